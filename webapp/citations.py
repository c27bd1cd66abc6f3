"""How to cite a statement: in plain text, and as CSL-JSON for reference managers."""

from __future__ import annotations

from datetime import date
from typing import Any

from indexer.catalog import Held
from scrapers.model import Capture
from webapp.hits import who_speaks
from webapp.languages import day_name, gettext, moment_name
from webapp.naming import source_name
from webapp.passages import passage

CSL_TYPES = {"speech": "speech", "release": "webpage", "readout": "webpage"}


def citation(held: Held, link: str) -> str:
    """One line that names speaker, office, words, document, day, source, capture and link."""
    statement, document, who = held.statement, held.document, who_speaks(held)
    start, end = passage(statement.text, statement.language, [])
    words = statement.text[start:end] + ("…" if end < len(statement.text) else "")
    speaker = ", ".join(part for part in (who.name, who.office, who.government) if part)
    capture = document.capture
    seen = _seen(capture) if capture else ""
    parts = (
        f"{speaker}: “{words}”",
        gettext("In: %(title)s, %(day)s", title=document.title, day=day_name(statement.date)),
        source_name(document.source),
        ", ".join(part for part in (document.url, seen) if part),
        gettext("On Record, version %(version)s: %(link)s", version=document.version, link=link),
    )
    return " ".join(_closed(part) for part in parts if part)


def _seen(capture: Capture) -> str:
    when = moment_name(capture.fetched_at)
    return gettext("captured %(when)s (%(digest)s)", when=when, digest=capture.digest)


def _closed(part: str) -> str:
    """A part that ends as a sentence does; one that ends in quotation marks does already."""
    return part if part.endswith((".", "!", "?", "”", "。")) else f"{part}."


def csl(held: Held, link: str) -> dict[str, Any]:
    """A CSL-JSON item (citation style language, schema 1.0)."""
    statement, document, who = held.statement, held.document, who_speaks(held)
    item = {
        "id": statement.id,
        "type": CSL_TYPES.get(document.kind, "speech"),
        "title": document.title,
        "author": [{"literal": who.name}],
        "issued": _date(statement.date),
        "accessed": _date(document.capture.fetched_at if document.capture else None),
        "container-title": source_name(document.source),
        "language": statement.language,
        "URL": document.url,
        "archive": "On Record",
        "archive_location": link,
        "version": str(document.version),
        "abstract": statement.text,
        "event-place": document.place,
    }
    return {field: value for field, value in item.items() if value}


def _date(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
