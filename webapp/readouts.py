"""Two governments' own readouts of what looks like one meeting or call, next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from indexer.catalog import Held
from indexer.engines import Query
from indexer.topics import mentions_in
from mappings.people import governments
from scrapers.model import Document
from webapp.hits import HitView, document_address, hit_view
from webapp.languages import day_name, vocabulary_name
from webapp.naming import government_name
from webapp.present import government_of
from webapp.searches import QUESTION
from webapp.sides import Matter
from webapp.stores import Stores

READOUT = frozenset({"readout"})
MOST_READ = 300  # statements of readouts on the matter, and again of those that mention the others
MOST_PAIRS = 6
MOST_QUOTED = 2  # passages of one readout
APART = timedelta(days=1)
EARLIEST, LATEST = date.min + APART, date.max - APART  # beyond them there is no day before or after


@dataclass(frozen=True)
class ReadoutView:
    """One side's readout."""

    government: str
    title: str
    language: str
    language_name: str
    day: date
    day_name: str
    address: str
    hits: list[HitView]  # what it says on the matter
    more: int  # further passages on it


@dataclass
class _Readout:
    """A readout as its statements show it."""

    document: Document
    government: str
    mentions: set[str] = field(default_factory=set)  # ids of the states that it names
    on_matter: dict[str, Held] = field(default_factory=dict)  # by id of the statement

    @cached_property
    def titled(self) -> frozenset[str]:
        """Ids of the other states that its title names."""
        named = mentions_in(self.document.title, self.document.language)
        states = {code.lower() for code in governments()} - {self.government.lower()}
        return frozenset(mention.id for mention in named) & states


def readout_pairs(
    matter: Matter, codes: Sequence[str], here: Stores
) -> list[tuple[ReadoutView, ReadoutView]]:
    """Readouts of two governments at most a day apart that name each other, the newest first.

    At least one of the two speaks of the matter. Whether they tell of one meeting isn't known:
    the page says so."""
    found = _readouts(matter, codes, here)
    pairs = sorted(_candidates(list(found.values())), key=_nearness)
    chosen: list[tuple[_Readout, _Readout]] = []
    used: set[str] = set()
    for one, other in pairs:
        ids = {one.document.id, other.document.id}
        if used.isdisjoint(ids):
            chosen.append((one, other))
            used |= ids
    chosen.sort(key=lambda pair: _day(pair[0]), reverse=True)
    return [(_view(one, matter), _view(other, matter)) for one, other in chosen[:MOST_PAIRS]]


def _readouts(matter: Matter, codes: Sequence[str], here: Stores) -> dict[str, _Readout]:
    """Document id → readout, of those that speak of the matter or mention one of the others."""
    kinds = matter.query.filters.get("kind")
    found: dict[str, _Readout] = {}
    if kinds and not READOUT & kinds:
        return found
    for held in _held(_on_matter(matter, codes), here):
        if readout := _noted(held, found):
            readout.on_matter[held.statement.id] = held
    if found:
        for held in _held(_naming(found.values(), codes), here):
            _noted(held, found)
    return found


def _on_matter(matter: Matter, codes: Sequence[str]) -> Query:
    query = matter.query
    narrowed = {"kind": READOUT, "government": frozenset(codes)}
    return replace(query, filters={**query.filters, **narrowed}, limit=MOST_READ)


def _naming(found: Iterable[_Readout], codes: Sequence[str]) -> Query:
    """What readouts of the same days say that names one of the governments."""
    days = [_day(one) for one in found]
    return Query(
        filters={
            "kind": READOUT,
            "government": frozenset(codes),
            "mention": frozenset(code.lower() for code in codes),
        },
        excluded={"type": QUESTION},
        since=max(min(days), EARLIEST) - APART,
        until=min(max(days), LATEST) + APART,
        sort="newest",
        limit=MOST_READ,
    )


def _held(query: Query, here: Stores) -> list[Held]:
    return here.catalog.statements([hit.id for hit in here.engine.search(query).hits])


def _noted(held: Held, found: dict[str, _Readout]) -> _Readout | None:
    """The readout of a statement, with the states that it names; None where it has no day."""
    document, government = held.document, government_of(held)
    if document.date is None or government is None:
        return None
    readout = found.setdefault(document.id, _Readout(document, government))
    readout.mentions |= {mention.id for mention in held.statement.topics}
    return readout


def _candidates(found: Sequence[_Readout]) -> Iterator[tuple[_Readout, _Readout]]:
    held = {one.document.id for one in found}
    originals = [one for one in found if one.document.translation_of not in held]
    for one, other in combinations(sorted(originals, key=lambda each: each.government), 2):
        is_named = (
            one.government.lower() in other.mentions and other.government.lower() in one.mentions
        )
        is_near = abs(_day(one) - _day(other)) <= APART
        is_on_matter = bool(one.on_matter or other.on_matter)
        is_other = one.government != other.government
        if is_other and is_near and is_on_matter and is_named and _titles_agree(one, other):
            yield one, other


def _titles_agree(one: _Readout, other: _Readout) -> bool:
    """Whether neither title names other states than the pair's: a call with Tokyo isn't one
    with Washington."""
    return all(
        not a.titled or b.government.lower() in a.titled for a, b in ((one, other), (other, one))
    )


def _nearness(pair: tuple[_Readout, _Readout]) -> tuple[int, bool, timedelta, int]:
    """What comes first: titles that name each other, both on the matter, on one day, and with
    most names in common."""
    one, other = pair
    titles = sum(bool(readout.titled) for readout in pair)
    is_one_sided = not (one.on_matter and other.on_matter)
    apart = abs(_day(one) - _day(other))
    return -titles, is_one_sided, apart, -len(one.mentions & other.mentions)


def _day(readout: _Readout) -> date:
    return readout.document.date or date.min


def _view(readout: _Readout, matter: Matter) -> ReadoutView:
    document, passages = readout.document, list(readout.on_matter.values())
    passages.sort(key=lambda held: held.statement.position)
    quoted = [
        hit_view(one, matter.understood, words=matter.search.words)
        for one in passages[:MOST_QUOTED]
    ]
    return ReadoutView(
        government=government_name(readout.government),
        title=document.title,
        language=document.language,
        language_name=vocabulary_name("languages", document.language),
        day=_day(readout),
        day_name=day_name(document.date),
        address=document_address(document.id),
        hits=[replace(one, anchor=f"readout-{one.anchor}") for one in quoted],
        more=max(0, len(passages) - MOST_QUOTED),
    )
