"""Divides an mbox file into its mails. Knows only the line that stands between them.

A line that merely begins with "From " is not enough: it must have the shape of an envelope (sender, weekday, month, day, time, year),
follow an empty line, and be followed by a header field. Bytes are handed on as they are, with no ">From" undone.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

ENVELOPE = re.compile(
    rb"From (?:\S.{0,500}? )?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    rb"[ \d]?\d \d\d:\d\d(?::\d\d)?(?: [A-Za-z+-][\w+-]{0,6})?(?: [A-Z]{1,5})? \d{4}(?: [+-]\d{4})?\s*$"
)
FIELD = re.compile(rb"[!-9;-~]{1,70}[ \t]*:|>?From ")


def divide(file: BinaryIO) -> Iterator[bytes]:
    """The mails in order, without the envelope line and the empty line that ends each; text before the first is one too."""
    mail: list[bytes] = []
    held: bytes | None = None  # an envelope line that still waits for its header field
    is_started, after_empty = False, True
    for line in file:
        if held is not None:
            if FIELD.match(line):
                if is_started or b"".join(mail).strip():
                    yield _whole(mail)
                mail, is_started = [], True
            else:
                mail.append(held)
            held = None
        if after_empty and line.startswith(b"From ") and ENVELOPE.match(line):
            held = line
        else:
            mail.append(line)
        after_empty = not line.strip()
    if held is not None:
        mail.append(held)
    if is_started or b"".join(mail).strip():
        yield _whole(mail)


def _whole(lines: list[bytes]) -> bytes:
    """Without the empty line that mbox adds behind each mail."""
    if len(lines) > 1 and not lines[-1].strip():
        lines = lines[:-1]
    return b"".join(lines)


def is_mbox(head: bytes) -> bool:
    """Does a file begin as an mbox does?"""
    first, _, rest = head.partition(b"\n")
    return bool(ENVELOPE.match(first)) and bool(FIELD.match(rest))
