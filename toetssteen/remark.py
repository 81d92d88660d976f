"""What a verifier has to say: one sentence each, and under which heading the like of it are told together. Pure; verifies nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

APART = 4
"""So many of one kind are told one by one; more than that are told as a number, with the first few."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """A Dutch sentence, and what it is one of: a plural that reads on after a number."""

    group: str
    text: str

    def __str__(self) -> str:
        return self.text


def remarks(group: str, sentences: Iterable[str]) -> Iterator[Remark]:
    """These sentences under one heading."""
    yield from (Remark(group=group, text=sentence) for sentence in sentences)


def told(found: Iterable[Remark], *, sign: str, whole: bool) -> Iterator[str]:
    """A line for each, those of one kind together; unless `whole` a kind with many is counted, with the first few below it."""
    groups: dict[str, list[str]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one.text)
    for group, texts in groups.items():
        if whole or len(texts) <= APART:
            yield from (f"{sign}: {text}" for text in texts)
            continue
        yield f"{sign}: {len(texts)} {group}."
        yield from (f"  {text}" for text in texts[: APART - 1])
        yield f"  En nog {len(texts) - APART + 1}. Met --volledig ziet u ze allemaal."
