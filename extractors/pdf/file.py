"""A PDF as a person sees it: pages with lines in reading order, what each page is, and what is hidden on it.

Must not know what a document is for. Residual risk: a page is drawn only where its objects or fonts leave doubt.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from extractors.content import Content
from extractors.document import Box, Field, Hidden, Line, Mark, Page, Searchability
from extractors.pdf import hidden as pdf_hidden
from extractors.pdf import signals as pdf_signals
from extractors.pdf.blank import undrawn
from extractors.pdf.carried import carried, headed, without_text
from extractors.pdf.cells import cells_of
from extractors.pdf.chosen import not_chosen
from extractors.pdf.fonts import Fonts
from extractors.pdf.form import Filled, fill, seals, signatures, unplaced, unplaced_notes
from extractors.pdf.ink import asks_ink, ink_marks, is_picture, looked_at
from extractors.pdf.marks import marks, tells_signing
from extractors.pdf.order import arrange, arrange_turned
from extractors.pdf.page import OpenPage, annotations
from extractors.pdf.platform import platform_marks
from extractors.pdf.replaced import replaced
from extractors.pdf.signals import Picture, Shape, ShapeKind, Sheet
from extractors.pdf.struck import struck
from extractors.pdf.structure import Structure, has_more, read_structure
from extractors.pdf.text import Run, is_sizeless, is_squeezed
from extractors.pdf.ticks import ASKS, LARGEST, Outline, with_ticks
from extractors.searchability import judge_page, spans
from intake.message import State

_NOTES = frozenset({raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET})

BOXES = 60  # places shown of the hidden words on one page
UNDRAWN: dict[str, Any] = {"searchability": Searchability.UNKNOWN, "because": "de inhoud is beschadigd of kan niet worden getekend"}
SCAN_WIDTH = 1240.0  # pixels of a page in which strokes of a pen are looked for: up to 150 an inch on A4
SCANS = 20  # such pages of one file
AT_ONCE = 32 * 1024**2  # bytes of a file that is read whole
PAGES = 500  # more pages than any bid holds; the rest is not read, and that is said


def read_pdf(path: Path) -> Content:
    """Every page up to the limit; a page that fails is listed as a page that fails."""
    source = to_open(path)
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        return _refused(is_locked=error.err_code == raw.FPDF_ERR_PASSWORD and _is_locked(source))
    with document:
        return _content(document, path, source)


def to_open(path: Path) -> bytes | Path:
    """The bytes of the file, or only where it is when it is large: from disk pdfium reads it in many small pieces, which takes longer."""
    return path.read_bytes() if path.stat().st_size <= AT_ONCE else path


def _is_locked(source: bytes | Path) -> bool:
    """Is it this file that asks for a password? For a file without any page pdfium gives the last error of an earlier file."""
    code = None
    for some in (b"no PDF", source):
        try:
            pypdfium2.PdfDocument(some).close()
        except pypdfium2.PdfiumError as error:
            code = error.err_code
    return bool(code == raw.FPDF_ERR_PASSWORD)


def _refused(*, is_locked: bool) -> Content:
    if is_locked:
        return Content(
            state=State.ENCRYPTED,
            because="Het bestand is met een wachtwoord versleuteld en kan niet worden gelezen.",
        )
    return Content(
        state=State.UNREADABLE,
        because="Het bestand is beschadigd of geen geldige PDF en kan niet worden gelezen. Open het met de hand en beoordeel het zelf.",
    )


def _content(document: pypdfium2.PdfDocument, path: Path, source: bytes | Path) -> Content:
    beside = _Beside(document, path, source)
    fonts = Fonts(document)
    try:
        sheets = [_page(document, index, beside, fonts) for index in range(min(len(document), PAGES))]
    finally:
        fonts.close()
    slipped = _carried(sheets)
    lost = undrawn(path, (sheet.page.number for sheet in sheets if sheet.is_blank))
    pages = [replace(sheet.page, **UNDRAWN) if sheet.page.number in lost else sheet.page for sheet in sheets]
    pages = [without_text(page, [mark for mark in slipped if mark.page == page.number]) for page in pages]
    state, because = _outcome(pages, len(document), lost)
    return Content(
        pages=tuple(pages),
        hidden=tuple(hidden for sheet in sheets for hidden in sheet.hidden),
        fields=(*(field for sheet in sheets for field in sheet.fields), *unplaced(beside.structure)),
        marks=(*(mark for sheet in sheets for mark in sheet.marks), *slipped),
        seals=seals(beside.structure),
        notes=tuple(dict.fromkeys((*_remarks(document, beside.structure), *(note for sheet in sheets for note in sheet.notes)))),
        state=state,
        because=because,
    )


def _carried(sheets: Sequence["_Sheet"]) -> list[Mark]:
    """Signatures that slipped to the next page, where nothing on that page tells so."""
    found: list[Mark] = []
    for before, sheet in pairwise(sheets):
        if not sheet.images:
            continue
        told = [mark for mark in sheet.marks if mark.how != "los"]
        others = [shape for other in sheets if other is not sheet for shape in other.images]
        slipped = [] if told else carried(before.page, sheet.page, sheet.images, others)
        slipped = slipped or headed(sheet.page, sheet.images, others)
        found += [mark for mark in slipped if all(mark.box != one.box for one in told)]
    return found


class _Beside:
    """Fields, notes and signatures, looked for only where pdfium or the file says that there are such things."""

    def __init__(self, document: pypdfium2.PdfDocument, path: Path, source: bytes | Path) -> None:
        self._path = path
        self.scans = SCANS  # pages that may still be drawn large
        self._is_read = bool(
            raw.FPDF_GetFormType(document)
            or raw.FPDF_GetSignatureCount(document) > 0
            or raw.FPDFDoc_GetAttachmentCount(document) > 0
            or raw.FPDFDoc_GetJavaScriptActionCount(document) > 0
            or has_more(source if isinstance(source, bytes) else source.read_bytes())
        )
        self.structure = read_structure(path) if self._is_read else Structure()

    def on(self, opened: OpenPage) -> Structure:
        """What lies beside and on this page; the first page with a note makes us look."""
        if not self._is_read and any(kind in _NOTES for kind in annotations(opened.page)):
            self._is_read = True
            self.structure = read_structure(self._path)
        return self.structure


class _Sheet(NamedTuple):
    """What one page gave."""

    page: Page
    hidden: Sequence[Hidden] = ()
    fields: Sequence[Field] = ()
    marks: Sequence[Mark] = ()
    notes: Sequence[str] = ()
    is_blank: bool = False  # not a single object is drawn
    images: Sequence[Shape] = ()  # pictures of any size


def _remarks(document: pypdfium2.PdfDocument, beside: Structure) -> Iterator[str]:
    if raw.FPDF_GetSecurityHandlerRevision(document) >= 0:
        yield "Het bestand is beveiligd met een eigenaarswachtwoord; lezen kan, bewerken niet."
    if beside.xfa:
        yield "Het bestand is een XFA-formulier. Alleen Adobe Reader toont dat helemaal; kijk na of hieronder alles staat."
    yield from beside.notes
    yield from unplaced_notes(beside)


def _outcome(pages: list[Page], total: int, lost: Collection[int]) -> tuple[State, str]:
    failed = [page.number for page in pages if not page.width]
    if len(failed) == len(pages):
        return State.UNREADABLE, "Geen enkele pagina van dit bestand kan worden gelezen. Open het met de hand en beoordeel het zelf."
    if total > PAGES:
        return State.PARTLY_READ, f"Alleen de eerste {PAGES} van {total} pagina’s zijn gelezen. Bekijk de rest met de hand."
    if failed:
        named = ", ".join(map(str, failed))
        return State.PARTLY_READ, f"Niet alle pagina’s zijn te lezen; pagina {named} niet. Bekijk die met de hand."
    if lost:
        return State.PARTLY_READ, _lost(sorted(lost))
    return State.READ, ""


def _lost(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        which = f"Pagina {numbers[0]} lijkt leeg, maar de inhoud daarvan"
    else:
        which = f"Pagina’s {spans(numbers)} lijken leeg, maar de inhoud daarvan"
    return f"{which} is beschadigd of kan niet worden getekend. Open het bestand met de hand en kijk zelf."


def _page(document: pypdfium2.PdfDocument, index: int, beside: _Beside, fonts: Fonts) -> _Sheet:
    try:
        opened = OpenPage(document[index])
    except (pypdfium2.PdfiumError, ValueError):
        return _Sheet(_damaged(index + 1))
    try:
        sheet = _read(opened, index + 1, beside.on(opened), fonts)
        return sheet._replace(marks=_with_pen(opened, sheet, beside))
    finally:
        opened.close()


def _damaged(number: int) -> Page:
    return Page(number=number, width=0, height=0, lines=(), searchability=Searchability.UNKNOWN, because="de pagina is beschadigd")


class Seen(NamedTuple):
    """A page as a person sees it, with what its drawing and its form fields gave."""

    page: Page
    images: Sequence[Shape]
    unseen: list[tuple[str, Run]]
    filled: Filled


def see(opened: OpenPage, number: int, beside: Structure, fonts: Fonts) -> Seen:
    """The lines of a page with their places, what kind of page it is, and what is hidden on it."""
    sheet = Sheet(number=number, width=opened.width, height=opened.height)
    sheet.layered = beside.layered
    unseen = replaced(opened)
    sheet.runs = opened.runs()
    filled = fill(opened, number, beside, sheet.runs)
    unseen += filled.unseen
    sheet.filled = sum(len(run.text) for run in filled.runs)
    _survey(opened, sheet, fonts)
    crossed = _crossed(opened, sheet)
    unseen += _sift(opened, sheet, crossed) if sheet.suspect or sheet.doubtful or crossed else _off_page(sheet)
    sheet.garbled = pdf_signals.garbled_share(opened.text, opened.unmapped())
    sheet.ocr_font = bool(sheet.unseen) and any("glyphless" in name.lower() for name in opened.fonts())
    if pdf_signals.picture_tells(sheet) and opened.bare:
        pdf_signals.look_at_pictures(sheet, opened.bare)
    kind, because = judge_page(pdf_signals.signals(sheet))
    if kind is Searchability.SCAN_WITH_OCR:
        recognised, blank = pdf_hidden.without_ink(sheet.behind, opened.bare) if opened.bare else (sheet.behind, [])
        sheet.runs = sorted([*sheet.runs, *(run for _, run in recognised)], key=lambda run: run.y0)
        unseen += blank
    else:
        unseen += sheet.behind
    unseen = pdf_hidden.worth_telling(unseen, sheet.runs) if unseen else []
    words, quarters = [*_ticked(opened, sheet.runs, filled.runs), *filled.runs], opened.quarters()
    own_words = len(words) - len(filled.runs)
    rows = arrange_turned(words, quarters, drawn=own_words) if quarters else arrange(words, leans_right=opened.leans_right, drawn=own_words)
    cells = [()] * len(rows) if quarters else cells_of(rows, words)
    page = Page(
        number=number,
        width=round(opened.width, 2),
        height=round(opened.height, 2),
        lines=tuple([Line(text=row.text, box=_box(row), cells=own) for row, own in zip(rows, cells, strict=True)]),
        searchability=kind,
        because=because,
    )
    return Seen(page, sheet.images, unseen, filled)


def _crossed(opened: OpenPage, sheet: Sheet) -> dict[int, str]:
    """The letters with a line through them, and those of an answer that was not chosen; "" for all others, {} where there are none."""
    passed = not_chosen(opened)
    return passed | {number: how for number, how in struck(opened, sheet).items() if how or number not in passed}


_MOST_PATHS = 4_000  # on a page; where more is drawn nobody ticks a box


def _ticked(opened: OpenPage, runs: Sequence[Run], filled: Sequence[Run]) -> Sequence[Run]:
    """The words with drawn boxes, looked for only where something is drawn and something may be asked."""
    if not 0 < opened.objects.paths <= _MOST_PATHS or not ASKS.search(opened.text):
        return runs
    return with_ticks([Outline(*found) for found in opened.objects.outlines(LARGEST)], runs, filled=filled)


def _read(opened: OpenPage, number: int, beside: Structure, fonts: Fonts) -> _Sheet:
    page, images, unseen, filled = see(opened, number, beside, fonts)
    signs = signatures(opened, number, beside)
    if (images or opened.objects.has_paths) and tells_signing(page.lines):
        signs += marks(number, page.lines, images=images, strokes=opened.objects.strokes())
    signs += platform_marks(number, page.lines)
    is_blank = page.searchability is Searchability.EMPTY and not len(opened.objects)
    return _Sheet(page, _hidden(number, unseen), filled.fields, signs, filled.notes, is_blank, images)


def _with_pen(opened: OpenPage, sheet: _Sheet, beside: _Beside) -> Sequence[Mark]:
    """The marks, with signatures in the picture of a scanned page of which the words were recognised, and what other pictures show."""
    scanned = sheet.page.searchability is Searchability.SCAN_WITH_OCR and asks_ink(sheet.page.lines)
    if not beside.scans or not (scanned or any(map(is_picture, sheet.marks))):
        return sheet.marks
    beside.scans -= 1
    drawn = opened.picture(SCAN_WIDTH)
    if drawn is None:
        return sheet.marks
    return [*looked_at(sheet.marks, drawn), *(ink_marks(sheet.page.number, sheet.page.lines, drawn) if scanned else ())]


def _off_page(sheet: Sheet) -> list[tuple[str, Run]]:
    """Part the words beside the page, which are simply told by their place."""
    places = [(sheet.holds((run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2), run) for run in sheet.runs]
    sheet.runs = [run for is_on, run in places if is_on]
    return [(pdf_hidden.OUTSIDE, run) for is_on, run in places if not is_on]


def _survey(opened: OpenPage, sheet: Sheet, fonts: Fonts) -> None:
    """Find out whether words may be hidden on this page."""
    sheet.suspect = opened.flat or any(map(is_squeezed, sheet.runs))
    signs = fonts.look(opened.objects.shown, opened.text, opened.said)
    sheet.liars = signs.other
    sheet.doubtful = signs.drawings or any(map(is_sizeless, sheet.runs)) or pdf_signals.stand_in(sheet.runs, list(opened.covers()))
    sheet.suspect = sheet.suspect or bool(signs.other)
    opened.objects.survey(sheet)


def _sift(opened: OpenPage, sheet: Sheet, crossed: dict[int, str]) -> list[tuple[str, Run]]:
    """Part what is seen from what is not; letters over or behind an image may turn out to be an OCR layer."""
    texts = opened.objects.texts()
    reasons = pdf_hidden.certain(texts, sheet)
    letters: dict[int, str] = {}
    if sheet.doubtful and len(reasons) < sheet.texts and (drawn := opened.picture()) and (bare := opened.bare):
        reasons = pdf_hidden.confirmed(texts, opened.objects.others, drawn=drawn, bare=bare) | reasons
        reasons |= _faint(opened, texts, reasons, (drawn, bare)) | _blank(opened, texts, reasons, drawn)
        letters = _in_part(opened, texts, reasons, (drawn, bare))
    letters = {**crossed, **letters}
    if not reasons and not letters:
        return []
    sheet.runs, unseen = opened.sifted(reasons, letters)
    sheet.behind = [(how, run) for how, run in unseen if pdf_hidden.may_be_ocr(how, run, sheet)]
    return [(how, run) for how, run in unseen if not pdf_hidden.may_be_ocr(how, run, sheet)]


def _faint(opened: OpenPage, texts: pdf_hidden.Texts, reasons: Collection[int], pictures: tuple[Picture, Picture]) -> dict[int, str]:
    """Words that share their place with other words: the page is drawn once more without only these."""
    drawn, bare = pictures
    faint = pdf_hidden.faint(texts, opened.objects.others, known=reasons)
    if not faint:
        return {}
    with opened.objects.without(shape.key for _, shape in faint):
        rest = opened.picture()
    return pdf_hidden.unreadable(faint, opened.objects.others, drawn=drawn, rest=rest, bare=bare) if rest else {}


def _blank(opened: OpenPage, texts: pdf_hidden.Texts, reasons: Collection[int], drawn: Picture) -> dict[int, str]:
    """Letters that take no room at all: the page is drawn once more without only these."""
    sizeless = {shape.key for _, shape in texts if shape.area <= 0 and shape.key not in reasons}
    lettered = {text for text, letters in opened.letters(sizeless).items() if any(letter.isalnum() for _, letter, _ in letters)}
    if not lettered:
        return {}
    with opened.objects.without(lettered):
        bare = opened.picture()
    return dict.fromkeys(lettered, pdf_hidden.UNDRAWN) if bare and bare.pixels == drawn.pixels else {}


def _in_part(opened: OpenPage, texts: pdf_hidden.Texts, reasons: Collection[int], pictures: tuple[Picture, Picture]) -> dict[int, str]:
    """Letters that leave no trace, of words that do in part: number of the letter on the page and the reason."""
    drawn, bare = pictures
    parts = pdf_hidden.seen_in_part(texts, known=reasons, drawn=drawn, bare=bare)
    numbers = {shape.key: number for number, shape in texts}
    found: dict[int, str] = {}
    for text, letters in opened.letters(parts).items():
        shapes = [Shape(ShapeKind.TEXT, *place, key=text) for _, _, place in letters]
        unseen = pdf_hidden.stretches([not drawn.differs(bare, shape) for shape in shapes], "".join(letter for _, letter, _ in letters))
        for (number, _, _), shape, is_unseen in zip(letters, shapes, unseen, strict=True):
            if is_unseen:
                found[number] = pdf_hidden.cause(shape, numbers[text], opened.objects.others)
    return found


def _hidden(number: int, unseen: list[tuple[str, Run]]) -> list[Hidden]:
    ways: dict[str, list[Run]] = {}
    for how, run in unseen:
        ways.setdefault(how, []).append(run)
    return [
        Hidden(
            page=number,
            how=how,
            words=" ".join(" ".join(run.text for run in runs).split())[:80],
            boxes=tuple(_box(run) for run in runs[:BOXES] if run.x1 > run.x0 and run.y1 > run.y0),
        )
        for how, runs in ways.items()
    ]


def _box(run: Run) -> Box:
    """In hundredths of a point; twice as quick as asking for two decimals, and pdfium's places are too coarse for the two to differ."""
    _, x0, y0, x1, y1 = run
    try:
        return Box(x0=round(x0 * 100) / 100, y0=round(y0 * 100) / 100, x1=round(x1 * 100) / 100, y1=round(y1 * 100) / 100)
    except (ValueError, OverflowError):  # a damaged file may put words nowhere (NaN) or endlessly far away
        return Box(x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
