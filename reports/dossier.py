"""The page at the front of an evidence package: who, what is in it, what is not, and how to check it. Judges nothing."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from checklist.finding import Assessment, Bid, MessageRow, Result
from reports.clock import Deadline
from reports.complaint import Complaint
from reports.decided import Announcement, BidderView, bidder_views
from reports.decision import Ruling
from reports.files import file_name
from reports.sheet import bid_pages
from reports.unread import unread_lines
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """A published text that the rules were read from; the text itself is not in the package."""

    title: str
    dated: dt.date | None
    sha256: str  # of the file of text that was read
    file: str  # its name then


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What the package holds."""

    files: tuple[str, ...]  # paths in the package
    left_out: tuple[tuple[str, int, int], ...]  # Dutch: why, with how many entries of the register and how many files
    shared: int  # mails that are of another bidder too and stay out
    others_because: str  # why what is of others is in it; "" when it is not
    rulings: tuple[Ruling, ...]
    complaints: tuple[Complaint, ...]
    terms: tuple[Deadline, ...] = ()  # that run from the announcement; () while nothing was announced
    announcements: tuple[
        Announcement, ...
    ] = ()  # in its regions: when, recorded and confirmed by whom, also where nothing runs from it now
    timely: Mapping[int, str] = field(default_factory=dict)  # number of an objection -> Dutch: was it in time
    remarks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # number of an objection -> Dutch: what it took the place of
    sent: Mapping[str, str] = field(default_factory=dict)  # path of a letter -> Dutch: when and by whom it was sent
    copies: Mapping[str, str] = field(default_factory=dict)  # sha256 -> a copy in the package under its own name
    sources: tuple[Published, ...] = ()  # of the round
    texts: Mapping[str, bool] = field(default_factory=dict)  # path of a published text -> is it the very file that the rules were read from
    beside: tuple[str, ...] = ()  # names of the others of whom everything is in it
    outside: int = 0  # how many bidders are not


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A file that arrived, with the way to its bytes."""

    name: str
    sha256: str
    path: str  # "" when it is not in the package
    link: str = ""  # to a copy under its own name


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Pages that were made together, by the names that a reader knows."""

    title: str
    pages: tuple[tuple[str, str], ...]  # path and name


@dataclass(frozen=True, kw_only=True, slots=True)
class DossierPage:
    """Everything the template lays out."""

    bid: Bid
    contents: Contents
    mails: tuple[tuple[MessageRow, tuple[Item, ...]], ...]
    assessments: tuple[tuple[str, Assessment], ...]  # with the name of the region
    decided: tuple[BidderView, ...]  # this bidder, when anything was decided about it
    groups: tuple[Group, ...]
    letters: tuple[str, ...]
    extract: str  # path of what the record of the opening says of this bidder; "" when it is not there
    round_files: tuple[str, ...]  # paths of the rules as they were
    rules: dict[str, str]


def dossier_page(result: Result, bid: Bid, contents: Contents, *, head: str) -> str:
    """One HTML page that opens without Toetssteen; its links lead to the other files of the package."""
    inside = set(contents.files)
    regions = {row.id: row.name for row in result.procedure.regions}
    page = DossierPage(
        bid=bid,
        contents=contents,
        mails=tuple((row, tuple(_items(row, inside, contents.copies))) for row in _mails(result, bid, contents)),
        assessments=tuple((regions.get(row.region, row.region), row) for row in result.assessments if row.bid == bid.id),
        decided=bidder_views(result, contents.rulings),
        groups=_groups(result, contents.files),
        letters=tuple(path for path in contents.files if path.startswith("brieven/")),
        extract=next((path for path in contents.files if path.startswith("uittreksel")), ""),
        round_files=tuple(path for path in contents.files if path.startswith("ronde/") and path.endswith(".toml")),
        rules={rule.code: rule.name for rule in result.procedure.rules},
    )
    return render("dossier.html", page=page, result=result, missed=unread_lines(result, bids=frozenset({bid.id})), head=head)


def _is_page(path: str) -> bool:
    """A report, not a copy of what the bidder sent."""
    return path.startswith("rapporten/") and "/bijlagen/" not in path and path.endswith((".html", ".pdf", ".xlsx"))


_PAGES = {
    "index": "Overzicht van de hele mailbox",
    "proces-verbaal": "Proces-verbaal van opening",
    "gelijke-behandeling": "Gelijke behandeling",
    "besluiten": "Besluiten",
    "rapport": "Rapport",
    "vergelijking": "Teksten naast elkaar",
}
_FORMS = {".html": "", ".pdf": " (pdf)", ".xlsx": " (werkblad)"}


def _groups(result: Result, files: Sequence[str]) -> tuple[Group, ...]:
    """The pages of each run and of each state of the decisions, the newest state first."""
    together: dict[str, list[tuple[str, str]]] = {}
    names = {page: bid.name for bid in result.bids if (page := bid_pages(result).get(bid.id))}
    regions = {row.id: row.name for row in result.procedure.regions}
    for path in filter(_is_page, files):
        together.setdefault(path.split("/")[1], []).append((path, _page_name(PurePosixPath(path), names, regions)))
    ordered = sorted(together, key=lambda folder: (folder.startswith(_STATE), folder), reverse=True)
    runs, states = [one for one in ordered if not one.startswith(_STATE)], [one for one in ordered if one.startswith(_STATE)]
    return tuple(Group(title=_folder_name(folder), pages=tuple(together[folder])) for folder in (*runs, *states))


_STATE = "besluiten-"


def _folder_name(folder: str) -> str:
    number = folder.removeprefix(_STATE).lstrip("0")
    return f"Besluiten, zoals zij waren na vermelding {number} in het register" if folder.startswith(_STATE) else f"Toetsing {folder}"


def _page_name(path: PurePosixPath, names: Mapping[str, str], regions: Mapping[str, str]) -> str:
    name = names.get(path.name) or _PAGES.get(path.stem, path.stem)
    inside = path.parts[2:-1]
    where = f"{regions.get(inside[1], inside[1])}: " if len(inside) == 2 else ""
    return f"{where}{name}{_FORMS[path.suffix]}"


def _mails(result: Result, bid: Bid, contents: Contents) -> Iterator[MessageRow]:
    """A mail that is of another bidder too is told of only where others may be in."""
    for row in result.messages:
        if bid.id in row.bid and (len(row.bid) == 1 or f"originelen/{row.sha256[:2]}/{row.sha256}" in contents.files):
            yield row


def _items(row: MessageRow, inside: set[str], copies: Mapping[str, str]) -> Sequence[Item]:
    """The mail itself, then its attachments."""
    found = [("de mail zelf", row.sha256), *((file_name(leaf), leaf.sha256) for leaf in row.attachments)]
    paths = {sha256: f"originelen/{sha256[:2]}/{sha256}" for _, sha256 in found}
    return [
        Item(name=name, sha256=sha256, path=paths[sha256] if paths[sha256] in inside else "", link=copies.get(sha256, ""))
        for name, sha256 in found
    ]
