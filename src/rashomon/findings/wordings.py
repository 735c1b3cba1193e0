"""One referent or act, called by words of different connotation in different accounts."""

from __future__ import annotations

from rashomon.model import Actor, Link, Story, Wording


def find_wordings(
    story: Story, actors: tuple[Actor, ...], links: tuple[Link, ...]
) -> tuple[Wording, ...]:
    """placeholder while fitting"""
    return ()
