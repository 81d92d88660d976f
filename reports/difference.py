"""What differs between two results of the same case, per finding, and what differs in how they were made. Pure; calls neither right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from checklist.finding import Assessment, Bid, CriterionRow, DocumentRow, Finding, Receipt, Result
from templates.wording import REASONS, STANDINGS, SUPPORTS, VERDICTS

Row = TypeVar("Row")
ABSENT = "niet aanwezig"


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """One thing that is otherwise, as a person reads it."""

    where: str  # Dutch: bidder, region, rule and check
    then: str
    now: str


def differences(then: Result, now: Result) -> tuple[Difference, ...]:
    """Everything that is otherwise, in the order of bidder and region; what is only in one of both is told too."""
    names = {bid.id: bid.name for bid in (*then.bids, *now.bids)}
    regions = {row.id: row.name for row in (*then.procedure.regions, *now.procedure.regions)}
    found = [*_messages(then, now), *_bids(then, now)]
    key: Callable[[Assessment], str] = lambda row: f"{names[row.bid]}, {regions.get(row.region, row.region)}"  # noqa: E731  # short
    for where, one, other in _paired(then.assessments, now.assessments, key):
        if one is None or other is None:
            found.append(Difference(where=where, then=_there(one), now=_there(other)))
        elif one != other:
            found += _rows(where, one, other)
    return tuple(found)


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
            found.append(f"Anders is {name}: toen {old}, nu {new}.")
    return tuple(found)


def _paired(then: Sequence[Row], now: Sequence[Row], key: Callable[[Row], str]) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Rows of both by key; the second of the same key gets a number."""
    old, new = _numbered(then, key), _numbered(now, key)
    for name in sorted(old.keys() | new.keys()):
        yield name, old.get(name), new.get(name)


def _numbered(rows: Iterable[Row], key: Callable[[Row], str]) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        name, number = key(row), 1
        while (full := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found[full] = row
    return found


def _there(row: object | None) -> str:
    return ABSENT if row is None else "aanwezig"


def _messages(then: Result, now: Result) -> Iterator[Difference]:
    for sha256, one, other in _paired(then.messages, now.messages, lambda row: row.sha256):
        said = [_there(row) if row is None else f"{row.kind}, {row.timeliness}, {len(row.attachments)} bijlagen" for row in (one, other)]
        if said[0] != said[1]:
            yield Difference(where=f"Mail {sha256[:12]}", then=said[0], now=said[1])
        elif one != other:
            yield Difference(where=f"Mail {sha256[:12]}", then="lezing van mail of bijlagen", now="is anders")


def _bids(then: Result, now: Result) -> Iterator[Difference]:
    for name, one, other in _paired(then.bids, now.bids, lambda row: row.name or row.id):
        if one != other:
            said = [
                ABSENT if row is None else f"KvK {row.kvk_number or 'onbekend'}, regio's {' '.join(row.regions)}" for row in (one, other)
            ]
            yield Difference(where=name, then=said[0], now=said[1] if said[0] != said[1] else "andere gegevens van de inschrijver")


def _bid(row: Bid | None) -> str:
    return ABSENT if row is None else f"KvK {row.kvk_number or 'onbekend'}, regio's {' '.join(row.regions)}"


def _rows(where: str, then: Assessment, now: Assessment) -> Iterator[Difference]:
    count = 0
    for one in _inside(where, then, now):
        count += 1
        yield one
    if not count:
        yield Difference(where=where, then="uitleg", now="is anders")


def _inside(where: str, then: Assessment, now: Assessment) -> Iterator[Difference]:
    if (then.standing, then.standing_because) != (now.standing, now.standing_because):
        yield Difference(where=where, then=STANDINGS[then.standing], now=STANDINGS[now.standing])
    for rule, one, other in _paired(then.documents, now.documents, lambda row: row.rule):
        if one != other:
            yield from _documents(f"{where}, {rule}", one, other)
    for rule, before, after in _paired(then.criteria, now.criteria, lambda row: row.rule):
        if before != after:
            yield Difference(where=f"{where}, {rule}", then=_support(before), now=_support(after))
    for code, point, other_point in _paired(then.points, now.points, lambda row: row.code):
        if point != other_point:
            said = [ABSENT if row is None else row.because for row in (point, other_point)]
            yield Difference(where=f"{where}, aandachtspunt {code}", then=said[0], now=said[1])


def _documents(where: str, then: DocumentRow | None, now: DocumentRow | None) -> Iterator[Difference]:
    findings = [
        Difference(where=f"{where}, {check}", then=_finding(one), now=_finding(other))
        for check, one, other in _paired(then.findings if then else (), now.findings if now else (), lambda row: row.check)
        if one != other
    ]
    yield from findings
    verdicts = [ABSENT if row is None else _verdict(row) for row in (then, now)]
    if verdicts[0] != verdicts[1] or not findings:
        yield Difference(where=where, then=verdicts[0], now=verdicts[1] if verdicts[0] != verdicts[1] else "andere uitleg of vindplaats")


def _verdict(row: DocumentRow | Finding) -> str:
    return f"{VERDICTS[row.verdict][1]}, {REASONS.get(row.reason, row.reason)}"


def _finding(row: Finding | None) -> str:
    return ABSENT if row is None else f"{_verdict(row)}. {row.because}"


def _support(row: CriterionRow | None) -> str:
    if row is None:
        return ABSENT
    pages = ", ".join(str(passage.page) for passage in row.passages)
    return f"{SUPPORTS[row.support][1]}{f', bladzijde {pages}' if pages else ''}"
