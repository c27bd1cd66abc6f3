"""What a source reads on a saved page, as the golden file beside the page keeps it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from scrapers.model import Document, Source, document_id
from scrapers.page import Page


def golden(source: Source, page: Page) -> Any:
    """A document's fields and turns; or, for another page, [address, day, is it a listing]…"""
    if document_id(source, page.url) is None:
        return [[link.url, _said(link.date), link.is_listing] for link in source.links(page)]
    return golden_document(source.read(page))


def golden_document(document: Document) -> dict[str, Any]:
    """What a golden file says of a document."""
    return {
        "id": document.id,
        "title": document.title,
        "date": _said(document.date),
        "published_at": _said(document.published_at),
        "kind": document.kind,
        "place": document.place,
        "attribution": document.attribution,
        **({"publisher": document.publisher} if document.publisher else {}),
        "translation_of": document.translation_of,
        "turns": [[turn.type, turn.attribution, turn.text] for turn in document.turns],
    }


def golden_json(source: Source, page: Page) -> str:
    """The words of the golden file."""
    return json.dumps(golden(source, page), ensure_ascii=False, indent=1) + "\n"


def _said(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
