"""What can go wrong at the reader's side.

SettingInvalid (an OnRecordError)   a setting that can't be used: names it, what was wanted, came
Everything else that a page may meet is drawn in indexer/errors.py.
"""

from mappings.errors import OnRecordError


class SettingInvalid(OnRecordError):
    """A setting that can't be used; names the variable or key, what was wanted and what came."""
