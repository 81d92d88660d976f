"""Which files an entry names: their path in a case folder or evidence package, and the digest they must have.

docs/register.md, chapter 3, in code, once. Knows entries; must not know what stands on the disk, and opens nothing.
"""

import re
from collections.abc import Iterator

from intake.originals import HASH
from toetssteen.chain import Entry, Kind

POINTER = re.compile(r"[0-9a-f]{24}\.(?:citaten\.json|beeld\.png)")
"""How the name of a place or picture ends."""

LETTERS = "brieven"
"""The folder of the letters."""

MAY_BE_ABSENT = frozenset({Kind.READING, Kind.POINTER})
"""What an entry of these kinds names can be made again, and may be gone."""


def originals_of(entry: Entry) -> tuple[str, ...]:
    """sha256 of every original that an arrival names: the mail, its copies, every part. ValueError or the like when it is no arrival."""
    parts: list[list[str]] = entry.content["onderdelen"]  # type: ignore[assignment]  # a list of part and sha256
    copies: list[str] = entry.content["kopieen"]  # type: ignore[assignment]  # a list of sha256
    return tuple(digest(one) for one in (entry.subject, *copies, *(sha256 for _, sha256 in parts)))


def files_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Path and sha256 of each file that this entry names. Whatever is wrong in it raises ValueError or the like.

    A row of findings stands only in a package. What an assignment names in its turn, stands in that file and not in the entry.
    """
    content = entry.content
    match entry.kind:
        case Kind.ARRIVAL:
            yield from ((stored("originelen", sha256), sha256) for sha256 in originals_of(entry))
        case Kind.READING if content["sha256"]:
            yield _read(entry, "lezing.json")
        case Kind.POINTER:
            name = str(content["naam"])
            if not POINTER.fullmatch(name):
                raise ValueError(name)
            yield _read(entry, name)
        case Kind.ASSIGNMENT | Kind.RESULT:
            yield stored("vastgelegd", content["sha256"]), digest(content["sha256"])
        case Kind.FINDING:
            yield f"bevindingen/{digest(content['sha256'])}.json", digest(content["sha256"])
        case Kind.REPORT:
            yield f"rapporten/{entry.subject}", digest(content["sha256"])
        case Kind.LETTER:
            yield letter(entry), digest(content["sha256"])
        case Kind.SENDING if content["bestand"] != "":  # it names none where it was removed before, or where this withdraws another
            yield stored("originelen", content["bestand"]), digest(content["bestand"])
        case Kind.ANNOUNCEMENT | Kind.OBJECTION | Kind.ANSWER | Kind.ANCHOR if content.get("bestand"):
            store = "vastgelegd" if entry.kind == Kind.ANCHOR else "originelen"
            yield stored(store, content["bestand"]), digest(content["bestand"])


def _read(entry: Entry, name: str) -> tuple[str, str]:
    reader, subject = digest(entry.content["lezer"]), digest(entry.subject)
    return f"lezingen/{reader[:16]}/{subject[:2]}/{subject}.{name}", digest(entry.content["sha256"])


def letter(entry: Entry) -> str:
    """Where the letter of this entry stands; ValueError when it names no file."""
    bid, _, name = entry.subject.partition("/")
    if not (bid and name):
        raise ValueError(entry.subject)
    return f"{LETTERS}/{name}"


def digest(value: object) -> str:
    """This value, when it is a sha256; ValueError when it is anything else."""
    if not isinstance(value, str) or not HASH.fullmatch(value):
        raise ValueError(value)
    return value


def stored(store: str, sha256: object) -> str:
    """Where a file stands that is kept under its own digest."""
    return f"{store}/{digest(sha256)[:2]}/{sha256}"
