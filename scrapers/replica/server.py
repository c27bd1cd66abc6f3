"""A local server that answers for the replica's sites by the Host header of a request."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources.abc import Traversable
from threading import Thread
from types import TracebackType

from scrapers.replica.answers import Table, answers, find
from scrapers.replica.sites import load_sites


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, table: Table) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.table = table
        self.requests: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20  # seconds that a kept connection may idle
    server: _Server

    def do_GET(self) -> None:
        """Send the answer for the host and the path that were asked for."""
        host, target = self._asked()
        self.server.requests.append(host + target)
        answer = find(self.server.table, host, target)
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()
        self.wfile.write(answer.body)

    def _asked(self) -> tuple[str, str]:
        """Host without its port, and path with its query; a proxy's request names both in one."""
        if self.path.startswith("/"):
            host, target = self.headers.get("Host", ""), self.path
        else:
            host, _, path = self.path.partition("://")[2].partition("/")
            target = "/" + path
        return host.partition(":")[0].lower(), target

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: a crawl prints its own lines."""


class Replica:
    """The replica's sites behind one local address, for as long as the `with` block runs.

    `folder` holds sites/ and pages/, `templates` the templates; without them the package's
    own. `at_first`: as the sites were before they edited any page. Raises ScrapersError with file
    and reason when a page or template can't be used."""

    def __init__(
        self,
        folder: Traversable | None = None,
        templates: Traversable | None = None,
        *,
        at_first: bool = False,
    ) -> None:
        self.sites = load_sites(folder)
        if at_first:
            self.sites = tuple(site.at_first() for site in self.sites)
        if folder is not None and templates is None:
            templates = folder / "templates"
        self._server = _Server(answers(self.sites, templates))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens: ("127.0.0.1", port)."""
        return ("127.0.0.1", self._server.server_port)

    @property
    def requests(self) -> list[str]:
        """What was asked for so far, in order: "www.state.gov/robots.txt"."""
        return list(self._server.requests)

    def __enter__(self) -> Replica:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
