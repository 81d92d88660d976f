"""A small writer of compound files and Outlook mails for the intake tests ([MS-CFB], [MS-OXMSG]). Everything here is invented."""

import datetime as dt
import struct
from collections.abc import Iterator

SECTOR, MINI, CUTOFF = 512, 64, 4096
NONE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

Tree = dict[str, "bytes | Tree"]
"""A storage: names to streams (bytes) or storages."""


def compound(tree: Tree) -> bytes:
    """The file: header, allocation table, directory, small table, small streams, large streams."""
    entries = [("Root Entry", tree, *([NONE] * 3)), *_entries(tree)]
    streams = [content for _, content, *_ in entries if isinstance(content, bytes)]
    small, large = [s for s in streams if len(s) < CUTOFF], [s for s in streams if len(s) >= CUTOFF]
    minis, mini_starts = _laid_out(small, MINI)
    mini_table = _table(small, MINI)
    sizes = [len(entries) * 128, len(mini_table) * 4, len(minis), *map(len, large)]
    counts = [-(-size // SECTOR) for size in sizes]
    tables = next(number for number in range(1, 109) if sum(counts) + number <= number * SECTOR // 4)
    starts = [tables + sum(counts[:index]) for index in range(len(counts))]
    directory = _directory(entries, iter(mini_starts), iter(starts[3:]), (starts[2] if minis else END, len(minis)))
    blocks = [directory, struct.pack(f"<{len(mini_table)}I", *mini_table), minis, *large]
    fat = [FAT_SECTOR] * tables + [number for start, count in zip(starts, counts, strict=True) for number in _chain(start, count)]
    fat += [NONE] * (tables * SECTOR // 4 - len(fat))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, tables, starts[0], 0, CUTOFF, starts[1] if mini_table else END, counts[1], END, 0)
    head += struct.pack("<109I", *range(tables), *[NONE] * (109 - tables))
    return head + struct.pack(f"<{len(fat)}I", *fat) + b"".join(block + b"\x00" * (-len(block) % SECTOR) for block in blocks)


def _entries(tree: Tree, first: int = 1) -> list[tuple[str, "bytes | Tree", int, int, int]]:
    """Directory lines after their storage: name, content, left, right and first child; siblings hang in one row to the right."""
    made: list[tuple[str, bytes | Tree, int, int, int]] = []
    for index, (name, content) in enumerate(tree.items()):
        place = first + len(made)
        below = _entries(content, place + 1) if isinstance(content, dict) else []
        after = place + 1 + len(below) if index + 1 < len(tree) else NONE
        made += [(name, content, NONE, after, place + 1 if below else NONE), *below]
    return made


def _directory(entries: list, minis: Iterator[int], larges: Iterator[int], root: tuple[int, int]) -> bytes:  # type: ignore[type-arg]
    made = b""
    for number, (name, content, left, right, child) in enumerate(entries):
        is_stream = isinstance(content, bytes)
        start, size = (0, 0) if number else root
        if is_stream and content:
            start, size = next(minis if len(content) < CUTOFF else larges), len(content)
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        kind = 2 if is_stream else 1 if number else 5
        made += encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded), kind, 1)
        made += struct.pack("<3I36xIQ", left, right, child if number else (1 if len(entries) > 1 else NONE), start, size)
    return made


def _laid_out(streams: list[bytes], unit: int) -> tuple[bytes, list[int]]:
    made, starts = b"", []
    for stream in streams:
        if stream:
            starts.append(len(made) // unit)
            made += stream + b"\x00" * (-len(stream) % unit)
    return made, starts


def _table(streams: list[bytes], unit: int) -> list[int]:
    made: list[int] = []
    for stream in streams:
        made += _chain(len(made), -(-len(stream) // unit))
    return made + [NONE] * (-len(made) % (SECTOR // 4))


def _chain(start: int, count: int) -> list[int]:
    return [*range(start + 1, start + count), END] if count else []


def outlook_mail(
    texts: dict[int, str], *attachments: Tree, sent: dt.datetime | None = None, recipient: str = "", is_top: bool = True
) -> Tree:
    """A mail as a storage; `texts` are properties by number."""
    rows = b"".join(_row(number, 0x1F, struct.pack("<Q", len(text) * 2 + 2)) for number, text in texts.items())
    if sent:
        rows += _row(0x0039, 0x40, struct.pack("<Q", int((sent - EPOCH).total_seconds()) * 10_000_000))
    made: Tree = {**_texts(texts), "__properties_version1.0": b"\x00" * (32 if is_top else 24) + rows}
    if recipient:
        kind = b"\x00" * 8 + _row(0x0C15, 0x03, struct.pack("<Q", 1))
        made["__recip_version1.0_#00000000"] = {**_texts({0x3001: recipient, 0x39FE: recipient}), "__properties_version1.0": kind}
    for number, attachment in enumerate(attachments):
        made[f"__attach_version1.0_#{number:08X}"] = attachment
    return made


def attached_file(name: str, content: bytes, *, kind: str = "application/pdf") -> Tree:
    """An attachment by value."""
    method = b"\x00" * 8 + _row(0x3705, 0x03, struct.pack("<Q", 1))
    return {**_texts({0x3707: name, 0x370E: kind}), "__substg1.0_37010102": content, "__properties_version1.0": method}


def attached_mail(name: str, mail: Tree) -> Tree:
    """An attachment that is a mail, kept as a storage."""
    method = b"\x00" * 8 + _row(0x3705, 0x03, struct.pack("<Q", 5))
    return {**_texts({0x3001: name}), "__substg1.0_3701000D": mail, "__properties_version1.0": method}


def _texts(texts: dict[int, str]) -> Tree:
    return {f"__substg1.0_{number:04X}001F": text.encode("utf-16-le") for number, text in texts.items()}


def _row(number: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<HHI", kind, number, 6) + value
