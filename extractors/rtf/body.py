"""Walks the tokens of an RTF document and tells a `Flow` what comes; hidden, struck and deleted words are kept apart.

Knows characters, looks and layout; which groups stand elsewhere is known in rtf_groups. Decides nothing about meaning.
"""

from collections.abc import Callable
from functools import lru_cache

from extractors.flow import Flow
from extractors.look import WHITE, Colour, Look, Sight, read_colour
from extractors.rtf.fields import Fields
from extractors.rtf.rows import FILLS, Rows
from extractors.rtf.state import NOTHING, PAGE, Group
from extractors.rtf.tables import Colours, Fonts, code_page
from extractors.rtf.tokens import Token
from extractors.rtf.words import LOOKS, SAID, SIGNS, SILENT, STARRED
from extractors.word.fields import code_note

MAX_DEPTH = 1_000  # groups in groups; Word stops far earlier
DELETED = "verwijderd met wijzigingen bijhouden"
BEHIND = "achter het einde van het document"
INSERTED = "Bevat tekst die met wijzigingen bijhouden is ingevoegd en nog niet is aanvaard; die is meegelezen."
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CLOCKS = frozenset({"chdate", "chtime", "chdpl", "chdpa"})


@lru_cache(maxsize=4096)
def _why_unseen(look: Look, ground: Colour | None) -> str:
    """Dutch: why a reader does not see words of this look on this colour; "" when they are seen."""
    sight = Sight(ground)
    sight.looks.append(look)
    return sight.why_unseen()


class Body:
    """One walk through the tokens of a document."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.notes: dict[str, None] = {}
        self.pages_counted = 0  # as the file says of itself
        self.fields = Fields(flow, say=self.say, remark=self.remark)
        self.fonts, self.colours = Fonts(), Colours()
        self.groups = [Group()]
        self.stories = [Rows(flow)]  # the body, and in it a text box or a note
        self.on_group: dict[str, Callable[[], object]] = {}  # what others know, by the word that begins it
        self.on_characters: dict[str, Callable[[str], object]] = {}  # by where the group takes them
        self.on_setting: Callable[[str, int], object] = self.fields.word  # any word that nobody else knows
        self.has_title_page = self.has_facing_pages = False
        self.is_complete = False  # the brace that closes the document has come
        self.is_break_due = False  # before the next visible words
        self._waiting = bytearray()  # characters that are not decoded yet
        self._high = 0  # first half of a Unicode pair
        self._skip = 0
        self._steps = self._layout_steps()

    @property
    def group(self) -> Group:
        """The innermost group."""
        return self.groups[-1]

    def take(self, token: Token) -> bool:
        """Tell the flow what this token says; False when groups are nested too deep to go on."""
        if token.characters:
            dropped = min(self._skip, len(token.characters))
            self._skip -= dropped
            self._waiting += token.characters[dropped:]
            return True
        self._flush()
        if token.word:
            self._word(token.word, token.number)
        elif token.sign:
            self._sign(token.sign)
        else:
            self._skip = 0
            if token.brace == "}":
                self._close()
            else:
                self.groups.append(self.group.inside())
        return len(self.groups) <= MAX_DEPTH

    def finish(self) -> None:
        """Close what is still open."""
        self._flush()
        while len(self.groups) > 1:
            self._close()
        self.stories[0].at(0)

    def remark(self, note: str) -> None:
        if note:
            self.notes[note] = None

    # characters

    def _flush(self) -> None:
        """Say the characters that were waiting."""
        if not self._waiting:
            return
        characters, self._waiting = bytes(self._waiting), bytearray()
        if self.group.takes == PAGE:
            self.say(self.fonts.words(characters, self.group.font))
        elif self.group.takes != NOTHING:
            self._elsewhere(characters.decode(self.fonts.encoding, "replace"))

    def _elsewhere(self, words: str) -> None:
        """Words that stand on no page, but tell something about it."""
        receive = self.on_characters.get(self.group.takes)
        if receive is not None:
            receive(words)

    def _unicode(self, number: int) -> None:
        code = number % 65536
        self._skip = self.group.skipped
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + (self._high - 0xD800 << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        self._say_or_tell(self.fonts.letter(code, self.group.font))

    def _say_or_tell(self, words: str) -> None:
        if self.group.takes == PAGE:
            self.say(words)
        elif self.group.takes != NOTHING:
            self._elsewhere(words)

    def say(self, words: str) -> None:
        """Words on the page, or hidden there."""
        if not words:
            return
        how = self._why_unseen()
        if how:
            self.flow.conceal(words, how)
            return
        self.begin()
        self.fields.told += bool(words.strip())
        self.flow.text(words, look=self.group.look)
        if self.group.is_revised:
            self.notes[INSERTED] = None

    def _why_unseen(self) -> str:
        """Dutch: why a reader does not see the words now being told; "" when they are seen."""
        if self.is_complete:
            return BEHIND
        if self.group.cover or self.group.is_deleted:
            return self.group.cover or DELETED
        self._take_place()
        return _why_unseen(self.group.look, self._ground())

    def _ground(self) -> Colour | None:
        """What the words stand on; None = cannot be told."""
        if self.group.shade != WHITE:
            return self.group.shade
        return self.stories[-1].ground if len(self.stories) == 1 else None

    def begin(self) -> None:
        """Before something visible: the page break that was waiting, and the cell it stands in."""
        if self.is_break_due and len(self.stories) == 1:
            self.is_break_due = False
            self.flow.break_page(hard=False)
        self._take_place()

    def _take_place(self) -> None:
        """What comes now stands in this cell, or in none."""
        rows = self.stories[-1]
        rows.at(self.group.level or int(rows.is_row_told))

    # signs and words

    def _sign(self, sign: str) -> None:
        if self._skip:
            self._skip -= 1
        elif sign == "*":
            self.group.is_starred = True
        elif sign in "\r\n":
            self._layout("par")
        elif sign in SIGNS:
            self._say_or_tell(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        group = self.group
        if word == "u" and number is not None:
            self._unicode(number)
            return
        self._skip = 0
        is_passed, group.is_starred = group.is_starred and word not in STARRED, False
        if group.takes == NOTHING:
            return
        if is_passed or word in SILENT:
            group.takes = NOTHING
        elif word in self.on_group:
            self.on_group[word]()
        elif group.takes == "fonts":
            self.fonts.word(word, number)
        elif group.takes == "colours":
            self.colours.word(word, number)
        elif word in SAID:
            self._say_or_tell(SAID[word])
        elif word in LOOKS:
            self._look(word, number)
        elif word in self._steps:
            self._layout(word)
        else:
            self._setting(word, number)

    def _look(self, word: str, number: int | None) -> None:
        group = self.group
        group.look = LOOKS[word](group.look, number, self.colours)
        if word == "plain":
            group.font, group.is_deleted, group.is_revised = None, False, False
        elif word == "pard":
            group.level, group.shade = 0, WHITE

    def _setting(self, word: str, number: int | None) -> None:
        """A word that changes how the next ones are read."""
        group = self.group
        if word == "f":
            group.font = number
        elif word == "uc":
            group.skipped = max(0, min(1 if number is None else number, 16))
        elif word == "intbl":
            group.level = max(group.level, 1)
        elif word == "itap":
            group.level = max(0, number or 0)
        elif word == "deleted":
            group.is_deleted = number != 0
        elif word == "revised":
            group.is_revised = number != 0
        elif word == "cbpat":
            group.shade = read_colour(self.colours[number]) or WHITE
        elif word == "shading" and number:
            group.shade = None
        elif word in FILLS and group.level < 2:
            self.stories[-1].define(word, self.colours[number])
        else:
            self._about_document(word, number)

    def _about_document(self, word: str, number: int | None) -> None:
        if word == "ansicpg":
            self.fonts.encoding = code_page(number)
        elif word in _CODE_PAGES:
            self.fonts.encoding = _CODE_PAGES[word]
        elif word in ("titlepg", "sectd"):
            self.has_title_page = word == "titlepg"
        elif word == "facingp":
            self.has_facing_pages = True
        elif word in ("sbknone", "sbkcol", "pagebb"):
            self.is_break_due = word == "pagebb" and number != 0
        elif word == "nofpages":
            self.pages_counted = number or 0
        elif word in _CLOCKS:
            self.remark(code_note("DATE"))
        elif number is not None:
            self.on_setting(word, number)

    # layout

    def _layout(self, word: str) -> None:
        group = self.group
        if group.takes == PAGE and not (self.is_complete or group.cover or group.look.vanish):
            self._steps[word]()

    def _layout_steps(self) -> dict[str, Callable[[], object]]:
        return {
            "par": self._paragraph_end,
            **dict.fromkeys(("line", "softline", "lbr", "column"), self.flow.end_line),
            "tab": lambda: self.flow.text(" ") if self.group.is_label else self.flow.gap(),
            "page": self._page_break,
            "sect": self._section_end,
            "cell": lambda: self.stories[-1].end_cell(1),
            "row": lambda: self.stories[-1].end_row(1),
            "nestcell": lambda: self.stories[-1].end_cell(max(self.group.level, 2)),
            "nestrow": lambda: self.stories[-1].end_row(max(self.group.level, 2)),
        }

    def _paragraph_end(self) -> None:
        if not self.group.level:
            self.stories[-1].is_row_told = False
        self.flow.end_line()

    def _page_break(self) -> None:
        self.begin()
        self.flow.break_page(hard=True)

    def _section_end(self) -> None:
        self.stories[-1].at(0)
        self.flow.end_line()
        self.is_break_due = True

    def _close(self) -> None:
        """A closing brace; one too many closes nothing."""
        if len(self.groups) == 1:
            return
        if self.group.end is not None:
            self.group.end()
        self.groups.pop()
        self.is_complete = self.is_complete or len(self.groups) == 1
