"""What a letter asks: each thing once, in the words of the report, with everything that was seen and every place once."""

from dataclasses import replace

import pytest
from result_sample import clause, sample
from rule_cases import cases, judged

from checklist.finding import Finding, Reason, Verdict
from reports.clarification import Found, clarification
from reports.files import PlaceView
from reports.sheet import DocumentView, FindingView, sheets

SAYS = clause("hoofdstuk 6, verplicht document 2", "een bewijs van machtiging")
BEGIN, SIGNER, SECOND, POWER = "Kamer van Koophandel", "S.A. Verhagen", "L.M. de Kort", "Gezamenlijk bevoegd"


@pytest.fixture(scope="module")
def view() -> DocumentView:
    return next(view for region in ("nijmegen",) for sheet in sheets(sample(), region) for view in sheet.documents if view.pieces)


def _place(view: DocumentView, quote: str, *, opens: bool = False) -> PlaceView:
    return replace(view.pieces[0].place, page=1, quote=quote, opens=opens)


def _found(view: DocumentView, check: str, reason: Reason, because: str, *places: PlaceView, **more: object) -> Found:
    one = Finding(check=check, verdict=Verdict.PERSON, reason=reason, because=because, source=SAYS, searched=("a.pdf",))
    return view, FindingView(finding=replace(one, **more), places=places)  # type: ignore[arg-type]


def _two(view: DocumentView) -> tuple[Found, Found]:
    doubt = _found(view, "present", Reason.DOUBT, "Er is geen apart bewijs.", _place(view, BEGIN, opens=True))
    places = (_place(view, quote) for quote in (SIGNER, POWER, SECOND, POWER))
    chain = _found(
        view, "authority_chain", Reason.DOUBT, "Er is geen apart bewijs. Allen tekenen; een mens beslist of dat genoeg is.", *places
    )
    return doubt, chain


def test_a_question_that_another_holds_is_not_asked_apart(view: DocumentView) -> None:
    for found in (_two(view), _two(view)[::-1]):
        (one,) = clarification(found)
        assert one["vraag"].startswith("Wilt u uitleggen waaruit de bevoegdheid van de ondertekenaar blijkt")
        assert one["bevinding"] == "Er is geen apart bewijs. Allen tekenen."
        assert [place["citaat"] for place in one["bewijs"]] == [SIGNER, POWER, SECOND]
        assert one["gezocht"] == ["a.pdf"]


def test_under_another_clause_or_without_the_other_it_is_asked_apart(view: DocumentView) -> None:
    doubt, chain = _two(view)
    elsewhere = _found(view, "authority_chain", Reason.DOUBT, "Anders.", source=clause("paragraaf 4", "iets anders"))
    assert len(clarification((doubt, elsewhere))) == 2
    (one,) = clarification((doubt,))
    assert one["vraag"].startswith("Wilt u aanwijzen welk bestand")
    assert [place["citaat"] for place in one["bewijs"]] == [BEGIN]
    assert len(clarification((chain, _found(view, "signed", Reason.UNSIGNED, "Er staat geen handtekening.")))) == 2


def test_the_same_of_two_participants_is_one_question_with_both(view: DocumentView) -> None:
    first = _found(view, "age", Reason.TOO_OLD, "Het uittreksel van A is oud.", _place(view, SIGNER))
    second = _found(view, "age", Reason.TOO_OLD, "Het uittreksel van B is oud.", _place(view, SECOND))
    (one,) = clarification((first, second))
    assert one["bevinding"] == "Het uittreksel van A is oud. Het uittreksel van B is oud."
    assert [place["citaat"] for place in one["bewijs"]] == [SIGNER, SECOND]
    other = replace(view, row=replace(view.row, rule="D99"))
    assert len(clarification((first, (other, second[1])))) == 2


def test_every_signer_is_among_the_places_that_a_question_about_authority_shows() -> None:
    case = next(one for one in cases() if (one.round, one.name) == ("2027-2028", "gezamenlijk bevoegd, en beiden tekenen"))
    finding = next(one for one in judged(case).findings if one.check == "authority_chain")
    declared = finding.evidence[0].sha256
    assert [proof.quote for proof in finding.evidence if proof.sha256 == declared] == [
        "ondertekenaar: A. Bakker",
        "ondertekenaar: C. Visser",
    ]
