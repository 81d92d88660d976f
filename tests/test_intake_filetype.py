"""A file is what its content says; the name and the declared type only break ties between texts."""

import struct

import outlook_pieces
import pytest
from mail_pieces import PDF, PNG, TOP, tnef, zipped

from intake.filetype import media_type

OFFICE = "application/vnd.openxmlformats-officedocument."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def office(kind: str, folder: str = "word") -> bytes:
    types = f'<Types><Override PartName="/{folder}/document.xml" ContentType="application/vnd.{kind}+xml"/></Types>'
    return zipped([("[Content_Types].xml", types.encode()), (f"{folder}/document.xml", b"<x/>")])


def compound(*names: str) -> bytes:
    return outlook_pieces.compound(dict.fromkeys(names, b"x" * 10))


SIGNED = bytes.fromhex("3080 06092a864886f70d010702 a0803080 020101 3100".replace(" ", ""))
DETACHED = SIGNED + bytes.fromhex("300b06092a864886f70d010701")
OPAQUE = SIGNED + bytes.fromhex("308006092a864886f70d010701a0802480")
ENVELOPED = bytes.fromhex("308006092a864886f70d010703a0803080")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(b"", "application/x-empty", id="empty"),
        pytest.param(PDF, "application/pdf", id="pdf"),
        pytest.param(b"\x00" * 900 + PDF, "application/pdf", id="pdf behind other bytes"),
        pytest.param(b"\x00" * 1100 + b"%PDF-1.4", "application/octet-stream", id="pdf mark too far"),
        pytest.param(b"junk\n1 0 obj\n<<>>\nendobj", "application/pdf", id="pdf without its first line"),
        pytest.param(PNG, "image/png", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image/jpeg", id="jpeg"),
        pytest.param(b"GIF89a", "image/gif", id="gif"),
        pytest.param(b"II*\x00", "image/tiff", id="tiff"),
        pytest.param(b"BM" + struct.pack("<IIII", 100, 0, 54, 40) + b"\x00" * 30, "image/bmp", id="bmp"),
        pytest.param(b"RIFF\x00\x00\x00\x00WEBP", "image/webp", id="webp"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", "image/heic", id="heic"),
        pytest.param(b"\x00\x00\x00\x18ftypavif", "image/avif", id="avif"),
        pytest.param(b"{\\rtf1", "application/rtf", id="rtf"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", id="7z"),
        pytest.param(b"Rar!\x1a\x07\x01", "application/vnd.rar", id="rar"),
        pytest.param(b"\x1f\x8b\x08", "application/gzip", id="gzip"),
        pytest.param(b"x" * 257 + b"ustar", "application/x-tar", id="tar"),
        pytest.param(tnef(("a", b"b")), "application/ms-tnef", id="winmail.dat"),
        pytest.param(zipped([("VOG.pdf", PDF)]), "application/zip", id="zip"),
        pytest.param(b"PK\x03\x04rest", "application/zip", id="zip cut off"),
        pytest.param(office("openxmlformats-officedocument.wordprocessingml.document.main"), WORD, id="docx"),
        pytest.param(office("ms-word.document.macroEnabled.main"), "application/vnd.ms-word.document.macroenabled.12", id="docm"),
        pytest.param(office("openxmlformats-officedocument.spreadsheetml.sheet.main", "xl"), OFFICE + "spreadsheetml.sheet", id="xlsx"),
        pytest.param(office("ms-excel.sheet.macroEnabled.main", "xl"), "application/vnd.ms-excel.sheet.macroenabled.12", id="xlsm"),
        pytest.param(
            office("openxmlformats-officedocument.presentationml.presentation.main", "ppt"),
            OFFICE + "presentationml.presentation",
            id="pptx",
        ),
        pytest.param(office("iets-anders"), WORD, id="docx by its folders"),
        pytest.param(
            zipped([("mimetype", b"application/vnd.oasis.opendocument.text")]), "application/vnd.oasis.opendocument.text", id="odt"
        ),
        pytest.param(
            zipped([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]),
            "application/vnd.oasis.opendocument.spreadsheet",
            id="ods",
        ),
        pytest.param(zipped([("Index/Document.iwa", b"x")]), "application/vnd.apple.pages", id="pages"),
        pytest.param(zipped([("Index/Document.iwa", b"x"), ("Index/Slide-1.iwa", b"x")]), "application/vnd.apple.keynote", id="keynote"),
        pytest.param(compound("WordDocument", "1Table"), "application/msword", id="doc"),
        pytest.param(compound("Workbook"), "application/vnd.ms-excel", id="xls"),
        pytest.param(compound("__properties_version1.0"), "application/vnd.ms-outlook", id="msg"),
        pytest.param(compound("EncryptedPackage", "EncryptionInfo"), "application/x-ole-encrypted", id="encrypted docx"),
        pytest.param(compound("iets"), "application/x-ole-storage", id="other compound file"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "application/x-ole-storage", id="damaged compound file"),
        pytest.param(TOP + b"\r\nhallo", "message/rfc822", id="mail"),
        pytest.param(b"From a@b.test Fri Jul 31 10:00:00 2026\n" + TOP, "message/rfc822", id="mail with an envelope line"),
        pytest.param(b"Let op: dit is\nTwee: regels tekst\n", "text/plain", id="text with colons"),
        pytest.param(b"<!DOCTYPE html><p>x", "text/html", id="html"),
        pytest.param(b"<?xml version='1.0'?><a/>", "application/xml", id="xml"),
        pytest.param(b"<?xml version='1.0'?><svg xmlns='x'/>", "image/svg+xml", id="svg"),
        pytest.param("cliënt".encode(), "text/plain", id="utf-8"),
        pytest.param("cliënt".encode("cp1252"), "text/plain", id="Windows text"),
        pytest.param("cliënt".encode("utf-16"), "text/plain", id="utf-16 with a mark"),
        pytest.param("client test".encode("utf-16-le"), "text/plain", id="utf-16 without a mark"),
        pytest.param(b"BEGIN:VCALENDAR\r\n", "text/calendar", id="ics"),
        pytest.param(b"BEGIN:VCARD\r\n", "text/vcard", id="vcf"),
        pytest.param(DETACHED, "application/pkcs7-signature", id="p7s"),
        pytest.param(OPAQUE, "application/pkcs7-mime", id="p7m signed"),
        pytest.param(ENVELOPED, "application/pkcs7-mime", id="p7m encrypted"),
        pytest.param(b"-----BEGIN PGP MESSAGE-----", "application/pgp-encrypted", id="pgp message"),
        pytest.param(b"-----BEGIN PGP SIGNATURE-----", "application/pgp-signature", id="pgp signature"),
        pytest.param(bytes(range(256)), "application/octet-stream", id="noise"),
    ],
)
def test_content_decides(content: bytes, kind: str) -> None:
    assert media_type(content, declared="image/png", name="leugen.docx") == kind


@pytest.mark.parametrize(
    ("content", "name", "declared", "kind"),
    [
        pytest.param(b"a;b\n1;2\n", "prognose.csv", "", "text/csv", id="csv by name"),
        pytest.param(b"a;b\n1;2\n", "", "text/csv", "text/csv", id="csv as declared"),
        pytest.param(b"<p>hallo</p>", "", "text/html", "text/html", id="piece of html as declared"),
        pytest.param(zipped([("Index/Document.iwa", b"x")]), "prognose.numbers", "", "application/vnd.apple.numbers", id="numbers"),
        pytest.param(b"1 < 2", "x.html", "", "text/plain", id="html without any tag"),
        pytest.param(PDF, "x.csv", "text/csv", "application/pdf", id="never against the content"),
    ],
)
def test_name_and_declaration_break_ties_between_texts(content: bytes, name: str, declared: str, kind: str) -> None:
    assert media_type(content, declared=declared, name=name) == kind
