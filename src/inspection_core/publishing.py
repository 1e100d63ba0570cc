"""Publications: drafting one from its documents, pinned to what is known, and making them again, byte for byte."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from .codec import did_you_mean
from .diagnostics import Diagnostic, Text, offers as rules
from .errors import ExportError, OptionsError
from .exporting import Output, View, export, parted, read_options, require_distinct, require_withheld, view_for
from .folder import Folder, load, reader_of, write_atomic
from .formats import content_digest
from .lifecycle import Case, Publication
from .model import MadeDocument, PublicationDrafted
from .plugins import Plugins
from .views import Report, report


def draft_publication(
    folder: Folder,
    publication: str,
    outputs: Sequence[Output],
    *,
    title: str,
    as_of: dt.date,
    on: dt.date,
    to: str | Path | None = None,
    recorded_by: str | None = None,
    recorded_at: str | None = None,
    plugins: Plugins | None = None,
) -> Case:
    """Make the documents of a publication, and record it as drafted; they are written to `to` where it is given.

    OptionsError where the documents are for several audiences, or two for one file; TransitionError where it can't
    be drafted now; InvalidCaseError where the working copy withholds more than was adopted.
    """
    audiences = {output.audience.value for output in outputs}
    if len(audiences) != 1:
        raise OptionsError(rules.MIXED_AUDIENCES(audiences=tuple(sorted(audiences)) or ("-",)))
    asked = plugins or Plugins.installed()
    known = len(folder.case.journal)
    shown = report(folder.case, as_of=as_of, audience=outputs[0].audience, known=known)
    require_withheld(folder.case, shown)
    outputs = tuple(part for each in outputs for part in _parts(folder, each, shown, asked))
    require_distinct(outputs)
    made = {output.to: _make(folder.case, folder.path, output, shown, asked) for output in outputs}
    event = PublicationDrafted(
        publication=publication,
        title=title,
        as_of=as_of,
        audience=shown.audience,
        known=known,
        documents=tuple(_described(folder.path, output, made[output.to], asked) for output in outputs),
        on=on,
        recorded_by=recorded_by,
        recorded_at=recorded_at,
    )
    case = folder.record(event)
    _write(to, made)
    return case


def rebuild_publication(
    path: str | Path, publication: str, *, to: str | Path | None = None, plugins: Plugins | None = None
) -> Mapping[str, bytes]:
    """The documents of a publication, made again; they are written to `to` where it is given.

    ExportError, and nothing written, where one doesn't come out as it was made: because a template changed, or the
    plugin that made it.
    """
    asked = plugins or Plugins.installed()
    case = load(path, plugins=asked)
    draft = _publication(case, publication).draft
    shown = report(case, as_of=draft.as_of, audience=draft.audience, known=draft.known)
    made: dict[str, bytes] = {}
    problems: list[Diagnostic] = []
    for document in draft.documents:
        output = Output(
            exporter=document.exporter,
            to=document.to,
            audience=draft.audience,
            options=document.options,
            since=document.since,
            items=document.items,
        )
        made[document.to] = _make(case, Path(path), output, shown, asked)
        now = _described(Path(path), output, made[document.to], asked)
        if now.digest != document.digest:
            why = _difference(document, now)
            problems.append(rules.REBUILD_DIFFERS(publication=publication, name=document.to, why=why))
    if problems:
        raise ExportError(*problems)
    _write(to, made)
    return made


def _publication(case: Case, id: str) -> Publication:
    known = {id: each for id, each in case.standing.publications.items() if each.draft.documents}
    if id not in known:
        raise OptionsError(rules.NO_PUBLICATION(publication=id, hint=did_you_mean(id, known)))
    return known[id]


def _parts(folder: Folder, output: Output, shown: Report, plugins: Plugins) -> tuple[Output, ...]:
    """An output, or where it is split those of its parts: each is pinned by itself, as it was made."""
    if output.split_by is None:
        return (output,)
    return parted(_view(folder.case, folder.path, output, shown, plugins), output, plugins=plugins)


def _view(case: Case, path: Path, output: Output, shown: Report, plugins: Plugins) -> View:
    offer = plugins.exporter(output.exporter)
    return view_for(offer, case, shown, since=output.since, items=output.items, read=reader_of(path))


def _make(case: Case, path: Path, output: Output, shown: Report, plugins: Plugins) -> bytes:
    """The bytes of one document of a publication that shows a report."""
    offer, view = plugins.exporter(output.exporter), _view(case, path, output, shown, plugins)
    options = read_options(offer, output.options or None, base=path)
    return export(view, output.exporter, options=options, plugins=plugins)


def _described(path: Path, output: Output, made: bytes, plugins: Plugins) -> MadeDocument:
    """What is kept of a document as it was made."""
    options = read_options(plugins.exporter(output.exporter), output.options or None, base=path)
    author, version = plugins.author("exporters", output.exporter), plugins.version("exporters", output.exporter)
    return MadeDocument(
        exporter=output.exporter,
        to=output.to,
        options=dict(output.options),
        since=output.since,
        items=output.items,
        made_by=f"{author} {version}".strip(),
        inputs=_inputs(options),
        digest=content_digest(made),
    )


def _inputs(options: Any) -> Mapping[str, str]:
    """The SHA-256 of each file that an option names."""
    values = {each.name: getattr(options, each.name) for each in attrs.fields(type(options))} if options else {}
    paths = {name: value for name, value in values.items() if isinstance(value, Path)}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in paths.items() if path.is_file()}


def _difference(before: MadeDocument, now: MadeDocument) -> Text:
    """What changed about a document's making, as far as that is known."""
    changed = sorted(name for name in {*before.inputs, *now.inputs} if before.inputs.get(name) != now.inputs.get(name))
    if changed:
        names = ", ".join(changed)
        return Text(f"the file of option {names} was changed since", f"选项 {names} 的文件已改动")
    if before.made_by != now.made_by:
        return Text(
            f"it was made by {before.made_by}, now by {now.made_by}", f"原由 {before.made_by} 生成，现为 {now.made_by}"
        )
    return Text("nothing that is recorded of its making changed", "其生成条件并无变化")


def _write(to: str | Path | None, made: Mapping[str, bytes]) -> None:
    for name, data in made.items() if to is not None else ():
        write_atomic(Path(to or "") / name, data)
