"""When two copies are one message: equal but for line ends and for what mail programs note in the header of their own copy. Pure."""

import hashlib
import re

_NOTES = re.compile(
    rb"(?:status|x-status|x-keywords|x-uid|x-uidl|x-imapbase|x-mozilla-status2?|x-mozilla-keys|x-evolution[\w-]*|content-length|lines)"
    rb"[ \t]*:",
    re.IGNORECASE,
)
"""Notes on read and answered, numbers and lengths: Thunderbird, Evolution, mutt, Dovecot and Cyrus write them into mbox copies."""
_GAP = re.compile(rb"\r?\n\r?\n")
_CHUNK = 1 << 20  # bytes: a large mail is never copied whole


def sameness(raw: bytes) -> str:
    """A sha256 that is equal for copies of one message; never shown, and never in place of the sha256 of the bytes."""
    gap = _GAP.search(raw)
    header = (raw[: gap.start()] if gap else raw).replace(b"\r\n", b"\n")
    digest = hashlib.sha256(b"\n".join(field for field in re.split(rb"\n(?![ \t])", header) if not _NOTES.match(field)))
    digest.update(b"\n\n")
    place, end = gap.end() if gap else len(raw), len(raw)
    while end > place and raw[end - 1] in b"\r\n":
        end -= 1
    while place < end:
        stop = min(place + _CHUNK, end)
        stop += raw[stop - 1 : stop + 1] == b"\r\n" and stop < end
        digest.update(raw[place:stop].replace(b"\r\n", b"\n"))
        place = stop
    return digest.hexdigest()
