import pytest

from indexer.catalog_withdrawals import REASONS
from indexer.edits import KINDS
from mappings import edits
from mappings.edits import edit_kinds, edit_words, withdrawal_reasons
from mappings.errors import MappingInvalid
from mappings.vocabulary import LANGUAGES


def test_every_class_of_edit_has_a_name_and_a_meaning_gravest_first() -> None:
    assert tuple(edit_kinds()) == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_classes_are_called_the_same(language: str) -> None:
    names = [kind.names[language] for kind in edit_kinds().values()]
    assert len(names) == len(set(names))


def test_every_reason_of_a_withdrawal_has_names() -> None:
    assert set(withdrawal_reasons()) == set(REASONS)


def test_a_class_without_a_name_in_a_language_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"kinds": {"number": {"names": {"en": "number"}, "means": {}}}}
    monkeypatch.setattr(edits, "read_table", lambda name: table)
    with pytest.raises(MappingInvalid, match="number: no names in 'ko'"):
        edit_kinds.__wrapped__()


def test_words_that_make_an_edit_grave_are_still_read() -> None:
    assert edit_words("en").negators.search("not")
    assert edit_words("fr") == edit_words("en")
