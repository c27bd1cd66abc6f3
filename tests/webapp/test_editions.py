"""The same passage in another language, where the publisher has it at the same place."""

from datetime import date

from tests.webapp.constructed import Building, reading


def test_the_original_stands_beside_its_translation(build: Building) -> None:
    original = _edition("ru-mid", "1", "ru", ["Первое.", "Второе."])
    client = build([original, _edition("ru-mid-en", "1", "en", ["First.", "Second."], "ru-mid:1")])
    [hit] = client.get("/search.json?q=second").get_json()["hits"]
    shown = client.get(f"/statement/{hit['id']}").text
    beside = shown.partition('class="beside"')[2].partition("</div>")[0]
    assert "Второе." in beside
    assert "Первое." not in beside
    assert "the original" in shown


def test_an_edition_that_is_cut_otherwise_is_only_linked(build: Building) -> None:
    original = _edition("ru-mid", "1", "ru", ["Первое.", "Второе.", "Третье."])
    client = build([original, _edition("ru-mid-en", "1", "en", ["First.", "Second."], "ru-mid:1")])
    [hit] = client.get("/search.json?q=second").get_json()["hits"]
    shown = client.get(f"/statement/{hit['id']}").text
    assert 'class="beside"' not in shown
    assert "/document/ru-mid:1" in shown


def _edition(source: str, number: str, language: str, texts: list[str], of: str | None = None):  # type: ignore[no-untyped-def]
    said = [("speech", "A", None, None, [(text, []) for text in texts])]
    return reading(
        source, number, date(2024, 6, 20), language, source, said,  # type: ignore[arg-type]
        offset=len(source), translation_of=of, government="RU",
    )  # fmt: skip
