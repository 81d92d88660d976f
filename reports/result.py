"""The result as JSON and back, and the JSON Schema of it: the contract of design.md chapter 5. Judges nothing."""

import dataclasses
import datetime as dt
import json
import re
from enum import Enum
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from checklist.finding import Result
from reports.glossary import FIELDS, OBJECTS, TITLE

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LONE = re.compile("[\ud800-\udfff]")


def to_json(result: Result) -> bytes:
    """The canonical bytes: fields in the order of the vocabulary, UTF-8, indent 1, moments in UTC with Z."""
    text = json.dumps(plain(result), ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8") + b"\n"


def row_json(row: object) -> bytes:
    """The canonical bytes of one row of a result, without spaces: what a digest of it is taken over."""
    return json.dumps(plain(row), ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def from_json(content: bytes) -> Result:
    """The result that these bytes hold; a pydantic ValidationError (a ValueError) when they hold something else."""
    return _adapter().validate_json(content)


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of toetsing.json; titles in Dutch, descriptions in Dutch and English."""
    made = _adapter().json_schema(mode="serialization")
    for name, definition in made["$defs"].items():
        _describe(definition, name=name)
    _describe(made, name="Result")
    return {"$schema": DIALECT, **made, "title": TITLE}


def _describe(definition: dict[str, Any], *, name: str) -> None:
    """Put our names and sentences on one object and its fields."""
    title, dutch, english = OBJECTS[name]
    definition |= {"title": title, "description": f"{dutch} / {english}"}
    for key, field in definition.get("properties", {}).items():
        field.pop("title", None)
        if key in FIELDS:
            field["description"] = " / ".join(FIELDS[key])


@cache
def _adapter() -> TypeAdapter[Result]:
    return TypeAdapter(Result)


def plain(value: object) -> object:
    """Rows, enums and moments as what JSON knows."""
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return _LONE.sub(_escaped, value)
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {_LONE.sub(_escaped, key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, float) and value.is_integer():
        return int(value)  # 72.0 and 72 are the same place on a page and must be the same bytes
    return _moment(value) if isinstance(value, dt.date) else value


def _moment(value: dt.date) -> str:
    """A date as it is; a moment in UTC. A moment without a zone is our own mistake, so it is refused."""
    if not isinstance(value, dt.datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise ValueError(f"naive datetime in a result: {value!r}")
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"


def _escaped(found: re.Match[str]) -> str:
    """Half a surrogate pair has no UTF-8; it is written as the reports show it."""
    return f"‹U+{ord(found[0]):04X}›"
