"""Content controls that take their words from data inside the file (w:dataBinding): Word shows the data, not what was typed.

Knows the simple paths that Word writes, and where data is kept; a path of any other form is left alone.
"""

import re
from collections.abc import Iterator

from extractors.flow import tidy
from extractors.markup import Element, RefusedError, attribute, child, every
from extractors.ooxml import Package

PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
"""The document's own properties, by the number under which Word knows them."""
MOST_STORES = 50
_STEP = re.compile(r"/(@?)(?:([\w.-]{1,100}):)?([\w.-]{1,100})(?:\[(\d{1,4})\])?")
_PREFIX = re.compile(r"xmlns:([\w.-]{1,100})\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_PROPS = re.compile(r"(customXml/)itemProps(\d{1,6}\.xml)")


class Stores:
    """The data inside the file, by number; read when the first control asks for it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._members: dict[str, str] | None = None

    def says(self, sdt: Element) -> str | None:
        """What the data says for this control; None when it has no data, or none that we can find."""
        binding = child(sdt, "w:sdtPr", "w:dataBinding")
        if binding is None:
            return None
        root = self._store(attribute(binding, "w:storeItemID").upper())
        prefixes = {name: one or two for name, one, two in _PREFIX.findall(attribute(binding, "w:prefixMappings"))}
        value = None if root is None else _value(root, attribute(binding, "w:xpath"), prefixes)
        return None if value is None else _as_shown(sdt, tidy(value))

    def _store(self, number: str) -> Element | None:
        if self._members is None:
            self._members = PROPERTIES | dict(self._numbered())
        name = self._members.get(number, "")
        try:
            return self._package.xml(name) if name in self._package else None
        except RefusedError:
            return None

    def _numbered(self) -> Iterator[tuple[str, str]]:
        found = [match for name in self._package.names if (match := _PROPS.fullmatch(name))]
        for match in found[:MOST_STORES]:
            try:
                root = self._package.xml(match[0])
            except RefusedError:
                continue
            number = next((str(value) for key, value in root.items() if str(key).endswith("itemID")), "")
            yield number.upper(), f"{match[1]}item{match[2]}"


def _value(root: Element, path: str, prefixes: dict[str, str]) -> str | None:
    """The words at a path such as /a:data[1]/a:name[1]/@x; None where nothing stands there."""
    steps = list(_STEP.finditer(path))
    if not steps or "".join(step[0] for step in steps) != path.strip():
        return None
    here: list[Element] = [root]
    for number, step in enumerate(steps):
        name = f"{{{prefixes.get(step[2], '')}}}{step[3]}" if step[2] else step[3]
        if step[1]:
            return here[0].get(name)
        among = here if not number else [inner for inner in here[0] if isinstance(inner.tag, str)]
        here = [element for element in among if element.tag == name][int(step[4] or 1) - 1 :][:1]
        if not here:
            return None
    return "".join(map(str, here[0].itertext()))


def _as_shown(sdt: Element, value: str) -> str | None:
    """A choice is kept by its code and shown by its words; a date is shown in a way of its own, so it cannot be held against it."""
    if any(child(sdt, "w:sdtPr", kind) is not None for kind in ("w:date", "w:picture")) or value.startswith("<"):
        return None
    for item in every(sdt, "w:listItem"):
        if attribute(item, "w:value") == value:
            return tidy(attribute(item, "w:displayText") or value)
    return value
