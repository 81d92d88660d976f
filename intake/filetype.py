"""Tells what a file is by its content. Knows no reader and no verdict; the name only breaks ties between kinds that look alike."""

import re
import zlib
from collections.abc import Callable

from intake.compound import MAGIC as COMPOUND
from intake.compound import Compound, CompoundError
from intake.zip_directory import Directory, ZipError, packed_bytes, read_directory

UNKNOWN = "application/octet-stream"
EMPTY = "application/x-empty"
ZIP = "application/zip"
MAIL = "message/rfc822"
MBOX = "application/mbox"
TNEF = "application/ms-tnef"
OUTLOOK = "application/vnd.ms-outlook"
SIGNED = "application/pkcs7-mime"
SIGNATURE = "application/pkcs7-signature"
PGP = "application/pgp-encrypted"
PGP_SIGNATURE = "application/pgp-signature"
ENCRYPTED_OFFICE = "application/x-ole-encrypted"
APPLE_DOUBLE = "application/applefile"
PST = "application/vnd.ms-outlook-pst"
PAGES = "application/vnd.apple.pages"
NUMBERS = "application/vnd.apple.numbers"
FOLDER_SETTINGS = "application/x-ds-store"

OPENINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"II+\x00", "image/tiff"),
    (0, b"MM\x00+", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (0, b"\x78\x9f\x3e\x22", TNEF),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (0, b"MSCF\x00\x00\x00\x00", "application/vnd.ms-cab-compressed"),
    (257, b"ustar", "application/x-tar"),
    (0, b"!BDN", PST),
    (0, b"\x00\x05\x16\x07\x00", APPLE_DOUBLE),
    (0, b"\x00\x05\x16\x00\x00", APPLE_DOUBLE),
    (0, b"\x00\x00\x00\x01Bud1", FOLDER_SETTINGS),
    (0, b"-----BEGIN PGP MESSAGE-----", PGP),
    (0, b"-----BEGIN PGP SIGNATURE-----", PGP_SIGNATURE),
    (0, b"-----BEGIN PKCS7-----", SIGNED),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-elf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"%!PS", "application/postscript"),
)
LATER = tuple(row for row in OPENINGS if row[0])
FIRST_BYTES = {magic[0]: tuple(row for row in OPENINGS if row[0] or row[1][0] == magic[0]) for place, magic, _ in OPENINGS if not place}
"""The same rows by first byte: a mail of 100,000 parts asks 100,000 times."""

COMPOUND_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", ENCRYPTED_OFFICE),
    ("__properties_version1.0", OUTLOOK),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
OFFICE = "application/vnd.openxmlformats-officedocument."
OFFICE_PARTS: tuple[tuple[bytes, str], ...] = (
    (b"wordprocessingml.document.main", OFFICE + "wordprocessingml.document"),
    (b"wordprocessingml.template.main", OFFICE + "wordprocessingml.template"),
    (b"ms-word.document.macroEnabled.main", "application/vnd.ms-word.document.macroenabled.12"),
    (b"ms-word.template.macroEnabledTemplate.main", "application/vnd.ms-word.template.macroenabled.12"),
    (b"spreadsheetml.sheet.main", OFFICE + "spreadsheetml.sheet"),
    (b"spreadsheetml.template.main", OFFICE + "spreadsheetml.template"),
    (b"ms-excel.sheet.macroEnabled.main", "application/vnd.ms-excel.sheet.macroenabled.12"),
    (b"ms-excel.sheet.binary.macroEnabled.main", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
    (b"presentationml.presentation.main", OFFICE + "presentationml.presentation"),
    (b"presentationml.slideshow.main", OFFICE + "presentationml.slideshow"),
    (b"ms-powerpoint.presentation.macroEnabled.main", "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
)
OFFICE_FOLDERS: tuple[tuple[str, str], ...] = (
    ("word/", OFFICE + "wordprocessingml.document"),
    ("xl/", OFFICE + "spreadsheetml.sheet"),
    ("ppt/", OFFICE + "presentationml.presentation"),
)
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
OBJECT_SIGNED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
OBJECT_ENVELOPED = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
OBJECT_CONTENT = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"

HEAD = 1024
SAMPLE = 64 * 1024
FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:")
ENVELOPE = re.compile(rb">?From [^\r\n]{3,200}\r?\n")
MAIL_FIELDS = frozenset(
    b"received from to cc subject date message-id mime-version return-path delivered-to dkim-signature content-type "
    b"x-mailer reply-to in-reply-to references content-transfer-encoding sender envelope-to x-original-to arc-seal".split()
)
MARKUP = re.compile(rb"<(!doctype html|html|head|body|table|div|p|br|meta|span|font|h[1-6]|a\s|style)\b", re.IGNORECASE)
PDF_OBJECT = re.compile(rb"(?:^|[\r\n])\d{1,7} \d{1,5} obj\b")
NOT_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
TEXT_NAMES = {".csv": "text/csv", ".html": "text/html", ".htm": "text/html"}
TEXT_DECLARED = frozenset({"text/csv", "text/html"})


def media_type(content: bytes, *, declared: str = "", name: str = "") -> str:
    """The media type, lower case; application/octet-stream when the content tells nothing."""
    if not content:
        return EMPTY
    for ask in ASKED:
        if found := ask(content):
            return NUMBERS if found == PAGES and name.lower().endswith(".numbers") else found
    return _text(content, declared, name)


def _opening(content: bytes) -> str:
    candidates = FIRST_BYTES.get(content[0], LATER)
    return next((kind for place, magic, kind in candidates if content.startswith(magic, place) and _is_whole(content, kind)), "")


def _is_whole(content: bytes, kind: str) -> bool:
    """Short magic alone proves little: a text may begin with MZ, BM or BZh."""
    if kind == "application/vnd.microsoft.portable-executable":
        return len(content) > 64 and b"\x00" in content[:64]
    if kind == "application/x-bzip2":
        return content[3:4].isdigit() and content[4:10] == b"1AY&SY"
    if kind == "image/webp":
        return content.startswith(b"RIFF")
    if kind in ("audio/mpeg", PST):
        return b"\x00" in content[:64]
    return True


def _bitmap(content: bytes) -> str:
    is_bitmap = (
        content.startswith(b"BM") and len(content) > 26 and content[6:10] == b"\x00" * 4 and content[14:15] in b"\x0c\x28\x34\x38\x6c\x7c"
    )
    return "image/bmp" if is_bitmap else ""


def _film(content: bytes) -> str:
    if content[4:8] != b"ftyp":
        return ""
    brand = content[8:12]
    return "image/avif" if brand in (b"avif", b"avis") else "image/heic" if brand in HEIC_BRANDS else "video/mp4"


def _compound(content: bytes) -> str:
    if not content.startswith(COMPOUND):
        return ""
    try:
        names = Compound(content).kids()
    except CompoundError:
        names = {}
    return next((kind for stream, kind in COMPOUND_STREAMS if stream in names), "application/x-ole-storage")


def _zip(content: bytes) -> str:
    if not content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ""
    try:
        directory = read_directory(content, most=5_000)
    except ZipError:
        return ZIP
    names = {entry.name for entry in directory.entries}
    if "[Content_Types].xml" in names:
        return _office(content, directory, names)
    if "mimetype" in names:
        kind = _member(content, directory, "mimetype").decode("ascii", "replace").strip().lower()
        return kind if re.fullmatch(r"application/[a-z0-9.+-]{1,80}", kind) else ZIP
    return _iwork(names) or ZIP


def _iwork(names: set[str]) -> str:
    """Apple's three programs keep the same parts; only Keynote has slides."""
    if not names & {"Index/Document.iwa", "Index.zip"}:
        return ""
    if any(name.startswith(("Index/Slide", "Index/MasterSlide", "Index/TemplateSlide")) for name in names):
        return "application/vnd.apple.keynote"
    return PAGES


def _office(content: bytes, directory: Directory, names: set[str]) -> str:
    types = _member(content, directory, "[Content_Types].xml")
    if found := next((kind for part, kind in OFFICE_PARTS if part in types), ""):
        return found
    if "FixedDocSeq.fdseq" in names or "FixedDocumentSequence.fdseq" in names:
        return "application/vnd.ms-xpsdocument"
    return next((kind for folder, kind in OFFICE_FOLDERS if any(name.startswith(folder) for name in names)), ZIP)


def _member(content: bytes, directory: Directory, name: str) -> bytes:
    """The first 256 KiB of one member, b"" when it cannot be read."""
    entry = next(entry for entry in directory.entries if entry.name == name)
    try:
        start, end = packed_bytes(content, entry)
        packed = content[start:end]
        return packed[: 256 * 1024] if entry.method == 0 else zlib.decompressobj(-15).decompress(packed, 256 * 1024)
    except (ZipError, zlib.error):
        return b""


def _sealed(content: bytes) -> str:
    """S/MIME in DER: told apart by the object named in the first bytes, and a signature by having no content of its own."""
    if content[:1] != b"\x30":
        return ""
    head = content[:256]
    if OBJECT_ENVELOPED in head[:64]:
        return SIGNED
    if OBJECT_SIGNED not in head[:64]:
        return ""
    place = content.find(OBJECT_CONTENT, 0, 4096)
    sequence = content[place - 2 : place] if place > 2 else b""
    return SIGNATURE if sequence == b"\x30\x0b" or content[place + 11 : place + 13] == b"\x00\x00" else SIGNED


def _mail(content: bytes) -> str:
    """Lines that are fields, at least two of them of a mail, up to the first empty line."""
    place = 0
    fields: set[bytes] = set()
    if opening := ENVELOPE.match(content):
        place = opening.end()
    for line in content[place : place + SAMPLE].splitlines()[:200]:
        if line[:1] in (b" ", b"\t") and fields:
            continue
        field = FIELD.match(line)
        if not field:
            break
        fields.add(field[1].lower())
    known = len(fields & MAIL_FIELDS)
    if opening and known:
        return MBOX if content.count(b"\nFrom ", 0, 8 * 1024 * 1024) and content.startswith(b"From ") else MAIL
    return MAIL if known >= 2 and fields & {b"received", b"from", b"to", b"subject", b"date", b"return-path", b"message-id"} else ""


def _late_pdf(content: bytes) -> str:
    """A PDF may begin with other bytes; one whose first line was lost is still told by its objects."""
    objects = PDF_OBJECT.search(content, 0, SAMPLE) and b"endobj" in content
    return "application/pdf" if objects or b"%PDF-" in content[:HEAD] else ""


def _old_tar(content: bytes) -> str:
    """Tar from before its magic word: the header's own checksum."""
    claimed = content[148:156].strip(b" \x00")
    if len(content) < 512 or not re.fullmatch(rb"[0-7]{1,7}", claimed):
        return ""
    return "application/x-tar" if sum(content[:148]) + 8 * 32 + sum(content[156:512]) == int(claimed, 8) else ""


ASKED: tuple[Callable[[bytes], str], ...] = (_opening, _bitmap, _film, _compound, _zip, _sealed, _mail, _late_pdf, _old_tar)


def _text(content: bytes, declared: str, name: str) -> str:
    text = _as_single_bytes(content[:SAMPLE])
    if text is None:
        return UNKNOWN
    head = text.lstrip()[: 2 * HEAD]
    if head.startswith(b"BEGIN:VCALENDAR"):
        return "text/calendar"
    if head.startswith(b"BEGIN:VCARD"):
        return "text/vcard"
    if re.match(rb"(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(svg|svg:svg)\b", head, re.DOTALL):
        return "image/svg+xml"
    lower = head.lower()
    if b"<html" in lower or b"<!doctype html" in lower or (declared == "text/html" and MARKUP.search(text)):
        return "text/html"
    if head.startswith(b"<?xml"):
        return "application/xml"
    return _tie(text, declared, name)


def _tie(text: bytes, declared: str, name: str) -> str:
    """Plain text of several kinds looks alike: here the name, else the declared type, decides."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    kind = TEXT_NAMES.get(suffix) or (declared if declared in TEXT_DECLARED else "")
    if kind == "text/html" and not MARKUP.search(text):
        return "text/plain"
    return kind or "text/plain"


def _as_single_bytes(content: bytes) -> bytes | None:
    """The sample as text with one byte for each ASCII character; None when it is no text."""
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    elif content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[: len(content) & ~1].decode("utf-16", "replace").encode("utf-8", "replace")
    elif b"\x00" in content and len(content) > 3:
        return _unmarked_utf_16(content)
    return None if NOT_TEXT.search(content) else content


def _unmarked_utf_16(content: bytes) -> bytes | None:
    """UTF-16 without a mark: nearly every second byte of Western text is zero."""
    even, odd = content[0::2], content[1::2]
    for zeros, codec in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if zeros.count(0) > 0.7 * len(zeros) and (even if zeros is odd else odd).count(0) == 0:
            text = content[: len(content) & ~1].decode(codec, "replace").encode("utf-8", "replace")
            return None if NOT_TEXT.search(text) else text
    return None
