"""What every engine promises (indexer/engines/__init__.py)."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from indexer.engines import (
    All,
    Any,
    Exact,
    Has,
    Hit,
    Near,
    Node,
    Not,
    Prefix,
    Query,
    Record,
    SearchEngine,
    Word,
)
from indexer.errors import BadQuery, IndexerError, RecordRefused

JUNE_20 = date(2024, 6, 20)


def a_record(id: str = "a", text: str = "Peace.", **others: object) -> Record:
    given: dict[str, object] = {
        "document": "d",
        "title": "",
        "names": (),
        "language": "en",
        "date": JUNE_20,
        "position": 0,
        "keywords": {},
    }
    return Record(id=id, text=text, **(given | others))  # type: ignore[arg-type]


def by(government: str, *stances: str) -> dict[str, tuple[str, ...]]:
    return {"government": (government,), "stance": stances}


def ids(engine: SearchEngine, query: Query) -> list[str]:
    return [hit.id for hit in engine.search(query).hits]


def found(engine: SearchEngine, node: Node) -> set[str]:
    return set(ids(engine, Query(match=node, limit=1_000)))


def matches(engine: SearchEngine, text: str, node: Node) -> bool:
    engine.add([a_record(text=text)])
    return found(engine, node) == {"a"}


# What is held


def test_a_batch_is_visible_when_add_returns(engine: SearchEngine) -> None:
    assert engine.add([a_record("a"), a_record("b")]) == 2
    assert found(engine, Word("peace")) == {"a", "b"}


def test_adding_an_id_twice_keeps_the_second(engine: SearchEngine) -> None:
    engine.add([a_record(text="first wording")])
    engine.add([a_record(text="second wording")])
    assert (found(engine, Word("first")), found(engine, Word("second"))) == (set(), {"a"})


def test_an_id_twice_in_one_batch_keeps_the_second(engine: SearchEngine) -> None:
    engine.replace_all([a_record(text="first wording"), a_record(text="second wording")])
    assert engine.search(Query()).total == 1
    assert found(engine, Word("second")) == {"a"}


def test_a_deleted_record_is_gone_and_an_unknown_one_ignored(engine: SearchEngine) -> None:
    engine.add([a_record("a"), a_record("b")])
    engine.delete(["a", "never held", "\ud800"])
    assert ids(engine, Query()) == ["b"]


def test_replace_all_leaves_just_what_it_was_given(engine: SearchEngine) -> None:
    engine.add([a_record("old")])
    assert engine.replace_all([a_record("new")]) == 1
    assert ids(engine, Query()) == ["new"]


def test_replace_all_switches_at_once_while_others_search(
    engine: SearchEngine, opened: Callable[[], SearchEngine]
) -> None:
    engine.replace_all([a_record(f"old{n}") for n in range(20)])
    reader, seen, stop = opened(), set(), threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(reader.search(Query(limit=0)).total)
            except IndexerError as error:  # would end the thread unseen
                seen.add(repr(error))

    thread = threading.Thread(target=read)
    thread.start()
    for size in (30, 20, 30):
        engine.replace_all([a_record(f"new{n}") for n in range(size)])
    stop.set()
    thread.join()
    assert seen <= {20, 30}
    assert reader.search(Query(limit=0)).total == 30


def test_another_reader_sees_a_batch_at_once(
    engine: SearchEngine, opened: Callable[[], SearchEngine]
) -> None:
    reader = opened()
    assert reader.search(Query()).total == 0
    engine.add([a_record()])
    assert reader.search(Query()).total == 1


@pytest.mark.parametrize(
    "refused",
    [
        a_record(id=""),
        a_record(id="x" * 100_000),
        a_record(text="half a pair \ud800"),
        a_record(text=None),
        a_record(date="2024-06-20"),
        a_record(position=-1),
        a_record(keywords={"colour": ("red",)}),
        a_record(keywords={"government": "JP"}),
        a_record(keywords={"government": (7,)}),
        a_record(keywords={"government": ("",)}),
    ],
    ids=lambda record: repr(record)[:70],
)
def test_a_record_that_cannot_be_held_is_refused_and_nothing_of_its_batch_held(
    engine: SearchEngine, refused: Record
) -> None:
    with pytest.raises(RecordRefused, match="record "):
        engine.add([a_record("good"), refused])
    assert engine.search(Query()).total == 0


def test_an_error_of_the_records_own_leaves_the_index_as_it_was(engine: SearchEngine) -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield a_record("new")
        raise KeyError("lost")

    engine.add([a_record("old")])
    with pytest.raises(KeyError):
        engine.add(broken())
    with pytest.raises(KeyError):
        engine.replace_all(broken())
    assert ids(engine, Query()) == ["old"]


# Filters and counts


@pytest.fixture
def governments(engine: SearchEngine) -> SearchEngine:
    engine.add(
        [
            a_record("kr1", keywords=by("KR", "condemn", "concern"), date=date(2024, 6, 20)),
            a_record("kr2", keywords=by("KR", "condemn"), date=date(2024, 6, 21)),
            a_record("jp1", keywords=by("JP", "demand"), date=date(2024, 6, 22)),
            a_record("ru1", keywords=by("RU", "oppose"), date=None),
        ]
    )
    return engine


def test_filters_are_or_within_a_field_and_and_between_fields(governments: SearchEngine) -> None:
    filters = {"government": frozenset({"KR", "JP"}), "stance": frozenset({"concern", "demand"})}
    assert set(ids(governments, Query(filters=filters))) == {"kr1", "jp1"}


def test_a_filter_without_values_asks_nothing(governments: SearchEngine) -> None:
    assert governments.search(Query(filters={"government": frozenset()})).total == 4


def test_exclusions_take_away(governments: SearchEngine) -> None:
    assert set(ids(governments, Query(excluded={"stance": frozenset({"condemn"})}))) == {
        "jp1",
        "ru1",
    }


def test_a_facet_ignores_its_own_filter_and_obeys_all_others(governments: SearchEngine) -> None:
    filters = {"government": frozenset({"KR"}), "stance": frozenset({"condemn"})}
    results = governments.search(Query(filters=filters, facets=("government", "stance")))
    assert results.facets == {"government": {"KR": 2}, "stance": {"condemn": 2, "concern": 1}}


def test_a_facet_ignores_its_own_exclusions(governments: SearchEngine) -> None:
    query = Query(excluded={"government": frozenset({"KR"})}, facets=("government", "stance"))
    results = governments.search(query)
    assert results.facets["government"] == {"KR": 2, "JP": 1, "RU": 1}
    assert results.facets["stance"] == {"demand": 1, "oppose": 1}


def test_a_facet_gives_the_most_frequent_values_first_and_no_more_than_asked(
    governments: SearchEngine,
) -> None:
    results = governments.search(Query(facets=("government",), facet_size=2))
    assert list(results.facets["government"].items()) == [("KR", 2), ("JP", 1)]


def test_counts_are_exact_with_many_values(engine: SearchEngine) -> None:
    speakers = [f"p-{n:04}" for n in range(1_500)]
    engine.add(a_record(who, keywords={"speaker": (who,)}) for who in speakers)
    engine.add([a_record("again", keywords={"speaker": ("p-1499",)})])
    counts = engine.search(Query(facets=("speaker",), facet_size=2_000)).facets["speaker"]
    assert counts == dict.fromkeys(speakers, 1) | {"p-1499": 2}


def test_no_hits_are_asked_for_with_limit_0(governments: SearchEngine) -> None:
    results = governments.search(Query(limit=0, facets=("government",)))
    assert (results.total, results.hits, len(results.facets["government"])) == (4, (), 3)


def test_days_are_inclusive_and_what_has_no_date_is_left_out(governments: SearchEngine) -> None:
    june = Query(since=date(2024, 6, 20), until=date(2024, 6, 21), sort="oldest")
    assert ids(governments, june) == ["kr1", "kr2"]


@pytest.mark.parametrize(
    "query",
    [
        Query(filters={"colour": frozenset({"red"})}),
        Query(facets=("colour",)),
        Query(sort="luck"),
        Query(limit=-1),
        Query(offset=-1),
        Query(filters={"speaker": frozenset({"\ud800"})}),
    ],
)
def test_a_query_that_cannot_be_asked_is_refused(engine: SearchEngine, query: Query) -> None:
    with pytest.raises(BadQuery):
        engine.search(query)


# Order and pages


def test_newest_and_oldest_read_each_document_from_its_beginning(engine: SearchEngine) -> None:
    engine.add(
        a_record(f"{day}-{position}", date=date(2024, 6, day), document=str(day), position=position)
        for day in (21, 20)
        for position in (1, 0)
    )
    engine.add([a_record("undated", date=None)])
    newest = ids(engine, Query(sort="newest"))
    assert newest == ["21-0", "21-1", "20-0", "20-1", "undated"]
    assert ids(engine, Query(sort="oldest")) == ["20-0", "20-1", "21-0", "21-1", "undated"]
    assert ids(engine, Query()) == newest


def test_any_day_that_can_be_is_in_order(engine: SearchEngine) -> None:
    days = [date.min, date(1946, 1, 1), date(2024, 6, 20), date.max]
    engine.add(a_record(str(day), date=day) for day in days)
    assert ids(engine, Query(sort="oldest")) == [str(day) for day in days]


@pytest.mark.parametrize(
    "query", [Query(), Query(Word("peace")), Query(Prefix("pea")), Query(Word("核"), sort="oldest")]
)
def test_pages_of_2500_hits_hold_each_once_in_the_order_of_the_whole(
    engine: SearchEngine, query: Query
) -> None:
    engine.add(
        a_record(
            str(n),
            f"{'peace ' * (n % 3 + 1)} 核",
            document=str(n // 50),
            position=n % 50,
            date=JUNE_20 + timedelta(days=n % 7),
        )
        for n in range(2_500)
    )
    whole = ids(engine, _page(query, 0, 10_000))
    pages = [ids(engine, _page(query, offset, 313)) for offset in range(0, 2_500, 313)]
    assert [each for page in pages for each in page] == whole
    assert len(set(whole)) == 2_500


def _page(query: Query, offset: int, limit: int) -> Query:
    return Query(query.match, sort=query.sort, offset=offset, limit=limit)


@pytest.mark.parametrize("offset", [1, 10**6, 10**15])
def test_beyond_the_last_hit_there_is_nothing(engine: SearchEngine, offset: int) -> None:
    engine.add([a_record()])
    results = engine.search(Query(offset=offset, limit=10**12))
    assert (results.total, results.hits) == (1, ())


def test_the_better_match_comes_first(engine: SearchEngine) -> None:
    engine.add(
        [
            a_record("long", "sanctions " + "and many other matters were discussed " * 20),
            a_record("short", "Sanctions again, sanctions."),
            a_record("titled", "Nothing of the kind.", title="On sanctions and their relief now"),
        ]
    )
    assert ids(engine, Query(Word("sanction")))[0] == "short"
    assert found(engine, Word("sanction")) == {"long", "short", "titled"}


def test_of_equal_matches_the_newer_comes_first(engine: SearchEngine) -> None:
    for day in (3, 1, 2):
        engine.add([a_record(str(day), date=date(2024, 6, day))])
    assert ids(engine, Query(Word("peace"))) == ["3", "2", "1"]


# Words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("New sanctions were imposed.", "sanction"),
        ("They imposed a sanction.", "Sanctions"),
        ("Говорили о санкциях.", "санкции"),
        ("Её позиция твёрдая.", "твердая"),
        ("북한의 핵무기 개발", "핵무기"),
        ("북한의 핵무기 개발", "무기"),
        ("断じて容認できない", "容認"),
        ("核を持たない", "核"),
        ("北核 문제", "核"),
        ("한ㆍ미ㆍ일 3국", "한미일"),
        ("林　芳正 外務大臣", "林芳正"),
        ("我が国の\n立場", "国の立場"),
        ("ＮＡＴＯとﾐｻｲﾙ", "ミサイル"),
        ("G7정상회의", "G7정상"),
        ("The U.S.–ROK alliance", "us-rok".replace("us", "U.S.")),
    ],
)
def test_a_word_is_found_in_its_other_forms(engine: SearchEngine, text: str, word: str) -> None:
    assert matches(engine, text, Word(word))


def test_a_word_is_found_in_the_title_and_among_the_names(engine: SearchEngine) -> None:
    engine.add([a_record("t", title="Lavrov speaks"), a_record("n", names=("林芳正", "Lavrov"))])
    assert found(engine, Word("lavrov")) == {"t", "n"}
    assert found(engine, Word("芳正")) == {"n"}


def test_exact_words_are_those_of_the_statement_alone(engine: SearchEngine) -> None:
    engine.add([a_record("t", title="Grave concern", names=("Grave concern",))])
    assert found(engine, Exact("grave concern")) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We express grave concern.", "grave concern"),
        ("We express GRAVE\n concern.", "grave concern"),
        ("the “so-called” sanctions", 'the "so—called" sanctions'),
        ("Russia’s weapons", "russia's weapons"),
        ("Выразил серьёзную озабоченность.", "серьезную озабоченность"),
        ("중대한 우려를 표명한다", "중대한 우려"),
        ("중대한 우려를 표명한다", "한 우려를 표"),
        ("북한의 핵 개발", "의 핵"),
        ("북한의 핵개발", "의 핵"),
        ("断じて容認できない。", "容認でき"),
        ("核・ミサイル", "核ミサイル"),
        ("ＮＡＴＯ　首脳", "nato 首脳"),
        ("a" * 5_000, "a" * 5_000),
        ("to be or not to be", "to be or not to be"),
    ],
)
def test_exact_words_are_found_as_written(engine: SearchEngine, text: str, words: str) -> None:
    assert matches(engine, text, Exact(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We express concern, grave concern.", "express grave"),
        ("New sanctions", "sanction"),
        ("санкции", "санкций"),
        ("핵무장과 무기", "핵무기"),
        ("핵 무기", "핵무기"),
        ("핵무기", "핵 무기"),
        ("容認できる、認で", "容認で認"),
        ("concern over a grave matter", "grave concern"),
        ("weapons", "weapon"),
        ("a" * 5_000, "a" * 4_999 + "b"),
    ],
)
def test_other_words_are_not_taken_for_exact_ones(
    engine: SearchEngine, text: str, words: str
) -> None:
    assert not matches(engine, text, Exact(words))


def test_a_long_passage_is_found_by_itself(engine: SearchEngine) -> None:
    text = "政府は、北朝鮮による挑発を断じて容認できず、強く非難する。 " * 40
    assert matches(engine, text, Exact(text))


@pytest.mark.parametrize(
    ("text", "beginning", "is_found"),
    [
        ("sanctioned", "sanct", True),
        ("unsanctioned", "sanct", False),
        ("F-16s", "f-16", True),
        ("F-35 and 16 others", "f-16", False),
        ("санкциями", "санкц", True),
        ("핵무기", "핵무", True),
        ("핵무기", "핵", True),
        ("a.c abc", "a.", True),
    ],
)
def test_a_prefix_finds_words_that_begin_so(
    engine: SearchEngine, text: str, beginning: str, is_found: bool
) -> None:
    assert matches(engine, text, Prefix(beginning)) == is_found


@pytest.mark.parametrize(
    ("text", "words", "distance", "is_found"),
    [
        ("arms sent to Ukraine", ("arms", "Ukraine"), 2, True),
        ("arms sent to Ukraine", ("Ukraine", "arms"), 2, True),
        ("arms sent to Ukraine", ("arms", "Ukraine"), 1, False),
        ("human rights in the north", ("human rights", "north"), 2, True),
        ("human dignity and rights north", ("human rights", "north"), 5, False),
        ("peace", ("peace", "peace"), 5, False),
        ("peace and peace", ("peace", "peace"), 1, True),
        ("핵무기를 개발", ("핵무기", "개발"), 1, True),
        ("핵무기를 계속하여 개발", ("개발", "핵무기"), 1, False),
        ("핵무기", ("핵무기", "무기"), 5, False),
        ("核の開発", ("核", "開発"), 1, True),
        ("a b x x c", ("a", "b", "c"), 2, True),
        ("a b x x c", ("a", "c", "b"), 2, False),
    ],
)
def test_near_words_stand_within_the_distance(
    engine: SearchEngine, text: str, words: tuple[str, ...], distance: int, is_found: bool
) -> None:
    assert matches(engine, text, Near(words, distance)) == is_found


def test_nodes_join_as_they_say(engine: SearchEngine) -> None:
    engine.add([a_record("ab", "apple berry"), a_record("a", "apple"), a_record("c", "cherry")])
    apple, berry, cherry = Word("apple"), Word("berry"), Word("cherry")
    assert found(engine, All((apple, berry))) == {"ab"}
    assert found(engine, Any((berry, cherry))) == {"ab", "c"}
    assert found(engine, All((apple, Not(berry)))) == {"a"}
    assert found(engine, Not(apple)) == {"c"}
    assert found(engine, All((Not(apple), Not(cherry)))) == set()
    assert found(engine, Any((berry, Not(apple)))) == {"ab", "c"}
    assert found(engine, Not(Not(apple))) == {"ab", "a"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        "—",
        "*",
        "\x00",
        "\ud800",
        "a" * 100_000,
        "核" * 10_000,
        "'" * 999,
        "[a-",
        "\\",
    ],
)
@pytest.mark.parametrize("kind", [Word, Exact, Prefix])
def test_hostile_words_are_answered(
    engine: SearchEngine, kind: Callable[[str], Node], text: str
) -> None:
    engine.add([a_record(text="Peace, 核.")])
    assert engine.search(Query(kind(text))).total in (0, 1)
    assert engine.search(Query(Near((text[:200], "peace"), 10**9))).total in (0, 1)


def test_a_passage_is_too_long_to_be_near_another(engine: SearchEngine) -> None:
    with pytest.raises(BadQuery, match="at most 200"):
        engine.search(Query(Near(("核" * 10_000, "peace"), 5)))


def test_hits_tell_their_score(engine: SearchEngine) -> None:
    engine.add([a_record()])
    (hit,) = engine.search(Query(Word("peace"))).hits
    assert isinstance(hit, Hit)
    assert hit.score > 0


# What a statement is about


def test_a_value_of_a_facet_is_matched_beside_words(engine: SearchEngine) -> None:
    engine.add(
        [
            a_record("named", "They said nothing.", keywords={"mention": ("kp",)}),
            a_record("said", "On Pyongyang."),
            a_record("other", "They said nothing."),
        ]
    )
    assert found(engine, Has("mention", "kp")) == {"named"}
    assert found(engine, Any((Word("Pyongyang"), Has("mention", "kp")))) == {"named", "said"}
    assert found(engine, Not(Has("mention", "kp"))) == {"said", "other"}
    assert found(engine, Has("mention", "nobody's")) == set()


def test_a_long_name_for_one_thing_counts_no_more_than_a_short_one(engine: SearchEngine) -> None:
    long = "Democratic People's Republic of Korea"
    engine.add(
        [
            a_record("short", "A word on the DPRK today.", date=JUNE_20 + timedelta(days=1)),
            a_record("long", f"A word on the {long}."),
            *(a_record(f"other{n}", "A word on something else.") for n in range(8)),
        ]
    )
    names = (Word("DPRK"), Word(long))
    one_thing = engine.search(Query(Any(names, is_one_thing=True))).hits
    assert {hit.id for hit in one_thing} == {"short", "long"}
    scores = {hit.id: hit.score for hit in one_thing}
    assert scores["long"] < 1.5 * scores["short"]
    plain = {hit.id: hit.score for hit in engine.search(Query(Any(names))).hits}
    assert plain["long"] > 2 * plain["short"]
