"""The case folder and its lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from toetssteen.case import CaseError, Settings, make_case, open_case
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


def test_confirming_does_not_change_what_is_judged(tmp_path: Path) -> None:
    before = _make(tmp_path).fingerprint()
    path = tmp_path / "zaak.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("bevestigd = false", "bevestigd = true"), encoding="utf-8")
    assert open_case(tmp_path).settings.bevestigd
    assert open_case(tmp_path).settings.fingerprint() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ronde = ", "geen geldig TOML", id="not TOML"),
        pytest.param('ronde = "a"', "zorgkantoor: ontbreekt", id="something missing"),
        pytest.param('ronde = "a"\nzorgkantoor = "b"\nkleur = 1', "kleur: onbekende instelling", id="something unknown"),
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
