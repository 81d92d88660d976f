"""A redacted edition of the pages of a run: what is about natural persons, and if asked of other bidders, is blacked out to be seen.

The words are taken out of the result, and the pages are made from what is left: nothing hidden can stand in them. What cannot be
blacked out is left out whole: pictures of pages, copies of attachments, PDFs, workbooks and toetsing.json. Judges nothing.
"""

import dataclasses
import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from checklist.finding import Assessment, Bid, Finding, MessageRow, Result
from reports.bidder import bidder_pages
from reports.blackout import Blackout, Left, mark, words_of
from reports.comparison import comparison_report
from reports.decided import Register
from reports.equality import equality_report
from reports.index import index_page
from reports.receipt import counted
from reports.redacted_decisions import decisions_page, redacted_register
from reports.redacted_words import Edition, blackout_of, named_others
from reports.region import region_report
from reports.sheet import bid_pages
from templates import render
from templates.wording import HIDDEN, REASONS, STANDINGS, SUPPORTS

FILES = frozenset({"path", "source", "subject", "message_id", "sender", "sender_name"})
"""Fields in which people write names in small letters."""
UNTOUCHED = frozenset(
    {"sha256", "sha256s", "part", "inside", "copies", "id", "bid", "region", "regions", "new_in", "messages", "rule", "check"}
)
"""Fields that lead from one row to another."""
FRONT, DECISIONS = "index.html", "besluiten.html"
Row = TypeVar("Row")


class RedactionError(Exception):
    """The edition cannot be given out; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of the edition as the front page names it."""

    path: str
    name: str
    counts: tuple[tuple[str, int], ...]


def edition(result: Result, wanted: Edition, *, head: str) -> dict[str, bytes]:
    """Every page by its path; RedactionError when something of a person would still stand in one."""
    blackout = blackout_of(result, wanted)
    of_people = blackout_of(result, wanted, of_people=True) if wanted.kept and wanted.bid else blackout
    clean = redacted(result, wanted, blackout)
    rows = redacted_register(_walked(wanted.kept, of_people), _closed_ids(result, wanted)) if wanted.kept else None
    made = dict(_made(clean, dataclasses.replace(wanted, kept=rows), head=head))
    found: dict[str, str] = {}
    listed = []
    for path, (name, text) in made.items():
        counts = tuple(sorted(Counter(_kind(found) for found in re.findall(r"\[weggelakt: ([^\]]+)\]", words_of(text))).items()))
        listed.append(Page(path=path, name=name, counts=counts))
        found[path] = _shown(text, there=frozenset(made), path=path, note=render("redacted_note.html", counts=counts, wanted=wanted))
    listed.sort(key=lambda page: page.path)
    total = Counter[str]()
    for page in listed:
        total.update(dict(page.counts))
    unsure = sum(1 for one in named_others(result, wanted).values() if one.doubtful)
    front = render("redacted.html", pages=listed, total=sorted(total.items()), unsure=unsure, wanted=wanted, result=clean, head=head)
    found[FRONT] = _shown(front, there=frozenset({*made, FRONT}), path=FRONT, note="")
    ours = _ours(result, wanted, head=head)
    shown = found[FRONT].replace(html.escape(wanted.made_by), "")  # who made it is told there, whoever else that person is
    _check(found | {FRONT: ""}, blackout, ours)
    _check({FRONT: shown}, blackout, ours | _ours_in_front(clean, wanted, head=head))
    _check({path: text for path, text in found.items() if path == DECISIONS}, of_people, ours)
    return {path: text.encode() for path, text in found.items()}


def _kind(said: str) -> str:
    """What is counted together: each other bidder has a number of its own."""
    said = re.sub(r"^andere inschrijver \d+$", "naam of nummer van een andere inschrijver", said)
    return re.sub(r"^controlegetal \d+ van", "controlegetal van", said)


def redacted(result: Result, wanted: Edition, blackout: Blackout) -> Result:
    """The result with the marks in it; the rules of the round and the receipt stay as they are."""
    ids = _closed_ids(result, wanted)

    def is_own(row: MessageRow) -> bool:
        return wanted.bid is None or not ids or wanted.bid.id in row.bid  # whoever sees this edition wrote it, with others or not

    def mail(number: int, row: MessageRow) -> MessageRow:
        closed = row if is_own(row) else _closed_mail(row, number)
        return dataclasses.replace(closed, bid=tuple(ids.get(bid, bid) for bid in row.bid))

    def assessment(row: Assessment) -> Assessment:
        return dataclasses.replace(_closed(row), bid=ids[row.bid]) if row.bid in ids else row

    def bid(row: Bid) -> Bid:
        return _closed_bid(row, ids[row.id]) if row.id in ids else row

    # The place of a mail in the list would tell when it came, beside the own mails.
    ordered = sorted(result.messages, key=lambda row: ((), "") if is_own(row) else (tuple(ids.get(bid, "") for bid in row.bid), row.sha256))

    # Marks of ours are set after the words from outside were looked at: what looks like a mark in those is changed.
    return dataclasses.replace(
        result,
        messages=tuple(mail(number, _walked(row, blackout)) for number, row in enumerate(ordered, start=1)),
        bids=tuple(bid(_walked(row, blackout)) for row in result.bids),
        receipt=counted(result.receipt),
        assessments=tuple(assessment(_walked(row, blackout)) for row in result.assessments),
        refusals=tuple(_walked(row, blackout) for row in result.refusals) if not ids else (),
    )


def _closed_ids(result: Result, wanted: Edition) -> dict[str, str]:
    """The bids of which no words may be in the edition, with what each is called in it."""
    others = [bid.id for bid in result.bids if wanted.bid and bid.id != wanted.bid.id] if wanted.others_ground else []
    return {bid: f"anders-{number}" for number, bid in enumerate(others, start=1)}


def _walked(row: Row, blackout: Blackout) -> Row:
    """The same row with every text in it blacked out."""
    walked: Row = _walk(row, blackout, "")
    return walked


def _walk(value: Any, blackout: Blackout, name: str) -> Any:
    if type(value) is str:
        return blackout.text(value, name_of_file=name in FILES)
    if isinstance(value, tuple):
        return tuple(_walk(one, blackout, name) for one in value)
    if isinstance(value, Mapping):
        return {key: _walk(one, blackout, key) for key, one in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [each.name for each in dataclasses.fields(value) if each.name not in UNTOUCHED]
        return dataclasses.replace(value, **{each: _walk(getattr(value, each), blackout, each) for each in fields})
    return value


def _closed(row: Assessment) -> Assessment:
    """Of another bidder: how it stands, and no word of what it wrote."""
    said = mark(Left.OTHER_TEXT)
    return dataclasses.replace(
        row,
        standing_because=STANDINGS[row.standing],
        documents=tuple(
            dataclasses.replace(
                one, because=REASONS.get(one.reason, one.reason), findings=tuple(_closed_finding(each) for each in one.findings), pieces=()
            )
            for one in row.documents
        ),
        criteria=tuple(dataclasses.replace(one, because=SUPPORTS[one.support][1], passages=()) for one in row.criteria),
        points=tuple(dataclasses.replace(one, because=said, evidence=()) for one in row.points),
    )


def _closed_bid(row: Bid, name: str) -> Bid:
    """Of another bidder: its regions, and under which number it stands."""
    return dataclasses.replace(row, id=name, kvk_number="", members=(), because=mark(Left.OTHER), messages=())


def _closed_finding(one: Finding) -> Finding:
    return dataclasses.replace(one, because=REASONS.get(one.reason, one.reason), evidence=(), searched=())


def _closed_mail(row: MessageRow, number: int) -> MessageRow:
    """Of another bidder: that it came and whether in time; not when, not from where, not what was in it and not its digests."""
    said, digest = mark(Left.OTHER), mark(Left.DIGEST)
    leaves = tuple(dataclasses.replace(leaf, path=(said,), pieces=(), seals=(), because="", sha256=digest) for leaf in row.attachments)
    return dataclasses.replace(
        row,
        sha256=f"[weggelakt: controlegetal {number} van een andere inschrijver]",  # the pages tell mails apart by it
        copies=(),
        received=HIDDEN,
        received_by="",
        received_because="",
        sent=None,
        recipients=(),
        delivered_to=(),
        timeliness_because="",
        defects=(),
        subject=said,
        sender=said,
        sender_name="",
        message_id="",
        source=(said,),
        hops=(),
        kind_because="",
        attachments=leaves,
        parts=(),
    )


def _made(clean: Result, wanted: Edition, *, head: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Path, name and text of every page that belongs in the edition."""
    names = bid_pages(clean)
    whole = wanted.bid is None or bool(wanted.others_ground)
    if whole:
        yield "overzicht.html", ("Overzicht van de mailbox", index_page(clean, head=head))
        rulings = wanted.kept.rulings if wanted.kept else ()
        yield "gelijke-behandeling.html", ("Gelijke behandeling", equality_report(clean, head=head, rulings=rulings))
    if wanted.kept is not None:
        yield DECISIONS, ("Besluiten", decisions_page(clean, wanted.kept, None if whole else wanted.bid, head=head))
    for region in clean.procedure.regions:
        folder = f"regios/{region.id}"
        bids = [row.bid for row in clean.assessments if row.region == region.id]
        if wanted.bid and wanted.bid.id not in bids:
            continue
        if whole:
            yield f"{folder}/rapport.html", (f"{region.name}: rapport", region_report(clean, region.id, head=head))
            yield f"{folder}/vergelijking.html", (f"{region.name}: teksten naast elkaar", comparison_report(clean, region.id, head=head))
        titles = {names[bid.id]: bid.name for bid in clean.bids}
        for name, text in bidder_pages(clean, region.id, head=head).items():
            if wanted.bid is None or name == names[wanted.bid.id]:
                yield f"{folder}/{name}", (f"{region.name}: {titles[name]}", text)


def _shown(text: str, *, there: frozenset[str], path: str, note: str) -> str:
    """The page with the marks in black, a note at its head, and no link to what is not in the edition."""
    text = re.sub(r'<a\b[^>]*\bhref="([^"#]+)(?:#[^"]*)?"[^>]*>(.*?)</a>', lambda link: _link(link, there, path), text, flags=re.DOTALL)
    head, main, rest = text.partition('<main id="inhoud" tabindex="-1">')
    pieces = _TAGS.split(f"{head}{main}{note}{rest}")
    return "".join(one if one.startswith("<") else _MARK.sub(r'<span class="lak">\1</span>', one) for one in pieces)


_MARK = re.compile(r"(\[weggelakt: [^\]]*\])")
_TAGS = re.compile(r"(<style\b.*?</style>|<title\b.*?</title>|<textarea\b.*?</textarea>|<[^>]*>)", re.DOTALL)


def _link(link: re.Match[str], there: frozenset[str], path: str) -> str:
    target = html.unescape(link[1])
    steps = path.split("/")[:-1]
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return link[0] if "/".join(steps) in there else link[2]


def _ours(result: Result, wanted: Edition, *, head: str) -> frozenset[str]:
    """The words that stand in these pages whatever anybody wrote: a last name that is one of them (Post, Maas) tells nothing there."""
    blank = dataclasses.replace(
        result,
        receipt=counted(result.receipt),
        messages=(),
        refusals=(),
        bids=tuple(dataclasses.replace(one, name="·", because="", members=()) for one in result.bids),
    )
    blank = dataclasses.replace(blank, assessments=tuple(_closed(dataclasses.replace(row, points=())) for row in result.assessments))
    whole = dataclasses.replace(wanted, bid=None, others_ground="", kept=Register(rulings=()))
    return frozenset(word for _, (_, text) in _made(blank, whole, head=head) for word in re.findall(r"\w+", words_of(text)))


def _ours_in_front(clean: Result, wanted: Edition, *, head: str) -> frozenset[str]:
    """The words of the first page that nobody but us wrote: it gives a last name that is a word as an example."""
    nobody = dataclasses.replace(wanted.bid, name="·") if wanted.bid else None
    blank = dataclasses.replace(wanted, made_by="", ground="", others_ground="x" if wanted.others_ground else "", bid=nobody)
    text = render("redacted.html", pages=(), total=(), unsure=1, wanted=blank, result=clean, head=head)
    return frozenset(re.findall(r"\w+", words_of(text)))


def _check(pages: Mapping[str, str], blackout: Blackout, ours: frozenset[str]) -> None:
    """Nothing of a person may stand in any byte of a page: not in its words, and not in an attribute either."""
    faults = []
    for path, text in pages.items():
        if "data:image" in text.replace("data:image/svg", ""):
            faults.append(f"  {path}: er staat een plaatje in")
        left = [one for one in blackout.left_in(words_of(text)) if not set(re.findall(r"\w+", one)) <= ours]
        faults += [
            f"  {path}: {len(one)} tekens die als {'e-mailadres' if '@' in one else 'naam of nummer'} gelden, beginnend met {one[:1]}"
            for one in left
        ]
    if faults:
        raise RedactionError(
            "\n".join(["Deze gelakte versie is niet gemaakt: er zou nog iets leesbaar zijn. Meld dit aan de beheerder.", *faults[:20]])
        )
