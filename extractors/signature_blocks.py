"""Signature blocks: who signs, with which function, for whom; with labels, side by side, or under the closing of a letter.

Knows layouts of blocks; judges no signature and no authority.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.dates import dates
from extractors.document import Fact, Locator
from extractors.excerpt import Excerpt, Row, fold
from extractors.labels import Labelled, clean, labelled
from extractors.names import is_legal_person, is_person, organisations, person_at, without_title
from extractors.signing_part import LABELS, is_place_and_date, signing_part

_CLOSING = re.compile(
    r"^\s*(?:hoogachtend|met (?:vriendelijke|hartelijke|beste) groet(?:en)?|namens (?:het |de )?(?:bestuur|directie|combinanten|"
    r"deelnemers)|groet|"
    r"voor (?:eensluidend|gezien|akkoord)|aldus|(?:digitaal |elektronisch )?(?:onder|ge)tekend|"
    r"was getekend|w\.g\.|de (?:secretaris|voorzitter))\b"
)
_UNDERSIGNED = re.compile(r"ondergetekenden?\b(?:\(n\))?[\s:,]{1,3}(?:\(?(?:dhr\.?/mevr\.?|de heer/mevrouw)\)?\s)?")
_ROLE = re.compile(
    r"(?:in (?:zijn|haar|hun|de) (?:hoedanigheid|functie) (?:van|als)\s|als\s|functie:?\s)?(?P<role>(?:statutair |algemeen |"
    r"zelfstandig |enig |"
    r"gezamenlijk )*(?:directeur[ -]bestuurder|directeur|bestuurders?voorzitter|bestuurder|voorzitter|secretaris|penningmeester|eigenaar|"
    r"vennoot|maat|manager\s?\w*|gevolmachtigde|bestuurslid|lid raad van bestuur|dga|zaakvoerder|procuratiehouder|managing director)"
    r"(?:[ -](?:van het bestuur|raad van bestuur|bestuurder|directeur|eigenaar))?)"
)
_INITIALS = re.compile(r"(?:(?:[A-Z][a-z]?\.\s?)+|[A-Z][a-zà-ÿ]+)(?:\s(?:van|de|der|den|ter|ten|het|el|in|op|'t))*(?:\s\(?\w+\)?)?")
_PLAIN_NAME = re.compile(r"(?=.*[A-Z].*)[^\W\d][\w'’.\-]*(?: [^\W\d][\w'’.\-]*){1,5}")
RULE = re.compile(r"(?:[._…]\s?){5,}")
_CELLS = re.compile(r"\s{2,}|\s?\|\s?|\t")
MOST_BLOCKS = 60  # a consortium has fewer signers than this


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One signature block: facts as read, each with its own place."""

    page: int
    index: int  # of the first row
    name: Fact | None = None
    role: str = ""
    party: str = ""
    line: Labelled | None = None  # the label where the signature goes
    ruled: bool = False  # an empty line to sign on stands above the name
    rows: tuple[Row, ...] = ()

    @property
    def pages(self) -> frozenset[int]:
        """The pages it stands on: name and place to sign may be on two."""
        line = (self.line.row.page,) if self.line is not None else ()
        return frozenset((self.page, *line, *(row.page for row in self.rows)))


def _person(found: Labelled) -> Fact | None:
    _, _, rest = found.value.partition(",")
    if rest and _INITIALS.fullmatch(rest.strip()):  # "Vries, J. de"
        return found.fact("ondertekenaar", found.value)
    called = re.sub(r"\s\([A-ZÀ-Ý][\w-]+\)(?=\s)", "", found.value)  # "M. (Maaike) Dekkinga"
    value = without_title(re.split(r"[,(]", called)[0].strip())
    plain = bool(_PLAIN_NAME.fullmatch(value)) and _ROLE.match(fold(value)) is None
    if not value or not (is_person(value) or plain) or is_legal_person(value) or organisations_in(value):
        return None
    return found.fact("ondertekenaar", value)


def _with(block: Block, found: Labelled) -> Block:
    """The block with one more label filled in."""
    block = replace(block, rows=(*block.rows, found.row, *found.below))
    if found.name in ("naam", "beide") and block.name is None:
        name = _person(found)
        parts = re.split(r"[,(/]", found.value, maxsplit=1)
        role = parts[1].strip(" )") if name is not None and len(parts) > 1 and "," not in name.value else block.role
        return replace(block, name=name, role=role)
    if found.name == "functie" and not block.role:
        return replace(block, role=found.value)
    if found.name == "namens" and not block.party:
        return replace(block, party=found.value)
    if found.name == "handtekening" and block.line is None:
        return replace(block, line=found)
    return block


def _cells_of(one: Labelled) -> list[str]:
    """The values beside one label, a column each."""
    rest = one.row.text[one.start + len(one.label) : one.end].strip(" \t:|")
    return [clean(cell) for cell in _CELLS.split(rest)] if rest and not one.below else []


def _expanded(found: Sequence[Labelled]) -> list[Labelled]:
    """A row `Naam  A. Alting  B. Beumer` as a label for each column, and the rows around it likewise."""
    wide = [(one, len(_cells_of(one))) for one in found if one.name == "naam" and len(_cells_of(one)) > 1]
    wide = [(one, count) for one, count in wide if all(is_person(cell) for cell in _cells_of(one))]
    expanded: list[Labelled] = []
    for one in found:
        if one.name == "naam" and len(people := _people(one.value)) > 1:
            expanded += [replace(one, value=person) for person in people]
            continue
        count = next((count for name, count in wide if name.row.page == one.row.page and abs(name.index - one.index) <= 8), 1)
        cells = _cells_of(one)
        if count > 1 and not one.value:
            cells = [""] * count
        expanded += [replace(one, value=cell) for cell in cells] if count > 1 and len(cells) == count else [one]
    return expanded


def _people(value: str) -> list[str]:
    """ "A. Alting en B. Beumer" as two names; one name, or anything else, as it is."""
    parts = [part.strip() for part in re.split(r"\s+(?:en|&|and)\s+|\s*[/;]\s*|(?<=[a-z])\s+(?=(?:[A-Z]\.\s?)+[A-Za-z])", value)]
    return parts if len(parts) > 1 and all(is_person(part) for part in parts) else [value]


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
    for one in _by_column(_expanded(found)):
        if one.name == "namens" and ":" not in one.row.text and not organisations_in(one.value):
            continue
        kind = {"beide": "naam", "plaatsdatum": "datum"}.get(one.name, one.name)
        if kind not in ("naam", "functie", "namens", "handtekening"):
            continue
        fresh = kind in seen or not blocks or not _goes_on(blocks[-1], one)
        if fresh and kind == "handtekening" and blocks and _is_heading(blocks[-1].line) and one.index < blocks[-1].index + 24:
            blocks[-1] = replace(blocks[-1], line=None)
            fresh = False
        if fresh:
            blocks.append(Block(page=one.row.page, index=one.index))
            seen = set()
        seen.add(kind)
        blocks[-1] = _with(blocks[-1], one)
    return [_typed_name(block) for block in blocks if block.name or block.line][:MOST_BLOCKS]


def _goes_on(block: Block, one: Labelled) -> bool:
    """May this label belong to the block: close below it, also over the end of the page?"""
    near = one.index <= block.index + (24 if one.row.page == block.page else 10)
    return near and block.page <= one.row.page <= block.page + 1


def _is_heading(line: Labelled | None) -> bool:
    """ "Ondertekening" above a block is its heading, not the place of the signature."""
    return line is not None and not line.value and fold(line.label).startswith(("ondertekening", "voor akkoord"))


def _typed_name(block: Block) -> Block:
    """The name that was typed as signature, where the block has no other."""
    if block.name is not None or block.line is None:
        return block
    value = re.sub(r"^\s*(?:w\.\s?g\.|get\.|/s/|s/|was getekend:?)\s*", "", block.line.value)
    return replace(block, name=block.line.fact("ondertekenaar", without_title(value))) if is_person(value) else block


def _closed_blocks(rows: Sequence[Row]) -> list[Block]:
    """Blocks without labels: a name, and under it a function or organisation, after the closing words of a letter."""
    blocks: list[Block] = []
    for start, row in enumerate(rows):
        if not _CLOSING.match(row.plain) and not is_place_and_date(row):
            continue
        for index in range(start + 1, min(start + 9, len(rows))):
            text = rows[index].text.strip()
            if rows[index].page != row.page and index > start + 6:
                break
            for cell in (person for found in _CELLS.split(text) for person in _people(found)):
                if is_person(cell.split(",")[0]) and _is_signer(cell):
                    block = _closed(rows, index, cell)
                    if block.name not in [known.name for known in blocks]:
                        blocks.append(block)
    return blocks[:6]


def _last_blocks(rows: Sequence[Row]) -> list[Block]:
    """Names alone on the very last lines, without any word about signing."""
    blocks: list[Block] = []
    last = len(rows) - 1
    while last > 0 and last > len(rows) - 4 and (is_place_and_date(rows[last]) or _only_roles(rows[last])):
        last -= 1
    for index in range(last, max(-1, last - 3), -1):
        cells = [cell for cell in _CELLS.split(rows[index].text.strip()) if cell]
        if not cells or not all(_INITIALS_FIRST.match(cell) and is_person(cell.split(",")[0]) and _is_signer(cell) for cell in cells):
            break
        blocks = [*(_closed(rows, index, cell) for cell in cells), *blocks]
    return blocks[:6]


def _only_roles(row: Row) -> bool:
    """ "voorzitter    penningmeester": functions under the names, and nothing else."""
    cells = [cell for cell in _CELLS.split(row.text.strip()) if cell]
    return bool(cells) and all(_ROLE.match(fold(cell)) and len(cell.split()) <= 4 for cell in cells)


_TABLE = re.compile(r"handtekening|paraaf|\bdatum\b|signature")
_NAME_COLUMN = re.compile(r"\bnaam\b|vertegenwoor|ondertekenaar|\bname\b|tekenbevoegd")


def _table_blocks(rows: Sequence[Row]) -> list[Block]:
    """One signer a row under a head row such as "Organisatie  Naam  Datum  Handtekening"."""
    blocks: list[Block] = []
    for at, head in enumerate(rows):
        columns = [cell for cell in _CELLS.split(head.plain.strip()) if cell]
        if len(columns) < 3 or not _TABLE.search(head.plain) or not _NAME_COLUMN.search(head.plain):
            continue
        for index in range(at + 1, min(at + 13, len(rows))):
            cells = [cell for cell in _CELLS.split(rows[index].text.strip()) if cell]
            names = [cell for cell in cells if is_person(cell) and not organisations_in(cell)]
            if rows[index].page != head.page or not cells:
                break
            if names and len(cells) > 1:
                fact = Fact(name="ondertekenaar", value=without_title(names[-1]), locator=Locator(page=head.page, quote=names[-1]))
                party = next((cell for cell in cells if cell is not names[-1] and not dates(fold(cell)) and cell[:1].isupper()), "")
                blocks.append(Block(page=head.page, index=index, name=fact, party=party, rows=(rows[index],)))
    return blocks[:MOST_BLOCKS]


_INITIALS_FIRST = re.compile(
    r"(?:p/o\s|w\.g\.\s|(?:mw|mevr|dhr|drs|mr|ir|dr)\.?\s|mevrouw\s|de heer\s)*"
    r"(?:(?:[^\W\d_][a-z]?\.\s?){1,5}|[A-ZÀ-Ý][a-zà-ÿ]+\s+(?:[a-z']{1,4}\s){0,3}[A-ZÀ-Ý])"
)


def organisations_in(text: str) -> str:
    """The first organisation named in a text, as written; "" when there is none."""
    return next((text[start:end] for start, end in organisations(text)), "")


def _is_signer(cell: str) -> bool:
    """A name alone, or with function, organisation and date behind commas; no sentence."""
    if "," in cell:
        return len(cell) < 110 and not cell.rstrip().endswith((";", ":"))
    return not organisations_in(cell) and not dates(fold(cell))


def _role(words: str) -> str:
    """The function these words open with, without the organisation behind it."""
    match = _ROLE.match(fold(words))
    if match is None:
        return ""
    return words[slice(*match.span("role"))] if organisations_in(words) else words


def _same_column(words: str, names: str, name: str) -> str:
    """Of a row with as many cells as the row of names, the cell in the column of this name."""
    cells, columns = _CELLS.split(words), _CELLS.split(names)
    return cells[columns.index(name)] if len(cells) == len(columns) > 1 and name in columns else words


def _closed(rows: Sequence[Row], index: int, text: str) -> Block:
    row = rows[index]
    name, _, rest = text.partition(",")
    parts = [part.strip() for part in rest.split(",") if part.strip() and not dates(fold(part))]
    around = (*rows[index + 1 : index + 3], *reversed(rows[max(0, index - 3) : index]))
    near = [_same_column(one.text.strip(), row.text.strip(), text) for one in around if one.page == row.page]
    words = parts or near  # what stands behind the name goes before what stands around it
    role = next((_role(part) for part in words if _role(part)), "")
    party = next((found for part in words if (found := organisations_in(part))), "")
    party = party or next((part for part in parts if part != role and part[0].isupper()), "")
    clean = without_title(name)
    ruled = any(RULE.search(one.text) and not re.search(r"\w", one.text.replace("_", "")) for one in rows[max(0, index - 2) : index])
    fact = Fact(name="ondertekenaar", value=clean, locator=Locator(page=row.page, quote=text[:160].strip()))
    return Block(page=row.page, index=index, name=fact, role=role, party=party, ruled=ruled, rows=(row,))


def _opening(seen: Excerpt) -> Block | None:
    """The name after "Ondergetekende" in the opening sentence."""
    for sheet in seen.sheets:
        for match in _UNDERSIGNED.finditer(sheet.plain):
            span = person_at(sheet.text, match.end(), within=2)
            if span is None or span[0] > match.end() + 30:
                continue
            name = " ".join(sheet.text[slice(*span)].split())
            role = _ROLE.search(sheet.plain[span[1] : span[1] + 120])
            party = organisations_in(sheet.text[span[1] : span[1] + 250])
            fact = sheet.fact("ondertekenaar", name, span=(match.start(), span[1]))
            return Block(page=sheet.page, index=0, name=fact, role=role["role"] if role else "", party=" ".join(party.split()))
    return None


def blocks(seen: Excerpt, *, others: frozenset[str] = frozenset()) -> list[Block]:
    """Every signature block of the piece; the opening sentence gives name and function where the blocks do not.

    `others` are folded names that are mentioned with their function and that sign only where there is a line for it.
    """
    start = signing_part(seen.rows)
    rows = seen.rows[start:]
    found = _labelled_blocks(labelled(rows, LABELS))
    found = [block for block in found if block.line or not (block.name and fold(block.name.value) in others)]
    lines = [block.index for block in found if block.line]
    found = [block for block in found if block.line or not lines or block.index >= lines[0] - 12]  # a name far above signs nothing
    named = [block for block in found if block.name]
    if not named and (table := _table_blocks(rows)):
        return table
    if not named:
        closed = _closed_blocks(rows) or _last_blocks(rows)
        line = next((block for block in found if block.line), None)
        if closed and line is not None and len(closed) == 1:
            closed = [replace(closed[0], line=line.line, rows=(*closed[0].rows, *line.rows))]
        found = closed or found
    opening = _opening(seen)
    if opening is None:
        return found
    if not found:
        return [opening] if seen.has("handtekening", "ondertekend", "getekend") else []
    first = found[0]
    if first.name is None and len(found) == 1:
        return [replace(first, name=opening.name, role=first.role or opening.role, party=first.party or opening.party)]
    if len(found) == 1:
        return [replace(first, role=first.role or opening.role, party=first.party or opening.party)]
    return found
