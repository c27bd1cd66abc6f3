"""One edit, withdrawal or return as the page shows it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.catalog_changes import Change
from indexer.catalog_sources import VersionTime
from webapp.edit_names import edit_meaning, edit_name, reason_name
from webapp.hits import document_address, statement_address, web_address
from webapp.languages import moment_name
from webapp.naming import source_name
from webapp.word_diffs import Diff, diff, moved

GRAVE = ("withdrawn", "negation", "number", "name", "paragraph-removed", "words-removed")


@dataclass(frozen=True)
class VersionLink:
    """A version of a document, and when it was captured."""

    number: int
    captured: str
    address: str


@dataclass(frozen=True)
class ChangeView:
    """One change."""

    anchor: str
    kind: str
    name: str
    means: str
    reason: str  # of a withdrawal: how it showed itself
    is_grave: bool
    seen: str
    seen_iso: str
    first_captured: str
    title: str
    language: str
    document: str
    document_address: str
    statement_address: str  # "": no statement is concerned
    source: str
    source_name: str
    source_address: str
    url: str
    before: VersionLink | None
    after: VersionLink | None
    diff: Diff | None  # None: no words differ


def change_view(change: Change, times: Mapping[str, Sequence[VersionTime]]) -> ChangeView:
    """A change with the versions on both sides of it; `times` are those of its document."""
    versions = times.get(change.document, ())
    before, after = around(change, versions)
    return ChangeView(
        anchor=change_anchor(change),
        kind=change.kind,
        name=edit_name(change.kind),
        means=edit_meaning(change.kind),
        reason=reason_name(change.why) if change.kind == "withdrawn" else "",
        is_grave=change.kind in GRAVE,
        seen=moment_name(change.at),
        seen_iso=change.at.isoformat(),
        first_captured=moment_name(versions[0].at if versions else None),
        title=change.title,
        language=change.language,
        document=change.document,
        document_address=document_address(change.document),
        statement_address=statement_address(change.statement) if change.statement else "",
        source=change.source,
        source_name=source_name(change.source),
        source_address=f"/source/{change.source}",
        url=web_address(change.url),
        before=_link(change.document, before),
        after=_link(change.document, after),
        diff=diff_of(change),
    )


def diff_of(change: Change) -> Diff | None:
    """What a change did to the words; None where it has none."""
    if not (change.before or change.after):
        return None
    if change.kind == "paragraph-moved":
        return moved(change.after)
    return diff(change.before, change.after, change.language)


def around(
    change: Change, versions: Sequence[VersionTime]
) -> tuple[VersionTime | None, VersionTime | None]:
    """The versions before and after an edit; of a withdrawal, the last one that was held then."""
    if change.version is None:
        held = [one for one in versions if one.at <= change.at] or versions[:1]
        return (held[-1] if held else None), None
    for earlier, later in pairwise((None, *versions)):
        if later and later.number == change.version:
            return earlier, later
    return None, None


def change_anchor(change: Change) -> str:
    """Where a change stands on its page; the same as long as it is held."""
    parts = (change.document, str(change.version), change.kind, str(change.at))
    told = "\n".join((*parts, change.before, change.after))
    return f"c-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def _link(document: str, version: VersionTime | None) -> VersionLink | None:
    if version is None:
        return None
    where = f"{document_address(document)}?version={version.number}"
    return VersionLink(version.number, moment_name(version.at), where)
