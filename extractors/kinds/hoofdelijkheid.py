"""The statement of joint and several liability of a consortium, in any wording.

Knows which words make each participant liable for the whole, and which do not.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.acts import answers_for_all, is_contract, is_together, makes_liable
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, Sheet, sentence
from extractors.kinds.bestuursverklaring import declared
from extractors.numbers import EIGHT, numbers
from extractors.parties import numbered, participants, with_roles
from extractors.really import Undoing, takes_back, undoing
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions_written import regions
from extractors.stated import kvk_numbers

_WHOLE = re.compile(
    r"\bhoofdelijk (?:verbonden|gebonden)|hoofdelijk(?:e)?\b[^.]{0,60}\b(?:aansprakelijk(?:heid)?|verbonden|gebonden|verantwoordelijk)|"
    r"aansprakelijk(?:heid)?\b[^.]{0,40}\bhoofdelijk|"
    r"(?:ieder|elk)(?: van (?:hen|ons|de deelnemers|de combinanten)| der \w+| deelnemer| voor zich| afzonderlijk|e deelnemer|"
    r" partij)?(?: \w+){0,4}? voor het geheel|"
    r"(?:ieder|elk)\w*(?: \w+){0,4}? (?:volledig|geheel) aansprakelijk|aansprakelijk(?:heid)? voor het geheel|jointly and severally"
)
_PART = re.compile(
    r"aansprakelijk (?:is |zijn )?voor (?:het|zijn|haar|hun)(?: \w+){0,5}? (?:deel|aandeel|gedeelte)\b|(?:ieder|"
    r"elk)\w*(?: \w+){0,5}? voor (?:zijn|"
    r"haar|het|hun|een)(?: eigen)?(?: gelijk)? (?:deel|aandeel|part)|naar rato|"
    r"naar evenredigheid|voor gelijke delen|pro rata|"
    r"voor (?:zijn|haar|hun) (?:eigen )?(?:deel|aandeel)|niet verder dan (?:zijn|haar|het eigen) (?:deel|aandeel)|slechts (?:voor|"
    r"aansprakelijk voor) (?:zijn|haar|het) (?:eigen )?(?:deel|aandeel)"
)
_LEAD = re.compile(
    r"penvoerder(?: \w+){0,4}? aansprakelijk|penvoerder(?: \w+){0,8}? (?:is|wordt|blijft|draagt|neemt|"
    r"aanvaardt)(?: \w+){0,8}? (?:aansprakelijk(?:heid)?|"
    r"verantwoordelijk(?:heid)?)|"
    r"(?:aansprakelijk(?:heid)?)(?: \w+){0,6}? (?:berust|ligt|rust)(?: \w+){0,3}? (?:bij|op) (?:de |uitsluitend |alleen )*penvoerder|"
    r"(?:uitsluitend|alleen|enkel) (?:de )?penvoerder"
)
_LIABLE = re.compile(r"aansprakelijk")
_INTERNAL = re.compile(r"onderling|intern|draagplicht|draagt bij|dragen bij|verhaal op|verrekening")
_NEGATION = re.compile(r"\b(?:niet|geen|zonder)\s(?:\w+\s){0,3}$")
_STATES = re.compile(r"verkla|aanvaard|\bis\b|\bzijn\b|\bstaa[nt]\b")


def _sentence(sheet: Sheet, match: re.Match[str]) -> str:
    return sheet.plain[slice(*sentence(sheet.plain, match.start(), match.end()))]


def _found(seen: Excerpt, pattern: re.Pattern[str], *, internal: bool = False) -> Fact | None:
    """The first place that says this; a denial does not, nor a sentence about the shares between themselves."""
    found = None
    for sheet in seen.sheets:
        for match in pattern.finditer(sheet.plain):
            if _is_denied(sheet, match) or (internal and _INTERNAL.search(_sentence(sheet, match))):
                continue
            found = found or sheet.fact("aansprakelijk", "", span=match.span())
            if _STATES.search(_sentence(sheet, match)):  # rather than the title
                return sheet.fact("aansprakelijk", "", span=match.span())
    return found


def _is_denied(sheet: Sheet, match: re.Match[str]) -> bool:
    if _NEGATION.search(sheet.plain[max(0, match.start() - 40) : match.start()]):
        return True
    start, end = sentence(sheet.plain, match.start(), match.end())
    act = (match.start() - start, match.end() - start)
    return match.re is _WHOLE and undoing(sheet.plain[start:end], act) is Undoing.DENIED


def _from(plain: str, at: int) -> str:
    """The sentence that begins here; nothing at the end of the page."""
    return plain[slice(*sentence(plain, at, at + 1))] if at < len(plain) else ""


def _undone(seen: Excerpt) -> Fact | None:
    """A sentence that names liability for the whole without accepting it: on a condition, as a demand, with the choice still to come.

    None where another sentence does accept it, or where it is only named (in a title).
    """
    left = None
    for sheet in seen.sheets:
        for match in _WHOLE.finditer(sheet.plain):
            start, end = sentence(sheet.plain, match.start(), match.end())
            words = sheet.plain[start:end]
            following = _from(sheet.plain, end)
            how = undoing(words, (match.start() - start, match.end() - start))
            if how is Undoing.DENIED:
                continue
            if how not in (None, Undoing.LATER) or takes_back(following):
                left = left or sheet.fact("aansprakelijk", "", span=match.span())
            elif _STATES.search(words):
                return None
    return left


def liability(seen: Excerpt) -> list[Fact]:
    """`geheel`, `deel`, `penvoerder`, or `onduidelijk` when the words point two ways or none."""
    if (left := _undone(seen)) is not None:
        return [replace(left, value="onduidelijk")]
    whole, part = _found(seen, _WHOLE), _found(seen, _PART, internal=True)
    lead = _found(seen, _LEAD)
    readings = [("geheel", whole), ("deel", part), ("penvoerder", lead)]
    stated = [(name, fact) for name, fact in readings if fact is not None]
    if whole is not None and lead is not None and part is None:
        stated = [("geheel", whole)] if "uitsluitend" not in lead.locator.quote.lower() else stated
    if len(stated) == 1:
        name, fact = stated[0]
        return [Fact(name="aansprakelijk", value=name, locator=fact.locator)]
    vague = stated[0][1] if stated else _found(seen, re.compile(r"[^.]{0,60}aansprakelijk\w*"))
    return [Fact(name="aansprakelijk", value="onduidelijk", locator=vague.locator)] if vague else []


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


def _binds(seen: Excerpt) -> tuple[float, str]:
    """A sentence in which each of several answers for the whole, or for a share of it; a contract or policy does not count."""
    whole, shared = makes_liable(seen)
    halves = not (whole or shared) and answers_for_all(seen)
    if not (whole or shared or halves) or len(seen.squeezed) > _LONG or is_contract(seen):
        return 0.0, ""
    several = len(EIGHT.findall(seen.squeezed)) > 1
    return 3.0 - 1.0 * halves + 1.0 * is_together(
        seen
    ) + 1.0 * several, "deelnemers staan in voor het geheel" if not shared or whole else "deelnemers verdelen de aansprakelijkheid"


def _tell(seen: Excerpt) -> str:
    """A list of documents names the statement; in it nobody is liable."""
    return "" if any(makes_liable(seen)) or seen.has("aansprakelijk") else "maar niemand stelt zich er aansprakelijk in"


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
