"""The stages that touch bytes: collecting messages, reading documents, re-reading quotes. Writes nothing but originals."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checklist.assess import Assessed
from checklist.finding import Result
from checklist.proof import Place as Quoted
from checklist.proof import Seen, places, prove
from extractors.bounded import Limits, Quotes, Task, Views, draw_all, find_all, read_all
from extractors.document import Document, Locator
from extractors.seals.judged import with_seals
from extractors.seals.trust import NOBODY, Trust
from extractors.stored import Places, places_bytes, places_from
from extractors.view import passage
from intake.mail import read_message
from intake.message import Message, Place, Role
from intake.originals import Originals
from intake.receipt import RelaySettings
from intake.sameness import sameness
from intake.sources import open_source
from reports.album import wanted
from toetssteen.answers import Answers
from toetssteen.assignment import Gathered, Parcel
from toetssteen.progress import Progress

LIMITS = Limits()
DRAWING = Limits(seconds=10.0)  # for the pictures of one page


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """With what the stages work: where originals and earlier answers lie, whom the user trusts, how many read at once."""

    originals: Originals
    progress: Progress
    workers: int
    trust: Trust = NOBODY
    answers: Answers | None = None  # None: everything is read anew


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """What the sources held: every message once, with every place where it was found."""

    messages: tuple[Message, ...]
    passed_over: tuple[str, ...]  # Dutch: files in the sources that are no mail
    unread: tuple[str, ...] = ()  # Dutch: files in the sources that could not be opened


def gather(sources: Sequence[str], *, originals: Originals, progress: Progress) -> Gathered:
    """Store every raw message; the same mail from two places is one parcel with two places.

    Copies that differ in line ends or in notes of a mail program are one parcel.
    """
    found: dict[str, dict[str, _Copy]] = {}
    passed: set[str] = set()
    unread: set[str] = set()
    for name in sources:
        source = open_source(name)
        for raw in progress.over(source, "post ophalen"):
            copy = found.setdefault(sameness(raw.data), {}).setdefault(originals.put(raw.data), _Copy(size=len(raw.data)))
            copy.places.add(raw.place)
        for one in source.passed_over:
            (unread if one.unread else passed).add(f"{one.position}: {one.because}")
    return Gathered(
        parcels=tuple(_parcel(copies) for copies in sorted(found.values(), key=_longest)),
        passed_over=tuple(sorted(passed)),
        unread=tuple(sorted(unread)),
    )


@dataclass(slots=True)
class _Copy:
    """Equal bytes, and where they were found."""

    size: int
    places: set[Place] = field(default_factory=set)


def _longest(copies: Mapping[str, _Copy]) -> str:
    """The sha256 of the longest copy: line ends as they were sent."""
    return max(copies, key=lambda sha256: (copies[sha256].size, sha256))


def _parcel(copies: Mapping[str, _Copy]) -> Parcel:
    chosen = _longest(copies)
    places = sorted({place for copy in copies.values() for place in copy.places}, key=_in_order)
    return Parcel(sha256=chosen, copies=tuple(sorted(copies.keys() - {chosen})), places=tuple(places))


def open_all(gathered: Gathered, *, originals: Originals, relays: RelaySettings, progress: Progress) -> Collected:
    """Open the longest copy of each parcel, once."""
    messages = tuple(
        replace(read_message(originals.get(parcel.sha256), places=parcel.places, originals=originals, relays=relays), copies=parcel.copies)
        for parcel in progress.over(gathered.parcels, "mails openen")
    )
    return Collected(messages=messages, passed_over=gathered.passed_over, unread=gathered.unread)


def collect(sources: Sequence[str], *, originals: Originals, relays: RelaySettings, progress: Progress) -> Collected:
    """Store every raw message first, then open each once."""
    gathered = gather(sources, originals=originals, progress=progress)
    return open_all(gathered, originals=originals, relays=relays, progress=progress)


def read_documents(messages: Sequence[Message], desk: Desk) -> Mapping[str, Document]:
    """Every distinct file of all messages: as it was read before, else in a bounded child; then the digital signatures in them."""
    tasks = {
        leaf.sha256: Task(sha256=leaf.sha256, path=desk.originals.path(leaf.sha256), media_type=leaf.media_type)
        for message in messages
        for leaf in message.leaves
        if leaf.state is None and leaf.role in (Role.ATTACHMENT, Role.INLINE)
    }
    known = {sha256: document for sha256, task in tasks.items() if (document := _as_before(task, desk))}
    ordered = [tasks[key] for key in sorted(tasks.keys() - known.keys())]
    with desk.progress.counting(len(tasks), "bestanden lezen") as count:
        for document in known.values():
            count(document)

        def done(document: Document) -> None:
            if desk.answers and not document.seals:
                desk.answers.keep_reading(document)
            count(document)

        read = read_all(ordered, workers=desk.workers, limits=LIMITS, done=done)
    sealed = with_seals(read, ordered, trust=desk.trust, workers=desk.workers, limits=LIMITS)
    for document in sealed.values():
        if desk.answers and document.seals:
            desk.answers.keep_reading(document)
    return {key: (known | sealed)[key] for key in sorted(tasks)}


def _as_before(task: Task, desk: Desk) -> Document | None:
    document = desk.answers.reading(task.sha256) if desk.answers else None
    return document if document is not None and document.media_type == task.media_type else None


def proof(assessed: Assessed, documents: Mapping[str, Document], desk: Desk) -> Assessed:
    """Every quote re-read from its original; what is not found again no longer counts as met."""
    wanted: dict[str, list[Quoted]] = {}
    for place in places(assessed.assessments):
        wanted.setdefault(place[0], []).append(place)
    requests = [
        Quotes(
            sha256=sha256,
            path=desk.originals.path(sha256),
            media_type=documents[sha256].media_type,
            quotes=tuple(Locator(page=page, quote=quote) for _, page, quote in quoted),
        )
        for sha256, quoted in sorted(wanted.items())
    ]
    found = _places(requests, desk)
    seen: Seen = {place: boxes for sha256, quoted in wanted.items() for place, boxes in zip(quoted, found[sha256], strict=True)}
    return replace(assessed, assessments=tuple(prove(row, seen) for row in assessed.assessments))


def _places(requests: Sequence[Quotes], desk: Desk) -> dict[str, Places]:
    """Where the quotes of each file stand; as the same reader found them before, when it found them all."""
    known: dict[str, Places] = {}
    for request in requests:
        before = desk.answers.pointer(request.sha256, _name(request.quotes, "citaten.json")) if desk.answers else None
        at = places_from(before, count=len(request.quotes)) if before is not None else None
        if at is not None:
            known[request.sha256] = at
    asked = [request for request in requests if request.sha256 not in known]
    found = find_all(asked, workers=desk.workers, limits=LIMITS)
    for request in asked:
        if desk.answers and None not in found[request.sha256]:
            desk.answers.keep_pointer(request.sha256, _name(request.quotes, "citaten.json"), places_bytes(found[request.sha256]))
    return known | found


def passages(result: Result, desk: Desk) -> dict[Quoted, bytes]:
    """A picture (PNG) of each proven quote on a page of a PDF; what cannot be drawn is left out, and has its page number."""
    boxes = wanted(result.assessments)
    pdfs = {leaf.sha256 for row in result.messages for leaf in row.attachments if leaf.media_type == "application/pdf"}
    quoted = [one for one in sorted(boxes) if one[0] in pdfs]
    views = {one: passage(one[1], boxes[one]) for one in quoted}
    known = {one: png for one in quoted if desk.answers and (png := desk.answers.pointer(one[0], _name(views[one], "beeld.png")))}
    pages: dict[tuple[str, int], list[Quoted]] = {}
    for one in quoted:
        if one not in known:
            pages.setdefault(one[:2], []).append(one)
    requests = [
        Views(path=desk.originals.path(sha256), media_type="application/pdf", views=tuple(views[one] for one in together))
        for (sha256, _), together in pages.items()
    ]
    answers = draw_all(requests, workers=desk.workers, limits=DRAWING)
    for together, found in zip(pages.values(), answers, strict=True):
        for one, drawn in zip(together, found, strict=True):
            if drawn.png:
                known[one] = drawn.png
                if desk.answers:
                    desk.answers.keep_pointer(one[0], _name(views[one], "beeld.png"), drawn.png)
    return {one: known[one] for one in quoted if one in known}


def _name(question: object, kind: str) -> str:
    """A file name for the answer to this question; the question is plain values, so its `repr` is the same in every run."""
    return f"{hashlib.sha256(repr(question).encode(errors='surrogatepass')).hexdigest()[:24]}.{kind}"


def _in_order(place: Place) -> tuple[str, str]:
    return (place.source, place.position)
