"""Which bidder and which region a person means on the command line. Knows the result; UsageError names the choices."""

import argparse
import datetime as dt
import re

from checklist.finding import Bid, Result
from reports.decision import EVERYWHERE
from toetssteen.errors import UsageError


def day(text: str) -> dt.date:
    """A date as argparse wants it: 2026-09-18, or as people in the Netherlands write it, 18-9-2026."""
    found = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text.strip())
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text.strip())
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text} is geen datum. Schrijf een datum als 2026-07-20 of 20-07-2026.") from wrong


def bid_named(result: Result, asked: str) -> Bid:
    """The one bid that is meant by a KvK number, an id or (part of) a name."""
    words = " ".join(asked.casefold().split())
    exact = [bid for bid in result.bids if words in (bid.kvk_number, bid.name.casefold(), bid.id.casefold())]
    found = exact or [bid for bid in result.bids if words and words in bid.name.casefold()]
    if len(found) == 1:
        return found[0]
    names = ", ".join(f"{bid.name} ({bid.kvk_number or 'zonder KvK-nummer'})" for bid in found or result.bids)
    raise UsageError(f"{'Meer dan één' if found else 'Geen'} inschrijver past bij {asked}. Kies uit: {names}.")


def region_named(result: Result, bid: Bid, asked: str) -> str:
    """The region of this office that is meant; without one asked the only one that the bid is for."""
    ours = [row.id for row in result.procedure.regions if row.id in bid.regions]
    if asked in ours:
        return asked
    if not asked and len(ours) == 1:
        return ours[0]
    raise UsageError(f"Geef --regio op. {bid.name} schreef bij dit zorgkantoor in voor: {', '.join(ours) or 'geen regio'}.")


def regions_named(result: Result, bid: Bid, asked: str) -> str:
    """As `region_named`; without one asked all regions of the bid."""
    return region_named(result, bid, asked) if asked else EVERYWHERE
