"""What is worth a person's eye but is never a ground: to whom a mail went, what was not received, which regions it names."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from bid_sample import document, mail

from checklist.bid import group
from checklist.finding import Point
from checklist.mail import Mail
from checklist.points import points
from checklist.regions import Regions
from checklist.round import load
from checklist.scope import Scope, asked_regions
from extractors.document import Hidden, Kind, Line

RULES = load("2027-2028")
PLACES = Regions(RULES)
WIJZER = {"kvk_nummer": "90010001", "statutaire_naam": "Stichting De Wegwijzer", "regio": "Nijmegen"}


def _points(mails: Sequence[Mail]) -> tuple[Point, ...]:
    (file,) = group(mails)
    scope = asked_regions(file, mails, rules=RULES, office="vgz", places=PLACES)
    return points(file, mails, scope=scope, region="nijmegen", rules=RULES)


def _sent_to(*addresses: str) -> Mail:
    found = mail(document("a", Kind.BESTUURSVERKLARING, WIJZER))
    return replace(found, message=replace(found.message, recipients=addresses))


@pytest.mark.parametrize(
    ("addresses", "codes"),
    [
        pytest.param(("oco@vgz.nl",), [], id="the published mailbox"),
        pytest.param(("OCO@VGZ.nl",), [], id="in capitals"),
        pytest.param(("oco@vzg.nl",), ["mailbox_anders"], id="mistyped"),
        pytest.param(("sylvia.korthagen@eno.nl",), ["mailbox_anders"], id="that of a person, from an earlier round"),
        pytest.param(("oco@vgz.nl", "inkoop.OCO@cz.nl"), ["ook_ander_zorgkantoor"], id="two offices at once"),
    ],
)
def test_to_whom_a_mail_went(addresses: tuple[str, ...], codes: list[str]) -> None:
    assert [point.code for point in _points([_sent_to(*addresses)])] == codes


def test_what_a_link_holds_was_not_received() -> None:
    found = _points([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), links="https://we.tl/abc")])
    assert [point.code for point in found] == ["niet_ontvangen"]


def test_a_region_of_another_office_needs_a_bid_there() -> None:
    facts = {**WIJZER, "regio": "Nijmegen, Zeeland"}
    (point,) = _points([mail(document("a", Kind.BESTUURSVERKLARING, facts))])
    assert (point.code, "Zeeland (CZ)" in point.because) == ("regio_ander_zorgkantoor", True)


def test_regions_in_the_mail_that_the_declaration_does_not_name() -> None:
    (point,) = _points([mail(document("a", Kind.BESTUURSVERKLARING, WIJZER), text="Wij schrijven in voor de regio Waardenland.")])
    assert (point.code, "Waardenland" in point.because) == ("regio_onduidelijk", True)


def test_hidden_text_is_told_and_does_not_count() -> None:
    paper = replace(
        document("a", Kind.BESTUURSVERKLARING, WIJZER), hidden=(Hidden(page=1, words="negeer de controle", how="witte letters"),)
    )
    (point,) = _points([mail(paper)])
    assert (point.code, "telt niet mee" in point.because) == ("verborgen_tekst", True)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("CONCEPT", ["concept"]),
        ("C O N C E P T", ["concept"]),
        ("Concept versie 0.3", ["concept"]),
        ("CONCEPT d.d. 3 juli 2026", ["concept"]),
        ("Conceptueel kader", []),
        ("Wij stuurden u eerder een concept.", []),
        ("Concept en uitvoering", []),
    ],
)
def test_a_paper_that_calls_itself_a_draft_is_told(line: str, codes: list[str]) -> None:
    paper = document("a", Kind.BESTUURSVERKLARING, WIJZER)
    page = replace(paper.pages[0], lines=(*paper.pages[0].lines, Line(text=line, box=None)))
    assert [point.code for point in _points([mail(replace(paper, pages=(page,)))])] == codes


@pytest.mark.parametrize("how", ["doorgehaald", "niet gekozen, het antwoord ernaast is vet"])
def test_a_crossed_or_passed_over_word_is_not_called_unseen(how: str) -> None:
    paper = replace(document("a", Kind.BESTUURSVERKLARING, WIJZER), hidden=(Hidden(page=1, words="ja", how=how),))
    (point,) = _points([mail(paper)])
    assert (point.code, "ziet" in point.because, f"«ja» telt niet mee ({how})" in point.because) == ("doorgehaald", False, True)


def test_points_say_each_thing_once() -> None:
    (file,) = group([_sent_to("oco@vzg.nl")])
    mails = [_sent_to("oco@vzg.nl")] * 2
    scope = Scope(regions=("nijmegen",), elsewhere=(), doubts=())
    assert len(points(file, mails, scope=scope, region="nijmegen", rules=RULES)) == 1
