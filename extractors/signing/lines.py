"""Blocks to sign one under the other in a text without positions: which signature is whose, by the order of the lines.

Pure; judges no signature.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Mark
from extractors.signing.block import Block

_MADE = frozenset({"certificaat", "platform", "inkt", "afbeelding"})


def in_lines(marks: Sequence[Mark], found: Sequence[Block]) -> dict[int, int]:
    """Where under each name, before the next, stands one signature: that is of this signer, however close the next name follows.

    By `id` of the block the number of its mark; nothing where a name has none or several, or one stands above the first name.
    """
    made = sorted((mark.line, index) for index, mark in enumerate(marks) if mark.how in _MADE and mark.line is not None)
    named = sorted((line, number) for number, block in enumerate(found) if (line := _line_of(block)) is not None)
    if len(found) < 2 or not len(made) == len(named) == len(found) or len({block.page for block in found}) > 1:
        return {}
    under = all(line < mark for (line, _), (mark, _) in zip(named, made, strict=True))
    before = all(mark <= line for (mark, _), (line, _) in zip(made, named[1:], strict=False))
    apart = all(one < other for (one, _), (other, _) in pairwise(named))
    pairs = zip(named, made, strict=True)
    return {id(found[number]): index for (_, number), (_, index) in pairs} if under and before and apart else {}


def _line_of(block: Block) -> int | None:
    """The line on which the name stands."""
    name = block.name.value if block.name is not None else ""
    return next((row.line for row in block.rows if name and name in row.text), None)
