"""The words of a page -> its rows in reading order: columns one after the other, and what stands sideways by itself.

Pure geometry: how words become rows is in `pdf.text`, which of them stand in columns in `pdf.columns`.
"""

from collections.abc import Callable, Sequence

from extractors.pdf.columns import bands
from extractors.pdf.text import Run, in_order, is_sideways

DEEPEST = 3  # columns within columns


def arrange(runs: Sequence[Run], *, leans_right: Callable[[], bool], drawn: int | None = None) -> list[Run]:
    """The rows of a page in reading order, each with the box around its words.

    `runs`: in the order of drawing; those from `drawn` on are values of a form. What stands sideways (and `leans_right`: is read from
    top to bottom) is kept apart from what stands upright.
    """
    kept = [run for run in runs if run.text]
    drawn = sum(bool(run.text) for run in runs[:drawn])
    sideways = [run for run in kept if is_sideways(run)]
    if not sideways:
        return _arranged(kept, drawn)
    clockwise = leans_right()
    upright = [run for run in kept if not is_sideways(run)]
    drawn -= sum(map(is_sideways, kept[:drawn]))
    rows = [_back(row, clockwise=clockwise) for row in in_order([_turned(run, clockwise=clockwise) for run in sideways])]
    parts = sorted([_arranged(upright, drawn), rows], key=lambda part: -sum(len(row.text) for row in part))
    return [row for part in parts for row in part]


def arrange_turned(runs: Sequence[Run], quarters: int, *, drawn: int | None = None) -> list[Run]:
    """The same of a page on which all words are turned, by so many quarters to the right: in the order in which they are read."""
    turned = [_by_quarters(run, -quarters) for run in runs]
    return [_by_quarters(row, quarters) for row in arrange(turned, leans_right=lambda: False, drawn=drawn)]


def _arranged(runs: list[Run], drawn: int, depth: int = 0) -> list[Run]:
    """The rows of upright words; `drawn`: how many of them are no values of a form."""
    found = bands(runs, drawn) if depth < DEEPEST else []
    if not found:
        return in_order(runs)
    taken = {place for band in found for column in band.columns for place in column}
    rest = [run for place, run in enumerate(runs) if place not in taken]
    rows: list[Run] = []
    for band in found:
        above = [run for run in rest if run.y0 < band.top]
        rest = [run for run in rest if not run.y0 < band.top]  # also what stands nowhere (NaN)
        rows += in_order(above)
        for column in band.columns:
            rows += _arranged([runs[place] for place in column], sum(place < drawn for place in column), depth + 1)
    return rows + in_order(rest)


def _by_quarters(run: Run, quarters: int) -> Run:
    """The run as it stands when the page is turned to the right by so many quarters."""
    for _ in range(quarters % 4):
        run = Run(run.text, -run.y1, run.x0, -run.y0, run.x1)
    return run


def _turned(run: Run, *, clockwise: bool) -> Run:
    """The run as it stands when the page is turned so that it can be read."""
    if clockwise:
        return Run(run.text, run.y0, -run.x1, run.y1, -run.x0)
    return Run(run.text, -run.y1, run.x0, -run.y0, run.x1)


def _back(row: Run, *, clockwise: bool) -> Run:
    if clockwise:
        return Run(row.text, -row.y1, row.x0, -row.y0, row.x1)
    return Run(row.text, row.y0, -row.x1, row.y1, -row.x0)
