"""The replica's sites on loopback, over real HTTP, with manners that a test gives them.

Every answer has an ETag and honours If-None-Match; a test replaces pages, takes them away, and
puts a manner in front of an address: too busy, slow, cut off, endless, …"""

import base64
import gzip
import hashlib
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType

from scrapers.replica.answers import NOT_FOUND, Answer, answers, find
from scrapers.replica.sites import load_sites


@dataclass
class Asked:
    """A request as it came."""

    address: str  # "www.state.gov/briefings/…"
    headers: dict[str, str]
    status: int = 0  # of the answer
    at: float = field(default_factory=time.monotonic)


Manner = Callable[["Talk", Answer], None]


class Talk(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 20
    server: "Listener"

    def do_GET(self) -> None:
        sites = self.server.sites
        host = self.headers.get("Host", "").partition(":")[0].lower()
        self.asked = Asked(host + self.path, dict(self.headers))
        with sites.lock:
            sites.asked.append(self.asked)
            manners = sites.manners.get(self.asked.address, [])
            manner = manners.pop(0) if manners else plain
        manner(self, sites.answer(host, self.path))

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.asked.status = status
        self.send_response(status)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | names).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    sites: "ScriptedSites"

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a killed crawl hangs up


# Manners


def plain(talk: Talk, answer: Answer) -> None:
    """As a well-kept site answers."""
    etag = f'"{hashlib.sha1(answer.body).hexdigest()[:12]}"'
    if answer.status == 200 and talk.headers.get("If-None-Match") == etag:
        talk.send(304, b"", ETag=etag)
        return
    more = {"Location": answer.location} if answer.location else {}
    talk.send(answer.status, answer.body, Content_Type=answer.content_type, ETag=etag, **more)


def without_etag(talk: Talk, answer: Answer) -> None:
    talk.send(answer.status, answer.body, Content_Type=answer.content_type)


def busy(status: int, retry_after: str = "") -> Manner:
    """429 or 503, with or without Retry-After."""

    def manner(talk: Talk, answer: Answer) -> None:
        more = {"Retry_After": retry_after} if retry_after else {}
        talk.send(status, b"busy", **more)

    return manner


def status(code: int) -> Manner:
    return lambda talk, answer: talk.send(code, b"<h1>no</h1>", Content_Type="text/html")


def redirect(location: str) -> Manner:
    return lambda talk, answer: talk.send(302, b"", Location=location)


def cut_off(talk: Talk, answer: Answer) -> None:
    """Promises the whole body, sends half, and hangs up."""
    talk.send_response(200)
    talk.send_header("Content-Length", str(len(answer.body)))
    talk.end_headers()
    talk.wfile.write(answer.body[: len(answer.body) // 2])
    talk.wfile.flush()
    talk.connection.shutdown(socket.SHUT_RDWR)


def slow(seconds: float) -> Manner:
    """Sends a first byte, then nothing for so long."""

    def manner(talk: Talk, answer: Answer) -> None:
        talk.send_response(200)
        talk.send_header("Content-Length", str(len(answer.body)))
        talk.end_headers()
        talk.wfile.write(answer.body[:1])
        talk.wfile.flush()
        time.sleep(seconds)

    return manner


def endless(talk: Talk, answer: Answer) -> None:
    """A body without an end."""
    talk.send_response(200)
    talk.send_header("Content-Type", "text/html")
    talk.send_header("Connection", "close")
    talk.end_headers()
    while True:
        talk.wfile.write(b"<p>and so on</p>" * 65536)


def built_by_script(talk: Talk, answer: Answer) -> None:
    """A page that is empty until its script has run."""
    packed = base64.b64encode(answer.body).decode("ascii")
    script = f"new TextDecoder().decode(Uint8Array.from(atob('{packed}'), c => c.charCodeAt(0)))"
    page = f"<!doctype html><script>const page = {script}; document.write(page)</script>"
    talk.send(200, page.encode("ascii"), Content_Type="text/html; charset=utf-8")


def bomb(talk: Talk, answer: Answer) -> None:
    """A few kilobytes that unpack to a hundred megabytes."""
    body = gzip.compress(bytes(100_000_000), compresslevel=9)
    talk.send(200, body, Content_Type="text/html", Content_Encoding="gzip")


class ScriptedSites:
    """All of the replica's sites at one local address, while the `with` block runs."""

    def __init__(self) -> None:
        self.sites = {site.id: site for site in load_sites()}
        self.table = answers(self.sites.values())
        self.manners: dict[str, list[Manner]] = {}
        self.changed: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.lock = Lock()
        self.server = Listener(("127.0.0.1", 0), Talk)
        self.server.sites = self

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def answer(self, host: str, path: str) -> Answer:
        return self.changed.get(host + path) or find(self.table, host, path)

    def served(self, address: str) -> Answer:
        """What stands at an address (without its scheme) at the moment."""
        host, _, path = address.partition("/")
        return self.answer(host, f"/{path}")

    def edit(self, address: str, old: str, new: str, encoding: str = "utf-8") -> None:
        """Exchange some words of a page, as its editors would: silently."""
        page = self.served(address)
        body = page.body.decode(encoding)
        assert old in body, f"{old!r} isn't at {address}"
        self.changed[address] = replace(page, body=body.replace(old, new).encode(encoding))

    def put(self, address: str, body: bytes, content_type: str = "text/html") -> None:
        self.changed[address] = Answer(200, content_type, body)

    def withdraw(self, address: str) -> None:
        self.changed[address] = NOT_FOUND

    def restore(self, address: str) -> None:
        del self.changed[address]

    def unlist(self, site: str, place: int) -> str:
        """Leave a document out of its site's listings, newest first; gives its path.

        Its own address goes on answering."""
        pages = sorted(self.sites[site].pages, key=lambda page: page.date, reverse=True)
        self.sites[site] = replace(self.sites[site], pages=(*pages[:place], *pages[place + 1 :]))
        for address, held in answers([self.sites[site]]).items():
            self.table[address] = self.table.get(address, {}) | held
        return pages[place].path

    def behave(self, address: str, *manners: Manner) -> None:
        """The manners of the next answers at an address, one each; then plain again."""
        self.manners[address] = list(manners)

    def addresses(self) -> list[str]:
        """What was asked for so far, without robots.txt."""
        return [one.address for one in self.asked if not one.address.endswith("/robots.txt")]

    def __enter__(self) -> "ScriptedSites":
        Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
