"""Which settings go on record, and what is said of a change."""

from pathlib import Path

import pytest

from toetssteen.case import Case, make_case, open_case
from toetssteen.case_settings import changes, history, waiting
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.cli import main
from toetssteen.errors import DONE, GAPS

SOMETHING = Draft(kind=Kind.HOLD, subject="*", body={"reden": "kort geding", "door": "M. Jansen", "op": "2026-09-10"})


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=("vgz.nl",))


def write(case: Case, before: str, after: str) -> Case:
    path = case.folder / "zaak.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    return open_case(case.folder)


def record(case: Case, draft: Draft = SOMETHING) -> list[Entry]:
    with case.open_register() as register:
        (entry,) = register.entered([draft])
        assert entry.kind == draft.kind
        return list(register.entries())


def test_the_settings_stand_before_what_is_recorded_under_them(case: Case) -> None:
    first, second = record(case)
    assert (first.kind, first.subject, second.number) == (Kind.SETTINGS, "zaak.toml", 2)
    said = first.content["waarden"]
    assert isinstance(said, dict)
    assert said["besluiten.twee_personen"] is False
    assert said["sluiting"] == "2026-07-31T17:00:00+02:00"
    assert said["ontvangst.eigen_domeinen"] == ["vgz.nl"]
    assert not [name for name in said if name.startswith(("register", "ledger"))]
    assert [entry.kind for entry in record(case)].count(Kind.SETTINGS) == 1  # the same settings are not told twice


def test_every_change_is_told_also_one_back_to_what_it_was(case: Case) -> None:
    record(case)
    case = write(case, "twee_personen = false", "twee_personen = true")
    case = write(case, "# afgewezen_maanden = 24", "afgewezen_maanden = 24")
    record(case)
    case = write(case, "\ntwee_personen = true", "\ntwee_personen = false")
    entries = record(case)
    assert [entry.number for entry in entries if entry.kind == Kind.SETTINGS] == [1, 3, 5]
    assert [entry.content["vervangt"] for entry in entries if entry.kind == Kind.SETTINGS] == [None, 1, 3]
    told = list(history(entries))
    assert not list(waiting(entries, case.told_settings()))
    assert told[0].startswith("De instellingen van de zaak staan in het register vanaf vermelding 1 (")
    assert told[1].endswith(": [besluiten] twee_personen van false naar true; [bewaren] afgewezen_maanden van niets naar 24.")
    assert told[2].endswith(": [besluiten] twee_personen van true naar false.")
    assert len(told) == 3


def test_what_is_not_on_record_yet_is_said(case: Case) -> None:
    entries = record(case)
    now = write(case, "eigen_servers = []", 'eigen_servers = ["mx1.vgz.nl"]').told_settings()
    (said,) = waiting(entries, now)
    assert said.startswith(
        "Nog niet in het register: [ontvangst] eigen_servers van niets naar mx1.vgz.nl. Iemand heeft zaak.toml veranderd."
    )
    assert not list(waiting(entries, None))


def test_a_setting_that_is_not_on_record_yet_is_a_question_of_the_verifier(case: Case, capsys: pytest.CaptureFixture[str]) -> None:
    record(case)
    assert main(["controleer", str(case.folder)]) == DONE
    capsys.readouterr()
    write(case, "\ntwee_personen = false", "\ntwee_personen = true")
    assert main(["controleer", str(case.folder)]) == GAPS
    said = capsys.readouterr().out
    assert said.startswith("CONCLUSIE: er is geen fout gevonden. Naar 1 punt moet een mens kijken.")
    assert "Let op: Nog niet in het register: [besluiten] twee_personen van false naar true." in said


def test_what_the_program_only_learned_is_no_change() -> None:
    assert changes({"a": 1}, {"a": 1, "b": 2}) == ()
    assert [str(one) for one in changes({"sluiting": "2026-07-31T17:00:00+02:00"}, {"sluiting": "2026-08-01T12:00:00+02:00"})] == [
        "sluitingsmoment van de ronde van 31 juli 2026, 17.00 uur naar 1 augustus 2026, 12.00 uur"
    ]


def test_an_entry_that_says_nothing_of_use_is_passed_over(case: Case) -> None:
    (entry, *_) = record(case)
    odd = Entry(number=3, kind=Kind.SETTINGS, subject="zaak.toml", body="[]", digest="", head="", at="gisteren", seal="")
    assert len(list(history([entry, odd]))) == 1
    assert list(history([odd])) == []
