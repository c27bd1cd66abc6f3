"""Where a cluster is and how it is spoken to: an engine's URL taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from indexer.errors import BadQuery

PORT = 9200
NAME = re.compile(r"[a-z][a-z0-9_-]{0,60}")
FORM = "elasticsearch+https://USER:PASSWORD@HOST:9200,HOST:9200/NAME?shards=1&replicas=1"
NUMBERS = {"shards": (1, 1024), "replicas": (0, 10), "timeout": (1, 3600)}
WORDS = ("api_key_file", "ca")


@dataclass(frozen=True)
class Address:
    """A cluster, the name of our indices there, and what new ones are made with."""

    scheme: str  # "http" or "https"
    hosts: tuple[tuple[str, int], ...]
    name: str = "onrecord"
    user: str = ""
    password: str = ""
    api_key_file: str = ""
    ca: str = ""  # a file of certificates that sign the cluster's
    timeout: int = 30  # seconds for one answer
    shards: int = 1
    replicas: int = 1

    def urls(self) -> list[str]:
        """The hosts as clients take them."""
        return [f"{self.scheme}://{host}:{port}" for host, port in self.hosts]

    def api_key(self) -> str:
        """The key in its file, "" without one; raises BadQuery when the file can't be read."""
        if not self.api_key_file:
            return ""
        try:
            return Path(self.api_key_file).read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise BadQuery(f"engine address: api_key_file: {error}") from error

    def certificates(self) -> str:
        """The file of certificates to trust, "" for the usual ones; raises BadQuery without it."""
        if self.ca and not Path(self.ca).is_file():
            raise BadQuery(f"engine address: ca: there is no file {self.ca}")
        return self.ca

    def __str__(self) -> str:
        """The address without its secrets, for messages."""
        hosts = ",".join(f"{host}:{port}" for host, port in self.hosts)
        return f"{self.scheme}://{hosts}/{self.name}"


def address_of(url: str) -> Address:
    """An address in a URL such as FORM, without the client's name; raises BadQuery."""
    parts = urlsplit(url)
    user, _, hosts = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    index = parts.path.strip("/") or Address.name
    if not NAME.fullmatch(index):
        raise BadQuery(f"engine address: wanted a name of small letters, came {index!r:.80}")
    return Address(
        scheme=parts.scheme,
        hosts=tuple(_host(host) for host in hosts.split(",")),
        name=index,
        user=unquote(name),
        password=unquote(password),
        **_options(parts.query),
    )


def masked(url: str) -> str:
    """An engine's URL without its password."""
    return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:…@", url)


def _host(text: str) -> tuple[str, int]:
    match = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?", text)
    if match is None:
        raise BadQuery(f"engine address: wanted {FORM}, came the host {text!r:.80}")
    return match[1], int(match[2] or PORT)


def _options(query: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key in WORDS:
            found[key] = value
        elif key in NUMBERS:
            found[key] = _number(key, value)
        else:
            known = ", ".join((*NUMBERS, *WORDS))
            raise BadQuery(f"engine address: wanted {known} after the ?, came {key!r:.80}")
    return found


def _number(key: str, value: str) -> int:
    least, most = NUMBERS[key]
    if not (value.isascii() and value.isdecimal() and least <= int(value) <= most):
        raise BadQuery(f"engine address: {key}: wanted {least} to {most}, came {value!r:.80}")
    return int(value)
