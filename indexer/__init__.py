"""From a Document to statements that can be found: speakers, stances, catalog, engines."""
