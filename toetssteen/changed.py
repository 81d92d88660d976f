"""What a decision rests on, in a few words, and what the last run sees otherwise than when it was taken. Judges nothing."""

from collections.abc import Iterator

from checklist.finding import Assessment, CriterionRow, DocumentRow, Result, Verdict
from reports.decision import BY_PERSON, EVERYWHERE, Ruling
from reports.outstanding import Known, outstanding
from templates.wording import REASONS, STANDINGS, SUPPORTS, VERDICTS, spoken
from toetssteen.grounds import Rows, ground_words, possible
from toetssteen.recording import observed


def rows_about(result: Result, subject: tuple[str, str, str]) -> Rows:
    """The rows that a decision on this bid, region and part (as in the register) is about, in the order of the regions."""
    bid, region, part = subject
    mine = [row for row in result.assessments if row.bid == bid and region in (row.region, EVERYWHERE)]
    if part == EVERYWHERE:
        return tuple(mine)
    found: list[Assessment | DocumentRow | CriterionRow] = []
    for row in mine:
        found += [document for document in row.documents if document.rule == part]
        found += [criterion for criterion in row.criteria if criterion.rule == part]
    return tuple(found)


def seen_words(rows: Rows) -> str:
    """In a few words what the program had found."""
    return "; ".join(dict.fromkeys(_words(row) for row in rows))


def changed(ruling: Ruling, result: Result) -> str:
    """Dutch: what is otherwise now than when this was decided; "" when it is the same, or replaced."""
    if ruling.replaced_by is not None:
        return ""
    rows = rows_about(result, ruling.subject)
    if not rows:
        return "Deze inschrijver of dit onderdeel staat niet meer in de laatste toetsing."
    if observed(rows) == ruling.observation:
        return ""
    told = [*_lost(ruling, rows), *_otherwise(ruling, result)]
    now = seen_words(rows)
    if now != ruling.seen:
        return " ".join([*told, f"Toen: {ruling.seen}. Nu: {now}."])
    if told:
        return " ".join(told)
    return f"De uitkomst is gelijk ({now}), maar de uitleg, de vindplaatsen of de bewijzen zijn anders dan toen."


def _lost(ruling: Ruling, rows: Rows) -> Iterator[str]:
    """A sentence for what the grounds of a rejection named and this run does not find, and what it sees there instead."""
    here = set(possible(rows))
    lost = [one for one in ruling.grounds if one[1] != BY_PERSON and one not in here and not any(one == (rule, "") for rule, _ in here)]
    if not lost:
        return
    words = spoken([ground_words(one) for one in lost])
    yield (f"De grond {words} wordt nu niet meer gevonden." if len(lost) == 1 else f"De gronden {words} worden nu niet meer gevonden.")
    for rule in dict.fromkeys(rule for rule, _ in lost):
        documents = [one for row in rows if isinstance(row, Assessment) for one in row.documents if one.rule == rule]
        if now := "; ".join(dict.fromkeys(_words(one) for one in documents)):
            yield f"Bij {rule} ziet het programma nu: {now}."


def _otherwise(ruling: Ruling, result: Result) -> Iterator[str]:
    """A sentence for each point that a selection named, where this run sees something else under the same code."""
    matters = outstanding(Known(result=result, rulings=()), bid=ruling.bid, region=ruling.region)
    for code, words in ruling.despite:
        if "volgens besluit" in words or "vraag gesteld" in words:  # named for what a person said of it, not for what was seen
            continue
        here = [one.words for one in matters if one.code == code]
        if here and not any(words == one or words.startswith(f"{one} (") for one in here):
            yield f"Genoemd is: {words}. Nu staat daar: {'; '.join(dict.fromkeys(here))}."


def _words(row: Assessment | DocumentRow | CriterionRow) -> str:
    if isinstance(row, DocumentRow):
        return f"{VERDICTS[row.verdict][1]}, {REASONS.get(row.reason, row.reason)}"
    if isinstance(row, CriterionRow):
        return SUPPORTS[row.support][1]
    against = [document.rule for document in row.documents if document.verdict is Verdict.NOT_MET]
    open_ = [document.rule for document in row.documents if document.verdict in (Verdict.UNKNOWN, Verdict.PERSON)]
    told = [STANDINGS[row.standing]]
    told += [f"voldoet niet: {' '.join(against)}"] if against else []
    told += [f"open: {' '.join(open_)}"] if open_ else []
    return ", ".join(told)
