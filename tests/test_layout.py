"""What holds the shape of the project together."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINE = ("mappings", "scrapers", "indexer", "webapp")  # upstream first
FILES = sorted(path for package in LINE for path in (ROOT / package).rglob("*.py"))
WRITTEN = [path for path in FILES if "migrations" not in path.parts]  # migrations are lists
# Libraries that stand in one file, or in one family of files
HOMES = {
    "bs4": r"scrapers/page\.py",
    "lxml": r"scrapers/(page|crawl_feeds|replica/\w+)\.py",
    "cssselect": r"scrapers/css\.py",
    "warcio": r"scrapers/(archive|warc_\w+)\.py",
    "cdxj_indexer": r"scrapers/warc_\w+\.py",
    "wacz": r"scrapers/warc_export\.py",
    "bagit": r"webapp/commands/exporting\.py",
    "scrapy": r"scrapers/(crawl\w*|fetch_once|wayback)\.py",
    "playwright": r"scrapers/crawl_browser\.py",
    "scrapy_playwright": r"scrapers/crawl_browser\.py",
    "twisted": r"scrapers/(crawl\w*|fetch_once|wayback)\.py",
    "feedparser": r"scrapers/crawl_feeds\.py",
    "dateparser": r"scrapers/dates\.py",
    "sqlalchemy": r"indexer/(catalog\w*|migrate|migrations/.*)\.py",
    "alembic": r"indexer/(migrate|migrations/.*)\.py",
    "langdetect": r"indexer/language\.py",
    "ahocorasick_rs": r"indexer/\w+\.py",
    "Stemmer": r"indexer/analysis\.py",
    "numpy": r"indexer/weighing\.py",
    "tantivy": r"indexer/engines/(embedded|tantivy)\w*\.py",
    "elasticsearch": r"indexer/engines/elasticsearch\.py",
    "elastic_transport": r"indexer/engines/elasticsearch\.py",
    "opensearchpy": r"indexer/engines/opensearch\.py",
    "flask": r"webapp/.*\.py",
    "flask_babel": r"webapp/languages\.py",
    "babel": r"webapp/languages\.py",
    "flask_compress": r"webapp/__init__\.py",
    "pygal": r"webapp/charts\.py",
    "gunicorn": r"webapp/.*\.py",
    "click": r"webapp/.*\.py",
    "rich": r"webapp/commands/\w+\.py",
}


def imported(path: Path) -> set[str]:
    """Top-level names of everything that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_upstream_only(path: Path) -> None:
    here = LINE.index(path.relative_to(ROOT).parts[0])
    assert not imported(path) & set(LINE[here + 1 :])


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_its_file(library: str) -> None:
    users = {str(path.relative_to(ROOT)) for path in FILES if library in imported(path)}
    assert {user for user in users if not re.fullmatch(HOMES[library], user)} == set()


def test_only_settings_read_the_environment() -> None:
    readers = {
        str(path.relative_to(ROOT))
        for path in FILES
        if re.search(r"\benviron\b|\bgetenv\b", path.read_text(encoding="utf-8"))
    }
    assert readers <= {"webapp/settings.py"}


def test_files_stay_short_enough_to_read() -> None:
    lengths = {path: path.read_text(encoding="utf-8").count("\n") for path in WRITTEN}
    assert {str(path): length for path, length in lengths.items() if length > 300} == {}


def test_functions_stay_short_enough_to_read() -> None:
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in WRITTEN
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )
    assert lengths[int(len(lengths) * 0.9)] <= 25
    assert lengths[-1] <= 50
