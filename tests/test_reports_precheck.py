"""The provider's page: what to do, until when a document can be used, and when a new one may come too late."""

import dataclasses
import datetime as dt
import re

import pytest
from result_sample import sample

from checklist.finding import DocumentRow, Reason, Result, Verdict
from checklist.round import known, load
from extractors.document import Kind
from reports.files import UNSEEN, file_name
from reports.own_files import UNREAD, own_files
from reports.precheck import ToDo, precheck_lines, precheck_page
from reports.precheck_terminal import terminal_list
from reports.steps import StepsError, read, steps

TODAY = dt.date(2026, 7, 14)


def own(*changed: DocumentRow) -> Result:
    """One fine bid for Nijmegen in which these rows stand instead, with the age rule of the round."""
    whole = sample(complete=True)
    row = next(row for row in whole.assessments if row.bid == "anker")
    instead = {document.rule: document for document in changed}
    documents = tuple(instead.get(document.rule, document) for document in row.documents)
    procedure = dataclasses.replace(whole.procedure, age_months=6, age_kinds=(Kind.VOG_RP, Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO))
    return dataclasses.replace(whole, procedure=procedure, assessments=(dataclasses.replace(row, documents=documents),))


def row(rule: str, **changes: object) -> DocumentRow:
    found = next(row for row in sample().assessments if row.bid == "anker")
    return dataclasses.replace(next(each for each in found.documents if each.rule == rule), **changes)  # type: ignore[arg-type]


def line(result: Result, rule: str, *, today: dt.date = TODAY) -> ToDo:
    return next(each for each in precheck_lines(result, "nijmegen", today=today) if each.rule == rule)


MISSING = {"verdict": Verdict.NOT_MET, "reason": Reason.MISSING, "because": "Niet gevonden."}


def test_a_document_that_is_fine_asks_nothing() -> None:
    found = line(own(), "D04")
    assert not found.todo
    assert found.until == dt.date(2027, 1, 1)


def test_a_document_that_does_not_apply_is_not_listed() -> None:
    assert "D06" not in {each.rule for each in precheck_lines(own(), "nijmegen", today=TODAY)}


def test_a_missing_declaration_of_conduct_in_july_is_urgent_and_comes_first() -> None:
    result = own(row("D01", **MISSING), row("D03", **MISSING))
    found = line(result, "D03")
    assert "Dat duurt meestal 4 tot 8 weken." in found.advice
    assert "beslist Justis binnen 8 weken" in found.source
    assert "zijn er nog 17 dagen" in found.hurry
    page = precheck_page(result, "nijmegen", today=TODAY)
    first, _, rest = page.partition('id="documenten"')
    assert first.index("VOG voor rechtspersonen") < first.index("Bestuursverklaring")
    assert "Bestuursverklaring" in rest


@pytest.mark.parametrize(
    ("today", "hurry"),
    [
        pytest.param(dt.date(2026, 6, 1), "", id="in time"),
        pytest.param(dt.date(2026, 7, 30), "is er nog 1 dag.", id="one day"),
        pytest.param(dt.date(2026, 7, 31), "is de dag van de sluiting.", id="the closing day"),
        pytest.param(dt.date(2026, 8, 3), "", id="after closing nothing helps"),
    ],
)
def test_hurry_follows_the_day_that_is_given(today: dt.date, hurry: str) -> None:
    found = line(own(row("D03", **MISSING)), "D03", today=today)
    assert hurry in found.hurry
    assert bool(hurry) == bool(found.hurry)


def test_everything_that_is_open_about_a_document_is_said_at_once() -> None:
    """A provider who only reads of the signature sends a declaration without a day."""
    there = row("D01")
    unsigned, empty = (
        dataclasses.replace(there.findings[0], verdict=verdict, reason=reason, because=because)
        for verdict, reason, because in (
            (Verdict.NOT_MET, Reason.UNSIGNED, "De plek voor de handtekening is leeg."),
            (Verdict.PERSON, Reason.NOT_FILLED_IN, "Niet alles is ingevuld: «Datum: ____»."),
        )
    )
    both = {"findings": (empty, unsigned, unsigned), "verdict": Verdict.NOT_MET, "reason": Reason.UNSIGNED, "because": unsigned.because}
    result = own(row("D01", **both))
    assert line(result, "D01").more == ("Niet alles is ingevuld: «Datum: ____». Vul de open plekken in.",)
    assert (
        "     Ook: Niet alles is ingevuld: «Datum: ____». Vul de open plekken in." in terminal_list(result, "nijmegen", today=TODAY).below
    )
    assert "Niet alles is ingevuld" in precheck_page(result, "nijmegen", today=TODAY)


def test_a_document_that_grows_too_old_says_how_long_a_new_one_takes() -> None:
    whole = own()
    until = next(each.until for each in precheck_lines(whole, "nijmegen", today=TODAY) if each.rule == "D03")
    assert until
    late = dataclasses.replace(whole.procedure, closes=dt.datetime.combine(until + dt.timedelta(days=2), dt.time(15), tzinfo=dt.UTC))
    doubted = row("D03", verdict=Verdict.PERSON, reason=Reason.DOUBT, because="Een mens kijkt dit na.")
    for changed in ((), (doubted,)):
        result = dataclasses.replace(own(*changed), procedure=late)
        assert "of zorg voor een nieuw: dat duurt meestal 4 tot 8 weken." in line(result, "D03", today=until).ages


def test_whose_folder_it_is_stands_above_and_another_bidder_in_it_is_said() -> None:
    """A second organisation in the folder was passed by in silence: its papers were not looked at, and nothing said so."""
    whole = own()
    alone = dataclasses.replace(whole, bids=tuple(bid for bid in whole.bids if bid.id == "anker"))
    told = terminal_list(alone, "nijmegen", today=TODAY)
    assert f"Gelezen als de inschrijving van {alone.bids[0].name}" in told.above[1]
    assert not any("stukken van" in line for line in told.above)
    mixed = dataclasses.replace(whole, bids=(alone.bids[0], next(bid for bid in whole.bids if bid.id != "anker")))
    for said in ("\n".join(terminal_list(mixed, "nijmegen", today=TODAY).above), precheck_page(mixed, "nijmegen", today=TODAY)):
        assert f"In deze map zitten ook stukken van {mixed.bids[1].name}" in said
        assert ".." not in said.partition("Die zijn hieronder")[0][-80:]
    assert terminal_list(mixed, "nijmegen", today=TODAY).gaps


def test_a_folder_in_which_nobody_is_named_says_so() -> None:
    told = terminal_list(dataclasses.replace(own(), assessments=(), bids=()), "nijmegen", today=TODAY)
    assert "Kijk na of dit de goede map is." in told.above[1]


def test_a_repair_of_the_same_document_is_not_urgent() -> None:
    unsigned = row("D01", verdict=Verdict.NOT_MET, reason=Reason.UNSIGNED, because="Niet getekend.")
    assert not line(own(unsigned), "D01").hurry


def test_the_same_rules_are_named_by_their_fingerprint() -> None:
    result = own()
    assert result.receipt.round_sha256 in precheck_page(result, "nijmegen", today=TODAY)


def test_without_any_document_every_rule_is_missing() -> None:
    empty = dataclasses.replace(own(), assessments=(), bids=())
    found = precheck_lines(empty, "nijmegen", today=TODAY)
    assert {each.rule for each in found} == {"D01", "D02", "D03", "D04", "D05", "D07"}
    assert [each.rule for each in found if each.hurry] == ["D03", "D05"]
    assert {each.verdict for each in found} == {Verdict.NOT_MET}
    assert precheck_page(empty, "nijmegen", today=TODAY)


def test_every_kind_that_a_round_asks_has_a_step_of_its_own() -> None:
    asked = {kind for name in known() for rule in load(name).documents for kind in rule.kinds[:1]}
    assert asked <= set(steps().new)
    assert not set(steps().mend) & {Reason.MISSING, Reason.TOO_OLD, Reason.WRONG_KIND, Reason.WRONG_ROUND, Reason.LATE}  # ask for a new one


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param('[new.vog_rp]\ntodo = "x"\ntakes = "een dag"\nsource = "s"\n[mend]\n', "dated", id="no day on which it was looked at"),
        pytest.param('dated = 2026-01-01\n[new.vog_rp]\ntodo = "x"\ntakes = "een dag"\n[mend]\n', "source", id="a time without a source"),
        pytest.param('dated = 2026-01-01\n[new.paspoort]\ntodo = "x"\ntakes = "y"\nsource = "s"\n[mend]\n', "paspoort", id="unknown kind"),
        pytest.param('dated = 2026-01-01\n[new]\n[mend.boos]\ntodo = "x"\ntakes = "y"\nsource = "s"\n', "boos", id="unknown reason"),
        pytest.param(
            'dated = 2026-01-01\n[new.vog_rp]\ntodo = "x"\ntakes = "y"\nsource = "s"\ndagen = 3\n[mend]\n', "dagen", id="unknown key"
        ),
        pytest.param("dated = ", "Invalid", id="no TOML"),
    ],
)
def test_a_fault_in_the_list_of_steps_is_refused_at_load(content: str, fault: str) -> None:
    with pytest.raises(StepsError, match=fault):
        read(content)


def test_every_file_is_listed_with_what_became_of_it() -> None:
    result = sample()
    rows = [row for message in result.messages for row in message.attachments if row.state != "uitgepakt"]
    found = own_files(result)
    assert [file.name for file in found] == [file_name(row) for row in rows]
    for file, row in zip(found, rows, strict=True):
        assert file.read_as
        assert bool(file.todo) == (row.state in UNSEEN or row.accepted is False or row.searchability in {"scan", "scan_met_ocr", "gemengd"})
    page = precheck_page(own(), "nijmegen", today=TODAY)
    assert "Uw bestanden" in page
    assert all(words in UNREAD for words in UNSEEN)


def test_after_closing_the_page_says_so_first() -> None:
    page = precheck_page(own(), "nijmegen", today=dt.date(2026, 8, 3))
    assert page.index("De inschrijving is gesloten") < page.index("Wat u nog moet doen")
    assert "Doe dit vóór" not in page


def test_the_terminal_has_a_row_for_each_document_and_the_urgent_first() -> None:
    result = own(row("D01", **MISSING), row("D03", **MISSING))
    told = terminal_list(result, "nijmegen", today=TODAY)
    assert [cells[0] for cells in told.rows] == [each.name for each in precheck_lines(result, "nijmegen", today=TODAY)]
    assert told.gaps
    first, second = (line for line in told.below if re.match(r"  [12]\. ", line))
    assert first.startswith("  1. VOG")
    assert second.startswith("  2. Bestuursverklaring")
