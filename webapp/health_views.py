"""Whether a source is alive, in words: as `onrecord sources status` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.catalog_coverage import gaps
from indexer.catalog_health import Health
from webapp.hits import web_address
from webapp.languages import day_name, gettext, moment_name, month_name, ngettext, number

MONTHLY = timedelta(days=31)  # a source that is quiet for longer has months without a text
SHOWN_GAPS = 12
SHOWN_REFUSALS = 5


@dataclass(frozen=True)
class HealthView:
    """A source's health: a verdict, the facts that it rests on, and what deserves a look."""

    state: str  # one of indexer/catalog_health.py
    verdict: str
    is_well: bool
    facts: list[str]
    worries: list[str]
    refused: list[tuple[str, str]]  # (address, reason), some of them


def health_view(health: Health, today: date) -> HealthView:
    """A source's health in words."""
    return HealthView(
        state=health.state,
        verdict=verdict(health.state),
        is_well=health.is_well,
        facts=list(_facts(health, today)),
        worries=list(_worries(health)),
        refused=[(web_address(url) or url, why) for url, why in health.refused[:SHOWN_REFUSALS]],
    )


def verdict(state: str) -> str:
    """A state in a sentence."""
    match state:
        case "well":
            return gettext("Well: new texts come as often as is expected.")
        case "silent":
            return gettext("Silent: no new text has come for longer than is expected.")
        case "nothing read":
            return gettext("Captured, but nothing could be read from it.")
        case "complete":
            return gettext("Complete: nothing new is expected.")
        case _:
            return gettext("Not collected here.")


def _facts(health: Health, today: date) -> Iterator[str]:
    if health.last_success:
        yield gettext("Last success: %(moment)s.", moment=moment_name(health.last_success))
    if health.last_new:
        yield gettext("Last new text captured: %(moment)s.", moment=moment_name(health.last_new))
    if health.newest:
        days = max(0, (today - health.newest).days)
        yield ngettext(
            "The newest text is of %(day)s, %(count)s day ago.",
            "The newest text is of %(day)s, %(count)s days ago.",
            days,
            day=day_name(health.newest),
            count=number(days),
        )
    if health.quiet_after != timedelta.max:
        yield ngettext(
            "One is expected every day.",
            "One is expected every %(count)s days.",
            health.quiet_after.days,
            count=number(health.quiet_after.days),
        )


def _worries(health: Health) -> Iterator[str]:
    missing = gaps({month.month: month.read for month in health.months if month.month})
    if missing and health.quiet_after <= MONTHLY:
        shown = ", ".join(_span(one) for one in missing[:SHOWN_GAPS])
        more = "…" if len(missing) > SHOWN_GAPS else ""
        yield gettext("Months without a text: %(months)s", months=shown + more)
    unread = sum(max(0, month.listed - month.read) for month in health.months)
    if unread:
        yield gettext("Listed by the site, but not read: %(count)s", count=number(unread))
    if health.refused:
        told = number(len(health.refused))
        yield gettext("Pages that couldn’t be read: %(count)s", count=told)
    if health.unknown_labels:
        told = number(health.unknown_labels)
        yield gettext("Speakers’ labels without a known person: %(count)s", count=told)


def _span(months: str) -> str:
    """Months that `gaps` gave: "2024-07", or "2024-09 to 2025-01"."""
    first, _, last = months.partition(" to ")
    if not last:
        return month_name(first)
    return gettext("%(start)s to %(end)s", start=month_name(first), end=month_name(last))
