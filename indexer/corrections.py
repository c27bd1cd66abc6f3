"""Read the corrections that people made to what the rules understood (docs/corrections.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from indexer.errors import CorrectionsInvalid
from indexer.model import MODALITIES, Correction
from mappings.people import people
from mappings.stances import classes, ladders
from mappings.topics import topics

KEYS = ("statement", "field", "value", "why", "who", "when")
TYPES = ("speech", "question", "answer", "narrative")
POLARITIES = ("-", "0", "+")
LONGEST = 1000  # characters of a reason


@dataclass(frozen=True)
class Corrections:
    """What a corrections file asks for, by statement, and what in it can't be understood."""

    name: str = ""  # of the file, for messages
    by_statement: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    refused: tuple[tuple[str, str], ...] = ()  # (where, reason)

    def of(self, statement: str) -> tuple[Correction, ...]:
        """The corrections of one statement, in the order of the file."""
        return self.by_statement.get(statement, ())

    def where(self, correction: Correction) -> str:
        """Where a correction stands, for messages."""
        return f"{self.name}: {correction.field} of {correction.statement}"


def read_corrections(path: Path) -> Corrections:
    """The corrections in a TOML file; a missing file holds none.

    An entry that can't be understood is refused with its reason, the others count. Raises
    CorrectionsInvalid when the file can't be read as TOML."""
    if not path.exists():
        return Corrections(path.name)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CorrectionsInvalid(f"{path}: wanted TOML with [[corrections]]: {error}") from error
    entries = table.get("corrections", [])
    if set(table) - {"corrections"} or not isinstance(entries, list):
        raise CorrectionsInvalid(f"{path}: wanted [[corrections]], came {', '.join(table)}")
    return _collected(path.name, entries)


def _collected(name: str, entries: Iterable[Any]) -> Corrections:
    found: dict[str, dict[str, Correction]] = {}
    refused = []
    for number, entry in enumerate(entries, 1):
        where = f"{name}, entry {number}"
        try:
            one = _correction(entry)
            if one.field in found.get(one.statement, {}):
                raise ValueError(f"{one.field} of {one.statement} stands in it twice")
        except ValueError as error:
            refused.append((where, str(error)))
        else:
            found.setdefault(one.statement, {})[one.field] = one
    return Corrections(
        name, {id: tuple(fields.values()) for id, fields in found.items()}, tuple(refused)
    )


def _correction(entry: Any) -> Correction:
    """An entry of the file; raises ValueError with what was wanted."""
    if not isinstance(entry, dict) or set(entry) != set(KEYS):
        came = ", ".join(entry) if isinstance(entry, dict) else repr(entry)[:80]
        raise ValueError(f"wanted {', '.join(KEYS)}; came {came}")
    read = READERS.get(entry["field"]) if isinstance(entry["field"], str) else None
    if read is None:
        raise ValueError(f"field: wanted {_either(READERS)}, came {entry['field']!r}")
    return Correction(
        statement=_words(entry, "statement"),
        field=entry["field"],
        value=read(entry["value"]),
        why=_words(entry, "why"),
        who=_words(entry, "who"),
        when=_day(entry["when"]),
    )


def _words(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise ValueError(f"{key}: wanted words, at most {LONGEST:,} letters; came {value!r:.80}")
    return value.strip()


def _day(value: Any) -> date:
    if type(value) is not date:
        raise ValueError(f"when: wanted a day as 2026-01-31, without quotes; came {value!r:.80}")
    return value


def _either(values: Iterable[str]) -> str:
    return " or ".join(values)


# What each field's value may be


def _speaker(value: Any) -> str:
    if value != "" and value not in people():
        raise ValueError(f"speaker: wanted an id of mappings/people.toml or '', came {value!r:.80}")
    return str(value)


def _type(value: Any) -> str:
    if value not in TYPES:
        raise ValueError(f"type: wanted {_either(TYPES)}, came {value!r:.80}")
    return str(value)


def _topics(value: Any) -> list[dict[str, Any]]:
    return [_topic(row) for row in _rows(value, "topics", {"id", "words"}, set())]


def _topic(row: dict[str, Any]) -> dict[str, Any]:
    return {"id": _known_topic(row["id"]), "words": _words(row, "words")}


def _known_topic(id: Any) -> str:
    if not isinstance(id, str) or id not in topics():
        raise ValueError(f"wanted an id of mappings/topics.toml, came {id!r:.80}")
    return id


def _stances(value: Any) -> list[dict[str, Any]]:
    optional = {"target", "ids", "holder", "modality", "polarity"}
    return [_stance(row) for row in _rows(value, "stances", {"class", "grade", "cue"}, optional)]


def _stance(row: dict[str, Any]) -> dict[str, Any]:
    code, modality = row["class"], row.get("modality", "asserted")
    if code not in classes() or code == "neutral":
        raise ValueError(f"class: wanted one of mappings/stances.toml, came {code!r:.80}")
    if modality not in MODALITIES:
        raise ValueError(f"modality: wanted {_either(MODALITIES)}, came {modality!r:.80}")
    return {
        "class": code,
        "grade": _rung(code, row["grade"]),
        "cue": _words(row, "cue"),
        "target": _words(row, "target") if "target" in row else None,
        "ids": [_known_topic(id) for id in row.get("ids", [])],
        "holder": _words(row, "holder") if "holder" in row else None,
        "modality": modality,
        "polarity": _polarity(code, row),
    }


def _rung(code: str, grade: Any) -> float:
    rungs = [rung.grade for rung in ladders().get(code, ())] or [0.0]
    if not isinstance(grade, int | float) or grade not in rungs:
        wanted = _either(f"{rung:g}" for rung in rungs)
        raise ValueError(f"grade of {code}: wanted a rung ({wanted}), came {grade!r:.80}")
    return float(grade)


def _polarity(code: str, row: Mapping[str, Any]) -> str:
    polarity = row.get("polarity", classes()[code].polarity)
    if polarity not in POLARITIES:
        raise ValueError(f"polarity: wanted {_either(POLARITIES)}, came {polarity!r:.80}")
    return str(polarity)


def _rows(value: Any, field: str, needed: set[str], optional: set[str]) -> Iterator[dict[str, Any]]:
    """The tables of a list, each with the keys that it must have and no unknown ones."""
    if not isinstance(value, list):
        raise ValueError(f"{field}: wanted a list, [] for none; came {value!r:.80}")
    for row in value:
        if not isinstance(row, dict) or not needed <= set(row) <= needed | optional:
            raise ValueError(
                f"{field}: wanted {', '.join(sorted(needed))}"
                f"{' and perhaps ' + ', '.join(sorted(optional)) if optional else ''};"
                f" came {row!r:.80}"
            )
        yield row


READERS: Mapping[str, Callable[[Any], Any]] = {
    "speaker": _speaker,
    "stances": _stances,
    "topics": _topics,
    "type": _type,
}
