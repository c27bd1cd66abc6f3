"""Every text for readers is there in all four languages, with what fills it."""

import re

import pytest

from tests.webapp.translations import LANGUAGES, compiled, po, read, texts

FILLED = re.compile(r"%\((\w+)\)s|\{(\w*)[^}]*\}|<[^>]+>|(%%)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalog = read(language)
    missing = []
    for one in texts():
        said = catalog.get(one.id, one.context) if one.id else one
        given = said.string if said else ""
        if not given or (not isinstance(given, str) and not all(given)):
            missing.append(one.id)
    assert not missing, "run `make translations` and fill the empty texts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_is_no_longer_said(language: str) -> None:
    said = {(one.id, one.context) for one in texts()}
    assert not [one.id for one in read(language) if one.id and (one.id, one.context) not in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_filled_by_the_same_values(language: str) -> None:
    for one in read(language):
        if not one.id:
            continue
        wanted = one.id if isinstance(one.id, str) else one.id[-1]
        for said in filter(None, [one.string] if isinstance(one.string, str) else one.string):
            assert sorted(FILLED.findall(said)) == sorted(FILLED.findall(wanted)), one.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    assert po(language).with_suffix(".mo").read_bytes() == compiled(read(language))
