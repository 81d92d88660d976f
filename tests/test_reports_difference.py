"""Two results beside each other: what a reader sees differ, and what nobody sees."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from result_sample import sample

from checklist.finding import Assessment, DocumentRow, Finding, Reason, Result, Support, Verdict, check_name
from reports.difference import ABSENT, Compared, Nature, compared, reasons


def with_row(result: Result, change: Callable[[Assessment], Assessment]) -> Result:
    """The first assessment with findings and criteria is another one."""
    place = next(place for place, row in enumerate(result.assessments) if row.criteria and any(one.findings for one in row.documents))
    rows = list(result.assessments)
    rows[place] = change(rows[place])
    return replace(result, assessments=tuple(rows))


def with_finding(change: Callable[[Finding], Finding]) -> tuple[Finding, Compared]:
    """A finding that rests on a quote is another one, and what that differs."""
    result, seen = sample(), list[Finding]()

    def document(row: DocumentRow) -> DocumentRow:
        found = []
        for one in row.findings:
            if not seen and one.evidence:
                seen.append(one)
                found.append(change(one))
            else:
                found.append(one)
        return replace(row, findings=tuple(found))

    other = with_row(result, lambda row: replace(row, documents=tuple(document(one) for one in row.documents)))
    assert seen
    return seen[0], compared(result, other)


def test_the_same_is_the_same() -> None:
    told = compared(sample(), sample())
    assert told.differences == ()
    assert told.equal == told.findings > 0


def test_another_outcome_is_told_by_the_dutch_name_of_the_check() -> None:
    was, told = with_finding(lambda one: replace(one, verdict=Verdict.UNKNOWN, reason=Reason.UNREADABLE, because="Niet gelezen."))
    (difference,) = told.differences
    assert difference.nature is Nature.OUTCOME
    assert difference.sort == check_name(was.check)
    assert difference.where.endswith(f" {check_name(was.check)}")
    assert difference.now == "niet vast te stellen, niet leesbaar. Niet gelezen"
    assert told.equal == told.findings - 1
    assert told.counted("sort") == [(check_name(was.check), 1, 1)]
    assert told.counted("bidder") == [(difference.bidder, 1, 1)]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        pytest.param(lambda one: replace(one, because="Andere woorden."), "Andere woorden", id="sentence"),
        pytest.param(lambda one: replace(one, source=None), "Bepaling: geen bepaling", id="clause"),
        pytest.param(lambda one: replace(one, evidence=(replace(one.evidence[0], page=9),)), "bladzijde 9: “", id="page"),
        pytest.param(lambda one: replace(one, evidence=(replace(one.evidence[0], quote="anders"),)), "“anders”", id="quote"),
    ],
)
def test_other_words_are_told_so_that_one_sees_what_is_otherwise(change: Callable[[Finding], Finding], shown: str) -> None:
    _, told = with_finding(change)
    (difference,) = told.differences
    assert difference.nature is Nature.WORDS
    assert shown in difference.now
    assert shown not in difference.then
    assert difference.then != difference.now


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: replace(one, evidence=(replace(one.evidence[0], boxes=((1, 2, 3, 4),)), *one.evidence[1:])), id="boxes"),
        pytest.param(lambda one: replace(one, evidence=(replace(one.evidence[0], part="abc/9"), *one.evidence[1:])), id="another copy"),
    ],
)
def test_what_reads_alike_is_no_difference_to_a_reader(change: Callable[[Finding], Finding]) -> None:
    _, told = with_finding(change)
    (difference,) = told.differences
    assert difference.nature is Nature.ORIGIN
    assert told.equal == told.findings
    assert told.counted("sort") == []


def test_a_bidder_that_is_only_in_one_is_one_line_a_region() -> None:
    result = sample()
    gone = result.assessments[0]
    told = compared(result, replace(result, assessments=result.assessments[1:]))
    assert [(one.then == ABSENT, one.now) for one in told.differences] == [(False, ABSENT)]
    assert told.equal < told.findings
    assert gone.bid in {bid.id for bid in result.bids}


def test_a_criterion_and_a_mail_are_told_too() -> None:
    result = sample()

    def change(row: Assessment) -> Assessment:
        other = replace(row.criteria[0], support=Support.WEAK if row.criteria[0].support is not Support.WEAK else Support.NOT_FOUND)
        return replace(row, criteria=(other, *row.criteria[1:]))

    mails = (replace(result.messages[0], kind_because="omdat het anders is"), *result.messages[1:])
    told = compared(result, replace(with_row(result, change), messages=mails))
    assert {one.sort: one.nature for one in told.differences} == {"eisen en criteria": Nature.OUTCOME, "mails": Nature.WORDS}


def test_why_is_told_of_program_libraries_and_rules() -> None:
    receipt = sample().receipt
    assert reasons(receipt, receipt) == ()
    other = replace(receipt, round_sha256="0" * 64, libraries={**receipt.libraries, "programmacode": "x", "nieuw": "1"})
    told = " ".join(reasons(receipt, other))
    assert "het regelbestand van de ronde" in told
    assert "de programmacode" in told
    assert "onderdeel nieuw: toen niet aanwezig, nu 1" in told
