"""One bid put together from what its mails add: who it is, what counts, what a later document replaced."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checklist import mail_words
from checklist.entity import IDENTIFYING, Party, names_of, numbers_of, party_of, plain
from checklist.filed import BidFile, Filed
from checklist.finding import Bid, Member, Timeliness
from checklist.mail import Mail
from checklist.timing import local_day
from extractors.document import Kind, Piece

ONCE = frozenset(
    {
        Kind.BESTUURSVERKLARING,
        Kind.INSTEMMINGSVERKLARING,
        Kind.MACHTIGING,
        Kind.VOG_RP,
        Kind.VOG_NP,
        Kind.UITTREKSEL_KVK,
        Kind.UITTREKSEL_UBO,
        Kind.HOOFDELIJKHEIDSVERKLARING,
        Kind.IMPLEMENTATIEPLAN,
    }
)
"""Kinds of which a bid holds one an entity, so that a later one before closing replaces the earlier."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """What one mail adds to one bid."""

    mail: Mail
    filed: tuple[Filed, ...]
    because: str


def order(mail: Mail) -> tuple[bool, str, str]:
    """Order of receipt; a mail whose moment is uncertain comes last."""
    at = mail.message.receipt.at
    return (at is None, at.isoformat() if at else "", mail.message.sha256)


def assemble(party: Party, shares: Sequence[Share]) -> BidFile:
    """The bid of one party. Mails after closing do not count beside mails in time; a bid that is late as a whole is read as it is."""
    ordered = sorted(shares, key=lambda share: order(share.mail))
    first = next((share.mail for share in ordered if not share.mail.only_withdraws), ordered[0].mail)
    counted = [share for share in ordered if share.mail.timeliness in (Timeliness.ON_TIME, Timeliness.UNCERTAIN)]
    counted = counted if any(not share.mail.only_withdraws for share in counted) else ordered
    filed = [replace(item, counts=share in counted) for share in ordered for item in share.filed]
    unsure = party.consortium and _is_doubtful_consortium(filed)
    party = replace(party, consortium=party.consortium and not unsure)
    name, number = _identity(filed, party, first)
    members = _members(filed) if party.consortium else ()
    number = number or next((member.kvk_number for member in members if member.lead), "")
    moments = [share.mail.message.receipt.at for share in counted if (share.filed or share.mail.mute) and not share.mail.only_withdraws]
    bid = Bid(
        id="",
        name=name,
        kvk_number=number,
        legal_form=_legal_form(filed, number),
        regions=(),
        consortium=party.consortium,
        members=members,
        new_in=(),
        messages=tuple(dict.fromkeys(share.mail.message.sha256 for share in ordered)),
        submitted=local_day(max((at for at in moments if at), default=None)),
        because="; ".join(dict.fromkeys(share.because for share in ordered)) + ".",
    )
    mute = tuple(item for share in ordered for item in share.mail.mute)
    return BidFile(bid=bid, filed=_replaced(filed, ordered), mute=mute, withdrawn=_is_withdrawn(counted), unsure_together=unsure)


def _is_doubtful_consortium(filed: Sequence[Filed]) -> bool:
    """Do the papers say so and deny it, or say so while they are all of one entity? A declaration of joint liability leaves no doubt."""
    pieces = [item.piece for item in filed if item.counts]
    if any(piece.kind is Kind.HOOFDELIJKHEIDSVERKLARING for piece in pieces):
        return False
    denied = any(fact.value == "nee" for piece in pieces for fact in piece.all("samenwerkingsverband"))
    several = any(len({plain(fact.value) for fact in piece.all("deelnemer")}) > 1 for piece in pieces if piece.kind in IDENTIFYING)
    entities = {number for piece in pieces if piece.kind in IDENTIFYING for number in numbers_of(piece)}
    return denied or (not several and len(entities) <= 1)


def _is_withdrawn(counted: Sequence[Share]) -> bool:
    """Taken back before closing by a mail that does only that, and nothing was sent after it."""
    last = max((at for at, share in enumerate(counted) if share.mail.only_withdraws and _is_sure(share.mail)), default=-1)
    return last >= 0 and all(share.mail.only_withdraws for share in counted[last + 1 :])


def _is_sure(mail: Mail) -> bool:
    return mail.withdrawal is not None and mail.withdrawal.sure


def with_ids(files: Sequence[BidFile]) -> tuple[BidFile, ...]:
    """Give each bid an id of its KvK number, else its name; a second with the same gets a number behind it."""
    seen: dict[str, int] = {}
    named = []
    for file in files:
        stem = file.bid.kvk_number or re.sub(r"[^a-z0-9]+", "-", plain(file.bid.name)).strip("-") or "onbekend"
        seen[stem] = seen.get(stem, 0) + 1
        name = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        named.append(replace(file, bid=replace(file.bid, id=name)))
    return tuple(named)


def _identity(filed: Sequence[Filed], party: Party, first: Mail) -> tuple[str, str]:
    """Name and KvK number of the inschrijver, from the most telling document that gives them."""
    ranked = [item.piece for kind in IDENTIFYING for item in filed if item.piece.kind is kind]
    ranked = [piece for piece in ranked if party_of(piece).is_same(party)] or ranked
    lead = [
        (fact.value, fact.about.get("kvk_nummer", ""))
        for piece in ranked
        for fact in piece.all("deelnemer")
        if fact.about.get("penvoerder") == "ja"
    ]
    if party.consortium and lead:
        return max(lead, key=lambda pair: bool(pair[1]))
    name = _name(ranked)
    number = next((number for piece in ranked for number in numbers_of(piece)), "")
    if not name and not number:
        name, number = mail_words.name_given(first.words), next(iter(party.numbers), "") if len(party.numbers) == 1 else ""
    return name or first.message.sender_name or first.message.sender or "onbekende afzender", number


def _name(ranked: Sequence[Piece]) -> str:
    """The name that most documents give first, as written; the most telling document where they differ. One may hold a slip."""
    first = [next(iter(names_of(piece)), "") for piece in ranked]
    given = [name for name in first if name]
    return max(given, key=lambda name: (given.count(name), -given.index(name)), default="")


def _legal_form(filed: Sequence[Filed], number: str) -> str:
    """The legal form on the KvK extract of the inschrijver, else on any of its documents."""
    own = [item.piece for item in filed if not number or number in numbers_of(item.piece)]
    ranked = sorted(own, key=lambda piece: piece.kind is not Kind.UITTREKSEL_KVK)
    return next((fact.value for piece in ranked for fact in piece.all("rechtsvorm")), "")


def _members(filed: Sequence[Filed]) -> tuple[Member, ...]:
    """The participants as declared; numbers and names of one participant joined."""
    members: list[Member] = []
    for item in filed:
        if item.piece.kind not in IDENTIFYING:
            continue
        for fact in item.piece.all("deelnemer"):
            found = Member(
                name=fact.value,
                kvk_number=fact.about.get("kvk_nummer", ""),
                lead=fact.about.get("penvoerder") == "ja",
            )
            _join(members, found)
    _complete(members, filed)
    return tuple(members)


def _join(members: list[Member], found: Member) -> None:
    for index, known in enumerate(members):
        same_number = bool(known.kvk_number) and known.kvk_number == found.kvk_number
        if same_number or plain(known.name) == plain(found.name):
            members[index] = Member(
                name=known.name,
                kvk_number=known.kvk_number or found.kvk_number,
                lead=known.lead or found.lead,
            )
            return
    members.append(found)


def _complete(members: list[Member], filed: Sequence[Filed]) -> None:
    """Numbers that only a participant's own extract gives."""
    for index, member in enumerate(members):
        if member.kvk_number:
            continue
        for item in filed:
            names = {plain(name) for name in names_of(item.piece)}
            numbers = numbers_of(item.piece)
            if item.piece.kind is Kind.UITTREKSEL_KVK and numbers and plain(member.name) in names:
                members[index] = replace(member, kvk_number=numbers[0])
                break


def _replaced(filed: Sequence[Filed], shares: Sequence[Share]) -> tuple[Filed, ...]:
    """Mark each piece for which a later mail before closing brought another of the same kind and entity."""
    place = {share.mail.message.sha256: index for index, share in enumerate(shares)}
    corrects = {share.mail.message.sha256 for share in shares if share.mail.corrects}
    marked = []
    for item in filed:
        later = next(
            (
                other
                for other in filed
                if other.counts
                and place[other.origin.message] > place[item.origin.message]
                and _replaces(other, item, corrects=other.origin.message in corrects)
            ),
            None,
        )
        marked.append(replace(item, counts=False, replaced_by=later.origin.name) if later and item.counts else item)
    return tuple(marked)


def _replaces(later: Filed, earlier: Filed, *, corrects: bool) -> bool:
    """Same kind, same annex, same entity; texts of which there may be several only when the mail says it corrects."""
    if later.piece.kind is not earlier.piece.kind or later.document.sha256 == earlier.document.sha256:
        return False
    if later.piece.kind not in ONCE:
        return corrects and (later.origin.name == earlier.origin.name or later.piece.kind is not Kind.OVERIG)
    annexes = {fact.value for fact in later.piece.all("bijlage")}, {fact.value for fact in earlier.piece.all("bijlage")}
    ours, theirs = party_of(later.piece), party_of(earlier.piece)
    unknown = not (ours.numbers or ours.names) or not (theirs.numbers or theirs.names)
    return annexes[1] <= annexes[0] and (unknown or ours.is_same(theirs))
