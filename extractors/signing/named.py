"""Who signed, by the name that a digital signature or a signing service gives, as written on a page.

Knows names in rows; judges no signature and no authority.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.document import Fact, Locator
from extractors.excerpt import Excerpt, cells_of
from extractors.parties.names import is_person, person_at, without_title
from extractors.parties.same_person import may_be_one, surnames
from extractors.signing.block import Block


def named_by_marks(seen: Excerpt, found: Sequence[Block]) -> list[Block]:
    """Blocks without a name, with the names that signatures themselves give, as far as those names stand on a page too; the other blocks
    as they are."""
    names = dict.fromkeys(mark.signer for mark in seen.marks if mark.how in ("certificaat", "platform") and mark.signer.strip())
    facts = [fact for name in names if (fact := _on_page(seen, name)) is not None]
    places = [block for block in found if block.line] if len(found) == len(facts) else found[:1] if len(facts) == 1 else []
    blank = Block(page=0, index=0)
    filled = zip(facts, places or [blank] * len(facts), strict=True)
    named = [replace(place, name=fact, page=place.page or fact.locator.page) for fact, place in filled]
    return [*named, *(block for block in found if places and block not in places and block.line)]


def _on_page(seen: Excerpt, name: str) -> Fact | None:
    """The same name as written on a page: with the same surname, and initials or a first name that agree."""
    wanted = surnames(name)
    for row in seen.rows:
        for cell in cells_of(row.text) if any(part in row.plain for part in wanted) else []:
            span = person_at(cell, within=1)
            if span is not None and may_be_one(name, value := without_title(cell[slice(*span)])):
                return Fact(name="ondertekenaar", value=value, locator=Locator(page=row.page, quote=cell[: span[1]].strip()))
    return _within_row(seen, name)


def _within_row(seen: Excerpt, name: str) -> Fact | None:
    """The name exactly as the signature gives it, anywhere in a row."""
    if not is_person(name):
        return None
    row = next((row for row in seen.rows if name in row.text), None)
    if row is not None:
        return Fact(name="ondertekenaar", value=name, locator=Locator(page=row.page, quote=name))
    words = name.split()
    for number in range(1, len(words)):  # the name goes on in the next row of its cell
        first, rest = " ".join(words[:number]), " ".join(words[number:])
        for row, below in pairwise(seen.rows):
            if row.text.endswith(first) and rest in cells_of(below.text) and row.page == below.page:
                return row.fact("ondertekenaar", name, span=(0, len(row.text)))
    return None
