"""Error pages: what went wrong, in words, with what mends it."""

from __future__ import annotations

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from indexer.errors import (
    BadQuery,
    CatalogUnavailable,
    EngineUnavailable,
    IndexOutdated,
    NotHeld,
)
from indexer.told import Told
from mappings.errors import OnRecordError
from webapp.languages import gettext, later, say

# What went wrong → HTTP status and the page's heading
KINDS: dict[type[OnRecordError], tuple[int, str]] = {
    BadQuery: (400, later("This search can’t be asked")),
    NotHeld: (404, later("Nothing here has this address")),
    EngineUnavailable: (503, later("The search engine doesn’t answer")),
    IndexOutdated: (503, later("The index must be built anew")),
    CatalogUnavailable: (503, later("The catalog can’t be opened")),
}
UNKNOWN = later("Something went wrong")
HEADINGS = {
    404: later("Nothing here has this address"),
    405: later("This page can only be read"),
}


def register(app: Flask) -> None:
    """Answer every known error with a page in words, or with JSON where JSON was asked for."""
    for kind in KINDS:
        app.register_error_handler(kind, _refusal)
    app.register_error_handler(HTTPException, _http)


def _refusal(error: Exception) -> Response:
    status, heading = next(KINDS[kind] for kind in KINDS if isinstance(error, kind))
    told = error.args[0] if error.args else ""
    return _page(status, gettext(heading), told.said(say) if isinstance(told, Told) else str(told))


def _http(error: Exception) -> Response:
    code = error.code if isinstance(error, HTTPException) else None
    status = code or 500
    if isinstance(error, HTTPException) and 300 <= status < 400:
        return make_response(error.get_response())
    return _page(status, gettext(HEADINGS.get(status, UNKNOWN)), "")


def _page(status: int, heading: str, reason: str) -> Response:
    if request.path.endswith(".json") or request.args.get("format") == "json":
        answer = jsonify({"error": heading, "reason": reason})
    else:
        answer = make_response(
            render_template("error.html", status=status, heading=heading, reason=reason)
        )
    answer.status_code = status
    if status == 503:
        answer.headers["Retry-After"] = "60"
    return answer
