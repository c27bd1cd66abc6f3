"""The registry knows each source by its id and by the addresses it reads."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from mappings.people import organizations
from scrapers.errors import UnknownSource
from scrapers.registry import SOURCES, source, source_of
from scrapers.turns import STYLES

IDS = (
    "kr-mofa", "kr-president", "us-state", "us-whitehouse", "jp-mofa", "jp-kantei",
    "ru-kremlin", "ru-kremlin-en", "ru-mid",
)  # fmt: skip


def test_nine_sources_of_eight_publishers() -> None:
    assert tuple(one.id for one in SOURCES) == IDS
    assert len({one.publisher for one in SOURCES}) == 8


@pytest.mark.parametrize("id", IDS)
def test_a_source_says_all_that_a_run_needs(id: str) -> None:
    one = source(id)
    assert one.publisher in organizations()
    assert ZoneInfo(one.time_zone)
    assert one.style in STYLES.values()
    assert one.start
    assert timedelta(days=1) < one.quiet_after < timedelta(days=30)
    assert one.delay_seconds >= 2
    assert one.licence
    assert one.title.isascii()
    assert set(one.address.groupindex) <= {"id", "board"}


def test_an_unknown_id_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownSource, match=r"no source 'kr-mafo'; .*kr-mofa"):
        source("kr-mafo")


def test_an_address_that_nobody_reads_has_no_source() -> None:
    assert source_of("https://www.korea.net/Government/Briefing-Room") is None


def test_the_two_editions_of_the_kremlin_dont_read_each_others_pages() -> None:
    path = "/events/president/news/74334"
    russian, english = (
        source_of(f"http://kremlin.ru{path}"),
        source_of(f"http://en.kremlin.ru{path}"),
    )
    assert (russian and russian.id, english and english.id) == ("ru-kremlin", "ru-kremlin-en")
