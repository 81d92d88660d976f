"""Whose number is this: the writer's own, or that of an accountant, a notary, a shareholder or the buyer that it stands with?

Knows sentences, rows and headings; knows no kind of document. In doubt a number beside another party is that party's: a number of
the bidder that is asked for once more does less harm than one of a stranger that is taken for the bidder's.
"""

import re
from collections.abc import Sequence
from itertools import islice

from extractors.excerpt import Sheet, cells_of, fold
from extractors.names import NO_BIDDER, organisations
from extractors.numbers import EIGHT

REACH = 300  # letters before a number that are looked at
_BLOCK = 8  # rows above a number that can belong to the same address or form
_SHORT = 50  # letters; a shorter line was ended on purpose

_FIRM = r"accountants?(?:kantoor|bureau|organisatie)?|accountancy|registeraccountants?|notaris(?:sen|kantoor)?"
_OWNER = r"(?:groot)?aandeelhouders?|holding|moeder(?:maatschappij|bedrijf|organisatie)?|dochter(?:onderneming)? van|onderdeel van"
_SUBCONTRACTOR = r"onderaannem\w*"
_SERVICE = (
    r"boekhoud\w*|(?:salaris)?administratie(?:kantoor)?|huisbank(?:ier)?|bank|hosting|website|webbouw\w*|software\w*|\w*systeem|drukker\w*|"
    r"vormgev\w*|leveranciers?|verhuurder|advoca(?:at|ten(?:kantoor)?)|(?:geschillen|klachten)(?:commissie|functionaris|instantie)|arbodienst|makelaar|"
    r"verzekeraar"
)
_BUYER = r"opdrachtgever|zorgkantoor|zorgkantoren|zorgverzekeraar"
_OTHER = re.compile(rf"\b(?:{_FIRM}|{_OWNER}|{_SUBCONTRACTOR}|{_SERVICE})\b")
_SEVERAL = re.compile(r"\b(?:onderaannemers|accountants|aandeelhouders|leveranciers)\b")
_BUYERS = re.compile(rf"\b(?:{_BUYER})\b")
_LEADS = "(?:de|het|een|onze|ons|mijn|naam|gegevens|van|volledige|kvk|nummer|kvk-nummer)"
_SUBJECT = re.compile(rf"\W*(?:{_LEADS} ){{0,4}}(?:{_FIRM}|{_OWNER}|{_SUBCONTRACTOR}|{_SERVICE})\b")
_HEADING = re.compile(rf"\W*(?:gegevens|naam) (?:van )?(?:de |het )?(?:{_BUYER})\b")
_STRANGER = re.compile(rf"\b(?:{_FIRM})\b")  # such a firm never bids itself
SERVES = re.compile(
    rf"\b(?:(?:gecontroleerd|gehost|geleverd|verzorgd) door|{_FIRM}|boekhoud\w+|administratie(?:kantoor)?|huisbank(?:ier)?|bank|hosting|"
    r"website|webbouw|drukker(?:ij)?|vormgeving|software|verzekeraar|leverancier|advocaat|adviseur|ondertekend (?:via|met))\s?:?\s*"
    r"(?:naam(?: \w+)?\s*:\s*)?$"
)
"""Before the name of somebody who works for the bidder."""
_NEVER_OWN = re.compile(rf"\b(?:{_FIRM}|holding)\b")  # in a name, these say who it is
_ITS = re.compile(r"\b(?:haar|diens|hun|dit (?:kantoor|bureau|bedrijf)|deze (?:vennootschap|stichting|partij))\b")
_SHORTENED = "".join(
    rf"(?<!\b{word})"
    for word in ("mr", "dr", "ir", "st", "nr", "jr", "sr", "ds", "mw", "ca", "vd", "drs", "ing", "dhr", "prof", "mevr", "kvk")
)
_STOP = re.compile(rf"(?<=[a-z0-9)\]]{{2}}){_SHORTENED}[.?!;](?=\s)")
_OWN_TIE = re.compile(
    r"\b(?:ons|onze|mijn|eigen)\b[^,.;]{0,24}$|"
    r"\b(?:(?:wij|ik) (?:zelf )?(?:staan|sta|zijn|ben)|(?:staan|sta|zijn|ben) (?:wij|ik)) [^,.;]{0,30}$"
)
_APPOSITION = re.compile(
    r"[\s,(:-]*(?:(?:[A-Z0-9][\w.&'-]*|te|van|de|der|en|in|het|voor|gevestigd|statutair|ingeschreven|bij|onder|nummer|handelsregister)[\s,()]*){0,14}"
)
_NAMED = re.compile(r"[A-ZÀ-Ý]\w")
_LABEL = re.compile(r"[\s•*-]*[\w() /-]{2,40}(?::|\s{2,}|\s?\|)")


def is_stranger(name: str) -> bool:
    """Does this name, folded, say that its bearer is an accountant or a notary?"""
    return bool(_STRANGER.search(name))


def is_others(sheet: Sheet, start: int, end: int) -> bool:
    """Does the number whose label begins at `start` and that ends at `end` stand with another party than the writer?"""
    line_start = sheet.text.rfind("\n", 0, start) + 1
    above = sheet.text[max(0, line_start - 5 * REACH) : line_start].split("\n")[:-1][-_BLOCK:]
    before = sheet.plain[line_start:start]
    first_cell = next(iter(cells_of(sheet.plain[line_start:end])), "")
    if before.strip() and len(cells_of(before + "x")) > 1:
        return bool(_SUBJECT.match(first_cell))
    if not before.strip() and _ends_on_purpose(above):
        return is_in_anothers_block([*above, sheet.text[line_start:end]], len(above))
    return _in_sentence(sheet, start)


def _ends_on_purpose(above: Sequence[str]) -> bool:
    last = above[-1].rstrip() if above else ""
    return len(last) < _SHORT or len(cells_of(last)) > 1 or last.endswith((".", ":", ";", "!", "?")) or bool(_LABEL.match(last))


def _in_sentence(sheet: Sheet, start: int) -> bool:
    floor, stops = _sentence_start(sheet, start)
    clause = sheet.plain[floor:start]
    if _OWN_TIE.search(clause):
        return False
    if _ITS.search(clause) and len(stops) > 1:
        floor = stops[-2]
        clause = sheet.plain[floor:start]
    numbers_before = list(EIGHT.finditer(clause))
    if numbers_before:
        since = numbers_before[-1].end()
        if _SEVERAL.search(clause[:since]) and _NAMED.search(sheet.text[floor + since : start]):
            return True
        floor, clause = floor + since, clause[since:]
    words = clause.strip(" .,:;()-")
    if not words and len(stops) > 1 and not numbers_before:  # "Accountant: Visser B.V. KvK 1": a sentence of nothing but the number
        return bool(_SUBJECT.match(sheet.plain[stops[-2] : stops[-1]]))
    return _names_another(sheet.text[floor:start], clause)


def _sentence_start(sheet: Sheet, start: int) -> tuple[int, list[int]]:
    """Where the sentence begins, and the same of those before it."""
    floor = max(0, start - REACH)
    stops = [floor, *(match.end() for match in _STOP.finditer(sheet.plain, floor, start))]
    return stops[-1], stops


def _names_another(text: str, clause: str) -> bool:
    """Is another party named before the number: by what it does and then by name, or a buyer right before the number?"""
    named = [span for span in islice(organisations(text), 20) if not NO_BIDDER.search(clause[slice(*span)])]
    for found in _OTHER.finditer(clause):
        within = next((span for span in named if span[0] <= found.start() < span[1]), None)
        if within is not None:  # "X Holding B.V.": that holds of X alone, and not of who is named after it
            if within == named[-1] and _NEVER_OWN.search(found[0]):
                return True
            continue
        if _NAMED.search(text[found.end() :]) or not clause[found.end() :].strip(" ,:(-"):
            return True
    buyers = [found.end() for found in _BUYERS.finditer(clause) if "  " not in text[found.end() :] and not _line_ends(text, found.end())]
    return any(_APPOSITION.fullmatch(text[end:]) is not None and not any(first >= end for first, _ in named) for end in buyers)


def _line_ends(text: str, at: int) -> bool:
    """Does this place stand in a line that was ended on purpose: "Aan zorgkantoor VGZ", above the line of the sender?"""
    end = text.find("\n", at)
    return end >= 0 and end - (text.rfind("\n", 0, at) + 1) < _SHORT


def is_in_anothers_block(rows: Sequence[str], index: int) -> bool:
    """Does this row stand under a heading, a label or a name of another party: "Gegevens accountant", "Accountant: Visser B.V."?"""
    for number, row in enumerate(reversed(rows[max(0, index - _BLOCK) : index])):
        plain = fold(row)
        if not plain.strip():
            continue
        if len(row) > 2 * _SHORT or EIGHT.search(plain):  # running text, or the number of who stands there
            return False
        if _SUBJECT.match(plain) and (not number or not _LABEL.match(row) or plain.rstrip().endswith(":") or len(row.split()) < 4):
            return True
        if _HEADING.match(plain) or _STRANGER.search(plain):
            return True
        if not _LABEL.match(row) and not any(letter.isdigit() for letter in row):  # a heading, or a name
            return False
    return False
