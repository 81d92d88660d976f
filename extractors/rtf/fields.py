"""Fields in RTF: form fields with what was filled in, and instructions with what they show.

Knows `\\field` and its parts; fetches and computes nothing. What instructions ask for is known in `word.fields`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.flow import Flow, letters
from extractors.rows import Control
from extractors.word.controls import OFF, ON
from extractors.word.fields import IN_CODE, LONGEST_CODE, code_note, drawn_by, filled_in, kept_in
from extractors.word.symbols import CROSSED, EMPTY

_LINK = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"', re.IGNORECASE)
_LINKS_SHOWN = 10
_UNSET = 25  # \ffres: nothing was chosen yet, the default holds
_MOST_CHOICES = 1_000
_FORMS = {0: "FORMTEXT", 1: "FORMCHECKBOX", 2: "FORMDROPDOWN"}


@dataclass(slots=True)
class FieldCode:
    """A field being read: its instruction, its form, then what it shows."""

    code: str = ""
    type: int | None = None  # \fftype
    result: int | None = None  # \ffres
    default: int = 0  # \ffdefres
    name: str = ""
    choices: list[str] = field(default_factory=list)
    control: Control | None = None
    since: int = 0  # words told when its result began
    is_shown: bool = False  # has a result

    def form(self) -> Control | None:
        """The control of a form field: box, choice or blank; None for any other."""
        word = next(iter(self.code.split()), "").upper() or _FORMS.get(-1 if self.type is None else self.type, "")
        number = self.default if self.result in (None, _UNSET) else self.result or 0
        if word == "FORMCHECKBOX":
            return Control(kind="vakje", name=self.name, value=ON if number else OFF, shown=CROSSED if number else EMPTY)
        if word == "FORMDROPDOWN":
            chosen = self.choices[number] if 0 <= number < len(self.choices) else ""
            return Control(kind="keuze", name=self.name, value=chosen, shown=chosen)
        return Control(kind="tekst", name=self.name) if word == "FORMTEXT" else None


class Fields:
    """The fields now open, innermost last; places their controls in the line."""

    def __init__(self, flow: Flow, *, say: Callable[[str], None], remark: Callable[[str], None]) -> None:
        self._flow, self._say, self._remark = flow, say, remark
        self._open: list[FieldCode] = []
        self._links: set[str] = set()
        self.told = 0  # words that the walk has told; a field that adds none shows nothing

    def begin(self) -> None:
        self._open.append(FieldCode())

    def instruct(self, words: str) -> None:
        """A piece of the instruction."""
        if self._open and len(self._open[-1].code) < LONGEST_CODE:
            self._open[-1].code += words

    def named(self, words: str) -> None:
        """A piece of the name of the form field."""
        if self._open:
            self._open[-1].name = (self._open[-1].name + words)[:80]

    def choice(self) -> None:
        """One more row in the list to choose from."""
        if self._open and len(self._open[-1].choices) < _MOST_CHOICES:
            self._open[-1].choices.append("")

    def choice_said(self, words: str) -> None:
        """A piece of the newest choice."""
        if self._open and self._open[-1].choices:
            self._open[-1].choices[-1] += words[:LONGEST_CODE]

    def word(self, word: str, number: int | None) -> None:
        """A control word of the form."""
        if self._open and number is not None:
            code = self._open[-1]
            if word == "fftype":
                code.type = number
            elif word == "ffres":
                code.result = number
            elif word == "ffdefres":
                code.default = number

    def show(self) -> None:
        """The result begins."""
        if self._open and not self._open[-1].is_shown:
            code = self._open[-1]
            code.is_shown, code.since = True, self.told
            control = code.form()
            if control is not None and control.kind == "tekst":
                code.control = control
                self._flow.control(control)
                self._flow.record()

    def end(self) -> None:
        """The field is complete: a control that is still waiting is placed, or what it draws without a result is said."""
        if not self._open:
            return
        code = self._open.pop()
        self._remark(code_note(code.code))
        self._links.update(link for link in _LINK.findall(code.code) if "://" in link)
        if code.control is not None:
            code.control.value = filled_in(self._flow.recorded())
            return
        control, has_words = code.form(), code.is_shown and self.told > code.since
        if control is not None:
            if has_words:
                control.shown = ""  # the file itself tells what stands there
            self._flow.control(control)
        elif not has_words:
            self._say(drawn_by(code.code))
            for words in kept_in(code.code):
                self._flow.conceal(words, IN_CODE)
                self._flow.added += letters(words)

    def links(self) -> list[str]:
        """Dutch remarks: where the links of the document lead; long lists are counted."""
        links = sorted(self._links)
        notes = [f"Bevat een koppeling naar {link[:200]}; niet opgehaald." for link in links[:_LINKS_SHOWN]]
        more = len(links) - _LINKS_SHOWN
        return notes + ([f"Bevat nog {more} andere koppelingen; niet opgehaald."] if more > 0 else [])
