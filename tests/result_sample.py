"""A rich, fictitious result in code: what the reports are shown and tested with. No organisation or person is real."""

# ruff: noqa: E501 - a table of sentences reads best with one row a line

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from checklist.finding import (
    GRAVITY,
    Assessment,
    AttachmentRow,
    Bid,
    CriterionRow,
    DocumentRow,
    Evidence,
    FactRow,
    Finding,
    HopRow,
    Member,
    MemberRow,
    MessageKind,
    MessageRow,
    Other,
    Passage,
    PieceRef,
    PieceRow,
    Point,
    Procedure,
    Question,
    Reason,
    Receipt,
    RegionRow,
    Result,
    RuleRow,
    Source,
    Standing,
    Support,
    Term,
    Timeliness,
    Verdict,
)
from extractors.document import Box, Kind, Searchability
from intake.message import State

POLICY = "Inkoopbeleid onafhankelijke cliëntondersteuning 2027-2028"
CLOSES = dt.datetime(2026, 7, 31, 15, 0, tzinfo=dt.UTC)
HEAD = hashlib.sha256(b"register").hexdigest()


def digest(text: str) -> str:
    """A made-up fingerprint, the same every time."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def clause(where: str, quote: str) -> Source:
    return Source(title=POLICY, clause=where, quote=quote)


def at(day: int, hour: int, minute: int, second: int = 0) -> dt.datetime:
    """A moment in July 2026, Amsterdam clock, as UTC."""
    return dt.datetime(2026, 7, day, hour, minute, second, tzinfo=dt.timezone(dt.timedelta(hours=2))).astimezone(dt.UTC)


MANDATORY = "hoofdstuk 6, verplichte documenten"
DOCUMENTS = {
    "D01": (Kind.BESTUURSVERKLARING, "Bestuursverklaring", "1", "De ingevulde en ondertekende Bestuursverklaring"),
    "D02": (Kind.MACHTIGING, "Bewijs van machtiging", "2", "Bewijs van machtiging om voor de organisatie te mogen ondertekenen"),
    "D03": (Kind.VOG_RP, "VOG voor rechtspersonen", "3", "VOG RP, niet ouder dan 6 maanden voor datum van inschrijving"),
    "D04": (Kind.UITTREKSEL_KVK, "KvK-uittreksel", "4", "Uittreksel KvK (niet ouder dan 6 maanden voor datum van inschrijving)"),
    "D05": (Kind.UITTREKSEL_UBO, "UBO-inschrijving", "5", "Inschrijving UBO('s) UBO-register (niet ouder dan 6 maanden voor datum van inschrijving)"),
    "D06": (Kind.HOOFDELIJKHEIDSVERKLARING, "Verklaring hoofdelijke aansprakelijkheid", "6", "alle deelnemers hoofdelijke aansprakelijkheid voor het geheel aanvaarden"),
    "D07": (Kind.ONDERBOUWING, "Onderbouwing", "7", "Documenten ter onderbouwing van de inschrijving"),
    "D08": (Kind.IMPLEMENTATIEPLAN, "Inwerk- en implementatieplan", "aanvullende bepaling", "een concreet en tijdgebonden inwerk- en implementatieplan"),
}  # fmt: skip
CRITERIA = {
    "G01": ("eis", "Ervaring met doelgroepen", "Minimaal twee jaar ervaring in de drie Wlz-sectoren, of uitleg hoe die snel komt.", "minimaal twee jaar werkervaring"),
    "G02": ("eis", "Opleiding en kennis", "Relevante HBO-opleiding en zo nodig aanvullende scholing.", "ten minste een relevante HBO opleiding"),
    "G03": ("eis", "Kennis van de regio", "Kennis van het zorgaanbod en de sociale kaart van de regio.", "de sociale kaart"),
    "G07": ("eis", "BCMB en Register", "Lid van de BCMB; medewerkers staan in het Register.", "toont aan aangesloten te zijn bij de landelijke beroepsvereniging BCMB"),
    "G13": ("eis", "Beschikbaarheid", "Vijf werkdagen per week bereikbaar, met voldoende formatie.", "voldoende formatie cliëntondersteuners"),
    "G16": ("eis", "Financiële continuïteit", "Bewijs van gezonde financiële continuïteit.", "bewijs van gezonde financiële continuïteit"),
    "S1a": ("selectie", "Wlz-contract in 2026", "Heeft in 2026 al een contract met een zorgkantoor.", "Al een contract met een zorgkantoor in 2026"),
    "S1b": ("selectie", "Wmo-contract in de regio", "Heeft een Wmo-contract met een gemeente in deze regio.", "Al een contract met een gemeente heeft in dezelfde regio"),
    "S2a": ("selectie", "Leemte: kennis en expertise", "Noemt de behoefte in de regio en sluit daarop aan.", "Voorziet in bepaalde kennis en expertise"),
    "S3": ("selectie", "Branchevorming", "Neemt deel aan samenwerking gericht op branchevorming.", "gericht is op branchevorming"),
    "N1": ("plan", "Inventarisatie van de behoefte", "Nieuw in de regio: inventarisatie van de ondersteuningsbehoefte.", "systematische inventarisatie van de ondersteuningsbehoefte"),
}  # fmt: skip
REGIONS = (
    ("nijmegen", "Nijmegen"),
    ("waardenland", "Waardenland"),
    ("midden-brabant", "Midden-Brabant"),
    ("noordoost-brabant", "Noordoost-Brabant"),
)


def procedure() -> Procedure:
    documents = tuple(
        RuleRow(
            code=code,
            group="document",
            name=name,
            says=f"Stuur mee: {name.lower()}.",
            source=clause(f"{MANDATORY}, onder {number}", quote),
            condition={"D06": "consortium", "D08": "new_in_region"}.get(code, "always"),
        )
        for code, (_, name, number, quote) in DOCUMENTS.items()
    )
    criteria = tuple(
        RuleRow(code=code, group=group, name=name, says=says, source=clause(f"{code}", quote), condition="")
        for code, (group, name, says, quote) in CRITERIA.items()
    )
    return Procedure(
        round="2027-2028",
        title="Onafhankelijke cliëntondersteuning Wlz 2027-2028",
        closes=CLOSES,
        office="vgz",
        office_name="Coöperatie VGZ",
        mailbox="oco@vgz.nl",
        regions=tuple(RegionRow(id=region, name=name, places=4) for region, name in REGIONS),
        rules=documents + criteria,
        terms=terms(),
        questions=questions(),
        unstated=(
            "Het beleid zegt niet wanneer een aanbieder 'nieuw in de regio' is.",
            "Het beleid zegt niet of iedere deelnemer van een samenwerkingsverband een eigen VOG RP moet sturen.",
            "Het beleid noemt geen grootste omvang van een mail.",
        ),
        late_supply="Verplichte documenten kunnen na de sluiting niet meer worden aangeleverd.",
        may_ask="Bij gerede twijfel kan het zorgkantoor om meer documenten vragen.",
    )


def terms() -> tuple[Term, ...]:
    rows = (
        ("closes", "2026-07-31T17:00:00+02:00", "Sluiting van de inschrijving", "tot en met 31 juli 2026 17.00 uur"),
        ("decision", "2026-09-18", "Het zorgkantoor maakt de uitkomst uiterlijk bekend", "uiterlijk 18 september 2026"),
        ("objection_until", "2026-10-02", "Bezwaar kan tot 2 oktober 2026 (eerste lezing)", "Tot 2 oktober 2026"),
        ("objection_days", "bekendmaking + 14 dagen", "Bezwaar kan tot 14 kalenderdagen na bekendmaking (tweede lezing)", "binnen 14 kalenderdagen na bekendmaking"),
        ("answer_by", "2026-10-16", "Het zorgkantoor beantwoordt bezwaren uiterlijk", "uiterlijk d.d. 16 oktober 2026"),
        ("court", "antwoord + 14 dagen", "Kort geding bij de rechtbank Den Haag, binnen 14 kalenderdagen na het antwoord; vervaltermijn", "Deze termijn is een vervaltermijn"),
    )  # fmt: skip
    return tuple(
        Term(name=name, moment=moment, text=text, source=clause("hoofdstuk 6, tijdschema", quote)) for name, moment, text, quote in rows
    )


def questions() -> tuple[Question, ...]:
    return (
        Question(
            id="bezwaartermijn",
            text="Het beleid noemt twee termijnen voor bezwaar. Welke geldt als de uitkomst vóór 18 september bekend wordt?",
            source=clause("hoofdstuk 6", "Tot 2 oktober 2026 … binnen 14 kalenderdagen na bekendmaking"),
        ),
        Question(
            id="vog_en_scans",
            text="Een VOG RP komt op papier. Het beleid verbiedt ingescande bestanden. Mag een ingescande VOG RP meetellen?",
            source=clause("hoofdstuk 6", "niet als ingescande bestanden mogen worden aangeleverd"),
        ),
        Question(
            id="mailbox",
            text="Controleer het adres van de postbus oco@vgz.nl bij het zorgkantoor; in het beleid staan adressen met tikfouten.",
            source=None,
        ),
    )


# --- messages ---------------------------------------------------------------------------------------------------


def piece(kind: Kind, pages: str, date: str = "", name: str = "") -> PieceRow:
    first = int(pages.split("-", maxsplit=1)[0])
    facts = [
        FactRow(name="datum", value=date, page=first, quote=f"Gegevens zijn vervaardigd op {date}", about={}) for _ in range(bool(date))
    ]
    if name:
        facts.append(FactRow(name="statutaire_naam", value=name, page=first, quote=f"Statutaire naam {name}", about={"rol": "inschrijver"}))  # fmt: skip
    return PieceRow(kind=kind, pages=pages, because="titel en vaste velden gevonden", facts=tuple(facts))


def attachment(part: str, name: str, *pieces: PieceRow, **changes: Any) -> AttachmentRow:
    row = AttachmentRow(
        path=(name,),
        part=part,
        inside=None,
        role="bijlage",
        sha256=digest(f"{part}{name}{pieces}"),
        size=184_320 + 40_000 * len(name),
        media_type="application/pdf",
        state=State.READ,
        searchability=Searchability.DIGITAL,
        accepted=True,
        because="alle bladzijden zijn digitaal",
        pieces=pieces,
    )
    return dataclasses.replace(row, **changes)


def message(key: str, received: dt.datetime | None, subject: str, *attachments: AttachmentRow, **changes: Any) -> MessageRow:  # fmt: skip
    body = attachment("1.1", "", role="tekst", media_type="text/plain", size=612, accepted=None, because="tekst van de mail")
    row = MessageRow(
        sha256=digest(key),
        size=sum(item.size for item in attachments) * 137 // 100 + 2_400,
        copies=(),
        source=(f"postbus/{key}.eml",),
        message_id=f"<{key}@post.voorbeeld.test>",
        received=received,
        received_by="mx1.vgz.test",
        received_because="Received-kop van de eigen mailserver mx1.vgz.test, ingesteld in zaak.toml.",
        sent=received and received - dt.timedelta(seconds=41),
        sender=f"inschrijving@{key.split('-', maxsplit=1)[0]}.test",
        sender_name="Afdeling Contracten",
        recipients=("oco@vgz.nl",),
        delivered_to=(),
        subject=subject,
        kind=MessageKind.BID,
        other=None,
        kind_because="Eerste mail van deze inschrijver met verplichte documenten.",
        timeliness=Timeliness.ON_TIME,
        timeliness_because="Ontvangen vóór het sluitingsmoment.",
        bid=(key.split("-", maxsplit=1)[0],),
        attachments=attachments,
        parts=(body,),
        hops=(
            HopRow(by="mx1.vgz.test", sender="uit.post.test [192.0.2.10]", at=received),
            HopRow(by="uit.post.test", sender="werkplek.test", at=received and received - dt.timedelta(seconds=12)),
        ),
        defects=(),
    )
    return dataclasses.replace(row, **changes)


def full_set(name: str, *, vog: str = "2026-05-04", kvk: str = "2026-07-01", ubo: str = "2026-07-01") -> tuple[AttachmentRow, ...]:  # fmt: skip
    return (
        attachment("2", "Bestuursverklaring 2027.pdf", piece(Kind.BESTUURSVERKLARING, "1-4", "2026-07-20", name)),
        attachment("3", "KvK en UBO.pdf", piece(Kind.UITTREKSEL_KVK, "1-2", kvk, name), piece(Kind.UITTREKSEL_UBO, "3", ubo, name)),
        attachment(
            "4",
            "VOG RP.pdf",
            piece(Kind.VOG_RP, "1", vog, name),
            searchability=Searchability.SCAN_WITH_OCR,
            accepted=None,
            because="ingescand met tekstlaag; een VOG RP komt op papier",
        ),
        attachment("5", f"Onderbouwing {name}.docx", piece(Kind.ONDERBOUWING, "1-14", "", name)),
    )


def messages() -> tuple[MessageRow, ...]:
    return (
        message("anker-1", at(30, 9, 12, 5), "Inschrijving OCO Wlz regio Nijmegen en Waardenland", *full_set("Stichting Het Anker")),
        message("berk-1", at(31, 16, 58, 59), "Inschrijving De Berk Cliëntondersteuning", *full_set("De Berk Cliëntondersteuning B.V.", kvk="2025-12-19")),
        message(
            "berk-2", at(31, 16, 59, 30), "Betere versie bestuursverklaring",
            attachment("2", "Bestuursverklaring 2027 (getekend).pdf", piece(Kind.BESTUURSVERKLARING, "1-4", "2026-07-31")),
            attachment("3", "KvK en UBO.pdf", state=State.DUPLICATE, because="Zelfde inhoud als bijlage 'KvK en UBO.pdf' van de mail van 16.58.59 uur."),
            kind=MessageKind.REPLACEMENT, kind_because="Vervangt de bestuursverklaring van 31 juli 2026, 16.58.59 uur; de eerdere blijft bewaard.",
        ),
        message(
            "delta-1", at(31, 14, 3, 0), "Samenwerkingsverband Delta, deel 1 van 2",
            attachment("2", "inschrijving.zip", media_type="application/zip", state=State.UNPACKED, accepted=None, because="Uitgepakt: 3 bestanden."),
            attachment("2/1", "Bestuursverklaring 2027.pdf", piece(Kind.BESTUURSVERKLARING, "1-5", "2026-07-24"), inside="2", path=("inschrijving.zip", "Bestuursverklaring 2027.pdf")),
            attachment("2/2", "hoofdelijkheid.pdf", piece(Kind.HOOFDELIJKHEIDSVERKLARING, "1", "2026-07-24"), inside="2", path=("inschrijving.zip", "hoofdelijkheid.pdf")),
            attachment("2/3", "uittreksels.pdf", piece(Kind.UITTREKSEL_KVK, "1-2", "2026-06-11"), piece(Kind.UITTREKSEL_KVK, "3-4", "2026-06-11"), inside="2", path=("inschrijving.zip", "uittreksels.pdf"), searchability=Searchability.MIXED),
            attachment("3", "onderbouwing.pdf", piece(Kind.ONDERBOUWING, "1-22"), state=State.PARTLY_READ, because="Bladzijde 17 en 18 konden niet worden gelezen; bekijk ze zelf."),
        ),
        message("delta-2", at(31, 17, 0, 31), "Samenwerkingsverband Delta, deel 2 van 2", attachment("2", "VOG's.pdf", piece(Kind.VOG_RP, "1-2", "2026-06-02")),
                kind=MessageKind.SUPPLEMENT, kind_because="Aanvulling op deel 1.", timeliness=Timeliness.BOUNDARY,
                timeliness_because="Ontvangen om 17.00.31 uur: binnen de minuut na 17.00 uur. Het beleid zegt niet of dit nog op tijd is."),
        message("esdoorn-1", at(31, 17, 42, 0), "Inschrijving Nijmegen", *full_set("Maatschap De Esdoorn"), timeliness=Timeliness.LATE,
                timeliness_because="Ontvangen om 17.42 uur; de sluiting was 17.00 uur. De Date-kop zegt 16.58 uur maar telt niet.", sent=at(31, 16, 58)),
        message("falk-1", at(29, 11, 20), "inschrijving zzp", attachment("2", "scan0001.pdf", searchability=Searchability.SCAN, accepted=False, because="Alle 3 bladzijden zijn een foto van papier zonder tekst.", state=State.READ),
                attachment("3", "VOG.pdf", piece(Kind.VOG_NP, "1", "2026-06-30")), attachment("4", "beveiligd.pdf", state=State.ENCRYPTED, searchability=Searchability.UNKNOWN, accepted=None, because="Er staat een wachtwoord op dit bestand; de inhoud is niet te toetsen.")),
        message("falk-2", at(29, 11, 20), "inschrijving zzp", kind=MessageKind.DUPLICATE, kind_because="Zelfde Message-ID en inhoud, tweemaal afgeleverd.", message_id="<falk-1@post.voorbeeld.test>"),
        message("gagel-1", at(28, 10, 0), "Wij schrijven in voor Nijmegen en Zeeland", *full_set("Gagel Advies B.V."), recipients=("oco@vgz.nl", "inkoop.OCO@cz.nl")),
        message("gagel-2", at(30, 15, 30), "Intrekking", kind=MessageKind.SUPPLEMENT, kind_because="De inschrijver trekt de inschrijving in."),
        message("hazel-1", None, "Inschrijving De Hazelaar", *full_set("Vereniging De Hazelaar"), timeliness=Timeliness.UNCERTAIN, timeliness_because="De Received-kop heeft geen tijdzone.", received_by=""),
        message("stray-1", at(31, 8, 0), "Automatisch antwoord: afwezig", bid=(), kind=MessageKind.NO_BID, other=Other.AUTOMATIC, kind_because="Automatisch antwoord (Auto-Submitted).", defects=("De mail eindigt midden in een onderdeel.",)),
        message("nare-1", at(31, 12, 0), '<img src=x onerror="alert(1)"> Regio Waardenland \u202efdp.exe', bid=(), kind=MessageKind.NO_BID, other=Other.UNCLEAR,
                sender_name='"><script>alert(2)</script>', kind_because="Geen inschrijver te herkennen; bekijk deze mail.",
                attachments=(attachment("2", "rekening\u202efdp.exe", state=State.UNSUPPORTED, searchability=Searchability.UNKNOWN, accepted=None, because="Een programma; niet geopend.", media_type="application/x-dosexec"),
                             attachment("3", "groot.pdf", state=State.TOO_LARGE, searchability=Searchability.UNKNOWN, accepted=None, because="Groter dan 200 MB na uitpakken.", size=310_000_000),
                             attachment("4", "kapot.pdf", state=State.UNREADABLE, searchability=Searchability.GARBLED, accepted=None, because="Het bestand breekt af na 3 kB."),
                             attachment("5", "tekening.pdf", searchability=Searchability.OUTLINES, accepted=False, because="De letters zijn getekend."),
                             attachment("6", "foto.jpg", searchability=Searchability.IMAGE, media_type="image/jpeg", accepted=False, because="Een foto."),
                             attachment("7", "leeg.pdf", searchability=Searchability.EMPTY, accepted=None, because="Geen tekst en geen beeld."))),
    )  # fmt: skip


# --- bids and assessments ----------------------------------------------------------------------------------------

NAMES = {
    "anker": ("Stichting Het Anker", "01234567", "stichting"),
    "berk": ("De Berk Cliëntondersteuning B.V.", "02345678", "bv"),
    "delta": ("Samenwerkingsverband Delta", "03456789", "anders"),
    "esdoorn": ("Maatschap De Esdoorn", "04567890", "maatschap"),
    "falk": ("J. Falk", "05678901", "eenmanszaak"),
    "gagel": ("Gagel Advies B.V.", "06789012", "bv"),
    "hazel": ("Vereniging De Hazelaar", "07890123", "vereniging"),
}
WHERE = {
    "anker": ("nijmegen", "waardenland"),
    "berk": ("nijmegen", "noordoost-brabant"),
    "delta": ("nijmegen",),
    "esdoorn": ("nijmegen",),
    "falk": ("nijmegen",),
    "gagel": ("nijmegen", "waardenland"),
    "hazel": ("waardenland", "noordoost-brabant"),
}
MEMBERS = (
    Member(name="Stichting Deltahulp", kvk_number="03456789", lead=True),
    Member(name="Rivierzorg Advies B.V.", kvk_number="08901234"),
    Member(name="M. de Waal, zzp", kvk_number="09012345"),
)


def bids(rows: Sequence[MessageRow]) -> tuple[Bid, ...]:
    return tuple(
        Bid(
            id=key,
            name=name,
            kvk_number=number,
            legal_form=form,
            regions=WHERE[key],
            consortium=key == "delta",
            members=MEMBERS if key == "delta" else (),
            new_in=("nijmegen",) if key == "berk" else (),
            messages=tuple(row.sha256 for row in rows if key in row.bid),
            submitted=None if key == "hazel" else dt.date(2026, 7, 31),
            because=f"Alle documenten noemen KvK-nummer {number} of de naam {name}.",
        )
        for key, (name, number, form) in NAMES.items()
    )


MET, NOT_MET, UNKNOWN, PERSON, NONE = (
    Verdict.MET,
    Verdict.NOT_MET,
    Verdict.UNKNOWN,
    Verdict.PERSON,
    Verdict.NOT_APPLICABLE,
)
Told = tuple[str, Verdict, Reason, str, str]  # check, verdict, reason, because, lane

FINE: dict[str, list[Told]] = {
    "D01": [("present", MET, Reason.IN_ORDER, "De bestuursverklaring 2027 is gevonden.", ""), ("signed", MET, Reason.IN_ORDER, "Ondertekend op 20 juli 2026.", "")],
    "D02": [("authority_chain", MET, Reason.IN_ORDER, "De ondertekenaar is volgens het KvK-uittreksel alleen bevoegd.", "")],
    "D03": [("present", MET, Reason.IN_ORDER, "Een VOG voor rechtspersonen is gevonden.", ""), ("age", MET, Reason.IN_ORDER, "Gedateerd 4 mei 2026: minder dan zes maanden vóór de inschrijving.", ""),
            ("scan", PERSON, Reason.DOUBT, "De VOG RP is een scan met tekstlaag; een VOG RP komt op papier. Beslis of deze meetelt.", "gerede_twijfel")],
    "D04": [("age", MET, Reason.IN_ORDER, "Vervaardigd op 1 juli 2026: minder dan zes maanden vóór de inschrijving.", "")],
    "D05": [("age", MET, Reason.IN_ORDER, "Vervaardigd op 1 juli 2026: minder dan zes maanden vóór de inschrijving.", "")],
    "D06": [("samenwerkingsverband", NONE, Reason.IN_ORDER, "Geen samenwerkingsverband.", "")],
    "D07": [("present", MET, Reason.IN_ORDER, "Een onderbouwing van 14 bladzijden is gevonden.", "")],
    "D08": [("nieuw", NONE, Reason.IN_ORDER, "De inschrijver is niet nieuw in deze regio.", "")],
}  # fmt: skip
CHANGES: dict[str, dict[str, list[Told]]] = {
    "anker": {},
    "berk": {
        "D02": [("authority_chain", PERSON, Reason.UNAUTHORISED, "De ondertekenaar is gezamenlijk bevoegd en tekende alleen; een volmacht is niet gevonden.", "verplicht")],
        "D04": [("age", NOT_MET, Reason.TOO_OLD, "Vervaardigd op 19 december 2025: ouder dan zes maanden op 31 juli 2026 (grens 31 januari 2026).", "verplicht")],
        "D08": [("nieuw", PERSON, Reason.DOUBT, "De inschrijver lijkt nieuw in Nijmegen; beslis of dat zo is.", "gerede_twijfel"), ("present", NOT_MET, Reason.MISSING, "Er is geen inwerk- en implementatieplan gevonden.", "verplicht")],
    },
    "delta": {
        "D01": [("same_entity", UNKNOWN, Reason.WRONG_ENTITY, "De bestuursverklaring noemt een KvK-nummer dat in geen uittreksel staat.", "gerede_twijfel")],
        "D03": [("tijdig", PERSON, Reason.LATE, "De VOG's kwamen om 17.00.31 uur; beslis of dat op tijd is.", "verplicht")],
        "D05": [("present", NOT_MET, Reason.MISSING, "Er is geen UBO-inschrijving gevonden.", "verplicht")],
        "D06": [("joint_liability", NOT_MET, Reason.INCOMPLETE, "Deelnemer M. de Waal ontbreekt in de verklaring.", "verplicht")],
        "D07": [("gelezen", UNKNOWN, Reason.UNREADABLE, "Bladzijde 17 en 18 konden niet worden gelezen.", "")],
    },
    "esdoorn": {
        "D01": [("right_round", NOT_MET, Reason.WRONG_ROUND, "Dit is de bestuursverklaring 2024; gevraagd is 2027.", "verplicht"), ("signed", NOT_MET, Reason.UNSIGNED, "Het handtekeningvak op bladzijde 4 is leeg.", "verplicht"), ("filled_in", NOT_MET, Reason.NOT_FILLED_IN, "Bijlage 2 is niet ingevuld.", "verplicht")],
        "D05": [("right_kind", PERSON, Reason.DOUBT, "Dit is een bevestigingsbrief en geen uittreksel; het beleid zegt niet welk bewijs nodig is.", "gerede_twijfel")],
    },
    "falk": {
        "D01": [("searchable", NOT_MET, Reason.NOT_SEARCHABLE, "Waarschijnlijk bedoeld als bestuursverklaring, maar alle bladzijden zijn een foto van papier.", "verplicht")],
        "D03": [("right_kind", PERSON, Reason.WRONG_KIND, "Dit is een VOG voor een persoon. Een eenmanszaak kan geen VOG RP krijgen; het beleid maakt geen uitzondering.", "gerede_twijfel")],
        "D04": [("present", UNKNOWN, Reason.UNREADABLE, "Eén bestand is met een wachtwoord beveiligd; het uittreksel kan daarin zitten.", "verplicht")],
        "D05": [("rechtsvorm", PERSON, Reason.DOUBT, "Een eenmanszaak heeft geen UBO; het beleid maakt geen uitzondering.", "gerede_twijfel")],
        "D07": [("motivated", PERSON, Reason.CONTRADICTION, "De onderbouwing noemt twee verschillende aantallen medewerkers.", "gerede_twijfel")],
    },
    "gagel": {},
    "hazel": {"D03": [("age", UNKNOWN, Reason.DOUBT, "De dag van inschrijving is onzeker; de leeftijd is niet te berekenen.", "gerede_twijfel")]},
}  # fmt: skip
STANDINGS = {
    ("delta", "nijmegen"): (Standing.BOUNDARY, "Een deel kwam binnen de minuut na sluiting."),
    ("esdoorn", "nijmegen"): (Standing.LATE, "Ontvangen na het sluitingsmoment."),
    ("gagel", "nijmegen"): (Standing.WITHDRAWN, "Ingetrokken bij mail van 30 juli 2026."),
    ("gagel", "waardenland"): (Standing.WRONG_OFFICE, "De mail noemt een regio van een ander zorgkantoor."),
    ("hazel", "noordoost-brabant"): (Standing.REGION_CLOSED, "Deze regio is in deze ronde niet opengesteld."),
}


def assessments(rows: Sequence[MessageRow]) -> tuple[Assessment, ...]:
    made = []
    for key, regions in WHERE.items():
        for region in regions:
            standing, because = STANDINGS.get((key, region), (Standing.PENDING, "Op tijd ontvangen door het juiste zorgkantoor."))  # fmt: skip
            made.append(
                Assessment(
                    bid=key,
                    region=region,
                    standing=standing,
                    standing_because=because,
                    documents=tuple(document_row(key, rule, rows) for rule in DOCUMENTS),
                    criteria=tuple(criterion_row(key, rule, rows) for rule in CRITERIA),
                    points=points(key, rows),
                )
            )
    return tuple(made)


def places_of(key: str, kind: Kind, rows: Sequence[MessageRow]) -> tuple[PieceRef, ...]:
    return tuple(
        PieceRef(sha256=leaf.sha256, part=f"{row.sha256[:12]}/{leaf.part}", pages=found.pages, kind=found.kind)
        for row in rows
        if key in row.bid
        for leaf in row.attachments
        for found in leaf.pieces
        if found.kind == kind
    )


def document_row(key: str, rule: str, rows: Sequence[MessageRow]) -> DocumentRow:
    kind, name, number, quote = DOCUMENTS[rule]
    pieces = places_of(key, kind, rows)
    told = CHANGES[key].get(rule, FINE[rule])
    findings = tuple(
        Finding(
            check=check,
            verdict=verdict,
            reason=reason,
            because=because,
            source=None if check == "motivated" else clause(f"{MANDATORY}, onder {number}", quote),
            evidence=tuple(
                Evidence(sha256=ref.sha256, part=ref.part, page=int(ref.pages[0]), quote=f"{name} … {because[:60]}", boxes=(Box(x0=72, y0=90.5, x1=300, y1=104),))
                for ref in pieces[:1]
                if reason is not Reason.MISSING
            ),
            searched=("alle 5 bijlagen van 2 mails, 31 bladzijden", "titels: implementatieplan, inwerkplan", "niet doorzocht: geen") if reason is Reason.MISSING else (),
            lane=lane,
        )
        for check, verdict, reason, because, lane in told
    )  # fmt: skip
    gravest = min(findings, key=lambda found: GRAVITY.index(found.verdict))
    members = tuple(
        MemberRow(name=member.name, kvk_number=member.kvk_number, verdict=gravest.verdict if at else MET, reason=gravest.reason if at else Reason.IN_ORDER, because=gravest.because if at else "In orde.")
        for at, member in enumerate(MEMBERS)
    )  # fmt: skip
    return DocumentRow(
        rule=rule,
        kind=kind,
        verdict=gravest.verdict,
        reason=gravest.reason,
        because=gravest.because,
        pieces=pieces,
        findings=findings,
        members=members if key == "delta" and rule in {"D03", "D04", "D05", "D06"} else (),
    )


TEXTS = {
    Support.SUBSTANTIATED: "Sinds 2019 ondersteunen wij jaarlijks 412 cliënten in Nijmegen, Beuningen en Wijchen; 9 van 11 medewerkers staan in het Register.",
    Support.WEAK: "Wij vinden regionale samenwerking belangrijk en zullen hier in 2027 aandacht aan geven.",
}  # fmt: skip


def criterion_row(key: str, rule: str, rows: Sequence[MessageRow]) -> CriterionRow:
    support = list(Support)[(sum(map(ord, key)) + 2 * list(CRITERIA).index(rule)) % 3]
    refs = places_of(key, Kind.ONDERBOUWING, rows)
    if not refs:
        support = Support.NOT_FOUND
    passages = tuple(
        Passage(sha256=ref.sha256, part=ref.part, page=page, quote=TEXTS[support], boxes=(), score=round(0.9 - page / 50, 3), signals=("jaartal", "aantal", "gemeente in de regio"))
        for ref in refs[:1]
        for page in (4, 9)
        if support is not Support.NOT_FOUND
    )  # fmt: skip
    because = {
        Support.SUBSTANTIATED: "Feiten, aantallen en namen gevonden.",
        Support.WEAK: "Alleen voornemens; geen feiten of aantallen.",
        Support.NOT_FOUND: "Geen passage gevonden in de gelezen bladzijden.",
    }[support]
    return CriterionRow(rule=rule, support=support, because=because, source=clause(rule, CRITERIA[rule][3]), passages=passages)  # fmt: skip


def points(key: str, rows: Sequence[MessageRow]) -> tuple[Point, ...]:
    refs = places_of(key, Kind.ONDERBOUWING, rows)
    if key not in {"anker", "berk", "delta"}:
        return ()
    evidence = tuple(Evidence(sha256=ref.sha256, part=ref.part, page=6, quote="inzet van zzp'ers bij drukte") for ref in refs[:1])  # fmt: skip
    return (
        Point(code="onderaannemers_tegenstrijdig", because="Bijlage 2 zegt 'geen onderaannemers', maar de onderbouwing noemt zzp'ers.", evidence=evidence),
        Point(code="verborgen_tekst", because="Verborgen tekst op bladzijde 3 (wit op wit, 59 tekens); niet meegeteld."),
    )[: 1 if key == "anker" else 2]  # fmt: skip


def sample(*, complete: bool = False) -> Result:
    """The whole fictitious mailbox; `complete` tells what the receipt says."""
    rows = messages()
    return Result(
        receipt=Receipt(
            program="toetssteen 0.1.0",
            round="2027-2028",
            round_sha256=digest("ronde"),
            office="vgz",
            inputs=digest("alle berichten"),
            case=digest("zaak"),
            libraries={"pypdfium2": "5.15", "jinja2": "3.1.6", "pydantic": "2.14.3"},
            complete=complete,
            incomplete_because=() if complete else (
                "beveiligd.pdf (mail van 29 juli 2026): er staat een wachtwoord op.",
                "onderbouwing.pdf (mail van 31 juli 2026): bladzijde 17 en 18 zijn niet gelezen.",
            ),
            messages=len(rows),
            attachments=sum(len(row.attachments) for row in rows),
        ),
        office="vgz",
        procedure=procedure(),
        messages=rows,
        bids=bids(rows),
        assessments=assessments(rows),
    )  # fmt: skip


def changed_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same object with every text in it changed; codes of closed lists stay."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(changed_texts(item, change) for item in value)
    if isinstance(value, dict):
        return {change(key): changed_texts(item, change) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: changed_texts(getattr(value, field.name), change) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    return value


def hostile(payload: str) -> Result:
    """The sample with this payload behind every text; the same change everywhere, so references still meet."""
    changed: Result = changed_texts(sample(), lambda text: text + payload)
    return changed
