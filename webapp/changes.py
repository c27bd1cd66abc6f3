"""What was edited, withdrawn and restored after publication: a page, a feed, a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from flask import Blueprint, Response, render_template, request

from indexer.catalog import Catalog
from indexer.catalog_sources import held_sources, version_times
from indexer.edits import KINDS
from webapp.change_feeds import change_feed, change_table
from webapp.change_filters import (
    Wanted,
    address,
    changes_wanted,
    filter_chips,
    read_wanted,
)
from webapp.change_views import ChangeView, change_view
from webapp.edit_names import edit_meaning, edit_name
from webapp.naming import source_name
from webapp.stores import stores

pages = Blueprint("changes", __name__)
PAGE_SIZE = 20


@dataclass(frozen=True)
class ChoiceView:
    """A value that can be chosen."""

    value: str
    name: str
    means: str
    is_chosen: bool


@pages.get("/changes")
def changes() -> str:
    """Changes, newest first; filtered by class, by source, by document and by day."""
    catalog = stores().catalog
    wanted, held = _asked(), held_sources(catalog)
    shown, has_more = page_of_changes(catalog, wanted)
    return render_template(
        "changes.html",
        wanted=wanted,
        changes=shown,
        chips=filter_chips(wanted),
        kinds=[
            ChoiceView(one, edit_name(one), edit_meaning(one), one in wanted.kinds) for one in KINDS
        ],
        sources=_sources(held, wanted),
        previous=address(replace(wanted, page=wanted.page - 1)) if wanted.page > 1 else "",
        next=address(replace(wanted, page=wanted.page + 1)) if has_more else "",
        first=address(replace(wanted, page=1)),
        feed_address=address(replace(wanted, page=1), "/changes.atom"),
        table_address=address(replace(wanted, page=1), "/changes.csv"),
    )


@pages.get("/changes.atom")
def changes_atom() -> Response:
    """The newest changes as a feed."""
    return change_feed(stores().catalog, _asked())


@pages.get("/changes.csv")
def changes_csv() -> Response:
    """All changes asked for as a table."""
    return change_table(stores().catalog, _asked())


def _asked() -> Wanted:
    return read_wanted(dict(request.args.lists()), held_sources(stores().catalog))


def page_of_changes(catalog: Catalog, wanted: Wanted) -> tuple[list[ChangeView], bool]:
    """The changes of one page, and whether there are more."""
    first = (wanted.page - 1) * PAGE_SIZE
    found = changes_wanted(catalog, wanted, first + PAGE_SIZE + 1)
    rows = list(islice(found, first, None))
    shown = rows[:PAGE_SIZE]
    times = version_times(catalog, sorted({one.document for one in shown}))
    return [change_view(one, times) for one in shown], len(rows) > PAGE_SIZE


def _sources(held: Sequence[str], wanted: Wanted) -> list[ChoiceView]:
    """The sources that documents are held of, and those that were asked for."""
    ids = dict.fromkeys([*wanted.sources, *held])
    return [ChoiceView(id, source_name(id), "", id in wanted.sources) for id in ids]
