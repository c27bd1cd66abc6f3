"""The registry knows each source by its id and by the addresses it reads."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from mappings.people import organizations
from scrapers.errors import UnknownSource
from scrapers.model import Source
from scrapers.registry import SOURCES, source, source_of
from scrapers.turns import STYLES

IDS = tuple(one.id for one in SOURCES)


def test_each_government_has_sources_under_its_own_ids() -> None:
    assert {id[:3] for id in IDS} >= {"jp-", "kr-", "ru-", "us-"}
    assert len(set(IDS)) == len(IDS)
    assert all(one.id.startswith(one.publisher) for one in SOURCES)


@pytest.mark.parametrize("id", IDS)
def test_a_source_is_a_source(id: str) -> None:
    one: Source = source(id)
    members = [name for name in vars(Source) if not name.startswith("_")]
    assert [name for name in members if not hasattr(one, name)] == []


@pytest.mark.parametrize("id", IDS)
def test_a_source_says_all_that_a_run_needs(id: str) -> None:
    one = source(id)
    assert one.publisher in organizations()
    assert ZoneInfo(one.time_zone)
    assert one.style in STYLES.values()
    assert one.start
    assert (
        timedelta(days=1) < one.quiet_after < timedelta(days=60) or one.quiet_after == timedelta.max
    )
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
