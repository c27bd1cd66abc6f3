"""The query language of the search box."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.ask import Understanding, understand
from indexer.ask_said import words_said
from indexer.engines import All, Any, Exact, Near, Node, Not, Prefix, Word

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("words", "node"),
    [
        ("", None),
        ("a", A),
        ("a b", All((A, B))),
        ("a AND b", All((A, B))),
        ("a OR b", Any((A, B))),
        ("a | b||c", Any((A, B, C))),
        ("a b OR c", All((A, Any((B, C))))),
        ("(a b) OR c", Any((All((A, B)), C))),
        ("a -b", All((A, Not(B)))),
        ("a NOT b", All((A, Not(B)))),
        ("-a", Not(A)),
        ("-(a OR b)", Not(Any((A, B)))),
        ("a OR -b", Any((A, Not(B)))),
        ("a or b", All((A, Word("or"), B))),
        ("well-known", Word("well-known")),
        ("sanct*", Prefix("sanct")),
        ("=sanctions", Exact("sanctions")),
        ('="a b"', Exact("a b")),
        ("a near/5 b", Near(("a", "b"), 5)),
        ("a NEAR/5 b near/5 c", Near(("a", "b", "c"), 5)),
        ("a near/5 b near/2 c", All((Near(("a", "b"), 5), Near(("b", "c"), 2)))),
        ('"a b" near/3 c', Near(("a b", "c"), 3)),
        ("a OR b near/3 c", Any((A, Near(("b", "c"), 3)))),
        ("Re: nuclear", All((Word("Re:"), Word("nuclear")))),
        ("10:30", Word("10:30")),
        ("https://example.org/a", Word("https://example.org/a")),
        ("北朝鮮　ミサイル", All((Word("北朝鮮"), Word("ミサイル")))),
        ("sanc\u00adtions", Word("sanc\u00adtions")),
    ],
)
def test_words_are_understood_as_readers_expect(words: str, node: Node | None) -> None:
    assert understand(words).node == node
    assert understand(words).repairs == ()


@pytest.mark.parametrize(
    "words",
    ['"grave concern"', "“grave concern”", "„grave concern“", "„grave concern”", "”grave concern”",
     "«grave concern»", "「grave concern」", "『grave concern』", '“grave concern"'],
)  # fmt: skip
def test_every_pair_of_quotation_marks_makes_a_phrase(words: str) -> None:
    assert understand(f"a {words} b").node == All((A, Exact("grave concern"), B))


def test_a_passage_may_hold_quotation_marks_of_another_kind() -> None:
    assert understand('"a “b” c"').node == Exact("a “b” c")
    assert understand("「a『b』c」").node == Exact("a『b』c")


def test_fields_become_filters_in_the_form_that_the_index_holds() -> None:
    found = understand('words speaker:"KR-Cho" government:jp,kr lang:KO -stance:condemn topic:x')
    assert found.node == Word("words")
    assert found.filters == {
        "speaker": frozenset({"kr-cho"}),
        "government": frozenset({"JP", "KR"}),
        "language": frozenset({"ko"}),
        "topic": frozenset({"x"}),
    }
    assert found.excluded == {"stance": frozenset({"condemn"})}


@pytest.mark.parametrize(
    ("asked", "since", "until"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-06-20", date(2024, 6, 20), date(2024, 6, 20)),
        ("2024-06..2024-07", date(2024, 6, 1), date(2024, 7, 31)),
        ("2024-06-20..", date(2024, 6, 20), None),
        ("..2024", None, date(2024, 12, 31)),
        ("２０２４", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024 date:2024-06..", date(2024, 6, 1), date(2024, 12, 31)),
    ],
)
def test_dates_are_whole_years_months_and_days(
    asked: str, since: date | None, until: date | None
) -> None:
    found = understand(f"date:{asked}")
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    ("words", "node", "told"),
    [
        ('a "b c', All((A, Exact("b c"))), "isn't closed"),
        ("(a b", All((A, B)), "closed at the end"),
        ("a) b", All((A, B)), "closes nothing"),
        ("a」 b", All((A, B)), "closes nothing"),
        ("() a", A, "empty brackets"),
        ("OR a", A, "nothing before it"),
        ("a OR OR b", Any((A, B)), "nothing before it"),
        ("a OR", A, "nothing after it"),
        ("a - b", All((A, B)), "no letters or digits"),
        ("a near/5", A, "nothing after it"),
        ("near/5 a", A, "between two words"),
        ("a near/5 (b c)", All((A, All((B, C)))), "between two words"),
        ("a near/99 b", Near(("a", "b"), 50), "near/50"),
        ("（a｜b）", Any((A, B)), "full-width"),
        ("speaker: a", A, "no value"),
        ("date:2024-02-31 a", A, "no date"),
        ("-date:2024 a", A, "can't be excluded"),
        ("a OR topic:x", A, "hold for the whole search"),
        ("in*ner", Word("in*ner"), "at the end of a word"),
        ("(" * 12 + "a" + ")" * 12, A, "8 deep"),
        ("! a", A, "no letters or digits"),
    ],
)
def test_what_is_mended_is_told(words: str, node: Node, told: str) -> None:
    found = understand(words)
    assert found.node == node
    assert any(told in repair for repair in found.repairs), found.repairs


def test_only_so_many_words_are_searched_for() -> None:
    found = understand(" ".join(f"w{n}" for n in range(100)))
    assert isinstance(found.node, All)
    assert len(found.node.parts) == 64
    assert "64" in found.repairs[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            'sanction "grave concern" -drill government:jp',
            "with all of: sanction (any form), the exact words “grave concern”; "
            "not drill (any form)",
        ),
        ("核 OR a", "with (核 (also within longer words) or a (any form))"),
        ("-a date:2024", "not a (any form)"),
        ("arms near/5 ukraine", "with arms and ukraine with at most 5 words between"),
        ("s* -lang:ko", "with words that begin with “s”"),
    ],
)  # fmt: skip
def test_it_is_said_what_is_searched_for(words: str, said: str) -> None:
    node = understand(words).node
    assert node is not None
    assert words_said(node) == said


def test_it_is_said_in_another_language() -> None:
    node = understand("a b").node
    assert node is not None
    other = {"with all of: {words}": "{words}?", "{word} (any form)": "<{word}>"}
    assert words_said(node, lambda template: other[template]) == "<a>, <b>?"


def test_a_repair_is_said_in_another_language() -> None:
    (repair,) = understand("“grave").repairs
    assert repair.said(lambda template: f"!{template}") == f"!{repair}"


pieces = st.sampled_from(
    ["a", "核", " ", "-", "OR", "(", ")", '"', "“", "”", "「", "」", "*", "=", "near/3", "date:",
     "2024", "..", "speaker:", ":", ",", "|", "\ud800", "\x00", "（", "NOT ", "AND"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(pieces, max_size=60).map("".join)))
def test_no_text_raises(words: str) -> None:
    found = understand(words)
    assert isinstance(found, Understanding)
    assert found.node is None or words_said(found.node)
    assert len(found.repairs) <= 20


@pytest.mark.parametrize(
    "hostile",
    ["(" * 10**6, '"' * 10**6, "-" * 10**6, "a*b " * 10**5, "topic:" * 10**5, "NOT " * 10**5],
)
def test_hostile_text_is_understood_in_bounded_time(hostile: str) -> None:
    begun = time.process_time()
    understand(hostile)
    assert time.process_time() - begun < 2
