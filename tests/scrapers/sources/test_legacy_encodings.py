"""A page is read alike in every encoding its site has used, whatever charset it declares."""

import re

import pytest

from scrapers.golden import golden_document
from scrapers.page import Page
from scrapers.registry import source
from tests.scrapers.sources.test_golden_pages import PAGES, SAVED_FROM, saved

ENCODINGS = [
    ("kr-mofa/briefing", "cp949", "euc-kr"),
    ("kr-mofa/briefing", "cp949", "utf-8"),
    ("kr-mofa/release-euc-kr", "utf-8", "euc-kr"),
    ("jp-mofa/danwa", "cp932", "shift_jis"),
    ("jp-mofa/danwa", "euc_jp", "utf-8"),
    ("jp-kantei/transcript", "euc_jp", ""),
    ("jp-kantei/transcript", "iso2022_jp", "iso-2022-jp"),
    ("ru-mid/comment", "cp1251", "windows-1251"),
    ("ru-mid/comment", "cp1251", "utf-8"),
    ("ru-mid/briefing-windows-1251", "utf-8", "windows-1251"),
    ("ru-kremlin/telegram", "cp1251", "no-such-charset"),
    ("us-state/statement", "cp1252", "iso-8859-1"),
]
CHARSET = re.compile(r'(<meta charset=")[\w-]+')


@pytest.mark.parametrize(("name", "encoding", "declared"), ENCODINGS)
def test_a_page_reads_alike_in_every_encoding(name: str, encoding: str, declared: str) -> None:
    reader, file = source(name.partition("/")[0]), PAGES / f"{name}.html"
    page = saved(file)
    html = CHARSET.sub(rf"\g<1>{declared}", str(page.soup), count=1)
    body = html.encode(encoding, "xmlcharrefreplace")
    kind = f"text/html; charset={declared}" if declared else "text/html"
    again = Page.from_bytes(page.url, body, content_type=kind, language=reader.language)
    assert golden_document(reader.read(again)) == golden_document(reader.read(page))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("kr-mofa/release-euc-kr", "cp949"),
        ("jp-mofa/kaiken-shift-jis", "cp932"),
        ("ru-mid/briefing-windows-1251", "cp1251"),
        ("ru-mid/listing", "cp1251"),
        ("jp-kantei/listing", "cp932"),
    ],
)
def test_the_saved_page_is_really_in_that_encoding(name: str, encoding: str) -> None:
    body = (PAGES / f"{name}.html").read_bytes()
    assert SAVED_FROM.match(body)
    assert body.decode(encoding)
    with pytest.raises(UnicodeDecodeError):
        body.decode("utf-8")
