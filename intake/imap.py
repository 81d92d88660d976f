"""Mails straight from a mailbox on a mail server: over TLS, read-only, one at a time. Knows IMAP, not what a mail holds.

Nothing on the server changes: folders are opened with EXAMINE and mails asked for with BODY.PEEK[]. The certificate is always
verified. What the server holds back ends the reading, with its place. Left over: a NUL cannot travel over IMAP, servers change it.
"""

import contextlib
import imaplib
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import unquote, urlsplit

import imap_tools

from intake.imap_folders import FolderName, listed, named
from intake.show import brief, show
from intake.source import Entry, Source, SourceError

Result = TypeVar("Result")

EXAMPLE = "imaps://naam@mail.voorbeeld.nl/INBOX"
AUTHORITY = "TOETSSTEEN_CA"
"""Environment variable with a file of certificates to trust beside those of the system."""

TLS_PORT = 993
PATIENCE = 60.0
"""Seconds without any byte from the server before the connection counts as lost."""

PAUSES = (1.0, 3.0, 9.0)
"""Seconds before each new attempt after a lost connection; a step that fails once more ends the reading."""

LOST = (OSError, imaplib.IMAP4.error)
UNSENDABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
UID = re.compile(rb"\bUID (\d+)", re.IGNORECASE)
SHOWN = 20
"""How many missing mails one sentence names."""


class _RefusedError(Exception):
    """The server does not let this user in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """Whose mailbox, where, and which folder of it."""

    user: str
    host: str
    port: int
    folder: str  # "" for all folders

    @property
    def name(self) -> str:
        """How this mailbox is called in a result."""
        return f"{self.user}@{self.host}"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Folder:
    """A folder as it was when it was opened; UIDs mean something only under this validity."""

    name: FolderName
    validity: str  # "" when the server does not say
    told: int  # how many mails it should hold
    uids: tuple[int, ...]


def open_imap(url: str, *, password: Callable[[], str]) -> Source:
    """The mailbox at this address; nothing is asked of the server before it is iterated. Raises SourceError."""
    address = read_address(url)
    secret = password()
    if UNSENDABLE.search(secret):
        raise SourceError("In het wachtwoord staat een teken dat niet kan, zoals een regeleinde. Kijk het wachtwoord na.")
    return Source(address.name, [Entry("", lambda: _guarded(address, secret))], [])


def read_address(url: str) -> Address:
    """imaps://user@host[:port][/folder], with %XX for special characters. Raises SourceError without repeating a password."""
    try:
        parts = urlsplit(url)
        user, host, port = unquote(parts.username or ""), parts.hostname or "", parts.port or TLS_PORT
    except ValueError:
        raise SourceError(f"Dit adres van een mailbox klopt niet. Schrijf het zo: {EXAMPLE}") from None
    if parts.password is not None:
        raise SourceError(
            "Zet het wachtwoord niet in het adres: anderen op deze computer kunnen het dan zien. "
            f"Schrijf alleen {EXAMPLE}; Toetssteen vraagt daarna om het wachtwoord."
        )
    if parts.scheme != "imaps":
        raise SourceError(f"Toetssteen leest een mailbox alleen over een versleutelde verbinding. Schrijf imaps://, zoals {EXAMPLE}")
    if parts.query or parts.fragment:
        raise SourceError("Staat er een ? of # in de naam van de map? Schrijf dan %3F voor een ? en %23 voor een #.")
    folder = unquote(parts.path.removeprefix("/"))
    if not user or not host or UNSENDABLE.search(user + host + folder):
        raise SourceError(f"In dit adres ontbreekt de gebruiker of de mailserver, of er staat een verkeerd teken in. Voorbeeld: {EXAMPLE}")
    return Address(user=user, host=host, port=port, folder=folder)


def _guarded(address: Address, secret: str) -> Iterator[tuple[str, bytes]]:
    """A source passes over a file that cannot be read; a mailbox that breaks off halfway must be heard instead."""
    try:
        yield from _read(address, secret)
    except (OSError, ValueError) as fault:
        raise SourceError(f"{address.host} gaf een antwoord dat niet te lezen is. Is dit een mailserver?") from fault


def _read(address: Address, secret: str) -> Iterator[tuple[str, bytes]]:
    """Every mail of the asked folders, in order of folder and UID; what the server held back is told at the end, all at once."""
    missed: list[str] = []
    with contextlib.closing(_Connection(address, secret)) as connection:
        for name in connection.folders():
            shown = show(name.shown)
            folder = connection.enter(name)
            if folder is None:
                missed.append(f"{shown} (de hele map)")
                continue
            if len(folder.uids) < folder.told:
                missed.append(f"{shown} ({folder.told} mails geteld, {len(folder.uids)} genoemd)")
            for uid in folder.uids:
                position = f"{shown}/{uid}"
                mail = connection.mail(uid)
                if mail is None:
                    missed.append(position)
                else:
                    yield position, mail
    if missed:
        raise _incomplete(missed)


def _incomplete(missed: list[str]) -> SourceError:
    """An unread mail may be a bid: half a mailbox is not passed off as a whole one."""
    more = f" en nog {len(missed) - SHOWN}" if len(missed) > SHOWN else ""
    return SourceError(
        f"De mailserver gaf niet alles: {', '.join(missed[:SHOWN])}{more}. Misschien is er tijdens het lezen iets verplaatst of "
        "verwijderd: start dezelfde opdracht opnieuw. Blijft dit zo? Sla de mails uit die map dan zelf op als .eml, geef die op, "
        f"en geef de andere mappen elk apart op, zoals {EXAMPLE}"
    )


class _Connection:
    """A read-only conversation with the server, which goes on where it was when the line drops."""

    def __init__(self, address: Address, secret: str) -> None:
        self._address = address
        self._secret = secret
        self._folder: _Folder | None = None
        try:
            self._mailbox: imap_tools.MailBox | None = _connect(address, secret)
        except _RefusedError as fault:
            raise SourceError(
                f"De mailserver weigert {address.name}. Kijk de naam en het wachtwoord na. Microsoft 365 laat een gewoon wachtwoord "
                "vaak niet toe: sla de mails dan op in een map en geef die map op."
            ) from fault
        except (*LOST, UnicodeError) as fault:
            raise SourceError(f"De mailserver {address.host} is niet bereikbaar: {_why(fault)}.") from fault

    def close(self) -> None:
        """Say goodbye when that is still possible."""
        if self._mailbox is not None:
            with contextlib.suppress(*LOST, imap_tools.ImapToolsError):
                self._mailbox.logout()
        self._drop()

    def folders(self) -> tuple[FolderName, ...]:
        """The folder of the address, or all folders that can be opened, junk and archive too."""
        if self._address.folder:
            return (named(self._address.folder),)
        names = self._keep_on(_list)
        if not names:
            raise SourceError(f"De mailserver {self._address.host} noemt geen enkele map. Geef een map op, zoals {EXAMPLE}")
        return names

    def enter(self, name: FolderName) -> _Folder | None:
        """Open a folder; None when the server does not let us. A folder that was asked for by name must open."""
        self._folder = None
        try:
            self._folder = self._keep_on(lambda mailbox: _examine(mailbox, name))
        except imap_tools.UnexpectedCommandStatusError as fault:
            if self._address.folder:
                there = ", ".join(brief(one.shown) for one in self._keep_on(_list))
                raise SourceError(f"De map '{brief(name.shown)}' kan niet worden geopend. Deze mappen zijn er: {there}.") from fault
        return self._folder

    def mail(self, uid: int) -> bytes | None:
        """One mail to the byte; None when the server did not give it."""
        return self._keep_on(lambda mailbox: _fetch(mailbox, uid))

    def _keep_on(self, step: Callable[[imap_tools.MailBox], Result]) -> Result:
        """Take one step; when the line drops, try that same step again a few times."""
        for pause in (*PAUSES, None):
            try:
                return step(self._connected())
            except (*LOST, _RefusedError) as fault:  # let in before: a new line may be refused while the old one is still counted
                self._drop()
                if pause is None:
                    why = f"De verbinding met {self._address.host} valt steeds weg: {_why(fault)}."
                    raise SourceError(f"{why} Start dezelfde opdracht later opnieuw.") from fault
                time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _connected(self) -> imap_tools.MailBox:
        """The line as it is, or a new one in the same folder, which must still be the same folder."""
        if self._mailbox is None:
            self._mailbox = _connect(self._address, self._secret)
            if self._folder is not None:
                self._enter_again(self._mailbox, self._folder)
        return self._mailbox

    @staticmethod
    def _enter_again(mailbox: imap_tools.MailBox, before: _Folder) -> None:
        try:
            after = _examine(mailbox, before.name)
        except imap_tools.UnexpectedCommandStatusError as fault:
            raise SourceError(
                f"De map '{brief(before.name.shown)}' is tijdens het lezen verdwenen. Start dezelfde opdracht opnieuw."
            ) from fault
        if before.validity != after.validity:
            raise SourceError(
                f"De mailserver heeft de map '{brief(before.name.shown)}' tijdens het lezen opnieuw genummerd. "
                "De mails zijn dan niet meer met zekerheid uit elkaar te houden. Start dezelfde opdracht opnieuw."
            )

    def _drop(self) -> None:
        mailbox, self._mailbox = self._mailbox, None
        if mailbox is not None:
            with contextlib.suppress(OSError):
                mailbox.client.shutdown()


def _connect(address: Address, secret: str) -> imap_tools.MailBox:
    """A line on which we are known. What a second attempt cannot mend is a SourceError."""
    try:
        mailbox = imap_tools.MailBox(address.host, address.port, timeout=PATIENCE, ssl_context=_context())
    except ssl.SSLCertVerificationError as fault:
        raise SourceError(
            f"Het certificaat van {address.host} is niet te vertrouwen ({fault.verify_message}). Klopt de naam van de server? "
            f"Gebruikt uw organisatie een eigen certificaat, zet dan in {AUTHORITY} het bestand daarvan (.pem); uw beheerder heeft het."
        ) from fault
    try:
        login = mailbox.login if (address.user + secret).isascii() else mailbox.login_utf8
        login(address.user, secret, initial_folder=None)
    except (imap_tools.MailboxLoginError, *LOST) as fault:
        with contextlib.suppress(OSError):
            mailbox.client.shutdown()
        if isinstance(fault, OSError | imaplib.IMAP4.abort):
            raise
        raise _RefusedError from fault
    return mailbox


def _context() -> ssl.SSLContext:
    """Certificates are verified, always; an organisation may add its own authority."""
    context = ssl.create_default_context()
    if authority := os.environ.get(AUTHORITY):
        try:
            context.load_verify_locations(authority)
        except OSError as fault:
            raise SourceError(f"Het bestand '{authority}' uit {AUTHORITY} is niet te lezen als certificaat (.pem). Kijk het na.") from fault
    return context


def _list(mailbox: imap_tools.MailBox) -> tuple[FolderName, ...]:
    """Read by ourselves: the library makes other names of some, and passes over what it does not understand."""
    return listed(mailbox.client.list()[1])


def _examine(mailbox: imap_tools.MailBox, name: FolderName) -> _Folder:
    """Open without the right to change anything."""
    told = mailbox.folder.set(name.quoted, readonly=True)[1][0]
    validity = mailbox.client.response("UIDVALIDITY")[1][0]
    uids = sorted({int(uid) for uid in mailbox.uids(charset=None)})
    return _Folder(name=name, validity=(validity or b"").decode("ascii", "replace"), told=int(told or 0), uids=tuple(uids))


def _fetch(mailbox: imap_tools.MailBox, uid: int) -> bytes | None:
    status, answer = mailbox.client.uid("FETCH", str(uid), "(UID BODY.PEEK[])")
    return _body(answer, uid) if status == "OK" else None


def _body(answer: list[object], uid: int) -> bytes | None:
    """The mail in an answer that may also tell of other mails; its UID may stand before or after it."""
    for item, after in zip(answer, [*answer[1:], b""], strict=True):
        if isinstance(item, tuple) and b"BODY[]" in item[0].upper():
            found = UID.search(item[0]) or (UID.search(after) if isinstance(after, bytes) else None)
            if found and int(found[1]) == uid:
                return bytes(item[1])
    return None


def _why(fault: Exception) -> str:
    """The kind of fault; what the server said is not repeated, because anything may stand in it."""
    if isinstance(fault, socket.gaierror | UnicodeError):
        return "deze naam is niet te vinden; kijk het adres en uw internetverbinding na"
    if isinstance(fault, TimeoutError):
        return "de server antwoordt niet"
    if isinstance(fault, ConnectionRefusedError):
        return "de server neemt op deze poort geen verbinding aan"
    if isinstance(fault, ssl.SSLError):
        return "er komt geen veilige verbinding tot stand; kijk na of dit de poort voor IMAP over TLS is (meestal 993)"
    return "de verbinding werd verbroken of de server gaf een onverwacht antwoord"
