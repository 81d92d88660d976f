"""Signers without labels: under the closing of a letter, in the last lines, behind "w.g.".

Knows layouts of names that stand by themselves; judges no signature and no authority.
"""

import re
from collections.abc import Sequence

from extractors.days.dates import dates
from extractors.days.place import is_day, is_place_and_date
from extractors.document import Fact, Locator
from extractors.excerpt import Row, cells_of, fold
from extractors.parties.names import is_person, without_title
from extractors.signing.beside import PARTY_ABOVE, line_blocks, part_blocks, party_blocks, role_blocks, typed_blocks, with_party_above
from extractors.signing.block import FIRM, INITIALS_FIRST, OTHER_WORK, ROLE, RULE, TYPED, Block, organisation_in, people, role_of
from extractors.signing.places import DATED_NAME
from extractors.signing.told import closes_another, told_blocks

_CLOSING = re.compile(
    r"^\s*(?:hoogachtend|(?:met )?(?:vriendelijke|hartelijke|beste|warme) groet(?:en)?|me[it] freonlike groet\w*|"
    r"(?:kind|best) regards|namens (?:het |de )?(?:bestuur|directie|combinanten|"
    r"deelnemers)|groet|"
    r"voor (?:eensluidend|gezien|akkoord)|aldus|(?:digitaal |elektronisch |rechtsgeldig )?(?:onder|ge)tekend|(?:docu)?signed by|"
    r"was getekend|w\.g\.|de (?:secretaris|voorzitter))\b"
)
_BRACKETED = re.compile(r"\s\(([^()]{2,80})\)\s*(?=,|$)")  # "A. Alting (Stichting Alfa)"
_DASH = re.compile(r"\s[–—-]\s(?=[0-9]|[^\W\d_]*(?:bestuur|directeur|voorzitter|secretaris|penning|vennoot|eigenaar|maat\b|manager))")
"""Between a name and a day or a function; "J. Hoekstra - fan der Meulen" is one name."""
_MOST_LETTERS = 6  # names at the end of one letter


def letter_blocks(rows: Sequence[Row], *, above: Sequence[Row] = ()) -> list[Block]:
    """A name, and under it a function or organisation, after the closing words of a letter; else names in the last lines,
    behind "w.g." or behind a function. `above`: rows before these, in which a first name or a function may be told in full."""
    closed = _fullest(
        (
            _greeted_block(rows),
            _dated_blocks(rows),
            _closed_blocks(rows, _CLOSING, above),
            _day_and_name(rows),
            _last_blocks(rows, above),
            typed_blocks(rows),
            role_blocks(rows),
            line_blocks(rows),
            part_blocks(rows),
        )
    )
    closed = [block for block in closed if not closes_another(rows, block.index) and not _in_sentence(rows, block)]
    closed = with_party_above(rows, closed)
    return closed or told_blocks(rows) or _closed_blocks(rows, _DATED, above) or party_blocks(rows) or _by_function(rows, above)


_BREAKS_OFF = re.compile(r"\b(?:de|heer|mevrouw|dhr\.?|mw\.?|dat|machtig(?:t|en)?)$")


def _in_sentence(rows: Sequence[Row], block: Block) -> bool:
    """Is its row the middle of a sentence that goes on from the row above and to the row below: "... (KvK 90010001), de / heer B. Beumer,
    manager, om namens de / stichting te tekenen"?"""
    at = next((index for index, row in enumerate(rows) if block.rows and row is block.rows[0]), 0)
    if not 0 < at < len(rows) - 1:
        return False
    above, below = rows[at - 1].plain.rstrip(), rows[at + 1].text.lstrip()
    return _BREAKS_OFF.search(above) is not None and below[:1].islower()


def _fullest(readings: Sequence[list[Block]]) -> list[Block]:
    """The first reading that finds anybody; a later one where it finds the same people and others besides: it knows the layout better."""
    best: list[Block] = []
    for found in readings:
        if not best or _names(best) < _names(found):
            best = found
    return best


def _names(blocks: Sequence[Block]) -> set[str]:
    return {fold(block.name.value) for block in blocks if block.name is not None}


def _by_function(rows: Sequence[Row], above: Sequence[Row]) -> list[Block]:
    """ "voorzitter    secretaris" under minutes that say who was there: "A. Alting (voorzitter), B. Beumer (secretaris)"."""
    at = next((index for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _only_roles(rows[index])), None)
    blocks: list[Block] = []
    for cell in cells_of(rows[at].text) if at is not None else []:
        told = {name: row for row in (*above, *rows[:at]) for name in _with_function(row, fold(cell))}
        if at is not None and len(told) == 1:
            name, row = next(iter(told.items()))
            start = row.text.index(name)
            fact = row.fact("ondertekenaar", without_title(name), span=(start, start + len(name)))
            blocks.append(Block(page=rows[at].page, index=at, name=fact, role=cell, rows=(rows[at],)))
    return blocks


def _with_function(row: Row, role: str) -> list[str]:
    """The names in a row with this function in brackets behind them."""
    found = [row.text[: match.start()] for match in re.finditer(rf"\s\(\s*{re.escape(role)}\s*\)", row.plain)]
    names = [re.split(r"[,;:]|\ben\b", before)[-1].strip() for before in found]
    return [name for name in names if is_person(name)]


_DATED = re.compile(r"^\s*datum(?: ondertekening)?\s*(?::|\s)\s*(?=[0-9a-z ]{0,12}[0-9]{2,4}\b|[0-9])")


_GREETING = re.compile(
    r"^\s*(?:m\.?v\.?g\.?|(?:met )?(?:(?:vriendelijke|hartelijke|beste|warme) )?groet(?:en|jes)?|hoogachtend|h?gr\.?)[\s,:]+(?=[^\W\d])"
)


def _greeted_block(rows: Sequence[Row]) -> list[Block]:
    """ "Groet, Anna Alting" on one line."""
    for index in range(len(rows) - 1, max(-1, len(rows) - 8), -1):
        match = _GREETING.match(rows[index].plain)
        cell = rows[index].text[match.end() :].strip() if match else ""
        if cell and is_person(_untyped(cell)) and _is_signer(cell):
            return [_closed(rows, index, cell)]
    return []


def _dated_blocks(rows: Sequence[Row]) -> list[Block]:
    """Each name with its own place and day under it, to the end: "A. Alting", "voorzitter", "Goes, 3 juli 2026".

    Nothing where the last place and day stands above a name instead: the days then go before the names.
    """
    days = [index for index, row in enumerate(rows) if is_place_and_date(row) or is_day(row)]
    if not days or len(rows) - days[-1] > _AT_END or any(_name_in(row) or _TO_SIGN.search(row.plain) for row in rows[days[-1] + 1 :]):
        return []
    found = [(above, _name_in(rows[above])) for index in days if (above := _name_above(rows, index)) is not None]
    return [_closed(rows, above, name) for above, name in found][:_MOST_LETTERS] if _name_above(rows, days[-1]) is not None else []


def _day_and_name(rows: Sequence[Row]) -> list[Block]:
    """ "03.07.26, A. Alting" on each of the last lines."""
    blocks: list[Block] = []
    for index in range(len(rows) - 1, max(-1, len(rows) - 6), -1):
        match = DATED_NAME.match(rows[index].text)
        if match is None and blocks:
            break
        group = "behind" if match is not None and match["behind"] else "before"
        if match is not None and is_person(match[group]) and not re.search(r"\bte\b", rows[index].plain):  # "Vastgesteld te Goes"
            fact = rows[index].fact("ondertekenaar", without_title(match[group].strip()), span=(0, len(rows[index].text)))
            blocks.insert(0, Block(page=rows[index].page, index=index, name=fact, rows=(rows[index],)))
    return blocks


_AT_END = 8  # rows; the day of a letter stands at its head
_TO_SIGN = re.compile(r"handtekening|paraaf|signature")


def _name_above(rows: Sequence[Row], index: int) -> int | None:
    """The row of a name right above a place and day, or with a function or an organisation between."""
    for above in range(index - 1, max(-1, index - 4), -1):
        if rows[above].page != rows[index].page:
            return None
        if _name_in(rows[above]):
            return above
        if not (_is_role(rows[above].text.strip()) or (organisation_in(rows[above].text) and len(rows[above].text) < _SHORT)):
            return None
    return None


_FEW = 6  # words of a function
_FEWER = 2  # and of one with a full stop


def _is_role(text: str) -> bool:
    """A function, or a few words in small letters such as "enig aandeelhouder en bestuurder"."""
    return bool(role_of(text)) or (text[:1].islower() and len(text.split()) <= _FEW and not re.search(r"[0-9.:;]", text))


_AGREED = re.compile(r"^\s*(?:voor|mede) (?:akkoord|gezien|accoord)\s*:\s*", re.IGNORECASE)


def _name_in(row: Row) -> str:
    """The name, with what stands behind a comma, of a row that holds one name and nothing else; "" otherwise."""
    text = _AGREED.sub("", RULE.sub("", row.text).strip())
    cells = cells_of(text)
    alone = len(cells) == 1 and INITIALS_FIRST.match(cells[0]) and is_person(_untyped(cells[0])) and _is_signer(cells[0])
    return cells[0] if alone and not re.search(r"[0-9]", cells[0]) else ""


def _is_for(row: Row) -> bool:
    """ "Voor Stichting Alfa:" above the name of who signs for it."""
    named = re.match(r"\s*(?:voor|namens)\s", row.plain) is not None and bool(organisation_in(row.text))
    return len(row.text) < _SHORT and (named or PARTY_ABOVE.match(row.text) is not None)


_SHORT = 90  # letters


def _closed_blocks(rows: Sequence[Row], opens: re.Pattern[str], above: Sequence[Row]) -> list[Block]:
    """The names under closing words, or under a place and day; not under those at the head of a letter, where the addressee stands."""
    body = next((index for index, row in enumerate(rows) if _SALUTES.match(row.plain)), 0)
    starts = [
        start for start, row in enumerate(rows) if opens.match(row.plain) or _is_for(row) or (start >= body and is_place_and_date(row))
    ]
    return _names_under(rows, starts, above)


_SALUTES = re.compile(r"^\s*(?:geachte|beste|hooggeachte|weledel\w*|l\.s\.?)\b[^.]{0,60},?\s*$")


def _names_under(rows: Sequence[Row], starts: Sequence[int], above: Sequence[Row]) -> list[Block]:
    blocks: list[Block] = []
    for start in starts:
        row = rows[start]
        for index in range(start + 1, min(start + 9, len(rows))):
            text = RULE.sub("", rows[index].text).strip()
            if rows[index].page != row.page and index > start + 6:
                break
            for cell in _signing_cells(text, (*above, *rows[:index])):
                block = _closed(rows, index, cell)
                if block.name not in [known.name for known in blocks]:
                    blocks.append(block)
    return blocks[:_MOST_LETTERS]


def _signing_cells(text: str, before: Sequence[Row]) -> list[str]:
    """The names in a row; beside a full name also a first name of which the text before tells the surname."""
    cells = [person for found in cells_of(text) for person in people(found)]
    full = [cell for cell in cells if is_person(_untyped(cell)) and _is_signer(_BRACKETED.sub("", cell))]
    return [cell for cell in cells if cell in full or _is_first_name(cell, before) or _is_third(cell, full)] if full else []


def _is_third(cell: str, full: Sequence[str]) -> bool:
    """Beside two names or more the one given name that elsewhere says who signed: "A. Alting    B. Beumer    Door Vermeer"."""
    given, _, surname = cell.partition(" ")
    return len(full) > 1 and given == "Door" and is_person(f"A. {surname}") and _is_signer(cell)


def _last_blocks(rows: Sequence[Row], above: Sequence[Row]) -> list[Block]:
    """Names alone on the very last lines, without any word about signing."""
    blocks: list[Block] = []
    last = len(rows) - 1
    while last > 0 and last > len(rows) - 4 and (_only_days(rows[last]) or _only_roles(rows[last])):
        last -= 1
    for index in range(last, max(-1, last - 3), -1):
        if blocks and is_place_and_date(rows[index]) and not dates(rows[index + 1].plain):  # "Almere Poort, 3 juli 2026" above them
            break
        cells = [person for cell in cells_of(rows[index].text) for person in people(cell)]
        full = [cell for cell in cells if INITIALS_FIRST.match(cell) and is_person(_untyped(cell)) and _is_signer(_BRACKETED.sub("", cell))]
        if not full or not all(cell in full or _is_first_name(cell, [*above, *rows[:index]]) for cell in cells):
            break
        known = {fold(block.name.value) for block in blocks if block.name}
        fresh = [_closed(rows, index, cell) for cell in cells]
        blocks = [*(block for block in fresh if block.name and fold(block.name.value) not in known), *blocks]
    return blocks[:_MOST_LETTERS]


def _is_first_name(cell: str, rows: Sequence[Row]) -> bool:
    """Does a text that is signed "Anna    Bram Veldhuis" speak of an Anna with her surname?"""
    alone = cell.isalpha() and cell.istitle()
    return alone and any(re.search(rf"\b{cell}\s(?:(?:van|de|der|den)\s){{0,2}}[A-ZÀ-Ý]", row.text) for row in rows)


def _untyped(cell: str) -> str:
    """The name of a cell, without "w.g." before it and what stands behind a comma or "namens"."""
    return re.split(rf",|\snamens\s|{_DASH.pattern}", _BRACKETED.sub("", TYPED.sub("", cell)), maxsplit=1)[0]


def _only_days(row: Row) -> bool:
    """A place and date, or a row of dates and places for a date, and nothing else."""
    cells = cells_of(row.plain)
    return is_place_and_date(row) or (len(cells) > 1 and any(dates(cell) for cell in cells) and all(_is_day(cell) for cell in cells))


def _is_day(cell: str) -> bool:
    cell = re.sub(r"^(?:datum|d\.d\.|dd\.?)\s*:?\s*", "", cell)
    found = dates(cell)
    return (bool(found) and found[0].end - found[0].start >= len(cell) - 4) or bool(re.match(r"[.…_]+\s", cell))


def _only_roles(row: Row) -> bool:
    """ "voorzitter    penningmeester": functions under the names, and nothing else."""
    cells = cells_of(row.text)
    return bool(cells) and all(ROLE.match(fold(cell)) and len(cell.split()) <= 4 for cell in cells)


_NOBODY = re.compile(
    r"^\s*(?:beste|geachte|dag|hallo|hoi|lieve|aan|t\.?a\.?v\.?)\b|\b(?:zorgkantoor|gemeente|[a-z]*bureau|afdeling|secretariaat|administratie|"
    r"(?:onder)?teken\w*(?:rapport|bewijs|verslag|certificaat|blad))\b"
)
"""Who is written to, and a department: names of nobody who signs."""


def _is_signer(cell: str) -> bool:
    """A name alone, or with function, organisation and date behind commas; no sentence."""
    if _NOBODY.search(fold(cell)) or OTHER_WORK.search(fold(cell)) or FIRM.match(fold(cell)):
        return False
    if "," in cell or _DASH.search(cell):
        return len(cell) < 110 and not cell.rstrip().endswith((";", ":"))
    return not organisation_in(cell) and not dates(fold(cell))


def _same_column(words: str, names: str, name: str) -> str:
    """Of a row with as many cells as the row of names, the cell in the column of this name."""
    cells, columns = cells_of(words), cells_of(names)
    return cells[columns.index(name)] if len(cells) == len(columns) > 1 and name in columns else words


_NO_WORDS = re.compile(r"_|\{\{[^{}]{0,40}\}\}|\b(?:handtekening|paraaf)\b")
"""What may stand beside a line to sign on while it is empty: the word for it, a mark for a signing service."""


def _closed(rows: Sequence[Row], index: int, text: str) -> Block:
    row = rows[index]
    name, _, rest = re.sub(rf"\snamens\s|{_DASH.pattern}", ", ", _BRACKETED.sub(r", \1", TYPED.sub("", text)), count=1).partition(",")
    parts = [part.strip() for part in rest.split(",") if part.strip() and not dates(fold(part))]
    around = [one for one in (*rows[index + 1 : index + 3], *reversed(rows[max(0, index - 3) : index])) if not PARTY_ABOVE.match(one.text)]
    near = [_same_column(one.text.strip(), row.text.strip(), text) for one in around if one.page == row.page]
    words = parts or near  # what stands behind the name goes before what stands around it
    told = [part for part in words if not _is_sentence(part)]  # a sentence names no function
    role = next((role_of(part) for part in told if role_of(part)), "")
    party = next((found for part in words if (found := organisation_in(part))), "")
    party = party or next((part for part in parts if part != role and part[0].isupper()), "")
    party = _party_above(rows, index) or party
    clean = re.sub(r"(?<=[a-zà-ÿ]{3})\.$", "", without_title(name))  # the full stop of the sentence
    ruled = bool(RULE.search(row.text)) or any(
        RULE.search(one.text) and not re.search(r"\w", _NO_WORDS.sub("", one.plain)) for one in rows[max(0, index - 2) : index]
    )
    close = (*rows[max(0, index - 1) : index], *rows[index + 1 : index + 4])
    ruled = ruled or (TYPED.match(text) is None and any(_is_open(one) for one in close if one.page == row.page))
    fact = Fact(name="ondertekenaar", value=clean, locator=Locator(page=row.page, quote=text[:160].strip()))
    return Block(page=row.page, index=index, name=fact, role=role, party=party, ruled=ruled, rows=(row,))


def _is_sentence(words: str) -> bool:
    """With a full stop and no organisation, or so many words that a sentence runs on over the row."""
    count = len(words.split())
    return not organisation_in(words) and (count > _MOST_WORDS or (words.endswith(".") and count > _FEWER))


_MOST_WORDS = 9  # of a function: "lid van de raad van bestuur en portefeuillehouder zorg"


def _party_above(rows: Sequence[Row], index: int) -> str:
    """The organisation that the nearest row above says is signed for below it: "Voor Alfa:"."""
    over = (PARTY_ABOVE.match(row.text) for row in reversed(rows[max(0, index - 3) : index]) if row.page == rows[index].page)
    return next((match["party"] for match in over if match is not None), "")


_OPEN_PLACE = r"(?:\((?:handtekening|paraaf|signature)(?: [a-z-]{2,16}){0,2}\)|\(?(?:handtekening|paraaf|signature)\)?|(?:[._…]\s?){5,})"
_PLACEHOLDER = re.compile(rf"\s*{_OPEN_PLACE}(?:\s{{2,}}{_OPEN_PLACE})*\s*")


def _is_open(row: Row) -> bool:
    """A line to sign on, or the word for it in brackets, under the names: an empty place."""
    return _PLACEHOLDER.fullmatch(row.plain) is not None and (RULE.search(row.text) is not None or "(" in row.text)
