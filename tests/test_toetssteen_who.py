"""Who ran what, and what was sent: on record where a person says so, and nowhere else."""

import datetime as dt
import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from main_job import Job, toetssteen
from test_toetssteen_objections import DAY, Record, number_in

from toetssteen.announcements import AnnouncementError, announcements
from toetssteen.choosing import today
from toetssteen.named_files import files_of
from toetssteen.recording import performed


@pytest.fixture(scope="module")
def case(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(job.case, tmp_path_factory.mktemp("wie") / "zaak"))


def said(case: Path, kind: str) -> list[dict[str, object]]:
    connection = sqlite3.connect(case / "register.sqlite")
    rows = connection.execute("SELECT inhoud FROM vermeldingen WHERE soort = ? ORDER BY volgnummer", (kind,)).fetchall()
    connection.close()
    return [json.loads(body) for (body,) in rows]


def test_no_name_is_made_up() -> None:
    assert list(performed("run", by=" ", on=DAY)) == []
    (draft,) = performed("run", by=" M. Jansen ", on=DAY)
    assert (draft.subject, draft.body) == ("run", {"door": "M. Jansen", "op": "2026-09-15"})


def test_who_assesses_and_who_makes_a_package_is_on_record(case: Path, job: Job) -> None:
    assert said(case, "uitvoering") == []
    before = [path.read_bytes() for path in sorted((case / "rapporten").rglob("*")) if path.is_file()]
    done = toetssteen("beoordeel", "--zaak", case, "--door", "M. Jansen", "--stil")
    assert "Uitgevoerd door M. Jansen: dat staat in het register." in done.stdout
    (body,) = said(case, "uitvoering")
    assert body["door"] == "M. Jansen"
    assert before == [path.read_bytes() for path in sorted((case / "rapporten").rglob("*")) if path.is_file()]
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "kustlijn")
    assert done.returncode == 0, done.stderr
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "kustlijn", "--door", "P. de Wit")
    package = number_in(done.stdout, r"Bewijspakket van .*?: (.+)")
    assert [body.get("door") for body in said(case, "dossier")] == [None, "P. de Wit"]
    assert "M. Jansen" in (Path(package) / "data" / "register.jsonl").read_text(encoding="utf-8")
    done = toetssteen("controleer", case)
    assert done.returncode == 0, done.stdout
    assert f"is uitgevoerd door M. Jansen op {today().day} " in done.stdout


def test_who_undoes_a_change_of_the_settings_gets_back_what_there_was(job: Job, tmp_path: Path) -> None:
    """And a page names the settings that it was made under, not older ones."""
    shutil.copytree(job.case, case := tmp_path / "zaak")
    settings = case / "zaak.toml"
    first = settings.read_text(encoding="utf-8")
    for text in (first.replace("eigen_servers = []", 'eigen_servers = ["mx9.vgz.nl"]'), first, first):
        settings.write_text(text, encoding="utf-8")
        toetssteen("beoordeel", "--zaak", case, "--stil")
    there = [body["sha256"] for body in said(case, "toetsing")]
    assert there == [there[0], there[1], there[0]]
    assert there[0] != there[1]
    words = ("--inschrijver", "kustlijn", "--uitkomst", "vraag", "--reden", "zo is besloten", "--door", "M. Jansen")
    assert toetssteen("besluit", "--zaak", case, *words).returncode == 0
    page = (max((case / "rapporten").glob("besluiten-*")) / "besluiten.html").read_text(encoding="utf-8")
    shown = number_in(page, r"<dt>Instellingen bij deze toetsing</dt><dd><span[^>]*>([0-9a-f]{64})")
    assert shown == job.result["receipt"]["case"]
    entries = [int(number) for number in re.findall(r"<dd>vermelding (\d+) in het register</dd>", page)]
    connection = sqlite3.connect(case / "register.sqlite")
    rows = connection.execute("SELECT volgnummer FROM vermeldingen WHERE soort = 'instellingen' ORDER BY volgnummer").fetchall()
    connection.close()
    assert entries == [rows[-1][0]]
    assert len(rows) == 3
    assert toetssteen("controleer", case).returncode == 0


def test_what_was_sent_is_kept_with_the_announcement(case: Path, tmp_path: Path) -> None:
    sent = tmp_path / "uitslag.txt"
    sent.write_text("De uitslag, aan alle inschrijvers.", encoding="utf-8")
    assert toetssteen("termijnen", "--zaak", case, "--bestand", sent, "--door", "M. Jansen").returncode == 2
    done = toetssteen("termijnen", "--zaak", case, "--bekendgemaakt", "2026-09-15", "--bestand", sent, "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    digest = number_in(done.stdout, r"controlegetal ([0-9a-f]{64})\)")
    kept = case / "originelen" / digest[:2] / digest
    assert kept.read_bytes() == sent.read_bytes()
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "oeverlicht")
    folder = Path(number_in(done.stdout, r"Bewijspakket van .*?: (.+)"))
    assert digest in (folder / "data" / "weggelaten.json").read_text(encoding="utf-8")  # it may be about others
    assert not (folder / "data" / "originelen" / digest[:2] / digest).exists()
    assert toetssteen("controleer", folder).returncode == 0
    assert toetssteen("controleer", case).returncode == 0
    kept.unlink()
    assert toetssteen("controleer", case).returncode == 1


def test_a_correction_keeps_the_file_and_a_file_is_never_passed_over() -> None:
    record = Record()
    first = record.announce(file="a" * 64)
    assert list(files_of(record.entries[0])) == [(f"originelen/aa/{'a' * 64}", "a" * 64)]
    with pytest.raises(AnnouncementError, match="of hoort er een bestand bij"):
        record.announce(file="b" * 64)
    record.announce(DAY + dt.timedelta(days=1), replaces=first, reason="typefout")
    assert announcements(record.entries)[-1].file == "a" * 64
