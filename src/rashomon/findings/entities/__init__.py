"""Which entries of a user's own Wikidata file the actors of a story are."""

from rashomon.findings.entities.joining import link_entities

__all__ = ["link_entities"]
