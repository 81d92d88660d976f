"""Names side by side of which one goes on in the row below it, within its own column: "A. Alting    E." and under that "Kuipers".

Pure geometry over rows; judges no signature.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell
from extractors.excerpt import Row, fold
from extractors.parties.names import is_person

_TIGHT = 0.9  # of the height of the words: between lines of one cell
_EDGE = 4.0  # points between the beginnings of lines of one cell


def rejoined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with the last name of a row whole where it went on below; a name further to the left would be quoted with words between."""
    joined: list[Row] = []
    for row in rows:
        whole = _whole(joined[-1], row) if joined else None
        if whole is None:
            joined.append(row)
        else:
            joined[-1] = whole
    return tuple(joined)


def _whole(above: Row, below: Row) -> Row | None:
    """The row of names with the rest of its last one; None where the row below is something else."""
    if above.page != below.page or above.box is None or below.box is None or len(above.cells) < 2 or below.cells:
        return None
    if not 0 <= below.box.y0 - above.box.y1 <= _TIGHT * (above.box.y1 - above.box.y0):
        return None
    last: Cell = above.cells[-1]
    begun, name = above.text[last.start : last.end], f"{above.text[last.start : last.end]} {below.text.strip()}"
    others = [above.text[cell.start : cell.end] for cell in above.cells[:-1]]
    if abs(below.box.x0 - last.x0) > _EDGE or is_person(begun) or not is_person(name) or not all(map(is_person, others)):
        return None
    if is_person(below.text.strip()):
        return None
    text = f"{above.text} {below.text.strip()}"
    box = replace(above.box, y1=max(above.box.y1, below.box.y1), x1=max(above.box.x1, below.box.x1))
    end = Cell(start=last.start, end=len(text), x0=last.x0, x1=max(last.x1, below.box.x1))
    return replace(above, text=text, plain=fold(text), box=box, cells=(*above.cells[:-1], end))
