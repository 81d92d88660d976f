"""Form controls in Word: content controls, and the form fields and field codes of older documents.

Knows w:sdt, w:ffData and field codes; places nothing on a page.
"""

from dataclasses import dataclass

from extractors.markup import Element, attribute, child, every
from extractors.rows import Control
from extractors.word_look import is_on
from extractors.word_symbols import CROSSED, EMPTY, is_ticked, sign

ON, OFF = "aan", "uit"
_FORMS = {"w:checkBox": "FORMCHECKBOX", "w:ddList": "FORMDROPDOWN", "w:textInput": "FORMTEXT"}
_BLANK = "\u2002 \u00a0"
_FETCHES = frozenset({"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "RD", "DATABASE"})
_CLOCKS = frozenset({"DATE", "TIME", "SAVEDATE", "PRINTDATE"})


def words_in(element: Element) -> str:
    """Every typed word below an element, signs included, paragraphs apart."""
    found = every(element, "w:t", "w:delText", "m:t", "a:t", "w:sym", "w:p", "a:p")
    return "".join(_word(piece) for piece in found).strip()


def _word(piece: Element) -> str:
    name = str(piece.tag).rpartition("}")[2]
    return {"sym": _sign, "p": lambda _: " "}.get(name, lambda text: text.text or "")(piece)


def _sign(symbol: Element) -> str:
    return sign(attribute(symbol, "w:font"), code_of(symbol))


def code_of(symbol: Element) -> int:
    """The character code of a w:sym."""
    try:
        return int(attribute(symbol, "w:char"), 16)
    except ValueError:
        return 0


def content_control(sdt: Element) -> Control | None:
    """The control of a w:sdt; None when it is only a frame around text."""
    properties = child(sdt, "w:sdtPr")
    if properties is None:
        return None
    name = _name(properties)
    box = child(properties, "w14:checkbox")
    if box is not None:
        return _check_box(sdt, box, name)
    if child(properties, "w:dropDownList") is not None or child(properties, "w:comboBox") is not None:
        return Control(kind="keuze", name=name)
    is_text = child(properties, "w:text") is not None or child(properties, "w:date") is not None
    return Control(kind="tekst", name=name) if is_text or is_placeholder(sdt) else None


def _name(properties: Element) -> str:
    for tag in ("w:alias", "w:tag"):
        found = child(properties, tag)
        if found is not None and attribute(found, "w:val"):
            return attribute(found, "w:val")
    return ""


def _check_box(sdt: Element, box: Element, name: str) -> Control:
    checked = child(box, "w14:checked")
    is_checked = checked is not None and is_on(checked, "w14:val")
    content = child(sdt, "w:sdtContent")
    shown = "" if content is None else words_in(content).strip()
    drawn = is_ticked(shown)
    return Control(
        kind="vakje",
        name=name,
        value=ON if is_checked else OFF,
        shown=shown or (CROSSED if is_checked else EMPTY),
        differs=drawn is not None and drawn is not is_checked,
    )


def is_placeholder(sdt: Element) -> bool:
    """Does the control still show its own "click here to enter text"?"""
    shown = child(sdt, "w:sdtPr", "w:showingPlcHdr")
    return shown is not None and is_on(shown)


@dataclass(slots=True)
class FieldCode:
    """A field being read: its instruction, then what it shows."""

    form: Element | None = None  # w:ffData
    code: str = ""
    is_showing: bool = False
    control: Control | None = None

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
