"""Form controls in Word: content controls, and the form fields and field codes of older documents.

Knows w:sdt, w:ffData and field codes; places nothing on a page.
"""

from extractors.markup import Element, attribute, child, every
from extractors.rows import Control
from extractors.word.look import is_on
from extractors.word.symbols import BOXES, CROSSED, EMPTY, is_ticked, sign

ON, OFF = "aan", "uit"
MOST_SAID = 80  # letters of a value in a remark


def words_in(element: Element) -> str:
    """Every typed word below an element, signs included, paragraphs apart."""
    found = every(element, "w:t", "w:delText", "m:t", "a:t", "w:sym", "w:p", "a:p")
    return "".join(_word(piece) for piece in found).strip()


def _word(piece: Element) -> str:
    name = str(piece.tag).rpartition("}")[2]
    if name == "p":
        return " "
    return _sign(piece) if name == "sym" else piece.text or ""


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
    if child(properties, "w:picture") is not None:
        return None
    is_text = any(child(properties, kind) is not None for kind in ("w:text", "w:date", "w:dataBinding"))
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


def difference(control: Control, kept: str, page: int) -> str:
    """Dutch: what the file keeps for this control is not what stands on the page."""
    named = f"“{control.name}”" if control.name else "zonder naam"
    shown = control.shown if control.kind == "vakje" else control.value
    return f"Op p. {page}: in het veld {named} is “{kept[:MOST_SAID]}” bewaard, maar de tekst toont “{shown[:MOST_SAID]}”. Kijk zelf."


def split_box(control: Control) -> str:
    """The words that stand in a box beside its sign; the control keeps the sign."""
    if control.shown[:1] not in BOXES:
        return ""
    rest, control.shown = control.shown[1:], control.shown[:1]
    return rest


def is_placeholder(sdt: Element) -> bool:
    """Does the control still show its own "click here to enter text"?"""
    shown = child(sdt, "w:sdtPr", "w:showingPlcHdr")
    return shown is not None and is_on(shown)
