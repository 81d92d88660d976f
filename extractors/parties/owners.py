"""Whose number is this: the writer's own, or that of an accountant, a notary, a shareholder or the buyer that it stands with?

Knows sentences, rows and headings; knows no kind of document. In doubt a number beside another party is that party's: a number of
the bidder that is asked for once more does less harm than one of a stranger that is taken for the bidder's.
"""

import re
from collections.abc import Sequence
from itertools import islice

from extractors.excerpt import Sheet, cells_of, fold
from extractors.numbers import EIGHT
from extractors.parties.names import NO_BIDDER, organisations
from extractors.parties.own_fields import THING, is_field, is_own, is_party, names_party, value_of

REACH = 300  # letters before a number that are looked at
_BLOCK = 8  # rows above a number that can belong to the same address or form
_SHORT = 50  # letters; a shorter line was ended on purpose

_FIRM = r"accountants?(?:kantoor|bureau|organisatie)?|accountancy|registeraccountants?|notaris(?:sen|kantoor)?"
RELATED = (
    r"(?:(?:dochter(?:onderneming|maatschappij)?|onderdeel|(?:rechts)?opvolg(?:er|ster)|voortzetting|afsplitsing|franchisenemer|huurder|"
    r"lid|in het (?:pand|gebouw|kantoor)) van|voortgekomen uit|(?:ge)?fuse(?:erd|ren|erden) met|(?:gehuisvest|inwonend) bij|voorheen|"
    r"vroeger)"
)
"""What an organisation says of itself with the name of another behind it: its parent, its predecessor, its landlord."""
_OWNER = rf"(?:groot)?aandeelhouders?|holding|moeder(?:maatschappij|bedrijf|organisatie)?|{RELATED}"
_SUBCONTRACTOR = r"onderaannem\w*"
_SERVICE = (
    r"boekhoud\w*|(?:salaris)?administratiekantoor|huisbankier|webbouw\w*|software\w+|drukker\w*|"
    r"vormgev\w*|leveranciers?|verhuurder|advoca(?:at|ten(?:kantoor)?)|(?:geschillen|klachten)(?:commissie|functionaris|instantie)|"
    r"arbodienst|makelaar|"
    r"verzekeraar"
)
_BUYER = r"opdrachtgever|zorgkantoor|zorgkantoren|zorgverzekeraar"
_OTHER = re.compile(rf"\b(?:(?P<part>{RELATED})|{_FIRM}|{_OWNER}|{_SUBCONTRACTOR}|{_SERVICE}|(?P<thing>{THING}))\b")
_SEVERAL = re.compile(r"\b(?:onderaannemers|accountants|aandeelhouders|leveranciers)\b")
_BUYERS = re.compile(rf"\b(?:{_BUYER})\b")
_LEADS = "(?:de|het|een|onze|ons|mijn|naam|gegevens|van|volledige|kvk|nummer|kvk-nummer)"
_SUBJECT = re.compile(rf"\W*(?:{_LEADS} ){{0,4}}(?:{_FIRM}|{_OWNER}|{_SUBCONTRACTOR}|{_SERVICE})\b")
_HEADING = re.compile(rf"\W*(?:gegevens|naam) (?:van )?(?:de |het )?(?:{_BUYER})\b")
_STRANGER = re.compile(rf"\b(?:{_FIRM})\b")  # such a firm never bids itself
SERVES = re.compile(
    rf"\b(?:(?:gecontroleerd|gehost|geleverd|verzorgd) door|{_FIRM}|{_SUBCONTRACTOR}|{_SERVICE}|(?:groot)?aandeelhouders?|boekhoud\w+|"
    rf"administratie(?:kantoor)?|huisbank(?:ier)?|bank|hosting|"
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
    r"[\s,(:-]*(?:(?:[A-Z0-9][\w.&'-]*|te|van|de|der|en|in|het|voor|gevestigd|statutair|ingeschreven|bij|onder|nummer|"
    r"handelsregister)[\s,()]*){0,14}"
)
_BEFORE_NOTARY = re.compile(r"\bnotaris (?:te|in|gevestigd|ter standplaats)\b[^:;]{0,60}:")
_NAMED = re.compile(r"[A-ZÀ-Ý]\w")
_LABEL = re.compile(r"[\s•*-]*[\w() /-]{2,40}(?::|\s{2,}|\s?\|)")


def is_stranger(name: str) -> bool:
    """Does this name, folded, say that its bearer is an accountant or a notary?"""
    return bool(_STRANGER.search(name))


def names_other(before: str) -> bool:
    """Does the first cell of a row, before the label of a number, say what another party is: "Softwareleverancier: Visser B.V.    KvK:"?"""
    cells = cells_of(fold(before))
    return bool(cells) and _SUBJECT.match(cells[0]) is not None


_NUMBER = r"(?:kvk|k\.v\.k\.?|kamer van koophandel|handelsregister|inschrijf)[ -]?(?:inschrijf)?(?:nummer|nr\b\.?)?"
_FORMER = r"oude?|vorige?|voormalige?|vroegere?|eerdere?|vervallen|doorgehaalde?"
_OF_OTHER = re.compile(
    rf"\b(?:{_FORMER}) {_NUMBER}|"
    rf"{_NUMBER}\W{{0,3}}(?:(?:van|voor) )?(?:(?:de|het|een|onze|ons|uw) )?"
    rf"(?:{_FORMER}|{_FIRM}|(?:groot)?aandeelhouders?|(?:tussen|eind)?holding|moeder(?:maatschappij|bedrijf|organisatie|vennootschap)?|"
    rf"dochter(?:onderneming|maatschappij)?|zuster(?:onderneming|maatschappij)?|{_SUBCONTRACTOR}|{_SERVICE}|{_BUYER})\b"
)
"""A label that says itself whose number it is: "KvK-nummer (holding)", "voormalig KvK-nummer"."""


_OF_SELF = re.compile(
    rf"{_NUMBER}\W{{0,3}}(?:(?:van|voor) )?(?:(?:de|het|onze|ons) )?(?:inschrijver|(?:zorg)?aanbieder|organisatie|maatschap|vof|v\.o\.f\.|"
    r"stichting|vereniging|cooperatie|onderneming|eenmanszaak|rechtspersoon)\b\W{0,4}[0-9]"
)
"""A label that gives the number to who writes: "KvK-nummer maatschap"; not with the name of one behind it."""


def is_labelled_own(words: str) -> bool:
    """Do these folded words, a label with its number, say that it is the writer's own?"""
    return _OF_SELF.search(words) is not None


def is_labelled_other(words: str) -> bool:
    """Do these folded words, a label with its number or more of them in a row, give the last number to another party?"""
    numbers = list(EIGHT.finditer(words))
    return _OF_OTHER.search(words, numbers[-2].end() if len(numbers) > 1 else 0) is not None


def is_others(sheet: Sheet, start: int, end: int) -> bool:
    """Does the number whose label begins at `start` and that ends at `end` stand with another party than the writer?"""
    if is_labelled_other(sheet.plain[max(sheet.text.rfind("\n", 0, start) + 1, start - _ADJECTIVE) : end]):
        return True
    line_start = sheet.text.rfind("\n", 0, start) + 1
    above = sheet.text[max(0, line_start - 5 * REACH) : line_start].split("\n")[:-1][-_BLOCK:]
    before = sheet.plain[line_start:start]
    first_cell = next(iter(cells_of(sheet.plain[line_start:end])), "")
    if before.strip() and len(cells_of(before + "x")) > 1:
        of_thing = is_field(first_cell) and (names_party(value_of(sheet.text[line_start:start].strip())) or sheet.plain[start].isdigit())
        return bool(_SUBJECT.match(first_cell)) or of_thing
    if not before.strip() and _ends_on_purpose(above):
        return is_in_anothers_block([*above, sheet.text[line_start:end]], len(above))
    return _in_sentence(sheet, start)


def _ends_on_purpose(above: Sequence[str]) -> bool:
    last = above[-1].rstrip() if above else ""
    return len(last) < _SHORT or len(cells_of(last)) > 1 or last.endswith((".", ":", ";", "!", "?")) or bool(_LABEL.match(last))


def _in_sentence(sheet: Sheet, start: int) -> bool:
    floor, stops = _sentence_start(sheet, start)
    clause = sheet.plain[floor:start]
    if deed := _BEFORE_NOTARY.search(clause):  # before whom somebody appears is no party
        floor, clause = floor + deed.end(), clause[deed.end() :]
    tie = _OWN_TIE.search(clause)
    if tie is not None and not _OTHER.search(clause, tie.start()):  # "onze bank is ..." ties the bank
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
        said = sheet.text[stops[-2] : stops[-1]]
        return bool(_SUBJECT.match(fold(said))) or (is_field(said) and names_party(value_of(said)))
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
        behind = text[found.end() :]
        if _is_part_of(behind) if found["part"] else _delivers(found[0], behind) if found["thing"] else _names_one(behind):
            return True
    buyers = [found.end() for found in _BUYERS.finditer(clause) if "  " not in text[found.end() :] and not _line_ends(text, found.end())]
    return any(_APPOSITION.fullmatch(text[end:]) is not None and not any(first >= end for first, _ in named) for end in buyers)


def _names_one(behind: str) -> bool:
    """Stands a name behind the word for another party, or nothing: then the number is that of the word itself."""
    return _NAMED.search(behind) is not None or not behind.strip(" ,:(-")


def _delivers(thing: str, behind: str) -> bool:
    """Is a party named behind "website" or "bank", or is it the bank itself that the number stands beside, without an account?"""
    if names_party(behind):
        return True
    return thing.endswith("bank") and not any(letter.isdigit() for letter in behind) and ("@" not in behind and "www." not in behind)


_CLOSED = re.compile(r",\s|\s(?:staa[tn]|is|zijn|hebben|heeft|schrijft|verklaart|sta|ben)\s")


def _is_part_of(behind: str) -> bool:
    """Is the number that of the group behind "onderdeel van"? Not where the comma or the verb ends what is said of the group."""
    return _CLOSED.search(behind) is None


def _line_ends(text: str, at: int) -> bool:
    """Does this place stand in a line that was ended on purpose: "Aan zorgkantoor VGZ", above the line of the sender?"""
    end = text.find("\n", at)
    return end >= 0 and end - (text.rfind("\n", 0, at) + 1) < _SHORT


def is_in_anothers_block(rows: Sequence[str], index: int) -> bool:
    """Does this row stand under a heading, a label or a name of another party: "Gegevens accountant", "Accountant: Visser B.V."?"""
    above = [row for row in reversed(rows[max(0, index - _BLOCK) : index]) if row.strip()]
    part = False  # passed "Onderdeel van: ...": what the writer says of itself, where the writer is named above it
    for number, row in enumerate(above):
        plain, heading = fold(row), above[number + 1] if number + 1 < len(above) else ""
        if len(row) > 2 * _SHORT or EIGHT.search(plain):  # running text, or the number of who stands there
            return part
        if is_own(row):
            return _is_bare(heading)
        if _PARTS.match(plain) and _LABEL.match(row):
            part = True
        elif _opens_block(row, near=not number) or (is_field(row) and _delivered(row, above[:number])):
            return True
        if _HEADING.match(plain) or _STRANGER.search(plain):
            return True
        if not _LABEL.match(row) and not any(letter.isdigit() for letter in row):  # a heading, or a name
            return _is_bare(heading) or part or (is_field(heading) and not value_of(heading) and is_party(row))
    return part


_PARTS = re.compile(rf"\W*(?:is )?{RELATED}\b")


def _opens_block(row: str, *, near: bool) -> bool:
    """Is another party told here by what it does: in the row above, as a heading, or in a label with a short value?"""
    plain = fold(row)
    return bool(_SUBJECT.match(plain)) and (near or not _LABEL.match(row) or plain.rstrip().endswith(":") or len(row.split()) < _FEW)


def _is_bare(row: str) -> bool:
    """Is this a heading with the word for another party, and nothing behind it: "Gegevens accountant"?"""
    match = _SUBJECT.match(fold(row))
    return match is not None and not row[match.end() :].strip(" :") and not is_own(row)


def _delivered(row: str, below: Sequence[str]) -> bool:
    """Is the party named that delivers what this label says, behind it or in the row under it? `below`: from the number upwards."""
    value = value_of(row)
    return names_party(value) if value else bool(below) and is_party(below[-1])


_FEW = 4  # words
_ADJECTIVE = 14  # letters before a label, in which "voormalig" stands
