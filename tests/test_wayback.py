"""Captures of a Web archive come in under their own address and moment."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.commands import OnRecord

URL = "https://www.state.gov/briefings/department-press-briefing-june-20-2024/"
ROWS = [["timestamp", "original"], ["20240621010203", URL], ["20240701000000", URL]]


class Memento:
    """A Web archive of two captures, whose listing comes in two pieces."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.rows: list[list[str]] = ROWS
        memento = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                memento.asked.append(self.path)
                if self.path.startswith("/cdx"):
                    rows = [] if "resumeKey" in self.path else [*memento.rows, [], ["next+key"]]
                    body, kind = json.dumps(rows).encode(), "application/json"
                else:
                    body, kind = f"<p>{self.path}</p>".encode(), "text/html"
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("x-archive-orig-etag", "abc")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def memento() -> Iterator[Memento]:
    memento = Memento()
    yield memento
    memento.server.shutdown()
    memento.server.server_close()


@pytest.fixture
def onrecord(memento: Memento, tmp_path: Path) -> OnRecord:
    settings = {
        "ONRECORD_WAYBACK_CDX": f"{memento.address}/cdx?url={{url}}&from={{since}}&to={{until}}",
        "ONRECORD_WAYBACK_PAGE": f"{memento.address}/web/{{timestamp}}id_/{{url}}",
        "ONRECORD_WAYBACK_DELAY": "0",
    }
    return OnRecord(tmp_path, settings=settings)


def test_captures_come_in_under_their_own_moment(memento: Memento, onrecord: OnRecord) -> None:
    told = onrecord("import", "--wayback", "https://www.state.gov/briefings/")
    assert "2 imported, 0 refused" in told.out, told.err
    kept = [one.capture for one in onrecord.kept("us-state")]
    assert [one.url for one in kept] == [URL, URL]
    assert kept[0].fetched_at.isoformat() == "2024-06-21T01:02:03+00:00"
    assert any("resumeKey=next%2Bkey" in path for path in memento.asked)


def test_what_is_held_is_not_fetched_twice(memento: Memento, onrecord: OnRecord) -> None:
    onrecord("import", "--wayback", "us-state", "--since", "2024-06-01")
    before = len([path for path in memento.asked if "/web/" in path])
    onrecord("import", "--wayback", "us-state")
    assert len([path for path in memento.asked if "/web/" in path]) == before == 2
    assert any("from=20240601" in path for path in memento.asked)


def test_a_limit_holds(memento: Memento, onrecord: OnRecord) -> None:
    assert "1 imported" in onrecord("import", "--wayback", "us-state", "--limit", "1").out


def test_addresses_of_no_source_are_left(memento: Memento, onrecord: OnRecord) -> None:
    memento.rows = [["20240621010203", "https://evil.example/x"], ["rubbish", URL]]
    assert "imported" not in onrecord("import", "--wayback", "us-state").out
    assert not [path for path in memento.asked if "/web/" in path]


def test_what_is_neither_source_nor_address_is_told(onrecord: OnRecord) -> None:
    told = onrecord("import", "--wayback", "state-us")
    assert (told.status, "neither a source nor an address" in told.err) == (3, True)
