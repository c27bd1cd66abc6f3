"""From an official page to a Document: sources, capture, and the archive of evidence."""
