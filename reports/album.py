"""The pictures of quoted passages in one report: which fit, and each shown once. Draws nothing and judges nothing."""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checklist.finding import Assessment, Evidence, Passage, Verdict
from extractors.document import Box
from reports.beside import Quoted

LARGEST = 25_000  # bytes of one picture
MOST = 8_000_000  # characters of all pictures in one report, as they stand in the page (base64)


OPEN = frozenset({Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.PERSON})
"""Verdicts that a person has to look at."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureView:
    """A picture where it is shown first; elsewhere only the way to it (`png` is empty)."""

    anchor: str
    png: bytes
    wide: int
    high: int


def wanted(assessments: Iterable[Assessment], *, only_open: bool = False) -> dict[Quoted, tuple[Box, ...]]:
    """The places of every quote that a verdict on a document or a point rests on, where they are known; or only of what lies open."""
    return {_key(proof): proof.boxes for assessment in assessments for proof in _proofs(assessment, only_open=only_open) if proof.boxes}


def _proofs(assessment: Assessment, *, only_open: bool) -> Iterator[Evidence]:
    for row in assessment.documents:
        for finding in row.findings:
            if not only_open or finding.verdict in OPEN:
                yield from finding.evidence
    for point in assessment.points:
        yield from point.evidence


def _key(words: Evidence | Passage) -> Quoted:
    return (words.sha256, words.page, words.quote)


class Album:
    """The pictures of one report, handed out in the order of the page."""

    def __init__(self, assessments: Sequence[Assessment], pictures: Mapping[Quoted, bytes], *, only_open: bool = False) -> None:
        """`assessments` in the order of the report: what does not fit any more falls off at the end."""
        self._pictures: dict[Quoted, bytes] = {}
        self._anchors: dict[Quoted, str] = {}
        room = MOST
        for key in wanted(assessments, only_open=only_open):
            png = pictures.get(key, b"")
            size = -(-len(png) // 3) * 4
            if png and len(png) <= LARGEST and size <= room:
                self._pictures[key] = png
                room -= size

    def show(self, words: Evidence | Passage) -> PictureView | None:
        """The picture of these words, or None."""
        key = _key(words)
        png = self._pictures.get(key)
        if png is None:
            return None
        wide, high = struct.unpack(">II", png[16:24])  # a PNG begins with its size; it was looked at before it came here
        shown = key in self._anchors
        anchor = self._anchors.setdefault(key, f"beeld-{len(self._anchors) + 1}")
        return PictureView(anchor=anchor, png=b"" if shown else png, wide=wide, high=high)
