"""What a crawl asks for, and when again: the errand, the schedule of re-visits, the state kept."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from scrapers.archive import Visit
from scrapers.model import Link

# Age of a document → the least time between two visits. Edits come mostly within hours and days
# of publication (facts: the White House's transcripts, compared daily), but silent ones years
# later are the ones that nobody else sees.
REVISITS = (
    (
        timedelta(days=3),
        timedelta(hours=10),
    ),  # below a half-day, so that two cron jobs a day see it
    (timedelta(days=14), timedelta(hours=22)),
    (timedelta(days=60), timedelta(days=6)),
    (timedelta(days=365), timedelta(days=30)),
    (timedelta.max, timedelta(days=180)),
)
# A run that was cut off is gone on with for this long; then its listing pages are too old
FRESH = timedelta(hours=12)


@dataclass(frozen=True)
class Errand:
    """What one capture run is asked to do."""

    since: date | None = None  # leave out documents that a listing dates before this day
    until: date | None = None  # and those after this one
    limit: int | None = None  # documents of each source, at most
    again: bool = False  # also what is held and not yet due to be looked at again
    contact: str = ""  # put into the User-Agent, so that a site can reach us
    replica: tuple[str, int] | None = None  # host and port that answers in place of every site
    now: datetime | None = None  # the moment to count re-visits from
    known: Mapping[str, Sequence[Link]] = field(default_factory=dict)  # source → what to look after
    timeout_seconds: float = 60.0  # for one answer, from the request to its last byte
    browser: str = ""  # path of a Chromium that fetches the pages; empty: none does
    patience_seconds: float = 600.0  # a site that asks us to wait longer is left for the next run


def is_due(visit: Visit, day: date | None, now: datetime) -> bool:
    """Whether a document is to be asked for again, by its age; `day` is the document's own.

    Of a document without a day, the first visit tells the age."""
    age = now.date() - (day or visit.first.date())
    pause = next(pause for up_to, pause in REVISITS if age <= up_to)
    return now - visit.last >= pause


@dataclass(frozen=True)
class CrawlState:
    """How far the crawl of a source has come: <archive>/<source>/crawl.json.

    It only saves requests: without it a source's listings are walked once more to their end."""

    began: datetime | None = None  # of the run that isn't finished; None: none is under way
    walked: bool = False  # whether a run has ever been through the listings to `walked_since`
    walked_since: date | None = None  # None: to their very end

    @classmethod
    def load(cls, folder: Path) -> CrawlState:
        """The state that the last run left; that of a new source where none can be read."""
        try:
            kept = json.loads((folder / "crawl.json").read_text(encoding="utf-8"))
            began, since = kept["began"], kept["walked_since"]
            return cls(
                datetime.fromisoformat(began) if began else None,
                kept["walked"] is True,
                date.fromisoformat(since) if since else None,
            )
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def save(self, folder: Path) -> None:
        """Keep the state for the next run."""
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / "crawl.json.part"
        partial.write_text(json.dumps(asdict(self), default=str) + "\n", encoding="utf-8")
        os.replace(partial, folder / "crawl.json")

    def begun(self, now: datetime, last: datetime | None) -> CrawlState:
        """The state of a run that begins now, or goes on with one that was cut off lately.

        `last` is when this source was last captured. WARC dates are whole seconds: where another
        run ended in the second in which this one begins, this one's captures are told from its
        from the next second on; if it is cut off, those before are asked for once more."""
        if self.began and now - self.began < FRESH:
            return self
        second = now.astimezone(UTC).replace(microsecond=0)
        if last and last >= second:
            second = last + timedelta(seconds=1)
        return CrawlState(second, self.walked, self.walked_since)

    def has_walked(self, since: date | None) -> bool:
        """Whether the listings were already walked at least as far back as this day."""
        if not self.walked or self.walked_since is None:
            return self.walked
        return since is not None and self.walked_since <= since

    def finished(self, *, walked: bool, since: date | None) -> CrawlState:
        """The state after a run that came to its end, with its listings walked or not."""
        if not walked or self.has_walked(since):
            return CrawlState(None, self.walked, self.walked_since)
        return CrawlState(None, True, since)
