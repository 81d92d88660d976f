"""Does a sentence really do it, now, and by its writer? Words that let somebody sign also stand in a sentence that takes it back.

Knows the words that undo an act and where they stand: denial near it, a condition, a choice that is still to come, a question or request,
a demand of somebody else, an exception. Knows no kind of document; what an undone act means is for the caller. Pure, on folded text.

Accepted: a sentence that undoes in words that are not here counts as done; one that only looks so becomes a question for a person.
"""

import re
from collections.abc import Container
from enum import StrEnum

from extractors.acts.clauses import clause


class Undoing(StrEnum):
    """How a sentence names an act without doing it."""

    DENIED = "ontkend"
    WITHDRAWN = "ingetrokken"
    ASKED = "gevraagd"
    UNDECIDED = "onbeslist"
    CONDITION = "voorwaarde"
    DEMANDED = "geeist"
    LATER = "later"
    EXCEPTED = "behalve"


Act = tuple[int, int]
"""Where the words of the act stand in the sentence."""

_BORDER = re.compile(r"[;:()|•]|,\s|\s-\s|\b(?:maar|echter|terwijl|waarbij|waarin|waarvan|omdat|hoewel)\b|\ben (?=(?:niet|geen)\b)")
_INNER = re.compile(r"\b(?:om|die|dat|welke|waarmee|zodat|of)\b")
_DENIES = re.compile(r"\b(?:niet|geen|nooit|nimmer|noch|evenmin|niemand|weiger\w*|geweigerd|afgewezen|verworpen)\b|\bn(?:'|ie)t\b")
_NO_DENIAL = re.compile(
    r"\bniet (?:langer|eerder|later|meer|minder|hoger|verder|anders|eens) dan\b|"
    r"\bniet (?:alleen|slechts|enkel|uitsluitend|louter)\b(?! (?:bevoegd|gemachtigd))|\bniet (?:beperkt|zijnde|zonder)\b|"
    r"\bgeen (?:enkele? )?(?:bezwaar|bezwaren|beperking(?:en)?|voorbehoud|twijfel|andere|onderscheid|misverstand)\b|\bwel of niet\b|"
    r"\bniet(?:-|\s)?(?:na(?:komen|koming|komt)|na te komen|ontvankelijk|vatbaar)\b|\bnie(?:ts|mand) anders\b|\bniet achteraf\b|\bof niet\b"
)
_WORDS_BEFORE, _WORDS_AFTER = 8, 5
_WITHDRAWS = re.compile(
    r"\b(?:trek(?:t|ken)?|trok(?:ken)?)\b.{0,200}?\bin\b(?! (?:de|het|een|onze|haar|zijn|dit|deze|verband|overleg|naam|20[0-9]{2})\b)|"
    r"\b(?:intrek(?:t|ken|king)?|ingetrokken|in te trekken|herroep(?:t|en|ing)?|te herroepen|beeindig(?:t|en|d)|opgezegd|"
    r"op te zeggen|opzegging|vervalt|vervallen|komt te vervallen)\b|\bzeg(?:t|gen)?\b.{0,120}\bop\b|\b(?:is|zijn) niet (?:langer|meer)\b|"
    r"\bblokkeer\w*|\bontne(?:emt|men)\b|\bontnomen\b"
)
_NO_WITHDRAWAL = re.compile(
    r"\b(?:kan|kunnen|mag|mogen|te allen tijde|elk moment|tot(?:dat)?|tot aan|zolang|behoudens|onherroepelijk\w*|zonder|niet|als|indien|"
    r"wanneer|zodra)\b"
    r"[^.;,]{0,70}$|\b(?:door|na|bij) $|"
    r"\b(?:eerdere|vorige|oude|andere|overige|(?:eerder|reeds) verleende|voorgaande) (?:\w+ )?(?:volmachten|machtigingen|mandaten|"
    r"besluiten)\b(?:(?!\b(?:van|aan)\b)[^.;,]){0,60}$"
)
"""What stands before words of withdrawal that take nothing back: it may be done one day, or is done to whatever there was before."""
_ENDS_ON = re.compile(r"\s*(?:\w+ ){0,2}(?:op|per|na|met ingang van|van rechtswege|automatisch|zodra|indien|als|wanneer|uiterlijk|bij)\b")
_ENDED = re.compile(r"\b(?:vervalt|vervallen|beeindig\w*)$")
_REQUESTS = re.compile(
    r"\b(?:vra(?:ag|gt|gen)|verzoek(?:t|en)?|vroeg(?:en)?|verzocht(?:en)?)\b (?:\w+ ){0,3}?(?:u|uw|om|hierbij|toestemming|het bestuur|"
    r"de directie|of)\b|\b(?:wij|we|ik) (?:vra(?:ag|gen)|verzoek(?:en)?)\b|"
    r"\b(?:wordt|worden|is|zijn) (?:\w+ ){0,3}?verzocht\b|"
    r"\bgraag (?:(?:wij|we|ik|van u) )*(?:vernemen|horen|ontvangen|weten|toestemming)\b|"
    r"\b(?:vernemen|horen|hoor|verneem) (?:wij|we|ik) graag\b|\b(?:kunt|wilt|zou|zoudt|kan|wil) (?:u|je|jullie)\b|"
    r"\bmogen (?:wij|we)\b|\bmag ik\b|\b(?:laat|laten) (?:ons|mij|me|het ons)\b.{0,20}\bweten of\b"
)
_UNDECIDED = re.compile(
    r"\b(?:be(?:sluit|sluiten|slist|slissen|kijkt|kijken|ziet|zien|palen|paalt|oordelen)|onderzoe(?:k|kt|ken)|overleggen|over(?:weegt|wegen))"
    r" (?:\w+ ){0,4}?(?:of|nog)\b|"
    r"\b(?:moet|moeten|zal|zullen|gaat|gaan|wil|willen|dient|dienen)\b(?: \w+){0,9}? (?:besluiten|beslissen|bezien|bekijken|onderzoeken|"
    r"overwegen)\b|\b(?:besluit|beslissing|keuze|instemming|goedkeuring)\b[^.;,]{0,30}\b(?:volgt|wordt nog|moet nog|nog niet)\b|"
    r"\bnog niet\b|\bnog geen\b|\bnog te (?:bepalen|besluiten|beslissen|nemen|verlenen)\b|\bmoet(?:en)? nog\b|\bwordt nog\b|"
    r"\b(?:misschien|wellicht|in overweging|onder voorbehoud)\b|\bmogelijk(?:erwijs)? (?:wel|niet|ook)\b|\bvoorstel(?:len)? om\b|"
    r"\boverwe(?:egt|gen)\b(?! dat)|"
    r"\b(?:stel(?:t|len)?|stelde) (?:\w+ ){0,2}voor om\b|\b(?:weet|weten) (?:\w+ ){0,3}?niet\b|\bonbekend of\b|"
    r"\b(?:is|zijn|ben) (?:\w+ )?voornemens\b|"
    r"\b(?:heb|heeft|hebben) (?:\w+ )?(?:de intentie|het voornemen) (?:om|te)\b"
)
_WHETHER = re.compile(
    r"\bof (?:wij|we|ik|het|de)\b[^.;]{0,140}\b(?:besluit(?:en)?|beslis(?:t|sen)|bepa(?:alt|len)|horen|weten) (?:wij|we|ik|het bestuur|"
    r"de directie|de vergadering)\b"
)
_CONDITIONS = re.compile(
    r"(?<!ook )(?<!zelfs )(?<!juist )\b(?:indien|mits|wanneer|tenzij|zodra|ingeval|in geval|op voorwaarde)\b(?! (?:gewenst|nodig|"
    r"noodzakelijk|gevraagd|van toepassing|vereist))|"
    r"(?<!ook )(?<!zelfs )(?<!zowel )\bals (?:dat|dit|deze|wij|we|ik|het|de|een|er|u|zij|ze|hij|men|onze?|partijen|alle|iedereen)\b"
    r"(?=[^,.;]{3,140}(?:,|\b(?:zullen|zal|dan|zijn|is|worden|wordt|staa[nt]|gaa[nt]|mag|mogen|kan|kunnen)\b))"
)
_OWN_CONDITION = re.compile(
    r"\b(?:gegund|gunning|gunt|opdracht|overeenkomst|contract|inschrijving|niet (?:tijdig |volledig |geheel )?(?:na|meer)\w*|"
    r"te ?kort\w*|schiet\w*|uitval\w*|wegval\w*|weg valt|failli\w+|in gebreke|fout\w*|schade|in verzuim|niet voldoet|verhinderd|afwezig\w*|"
    r"iets mis\w*|misgaat|niet levert|stopt|zich terugtrekt|afspraken|verplichting\w*|ziek\w*)\b"
)
"""What a condition may be about that lies in the matter itself: being awarded, somebody failing, somebody away."""
_DEMANDS = re.compile(
    r"(?<!wij )(?<!we )(?<!ik )\b(?:verlangt|verlangen|eist|eisen dat|vereist|wenst|verwacht|wil dat|vraagt van|schrijft voor)\b"
    r"[^.;]{0,60}\b(?:dat|van ons)\b|\b(?:de|een) (?:eis|voorwaarde|wens) (?:is |van [a-z ]{2,40} is )?dat\b|"
    r"\b(?:volgens|op grond van|conform) (?:het|de|uw|dit) [^.;,]{3,60}\b(?:moet|moeten|dient|dienen)\b"
)
_MEETS_IT = re.compile(r"\b(?:aanvaard\w*|verklar\w+|verklaart|akkoord|en dat (?:zijn|doen|is)|daarom|hieraan voldoen|stemmen .{0,20}in)\b")
_LATER = re.compile(r"\b(?:zal|zullen|zou|zouden)\b")
_EXCEPTS = re.compile(r"\b(?:behalve|tenzij|uitgezonderd|met uitzondering van|behoudens)\b")


def undoing(words: str, act: Act) -> Undoing | None:
    """How this sentence undoes the act at this place in it; None when nothing says so."""
    if words.rstrip().endswith("?"):
        return Undoing.ASKED
    if _is_withdrawn(words):
        return Undoing.WITHDRAWN
    if is_denied(words, act):
        return Undoing.DENIED
    if _before(_DEMANDS, words, act) and not _MEETS_IT.search(words, act[1]):
        return Undoing.DEMANDED
    if _asks_for(words, act):
        return Undoing.ASKED
    if _UNDECIDED.search(_main(words, act)) or _before(_WHETHER, words, act):
        return Undoing.UNDECIDED
    if is_conditional(words):
        return Undoing.CONDITION
    if excepted(words, act):
        return Undoing.EXCEPTED
    return Undoing.LATER if _is_later(words, act) else None


def really_does(words: str, act: re.Pattern[str], *, despite: Container[Undoing] = ()) -> bool:
    """Does the sentence do this act at one of its places, where nothing but what is let pass (`despite`) undoes it?"""
    return any((how := undoing(words, match.span())) is None or how in despite for match in act.finditer(words))


def takes_back(words: str) -> bool:
    """Does this sentence leave open what the one before it told: "Wij moeten nog besluiten of wij dat willen."?"""
    return bool(_POINTS_BACK.search(words)) and bool(_UNDECIDED.search(words) or _REQUESTS.search(words) or words.rstrip().endswith("?"))


_POINTS_BACK = re.compile(r"\b(?:dat|dit|daar\w{0,4}|hier\w{0,4}|zo|mogelijk is|akkoord)\b")


_NOT_BEFORE = re.compile(r"\bpas\b[^.;]{0,90}\b(?:als|na|nadat|wanneer|zodra|indien|mits)\b")


def is_conditional(words: str) -> bool:
    """Does the whole hang on something that may or may not happen, and that lies outside the matter itself?"""
    about = (words[match.end() : match.end() + 120].partition(", ")[0] for match in _CONDITIONS.finditer(words))
    return bool(_NOT_BEFORE.search(words)) or any(not _OWN_CONDITION.search(clause) for clause in about)


def excepted(words: str, act: Act) -> str:
    """What is excepted behind the act, from the word that says so on; "" when nothing is."""
    match = _EXCEPTS.search(words, act[1])
    return words[match.start() :] if match else ""


def _is_withdrawn(words: str) -> bool:
    """Is something taken back now? That it may be taken back one day, or ends on a day, is another matter."""
    for match in _WITHDRAWS.finditer(words):
        if _NO_WITHDRAWAL.search(words, max(0, match.start() - 120), match.start()):
            continue
        if not (_ENDED.search(match[0]) and _ENDS_ON.match(words, match.end())):
            return True
    return False


def is_denied(words: str, act: Act) -> bool:
    """A denial in the words of the act, or near it in its own clause; what is denied behind "om", "die" or "dat" is something else."""
    start, end = act
    plain = without_harmless(words)
    before, behind = _BORDER.split(plain[:start])[-1], _BORDER.split(plain[end:])[0]
    stretch = f"{before}{plain[start:end]}{behind}"
    above, before, behind = clause(stretch, len(before), len(before) + end - start)
    behind = _INNER.split(behind)[0]
    near = " ".join((*before.split()[-_WORDS_BEFORE:], plain[start:end], *behind.split()[:_WORDS_AFTER]))
    return bool(_DENIES.search(near) or _DENIES.search(" ".join(above.split()[-_WORDS_BEFORE:])))


def without_harmless(words: str) -> str:
    """The words with what only looks like a denial blanked: "niet alleen", "niet langer dan", "geen bezwaar". As long as they were."""
    return _NO_DENIAL.sub(lambda match: "x" * len(match[0]), words)


def _before(pattern: re.Pattern[str], words: str, act: Act) -> bool:
    match = pattern.search(words)
    return match is not None and match.start() < act[1]


def _main(words: str, act: Act) -> str:
    """The sentence up to and with the clause of the act, and what follows directly; a purpose or relative clause behind it is left out."""
    behind = _BORDER.split(words[act[1] :])[0]
    return words[: act[1]] + behind


def _asks_for(words: str, act: Act) -> bool:
    """Is the act what is asked for: behind the words that ask, and not in a clause of its own ("..., die gemachtigd is")?"""
    match = _REQUESTS.search(words)
    if match is None or match.start() >= act[1]:
        return False
    between = words[match.end() : act[0]]
    return not re.search(r",\s(?:die|welke|waarin|waarmee|en|omdat|want)\b", between)


def _is_later(words: str, act: Act) -> bool:
    before = _BORDER.split(words[: act[0]])[-1]
    behind = words[act[1] : act[1] + 12]
    return bool(_LATER.search(" ".join(before.split()[-_WORDS_BEFORE:]))) or bool(re.match(r"\s(?:zal|zullen|gaan)\b", behind))
