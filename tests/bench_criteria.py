"""How much does matching the criteria cost beside raw pdfium on the same pages? Prints CPU times, in one process.

usage: python tests/bench_criteria.py [FOLDER ...]
Reads the digital PDFs of a folder (the example mailbox without one) and lays their pages beside all criteria of round 2027-2028.
The word lists are made ready once per run and are left out; no passage, sentence or heading is remembered from the round before.
Words are: a process looks each written word up once. What the same pages cost a process that never saw a word of them stands apart.
"""

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench_reading import ROUNDS, is_digital, raw_text, unpacked

from checklist.criteria import RegionWords, Text, answer
from checklist.finding import Source
from checklist.lexicon import load
from checklist.readings import reader
from extractors.document import Kind
from extractors.pdf.file import read_pdf

POST = Path(__file__).resolve().parent / "mailbox" / "post"
MOST = 0.3  # of raw pdfium: what issue 6 allows
LEAST_TEXT = 1500  # characters; a certificate is no text in which criteria are answered
RULES = load()
SOURCES = {rule.code: Source(title="Inkoopbeleid 2027-2028", clause=rule.code, quote="") for rule in RULES}
REGION = RegionWords(id="nijmegen", names=("Nijmegen",), municipalities=("Nijmegen", "Tiel", "Druten"), elsewhere=("Twente", "Almelo"))


def text_of(file: Path) -> Text:
    """One PDF as a supporting text."""
    pages = tuple(read_pdf(file).pages)
    return Text(sha256=file.name.ljust(64, "0")[:64], part="proef/1", pages=pages, kind=Kind.ONDERBOUWING, name=file.name)


def is_told(text: Text) -> bool:
    return sum(len(line.text) for page in text.pages for line in page.lines) >= LEAST_TEXT


def ready(text: Text) -> Text:
    """One line and one sentence: enough to make the word lists and spaCy ready, which every process does once."""
    page = text.pages[0]
    return replace(text, pages=(replace(page, lines=(*page.lines[:1], replace(page.lines[0], text="Wij zijn klaar; u ook."))),))


def match(texts: list[Text]) -> None:
    """Every text against every criterion, as a bid of its own; nothing remembered."""
    reader(tuple(RULES), quotes=tuple("" for _ in RULES), starts=2027).forget()
    for text in texts:
        answer([text], RULES, region=REGION, sources=SOURCES, starts=2027)


def once(work: Callable[[], object]) -> float:
    """CPU seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start


def least(work: Callable[[], object]) -> float:
    """The least CPU time of several rounds: the rest is what other programs did to it."""
    return min(once(work) for _ in range(ROUNDS))


def main(folders: list[str]) -> None:
    logging.disable(logging.CRITICAL)  # damaged files make libraries talk
    with TemporaryDirectory() as folder:
        places = [Path(name) for name in folders] or [unpacked(POST, Path(folder))]
        digital = [file for place in places for file in sorted(place.rglob("*.pdf")) if is_digital(file)]
        read = [(file, text) for file in digital if is_told(text := text_of(file))]
        if not read:
            sys.exit("no digital PDF with a text there")
        files, texts = [file for file, _ in read], [text for _, text in read]
        match([ready(texts[0])])
        first = once(lambda: match(texts))
        plain, ours = least(lambda: [raw_text(file) for file in files]), least(lambda: match(texts))
    pages = sum(len(text.pages) for text in texts)
    rows = (
        f"{len(files)} texts, {pages} pages, {len(RULES)} criteria",
        f"raw pdfium text  {plain * 1000 / pages:7.2f} ms a page",
        f"matching         {ours * 1000 / pages:7.2f} ms a page",
        f"ratio            {ours / plain:7.2f}  (wanted: at most {MOST})",
        f"the first time   {first * 1000 / pages:7.2f} ms a page, {first / plain:.2f} times: every word is new",
    )
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
