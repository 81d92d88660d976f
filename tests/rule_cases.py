"""Rule cases as a lawyer writes them (tests/rules/<round>/*.toml), turned into bids and judged by the real round file.

tests/rules/LEESMIJ.md says, in Dutch, how a case is written.
"""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from checklist.contract import roads
from checklist.filed import BidFile, Filed, Mute, Origin
from checklist.finding import Assessment, Bid, CriterionRow, DocumentRow, Member, Passage, Source, Support, Timeliness
from checklist.judge import judge
from checklist.points import points
from checklist.regions import Regions
from checklist.round import Round, load
from checklist.scope import Scope, regions_of_papers
from extractors.document import Change, Document, Fact, Kind, Line, Locator, Page, Piece, Seal, SealKind, Searchability, Sure
from intake.message import State

FOLDER = Path(__file__).with_name("rules")
STANDING = "stand"
"""Instead of a rule: cases about whether a bid can count at all."""
HOME = {"2021": "nijmegen", "2023": "noord-en-midden-limburg", "2024-2025": "zuid-holland-noord", "2027-2028": "nijmegen"}
"""The region of a case that names none."""
SENT = {"2021": dt.date(2020, 7, 20), "2023": dt.date(2022, 7, 20), "2024-2025": dt.date(2023, 7, 20), "2027-2028": dt.date(2026, 7, 20)}
"""The day of a case that names none."""
SCANS = {"scan", "afbeelding"}
KEYS = frozenset(
    "name trap expect says points submitted region beside late bidder members together new contract documents criteria".split()
)
DOCUMENT_KEYS = frozenset("kind also file text facts searchability pages state said meant seals received timeliness".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case: what is in the bid, and what must come out."""

    rule: str
    round: str
    name: str
    given: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.round} {self.rule} {self.name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Impossible:
    """An outcome that a rule cannot have, with the reason."""

    rule: str
    round: str
    verdict: str
    because: str


SAID = "Dat deden wij in 2025 voor twaalf cliënten."


def files() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every file with its round, in order."""
    for path in sorted(FOLDER.glob("*/*.toml")):
        yield path.parent.name, tomllib.loads(path.read_text(encoding="utf-8"))


def cases() -> Iterator[Case]:
    """Every case of every file, in order."""
    for name, content in files():
        for given in content.get("case", []):
            yield Case(rule=content["rule"], round=name, name=given["name"], given=given)


def impossible() -> Iterator[Impossible]:
    """Every outcome that is declared not to occur."""
    for name, content in files():
        for row in content.get("impossible", []):
            yield Impossible(rule=content["rule"], round=name, verdict=row["verdict"], because=row["because"])


def assessed(case: Case) -> Assessment:
    """The bid of the case in its region, as the program judges it."""
    rules = _rules(case.round)
    region = case.given.get("region", HOME[case.round])
    file = bid_file(case.given, round_id=case.round)
    told = {"ja": True, "nee": False}.get(case.given.get("contract", ""))
    file = replace(file, roads=roads(file, (region,), rules=rules, places=_places(case.round), told=told))
    file = replace(file, told_of=regions_of_papers(file, _places(case.round)))
    criteria = tuple(_criterion(code, support, file) for code, support in case.given.get("criteria", {}).items())
    scope = Scope(regions=(region,), elsewhere=(), doubts=())
    return judge(file, region, rules=rules, criteria=criteria, points=points(file, (), scope=scope, region=region, rules=rules))


def judged(case: Case) -> DocumentRow:
    """The row of the case's rule, as the program gives it."""
    return next(row for row in assessed(case).documents if row.rule == case.rule)


@cache
def _rules(name: str) -> Round:
    return load(name)


@cache
def _places(name: str) -> Regions:
    return Regions(_rules(name))


def bid_file(given: Mapping[str, Any], *, round_id: str = "2027-2028") -> BidFile:
    """The bid that a case describes."""
    given = {"submitted": SENT[round_id], "region": HOME[round_id], **given}
    region, bidder = given["region"], given.get("bidder", {})
    members = tuple(
        Member(name=row["name"], kvk_number=row.get("kvk", ""), lead=row.get("lead", False)) for row in given.get("members", [])
    )
    items = [_item(number, row, given) for number, row in enumerate(given.get("documents", []), start=1)]
    bid = Bid(
        id="zaak",
        name=bidder.get("name", "Stichting De Wegwijzer"),
        kvk_number=bidder.get("kvk", "90010001"),
        legal_form=bidder.get("legal_form", "stichting"),
        regions=(region, *given.get("beside", [])),
        consortium=bool(members) or given.get("together") == "ja",
        members=members,
        new_in=(region,) if given.get("new") == "ja" else (),
        messages=("m" * 64,),
        submitted=given["submitted"],
        because="",
    )
    return BidFile(
        bid=bid,
        filed=tuple(item for item in items if isinstance(item, Filed)),
        mute=tuple(item for item in items if isinstance(item, Mute)),
        unsure_in=(region,) if given.get("new") == "onbekend" else (),
    )


def _item(number: int, row: Mapping[str, Any], given: Mapping[str, Any]) -> Filed | Mute:
    kind = Kind(row["kind"])
    facts = tuple(_fact(fact) for fact in _facts(row))
    words = [*row.get("text", "").splitlines(), *(fact.locator.quote for fact in facts)] or [f"Dit is {kind}"]
    lines = tuple(Line(text=one, box=None) for one in words)
    look = Searchability(row.get("searchability", "digitaal"))
    looks = [Searchability(one) for one in row.get("pages", [look])]
    pages = tuple(
        Page(number=at, width=595, height=842, lines=() if one in SCANS else lines, searchability=one, because="")
        for at, one in enumerate(looks, start=1)
    )
    document = Document(
        sha256=f"{number:064x}",
        media_type="application/pdf",
        state=State(row.get("state", "gelezen")),
        searchability=look,
        because=row.get("said", "pagina 1 is een scan."),
        pages=pages,
        seals=tuple(_seal(seal) for seal in row.get("seals", [])),
    )
    origin = Origin(
        message="m" * 64,
        part=str(number),
        path=(row.get("file", f"{kind}.pdf"),),
        received=None,
        day=row.get("received", given["submitted"]),
        timeliness=Timeliness(row.get("timeliness", given.get("late", "op_tijd"))),
    )
    if look in SCANS or document.state not in (State.READ, State.PARTLY_READ):
        return Mute(origin=origin, document=document, meant=(kind,) if row.get("meant", True) else ())
    piece = Piece(kind=kind, first=1, last=len(pages), because="", facts=facts, also=tuple(Kind(name) for name in row.get("also", [])))
    counts = origin.timeliness.value == given.get("late", "op_tijd")  # a bid that is late as a whole is read as it is
    return Filed(origin=origin, document=document, piece=piece, counts=counts)


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


def _criterion(code: str, support: str, file: BidFile) -> CriterionRow:
    """A row of which the passage, where it has one, stands in the first own text of the case."""
    own = (item for item in file.filed if item.piece.kind in (Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN))
    found = next(own, None) if support != Support.NOT_FOUND else None
    passage = (Passage(sha256=found.document.sha256, part=found.origin.place, page=1, quote=SAID, boxes=(), score=0.5),) if found else ()
    source = Source(title="t", clause="c", quote="q")
    return CriterionRow(rule=code, support=Support(support), because="", source=source, passages=passage)
