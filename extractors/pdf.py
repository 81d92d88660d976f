"""A PDF as a person sees it: pages with lines in reading order, what each page is, and what is hidden on it.

Must not know what a document is for. Residual risk: a page is drawn only where its objects leave doubt, so words hidden
by a clip on an otherwise plain page are not noticed.
"""

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw

from extractors import pdf_signals
from extractors.content import Content
from extractors.document import Box, Hidden, Line, Page, Searchability
from extractors.pdf_page import OpenPage
from extractors.pdf_signals import Sheet
from extractors.pdf_text import Run, arrange
from extractors.searchability import judge_page
from intake.message import State

PAGES = 500  # more pages than any bid holds; the rest is not read, and that is said


def read_pdf(path: Path) -> Content:
    """Every page up to the limit; a page that fails is listed as a page that fails."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return _refused(error)
    with document:
        return _content(document)


def _refused(error: Exception) -> Content:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return Content(
            state=State.ENCRYPTED,
            because="Het bestand is met een wachtwoord versleuteld en kan niet worden gelezen. Vraag om een versie zonder wachtwoord.",
        )
    return Content(
        state=State.UNREADABLE,
        because="Het bestand is beschadigd of geen geldige PDF en kan niet worden gelezen. Open het met de hand en beoordeel het zelf.",
    )


def _content(document: pypdfium2.PdfDocument) -> Content:
    pages: list[Page] = []
    hidden: list[Hidden] = []
    for index in range(min(len(document), PAGES)):
        page, concealed = _page(document, index)
        pages.append(page)
        hidden += concealed
    state, because = _outcome(pages, len(document))
    return Content(pages=tuple(pages), hidden=tuple(hidden), state=state, because=because)


def _outcome(pages: list[Page], total: int) -> tuple[State, str]:
    failed = [page.number for page in pages if not page.width]
    if len(failed) == len(pages):
        return State.UNREADABLE, "Geen enkele pagina van dit bestand kan worden gelezen. Open het met de hand en beoordeel het zelf."
    if total > PAGES:
        return State.PARTLY_READ, f"Alleen de eerste {PAGES} van {total} pagina’s zijn gelezen. Bekijk de rest met de hand."
    if failed:
        named = ", ".join(map(str, failed))
        return State.PARTLY_READ, f"Niet alle pagina’s zijn te lezen; pagina {named} niet. Bekijk die met de hand."
    return State.READ, ""


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[Page, list[Hidden]]:
    try:
        opened = OpenPage(document[index])
    except (pypdfium2.PdfiumError, ValueError):
        return _damaged(index + 1), []
    try:
        return _read(opened, index + 1)
    finally:
        opened.close()


def _damaged(number: int) -> Page:
    return Page(
        number=number, width=0, height=0, lines=(), searchability=Searchability.UNKNOWN, because="de pagina is beschadigd"
    )


def _read(opened: OpenPage, number: int) -> tuple[Page, list[Hidden]]:
    sheet = Sheet(number=number, width=opened.width, height=opened.height)
    sheet.runs = opened.runs()
    opened.survey(sheet)
    unseen = _sift(opened, sheet) if sheet.doubtful or _outside(sheet) else []
    sheet.garbled = pdf_signals.garbled_share(opened.text, opened.unmapped())
    sheet.ocr_font = bool(sheet.unseen) and any("glyphless" in name.lower() for name in opened.fonts())
    if pdf_signals.picture_tells(sheet):
        opened.hide_text()
        picture = opened.picture()
        sheet.picture_lines = picture.text_lines() if picture else None
    kind, because = judge_page(pdf_signals.signals(sheet))
    if kind is Searchability.SCAN_WITH_OCR:
        sheet.runs = sorted([*sheet.runs, *sheet.behind], key=lambda run: run.y0)
    else:
        unseen += [(pdf_signals.INVISIBLE, run) for run in sheet.behind]
    lines = tuple(Line(text=row.text, box=_box(row)) for row in arrange(sheet.runs))
    page = Page(
        number=number,
        width=round(opened.width, 2),
        height=round(opened.height, 2),
        lines=lines,
        searchability=kind,
        because=because,
    )
    return page, _hidden(number, unseen)


def _outside(sheet: Sheet) -> bool:
    return any(run.x0 > sheet.width or run.y0 > sheet.height or run.x1 < 0 or run.y1 < 0 for run in sheet.runs)


def _sift(opened: OpenPage, sheet: Sheet) -> list[tuple[str, Run]]:
    """Part what is seen from what is not; letters over or behind an image may turn out to be an OCR layer."""
    shapes = opened.shapes()
    reasons = pdf_signals.certain(shapes, sheet)
    if len(reasons) < sheet.texts and (drawn := opened.picture()):
        opened.hide_text()
        if bare := opened.picture():
            reasons = pdf_signals.confirmed(shapes, drawn, bare) | reasons
    if not reasons:
        return []
    sheet.runs, unseen = opened.sifted(reasons)
    sheet.behind = [run for how, run in unseen if pdf_signals.may_be_ocr(how, run, sheet)]
    return [(how, run) for how, run in unseen if not pdf_signals.may_be_ocr(how, run, sheet)]


def _hidden(number: int, unseen: list[tuple[str, Run]]) -> list[Hidden]:
    ways = dict.fromkeys(how for how, _ in unseen)
    return [
        Hidden(page=number, how=how, words=" ".join(" ".join(run.text for way, run in unseen if way == how).split())[:80])
        for how in ways
    ]


def _box(run: Run) -> Box:
    return Box(x0=round(run.x0, 2), y0=round(run.y0, 2), x1=round(run.x1, 2), y1=round(run.y1, 2))
