"""What stands at each signature block: a mark, a typed name or nothing; and the signers as facts.

Knows marks and blocks; judges no signature and no authority.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.days.dates import dates
from extractors.document import Box, Fact, Mark, Searchability
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.labels import Labelled, clean
from extractors.parties.names import is_person
from extractors.parties.same_person import may_be_one, share_surname
from extractors.pdf.carried import CARRIED
from extractors.pdf.platform import is_service_page, listed_beside, platform_marks
from extractors.signing.block import MOST_BLOCKS, RULE, Block, organisation_in, role_of
from extractors.signing.columns import is_beside
from extractors.signing.lines import in_lines
from extractors.signing.log_words import told_signed
from extractors.signing.openings import FOOT, is_under_day
from extractors.signing.places import NAME_LABEL
from extractors.signing.stack import each_below, stacked_below

_TYPED = re.compile(r"^\s*[\[(]?(?:w\.\s?g\.|get\.|/s/|s/|was getekend|getekend\b|(?:(?:elektronisch|digitaal) )?ondertekend\b)")
_SERVICE = re.compile(
    r"docusign|validsign|zynyo|signrequest|evidos|adobe (?:acrobat )?sign|connective|dropbox sign|skribble|onesign|"
    r"signhost"
)
_LINE = 14.0  # points that a line of text is high
_ABOVE = 60.0  # points between a signature and the name under it
_OVER = 14.0  # points that it may hang over that name
_ASIDE = 60.0  # points that it may begin to the left or right of it
_BELOW = 45.0  # points below a row of names in which functions and dates of the same blocks stand, and below dates where one may sign
_CLOSE = 20.0  # points below a row of names alone: further down a row of pictures may as well be logos
_BESIDE = 150.0  # points from the end of the line of a signer to a signature beside it
_LETTER = 0.45  # of the height of a line: how wide a letter is
_SAME = 3.0  # points between two shapes at the same place of two pages
_REACH = 130.0  # points between a mark and the block it belongs to


def _distance(mark: Mark, block: Block) -> float:
    """Points between mark and block, of lines where a format has no positions; 0 where neither is known."""
    if mark.line is not None:
        gaps = [row.line - mark.line if row.line >= mark.line else mark.line - 1 - row.line for row in block.rows if row.page == mark.page]
        return _LINE * min(gaps, default=0)
    places = [row.box for row in block.rows if row.box is not None and row.page == mark.page]
    if mark.box is None or not places:
        return 0.0
    middle = (mark.box.y0 + mark.box.y1) / 2
    across = min(max(0.0, place.x0 - mark.box.x1, mark.box.x0 - place.x0 - 260) for place in places)
    under = _LINE if block.ruled and mark.box.y0 >= max(place.y1 for place in places) else 0.0  # the line to sign on is above the name
    return min(abs((place.y0 + place.y1) / 2 - middle) for place in places) + across / 2 + under


def _fits(mark: Mark, block: Block, *, alone: bool) -> bool:
    """Is this mark the signature of this block? A certificate of the file needs no place when there is one signer."""
    if mark.how in ("zegel", "getypt") or _is_of_another(mark, block):
        return False
    if mark.how in ("certificaat", "platform") and alone:
        return True
    if mark.how in ("certificaat", "platform") and mark.signer and block.name and may_be_one(mark.signer, block.name.value):
        return True
    if mark.page not in block.pages:
        return CARRIED in mark.because and mark.page == max(block.pages) + 1
    return _distance(mark, block) <= _REACH


def _is_of_another(mark: Mark, block: Block) -> bool:
    """Does a signing service say that somebody else than this signer signed?"""
    return mark.how == "platform" and block.name is not None and is_person(mark.signer) and not share_surname(mark.signer, block.name.value)


def _is_of(mark: Mark, block: Block, found: Sequence[Block]) -> bool:
    """Does this mark fit the block, and is it no nearer to another one? The first of two must not take what the second signed."""
    if not _fits(mark, block, alone=len(found) == 1) or (CARRIED in mark.because and block is not found[-1]):
        return False
    if is_beside(mark, block, found):
        return False
    others = [other for other in found if other is not block and mark.page in other.pages and _fits(mark, other, alone=False)]
    others = [other for other in others if not is_beside(mark, other, found)]
    return all(_distance(mark, block) <= _distance(mark, other) for other in others)


def _settled(seen: Excerpt, found: Sequence[Block]) -> Iterator[Mark]:
    """The marks, with of the loose shapes those that lie where somebody signs: as pictures, whatever they were called."""
    below = [box for blocks in _rows_of_names(found) for box in _one_below_each(seen, blocks)] + [
        *stacked_below(seen, found),
        *each_below(seen, found),
    ]
    for mark in seen.marks:
        if mark.how != "los":
            yield mark
        elif not _is_letterhead(mark, seen) and (
            mark.box in below
            or any(block.mark is not None and _is_same(block.mark, mark) for block in found)
            or any(_is_right_there(mark, block, seen) for block in found)
            or _closes(mark, found, seen)
            or (found and is_under_day(mark, seen))
        ):
            yield replace(mark, how="afbeelding")


def _at_names(seen: Excerpt, found: Sequence[Block]) -> dict[int, int]:
    """Each block of which the mark is known, with the number of that mark."""
    own = [(block, block.mark) for block in found if block.mark is not None]
    marks = list(enumerate(seen.marks))
    return {id(block): index for block, mark in own for index, one in marks if _is_same(one, mark)}


def _is_same(one: Mark, other: Mark) -> bool:
    return (one.page, one.box, one.line) == (other.page, other.box, other.line)


def _rows_of_names(found: Sequence[Block]) -> list[list[Block]]:
    """Blocks of which the names stand side by side on one row, two or more."""
    heads: dict[tuple[int, int], list[Block]] = {}
    for block in found:
        if block.name is not None and block.rows:
            heads.setdefault((block.page, block.index), []).append(block)
    return [blocks for blocks in heads.values() if len(blocks) > 1]


def _one_below_each(seen: Excerpt, blocks: Sequence[Block]) -> list[Box]:
    """The loose shapes under a row of names, where each name has one: under one name alone it may as well be a logo."""
    row = blocks[0].rows[0]
    if row.box is None:
        return []
    close = [one for one in seen.rows if one.page == row.page and one.box and 0 <= one.box.y0 - row.box.y0 <= _BELOW]
    edge = max(one.box.y1 for one in close if one.box)
    dated = any(len(cells_of(one.text)) == len(blocks) and len(dates(one.plain)) == len(blocks) for one in close)
    reach = _BELOW if dated else _CLOSE  # "Datum: 2 juni 2026" under each name: what follows is the place to sign
    lowest = max(edge + reach, _days_below(seen, row, len(blocks)))
    loose = [mark.box for mark in seen.marks if mark.how == "los" and mark.page == row.page and mark.box]
    shapes = sorted((box for box in loose if row.box.y1 - _OVER <= box.y0 <= lowest), key=lambda box: box.x0)
    middles = sorted(_across(row, block.name) for block in blocks if block.name)
    level = len(shapes) == len(blocks) and max(box.y0 for box in shapes) - min(box.y0 for box in shapes) <= _OVER
    own = level and all(box.x0 - _ASIDE <= middle <= box.x1 + _ASIDE for box, middle in zip(shapes, middles, strict=True))
    return shapes if own else []


def _days_below(seen: Excerpt, names: Row, count: int) -> float:
    """Where the next row under these names stands, when it holds a day for each of them: what lies between is the place to sign."""
    under = [row for row in seen.rows if row.page == names.page and row.box and names.box and row.box.y0 >= names.box.y1]
    first = min(under, key=lambda row: row.box.y0 if row.box else 0.0, default=None)
    if first is None or first.box is None or names.box is None or first.box.y0 - names.box.y1 > _REACH:
        return 0.0
    return first.box.y0 if len(cells_of(first.text)) == len(dates(first.plain)) == count else 0.0


def _is_right_there(mark: Mark, block: Block, seen: Excerpt) -> bool:
    """Does this shape lie straight above the signer's name with nothing printed between, over it, or beside the lines of the block?"""
    places = [row.box for row in block.rows if row.box is not None and row.page == mark.page]
    if mark.box is None or not places or block.name is None:
        return False
    top, bottom = min(place.y0 for place in places), max(place.y1 for place in places)
    across = any(mark.box.x0 <= place.x1 + _ASIDE and place.x0 <= mark.box.x1 + _ASIDE for place in places)
    above = top - _ABOVE <= mark.box.y1 <= bottom + _OVER
    right = max(place.x1 for place in places)
    beside = mark.box.y0 <= bottom and top <= mark.box.y1 and -_ASIDE <= mark.box.x0 - right <= _BESIDE
    printed = [row.box for row in seen.rows if row.page == mark.page and row.box]
    parted = any(mark.box.y1 <= box.y0 and box.y1 <= top and box.x0 < mark.box.x1 and mark.box.x0 < box.x1 for box in printed)
    return (above and across and not parted) or beside


def _closes(mark: Mark, found: Sequence[Block], seen: Excerpt) -> bool:
    """Does this shape stand close under the block of the only signer, in which nothing else asks for a signature, above the foot?"""
    page = next((page for page in seen.pages if page.number == mark.page), None)
    if len(found) != 1 or found[0].line is not None or found[0].told or mark.box is None or page is None:
        return False
    own = [row for row in found[0].rows if row.page == mark.page]
    if not any(NAME_LABEL.match(row.text) for row in own):  # under a name alone it may as well be a logo
        return False
    over = [row for row in seen.rows if row.page == mark.page and row.box and row.box.y0 < mark.box.y0]
    last = max(over, key=lambda row: row.box.y1 if row.box else 0.0, default=None)
    if last is None or last.box is None or not (last in own or (own and dates(last.plain) and last.box.y0 - _BELOW < _foot(own))):
        return False
    close = last.box.y1 - _OVER <= mark.box.y0 <= last.box.y1 + _CLOSE
    return close and last.box.x0 - _OVER <= mark.box.x0 <= last.box.x0 + _ASIDE and mark.box.y1 < FOOT * page.height


def _foot(rows: Sequence[Row]) -> float:
    return max((row.box.y1 for row in rows if row.box), default=0.0)


def _is_letterhead(mark: Mark, seen: Excerpt) -> bool:
    """Does the same shape stand on another page too, at the same place: a logo, a footer?"""
    box = mark.box
    return box is not None and any(
        other.page != mark.page and other.box is not None and abs(other.box.x0 - box.x0) + abs(other.box.y0 - box.y0) < _SAME
        for other in seen.marks
    )


def _paired(seen: Excerpt, found: Sequence[Block]) -> dict[int, int]:
    """On a page with as many marks as blocks each block has its own, from top to bottom."""
    pairs: dict[int, int] = {}
    for page in {block.page for block in found}:
        made = _made_on(seen, page)
        tops = {round(box.y0) for _, box in made}
        blocks = sorted((block for block in found if block.page == page), key=lambda block: block.index)
        if len(blocks) < 2 or len(made) != len(blocks) or len(tops) not in (1, len(made)):
            continue
        ordered = sorted((box.y0 if len(tops) > 1 else box.x0, index) for index, box in made)  # below each other, or side by side
        own = [(block, index) for block, (_, index) in zip(blocks, ordered, strict=True)]
        if not any(is_beside(seen.marks[index], block, found) for block, index in own):
            pairs |= {id(block): index for block, index in own}
    return pairs


def _across(row: Row, name: Fact) -> float:
    """Where the middle of a name lies, in points: letters half as wide as the line is high, and the rest between the cells."""
    cells, cell = cells_of(row.text), name.locator.quote
    if row.box is None:
        return 0.0
    if cell not in cells or len(cells) < 2:
        return _inside(row, row.box, name.value)
    letter = min((row.box.y1 - row.box.y0) * _LETTER, (row.box.x1 - row.box.x0) / sum(len(one) + 1 for one in cells))
    gap = (row.box.x1 - row.box.x0 - letter * sum(map(len, cells))) / (len(cells) - 1)
    before = cells.index(cell)
    return row.box.x0 + letter * (sum(map(len, cells[:before])) + len(cell) / 2) + gap * before


def _inside(row: Row, box: Box, name: str) -> float:
    """The same of a name that stands so close to the next that both are one cell; 0 where that is not known."""
    at = row.text.find(name)
    cell = next((one for one in row.cells if one.start <= at < one.end), None)
    if cell is None:
        return 0.0
    letter = (box.y1 - box.y0) * _LETTER
    if cell is row.cells[-1]:
        letter = min(letter, (box.x1 - cell.x0) / (cell.end - cell.start))
    return cell.x0 + letter * (at - cell.start + len(name) / 2)


def _in_row(seen: Excerpt, found: Sequence[Block]) -> dict[int, int | None]:
    """Names side by side with fewer marks than names: each mark is of the nearest name, and the other names have none."""
    pairs: dict[int, int | None] = {}
    for blocks in _rows_of_names(found):
        row = blocks[0].rows[0]
        made = _made_on(seen, blocks[0].page)
        near = [(index, box) for index, box in made if row.box and abs((box.y0 + box.y1 - row.box.y0 - row.box.y1) / 2) <= _REACH]
        if not 0 < len(near) < len(blocks):
            continue
        middles = {id(block): _across(row, block.name) for block in blocks if block.name}
        if not all(middles.values()):
            continue
        pairs |= dict.fromkeys(middles)
        for index, box in near:
            pairs[min(middles, key=lambda block: abs(middles[block] - (box.x0 + box.x1) / 2))] = index
    return pairs


def _made_on(seen: Excerpt, page: int) -> list[tuple[int, Box]]:
    """The signs that people made on a page, by number."""
    return [(index, mark.box) for index, mark in enumerate(seen.marks) if mark.page == page and mark.box and _is_made(mark)]


def _is_made(mark: Mark) -> bool:
    return mark.how in ("certificaat", "platform", "inkt", "afbeelding")


def _is_below_head(mark: Mark, block: Block) -> bool:
    """Far enough down not to be a logo, and a sign that a person made, as far as is told this signer."""
    return not _is_of_another(mark, block) and mark.how not in ("zegel", "getypt") and mark.box is not None and mark.box.y0 > 150


def _words_of(block: Block) -> str:
    """What the words in the place of the signature say: `getypt` or `leeg`."""
    if block.line is None:
        return "getypt" if block.name and not block.ruled else "leeg"
    value = fold(block.line.value)
    if RULE.search(block.line.row.text):  # an empty line; what stands under it is the printed name
        return "leeg"
    if _SERVICE.search(value):  # the name of a service is typed in a second; its own page is the sign (`_by_service`)
        return "getypt"
    if _TYPED.match(value) or (is_person(block.line.value) and not dates(value)) or _is_filled(block.line):
        return "getypt"
    return "leeg"


_INITIALED = re.compile(r"(?:[^\W\d_]\.\s?){1,5}(?:[a-z']{1,4}\s){0,3}[^\W\d_]{2,}")
_NO_SIGN = re.compile(r"\W*\(.*\)\W*$|.*\b(?:hier|plaats|datum|naam|functie|d\.d\.)\b|[^a-z]*[a-z]?[^a-z]*$")


_TO_COME = re.compile(
    r"\b(?:volgt|volgen|nog|ontbreekt|(?:wordt|komt|worden)\b.{0,20}\b(?:later|nagezonden|nagestuurd|toegevoegd|gezet)|"
    r"niet (?:ge|onder|aan|be)\w+|niet gezet|geen handtekening|te (?:zetten|plaatsen|tekenen|ondertekenen)|in te vullen|invullen|"
    r"(?:zwarte|blauwe|donkere) (?:bal)?pen|pen gebruiken|a\.?u\.?b\.?|s\.?v\.?p\.?|graag|verplicht|vereist)(?!\w)"
)
"""Says that a signature is still to come, or how to put one: "volgt", "nog te zetten", "niet getekend", "zwarte pen gebruiken"."""


def _is_filled(line: Labelled) -> bool:
    """Was something written beside the label: a name with its date, "akkoord", "zie certificaat"? Then the place is not empty; what it
    is worth, a person must see. A function, an organisation, a day, "hier tekenen" or "volgt" leaves it empty."""
    written = _beside_label(line)
    value = fold(written)
    if not value:
        return False
    if _INITIALED.match(value):
        return True
    return not (_NO_SIGN.match(value) or _TO_COME.search(value) or dates(value) or role_of(written) or organisation_in(written))


def _beside_label(line: Labelled) -> str:
    """The words on the row of the label itself: what stands below it may be the next part of the form."""
    label, rest = line.row.text[line.start :].lstrip()[: len(line.label)], line.row.text[line.start : line.end].lstrip()[len(line.label) :]
    return clean(rest) if fold(label) == fold(line.label) else "" if line.below else line.value


def _signature(block: Block, how: str) -> Fact | None:
    about = {"ondertekenaar": block.name.value} if block.name else {}
    if block.line is not None:
        return replace(block.line.fact("handtekening", how), about=about)
    if block.name is None:
        return None
    return Fact(name="handtekening", value=how, locator=block.name.locator, about=about)


def signatures(seen: Excerpt, found: Sequence[Block]) -> list[Fact]:
    """What stands at each block, nearest mark first; a mark is spent on one block."""
    facts: list[Fact] = []
    spent: set[int] = set()
    seen = replace(seen, marks=tuple(_settled(seen, found)))
    service = _service_rows(seen)
    unclear = not service and _is_told_unclearly(seen)
    scanned = any(page.characters < 10 and page.searchability is not Searchability.EMPTY for page in seen.pages)
    pictured = {page.number for page in seen.pages if page.searchability is Searchability.SCAN_WITH_OCR}
    paired: dict[int, int | None] = {
        **_in_row(seen, found),
        **_paired(seen, found),
        **in_lines(seen.marks, found),
        **_at_names(seen, found),
    }
    for block in found:
        near = (
            [index for index in [paired[id(block)]] if index is not None]
            if id(block) in paired
            else sorted(
                (index for index, mark in enumerate(seen.marks) if index not in spent and _is_of(mark, block, found)),
                key=lambda index: (_strength(seen.marks[index]), _distance(seen.marks[index], block), index),
            )
        )
        field = next((one for one in seen.fields if one.kind == "handtekening" and one.value == "gezet"), None)
        if not near and len(found) == 1:
            near = [index for index, mark in enumerate(seen.marks) if _is_below_head(mark, block) and mark.page in block.pages]
        how = seen.marks[near[0]].how if near else "certificaat" if field and len(found) == 1 else _words_of(block)
        spent |= set(near[:1])
        if how in ("leeg", "getypt") and (proof := _by_service(service, block, alone=len(found) == 1)) is not None:
            facts.append(proof)
            continue
        how = "getypt" if how == "leeg" and (unclear or _is_beside_picture(seen, block)) else how
        if how == "leeg" and scanned:  # the signature may be on the page that is a picture
            continue
        if how in ("leeg", "getypt") and block.page in pictured:  # words read from a picture: a hand-written name is none of them
            continue
        if how == "leeg" and block.name is None and _beside_signed(block, found, spent=len(spent)):
            continue
        if (fact := _signature(block, how)) is not None:
            facts.append(fact)
    return [*facts, *_by_others(service, found)] if facts else []


def _is_beside_picture(seen: Excerpt, block: Block) -> bool:
    """Does a picture stand at this place that shows no strokes of a pen? What it is, a person must see."""
    return any(mark.how == "getypt" and mark.page in block.pages and _distance(mark, block) <= _REACH for mark in seen.marks)


def _by_others(service: Sequence[tuple[Row, str]], found: Sequence[Block]) -> list[Fact]:
    """Signatures that a signing service tells of people who stand at no place to sign, where every place has a name."""
    names = [block.name.value for block in found if block.name]
    others = [(row, name) for row, name in service if not any(share_surname(name, one) for one in names)]
    told = [row.fact("handtekening", "platform", {"ondertekenaar": name}, span=(0, len(row.text))) for row, name in others]
    return told if len(names) == len(found) else []


def _beside_signed(block: Block, found: Sequence[Block], *, spent: int) -> bool:
    """A second label on the row of another block's, where everyone who is named has signed: the same place, read twice."""
    named = [other for other in found if other.name is not None]
    same = any(other.line is not None and block.line is not None and other.line.index == block.line.index for other in named)
    return same and spent >= len(named) > 1


def _service_rows(seen: Excerpt) -> list[tuple[Row, str]]:
    """Who signed by what the pages of a signing service say, each with the row that names him or her."""
    marks = [mark for page in seen.pages for mark in platform_marks(page.number, page.lines)]
    told = marks or listed_beside([(page.number, page.lines) for page in seen.pages])
    rows = ((next((row for row in seen.rows if row.page == mark.page and _names(row, mark)), None), mark.signer) for mark in told)
    return [(row, name) for row, name in rows if row is not None][:MOST_BLOCKS]


def _names(row: Row, mark: Mark) -> bool:
    """Is this the row that names who signed, or the first of those over which the name runs on?"""
    return mark.signer in row.text or (row.box is not None and row.box == mark.box and row.text.startswith(mark.signer.split()[0]))


def _is_told_unclearly(seen: Excerpt) -> bool:
    """Is there a page of a signing service on which somebody signed, in a layout of which nobody's name was read? That is for a person."""
    pages = (("\n".join(row.plain for row in seen.rows if row.page == page.number)) for page in seen.pages)
    return any(is_service_page(words) and told_signed(words) is not None for words in pages)


def _by_service(service: Sequence[tuple[Row, str]], block: Block, *, alone: bool) -> Fact | None:
    """The page a signing service added says that the signer signed; without a name in the block any signer there will do."""
    same = share_surname if alone else may_be_one
    row = next((row for row, name in service if block.name is None or same(name, block.name.value)), None)
    about = {"ondertekenaar": block.name.value} if block.name else {}
    return row.fact("handtekening", "platform", about, span=(0, len(row.text))) if row else None


def _strength(mark: Mark) -> int:
    order = ("certificaat", "platform", "inkt", "afbeelding")
    return order.index(mark.how) if mark.how in order else len(order)


def signers(found: Sequence[Block]) -> list[Fact]:
    """The names in the blocks, with function and organisation."""
    facts = []
    for block in found:
        if block.name is not None:
            about = {"functie": " ".join(block.role.split()), "namens": " ".join(block.party.split()), "uit": "zin" if block.told else ""}
            facts.append(replace(block.name, about={key: value[:120] for key, value in about.items() if value}))
    return facts
