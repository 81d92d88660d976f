"""Sees that a mail points to files elsewhere: such files were not received with the bid. Fetches nothing."""

import re
from collections.abc import Iterable

from intake.body import Passage, text_of

URL = re.compile(r"https?://([A-Za-z0-9.-]{3,253})(/[^\s\"'<>]{0,300})?", re.IGNORECASE)
LONGEST = 2_000_000
SERVICES = frozenset(
    "wetransfer dropbox dropboxusercontent sharepoint onedrive 1drv cryptshare filesender transfernow filemail sendgb smash fromsmash "
    "mega hightail zivver stackstorage surfdrive icloud mimecast filecap sendthisfile".split()
)
HOSTS = frozenset({"we.tl", "drive.google.com", "docs.google.com", "1drv.ms", "app.box.com", "send.zivver.com"})


def away(passages: Iterable[Passage]) -> list[str]:
    """One Dutch sentence for each file-sharing service the text links to."""
    found: dict[str, None] = {}
    for passage in passages:
        text = text_of(passage)[:LONGEST]
        if "://" in text:
            found.update((host.lower(), None) for host, path in URL.findall(text) if len(path) > 1 and _shares_files(host.lower()))
    return [
        f"De mail verwijst naar bestanden op {host}. Wat daar staat is niet met deze mail ontvangen en is niet opgehaald." for host in found
    ]


def _shares_files(host: str) -> bool:
    return host in HOSTS or bool(SERVICES & set(host.split(".")[:-1]))
