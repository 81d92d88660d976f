"""Where mails come from: a folder, a mail file, an mbox, a Maildir, a zip or a mail server. Knows places, not what a mail holds.

What is found depends on the source alone: sorted by place, named relative to it, never by a path of this machine.
What is no mail is listed in `passed_over` with the reason, so that nothing is skipped in silence.
"""

import io
import itertools
import mmap
import os
import re
from collections.abc import Iterator
from pathlib import Path

from intake.archive import Buffer, Member, members
from intake.filetype import EMPTY, MAIL, OUTLOOK, PST, TNEF, ZIP, media_type
from intake.limits import Budget, Limits
from intake.mbox import divide, is_mbox
from intake.source import Entry, PassedOver, Source, SourceError, why
from intake.zip_directory import Directory, read_directory

HEAD = 64 * 1024
MAIL_NAMES = (".eml", ".msg", ".tnef")
MAIL_KINDS = frozenset({MAIL, OUTLOOK, TNEF})
FLAGS = re.compile(r"[:;!]2,[A-Za-z]*$")
ZIP_OF_MAILS = Limits(members=100_000, unpacked=64 * 1024**3)
"""A mailbox export is given by the user, and its mails go by one at a time: only the ratio still guards against a bomb."""

REASONS = {
    PST: "een Outlook-gegevensbestand (pst) wordt niet gelezen; sleep de mails in Outlook naar een map, of exporteer ze als .eml",
    EMPTY: "het bestand is leeg",
    ZIP: "in dit zipbestand zitten geen mails",
}
NO_MAIL = "dit is geen mail ({kind}); losse documenten in een postbus worden niet meegelezen"


APPLE_MAIL = re.compile(rb"(\d{1,10}) *\r?\n(?=[!-9;-~]+:)")
"""An .emlx file: the length of the mail, the mail, and after it what Apple Mail knows of it."""


def open_source(name: str) -> Source:
    """The source a user names: a folder (also a Maildir), one mail, an mbox, a zip of mails or imaps://. Raises SourceError."""
    if "://" in name:
        return _at_address(name)
    path = Path(name)
    last = _writable(Path(os.path.abspath(name)).name) or "bron"  # noqa: PTH100 - resolve() would follow links and change the name
    if path.is_dir():
        entries, passed_over = _in_folder(path)
        return Source(last, entries, passed_over)
    if not path.is_file():
        raise SourceError(f"'{name}' bestaat niet. Kijk de naam na, of geef een map met mails op.")
    try:
        found = _entry(path, "")
    except OSError as fault:
        raise SourceError(f"'{name}' is niet te lezen: {why(fault)}.") from fault
    if isinstance(found, PassedOver):
        raise SourceError(f"'{name}': {found.because}. Geef een map, een .eml, een .msg, een mbox of een zip met mails op.")
    return Source(last, [found], [])


def _at_address(url: str) -> Source:
    """Only a mailbox is read over a network; what it takes to do so is loaded when it is asked for."""
    if not url.lower().startswith(("imap://", "imaps://")):
        raise SourceError(
            "Dit is een internetadres waar Toetssteen geen mails van haalt. Geef een mailbox (imaps://naam@server/INBOX), of sla "
            "de mails eerst op in een map (.eml of .msg) en geef die map op."
        )
    from intake.imap import open_imap, read_address
    from intake.password import find_password

    return open_imap(url, password=lambda: find_password(read_address(url).name))


def _in_folder(folder: Path) -> tuple[list[Entry], list[PassedOver]]:
    """Every file below a folder, sorted by place; links are not followed, so nothing outside is read and no walk is endless."""
    entries: list[Entry] = []
    passed_over: list[PassedOver] = []

    def unreadable(fault: OSError) -> None:
        position = _position(Path(fault.filename), folder) if fault.filename else ""
        passed_over.append(PassedOver(position=position, because=f"niet te lezen: {why(fault)}", unread=True))

    for here, folders, files in os.walk(folder, onerror=unreadable):
        for name in [*files, *(name for name in folders if (Path(here) / name).is_symlink())]:
            path = Path(here) / name
            found = _safe_entry(path, _position(path, folder))
            (passed_over if isinstance(found, PassedOver) else entries).append(found)  # type: ignore[arg-type]
    return sorted(entries, key=lambda entry: entry.position), passed_over


def _position(path: Path, folder: Path) -> str:
    """Relative, with slashes, without the flags that a Maildir changes when a mail is read; always writable as UTF-8."""
    return _writable(FLAGS.sub("", path.relative_to(folder).as_posix()))


def _writable(name: str) -> str:
    """File names that are no UTF-8 on disk reach Python as half characters."""
    return os.fsencode(name).decode("utf-8", "replace") if not name.isascii() else name


def _safe_entry(path: Path, position: str) -> Entry | PassedOver:
    if path.is_symlink():
        return PassedOver(position=position, because="dit is een koppeling naar een andere plaats; die wordt niet gevolgd")
    try:
        return _entry(path, position) if path.is_file() else PassedOver(position=position, because="dit is geen gewoon bestand")
    except OSError as fault:
        return PassedOver(position=position, because=f"niet te lezen: {why(fault)}", unread=True)


def _entry(path: Path, position: str) -> Entry | PassedOver:
    """How to read one file: by its content; a name that says mail is believed, so that a damaged mail is still in the list."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    is_named_mail = path.name.lower().endswith(MAIL_NAMES)
    if is_mbox(head) and not (is_named_mail and _holds_one(path)):
        return Entry(position, lambda: _mails_of_mbox(path, position))
    if head.startswith(b"PK"):
        return Entry(position, lambda: _mails_of_zip(path, position))
    if apple := APPLE_MAIL.match(head):
        start, size = apple.end(), int(apple[1])
        return Entry(position, lambda: iter([(position, path.read_bytes()[start : start + size])]))
    kind = media_type(path.read_bytes() if head.startswith(b"\xd0\xcf\x11\xe0") else head)
    if kind in MAIL_KINDS or is_named_mail:
        return Entry(position, lambda: iter([(position, path.read_bytes())]))
    return _no_mail(position, kind)


def _refused(position: str, because: str) -> PassedOver:
    """A container, or a member of one, that could not be opened: it may hold mail."""
    return PassedOver(position=position, because=because, unread=True)


def _no_mail(position: str, kind: str) -> PassedOver:
    return PassedOver(position=position, because=REASONS.get(kind) or NO_MAIL.format(kind=kind))


def _holds_one(path: Path) -> bool:
    """One mail saved with the envelope line of its mailbox is that mail, to the byte."""
    with path.open("rb") as file:
        return len(list(itertools.islice(divide(file), 2))) == 1


def _mails_of_mbox(path: Path, position: str) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as file:
        for number, mail in enumerate(divide(file), start=1):
            yield f"{position}#{number}", mail


def _mails_of_zip(path: Path, position: str) -> Iterator[tuple[str, bytes] | PassedOver]:
    """Mails in a zip, sorted by name; the file is mapped, not read, because an export can be larger than memory."""
    others: list[PassedOver] = []
    number, closed = 0, ""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        for member in _members(content):
            place = "/".join(part for part in (position, member.name.replace("\\", "/")) if part)
            kind = media_type(member.content, name=member.name) if member.state is None else ""
            if kind and is_mbox(member.content[:HEAD]):
                number += 1
                yield from ((f"{place}#{count}", mail) for count, mail in enumerate(divide(io.BytesIO(member.content)), start=1))
            elif member.state is None and (kind in MAIL_KINDS or member.name.lower().endswith(MAIL_NAMES)):
                number += 1
                yield place, member.content
            elif not member.is_folder:
                closed = closed or member.because
                others.append(_refused(place, member.because) if member.state else _no_mail(place, kind))
    why = f"in dit zipbestand zijn geen mails te lezen. {closed}" if closed else REASONS[ZIP]
    whole = _refused(position, why) if closed else PassedOver(position=position, because=why)
    yield from others if number else [whole]


def _members(content: Buffer) -> Iterator[Member]:
    directory = read_directory(content)
    ordered = Directory(
        entries=tuple(sorted(directory.entries, key=lambda entry: entry.name)), unread=directory.unread, start=directory.start
    )
    return members(content, ordered, Budget(ZIP_OF_MAILS))
