"""/suggest.json: what a reader may be typing, as the search box's script asks for it."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from indexer.suggest import Suggestion, held, suggestions
from webapp.naming import field_name, value_name
from webapp.searches import Search, address, with_value
from webapp.stores import stores

pages = Blueprint("suggesting", __name__)
FRESH = 60  # seconds that a browser may keep an answer


@pages.get("/suggest.json")
def suggest() -> Response:
    """Speakers, topics, states and publishers that begin as `q` does."""
    typed = request.args.get("q", "")
    found = suggestions(typed, held(stores().engine)) if typed.strip() else []
    answer = jsonify([as_json(one) for one in found])
    answer.headers["Cache-Control"] = f"public, max-age={FRESH}"
    return answer


def as_json(one: Suggestion) -> dict[str, str | int]:
    """A suggestion with its name and the address of its statements."""
    return {
        "field": one.field,
        "kind": field_name(one.field),
        "value": one.value,
        "name": value_name(one.field, one.value),
        "words": one.words,
        "count": one.count,
        "address": address(with_value(Search(), one.field, one.value)),
    }
