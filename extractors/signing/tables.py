"""Signers in a table: a head row such as "Naam  Functie  Plaats en datum  Handtekening", and under it one signer a row.

Knows how the words of one cell go on in the next rows; judges no signature and no authority. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.days.dates import dates
from extractors.excerpt import Row, cells_of, fold
from extractors.labels import Labelled, clean
from extractors.parties.names import is_person, organisations
from extractors.signing.block import TYPED, people

_COLUMNS = (
    ("handtekening", re.compile(r"(?:digitale )?(?:handtekening|paraaf|signature|krabbel)\b|ondertekening$|voor akkoord$")),
    ("plaatsdatum", re.compile(r"plaats (?:en|/|,|\+|&) ?datum|datum (?:en|/|,|\+|&) ?plaats|plaats, datum")),
    ("naam", re.compile(r"(?:\w+ )?naam (?:en|/|&|\+) (?:functie|datum)|name\b|"
                        r"naam\b(?! (?:van )?(?:de )?(?:organisatie|rechtspersoon|inschrijver))|"
                        r"(?:rechtsgeldig )?vertegenwoor\w*|ondertekenaar|bestuurder\b|tekenbevoegde|getekend door")),
    ("functie", re.compile(r"functie|hoedanigheid|rol$|position|title")),
    ("datum", re.compile(r"datum|d\.d\.|date|tijdstip|getekend op|ondertekend op")),
    ("plaats", re.compile(r"plaats\b|place")),
    ("namens", re.compile(r"namens|organisatie|deelnemer|combinant|partij|lid\b|rechtspersoon|inschrijver|(?:statutaire )?naam ")),
    ("", re.compile(r"kvk|nr\.?$|nummer$|#$|e-?mail|telefoon|handelsregister|vestigingsplaats|ip\b|rol\b|penvoerder")),
)  # fmt: skip
_MOST_ROWS = 40  # under one head row
_PARTY_ENDS = re.compile(r"\s*(?:\([a-z]+\)|,?\s\(?(?i:kvk|handelsregister)\b).*")
_FEWEST = 3  # columns; or a name and a place to sign beside it
_LONGEST = 5  # words of one head
_TIGHT = 0.9  # of the height of the words: between rows of one cell
_EDGE = 4.0  # points between the beginnings of lines of one cell
_INDENT = 12.0  # points that the words of a cell may stand to the right of its head
_UNKNOWN = -1_000.0  # where only the whole row has a place


class _Record(NamedTuple):
    """The rows in which the cells of one signer stand."""

    at: int  # number of its first row
    rows: tuple[Row, ...]
    cells: tuple[str, ...]


def columns_of(row: Row) -> tuple[str, ...]:
    """What each column of a head row is for ("" for what says nothing of signing); () when this row is no such head."""
    cells = [fold(cell).strip(" :*") for cell in cells_of(row.text)]
    if len(cells) < 2 or any(len(cell.split()) > _LONGEST or any(map(str.isdigit, cell)) for cell in cells):
        return ()
    kinds = [next((kind for kind, words in _COLUMNS if words.match(re.sub(r"\s?\([^)]*\)", "", cell))), None) for cell in cells]
    if None in kinds or "naam" not in kinds or not {"handtekening", "datum", "plaatsdatum"} & set(kinds):
        return ()
    enough = len(kinds) >= _FEWEST or "handtekening" in kinds
    return tuple(kind or "" for kind in kinds) if enough and len([kind for kind in kinds if kind == "naam"]) == 1 else ()


def in_tables(rows: Sequence[Row]) -> tuple[list[Labelled], frozenset[int]]:
    """What stands in tables of signers, as labels with their values, and the numbers of all rows of those tables.

    Only of tables in which somebody's name was read under the head of the names.
    """
    found: list[Labelled] = []
    spent: set[int] = set()
    for at in range(len(rows)):
        columns, height = _head(rows, at) if at not in spent else ((), 0)
        if not columns:
            continue
        lefts = [cell.x0 for cell in rows[at].cells] if len(rows[at].cells) == len(columns) else []
        records = [(record, _in_columns(record, columns, lefts)) for record in _records(rows, at + height, columns)]
        named = [(record, values) for record, values in records if is_person(_first_name(values))]
        if not named:
            continue
        for record, values in named:
            found += _labels(record, values)
        spent |= {*range(at, at + height), *(record.at + place for record, _ in records for place in range(len(record.rows)))}
    return found, frozenset(spent)


def _head(rows: Sequence[Row], at: int) -> tuple[tuple[str, ...], int]:
    """The columns of a head that begins in this row, and its height in rows: one cell may stand a hair higher than the others, and a long
    word may go on below."""
    columns, height = columns_of(rows[at]), 1
    following = rows[at + 1] if at + 1 < len(rows) else None
    if not columns and following is not None and _beside(rows[at], following):
        left, right = sorted((rows[at], following), key=lambda row: row.box.x0 if row.box is not None else 0.0)
        text = f"{left.text.strip()}  {right.text.strip()}"
        columns, height = columns_of(replace(left, text=text, plain=fold(text))), 2
    while columns and at + height < len(rows) and all(cell[0].islower() for cell in cells_of(rows[at + height].text)) and height < 3:
        height += 1
    return columns, height


def _beside(one: Row, other: Row) -> bool:
    """Do two rows stand at the same height, next to each other?"""
    if one.box is None or other.box is None or one.page != other.page:
        return False
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return shared > 0.5 * (one.box.y1 - one.box.y0) and (one.box.x1 <= other.box.x0 or other.box.x1 <= one.box.x0)


def _first_name(values: dict[str, str]) -> str:
    name = people(values.get("naam", ""))[0]
    return name if is_person(name) else name.split(",")[0].strip()


def _labels(record: _Record, values: dict[str, str]) -> list[Labelled]:
    """The cells of one record as labels; several people in the cell of the name share the others, also the place to sign."""
    names = people(values["naam"])
    values = {"naam": values["naam"]} | values  # first: what stands left of it belongs to nobody before
    given = [values | {"naam": name} for name in names] if len(names) > 1 else [values]
    return [_label(record, kind, value) for each in given for kind, value in each.items() if value or kind == "handtekening"]


def _in_columns(record: _Record, columns: tuple[str, ...], lefts: Sequence[float]) -> dict[str, str]:
    """The values by column: by where the cells stand under the heads, which tells what is empty, else by how many there are."""
    cells = _under_heads(record.rows, lefts)
    values = {kind: clean(cell) for kind, cell in zip(columns, cells, strict=True) if kind} if cells else {}
    name = _first_name(values)
    days = {*values.get("datum", "").split(), *values.get("plaatsdatum", "").split()}
    if not is_person(name) or days & set(name.split()):  # a name among the words of the day: two cells ran together
        return _assigned(record.cells, columns)
    party = {"namens": _PARTY_ENDS.split(values["namens"])[0]} if "namens" in values else {}
    return _with_day(values | party)


def _under_heads(rows: Sequence[Row], lefts: Sequence[float]) -> list[str]:
    """The words under each head of a table whose columns begin where their heads do; [] where that cannot be told of every row."""
    words: list[list[str]] = [[] for _ in lefts]
    for row in sorted(rows, key=lambda row: row.box.y0 if row.box else 0.0):
        if not row.cells and (row.box is None or len(cells_of(row.text)) > 1):
            return []
        placed = [(cell.x0, row.text[cell.start : cell.end]) for cell in row.cells] or [(row.box.x0 if row.box else 0.0, row.text.strip())]
        spots = [sum(left <= x + _EDGE for left in lefts) - 1 for x, _ in placed]
        if (
            min(spots, default=-1) < 0
            or len(set(spots)) < len(spots)
            or any(abs(x - lefts[at]) > _INDENT for (x, _), at in zip(placed, spots, strict=True))
        ):
            return []
        for (_, text), at in zip(placed, spots, strict=True):
            words[at].append(text)
    return [" ".join(cell) for cell in words]


def _label(record: _Record, kind: str, value: str) -> Labelled:
    """A cell as a label with its value, quoted as the rows of the table it stands in."""
    first, *rest = record.rows
    return Labelled(name=kind, label=kind, value=value, row=first, index=record.at, below=tuple(rest), start=0, end=len(first.text))


def _records(rows: Sequence[Row], start: int, columns: tuple[str, ...]) -> list[_Record]:
    """The signers from a row on: what stands close together and names one person is of one signer."""
    records: list[list[Row]] = []
    for row in rows[start : start + _MOST_ROWS]:
        if row.page != rows[start].page or columns_of(row) or _ends_table(row, columns):
            break
        if records and _goes_on(records[-1], row, columns):
            records[-1].append(row)
        else:
            records.append([row])
    found, index = [], start
    for part in records:
        found.append(_Record(index, tuple(part), tuple(_cells(part))))
        index += len(part)
    return found


def _ends_table(row: Row, columns: tuple[str, ...]) -> bool:
    """A sentence, a heading with its number or a label with a colon: no row of this table."""
    cells = cells_of(row.text)
    sentence = len(cells) == 1 and len(row.text.split()) > 8
    return sentence or len(cells) > len(columns) + 1 or bool(re.match(r"\s*[a-z][a-z ]{2,24}:(?:\s|$)", row.plain))


def _goes_on(before: Sequence[Row], row: Row, columns: tuple[str, ...]) -> bool:
    """Do the cells of this signer go on in this row: close under it, and no second person?"""
    last = before[-1]
    if last.box is not None and row.box is not None:
        edge = max(one.box.y1 for one in before if one.box is not None)
        if row.box.y0 - edge > _TIGHT * min(last.box.y1 - last.box.y0, row.box.y1 - row.box.y0):
            return False
    cells = len(cells_of(row.text))
    if _names(row) and any(map(_names, before)) and cells >= max(2, len(columns) - 2):
        return False
    return cells < len(columns) or not any(map(_names, before)) or (row.box is not None and not _names(row))


def _names(row: Row) -> bool:
    """Does one of the cells name a person?"""
    return any(_may_be_person(cell) for cell in cells_of(row.text))


def _may_be_person(cell: str) -> bool:
    name = people(TYPED.sub("", cell).split(",")[0])[0]
    return is_person(name) and next(organisations(cell), None) is None


def _cells(rows: Sequence[Row]) -> Iterator[str]:
    """The cells of one signer, those that run over several rows put together."""
    parts = [(row, _apart(cells_of(row.text))) for row in rows]
    if len({len(cells) for _, cells in parts}) == 1:
        yield from (" ".join(words) for words in zip(*(cells for _, cells in parts), strict=True))
        return
    joined: list[tuple[float, list[str]]] = []
    for row, cells in parts:
        left = row.box.x0 if row.box is not None else _UNKNOWN
        known = next((words for place, words in joined if left != _UNKNOWN and abs(place - left) <= _EDGE), None)
        if known is not None:
            known.append(cells[0])
        joined += [(left, [cells[0]])] if known is None else []
        joined += [(_UNKNOWN, [cell]) for cell in cells[1:]]
    yield from (" ".join(words) for _, words in joined)


def _apart(cells: list[str]) -> list[str]:
    """A last cell that ends in the words of an earlier one: the name was typed once more where a signature goes, close to the date."""
    last = cells[-1]
    again = next((cell for cell in cells[:-1] if last.endswith(f" {cell}") and any(map(str.isdigit, last))), "")
    return [*cells[:-1], last[: -len(again)].strip(), again] if again else cells


def _assigned(cells: Sequence[str], columns: tuple[str, ...]) -> dict[str, str]:
    """The values by column; by what they look like where a cell is empty or two ran together."""
    cells = _apart(list(cells)) if len(cells) == len(columns) - 1 else cells
    if len(cells) == len(columns) - 1 and columns[-1] == "handtekening":
        cells = [*cells, ""]
    if len(cells) == len(columns):
        values = {kind: clean(cell) for kind, cell in zip(columns, cells, strict=True) if kind}
        day = values.get("datum") or values.get("plaatsdatum") or ""
        if is_person(_first_name(values)) and (not day or any(map(str.isdigit, day))):
            return _with_day(values)
    names = [cell for cell in cells if _may_be_person(cell)]
    own = [cell for cell in names if not TYPED.match(cell)] or names
    days = [cell for cell in cells if dates(fold(cell))]
    others = [cell for cell in cells if cell not in names and cell not in days and not cell.isdigit()]
    values = {"naam": TYPED.sub("", own[0]) if own else "", "datum": next((day for day in days if day not in names), "")}
    values |= {"namens": others[0]} if others and "namens" in columns else {}
    if "handtekening" in columns and names and (len(names) > 1 or TYPED.match(names[-1])):
        values["handtekening"] = names[-1]  # that it is empty is said only where every cell has its column
    return _with_day(values)


def _with_day(values: dict[str, str]) -> dict[str, str]:
    """ "A. Alting, 3 juli 2026" under "Naam en datum": the date as a value of its own."""
    name, _, rest = values.get("naam", "").partition(",")
    if rest and dates(fold(rest)) and not values.get("datum") and not values.get("plaatsdatum"):
        return values | {"naam": name, "datum": rest.strip()}
    return values | {"naam": values["naam"].strip(" ,")} if "naam" in values else values
