"""The substantiation of a bid: running text about how requirements and selection criteria are met.

Knows what such texts talk about; what they are worth is for a person.
"""

import re

from extractors.annexes import annexes
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, sentence
from extractors.kinds.procedure import bought_by
from extractors.parties.letterhead import named_at_head
from extractors.parties.names import organisations
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.written import regions
from extractors.signing.part import letter_date
from extractors.stated import identity, personal

_SUB = re.compile(r"onder ?aannemers?\b")
_WE = re.compile(r"\b(?:wij|we|ik)\b[^.]{0,60}\b(?:als|zijn|ben) (?:een )?$|\b(?:werken|zijn) (?:wij|we) (?:ook )?(?:als )?(?:een )?$")
_OF_ANOTHER = re.compile(r"\s(?:van|bij|voor)\s(?!(?:ons|onze|mij)\b)")
_NEGATED = re.compile(r"\b(?:geen|niet|zonder|nooit)\b[^.]{0,60}$")
_FREELANCE = re.compile(r"\b(?:zzp|zzp'ers?|freelancers?|zelfstandigen)\b")
_OF_CARE = (
    r"(?:vpt|mpt|pgb|dtv|(?:zorg)?zwaartepakket(?:ten)?|zorgprofiel(?:en)?|indicaties?|volledig pakket thuis|persoonsgebonden budget)"
)
_PACKAGE_BEFORE = re.compile(rf"\b{_OF_CARE}\b[\s,/();]*(?:(?:en|of|een) )*(?:een )?\(?$")
_LEVEL = r"(?:vv|vg|lg|lvg|ghz|ggz|zg)?\s?-?[0-9]{1,2}\b(?!\s?(?:dag|uur|fte|jaar|keer|procent|%))"
_PACKAGE_BEHIND = re.compile(rf"[\s,/()-]*(?:(?:en|of|een) )*(?:{_OF_CARE}\b|{_LEVEL})")
"""The other zzp: the zorgzwaartepakket of somebody who gets care, as in "zzp, vpt, mpt en pgb" or "zzp VV5"."""
_IN_OUR_PLACE = re.compile(
    r"\b(?:zetten|schakelen|huren) (?:wij|we)\b[^.]{0,160}\b(?:[0-9]{1,2}\s?%|procent) van (?:onze|het|de|ons) "
    r"(?:uren|budget|trajecten|werk|omzet)|\bvoer(?:t|en)\b[^.]{0,60}\b(?:voor ons|in onze opdracht|namens ons) uit\b|"
    r"(?<!\bwij )(?<!\bwe )\b(?:vang(?:t|en)|neemt|nemen|spring(?:t|en)|doet|doen|"
    r"verzorg(?:t|en)|begeleid(?:t|en)|behandel(?:t|en)|pak(?:t|ken)|draai(?:t|en))\b"
    r"(?=[^.;]{0,120}\b(?:trajecten|cli[eë]nten|huisbezoeken|zaken|aanvragen|dossiers|spreekuren)\b)"
    r"(?![^.;]*\b(?:onderzoek\w*|meet|meting\w*|ervaring\w*|klacht\w*|administratie|scholing|training\w*|website|tolk\w*)\b)"
    r"(?:(?!\b(?:wij|we|ik|die|dat|zodat)\b)[^.,;]){0,120}\b(?:voor ons|namens ons|in onze opdracht|van ons over)\b"
)
"""Who does a part of the work, told without the word subcontractor."""
_WORKS = re.compile(
    r"\b(?:werken|werkt|zetten|zet|inzet|ingezet|huren|inhuren|schakelen|schakelt|samen met|via|door|aangevuld met|"
    r"maken|voeren|voert)\b"
)


_PERHAPS = re.compile(r"\b(?:eventuele|ook voor|ook die van|mogelijke|toekomstige)(?: eventuele)?\s$")
"""Nobody is said to work: "een code, ook voor zzp'ers"."""
_DENIED = re.compile(r"(?:(?!,\s|;|\b(?:omdat|want|zodat|aangezien)\b).)*?\b(?:geen|niet)\b", re.DOTALL)
"""Denied behind the word, in its own clause."""


def subcontractors_named(seen: Excerpt) -> list[Fact]:
    """Words that name a subcontractor or say that freelancers do the work; a sentence that denies it does not count."""
    facts: list[Fact] = []
    for sheet in seen.sheets:
        for pattern in (_SUB, _FREELANCE, _IN_OUR_PLACE):
            for match in pattern.finditer(sheet.plain):
                start, end = sentence(sheet.plain, match.start(), match.end(), reach=180)
                words = sheet.plain[start:end]
                if pattern is _FREELANCE and _PERHAPS.search(sheet.plain, max(start, match.start() - 30), match.start()):
                    continue
                if match[0] == "zzp" and _is_of_care(sheet.plain[start : match.start()], sheet.plain[match.end() : end]):
                    continue
                if pattern is _FREELANCE and _is_of_a_name(sheet.text[start : match.start()], match[0], sheet.text[match.start() :]):
                    continue
                if pattern is _SUB and _is_under_another(sheet.plain[start : match.start()], sheet.plain[match.end() : end]):
                    continue
                if _NEGATED.search(sheet.plain[start : match.start()]) or _DENIED.match(sheet.plain[match.end() : end]):
                    continue
                if pattern is _IN_OUR_PLACE:
                    words += ":"
                if len(facts) >= 12 or words.endswith("?") or not (_WORKS.search(words) or ":" in words):
                    continue
                facts.append(_subcontractor(sheet.text[match.start() : end], sheet.fact("onderaannemer", "", span=(start, end)), match[0]))
    named = {fact.locator for fact in facts if fact.value[:1].isupper()}
    return [fact for fact in facts if fact.value[:1].isupper() or fact.locator not in named]


def _is_of_a_name(before: str, word: str, text: str) -> bool:
    """ "Het samenwerkingsverband OCO-Zelfstandigen", "lid van Zelfstandigen Verenigd": a capital within the sentence."""
    return word.startswith("zelfstandigen") and text[:1].isupper() and re.search(r"[\w,('\"-]\s*$", before) is not None


def _is_of_care(before: str, after: str) -> bool:
    """ "Onze mensen weten wat een zzp, vpt, mpt en pgb inhouden": a care package, and nobody who works for us."""
    return bool(_PACKAGE_BEFORE.search(before) or _PACKAGE_BEHIND.match(after))


def _is_under_another(before: str, after: str) -> bool:
    """ "Wij werken als onderaannemer van de welzijnsorganisatie": told as the policy asks (3.3), and no subcontractor of ours."""
    return bool(_WE.search(before) and _OF_ANOTHER.match(after))


def _subcontractor(after: str, fact: Fact, word: str) -> Fact:
    named = next(iter(organisations(after)), None)
    value = " ".join(after[slice(*named)].split()) if named else word
    return Fact(name="onderaannemer", value=value, locator=fact.locator)


def read(seen: Excerpt) -> Reading:
    """Organisation, regions and subcontractors the text names."""
    days, _ = letter_date(seen, rows=seen.rows[:30])
    own, places = identity(seen, rows=seen.rows[:60]), regions(seen)
    named = any(fact.name in ("statutaire_naam", "handelsnaam") for fact in own)
    head = [] if named else named_at_head(seen, places)
    return Reading(facts=(*days, *own, *head, *places, *subcontractors_named(seen), *personal(seen)))


def read_substantiation(seen: Excerpt) -> Reading:
    """The same, and the annexes of the declaration that it may hold."""
    base = read(seen)
    return Reading(facts=(*base.facts, *annexes(seen)), unread=base.unread)


_CARE = (
    "client", "zorgkantoor", "gemeente", "wlz", "wmo", "zorgaanbieder", "mantelzorg", "beperking", "dementie", "psychi", "verpleeg",
    "huisarts", "hbo",
    "klacht", "regio", "collega", "onafhankelijk", "bereikbaar", "zorginstelling", "instelling", "indicatie", "hulpvra", "ouderen",
    "naasten", "scholing",
    "intervisie", "bcmb", "werkdagen",
)  # fmt: skip


def _length(seen: Excerpt) -> tuple[float, str]:
    """Running text of some length with headings is what a substantiation looks like."""
    letters = len(seen.squeezed)
    if _DECLARES.search(seen.squeezed[:600]):
        return -4.0, ""
    if letters <= 1_500:
        return _in_few_words(seen)
    long_rows = sum(len(row.text) > 55 for row in seen.rows[:2_000])
    weight = (1.0 if letters > 1_500 else 0.0) + (1.0 if long_rows >= 12 or letters > 4_000 else 0.0)
    return (weight, "lopende tekst met koppen") if weight else (-1.0, "")


_ANSWERS = re.compile(r"^\W*(?:(?:eis|criterium|geschiktheidseis|selectiecriterium|ad)\s?[0-9]{0,2}\s?[a-c]?\s?[.:)–-]|s[1-3][abc]?\b)")
_TOLD = re.compile(
    r"\bmeerwaarde\b|\bleemte\b|\bervaring met\b|\bwmo-?\s?contracten\b|\bduurzaamheid|"
    r"^\W*(?:onze )?(?:kwaliteit|deskundigheid|bereikbaarheid|onafhankelijkheid|werkwijze|visie|scholing)\b"
)
_OUR_WORK = re.compile(
    r"\b(?:wij|we|ons|onze|ik|mijn)\b[^.]{0,90}\b(?:clientondersteun\w+|regio|ervaring|clienten|mensen|gemeenten?|leden|ouders|team|"
    r"zorgaanbieders?|ketenpartners|klachten\w*|bereikbaar|onafhankelijk\w*|leemte|aanbod|sociale kaart)\b"
)


def _in_few_words(seen: Excerpt) -> tuple[float, str]:
    """A short text: answers numbered as the requirements, or sentences about the own work that touch many of the subjects."""
    if annexes(seen):
        return -1.0, ""  # an annex of the declaration
    answers = sum(bool(_ANSWERS.match(row.plain)) for row in seen.rows)
    ours = len(_OUR_WORK.findall(seen.squeezed))
    subjects = sum(phrase in seen.squeezed for phrase in (*_TOPICS, *_CARE))
    headed = any(_TOLD.search(row.plain) for row in seen.titles[:2])  # a chapter of a longer text may be headed so too: no title
    weight = (
        -1.0 + (min(1.3 * answers, 4.0) if answers > 1 else 0.0) + 3.5 * headed + min(0.8 * ours, 2.4) + 1.0 * (ours > 1 and subjects > 7)
    )
    return weight, "antwoorden op eisen of criteria" if answers > 1 else "zinnen over het eigen werk"


_PRICED = re.compile(r"(?:€|\beur\b)\s?[0-9]|\b(?:excl|incl)\w*\.? btw\b")
_QUOTED = re.compile(r"\bofferte\b|\bprijsopgave\b|\bwij bieden u\b|\bgeldig tot\b|\bvoor akkoord\b")
_FEW_SUBJECTS = 4


def _tell(seen: Excerpt) -> str:
    """Why this is another text: of the buyer, or a quotation with a price; the tariff of this procurement is set
    (inkoopbeleid 2027-2028, "Financiering en tariefbepaling")."""
    quoted = len(_QUOTED.findall(seen.squeezed)) > 1 and _PRICED.search(seen.squeezed)
    if quoted and sum(phrase in seen.squeezed for phrase in _TOPICS) < _FEW_SUBJECTS:
        return "maar dit is een offerte met een prijs"
    return bought_by(seen)


_DECLARES = re.compile(r"ondergetekenden?\b.{0,260}?\bverkla(?:art|ren|ar)\b")

_TOPICS = (
    "ervaring", "doelgroepen", "opleiding", "hbo", "sociale kaart", "regionale kaart", "wlz-uitvoering", "integriteit", "beroepscode",
    "klachtenregeling", "privacyreglement",
    "clientervaringsonderzoek", "pdca", "green deal", "duurzaamheid", "keuzevrijheid", "bereikbaarheid", "registratie", "signalering",
    "innovatie", "solvabiliteit",
    "leemte", "meerwaarde", "branchevorming", "warme overdracht", "wmo-contract", "wmo contract", "contract met de gemeente",
    "complexe casuistiek", "formatie", "casuistiek",
    "kwaliteitsverbetering", "clientondersteuners beschikken", "ggz", "gehandicaptenzorg", "selectiecriteri", "geschiktheidseis",
    "overeenkomst met het zorgkantoor",
)  # fmt: skip
OTHERS = Signal(shown="woorden van een ondertekend of uitgegeven stuk", weight=-1.5, each=True, cap=6.0,
                 phrases=("vervaardigd op", "volmachtgever", "hierbij machtigt", "ondergetekende verklaart",
                          "ondergetekenden verklaren", "dat niet is gebleken", "datum in functie"))  # fmt: skip

RECOGNISER = Recogniser(
    kind=Kind.ONDERBOUWING,
    title=re.compile(
        r"onderbouwing|motivatie|motivering|toelichting op (?:de )?(?:inschrijving|eisen|selectie|geschiktheids)|inschrijfdocument|"
        r"plan van aanpak|(?<!uw )offerte|aanbieding(?!s?\s?-?brief)|"
        r"beantwoording|geschiktheidseisen|selectiecriteria|inschrijving (?:onafhankelijke|oco|clientondersteuning)|"
        r"invulling van de eisen|visie en werkwijze|"
        r"wie (?:wij|we) zijn en|zo werken (?:wij|we)|zo voldoe\w* (?:wij|we|ik)|kwaliteitsplan|duurzaamheidsbeleid|kwaliteitsbeleid|"
        r"beleidsplan|projectvoorstel|"
        r"inhoudelijke (?:inschrijving|onderbouwing)"
    ),
    title_weight=3.0,
    read=read_substantiation,
    weigh=_length,
    tell=_tell,
    signals=(
        Signal(shown="onderwerpen uit de eisen en selectiecriteria (zoals ervaring en sociale kaart)", weight=0.45, each=True, cap=6.0,
               phrases=_TOPICS),
        Signal(shown="onafhankelijke cliëntondersteuning als onderwerp", weight=0.8, phrases=("clientondersteuning", "clientondersteuner")),
        Signal(shown="woorden waarmee de schrijver over het eigen werk spreekt", weight=0.5, each=True, cap=2.0,
               phrases=(" wij ", " we ", " onze ", " ons ", " ik ", "onze organisatie", " ons team", "onze clientondersteuners",
                        "wij werken")),
        Signal(shown="woorden over zorg en ondersteuning", weight=0.35, each=True, cap=3.2, phrases=_CARE),
        OTHERS,
    ),
)  # fmt: skip
