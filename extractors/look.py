"""Whether a reader sees words: their look, the background they stand on, and what covers them.

Knows colours, sizes and Dutch reasons; knows no file format.
"""

from dataclasses import dataclass, fields

STRUCK = "doorgehaald"
WHITE = (255, 255, 255)
LOWEST_CONTRAST = 1.15  # white on F0F0F0 has 1.14; light grey that people do use (D9D9D9) has 1.4
CLOSEST = 40  # of 255, in any of red, green and blue
SMALLEST = 5  # half points
NARROWEST = 10  # per cent of the normal letter width
LOWEST_LINE = 60  # twentieths of a point, with an exact line height
TIGHTEST = 0.5  # of the size: letters drawn so much closer lie on top of each other

Colour = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What one layer of formatting says; None = says nothing."""

    vanish: bool | None = None
    strike: bool | None = None
    colour: str | None = None
    size: int | None = None  # half points
    width: int | None = None  # per cent
    fill: str | None = None
    font: str | None = None
    line: int | None = None  # exact line height, twentieths of a point
    spacing: int | None = None  # between letters, twentieths of a point
    raised: int | None = None  # half points above the line
    indent: int | None = None  # twentieths of a point from the left margin
    bold: bool | None = None
    underlined: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This layer on top of another."""
        own = {spot.name: getattr(self, spot.name) for spot in fields(self)}
        return Look(**{name: getattr(below, name) if value is None else value for name, value in own.items()})


PLAIN = Look()
NORMAL_SIZE = 20  # half points


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """The largest page of a document, in twentieths of a point; A3 on its side where nobody says."""

    wide: int = 23_811
    high: int = 23_811


class Sight:
    """What stands between a reader and the words now being told; the innermost comes last."""

    def __init__(self, ground: Colour | None, paper: Paper | None = None) -> None:
        self.paper = paper or Paper()
        self.looks: list[Look] = []
        self.grounds = [ground]
        self.covers: list[str] = []  # Dutch reasons, "" for what hides nothing

    @property
    def look(self) -> Look:
        """The look of the words now being told."""
        return self.looks[-1] if self.looks else PLAIN

    def stand_on(self, fill: str | None) -> None:
        """What follows stands on this colour; without one, on what it already stood on."""
        self.grounds.append(read_colour(fill) or self.grounds[-1])

    def why_unseen(self) -> str:
        """Dutch: why a reader does not see the words now being told; "" when they are seen."""
        cover = next((how for how in reversed(self.covers) if how), "")
        how = cover or why_unseen(self.look, self.grounds[-1]) or why_off_page(self.look, self.paper)
        return how or (STRUCK if self.look.strike else "")


_NAMED = {
    "black": (0, 0, 0), "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0), "magenta": (255, 0, 255),
    "red": (255, 0, 0), "yellow": (255, 255, 0), "white": WHITE, "darkblue": (0, 0, 128), "darkcyan": (0, 128, 128),
    "darkgreen": (0, 128, 0), "darkmagenta": (128, 0, 128), "darkred": (128, 0, 0), "darkyellow": (128, 128, 0),
    "darkgray": (128, 128, 128), "lightgray": (192, 192, 192),
}  # fmt: skip


def read_colour(value: str | None) -> Colour | None:
    """RRGGBB, #rgb or a name; None for "auto" and whatever else lets the program choose."""
    text = (value or "").strip().lower().removeprefix("#")
    if text in _NAMED:
        return _NAMED[text]
    if len(text) == 3:
        text = "".join(letter * 2 for letter in text)
    try:
        number = int(text, 16) if len(text) == 6 else -1
    except ValueError:
        return None
    return (number >> 16, number >> 8 & 255, number & 255) if number >= 0 else None


def contrast(one: Colour, two: Colour) -> float:
    """The contrast ratio of two colours as the web's accessibility rules define it: 1 = the same."""
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def why_unseen(look: Look, background: Colour | None) -> str:
    """Dutch: why a reader does not see this text; "" when it is seen. No background = cannot be told, so seen."""
    if look.vanish:
        return "verborgen letters"
    if look.size is not None and look.size <= SMALLEST:
        return f"letters van {look.size / 2:g} pt"
    if look.width is not None and 0 < look.width <= NARROWEST:
        return "samengeknepen letters"
    if look.spacing is not None and -look.spacing >= TIGHTEST * 10 * (look.size or NORMAL_SIZE):
        return "letters over elkaar heen"
    if look.line is not None and 0 < look.line < LOWEST_LINE:
        return "regel zonder hoogte"
    return why_colourless(look.colour, read_colour(look.fill) or background)


def why_off_page(look: Look, paper: Paper) -> str:
    """Dutch: why text that starts here falls off the page; "" when it does not."""
    is_off = (look.indent or 0) >= paper.wide or abs(look.raised or 0) * 10 >= paper.high
    return "buiten de pagina" if is_off else ""


def why_colourless(colour: str | None, background: Colour | None) -> str:
    """Dutch: why text of this colour is not seen on this background; "" when it is."""
    ink = read_colour(colour)
    if ink is None or background is None or not _look_alike(ink, background):
        return ""
    return "wit op wit" if _look_alike(background, WHITE) else "letters in de kleur van de achtergrond"


def _look_alike(one: Colour, two: Colour) -> bool:
    """Yellow on white has little contrast, and is yet another colour."""
    apart = max(abs(first - second) for first, second in zip(one, two, strict=True))
    return apart <= CLOSEST and contrast(one, two) < LOWEST_CONTRAST
