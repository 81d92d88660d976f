"""Mails become bids by legal entity; parts join, corrections replace, strangers stay apart."""

import itertools

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.filed import BidFile
from checklist.finding import Standing
from checklist.mail import Mail
from checklist.points import points
from checklist.round import load
from checklist.scope import Scope
from checklist.standing import standing
from extractors.document import Kind

WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer"}
PAD = {"kvk_nummer": "90010003", "statutaire_naam": "Pad B.V."}


def _names(*mails: Mail) -> list[str]:
    return [file.bid.name for file in group(mails)]


def _one(*mails: Mail) -> BidFile:
    (file,) = group(mails)
    return file


def test_one_bidder_with_three_senders_is_one_bid() -> None:
    files = group(
        [
            mail(document("verklaring", Kind.BESTUURSVERKLARING, WIJZER), sender="bestuur@wegwijzer.example"),
            mail(document("kvk", Kind.UITTREKSEL_KVK, WIJZER), sender="kantoor@wegwijzer.example", at="2026-07-21T10:00:00+02:00"),
            mail(document("vog", Kind.VOG_RP, WIJZER), sender="adviseur@elders.example", at="2026-07-22T10:00:00+02:00"),
        ]
    )
    assert [file.bid.id for file in files] == ["90010001"]
    assert len(files[0].bid.messages) == 3


def test_two_bidders_with_one_adviser_stay_two() -> None:
    sender = "adviseur@bureau.example"
    first = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), sender=sender)
    second = mail(document("b", Kind.BESTUURSVERKLARING, PAD), sender=sender, at="2026-07-21T10:00:00+02:00")
    assert _names(first, second) == ["Pad B.V.", "Stichting De Wegwijzer"]


@pytest.mark.parametrize("denies", [{}, {"samenwerkingsverband": "nee"}])
def test_a_consortium_of_one_entity_or_that_is_denied_is_in_doubt(denies: dict[str, str]) -> None:
    declared = document("a", Kind.BESTUURSVERKLARING, {**WIJZER, "samenwerkingsverband": "ja"})
    file = _one(mail(declared, document("b", Kind.UITTREKSEL_KVK, WIJZER), document("c", Kind.BEGELEIDENDE_BRIEF, {**WIJZER, **denies})))
    assert (file.bid.consortium, file.unsure_together) == (False, True)


TOGETHER = {"samenwerkingsverband": "ja"}


@pytest.mark.parametrize("kind", [Kind.BESTUURSVERKLARING, Kind.ONDERBOUWING, Kind.HOOFDELIJKHEIDSVERKLARING, Kind.OVERIG])
def test_a_paper_that_speaks_of_a_consortium_and_names_nobody_stops_no_run(kind: Kind) -> None:
    """A form that is not filled in yet, or a text about working together: the mail itself says whose it is."""
    nameless = mail(document("a", kind, TOGETHER), sender="info@samen.example")
    other = mail(document("b", Kind.BESTUURSVERKLARING, PAD), at="2026-07-21T10:00:00+02:00")
    assert _names(nameless, other) == (["Pad B.V."] if kind is Kind.OVERIG else ["info@samen.example", "Pad B.V."])


def test_a_consortium_that_its_declaration_does_not_name_is_of_those_whose_extracts_there_are() -> None:
    extracts = [document(name, Kind.UITTREKSEL_KVK, whose) for name, whose in (("b", WIJZER), ("c", PAD))]
    file = _one(mail(document("a", Kind.BESTUURSVERKLARING, TOGETHER), *extracts))
    assert (file.bid.consortium, file.unsure_together) == (True, False)


def test_a_consortium_with_a_declaration_of_liability_is_not_in_doubt() -> None:
    declared = document("a", Kind.BESTUURSVERKLARING, {**WIJZER, "samenwerkingsverband": "ja"})
    file = _one(mail(declared, document("b", Kind.HOOFDELIJKHEIDSVERKLARING, WIJZER)))
    assert (file.bid.consortium, file.unsure_together) == (True, False)


def test_a_mail_with_two_bids_becomes_two() -> None:
    both = mail(
        document("a", Kind.BESTUURSVERKLARING, WIJZER),
        document("b", Kind.BESTUURSVERKLARING, PAD),
        document("c", Kind.UITTREKSEL_KVK, PAD),
    )
    files = group([both])
    assert [(file.bid.name, len(file.filed)) for file in files] == [("Pad B.V.", 2), ("Stichting De Wegwijzer", 1)]


def test_an_extract_of_the_holding_makes_no_second_bid() -> None:
    holding = {"kvk_nummer": "90019999", "statutaire_naam": "Wegwijzer Holding B.V."}
    file = _one(mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), document("b", Kind.UITTREKSEL_KVK, holding)))
    assert file.bid.kvk_number == "90010001"
    assert len(file.filed) == 2


def test_a_consortium_is_one_bid_of_all_participants() -> None:
    joint = {"deelnemer": ["Stichting De Wegwijzer", "Pad B.V."], "kvk_nummer": "90010001"}
    file = _one(
        mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), document("b", Kind.HOOFDELIJKHEIDSVERKLARING, joint)),
        mail(document("c", Kind.UITTREKSEL_KVK, PAD), at="2026-07-21T10:00:00+02:00", sender="pad@pad.example"),
    )
    assert file.bid.consortium
    assert [(member.name, member.kvk_number) for member in file.bid.members] == [
        ("Stichting De Wegwijzer", ""),
        ("Pad B.V.", "90010003"),
    ]


def test_a_second_part_without_names_joins_by_sender() -> None:
    first = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), subject="Inschrijving, deel 1 van 2")
    second = mail(document("b", Kind.ONDERBOUWING), subject="Inschrijving, deel 2 van 2", at="2026-07-20T10:05:00+02:00")
    assert len(_one(first, second).filed) == 2


def test_a_correction_before_closing_replaces_and_the_earlier_stays_visible() -> None:
    old = mail(document("oud", Kind.BESTUURSVERKLARING, WIJZER))
    new = mail(document("nieuw", Kind.BESTUURSVERKLARING, WIJZER), at="2026-07-25T10:00:00+02:00", subject="Correctie")
    file = _one(new, old)
    assert [(item.counts, bool(item.replaced_by)) for item in file.filed] == [(False, True), (True, False)]


def test_a_supplement_after_closing_is_listed_and_does_not_count() -> None:
    file = _one(
        mail(document("a", Kind.BESTUURSVERKLARING, WIJZER)),
        mail(document("b", Kind.UITTREKSEL_UBO, WIJZER), at="2026-08-03T09:00:00+02:00"),
    )
    assert [item.counts for item in file.filed] == [True, False]
    assert file.set_aside((Kind.UITTREKSEL_UBO,))


def test_a_bid_that_is_late_as_a_whole_is_read_as_it_is() -> None:
    file = _one(mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), at="2026-08-01T09:00:00+02:00"))
    assert [item.counts for item in file.filed] == [True]


def test_questions_and_automatic_mails_are_no_bids() -> None:
    assert _names(mail(subject="Vraag over de procedure", text="Mag een VOG ouder zijn?")) == []
    assert _names(mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), nature="niet_bezorgd")) == []


def test_the_order_of_mails_changes_nothing() -> None:
    mails = [
        mail(document("a", Kind.BESTUURSVERKLARING, WIJZER)),
        mail(document("b", Kind.UITTREKSEL_KVK, WIJZER), at="2026-07-21T10:00:00+02:00"),
        mail(document("c", Kind.BESTUURSVERKLARING, PAD), sender="x@pad.example"),
        mail(document("d", Kind.ONDERBOUWING), at="2026-07-22T10:00:00+02:00"),
    ]
    expected = group(mails)
    for shuffled in itertools.permutations(mails):
        assert group(shuffled) == expected


def test_a_missing_numbered_part_is_said() -> None:
    mails = [
        mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), subject="Inschrijving (deel 1 van 3)"),
        mail(document("b", Kind.UITTREKSEL_KVK, WIJZER), subject="Inschrijving (deel 3 van 3)", at="2026-07-21T10:00:00+02:00"),
    ]
    (file,) = group(mails)
    found = points(file, mails, scope=Scope(regions=("nijmegen",), elsewhere=(), doubts=()), region="nijmegen", rules=load("2027-2028"))
    assert [point.because for point in found] == ["Stichting De Wegwijzer kondigt 3 delen aan; deel 2 is niet ontvangen."]


def test_an_announced_part_that_came_without_a_clear_number_is_not_called_missing() -> None:
    nobody = document("c", Kind.ONDERBOUWING)
    for first in ("Inschrijving 1/3", "Inschrijving"):
        mails = [
            mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), subject=first),
            mail(document("b", Kind.UITTREKSEL_KVK, WIJZER), subject="Inschrijving deel 2/3", at="2026-07-21T10:00:00+02:00"),
            mail(nobody, subject="Inschrijving deel 3/3", at="2026-07-21T10:05:00+02:00"),
        ]
        (file,) = group(mails)
        scope = Scope(regions=("nijmegen",), elsewhere=(), doubts=())
        assert not points(file, mails, scope=scope, region="nijmegen", rules=load("2027-2028"))


BID = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), sender="i.vermeulen@advies.example", message_id="<1@advies.example>")
OTHER = mail(document("b", Kind.BESTUURSVERKLARING, PAD), sender="i.vermeulen@advies.example", at="2026-07-21T10:00:00+02:00")
BACK = "Wij trekken onze inschrijving in."


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(mail(text=f"{BACK}\n\nStichting De Wegwijzer", sender="x@y.example", at="2026-07-25T10:00:00+02:00"), id="the name"),
        pytest.param(mail(text=f"{BACK}\n\nKvK 90010001", sender="x@y.example", at="2026-07-25T10:00:00+02:00"), id="the KvK number"),
        pytest.param(
            mail(text=BACK, in_reply_to="<1@advies.example>", sender="x@y.example", at="2026-07-25T10:00:00+02:00"), id="the thread"
        ),
    ],
)
def test_a_withdrawal_finds_its_bid(letter: Mail) -> None:
    files = group([BID, OTHER, letter])
    assert {file.bid.name: file.withdrawn for file in files} == {"Stichting De Wegwijzer": True, "Pad B.V.": False}


def test_a_withdrawal_that_points_at_two_bids_withdraws_none() -> None:
    letter = mail(text=BACK, sender="i.vermeulen@advies.example", at="2026-07-25T10:00:00+02:00")
    assert not any(file.withdrawn or letter.message.sha256 in file.bid.messages for file in group([BID, OTHER, letter]))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("Wij trekken onze inschrijving niet in. Stichting De Wegwijzer", "2026-07-25T10:00:00+02:00", id="a denial"),
        pytest.param("Wij trekken onze inschrijving in. Stichting De Wegwijzer", "2026-08-04T10:00:00+02:00", id="after closing"),
        pytest.param("Wij trekken onze inschrijving in. Stichting De Wegwijzer", "2026-07-19T10:00:00+02:00", id="before a new bid"),
    ],
)
def test_a_withdrawal_in_doubt_leaves_the_bid_standing_with_a_point(text: str, at: str) -> None:
    letter = mail(text=text, at=at)
    (file,) = group([BID, letter])
    assert not file.withdrawn
    assert letter.message.sha256 in file.bid.messages
    scope = Scope(regions=("nijmegen",), elsewhere=(), doubts=())
    found = points(file, [BID, letter], scope=scope, region="nijmegen", rules=load("2027-2028"))
    assert [point.code for point in found] == ["intrekking"]


def test_a_bid_that_replaces_an_earlier_one_is_not_withdrawn() -> None:
    text = "Onze eerdere inschrijving trekken wij in; dit is de nieuwe."
    again = mail(document("c", Kind.BESTUURSVERKLARING, WIJZER), at="2026-07-25T10:00:00+02:00", text=text)
    (file,) = group([BID, again])
    assert not file.withdrawn


def test_a_mail_with_only_a_link_is_a_bid_of_who_the_mail_names() -> None:
    text = "Hierbij onze inschrijving (Pad B.V., KvK 90010003): https://we.tl/t-AbCd"
    link = mail(text=text, links="https://we.tl/t-AbCd", sender="daan@thuis.example", subject="Inschrijving")
    (file,) = group([link])
    assert (file.bid.name, file.bid.kvk_number) == ("Pad B.V.", "90010003")
    later = mail(document("b", Kind.BESTUURSVERKLARING, PAD), sender="x@elders.example", at="2026-07-25T10:00:00+02:00")
    (file,) = group([link, later])
    assert len(file.bid.messages) == 2


def test_a_slip_in_one_document_is_not_the_name_of_the_bid() -> None:
    slip = {**WIJZER, "statutaire_naam": "2027-2028 Stichting De Wegwijzer, Dorpsstraat 1 te Tiel"}
    papers = [document("b", Kind.UITTREKSEL_KVK, WIJZER), document("c", Kind.VOG_RP, WIJZER)]
    assert _names(mail(document("a", Kind.BESTUURSVERKLARING, slip), *papers)) == ["Stichting De Wegwijzer"]


def test_one_house_is_a_sign_and_one_mail_provider_is_not() -> None:
    for domain, bids in (("wegwijzer.example", 1), ("gmail.com", 2)):
        first = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), sender=f"bestuur@{domain}")
        second = mail(document("b", Kind.ONDERBOUWING), sender=f"kantoor@{domain}", at="2026-07-21T10:00:00+02:00")
        assert len(group([first, second])) == bids


def test_a_bid_of_which_only_a_scrap_came_in_time_is_late() -> None:
    scrap = mail(document("kvk", Kind.UITTREKSEL_KVK, WIJZER), at="2026-07-31T15:10:00+02:00")
    declared, reasons = document("a", Kind.BESTUURSVERKLARING, WIJZER), document("o", Kind.ONDERBOUWING, WIJZER)
    rules = load("2027-2028")
    assert standing(_one(scrap, mail(declared, reasons, at="2026-07-31T17:03:00+02:00")), "nijmegen", rules=rules)[0] is Standing.LATE
    assert standing(_one(scrap, mail(declared, reasons, at="2026-07-31T17:00:30+02:00")), "nijmegen", rules=rules)[0] is Standing.BOUNDARY
    forgotten = _one(mail(reasons), mail(declared, at="2026-07-31T17:03:00+02:00"))
    assert standing(forgotten, "nijmegen", rules=rules)[0] is Standing.PENDING


PERSON = {"kvk_nummer": "90010007", "ondertekenaar": "Marieke van der Wal"}
TRADE = {"kvk_nummer": "90010007", "handelsnaam": "Van der Wal Cliëntondersteuning"}


@pytest.mark.parametrize(
    "later",
    [
        pytest.param({"text": "Ik ben het, Marieke van der Wal, met mijn plan."}, id="signed by who signed the bid"),
        pytest.param({"text": "Plan van Van der Wal Cliëntondersteuning"}, id="a name that only the extract gave"),
        pytest.param({"forwarded": "Namens Van der Wal Cliëntondersteuning hierbij het plan."}, id="in a forwarded mail"),
    ],
)
def test_a_mail_from_elsewhere_is_placed_by_the_people_and_names_of_a_bid(later: dict[str, str]) -> None:
    first = mail(document("a", Kind.BESTUURSVERKLARING, PERSON), document("b", Kind.UITTREKSEL_KVK, TRADE), sender="m@wal.example")
    plan = mail(document("c", Kind.ONDERBOUWING), at="2026-07-22T10:00:00+02:00", sender="mvdw1979@gmail.com", **later)
    other = mail(document("d", Kind.BESTUURSVERKLARING, PAD), sender="x@pad.example")
    assert sorted(len(file.bid.messages) for file in group([first, plan, other])) == [1, 2]


SCAN = "Dit document is verzonden vanaf een multifunctional."


def test_a_scan_from_the_copier_goes_to_the_bid_of_its_house() -> None:
    bid = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), sender="info@driehoek.example")
    scan = mail(
        document("b", Kind.OVERIG), sender="scanner@driehoek.example", subject="Scan van MFP", text=SCAN, at="2026-07-22T10:00:00+02:00"
    )
    stray = mail(
        document("c", Kind.OVERIG), sender="scanner@elders.example", subject="Scan van MFP", text=SCAN, at="2026-07-23T10:00:00+02:00"
    )
    assert len(_one(bid, scan, stray).bid.messages) == 2


@pytest.mark.parametrize(
    "about",
    [
        pytest.param({"nature": "mailing", "subject": "Uw inschrijving voor ons congres"}, id="newsletter"),
        pytest.param({"sender": "collega@vgz.nl", "subject": "stand inschrijvingen", "text": "Bijgaand de tabel."}, id="colleague"),
        pytest.param({"subject": "Schrijf u nu in", "text": "Het programma van het congres."}, id="invitation"),
    ],
)
def test_words_about_bids_make_no_bid_of_other_papers(about: dict[str, str]) -> None:
    assert _names(mail(document("a", Kind.OVERIG), **about)) == []


def test_a_subcontractor_named_in_a_plan_is_no_bidder() -> None:
    """The second half of a bid, of which the only name is that of a partner, stays with the bid its sender and words point at."""
    first = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), sender="info@wegwijzer.example", subject="Inschrijving (1 van 2)")
    plan = document("b", Kind.ONDERBOUWING, {"statutaire_naam": "Tolk & Thuis V.O.F."})
    second = mail(plan, sender="info@wegwijzer.example", subject="Inschrijving (2 van 2)", at="2026-07-20T10:05:00+02:00")
    assert _names(first, second) == ["Stichting De Wegwijzer"]
    assert sorted(_names(first, mail(plan, sender="post@tolkthuis.example", subject="Inschrijving"))) == [
        "Stichting De Wegwijzer",
        "Tolk & Thuis V.O.F.",
    ]


def _papers_of_pad(*, words: str) -> Mail:
    papers = [document(str(number), kind, PAD) for number, kind in enumerate((Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO, Kind.VOG_RP))]
    return mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), *papers, text=words)


def test_a_declaration_of_another_among_the_papers_of_one_bidder() -> None:
    assert _one(_papers_of_pad(words="Pad B.V. schrijft in.")).bid.kvk_number == "90010003"
    assert _one(_papers_of_pad(words="Hierbij de stukken van Stichting De Wegwijzer.")).bid.kvk_number == "90010001"


def test_whose_mandate_is_of_who_declares_has_papers_of_another() -> None:
    papers = _papers_of_pad(words="Bijgaand onze inschrijving.")
    assert _one(papers).bid.kvk_number == "90010003"
    own = [document("a", Kind.BESTUURSVERKLARING, WIJZER), document("m", Kind.MACHTIGING, WIJZER)]
    others = [document(str(number), kind, PAD) for number, kind in enumerate((Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO, Kind.VOG_RP))]
    assert _one(mail(*own, *others, text="Bijgaand onze inschrijving.")).bid.kvk_number == "90010001"


@pytest.mark.parametrize(
    ("papers", "words", "bidder"),
    [
        ("Eekhof Wegwijzer B.V.", "Inschrijving Eekhof Wegwijzer BV", "Eekhof Wegwijzer B.V."),
        ("Wegwijzer Holding B.V.", "Onze inschrijving.", "WEGWIJZER BV"),
        ("Eekhof Wegwijzer B.V.", "Wegwijzer B.V. schrijft in.", "WEGWIJZER BV"),
        ("Pad B.V.", "Onze inschrijving.", "WEGWIJZER BV"),
    ],
    ids=["the rest of the name", "a holding", "named so in the mail", "no part of it"],
)
def test_a_declaration_with_a_part_of_the_name_that_all_papers_give(papers: str, words: str, bidder: str) -> None:
    named = {"kvk_nummer": "90010003", "statutaire_naam": papers}
    others = [document(str(number), kind, named) for number, kind in enumerate((Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO, Kind.VOG_RP))]
    declared = document("a", Kind.BESTUURSVERKLARING, {"statutaire_naam": "WEGWIJZER BV"})
    assert _one(mail(declared, *others, text=words)).bid.name == bidder
