"""Rule cases as a lawyer writes them (tests/rules/*.toml), turned into bids and judged by the real round file."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checklist.filed import BidFile, Filed, Mute, Origin
from checklist.finding import Bid, CriterionRow, DocumentRow, Member, Source, Support, Timeliness
from checklist.judge import judge
from checklist.round import load
from extractors.document import Change, Document, Fact, Kind, Line, Locator, Page, Piece, Seal, SealKind, Searchability, Sure
from intake.message import State

FOLDER = Path(__file__).with_name("rules")
REGION = "nijmegen"
SCANS = {"scan", "afbeelding"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case: what is in the bid, and what must come out."""

    rule: str
    round: str
    name: str
    given: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


def cases() -> Iterator[Case]:
    """Every case of every file, in order."""
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for given in content["case"]:
            yield Case(rule=content["rule"], round=content["round"], name=given["name"], given=given)


def judged(case: Case) -> DocumentRow:
    """The row of the case's rule, as the program gives it."""
    file = bid_file(case.given)
    criteria = tuple(_criterion(code, support) for code, support in case.given.get("criteria", {}).items())
    rules = load(case.round)
    assessment = judge(file, REGION, rules=rules, criteria=criteria, points=())
    return next(row for row in assessment.documents if row.rule == case.rule)


def bid_file(given: Mapping[str, Any]) -> BidFile:
    """The bid that a case describes."""
    bidder = given.get("bidder", {})
    members = tuple(
        Member(name=row["name"], kvk_number=row.get("kvk", ""), lead=row.get("lead", False)) for row in given.get("members", [])
    )
    items = [_item(number, row, given) for number, row in enumerate(given.get("documents", []), start=1)]
    bid = Bid(
        id="zaak",
        name=bidder.get("name", "Stichting De Wegwijzer"),
        kvk_number=bidder.get("kvk", "90010001"),
        legal_form=bidder.get("legal_form", "stichting"),
        regions=(REGION,),
        consortium=bool(members),
        members=members,
        new_in=(REGION,) if given.get("new") == "ja" else (),
        messages=("m" * 64,),
        submitted=given.get("submitted", dt.date(2026, 7, 20)),
        because="",
    )
    return BidFile(
        bid=bid,
        filed=tuple(item for item in items if isinstance(item, Filed)),
        mute=tuple(item for item in items if isinstance(item, Mute)),
        unsure_in=(REGION,) if given.get("new") == "onbekend" else (),
    )


def _item(number: int, row: Mapping[str, Any], given: Mapping[str, Any]) -> Filed | Mute:
    kind = Kind(row["kind"])
    facts = tuple(_fact(fact) for fact in _facts(row))
    lines = tuple(Line(text=fact.locator.quote, box=None) for fact in facts) or (Line(text=f"Dit is {kind}", box=None),)
    look = Searchability(row.get("searchability", "digitaal"))
    page = Page(number=1, width=595, height=842, lines=() if look in SCANS else lines, searchability=look, because="")
    document = Document(
        sha256=f"{number:064x}",
        media_type="application/pdf",
        state=State(row.get("state", "gelezen")),
        searchability=look,
        because=row.get("said", "pagina 1 is een scan."),
        pages=(page,),
        seals=tuple(_seal(seal) for seal in row.get("seals", [])),
    )
    origin = Origin(
        message="m" * 64,
        part=str(number),
        path=(row.get("file", f"{kind}.pdf"),),
        received=None,
        day=row.get("received", given.get("submitted", dt.date(2026, 7, 20))),
        timeliness=Timeliness(row.get("timeliness", "op_tijd")),
    )
    if look in SCANS or document.state is not State.READ:
        return Mute(origin=origin, document=document, meant=(kind,) if row.get("meant", True) else ())
    piece = Piece(kind=kind, first=1, last=1, because="", facts=facts, also=tuple(Kind(name) for name in row.get("also", [])))
    return Filed(origin=origin, document=document, piece=piece, counts=origin.timeliness is Timeliness.ON_TIME)


def _facts(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """`facts = { datum = "..." }` for single ones, `[[case.documents.fact]]`-like lists for more of one name."""
    for name, value in row.get("facts", {}).items():
        for one in value if isinstance(value, list) else [value]:
            yield {"name": name, "value": one} if isinstance(one, str) else {"name": name, **one}


def _fact(given: Mapping[str, Any]) -> Fact:
    about = {key: value for key, value in given.items() if key not in ("name", "value")}
    quote = f"{given['name']}: {given['value']} {' '.join(about.values())}".strip()
    return Fact(name=given["name"], value=given["value"], locator=Locator(page=1, quote=quote), about=about)


def _seal(given: Mapping[str, Any]) -> Seal:
    """A digital signature; what is not said is in order, and nobody said whom to trust."""
    return Seal(
        field="Handtekening",
        page=1,
        kind=SealKind(given.get("kind", "handtekening")),
        signer=given["signer"],
        at=given.get("at"),
        at_basis="opgegeven" if "at" in given else "",
        intact=Sure(given.get("intact", "ja")),
        changed_after=Change(given.get("changed_after", "nee")),
        valid_then=Sure(given.get("valid_then", "ja")),
        trusted=Sure(given.get("trusted", "onbekend")),
        because="Uitleg over het certificaat.",
    )


def _criterion(code: str, support: str) -> CriterionRow:
    return CriterionRow(rule=code, support=Support(support), because="", source=Source(title="t", clause="c", quote="q"))
