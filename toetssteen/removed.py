"""What was removed and is not there again, and what that means for whoever corrects an entry afterwards. Pure; knows entries.

The rule for every correction: what was removed is never named again. A correction keeps the file of what it corrects only as long as that
file is there; once it went, the correction goes on record without it and says under which number it went.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from toetssteen.chain import Draft, Entry, Kind
from toetssteen.named_files import originals_of

LOST = "bestand_verwijderd"
"""In a correction without a file: the number of the entry under which the file of what it corrects was removed."""


def removed(entries: Iterable[Entry]) -> dict[str, int]:
    """What was removed, and named by no entry after that: digest, or run/file of a report -> number of its removal."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.kind == Kind.REMOVAL:
            found[entry.subject] = entry.number
        elif entry.kind == Kind.REPORT:
            found.pop(entry.subject, None)
        elif entry.kind in (Kind.ASSIGNMENT, Kind.RESULT, Kind.LETTER):
            found.pop(str(entry.content["sha256"]), None)
        else:
            for sha256 in originals_in(entry):
                found.pop(sha256, None)
    return found


def originals_in(entry: Entry) -> tuple[str, ...]:
    """sha256 of every original that an entry names: a mail with all its parts, or the file that a person gave with it."""
    if entry.kind == Kind.ARRIVAL:
        return originals_of(entry)
    given = entry.kind in (Kind.ANNOUNCEMENT, Kind.OBJECTION, Kind.ANSWER, Kind.SENDING)
    file = str(entry.content.get("bestand") or "") if given else ""
    return (file,) if file else ()


def carried(draft: Draft, gone: Mapping[str, int], *, given: str = "") -> Draft:
    """The draft as it may go on record: without a file that was removed before, unless that very file comes with it now (`given`)."""
    file = str(draft.body.get("bestand") or "")
    if not file or file == given or file not in gone:
        return draft
    name = {"naam": ""} if "naam" in draft.body else {}  # it can hold the name of who was removed
    return replace(draft, body={**draft.body, **name, "bestand": "", LOST: gone[file]})


def lost(entry: Entry) -> str:
    """Dutch: that this entry stands without the file of what it corrects; "" where nothing was lost."""
    number = entry.content.get(LOST)
    return f"Het bestand dat erbij hoorde, is verwijderd (vermelding {number}). Dit staat er zonder." if number else ""
