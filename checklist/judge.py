"""Every rule of the round on one bid in one region. All defects at once: no check stops another. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.checks import CHECKS, Asked
from checklist.entity import names_of, numbers_of, plain
from checklist.filed import BidFile, Filed, Mute
from checklist.finding import (
    GRAVITY,
    Assessment,
    CriterionRow,
    DocumentRow,
    Finding,
    Member,
    MemberRow,
    Point,
    Reason,
    Verdict,
)
from checklist.round import Check, Document, Round
from checklist.standing import standing
from extractors.document import Kind

OF_ONE_ENTITY = frozenset({Kind.VOG_RP, Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO})
"""Kinds that each participant of a consortium has of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Desk:
    """What lies before the judge: one bid, one region, the round and the passages."""

    file: BidFile
    region: str
    rules: Round
    criteria: tuple[CriterionRow, ...]


def judge(file: BidFile, region: str, *, rules: Round, criteria: Sequence[CriterionRow], points: Sequence[Point]) -> Assessment:
    """One bid in one region: every document rule with all its findings, and the criteria with their passages."""
    desk = _Desk(file=file, region=region, rules=rules, criteria=tuple(criteria))
    state, because = standing(file, region, rules=rules)
    plan = {row.code for row in rules.plan}
    return Assessment(
        bid=file.bid.id,
        region=region,
        standing=state,
        standing_because=because,
        documents=tuple(_row(desk, rule) for rule in rules.documents),
        criteria=tuple(row for row in criteria if row.rule not in plan or region in (*file.bid.new_in, *file.unsure_in)),
        points=tuple(points),
    )


def _row(desk: _Desk, rule: Document) -> DocumentRow:
    if because := _not_applicable(desk, rule):
        return _idle(rule, because)
    if doubt := _doubtful(desk, rule):
        return _perhaps(desk, rule, doubt)
    return _judged(desk, rule)


def _judged(desk: _Desk, rule: Document) -> DocumentRow:
    """The rule on this bid; in a consortium a paper of one entity is judged of each participant."""
    everyone, of_each = desk.file.bid.members, OF_ONE_ENTITY & frozenset(rule.kinds)
    if desk.file.bid.consortium and of_each and not everyone:
        return _of_unread_members(desk, rule)
    if not (everyone and of_each):
        return _document(desk.file, rule, _findings(desk, rule, member=None), members=())
    each = [(member, _findings(desk, rule, member=member)) for member in everyone]
    members = tuple(_member(member, found) for member, found in each)
    findings = tuple(dict.fromkeys(finding for _, found in each for finding in found))
    return _document(desk.file, rule, findings, members=members)


def _of_unread_members(desk: _Desk, rule: Document) -> DocumentRow:
    """A consortium of which nobody knows who takes part: a paper of one of them is never enough."""
    row = _document(desk.file, rule, _findings(desk, rule, member=None), members=())
    if row.verdict is not Verdict.MET:
        return row
    because = (
        f"Dit is een samenwerkingsverband, maar wie daarin meedoet, is niet gelezen. Dit document is van elke deelnemer nodig. "
        f"{row.because} Een mens kijkt na of het er van iedere deelnemer is."
    )
    return _document(desk.file, rule, (_question(desk, rule, because), *row.findings), members=())


def _not_applicable(desk: _Desk, rule: Document) -> str:
    """Why a rule with a condition does not apply here; "" when it does."""
    bid, road = desk.file.bid, desk.file.road(desk.region)
    if rule.condition in ("consortium", "new_consortium") and not (bid.consortium or desk.file.unsure_together):
        return "Dit is geen inschrijving van een samenwerkingsverband."
    if rule.condition == "new_in_region" and desk.region not in (*bid.new_in, *desk.file.unsure_in):
        return "Deze aanbieder lijkt niet nieuw in deze regio. Dat staat in zijn verklaring of bij zijn ervaring (S1a)."
    if rule.condition in ("new_organisation", "new_consortium") and road.holds:
        return f"Dit is alleen nodig van een organisatie zonder lopende overeenkomst. {road.because}"
    if rule.condition == "existing_contract_holder" and road.holds is False:
        return f"Dit is alleen nodig van wie al een overeenkomst heeft. {road.because}"
    return ""


def _doubtful(desk: _Desk, rule: Document) -> str:
    """Why it cannot be told whether a rule with a condition applies, and when it does; "" when there is no doubt."""
    road = desk.file.road(desk.region)
    if rule.condition in ("consortium", "new_consortium") and desk.file.unsure_together:
        return (
            f"Een document zegt dat {desk.file.bid.name} inschrijft als samenwerkingsverband. Andere documenten zeggen dat niet, of "
            "alles is van één organisatie. Alleen van een samenwerkingsverband is dit document nodig."
        )
    if rule.condition == "new_in_region" and desk.region in desk.file.unsure_in:
        return f"Uit de documenten blijkt niet of {desk.file.bid.name} nieuw is in deze regio. Alleen dan is dit document nodig."
    if rule.condition in ("new_organisation", "new_consortium") and road.holds is None:
        return f"{road.because} Alleen zonder lopende overeenkomst is dit document nodig."
    if rule.condition == "existing_contract_holder" and road.holds is None:
        return f"{road.because} Alleen met een lopende overeenkomst is dit document nodig."
    return ""


def _perhaps(desk: _Desk, rule: Document, doubt: str) -> DocumentRow:
    """It cannot be told whether the rule applies: a question, unless the document is there and in order all the same."""
    row = _judged(desk, rule)
    if row.verdict is Verdict.MET:
        return row
    because = f"{doubt} Is het nodig, dan geldt: {row.because} Een mens kijkt dit na."
    return _document(desk.file, rule, (_question(desk, rule, because),), members=())


def _question(desk: _Desk, rule: Document, because: str) -> Finding:
    """What a person must look at before this rule can be decided."""
    return Finding(
        check="condition",
        verdict=Verdict.PERSON,
        reason=Reason.DOUBT,
        because=because,
        source=desk.rules.cite(rule),
        lane=desk.rules.doubt_lane,
    )


def _idle(rule: Document, because: str) -> DocumentRow:
    return DocumentRow(
        rule=rule.code,
        kind=rule.kinds[0],
        verdict=Verdict.NOT_APPLICABLE,
        reason=Reason.IN_ORDER,
        because=because,
        pieces=(),
        findings=(),
    )


def _findings(desk: _Desk, rule: Document, *, member: Member | None) -> tuple[Finding, ...]:
    """Every check of the rule, each with what it may look at."""
    answers = (CHECKS[check.check](_asked(desk, rule, check=check, member=member)) for check in rule.checks)
    return tuple(finding for finding in answers if finding is not None)


def _asked(desk: _Desk, rule: Document, *, check: Check, member: Member | None) -> Asked:
    file = desk.file
    return Asked(
        check=check.check,
        rule=rule,
        source=desk.rules.cite(rule, check),
        args=check.args,
        round=desk.rules,
        file=file,
        region=desk.region,
        member=member,
        found=_own(file.counting(rule.kinds), file=file, member=member),
        arguable=_own(_serving(rule, file.counting(rule.arguable)), file=file, member=member),
        lookalikes=_own(file.counting(rule.lookalikes), file=file, member=member),
        late=_own(file.set_aside(rule.kinds), file=file, member=member),
        criteria=desk.criteria,
    )


def _serving(rule: Document, items: tuple[Filed, ...]) -> tuple[Filed, ...]:
    """A text about the whole work can serve as a plan only when there is one in it; that a plan exists is not enough."""
    if Kind.IMPLEMENTATIEPLAN not in rule.kinds:
        return items
    return tuple(item for item in items if item.piece.kind is not Kind.ONDERBOUWING or Kind.IMPLEMENTATIEPLAN in item.piece.also)


def _own(pieces: tuple[Filed, ...], *, file: BidFile, member: Member | None) -> tuple[Filed, ...]:
    """Of several documents of one kind, those of the entity itself; when none is, all of them, so that the difference is shown."""
    if member:
        own = tuple(item for item in pieces if _is_of(item, member.kvk_number, member.name))
        others = [other for other in file.bid.members if other != member]
        free = tuple(item for item in pieces if not any(_is_of(item, other.kvk_number, other.name) for other in others))
        return own or free
    bid = file.bid
    own = tuple(item for item in pieces if _is_of(item, bid.kvk_number, bid.name))
    beside = tuple(item for item in pieces if item not in own and _is_nameless_annex(item))
    return (*own, *beside) if own else pieces  # the declaration itself first: what is found is quoted from there


def _is_nameless_annex(item: Filed) -> bool:
    """An annex of the declaration that came as a file of its own and names nobody: it goes with the declaration of the bid."""
    return bool(item.piece.all("bijlage")) and not numbers_of(item.piece) and not names_of(item.piece)


def _is_of(item: Filed, number: str, name: str) -> bool:
    stated = numbers_of(item.piece)
    if number and stated:
        return number in stated
    return plain(name) in {plain(said) for said in names_of(item.piece)}


def gravest(findings: Sequence[Finding]) -> Finding:
    """The finding that speaks for the document: the gravest, and of equals the first that says more than "not there"."""
    return min(findings, key=lambda finding: (GRAVITY.index(finding.verdict), finding.check == "present"))


def _document(file: BidFile, rule: Document, findings: tuple[Finding, ...], *, members: tuple[MemberRow, ...]) -> DocumentRow:
    first = gravest(findings)
    if members and first.verdict is not Verdict.MET:
        worst = min(members, key=lambda row: GRAVITY.index(row.verdict))
        first = next((finding for finding in findings if finding.because == worst.because), first)
    found = [item.ref for item in file.counting((*rule.kinds, *rule.arguable, *rule.lookalikes))]
    found += [item.ref for item in _unread(file, rule, findings)]
    return DocumentRow(
        rule=rule.code,
        kind=rule.kinds[0],
        verdict=first.verdict,
        reason=first.reason,
        because=_sentence(findings, first),
        pieces=tuple(dict.fromkeys(found)),
        findings=findings,
        members=members,
    )


def _unread(file: BidFile, rule: Document, findings: Sequence[Finding]) -> tuple[Mute, ...]:
    """Without a document of this kind: the files without text that were meant as it, or else the first that could be it.

    A verdict that rests on such a file must lead to it, though there are no words in it to quote.
    """
    told = next((finding for finding in findings if finding.check == "present"), None)
    if told is None or told.verdict is Verdict.MET or file.counting(rule.kinds):
        return ()
    meant = tuple(item for item in file.mute if frozenset(rule.kinds) & frozenset(item.meant))
    return meant or (file.mute[:1] if told.verdict is Verdict.UNKNOWN else ())


def _sentence(findings: Sequence[Finding], first: Finding) -> str:
    """One sentence for the document: its gravest finding, or what was found when all is in order."""
    if first.verdict is not Verdict.MET:
        return first.because
    told = next((finding for name in ("age", "present") for finding in findings if finding.check == name), first)
    return told.because


def _member(member: Member, findings: tuple[Finding, ...]) -> MemberRow:
    first = gravest(findings)
    return MemberRow(
        name=member.name,
        kvk_number=member.kvk_number,
        verdict=first.verdict,
        reason=first.reason,
        because=first.because,
    )


def open_points(assessment: Assessment) -> Iterator[tuple[DocumentRow, Finding]]:
    """Every finding that is not in order."""
    for row in assessment.documents:
        for finding in row.findings:
            if finding.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE):
                yield row, finding
