"""Each document is read in a child process with limits: a crash, hang, flood or lie becomes a Document with a state.

Knows processes and limits; must not know formats. The one file that knows pebble. Residual risks: where the `resource`
module is missing (Windows) memory is not limited, only time and output are; what a child sends is unpacked by `pickle`, so
machine code that took over a child can take over the parent (what a child may do besides is in `confine`).
"""

import base64
import math
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as Expired
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool
from pydantic import TypeAdapter, ValidationError

from extractors.confine import confine
from extractors.document import Box, Document, Locator, Page, Seal, Searchability
from extractors.locate import find
from extractors.picture import picture
from extractors.png import size_of
from extractors.read import read
from extractors.seals.trust import Trust
from extractors.seals.words import sentences
from extractors.stored import DOCUMENT, PLACES, Places
from extractors.view import Drawn, PictureError, View
from intake.message import State

MEMORY_EXIT = 86  # our own exit code of a child that ran out of memory: told apart from a crash, and the child is not used again
WIDEST_PICTURE, HIGHEST_PICTURE = 2_000, 20_000  # pixels; the limits of the child are tighter
TRIES = 3
TASKS_PER_CHILD = 100  # then a fresh child: what a library leaks cannot pile up


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one document may use."""

    seconds: float = 20.0
    memory: int = 1024**3  # bytes of address space, where the system can hold it
    output: int = 64 * 1024**2  # bytes of JSON
    starting: float = 60.0  # seconds in which a child must have begun


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A file to read."""

    sha256: str
    path: Path
    media_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotes:
    """Words to find again in a file."""

    sha256: str
    path: Path
    media_type: str
    quotes: tuple[Locator, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Views:
    """Pictures to draw of a file; what ends the child ends all of them, so ask those of one page together."""

    path: Path
    media_type: str
    views: tuple[View, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """A file whose digital signatures are to be looked into, as they were seen in it."""

    sha256: str
    path: Path
    seen: tuple[Seal, ...]
    trust: Trust


Reader = Callable[..., Document]
Item = TypeVar("Item", Task, Quotes, Views, Sealed)

_DRAWN = TypeAdapter(tuple[tuple[str, str], ...])  # a PNG in base64, and a sentence where there is none
_SEALS = TypeAdapter(tuple[Seal, ...])


def read_all(
    tasks: Sequence[Task],
    *,
    workers: int,
    limits: Limits,
    done: Callable[[Document], None] | None = None,
    reader: Reader = read,
) -> dict[str, Document]:
    """Every task's Document, by sha256; `done` is called in the order of the tasks, as soon as each is there."""
    found: dict[str, Document] = {}
    unique = list({task.sha256: task for task in reversed(tasks)}.values())[::-1]
    for task, answer in _run(partial(_read_in_child, reader, limits.output), unique, workers, limits):
        found[task.sha256] = _document(task, answer, limits)
        if done is not None:
            done(found[task.sha256])
    return found


def find_all(requests: Sequence[Quotes], *, workers: int, limits: Limits) -> dict[str, Places]:
    """Where each quote stands, by sha256; a file that could not be read again gives None for all its quotes."""
    found: dict[str, Places] = {}
    for request, answer in _run(partial(_find_in_child, limits.output), requests, workers, limits):
        places = _places(answer, len(request.quotes))
        found[request.sha256] = found.get(request.sha256, ()) + places
    return found


def draw_all(requests: Sequence[Views], *, workers: int, limits: Limits) -> Iterator[tuple[Drawn, ...]]:
    """For every request one picture, or a Dutch sentence, per view; in the order of the requests, as they come."""
    for request, answer in _run(partial(_draw_in_child, limits.output), requests, workers, limits):
        yield _drawn(answer, len(request.views), limits)


def judge_all(requests: Sequence[Sealed], *, workers: int, limits: Limits) -> dict[str, tuple[Seal, ...]]:
    """What can be told of the signatures of each file, by sha256; a child that ends otherwise leaves them unanswered, with why."""
    found: dict[str, tuple[Seal, ...]] = {}
    for request, answer in _run(partial(_judge_in_child, limits.output), requests, workers, limits):
        found[request.sha256] = _seals(request, answer, limits)
    return found


Answer = bytes | BaseException


class StuckError(Exception):
    """The children no longer answer: one of them spoilt the line to all."""


_SPOILT = (StuckError, BrokenExecutor)


def _run(function: Callable[[Item], bytes], items: Sequence[Item], workers: int, limits: Limits) -> Iterator[tuple[Item, Answer]]:
    """The function on every item, each in a child; in the order of the items, whatever order they end in."""
    done = 0
    while done < len(items):
        for item, answer in _together(function, items[done:], workers, limits):
            done += 1
            again = isinstance(answer, BrokenExecutor) or (isinstance(answer, (ProcessExpired, StuckError)) and len(items) > 1)
            yield item, _alone(function, item, limits) if again else answer


def _together(function: Callable[[Item], bytes], items: Sequence[Item], workers: int, limits: Limits) -> Iterator[tuple[Item, Answer]]:
    """Answers up to and including the first that could not be had because the children as a whole failed."""
    with _pool(min(workers, len(items)), limits) as pool:
        futures = [pool.schedule(function, args=(item,), timeout=limits.seconds) for item in items]
        for item, future in zip(items, futures, strict=True):
            answer = _answer(future, limits)
            if isinstance(answer, Expired | TimeoutError) and not pool.active:
                answer = StuckError()  # it may have answered: nobody listens any more
            yield item, answer
            if isinstance(answer, _SPOILT):
                return


def _alone(function: Callable[[Item], bytes], item: Item, limits: Limits) -> Answer:
    """Once more in a fresh child: what earlier documents left behind in a child must not decide about this one.

    pebble calls itself broken when a child ends before its first word was heard: then how it ended is asked again.
    """
    answer: Answer = StuckError()
    for _ in range(TRIES):
        with _pool(1, limits) as pool:
            answer = _answer(pool.schedule(function, args=(item,), timeout=limits.seconds), limits)
        if not isinstance(answer, BrokenExecutor):
            break
    return answer


def _answer(future: ProcessFuture[bytes], limits: Limits) -> Answer:
    """Tasks begin in order, so the first that is waited for has begun, or begins as soon as a child is there."""
    try:
        error = future.exception(timeout=limits.seconds + limits.starting)  # never raised here: the child chose what it is
    except (TimeoutError, Expired, CancelledError):
        return StuckError()
    if error is not None:
        return error  # whatever ended the child is an answer about this one document
    answer = future.result()
    if not isinstance(answer, bytes):
        return StuckError()  # our own code in the child gives bytes: this came from elsewhere
    return answer if len(answer) <= limits.output else b"+"


@contextmanager
def _pool(workers: int, limits: Limits) -> Iterator[ProcessPool]:
    """Children started afresh ("spawn"): the same on every system, and nothing of the parent leaks into them."""
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=TASKS_PER_CHILD,
        initializer=_confine,
        initargs=(limits,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield pool
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # every answer that was waited for is there
        pool.join()


def _confine(limits: Limits) -> None:
    """In the child, before the first task."""
    confine(memory=limits.memory, seconds=limits.seconds * TASKS_PER_CHILD + 60)


def _read_in_child(reader: Reader, most: int, task: Task) -> bytes:
    _start_again(task.media_type)
    return _in_child(lambda: DOCUMENT.dump_json(reader(task.path, sha256=task.sha256, media_type=task.media_type)), most)


def _find_in_child(most: int, request: Quotes) -> bytes:
    _start_again(request.media_type)
    return _in_child(lambda: PLACES.dump_json(find(request.path, media_type=request.media_type, quotes=request.quotes)), most)


def _draw_in_child(most: int, request: Views) -> bytes:
    _start_again(request.media_type)
    return _in_child(lambda: _DRAWN.dump_json(tuple(_draw(request, view) for view in request.views)), most)


def _draw(request: Views, view: View) -> tuple[str, str]:
    try:
        drawn = picture(request.path, media_type=request.media_type, view=view)
    except PictureError as reason:
        return "", str(reason)
    return base64.b64encode(drawn).decode(), ""


def _judge_in_child(most: int, request: Sealed) -> bytes:
    from extractors.pdf.seals import look_into

    return _in_child(lambda: _SEALS.dump_json(look_into(request.path, seen=request.seen, trust=request.trust)), most)


def _start_again(media_type: str) -> None:
    """What was read before must not show in what is read now."""
    if media_type == "application/pdf":
        from extractors.pdf.library import afresh

        afresh()


def _in_child(work: Callable[[], bytes], most: int) -> bytes:
    """Only plain bytes leave the child; no error of a stranger's making is passed on as an object."""
    try:
        answer = work()
    except (MemoryError, RecursionError):
        os._exit(MEMORY_EXIT)
    except BaseException as error:  # a reader that asks to stop the program (SystemExit) stops nothing but itself
        return b"!" + type(error).__name__.encode()
    return answer if len(answer) <= most else b"+"


def _document(task: Task, answer: Answer, limits: Limits) -> Document:
    if isinstance(answer, bytes) and answer[:1] not in (b"!", b"+"):
        try:
            document = DOCUMENT.validate_json(answer)
        except ValidationError:
            return _without(task, State.UNREADABLE, "Het leesprogramma gaf een onbruikbaar antwoord over dit bestand.")
        if (document.sha256, document.media_type) == (task.sha256, task.media_type) and _is_sound(document):
            return document
        return _without(task, State.UNREADABLE, "Het leesprogramma gaf een antwoord dat niet bij dit bestand hoort.")
    return _without(task, *_ending(answer, limits))


def _is_sound(document: Document) -> bool:
    """Pages counted from 1, and nothing that points outside them; every box of what is seen at least touches its page."""
    numbers = [page.number for page in document.pages]
    places = [*(mark.page for mark in document.marks), *(words.page for words in document.hidden)]
    places += [page for piece in document.pieces for page in (piece.first, piece.last)]
    places += [fact.locator.page for piece in document.pieces for fact in piece.facts]
    places += [field.page for field in document.fields if field.page is not None]
    if numbers != list(range(1, len(numbers) + 1)) or not all(1 <= place <= len(numbers) for place in places):
        return False
    seen = [(page, line.box) for page in document.pages for line in page.lines]
    seen += [(document.pages[mark.page - 1], mark.box) for mark in document.marks]
    return all(box is None or _touches(box, page) for page, box in seen)


def _touches(box: Box, page: Page) -> bool:
    wide, high = page.width or math.inf, page.height or math.inf
    return box.x0 <= box.x1 and box.y0 <= box.y1 and box.x0 <= wide and box.y0 <= high and box.x1 >= 0 and box.y1 >= 0


def _ending(answer: Answer, limits: Limits) -> tuple[State, str]:
    """What a child's end says about the document."""
    if isinstance(answer, Expired | TimeoutError):
        return State.UNREADABLE, f"Het bestand kon niet binnen {limits.seconds:g} seconden worden gelezen."
    if answer == b"+":
        most = limits.output // 1024**2
        return State.TOO_LARGE, f"In het bestand zit meer tekst dan wij aankunnen (meer dan {most} MB)."
    if isinstance(answer, ProcessExpired) and answer.exitcode == MEMORY_EXIT:
        return State.TOO_LARGE, f"Het bestand vraagt bij het lezen meer dan {limits.memory // 1024**2} MB geheugen."
    if isinstance(answer, bytes):
        name = answer[1:].decode("ascii", "replace")
        return State.UNREADABLE, f"Het lezen van het bestand liep vast op een fout ({name})."
    return State.UNREADABLE, "Het leesprogramma is op dit bestand gestopt; het bestand is beschadigd of bedoeld om te storen."


def _without(task: Task, state: State, because: str) -> Document:
    return Document(
        sha256=task.sha256,
        media_type=task.media_type,
        state=state,
        searchability=Searchability.UNKNOWN,
        because=f"{because} Open het met de hand en beoordeel het zelf.",
    )


def _places(answer: Answer, count: int) -> Places:
    if isinstance(answer, bytes) and answer[:1] not in (b"!", b"+"):
        try:
            places = PLACES.validate_json(answer)
        except ValidationError:
            return (None,) * count
        if len(places) == count:
            return places
    return (None,) * count


def _drawn(answer: Answer, count: int, limits: Limits) -> tuple[Drawn, ...]:
    """The pictures of one request, each looked at before it is believed: nothing but pixels, and not too many."""
    if isinstance(answer, bytes) and answer[:1] not in (b"!", b"+"):
        try:
            found = tuple(_believed(png, because) for png, because in _DRAWN.validate_json(answer))
        except ValueError:  # pydantic's and base64's errors are ValueErrors too
            return (Drawn(because="Het tekenprogramma gaf een onbruikbaar antwoord over deze bladzijde."),) * count
        if len(found) == count:
            return found
    return (Drawn(because=_undrawn(answer, limits)),) * count


def _believed(png: str, because: str) -> Drawn:
    """Raises ValueError for what is not a plain picture of a bounded size."""
    if not png:
        return Drawn(because=because)
    content = base64.b64decode(png, validate=True)
    wide, high = size_of(content)
    if wide > WIDEST_PICTURE or high > HIGHEST_PICTURE:
        raise ValueError("larger than what we draw")
    return Drawn(png=content)


def _undrawn(answer: Answer, limits: Limits) -> str:
    if isinstance(answer, Expired | TimeoutError):
        return f"Deze bladzijde kon niet binnen {limits.seconds:g} seconden worden getekend. Open het bestand met de hand."
    if isinstance(answer, ProcessExpired) and answer.exitcode == MEMORY_EXIT:
        return f"Deze bladzijde vraagt bij het tekenen meer dan {limits.memory // 1024**2} MB geheugen. Open het bestand met de hand."
    return "Het tekenen van deze bladzijde liep vast. Open het bestand met de hand."


def _seals(request: Sealed, answer: Answer, limits: Limits) -> tuple[Seal, ...]:
    if isinstance(answer, bytes) and answer[:1] not in (b"!", b"+"):
        try:
            seals = _SEALS.validate_json(answer)
        except ValidationError:
            seals = ()
        if {seal.field for seal in request.seen} <= {seal.field for seal in seals}:
            return seals
    slow = isinstance(answer, Expired | TimeoutError)
    why_not = f"het duurde langer dan {limits.seconds:g} seconden" if slow else "het programma daarvoor liep er op vast"
    return tuple(replace(seal, because=sentences(seal, why_not=why_not)) for seal in request.seen)
