"""What people call an original: its file name or subject, and of which bidder it is, as the last result that is still whole says.

The store names originals by their digest, and an arrival has no names; only a result has. Reads results; raises nothing about them.
"""

from collections.abc import Sequence

from checklist.finding import Result
from intake.originals import sha256_of
from reports.result import from_json
from toetssteen.case import Case
from toetssteen.chain import Entry, Kind


def names_of(case: Case, entries: Sequence[Entry]) -> dict[str, str]:
    """sha256 -> Dutch words for it, such as "KvK.pdf, van Stichting De Kade"; what the result does not know is not there."""
    for entry in reversed(entries):
        if entry.kind == Kind.RESULT:
            try:
                sha256 = str(entry.content["sha256"])
                content = case.kept.get(sha256)
                if sha256_of(content) == sha256:
                    return _names(from_json(content))
            except (AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError):
                continue  # said elsewhere; an earlier result may know it
    return {}


def _names(result: Result) -> dict[str, str]:
    bidders = {bid.id: bid.name for bid in result.bids}
    found: dict[str, str] = {}
    for row in result.messages:
        known = [bidders[bid] for bid in row.bid if bid in bidders]
        of = f", van {' en '.join(known)}" if known else f", van {row.sender_name or row.sender}" if row.sender_name or row.sender else ""
        for sha256 in (row.sha256, *row.copies):
            found.setdefault(sha256, f'de mail "{row.subject}"{of}')
        for leaf in row.attachments:
            found.setdefault(leaf.sha256, f"{leaf.path[-1] if leaf.path else 'een bijlage'}{of}")
        for leaf in row.parts:
            found.setdefault(leaf.sha256, f'een deel van de mail "{row.subject}"{of}')
    return found
