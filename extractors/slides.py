"""Reads a presentation (.pptx): one page a slide, its words in the order of the file; runs and fetches nothing.

Knows PresentationML as far as text, tables, pictures and speaker notes; knows nothing of layout.
"""

from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow, Picture
from extractors.markup import Element, RefusedError, Walk, attribute, child, every, unreadable
from extractors.ooxml import Package, open_package
from extractors.outside import outside_notes, outside_relations
from extractors.relations import main_part, relations
from extractors.word.body import chosen_branch
from extractors.word.signs import certificate_marks
from intake.message import State

MAX_SLIDES = 500
EMU = 12_700  # per point


def read_slides(path: Path) -> Content:
    """The presentation as read; a file that cannot be read is a state, never an exception."""
    try:
        with open_package(path) as package:
            main = main_part(package) or "ppt/presentation.xml"
            if main not in package:
                raise unreadable("het is geen presentatie, of de inhoud ontbreekt")
            return _read(package, main)
    except RefusedError as refused:
        return refused.content


def _read(package: Package, main: str) -> Content:
    flow, linked = Flow(), relations(package, main)
    ids = [attribute(row, "r:id") for row in every(package.xml(main), "p:sldId")]
    slides = [linked[id_].target for id_ in ids if id_ in linked and linked[id_].target in package]
    for number, slide in enumerate(slides[:MAX_SLIDES]):
        if number:
            flow.break_page(hard=True)
        _slide(package, slide, flow)
    pages, fields = flow.finish()
    is_cut = len(ids) != len(slides) or len(slides) > MAX_SLIDES
    return Content(
        pages=pages if slides else (),
        fields=fields,
        marks=tuple(certificate_marks(package)),
        hidden=flow.hidden(),
        notes=(*outside_notes(outside_relations(package)), *flow.hidden_notes()),
        state=State.PARTLY_READ if is_cut else State.READ,
        because="Niet alle dia's zijn gelezen; bekijk de presentatie zelf." if is_cut else "",
    )


def _slide(package: Package, part: str, flow: Flow) -> None:
    root = package.xml(part)
    hidden = "verborgen dia" if attribute(root, "show") in {"0", "false"} else ""
    _Slide(flow, hidden).read(root)
    for relation in relations(package, part).values():
        if relation.outside or relation.target not in package:
            continue
        if relation.kind == "notesSlide":
            _Slide(flow, "sprekersnotities").read(package.xml(relation.target))
        elif relation.kind == "diagramData":
            _Slide(flow, hidden).read(package.xml(relation.target))


class _Slide:
    """One walk through one slide."""

    def __init__(self, flow: Flow, hidden: str) -> None:
        self._flow = flow
        self._hidden = hidden
        self._chosen: list[Element | None] = []
        self._covered = 0  # shapes that are not shown

    def read(self, root: Element) -> None:
        """Tell the flow everything on the slide."""
        walk = Walk(root)
        for event, name, element in walk:
            if event == "start" and self._start(name, element):
                walk.skip()
            elif event == "end":
                self._end(name, element)

    def _start(self, name: str, element: Element) -> bool:
        if name == "mc:AlternateContent":
            self._chosen.append(chosen_branch(element))
        if name in {"mc:Choice", "mc:Fallback"}:
            return bool(self._chosen) and self._chosen[-1] is not element
        self._covered += _is_hidden_shape(name, element)
        if name == "a:t":
            self._say(element.text or "")
        elif name == "a:br":
            self._flow.end_line()
        elif name in _OPENS and not self._why:
            _OPENS[name](self._flow)
        elif name == "p:pic" and not self._why:
            self._flow.picture(_picture(element))
        return False

    def _end(self, name: str, element: Element) -> None:
        if name == "a:p":
            self._flow.end_line()
        elif name in _CLOSES and not self._why:
            _CLOSES[name](self._flow)
        if name == "mc:AlternateContent":
            self._chosen.pop()
        self._covered -= _is_hidden_shape(name, element)

    @property
    def _why(self) -> str:
        return self._hidden or ("in een verborgen vorm" if self._covered else "")

    def _say(self, words: str) -> None:
        if self._why:
            self._flow.conceal(words, self._why)
        else:
            self._flow.text(words)


_OPENS = {"a:tbl": Flow.open_table, "a:tr": Flow.open_row, "a:tc": Flow.open_cell}
_CLOSES = {"a:tbl": Flow.close_table, "a:tr": Flow.close_row, "a:tc": Flow.close_cell}
_SHAPES = {"p:sp": "p:nvSpPr", "p:pic": "p:nvPicPr", "p:graphicFrame": "p:nvGraphicFramePr", "p:grpSp": "p:nvGrpSpPr"}


def _is_hidden_shape(name: str, element: Element) -> bool:
    if name not in _SHAPES:
        return False
    named = child(element, _SHAPES[name], "p:cNvPr")
    return named is not None and attribute(named, "hidden") in {"1", "true"}


def _picture(element: Element) -> Picture:
    size = child(element, "p:spPr", "a:xfrm", "a:ext")
    wide, high = (_points(size, name) for name in ("cx", "cy"))
    return Picture(width=wide, height=high)


def _points(size: Element | None, name: str) -> float:
    value = "" if size is None else size.get(name, "")
    return int(value) / EMU if value.isascii() and value.isdigit() and len(value) < 12 else 0
