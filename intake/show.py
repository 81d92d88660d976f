"""Makes a name from outside safe to look at: what cannot be seen is spelled out. Knows no HTML; escaping is the template's work."""

import unicodedata

LOOKS_LIKE_NOTHING = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
"""Letters and marks that draw nothing; the other invisible ones are told by their Unicode category."""


def show(name: str) -> str:
    """The name with control, direction, zero-width and unpaired characters written as ‹U+202E›."""
    return "".join(f"‹U+{ord(character):04X}›" if _is_invisible(character) else character for character in name)


def brief(name: str, *, most: int = 100) -> str:
    """The name for in a sentence: shown safely, and cut when it is very long."""
    return show(name) if len(name) <= most else f"{show(name[:most])}…"


def _is_invisible(character: str) -> bool:
    if character.isascii():
        return not character.isprintable()
    category = unicodedata.category(character)
    # Cc control, Cf format (bidi, zero width, soft hyphen), Cs surrogate, Zl/Zp line ends; Zs other than the two usual spaces.
    return (
        category in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        or character in LOOKS_LIKE_NOTHING
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
    )
