"""What somebody typed is recorded or asked back: an option that does nothing where it stands is refused by its name."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from main_job import Job, toetssteen

BY = ("--door", "F. Aa")


@pytest.fixture(scope="module")
def case(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With an objection (the number in `numbers`) and its answer, and one of another."""
    case = Path(shutil.copytree(job.case, tmp_path_factory.mktemp("opties") / "zaak"))
    (case / "brief.pdf").write_bytes(b"%PDF-1.4 brief")
    for name in ("horizon", "vierhoek"):
        words = ("--inschrijver", name, "--ontvangen", "2026-09-10", "--punt", "Niet eens.", *BY)
        assert toetssteen("bezwaar", "--zaak", case, *words).returncode == 1
    first, second = numbers(case)
    for one in (first, second):
        said = ("--uitkomst", "ongegrond", "--op", "2026-09-20", "--antwoord", "Wij keken opnieuw.", *BY)
        assert toetssteen("bezwaar", "--zaak", case, "--beantwoord", str(one), *said).returncode == 0
    return case


def entries(case: Path) -> list[tuple[int, str]]:
    connection = sqlite3.connect(case / "register.sqlite")
    rows = connection.execute("SELECT volgnummer, soort FROM vermeldingen ORDER BY volgnummer").fetchall()
    connection.close()
    return rows


def numbers(case: Path, kind: str = "bezwaar") -> list[int]:
    return [number for number, soort in entries(case) if soort == kind]


NEW = ("--inschrijver", "vierhoek", "--ontvangen", "2026-09-11", "--punt", "Nog iets.", *BY)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        pytest.param(
            (*NEW, "--uitkomst", "ongegrond", "--op", "2026-09-20", "--antwoord", "Nee."), "--uitkomst", id="answer with objection"
        ),
        pytest.param((*NEW, "--reden", "zomaar een reden"), "--reden", id="reason of nothing"),
        pytest.param(("--lijst", "--beantwoord", "FIRST", "--uitkomst", "ongegrond"), "--beantwoord", id="list and answer"),
        pytest.param(("--bestand", "FILE", "--door", "A. Bakker"), "--bestand", id="a file of nothing"),
        pytest.param(
            ("--beantwoord", "FIRST", "--inschrijver", "kustlijn", "--punt", "iets", "--tegen", "4"), "--inschrijver", id="of another"
        ),
        pytest.param(("--beantwoord", "FIRST", "--toch", "--uitkomst", "ongegrond"), "--toch", id="all the same"),
        pytest.param(("--vervangt", "FIRST", "--antwoord", "Nee.", "--reden", "typefout", *BY), "--antwoord", id="in a correction"),
        pytest.param(("--beantwoord", "SECOND", "--vervangt", "ANSWER", "--reden", "typefout", *BY), "Antwoord", id="not its answer"),
        pytest.param(("--bevestig", "ANSWER", "--door", "A. Bakker", "--toch"), "--toch", id="beside a second person"),
    ],
)
def test_an_option_that_would_be_thrown_away_is_refused(case: Path, words: tuple[str, ...], named: str) -> None:
    first, second = numbers(case)
    known = {"FIRST": first, "SECOND": second, "ANSWER": numbers(case, "antwoord")[0], "FILE": case / "brief.pdf"}
    before = entries(case)
    done = toetssteen("bezwaar", "--zaak", case, *(str(known.get(word, word)) for word in words))
    assert done.returncode == 2, done.stdout
    assert named in done.stderr
    assert before == entries(case)


@pytest.mark.parametrize(
    ("command", "words", "named"),
    [
        ("verzonden", ("--reden", "zomaar een reden"), "--brief"),
        ("verzonden", ("--brief", "4", "--reden", "zomaar een reden", *BY), "--reden"),
        ("opruimen", ("--vasthouden", "kort geding", "--reden", "nog iets", *BY), "--reden"),
        ("opruimen", ("--reden", "nog iets"), "--reden"),
        ("opruimen", ("--doe", *BY, "--reden", "nog iets"), "--reden"),
    ],
)
def test_other_commands_ask_the_same(case: Path, command: str, words: tuple[str, ...], named: str) -> None:
    before = entries(case)
    done = toetssteen(command, "--zaak", case, *words)
    assert done.returncode == 2, done.stdout
    assert named in done.stderr
    assert before == entries(case)
