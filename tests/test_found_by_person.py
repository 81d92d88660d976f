"""What a person decided against a document as the ground of a rejection: on record, in the letter, and no more when it changes."""

import dataclasses
import datetime as dt
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path

import people_case
import pytest
from main_job import Job, toetssteen
from people_case import Done, done, run
from result_sample import HEAD, sample

from checklist.finding import Assessment, DocumentRow, Result, RuleRow, Verdict
from reports.decided import Register, decided_report
from reports.decided_lines import of_bidder, of_case
from reports.decision import BY_PERSON, EVERYWHERE, Basis, Outcome, Person, Ruling, decision_of
from reports.equality import equality_report
from reports.fallen import fallen, fallen_grounds
from reports.letter_words import LetterKind, Wanted
from reports.letters import letter
from reports.outcomes import tells
from reports.outstanding import Known
from reports.redacted_decisions import redacted_register
from reports.sheet import sheets
from toetssteen.grounds import About, DecisionError, bases, checked, proposed

RESULT = sample()
BID = "anker"
ROWS: tuple[Assessment, ...] = tuple(row for row in RESULT.assessments if row.bid == BID)
FINE, OPEN = "D04", "D03"
"""Of "anker": a document that the program finds in order, and one that it leaves to a person."""
DAY = dt.date(2026, 9, 1)
(SHEET,) = sheets(RESULT, ROWS[0].region, only=BID)


def ruled(number: int, outcome: Outcome, part: str = FINE, **more: object) -> Ruling:
    """A decision on "anker" for all regions that stands."""
    said = {
        "region": EVERYWHERE,
        "at": "2026-09-01T10:00:00Z",
        "reason": f"Reden van besluit {number}",
        "clause": "beleid, document 4",
        **more,
    }
    return Ruling(number=number, bid=BID, part=part, outcome=outcome, by=Person(name="A. de Boer"), on=DAY, **said)  # type: ignore[arg-type]


def about(*known: Ruling, rows: tuple[Assessment, ...] = ROWS, region: str = EVERYWHERE) -> About:
    return About(result=RESULT, rows=rows, known=known, bid=BID, region=region)


def rejected(number: int, *known: Ruling, **more: object) -> Ruling:
    """A rejection as the program records it on what is known."""
    there = about(*known)
    grounds = checked(proposed(there), there)
    return ruled(number, Outcome.REJECTED, EVERYWHERE, grounds=grounds, rests_on=bases(there, grounds), **more)


def refusal(there: About, *wanted: tuple[str, str]) -> str:
    with pytest.raises(DecisionError) as why:
        checked(wanted or proposed(there), there)
    return str(why.value)


def test_the_sample_is_what_these_tests_take_it_for() -> None:
    for row in ROWS:
        verdicts = {one.rule: one.verdict for one in row.documents}
        assert (verdicts[FINE], verdicts[OPEN]) == (Verdict.MET, Verdict.PERSON)


# On what it rests


def test_a_decision_against_a_document_that_seemed_in_order_is_a_ground() -> None:
    known = ruled(401, Outcome.NOT_MET)
    there = about(known)
    assert (FINE, BY_PERSON) in proposed(there)
    assert checked([(FINE, "")], there) == ((FINE, BY_PERSON),)
    assert bases(there, [(FINE, BY_PERSON)]) == (Basis(rule=FINE, number=401, reason=known.reason, clause=known.clause),)


def test_open_findings_under_the_decision_are_the_ground_unless_somebody_names_the_decision() -> None:
    there = about(ruled(401, Outcome.NOT_MET, OPEN))
    seen = [one for one in proposed(there) if one[0] == OPEN]
    assert seen
    assert (OPEN, BY_PERSON) not in seen
    assert [one.number for one in bases(there, seen)] == [401]
    assert checked([(OPEN, "")], there) == tuple(seen)
    assert checked([(OPEN, BY_PERSON)], there) == ((OPEN, BY_PERSON),)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        pytest.param(ruled(401, Outcome.NOT_MET, needs_second=True), "esluit 401 over D04 wacht op een tweede persoon", id="waits"),
        pytest.param(ruled(401, Outcome.MET), "Ziet u er zelf een gebrek?", id="in order"),
        pytest.param(ruled(401, Outcome.NOT_MET, replaced_by=402), "--onderdeel D04 --uitkomst voldoet_niet", id="replaced"),
    ],
)
def test_what_does_not_count_is_no_ground_and_that_is_said(known: Ruling, said: str) -> None:
    assert said in refusal(about(known), (FINE, ""))
    assert (FINE, BY_PERSON) not in proposed(about(known))


def test_what_waits_is_said_too_to_who_names_no_ground() -> None:
    bare = tuple(dataclasses.replace(row, documents=tuple(one for one in row.documents if one.rule == FINE)) for row in ROWS)
    assert "Besluit 401 over D04 wacht op een tweede persoon." in refusal(about(ruled(401, Outcome.NOT_MET, needs_second=True), rows=bare))
    assert "er staat geen 'voldoet niet'" in refusal(about(rows=bare))


@pytest.mark.parametrize("part", [FINE, next(one.code for one in RESULT.procedure.rules if one.group == "eis")])
def test_what_was_decided_for_one_region_grounds_no_rejection_elsewhere(part: str) -> None:
    first = ROWS[0]
    known = ruled(401, Outcome.NOT_MET, part, region=first.region)
    assert "is alleen beslist voor Nijmegen. Wijs alleen daar af, met --regio" in refusal(about(known), (part, ""))
    here = about(known, rows=(first,), region=first.region)
    assert checked([(part, "")], here) == ((part, BY_PERSON),)


def test_what_was_found_in_one_region_grounds_no_rejection_in_another() -> None:
    """Every letter tells every ground: what does not hold in a region, cannot be told there."""
    first, second = ROWS
    rows = (_scan(first, Verdict.NOT_MET), _scan(second, Verdict.MET))
    for wanted in ((), ((OPEN, ""),), ((OPEN, "scan"),)):
        said = refusal(about(rows=rows), *wanted)
        assert "D03/scan: dit is alleen gevonden in Nijmegen, en geldt dus niet voor elke regio. Wijs per regio af, met --regio" in said
        assert said.endswith("Gronden die hier kunnen: geen.")
    assert checked([(OPEN, "")], about(rows=rows[:1], region=first.region)) == ((OPEN, "scan"),)


def test_an_open_point_that_was_decided_in_one_region_is_no_ground_in_another() -> None:
    known = ruled(401, Outcome.NOT_MET, OPEN, region=ROWS[0].region)
    assert "D03/scan: dat D03 niet voldoet, is alleen beslist voor Nijmegen. Wijs alleen daar af" in refusal(about(known))
    here = about(known, rows=ROWS[:1], region=ROWS[0].region)
    assert checked(proposed(here), here) == ((OPEN, "scan"),)


@pytest.mark.parametrize(("region", "there"), [(EVERYWHERE, ""), (ROWS[0].region, " in Nijmegen")])
def test_what_a_person_lifted_is_no_ground_also_for_who_names_it(region: str, there: str) -> None:
    known = ruled(401, Outcome.MET, OPEN, region=region)
    said = refusal(about(known), (OPEN, ""))
    assert f"D03/scan: een mens besloot dat D03 voldoet{there} (besluit 401). Dan is dit geen grond." in said


def _scan(row: Assessment, verdict: Verdict) -> Assessment:
    """This row with another outcome of the finding that is open in it."""

    def seen(one: DocumentRow) -> DocumentRow:
        return dataclasses.replace(
            one, findings=tuple(dataclasses.replace(each, verdict=verdict) if each.check == "scan" else each for each in one.findings)
        )

    return dataclasses.replace(row, documents=tuple(seen(one) if one.rule == OPEN else one for one in row.documents))


# When it changes


WHOLE = rejected(402, ruled(401, Outcome.NOT_MET))


@pytest.mark.parametrize(
    ("later", "said"),
    [
        pytest.param((ruled(403, Outcome.MET, replaces=401),), "Besluit 403 zegt dat D04 voldoet", id="lifted"),
        pytest.param((ruled(403, Outcome.ASK, replaces=401),), "Over D04 is nu een vraag gesteld (besluit 403)", id="asked"),
        pytest.param((ruled(403, Outcome.NOT_MET, replaces=401),), "Nu geldt daar besluit 403: ook 'voldoet niet'", id="replaced"),
        pytest.param((), "rust op besluit 401 over D04. Dat besluit geldt niet meer.", id="gone"),
    ],
)
def test_another_decision_under_a_rejection_is_a_point_at_the_rejection(later: tuple[Ruling, ...], said: str) -> None:
    first = ruled(401, Outcome.NOT_MET, replaced_by=403)
    known = Known(result=RESULT, rulings=(first, WHOLE, *later))
    (words,) = fallen_grounds(known.rulings, RESULT)[402]
    assert said in words
    bid = next(one for one in RESULT.bids if one.id == BID)
    for lines in (of_bidder(known, bid), of_case(known)):
        assert f"Kijk opnieuw naar besluit 402. {words}" in lines.lines
        assert lines.to_do
    page = decided_report(RESULT, Register(rulings=known.rulings), head=HEAD)
    assert "Kijk opnieuw: over een grond is later anders beslist" in page
    assert re.sub("'", "&#39;", words) in page


def test_the_same_decision_under_a_rejection_is_no_point() -> None:
    rulings = (ruled(401, Outcome.NOT_MET), WHOLE)
    assert fallen_grounds(rulings, RESULT) == {}
    assert "over een grond is later anders beslist" not in decided_report(RESULT, Register(rulings=rulings), head=HEAD)
    waits = ruled(403, Outcome.MET, replaces=401, needs_second=True)
    assert fallen_grounds((*rulings, waits), RESULT) == {}  # until somebody confirms it the first stands


def test_a_rejection_that_waits_is_told_and_one_that_counts_no_more_is_not() -> None:
    known = (ruled(401, Outcome.NOT_MET, replaced_by=403), ruled(403, Outcome.MET, replaces=401))
    assert [one.whole.number for one in fallen((*known, dataclasses.replace(WHOLE, needs_second=True)), bid=BID, region=ROWS[0].region)]
    assert not fallen((*known, dataclasses.replace(WHOLE, replaced_by=404)), bid=BID, region=ROWS[0].region)


def test_a_rejection_of_an_older_register_names_no_decision_and_is_read_all_the_same() -> None:
    old = dataclasses.replace(WHOLE, rests_on=())
    assert fallen_grounds((ruled(401, Outcome.NOT_MET), old), RESULT) == {}
    (words,) = fallen_grounds((old,), RESULT)[402]
    assert words == "D04 is een grond van de afwijzing (besluit 402), maar er geldt geen besluit dat D04 niet voldoet."
    by_program = dataclasses.replace(old, grounds=((OPEN, "scan"),))
    assert fallen_grounds((by_program, ruled(401, Outcome.ASK, OPEN)), RESULT) == {}
    assert fallen_grounds((by_program, ruled(401, Outcome.MET, OPEN)), RESULT)


# What is told of it


def told(*known: Ruling, result: Result = RESULT, code: str = FINE) -> tuple[Wanted, dict[str, object]]:
    """The one ground of the letter of rejection that rests on these."""
    region = ROWS[0].region
    decision = decision_of(known, bid=BID, region=region, outcome=Outcome.REJECTED)
    wanted = Wanted(kind=LetterKind.REJECTED, bid=BID, sent=DAY, region=region, channel="Postbus 1", decision=decision)
    (ground,) = [one for one in letter(result, wanted, head=HEAD).values["gronden"] if one["code"] == code]
    return wanted, ground


def rule(code: str) -> RuleRow:
    return next(one for one in RESULT.procedure.rules if one.code == code)


def test_the_letter_gives_the_reason_the_clause_and_the_file() -> None:
    own = f"{rule(FINE).source.title}, {rule(FINE).source.clause}"
    known = ruled(401, Outcome.NOT_MET, clause=own)
    wanted, ground = told(known, WHOLE)
    assert ground["bevinding"] == "Wij bekeken dit document: het voldoet niet."
    assert ground["reden"] == known.reason
    assert ground["bepaling"] == own
    assert ground["citaat"] == rule(FINE).source.quote
    assert ground["bewijs"]
    assert ground["beslist_door"] == "A. de Boer"
    assert tells(RESULT, wanted) == (402, 401)


def test_of_a_requirement_the_letter_holds_nothing_that_the_program_made_of_it() -> None:
    """It may have found what the person says is not enough: "Gevonden: twee jaar" is no reason to say that two years are not there."""
    code = next(one.row.rule for one in SHEET.criteria if one.places and rule(one.row.rule).group == "eis")
    known = ruled(401, Outcome.NOT_MET, code, clause="")
    _, ground = told(known, rejected(402, known), code=code)
    assert ground["bevinding"] == "Naar ons oordeel is aan deze eis niet voldaan."
    assert ground["reden"] == known.reason
    assert ground["bewijs"]
    assert not ground["gezocht"]


def test_a_clause_of_ones_own_stands_behind_that_of_the_rule() -> None:
    _, ground = told(ruled(401, Outcome.NOT_MET, clause="Leidraad, artikel 9"), WHOLE)
    assert ground["bepaling"] == f"{rule(FINE).source.title}, {rule(FINE).source.clause}; zie ook Leidraad, artikel 9"


def fewer(*, quotes: bool) -> Result:
    """The result with no pieces under the document, and without the places that its findings quote where that is asked."""
    rows = []
    for row in RESULT.assessments:
        documents = []
        for one in row.documents:
            found = tuple(each if quotes else dataclasses.replace(each, evidence=(), searched=()) for each in one.findings)
            documents.append(dataclasses.replace(one, pieces=(), findings=found) if one.rule == FINE else one)
        rows.append(dataclasses.replace(row, documents=tuple(documents)))
    return dataclasses.replace(RESULT, assessments=tuple(rows))


def test_without_a_piece_the_letter_quotes_what_was_read_or_says_where_was_looked() -> None:
    known = ruled(401, Outcome.NOT_MET)
    _, quoted = told(known, WHOLE, result=fewer(quotes=True))
    assert "KvK-uittreksel" in str(quoted["bewijs"])
    _, bare = told(known, WHOLE, result=fewer(quotes=False))
    assert (bare["bewijs"], bare["gezocht"]) == ([], ["al uw bestanden, zoals wij die ontvingen"])
    assert bare["bevinding"] == "Naar ons oordeel is hieraan niet voldaan."


def test_the_page_and_equal_treatment_name_the_decision() -> None:
    known = (ruled(401, Outcome.NOT_MET), WHOLE)
    assert f"{FINE} {rule(FINE).name} (volgens besluit 401)" in decided_report(RESULT, Register(rulings=known), head=HEAD)
    page = " ".join(re.sub(r"<[^>]+>", " ", equality_report(RESULT, head=HEAD, rulings=known)).split())
    assert f"afgewezen om {FINE} (besluit 402)" in page


def test_a_redacted_edition_about_others_holds_no_reason_under_a_ground() -> None:
    kept = redacted_register(Register(rulings=(ruled(401, Outcome.NOT_MET), WHOLE)), {BID: "inschrijver 1"})
    assert "Reden van besluit" not in str(kept.rulings)
    assert kept.rulings[1].rests_on[0].number == 401


# The whole way, as people go it


@pytest.fixture
def case(job: Job, tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    people_case.settings(folder, twee_personen="true")
    return folder


BIDDER = ("--inschrijver", "Ankerpunt")
AGAINST = (*BIDDER, "--onderdeel", "D03", "--uitkomst", "voldoet_niet", "--reden", "De VOG is van een andere rechtspersoon")
REJECT = (*BIDDER, "--uitkomst", "afgewezen", "--reden", "De VOG RP is niet van de inschrijver zelf")
FIRST, SECOND = ("--door", "A. de Boer"), ("--door", "Piet Visser")


def confirm(case: Path, number: int) -> Done:
    return done("besluit", case, "--bevestig", number, *SECOND)


def body(case: Path, number: int) -> str:
    connection = sqlite3.connect(case / "register.sqlite")
    (text,) = connection.execute("SELECT inhoud FROM vermeldingen WHERE volgnummer = ?", (number,)).fetchone()
    connection.close()
    return str(text)


def send_letter(case: Path) -> Done:
    found = toetssteen("brief", "afwijzing", "--zaak", case, *BIDDER, "--datum", people_case.NOW, *FIRST)
    return Done(code=found.returncode, said=found.stdout + found.stderr)


def test_from_what_a_person_saw_to_the_letter_the_package_and_back(case: Path) -> None:
    part = done("besluit", case, *AGAINST, *FIRST).number
    early = run("besluit", case, *REJECT, *FIRST)
    assert early.code == 2
    assert f"Besluit {part} over D03 wacht op een tweede persoon." in early.said
    confirm(case, part)
    whole = done("besluit", case, *REJECT, *FIRST)
    assert "Gronden: D03/besluit" in whole.said
    assert f"D03 rust op besluit {part}: De VOG is van een andere rechtspersoon" in whole.said
    assert f'"berust_op":[["D03",{part},"De VOG is van een andere rechtspersoon","' in body(case, whole.number)
    assert "wacht op een tweede persoon" in send_letter(case).said
    confirm(case, whole.number)
    made = send_letter(case)
    assert made.code == 0, made.said
    with zipfile.ZipFile(next((case / "brieven").rglob("afwijzing-*.docx"))) as archive:
        text = archive.read("word/document.xml").decode()
    for words in ("De VOG is van een andere rechtspersoon", "hoofdstuk 6, verplicht document 3", "Wij bekeken dit document", "VOG RP.pdf"):
        assert words in text
    done("dossier", case, *BIDDER, *FIRST)
    assert toetssteen("controleer", next((case / "dossiers").iterdir())).returncode == 0
    lifted = done("besluit", case, *BIDDER, "--onderdeel", "D03", "--uitkomst", "voldoet", "--reden", "Alleen de naam is anders", *FIRST,
                  "--vervangt", part).number  # fmt: skip
    point = f"Kijk opnieuw naar besluit {whole.number}. Besluit {lifted} zegt dat D03 voldoet"
    assert point in confirm(case, lifted).said
    assert point in run("besluit", case).said
    assert send_letter(case).code == 2
    assert toetssteen("controleer", case).returncode == 0


def test_a_rejection_of_which_the_ground_fell_is_not_confirmed(case: Path) -> None:
    part = done("besluit", case, *AGAINST, *FIRST).number
    confirm(case, part)
    whole = done("besluit", case, *REJECT, *FIRST).number
    confirm(case, done("besluit", case, *AGAINST, *FIRST, "--vervangt", part).number)
    late = run("besluit", case, "--bevestig", whole, *SECOND)
    assert late.code == 2
    assert f"Besluit {whole} is zo niet te bevestigen." in late.said
    assert done("besluit", case, "--weiger", whole, *SECOND, "--reden", "Het besluit over D03 is vervangen").code == 0
    confirm(case, done("besluit", case, *REJECT, *FIRST, "--vervangt", whole).number)
    assert send_letter(case).code == 0
