"""The documents tell the truth: commands, exit codes, links and libraries are those of the program."""

import re
import tomllib
from pathlib import Path

import pytest

from toetssteen.commands import COMMANDS
from toetssteen.errors import EXIT_CODES

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "tests" / "mailbox" / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"`toetssteen ([a-z]+)", text)) | set(re.findall(r"^toetssteen ([a-z]+)", text, re.MULTILINE))
    assert named <= {command.name for command in COMMANDS}


def test_the_readme_and_the_manual_name_every_command_for_their_readers() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"toetssteen {command.name}" in text for command in COMMANDS)


def test_the_manual_has_every_exit_code() -> None:
    text = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)] == list(EXIT_CODES)


def test_every_dependency_is_explained() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / "docs" / "bibliotheken.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[<>=\[]", line)[0] for line in settings["project"]["dependencies"]]
    assert [name for name in names if name.lower() not in text] == []


def test_every_dependency_is_locked_with_a_digest() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = [re.split(r"[<>=\[]", line)[0] for line in (*settings["project"]["dependencies"], *settings["dependency-groups"]["dev"])]
    names = [name.replace(".", "-") for name in names]
    assert [name for name in names if not re.search(rf"^{re.escape(name)}==", lock, re.MULTILINE | re.IGNORECASE)] == []
    assert lock.count("==") <= lock.count("--hash=sha256:")
