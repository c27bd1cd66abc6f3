"""A crawl is polite, stays on its site, keeps what was served, and tells what it was refused."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from scrapers.archive import Archive, Kept

ROOT = Path(__file__).parents[2]


@dataclass
class Site:
    """A scripted site: path → the answers that it gives, one after the other."""

    answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)  # path, User-Agent
    port: int = 0

    def page(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        served = {"Content-Type": "text/html; charset=utf-8"} | names
        self.answers.setdefault(path, []).append((status, served, body.encode()))

    def paths(self) -> list[str]:
        return [path for path, _ in self.requests if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, self.headers["User-Agent"]))
            given = site.answers.get(self.path, [(404, {}, b"gone")])
            status, headers, body = given.pop(0) if len(given) > 1 else given[0]
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.port = server.server_port
    Thread(target=server.serve_forever, daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


def crawl(site: Site, folder: Path, **options: object) -> dict[str, Any]:
    """Crawl the site in a process of its own; gives its counts and refusals."""
    arguments = [str(folder), str(site.port), json.dumps(options)]
    run = subprocess.run(
        [sys.executable, str(ROOT / "tests/scrapers/crawl_once.py"), *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def kept(folder: Path, path: str) -> list[Kept]:
    """What the archive holds of a path, in the order of capture."""
    archive = Archive(folder)
    every = [kept for file in archive.files("small") for kept in archive.replay(file)]
    return [one for one in every if one.capture.url.endswith(path)]


def listing(*documents: tuple[str, str], following: str = "") -> str:
    links = "".join(f"<a class=doc href='{url}'>{day}</a>" for url, day in documents)
    return links + (f"<a class=next href='{following}'>next</a>" if following else "<i></i>")


def test_documents_of_all_listing_pages_are_kept(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("/doc/a", "2024-06-20"), following="/list?page=2"))
    site.page("/list?page=2", listing(("/doc/b", "2024-06-19")))
    site.page("/doc/a", "<p>one</p>")
    site.page("/doc/b", "<p>two</p>")
    assert crawl(site, tmp_path)["counts"] == {"listing pages": 2, "captured": 2}
    held = Archive(tmp_path).held("small")
    assert {"https://small.example/doc/a", "https://small.example/doc/b"} <= set(held)


def test_the_contact_is_in_the_user_agent(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing())
    crawl(site, tmp_path)
    assert {agent for _, agent in site.requests} == {"OnRecord/0.1 (archive; tests@example.org)"}


def test_robots_txt_is_asked_first_and_obeyed(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /doc/secret", Content_Type="text/plain")
    site.page("/list", listing(("/doc/secret", "2024-06-20")))
    told = crawl(site, tmp_path)
    assert site.requests[0][0] == "/robots.txt"
    assert "/doc/secret" not in site.paths()
    assert told["refusals"] == [["https://small.example/doc/secret", "Forbidden by robots.txt"]]


def test_a_limit_ends_the_run(site: Site, tmp_path: Path) -> None:
    links = [(f"/doc/{name}", "2024-06-20") for name in "abcd"]
    site.page("/list", listing(*links, following="/list?page=2"))
    for path, _ in links:
        site.page(path, "<p>x</p>")
    assert crawl(site, tmp_path, limit=2)["counts"] == {"listing pages": 1, "captured": 2}


def test_older_listing_pages_are_left_when_nothing_there_is_wanted(
    site: Site, tmp_path: Path
) -> None:
    site.page("/list", listing(("/doc/a", "2024-06-20"), following="/list?page=2"))
    site.page("/list?page=2", listing(("/doc/b", "2024-05-01"), following="/list?page=3"))
    site.page("/doc/a", "<p>x</p>")
    crawl(site, tmp_path, since="2024-06-01")
    assert sorted(site.paths()) == ["/doc/a", "/list", "/list?page=2"]


def test_a_document_that_is_gone_is_kept_and_told(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("/doc/a", "2024-06-20")))
    assert crawl(site, tmp_path)["refusals"] == [
        ["https://small.example/doc/a", "HTTP 404 Not Found"]
    ]
    statuses = {line["url"]: line["status"] for line in Archive(tmp_path).index("small")}
    assert statuses["https://small.example/doc/a"] == "404"


def test_a_busy_site_is_asked_again(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("/doc/a", "2024-06-20")))
    site.page("/doc/a", "busy", status=503)
    site.page("/doc/a", "<p>x</p>")
    assert crawl(site, tmp_path)["counts"]["captured"] == 1


def test_a_redirect_is_followed_on_the_site_and_not_off_it(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("/old", "2024-06-20"), ("/away", "2024-06-20")))
    site.page("/old", "", status=301, Location="https://small.example/doc/a")
    site.page("/away", "", status=302, Location="https://169.254.169.254/latest/meta-data")
    site.page("/doc/a", "<p>x</p>")
    told = crawl(site, tmp_path)
    assert told["counts"]["captured"] == 1
    assert sorted(site.paths()) == ["/away", "/doc/a", "/list", "/old"]


def test_another_hosts_document_is_never_asked_for(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("https://evil.example/doc/a", "2024-06-20")))
    crawl(site, tmp_path)
    assert site.paths() == ["/list"]


def test_bytes_are_kept_as_served_also_when_compressed(site: Site, tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>condemn</p>")
    site.page("/list", listing(("/doc/a", "2024-06-20")))
    site.answers["/doc/a"] = [
        (200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, packed)
    ]
    crawl(site, tmp_path)
    [page] = kept(tmp_path, "/doc/a")
    assert (page.payload, page.body()) == (packed, b"<p>condemn</p>")


def days_ago(days: int) -> str:
    return str(datetime.now(UTC).date() - timedelta(days=days))


def test_what_is_held_is_asked_again_the_sooner_the_younger(site: Site, tmp_path: Path) -> None:
    site.page("/list", listing(("/doc/young", days_ago(6)), ("/doc/old", days_ago(50))))
    site.page("/doc/young", "<p>x</p>")
    site.page("/doc/old", "<p>y</p>")
    crawl(site, tmp_path)
    assert crawl(site, tmp_path)["counts"] == {"listing pages": 1}
    assert crawl(site, tmp_path, hours_later=25)["counts"] == {"listing pages": 1, "unchanged": 1}
    later = crawl(site, tmp_path, hours_later=9 * 24)
    assert later["counts"] == {"listing pages": 1, "unchanged": 2}


def test_a_run_in_the_second_in_which_the_last_one_ended_asks_for_itself(
    site: Site, tmp_path: Path
) -> None:
    site.page("/list", listing(("/doc/a", days_ago(6))))
    site.page("/doc/a", "<p>we regret it</p>")
    site.page("/doc/a", "<p>we condemn it</p>")
    crawl(site, tmp_path)
    [first] = kept(tmp_path, "/doc/a")
    at = first.capture.fetched_at + timedelta(milliseconds=900)
    assert crawl(site, tmp_path, at=at.isoformat(), again=True)["counts"]["captured"] == 1
    assert [one.body() for one in kept(tmp_path, "/doc/a")] == [
        b"<p>we regret it</p>",
        b"<p>we condemn it</p>",
    ]


def test_a_listing_that_changed_is_told(site: Site, tmp_path: Path) -> None:
    site.page("/list", "not a page at all")
    [[where, reason]] = crawl(site, tmp_path)["refusals"]
    assert where == "https://small.example/list"
    assert "without a tag" in reason
