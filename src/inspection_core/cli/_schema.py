"""`inspection schema`: the JSON Schema of a file format or of a command's `--json`."""

from __future__ import annotations

from typing import Any

import click

from ..codec import did_you_mean
from ..diagnostics import Text, offers as rules
from ..errors import UnknownOfferError
from ..exporting import Recipes
from ..formats import both, schema_of, write_json
from ..model import EVENT_CLASSES, FIELD_TITLES, Document, Restricted
from ..profiles import Profile
from ..proposals import Mappings
from ..reviewing import Waivers
from ._common import Session, session
from ._outputs import LISTS, OUTPUTS

FILES: dict[str, type] = {
    "build": Recipes,
    "case": Document,
    "mapping": Mappings,
    "profile": Profile,
    "restricted": Restricted,
    "waivers": Waivers,
}
EVENTS = {cls.kind: cls for cls in EVENT_CLASSES}


@click.command()
@click.argument("name", required=False)
@session
def schema(_session: Session, name: str | None) -> None:
    """Print the schema of a file (case, profile, build, mapping, restricted, waivers), an event kind, or a command's
    --json.

    Without NAME, list them.
    """
    names = (*FILES, *OUTPUTS, *EVENTS)
    if name is None:
        click.echo("\n".join(names))
    elif name not in names:
        hint = did_you_mean(name, names)
        raise UnknownOfferError(rules.UNKNOWN_OFFER(kind=Text("schema", "模式"), name=name, hint=hint))
    else:
        click.echo(write_json(schema_named(name)), nl=False)


def schema_named(name: str) -> dict[str, Any]:
    """The schema of a file, of an event's payload, or of a command's output."""
    if name in FILES:
        made = schema_of(FILES[name], FIELD_TITLES)
        if name == "profile":  # a file names another; the resolved Profile doesn't any more
            made["$defs"]["Profile"]["properties"]["extends"] = {
                "type": "string",
                "title": both(FIELD_TITLES["extends"]),
            }
        return made
    if name in OUTPUTS:
        made = schema_of(OUTPUTS[name], FIELD_TITLES, written=False)
        if name not in LISTS:
            return made
        kept = {key: made.pop(key) for key in ("$schema", "$defs")}
        return {**kept, "type": "array", "items": made}
    return schema_of(EVENTS[name], FIELD_TITLES)
