"""From evidence to words: the accounts by id, their letters, their statements' speakers."""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

from rashomon.model import (
    AnnotatedArticle,
    Article,
    Attribution,
    Comparison,
    Evidence,
    Span,
    Statement,
)
from rashomon.report import clean
from rashomon.report.view import AccountView, Form, Part, PartKind, Side, Words

_WORD = re.compile(r"[^\W_]+(?:['’\-.,][^\W_]+)*")
# Marking these as shared would underline every sentence and say nothing.
_COMMON = frozenset(
    """a about after all also an and any are as at be been before being but by can could did do
    does for from had has have he her his how if in into is it its more most not of on one or other
    our out over said says she so some such than that the their them then there these they this
    those to told under up was we were what when which while who will with would you your""".split()
)
# A sentence is put to a speaker when at least this share of it is that speaker's content.
_MOSTLY = 0.4


def count_words(text: str) -> int:
    """How many words `text` has; figures count as words."""
    return sum(1 for _ in _WORD.finditer(text))


def account_view(article: Article, index: int, number: int) -> AccountView:
    """The account at `index`, the `number`-th shown; named by its outlet, else host, else file."""
    address = clean.web_address(article.url)
    outlet = clean.one_line(article.outlet or "").removeprefix("www.") or clean.host(address)
    title = article.title or next(
        (block.span.of(article.text) for block in article.blocks if block.kind == "title"), ""
    )
    letters = string.ascii_uppercase
    lang = article.language or ""
    return AccountView(
        index=index,
        id=f"a{number}",
        letter=letters[number - 1] if number <= len(letters) else str(number),
        outlet=outlet or clean.one_line(PurePath(article.name).stem) or "no outlet",
        name=clean.one_line(article.name),
        title=clean.one_line(title),
        published=clean.spoken_date(article.published),
        language=clean.language_name(article.language),
        lang=lang if lang.isascii() and lang.replace("-", "").isalnum() else None,
        url=address,
        byline=clean.listed([clean.one_line(name) for name in article.byline]),
        words=sum(count_words(b.span.of(article.text)) for b in article.blocks if b.kind == "body"),
        caveats=tuple(clean.one_line(caveat.detail) for caveat in article.caveats),
    )


class Pointing:
    """Looks up what evidence points at; made once for a comparison.

    The first account is shown as number `first`: a page of several readings counts on.
    """

    def __init__(self, comparison: Comparison, *, first: int = 1) -> None:
        accounts = comparison.story.accounts
        self.accounts: tuple[AccountView, ...] = tuple(
            account_view(one.article, index, first + index) for index, one in enumerate(accounts)
        )
        self.names = {actor.id: clean.one_line(actor.name) for actor in comparison.actors}
        self.attributions: dict[tuple[str, str], Attribution] = {
            (one.article_id, one.statement_id): one for one in comparison.attributions
        }
        self._annotated: dict[str, AnnotatedArticle] = {one.article.id: one for one in accounts}
        self._views = dict(zip(self._annotated, self.accounts, strict=True))

    def account(self, article_id: str) -> AccountView:
        """The account of an article."""
        return self._views[article_id]

    def words_at(self, article_id: str, span: Span) -> Words:
        """The words at `span` of an article."""
        text = self._annotated[article_id].article.text
        return Words(
            account=self._views[article_id],
            start=span.start,
            end=span.end,
            text=clean.one_line(span.of(text)),
        )

    def words(self, evidence: Evidence) -> Words:
        """The words that evidence points at."""
        return self.words_at(evidence.article_id, evidence.span)

    def forms(
        self, uses: Iterable[Evidence], unsure: Collection[Evidence] = ()
    ) -> tuple[tuple[Form, ...], ...]:
        """Uses by account, then by the very letters used, in the order given, the unsure last."""
        found: list[dict[tuple[bool, str], list[Words]]] = [{} for _ in self.accounts]
        for evidence in sorted(dict.fromkeys(uses), key=lambda one: one in unsure):
            words = self.words(evidence)
            key = (evidence in unsure, words.text)
            found[words.account.index].setdefault(key, []).append(words)
        return tuple(
            tuple(
                Form(text=text, places=tuple(places), unsure=doubt)
                for (doubt, text), places in forms.items()
            )
            for forms in found
        )

    def speaker(self, article_id: str, statement: Statement) -> tuple[str, str, bool]:
        """Key, name, and whether it is a name, of who a statement is put to.

        The same actor has the same key in every account; so has the same label.
        """
        attribution = self.attributions.get((article_id, statement.id))
        if attribution and attribution.speaker_id in self.names:
            return f"actor {attribution.speaker_id}", self.names[attribution.speaker_id], True
        label = clean.one_line((attribution and attribution.speaker_label) or "")
        mention = statement.speaker.mention
        if not label and mention:
            label = self.words_at(article_id, mention).text
        label = label or clean.one_line(statement.speaker.label)
        return f"label {label.casefold()}", label or "a source not named", False

    def speakers(self, article_id: str, statement: Statement) -> list[tuple[str, str, bool]]:
        """All whom a statement is put to, as `speaker` tells them: each of a joint source."""
        attribution = self.attributions.get((article_id, statement.id))
        ids = attribution.speaker_ids if attribution and attribution.speaker_id is None else ()
        together = [(f"actor {one}", self.names[one], True) for one in ids if one in self.names]
        return together or [self.speaker(article_id, statement)]

    def via(self, article_id: str, statement: Statement) -> tuple[str, ...]:
        """Through whom a statement came, outermost first."""
        attribution = self.attributions.get((article_id, statement.id))
        if attribution and attribution.via:
            return tuple(clean.one_line(self.names.get(one, one)) for one in attribution.via)
        labels = (
            one.label or (self.words_at(article_id, one.mention).text if one.mention else "")
            for one in statement.via
        )
        return tuple(clean.one_line(label) for label in labels if label)

    def said_by(self, evidence: Evidence) -> str:
        """Whose words a sentence mostly is, "" for the account's own."""
        best, most = "", _MOSTLY * len(evidence.span)
        for statement in self._annotated[evidence.article_id].statements:
            covered = sum(_common(span, evidence.span) for span in statement.content)
            if covered >= most:
                best, most = self.speaker(evidence.article_id, statement)[1], covered + 1
        return best

    def side(self, evidence: Evidence, marks: Sequence[tuple[Span, PartKind]] = ()) -> Side:
        """One side of a finding, with the words at `marks` (absolute spans) set off."""
        text = self._annotated[evidence.article_id].article.text
        return Side(
            words=self.words(evidence),
            parts=split(text, evidence.span, marks),
            said_by=self.said_by(evidence),
        )

    def shared(self, sides: Sequence[Evidence]) -> list[list[tuple[Span, PartKind]]]:
        """For each side the runs of words that another account's side has too."""
        texts = [self._annotated[one.article_id].article.text for one in sides]
        tokens = [list(_content(text, one.span)) for text, one in zip(texts, sides, strict=True)]
        marks: list[list[tuple[Span, PartKind]]] = []
        for index, one in enumerate(sides):
            others = {
                key
                for other, found in zip(sides, tokens, strict=True)
                if other.article_id != one.article_id
                for key, _ in found
            }
            spans = [span for key, span in tokens[index] if key in others]
            marks.append([(span, "shared") for span in _joined(texts[index], spans)])
        return marks


def split(text: str, span: Span, marks: Sequence[tuple[Span, PartKind]]) -> tuple[Part, ...]:
    """Cut `span` of `text` into plain and marked parts; what differs wins over what is shared."""
    parts: list[Part] = []
    at = span.start
    values = [mark for mark, kind in marks if kind == "value"]
    kept = [
        (mark, kind)
        for mark, kind in marks
        if kind == "value" or not any(mark.overlaps(value) for value in values)
    ]
    for mark, kind in sorted(kept):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start >= end:
            continue
        parts += _part(text[at:start], "plain")
        parts += _part(text[start:end], kind)
        at = end
    parts += _part(text[at : span.end], "plain")
    return tuple(parts)


def _part(text: str, kind: PartKind) -> list[Part]:
    # White space at the seams must survive, or words run together.
    shown = re.sub(r"\s+", " ", clean.printable(text))
    return [Part(text=shown, kind=kind)] if shown else []


def _common(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _content(text: str, span: Span) -> Iterable[tuple[str, Span]]:
    """The telling words of a span: folded, without the possessive, common words left out."""
    for match in _WORD.finditer(text, span.start, span.end):
        key = re.sub(r"['’]s$", "", match[0].casefold())
        if key not in _COMMON and (len(key) > 2 or key.isdigit()):
            yield key, Span(start=match.start(), end=match.end())


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring spans with only spaces between them become one."""
    joined: list[Span] = []
    for span in spans:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined
