"""How facts look in Dutch text, and by which words they are betrayed: where none of those stands, the pattern is not tried.

Knows patterns; knows no criterion. Every pattern is linear in the length of the text, and so is every cue in that of a word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from checklist.language import Remembered, Sentence
from checklist.lexicon import vocabulary

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec)\.?"
)
_NUMBER_WORD = (
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|"
    r"negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|tientallen|"
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|"
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)?(?:honderd|duizend)(?:en)?[a-zë]{0,20}|anderhalf|anderhalve)"
)
_ORDINAL = r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|twaalfde|vijftiende|laatste)"
_HOUR = r"(?:\d{1,2}(?:[.:]\d{2})?|half\s\w{3,6}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_DAY = r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)"
_PERIOD = r"(?:uur|dag|werkdag|week|maand|kwartaal|halfjaar|jaar|trimester|dagen|werkdagen|weken|maanden|kwartalen|jaren)"
_COUNTED = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d+(?:,\d+)?|{_NUMBER_WORD})"
_EACH = r"\b(?:elke?|iedere?|per|om)$"
_SEASON = r"^(?:jaar|najaar|voorjaar|zomer|winter|herfst|maand|kwartaal|week)\b"
_TOP_LEVEL = "nl|org|com|eu|net|info|be|nu|frl|amsterdam|care|coop|online|example"  # "example" is kept for invented addresses (RFC 2606)
_DIGIT = r"\d"
_SIGNS = re.compile(r"[€%]|(?<=\d)[-/.:](?=\d)")  # that are no part of a word; only beside digits do they tell anything


class _Look(NamedTuple):
    """A kind of fact, its pattern, and the cues of which one must stand in the sentence.

    A cue is a pattern for one word as written, or for a sign; of a pair of cues both must stand there.
    """

    kind: str
    pattern: re.Pattern[str]
    cues: tuple[str | tuple[str, str], ...]


_KINDS = (
    _Look(
        "tijd",
        re.compile(
            rf"\b{_DAY}\s(?:tot\sen\smet|t/m|tot|-)\s{_DAY}\b|\bma\.?\s?(?:tot\sen\smet|t/m|[-–])\s?(?:do|vr|za)\b|\b{_HOUR}(?:\suur)?(?:\stot(?:\sen\smet)?\s|\s?[-–]\s?|\sen\s){_HOUR}\suur\b|"
            rf"\b\d{{1,2}}[.:]\d{{2}}\s?(?:uur\b|[-–])|\bvan\s{_HOUR}\stot\s{_HOUR}\b|\b(?:elke|iedere|op|alle)\s(?:alle\s)?werkdag(?:en)?\b|\btussen\s{_HOUR}\sen\s{_HOUR}\b(?!\s[a-z])",
            re.I,
        ),
        (_DAY, r"\bwerkdag", r"uur\b", r"^[.:]$", (r"\bvan$", r"^tot$"), (r"\btussen$", rf"^{_HOUR}$"), r"(?:^|met|m)(?:do|vr|za)\b"),
    ),
    _Look(
        "datum",
        re.compile(
            rf"\b\d{{1,2}}([-/])\d{{1,2}}\1(?:20)?\d\d\b|\b\d{{1,2}}\.\d{{1,2}}\.20\d\d\b|\b\d{{1,2}}\s{_MONTH}(?:\s20\d\d)?(?!\w)|\b{_MONTH}\s20\d\d\b|"
            rf"\b(?:in|begin|eind|half|medio|sinds|vanaf|per|uiterlijk|v[oó]{{2}}r|tot(?:\sen\smet)?|t/m)\s{_MONTH}(?!\w)|"
            rf"\b(?:{_ORDINAL}|\d{{1,2}}e)\s(?:werk|kalender)?dag\svan\b|\b(?:v[oó]{{2}}r|uiterlijk)\sde\s(?:{_ORDINAL}|\d{{1,2}}e)\b|"
            r"\b(?:week|maand)\s\d{1,2}\b|\b(?:eerste|tweede|derde|vierde)\skwartaal\b|\bQ[1-4]\b",
            re.I,
        ),
        (
            rf"^(?:{_ORDINAL}|\d{{1,2}}e)$",
            (r"\b\d{1,2}$", r"^[-/]$"),
            r"\d\.\d",
            rf"\b{_MONTH}(?!\w)",
            r"^kwartaal|\b(?:week|maand)$|\bQ[1-4]",
        ),
    ),
    _Look(
        "bedrag",
        re.compile(r"(?:€|\beuro)\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:euro|miljoen|mln)\b", re.I),
        ((_DIGIT, r"euro|miljoen|mln|€"),),
    ),
    _Look(
        "percent",
        re.compile(
            r"\b\d{1,3}(?:[.,]\d+)?\s?(?:%|procent\b)|\b(?:de|ruim\sde|bijna\sde)\shelft\b|\b(?:een|twee|drie)\s?(?:derde|kwart)\b", re.I
        ),
        ((_DIGIT, r"procent|%"), r"\bhelft|(?:derde|kwart)\b"),
    ),
    _Look(
        "nummer",
        re.compile(
            r"\b4610[\d.\s-]{2,12}\d\b|\b\w{0,20}nummer\s(?:\w{1,20}\s){0,3}is\s\d[\w.-]{1,20}|"
            r"\b\w{0,20}(?:nummers?|nrs?)\.?\s?:?\s?[A-Z]{0,5}[-.]?\d[\w.-]{1,20}",
            re.I,
        ),
        ((_DIGIT, r"4610|nummer|nr"),),
    ),
    _Look(
        "frequentie",
        re.compile(
            rf"\b(?:elke?|iedere?|op)\s(?:eerste\s|tweede\s|derde\s|laatste\s)?{_DAY}(?:ochtend|middag|avond)?\b|\b(?:elke?|iedere?|per|om\sde(?:\s{_NUMBER_WORD}|\s\d+)?)\s(?:{_NUMBER_WORD}\s|half\s)?{_PERIOD}\b|"
            r"\b(?:dagelijks|wekelijks|tweewekelijks|maandelijks|tweemaandelijks|kwartaal|halfjaarlijks|jaarlijks|"
            r"tweejaarlijks)e?\b|\b(?:een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf|\d{1,2})\s?(?:keer|maal|x)\sper\s\w+|"
            r"\btweemaal\sper\s\w+|\bviermaal\sper\s\w+",
            re.I,
        ),
        (_DAY, r"(?:lijks|kwartaal)e?\b", r"^per$", (_EACH, rf"^{_PERIOD}\b")),
    ),
    _Look(
        "duur",
        re.compile(
            r"\bbinnen\s(?:een|één|de)\s(?:uur|dag|werkdag|week|maand)\b|"
            rf"\b(?:binnen|na|gedurende|al|ruim|bijna|meer\sdan|minimaal|gemiddeld)?\s?{_COUNTED}\s?(?:uur|uren|minuten|dagen|"
            r"werkdagen|weken|maanden|jaar|jaren|dag|week|maand|kwartalen)\b|\b(?:half|heel)\s?jaar\b",
            re.I,
        ),
        (r"(?:uur|uren|minuten|dagen|weken|maanden|jaar|jaren|dag|week|maand|kwartalen)\b",),
    ),
    _Look(
        "jaar",
        re.compile(r"(?<![\d.,/-])(?:19[89]\d|20[0-3]\d)(?!\d|[.,/]\d)"),
        (r"(?:19[89]|20[0-3])\d",),
    ),
    _Look(
        "getal",
        re.compile(
            rf"(?<![\w.,-])(?:ruim\s|bijna\s|circa\s|zo'n\s|ongeveer\s)?{_COUNTED}(?:\sfte|\sx)?\s(?:van\s(?:de|onze)\s)?"
            r"(?:[a-zà-ÿ'-]{3,20}\s)?[a-zà-ÿA-Z][a-zà-ÿ'’-]{2,40}|"
            rf"\b(?:zijn|we|wij)\smet\s(?:ons\s|z.n\s|zijn\s|hun\s)?(?:\d{{1,3}}|{_NUMBER_WORD})(?:en)?\b|"
            r"\b[a-zà-ÿ]{4,30} \d{2,5}(?=\s?[/;|]|\.?$)|(?:(?<=[|\t:])|(?<=  ))\s?\d{1,6}(?:[.,]\d{1,3})?(?=\s*(?:[|\t;,]|\.?$| {2}))|"
            r"\ber\s\d{1,4}(?![.,/-]?\d)|\been\s(?:[1-9],\d|[6-9]|10)(?![.,]?\d|\s?%)\b",
            re.I,
        ),
        (_DIGIT, rf"\b{_NUMBER_WORD}(?:en)?$"),
    ),
    _Look(
        "web",
        re.compile(r"\bwww\.[\w./-]+|https?://\S+|\b(?:[\w-]{2,40}\.){1,4}(?:" + _TOP_LEVEL + r")\b(?:/[\w./-]*)?", re.I),
        (r"www|https?|^(?:" + _TOP_LEVEL + r")\b",),
    ),
    _Look(
        "bijlage",
        re.compile(
            r"(?:\bzie\s)?\b(?:bijlagen?\b(?:\s\w{1,3}\b)?|(?:productie|annex|tabblad|map)\s\w{1,2}\b)|\bbijgevoegd\w*|\bbijgesloten\b|\bmeegestuurd\w*|\bals\sapart\sbestand\b|"
            r"\bhierbij\sgevoegd\b|\btoegevoegd\sals\b|"
            r"\bzit(?:ten)?\serbij\b|\bsturen\s(?:wij|we)\smee\b|\bkopie(?:ën)?\b",
            re.I,
        ),
        (r"\bbijlage|gevoegd|bijgesloten|meegestuurd|\bbestand|\berbij|^mee\b|\b(?:map|productie|annex|tabblad)$|\bkopie",),
    ),
    _Look(
        "verleden",
        re.compile(
            r"\b(?:vorige?|afgelopen|laatste|dit)\s(?:jaar|najaar|voorjaar|zomer|winter|herfst|maand|kwartaal|week)\b|"
            r"\bsinds\b|\binmiddels\b|\bdestijds\b|\beerder\sdit\sjaar\b|"
            r"\bin\s(?:de|het)\s(?:zomer|winter|herfst|voorjaar|najaar|lente)\b",
            re.I,
        ),
        (r"sinds|inmiddels|destijds|^(?:zomer|winter|herfst|voorjaar|najaar|lente)\b", (r"\b(?:vorige?|afgelopen|laatste|dit)$", _SEASON)),
    ),
)
_POLICY_PERIOD = re.compile(r"2027\s*(?:[-–/]|en)\s*(?:20)?28")
_NAME = re.compile(r"(?<=[a-z,;:à-ÿ)] )(?:[A-Z][\w'’&-]+(?:\s(?:de|van|en|der|den|het|op|aan|ter|&)\s[A-Z][\w'’-]+|\s[A-Z][\w'’-]+){0,4})")
_CUED = (
    r"(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Zz]orggroep|[Zz]orginstelling|[Zz]orgaanbieder|[Zz]iekenhuis|[Hh]uisartsengroep|"
    r"[Ww]elzijnsorganisatie|[Aa]ccountant(?:skantoor)?|[Hh]ogeschool|[Nn]etwerk|[Oo]verleg|[Pp]latform|[Aa]lliantie|[Tt]afel)"
)
_ORGANISATION = re.compile(rf"\b{_CUED}\s+(?:[A-Z][\w'’&-]+|(?:de|het|van|van de)\s[A-Z][\w'’&-]+)")
_INNER_CAPITAL = r"(?-i:^[A-Z])"


def _known_organisations() -> _Look:
    """The organisations of the word list; each is betrayed by its first letters up to a space or sign."""
    names = sorted(vocabulary()["organisaties"], key=lambda name: (-len(name), name))
    firsts = sorted({re.split(r"[\W_]", name)[0] for name in names})
    return _Look(
        "organisatie",
        re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)"),
        (rf"\b(?:{'|'.join(map(re.escape, firsts))})",),
    )


class _Looks:
    """Every kind of fact with its cues as bits, so that a sentence tells by one number which patterns are worth a try."""

    def __init__(self) -> None:
        named = (_Look("organisatie", _ORGANISATION, (rf"\b{_CUED}$",)), _known_organisations(), _Look("naam", _NAME, (_INNER_CAPITAL,)))
        self.every = (_Look("toekomst", _POLICY_PERIOD, ("2027",)), *_KINDS, *named)
        cues = dict.fromkeys(cue for look in self.every for one in look.cues for cue in _both(one))
        self._bits = {cue: 1 << number for number, cue in enumerate(cues)}
        self._cues = tuple((re.compile(cue, re.I), bit) for cue, bit in self._bits.items())
        self._some = re.compile("|".join(f"(?:{cue})" for cue in cues), re.I)
        self._digit = self._bits[_DIGIT]
        self._capital = self._bits[_INNER_CAPITAL]
        self._words: Remembered[str, int] = Remembered(self._cued)
        self._worth: Remembered[int, tuple[tuple[str, re.Pattern[str]], ...]] = Remembered(self._patterns)

    def of(self, shown: str, sentence: Sentence) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The kinds and patterns worth a try in a sentence, in the order of the table."""
        first, *others = (self._words[word.written] for word in sentence.words)
        bits = first & ~self._capital if shown[:1].isalnum() else first  # a capital that opens the sentence is no name's
        for one in others:
            bits |= one
        if bits & self._digit:
            for sign in _SIGNS.findall(shown):
                bits |= self._words[sign]
        return self._worth[bits]

    def _cued(self, written: str) -> int:
        return sum(bit for cue, bit in self._cues if cue.search(written)) if self._some.search(written) else 0

    def _patterns(self, bits: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((look.kind, look.pattern) for look in self.every if any(self._all(one, bits) for one in look.cues))

    def _all(self, cues: str | tuple[str, str], bits: int) -> bool:
        return all(self._bits[cue] & bits for cue in _both(cues))


def _both(cues: str | tuple[str, str]) -> tuple[str, ...]:
    return (cues,) if isinstance(cues, str) else cues


@lru_cache(maxsize=1)
def looks() -> _Looks:
    return _Looks()


def found(shown: str, sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of every kind in the text of a sentence; they may overlap, and the kinds come in the order of the table."""
    for kind, pattern in looks().of(shown, sentence):
        for match in pattern.finditer(shown):
            yield kind, match
