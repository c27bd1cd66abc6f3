"""The pages of one statement and of one document."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.catalog import Catalog, Held
from indexer.errors import BadQuery, NotHeld
from scrapers.model import Document
from webapp.citations import csl
from webapp.hits import document_address, statement_address, web_address
from webapp.languages import day_name, gettext, moment_name, vocabulary_name
from webapp.naming import source_name
from webapp.paragraphs import turn_views
from webapp.statement_page import statement_page
from webapp.stores import stores

pages = Blueprint("records", __name__)


@dataclass(frozen=True)
class VersionView:
    """A version of a document."""

    number: int
    captured: str
    address: str
    is_shown: bool


@pages.get("/statement/<path:id>")
def statement(id: str) -> str:
    """A statement in its context, with its evidence; `version` shows its words in another one."""
    catalog = stores().catalog
    held = _as_linked(catalog, id, _version())
    words, linked = request.args.get("q", ""), request.args.get("words", "")
    root = request.url_root.rstrip("/")
    page = statement_page(held, catalog, words, root, linked)
    return render_template("statement.html", page=page)


@pages.get("/statement/<path:id>.csl.json")
def statement_csl(id: str) -> Response:
    """A statement for reference managers, as CSL-JSON."""
    held = stores().catalog.statement(id)
    return jsonify([csl(held, request.url_root.rstrip("/") + statement_address(id))])


@pages.get("/document/<path:id>")
def document(id: str) -> str:
    """A document's turns in order, in its newest version or the one asked for."""
    catalog, version = stores().catalog, _version()
    shown, withdrawn = catalog.document(id, version), catalog.withdrawn_at(id)
    return render_template(
        "document.html",
        document=shown,
        turns=turn_views(shown, catalog.statements_of(id, version)),
        day=day_name(shown.date),
        kind=vocabulary_name("kinds", shown.kind),
        language_name=vocabulary_name("languages", shown.language),
        source=source_name(shown.source),
        source_url=web_address(shown.url),
        captured=moment_name(shown.capture.fetched_at if shown.capture else None),
        versions=_versions(catalog, shown),
        withdrawn=moment_name(withdrawn) if withdrawn else "",
        translations=[_translation(one) for one in catalog.translations(id)],
    )


def _version() -> int | None:
    """The version that the address asks for, or None for the newest."""
    value = request.args.get("version", "")
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise BadQuery(
            gettext("“%(value)s” is no version; wanted a whole number from 1.", value=value)
        )
    return int(value)


def _as_linked(catalog: Catalog, id: str, version: int | None) -> Held:
    """A statement with its newest words, or with those of one version of its document."""
    held = catalog.statement(id)
    if version is None:
        return held
    for one in catalog.statements_of(held.document.id, version):
        if one.statement.id == id:
            return one
    raise NotHeld(
        gettext(
            "version %(version)s of its document doesn’t hold statement %(id)s",
            version=version,
            id=id,
        )
    )


def _versions(catalog: Catalog, shown: Document) -> list[VersionView]:
    return [
        VersionView(
            number=one.version,
            captured=moment_name(one.capture.fetched_at if one.capture else None),
            address=f"{document_address(shown.id)}?version={one.version}",
            is_shown=one.version == shown.version,
        )
        for one in catalog.versions(shown.id)
    ]


def _translation(other: Document) -> tuple[str, str, str, str]:
    """(address, title, language, its name) of another edition of the same text."""
    language = vocabulary_name("languages", other.language)
    return document_address(other.id), other.title, other.language, language
