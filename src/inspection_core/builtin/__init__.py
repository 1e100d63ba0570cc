"""Our own offers, made through the same hooks as everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..calendars import Weekdays
from ..hooks import CalendarOffer, Check, Exporter, Importer, ProfileOffer, Proposer, hookimpl
from ..profiles import BUILT_IN, built_in
from . import checks, exporters, importers, outside, registers


@hookimpl
def inspection_exporters() -> Iterator[Exporter]:
    """Documents that need nothing but the core."""
    yield from exporters.EXPORTERS
    yield from registers.EXPORTERS


@hookimpl
def inspection_importers() -> Iterator[Importer]:
    """Our own formats."""
    yield from importers.IMPORTERS


@hookimpl
def inspection_proposers() -> Iterator[Proposer]:
    """Tables as CSV."""
    yield from importers.PROPOSERS


@hookimpl
def inspection_checks() -> Iterator[Check]:
    """What every body wants checked."""
    yield from checks.CHECKS
    yield from outside.CHECKS


@hookimpl
def inspection_profiles() -> Iterator[ProfileOffer]:
    """The neutral profiles."""
    for name in BUILT_IN:
        yield ProfileOffer(name=name, raw=partial(built_in, name), summary="neutral")


@hookimpl
def inspection_calendars() -> Iterator[CalendarOffer]:
    """Monday to Friday."""
    yield CalendarOffer(name="weekdays", make=Weekdays, summary="Monday to Friday, no holidays")
