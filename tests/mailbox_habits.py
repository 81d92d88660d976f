"""The example mailbox: habits of mail programs that make headers look unlike what the standard library writes.

Works on the bytes of a finished mail; knows no bidder and no document.
"""

import base64
import re
from email.header import Header
from email.parser import BytesHeaderParser
from email.policy import default
from urllib.parse import unquote


def outlook(mail: bytes) -> bytes:
    """Subject in two folded base64 words, file names as encoded words in quotes (against RFC 2047, and seen every day)."""
    subject = str(BytesHeaderParser(policy=default).parsebytes(mail)["Subject"])
    mail = re.sub(rb"Subject: [^\r\n]*(?:\r\n[ \t][^\r\n]*)*", lambda _: b"Subject: " + _folded(subject), mail, count=1)
    mail = re.sub(rb"filename\*=utf-8''([^\r\n;]+)", _quoted_name, mail)
    return mail.replace(b"Subject: ", b"Thread-Index: AQHb9kQk\r\nX-MS-Has-Attach: yes\r\nAccept-Language: nl-NL, en-US\r\nSubject: ", 1)


def outlook_hop(host: str, number: int) -> tuple[str, str]:
    """Names of the servers a mail from a Microsoft tenant passes: the one that sends it on and the one that took it in."""
    return (
        f"EUR{number:02}-outbound.protection.outlook.com",
        f"AM9PR{number:02}MB{sum(map(ord, host)) % 9000 + 1000}.eurprd{number:02}.prod.outlook.com",
    )


def _folded(subject: str) -> bytes:
    middle = subject.rfind(" ", 0, len(subject) // 2)
    words = (base64.b64encode(part.encode("iso-8859-1")).decode() for part in (subject[:middle], subject[middle:]))
    return "\r\n ".join(f"=?iso-8859-1?B?{word}?=" for word in words).encode()


def _quoted_name(found: re.Match[bytes]) -> bytes:
    name = Header(unquote(found[1].decode()), "utf-8", maxlinelen=400).encode()
    return f'filename="{name}"'.encode()
