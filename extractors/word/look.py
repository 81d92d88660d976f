"""How a run of Word text looks, as far as it decides whether a reader sees it: styles, colours, sizes, strikes.

Knows styles.xml and run properties; knows nothing of pages or meaning.
"""

from collections.abc import Iterable

from extractors.look import LOWEST_CONTRAST, PLAIN, WHITE, Look, contrast, read_colour
from extractors.markup import Element, attribute, child, every


def run_look(properties: Element | None) -> Look:
    """The look that a w:rPr asks for."""
    if properties is None:
        return PLAIN
    return Look(
        vanish=_is_unfilled(properties) or _toggle(properties, "w:vanish"),
        strike=_struck(properties),
        colour=_fill_colour(properties) or _colour(child(properties, "w:color")),
        size=whole(_value(properties, "w:sz")),
        width=whole(_value(properties, "w:w")),
        spacing=whole(_value(properties, "w:spacing")),
        raised=whole(_value(properties, "w:position")),
        fill=_fill(properties),
        bold=_toggle(properties, "w:b"),
        underlined=line != "none" if (line := _value(properties, "w:u")) else None,
        font=attribute(found, "w:ascii") or None if (found := child(properties, "w:rFonts")) is not None else None,
    )


CLEAR = 95_000  # of 100,000: letters so transparent are not seen


def _is_unfilled(properties: Element) -> bool | None:
    """Letters without a filling, or with one that lets all through; None where nothing is said."""
    filling = child(properties, "w14:textFill")
    if filling is None:
        return None
    is_edged = child(properties, "w14:textOutline", "w14:solidFill") is not None
    clear = any((whole(attribute(alpha, "w14:val")) or 0) >= CLEAR for alpha in every(filling, "w14:alpha"))
    return True if not is_edged and (clear or child(filling, "w14:noFill") is not None) else None


def _fill_colour(properties: Element) -> str | None:
    """The colour of a plain filling, which goes before that of the letters."""
    colour = child(properties, "w14:textFill", "w14:solidFill", "w14:srgbClr")
    return attribute(colour, "w14:val") or None if colour is not None else None


def _colour(colour: Element | None) -> str | None:
    """The value, and where only the theme is named, white for the theme's own background."""
    if colour is None:
        return None
    value, theme = attribute(colour, "w:val"), attribute(colour, "w:themeColor")
    if value in {"", "auto"} and theme in {"background1", "light1"} and not attribute(colour, "w:themeShade"):
        return "FFFFFF"
    return value or None


def paragraph_look(properties: Element | None) -> Look:
    """The look that a w:pPr asks for: shading, exact line height and indent; its w:rPr is about the mark only."""
    if properties is None:
        return PLAIN
    spacing = child(properties, "w:spacing")
    exact = spacing is not None and attribute(spacing, "w:lineRule") == "exact"
    line = whole(attribute(spacing, "w:line")) if exact and spacing is not None else None
    return Look(fill=_fill(properties), line=line, indent=_indent(child(properties, "w:ind")))


def _indent(indent: Element | None) -> int | None:
    """Where the first line begins, in twentieths of a point; None where nothing is said."""
    if indent is None:
        return None
    left = whole(attribute(indent, "w:left") or attribute(indent, "w:start"))
    return None if left is None else left - (whole(attribute(indent, "w:hanging")) or 0)


def _fill(properties: Element) -> str | None:
    marked = _value(properties, "w:highlight")
    if marked and marked != "none":
        return marked
    shade = child(properties, "w:shd")
    return attribute(shade, "w:fill") or None if shade is not None else None


def cell_fill(properties: Element | None) -> str | None:
    """The background of a table cell."""
    return None if properties is None else _fill(properties)


def _value(properties: Element, name: str) -> str | None:
    found = child(properties, name)
    return attribute(found, "w:val") or None if found is not None else None


def _toggle(properties: Element, name: str) -> bool | None:
    found = child(properties, name)
    return None if found is None else is_on(found)


def is_on(element: Element, name: str = "w:val") -> bool:
    """Word's yes: present without a value is yes."""
    return attribute(element, name, "1").lower() not in {"0", "false", "off"}


def _struck(properties: Element) -> bool | None:
    said = [toggle for name in ("w:strike", "w:dstrike") if (toggle := _toggle(properties, name)) is not None]
    return any(said) if said else None


def whole(value: str | None) -> int | None:
    """A whole number as Word writes it; None when it is none."""
    try:
        return int(float((value or "").rstrip("%")))
    except (ValueError, OverflowError):
        return None


class Styles:
    """The looks of named styles, with what they are based on."""

    def __init__(self, root: Element | None) -> None:
        rows = [] if root is None else list(every(root, "w:style"))
        self._styles = {attribute(style, "w:styleId"): style for style in rows}
        self._known: dict[str, Look] = {}
        defaults = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self._defaults = run_look(defaults)
        self._normal = next(
            (attribute(style, "w:styleId") for style in rows if _is_default_paragraph(style)), ""
        )  # paragraphs that name no style

    def paragraph(self, style: str) -> Look:
        """The look of text in a paragraph of this style."""
        return self.named(style or self._normal).over(self._defaults)

    def named(self, style: str) -> Look:
        """What a style and the styles below it say."""
        if style not in self._known:
            look = PLAIN
            for element in self._chain(style):
                look = look.over(_style_look(element))
            self._known[style] = look
        return self._known[style]

    def _chain(self, style: str) -> Iterable[Element]:
        """The style itself and what it is based on, each once."""
        seen: list[Element] = []
        while style in self._styles and self._styles[style] not in seen and len(seen) < 50:
            seen.append(self._styles[style])
            style = _value(seen[-1], "w:basedOn") or ""
        return seen

    def paints_tables(self, style: str) -> bool:
        """Does this table style give any cell a dark background?"""
        return any(_is_dark(attribute(shade, "w:fill")) for element in self._chain(style) for shade in every(element, "w:shd"))

    def numbering(self, style: str) -> tuple[str, str]:
        """List and level that a paragraph style asks for."""
        for element in self._chain(style or self._normal):
            listed = child(element, "w:pPr", "w:numPr")
            if listed is not None:
                return _value(listed, "w:numId") or "", _value(listed, "w:ilvl") or ""
        return "", ""


def _is_default_paragraph(style: Element) -> bool:
    return attribute(style, "w:type") == "paragraph" and attribute(style, "w:default") in {"1", "true", "on"}


def _style_look(style: Element) -> Look:
    return run_look(child(style, "w:rPr")).over(paragraph_look(child(style, "w:pPr")))


def _is_dark(fill: str) -> bool:
    colour = read_colour(fill)
    return colour is not None and contrast(colour, WHITE) > LOWEST_CONTRAST
