"""The numbers and bullets that OpenDocument puts before list items; they are drawn, not typed.

Knows text:list-style; counts in document order. Numbers of headings outside a list are not drawn here.
"""

from collections.abc import Iterable

from extractors.markup import Element, attribute, every, short
from extractors.word.lists import spell
from extractors.word.symbols import BOXES

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 10


class Lists:
    """The lists that are open, innermost last, and the label that the next paragraph begins with."""

    def __init__(self, roots: Iterable[Element | None]) -> None:
        self._levels: dict[str, dict[str, Element]] = {}
        self._open: list[str] = []
        self._counts: list[int] = []
        self._last: dict[str, list[int]] = {}  # where a list of this style ended
        self._label = ""
        for root in roots:
            for style in every(root, "text:list-style") if root is not None else ():
                levels = {attribute(level, "text:level"): level for level in style}
                self._levels[attribute(style, "style:name")] = levels

    def open(self, element: Element) -> None:
        """A list begins, or a list inside an item."""
        style = attribute(element, "text:style-name") or (self._open[-1] if self._open else "")
        self._open.append(style)
        goes_on = attribute(element, "text:continue-numbering") == "true" or bool(attribute(element, "text:continue-list"))
        before = self._last.get(style, []) if goes_on else []
        depth = len(self._open) - 1
        self._counts = [*self._counts[:depth], before[depth] if depth < len(before) else self._start(depth) - 1]

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._last[self._open.pop()] = list(self._counts)

    def item(self) -> None:
        """An item begins: its first paragraph carries the label."""
        depth = len(self._open) - 1
        if 0 <= depth < len(self._counts):
            self._counts = self._counts[: depth + 1]
            self._counts[depth] += 1
            self._label = self._spell(depth)

    def take(self) -> str:
        """The label before this paragraph, once; "" for none."""
        label, self._label = self._label, ""
        return label

    def _level(self, depth: int) -> Element | None:
        return self._levels.get(self._open[-1], {}).get(str(min(depth, DEEPEST - 1) + 1))

    def _start(self, depth: int) -> int:
        level = self._level(depth)
        value = "" if level is None else attribute(level, "text:start-value")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 1

    def _spell(self, depth: int) -> str:
        level = self._level(depth)
        if level is None:
            return ""
        if short(str(level.tag)) == "text:list-level-style-bullet":
            sign = attribute(level, "text:bullet-char")
            return sign if sign in BOXES else "•"
        if not attribute(level, "style:num-format"):
            return ""
        shown = attribute(level, "text:display-levels", "1")
        first = depth + 1 - (int(shown) if shown.isdigit() and len(shown) < 3 else 1)
        numbers = ".".join(self._number(each) for each in range(max(first, 0), depth + 1))
        return attribute(level, "style:num-prefix") + numbers + attribute(level, "style:num-suffix")

    def _number(self, depth: int) -> str:
        level = self._level(depth)
        form = "1" if level is None else attribute(level, "style:num-format")
        return spell(self._counts[depth], _FORMS.get(form, "decimal")) if depth < len(self._counts) else ""
