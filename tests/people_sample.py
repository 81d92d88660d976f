"""What people put on record about a result, in code: decisions, a second person, an objection, an announcement. Nobody is real.

Every word that somebody can write is taken from a bidder's name, so that a hostile result makes hostile decisions too.
"""

import datetime as dt

from checklist.finding import Result
from reports.clock import deadlines
from reports.complaint import Answer, Complaint, Upheld, in_time
from reports.decided import Announcement, Register
from reports.decision import EVERYWHERE, Basis, Outcome, Person, Ruling
from reports.dossier import Contents, Published

DAY = dt.date(2026, 9, 15)


def rulings(result: Result) -> tuple[Ruling, ...]:
    """Three decisions: one replaced, one that waits and rests on something else now, one that stands."""
    bid, region = result.bids[0], result.procedure.regions[0].id
    words = f"Wij besloten zo over {bid.name}."
    said = {
        "at": "2026-09-15T10:00:00Z",
        "bid": bid.id,
        "reason": words,
        "clause": words,
        "by": Person(name=bid.name, role=words),
        "on": DAY,
    }
    return (
        Ruling(number=330, region=region, part="D01", outcome=Outcome.NOT_MET, replaced_by=331, seen=words, **said),
        Ruling(number=331, region=region, part="D01", outcome=Outcome.MET, replaces=330, confirmed_by=bid.name, seen=words, **said),
        Ruling(
            number=332,
            region=EVERYWHERE,
            part=EVERYWHERE,
            outcome=Outcome.REJECTED,
            needs_second=True,
            grounds=(("D01", "present"),),
            rests_on=(Basis(rule="D01", number=330, reason=words, clause=words),),
            seen=words,
            changed=words,
            **said,
        ),
    )


def complaints(result: Result) -> tuple[Complaint, ...]:
    """One that is answered and one that is not."""
    bid = result.bids[0]
    words = (f"Wij, {bid.name}, zijn het er niet mee eens.", bid.name)
    answer = Answer(number=341, outcome=Upheld.NO, on=DAY + dt.timedelta(days=20), by=bid.name, texts=words)
    first = Complaint(
        number=340, bid=bid.id, received=DAY + dt.timedelta(days=15), against=(332,), arguments=words, by=bid.name, answer=answer
    )
    return first, Complaint(number=342, bid=bid.id, received=DAY, against=(), arguments=words[:1], by=bid.name)


def register(result: Result) -> Register:
    """All of it, with the terms that run from the announcement."""
    terms = deadlines(result.procedure, announced=DAY)
    words = (f"Verbeterd door {result.bids[0].name}.",)
    return Register(
        rulings=rulings(result),
        complaints=tuple((one, terms) for one in complaints(result)),
        announcements=(
            Announcement(region="Alle regio's", on="15 september 2026", terms=terms, remarks=words),
            Announcement(region="Nijmegen", on="16 september 2026", terms=(), remarks=words, counts=False),
        ),
        remarks={340: words},
    )


def contents(result: Result) -> Contents:
    """A package with a page, a letter and something left out."""
    return Contents(
        files=("brieven/run/afwijzing.docx", "index.html", "rapporten/run/regios/nijmegen/inschrijver-x.html", "ronde/0a1b-2027-2028.toml"),
        sources=(Published(title="Inkoopbeleid", dated=dt.date(2026, 6, 1), sha256="ab" * 32, file="beleid.txt"),),
        left_out=(("gaat ook over andere inschrijvers", 3, 1),),
        shared=1,
        others_because="",
        rulings=rulings(result),
        complaints=complaints(result),
        timely={one.number: in_time(one.received, ()) for one in complaints(result)},
    )
