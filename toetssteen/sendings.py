"""Which version of a letter went out, when, and by whom: people work on a letter after it was made, and what they sent is what counts.

The entry names the letter by its number and the file by its digest; the bytes stand in `originelen/`. A wrong one is corrected by a later
one that names it, or withdrawn by one that puts nothing in its place; one under the wrong letter is withdrawn there and recorded anew, so
that whoever sees only the one letter sees that too. Knows entries; opens nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checklist.timing import LOCAL
from templates.wording import day, sentence
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.named_files import digest, letter
from toetssteen.succession import WITHDRAWN, is_withdrawal, named, replaced

OF_ANOTHER = "Deze verzending hoort bij een andere brief."
"""Reason of the withdrawal of a sending that turned out to be of another letter: the words of who moved it can name whose that is."""


class SendingError(Exception):
    """This sending cannot be put on record; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A letter as it was made."""

    number: int  # of its entry
    bid: str
    kind: str
    path: str  # in the case folder
    sha256: str
    at: dt.datetime  # of recording, UTC
    newer: int | None = None  # number of the entry with which the same letter was made again
    decisions: tuple[int, ...] = ()  # numbers of those it rests on; a draft rests on none
    region: str = ""  # id; "" of a letter that is of none, or made before this was kept

    @property
    def on(self) -> dt.date:
        """The day in the Netherlands."""
        return self.at.astimezone(LOCAL).date()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """What was sent of one letter."""

    number: int
    letter: int  # number of the entry of the letter
    file: str  # sha256; "" of a withdrawal, and where it was removed before this was recorded
    name: str  # of the file, as it was sent
    on: dt.date
    by: str
    replaces: int | None = None
    reason: str = ""
    replaced_by: int | None = None
    withdrawn: bool = False  # this only takes back the one it names
    despite: tuple[tuple[str, str], ...] = ()  # marks of a draft that it was sent with, and that were named: code and words in the file

    @property
    def told(self) -> str:
        """In a sentence: when and by whom."""
        return f"verzonden op {day(self.on)} door {self.by} (vermelding {self.number})"

    @property
    def told_end(self) -> str:
        """In a sentence, of what took back the sending of a letter: when, by whom and why."""
        return (
            f"dat deze is verzonden (vermelding {self.replaces}), is ingetrokken op {day(self.on)} door {self.by} "
            f"(vermelding {self.number}). De reden: {sentence(self.reason)}"
        )


def letters_made(entries: Iterable[Entry]) -> tuple[Made, ...]:
    """Every letter, first to last."""
    found: dict[int, Made] = {}
    last: dict[str, int] = {}
    for entry in entries:
        if entry.kind == Kind.LETTER:
            path = letter(entry)
            if path in last:
                found[last[path]] = replace(found[last[path]], newer=entry.number)
            last[path] = entry.number
            found[entry.number] = Made(
                number=entry.number,
                bid=entry.subject.partition("/")[0],
                kind=str(entry.content["soort"]),
                path=path,
                sha256=digest(entry.content["sha256"]),
                at=dt.datetime.fromisoformat(entry.at).astimezone(dt.UTC),
                decisions=_numbers(entry.content.get("besluiten")),
                region=str(entry.content.get("regio", "")),
            )
    return tuple(found.values())


def _numbers(said: object) -> tuple[int, ...]:
    return tuple(one for one in said if isinstance(one, int)) if isinstance(said, list) else ()


def sendings(entries: Iterable[Entry]) -> tuple[Sending, ...]:
    """Every sending, first to last, with what took its place. Whatever is wrong in an entry raises ValueError or the like."""
    found: dict[int, Sending] = {}
    for entry in entries:
        if entry.kind == Kind.SENDING:
            found[entry.number] = _sending(entry)
            for before in replaced(found, entry.number):
                found[before] = replace(found[before], replaced_by=entry.number)
    return tuple(found.values())


def _sending(entry: Entry) -> Sending:
    body = entry.content
    return Sending(
        number=entry.number,
        letter=int(entry.subject),
        file=digest(body["bestand"]) if body["bestand"] != "" else "",
        name=str(body["naam"]),
        on=dt.date.fromisoformat(str(body["op"])),
        by=str(body["door"]),
        replaces=named(entry),
        reason=str(body.get("reden", "")),
        withdrawn=is_withdrawal(entry),
        despite=_despite(body.get("ondanks")),
    )


def _despite(said: object) -> tuple[tuple[str, str], ...]:
    pairs = [each for each in said if isinstance(each, list) and len(each) == 2] if isinstance(said, list) else []
    return tuple((str(code), str(words)) for code, words in pairs)


def sent_of(known: Iterable[Sending]) -> dict[int, Sending]:
    """What counts as sent of each letter, by the number of the entry of the letter."""
    return {one.letter: one for one in known if one.replaced_by is None and not one.withdrawn}


def ended_of(known: Sequence[Sending]) -> dict[int, Sending]:
    """Of each letter that does not count as sent and once did: what took that back last.

    In older registers that can be a sending of another letter, which names this one's.
    """
    standing, letters = sent_of(known), {one.number: one.letter for one in known}
    ends = {
        letters[one.replaces]: one for one in known if one.replaces in letters and (one.withdrawn or one.letter != letters[one.replaces])
    }
    return {letter: one for letter, one in ends.items() if letter not in standing}


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """What is on record of sending, for who checks."""

    now: Mapping[int, Sending]  # as `sent_of`
    files: frozenset[str]  # sha256 of every file that counts as sent
    ended: Mapping[int, Sending]  # as `ended_of`


def sent(entries: Iterable[Entry]) -> Sent:
    """Entries that cannot be understood are told elsewhere, and count for nothing here."""
    found = []
    for entry in entries:
        if entry.kind == Kind.SENDING:
            try:
                _sending(entry)
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
                continue
            found.append(entry)
    known = sendings(found)
    now = sent_of(known)
    return Sent(now=now, files=frozenset(one.file for one in now.values() if one.file), ended=ended_of(known))


def recorded(wish: Sending, made: Sequence[Made], known: Sequence[Sending]) -> tuple[Draft, ...]:
    """The entries that put a sending on record: one, or two where what is corrected was of another letter.

    Of two the reason that was given stands with the new letter only: the other can be of another bidder, who reads its own entries whole.
    """
    draft = sending(wish, made, known)
    before = next((one for one in known if one.number == wish.replaces), None)
    if before is None or before.letter == wish.letter:
        return (draft,)
    return withdrawal(before.number, known, replace(wish, reason=OF_ANOTHER)), replace(draft, body={**draft.body, "vervangt": None})


def withdrawal(number: int, known: Sequence[Sending], said: Sending) -> Draft:
    """The entry that takes back sending `number`; of `said` the day, the name and the reason count. SendingError when it may not be."""
    one = _standing(number, known)
    if not said.by.strip():
        raise SendingError("Noem met --door wie de verzending intrekt.")
    if not said.reason.strip():
        raise SendingError("Zeg met --reden waarom de verzending niet klopt. Zij blijft zichtbaar, met uw reden.")
    body = {
        "bestand": "",
        "naam": "",
        "op": said.on.isoformat(),
        "door": said.by.strip(),
        "vervangt": number,
        "reden": said.reason.strip(),
        WITHDRAWN: True,
    }
    return Draft(kind=Kind.SENDING, subject=str(one.letter), body=body)


def _standing(number: int, known: Sequence[Sending]) -> Sending:
    """The sending of this number that counts; SendingError says which do."""
    one = next((one for one in known if one.number == number and not one.withdrawn), None)
    if one is None:
        choice = ", ".join(str(each.number) for each in sent_of(known).values()) or "er is niets vastgelegd dat telt"
        raise SendingError(f"Er is geen verzending {number}. Kies uit: {choice}.")
    if one.replaced_by is None:
        return one
    if next(each for each in known if each.number == one.replaced_by).withdrawn:
        raise SendingError(f"Verzending {number} is al ingetrokken (vermelding {one.replaced_by}). Leg de goede opnieuw vast met --brief.")
    raise SendingError(f"Verzending {number} is al vervangen door {one.replaced_by}. Gebruik dat nummer.")


def sending(wish: Sending, made: Sequence[Made], known: Sequence[Sending]) -> Draft:
    """The entry of a sending; SendingError when it may not be."""
    if not wish.by.strip():
        raise SendingError("Noem met --door wie de brief heeft verzonden.")
    standing = sent_of(known).get(wish.letter)
    _may_replace(wish, standing, known)
    letters: Mapping[int, Made] = {one.number: one for one in made}
    if wish.letter not in letters:
        choice = ", ".join(str(number) for number, one in letters.items() if one.newer is None) or "er is nog geen brief gemaakt"
        raise SendingError(f"Er is geen brief {wish.letter}. Kies uit: {choice}. Wat elk nummer is, ziet u zonder --brief.")
    if wish.on < letters[wish.letter].at.date():  # nowhere where people work here is it an earlier day than in UTC
        raise SendingError(
            f"Brief {wish.letter} is gemaakt op {day(letters[wish.letter].on)}, en kan niet op {day(wish.on)} zijn verzonden. "
            "Verbeter de dag, of noem de brief die er toen al was."
        )
    body: dict[str, object] = {
        "bestand": wish.file,
        "naam": wish.name,
        "op": wish.on.isoformat(),
        "door": wish.by.strip(),
        "vervangt": wish.replaces,
        "reden": wish.reason.strip(),
    }
    body |= {"ondanks": [list(each) for each in wish.despite]} if wish.despite else {}
    return Draft(kind=Kind.SENDING, subject=str(wish.letter), body=body)


def _may_replace(wish: Sending, standing: Sending | None, known: Sequence[Sending]) -> None:
    """A letter is sent once; a mistake is corrected with a reason, and stays to be seen."""
    before = None if wish.replaces is None else _standing(wish.replaces, known)
    if before is None and standing:
        raise SendingError(
            f"Van brief {wish.letter} staat al vast: {standing.told}. Klopt dat niet? Zet er --vervangt {standing.number} bij, "
            "en met --reden waarom."
        )
    if before and standing and standing is not before:
        raise SendingError(f"Van brief {wish.letter} staat al iets anders vast: {standing.told}. Gebruik --vervangt {standing.number}.")
    if before and not wish.reason.strip():
        raise SendingError("Zeg met --reden waarom u de verzending verbetert. De oude blijft zichtbaar.")
