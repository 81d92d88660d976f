"""The control words of RTF that this program knows, and what those of the look say.

Knows words and numbers; tells nothing on a page. After Microsoft's RTF Specification 1.9.1.
"""

from collections.abc import Callable
from dataclasses import replace

from extractors.look import PLAIN, Look
from extractors.rtf.tables import Colours

SAID = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "enspace": " ", "emspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}

SILENT = frozenset(
    "stylesheet filetbl listtable listoverridetable revtbl rsidtbl themedata colorschememapping datastore latentstyles generator xmlnstbl "
    "mmathPr nonshppict nonesttables shprslt objdata objclass objname ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend xe tc "
    "tcn rxe txe atnid atnauthor atntime atnref atndate atnicn atnparent atrfstart atrfend pgdsctbl background wgrffmtfilter private "
    "ffdeftext ffhelptext ffstattext ffformat ffentrymcr ffexitmcr blipuid".split()
)
"""Groups that a reader of the page does not see, and in which no words of the sender are kept."""
STARRED = frozenset(
    "shppict shpinst nesttableprops ud fldinst formfield ffname ffl annotation do dptxbxtext template picprop shptxt footnote moMath "
    "moMathPara".split()
)
"""Groups marked as "pass over what you do not know" that are known here."""
MARGINS = frozenset(kind + which for kind in ("header", "footer") for which in ("", "f", "l", "r"))

_Change = Callable[[Look, int | None, Colours], Look]


def _is_on(number: int | None) -> bool:
    return number != 0


def _fill(look: Look, number: int | None, colours: Colours) -> Look:
    return replace(look, fill=colours[number])


LOOKS: dict[str, _Change] = {
    "plain": lambda look, _, __: replace(PLAIN, line=look.line, indent=look.indent),
    "pard": lambda look, _, __: replace(look, line=None, indent=None),
    "b": lambda look, number, _: replace(look, bold=_is_on(number)),
    "ul": lambda look, number, _: replace(look, underlined=_is_on(number)),
    "ulnone": lambda look, _, __: replace(look, underlined=False),
    "v": lambda look, number, _: replace(look, vanish=_is_on(number)),
    "strike": lambda look, number, _: replace(look, strike=_is_on(number)),
    "striked": lambda look, number, _: replace(look, strike=_is_on(number)),
    "cf": lambda look, number, colours: replace(look, colour=colours[number]),
    "cb": _fill,
    "chcbpat": _fill,
    "highlight": _fill,
    "fs": lambda look, number, _: replace(look, size=number),
    "charscalex": lambda look, number, _: replace(look, width=number),
    "expndtw": lambda look, number, _: replace(look, spacing=number),
    "up": lambda look, number, _: replace(look, raised=number),
    "dn": lambda look, number, _: replace(look, raised=number),
    "sl": lambda look, number, _: replace(look, line=-number if number is not None and number < 0 else None),
    "li": lambda look, number, _: replace(look, indent=number),
}
"""How each word changes the look; a negative line height is an exact one."""
