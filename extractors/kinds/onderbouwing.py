"""The substantiation of a bid: running text about how requirements and selection criteria are met; and the implementation plan.

Knows what such texts talk about; what they are worth is for a person.
"""

import re

from extractors.annexes import annexes
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, sentence, title_rows
from extractors.kinds.procedure import bought_by
from extractors.letterhead import named_at_head
from extractors.names import organisations
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions_written import regions
from extractors.signing_part import letter_date
from extractors.stated import identity, personal

_SUB = re.compile(r"onder ?aannemers?\b")
_WE = re.compile(r"\b(?:wij|we|ik)\b[^.]{0,60}\b(?:als|zijn|ben) (?:een )?$|\b(?:werken|zijn) (?:wij|we) (?:ook )?(?:als )?(?:een )?$")
_OF_ANOTHER = re.compile(r"\s(?:van|bij|voor)\s(?!(?:ons|onze|mij)\b)")
_NEGATED = re.compile(r"\b(?:geen|niet|zonder|nooit)\b[^.]{0,60}$")
_FREELANCE = re.compile(r"\b(?:zzp|zzp'ers?|freelancers?|zelfstandigen)\b")
_IN_OUR_PLACE = re.compile(
    r"\b(?:zetten|schakelen|huren) (?:wij|we)\b[^.]{0,160}\b(?:[0-9]{1,2}\s?%|procent) van (?:onze|het|de|ons) "
    r"(?:uren|budget|trajecten|werk|omzet)|\bvoer(?:t|en)\b[^.]{0,60}\b(?:voor ons|in onze opdracht|namens ons) uit\b"
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
_OTHERS = Signal(shown="woorden van een ondertekend of uitgegeven stuk", weight=-1.5, each=True, cap=6.0,
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
    tell=bought_by,
    signals=(
        Signal(shown="onderwerpen uit de eisen en selectiecriteria (zoals ervaring en sociale kaart)", weight=0.45, each=True, cap=6.0,
               phrases=_TOPICS),
        Signal(shown="onafhankelijke cliëntondersteuning als onderwerp", weight=0.8, phrases=("clientondersteuning", "clientondersteuner")),
        Signal(shown="woorden waarmee de schrijver over het eigen werk spreekt", weight=0.5, each=True, cap=2.0,
               phrases=(" wij ", " we ", " onze ", " ons ", " ik ", "onze organisatie", " ons team", "onze clientondersteuners",
                        "wij werken")),
        Signal(shown="woorden over zorg en ondersteuning", weight=0.35, each=True, cap=3.2, phrases=_CARE),
        _OTHERS,
    ),
)  # fmt: skip


def holds_plan(seen: Excerpt) -> bool:
    """Does a larger text hold a plan for a region: under a heading of its own, or in steps with a moment each?

    That a plan exists, or is sent along, is no plan.
    """
    for page in seen.pages[:200]:
        rows = [row for row in seen.rows if row.page == page.number][:40]
        if any(_PLANNED.search(row.plain) and not _REFERS.search(row.plain) for row in title_rows(rows)):
            return True
    heads = (row for row in seen.rows if len(row.plain.split()) <= 9 and _PLAN_HEAD.match(row.plain) and not _REFERS.search(row.plain))
    return any(not re.search(r"[.]{3}|\s[0-9]{1,3}\s*$", row.plain) for row in heads) or _steps(seen) >= _FEWEST_STEPS


_PLANNED = re.compile(r"implementatie-?\s?plan|inwerk-?\s?(?:en implementatie)?plan")
_PLAN_HEAD = re.compile(
    r"\W*(?:[0-9.]{1,4}\s|hoofdstuk [0-9]{1,2}[:.]?\s)?(?:concreet |tijdgebonden |het |ons |onze )*"
    r"(?:inwerk|implementatie-?\s?plan|stappenplan|startplan|tijdpad\b|start in (?:de|deze|een) (?:nieuwe )?regio|"
    r"(?:hoe )?(?:wij|we|zo) (?:beginnen|starten) (?:wij |we )?in\b|kennismak\w+ met de (?:nieuwe )?regio)"
)
_REFERS = re.compile(
    r"\b(?:bijgevoegd|bijlage|volgt|nagestuurd|meegestuurd|opgesteld|beschikbaar|aanwezig|apart|zie|is|zijn|hebben|heeft|wordt|geen|"
    r"niet)\b"
)
_FEWEST_STEPS = 2
_STEP = re.compile(r"(?<=[a-z0-9)]{2})[.!?;](?=\s)|[\u2022\u25aa\u25cf]")
_YEAR_AHEAD = re.compile(
    r"\b(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|kwartaal|q[1-4]) 20[2-4][0-9]\b"
)
_ROW_MOMENT = re.compile(r"\W*(?:(?:maand|week|kwartaal|fase|stap|mijlpaal|dag) ?[0-9]|q[1-4]\b)")
_INTO_REGION = re.compile(
    r"\binwerk\w*|\bingewerkt\b|\bkennis ?ma(?:ken|king)\w*|\bmaken (?:wij|we)?\b.{0,40}\bkennis\b|\bleren? .{0,30}\bkennen\b|"
    r"\bsociale kaart\b|\bketenpartners\b|\bin kaart\b|\binventaris\w*|\bwijkteams\b|\bsluiten (?:wij|we) aan\b|\baanschuiven\b|"
    r"\boverleg(?:gen|tafels?|structuren)?\b|\bbezoeken (?:wij|we)\b|\bimplementatie\b"
)
_EXISTS = re.compile(r"\b(?:inwerk-?\s?(?:en implementatie-?\s?)?plan|implementatie-?\s?plan|plan)\b")


def _steps(seen: Excerpt) -> int:
    """Moments, in sentences or rows, at which somebody gets to know the region; a sentence that only speaks of the plan has none."""
    told = (words for words in _STEP.split(seen.squeezed[:_LONGEST]) if _INTO_REGION.search(words) and not _EXISTS.search(words))
    rows = [row for row in seen.rows[:2_000] if _ROW_MOMENT.match(row.plain) and _INTO_REGION.search(row.plain)]
    return max(sum(max(len(_WHEN.findall(words)), len(_YEAR_AHEAD.findall(words))) for words in told), len(rows))


_LONGEST = 200_000  # letters


def _planned(seen: Excerpt) -> tuple[float, str]:
    """Rows that begin with a moment in time: a plan has milestones."""
    moments = re.compile(
        r"^\W*(?:maand|week|kwartaal|q[1-4]\b|fase|stap|mijlpaal|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?\s20|"
        r"januari|februari|maart|april|mei|juni|juli|augustus|"
        r"september|oktober|november|december|uiterlijk|voor [0-9])"
    )
    count = sum(bool(moments.match(row.plain)) for row in seen.rows[:2_000])
    told = len(_WHEN.findall(seen.squeezed)) if len(seen.squeezed) < _BRIEF else 0
    count = max(count, told)
    if count < 2:
        return 0.0, ""
    begun = min(0.7 * len(set(_BEGINS.findall(seen.squeezed))), 2.8) if len(seen.squeezed) < _BRIEF else 0.0
    begun += 1.5 * bool(_NEW.search(seen.squeezed) and begun)
    return min(0.4 * count, 2.0) + begun, f"{count} regels met een moment of fase"


_NEW = re.compile(
    r"\bnieuw in (?:de|deze|dit|een|het)\b.{0,20}\b(?:regio|gebied|noorden|zuiden|oosten|westen|midden)|\bnieuwe regio\b|\bbeginnen in\b"
)
_BRIEF = 5_000  # letters; in a longer text the months and the first talks are told in passing
_WHEN = re.compile(
    r"\b(?:in het |voor het |na het |voor de )?(?:voorjaar|najaar|zomer|winter|herfst) (?:van )?20[0-9]{2}\b|"
    r"\b(?:in|vanaf|voor|eind|begin|medio|tot|t/m|uiterlijk|op|per) (?:[0-9]{1,2} )?(?:januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|"
    r"oktober|november|"
    r"december)\b|\b(?:eerste|tweede|derde|vierde|vijfde|zesde) (?:\w+ )?(?:kwartaal|maand|maanden|week|weken|dagen|fase|"
    r"half ?jaar)\b|\bna een half ?jaar\b|\b(?:maand|week|fase|kwartaal) [0-9]{1,2}\b|"
    r"\bna (?:een|twee|drie|vier|zes|[0-9]{1,2}) (?:weken|maanden)\b|\bbinnen (?:zes|drie|[0-9]{1,2}) maanden\b"
)
_BEGINS = re.compile(
    r"\b(?:kennis ?ma(?:ken|king)|leren? .{0,20}kennen|gesprekken|spreken (?:wij|we)|bezoeken|sociale kaart|wijkteams|overleg\w*|"
    r"aanschuiven|"
    r"sluiten (?:wij|we) aan|ketenpartners|inwerk\w*|ingewerkt|in kaart|inventaris\w*|gemeenten|nieuwe regio|zorglocaties|langs|"
    r"bijeenkomst|starten|evaluatie|gereed|invoeren|invoering|vaste? .{0,20}contact\w*|zitten .{0,40}\baan bij)\b"
)


PLAN = Recogniser(
    kind=Kind.IMPLEMENTATIEPLAN,
    title=re.compile(r"implementatie-?\s?plan|inwerk-?\s?plan|inwerk-? en implementatie|"
                     r"plan (?:van|voor) (?:het )?(?:inwerken|implementatie)|\b(?:100|honderd)-?\s?dagen-?\s?plan\b|"
                     r"plan voor de eerste \w+ (?:dagen|weken|maanden)|plan van aanpak\b.{0,40}\b(?:implementatie|"
                     r"(?:nieuwe )?regio|inwerk\w*|start|beginnen|half jaar|maanden)|implementation plan|onboarding|"
                     r"\bleren kennen\b|startplan|regioplan|plan voor (?:de|een) (?:nieuwe )?regio|"
                     r"(?:betreft|onderwerp)\W+.{0,30}\b(?:start|begin|aanpak|inwerken) in (?:de |een )?(?:nieuwe )?regio|"
                     r"\bnieuw in\b.{0,40}\b(?:maanden|weken|dagen|jaar)\b|\bdraaiboek\b.{0,20}\b(?:regio|start)|"
                     r"\bonze eerste (?:\w+ )?(?:maanden|weken|dagen)\b|"
                     r"\b(?:opstart|inwerken|kwartiermaken|van start|aan de slag|zo beginnen (?:wij|we))\b|"
                     r"^\W*(?:[a-z]\. )?plan\s?:\s"),
    needs=("kwartaal", "week", "maand", "januari", "opstart", "beginnen", "implementatie", "implementation", "leren kennen", "inwerk",
           "startplan", "mijlpa", "planning", "fase", "regioplan", "stap 1", "plan van aanpak", "plan:", "dagenplan"),
    read=read,
    weigh=_planned,
    signals=(
        Signal(shown="'inwerk- en implementatieplan'", weight=1.5, phrases=("inwerk- en implementatieplan", "implementatieplan",
            "inwerkplan")),
        Signal(shown="woorden uit de drie onderdelen van het plan", weight=0.9, each=True, cap=3.6,
               phrases=("inventarisatie", "ondersteuningsbehoefte", "ketenpartners", "wlz-zorgaanbieders", "regionaal overleg",
                        "regionale overleg", "overlegstructuren", "kennismaking", "nieuw in de regio", "nieuwe regio", "needs assessment",
                        "care providers", "consultation",
                        "wijkteams", "schuiven we aan", "aanschuiven", "hulpvragen")),
        Signal(shown="woorden over planning", weight=0.6, each=True, cap=2.4,
               phrases=("mijlpa", "planning", "tijdpad", "fase 1", "fase 2", "kwartaal", "binnen zes maanden", "binnen 6 maanden",
                        "1 juli 2027", "maand 1", "week 1", "gereed", "eerste maand", "actiehouder", "eigenaar", "actie", "stap 1",
                        "stap 2",                        "wie", "wanneer")),
        Signal(shown="onderwerpen van een hele onderbouwing", weight=-0.5, each=True, cap=4.0,
               phrases=("klachtenregeling", "privacyreglement", "green deal", "solvabiliteit", "beroepscode", "pdca", "branchevorming",
                        "clientervaringsonderzoek", "geschiktheidseis", "selectiecriteri")),
        _OTHERS,
    ),
)  # fmt: skip
