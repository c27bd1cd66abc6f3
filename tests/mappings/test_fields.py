"""The schema."""

import pytest

from indexer.engines.tantivy_schema import STEMS
from mappings import fields
from mappings.errors import MappingInvalid
from mappings.fields import asked_fields, facets, fingerprint, text_fields


def test_every_facet_has_a_name_in_four_languages() -> None:
    assert all(set(facet.names) == {"en", "ko", "ja", "ru"} for facet in facets().values())


def test_facets_are_asked_for_by_short_names() -> None:
    assert asked_fields()["lang"].field == "language"
    assert asked_fields()["government"].value("jp") == "JP"
    assert asked_fields()["stance"].value("Condemn") == "condemn"


def test_the_index_has_a_place_for_every_field_of_words() -> None:
    assert set(text_fields()) == set(STEMS)


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Reads the tables anew, with a change."""
    tables = {name: fields.read_table(name) for name in ("fields", "analysis")}

    def change(table: str, **values: object) -> None:
        other = tables | {table: tables[table] | values}
        monkeypatch.setattr(fields, "read_table", lambda name: other[name])
        _forget()

    yield change
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (facets, text_fields, asked_fields, fingerprint):
        cached.cache_clear()


def test_another_analysis_or_another_facet_has_another_fingerprint(changed) -> None:  # type: ignore[no-untyped-def]
    before = fingerprint()
    changed("analysis", version=999)
    assert fingerprint() != before
    some = dict(list(fields.read_table("fields")["facets"].items())[1:])
    changed("fields", facets=some)
    assert fingerprint() != before


def test_a_row_that_lacks_something_is_refused(changed) -> None:  # type: ignore[no-untyped-def]
    changed("fields", facets={"colour": {"names": {}, "many": False}})
    with pytest.raises(MappingInvalid, match="colour"):
        facets()
