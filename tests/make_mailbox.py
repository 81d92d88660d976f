"""Makes the example mailbox of tests/mailbox/post from the readable sources in tests/mailbox/bronnen.

Nobody needs this to run the program or its tests: the mails are committed. It needs chromium, soffice and tesseract, and
the Python packages of the dependency group "producers". Run: `python tests/make_mailbox.py [number ...]`.
"""

import datetime as dt
import email.policy
import io
import random
import re
import sys
import tomllib
import zipfile
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import mailbox_habits
import mailbox_layouts
import mailbox_outlook
from mailbox_blocks import parse
from mailbox_paper import logo, scanned

FOLDER = Path(__file__).with_name("mailbox")
SOURCES = FOLDER / "bronnen"
POST = FOLDER / "post"
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {".pdf": ("application", "pdf"), ".docx": ("application", WORD), ".zip": ("application", "zip"), ".png": ("image", "png")}


def main() -> None:
    """Every mail, or those whose number begins with one of the arguments."""
    POST.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCES.glob("*.toml")):
        source = tomllib.loads(path.read_text(encoding="utf-8"))
        for mail in source["mail"]:
            if len(sys.argv) > 1 and not any(mail["nr"].startswith(wanted) for wanted in sys.argv[1:]):
                continue
            name, content = _mail(mail, source.get("gegevens", {}))
            (POST / name).write_bytes(content)
            print(name, len(content))  # noqa: T201  # a tool for the makers of the example


def _mail(mail: dict[str, Any], facts: dict[str, Any]) -> tuple[str, bytes]:
    files = [(one["naam"], _file(one, facts)) for one in mail.get("bijlage", [])]
    if packed := mail.get("zip"):
        files = [(packed, _zip(files))]
    if mail.get("vorm") == "msg":
        return f"{mail['nr']}.msg", _outlook(mail, files)
    message = _message(mail, files)
    if inner := mail.get("doorgestuurd"):
        message = _forwarded(mail, inner, files)
    content = message.as_bytes(policy=email.policy.SMTP)
    if mail.get("gewoonte") == "outlook":
        content = mailbox_habits.outlook(content)
    return f"{mail['nr']}.eml", _transport(mail) + content


def _file(one: dict[str, Any], facts: dict[str, Any]) -> bytes:
    """One document: its text with this bidder's facts in it, through its producer."""
    values = {**facts, **one, "naam": one.get("naam_organisatie") or facts.get("naam", one["naam"])}
    if one.get("maker") == "formulier":
        return _form(values)
    if one.get("maker") == "logo":
        return logo(str(values["naam"]))
    folder = "sjablonen" if "sjabloon" in one else "teksten"
    name = one.get("sjabloon") or one["tekst"]
    text = (SOURCES / folder / f"{name}.md").read_text(encoding="utf-8")
    values["bestuurders"] = "\n".join(str(line) for line in values.get("bestuurders", []))
    blocks = parse(re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text))
    if "alles" in one:
        for more in one["alles"]:
            blocks += parse("---") + parse(_filled(more, values))
    content = mailbox_layouts.MAKERS[one["maker"]](blocks)
    if how := one.get("scan"):
        content = scanned(content, seed=one["naam"] + str(facts.get("kvk")), ocr=how == "ocr")
    return content


def _filled(name: str, values: dict[str, Any]) -> str:
    text = (SOURCES / "sjablonen" / f"{name}.md").read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), text)


def _form(values: dict[str, Any]) -> bytes:
    fields = [
        ("Naam organisatie", values["naam_organisatie"]),
        ("KvK-nummer", values["kvk"]),
        ("Adres", values["adres"]),
        ("Zorgkantoorregio('s)", values["regios"]),
        ("Samenwerkingsverband", values["samen"]),
        ("Naam tekenbevoegde", values["tekent"]),
        ("Functie", values["functie"]),
        ("Plaats", values["zetel"]),
        ("Datum", values["getekend"]),
        ("Bijlage 1: ervaring", values["ervaring"]),
        ("Bijlage 1: leemte", values["leemte"]),
        ("Bijlage 1: branchevorming", values["branche"]),
    ]
    boxes = [
        ("Ondergetekende verklaart dat de organisatie aan alle geschiktheidseisen voldoet", True),
        ("Ondergetekende gaat akkoord met de conceptovereenkomst", True),
        ("Bijlage 2: in 2027 werken wij met onderaannemers: ja", False),
        ("Bijlage 2: in 2027 werken wij met onderaannemers: nee", True),
        ("Bijlage 2: in 2028 werken wij met onderaannemers: ja", False),
        ("Bijlage 2: in 2028 werken wij met onderaannemers: nee", True),
    ]
    return mailbox_layouts.form(fields, boxes, values["tekent"], "Bestuursverklaring 2027")


def _zip(files: list[tuple[str, bytes]]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, (2026, 7, 1, 12, 0, 0)), content)
    return sink.getvalue()


def _message(mail: dict[str, Any], files: list[tuple[str, bytes]]) -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    message["Date"] = mail.get("kop_datum") or format_datetime(mail["verzonden"])
    message["From"] = mail["van"]
    message["To"] = mail.get("aan", "oco@vgz.nl")
    message["Subject"] = mail["onderwerp"]
    message["Message-ID"] = f"<{mail['nr']}.{mail['verzonden']:%Y%m%d%H%M%S}@{mail['van'].split('@')[1].strip('>')}>"
    if answers := mail.get("antwoord_op"):
        message["In-Reply-To"] = answers
    if kind := mail.get("automatisch"):
        message["Auto-Submitted"] = kind
    message.set_content(mail["tekst"], cte="quoted-printable")
    if mail.get("html"):
        page = "".join(f"<p>{line}</p>" for line in mail["tekst"].split("\n\n"))
        message.add_alternative(f"<html><body>{page}<img src='cid:logo'></body></html>", subtype="html")
        message.get_payload()[1].add_related(logo(mail["html"]), "image", "png", cid="<logo>", filename="logo.png", disposition="inline")  # type: ignore[union-attr, index]
    for name, content in files:
        maintype, subtype = TYPES.get(Path(name).suffix.lower(), ("application", "octet-stream"))
        message.add_attachment(content, maintype=maintype, subtype=subtype, filename=name)
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"grens-{mail['nr']}-{number}")
    return message


def _forwarded(mail: dict[str, Any], inner: dict[str, Any], files: list[tuple[str, bytes]]) -> EmailMessage:
    """A mail that carries another as an attachment."""
    carried = _message({**inner, "nr": f"{mail['nr']}-binnen"}, files)
    outer = _message(mail, [])
    outer.add_attachment(carried)
    outer.set_boundary(f"grens-{mail['nr']}")
    return outer


def _transport(mail: dict[str, Any]) -> bytes:
    """The hops of a mail, the last on top; the sender's own hop in its own zone."""
    chance = random.Random(mail["nr"])  # noqa: S311 - host names, not secrets
    received: dt.datetime = mail["ontvangen"]
    host = mail["van"].split("@")[1].strip(">")
    first, number = received - dt.timedelta(seconds=chance.randint(2, 40)), chance.randint(10, 99)
    relay, intake = f"mail.{host}", f"mail.{host}"
    if mail.get("gewoonte") == "outlook":
        relay, intake = mailbox_habits.outlook_hop(host, number)
    hops = [
        f"from mx1.vgz.nl (10.20.0.{number}) by postvak.vgz.nl with ESMTPS; {format_datetime(received + dt.timedelta(seconds=3))}",
        f"from {relay} (192.0.2.{number}) by mx1.vgz.nl with ESMTPS id {chance.randbytes(6).hex()}; {format_datetime(received)}",
        f"from [198.51.100.{number}] by {intake} with ESMTPSA; {format_datetime(first.astimezone(dt.UTC))}",
    ]
    lines = [
        f"Delivered-To: {mail.get('aan', 'oco@vgz.nl')}",
        *(f"Received: {hop.replace(' by ', chr(13) + chr(10) + ' by ', 1)}" for hop in hops),
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def _outlook(mail: dict[str, Any], files: list[tuple[str, bytes]]) -> bytes:
    name, _, address = mail["van"].rstrip(">").partition(" <")
    texts = {
        0x0037: mail["onderwerp"],
        0x0070: mail["onderwerp"],
        0x0C1A: name,
        0x0C1F: address,
        0x0042: name,
        0x0065: address,
        0x0E04: "oco@vgz.nl",
        0x1000: mail["tekst"],
        0x1035: f"<{mail['nr']}@{address.split('@')[1]}>",
    }
    headers = _transport(mail).decode() + f"From: {mail['van']}\r\nTo: oco@vgz.nl\r\nSubject: {mail['onderwerp']}\r\n"
    headers += f"Date: {format_datetime(mail['verzonden'])}\r\nMessage-ID: <{mail['nr']}@{address.split('@')[1]}>\r\n\r\n"
    attached = [(name, "/".join(TYPES[Path(name).suffix.lower()]), content) for name, content in files]
    return mailbox_outlook.message(headers=headers, texts=texts, delivered=mail["ontvangen"], sent=mail["verzonden"], attachments=attached)


if __name__ == "__main__":
    main()
