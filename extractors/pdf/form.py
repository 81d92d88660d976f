"""Form fields, notes and signatures laid on the page they belong to: filled words among the lines, labels beside them.

Knows places and words; must not know what a form is for.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.document import Box, Field, Mark, Seal
from extractors.pdf.page import OpenPage
from extractors.pdf.structure import Signature, Structure, Widget
from extractors.pdf.text import Run, clean

BOXES = {"aan": "☒", "uit": "☐"}
LETTER = 11.0  # points: the height of a filled-in line where the field is higher
BESIDE = 260.0  # points between a field and the words that name it
UNSHOWN = "verborgen veld of notitie"
MOST_SAID = 80  # characters of a value in a remark
SEAL = "kamer van koophandel"
NOT_YET = "Of deze handtekening klopt, is niet nagegaan."
_MOST_NAMED = 5  # fields in one remark


class Filled(NamedTuple):
    """What the form fields and notes of one page give."""

    runs: list[Run]
    fields: list[Field]
    notes: list[str]
    unseen: list[tuple[str, Run]]


def fill(opened: OpenPage, number: int, beside: Structure, runs: Sequence[Run]) -> Filled:
    """The filled words as runs, the fields with their labels, what a person should know of them, and what is not shown."""
    found = Filled([], [], [], [])
    for widget in beside.widgets:
        if widget.page != number:
            continue
        place = opened.place(*widget.place)
        if widget.hidden or not _is_on(opened, place):
            found.unseen.extend((UNSHOWN, run) for run in _runs(widget, place) if widget.kind != "vakje")
            continue
        found.runs.extend(_runs(widget, place))
        if widget.kind != "notitie":
            found.fields.append(_field(widget, place, runs))
        if widget.differs:
            found.notes.append(_difference(widget, found.fields[-1].label))
    found.fields.extend(_place_to_sign(sign) for sign in beside.signatures if sign.page == number)
    return found


def _is_on(opened: OpenPage, place: Sequence[float]) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return bool(0 <= x <= opened.width and 0 <= y <= opened.height)


def _difference(widget: Widget, label: str) -> str:
    return (
        f"Pagina {widget.page}: in het veld “{label or widget.name}” is “{widget.value[:MOST_SAID]}” bewaard, "
        f"maar de pagina toont “{widget.shown[:MOST_SAID]}”. Kijk zelf."
    )


def _place_to_sign(sign: Signature) -> Field:
    value = "gezet" if sign.signed else "leeg"
    return Field(page=sign.page, name=sign.name, kind="handtekening", value=value, unseen=sign.page is None)


def unplaced(beside: Structure) -> tuple[Field, ...]:
    """Fields that the form has and that stand on no page."""
    fields = (Field(page=None, name=one.name, kind=one.kind, value=one.value, unseen=True) for one in beside.unplaced)
    return (*fields, *(_place_to_sign(sign) for sign in beside.signatures if sign.page is None))


def unplaced_notes(beside: Structure) -> Iterator[str]:
    """What was filled in where nobody sees it."""
    filled = [one for one in beside.unplaced if one.value not in ("", "uit")]
    if filled:
        named = ", ".join(f"“{one.name}”: “{one.value[:MOST_SAID]}”" for one in filled[:_MOST_NAMED])
        more = f" en nog {len(filled) - _MOST_NAMED}" if len(filled) > _MOST_NAMED else ""
        yield f"Het formulier heeft ingevulde velden die op geen enkele pagina staan: {named}{more}. Die tellen niet mee; kijk zelf."


def seals(beside: Structure) -> tuple[Seal, ...]:
    """The signatures of the file, each once, as seen and not yet looked into; they hold for the file, whatever page shows them."""
    found: dict[str, Seal] = {}
    for sign in beside.signatures:
        if sign.signed:
            basis = "opgegeven" if sign.at else ""
            seal = Seal(field=sign.name, page=sign.page, signer=sign.signer, at=sign.at, at_basis=basis, because=NOT_YET)
            found.setdefault(sign.name, seal)
    return tuple(found.values())


def _runs(widget: Widget, place: tuple[float, float, float, float]) -> list[Run]:
    """The words a person sees in the field, line under line from its top."""
    x0, y0, x1, y1 = place
    words = BOXES.get(widget.value, "") if widget.kind == "vakje" else widget.shown or widget.value
    lines = [line for row in words.splitlines() if (line := clean(row).strip())]
    if len(lines) <= 1:
        middle, half = (y0 + y1) / 2, min(y1 - y0, LETTER) / 2
        return [Run(line, x0, middle - half, x1, middle + half) for line in lines]
    step = max((y1 - y0) / len(lines), 1.0)
    return [Run(line, x0, y0 + index * step, x1, y0 + (index + 1) * step) for index, line in enumerate(lines)]


def _field(widget: Widget, place: tuple[float, float, float, float], runs: Sequence[Run]) -> Field:
    return Field(
        page=widget.page,
        name=widget.name,
        kind=widget.kind,
        value=widget.value,
        label=_label(place, runs, box=widget.kind == "vakje"),
        differs=widget.differs,
    )


def _label(place: tuple[float, float, float, float], runs: Sequence[Run], *, box: bool) -> str:
    """The words that name a field: behind a box, before a line; else above it."""
    x0, y0, x1, y1 = place
    row = [run for run in runs if min(run.y1, y1) - max(run.y0, y0) > 0.4 * min(run.height, y1 - y0)]
    before = [run for run in row if run.x1 <= x0 + 3 and x0 - run.x1 < BESIDE]
    behind = [run for run in row if run.x0 >= x1 - 3 and run.x0 - x1 < BESIDE]
    above = [run for run in runs if 0 <= y0 - run.y1 + 3 < 2.2 * max(run.height, 6) and run.x0 < x1 and run.x1 > x0 - 3]
    nearest = (
        min(behind, key=lambda run: run.x0, default=None) if box else None,
        max(before, key=lambda run: run.x1, default=None),
        max(above, key=lambda run: run.y1, default=None),
    )
    return next((run.text.strip() for run in nearest if run), "")


def signatures(opened: OpenPage, number: int, beside: Structure) -> list[Mark]:
    """Signature fields that were signed, and ink and stamps set on the page."""
    found = [_mark(sign, number, opened) for sign in beside.signatures if sign.page == number and sign.signed]
    for page, place, what in beside.ink:
        if page == number:
            how = "inkt" if what == "inkt" else "afbeelding"
            found.append(Mark(page=number, how=how, box=_box(opened, place), because=f"{what} op de pagina gezet"))
    return found


def _mark(sign: Signature, number: int, opened: OpenPage) -> Mark:
    covers = "dekt het hele bestand" if sign.whole else "dekt niet het hele bestand: er is daarna iets aan toegevoegd"
    seal = SEAL in sign.signer.casefold()
    return Mark(
        page=number,
        how="zegel" if seal else "certificaat",
        signer=sign.signer,
        at=sign.at,
        box=_box(opened, sign.place),
        because=f"digitale {'zegel' if seal else 'handtekening'} in het bestand; {covers}",
    )


def _box(opened: OpenPage, place: tuple[float, float, float, float]) -> Box:
    x0, y0, x1, y1 = opened.place(*place)
    return Box(x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
