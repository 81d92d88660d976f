"""Published texts in the folder `bronnen` of a case go with a package; its page says which are those the rules were read from."""

import shutil
from pathlib import Path

import pytest
from main_job import Job, toetssteen

from intake.originals import sha256_of
from toetssteen.source_texts import FOLDER, source_texts


@pytest.fixture
def case(job: Job, tmp_path: Path) -> Path:
    copied = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    (copied / FOLDER).mkdir()
    (copied / FOLDER / "Inkoopbeleid 2027-2028.pdf").write_bytes(b"de tekst van het beleid")
    return copied


def test_each_file_is_said_to_be_the_one_that_was_read_or_another(case: Path) -> None:
    read = sha256_of(b"de tekst van het beleid")
    (case / FOLDER / "nota.txt").write_bytes(b"een andere tekst")
    (case / FOLDER / ".verborgen").write_bytes(b"x")
    (case / FOLDER / "map").mkdir()
    (case / FOLDER / "link.txt").symlink_to(case / "zaak.toml")
    found = {one.file.name: (one.path, one.is_read) for one in source_texts(case, {read})}
    assert found == {
        "Inkoopbeleid 2027-2028.pdf": (f"ronde/bronnen/{read[:12]}-Inkoopbeleid-2027-2028.pdf", True),
        "nota.txt": (f"ronde/bronnen/{sha256_of(b'een andere tekst')[:12]}-nota.txt", False),
    }


def test_without_the_folder_there_are_none(tmp_path: Path) -> None:
    assert source_texts(tmp_path, set()) == ()


def test_they_are_in_the_package_and_both_verifiers_agree(case: Path) -> None:
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "Vierhoek")
    assert done.returncode == 0, done.stderr
    (bag,) = (case / "dossiers").iterdir()
    (text,) = (bag / "data" / "ronde" / FOLDER).iterdir()
    assert text.read_bytes() == b"de tekst van het beleid"
    page = (bag / "data" / "index.html").read_text("utf-8")
    assert text.name in page
    assert "een ander bestand dan waaruit de regels zijn gelezen" in page
    assert toetssteen("controleer", bag).returncode == 0
    text.write_bytes(b"een andere tekst")
    assert toetssteen("controleer", bag).returncode != 0
