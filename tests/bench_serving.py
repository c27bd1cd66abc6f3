"""Pages a second under gunicorn, as a ratio to an empty Flask view: part of `make bench`.

Over the archive that ONRECORD_DATA names, with the workers of the settings. Two clients ask from
this machine, so the figures are lower than those of a server alone; the ratio is fair."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from multiprocessing import get_context
from urllib.parse import quote

from flask import Flask

from webapp import create_app
from webapp.settings import settings_here

SECONDS = 6.0  # of asking
CLIENTS = 2
PORT = 8917
ASKED = ("sanctions", '"great concern"', "제재", "санкции", "Ukraine -Gaza", "핵")
PATHS = {
    "an empty Flask view": ["/"],
    "JSON": [f"/search.json?q={quote(words)}" for words in ASKED],
    "HTML": [f"/?q={quote(words)}" for words in ASKED],
}


def empty() -> Flask:
    """An application that says one word."""
    app = Flask("empty")
    app.get("/")(lambda: "ok")
    return app


def page() -> Flask:
    """The page, for gunicorn."""
    return create_app()


@contextmanager
def serving(app: str) -> Iterator[None]:
    """Gunicorn with an application of this file."""
    command = [
        sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{PORT}", "--workers",
        str(settings_here().workers), "--log-level", "error", f"tests.bench_serving:{app}()",
    ]  # fmt: skip
    server = subprocess.Popen(command)
    try:
        _wait()
        yield
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(100):
        try:
            _get("/")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("gunicorn doesn't answer")


def _get(path: str) -> int:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def ask(paths: Sequence[str]) -> tuple[list[float], int]:
    """(seconds of each answer, how many weren't 200) of one client."""
    taken, faults, end = [], 0, time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        began = time.perf_counter()
        faults += _get(paths[len(taken) % len(paths)]) != 200
        taken.append(time.perf_counter() - began)
    return taken, faults


def main() -> None:
    """Measure and print each beside the empty view."""
    peer = 0.0
    for name, paths in PATHS.items():
        with serving("page" if peer else "empty"), get_context("spawn").Pool(CLIENTS) as clients:
            ask(paths[:1])
            found = clients.map(ask, [paths] * CLIENTS)
        taken = sorted(one for times, _ in found for one in times)
        rate, faults = len(taken) / SECONDS, sum(count for _, count in found)
        peer = peer or rate
        middle, slow = statistics.median(taken) * 1000, taken[int(len(taken) * 0.99)] * 1000
        print(
            f"{name:<24} {rate:8.0f} a second  {rate / peer:5.2f} of the empty view  p50"
            f" {middle:7.2f} ms  p99 {slow:7.2f} ms ({slow / middle:.1f} x)  {faults} errors"
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
