"""Elasticsearch 8 and 9, by its own client."""

from __future__ import annotations

from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from indexer.engines.addresses import Address
from indexer.engines.cluster import ClusterEngine, Fault

TRIES = 3  # hosts that a request is given to before it has failed


def engine_at(address: Address, **transport: Any) -> ClusterEngine:
    """The engine at an address; asks the cluster nothing yet. Raises BadQuery.

    `transport` is given to the client as it is: for tests against older servers."""
    client = Elasticsearch(address.urls(), **_options(address), **transport)
    return ClusterEngine(client, address, (ApiError, TransportError), fault_of)


def _options(address: Address) -> dict[str, Any]:
    options: dict[str, Any] = {
        "request_timeout": address.timeout,
        "max_retries": TRIES,
        "retry_on_timeout": True,
    }
    if address.ca:
        options["ca_certs"] = address.certificates()
    if key := address.api_key():
        options["api_key"] = key
    elif address.user:
        options["basic_auth"] = (address.user, address.password)
    return options


def fault_of(error: Exception) -> Fault:
    """What an exception of the client says."""
    if isinstance(error, ApiError):
        return Fault(error.meta.status, f"{error.message} {_reason(error.body)}".strip())
    return Fault(0, str(error))


def _reason(body: Any) -> str:
    error = body.get("error") if isinstance(body, dict) else body
    return str(error.get("reason", "") if isinstance(error, dict) else error or "")
