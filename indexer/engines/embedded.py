"""The engine that needs no server: tantivy, in this process, in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from indexer.engines import Hit, Query, Record, Results
from indexer.engines.records import SURROGATE, check_query
from indexer.engines.tantivy_folder import HEAP_BYTES, THREADS, Edge, Folder
from indexer.engines.tantivy_query import Compiler
from indexer.engines.tantivy_schema import document
from indexer.errors import EngineUnavailable

# Field and direction of each sort; relevance means this only where there are no words
ORDERS = {
    "relevance": ("newest", tantivy.Order.Desc),
    "newest": ("newest", tantivy.Order.Desc),
    "oldest": ("oldest", tantivy.Order.Asc),
}
MOST_VALUES = 60_000  # of one facet that are counted; tantivy refuses more than 65,000


@dataclass(frozen=True)
class _Opened:
    """An index as this process last saw it."""

    name: Path
    index: tantivy.Index
    stamp: tuple[int, int]  # of its meta.json, which every commit replaces


class EmbeddedEngine:
    """A SearchEngine in a folder. Any number of processes search; one at a time writes.

    Making one touches nothing: a missing or outdated index is told when it is searched.
    Hits score by BM25, each field with its weight in mappings/fields.toml.
    """

    def __init__(self, path: str) -> None:
        self._folder = Folder(Path(path))
        self._opened: _Opened | None = None

    def add(self, records: Iterable[Record]) -> int:
        """Hold these records, replacing those with the same id; visible on return. Gives how many.

        Raises RecordRefused before anything is held when a record can't be."""
        with self._folder.writing():
            if not self._folder.exists():
                return self._build(records)
            name = self._folder.current()
            index = self._folder.open(name)
            self._folder.clear(keep=name)
            with self._writer(index) as writer:
                return self._write(writer, index, records)

    def delete(self, ids: Iterable[str]) -> None:
        """Forget these ids; unknown ones are ignored; visible on return."""
        with self._folder.writing():
            if not self._folder.exists():
                return
            with self._writer(self._folder.open(self._folder.current())) as writer:
                for each in ids:
                    if not SURROGATE.search(each):
                        writer.delete_documents_by_term("id", each)

    def replace_all(self, records: Iterable[Record]) -> int:
        """Build an index of just these beside the old one and switch at once. Gives how many."""
        with self._folder.writing():
            return self._build(records)

    def search(self, query: Query) -> Results:
        """Answer a query; raises BadQuery, EngineUnavailable or IndexOutdated."""
        check_query(query)
        index = self._current()
        with Edge(self._folder.path):
            return _Search(index, query).results()

    def _build(self, records: Iterable[Record]) -> int:
        name, index = self._folder.build()
        with self._writer(index) as writer:
            count = self._write(writer, index, records)
        self._folder.put_in_force(name)
        return count

    def _write(
        self, writer: tantivy.IndexWriter, index: tantivy.Index, records: Iterable[Record]
    ) -> int:
        """Add records in place of those with their ids, deleting only where there may be one.

        tantivy keeps every deletion in memory until the commit: 1.3 kB each.
        """
        count, seen, held, edge = 0, _Seen(), index.searcher(), Edge(self._folder.path)
        for record in records:
            made = document(record, index.schema)
            with edge:
                if seen.meets(record.id) or held.doc_freq("id", record.id):
                    writer.delete_documents_by_term("id", record.id)
                writer.add_document(made)
            count += 1
        return count

    @contextmanager
    def _writer(self, index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
        """A writer whose work is committed and merged at the end, or undone on any error."""
        with Edge(self._folder.path):
            writer = index.writer(HEAP_BYTES, THREADS)
        is_done = False
        try:
            yield writer
            with Edge(self._folder.path):
                writer.commit()
            is_done = True
        finally:
            with Edge(self._folder.path):
                if not is_done:
                    writer.rollback()
                writer.wait_merging_threads()

    def _current(self) -> tantivy.Index:
        """The index in force, as it is on disk now; another process may have changed it."""
        while True:
            name = self._folder.current()
            try:
                return self._seen(name)
            except (OSError, EngineUnavailable) as error:
                if self._folder.current() == name:  # not just put out of force
                    raise EngineUnavailable(f"the index at {name}: {error}") from error

    def _seen(self, name: Path) -> tantivy.Index:
        status = os.stat(name / "meta.json")
        stamp = (status.st_mtime_ns, status.st_ino)
        opened = self._opened
        if opened is None or opened.name != name:
            opened = _Opened(name, self._folder.open(name), stamp)
        elif opened.stamp != stamp:
            with Edge(name):
                opened.index.reload()
            opened = _Opened(name, opened.index, stamp)
        self._opened = opened
        return opened.index


class _Seen:
    """The ids met in a batch, in 16 MB however many; it may take a new id for one met before."""

    def __init__(self) -> None:
        self.places = bytearray(1 << 24)

    def meets(self, each: str) -> bool:
        """Note an id; whether it was met before, or one like it."""
        place = hash(each) & 0xFFFFFF
        was_met, self.places[place] = bool(self.places[place]), 1
        return was_met


class _Search:
    """One query being answered from one state of the index."""

    def __init__(self, index: tantivy.Index, query: Query) -> None:
        self.searcher = index.searcher()
        self.compiler = Compiler(index.schema)
        self.query = query
        self.asked = self.compiler.query(query)

    def results(self) -> Results:
        """Total, the page of hits, and the counts of every facet asked for."""
        found = self._found()
        total: int = found.count  # type: ignore[attr-defined]  # forgotten in tantivy's stub
        hits = found.hits if self.query.limit > 0 and self.query.offset < total else []
        named = tuple(Hit(self._id(address), float(score)) for score, address in hits)
        return Results(total, named, self._facets())

    def _found(self) -> tantivy.SearchResult:
        """One page in the order asked for; tantivy aborts on a huge limit, and panics on none."""
        query, most = self.query, max(self.searcher.num_docs, 1)
        offset = min(query.offset, most)
        limit = max(min(query.limit, most - offset), 1)
        field, order = ORDERS[query.sort]
        if query.sort == "relevance" and query.match:
            return self.searcher.search(self.asked, limit, offset=offset, weight_by_field="recency")
        return self.searcher.search(
            self.asked, limit, order_by_field=field, offset=offset, order=order
        )

    def _id(self, address: tantivy.DocAddress) -> str:
        return str(self.searcher.doc(address).get_first("id"))

    def _facets(self) -> dict[str, dict[str, int]]:
        """Counts by field; those that the query says something of are counted without that."""
        query = self.query
        own = [f for f in query.facets if query.filters.get(f) or query.excluded.get(f)]
        shared = [field for field in query.facets if field not in own]
        counts = self._counts(self.asked, shared) if shared else {}
        for field in own:
            counts |= self._counts(self.compiler.query(query, but=field), [field])
        return {field: counts[field] for field in query.facets}

    def _counts(self, asked: tantivy.Query, fields: list[str]) -> dict[str, dict[str, int]]:
        sizes = {"size": MOST_VALUES, "segment_size": MOST_VALUES}
        wanted = {field: {"terms": {"field": field, **sizes}} for field in fields}
        counted = self.searcher.aggregate(asked, wanted)
        return {field: self._top(counted[field]["buckets"]) for field in fields}

    def _top(self, buckets: list[dict[str, object]]) -> dict[str, int]:
        """The most frequent values; equally frequent ones in the order of their letters."""
        counts = {str(each["key"]): int(str(each["doc_count"])) for each in buckets}
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return dict(ordered[: self.query.facet_size])
