"""What only a cluster can do wrong, and how it is told."""

import socket
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from opensearchpy import OpenSearch

from indexer.engines import Query, Record, SearchEngine, Word, open_engine
from indexer.engines.addresses import address_of, masked
from indexer.engines.cluster_load import TRIES, Loader
from indexer.errors import BadQuery, EngineUnavailable, IndexOutdated, RecordRefused
from tests.indexer.engines.conftest import forget, opener, server

KINDS = ("opensearch", "elasticsearch")


def a_record(id: str, text: str = "Peace.") -> Record:
    return Record(id, "d", text, "", (), "en", date(2024, 6, 20), 0)


@pytest.fixture(params=KINDS)
def cluster(request: pytest.FixtureRequest) -> Iterator[tuple[SearchEngine, OpenSearch, str]]:
    """An engine on a real server, the server itself, and the name of our indices there."""
    address, name = server(request.param), f"test-{uuid.uuid4().hex[:12]}"
    asked = OpenSearch([address])
    yield opener(request.param, f"{address}/{name}?replicas=0"), asked, name
    forget(asked, name)


Cluster = tuple[SearchEngine, OpenSearch, str]


def test_a_cluster_without_our_index_says_what_makes_one(cluster: Cluster) -> None:
    engine, _, name = cluster
    with pytest.raises(EngineUnavailable, match=f"no index at .*{name} yet; run onrecord index"):
        engine.search(Query())
    assert engine.add([a_record("a")]) == 1
    assert engine.search(Query()).total == 1


def test_an_index_of_another_schema_is_told_with_what_mends_it(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, asked, name = cluster
    engine.replace_all([a_record("a")])
    held = next(iter(asked.indices.get_alias(name=name)))
    ours = next(one for one in asked.indices.get_alias(index=held)[held]["aliases"] if one != name)
    asked.indices.delete_alias(index=held, name=ours)
    for act in (lambda: engine.search(Query()), lambda: engine.add([a_record("b")])):
        with pytest.raises(IndexOutdated, match="run onrecord index --rebuild"):
            act()
    assert engine.replace_all([a_record("b")]) == 1
    assert [hit.id for hit in engine.search(Query()).hits] == ["b"]


def test_other_clients_find_the_text_in_the_usual_way(cluster: Cluster) -> None:
    engine, asked, name = cluster
    engine.replace_all([a_record("a", "Sanctions were imposed on two ministries.")])
    found = asked.search(index=name, body={"query": {"match": {"text_en": "sanction ministry"}}})
    source = found["hits"]["hits"][0]["_source"]
    assert source["text"] == "Sanctions were imposed on two ministries."
    assert source["date"] == "2024-06-20"
    assert "terms" not in source


def test_an_index_that_is_closed_to_writing_is_told(cluster: Cluster) -> None:
    engine, asked, name = cluster
    engine.replace_all([a_record("a")])
    asked.indices.put_settings(index=name, body={"index.blocks.read_only": True})
    with pytest.raises(EngineUnavailable, match=r"row 'b': .*read-only"):
        engine.add([a_record("b")])
    asked.indices.put_settings(index=name, body={"index.blocks.read_only": None})
    assert engine.search(Query()).total == 1


def test_a_build_that_fails_leaves_the_old_index_and_nothing_else(cluster: Cluster) -> None:
    engine, asked, name = cluster
    engine.replace_all([a_record("a")])
    with pytest.raises(RecordRefused):
        engine.replace_all([a_record("b"), a_record("")])
    assert [hit.id for hit in engine.search(Query()).hits] == ["a"]
    assert len(asked.indices.get(index=f"{name}-*")) == 1


def test_a_rebuild_that_is_cut_off_after_the_switch_keeps_the_new_index(cluster: Cluster) -> None:
    engine, _, _ = cluster
    engine.replace_all([a_record("old")])

    def cut_off(seconds: float) -> None:
        raise KeyboardInterrupt

    engine._wait = cut_off  # type: ignore[attr-defined]  # in the pause before the old one goes
    with pytest.raises(KeyboardInterrupt):
        engine.replace_all([a_record("new")])
    assert [hit.id for hit in engine.search(Query()).hits] == ["new"]


def test_pages_go_on_beyond_what_a_cluster_gives_at_once(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, _, _ = cluster
    engine.replace_all([a_record(f"{n:03d}") for n in range(50)])
    every = [hit.id for hit in engine.search(Query(limit=50)).hits]
    monkeypatch.setattr("indexer.engines.cluster.WINDOW", 10)
    pages = [engine.search(Query(offset=at, limit=7)) for at in range(0, 60, 7)]
    assert [hit.id for page in pages for hit in page.hits] == every
    assert {page.total for page in pages} == {50}
    long = engine.search(Query(limit=45, facets=("government",)))
    assert ([hit.id for hit in long.hits], long.total) == (every[:45], 50)
    assert [hit.id for hit in engine.search(Query(offset=13, limit=25)).hits] == every[13:38]
    ranked = engine.search(Query(Word("peace"), offset=40, limit=7))
    assert (len(ranked.hits), ranked.total) == (7, 50)


def test_a_long_id_is_held_and_found(cluster: Cluster) -> None:
    engine, _, _ = cluster
    long = "д" * 900
    engine.replace_all([a_record(long), a_record("short")])
    assert {hit.id for hit in engine.search(Query()).hits} == {long, "short"}
    engine.delete([long])
    assert [hit.id for hit in engine.search(Query()).hits] == ["short"]


# Without a server


@pytest.mark.parametrize("client", ["opensearch+", "elasticsearch+", ""])
def test_a_cluster_that_is_absent_is_told(client: str) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        engine = open_engine(f"{client}http://127.0.0.1:{closed.getsockname()[1]}/x")
        for act in (lambda: engine.search(Query()), lambda: engine.replace_all([a_record("a")])):
            with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1.* doesn't answer"):
                act()


@pytest.mark.parametrize("client", KINDS)
def test_a_cluster_that_never_answers_is_told_in_time(client: str) -> None:
    with socket.socket() as slow:
        slow.bind(("127.0.0.1", 0))
        slow.listen()
        port = slow.getsockname()[1]
        engine = open_engine(f"{client}+http://127.0.0.1:{port}/x?timeout=1")
        with pytest.raises(EngineUnavailable, match="doesn't answer"):
            engine.search(Query())


@contextmanager
def answering(status: int, body: bytes) -> Iterator[tuple[int, list[str]]]:
    """A server that gives one answer to everything: its port, and the keys that it was shown."""
    shown: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            shown.append(self.headers.get("authorization", ""))
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("x-elastic-product", "Elasticsearch")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is logged."""

    served = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield served.server_port, shown
    served.shutdown()
    thread.join()
    served.server_close()


@pytest.mark.parametrize("client", KINDS)
def test_keys_and_passwords_are_shown_to_the_cluster_and_to_nobody_else(
    client: str, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("c2VjcmV0\n", encoding="utf-8")
    with answering(403, b'{"error": {"reason": "no permission"}, "status": 403}') as (port, shown):
        by_key = open_engine(f"{client}+http://127.0.0.1:{port}/x?api_key_file={tmp_path}/key")
        by_name = open_engine(f"{client}+http://reader:s%3Acret@127.0.0.1:{port}/x")
        for engine in (by_key, by_name):
            with pytest.raises(EngineUnavailable, match=r"refused us, 403.*check user") as told:
                engine.search(Query())
            assert "cret" not in str(told.value)
    assert shown[0] == "ApiKey c2VjcmV0"
    assert shown[-1] == "Basic cmVhZGVyOnM6Y3JldA=="


class Busy:
    """A cluster that takes only some of the rows at once."""

    def __init__(self, takes: int, status: int = 429) -> None:
        self.takes, self.status = takes, status
        self.asked: list[list[str]] = []

    def bulk(self, *, body: Sequence[dict[str, Any]]) -> dict[str, Any]:
        ids = [line["index"]["_id"] for line in body if "index" in line]
        self.asked.append(ids)
        refused = {"status": self.status, "error": {"reason": "queue is full"}}
        return {
            "items": [
                {"index": {"status": 201} if place < self.takes else refused}
                for place in range(len(ids))
            ]
        }


def loader(busy: Busy, waits: list[float]) -> Loader:
    return Loader(busy, nullcontext, (), lambda _: False, waits.append)


def rows(count: int) -> list[tuple[str, dict[str, Any] | None]]:
    return [(str(number), {"text": "Peace."}) for number in range(count)]


def test_rows_that_are_refused_for_now_are_given_again_and_only_those() -> None:
    busy, waits = Busy(takes=2), list[float]()
    assert loader(busy, waits).put("x", rows(5)) == 5
    assert busy.asked == [["0", "1", "2", "3", "4"], ["2", "3", "4"], ["4"]]
    assert waits == [0.25, 0.5]


def test_a_cluster_that_takes_nothing_is_told_after_some_tries() -> None:
    busy, waits = Busy(takes=0), list[float]()
    with pytest.raises(EngineUnavailable, match="3 of 3 rows weren't taken, 10 times: queue is"):
        loader(busy, waits).put("x", rows(3))
    assert len(waits) == TRIES - 1


def test_a_row_that_can_never_be_taken_is_told_at_once() -> None:
    busy = Busy(takes=1, status=400)
    with pytest.raises(EngineUnavailable, match="row '1': queue is full"):
        loader(busy, []).put("x", rows(2))
    assert len(busy.asked) == 1


def test_an_id_twice_is_never_sent_in_one_piece() -> None:
    busy = Busy(takes=9)
    loader(busy, []).put("x", [*rows(2), *rows(1)])
    assert busy.asked == [["0", "1"], ["0"]]


# Addresses


def test_an_address_has_hosts_a_name_and_options() -> None:
    one = address_of("https://u:p%40w@a:9201,b/press?shards=3&replicas=2&timeout=5&ca=/c.pem")
    assert one.urls() == ["https://a:9201", "https://b:9200"]
    assert (one.name, one.user, one.password, one.ca) == ("press", "u", "p@w", "/c.pem")
    assert (one.shards, one.replicas, one.timeout) == (3, 2, 5)
    assert str(one) == "https://a:9201,b:9200/press"


@pytest.mark.parametrize(
    "address",
    [
        "http:///x", "http://a:99999999/x", "http://a b/x", "http://a/Upper", "http://a/../x",
        "http://a/x?shards=0", "http://a/x?shards=many", "http://a/x?colour=red", "ftp://a/x",
        "opensearch+ftp://a/x", "nothing", "solr+http://a/x", "http://a/x?api_key_file=/not/there",
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_is_refused(address: str) -> None:
    with pytest.raises(BadQuery, match="engine address"):
        open_engine(address)


def test_a_password_is_never_told() -> None:
    assert masked("opensearch+https://me:secret@h:1/x") == "opensearch+https://me:…@h:1/x"
    with pytest.raises(BadQuery) as told:
        open_engine("solr+https://me:secret@h:1/x")
    assert "secret" not in str(told.value)
