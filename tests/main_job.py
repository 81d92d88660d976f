"""Running the real program on the example mailbox, as its users do."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toetssteen.cli import main

POST = Path(__file__).resolve().parent / "mailbox" / "post"
STRANGE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
FINISHED = (0, 1, 4)
"""Exit codes of a run that came to its end: nothing open, something for a person to look at, something that could not be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One finished run."""

    case: Path
    code: int
    said: str

    @property
    def folder(self) -> Path:
        (found,) = (self.case / "rapporten").iterdir()
        return found

    @property
    def result(self) -> Any:  # the JSON as a reader without our code gets it
        return json.loads((self.folder / "toetsing.json").read_bytes())


READS = ("beoordeel", "voortoets", "herhaal", "lees")
"""What starts child processes of its own, as from a terminal."""


def toetssteen(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command line: what reads in a process of its own, and every other command here, which spares a start each."""
    if environment or words[0] in READS:
        command = [sys.executable, "-m", "toetssteen", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment})
    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:  # wrong use
            code = left.code if isinstance(left.code, int) else 1
    return subprocess.CompletedProcess(words, code, said.getvalue(), complained.getvalue())


def assess(post: Path, case: Path, *more: str, **environment: str) -> Job:
    done = toetssteen("beoordeel", post, "--zaak", case, "--ronde", "2027-2028", "--zorgkantoor", "vgz", *more, **environment)
    assert done.returncode in FINISHED, done.stderr
    return Job(case=case, code=done.returncode, said=done.stdout)


def digests_elsewhere(module: str, made: str) -> set[str]:
    """The digest of what this expression over a test module makes, here and in another time zone, locale and order of hashes."""
    code = f"import hashlib; from {module} import *; print(hashlib.sha256({made}).hexdigest())"
    said = set()
    for strange in ({}, STRANGE):
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parent, env={**os.environ, **strange}, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        said.add(done.stdout)
    return said
