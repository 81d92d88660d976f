"""What lies beside a report: every attachment as a file that a person can open, under a name that is safe. Pure; copies nothing.

The originals stay as they came, under their sha256; what a person opens, changes or loses is a copy in the folder of the run.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checklist.finding import AttachmentRow, Bid, MessageRow, Result
from intake.message import State
from reports.safe_names import Names, file_name, safe_name

FOLDER = "bijlagen"
NOBODY = "zonder-inschrijving"  # for files of mails that belong to no bid
LONGEST_FOLDER = 48

Leaf = tuple[str, str]
"""sha256 of the message, and the part: one file as it was sent."""

Quoted = tuple[str, int, str]
"""sha256 of the file, page and quote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """What the pages of a run may point at and show; nothing of it for a result on its own."""

    links: Mapping[Leaf, str] = field(default_factory=dict)  # path in the folder of the run
    files: Mapping[str, Path] = field(default_factory=dict)  # that path, and the original it is a copy of
    pictures: Mapping[Quoted, bytes] = field(default_factory=dict)  # PNG


NOTHING = Beside()


def attached(result: Result, *, has: Callable[[str], bool]) -> tuple[dict[Leaf, str], dict[str, str]]:
    """The path of every file that is kept (`has` its sha256), and the sha256 at every path: bijlagen/<bid>/<name>.

    The same bytes in one bid are one file, under the name with which they came first.
    """
    links: dict[Leaf, str] = {}
    contents: dict[str, str] = {}
    names: dict[str, Names] = {}
    known: dict[tuple[str, str], str] = {}
    named = folders(result)
    for message, row in _leaves(result):
        if not has(row.sha256):
            continue
        folder = named[message.bid[0]] if message.bid else NOBODY
        if (folder, row.sha256) not in known:
            safe = file_name(row.path[-1] if row.path else "", media_type=row.media_type)
            path = f"{FOLDER}/{folder}/{names.setdefault(folder, Names()).once(safe)}"
            known[(folder, row.sha256)] = path
            contents[path] = row.sha256
        links[(message.sha256, row.part)] = known[(folder, row.sha256)]
    return links, contents


def _leaves(result: Result) -> Iterator[tuple[MessageRow, AttachmentRow]]:
    """Every attachment but containers, of which the contents have rows of their own."""
    for message in result.messages:
        for row in message.attachments:
            if row.state is not State.UNPACKED:
                yield message, row


def folders(result: Result) -> dict[str, str]:
    """A folder a bid, by the bidder's name and KvK number."""
    names = Names()
    return {bid.id: names.once(_folder(bid)) for bid in result.bids}


def _folder(bid: Bid) -> str:
    parts = (_short(bid.name), _short(bid.kvk_number))
    return safe_name("-".join(part for part in parts if part), otherwise="inschrijver")


def _short(text: str) -> str:
    """In safe letters without a dot: no folder ends in a suffix."""
    return safe_name(text, otherwise="").replace(".", "")[:LONGEST_FOLDER].rstrip("-_")
