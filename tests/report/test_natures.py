"""What kind of difference two values are, in every form of the report."""

from __future__ import annotations

import html
import json
from dataclasses import replace

import pytest

from rashomon.model import Comparison, Value
from rashomon.report import render
from tests import factory


def differing() -> Comparison:
    """A conflict that is an update, and two agreed sentences with figures of unlike scope."""
    whole = factory.comparison()
    used = {id for agreement in whole.agreements for id in agreement.link_ids}
    agreed = next(link for link in whole.links if link.id in used)
    links = []
    for link in whole.links:
        if link.id == "c1":
            links.append(replace(link, nature="update"))
        elif link is agreed:
            links.append(
                replace(
                    link,
                    aspect="number",
                    nature="scope",
                    note="in all / Lower Velmar",
                    left_value=Value(evidence=link.left, normalised="24 dead"),
                    right_value=Value(evidence=link.right, normalised="7 dead"),
                )
            )
        else:
            links.append(link)
    return replace(whole, links=tuple(links))


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_kinds_of_difference_are_named(form: str) -> None:
    options = {"verbose": True} if form == "text" else {}
    text = html.unescape(" ".join(render(differing(), format=form, **options).split()))
    assert "update over time" in text
    assert "Of different scope: in all / Lower Velmar." in text.replace("\\", "")


def test_kinds_of_difference_are_in_the_machine_report() -> None:
    links = json.loads(render(differing(), format="json"))["links"]
    assert {"update", "scope"} <= {link["nature"] for link in links}
