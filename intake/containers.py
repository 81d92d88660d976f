"""What each kind of container holds: one opener a kind. Knows which reader opens what; decides nothing about limits of depth.

An opener gives a state, a Dutch sentence and the members, named relative to the container.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from intake.archive import Member, oddities
from intake.archive import members as zip_members
from intake.body import Passage, compose, formatted_body
from intake.compound import CompoundError
from intake.filetype import ENCRYPTED_OFFICE, MAIL, MBOX, OUTLOOK, PGP, PST, SIGNED, TNEF, ZIP, media_type
from intake.found import Found, Mail
from intake.headers import Fields
from intake.limits import Budget
from intake.links import away
from intake.markup import shown_content_ids
from intake.message import Role, State
from intake.outlook import read_outlook
from intake.parts import read_parts
from intake.roles import Sent, role_of
from intake.seal import content_of, is_encrypted
from intake.tnef import Enclosure, Tnef, TnefError, read_tnef
from intake.zip_directory import ZipError, read_directory

WHAT_TO_DO = (
    "Vraag om hetzelfde als losse pdf-bestanden of in een gewoon zipbestand als dat nog mag, of open het zelf en beoordeel handmatig."
)
AFTER_CLOSING = "Let op: na sluiting mag niets worden aangevuld."
MIME_OPENING = re.compile(rb"\s*(content-[a-z-]+|mime-version)[ \t]*:", re.IGNORECASE)
HAS_ROWS = "Wat erin zit, staat apart in de lijst."


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """How opening a container ended, and what it held."""

    state: State
    because: str
    members: Iterable[Found] = ()
    defects: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # to file-sharing services
    text: str = ""  # words of the mail itself, when they were inside
    forwarded: str = ""  # words of a mail that was forwarded as a whole
    role: Role | None = None  # when the content says more than the way it was sent


Opener = Callable[[Found, Budget], Opened]


def _open_zip(found: Found, budget: Budget) -> Opened:
    try:
        directory = read_directory(found.content, most=max(0, budget.listed))
    except ZipError as fault:
        return Opened(state=State.UNREADABLE, because=str(fault))
    budget.listed -= len(directory.entries)
    defects = oddities(found.content, directory)
    if directory.unread:
        defects.append(f"Een zipbestand noemt {directory.unread} bestanden meer dan er in de lijst passen; beoordeel het handmatig.")
    because = HAS_ROWS if directory.entries else "Dit zipbestand is leeg."
    return Opened(
        state=State.TOO_LARGE if directory.unread else State.UNPACKED,
        because=defects[-1] if directory.unread else because,
        members=_zip_leaves(zip_members(found.content, directory, budget)),
        defects=tuple(defects),
    )


def _zip_leaves(members: Iterable[Member]) -> Iterator[Found]:
    for number, member in enumerate(members, start=1):
        if member.is_folder:
            yield Found(
                part=str(number),
                path=(member.name,),
                content=b"",
                role=Role.TECHNICAL,
                state=State.READ,
                because="Dit is een map, geen bestand.",
            )
        else:
            yield Found(part=str(number), path=(member.name,), content=member.content, state=member.state, because=member.because)


def _open_mail(found: Found, budget: Budget) -> Opened:
    if not found.content.strip():
        return Opened(state=State.UNPACKED, because="Deze doorgestuurde mail is leeg.")
    budget.mail_unpacked -= len(found.content)
    if budget.mail_unpacked < 0:
        return Opened(state=State.TOO_LARGE, because="Mail in mail niet geopend: samen te groot. Beoordeel handmatig.")
    return _opened_mail(read_parts(found.content))


def _open_outlook(found: Found, budget: Budget) -> Opened:  # noqa: ARG001 - every opener has the same shape
    try:
        return _opened_mail(read_outlook(found.content))
    except CompoundError as fault:
        return Opened(state=State.UNREADABLE, because=f"Deze Outlook-mail is niet te lezen: {fault}. {WHAT_TO_DO}")


def _opened_mail(mail: Mail) -> Opened:
    return Opened(
        state=State.UNPACKED,
        because="Een mail die bij deze mail was gevoegd; de delen staan apart in de lijst.",
        members=mail.leaves,
        defects=mail.defects,
        links=mail.links,
        forwarded=mail.text,
    )


def _open_tnef(found: Found, budget: Budget) -> Opened:  # noqa: ARG001
    try:
        tnef = read_tnef(found.content)
    except TnefError:
        return Opened(state=State.UNREADABLE, because=f"winmail.dat is niet te lezen. {WHAT_TO_DO}")
    members = tnef_leaves(tnef)
    if not tnef.is_whole:
        because = f"winmail.dat is beschadigd of breekt af; wat te lezen was, staat apart in de lijst. {WHAT_TO_DO}"
        return Opened(state=State.UNREADABLE if not members else State.PARTLY_READ, because=because, members=members)
    if not tnef.enclosures:
        because = "winmail.dat van Outlook: er zitten geen bijlagen in."
        return Opened(state=State.UNPACKED, because=because, members=members, role=Role.TECHNICAL)
    return Opened(state=State.UNPACKED, because=f"De bijlagen zaten in winmail.dat. {HAS_ROWS}", members=members)


def tnef_passages(tnef: Tnef) -> list[Passage]:
    """The words in a winmail.dat: plain and HTML form."""
    plain = Passage(content=tnef.text.encode("utf-8", "replace"), charset="utf-8", is_html=False, group=0)
    html = Passage(content=tnef.html, charset=tnef.html_charset, is_html=True, group=0)
    return [passage for passage in (plain, html) if passage.content.strip()] or [passage for passage, _ in _formatted(tnef)]


def _formatted(tnef: Tnef) -> list[tuple[Passage, Found]]:
    return [formatted_body("1", tnef.rtf)] if tnef.rtf else []


def tnef_leaves(tnef: Tnef) -> list[Found]:
    """Bodies first, then the attachments in their own order."""
    passages = tnef_passages(tnef)
    leaves = [
        Found(part=str(number), path=("",), content=passage.content, role=Role.TEXT, kind="text/html" if passage.is_html else "text/plain")
        for number, passage in enumerate(passages, start=1)
    ]
    if not tnef.text.strip() and not tnef.html.strip():
        leaves = [leaf for _, leaf in _formatted(tnef)]
    shown = {found for passage in passages if passage.is_html for found in shown_content_ids(passage.content.decode("latin-1"))}
    for number, enclosure in enumerate(tnef.enclosures, start=len(leaves) + 1):
        leaves.append(_tnef_leaf(enclosure, str(number), shown))
    return leaves


def _tnef_leaf(enclosure: Enclosure, part: str, shown: set[str]) -> Found:
    name, declared = enclosure.name or enclosure.title, enclosure.declared.lower()
    media = media_type(enclosure.content, declared=declared, name=name)
    is_shown = enclosure.content_id.strip("<> ").lower() in shown
    sent = Sent(declared=declared, media=media, disposition="attachment", name=name, around="", is_shown=is_shown)
    role = Role.INLINE if role_of(sent) is Role.INLINE else Role.ATTACHMENT
    return Found(part=part, path=(name,), content=enclosure.content, role=role, declared=declared)


def tnef_mail(content: bytes) -> Mail:
    """A bare winmail.dat as a message of its own: one shell with what it holds."""
    tnef = read_tnef(content)
    passages = tnef_passages(tnef)
    rows = (("subject", tnef.subject.encode("utf-8", "replace")),) if tnef.subject else ()
    shell = Found(part="1", path=("",), content=content, kind=TNEF)
    return Mail(fields=Fields(rows), text=compose(passages, subject=tnef.subject), leaves=(shell,), links=away(passages))


def _open_sealed(found: Found, budget: Budget) -> Opened:
    """A signature that holds what it signs; the signature itself is not checked, and nothing is decrypted."""
    if is_encrypted(found.content):
        return Opened(state=State.ENCRYPTED, because=f"Dit deel is versleuteld (S/MIME); de inhoud is niet te toetsen. {AFTER_CLOSING}")
    inner = content_of(found.content)
    budget.mail_unpacked -= len(inner or b"")
    if inner is None or budget.mail_unpacked < 0:
        because = f"Dit deel is verpakt in een digitale handtekening (S/MIME) en is niet uit te pakken. {WHAT_TO_DO}"
        return Opened(state=State.UNSUPPORTED, because=because)
    because = f"Dit deel was verpakt in een digitale handtekening (S/MIME). {HAS_ROWS} De handtekening zelf is niet gecontroleerd."
    if MIME_OPENING.match(inner):
        mail = read_parts(inner)
        return Opened(state=State.UNPACKED, because=because, members=mail.leaves, defects=mail.defects, links=mail.links, text=mail.text)
    name = found.path[-1]
    bare = name[: -len(".p7m")] if name.lower().endswith(".p7m") else name
    return Opened(state=State.UNPACKED, because=because, members=[Found(part="1", path=(bare,), content=inner)])


def _refusal(what: str) -> Opener:
    def refuse(found: Found, budget: Budget) -> Opened:  # noqa: ARG001
        return Opened(state=State.UNSUPPORTED, because=f"Een {what} wordt niet uitgepakt. {WHAT_TO_DO}")

    return refuse


def _locked(what: str) -> Opener:
    def refuse(found: Found, budget: Budget) -> Opened:  # noqa: ARG001
        return Opened(state=State.ENCRYPTED, because=f"{what} is versleuteld; de inhoud is niet te toetsen. {AFTER_CLOSING}")

    return refuse


OPENERS: dict[str, Opener] = {
    ZIP: _open_zip,
    MAIL: _open_mail,
    OUTLOOK: _open_outlook,
    TNEF: _open_tnef,
    SIGNED: _open_sealed,
    PGP: _locked("Dit deel (PGP)"),
    ENCRYPTED_OFFICE: _locked("Dit Office-bestand"),
    "application/x-7z-compressed": _refusal("7z-archief"),
    "application/vnd.rar": _refusal("rar-archief"),
    "application/gzip": _refusal("gzip-bestand"),
    "application/x-tar": _refusal("tar-archief"),
    "application/x-bzip2": _refusal("bzip2-bestand"),
    "application/x-xz": _refusal("xz-bestand"),
    "application/zstd": _refusal("zstd-bestand"),
    "application/vnd.ms-cab-compressed": _refusal("cab-archief"),
    MBOX: _refusal("mbox met meer mails"),
    PST: _refusal("Outlook-gegevensbestand (pst)"),
}
