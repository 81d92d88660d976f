"""Consortium, subcontractors and the newcomer's plan. Pure."""

import re
from collections.abc import Collection

from checklist.checks.answer import Asked
from checklist.checks.versions import contradicted
from checklist.entity import names_of, numbers_of, plain
from checklist.filed import Filed
from checklist.finding import Finding, Reason, Support
from checklist.wording import listed
from extractors.document import Fact, Kind


def joint_liability(asked: Asked) -> Finding | None:
    """Do all participants accept liability, each for the whole (BW 6:6: without "hoofdelijk" it is for equal shares)?"""
    if not asked.found:
        return None
    said = [(fact, item) for item in asked.found for fact in item.piece.all("aansprakelijk")]
    if not said:
        text = f"In {asked.found[0].origin.name} is geen zin over aansprakelijkheid voor het geheel gevonden. Een mens leest dit na."
        return asked.person(Reason.DOUBT, text, evidence=asked.found[0].opening())
    weak = [(fact, item) for fact, item in said if fact.value != "geheel"]
    whole = [(fact, item) for fact, item in said if fact.value == "geheel"]
    if not whole:
        fact, item = weak[0]
        text = (
            f"{item.origin.name} zegt niet dat iedere deelnemer hoofdelijk voor het geheel aansprakelijk is: "
            f"«{' '.join(fact.locator.quote.split())}»."
        )
        if fact.value == "onduidelijk":
            return asked.person(Reason.DOUBT, f"{text} Een mens leest dit na.", evidence=item.evidence(fact))
        return asked.not_met(Reason.INCOMPLETE, text, evidence=item.evidence(fact))
    if weak:
        text = f"{weak[0][1].origin.name} spreekt zichzelf tegen over de aansprakelijkheid. Een mens leest dit na."
        return asked.person(Reason.CONTRADICTION, text, evidence=(*whole[0][1].evidence(whole[0][0]), *weak[0][1].evidence(weak[0][0])))
    return _participants(asked) or asked.met(
        "Iedere deelnemer aanvaardt hoofdelijke aansprakelijkheid voor het geheel.", whole[0][1].evidence(whole[0][0])
    )


def _participants(asked: Asked) -> Finding | None:
    """Do the same participants stand in the declaration as in the bid, and did all sign?"""
    item = asked.found[0]
    told = item.piece.all("deelnemer")
    here, numbers = {plain(fact.value) for fact in told}, {fact.about["kvk_nummer"] for fact in told if "kvk_nummer" in fact.about}
    gone = [member.name for member in asked.file.bid.members if plain(member.name) not in here and member.kvk_number not in numbers]
    if here and gone:
        text = f"{item.origin.name} noemt {listed(gone, last='en')} niet als deelnemer; andere documenten doen dat wel."
        return asked.person(Reason.INCOMPLETE, text, evidence=item.opening())
    return _left_out(asked, item, here=here, numbers=numbers) or _signed_by_all(asked)


_OF_PARTICIPANT = (Kind.UITTREKSEL_KVK, Kind.VOG_RP)


def _left_out(asked: Asked, item: Filed, *, here: Collection[str], numbers: Collection[str]) -> Finding | None:
    """Is there somebody with an extract and a VOG of its own who is no participant by the declaration, and directs none of them?"""
    extracts = asked.file.counting((Kind.UITTREKSEL_KVK,))
    directors = {plain(fact.value) for paper in extracts for fact in paper.piece.all("bestuurder")}
    bid = asked.file.bid
    known = {*numbers, bid.kvk_number, *(member.kvk_number for member in bid.members)}
    names = {*here, *directors, plain(bid.name), *(plain(member.name) for member in bid.members)}
    others: dict[str, dict[Kind, Filed]] = {}
    for paper in asked.file.counting(_OF_PARTICIPANT):
        own = numbers_of(paper.piece)
        if len(own) == 1 and own[0] not in known and names.isdisjoint(map(plain, names_of(paper.piece))):
            others.setdefault(own[0], {})[paper.piece.kind] = paper
    found = next((papers for papers in others.values() if len(papers) == len(_OF_PARTICIPANT)), None)
    if found is None or not here:
        return None
    name = next((name for paper in found.values() for name in names_of(paper.piece)), "een andere organisatie")
    text = f"Van {name} is er een eigen KvK-uittreksel en VOG, maar {item.origin.name} noemt deze organisatie niet als deelnemer."
    proof = tuple(evidence for paper in found.values() for evidence in paper.opening())
    return asked.person(Reason.INCOMPLETE, f"{text} Een mens kijkt na of zij meedoet.", evidence=proof)


def _signed_by_all(asked: Asked) -> Finding | None:
    """Did each participant sign, on this copy or on one of its own? A place left empty is not signed; too few marks are for a person."""
    marks = [(fact, item) for item in asked.found for fact in item.piece.all("handtekening")]
    real = [(fact, item) for fact, item in marks if fact.value not in ("leeg", "getypt")]
    hands = {plain(fact.about.get("ondertekenaar", "")) or f"{item.ref}{number}" for number, (fact, item) in enumerate(real)}
    members = len(asked.file.bid.members)
    if not marks or len(hands) >= members:
        return None
    empty = [(fact, item) for fact, item in marks if fact.value == "leeg" and plain(fact.about.get("ondertekenaar", "")) not in hands]
    named = [fact.about["ondertekenaar"] for fact, _ in empty if "ondertekenaar" in fact.about]
    where = listed(list(dict.fromkeys(item.origin.name for item in asked.found)), last="en")
    proof = tuple(evidence for fact, item in marks for evidence in item.evidence(fact))
    if named and real:
        text = f"In {where} is de plek voor de handtekening van {listed(list(dict.fromkeys(named)), last='en')} leeg gebleven."
        return asked.not_met(Reason.UNSIGNED, text, evidence=tuple(e for fact, item in empty for e in item.evidence(fact)))
    text = f"{where} heeft {len(hands)} handtekening{'' if len(hands) == 1 else 'en'} voor {members} deelnemers. Een mens kijkt dit na."
    return asked.person(Reason.UNSIGNED, text, evidence=proof)


def subcontractors_declared(asked: Asked) -> Finding | None:
    """Is the question about subcontractors answered for each year, and do the texts agree with the answer?"""
    answers = [(fact, item) for item in asked.found for fact in item.piece.all("onderaannemers")]
    if not asked.found:
        return None
    if not answers:
        text = f"In {asked.found[0].origin.name} is geen antwoord gevonden op de vraag over onderaannemers."
        return asked.person(Reason.INCOMPLETE, text, evidence=asked.found[0].opening())
    silent = [(fact, item) for fact, item in answers if fact.value not in ("ja", "nee")]
    if silent:
        years = listed(sorted({fact.about.get("jaar", "een jaar") for fact, _ in silent}), last="en")
        text = f"De vraag over onderaannemers is niet duidelijk beantwoord voor {years}."
        return asked.person(Reason.NOT_FILLED_IN, text, evidence=silent[0][1].evidence(silent[0][0]))
    told = {fact.about.get("jaar", "") for fact, _ in answers}
    gone = [year for year in asked.words("years") if year not in told] if "" not in told else []
    if gone:
        text = f"Over onderaannemers is geen antwoord gevonden voor {listed(gone, last='en')}."
        return asked.person(Reason.INCOMPLETE, text, evidence=answers[0][1].evidence(answers[0][0]))
    return (
        contradicted(asked, answers)
        or _named_all_the_same(asked, answers)
        or asked.met("De vraag over onderaannemers is beantwoord.", tuple(proof for fact, item in answers for proof in item.evidence(fact)))
    )


def _named_all_the_same(asked: Asked, answers: list[tuple[Fact, Filed]]) -> Finding | None:
    """ "nee" to subcontractors while a text names one: a contradiction for a person."""
    denied = [(fact, item) for fact, item in answers if fact.value == "nee"]
    texts = asked.file.counting((Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN))
    own = {plain(member.name) for member in asked.file.bid.members}  # who takes part is no subcontractor; "zelfstandigen" can be these
    named = [(fact, item) for item in texts for fact in item.piece.all("onderaannemer") if not (own and _is_own(fact.value, own))]
    if not denied or not named or len(denied) < len(answers):
        return None
    (no, declaration), (name, text_file) = denied[0], named[0]
    text = (
        f"De bestuursverklaring zegt 'nee' bij onderaannemers, maar {text_file.origin.name} noemt: "
        f"«{name.locator.quote.strip()}». Een mens kijkt na of dat een onderaannemer is."
    )
    return asked.person(Reason.CONTRADICTION, text, evidence=(*declaration.evidence(no), *text_file.evidence(name)))


def _is_own(name: str, members: Collection[str]) -> bool:
    """Is this a participant of the consortium, or a word for its sole traders?"""
    return plain(name) in members or name[:1].islower()


def plan_region(asked: Asked) -> Finding | None:
    """Is the plan about this region? A plan that names only other regions, or none where several are asked, is for a person."""
    plans = asked.found or asked.arguable
    named = {item.ref: asked.file.told_of.get(item.ref, frozenset()) for item in plans}
    everywhere = frozenset().union(*named.values())
    several = len(asked.file.bid.regions) > 1
    if not plans or asked.region in everywhere or not (everywhere or several):
        return None
    names = {row.id: row.name for row in asked.round.regions}
    where = listed([item.origin.name for item in plans], last="en")
    text = f"In {where} is de regio {names[asked.region]} niet gevonden, en ook geen gemeente daarin."
    if everywhere:
        text += f" Wel gevonden: {listed(sorted(names[region] for region in everywhere), last='en')}."
    return asked.person(Reason.DOUBT, f"{text} Een mens kijkt na of dit plan ook voor deze regio is.", evidence=plans[0].opening())


def plan_elements(asked: Asked) -> Finding | None:
    """Which of the elements of the plan are found; whether they are "concreet en tijdgebonden" is an open norm for a person."""
    if not asked.found:
        return None
    wanted = asked.words("elements")
    codes = {rule.code: rule.name for rule in asked.round.plan if not wanted or rule.code in wanted}
    rows = [row for row in asked.criteria if row.rule in codes]
    absent = [codes[row.rule] for row in rows if row.support is Support.NOT_FOUND]
    weak = [codes[row.rule] for row in rows if row.support is Support.WEAK]
    name = asked.found[0].origin.name
    if absent:
        text = f"In {name} is niet gevonden: {listed(absent, last='en')}. Een mens leest dit na."
        return asked.person(Reason.INCOMPLETE, text, evidence=asked.found[0].opening())
    if weak:
        text = f"{name} noemt {listed(weak, last='en')}, maar zonder datums of feiten. Een mens beslist of dit concreet en tijdgebonden is."
        return asked.person(Reason.INCOMPLETE, text, evidence=asked.found[0].opening())
    if (last := _last_year(asked)) and (begins := asked.file.bid.submitted) and last < begins.year:
        text = f"De jaartallen in {name} gaan niet verder dan {last}, en de inschrijving is van {begins.year}. "
        text += "Een mens kijkt na of dit plan nog geldt."
        return asked.person(Reason.DOUBT, text, evidence=asked.found[0].opening())
    text = f"De drie onderdelen zijn gevonden in {name}. Of het plan concreet en tijdgebonden genoeg is, beslist een mens."
    return asked.met(text, asked.found[0].opening())


_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def _last_year(asked: Asked) -> int:
    """The last year that the plans name; 0 where they name none."""
    lines = (line.text for item in asked.found for page in item.pages for line in page.lines)
    return max((int(match[0]) for text in lines for match in _YEAR.finditer(text)), default=0)
