"""What kind of edit made one wording of a passage into another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from indexer.edit_wordings import THOUSANDS, TOKEN, Part, Wording, fold, hunks
from mappings.edits import EditWords, edit_words

# Worst first: what turns a position round, then what makes it another fact, then what is missing
# (a reader can't see that), then other words, then what was added, then how it is written
HUNK_KINDS = (
    "negation", "number", "name", "words-removed", "reworded", "words-added", "typographic",
)  # fmt: skip
PARTICLE = re.compile("(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게)$")
WEIGHTY = 3  # words beside a negator or a modal up to which that is what the edit is about
LEAST_FOR_SPELLING = 5  # letters of a word in which one wrong letter is a slip of the pen


def kind_of_edit(old: str, new: str, language: str) -> str | None:
    """The kind of the edit from one wording to the other; None when they are the same.

    Of several differences the worst decides, but words removed here and added there are one
    rewording."""
    if old == new:
        return None
    words = edit_words(language)
    found = list(hunks(Wording(old, language), Wording(new, language)))
    kinds = {_kind(before, after, words) for before, after in found} or {"typographic"}
    if len(kinds & {"words-removed", "words-added", "reworded"}) > 1:
        kinds.add("reworded")
        kinds -= {"words-removed", "words-added"}
    return min(kinds, key=HUNK_KINDS.index)


def _kind(before: Part, after: Part, words: EditWords) -> str:
    if _is_only_writing(before, after):
        return "typographic"
    if _is_negation(before, after, words):
        return "negation"
    if _is_number(before, after):
        return "number"
    if _is_name(before, after):
        return "name"
    if _is_slip(before, after):
        return "typographic"
    return _kind_of_words(_stems(before), _stems(after))


def _kind_of_words(before: Counter[str], after: Counter[str]) -> str:
    """Removed where nothing else came, added where nothing else went."""
    if before < after:
        return "words-added"
    return "words-removed" if after < before else "reworded"


def _stems(part: Part) -> Counter[str]:
    """Its words; Korean ones without the particle that what follows gives them."""
    if part.of.language != "ko":
        return Counter(part.words)
    return Counter(PARTICLE.sub("", word) or word for word in part.words)


def _is_only_writing(before: Part, after: Part) -> bool:
    """The same letters and digits, whatever stands between them."""
    return _letters(before.text) == _letters(after.text)


def _letters(text: str) -> str:
    folded = fold(unicodedata.normalize("NFKC", THOUSANDS.sub("", text)))
    return re.sub(r"(?<!\d)[.,]|[.,](?!\d)|[^\w.,:/-]|(?<!\d)[:/]|[:/](?!\d)|-|_", "", folded)


def _is_negation(before: Part, after: Part, words: EditWords) -> bool:
    """Whether a negator or a modal came, went or changed, with little else."""
    if _has_prefix(before.words, after.words, words.prefixes):
        return True
    old, new = _markers(before, words), _markers(after, words)
    if old == new:
        return False
    return max(_weight(before, words), _weight(after, words)) <= WEIGHTY


def _has_prefix(old: Sequence[str], new: Sequence[str], prefixes: Sequence[str]) -> bool:
    """acceptable → unacceptable, 가능 → 불가능, 可能 → 不可能."""
    a, b = "".join(old), "".join(new)
    shorter, longer = sorted((a, b), key=len)
    if not shorter:  # Japanese and Korean: the prefix alone is the stretch that differs
        return longer in prefixes and not longer.isascii() and longer not in ("не", "без", "бес")
    return any(longer == prefix + shorter for prefix in prefixes)


def _markers(part: Part, words: EditWords) -> Counter[str]:
    """The negators and modals of a stretch, with the letters around it that complete them."""
    around = _with_surroundings(part)
    found = [*words.negators.finditer(around), *words.modals.finditer(around)]
    return Counter(one[0].strip() for one in found)


def _with_surroundings(part: Part) -> str:
    """A stretch with a token on each side, in lower case: "do" "not" "accept", 容認 "しない"."""
    margin = 3 if part.of.language in ("ja", "zh") else 1
    whole = part.of.part(max(0, part.first - margin), min(len(part.of.spans), part.last + margin))
    return unicodedata.normalize("NFKC", whole.text).casefold()


def _weight(part: Part, words: EditWords) -> int:
    """How many words of a stretch are neither negators, nor modals, nor light."""
    left = words.negators.sub(" ", unicodedata.normalize("NFKC", part.text).casefold())
    left = words.modals.sub(" ", left)
    found = TOKEN.findall(left) if part.of.language not in ("ja", "zh") else _runs(left)
    return sum(token[0].isalnum() and token not in words.light for token in found)


def _runs(text: str) -> list[str]:
    """Japanese in runs of one script, as a measure of how much it says."""
    return re.findall(r"[ァ-ヺー・]+|[一-鿿々〇]+|[ぁ-ゖ]+|\w", text)


def _is_number(before: Part, after: Part) -> bool:
    """Whether numbers, amounts or days differ, and little else."""
    if before.numbers == after.numbers:
        return False
    others = max(before.words_beside_numbers, after.words_beside_numbers)
    return others <= (WEIGHTY if before.words and after.words else 0)


def _is_name(before: Part, after: Part) -> bool:
    """Whether a name became another, or one came or went alone."""
    old, new = Counter(before.names), Counter(after.names)
    if old == new:
        return False
    if before.words and after.words:
        return max(len(before.words), len(after.words)) <= sum((old | new).values()) + 2 * WEIGHTY
    part = before if before.words else after
    return all(any(word in name.casefold() for name in part.names) for word in part.words)


def _is_slip(before: Part, after: Part) -> bool:
    """One wrong, missing, doubled or exchanged letter within a word, not at its end.

    At a word's end one letter is grammar: condemn, condemns; осуждает, осуждают."""
    if len(before.words) != 1 or len(after.words) != 1:
        return False
    old, new = _letter_by_letter(before.words[0]), _letter_by_letter(after.words[0])
    if min(len(old), len(new)) < LEAST_FOR_SPELLING or not old[0].isalpha():
        return False
    if _doubles(old, new) or _doubles(new, old):
        return True
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    is_inside = same < min(len(old), len(new)) - 1
    return is_inside and OSA.distance(old, new) == 1


def _letter_by_letter(word: str) -> str:
    """A word as it is typed: Korean syllables in their letters (됬다 for 됐다 is one of them)."""
    return unicodedata.normalize("NFD", word) if "가" <= word[-1] <= "힣" else word


def _doubles(longer: str, shorter: str) -> bool:
    """Whether a word is the other with one letter twice: осуждаеем, осуждаем."""
    return len(longer) == len(shorter) + 1 and any(
        longer[n] == longer[n + 1] and longer[:n] + longer[n + 1 :] == shorter
        for n in range(len(longer) - 2)
    )
