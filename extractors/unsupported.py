"""What to say of files that Toetssteen does not read: reading them badly is worse than saying so.

Knows media types and what a sender can do; reads nothing.
"""

from extractors.content import Content
from intake.message import State

_WORD = "Sla het bestand op als PDF of Word (.docx) en stuur het opnieuw, vóór sluiting."
_SHEET = "Sla het bestand op als PDF of .xlsx en stuur het opnieuw, vóór sluiting."
_PDF = "Sla het bestand op als PDF en stuur het opnieuw, vóór sluiting."
_LOOSE = "Stuur de bestanden los of in een gewone zip opnieuw, vóór sluiting."

KINDS: dict[str, tuple[str, str]] = {
    "application/msword": ("een oud Word-document (.doc)", _WORD),
    "application/vnd.ms-word": ("een oud Word-document (.doc)", _WORD),
    "application/vnd.apple.pages": ("een Pages-document van Apple", _WORD),
    "application/x-iwork-pages-sffpages": ("een Pages-document van Apple", _WORD),
    "application/vnd.wordperfect": ("een WordPerfect-document", _WORD),
    "application/vnd.ms-excel": ("een oude Excel-werkmap (.xls)", _SHEET),
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": ("een binaire Excel-werkmap (.xlsb)", _SHEET),
    "application/vnd.apple.numbers": ("een Numbers-werkmap van Apple", _SHEET),
    "application/vnd.ms-powerpoint": ("een oude PowerPoint-presentatie (.ppt)", _PDF),
    "application/vnd.apple.keynote": ("een Keynote-presentatie van Apple", _PDF),
    "application/vnd.ms-visio.drawing": ("een Visio-tekening", _PDF),
    "application/vnd.ms-xpsdocument": ("een XPS-document", _PDF),
    "application/oxps": ("een XPS-document", _PDF),
    "application/postscript": ("een PostScript-document", _PDF),
    "image/heic": ("een foto van een iPhone (.heic)", _PDF),
    "image/heif": ("een foto van een iPhone (.heic)", _PDF),
    "image/avif": ("een foto (.avif)", _PDF),
    "image/svg+xml": ("een tekening (.svg)", _PDF),
    "application/x-7z-compressed": ("een 7z-archief", _LOOSE),
    "application/vnd.rar": ("een rar-archief", _LOOSE),
    "application/x-rar-compressed": ("een rar-archief", _LOOSE),
    "application/x-tar": ("een tar-archief", _LOOSE),
    "application/gzip": ("een gz-archief", _LOOSE),
    "application/x-bzip2": ("een bz2-archief", _LOOSE),
    "application/x-xz": ("een xz-archief", _LOOSE),
    "application/zstd": ("een zst-archief", _LOOSE),
}
ENCRYPTED = frozenset({"application/x-ole-encrypted", "application/pgp-encrypted"})
_FAMILIES = {"video": "een filmbestand", "audio": "een geluidsbestand", "image": "een afbeelding in een zeldzaam formaat"}


def unsupported(media_type: str) -> Content:
    """The state of a file of this kind, and what its sender can do."""
    if media_type in ENCRYPTED:
        because = "Bestand is versleuteld met een wachtwoord; de inhoud is niet te toetsen. "
        return Content(state=State.ENCRYPTED, because=because + "Haal het wachtwoord eraf en stuur het bestand opnieuw, vóór sluiting.")
    what, advice = KINDS.get(media_type, (_FAMILIES.get(media_type.partition("/")[0], "van een soort die Toetssteen niet kent"), _PDF))
    return Content(state=State.UNSUPPORTED, because=f"Dit bestand is {what}; dat kan Toetssteen niet lezen. {advice}")
