"""How much more than raw pdfium does reading cost? Prints CPU times over the digital PDFs of a folder, in one process.

usage: python tests/bench_reading.py [FOLDER ...]
Both sides open every file and read all text; ours adds places, hidden words, fields, marks and searchability.
"""

import logging
import sys
import time
from collections.abc import Callable, Iterable
from email import message_from_bytes, policy
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from extractors.document import Searchability
from extractors.pdf import read_pdf
from extractors.searchability import judge_file
from intake.message import State

ROUNDS = 5
POST = Path(__file__).resolve().parent / "mailbox" / "post"


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


def is_digital(file: Path) -> bool:
    content = read_pdf(file)
    return content.state is State.READ and judge_file(content.pages)[0] is Searchability.DIGITAL


def seconds(work: Callable[[Path], object], files: Iterable[Path]) -> float:
    """The least CPU time of several rounds: the rest is what other programs did to it."""
    least = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for file in files:
            work(file)
        least = min(least, time.process_time() - start)
    return least


def unpacked(post: Path, folder: Path) -> Path:
    """PDFs that are attachments of mails, as files."""
    for number, mail in enumerate(sorted(post.rglob("*.eml"))):
        for place, part in enumerate(message_from_bytes(mail.read_bytes(), policy=policy.compat32).walk()):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.startswith(b"%PDF-"):
                (folder / f"{number}-{place}.pdf").write_bytes(content)
    return folder


def main(folders: list[str]) -> None:
    logging.disable(logging.CRITICAL)  # damaged files make libraries talk
    with TemporaryDirectory() as folder:
        places = [Path(name) for name in folders] or [unpacked(POST, Path(folder))]
        files = [file for place in places for file in sorted(place.rglob("*.pdf")) if is_digital(file)]
        if not files:
            sys.exit("no digital PDF there")
        pages = sum(len(read_pdf(file).pages) for file in files)
        plain, ours = seconds(raw_text, files), seconds(read_pdf, files)
    rows = (
        f"{len(files)} digital PDFs, {pages} pages",
        f"raw pdfium text  {plain * 1000 / pages:7.2f} ms a page",
        f"read_pdf         {ours * 1000 / pages:7.2f} ms a page",
        f"ratio            {ours / plain:7.2f}",
    )
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
