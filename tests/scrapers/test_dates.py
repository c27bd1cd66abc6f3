"""Dates and times as official pages print them."""

from datetime import date, datetime, time, timedelta

import pytest

from scrapers.dates import moment, read_date, read_moment, read_time
from scrapers.errors import DateNotRead

DAY = date(2024, 6, 20)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("令和6年6月20日（木曜日）11時30分　於：本省会見室", "ja"),
        ("令和６年６月２０日", "ja"),
        ("2024年6月20日", "ja"),
        ("2024년 6월 20일 목요일", "ko"),
        ("2024. 6. 20.", "ko"),
        ("2024.06.20 대변인", "ko"),
        ("작성일 2024-06-20", "ko"),
        ("20 июня 2024 года 15:35", "ru"),
        ("20.06.2024", "ru"),
        ("June 20, 2024  14:30  KST", "en"),
        ("Thursday, 20 June 202416:51", "en"),
        ("Jun. 20, 2024", "en"),
        ("20-Jun-2024", "en"),
        ("2024-06-20T13:15:00+09:00", "en"),
        ("20 июн 2024", "ru"),
    ],
)
def test_every_printed_form_is_the_same_day(text, language):
    assert read_date(text, language) == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成28年8月12日(13時54分)", date(2016, 8, 12)),
        ("昭和64年1月7日", date(1989, 1, 7)),
    ],
)
def test_japanese_eras_are_counted_from_their_first_year(text, day):
    assert read_date(text, "ja") == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("令和6年2月30日", "ja"),
        ("2024.13.40", "ko"),
        ("June 31, 2024", "en"),
        ("30 февраля 2024 года", "ru"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_refused_with_its_text(text, language):
    with pytest.raises(DateNotRead, match=text):
        read_date(text, language)


def test_a_wrong_weekday_is_not_an_error():
    assert read_date("Monday, June 20, 2024", "en") == DAY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("June 2024", "en"),
        ("March 5", "en"),
        ("yesterday", "en"),
        ("2024", "en"),
        ("2024年6月", "ja"),
        ("июнь 2024", "ru"),
        ("6월 20일", "ko"),
        ("", "en"),
    ],
)
def test_a_missing_part_is_never_guessed(text, language):
    with pytest.raises(DateNotRead):
        read_date(text, language)


def test_day_and_month_that_may_change_places_are_refused():
    with pytest.raises(DateNotRead):
        read_date("02/03/2024", "en")


@pytest.mark.parametrize(
    ("text", "language", "clock"),
    [
        ("11時30分", "ja", time(11, 30)),
        ("午後4時", "ja", time(16)),
        ("１３時５４分～１３時５９分", "ja", time(13, 54)),
        ("13:15", "ru", time(13, 15)),
        ("1:31 p.m. EDT", "en", time(13, 31)),
        ("12:05 A.M. EST", "en", time(0, 5)),
        ("14:30  KST", "en", time(14, 30)),
        ("오후 2시 30분", "ko", time(14, 30)),
        ("오전 9시 반", "ko", time(9, 30)),
        ("19 April 201716:51", "en", time(16, 51)),
        ("25:10", "en", None),
        ("2時間", "ja", None),
        ("June 20, 2024", "en", None),
    ],
)
def test_times_of_day_are_read_or_are_none(text, language, clock):
    assert read_time(text, language) == clock


def test_a_moment_carries_its_zone():
    found = moment(DAY, time(13, 31), "America/New_York")
    assert found.utcoffset() == timedelta(hours=-4)


def test_an_unknown_zone_is_refused():
    with pytest.raises(DateNotRead, match="Nowhere"):
        moment(DAY, time(1), "Nowhere/City")


def test_a_text_with_day_and_time_is_a_moment_and_without_time_none():
    found = read_moment("20 июня 2024 года, 15:35", "ru", "Europe/Moscow")
    assert found == datetime.fromisoformat("2024-06-20T15:35:00+03:00")
    assert read_moment("20 июня 2024 года", "ru", "Europe/Moscow") is None
