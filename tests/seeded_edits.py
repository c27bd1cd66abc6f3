"""Seeded edits: apply edits of every kind to constructed pages, and see what is noticed.

`python -m tests.seeded_edits` prints what was found and classed right, by kind and language. The
tables here are this file's own; the rules don't read them, and it reads none of the rules'."""

import random
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from indexer.catalog import Catalog
from indexer.catalog_changes import changes
from indexer.extract import extract, workers
from indexer.migrate import prepare_catalog
from scrapers.archive import Archive
from scrapers.model import document_id
from scrapers.page import Page, decode
from scrapers.registry import source as source_with
from scrapers.replica.answers import answers, find
from scrapers.replica.sites import load_sites
from scrapers.warc_files import WarcFile

EACH = 7  # edits of each kind in each language
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
SOURCES = {"en": "us-state", "ko": "kr-mofa", "ja": "jp-mofa", "ru": "ru-mid"}

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LATIN = re.compile(r"(?<![\w'’])[a-zа-яё]{7,}(?![\w'’])")

Change = Callable[[str, str, random.Random], str | None]  # paragraph, language → paragraph


@dataclass(frozen=True)
class Seeded:
    """An edit that was made to a page."""

    kind: str
    language: str
    before: str
    after: str
    at: datetime


def typographic(text: str, language: str, chance: random.Random) -> str | None:
    ways: list[Callable[[], str]] = [
        lambda: text.rstrip(".。") + ("" if text[-1] in ".。" else "."),
        lambda: text.replace(",", "", 1) if re.search(r"[a-zа-я],", text) else text,
        lambda: text.replace("、", "，", 1),
        lambda: text.replace("’", "'", 1),
        lambda: text.replace("“", '"', 1).replace("”", '"', 1),
        lambda: text.replace("「", "『", 1).replace("」", "』", 1),
        lambda: text.replace(" – ", " — ", 1),
        lambda: doubled(text, chance),
        lambda: exchanged(text, chance),
    ]
    chance.shuffle(ways)
    return next((made for way in ways if (made := way()) != text), None)


def doubled(text: str, chance: random.Random) -> str:
    words = list(LATIN.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    place = word.start() + chance.randint(1, 4)
    return text[:place] + text[place] + text[place:]


def exchanged(text: str, chance: random.Random) -> str:
    words = list(LATIN.finditer(text))
    if not words:
        return text
    place = chance.choice(words).start() + chance.randint(1, 3)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def name(text: str, language: str, chance: random.Random) -> str | None:
    held = [one for one in WORDS[language]["names"] if one in text]
    if not held:
        return None
    old = chance.choice(held)
    new = chance.choice([one for one in WORDS[language]["names"] if one not in text] or [""])
    return text.replace(old, new, 1) if new else None


def number(text: str, language: str, chance: random.Random) -> str | None:
    digits = [found.start() for found in re.finditer(r"\d", text)]
    if not digits:
        return None
    place = chance.choice(digits)
    return text[:place] + str((int(text[place]) + chance.randint(1, 8)) % 10) + text[place + 1 :]


def negation(text: str, language: str, chance: random.Random) -> str | None:
    held = [pair for pair in WORDS[language]["turns"] if pair[0] in text]
    return text.replace(*chance.choice(held), 1) if held else None


def words_added(text: str, language: str, chance: random.Random) -> str | None:
    more = chance.choice(WORDS[language]["more"])
    if language == "ja":
        places = [found.end() for found in re.finditer("、", text)]
        return _into(text, chance.choice(places), more) if places else None
    places = [found.end() for found in re.finditer(r"(?<=[^\W\d]) ", text)]
    return _into(text, chance.choice(places), f"{more} ") if len(places) > 3 else None


def _into(text: str, place: int, more: str) -> str:
    return text[:place] + more + text[place:]


def words_removed(text: str, language: str, chance: random.Random) -> str | None:
    """The reverse of words added somewhere, or some plain words taken out."""
    if language == "ja":
        clauses = list(re.finditer("(?<=、)[^、。」「0-9０-９]{4,14}、", text))
        clauses = [one for one in clauses if not re.search("ない|ず|ません|べき", one[0])]
        return _without(text, chance.choice(clauses)) if clauses else None
    plain = {
        "en": r"(?<= )[a-z]{5,} [a-z]{5,} ", "ru": r"(?<= )[а-яё]{5,} [а-яё]{5,} ",
        "ko": r"(?<= )[가-힣]{2,6}[을를과와의] [가-힣]{2,6}[을를과와의] ",
    }[language]  # fmt: skip
    grave = (
        "never|should|would|could|might|shall|without|likely|hundred|thousand|million|today"
        "|долж|мож|следует|нужно|нельзя|необходимо|готов|намерен|тысяч|миллион|сегодня"
    )
    found = [one for one in re.finditer(plain, text) if not re.search(grave, one[0])]
    return _without(text, chance.choice(found)) if found else None


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]


def reworded(text: str, language: str, chance: random.Random) -> str | None:
    held = [pair for pair in WORDS[language]["other"] if pair[0] in text]
    return text.replace(*chance.choice(held), 1) if held else None


CHANGES: dict[str, Change] = {
    "typographic": typographic, "name": name, "number": number, "negation": negation,
    "words-added": words_added, "words-removed": words_removed, "reworded": reworded,
}  # fmt: skip


class Newsroom:
    """Constructed pages whose editors change them silently, each change captured."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.archive = Archive(folder)
        self.chance = random.Random(seed)
        self.clock = BEGIN
        self.language = ""
        self.made: list[Seeded] = []
        self.noise: list[datetime] = []
        self.sites = {site.id: site for site in load_sites()}
        self.table = answers(self.sites.values())

    def work(self) -> None:
        for language, id in SOURCES.items():
            self.language = language
            with self.archive.writer(id) as file:
                self._edit_pages(language, id, file)

    def _edit_pages(self, language: str, id: str, file: WarcFile) -> None:
        pages = list(self._pages(id))
        for kind, change in CHANGES.items():
            self._seed(kind, language, pages, file, change)
        for _ in range(EACH):
            self._paragraphs(language, pages, file)
            self._noise(pages, file)
            self._gone_and_back(language, pages, file)

    def _pages(self, id: str) -> Iterator[tuple[str, str, list[str]]]:
        """(address, HTML, its paragraphs that stand in the HTML word for word, once)."""
        site, reader = self.sites[id], source_with(id)
        for page in site.pages:
            url = site.url(page.path)
            if document_id(reader, url) is None:
                continue
            html = self._html(url)
            text = reader.read(Page.from_bytes(url, html.encode(), language=reader.language)).text
            parts = [
                part for part in text.split("\n\n") if html.count(part) == 1 and len(part) > 30
            ]
            if parts:
                yield url, html, parts

    def _html(self, url: str) -> str:
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        answer = find(self.table, parts.netloc, target)
        declared = answer.content_type.partition("charset=")[2]
        return decode(answer.body, declared, self.language, url)

    def _capture(self, file: WarcFile, url: str, html: str, status: str = "200 OK") -> datetime:
        self.clock += timedelta(hours=1)
        headers = [("Content-Type", "text/html; charset=utf-8")]
        file.response(url, status, headers, html.encode(), asked=[], at=self.clock)
        return self.clock

    def _seed(
        self,
        kind: str,
        language: str,
        pages: list[tuple[str, str, list[str]]],
        file: WarcFile,
        change: Change,
    ) -> None:
        done = 0
        for _ in range(40 * EACH):
            if done == EACH:
                return
            url, html, parts = self.chance.choice(pages)
            part = self.chance.choice(parts)
            made = change(part, language, self.chance)
            if made is None or made == part:
                continue
            self._capture(file, url, html)
            at = self._capture(file, url, html.replace(part, made))
            self.made.append(Seeded(kind, language, part, made, at))
            done += 1

    def _paragraphs(
        self, language: str, pages: list[tuple[str, str, list[str]]], file: WarcFile
    ) -> None:
        url, html, parts = self.chance.choice(pages)
        part = self.chance.choice(parts[1:] or parts)
        more = WORDS[language]["paragraph"]
        self._capture(file, url, html)
        grown = re.sub(f"(<p[^>]*>){re.escape(part)}", rf"\1{more}</p><p>{part}", html)
        at = self._capture(file, url, grown)
        self.made.append(Seeded("paragraph-added", language, "", more, at))
        at = self._capture(file, url, html)
        self.made.append(Seeded("paragraph-removed", language, more, "", at))

    def _gone_and_back(
        self, language: str, pages: list[tuple[str, str, list[str]]], file: WarcFile
    ) -> None:
        url, html, _ = self.chance.choice(pages)
        self._capture(file, url, html)
        at = self._capture(file, url, "<h1>404</h1>", "404 Not Found")
        self.made.append(Seeded("withdrawn", language, "", "", at))
        at = self._capture(file, url, html)
        self.made.append(Seeded("restored", language, "", "", at))

    def _noise(self, pages: list[tuple[str, str, list[str]]], file: WarcFile) -> None:
        """What a page changes by itself: counters, menus, related links, mark-up."""
        url, html, _ = self.chance.choice(pages)
        self._capture(file, url, html)
        noises = [
            re.sub(r"(조회수?\D{0,30}?)\d+", r"\g<1>98765", html),
            html.replace("<head>", '<head><meta name="build" content="20250101">', 1),
            html.replace("</body>", "<aside><ul><li><a href='/x'>Related</a></ul></aside></body>"),
            re.sub(r"<nav[^>]*>", r"\g<0><a href='/new-menu'>New menu</a>", html),
            html.replace("<p>", '<p data-view="7">'),
            html.replace("</p>", "\n  </p>\n"),
            re.sub(r"<body", '<body data-generated="1736"', html),
        ]
        self.noise.append(self._capture(file, url, self.chance.choice(noises)))


def measure(folder: Path, seed: int = 2026) -> tuple[list[tuple[Seeded, list[str]]], list[str]]:
    """(each seeded edit with the kinds that were noticed, kinds noticed in mere noise)."""
    newsroom = Newsroom(folder / "archive", seed)
    newsroom.work()
    url = f"sqlite:///{folder / 'catalog.db'}"
    prepare_catalog(url)
    catalog = Catalog.open(url)
    with workers() as pool:
        for id in SOURCES.values():
            extract(newsroom.archive, catalog, id, pool, lambda tally: None)
    noticed: dict[datetime, list[str]] = {}
    for change in changes(catalog):
        noticed.setdefault(change.at, []).append(change.kind)
    results = [(made, noticed.get(made.at, [])) for made in newsroom.made]
    return results, [kind for at in newsroom.noise for kind in noticed.get(at, [])]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        results, noise = measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else 2026)
    made, found, right = Counter[str](), Counter[str](), Counter[str]()
    for seeded, kinds in results:
        for key in (f"{seeded.kind}", seeded.language, "all"):
            made[key] += 1
            found[key] += bool(kinds)
            right[key] += kinds == [seeded.kind]
        if kinds != [seeded.kind]:
            print(f"{seeded.language} {seeded.kind} → {kinds}\n  {seeded.before}\n  {seeded.after}")
    print(f"{'':<20}{'made':>6}{'found':>7}{'right':>7}")
    for key in made:
        print(f"{key:<20}{made[key]:>6}{found[key]:>7}{right[key]:>7}")
    print(f"edits noticed in mere noise: {len(noise)} {Counter(noise)}")


if __name__ == "__main__":
    main()
