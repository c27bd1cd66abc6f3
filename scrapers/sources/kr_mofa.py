"""Korea's Ministry of Foreign Affairs: mofa.go.kr in two languages, which embassies repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scrapers.dates import read_date
from scrapers.documents import Heading, document_of, id_at, moment_in, named
from scrapers.kinds import kind_of
from scrapers.listings import Listing, links_in
from scrapers.model import Document, Link
from scrapers.page import Page, Paragraph
from scrapers.turn_forms import NAME_LINE
from scrapers.turns import STYLES, TurnStyle

# …/www/brd/m_4078/view.do?page=1&seq=368686, on www, deu-bonn, ury and other hosts
ADDRESS = (
    r"https?://(?:[\w-]{{1,40}}\.)?mofa\.go\.kr(?::\d{{1,5}})?/[\w-]{{1,20}}/brd/"
    r"m_(?P<board>{boards})/view\.do\?(?:[^#\s]{{0,800}}?&)?seq=(?P<id>\d{{1,12}})(?!\d)"
)
LISTING = Listing(
    ".board_list tbody tr", "a[href*='seq=']", "td:nth-last-child(2)", ".paging a.next", "page"
)
BODY = (".board_detail .bo_con", ".board_detail .se-contents")
# Each board counts its texts for itself: m_4080 had reached 371764 in 2021, m_4078 368499 in 2022
KOREAN_BOARDS = (("4078", "briefing"), ("4080", "release"), ("4076", "statement"))
ENGLISH_BOARDS = (("5679", "briefing"), ("5676", "release"), ("5689", "speech"))
# "대변인 정례브리핑 (12.29 브리퍼 : 부대변인)", "… 외교부 대변인 논평", "대변인 정례브리핑 (6.20)"
KOREAN_SPEAKERS = (
    re.compile(r"브리퍼\s?[:：]\s?(?P<who>[^()（）]{2,30})[)）]"),
    re.compile(r"(?P<who>외교부 (?:부)?대변인) ?(?:논평|성명|담화)"),
    re.compile(r"^(?P<who>(?:외교부 )?(?:부)?대변인) ?(?:정례|언론)? ?브리핑"),
)
# "Remarks by Foreign Minister Cho Tae-yul at …", "Spokesperson's Statement on …"
ENGLISH_SPEAKERS = (
    re.compile(
        r"\b(?:[Bb]y|of) (?P<who>(?:(?:First |Second )?Vice |Deputy )?(?:Foreign )?Minister"
        r"(?: (?:of|for) Foreign Affairs)? [A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){1,2})"
    ),
    re.compile(r"^(?:MOFA )?(?P<who>(?:Deputy )?Spokesperson)['’]s (?:Statement|Commentary)"),
)
SPEAKER_LINE = re.compile(NAME_LINE.replace("P<label>", "P<who>"))
CLOCK_LINE = re.compile(r"[^\n]{0,40}\b\d{4}\s{1,3}\d{1,2}:\d{2}\s{1,3}KST")
DAY_IN_TITLE = re.compile(r"\((?P<who>[A-Z][a-z]{2,8}\.? ?\d{1,2}, ?\d{4})\)$")
HEAD = 5  # paragraphs above an English briefing's first words


@dataclass(frozen=True)
class ForeignMinistry:
    """The boards of one language: briefings, press releases, statements, speeches."""

    id: str
    title: str
    language: str
    section: str  # where a board's listings are: "www", "eng"
    boards: tuple[tuple[str, str], ...]  # number and kind of each
    day_row: str  # the name of the row that prints the day
    speakers: tuple[re.Pattern[str], ...]  # whom a title names
    style: TurnStyle
    quiet_after: timedelta
    kinds_of_releases: frozenset[str]  # that a title may say a press release to be
    publisher: str = "kr-mofa"
    feeds: tuple[str, ...] = ()
    time_zone: str = "Asia/Seoul"
    licence: str = "KOGL type 1 where marked"
    delay_seconds: float = 3.0

    @property
    def start(self) -> tuple[str, ...]:
        """The listing of each board."""
        site = f"https://www.mofa.go.kr/{self.section}/brd"
        return tuple(f"{site}/m_{board}/list.do" for board, _ in self.boards)

    @property
    def address(self) -> re.Pattern[str]:
        """A text's address on any host; the numbers of boards tell the two languages apart."""
        return re.compile(ADDRESS.format(boards="|".join(board for board, _ in self.boards)))

    def links(self, page: Page) -> Iterator[Link]:
        """The texts of a board's page."""
        return links_in(page, self, LISTING)

    def read(self, page: Page) -> Document:
        """The text on a board; the rows above it name department and day, and count views."""
        id_at(self, page.url)
        title = page.text(".board_detail h2")
        body = page.paragraphs(page.layout(*BODY))
        day = self._day(page, title)
        heading = Heading(
            title=title,
            day=day,
            kind=self._kind(page.url, title),
            published_at=self._published_at(body, day),
            attribution=self._speaker(title, body),
        )
        return document_of(self, page, heading, body)

    def _day(self, page: Page, title: str) -> date:
        """The day in the title, "(Feb.18, 2014)", else that on which the text was put up."""
        row = f".board_detail dl:has(dt:-soup-contains('{self.day_row}')) dd"
        return read_date(named(DAY_IN_TITLE, title) or page.text(row), self.language)

    def _kind(self, url: str, title: str) -> str:
        """The board's kind; among releases are readouts: "한일 외교장관 전화 통화"."""
        board = self.address.match(url)
        kind = dict(self.boards)[board["board"]] if board else ""
        by_title = kind_of(title)
        return by_title if kind == "release" and by_title in self.kinds_of_releases else kind

    def _speaker(self, title: str, body: Sequence[Paragraph]) -> str | None:
        """Whom the title names, or the line above a briefing's first words."""
        in_title = (named(one, title) for one in self.speakers)
        above = (named(SPEAKER_LINE, one.text) for one in body[:HEAD])
        return next(filter(None, (*in_title, *above)), None)

    def _published_at(self, body: Sequence[Paragraph], day: date) -> datetime | None:
        """When a briefing began, where its head says so: "February 20, 2018  14:30  KST"."""
        clocks = [one.text for one in body[:HEAD] if CLOCK_LINE.fullmatch(one.text)]
        return moment_in(clocks[0], day, self) if clocks else None


SOURCES = (
    ForeignMinistry(
        id="kr-mofa",
        title="Briefings, press releases and statements",
        language="ko",
        section="www",
        boards=KOREAN_BOARDS,
        day_row="작성일",
        speakers=KOREAN_SPEAKERS,
        style=STYLES["mofa-ko"],
        feeds=(  # of the newest releases and briefings
            "https://www.mofa.go.kr/www/brd/rss.do?brdId=302",
            "https://www.mofa.go.kr/www/brd/rss.do?brdId=303",
        ),
        quiet_after=timedelta(days=6),
        kinds_of_releases=frozenset({"readout"}),
    ),
    ForeignMinistry(
        id="kr-mofa-en",
        title="Briefings, press releases and speeches, English edition",
        language="en",
        section="eng",
        boards=ENGLISH_BOARDS,
        day_row="Date",
        speakers=ENGLISH_SPEAKERS,
        style=STYLES["mofa-kr-en"],
        quiet_after=timedelta(days=10),  # translated later, and not everything is
        kinds_of_releases=frozenset({"readout", "statement"}),
    ),
)
