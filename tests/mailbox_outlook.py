"""The example mailbox: a minimal writer of Outlook .msg files (compound file, version 3, with MAPI property streams).

Knows the two published formats MS-CFB and MS-OXMSG as far as a received mail with attachments needs them.
"""

import datetime as dt
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


@dataclass(kw_only=True, slots=True)
class Node:
    """A storage (with children) or a stream (with bytes) of a compound file."""

    name: str
    stream: bytes | None = None
    children: list["Node"] = field(default_factory=list)
    left: int = FREE
    right: int = FREE
    child: int = FREE
    start: int = END


def message(
    *,
    headers: str,
    texts: Mapping[int, str],
    delivered: dt.datetime,
    sent: dt.datetime,
    attachments: list[tuple[str, str, bytes]],
) -> bytes:
    """One received message; `texts` are MAPI text properties by number, attachments are (name, media type, bytes)."""
    root = Node(name="Root Entry")
    words = {0x001A: "IPM.Note", 0x007D: headers, **texts}
    times = {0x0039: sent, 0x0E06: delivered}
    root.children = [
        _named(),
        *(_text(number, value) for number, value in words.items()),
        *(_attachment(number, *entry) for number, entry in enumerate(attachments)),
        _recipient(texts[0x0E04]),
        Node(name="__properties_version1.0", stream=_properties(words, times=times, attached=len(attachments))),
    ]
    return _compound(root)


def _text(number: int, value: str) -> Node:
    return Node(name=f"__substg1.0_{number:04X}001F", stream=value.encode("utf-16-le"))


def _named() -> Node:
    streams = [Node(name=f"__substg1.0_{number}0102", stream=b"") for number in ("0002", "0003", "0004")]
    return Node(name="__nameid_version1.0", children=streams)


def _recipient(address: str) -> Node:
    words = {0x3001: address, 0x3002: "SMTP", 0x3003: address, 0x39FE: address}
    table = b"\0" * 8 + b"".join(_entry(n, 0x1F, struct.pack("<II", len(v) * 2 + 2, 0)) for n, v in words.items())
    table += _entry(0x0C15, 0x03, struct.pack("<ii", 1, 0))
    streams = [_text(number, value) for number, value in words.items()]
    return Node(
        name="__recip_version1.0_#00000000",
        children=[*streams, Node(name="__properties_version1.0", stream=table)],
    )


def _attachment(number: int, name: str, media_type: str, content: bytes) -> Node:
    words = {0x3001: name, 0x3703: "." + name.rpartition(".")[2], 0x3704: name[:12], 0x3707: name, 0x370E: media_type}
    table = b"\0" * 8 + b"".join(_entry(n, 0x1F, struct.pack("<II", len(v) * 2 + 2, 0)) for n, v in words.items())
    table += _entry(0x3701, 0x0102, struct.pack("<II", len(content), 0))
    table += _entry(0x3705, 0x03, struct.pack("<ii", 1, 0)) + _entry(0x0E21, 0x03, struct.pack("<ii", number, 0))
    streams = [*(_text(n, v) for n, v in words.items()), Node(name="__substg1.0_37010102", stream=content)]
    streams.append(Node(name="__properties_version1.0", stream=table))
    return Node(name=f"__attach_version1.0_#{number:08X}", children=streams)


def _properties(words: Mapping[int, str], *, times: Mapping[int, dt.datetime], attached: int) -> bytes:
    head = b"\0" * 8 + struct.pack("<IIII", 1, attached, 1, attached) + b"\0" * 8
    rows = [_entry(n, 0x1F, struct.pack("<II", len(v) * 2 + 2, 0)) for n, v in words.items()]
    rows += [_entry(n, 0x40, struct.pack("<Q", _ticks(moment))) for n, moment in times.items()]
    rows.append(_entry(0x0E1B, 0x0B, struct.pack("<Q", int(attached > 0))))
    rows.append(_entry(0x340D, 0x03, struct.pack("<ii", 0x00040000, 0)))  # texts are Unicode
    return head + b"".join(rows)


def _entry(number: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HHI", kind, number, 6) + value


def _ticks(moment: dt.datetime) -> int:
    return int((moment - EPOCH).total_seconds()) * 10_000_000


def _compound(root: Node) -> bytes:
    """The file: header, FAT, directory, mini FAT, mini stream and the streams of 4096 bytes and more."""
    nodes = _ordered(root)
    small, mini_fat = _mini(nodes)
    chains: list[bytes] = [b"".join(_record(node) for node in nodes), _packed(mini_fat), small]
    large = [node for node in nodes if node.stream is not None and len(node.stream) >= CUTOFF]
    chains += [node.stream or b"" for node in large]
    sizes = [-(-len(chain) // SECTOR) for chain in chains]
    tables = next(n for n in range(1, 110) if (sum(sizes) + n) <= n * (SECTOR // 4))
    starts = [tables + sum(sizes[:index]) for index in range(len(sizes))]
    for node, start in zip(large, starts[3:], strict=True):
        node.start = start
    root.start = starts[2] if small else END
    root.stream = small
    chains[0] = b"".join(_record(node) for node in nodes)
    fat = [FAT] * tables + [entry for size, at in zip(sizes, starts, strict=True) for entry in _chain(at, size)]
    body = b"".join(chain.ljust(size * SECTOR, b"\0") for chain, size in zip(chains, sizes, strict=True))
    return _header(tables, starts, sizes) + _packed(fat).ljust(tables * SECTOR, b"\xff") + body


def _header(tables: int, starts: list[int], sizes: list[int]) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, tables, starts[0], 0, CUTOFF, starts[1] if sizes[1] else END, sizes[1], END, 0)
    return head + struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))


def _ordered(root: Node) -> list[Node]:
    """All nodes in directory order, each storage's children joined into a balanced tree."""
    nodes = [root]
    for node in nodes:  # grows while we walk
        node.children.sort(key=lambda child: (len(child.name), child.name.upper()))
        first = len(nodes)
        nodes.extend(node.children)
        node.child = _tree(node.children, first)
    return nodes


def _tree(siblings: list[Node], first: int) -> int:
    if not siblings:
        return FREE
    middle = len(siblings) // 2
    siblings[middle].left = _tree(siblings[:middle], first)
    siblings[middle].right = _tree(siblings[middle + 1 :], first + middle + 1)
    return first + middle


def _mini(nodes: list[Node]) -> tuple[bytes, list[int]]:
    small, table = b"", list[int]()
    for node in nodes:
        if node.stream and len(node.stream) < CUTOFF:
            node.start, length = len(table), -(-len(node.stream) // MINI)
            table += _chain(node.start, length)
            small += node.stream.ljust(length * MINI, b"\0")
    return small, table


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), END] if length else []


def _packed(table: list[int]) -> bytes:
    padded = table + [FREE] * (-len(table) % (SECTOR // 4))
    return struct.pack(f"<{len(padded)}I", *padded)


def _record(node: Node) -> bytes:
    name = node.name.encode("utf-16-le") + b"\0\0"
    kind = 5 if node.name == "Root Entry" else 1 if node.stream is None else 2
    size = len(node.stream or b"")
    record = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), kind, 1)
    record += struct.pack("<III", node.left, node.right, node.child) + b"\0" * 36
    return record + struct.pack("<IQ", node.start if size else (END if kind != 1 else 0), size)
