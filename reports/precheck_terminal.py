"""What a provider sees in a terminal: for what, a table, what to do, its files, and where to send them. Judges nothing."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import Result, Support
from reports.own_files import OwnFile, own_files
from reports.precheck import (
    ToDo,
    assessment_of,
    has_closed,
    precheck_bidder,
    precheck_lines,
    precheck_points,
    precheck_warning,
    total_size,
    unruled,
    urgent_first,
)
from templates.wording import VERDICTS, closing, count, day, deadline, size, visible

COLUMNS = ("document", "bevinding", "waarom", "te gebruiken tot en met")


@dataclass(frozen=True, kw_only=True, slots=True)
class TerminalList:
    """Lines above and below a table; `gaps` when there is something to do."""

    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]
    gaps: bool


def terminal_list(result: Result, region_id: str, *, today: dt.date) -> TerminalList:
    """Everything, in Dutch; KeyError for a region that is not of this office."""
    lines = precheck_lines(result, region_id, today=today)
    files = own_files(result)
    warning = precheck_warning(result, region_id)
    below = (
        *_to_do(lines, result, today=today),
        *_files(files),
        *_rest(result, region_id, today=today),
    )
    return TerminalList(
        above=tuple(_above(result, region_id, today=today)),
        rows=tuple((line.name, " ".join(VERDICTS[line.verdict]), visible(line.because), _until(line)) for line in lines),
        below=below,
        gaps=bool(warning) or any(line.advice for line in lines) or any(file.todo for file in files),
    )


def _until(line: ToDo) -> str:
    return day(line.until) if line.until else "–"


def _above(result: Result, region_id: str, *, today: dt.date) -> Iterator[str]:
    procedure = result.procedure
    region = {row.id: row for row in procedure.regions}[region_id]
    yield f"Voortoets {procedure.office_name}, regio {region.name}, ronde {procedure.round}. Gerekend voor inschrijven op {day(today)}."
    yield precheck_bidder(result, region_id)
    if has_closed(procedure, today):
        yield f"Let op: de inschrijving sloot op {closing(procedure.closes)}. Wat daarna komt, telt niet mee."
    if warning := precheck_warning(result, region_id):
        yield f"Let op: {warning}"


def _to_do(lines: tuple[ToDo, ...], result: Result, *, today: dt.date) -> Iterator[str]:
    found = urgent_first(lines)
    if not found:
        yield "Bij de verplichte documenten is niets gevonden dat u nog moet doen. Het zorgkantoor beslist."
        return
    by = "" if has_closed(result.procedure, today) else f", {deadline(result.procedure.closes)}"
    yield f"Wat u nog moet doen{by}:"
    for number, line in enumerate(found, start=1):
        yield f"  {number}. {line.name}. {line.advice}"
        yield from (f"     Ook: {visible(said)}" for said in line.more)


def _files(files: tuple[OwnFile, ...]) -> Iterator[str]:
    """Only what asks for something; the page has them all."""
    found = [file for file in files if file.todo]
    yield f"Uw bestanden: {count(len(files), 'bestand', 'bestanden')} bekeken{', en deze vragen iets van u:' if found else '.'}"
    yield from (f"  - {visible(file.name)}: {file.read_as}. {visible(file.because)} {file.todo}" for file in found)


def _rest(result: Result, region_id: str, *, today: dt.date) -> Iterator[str]:
    procedure = result.procedure
    yield _criteria(result, region_id)
    if procedure.unread_because:
        yield f"Deze ronde is niet volledig gelezen. {procedure.unread_because}"
    yield from (f"Let op: {because}" for because in precheck_points(result, region_id))
    if not has_closed(procedure, today):
        total = size(total_size(result))
        yield f"Stuur alles {deadline(procedure.closes)} naar {procedure.mailbox}. Uw bestanden zijn samen {total}."
        if procedure.mailbox_doubt:
            yield procedure.mailbox_doubt
    yield f"Regels: {result.receipt.round_sha256[:16]}; het zorgkantoor toetst met dezelfde regels als daar dezelfde code staat."


def _criteria(result: Result, region_id: str) -> str:
    if unruled(result.procedure):
        return "Eisen en criteria: die van deze ronde zijn niet gelezen, dus daarop is niet getoetst."
    found = assessment_of(result, region_id)
    if found is None or not found.criteria:
        return "Eisen en criteria: er is geen tekst gevonden om in te zoeken."
    proven = sum(row.support is Support.SUBSTANTIATED for row in found.criteria)
    told = count(len(found.criteria), "punt", "punten")
    return f"Eisen en criteria: bij {proven} van de {told} staan feiten in uw tekst. Met --pagina ziet u waar, en waar nog niet."
