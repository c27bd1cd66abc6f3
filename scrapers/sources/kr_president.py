"""Korea's presidential office: briefings and the president's words on president.go.kr."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, named
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(".briefing .board_list li", "a", ".date", ".paging a.next")
PRESIDENT = "대통령"
# What only a president gives: "제79주년 광복절 경축사", "6·25전쟁 제74주년 기념사"
SPEECHES = re.compile(r"(?:기념사|추념사|경축사|취임사|신년사|축사|연설문?|담화문?)$")
# What a title says of its text, surest word first; a "written briefing" is a statement
KINDS = (
    (re.compile(r"서면\s?브리핑|국가안전보장회의|\bNSC\b"), "statement"),
    (re.compile(r"(?:회담|통화|접견|회의|순방)[^\n]{0,30}결과"), "readout"),
)
# "러북 조약 관련 장호진 국가안보실장 브리핑", "윤석열 대통령 취임 2주년 기자회견"
SPEAKERS = (
    re.compile(
        r"(?P<who>[가-힣]{2,4} (?:[가-힣]{1,10}(?:실|부|처|국|단|위원회) )?"
        r"(?:제\d)?[가-힣]{0,10}(?:실장|차장|수석|대변인|비서관|보좌관))"
        r"(?= (?:현안 |서면 )?브리핑)"
    ),
    re.compile(r"(?P<who>[가-힣]{2,4} 대통령)(?!.{0,60}공동)(?=.{0,60}(?:기자회견|연설|담화))"),
)


@dataclass(frozen=True)
class PresidentialOffice:
    """What the president, advisers and spokespersons say in the briefing room."""

    id: str = "kr-president"
    publisher: str = "kr-president"
    title: str = "Newsroom of the presidential office"
    language: str = "ko"
    start: tuple[str, ...] = ("https://www.president.go.kr/newsroom/briefing",)
    feeds: tuple[str, ...] = ()
    address: re.Pattern[str] = re.compile(
        r"https?://(?:www\.|m\.)?president\.go\.kr/(?:newsroom/briefing|president/speech(?:es)?)/"
        r"(?P<id>\w{1,40})/?(?:[?#]|$)"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=4)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["president-ko"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The briefings of a listing page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A briefing, a readout, a press conference or a speech."""
        id_at(self, page.url)
        title = page.text(".view_area .view_title")
        is_speech = SPEECHES.search(title) is not None
        heading = Heading(
            title=title,
            day=read_date(page.text(".view_area .view_date"), "ko"),
            kind="speech" if is_speech else _kind(title),
            attribution=PRESIDENT if is_speech else _speaker(title),
        )
        return document_of(self, page, heading, page.paragraphs(".view_area .view_cont"))


def _kind(title: str) -> str:
    return next((kind for form, kind in KINDS if form.search(title)), kind_of(title) or "briefing")


def _speaker(title: str) -> str | None:
    return next(filter(None, (named(one, title) for one in SPEAKERS)), None)


SOURCES = (PresidentialOffice(),)
