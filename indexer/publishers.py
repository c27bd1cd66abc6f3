"""Whose transcript a text is, where nobody says so: told by who speaks in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from indexer.label_words import labels
from indexer.labels import read_label
from indexer.name_keys import key
from indexer.officials import post_on
from mappings.people import people

# Only the White House names its own so (facts: turns of its transcripts)
THE_PRESIDENT = frozenset({"THE PRESIDENT", "THE VICE PRESIDENT", "THE FIRST LADY"})
WHITE_HOUSE = "us-whitehouse"


def likely_publisher(attributions: Iterable[str], on: date | None) -> str | None:
    """The organization id of most of those who speak, by labels that are known to be theirs.

    None where there is no day, no such label, or as many of another organization."""
    votes = Counter[str]()
    for label, times in Counter(attributions).items():
        body = WHITE_HOUSE if label in THE_PRESIDENT else _organization(label, on)
        if body:
            votes[body] += times
    most = votes.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _organization(label: str, on: date | None) -> str | None:
    """The organization of the only one who bears a label and held a post that day."""
    if on is None:
        return None
    listed = labels().get(key(label), frozenset()) or _with_honorific(label)
    posts = [post for id in sorted(listed) if (post := post_on(people()[id], on))]
    return posts[0].organization if len(posts) == 1 else None


def _with_honorific(label: str) -> frozenset[str]:
    """Those whom "MR. SULLIVAN" may mean: in transcripts, one of the hosts."""
    reading = read_label(label)
    return reading.namesakes if "honorifics" in reading.marks else frozenset()
