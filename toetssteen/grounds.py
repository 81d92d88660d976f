"""On what a rejection can rest: findings against a document, a bid that came too late, a requirement of which a person says it is not met.

Knows the result and the decisions on record; decides nothing. A selection criterion weighs bids against each other and is never a
ground (policy 2027-2028, chapter 6, Selectiecriteria; the group of the rule in the round file says which they are).
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Assessment, CriterionRow, DocumentRow, Result, RuleRow, Standing, Verdict, check_called, check_name
from reports.decision import BY_PERSON, EVERYWHERE, Outcome, Ruling, ruling_on
from reports.outcomes import LATE_CHECK, LATE_RULE

Rows = tuple[Assessment | DocumentRow | CriterionRow, ...]
Ground = tuple[str, str]
"""A rule and a check under it, as the register has them; the check "" is every open one of that rule."""

LATE = (LATE_RULE, LATE_CHECK)
SELECTION, PLAN, REQUIREMENT = "selectie", "plan", "eis"
"""Groups of rules in `RuleRow.group`, beside the documents."""


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """The bid that somebody wants to reject, with what was found and decided about it."""

    result: Result
    rows: Rows
    known: tuple[Ruling, ...]
    bid: str
    region: str  # id, or EVERYWHERE


class DecisionError(Exception):
    """This cannot be recorded as a decision; the sentence says why and what to do."""


def grounds_named(result: Result, texts: Sequence[str]) -> tuple[Ground, ...]:
    """The grounds that somebody writes: `D05/aanwezig`, `D05` (all of it), `te laat`. DecisionError names what can be written."""
    found, faults = [], []
    for text in texts:
        try:
            found.append(_named(result, text))
        except DecisionError as fault:
            faults.append(str(fault))
    if faults:
        raise DecisionError("\n".join(faults))
    return tuple(found)


def _named(result: Result, text: str) -> Ground:
    if " ".join(text.casefold().replace("_", " ").split()) in ("te laat", "te laat ontvangen", "sluiting", "closes/te laat"):
        return LATE
    code, slash, words = (part.strip() for part in text.partition("/"))
    rules = {rule.code.casefold(): rule.code for rule in result.procedure.rules}
    rule = rules.get(code.casefold())
    if rule is None:
        raise DecisionError(
            f"{text} is geen grond. Schrijf de code van het document, zo nodig met de controle erbij, zoals D05 of D05/aanwezig. "
            "Kwam de inschrijving te laat? Schrijf: te laat."
        )
    if not slash:
        return rule, ""
    check = BY_PERSON if words.casefold() == BY_PERSON else check_called(words)
    if not check:
        named = {
            check_name(finding.check) for row in result.assessments for one in row.documents if one.rule == rule for finding in one.findings
        }
        raise DecisionError(f"{words} is geen controle van {rule}. Kies uit: {', '.join(sorted(named)) or 'geen'}.")
    return rule, check


def ground_words(ground: Ground) -> str:
    """A ground as a person reads it and can write it."""
    return "te laat" if ground == LATE else f"{ground[0]}/{check_name(ground[1])}"


def proposed(about: About) -> tuple[Ground, ...]:
    """What a rejection rests on when nobody names it: what people decided against, and what was found against it and nobody lifted."""
    mine = [one for one in about.known if one.stands and one.bid == about.bid and one.region in (about.region, EVERYWHERE)]
    said = {one.part: one.outcome for one in mine}
    found = (
        (document.rule, finding.check)
        for document in _documents(about.rows)
        for finding in document.findings
        if _counts(finding.verdict, said.get(document.rule))
    )
    return tuple(dict.fromkeys(itertools.chain((LATE,) if _is_late(about.rows) else (), found, _refused(about))))


def checked(wanted: Sequence[Ground], about: About) -> tuple[Ground, ...]:
    """The grounds that are meant, each of them one that can be; DecisionError says of every other why it cannot."""
    can_be = (*possible(about.rows), *_refused(about))
    chosen = tuple(dict.fromkeys(one for ground in wanted for one in _meant(ground, can_be)))
    strange = [ground for ground in wanted if not list(_meant(ground, can_be))]
    if strange:
        named = ", ".join(dict.fromkeys(map(ground_words, can_be))) or "geen"
        why = [_no_ground(ground, about) for ground in strange]
        raise DecisionError("\n".join([*why, f"Gronden die hier kunnen: {named}."]))
    if not chosen:
        raise DecisionError(_nothing(about))
    return chosen


def selection_said(rule: RuleRow) -> str:
    """Why a decision against this rule is no ground; "" when the rule is no selection criterion."""
    if rule.group != SELECTION:
        return ""
    return (
        f"{rule.code} ({rule.name}) is een selectiecriterium ({rule.source.clause}): het zorgkantoor kiest ermee tussen inschrijvingen. "
        "Het is geen grond om iemand af te wijzen. Kwamen anderen ervoor? Gebruik dan de uitkomst niet_gekozen."
    )


def _documents(rows: Sequence[Assessment | DocumentRow | CriterionRow]) -> Iterator[DocumentRow]:
    return itertools.chain.from_iterable(row.documents for row in rows if isinstance(row, Assessment))


def _is_late(rows: Rows) -> bool:
    return any(isinstance(row, Assessment) and row.standing is Standing.LATE for row in rows)


def _counts(verdict: Verdict, said: Outcome | None) -> bool:
    """Is a finding a ground: what a person said of the document goes before what the program found."""
    if said is None:
        return verdict is Verdict.NOT_MET
    return said is Outcome.NOT_MET and verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE)


def possible(rows: Rows) -> Iterator[Ground]:
    """Every open finding of these rows that a rejection can rest on, and a bid that came too late."""
    if _is_late(rows):
        yield LATE
    for document in _documents(rows):
        for finding in document.findings:
            if finding.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE):
                yield document.rule, finding.check


def _refused(about: About) -> Iterator[Ground]:
    """Eligibility requirements of which a person decided that they are not met: whoever does not meet one gets no contract."""
    requirements = {rule.code for rule in about.result.procedure.rules if rule.group == REQUIREMENT}
    for row in about.rows:
        for criterion in row.criteria if isinstance(row, Assessment) else ():
            said = ruling_on(about.known, bid=about.bid, region=row.region, part=criterion.rule) if isinstance(row, Assessment) else None
            if criterion.rule in requirements and said and said.outcome is Outcome.NOT_MET:
                yield criterion.rule, BY_PERSON


def _meant(ground: Ground, possible: Sequence[Ground]) -> Iterator[Ground]:
    return (one for one in possible if one == ground or (one[0] == ground[0] and not ground[1]))


def _no_ground(ground: Ground, about: About) -> str:
    """Why this one cannot be a ground."""
    rule = next((one for one in about.result.procedure.rules if one.code == ground[0]), None)
    said = ground_words(ground) if ground[1] else ground[0]
    if rule is None:
        return f"{said}: deze inschrijving was niet te laat."
    if rule.group == SELECTION:
        return selection_said(rule)
    if rule.group == REQUIREMENT:
        return (
            f"{said}: bij een eis zegt het programma niet of eraan is voldaan. Beslis eerst zelf: "
            f"--onderdeel {rule.code} --uitkomst voldoet_niet, met de reden. Daarna kan het een grond zijn."
        )
    if rule.group == PLAN:
        plan = next((one.rule for one in _documents(about.rows) for finding in one.findings if finding.check == "plan_elements"), "")
        return f"{said} ({rule.name}) is een deel van het plan. Beslis over dat document{f' ({plan})' if plan else ''}."
    return f"{said}: hier staat geen open bevinding over in de toetsing."


def _nothing(about: About) -> str:
    """A rejection without any ground: what to do, and what of the decisions so far is none."""
    rules = {rule.code: rule for rule in about.result.procedure.rules}
    against = [one.part for one in about.known if one.stands and one.bid == about.bid and one.outcome is Outcome.NOT_MET]
    said = [selection_said(rules[part]) for part in dict.fromkeys(against) if part in rules]
    head = (
        "Voor een afwijzing is een grond nodig, en er staat geen 'voldoet niet'. Beslis eerst over het document waar het om gaat: "
        "--onderdeel D03 --uitkomst voldoet_niet. Zijn anderen gekozen? Gebruik de uitkomst niet_gekozen."
    )
    return "\n".join([head, *(one for one in said if one)])
