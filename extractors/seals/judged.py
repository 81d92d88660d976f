"""Documents with what is known of their digital signatures: the second look, after reading, only for files that have any.

Knows who is trusted and where files lie; must not know how signatures are made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.bounded import Limits, Sealed, Task, judge_all
from extractors.document import Document
from extractors.seals.trust import Trust


def with_seals(
    documents: Mapping[str, Document], tasks: Sequence[Task], *, trust: Trust, workers: int, limits: Limits
) -> dict[str, Document]:
    """The same documents by sha256, their signatures looked into in bounded children; without any signature no child is started."""
    requests = [
        Sealed(sha256=task.sha256, path=task.path, seen=documents[task.sha256].seals, trust=trust)
        for task in tasks
        if documents[task.sha256].seals
    ]
    judged = judge_all(requests, workers=workers, limits=limits)
    return {sha256: replace(document, seals=judged[sha256]) if sha256 in judged else document for sha256, document in documents.items()}
