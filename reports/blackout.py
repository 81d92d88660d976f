"""Which words in a text are about a natural person, and what stands there instead. Pure; knows no result and no page.

Finds: names that somebody gives (of signers, directors, senders), in the ways people write them, also loose in running text: the last name
in any letters, the given name, the initials; other names that stand behind a title, initials or a position; e-mail addresses; telephone
numbers. Residual risk: a name that nobody gives and that stands in running text without any of these is not found, nor is a name with a
typing error, an address of a house, or who is described without a name. Who gives a page out reads it first.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reports.signs import pattern_of


class Left(StrEnum):
    """What was left out: the words that stand in its place."""

    PERSON = "naam van een persoon"
    MAIL = "e-mailadres"
    PHONE = "telefoonnummer"
    WISH = "op verzoek"
    OTHER_TEXT = "tekst van een andere inschrijver"
    OTHER = "gegevens van een andere inschrijver"
    DIGEST = "controlegetal van een andere inschrijver"


def mark(left: Left) -> str:
    """What a reader sees in the place of the words."""
    return f"[weggelakt: {left}]"


def honest(text: str) -> str:
    """The text in which nothing from outside looks like a mark of ours."""
    return unicodedata.normalize("NFC", text).replace("[weggelakt", "(weggelakt")


_LETTER = r"[^\W\d_]"
_NAME = rf"(?:[A-ZÀ-Ý]{_LETTER}*(?:['’-]{_LETTER}+)*)"
_BETWEEN = r"(?:van|von|de|der|den|ten|ter|te|het|'t|’t|el|al|la|le|du|in|op)"
_ONLY_BETWEEN = re.compile(rf"(?:{_BETWEEN}\s+){{1,3}}", re.IGNORECASE)
_FAMILY = rf"(?:{_BETWEEN}\s+){{0,3}}{_NAME}(?:[-–]{_NAME})?"
_INITIALS = r"(?:(?:[A-ZÀ-Ý]|Th|Ch|IJ)\.\s?){1,6}"
_NO_INITIALS = frozenset({"BV", "NV", "UA", "BA", "WA", "VOF", "CV", "PO", "TAV", "SVP", "KVK", "BCMB"})
_LETTERED = re.compile(r"[A-H]\.\s*[A-ZÀ-Ý]")  # how a person is written, and a heading too: "B. Ervaring"
_TITLE = r"(?:[Dd]e heer|[Mm]evrouw|[Mm]eneer|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Dd]rs\.|[Mm]r\.|[Ii]r\.|[Dd]r\.|[Ii]ng\.|[Pp]rof\.|[Jj]hr\.)"
_POSITION = (
    r"(?:directeur(?:-bestuurder)?|bestuurder|voorzitter|secretaris|penningmeester|contactpersoon|cliëntondersteuner|coördinator|"
    r"teamleider|projectleider|gemachtigde|ondergetekende|ondertekenaar)"
)
_FOUND = (
    re.compile(rf"(?<!\w){_TITLE}\s+(?P<name>(?:{_TITLE}\s+)*(?:{_INITIALS}\s*)?(?:{_NAME}\s+){{0,2}}{_FAMILY})"),
    re.compile(rf"(?<![\w.])(?P<name>{_INITIALS}\s*{_FAMILY})"),
    re.compile(rf"(?<!\w){_POSITION}[,:]?\s+(?P<name>{_NAME}\s+{_FAMILY})"),
)
_MAIL = re.compile(
    r"(?<![\w.+%'’-])[\w.+%'’-]+(?:(?:\s?@\s?|\s?\(at\)\s?|\s?\[at\]\s?)[\w-]+(?:\.[\w-]+)+"
    r"|\s(?:at|apenstaartje)\s[\w-]+(?:(?:\.|\s(?:dot|punt)\s)[\w-]+)*(?:\.|\s(?:dot|punt)\s)[a-z]{2,6}\b)"
)
_FILE = re.compile(r"[\w()+-]+\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|zip|jpe?g|png|tiff?|eml|msg|html?|txt)\b", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.,/-])(?!\d\d[-.]\d\d[-.]\d{4})(?:\+31\s?(?:\(0\))?|0031|\(?0)(?:[\s().-]{0,3}\d){9}(?![\w/-])"
    r"|(?<![\w.,/+-])(?:\+|00)(?!31)[1-9]\d{0,2}(?:[\s().-]{0,3}\d){7,11}(?![\w/-])"
)
_NO_LETTERS = _NO_INITIALS | frozenset(
    ("AVG BIG BSN CIZ EHBO GGZ GHZ HBO HKZ IGJ ISO KTO MBO MEE NZA OCO PDF PDCA PGB UBO VGN VGZ VNG VOG VVT VWS WLZ WMO ZVW ZZP").split()
)
"""Letters that stand for something else, also when they are the initials of a person."""
_DETERMINER = r"(?:een|de|het|'t|elke|elk|iedere|ieder|geen|onze|ons|uw|hun|zijn|haar|deze|dit|die|dat|als|zo'n)"
_OFTEN = 3
SHORT = 4  # letters of a last name that is looked for in small letters too
_GLUE = frozenset({"van", "von", "de", "der", "den", "ten", "ter", "te", "het", "'t", "’t", "el", "al", "la", "le", "du", "in", "op"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Blackout:
    """What to leave out, ready to use on any text."""

    people: tuple[str, ...] = ()  # names as written, `Terlouw, Hendrik` or `H. Terlouw`: the last name alone goes too
    named: tuple[str, ...] = ()  # whole names only: their last name is a common word as well
    kept: tuple[str, ...] = ()  # names of organisations and places, and addresses, that stay as they are
    wishes: tuple[str, ...] = ()  # words that somebody wants out too
    ordinary: frozenset[str] = frozenset()  # last names, in small letters, that are an ordinary word in these texts
    swaps: tuple[tuple[str, str], ...] = ()  # other words and what stands there instead
    exact: tuple[tuple[str, str], ...] = ()  # the same, of words that go only as written here or all in capitals
    _patterns: list[tuple[re.Pattern[str], str]] = field(default_factory=list, init=False, repr=False, compare=False)
    _ready_made: dict[str, re.Pattern[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def text(self, text: str, *, name_of_file: bool = False) -> str:
        """The text with the marks in it; in the name of a file or a subject also names in small letters are found."""
        whole = honest(text)
        for pattern, instead in self._ready():
            whole = self._replaced(whole, pattern, instead)
        if name_of_file:
            loose = re.compile(
                "|".join(rf"(?<!{_LETTER}){re.escape(one)}(?!{_LETTER})" for one in self._families(4)) or r"(?!)", re.IGNORECASE
            )
            whole = self._replaced(whole, loose, mark(Left.PERSON))
        person = re.escape(mark(Left.PERSON))
        return re.sub(rf"{person}(?:[\s,]+{person})+", mark(Left.PERSON), whole)

    def left_in(self, text: str) -> tuple[str, ...]:
        """What of a person still stands in this text: () when it may be given out."""
        whole = unicodedata.normalize("NFC", text)
        kept = self._keep()
        whole = kept.sub(" ", whole) if self.kept else whole
        found = (match[0] for pattern, _ in self._ready() for match in pattern.finditer(whole))
        return tuple(dict.fromkeys(found))

    def _ready(self) -> Sequence[tuple[re.Pattern[str], str]]:
        if not self._patterns:
            self._patterns.extend(self._made())
        return self._patterns

    def _made(self) -> Iterator[tuple[re.Pattern[str], str]]:
        rows = [(words, instead, False) for words, instead in self.swaps] + [(words, instead, True) for words, instead in self.exact]
        for words, instead, as_written in sorted(rows, key=lambda one: -len(one[0])):
            yield pattern_of(words, as_written=as_written), instead
        for words in sorted(self.wishes, key=len, reverse=True):
            yield pattern_of(words), mark(Left.WISH)
        yield _MAIL, mark(Left.MAIL)
        yield _PHONE, mark(Left.PHONE)
        full = sorted({one for name in (*self.people, *self.named) for one in _ways(name)}, key=lambda one: (-len(one[1]), one))
        if full:
            yield re.compile(_by_first(full)), mark(Left.PERSON)
        families = sorted(self._families(3), key=len, reverse=True)
        if families:
            capital = "|".join(f"{re.escape(one)}|{re.escape(one.upper())}" for one in families)
            before = rf"(?:(?:{_TITLE}\s+)*{_INITIALS}\s*)?(?:(?i:{_BETWEEN})\s+){{0,3}}"
            yield re.compile(rf"(?<!{_LETTER}){before}(?:{capital})(?!{_LETTER})"), mark(Left.PERSON)
        loose = [one.lower() for one in families if len(one) >= SHORT and one.lower() not in self.ordinary]
        if loose:
            yield re.compile(rf"(?<!{_LETTER})(?:{'|'.join(map(re.escape, loose))})(?!{_LETTER})"), mark(Left.PERSON)
        if initials := sorted({one for name in self.people for one in _initials(name)}, key=len, reverse=True):
            yield re.compile(rf"(?=[A-ZÀ-Ý])(?:{'|'.join(initials)})"), mark(Left.PERSON)
        if glued := sorted({one for name in self.named for one in _glued(name)}):
            yield re.compile("|".join(glued)), mark(Left.PERSON)

    def _families(self, shortest: int) -> list[str]:
        """The last names without what stands between, each half of a double name too."""
        found = {part for name in self.people for part in _family(name)}
        return [one for one in found if len(one) >= shortest]

    def _keep(self) -> re.Pattern[str]:
        return self._made_once("kept", sorted((one for one in self.kept if one), key=len, reverse=True))

    def _made_once(self, name: str, words: Sequence[str]) -> re.Pattern[str]:
        if name not in self._ready_made:
            self._ready_made[name] = _any(words)
        return self._ready_made[name]

    def _replaced(self, text: str, pattern: re.Pattern[str], instead: str) -> str:
        """Everywhere but in what stays as it is."""
        if not pattern.search(text):
            return text
        spans = [match.span() for match in self._keep().finditer(text)] if self.kept else []

        def one(match: re.Match[str]) -> str:
            inside = any(_begins(text, match.start(), start) and match.end() <= end for start, end in spans)
            return match[0] if inside and instead != mark(Left.WISH) else instead

        return pattern.sub(one, text)


def _begins(text: str, found: int, kept: int) -> bool:
    """Does what was found begin in what is kept, or only small words before it: "van Hartelt" of "van Hartelt & Blok V.O.F."?"""
    return kept <= found or _ONLY_BETWEEN.fullmatch(text[found:kept]) is not None


def people_in(texts: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Names that these texts show to be of a person: behind a title, initials or a position.

    First those whose last name is nothing else in these texts; then those of which only the whole name is sure.
    """
    names = {" ".join(match["name"].split()) for text in texts for pattern in _FOUND for match in pattern.finditer(text)}
    common = {word for text in texts for word in re.findall(rf"(?<!{_LETTER})[a-zà-ÿ]{{3,}}", text)}
    sure, whole = set(), set()
    for name in names:
        given, _ = _parts(name)
        if "".join(given).replace(".", "").upper() in _NO_INITIALS:
            continue
        if any(one.lower() in common for one in _family(name)):
            if not _LETTERED.match(name) or " " in name.partition(".")[2].strip():
                whole.add(name)
        else:
            sure.add(name)
    return frozenset(sure), frozenset(whole)


def ordinary_in(texts: Sequence[Sequence[str]], people: Iterable[str], ours: Sequence[str]) -> frozenset[str]:
    """Last names, in small letters, that are an ordinary word: so it stands in what we wrote, behind an article, often, or with more than
    one bidder (a row of texts for each). Names of files and addresses do not count."""
    wanted = {one.lower() for name in people for one in _family(name)}
    found, rows = Counter[str](), Counter[str]()
    article: set[str] = set()
    behind = re.compile(rf"(?<!\w)(?i:{_DETERMINER})\s+([a-zà-ÿ]{{3,}})(?!\w)")
    for row in texts:
        plain = [_FILE.sub(" ", _MAIL.sub(" ", text)) for text in dict.fromkeys(row)]
        seen = Counter(word for text in plain for word in _small(text) if word in wanted)
        found.update(seen)
        rows.update(seen.keys())
        article |= {word for text in plain for word in behind.findall(text)}
    mine = {word for text in ours for word in _small(text)}
    return frozenset(word for word in wanted if word in article | mine or found[word] >= _OFTEN or rows[word] > 1)


def _small(text: str) -> list[str]:
    """The words that stand in small letters."""
    return re.findall(rf"(?<!{_LETTER})[a-zà-ÿ]{{3,}}(?!{_LETTER})", text)


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of these, as words of their own, whatever the capitals; nothing when there are none."""
    return re.compile(_by_first((one[0], rf"{re.escape(one)}(?!{_LETTER})") for one in words), re.IGNORECASE)


def _by_first(ways: Iterable[tuple[str, str]]) -> str:
    """Any of these patterns, each with the letter that it begins with, at the start of a word; earlier ones go first.

    Only those of the letter that stands there are tried: hundreds of names in a long page would take half a minute otherwise.
    """
    groups: dict[str, list[str]] = {}
    for first, pattern in ways:
        groups.setdefault(first.lower(), []).append(pattern)
    each = (rf"(?i:(?={re.escape(first)}))(?:{'|'.join(patterns)})" for first, patterns in groups.items())
    return rf"(?<!{_LETTER})(?:{'|'.join(each)})" if groups else r"(?!)"


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Given names and initials; then the family name with what stands between."""
    words = [word for word in re.sub(_TITLE, " ", name).replace(",", " , ").split() if word]
    if "," in words:
        at = words.index(",")
        return [word for word in words[at + 1 :] if word != ","], words[:at]
    start = next((index for index, word in enumerate(words) if word.lower() in _GLUE), len(words) - 1)
    return words[:start], words[start:]


def _family(name: str) -> Iterator[str]:
    _, family = _parts(name)
    for word in family:
        if word.lower() not in _GLUE and word[:1].isupper() and "." not in word and len(word) > 1:
            yield word
            yield from (half for half in re.split(r"[-–]", word) if half != word and half[:1].isupper())


def _ways(name: str) -> Iterator[tuple[str, str]]:
    """The ways in which a whole name is written, each with the letter it begins with: given names before or behind, initials, in
    capitals, over two lines."""
    given, family = _parts(name)
    if not any(_family(name)):
        return  # "B.V.": no person at all
    last = r"\s+".join(re.escape(word) for word in family)
    full = r"\s+".join(re.escape(word) for word in given)
    if full:
        yield given[0][0], rf"(?i:{full}\s+{last})(?!{_LETTER})"
        yield family[0][0], rf"(?i:{last}\s*,\s*{full})(?!{_LETTER})"
    for word in given:
        if len(word) > 2 and "." not in word and word[:1].isupper():  # Jan, and not the month
            yield word[0], rf"(?:{re.escape(word)}|{re.escape(word.upper())})(?!{_LETTER}|\.?\s*\d)"


def _initials(name: str) -> Iterator[str]:
    """The initials alone, with points, and those with the last name's, also without points: H.J., H.J.T., HJT."""
    given, family = _parts(name)
    first = [letter for word in given for letter in (re.findall(r"[A-ZÀ-Ý]", word) if "." in word else word[:1]) if letter.isupper()]
    last = [word[0] for word in family if word[:1].isupper()][-1:]
    for letters in (first, first + last):
        said = "".join(letters)
        if len(letters) > 1 and said not in _NO_LETTERS:
            yield r"(?<![\w.])" + r"\.\s?".join(map(re.escape, letters)) + r"\.(?!\w)"
    said = "".join(first + last)
    if len(said) > 2 and said not in _NO_LETTERS:
        yield rf"(?<!\w){re.escape(said)}(?!\w)"


def _glued(name: str) -> Iterator[str]:
    """The last name with what stands before it (de Groot): then it is a name, also where it is a word by itself."""
    _, family = _parts(name)
    if len(family) > 1 and family[0].lower() in _GLUE:
        small, big = family[:-1], family[-1]
        if big[:1].isupper():
            before = r"\s+".join(re.escape(word) for word in small)
            yield rf"(?<!{_LETTER})(?i:{before})\s+{re.escape(big)}(?!{_LETTER})"


def words_of(text: str) -> str:
    """What a person can read or find in the page: without marks of layout, pictures and the styles."""
    text = re.sub(r"<style\b.*?</style>", " ", text, flags=re.DOTALL)
    return html.unescape(text.replace("\u00ad", "").replace("&shy;", ""))
