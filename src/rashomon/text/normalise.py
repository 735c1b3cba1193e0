"""Text as it came -> the text that everything else points into.

What changes: line ends become LF, every other white space one space, runs of blank lines one
blank line; control characters, terminal escape sequences, bidirectional overrides and invisible
characters (zero-width space, soft hyphen, tags) go; a C1 control that is really a cp1252 quote or
dash becomes that quote or dash; a lone surrogate becomes U+FFFD. What stays: every letter, digit,
quotation mark and dash, as typed and in order. The result is a fixed point: normalising again
changes nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise

# ECMA-48 control sequences and string sequences. The lengths are bounded, so that an opener
# without an end cannot swallow a text.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\n]{0,512}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]{0,4}[0-~]"
)
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Invisible or direction-changing; ZWNJ and ZWJ (U+200C, U+200D) stay: Persian and emoji need them.
_INVISIBLE = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1e\x7f-\x9f]+")
_SURROGATES = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_C1_LETTERS = {
    code: letter
    for code in range(0x80, 0xA0)
    if (letter := bytes([code]).decode("cp1252", "ignore"))
}
_C1_USED = re.compile("[" + "".join(map(chr, _C1_LETTERS)) + "]")

_WRAP_AT_MOST = 100  # columns: a longer line was not broken by a mail program or a terminal
_WRAP_AT_LEAST = 45
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")


def normalise(text: str) -> str:
    """`text` with its white space made plain and its invisible characters removed."""
    text = _ESCAPES.sub("", text) if "\x1b" in text or "\x9b" in text else text
    text = _LINE_ENDS.sub("\n", text)
    text = _C1_USED.sub(lambda found: _C1_LETTERS[ord(found.group())], text)
    text = _CONTROLS.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = _SURROGATES.sub("\ufffd", text)
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def unwrap(text: str) -> str:
    """`text` (normalised) with hard-wrapped paragraphs put on one line each.

    Mail, terminals and PDF readers break lines at a fixed width; a line break would then end
    sentences in their middle. Lines are joined only where the whole text looks wrapped: it has
    paragraphs of several lines, no line is long, and most lines inside them stop in mid-sentence.
    """
    paragraphs = [block.split("\n") for block in text.split("\n\n")]
    inner = [line for lines in paragraphs if len(lines) > 1 for line in lines[:-1]]
    if len(inner) < 3 or max(map(len, text.split("\n"))) > _WRAP_AT_MOST:
        return text
    width = max(map(len, inner))
    full = sum(len(line) > 0.75 * width for line in inner)
    open_ended = sum(not _ENDS_SENTENCE.search(line) for line in inner)
    if width < _WRAP_AT_LEAST or full < 0.8 * len(inner) or open_ended < 0.6 * len(inner):
        return text
    return "\n\n".join(_joined(lines, width) for lines in paragraphs)


def _joined(lines: list[str], width: int) -> str:
    parts = [lines[0]]
    for above, line in pairwise(lines):
        # A line that stops well before the margin was ended on purpose: a heading, a date.
        parts.append(" " if len(above) > 0.6 * width else "\n")
        parts.append(line)
    return "".join(parts)
