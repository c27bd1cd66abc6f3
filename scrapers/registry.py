"""Every source, by id and by the addresses that it reads."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from scrapers import sources
from scrapers.errors import UnknownSource
from scrapers.model import Source


def _found() -> tuple[Source, ...]:
    """The SOURCES of every file in scrapers/sources/, so that a new source is one new file."""
    names = sorted(module.name for module in iter_modules(sources.__path__))
    modules = [import_module(f"{sources.__name__}.{name}") for name in names]
    return tuple(one for module in modules for one in module.SOURCES)


SOURCES: tuple[Source, ...] = _found()


def source(id: str) -> Source:
    """The source with this id; raises UnknownSource, naming those that there are."""
    for one in SOURCES:
        if one.id == id:
            return one
    raise UnknownSource(f"no source {id!r}; there are {', '.join(one.id for one in SOURCES)}")


def source_of(url: str) -> Source | None:
    """The source that reads documents at an address, or None."""
    return next((one for one in SOURCES if one.address.match(url)), None)
