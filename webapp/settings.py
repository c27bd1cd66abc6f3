"""The settings of this installation, each with its origin (docs/settings.md).

Only this file reads the environment. A variable goes before the settings file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

from mappings.addresses import CDX, PAGE
from webapp.errors import SettingInvalid

PREFIX = "ONRECORD_"
FILE_VARIABLE = "ONRECORD_SETTINGS"
USUAL_FILE = "onrecord.toml"
TEST_PREFIX = "ONRECORD_TEST_"  # the test suite's own, no settings

# A file of this name in the data folder says that its pages are constructed samples
CONSTRUCTED = "CONSTRUCTED"


@dataclass(frozen=True)
class Settings:
    """Where things are and how the page is served."""

    data: Path = Path("data")
    engine: str = "embedded:data/index"
    catalog: str = "sqlite:///data/catalog.db"
    corrections: Path = Path("data/corrections.toml")  # what people corrected
    contact: str = ""  # goes into the User-Agent and on the about page
    replica: tuple[str, int] | None = None  # answers in place of every site, for rehearsals
    browser: str = "/usr/bin/chromium"  # fetches the pages of `capture --browser`
    timeout: int = 60  # seconds that one answer of a site may take
    wayback_cdx: str = CDX  # the address pattern of a Web archive's listing
    wayback_page: str = PAGE  # and of a capture there
    wayback_delay: int = 4  # seconds between two requests to it
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    page_size: int = 10
    banner: bool = False
    origins: Mapping[str, str] = field(default_factory=dict)  # name → "default", a variable, a file

    @property
    def is_constructed(self) -> bool:
        """Whether pages must say that what they show are constructed samples."""
        return self.banner or self.replica is not None or (self.data / CONSTRUCTED).exists()


def settings_here() -> Settings:
    """The settings of this process: its environment and the folder that it runs in."""
    return read_settings(os.environ, Path())


def read_settings(environ: Mapping[str, str], folder: Path) -> Settings:
    """Settings from a settings file and ONRECORD_* variables; raises SettingInvalid.

    `folder` is where onrecord.toml and a relative data folder are looked for."""
    _refuse_unknown_variables(environ)
    given = {**_from_file(environ, folder), **_from_variables(environ)}
    values = {name: _as(name, *given[name]) for name in given}
    data = folder / values.get("data", Settings.data)
    defaults = {
        "engine": f"embedded:{data / 'index'}",
        "catalog": f"sqlite:///{data / 'catalog.db'}",
        "corrections": data / "corrections.toml",
    }
    origins = {name: given[name][1] if name in given else "default" for name in NAMES}
    return Settings(**{**defaults, **values, "data": data, "origins": origins})


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that isn't empty")
    return value.strip()


def _contact(value: Any) -> str:
    if not isinstance(value, str) or "\n" in value or "\r" in value:
        raise ValueError("one line of text")
    return value.strip()


def _path(value: Any) -> Path:
    return Path(_text(value))


def _whole(least: int, most: int) -> Callable[[Any], int]:
    """A reader of whole numbers within bounds."""
    wanted = f"a whole number from {least} to {most}"

    def read(value: Any) -> int:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not is_whole and not (isinstance(value, str) and value.strip().isdecimal()):
            raise ValueError(wanted)
        if not least <= int(value) <= most:
            raise ValueError(wanted)
        return int(value)

    return read


def _pattern(*wanted: str) -> Callable[[Any], str]:
    """A reader of address patterns that hold these names in braces."""
    names = {"url", "match", "since", "until", "timestamp"}

    def read(value: Any) -> str:
        text = _text(value)
        try:
            found = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError:
            found = set()
        if not set(wanted) <= found or not found <= names or not text.startswith("http"):
            raise ValueError(f"an address with {', '.join(f'{{{name}}}' for name in wanted)} in it")
        return text

    return read


def _host_and_port(value: Any) -> tuple[str, int]:
    host, _, port = str(value).strip().rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError("host:port, e.g. 127.0.0.1:8080")
    return host, int(port)


def _yes_or_no(value: Any) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    found = words.get(str(value).strip().lower())
    if found is None:
        raise ValueError("yes or no")
    return found


# What each setting may be; in the order of docs/settings.md
READERS: Mapping[str, Callable[[Any], Any]] = {
    "data": _path,
    "engine": _text,
    "catalog": _text,
    "corrections": _path,
    "contact": _contact,
    "replica": _host_and_port,
    "browser": _text,
    "timeout": _whole(1, 3600),
    "wayback_cdx": _pattern("url"),
    "wayback_page": _pattern("timestamp", "url"),
    "wayback_delay": _whole(0, 3600),
    "host": _text,
    "port": _whole(1, 65535),
    "workers": _whole(1, 64),
    "page_size": _whole(1, 100),
    "banner": _yes_or_no,
}
NAMES = tuple(READERS)


def _as(name: str, value: Any, origin: str) -> Any:
    try:
        return READERS[name](value)
    except ValueError as error:
        raise SettingInvalid(f"{origin}: wanted {error}, came {value!r}") from error


def _from_variables(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """name → (value, variable) for each setting that a variable gives."""
    variables = {name: PREFIX + name.upper() for name in NAMES}
    return {
        name: (environ[variable], variable)
        for name, variable in variables.items()
        if variable in environ
    }


def _refuse_unknown_variables(environ: Mapping[str, str]) -> None:
    known = {FILE_VARIABLE, *(PREFIX + name.upper() for name in NAMES)}
    for variable in sorted(environ):
        is_ours = variable.startswith(PREFIX) and not variable.startswith(TEST_PREFIX)
        if is_ours and variable not in known:
            raise SettingInvalid(f"{variable}: no setting has this name; see docs/settings.md")


def _from_file(environ: Mapping[str, str], folder: Path) -> dict[str, tuple[Any, str]]:
    """name → (value, "file: name") for each setting in the settings file, where there is one."""
    named = environ.get(FILE_VARIABLE)
    path = folder / (named or USUAL_FILE)
    if not named and not path.exists():
        return {}
    table = _toml(path, named)
    for unknown in sorted(table.keys() - READERS.keys()):
        raise SettingInvalid(f"{path}: no setting is named {unknown!r}; see docs/settings.md")
    return {name: (value, f"{path}: {name}") for name, value in table.items()}


def _toml(path: Path, named: str | None) -> dict[str, Any]:
    where = f"{FILE_VARIABLE}: {path}" if named else str(path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingInvalid(f"{where}: wanted a readable TOML file: {error}") from error
