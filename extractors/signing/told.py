"""Signers in a sentence: "Aldus getekend te Goes door A. Alting en B. Beumer", "Wij, A. Alting en B. Beumer, ondertekenen ...".

Knows such wordings; judges no signature and no authority.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.days.decided import names_another
from extractors.document import Fact, Locator
from extractors.excerpt import QUOTE_LENGTH, Row, fold
from extractors.parties.names import NO_BIDDER, is_person, person_at, without_title
from extractors.signing.block import MOST_BLOCKS, ROLE, Block, organisation_in

_DOOR = re.compile(
    r"(?:\b(?:onder|ge)tekend\b|\baldus\b[^.;:]{0,40}\b(?:opgemaakt|verklaard|gedaan)\b)"
    r"(?:[^.;:]|\.(?=[0-9])|[0-9]:(?=[0-9])){0,70}?\bdoor:?\s(?:ons,?\s)?"
)
_YET_TO = re.compile(r"\b(?:wordt|worden|mag|mogen|kan|kunnen|zal|zullen|moet|moeten|dient|dienen|laat|laten|indien|wanneer)\b[^.;]*$")
_BEFORE = 80  # letters in which "mag worden" makes it a rule, and nobody's signature
_COLON = re.compile(r"^\s*(?:(?:digitaal|elektronisch|was|rechtsgeldig) )?(?:onder|ge)tekend\s?:\s*(?=\S)")
_SELF = re.compile(r"(?:^|(?<=[.:]\s))\W{0,2}(?:ik|wij)\b[\s,:]{1,3}")
_SIGNS = re.compile(r"\b(?:onder)?teken(?:en)?\b")
_NEXT = re.compile(r"\s*(?:\([^()]{2,60}\))?\s*(?:,\s?[a-z][a-z -]{2,40}?)?\s*(?:,\s?en\b|,\s?|\ben\b|&)\s*")
_MOST = 6  # names in one sentence
_REACH = 220  # letters of the sentence in which "tekenen" must stand
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[a-z])[.)]\s+")
_UNDERSIGNED = re.compile(r"^\s*(?:de )?ondergetekende(?:n|\(n\))?\s?:?\s*$")


def told_blocks(rows: Sequence[Row]) -> list[Block]:
    """Who signs, in a sentence: "... is getekend door A. Alting", "Getekend: A. Alting", "Wij, A. Alting en ..., ondertekenen"."""
    blocks: list[Block] = []
    known: set[str] = set()
    for index, row in enumerate(rows):
        text = _with_next(rows, index)
        for start, end in _starts(fold(text).replace("\n", " "), len(row.text)):
            for name, span in [] if _is_of_another(rows, index, start) else people_from(text, end):
                if fold(name) not in known:
                    known.add(fold(name))
                    quote = text[start : span[1]][-QUOTE_LENGTH:].strip()
                    fact = Fact(name="ondertekenaar", value=name, locator=Locator(page=row.page, quote=quote))
                    role = ROLE.match(fold(text[span[1] :]).lstrip(" ,("))
                    role_words = role["role"] if role else ""
                    blocks.append(Block(page=row.page, index=index, name=fact, role=role_words, rows=(row,), told=True))
    return blocks[:MOST_BLOCKS]


_STOPS = re.compile(r"(?<=[a-z0-9)\]]{3})[.?!;](?=\s)")
_IS = re.compile(r"\b(?:is|was|zijn|werd|werden|waren)\b")
_THIS_PAPER = re.compile(
    r"\b(?:deze|dit|hierbij|aldus|heden|geheel|(?:bestuurs|hoofdelijkheids|instemmings)?verklaring|formulier|document|stuk(?:ken)?|"
    r"inschrijving|machtiging|volmacht|besluit|brief|notulen|verslag|bijlagen?)\b"
)
_EARLIER = re.compile(r"\b(?:bestaande|huidige|lopende|vorige|eerdere|oude|destijds|indertijd)\b")
_RUNNING = 40  # letters; a shorter row ended on purpose


def _is_of_another(rows: Sequence[Row], index: int, start: int) -> bool:
    """Does the sentence up to here say that another paper was signed: a contract, what was there before, a statement of a client?"""
    row, above = rows[index], rows[index - 1] if index else None
    before = above.plain if above is not None and above.page == row.page and len(above.plain.strip()) >= _RUNNING else ""
    lead = _STOPS.split(f"{before} {row.plain[:start]}")[-1]
    if names_another(lead) or _EARLIER.search(lead):
        return True
    return bool(_IS.search(lead)) and not _THIS_PAPER.search(lead)


_ENDS_DOOR = re.compile(r"\b(?:onder|ge)tekend\b[^.;:]{0,40}\bdoor:?\s*$")


def closes_another(rows: Sequence[Row], index: int) -> bool:
    """Is the row with this name the end of a sentence that says who signed another paper?"""
    match = _ENDS_DOOR.search(rows[index - 1].plain) if index else None
    return match is not None and _is_of_another(rows, index - 1, match.start())


def listed_blocks(rows: Sequence[Row]) -> list[Block]:
    """ "Ondergetekenden:" and under it a numbered list of people."""
    for at, head in enumerate(rows):
        if _UNDERSIGNED.match(head.plain) is None:
            continue
        blocks = []
        for index, row in enumerate(rows[at + 1 : at + 9], start=at + 1):
            match = _NUMBERED.match(row.plain)
            span = person_at(row.text, match.end(), within=1) if match else None
            if span is None or row.page != head.page:
                break
            fact = row.fact("ondertekenaar", without_title(row.text[slice(*span)]), span=(0, len(row.text)))
            role = ROLE.match(fold(row.text[span[1] :]).lstrip(" ,("))
            blocks.append(Block(page=row.page, index=index, name=fact, role=role["role"] if role else "", rows=(row,)))
        if blocks:
            return blocks
    return []


def _with_next(rows: Sequence[Row], index: int) -> str:
    """A row and the one that follows on the same page: a sentence goes on."""
    following = rows[index + 1 : index + 2]
    return "\n".join(row.text for row in (rows[index], *following) if row.page == rows[index].page)


def _starts(plain: str, first: int) -> Iterator[tuple[int, int]]:
    """Where wordings begin in the first row, and where the first name behind them should stand."""
    for pattern in (_DOOR, _COLON):
        found = [match for match in pattern.finditer(plain) if match.start() < first]
        yield from ((match.start(), match.end()) for match in found if not _YET_TO.search(plain[: match.start()][-_BEFORE:]))
    for match in _SELF.finditer(plain[:first]):
        if _SIGNS.search(plain, match.end(), match.end() + _REACH):
            yield match.start(), match.end()


def people_from(text: str, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The names that stand one after the other from here, each with its place; none where the first word is no name."""
    for _ in range(_MOST):
        span = person_at(text, at, within=1)
        if span is None or text[at : span[0]].strip().count(" ") > 1:
            return
        name = without_title(" ".join(text[slice(*span)].split()))
        if not is_person(name) or organisation_in(name) or NO_BIDDER.search(fold(name)):
            return
        yield name, span
        link = _NEXT.match(text, span[1])
        if link is None:
            return
        at = link.end()
