"""How far a statement of a consortium makes its participants liable: each for the whole, for a share, the lead alone, or unclear.

Knows the words of liability and what limits, shifts, denies or postpones it. A title names liability and accepts none: only a
sentence does, and that sentence is the quote. What limits it in words that are not here counts as accepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from extractors.acts.really import Undoing, takes_back, undoing, without_harmless
from extractors.boxes import answer, tokens
from extractors.document import Fact
from extractors.excerpt import QUOTE_LENGTH, Excerpt, Sheet, fold, sentence
from extractors.liability_limits import INTERNAL, is_capped, is_narrowed, is_not_taken_on, is_undone_behind, without_emphasis
from extractors.liability_parts import is_capped_by_share, lead_alone, names_share, plainly, says_whole, shares
from extractors.parties.names import organisations

_EACH_OF = (
    r"\b(?:(?:ieder|elk)e? (?:van (?:ons|hen|de \w+|beide\w*)|der \w+|deelnemer|combinant|partij|organisatie|afzonderlijk)|"
    r"(?:ons|hen) (?:allebei|beiden|allen|ieder|elk))"
)
_ALL_OF_IT = r"(?:het geheel|alles\b|alle verplichtingen|100 ?%|honderd procent\b|de (?:volledige|(?:ge)?hele|totale) \w+)"
_UP_TO = r"(?:(?!\b(?:eigen|zelf|niet|geen)\b)[^.;]){0,60}?"
"""A few words on, in which nobody's own share is named and nothing denied."""
_WHOLE = re.compile(
    r"\bhoofdelijk (?:verbonden|gebonden|te verbinden)|\bverbind(?:t|en) zich(?: \w+){0,3}? hoofdelijk\b|"
    r"hoofdelijk(?:e)?\b[^.]{0,60}\b(?:aansprakelijk(?:heid)?|verbonden|gebonden|verantwoordelijk)|"
    r"aansprakelijk(?:heid)?\b[^.]{0,40}\bhoofdelijk|"
    r"(?:ieder|elk)(?: van (?:hen|ons|de deelnemers|de combinanten)| der \w+| deelnemer| voor zich| afzonderlijk|e deelnemer|"
    r" partij)?(?: \w+){0,4}? voor het geheel|"
    r"(?:ieder|elk)\w*(?: \w+){0,4}? (?:volledig|geheel) aansprakelijk|aansprakelijk(?:heid)? voor het geheel|jointly and severally|"
    r"\bstaan (?:wij |we )?(?:ieder|elk|allen|allebei)\b[^.;]{0,60}?\b(?:in|garant) voor "
    r"(?:alle |alles|het geheel|de (?:volledige|gehele))|"
    r"\bhoofdelijk(?: en solidair)? gehouden\b|"
    r"\b(?:ons|hen) (?:allebei|beiden|allen|ieder|elk)\b[^.;]{0,20}\bvoor (?:het geheel|alles)\b"
    r"[^.;]{0,20}\baanspreken|"
    r"\b(?:ieder|elk)e? (?:van (?:ons|hen|de \w+)|der \w+|deelnemer|combinant|partij|afzonderlijk)\b[^.;]{0,40}"
    r"\bvoor (?:alles|de (?:volledige|gehele|hele) \w+)\b[^.;]{0,30}\b(?:aanspreken|aangesproken|aan te spreken)|"
    rf"{_EACH_OF}(?: \w+){{0,3}}? (?:aanspreken|aangesproken|aan te spreken)\b{_UP_TO}\bvoor {_UP_TO}{_ALL_OF_IT}|"
    rf"\bbij {_EACH_OF}{_UP_TO}\b(?:voor )?{_ALL_OF_IT}{_UP_TO}\b(?:\w*halen|vorderen|opeisen|innen|terecht)\b|"
    rf"\bbij {_EACH_OF}{_UP_TO}\b(?:\w*halen|terecht\w*|aankloppen)\b{_UP_TO}\b(?:voor )?{_ALL_OF_IT}|"
    rf"(?:{_EACH_OF}|\bstaan (?:wij |we )?(?:ieder|elk|allen|allebei|beiden))\b{_UP_TO}\b(?:in|garant) voor {_UP_TO}{_ALL_OF_IT}|"
    rf"(?:{_EACH_OF}|\b(?:ieder|beiden|allebei))(?: \w+){{0,6}}? aansprakelijk voor (?:de (?:\w+ )?van )?{_ALL_OF_IT}(?! wat)|"
    r"\b(?:beiden?|allebei)(?: \w+){0,4}? (?:volledig|geheel) aansprakelijk\b|"
    rf"\b(?:een van (?:ons|hen|beide\w*)|de een)\b[^.;]{{0,120}}\bde ander(?:e \w+)?\b{_UP_TO}\bvoor {_ALL_OF_IT}{_UP_TO}"
    r"\b(?:aanspreken|aangesproken|aan te spreken)"
)
_SHARE = r"(?:deel|aandeel|gedeelte|part)\b"
_OWN_WORK = r"(?:werkzaamheden|verplichtingen|handelen|fouten|prestaties|inzet|diensten|schade)\b"
_PART = re.compile(
    rf"aansprakelijk (?:is |zijn )?voor (?:het|zijn|haar|hun)(?: \w+){{0,5}}? {_SHARE}|"
    rf"\b(?:ieder|elk)\w*(?: (?!ook\b)\w+){{0,5}}? voor (?:zijn|haar|het|hun|een|dat)(?: (?!geheel\b)\w+){{0,6}}? {_SHARE}|"
    rf"\b(?:ieder|elk)\w*(?: (?!ook\b)\w+){{0,5}}? voor (?:(?:zijn|haar|hun) (?:eigen )?|de (?:eigen |door \w+ ))(?:\w+ )?{_OWN_WORK}|"
    rf"\bvoor (?:de )?(?:zijn |haar |hun )?eigen {_OWN_WORK}|\bvoor zover (?:het|de|dit|deze|zij|hij) |"
    rf"\b(?:tot|naar|ter) (?:\w+ ){{0,6}}?(?:eigen|zijn|haar|hun|ieders|diens) (?:\w+ )?{_SHARE}|"
    r"naar rato|naar evenredigheid|voor gelijke delen|pro rata|"
    rf"voor (?:zijn|haar|hun) (?:eigen )?{_SHARE}|niet verder dan (?:zijn|haar|het eigen) {_SHARE}|slechts (?:voor|"
    rf"aansprakelijk voor) (?:zijn|haar|het) (?:eigen )?{_SHARE}"
)
_HELD = re.compile(
    rf"aansprakelijk (?:\w+ ){{0,3}}?voor (?:de |het |dat |die )?(?:\w+ ){{0,2}}?(?:{_OWN_WORK}|{_SHARE}|werk\b)[^.;]{{0,30}}"
    r"\b(?:die|dat|wat) (?:\w+ ){0,2}?zelf\b|"
    rf"aansprakelijk (?:\w+ ){{0,3}}?voor (?:haar|zijn|hun) (?:eigen )?(?:\w+ )?(?:{_OWN_WORK}|{_SHARE}|werk\b)"
)
_MORE = re.compile(r"\b(?:naast|daarnaast|ook|mede|tevens|alles|geheel|derden|intern|onderling)\b")
_SO_DOES = re.compile(
    r"\b(?:alles|elkaar|elkaars|evenzo|eveneens|evenals|net als|dat ook|geldt ook|ieder|iedere|elk|elke|beide|beiden|allebei)\b"
)
"""One of them is liable for its own work, and no word says that it is so for more: with another that alone takes on the whole, they are
not each liable for it."""
_LEADER = r"(?:penvoerder|hoofdaannemer)"
_LEAD = re.compile(
    rf"{_LEADER}(?: \w+){{0,4}}? aansprakelijk|{_LEADER}(?: \w+){{0,8}}? (?:is|wordt|blijft|draagt|neemt|"
    r"aanvaardt)(?: \w+){0,8}? (?:aansprakelijk(?:heid)?|"
    r"verantwoordelijk(?:heid)?)|"
    rf"(?:aansprakelijk(?:heid)?)(?: \w+){{0,6}}? (?:berust|ligt|rust)(?: \w+){{0,3}}? (?:bij|op) (?:de |uitsluitend |alleen )*{_LEADER}|"
    rf"(?:uitsluitend|alleen|enkel) (?:de )?{_LEADER}\b[^.;]{{0,80}}(?:aansprakelijk|aangesproken|aanspreken|aan te spreken)"
)
_LIABLE = re.compile(r"aansprakelijk\w*")
_NEGATION = re.compile(r"\b(?:niet|geen|zonder)\s(?:\w+\s){0,3}$")
_VERBS = re.compile(
    r"\bverkla(?:ar|art|ren)\b|\baanvaard(?:t|en)?\b(?! van)|\bis\b|\bzijn\b|\bstaa[nt]\b|\bstellen\b|\bwor(?:dt|den)\b|\bblij(?:ft|ven)\b|"
    r"\baccept(?:eert|eren)\b|\bkomen\b|\bverbinden\b|\b(?:are|is|accept|undertake)\b"
)
_STATES = re.compile(r"verkla|aanvaard|\bis\b|\bzijn\b|\bstaa[nt]\b")
_BUT = re.compile(r"\b(?:behalve|uitgezonderd|met uitzondering van|behoudens)\b(?![^.;]{0,90}\book\b)")
"""Somebody or something is left out, before the words of liability: "iedere deelnemer, behalve X, verklaart"."""
_WILL = re.compile(r"\b(?:zal|zullen|gaat|gaan)\b(?:(?!\b(?:is|zijn|en)\b)[^.;,]){0,100}$")
_TO_ACCEPT = re.compile(r"[^.;]{0,120}?\b(?:stellen|verklaren|aanvaarden|verbinden|accepteren)\b")
"""It will be accepted one day; that somebody will be liable is accepted now."""
_PAPER = re.compile(
    r"\b(?:verklaring|overeenkomst|akte|document)\b[^.;]{0,40}\b(?:af ?(?:te )?geven|af ?geeft|(?:te )?(?:ondertekenen|overleggen|"
    r"verstrekken|indienen)|op ?te ?stellen|opstellen|na te sturen|in te dienen)\b|"
    r"\b(?:zal|zullen|gaan|bereid|voornemens|zeggen toe|beloven)\b[^.;]{0,60}\b(?:verklaring|overeenkomst|akte)\b"
)
_HEREBY = re.compile(r"\b(?:hierbij|bij deze|hiermee|bij dezen)\b")
_MANY = re.compile(
    r"\b(?:ieder|iedere|elk|elke|allen|alle|wij|we|ons|beide|beiden|deelnemers|combinanten|partijen|zij|ondergetekenden|samen|"
    r"gezamenlijk|zijn|verklaren|aanvaarden|staan|worden|each|all|we)\b"
)
_DECLARE = re.compile(r"\b(?:verklaren|aanvaarden|bevestigen)\b")
_ONE_ONLY = re.compile(r"\b(?:uitsluitend|alleen|enkel|slechts) (?!bevoegd|zelfstandig|als\b|voor\b)(?:\w+[., ]+){0,6}$")
_ONE_OF = re.compile(r"\b(?:een|1) (?:van (?:de|onze|beide)|der) \w+(?: \w+){0,4} $")
_FOR_WHOM = re.compile(
    r"\b(?:voor|jegens|tegenover|namens) (?:ons\b|ons? |de )?(?:alle|beide|ieder|elk|partijen|deelnemers|combinanten)?.{0,12}$"
)
"""For whom the lead is liable, at the end of the words: "de penvoerder is hoofdelijk aansprakelijk voor alle deelnemers"."""
_ACCEPTS_MORE = re.compile(r"\bniet $")


class _Said(StrEnum):
    """What a sentence with words of liability for the whole does with it."""

    ACCEPTED = "aanvaard"
    NAMED = "genoemd"
    DENIED = "ontkend"
    OPEN = "open"
    LIMITED = "begrensd"
    ONE = "een"


_ANSWERS = {"ja": _Said.ACCEPTED, "nee": _Said.DENIED, "beide": _Said.OPEN, "leeg": _Said.OPEN}
"""What a ticked or typed answer in the same line does with it."""
_MOST = 100  # places on a page
_AHEAD = 400  # letters: the sentences behind it


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    said: _Said
    of_one: bool  # of the lead, or of one by name only
    fact: Fact


def liability(seen: Excerpt) -> list[Fact]:
    """`aansprakelijk`: `geheel`, `deel`, `penvoerder`, or `onduidelijk` when the words point two ways or none; nothing when only a title
    names it. The quote is the sentence, as much of it as a quote holds.
    """
    places = [place for sheet in seen.sheets for place in _places(sheet)]
    accepted = _first(places, _Said.ACCEPTED)
    if (held := _held_apart(seen, places)) is not None:
        return [_fact("deel", held)]
    if accepted is None and (less := _less(seen, places)) is not None:
        return [less]
    doubt = _first(places, _Said.LIMITED) or _capped(seen)
    if doubt is None and accepted is None:
        doubt = _first(places, _Said.OPEN, _Said.ONE)
    if doubt is not None:
        return [_fact("onduidelijk", doubt)]
    whole = accepted or _first(places, _Said.NAMED)
    part, lead = _found(seen, _PART, internal=True), _found(seen, _LEAD)
    if whole is not None and lead is not None and part is None and "uitsluitend" not in lead.locator.quote.lower():
        lead = None
    stated = [(name, fact) for name, fact in (("geheel", whole), ("deel", part), ("penvoerder", lead)) if fact is not None]
    if len(stated) == 1 and not (whole is None and _is_titled(seen)):
        return [_fact(*stated[0])]
    vague = (part or lead or whole) if stated else _first(places, _Said.DENIED) or _found(seen, _LIABLE)
    return [_fact("onduidelijk", vague)] if vague else []


def _held_apart(seen: Excerpt, places: list[_Place]) -> Fact | None:
    """Where one alone takes on the whole, in every sentence about it, what holds another to its own work; None where more is said of it."""
    taken = [place for place in places if place.said is not _Said.NAMED]
    if not taken or not all(place.of_one and place.said in (_Said.ONE, _Said.LIMITED) for place in taken):
        return None
    held = _found(seen, _HELD, internal=True)
    return None if held is None or _MORE.search(fold(held.locator.quote)) or _SO_DOES.search(seen.squeezed) else held


_MAY_BE_LESS = (_Said.NAMED, _Said.DENIED, _Said.LIMITED, _Said.ONE)
_SPEAKS = re.compile(r"\baanspr[ae]\w*|\baangesproken\b|\baan te spreken\b|\bgarant\b|\binsta(?:at|an)\b|\bsta(?:at|an)\b|\bhoofdelijk\w*")


def _less(seen: Excerpt, places: list[_Place]) -> Fact | None:
    """Where nobody accepts the whole and a sentence plainly says less: `deel` or `penvoerder`; None where another sentence names the whole,
    or where a sum or a time is the limit."""
    if any(place.said not in _MAY_BE_LESS for place in places):
        return None
    part = lead = None
    for sheet in seen.sheets:
        for start, end, match in _spoken(sheet):
            words = plainly(without_emphasis(sheet.plain[start:end]))
            if INTERNAL.search(words) or _is_not_chosen(sheet, match):
                continue
            if is_capped(words) and not is_capped_by_share(words):
                return None
            if shares(words):
                part = part or _quoted(sheet, match)
            elif lead_alone(words):
                lead = lead or _quoted(sheet, match)
            elif says_whole(words):
                return None
    found = ("deel", part) if part is not None else ("penvoerder", lead)
    return None if found[1] is None else _fact(found[0], found[1])


def _spoken(sheet: Sheet) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Every sentence with words of liability, once, and where they stand; no title."""
    last = -1
    for match in islice(_SPEAKS.finditer(sheet.plain), _MOST):
        if match.start() >= last and not _is_heading(sheet, match):
            start, last = _sentence(sheet, match)
            yield start, last, match


def _fact(value: str, seen: Fact) -> Fact:
    return Fact(name="aansprakelijk", value=value, locator=seen.locator)


def _first(places: list[_Place], *wanted: _Said) -> Fact | None:
    return next((place.fact for place in places if place.said in wanted), None)


def _places(sheet: Sheet) -> Iterator[_Place]:
    """Every place that names liability for the whole in a sentence, with what the sentence does with it."""
    for match in islice(_WHOLE.finditer(sheet.plain), _MOST):
        if not _is_heading(sheet, match):
            start, end = _sentence(sheet, match)
            of_one = _is_of_one(sheet.plain[start:end], (match.start() - start, match.end() - start), sheet.text[start:end])
            yield _Place(said=_said(sheet, match), of_one=of_one, fact=_quoted(sheet, match))


def _said(sheet: Sheet, match: re.Match[str]) -> _Said:
    start, end = _sentence(sheet, match)
    words, act = without_emphasis(sheet.plain[start:end]), (match.start() - start, match.end() - start)
    if answered := _answered(sheet.text[slice(*_line(sheet, match.start()))]):
        return _ANSWERS[answered]
    how = undoing(words, act)
    if how is Undoing.DENIED or _NEGATION.search(words[max(0, act[0] - 40) : act[0]]):
        return _Said.DENIED
    promised = _PAPER.search(words[: act[0]]) and not _HEREBY.search(words) and how is not None
    promised = promised or bool(_WILL.search(words[: act[0]]) and _TO_ACCEPT.match(words, act[0]))
    if how not in (None, Undoing.LATER) or promised or _BUT.search(words[: act[0]]) or takes_back(_from(sheet.plain, end)):
        return _Said.OPEN
    if is_not_taken_on(words, act):
        return _Said.DENIED
    if (
        is_capped(words)
        or is_narrowed(words, act)
        or names_share(plainly(words), before=act[0])
        or is_undone_behind(sheet.plain[end : end + _AHEAD])
    ):
        return _Said.LIMITED
    if _is_of_one(words, act, sheet.text[start:end]):
        return _Said.ONE
    return _Said.ACCEPTED if _STATES.search(words) else _Said.NAMED


def _answered(line: str) -> str:
    """The answer in the line of a question or statement; "" where it has none."""
    if len(line) > _LONGEST_LINE:
        return ""
    return answer(line) or ("beide" if {"ja", "nee"} <= {token.what for token in tokens(line)} else "")


def _is_not_chosen(sheet: Sheet, match: re.Match[str]) -> bool:
    """Does it stand in a line that was answered with no, or not answered?"""
    return _answered(sheet.text[slice(*_line(sheet, match.start()))]) in ("nee", "beide", "leeg")


_SAYS = re.compile(r"dat |:\s")
"""Behind it stands what is declared: "verklaren dat ...", "verklaren: ..."."""


_STOPS = re.compile(r"[a-z]{2}\.\s+(?=[A-Z])")  # also behind a short word: "schrijven samen in. De penvoerder"


def _is_of_one(words: str, act: tuple[int, int], text: str) -> bool:
    """Is it one of them that is liable for the whole: the lead, one by name "uitsluitend", or one of whom all of them declare it?"""
    until = without_harmless(words[: act[0]])
    at = max((match.end() for match in _SAYS.finditer(until)), default=0)
    at = max([at, *(match.end() for match in _STOPS.finditer(text, 0, act[0]))])
    lead, before = until[:at], until[at:]
    named = list(organisations(text[act[0] - len(before) : act[0]]))
    if _DECLARE.search(lead) and not _MANY.search(before) and len(named) == 1:
        return True
    only = _ONE_ONLY.search(before) or _ONE_OF.search(before)
    if only and not _ACCEPTS_MORE.search(before[: only.start()]):
        return True
    stretch = _FOR_WHOM.sub("", f"{before}{words[act[0] : act[1] + 12]}")
    return bool(re.search(_LEADER, stretch)) and not _MANY.search(stretch)


def _capped(seen: Excerpt) -> Fact | None:
    """A sentence of its own that sets a limit to the liability: "De aansprakelijkheid is beperkt tot EUR 50.000."."""
    for sheet in seen.sheets:
        for match in re.finditer(r"\baansprakelijk(?:heid)?\b", sheet.plain):
            if not _is_heading(sheet, match) and is_capped(sheet.plain[slice(*_sentence(sheet, match))]):
                return _quoted(sheet, match)
    return None


def _found(seen: Excerpt, pattern: re.Pattern[str], *, internal: bool = False) -> Fact | None:
    """The first sentence that says this; a denial does not, nor a title, nor a sentence about the shares between themselves."""
    found = None
    for sheet in seen.sheets:
        for match in pattern.finditer(sheet.plain):
            if _is_heading(sheet, match) or _NEGATION.search(sheet.plain[max(0, match.start() - 40) : match.start()]):
                continue
            if _is_not_chosen(sheet, match):
                continue
            start, end = _sentence(sheet, match)
            words = without_emphasis(sheet.plain[start:end])
            if not words[match.start() - start : match.end() - start].strip():
                continue
            if internal and INTERNAL.search(words):
                continue
            found = found or _quoted(sheet, match)
            if _STATES.search(words):
                return _quoted(sheet, match)
    return found


def _line(sheet: Sheet, at: int) -> tuple[int, int]:
    end = sheet.text.find("\n", at)
    return sheet.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(sheet.text)


_TITLE_WORDS = 12
_LONGEST_LINE = 400  # letters of a line that is a title, or a question with its answer
_ANSWERED = re.compile(r"[☐☒☑✓✗]|\b(?:ja|nee)\b|:\s*\S|\s{3,}")

_PAGE_OF = re.compile(r"[a-z)](?:\s|\.{2,})+[0-9]{1,3}\s*$")  # a line of a table of contents


def _is_heading(sheet: Sheet, match: re.Match[str]) -> bool:
    """Does it stand in a line of its own that names and says nothing: no verb, no answer, no stop at its end, and no sentence goes on?"""
    return _names_only(sheet, *_line(sheet, match.start())) and match.end() <= _line(sheet, match.start())[1] + 60


def _names_only(sheet: Sheet, start: int, end: int) -> bool:
    if end - start > _LONGEST_LINE:
        return False
    text, plain = sheet.text[start:end].strip(), sheet.plain[start:end]
    if not text or len(text.split()) > _TITLE_WORDS or text[0].islower() or text.endswith((".", ",", ";")):
        return False
    if _VERBS.search(plain):
        return False
    if _PAGE_OF.search(plain):
        return True
    if _ANSWERED.search(plain):
        return False
    following = sheet.text[end:].lstrip("\n ")[:1]
    return not following.islower() or bool(re.match(r"\s*(?:[0-9. ]{1,6})?(?:bijlage\b.{0,30})?(?:\w*verklaring|aanvaarding)\b", plain))


def _is_titled(seen: Excerpt) -> bool:
    """Does the title promise liability "hoofdelijk", whatever the sentences say?"""
    return any("hoofdelijk" in row.plain and not _VERBS.search(row.plain) for row in seen.titles)


def _sentence(sheet: Sheet, match: re.Match[str]) -> tuple[int, int]:
    """The sentence around a place, without the title above it."""
    start, end = sentence(sheet.plain, match.start(), match.end())
    at = start
    while at < match.start():
        first, last = _line(sheet, at)
        if last >= match.start():
            break
        if _names_only(sheet, first, last):
            start = last + 1
        at = last + 1
    return start, end


_BEHIND = 60  # letters behind the place: there stands what limits it


def _quoted(sheet: Sheet, match: re.Match[str]) -> Fact:
    """The sentence as the quote; of a long one the part with the place, what limits it included."""
    start, end = _sentence(sheet, match)
    if end - start > QUOTE_LENGTH:
        cut = max(start, match.end() + min(_BEHIND, end - match.end()) - QUOTE_LENGTH)
        verb = _VERBS.search(sheet.plain, min(cut, match.start()), match.start())
        start = verb.start() if verb else match.start()
    return sheet.fact("aansprakelijk", "", span=(start, end))


def _from(plain: str, at: int) -> str:
    """The sentence that begins here; nothing at the end of the page."""
    return plain[slice(*sentence(plain, at, at + 1))] if at < len(plain) else ""
