"""Aandachtspunten: what is worth a person's eye but rests on no clause, so that it can never be a ground for rejection. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checklist import seals
from checklist.filed import BidFile, Filed
from checklist.finding import Evidence, Point, Timeliness
from checklist.mail import Mail
from checklist.mail_words import possible_parts
from checklist.round import Round
from checklist.scope import Scope
from checklist.timing import moment
from checklist.wording import KINDS, ended, listed, not_received
from extractors.document import Kind
from intake.message import Nature

CROSSED = ("doorgehaald", "niet gekozen")  # a reader does see these words, and sees that they do not count
_OWN = frozenset(
    {
        Kind.BESTUURSVERKLARING,
        Kind.INSTEMMINGSVERKLARING,
        Kind.MACHTIGING,
        Kind.HOOFDELIJKHEIDSVERKLARING,
        Kind.ONDERBOUWING,
        Kind.IMPLEMENTATIEPLAN,
    }
)
"""Papers that the bidder writes, so that a draft of one can be sent by mistake."""
_DRAFT = re.compile(
    r"[\W_]*(?:concept|draft|ontwerp)[ -]?(?:versie|tekst)?"
    r"(?: (?:v|versie )?[0-9][0-9.]{0,4}|,? d\.?d\.? .{4,20}|,? [0-9]{1,2}[ -].{4,16})?[\W_]*"
)
MOST_PARTS = 40
"""A larger number in a subject is no count of mails."""


def points(file: BidFile, mails: Sequence[Mail], *, scope: Scope, region: str, rules: Round) -> tuple[Point, ...]:
    """Every point of one bid in one region, in a fixed order."""
    said = (*_withdrawals(mails), *_missing_parts(file, mails), *_mail_points(mails), *_address_points(mails, region, rules))
    found = dict.fromkeys((*said, *_scope_points(scope, rules), *_contract_points(file, region), *_file_points(file)))
    return tuple(replace(point, because=ended(point.because)) for point in found)


def _mail_points(mails: Sequence[Mail]) -> Iterator[Point]:
    for mail in mails:
        subject = mail.message.subject or "zonder onderwerp"
        if mail.message.nature is not Nature.PERSON:
            yield Point(
                code="automatische_mail",
                because=f"De mail '{subject}' heeft documenten van een inschrijving, maar lijkt niet door een mens gestuurd. "
                f"{mail.message.nature_because} Bekijk deze mail zelf.",
            )
        for link in mail.message.links:
            yield Point(code="niet_ontvangen", because=not_received(link))
        if mail.timeliness is Timeliness.UNCERTAIN:
            yield Point(
                code="ontvangst_onzeker", because=f"Van de mail '{subject}' staat het tijdstip van ontvangst niet vast. {mail.because}"
            )
        for defect in mail.message.defects:
            yield Point(code="mail_beschadigd", because=f"De mail '{subject}': {defect}")


def _address_points(mails: Sequence[Mail], region: str, rules: Round) -> Iterator[Point]:
    """A mail to no published mailbox, or to that of another office too. An address is never corrected."""
    boxes = {office.mailbox.lower(): office for office in rules.offices}
    for mail in mails:
        subject = mail.message.subject or "zonder onderwerp"
        to = {address.lower() for address in (*mail.message.recipients, *mail.message.delivered_to)}
        if to and not to & set(boxes):
            there = f"De mail '{subject}' is gericht aan {listed(sorted(to), last='en')}"
            yield Point(code="mailbox_anders", because=f"{there}, niet aan een mailbox die voor deze ronde is bekendgemaakt.")
        others = [boxes[address].name for address in sorted(to & set(boxes)) if boxes[address] != rules.office_of(region)]
        if others:
            text = f"De mail '{subject}' is ook gericht aan {listed(others, last='en')}. Kijk na of de inschrijving voor u bedoeld is."
            yield Point(code="ook_ander_zorgkantoor", because=text)


def _withdrawals(mails: Sequence[Mail]) -> Iterator[Point]:
    """Every sentence that takes the bid back, also where a person must judge what it means."""
    for mail in mails:
        found = mail.withdrawal
        if found is None:
            continue
        when = f" van {moment(mail.message.receipt.at)}" if mail.message.receipt.at else ""
        doubt = "" if found.sure and mail.only_withdraws else " Het is niet zeker dat dit een intrekking is."
        late = " De mail kwam na sluiting." if mail.timeliness in (Timeliness.LATE, Timeliness.BOUNDARY) else ""
        yield Point(
            code="intrekking",
            because=f"In de mail '{mail.message.subject or 'zonder onderwerp'}'{when} staat: «{found.sentence}»{late}{doubt} "
            "Kijk na wat de afzender bedoelt en of hij namens de inschrijver mag spreken.",
        )


def _missing_parts(file: BidFile, mails: Sequence[Mail]) -> Iterator[Point]:
    """ "deel 1 van 3" and "deel 3 van 3" without the second; a mail without a number may be the missing part."""
    numbered = [mail.part for mail in mails if mail.part]
    unnumbered = sum(1 for mail in mails if not mail.part and mail.may_be_bid)
    perhaps = set[tuple[int, int]]().union(*(possible_parts(mail.words) for mail in mails))
    for total in sorted({of for _, of in numbered}):
        gone = sorted(set(range(1, total + 1)) - {number for number, of in (*numbered, *perhaps) if of == total})
        if gone and total <= MOST_PARTS and unnumbered < len(gone):
            parts = listed([str(number) for number in gone], last="en")
            yield Point(
                code="deel_ontbreekt",
                because=f"{file.bid.name} kondigt {total} delen aan; deel {parts} is niet ontvangen.",
            )


def _scope_points(scope: Scope, rules: Round) -> Iterator[Point]:
    names = {row.id: row.name for row in rules.regions}
    for doubt in scope.doubts:
        yield Point(code="regio_onduidelijk", because=doubt)
    if scope.elsewhere:
        places = listed([f"{names[region]} ({rules.office_of(region).name})" for region in scope.elsewhere], last="en")
        also = "" if set(scope.regions) <= set(scope.elsewhere) else "ook "
        text = f"De inschrijving noemt {also}{places}. Daarvoor is een inschrijving bij dat zorgkantoor nodig."
        yield Point(code="regio_ander_zorgkantoor", because=text)


def _contract_points(file: BidFile, region: str) -> Iterator[Point]:
    """What the office must look up itself: whether the bidder is new there, or has a contract."""
    if region in file.unsure_in:
        yield Point(
            code="nieuw_onbekend",
            because="Uit de documenten blijkt niet of deze aanbieder nieuw is in de regio. Het beleid omschrijft 'nieuw in de regio' niet.",
        )
    road = file.roads.get(region)
    if road and road.holds is None:
        yield Point(code="overeenkomst_onbekend", because=f"{road.because} Kijk dit na in uw eigen overeenkomsten.")
    elif road and road.holds:
        text = f"{road.because} Of dat zo is, staat in geen van de documenten; kijk het na in uw eigen overeenkomsten."
        yield Point(code="overeenkomst_nakijken", because=text)


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
        yield from _draft_points(item)
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
            if hidden.how.startswith(CROSSED):
                yield Point(
                    code="doorgehaald",
                    because=f"{document.origin.name}, pagina {hidden.page}: «{hidden.words}» telt niet mee ({hidden.how}).",
                )
                continue
            yield Point(
                code="verborgen_tekst",
                because=f"{document.origin.name}, pagina {hidden.page}: tekst die een lezer niet ziet ({hidden.how}), "
                f"begint met «{hidden.words}». Die tekst telt niet mee.",
            )
        yield from _seal_points(document)
    for mute in file.mute:
        yield Point(code="niet_gelezen", because=f"{mute.origin.name}: {mute.document.because}")


def _draft_points(item: Filed) -> Iterator[Point]:
    """A line of its own that calls the paper a draft, as a stamp across a page does; a title says more than that one word."""
    for page in item.pages if item.piece.kind in _OWN and item.counts else ():
        words = next((line.text.strip() for line in page.lines if _DRAFT.fullmatch(_tight(line.text))), "")
        if words:
            text = f"Op {item.origin.name}, pagina {page.number} staat «{words}». Kijk na of dit de definitieve versie is."
            place = Evidence(sha256=item.document.sha256, part=item.origin.place, page=page.number, quote=words)
            yield Point(code="concept", because=text, evidence=(place,))
            return


def _tight(text: str) -> str:
    """The words of a line in small letters; of one that is spaced out the letters together."""
    return re.sub(r"(?<=\b\w) (?=\w\b)", "", " ".join(text.casefold().split()))


def _seal_points(item: Filed) -> Iterator[Point]:
    """Digital signatures that were broken, or that nobody could look into; those that hold are told where they count."""
    for seal in seals.broken(item):
        yield Point(code="handtekening_verbroken", because=f"{item.origin.name}: {seals.told(seal)}", evidence=item.opening())
    for seal in seals.unanswered(item):
        yield Point(code="handtekening_onzeker", because=f"{item.origin.name}: {seals.told(seal)}", evidence=item.opening())
