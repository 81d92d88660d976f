"""What the tables of answers in a declaration say: which regions, new there or not, which statements, subcontractors, a consortium.

Knows by its head and its labels what a column or row asks; how a table is read is known in grids. What is unclear in a table is given as
unanswered, never as an answer. Whether an answer is the right one is for a rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors import regions_named
from extractors.consortium import asks_together, turned
from extractors.document import Fact
from extractors.excerpt import Excerpt, fold
from extractors.grid_cells import UNCLEAR
from extractors.grids import Answers, Grid, fact, without

_REGION = re.compile(r"\b(?:zorgkantoor\s?-?)?regio(?:n|'?s|\('?s\)|\(s\))?\b|\bpercee?l(?:en)?\b|\bwerkgebied")
_NEW = re.compile(r"\bnieuwe?\b|\bnieuwkomer|\btoetreder")
_BIDS = re.compile(r"inschrij|\bschrij(?:f|ft|ven)\b|aanmeld|kruis|keuze|gekozen|\bbied|aanbied|deelname|meedoen|\bx\b|☒")
_OTHER = re.compile(r"contract|overeenkomst|\bwmo\b|gemeente|ervaring|onder ?aannem|sinds|bestaand|huidig")
_ANY = re.compile(r"\W*(?:ja\W{0,3}nee|ja|nee|antwoord|keuze|akkoord)?\W*")
_YEAR = re.compile(r"(?<![0-9\-./])20[1-4][0-9](?![0-9]|-[0-9])")
_OTHERS_WORK = re.compile(r"onder ?aannem|onderaan-\s?nem|\bderden\b|uitbested|subcontract")
_PAPERS = re.compile(r"bijgevoegd|bijlage|aanwezig|toegevoegd|document|\bstuk(?:ken)?\b|meegestuurd")
_ASKED = re.compile(r"onder ?aannem|\?|nieuw in de(?:ze)? (?:zorgkantoor)?regio")  # a question, not a statement
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_WORDS = 3  # of a statement without a number
_NUMBER = re.compile(r"\W*[0-9]{1,2}(?:[a-z]?[.)]\s|\s+[A-Z])")
_MOST = 80
_CLEAR = ("ja", "nee", "beide")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the tables of a declaration say."""

    regions: tuple[Fact, ...]
    newness: tuple[Fact, ...]
    statements: tuple[Fact, ...]
    consortium: tuple[Fact, ...]
    asks_together: bool  # the question is in a table, whether it was answered or not
    doubts: tuple[str, ...]  # Dutch
    rest: Excerpt  # the pages without these tables


def told(seen: Excerpt, tables: Sequence[Grid], *, before: int | None = None) -> Told:
    """All that these tables of the pages say; regions count in the rows `before` a position only (an annex may list other contracts)."""
    regions: list[Fact] = []
    newness: list[Fact] = []
    stated: list[Fact] = []
    together: list[Fact] = []
    doubts: list[str] = []
    used: set[int] = set()
    asks = False
    for grid in tables:
        if _is_regional(grid):
            own = _Regional(seen, grid)
            regions += own.regions() if before is None or grid.first < before else []
            newness += own.newness()
            doubts += own.doubts()
            used |= grid.rows if own.is_clear else set()
        elif _years(grid) and _is_about(grid, _OTHERS_WORK):
            used |= grid.rows
        elif not _PAPERS.search(" ".join(column.label for column in grid.columns)):
            said, asked = _consortium(seen, grid)
            facts = _statements(seen, grid)
            together, asks = [*together, *said], asks or asked
            stated += facts
            used |= grid.rows if facts or asked else set()
    return Told(
        regions=tuple(regions),
        newness=tuple(newness),
        statements=tuple(stated[:_MOST]),
        consortium=tuple(together),
        asks_together=asks,
        doubts=tuple(dict.fromkeys(doubts)),
        rest=without(seen, frozenset(used)),
    )


def subcontractors_in_tables(seen: Excerpt, tables: Sequence[Grid]) -> list[Fact]:
    """`onderaannemers` per year from tables with the years in their head or beside their rows; [] where rows differ."""
    said: dict[str, set[str]] = {}
    facts: list[Fact] = []
    for grid in tables:
        if _is_regional(grid) or not _is_about(grid, _OTHERS_WORK):
            continue
        for row, year, value in _by_year(grid):
            one = value if value in _CLEAR else "leeg"
            said.setdefault(year, set()).add(one)
            facts.append(fact(seen, row, "onderaannemers", one, {"jaar": year}))
    if any(len(values) > 1 for values in said.values()):
        return []
    return [one for number, one in enumerate(facts) if one.about not in [other.about for other in facts[:number]]]


def _by_year(grid: Grid) -> Iterator[tuple[Answers, str, str]]:
    """Answers of rows that ask about subcontractors, or of a table that does, by the year of their column or label."""
    options = [fold(row.label).strip(" .:") for row in grid.answers]
    if set(options) == {"ja", "nee"}:  # a row for ja and one for nee, with a mark under the year
        for row, option in zip(grid.answers, options, strict=True):
            for column, value in row.said.items():
                years = _YEAR.findall(grid.columns[column].label)
                if len(years) == 1 and value == "ja":
                    yield row, years[0], option
        return
    for row in grid.answers:
        own = _YEAR.findall(row.label)
        for column, value in row.said.items():
            years = _YEAR.findall(grid.columns[column].label) or (own if len(own) == 1 and len(grid.asked) == 1 else [])
            if len(years) == 1 and value:
                yield row, years[0], value


def _years(grid: Grid) -> bool:
    return any(_YEAR.search(grid.columns[column].label) for column in grid.asked) or any(_YEAR.search(row.label) for row in grid.answers)


def _is_about(grid: Grid, topic: re.Pattern[str]) -> bool:
    """Do the heads, the labels or the words just above speak of this?"""
    words = " ".join((grid.lead, *(column.label for column in grid.columns), *(fold(row.label) for row in grid.answers)))
    return bool(topic.search(words))


def _is_regional(grid: Grid) -> bool:
    """Is there a region a row?"""
    named = sum(bool(_names(row)) for row in grid.answers)
    return bool(named) and (bool(_REGION.search(grid.labels)) or 2 * named >= len(grid.answers))


def _names(row: Answers) -> list[str]:
    """The regions that the label of a row names; of more than stand at the height of the answer only those that do."""
    label = [regions_named.written(row.label[start:end]) for start, end in regions_named.found_in(row.label, fold(row.label))]
    if len(label) < 2 or row.label == row.beside:
        return label
    beside = {row.beside[start:end] for start, end in regions_named.found_in(row.beside, fold(row.beside))}
    return [name for name in label if name in beside]


class _Regional:
    """A table with a region a row."""

    def __init__(self, seen: Excerpt, grid: Grid) -> None:
        self._seen, self._grid = seen, grid
        heads = {column: grid.columns[column].label for column in grid.asked}
        self._new = self._only(column for column, head in heads.items() if _NEW.search(head) and not _OTHER.search(head))
        bids = [column for column, head in heads.items() if _BIDS.search(head) and not (_NEW.search(head) or _OTHER.search(head))]
        self._bid = self._only(bids)
        if len(heads) == 1 and self._bid is None and self._new is None:
            self._by_lead(next(iter(heads.items())))

    @staticmethod
    def _only(columns: Iterator[int] | Sequence[int]) -> int | None:
        found = list(columns)
        return found[0] if len(found) == 1 else None

    def _by_lead(self, only: tuple[int, str]) -> None:
        """One column without a telling head: the words above the table tell what is asked."""
        column, head = only
        if not _ANY.fullmatch(head) or _OTHER.search(self._grid.lead):
            return
        if _NEW.search(self._grid.lead):
            self._new = column
        elif _BIDS.search(self._grid.lead):
            self._bid = column

    @property
    def is_clear(self) -> bool:
        """Is it known what at least one of its columns asks?"""
        return self._bid is not None or self._new is not None

    def _is_bid(self, row: Answers) -> bool:
        """Bid for in its own column; where there is none, every row that was filled in counts, when the words above say so."""
        if self._bid is not None:
            return row.said.get(self._bid) == "ja"
        given = any(value in _CLEAR for value in row.said.values())
        return given and len(self._grid.asked) > 1 and bool(_BIDS.search(self._grid.lead))

    def regions(self) -> list[Fact]:
        """`regio` for each row that is bid for."""
        rows = [row for row in self._grid.answers if self._is_bid(row)]
        return [fact(self._seen, row, "regio", name, {}) for row in rows for name in _names(row) or self._bare(row)]

    @staticmethod
    def _bare(row: Answers) -> list[str]:
        """A label that is a name, though of no region that is known here."""
        words = " ".join(row.label.split()).strip(" .:;,")
        is_name = words[:1].isupper() and len(words.split()) <= 6 and not re.search(r"[0-9?]|\b(?:onder)?teken|\bde\b", fold(words))
        return [words] if is_name and not any(regions_named.found_in(row.label, fold(row.label))) else []

    def newness(self) -> list[Fact]:
        """`nieuw_in_regio` for each row that was answered, and for each that is bid for."""
        facts = []
        for row in self._grid.answers if self._new is not None else ():
            value = row.said.get(self._new or 0, "")
            if value in _CLEAR or (self._is_bid(row) and (value or self._bid is not None)):
                names = _names(row) or self._bare(row)
                said = value if value in _CLEAR else "leeg"
                facts += [fact(self._seen, row, "nieuw_in_regio", said, {"regio": name[:80]}) for name in names]
        return facts

    def doubts(self) -> list[str]:
        """Rows of which cannot be told whether they are bid for, or which region they are about."""
        found = []
        for row in self._grid.answers if self._bid is not None else ():
            said = row.said.get(self._bid or 0, "")
            if said in (UNCLEAR, "beide"):
                found.append(f"Of voor «{row.label[:60]}» wordt ingeschreven, is in de tabel niet te lezen.")
            elif said == "ja" and not (_names(row) or self._bare(row)):
                found.append(f"Voor welke regio het kruisje bij «{row.label[:60]}» staat, is in de tabel niet te lezen.")
        return found


def _statements(seen: Excerpt, grid: Grid) -> list[Fact]:
    """`verklaart` for each row with a statement; a numbered one without any mark between others was not answered."""
    answered = [number for number, row in enumerate(grid.answers) if any(row.said.values())]
    facts = []
    for number, row in enumerate(grid.answers):
        words = " ".join(row.label.split()).strip(" :|-")
        if not _is_statement(words):
            continue
        inside = bool(answered) and answered[0] < number < answered[-1] and _NUMBER.match(words)
        values = [value for value in row.said.values() if value] or (["leeg"] if inside and not row.said else [])
        for value in values:
            said = value if value in _CLEAR else "leeg"
            facts.append(fact(seen, row, "verklaart", said, {"vraag": words[:80]}))
    return facts


def _is_statement(words: str) -> bool:
    """A sentence, or a few words with a number, that is no question and does not ask about a consortium."""
    plain = fold(words)
    enough = len(_WORD.findall(words)) >= (1 if _NUMBER.match(words) else _LEAST_WORDS)
    return enough and not _ASKED.search(plain) and not asks_together(plain)


def _consortium(seen: Excerpt, grid: Grid) -> tuple[list[Fact], bool]:
    """`samenwerkingsverband` from a row that asks it, and whether any row does."""
    facts: list[Fact] = []
    asks = False
    for row in grid.answers:
        plain = fold(row.label)
        if not asks_together(plain):
            continue
        asks = True
        values = [value for value in row.said.values() if value]
        said = turned(plain, values[0]) if len(values) == 1 else None
        facts += [fact(seen, row, "samenwerkingsverband", said, {})] if said else []
    return facts, asks
