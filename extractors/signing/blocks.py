"""All signature blocks of a piece: those with labels, one below the other or side by side, and those without.

Knows layouts of labels; judges no signature and no authority.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.dates import dates
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.labels import Labelled, clean
from extractors.mail_form import sender
from extractors.parties.names import is_legal_person, is_person, without_title
from extractors.signing.anchored import with_anchored
from extractors.signing.beside import agreeing_blocks
from extractors.signing.block import FIRM, MOST_BLOCKS, OTHER_WORK, ROLE, RULE, TYPED, Block, organisation_in, people, role_of
from extractors.signing.initials import signing_only
from extractors.signing.named import named_by_marks
from extractors.signing.openings import at_rules, declarers, openings_of
from extractors.signing.pages import without_feet, without_service
from extractors.signing.part import signing_labels, signing_part
from extractors.signing.places import NAME_LABEL
from extractors.signing.told import listed_blocks
from extractors.signing.unlabelled import letter_blocks
from extractors.signing.wrapped import rejoined

_INITIALS = re.compile(r"(?:(?:[A-Z][a-z]?\.\s?)+|[A-Z][a-zà-ÿ]+)(?:\s(?:van|de|der|den|ter|ten|het|el|in|op|'t))*(?:\s\(?\w+\)?)?")
_CALLED = re.compile(r"\s\([A-ZÀ-Ý][\w-]+\)(?=\s)|\{\{[^{}]{0,40}\}\}\s?")  # "M. (Maaike) Dekkinga"; a mark for a signing service
_HEAD_ROW = re.compile(
    r"(?:(?:methode|status|tijdstip|datum|wijze|rol|functie|e-?mail(?:adres)?|handtekening|herkomst|bron|ip(?:-?adres)?|telefoon|"
    r"(?:onder)?getekend|ondertekend|method|time|date|role)\s?)+"
)
_PLAIN_NAME = re.compile(r"(?=.*[A-Z].*)[^\W\d][\w'’.\-]*(?: [^\W\d][\w'’.\-]*){1,5}")


def _person(found: Labelled) -> Fact | None:
    if OTHER_WORK.search(found.row.plain) or FIRM.match(fold(found.value)):
        return None
    _, _, rest = found.value.partition(",")
    if rest and _INITIALS.fullmatch(rest.strip()):  # "Vries, J. de"
        return found.fact("ondertekenaar", found.value)
    cells = _cells_of(found)
    if len(cells) > 1 and not is_person(cells[0]):  # "Naam  Bedrag  Soort": the head of a table
        return None
    value = without_title(re.split(r"[,(]", _CALLED.sub("", found.value))[0].strip())
    several = len(found.row.text.strip().split("  ")) > 2
    if several and _HEAD_ROW.fullmatch(fold(value)):
        return None
    plain = bool(_PLAIN_NAME.fullmatch(value)) and ROLE.match(fold(value)) is None and not (several and ":" not in found.row.text)
    if not value or not (is_person(value) or plain) or is_legal_person(value) or organisation_in(value):
        return None
    return found.fact("ondertekenaar", value)


def _with(block: Block, found: Labelled) -> Block:
    """The block with one more label filled in."""
    block = replace(block, rows=(*block.rows, found.row, *found.below))
    if found.name in ("naam", "beide") and block.name is None:
        name = _person(found)
        parts = re.split(r"[,(/]", _CALLED.sub("", found.value), maxsplit=1)
        role = parts[1].strip(" )") if name is not None and len(parts) > 1 and "," not in name.value else block.role
        return replace(block, name=name, role=role)
    if found.name == "functie" and not block.role:
        return replace(block, role=found.value)
    if found.name == "namens" and not block.party:
        return replace(block, party=found.value)
    if found.name == "handtekening" and block.line is None:
        return replace(block, line=found)
    return block


def _is_cell(one: Labelled) -> bool:
    """Is this the cell of a table, of which the label is not written beside it?"""
    return not one.row.text[one.start :].lstrip(" •*-–0123456789.)").startswith(one.label)


def _is_cell_of_names(one: Labelled) -> bool:
    """A cell under "Deelnemer", into which nothing of the next column ran."""
    return _is_cell(one) and not any(map(str.isdigit, one.value))


def _cells_of(one: Labelled) -> list[str]:
    """The values beside one label, a column each; none where the label is only the head of the column the value stands in."""
    if _is_cell(one):
        return []
    rest = one.row.text[one.start + len(one.label) : one.end].strip(" \t:|")
    return [clean(cell) for cell in cells_of(rest)] if rest and not one.below else []


def _expanded(found: Sequence[Labelled]) -> list[Labelled]:
    """A row `Naam  A. Alting  B. Beumer` as a label for each column, and the rows around it likewise."""
    wide = [(one, len(_cells_of(one))) for one in found if one.name == "naam" and len(_cells_of(one)) > 1]
    wide = [(one, count) for one, count in wide if all(is_person(cell) for cell in _cells_of(one))]
    expanded: list[Labelled] = []
    for one in found:
        if one.name == "naam" and len(several := people(one.value)) > 1:
            expanded += [replace(one, value=person) for person in several]
            continue
        count = next((count for name, count in wide if name.row.page == one.row.page and abs(name.index - one.index) <= 8), 1)
        cells = _cells_of(one)
        if count > 1 and not one.value:
            cells = [""] * count
        expanded += [replace(one, value=cell) for cell in cells] if count > 1 and len(cells) == count else [one]
    return expanded


def _by_column(found: Sequence[Labelled]) -> list[Labelled]:
    """Blocks that stand side by side, one after the other: a row that has a label twice has two columns."""
    times: Counter[tuple[int, str]] = Counter()
    columns = []
    for one in found:
        columns.append(times[one.index, one.name])
        times[one.index, one.name] += 1
    ordered: list[Labelled] = []
    run: list[tuple[int, int, Labelled]] = []
    for one, column in zip(found, columns, strict=True):
        if run and one.index > run[-1][1] + 4:
            ordered += _run(run)
            run = []
        run.append((column, one.index, one))
    return ordered + _run(run)


def _run(run: list[tuple[int, int, Labelled]]) -> list[Labelled]:
    if not any(column for column, _, _ in run):
        return [one for _, _, one in run]
    return [one for _, _, one in sorted(run, key=lambda item: item[:2])]


def _labelled_blocks(found: Sequence[Labelled]) -> list[Block]:
    """Blocks made of labels: a label that the block already has begins the next one."""
    blocks: list[Block] = []
    seen: set[str] = set()
    parts = [part for label in signing_only(found) for part in _parted(label)]
    for one in _by_column(_expanded(parts)):
        if one.name == "namens" and ":" not in one.row.text and not (organisation_in(one.value) or _is_cell_of_names(one)):
            continue
        if one.name == "naam" and organisation_in(one.value) and _person(one) is None:  # who bids, not who signs
            continue
        kind = {"beide": "naam", "plaatsdatum": "datum"}.get(one.name, one.name)
        if kind not in ("naam", "functie", "namens", "handtekening"):
            continue
        fresh = kind in seen or not blocks or not _goes_on(blocks[-1], one)
        if fresh and kind == "handtekening" and blocks and _is_heading(blocks[-1].line, one) and one.index < blocks[-1].index + 24:
            blocks[-1] = replace(blocks[-1], line=None)
            fresh = False
        if fresh:
            blocks.append(Block(page=one.row.page, index=one.index))
            seen = set()
        seen.add(kind)
        blocks[-1] = _with(blocks[-1], one)
    blocks = [part for block in blocks for part in _side_by_side(block)]
    blocks = [replace(block, line=None) if _opens_a_part(block.line) else block for block in map(_typed_name, blocks)]
    return [block for block in blocks if block.name or block.line][:MOST_BLOCKS]


def _parted(one: Labelled) -> list[Labelled]:
    """ "Namens Alfa B.V.  A. Alting" as the label of an organisation and that of a name."""
    if one.name != "namens" or one.below or not one.row.text[one.start :].lstrip().startswith(one.label):  # not a cell of a table
        return [one]
    cells = _cells_of(one)
    party, name = (cells[0], cells[1]) if len(cells) == 2 else (one.value, "")
    if len(cells) == 1 and (party := organisation_in(one.value)) and one.value.startswith(party):
        name = one.value[len(party) :].strip(" ,:")
    if not name or not is_person(name):
        return [one]
    at = one.row.text.index(name, one.start)
    return [replace(one, value=party), replace(one, name="naam", label="", value=name, start=at, end=at + len(name))]


def _goes_on(block: Block, one: Labelled) -> bool:
    """May this label belong to the block: close below it, also over the end of the page?"""
    near = one.index <= block.index + (24 if one.row.page == block.page else 10)
    return near and block.page <= one.row.page <= block.page + 1


_NUMBERED = re.compile(r"\s*(?:[0-9]{1,2}|[A-Za-z])[.)]\s")


def _is_heading(line: Labelled | None, place: Labelled) -> bool:
    """ "Ondertekening" above a block is its heading, not the place of the signature; so is "E. Handtekening(en)" above another."""
    if line is None or (line.value and not (_opens_a_part(line) or _leads_in(line))):
        return False
    numbered = _NUMBERED.match(line.row.text) is not None and _NUMBERED.match(place.row.text) is None
    who = _WHO_SIGNED.match(fold(line.label)) is not None and _PLACE.match(fold(place.label)) is not None
    return numbered or who or fold(line.label).startswith(("ondertekening", "voor akkoord"))


_WHO_SIGNED = re.compile(r"(?:(?:elektronisch|digitaal|rechtsgeldig|aldus) )?(?:onder|ge)tekend\b")
_PLACE = re.compile(r"handtekening|paraaf|signature")
"""Words over who signed ("Getekend door"), with nobody behind them, and those at the place itself ("Handtekening:")."""


def _leads_in(line: Labelled) -> bool:
    """ "Aldus naar waarheid ingevuld," under "4. Ondertekening": words that nobody's name is in, and no day, and that no signature are."""
    told = is_person(TYPED.sub("", line.value)) or TYPED.search(line.value) is not None or bool(dates(fold(line.value)))
    return bool(line.below) and not told and len(line.value.split()) > 1


_SENTENCE = 6  # words; what stands under "Ondertekening" and is longer is the text of that part, and no place to sign


def _opens_a_part(line: Labelled | None) -> bool:
    """ "3. Ondertekening" above "Ondergetekende verklaart dat ...", or above a label that asks for a name."""
    if line is None or not fold(line.label).startswith(("ondertekening", "voor akkoord")):
        return False
    return len(line.value.split()) >= _SENTENCE or (bool(line.below) and NAME_LABEL.match(line.value) is not None)


def _side_by_side(block: Block) -> list[Block]:
    """ "Voor akkoord:" and on the row under it names side by side: a block for each."""
    under = block.line.below[0] if block.line is not None and block.name is None and block.line.below else None
    cells = cells_of(under.text) if under is not None else []
    if under is None or len(cells) < 2 or not all(is_person(cell) and organisation_in(cell) == "" for cell in cells):
        return [block]
    return [_with_name(replace(block, page=under.page, rows=(*block.rows, under)), under, cell) for cell in cells]


def _typed_name(block: Block) -> Block:
    """The name that was typed as signature, where the block has no other."""
    if block.name is not None or block.line is None:
        return block
    value, *rest = re.split(r"\s*[,(]", TYPED.sub("", block.line.value), maxsplit=1)
    if not is_person(value):
        return block
    role = block.role or role_of(" ".join(rest).strip(" )"))
    return replace(block, name=block.line.fact("ondertekenaar", without_title(value)), role=role)


def _with_row_below(one: Labelled, rows: Sequence[Row]) -> Labelled:
    """The name on the line below its label, where words further on in that line look like a label too ("A. Alting, namens ...")."""
    below = rows[one.index + 1] if one.name == "naam" and not one.value and one.index + 1 < len(rows) else None
    if below is None or below.page != one.row.page or "/" in below.text or not is_person(below.text.split(",")[0].strip()):
        return one
    return replace(one, value=clean(below.text), below=(below,))


def _named_beside(found: Sequence[Block], rows: Sequence[Row]) -> list[Block]:
    """Places to sign with nothing but a name under each ("Handtekening bestuurder: ______  A. Alting"), or above each ("A. Alting, maat"
    and then "handtekening ......"); [] where one has no name."""
    places = [block.line.index for block in found if block.line is not None]
    for steps in ((1, 2, 3), (-1, -2, -3)):
        near = [_first_words(rows, at, steps) for at in places]
        order = [places[:number].count(at) for number, at in enumerate(places)]  # of places side by side
        cells = [_cell(row, number, places.count(at)) for row, number, at in zip(near, order, places, strict=True)]
        named = (
            [_with_name(block, row, cell) for block, row, cell in zip(found, near, cells, strict=False)]
            if len(places) == len(found)
            else []
        )
        if named and all(block.name for block in named) and len({block.name.value for block in named if block.name}) == len(named):
            return named
    return []


def _first_words(rows: Sequence[Row], at: int, steps: Sequence[int]) -> Row | None:
    """The first row with more than a line to sign on, so many rows further."""
    near = [rows[at + step] for step in steps if 0 <= at + step < len(rows)]
    return next((row for row in near if RULE.sub("", row.text).strip() and row.page == rows[at].page and not _only_dates(row)), None)


def _only_dates(row: Row) -> bool:
    """ "Datum: 3 juli 2026  Datum: 4 juli 2026": between the names and the places to sign."""
    cells = cells_of(row.plain)
    return len(cells) > 1 and all(re.match(r"(?:datum|d\.d\.?)\b|[0-9]", cell) and dates(cell) for cell in cells)


def _cell(row: Row | None, number: int, count: int) -> str:
    """Of a row with a name under each of so many places side by side the one of this place; else the whole row."""
    cells = cells_of(row.text) if row is not None and count > 1 else []
    return cells[number] if len(cells) == count else row.text if row is not None else ""


def _with_name(block: Block, row: Row | None, cell: str) -> Block:
    """The block with the name that stands alone on a row or in its cell, and the function behind it; as it is where that is no name."""
    name, _, rest = cell.partition(",")
    name = without_title(name.strip())
    if row is None or not is_person(name) or organisation_in(name) or "  " in name:
        return block
    start = row.text.index(cell)
    fact = row.fact("ondertekenaar", name, span=(start, start + len(cell)))
    return replace(block, name=fact, role=block.role or role_of(rest.strip()), rows=(*block.rows, row))


def blocks(seen: Excerpt, *, others: frozenset[str] = frozenset()) -> list[Block]:
    """Every signature block of the piece; the opening sentence gives name and function where the blocks do not, and else what a digital
    signature or a signing service says.

    `others` are folded names that are mentioned with their function and that sign only where there is a line for it.
    """
    seen = without_feet(seen)
    seen = replace(seen, rows=rejoined(seen.rows))
    own = without_service(seen)
    found = _blocks(own, others)
    if own is not seen:
        whole = _blocks(seen, others)
        named, all_named = ([block.name.value for block in some if block.name] for some in (found, whole))
        if named == all_named or not (named or named_by_marks(seen, found)):  # the page that was left out is the end of the block itself
            found = whole
    return found if any(block.name for block in found) else named_by_marks(seen, found) or _by_sender(seen) or found


def _by_sender(seen: Excerpt) -> list[Block]:
    """Of a mail that only a first name closes: who sent it."""
    fact = sender(seen)
    return [Block(page=fact.locator.page, index=len(seen.rows) - 1, name=fact)] if fact is not None else []


_PLACE_OR_DAY = re.compile(r"\s*(?:plaats|datum|d\.?d\.?|date|place)\b")


def _is_signed_place(block: Block, rows: Sequence[Row]) -> bool:
    """Does the name stand in a block that gives the place or day of signing too, as who signs does?"""
    near = rows[max(0, block.index - 3) : block.index + 4]
    return any(_PLACE_OR_DAY.match(row.plain) and row.page == block.page for row in near)


def _before_agreement(rows: Sequence[Row], found: Sequence[Block]) -> list[Block]:
    """Who signed above "Voor akkoord gemachtigde:", which asks for the signature of another."""
    first = found[0].line if found else None
    if first is None or not fold(first.label).startswith("voor akkoord") or " " not in fold(first.label)[12:].strip() + " ":
        return []
    known = {fold(block.name.value) for block in found if block.name}
    return [block for block in letter_blocks(rows[: first.index]) if block.name and not block.told and fold(block.name.value) not in known]


def _blocks(seen: Excerpt, others: frozenset[str]) -> list[Block]:
    start = signing_part(seen.rows)
    return with_anchored(seen, _told_by_words(seen, others, start), start=start)


def _told_by_words(seen: Excerpt, others: frozenset[str], start: int) -> list[Block]:
    rows = seen.rows[start:]
    found = _labelled_blocks([_with_row_below(one, rows) for one in signing_labels(rows)])
    found = [
        block for block in found if block.line or not (block.name and fold(block.name.value) in others) or _is_signed_place(block, rows)
    ]
    lines = [block.index for block in found if block.line]
    found = [block for block in found if block.line or not lines or block.index >= lines[0] - 12]  # a name far above signs nothing
    found = [*_before_agreement(rows, found), *found]
    named = [block for block in found if block.name]
    if named:
        last = max(rows.index(row) for block in named for row in block.rows) if all(block.rows for block in named) else len(rows)
        known = frozenset(fold(block.name.value) for block in named if block.name)
        found = [*found, *agreeing_blocks(rows, beyond=last, known=known)]
    if not named and len(beside := _named_beside(found, rows)) > 1:
        return beside
    if not named:
        closed = letter_blocks(rows, above=seen.rows[:start])
        places = [block for block in found if block.line]
        places = places[:1] if len(closed) == 1 else places
        if len(closed) == len(places):
            closed = [replace(one, line=place.line, rows=(*one.rows, *place.rows)) for one, place in zip(closed, places, strict=True)]
        found = closed or found
    if not any(block.name for block in found) and (declared := declarers(seen)):
        return declared
    return _with_opening(seen, found)


def _with_opening(seen: Excerpt, found: list[Block]) -> list[Block]:
    """The blocks, with what the opening sentence says of who signs where they do not say it."""
    openings = openings_of(seen)
    if not openings:
        return found
    opening = openings[0]
    if not found and len(several := listed_blocks(seen.rows)) > 1:
        return several
    if not found:
        return at_rules(openings, seen.rows) if seen.has("handtekening", "ondertekend", "getekend") else []
    first = found[0]
    if first.name is None and len(found) == len(openings):
        return [_named(place, one) for place, one in zip(found, openings, strict=True)]
    if first.name is None and len(found) == 1:
        return [_named(first, opening), *openings[1:]]
    if len(found) == 1:
        return [replace(first, role=first.role or opening.role, party=first.party or opening.party)]
    return found


def _named(place: Block, opening: Block) -> Block:
    """A place to sign as that of somebody the opening sentence names."""
    return replace(place, name=opening.name, role=place.role or opening.role, party=place.party or opening.party)
