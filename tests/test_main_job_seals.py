"""Digital signatures through the real program: a mail with signed papers, with and without a list of whom to trust."""

import datetime as dt
import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from main_job import FINISHED, STRANGE, Job, assess, toetssteen
from pdf_files import Sheet, lines, pdf
from seal_files import SIGNED, authority, organisation, person, rewritten, sign

DECLARATION = (
    "Bestuursverklaring 2027",
    "Naam organisatie: Stichting De Wegwijzer",
    "KvK-nummer: 90010001",
    "Ondergetekende verklaart dat alle antwoorden waar zijn.",
    "Regio: Nijmegen",
    "Naam: J. Voorbeeld",
    "Functie: bestuurder",
    "Datum: 4 mei 2026",
    "Handtekening:",
)
EXTRACT = (
    "Uittreksel Handelsregister Kamer van Koophandel",
    "KvK-nummer 90010001",
    "Rechtspersoon",
    "RSIN 123456782",
    "Rechtsvorm Stichting",
    "Statutaire naam Stichting De Wegwijzer",
    "Statutaire zetel Nijmegen",
    "Bestuurder",
    "Naam Voorbeeld, Johanna",
    "Bevoegdheid Alleen/zelfstandig bevoegd",
    "Gegevens zijn vervaardigd op 4 mei 2026 om 11.58 uur.",
    "Waarmerk Kamer van Koophandel",
    "Pagina 1 (van 1)",
)


def _paper(rows: tuple[str, ...]) -> bytes:
    return pdf(Sheet(drawn=lines(70, 90, rows)))


def _post(folder: Path, files: dict[str, bytes]) -> Path:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "info@wegwijzer.example", "oco-inkoop@vgz.example", "Inschrijving Nijmegen"
    mail["Received"] = "from mail.wegwijzer.example by mx.vgz.nl; Wed, 20 May 2026 10:00:00 +0200"
    mail.set_content("Hierbij onze inschrijving voor de regio Nijmegen.")
    for name, blob in files.items():
        mail.add_attachment(blob, maintype="application", subtype="pdf", filename=name)
    mail.set_boundary("grens")  # the same mail every time
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mail.eml").write_bytes(mail.as_bytes())
    return folder


FILES = {
    "verklaring.pdf": sign(_paper(DECLARATION), person()),
    "uittreksel.pdf": sign(_paper(EXTRACT), organisation(), field="Zegel"),
    "oud.pdf": rewritten(sign(_paper(("Onderbouwing", "Wij kennen de regio goed.")), person()), "goed", "best"),
}


def _seals(result: Any) -> dict[str, Any]:
    rows = [row for message in result["messages"] for row in message["attachments"]]
    return {row["path"][-1]: row["seals"] for row in rows}


def _findings(result: Any, check: str) -> Iterator[Any]:
    for assessment in result["assessments"]:
        for row in assessment["documents"]:
            yield from (finding for finding in row["findings"] if finding["check"] == check)


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("ondertekend")
    return assess(_post(folder / "post", FILES), folder / "zaak")


def test_every_signature_is_in_the_result(signed: Job) -> None:
    found = {name: [(seal["signer"], seal["intact"], seal["changed_after"]) for seal in row] for name, row in _seals(signed.result).items()}
    assert found == {
        "verklaring.pdf": [("Johanna Voorbeeld", "ja", "nee")],
        "uittreksel.pdf": [("Kamer van Koophandel", "ja", "nee")],
        "oud.pdf": [("Johanna Voorbeeld", "ja", "ja")],
    }
    (seal,) = _seals(signed.result)["verklaring.pdf"]
    assert (seal["at"], seal["at_basis"], seal["trusted"]) == ("2026-05-04T10:00:00Z", "opgegeven", "onbekend")


def test_the_declaration_counts_as_signed_by_that_name(signed: Job) -> None:
    (finding,) = [one for one in _findings(signed.result, "signed") if "verklaring.pdf" in one["because"]]
    assert finding["verdict"] == "voldoet"
    assert "Johanna Voorbeeld" in finding["because"]
    assert "niet opgegeven welke certificaten" in finding["because"]


def test_the_seal_confirms_the_date_of_the_extract(signed: Job) -> None:
    (finding,) = [one for one in _findings(signed.result, "age") if "uittreksel.pdf" in one["because"]]
    assert finding["verdict"] == "voldoet"
    assert "zegt hetzelfde (4 mei 2026)" in finding["because"]


def test_a_broken_signature_is_a_point(signed: Job) -> None:
    (point,) = [point for row in signed.result["assessments"] for point in row["points"] if point["code"] == "handtekening_verbroken"]
    assert "oud.pdf" in point["because"]
    assert "stond «kennen de regio goed.»; nu staat er «kennen de regio best.»" in point["because"]


def _trust(case: Path, name: str) -> None:
    """Put this certificate on the list of the case."""
    settings = case / "zaak.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("certificaten = []", f"certificaten = [{name!r}]"), encoding="utf-8")


def test_whom_to_trust_changes_what_is_told_and_no_verdict(signed: Job, tmp_path: Path) -> None:
    post = _post(tmp_path / "post", FILES)
    first = assess(post, tmp_path / "zaak")
    (tmp_path / "zaak" / "wortel.pem").write_bytes(authority().pem)
    _trust(first.case, "wortel.pem")
    before = {path.name for path in (first.case / "rapporten").iterdir()}
    done = toetssteen("beoordeel", post, "--zaak", first.case, **STRANGE)
    assert done.returncode in FINISHED, done.stderr
    (new,) = [path for path in (first.case / "rapporten").iterdir() if path.name not in before]
    result = json.loads((new / "toetsing.json").read_bytes())
    assert [seal["trusted"] for row in _seals(result).values() for seal in row] == ["ja"] * 3
    verdicts = [[row["verdict"] for row in one["documents"]] for one in result["assessments"]]
    assert verdicts == [[row["verdict"] for row in one["documents"]] for one in signed.result["assessments"]]


def test_the_same_mail_gives_the_same_bytes(signed: Job, tmp_path: Path) -> None:
    again = assess(_post(tmp_path / "post", FILES), tmp_path / "zaak", "--werkers", "1", **STRANGE)
    assert (again.folder / "toetsing.json").read_bytes() == (signed.folder / "toetsing.json").read_bytes()


def test_a_list_that_is_wrong_stops_before_reading(tmp_path: Path) -> None:
    post = _post(tmp_path / "post", {"verklaring.pdf": FILES["verklaring.pdf"]})
    job = assess(post, tmp_path / "zaak")
    _trust(job.case, "weg.pem")
    done = toetssteen("beoordeel", post, "--zaak", job.case)
    assert done.returncode == 2
    assert "weg.pem is er niet" in done.stderr


def test_lees_shows_the_signature_and_takes_the_list_of_a_case(tmp_path: Path) -> None:
    file = tmp_path / "verklaring.pdf"
    file.write_bytes(FILES["verklaring.pdf"])
    shown = toetssteen("lees", file)
    assert "digitaal ondertekend: Johanna Voorbeeld, 4 mei 2026 om 12.00 uur (zoals de ondertekenaar opgeeft) [pagina 1]." in shown.stdout
    case = tmp_path / "zaak"
    case.mkdir()
    (case / "wortel.cer").write_bytes(authority().der)
    (case / "zaak.toml").write_text(
        'ronde = "2027-2028"\nzorgkantoor = "vgz"\n[vertrouwen]\ncertificaten = ["wortel.cer"]\n', encoding="utf-8"
    )
    (seal,) = json.loads(toetssteen("lees", file, "--json", "--zaak", case).stdout)["seals"]
    assert (seal["trusted"], seal["at"]) == ("ja", SIGNED.isoformat().replace("+00:00", "Z"))


def test_post_lists_the_signatures_too(tmp_path: Path) -> None:
    shown = toetssteen("post", _post(tmp_path / "post", {"verklaring.pdf": FILES["verklaring.pdf"]}), "--json")
    (seal,) = json.loads(shown.stdout)["attachments"][0]["seals"]
    assert (seal["signer"], dt.datetime.fromisoformat(seal["at"])) == ("Johanna Voorbeeld", SIGNED)
