"""Quotations as units."""

from __future__ import annotations

import numpy as np

from rashomon.encoder.coherence import coherent, quoted_runs
from rashomon.encoder.decode import Pointers, attributions
from rashomon.encoder.words import WordTable, split_words


def table_of(text: str) -> WordTable:
    """The words of one sentence, without pieces."""
    spans = list(split_words(text, 0, len(text)))
    count = len(spans)
    return WordTable(
        starts=np.array([s for s, _ in spans], np.int64),
        ends=np.array([e for _, e in spans], np.int64),
        sentence=np.zeros(count, np.int32),
        features=np.zeros(count, np.int8),
        pieces=np.zeros(count, np.int32),
        offsets=np.arange(count + 1, dtype=np.int64),
    )


def test_only_closed_quotations_of_some_length_are_units() -> None:
    text = "“The old bridge will stay,” she said of “the gift”.\n“Nobody asked the people who"
    table = table_of(text)
    runs = [text[table.starts[a] : table.ends[b - 1]] for a, b in quoted_runs(text, table)]
    assert runs == ["“The old bridge will stay,”"]


def test_a_quotation_over_two_paragraphs_is_one_unit() -> None:
    text = "“The old bridge will stay.\n\n“Nobody asked us,” she said."
    table = table_of(text)
    runs = [text[table.starts[a] : table.ends[b - 1]] for a, b in quoted_runs(text, table)]
    assert runs == ["“The old bridge will stay.\n\n“Nobody asked us,”"]


def test_a_quotation_has_one_content_and_one_cue() -> None:
    text = "“We know he said it was a gift,” she told us"
    table = table_of(text)
    words = [text[s:e] for s, e in zip(table.starts, table.ends, strict=True)]
    count, told, said = len(words), words.index("told"), words.index("said")
    roles = np.log(np.full((count, 9), 0.005, np.float32))
    roles[:, [0, 3, 6]] = np.log(0.99)
    # The reader takes "it was a gift" for what he said, and the words before it for half content.
    for word in range(1, words.index("”")):
        roles[word, 0:3] = np.log([0.5, 0.1, 0.4] if word <= said else [0.02, 0.03, 0.95])
    for word in (said, told):
        roles[word, 3:6] = np.log([0.1, 0.85, 0.05])
    cue_of = Pointers(
        target=np.tile(np.array([said, told]), (count, 1)),
        share=np.tile(np.log(np.array([0.7, 0.3], np.float32)), (count, 1)),
    )
    none = Pointers(
        target=np.full((count, 1), -1, np.int64), share=np.zeros((count, 1), np.float32)
    )
    before = roles.copy()
    found = attributions(*coherent(roles, cue_of, quoted_runs(text, table)), none)
    assert [(one.content, one.cue) for one in found] == [
        (((0, words.index("”") + 1),), (told, told + 1))
    ]
    assert (roles == before).all()


def test_a_quotation_that_is_no_content_stays_so() -> None:
    text = "The film “The bridge will always stay” opened"
    table = table_of(text)
    roles = np.tile(np.log(np.array([0.9, 0.05, 0.05] * 3, np.float32)), (len(table), 1))
    cue_of = Pointers(
        target=np.full((len(table), 1), -1, np.int64),
        share=np.zeros((len(table), 1), np.float32),
    )
    assert attributions(*coherent(roles, cue_of, quoted_runs(text, table)), cue_of) == []
