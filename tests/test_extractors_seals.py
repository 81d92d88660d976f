"""Signatures are looked into in children of their own: whatever happens there, the document stays, with a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest
from seal_files import authority, page, person, sign, with_contents

from extractors.bounded import Limits, Sealed, Task, judge_all, read_all
from extractors.document import Document, Seal, Sure
from extractors.seals.judged import with_seals
from extractors.seals.trust import NOBODY, Trust

LIMITS = Limits(seconds=15)
PDF = "application/pdf"


def _task(folder: Path, name: str, blob: bytes) -> Task:
    path = folder / name
    path.write_bytes(blob)
    return Task(sha256=name, path=path, media_type=PDF)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("zegels")
    signed = sign(page(), person())
    blobs = {"goed": signed, "kapot": with_contents(signed, b"\x30\x82\x01\x00"), "zonder": page()}
    tasks = [_task(folder, name, blob) for name, blob in blobs.items()]
    trust = Trust(certificates=(authority().der,))
    return with_seals(read_all(tasks, workers=2, limits=LIMITS), tasks, trust=trust, workers=2, limits=LIMITS)


def test_every_document_keeps_its_pages_and_gets_its_seals(read: dict[str, Document]) -> None:
    assert {name: [seal.intact for seal in document.seals] for name, document in read.items()} == {
        "goed": [Sure.YES],
        "kapot": [Sure.UNKNOWN],
        "zonder": [],
    }
    assert all("Bestuursverklaring 2027" in document.pages[0].text for document in read.values())
    assert read["goed"].seals[0].trusted is Sure.YES


def test_without_a_signature_nothing_is_started(read: dict[str, Document]) -> None:
    alone = {"zonder": read["zonder"]}
    task = Task(sha256="zonder", path=Path("er is geen bestand"), media_type=PDF)
    assert with_seals(alone, [task], trust=NOBODY, workers=1, limits=LIMITS) == alone


@pytest.mark.parametrize(
    ("limits", "told"),
    [(Limits(seconds=0.01), "duurde langer dan 0.01 seconden"), (Limits(output=5), "liep er op vast"), (LIMITS, "liep er op vast")],
    ids=["too slow", "too much", "no file"],
)
def test_a_child_that_ends_otherwise_leaves_a_sentence(tmp_path: Path, limits: Limits, told: str) -> None:
    path = tmp_path / "bestand.pdf"
    if limits is not LIMITS:
        path.write_bytes(sign(page(), person()))
    seen = (Seal(field="Handtekening", page=1, signer="Johanna Voorbeeld"),)
    found = judge_all([Sealed(sha256="x", path=path, seen=seen, trust=NOBODY)], workers=1, limits=limits)
    (seal,) = found["x"]
    assert (seal.signer, seal.intact) == ("Johanna Voorbeeld", Sure.UNKNOWN)
    assert told in seal.because


def test_reading_a_file_without_signatures_loads_nothing_for_them() -> None:
    code = "import sys, toetssteen.cli, extractors.read, extractors.pdf.file, extractors.bounded; print('pyhanko' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
