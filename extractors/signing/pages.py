"""The rows of a piece between which people sign: without running feet, numbers of pages and the pages of a signing service.

Knows layout of pages; reads no name.
"""

import re
from dataclasses import replace

from extractors.excerpt import Excerpt
from extractors.pdf.platform import is_service_page

_FOOT = re.compile(r"(?P<words>[^\W\d].{2,80}?)\W{1,6}(?P<number>[0-9]{1,3})")


_NUMBER = re.compile(
    r"\W{0,3}(?:(?:pagina|bladzijde|blad|page|pag\.?|blz\.?|p\.)\s{0,3})?[0-9]{1,3}(?:\s{0,3}(?:\(\s?)?(?:van|of|/)\s{0,3}[0-9]{1,3}\)?)?\W{0,3}"
)
"""A foot that is nothing but the number of the page: "Pagina 1 van 2", "- 3 -", "1/4"."""


def without_feet(seen: Excerpt) -> Excerpt:
    """Without the last line of each page that is its number, or the same words with the next page number: a foot signs nothing."""
    numbers = {id(row) for row in {row.page: row for row in seen.rows}.values() if _NUMBER.fullmatch(row.plain.strip())}
    seen = replace(seen, rows=tuple(row for row in seen.rows if id(row) not in numbers)) if numbers else seen
    last = {row.page: row for row in seen.rows}
    feet = {page: match for page, row in last.items() if (match := _FOOT.fullmatch(row.text.strip()))}
    running = {
        page
        for page, match in feet.items()
        for other, step in ((page - 1, -1), (page + 1, 1))
        if other in feet and feet[other]["words"] == match["words"] and int(feet[other]["number"]) == int(match["number"]) + step
    }
    return replace(seen, rows=tuple(row for row in seen.rows if row.page not in running or row is not last[row.page])) if running else seen


def without_service(seen: Excerpt) -> Excerpt:
    """Without the pages that a signing service added, where there are others: what stands there is told about who signed."""
    added = {sheet.page for sheet in seen.sheets if is_service_page("\n".join(row.plain for row in seen.rows if row.page == sheet.page))}
    if not added or added >= {sheet.page for sheet in seen.sheets}:
        return seen
    rows = tuple(row for row in seen.rows if row.page not in added)
    return replace(seen, rows=rows, sheets=tuple(sheet for sheet in seen.sheets if sheet.page not in added))
