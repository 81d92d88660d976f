"""A folder of documents as the mail that a provider could send with it, so that a check beforehand reads what the zorgkantoor will read.

Knows files and mail; judges nothing. The same folder gives the same bytes.
"""

import email.policy
import mimetypes
import os
from email.message import EmailMessage
from pathlib import Path

BOUNDARY = "toetssteen-voortoets"


class ParcelError(Exception):
    """Files that the operator may not open; the sentence names them all and says what to do."""


def pack(folder: Path) -> bytes:
    """One message with every file below the folder attached, in order of name. Hidden files and lock files of Office stay out.

    ParcelError when one of them may not be opened: what cannot be looked at is never left out in silence.
    """
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Voortoets"
    message.set_content("")
    contents = _contents(documents(folder))
    for path in contents:
        declared = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        maintype, _, subtype = declared.partition("/")
        if maintype in ("message", "multipart"):
            maintype, subtype = "application", "octet-stream"
        name = path.relative_to(folder).as_posix() if folder.is_dir() else path.name
        message.add_attachment(contents[path], maintype=maintype, subtype=subtype, filename=name)
    if message.is_multipart():
        message.set_boundary(BOUNDARY)
    return message.as_bytes()


def _contents(paths: tuple[Path, ...]) -> dict[Path, bytes]:
    contents: dict[Path, bytes] = {}
    closed: list[str] = []
    for path in paths:
        try:
            contents[path] = path.read_bytes()
        except PermissionError:
            closed.append(str(path))
    if closed:
        raise _no_access(closed)
    return contents


def _no_access(closed: list[str]) -> ParcelError:
    return ParcelError(f"U hebt geen toegang tot: {', '.join(closed)}. Zorg dat u ze mag openen, of haal ze uit de map. Begin dan opnieuw.")


def documents(folder: Path) -> tuple[Path, ...]:
    """The files that would be sent; ParcelError when a folder may not be opened."""
    if folder.is_file():
        return (folder,)
    closed: list[str] = []
    walked = os.walk(folder, onerror=lambda fault: closed.append(str(fault.filename)))
    found = [path for here, _, names in walked for name in names if (path := Path(here) / name).is_file() and not path.is_symlink()]
    if closed:
        raise _no_access(sorted(closed))
    seen = [path for path in found if not path.name.startswith((".", "~$")) and path.name not in ("Thumbs.db", "desktop.ini")]
    return tuple(sorted(seen, key=lambda path: path.relative_to(folder).as_posix()))
