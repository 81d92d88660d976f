"""The main job on the example mailbox, run as its users run it: complete, proven, recorded, and twice the same."""

import base64
import hashlib
import io
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from main_job import POST, STRANGE, Job, assess, toetssteen
from PIL import Image

from extractors.drawing import TINT
from reports.result import from_json


def _leaves(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [*message["attachments"], *message["parts"]]


def test_every_mail_and_every_leaf_is_there_once(job: Job) -> None:
    result = job.result
    assert len(result["messages"]) == len(list(POST.iterdir()))
    for message in result["messages"]:
        parts = [leaf["part"] for leaf in _leaves(message)]
        assert len(parts) == len(set(parts))
        for leaf in _leaves(message):
            assert leaf["inside"] is None or leaf["inside"] in parts


def test_a_run_with_something_open_does_not_end_as_if_all_were_well(job: Job) -> None:
    """Design, chapter 4: 1 is done, with gaps a person must look at; 0 is done and nothing lies open."""
    assert job.code == 1
    open_bids = {
        row["bid"]
        for row in job.result["assessments"]
        if row["standing"] != "in_behandeling" or any(one["verdict"] not in ("voldoet", "niet_van_toepassing") for one in row["documents"])
    }
    assert f"Voor een mens: {len(open_bids)} inschrijvingen met iets open" in job.said


def test_a_mailbox_in_which_nothing_lies_open_ends_with_zero(tmp_path: Path) -> None:
    (post := tmp_path / "post").mkdir()
    shutil.copy(POST / "17.eml", post)
    done = assess(post, tmp_path / "zaak")
    assert done.code == 0, done.said
    assert "Voor een mens" not in done.said


def test_the_receipt_is_honest(job: Job) -> None:
    result = job.result
    assert result["receipt"]["complete"] == (job.code != 4)
    unread = {"deels_gelezen", "niet_leesbaar", "versleuteld", "niet_ondersteund", "te_groot"}
    seen = any(leaf["state"] in unread for message in result["messages"] for leaf in _leaves(message))
    assert seen == (not result["receipt"]["complete"])


def test_every_ground_has_a_clause_and_every_pass_has_proof(job: Job) -> None:
    for assessment in job.result["assessments"]:
        for document in assessment["documents"]:
            for finding in document["findings"]:
                if finding["verdict"] == "voldoet":
                    assert finding["evidence"], finding
                if finding["verdict"] == "voldoet_niet":
                    assert finding["source"]["clause"], finding
                    assert finding["source"]["quote"], finding
                if finding["reason"] == "ontbreekt":
                    assert finding["searched"], finding


def test_the_result_keeps_the_contract(job: Job) -> None:
    raw = (job.folder / "toetsing.json").read_bytes()
    assert from_json(raw).receipt.messages == len(job.result["messages"])


def test_every_region_has_a_report(job: Job) -> None:
    regions = {row["id"] for row in job.result["procedure"]["regions"]}
    assert {path.parent.name for path in job.folder.glob("regios/*/rapport.html")} == regions
    head = job.said.split("Kop van het register: ")[1].split()[0]
    for page in job.folder.rglob("*.html"):
        assert head in page.read_text(encoding="utf-8"), page


def _files(job: Job) -> dict[str, bytes]:
    return {path.relative_to(job.folder).as_posix(): path.read_bytes() for path in job.folder.rglob("*") if path.is_file()}


def test_the_same_mails_in_another_order_zone_and_locale_give_the_same_bytes(job: Job, tmp_path: Path) -> None:
    post = tmp_path / "post"
    post.mkdir()
    for path in sorted(POST.iterdir(), reverse=True):
        shutil.copy(path, post / path.name)
    again = assess(post, tmp_path / "zaak", "--werkers", "1", **STRANGE)
    assert again.folder.name == job.folder.name
    assert _files(again) == _files(job)


def test_a_second_run_changes_nothing_and_adds_nothing(job: Job) -> None:
    before, entries = _files(job), _entries(job.case)
    again = assess(POST, job.case)
    assert _files(again) == before
    assert _entries(job.case) == entries


def _entries(case: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(case / "register.sqlite")
    try:
        return connection.execute("SELECT * FROM vermeldingen ORDER BY volgnummer").fetchall()
    finally:
        connection.close()


@pytest.fixture
def copy(job: Job, tmp_path: Path) -> Path:
    place = tmp_path / "zaak"
    shutil.copytree(job.case, place)
    return place


def test_an_untouched_case_passes_the_check(job: Job) -> None:
    head = job.said.split("Kop van het register: ")[1].split()[0]
    done = toetssteen("controleer", job.case, "--kop", head)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_changed_original_is_named(copy: Path) -> None:
    original = next(path for path in sorted((copy / "originelen").rglob("*")) if path.is_file())
    content = original.read_bytes()
    original.chmod(0o644)
    original.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    done = toetssteen("controleer", copy)
    assert done.returncode == 1
    assert original.name in done.stdout


def test_a_changed_report_is_named(copy: Path) -> None:
    page = next((copy / "rapporten").glob("*/index.html"))
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    done = toetssteen("controleer", copy)
    assert done.returncode == 1
    assert "index.html is na het schrijven veranderd" in done.stdout


def test_a_register_cut_short_is_found_by_the_head_on_the_report(copy: Path, job: Job) -> None:
    connection = sqlite3.connect(copy / "register.sqlite")
    connection.execute("DROP TRIGGER geen_delete")
    connection.execute("DELETE FROM vermeldingen WHERE volgnummer > 3")
    connection.commit()
    connection.close()
    head = job.said.split("Kop van het register: ")[1].split()[0]
    assert "komt in dit register niet voor" not in toetssteen("controleer", copy).stdout
    assert "komt in dit register niet voor" in toetssteen("controleer", copy, "--kop", head).stdout


def test_a_file_that_cannot_be_opened_makes_the_run_incomplete(tmp_path: Path) -> None:
    """Something in the source may have been a bid: nothing may then be called complete."""
    post = tmp_path / "post"
    post.mkdir()
    shutil.copy(POST / "19.eml", post)
    (post / "kapot.zip").write_bytes(b"PK\x03\x04" + b"\x00" * 40)
    done = assess(post, tmp_path / "zaak")
    assert done.code == 4
    assert "kapot.zip" in done.said


def test_proof_on_a_page_is_shown_in_a_picture_with_the_words_boxed(job: Job) -> None:
    """Every quote of a PDF that a verdict rests on has a picture on the page of its bid, and the box is in the picture."""
    kinds = {row["sha256"]: row["media_type"] for message in job.result["messages"] for row in message["attachments"]}
    for region in job.result["procedure"]["regions"]:
        wanted = {
            (row["bid"], proof["sha256"], proof["page"], proof["quote"])
            for row in job.result["assessments"]
            if row["region"] == region["id"]
            for holder in (*(finding for document in row["documents"] for finding in document["findings"]), *row["points"])
            for proof in holder["evidence"]
            if proof["boxes"] and kinds.get(proof["sha256"]) == "application/pdf"
        }
        folder = job.folder / "regios" / region["id"]
        pages = [page.read_text(encoding="utf-8") for page in sorted(folder.glob("inschrijver-*.html"))]
        shown = re.findall(r'<img src="data:image/png;base64,([A-Za-z0-9+/=]+)"', "".join(pages))
        assert len(shown) == len(wanted)
        assert all(len(data) < 34_000 for data in shown)
        assert all(len(page) < 10_000_000 for page in pages)
        report = (folder / "rapport.html").read_text(encoding="utf-8")
        assert set(re.findall(r'<img src="data:image/png;base64,([A-Za-z0-9+/=]+)"', report)) <= set(shown)
        for data in shown[:5]:
            with Image.open(io.BytesIO(base64.b64decode(data))) as picture:
                assert TINT in {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or []}


def test_every_attachment_can_be_opened_from_the_report(job: Job) -> None:
    known = {row["sha256"] for message in job.result["messages"] for row in message["attachments"]}
    for path in (job.folder / "bijlagen").rglob("*"):
        assert path.is_dir() or hashlib.sha256(path.read_bytes()).hexdigest() in known
    for page in job.folder.glob("regios/*/rapport.html"):
        links = re.findall(r'href="(\.\./\.\./bijlagen/[^"#]+)', page.read_text(encoding="utf-8"))
        assert links or "geen inschrijving" in page.read_text(encoding="utf-8")
        assert all((page.parent / link).resolve().is_relative_to(job.folder.resolve() / "bijlagen") for link in links)
        assert all((page.parent / link).is_file() for link in links)


def test_a_copy_without_its_original_is_named(copy: Path) -> None:
    path = next(path for path in sorted((copy / "rapporten").glob("*/bijlagen/*/*")) if path.is_file())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    (copy / "originelen" / sha256[:2] / sha256).unlink()
    done = toetssteen("controleer", copy)
    assert done.returncode == 1
    assert f"{path.name} is geen kopie van een bewaard origineel" in done.stdout


def test_a_changed_copy_of_an_attachment_is_named(copy: Path) -> None:
    path = next(path for path in sorted((copy / "rapporten").glob("*/bijlagen/*/*")) if path.is_file())
    path.write_bytes(path.read_bytes() + b" ")
    done = toetssteen("controleer", copy)
    assert done.returncode == 1
    assert f"{path.name} is na het schrijven veranderd" in done.stdout
