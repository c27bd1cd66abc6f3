"""What the authority data of people, posts, organizations and governments promise."""

from datetime import date

import pytest

from mappings import people as authority
from mappings.errors import MappingInvalid
from mappings.people import (
    LANGUAGES,
    Post,
    first_day,
    governments,
    last_day,
    organizations,
    people,
    roles,
)

PUBLISHERS = {
    "kr-mofa", "kr-president", "us-state", "us-whitehouse", "jp-mofa", "jp-kantei", "ru-kremlin",
    "ru-mid", "un", "kp-leader", "kr-assembly",
}  # fmt: skip


@pytest.fixture
def tables(monkeypatch):
    """A function that puts other tables in the place of the files, and forgets them afterwards."""
    loaders = (governments, organizations, roles, people)
    real = authority.read_table

    def put(**others):
        monkeypatch.setattr(authority, "read_table", lambda name: others.get(name) or real(name))
        for loader in loaders:
            loader.cache_clear()

    yield put
    for loader in loaders:
        loader.cache_clear()


def a_person(**changes):
    return {
        "government": "JP",
        "gender": "f",
        "names": {
            "en": ["Aiko Mori"],
            "ko": ["모리 아이코"],
            "ja": ["森愛子"],
            "ru": ["Айко Мори"],
        },
        "posts": [{"role": "FM", "organization": "jp-mofa", "start_date": "2024-10"}],
    } | changes


def test_everyone_has_a_name_in_four_languages():
    assert all(person.names[one] for person in people().values() for one in LANGUAGES)


def test_every_publisher_is_an_organization():
    assert organizations().keys() >= PUBLISHERS


def test_every_post_belongs_to_a_body_and_a_role_that_exist():
    for person in people().values():
        assert all(post.organization in organizations() for post in person.posts), person.id
        assert all(post.role in roles() for post in person.posts), person.id


def test_names_are_names_and_not_labels():
    for person in people().values():
        for name in person.names["en"]:
            assert not name.lower().startswith(("president ", "mr. ", "ms. ", "secretary ")), name


def test_every_surname_is_a_part_of_a_name():
    for person in people().values():
        for language, surname in person.surname.items():
            assert any(surname in name for name in person.names[language]), (person.id, language)


def test_a_role_has_its_governments_own_title():
    assert roles()["FM"].title("US") == "Secretary of State"
    assert roles()["FM"].title("RU", "ru") == "министр иностранных дел"


def test_a_post_known_to_the_month_covers_the_whole_month():
    post = Post("FM", "jp-mofa", "2024-02", "2024-04")
    assert post.covers(date(2024, 2, 1))
    assert post.covers(date(2024, 4, 30))
    assert not post.covers(date(2024, 5, 1))


def test_a_date_known_to_the_year_is_a_whole_year():
    assert (first_day("2024"), last_day("2024")) == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_country_has_its_name_in_four_languages():
    assert governments()["TM"].names["ru"] == "Туркменистан"
    assert governments()["KR"].names["ja"] == "韓国"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"government": "ZZ"}, "'ZZ' isn't in governments.toml"),
        ({"gender": "?"}, "wanted 'f' or 'm'"),
        ({"names": {"en": ["Aiko Mori"]}}, "no name in 'ko'"),
        ({"posts": [{"role": "KING", "organization": "jp-mofa", "start_date": "2024"}]}, "'KING'"),
        ({"posts": [{"role": "FM", "organization": "jp-x", "start_date": "2024"}]}, "'jp-x'"),
        ({"posts": [{"role": "FM", "organization": "jp-mofa", "start_date": "May"}]}, "'May'"),
        ({"posts": [{"role": "FM", "organization": "jp-mofa", "start_date": "2024-13"}]}, "no day"),
        ({"posts": [{"role": "FM", "organization": "jp-mofa"}]}, "no 'start_date'"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_file_and_name(tables, changes, reason):
    tables(people={"aiko-mori": a_person(**changes)})
    with pytest.raises(MappingInvalid, match=r"mappings/people\.toml, aiko-mori") as refused:
        people()
    assert reason in str(refused.value)


def test_a_post_that_ends_before_it_starts_is_refused(tables):
    post = {"role": "FM", "organization": "jp-mofa", "start_date": "2024", "end_date": "2023"}
    tables(people={"aiko-mori": a_person(posts=[post])})
    with pytest.raises(MappingInvalid, match="before it starts"):
        people()


def test_a_role_names_only_bodies_of_the_right_government(tables):
    titles = dict.fromkeys(LANGUAGES, "x")
    tables(posts={"FM": {"titles": titles, "organizations": {"KR": "jp-mofa"}}})
    with pytest.raises(MappingInvalid, match="'jp-mofa' isn't a body of 'KR'"):
        roles()
