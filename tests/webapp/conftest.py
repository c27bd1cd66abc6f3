"""The page over a small archive, in the real catalog and the real embedded engine; a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright

from indexer.catalog import Catalog
from indexer.catalog_writing import Reading, store
from indexer.engines import open_engine
from indexer.load import records
from indexer.migrate import prepare_catalog
from tests.webapp.constructed import Building, application, archive
from tests.webapp.looks import served
from webapp import create_app
from webapp.settings import read_settings

OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Building]:
    """Makes the page over given readings: build(archive())."""
    catalogs: list[Catalog] = []

    def made(readings: list[Reading], **settings: object) -> FlaskClient:
        url = f"sqlite:///{tmp_path}/catalog.db"
        prepare_catalog(url)
        catalog = Catalog.open(url)
        catalogs.append(catalog)
        for one in readings:
            store(catalog, [one])
        engine = open_engine(f"embedded:{tmp_path}/index")
        engine.replace_all(records(catalog, 0))
        return application(engine, catalog, tmp_path, **settings).test_client()

    yield made
    for catalog in catalogs:
        catalog.engine.dispose()


@pytest.fixture
def page(build: Building) -> FlaskClient:
    """The page over the constructed archive."""
    return build(archive(), page_size=3)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo_site(demo: Path) -> Iterator[str]:
    """The address of the page over the demonstration."""
    settings = read_settings({"ONRECORD_DATA": str(demo / "data-demo")}, demo)
    with served(create_app(settings)) as address:
        yield address
