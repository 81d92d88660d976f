"""Tables of answers with a region a row: which regions are bid for, and where the bidder is new.

Knows what a column asks by its head, else by the words above the table. What is unclear is a question or a doubt, never an answer.
"""

import re
from collections.abc import Sequence

from extractors.asked import BIDS, NEW, OTHERS_WORK, asking, asks_together, turned
from extractors.document import Fact
from extractors.excerpt import Excerpt, fold
from extractors.grids.cells import UNCLEAR
from extractors.grids.tables import Answers, Grid, fact
from extractors.regions import named as regions_named

CLEAR = ("ja", "nee", "beide")
_REGION = re.compile(r"\b(?:zorgkantoor\s?-?)?regio(?:n|'?s|\('?s\)|\(s\))?\b|\bpercee?l(?:en)?\b|\bwerkgebied")
_OTHER = re.compile(r"contract|overeenkomst|\bwmo\b|gemeente|ervaring|onder ?aannem|sinds|bestaand|huidig")
_ANY = re.compile(r"\W*(?:ja\W{0,3}nee|ja|nee|antwoord|keuze|akkoord)?\W*")
_BIDDING = re.compile(
    r"\bschrij(?:f|ft|ven)\b[^.?]{0,60}\bin\b|\bingeschreven\b|\binschrij(?:ft|ven)\b|\binschrijving\b[^.?]{0,50}\b(?:voor|in|op)\b"
    r"[^.?]{0,30}\bregio|regio[^.?]{0,60}\b(?:inschrij|aanmeld|bied|mee)"
)
"""Words over a table whose rows are the regions that are bid for."""
_SENTENCE = re.compile(r"\?|\b(?:wij|we|ik|u|uw|voldoe\w*|hebben|heeft|heb|bent|zijn|is|wordt|worden)\b")


def names(row: Answers) -> list[str]:
    """The regions that the label of a row names; of more than stand at the height of the answer only those that do."""
    label = [regions_named.written(row.label[start:end]) for start, end in regions_named.found_in(row.label, fold(row.label))]
    if len(label) < 2 or row.label == row.beside:
        return label
    beside = {row.beside[start:end] for start, end in regions_named.found_in(row.beside, fold(row.beside))}
    return [name for name in label if name in beside]


def is_region(row: Answers) -> bool:
    """Is the label the name of a region, and not a question or statement in which one is named?"""
    rest = fold(row.label)
    for start, end in reversed(list(regions_named.found_in(row.label, rest))):  # "Nieuwe Waterweg Noord" asks nothing
        rest = f"{rest[:start]} {rest[end:]}"
    return bool(names(row)) and not (_SENTENCE.search(rest) or NEW.search(rest) or OTHERS_WORK.search(rest) or asks_together(rest))


def is_regional(grid: Grid) -> bool:
    """Is there a region a row?"""
    named = sum(is_region(row) for row in grid.answers)
    return bool(named) and (bool(_REGION.search(grid.labels)) or 2 * named >= len(grid.answers))


def bare_name(row: Answers) -> list[str]:
    """A label that is a name, though of no region that is known here."""
    words = " ".join(row.label.split()).strip(" .:;,")
    is_name = words[:1].isupper() and len(words.split()) <= 6 and not re.search(r"[0-9?]|\b(?:onder)?teken|\bde\b", fold(words))
    return [words] if is_name and not any(regions_named.found_in(row.label, fold(row.label))) else []


class Regional:
    """What the rows of such a table say. `rows`: those that are about a region, so no question of their own."""

    def __init__(self, seen: Excerpt, grid: Grid, rows: Sequence[Answers]) -> None:
        self._seen, self._grid, self._rows = seen, grid, rows
        self._asks = {column: grid.columns[column].label for column in grid.asked}
        self._new = [column for column, head in self._asks.items() if NEW.search(head) and not _OTHER.search(head)]
        bids = [column for column, head in self._asks.items() if BIDS.search(head) and not (NEW.search(head) or _OTHER.search(head))]
        self._bid = bids[0] if len(bids) == 1 else None
        if len(self._asks) == 1 and self._bid is None and not self._new:
            self._by_lead(*next(iter(self._asks.items())))

    def _by_lead(self, column: int, head: str) -> None:
        """One column without a telling head: the words above the table tell what is asked."""
        lead = self._grid.lead
        if not _ANY.fullmatch(head) or _OTHER.search(lead):
            return
        if NEW.search(lead):
            self._new = [column]
            self._asks[column] = asking(lead, NEW)
        elif BIDS.search(lead):
            self._bid = column
            self._asks[column] = asking(lead, BIDS)

    @property
    def is_clear(self) -> bool:
        """Is it known what at least one of its columns asks?"""
        return self._bid is not None or bool(self._new)

    def _bids(self, row: Answers) -> str:
        """The answer in the column for bidding; "" for an empty cell."""
        if self._bid is None or not (said := row.said.get(self._bid, "")):
            return ""
        return said if said not in ("ja", "nee") else turned(self._asks[self._bid], said, BIDS) or UNCLEAR

    def _is_bid(self, row: Answers) -> bool:
        """Bid for in its own column; where there is none, every row that was filled in counts, when the words above say so."""
        if self._bid is not None:
            return self._bids(row) == "ja"
        given = any(value in CLEAR for value in row.said.values())
        lead = self._grid.lead
        return given and bool(BIDS.search(lead) if len(self._grid.asked) > 1 else self._new and _BIDDING.search(lead))

    def regions(self) -> list[Fact]:
        """`regio` for each row that is bid for."""
        rows = [row for row in self._rows if self._is_bid(row)]
        return [fact(self._seen, row, "regio", name, {}) for row in rows for name in names(row) or bare_name(row)]

    def refused(self) -> list[str]:
        """The regions that the bidder says in the table not to bid for, folded."""
        return [fold(name) for row in self._rows if self._bids(row) == "nee" for name in names(row) or bare_name(row)]

    def newness(self) -> list[Fact]:
        """`nieuw_in_regio` for each row that was answered, and for each that is bid for."""
        facts = []
        for row in self._rows if self._new else ():
            given = [row.said[column] for column in self._new if row.said.get(column)]
            if not any(value in CLEAR for value in given) and not (self._is_bid(row) and (given or self._bid is not None)):
                continue
            said = _together([_turned(self._asks[column], row.said[column]) for column in self._new if row.said.get(column)])
            facts += [fact(self._seen, row, "nieuw_in_regio", said, {"regio": name[:80]}) for name in names(row) or bare_name(row)]
        return facts

    def doubts(self) -> list[str]:
        """Rows of which cannot be told whether they are bid for, or which region they are about."""
        found = []
        for row in self._rows if self._bid is not None else ():
            said = self._bids(row)
            if said in (UNCLEAR, "beide"):
                found.append(f"Of voor «{row.label[:60]}» wordt ingeschreven, is in de tabel niet te lezen.")
            elif said == "ja" and not (names(row) or bare_name(row)):
                found.append(f"Voor welke regio het kruisje bij «{row.label[:60]}» staat, is in de tabel niet te lezen.")
        return found


def _turned(head: str, said: str) -> str:
    return said if said == "beide" else turned(head, said, NEW) or "leeg"


def _together(said: Sequence[str]) -> str:
    """One answer from one or more columns; `leeg` where none is clear."""
    clear = [one for one in said if one in CLEAR]
    return clear[0] if len(set(clear)) == 1 else "beide" if clear else "leeg"
