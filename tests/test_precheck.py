"""The provider's check beforehand gives the verdicts that the purchaser will see, and says what to do."""

import email
import email.policy
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from main_job import POST, Job, toetssteen
from test_reports_beside import png

from checklist.round import load
from toetssteen.beforehand import read_as, region_id

CASES = [
    pytest.param("01", "nijmegen", "2026-07-14", id="all in order"),
    pytest.param("03", "midden-holland", "2026-07-21", id="VOG a day too old"),
    pytest.param("04", "noord-en-midden-limburg", "2026-07-03", id="VOG of a person"),
    pytest.param("05", "midden-brabant", "2026-07-10", id="scanned extract"),
    pytest.param("07", "noord-en-midden-limburg", "2026-07-16", id="filled PDF form"),
    pytest.param("17", "midden-holland", "2026-07-09", id="a zip"),
]


PLAN = """Inwerk- en implementatieplan regio Nijmegen 2027-2028
1. Kennismaking met het zorgkantoor en de gemeenten in januari 2027
2. Inwerken van de cliëntondersteuners: planning per maand
3. Implementatie: mijlpalen en verantwoordelijken
"""

CONTRACT = """Onderbouwing van de geschiktheidseisen en selectiecriteria
Ervaring met onafhankelijke cliëntondersteuning Wlz
Wij hebben sinds 2023 een overeenkomst met zorgkantoor VGZ voor onafhankelijke cliëntondersteuning Wlz in de regio Nijmegen.
In 2025 ondersteunden wij daar 120 cliënten; per cliënt duurde dat gemiddeld zeven uur.
"""


@pytest.fixture
def result(job: Job) -> Any:
    return job.result


def _folder(number: str, folder: Path) -> Path:
    """The documents of a mail as a provider has them on its laptop."""
    folder.mkdir(exist_ok=True)
    message = email.message_from_bytes((POST / f"{number}.eml").read_bytes(), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_disposition() == "attachment":
            (folder / str(part.get_filename())).write_bytes(part.get_payload(decode=True))  # type: ignore[arg-type]
    return folder


def _verdicts(assessment: Any) -> dict[str, list[str]]:
    return {row["rule"]: [row["verdict"], row["reason"]] for row in assessment["documents"] if row["rule"] != "D08"}


@pytest.mark.parametrize(("number", "region", "day"), CASES)
def test_the_same_rules_give_the_same_verdicts(result: Any, tmp_path: Path, number: str, region: str, day: str) -> None:
    done = toetssteen("voortoets", _folder(number, tmp_path / "map"), "--ronde", "2027-2028", "--regio", region, "--datum", day, "--json")
    (own,) = json.loads(done.stdout)["assessments"]
    bid = next(row["id"] for row in result["bids"] if row["name"] == json.loads(done.stdout)["bids"][0]["name"])
    theirs = next(row for row in result["assessments"] if row["bid"] == bid and row["region"] == region)
    assert _verdicts(own) == _verdicts(theirs)
    assert json.loads(done.stdout)["receipt"]["round_sha256"] == result["receipt"]["round_sha256"]


def test_gaps_are_exit_1_with_what_to_do(tmp_path: Path) -> None:
    page = tmp_path / "voortoets.html"
    folder = _folder("03", tmp_path / "map")
    done = toetssteen("voortoets", folder, "--ronde", "2027-2028", "--regio", "Midden Holland", "--datum", "2026-07-21", "--pagina", page)
    assert done.returncode == 1
    assert re.search(r"│ VOG RP +│ ✗ voldoet niet", done.stdout)
    assert "\x1b" not in done.stdout
    assert "4 tot 8 weken" in done.stdout
    assert "Wat u nog moet doen" in page.read_text(encoding="utf-8")


def test_nothing_to_do_is_exit_0(tmp_path: Path) -> None:
    done = toetssteen("voortoets", _folder("01", tmp_path / "map"), "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-14")
    assert done.returncode == 0, done.stdout


def test_a_document_that_will_be_too_old_is_said(tmp_path: Path) -> None:
    """The extract of 21 January is fine on 21 July, and too old from the next day on."""
    folder = _folder("03", tmp_path / "map")
    done = toetssteen("voortoets", folder, "--ronde", "2027-2028", "--regio", "midden-holland", "--datum", "2026-07-21")
    assert "na 21 juli 2026 is dit document te oud" in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ["--regio", "Atlantis"], "Regio 'Atlantis' staat niet in ronde 2027-2028. Kies uit: 't Gooi; Amstelland", id="unknown region"
        ),
        pytest.param(["--regio", "Brabant"], "kan meer dan één regio zijn. Kies uit: Midden-Brabant", id="more than one region"),
        pytest.param(["--regio", "nijmegen", "--datum", "gisteren"], "Schrijf een datum als 2026-07-20", id="no date"),
        pytest.param(
            ["--regio", "nijmegen", "--pagina", "/er/is/niets/x.html"], "De map /er/is/niets van --pagina bestaat niet", id="no folder"
        ),
        pytest.param(["--regio", "nijmegen", "--pagina", "."], "is een map. Geef de naam van een bestand", id="a folder for a page"),
    ],
)
def test_mistakes_say_what_to_do(tmp_path: Path, words: list[str], sentence: str) -> None:
    (tmp_path / "brief.txt").write_text("Wij schrijven ons in.", encoding="utf-8")
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", *words)
    assert done.returncode == 2
    assert sentence in done.stderr


def test_the_page_does_not_get_among_what_will_be_sent(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Wij schrijven ons in.", encoding="utf-8")
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen", "--pagina", tmp_path / "voortoets.html")
    assert done.returncode == 2
    assert "Zet de pagina niet in" in done.stderr


def test_a_date_may_be_written_the_dutch_way(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Wij schrijven ons in.", encoding="utf-8")
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "20-7-2026")
    assert "Gerekend voor inschrijven op 20 juli 2026." in done.stdout


def test_a_folder_with_only_a_scan_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    """Nobody's documents are recognised: every document is missing, and the scan is named with what to do."""
    (tmp_path / "scan.png").write_bytes(png(wide=900))
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-20")
    assert done.returncode == 1
    assert "1 bestand bekeken, en deze vragen iets van u:" in done.stdout
    assert "  - scan.png: afbeelding." in done.stdout
    assert "Stuur het digitale bestand zelf, niet een scan" in done.stdout
    assert "er is geen tekst gevonden om in te zoeken" in done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every file")
def test_files_that_may_not_be_opened_are_all_named(tmp_path: Path) -> None:
    for name in ("een.pdf", "twee.pdf", "drie.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
        (tmp_path / name).chmod(0o600 if name == "twee.pdf" else 0)
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen")
    assert done.returncode == 2
    assert "een.pdf" in done.stderr
    assert "drie.pdf" in done.stderr
    assert "twee.pdf" not in done.stderr


def test_after_closing_nobody_is_told_to_send(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Wij schrijven ons in.", encoding="utf-8")
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-08-03")
    assert "Wat daarna komt, telt niet mee." in done.stdout
    assert "Stuur alles" not in done.stdout


def test_a_plan_without_saying_new_is_judged_as_the_zorgkantoor_will(tmp_path: Path) -> None:
    folder = _folder("01", tmp_path / "map")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    asked = ("voortoets", folder, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-14", "--json")
    rows = [row for one in json.loads(toetssteen(*asked).stdout)["assessments"] for row in one["documents"] if row["rule"] == "D08"]
    assert [row["verdict"] for row in rows] != ["niet_van_toepassing"]


def test_a_plan_of_who_has_a_contract_there_is_asked_about(tmp_path: Path) -> None:
    folder = _folder("01", tmp_path / "map")
    (folder / "plan.txt").write_text(PLAN.replace(" regio Nijmegen", ""), encoding="utf-8")
    (folder / "ervaring.txt").write_text(CONTRACT, encoding="utf-8")
    done = toetssteen("voortoets", folder, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-14")
    assert "Bent u nieuw? Doe de voortoets dan nog eens met --nieuw." in done.stdout


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = toetssteen("voortoets", tmp_path, "--ronde", "2027-2028", "--regio", "nijmegen")
    assert done.returncode == 2
    assert "geen bestanden" in done.stderr


def test_the_list_says_for_what_by_when_and_where_to(tmp_path: Path) -> None:
    folder = _folder("04", tmp_path / "map")
    shown = toetssteen("voortoets", folder, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-08-03").stdout
    assert "regio Nijmegen, ronde 2027-2028. Gerekend voor inschrijven op 3 augustus 2026." in shown
    assert "Let op: de inschrijving sloot op vrijdag 31 juli 2026" in shown
    assert "Uw documenten noemen Noord- en Midden-Limburg, niet Nijmegen." in shown
    assert "De mail" not in shown
    shown = toetssteen("voortoets", folder, "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-31").stdout
    assert "Stuur alles vóór vrijdag 31 juli 2026, 17.00 uur naar oco@vgz.nl." in shown


@pytest.mark.parametrize(
    ("written", "said"),
    [("nijmegen", ""), ("Nijmegen", ""), ("noord holland noord", ""), ("Nijmegn", "regio Nijmegen"), ("Wijchen", "regio Nijmegen")],
)
def test_a_region_that_was_read_otherwise_than_typed_is_said(written: str, said: str) -> None:
    rules = load("2027-2028")
    found = read_as(written, region_id(written, rules), rules=rules)
    assert bool(found) == bool(said)
    assert said in found


def test_in_a_folder_in_which_nobody_is_named_it_is_your_organisation(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "notitie.txt").write_text("Nog doen: alles.\n", encoding="utf-8")
    made = toetssteen("voortoets", tmp_path / "map", "--ronde", "2027-2028", "--regio", "nijmegen", "--datum", "2026-07-20")
    assert "onbekende afzender" not in made.stdout
    assert "Kijk na of dit de goede map is." in made.stdout
