"""A question under reasonable doubt is the same for everybody in the same situation, and says what, where, why and by when."""

import dataclasses

import pytest
from result_sample import HEAD, MEMBERS, NAMES, sample

from checklist.checks import CHECKS
from checklist.finding import Reason, Result
from reports.bidder import bidder_pages
from reports.questions import ANSWER, BY_CHECK, BY_REASON, SharedQuestion, facts_of, questions
from reports.region import region_page, region_report
from reports.sheet import bid_pages

RESULT = sample()
REGIONS = [row.id for row in RESULT.procedure.regions]


def asked(region: str, result: Result = RESULT) -> tuple[SharedQuestion, ...]:
    return region_page(result, region).questions


def test_every_reason_has_words_and_every_check_with_words_exists() -> None:
    assert set(BY_REASON) == set(Reason)
    assert {check for check, _ in BY_CHECK} <= set(CHECKS)


@pytest.mark.parametrize("region", REGIONS)
def test_every_point_that_may_be_asked_has_a_question_for_each_bid(region: str) -> None:
    page = region_page(RESULT, region)
    assert [question.situation for question in page.questions] == list(page.lanes.askable)
    for question in page.questions:
        told = {one.sheet.bid.id for one in question.asks} | {sheet.bid.id for sheet, _ in question.elsewhere}
        assert told == {sheet.bid.id for sheet, _, _ in question.situation.bids}


def test_of_one_bidder_each_thing_is_asked_once_with_everything_that_was_seen() -> None:
    """As in the letter: a question that another holds is not asked apart, and the same of two participants is one question."""
    page = region_page(RESULT, "nijmegen")
    situation = page.lanes.askable[0]
    sheet, document, finding = situation.bids[0]
    rows = {
        "present": dataclasses.replace(finding, check="present", reason=Reason.DOUBT, because="Er is geen apart bewijs."),
        "authority_chain": dataclasses.replace(finding, check="authority_chain", reason=Reason.DOUBT, because="Allen tekenen."),
    }
    found = tuple(
        dataclasses.replace(situation, anchor=check, check=check, reason=Reason.DOUBT, bids=((sheet, document, row),))
        for check, row in rows.items()
    )
    held, holds = questions(found, procedure=RESULT.procedure, region=page.region)
    assert held.asks == ()
    assert held.elsewhere == ((sheet, found[1]),)
    (one,) = holds.asks
    assert "Wat wij zien: Allen tekenen. Er is geen apart bewijs." in one.text
    old = dataclasses.replace(finding, check="age", reason=Reason.TOO_OLD, because="Het uittreksel van A is oud.")
    two = (old, dataclasses.replace(old, because="Het uittreksel van B is oud."))
    of_two = dataclasses.replace(situation, bids=tuple((sheet, document, row) for row in two))
    (question,) = questions((of_two,), procedure=RESULT.procedure, region=page.region)
    (one,) = question.asks
    assert "Het uittreksel van A is oud. Het uittreksel van B is oud." in one.text


def test_a_missing_mandatory_document_is_never_asked_for() -> None:
    closed = {(situation.rule, situation.check) for region in REGIONS for situation in region_page(RESULT, region).lanes.closed}
    for region in REGIONS:
        for question in asked(region):
            assert (question.situation.rule, question.situation.check) not in closed or question.situation.reason is not Reason.MISSING
            assert "stuur" not in question.asked.lower()


@pytest.mark.parametrize("region", REGIONS)
def test_the_words_are_the_same_for_everybody(region: str) -> None:
    """Without the lines about the file of the bid, the texts of one situation are equal."""
    own = ("Wat wij zien: ", "In uw bestand ")
    for question in asked(region):
        texts = {"\n".join(line for line in one.text.splitlines() if not line.startswith(own)) for one in question.asks}
        assert len(texts) == 1


@pytest.mark.parametrize("region", REGIONS)
def test_a_question_says_what_where_why_and_by_when(region: str) -> None:
    for question in asked(region):
        first = {sheet.bid.id: (document, finding) for sheet, document, finding in reversed(question.situation.bids)}
        for one in question.asks:
            document, finding = first[one.sheet.bid.id]
            assert document.name in one.text
            assert ANSWER.format("mail") in one.text
            assert RESULT.procedure.mailbox in one.text
            assert RESULT.procedure.late_supply in one.text
            assert "elke inschrijver bij wie hetzelfde speelt" in one.text
            assert not finding.source or finding.source.clause in one.text
            for proof in finding.evidence[:1]:
                assert f"bladzijde {proof.page}" in one.text


@pytest.mark.parametrize("region", REGIONS)
def test_a_question_names_no_other_bidder(region: str) -> None:
    theirs = {bid.id: {name for name, _, _ in [NAMES[bid.id]]} for bid in RESULT.bids}
    members = {member.name for member in MEMBERS}
    for question in asked(region):
        for one in question.asks:
            others = set().union(*(names for bid, names in theirs.items() if bid != one.sheet.bid.id))
            others |= members if one.sheet.bid.id != "delta" else set()
            assert not [name for name in others if name in one.text]


@pytest.mark.parametrize(
    ("because", "facts"),
    [
        ("De regel zegt niet of dat genoeg is; een mens beslist.", ""),
        ("Er is geen bewijs. Een mens beslist.", "Er is geen bewijs."),
        ("Allen tekenen; een mens beslist of dat genoeg is.", "Allen tekenen."),
        ("In Plan.pdf staat niets. Kijk dit na.", "In Plan.pdf staat niets."),
        ("vog.pdf is van 3 mei 2026; het mocht niet ouder zijn.", "vog.pdf is van 3 mei 2026; het mocht niet ouder zijn."),
        ("", ""),
    ],
)
def test_what_is_meant_for_the_office_is_not_sent(because: str, facts: str) -> None:
    assert facts_of(because) == facts


def test_the_report_reminds_to_ask_everybody() -> None:
    for region in REGIONS:
        text = region_report(RESULT, region, head=HEAD)
        for question in asked(region):
            if len(question.asks) > 1:
                assert f"alle {len(question.asks)} inschrijvers" in text


def test_the_page_of_a_bid_holds_its_own_questions_only() -> None:
    names = bid_pages(RESULT)
    pages = bidder_pages(RESULT, "nijmegen", head=HEAD)
    for bid in {one.sheet.bid.id for question in asked("nijmegen") for one in question.asks}:
        mine = [one for question in asked("nijmegen") for one in question.asks if one.sheet.bid.id == bid]
        assert pages[names[bid]].count('class="copy"') == len(mine)


def test_a_round_that_says_nothing_about_asking_has_no_ready_question() -> None:
    def silent(result: Result) -> Result:
        rows = []
        for row in result.assessments:
            documents = tuple(
                dataclasses.replace(document, findings=tuple(dataclasses.replace(found, lane="") for found in document.findings))
                for document in row.documents
            )
            rows.append(dataclasses.replace(row, documents=documents))
        procedure = dataclasses.replace(result.procedure, may_ask="", late_supply="")
        return dataclasses.replace(result, assessments=tuple(rows), procedure=procedure)

    assert asked("nijmegen", silent(RESULT)) == ()
    assert "Kies één lijn en schrijf op waarom" in region_report(silent(RESULT), "nijmegen", head=HEAD)
