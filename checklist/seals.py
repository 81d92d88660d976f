"""Digital signatures as a check needs them: whose they are, which of them hold, and what to tell of them. Pure."""

import datetime as dt

from checklist.filed import Filed
from checklist.person import Likeness, likeness
from checklist.timing import local_day, moment
from extractors.document import Seal, SealKind, Sure

REGISTER = "kamer van koophandel"
"""Who seals extracts of the register, as its certificate says."""


def when(seal: Seal) -> str:
    """The moment, and on whose word it rests."""
    if seal.at is None:
        return "zonder tijdstip"
    basis = "volgens een tijdstempel" if seal.at_basis == "tijdstempel" else "zoals de ondertekenaar opgeeft"
    return f"{moment(seal.at)} ({basis})"


def told(seal: Seal) -> str:
    """Whose it is, of when, and what is known of it."""
    name = seal.signer or "een naam die niet te lezen is"
    return f"De naam in het certificaat is {name}; {when(seal)}. {seal.because}"


def day(seal: Seal) -> dt.date | None:
    """The Dutch calendar day on which it was set."""
    return local_day(seal.at)


def broken(item: Filed) -> tuple[Seal, ...]:
    """What stands there is not what was signed."""
    return tuple(seal for seal in item.document.seals if seal.is_broken)


def unanswered(item: Filed) -> tuple[Seal, ...]:
    """Of these it cannot be told whether they hold."""
    return tuple(seal for seal in item.document.seals if not seal.is_broken and not seal.is_sound)


def of_people(item: Filed) -> tuple[Seal, ...]:
    """Signatures of persons that hold."""
    return tuple(seal for seal in item.document.seals if seal.is_sound and seal.kind is SealKind.SIGNATURE)


def of_organisations(item: Filed) -> tuple[Seal, ...]:
    """Seals of organisations that hold: of the bidder itself, of a signing service, of the register."""
    return tuple(seal for seal in item.document.seals if seal.is_sound and seal.kind is SealKind.SEAL)


def by_name(item: Filed, name: str) -> Seal | None:
    """The signature that holds of somebody who is surely this person."""
    return next((seal for seal in of_people(item) if likeness(seal.signer, name) is Likeness.SAME), None)


def after(item: Filed, received: dt.datetime | None) -> Seal | None:
    """A signature that says to be set more than a day after the file was received: clocks differ less than that."""
    ahead = (seal for seal in of_people(item) if seal.at and received and seal.at > received + dt.timedelta(days=1))
    return next(ahead, None)


def may_be(seal: Seal, name: str) -> bool:
    """Can the holder be this person?"""
    return likeness(seal.signer, name) is not Likeness.OTHER


def of_register(item: Filed) -> Seal | None:
    """The seal that says to be of the Kamer van Koophandel; how sure that is stands in `trusted`."""
    sealed = (seal for seal in item.document.seals if REGISTER in f"{seal.signer} {seal.organisation}".casefold())
    return min(sealed, key=lambda seal: not seal.is_sound, default=None)


def had_ended(seals: tuple[Seal, ...]) -> bool:
    """Were all of these set with a certificate that was not valid at the time?"""
    return bool(seals) and all(seal.valid_then is Sure.NO for seal in seals)
