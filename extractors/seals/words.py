"""What is known of a digital signature, as Dutch sentences. Pure; knows no library, judges nothing.

Never says that something was validly signed: only what holds, what does not, and what nobody can tell here.
"""

from collections.abc import Iterator, Set
from enum import Enum, auto

from extractors.document import Change, Seal, SealKind, Sure


class Trait(Enum):
    """What is known besides, and only needed for the words."""

    LISTED = auto()  # the user said whom to trust
    SELF_MADE = auto()  # the holder gave himself the certificate
    ENDED = auto()  # the period of the certificate was over
    STRANGE_STAMP = auto()  # the timestamp is of a service that the user does not trust


NAMED = {
    SealKind.SIGNATURE: "De digitale handtekening",
    SealKind.SEAL: "Het digitale zegel",
    SealKind.TIMESTAMP: "Het digitale tijdstempel",
    SealKind.UNKNOWN: "De digitale handtekening",
}
WITHDRAWN = "Of het certificaat intussen was ingetrokken, is niet nagegaan: daarvoor is internet nodig."


def sentences(seal: Seal, *, why_not: str = "", traits: Set[Trait] = frozenset()) -> str:
    """Everything a reader should know of it; `why_not`: why it could not be looked into, a Dutch clause."""
    parts = [_holds(seal, why_not)]
    if seal.intact is not Sure.NO and not why_not:
        parts += [*_since(seal), *_whose(seal, traits)]
    return " ".join(parts)


def _holds(seal: Seal, why_not: str) -> str:
    name = NAMED[seal.kind]
    if why_not:
        return f"Of {name[0].lower()}{name[1:]} klopt, is niet na te gaan: {why_not}."
    if seal.intact is Sure.NO:
        return f"{name} klopt niet: wat er nu staat, is niet wat is ondertekend, of de handtekening zelf is beschadigd."
    if seal.changed_after is Change.CHANGED:
        return f"{name} hoort bij een eerdere versie: het bestand is daarna veranderd."
    return f"{name} klopt."


def _since(seal: Seal) -> Iterator[str]:
    """What was done to the file afterwards."""
    told = "; ".join(seal.changes)
    if seal.changed_after is Change.CHANGED and told:
        yield f"Wat er veranderde: {told}."
    elif seal.changed_after is Change.ALLOWED:
        yield f"Daarna is er alleen iets gedaan dat bij een ondertekend bestand mag: {told}."
    elif seal.changed_after is Change.UNKNOWN:
        yield f"Of het bestand daarna is veranderd, is niet zeker{f': {told}' if told else ''}."
    elif not seal.covers_whole:
        yield "Achter het ondertekende deel staan nog wat losse tekens die niets veranderen."


def _whose(seal: Seal, traits: Set[Trait]) -> Iterator[str]:
    """How sure it is who set it, and when."""
    if seal.valid_then is Sure.NO:
        yield f"Het certificaat was op dat tijdstip {'verlopen' if Trait.ENDED in traits else 'nog niet geldig'}."
    elif seal.trusted is Sure.YES:
        yield f"Het certificaat valt onder de certificaten die u vertrouwt. {WITHDRAWN}"
    elif seal.at is None:
        yield "Er staat geen tijdstip bij, dus is niet na te gaan of het certificaat toen geldig was."
    elif Trait.LISTED in traits:
        yield "Wie erachter zit, staat niet vast: het certificaat valt niet onder de certificaten die u vertrouwt."
    else:
        yield "Wie erachter zit, staat niet vast: er is nog niet opgegeven welke certificaten u vertrouwt."
    if Trait.SELF_MADE in traits and seal.trusted is not Sure.YES:
        yield "De houder heeft het certificaat zelf gemaakt."
    if {Trait.LISTED, Trait.STRANGE_STAMP} <= traits:
        yield "Het tijdstempel is van een dienst die u niet in uw lijst hebt."
