"""Who declares or mandates, by the sentence a document begins with: "Ondergetekende, A. Alting", "Wij, A. Alting en B. Beumer".

Knows such sentences; judges no signature and no authority.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.days.dates import dates
from extractors.document import Box, Fact, Locator, Mark
from extractors.excerpt import Excerpt, Row, Sheet
from extractors.parties.names import is_person, person_at, without_title
from extractors.parties.same_person import surnames
from extractors.signing.block import ROLE, RULE, Block, organisation_in
from extractors.signing.told import people_from

_UNDERSIGNED = re.compile(r"ondergetekenden?\b(?:\(n\))?[\s:,]{1,3}(?:\(?(?:dhr\.?/mevr\.?|de heer/mevrouw)\)?\s)?")


def openings_of(seen: Excerpt) -> list[Block]:
    """The names after "Ondergetekende" in the opening sentence: one, or all of "Ondergetekenden, A. Alting en B. Beumer"."""
    for sheet in seen.sheets:
        for match in _UNDERSIGNED.finditer(sheet.plain):
            span = person_at(sheet.text, match.end(), within=2)
            if span is None or span[0] > match.end() + 30:
                continue
            name = " ".join(sheet.text[slice(*span)].split())
            if " " not in name and "." not in name:  # "ondergetekenden dat Kiezen in Zorg B.V.": a word, and nobody's name
                continue
            role = ROLE.search(sheet.plain[span[1] : span[1] + 120])
            party = organisation_in(sheet.text[span[1] : span[1] + 250])
            fact = sheet.fact("ondertekenaar", name, span=(match.start(), span[1]))
            first = Block(page=sheet.page, index=0, name=fact, role=role["role"] if role else "", party=" ".join(party.split()))
            others = [_block(sheet, *other) for other in _other_undersigned(sheet, match, span)]
            return [first, *(replace(other, party=first.party, role=other.role or first.role, told=False) for other in others)]
    return []


def _other_undersigned(sheet: Sheet, opening: re.Match[str], span: tuple[int, int]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Of "Ondergetekenden, A. Alting en B. Beumer, machtigen C. Akkerman" the second; whom a verb stands before, is another."""
    if not opening[0].startswith(("ondergetekenden", "ondergetekende(n")):
        return
    end = span[1]
    for name, place in list(people_from(sheet.text, span[0]))[1:]:
        if _VERB.search(sheet.plain, end, place[0]):
            return
        yield name, place
        end = place[1]


def at_rules(found: Sequence[Block], rows: Sequence[Row]) -> list[Block]:
    """These signers, each at the empty line with the surname before it, where there is one: "Alting: ____________"."""
    placed = []
    for block in found:
        own = surnames(block.name.value) if block.name is not None else frozenset()
        lead = ((index, row, RULE.split(row.plain)[0].strip(" :")) for index, row in enumerate(rows) if RULE.search(row.plain))
        index, line = next(((index, row) for index, row, words in lead if words and surnames(words) and surnames(words) <= own), (0, None))
        placed.append(block if line is None else replace(block, page=line.page, index=index, ruled=True, rows=(line,)))
    return placed


_VERB = re.compile(
    r"\b(?:machtigt|machtigen|machtig|verkla(?:ar|art|ren)|geef|geeft|geven|verleen|verleent|verlenen|stem|stemt|stemmen|aanvaardt?|aanvaarden)\b"
)
_SELF = re.compile(r"(?:ik|wij)\b[\s,:]{1,3}")
_IS = re.compile(
    r"[^.;]*?\b(?:ben|zijn)\b[^.;]{0,60}\b(?:eigena(?:ar|ren|resse)|bevoegd|gerechtigd|bestuurders?|directeur|vennoten|maten)\b"
)
"""What who begins with "Ik, A. Alting" is, where nothing more is declared: "ben de enige eigenaar", "ben bevoegd om te tekenen"."""
_TURNED = re.compile(r"\b(?:machtig|machtigen|verklaar|verklaren|geef|geven|verleen|verlenen)\s(?:hierbij\s|bij deze\s)?(?:ik|wij),\s")
"""The verb before its writer: "Als bestuurder machtig ik, A. Alting, onze manager"."""
_DEED = re.compile(r"\bverscheen voor mij\b[^:;]{5,160}:\s(?:de )?(?:heer|mevrouw)\s")
_LINK = re.compile(r"\s*(?:,\s|\ben\b|&|,\s?en\b)\s*")
_REACH = 260  # letters from the names to the verb
_MOST = 4  # names in one such sentence
_MADE = frozenset({"inkt", "afbeelding", "los"})
_JUST_UNDER = 14.0  # points that what was drawn may hang over the row above it


def declarers(seen: Excerpt) -> list[Block]:
    """The people with whose names the text begins ("A. Alting en B. Beumer, samen het bestuur, machtigen", "Ik, A. Alting, geef"), or who
    came before a notary, where straight under a day stands what may be a signature, and nobody's name beside it."""
    if not any(mark.how in _MADE and is_under_day(mark, seen) for mark in seen.marks):
        return []
    for sheet in seen.sheets[:1]:
        names = list(_of_deed(sheet)) or list(_of_sentence(sheet))
        if names:
            return [_block(sheet, name, span) for name, span in names]
    return []


def is_under_day(mark: Mark, seen: Excerpt) -> bool:
    """Does the last row above this shape end in a day, or hold a day and a name, and is below it nothing but short words?"""
    box = mark.box
    page = next((page for page in seen.pages if page.number == mark.page), None)
    own = [row for row in seen.rows if row.page == mark.page and row.box is not None]
    if box is None or page is None or box.y1 > FOOT * page.height:
        return False
    above = [row for row in own if row.box is not None and row.box.y1 <= box.y0 + _JUST_UNDER and row.box.y0 < box.y0]
    last = max(above, key=lambda row: row.box.y1 if row.box else 0.0, default=None)
    if last is None or last.box is None or not _is_close(mark, box, last.box):
        return False
    day = [found for found in dates(last.plain) if found.day is not None]
    below = [row for row in own if row not in above]
    ends = bool(day) and (day[-1].end >= len(last.plain.rstrip(" .,")) or day[0].start == 0)
    return ends and len(last.text) < _SHORT_ROW and all(len(row.text) <= _FEW_LETTERS for row in below)


def _is_close(mark: Mark, box: Box, day: Box) -> bool:
    """Close under the day; a picture, which may be a logo too, closer, and where the line of the day begins."""
    drawn = mark.because.startswith("getekende lijnen")
    return box.y0 - day.y1 <= (_ROOM if drawn else _ROOM / 2) and (drawn or abs(box.x0 - day.x0) <= _ROOM)


FOOT = 0.85  # of the height of a page: below it stands what every page has
_ROOM = 60.0  # points between the day and what was drawn under it
_SHORT_ROW = 80  # letters of a row that ends in the day of signing
_FEW_LETTERS = 40  # letters: a name, a function, the number of the page


def _of_deed(sheet: Sheet) -> Iterator[tuple[str, tuple[int, int]]]:
    match = _DEED.search(" ".join(sheet.plain.split("\n")))
    if match is not None and (span := person_at(sheet.text, match.end(), within=2)) is not None:
        yield " ".join(sheet.text[slice(*span)].split()), span


def _of_sentence(sheet: Sheet) -> Iterator[tuple[str, tuple[int, int]]]:
    """Names at the beginning of a line, and a verb of declaring not far behind."""
    at = 0
    for line in sheet.text.split("\n"):
        own = _SELF.match(sheet.plain, at)
        span = person_at(sheet.text, own.end() if own else at, within=2)
        inside = span is not None and (own is not None or (span[0] == at and span[1] <= at + len(line)))
        does = span is not None and (
            _VERB.search(sheet.plain, span[1], span[1] + _REACH) or (own and _IS.match(sheet.plain, span[1], span[1] + _REACH))
        )
        if span is not None and inside and does:
            found = list(_people(sheet, span))
            if own or len(found) > 1 or sheet.plain.startswith(",", span[1]):
                yield from found
                return
        at += len(line) + 1
    turned = _TURNED.search(sheet.plain)
    span = person_at(sheet.text, turned.end(), within=1) if turned else None
    if turned and span and span[0] == turned.end() and sheet.plain.startswith(",", span[1]):
        yield " ".join(sheet.text[slice(*span)].split()), span


def _people(sheet: Sheet, span: tuple[int, int] | None) -> Iterator[tuple[str, tuple[int, int]]]:
    for _ in range(_MOST):
        if span is None:
            return
        name = without_title(" ".join(sheet.text[slice(*span)].split()))
        if not is_person(name) or (" " not in name.replace(". ", ".") and "." not in name) or organisation_in(name):
            return
        yield name, span
        link = _LINK.match(sheet.plain, span[1])
        following = person_at(sheet.text, link.end(), within=1) if link else None
        span = following if following is not None and link is not None and following[0] <= link.end() + 1 else None


def _block(sheet: Sheet, name: str, span: tuple[int, int]) -> Block:
    """The block of a signer told in a sentence, at the row where the name stands."""
    fact = Fact(name="ondertekenaar", value=name, locator=Locator(page=sheet.page, quote=" ".join(sheet.text[slice(*span)].split())))
    role = ROLE.match(sheet.plain[span[1] :].lstrip(" ,("))
    return Block(page=sheet.page, index=0, name=fact, role=role["role"] if role else "", told=True)
