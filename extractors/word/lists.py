"""The numbers and bullets that Word puts before list paragraphs; they are drawn, not typed.

Knows numbering.xml; counts in document order.
"""

from collections import defaultdict

from extractors.markup import Element, attribute, child, every
from extractors.word.symbols import BOXES, sign

LEVELS = 9


class Lists:
    """Counts list paragraphs and gives the label that stands before each."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Element]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: Element) -> None:
        for abstract in every(root, "w:abstractNum"):
            levels = {_whole(attribute(level, "w:ilvl")): level for level in every(abstract, "w:lvl")}
            self._abstract[attribute(abstract, "w:abstractNumId")] = levels
        for listed in every(root, "w:num"):
            below = child(listed, "w:abstractNumId")
            starts = {
                _whole(attribute(override, "w:ilvl")): _whole(attribute(start, "w:val"))
                for override in every(listed, "w:lvlOverride")
                if (start := child(override, "w:startOverride")) is not None
            }
            if below is not None:
                self._lists[attribute(listed, "w:numId")] = (attribute(below, "w:val"), starts)

    def label(self, list_id: str, level: str) -> str:
        """The number of the next paragraph of this list and level: "1.2", "a)", "•"; "" when there is none."""
        if list_id not in self._lists:
            return ""
        abstract = self._lists[list_id][0]
        depth = min(max(_whole(level), 0), LEVELS - 1)
        levels = self._abstract.get(abstract, {})
        if depth not in levels:
            return ""
        self._count(list_id, depth)
        return self._spell(levels, self._counts[abstract], depth)

    def _count(self, list_id: str, depth: int) -> None:
        abstract, starts = self._lists[list_id]
        counts = self._counts[abstract]
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({level: start - 1 for level, start in starts.items()})
        levels = self._abstract[abstract]
        counts[depth] = counts.get(depth, _start(levels, depth) - 1) + 1
        for above in range(depth):
            counts.setdefault(above, _start(levels, above))
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]

    def _spell(self, levels: dict[int, Element], counts: dict[int, int], depth: int) -> str:
        form = _value(levels[depth], "w:numFmt")
        text = _value(levels[depth], "w:lvlText")
        if form == "bullet":
            return _bullet(levels[depth], text)
        if form == "none":
            return ""
        for level in range(depth + 1):
            shape = _value(levels[level], "w:numFmt") if level in levels else "decimal"
            text = text.replace(f"%{level + 1}", spell(counts.get(level, 1), shape))
        return text


def _bullet(level: Element, text: str) -> str:
    """A box or tick that stands before each point says something; any other bullet is a dot."""
    fonts = child(level, "w:rPr", "w:rFonts")
    drawn = sign(attribute(fonts, "w:ascii"), ord(text)) if fonts is not None and len(text) == 1 else text
    return drawn if drawn in BOXES else "•" if text else ""


def _start(levels: dict[int, Element], depth: int) -> int:
    value = _value(levels[depth], "w:start") if depth in levels else ""
    return _whole(value) if value else 1


def _value(element: Element, name: str) -> str:
    found = child(element, name)
    return attribute(found, "w:val") if found is not None else ""


def _whole(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else 0


def spell(number: int, form: str) -> str:
    """A number as the list writes it."""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 5)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
             (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    text = ""
    for value, letters in signs:
        text += letters * (number // value)
        number %= value
    return text
