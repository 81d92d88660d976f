"""From which day a decision and an answer count where a second person must confirm: no announcement of before makes them known."""

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path

from main_job import Job, toetssteen
from test_lak_people import put
from test_toetssteen_objections import DAY, RESULT, Record, decided

from reports.clock import deadlines, passed_by
from reports.complaint import Answer, Complaint, Upheld, in_time
from reports.decided import decided_report
from reports.dossier import Contents, dossier_page
from reports.objection import objection
from reports.result import plain
from toetssteen.announcements import Announced, Announcing, announcement
from toetssteen.calendar import calendar
from toetssteen.choosing import today
from toetssteen.objections import attacked, decided_on
from toetssteen.schedule import Line, Plan, plans, shown
from toetssteen.second_person import Second
from toetssteen.state_pages import kept, terms_of

LATER = DAY + dt.timedelta(days=35)


def test_a_decision_counts_from_its_confirmation_only_where_that_was_asked() -> None:
    one = replace(decided("berk"), confirmed_by="P. de Wit", confirmed_on=LATER)
    assert one.counts_from == DAY  # it counted already when somebody looked
    asked = replace(one, needs_second=True)
    assert asked.counts_from == LATER
    assert decided_on([asked], bid="berk", regions=["waardenland"]) == {"waardenland": LATER}
    answer = Answer(number=1, outcome=Upheld.NO, on=DAY, by="M. Jansen", texts=(), needs_second=True, confirmed_on=LATER)
    assert answer.counts_from == LATER
    assert replace(answer, needs_second=False).counts_from == DAY


def test_what_was_replaced_counts_until_the_next_one_counts() -> None:
    first = replace(decided("berk"), replaced_by=901)
    second = replace(decided("berk", number=901), replaces=900, needs_second=True, confirmed_by="P. de Wit", confirmed_on=LATER)
    complaint = Complaint(number=5, bid="berk", received=LATER, against=(900,), arguments=("x",), by="P. de Wit")
    (counted,) = attacked(complaint, [first, second], ["waardenland"]).values()
    assert (counted.on, counted.until) == (DAY, LATER)


def test_a_second_announcement_is_for_a_decision_that_was_confirmed_after_the_first() -> None:
    one = Announced(number=3, region="*", on=DAY, by="M. Jansen", at=dt.datetime(2026, 9, 15, tzinfo=dt.UTC))
    ruling = replace(decided("berk"), needs_second=True, confirmed_by="P. de Wit", confirmed_on=LATER)
    assert announcement(Announcing(on=LATER, by="M. Jansen"), [one], [ruling]) is not None


def test_an_announcement_from_before_the_confirmation_makes_nothing_known(job: Job, tmp_path: Path) -> None:
    case = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    settings = case / "zaak.toml"
    text = settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true")
    settings.write_text(text.replace("# afgewezen_maanden = 24", "afgewezen_maanden = 1"), encoding="utf-8")
    said = ("--uitkomst", "afgewezen", "--reden", "De VOG ontbrak bij sluiting.", "--op", "2026-09-01", "--door", "Anna Bakker")
    number = put(case, "besluit", "--inschrijver", "horizon", *said)
    announced = put(case, "termijnen", "--bekendgemaakt", "2026-09-10", "--door", "Anna Bakker")
    put(case, "termijnen", "--bevestig", str(announced), "--door", "Piet de Wit")
    put(case, "besluit", "--bevestig", str(number), "--door", "Piet de Wit", "--op", "2026-10-20")
    write = ("brief", "afwijzing", "--zaak", case, "--inschrijver", "horizon", "--datum", "2026-10-21")
    done = toetssteen(*write)
    assert done.returncode == 0, done.stderr
    assert f"besluit {number} is van 1 september 2026" in done.stdout
    assert "en geldt sinds de bevestiging op 20 oktober 2026, na de bekendmaking van 10 september 2026" in done.stdout
    assert "de termijn loopt al" not in done.stdout
    tidy = toetssteen("opruimen", "--zaak", case, "--inschrijver", "horizon")
    assert "mag weg" not in tidy.stdout
    assert "het besluit dat geldt sinds 20 oktober 2026" in " ".join(tidy.stdout.replace("\u2502", " ").split())
    early = ("--ontvangen", "2026-09-20", "--tegen", str(number), "--punt", "Niet eens.", "--door", "Anna Bakker")
    refused = toetssteen("bezwaar", "--zaak", case, "--inschrijver", "horizon", *early)
    assert refused.returncode == 2
    assert f"besluit {number} geldt pas sinds de bevestiging op 20 oktober 2026" in refused.stderr
    later = put(case, "termijnen", "--bekendgemaakt", "2026-10-22", "--door", "Anna Bakker")
    put(case, "termijnen", "--bevestig", str(later), "--door", "Piet de Wit")
    assert "Let op: besluit" not in toetssteen(*write).stdout


def _answer_row(record: Record) -> tuple[Plan, Line]:
    (plan,) = plans(RESULT, record.state)
    return plan, next(line for line in plan.lines if line.term.code == "antwoord")


def test_an_answer_after_the_last_day_is_too_late_and_one_in_time_is_not() -> None:
    record = Record()
    record.announce()
    first = record.complain(bid=RESULT.bids[0].id)
    _, line = _answer_row(record)
    last, after = line.term.last, line.term.last + dt.timedelta(days=25)
    record.answer(first, last)
    plan, line = _answer_row(record)
    assert plan.standing(line, today=after) == f"gedaan: {line.done}"
    second = record.complain(bid=RESULT.bids[1].id)
    record.answer(second, after)
    plan, line = _answer_row(record)
    said = plan.standing(line, today=after)
    assert said.startswith(
        f"gedaan: bezwaar {first} beantwoord op 16 oktober 2026; te laat: bezwaar {second} beantwoord op 10 november 2026"
    )
    assert f"Te laat gedaan: {line.name}" in _plain(record)
    assert f"te laat: bezwaar {second} beantwoord op 10 november 2026." in shown(line).says


def test_an_announcement_after_the_calendar_has_no_days_before_it() -> None:
    """Issue 8: made known on 20 November, the calendar said: object by 1 October, answer by 16 October, court by 30 October."""
    record, bid = Record(), RESULT.bids[0]
    record.announce(dt.date(2026, 11, 20))
    number = record.complain(dt.date(2026, 11, 22), bid=bid.id)
    (plan,) = plans(RESULT, record.state)
    assert [(line.term.code, line.term.last) for line in plan.lines] == [("bezwaar-termijn", dt.date(2026, 12, 4))]
    assert plan.waits == (f"bezwaar {number} nog niet beantwoord",)
    assert b"20261001" not in calendar([plan], name="x", edition=1)
    (one,) = record.state.complaints
    assert in_time(one.received, terms_of(RESULT, record.state, one, bid.regions)) == "Op tijd in elke lezing van de termijn."
    told = passed_by(RESULT.procedure, announced=dt.date(2026, 11, 20))
    assert [said.split(" was toen")[0] for said in told] == [
        "De dag voor bezwaar in de kalender (2 oktober 2026)",
        "De dag voor het antwoord in de kalender (16 oktober 2026)",
    ]
    page = decided_report(RESULT, kept(RESULT, record.state), head="")
    assert all(f"<li>{said}</li>" in page for said in told)
    record.answer(number, dt.date(2026, 12, 1))
    (plan,) = plans(RESULT, record.state)
    assert [line.term.last for line in plan.lines if line.term.code == "rechter"] == [dt.date(2026, 12, 15)]
    assert passed_by(RESULT.procedure, announced=DAY) == ()


def test_a_day_for_the_answer_that_comes_before_the_last_day_to_object_is_told() -> None:
    """Made known on 12 October somebody can object until the 26th, and the calendar wants the answer on the 16th."""
    told = passed_by(RESULT.procedure, announced=dt.date(2026, 10, 12))
    assert "(16 oktober 2026) is eerder dan de laatste dag voor bezwaar (26 oktober 2026)" in told[-1]
    assert not any("is eerder dan" in said for said in passed_by(RESULT.procedure, announced=dt.date(2026, 10, 2)))


def test_a_round_with_only_a_calendar_has_no_day_to_object_after_it() -> None:
    terms = tuple(term for term in RESULT.procedure.terms if term.name in ("objection_until", "answer_by"))
    rules = replace(RESULT.procedure, terms=terms)
    assert deadlines(rules, announced=dt.date(2026, 11, 20)) == ()
    assert "Kies zelf een termijn" in passed_by(rules, announced=dt.date(2026, 11, 20))[0]
    said = objection(rules, announced=dt.date(2026, 11, 20))
    assert (said.passed, said.lines) == (True, ())


def test_what_was_put_on_record_on_a_later_day_says_when() -> None:
    """Issue 8, a day that somebody only says: an answer of before the last day may have been put on record weeks after it."""
    record, bid = Record(), RESULT.bids[0]
    record.announce()
    record.moment = "2026-11-23T04:07:00Z"
    number = record.complain(DAY, bid=bid.id)
    record.answer(number, dt.date(2026, 10, 14))
    plan, line = _answer_row(record)
    later = "(vastgelegd op 23 november 2026, 05.07 uur)"
    assert plan.standing(line, today=dt.date(2026, 11, 23)) == f"gedaan: bezwaar {number} beantwoord op 14 oktober 2026 {later}"
    court = next(line for line in plan.lines if line.term.code == "rechter")
    assert f"Antwoord van 14 oktober 2026 {later}" in shown(court).says
    page = decided_report(RESULT, kept(RESULT, record.state), head="")
    assert f"ontvangen op 15 september 2026 {later}" in page
    assert "Vastgelegd door P. de Wit." in page
    assert f"door M. Jansen op 14 oktober 2026 {later}" in page
    (one,) = record.state.complaints
    package = Contents(files=(), left_out=(), shared=0, others_because="", rulings=(), complaints=(one,), timely={number: ""})
    page = dossier_page(RESULT, bid, package, head="")
    assert f"ontvangen op 15 september 2026 {later}" in page
    assert f"door M. Jansen op 14 oktober 2026 {later}" in page
    assert [plain(each)["recorded"] for each in (one, one.answer)] == [record.moment] * 2  # type: ignore[index, call-overload]  # a dict


def test_what_could_not_be_answered_in_time_or_was_taken_back_is_not_too_late() -> None:
    record = Record()
    record.announce()
    after = dt.date(2026, 11, 10)
    back = record.complain(bid=RESULT.bids[0].id)
    record.answer(back, after, outcome=Upheld.WITHDRAWN, texts=())
    came = record.complain(after, bid=RESULT.bids[1].id)
    record.answer(came, after)
    plan, line = _answer_row(record)
    told = f"bezwaar {back} ingetrokken op 10 november 2026; bezwaar {came} (ontvangen na deze dag) beantwoord op 10 november 2026"
    assert plan.standing(line, today=after) == f"gedaan: {told}"


def test_an_answer_that_was_confirmed_after_the_last_day_is_too_late_and_the_court_counts_from_there() -> None:
    record = Record()
    record.announce()
    number = record.complain(bid=RESULT.bids[0].id)
    answer = record.answer(number, dt.date(2026, 10, 11), needs_second=True)
    record.put(Second(by="P. de Wit", on=dt.date(2026, 11, 23)).draft(answer))
    plan, line = _answer_row(record)
    said = plan.standing(line, today=dt.date(2026, 11, 23))
    assert said == f"te laat: bezwaar {number} beantwoord op 11 oktober 2026, bevestigd op 23 november 2026"
    (court,) = [line.term for line in plan.lines if line.term.code == "rechter"]
    (one,) = record.state.complaints
    shown_there = next(term for term in terms_of(RESULT, record.state, one, RESULT.bids[0].regions) if term.code == "rechter")
    for term in (court, shown_there):
        assert term.last == dt.date(2026, 12, 7)
        assert term.how == "14 dagen na de bevestiging van het antwoord"
        assert term.says.startswith("14 dagen na de bevestiging van het antwoord op maandag 23 november 2026.")
    assert "14 dagen na de bevestiging van het antwoord op maandag 23" in _plain(record)


def test_an_answer_confirmed_on_its_own_day_counts_from_the_answer() -> None:
    record = Record()
    record.announce()
    answer = record.answer(record.complain(bid=RESULT.bids[0].id), dt.date(2026, 10, 11), needs_second=True)
    record.put(Second(by="P. de Wit", on=dt.date(2026, 10, 11)).draft(answer))
    plan, line = _answer_row(record)
    assert plan.standing(line, today=LATER).endswith("beantwoord op 11 oktober 2026")
    assert "14 dagen na het antwoord" in {line.term.how for line in plan.lines}


def _plain(record: Record) -> str:
    """The calendar file, its folded lines whole."""
    return calendar(plans(RESULT, record.state), name="x", edition=1).decode().replace("\r\n ", "")


def test_a_confirmation_of_an_answer_can_be_of_an_earlier_day_but_not_of_before_the_answer(job: Job, tmp_path: Path) -> None:
    case = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    complaint = ("--inschrijver", "horizon", "--ontvangen", "2026-09-18", "--punt", "Niet eens.", "--door", "Anna Bakker")
    number = put(case, "bezwaar", *complaint)
    said = ("--uitkomst", "ongegrond", "--op", "2026-10-10", "--antwoord", "Het ontbrak.", "--door", "Anna Bakker")
    answer = put(case, "bezwaar", "--beantwoord", str(number), *said)
    tomorrow = (today() + dt.timedelta(days=1)).isoformat()
    for how in (("--bevestig", str(answer)), ("--weiger", str(answer), "--reden", "Dit antwoord klopt niet.")):
        for day, why in (("2026-10-09", "niet op een eerdere dag"), (tomorrow, "--op"), ("2020-01-01", "--op")):
            refused = toetssteen("bezwaar", "--zaak", case, *how, "--door", "Piet de Wit", "--op", day)
            assert (refused.returncode, why in refused.stderr) == (2, True), refused.stderr
    done = toetssteen("bezwaar", "--zaak", case, "--bevestig", answer, "--door", "Piet de Wit", "--op", "2026-10-12")
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert f"Antwoord {answer} is bevestigd door Piet de Wit, op 12 oktober 2026 (vastgelegd op " in told
    assert "tot en met maandag 26 oktober 2026: 14 dagen na de bevestiging van het antwoord" in told
