"""Whether a reason tells anything: whoever reads it years later has only these words. Pure; judges no reason."""

import re

_FEWEST = 3
"""Words that a sentence has at least."""


def is_sentence(text: str) -> bool:
    """Are there as many words as a sentence needs? Digits and signs are no words."""
    return len(re.findall(r"[^\W\d_]+", text)) >= _FEWEST
