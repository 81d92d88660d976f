"""Layout and wording only: what a page looks like. Knows no rule and counts nothing.

The one Jinja2 factory. Escaping is always on, a missing value is an error, and every text is made visible before it
is escaped, so that no page can forget it. Templates are our own files, never text from outside.
"""

import base64
import html
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from templates import wording


def render(name: str, **values: object) -> str:
    """The page of this name with these values; unix line ends."""
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(_FILTERS)
    return environment


class _Ours(str):
    """Text that we made of safe letters only: it is neither made visible nor escaped once more."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _png(content: bytes) -> str:
    """A picture as an address that holds the picture itself; ValueError for anything but a PNG."""
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ValueError("no PNG")
    return _Ours(f"data:image/png;base64,{base64.b64encode(content).decode()}")


def _jointed(text: str) -> str:
    """The text escaped, with soft hyphens in long words."""
    return _Ours(wording.jointed(html.escape(wording.visible(text))))


def _safe(value: object) -> object:
    """Our own markup (macros) as it is; any other text with everything hidden in it made visible."""
    if hasattr(value, "__html__") or not isinstance(value, str):
        return value
    return wording.visible(value)


_FILTERS = {
    "clipped": wording.clipped,
    "number": wording.number,
    "count": wording.count,
    "size": wording.size,
    "short": wording.short,
    "day": wording.day,
    "decided_day": wording.decided_day,
    "weekday": wording.weekday,
    "moment": wording.moment,
    "clock": wording.clock,
    "closing": wording.closing,
    "deadline": wording.deadline,
    "written": wording.written,
    "spoken": wording.spoken,
    "sentence": wording.sentence,
    "visible": wording.visible,
    "png": _png,
    "jointed": _jointed,
    "stand": lambda code: wording.STANDS[code][1],
    "short_stand": wording.SHORT_STANDS.__getitem__,
    "stand_shape": lambda code: wording.STANDS[code][0],
    "shape": lambda code: (wording.VERDICTS | wording.SUPPORTS)[code][0],
    "verdict": lambda code: (wording.VERDICTS | wording.SUPPORTS)[code][1],
    "condition": lambda code: wording.CONDITIONS.get(code, code),
    "reason": wording.REASONS.__getitem__,
    "standing": wording.STANDINGS.__getitem__,
    "outcome": wording.OUTCOMES.__getitem__,
    "upheld": wording.UPHELD.__getitem__,
    "timeliness": wording.TIMELINESS.__getitem__,
    "other_mail": wording.OTHER_MAILS.__getitem__,
    "difference": wording.difference,
    "message_kind": wording.MESSAGE_KINDS.__getitem__,
    "state": wording.STATES.__getitem__,
    "searchability": wording.SEARCHABILITIES.__getitem__,
    "piece": wording.PIECES.__getitem__,
    "role": lambda code: wording.ROLES.get(code, code),
    "legal_form": lambda code: wording.LEGAL_FORMS.get(code, code),
}
