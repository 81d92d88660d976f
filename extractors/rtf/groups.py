"""The groups of RTF that do not simply stand on the page: tables at the head, fields, pictures, text boxes, notes, margins.

Knows which word begins each and what its closing brace does; the walk is in rtf_body. Opens and fetches nothing.
"""

from collections.abc import Callable
from functools import partial

from extractors.flow import Picture, tidy
from extractors.rows import Draft, words_of
from extractors.rtf.body import Body
from extractors.rtf.rows import Rows
from extractors.rtf.state import NOTHING, PAGE, Shape
from extractors.rtf.words import MARGINS

UNUSED = "in een onderdeel dat het document niet toont"
HIDDEN_SHAPE = "in een verborgen vorm"
COMMENT_SHOWN = 200
_SMALLEST_PICTURE = 100  # hexadecimal digits: fewer is no picture
_LONGEST = 2_000  # characters of a name or a description

OBJECT = "Bevat een ingesloten of gekoppeld bestand (OLE); het is niet geopend."
FORMULA = "Bevat een formule; die is niet gelezen."
COMMENT = "Opmerking in de kantlijn, telt niet mee: “{}”"
TEMPLATE = "Verwijst naar een sjabloon buiten het document: {}; niet opgehaald."


class Groups:
    """Tells a body what it meets on its way."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._shapes = [Shape()]
        self._pictures: list[int] = []  # how many stood on the page when a margin began
        self._margins: list[tuple[int, bool, list[Draft]]] = []
        body.on_group |= self._beginnings()
        body.on_characters |= self._receivers()
        body.on_setting = self._measure

    def finish(self) -> None:
        """Put headers and footers on the first page of their section."""
        sheets = self._body.flow.sheets
        for page, is_top, lines in self._margins:
            sheet = sheets[min(page, len(sheets)) - 1]
            (sheet.top if is_top else sheet.bottom).extend(lines)

    def _beginnings(self) -> dict[str, Callable[[], object]]:
        fields = self._body.fields
        names = {
            "fonttbl": "fonts", "colortbl": "colours", "info": "about", "upr": "about", "ud": PAGE, "template": "template",
            "fldinst": "code", "ffname": "field name", "sn": "property", "sv": "value",
        }  # fmt: skip
        return {
            **{word: partial(self._to, takes) for word, takes in names.items()},
            **dict.fromkeys(("mmath", "moMath", "moMathPara"), self._formula),
            **{word: partial(self._margin, word) for word in MARGINS},
            **dict.fromkeys(("shptxt", "dptxbxtext"), self._box),
            **dict.fromkeys(("listtext", "pntext"), self._label),
            "field": lambda: self._open(PAGE, fields.begin, fields.end),
            "fldrslt": lambda: self._open(PAGE, fields.show, None),
            "ffl": lambda: self._open("choice", fields.choice, None),
            "shp": lambda: self._open(PAGE, lambda: self._shapes.append(Shape()), self._shapes.pop),
            "sp": self._property_begins,
            "pict": lambda: self._open("picture", lambda: self._shapes.append(Shape()), self._picture_end),
            "object": lambda: self._body.remark(OBJECT),
            "footnote": lambda: self._apart(self._footnote_end),
            "annotation": lambda: self._apart(self._annotation_end),
        }

    def _receivers(self) -> dict[str, Callable[[str], object]]:
        fields = self._body.fields
        return {
            "fonts": self._body.fonts.name,
            "colours": self._body.colours.end,
            "template": self._template,
            "code": fields.instruct,
            "field name": fields.named,
            "choice": fields.choice_said,
            "property": self._property,
            "value": self._value,
            "picture": self._digits,
        }

    def _to(self, takes: str) -> None:
        self._body.group.takes = takes

    def _label(self) -> None:
        self._body.group.is_label = True

    def _open(self, takes: str, begin: Callable[[], object], end: Callable[[], object] | None) -> None:
        """This group takes its characters elsewhere; a second such word in one pair of braces is passed over."""
        group = self._body.group
        if group.end is None:
            begin()
            group.takes, group.end = takes, end

    def _template(self, words: str) -> None:
        if "://" in words or words.startswith("\\\\"):
            self._body.remark(TEMPLATE.format(words.strip()[:200]))

    def _formula(self) -> None:
        self._body.remark(FORMULA)
        self._body.group.takes = NOTHING

    # drawings

    def _measure(self, word: str, number: int) -> None:
        if word == "bin":
            self._shapes[-1].digits += 2 * max(0, number)
        elif word.startswith(("pic", "shp")):
            self._shapes[-1].sides[word] = number
        elif word.startswith("ff"):
            self._body.fields.word(word, number)

    def _property_begins(self) -> None:
        self._open("about", lambda: None, self._shapes[-1].end_property)

    def _property(self, words: str) -> None:
        shape = self._shapes[-1]
        shape.name = (shape.name + words)[:_LONGEST]

    def _value(self, words: str) -> None:
        shape = self._shapes[-1]
        shape.value = (shape.value + words)[:_LONGEST]

    def _digits(self, digits: str) -> None:
        self._shapes[-1].digits += len(digits)

    def _picture_end(self) -> None:
        """A picture on the page, in the size it is shown in: its own, or that of the drawing it fills."""
        picture = self._shapes.pop()
        around = self._shapes[-1]
        group = self._body.group
        if picture.digits < _SMALLEST_PICTURE or group.cover or group.look.vanish or group.is_deleted or around.is_hidden:
            return
        width, height = picture.size if all(picture.size) else around.size
        self._body.begin()
        self._body.flow.picture(Picture(width=width, height=height, words=f"{picture.words} {around.words}".strip()))

    def _box(self) -> None:
        """A text box: beside the line it is anchored in."""
        if self._shapes[-1].is_hidden:
            self._body.group.cover = HIDDEN_SHAPE
        self._story(self._body.flow.open_aside, self._body.flow.close_aside)

    # stories of their own

    def _story(self, begin: Callable[[], object], end: Callable[[], object]) -> None:
        """Text with rows of its own, apart from the line in which it is told."""
        if self._body.group.end is not None:
            return
        self._open(PAGE, begin, partial(self._story_end, end))
        self._body.group.level = 0
        self._body.stories.append(Rows(self._body.flow))

    def _story_end(self, end: Callable[[], object]) -> None:
        self._body.stories.pop().at(0)
        end()

    def _apart(self, end: Callable[[], object]) -> None:
        self._story(self._body.flow.open_apart, end)

    def _footnote_end(self) -> None:
        lines = self._body.flow.close_apart()
        self._body.flow.sheets[-1].bottom += lines

    def _annotation_end(self) -> None:
        """A comment in the margin: told, but no text of the page."""
        words = tidy(" ".join(words_of(line) for line in self._body.flow.close_apart()))
        if words:
            self._body.remark(COMMENT.format(words[:COMMENT_SHOWN]))

    def _margin(self, word: str) -> None:
        """A header or footer; one that its section does not show is hidden text."""
        body = self._body
        if (word.endswith("f") and not body.has_title_page) or (word.endswith("l") and not body.has_facing_pages):
            body.group.cover = UNUSED
            return
        page = body.flow.page + body.is_break_due
        self._pictures.append(len(body.flow.sheets[-1].pictures))
        self._apart(partial(self._margin_end, word, page))

    def _margin_end(self, word: str, page: int) -> None:
        self._margins.append((page, word.startswith("header"), self._body.flow.close_apart()))
        del self._body.flow.sheets[-1].pictures[self._pictures.pop() :]  # a logo in the margin is not what the page consists of
