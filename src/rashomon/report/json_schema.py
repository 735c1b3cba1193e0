"""The JSON Schema (2020-12) of what `--format json` prints."""

from __future__ import annotations

from typing import Any, Literal, get_args

from rashomon.model import (
    Alteration,
    Aspect,
    BlockKind,
    Dependence,
    DropCode,
    MentionKind,
    Mode,
    Nature,
    RejectCode,
    Relation,
    RewriteFailure,
    Stage,
    Stance,
)
from rashomon.report.machine import COMPARISON, READING, REUSE
from rashomon.report.words.machine import WORDS
from rashomon.report.words.schema import words_body, words_parts

Of = Literal["compare", "read", "reuse", "words"]
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_ACCOUNT: Schema = {"type": "string", "description": "id of an account: a1, a2 …"}
_SPAN: Schema = {"start": _OFFSET, "end": _OFFSET}


def schema(of: Of = "compare") -> Schema:
    """The schema of a comparison, or of readings: the whole document or one line of JSON lines."""
    if of == "read":
        return _document(
            READING,
            "What Rashomon understood of each account alone: `--format json` prints the whole, "
            "`--format jsonl` one reading, or one rejected input, a line",
            {
                "anyOf": [
                    _object(
                        schema={"const": READING},
                        version=_TEXT,
                        readings=_list({"anyOf": [_ref("reading"), _ref("rejected_line")]}),
                    ),
                    _ref("reading"),
                    _ref("rejected_line"),
                ]
            },
            _shared() | _reading(),
        )
    if of == "words":
        title = "What outlets habitually call things, counted by Rashomon over many reports"
        parts = words_parts() | {"rejected": _shared()["rejected"]}
        return _document(WORDS, title, words_body(WORDS), parts)
    if of == "reuse":
        return _document(
            REUSE,
            "Which of many accounts share text, found by Rashomon. Spans are half-open ranges of "
            "code points into the text of their account; `words` are what stands there",
            _object(
                schema={"const": REUSE},
                version=_TEXT,
                accounts=_list(_object(**_named_properties())),
                groups=_list({"type": "array", "items": _ACCOUNT, "minItems": 2}),
                ties=_list({"allOf": [_ref("independence"), _object(words=_TEXTS)]}),
                rejected=_list(_ref("rejected")),
            ),
            _shared() | _compared(),
        )
    return _document(
        COMPARISON,
        "Several accounts of one event, laid side by side by Rashomon. Spans are half-open ranges "
        "of code points into the text of their account",
        _object(
            schema={"const": COMPARISON},
            version=_TEXT,
            accounts=_list(_ref("account")),
            actors=_list(_ref("actor")),
            statements=_list(_ref("statement")),
            links=_list(_ref("link")),
            agreements=_list(_ref("agreement")),
            only=_list(_ref("only")),
            wordings=_list(_ref("wording")),
            quote_variants=_list(_ref("quote_variant")),
            independence=_list(_ref("independence")),
            rejected=_list(_ref("rejected")),
            caveats=_list(_object(code=_TEXT, detail=_TEXT)),
            rewriting={
                **_or_null("rewriting"),
                "description": "the synopsis as a model of the user's rewrote it; null: not asked",
            },
        ),
        _shared() | _compared(),
    )


def _document(name: str, title: str, body: Schema, definitions: Schema) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{name.replace('/', ':')}",
        "title": title,
        **body,
        "$defs": definitions,
    }


def _object(**properties: Schema) -> Schema:
    """An object in which all the properties are required; others may be added in time."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _with_optional(required: Schema, **properties: Schema) -> Schema:
    """The object with properties that may be missing."""
    return {**required, "properties": {**required["properties"], **properties}}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(name: str) -> Schema:
    return {"anyOf": [_ref(name), {"type": "null"}]}


def _one_of(values: Any) -> Schema:
    return {"enum": list(get_args(values))}


def _named_properties() -> dict[str, Schema]:
    return {
        "id": _ACCOUNT,
        "name": {**_TEXT, "description": "the input, as it was given"},
        "outlet": _TEXT_OR_NULL,
        "title": _TEXT_OR_NULL,
        "published": {**_TEXT_OR_NULL, "description": "ISO 8601 date or date-time"},
        "url": _TEXT_OR_NULL,
        "text_sha": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
    }


def _account_properties() -> dict[str, Schema]:
    return {
        **_named_properties(),
        "byline": _TEXTS,
        "language": {**_TEXT_OR_NULL, "description": "ISO 639-1 code"},
        "text": {**_TEXT, "description": "what all spans of this account point into"},
        "blocks": _list(_object(kind=_one_of(BlockKind), **_SPAN)),
        "sentences": _list(_object(**_SPAN, block=_one_of(BlockKind))),
        "quantities": _list(_ref("quantity")),
        "times": _list(
            _object(**_SPAN, earliest=_TEXT_OR_NULL, latest=_TEXT_OR_NULL),
        ),
        "caveats": _list(_object(code=_TEXT, detail=_TEXT)),
    }


def _shared() -> Schema:
    return {
        "span": _object(**_SPAN),
        "place": _object(account=_ACCOUNT, **_SPAN),
        "reason": _object(name=_TEXT, score={"type": "number"}, detail=_TEXT),
        "quantity": _object(
            **_SPAN,
            low={"type": ["number", "null"], "description": "null: no lower bound"},
            high={"type": ["number", "null"], "description": "null: no upper bound"},
            unit=_TEXT,
            counted=_or_null("span"),
            approximate={"type": "boolean"},
        ),
        "rejected": _object(
            input=_TEXT,
            stage=_one_of(Stage),
            code=_one_of(RejectCode),
            detail=_TEXT,
            retry={"type": "boolean"},
        ),
    }


def _compared() -> Schema:
    reasons = _list(_ref("reason"))
    spans = {"type": "object", "additionalProperties": _list(_ref("span"))}
    return {
        "account": _object(**_account_properties()),
        "actor": _with_optional(
            _object(
                id=_TEXT,
                name=_TEXT,
                kind=_one_of(MentionKind),
                mentions=_list(_ref("place")),
                roles=_list(_ref("place")),
                reasons=reasons,
            ),
            wikidata={
                **_ref("entity_link"),
                "description": "only where an index was given that has something of that name",
            },
        ),
        "entity_link": _object(
            id={
                "type": ["string", "null"],
                "pattern": "^Q[1-9][0-9]*$",
                "description": "null: none of the candidates is sure enough",
            },
            candidates={
                **_list(
                    _object(
                        id=_TEXT,
                        label=_TEXT,
                        description=_TEXT,
                        kind=_one_of(MentionKind),
                        score=_SHARE,
                        names=_list(_object(account=_ACCOUNT, **_SPAN, name=_TEXT, how=_TEXT)),
                        reasons=reasons,
                    )
                ),
                "minItems": 1,
                "description": "the likeliest, best first; the chosen one is the first",
            },
        ),
        "statement": _object(
            id=_TEXT,
            account=_ACCOUNT,
            content=_list(_ref("span")),
            cue=_list(_ref("span")),
            source=_list(_ref("span")),
            speaker={**_TEXT_OR_NULL, "description": "id of an actor; null: no actor"},
            speakers={
                **_TEXTS,
                "description": "ids of all actors who speak, of a joint source too",
            },
            speaker_label=_TEXT,
            mode=_one_of(Mode),
            stance=_one_of(Stance),
            via={**_TEXTS, "description": "through whom, outermost first: actor ids or labels"},
            confidence=_SHARE,
        ),
        "link": _object(
            id=_TEXT,
            left=_ref("place"),
            right=_ref("place"),
            relation=_one_of(Relation),
            aspect={"enum": [*get_args(Aspect), None]},
            left_detail=_or_null("value"),
            right_detail=_or_null("value"),
            score=_SHARE,
            reasons=reasons,
            note=_TEXT,
            nature={
                "enum": [*get_args(Nature), None],
                "description": "what kind of difference; null: none",
            },
        ),
        "agreement": _object(
            id=_TEXT,
            told=_list(_ref("place")),
            core={**_ref("place"), "description": "the sentence that stands for all"},
            accounts=_list(_ACCOUNT),
            independent={
                "type": "integer",
                "minimum": 1,
                "description": "accounts that tell it; copies and common sources count once",
            },
            partly={"type": "boolean", "description": "they share a part of the fact only"},
            links={**_TEXTS, "description": "ids of the links that hold it together"},
            score=_SHARE,
            position={**_SHARE, "description": "how far into the accounts it is told"},
        ),
        "value": _object(account=_ACCOUNT, **_SPAN, normalised=_TEXT),
        "only": _object(
            account=_ACCOUNT,
            **_SPAN,
            weight=_SHARE,
            statement={**_TEXT_OR_NULL, "description": "id of the statement it belongs to"},
            reasons=reasons,
        ),
        "wording": _object(
            id=_TEXT,
            concept=_TEXT,
            kind=_TEXT,
            by_account=spans,
            unsure={
                **spans,
                "description": "of these, phrases that perhaps speak of something else",
            },
            score=_SHARE,
            why=_TEXT,
        ),
        "rewriting": _object(
            model=_TEXT,
            sentences=_list(
                _object(
                    text=_TEXT,
                    cites={**_TEXTS, "description": "ids of agreements, or of links in conflict"},
                )
            ),
            dropped=_list(_object(text=_TEXT, code=_one_of(DropCode), detail=_TEXT)),
            caveat={
                "anyOf": [_object(code=_one_of(RewriteFailure), detail=_TEXT), {"type": "null"}],
                "description": "why nothing was rewritten",
            },
        ),
        "quote_variant": _object(
            id=_TEXT,
            alterations=_list(_one_of(Alteration)),
            versions={
                "type": "array",
                "minItems": 2,
                "items": _object(
                    account=_ACCOUNT,
                    **_SPAN,
                    statement=_TEXT,
                    speaker={**_TEXT, "description": "id of an actor, or the words for a source"},
                    differing=_list(_ref("span")),
                ),
            },
            score=_SHARE,
        ),
        "independence": _object(
            accounts={"type": "array", "items": _ACCOUNT, "minItems": 2, "maxItems": 2},
            relation=_one_of(Dependence),
            overlap={**_SHARE, "description": "of the shorter account's words"},
            credits={**_TEXTS, "description": "agencies that both credit"},
            origin={
                "anyOf": [_ACCOUNT, {"type": "null"}],
                "description": "the account that the other draws on, where that is told",
            },
            passages=_list(_object(left=_ref("place"), right=_ref("place"))),
            reasons=reasons,
        ),
    }


def _reading() -> Schema:
    return {
        "reading": _object(
            **_account_properties(),
            mentions=_list(_object(**_SPAN, kind=_one_of(MentionKind), score={"type": "number"})),
            roles=_list(_object(**_SPAN, mention=_ref("span"))),
            aliases=_list(_object(left=_ref("span"), right=_ref("span"), reason=_TEXT)),
            statements=_list(_ref("statement_alone")),
        ),
        "statement_alone": _object(
            id=_TEXT,
            content=_list(_ref("span")),
            cue=_list(_ref("span")),
            source=_list(_ref("span")),
            speaker={**_or_null("span"), "description": "the name it is put to, where it stands"},
            speaker_label=_TEXT,
            speaker_reason=_TEXT,
            mode=_one_of(Mode),
            stance=_one_of(Stance),
            via=_TEXTS,
            confidence=_SHARE,
        ),
        "rejected_line": _object(rejected=_ref("rejected")),
    }
