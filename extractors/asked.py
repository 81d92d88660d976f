"""What the words of a head, a label or a question ask: being new in a region, bidding, a consortium, subcontractors.

Knows words only: no places, no marks. An answer to words that deny ("niet nieuw in de regio: ja") is turned here, for every question the
same; where two readings are left, there is no answer.
"""

import re

NEW = re.compile(r"\bnieuwe?\b|\bnieuwkomer|\btoetreder")
BIDS = re.compile(r"inschrij|\bschrij(?:f|ft|ven)\b|aanmeld|(?<!zilveren )kruis|keuze|gekozen|\bbied|aanbied|deelname|meedoen|\bx\b|☒")
OTHERS_WORK = re.compile(r"onder ?aannem|onderaan-\s?nem|onder ?opdracht(?:nem|gev)|\bderden\b|uitbested|subcontract")
TOGETHER = re.compile(r"\b(?:samenwerkingsverband|combinatie|combinant|consortium)\b")

_IN_REGION = re.compile(
    r"\bnieuwe?\b[^.;:?]{0,30}?\b(?:in|voor|op)\b[^.;:?]{0,24}?\b(?:zorgkantoor)?regio|"
    r"\bnieuwe? (?:oco-?\s?)?(?:aanbieder|toetreder|inschrijver|partij|organisatie)\b|\bnieuwkomer\b|\btoetreder\b|"
    r"^\W*(?:niet )?nieuwe?\W*$"
)
_ONLY_IF = re.compile(
    r"\b(?:indien|wanneer|mits|tenzij|ingeval|in geval|voor zover|zodra|alleen|als (?:u|wij|we|ik|de|uw|een|het|hij|zij))\b|"
    r"\bplan\b|\w+plan\b|bijgevoegd|toegevoegd|bijlage|\bvoeg(?:t|en)?\b|contract|overeenkomst"
)
"""A condition, a paper that goes with it, or a contract: no question whether somebody is new."""
_BIDS_TOGETHER = re.compile(
    r"\b(?:inschrij\w*|ingeschreven|schrij(?:f|ft|ven)|aanbied\w*|dien(?:t|en)?|ingediend|doe[nt]?|offreer\w*|namens)\b.{0,80}"
    r"\b(?:samenwerkingsverband|combinatie|combinant|consortium)\b"
)
_NOT_THIS = re.compile(
    r"\b(?:indien|in geval|wanneer|bij een|bij inschrijving|ieder(?:e)?|elke|alle deelnemers|als u)\b|"
    r"branche|convenant|i\.o\.|\bdeelne(?:men|emt)\b"
)
_SHORT = 9  # words: a label, and no sentence about something else
_LONG = 24  # words: a text, and no question


def asks_together(plain: str) -> bool:
    """Do these folded words of a question or label ask whether the bid is that of a consortium?"""
    if not TOGETHER.search(plain) or is_about_another(plain):
        return False
    return bool(_BIDS_TOGETHER.search(plain)) or len(plain.split()) <= _SHORT


def is_about_another(plain: str) -> bool:
    """Is this a condition, or a partnership for something else?"""
    return bool(_NOT_THIS.search(plain))


def asks_new(plain: str) -> bool:
    """Do these folded words of a question, statement or label ask whether the organisation is new in a region?"""
    return bool(_IN_REGION.search(plain)) and not _ONLY_IF.search(plain) and len(plain.split()) <= _LONG


def mentions_new(plain: str) -> bool:
    """Do these folded words name who is new in a region, whatever they ask?"""
    return bool(_IN_REGION.search(plain))


_SOME = re.compile(r"\b(?:een of meer(?:dere)?|minstens een|ten minste een|een van|enkele|sommige)\b[^.;:?]{0,40}?\bregio(?:'?s)?\b")


def some_of(plain: str) -> str:
    """The words that ask about some of the regions, not about each: "in een of meer regio's"; "" where there are none."""
    match = _SOME.search(plain)
    return match[0] if match else ""


_CHOICE = re.compile(r"\b(?:wel|al)\s?(?:/|of|dan)\s?niet\b|\bof (?:niet|geen)\b(?=\W*$|\s?[.;?])")
_EITHER = re.compile(r"\w\s?(?:/|\bof\b)\s?(?:niet|geen|bestaande?|zelfstandige?)\b|\b(?:niet|bestaande?|zelfstandige?)\s?(?:/|\bof\b)")
"""Two opposite things asked at once: "nieuw / niet nieuw", "zelfstandig of als combinatie"."""
_CLAUSE = re.compile(r"[.,;:?()]|\b(?:en|maar|want|die|dat|waar\w*|omdat|zodat|of)\b")
_DENIES = re.compile(r"\b(?:niet|geen|zonder|noch|evenmin|nooit)\b")


def turned(plain: str, said: str, topic: re.Pattern[str]) -> str | None:
    """The answer to folded words about this topic as `ja` or `nee` to the topic itself; None where that cannot be told.

    "Is geen samenwerkingsverband: ja" denies it; "nee" to such words says nothing for sure.
    """
    if said not in ("ja", "nee"):
        return None
    words = _CHOICE.sub(" ", plain)
    if _EITHER.search(words):
        return None
    if not is_denied(words, topic):
        return said
    return "nee" if said == "ja" else None


def is_denied(plain: str, topic: re.Pattern[str]) -> bool:
    """Do these folded words deny their topic, in the clause in which it is named?"""
    match = topic.search(plain)
    if match is None or (topic is TOGETHER and "zelfstandig" in plain):
        return match is not None
    start = max((cut.end() for cut in _CLAUSE.finditer(plain, 0, match.start())), default=0)
    cut = _CLAUSE.search(plain, match.end())
    return bool(_DENIES.search(plain[start : cut.start() if cut else len(plain)]))


def asking(plain: str, topic: re.Pattern[str]) -> str:
    """Of folded words over a table the last sentence that names the topic."""
    sentences = re.split(r"(?<=[a-z)])[.?!:]\s", plain)
    return next((one for one in reversed(sentences) if topic.search(one)), plain)
