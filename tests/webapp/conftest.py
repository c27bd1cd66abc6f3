"""The page over a small archive, in the real catalog and the real embedded engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.catalog import Catalog
from indexer.catalog_writing import Reading, store
from indexer.engines import open_engine
from indexer.load import records
from indexer.migrate import prepare_catalog
from tests.webapp.constructed import Building, application, archive


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
