"""The commands of `onrecord`, one module for each part of the line."""
