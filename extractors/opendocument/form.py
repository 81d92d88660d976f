"""Form controls in OpenDocument: the form layer, LibreOffice's content controls, and fields taken over from Word.

Knows form:*, loext:content-control and field:fieldmark; places nothing on a page.
"""

from extractors.markup import Element, attribute, every, short
from extractors.rows import Control
from extractors.word.symbols import CROSSED, EMPTY

_BLANKS = frozenset({"form:text", "form:textarea", "form:formatted-text", "form:date", "form:number", "form:combobox"})
_BOXES = frozenset({"form:checkbox", "form:radio"})


def form_controls(root: Element) -> dict[str, tuple[Control, str]]:
    """The controls of the form layer by their id, each with the label drawn beside it."""
    found: dict[str, tuple[Control, str]] = {}
    for forms in every(root, "office:forms"):
        for element in forms.iter():
            control = _control(element)
            if control is None:
                continue
            label = attribute(element, "form:label")
            for id_ in (_xml_id(element), attribute(element, "form:id")):
                if id_:
                    found[id_] = (control, label)
    return found


def _xml_id(element: Element) -> str:
    return str(element.get("{http://www.w3.org/XML/1998/namespace}id") or "")


def _control(element: Element) -> Control | None:
    kind, name = short(str(element.tag)), attribute(element, "form:name")
    if kind in _BOXES:
        is_on = attribute(element, "form:current-state") == "checked" or attribute(element, "form:current-selected") == "true"
        return _box(name, is_on=is_on)
    if kind in _BLANKS:
        value = attribute(element, "form:current-value") or attribute(element, "form:value")
        return Control(kind="tekst", name=name, value=value, shown=value)
    if kind == "form:listbox":
        chosen = [
            attribute(row, "form:label") for row in every(element, "form:option") if attribute(row, "form:current-selected") == "true"
        ]
        value = ", ".join(chosen)
        return Control(kind="keuze", name=name, value=value, shown=value)
    return None


def _box(name: str, *, is_on: bool) -> Control:
    return Control(kind="vakje", name=name, value="aan" if is_on else "uit", shown=CROSSED if is_on else EMPTY)


def content_control(element: Element) -> Control | None:
    """The control of a loext:content-control; None when it is only a frame around text."""
    name = attribute(element, "loext:alias") or attribute(element, "loext:tag")
    if attribute(element, "loext:checkbox") == "true":
        return _box(name, is_on=attribute(element, "loext:checked") == "true")
    if attribute(element, "loext:dropdown") == "true" or attribute(element, "loext:combobox") == "true":
        return Control(kind="keuze", name=name)
    return Control(kind="tekst", name=name)


def field_mark(element: Element) -> Control | None:
    """A box or choice that came from an older Word form."""
    kind = attribute(element, "field:type").rpartition(".")[2]
    given = {attribute(row, "field:name"): attribute(row, "field:value") for row in every(element, "field:param")}
    name = attribute(element, "text:name")
    if kind == "FORMCHECKBOX":
        return _box(name, is_on=given.get("Checkbox_Checked") == "true")
    if kind == "FORMDROPDOWN":
        entries = [attribute(row, "field:value") for row in every(element, "field:param") if "ListEntry" in attribute(row, "field:name")]
        index = given.get("Dropdown_Selected", "")
        value = entries[int(index)] if index.isdigit() and len(index) < 5 and int(index) < len(entries) else ""
        return Control(kind="keuze", name=name, value=value, shown=value)
    return None
