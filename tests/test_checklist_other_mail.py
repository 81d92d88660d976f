"""Mails that bring no document of a bid: what they are, in the words and headers that people and machines use."""

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.finding import MessageKind, Other
from checklist.mail import Mail
from checklist.message_rows import message_row
from extractors.document import Kind

WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer"}
OFFICE = frozenset({"vgz.nl"})


def judged(*mails: Mail, at: int = 0) -> tuple[MessageKind, Other | None]:
    """Kind of the mail at this place, beside the others."""
    row = message_row(mails[at], group(mails), {}, own=OFFICE)
    return row.kind, row.other


@pytest.mark.parametrize(
    ("about", "other"),
    [
        ({"subject": "Eis 7", "text": "Mag een zzp'er ook inschrijven?"}, Other.QUESTION),
        ({"subject": "Vraagje", "text": "Ik hoor graag of de VOG ouder mag zijn."}, Other.QUESTION),
        ({"subject": "Re: ontvangst", "text": "Dank voor de bevestiging, fijne zomer."}, Other.REPLY),
        ({"subject": "Kwartaalbericht", "text": "Nieuws uit de sector.", "nature": "mailing"}, Other.MAILING),
        ({"subject": "Winactie", "text": "Klik hier.", "nature": "ongewenst"}, Other.SPAM),
        ({"subject": "Afwezig", "text": "Ik ben er maandag weer.", "nature": "automatisch"}, Other.AUTOMATIC),
        ({"subject": "Gelezen: inschrijving", "text": "", "nature": "leesbevestiging"}, Other.READ_RECEIPT),
        ({"subject": "Undeliverable", "text": "550 5.1.1", "nature": "niet_bezorgd"}, Other.BOUNCED),
        ({"subject": "Intrekking", "text": "Wij trekken onze inschrijving in."}, Other.WITHDRAWAL),
        ({"subject": "OCO", "text": "Bijgaand onze inschrijving voor Nijmegen."}, Other.ANNOUNCED),
        ({"subject": "Lunch", "text": "Er is taart op de afdeling."}, Other.UNCLEAR),
    ],
)
def test_each_mail_that_is_no_bid_is_named(about: dict[str, str], other: Other) -> None:
    assert judged(mail(**about)) == (MessageKind.NO_BID, other)


def test_a_mail_of_the_zorgkantoor_itself_is_internal() -> None:
    assert judged(mail(sender="collega@vgz.nl", subject="Lijst", text="Zie ook de inkooplijst?")) == (MessageKind.NO_BID, Other.INTERNAL)


@pytest.mark.parametrize(
    ("text", "bids"),
    [
        ("Dit is nog niet onze inschrijving. Bedoelen jullie het zo?", False),
        ("Let op: dit is nog geen officiële inschrijving, alleen ter controle.", False),
        ("Dit is nog niet onze inschrijving compleet; deel 2 volgt vanavond.", True),
        ("Dit is geen inschrijving van Stichting Pad, zoals eerder abusievelijk vermeld.", True),
        ("Dit is onze inschrijving.", True),
    ],
)
def test_who_says_that_it_is_no_bid_yet_has_not_bid(text: str, *, bids: bool) -> None:
    kind, other = judged(mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), text=text))
    assert (kind is MessageKind.BID) == bids
    assert (other is Other.DRAFT) != bids


def test_an_automatic_mail_with_documents_is_a_bid_for_a_person_to_look_at() -> None:
    """A scanner or web form calls its own mail automatic; a bid must not fall away for that."""
    assert judged(mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), nature="automatisch")) == (MessageKind.BID, None)


def test_a_loose_paper_before_the_bid_is_not_the_bid() -> None:
    paper = mail(document("a", Kind.UITTREKSEL_KVK, WIJZER), at="2026-07-19T10:00:00+02:00", sender="boekhouder@cijfers.example")
    bid = mail(
        document("b", Kind.BESTUURSVERKLARING, WIJZER), document("c", Kind.VOG_RP, WIJZER), document("d", Kind.UITTREKSEL_UBO, WIJZER)
    )
    assert [judged(paper, bid, at=place)[0] for place in (0, 1)] == [MessageKind.SUPPLEMENT, MessageKind.BID]


def test_a_full_first_mail_stays_the_bid_when_the_declaration_was_forgotten() -> None:
    full = mail(document("b", Kind.UITTREKSEL_KVK, WIJZER), document("c", Kind.VOG_RP, WIJZER), document("d", Kind.UITTREKSEL_UBO, WIJZER))
    forgotten = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), at="2026-07-21T10:00:00+02:00")
    assert [judged(full, forgotten, at=place)[0] for place in (0, 1)] == [MessageKind.BID, MessageKind.SUPPLEMENT]
