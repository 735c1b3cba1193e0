"""Labels of pasted texts: every kind of line that pages carry, in texts written for this."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.blocks import label_blocks
from rashomon.model import Block
from rashomon.text.normalise import normalise

STORY = [
    "Three ships sank in the harbour of Westport on Monday after a storm tore them from their moorings.",
    "The harbour authority said that no one was hurt. It has closed the port until Thursday.",
    "“We have never seen waves like these,” said Ana Moreno, who has run the ferry for thirty years.",
    "Owners of the ships could not be reached. The coast guard is looking for oil on the water.",
    "A storm of the same strength hit the town in 1987, when eleven people died.",
    "The town council will meet on Wednesday to decide on a new breakwater, the mayor told reporters.",
    "It would cost about 40 million dollars, according to an estimate of last year.",
]


def labels(*lines: str) -> dict[str, str]:
    text = normalise("\n\n".join(lines))
    blocks, _ = label_blocks(text)
    check(text, blocks)
    return {block.span.of(text): block.kind for block in blocks}


def check(text: str, blocks: tuple[Block, ...]) -> None:
    """What holds of the blocks of any text."""
    at = 0
    for block in blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()


def test_a_plain_story_is_body_below_its_title() -> None:
    found = labels("Storm sinks three ships in Westport", *STORY)
    assert found.pop("Storm sinks three ships in Westport") == "title"
    assert set(found.values()) == {"body"}


def test_a_story_without_a_title_is_all_body() -> None:
    assert set(labels(*STORY).values()) == {"body"}


def test_a_title_repeated_with_its_outlet() -> None:
    text = normalise("\n\n".join(["Storm Sinks Ships | Harbour Post", "Storm Sinks Ships", *STORY]))
    blocks, title = label_blocks(text)
    assert [block.kind for block in blocks[:3]] == ["title", "title", "body"]
    assert title is not None
    assert (title.text, title.outlet) == ("Storm Sinks Ships", "Harbour Post")


def test_a_title_that_is_the_first_sentence() -> None:
    first = "Westport: Storm sinks three ships in harbour."
    found = labels(f"{first} {STORY[0]}", *STORY[1:])
    assert found[first] == "title"
    assert found[STORY[0]] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "2021-March-1  16:17",
        "Tuesday, July 2nd, 2013",
        "WESTPORT, July 2,2013",
        "Updated 10:15 AM ET, Wed April 4, 2018",
        "By Jane Doe",
        "By JANE DOE and JOHN ROE, Political Editor",
        "3 min read",
        "Photo",
        "Image copyright Getty Images",
        "Media caption The storm hits the harbour",
        "Enlarge this image toggle caption Ana Moreno/AP Ana Moreno/AP",
        "FILE - In this Jan. 4, 2012 file photo, ships lie in the harbour. (AP Photo/Jane Doe)",
        "Story highlights",
        "A photo issued by the coast guard of the ships. (Photo: AP)",
        "REUTERS/Jane Doe",
    ],
)
def test_meta_between_title_and_story(line: str) -> None:
    line = normalise(line)
    assert labels("Storm sinks three ships in Westport", line, *STORY)[line] == "meta"


@pytest.mark.parametrize(
    "line",
    [
        "Fears for the coast",
        "NO ONE HURT",
        "'Like a mountain'",
        "EPA Waves break over the harbour wall in Westport on Monday",
        "Getty Images The ferry has been out of service since the storm began",
        "The harbour of Westport as it looked before the storm",
        "Facebook Twitter Pinterest A ship lies on its side. Photograph: Jane Doe/AP",
        "(Photo: AP)",
    ],
)
def test_meta_within_the_story(line: str) -> None:
    found = labels("Storm sinks three ships in Westport", *STORY[:3], line, *STORY[3:])
    assert found.pop(line) == "meta"
    assert list(found.values())[1:] == ["body"] * len(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement Continue reading the main story",
        "READ MORE: Ten storms that changed the coast",
        "Read more",
        "[Ten storms that changed the coast]",
        "Sign up for our daily newsletter",
        "Share this story on Facebook",
        "Read or Share this story: http://harbour.example/1",
        "JUST WATCHED Waves hit Westport Replay More Videos ...",
        "Follow us on Twitter",
        "Get unlimited access for €1 a week.",
        "You have 3 free articles remaining this month.",
        "Want more stories like this? Sign up here.",
        "Do you have a story for us? Email us at tips@harbour.example or call 01 234",
    ],
)
def test_boilerplate_within_the_story(line: str) -> None:
    found = labels("Storm sinks three ships in Westport", *STORY[:4], line, *STORY[4:])
    assert {found.pop(key) for key in list(found) if key in line} == {"boilerplate"}
    assert list(found.values())[1:] == ["body"] * len(STORY)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Copyright 2021 The Harbour Press. All rights reserved.", "boilerplate"),
        ("© 2021 Harbour Post", "boilerplate"),
        (
            "Jane Doe is a reporter for the Harbour Post. Follow her on Twitter @janedoe.",
            "boilerplate",
        ),
        (
            "A maritime journalist and former correspondent of the Harbour Post in Oslo",
            "boilerplate",
        ),
        ("(Reporting by Jane Doe; editing by John Roe)", "meta"),
        ("Jane Doe in Oslo and John Roe in Westport contributed to this report.", "meta"),
        ("CORRECTION: An earlier version of this story gave a wrong year.", "meta"),
        ("This article was amended on 4 November 2016.", "meta"),
        ("Reuters - AFP", "meta"),
        ("Fishermen in the north have asked for help after the storm...More", "boilerplate"),
        ("Council votes for a tunnel under the river instead of a bridgeMore2021", "boilerplate"),
    ],
)
def test_below_the_story(line: str, kind: str) -> None:
    found = labels("Storm sinks three ships in Westport", *STORY, line)
    assert found.pop(line) == kind
    assert list(found.values())[1:] == ["body"] * len(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Abe also said:",
        "“Why did no one warn us?”",
        "He left.",
        "Reuters also confirmed the report.",
        "Police have closed the road.",
        "“It was like a mountain.",
        "Follow-up storms are expected on Friday, the weather service said.",
        "Share prices of insurers fell by two percent on Tuesday.",
        "Video footage has emerged that shows the moment the ferry broke loose.",
        "Related industries fear for 3,000 jobs, the union said.",
        "The photo released by the ministry was taken in 1987, he said. It shows another ship. Its owner agrees.",
        "UPDATE: The mayor has since said that the breakwater will be built.",
        "By Friday the port may open again, the authority said.",
        "Mr. Ruiz is a reporter for the Harbour Post, the mayor said, and should have known.",
    ],
)
def test_prose_that_looks_like_something_else_is_body(line: str) -> None:
    found = labels("Storm sinks three ships in Westport", *STORY[:4], line, *STORY[4:])
    assert found[line] == "body"


def test_what_stands_above_a_dateline_is_not_the_story() -> None:
    found = labels(
        "Storm sinks three ships in Westport",
        "The mayor says that a breakwater would have saved them.",
        "WESTPORT (HPA) - " + STORY[0],
        *STORY[1:],
    )
    assert list(found.values())[1] != "body"
    assert list(found.values())[2:] == ["body"] * len(STORY)


def test_a_list_of_teasers_below_its_heading() -> None:
    teasers = [
        "A new ferry for the north",
        "Ten storms that changed the coast",
        "Who pays for the tunnel?",
    ]
    found = labels("Storm sinks three ships in Westport", *STORY, "Harbour in brief", *teasers)
    assert all(found[line] != "body" for line in ["Harbour in brief", *teasers])


def test_a_caption_printed_twice() -> None:
    caption = "Ana Moreno said the waves “were like mountains” on Monday."
    text = normalise("\n\n".join(["Storm sinks three ships", caption, caption, *STORY]))
    blocks, _ = label_blocks(text)
    assert [block.kind for block in blocks[:4]] == ["title", "meta", "meta", "body"]


WORDS = st.sampled_from(
    ["Read", "more", "By", "Jane", "said", ".", "“", "”", "\n", "\n\n", "2021-03-01", "Photo:", "AP",
     "(", ")", "|", "—", "WESTPORT", "Updated", "...More", "©", "Share", ":", "a", "The", "storm", "?", "\x00"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS, max_size=80).map(" ".join)))
def test_blocks_of_any_text_cover_it(raw: str) -> None:
    text = normalise(raw)
    blocks, _ = label_blocks(text)
    check(text, blocks)


@given(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=40))
def test_blocks_with_any_stated_title(raw: str, title: str) -> None:
    text = normalise(raw)
    check(text, label_blocks(text, title=title)[0])


def test_posts_within_the_story_are_body() -> None:
    posts = (
        "What a night on the pier! pic.example/x1 — Ivo Marin (@imarin) March 3, 2024",
        "All crews are safe. — Westport Lifeboats (@westportboats) 3 March 2024",
    )
    found = labels("Storm sinks three ships in Westport", *STORY[:3], *posts, *STORY[3:])
    assert {found[post] for post in posts} == {"body"}


def test_short_sentences_below_a_caption_are_body() -> None:
    caption = "The pier at Westport on Monday. (Photo: The Courier)"
    opening = "Westport – It's a wave. It's a wall. No, it's the whole harbour."
    found = labels("Storm sinks three ships in Westport", caption, opening, *STORY)
    assert (found[caption], found[opening]) == ("meta", "body")


def test_headings_above_headlines_at_the_end() -> None:
    tail = (
        "Courier Top Deals:",
        "This lamp costs less than ever There is a kettle that everybody wants right now",
        "Trending Right Now:",
        "Ten storms that changed the coast How to dry a carpet in a day Which boots are best",
    )
    found = labels("Storm sinks three ships in Westport", *STORY, *tail)
    assert "body" not in {found[line] for line in tail}
