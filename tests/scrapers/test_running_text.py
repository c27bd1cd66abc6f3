"""Running text out of wrapped, flattened and Markdown texts."""

from scrapers.kinds import kind_of
from scrapers.kremlin_text import english, russian
from scrapers.running_text import LONGEST_PARAGRAPH, from_markdown, from_plain


def test_wrapped_markdown_lines_become_one_paragraph():
    text = "MR. HALE:\u00a0 We are\nconcerned.  \n\u00a0  \nQ\u00a0\u00a0 Why\\-not?\n\n\\###"
    assert from_markdown(text) == "MR. HALE:\u00a0 We are concerned.\n\nQ\u00a0\u00a0 Why-not?"


def test_two_spaces_at_a_lines_end_part_lines_but_not_sentences():
    assert from_markdown("Camp Hale  \nMaryland\n\nmy team  \nwill go") == (
        "Camp Hale\n\nMaryland\n\nmy team will go"
    )


def test_signs_of_markdown_are_not_words():
    text = "## Head\n\n**Bold** and [a link](https://example.org/a_(b)) \\*\n\n-   one\n-   two"
    assert from_markdown(text) == "Head\n\nBold and a link *\n\none\n\ntwo"


def test_wrapped_plain_lines_end_paragraphs_where_they_are_short():
    line = "the delegation of my country would like to state its views on"
    lines = [*[line] * 5, "peace.", "Second, we hold that", *[line] * 4, "trade."]
    assert from_plain("\n".join(lines), "en").count("\n\n") == 1


def test_numbers_of_paragraphs_are_left_out():
    text = "12.\tWe welcome the treaty.\n13.\tWe hope for peace."
    assert from_plain(text, "en") == "We welcome the treaty.\n\nWe hope for peace."


def test_a_flattened_text_is_cut_at_ends_of_sentences():
    text = "우리는 평화를 바랍니다." * 300
    paragraphs = from_plain(text, "ko").split("\n\n")
    assert max(map(len, paragraphs)) <= LONGEST_PARAGRAPH
    assert all(words.endswith("바랍니다.") for words in paragraphs)


def test_a_lost_line_break_shows_in_two_spaces_of_minutes():
    assert from_plain("예.  답변드리겠습니다.  감사합니다.", "ko").count("\n\n") == 2


def test_a_russian_page_loses_navigation_head_tooltips_and_tail():
    text = (
        "События Встреча в Туле Глава доложил. 7 февраля 2025 года 15:35 Тула "
        "В.Иванов: Прошу. С.Петров Петров Сергей Ильич глава области : Спасибо. <…> "
        "Темы Регионы Статус материала Опубликован в разделах: Новости "
        "Дата публикации: 7 февраля 2025 года, 15:35 Текстовая версия"
    )
    found = russian(text, title="Встреча в Туле", lead="Глава доложил.", place="Тула")
    lines = [line.strip() for line in found.splitlines()]
    assert lines == ["Глава доложил.", "В.Иванов: Прошу.", "С.Петров : Спасибо.", "<…>"]


def test_an_english_page_loses_tooltips_and_tail():
    text = (
        "Defence Minister Ivan Petrov Petrov IvanDefence Minister : Yes.\n"
        "See also\nTopics\nPublication status\nPublished in section: News\nText version"
    )
    assert english(text) == "Defence Minister Ivan Petrov : Yes."


def test_a_title_names_the_kind_of_its_text_in_four_languages():
    assert kind_of("Readout of the Secretary’s Call") == "readout"
    assert kind_of("외교부 대변인 정례브리핑") == "briefing"
    assert kind_of("外務報道官談話") == "statement"
    assert kind_of("Пресс-конференция по итогам переговоров") == "press_conference"
    assert kind_of("Visit to Tula") is None
