"""What a stance is about: the words beside its cue, and the topics that they name."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.cues import Found, Place, Sentence
from indexer.model import Mention, Target
from indexer.targets_after import english_target, russian_target
from indexer.targets_before import japanese_target, korean_target
from mappings.topics import topics

LONGEST = 220  # characters of a target
NEARBY = 120  # characters between a cue and what it may be about without a grammatical tie
NEVER_A_TARGET = "intl_community"  # of a negative stance: it is only ever called upon
FINDERS = {
    "en": english_target,
    "ko": korean_target,
    "ja": japanese_target,
    "ru": russian_target,
}


def target_of(
    found: Found, sentence: Sentence, others: Sequence[Found], polarity: str
) -> Target | None:
    """What the stance of a cue is about, with places in the statement; None when nothing says so.

    `others` are the other cues of its sentence: "concern and condemn …" share what follows."""
    preceding = max((one for one in others if one.end <= found.start), key=_end, default=None)
    following = min((one for one in others if one.start >= found.end), key=_end, default=None)
    place = Place(found, sentence, preceding, following)
    start, end = _tidied(sentence, *(FINDERS[sentence.language](place) or (0, 0)))
    if end <= start and preceding:  # 공사를 초치하여 강력히 항의하였다: one object, two verbs
        inherited = FINDERS[sentence.language](place.of(preceding)) or (0, 0)
        start, end = _tidied(sentence, *inherited)
    if end - start < len("我々"):
        return None
    first, last = start, end
    if found.cue.code in ("sanction", "protest"):  # its own words name whom: sanctions on ships
        first, last = min(start, found.start), max(end, found.end)
    ids = _ids(sentence, first, last, polarity)
    begins = sentence.start + start
    return Target(ids, sentence.text[start:end], begins, begins + end - start)


def nearby_target(
    found: Found, sentence: Sentence, others: Sequence[Found], without: frozenset[str]
) -> Target | None:
    """What the sentence names beside a cue whose own words name no topic or entity.

    The subject of an accusation, else a topic before an entity, the nearest first: "Moscow turned
    a blind eye". `without` are the speaker and the holder, who aren't their own targets."""
    beside = [one for one in sentence.mentions if _may_be_meant(one, found, others, without)]
    if not beside:
        return None
    chosen = min(beside, key=lambda one: _remoteness(one, found))
    start, end = chosen.start, chosen.end
    named = tuple(id for id in _ids(sentence, start, end, "-") if id not in without)
    return Target(named, sentence.text[start:end], sentence.start + start, sentence.start + end)


def _may_be_meant(
    mention: Mention, found: Found, others: Sequence[Found], without: frozenset[str]
) -> bool:
    if mention.id in without or mention.id == NEVER_A_TARGET:
        return False
    # What stands between the two begins where the first ends
    first, last = sorted((mention.start, mention.end, found.start, found.end))[1:3]
    is_beyond = any(first <= one.start and one.end <= last for one in others)
    return last - first <= NEARBY and not is_beyond


def _remoteness(mention: Mention, found: Found) -> tuple[bool, bool, int]:
    """Sorts subjects of accusations, or topics, before the others; then by characters between."""
    is_after = mention.start >= found.end
    is_topic = topics()[mention.id].kind == "topic"
    between = mention.start - found.end if is_after else max(0, found.start - mention.end)
    if found.cue.code == "accuse":
        return is_after, is_topic, between
    return not is_topic, False, between


def _end(found: Found) -> int:
    return found.end


def _ids(sentence: Sentence, start: int, end: int, polarity: str) -> tuple[str, ...]:
    """Topics and entities within the words: topics first, then the longer name first."""
    inside = [one for one in sentence.mentions if one.start < end and start < one.end]
    inside = [one for one in inside if _counts(one, start, end)]
    if polarity == "-":
        inside = [one for one in inside if one.id != NEVER_A_TARGET]
    ordered = sorted(
        inside, key=lambda one: (topics()[one.id].kind != "topic", one.start, -one.end)
    )
    return tuple(dict.fromkeys(one.id for one in ordered))


def _counts(mention: Mention, start: int, end: int) -> bool:
    """Within the words, or a topic that they name for the most part."""
    if start <= mention.start and mention.end <= end:
        return True
    if topics()[mention.id].kind != "topic":
        return False
    shared = min(end, mention.end) - max(start, mention.start)
    return shared * 2 > mention.end - mention.start


def _tidied(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    piece = sentence.text[start:end]
    start += len(piece) - len(piece.lstrip(" ,、。.;:　\n"))
    end = start + len(sentence.text[start:end].rstrip(" ,、。.;:　\n"))
    return start, min(end, start + LONGEST)
