"""The name printed under the line to sign on, where a label above it names somebody else: "Naam: P. Smit", and under the line "J. Mulder".

Knows the line and the printed name below it; judges no signature and no authority.
"""

import re
from collections.abc import Sequence

from extractors.document import Fact
from extractors.excerpt import Excerpt
from extractors.parties.names import is_person, without_title
from extractors.parties.same_person import share_surname
from extractors.signing.block import RULE, Block, role_of
from extractors.signing.places import NAMES

_FOR = re.compile(r"^\s*(?:p/o|i\.o\.|b/a)\s+", re.IGNORECASE)
_BELOW = 4  # rows under the label, in which the line and the name stand


def printed_signers(seen: Excerpt, found: Sequence[Block]) -> list[Fact]:
    """Who stands printed under the line of a place to sign that a label gives to somebody else: he or she signs there, it seems."""
    named = [block.name.value for block in found if block.name is not None]
    facts = []
    for block in found:
        if block.line is None or block.name is None:
            continue
        start = next((at + 1 for at, row in enumerate(seen.rows) if row == block.line.row), len(seen.rows))
        below = [row for row in seen.rows[start : start + _BELOW] if row.text.strip()]
        at = next((at for at, row in enumerate(below[:-1]) if RULE.fullmatch(row.text.strip())), None)
        if at is None or not NAMES.match(below[at + 1].text):
            continue
        row = below[at + 1]
        name = without_title(_FOR.sub("", row.text).split(",")[0].strip())
        if is_person(name) and not any(share_surname(name, one) for one in named):
            role = role_of(below[at + 2].text.strip()) if at + 2 < len(below) else ""
            facts.append(row.fact("ondertekenaar", name, {"functie": role} if role else {}, span=(0, len(row.text))))
    return facts
