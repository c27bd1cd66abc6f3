"""A page that is as the browser holds it isn't made again; one that isn't, is."""

import sqlite3
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.catalog import Catalog
from indexer.catalog_writing import forget_everything, store
from tests.webapp.constructed import TREATY, archive, reading

PAGES = ("/", f"/?topic={TREATY}", f"/compare?topic={TREATY}", "/about", "/document/us-state:1")


@pytest.mark.parametrize("address", PAGES)
def test_what_the_browser_holds_is_not_made_again(page: FlaskClient, address: str) -> None:
    tag = page.get(address).headers["ETag"]
    again = page.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert "Cookie" in again.headers["Vary"]


def test_another_language_or_address_is_another_page(page: FlaskClient) -> None:
    tag = page.get("/").headers["ETag"]
    for address in ("/?ui=ko", "/?q=a", "/about"):
        assert page.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_change_of_the_catalog_makes_pages_anew(page: FlaskClient, tmp_path: Path) -> None:
    tag = page.get("/").headers["ETag"]
    new = reading("us-state", "2", None, "en", "New", [("speech", "A", None, None, [("B", [])])],
                  offset=50)  # fmt: skip
    store(Catalog.open(f"sqlite:///{tmp_path}/catalog.db"), [new])
    assert page.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_errors_and_health_have_no_validator(page: FlaskClient) -> None:
    for address in ("/nowhere", "/?since=x", "/healthz"):
        assert "ETag" not in page.get(address).headers


@pytest.mark.parametrize("how", ["gzip", "br", "zstd"])
def test_pages_are_compressed(page: FlaskClient, how: str) -> None:
    plain, packed = page.get("/"), page.get("/", headers={"Accept-Encoding": how})
    assert packed.headers["Content-Encoding"] == how
    assert len(packed.data) < len(plain.data) / 2
    assert packed.headers["ETag"] == plain.headers["ETag"]


def test_our_own_files_are_kept_until_they_change(page: FlaskClient) -> None:
    shown = page.get("/").text
    address = shown.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert "?v=" in address
    assert "max-age=31536000" in page.get(address).headers["Cache-Control"]


def test_a_catalog_that_is_made_anew_makes_pages_anew(page: FlaskClient, tmp_path: Path) -> None:
    tag = page.get("/").headers["ETag"]
    catalog = Catalog.open(f"sqlite:///{tmp_path}/catalog.db")
    forget_everything(catalog)
    for one in archive():
        store(catalog, [one])
    assert page.get("/", headers={"If-None-Match": tag}).status_code == 200


def test_a_star_says_nothing_of_what_the_browser_holds(page: FlaskClient) -> None:
    assert page.get("/", headers={"If-None-Match": "*"}).status_code == 200
    assert page.get("/nope", headers={"If-None-Match": "*"}).status_code == 404


def test_a_catalog_that_fails_is_a_503_that_says_so(page: FlaskClient, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "catalog.db") as connection:
        connection.execute("ALTER TABLE statements RENAME TO elsewhere")
    shown = page.get("/")
    assert shown.status_code == 503
    assert page.get("/help").status_code == 200
