"""Readers that misbehave, for the children of extractors.bounded; a module of its own because children import it by name."""

import os
import time
from pathlib import Path

from extractors.document import Document, Line, Page, Searchability
from intake.message import State


def read(path: Path, *, sha256: str, media_type: str) -> Document:
    """What the file's first word says; anything else is a good document."""
    word = path.read_text(encoding="utf-8").split()[0]
    if word == "hang":
        time.sleep(60)
    elif word == "abort":
        os.abort()
    elif word == "leave":
        os._exit(3)
    elif word == "raise":
        raise ValueError(path)
    elif word == "memory":
        raise MemoryError
    elif word == "recurse":
        return read_deeper(path)
    elif word == "flood":
        return _document(sha256, media_type, text="x" * 2_000_000)
    elif word == "lie":
        return _document("0" * 64, media_type, text="iets anders")
    elif word == "point":
        return _document(sha256, media_type, text="bladzij 7", number=7)
    elif word == "print":
        os.write(1, b"noise\n" * 10_000)
    return _document(sha256, media_type, text=path.read_text(encoding="utf-8"))


def read_deeper(path: Path) -> Document:
    """Never ends by itself."""
    return read_deeper(path)


def _document(sha256: str, media_type: str, *, text: str, number: int = 1) -> Document:
    line = Line(text=text, box=None)
    page = Page(number=number, width=0, height=0, lines=(line,), searchability=Searchability.DIGITAL, because="")
    return Document(
        sha256=sha256,
        media_type=media_type,
        state=State.READ,
        searchability=Searchability.DIGITAL,
        because="",
        pages=(page,),
    )
