"""Signers named beside or under what they sign as: "voorzitter: A. Alting", "Alfa B.V.: A. Alting", "w.g. A. Alting".

Knows such lines; judges no signature and no authority.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.excerpt import Row, cells_of, fold
from extractors.parties.names import is_person, person_at, without_title
from extractors.signing.block import INITIALS_FIRST, MOST_BLOCKS, Block, organisation_in

PARTY_ABOVE = re.compile(
    r"^\s*(?:(?:[Aa]ldus )?(?:[Oo]nder|[Gg]e)tekend (?:namens|voor|door)|[Vv]oor akkoord (?:namens|voor)|[Vv]oor|[Nn]amens)"
    r"(?: deze[,:]?)?\s"
    r"(?!(?:akkoord|gezien|accoord|eensluidend|ontvangst|deze?|dit|het|bestuur|directie)\b)"
    r"(?P<party>[A-ZÀ-Ý'’][^:;,]{1,60}?)\s*:\s*$"
)
"""The organisation that is signed for below: "Voor Alfa & Beta:"."""
_SHORT = 90  # letters
_AT_END = 8  # rows
_TYPED_NAME = re.compile(
    r"(?:(?<=[\s:])|^)\(?(?:[Ww]\.\s?g\.|/[sS]/|[sS]/|[Ww]as getekend)\)?:?\s*"
    r"(?:(?:[Dd]e )?(?:voorzitter|secretaris|penningmeester|directeur|bestuurder):?\s)?(?=\S)"
)


def party_blocks(rows: Sequence[Row]) -> list[Block]:
    """Two or more organisations, each with nothing but a name under it: "Alfa B.V., KvK 12345678", and below that "A. Alting"."""
    blocks: list[Block] = []
    for index, (row, under) in enumerate(pairwise(rows), start=1):
        party = organisation_in(row.text) or (row.text.split(",")[0].strip() if re.search(r"\bkvk\b", row.plain) else "")
        name = without_title(under.text.strip())
        if party and len(row.text) < _SHORT and row.page == under.page and is_person(name) and INITIALS_FIRST.match(name):
            span = person_at(under.text, within=1) or (0, len(under.text))
            fact = under.fact("ondertekenaar", without_title(under.text[slice(*span)]), span=span)
            blocks.append(Block(page=under.page, index=index, name=fact, party=party, rows=(under,)))
    return blocks[:MOST_BLOCKS] if len(blocks) > 1 else []


def typed_blocks(rows: Sequence[Row]) -> list[Block]:
    """ "Partij A: w.g. A. Alting    Partij B: w.g. B. Beumer": every name behind the words for a typed signature."""
    blocks: list[Block] = []
    for index, row in enumerate(rows):
        for match in _TYPED_NAME.finditer(row.text):
            span = person_at(row.text, match.end(), within=1)
            if span is not None and is_person(row.text[slice(*span)]):
                fact = row.fact("ondertekenaar", without_title(row.text[slice(*span)]), span=(match.start(), span[1]))
                blocks.append(Block(page=row.page, index=index, name=fact, rows=(row,)))
    return blocks[:MOST_BLOCKS]


_OFFICE = (
    r"voorzitter|secretaris|penningmeester|directeur(?:[ -]bestuurder)?|bestuurder|vennoot|maat|eigenaar|scriba|preses|"
    r"(?:rechtsgeldig |wettelijk )?vertegenwoordiger"
)
_PART = r"deelnemer|partij|combinant|inschrijver|penvoerder|volmachtgever|lastgever|ge(?:vol)?machtigde|bestuurslid|lid"
_ACT = r"(?:aanvaardt|accepteert|stemt in|tekent|verklaart|gaat akkoord|is akkoord)(?: dit)?"
_NO_ERRAND = (
    r"(?!(?:(?:meer|nadere|verdere|overige|al uw|uw) )?(?:vragen|informatie|inlichtingen|toelichting|contact|overleg|correspondentie|"
    r"facturen|administratie|klachten|deze|dit)\b)"
)
"""What follows names whom to ask: "Voor vragen: A. Alting"."""
_ROLE_AND_NAME = re.compile(
    r"(?:(?<=\s\s)|(?<=^))(?:de )?"
    rf"(?P<role>(?:{_OFFICE})(?: van (?:de|het) [^\W\d]{{3,20}}| (?:alv|bestuur|raad van bestuur))?|"
    rf"(?:voor|namens) {_NO_ERRAND}[^\W\d][^:,;]{{1,60}}|"
    rf"(?:(?:onder|ge)tekend|voor akkoord)(?: (?:door|namens))?(?: de)? (?:{_PART})(?: [0-9a-e]\b)?|(?:{_PART})(?: [0-9a-e])? {_ACT})"
    r"(?:\s*[:,]\s+|\s{2,})",
    re.IGNORECASE,
)
"""What somebody signs as; "gemachtigde: A. Alting" alone tells who is mandated, and not who signs."""


def role_blocks(rows: Sequence[Row]) -> list[Block]:
    """ "voorzitter: A. Alting    penningmeester: B. Beumer", "Getekend deelnemer 1  A. Alting" as the last lines of a declaration."""
    blocks: list[Block] = []
    for index, row in enumerate(rows[-_AT_END:], start=max(0, len(rows) - _AT_END)):
        for match in _ROLE_AND_NAME.finditer(row.text):
            cell = next(iter(cells_of(row.text[match.end() :])), "")
            if is_person(cell):
                name = without_title(cell.split(",")[0].strip())
                fact = row.fact("ondertekenaar", name, span=(match.start(), match.end() + len(cell)))
                party = match["role"].partition(" ")[2] if match["role"].lower().startswith(("voor ", "namens ")) else ""
                role = match["role"].lower() if re.match(rf"(?:{_OFFICE})\b", match["role"].lower()) else ""
                blocks.append(Block(page=row.page, index=index, name=fact, role=role, party=party, rows=(row,)))
    return blocks[:MOST_BLOCKS]


_AGREES = re.compile(rf"\b{_ACT}\s*(?::|\s{{2}})")


def agreeing_blocks(rows: Sequence[Row], *, beyond: int, known: frozenset[str]) -> list[Block]:
    """Who signs below the others because they agree: "De penvoerder aanvaardt: C. Akkerman  3 juli 2026"."""
    found = [block for block in role_blocks(rows) if block.index > beyond and _AGREES.search(rows[block.index].plain)]
    return [block for block in found if block.name is not None and fold(block.name.value) not in known]


_NUMBERED_PART = re.compile(rf"^\s*(?P<part>(?:{_PART}) [0-9a-e])(?:\s*[:,]\s+|\s{{2,}})(?P<name>\S.{{2,60}}?)\s*$", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:handtekening|paraaf|signature)\b")


def part_blocks(rows: Sequence[Row]) -> list[Block]:
    """ "Partij 1: A. Alting" with "Handtekening" under it, for two or more; without a place to sign it only tells who takes part."""
    blocks: list[Block] = []
    for index, (row, under) in enumerate(pairwise(rows)):
        match = _NUMBERED_PART.match(row.text)
        name = without_title(match["name"].split(",")[0].strip()) if match is not None else ""
        if match is not None and _PLACE.match(under.plain) and is_person(name) and row.page == under.page:
            fact = row.fact("ondertekenaar", name, span=(match.start("part"), match.end("name")))
            blocks.append(Block(page=row.page, index=index, name=fact, rows=(row,)))
    return blocks if len(blocks) > 1 else []


def with_party_above(rows: Sequence[Row], found: Sequence[Block]) -> list[Block]:
    """Two signers or more who each stand under a line with an organisation sign for that one, and not for the next, which stands below."""
    above = [_alone(rows[block.index - 1]) if block.index else "" for block in found]
    below = rows[found[-1].index + 1] if found and found[-1].index + 1 < len(rows) else None
    if len(found) < 2 or not all(above) or len(set(above)) < 2 or (below is not None and _alone(below)):
        return list(found)
    return [replace(block, party=party) for block, party in zip(found, above, strict=True)]


def _alone(row: Row) -> str:
    """The organisation with which a short row begins; "" where another word does."""
    name = organisation_in(row.text)
    return name if name and len(row.text) < _SHORT and row.text.strip().startswith(name) else ""


_PARTY_AND_NAME = re.compile(
    r"^\s*(?:[-•]\s)?(?P<party>[A-ZÀ-Ý][^:;]{2,80}?)\s*(?P<number>\(?(?:[Kk][Vv][Kk]\D{0,12})?[0-9]{8}\)?)?\s*(?::\s*|\s[–—-]\s|\s{2,})(?P<name>\S.{2,60}?)\s*$"
)


def line_blocks(rows: Sequence[Row]) -> list[Block]:
    """ "Alfa B.V. (90010001): A. Alting", one line for each of two organisations or more, at the end."""
    blocks: list[Block] = []
    for index, row in enumerate(rows[-_AT_END:], start=max(0, len(rows) - _AT_END)):
        match = _PARTY_AND_NAME.match(row.text) if len(row.text) < 2 * _SHORT else None
        name = without_title(match["name"].split(",")[0].strip()) if match is not None else ""
        if match is None or not (match["number"] or organisation_in(match["party"])):
            continue
        if is_person(name) and INITIALS_FIRST.match(name) and not organisation_in(name):
            party = organisation_in(match["party"]) or match["party"].strip(" (,")
            fact = row.fact("ondertekenaar", name, span=(0, len(row.text)))
            blocks.append(Block(page=row.page, index=index, name=fact, party=party, rows=(row,)))
    return blocks if len(blocks) > 1 else []
