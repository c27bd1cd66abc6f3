"""A page is read strictly, in the encoding that it is really in."""

import pytest

from scrapers.errors import NotAPage, PageChanged
from scrapers.page import Page, Paragraph

URL = "https://www.example.org/press/1.html"


def page(body: str) -> Page:
    return Page(URL, f"<html><body>{body}</body></html>")


def test_a_text_stands_once() -> None:
    with pytest.raises(PageChanged, match=r"press/1.html: 'h1' matched 2, expected 1"):
        page("<h1>a</h1><h1>b</h1>").text("h1")


def test_a_listing_has_one_row_at_least() -> None:
    with pytest.raises(PageChanged, match="'li' matched nothing"):
        page("<p>a</p>").entries("li", "a", "time")


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(PageChanged, match="holds no words"):
        page("<h1>\u00a0 </h1>").text("h1")


def test_blocks_and_line_breaks_end_a_paragraph() -> None:
    found = page("<div id=a>one<br>two<p>three <i>3</i></p>tail</div>").paragraphs("#a")
    assert [one.text for one in found] == ["one", "two", "three 3", "tail"]


def test_leading_bold_words_are_told() -> None:
    [found] = page("<div><p><b>Jane <a>Roe<span>x</span></a>:</b> Yes.</p></div>").paragraphs("div")
    assert found == Paragraph("Jane Roex: Yes.", "p", "Jane Roex:")


def test_parts_that_are_no_text_can_be_left_out() -> None:
    [found] = page(
        "<div><p>Roe<span class=tip>tip</span> says</p><script>x</script></div>"
    ).paragraphs("div", without=".tip")
    assert found.text == "Roe says"


def test_addresses_become_absolute() -> None:
    assert page("<a href='../2.html'> next </a>").links("a") == [
        ("https://www.example.org/2.html", "next")
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "declared", "language"),
    [
        ("엄중한 우려", "euc-kr", "EUC-KR", "ko"),
        ("엄중한 우려", "cp949", "", "ko"),
        ("똠방각하", "cp949", "euc-kr", "ko"),
        ("断じて容認できない", "shift_jis", "Shift_JIS", "ja"),
        ("断じて容認できない", "euc_jp", "", "ja"),
        ("①髙橋", "cp932", "shift_jis", "ja"),
        ("решительно осуждаем", "cp1251", "windows-1251", "ru"),
        ("решительно осуждаем", "utf-8", "windows-1251", "ru"),
        ("엄중한 우려", "utf-8", "euc-kr", "ko"),
        ("“of great concern”", "cp1252", "iso-8859-1", "en"),
    ],
)
def test_a_page_is_read_in_its_real_encoding(
    text: str, encoding: str, declared: str, language: str
) -> None:
    body = f"<html><body><h1>{text}</h1></body></html>".encode(encoding)
    kind = f"text/html; charset={declared}" if declared else "text/html"
    assert Page.from_bytes(URL, body, content_type=kind, language=language).text("h1") == text


def test_the_charset_of_the_page_itself_is_used() -> None:
    body = "<html><head><meta charset='windows-1251'></head><h1>Осуждаем</h1>".encode("cp1251")
    assert Page.from_bytes(URL, body).text("h1") == "Осуждаем"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json"])
def test_another_media_type_is_refused(kind: str) -> None:
    with pytest.raises(NotAPage, match=kind):
        Page.from_bytes(URL, b"<p>x</p>", content_type=kind)


@pytest.mark.parametrize("body", [b"", b"   ", b"no tags here"])
def test_what_holds_no_tag_is_refused(body: bytes) -> None:
    with pytest.raises(NotAPage, match="without a tag"):
        Page.from_bytes(URL, body)


def test_ten_thousand_nested_elements_are_read() -> None:
    deep = "<div>" * 10_000 + "deep" + "</div>" * 10_000
    assert [one.text for one in page(f"<main>{deep}</main>").paragraphs("main")] == ["deep"]
