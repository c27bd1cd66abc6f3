"""Korea's ministries: the transcripts of their briefings on korea.kr."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from mappings.people import organizations
from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, named
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page
from scrapers.turns import STYLES, TurnStyle

LISTING = Listing(
    ".list_type li",
    "a[href*='policyBriefingView.do']",
    ".source span",
    ".paging a.next",
    "pageIndex",
)
TITLE = ".article_head h1"
META = ".article_head .info"  # "2024.12.19 이재웅 대변인", "2023.01.10 외교부"
# A note within a sentence, "(※ … 요청으로 '화요일' → '금요일'으로 변경되었음을 …)" is the editor's
# and not the speaker's. It stays in the text: it is the page's only trace of a word that was
# changed, and a quotation without it would show the new word as what was said.
BODY = (".article_body .view_cont", ".article_body")
NO_TEXT = ".article_foot, .related, .file_down"
DAY = re.compile(r"^\d{4}\. ?\d{1,2}\. ?\d{1,2}\.?\s*")
# A row of one word names a ministry; then the title may say who speaks: "외교부 대변인 정례브리핑"
SPEAKER = re.compile(r"^(?P<who>[가-힣]{2,12} (?:부대변인|대변인|장관|차관)) .{0,20}브리핑")
MINISTRIES = frozenset(("foreign ministry", "defence ministry", "ministry"))


@dataclass(frozen=True)
class Briefings:
    """Every ministry's briefings; the publisher of each is the ministry, where it's known."""

    id: str = "kr-government"
    publisher: str = "kr-government"
    feeds: tuple[str, ...] = ()
    title: str = "Briefings of ministries on korea.kr"
    language: str = "ko"
    start: tuple[str, ...] = ("https://www.korea.kr/briefing/policyBriefingList.do",)
    # on korea.kr, www., m. (/news/policyBriefingView.do) and hosts of campaigns (green.korea.kr)
    address: re.Pattern[str] = re.compile(
        r"https?://(?:[a-z]{1,20}\.)?korea\.kr/(?:briefing|news)/policyBriefingView\.do\?"
        r"(?:[^#\s]{0,800}?&)?newsId=(?P<id>\d{1,12})(?!\d)"
    )
    time_zone: str = "Asia/Seoul"
    quiet_after: timedelta = timedelta(days=5)
    licence: str = "KOGL type 1 where marked"
    style: TurnStyle = STYLES["korea-kr"]
    delay_seconds: float = 3.0

    def links(self, page: Page) -> Iterator[Link]:
        """The briefings of a listing page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """A briefing; below its title stand the day, and who spoke or the ministry."""
        id_at(self, page.url)
        title, printed = page.text(TITLE), page.text(META)
        who = DAY.sub("", printed)
        heading = Heading(
            title=title,
            day=read_date(printed, self.language),
            kind="briefing",
            attribution=who if " " in who else named(SPEAKER, title),
            publisher=_ministry(who.split(" ")) or _ministry(title.split(" ")[:1]),
        )
        body = page.paragraphs(page.layout(*BODY), without=NO_TEXT)
        return document_of(self, page, heading, body)


def _ministry(words: Sequence[str]) -> str | None:
    """The id of the only ministry among some words: "김영호 통일부 장관", or None."""
    known = _ministries()
    found = {known[word] for word in words if word in known}
    return found.pop() if len(found) == 1 else None


def _ministries() -> dict[str, str]:
    """Ids of Korea's ministries by their Korean names: 외교부, 국방부, 통일부."""
    return {
        one.names["ko"]: one.id
        for one in organizations().values()
        if one.government == "KR" and one.classification in MINISTRIES
    }


SOURCES = (Briefings(),)
