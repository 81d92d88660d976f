"""Fields in Word: what their codes ask for, and the form fields of older documents.

Knows w:fldChar, w:fldSimple, w:ffData and field codes; fetches and computes nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.flow import Flow, letters
from extractors.markup import Element, attribute, child, every
from extractors.rows import Control
from extractors.word.controls import OFF, ON
from extractors.word.look import is_on
from extractors.word.symbols import CROSSED, EMPTY, sign

LONGEST_CODE = 2_000
IN_CODE = "in een veldcode"
_FORMS = {"w:checkBox": "FORMCHECKBOX", "w:ddList": "FORMDROPDOWN", "w:textInput": "FORMTEXT"}
_BLANK = "\u2002 \u00a0"
_FETCHES = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "RD", "DATABASE"})
_BUTTONS = frozenset({"MACROBUTTON", "GOTOBUTTON"})
_ENTRIES = frozenset({"XE", "TC", "TA", "HYPERLINK", "IF", "MERGEFIELD", "REF", "TOC", "STYLEREF", "DOCPROPERTY", "FORMTEXT"})
"""Fields whose instruction holds words that are about other words, or wait for them."""
_QUOTED = re.compile(r'["“”]([^"“”]+)["“”]')
_FEWEST = 3  # words: fewer is a name or a setting
_FONT = re.compile(r'\\f\s+"?([^"\\]+)')
_CLOCKS = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE"})


@dataclass(slots=True)
class FieldCode:
    """A field being read: its instruction, then what it shows."""

    form: Element | None = None  # w:ffData
    code: str = ""
    is_showing: bool = False
    control: Control | None = None
    since: int = 0  # words told when its result began

    @property
    def word(self) -> str:
        """Which field this is; a form field whose code got lost is known by its form."""
        said = next(iter(self.code.split()), "").upper()
        if said or self.form is None:
            return said
        return next((word for tag, word in _FORMS.items() if child(self.form, tag) is not None), "")


def form_control(field: FieldCode) -> Control | None:
    """The control of an older form field: box, choice or blank."""
    form, word = field.form, field.word
    name = "" if form is None else _value(child(form, "w:name"))
    if word == "FORMCHECKBOX":
        is_checked = form is not None and _is_checked(form)
        return Control(kind="vakje", name=name, value=ON if is_checked else OFF, shown=CROSSED if is_checked else EMPTY)
    if word == "FORMDROPDOWN":
        chosen = "" if form is None else _chosen(form)
        return Control(kind="keuze", name=name, value=chosen, shown=chosen)
    return Control(kind="tekst", name=name) if word == "FORMTEXT" else None


def _value(element: Element | None) -> str:
    return "" if element is None else attribute(element, "w:val")


def _is_checked(form: Element) -> bool:
    box = child(form, "w:checkBox")
    checked, default = child(box, "w:checked"), child(box, "w:default")
    decisive = checked if checked is not None else default
    return decisive is not None and is_on(decisive)


def _chosen(form: Element) -> str:
    choices = child(form, "w:ddList")
    if choices is None:
        return ""
    entries = [attribute(entry, "w:val") for entry in every(choices, "w:listEntry")]
    result = child(choices, "w:result")
    index = _value(result if result is not None else child(choices, "w:default")) or "0"
    return entries[int(index)] if index.isdigit() and len(index) < 6 and int(index) < len(entries) else ""


def filled_in(words: str) -> str:
    """What was typed in a blank; its own dotted spaces are nothing."""
    return "" if not words.strip(_BLANK) else words


def code_note(code: str) -> str:
    """Dutch remark on a field that fetches something or changes by itself; "" for any other."""
    word = next(iter(code.split()), "").upper()
    if word in _FETCHES:
        return f"Bevat een veld dat iets van buiten het document ophaalt ({' '.join(code.split())[:120]}); niet opgehaald."
    if word in _CLOCKS:
        return "Bevat een datum die Word bij openen of afdrukken zelf bijwerkt; dat is niet de datum van ondertekening."
    return ""


def drawn_by(code: str) -> str:
    """What Word draws for a field that has no result: the words of a button, a sign of a symbol font."""
    words = code.split(None, 2)
    name = words[0].upper() if words else ""
    if name in _BUTTONS:
        return words[2].strip() if len(words) > 2 else ""
    if name != "SYMBOL" or len(words) < 2:
        return ""
    font = _FONT.search(code)
    try:
        return sign(font[1].strip() if font else "", int(words[1], 0)) or "▪"
    except ValueError:
        return ""


def kept_in(code: str) -> list[str]:
    """Sentences in an instruction that shows nothing."""
    word = next(iter(code.split()), "").upper()
    return [] if word in _ENTRIES else [said for said in _QUOTED.findall(code) if len(said.split()) >= _FEWEST]


class Fields:
    """The fields now open, innermost last; places the controls of form fields in the line."""

    def __init__(self, flow: Flow, *, say: Callable[[str], None], place: Callable[[Control], None], remark: Callable[[str], None]) -> None:
        self._flow, self._say, self._place, self._remark = flow, say, place, remark
        self._open: list[FieldCode] = []
        self.told = 0  # words that the walk has told; a field that adds none shows nothing

    @property
    def is_in_code(self) -> bool:
        """Are the words now being told part of an instruction?"""
        return any(not code.is_showing for code in self._open)

    def simple(self, element: Element) -> None:
        """A field with its instruction in an attribute."""
        self._remark(code_note(attribute(element, "w:instr")))

    def instruct(self, element: Element) -> bool:
        """A piece of the instruction."""
        if self._open and len(self._open[-1].code) < LONGEST_CODE:
            self._open[-1].code += element.text or ""
        return True

    def step(self, element: Element) -> bool:
        """A field begins, goes from instruction to result, or ends."""
        step = attribute(element, "w:fldCharType")
        if step == "begin":
            self._open.append(FieldCode(form=child(element, "w:ffData")))
        elif self._open and step == "separate":
            self._show(self._open[-1])
        elif self._open and step == "end":
            self._end(self._open.pop())
        return True

    def _show(self, code: FieldCode) -> None:
        code.is_showing = True
        code.since = self.told
        control = form_control(code)
        if control is not None and control.kind == "tekst":
            code.control = control
            self._place(control)
            self._flow.record()

    def _end(self, code: FieldCode) -> None:
        self._remark(code_note(code.code))
        if code.control is not None:
            code.control.value = filled_in(self._flow.recorded())
            return
        control = form_control(code)
        if control is not None:
            self._place(control)
        elif not code.is_showing or code.since == self.told:
            self._without_result(code)

    def _without_result(self, code: FieldCode) -> None:
        self._say(drawn_by(code.code))
        for words in kept_in(code.code):
            self._flow.conceal(words, IN_CODE)
            self._flow.added += letters(words)  # an instruction is no typed text
