"""Read the TOML files of this folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from mappings.errors import MappingInvalid


@cache
def read_table(name: str) -> dict[str, Any]:
    """The content of mappings/<name>.toml; raises MappingInvalid when it isn't TOML."""
    text = files("mappings").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingInvalid(f"mappings/{name}.toml: {error}") from error
