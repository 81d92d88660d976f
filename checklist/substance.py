"""What makes a sentence more than a promise: figures, dates, names, registrations, things done; and what makes it less.

Knows how facts look in Dutch text; knows no criterion. Every pattern is linear in the length of the text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checklist.language import Sentence, fold, words
from checklist.lexicon import vocabulary

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\.?"
)
_NUMBER_WORD = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|"
    r"negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|tientallen|honderden|"
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(?:twintig|dertig|veertig|vijftig)|anderhalf|anderhalve)"
)
_HOUR = r"(?:\d{1,2}(?:[.:]\d{2})?|half\s\w{3,6}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_PERIOD = r"(?:uur|dag|werkdag|week|maand|kwartaal|halfjaar|jaar|trimester|dagen|werkdagen|weken|maanden|kwartalen|jaren)"
_COUNTED = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|{_NUMBER_WORD})"

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "tijd",
        re.compile(
            rf"\b{_DAY}\s(?:tot\sen\smet|t/m|tot|-)\s{_DAY}\b|\bma\.?\s?(?:tot\sen\smet|t/m|[-–])\s?(?:do|vr|za)\b|\b{_HOUR}(?:\suur)?(?:\stot(?:\sen\smet)?\s|\s?[-–]\s?|\sen\s){_HOUR}\suur\b|"
            rf"\b\d{{1,2}}[.:]\d{{2}}\s?(?:uur\b|[-–])|\bvan\s{_HOUR}\stot\s{_HOUR}\b|\b(?:elke|iedere|op)\swerkdag(?:en)?\b",
            re.I,
        ),
    ),
    (
        "datum",
        re.compile(
            rf"\b\d{{1,2}}([-/])\d{{1,2}}\1(?:20)?\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.20\d\d\b|\b\d{{1,2}}\s{_MONTH}(?:\s20\d\d)?(?!\w)|\b{_MONTH}\s20\d\d\b|"
            rf"\b(?:in|begin|eind|half)\s{_MONTH}(?!\w)|"
            r"\bweek\s\d{1,2}\b|\b(?:eerste|tweede|derde|vierde)\skwartaal\b|\bQ[1-4]\b",
            re.I,
        ),
    ),
    ("bedrag", re.compile(r"(?:€|\beuro)\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:euro|miljoen|mln)\b", re.I)),
    (
        "percent",
        re.compile(
            r"\b\d{1,3}(?:[.,]\d+)?\s?(?:%|procent\b)|\b(?:de|ruim\sde|bijna\sde)\shelft\b|\b(?:een|twee|drie)\s?(?:derde|kwart)\b", re.I
        ),
    ),
    (
        "nummer",
        re.compile(
            r"\b4610[\d.\s-]{2,12}\d\b|\b\w{0,20}nummer\s(?:\w{1,20}\s){0,3}is\s\d[\w.-]{1,20}|"
            r"\b\w{0,20}(?:nummers?|nrs?)\.?\s?:?\s?[A-Z]{0,5}[-.]?\d[\w.-]{1,20}",
            re.I,
        ),
    ),
    (
        "frequentie",
        re.compile(
            rf"\b(?:elke?|iedere?|op)\s(?:eerste\s|tweede\s|derde\s|laatste\s)?{_DAY}(?:ochtend|middag|avond)?\b|\b(?:elke?|iedere?|per|om\sde(?:\s{_NUMBER_WORD}|\s\d+)?)\s(?:{_NUMBER_WORD}\s|half\s)?{_PERIOD}\b|"
            r"\b(?:dagelijks|wekelijks|tweewekelijks|maandelijks|tweemaandelijks|kwartaal|halfjaarlijks|jaarlijks|"
            r"tweejaarlijks)e?\b|\b(?:een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf|\d{1,2})\s?(?:keer|maal|x)\sper\s\w+|"
            r"\btweemaal\sper\s\w+|\bviermaal\sper\s\w+",
            re.I,
        ),
    ),
    (
        "duur",
        re.compile(
            r"\bbinnen\s(?:een|één|de)\s(?:uur|dag|werkdag|week|maand)\b|"
            rf"\b(?:binnen|na|gedurende|al|ruim|bijna|meer\sdan|minimaal|gemiddeld)?\s?{_COUNTED}\s?(?:uur|uren|minuten|dagen|"
            r"werkdagen|weken|maanden|jaar|jaren|dag|week|maand|kwartalen)\b|\b(?:half|heel)\s?jaar\b",
            re.I,
        ),
    ),
    ("jaar", re.compile(r"(?<![\d.,/-])(?:19[89]\d|20[0-3]\d)(?!\d|[.,/]\d)")),
    (
        "getal",
        re.compile(
            rf"(?<![\w.,-])(?:ruim\s|bijna\s|circa\s|zo'n\s|ongeveer\s)?{_COUNTED}(?:\sfte|\sx)?\s(?:van\s(?:de|onze)\s)?"
            r"(?:[a-zà-ÿ'-]{3,20}\s)?[a-zà-ÿA-Z][a-zà-ÿ'’-]{2,40}|"
            r"\ber\s\d{1,4}(?![.,/-]?\d)|\been\s(?:[1-9],\d|[6-9]|10)(?![.,]?\d|\s?%)\b",
            re.I,
        ),
    ),
    ("web", re.compile(r"\bwww\.[\w./-]+|https?://\S+|\b(?:[\w-]{2,40}\.){1,4}(?:nl|org|com|eu)\b(?:/[\w./-]*)?", re.I)),
    (
        "bijlage",
        re.compile(
            r"\bbijlagen?\b(?:\s\w{1,3}\b)?|\bbijgevoegd\w*|\bbijgesloten\b|\bmeegestuurd\w*|\bals\sapart\sbestand\b|"
            r"\bhierbij\sgevoegd\b|\btoegevoegd\sals\b|"
            r"\bzit(?:ten)?\serbij\b|\bsturen\s(?:wij|we)\smee\b|\bmap\s\w{1,2}\b|\bkopie(?:ën)?\b",
            re.I,
        ),
    ),
    (
        "verleden",
        re.compile(
            r"\b(?:vorige?|afgelopen|laatste|dit)\s(?:jaar|najaar|voorjaar|zomer|winter|herfst|maand|kwartaal|week)\b|"
            r"\bsinds\b|\binmiddels\b|\bdestijds\b|\beerder\sdit\sjaar\b|"
            r"\bin\s(?:de|het)\s(?:zomer|winter|herfst|voorjaar|najaar|lente)\b",
            re.I,
        ),
    ),
)
_REFERENCE = re.compile(
    r"\b(?:eis(?:en)?|geschiktheidseis(?:en)?|bijlagen?|artikel|art\.?|hoofdstuk|paragraaf|par\.?|vraag|criterium|punt|pagina|blz\.?|"
    r"ad|dienst|stap|fase|lid|versie|nen|iso|inkoopbeleid|bestuursverklaring|conceptovereenkomst|perceel)\s*(?:nr\.?\s*)?$",
    re.I,
)
_NUMBERING = re.compile(r"\d{1,2}\s+[A-Z]")  # "11 Duurzaamheid" numbers an answer; "11 medewerkers" counts
_UNTIL = re.compile(r"\b(?:tot|met|t/m|einde?|loopt|geldig tot)\s(?:\w+\s)?$", re.I)  # a contract that runs until then exists now
SHORT = 6  # content words; a shorter sentence has too few triples
_POLICY_PERIOD = re.compile(r"2027\s*(?:[-–/]|en)\s*(?:20)?28")
_WEIGHTS = {
    "datum": 2.0,
    "tijd": 2.0,
    "bedrag": 2.0,
    "percent": 2.0,
    "nummer": 3.0,
    "frequentie": 2.0,
    "duur": 2.0,
    "getal": 2.0,
    "web": 2.0,
    "bijlage": 1.0,
    "verleden": 1.5,
    "jaar": 2.0,
    "organisatie": 2.0,
    "naam": 1.0,
    "zorgkantoor": 1.0,
    "regio": 1.0,
    "gemeente": 1.5,
    "elders": 0.0,
    "toekomst": 0.0,
}
_PARTICIPLE = re.compile(r"(?:ge\w{2,}|(?:aan|af|bij|deel|door|in|na|om|op|over|samen|toe|uit|vast|voor)ge\w{2,})(?:d|t|en)$")
_HELPING = frozenset("heb hebt heeft hebben had hadden is zijn ben was waren werd werden".split())
_MODALS_BEFORE_DONE = frozenset("zal zullen zou zouden wil willen".split())
_OTHERS = frozenset("die wie zij ze hij u iemand client clienten mensen naaste naasten familie partner welke niemand".split())
_NAME = re.compile(r"(?<=[a-z,;:à-ÿ)] )(?:[A-Z][\w'’&-]+(?:\s(?:de|van|en|der|den|het|op|aan|ter|&)\s[A-Z][\w'’-]+|\s[A-Z][\w'’-]+){0,4})")
_ORGANISATION = re.compile(
    r"\b(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Zz]orggroep|[Zz]orginstelling|[Zz]orgaanbieder|[Zz]iekenhuis|[Hh]uisartsengroep|"
    r"[Ww]elzijnsorganisatie|[Aa]ccountant(?:skantoor)?|[Hh]ogeschool|[Nn]etwerk|[Oo]verleg|[Pp]latform|[Aa]lliantie|[Tt]afel)\s+"
    r"(?:[A-Z][\w'’&-]+|(?:de|het|van|van de)\s[A-Z][\w'’&-]+)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """One fact in a sentence."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def weight(self) -> float:
        return _WEIGHTS[self.kind]


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How a sentence says what it says."""

    done: str  # the word that tells of something done, or ""
    promise: str  # the word that tells of an intention, or ""
    denials: tuple[int, ...]  # positions of the words that deny
    has_verb: bool


def facts(text: str, sentence: Sentence, *, starts: int) -> tuple[Stated, ...]:
    """The facts of one sentence; a stretch of text is one fact only."""
    found: list[Stated] = []
    for fact in _candidates(text[sentence.start : sentence.end], starts=starts):
        if all(fact.end <= other.start or fact.start >= other.end for other in found):
            found.append(fact)
    return tuple(
        Stated(kind=fact.kind, text=fact.text, start=fact.start + sentence.start, end=fact.end + sentence.start)
        for fact in sorted(found, key=lambda fact: fact.start)
    )


def _candidates(shown: str, *, starts: int) -> Iterator[Stated]:
    for period in _POLICY_PERIOD.finditer(shown):
        yield Stated(kind="toekomst", text=period.group(), start=period.start(), end=period.end())
    for kind, pattern in _KINDS:
        for match in pattern.finditer(shown):
            if kind == "getal" and match.start() == 0 and _NUMBERING.match(shown):
                continue
            if kind in ("getal", "jaar", "duur") and _REFERENCE.search(shown[max(0, match.start() - 30) : match.start()]):
                continue
            until = _UNTIL.search(shown[max(0, match.start() - 20) : match.start()]) is not None
            yield _stated(kind if until else _future(kind, match.group(), starts=starts), match)
    for match in _ORGANISATION.finditer(shown):
        yield _stated("organisatie", match)
    yield from _names(shown)


def _future(kind: str, text: str, *, starts: int) -> str:
    """A date on or after the start of the contract is an intention, not a fact."""
    year = re.search(r"20\d\d", text)
    if kind in ("datum", "jaar") and year and starts and int(year.group()) >= starts:
        return "toekomst"
    return kind


def _stated(kind: str, match: re.Match[str]) -> Stated:
    return Stated(kind=kind, text=" ".join(match.group().split()), start=match.start(), end=match.end())


def _names(shown: str) -> Iterator[Stated]:
    known, ordinary = _known_organisations(), _ordinary_names()
    for match in known.finditer(shown):
        yield _stated("organisatie", match)
    for match in _NAME.finditer(shown):
        if not all(fold(word) in ordinary for word in re.findall(r"[A-Z][\w'’]+", match.group())):
            yield _stated("naam", match)


@lru_cache(maxsize=1)
def _known_organisations() -> re.Pattern[str]:
    names = sorted(vocabulary()["organisaties"], key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


@lru_cache(maxsize=1)
def _ordinary_names() -> frozenset[str]:
    """Capitalised words that name nothing of the bidder's own: the policy's words, months, languages."""
    return frozenset(fold(word) for word in vocabulary()["gewone_hoofdletters"])


def manner(sentence: Sentence) -> Manner:
    """Done, promised or denied? By cues of tense and mood; no grammar is guessed."""
    folded = [word.folded for word in sentence.words]
    cues = _cues()
    promise = next((word for number, word in enumerate(folded) if _promises(folded, number, cues)), "")
    done = _done(folded, cues)
    return Manner(
        done=done,
        promise=promise,
        denials=tuple(number for number, word in enumerate(folded) if _denies(folded, number, cues=cues)),
        has_verb=bool(done) or any(word in cues["werkwoorden"] or word in cues["voornaamwoorden"] for word in folded),
    )


@lru_cache(maxsize=1)
def _cues() -> dict[str, frozenset[str]]:
    names = ("belofte", "ontkenning", "werkwoorden", "voornaamwoorden", "gedaan", "niet_gedaan", "deelwoorden")
    return {name: frozenset(fold(word) for word in vocabulary()[name]) for name in names}


def _promises(folded: Sequence[str], number: int, cues: dict[str, frozenset[str]]) -> bool:
    """A word of intention, alone or with the word after it ("van plan", "gaan starten")."""
    if folded[number] in ("wil", "willen"):
        return not _is_of_others(folded, number)
    pair = " ".join(folded[number : number + 2])
    if pair in cues["belofte"]:
        return True
    if folded[number] in ("gaan", "gaat", "ga"):
        return number + 1 < len(folded) and _is_infinitive(folded[-1], cues)
    return folded[number] in cues["belofte"]


def _is_of_others(folded: Sequence[str], number: int) -> bool:
    """ "Wie iets anders wil": the wish of a client is no promise of the bidder."""
    if {"wij", "we", "ik"}.intersection(folded[max(0, number - 2) : number + 3]):
        return False
    return bool(_OTHERS.intersection(folded[max(0, number - 3) : number]))


def _is_infinitive(word: str, cues: dict[str, frozenset[str]]) -> bool:
    return len(word) > 4 and word.endswith("en") and word not in cues["niet_gedaan"] and not _is_participle(word, cues)


def _done(folded: Sequence[str], cues: dict[str, frozenset[str]]) -> str:
    """A perfect or past tense: helping verb with a participle, or a known past form."""
    past = next((word for word in folded if word in cues["gedaan"]), "")
    if past or not _HELPING.intersection(folded) or _MODALS_BEFORE_DONE.intersection(folded):
        return past
    return next((word for word in folded if _is_participle(word, cues)), "")


def _is_participle(word: str, cues: dict[str, frozenset[str]]) -> bool:
    """With ge- by its form; without, from the list: too many nouns look the same ("beleid", "overeenkomst")."""
    return word in cues["deelwoorden"] or (len(word) > 5 and bool(_PARTICIPLE.match(word)) and word not in cues["niet_gedaan"])


def _denies(folded: Sequence[str], number: int, *, cues: dict[str, frozenset[str]]) -> bool:
    """A denial, but not "niet alleen", "niet-aangeboren" or "zo niet"."""
    if folded[number] not in cues["ontkenning"]:
        return False
    following = folded[number + 1] if number + 1 < len(folded) else ""
    return following not in ("alleen", "aangeboren", "slechts", "zozeer", "enkel", "vrijblijvend")


class Copied:
    """Recognises the policy's own sentences, by the share of word triples that stand in them; of a short one, by its pairs."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._triples = frozenset(triple for text in sentences for triple in _grams(_content(text), size=3))
        self._pairs: dict[tuple[str, ...], set[int]] = {}
        for number, text in enumerate(sentences):
            for pair in _grams(_content(text), size=2):
                self._pairs.setdefault(pair, set()).add(number)

    def share(self, sentence: Sentence) -> float:
        """0 to 1: how much of the sentence is repetition."""
        stems = [word.stem for word in sentence.words if word.folded not in _EMPTY]
        if len(stems) >= SHORT:
            triples = _grams(stems, size=3)
            return sum(triple in self._triples for triple in triples) / len(triples)
        pairs = _grams(stems, size=2)
        return (self._best_of_one(pairs) / len(pairs)) ** 2 if len(pairs) >= 2 else 0.0  # squared: half of four pairs is chance

    def _best_of_one(self, pairs: Sequence[tuple[str, ...]]) -> int:
        """How many pairs stand in the one sentence that holds most: pairs from everywhere are no repetition."""
        held = Counter(number for pair in pairs for number in self._pairs.get(pair, ()))
        return max(held.values(), default=0)


_EMPTY = frozenset(
    "de het een en of in op te aan van voor met bij om door als dat die dit deze zij wij we ze hun haar zijn onze ons is er ook "
    "ten tot uit over naar worden wordt onder zo nodig oco aanbieder aanbieders inschrijver organisatie".split()
)


def _content(text: str) -> list[str]:
    return [word.stem for word in words(text) if word.folded not in _EMPTY]


def _grams(stems: Sequence[str], *, size: int) -> list[tuple[str, ...]]:
    return [tuple(stems[at : at + size]) for at in range(len(stems) - size + 1)]
