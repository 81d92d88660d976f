"""A table in which a bidder says per region where it stands: "Nijmegen | bestaande aanbieder", "Waardenland | nieuw".

Knows such rows, under a head or with another of them beside it; what follows from being new is for a rule.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.regions.named import is_name

_NEW = re.compile(r"\b(?:nieuwe?|nieuwkomer|nog niet (?:actief|werkzaam|gecontracteerd)|nog geen (?:contract|overeenkomst))\b")
_KNOWN = re.compile(r"\b(?:bestaande?|huidige?|zittende?|lopende?|gecontracteerd|contract(?:houder|ant)?|overeenkomst|al actief)\b")
_DENIED = re.compile(r"\b(?:niet|geen)\b")
_NOT_NEW = re.compile(r"\b(?:niet|geen) nieuwe?\b")
_NO_BID = re.compile(r"\b(?:geen|niet) (?:inschrij\w*|aanbod|aanmelding|deelname|van toepassing|ingeschreven|in\b|mee\b)|\bn\.?v\.?t\b")
_HEAD = re.compile(r"(?:zorgkantoor)?regio(?:'?s)?\b")
_WORDS = 12  # of what stands beside the region: a position, and no sentence about something else


def positions(seen: Excerpt, *, before: int | None = None) -> list[Fact]:
    """For each row a `regio` and a `nieuw_in_regio` (`ja nee leeg`) with that region; nothing for a row alone without a head.

    Rows count `before` a place only: an annex may list other contracts.
    """
    rows = [row for row in seen.rows[:before] if row.text.strip()]
    facts: list[Fact] = []
    for block in _blocks(rows):
        for row, region, said in block:
            span = (0, len(row.text))
            facts += [row.fact("regio", region, span=span), row.fact("nieuw_in_regio", said, {"regio": region}, span=span)]
    return facts


def _blocks(rows: Sequence[Row]) -> Iterator[list[tuple[Row, str, str]]]:
    """Runs of such rows: two or more, or one under a head; of which at least one is new or known."""
    block: list[tuple[Row, str, str]] = []
    headed = False
    for row in [*rows, None]:
        said = _position(row) if row is not None else None
        if row is not None and said is not None:
            block.append((row, *said))
            continue
        if (len(block) > 1 or (block and headed)) and any(position != "leeg" for _, _, position in block):
            yield block
        block = []
        headed = row is not None and _HEAD.match(row.plain.strip()) is not None and len(cells_of(row.text)) > 1


def _position(row: Row) -> tuple[str, str] | None:
    """The region in the first cell of a row, and whether the words beside it say that the bidder is new there;
    `leeg` when they are not clear."""
    cells = cells_of(row.text)
    if len(cells) < 2 or not is_name(cells[0]) or len(" ".join(cells[1:]).split()) > _WORDS:
        return None
    beside = fold(" ".join(cells[1:]))
    if _NOT_NEW.search(beside):
        return cells[0], "nee"
    new, known = _NEW.search(beside), _KNOWN.search(beside)
    if new and not _DENIED.search(_NEW.sub("", beside)):
        return cells[0], "ja"
    if known and not new and not _DENIED.search(beside):
        return cells[0], "nee"
    return (cells[0], "leeg") if (new or known) and not _NO_BID.search(beside) else None
