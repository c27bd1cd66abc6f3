"""Answer "unchanged" without making the page again, and let browsers keep our own files.

A page's validator (RFC 9110, ETag) is made of what the page is made from: the generation of the
catalog and index, the software, the language, the day and the address."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, g, request, url_for

import indexer
import mappings
import scrapers
from mappings.errors import OnRecordError
from webapp.languages import language_here
from webapp.stores import stores

HERE = Path(__file__).parent
YEAR = 365 * 24 * 3600  # seconds
KINDS = (".py", ".html", ".xml", ".css", ".js", ".mo", ".toml")  # of files that make a page
NEVER_THE_SAME = frozenset({"static", "about.health"})


def register(app: Flask) -> None:
    """Give every page a validator, and our own files addresses that change with them."""
    app.jinja_env.globals["static"] = static
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR
    app.before_request(_unchanged)
    app.after_request(_with_validator)


@cache
def _digest_of(name: str) -> str:
    return blake2b((HERE / "static" / name).read_bytes(), digest_size=6).hexdigest()


def static(name: str) -> str:
    """The address of one of our own files; another one when the file changes."""
    return url_for("static", filename=name, v=_digest_of(name))


@cache
def _software() -> bytes:
    """A digest of what pages are made with: code, templates, style, translations, names."""
    digest = blake2b(digest_size=16)
    for package in (mappings, scrapers, indexer, sys.modules["webapp"]):
        folder = Path(str(package.__file__)).parent
        for path in sorted(one for one in folder.rglob("*.*") if one.suffix in KINDS):
            digest.update(path.read_bytes())
    return digest.digest()


def _unchanged() -> Response | None:
    """The answer 304 where the browser holds the page as it would be made now."""
    g.validator = _validator()
    is_any = request.if_none_match.star_tag  # says nothing of what the browser holds
    if g.validator is None or is_any or not request.if_none_match.contains_weak(g.validator):
        return None
    answer = Response(status=304)
    answer.set_etag(g.validator, weak=True)
    return answer


def _validator() -> str | None:
    """What tells this page from what it was or will be; None where that can't be known."""
    if request.method not in ("GET", "HEAD") or request.endpoint in NEVER_THE_SAME:
        return None
    here = stores()
    try:
        generation = here.generation()
    except OnRecordError:
        return None
    parts = (generation, request.url, language_here(), f"{datetime.now(UTC):%Y-%m-%d}")
    digest = blake2b(_software(), digest_size=12)
    for part in (*parts, repr(here.settings)):
        digest.update(f"{part}\0".encode(errors="surrogatepass"))
    return digest.hexdigest()


def _with_validator(response: Response) -> Response:
    validator = g.get("validator")
    if validator is not None and response.status_code == 200:
        response.set_etag(validator, weak=True)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
