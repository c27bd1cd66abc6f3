"""Every error of On Record descends from OnRecordError; each package draws its own branch.

OnRecordError
├── MappingInvalid                    (mappings)  a TOML file of authority data can't be used
├── scrapers.errors.ScrapersError     (scrapers)  a page, an archive record or an import
├── indexer.errors.IndexerError       (indexer)   the catalog, an engine or a query
└── webapp.errors.SettingInvalid      (webapp)    a setting that can't be used
"""


class OnRecordError(Exception):
    """Something that On Record refuses, said in words a reader can act on."""


class MappingInvalid(OnRecordError):
    """A file under mappings/ holds something that can't be used; names file, entry and reason."""
