"""Find the topics and entities that a statement names, with the places of their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from indexer.forms import fold
from indexer.gazetteer import LOOKALIKE, Gazetteer, Part, gazetteer, stands_alone
from indexer.model import Mention
from indexer.seats import is_only_a_place
from mappings.topics import topics

WORDS_BETWEEN = 6  # the most words between the parts of an "A~B" form
CHARACTERS_BETWEEN = 25  # the same in Korean and Japanese
SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
CAPITAL = re.compile(r"[A-ZА-ЯЁ]")
SURE_IN_SMALL = 4  # letters that an abbreviation needs to be known in small letters: nato, not us

MOST_BETWEEN = 200  # characters, whatever the language

Place = tuple[int, int]  # start, end
Named = tuple[int, int, str]  # start, minus end, id: sorted, the longer of two comes first


def mentions_in(text: str, language: str) -> tuple[Mention, ...]:
    """Topics and entities that a text names, with offsets in it, in the order of the text."""
    known = gazetteer(language)
    if known is None:
        return ()
    folded = fold(text)
    sure: set[Named] = set()
    weak: set[Named] = set()
    parted: dict[int, list[list[Place]]] = {}
    for part, start, end in _places(text, folded, known):
        for id, is_weak in part.names:
            (weak if is_weak else sure).add((start, -end, id))
        for form, position in part.roles:
            if form not in parted:
                parted[form] = [[] for _ in range(known.several[form][1])]
            parted[form][position].append((start, end))
    found = _longest(sure | _supported(weak, sure))
    found += _together(folded, parted, known)
    return tuple(Mention(id, start, -end) for start, end, id in _without_inner(found))


def _places(text: str, folded: str, known: Gazetteer) -> Iterator[tuple[Part, int, int]]:
    """Every part of a form that stands in the text as words of their own."""
    has_capitals = known.language in ("ko", "ja") or CAPITAL.search(text) is not None
    for number, start, end in known.finder.places(folded):
        for part in known.parts[number]:
            ends = _end(part, folded, start, end)
            if ends is None or not _has_its_case(part, text, start, ends, has_capitals):
                continue
            if not stands_alone(folded, start, ends, known.language):
                continue
            if not is_only_a_place(folded, start, ends, known.language):
                yield part, start, ends


def _end(part: Part, folded: str, start: int, end: int) -> int | None:
    if part.pattern is None:
        return end
    match = part.pattern.match(folded, start)
    return match.end() if match else None


def _has_its_case(part: Part, text: str, start: int, end: int, has_capitals: bool) -> bool:
    """US isn't us, and Газа isn't газ; but a text without any capital names things all the same."""
    if not part.begins_capital:
        return True
    if not has_capitals:
        return not part.is_capitals or end - start >= SURE_IN_SMALL
    if part.is_capitals:
        return text[start:end].upper() == text[start:end]
    return text[start].isupper() or not text[start].isalpha()


def _supported(weak: Iterable[Named], sure: Iterable[Named]) -> set[Named]:
    """Weak forms beside another form of the same entry or of its parties."""
    named = {id for _, _, id in sure}
    return {one for one in weak if one[2] in named or not named.isdisjoint(_parties(one[2]))}


def _parties(id: str) -> tuple[str, ...]:
    return topics()[id].parties if id in topics() else ()


def _longest(found: Iterable[Named]) -> list[Named]:
    """Without names inside a longer one of their sort, or inside a look-alike.

    An entity within a topic's name stays: Ukraine in "war in Ukraine". So does a topic that is the
    whole of a look-alike: South China Sea, which isn't China."""
    kept: list[Named] = []
    alike = (-1, 0)  # where the last look-alike stands
    furthest = {True: -1, False: -1, None: -1}  # end of the longest so far: topics, entities, alike
    known = topics()
    for one in sorted(found):
        end, id = -one[1], one[2]
        is_topic = None if id == LOOKALIKE else known[id].kind == "topic"
        is_beside = bool(kept) and kept[-1][:2] == one[:2]
        inside = end <= furthest[is_topic] and not is_beside
        is_alike = end <= furthest[None] and (is_topic is False or one[:2] != alike)
        if inside or (is_topic is not None and is_alike):
            continue
        furthest[is_topic] = max(furthest[is_topic], end)
        if is_topic is None:
            alike = one[:2]
        else:
            kept.append(one)
    return kept


def _together(
    folded: str, parted: Mapping[int, list[list[Place]]], known: Gazetteer
) -> list[Named]:
    """Forms of several parts, where all of them stand near each other in one sentence."""
    return [
        (start, -end, known.several[form][0])
        for form, by_position in parted.items()
        if all(by_position)
        for start, end in _spans(folded, by_position, known.language)
    ]


def _spans(folded: str, by_position: Sequence[list[Place]], language: str) -> Iterator[Place]:
    rarest = min(by_position, key=len)
    others = [places for places in by_position if places is not rarest]
    for place in rarest:
        group = sorted([place, *(_nearest(place, places) for places in others)])
        gaps = pairwise(group)
        if all(_is_near(folded, left[1], right[0], language) for left, right in gaps):
            yield group[0][0], max(end for _, end in group)


def _nearest(place: Place, places: list[Place]) -> Place:
    after = bisect_left(places, place)
    around = places[max(0, after - 1) : after + 1]
    return min(around, key=lambda one: abs(one[0] - place[0]))


def _is_near(folded: str, start: int, end: int, language: str) -> bool:
    if end < start:  # one part within the other: 제재 in 대북제재
        return True
    between = folded[start : min(end, start + MOST_BETWEEN)]
    if end - start > MOST_BETWEEN or SENTENCE_END.search(between):
        return False
    if language in ("ko", "ja"):
        return len(between) <= CHARACTERS_BETWEEN
    return len(between.split()) <= WORDS_BETWEEN


def _without_inner(found: Iterable[Named]) -> list[Named]:
    """One mention per name: of one id, none inside another of the same id."""
    kept: list[Named] = []
    furthest: dict[str, int] = {}
    for one in sorted(found):
        if -one[1] > furthest.get(one[2], -1):
            furthest[one[2]] = -one[1]
            kept.append(one)
    return kept
