"""A person's correction wins over the rules, is kept with its reason, and can be taken back."""

from datetime import date
from pathlib import Path

import pytest

from indexer.catalog import Catalog
from indexer.catalog_corrections import correct
from indexer.catalog_writing import store
from indexer.corrections import Corrections, read_corrections
from indexer.errors import CorrectionsInvalid
from indexer.load import records
from indexer.migrate import prepare_catalog
from indexer.model import Statement
from tests.webapp.constructed import TREATY, archive, reading

SAID = "We are gravely concerned by the treaty and condemn it."
NO_LONGER = "We are concerned by the treaty and condemn it as before."


def saying(words: str, offset: int) -> object:
    stances = [("condemn", 0.8, "-", "condemn", (TREATY,))]
    said = [("speech", "MR MILLER", "matthew-miller", "Spokesperson", [(words, stances)])]
    day = date(2024, 6, 20)
    return reading("us-state", "9", day, "en", "Briefing", said, offset=offset)


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    url = f"sqlite:///{tmp_path}/catalog.db"
    prepare_catalog(url)
    catalog = Catalog.open(url)
    store(catalog, [saying(SAID, 1)])
    return catalog


def held(catalog: Catalog) -> Statement:
    return next(iter(catalog.statements_of("us-state:9"))).statement


def written(tmp_path: Path, *entries: str) -> Corrections:
    path = tmp_path / "corrections.toml"
    path.write_text("\n".join(f"[[corrections]]\n{entry}" for entry in entries), encoding="utf-8")
    return read_corrections(path)


def entry(id: str, field: str, value: str, why: str = "Read it again.") -> str:
    return (
        f"statement = '{id}'\nfield = '{field}'\nvalue = {value}\nwhy = '{why}'\n"
        "who = 'A. Archivist'\nwhen = 2026-11-25\n"
    )


CONCERN = "[{class = 'concern', grade = 0.35, cue = 'gravely concerned', target = 'the treaty'}]"


def test_a_correction_wins_and_says_what_the_rules_had(catalog: Catalog, tmp_path: Path) -> None:
    before = held(catalog)
    tally = correct(catalog, written(tmp_path, entry(before.id, "stances", CONCERN)))
    after = held(catalog)
    assert tally.counts == {"corrected": 1}
    assert [(one.code, one.grade, one.cue) for one in after.stances] == [
        ("concern", 0.35, "gravely concerned")
    ]
    stance = after.stances[0]
    assert SAID[stance.start : stance.end] == stance.cue
    assert stance.target is not None
    assert SAID[stance.target.start : stance.target.end] == "the treaty"
    assert [(one.who, one.why, one.when) for one in after.corrections] == [
        ("A. Archivist", "Read it again.", date(2026, 11, 25))
    ]
    assert after.corrections[0].before["stances"][0]["code"] == "condemn"


def test_it_survives_an_edit_of_the_page_and_a_reading_anew(
    catalog: Catalog, tmp_path: Path
) -> None:
    id = held(catalog).id
    corrections = written(tmp_path, entry(id, "speaker", "'antony-blinken'"))
    correct(catalog, corrections)
    store(catalog, [saying(SAID + " Nobody should doubt it.", 2)], corrections)
    assert held(catalog).id == id
    assert held(catalog).voice.speaker == "antony-blinken"
    assert held(catalog).voice.office == "Secretary of State"


def test_words_that_an_edit_took_away_bring_the_rules_back(
    catalog: Catalog, tmp_path: Path
) -> None:
    corrections = written(tmp_path, entry(held(catalog).id, "stances", CONCERN))
    correct(catalog, corrections)
    store(catalog, [saying(NO_LONGER, 2)], corrections)
    tally = correct(catalog, corrections)
    assert [one.code for one in held(catalog).stances] == ["condemn"]
    assert held(catalog).corrections == ()
    assert "doesn't hold the words 'gravely concerned'" in tally.refusals[0].reason


def test_a_correction_that_is_deleted_is_taken_back(catalog: Catalog, tmp_path: Path) -> None:
    before = held(catalog)
    correct(catalog, written(tmp_path, entry(before.id, "type", "'question'")))
    assert (held(catalog).stances, held(catalog).voice.speaker) == ((), None)
    tally = correct(catalog, written(tmp_path))
    assert tally.counts == {"taken back": 1}
    assert held(catalog) == before


def test_the_engine_is_told_of_it_once(catalog: Catalog, tmp_path: Path) -> None:
    followed = catalog.revision()
    corrections = written(tmp_path, entry(held(catalog).id, "topics", "[]"))
    correct(catalog, corrections)
    changed = list(records(catalog, followed))
    assert [one.keywords.get("topic") for one in changed] == [None]
    followed = catalog.revision()
    correct(catalog, corrections)
    assert list(records(catalog, followed)) == []


def test_captures_after_a_correction_are_followed_too(catalog: Catalog, tmp_path: Path) -> None:
    correct(catalog, written(tmp_path, entry(held(catalog).id, "topics", "[]")))
    followed = catalog.revision()
    store(catalog, archive()[:1])
    assert len(list(records(catalog, followed))) == 4


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("mood", "'sad'", "field: wanted speaker or stances or topics or type, came 'mood'"),
        ("speaker", "'nobody-known'", "wanted an id of mappings/people.toml"),
        ("type", "'rant'", "type: wanted speech or question"),
        ("stances", "'none'", "stances: wanted a list"),
        ("stances", "[{class = 'concern'}]", "stances: wanted class, cue, grade"),
        ("stances", "[{class = 'anger', grade = 0.4, cue = 'x'}]", "class: wanted one of"),
        ("stances", "[{class = 'concern', grade = 0.99, cue = 'x'}]", "grade of concern: wanted"),
        ("topics", "[{id = 'weather', words = 'x'}]", "wanted an id of mappings/topics.toml"),
        ("topics", "[{id = 'kp_ru_treaty', words = ''}]", "words: wanted words"),
    ],
)
def test_an_entry_that_says_nothing_is_refused_and_the_others_count(
    catalog: Catalog, tmp_path: Path, field: str, value: str, reason: str
) -> None:
    id = held(catalog).id
    good = entry(id, "speaker", "''")
    tally = correct(catalog, written(tmp_path, entry(id, field, value), good))
    assert tally.refusals[0].where == "corrections.toml, entry 1"
    assert reason in tally.refusals[0].reason
    assert held(catalog).voice.speaker is None


def test_what_is_not_held_and_what_stands_twice_are_refused(
    catalog: Catalog, tmp_path: Path
) -> None:
    id = held(catalog).id
    entries = [entry(id, "speaker", "''"), entry(id, "speaker", "'antony-blinken'")]
    tally = correct(catalog, written(tmp_path, *entries, entry("us-state:0:0", "topics", "[]")))
    assert [one.reason for one in tally.refusals] == [
        f"speaker of {id} stands in it twice",
        "no statement 'us-state:0:0' is held",
    ]
    assert held(catalog).voice.speaker is None


@pytest.mark.parametrize("content", [b"not = toml = at all", b"\xff\xfe", b"correction = []"])
def test_a_file_that_is_no_corrections_file_stops_the_command(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "c.toml").write_bytes(content)
    with pytest.raises(CorrectionsInvalid, match=r"c\.toml"):
        read_corrections(tmp_path / "c.toml")
