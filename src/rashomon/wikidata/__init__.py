"""A user's own Wikidata file -> a local index of names, and looking names up in it.

Nothing here asks a network: `build_index` reads a file that the user has, `open_index` reads what
that made.
"""

from rashomon.wikidata.build import Built, Choice, build_index
from rashomon.wikidata.index import Index, open_index

__all__ = ["Built", "Choice", "Index", "build_index", "open_index"]
