"""Addresses of services that others offer, as patterns; settings may name others."""

# The Wayback Machine's listing of captures, and a capture as it was archived
CDX = (
    "https://web.archive.org/cdx/search/cdx?url={url}&matchType={match}&from={since}&to={until}"
    "&output=json&fl=timestamp,original&filter=statuscode:200&filter=mimetype:text/html"
    "&collapse=digest&limit=5000&showResumeKey=true"
)
# the same with its frame and calendar, for readers
CALENDAR = "https://web.archive.org/web/{timestamp}/{url}"
PAGE = "https://web.archive.org/web/{timestamp}id_/{url}"
