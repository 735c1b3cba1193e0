"""Comparison and readings as JSON: the form `comparison@1`, stable and deterministic.

Spans are half-open ranges of code points into the `text` of their account; `text_sha` says of
which text. Accounts are "a1", "a2" … in the order given.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from rashomon import __version__
from rashomon.model import (
    Actor,
    Agreement,
    AnnotatedArticle,
    Article,
    Comparison,
    EntityLink,
    Evidence,
    Independence,
    Link,
    QuoteVariant,
    Reason,
    Rejected,
    Reuse,
    Rewriting,
    Span,
    Statement,
)

COMPARISON = "rashomon/comparison@1"
READING = "rashomon/reading@1"
REUSE = "rashomon/reuse@1"
# Valid JSON may hold these, but a terminal obeys some, Python refuses to encode others, and
# bidirectional controls hide what is there: written as escapes they read back the same.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

Json = dict[str, Any]


def render_json(comparison: Comparison) -> str:
    """The comparison as one JSON object, indented, ending with a newline."""
    return dumps(comparison_json(comparison), indent=1) + "\n"


def dumps(value: Json, *, indent: int | None = None) -> str:
    """JSON without NaN, without control characters, with everything else as it is."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def comparison_json(comparison: Comparison) -> Json:
    """The comparison in the form `comparison@1`."""
    accounts = comparison.story.accounts
    ids = {one.article.id: f"a{index}" for index, one in enumerate(accounts, start=1)}
    form = _Form(ids)
    return {
        "schema": COMPARISON,
        "version": __version__,
        "accounts": [form.account(one) for one in accounts],
        "actors": [form.actor(one) for one in comparison.actors],
        "statements": form.statements(comparison),
        "links": [form.link(one) for one in comparison.links],
        "agreements": [form.agreement(one) for one in comparison.agreements],
        "only": [
            {
                **form.place(one.evidence),
                "weight": _number(one.weight),
                "statement": form.statement_id(one.evidence.article_id, one.statement_id),
                "reasons": _reasons(one.reasons),
            }
            for one in comparison.only
        ],
        "wordings": [
            {
                "id": one.id,
                "concept": one.concept,
                "kind": one.kind,
                "by_account": form.by_account(one.uses),
                "unsure": form.by_account(one.unsure),
                "score": _number(one.score),
                "why": one.why,
            }
            for one in comparison.wordings
        ],
        "quote_variants": [form.variant(one) for one in comparison.quote_variants],
        "independence": [form.tie(one) for one in comparison.independence],
        "rejected": [rejected_json(one) for one in comparison.rejected],
        "caveats": [{"code": one.code, "detail": one.detail} for one in comparison.caveats],
        "rewriting": comparison.rewriting and _rewriting(comparison.rewriting),
    }


def _rewriting(rewriting: Rewriting) -> Json:
    caveat = rewriting.caveat
    return {
        "model": rewriting.model,
        "sentences": [{"text": one.text, "cites": list(one.cites)} for one in rewriting.sentences],
        "dropped": [
            {"text": one.text, "code": one.code, "detail": one.detail} for one in rewriting.dropped
        ],
        "caveat": caveat and {"code": caveat.code, "detail": caveat.detail},
    }


def readings_json(readings: Iterable[AnnotatedArticle | Rejected]) -> Json:
    """All readings in the order given, rejected inputs in their places."""
    return {
        "schema": READING,
        "version": __version__,
        "readings": [reading_json(one) for one in readings],
    }


def reading_json(reading: AnnotatedArticle | Rejected) -> Json:
    """What was understood of one account alone, or `{"rejected": …}`."""
    if isinstance(reading, Rejected):
        return {"rejected": rejected_json(reading)}
    article = reading.article
    form = _Form({article.id: article.id})
    return {
        **form.account(reading),
        "mentions": [
            {**_span(one.span), "kind": one.kind, "score": _number(one.score)}
            for one in reading.mentions
        ],
        "roles": [{**_span(one.span), "mention": _span(one.mention)} for one in reading.roles],
        "aliases": [
            {"left": _span(one.left), "right": _span(one.right), "reason": one.reason}
            for one in reading.aliases
        ],
        "statements": [_statement_alone(article, one) for one in reading.statements],
    }


def reuse_json(reuse: Reuse) -> Json:
    """Which accounts share text: the accounts without their texts, the groups, the pairs."""
    form = _Form({article.id: article.id for article in reuse.accounts})
    texts = {article.id: article.text for article in reuse.accounts}
    return {
        "schema": REUSE,
        "version": __version__,
        "accounts": [form.named(article) for article in reuse.accounts],
        "groups": [list(group) for group in reuse.groups],
        "ties": [
            {**form.tie(tie), "words": [p.left.span.of(texts[tie.left_id]) for p in tie.passages]}
            for tie in reuse.ties
        ],
        "rejected": [rejected_json(one) for one in reuse.rejected],
    }


def rejected_json(rejected: Rejected) -> Json:
    """An input that could not be used."""
    return {
        "input": rejected.input,
        "stage": rejected.stage,
        "code": rejected.code,
        "detail": rejected.detail,
        "retry": rejected.retry,
    }


class _Form:
    """Writes evidence with the account ids of the report."""

    def __init__(self, ids: dict[str, str]) -> None:
        self._ids = ids

    def place(self, evidence: Evidence) -> Json:
        return {"account": self._ids[evidence.article_id], **_span(evidence.span)}

    def statement_id(self, article_id: str, statement_id: str | None) -> str | None:
        return f"{self._ids[article_id]}.{statement_id}" if statement_id is not None else None

    def actor(self, actor: Actor) -> Json:
        found: Json = {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "mentions": [self.place(evidence) for evidence in actor.mentions],
            "roles": [self.place(evidence) for evidence in actor.roles],
            "reasons": _reasons(actor.reasons),
        }
        if actor.entity is not None:
            found["wikidata"] = self.entity(actor.entity)
        return found

    def entity(self, link: EntityLink) -> Json:
        return {
            "id": link.chosen.entity.id if link.chosen else None,
            "candidates": [
                {
                    "id": one.entity.id,
                    "label": one.entity.label,
                    "description": one.entity.description,
                    "kind": one.entity.kind,
                    "score": _number(one.score),
                    "names": [
                        {**self.place(match.evidence), "name": match.name, "how": match.how}
                        for match in one.names
                    ],
                    "reasons": _reasons(one.reasons),
                }
                for one in link.candidates
            ],
        }

    def named(self, article: Article) -> Json:
        """What names an account: the spans of a report point into the text of this digest."""
        return {
            "id": self._ids[article.id],
            "name": article.name,
            "outlet": article.outlet,
            "title": article.title,
            "published": article.published,
            "url": article.url,
            "text_sha": article.text_sha,
        }

    def account(self, annotated: AnnotatedArticle) -> Json:
        article = annotated.article
        return {
            **self.named(article),
            "byline": list(article.byline),
            "language": article.language,
            "text": article.text,
            "blocks": [{"kind": one.kind, **_span(one.span)} for one in article.blocks],
            "sentences": [{**_span(one.span), "block": one.block} for one in annotated.sentences],
            "quantities": [
                {
                    **_span(one.span),
                    "low": _bound(one.low),
                    "high": _bound(one.high),
                    "unit": one.unit,
                    "counted": _span(one.counted) if one.counted else None,
                    "approximate": one.approximate,
                }
                for one in annotated.quantities
            ],
            "times": [
                {**_span(one.span), "earliest": one.earliest, "latest": one.latest}
                for one in annotated.times
            ],
            "caveats": [{"code": one.code, "detail": one.detail} for one in article.caveats],
        }

    def statements(self, comparison: Comparison) -> list[Json]:
        attributions = {(one.article_id, one.statement_id): one for one in comparison.attributions}
        found = []
        for annotated in comparison.story.accounts:
            article = annotated.article
            for one in annotated.statements:
                joined = attributions.get((article.id, one.id))
                alone = _statement_alone(article, one)
                found.append(
                    {
                        "id": self.statement_id(article.id, one.id),
                        "account": self._ids[article.id],
                        **{key: alone[key] for key in ("content", "cue", "source")},
                        "speaker": joined.speaker_id if joined else None,
                        "speakers": list(joined.speaker_ids) if joined else [],
                        "speaker_label": joined.speaker_label if joined else alone["speaker_label"],
                        "mode": one.mode,
                        "stance": one.stance,
                        "via": list(joined.via) if joined else alone["via"],
                        "confidence": alone["confidence"],
                    }
                )
        return found

    def link(self, link: Link) -> Json:
        left, right = link.left_value, link.right_value
        return {
            "id": link.id,
            "left": self.place(link.left),
            "right": self.place(link.right),
            "relation": link.relation,
            "aspect": link.aspect,
            "left_detail": left and {**self.place(left.evidence), "normalised": left.normalised},
            "right_detail": right
            and {**self.place(right.evidence), "normalised": right.normalised},
            "score": _number(link.score),
            "reasons": _reasons(link.reasons),
            "note": link.note,
            "nature": link.nature,
        }

    def agreement(self, agreement: Agreement) -> Json:
        accounts = {one.article_id for one in agreement.told}
        return {
            "id": agreement.id,
            "told": [self.place(one) for one in agreement.told],
            "core": self.place(agreement.core),
            "accounts": [id for article, id in self._ids.items() if article in accounts],
            "independent": agreement.independent,
            "partly": agreement.partly,
            "links": list(agreement.link_ids),
            "score": _number(agreement.score),
            "position": _number(agreement.position),
        }

    def by_account(self, uses: Sequence[Evidence]) -> Json:
        found: Json = {}
        for account_id, report_id in self._ids.items():
            spans = sorted({one.span for one in uses if one.article_id == account_id})
            if spans:
                found[report_id] = [_span(span) for span in spans]
        return found

    def variant(self, variant: QuoteVariant) -> Json:
        return {
            "id": variant.id,
            "alterations": list(variant.alterations),
            "versions": [
                {
                    **self.place(one.evidence),
                    "statement": self.statement_id(one.evidence.article_id, one.statement_id),
                    "speaker": one.speaker,
                    "differing": [_span(span) for span in one.differing],
                }
                for one in variant.versions
            ],
            "score": _number(variant.score),
        }

    def tie(self, tie: Independence) -> Json:
        return {
            "accounts": [self._ids[tie.left_id], self._ids[tie.right_id]],
            "relation": tie.relation,
            "overlap": _number(tie.overlap),
            "credits": list(tie.credits),
            "origin": self._ids[tie.origin] if tie.origin else None,
            "passages": [
                {"left": self.place(one.left), "right": self.place(one.right)}
                for one in tie.passages
            ],
            "reasons": _reasons(tie.reasons),
        }


def _statement_alone(article: Article, statement: Statement) -> Json:
    """A statement with its speaker as far as the account alone tells."""

    def label(mention: Span | None, words: str) -> str:
        return words or (mention.of(article.text) if mention else "")

    speaker = statement.speaker
    return {
        "id": statement.id,
        "content": [_span(span) for span in statement.content],
        "cue": [_span(span) for span in statement.cue],
        "source": [_span(span) for span in statement.source],
        "speaker": _span(speaker.mention) if speaker.mention else None,
        "speaker_label": label(speaker.mention, speaker.label),
        "speaker_reason": speaker.reason,
        "mode": statement.mode,
        "stance": statement.stance,
        "via": [label(one.mention, one.label) for one in statement.via],
        "confidence": _number(statement.confidence),
    }


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _reasons(reasons: Iterable[Reason]) -> list[Json]:
    return [
        {"name": one.name, "score": _number(one.score), "detail": one.detail} for one in reasons
    ]


def _number(value: float) -> float:
    """A score as a plain number of four decimals; -0 and the array library's types do not show."""
    if not math.isfinite(value):
        raise ValueError(f"not a score: {value}")
    return round(float(value), 4) + 0.0


def _bound(value: float) -> float | None:
    """A quantity's bound, None for none ("at least five")."""
    return float(value) if math.isfinite(value) else None
