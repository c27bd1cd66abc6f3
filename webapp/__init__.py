"""The reader's side: settings, commands and the web page."""

from __future__ import annotations

from flask import Flask, Response
from flask_compress import Compress

from indexer.catalog import Catalog
from indexer.engines import SearchEngine
from webapp import (
    about,
    caching,
    changes,
    choosing,
    compare,
    help,
    languages,
    records,
    refusals,
    search,
    sources,
    speakers,
    subjects,
    suggesting,
    trends,
)
from webapp.saying import statements
from webapp.settings import Settings, settings_here
from webapp.stores import NAME, Stores

# Nothing but our own style sheet, script and pictures; forms go to ourselves; nobody frames us
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

PAGES = tuple(
    module.pages
    for module in (
        search, choosing, records, speakers, subjects, compare, trends, changes, sources, about,
        help, suggesting,
    )
)  # fmt: skip


def create_app(
    settings: Settings | None = None,
    *,
    engine: SearchEngine | None = None,
    catalog: Catalog | None = None,
) -> Flask:
    """The web page over an engine and a catalog, else over those that the settings name.

    Stores that aren't there give a page that says so, so that the page itself always starts."""
    settings = settings or settings_here()
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.add_template_filter(statements)
    app.add_template_filter(languages.number)
    Compress(app)
    languages.register(app)
    caching.register(app)
    app.extensions[NAME] = Stores(settings, engine, catalog)
    for pages in PAGES:
        app.register_blueprint(pages)
    refusals.register(app)
    app.after_request(_with_headers)
    app.context_processor(lambda: {"is_constructed": settings.is_constructed})
    return app


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
