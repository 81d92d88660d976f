"""Which words an edition leaves out: what is asked, and what in the result and in what people decided is about persons or about others.

Pure; makes no page. Knows who put anything on record by the names that it is given.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from checklist.finding import Bid, Result
from extractors.document import SealKind
from reports.blackout import SHORT, Blackout, Left, honest, mark, ordinary_in, people_in
from reports.decided import Register
from reports.sheet import bid_pages
from reports.signs import NAMES, Language, Signs, others
from templates.wording import clipped

PEOPLE = frozenset({"bestuurder", "eigenaar", "vennoot", "gevolmachtigde", "volmachtgever", "ondertekenaar", "ondertekenbewijs"})
"""Facts whose value is the name of a person (docs/feiten.md), unless they say that it is a legal person."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """What is asked: for which bidder (None: of all), what else goes, and on which ground."""

    ground: str  # Dutch: why what is about persons is left out
    made_by: str
    made_on: str  # Dutch date
    bid: Bid | None = None
    others_ground: str = ""  # why details of other bidders are left out; "" leaves their pages out altogether when `bid` is given
    wishes: tuple[str, ...] = ()
    kept: Register | None = None  # what people decided; None leaves the page of decisions out
    staff: tuple[str, ...] = ()  # who put anything on record
    language: Language = field(default_factory=Language)  # which words are no name of a bidder by themselves
    run: str = ""  # the run that it is an edition of
    sha256: str = ""  # of its toetsing.json


def blackout_of(result: Result, wanted: Edition, *, of_people: bool = False) -> Blackout:
    """Everything in this result that is about a natural person; with other bidders asked for also what they are called.

    `of_people`: for what people put on record, where the others are left out whenever the edition is for one bidder.
    """
    organisations = {bid.name for bid in result.bids} | {member.name for bid in result.bids for member in bid.members}
    organisations |= {fact.value for fact in _facts(result) if fact.name in NAMES}
    rows = (result.messages, result.bids, result.assessments, result.refusals, wanted.kept)
    sure, whole = people_in(tuple(_texts(rows)))
    people = {*_people(result), *_senders(result, organisations), *_addressed(result, organisations), *sure, *_staff(wanted.staff)}
    known = named_others(result, wanted) if wanted.others_ground or of_people else {}
    swaps = {sign: instead for instead, one in known.items() for sign in one.sure}
    exact = {sign: instead for instead, one in known.items() for sign in one.written}
    staff = [name.strip() for name in wanted.staff if name.strip() and name.strip().casefold() not in _OF_AN_OFFICE]
    swaps |= {name: mark(Left.PERSON) for name in staff if len(name) >= SHORT}
    exact |= {name: mark(Left.PERSON) for name in staff if len(name) < SHORT}  # "An" is a name, and "an" is no word to take away
    closed = {word.casefold() for word in (*swaps, *exact)}
    kept = {one for one in organisations if one.casefold() not in closed}
    kept |= {page for bid, page in bid_pages(result).items() if not wanted.others_ground or (wanted.bid and bid == wanted.bid.id)}
    kept |= {region.name for region in result.procedure.regions} | {result.procedure.mailbox, result.procedure.office_name}
    kept |= {place for one in known.values() for place in one.places}
    kept |= {clipped(honest(one), longest).removesuffix(" …") for one in kept for longest in (80, 180)}  # as a page shows a long name
    people -= {one for one in people if one.casefold() in {word.casefold() for word in kept}}
    return Blackout(
        people=tuple(sorted(people)),
        named=tuple(sorted(whole - people)),
        kept=tuple(sorted(filter(None, kept))),
        wishes=wanted.wishes,
        ordinary=ordinary_in(_prose(result), people, tuple(_texts(result.procedure))),
        swaps=tuple(sorted(swaps.items())),
        exact=tuple(sorted(exact.items())),
    )


def named_others(result: Result, wanted: Edition) -> dict[str, Signs]:
    """What stands in the place of each other bidder, a number that says nothing, -> what that bidder can be known by."""
    if wanted.bid is None:
        return {}
    known = others(result, wanted.bid, wanted.language)
    return {f"[weggelakt: andere inschrijver {number}]": one for number, one in enumerate(known.values(), start=1)}


def _staff(names: Iterable[str]) -> Iterator[str]:
    """Who put anything on record and has a name as a person has one: then the last name alone goes too."""
    for name in names:
        words = [word for word in re.sub(r"\([^)]*\)", " ", name).split() if not _POST.fullmatch(word)]
        if len(words) > 1 and not {word.casefold() for word in words} & _OF_AN_OFFICE:
            yield " ".join(words)


_POST = re.compile(
    r"(?i)\w*(?:inkoper|inkoopster|leider|leidster|manager|adviseur|medewerker|medewerkster|directeur|bestuurder|jurist|juriste|hoofd)"
)


def _facts(result: Result) -> Iterator[Any]:
    for row in result.messages:
        for leaf in (*row.attachments, *row.parts):
            for piece in leaf.pieces:
                yield from piece.facts


def _people(result: Result) -> Iterator[str]:
    for fact in _facts(result):
        if fact.name in PEOPLE and fact.about.get("rechtspersoon") != "ja":
            yield fact.value
        yield from (fact.about[name] for name in ("naam", "ondertekenaar") if fact.about.get(name))
    for row in result.messages:
        yield from (seal.signer for leaf in row.attachments for seal in leaf.seals if seal.kind is SealKind.SIGNATURE and seal.signer)


def _senders(result: Result, organisations: set[str]) -> Iterator[str]:
    """Names of senders that are not of an organisation: they share no word with the name of one."""
    words = {word.casefold() for name in organisations for word in re.findall(r"\w{4,}", name)}
    for row in result.messages:
        name = row.sender_name
        if name and "@" not in name and len(name.split()) > 1 and not words & {word.casefold() for word in re.findall(r"\w{4,}", name)}:
            yield name


def _addressed(result: Result, organisations: set[str]) -> Iterator[str]:
    """Names in addresses: h.terlouw@ and hendrik.terlouw@, not info@ or aanbesteding.zorg@, nor a word of an organisation."""
    words = {word.casefold() for name in organisations for word in re.findall(r"\w{4,}", name)} | _OF_AN_OFFICE
    for address in sorted({one for row in result.messages for one in (row.sender, *row.recipients)}):
        parts = [part for part in re.split(r"[._-]", address.partition("@")[0]) if part.isalpha()]
        if "@" in address and len(parts) in (2, 3, 4) and len(parts[-1]) >= SHORT and not words & {part.casefold() for part in parts}:
            given, family = parts[0].capitalize(), " ".join([*parts[1:-1], parts[-1].capitalize()])
            yield f"{given if len(given) > 1 else f'{given}.'} {family}"


_OF_AN_OFFICE = frozenset(
    "aanbesteding aanbestedingen admin administratie algemeen bestuur bureau cliëntondersteuning clientondersteuning contact directie "
    "inkoop inkoopteam inkoper inschrijving jurist kantoor mail mailer daemon no noreply oco office onafhankelijke post postmaster "
    "reply secretariaat sociaal team tender wlz zorg zorginkoop zorgkantoor".split()
)
"""Words in an address that are of no person."""


def _prose(result: Result) -> tuple[tuple[str, ...], ...]:
    """What each bidder wrote, without names of files and addresses."""
    found: dict[str, list[str]] = {}
    for row in result.messages:
        whose = dataclasses.replace(row, attachments=tuple(dataclasses.replace(leaf, path=()) for leaf in row.attachments), parts=())
        texts = _texts(dataclasses.replace(whose, source=(), subject="", message_id="", sender="", sender_name="", recipients=(), hops=()))
        found.setdefault(" ".join(row.bid), []).extend(texts)
    for one in result.assessments:
        found.setdefault(one.bid, []).extend(_texts(one))
    return tuple(tuple(texts) for texts in found.values())


def _texts(value: object) -> Iterator[str]:
    """Every text of the rows, at any depth."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name not in ("procedure", "receipt"):
                yield from _texts(getattr(value, each.name))
