"""What each government holds of one matter: how much, in which months, and with which stances."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.ask import Understanding
from indexer.engines import Query
from indexer.errors import BadQuery
from indexer.shifts import Taken, is_about, own_stances
from mappings.stances import classes
from webapp.languages import gettext
from webapp.naming import government_name
from webapp.periods import asked_months
from webapp.searches import (
    QUESTION,
    Search,
    parameters_of,
    query_of,
    understood_of,
    with_value,
    without_field,
)
from webapp.stores import Stores

USUAL = ("KR", "US", "JP", "RU")
MOST_COLUMNS = 6
MOST_READ = 500  # statements of one government that stances are read from, the newest first
MOST_MONTHS = 5_000  # that are counted: more than four centuries
UNSTATED = "neutral"  # the class that says that nothing was stated
FIRST_SHOWN = 12  # governments that stand open to choose from; the others unfold


@dataclass(frozen=True)
class Matter:
    """What governments are put side by side on: a search, whoever speaks."""

    search: Search  # without its filter on governments
    understood: Understanding
    chosen: frozenset[str]  # governments that the address or the words name
    named: frozenset[str]  # those of them that the words name: "government:JP"
    left_out: frozenset[str]  # governments that are shown only where they are chosen

    @property
    def query(self) -> Query:
        """The question for all of them, without hits or facets."""
        query = query_of(self.search, self.understood, 1, facets=False)
        return replace(query, sort="newest", limit=0, offset=0)

    def of(self, government: str) -> Query:
        """The question for one government."""
        query = self.query
        return replace(query, filters={**query.filters, "government": frozenset({government})})

    def search_of(self, government: str) -> Search:
        """The search whose page lists what one government said."""
        # The words may choose it already, and others besides
        left_out = {**self.search.excluded, "government": self.named - {government}}
        others = {name: values for name, values in left_out.items() if values}
        alone = replace(self.search, excluded=others)
        return alone if government in self.named else with_value(alone, "government", government)


@dataclass(frozen=True)
class Side:
    """One government on a matter."""

    government: str
    total: int
    months: Mapping[str, int]  # "2024-06" → statements; the undated aren't among them
    stated: int  # statements that state a stance
    read: int  # how many of these the stances were read from
    read_since: date | None  # the day of the oldest of these, where not all were read
    taken: tuple[Taken, ...]  # newest first
    is_on_target: bool  # False: no stance names the matter itself; these stand beside it

    @property
    def name(self) -> str:
        """The government's name."""
        return government_name(self.government)

    @property
    def is_all_read(self) -> bool:
        """Whether every stance was read."""
        return self.read >= self.stated

    @property
    def undated(self) -> int:
        """Statements that no month holds."""
        return max(0, self.total - sum(self.months.values()))


@dataclass(frozen=True)
class Choice:
    """A government that may be chosen."""

    code: str
    name: str
    count: int  # statements on the matter
    is_chosen: bool


def matter_of(search: Search) -> Matter:
    """What a search is about, apart from who speaks; raises BadQuery for too many governments."""
    search = replace(search, page=1, sort="")
    understood = understood_of(search)
    named = understood.filters.get("government", frozenset())
    chosen = named | search.chosen.get("government", frozenset())
    if len(chosen) > MOST_COLUMNS:
        raise BadQuery(
            gettext(
                "%(count)s governments; up to %(most)s stand side by side.",
                count=len(chosen),
                most=MOST_COLUMNS,
            )
        )
    left_out = search.excluded.get("government", frozenset())
    left_out |= understood.excluded.get("government", frozenset())
    return Matter(without_field(search, "government"), understood, chosen, named, left_out)


def usual_first(codes: frozenset[str]) -> tuple[str, ...]:
    """Codes in the order of the page: the usual four, then by letters."""
    usual = [code for code in USUAL if code in codes]
    return (*usual, *sorted(codes - set(usual)))


def speaking(matter: Matter, here: Stores) -> dict[str, int]:
    """How many statements on the matter each government has, the most first."""
    query = replace(matter.query, facets=("government",))
    plain = {name: values for name, values in query.filters.items() if name != "government"}
    found = here.engine.search(replace(query, filters=plain)).facets.get("government", {})
    return {code: count for code, count in found.items() if code not in matter.left_out}


def held_governments(here: Stores) -> dict[str, int]:
    """How many statements the archive holds of each government, the most first."""
    query = Query(excluded={"type": QUESTION}, facets=("government",), facet_size=300, limit=0)
    return dict(here.engine.search(query).facets.get("government", {}))


def choices(
    shown: Sequence[str], counts: Mapping[str, int], held: Mapping[str, int]
) -> tuple[list[Choice], list[Choice]]:
    """The governments to choose from: those shown and the most frequent; and all others held."""
    codes = dict.fromkeys((*shown, *counts, *held))
    offered = [
        Choice(code, government_name(code), counts.get(code, 0), code in shown) for code in codes
    ]
    first = max(len(shown), min(FIRST_SHOWN, len(counts)))
    return offered[:first], offered[first:]


def hidden_of(matter: Matter) -> list[tuple[str, str]]:
    """What a form takes along: the matter without its days, which have fields of their own."""
    return parameters_of(replace(matter.search, since=None, until=None, sort="", page=1))


def side_of(government: str, matter: Matter, here: Stores) -> Side:
    """What one government holds of a matter."""
    query = matter.of(government)
    counted = here.engine.search(replace(query, facets=("month",), facet_size=MOST_MONTHS))
    stated = here.engine.search(replace(_stating(query), limit=MOST_READ))
    held = here.catalog.statements([hit.id for hit in stated.hits])
    days = [one.statement.date for one in held if one.statement.date]
    topics = query.filters.get("topic", frozenset()) | query.filters.get("mention", frozenset())
    taken = tuple(own_stances(held))
    on_target = tuple(one for one in taken if not topics or is_about(one.stance, topics))
    return Side(
        government=government,
        total=counted.total,
        months=asked_months(query, counted.facets.get("month", {})),
        stated=stated.total,
        read=len(stated.hits),
        read_since=min(days, default=None) if stated.total > len(stated.hits) else None,
        taken=on_target or taken,
        is_on_target=bool(on_target or not taken),
    )


def _stating(query: Query) -> Query:
    """The same question for statements that state a stance of their own."""
    if query.filters.get("stance"):
        return query
    codes = frozenset(classes()) - {UNSTATED}
    return replace(query, filters={**query.filters, "stance": codes})


def months_held(government: str, query: Query, here: Stores) -> dict[str, int]:
    """How many statements of a government are held in each month of a query, on any matter."""
    everything = Query(
        filters={"government": frozenset({government})},
        excluded={"type": QUESTION},
        since=query.since,
        until=query.until,
        facets=("month",),
        facet_size=MOST_MONTHS,
        limit=0,
    )
    return asked_months(query, here.engine.search(everything).facets.get("month", {}))
