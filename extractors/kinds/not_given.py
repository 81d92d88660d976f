"""A paper about a mandate that gives none: taken back, refused, asked for, still to be decided; or that says that who signs it may.

Knows which sentences undo a mandate and whom they name; whether somebody else gave one is for a rule.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.acts.done import lets_sign, really_lets_sign
from extractors.acts.really import Act, Undoing, undoing
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, fold, sentence
from extractors.parties.names import is_person, person_at

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
_PAPER = r"\b(?:deze|de|dit|het) (?:volmacht|machtiging|mandaat|besluit|verklaring)\b"
_NOT_VALID = re.compile(
    rf"{_PAPER}[^.;]{{0,60}}\b(?:niet|geen)\b[^.;]{{0,60}}\b(?:goedgekeurd|geldig|van kracht|verleend|gegeven|ondertekend|vastgesteld|"
    r"definitief)\b(?! (?:zonder|voor (?:andere|overige|iets)|na\b|buiten|bij|indien|als|wanneer|langer|meer))"
)
"""The paper says of itself that it does not hold; not that it does not hold for something else, or without something."""
_DEPENDS = re.compile(
    rf"{_PAPER}[^.;]{{0,30}}\b(?:gaat|treedt|geldt|wordt|is|krijgt)\b[^.;]{{0,40}}\b(?:pas|eerst|slechts|onder voorbehoud)\b[^.;]{{0,60}}"
    r"\b(?:goedkeuring|instemming|akkoord|fiat|bekrachtiging|toestemming|goedgekeurd|bekrachtigd)|"
    r"\bonder (?:het )?voorbehoud van (?:de )?(?:goedkeuring|instemming|toestemming|bekrachtiging)\b"
)
"""It waits for somebody else's approval."""
_DRAFT = re.compile(
    r"\(concept\)|^\W*concept\b|\bconcept(?:versie|-?volmacht|-?machtiging|-?besluit)?\W*$|\bter (?:goedkeuring|vaststelling)\W*$"
)
"""A title that says the paper is no more than a draft."""


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
    invalid = any(pattern.search(sheet.plain) for sheet in seen.sheets[:_SHEETS] for pattern in (_NOT_VALID, _DEPENDS))
    invalid = invalid or any(_DRAFT.search(row.plain) for row in seen.titles)
    none_given = not lets.really or back is not None or invalid
    if named and not lets.count:  # labels alone, and no sentence that says anything of it
        none_given = back is not None or invalid
    undone = [one for one in _undone(seen) if none_given or one.value == _VALUES[Undoing.WITHDRAWN]]
    if not none_given:
        return list(parties), undone
    said = undone[0].value if undone else _VALUES[Undoing.WITHDRAWN] if back is not None else OPEN
    undone += [Fact(name="geen_machtiging", value=said, locator=fact.locator, about={"naam": fact.value}) for fact in named]
    return [fact for fact in parties if fact.name != "gevolmachtigde"], undone


_SELF = re.compile(r"\b(?:ik|ondergetekende|mijzelf|mezelf|zichzelf|mij zelf|zich zelf)\b")
_PRONOUN = re.compile(r"\s*(?:zij|hij|deze)\s")
_BACK = 160  # letters before a sentence that begins with a pronoun, in which its name stands
_TOWARDS = re.compile(r"\b(?:dat|machtigt|machtigen|machtig|aan|gemachtigd\w*)\b[^;]{0,70}$")
_ALONE = re.compile(r"\b(?:alleen|zelfstandig|zelf|enige?)\b[^.;]{0,40}\b(?:teken(?:ings)?)?(?:bevoegd|gerechtigd)\b")
_ENTITLED = re.compile(
    r"\b(?:teken(?:ings)?)?(?:bevoegd|gerechtigd)\b|\bmachtig\w* (?:ik )?(?:mijzelf|mezelf|zichzelf|mij zelf|zich zelf)\b"
)


def may_sign(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """`mag_tekenen`: who signs the paper, and of whom a sentence of it says so; where it names nobody else as mandated.

    "Ik ben de enige eigenaar en dus zelf bevoegd", "wij spreken af dat A. Alting de inschrijving ondertekent".
    """
    facts = []
    for signer in signers:
        place = next((place for sheet in seen.sheets[:_SHEETS] for place in _told_of(sheet, signer, alone=len(signers) == 1)), None)
        facts += [place] if place is not None else []
    return facts


def _told_of(sheet: Sheet, signer: Fact, *, alone: bool) -> Iterator[Fact]:
    """The sentences that say of this signer, by name, by a pronoun behind the name or as the writer, that he or she may sign."""
    family = fold(signer.value).split()[-1]
    for match in re.finditer(rf"\b{re.escape(family)}\b", sheet.plain):
        start, end = sentence(sheet.plain, *match.span())
        before, words = sheet.plain[start : match.start()], sheet.plain[start:end]
        if (_TOWARDS.search(before) and really_lets_sign(words)) or (
            _ALONE.search(sheet.plain, match.end(), end) and _entitles(sheet, start, end)
        ):
            yield sheet.fact("mag_tekenen", signer.value, span=(start, end))
    for match in _ENTITLED.finditer(sheet.plain) if alone else ():
        start, end = sentence(sheet.plain, *match.span())
        told = family in sheet.plain[max(0, start - _BACK) : start] and _PRONOUN.match(sheet.plain, start)
        if (told or _SELF.search(sheet.plain, start, end)) and _how(sheet, match.span()) in _PASSED:
            yield sheet.fact("mag_tekenen", signer.value, span=(start, end))


def _entitles(sheet: Sheet, start: int, end: int) -> bool:
    return any(_how(sheet, match.span()) in _PASSED for match in _ENTITLED.finditer(sheet.plain, start, end))


OPEN = "niet gegeven"
"""What a paper says of a mandate that is asked for, on a condition, a draft, or still to be decided."""


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
            value = _VALUES.get(how, OPEN) if how else OPEN
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
