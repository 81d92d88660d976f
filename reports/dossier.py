"""The page at the front of an evidence package: who, what is in it, what is not, and how to check it. Judges nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checklist.finding import Assessment, Bid, MessageRow, Result
from reports.clock import Deadline
from reports.complaint import Complaint, in_time
from reports.decision import EVERYWHERE, Ruling
from reports.files import file_name
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What the package holds."""

    files: tuple[str, ...]  # paths in the package
    left_out: tuple[tuple[str, str], ...]  # sha256 and why
    shared: int  # mails that are of another bidder too and stay out
    others_because: str  # why what is of others is in it; "" when it is not
    rulings: tuple[Ruling, ...]
    complaints: tuple[Complaint, ...]
    terms: tuple[Deadline, ...] = ()  # that run from the announcement; () while nothing was announced
    copies: Mapping[str, str] = field(default_factory=dict)  # sha256 -> a copy in the package under its own name


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A file that arrived, with the way to its bytes."""

    name: str
    sha256: str
    path: str  # "" when it is not in the package
    link: str = ""  # to a copy under its own name


@dataclass(frozen=True, kw_only=True, slots=True)
class DossierPage:
    """Everything the template lays out."""

    bid: Bid
    contents: Contents
    mails: tuple[tuple[MessageRow, tuple[Item, ...]], ...]
    assessments: tuple[tuple[str, Assessment], ...]  # with the name of the region
    pages: tuple[str, ...]
    letters: tuple[str, ...]
    regions: dict[str, str]
    rules: dict[str, str]
    timely: dict[int, str]  # number of an objection -> was it in time


def dossier_page(result: Result, bid: Bid, contents: Contents, *, head: str) -> str:
    """One HTML page that opens without Toetssteen; its links lead to the other files of the package."""
    inside = set(contents.files)
    regions = {row.id: row.name for row in result.procedure.regions} | {EVERYWHERE: "alle regio's"}
    page = DossierPage(
        bid=bid,
        contents=contents,
        mails=tuple((row, tuple(_items(row, inside, contents.copies))) for row in _mails(result, bid, contents)),
        assessments=tuple((regions.get(row.region, row.region), row) for row in result.assessments if row.bid == bid.id),
        pages=tuple(path for path in contents.files if _is_page(path)),
        letters=tuple(path for path in contents.files if path.startswith("brieven/")),
        regions=regions,
        timely={one.number: in_time(one.received, contents.terms) for one in contents.complaints},
        rules={rule.code: rule.name for rule in result.procedure.rules} | {EVERYWHERE: "hele inschrijving"},
    )
    return render("dossier.html", page=page, result=result, head=head)


def _is_page(path: str) -> bool:
    """A report, not a copy of what the bidder sent."""
    return path.startswith("rapporten/") and "/bijlagen/" not in path and path.endswith((".html", ".pdf", ".xlsx"))


def _mails(result: Result, bid: Bid, contents: Contents) -> Iterator[MessageRow]:
    """A mail that is of another bidder too is told of only where others may be in."""
    for row in result.messages:
        if bid.id in row.bid and (len(row.bid) == 1 or contents.others_because):
            yield row


def _items(row: MessageRow, inside: set[str], copies: Mapping[str, str]) -> Sequence[Item]:
    """The mail itself, then its attachments."""
    found = [("de mail zelf", row.sha256), *((file_name(leaf), leaf.sha256) for leaf in row.attachments)]
    paths = {sha256: f"originelen/{sha256[:2]}/{sha256}" for _, sha256 in found}
    return [
        Item(name=name, sha256=sha256, path=paths[sha256] if paths[sha256] in inside else "", link=copies.get(sha256, ""))
        for name, sha256 in found
    ]
