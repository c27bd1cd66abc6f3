"""sources check, sources new: see what a source reads; draft one from a few pages."""

from __future__ import annotations

import importlib.util
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import click

from indexer.checking import FIELDS, Check
from indexer.checking import check as check_source
from mappings.people import LANGUAGES, governments, organizations
from scrapers.archive import Archive
from scrapers.crawl import capture
from scrapers.drafts import Told, draft, write
from scrapers.errors import NotDrafted, ScrapersError
from scrapers.golden import golden_json
from scrapers.model import Document, Link, Source
from scrapers.page import Page
from scrapers.registry import source as source_with
from scrapers.saved_pages import ENDINGS, read_saved_page
from scrapers.turns import STYLES, TurnStyle
from webapp.cli import DONE, REFUSED
from webapp.commands.collecting import errand
from webapp.settings import settings_here

SHOWN = 5  # failures and labels


@dataclass(frozen=True)
class Seen:
    """A page as a site served it, or as a browser saved it."""

    url: str
    body: bytes
    media_type: str = ""

    def page(self, language: str) -> Page:
        """The page; raises NotAPage."""
        return Page.from_bytes(self.url, self.body, content_type=self.media_type, language=language)


@dataclass(frozen=True)
class Unread:
    """A site that no source reads yet: only what was asked for is fetched of it."""

    start: tuple[str, ...]
    wanted: tuple[str, ...]  # addresses of documents
    language: str
    id: str = "draft"
    publisher: str = ""
    title: str = ""
    feeds: tuple[str, ...] = ()
    time_zone: str = "UTC"
    quiet_after: timedelta = timedelta.max
    licence: str = ""
    style: TurnStyle = STYLES["en"]
    delay_seconds: float = 3.0

    @property
    def address(self) -> re.Pattern[str]:
        """The wanted documents and nothing else."""
        return re.compile(f"(?P<id>{'|'.join(map(re.escape, self.wanted))})$")

    def links(self, page: Page) -> Iterator[Link]:
        """The wanted documents, whatever the listing leads to."""
        yield from map(Link, self.wanted)

    def read(self, page: Page) -> Document:
        """Nothing is read before there is a source."""
        raise NotDrafted(f"{page.url}: no source reads this address yet")


@click.command("check")
@click.argument("source")
@click.option("--saved", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Read the saved pages in this folder; the site isn't asked.")  # fmt: skip
@click.option("--documents", type=click.IntRange(1), default=5, help="From the site, at most (5).")
def check(source: str, saved: Path | None, documents: int) -> None:
    """Read a listing and some documents with a source; say field by field what was found.

    Nothing is kept. The exit status is 1 when anything wasn't found."""
    one = source_with(source)
    failures: list[tuple[str, str]] = []
    seen = _saved(saved, failures) if saved else _fetched(one, documents, failures)
    pages = list(_pages(seen, one.language, failures))
    done = check_source(one, pages)
    done.failures[:0] = failures
    click.echo("\n".join(in_words(done)))
    sys.exit(DONE if done.is_sound else REFUSED)


@click.command("new")
@click.option("--listing", prompt="Listing page (address or saved page)")
@click.option("--document", "documents", multiple=True, metavar="PAGE",
              help="A document: address or saved page; give two of different form.")  # fmt: skip
@click.option("--id", "id", prompt='Id, such as "gb-fcdo"')
@click.option("--publisher", prompt="Publisher's id (mappings/organizations.toml)")
@click.option("--title", prompt="The series' name in English")
@click.option("--language", prompt=True, type=click.Choice(LANGUAGES))
@click.option("--time-zone", prompt="Time zone, such as Europe/London")
@click.option("--licence", prompt="Terms that its texts are published under")
@click.option("--into", default=Path(), type=click.Path(file_okay=False, path_type=Path),
              help="The clone to write to (here).")  # fmt: skip
def new(listing: str, documents: Sequence[str], into: Path, **told: str) -> None:
    """Draft a source from a listing and a few documents: its file, and its golden test."""
    documents = documents or _asked_documents()
    about = Told(**told)
    seen = _given(listing, documents, about.language)
    pages = [one.page(about.language) for one in seen]
    one = draft(about, pages[0], pages[1:])
    if about.publisher not in organizations():
        _add_publisher(about.publisher, into / "mappings" / "organizations.toml")
    file = write(one, into)
    source = _made(file)
    folder = _keep_golden(into / "tests" / "pages" / about.id, seen, source)
    click.echo(f"wrote {file.relative_to(into)}\nwrote {folder.relative_to(into)}/")
    done = check_source(source, pages)
    click.echo("\n".join(in_words(done)))
    sys.exit(DONE if done.is_sound else REFUSED)


def in_words(done: Check) -> Iterator[str]:
    """A check as lines: the sum, each field, labels, the first failures."""
    links = f"{done.links} links, {done.dated_links} with a day"
    listings = f"{done.listings} listing {'page' if done.listings == 1 else 'pages'} ({links})"
    yield f"{done.source}: {listings}, {done.read} of {done.documents} documents read"
    for name in FIELDS:
        yield f"  {name:<11} {done.found[name]} of {done.documents}"
    if done.paragraphs:
        yield f"  paragraphs of each: {', '.join(map(str, done.paragraphs))}"
    if done.labels:
        known = done.labels.total() - done.unknown.total()
        yield f"  speakers known: {known} of {done.labels.total()} statements with a label"
    if done.unknown:
        told = (f"{label} ({count})" for label, count in done.unknown.most_common(SHOWN))
        yield f"  unknown labels: {', '.join(told)}"
    for where, why in done.failures[:SHOWN]:
        yield f"  failed {where}: {why}"
    if len(done.failures) > SHOWN:
        yield f"  … and {len(done.failures) - SHOWN} more"


def _pages(seen: Sequence[Seen], language: str, failures: list[tuple[str, str]]) -> Iterator[Page]:
    for one in seen:
        try:
            yield one.page(language)
        except ScrapersError as error:
            failures.append((one.url, str(error)))


def _saved(folder: Path, failures: list[tuple[str, str]]) -> list[Seen]:
    """The saved pages below a folder, in order."""
    found = []
    for file in sorted(one for one in folder.rglob("*") if one.name.lower().endswith(ENDINGS)):
        try:
            found.append(_saved_page(file))
        except ScrapersError as error:
            failures.append((str(file), str(error)))
    return found


def _saved_page(file: Path) -> Seen:
    page = read_saved_page(file)
    return Seen(page.url, page.body, page.media_type)


def _fetched(source: Source, limit: int, failures: list[tuple[str, str]]) -> list[Seen]:
    """A source's listings and some documents from its site, as politely as any capture."""
    settings = settings_here()
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        [tally] = capture(
            [source], archive, errand(settings, None, None, limit, again=False), lambda tally: None
        )
        failures.extend((one.where, one.reason) for one in tally.refusals)
        return [
            Seen(kept.capture.url, kept.body(), kept.capture.media_type)
            for file in archive.files(source.id)
            for kept in archive.replay(file)
            if kept.capture.status == 200 and not kept.capture.url.endswith("/robots.txt")
        ]


def _asked_documents() -> list[str]:
    """Documents, asked for one after the other until an empty answer."""
    found: list[str] = []
    while len(found) < 2 or click.confirm("Another document?", default=False):
        found.append(click.prompt(f"Document {len(found) + 1} (address or saved page)"))
    return found


def _given(listing: str, documents: Sequence[str], language: str) -> list[Seen]:
    """The pages that were named, the listing first; raises NotDrafted for one that can't be had."""
    named = (listing, *documents)
    addresses = [one for one in named if urlsplit(one).scheme in ("http", "https")]
    fetched: dict[str, Seen] = {}
    failures: list[tuple[str, str]] = []
    if addresses:
        start = (listing,) if listing in addresses else (addresses[0],)
        wanted = tuple(one for one in addresses if one not in start)
        site = Unread(start=start, wanted=wanted, language=language)
        fetched = {one.url: one for one in _fetched(site, len(addresses), failures)}
    reasons = dict(failures)
    for one in addresses:
        if one not in fetched:
            raise NotDrafted(f"{one}: {reasons.get(one, 'gave no page under this very address')}")
    return [fetched[one] if one in fetched else _saved_page(Path(one)) for one in named]


def _made(file: Path) -> Source:
    """The source in a file that was just written."""
    spec = importlib.util.spec_from_file_location(f"scrapers.sources.{file.stem}", file)
    if spec is None or spec.loader is None:
        raise NotDrafted(f"{file}: can't be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    made: Source = module.SOURCES[0]
    return made


def _keep_golden(folder: Path, seen: Sequence[Seen], source: Source) -> Path:
    """Write the pages with what is read on them; gives their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["listing", *(f"document-{number}" for number in range(1, len(seen)))]
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    rows = [f"* {name}.html: {one.url}\n" for name, one in zip(names, seen, strict=True)]
    origin = f"# Saved on {today}. Terms: {source.licence}.\n{''.join(rows)}"
    (folder / "ORIGIN.md").write_text(origin, encoding="utf-8")
    for name, one in zip(names, seen, strict=True):
        head = f"<!-- saved from {one.url} -->\n".encode()
        (folder / f"{name}.html").write_bytes(head + one.body)
        words = golden_json(source, one.page(source.language))
        (folder / f"{name}.json").write_text(words, encoding="utf-8")
    return folder


def _add_publisher(id: str, file: Path) -> None:
    """Ask about a publisher that isn't known yet, and write its entry in its place."""
    click.echo(f"{id} isn't in {file.name} yet.")
    names = {code: click.prompt(f"Its name ({code})") for code in LANGUAGES}
    codes = click.Choice(tuple(governments()))
    government = click.prompt("Its government", type=codes, show_choices=False)
    kinds = sorted({one.classification for one in organizations().values()})
    kind = click.prompt("What it is", type=click.Choice(kinds))
    told = ", ".join(f'{code} = "{_plain(name)}"' for code, name in names.items())
    entry = (
        f'[{id}]\nnames = {{ {told} }}\ngovernment = "{government}"\n'
        f'classification = "{kind}"\nwords = {{}}\n\n'
    )
    text = file.read_text(encoding="utf-8")
    heads = re.finditer(r"^\[([\w-]+)\]$", text, re.MULTILINE)
    place = next((head.start() for head in heads if head[1] > id), len(text))
    file.write_text(text[:place] + entry + text[place:], encoding="utf-8")
    organizations.cache_clear()


def _plain(words: str) -> str:
    return words.replace("\\", "").replace('"', "'").strip()
