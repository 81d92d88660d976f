"""How many pages a document says it has, and which of them a page is: "Pagina 1 (van 2)"."""

import re
from collections.abc import Iterable

from extractors.document import Fact
from extractors.excerpt import Row

_COUNT = re.compile(r"(?:pagina|blad|bladzijde|page|blz\.?)\s{0,2}([0-9]{1,3})\s?(?:\(|/)?\s?(?:van|of|/)?\s?([0-9]{1,3})\)?")
_ALONE = re.compile(r"(?:pagina|bladzijde|blad|page|blz\.?)\s{0,2}([0-9]{1,3})\s?(?:\(\s?)?(?:van|of|/)\s?([0-9]{1,3})\)?")
_MOST = 60


def page_counts(rows: Iterable[Row], *, alone: bool = False) -> list[Fact]:
    """`paginatelling`: `1/2` for every "Pagina 1 (van 2)"; with `alone` only where it stands apart, as at a foot."""
    facts = []
    for row in rows:
        match = (_ALONE if alone else _COUNT).search(row.plain)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            continue
        if not alone or _stands_apart(row.plain, *match.span()):
            facts.append(row.fact("paginatelling", f"{int(match[1])}/{int(match[2])}", span=match.span()))
    return facts[:_MOST]


def _stands_apart(plain: str, start: int, end: int) -> bool:
    """At the begin of a short row, or behind a gap or line at its end: no sentence that speaks of a page."""
    before, behind = plain[:start], plain[end:].strip(" .|-")
    return (not before.strip(" |-") and len(behind) < 40) or (not behind and bool(re.search(r"(?:\s{2,}|[|\-])\s*$", before)))
