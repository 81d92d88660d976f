"""How much more than raw pdfium does reading cost? Prints CPU times over the digital PDFs of a folder, in one process and one run.

usage: python tests/bench_reading.py [FOLDER ...]
       python tests/bench_reading.py --flat N [FOLDER ...]
Without a folder: the PDFs of the example mailbox. All sides open every file and read all text; ours adds what each line says.
The sides take turns and the least of several rounds counts, so that what other programs do to the machine weighs on all alike.
--flat reads N documents in one process and prints after every tenth how much memory it holds then.
"""

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from email import message_from_bytes, policy
from functools import wraps
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2

from extractors.document import Searchability
from extractors.pdf import file as pdf
from extractors.pdf import hidden as pdf_hidden
from extractors.pdf import signals as pdf_signals
from extractors.pdf.file import read_pdf, see, to_open
from extractors.pdf.fonts import Fonts
from extractors.pdf.objects import Objects
from extractors.pdf.page import OpenPage
from extractors.pdf.structure import Structure
from extractors.read import read
from extractors.searchability import judge_file
from intake.message import State

try:
    import resource
except ImportError:  # Windows does not tell
    resource = None  # type: ignore[assignment]

ROUNDS = 7
GOAL = 1.3  # times raw pdfium, for text + boxes + searchability
POST = Path(__file__).resolve().parent / "mailbox" / "post"

STAGES: dict[str, Sequence[tuple[object, str]]] = {
    "open pages, text": ((OpenPage, "__init__"), (OpenPage, "close")),
    "boxes": ((OpenPage, "runs"),),
    "survey of what is drawn": ((Objects, "survey"),),
    "fonts, words in place of others": ((Fonts, "look"), (pdf, "replaced")),
    "words of pages in doubt": ((pdf, "_sift"), (pdf, "_off_page")),
    "drawing pages": ((OpenPage, "picture"),),
    "looking at the drawings": ((pdf_signals, "look_at_pictures"), (pdf_hidden, "confirmed")),
    "are letters letters": ((OpenPage, "unmapped"), (pdf_signals, "garbled_share"), (OpenPage, "fonts")),
    "judging the page": ((pdf, "judge_page"), (pdf_signals, "signals"), (pdf_signals, "picture_tells")),
    "lines in reading order": ((pdf, "arrange"),),
    "fields, notes, signatures": ((pdf, "_Beside"), (pdf, "read_structure"), (pdf, "fill"), (pdf, "signatures"), (pdf, "annotations")),
    "signs of signing": ((pdf, "tells_signing"), (pdf, "marks"), (pdf, "platform_marks"), (Objects, "strokes")),
}
"""A stage and the functions that are timed for it; what they call of another stage counts there."""


def raw_text(file: Path) -> int:
    """What a reader must at least do."""
    characters = 0
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            text_page = page.get_textpage()
            characters += len(text_page.get_text_range())
            text_page.close()
            page.close()
    return characters


def pages_seen(file: Path) -> None:
    """Text, boxes and searchability of every page; nothing beside the pages."""
    nothing = Structure()
    with pypdfium2.PdfDocument(to_open(file)) as document:
        fonts = Fonts(document)
        for number in range(len(document)):
            opened = OpenPage(document[number])
            see(opened, number + 1, nothing, fonts)
            opened.close()
        fonts.close()


SIDES: dict[str, Callable[[Path], object]] = {
    "raw pdfium text": raw_text,
    "text + boxes + searchability": pages_seen,
    "all: with fields, notes, signatures": read_pdf,
}


def is_digital(file: Path) -> bool:
    content = read_pdf(file)
    return content.state is State.READ and judge_file(content.pages)[0] is Searchability.DIGITAL


def seconds(work: Callable[[Path], object], files: Iterable[Path]) -> float:
    """The CPU time of one round."""
    start = time.process_time()
    for file in files:
        work(file)
    return time.process_time() - start


def compared(files: Sequence[Path]) -> dict[str, float]:
    """The least CPU time of every side, which take turns."""
    rounds = [{side: seconds(work, files) for side, work in SIDES.items()} for _ in range(ROUNDS)]
    return {side: min(one[side] for one in rounds) for side in SIDES}


class Stopwatches:
    """CPU time spent in each stage, what it calls of other stages taken off. For one run: it stays around the functions."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._inner: list[float] = []
        for stage, functions in STAGES.items():
            for holder, name in functions:
                setattr(holder, name, self._timed(getattr(holder, name), stage))

    def _timed(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        @wraps(function, updated=())
        def timed(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                took = time.thread_time() - start
                self.spent[stage] += took - self._inner.pop()
                self.calls[stage] += 1
                if self._inner:
                    self._inner[-1] += took

        return timed


def unpacked(post: Path, folder: Path) -> Path:
    """PDFs that are attachments of mails, as files."""
    for number, mail in enumerate(sorted(post.rglob("*.eml"))):
        for place, part in enumerate(message_from_bytes(mail.read_bytes(), policy=policy.compat32).walk()):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.startswith(b"%PDF-"):
                (folder / f"{number}-{place}.pdf").write_bytes(content)
    return folder


def megabytes() -> float:
    """Memory that this process holds now; where the system does not tell, the most that it ever held."""
    held = Path("/proc/self/statm")
    if resource is None:
        return 0.0
    if held.exists():
        return int(held.read_text().split()[1]) * resource.getpagesize() / 1024**2
    return peak()


def peak() -> float:
    """The most memory that this process held, in megabytes."""
    if resource is None:
        return 0.0
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def flat(files: Sequence[Path], count: int) -> Iterable[str]:
    """Read so many documents in this process, and tell the memory after each tenth."""
    yield f"{count} documents in one process, {len(files)} different ones: memory in MB after each tenth"
    for number, file in enumerate(islice(cycle(files), count), start=1):
        read(file, sha256="", media_type="application/pdf")
        if number % max(count // 10, 1) == 0:
            yield f"{number:8} {megabytes():8.1f}"
    yield f"peak     {peak():8.1f}"


def table(files: Sequence[Path]) -> Iterable[str]:
    """Every side beside raw pdfium, then stage by stage."""
    pages = sum(len(read_pdf(file).pages) for file in files)
    sides = compared(files)
    plain = sides["raw pdfium text"]
    yield f"{len(files)} digital PDFs, {pages} pages{'':22}ms a page  x raw"
    for side, took in sides.items():
        goal = f"  (goal: {GOAL})" if side == "text + boxes + searchability" else ""
        yield f"{side:44} {took * 1000 / pages:8.3f} {took / plain:6.2f}{goal}"
    watches = Stopwatches()
    took = min(seconds(pdf.read_pdf, files) for _ in range(ROUNDS))
    share = 1 / ROUNDS
    yield "stage by stage, stopwatches and all"
    for stage in STAGES:
        spent = watches.spent[stage] * share
        often = watches.calls["drawing pages"] * share / pages if stage == "drawing pages" else 0.0
        yield f"  {stage:42} {spent * 1000 / pages:8.3f} {spent / plain:6.2f}{f'  ({often:.2f} a page)' if often else ''}"
    rest = took - sum(watches.spent.values()) * share
    yield f"  {'open files, load pages, the rest':42} {rest * 1000 / pages:8.3f} {rest / plain:6.2f}"
    yield f"peak memory {peak():.0f} MB"


def main(given: list[str]) -> None:
    logging.disable(logging.CRITICAL)  # damaged files make libraries talk
    count = int(given[1]) if given[:1] == ["--flat"] else 0
    folders = given[2:] if count else given
    with TemporaryDirectory() as folder:
        places = [Path(name) for name in folders] or [unpacked(POST, Path(folder))]
        files = [file for place in places for file in sorted(place.rglob("*.pdf"))]
        files = files if count else [file for file in files if is_digital(file)]
        if not files:
            sys.exit("no digital PDF there")
        for line in flat(files, count) if count else table(files):
            print(line, flush=True)  # noqa: T201 (its whole purpose)


if __name__ == "__main__":
    main(sys.argv[1:])
