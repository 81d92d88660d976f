"""Reads labels and their values in every layout: one line with a colon or a gap, the line below, a table with a head row.

Knows layout; which labels there are is told by the kinds.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.document import Fact, Locator
from extractors.excerpt import QUOTE_LENGTH, Row, fold

BLANK = re.compile(r"^[\s.…_:|\-]*$")
_FILLER = " \t|:…_"
_DOTS = re.compile(r"(?:\s\.|\.{2,})[\s.…_]*$|^[.…_\s]*(?:\.{2,}|…)")
_CELLS = re.compile(r"\s*\|\s*|\s{2,}")
_FOOT = re.compile(r"\W*(?:pagina|page|blad(?:zijde)?)\s[0-9]")
_OPEN_END = re.compile(r"(?:-|,|\(|&|/|\b(?:en|van|voor|de|het|der|in|te|bij|of|met))$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """A label with its value as written; the value is "" when nothing is filled in."""

    name: str  # the name in the vocabulary
    label: str  # as written
    value: str
    row: Row  # where the label stands
    index: int  # of that row
    below: tuple[Row, ...] = ()  # further rows the value stands on
    start: int = 0  # of the label, in the row
    end: int = 0  # of the value, in the row

    def fact(self, name: str, value: str, about: Mapping[str, str] | None = None) -> Fact:
        """A fact that quotes the label and its value; the value alone when rows lie between them."""
        words = [self.row.text[self.start : self.end].strip(), *(row.text.strip() for row in self.below)]
        quote = "\n".join(word for word in words if word)[:QUOTE_LENGTH].strip()
        return Fact(name=name, value=value, locator=Locator(page=self.row.page, quote=quote), about=dict(about or {}))

    def masked(self, name: str, value: str) -> Fact:
        """A fact that quotes the label only."""
        return Fact(name=name, value=value, locator=Locator(page=self.row.page, quote=self.label))


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """The labels of a kind, compiled; the `loose` ones accept a single space between label and value."""

    pattern: re.Pattern[str]
    loose: frozenset[str]


def vocabulary(labels: Mapping[str, str], *, loose: bool | frozenset[str] = False) -> Vocabulary:
    """Names with the folded spellings (regular expressions, linear) of their labels; earlier ones win."""
    choices = "|".join(f"(?P<{name}>{spelling})" for name, spelling in labels.items())
    pattern = re.compile(
        rf"(?:^|(?<=[|;,]\s)|(?<=\S\s)(?=[a-z][a-z ]{{2,24}}:)|(?<=\|)|(?<=\s\s))"
        rf"[\s•*\-–]{{0,4}}(?:[0-9]{{1,2}}[.)]\s{{0,3}}|[a-z][.)]\s{{1,3}})?(?P<whole_>(?:{choices})"
        rf"(?:\s?\([^)|]{{0,40}}\))?(?:\s?\*)?)(?=[\s:|_.…]|$)"
    )
    names = frozenset(labels) if loose is True else loose or frozenset()
    return Vocabulary(pattern=pattern, loose=names)


def clean(value: str) -> str:
    """A value without the colon, dots and lines around it; the full stop of "B.V." stays."""
    value = value.strip(_FILLER)
    while value and (match := _DOTS.search(value)):
        value = (value[: match.start()] if match.start() else value[match.end() :]).strip(_FILLER)
    return "" if BLANK.match(value) else value


def _columns(row: Row) -> str:
    return fold(row.text.replace("\t", "|")) if "\t" in row.text else row.plain


def _matches(row: Row, words: Vocabulary) -> list[re.Match[str]]:
    plain = _columns(row)
    found = []
    for match in words.pattern.finditer(plain):
        rest = plain[match.end() :]
        apart = not rest.strip() or rest.lstrip()[0] in ":|" or len(rest) - len(rest.lstrip()) > 1 or bool(BLANK.match(rest[:6]))
        before = plain[max(0, match.start() - 2) : match.start()]
        inner = len(before) == 2 and before[1] == " " and before[0] not in " |;,"
        if inner and (not rest.startswith(":") or ":" not in plain[: match.start()]):  # "Naam: A. de Vries Functie: lid"
            continue
        if not apart and _name(match) not in words.loose:
            continue
        found.append(match)
    return found


def _name(match: re.Match[str]) -> str:
    return next(name for name, got in match.groupdict().items() if got is not None and not name.endswith("_"))


def _is_continuation(row: Row, before: str, start: Row) -> bool:
    """Does a value that fills its line go on in this row?"""
    plain, text = row.plain.strip(), row.text.strip()
    if not plain or ":" in plain[:40] or len(text) > 90 or _CELLS.search(text.replace("\t", "|")) or _FOOT.match(plain):
        return False
    if row.box and start.box and row.box.x0 > start.box.x0 + 40:
        return True
    indented = len(row.text) - len(row.text.lstrip()) >= 8
    return indented or text[0].islower() or bool(_OPEN_END.search(fold(before)))


def _below(rows: Sequence[Row], index: int, words: Vocabulary, *, value: str) -> list[Row]:
    """The rows under a label that hold its value, or the rest of it."""
    found: list[Row] = []
    for row in rows[index + 1 : index + 3]:
        if row.page != rows[index].page or _matches(row, words):
            break
        if (not value and not found) or _is_continuation(row, found[-1].text if found else value, rows[index]):
            found.append(row)
        else:
            break
    return found


def _table(rows: Sequence[Row], index: int, matches: Sequence[re.Match[str]], words: Vocabulary) -> list[Labelled]:
    """The cells under a head row of which every cell is a label."""
    found = []
    for offset, row in enumerate(rows[index + 1 : index + 13], start=1):
        cells = [cell.strip(" |") for cell in _CELLS.split(row.text.replace("\t", "|").strip(" |"))]
        if row.page != rows[index].page or len(cells) != len(matches) or _matches(row, words):
            break
        position = 0
        for match, cell in zip(matches, cells, strict=True):
            start = max(row.text.find(cell, position), 0)
            position = start + len(cell)
            found.append(
                Labelled(
                    name=_name(match), label=rows[index].text[slice(*match.span("whole_"))], value=clean(cell),
                    row=row, index=index + offset, start=start, end=position,
                )
            )  # fmt: skip
    return found


def _cell_below(rows: Sequence[Row], index: int, at: int, words: Vocabulary) -> tuple[Row, int, int] | None:
    """Under a row of heads, of which only one is a label: the cell in its column, where the row has as many cells as there are heads."""
    under = rows[index + 1] if index + 1 < len(rows) else None
    heads = _cell_spans(rows[index].text)
    if under is None or under.page != rows[index].page or len(heads) < 2 or any(map(str.isdigit, rows[index].text)):
        return None
    column = sum(start <= at for start, _ in heads) - 1
    cells = _cell_spans(under.text)
    return (under, *cells[column]) if len(cells) == len(heads) and not _matches(under, words) else None


def _opens_heads(rows: Sequence[Row], index: int, at: int) -> bool:
    """Does the label here open a row of heads, however like a label with its value it looks?

    "Rechtspersoon  Plaats  Nummer" over "Alfa  Goes  90210011".
    """
    under = rows[index + 1] if index + 1 < len(rows) else None
    spans = _cell_spans(rows[index].text)
    heads = len(spans)
    if heads == 2 and not rows[index].text[:at].strip() and _REGION.fullmatch(rows[index].plain[slice(*spans[1])].strip(" :")):
        return under is not None and len(_cell_spans(under.text)) == heads  # "Organisatie  Regio": nobody is called so
    if index + 2 < len(rows) and len(_cell_spans(rows[index + 2].text)) == heads:
        return False  # a table of more rows than one: its first row is not the value
    odd = under is not None and len(_cell_spans(under.text)) == heads and heads % 2 == 1  # an even row may be labels with their values
    first = not rows[index].text[:at].strip()
    return first and odd and under is not None and any(map(str.isdigit, under.text)) and not any(map(str.isdigit, rows[index].text))


_REGION = re.compile(r"(?:zorgkantoor)?regio(?:\(?['’]?s\)?)?")


def _cell_spans(text: str) -> list[tuple[int, int]]:
    """Where the cells of a row stand."""
    plain = text.replace("\t", "|")
    cuts = [match.span() for match in _CELLS.finditer(plain)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(plain)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if plain[start:end].strip(" |")]


def _lower_value(rows: Sequence[Row], index: int, words: Vocabulary) -> tuple[Row, str] | None:
    """The value of a form field that lies a hair lower than its label: it opens the next row, with another label behind it."""
    under = rows[index + 1] if index + 1 < len(rows) else None
    if under is None or under.page != rows[index].page:
        return None
    matches = _matches(under, words)
    lead = under.text[: matches[0].start()] if matches else ""
    return (under, clean(lead)) if re.search(r"\w\S*\s{2,}$", lead) else None


_FIELD = re.compile(
    r"(?<=\S)(?:\s{2,}|\s*[|\t]\s*)(?:(?:bezoek|post|e-?mail|internet|vestigings|correspondentie)?adres|e-?mail|telefoon(?:nummer)?|mobiel|fax|"
    r"website|internet|postcode|(?:vestigings|woon)?plaats|contactpersoon|(?:btw|agb|iban|bank|rekening)(?:-?\s?(?:nummer|id|code))?|rsin|"
    r"kvk(?:-?\s?nummer)?|vestigingsnummer|rechtsvorm|deponering|werkzame personen|geboorte(?:datum|plaats))(?=\s*:|\s{2,}|\s*[|\t])"
)
"""What many forms ask for, as a cell of its own with a value behind it: there the block beside this one begins."""


def _value_ends(row: Row, start: int, stop: int) -> int:
    """Where a value ends: before the next label, also one that is not of this vocabulary."""
    plain = _columns(row)
    first = next((at for at in range(start, stop) if plain[at] not in _FILLER), stop)
    other = _FIELD.search(plain, first, stop)
    return other.start() if other else stop


def _row_labels(rows: Sequence[Row], index: int, words: Vocabulary) -> list[Labelled]:
    row, matches = rows[index], _matches(rows[index], words)
    if not matches:
        return []
    stops = [*(later.start() for later in matches[1:]), len(row.text)]
    ends = [_value_ends(row, match.end(), stop) for match, stop in zip(matches, stops, strict=True)]
    values = [clean(row.text[match.end() : end]) for match, end in zip(matches, ends, strict=True)]
    if len(matches) > 1 and not any(values) and (table := _table(rows, index, matches, words)):
        return table
    if len(matches) == 1 and not values[0] and (lower := _lower_value(rows, index, words)):
        start, stop = matches[0].span("whole_")
        label = row.text[start:stop].strip()
        return [
            Labelled(name=_name(matches[0]), label=label, value=lower[1], row=row, index=index, below=(lower[0],), start=start, end=stop)
        ]
    if (
        len(matches) == 1
        and (not values[0] or _opens_heads(rows, index, matches[0].start("whole_")))
        and (cell := _cell_below(rows, index, matches[0].start("whole_"), words))
    ):
        under, start, stop = cell
        label = row.text[slice(*matches[0].span("whole_"))].strip()
        value = clean(under.text[start:stop])
        return [Labelled(name=_name(matches[0]), label=label, value=value, row=under, index=index + 1, start=start, end=stop)]
    found = []
    for match, value, end in zip(matches, values, ends, strict=True):
        start, stop = match.span("whole_")
        last = match is matches[-1] and (len(matches) == 1 or value)
        below = _below(rows, index, words, value=value) if last else []
        whole = " ".join(part for part in (value, *(clean(one.text) for one in below)) if part)
        found.append(
            Labelled(
                name=_name(match), label=row.text[start:stop].strip(), value=_joined(whole), row=row, index=index,
                below=tuple(below), start=start, end=end,
            )
        )  # fmt: skip
    return found


def _joined(value: str) -> str:
    """One line; a hyphen that split a word at the line's end is taken out, and kept before a capital: Midden-IJssel."""
    line = re.sub(r"(?<=[a-zà-ÿ])- (?=[a-zà-ÿ])(?!en\b|of\b)", "", " ".join(value.split()))
    return re.sub(r"(?<=[a-zà-ÿ])- (?=[A-ZÀ-Ý])", "-", line)


def labelled(rows: Sequence[Row], words: Vocabulary) -> list[Labelled]:
    """Every label of the vocabulary with its value, in order."""
    return [found for index in range(len(rows)) for found in _row_labels(rows, index, words)]
