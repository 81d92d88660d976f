"""The case folder (zaak): where everything of one mailbox in one round is kept, and its settings."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic import Field as Setting

from checklist.round import known as known_rounds
from checklist.round import load
from extractors.seals.trust import Trust, read_certificates, read_fingerprint
from intake.durable import flush, flush_folder, make_folder, write_whole
from intake.originals import Originals
from toetssteen.case_faults import LONGEST_KEPT, UNSHOWN, Fault, decoded, lines_of, parsed, shape_faults, value_faults, words_in
from toetssteen.case_settings import draft, values
from toetssteen.lock import held
from toetssteen.register import SERVER, Register
from toetssteen.register_file import Looked, look
from toetssteen.register_trouble import gone, not_on_server, of_another_case, other_name

SETTINGS = "zaak.toml"
REGISTER = "register.sqlite"
LOCK = "in-gebruik"
_EMPTY = "er staat geen enkele vermelding in, terwijl er wel rapporten zijn"


class CaseError(Exception):
    """The case folder cannot be used as it is; the sentence says why and what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReceiptSettings(_Strict):
    """Whose Received headers are trusted."""

    eigen_servers: tuple[str, ...] = ()
    eigen_domeinen: tuple[str, ...] = ()


class TrustSettings(_Strict):
    """Whose certificates are trusted."""

    certificaten: tuple[str, ...] = ()
    vingerafdrukken: tuple[str, ...] = ()


class LetterSettings(_Strict):
    """Letters in the zorgkantoor's own style."""

    sjablonen: str = ""
    bezwaar_naar: str = ""


class RegisterSettings(_Strict):
    """Where the register stands: empty = a file in the case folder, else postgresql://server/database without a password."""

    adres: str = ""
    naam: str = ""


class DecisionSettings(_Strict):
    """How people decide here."""

    twee_personen: bool = False


class AnnouncementSettings(_Strict):
    """How people put the announcement on record; None: as they decide."""

    twee_personen: bool | None = None


class RetentionSettings(_Strict):
    """Months after the announcement that the files of a bidder are kept; None: nobody said so, and nothing is removed."""

    afgewezen_maanden: int | None = Setting(default=None, ge=0, le=LONGEST_KEPT)
    gegund_maanden: int | None = Setting(default=None, ge=0, le=LONGEST_KEPT)


class Settings(_Strict):
    """zaak.toml: written at the first run, then kept by a person."""

    ronde: str
    zorgkantoor: str
    bevestigd: bool = False
    ontvangst: ReceiptSettings = Setting(default_factory=ReceiptSettings)
    vertrouwen: TrustSettings = Setting(default_factory=TrustSettings)
    brieven: LetterSettings = Setting(default_factory=LetterSettings)
    ledger: RegisterSettings = Setting(default_factory=RegisterSettings, alias="register")
    besluiten: DecisionSettings = Setting(default_factory=DecisionSettings)
    bekendmaking: AnnouncementSettings = Setting(default_factory=AnnouncementSettings)
    bewaren: RetentionSettings = Setting(default_factory=RetentionSettings)

    @property
    def two_announce(self) -> bool:
        """Must a second person confirm an announcement?"""
        said = self.bekendmaking.twee_personen
        return self.besluiten.twee_personen if said is None else said

    def fingerprint(self) -> str:
        """sha256 over the settings that can change a verdict: the round, the office, and whose servers and certificates are trusted."""
        return hashlib.sha256(self.model_dump_json(include={"ronde", "zorgkantoor", "ontvangst", "vertrouwen"}).encode()).hexdigest()


_TEMPLATE = """\
# Instellingen van deze zaak. Kijk ze na en zet daarna bevestigd op true.
ronde = "{ronde}"
zorgkantoor = "{zorgkantoor}"
bevestigd = false

[ontvangst]
# De servers van het zorgkantoor die post van buiten aannemen, bijvoorbeeld ["mx1.voorbeeld.nl"].
# Het tijdstip van ontvangst is dat van zo'n server. Leeg: de laagste ononderbroken stap binnen de eigen domeinen telt.
eigen_servers = []
# De domeinen van de mailbox en van de mailprovider van het zorgkantoor.
eigen_domeinen = [{domeinen}]

[vertrouwen]
# Wie u vertrouwt om te zeggen wie iemand is, voor digitale handtekeningen en zegels in PDF-bestanden.
# Bestanden met certificaten (.pem, .crt of .cer) in deze map, bijvoorbeeld ["staat-der-nederlanden.pem"].
# Leeg: Toetssteen zegt of een handtekening klopt, maar niet of de naam erbij echt is.
certificaten = []
# Of de sha256-vingerafdruk van een certificaat dat in het ondertekende bestand zelf zit.
vingerafdrukken = []

[brieven]
# Een map in deze zaakmap met uw eigen Word-sjablonen, bijvoorbeeld "sjablonen". Leeg: de sjablonen van Toetssteen.
sjablonen = ""
# Waar een bezwaar heen moet, zoals u dat in de brief met de uitslag zet.
bezwaar_naar = ""

[register]
# Leeg: het register staat in deze map. Of de server die u met collega's deelt, zonder wachtwoord: postgresql://server/database
adres = "{adres}"
# De naam van dit register op die server.
naam = "{ronde}-{zorgkantoor}"

[besluiten]
# Moet een tweede persoon elk besluit bevestigen? true of false.
twee_personen = false

[bekendmaking]
# Moet een tweede persoon bevestigen op welke dag de uitslag bekend is gemaakt? Zonder deze regel: zoals bij de besluiten.
# twee_personen = true

[bewaren]
# Hoeveel maanden na de bekendmaking u de stukken bewaart. Zonder getal wordt nooit iets opgeruimd.
# afgewezen_maanden = 24
# gegund_maanden = 84
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One case folder with its settings read."""

    folder: Path
    settings: Settings

    @property
    def originals(self) -> Path:
        return self.folder / "originelen"

    @property
    def kept(self) -> Originals:
        """What a run was asked and what came out of it, by sha256: written once, named by the register."""
        return Originals(self.folder / "vastgelegd")

    @property
    def readings(self) -> Path:
        return self.folder / "lezingen"

    def has_register(self) -> bool:
        """Was anything ever recorded here? A register on a server always may have been; one that is gone was."""
        return bool(self.settings.ledger.adres) or (self.folder / REGISTER).is_file() or bool(self._lost())

    def told_settings(self) -> dict[str, object]:
        """The settings that go on record, by name, with the closing moment of the round."""
        known = self.settings.ronde in known_rounds()
        return values(self.settings, closes=load(self.settings.ronde).terms.closes.moment if known else None)

    @property
    def register_name(self) -> str:
        """Of the chain of this case, among others on a server."""
        return self.settings.ledger.naam or f"{self.settings.ronde}-{self.settings.zorgkantoor}"

    def open_register(self) -> Register:
        """The register, to be closed by the caller, who holds the lock of the case.

        CaseError when it does not hold, and when it is gone: an empty one in its place would hide that.
        """
        if why := self._lost():
            raise CaseError(gone(str(self.folder), why=why))
        path = self.folder / REGISTER
        new = not self.settings.ledger.adres and not path.exists()
        register = self._opened()
        if new:  # a power cut may not take the register and leave what was kept after it
            flush(path)
            flush_folder(self.folder)
        if register.faults():
            register.close()
            raise CaseError(
                f"Het register van deze zaak klopt niet. Er wordt niets in geschreven. Maak een kopie van de hele map en voer daarna uit: "
                f"toetssteen controleer {self.folder}"
            )
        if not self.settings.ledger.adres and register.last() is None and (others := register.names()):
            register.close()
            raise CaseError(other_name(self.register_name, others[0]))
        if self.settings.ledger.adres and register.last() and not self._holds("originelen", "vastgelegd", "rapporten"):
            register.close()
            raise CaseError(of_another_case(self.register_name))
        if self._holds("rapporten") and register.last() is None:
            register.close()
            away = not_on_server(self.register_name) if self.settings.ledger.adres else gone(str(self.folder), why=_EMPTY)
            raise CaseError(away)
        return register

    def _opened(self) -> Register:
        """The register as it is, whatever stands in it."""
        place = self.settings.ledger.adres or self.folder / REGISTER
        return Register(place, name=self.register_name, settings=lambda last: draft(self.told_settings(), last))

    def _lost(self) -> str:
        """Dutch: why the file of the register is gone, while it was there: it is made before anything else is kept. "" when it is not."""
        path = self.folder / REGISTER
        if (
            self.settings.ledger.adres
            or (path.exists() and path.stat().st_size)
            or not self._holds("originelen", "vastgelegd", "rapporten")
        ):
            return ""
        return f"{REGISTER} {'is leeg' if path.exists() else 'ontbreekt'}, terwijl er wel stukken in de map staan"

    def _holds(self, *stores: str) -> bool:
        return holds(self.folder, *stores)

    def look_at_register(self) -> Looked:
        """The register to look at only: a file is not changed by it. The caller holds the lock of the case."""
        if not self.settings.ledger.adres:
            looked = look(self.folder / REGISTER, name=self.register_name)
            if looked.other and not looked.entries:
                return replace(looked, faults=(other_name(self.register_name, looked.other), *looked.faults))
            empty = not looked.entries and not looked.damaged and self._holds("rapporten")
            return replace(looked, damaged=_EMPTY) if empty else looked
        with self._opened() as register:
            entries = tuple(register.entries())
        away = not entries and self._holds("rapporten")
        return Looked(entries=entries, faults=(not_on_server(self.register_name),) if away else ())

    @property
    def lock(self) -> Path:
        return self.folder / LOCK

    def trust(self) -> Trust:
        """Whom the user trusts, read from the files that the settings name; raises CaseError with every fault at once."""
        certificates, faults = _certificates(self.folder, self.settings.vertrouwen.certificaten)
        if faults:
            raise CaseError(_told(self.folder / SETTINGS, faults))
        fingerprints = tuple(read_fingerprint(written) for written in self.settings.vertrouwen.vingerafdrukken)
        return Trust(certificates=tuple(certificates), fingerprints=fingerprints)

    def report(self, run: str) -> Path:
        """The folder of the reports of one run."""
        return self.folder / "rapporten" / run


def holds(folder: Path, *stores: str) -> bool:
    """Is there anything in one of these folders of a case?"""
    return any(any(path.is_file() for path in (folder / store).rglob("*")) for store in stores)


def _not_yet_a_case(folder: Path) -> None:
    """CaseError when a case lies here that lost its settings: new ones would ask less of people than the old, and hide that."""
    register = (folder / REGISTER).exists()
    there = register or holds(folder, "originelen", "vastgelegd", "rapporten")
    if there and not (folder / SETTINGS).exists():  # of two first runs at once the other may have made it by now
        lost = SETTINGS if register else f"{SETTINGS} en {REGISTER}"
        raise CaseError(
            f"In {folder} staat al een zaak, maar {lost} {'ontbreekt' if register else 'ontbreken'}. Er is niets gemaakt of veranderd. "
            f"Zet {lost} terug uit de nieuwste reservekopie van deze map, en start dezelfde opdracht opnieuw. "
            "Wilt u een nieuwe zaak beginnen? Kies dan een lege map."
        )


def guard(folder: Path) -> Path:
    """The folder, unless it overlaps the program itself (our folders have plain names: intake, reports, ...)."""
    program = Path(__file__).resolve().parent.parent
    own = {program / name for name in ("intake", "extractors", "checklist", "templates", "reports", "toetssteen")}
    wanted = folder.resolve()
    if wanted == program or any(wanted == place or place in wanted.parents for place in own):
        raise CaseError(f"De map {folder} hoort bij het programma zelf. Kies een andere map.")
    return folder


def open_case(folder: Path) -> Case:
    """An existing case folder; raises CaseError when it is not one or its settings are not right."""
    path = folder / SETTINGS
    if not path.is_file():
        raise CaseError(f"{folder} is geen zaakmap: {SETTINGS} ontbreekt. Maak eerst een zaak met `toetssteen beoordeel`.")
    return Case(folder=folder, settings=_settings(path))


def _settings(path: Path) -> Settings:
    """What the file says; CaseError with every fault in it at once."""
    try:
        text = decoded(path.read_bytes())
    except ValueError as wrong:
        raise CaseError(_told(path, [str(wrong)])) from wrong
    content, broken = parsed(text)
    lines = lines_of(text)
    faults = [*broken, *value_faults(content, lines)]
    try:
        settings = Settings.model_validate(content)
    except ValidationError as wrong:
        errors = [error for error in wrong.errors() if not (broken and error["type"] == "missing")]  # it may stand on a line of those
        faults += shape_faults(errors, lines)
        settings = None
    table = content.get("register")
    address = table.get("adres", "") if isinstance(table, dict) else ""
    if isinstance(address, str) and not _is_register(address):
        faults.append(Fault(line=lines.get(UNSHOWN, 0), shown=f"{UNSHOWN} = …", problem="dit kan niet", wish=_no_register(address)))
    if settings is None or faults:
        named = settings.vertrouwen.certificaten if settings else tuple(words_in(content, "vertrouwen", "certificaten"))
        told = [str(fault) for fault in sorted(set(faults), key=lambda fault: (fault.line or 10**6, str(fault)))]
        raise CaseError(_told(path, [*told, *_certificates(path.parent, named)[1]]))
    return settings


def _certificates(folder: Path, names: Sequence[str]) -> tuple[list[bytes], list[str]]:
    """What the named files hold, and what is wrong with them. A case opens without them: only who judges needs them."""
    found: list[bytes] = []
    faults = []
    for name in names:
        try:
            found += read_certificates((folder / name).read_bytes())
        except OSError:
            faults.append(f"vertrouwen.certificaten: {name} is er niet of kan niet worden gelezen. Zet het bestand in {folder}.")
        except ValueError:
            faults.append(f"vertrouwen.certificaten: {name} is geen certificaat. Gebruik een .pem-, .crt- of .cer-bestand.")
    return found, faults


def _told(path: Path, faults: Sequence[str]) -> str:
    return "\n".join([f"{path} klopt niet. Verbeter dit en start dezelfde opdracht opnieuw:", *(f"  {fault}" for fault in faults)])


def make_case(folder: Path, *, round_id: str, office: str, domains: tuple[str, ...], ledger: str = "") -> Case:
    """Open the case, or write its settings at the first run; raises CaseError when they say another round, office or register."""
    guard(folder)
    if not _is_register(ledger):
        raise CaseError(_no_register(ledger))
    if not (folder / SETTINGS).exists():
        _not_yet_a_case(folder)
        quoted = ", ".join(f'"{name}"' for name in domains)
        text = _TEMPLATE.format(ronde=round_id, zorgkantoor=office, domeinen=quoted, adres=ledger)
        make_folder(folder)
        with held(folder / LOCK):
            if not (folder / SETTINGS).exists():  # of two first runs at once one makes the case
                write_whole(folder / SETTINGS, text.encode())
    case = open_case(folder)
    kept = case.settings
    asked = [(round_id, kept.ronde, "ronde"), (office, kept.zorgkantoor, "zorgkantoor"), (ledger, kept.ledger.adres, "register")]
    for said, kept_one, what in asked[: 3 if ledger else 2]:
        if said != kept_one:
            raise CaseError(
                f"{folder / SETTINGS} zegt {what} {kept_one or '(in de map)'}, maar u vraagt {said}. "
                "Gebruik een andere map voor een andere zaak."
            )
    return case


def _is_register(address: str) -> bool:
    """Nothing, or the address of a PostgreSQL server without a password in it."""
    try:
        parts = urlsplit(address)
        secret = parts.password is not None or any("password" in name.lower() for name in parse_qs(parts.query, keep_blank_values=True))
        return not address or (parts.scheme == SERVER and not secret and address.isprintable() and not set(address) & set('"\\'))
    except ValueError:
        return False


def _no_register(address: str) -> str:
    """What is wrong with it, without a password that may stand in it."""
    shown = f"{address.partition('://')[0]}://…" if "://" in address else address
    return (
        f"{shown} is geen adres van een register. Schrijf het als postgresql://naam@server/database. "
        "Zet het wachtwoord niet in het adres, maar in het bestand .pgpass of in PGPASSWORD."
    )
