"""One file for each publisher; scrapers/registry.py lists them."""
