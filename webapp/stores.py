"""The catalog and the engine that pages are made from, opened when first asked for."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from indexer.catalog import Catalog, Holding
from indexer.engines import SearchEngine, open_engine
from webapp.settings import Settings

NAME = "onrecord"


@dataclass
class Stores:
    """What pages are made from; one that isn't there is tried again at the next page."""

    settings: Settings
    given_engine: SearchEngine | None = None
    given_catalog: Catalog | None = None
    counted: tuple[str, tuple[Holding, ...]] = ("", ())  # a generation, and what is held in it

    @property
    def engine(self) -> SearchEngine:
        """The engine; raises EngineUnavailable or IndexOutdated."""
        if self.given_engine is None:
            self.given_engine = open_engine(self.settings.engine)
        return self.given_engine

    @property
    def catalog(self) -> Catalog:
        """The catalog; raises CatalogUnavailable."""
        if self.given_catalog is None:
            self.given_catalog = Catalog.open(self.settings.catalog)
        return self.given_catalog

    def generation(self) -> str:
        """Another text after every change of what pages are made from."""
        return self.catalog.generation(self.settings.engine)

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each source; counted anew only after a change."""
        generation = self.generation()
        if self.counted[0] != generation:
            self.counted = (generation, self.catalog.holdings())
        return self.counted[1]


def stores() -> Stores:
    """The stores of the application that answers this request."""
    found = current_app.extensions[NAME]
    if not isinstance(found, Stores):
        raise TypeError(f"{NAME}: wanted Stores, came {type(found).__name__}")
    return found
