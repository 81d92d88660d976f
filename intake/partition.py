"""Divides the raw bytes of one message: every byte is in exactly one span. Knows only as much of headers as boundaries need.

Iterative, so depth costs nothing; a nested message/rfc822 is one body here and is divided in its turn by `unpack`.

    header  preamble  boundary [header body] boundary [header body] boundary epilogue
                               \\__ piece __/          \\__ piece __/
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from intake.headers import parameters, parse_fields

DEEPEST_NAME = 40
"""Parts nested deeper than this are named by number, so that names stay short however deep a mail is."""

LONGEST_BOUNDARY = 1_000
MOST_PIECES = 150_000  # what lies beyond stays in one span and is reported
MOST_GUESSES = 64  # each guess may read the whole message once
HEADER_LINE = re.compile(rb"(?!--)[!-9;-~]+[ \t]*:[^\n]*(?:\n|$)|(?!\r?\n)[ \t][^\n]*(?:\n|$)")
KNOWN_FIELD = re.compile(
    rb"(?:content-[a-z-]+|mime-version|received|from|to|cc|subject|date|message-id|return-path|x-[a-z-]+):", re.IGNORECASE
)
PART_FIELD = re.compile(rb"content-[a-z-]+[ \t]*:", re.IGNORECASE)
LINE_END = re.compile(rb"\r?\n|\r")
LONE_RETURN = re.compile(rb"\r(?!\n)")
ENVELOPE = re.compile(rb">?From [^\n]*(?:\n|$)")


class SpanKind(StrEnum):
    """What a run of bytes is."""

    HEADER = "header"
    BODY = "body"
    PREAMBLE = "preamble"
    BOUNDARY = "boundary"
    EPILOGUE = "epilogue"


class Flaw(StrEnum):
    """How the structure of a message can be damaged."""

    NOT_CLOSED = "not_closed"
    AFTER_CLOSE = "after_close"
    NO_BOUNDARY = "no_boundary"
    GUESSED_BOUNDARY = "guessed_boundary"
    NO_PARTS = "no_parts"
    BROKEN_HEADER = "broken_header"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes start..end; `piece` is the position of the piece they belong to."""

    kind: SpanKind
    start: int
    end: int
    piece: int


@dataclass(slots=True)
class Piece:
    """A multipart or a leaf, as its place in the bytes."""

    part: str
    parent: int  # position of the multipart around it, -1 at the top
    header: tuple[int, int]
    body: tuple[int, int] = (0, 0)  # leaves only
    is_multipart: bool = False
    children: int = 0
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Partition:
    """The whole division: spans in order of place, pieces in document order, flaws as they were met."""

    spans: tuple[Span, ...]
    pieces: tuple[Piece, ...]
    flaws: tuple[tuple[Flaw, int], ...]


@dataclass(slots=True)
class _Open:
    boundary: bytes | None
    piece: int
    is_seen: bool = False


def partition(raw: bytes) -> Partition:
    """Divide one message; the lengths of the spans add up to the length of the message."""
    walk = _Walk(raw)
    walk.run()
    return Partition(spans=tuple(walk.spans), pieces=tuple(walk.pieces), flaws=tuple(walk.flaws))


class _Walk:
    """One pass from front to back. `stack` holds the open multiparts; `live` finds them by boundary."""

    def __init__(self, raw: bytes) -> None:
        # Mail with bare CR line ends (old Macs) is read through a view of the same length.
        opening = LINE_END.search(raw)
        self.view = LONE_RETURN.sub(b"\n", raw) if opening and opening[0] == b"\r" else raw
        self.spans: list[Span] = []
        self.pieces: list[Piece] = []
        self.flaws: list[tuple[Flaw, int]] = []
        self.stack: list[_Open] = []
        self.live: dict[bytes, list[int]] = {}
        self.closed: dict[bytes, int] = {}
        self.guesses = MOST_GUESSES
        self.kind, self.start, self.owner = SpanKind.BODY, 0, 0

    def run(self) -> None:
        """Open the message itself, then follow boundary lines to the end."""
        place = self._begin(0, parent=-1)
        while (self.stack or self.closed) and (line := self._dashes(place)) >= 0:
            if len(self.pieces) >= MOST_PIECES:
                self.flaws.append((Flaw.TOO_MANY, self.owner))
                break
            place = self._line(line)
        self._end_content(len(self.view))
        for left in self.stack:
            flaw = Flaw.NOT_CLOSED if left.is_seen else Flaw.NO_PARTS if left.boundary else Flaw.NO_BOUNDARY
            self.flaws.append((flaw, left.piece))
        if self.stack and self.kind is SpanKind.BODY:
            self.pieces[self.owner].is_cut_off = self.stack[-1].is_seen

    def _dashes(self, place: int) -> int:
        """The next line that begins with two dashes; `place` is always the start of a line."""
        if self.view.startswith(b"--", place):
            return place
        found = self.view.find(b"\n--", place)
        return found + 1 if found >= 0 else -1

    def _line(self, line: int) -> int:
        """Judge one line that begins with dashes; returns where to go on."""
        end = self.view.find(b"\n", line)
        after = len(self.view) if end < 0 else end + 1
        if after - line > LONGEST_BOUNDARY + 8:
            return after
        text = self.view[line + 2 : after].rstrip(b" \t\r\n")
        if text in self.live:
            return self._next_part(text, line, after)
        if text.endswith(b"--") and text[:-2] in self.live:
            return self._close(text[:-2], line, after)
        if self.kind is SpanKind.EPILOGUE and text in self.closed:
            return self._reopen(text, line, after)
        if self.kind is SpanKind.PREAMBLE and text and PART_FIELD.match(self.view, after) and self._may_guess():
            return self._guess(text, line, after)
        return after

    def _next_part(self, boundary: bytes, line: int, after: int) -> int:
        self._end_content(self._line_end_before(line))
        self._pop_above(self.live[boundary][-1])
        self.stack[-1].is_seen = True
        return self._separate(line, after)

    def _separate(self, line: int, after: int) -> int:
        """The boundary line itself, and the part that begins behind it."""
        multipart = self.stack[-1].piece
        self._span(SpanKind.BOUNDARY, self._line_end_before(line), after, multipart)
        return self._begin(after, parent=multipart)

    def _close(self, boundary: bytes, line: int, after: int) -> int:
        self._end_content(self._line_end_before(line))
        self._pop_above(self.live[boundary][-1])
        done = self.stack[-1]
        self._pop()
        if not done.is_seen:
            self.flaws.append((Flaw.NO_PARTS, done.piece))
        self.closed[boundary] = done.piece
        self._span(SpanKind.BOUNDARY, self._line_end_before(line), after, done.piece)
        self.kind, self.start, self.owner = SpanKind.EPILOGUE, after, done.piece
        return after

    def _reopen(self, boundary: bytes, line: int, after: int) -> int:
        """A part behind the closing boundary: mail programs do not show it, we do."""
        piece = self.closed[boundary]
        self.flaws.append((Flaw.AFTER_CLOSE, piece))
        self._end_content(self._line_end_before(line))
        self._push(_Open(boundary, piece, is_seen=True))
        return self._separate(line, after)

    def _may_guess(self) -> bool:
        """Only for a multipart whose own boundary is absent, nowhere to come, and not seen yet."""
        here = self.stack[-1]
        if here.is_seen or here.piece != self.owner:
            return False
        if here.boundary is None:
            return True
        self.guesses -= 1
        return self.guesses >= 0 and self.view.find(b"--" + here.boundary, self.start) < 0

    def _guess(self, boundary: bytes, line: int, after: int) -> int:
        here = self.stack[-1]
        self.flaws.append((Flaw.GUESSED_BOUNDARY, here.piece))
        self._pop()
        self._end_content(self._line_end_before(line))
        self._push(_Open(boundary, here.piece, is_seen=True))
        return self._separate(line, after)

    def _begin(self, place: int, *, parent: int) -> int:
        """A header block and what it announces; returns the start of the content."""
        end, body = self._header(place, is_top=parent < 0)
        position = len(self.pieces)
        block = self.view[place:end]
        piece = Piece(part=self._name(parent, position), parent=parent, header=(place, end), body=(body, body))
        self.pieces.append(piece)
        self._span(SpanKind.HEADER, place, body, position)
        self.kind, self.start, self.owner = SpanKind.BODY, body, position
        boundary = _multipart_boundary(block)
        if boundary is not None:
            piece.is_multipart = True
            if parent < 0:
                piece.part = ""
            self._push(_Open(boundary or None, position))
            self.kind = SpanKind.PREAMBLE
        return body

    def _header(self, place: int, *, is_top: bool) -> tuple[int, int]:
        """Where the fields end, and where the content starts: behind the empty line, when there is one."""
        opening = ENVELOPE.match(self.view, place) if is_top else None
        here = opening.end() if opening else place
        while here < len(self.view):
            if (found := HEADER_LINE.match(self.view, here)) and (here > place or self.view[here : here + 1] not in b" \t"):
                here = found.end()
            elif self._is_stray(here, place):
                here = self._after_line(here)
            else:
                break
        for empty in (b"\n", b"\r\n"):
            if self.view.startswith(empty, here):
                return here, here + len(empty)
        if here < len(self.view) and here > place and not self.view.startswith(b"--", here):
            self.flaws.append((Flaw.BROKEN_HEADER, len(self.pieces)))
        return here, here

    def _is_stray(self, here: int, first: int) -> bool:
        """A damaged line between two fields: what follows is a field that only headers have."""
        if here == first or self.view.startswith((b"\n", b"\r\n", b"--"), here):
            return False
        return KNOWN_FIELD.match(self.view, self._after_line(here)) is not None

    def _after_line(self, place: int) -> int:
        end = self.view.find(b"\n", place)
        return len(self.view) if end < 0 else end + 1

    def _name(self, parent: int, position: int) -> str:
        if parent < 0:
            return "1"
        around = self.pieces[parent]
        around.children += 1
        if around.part.count(".") >= DEEPEST_NAME or "+" in around.part:
            return f"{around.part.partition('.+')[0]}.+{position}"
        return f"{around.part}.{around.children}" if around.part else str(around.children)

    def _line_end_before(self, line: int) -> int:
        """The line end in front of a boundary belongs to the boundary."""
        start = line
        if start > self.start and self.view[start - 1 : start] == b"\n":
            start -= 1
            if start > self.start and self.view[start - 1 : start] == b"\r":
                start -= 1
        return start

    def _end_content(self, end: int) -> None:
        self._span(self.kind, self.start, end, self.owner)
        if self.kind is SpanKind.BODY:
            self.pieces[self.owner].body = (self.start, end)
        self.start = end

    def _span(self, kind: SpanKind, start: int, end: int, piece: int) -> None:
        if end > start:
            self.spans.append(Span(kind, start, end, piece))

    def _push(self, opened: _Open) -> None:
        if opened.boundary:
            self.live.setdefault(opened.boundary, []).append(len(self.stack))
        self.stack.append(opened)

    def _pop(self) -> None:
        gone = self.stack.pop()
        if gone.boundary:
            places = self.live[gone.boundary]
            places.pop()
            if not places:
                del self.live[gone.boundary]

    def _pop_above(self, place: int) -> None:
        """An outer boundary ends every multipart inside it."""
        while len(self.stack) > place + 1:
            inner = self.stack[-1]
            self.flaws.append((Flaw.NOT_CLOSED if inner.is_seen else Flaw.NO_PARTS, inner.piece))
            self._pop()


def _multipart_boundary(block: bytes) -> bytes | None:
    """The boundary of a multipart, b"" when it names none; None when this is no multipart."""
    if b"ultipart/" not in block and b"multipart/" not in block.lower():
        return None
    value = next(parse_fields(block).raw("content-type"), b"")
    kind, settings = parameters(value.decode("latin-1"))
    if not kind.startswith("multipart/"):
        return None
    boundary = settings.get("boundary", "").encode("latin-1", "replace").rstrip(b" \t\r\n")
    return boundary if len(boundary) <= LONGEST_BOUNDARY else b""
