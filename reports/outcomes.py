"""What a letter that makes an outcome known says: selection, rejection, or not chosen. Values only; judges nothing.

A rejection with a ground that lacks a clause, proof or a person who decided on it is refused; so is "not chosen" without a decision and
its reason. Of the bidders that were chosen nothing is told: no round asks that. Source: hoofdstuk 6 of the policy.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from checklist.finding import Procedure, Result, RuleRow, Standing, Term, Timeliness, Verdict
from reports.decision import BY_PERSON, Decision, Ground, Outcome, Part
from reports.letter_words import TO_FILL, LetterKind, LetterRefusedError, Wanted, proof, told
from reports.objection import PERIOD, objection
from reports.questions import facts_of
from reports.sheet import Sheet
from templates.wording import clipped, day, decided_day, moment, spoken, weekday

LATE_RULE, LATE_CHECK = "closes", "te_laat"
CRITERION = "selectie"
"""Group of the rules by which a choice is made."""

JUDGED = {Outcome.MET: "hieraan voldoet u", Outcome.NOT_MET: "hieraan voldoet u niet of niet genoeg"}


def outcome(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    """All values that a letter of this outcome has beside those of every letter; LetterRefusedError when it may not be made."""
    match wanted.kind:
        case LetterKind.REJECTED:
            own = _rejected(result, wanted, sheet, warnings)
        case LetterKind.NOT_CHOSEN:
            own = _not_chosen(result, wanted, sheet, warnings)
        case _:
            own = _selected(wanted, sheet, warnings)
    return {**own, **_decided(wanted), **_objecting(result, wanted, warnings)}


def is_provisional(result: Result, wanted: Wanted) -> bool:
    """Is the last day in this letter counted from a day that nobody put on record?"""
    return wanted.announced is None and any(term.name == PERIOD and term.days for term in result.procedure.terms)


def tells(result: Result, wanted: Wanted) -> tuple[int, ...]:
    """Numbers of the decisions that this letter tells."""
    if wanted.decision is None:
        return ()
    grounds = {one.rule for one in wanted.decision.grounds if one.reason}
    criteria = {rule.code for rule in result.procedure.rules if rule.group == CRITERION} if wanted.kind is LetterKind.NOT_CHOSEN else set()
    return (wanted.decision.number, *(part.number for part in wanted.decision.parts if part.rule in grounds | criteria))


def _decided(wanted: Wanted) -> dict[str, Any]:
    """Which decision this is, of whom, confirmed by whom, and why; empty in a draft without one."""
    decision = wanted.decision
    by = decision.by if decision else None
    return {
        "besluit_nummer": decision.number or "" if decision else "",
        "besluit_datum": decided_day(decision.on, decision.at) if decision else "",
        "besluit_door": f"{by.name} ({by.role})" if by and by.role else by.name if by else "",
        "besluit_tweede": decision.second if decision else "",
        "besluit_tweede_datum": decided_day(decision.second_on, decision.second_at) if decision and decision.second_on else "",
        "besluit_reden": decision.reason if decision else "",
    }


def _objecting(result: Result, wanted: Wanted, warnings: list[str]) -> dict[str, Any]:
    """What every outcome holds: until when and how one can object."""
    start = wanted.announced or wanted.sent
    said = objection(result.procedure, announced=start, provisional=wanted.announced is None, earlier=wanted.announced_before)
    if not wanted.channel:
        warnings.append("Waar een bezwaar heen moet, is niet ingevuld. Zet het adres in zaak.toml, onder [brieven], bij bezwaar_naar.")
    if not said.lines:
        over = f"De dag voor bezwaar die de ronde noemt ({day(said.fixed)}), was al voorbij" if said.passed and said.fixed else ""
        warnings.append(f"{over or 'De tekst van deze ronde noemt geen termijn voor bezwaar'}. Vul die zelf in.")
    if is_provisional(result, wanted):
        known = (
            f"De bekendmaking van {day(wanted.announced_before)} was voordat dit besluit gold. "
            "Nog niet vastgelegd wanneer dit besluit bekend is gemaakt."
            if wanted.announced_before
            else "Nog niet vastgelegd wanneer de uitslag bekend is gemaakt."
        )
        warnings.append(
            f"{known} De laatste dag voor bezwaar in de brief is voorlopig. "
            "Leg de dag vast met `toetssteen termijnen --bekendgemaakt DATUM` en maak de brief dan opnieuw."
        )
    elif wanted.announced and wanted.sent > wanted.announced:
        warnings.append(f"De brief is van {day(wanted.sent)}, maar de termijn loopt al vanaf {weekday(wanted.announced)}.")
    latest = next((term for term in result.procedure.terms if term.name == "decision"), None)
    if latest and start > dt.date.fromisoformat(latest.moment[:10]):
        warnings.append(f"{latest.text} In de brief telt {day(start)} als dag van de bekendmaking.")
    return {
        "bezwaar": list(said.lines) or [TO_FILL.format("tot wanneer en hoe iemand bezwaar kan maken")],
        "bezwaar_naar": wanted.channel or TO_FILL.format("het adres voor bezwaar"),
    }


# Selection


def _selected(wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    _unless_in_order(sheet, warnings, decision=wanted.decision)
    named = wanted.decision.despite if wanted.decision else ()
    if wanted.decision and named:
        words = "; ".join(words for _, words in named)
        warnings.append(
            f"Besluit {wanted.decision.number} is genomen ondanks: {words}. Daar is dus over beslist; in de brief staat het niet."
        )
    return {"budgetplafond": wanted.budget or TO_FILL.format("het bedrag, of haal deze regel weg")}


def _unless_in_order(sheet: Sheet, warnings: list[str], *, decision: Decision | None) -> None:
    """What stands against the bid and nobody decided on: a selection can name it, and a decision on a document can lift it."""
    named = {code for code, _ in decision.despite} if decision else set()
    lifted = {part.rule for part in decision.parts if part.outcome is Outcome.MET} if decision else set()
    against = [view.name for view in sheet.documents if view.row.verdict is Verdict.NOT_MET and view.row.rule not in named | lifted]
    if against:
        warnings.append(f"Bij deze inschrijver staat 'voldoet niet' bij {spoken(against)}. Beslis daar eerst over.")
    if not sheet.counts and sheet.assessment.standing not in named:
        warnings.append(f"Deze inschrijving telt zo niet mee: {sheet.assessment.standing_because} Beslis daar eerst over.")


# Not chosen


def _not_chosen(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    """The reason of the decision, and per criterion what a person decided on it."""
    decision = wanted.decision
    if decision is None or not decision.reason.strip():
        raise LetterRefusedError(
            "Deze brief heeft een besluit met een reden nodig: toetssteen besluit --uitkomst niet_gekozen --reden TEKST. "
            "Leg ook per criterium een besluit vast (--onderdeel S1a): die redenen komen in de brief."
        )
    _unless_in_order(sheet, warnings, decision=decision)
    rules = {rule.code: rule for rule in result.procedure.rules if rule.group == CRITERION}
    criteria = [_criterion(rules[part.rule], part) for part in decision.parts if part.rule in rules and part.outcome in JUDGED]
    if not criteria:
        warnings.append(
            "Over geen enkel selectiecriterium is apart besloten. De inschrijver leest alleen de reden van het hele besluit. "
            "Leg per criterium een besluit vast (--onderdeel S1a) als u meer wilt uitleggen."
        )
    clause = decision.clause or choice_clause(result.procedure)
    return {"bepaling": clause or TO_FILL.format("de bepaling over de keuze"), "criteria": criteria}


def _criterion(rule: RuleRow, part: Part) -> dict[str, str]:
    return {
        "criterium": rule.name,
        "wat_telt": rule.says,
        "bepaling": rule.source.clause,
        "oordeel": JUDGED[part.outcome],
        "reden": part.reason,
        "beslist_door": part.by,
    }


def choice_clause(procedure: Procedure) -> str:
    """Title and clause of what all criteria stand in by which a choice is made; "" when the round has none."""
    rules = [rule for rule in procedure.rules if rule.group == CRITERION]
    if not rules:
        return ""
    steps = [rule.source.clause.split(", ") for rule in rules]
    shared = [names[0] for names in zip(*steps, strict=False) if len(set(names)) == 1]
    return ", ".join((rules[0].source.title, *shared))


# Rejection


def _rejected(result: Result, wanted: Wanted, sheet: Sheet, warnings: list[str]) -> dict[str, Any]:
    chosen = wanted.decision.grounds if wanted.decision else _proposed(sheet, by=wanted.person.name if wanted.person else "")
    if not chosen:
        raise LetterRefusedError(
            "Er is geen grond voor afwijzing: geen enkele bevinding is 'voldoet niet'. Open punten zijn geen grond; beslis daar eerst over."
        )
    grounds = [_ground(result, sheet, one) for one in chosen]
    faults = [fault for one in grounds for fault in one.pop("gebreken")]
    if faults:
        raise LetterRefusedError("\n".join(["Deze afwijzing kan zo niet de deur uit:", *(f"  - {fault}" for fault in faults)]))
    if any(view.row.verdict in {Verdict.PERSON, Verdict.UNKNOWN} for view in sheet.documents):
        warnings.append("Bij deze inschrijver staan nog open punten. Die staan niet in de brief: het zijn geen gronden.")
    return {"gronden": grounds}


def _proposed(sheet: Sheet, *, by: str) -> tuple[Ground, ...]:
    """Without a decision: everything that the machine found against a rule, and a bid that came too late. All of it, at once."""
    late = (Ground(rule=LATE_RULE, check=LATE_CHECK, by=by),) if sheet.assessment.standing is Standing.LATE else ()
    found: Iterator[Ground] = (
        Ground(rule=view.row.rule, check=finding.finding.check, by=by)
        for view in sheet.documents
        for finding in view.findings
        if finding.finding.verdict is Verdict.NOT_MET
    )
    return (*late, *dict.fromkeys(found))


def _ground(result: Result, sheet: Sheet, ground: Ground) -> dict[str, Any]:
    """The ground as told, with under `gebreken` why it cannot be one."""
    if ground.rule == LATE_RULE:
        said = _late(result, sheet)
    else:
        said = _by_person(result, sheet, ground) if ground.check == BY_PERSON else _found(sheet, ground)
    faults = []
    name = f"{said['document']} ({said['code']}): {said['bevinding']}"
    if not said["bepaling"] or not said["citaat"]:
        faults.append(f"{name} Er is geen bepaling van het beleid bij. Dit is een aandachtspunt en nooit een grond.")
    if not said["bewijs"] and not said["gezocht"]:
        faults.append(f"{name} Er is geen bewijs bij: geen plaats in een bestand, en niet waar is gezocht.")
    if not ground.by.strip():
        faults.append(f"{name} Er staat niet bij wie dit besluit. Geef een naam op met --door.")
    return {**said, "reden": ground.reason, "beslist_door": ground.by, "gebreken": faults}


def _found(sheet: Sheet, ground: Ground) -> dict[str, Any]:
    """All that stands against the bid under this rule and check, without what is meant for the office."""
    for view in sheet.documents:
        found = [one for one in view.findings if one.finding.check == ground.check and one.finding.verdict is not Verdict.MET]
        if view.row.rule == ground.rule and found:
            rows = [told(view, one) for one in sorted(found, key=lambda one: one.finding.verdict is not Verdict.NOT_MET)]
            said = facts_of(rows[0]["bevinding"]) or rows[0]["bevinding"]
            return {**rows[0], "bevinding": said, "bewijs": [seen for one in rows for seen in one["bewijs"]]}
    return {"document": ground.rule, "code": ground.check, "bevinding": "Deze bevinding staat niet in de toetsing.", **_NOTHING}


def _by_person(result: Result, sheet: Sheet, ground: Ground) -> dict[str, Any]:
    """What a person decided against a document or requirement: the clause of that decision, and what lay before that person.

    The quote is of the rule itself; a clause that the person named beside it stands behind it. What the program made of a passage about a
    requirement is left out: that is for the office, and may speak against what the person decided.
    """
    rule = next((one for one in result.procedure.rules if one.code == ground.rule), None)
    if rule is None:
        return {"document": ground.rule, "code": ground.check, "bevinding": "Deze bevinding staat niet in de toetsing.", **_NOTHING}
    own = f"{rule.source.title}, {rule.source.clause}"
    others = [one for one in ground.clause.split("; ") if one not in own]
    said = {
        "document": rule.name,
        "code": rule.code,
        "bepaling": f"{own}; zie ook {'; '.join(others)}" if others else own,
        "citaat": clipped(rule.source.quote, 400),
    }
    for criterion in sheet.criteria:
        if criterion.row.rule == ground.rule:
            proofs = [proof(place) for place in criterion.places]
            words = "Naar ons oordeel is aan deze eis niet voldaan."
            return {**said, "document": criterion.name, "bevinding": words, "bewijs": proofs, "gezocht": [] if proofs else [_ALL_FILES]}
    view = next((one for one in sheet.documents if one.row.rule == ground.rule), None)
    findings = view.findings if view else ()
    places = [piece.place for piece in view.pieces] if view else []
    places = places or [place for one in findings for place in one.places]
    searched = dict.fromkeys(words for one in findings for words in one.finding.searched)
    return {
        **said,
        "document": view.name if view else rule.name,
        "bevinding": "Wij bekeken dit document: het voldoet niet." if places else "Naar ons oordeel is hieraan niet voldaan.",
        "bewijs": [proof(place) for place in places],
        "gezocht": [] if places else list(searched) or [_ALL_FILES],
    }


_ALL_FILES = "al uw bestanden, zoals wij die ontvingen"
_NOTHING: dict[str, Any] = {"bepaling": "", "citaat": "", "bewijs": [], "gezocht": []}


def _late(result: Result, sheet: Sheet) -> dict[str, Any]:
    """A bid that came after closing: the clause is that of the closing moment, the proof is the moment of receipt."""
    closes: Term | None = next((term for term in result.procedure.terms if term.name == LATE_RULE), None)
    late = [row for row in sheet.messages if row.timeliness is Timeliness.LATE]
    source = closes.source if closes else None
    return {
        "document": "Moment van ontvangst",
        "code": "sluiting",
        "bevinding": sheet.assessment.standing_because,
        "bepaling": f"{source.title}, {source.clause}" if source else "",
        "citaat": clipped(source.quote, 400) if source else "",
        "bewijs": [],
        "gezocht": [f"uw mail, ontvangen op {moment(row.received)} (controlegetal {row.sha256})" for row in late],
    }
