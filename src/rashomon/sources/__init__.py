"""Names of accounts -> pages: files, JSON lines, standard input, URLs."""

from rashomon.sources.inputs import open_pages
from rashomon.sources.limits import Limits

__all__ = ["Limits", "open_pages"]
