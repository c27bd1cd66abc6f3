"""The schema and the authority data: what an archivist may change without touching code."""
