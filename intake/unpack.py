"""Opens containers in containers, one after the other, within limits; every leaf is kept and becomes a row. Knows no format.

Depth first with a stack of iterators: rows come in document order, and of an archive one member at a time is in memory.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from intake.containers import OPENERS, Opened
from intake.filetype import APPLE_DOUBLE, FOLDER_SETTINGS, MAIL, OUTLOOK, SIGNED, TNEF, ZIP, media_type
from intake.found import Found
from intake.limits import Budget, Limits
from intake.message import Leaf, Role, State
from intake.originals import Originals, sha256_of
from intake.show import brief
from intake.suffixes import remark

OUR_FAULT = "Toetssteen kon dit deel niet openen door een fout in het programma ({}). Beoordeel het zelf, en meld de fout."
LEFT_BY_MACOS = frozenset({APPLE_DOUBLE, FOLDER_SETTINGS})
MAIL_KINDS = frozenset({MAIL, OUTLOOK, TNEF, SIGNED})
MOST_REMARKS = 20


class Unpacking:
    """The rows of one message; each distinct content is stored, typed and opened once."""

    def __init__(self, originals: Originals, limits: Limits) -> None:
        self.originals = originals
        self.budget = Budget(limits)
        self.leaves: list[Leaf] = []
        self.defects: list[str] = []
        self.links: list[str] = []
        self.forwarded: list[str] = []  # the words of mails within the mail
        self.text = ""  # the mail's own words, when a signature held the whole mail
        self._remarks: dict[str, None] = {}
        self._kinds: dict[tuple[str, str, str], str] = {}
        self._kept: set[str] = set()
        self._first: dict[str, str] = {}

    def run(self, top: Iterable[Found]) -> None:
        """List every leaf and everything inside it."""
        waiting: list[Iterator[Found]] = [iter(top)]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
            elif members := self._list(found):
                waiting.append(members)
        self._tell_remarks()

    def _list(self, found: Found) -> Iterator[Found] | None:
        """One row; returns the members when it is a container that was opened."""
        sha256 = self._keep(found.content)
        if not found.kind:
            found = replace(found, kind=self._kind(found, sha256))
        opened = self._judged(found, sha256)
        if found.role is Role.ATTACHMENT and (opened is None or opened.state in (State.UNPACKED, State.DUPLICATE)):
            self._remarks.setdefault(remark(found.path[-1], found.kind))
        self.leaves.append(
            Leaf(
                part=found.part,
                inside=found.inside,
                path=found.path,
                role=opened.role or found.role if opened else found.role,
                declared_type=found.declared,
                media_type=found.kind,
                sha256=sha256,
                size=len(found.content),
                state=opened.state if opened else None,
                because=opened.because if opened else "",
            )
        )
        if opened is None:
            return None
        if found.inside is None:
            self.text = self.text or opened.text
        self.links.extend(opened.links)
        if opened.forwarded:
            self.forwarded.append(opened.forwarded)
        self.defects.extend(f"In {called(found.path)}: {defect}" for defect in opened.defects)
        archives, mails = int(found.kind == ZIP), int(found.kind in MAIL_KINDS)
        return (member.placed_in(found, archives=archives, mails=mails) for member in opened.members)

    def _tell_remarks(self) -> None:
        """Names that mislead, as remarks on the whole message; a flood of them is counted."""
        told = [text for text in self._remarks if text]
        self.defects.extend(told[:MOST_REMARKS])
        if len(told) > MOST_REMARKS:
            self.defects.append(f"Nog {len(told) - MOST_REMARKS} bijlagen hebben een naam die niet bij de inhoud past.")

    def _judged(self, found: Found, sha256: str) -> Opened | None:
        """State and sentence of a row; None for a document that extractors must still read."""
        if found.state is not None:
            return Opened(state=found.state, because=found.because, members=found.members)
        if found.role is Role.TEXT:
            return None
        if found.kind in LEFT_BY_MACOS:
            return Opened(state=State.READ, because="Dit is een hulpbestand van macOS zonder inhoud.", role=Role.TECHNICAL)
        if found.content and (first := self._first.get(sha256)):
            return Opened(state=State.DUPLICATE, because=f"Zelfde inhoud als {first}.")
        opened = self._open(found)
        if opened is None or opened.state is not State.TOO_LARGE:
            self._first[sha256] = f"{called(found.path)} (deel {found.part})"
        return opened

    def _open(self, found: Found) -> Opened | None:
        """Open a container within the limits of depth and number; None when it is no container."""
        opener, limits = OPENERS.get(found.kind), self.budget.limits
        if opener is None:
            return None
        if found.kind == ZIP and found.archives >= limits.archive_depth:
            return _too_deep(f"Archief in archief (niveau {found.archives + 1})")
        if found.kind in MAIL_KINDS and found.mails >= limits.mail_depth:
            return _too_deep(f"Mail in mail (niveau {found.mails + 1})")
        if len(self.leaves) >= limits.rows:
            return _too_deep("Dit deel, omdat de mail al te veel delen heeft,")
        try:
            return opener(found, self.budget)
        except Exception as fault:  # one damaged container must not stop the mailbox; the row says so and blocks "complete"
            return Opened(state=State.UNREADABLE, because=OUR_FAULT.format(type(fault).__name__))

    def _keep(self, content: bytes) -> str:
        """Store the bytes, once for each message."""
        sha256 = sha256_of(content)
        if sha256 not in self._kept:
            self.originals.put(content)
            self._kept.add(sha256)
        return sha256

    def _kind(self, found: Found, sha256: str) -> str:
        """Media type by content, once for each content and way of naming it."""
        name = found.path[-1]
        key = (sha256, found.declared, name[name.rfind(".") :].lower() if "." in name else "")
        if key not in self._kinds:
            self._kinds[key] = media_type(found.content, declared=found.declared, name=name)
        return self._kinds[key]


def _too_deep(what: str) -> Opened:
    return Opened(state=State.TOO_LARGE, because=f"{what} is niet geopend. Open het zelf en beoordeel handmatig.")


def called(path: tuple[str, ...]) -> str:
    """The names from the outside in, safe to look at."""
    shown = path if len(path) <= 6 else (*path[:3], "…", *path[-2:])
    return " > ".join(f"'{brief(name)}'" if name else "een deel zonder naam" for name in shown)
