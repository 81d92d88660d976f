"""A paper about a mandate that gives none: taken back, refused, asked for, still to be decided; or whose writer says to need none.

Knows which sentences undo a mandate and whom they name; whether somebody else gave one is for a rule.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.acts import lets_sign
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, sentence
from extractors.names import is_person, person_at
from extractors.really import Act, Undoing, undoing

_PASSED = (None, Undoing.EXCEPTED)
_MANDATE = re.compile(r"\b(?:ge)?machtig\w*|\bgevolmachtigd|\bvolmacht\w*|\bmandaat\b|\btoestemming\b|\b(?:mag|mogen) (?:\w+ ){0,6}teken")
_OF_PEOPLE = re.compile(r"\b(?:van|aan|heer|mevrouw|dhr\.?|mw\.?|mevr\.?|dat|of|besluit|machtigen|machtigt|gemachtigde)\s(?=\S)")
_TITLE = re.compile(r"\b(?:intrek|herroep|opzegg|beeindig)\w*\b.{0,40}\b(?:volmacht|machtiging|mandaat)|"
                    r"\b(?:volmacht|machtiging|mandaat)\w*\b.{0,40}\b(?:ingetrokken|intrekking|herroep\w*|opgezegd|opzegging)")  # fmt: skip
_VALUES = {Undoing.WITHDRAWN: "ingetrokken", Undoing.DENIED: "geweigerd"}
_NEEDLESS = re.compile(r"\b(?:nodig|vereist|noodzakelijk|verplicht|van toepassing)\b")
"""No mandate is needed: who says so refuses none."""
_SHEETS, _MOST = 10, 6


def given(sheet: Sheet, act: Act) -> bool:
    """Does the sentence with these granting words grant, now and without a condition? An exception is none, unless it is bidding itself."""
    how = _how(sheet, act)
    return how is None or (how is Undoing.EXCEPTED and not _EXCEPT_BIDS.search(sheet.plain, act[1], sentence(sheet.plain, *act)[1]))


_EXCEPT_BIDS = re.compile(
    r"\b(?:behalve|tenzij|uitgezonderd|met uitzondering van|behoudens)\b[^.;]{0,80}(?:inschrij|aanbested|tender|offerte|zorgkanto)"
)
_NOT_VALID = re.compile(
    r"\b(?:deze|de) (?:volmacht|machtiging|mandaat)\b[^.;]{0,60}\b(?:niet|geen)\b[^.;]{0,60}\b(?:goedgekeurd|geldig|van kracht|verleend|"
    r"gegeven|ondertekend|vastgesteld|definitief)\b"
)
"""The paper says of itself that it does not hold."""


def _how(sheet: Sheet, act: Act) -> Undoing | None:
    start, end = sentence(sheet.plain, *act)
    return undoing(sheet.plain[start:end], (act[0] - start, act[1] - start))


def without_undone(seen: Excerpt, parties: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The parties without who was given nothing, and `geen_machtiging`: what the paper says instead, with whom it names.

    A paper that gives a mandate may refuse another one in passing; taking back counts always.
    """
    lets = lets_sign(seen)
    named = [fact for fact in parties if fact.name == "gevolmachtigde"]
    back = next((row for row in seen.titles if _TITLE.search(row.plain)), None)
    invalid = any(_NOT_VALID.search(sheet.plain) for sheet in seen.sheets[:_SHEETS])
    none_given = not lets.really or back is not None or invalid
    if named and not lets.count:  # labels alone, and no sentence that says anything of it
        none_given = back is not None or invalid
    undone = [one for one in _undone(seen) if none_given or one.value == _VALUES[Undoing.WITHDRAWN]]
    if not none_given:
        return list(parties), undone
    said = undone[0].value if undone else _VALUES[Undoing.WITHDRAWN] if back is not None else _OPEN
    undone += [Fact(name="geen_machtiging", value=said, locator=fact.locator, about={"naam": fact.value}) for fact in named]
    return [fact for fact in parties if fact.name != "gevolmachtigde"], undone


_ENTITLED = re.compile(
    r"\b(?:teken(?:ings)?)?(?:bevoegd|gerechtigd)\b|\bmachtig\w* (?:ik )?(?:mijzelf|mezelf|zichzelf|mij zelf|zich zelf)\b"
)
_SELF = re.compile(r"\b(?:ik|ondergetekende)\b|\b(?:mijzelf|mezelf|zichzelf)\b")
_ALONE = re.compile(r"\b(?:alleen|zelfstandig|zelf)\b")


def entitled_self(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "Ik ben de enige eigenaar en dus zelf bevoegd om te tekenen": who signs, or whom the sentence names, says to need no mandate."""
    for sheet in seen.sheets[:_SHEETS]:
        for match in _ENTITLED.finditer(sheet.plain):
            start, end = sentence(sheet.plain, *match.span())
            words = sheet.plain[start:end]
            if _how(sheet, match.span()) not in _PASSED:
                continue
            if _SELF.search(words) and len(signers) == 1:
                return [sheet.fact("zelf_bevoegd", signers[0].value, span=(start, end))]
            span = person_at(sheet.text, start, within=2) if _ALONE.search(words) else None
            name = " ".join(sheet.text[slice(*span)].split()) if span is not None and span[1] <= match.start() else ""
            if " " in name and is_person(name):
                return [sheet.fact("zelf_bevoegd", name, span=(start, end))]
    return []


_OPEN = "niet gegeven"


def _undone(seen: Excerpt) -> list[Fact]:
    """Each sentence that undoes a mandate, once for everybody it names."""
    facts: list[Fact] = []
    for sheet in seen.sheets[:_SHEETS]:
        done = -1
        for match in _MANDATE.finditer(sheet.plain):
            how = _how(sheet, match.span()) if match.start() >= done else None
            if how in _PASSED or len(facts) >= _MOST:
                continue
            start, done = sentence(sheet.plain, *match.span())
            if _NEEDLESS.search(sheet.plain, match.start(), done):
                continue
            value = _VALUES.get(how, _OPEN) if how else _OPEN
            abouts = [{"naam": name} for name in _people(sheet, start, done)] or [{}]
            facts += [sheet.fact("geen_machtiging", value, about, span=(match.start(), done)) for about in abouts]
    return facts


def _people(sheet: Sheet, start: int, end: int) -> Iterator[str]:
    """Who is named behind the words that such sentences have before a name."""
    known = set()
    for match in _OF_PEOPLE.finditer(sheet.plain, start, end):
        span = person_at(sheet.text, match.end(), within=1)
        name = " ".join(sheet.text[slice(*span)].split()) if span and span[1] <= end else ""
        if name and name not in known and is_person(name):
            known.add(name)
            yield name
