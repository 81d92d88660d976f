"""Aandachtspunten: what is worth a person's eye but rests on no clause, so that it can never be a ground for rejection. Pure."""

from collections.abc import Iterator, Sequence

from checklist.filed import BidFile
from checklist.finding import Point, Timeliness
from checklist.mail import Mail
from checklist.round import Round
from checklist.scope import Scope
from checklist.wording import KINDS, listed

MOST_PARTS = 40
"""A larger number in a subject is no count of mails."""


def points(file: BidFile, mails: Sequence[Mail], *, scope: Scope, unsure: bool, rules: Round) -> tuple[Point, ...]:
    """Every point of one bid in one region, in a fixed order."""
    found = [*_missing_parts(file, mails), *_mail_points(mails, rules), *_scope_points(scope, rules, unsure=unsure), *_file_points(file)]
    return tuple(dict.fromkeys(found))


def _mail_points(mails: Sequence[Mail], rules: Round) -> Iterator[Point]:
    boxes = {office.mailbox.lower() for office in rules.offices}
    for mail in mails:
        subject = mail.message.subject or "zonder onderwerp"
        for link in mail.links:
            yield Point(
                code="niet_ontvangen", because=f"De mail verwijst naar {link}. Wat daar staat, is niet bij de inschrijving ontvangen."
            )
        if mail.timeliness is Timeliness.UNCERTAIN:
            yield Point(
                code="ontvangst_onzeker", because=f"Van de mail '{subject}' staat het tijdstip van ontvangst niet vast. {mail.because}"
            )
        to = {address.lower() for address in (*mail.message.recipients, *mail.message.delivered_to)}
        if to and not to & boxes:
            yield Point(
                code="mailbox_anders",
                because=f"De mail '{subject}' is gericht aan {listed(sorted(to), last='en')}, niet aan een mailbox uit het inkoopbeleid.",
            )
        for defect in mail.message.defects:
            yield Point(code="mail_beschadigd", because=f"De mail '{subject}': {defect}")


def _missing_parts(file: BidFile, mails: Sequence[Mail]) -> Iterator[Point]:
    """ "deel 1 van 3" and "deel 3 van 3" without the second."""
    numbered = [mail.part for mail in mails if mail.part]
    for total in sorted({of for _, of in numbered}):
        gone = sorted(set(range(1, total + 1)) - {number for number, of in numbered if of == total})
        if gone and total <= MOST_PARTS:
            parts = listed([str(number) for number in gone], last="en")
            yield Point(
                code="deel_ontbreekt",
                because=f"{file.bid.name} kondigt {total} delen aan; deel {parts} is niet ontvangen.",
            )


def _scope_points(scope: Scope, rules: Round, *, unsure: bool) -> Iterator[Point]:
    names = {row.id: row.name for row in rules.regions}
    for doubt in scope.doubts:
        yield Point(code="regio_onduidelijk", because=doubt)
    if scope.elsewhere:
        places = listed([f"{names[region]} ({rules.office_of(region).name})" for region in scope.elsewhere], last="en")
        yield Point(
            code="regio_ander_zorgkantoor", because=f"De inschrijving noemt ook {places}. Daarvoor is een aparte inschrijving nodig."
        )
    if unsure:
        yield Point(
            code="nieuw_onbekend",
            because="Uit de documenten blijkt niet of deze aanbieder nieuw is in de regio. Het beleid omschrijft 'nieuw in de regio' niet.",
        )


def _file_points(file: BidFile) -> Iterator[Point]:
    for item in file.filed:
        name = item.origin.name
        if item.replaced_by:
            yield Point(
                code="vervangen",
                because=f"{name} ({KINDS[item.piece.kind]}) is voor sluiting vervangen door {item.replaced_by} en telt niet mee.",
                evidence=item.opening(),
            )
        elif not item.counts:
            yield Point(
                code="niet_meegeteld",
                because=f"{name} ({KINDS[item.piece.kind]}) kwam na sluiting binnen en telt niet mee.",
                evidence=item.opening(),
            )
        for fact in item.piece.all("toestand"):
            yield Point(code="toestand", because=f"{name} meldt: {fact.value}.", evidence=item.evidence(fact))
        for fact in item.piece.all("persoonsgegeven"):
            kind = fact.value.replace("paspoortnummer", "een nummer van een identiteitsbewijs").replace("bsn", "een burgerservicenummer")
            if fact.value != "geboortedatum":
                yield Point(
                    code="persoonsgegeven",
                    because=f"{name}, pagina {fact.locator.page} bevat {kind}. Dat is hier niet nodig; het is niet overgenomen.",
                )
    for document in {item.document.sha256: item for item in file.filed}.values():
        for hidden in document.document.hidden:
            yield Point(
                code="verborgen_tekst",
                because=f"{document.origin.name}, pagina {hidden.page}: tekst die een lezer niet ziet ({hidden.how}), "
                f"begint met «{hidden.words}». Die tekst telt niet mee.",
            )
    for mute in file.mute:
        yield Point(code="niet_gelezen", because=f"{mute.origin.name}: {mute.document.because}")
