"""The catalog keeps every version, and says what is held; on SQLite and PostgreSQL alike."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from indexer.catalog import Catalog, connect
from indexer.catalog_changes import changes
from indexer.catalog_tables import metadata
from indexer.catalog_writing import Reading, forget_everything, progress, store
from indexer.errors import CatalogUnavailable, NotHeld
from indexer.migrate import prepare_catalog
from indexer.model import Mention, Stance, Statement, Target, Voice
from scrapers.model import Capture, Document, Turn

POSTGRESQL = os.environ.get("ONRECORD_TEST_POSTGRESQL", "")
ID = "kr-president:1"
TEXT = "엄중한 우려를 표명하고 이를 규탄한다."
STANCE = Stance(
    "condemn", 0.8, "-", "asserted", None, Target(("kp_ru_treaty",), "이를", 12, 14), "규탄한다",
    15, 19, "ko-condemn-01", "1",
)  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/catalog.db"
        return
    if not POSTGRESQL:
        if os.environ.get("CI"):
            pytest.fail("ONRECORD_TEST_POSTGRESQL names no server, and CI must have one")
        pytest.skip("ONRECORD_TEST_POSTGRESQL names no PostgreSQL server")
    server = sa.create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    name = f"test_{os.getpid()}_{abs(hash(tmp_path))}"
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield POSTGRESQL.rpartition("/")[0] + f"/{name}"
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def catalog(url: str) -> Iterator[Catalog]:
    prepare_catalog(url)
    catalog = Catalog.open(url)
    yield catalog
    catalog.engine.dispose()


def captured(offset: int, *, status: int = 200) -> Capture:
    at = datetime(2024, 6, 20, 9, offset % 60, tzinfo=UTC)
    url = "https://www.president.go.kr/newsroom/briefing/1"
    return Capture("kr-president", url, at, status, "text/html", f"sha1:{offset}", "a.gz", offset)


def reading(offset: int, *paragraphs: str) -> Reading:
    text = "\n\n".join(paragraphs)
    turn = Turn(0, "speech", "국가안보실장", text, 0)
    document = Document(
        ID, "kr-president", captured(offset).url, "브리핑", date(2024, 6, 20), "ko", "briefing",
        text, (turn,), place="서울",
    )  # fmt: skip
    starts = [text.index(paragraph) for paragraph in paragraphs]
    described = tuple(
        Statement(
            id="", document=ID, position=place, turn=0, type="speech", manner="spoken",
            text=paragraph, start=start, end=start + len(paragraph), language="ko",
            date=document.date, attribution="국가안보실장",
            voice=Voice("chang-ho-jin", "National Security Adviser", "kr-president", "KR"),
            on_behalf_of="kr-president", topics=(Mention("kp_ru_treaty", 0, 2),), stances=(STANCE,),
        )
        for place, (paragraph, start) in enumerate(zip(paragraphs, starts, strict=True))
    )  # fmt: skip
    return Reading(captured(offset), "read", "", ID, document, described)


def test_a_statement_comes_back_as_it_went_in(catalog: Catalog) -> None:
    one = reading(1, TEXT)
    store(catalog, [one])
    [held] = catalog.statements_of(ID)
    assert replace(held.statement, id="") == one.statements[0]
    assert catalog.statement(held.statement.id) == held


def test_a_document_comes_back_with_turns_and_capture(catalog: Catalog) -> None:
    one = reading(1, TEXT)
    store(catalog, [one])
    assert one.document is not None
    assert catalog.document(ID) == replace(one.document, capture=one.capture)


def test_the_same_content_again_is_no_new_version(catalog: Catalog) -> None:
    assert store(catalog, [reading(1, TEXT), reading(2, TEXT)]) == ["read", "unchanged"]
    assert [version.version for version in catalog.versions(ID)] == [1]


def test_an_edit_is_a_new_version_and_the_old_words_are_kept(catalog: Catalog) -> None:
    edited = TEXT.replace("규탄한다", "강력히 규탄한다")
    store(catalog, [reading(1, TEXT), reading(2, edited)])
    [held] = catalog.statements_of(ID)
    assert held.statement.text == edited
    assert [one.text for one in catalog.wordings(held.statement.id)] == [TEXT, edited]
    [before] = catalog.statements_of(ID, version=1)
    assert (before.statement.id, before.statement.text) == (held.statement.id, TEXT)


def test_a_statement_that_was_taken_out_stays_to_be_found(catalog: Catalog) -> None:
    store(catalog, [reading(1, TEXT, "질문을 받겠습니다.")])
    _, second = catalog.statements_of(ID)
    store(catalog, [reading(2, TEXT)])
    held = catalog.statement(second.statement.id)
    assert (held.is_current, held.statement.text) == (False, "질문을 받겠습니다.")
    assert [one.statement.text for one in catalog.statements_of(ID)] == [TEXT]


def test_a_page_that_is_gone_is_dated_and_its_return_undoes_it(catalog: Catalog) -> None:
    gone = Reading(captured(2, status=404), "gone", document_id=ID)
    store(catalog, [reading(1, TEXT), gone])
    assert catalog.withdrawn_at(ID) == gone.capture.fetched_at
    store(catalog, [reading(3, TEXT)])
    assert catalog.withdrawn_at(ID) is None


EDITED = TEXT.replace("규탄한다", "규탄하지 않는다")


def test_an_edit_is_told_with_its_kind_and_its_statement(catalog: Catalog) -> None:
    store(catalog, [reading(1, TEXT), reading(2, EDITED)])
    [change] = changes(catalog)
    [held] = catalog.statements_of(ID)
    assert (change.kind, change.before, change.after) == ("negation", TEXT, EDITED)
    assert (change.statement, change.version) == (held.statement.id, 2)
    assert change.at == captured(2).fetched_at


def test_changes_come_newest_first_and_can_be_chosen(catalog: Catalog) -> None:
    gone = Reading(captured(3, status=404), "gone", document_id=ID)
    store(catalog, [reading(1, TEXT), reading(2, EDITED), gone, reading(4, EDITED)])
    assert [one.kind for one in changes(catalog)] == ["restored", "withdrawn", "negation"]
    assert [one.kind for one in changes(catalog, kinds=["withdrawn"])] == ["withdrawn"]
    assert list(changes(catalog, since=date(2024, 6, 21))) == []
    assert len(list(changes(catalog, until=date(2024, 6, 20), limit=2))) == 2
    assert list(changes(catalog, sources=["us-state"])) == []


def test_an_older_capture_that_comes_late_never_becomes_the_newest(catalog: Catalog) -> None:
    store(catalog, [reading(5, EDITED)])
    [before] = catalog.statements_of(ID)
    store(catalog, [reading(2, TEXT, "이상입니다.")])
    assert [held.statement for held in catalog.statements_of(ID)] == [before.statement]
    dates = [one.capture.fetched_at.minute for one in catalog.versions(ID) if one.capture]
    assert dates == [2, 5]
    kinds = sorted(one.kind for one in changes(catalog))
    assert kinds == ["negation", "paragraph-removed"]
    old = catalog.statements_of(ID, version=2)
    assert [held.statement.text for held in old] == [TEXT, "이상입니다."]
    assert old[0].statement.id == before.statement.id
    assert catalog.current_statements() == 1


def test_a_capture_between_two_versions_has_edits_to_both(catalog: Catalog) -> None:
    middle = TEXT.replace("엄중한", "깊은")
    store(catalog, [reading(1, TEXT), reading(9, EDITED), reading(5, middle)])
    told = [(one.at.minute, one.kind) for one in changes(catalog)]
    assert told == [(9, "negation"), (5, "reworded")]


def test_an_old_absence_says_nothing_of_today(catalog: Catalog) -> None:
    gone = Reading(captured(2, status=404), "gone", document_id=ID)
    store(catalog, [reading(5, TEXT), gone])
    assert catalog.withdrawn_at(ID) is None


def test_neighbours_stand_around_a_statement(catalog: Catalog) -> None:
    store(catalog, [reading(1, TEXT, "이상입니다.")])
    first, second = catalog.statements_of(ID)
    assert catalog.around(first.statement.id) == (first, second)


def test_progress_is_the_last_offset_of_each_file(catalog: Catalog) -> None:
    store(catalog, [reading(3, TEXT), Reading(captured(7), "refused", reason="no title")])
    assert progress(catalog, "kr-president") == {"a.gz": 7}


def test_what_is_held_is_counted(catalog: Catalog) -> None:
    store(catalog, [reading(1, TEXT, "이상입니다.")])
    [holding] = catalog.holdings()
    assert (holding.source, holding.documents, holding.statements) == ("kr-president", 1, 2)
    assert (holding.first, holding.last_capture) == (date(2024, 6, 20), captured(1).fetched_at)


def test_half_a_batch_is_never_stored(catalog: Catalog) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        store(catalog, [reading(1, TEXT), reading(1, "다른 내용")])
    assert catalog.holdings() == ()


def test_a_forgotten_catalog_gives_the_same_ids_again(catalog: Catalog) -> None:
    runs = [reading(1, TEXT, "이상입니다."), reading(2, TEXT + " 다시", "이상입니다.")]
    store(catalog, runs)
    before = [held.statement.id for held in catalog.statements_of(ID)]
    forget_everything(catalog)
    assert catalog.holdings() == ()
    store(catalog, runs)
    assert [held.statement.id for held in catalog.statements_of(ID)] == before


def test_an_unknown_id_is_told(catalog: Catalog) -> None:
    with pytest.raises(NotHeld, match="kr-president:9"):
        catalog.document("kr-president:9")


def test_the_migrations_make_the_tables_that_the_code_uses(url: str) -> None:
    prepare_catalog(url)
    engine = connect(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_catalog_that_was_never_made_is_told_with_what_makes_it(tmp_path: Path) -> None:
    with pytest.raises(CatalogUnavailable, match="run onrecord extract"):
        Catalog.open(f"sqlite:///{tmp_path}/none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_catalog_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_bytes(b"not a database" * 100)
    with pytest.raises(CatalogUnavailable, match=r"catalog\.db"):
        Catalog.open(f"sqlite:///{tmp_path}/catalog.db")


def test_a_password_is_never_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogUnavailable) as told:
        Catalog.open("postgresql+psycopg://reader:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
