"""Is the document young enough? Calendar months back from the bidder's own submission; exactly so many months is in order. Pure."""

import datetime as dt

from checklist import seals
from checklist.checks.answer import Asked
from checklist.filed import Filed
from checklist.finding import Finding, Reason, Verdict
from checklist.timing import dutch, months_before
from checklist.wording import listed
from extractors.document import Fact, Sure

SEALED_WITHIN = 1  # days between the printed date and that of the seal: an extract is sealed when it is made, maybe past midnight


def age(asked: Asked) -> Finding | None:
    """The youngest document of this kind decides; both readings of an arguable reference day are computed."""
    if not asked.found or asked.round.age is None:
        return None
    dated = [(fact, item) for item in asked.found for fact in item.piece.all("datum")]
    if not dated:
        item = asked.found[0]
        if (seal := seals.of_register(item)) and seal.is_sound and (sealed := seals.day(seal)):
            text = (
                f"Op {item.origin.name} is geen datum van afgifte te lezen. Het digitale zegel is van {dutch(sealed)}. {seals.told(seal)}"
            )
            return asked.person(Reason.UNREADABLE, f"{text} Een mens beslist of die datum telt.", evidence=item.opening())
        text = f"Op {item.origin.name} is geen datum van afgifte te lezen. Kijk de datum na op het document."
        return asked.unknown(Reason.UNREADABLE, text, evidence=item.opening())
    if not asked.days:
        text = "De dag van inschrijving staat niet vast, dus de leeftijd van dit document ook niet."
        return asked.unknown(Reason.DOUBT, text, evidence=dated[0][1].evidence(dated[0][0]))
    own = {day: fact for fact, _ in dated for day in _day(fact)}
    if len({fact.value for fact, _ in dated}) > 1 and len({item.document.sha256 for _, item in dated}) == 1:
        return _several(asked, dated)
    if not own:
        fact, item = dated[0]
        text = f"De datum op {item.origin.name} ({fact.value}) bestaat niet. Kijk de datum na op het document."
        return asked.person(Reason.CONTRADICTION, text, evidence=item.evidence(fact))
    youngest = max(own)
    item = next(item for fact, item in dated if fact is own[youngest])
    found = _judged(asked, youngest, fact=own[youngest], item=item)
    return _doubted(asked, youngest, found=found, item=item) or found


def _doubted(asked: Asked, day: dt.date, *, found: Finding, item: Filed) -> Finding | None:
    """The register's own seal was broken, or is of another day than the one printed. A broken seal makes no document younger."""
    seal = seals.of_register(item)
    if seal is None:
        return None
    if seal.is_broken and found.verdict is not Verdict.NOT_MET:
        text = (
            f"Op {item.origin.name} staat {dutch(day)}, maar het digitale zegel van de Kamer van Koophandel past niet meer. {seal.because}"
        )
        return asked.person(Reason.CONTRADICTION, f"{text} Kijk na of dit het echte uittreksel is.", evidence=found.evidence)
    sealed = seals.day(seal) if seal.is_sound else None
    if sealed is None or abs((sealed - day).days) <= SEALED_WITHIN:
        return None
    text = (
        f"Op {item.origin.name} staat {dutch(day)}, maar het digitale zegel van de Kamer van Koophandel is van {dutch(sealed)}. "
        "Een mens kijkt na welke datum geldt."
    )
    return asked.person(Reason.CONTRADICTION, text, evidence=found.evidence)


def _beside(item: Filed) -> str:
    """What the register's seal adds to the printed date; "" without one that holds."""
    seal = seals.of_register(item)
    sealed = seals.day(seal) if seal and seal.is_sound else None
    if seal is None or sealed is None:
        return ""
    sure = "" if seal.trusted is Sure.YES else " Of dat zegel echt van de Kamer van Koophandel is, staat niet vast."
    return f" Het digitale zegel van de Kamer van Koophandel zegt hetzelfde ({dutch(sealed)}).{sure}"


def _judged(asked: Asked, day: dt.date, *, fact: Fact, item: Filed) -> Finding:
    months = asked.round.age.months if asked.round.age else 0
    evidence = item.evidence(fact)
    if day > asked.days[-1]:
        text = f"{item.origin.name} is van {dutch(day)}, na de dag van inschrijving ({dutch(asked.days[-1])}). Kijk dit na."
        return asked.person(Reason.CONTRADICTION, text, evidence=evidence)
    limits = {reference: months_before(reference, months) for reference in asked.days}
    fresh = [reference for reference, limit in limits.items() if day >= limit]
    if doubt := fact.about.get("onzeker"):
        return asked.person(Reason.DOUBT, f"De datum op {item.origin.name} is op twee manieren te lezen: {doubt}", evidence=evidence)
    if fresh and fact.about.get("wat") == "afdruk":
        text = f"Op {item.origin.name} staat alleen de dag waarop het is geprint of gedownload ({dutch(day)}), en geen datum van afgifte."
        return asked.person(Reason.DOUBT, f"{text} Een mens kijkt na wanneer het is gemaakt.", evidence=evidence)
    if len(fresh) == len(limits):
        limit = max(limits.values())
        fine = f"Dat is niet te oud: bij inschrijven op {dutch(asked.days[-1])} mag het vanaf {dutch(limit)}."
        return asked.met(f"{item.origin.name} is van {dutch(day)}. {fine}{_beside(item)}", evidence)
    if fresh:
        text = (
            f"{item.origin.name} is van {dutch(day)}. Gerekend vanaf {dutch(asked.days[0])} is dat op tijd, vanaf "
            f"{dutch(asked.days[-1])} te oud. De inschrijving kwam in meer dan één mail; een mens beslist welke dag telt."
        )
        return asked.person(Reason.TOO_OLD, text, evidence=evidence)
    limit = min(limits.values())
    text = (
        f"{item.origin.name} is van {dutch(day)} en dus ouder dan {months} maanden op {dutch(asked.days[0])}, "
        f"de dag van inschrijving; het mocht niet ouder zijn dan {dutch(limit)}."
    )
    return asked.not_met(Reason.TOO_OLD, text + _beside(item), evidence=evidence)


def _several(asked: Asked, dated: list[tuple[Fact, Filed]]) -> Finding:
    """One file with several dates that could count: said, not chosen."""
    days = [_told(value) for value in sorted({fact.value for fact, _ in dated})]
    item = dated[0][1]
    text = f"Op {item.origin.name} staan meer datums die kunnen tellen ({listed(days, last='en')}). Een mens kijkt na welke geldt."
    return asked.person(Reason.DOUBT, text, evidence=item.evidence(*(fact for fact, _ in dated)))


def _told(value: str) -> str:
    """A date as people write it; one that does not exist as it was read."""
    try:
        return dutch(dt.date.fromisoformat(value))
    except ValueError:
        return value


def _day(fact: Fact) -> tuple[dt.date, ...]:
    try:
        return (dt.date.fromisoformat(fact.value),)
    except ValueError:
        return ()
