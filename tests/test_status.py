"""`onrecord sources status` and `labels` after a real run against scripted sites."""

import json
from pathlib import Path

from tests.commands import OnRecord
from tests.scripted import ScriptedSites


def test_status_tells_each_sources_months_and_fails_for_the_silent(tmp_path: Path) -> None:
    with ScriptedSites() as sites:
        onrecord = OnRecord(tmp_path, sites.address)
        onrecord("capture", "us-state", "us-whitehouse-archive")
        onrecord("extract")
    told = onrecord("sources", "status", "--calendar")
    assert told.status == 4  # the constructed pages are of 2024
    assert "us-state: silent; last success" in told.out
    assert "us-whitehouse-archive: complete" in told.out
    assert "kr-mofa: not collected" in told.out
    found = onrecord("sources", "status", "us-state", "--json")
    months = json.loads(found.out)["months"]
    assert sum(month["listed"] for month in months) >= sum(month["read"] for month in months) > 5


def test_a_complete_archive_is_well_and_one_that_was_never_collected_is_not(tmp_path: Path) -> None:
    with ScriptedSites() as sites:
        onrecord = OnRecord(tmp_path, sites.address)
        onrecord("capture", "us-whitehouse-archive")
        onrecord("extract")
    assert onrecord("sources", "status").status == 0
    assert onrecord("sources", "status", "kr-mofa").status == 4
    labels = onrecord("sources", "labels", "--limit", "1").out.splitlines()
    assert len(labels) == 1
    assert "us-whitehouse-archive" in labels[0]


def test_a_text_that_left_its_listing_is_withdrawn(tmp_path: Path) -> None:
    """The site still answers for the address, so that nothing but the listing shows it."""
    with ScriptedSites() as sites:
        onrecord = OnRecord(tmp_path, sites.address)
        onrecord("collect", "kr-president")
        dropped = sites.unlist("kr-president", 1)
        onrecord("collect", "kr-president")
    [change] = [json.loads(line) for line in onrecord("changes", "--json").out.splitlines()]
    assert (change["kind"], change["why"]) == ("withdrawn", "unlisted")
    assert change["url"].endswith(dropped)
    assert "withdrawn texts: 1" in onrecord("sources", "status", "kr-president").out


def test_a_source_is_checked_on_its_site_and_nothing_is_kept(tmp_path: Path) -> None:
    with ScriptedSites() as sites:
        onrecord = OnRecord(tmp_path, sites.address)
        told = onrecord("sources", "check", "us-whitehouse", "--documents", "2")
        assert told.status == 0
        assert "2 of 2 documents read" in told.out
        fed = onrecord("sources", "check", "kr-mofa", "--documents", "3")  # has RSS feeds
        assert (fed.status, "failed" in fed.out) == (0, False)
        sites.put("www.whitehouse.gov/briefings-statements/", b"<html><h1>New design</h1></html>")
        broken = onrecord("sources", "check", "us-whitehouse")
    assert broken.status == 1
    assert "failed https://www.whitehouse.gov/briefings-statements/" in broken.out
    assert not (tmp_path / "archive").exists()
