"""Why a result is not complete, for a reader: which file, of whom, what it means and what to do. Judges nothing.

The receipt names a file by its mail and its place in it, so that it names nobody. Whoever may see a file reads its name here.
"""

from collections.abc import Iterator

from checklist.finding import AttachmentRow, MessageRow, Result
from intake.message import State
from reports.files import UNSEEN, file_name
from templates.wording import STATES, count, moment, spoken, visible

CALM = " Van wie op deze bladzijde staat, is elk bestand gelezen."
_ASK = "Staat het er niet in, dan mag u vragen hoe het bestand is te openen."
_LOOK = "Kijk zelf in het bestand."
_TODO = {
    State.PARTLY_READ: "Open het bestand en lees zelf wat daar nog meer in staat.",
    State.UNREADABLE: "Probeer het zelf te openen. Lukt dat ook niet, vraag dan uw IT-afdeling om hulp.",
    State.ENCRYPTED: "Kijk of het wachtwoord in een van de mails staat, en open het bestand dan zelf.",
    State.UNSUPPORTED: "Open het zelf, met een programma dat dit soort bestanden kent. Vraag zo nodig uw IT-afdeling om hulp.",
    State.TOO_LARGE: "Open het zelf.",
}


def place(message: MessageRow, leaf: AttachmentRow) -> str:
    """A file by its mail and its place in it, as the receipt names it: it says nothing about anybody."""
    return f"mail {message.sha256[:12]}, onderdeel {leaf.part}"


def unread_lines(result: Result, *, bids: frozenset[str] | None = None) -> tuple[str, ...]:
    """A sentence or more on each file that was not or not wholly read, then every other reason why the result is not complete.

    With `bids` only what came from them, or from mails of nobody; the rest is counted, so that nobody else is named.
    """
    if result.receipt.complete:
        return ()
    seen = [(message, leaf) for message in result.messages for leaf in (*message.attachments, *message.parts) if leaf.state in UNSEEN]
    told = {f"{place(message, leaf)}: ": (message, leaf) for message, leaf in seen}
    lines, elsewhere = [], 0
    for reason in result.receipt.incomplete_because:
        found = next((row for start, row in told.items() if reason.startswith(start)), None)
        if found is None:
            lines.append(reason)
        elif bids is None or not found[0].bid or bids & set(found[0].bid):
            lines.append(" ".join(_sentences(*found, result=result, bids=bids)))
        else:
            elsewhere += 1
    return (*lines, *_elsewhere(elsewhere, alone=not lines))


def bids_in(result: Result, region_id: str) -> frozenset[str]:
    """Everybody who bids in this region."""
    return frozenset(row.bid for row in result.assessments if row.region == region_id)


def _sentences(message: MessageRow, leaf: AttachmentRow, *, result: Result, bids: frozenset[str] | None) -> Iterator[str]:
    names = [visible(bid.name) for bid in result.bids if bid.id in message.bid and (bids is None or bid.id in bids)]
    whose = spoken(names) if names else f"een mail van {visible(message.sender or 'een onbekende afzender')} die bij geen inschrijver hoort"
    yield f"{visible(file_name(leaf))}, van {whose}, ontvangen op {moment(message.received)}."
    yield visible(leaf.because) or f"Dit bestand is {STATES[leaf.state]}."
    yield "Wat Toetssteen niet las, is niet getoetst."
    yield _TODO.get(State(leaf.state), _LOOK)
    if State(leaf.state) is State.ENCRYPTED and result.procedure.may_ask:
        yield _ASK
    if State(leaf.state) is not State.PARTLY_READ and result.procedure.late_supply:
        yield f"{result.procedure.late_supply} Is dit zo'n document, vraag dan niet om een nieuw bestand."


def _elsewhere(files: int, *, alone: bool) -> Iterator[str]:
    if files:
        told = count(files, "bestand", "bestanden")
        verb, calm = "is" if files == 1 else "zijn", CALM if alone else ""
        yield f"In een ander deel van de postbus {verb} {told} niet of niet helemaal gelezen.{calm}"
