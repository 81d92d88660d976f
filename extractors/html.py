"""Reads an HTML file to the text a browser shows: scripts never run, nothing fetched, hidden text kept apart.

Knows HTML tags and the styles that hide text; knows no stylesheet language beyond single rules of a tag.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from extractors.content import Content
from extractors.flow import Flow, Picture
from extractors.html_tables import Spans
from extractors.look import WHITE, read_colour, why_colourless
from extractors.plain import decode
from extractors.rows import Control
from intake.message import State

MAX_BYTES = 8 << 20
MAX_TAGS = 200_000
MAX_DEPTH = 2_000
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNSHOWN = frozenset("script style template noscript head title".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html legend li main menu nav ol optgroup option p pre section summary ul caption".split()
)
_CELLS, _TABLE = frozenset({"td", "th"}), frozenset({"table"})
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "td": (_CELLS, _TABLE),
    "th": (_CELLS, _TABLE),
    "tr": (frozenset({"tr"}), _TABLE),
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "p": (frozenset({"p"}), _BLOCKS | _CELLS | _TABLE),
}
"""What a start tag ends without saying so, and within what."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_RULE = re.compile(r"([a-z-]+)\s*:\s*([^;]+)")
_SIZE = re.compile(r"^(\d*\.?\d+)\s*(px|pt|em|rem|%|)$")
_SMALLEST = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "%": 20.0, "": 0.1}
_BLOCK = re.compile(r"([^{}@]{1,500})\{([^{}]{0,2000})\}")
_SELECTOR = re.compile(r"[a-z0-9]*(?:[.#][a-z0-9_-]+)?")
LONGEST_SHEET = 200_000
_FAR = re.compile(r"^-\s*\d{3,}")


def read_html(path: Path) -> Content:
    """The visible text as lines; what a browser would not show is hidden text."""
    if path.stat().st_size > MAX_BYTES:
        return Content(state=State.TOO_LARGE, because=f"Webpagina is groter dan {MAX_BYTES >> 20} MB; beoordeel haar met de hand.")
    return html_content(path.read_bytes())


def html_content(blob: bytes) -> Content:
    """The same for a page that stands inside another file."""
    text, notes = _decode(blob)
    reader = _Reader()
    try:
        reader.feed(_defuse(text))
        reader.close()
    except _EnoughError:
        reader.close_open()
    pages, fields = reader.flow.finish()
    return Content(
        pages=pages,
        fields=fields,
        hidden=reader.flow.hidden(),
        notes=(*notes, *reader.notes(), *reader.flow.hidden_notes()),
        state=State.PARTLY_READ if reader.is_cut else State.READ,
        because="Webpagina is te groot om helemaal te lezen; beoordeel de rest met de hand." if reader.is_cut else "",
    )


class _EnoughError(Exception):
    """Beyond the limits: what was read so far is kept."""


_NO_TAG = re.compile(r"<(?![A-Za-z/!?])")
_MARKED = re.compile(r"<!\[[^>]{0,500}>")
_CLOSERS = (("<!--", "-->"), ("<!", ">"), ("<?", ">"), ("<", ">"))


def _defuse(text: str) -> str:
    """The parser takes quadratic time over openings that never close, and stumbles over marked sections: make those text."""
    text = _MARKED.sub("", _NO_TAG.sub("&lt;", text)).replace("<![", "&lt;![")
    for opening, closer in _CLOSERS:
        end = text.rfind(closer) + 1
        text = text[:end] + text[end:].replace(opening, "&lt;" + opening[1:])
    return text


def _decode(blob: bytes) -> tuple[str, tuple[str, ...]]:
    """By its mark, by its own words, else as plain text is."""
    named = _CHARSET.search(blob[:4096])
    if named and not blob.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return blob.decode(named[1].decode("ascii")), ()
        except (LookupError, ValueError):
            pass  # it lies about itself: read it as if it said nothing
    return decode(blob)


class _StyleSheet:
    """Rules of a page for one tag, class or id; longer selectors are not understood and hide nothing."""

    def __init__(self) -> None:
        self._rules: dict[str, str] = {}

    def read(self, text: str) -> None:
        """Keep the rules of one style element."""
        for selectors, rules in _BLOCK.findall(text[:LONGEST_SHEET]):
            for selector in selectors.split(",")[:50]:
                name = selector.strip().lower()
                if _SELECTOR.fullmatch(name):
                    self._rules[name] = f"{self._rules.get(name, '')};{rules}"[:2_000]

    def style(self, tag: str, given: dict[str, str]) -> str:
        """What the page and the tag itself ask for, the tag last."""
        if not self._rules:
            return given.get("style", "")
        classes = given.get("class", "").lower().split()[:20]
        names = [tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes), f"#{given.get('id', '').lower()}"]
        return ";".join([*(self._rules[name] for name in names if name in self._rules), given.get("style", "")])


class _Reader(HTMLParser):
    """Keeps a stack of open tags with why the text inside them is not seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.is_cut = False
        self._open: list[tuple[str, str]] = []  # tag, why its text is not seen
        self._tags = 0
        self._sources: dict[str, None] = {}
        self._titles: dict[str, None] = {}
        self._sheet = _StyleSheet()
        self._spans = Spans()
        self._starts = self._start_steps()
        self._ends: dict[str, Callable[[], None]] = {
            "table": self._close_table,
            "tr": self.flow.close_row,
            "td": self._close_cell,
            "th": self._close_cell,
        }

    def _start_steps(self) -> dict[str, Callable[[dict[str, str]], None]]:
        return {
            "table": self._open_table,
            "tr": self._open_row,
            "td": self._open_cell,
            "th": self._open_cell,
            "br": lambda _: self.flow.end_line(),
            "img": self._image,
            "input": self._input,
        }

    def _open_table(self, _: dict[str, str]) -> None:
        self._spans.open_table()
        self.flow.open_table()

    def _close_table(self) -> None:
        self._spans.close_table()
        self.flow.close_table()

    def _open_row(self, _: dict[str, str]) -> None:
        self._spans.open_row()
        self.flow.open_row()

    def _open_cell(self, given: dict[str, str]) -> None:
        """A cell; before it an empty one where a cell from a row above takes columns."""
        taken = self._spans.open_cell(columns=given.get("colspan", ""), rows=given.get("rowspan", ""))
        if taken:
            self.flow.open_cell()
            self.flow.close_cell(columns=taken)
        self.flow.open_cell()

    def _close_cell(self) -> None:
        self.flow.close_cell(columns=self._spans.close_cell())

    @property
    def _why(self) -> str:
        return self._open[-1][1] if self._open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more tag; beyond the limits the rest is left unread, and that is said."""
        self._tags += 1
        if self._tags > MAX_TAGS or len(self._open) > MAX_DEPTH:
            self.is_cut = True
            raise _EnoughError
        given = {name: value or "" for name, value in attrs}
        given["style"] = self._sheet.style(tag, given)
        self._close_implied(tag)
        if tag in _BLOCKS:
            self.flow.end_line()
        if not self._why and tag in self._starts:
            self._starts[tag](given)
        if tag not in _VOID:
            self._open.append((tag, self._why or _why_unseen(tag, given)))

    def _close_implied(self, tag: str) -> None:
        """A new cell ends the one before it, a new point the point before it; within the table or list they belong to."""
        closes, within = _IMPLIED.get(tag, (frozenset(), frozenset()))
        for name, _ in reversed(self._open) if closes else ():
            if name in closes:
                self.handle_endtag(name)
                return
            if name in within:
                return

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """HTML knows no empty tags besides its own list: `<div/>` opens."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Closes the nearest open tag of this name and everything in it; a stray one is nothing."""
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, _ = self._open.pop()
            if not self._why:
                self._leave(name)
            if name == tag:
                return

    def _leave(self, name: str) -> None:
        if name in _BLOCKS:
            self.flow.end_line()
        if name in self._ends:
            self._ends[name]()

    def handle_data(self, data: str) -> None:
        """Words, seen or not; white space between them is one space."""
        words = re.sub(r"[ \t\r\n\f]+", " ", data)
        tag = self._open[-1][0] if self._open else ""
        if tag == "style":
            self._sheet.read(data)
        if tag in {"script", "style"}:
            return
        if tag == "title":
            self._titles[words.strip()[:200]] = None
        elif self._why:
            self.flow.conceal(words, self._why)
        else:
            self.flow.text(words)

    def close(self) -> None:
        """The end of the file closes what was left open."""
        super().close()
        self.close_open()

    def close_open(self) -> None:
        """Ends every tag that is still open."""
        while self._open:
            self.handle_endtag(self._open[-1][0])

    def _image(self, given: dict[str, str]) -> None:
        source = given.get("src", "")
        if source and not source.lower().startswith(("data:", "cid:")):
            self._sources[source[:200]] = None
        self.flow.picture(
            Picture(width=_points(given.get("width", "")), height=_points(given.get("height", "")), words=given.get("alt", ""))
        )

    def _input(self, given: dict[str, str]) -> None:
        kind, value = given.get("type", "text").lower(), given.get("value", "")
        if kind in {"checkbox", "radio"}:
            is_on = "checked" in given
            shown = "☒" if is_on else "☐"
            self.flow.control(Control(kind="vakje", name=given.get("name", ""), value="aan" if is_on else "uit", shown=shown))
        elif kind not in {"hidden", "submit", "button", "reset", "image", "password"}:
            self.flow.control(Control(kind="tekst", name=given.get("name", ""), value=value, shown=value))

    def notes(self) -> tuple[str, ...]:
        """Its title, which no page shows, and what it would have fetched."""
        titles = tuple(f"Titel van de webpagina: “{title}”" for title in self._titles if title)
        return titles + tuple(f"Verwijst naar een afbeelding buiten het document: {source}; niet opgehaald." for source in self._sources)


def _points(value: str) -> float:
    digits = value.strip().removesuffix("px")
    return int(digits) * 0.75 if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0


def _why_unseen(tag: str, given: dict[str, str]) -> str:
    """Dutch: why the text in this tag is not seen; "" when it is."""
    rules = {name.strip().lower(): value.strip().lower() for name, value in _RULE.findall(given.get("style", "").lower())}
    if tag in _UNSHOWN:
        return "niet bedoeld om te tonen"
    if "hidden" in given or rules.get("display") == "none" or rules.get("visibility") in {"hidden", "collapse"}:
        return "verborgen letters"
    if _is_below(rules.get("font-size", ""), _SMALLEST):
        return "letters zonder grootte"
    if _is_below(rules.get("opacity", ""), {"": 0.1, "%": 10.0}):
        return "doorzichtige letters"
    if _FAR.match(rules.get("left", "")) or _FAR.match(rules.get("top", "")) or _FAR.match(rules.get("text-indent", "")):
        return "buiten de pagina"
    if tag in {"s", "del", "strike"} or "line-through" in rules.get("text-decoration", ""):
        return "doorgehaald"
    ground = read_colour(rules.get("background-color") or rules.get("background") or given.get("bgcolor", ""))
    has_ground = any(name in rules for name in ("background", "background-color", "background-image"))
    return why_colourless(rules.get("color") or given.get("color", ""), ground if ground or has_ground else WHITE)


def _is_below(value: str, limits: dict[str, float]) -> bool:
    found = _SIZE.match(value)
    return found is not None and float(found[1]) <= limits.get(found[2], -1)
