"""The chain of the register: what an entry is, and how each follows from the one before it. Pure; knows no database.

Three digests an entry, all sha256 in hexadecimal: `digest` over what the entry says, `head` over the head before it and that
digest, `seal` over the seal before it, the head and the moment of recording. The same inputs give the same heads, so that a
report that prints one stays byte-identical; a changed clock time breaks the seals. Because a head needs only the digest of an
entry, an entry can be left out of a package for a third party and the chain still be followed. docs/register.md has it in words.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

START = "0" * 64
"""The head and seal before the first entry."""


class Kind(StrEnum):
    """What an entry records."""

    ARRIVAL = "aankomst"
    READING = "lezing"
    POINTER = "aanwijzing"
    ASSIGNMENT = "opdracht"
    FINDING = "bevinding"
    RESULT = "toetsing"
    PERFORMED = "uitvoering"
    REPORT = "rapport"
    DECISION = "besluit"
    CONFIRMATION = "bevestiging"
    REFUSAL = "weigering"
    ANNOUNCEMENT = "bekendmaking"
    OBJECTION = "bezwaar"
    ANSWER = "antwoord"
    LETTER = "brief"
    SENDING = "verzending"
    COMPOSITION = "samenstelling"
    PACKAGE = "dossier"
    ANCHOR = "anker"
    HOLD = "vasthouden"
    RELEASE = "vrijgeven"
    INTENTION = "voornemen"
    REMOVAL = "verwijdering"
    SETTINGS = "instellingen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One line of the register. `at` is UTC, ISO 8601 to the second."""

    number: int
    kind: str
    subject: str
    body: str  # canonical JSON
    digest: str
    head: str
    at: str
    seal: str

    @property
    def content(self) -> dict[str, object]:
        """The body as an object."""
        found: dict[str, object] = json.loads(self.body)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What is to be recorded; `repeated` says whether it is, when the same was recorded before."""

    kind: Kind
    subject: str  # an id or sha256
    body: Mapping[str, object]


def canonical(body: Mapping[str, object]) -> str:
    """One text for one content: sorted keys, no spaces, plain Unicode."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(*, kind: str, subject: str, body: str) -> str:
    """The digest of what an entry says. Lengths in bytes are part of what is hashed, so that no two entries read alike."""
    parts = [part.encode() for part in (kind, subject, body)]
    return hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).hexdigest()


def next_head(head: str, *, digest: str) -> str:
    """The head after an entry."""
    return hashlib.sha256(f"{head}{digest}".encode()).hexdigest()


def next_seal(seal: str, *, head: str, at: str) -> str:
    """The seal after an entry."""
    return hashlib.sha256(f"{seal}{head}{at}".encode()).hexdigest()


def following(last: Entry | None, draft: Draft, *, at: str) -> Entry:
    """The entry that this draft becomes after the last one (None: the first)."""
    kind, body = draft.kind.value, canonical(draft.body)
    digest = digest_of(kind=kind, subject=draft.subject, body=body)
    head = next_head(last.head if last else START, digest=digest)
    return Entry(
        number=last.number + 1 if last else 1,
        kind=kind,
        subject=draft.subject,
        body=body,
        digest=digest,
        head=head,
        at=at,
        seal=next_seal(last.seal if last else START, head=head, at=at),
    )


def faults(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Dutch sentences about every entry that does not follow from the one before it; none = the chain is whole."""
    found = []
    head, seal, number = START, START, 0
    for entry in entries:
        number += 1
        if entry.number != number:
            found.append(f"Vermelding {number} ontbreekt: na {number - 1} volgt {entry.number}.")
            number = entry.number
        digest = digest_of(kind=entry.kind, subject=entry.subject, body=entry.body)
        head = next_head(head, digest=digest)
        seal = next_seal(seal, head=head, at=entry.at)
        if digest != entry.digest:
            found.append(f"Vermelding {entry.number} ({entry.kind}) is na het vastleggen veranderd.")
        if (head, seal) != (entry.head, entry.seal):
            found.append(f"Vermelding {entry.number} ({entry.kind}) klopt niet met de vermelding ervoor.")
            head, seal = entry.head, entry.seal
    return tuple(found)


def set_back(moments: Iterable[tuple[int, str]]) -> Iterator[str]:
    """Dutch sentences about entries (number, moment) of an earlier day than the one before: the chain tells the order, a clock can lie.

    Hours and minutes are not compared: computers that share a case differ, and clocks are put right.
    """
    last = ""
    for number, at in moments:
        if at[:10] < last[:10]:
            yield (
                f"Vermelding {number} zegt {at[:10]} als dag van vastleggen, maar is vastgelegd na een vermelding van {last[:10]}. "
                "Een van die dagen klopt dus niet: de klok van een computer stond verkeerd, of is teruggezet."
            )
        last = at
