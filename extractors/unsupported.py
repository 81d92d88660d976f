"""What to say of files that Toetssteen does not read: reading them badly is worse than saying so.

Knows media types; reads nothing. What a sender or a purchaser can do about it is said where it is shown: only there is known who reads it.
"""

from extractors.content import Content
from intake.message import State

KINDS: dict[str, str] = {
    "application/msword": "een oud Word-document (.doc)",
    "application/vnd.ms-word": "een oud Word-document (.doc)",
    "application/vnd.apple.pages": "een Pages-document van Apple",
    "application/x-iwork-pages-sffpages": "een Pages-document van Apple",
    "application/vnd.wordperfect": "een WordPerfect-document",
    "application/vnd.ms-excel": "een oude Excel-werkmap (.xls)",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": "een binaire Excel-werkmap (.xlsb)",
    "application/vnd.apple.numbers": "een Numbers-werkmap van Apple",
    "application/vnd.ms-powerpoint": "een oude PowerPoint-presentatie (.ppt)",
    "application/vnd.apple.keynote": "een Keynote-presentatie van Apple",
    "application/vnd.ms-visio.drawing": "een Visio-tekening",
    "application/vnd.ms-xpsdocument": "een XPS-document",
    "application/oxps": "een XPS-document",
    "application/postscript": "een PostScript-document",
    "image/heic": "een foto van een iPhone (.heic)",
    "image/heif": "een foto van een iPhone (.heic)",
    "image/avif": "een foto (.avif)",
    "image/svg+xml": "een tekening (.svg)",
    "application/x-7z-compressed": "een 7z-archief",
    "application/vnd.rar": "een rar-archief",
    "application/x-rar-compressed": "een rar-archief",
    "application/x-tar": "een tar-archief",
    "application/gzip": "een gz-archief",
    "application/x-bzip2": "een bz2-archief",
    "application/x-xz": "een xz-archief",
    "application/zstd": "een zst-archief",
}
ENCRYPTED = frozenset({"application/x-ole-encrypted", "application/pgp-encrypted"})
_FAMILIES = {"video": "een filmbestand", "audio": "een geluidsbestand", "image": "een afbeelding in een zeldzaam formaat"}


def unsupported(media_type: str) -> Content:
    """The state of a file of this kind, and what it is."""
    if media_type in ENCRYPTED:
        return Content(state=State.ENCRYPTED, because="Bestand is versleuteld met een wachtwoord; de inhoud is niet te toetsen.")
    what = KINDS.get(media_type) or _FAMILIES.get(media_type.partition("/")[0], "van een soort die Toetssteen niet kent")
    return Content(state=State.UNSUPPORTED, because=f"Dit bestand is {what}; dat kan Toetssteen niet lezen.")
