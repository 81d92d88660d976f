"""Digital signatures in the checks: what is told, what is asked, and what nobody fails for."""

import datetime as dt
from dataclasses import replace

import pytest
from bid_sample import document, mail
from rule_cases import Case, bid_file, judged

from checklist import seals
from checklist.filed import Filed
from checklist.finding import DocumentRow, Verdict
from checklist.judge import judge
from checklist.points import points
from checklist.round import load
from checklist.scope import Scope
from extractors.document import Change, Kind, Mark, Seal, SealKind, Sure

AT = dt.datetime(2026, 7, 19, 7, tzinfo=dt.UTC)
SOUND = Seal(
    field="a",
    kind=SealKind.SIGNATURE,
    signer="Anna Bakker",
    at=AT,
    at_basis="tijdstempel",
    intact=Sure.YES,
    changed_after=Change.NONE,
    because="De digitale handtekening klopt.",
)
BROKEN = replace(SOUND, changed_after=Change.CHANGED, because="Het bestand is daarna veranderd.")
UNKNOWN = Seal(field="b", because="Of de digitale handtekening klopt, is niet na te gaan.")


def filed(*found: Seal, marks: tuple[Mark, ...] = ()) -> Filed:
    base = replace(document("verklaring", Kind.BESTUURSVERKLARING), seals=found, marks=marks)
    (item,) = mail(base).filed
    return item


def test_what_holds_what_broke_and_what_nobody_knows_are_three_things() -> None:
    item = filed(SOUND, BROKEN, UNKNOWN)
    assert (seals.of_people(item), seals.broken(item), seals.unanswered(item)) == ((SOUND,), (BROKEN,), (UNKNOWN,))


@pytest.mark.parametrize(
    ("seal", "told"),
    [
        (SOUND, "19 juli 2026 om 09.00 uur (volgens een tijdstempel)"),
        (replace(SOUND, at_basis="opgegeven"), "(zoals de ondertekenaar opgeeft)"),
        (replace(SOUND, at=None), "zonder tijdstip"),
    ],
)
def test_a_moment_says_on_whose_word_it_rests(seal: Seal, told: str) -> None:
    assert told in seals.told(seal)


def test_the_register_is_known_by_its_name_and_a_seal_that_holds_goes_first() -> None:
    register = replace(SOUND, kind=SealKind.SEAL, signer="Zegel 12", organisation="Kamer van Koophandel")
    spoilt = replace(register, intact=Sure.NO)
    assert seals.of_register(filed(SOUND, spoilt, register)) == register
    assert seals.of_register(filed(SOUND, spoilt)) == spoilt
    assert seals.of_register(filed(SOUND)) is None


def test_a_signature_from_after_the_mail_is_noticed() -> None:
    item = filed(SOUND)
    assert seals.after(item, AT - dt.timedelta(days=2)) == SOUND
    assert seals.after(item, AT - dt.timedelta(hours=2)) is None
    assert seals.after(item, None) is None


def _row(*found: Seal, sign: str = "certificaat", marks: tuple[Mark, ...] = ()) -> DocumentRow:
    """The rule about the bestuursverklaring with these digital signatures in the file."""
    facts = {
        "ronde": "2027",
        "kvk_nummer": "90010001",
        "statutaire_naam": "Stichting De Wegwijzer",
        "ondertekenaar": "A. Bakker",
        "handtekening": [{"value": sign, "ondertekenaar": "A. Bakker"}],
        "datum": "2026-07-19",
        "bijlage": ["1", "2"],
        "onderaannemers": [{"value": "nee", "jaar": "2027"}, {"value": "nee", "jaar": "2028"}],
    }
    file = bid_file({"documents": [{"kind": "bestuursverklaring", "facts": facts}]})
    items = tuple(replace(item, document=replace(item.document, seals=found, marks=marks)) for item in file.filed)
    assessment = judge(replace(file, filed=items), "nijmegen", rules=load("2027-2028"), criteria=(), points=())
    return next(row for row in assessment.documents if row.rule == "D01")


def _signing(row: DocumentRow) -> tuple[Verdict, str]:
    (finding,) = [finding for finding in row.findings if finding.check == "signed"]
    return finding.verdict, finding.because


def test_what_is_known_of_the_signature_stands_with_the_verdict() -> None:
    verdict, because = _signing(_row(SOUND))
    assert verdict is Verdict.MET
    assert "draagt een digitale handtekening bij de naam A. Bakker" in because
    assert "De naam in het certificaat is Anna Bakker; 19 juli 2026 om 09.00 uur (volgens een tijdstempel)." in because


def test_one_signature_that_broke_is_a_question_whatever_else_is_there() -> None:
    verdict, because = _signing(_row(SOUND, BROKEN))
    assert verdict is Verdict.PERSON
    assert "die niet meer past" in because
    assert "daarna veranderd" in because


def test_a_signing_service_that_seals_in_its_own_name_needs_its_page() -> None:
    service = replace(SOUND, kind=SealKind.SEAL, signer="Voorbeeld Ondertekendienst B.V.")
    page = Mark(page=1, how="platform", signer="Anna Bakker")
    assert _signing(_row(service, marks=(page,)))[0] is Verdict.MET
    assert "via een ondertekendienst" in _signing(_row(service, marks=(page,)))[1]
    assert _signing(_row(service, marks=(replace(page, signer="Piet Jansen"),)))[0] is Verdict.PERSON
    assert _signing(_row(service))[0] is Verdict.PERSON


def test_a_picture_of_a_signature_stays_one_beside_a_seal() -> None:
    service = replace(SOUND, kind=SealKind.SEAL, signer="Voorbeeld B.V.")
    verdict, because = _signing(_row(service, sign="afbeelding"))
    assert verdict is Verdict.MET
    assert "als afbeelding" in because


def test_a_typed_name_with_a_signature_of_that_name_is_signed() -> None:
    assert _signing(_row(SOUND, sign="getypt"))[0] is Verdict.MET
    assert _signing(_row(replace(SOUND, signer="Piet Jansen"), sign="getypt"))[0] is Verdict.PERSON


def test_broken_and_unanswered_signatures_are_points_in_any_document() -> None:
    file = bid_file({"documents": [{"kind": "onderbouwing", "facts": {}}]})
    items = tuple(replace(item, document=replace(item.document, seals=(SOUND, BROKEN, UNKNOWN))) for item in file.filed)
    scope = Scope(regions=("nijmegen",), elsewhere=(), doubts=())
    found = points(replace(file, filed=items), (), scope=scope, region="nijmegen", rules=load("2027-2028"))
    assert [point.code for point in found] == ["handtekening_verbroken", "handtekening_onzeker"]
    assert all("onderbouwing.pdf" in point.because for point in found)


def test_the_date_of_the_seal_stands_beside_the_printed_one() -> None:
    given = {
        "submitted": dt.date(2026, 7, 20),
        "documents": [
            {
                "kind": "uittreksel_kvk",
                "facts": {"datum": "2026-06-02", "kvk_nummer": "90010001", "paginatelling": ["1/1"]},
                "seals": [{"kind": "zegel", "signer": "Kamer van Koophandel", "at": dt.datetime(2026, 6, 2, 10, tzinfo=dt.UTC)}],
            }
        ],
    }
    row = judged(Case(rule="D04", round="2027-2028", name="zegel", given=given))
    (finding,) = [finding for finding in row.findings if finding.check == "age"]
    assert "zegt hetzelfde (2 juni 2026)" in finding.because
    assert "staat niet vast" in finding.because
    assert finding.verdict is Verdict.MET
