"""Read the rows of imported collections: one JSON object a line, one Document each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlsplit

from scrapers import kremlin_text
from scrapers.dates import moment, read_date, read_moment, read_time
from scrapers.errors import DateNotRead, RowRefused
from scrapers.kinds import kind_of
from scrapers.model import Document, Source, Turn, document_id
from scrapers.page import Page, fold_spaces
from scrapers.running_text import from_markdown, from_plain, join, tidy
from scrapers.turns import STYLES, TurnStyle, split_turns


@dataclass(frozen=True)
class Corpus:
    """A collection whose rows no source of the registry answers for."""

    id: str
    publisher: str | None  # organization id; None: its rows have many publishers
    title: str
    language: str | None  # ISO 639-1; None: each row says it
    licence: str
    style_name: str  # a key of STYLES, or "" for the general one of the row's language
    kind: str = "release"
    is_one_voice: bool = False  # a row holds what one official said, whether it names them or not


_CORPORA = (
    Corpus(
        "un-debate", "un", "United Nations General Debate", "en", "CC0-1.0", "un-en", "speech", True
    ),
    Corpus(
        "kp-new-year", "kp-leader", "New Year addresses of the DPRK", "ko", "CC0-1.0",
        "dprk-ko", "speech", True,
    ),
    Corpus(
        "kr-president-archive", "kr-president", "Presidential Archives of Korea: speeches", "ko",
        "public speeches published by the Presidential Archives of Korea", "president-ko",
        "speech", True,
    ),
    Corpus(
        "kr-assembly", "kr-assembly", "National Assembly of Korea: minutes", "ko",
        "public record", "assembly-ko", "answer", True,
    ),
    Corpus(
        "jp-kantei-pm", "jp-kantei", "Press conferences of the Prime Minister of Japan", "ja",
        "Government of Japan standard terms of use", "kantei-ja", "press_conference",
    ),
    Corpus("corpus", None, "Imported texts", None, "as each row says", ""),
)  # fmt: skip
CORPORA: dict[str, Corpus] = {corpus.id: corpus for corpus in _CORPORA}
# The beginning of a row's id says which collection it is from: "ungd:KOR_45_1990"
PREFIXES = {
    "ungd": "un-debate",
    "kp-ny": "kp-new-year",
    "kr-pa": "kr-president-archive",
    "kr-na": "kr-assembly",
    "jp-kantei-kan": "jp-kantei-pm",
}
CATEGORIES = {
    "press-briefings": "briefing",
    "statements-releases": "statement",
    "speeches-remarks": "speech",
    "성명/담화문": "statement",
}
LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?")
QUESTION_END = re.compile(r"か[。？?]|(?:ください|お願いします|お願いいたします)。")


def read_row(row: Mapping[str, object], *, where: str, source: Source | None = None) -> Document:
    """The document in a row: id, text or html, language; url, date, title, speaker if known.

    `source` is the one that answers for the row's url. Raises RowRefused with `where`."""
    try:
        return _read(row, source)
    except (_Unusable, DateNotRead) as error:
        raise RowRefused(f"{where}: {error}") from error


class _Unusable(ValueError):
    """What is wrong with a row, without saying where it is."""


def _read(row: Mapping[str, object], source: Source | None) -> Document:
    row_id, title = _needed(row, "id"), fold_spaces(tidy(_words(row, "title")))
    corpus = _corpus(row_id)
    url, language = _words(row, "url"), _language(row, source, corpus)
    text, labels = _text(row, language, title)
    published_at = _published_at(row, source, language)
    own_id = document_id(source, url) if source and url else None
    style = source.style if source and own_id else _style(corpus, language)
    document = Document(
        id=own_id or _corpus_id(row_id, corpus),
        source=source.id if source and own_id else corpus.id,
        url=url,
        title=title,
        date=_date(row, language, published_at),
        language=language,
        kind="",
        text=text,
        turns=split_turns(text, style, labels=labels),
        place=fold_spaces(_words(row, "place")),
        published_at=published_at,
        government=None if own_id else _government(row, corpus),
    )
    document = _spoken(document, _attribution(row), corpus)
    return replace(document, kind=_kind(row, document, corpus))


# -- fields ------------------------------------------------------------------------------------


def _words(row: Mapping[str, object], name: str) -> str:
    """A field's text; empty where the row has none or null."""
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Unusable(f"{name!r}: wanted text, came {type(value).__name__}")
    return value


def _needed(row: Mapping[str, object], name: str) -> str:
    value = _words(row, name).strip()
    if not value:
        raise _Unusable(f"{name!r}: wanted text, came {'null' if name in row else 'no such field'}")
    return value


def _corpus(row_id: str) -> Corpus:
    return CORPORA[PREFIXES.get(row_id.partition(":")[0], "corpus")]


def _corpus_id(row_id: str, corpus: Corpus) -> str:
    """ "un-debate:KOR_45_1990"; in the general collection the whole id of the row is kept."""
    own = row_id.partition(":")[2] if corpus.id != "corpus" else row_id
    return f"{corpus.id}:{own.replace('/', '-')}"


def _style(corpus: Corpus, language: str) -> TurnStyle:
    return STYLES.get(corpus.style_name or language, TurnStyle("none"))


def _language(row: Mapping[str, object], source: Source | None, corpus: Corpus) -> str:
    given = _words(row, "language").strip()
    if not given:
        given = (source.language if source else corpus.language) or ""
    match = LANGUAGE.fullmatch(given)
    if not match:
        raise _Unusable(f"'language': wanted an ISO 639-1 code, came {given[:40]!r}")
    return match[1].lower()


def _government(row: Mapping[str, object], corpus: Corpus) -> str | None:
    """The row's government where the collection has many; an ISO 3166 code of two letters."""
    given = _words(row, "government").strip()
    if given and not re.fullmatch(r"[A-Z]{2}", given):
        raise _Unusable(f"'government': wanted a code of two letters, came {given[:40]!r}")
    return given if given and corpus.id in ("un-debate", "corpus") else None


def _attribution(row: Mapping[str, object]) -> str | None:
    """Whom the row names as the speaker of all of it: "노태우 대통령", "Mr. Molotov"."""
    label = _words(row, "speaker_label") or _words(row, "speaker")
    post = "" if row.get("speaker_label") else _words(row, "speaker_post")
    return fold_spaces(f"{label} {post}") or None


def _published_at(
    row: Mapping[str, object], source: Source | None, language: str
) -> datetime | None:
    """When the page says it was put out, with its zone; None where it names no time."""
    given = _words(row, "published_time")
    if given:
        try:
            found = datetime.fromisoformat(given)
        except ValueError as error:
            raise _Unusable(f"'published_time': wanted an ISO time, came {given[:40]!r}") from error
        return found if found.tzinfo else None
    if source is None:
        return None
    clock, day = read_time(_words(row, "time"), language), _words(row, "date")
    if clock and day:
        return moment(read_date(day, language), clock, source.time_zone)
    printed = kremlin_text.published(_words(row, "text")) if _is_kremlin(row) else ""
    return read_moment(printed, "ru", source.time_zone) if printed else None


def _date(row: Mapping[str, object], language: str, published_at: datetime | None) -> date | None:
    """The day that the row names; or that of publication; None where a row has neither."""
    given = _words(row, "date").strip()
    if given:
        return read_date(given, language)
    return published_at.date() if published_at else None


def _kind(row: Mapping[str, object], document: Document, corpus: Corpus) -> str:
    """What kind of text it is: by its category, else by its title, else by who speaks in it."""
    category = _words(row, "category") or _words(row, "kind")
    by_title = kind_of(document.title)
    if category in CATEGORIES:
        return "readout" if by_title == "readout" else CATEGORIES[category]
    if document.source in CORPORA and corpus.id != "corpus":
        return corpus.kind
    return by_title or _kind_by_turns(document.turns)


def _kind_by_turns(turns: tuple[Turn, ...]) -> str:
    types = {turn.type for turn in turns}
    if "question" in types:
        return "press_conference"
    return "speech" if "speech" in types else "release"


# -- text --------------------------------------------------------------------------------------


def _text(row: Mapping[str, object], language: str, title: str) -> tuple[str, frozenset[str]]:
    """The row's running text, and the labels that its mark-up shows."""
    labels: frozenset[str] = frozenset()
    if row.get("text") is None and row.get("html"):
        page = Page(_words(row, "url") or "about:blank", _words(row, "html"))
        paragraphs = page.paragraphs("body")
        labels = frozenset(part.bold for part in paragraphs if part.bold.endswith((":", "：")))
        text = join(part.text for part in paragraphs)
    elif _words(row, "format") == "markdown":
        text = from_markdown(_needed(row, "text"))
    else:
        text = from_plain(_without_furniture(row, language, title), language)
        labels = _listed_speakers(row)
    if not text:
        raise _Unusable("'text': wanted words, came none")
    return text, labels


def _listed_speakers(row: Mapping[str, object]) -> frozenset[str]:
    """The labels that a row lists as those of its text."""
    names = row.get("speakers")
    return frozenset(map(str, names)) if isinstance(names, list) else frozenset()


def _is_kremlin(row: Mapping[str, object]) -> bool:
    try:
        host = urlsplit(_words(row, "url")).hostname or ""
    except ValueError:
        return False
    return host == "kremlin.ru" or host.endswith(".kremlin.ru")


def _without_furniture(row: Mapping[str, object], language: str, title: str) -> str:
    text = _needed(row, "text")
    if not _is_kremlin(row):
        return text
    lead = _words(row, "lead").strip()
    if language == "ru":
        return kremlin_text.russian(text, title=title, lead=lead, place=_words(row, "place"))
    words = kremlin_text.english(text)
    return f"{lead}\n{words}" if lead and not words.startswith(lead) else words


# -- one speaker -------------------------------------------------------------------------------


def _spoken(document: Document, attribution: str | None, corpus: Corpus) -> Document:
    """The document with its unlabelled words given to the one speaker that its row names."""
    voices = {turn.attribution for turn in document.turns if turn.type in ("speech", "answer")}
    is_spoken = attribution is not None or (
        corpus.is_one_voice and {turn.type for turn in document.turns} == {"narrative"}
    )
    if not is_spoken or voices - {None}:
        return document
    turns = [part for turn in document.turns for part in _of_speaker(turn, attribution)]
    numbered = tuple(replace(turn, position=number) for number, turn in enumerate(turns))
    is_alone = all(turn.type != "question" for turn in numbered)
    return replace(document, turns=numbered, attribution=attribution if is_alone else None)


def _of_speaker(turn: Turn, attribution: str | None) -> list[Turn]:
    """A turn as the speaker's own, or as a question and the speaker's answer.

    Where a flattened text kept the mark before a question and lost the one behind it, the answer
    begins behind the question's first sentence that asks: 「…か。」"""
    if turn.type in ("narrative", "speech") and turn.attribution is None:
        return [replace(turn, type="speech", attribution=attribution)]
    end = QUESTION_END.search(turn.text) if turn.type == "question" else None
    words = turn.text[end.end() :].lstrip() if end else ""
    if not end or not words:
        return [turn]
    answer = Turn(0, "answer", attribution, words, turn.end - len(words))
    return [replace(turn, text=turn.text[: end.end()]), answer]
