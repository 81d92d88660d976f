"""Who is who: legal entities by KvK number and name, and when two of them are the same."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.document import Kind, Piece

_FORMS = re.compile(
    r"\b(stichting|vereniging|cooperatie(ve)?|b ?v|n ?v|v ?o ?f|u ?a|b ?a|w ?a|vennootschap onder firma|maatschap|"
    r"besloten vennootschap( met beperkte aansprakelijkheid)?|eenmanszaak|i ?o)\b"
)

IDENTIFYING = (
    Kind.BESTUURSVERKLARING,
    Kind.INSTEMMINGSVERKLARING,
    Kind.UITTREKSEL_KVK,
    Kind.UITTREKSEL_UBO,
    Kind.VOG_RP,
    Kind.MACHTIGING,
    Kind.HOOFDELIJKHEIDSVERKLARING,
    Kind.UITTREKSEL_KVK_VESTIGING,
    Kind.ONDERBOUWING,
    Kind.IMPLEMENTATIEPLAN,
    Kind.BEGELEIDENDE_BRIEF,
)
"""Kinds that say who bids, most telling first."""


def plain(name: str) -> str:
    """A name for comparing only: no capitals, accents, punctuation or legal form."""
    words = re.sub(r"[^a-z0-9]+", " ", _folded(name)).strip()
    bare = re.sub(r" +", " ", _FORMS.sub(" ", words)).strip()
    return bare or words


def letters(text: str) -> str:
    """The letters and figures only, for finding a name in whatever spacing."""
    return re.sub(r"[^a-z0-9]", "", _folded(text))


def _folded(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """A legal entity, or a consortium of them, as far as documents name it."""

    numbers: frozenset[str]  # KvK numbers
    names: frozenset[str]  # plain names
    consortium: bool = False

    @property
    def is_nobody(self) -> bool:
        """Is nobody named? Papers may say that several bid together and name none of them."""
        return not (self.numbers or self.names)

    def is_same(self, other: "Party") -> bool:
        """A shared number; else a shared name, unless two single entities each give another number."""
        if self.numbers & other.numbers:
            return True
        if self.numbers and other.numbers and not (self.consortium or other.consortium):
            return False
        return bool(self.names & other.names)

    def joined(self, other: "Party") -> "Party":
        return Party(
            numbers=self.numbers | other.numbers,
            names=self.names | other.names,
            consortium=self.consortium or other.consortium,
        )


NOBODY = Party(numbers=frozenset(), names=frozenset())


def numbers_of(piece: Piece) -> tuple[str, ...]:
    """KvK numbers that the piece gives for the entity it is about, in page order, each once."""
    found = [fact.value for fact in piece.all("kvk_nummer") if fact.about.get("rol") != "ander"]
    return tuple(dict.fromkeys(found))


def names_of(piece: Piece) -> tuple[str, ...]:
    """Statutory and trade names the piece gives, as written, each once."""
    found = [fact.value for name in ("statutaire_naam", "handelsnaam", "eigenaar") for fact in piece.all(name)]
    return tuple(dict.fromkeys(found))


def party_of(piece: Piece) -> Party:
    """The entity a piece is about; participants count when it is a consortium's own document.

    Eight digits that nothing beside them calls a KvK number join nobody: they may be a telephone number or a file of somebody else.
    """
    named = {fact.value for fact in piece.all("kvk_nummer") if fact.about.get("label") != "geen"}
    numbers = set(numbers_of(piece)) & named
    names = {plain(name) for name in names_of(piece)}
    members = piece.all("deelnemer") if piece.kind in IDENTIFYING else ()
    for member in members:
        names.add(plain(member.value))
        if number := member.about.get("kvk_nummer"):
            numbers.add(number)
    together = len(members) > 1 or any(fact.value == "ja" for fact in piece.all("samenwerkingsverband"))
    return Party(numbers=frozenset(numbers), names=frozenset(names - {""}), consortium=together)


def merge(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Join whatever is the same, until nothing changes; order of first appearance is kept."""
    merged: list[Party] = []
    for party in parties:
        current = party
        while True:
            twin = next((known for known in merged if known.is_same(current)), None)
            if twin is None:
                break
            place = merged.index(twin)
            merged.pop(place)
            current = twin.joined(current)
        merged.append(current)
    return tuple(merged)
