"""`onrecord capture` against sites that behave as sites do: edits, outages, traps, lies."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from scrapers.archive import Archive
from tests.commands import OnRecord, Told
from tests.scripted import (
    ScriptedSites,
    bomb,
    busy,
    cut_off,
    endless,
    redirect,
    slow,
    status,
    without_etag,
)

STATE = "www.state.gov/briefings/department-press-briefing-june-20-2024/"
OTHER = "www.state.gov/briefings/department-press-briefing-june-18-2024/"
GONE = "https://www.state.gov/briefings/department-press-briefing-june-5-2024/"
LISTING = "www.state.gov/department-press-briefings/"


@pytest.fixture
def sites() -> Iterator[ScriptedSites]:
    with ScriptedSites() as sites:
        yield sites


@pytest.fixture
def onrecord(sites: ScriptedSites, tmp_path: Path) -> OnRecord:
    return OnRecord(tmp_path, sites.address)


def refusals(told: Told) -> dict[str, str]:
    """Address → why it was refused; without the page that the replica always answers with 404."""
    lines = [line.removeprefix("  refused ") for line in told.err.splitlines()]
    pairs = [line.split(": ", 1) for line in lines]
    return {address: reason for address, reason in pairs if address != GONE}


def records(onrecord: OnRecord, source: str) -> str:
    """A source's WARC files as text, to look for what stands in them."""
    files = Archive(onrecord.data / "archive").files(source)
    return "".join(gzip.decompress(file.read_bytes()).decode("latin-1") for file in files)


def statuses(onrecord: OnRecord, address: str, source: str = "us-state") -> list[int]:
    """The statuses under which an address was kept, one after the other."""
    kept = onrecord.kept(source)
    return [one.capture.status for one in kept if one.capture.url == f"https://{address}"]


# Asking again


def test_a_site_that_knows_etags_is_asked_for_changes_only(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    onrecord("capture", "us-state")
    told = onrecord("capture", "us-state", "--again")
    assert refusals(told) == {}
    assert "captured" not in told.out
    assert {one.status for one in sites.asked if one.address == STATE} == {200, 304}
    assert "revisit/server-not-modified" in records(onrecord, "us-state")


def test_an_unchanged_page_without_etag_is_kept_once(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    sites.behave(STATE, without_etag, without_etag)
    onrecord("capture", "us-state")
    onrecord("capture", "us-state", "--again")
    assert "revisit/identical-payload-digest" in records(onrecord, "us-state")
    assert statuses(onrecord, STATE) == [200, 200]


def test_what_is_held_and_old_is_not_asked_for_again(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    onrecord("capture", "us-state")
    before = len(sites.asked)
    told = onrecord("capture", "us-state")
    assert refusals(told) == {}
    assert not [one for one in sites.asked[before:] if "/briefings/" in one.address]


def test_a_daily_run_stops_at_the_first_listing_page_without_anything_new(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    onrecord("capture", "us-state")
    before = len(sites.addresses())
    onrecord("capture", "us-state")
    asked = [one for one in sites.addresses()[before:] if "/wp-json/" not in one]
    assert asked == [LISTING, "www.state.gov/press-releases/"]


def test_a_run_with_a_limit_does_not_hide_the_older_ones_from_the_next(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    onrecord("capture", "us-state", "--limit", "2")
    onrecord("capture", "us-state")
    documents = {page.path for page in sites.sites["us-state"].pages}
    asked = {f"/{address.partition('/')[2]}" for address in sites.addresses()}
    assert documents <= asked


# Outages


def test_retry_after_holds_the_whole_host(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(STATE, busy(429, "2"))
    told = onrecord("capture", "us-state")
    assert refusals(told) == {}
    [at] = [number for number, one in enumerate(sites.asked) if one.status == 429]
    assert sites.asked[at + 1].at - sites.asked[at].at >= 2
    assert statuses(onrecord, STATE) == [429, 200]


def test_a_burst_of_503_is_waited_for(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(LISTING, busy(503, "1"), busy(503, "1"))
    assert refusals(onrecord("capture", "us-state")) == {}


def test_a_site_that_asks_for_an_hour_is_left_for_the_next_run(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    sites.behave(LISTING, busy(503, "3600"))
    told = onrecord("capture", "us-state")
    assert told.status == 1
    assert "asks to wait 3,600 s; left for the next run" in told.err
    assert refusals(onrecord("capture", "us-state")) == {}


def test_a_cut_off_answer_is_asked_for_again(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(STATE, cut_off)
    assert refusals(onrecord("capture", "us-state")) == {}
    assert statuses(onrecord, STATE) == [200]


@pytest.mark.parametrize("manner", [cut_off, slow(3), endless], ids=["cut off", "slow", "endless"])
def test_an_answer_that_never_ends_costs_no_other(
    sites: ScriptedSites, onrecord: OnRecord, manner: object
) -> None:
    sites.behave(STATE, *[manner] * 4)  # type: ignore[list-item]
    onrecord.settings["ONRECORD_TIMEOUT"] = "1"
    told = onrecord("capture", "us-state")
    assert told.status == 1
    assert f"https://{STATE}" in told.err
    assert statuses(onrecord, STATE) == []
    assert statuses(onrecord, OTHER) == [200]


def test_a_gzip_bomb_is_refused_unread(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(STATE, *[bomb] * 4)
    told = onrecord("capture", "us-state")
    assert (told.status, STATE in told.err) == (1, True)
    assert statuses(onrecord, OTHER) == [200]


# Traps


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "off the source's own hosts"),
        ("http://127.0.0.1:9/", "off the source's own hosts"),
        ("https://www.state.gov:8443/admin", "off the source's own hosts"),
        ("https://evil.example/briefings/x/", "evil.example"),
        ("file:///etc/passwd", "to 'file:///etc/passwd', which isn't followed"),
        ("ftp://www.state.gov/x", "which isn't followed"),
    ],
)
def test_a_redirect_away_from_the_site_is_refused(
    sites: ScriptedSites, onrecord: OnRecord, location: str, reason: str
) -> None:
    sites.behave(STATE, redirect(location))
    told = onrecord("capture", "us-state")
    assert (told.status, reason in told.err) == (1, True)
    assert statuses(onrecord, OTHER) == [200]


def test_a_site_with_and_without_www_is_one(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(STATE, redirect("https://" + STATE.removeprefix("www.")))
    told = onrecord("capture", "us-state")
    assert refusals(told) == {}
    assert STATE.removeprefix("www.") in sites.addresses()


def test_damage_in_the_archive_stops_no_crawl(sites: ScriptedSites, onrecord: OnRecord) -> None:
    onrecord("capture", "us-state")
    archive = Archive(onrecord.data / "archive")
    [file] = archive.files("us-state")
    data = bytearray(file.read_bytes())
    for line in archive.index("us-state"):
        data[int(line["offset"]) + 12 : int(line["offset"]) + 30] = bytes(18)
    file.write_bytes(data)
    assert refusals(onrecord("capture", "us-state", "--again")) == {}


def test_a_link_away_from_the_site_is_refused(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.edit(LISTING, "https://www.state.gov/briefings/", "https://10.0.0.1/briefings/")
    told = onrecord("capture", "us-state")
    assert not any(one.address.startswith("10.") for one in sites.asked)
    assert told.status == 1


def test_redirects_in_a_circle_end(sites: ScriptedSites, onrecord: OnRecord) -> None:
    sites.behave(STATE, *[redirect(f"https://{STATE}")] * 20)
    told = onrecord("capture", "us-state")
    assert refusals(told) == {f"https://{STATE}": "redirects in a circle"}


# robots.txt


def test_what_robots_txt_forbids_is_not_asked_for_and_the_refusal_is_kept(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    rules = b"User-agent: *\nDisallow: /briefings/department-press-briefing-june-20"
    sites.put("www.state.gov/robots.txt", rules, "text/plain")
    told = onrecord("capture", "us-state")
    assert STATE not in sites.addresses()
    assert f"https://{STATE}: Forbidden by robots.txt" in told.err
    kept = records(onrecord, "us-state")
    assert "robots: Forbidden by robots.txt" in kept
    assert rules.decode() in kept


def test_a_robots_txt_that_cannot_be_had_forbids_everything(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    sites.behave("www.state.gov/robots.txt", *[status(500)] * 4)
    told = onrecord("capture", "us-state")
    assert (told.status, sites.addresses()) == (1, [])


# Encodings


@pytest.mark.parametrize(
    ("source", "address", "encoding"),
    [
        ("kr-mofa", "www.mofa.go.kr/www/brd/m_4078/view.do?seq=369175", "euc-kr"),
        ("jp-mofa", "www.mofa.go.jp/mofaj/press/kaiken/kaikenw_000001_00030.html", "shift_jis"),
        ("ru-mid", "mid.ru/ru/foreign_policy/news/1957862/", "windows-1251"),
    ],
)
@pytest.mark.parametrize("declared", ["header", "page", "nowhere"])
def test_older_encodings_are_read_whether_declared_or_not(
    sites: ScriptedSites,
    onrecord: OnRecord,
    source: str,
    address: str,
    encoding: str,
    declared: str,
) -> None:
    site = sites.sites[source]
    page = next(one for one in site.pages if address.endswith(one.path))
    text = sites.served(address).body.decode(site.encoding_of(page))
    named = text.replace("<head>", f'<head><meta charset="{encoding}">', 1)
    body = (named if declared == "page" else text).encode(encoding, "replace")
    kind = f"text/html; charset={encoding}" if declared == "header" else "text/html"
    sites.put(address, body, kind)
    onrecord("capture", source)
    onrecord("extract", source)
    catalog = Catalog.open(f"sqlite:///{onrecord.data / 'catalog.db'}")
    titles = {held.document.title for held in catalog.changed_since(0)}
    assert page.title in titles


# A listing that moves


def test_a_listing_that_grows_while_it_is_paged_loses_nothing(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    pages = [f"{LISTING}page/{number}/" for number in range(2, 5)]
    shifted = [LISTING, *pages]
    before = [sites.served(address) for address in shifted]
    if before[-1].status == 404:
        shifted, before = shifted[:-1], before[:-1]
    # from the second page on, each page shows what the page before it had shown
    for address, answer in zip(shifted[1:], before, strict=False):
        sites.changed[address] = answer
    sites.changed[shifted[-1].replace("/3/", "/4/")] = before[-1]
    told = onrecord("capture", "us-state")
    assert refusals(told) == {}
    addresses = sites.addresses()
    documents = [one for one in addresses if "/briefings/department" in one]
    assert len(documents) == len(set(documents))


# What changes after publication


def test_an_edit_a_withdrawal_and_a_return_are_listed(
    sites: ScriptedSites, onrecord: OnRecord
) -> None:
    onrecord("collect", "us-state")
    sites.edit(STATE, "They are not some political whim", "They are some political whim")
    sites.withdraw(OTHER)
    onrecord("collect", "us-state", "--again")
    sites.restore(OTHER)
    onrecord("collect", "us-state", "--again")
    told = onrecord("changes")
    heads = [line for line in told.out.splitlines() if line.startswith("20")]
    assert ["restored" in heads[0], "withdrawn" in heads[1], "negation" in heads[2]] == [True] * 3
    assert "They are [-not-] some political whim." in told.out


def test_noise_on_a_page_is_no_change(sites: ScriptedSites, onrecord: OnRecord) -> None:
    onrecord("collect", "us-state")
    sites.edit(STATE, "<body", '<body data-build="2"')
    told = onrecord("collect", "us-state", "--again")
    assert "1 captured" in told.out
    assert onrecord("changes").out == ""


def test_changes_as_json_are_objects_a_line(sites: ScriptedSites, onrecord: OnRecord) -> None:
    onrecord("collect", "us-state")
    sites.edit(STATE, "They are not some political whim", "They are no political whim")
    onrecord("collect", "us-state", "--again")
    [change] = [json.loads(line) for line in onrecord("changes", "--json").out.splitlines()]
    assert (change["source"], change["version"]) == ("us-state", 2)
    assert change["statement"].startswith(change["document"])
