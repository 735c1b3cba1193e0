"""What `rashomon words --format json` prints, as JSON Schema."""

from __future__ import annotations

from typing import Any, get_args

from rashomon.model import UsePart

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_NULLABLE: Schema = {"type": ["string", "null"]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}


def words_body(name: str) -> Schema:
    """The document itself; its parts are in `words_parts`."""
    return _object(
        schema={"const": name},
        version=_TEXT,
        thresholds=_object(tellings=_COUNT, others=_COUNT, z=_NUMBER, prior=_NUMBER),
        stories=_list("story"),
        referents=_list("referent"),
        tested={**_COUNT, "description": "phrases of an outlet that had counts enough"},
        left_out=_object(quoted=_COUNT, copied=_COUNT, repeated_accounts=_COUNT),
        rejected=_list("rejected"),
    )


def words_parts() -> Schema:
    """Stories, referents, phrases, their counts and places."""
    return {
        "story": _object(number=_COUNT, report=_TEXT, accounts=_list("account")),
        "account": _object(
            id=_TEXT, outlet=_NULLABLE, title=_NULLABLE, url=_NULLABLE, text_sha=_TEXT
        ),
        "referent": _object(
            key=_TEXT,
            name=_TEXT,
            kind=_TEXT,
            wikidata=_NULLABLE,
            names={"type": "array", "items": _TEXT},
            stories=_COUNT,
            phrases=_list("phrase"),
        ),
        "phrase": _object(
            outlet=_TEXT,
            part={"enum": list(get_args(UsePart))},
            phrase=_TEXT,
            own={"$ref": "#/$defs/tally"},
            others={"$ref": "#/$defs/tally", "description": "in the same stories"},
            log_odds=_NUMBER,
            z=_NUMBER,
            habit={"type": "boolean", "description": "z reaches the threshold"},
        ),
        "tally": _object(
            tellings={**_COUNT, "description": "outlets in stories that use the phrase"},
            of={**_COUNT, "description": "of those that have words of this part at all"},
            occurrences=_COUNT,
            places=_list("place"),
        ),
        "place": _object(
            story={**_COUNT, "description": "number of the story"},
            account={**_TEXT, "description": "id of the account in its report"},
            start=_COUNT,
            end=_COUNT,
            words=_TEXT,
        ),
    }


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
