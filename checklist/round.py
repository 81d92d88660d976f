"""A round: the published rules of one procurement, as cited data. Knows the shape of a round file and how to refuse a bad one.

Must not know how a rule is checked, nor anything about bids, mails or documents as received.
"""

import datetime as dt
import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, NewType

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError
from pydantic_core import PydanticCustomError

from checklist import round_amendment
from checklist.finding import Source
from checklist.round_amendment import Amendment
from checklist.round_days import impossible_days
from checklist.round_faults import CALENDAR, CHECKS, Fault, RoundError, cross_faults, shape_faults, syntax_fault
from extractors.document import Kind

__all__ = ["CHECKS", "Fault", "Round", "RoundError", "known", "load"]

FOLDER = Path(__file__).parent / "rounds"

Argument = str | int | bool | tuple[str, ...]
OfficeId = Literal["vgz", "zilveren_kruis", "cz", "menzis", "zorg_en_zekerheid", "dsw", "salland", "eno"]
Condition = Literal["always", "consortium", "new_in_region", "new_organisation", "new_consortium", "existing_contract_holder"]
Lane = Literal["verplicht", "gerede_twijfel", ""]  # "" = the source does not say
Digest = NewType("Digest", str)


def _moment(value: object) -> dt.date:
    """A date, or a date-time with its zone: a time without a zone is a guess."""
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        raise PydanticCustomError("naive", "naive")
    if not isinstance(value, dt.date):
        raise PydanticCustomError("moment", "moment")
    return value


def _instant(value: object) -> dt.datetime:
    """A date-time with its zone."""
    moment = _moment(value)
    if not isinstance(moment, dt.datetime):
        raise PydanticCustomError("instant", "instant")
    return moment


def _argument(value: object) -> Argument:
    """What a check may be told: a word, a number, yes or no, or a list of words."""
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple) and all(isinstance(word, str) for word in value):
        return value
    raise PydanticCustomError("argument", "argument")


Text = Annotated[str, Field(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Code = Annotated[str, Field(pattern=r"^[A-Z][0-9]{1,2}[a-z]?$")]
DocumentCode = Annotated[str, Field(pattern=r"^D[0-9]{2}$")]
Quote = Annotated[str, Field(min_length=2, max_length=200)]
AnyKind = Annotated[Kind, Field(strict=False)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, hide_input_in_errors=True)


class SourceText(_Strict):
    """A published text that rules cite."""

    title: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]  # of the file the rules were read from
    file: Text
    dated: dt.date | None = None
    remark: str = ""  # Dutch: what is odd about this text; required when it bears no date


class Clause(_Strict):
    """A rule with the place where it was published; the words quoted are few and literal."""

    says: Text  # our own plain Dutch words
    source: Name
    clause: Text
    quote: Quote


class Term(_Strict):
    """A moment of the procedure."""

    moment: Annotated[dt.date, PlainValidator(_moment)]
    text: Text  # Dutch, for a person
    source: Name
    clause: Text
    quote: Quote
    last: dt.date | None = None  # last day, when the source names a period such as a month


class Closing(Term):
    """The closing moment, and until when receipt after it is a matter of reading the text (grens)."""

    moment: Annotated[dt.datetime, PlainValidator(_instant)]
    boundary_until: Annotated[dt.datetime, PlainValidator(_instant)]


class Terms(_Strict):
    """The calendar; only the closing moment is known in every round."""

    closes: Closing
    publication: Term | None = None
    questions_until: Term | None = None
    nvi: Term | None = None
    assessment_from: Term | None = None
    decision: Term | None = None
    objection_until: Term | None = None
    answer_by: Term | None = None
    contracting: Term | None = None
    starts: Term | None = None

    def all(self) -> tuple[tuple[str, Term], ...]:
        """Every known term with its name, in the order of the calendar."""
        found = ((name, getattr(self, name)) for name in CALENDAR)
        return tuple((name, term) for name, term in found if term is not None)


class Period(Clause):
    """A number of calendar days that runs from an event."""

    days: Annotated[int, Field(gt=0)]


class Periods(_Strict):
    """Terms without a date of their own."""

    objection: Period | None = None
    court: Period | None = None


class Age(Clause):
    """How old a document may be, counted back from the bidder's own submission."""

    months: Annotated[int, Field(gt=0, le=120)]
    counted_from: Literal["own_submission"]
    kinds: Annotated[tuple[AnyKind, ...], Field(min_length=1)]


class Office(_Strict):
    """A Wlz-uitvoerder with the mailbox exactly as printed."""

    id: OfficeId
    name: Text  # as it is called
    printed_name: Text  # as the source spells it
    mailbox: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")]
    source: Name
    clause: Text
    quote: Quote
    regions: Annotated[tuple[Slug, ...], Field(min_length=1)]
    open_regions: tuple[Slug, ...] | None = None  # None: new bidders are welcome in all
    mailbox_doubt: str = ""


class Region(_Strict):
    """A zorgkantoorregio under the name this policy gives it."""

    id: Slug
    name: Text
    variants: tuple[Text, ...] = ()
    places: Annotated[int, Field(gt=0)] | None = None  # where it differs from the cap of the round
    source: Name | None = None  # of the name, when it is another than the office's


class Cap(Clause):
    """How many bidders can be selected in a region."""

    places: Annotated[int, Field(gt=0)]


class Check(_Strict):
    """One check of a document, with its own clause where that is another than the document's."""

    check: Name
    ground: bool = True  # False: nothing published asks for this; what it finds is a question for a person, never a ground
    args: Mapping[str, Annotated[Argument, PlainValidator(_argument)]] = Field(default_factory=dict)
    source: Name | None = None
    clause: Text | None = None
    quote: Quote | None = None


class Document(Clause):
    """A document that a bid must hold."""

    code: DocumentCode
    name: Text
    kinds: Annotated[tuple[AnyKind, ...], Field(min_length=1)]  # what is asked
    arguable: tuple[AnyKind, ...] = ()  # may serve; a person decides
    lookalikes: tuple[AnyKind, ...] = ()  # often sent by mistake; is not what is asked
    condition: Condition
    lane: Lane
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]


class Element(_Strict):
    """A part of a requirement that a text can answer separately."""

    id: Name
    name: Text
    says: Text


class Criterion(Clause):
    """A requirement, selection criterion or element of the plan."""

    code: Code
    name: Text
    elements: tuple[Element, ...] = ()


class Submission(_Strict):
    """Rules on how to bid, apart from which documents."""

    by_mail: Clause
    one_bid_per_office: Clause | None = None
    searchable: Clause | None = None
    late_supply: Clause | None = None
    doubt: Clause | None = None  # what may still be asked
    joint_liability: Clause | None = None
    per_region: Clause | None = None


class Question(_Strict):
    """A known defect or gap of the source, put to a person."""

    id: Slug
    text: Text
    about: tuple[str, ...] = ()  # codes of rules, offices or terms it touches
    source: Name | None = None
    clause: Text | None = None
    quote: Quote | None = None


class Nota(_Strict):
    """A Nota van Inlichtingen that was laid over the round."""

    file: Text
    sha256: Text
    dated: dt.date
    changes: tuple[str, ...]  # codes and names of the rules it touched


class Round(_Strict):
    """One round, complete by itself."""

    id: Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{4})?$")]
    title: Text
    status: Literal["definitief", "voorlopig", "onvolledig"]
    status_because: Text
    sources: Annotated[Mapping[str, SourceText], Field(min_length=1)]
    terms: Terms
    periods: Periods = Periods()
    age: Age | None = None
    cap: Cap | None = None
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    submission: Submission
    documents: Annotated[tuple[Document, ...], Field(min_length=1)]
    requirements: tuple[Criterion, ...] = ()
    selection: tuple[Criterion, ...] = ()
    plan: tuple[Criterion, ...] = ()
    questions: tuple[Question, ...] = ()
    unstated: tuple[Text, ...] = ()
    amendments: tuple[Nota, ...]  # laid over the file; made at loading, like the digest
    sha256: Digest  # of the bytes of the round file and its nota's

    def cite(self, rule: "Clause | Term | Office | Question", check: Check | None = None) -> Source | None:
        """The published clause a rule rests on, or that of one of its checks; None when none was published."""
        if check is not None and not check.ground:
            return None
        place = check if check is not None and check.source else rule
        if place.source is None or place.clause is None or place.quote is None:
            return None
        return Source(title=self.sources[place.source].title, clause=place.clause, quote=place.quote)

    def office(self, office: str) -> Office:
        """The office with this id; KeyError when this round does not have it."""
        return {row.id: row for row in self.offices}[office]  # type: ignore[index]  # any text may be asked

    def office_of(self, region: str) -> Office:
        """The one office a region belongs to."""
        return next(row for row in self.offices if region in row.regions)

    def region(self, region: str) -> Region:
        """The region with this id; KeyError when there is none."""
        return {row.id: row for row in self.regions}[region]

    def asks(self, *conditions: Condition) -> bool:
        """Is there a document that is asked under one of these conditions?"""
        return any(row.condition in conditions for row in self.documents)

    def places(self, region: str) -> int | None:
        """How many bidders can be selected there; None when the source does not say."""
        return self.region(region).places or (self.cap.places if self.cap else None)

    def document(self, code: str) -> Document:
        """The document rule with this code; KeyError when there is none."""
        return {row.code: row for row in self.documents}[code]

    @property
    def doubt_lane(self) -> Lane:
        """The lane of a question about what lies there; none in a round that does not say that one may ask."""
        return "gerede_twijfel" if self.submission.doubt else ""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Requirements, selection criteria and elements of the plan, in this order."""
        return self.requirements + self.selection + self.plan


def known() -> tuple[str, ...]:
    """Ids of the rounds that come with the program, oldest first."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if "." not in path.stem))


def files(name: str | Path) -> tuple[Path, ...]:
    """The file of a round and those of its nota's, in the order in which they count."""
    path = _path(name)
    return (path, *round_amendment.beside(path))


def load(name: str | Path, *, checks: Sequence[str] = CHECKS) -> Round:
    """The round with this id or in this file, with the nota's beside it; RoundError with every fault at once."""
    path = _path(name)
    raw, content, days = _read(path)
    if "amends" in content:
        raise RoundError([round_amendment.not_a_round(path.name)])
    amendments = [_amendment(file) for file in round_amendment.beside(path)]
    faults = list(days)
    for amendment in amendments:
        faults += round_amendment.faults(content, amendment)
        content = round_amendment.amended(content, amendment)
    file = " met ".join((path.name, *(amendment.file for amendment in amendments)))
    made: dict[str, object] = {
        "sha256": round_amendment.digest(raw, amendments),
        "amendments": tuple(_nota(amendment) for amendment in amendments),
    }
    return _checked(content, file=file, made=made, faults=[*faults, *cross_faults(content, file=file, checks=checks, days=not days)])


def _read(path: Path) -> tuple[bytes, dict[str, object], tuple[Fault, ...]]:
    """The bytes of a file, what they say, and the days in it that do not exist."""
    days: tuple[Fault, ...] = ()
    try:
        raw = path.read_bytes()
        text, days = impossible_days(raw.decode("utf-8"), file=path.name)
        return raw, tomllib.loads(text), days
    except (OSError, RecursionError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RoundError([*days, syntax_fault(path.name, error)]) from error


def _amendment(path: Path) -> Amendment:
    raw, content, days = _read(path)
    if days:
        raise RoundError(days)
    return Amendment(file=path.name, sha256=hashlib.sha256(raw).hexdigest(), content=content)


def _nota(amendment: Amendment) -> dict[str, object]:
    """What the round keeps of an override."""
    dated = amendment.content.get("dated")
    return {"file": amendment.file, "sha256": amendment.sha256, "dated": dated, "changes": amendment.changes}


def _path(name: str | Path) -> Path:
    """An id of ours, or else a path as given."""
    own = FOLDER / f"{name}.toml"
    if str(name) in known():
        return own
    if str(name).endswith(".toml"):
        return Path(name)
    wish = f"kies een van {', '.join(known())}, of geef een pad naar een .toml-bestand"
    raise RoundError([Fault(file=str(name), place="", problem="deze ronde is niet bekend", wish=wish)])


def _checked(content: dict[str, object], *, file: str, made: dict[str, object], faults: list[Fault]) -> Round:
    """A valid round, or every fault of shape and of coherence together."""
    wish = "haal deze regel weg"
    faults += [Fault(file=file, place=name, problem="onbekende sleutel", wish=wish) for name in sorted(made) if name in content]
    try:
        found = Round.model_validate({**_tuples(content), **made})
    except ValidationError as error:
        faults += shape_faults(error.errors(include_url=False), content=content, file=file)
        raise RoundError(faults) from None
    if faults:
        raise RoundError(faults)
    return found


def _tuples(value: dict[str, object]) -> dict[str, object]:
    """The same content with every list as a tuple, because a round never changes."""
    return {key: _frozen(item) for key, item in value.items()}


def _frozen(value: object) -> object:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return _tuples(value) if isinstance(value, dict) else value
