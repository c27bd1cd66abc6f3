"""A SearchEngine on a cluster: what Elasticsearch and OpenSearch have in common.

    onrecord                              an alias, for Kibana and other clients
    onrecord-<fingerprint>                an alias that we search: one for each schema
    onrecord-<fingerprint>-<when>-<id>    the index behind both, made by a template of ours

A rebuild fills a new index and then moves both aliases in one step, which is atomic. Whoever is
killed before leaves the old index as it was, and a new one without alias, which a later rebuild
removes when it is a day old.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from indexer.engines import Hit, Query, Record, Results
from indexer.engines.addresses import Address
from indexer.engines.cluster_asking import WINDOW, hit_of, page, question, results_of, uncounted
from indexer.engines.cluster_load import BUSY, Loader, spooled
from indexer.engines.cluster_schema import document, index_body, key_of
from indexer.engines.records import SURROGATE, check_query
from indexer.errors import BadQuery, EngineUnavailable, IndexOutdated
from mappings.fields import fingerprint

PRIORITY = 100  # of our index template
GRACE = 2.0  # seconds in which searches that began on the index before may end
LEFTOVER = timedelta(days=1)  # after which an index without an alias is nobody's work any more
WHEN = "%Y%m%d%H%M%S"


@dataclass(frozen=True)
class Fault:
    """What a client's own exception says."""

    status: int  # of HTTP; 0: nobody answered
    reason: str


class Client(Protocol):
    """The part of the two official clients that we use; they name it alike."""

    indices: Any

    def search(self, *, index: str, body: dict[str, Any], **options: Any) -> Any:
        """Answer a search."""

    def bulk(self, *, body: Sequence[dict[str, Any]]) -> Any:
        """Write rows, and say what became of each."""

    def count(self, *, index: str) -> Any:
        """Say how many rows an index holds."""


class ClusterEngine:
    """A SearchEngine behind a client of Elasticsearch or OpenSearch.

    `errors` are the client's own exceptions, and `fault_of` reads one. Making an engine asks the
    cluster nothing.
    """

    def __init__(
        self,
        client: Any,
        address: Address,
        errors: tuple[type[Exception], ...],
        fault_of: Callable[[Exception], Fault],
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._address = address
        self._errors = errors
        self._fault_of = fault_of
        self._wait = wait
        self._loader = Loader(client, self._edge, errors, self._is_passing, wait)
        self._ours = f"{address.name}-{fingerprint()}"

    def add(self, records: Iterable[Record]) -> int:
        """Hold these records, replacing those with the same id; visible on return. Gives how many.

        Raises RecordRefused before anything is held when a record can't be."""
        if not self._exists(self._ours):
            self._refuse_outdated()
            return self.replace_all(records)
        with spooled(map(document, records)) as rows:
            count = self._loader.put(self._ours, rows)
        self._refresh(self._ours)
        return count

    def delete(self, ids: Iterable[str]) -> None:
        """Forget these ids; unknown ones are ignored; visible on return."""
        if self._exists(self._ours):
            self._loader.remove(self._ours, (key_of(id) for id in ids if not SURROGATE.search(id)))
            self._refresh(self._ours)

    def replace_all(self, records: Iterable[Record]) -> int:
        """Build an index of just these beside the old one and switch at once. Gives how many."""
        self._clear()
        name = f"{self._ours}-{datetime.now(UTC):{WHEN}}-{uuid.uuid4().hex[:8]}"
        with self._edge():
            # An operator's own template of a higher priority may say otherwise
            template = {"index_patterns": [f"{self._ours}-*"], "priority": PRIORITY}
            body = template | {"template": self._body()}
            self._client.indices.put_index_template(name=self._ours, body=body)
            self._client.indices.create(index=name)
        try:
            count = self._loader.put(name, map(document, records))
            self._refresh(name)
            self._check_complete(name)
        except BaseException:
            self._drop([name])
            raise
        # From here on it may be the one in force: it is never dropped, whatever happens
        self._put_in_force(name)
        return count

    def search(self, query: Query) -> Results:
        """Answer a query; raises BadQuery, EngineUnavailable or IndexOutdated."""
        check_query(query)
        if query.offset + query.limit <= WINDOW:
            return results_of(query, self._search({**question(query), **page(query)}))
        counted = results_of(query, self._search({**question(query), "size": 0}))
        return replace(counted, hits=tuple(self._deep(query)))

    def _deep(self, query: Query) -> Iterator[Hit]:
        """The hits of a page that lies deeper, or is longer, than a cluster gives at once.

        It goes on from hit to hit, in the total order that every question is sorted by."""
        body = uncounted(query)
        left, wanted = query.offset, query.limit
        while wanted > 0:
            size = min(left or wanted, WINDOW)
            hits = self._search({**body, "size": size})["hits"]["hits"]
            if left:
                left -= len(hits)
            else:
                wanted -= len(hits)
                yield from map(hit_of, hits)
            if len(hits) < size:
                return
            body["search_after"] = hits[-1]["sort"]

    def _search(self, body: dict[str, Any]) -> Any:
        with self._edge(is_search=True):
            # A part of an answer would be told as the whole
            whole = {"allow_partial_search_results": False}
            try:
                return self._client.search(index=self._ours, body=body, **whole)
            except self._errors as error:
                self._put_out_of_force(error)
                return self._client.search(index=self._ours, body=body, **whole)

    def _put_out_of_force(self, error: Exception) -> None:
        """Returns when a search may have failed only because a rebuild took its index away."""
        if self._fault_of(error).status not in (404, 503):
            raise error
        if not self._exists(self._ours):
            self._refuse_outdated()
            raise EngineUnavailable(
                f"no index at {self._address} yet; run onrecord index"
            ) from error

    def _refuse_outdated(self) -> None:
        """Raises IndexOutdated when there is an index of ours, but of another schema."""
        if self._exists(self._address.name):
            raise IndexOutdated(
                f"the index at {self._address} was built from another schema than {fingerprint()}; "
                "run onrecord index --rebuild"
            )

    @contextmanager
    def _edge(self, *, is_search: bool = False) -> Iterator[None]:
        """Turns the client's own exceptions into ours."""
        try:
            yield
        except self._errors as error:
            fault = self._fault_of(error)
            if is_search and fault.status == 400:
                raise BadQuery(
                    "the search engine finds this question too wide: it matches too many"
                    f" different words ({fault.reason:.200})"
                ) from error
            raise EngineUnavailable(f"{self._address}: {_told(fault)}") from error

    def _is_passing(self, error: Exception) -> bool:
        """Whether what a client says may be otherwise in a moment: nobody there, or too busy."""
        return self._fault_of(error).status in (0, *BUSY)

    def _exists(self, name: str) -> bool:
        with self._edge():
            return bool(self._client.indices.exists_alias(name=name))

    def _refresh(self, name: str) -> None:
        with self._edge():
            self._client.indices.refresh(index=name)

    def _check_complete(self, name: str) -> None:
        """Raises EngineUnavailable unless every part of a new index answers."""
        with self._edge():
            shards = self._client.count(index=name)["_shards"]
        if shards["successful"] < shards["total"]:
            raise EngineUnavailable(
                f"{self._address}: {shards['total'] - shards['successful']} of {shards['total']}"
                " shards of the new index don't answer; the old one stays in force"
            )

    def _body(self) -> dict[str, Any]:
        options = self._address
        return index_body(self._has_analyser, shards=options.shards, replicas=options.replicas)

    def _has_analyser(self, name: str) -> bool:
        try:
            self._client.indices.analyze(body={"analyzer": name, "text": "a"})
        except self._errors as error:
            if self._fault_of(error).status != 400:
                raise
            return False
        return True

    def _put_in_force(self, name: str) -> None:
        """Move both aliases to an index in one step, and remove those that had them."""
        before = [one for one in self._behind(self._address.name) if one != name]
        actions: list[dict[str, Any]] = [
            {"add": {"index": name, "alias": alias}} for alias in (self._ours, self._address.name)
        ]
        actions += [{"remove": {"index": one, "alias": "*"}} for one in before]
        with self._edge():
            self._client.indices.update_aliases(body={"actions": actions})
        if before:
            self._wait(GRACE)
            self._drop(before)

    def _behind(self, alias: str) -> list[str]:
        if not self._exists(alias):
            return []
        with self._edge():
            return [*self._client.indices.get_alias(name=alias)]

    def _clear(self) -> None:
        """Remove what killed rebuilds left."""
        with self._edge():
            every = self._client.indices.get_alias(index=f"{self._address.name}-*")
        now = datetime.now(UTC)
        self._drop(
            [name for name, one in every.items() if not one["aliases"] and _is_old(name, now)]
        )

    def _drop(self, names: Sequence[str]) -> None:
        for name in names:
            with self._edge():
                self._client.indices.delete(index=name)


def _is_old(name: str, now: datetime) -> bool:
    try:
        made = datetime.strptime(name.split("-")[-2], WHEN).replace(tzinfo=UTC)
    except (ValueError, IndexError):
        return False  # not ours
    return now - made > LEFTOVER


def _told(fault: Fault) -> str:
    if fault.status == 0:
        return f"doesn't answer ({fault.reason:.300})"
    if fault.status in (401, 403) and "read-only" not in fault.reason:
        return f"refused us, {fault.status} ({fault.reason:.300}); check user, password or API key"
    if "read-only" in fault.reason or "flood" in fault.reason:
        return f"holds its indices read-only, as when its disk is full ({fault.reason:.300})"
    return f"answered {fault.status} ({fault.reason:.300})"
