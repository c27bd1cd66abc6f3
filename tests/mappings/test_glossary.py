"""The glossary: in order, in four languages, each word in one place."""

import unicodedata
from collections import Counter

from mappings.concepts import concepts
from mappings.files import read_table
from mappings.topics import LANGUAGES

TERMS = read_table("glossary")["terms"]


def test_it_has_its_size_and_its_order() -> None:
    ids = [term["id"] for term in TERMS]
    assert len(ids) >= 600
    assert ids == sorted(set(ids))


def test_each_term_is_named_in_every_language_and_each_name_once() -> None:
    for language in LANGUAGES:
        words = Counter(word.casefold() for term in TERMS for word in term[language])
        assert [word for word, count in words.items() if count > 1] == []
        assert all(term[language] for term in TERMS)
        assert all(word == unicodedata.normalize("NFC", word).strip() for word in words)


def test_ids_of_concepts_are_apart() -> None:
    ids = Counter(concept.id for concept in concepts())
    assert [id for id, count in ids.items() if count > 1] == []
