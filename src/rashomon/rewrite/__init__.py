"""A synopsis put into other words by a model of the user's, each sentence checked.

What leaves the machine, and what is checked: docs/synopsis.md.
"""

from rashomon.rewrite.endpoint import Endpoint
from rashomon.rewrite.rewriting import rewrite

__all__ = ["Endpoint", "rewrite"]
