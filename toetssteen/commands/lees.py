"""`toetssteen lees`: what one file says, where it says it, and whether it may count."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from extractors.document import Document, Piece
from intake.message import INCOMPLETE_STATES
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, INCOMPLETE, UsageError
from toetssteen.progress import Progress, show
from toetssteen.reading import FileRead, file_object, read_files, scratch


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pad", nargs="+", type=Path, metavar="PAD", help="een bestand, of een map met bestanden")
    parser.add_argument("--json", action="store_true", help="één JSON-object per bestand")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    paths = list(_files(options.pad))
    with scratch() as originals:
        files = read_files(paths, originals=originals, progress=Progress(quiet=options.stil or options.json))
    for file in files:
        if options.json:
            show(json.dumps(file_object(file), ensure_ascii=False))
        else:
            _tell(file)
    unread = any(file.document.state in INCOMPLETE_STATES for file in files)
    return INCOMPLETE if unread else DONE


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file())
        elif path.is_file():
            yield path
        else:
            raise UsageError(f"{path} bestaat niet. Kijk de naam na.")


def _tell(file: FileRead) -> None:
    """The file for a person: what it is, page by page, and what was recognised."""
    document = file.document
    show(f"== {file.path}")
    show(f"{document.media_type}, {document.state}, {document.searchability}. {document.because}")
    for note in document.notes:
        show(f"  let op: {note}")
    for hidden in document.hidden:
        show(f"  verborgen tekst op pagina {hidden.page} ({hidden.how}): «{hidden.words}»")
    for piece in document.pieces:
        _tell_piece(piece)
    _tell_pages(document)


def _tell_piece(piece: Piece) -> None:
    also = f" (of: {', '.join(piece.also)})" if piece.also else ""
    show(f"  stuk: {piece.kind}{also}, pagina {piece.pages}. {piece.because}")
    for fact in piece.facts:
        about = ", ".join(f"{key} {value}" for key, value in sorted(fact.about.items()))
        show(f"    {fact.name}: {fact.value}{f' ({about})' if about else ''}  [pagina {fact.locator.page}]")
    for missing in piece.unread:
        show(f"    niet gevonden: {missing}")


def _tell_pages(document: Document) -> None:
    for page in document.pages:
        show(f"  -- pagina {page.number}: {page.searchability}, {page.characters} tekens. {page.because}")
        for line in page.lines:
            show(f"  {line.text}")


COMMAND = Command(
    name="lees",
    summary="Toon wat een bestand zegt, per pagina, en of het doorzoekbaar is.",
    arguments=_arguments,
    run=_run,
)
