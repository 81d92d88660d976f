"""An objection that was upheld: the decision still counts, and everything says that a new one must come until it does."""

import datetime as dt
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from main_job import Job, toetssteen
from people_case import BY, KUSTLIJN, NOW, done, run
from test_toetssteen_objections import DAY, RESULT, decided

from reports.complaint import Answer, Complaint, Upheld
from reports.decided import decided_report
from reports.decided_lines import of_bidder, of_case
from reports.decision import Outcome
from reports.outstanding import Known
from toetssteen.announcements import Announced
from toetssteen.case import RetentionSettings
from toetssteen.objections import ObjectionError, Objections, attacked, attacked_rulings, objection_draft
from toetssteen.retention import keepings
from toetssteen.state import State, remarks_of
from toetssteen.state import of_bidder as record_of_bidder
from toetssteen.state_pages import kept
from toetssteen.upheld import left_standing, with_upheld

BID = RESULT.bids[0]
OP = ("--op", "2026-09-01")
RULING = decided(BID.id, number=10)
ANSWER = Answer(number=30, outcome=Upheld.YES, on=DAY, by="M. Jansen", texts=("ja",))
OBJECTION = Complaint(number=20, bid=BID.id, received=DAY, against=(10,), arguments=("een",), by="P. de Wit", answer=ANSWER)
SAID = "Bezwaar 20 is gegrond, en besluit 10 geldt nog. Neem een nieuw besluit met --vervangt 10, ook als de uitkomst gelijk blijft."


def numbers(complaint: Complaint, *rulings: object) -> list[int]:
    return [one.number for one in left_standing(complaint, rulings)]  # type: ignore[arg-type]  # rulings


def test_only_an_upheld_objection_asks_for_a_new_decision() -> None:
    assert numbers(OBJECTION, RULING) == [10]
    assert numbers(replace(OBJECTION, against=()), RULING) == [10]
    assert numbers(replace(OBJECTION, answer=replace(ANSWER, outcome=Upheld.PARTLY)), RULING) == [10]
    for answer in (None, replace(ANSWER, outcome=Upheld.NO), replace(ANSWER, outcome=Upheld.WITHDRAWN)):
        assert numbers(replace(OBJECTION, answer=answer), RULING) == []


def test_a_decision_of_after_the_answer_ends_it_also_when_the_answer_is_corrected_later() -> None:
    old, new = replace(RULING, replaced_by=40), replace(decided(BID.id, number=40), replaces=10)
    assert numbers(OBJECTION, old, new) == []
    assert numbers(replace(OBJECTION, against=()), old, new) == []
    again = replace(ANSWER, number=50, replaces=30, reason="typefout")
    assert numbers(replace(OBJECTION, answer=again, earlier=(replace(ANSWER, replaced_by=50),)), old, new) == []
    turned = replace(OBJECTION, answer=again, earlier=(replace(ANSWER, outcome=Upheld.NO, replaced_by=50),))
    assert numbers(turned, old, new) == [40]


def test_what_took_the_place_before_the_answer_is_what_must_be_decided_anew() -> None:
    old, new = replace(RULING, replaced_by=25), replace(decided(BID.id, number=25), replaces=10)
    assert numbers(OBJECTION, old, new) == [25]
    assert numbers(OBJECTION, RULING, replace(new, number=40, needs_second=True)) == [10]  # the new one does not count yet


def test_the_lines_the_page_and_the_period_say_so() -> None:
    rulings = with_upheld([RULING], [OBJECTION])
    known = Known(result=RESULT, rulings=rulings)
    found = of_bidder(known, BID)
    assert SAID in found.lines
    assert found.to_do
    assert not any("niets meer" in line for line in found.lines)
    assert found.rows[0][-1] == "geldt; bezwaar 20 is gegrond"
    assert SAID in of_case(known).lines
    now = State(number=30, rulings=rulings, complaints=(OBJECTION,), announced=())
    page = decided_report(RESULT, kept(RESULT, now), head="")
    assert "bezwaar 20 is gegrond: hier moet een nieuw besluit komen" in page
    assert "Dit bezwaar is gegrond, en besluit 10 geldt nog." in page
    assert "Dit bezwaar is gegrond, en besluit 10 geldt nog. Er moet een nieuw besluit komen dat dit vervangt." in list(
        remarks_of(OBJECTION, now)
    )
    other = record_of_bidder(now, "een ander", ())
    assert [one.upheld for one in other.rulings] == [""]  # that somebody objected is theirs to tell


def test_a_bidder_is_told_of_no_announcement_that_counts_in_none_of_its_regions() -> None:
    at = dt.datetime(2026, 9, 5, 8, tzinfo=dt.UTC)
    whole = Announced(number=1, region="*", on=DAY, by="M. Jansen", at=at, not_in=("waardenland",))
    now = State(number=30, rulings=(), complaints=(), announced=(whole,), announcements=(whole,))
    assert record_of_bidder(now, BID.id, ("waardenland",)).announced == ()
    assert record_of_bidder(now, BID.id, ("waardenland",)).announcements == (whole,)  # what took its place names it
    for regions in (("nijmegen", "waardenland"), ()):
        assert record_of_bidder(now, BID.id, regions).announced == (whole,)


def test_an_objection_that_was_upheld_in_part_is_not_told_as_upheld() -> None:
    partly = replace(OBJECTION, answer=replace(ANSWER, outcome=Upheld.PARTLY))
    told = Announced(number=15, region="*", on=DAY, by="M. Jansen", at=dt.datetime.combine(DAY, dt.time(12), dt.UTC))
    now = State(number=30, rulings=with_upheld([RULING], [partly]), complaints=(partly,), announced=(told,))
    (line,) = [one for one in remarks_of(partly, now) if "geldt nog" in one]
    assert line.startswith("Dit bezwaar is voor een deel gegrond, en besluit 10 geldt nog.")
    rows = keepings(RESULT, now, [], RetentionSettings(afgewezen_maanden=1))
    assert any("bezwaar 20 is voor een deel gegrond en over besluit 10 is nog niet opnieuw besloten" in row.because for row in rows)


def test_a_letter_waits_and_the_files_stay_until_somebody_decides_anew(job: Job, tmp_path: Path) -> None:
    """Issue 8: an upheld objection against a decision that goes on counting was told nowhere."""
    case = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text("utf-8").replace("# afgewezen_maanden = 24", "afgewezen_maanden = 1"), encoding="utf-8")
    words = ("--uitkomst", "niet_gekozen", "--reden", "anderen gingen voor hier", "--ondanks", "plaats_vrij", *BY)
    first = done("besluit", case, "--inschrijver", KUSTLIJN, *words, "--op", "2026-09-01").number
    done("termijnen", case, "--bekendgemaakt", "2026-09-05", *BY)
    said = ("--ontvangen", "2026-09-08", "--tegen", str(first), "--punt", "Niet eens.")
    objection = done("bezwaar", case, "--inschrijver", KUSTLIJN, *said, *BY).number
    answer = ("--uitkomst", "gegrond", "--op", "2026-09-10", "--antwoord", "Dat klopt.")
    assert run("bezwaar", case, "--beantwoord", objection, *answer, *BY).code == 1
    told = run("besluit", case, "--inschrijver", KUSTLIJN)
    assert told.code == 1
    assert f"Neem een nieuw besluit met --vervangt {first}" in told.said
    letter = ("brief", "niet_gekozen", "--zaak", case, "--inschrijver", KUSTLIJN, "--datum", "2026-09-11")
    refused = toetssteen(*letter)
    assert refused.returncode == 2
    assert f"Bezwaar {objection} is gegrond, en besluit {first} geldt nog." in refused.stderr
    tidy = " ".join(run("opruimen", case, "--inschrijver", KUSTLIJN, "--op", "2027-02-01").said.replace("\u2502", " ").split())
    assert "mag weg" not in tidy
    assert "nog niet opnieuw besloten" in tidy
    package = toetssteen("dossier", "--zaak", case, "--inschrijver", KUSTLIJN)
    assert package.returncode == 0, package.stderr
    assert toetssteen("controleer", case).returncode == 0
    done("besluit", case, "--inschrijver", KUSTLIJN, *words, "--op", "2026-09-12", "--vervangt", first)
    assert "is gegrond" not in run("besluit", case, "--inschrijver", KUSTLIJN).said
    assert toetssteen(*letter).returncode == 0
    again = done("besluit", case, "--inschrijver", KUSTLIJN, "--onderdeel", "D03", "--uitkomst", "voldoet", "--reden", "dat is zo", *BY)
    assert again.code == 0
    (number,) = re.findall(r"Brief (\d+): niet_gekozen", shown := run("verzonden", case).said)
    assert "Let op" not in shown
    last = done("besluit", case, "--inschrijver", KUSTLIJN, *words, "--vervangt", re.findall(r"besluit-(\d+)", shown)[0]).number
    sent = run("verzonden", case, "--brief", number, "--op", NOW, "--ondanks", "concept", *BY)
    assert sent.code == 1
    assert f"waar deze brief op rust, geldt niet meer. Nu geldt besluit {last}." in sent.said


def test_a_bidder_can_object_to_the_choice_for_another(job: Job, tmp_path: Path) -> None:
    """The classic argument of who was not chosen: the other does not meet it either. Issue 8: it could not be recorded as such."""
    case = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    chosen, objector, elsewhere = "90091010", "90090101", KUSTLIJN
    award = done("besluit", case, "--inschrijver", chosen, "--uitkomst", "geselecteerd", "--reden", "past het best hier", *OP, *BY).number
    other = run("besluit", case, "--inschrijver", chosen, "--onderdeel", "D02", "--uitkomst", "voldoet", "--reden", "dat is zo", *OP, *BY)
    done("termijnen", case, "--bekendgemaakt", "2026-09-05", *BY)
    said = ("--ontvangen", "2026-09-08", "--punt", "De gekozene voldoet zelf niet aan G03.", *BY)
    wrong = run("bezwaar", case, "--inschrijver", objector, "--tegen", other.number, *said)
    assert wrong.code == 2
    assert f"Tegen besluit {other.number} kan deze inschrijver geen bezwaar maken." in wrong.said
    assert f"Of een besluit dat een ander selecteert: {award}." in wrong.said
    told = run("bezwaar", case, "--inschrijver", objector, "--tegen", award, *said)
    assert told.code == 1
    assert f"Tegen besluit {award} van" in told.said
    assert ", over Stichting Heldere Koers." in told.said
    assert f"Besluit {award} gaat over een andere inschrijver: dit bezwaar is tegen de keuze voor die ander." in told.said
    assert "Nog niet beantwoord. Te laat: dat moest uiterlijk op vrijdag 16 oktober 2026" in told.said
    far = run("bezwaar", case, "--inschrijver", elsewhere, "--tegen", award, *said)
    assert far.code == 2
    unknown = run("bezwaar", case, "--inschrijver", elsewhere, "--tegen", other.number, *said).said
    assert "kan deze inschrijver geen bezwaar maken" in unknown
    assert str(award) not in unknown  # for a region it did not bid for
    assert "over een regio waarvoor deze inschrijver niet inschreef" in far.said
    answer = ("--uitkomst", "gegrond", "--op", "2026-09-10", "--antwoord", "Dat klopt.", *BY)
    run("bezwaar", case, "--beantwoord", told.number, *answer)
    assert f"Neem een nieuw besluit met --vervangt {award}" in run("besluit", case, "--inschrijver", chosen).said
    package = toetssteen("dossier", "--zaak", case, "--inschrijver", objector)
    assert package.returncode == 0, package.stderr
    (page,) = (case / "dossiers").glob("*/data/index.html")
    words = page.read_text("utf-8")
    assert "bekendgemaakt op 5 september 2026 (vastgelegd op " in words
    assert "Vastgelegd door Maria Jansen onder nummer" in words
    assert "Heldere Koers" not in words
    assert toetssteen("controleer", case).returncode == 0


def test_an_objection_names_the_choice_for_another_and_follows_it() -> None:
    award = replace(decided("een ander", number=11), outcome=Outcome.SELECTED)
    objection = replace(OBJECTION, against=(11,), answer=None)
    assert objection_draft(objection, [RULING, award], Objections(standing=())).body["tegen"] == [11]
    with pytest.raises(ObjectionError, match=r"Kies uit: 10. Of een besluit dat een ander selecteert: 11\."):
        objection_draft(replace(objection, against=(12,)), [RULING, award, decided("een ander", number=12)], Objections(standing=()))
    assert [one.on for one in attacked(objection, [RULING, award], ["waardenland"]).values()] == [award.on]
    assert numbers(replace(objection, answer=ANSWER), RULING, award) == [11]
    assert [one.number for one in attacked_rulings(objection, [RULING, award])] == [11]


def test_the_period_of_others_in_the_region_is_held_too() -> None:
    rulings = tuple(decided(bid.id, number=10 + at) for at, bid in enumerate(RESULT.bids))
    known = with_upheld(rulings, [OBJECTION])
    now = State(number=30, rulings=known, complaints=(OBJECTION,), announced=())
    assert all(not row.is_due(dt.date(2030, 1, 1)) for row in keepings(RESULT, now, [], RetentionSettings(afgewezen_maanden=1)))
