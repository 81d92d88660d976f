"""The example mailbox with decisions, letters, sendings and objections of people, made through the command line functions."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from main_job import toetssteen

from toetssteen.choosing import today

HORIZON, KUSTLIJN, REGELAAR = "90090808", "90090909", "90091212"
NOW = today().isoformat()
BY = ("--door", "Maria Jansen")


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """How a command ended, and everything it said."""

    code: int
    said: str

    @property
    def number(self) -> int:
        """Of the entry that it says it made first."""
        return int(re.findall(r"(?:Vastgelegd onder nummer|Besluit|Voornemen) (\d+)", self.said)[0])


def run(command: str, case: Path, *words: str | Path | int) -> Done:
    """One command on a case, as the program runs it."""
    found = toetssteen(command, "--zaak", case, *map(str, words))
    return Done(code=found.returncode, said=found.stdout + found.stderr)


def done(command: str, case: Path, *words: str | Path | int) -> Done:
    """As `run`, of what must succeed."""
    found = run(command, case, *words)
    assert found.code in (0, 1), found.said
    return found


def settings(case: Path, **changed: str) -> None:
    """Other values in zaak.toml, by the name of the setting; a comment before it goes."""
    path = case / "zaak.toml"
    text = path.read_text(encoding="utf-8")
    for name, value in changed.items():
        text, count = re.subn(rf"(?m)^(?:# ?)?{name} = .*$", f"{name} = {value}", text, count=1)
        assert count, name
    path.write_text(text, encoding="utf-8")


def decide(case: Path, *bids: str, on: str = "2026-09-01") -> None:
    """Each of these is not chosen, and the outcome is made known on 5 September 2026."""
    for bid in bids:
        words = ("--uitkomst", "niet_gekozen", "--reden", "anderen gingen voor bij dit criterium", "--ondanks", "plaats_vrij")
        done("besluit", case, "--inschrijver", bid, *words, "--op", on, *BY)


def announce(case: Path, *words: str | Path | int, on: str = "2026-09-05") -> None:
    done("termijnen", case, "--bekendgemaakt", on, *BY, *words)


def write_letter(case: Path, bid: str) -> int:
    """A letter to this bidder; the number of its entry."""
    found = toetssteen("brief", "ontvangstbevestiging", "--zaak", case, "--inschrijver", bid, "--datum", NOW)
    assert found.returncode == 0, found.stderr
    return int(re.findall(r"Brief (\d+):", done("verzonden", case).said)[-1])


def file(folder: Path, name: str, content: str) -> Path:
    """A file to put on record."""
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def copy_of(whole: Path, folder: Path) -> Path:
    return Path(shutil.copytree(whole, folder / "zaak"))
