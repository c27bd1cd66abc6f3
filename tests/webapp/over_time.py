"""A constructed archive of several years, with gaps, for what is shown over time."""

from datetime import date
from zlib import crc32

from indexer.catalog_writing import Reading
from tests.webapp.constructed import ARMS, TREATY, reading


def said(
    source: str,
    number: str,
    day: date | None,
    text: str,
    stances: list[tuple] | None = None,  # type: ignore[type-arg]
    **more: object,
) -> Reading:
    """One statement in one document."""
    language = str(more.pop("language", "en"))
    title = str(more.pop("title", "Briefing"))
    turn = ("speech", None, None, None, [(text, stances or [])])
    offset = 1_000 + crc32(f"{source}:{number}".encode()) % 100_000
    return reading(source, number, day, language, title, [turn], offset=offset, **more)  # type: ignore[arg-type]


def years() -> list[Reading]:
    """Seoul in January, March and May 2024, Tokyo in January and May, Moscow in 2015 and 2024.

    Of March, Tokyo holds something, but nothing on the treaty; of April, nobody anything."""
    condemned = [("condemn", 0.8, "-", "condemn", (TREATY,))]
    concerned = [("concern", 0.3, "-", "great concern", (TREATY,))]
    supported = [("support", 0.5, "+", "support", (TREATY,))]
    return [
        said("kr-mofa", "1", date(2024, 1, 10), "We voice great concern.", concerned),
        said("kr-mofa", "2", date(2024, 1, 20), "The treaty is not in force."),
        said("kr-mofa", "3", date(2024, 3, 5), "We condemn the treaty.", condemned),
        said("kr-mofa", "4", date(2024, 5, 5), "We support the treaty.", supported),
        said("jp-mofa", "1", date(2024, 1, 11), "We condemn the treaty.", condemned),
        said("jp-mofa", "2", date(2024, 3, 12), "On arms.", topics=(ARMS,)),
        said("jp-mofa", "3", date(2024, 5, 12), "On arms.", topics=(ARMS,)),
        said("jp-mofa", "4", date(2024, 5, 13), "On the treaty.", topics=(TREATY,)),
        said("ru-mid", "1", date(2024, 1, 9), "We support the treaty.", supported),
        said("us-state", "1", None, "The treaty, without a day."),
    ]  # fmt: skip


def old() -> Reading:
    """What Moscow said nine years before the rest."""
    return said("ru-mid", "0", date(2015, 6, 1), "On a treaty.")


def readouts() -> list[Reading]:
    """A call told by both sides, and one with somebody else on the same day."""
    both = {"kind": "readout", "day": date(2024, 6, 21)}
    return [
        said("kr-mofa", "21", title="Foreign Minister's call with the Japanese Foreign Minister",
             text="Both ministers discussed the treaty with Japan.", topics=(TREATY, "jp"), **both),
        said("kr-mofa", "22", title="Foreign Minister's call with the US Secretary of State",
             text="They discussed the treaty, and Japan.", topics=(TREATY, "us", "jp"), **both),
        said("jp-mofa", "21", title="日韓外相電話会談", language="ja", kind="readout",
             day=date(2024, 6, 22), text="両外相は韓国の提案について話した。", topics=("kr",)),
        said("jp-mofa", "22", title="日中外相電話会談", language="ja", text="条約について。",
             topics=(TREATY, "cn"), **both),
    ]  # type: ignore[arg-type]  # fmt: skip
