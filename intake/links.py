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


def away(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The addresses on file-sharing services that the text links to, also behind other words; each once, as written."""
    found: dict[str, None] = {}
    for passage in passages:
        text = text_of(passage)[:LONGEST]
        if "://" in text:
            links = (link for link in URL.finditer(text) if len(link[2] or "") > 1 and _shares_files(link[1].lower()))
            found.update((link[0].rstrip(".,;:)"), None) for link in links)
    return tuple(found)


def _shares_files(host: str) -> bool:
    return host in HOSTS or bool(SERVICES & set(host.split(".")[:-1]))
