"""The case folder and its lock."""

import subprocess
import sys
from pathlib import Path

import pytest
from seal_files import authority

from extractors.seals.trust import NOBODY
from toetssteen.case import Case, CaseError, Settings, make_case, open_case
from toetssteen.chain import Draft, Kind
from toetssteen.cli import main
from toetssteen.errors import DONE, GAPS, WRONG_USE
from toetssteen.lock import InUseError, held


def _make(folder: Path, *, round_id: str = "2027-2028", office: str = "vgz") -> Settings:
    return make_case(folder, round_id=round_id, office=office, domains=("vgz.nl",)).settings


def test_the_first_run_writes_the_settings(tmp_path: Path) -> None:
    settings = _make(tmp_path / "zaak")
    assert (settings.ronde, settings.zorgkantoor, settings.bevestigd) == ("2027-2028", "vgz", False)
    assert settings.ontvangst.eigen_domeinen == ("vgz.nl",)
    assert _make(tmp_path / "zaak") == settings


def test_another_office_needs_another_case(tmp_path: Path) -> None:
    _make(tmp_path)
    with pytest.raises(CaseError, match="zorgkantoor"):
        _make(tmp_path, office="cz")


def test_a_second_run_may_name_the_round_alone_and_hears_when_it_is_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _make(tmp_path / "zaak")
    (tmp_path / "post").mkdir()
    (tmp_path / "post" / "een.eml").write_bytes(
        b"From: a@voorbeeld.nl\nTo: inkoop@vgz.nl\nSubject: Vraag\n\nWanneer sluit de inschrijving?\n"
    )
    words = ["beoordeel", str(tmp_path / "post"), "--zaak", str(tmp_path / "zaak"), "--stil", "--werkers", "1", "--ronde"]
    assert main([*words, "2021"]) == WRONG_USE
    said = capsys.readouterr().err
    assert "zegt ronde 2027-2028, maar u vraagt 2021. Gebruik een andere map voor een andere zaak." in said
    assert main([*words, "2027-2028"]) in (DONE, GAPS)
    assert "1 mail, geen bijlagen, geen inschrijvingen." in capsys.readouterr().out


def test_confirming_does_not_change_what_is_judged(tmp_path: Path) -> None:
    before = _make(tmp_path).fingerprint()
    path = tmp_path / "zaak.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("bevestigd = false", "bevestigd = true"), encoding="utf-8")
    assert open_case(tmp_path).settings.bevestigd
    assert open_case(tmp_path).settings.fingerprint() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ronde = ", "regel 1, ronde =: dit is geen waarde", id="not TOML"),
        pytest.param('ronde = "a"', "zorgkantoor: ontbreekt", id="something missing"),
        pytest.param('ronde = "a"\nzorgkantoor = "b"\nkleur = 1', "kleur = 1: onbekende instelling", id="something unknown"),
        pytest.param(
            'ronde = "a"\nzorgkantoor = "b"\n[vertrouwen]\nroots = []',
            r"vertrouwen.roots = \[\]: onbekende instelling",
            id="an unknown kind of trust",
        ),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "zaak.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=words):
        open_case(tmp_path)


def test_a_case_may_not_lie_in_the_program() -> None:
    with pytest.raises(CaseError, match="hoort bij het programma"):
        _make(Path(__file__).resolve().parent.parent / "intake" / "zaak")


def test_two_runs_at_once_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "in-gebruik"
    code = (
        "from pathlib import Path\nfrom toetssteen.lock import held\n"
        f"with held(Path({str(path)!r})):\n    print('heeft', flush=True)\n    input()\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(InUseError, match=f"proces {other.pid}"), held(path):
            pass
        other.communicate("\n")
    with held(path):
        pass


def _trusting(folder: Path, certificates: list[str], fingerprints: list[str]) -> Case:
    case = make_case(folder, round_id="2027-2028", office="vgz", domains=("vgz.nl",))
    text = (folder / "zaak.toml").read_text(encoding="utf-8")
    text = text.replace("certificaten = []", f"certificaten = {certificates!r}").replace(
        "vingerafdrukken = []", f"vingerafdrukken = {fingerprints!r}"
    )
    (folder / "zaak.toml").write_text(text, encoding="utf-8")
    return open_case(case.folder)


def test_at_first_nobody_is_trusted(tmp_path: Path) -> None:
    assert make_case(tmp_path, round_id="2027-2028", office="vgz", domains=()).trust() == NOBODY


def test_certificates_lie_in_the_case(tmp_path: Path) -> None:
    (tmp_path / "wortel.pem").write_bytes(authority().pem)
    trust = _trusting(tmp_path, ["wortel.pem"], ["AB:" * 31 + "AB"]).trust()
    assert (trust.certificates, trust.fingerprints) == ((authority().der,), ("ab" * 32,))


def test_every_fault_in_the_list_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "tekst.pem").write_bytes(b"geen certificaat")
    with pytest.raises(CaseError) as wrong:
        _trusting(tmp_path, ["weg.pem", "tekst.pem"], ["abc"])
    told = str(wrong.value)
    assert "weg.pem is er niet" in told
    assert "tekst.pem is geen certificaat" in told
    assert "abc is geen sha256-vingerafdruk" in told


def test_a_case_opens_without_the_certificates_that_only_judging_needs(tmp_path: Path) -> None:
    case = _trusting(tmp_path, ["weg.pem"], [])
    with pytest.raises(CaseError, match=r"weg\.pem is er niet"):
        case.trust()


def test_another_name_of_the_register_is_not_told_as_a_register_that_is_gone(tmp_path: Path) -> None:
    case = make_case(tmp_path / "zaak", round_id="2027-2028", office="vgz", domains=())
    with case.open_register() as register:
        register.record([Draft(kind=Kind.ARRIVAL, subject="a", body={})])
    settings = case.folder / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('naam = "2027-2028-vgz"', 'naam = "anders"'), encoding="utf-8")
    (case.folder / "rapporten").mkdir()
    (case.folder / "rapporten" / "x").touch()
    with pytest.raises(CaseError, match=r'heet "2027-2028-vgz".*naam = "anders".*Er is niets weg.*naam = "2027-2028-vgz"'):
        open_case(case.folder).open_register()
    looked = open_case(case.folder).look_at_register()
    assert not looked.damaged
    assert "Er is niets weg" in looked.faults[0]
