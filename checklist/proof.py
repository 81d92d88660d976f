"""The last check before anything is written: every quote re-read from its original. Pure; the re-reading itself is done elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checklist.finding import Assessment, CriterionRow, DocumentRow, Evidence, Finding, Passage, Reason, Verdict
from checklist.judge import gravest
from extractors.document import Box

Place = tuple[str, int, str]
"""sha256, page, quote."""

Seen = Mapping[Place, tuple[Box, ...] | None]
"""Boxes of every quote that stands on its page; None where it does not."""


def places(assessments: Sequence[Assessment]) -> tuple[Place, ...]:
    """Every quote that the findings and passages rest on, each once, sorted."""
    found = {_place(proof) for assessment in assessments for proof in _proofs(assessment)}
    return tuple(sorted(found))


def prove(assessment: Assessment, seen: Seen) -> Assessment:
    """The assessment with boxes; what could not be found again is not met but for a person to look at."""
    return replace(
        assessment,
        documents=tuple(_document(row, seen) for row in assessment.documents),
        criteria=tuple(_criterion(row, seen) for row in assessment.criteria),
        points=tuple(replace(point, evidence=_boxed(point.evidence, seen)) for point in assessment.points),
    )


def _proofs(assessment: Assessment) -> Iterator[Evidence | Passage]:
    for row in assessment.documents:
        for finding in row.findings:
            yield from finding.evidence
    for criterion in assessment.criteria:
        yield from criterion.passages
    for point in assessment.points:
        yield from point.evidence


def _place(proof: Evidence | Passage) -> Place:
    return (proof.sha256, proof.page, proof.quote)


def _boxed(evidence: tuple[Evidence, ...], seen: Seen) -> tuple[Evidence, ...]:
    return tuple(replace(proof, boxes=boxes) for proof in evidence if (boxes := seen.get(_place(proof))) is not None)


def _document(row: DocumentRow, seen: Seen) -> DocumentRow:
    if not row.findings:
        return row
    findings = tuple(_finding(finding, seen) for finding in row.findings)
    first = gravest(findings)
    because = row.because if first.verdict is row.verdict else first.because
    reason = row.reason if first.verdict is row.verdict else first.reason
    return replace(row, findings=findings, verdict=first.verdict, reason=reason, because=because)


def _finding(finding: Finding, seen: Seen) -> Finding:
    evidence = _boxed(finding.evidence, seen)
    if finding.verdict is Verdict.MET and not evidence:
        return replace(
            finding,
            verdict=Verdict.UNKNOWN,
            reason=Reason.DOUBT,
            because="De woorden waarop dit rust, zijn in het bestand niet opnieuw gevonden. Een mens leest het document na.",
            evidence=(),
            lane="gerede_twijfel",
        )
    return replace(finding, evidence=evidence)


def _criterion(row: CriterionRow, seen: Seen) -> CriterionRow:
    passages = tuple(replace(passage, boxes=boxes) for passage in row.passages if (boxes := seen.get(_place(passage))) is not None)
    return replace(row, passages=passages)
