"""A known name or term is asked in four languages; what is literal stays so."""

import pytest

from indexer.ask import Understanding, understand
from indexer.engines import All, Any, Exact, Has, Node, Not, Word
from indexer.expand import ALL, MOST, widened


def asked(words: str, *without: str) -> Understanding:
    return widened(understand(words), frozenset(without))


def words_of(node: Node | None) -> set[str]:
    if isinstance(node, Word | Exact):
        return {node.text}
    if isinstance(node, All | Any):
        return {word for part in node.parts for word in words_of(part)}
    return set()


@pytest.mark.parametrize("typed", ["North Korea", "north korea", "북한", "北朝鮮", "КНДР"])
def test_a_state_is_asked_in_every_language(typed: str) -> None:
    found = asked(typed)
    assert {"북한", "北朝鮮", "КНДР", "North Korea"} <= words_of(found.match) | {
        typed,
        "North Korea",
    }
    assert isinstance(found.match, Any)
    assert Has("mention", "kp") in found.match.parts


@pytest.mark.parametrize(
    "typed", ['"North Korea"', "=북한", "-북한", "북한*", "missile near/5 북한", "us", "it"]
)
def test_what_is_literal_or_common_is_not_expanded(typed: str) -> None:
    found = asked(typed)
    assert found.match == found.node
    assert found.expansions == ()


def test_an_abbreviation_is_a_name_in_capitals() -> None:
    assert Has("mention", "us") in asked("US").match.parts  # type: ignore[union-attr]


def test_the_longest_name_is_taken_and_the_rest_stays() -> None:
    found = asked("missile North Korea -drill")
    assert isinstance(found.match, All)
    first, name, last = found.match.parts
    assert isinstance(name, Any)
    assert name.parts[0] == All((Word("North"), Word("Korea")))
    assert last == Not(Word("drill"))
    assert {one.typed for one in found.expansions} >= {"North Korea"}
    assert first == Word("missile") or isinstance(first, Any)


def test_what_was_taken_off_is_told_but_not_asked() -> None:
    every = asked("북한")
    off = asked("북한", "kp.ja", "kp.named")
    assert [one.id for one in off.expansions] == [one.id for one in every.expansions]
    assert "北朝鮮" not in words_of(off.match)
    assert "КНДР" in words_of(off.match)
    assert asked("북한", *(one.id for one in every.expansions)).match == Word("북한")
    assert asked("북한", ALL).expansions == ()


def test_any_text_is_expanded_within_bounds() -> None:
    found = asked("북한 " * 300)
    assert len({one.concept for one in found.expansions}) <= MOST
