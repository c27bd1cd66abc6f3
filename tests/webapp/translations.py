"""`make translations`: gather the texts for readers, update each language's catalog, compile.

The catalogs are gettext files (webapp/translations/<language>/LC_MESSAGES/messages.po). A text
that is new or changed stays empty until it is translated; test_translations.py tells."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "webapp" / "translations"
LANGUAGES = ("ja", "ko", "ru")  # the texts themselves are in English
# Who marks a text: gettext's own names, and ours (webapp/languages.py, indexer/told.py)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "say": None,
    "tell": None,
    "Told": None,
    "later": None,
}


BEGUN = datetime(2026, 11, 25, tzinfo=UTC)


def texts() -> Catalog:
    """Every text for readers, with the files that it stands in."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog(project="On Record", version="", charset="utf-8", fuzzy=False)
    gathered = extract_from_dir(ROOT, methods, options, KEYWORDS, directory_filter=_is_ours)
    for name, _line, message, _comments, context in sorted(gathered, key=lambda one: one[:2]):
        found.add(message, None, [(name, None)], context=context)
    return found


def _is_ours(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder is one that the texts stand in, or leads to one."""
    parts = Path(folder).relative_to(ROOT).parts
    return not parts or parts[0] in ("webapp", "indexer")


def po(language: str) -> Path:
    """A language's catalog."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """A language's catalog, empty where there is none yet."""
    if not po(language).exists():
        return Catalog(locale=language, project="On Record", fuzzy=False)
    with po(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """A catalog as programs read it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main() -> None:
    """Update and compile the catalogs, and say what is missing."""
    template = texts()
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.creation_date = catalog.revision_date = BEGUN  # so that only texts make a change
        catalog.header_comment = f"# The texts of the page, in the language {language}"
        po(language).parent.mkdir(parents=True, exist_ok=True)
        with po(language).open("wb") as file:
            write_po(file, catalog, omit_header=False, width=100, include_lineno=False)
        po(language).with_suffix(".mo").write_bytes(compiled(catalog))
        missing = sum(1 for one in catalog if one.id and not _is_said(one.string))
        print(f"{language}: {len(catalog)} texts, {missing} to translate")


def _is_said(text: str | list[str] | tuple[str, ...]) -> bool:
    return bool(text) and (isinstance(text, str) or all(text))


if __name__ == "__main__":
    main()
