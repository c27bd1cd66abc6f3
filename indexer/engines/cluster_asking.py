"""The body of a search on a cluster, from our Query; and what is read from the answer."""

from __future__ import annotations

from typing import Any

from indexer.engines import Hit, Query, Results
from indexer.engines.cluster_query import asked, filters

WINDOW = 10_000  # hits that a cluster gives in one answer, and passes over
MOST_COUNTED = 60_000  # values of one facet that each shard counts


def results_of(query: Query, found: dict[str, Any]) -> Results:
    """What a cluster's answer says."""
    hits = found["hits"]
    return Results(hits["total"]["value"], tuple(map(hit_of, hits["hits"])), _counts(query, found))


def question(query: Query) -> dict[str, Any]:
    """Words, filters and counts; without a page.

    Filters on fields that are counted apply after counting, and each count applies all but its
    own: a facet's counts ignore what is said of it."""
    own = frozenset(
        field for field in query.facets if query.filters.get(field) or query.excluded.get(field)
    )
    ranked = query.sort == "relevance" and query.match is not None
    matched = asked(query, but=own)
    body: dict[str, Any] = {
        "query": _by_recency(matched) if ranked else {"constant_score": {"filter": matched}},
        "track_total_hits": True,
        "_source": False,
        "docvalue_fields": ["id"],
        "sort": [*(["_score"] if ranked else []), _order(query.sort), {"id": "asc"}],
    }
    if own:
        body["post_filter"] = _said_of(query, own)
    if query.facets and query.facet_size:
        body["aggs"] = {field: _count(query, field, own - {field}) for field in query.facets}
    return body


def _by_recency(matched: dict[str, Any]) -> dict[str, Any]:
    return {
        "function_score": {
            "query": matched,
            "field_value_factor": {"field": "recency"},
            "boost_mode": "multiply",
        }
    }


def _order(sort: str) -> dict[str, str]:
    return {"oldest": "asc"} if sort == "oldest" else {"newest": "desc"}


def _said_of(query: Query, fields: frozenset[str]) -> dict[str, Any]:
    return {
        "bool": {
            "filter": [one for field, one in filters(query.filters) if field in fields],
            "must_not": [one for field, one in filters(query.excluded) if field in fields],
        }
    }


def _count(query: Query, field: str, others: frozenset[str]) -> dict[str, Any]:
    terms = {
        "field": field,
        "size": query.facet_size,
        "shard_size": max(query.facet_size, MOST_COUNTED),
        "order": [{"_count": "desc"}, {"_key": "asc"}],
    }
    return {"filter": _said_of(query, others), "aggs": {"values": {"terms": terms}}}


def page(query: Query) -> dict[str, Any]:
    """The part of the hits to give, within what a cluster gives at once."""
    return {"from": query.offset, "size": query.limit}


def uncounted(query: Query) -> dict[str, Any]:
    """The same question without its counts."""
    return {name: part for name, part in question(query).items() if name != "aggs"}


def hit_of(hit: dict[str, Any]) -> Hit:
    """A hit of a cluster's answer."""
    return Hit(str(hit["fields"]["id"][0]), float(hit["_score"] or 0.0))


def _counts(query: Query, found: dict[str, Any]) -> dict[str, dict[str, int]]:
    every = found.get("aggregations", {})
    return {
        field: {
            one["key"]: one["doc_count"]
            for one in (every[field]["values"]["buckets"] if field in every else ())
        }
        for field in query.facets
    }
