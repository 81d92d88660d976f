"""On what a rejection can rest: findings against a document, a bid that came too late, and what a person decided is not met.

Knows the result and the decisions on record; decides nothing. A selection criterion weighs bids against each other and is never a
ground (policy 2027-2028, chapter 6, Selectiecriteria; the group of the rule in the round file says which they are).
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Assessment, CriterionRow, DocumentRow, Result, RuleRow, Standing, Verdict, check_called, check_name
from reports.decision import BY_PERSON, EVERYWHERE, Basis, Outcome, Ruling, ruling_on
from reports.outcomes import LATE_CHECK, LATE_RULE
from templates.wording import spoken

Rows = tuple[Assessment | DocumentRow | CriterionRow, ...]
Ground = tuple[str, str]
"""A rule and a check under it, as the register has them; the check "" is every open one of that rule."""

LATE = (LATE_RULE, LATE_CHECK)
DOCUMENT, SELECTION, PLAN, REQUIREMENT = "document", "selectie", "plan", "eis"
"""Groups of rules in `RuleRow.group`."""


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
    """What a rejection rests on when nobody names it: what people decided against, and what was found against it and nobody lifted.

    Where a person decided against a document and the program found nothing open there, in any of the regions, the decision is the ground.
    """
    rows = _assessments(about)
    found = {row.region: _against_in(about, row) for row in rows}
    alone = [one for one in _by_people(about) if not all(any(rule == one[0] for rule, _ in found[row.region]) for row in rows)]
    theirs = {rule for rule, _ in alone}
    seen = (one for row in rows for one in found[row.region] if one[0] not in theirs)
    return tuple(dict.fromkeys(itertools.chain(seen, alone)))


def checked(wanted: Sequence[Ground], about: About) -> tuple[Ground, ...]:
    """The grounds that are meant, each of them one that can be; DecisionError says of every other why it cannot.

    A ground holds in every region that is rejected, and nobody lifted it there: whoever is rejected gets a letter per region.
    """
    seen = tuple(dict.fromkeys((*possible(about.rows), *_by_people(about))))
    chosen = tuple(dict.fromkeys(one for ground in wanted for one in _meant(ground, seen)))
    why = [_no_ground(ground, about) for ground in wanted if not _meant(ground, seen)]
    why += dict.fromkeys(said for one in chosen if (said := _lifted(one, about) or _elsewhere(one, about)))
    if why:
        can_be = [ground_words(one) for one in seen if not (_lifted(one, about) or _elsewhere(one, about))]
        raise DecisionError("\n".join([*why, f"Gronden die hier kunnen: {', '.join(can_be) or 'geen'}."]))
    if not chosen:
        raise DecisionError(_nothing(about))
    return chosen


def _lifted(ground: Ground, about: About) -> str:
    """Dutch: that a person decided, where this would reject, that the document of this ground is in order; "" where nobody did."""
    told = ((row, _said(about, row, ground[0])) for row in _assessments(about))
    met = [(row, said) for row, said in told if said is not None and said.outcome is Outcome.MET]
    if not met:
        return ""
    numbers = spoken([str(number) for number in dict.fromkeys(said.number for _, said in met)])
    there = f" in {_places(about, [row for row, _ in met])}" if len(met) < len(_assessments(about)) else ""
    return (
        f"{ground_words(ground)}: een mens besloot dat {ground[0]} voldoet{there} (besluit {numbers}). "
        "Dan is dit geen grond. Klopt dat niet meer? Vervang eerst dat besluit."
    )


def _elsewhere(ground: Ground, about: About) -> str:
    """Dutch: that a ground was found in some of these regions only, or an open point decided there only; "" where it holds in each."""
    rows = _assessments(about)
    decided = any(_is_against(about, row, ground[0]) for row in rows)
    here = [row for row in rows if ground in (_against_in(about, row) if decided else possible((row,)))]
    if ground[1] == BY_PERSON or len(here) == len(rows):
        return ""
    if decided and all(ground in possible((row,)) for row in rows):
        return f"{ground_words(ground)}: {_not_yet(about, ground[0])}"
    return (
        f"{ground_words(ground)}: dit is alleen gevonden in {_places(about, here)}, en geldt dus niet voor elke regio. "
        "Wijs per regio af, met --regio, of noem met --grond alleen wat overal geldt."
    )


def _places(about: About, rows: Sequence[Assessment]) -> str:
    names = {row.id: row.name for row in about.result.procedure.regions}
    return spoken([names.get(row.region, row.region) for row in rows])


def bases(about: About, grounds: Sequence[Ground]) -> tuple[Basis, ...]:
    """What people decided against the documents and requirements of these grounds, each decision once."""
    found = (
        (rule, said)
        for rule in dict.fromkeys(rule for rule, _ in grounds)
        for row in _assessments(about)
        if (said := _said(about, row, rule)) and said.outcome is Outcome.NOT_MET
    )
    each = dict.fromkeys((rule, said.number, said.reason, said.clause) for rule, said in found)
    return tuple(Basis(rule=rule, number=number, reason=reason, clause=clause) for rule, number, reason, clause in each)


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


def _against(about: About, row: Assessment, document: DocumentRow) -> Iterator[Ground]:
    """The findings that are grounds: what a person said of the document goes before what the program found."""
    said = _said(about, row, document.rule)
    for finding in document.findings:
        if said is None:
            counts = finding.verdict is Verdict.NOT_MET
        else:
            counts = said.outcome is Outcome.NOT_MET and finding.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE)
        if counts:
            yield document.rule, finding.check


def _against_in(about: About, row: Assessment) -> list[Ground]:
    """All that is a ground in one region."""
    return [*((LATE,) if _is_late((row,)) else ()), *(one for document in row.documents for one in _against(about, row, document))]


def _said(about: About, row: Assessment, rule: str) -> Ruling | None:
    """What a person decided on this part, and stands in the region of this row."""
    return ruling_on(about.known, bid=about.bid, region=row.region, part=rule)


def possible(rows: Rows) -> Iterator[Ground]:
    """Every open finding of these rows that a rejection can rest on, and a bid that came too late."""
    if _is_late(rows):
        yield LATE
    for document in _documents(rows):
        for finding in document.findings:
            if finding.verdict not in (Verdict.MET, Verdict.NOT_APPLICABLE):
                yield document.rule, finding.check


def _by_people(about: About) -> Iterator[Ground]:
    """Documents and eligibility requirements of which a person decided that they are not in order, in every region that this is about.

    Whoever does not meet a requirement gets no contract, and of a document a person may see what no program sees.
    """
    rows = _assessments(about)
    for rule in about.result.procedure.rules if rows else ():
        said = [_said(about, row, rule.code) for row in rows]
        if rule.group in (DOCUMENT, REQUIREMENT) and all(one is not None and one.outcome is Outcome.NOT_MET for one in said):
            yield rule.code, BY_PERSON


def _meant(ground: Ground, possible: Sequence[Ground]) -> list[Ground]:
    """This one; of a rule without a check its open findings, or where there are none what a person decided."""
    if ground[1]:
        return [one for one in possible if one == ground]
    mine = [one for one in possible if one[0] == ground[0]]
    return [one for one in mine if one[1] != BY_PERSON] or mine


def _no_ground(ground: Ground, about: About) -> str:
    """Why this one cannot be a ground."""
    rule = next((one for one in about.result.procedure.rules if one.code == ground[0]), None)
    said = ground_words(ground) if ground[1] else ground[0]
    if rule is None:
        return f"{said}: deze inschrijving was niet te laat."
    if rule.group == SELECTION:
        return selection_said(rule)
    if rule.group != PLAN and ground[1] in ("", BY_PERSON) and (not_yet := _not_yet(about, rule.code)):
        return f"{said}: {not_yet}"
    if rule.group == REQUIREMENT:
        return (
            f"{said}: bij een eis zegt het programma niet of eraan is voldaan. Beslis eerst zelf: "
            f"--onderdeel {rule.code} --uitkomst voldoet_niet, met de reden. Daarna kan het een grond zijn."
        )
    if rule.group == PLAN:
        plan = next((one.rule for one in _documents(about.rows) for finding in one.findings if finding.check == "plan_elements"), "")
        return f"{said} ({rule.name}) is een deel van het plan. Beslis over dat document{f' ({plan})' if plan else ''}."
    return (
        f"{said}: hier staat geen open bevinding over in de toetsing. Ziet u er zelf een gebrek? Beslis dan eerst over het document: "
        f"--onderdeel {rule.code} --uitkomst voldoet_niet, met de reden. Daarna kan het een grond zijn."
    )


def _not_yet(about: About, part: str) -> str:
    """Dutch: why a decision against this part is no ground here (yet); "" when there is none."""
    mine = [one for one in about.known if (one.bid, one.part, one.outcome) == (about.bid, part, Outcome.NOT_MET)]
    mine = [one for one in mine if one.replaced_by is None and one.region in (EVERYWHERE, *(row.region for row in _assessments(about)))]
    if waiting := [one for one in mine if one.waits]:
        number = waiting[-1].number
        return f"besluit {number} over {part} wacht op een tweede persoon. Na --bevestig {number} door die ander kan het een grond zijn."
    if refused := [one for one in mine if one.refused]:
        return f"besluit {refused[-1].number} over {part} is geweigerd. Het telt niet en is dus geen grond."
    where = [row for row in _assessments(about) if _is_against(about, row, part)]
    if not where:
        return ""
    return (
        f"dat {part} niet voldoet, is alleen beslist voor {_places(about, where)}. Wijs alleen daar af, met --regio, "
        f"of beslis ook voor de andere regio's over {part}."
    )


def _assessments(about: About) -> list[Assessment]:
    return [row for row in about.rows if isinstance(row, Assessment)]


def _is_against(about: About, row: Assessment, part: str) -> bool:
    said = _said(about, row, part)
    return said is not None and said.outcome is Outcome.NOT_MET


def _nothing(about: About) -> str:
    """A rejection without any ground: what to do, and what of the decisions so far is none."""
    rules = {rule.code: rule for rule in about.result.procedure.rules}
    against = [one.part for one in about.known if one.bid == about.bid and one.outcome is Outcome.NOT_MET and one.replaced_by is None]
    said = [_why_none(about, rules[part]) for part in dict.fromkeys(against) if part in rules]
    if any(said):
        return "\n".join(["Voor een afwijzing is een grond nodig, en die is er nog niet.", *(one for one in said if one)])
    return (
        "Voor een afwijzing is een grond nodig, en er staat geen 'voldoet niet'. Beslis eerst over het document waar het om gaat: "
        "--onderdeel D03 --uitkomst voldoet_niet. Zijn anderen gekozen? Gebruik de uitkomst niet_gekozen."
    )


def _why_none(about: About, rule: RuleRow) -> str:
    """Why a decision against this rule is no ground, as a sentence; "" when there is nothing to say of it."""
    if rule.group == PLAN:
        return _no_ground((rule.code, ""), about)
    said = selection_said(rule) or _not_yet(about, rule.code)
    return said[:1].upper() + said[1:]
