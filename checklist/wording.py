"""Dutch words for codes, in sentences that a purchaser, a provider or a lawyer reads."""

import re
from collections.abc import Sequence

from extractors.document import Kind

KINDS = {
    Kind.BESTUURSVERKLARING: "een bestuursverklaring",
    Kind.MACHTIGING: "een bewijs van machtiging",
    Kind.VOG_RP: "een VOG voor rechtspersonen (VOG RP)",
    Kind.VOG_NP: "een VOG van een natuurlijk persoon",
    Kind.GVA: "een gedragsverklaring aanbesteden",
    Kind.UITTREKSEL_KVK: "een uittreksel KvK",
    Kind.UITTREKSEL_KVK_VESTIGING: "een uittreksel KvK van een vestiging",
    Kind.UITTREKSEL_UBO: "een uittreksel UBO-register",
    Kind.HOOFDELIJKHEIDSVERKLARING: "een verklaring van hoofdelijke aansprakelijkheid",
    Kind.ONDERBOUWING: "een onderbouwing",
    Kind.IMPLEMENTATIEPLAN: "een inwerk- en implementatieplan",
    Kind.PROGNOSE: "een prognose",
    Kind.OVERZICHT_CLIENTONDERSTEUNERS: "een overzicht van cliëntondersteuners",
    Kind.INSTEMMINGSVERKLARING: "een instemmingsverklaring",
    Kind.JAARREKENING: "een jaarrekening of accountantsverklaring",
    Kind.BCMB_LIDMAATSCHAP: "een bewijs van lidmaatschap van de BCMB",
    Kind.REGISTER_INSCHRIJFBEWIJS: "een inschrijfbewijs van het Register",
    Kind.BRANCHEVERKLARING: "een verklaring over branchevorming",
    Kind.IDENTITEITSBEWIJS: "een identiteitsbewijs",
    Kind.BEGELEIDENDE_BRIEF: "een begeleidende brief",
    Kind.OVERIG: "een ander document",
}
"""Each kind with its article, as it stands in the middle of a sentence."""


def sentence(words: str) -> str:
    """The words with a capital in front; the rest keeps its own."""
    return words[:1].upper() + words[1:]


def not_received(link: str) -> str:
    """What a share link means for the bid."""
    return f"De mail verwijst naar {link}. Wat daar staat, is niet bij de inschrijving ontvangen en is niet opgehaald."


def ended(text: str) -> str:
    """One full stop where a name that ends in one (B.V.) ends a sentence."""
    return re.sub(r"(?<=\.[A-Z])\.\.(?!\.)", ".", text)


def listed(words: Sequence[str], *, last: str) -> str:
    """ "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
