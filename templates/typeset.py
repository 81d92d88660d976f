"""Data and a Typst template to a PDF that everybody can read (PDF/UA-1): the one file that knows Typst. Counts and judges nothing.

Data enters as JSON and pictures as bytes, so that nothing in them is ever markup. Typst runs in a process of its own: it keeps what
it uses (up to 440 MB), and a compiler that stumbles over a letter ends with that process and not with ours. Only its own fonts are
used, so that a page is the same everywhere. Residual risk: letters outside those fonts (Arabic, Chinese, emoji) are written out as
‹U+4E2D›; the page says that the whole text is in the HTML report and in toetsing.json.
"""

import base64
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from templates.wording import visible

FOLDER = Path(__file__).parent
SECONDS, SECONDS_EACH = 60.0, 60.0  # for the process, and for every PDF more
LATIN = 0x24F  # the last letter that may carry a loose accent
ACCENTS = range(0x300, 0x370)
PLAIN = (range(0x20, 0x7F), range(0xA1, 0x100))
OURS = frozenset("€–—‘’“”„…‹›·•×✓✗◆●◐○≤≥")
FONTS = (
    *PLAIN, range(0x100, 0x370), range(0x384, 0x38B), range(0x38E, 0x3A2), range(0x3A3, 0x3CF), range(0x400, 0x478),
    range(0x1E00, 0x1F00), range(0x2010, 0x2028), range(0x2030, 0x2038), range(0x2039, 0x2040), range(0x2074, 0x208F),
    range(0x20A0, 0x20B6), range(0x2190, 0x222F), range(0x2241, 0x226C), range(0x25A0, 0x2600), range(0x2610, 0x2613),
    range(0x2713, 0x2719), range(0xFB01, 0xFB03),
)  # fmt: skip
"""Letters that the fonts in the Typst wheel can draw; a test sets every one of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """One PDF: the template (a file in this folder), its data as JSON knows it, and the pictures (PNG) that the data name."""

    template: str
    data: dict[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def typeset(jobs: Sequence[Job]) -> list[bytes | None]:
    """The PDF of each job, in their order, or None for one that cannot be made; the same data give the same bytes.

    What a job with all letters and pictures cannot do is tried once more with the plainest letters only.
    """
    made: list[bytes | None] = []
    while len(made) < len(jobs):
        made.extend(_answers(jobs[len(made) :], plain=False))
        if len(made) < len(jobs):
            made.append(next(_answers(jobs[len(made) : len(made) + 1], plain=True), None))
    return made


def printable(value: Any, *, plain: bool = False) -> Any:  # any JSON
    """The same data with every text as it can be set: what hides, or what no font has, is written out."""
    if isinstance(value, str):
        return _printable(value, plain=plain)
    if isinstance(value, dict):
        return {key: printable(item, plain=plain) for key, item in value.items()}
    return [printable(item, plain=plain) for item in value] if isinstance(value, list | tuple) else value


def _printable(text: str, *, plain: bool) -> str:
    shown: list[str] = []
    before = ""
    for letter in " ".join(unicodedata.normalize("NFC", visible(text)).split()):
        shown.append(letter if _has(letter, before, plain=plain) else f"‹U+{ord(letter):04X}›")
        before = letter
    return "".join(shown)


def _has(letter: str, before: str, *, plain: bool) -> bool:
    """Can the fonts draw this? A loose accent only on a Latin letter (or on an accent on one): other fonts lack them."""
    code = ord(letter)
    if code in ACCENTS:
        return not plain and bool(before) and ((before.isalpha() and ord(before) <= LATIN) or ord(before) in ACCENTS)
    return _is_drawn(letter, plain=plain)


@cache
def _is_drawn(letter: str, *, plain: bool) -> bool:
    """Is it in one of the fonts?"""
    return letter in OURS or any(ord(letter) in letters for letters in (PLAIN if plain else FONTS))


def _answers(jobs: Sequence[Job], *, plain: bool) -> Iterator[bytes]:
    """The PDFs that one process made before it stumbled, if it did."""
    lines = (json.dumps(_line(job, plain=plain), ensure_ascii=True) for job in jobs)
    command = [sys.executable, "-P", "-m", "templates.typeset"]
    environment = {**os.environ, "RUST_BACKTRACE": "0"}
    try:
        done = subprocess.run(  # noqa: S603  # our own module; what comes from outside goes in as JSON
            command,
            input="\n".join(lines).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a compiler's complaint may quote a document
            timeout=SECONDS + SECONDS_EACH * len(jobs),
            env=environment,
            check=False,
        )
        said = done.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    while said:
        size = int.from_bytes(said[:8], "big")
        if len(said) < 8 + size:
            return
        yield said[8 : 8 + size]
        said = said[8 + size :]


def _line(job: Job, *, plain: bool) -> dict[str, Any]:
    pictures = {} if plain else {name: base64.b64encode(png).decode() for name, png in job.pictures.items()}
    return {"template": job.template, "data": printable(job.data, plain=plain), "pictures": pictures}


def _serve(lines: Iterable[bytes], out: BinaryIO) -> None:
    """In the process of its own: a job a line in, the size (8 bytes) and the PDF out; ends at the first that fails."""
    import typst

    compilers: dict[str, typst.Compiler] = {}
    for line in lines:
        job = json.loads(line)
        name = job["template"]
        if name not in compilers:
            compilers[name] = typst.Compiler(FOLDER / name, root=FOLDER, ignore_system_fonts=True)
        pictures = {name: list(base64.b64decode(png)) for name, png in job["pictures"].items()}  # Typst knows bytes as numbers
        given = {"data": json.dumps(job["data"]), "pictures": json.dumps(pictures)}
        pdf = compilers[name].compile(format="pdf", pdf_standards=["ua-1"], sys_inputs=given)
        assert isinstance(pdf, bytes)  # noqa: S101  # one file was asked for
        out.write(len(pdf).to_bytes(8, "big") + pdf)
        out.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
