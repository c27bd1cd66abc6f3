"""An engine and marks against a slow, obvious reading of the same promises."""

import gzip
import json
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.ask import understand
from indexer.engines import (
    All,
    Any,
    Exact,
    Near,
    Node,
    Not,
    Prefix,
    Query,
    Record,
    SearchEngine,
    Word,
    open_engine,
)
from indexer.marks import marks
from tests.fuzz_queries import TEXTS, answered, filled, question

# Forms and their stem, as a reader would group them
LEMMAS = {
    "weapon": "weapon",
    "weapons": "weapon",
    "grave": "grave",
    "concern": "concern",
    "concerns": "concern",
    "санкции": "санкции",
    "санкций": "санкции",
    "мир": "мир",
    "g7": "g7",
}
ALPHABETIC = [*LEMMAS, "Weapons", "GRAVE", "Санкции", "Ｇ７"]
UNSPACED = ["核", "核兵器", "器", "兵器", "の", "ｶﾞ", "ガ", "核の核"]
HANGUL = ["핵", "핵무기", "무기", "기", "의", "북핵"]
words = st.sampled_from([*ALPHABETIC, *UNSPACED, *HANGUL])
gaps = st.sampled_from([" ", "  ", ", ", " — ", "-", " “", "” ", "。", "\n"])


@st.composite
def texts(draw: st.DrawFn, most: int = 9) -> str:
    parts = draw(st.lists(st.tuples(words, gaps | st.just("")), min_size=1, max_size=most))
    return "".join(word + gap for word, gap in parts)


leaf = st.one_of(
    texts(2).map(Word),
    texts(4).map(Exact),
    words.map(Prefix),
    st.builds(Near, st.tuples(words, words), st.integers(0, 3)),
)
nodes = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=4,
)


class Unit(NamedTuple):
    """A word of an alphabet, or one character of the other scripts."""

    text: str
    follows: bool  # the unit before belongs to the same run
    is_character: bool


def is_cjk(character: str) -> bool:
    name = unicodedata.name(character, "")
    return name.startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))


def units(text: str) -> list[Unit]:
    """The text read character by character."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found: list[Unit] = []
    last = " "
    for i, character in enumerate(plain):
        if is_cjk(character):
            is_broken_line = _before(plain, i) == _script(character) == "unspaced"
            follows = is_cjk(last) or (last.isspace() and is_broken_line)
            found.append(Unit(character, follows, True))
        elif character.isalnum():
            if last.isalnum() and not is_cjk(last):
                found[-1] = Unit(found[-1].text + character, False, False)
            else:
                found.append(Unit(character, False, False))
        last = character
    return found


def _script(character: str) -> str:
    if not is_cjk(character):
        return ""
    return "hangul" if "HANGUL" in unicodedata.name(character) else "unspaced"


def _before(text: str, at: int) -> str:
    """What stands before the white space (up to three of it) that ends here."""
    before = text[:at]
    stripped = before.rstrip()
    return _script(stripped[-1:]) if stripped and len(before) - len(stripped) <= 3 else ""


def same(one: Unit, other: Unit, stems: bool, beginning: bool, end: bool = False) -> bool:
    if end and beginning and not one.is_character:
        return one.text in other.text
    if end and not one.is_character:
        return other.text.endswith(one.text)
    if one.is_character or other.is_character or beginning:
        return other.text.startswith(one.text) if beginning else one.text == other.text
    if stems:
        return lemma(one.text) == lemma(other.text)
    return one.text == other.text


def lemma(word: str) -> str:
    """A word with the lemma of its end: words may be written as one, "weaponweapons".

    What mixes alphabets has no stem."""
    ends = [form for form in LEMMAS if word.endswith(form) and form.isascii() == word.isascii()]
    form = max(ends, key=len, default="")
    before = word.removesuffix(form)
    if before and before.isascii() != form.isascii():
        return word
    return before + LEMMAS.get(form, "")


def places(text: list[Unit], wanted: list[Unit], stems: bool, open: bool = False) -> list[int]:
    """Where the wanted units stand in a row, joined and parted as they were asked.

    A run with characters may be cut out of a text within the words at its ends."""
    if not wanted:
        return []
    is_run = not stems and len(wanted) > 1 and any(unit.is_character for unit in wanted)
    begins_within = is_run and not open and not wanted[0].is_character
    ends_within = open or (is_run and not wanted[-1].is_character)
    last = len(wanted) - 1
    return [
        start
        for start in range(len(text) - len(wanted) + 1)
        if all(
            same(unit, text[start + i], stems, ends_within and i == last, begins_within and i == 0)
            and (i == 0 or unit.follows == text[start + i].follows)
            for i, unit in enumerate(wanted)
        )
    ]


def near(text: list[Unit], words: tuple[str, ...], distance: int) -> bool:
    one, other = (units(word) for word in words)
    reach = distance * 2 if any(unit.is_character for unit in one + other) else distance
    return any(
        0 <= b - (a + len(one)) <= reach or 0 <= a - (b + len(other)) <= reach
        for a in places(text, one, stems=True)
        for b in places(text, other, stems=True)
    )


def holds(node: Node, text: list[Unit]) -> bool:
    match node:
        case Word(wanted):
            return bool(places(text, units(wanted), stems=True))
        case Exact(wanted):
            return bool(places(text, units(wanted), stems=False))
        case Prefix(wanted):
            return bool(places(text, units(wanted), stems=False, open=True))
        case Near(wanted_words, distance):
            return near(text, wanted_words, distance)
        case All(parts):
            return all(holds(part, text) for part in parts)
        case Any(parts):
            return any(holds(part, text) for part in parts)
        case Not(part):
            return not holds(part, text)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    path: Path = tmp_path_factory.mktemp("semantics")
    return open_engine(f"embedded:{path}")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts(), min_size=1, max_size=12), st.lists(nodes, min_size=1, max_size=25))
def test_an_engine_finds_what_a_plain_reading_finds(
    engine: SearchEngine, corpus: list[str], asked: list[Node]
) -> None:
    engine.replace_all(
        Record(str(n), "d", text, "", (), "en", date(2024, 6, 20), n)
        for n, text in enumerate(corpus)
    )
    for node in asked:
        hits = engine.search(Query(node, limit=100)).hits
        wanted = {str(n) for n, text in enumerate(corpus) if holds(node, units(text))}
        assert {hit.id for hit in hits} == wanted, (node, corpus)


@settings(max_examples=300, deadline=None)
@given(texts(), leaf)
def test_there_are_marks_just_where_a_word_is_found(text: str, node: Node) -> None:
    found = marks(text, "en", node)
    assert bool(found) == holds(node, units(text))
    assert all(text[start:end].strip() for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@settings(max_examples=300, deadline=None)
@given(texts(), texts(3))
def test_marked_exact_words_are_the_words_asked_for(text: str, wanted: str) -> None:
    for start, end in marks(text, "en", Exact(wanted)):
        assert marks(text[start:end], "en", Exact(wanted))


def passages(folder: Path) -> Iterator[str]:
    """Some real passages in four languages."""
    for path in sorted(folder.glob("*_dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in islice(lines, 40):
                parts = [p for p in str(json.loads(line).get("text")).split("\n") if len(p) > 40]
                yield from (part[:800] for part in parts[1:3])


def test_every_real_passage_is_found_and_marked_by_its_own_words(
    engine: SearchEngine, shared_data: Path
) -> None:
    texts = list(dict.fromkeys(passages(shared_data)))
    engine.replace_all(
        Record(str(n), "d", text, "", (), "en", None, n) for n, text in enumerate(texts)
    )
    for n, text in enumerate(texts):
        assert str(n) in {hit.id for hit in engine.search(Query(Exact(text), limit=50)).hits}
        (span,) = marks(text, "", Exact(text))
        assert span[1] - span[0] > len(text) * 0.9


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200))
def test_whatever_a_reader_types_is_answered(engine: SearchEngine, typed: str) -> None:
    engine.add([Record("a", "d", "Peace, 核.", "", (), "en", None, 0)])
    understood = understand(typed)
    query = Query(understood.node, understood.filters, understood.excluded)
    assert engine.search(query).total >= 0


def generated(seed: int, count: int) -> tuple[list[str], list[Node]]:
    """Texts in four languages and questions about them, the same for every engine."""
    chance = random.Random(seed)
    vocabulary = [*ALPHABETIC, *UNSPACED, *HANGUL]
    between = [" ", ", ", " — ", "-", "。", "\n", ""]

    def text(most: int) -> str:
        every = range(chance.randint(1, most))
        return "".join(chance.choice(vocabulary) + chance.choice(between) for _ in every)

    def leaf() -> Node:
        kind = chance.randrange(4)
        if kind == 0:
            return Word(text(2))
        if kind == 1:
            return Exact(text(4))
        if kind == 2:
            return Prefix(chance.choice(vocabulary))
        return Near((chance.choice(vocabulary), chance.choice(vocabulary)), chance.randrange(4))

    def node() -> Node:
        parts = tuple(leaf() for _ in range(chance.randint(1, 3)))
        return chance.choice([All(parts), Any(parts), parts[0], All((parts[0], Not(leaf())))])

    return [text(9) for _ in range(count)], [node() for _ in range(count)]


def test_every_engine_gives_the_sets_and_counts_of_a_plain_reading(
    opened: Callable[[], SearchEngine],
) -> None:
    corpus, asked = generated(20240620, 400)
    engine = opened()
    languages = ("en", "ko", "ja", "ru")
    engine.replace_all(
        Record(
            str(n), "d", text, "", (), languages[n % 4], date(2024, 6, 1 + n % 28), n,
            {"language": (languages[n % 4],)},
        )
        for n, text in enumerate(corpus)
    )  # fmt: skip
    read = [units(text) for text in corpus]
    for node in asked:
        wanted = {n for n in range(len(corpus)) if holds(node, read[n])}
        came = engine.search(Query(node, limit=1_000, facets=("language",)))
        assert {int(hit.id) for hit in came.hits} == wanted, node
        assert came.total == len(wanted)
        counts = Counter(languages[n % 4] for n in wanted)
        assert came.facets["language"] == dict(counts), node


def test_random_questions_in_all_scripts_are_answered(tmp_path: Path) -> None:
    engine, chance = filled(str(tmp_path)), random.Random(20240620)
    for _ in range(3_000):
        answered(engine, question(chance))
    assert engine.search(Query()).total == len(TEXTS)
