"""What can go wrong between a site and a Document.

ScrapersError (an OnRecordError)
├── PageChanged      a page lacks what its source reads, or holds it more often than expected
├── NotADocument     a page that the source knows, but that is no article (print, photos, listing)
├── NotAPage         what came isn't a readable HTML page (media type, broken gzip, no text)
├── DateNotRead      a date that isn't one, or that can't be
├── ArchiveDamaged   a WARC record that can't be read back
├── ArchiveBusy      another process is writing captures of the same source
├── NothingToExport  a selection that holds nothing, or an output that is there already
├── RowRefused       a line of an imported corpus that lacks a field or isn't JSON
├── UnknownSource    no source has this id, or none reads this address
├── NotDrafted       pages that no source could be drafted from
└── ExtraMissing     something that only an optional part of the installation can do
"""

from mappings.errors import OnRecordError


class ScrapersError(OnRecordError):
    """A page, an archive record or an import that was refused."""


class PageChanged(ScrapersError):
    """A page lacks what its source reads; says address, what was wanted and what came."""


class NotADocument(ScrapersError):
    """A page that is known not to be an article: a print view, a gallery, a listing."""


class NotAPage(ScrapersError):
    """What came can't be read as an HTML page at all."""


class DateNotRead(ScrapersError):
    """A text that should be a date and isn't, or that names an impossible day."""


class ArchiveDamaged(ScrapersError):
    """A record of the WARC archive that can't be read back; names file and offset."""


class ArchiveBusy(ScrapersError):
    """Another process is writing captures of the same source; names its folder."""


class NothingToExport(ScrapersError):
    """A selection that the archive holds nothing of, or an output that would be overwritten."""


class RowRefused(ScrapersError):
    """A row of an imported corpus that can't be used; names file, line and reason."""


class UnknownSource(ScrapersError):
    """A source id or an address that no source of the registry answers for."""


class NotDrafted(ScrapersError):
    """Pages that no source could be drafted from; says what wasn't found."""


class ExtraMissing(ScrapersError):
    """An optional part of the installation is wanted; says how to install it."""
