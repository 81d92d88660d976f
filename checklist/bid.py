"""Mails to bids: who the inschrijver is, which mails are one bid, what replaces what.

A bid belongs to a legal entity (KvK number, name), never to a sender's address; sender and thread are weak signals for mails
that name nobody. Pure: messages and documents in, bids and message rows out, in an order that depends on nothing else.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from checklist import mail_words
from checklist.bid_file import Share, assemble, order, with_ids
from checklist.entity import IDENTIFYING, NOBODY, Party, merge, party_of, plain
from checklist.filed import BidFile, Filed
from checklist.mail import Mail
from checklist.wording import listed
from extractors.document import Kind

_PERSONS = ("ondertekenaar", "bestuurder", "eigenaar", "gevolmachtigde")

DECLARING = (Kind.BESTUURSVERKLARING, Kind.INSTEMMINGSVERKLARING)
"""Kinds in which an inschrijver says that it bids."""


def group(mails: Sequence[Mail]) -> tuple[BidFile, ...]:
    """Every bid in these mails, by name; regions and what is new there are filled in later (asked.py)."""
    ordered = sorted(mails, key=order)
    shares = _shares([mail for mail in ordered if mail.may_be_bid or mail.may_add or mail.only_withdraws])
    files = [assemble(party, found) for party, found in shares]
    times = Counter(message for file in files for message in file.bid.messages)
    files = [replace(file, shared=frozenset(one for one in file.bid.messages if times[one] > 1)) for file in files]
    return with_ids(sorted(files, key=lambda file: (file.bid.name.casefold(), file.bid.kvk_number, file.bid.messages)))


def _shares(mails: Sequence[Mail]) -> list[tuple[Party, list[Share]]]:
    """Parties of all mails joined, each with what belongs to it."""
    claims = [(mail, party) for mail in mails for party in (_parties(mail) if mail.may_be_bid else (NOBODY,))]
    claims = _weighed(claims)
    bidders = merge(party for _, party in claims if not party.is_nobody)
    found: list[tuple[Party, list[Share]]] = [(party, []) for party in bidders]
    for mail, party in claims:
        place = next((index for index, bidder in enumerate(bidders) if bidder.is_same(party)), None)
        if not party.is_nobody and place is not None:
            alone = sum(other is mail for other, _ in claims) == 1
            filed = mail.filed if alone else _of(mail, bidders[place])
            found[place][1].append(Share(mail=mail, filed=filed, because=_why(party)))
    for mail, party in claims:
        if party.is_nobody:
            _place_by_words(mail, found)
    return found


def _weighed(claims: Sequence[tuple[Mail, Party]]) -> list[tuple[Mail, Party]]:
    """A name that only a text gives (a partner, a subcontractor) yields to a bidder that the mail itself or its sender points at."""
    strong = [(mail, party) for mail, party in claims if not party.is_nobody and not _only_in_text(mail, party)]
    known: list[tuple[Party, list[Share]]] = [(party, []) for party in merge(party for _, party in strong)]
    for party, shares in known:
        shares.extend(Share(mail=mail, filed=(), because="") for mail, own in strong if own.is_same(party))
    weighed = []
    for mail, party in claims:
        if not party.is_nobody and _only_in_text(mail, party) and not any(party.is_same(bidder) for bidder, _ in known):
            near = next((found for _, found in _pointers(mail, known) if len(found) == 1), None)
            weighed.append((mail, NOBODY if near is not None else party))
        else:
            weighed.append((mail, party))
    return weighed


def _only_in_text(mail: Mail, party: Party) -> bool:
    """Is this a name without a number, given by nothing but supporting texts and letters?"""
    named = {item.piece.kind for item in mail.filed if party_of(item.piece).is_same(party)}
    return not party.numbers and named <= {Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN, Kind.BEGELEIDENDE_BRIEF}


def _parties(mail: Mail) -> tuple[Party, ...]:
    """Who bids in this mail: those who declare it, else the one most documents are about, else nobody known."""
    declaring = [party_of(item.piece) for item in mail.filed if item.piece.kind in DECLARING]
    declared = merge(party for party in declaring if not party.is_nobody)
    joint = [party_of(item.piece) for item in mail.filed if item.piece.kind is Kind.HOOFDELIJKHEIDSVERKLARING]
    named = [party_of(item.piece) for kind in IDENTIFYING for item in mail.filed if item.piece.kind is kind]
    if joint or any(party.consortium for party in declaring):
        together = _all_in_one((*declared, *joint))
        return (_all_in_one(named) if together.is_nobody else together,)
    if len(declared) == 1 and (other := _of_all_papers(mail, declared[0])) is not None:
        return (_with_names(other, named),)
    if declared:
        return tuple(_with_names(party, named) for party in declared)
    known = merge(party for party in named if party.numbers) or merge(party for party in named if party.names)
    if not known:
        return (NOBODY,)
    return (max(known, key=lambda party: sum(party.is_same(other) for other in named)),)


_PAPERS = (Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_UBO, Kind.VOG_RP)
_WRITINGS = (Kind.MACHTIGING, Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN)
_FEWEST = 2  # kinds of papers that agree


def _of_all_papers(mail: Mail, declared: Party) -> Party | None:
    """Whose papers of a register these all are, where that is not who declares and nothing else speaks of who declares.

    Then the declaration is the one that came along by mistake: of a sister company, or of somebody else; or it gives no more than a part of
    the name, written or read badly. Where the mail, the mandate or the text is of who declares too, the papers of the register are those
    of another: of the holding, say.
    """
    papers = {(item.piece.kind, party) for item in mail.filed if item.piece.kind in _PAPERS and (party := party_of(item.piece)).numbers}
    others = merge(party for _, party in papers)
    if len(others) != 1 or len({kind for kind, _ in papers}) < _FEWEST or others[0].is_same(declared):
        return None
    if not declared.numbers and not _is_part_of(declared, others[0]):
        return None
    if any(party_of(item.piece).is_same(declared) for item in mail.filed if item.piece.kind in _WRITINGS):
        return None
    told = mail_words.compared(mail.told)
    for name in sorted(others[0].names, key=len, reverse=True):  # "Eekhof Zorgwijzer" is no mention of "Zorgwijzer"
        told = told.replace(f" {name} ", " | ")
    own = declared.numbers & mail_words.kvk_numbers(mail.told) or any(mail_words.mentions(told, name) for name in declared.names)
    return None if own else others[0]


def _is_part_of(declared: Party, other: Party) -> bool:
    """Is each name that is declared a part of one in the papers, in whole words, that no word of kinship parts from it?"""
    wholes = [name.split() for name in other.names]
    parts = [name.split() for name in declared.names]
    return bool(parts) and all(
        any(set(part) < set(whole) and not _KIN.intersection(set(whole) - set(part)) for whole in wholes) for part in parts
    )


_KIN = frozenset(
    "holding beheer groep group management participatie participaties invest investments vastgoed steunstichting vrienden koepel "
    "zuid noord oost west midden nederland".split()
)
"""Words by which entities of one name differ: the holding, the friends, the branch in another part of the country."""


def _with_names(party: Party, named: Sequence[Party]) -> Party:
    """With the names that other documents give to its KvK number; those of one entity only, never of a consortium."""
    names = {name for other in named if other.numbers == party.numbers and not other.consortium for name in other.names}
    return party if party.consortium else replace(party, names=party.names | names)


def _all_in_one(parties: Sequence[Party]) -> Party:
    joined = NOBODY
    for party in parties:
        joined = joined.joined(party)
    return replace(joined, consortium=True)


def _of(mail: Mail, bidder: Party) -> tuple[Filed, ...]:
    """From a mail with several bids: what is this bidder's, and what names nobody (that goes with every bid of the mail)."""
    return tuple(item for item in mail.filed if party_of(item.piece).is_nobody or party_of(item.piece).is_same(bidder))


def _place_by_words(mail: Mail, found: list[tuple[Party, list[Share]]]) -> None:
    """A mail whose documents name nobody goes where its own words or its sender point, when that is one bid; else it is its own."""
    for because, near in _pointers(mail, found):
        if len(near) == 1:
            near[0].append(Share(mail=mail, filed=mail.filed, because=because))
            return
    if mail.may_be_bid:
        numbers = mail_words.kvk_numbers(mail.words)
        names = {plain(name) for name in (mail_words.name_given(mail.words), mail.message.sender_name or mail.message.sender) if name}
        together = any(party.consortium for party in _parties(mail))
        party = Party(numbers=numbers if len(numbers) == 1 else frozenset(), names=frozenset(sorted(names)[:2]), consortium=together)
        found.append((party, [Share(mail=mail, filed=mail.filed, because="alleen de mail zelf zegt van wie dit is")]))


def _pointers(mail: Mail, found: Sequence[tuple[Party, list[Share]]]) -> Iterator[tuple[str, list[list[Share]]]]:
    """Signs of whose mail this is, strongest first, each with the bids that it points at."""
    numbers, words = mail_words.kvk_numbers(mail.told), mail_words.compared(mail.told)
    yield "KvK-nummer in de mail", [shares for party, shares in found if party.numbers & numbers]
    yield "naam in de mail", [shares for party, shares in found if any(mail_words.mentions(words, name) for name in party.names)]
    for because, is_near in _NEAR:
        yield because, [shares for _, shares in found if any(is_near(mail, share.mail) for share in shares)]
    yield (
        "naam van een bestuurder of ondertekenaar",
        [shares for _, shares in found if any(f" {name} " in words for name in _people(shares))],
    )
    papers = mail_words.compared(mail.papers)
    yield "naam in de documenten", [shares for party, shares in found if any(mail_words.mentions(papers, name) for name in party.names)]
    yield _SAME_HOUSE, [shares for _, shares in found if any(_same_house(mail, share.mail) for share in shares)]


def _people(shares: Sequence[Share]) -> frozenset[str]:
    """Full names of those who sign or direct, for comparing."""
    facts = (fact for share in shares for item in share.filed for name in _PERSONS for fact in item.piece.all(name))
    return frozenset(name for fact in facts if " " in (name := plain(fact.value)))


def _same_thread(mail: Mail, other: Mail) -> bool:
    return bool(mail.message.in_reply_to) and mail.message.in_reply_to == other.message.message_id


def _same_sender(mail: Mail, other: Mail) -> bool:
    return bool(mail.message.sender) and mail.message.sender == other.message.sender


def _same_person(mail: Mail, other: Mail) -> bool:
    """Another address with the same name of two words or more."""
    name = plain(mail.message.sender_name)
    return " " in name and name == plain(other.message.sender_name)


def _same_house(mail: Mail, other: Mail) -> bool:
    """Addresses of one organisation: a domain that is not one where anybody can have an address."""
    domain = mail.message.sender.rpartition("@")[2]
    return bool(domain) and domain not in _OPEN_DOMAINS and domain == other.message.sender.rpartition("@")[2]


_NEAR: tuple[tuple[str, Callable[[Mail, Mail], bool]], ...] = (
    ("antwoord in dezelfde mailwisseling; de documenten noemen niemand", _same_thread),
    ("zelfde afzender; de documenten noemen niemand", _same_sender),
    ("zelfde naam van de afzender; de documenten noemen niemand", _same_person),
)
"""Who sent it, from strong to weak."""

_SAME_HOUSE = "zelfde domein van het mailadres; de documenten noemen niemand"

_OPEN_DOMAINS = frozenset(
    "gmail.com googlemail.com hotmail.com hotmail.nl outlook.com outlook.nl live.com live.nl msn.com icloud.com me.com mac.com yahoo.com "
    "yahoo.nl proton.me protonmail.com pm.me ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl chello.nl "
    "upcmail.nl quicknet.nl tele2.nl online.nl zonnet.nl telfort.nl solcon.nl freedom.nl caiway.nl caiway.net zeelandnet.nl".split()
)
"""Mail providers in the Netherlands: an address there says nothing about an organisation."""


def _why(party: Party) -> str:
    if party.numbers:
        numbers = sorted(party.numbers)
        return f"KvK-nummer{'s' if len(numbers) > 1 else ''} {listed(numbers, last='en')} op de documenten"
    return "naam op de documenten"
