from pathlib import Path

import pytest

from webapp.errors import SettingInvalid
from webapp.settings import CONSTRUCTED, FILE_VARIABLE, NAMES, PREFIX, Settings, read_settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_stores_stand_in_the_data_folder_by_default(tmp_path: Path) -> None:
    settings = read_settings({"ONRECORD_DATA": "kept"}, tmp_path)
    assert settings.data == tmp_path / "kept"
    assert settings.engine == f"embedded:{tmp_path}/kept/index"
    assert settings.catalog == f"sqlite:///{tmp_path}/kept/catalog.db"


def test_nothing_given_is_the_default_in_the_folder_one_runs_in(tmp_path: Path) -> None:
    settings = read_settings({}, Path())
    assert (settings.data, settings.engine) == (Settings.data, Settings.engine)
    assert set(settings.origins.values()) == {"default"}
    assert tuple(settings.origins) == NAMES


def test_a_variable_goes_before_the_file_and_each_tells_its_origin(tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('port = 9000\nhost = "::1"\n')
    settings = read_settings({"ONRECORD_PORT": "9001"}, tmp_path)
    assert (settings.port, settings.host) == (9001, "::1")
    assert settings.origins["port"] == "ONRECORD_PORT"
    assert settings.origins["host"].endswith("onrecord.toml: host")


def test_a_variable_names_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("page_size = 25\n")
    assert read_settings({FILE_VARIABLE: "other.toml"}, tmp_path).page_size == 25


@pytest.mark.parametrize(
    ("variable", "value", "wanted"),
    [
        ("ONRECORD_PORT", "eighty", "a whole number from 1 to 65535"),
        ("ONRECORD_PORT", "70000", "a whole number from 1 to 65535"),
        ("ONRECORD_BANNER", "perhaps", "yes or no"),
        ("ONRECORD_DATA", " ", "a text that isn't empty"),
        ("ONRECORD_CONTACT", "a@b.example\r\nX-Evil: 1", "one line of text"),
        ("ONRECORD_DTAA", "data", "no setting has this name"),
        (FILE_VARIABLE, "missing.toml", "a readable TOML file"),
    ],
)
def test_a_bad_value_is_told_with_what_was_wanted(
    tmp_path: Path, variable: str, value: str, wanted: str
) -> None:
    with pytest.raises(SettingInvalid) as told:
        read_settings({variable: value}, tmp_path)
    assert variable in str(told.value)
    assert wanted in str(told.value)


@pytest.mark.parametrize("text", ["colour = 'red'", "port = 1.5", "port = true", "port ="])
def test_a_bad_settings_file_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "onrecord.toml").write_text(text)
    with pytest.raises(SettingInvalid, match=r"onrecord\.toml"):
        read_settings({}, tmp_path)


def test_the_test_suites_own_variables_are_no_settings(tmp_path: Path) -> None:
    assert read_settings({"ONRECORD_TEST_POSTGRESQL": "x"}, tmp_path).port == Settings.port


def test_a_demonstrations_folder_is_known_by_its_marker(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert not settings.is_constructed
    (tmp_path / CONSTRUCTED).touch()
    assert settings.is_constructed


def test_every_setting_has_a_sentence_in_the_docs() -> None:
    rows = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    said = {row.split("`")[1]: row.rstrip("| ").rpartition("|")[2].strip() for row in rows}
    assert set(said) == {FILE_VARIABLE, *(PREFIX + name.upper() for name in NAMES)}
    assert all(sentence.endswith(".") for sentence in said.values())
