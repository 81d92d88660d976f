"""Whether what is offered to the register stands there and still holds, or must be recorded (again). Pure; knows entries, no database.

What arrived or was found is recorded once. What stands in the place of another (the last run, a report, a reading) is recorded again
when something else came between or it was removed since. What a person does is always recorded, also in the same words as before.
"""

from collections.abc import Iterable
from dataclasses import replace

from toetssteen.chain import Draft, Entry, Kind, canonical

AGAIN = "opnieuw"
"""In an entry that says what an earlier one said: the number of that one. It keeps the two apart."""

ACTS = frozenset(
    {
        Kind.DECISION,
        Kind.CONFIRMATION,
        Kind.REFUSAL,
        Kind.ANNOUNCEMENT,
        Kind.OBJECTION,
        Kind.ANSWER,
        Kind.SENDING,
        Kind.HOLD,
        Kind.RELEASE,
        Kind.INTENTION,
        Kind.REMOVAL,
        Kind.PERFORMED,
    }
)
"""What a person does: never "known already". Whether it makes sense to do it twice is for who makes the draft."""

_PLACES: dict[str, tuple[str, ...]] = {
    Kind.ASSIGNMENT: (),
    Kind.RESULT: (),
    Kind.REPORT: ("subject",),
    Kind.LETTER: ("subject",),
    Kind.READING: ("subject", "lezer"),
    Kind.POINTER: ("subject", "lezer", "naam"),
}
"""Kinds of which the last one counts, and what besides the kind tells whose place it takes."""


class Standing:
    """What the register says so far, of the kinds that are looked at; `add` keeps up with what is recorded."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._said: dict[tuple[str, str, str], Entry] = {}
        self._last: dict[tuple[str, ...], Entry] = {}
        self._removed: dict[str, int] = {}  # digest, report or bid -> number of the last removal
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """The next entry of the chain."""
        body = _body(entry)
        self._said[entry.kind, entry.subject, _words(body)] = entry
        self._last[_place(entry.kind, entry.subject, body)] = entry
        if entry.kind == Kind.REMOVAL:
            bids = body.get("inschrijvers")
            for what in (entry.subject, *(map(str, bids) if isinstance(bids, list) else ())):
                self._removed[what] = entry.number

    def holding(self, draft: Draft) -> Entry | None:
        """The entry that says this and still holds; None when it must be recorded."""
        before = self._before(draft)
        if before is None or draft.kind in ACTS:
            return None
        if draft.kind in _PLACES and self._last[_place(draft.kind, draft.subject, dict(draft.body))] is not before:
            return None
        about = (draft.subject, str(draft.body.get("sha256")), draft.subject.partition("/")[0])
        return None if draft.kind in _PLACES and any(self._removed.get(one, 0) > before.number for one in about) else before

    def worded(self, draft: Draft) -> Draft:
        """The draft in words that no entry has yet."""
        before = self._before(draft)
        return replace(draft, body={**draft.body, AGAIN: before.number}) if before else draft

    def _before(self, draft: Draft) -> Entry | None:
        return self._said.get((draft.kind, draft.subject, canonical(draft.body)))


def _body(entry: Entry) -> dict[str, object]:
    """What it says; nothing when that is no object, as in a forged register: then it is like nothing that we record."""
    try:
        found = entry.content
    except (RecursionError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _words(body: dict[str, object]) -> str:
    return canonical({name: said for name, said in body.items() if name != AGAIN})


def _place(kind: str, subject: str, body: dict[str, object]) -> tuple[str, ...]:
    if kind not in _PLACES:
        return kind, subject, _words(body)
    return kind, *(subject if name == "subject" else str(body.get(name)) for name in _PLACES[kind])
