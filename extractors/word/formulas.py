"""Words that Word draws in two storeys: fractions, brackets, powers, and the small letters above a word.

Knows Office Math and w:ruby as far as their layout says something; calculates nothing.
"""

from extractors.markup import Element, attribute, child
from extractors.word.body import Body


class Formulas:
    """Adds what it knows to the walk of a `Body`: the signs that are drawn and not typed."""

    def __init__(self, body: Body) -> None:
        self._body = body
        body.on_start |= {
            "m:d": lambda element: self._draw(_sign(element, "m:dPr", "m:begChr", "(")),
            "m:nary": lambda element: self._draw(_sign(element, "m:naryPr", "m:chr", "∫")),
            "m:rad": lambda _: self._draw("√"),
            "m:sup": self._power,
            "w:ruby": self._ruby,
        }
        body.on_end |= {
            "m:d": lambda element: self._draw(_sign(element, "m:dPr", "m:endChr", ")")),
            "m:num": lambda _: self._draw("/"),
            "m:mr": lambda _: self._draw(" "),
        }

    def _draw(self, sign: str) -> None:
        self._body.say(sign, added=True)

    def _power(self, element: Element) -> None:
        above = element.getparent()
        if above is not None and str(above.tag).endswith("}sSup"):
            self._draw("^")

    def _ruby(self, element: Element) -> bool:
        """The word first, then what stands above it."""
        base, above = child(element, "w:rubyBase"), child(element, "w:rt")
        if base is not None:
            self._body.read(base)
        if above is not None:
            self._draw(" (")
            self._body.read(above)
            self._draw(")")
        return True


def _sign(element: Element, properties: str, name: str, usual: str) -> str:
    found = child(element, properties, name)
    return usual if found is None else attribute(found, "m:val")
