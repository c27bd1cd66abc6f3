"""sources check, sources new: see what a source reads; draft one from a few pages."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from indexer.checking import FIELDS, Check
from indexer.checking import check as check_source
from mappings.people import LANGUAGES, governments, organizations
from scrapers.archive import Archive, Kept
from scrapers.crawl import capture
from scrapers.drafts import Told, Unread, draft, file_of, source_in
from scrapers.errors import NotDrafted, ScrapersError
from scrapers.golden import golden_json
from scrapers.model import Capture, Source
from scrapers.page import Page
from scrapers.registry import source as source_with
from scrapers.saved_pages import ENDINGS, read_saved_page
from webapp.cli import DONE, REFUSED
from webapp.commands.collecting import errand
from webapp.settings import settings_here

SHOWN = 5  # failures and labels


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
    done = check_source(one, seen)
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
    pages = [_page(kept, about.language) for kept in seen]
    text = draft(about, pages[0], pages[1:]).text()
    file = file_of(about.id, into)
    source = source_in(text, file.stem)
    golden = [golden_json(source, page) for page in pages]
    is_known = about.publisher in organizations()
    entry = "" if is_known else _asked_publisher(about.publisher)
    # Nothing is written before everything is known to fit
    if entry:
        _add_publisher(about.publisher, entry, into / "mappings" / "organizations.toml")
    folder = into / "tests" / "pages" / about.id
    _keep_golden(folder, seen, golden, source)
    file.write_text(text, encoding="utf-8")
    click.echo(f"wrote {file.relative_to(into)}\nwrote {folder.relative_to(into)}/")
    done = check_source(source, seen)
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


def _page(kept: Kept, language: str) -> Page:
    """A captured page; raises NotAPage."""
    capture = kept.capture
    return Page.from_bytes(
        capture.url, kept.body(), content_type=capture.media_type, language=language
    )


def _saved(folder: Path, failures: list[tuple[str, str]]) -> Iterator[Kept]:
    """The saved pages below a folder, in order."""
    for file in sorted(one for one in folder.rglob("*") if one.name.lower().endswith(ENDINGS)):
        try:
            yield _saved_page(file)
        except ScrapersError as error:
            failures.append((str(file), str(error)))


def _saved_page(file: Path) -> Kept:
    """A saved page, as if it had been captured when it was saved."""
    page = read_saved_page(file)
    return Kept(Capture("", page.url, page.saved_at, 200, page.media_type, "", "", 0), page.body)


def _fetched(source: Source, limit: int, failures: list[tuple[str, str]]) -> list[Kept]:
    """A source's listings and some documents from its site, as politely as any capture."""
    wanted = errand(settings_here(), None, None, limit, again=False)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        [tally] = capture([source], archive, wanted, lambda tally: None)
        failures.extend((one.where, one.reason) for one in tally.refusals)
        return [
            kept
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


def _given(listing: str, documents: Sequence[str], language: str) -> list[Kept]:
    """The pages that were named, the listing first; raises NotDrafted for one that can't be had."""
    named = (listing, *documents)
    addresses = [one for one in named if urlsplit(one).scheme in ("http", "https")]
    fetched: dict[str, Kept] = {}
    failures: list[tuple[str, str]] = []
    if addresses:
        site = Unread((addresses[0],), tuple(addresses[1:]), language)
        found = _fetched(site, len(addresses), failures)
        fetched = {kept.capture.url: kept for kept in found}
    reasons = dict(failures)
    for one in addresses:
        if one not in fetched:
            raise NotDrafted(f"{one}: {reasons.get(one, 'gave no page under this very address')}")
    return [fetched[one] if one in fetched else _saved_file(one) for one in named]


def _saved_file(name: str) -> Kept:
    if not Path(name).is_file():
        raise NotDrafted(f"{name}: wanted an address that begins with https://, or a saved page")
    return _saved_page(Path(name))


def _keep_golden(folder: Path, seen: Sequence[Kept], golden: Sequence[str], source: Source) -> None:
    """Write the pages, and beside each what is read on it."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ["listing", *(f"document-{number}" for number in range(1, len(seen)))]
    addresses = [kept.capture.url for kept in seen]
    rows = [f"* {name}.html: {url}\n" for name, url in zip(names, addresses, strict=True)]
    origin = f"# Drafted on {datetime.now(UTC):%Y-%m-%d}. Terms: {source.licence}.\n"
    (folder / "ORIGIN.md").write_text(origin + "".join(rows), encoding="utf-8")
    for name, kept, words in zip(names, seen, golden, strict=True):
        head = f"<!-- saved from {kept.capture.url} -->\n".encode()
        (folder / f"{name}.html").write_bytes(head + kept.body())
        (folder / f"{name}.json").write_text(words, encoding="utf-8")


def _asked_publisher(id: str) -> str:
    """Ask about a publisher that isn't known yet; gives its entry in organizations.toml."""
    click.echo(f"{id} isn't in organizations.toml yet.")
    names = {code: click.prompt(f"Its name ({code})") for code in LANGUAGES}
    codes = click.Choice(tuple(governments()))
    government = click.prompt("Its government", type=codes, show_choices=False)
    kinds = sorted({one.classification for one in organizations().values()})
    kind = click.prompt("What it is", type=click.Choice(kinds))
    told = ", ".join(f'{code} = "{_plain(name)}"' for code, name in names.items())
    return (
        f'[{id}]\nnames = {{ {told} }}\ngovernment = "{government}"\n'
        f'classification = "{kind}"\nwords = {{}}\n\n'
    )


def _add_publisher(id: str, entry: str, file: Path) -> None:
    """Write a publisher's entry in its alphabetical place."""
    text = file.read_text(encoding="utf-8")
    heads = re.finditer(r"^\[([\w-]+)\]$", text, re.MULTILINE)
    place = next((head.start() for head in heads if head[1] > id), len(text))
    file.write_text(text[:place] + entry + text[place:], encoding="utf-8")
    organizations.cache_clear()


def _plain(words: str) -> str:
    return words.replace("\\", "").replace('"', "'").strip()
