"""The plan of who is new in a region (inkoopbeleid 2027-2028, paragraph 4.1, "Aanvullende bepaling"): as a paper of its own, or inside a
larger text.

Knows how plans look: moments one under the other, the words over them, and what is done to get to know a region; what a plan is worth is
for a person.
"""

import re

from extractors.document import Kind
from extractors.excerpt import Excerpt, title_rows
from extractors.kinds.onderbouwing import OTHERS, read
from extractors.kinds.plan_parts import dated_parts
from extractors.recogniser import Recogniser, Signal
from extractors.regions.named import has_name


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
    r"\btafelgesprek|\baan tafel\b|\bspreekuur\b|\brond(?:e|je) langs\b|\bgroepsgesprek|\bwerkbezoek|"
    r"\bdeskonderzoek|\bleerbijeenkomst|\btoetreden\b|\blid worden\b|"
    r"\boverleg(?:gen|tafels?|structuren)?\b|\bbezoeken (?:wij|we)\b|\bimplementatie\b"
)
_EXISTS = re.compile(r"\b(?:inwerk-?\s?(?:en implementatie-?\s?)?plan|implementatie-?\s?plan|plan)\b")


def _steps(seen: Excerpt) -> int:
    """Moments, in sentences or rows, at which somebody gets to know the region; a sentence that only speaks of the plan has none."""
    told = (words for words in _STEP.split(seen.squeezed[:_LONGEST]) if _INTO_REGION.search(words) and not _EXISTS.search(words))
    pairs = zip(seen.rows[:2_000], [*(row.plain for row in seen.rows[1:2_000]), ""], strict=False)
    rows = [row for row, under in pairs if _is_step(row.plain, under)]
    return max(sum(max(len(_WHEN.findall(words)), len(_YEAR_AHEAD.findall(words))) for words in told), len(rows))


_OF_A_STEP = re.compile(r"\bgesprekken met\b|\baansluiten bij\b|\bdeelname aan\b|\blangs (?:bij|de)\b|\bcijfers verzamelen\b")
"""In a row that begins with a day; in running text these are told of any work."""


def _is_step(row: str, under: str) -> bool:
    """A row that begins with a phase, or with a day, and tells there or under it what is done to get to know the region."""
    if _ROW_MOMENT.match(row):
        return _INTO_REGION.search(row) is not None
    dated = _MOMENT.match(row) is not None and re.search(r"\b20[0-9]{2}\b", row) is not None
    return dated and (_INTO_REGION.search(f"{row} {under}") or _OF_A_STEP.search(row)) is not None


_LONGEST = 200_000  # letters


_MONTH = r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*"
_MOMENT = re.compile(
    r"^\W*(?:maand|week|kwartaal|q[1-4]\b|fase|stap|mijlpaal|(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?\s20|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|"
    r"september|oktober|november|december|uiterlijk|voor [0-9]|"
    rf"(?:[0-9]{{1,2}}\s{{1,4}})?[0-9]{{1,2}}(?:\s?[-–]\s?[0-9]{{1,2}})?\s{_MONTH}\b|[0-9]{{1,2}}[-/][0-9]{{1,2}}[-/]20[0-9]{{2}}\b)"
)
_PHASE = re.compile(r"^\W*(?:eerst|daarna|vervolgens|tegelijk\w*|later|doorlopend|intussen|ten slotte|tot slot|aan het eind)\b")
_HEADS = re.compile(r"\b(?:wanneer|periode|datum|wat|activiteit\w*|actie|wie|door|resultaat|bewijs|mijlpaal|trekker|oplevering|met wie)\b")
_OPENS = re.compile(
    r"\bwerkplan\b|\bleren? (?:wij |we )?.{0,40}\bkennen\b|\bop weg in\b|\b(?:ons|onze) (?:begin|start)\b|\bvertrouwd gezicht\b|"
    r"\bdoorgronden\b|\bplan(?:ning)?\b|\bkwartiermak|\baan de slag in\b|\baanpak\b.{0,30}\b(?:half ?jaar|maanden|weken)\b"
)
_TOP = 7  # rows in which a plan says what it is, and for which region
_MOST_HEAD = 9  # words of a row of heads


def _planned(seen: Excerpt) -> tuple[float, str]:
    """Rows that begin with a moment in time: a plan has milestones; and the words over them that say what they lead to."""
    rows = seen.rows[:2_000]
    brief = len(seen.squeezed) < _BRIEF
    table = brief and any(len(row.plain.split()) <= _MOST_HEAD and len(set(_HEADS.findall(row.plain))) > 1 for row in rows)
    count = sum(bool(_MOMENT.match(row.plain) or (table and _PHASE.match(row.plain))) for row in rows)
    count = max(count, len(_WHEN.findall(seen.squeezed)) if brief else 0)
    whole = _whole(seen) if brief else 0.0
    if count < 2:
        return (whole, _WHOLE) if whole else _undated(seen) if brief else (0.0, "")
    begun = min(0.7 * len(set(_BEGINS.findall(seen.squeezed))), 2.8) if brief else 0.0
    begun += 1.5 * bool(_NEW.search(seen.squeezed) and begun)
    opens = [row for row in rows[:_TOP] if _OPENS.search(row.plain)] if brief and count >= _FEWEST_ROWS else []
    named = [row for row in opens if has_name(row)]
    for_region = 4.0 if named else 2.5 if opens and any(map(has_name, rows[:_TOP])) else 0.0
    for_region += 3.0 * any("plan van aanpak" in row.plain for row in named)  # also a title of a text about the whole work, without region
    weight = min(0.4 * count, 2.0) + begun + 1.0 * table + for_region
    return weight + whole, _WHOLE if whole else f"{count} regels met een moment of fase"


_WHOLE = "de drie onderdelen van een plan, met datums"


def _whole(seen: Excerpt) -> float:
    """All three parts with a moment each in a short text: a plan, by whatever title; more so when it names a region, less so when it
    goes on about the whole work."""
    others = sum(word in seen.squeezed for word in _WHOLE_WORK)
    if dated_parts(seen) < len(_PARTS) or others > _MOST_SUBJECTS:
        return 0.0
    return 5.0 if any(map(has_name, seen.rows[:200])) else 2.5


_STARTS = re.compile(
    r"\b(?:wij|we|ik)\b.{0,40}\b(?:begin(?:nen)?|start(?:en)?)\b|\b(?:beginnen|starten|van start|aan de slag) (?:wij |we )?in\b"
)
_INTENDS = re.compile(
    r"\b(?:willen|gaan|zullen|zal|ga|wil) (?:wij|we|ik)\b|"
    r"\b(?:wij|we|ik) (?:willen|gaan|zullen|leggen|zoeken|maken|sluiten|wijzen|spreken|ga|wil)\b"
)
_PARTS = (
    re.compile(r"\bbehoefte\w*|\bwat\b.{0,30}\b(?:nodig|missen|mist|wensen)\b|\bhulpvragen\b|\binventaris\w*"),
    re.compile(
        r"\b(?:leggen|zoeken|maken|vaste?) .{0,30}\b(?:contact\w*|kennis|collega|aanspreek\w*)\b|"
        r"\bkennis ?ma(?:ken|king)|\blangs(?:gaa[nt]| bij)\b"
    ),
    re.compile(r"\bsluiten .{0,12}\baan\b|\baansluiten\b|\baanschuiven\b|\baan tafel\b|\w*(?:tafel|overleg)\b|\bnetwerk\w*"),
)
"""What the plan must hold (inkoopbeleid 2027-2028, 4.1): the needs, the contacts, the regional consultation."""
_MOST_SUBJECTS = 2  # of a text about the whole work
_WHOLE_WORK = ("klacht", "privacy", "green deal", "solvabiliteit", "beroepscode", "pdca", "branche", "opleiding", "bcmb", "hbo")


def _undated(seen: Excerpt) -> tuple[float, str]:
    """A short text that opens with how its writer begins in a region, and goes on with what a newcomer does there: a plan, though it gives
    no day. Whether that is concrete enough is for a person; that there is none would be untrue."""
    opens = [row for row in seen.rows[:_TOP] if _OPENS.search(row.plain) or _STARTS.search(row.plain)]
    parts = sum(bool(part.search(seen.squeezed)) for part in _PARTS)
    others = sum(word in seen.squeezed for word in _WHOLE_WORK)
    if not any(map(has_name, opens)) or parts < 2 or len(_INTENDS.findall(seen.squeezed)) < 2 or others > _MOST_SUBJECTS:
        return 0.0, ""
    return 2.0 + 1.3 * parts, "hoe de schrijver in een regio begint, zonder datums"


_FEWEST_ROWS = 4  # with a moment, from which the words above them make it a plan


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
    r"tafelgesprek\w*|aan tafel|spreekuur|vooronderzoek|deskonderzoek|rond(?:e|je) langs|groepsgesprek\w*|vragenlijst|werkbezoek\w*|"
    r"toetreden|lid worden|wachtlijsten|wachttijden|"
    r"bijeenkomst|starten|evaluatie|gereed|invoeren|invoering|vaste? .{0,20}contact\w*|zitten .{0,40}\baan bij)\b"
)


RECOGNISER = Recogniser(
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
           "startplan", "werkplan", "wanneer", "periode", "2027", "mijlpa", "planning", "fase", "regioplan", "stap 1",
           "plan van aanpak", "plan:", "dagenplan"),
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
        OTHERS,
    ),
)  # fmt: skip
