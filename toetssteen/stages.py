"""The stages that touch bytes: collecting messages, reading documents, re-reading quotes. Writes nothing but originals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checklist.assess import Assessed
from checklist.proof import Place as Quoted
from checklist.proof import Seen, places, prove
from extractors.bounded import Limits, Quotes, Task, Views, draw_all, find_all, read_all
from extractors.document import Document, Locator
from extractors.seals import with_seals
from extractors.trust import Trust
from extractors.view import passage
from intake.mail import read_message
from intake.message import Message, Place, Role
from intake.originals import Originals
from intake.receipt import RelaySettings
from intake.sameness import sameness
from intake.sources import open_source
from reports.album import wanted
from toetssteen.progress import Progress

DRAWING = Limits(seconds=10.0)  # for the pictures of one page


@dataclass(frozen=True, kw_only=True, slots=True)
class Collected:
    """What the sources held: every message once, with every place where it was found."""

    messages: tuple[Message, ...]
    passed_over: tuple[str, ...]  # Dutch: files in the sources that are no mail
    unread: tuple[str, ...] = ()  # Dutch: files in the sources that could not be opened


def collect(sources: Sequence[str], *, originals: Originals, relays: RelaySettings, progress: Progress) -> Collected:
    """Store every raw message first, then open each once; the same mail from two places is one message with two places.

    Copies that differ in line ends or in notes of a mail program are one message: the longest is read, all are kept.
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
    messages = [
        _opened(copies, originals=originals, relays=relays)
        for copies in progress.over(sorted(found.values(), key=_longest), "mails openen")
    ]
    return Collected(messages=tuple(messages), passed_over=tuple(sorted(passed)), unread=tuple(sorted(unread)))


@dataclass(slots=True)
class _Copy:
    """Equal bytes, and where they were found."""

    size: int
    places: set[Place] = field(default_factory=set)


def _longest(copies: Mapping[str, _Copy]) -> str:
    """The sha256 of the longest copy: line ends as they were sent."""
    return max(copies, key=lambda sha256: (copies[sha256].size, sha256))


def _opened(copies: Mapping[str, _Copy], *, originals: Originals, relays: RelaySettings) -> Message:
    chosen = _longest(copies)
    places = sorted({place for copy in copies.values() for place in copy.places}, key=_in_order)
    message = read_message(originals.get(chosen), places=places, originals=originals, relays=relays)
    return replace(message, copies=tuple(sorted(copies.keys() - {chosen})))


def read_documents(
    messages: Sequence[Message], *, originals: Originals, trust: Trust, workers: int, progress: Progress
) -> Mapping[str, Document]:
    """Every distinct file of all messages, read once in a bounded child; then the digital signatures in them."""
    tasks = {
        leaf.sha256: Task(sha256=leaf.sha256, path=originals.path(leaf.sha256), media_type=leaf.media_type)
        for message in messages
        for leaf in message.leaves
        if leaf.state is None and leaf.role in (Role.ATTACHMENT, Role.INLINE)
    }
    ordered = [tasks[key] for key in sorted(tasks)]
    with progress.counting(len(tasks), "bestanden lezen") as done:
        documents = read_all(ordered, workers=workers, limits=Limits(), done=done)
    return with_seals(documents, ordered, trust=trust, workers=workers, limits=Limits())


def proof(assessed: Assessed, documents: Mapping[str, Document], *, originals: Originals, workers: int) -> Assessed:
    """Every quote re-read from its original; what is not found again no longer counts as met."""
    wanted: dict[str, list[Quoted]] = {}
    for place in places(assessed.assessments):
        wanted.setdefault(place[0], []).append(place)
    requests = [
        Quotes(
            sha256=sha256,
            path=originals.path(sha256),
            media_type=documents[sha256].media_type,
            quotes=tuple(Locator(page=page, quote=quote) for _, page, quote in quoted),
        )
        for sha256, quoted in sorted(wanted.items())
    ]
    found = find_all(requests, workers=workers, limits=Limits())
    seen: Seen = {place: boxes for sha256, quoted in wanted.items() for place, boxes in zip(quoted, found[sha256], strict=True)}
    return replace(assessed, assessments=tuple(prove(row, seen) for row in assessed.assessments))


def passages(assessed: Assessed, documents: Mapping[str, Document], *, originals: Originals, workers: int) -> dict[Quoted, bytes]:
    """A picture (PNG) of each proven quote on a page of a PDF; what cannot be drawn is left out, and has its page number."""
    pages: dict[tuple[str, int], list[Quoted]] = {}
    boxes = wanted(assessed.assessments)
    for quoted in sorted(boxes):
        if documents[quoted[0]].media_type == "application/pdf":
            pages.setdefault(quoted[:2], []).append(quoted)
    requests = [
        Views(path=originals.path(sha256), media_type="application/pdf", views=tuple(passage(page, boxes[one]) for one in quoted))
        for (sha256, page), quoted in pages.items()
    ]
    answers = draw_all(requests, workers=workers, limits=DRAWING)
    together = zip(pages.values(), answers, strict=True)
    return {one: drawn.png for quoted, found in together for one, drawn in zip(quoted, found, strict=True) if drawn.png}


def _in_order(place: Place) -> tuple[str, str]:
    return (place.source, place.position)
