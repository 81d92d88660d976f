"""What differs between two results of the same case, per finding, and what differs in how they were made. Pure; calls neither right.

Three natures: another outcome; the same outcome with other words or another place to look; and what no reader sees, such as where on
the page a quote stands. Everything that is otherwise is one of these.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from checklist.finding import (
    Assessment,
    Bid,
    CriterionRow,
    DocumentRow,
    Evidence,
    Finding,
    MemberRow,
    MessageRow,
    Receipt,
    Result,
    check_name,
)
from templates.wording import REASONS, STANDINGS, SUPPORTS, VERDICTS

ABSENT = "niet aanwezig"
STAND = "stand"
_SHOWN = 400  # letters of a sentence or of the quotes together that are shown; all of them are compared


class Nature(StrEnum):
    """How much of a difference it is, the heaviest first: the words after a number."""

    OUTCOME = "met een andere uitkomst"
    WORDS = "met dezelfde uitkomst, maar een andere uitleg of vindplaats"
    ORIGIN = "waarvan alleen de herkomst verschilt: een lezer ziet hetzelfde"


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that is otherwise, as a person reads it."""

    bidder: str  # "" where it is about no bidder
    place: str  # Dutch: region; "" where it is about the whole bid
    what: str  # Dutch: rule and check, as the report calls them
    sort: str  # Dutch: of what kind it is, for counting
    nature: Nature
    then: str
    now: str

    @property
    def where(self) -> str:
        """In one line."""
        return ", ".join(part for part in (self.bidder, self.place, self.what) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """Two results beside each other."""

    differences: tuple[Difference, ...]  # in the order of bidder, region and rule
    findings: int  # how many findings there are in either
    equal: int  # in how many of those a reader sees no difference

    def of(self, nature: Nature) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.nature is nature)

    def counted(self, by: str) -> list[tuple[str, int, int]]:
        """Per `sort` or `bidder` that a reader sees a difference of: how many, and how many with another outcome; most first."""
        seen = [one for one in self.differences if one.nature is not Nature.ORIGIN]
        all_of = Counter(str(getattr(one, by)) for one in seen)
        heavy = Counter(str(getattr(one, by)) for one in seen if one.nature is Nature.OUTCOME)
        return sorted(((name, count, heavy[name]) for name, count in all_of.items()), key=lambda row: (-row[2], -row[1], row[0]))


Key = tuple[str, str, str]  # bidder, region, what


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unit:
    """One thing of a result: what it comes to, how a reader sees that, and all of it."""

    sort: str
    outcome: str
    words: tuple[str, ...]  # the first is the sentence
    whole: object
    is_finding: bool = True
    under: str = ""  # for a document as a whole: its rule, under which its findings stand


def compared(then: Result, now: Result) -> Compared:
    """Everything that is otherwise; what is only in one of both is told too."""
    old, new = _numbered(_units(then)), _numbered(_units(now))
    found = []
    for key in sorted(old.keys() | new.keys()):
        one, other = old.get(key), new.get(key)
        if one is None or other is None or one.whole != other.whole:
            found.append((key, one or other, _difference(key, one, other)))
    alone = {key[:2] for key, _, one in found if key[2] == STAND and ABSENT in (one.then, one.now)}  # of these one line says all
    found = [row for row in found if row[0][:2] not in alone or row[0][2] == STAND]
    told = {(key[:2], key[2].partition(" ")[0]) for key, unit, _ in found if unit and unit.is_finding}
    differences = tuple(one for key, unit, one in found if not (unit and unit.under and (key[:2], unit.under) in told))
    keys = {key for side in (old, new) for key, unit in side.items() if unit.is_finding}
    otherwise = {key for key, _, one in found if one.nature is not Nature.ORIGIN}
    return Compared(differences=differences, findings=len(keys), equal=len(keys - otherwise))


def reasons(then: Receipt, now: Receipt) -> tuple[str, ...]:
    """Dutch sentences on what in the making differs: the program, its libraries, the rules, the settings."""
    found = []
    told = (
        ("het programma", then.program, now.program),
        ("het regelbestand van de ronde (sha256)", then.round_sha256, now.round_sha256),
        ("de instellingen van de zaak (sha256)", then.case, now.case),
        ("de post (sha256)", then.inputs, now.inputs),
    )
    found += [f"Anders is {what}: toen {old}, nu {new}." for what, old, new in told if old != new]
    for name in sorted(then.libraries.keys() | now.libraries.keys()):
        old, new = then.libraries.get(name, ABSENT), now.libraries.get(name, ABSENT)
        if old != new:
            found.append(f"Anders is {'de programmacode' if name == 'programmacode' else f'onderdeel {name}'}: toen {old}, nu {new}.")
    return tuple(found)


def _difference(key: Key, one: _Unit | None, other: _Unit | None) -> Difference:
    unit = one or other
    sort = unit.sort if unit else ""
    if one is None or other is None or one.outcome != other.outcome:
        nature, then, now = Nature.OUTCOME, _told(one), _told(other)
    elif one.words != other.words:
        nature = Nature.WORDS
        changed = [place for place, (old, new) in enumerate(zip(one.words, other.words, strict=True)) if place and old != new]
        then, now = _told(one, changed), _told(other, changed)
    else:
        nature, then, now = Nature.ORIGIN, _told(one), _told(other)
    bidder, place, what = key
    return Difference(bidder=bidder, place=place, what=what, sort=sort, nature=nature, then=then, now=now)


def _told(unit: _Unit | None, also: Iterable[int] = ()) -> str:
    if unit is None:
        return ABSENT
    parts = [unit.outcome, *unit.words[:1], *(unit.words[place] for place in also)]
    return ". ".join(_short(part.removesuffix(".")) for part in parts if part)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def _numbered(units: Iterable[tuple[Key, _Unit]]) -> Mapping[Key, _Unit]:
    """By key; the second of the same key gets a number."""
    found: dict[Key, _Unit] = {}
    for key, unit in units:
        full, number = key, 1
        while full in found:
            number += 1
            full = (*key[:2], f"{key[2]} ({number})")
        found[full] = unit
    return found


def _units(result: Result) -> Iterator[tuple[Key, _Unit]]:
    names = {bid.id: bid.name or bid.id for bid in result.bids}
    regions = {row.id: row.name for row in result.procedure.regions}
    for message in result.messages:
        yield ("", "", f"mail {message.sha256[:12]}"), _message(message)
    for bid in result.bids:
        yield (names[bid.id], "", "gegevens van de inschrijver"), _bid(bid)
    for row in result.assessments:
        where = (names[row.bid], regions.get(row.region, row.region))
        for what, unit in _assessment(row):
            yield (*where, what), unit


def _message(row: MessageRow) -> _Unit:
    outcome = f"{row.kind}, {row.timeliness}, {len(row.attachments)} bijlagen"
    return _Unit(sort="mails", outcome=outcome, words=(row.kind_because, row.timeliness_because), whole=row, is_finding=False)


def _bid(bid: Bid) -> _Unit:
    outcome = f"KvK {bid.kvk_number or 'onbekend'}, regio's {' '.join(bid.regions)}"
    return _Unit(sort="gegevens van inschrijvers", outcome=outcome, words=(bid.because,), whole=bid, is_finding=False)


def _assessment(row: Assessment) -> Iterator[tuple[str, _Unit]]:
    outcome = STANDINGS[row.standing]
    stand = (row.standing, row.standing_because)
    yield STAND, _Unit(sort="stand van de inschrijving", outcome=outcome, words=(row.standing_because,), whole=stand)
    for document in row.documents:
        yield from _document(document)
    for criterion in row.criteria:
        yield f"{criterion.rule}", _criterion(criterion)
    for point in row.points:
        words = (point.because, _places(point.evidence))
        unit = _Unit(sort="aandachtspunten", outcome="", words=words, whole=point)
        yield f"aandachtspunt {point.code.replace('_', ' ')}", unit


def _document(row: DocumentRow) -> Iterator[tuple[str, _Unit]]:
    for finding in row.findings:
        name = check_name(finding.check)
        yield f"{row.rule} {name}", _finding(finding, sort=name)
    members = "; ".join(f"{one.name}: {_verdict(one)}" for one in row.members)
    words = (row.because, members)
    yield row.rule, _Unit(sort="documenten", outcome=_verdict(row), words=words, whole=row, is_finding=False, under=row.rule)


def _finding(row: Finding, *, sort: str) -> _Unit:
    clause = f"{row.source.title}, {row.source.clause}" if row.source else "geen bepaling"
    words = (row.because, f"Bepaling: {clause}", _places(row.evidence), "; ".join(row.searched))
    return _Unit(sort=sort, outcome=_verdict(row), words=words, whole=row)


def _criterion(row: CriterionRow) -> _Unit:
    pages = ", ".join(str(passage.page) for passage in row.passages)
    outcome = f"{SUPPORTS[row.support][1]}{f', bladzijde {pages}' if pages else ''}"
    quotes = "; ".join(_quoted(passage.page, passage.quote) for passage in row.passages)
    return _Unit(sort="eisen en criteria", outcome=outcome, words=("", row.because, quotes), whole=row)


def _verdict(row: DocumentRow | Finding | MemberRow) -> str:
    return f"{VERDICTS[row.verdict][1]}, {REASONS.get(row.reason, row.reason)}"


def _places(evidence: Iterable[Evidence]) -> str:
    return "; ".join(_quoted(one.page, one.quote) for one in evidence)


def _quoted(page: int, quote: str) -> str:
    return f"bladzijde {page}: “{quote}”"
