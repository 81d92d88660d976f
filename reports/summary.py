"""The table at the end of a run: what needs attention, a line a bid, and who needs none. Counts; judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from checklist.finding import GRAVITY, Bid, DocumentRow, Result, Standing, Timeliness
from reports.album import OPEN
from reports.index import DOUBTFUL
from templates.wording import REASONS, STANDINGS, TIMELINESS, VERDICTS, count, spoken, visible


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """Columns and rows as plain text; then what the signs mean, and the bids in which nothing lies open."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str
    calm: str  # a sentence; "" when there are none
    to_see: str  # a sentence that counts what a person must look at; "" when there is nothing (exit code 1 or 0)


def summary(result: Result) -> Summary:
    """Every bid once: in a row with what lies open, or in the sentence of those with nothing open."""
    names = {row.id: row.name for row in result.procedure.regions}
    rules = {rule.code: rule.name for rule in result.procedure.rules}
    found = {bid.id: tuple(dict.fromkeys(_open(result, bid, rules))) for bid in result.bids}
    rows = tuple(
        (visible(bid.name), "\n".join(names.get(region, region) for region in bid.regions), "\n".join(found[bid.id]))
        for bid in result.bids
        if found[bid.id]
    )
    calm = [visible(bid.name) for bid in result.bids if not found[bid.id]]
    return Summary(
        columns=("inschrijver", "regio", "wat uw aandacht vraagt"),
        rows=rows,
        legend="   ".join(f"{shape} {word}" for shape, word in VERDICTS.values()),
        calm=f"Niets open bij de verplichte documenten van: {spoken(calm).removesuffix('.')}." if calm else "",
        to_see=_to_see(result, len(rows)),
    )


def _to_see(result: Result, bids: int) -> str:
    """Everything of which the pages say that a person must look, counted; the same point in more regions is one."""
    points = {(row.bid, point.code, point.because) for row in result.assessments for point in row.points}
    counted = (
        (bids, "inschrijving met iets open", "inschrijvingen met iets open"),
        (len(points), "aandachtspunt", "aandachtspunten"),
        (
            sum(not row.bid and row.other in DOUBTFUL for row in result.messages),
            "mail waarvan iemand moet zeggen wat het is",
            "mails waarvan iemand moet zeggen wat het is",
        ),
        (sum(not row.arrived for row in result.refusals), "geweigerde mail die niet binnenkwam", "geweigerde mails die niet binnenkwamen"),
    )
    found = [count(number, one, many) for number, one, many in counted if number]
    return f"Voor een mens: {spoken(found)}." if found else ""


def _open(result: Result, bid: Bid, rules: dict[str, str]) -> Iterator[str]:
    """Standing, doubtful time, and each open document with the gravest of its verdicts over the regions."""
    own = [row for row in result.assessments if row.bid == bid.id]
    yield from (f"! {STANDINGS[row.standing]}" for row in own if row.standing is not Standing.PENDING)
    doubtful = (Timeliness.BOUNDARY, Timeliness.UNCERTAIN)
    yield from (f"! {TIMELINESS[row.timeliness]}" for row in result.messages if bid.id in row.bid and row.timeliness in doubtful)
    for code, name in rules.items():
        if open_rows := [row for each in own for row in each.documents if row.rule == code and row.verdict in OPEN]:
            yield _sign(min(open_rows, key=lambda row: GRAVITY.index(row.verdict)), name)
    if not own:
        yield "! niet getoetst"


def _sign(row: DocumentRow, name: str) -> str:
    return f"{VERDICTS[row.verdict][0]} {name}: {REASONS[row.reason]}"
