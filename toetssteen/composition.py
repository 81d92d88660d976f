"""What an evidence package holds beside what its register names: an entry with the digest of each such file, as its last line.

The entry `dossier` cannot stand in the package that it has the digest of. This one can: it is recorded first, and has the digest of every
file but `register.jsonl`, which proves itself. So an anchor on it covers the whole package. docs/register.md, chapter 5.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from intake.originals import sha256_of
from reports.write import Content
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.named_files import digest, files_of
from toetssteen.verify import digest_of

REGISTER = "register.jsonl"
"""The register in a package; the one file that no entry can have the digest of."""


def draft(bid: str, files: Mapping[str, Content], whole: Iterable[Entry]) -> Draft:
    """The entry for a package of this bid: `files` by their path in `data/`, `whole` the entries that go in whole."""
    named = dict(one for entry in whole for one in files_of(entry))
    sums = {path: _sum(content) for path, content in files.items() if path != REGISTER}
    return Draft(
        kind=Kind.COMPOSITION,
        subject=bid,
        body={"bestanden": [[path, sums[path]] for path in sorted(sums) if named.get(path) != sums[path]]},
    )


def _sum(content: Content) -> str:
    return digest_of(content) if isinstance(content, Path) else sha256_of(content)


def composed(lines: Sequence[object]) -> dict[str, str] | None:
    """Path in `data/` -> sha256, by the last line of the register in a package; None when that is no composition (older packages).

    What cannot be understood is left out here: whoever reads every entry tells of it.
    """
    last = lines[-1] if lines else None
    if not isinstance(last, Entry) or last.kind != Kind.COMPOSITION:
        return None
    try:
        return dict(listed(last))
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return {}


def listed(entry: Entry) -> Iterator[tuple[str, str]]:
    """Path and sha256 as this composition has them; whatever is wrong in it raises ValueError or the like."""
    rows: list[list[str]] = entry.content["bestanden"]  # type: ignore[assignment]  # a list of path and sha256
    for path, sha256 in rows:
        if not isinstance(path, str):
            raise TypeError(path)
        yield path, digest(sha256)
