"""How OpenDocument text looks, as far as it decides whether a reader sees it, and where its styles ask for a new page.

Knows style:style and its properties; knows nothing of pages or meaning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.look import PLAIN, Look
from extractors.markup import Element, attribute, child, every

_SIZE = re.compile(r"^(\d+(?:\.\d+)?)(pt|in|cm|mm|px|)$")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """What one named style says."""

    look: Look = PLAIN
    parent: str = ""
    breaks_before: bool = False
    breaks_after: bool = False
    is_unshown: bool = False  # a table that is not shown
    master: str = ""  # the page layout it starts
    shape: str = ""  # background of a drawn shape: a colour, "none", or what else fills it


class Styles:
    """Named styles with what they are based on."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        for root in roots:
            for style in every(root, "style:style") if root is not None else ():
                self._styles[attribute(style, "style:family"), attribute(style, "style:name")] = _style(style)

    def look(self, family: str, name: str) -> Look:
        """The look of a style and of those below it."""
        look = PLAIN
        for style in self._chain(family, name):
            look = look.over(style.look)
        return look

    def own(self, family: str, name: str) -> Style:
        """What the style itself says."""
        return self._styles.get((family, name), Style())

    def fill(self, name: str) -> str:
        """The background of a drawn shape; "" when it has none of its own."""
        said = [style.shape for style in self._chain("graphic", name) if style.shape]
        return said[0] if said and said[0] != "none" else ""

    def _chain(self, family: str, name: str) -> list[Style]:
        found: list[Style] = []
        seen: set[str] = set()
        while name not in seen and (family, name) in self._styles:
            seen.add(name)
            found.append(self._styles[family, name])
            name = found[-1].parent
        return found


def _style(element: Element) -> Style:
    text, paragraph = child(element, "style:text-properties"), child(element, "style:paragraph-properties")
    cell, table = child(element, "style:table-cell-properties"), child(element, "style:table-properties")
    return Style(
        look=_look(text, _fill(text) or _fill(paragraph) or _fill(cell)),
        parent=attribute(element, "style:parent-style-name"),
        breaks_before=paragraph is not None and attribute(paragraph, "fo:break-before") == "page",
        breaks_after=paragraph is not None and attribute(paragraph, "fo:break-after") == "page",
        is_unshown=table is not None and attribute(table, "table:display") == "false",
        master=attribute(element, "style:master-page-name"),
        shape=_shape(child(element, "style:graphic-properties")),
    )


def _shape(properties: Element | None) -> str:
    if properties is None:
        return ""
    kind = attribute(properties, "draw:fill")
    if kind in {"", "solid"}:
        return attribute(properties, "draw:fill-color") or _fill(properties) or ""
    return kind


def _fill(properties: Element | None) -> str | None:
    value = "" if properties is None else attribute(properties, "fo:background-color")
    return value if value and value != "transparent" else None


def _look(text: Element | None, fill: str | None) -> Look:
    if text is None:
        return Look(fill=fill)
    crossed = attribute(text, "style:text-line-through-style") or attribute(text, "style:text-line-through-type")
    display = attribute(text, "text:display")
    return Look(
        vanish=display == "none" if display else None,
        strike=crossed != "none" if crossed else None,
        colour=attribute(text, "fo:color") or None,
        size=_half_points(attribute(text, "fo:font-size")),
        fill=fill,
        bold=weight in _BOLD if (weight := attribute(text, "fo:font-weight")) else None,
        underlined=line != "none" if (line := attribute(text, "style:text-underline-style")) else None,
    )


_BOLD = frozenset({"bold", "600", "700", "800", "900"})


def _half_points(value: str) -> int | None:
    points = to_points(value)
    return int(points * 2) if points else None


def to_points(value: str) -> float:
    """A length such as "1pt" or "2.5cm" in points; 0 when it is no length."""
    found = _SIZE.match(value.strip()[:20])
    return float(found[1]) * _POINTS[found[2]] if found else 0
