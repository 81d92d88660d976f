"""What the objects of a PDF page tell: what is hidden, what is picture, and whether letters are letters. Pure measuring."""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import reduce
from operator import or_, sub
from typing import NamedTuple

from extractors.pdf.text import Run
from extractors.searchability import PAPER_LIGHT, SHORT_PAGE, Signals, must_be_drawn

PALE = 235  # of 255: paler letters cannot be read on white paper
SET_OFF = 60  # of 255: words that differ so much from their ground are seen
MOST_COMPARED = 300_000  # pairs of words and areas; a page with more is drawn
SEEN_CONTRAST = 24  # of 255: so much difference in one colour is what drawing the words adds to the page
INVISIBLE_MODES = (3, 7)  # neither filled nor stroked; 7 only adds to the clip
GRID = 32  # the page is measured in 32 by 32 fields to see how much images cover together
LIGHT = 200  # of 255: what is lighter can be paper
PAPER = 40  # of 255: letters are at least so much darker than the paper around them
FEWEST_TURNS = 12  # a line of letters goes from light to dark this often
LONG_TURNS = 45  # and a line of some thirty letters so often: a sentence, not the name in a logo
INSET_WIDE = 200.0  # points: a sentence is at least as wide; stamps and signatures are smaller
BAND_LEAST, BAND_MOST = 2, 18  # pixels at 75 an inch: the height of a line of letters


Colour = tuple[int, int, int]
Rectangle = tuple[float, float, float, float]


class ShapeKind(Enum):
    """What is drawn."""

    TEXT = 1
    PATH = 2
    IMAGE = 3
    OTHER = 4


class Shape(NamedTuple):
    """One drawn object, in points from the top left of the page as displayed; the list of shapes is in order of drawing."""

    kind: ShapeKind
    x0: float
    y0: float
    x1: float
    y1: float
    key: int  # tells objects apart
    colour: tuple[int, int, int, int] | None = None  # red, green, blue, opacity; None = a pattern, or not filled
    mode: int = 0  # text render mode
    size: float = 0.0  # effective letter size in points

    @property
    def area(self) -> float:
        return max(self.x1 - self.x0, 0) * max(self.y1 - self.y0, 0)

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1


class Picture(NamedTuple):
    """A small drawing of the page: rows of blue, green and red (and an unused) byte."""

    width: int
    height: int
    stride: int  # bytes a row
    step: int  # bytes a pixel
    scale: float  # pixels a point
    pixels: bytes

    def differs(self, other: "Picture", box: Shape) -> bool:
        """Is something else to be seen within this box?"""
        left, right = (min(max(round(x * self.scale), 0), self.width) for x in (box.x0 - 1, box.x1 + 1))
        top, bottom = (min(max(round(y * self.scale), 0), self.height) for y in (box.y0 - 1, box.y1 + 1))
        middle = (top + bottom) // 2
        for row in (*range(middle, bottom), *range(top, middle)):  # letters have most ink halfway
            stretch = slice(row * self.stride + left * self.step, row * self.stride + right * self.step)
            mine, yours = self.pixels[stretch], other.pixels[stretch]
            if mine != yours and max(map(abs, map(sub, mine, yours))) >= SEEN_CONTRAST:
                return True
        return False

    def is_same_along(self, other: "Picture", box: Shape) -> bool:
        """Is there a stretch in this box, twice as long as the box is narrow, where both show the very same?"""
        mine, yours = self.part(box), other.part(box)
        width, height, row = mine.width, mine.height, mine.stride
        pairs = [
            int.from_bytes(mine.pixels[start : start + row]) ^ int.from_bytes(yours.pixels[start : start + row])
            for start in range(0, row * height, max(row, 1))
        ]
        if width >= height:
            return b"\0" * (2 * height * self.step) in reduce(or_, pairs, 0).to_bytes(row) if height else False
        return "0" * 2 * width in "".join("1" if pair else "0" for pair in pairs) if width else False

    def has_ink(self, box: "Run") -> bool:
        """Are there light and dark spots within this box?"""
        part = self.part(Shape(ShapeKind.TEXT, *box[1:], key=0))
        greens = part.pixels[1 :: part.step]
        return not greens or max(greens) - min(greens) >= PAPER

    def is_plain(self, box: Shape, colour: Colour) -> bool:
        """Is nothing but about this colour within this box?"""
        part = self.part(box)
        greens, reds, blues = (part.pixels[place :: part.step] for place in (1, 2, 0))
        pairs = zip((reds, greens, blues), colour, strict=True)
        return bool(greens) and all(max(found) - SEEN_CONTRAST < wanted < min(found) + SEEN_CONTRAST for found, wanted in pairs)

    def share_apart(self, other: "Picture", box: Shape) -> float:
        """Share of this box that is clearly lighter or darker than in the other."""
        mine, yours = (part.pixels[1 :: part.step] for part in (self.part(box), other.part(box)))
        return len([apart for apart in map(abs, map(sub, mine, yours)) if apart >= SEEN_CONTRAST]) / max(len(mine), 1)

    def part(self, box: Shape) -> "Picture":
        """What is to be seen within this box."""
        left, right = (min(max(round(x * self.scale), 0), self.width) for x in (box.x0, box.x1))
        top, bottom = (min(max(round(y * self.scale), 0), self.height) for y in (box.y0, box.y1))
        starts = (row * self.stride for row in range(top, bottom))
        pixels = b"".join(self.pixels[start + left * self.step : start + right * self.step] for start in starts)
        return self._replace(width=right - left, height=bottom - top, stride=(right - left) * self.step, pixels=pixels)

    def text_lines(self, *, turns: int = FEWEST_TURNS) -> int:
        """How many bands of letters it shows: rows that go to and fro between light and dark, with light rows between."""
        bands = height = 0
        for row in range(self.height + 1):
            if row < self.height and self._turns(row) >= turns:
                height += 1
            else:
                bands += BAND_LEAST <= height <= BAND_MOST
                height = 0
        return bands

    def light_share(self) -> float:
        """Share of the picture that is as light as paper."""
        rows = range(0, self.height, 3)
        light = sum(self.row(row).translate(_BELOW[LIGHT]).count(0) for row in rows)
        return light / max(len(rows) * self.width, 1)

    def row(self, row: int) -> bytes:
        start = row * self.stride
        return self.pixels[start + 1 : start + self.step * self.width : self.step]

    def _turns(self, row: int) -> int:
        green = self.row(row)
        if green.count(green[:1]) == len(green):
            return 0
        paper = _ranked(green, len(green) * 3 // 4)
        dark = green.translate(_BELOW[max(paper - PAPER, 0)])
        return dark.count(b"\x00\x01")


def _ranked(values: bytes, place: int) -> int:
    """What stands at this place when the values are sorted; of a row of paper that is known at once."""
    if values.translate(_BELOW[255]).count(1) <= place:
        return 255
    low, high = 0, 254
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if values.translate(_BELOW[middle]).count(1) <= place else (low, middle - 1)
    return low


_BELOW = [bytes(1 if value < limit else 0 for value in range(256)) for limit in range(256)]


class Fills:
    """Areas that are painted over, in order of drawing; where the shape is not its whole box, the ground there is unsure."""

    def __init__(self) -> None:
        self._areas: list[tuple[Colour | None, Rectangle, int]] = []
        self._colours: dict[Colour | None, int] = {}
        self._near: dict[Colour, float] = {}  # colour of words -> see `_first`

    def add(self, colour: Colour | None, box: Rectangle, *, after: int, whole: bool) -> None:
        """An area that is painted after so many text objects."""
        self._areas.append((colour if whole else None, box, after))
        self._colours.setdefault(colour, after)

    def __contains__(self, colour: Colour) -> bool:
        """Is anything painted in about this colour?"""
        return self._first(colour) < math.inf

    def has_before(self, colour: Colour, text: int) -> bool:
        """Is about this colour painted before text object `text` (from 0)?"""
        return self._first(colour) <= text

    def _first(self, colour: Colour) -> float:
        """After how many text objects about this colour is painted for the first time."""
        if colour not in self._near:
            near = (after for other, after in self._colours.items() if other and _are_alike(colour, other))
            self._near[colour] = min(near, default=math.inf)
        return self._near[colour]

    def sets_off(self, colour: Colour, box: Rectangle, text: int) -> bool:
        """Do words of this colour surely differ from what is painted below them? Pale words on nothing stand on paper."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        ground = next((area for area in reversed(self._areas) if area[2] <= text and _holds(area[1], x, y)), None)
        if ground is None:
            return min(colour) < PALE
        return ground[0] is not None and not _are_alike(colour, ground[0])

    def may_cover(self, runs: Iterable[Run]) -> bool:
        """Do words lie within an area that is painted after some words? A quick look, blind to what came first."""
        later = [box for _, box, after in self._areas if after]
        return stand_in(runs, later)

    def cover(self, middles: Sequence[tuple[float, float]]) -> bool:
        """Given the middles of all text objects in order: is one within an area that is painted later?"""
        if sum(after for _, _, after in self._areas) > MOST_COMPARED:
            return True
        known = _Middles(middles)
        return any(known.has_one(box, before=after) for _, box, after in self._areas if after)


def _are_alike(one: Colour, two: Colour) -> bool:
    return max(abs(mine - theirs) for mine, theirs in zip(one, two, strict=True)) < SET_OFF


def stand_in(runs: Iterable[Run], areas: Sequence[Rectangle]) -> bool:
    """Does the middle of any words lie in one of these areas?"""
    middles = _Middles(((run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2) for run in runs) if areas else None
    return middles is not None and any(map(middles.has_one, areas))


class _Middles:
    """Points in a known order, quick to find."""

    def __init__(self, points: Iterable[tuple[float, float]]) -> None:
        self._points = sorted((y, x, number) for number, (x, y) in enumerate(points))
        self._heights = [point[0] for point in self._points]

    def has_one(self, box: Rectangle, *, before: float = math.inf) -> bool:
        """Does one lie in this box, of those before a place in the order?"""
        low, high = bisect_left(self._heights, box[1]), bisect_right(self._heights, box[3])
        return any(number < before and box[0] <= x <= box[2] for _, x, number in self._points[low:high])


def _holds(box: Rectangle, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


@dataclass(slots=True)
class Sheet:
    """Everything measured on one page while it is open."""

    number: int
    width: float
    height: float
    layered: bool = False  # the file has layers that can be switched off
    texts: int = 0  # text objects
    unseen: int = 0  # text objects in an invisible mode
    paths: int = 0
    images: list[Shape] = field(default_factory=list)
    suspect: bool = False  # words are hidden by their own properties: every object must be looked at
    doubtful: bool = False  # words may be hidden by what lies around them: the page must be drawn
    ocr_font: bool = False
    runs: list[Run] = field(default_factory=list)  # visible
    behind: list[tuple[str, Run]] = field(
        default_factory=list
    )  # how, words: invisible over or behind an image: an OCR layer, if the page is a scan
    liars: frozenset[int] = frozenset()  # text objects in a font that shows other letters than it says
    garbled: float = 0.0
    picture_lines: int | None = None
    inset_lines: int = 0
    light: float | None = None
    filled: int = 0

    @property
    def area(self) -> float:
        return max(self.width * self.height, 1.0)

    def holds(self, x: float, y: float) -> bool:
        return -1 <= x <= self.width + 1 and -1 <= y <= self.height + 1


def image_cover(images: Sequence[Shape], sheet: Sheet) -> float:
    """Which share of the page lies under images, overlaps counted once."""
    fields: set[int] = set()
    for image in images[:2000]:
        columns = _fields(image.x0, image.x1, sheet.width)
        for row in _fields(image.y0, image.y1, sheet.height):
            fields.update(row * GRID + column for column in columns)
    return len(fields) / GRID**2


def _fields(low: float, high: float, whole: float) -> range:
    """The fields whose middle lies between two places."""
    if whole <= 0:
        return range(0)
    first = int(max(low / whole * GRID + 0.5, 0))
    return range(first, int(min(high / whole * GRID + 0.5, GRID)))


def signals(sheet: Sheet) -> Signals:
    """The measurements that judge the page."""
    cover = image_cover(sheet.images, sheet)
    invisible = sum(_letters(run.text) for _, run in sheet.behind)
    return Signals(
        number=sheet.number,
        characters=_letters("".join([run.text for run in sheet.runs])),
        invisible=invisible,
        over_image=sum(_letters(run.text) for run in sheet.runs if over_images(run, sheet.images)) if sheet.images else 0,
        garbled=sheet.garbled,
        image_cover=cover,
        images=len(sheet.images),
        paths=sheet.paths,
        picture_lines=sheet.picture_lines,
        inset_lines=sheet.inset_lines,
        rows=len(sheet.runs),
        light=sheet.light,
        ocr_font=sheet.ocr_font,
        filled=sheet.filled,
    )


def picture_tells(sheet: Sheet) -> bool:
    """Must the page be drawn without its text, to see whether its images hold words?"""
    if not sheet.images:
        return False
    characters = sum(_letters(run.text) for run in sheet.runs)
    cover = image_cover(sheet.images, sheet)
    return must_be_drawn(characters=characters, image_cover=cover) or (characters < SHORT_PAGE and bool(amid_text(sheet)))


def amid_text(sheet: Sheet) -> list[Shape]:
    """Wide pictures with words above and below them: part of what is told, unlike the logos of head and foot."""
    wide = [image for image in sheet.images if image.x1 - image.x0 >= INSET_WIDE]
    return [
        image for image in wide if any(run.y1 <= image.y0 + 2 for run in sheet.runs) and any(run.y0 >= image.y1 - 2 for run in sheet.runs)
    ]


def look_at_pictures(sheet: Sheet, bare: Picture) -> None:
    """What the page shows without its text."""
    sheet.picture_lines = bare.text_lines()
    sheet.light = bare.light_share()
    insets = [bare.part(image) for image in amid_text(sheet)]
    sheet.inset_lines = sum(inset.text_lines(turns=LONG_TURNS) for inset in insets if inset.light_share() >= PAPER_LIGHT)


def over_images(run: Run, images: Iterable[Shape]) -> bool:
    """Is the middle of these words on an image?"""
    x, y = (run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2
    return any(image.holds(x, y) for image in images)


def _letters(text: str) -> int:
    return len("".join(text.split()))


_NO_LETTER = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uefff\uf100-\uf8ff]")


def garbled_share(text: str, unmapped: float) -> float:
    """Share of characters that are no character at all, or that the font could not translate (from a sample)."""
    lines = text.replace("\r\n", " ")
    if lines.isprintable() and "\ufffd" not in lines:
        return 0.0 if not lines or lines.isspace() else unmapped
    solid = "".join(text.split())
    if not solid:
        return 0.0
    broken = len(_NO_LETTER.findall(solid.replace("\x02", ""))) / len(solid)
    return max(broken, unmapped)
