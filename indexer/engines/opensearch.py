"""OpenSearch, by its own client."""

from __future__ import annotations

from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException, TransportError

from indexer.engines.addresses import Address
from indexer.engines.cluster import ClusterEngine, Fault

TRIES = 3  # hosts that a request is given to before it has failed


def engine_at(address: Address) -> ClusterEngine:
    """The engine at an address; asks the cluster nothing yet. Raises BadQuery."""
    client = OpenSearch(address.urls(), **_options(address))
    return ClusterEngine(client, address, (OpenSearchException,), fault_of)


def _options(address: Address) -> dict[str, Any]:
    options: dict[str, Any] = {
        "timeout": address.timeout,
        "max_retries": TRIES,
        "retry_on_timeout": True,
        "verify_certs": True,
    }
    if address.ca:
        options["ca_certs"] = address.certificates()
    if key := address.api_key():
        options["headers"] = {"authorization": f"ApiKey {key}"}
    elif address.user:
        options["http_auth"] = (address.user, address.password)
    return options


def fault_of(error: Exception) -> Fault:
    """What an exception of the client says."""
    if isinstance(error, TransportError):
        status = error.status_code if isinstance(error.status_code, int) else 0
        return Fault(status, f"{error.error} {_reason(error.info)}".strip())
    return Fault(0, str(error))


def _reason(info: Any) -> str:
    error = info.get("error") if isinstance(info, dict) else info
    return str(error.get("reason", "") if isinstance(error, dict) else error or "")
