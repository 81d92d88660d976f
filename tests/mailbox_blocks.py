"""The example mailbox: a readable text source as a row of blocks. Knows no producer and no mail.

The sources are markdown with five additions: `label :: value`, `[x]` boxes, `!teken`, `!klein` and `---` for a new page.
A comment `<!-- G03 S2a onderbouwd -->` says what the author meant the next block to answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"<!--\s*((?:[GSN]\d{1,2}[a-c]?\s+)+)(onderbouwd|zwak)\s*-->")


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One part of a document: what it is and what it says."""

    kind: str  # kop alinea lijst tabel paren vakje teken klein blad
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()  # (rule, support) as the author meant it


def parse(source: str) -> tuple[Block, ...]:
    """The blocks of one source; a blank line ends a block."""
    blocks: list[Block] = []
    answers: tuple[tuple[str, str], ...] = ()
    for chunk in re.split(r"\n\s*\n", source.strip()):
        lines = chunk.strip("\n").splitlines()
        while lines and (found := MARK.fullmatch(lines[0].strip())):
            answers += tuple((rule, found[2]) for rule in found[1].split())
            lines = lines[1:]
        for block in _blocks(lines):
            blocks.append(Block(kind=block.kind, text=block.text, level=block.level, rows=block.rows, answers=answers))
            if block.kind != "kop":
                answers = ()
    return tuple(blocks)


def _blocks(lines: list[str]) -> Iterator[Block]:
    if not lines:
        return
    first = lines[0]
    if first.startswith("#"):
        yield Block(kind="kop", level=len(first) - len(first.lstrip("#")), text=first.lstrip("# "))
        yield from _blocks(lines[1:])
    elif first.strip() == "---":
        yield Block(kind="blad")
        yield from _blocks(lines[1:])
    else:
        yield _block(first, lines)


def _block(first: str, lines: list[str]) -> Block:
    if first.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines]
        return Block(kind="tabel", rows=tuple(row for row in rows if set("".join(row)) - set("-: ")))
    if first.startswith("- "):
        items = re.split(r"\n- ", "\n".join(lines)[2:])
        return Block(kind="lijst", rows=tuple((" ".join(item.split()),) for item in items))
    if " :: " in first or first.endswith(" ::"):
        return Block(kind="paren", rows=tuple(_pair(line) for line in lines))
    if first.startswith(("[x]", "[ ]")):
        return Block(kind="vakje", rows=tuple((line[1], line[3:].strip()) for line in lines))
    if first.startswith("!teken"):
        return Block(kind="teken", rows=tuple(tuple(p.strip() for p in line[6:].split("|")) for line in lines))
    if first.startswith("!klein"):
        return Block(kind="klein", text=" ".join(" ".join(lines)[6:].split()))
    return Block(kind="alinea", text=" ".join(" ".join(lines).split()))


def _pair(line: str) -> tuple[str, str]:
    label, _, value = line.partition("::")
    return label.strip(), value.strip()
