"""What a provider does about a document, and how long that takes: read strictly from steps.toml. Judges nothing.

No policy text gives such a time, so every entry names where it comes from.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checklist.finding import Reason
from extractors.document import Kind

FILE = Path(__file__).with_name("steps.toml")
ESTIMATE = "onze schatting"


class StepsError(Exception):
    """Faults in our own list, all at once."""


class Step(BaseModel):
    """One thing to do."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    todo: str = Field(min_length=1)
    takes: str = Field(min_length=1)  # as in "Dat duurt meestal ..."
    source: str = Field(min_length=1)  # of the time
    days: int = Field(default=0, ge=0)  # at most, where that is more than a week

    @property
    def told(self) -> str:
        """How long, as a sentence."""
        return f"Dat duurt meestal {self.takes}."

    @property
    def known_from(self) -> str:
        """Where the time comes from; "" when it is an estimate of ours."""
        return "" if self.source == ESTIMATE else self.source


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    dated: dt.date
    new: dict[Kind, Step]
    mend: dict[Reason, Step]


@dataclass(frozen=True, kw_only=True, slots=True)
class Steps:
    """Everything that is listed, and the day on which it was last looked at."""

    new: dict[Kind, Step]
    mend: dict[Reason, Step]
    dated: dt.date

    def of(self, kind: Kind, reason: Reason, *, asked: str) -> Step:
        """What to do about this document; for a kind that is not listed what the rule asks, in its own words."""
        return self.mend.get(reason) or self.anew(kind, asked=asked)

    def anew(self, kind: Kind, *, asked: str) -> Step:
        """How to get a new document of this kind."""
        return self.new.get(kind) or Step(todo=asked, takes="enkele dagen", source=ESTIMATE)


def read(content: str) -> Steps:
    """The list in this TOML; StepsError with every fault."""
    try:
        found = _File.model_validate(tomllib.loads(content))
    except (ValidationError, tomllib.TOMLDecodeError) as wrong:
        raise StepsError(str(wrong)) from wrong
    return Steps(new=found.new, mend=found.mend, dated=found.dated)


@lru_cache(maxsize=1)
def steps() -> Steps:
    """Our own list."""
    return read(FILE.read_text(encoding="utf-8"))
