"""`onrecord capture --browser`: a Chromium fetches what answers browsers only."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrapers.archive import Archive
from tests.commands import OnRecord
from tests.scripted import ScriptedSites, built_by_script, redirect, status

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="Debian's chromium isn't installed"),
]
LISTING = "www.defense.gov/News/Transcripts/"
SOURCE = "us-defense"


@pytest.fixture
def sites() -> Iterator[ScriptedSites]:
    with ScriptedSites() as sites:
        yield sites


@pytest.fixture
def onrecord(sites: ScriptedSites, tmp_path: Path) -> OnRecord:
    return OnRecord(tmp_path, sites.address)


def documents(sites: ScriptedSites) -> list[str]:
    """Addresses of the source's documents, newest first."""
    site = sites.sites[SOURCE]
    pages = sorted(site.pages, key=lambda page: page.date, reverse=True)
    return [f"{site.host}{page.path}" for page in pages]


def test_a_page_that_its_script_builds_is_read(sites: ScriptedSites, onrecord: OnRecord) -> None:
    first, *others = documents(sites)
    for address in (first, *others):
        sites.behave(address, built_by_script)
    told = onrecord("collect", SOURCE)
    assert f"{len(others) + 1} refused" in told.out.splitlines()[1]
    for address in (first, *others):
        sites.behave(address, built_by_script)
    told = onrecord("capture", SOURCE, "--browser", "--again")
    assert f"{len(others) + 1} captured" in told.out
    told = onrecord("extract", SOURCE)
    assert f"{len(others) + 1} read" in told.out
    assert all("OnRecord/" in one.headers["User-Agent"] for one in sites.asked)


def test_what_was_rendered_says_so(sites: ScriptedSites, onrecord: OnRecord) -> None:
    onrecord("capture", SOURCE, "--browser", "--limit", "1")
    [file] = Archive(onrecord.data / "archive").files(SOURCE)
    lines = (file.parent / file.name.replace(".warc.gz", ".cdxj")).read_text(encoding="utf-8")
    told = onrecord("fixity")
    assert (told.status, "renderedBy" in lines) == (0, False)
    [kept] = [one for one in onrecord.kept(SOURCE) if "/Article/" in one.capture.url]
    assert b"<html" in kept.payload
    assert kept.capture.media_type == "text/html; charset=utf-8"


def test_a_page_that_is_gone_is_told_by_its_status(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    first = documents(sites)[0]
    sites.behave(first, status(404))
    told = onrecord("capture", SOURCE, "--browser")
    assert f"https://{first}: HTTP 404 Not Found" in told.err


def test_a_redirect_leads_the_browser_nowhere_else(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    first = documents(sites)[0]
    sites.behave(first, redirect(f"http://{sites.address}/secret"))
    told = onrecord("capture", SOURCE, "--browser")
    assert f"refused https://{first}: " in told.err
    assert not [one for one in sites.addresses() if one.startswith("127.0.0.1")]


def test_a_browser_that_is_not_there_is_named(onrecord: OnRecord) -> None:
    onrecord.settings["ONRECORD_BROWSER"] = "/nowhere/chromium"
    told = onrecord("capture", SOURCE, "--browser")
    assert (told.status, "/nowhere/chromium: no Chromium is there" in told.err) == (3, True)


def test_a_browser_goes_to_one_source(onrecord: OnRecord) -> None:
    told = onrecord("capture", "--browser")
    assert "wants one SOURCE" in told.err


def test_feeds_are_asked_for_without_a_browser(sites: ScriptedSites, onrecord: OnRecord) -> None:
    told = onrecord("capture", "kr-mofa", "--browser", "--limit", "1")
    assert (told.err, "1 captured" in told.out) == ("", True)
    by_browser = {one.address for one in sites.asked if "Accept-Language" in one.headers}
    feeds = {one for one in sites.addresses() if "/rss/" in one or "rss.do" in one}
    assert feeds
    assert not feeds & by_browser
    assert by_browser
