"""The moment of receipt (design.md chapter 7, "When"). Pure: knows hops and the names of our own relays; no clock, no network.

Everything below the hop where the mail entered from outside was written by strangers. So the walk goes down from the top and stops at
the first hop that was handed over by someone else; what stands lower can never win, whatever it claims.
Residual risk, accepted and shown by `basis`: relays that write no network address at all are believed in what they call each other.
"""

import datetime as dt
import ipaddress
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from intake.message import Hop, Receipt, ReceiptBasis
from intake.moments import moment

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

UNPROVEN = (
    "De kop daaronder noemt ook een eigen mailserver ({}), maar dat is niet te controleren. "
    "Klopt het, stel die mailserver dan in zaak.toml in."
)

AS_WRITTEN = "%d-%m-%Y om %H.%M.%S uur (tijdzone %z)"
"""A moment as its header tells it, zone and all, in Dutch."""

SKEW = dt.timedelta(minutes=5)  # clocks of mail servers differ; more than this, and one of the two is wrong

TOKEN = re.compile(r"[()]|[^\s()]+")
ADDRESS = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?:%\w+)?)(?![\w:])")
LOOKED_UP = re.compile(r"\(([\w.-]+) \[[0-9A-Fa-f.:]+\]\)")
LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain", "127.0.0.1", "[127.0.0.1]", "[::1]", "::1"})


@dataclass(frozen=True, kw_only=True, slots=True)
class RelaySettings:
    """Which relays are ours: host names of the outermost ones, and domains of the mailbox and its mail provider."""

    hosts: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    def is_host(self, name: str) -> bool:
        """Is this one of the relays named in zaak.toml?"""
        return _plain(name) in {_plain(host) for host in self.hosts}

    def is_ours(self, name: str) -> bool:
        """Is this a named relay, or a host in one of our domains?"""
        return self.is_host(name) or bool(self.domain_of(name))

    def domain_of(self, name: str) -> str:
        """Which of our domains a host is in, "" when in none."""
        plain = _plain(name)
        domains = [_plain(domain).lstrip("@") for domain in self.domains]
        return next((domain for domain in domains if domain and (plain == domain or plain.endswith("." + domain))), "")


def read_hop(value: str) -> Hop:
    """Cut one unfolded Received value into who, from whom and when; only words outside comments count."""
    words, clauses = _outer_words(value), {"from": -1, "by": -1}
    for index, (word, _) in enumerate(words[:-1]):
        if word.lower() in clauses and clauses[word.lower()] < 0 and (word.lower() == "from" or word.lower() == "by"):
            clauses[word.lower()] = index
        if clauses["by"] >= 0:
            break
    by, sender = "", ""
    if clauses["by"] >= 0:
        by = words[clauses["by"] + 1][0].rstrip(";").lower()
    if clauses["from"] >= 0:
        end = words[clauses["by"]][1] if clauses["by"] > clauses["from"] else len(value.partition(";")[0])
        sender = value[words[clauses["from"]][1] + len("from") : end].strip()
    return Hop(by=by, sender=sender, at=moment(_date_part(value)), raw=value)


def _outer_words(value: str) -> list[tuple[str, int]]:
    """Words outside comments, with their place."""
    words, depth = [], 0
    for token in TOKEN.finditer(value):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth = max(0, depth - 1)
        elif not depth:
            words.append((token[0], token.start()))
    return words


def _date_part(value: str) -> str:
    """What stands after the last semicolon outside comments."""
    depth, place = 0, -1
    for token in re.finditer(r"[();]", value):
        depth = max(0, depth + {"(": 1, ")": -1}.get(token[0], 0))
        if token[0] == ";" and not depth:
            place = token.start()
    return value[place + 1 :] if place >= 0 else ""


def receipt(hops: Sequence[Hop], relays: RelaySettings) -> Receipt:
    """When our own outermost relay took the mail in, by which header, and why that one."""
    if not hops:
        return _uncertain("", ReceiptBasis.NONE, "De mail heeft geen Received-kop: het tijdstip van ontvangst is niet vast te stellen.")
    named = next((index for index, hop in enumerate(hops) if relays.is_host(hop.by)), None)
    if named is not None:
        return _stamped(hops[_entry(hops, named, relays, ours=relays.is_host)], ReceiptBasis.CONFIGURED, relays)
    if not relays.is_ours(hops[0].by):
        return _doubted(_stamped(hops[0], ReceiptBasis.TOPMOST, relays), hops, relays)
    chosen = _entry(hops, 0, relays, ours=relays.is_ours)
    found = _stamped(hops[chosen], ReceiptBasis.OWN_DOMAIN, relays)
    lower = next((hop for hop in hops[chosen + 1 : chosen + 2] if relays.is_ours(hop.by)), None)
    if lower is None:
        return found
    perhaps = (lower.at.astimezone(dt.UTC),) if lower.at and found.at else ()
    return replace(found, because=f"{found.because} {UNPROVEN.format(lower.by)}", or_at=perhaps)


def _entry(hops: Sequence[Hop], start: int, relays: RelaySettings, *, ours: Callable[[str], bool]) -> int:
    """Walk down from a hop of ours while each was handed over from inside and the next was taken in by a host of ours."""
    index = start
    while index + 1 < len(hops) and ours(hops[index + 1].by) and _from_inside(hops[index], hops[index + 1], relays):
        index += 1
    return index


def _from_inside(hop: Hop, lower: Hop, relays: RelaySettings) -> bool:
    """Did one of our own hosts hand this hop its mail? Told by what our relay wrote itself, not by what the other called itself."""
    addresses = _addresses(hop.sender)
    if addresses:
        own = _addresses(hop.raw[hop.raw.find(hop.sender) + len(hop.sender) :].partition(" with ")[0])
        return _is_looked_up(hop, relays) or all(_is_inside(address, own) for address in addresses)
    claimed = _plain(hop.sender.split()[0]) if hop.sender else ""
    if not claimed or claimed in LOCAL_NAMES:
        return _plain(lower.by) == _plain(hop.by) or not claimed
    return relays.is_ours(claimed) and claimed == _plain(lower.by) and claimed != _plain(hop.by)


def _is_looked_up(hop: Hop, relays: RelaySettings) -> bool:
    """Did our relay find the sender's name itself, in its own domain? A provider's way out serves its other customers too."""
    found = LOOKED_UP.search(hop.sender)
    if found is None or "outbound" in found[1].lower():
        return False
    return relays.is_host(found[1]) or (bool(relays.domain_of(found[1])) and relays.domain_of(found[1]) == relays.domain_of(hop.by))


def _addresses(text: str) -> list[Address]:
    found = []
    for match in ADDRESS.finditer(text.replace("IPv6:", " ")):
        try:
            found.append(ipaddress.ip_address(match[0].partition("%")[0]))
        except ValueError:
            continue
    return found


def _from_private(hop: Hop) -> bool:
    """Was this handed over by an address that exists only within one network?"""
    addresses = _addresses(hop.sender)
    return bool(addresses) and all(_is_inside(address, ()) for address in addresses)


def _is_inside(address: Address, own: Sequence[Address]) -> bool:
    """A private address, or one of the same provider network as the relay that wrote it (first 32 bits of IPv6)."""
    if address.is_loopback or address.is_link_local or (address.is_private and not _is_documentation(address)):
        return True
    return any(mine.version == address.version == 6 and int(mine) >> 96 == int(address) >> 96 for mine in own)


def _is_documentation(address: Address) -> bool:
    """Ranges kept for examples count as private in Python, but stand for outside hosts."""
    names = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
    return any(address in ipaddress.ip_network(name) for name in names)


def _stamped(hop: Hop, basis: ReceiptBasis, relays: RelaySettings) -> Receipt:
    why = _why(hop, basis)
    if relays.hosts and basis is not ReceiptBasis.CONFIGURED:
        why += f" De mailserver uit zaak.toml ({', '.join(relays.hosts)}) staat niet in deze mail."
    if hop.at is None:
        return _uncertain(hop.by, basis, f"{why} Maar het tijdstip in die kop is niet leesbaar of heeft geen geldige tijdzone: onzeker.")
    written = hop.at.strftime(AS_WRITTEN)
    return Receipt(at=hop.at.astimezone(dt.UTC), by=hop.by, basis=basis, because=f"Ontvangen op {written}. {why}")


def _doubted(found: Receipt, hops: Sequence[Hop], relays: RelaySettings) -> Receipt:
    """A topmost hop of nobody we know: a lower one may be the true moment of receipt.

    That is so for one by a host of ours, for a later one, and for the next one where the topmost was handed over within a
    network: it may be a delivery inside the organisation, minutes after its own relay took the mail in.
    """
    if found.at is None:
        return found
    within = hops[1:2] if _from_private(hops[0]) else ()
    others = [hop for hop in hops[1:] if hop.at and (relays.is_ours(hop.by) or hop.at > found.at + SKEW or hop in within)]
    if not others:
        return found
    told = "; ".join(f"{hop.by or 'een onbekende mailserver'} op {hop.at:{AS_WRITTEN}}" for hop in others[:3])
    because = f"{found.because} Lager in de mail staat een ander tijdstip: {told}. Stel de eigen mailserver in zaak.toml in."
    return replace(found, because=because, or_at=tuple(hop.at.astimezone(dt.UTC) for hop in others if hop.at))


def _why(hop: Hop, basis: ReceiptBasis) -> str:
    by = hop.by or "een onbekende mailserver"
    return {
        ReceiptBasis.CONFIGURED: f"Dat schreef {by}, de eigen mailserver die in zaak.toml is ingesteld.",
        ReceiptBasis.OWN_DOMAIN: f"Dat schreef {by}: de onderste Received-kop van eigen mailservers, van boven af zonder onderbreking.",
        ReceiptBasis.TOPMOST: f"Dat schreef {by}: de bovenste Received-kop; geen bekende eigen mailserver staat bovenaan.",
    }[basis]


def _uncertain(by: str, basis: ReceiptBasis, because: str) -> Receipt:
    return Receipt(at=None, by=by, basis=basis, because=because)


def _plain(name: str) -> str:
    return name.strip().rstrip(".;").lower()
