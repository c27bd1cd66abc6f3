"""Promises of mappings/topics.toml and its loader."""

import pytest

from mappings import topics as loader
from mappings.errors import MappingInvalid
from mappings.topics import LANGUAGES, lookalikes, topics

A_TOPIC = {
    "names": {"en": "Talks", "ko": "회담", "ja": "会談", "ru": "Переговоры"},
    "forms": {"en": ["talks"]},
}


@pytest.fixture
def table(monkeypatch):
    """Lets a test put its own table in the place of topics.toml."""

    def put(**content):
        table = {"entities": {}, "topics": {}, **content}
        monkeypatch.setattr(loader, "read_table", lambda name: table)
        topics.cache_clear()

    yield put
    monkeypatch.undo()
    topics.cache_clear()


def test_every_topic_has_a_name_and_forms_in_four_languages():
    lacking = [
        one.id for one in topics().values() if not all(one.forms.get(at) for at in LANGUAGES)
    ]
    assert lacking == []


def test_a_contested_matter_is_not_shown_under_one_sides_name():
    sided = [
        (one.id, language)
        for one in topics().values()
        if one.contested
        for language, name in one.names.items()
        if name in one.names_by_capital.values() and one.id != "comfort_women"
    ]
    assert sided == []


def test_display_is_the_english_name():
    assert topics()["kp"].display == topics()["kp"].names["en"]


def test_parties_are_entities():
    known = topics()
    parties = {party for one in known.values() for party in one.parties}
    assert all(known[party].kind != "topic" for party in parties if party in known)


def test_look_alikes_are_given_by_language():
    assert "日本海" in lookalikes("ja")
    assert lookalikes("fr") == ()


def test_a_missing_name_is_refused(table):
    table(topics={"talks": {**A_TOPIC, "names": {"en": "Talks"}}})
    with pytest.raises(MappingInvalid, match="talks: no name in 'ko'"):
        topics()


def test_a_weak_form_must_be_a_form(table):
    table(topics={"talks": {**A_TOPIC, "weak": ["chats"]}})
    with pytest.raises(MappingInvalid, match="chats"):
        topics()


def test_an_unknown_field_is_refused(table):
    table(topics={"talks": {**A_TOPIC, "form": []}})
    with pytest.raises(MappingInvalid, match="unknown field 'form'"):
        topics()


def test_an_entity_says_its_kind(table):
    table(entities={"xx": A_TOPIC})
    with pytest.raises(MappingInvalid, match="kind"):
        topics()


def test_an_id_names_one_thing(table):
    table(topics={"xx": A_TOPIC}, entities={"xx": {**A_TOPIC, "kind": "government"}})
    with pytest.raises(MappingInvalid, match="both"):
        topics()


def test_a_party_that_is_no_entity_is_refused(table):
    table(topics={"talks": {**A_TOPIC, "parties": ["talks"]}})
    with pytest.raises(MappingInvalid, match="party 'talks'"):
        topics()
