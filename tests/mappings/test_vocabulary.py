import pytest

from indexer.model import MANNERS, MODALITIES
from mappings.errors import MappingInvalid
from mappings.stances import classes
from mappings.vocabulary import LANGUAGES, entries, name
from scrapers.model import KINDS, TURN_TYPES

VOCABULARIES = (
    "corrected", "doing", "endonyms", "guards", "kinds", "languages", "manners", "modalities",
    "polarities", "series", "types",
)  # fmt: skip


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_value_has_a_name_in_each_language(vocabulary: str) -> None:
    for value, names in entries(vocabulary).items():
        assert [names.get(language, "") for language in LANGUAGES].count("") == 0, value


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_entries_stand_in_alphabetical_order(vocabulary: str) -> None:
    assert list(entries(vocabulary)) == sorted(entries(vocabulary))


@pytest.mark.parametrize(
    ("vocabulary", "values"),
    [("kinds", KINDS), ("types", TURN_TYPES), ("manners", MANNERS), ("modalities", MODALITIES)],
)
def test_every_value_of_the_code_has_names(vocabulary: str, values: tuple[str, ...]) -> None:
    assert set(values) == set(entries(vocabulary))


def test_a_value_is_named_in_the_language_asked_for() -> None:
    assert [name("kinds", "speech", language) for language in LANGUAGES] == [
        "speech", "연설", "演説", "выступление",
    ]  # fmt: skip


def test_an_unknown_value_keeps_its_own_spelling() -> None:
    assert name("kinds", "communiqué") == "communiqué"


def test_every_stance_but_the_unstated_one_completes_a_sentence() -> None:
    assert set(entries("doing")) == set(classes()) - {"neutral"}


def test_a_stance_completes_a_sentence() -> None:
    assert name("doing", "oppose") == "opposing"


def test_an_unknown_vocabulary_is_refused() -> None:
    with pytest.raises(MappingInvalid, match="colours"):
        entries("colours")
