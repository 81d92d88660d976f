"""Signs of signing on a PDF page: a picture or a drawn scribble at a place where people sign. Pure geometry and words.

Says that a sign is there; never whose it is or that it is real.
"""

import re
from collections.abc import Iterable, Sequence

from extractors.document import Box, Line, Mark
from extractors.pdf.signals import Shape
from extractors.signing.places import DATED_NAME, FUNCTIONS, HOLDS_NAME, NAME_LABEL, NAMES, PLACE_AND_DATE

SIGNS = re.compile(
    r"\w*(?:handteken|ondertek|tekenbevoegd|paraaf|signature|signed)\w*|\b(?:getekend|namens|voor akkoord|aldus|hoogachtend|groet)\b",
    re.IGNORECASE,
)
"""Words that stand where people sign; "ondergetekende" only declares and is not among them."""

HAND = ("getekende lijnen", "een afbeelding met pennenstreken")
"""How a mark is told that looks as if somebody drew it with a pen, and not as a logo."""

RULE = re.compile(r"(?:_\s*){6,}|(?:\.\s*){8,}|…{2,}")
"""A line to sign on, typed."""

_TELLING = (
    *("handteken", "ondertek", "tekenbevoegd", "paraaf", "signature", "signed"),
    *("getekend", "namens", "voor akkoord", "aldus", "hoogachtend", "groet"),
)
_DOTTED = re.compile(r"_\s*_|\.\s*\.\s*\.|\u2026{2}")
"""A quick look for either, much quicker than the patterns themselves; it finds more than they do, and never less."""

REACH = 110.0  # points up or down between the words and the sign: a signature of 3 cm, its line and a name fit in between
LEAST = (18.0, 7.0)  # points wide and high: smaller is a tick, a bullet or an icon
MOST = (330.0, 190.0)  # points: larger is a photograph or a scan
FLATTEST = 14.0  # times as wide as high: a rule or a coloured bar
ABOVE = 60.0  # points between a signature and the name printed under it
CURVES = 5  # curves in a scribble; circles and boxes with round corners are not counted
MOST_LOOSE = 20  # shapes on a page that may be a signature for all their size says
HEAD = 150.0  # points from the top: letterheads end here
NEAR = 14.0  # points between strokes of one scribble, beside each other
UPON = 5.0  # and one above the other: in the next row of a table somebody else signs


def marks(number: int, lines: Sequence[Line], *, images: Sequence[Shape], strokes: Sequence[tuple[Shape, int]]) -> list[Mark]:
    """Every picture and scribble of the size of a signature beside words of signing; strokes with their number of curves."""
    if not images and not strokes:
        return []
    telling = [(line.box, line.text) for line in lines if line.box and _may_tell(line.text)]
    places = [(box, text) for box, text in telling if _is_place(text) or RULE.search(text)]
    names = [(line.box, line.text) for line in lines if line.box and NAMES.match(line.text)]
    days = [(line.box, line.text) for line in lines if line.box and (PLACE_AND_DATE.match(line.text) or DATED_NAME.match(line.text))]
    signers = any(NAME_LABEL.match(line.text) or FUNCTIONS.match(line.text) for line in lines)
    if not (places or names or days or signers or any(HOLDS_NAME.match(line.text) for line in lines)):
        return []
    top = min((line.box.y0 for line in lines if line.box), default=0.0)
    shapes = [(shape, "een afbeelding") for shape in images if not heads(shape, top) or _is_on_line(shape, places)]
    drawn = [shape for shape in _scribbles(strokes) if number > 1 or not heads(shape, top) or _is_on_line(shape, places)]
    shapes += [(shape, "getekende lijnen") for shape in drawn]
    stamped = [line.box for line in lines if line.box and _STAMP.match(line.text)]
    fitting = [(shape, what) for shape, what in shapes if fits(shape) and not _is_stamp(shape, stamped)]
    placed = _placed(fitting, places)
    taken = [shape for shape, _, _ in placed]
    rest = [(shape, what) for shape, what in fitting if all(shape is not one for one in taken)]
    placed += [
        (shape, what, _beside(shape, days) or "")
        for shape, what in rest
        if days and _is_above(shape, names) and not _is_over_day(shape, days, names)
    ]
    told = [
        _mark(number, shape, what=what, beside=beside) for shape, what, beside in sorted(placed, key=lambda one: (one[0].y0, one[0].x0))
    ]
    taken = [shape for shape, _, _ in placed]
    loose = [(shape, what) for shape, what in fitting if all(shape is not one for one in taken)][:MOST_LOOSE]
    return [*told, *(_loose(number, shape, what=what) for shape, what in loose)]


def _loose(number: int, shape: Shape, *, what: str) -> Mark:
    """A shape of the right size without words of signing near it: a signature only where somebody signs right there."""
    return Mark(page=number, how="los", box=box_of(shape), because=f"{what} van {size_of(shape)} zonder woorden over ondertekenen")


def _is_above(shape: Shape, names: Sequence[tuple[Box, str]]) -> bool:
    """Straight above the name of a signer, or just over it."""
    return any(
        box.y0 - ABOVE <= shape.y1 <= box.y1 + NEAR and shape.x0 - ABOVE <= box.x1 and box.x0 <= shape.x1 + ABOVE for box, _ in names
    )


def _is_over_day(shape: Shape, days: Sequence[tuple[Box, str]], names: Sequence[tuple[Box, str]]) -> bool:
    """Does the line with place and day stand between the shape and every name under it: a picture at the end of the text?"""
    under = [box for box, _ in names if shape.y1 <= box.y1]
    return bool(under) and all(any(shape.y1 <= day.y0 and day.y1 <= box.y0 for day, _ in days) for box in under)


_IN_SENTENCE = 60  # letters; a longer line in which "namens" stands is running text
_STAMP = re.compile(r"\s*(?:bedrijfs|firma)?(?:stempel|logo)\b", re.IGNORECASE)


def _is_place(text: str) -> bool:
    """Words of signing, other than "namens" within a sentence: "Ondergetekende verklaart namens Stichting Alfa dat ..."."""
    found = [match[0].lower() for match in SIGNS.finditer(text)]
    return any(word != "namens" for word in found) or (
        bool(found) and (len(text) <= _IN_SENTENCE or text.lstrip().lower().startswith("namens"))
    )


def _is_stamp(shape: Shape, labels: Sequence[Box]) -> bool:
    """Does it stand right under or beside the word for a stamp?"""
    middle = (shape.y0 + shape.y1) / 2
    return any(
        (-UPON <= shape.y0 - box.y1 <= NEAR * 2 and shape.x0 <= box.x1 + NEAR)
        or (box.y0 <= middle <= box.y1 and box.x1 <= shape.x0 <= box.x1 + ABOVE)
        for box in labels
    )


def _placed(shapes: list[tuple[Shape, str]], places: list[tuple[Box, str]]) -> list[tuple[Shape, str, str]]:
    """Shapes near a place to sign; under one signature often stands the next, so each counts as a place for others."""
    found: list[tuple[Shape, str, str]] = []
    waiting, known = shapes, places
    while known:
        near = [(shape, what, words) for shape, what in waiting if (words := _beside(shape, known)) is not None]
        found += near
        waiting = [(shape, what) for shape, what in waiting if all(shape is not taken for taken, _, _ in near)]
        known = [(box_of(shape), words) for shape, _, words in near]
    return sorted(found, key=lambda one: (one[0].y0, one[0].x0))


def _is_on_line(shape: Shape, places: Sequence[tuple[Box, str]]) -> bool:
    """Does a place to sign stand beside this shape, at the same height: a block that broke over the end of a page?"""
    return any(box.y0 <= shape.y1 and shape.y0 <= box.y1 for box, _ in places)


def heads(shape: Shape, top: float) -> bool:
    """A picture above all words at the head of the page: the logo of a letterhead."""
    return shape.y1 < HEAD and shape.y0 < top


def tells_signing(lines: Iterable[Line]) -> bool:
    """Is there a place to sign on this page at all, or the name of somebody who may?"""
    words = "\n".join([line.text for line in lines])
    return _may_tell(words) or any(
        pattern.search(words) for pattern in (NAMES, NAME_LABEL, PLACE_AND_DATE, DATED_NAME, FUNCTIONS, HOLDS_NAME)
    )


def _may_tell(text: str) -> bool:
    small = text.lower()
    if not small.isascii():
        small = small.replace("\u0307", "").replace("\u0131", "i").replace("\u017f", "s")  # what the patterns take for i and s
    return any(word in small for word in _TELLING) or bool(_DOTTED.search(small))


def fits(shape: Shape) -> bool:
    """Is it of the size and form of a signature?"""
    wide, high = shape.x1 - shape.x0, shape.y1 - shape.y0
    return LEAST[0] <= wide <= MOST[0] and LEAST[1] <= high <= MOST[1] and wide <= FLATTEST * high


def _beside(shape: Shape, places: Sequence[tuple[Box, str]]) -> str | None:
    """The words of the first place within reach."""
    return next((words for box, words in places if _is_near(shape, box)), None)


def mark(number: int, shape: Shape, where: str) -> Mark:
    """A picture of a signature that was found by its place."""
    return Mark(page=number, how="afbeelding", box=box_of(shape), because=f"een afbeelding van {size_of(shape)} {where}")


def _mark(number: int, shape: Shape, *, what: str, beside: str) -> Mark:
    word = found[0] if (found := SIGNS.search(beside)) else "een lijn om op te tekenen" if RULE.search(beside) else "plaats, datum en naam"
    return Mark(page=number, how="afbeelding", box=box_of(shape), because=f"{what} van {size_of(shape)} bij “{word}”")


def size_of(shape: Shape) -> str:
    return f"{_centimetres(shape.x1 - shape.x0)} bij {_centimetres(shape.y1 - shape.y0)} cm"


def box_of(shape: Shape) -> Box:
    return Box(x0=round(shape.x0, 2), y0=round(shape.y0, 2), x1=round(shape.x1, 2), y1=round(shape.y1, 2))


def _is_near(shape: Shape, words: Box) -> bool:
    """Within reach up or down; beside each other counts too."""
    return shape.y0 - REACH <= words.y1 and words.y0 <= shape.y1 + REACH


def _centimetres(points: float) -> str:
    return f"{points / 72 * 2.54:.1f}".replace(".", ",")


def _scribbles(strokes: Sequence[tuple[Shape, int]]) -> list[Shape]:
    """Strokes that lie together, as one shape each, when they have the curves of handwriting."""
    heaps: list[tuple[Shape, int]] = []
    for shape, curves in strokes:
        current, total = shape, curves
        apart = []
        for other, number in heaps:
            if _touch(current, other):
                current, total = _around(current, other), total + number
            else:
                apart.append((other, number))
        heaps = [*apart, (current, total)]
    return [shape for shape, curves in heaps if curves >= CURVES]


def _touch(one: Shape, other: Shape) -> bool:
    across = one.x0 - NEAR <= other.x1 and other.x0 <= one.x1 + NEAR
    return across and one.y0 - UPON <= other.y1 and other.y0 <= one.y1 + UPON


def _around(one: Shape, other: Shape) -> Shape:
    return one._replace(x0=min(one.x0, other.x0), y0=min(one.y0, other.y0), x1=max(one.x1, other.x1), y1=max(one.y1, other.y1))
