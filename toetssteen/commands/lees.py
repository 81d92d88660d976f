"""`toetssteen lees`: what one file says, where it says it, and whether it may count."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from checklist.seals import when
from extractors.document import Document, Piece, Seal
from extractors.seals.trust import NOBODY
from intake.message import INCOMPLETE_STATES
from intake.originals import Originals
from reports.safe_names import Names, safe_name
from toetssteen.case import guard, open_case
from toetssteen.commands.command import Command
from toetssteen.errors import DONE, INCOMPLETE, UsageError
from toetssteen.pictures import Asked, Shown, draw
from toetssteen.progress import Progress, show
from toetssteen.reading import WORKERS, FileRead, file_object, read_files, scratch


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pad", nargs="+", type=Path, metavar="PAD", help="een bestand, of een map met bestanden")
    parser.add_argument("--zaak", type=Path, metavar="MAP", help="vertrouw de certificaten die in zaak.toml van deze zaak staan")
    parser.add_argument("--json", action="store_true", help="één JSON-object per bestand")
    parser.add_argument("--beeld", type=Path, metavar="MAP", help="teken elke bladzijde, met kaders om wat is gelezen (PNG)")
    parser.add_argument("--stil", action="store_true", help="geen voortgang tonen")


def _run(options: argparse.Namespace) -> int:
    if options.beeld:
        _apart(guard(options.beeld), options.pad)
    paths = list(_files(options.pad))
    trust = open_case(options.zaak).trust() if options.zaak else NOBODY
    progress = Progress(quiet=options.stil or options.json)
    with scratch() as originals:
        files = read_files(paths, originals=originals, progress=progress, trust=trust)
        asked = _asked(files, originals)
        shown = draw(asked, folder=options.beeld, workers=WORKERS, progress=progress) if options.beeld else (None,) * len(files)
    for file, pictures in zip(files, shown, strict=True):
        if options.json:
            show(json.dumps(_object(file, pictures), ensure_ascii=False))
            continue
        _tell(file)
        if pictures is not None:
            _tell_pictures(pictures)
    unread = any(file.document.state in INCOMPLETE_STATES for file in files)
    return INCOMPLETE if unread else DONE


def _apart(folder: Path, paths: list[Path]) -> None:
    """Pictures may not come among the files that are read: they would be read too, or take the place of one."""
    wanted = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is geen map. Kies een map voor de beelden.")
    for path in (path.resolve() for path in paths):
        own = path if path.is_dir() else path.parent
        if wanted == own or (path.is_dir() and own in wanted.parents):
            raise UsageError(f"De beelden mogen niet tussen de bestanden staan die u laat lezen. Kies een andere map dan {folder}.")


def _asked(files: Sequence[FileRead], originals: Originals) -> tuple[Asked, ...]:
    """What to draw of each file, under a name of its own."""
    names = Names()
    return tuple(
        Asked(document=file.document, original=originals.path(file.document.sha256), name=names.once(safe_name(file.name)))
        for file in files
    )


def _object(file: FileRead, shown: Shown | None) -> Mapping[str, object]:
    """What --json prints; with --beeld also where the pictures stand."""
    if shown is None:
        return file_object(file)
    pages = [{"page": page.page, "file": str(page.file) if page.file else None, "because": page.because} for page in shown.pages]
    return {**file_object(file), "pictures": {"pages": pages, "because": shown.because}}


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
    for seal in document.seals:
        _tell_seal(seal)
    for piece in document.pieces:
        _tell_piece(piece)
    _tell_pages(document)


def _tell_seal(seal: Seal) -> None:
    name = seal.signer or "naam niet te lezen"
    of = f", {seal.organisation}" if seal.organisation not in ("", name) else ""
    place = f" [pagina {seal.page}]" if seal.page else ""
    show(f"  digitaal ondertekend: {name}{of}, {when(seal)}{place}. {seal.because}")


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


def _tell_pictures(shown: Shown) -> None:
    for page in shown.pages:
        show(f"  beeld van pagina {page.page}: {page.file or page.because}")
    if shown.because:
        show(f"  {shown.because}")


COMMAND = Command(
    name="lees",
    summary="Toon wat een bestand zegt, per pagina, en of het doorzoekbaar is.",
    arguments=_arguments,
    run=_run,
)
