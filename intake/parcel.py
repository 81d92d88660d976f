"""A folder of documents as the mail that a provider could send with it, so that a check beforehand reads what the zorgkantoor will read.

Knows files and mail; judges nothing. The same folder gives the same bytes.
"""

import email.policy
import mimetypes
from email.message import EmailMessage
from pathlib import Path

BOUNDARY = "toetssteen-voortoets"


def pack(folder: Path) -> bytes:
    """One message with every file below the folder attached, in order of name. Hidden files and lock files of Office stay out."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "Voortoets"
    message.set_content("")
    for path in documents(folder):
        declared = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        maintype, _, subtype = declared.partition("/")
        if maintype in ("message", "multipart"):
            maintype, subtype = "application", "octet-stream"
        name = path.relative_to(folder).as_posix() if folder.is_dir() else path.name
        message.add_attachment(path.read_bytes(), maintype=maintype, subtype=subtype, filename=name)
    if message.is_multipart():
        message.set_boundary(BOUNDARY)
    return message.as_bytes()


def documents(folder: Path) -> tuple[Path, ...]:
    """The files that would be sent."""
    if folder.is_file():
        return (folder,)
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    seen = [path for path in found if not path.name.startswith((".", "~$")) and path.name not in ("Thumbs.db", "desktop.ini")]
    return tuple(sorted(seen, key=lambda path: path.relative_to(folder).as_posix()))
