"""The states that a power cut may leave of a real run, each opened with our own code and carried on from."""

import contextlib
import io
import json
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import crash_child
from crash_runs import FIRST, LATER, Outcome, command, entries_of, finish, mailbox, missing, outcome, said
from main_job import FINISHED
from power_loss import Disk, Op, laid_down, recorded

from intake.originals import sha256_of
from reports import write as reports_write
from reports.result import to_json
from toetssteen import cli, stages
from toetssteen.case import REGISTER
from toetssteen.register import Register, RegisterError

NAME = "2027-2028-vgz"


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A recorded run: where, on which mails, from which state, through which operations, to which end."""

    place: Path
    post: Path
    start: dict[str, bytes | None]
    ops: list[Op]
    wanted: Outcome

    @property
    def case(self) -> Path:
        return self.place / "zaak"


def first_run(root: Path, *, variant: str = "") -> Run:
    """Into a folder that is not there yet."""
    return _run(root, mailbox(root / "post"), variant)


def second_run(root: Path, *, variant: str = "") -> Run:
    """After another mail arrived."""
    (root / "disk").mkdir(parents=True)
    finish(mailbox(root / "post"), root / "disk" / "zaak")
    return _run(root, mailbox(root / "meer", FIRST + LATER), variant)


def _run(root: Path, post: Path, variant: str) -> Run:
    place = root / "disk"
    place.mkdir(exist_ok=True)
    start: dict[str, bytes | None] = _files(place)
    disk = Disk(place)
    ops = recorded(place, command(post, place / "zaak")[3:], variant=variant)
    for op in ops:
        disk.do(op)
    assert disk.as_it_is() == _files(place), "the record of the run is not what the run did"
    return Run(place=place, post=post, start=start, ops=ops, wanted=outcome(place / "zaak"))


def _files(folder: Path) -> dict[str, Any]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def faults_of(run: Run, states: int, *, seed: int = 1, carry_on: bool = True, enough: int | None = None) -> list[str]:
    """Everything that is wrong in so many states; stops when there is enough."""
    rnd, found = random.Random(seed), list[str]()  # noqa: S311 - states, not secrets
    laid_down(run.start, run.place)
    disk = Disk(run.place)
    moments = sorted(rnd.randint(0, len(run.ops)) for _ in range(states))
    done = 0
    with remembered():
        for number, moment in enumerate(moments):
            for op in run.ops[done:moment]:
                disk.do(op)
            done = moment
            laid_down(disk.after_a_cut(rnd), run.place)
            acknowledged = [json.loads(line) for line in disk.acknowledged]
            found += [f"staat {number} (na {moment}): {fault}" for fault in _wrong(run, acknowledged, carry_on=carry_on)]
            if enough is not None and len(found) >= enough:
                break
    return found


def _wrong(run: Run, acknowledged: list[dict[str, str]], *, carry_on: bool) -> Iterator[str]:
    case = run.case
    for one in acknowledged:
        if "sha256" in one:
            path = case / one["folder"] / one["sha256"][:2] / one["sha256"]
            if not path.is_file():
                yield f"bevestigd en weg: {path.relative_to(case)}"
            elif sha256_of(path.read_bytes()) != one["sha256"]:
                yield f"bevestigd en anders: {path.relative_to(case)}"
    yield from _half(run)
    heads = {one["head"] for one in acknowledged if "head" in one}
    try:
        if (case / REGISTER).is_file():
            with Register(case / REGISTER, name=NAME) as register:
                yield from register.faults()
            yield from _unguarded(case)
        elif heads:
            yield "bevestigd en weg: het register"
        entries = entries_of(case)
    except (RegisterError, AssertionError, sqlite3.DatabaseError) as broken:
        yield f"register: {broken}"
        return
    if heads - {entry.head for entry in entries}:
        yield "bevestigd en weg: vermeldingen"
    yield from (f"genoemd in het register: {fault}" for fault in missing(case, entries))
    if carry_on:
        yield from _carried_on(run, said(entries))


def _half(run: Run) -> Iterator[str]:
    """What stands under its own name is whole, acknowledged or not: a file named by its digest, the folder of a report."""
    for path in (*run.case.glob("originelen/*/*"), *run.case.glob("vastgelegd/*/*")):
        if not path.name.startswith(".") and sha256_of(path.read_bytes()) != path.name:
            yield f"half: {path.relative_to(run.case)}"
    for folder in run.case.glob("rapporten/[!.]*"):
        start = f"{folder.relative_to(run.case).as_posix()}/"
        here = {path.relative_to(run.case).as_posix(): sha256_of(path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        if here != {name: digest for name, digest in run.wanted.files.items() if name.startswith(start)}:
            yield f"half: {start}"


def _unguarded(case: Path) -> Iterator[str]:
    """The table and its guards come together or not at all."""
    with contextlib.closing(sqlite3.connect(case / REGISTER)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    wanted = {"vermeldingen", "vermelding_eenmaal", "geen_update", "geen_delete"}
    if names & wanted and not wanted <= names:
        yield f"het register is half gemaakt: {sorted(wanted - names)} ontbreekt"


def _carried_on(run: Run, before: list[tuple[object, ...]]) -> Iterator[str]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as complaint:
        code = cli.main(command(run.post, run.case)[3:])
    if code not in FINISHED:
        yield f"de volgende run eindigt met {code}: {complaint.getvalue()[:300]}"
        return
    after = outcome(run.case)
    if after.entries[: len(before)] != before:
        yield "de volgende run verloor vermeldingen"
    if after != run.wanted:
        yield f"de volgende run eindigt anders: {sorted({name for name, _ in after.files.items() ^ run.wanted.files.items()})[:4]}"


@contextlib.contextmanager
def remembered() -> Iterator[None]:
    """Within this, what follows from the bytes of a document alone is worked out once: thousands of runs read the same few.

    Nothing that touches the case folder is left out: only readers in children, pictures and the rendering of pages.
    """
    known: dict[object, Any] = {}
    rendered, drawn, read, found_again = reports_write.pages, stages.draw_all, stages.read_all, stages.find_all

    def once(key: object, make: Callable[[], Any]) -> Any:
        if key not in known:
            known[key] = make()
        return known[key]

    def pages(result: Any, *, head: str, beside: Any) -> Any:
        key = (sha256_of(to_json(result)), head, repr(sorted(beside.links.items())), repr(sorted(beside.pictures.items())))
        return once(sha256_of(repr(key).encode()), lambda: rendered(result, head=head, beside=beside))

    def drawing(requests: Any, **more: Any) -> Any:
        return _each(requests, "drawn", known, lambda asked: list(drawn(asked, **more)))

    def finding(requests: Any, **more: Any) -> Any:
        answers = _each(requests, "found", known, lambda asked: list(found_again(asked, **more).values()))
        return {request.sha256: answer for request, answer in zip(requests, answers, strict=True)}

    def reading(tasks: Any, *, done: Callable[[Any], None] | None = None, **more: Any) -> Any:
        answers = _each(tasks, "read", known, lambda asked: list(read(asked, **more).values()))
        for document in answers:
            if done is not None:
                done(document)
        return {task.sha256: document for task, document in zip(tasks, answers, strict=True)}

    reports_write.pages, stages.draw_all, stages.read_all, stages.find_all = pages, drawing, reading, finding
    try:
        yield
    finally:
        reports_write.pages, stages.draw_all, stages.read_all, stages.find_all = rendered, drawn, read, found_again


def _each(requests: Any, what: str, known: dict[object, Any], ask: Callable[[Any], list[Any]]) -> list[Any]:
    """The answer to each request, asked once for the same bytes as they stand there now."""
    keys = [(what, re.sub(r"PosixPath\([^)]*\)", "", repr(request)), sha256_of(request.path.read_bytes())) for request in requests]
    new = [number for number, key in enumerate(keys) if key not in known]
    if new:
        known.update(zip((keys[number] for number in new), ask([requests[number] for number in new]), strict=True))
    return [known[key] for key in keys]


def elsewhere(root: Path, states: int, *, seed: int = 1) -> list[str]:
    """With the register on a server, nothing of it flushes the case folder: are files that acknowledged entries name still there?"""
    place = root / "disk"
    place.mkdir(parents=True)
    post = mailbox(root / "post")
    start = _files(place)
    ops = recorded(place, command(post, place / "zaak")[3:], variant=crash_child.ELSEWHERE)
    shutil.copy(place / "elders.sqlite", root / "elders.sqlite")
    with Register(root / "elders.sqlite", name=NAME) as register:
        entries = tuple(register.entries())
    run = Run(place=place, post=post, start=start, ops=ops, wanted=Outcome(files={}, entries=[]))
    rnd, found = random.Random(seed), list[str]()  # noqa: S311 - states, not secrets
    laid_down(start, place)
    disk, done = Disk(place), 0
    for moment in sorted(rnd.randint(0, len(ops)) for _ in range(states)):
        for op in ops[done:moment]:
            disk.do(op)
        done = moment
        laid_down(disk.after_a_cut(rnd), place)
        heads = [json.loads(line).get("head") for line in disk.acknowledged]
        known = max((entry.number for entry in entries if entry.head in heads), default=0)
        found += [f"na {moment}: {fault}" for fault in missing(run.case, entries[:known])]
    return found
