"""The reader's side: settings, commands and the web page."""
