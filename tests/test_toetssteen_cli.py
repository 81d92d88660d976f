"""The command line as its users meet it: Dutch help, one sentence for a mistake, the exit codes of the manual."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from toetssteen.choosing import alone
from toetssteen.cli import main, parser
from toetssteen.commands import COMMANDS
from toetssteen.errors import EXIT_CODES, INTERRUPTED, OUR_FAULT, WRONG_USE, UsageError, guarded

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = re.compile(r"\b(usage|options|show this|positional|required|invalid|error|argument)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_help_is_dutch(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert not ENGLISH.search(capsys.readouterr().out)


def test_the_overview_names_every_command_and_exit_code() -> None:
    text = parser().format_help()
    assert all(command.name in text for command in COMMANDS)
    assert all(f"{code}  " in text for code in EXIT_CODES)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param([], "Dit ontbreekt nog", id="no command"),
        pytest.param(["toets"], "Kies uit", id="unknown command"),
        pytest.param(["briev"], "Bedoelt u brief?", id="a command nearly right"),
        pytest.param(["lees"], "Dit ontbreekt nog", id="no file"),
        pytest.param(["lees", "--kleur", "x"], "kent deze opdracht niet", id="unknown option"),
        pytest.param(["besluit", "--zaak", "z", "--uitkomst", "onzin"], "Kies uit: geselecteerd, afgewezen", id="a word not in the list"),
        pytest.param(["besluit", "--zaak", "z", "--uitkomst", "geselecterd"], "Bedoelt u geselecteerd?", id="a word nearly in the list"),
        pytest.param(["bezwaar", "--zaak", "z", "--uitkomst", "onzin"], "Kies uit: gegrond, deels_gegrond", id="of an answer"),
        pytest.param(["besluit", "--zaak", "z", "--op", "31-02-2026"], "31-02-2026 staat niet op de kalender", id="no such day"),
        pytest.param(["termijnen", "--zaak", "z", "--bekendgemaakt", "gisteren"], "20-07-2026", id="no date"),
        pytest.param(["bezwaar", "--zaak", "z", "--beantwoord", "x"], "x is geen getal", id="no number"),
        pytest.param(["brief", "onzin", "--zaak", "z"], "Kies uit: ontvangstbevestiging", id="no such letter"),
        pytest.param(
            ["brief", "selectie", "--zaak", "z", "--datum", "9999-12-31"], "Kies een dag in de jaren 2000 tot en met 2199", id="far ahead"
        ),
        pytest.param(["besluit", "--zaak", "z", "--op", "1-1-0001"], "Kies een dag in de jaren 2000", id="long ago"),
        pytest.param(["besluit", "--zaak", "z", "--reden", "caf\udce9"], "“caf?” heeft tekens die geen UTF-8 zijn", id="no text"),
    ],
)
def test_mistakes_are_said_in_dutch(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    said = capsys.readouterr().err
    assert stop.value.code == WRONG_USE
    assert sentence in said
    assert "--help" in said
    assert "gebruik:" not in said  # a sentence, not a block of options
    assert not ENGLISH.search(said)


def test_a_word_from_a_list_may_be_written_as_people_write_it() -> None:
    options = parser().parse_args(["bezwaar", "--zaak", "z", "--uitkomst", "Deels gegrond", "--op", "1-9-2026"])
    assert (options.uitkomst.value, options.op.isoformat()) == ("deels_gegrond", "2026-09-01")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(["lees", "bestaat-niet.pdf"], "bestaat niet", id="file that is not there"),
        pytest.param(["beoordeel", "x", "--zaak", "y"], "--ronde", id="first run without a round"),
        pytest.param(["beoordeel", "x", "--zaak", "y", "--ronde", "1999", "--zorgkantoor", "vgz"], "1999", id="unknown round"),
        pytest.param(
            ["beoordeel", "x", "--zaak", "y", "--ronde", "2027-2028", "--zorgkantoor", "abc"], "zilveren_kruis", id="unknown office"
        ),
        pytest.param(["controleer", "nergens"], "geen zaakmap", id="no case"),
        pytest.param(["rondes", "toon"], "toetssteen rondes toon", id="no round given"),
    ],
)
def test_wrong_use_says_what_to_do(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == WRONG_USE
    assert sentence in capsys.readouterr().err


def test_a_path_may_hold_what_is_no_text() -> None:
    assert parser().parse_args(["besluit", "--zaak", "caf\udce9"]).zaak == Path("caf\udce9")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(["--anker", ""], "Hierin staat geen anker", id="an empty anchor"),
        pytest.param(["--anker", " "], "Hierin staat geen anker", id="a blank anchor"),
        pytest.param(["--kop", ""], "u gaf er 0", id="an empty head"),
    ],
)
def test_an_empty_anchor_or_head_is_not_as_if_none_was_given(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", "nergens", *words]) == WRONG_USE
    assert sentence in capsys.readouterr().err


def test_who_confirms_changes_nothing_else() -> None:
    options = parser().parse_args(["termijnen", "--zaak", "z", "--bevestig", "3", "--door", "Jan", "--regio", "Nijmegen", "--reden", "x"])
    alone(options, "vervangt")
    with pytest.raises(UsageError, match="Bij --bevestig kan --regio en --reden niet"):
        alone(options, "bekendgemaakt", "regio", "vervangt", "reden")


def test_our_fault_leaves_a_log_without_contents(capsys: pytest.CaptureFixture[str]) -> None:
    def break_down() -> int:
        raise RuntimeError("geheime woorden uit een document")

    assert guarded(break_down) == OUR_FAULT
    log = Path(capsys.readouterr().err.rsplit(" ", 1)[1].strip())
    text = log.read_text(encoding="utf-8")
    log.unlink()
    assert "RuntimeError" in text
    assert "break_down" in text
    assert "geheime" not in text


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        pytest.param(errno.ENOENT, "map/x is er niet.", id="not there"),
        pytest.param(errno.EACCES, "U mag hier niet lezen of schrijven: map/x.", id="no rights"),
        pytest.param(errno.ENOSPC, "Er is geen ruimte meer: map/x", id="disk full"),
        pytest.param(errno.EISDIR, "map/x is een map;", id="a folder"),
        pytest.param(errno.EIO, "De schijf geeft een fout bij map/x.", id="anything else"),
    ],
)
def test_what_the_system_refuses_is_said_in_dutch_with_what_to_do(number: int, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise OSError(number, os.strerror(number), "map/x")

    assert guarded(refuse) == WRONG_USE
    said = capsys.readouterr().err.strip()
    assert said.startswith(sentence)
    assert said.count(". ") >= 1


def test_an_interrupt_is_130() -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    assert guarded(stop) == INTERRUPTED


def test_lees_prints_one_object_a_file(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Wij schrijven ons in.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "toetssteen", "lees", "--json", str(file), str(file)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["state"] for row in objects] == ["gelezen", "gelezen"]
    assert set(objects[0]) == {
        "path",
        "sha256",
        "media_type",
        "state",
        "searchability",
        "because",
        "pages",
        "pieces",
        "hidden",
        "seals",
        "notes",
    }
