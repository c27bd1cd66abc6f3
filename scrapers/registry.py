"""Every source, by id and by the addresses that it reads."""

from __future__ import annotations

from scrapers.errors import UnknownSource
from scrapers.model import Source
from scrapers.sources import (
    jp_kantei,
    jp_mofa,
    kr_mofa,
    kr_president,
    ru_kremlin,
    ru_mid,
    us_state,
    us_whitehouse,
)

SOURCES: tuple[Source, ...] = (
    *kr_mofa.SOURCES,
    *kr_president.SOURCES,
    *us_state.SOURCES,
    *us_whitehouse.SOURCES,
    *jp_mofa.SOURCES,
    *jp_kantei.SOURCES,
    *ru_kremlin.SOURCES,
    *ru_mid.SOURCES,
)


def source(id: str) -> Source:
    """The source with this id; raises UnknownSource, naming those that there are."""
    for one in SOURCES:
        if one.id == id:
            return one
    raise UnknownSource(f"no source {id!r}; there are {', '.join(one.id for one in SOURCES)}")


def source_of(url: str) -> Source | None:
    """The source that reads documents at an address, or None."""
    return next((one for one in SOURCES if one.address.match(url)), None)
