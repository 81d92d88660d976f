"""Pictures of the pages of a file, with what was read on them: for `lees --beeld`.

Numbers what stands on a page and words the legend; the drawing itself happens in bounded children.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.bounded import Limits, Quotes, Views, draw_all, find_all
from extractors.document import Box, Document, Fact, Locator, Page
from extractors.view import DRAWN, Drawn, Entry, Outline, Style, View
from intake.show import show
from templates.wording import PIECES, SEARCHABILITIES
from toetssteen.progress import Progress

PAGES = 100  # of one file; the rest is not drawn, and that is said
LIMITS = Limits(seconds=10.0)

Places = Mapping[Locator, tuple[Box, ...] | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class PagePicture:
    """One page: where its picture stands, or why there is none."""

    page: int
    file: Path | None = None
    because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """What `lees --beeld` gives of one file: its pages, and a Dutch sentence about what has no picture."""

    pages: tuple[PagePicture, ...] = ()
    because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A file as read, where its bytes stand, and the safe name under which its pictures come."""

    document: Document
    original: Path
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    """A thing on a page that gets a number."""

    style: Style
    text: str
    boxes: tuple[Box, ...] = ()

    @property
    def order(self) -> tuple[bool, float, float]:
        """From top to bottom; what has no place on the page comes last."""
        first = self.boxes[0] if self.boxes else None
        return (first is None, first.y0 if first else 0.0, first.x0 if first else 0.0)


def draw(files: Sequence[Asked], *, folder: Path, workers: int, progress: Progress) -> tuple[Shown, ...]:
    """Of each file a PNG a page in the folder, as `<name>-p003.png`; an earlier picture of that name is replaced."""
    places = _places(files, workers)
    drawn = [(file, view) for file in files if _has_picture(file) for view in _views(file, places.get(file.document.sha256, {}))]
    requests = [Views(path=file.original, media_type=file.document.media_type, views=(view,)) for file, view in drawn]
    folder.mkdir(parents=True, exist_ok=True)
    kept: dict[str, list[PagePicture]] = {}
    answers = progress.over(draw_all(requests, workers=workers, limits=LIMITS), "bladzijden tekenen")
    for (file, view), (found,) in zip(drawn, answers, strict=True):
        kept.setdefault(file.name, []).append(_kept(view.page, found, folder / f"{file.name}-p{view.page:03}.png"))
    return tuple(Shown(pages=tuple(kept.get(file.name, ())), because=_because(file.document)) for file in files)


def _has_picture(file: Asked) -> bool:
    return file.document.media_type in DRAWN and bool(file.document.pages)


def _because(document: Document) -> str:
    if document.media_type not in DRAWN:
        return "Geen beeld: een beeld is er alleen van pdf’s en afbeeldingen. Dit soort bestand heeft geen vaste bladzijden."
    if not document.pages:
        return "Geen beeld: dit bestand kon niet worden gelezen."
    return f"Alleen van de eerste {PAGES} bladzijden is een beeld gemaakt." if len(document.pages) > PAGES else ""


def _kept(page: int, drawn: Drawn, path: Path) -> PagePicture:
    if not drawn.png:
        path.unlink(missing_ok=True)  # an earlier picture would be taken for this one
        return PagePicture(page=page, because=drawn.because)
    beside = path.with_name(f".{path.name}.half")
    beside.write_bytes(drawn.png)
    beside.replace(path)
    return PagePicture(page=page, file=path)


def _places(files: Sequence[Asked], workers: int) -> dict[str, Places]:
    """Where the words of each fact stand, found again in the original; by sha256."""
    wanted = {file.document.sha256: (file, quotes) for file in files if _has_picture(file) and (quotes := _quotes(file.document))}
    requests = [
        Quotes(sha256=sha256, path=file.original, media_type=file.document.media_type, quotes=quotes)
        for sha256, (file, quotes) in wanted.items()
    ]
    found = find_all(requests, workers=workers, limits=Limits())
    return {sha256: dict(zip(quotes, found[sha256], strict=True)) for sha256, (_, quotes) in wanted.items()}


def _quotes(document: Document) -> tuple[Locator, ...]:
    return tuple(dict.fromkeys(fact.locator for piece in document.pieces for fact in piece.facts))


def _views(file: Asked, places: Places) -> Iterator[View]:
    for page in file.document.pages[:PAGES]:
        kinds = (_facts(file.document, page, places), _signs(file.document, page), _hidden(file.document, page))
        marks = [mark for kind in kinds for mark in sorted(kind, key=lambda mark: mark.order)]
        yield View(page=page.number, outlines=tuple(_outlines(page, marks)), legend=tuple(_legend(file, page, marks)))


def _facts(document: Document, page: Page, places: Places) -> Iterator[_Mark]:
    for piece in document.pieces:
        for fact in piece.facts:
            if fact.locator.page == page.number:
                text = f"{_said(fact)} ({PIECES[piece.kind]})"
                yield _Mark(style=Style.FACT, text=text, boxes=places.get(fact.locator) or ())


def _said(fact: Fact) -> str:
    about = "".join(f", {key} {value}" for key, value in sorted(fact.about.items()))
    return show(f"{fact.name.replace('_', ' ')}: {fact.value}{about}".replace("\n", " "))


def _signs(document: Document, page: Page) -> Iterator[_Mark]:
    for mark in (mark for mark in document.marks if mark.how != "los"):
        if mark.page == page.number:
            said = ": ".join(part for part in (mark.how, mark.signer) if part)
            yield _Mark(style=Style.SIGN, text=show(said.replace("\n", " ")), boxes=(mark.box,) if mark.box else ())


def _hidden(document: Document, page: Page) -> Iterator[_Mark]:
    for hidden in document.hidden:
        if hidden.page == page.number:
            yield _Mark(style=Style.HIDDEN, text=show(f"{hidden.how}: «{hidden.words}»"), boxes=hidden.boxes)


def _outlines(page: Page, marks: Sequence[_Mark]) -> Iterator[Outline]:
    for line in page.lines:
        if line.box is not None:
            yield Outline(box=line.box, style=Style.ROW)
    for number, mark in enumerate(marks, start=1):
        for place, box in enumerate(mark.boxes):
            yield Outline(box=box, style=mark.style, label="" if place else str(number))


_HEADINGS = {
    Style.FACT: "Feiten die zijn gelezen",
    Style.SIGN: "Tekens van ondertekening",
    Style.HIDDEN: "Verborgen tekst: telt niet mee",
}


def _legend(file: Asked, page: Page, marks: Sequence[_Mark]) -> Iterator[Entry]:
    yield Entry(text=f"{file.name}, bladzijde {page.number} van {len(file.document.pages)}: {SEARCHABILITIES[page.searchability]}")
    style = None
    for number, mark in enumerate(marks, start=1):
        if mark.style is not style:
            style = mark.style
            yield Entry(text=_HEADINGS[style])
        where = "" if any(_is_on(box, page) for box in mark.boxes) else " (geen plaats op deze bladzijde)"
        yield Entry(text=f"{mark.text}{where}", style=mark.style, label=str(number))
    if not marks:
        yield Entry(text="Geen feiten, tekens van ondertekening of verborgen tekst gevonden")
    if page.lines:
        yield Entry(text="Verder")
        yield Entry(text="een regel tekst die is gelezen", style=Style.ROW)


def _is_on(box: Box, page: Page) -> bool:
    return box.x1 > 0 and box.y1 > 0 and box.x0 < page.width and box.y0 < page.height
