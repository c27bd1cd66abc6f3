"""From the catalog to the engine: the records that statements are found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from indexer.catalog import Catalog, Held
from indexer.catalog_writing import note_indexed
from indexer.engines import Query, Record, SearchEngine
from indexer.errors import EngineUnavailable
from mappings.people import Person, organizations, people
from mappings.topics import topics
from scrapers.corpora import CORPORA
from scrapers.model import Tally
from scrapers.registry import SOURCES


def index(catalog: Catalog, engine: SearchEngine, url: str, *, rebuild: bool = False) -> Tally:
    """Bring an engine up to the catalog: what changed since last time, or everything."""
    tally = Tally("index")
    revision = catalog.revision()
    since, count = catalog.followed(url)
    if rebuild or not _holds(engine, count):
        tally.add("statements", engine.replace_all(records(catalog, 0)))
    else:
        tally.add("statements", _follow(catalog, engine, since))
    note_indexed(catalog, url, revision, catalog.current_statements())
    return tally


def _holds(engine: SearchEngine, count: int) -> bool:
    """Whether the engine still is what the catalog believes that it filled."""
    try:
        return count > 0 and engine.search(Query(limit=0)).total == count
    except EngineUnavailable:
        return False


def _follow(catalog: Catalog, engine: SearchEngine, since: int) -> int:
    gone = [held.statement.id for held in catalog.changed_since(since) if not held.is_current]
    engine.delete(gone)
    return engine.add(records(catalog, since))


def records(catalog: Catalog, since: int) -> Iterator[Record]:
    """A record for each current statement that changed after a revision."""
    return (record_of(held) for held in catalog.changed_since(since) if held.is_current)


def record_of(held: Held) -> Record:
    """What an engine needs to find a statement by."""
    statement, document = held.statement, held.document
    return Record(
        id=statement.id,
        document=document.id,
        text=statement.text,
        title=document.title,
        names=_names(held),
        language=statement.language,
        date=statement.date,
        position=statement.position,
        keywords={field: tuple(values) for field, values in _keywords(held).items() if values},
    )


def _keywords(held: Held) -> dict[str, list[str]]:
    """The values of each facet; a question is nobody's position and no government's word."""
    statement, document = held.statement, held.document
    known = topics()
    ids = list(dict.fromkeys(mention.id for mention in statement.topics))
    own = [one.code for one in statement.stances if one.holder is None]
    government = statement.voice.government if statement.type != "question" else None
    return {
        "government": _given(government),
        "publisher": _given(document.publisher or publisher_of(document.source)),
        "source": [document.source],
        "speaker": _given(statement.voice.speaker),
        "stance": list(dict.fromkeys(own)),
        "topic": [id for id in ids if known[id].kind == "topic"],
        "mention": [id for id in ids if known[id].kind != "topic"],
        "language": [statement.language],
        "kind": [document.kind],
        "type": [statement.type],
        "year": [f"{statement.date:%Y}"] if statement.date else [],
        "month": [f"{statement.date:%Y-%m}"] if statement.date else [],
    }


def _given(value: str | None) -> list[str]:
    return [value] if value else []


def publisher_of(source: str) -> str | None:
    """The organization id of a source's or a corpus's publisher."""
    for one in SOURCES:
        if one.id == source:
            return one.publisher
    return CORPORA[source].publisher if source in CORPORA else None


def _names(held: Held) -> tuple[str, ...]:
    """Every name that a reader may look a statement's speaker up by."""
    statement = held.statement
    person = people().get(statement.voice.speaker or "")
    printed = _given(statement.attribution)
    return (*printed, *(_of_person(person) if person else ()), *_of_publisher(held))


def _of_person(person: Person) -> Iterable[str]:
    return (name for names in person.names.values() for name in names)


def _of_publisher(held: Held) -> Iterable[str]:
    publisher = held.statement.on_behalf_of
    organization = organizations().get(publisher or "")
    return organization.names.values() if organization else ()
