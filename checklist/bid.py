"""Mails to bids: who the inschrijver is, which mails are one bid, what replaces what.

A bid belongs to a legal entity (KvK number, name), never to a sender's address; sender and thread are weak signals for mails
that name nobody. Pure: messages and documents in, bids and message rows out, in an order that depends on nothing else.
"""

from collections.abc import Sequence
from dataclasses import replace

from checklist.bid_file import Share, assemble, order, with_ids
from checklist.entity import IDENTIFYING, NOBODY, Party, merge, party_of, plain
from checklist.filed import BidFile, Filed
from checklist.mail import Mail
from extractors.document import Kind

DECLARING = (Kind.BESTUURSVERKLARING, Kind.INSTEMMINGSVERKLARING)
"""Kinds in which an inschrijver says that it bids."""


def group(mails: Sequence[Mail]) -> tuple[BidFile, ...]:
    """Every bid in these mails, by name; regions and what is new there are filled in later (asked.py)."""
    ordered = sorted(mails, key=order)
    shares = _shares([mail for mail in ordered if mail.may_be_bid])
    files = [assemble(party, found) for party, found in shares]
    return with_ids(sorted(files, key=lambda file: (file.bid.name.casefold(), file.bid.kvk_number, file.bid.messages)))


def _shares(mails: Sequence[Mail]) -> list[tuple[Party, list[Share]]]:
    """Parties of all mails joined, each with what belongs to it."""
    claims = [(mail, party) for mail in mails for party in _parties(mail)]
    bidders = merge(party for _, party in claims if party != NOBODY)
    found: list[tuple[Party, list[Share]]] = [(party, []) for party in bidders]
    for mail, party in claims:
        place = next((index for index, bidder in enumerate(bidders) if bidder.is_same(party)), None)
        if party != NOBODY and place is not None:
            alone = sum(other is mail for other, _ in claims) == 1
            filed = mail.filed if alone else _of(mail, bidders[place])
            found[place][1].append(Share(mail=mail, filed=filed, because=_why(party)))
    for mail, party in claims:
        if party == NOBODY:
            _place_by_sender(mail, found)
    return found


def _parties(mail: Mail) -> tuple[Party, ...]:
    """Who bids in this mail: those who declare it, else the one most documents are about, else nobody known."""
    declared = merge(party_of(item.piece) for item in mail.filed if item.piece.kind in DECLARING and party_of(item.piece) != NOBODY)
    joint = [party_of(item.piece) for item in mail.filed if item.piece.kind is Kind.HOOFDELIJKHEIDSVERKLARING]
    together = any(party.consortium for party in declared) or bool(joint)
    if together:
        return (_all_in_one((*declared, *joint)),) if declared or joint else (NOBODY,)
    if declared:
        return declared
    named = [party_of(item.piece) for kind in IDENTIFYING for item in mail.filed if item.piece.kind is kind]
    known = merge(party for party in named if party.numbers) or merge(party for party in named if party.names)
    if not known:
        return (NOBODY,)
    return (max(known, key=lambda party: sum(party.is_same(other) for other in named)),)


def _all_in_one(parties: Sequence[Party]) -> Party:
    joined = NOBODY
    for party in parties:
        joined = joined.joined(party)
    return replace(joined, consortium=True)


def _of(mail: Mail, bidder: Party) -> tuple[Filed, ...]:
    """From a mail with several bids: what is this bidder's, and what names nobody (that goes with every bid of the mail)."""
    return tuple(item for item in mail.filed if party_of(item.piece) == NOBODY or party_of(item.piece).is_same(bidder))


def _place_by_sender(mail: Mail, found: list[tuple[Party, list[Share]]]) -> None:
    """A mail that names nobody goes to the bid of its thread or sender when there is just one, else it is its own bid."""
    near = [shares for _, shares in found if any(_is_near(mail, share.mail) for share in shares)]
    if len(near) == 1:
        near[0].append(Share(mail=mail, filed=mail.filed, because="zelfde afzender of mailwisseling; de documenten noemen niemand"))
        return
    sender = Party(numbers=frozenset(), names=frozenset({plain(mail.message.sender_name or mail.message.sender)}))
    found.append((sender, [Share(mail=mail, filed=mail.filed, because="alleen de afzender is bekend")]))


def _is_near(mail: Mail, other: Mail) -> bool:
    same_thread = bool(mail.message.in_reply_to) and mail.message.in_reply_to == other.message.message_id
    same_sender = bool(mail.message.sender) and mail.message.sender == other.message.sender
    return same_thread or same_sender


def _why(party: Party) -> str:
    if party.numbers:
        return "KvK-nummer " + " en ".join(sorted(party.numbers)) + " op de documenten"
    return "naam op de documenten"
