"""How to search: one page, in the page's language, with examples that lead to searches."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, render_template

from mappings.fields import facets
from webapp.naming import field_name

pages = Blueprint("help", __name__)
# A value of each field to show; those that mappings/fields.toml brings later have none yet
EXAMPLES = {
    "government": "government:JP",
    "speaker": "speaker:vladimir-putin",
    "stance": "stance:condemn",
    "topic": "topic:kp_ru_treaty",
    "mention": "mention:ua",
    "publisher": "publisher:jp-mofa",
    "source": "source:us-state",
    "language": "lang:ko",
    "kind": "kind:briefing",
    "type": "type:answer",
}


@pages.get("/help")
def help() -> str:
    """The page itself; its sections can be linked to: /help#phrases."""
    return render_template("help.html", fields=list(_fields()))


def _fields() -> Iterator[tuple[str, str, str]]:
    """(name in the box, what it is called, an example) of each field that can be asked for."""
    for id, facet in facets().items():
        if facet.asked and id in EXAMPLES:
            yield facet.asked, field_name(id), EXAMPLES[id]
