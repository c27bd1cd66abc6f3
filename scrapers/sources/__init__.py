"""One file for each publisher, whose SOURCES scrapers/registry.py finds."""
