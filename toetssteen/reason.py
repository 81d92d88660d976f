"""Whether a reason tells anything: whoever reads it years later has only these words. Pure; judges no reason."""

import re

_FEWEST = 3
"""Words that a sentence has at least."""


def is_sentence(text: str) -> bool:
    """Are there as many words as a sentence needs? Digits and signs are no words."""
    return len(re.findall(r"[^\W\d_]+", text)) >= _FEWEST


TOLD = (
    "Let op: wat u bij --reden schreef, kan in het bewijspakket van een inschrijver komen te staan, dus noem daar geen andere inschrijver."
)
"""Dutch: said of a reason that an evidence package shows as it was typed."""
