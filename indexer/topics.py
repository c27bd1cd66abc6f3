"""Find the topics and entities that a statement names, with the places of their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from indexer.forms import fold
from indexer.gazetteer import LOOKALIKE, Gazetteer, Part, gazetteer, stands_alone
from indexer.model import Mention
from mappings.topics import topics

WORDS_BETWEEN = 6  # the most words between the parts of an "A~B" form
CHARACTERS_BETWEEN = 25  # the same in Korean and Japanese
SENTENCE_END = re.compile(r"[.!?]\s|[。！？\n]")
CAPITAL = re.compile(r"[A-ZА-ЯЁ]")
SURE_IN_SMALL = 4  # letters that an abbreviation needs to be known in small letters: nato, not us

Place = tuple[int, int]


def mentions_in(text: str, language: str) -> tuple[Mention, ...]:
    """Topics and entities that a text names, with offsets in it, in the order of the text."""
    known = gazetteer(language)
    if known is None:
        return ()
    folded = fold(text)
    sure: set[Mention] = set()
    weak: set[Mention] = set()
    parted: dict[int, list[tuple[Part, Place]]] = defaultdict(list)
    for part, start, end in _places(text, folded, known):
        if part.parts > 1:
            parted[part.form].append((part, (start, end)))
        else:
            (weak if part.is_weak else sure).add(Mention(part.id, start, end))
    found = _longest(sure | _supported(weak, sure))
    found += _together(folded, parted, language)
    return tuple(sorted(_without_inner(found), key=lambda one: (one.start, -one.end, one.id)))


def _places(text: str, folded: str, known: Gazetteer) -> Iterator[tuple[Part, int, int]]:
    """Every part of a form that stands in the text as words of their own."""
    has_capitals = known.language in ("ko", "ja") or CAPITAL.search(text) is not None
    for number, start, end in known.finder.places(folded):
        for part in known.parts[number]:
            ends = _end(part, folded, start, end)
            if ends is None or not _has_its_case(part, text, start, ends, has_capitals):
                continue
            if stands_alone(folded, start, ends, known.language):
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


def _supported(weak: Iterable[Mention], sure: Iterable[Mention]) -> set[Mention]:
    """Weak forms beside another form of the same entry or of its parties."""
    named = {one.id for one in sure}
    return {one for one in weak if one.id in named or not named.isdisjoint(_parties(one.id))}


def _parties(id: str) -> tuple[str, ...]:
    return topics()[id].parties if id in topics() else ()


def _longest(found: Iterable[Mention]) -> list[Mention]:
    """Without names inside a longer one of their sort, or inside a look-alike.

    An entity within a topic's name stays: Ukraine in "war in Ukraine"."""
    kept: list[Mention] = []
    furthest = {True: -1, False: -1, None: -1}  # end of the longest so far: topics, entities, alike
    for one in sorted(found, key=lambda one: (one.start, -one.end, one.id != LOOKALIKE)):
        is_topic = None if one.id == LOOKALIKE else topics()[one.id].kind == "topic"
        same_place = [k for k in kept if (k.start, k.end) == (one.start, one.end)]
        inside = one.end <= furthest[is_topic] and not same_place
        if inside or (is_topic is False and one.end <= furthest[None]):
            continue
        furthest[is_topic] = max(furthest[is_topic], one.end)
        if is_topic is not None:
            kept.append(one)
    return kept


def _together(
    folded: str, parted: Mapping[int, list[tuple[Part, Place]]], language: str
) -> list[Mention]:
    """Forms of several parts, where all of them stand near each other in one sentence."""
    found: list[Mention] = []
    for places in parted.values():
        part = places[0][0]
        by_position = [[at for one, at in places if one.position == n] for n in range(part.parts)]
        if all(by_position):
            found += [Mention(part.id, *span) for span in _spans(folded, by_position, language)]
    return found


def _spans(folded: str, by_position: Sequence[list[Place]], language: str) -> Iterator[Place]:
    rarest = min(by_position, key=len)
    others = [places for places in by_position if places is not rarest]
    for place in rarest:
        group = sorted([place, *(_nearest(place, places) for places in others)])
        gaps = zip(group, group[1:], strict=False)
        if all(_is_near(folded, left[1], right[0], language) for left, right in gaps):
            yield group[0][0], max(end for _, end in group)


def _nearest(place: Place, places: list[Place]) -> Place:
    after = bisect_left(places, place)
    around = places[max(0, after - 1) : after + 1]
    return min(around, key=lambda one: abs(one[0] - place[0]))


def _is_near(folded: str, start: int, end: int, language: str) -> bool:
    if end < start:  # one part within the other: 제재 in 대북제재
        return True
    between = folded[start : min(end, start + 200)]
    if end - start > 200 or SENTENCE_END.search(between):
        return False
    if language in ("ko", "ja"):
        return len(between) <= CHARACTERS_BETWEEN
    return len(between.split()) <= WORDS_BETWEEN


def _without_inner(found: Iterable[Mention]) -> list[Mention]:
    """One mention per name: of one id, none inside another of the same id."""
    kept: list[Mention] = []
    furthest: dict[str, int] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.end > furthest.get(one.id, -1):
            furthest[one.id] = one.end
            kept.append(one)
    return kept
