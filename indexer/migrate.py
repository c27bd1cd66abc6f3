"""Make a catalog's tables, or bring an older catalog's to today's form (Alembic)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.exc import SQLAlchemyError

from indexer.catalog import connect
from indexer.errors import CatalogUnavailable


def prepare_catalog(url: str) -> None:
    """Make or update the catalog at an SQLAlchemy URL; raises CatalogUnavailable."""
    engine = connect(url)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":  # or else each table is kept as soon as it is made
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise CatalogUnavailable(f"{engine.url!r}: can't be made or updated: {error}") from error
    finally:
        engine.dispose()
