"""What can be wrong with zaak.toml: every fault at once, in Dutch, with the line, the value, what may stand there and what to do."""

import contextlib
import re
from pathlib import Path

import pytest

from toetssteen.case import Case, CaseError, Settings, make_case, open_case
from toetssteen.case_faults import ALLOWED, SECTIONS


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make_case(tmp_path, round_id="2027-2028", office="vgz", domains=("vgz.nl",))


def told(case: Case, *changes: tuple[str, str]) -> list[str]:
    """The faults of this settings file after these changes, without the line above them."""
    path = case.folder / "zaak.toml"
    text = path.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as wrong:
        open_case(case.folder)
    head, *faults = str(wrong.value).splitlines()
    assert head.startswith(f"{path} klopt niet.")
    return faults


def test_every_setting_says_what_may_stand_there() -> None:
    named = set()
    for name, field in Settings.model_fields.items():
        inner = getattr(field.annotation, "model_fields", None)
        named |= {f"{field.alias or name}.{one}" for one in inner} if inner else {name}
    assert set(ALLOWED) == named
    assert set(SECTIONS) == {name.partition(".")[0] for name in named if "." in name}


def test_every_fault_is_told_at_once_in_the_order_of_the_file(case: Case) -> None:
    faults = told(
        case,
        ('zorgkantoor = "vgz"', 'zorgkantoor = "vgx"'),
        ("bevestigd = false", "bevestigd = True"),
        ("eigen_servers = []", 'eigen_servers = ["oco@vgz.nl"]\neigen_server = ["x"]'),
        ("vingerafdrukken = []", 'vingerafdrukken = ["abc"]'),
        ('adres = ""', 'adres = "postgresql://jan:geheim@server/zaken"'),
        ("twee_personen = false", "twee_personen = 3"),
        ("# afgewezen_maanden = 24", "afgewezen_maanden = -1"),
    )
    numbers = [int(re.search(r"regel (\d+)", fault)[1]) for fault in faults]  # type: ignore[index]  # each has one
    assert len(faults) == 8
    assert numbers == sorted(numbers)
    assert "geheim" not in "".join(faults)
    words = ("vgx staat niet in ronde 2027-2028", "bevestigd = True", "oco@vgz.nl is geen naam van een mailserver")
    assert [word for word in words if word not in "".join(faults)] == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param("bevestigd = false", "bevestigd = ja", "regel 4, bevestigd = ja: dit is geen waarde. Hier mag staan: true", id="ja"),
        pytest.param("bevestigd = false", 'bevestigd = "nee hoor"', 'bevestigd = "nee hoor": deze waarde kan hier niet', id="text"),
        pytest.param("bevestigd = false", "bevestigd = false\nbevestigd = true", "regel 5, bevestigd = true: dit staat er", id="twice"),
        pytest.param("bevestigd = false", "bevestigd false", "regel 4, bevestigd false: dit is geen instelling", id="no sign"),
        pytest.param('ronde = "2027-2028"', 'ronde = "2027"', "de ronde 2027 is er niet. Kies uit: 2021, ", id="no such round"),
        pytest.param('ronde = "2027-2028"', "ronde = “2027-2028”", "regel 2, ronde = “2027-2028”: dit is geen waarde", id="curly quotes"),
        pytest.param('ronde = "2027-2028"\n', "", "  ronde: ontbreekt. Voeg", id="nothing"),
        pytest.param('sjablonen = ""', 'sjablonen = "C:\\brieven"', "Schrijf / in plaats van \\.", id="a path of Windows"),
        pytest.param('sjablonen = ""', "sjablonen = ", "regel 23, sjablonen =: dit is geen waarde", id="nothing behind it"),
        pytest.param("[besluiten]", "[besluiten", "regel 33, [besluiten: dit is geen instelling en geen kop", id="half a head"),
        pytest.param("[besluiten]", "[besluit]", "Bedoelt u besluiten?", id="another head"),
        pytest.param("[ontvangst]", "ontvangst = 3\n[bewijs]", "Schrijf [ontvangst] op een eigen regel", id="a head as setting"),
        pytest.param("bevestigd = false", "twee_personen = true", "Zet deze regel onder [besluiten]", id="under another head"),
        pytest.param('naam = "', 'bevestigd = true\nnaam = "', "vóór de eerste kop", id="too low in the file"),
        pytest.param("eigen_servers = []", 'eigen_servers = ["*.vgz.nl"]', "*.vgz.nl is geen naam", id="a pattern"),
        pytest.param("eigen_domeinen = [", 'eigen_domeinen = ["https://vgz.nl", ', "https://vgz.nl is geen domein", id="an address"),
        pytest.param("eigen_servers = []", "eigen_servers = [1, 2]", "eigen_servers = 1: deze waarde", id="numbers"),
    ],
)
def test_a_fault_names_line_value_and_what_to_do(case: Case, before: str, after: str, says: str) -> None:
    assert says in "\n".join(told(case, (before, after)))


def test_one_list_that_is_not_closed_is_one_fault(case: Case) -> None:
    (fault,) = told(case, ("eigen_servers = []", 'eigen_servers = [\n  "a.nl"\n  "b.nl"\n]'))
    assert fault.startswith("  regel 9, eigen_servers = [: de lijst is niet af.")


def test_a_password_is_not_shown_either_on_a_line_that_is_broken(case: Case) -> None:
    assert "geheim" not in "".join(told(case, ('adres = ""', 'adres = "postgresql://jan:geheim@server/zaken')))


def test_the_mark_that_an_editor_puts_in_front_is_no_fault(case: Case) -> None:
    path = case.folder / "zaak.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert open_case(case.folder).settings == case.settings


@pytest.mark.parametrize(("coded", "line"), [("utf-16", 1), ("latin-1", 12)])
def test_another_coding_is_told_with_what_to_do(case: Case, coded: str, line: int) -> None:
    path = case.folder / "zaak.toml"
    text = path.read_text(encoding="utf-8").replace("# De domeinen", "# Eén domein of meer", 1)
    path.write_bytes(text.encode(coded))
    with pytest.raises(CaseError, match=r"bewaar het als UTF-8") as wrong:
        open_case(case.folder)
    assert f"regel {line}" in str(wrong.value) or coded == "latin-1"


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_gives_anything_but_a_sentence(case: Case, seed: int) -> None:
    """Letters taken away and put in at places that the number of the case fixes: a CaseError or nothing, and it ends."""
    path = case.folder / "zaak.toml"
    text = path.read_text(encoding="utf-8")
    for step in range(12):
        at = (seed * 7919 + step * 104729) % len(text)
        text = text[:at] + '[]="\\\n\x00{}.#'[(seed + step) % 10] * (step % 3) + text[at + 1 + step % 2 :]
    path.write_text(text, encoding="utf-8")
    with contextlib.suppress(CaseError):
        open_case(case.folder)


def test_more_lists_in_each_other_than_can_be_read_is_a_line_that_is_wrong(case: Case) -> None:
    (fault,) = told(case, ("bevestigd = false", "a=" + "[" * 3000 + "\nbevestigd = false"))
    assert fault.startswith("  regel 4, a=[[[")
    assert "er staan te veel lijsten in elkaar. Haal de regel weg." in fault


def test_nobody_keeps_files_for_ever(case: Case) -> None:
    (fault,) = told(case, ("# afgewezen_maanden = 24", "afgewezen_maanden = 99999"))
    assert "van 0 tot en met 1200" in fault
