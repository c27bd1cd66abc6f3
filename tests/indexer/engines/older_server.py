"""Lets the client of Elasticsearch 8 speak to the last freely licensed server, 7.10.

The client asks for a product check and a media type that 7.10 doesn't know. For tests alone: what
an operator runs is Elasticsearch 8 or 9."""

from dataclasses import replace
from typing import Any

from elastic_transport import HttpHeaders, Urllib3HttpNode

PLAIN = {
    "application/vnd.elasticsearch+json": "application/json",
    "application/vnd.elasticsearch+x-ndjson": "application/x-ndjson",
}


class OlderServer(Urllib3HttpNode):
    """A node that is spoken to in plain JSON, and says that it is Elasticsearch."""

    def perform_request(
        self, *asked: Any, headers: HttpHeaders | None = None, **others: Any
    ) -> Any:
        """Ask as an older client would; answer as a newer server would."""
        plain = HttpHeaders(headers or {})
        for name in ("accept", "content-type"):
            if name in plain:
                plain[name] = PLAIN.get(plain[name].partition(";")[0], plain[name])
        response = super().perform_request(*asked, headers=plain, **others)
        told = HttpHeaders({**response.meta.headers, "x-elastic-product": "Elasticsearch"})
        return response._replace(meta=replace(response.meta, headers=told))
