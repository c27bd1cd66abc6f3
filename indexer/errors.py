"""What can go wrong between a Document and an answer.

IndexerError (an OnRecordError)
├── CatalogUnavailable   the catalog's database can't be opened or is of another version
├── EngineUnavailable    the search engine doesn't answer
├── IndexOutdated        the index was made from another schema; says the command that mends it
├── BadQuery             a search that can't be asked, in the reader's words
├── RecordRefused        a record that the engine can't hold; names its id and the field
├── CorrectionsInvalid   the file of corrections isn't what it must be; says where
└── NotHeld              no statement, document or speaker has this id
"""

from mappings.errors import OnRecordError


class IndexerError(OnRecordError):
    """The catalog, an engine or a query refused something."""


class CatalogUnavailable(IndexerError):
    """The catalog's database can't be opened, or was made by another version."""


class EngineUnavailable(IndexerError):
    """The search engine doesn't answer; says which and why."""


class IndexOutdated(IndexerError):
    """The index was made from another schema; says the command that mends it."""


class BadQuery(IndexerError):
    """A search that can't be asked; the message is for the reader."""


class RecordRefused(IndexerError):
    """A record that an engine can't hold; names its id, the field and what came."""


class CorrectionsInvalid(IndexerError):
    """The file of corrections can't be read; says where and what was wanted."""


class NotHeld(IndexerError):
    """Nothing in the catalog has this id."""
