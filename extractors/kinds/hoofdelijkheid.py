"""The statement of joint and several liability of a consortium, in any wording.

Knows who takes part and signs, and the words such a statement is recognised by; what it accepts is read by `liability`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.acts.done import answers_for_all, is_contract, is_together, makes_liable, sentences
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt
from extractors.kinds.bestuursverklaring import declared
from extractors.liability import liability
from extractors.liability_parts import less_than_whole
from extractors.numbers import EIGHT, numbers
from extractors.parties.participants import numbered, participants, with_roles
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.written import regions
from extractors.stated import kvk_numbers

_NOT_A_PARTY = re.compile(
    r"\b(?:tel|telefoon|mobiel|gsm|fax|rekening|iban|kenmerk|polis|zaak(?:nummer)?|dossier|referentie|factuur|relatie(?:nummer)?|order(?:nummer)?|"
    r"aandeelhouder|moeder|zorgkantoor|zorgverzekeraar)\b[^0-9]{0,20}(?:[0-9]{1,4}[\s/.-]{1,3}){0,3}$"
)


def _all_numbers(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """Every number of eight digits, with or without its label: who else is named with a number in such a statement than those who sign?

    One without a label says so (`label`: `geen`): by itself it makes nobody the same party.
    """
    known = {fact.value for fact in facts if fact.name == "kvk_nummer" and fact.about.get("rol") != "ander"}
    found: dict[str, Fact] = {}
    for sheet in seen.sheets[:4]:
        named = {number.value for number in numbers(sheet.plain) if number.kind == "kvk"}
        for match in islice(EIGHT.finditer(sheet.plain), 40):
            if match[0] not in known and not _NOT_A_PARTY.search(sheet.plain[max(0, match.start() - 40) : match.start()]):
                about = {"rol": "deelnemer"} | ({} if match[0] in named else {"label": "geen"})
                found.setdefault(match[0], sheet.fact("kvk_nummer", match[0], about, span=match.span()))
    told = kvk_numbers(seen)  # also spaced, and under the head of its column
    for fact in told:
        if fact.value not in known and "rol" not in fact.about:
            found.setdefault(fact.value, replace(fact, about={"rol": "deelnemer"}))
    return list(found.values()) if seen.has("kvk", "handelsregister", "koophandel", "coc ", "commerce") or told or len(found) > 1 else []


def _signed_for(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """Without a list of participants: the organisations that were signed for, when there are several."""
    names = dict.fromkeys(fact.about["namens"] for fact in facts if fact.name == "ondertekenaar" and "namens" in fact.about)
    places = [(name, next((row for row in seen.rows if name in row.text), None)) for name in names]
    found = [row.fact("deelnemer", name, span=(row.text.index(name), row.text.index(name) + len(name))) for name, row in places if row]
    return found if len(found) > 1 else []


def read(seen: Excerpt) -> Reading:
    """Who is liable for what, who takes part, and who signed."""
    base = declared(seen)
    takes_part = participants(seen) or numbered(seen) or _signed_for(seen, base.facts)
    numbered_ones = _all_numbers(seen, base.facts)
    theirs = {fact.value for fact in numbered_ones}
    own = [fact for fact in base.facts if not (fact.name == "kvk_nummer" and fact.value in theirs)]
    facts = with_roles((*own, *numbered_ones, *liability(seen), *takes_part, *regions(seen)))
    missing = () if any(fact.name == "deelnemer" for fact in facts) else ("Welke deelnemers meedoen, is niet gelezen.",)
    return Reading(facts=facts, unread=(*base.unread, *missing))


_LONG = 6_000  # letters; a plan says such things in passing


def _leaves_less(seen: Excerpt) -> bool:
    """Does a sentence hold each to its own part, let nobody answer for the other, or the lead alone for all?"""
    return any(less_than_whole(words) for words in sentences(seen))


def _binds(seen: Excerpt) -> tuple[float, str]:
    """A sentence in which each of several answers for the whole, or for a share of it; a contract or policy does not count."""
    whole, shared = makes_liable(seen)
    shared = shared or (is_together(seen) and _leaves_less(seen))
    halves = not (whole or shared) and answers_for_all(seen)
    if not (whole or shared or halves) or len(seen.squeezed) > _LONG or is_contract(seen):
        return 0.0, ""
    several = len(EIGHT.findall(seen.squeezed)) > 1
    return 3.0 - 1.0 * halves + 1.0 * is_together(
        seen
    ) + 1.0 * several, "deelnemers staan in voor het geheel" if not shared or whole else "deelnemers verdelen de aansprakelijkheid"


_OTHER_CONTRACT = re.compile(
    r"\b(?:ver)?huurders?\b|\b(?:huur|koop|lease|lenings?|krediet|arbeids|verzekerings|bruikleen)-?(?:contract|overeenkomst)\b|\bgeldlening\b|"
    r"\b(?:kredietnemer|geldnemer|leasenemer)s?\b"
)
_OF_BID = ("zorgkantoor", "inschrijv", "inkoop", "clientonderst", "wlz", "penvoerder", "combinant", "samenwerkingsverband")


def _tell(seen: Excerpt) -> str:
    """A list of documents names the statement; in it nobody is liable. In a lease or loan somebody is, for something else."""
    if _OTHER_CONTRACT.search(seen.squeezed) and not seen.has(*_OF_BID):
        return "maar dit is een overeenkomst over iets anders dan de inschrijving"
    return (
        "" if any(makes_liable(seen)) or seen.has("aansprakelijk") or _leaves_less(seen) else "maar niemand stelt zich er aansprakelijk in"
    )


RECOGNISER = Recogniser(
    kind=Kind.HOOFDELIJKHEIDSVERKLARING,
    title=re.compile(r"hoofdelijk|verklaring (?:van )?(?:aansprakelijkheid|samenwerkingsverband|combinatie|deelnemers)|"
                     r"aansprakelijkheidsverklaring|(?:combinatie|consortium|samenwerkings?)verklaring|combinatie-?overeenkomst|"
                     r"verklaring (?:van )?(?:de )?(?:combinanten|deelnemers|partijen)|"
                     r"aanvaarding (?:van )?(?:hoofdelijk|aansprakelijk)|joint and several|verklaring inzake (?:de )?aansprakelijkheid|"
                     r"samenwerkingsverklaring|"
                     r"\bstaan (?:allen |alle \w+ |samen |gezamenlijk )*(?:voor (?:alles|elkaar|het geheel) )?(?:in|garant)\b|"
                     r"(?:onderlinge|gezamenlijke|wederzijdse|volledige) aansprakelijkheid|"
                     r"aansprakelijkheid (?:samenwerking|deelnemers|combinatie|onderling)"),
    needs=(
        "aansprakelijk", "hoofdelijk", "voor het geheel", "garant", "instaan", "staan in", "liab", "aanspre", "terecht", "verantwoordelijk",
        "aangesproken", "houden aan", "verhalen", "aankloppen", "nakom", "instaat", "verbonden", "gebonden", "borg",
    ),
    read=read,
    tell=_tell,
    weigh=_binds,
    signals=(
        Signal(shown="'hoofdelijk' of 'voor het geheel'", weight=2.5,
               phrases=("hoofdelijk aansprakelijk", "hoofdelijke aansprakelijkheid", "hoofdelijk verbonden",
                        "hoofdelijk gebonden", "hoofdelijk in voor", "dus hoofdelijk", "ieder van ons aanspreken",
                        "joint and several", "hoofdelijk tegenover",
                        "volledige nakoming kan aanspreken", "artikel 6:7",
                        "voor het geheel aansprakelijk", "aansprakelijk voor het geheel", "jointly and severally",
                        "ieder voor het geheel", "elk voor het geheel")),
        Signal(shown="een gezamenlijke inschrijving", weight=1.0,
               phrases=("schrijven samen", "schrijven gezamenlijk", "schrijven als een partij", "gezamenlijke inschrijving",
                        "samen een inschrijving", "schrijven als combinatie", "schrijven als samenwerkingsverband")),
        Signal(shown="dat ieder voor alles kan worden aangesproken", weight=1.5,
               phrases=("gehele nakoming", "gehele schade", "volledige nakoming", "ieder van ons aan", "wie van ons het aanspreekt",
                        "ieder van hen aan", "elk van ons aan", "voor alles wat", "ieder voor alles")),
        Signal(shown="aansprakelijkheid van deelnemers", weight=1.5, phrases=("aansprakelijkheid", "aansprakelijk voor",
            "aansprakelijk zijn", "is aansprakelijk", "zijn aansprakelijk")),
        Signal(shown="woorden over een samenwerkingsverband", weight=0.8, each=True, cap=3.2,
               phrases=("samenwerkingsverband", "deelnemers", "combinatie", "combinanten", "penvoerder", "consortium", "ieder der",
                        "ondergetekenden", "elk van de", "wij werken samen", "ieder van ons")),
        Signal(shown="woorden van een ondertekende verklaring", weight=0.6, each=True, cap=2.4, phrases=("ondergetekenden", "verklaren",
            "verklaart", "handtekening", "aldus", "ondertekening", "getekend")),
        Signal(shown="woorden van een ander stuk", weight=-1.5, each=True, cap=8.0,
               phrases=("geschiktheidseisen", "selectiecriteria", "inhoudsopgave", "bijgaand", "vervaardigd op", "onderaannemers",
                        "volmachtgever", "ketenpartners", "duurzaamheid",
                        "treft u aan", "uittreksel kvk", "verzekering", "algemene voorwaarden", "clientervaringsonderzoek")),
    ),
)  # fmt: skip
