"""Clusters behind TLS: a trusted certificate is taken, any other is refused in words."""

import socket
import ssl
import threading
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from urllib.parse import urlsplit

import pytest
import trustme
from opensearchpy import OpenSearch

from indexer.engines import Query
from indexer.errors import BadQuery, EngineUnavailable
from tests.indexer.engines.conftest import forget, opener, server


class Ending(BaseRequestHandler):
    """Takes the TLS off a connection and hands the rest to the plain server behind."""

    server: "Front"

    def handle(self) -> None:
        try:
            outer = self.server.context.wrap_socket(self.request, server_side=True)
        except (ssl.SSLError, OSError):
            return  # the client doesn't trust us
        inner = socket.create_connection(self.server.behind)
        back = threading.Thread(target=_pass_on, args=(inner, outer), daemon=True)
        back.start()
        _pass_on(outer, inner)
        back.join(5)


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while part := source.recv(65536):
            target.sendall(part)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class Front(ThreadingTCPServer):
    """The TLS end before a plain server."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext, behind: tuple[str, int]) -> None:
        super().__init__(("127.0.0.1", 0), Ending)
        self.context, self.behind = context, behind


@dataclass
class Behind:
    """A real server behind TLS."""

    kind: str
    port: int
    ca: Path


@pytest.fixture(params=["opensearch", "elasticsearch"])
def behind(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Behind]:
    plain = urlsplit(server(request.param))
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    front = Front(context, (str(plain.hostname), int(plain.port or 9200)))
    threading.Thread(target=front.serve_forever, daemon=True).start()
    yield Behind(request.param, front.server_address[1], tmp_path / "ca.pem")
    front.shutdown()
    front.server_close()


def test_a_certificate_that_the_given_ones_sign_is_trusted(behind: Behind) -> None:
    name = f"test-{uuid.uuid4().hex[:12]}"
    try:
        engine = opener(
            behind.kind, f"https://127.0.0.1:{behind.port}/{name}?replicas=0&ca={behind.ca}"
        )
        assert engine.replace_all([]) == 0
        assert engine.search(Query()).total == 0
    finally:
        forget(OpenSearch([server(behind.kind)]), name)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_any_other_certificate_is_refused(behind: Behind, tmp_path: Path, host: str) -> None:
    """Signed by nobody known; or by somebody known, for another host."""
    trusted = f"?ca={behind.ca}" if host == "localhost" else ""
    engine = opener(behind.kind, f"https://{host}:{behind.port}/test{trusted}")
    with pytest.raises(EngineUnavailable, match=r"(?i)certificate"):
        engine.search(Query())


def test_a_file_of_certificates_that_isnt_there_is_told(behind: Behind, tmp_path: Path) -> None:
    address = f"https://127.0.0.1:{behind.port}/test?ca={tmp_path / 'nothing.pem'}"
    with pytest.raises(BadQuery, match=r"nothing\.pem"):
        opener(behind.kind, address)
