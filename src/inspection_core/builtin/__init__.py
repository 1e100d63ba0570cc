"""Our own offers, made through the same hooks as everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..calendars import Weekdays
from ..hooks import CalendarOffer, Check, Exporter, Importer, ProfileOffer, hookimpl
from ..profiles import BUILT_IN, built_in
from . import checks, exporters, importers


@hookimpl
def inspection_exporters() -> Iterator[Exporter]:
    yield from exporters.EXPORTERS


@hookimpl
def inspection_importers() -> Iterator[Importer]:
    yield from importers.IMPORTERS


@hookimpl
def inspection_checks() -> Iterator[Check]:
    yield from checks.CHECKS


@hookimpl
def inspection_profiles() -> Iterator[ProfileOffer]:
    for name in BUILT_IN:
        yield ProfileOffer(name=name, raw=partial(built_in, name), summary="neutral")


@hookimpl
def inspection_calendars() -> Iterator[CalendarOffer]:
    yield CalendarOffer(name="weekdays", make=Weekdays, summary="Monday to Friday, no holidays")
