"""The documents tell the truth: commands, exit codes, links and libraries are those of the program."""

import re
import tomllib
from collections import Counter
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


def _prose(text: str) -> str:
    """The words of a page: no blocks of code, and one letter for each piece of code in a line."""
    return re.sub(r"`[^`\n]+`", "X", re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE))


def broken(text: str) -> list[str]:
    """Where two versions of a sentence were joined: a full stop inside one, pieces of code that touch, a row of sixteen words twice."""
    prose = _prose(text)
    joins = [match[0] for match in re.finditer(r"\S*[\"”)X]\.[a-z]\w*|\S*XX\S*|\b[a-zA-Z]{2,}\. [a-z]\w*|\bX\. [a-z]\w*", prose)]
    words = [word for line in prose.splitlines() if not line.startswith(("|", "#")) for word in line.split()]
    rows = Counter(" ".join(words[start : start + 16]) for start in range(len(words) - 15))
    return joins + [row for row, count in rows.items() if count > 1]


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "rondes.md"], ids=lambda page: page.name)
def test_no_page_was_broken_by_a_merge(page: Path) -> None:
    """`rondes.md` is made from the rounds, and says the same of each."""
    assert broken(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        'of "Teamleider Bakker".weigering en de reden',
        "of the kind `instellingen`. in the register, as long as",
        "| `second_person``enclosed` | a file",
        "Het besluit telt dan niet. de weigering",
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf veel meer dan dat\n" * 2,
    ],
)
def test_a_page_that_was_broken_is_seen(text: str) -> None:
    assert broken(text)


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
