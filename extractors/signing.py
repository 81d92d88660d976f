"""Reads who signed, for whom, where and when, and what stands where the signature should be.

Knows signature blocks and marks; judges no signature and no authority.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.dates import dates, first_date
from extractors.document import Fact, Locator, Mark
from extractors.excerpt import Excerpt, Row, fold
from extractors.labels import Labelled, labelled, vocabulary
from extractors.names import is_legal_person, is_person, organisations, person_at, without_title

_ANCHOR = re.compile(
    r"\b(?:handtekening|ondertekening|ondertekend|ondertekenaars?|hoogachtend|met (?:vriendelijke|hartelijke|beste) groet|"
    r"aldus|voor akkoord|getekend te|tekenbevoegde|tekeningsbevoegde|w\.g\.|signature|signed)\b"
)
_CLOSING = re.compile(
    r"^\s*(?:hoogachtend|met (?:vriendelijke|hartelijke|beste) groet(?:en)?|namens (?:het |de )?(?:bestuur|directie|combinanten|"
    r"deelnemers)|groet|"
    r"voor (?:eensluidend|gezien|akkoord)|aldus|getekend|was getekend|w\.g\.|de (?:secretaris|voorzitter))\b"
)
_LABELS = vocabulary(
    {
        "handtekening": r"(?:digitale )?handtekening(?: (?:bestuurder|directeur|volmachtgever|ondertekenaar|tekenbevoegde)(?: [0-9])?)?|"
        r"ondertekening|voor akkoord|signature|paraaf|krabbel|getekend door",
        "naam": r"(?:voor- en achter|voorletters en |volledige )?naam(?: (?:en voorletters|ondertekenaar|tekenbevoegde|tekeningsbevoegde|"
        r"tekeningsbevoegd persoon|tekenbevoegde persoon|bestuurder|vertegenwoordiger|(?:van de )?ondergetekende|directeur|volmachtgever|"
        r"rechtsgeldig vertegenwoordiger|wettelijk vertegenwoordiger|contactpersoon))?(?: [0-9])?|ondertekenaar|ondergetekende|"
        r"getekend door|name|de heer/mevrouw|tekenbevoegde",
        "functie": r"functie(?:naam)?(?: (?:ondertekenaar|tekenbevoegde|bestuurder|vertegenwoordiger))?|hoedanigheid|position|title",
        "beide": r"naam (?:en|/|\+|&) functie(?: ondertekenaar| tekenbevoegde)?|naam, functie",
        "plaatsdatum": r"plaats (?:en|/|,|\+|&) ?datum|plaats, datum|datum en plaats|datum, plaats",
        "plaats": r"plaats(?: (?:van )?ondertekening)?|te|getekend te|place",
        "datum": r"datum(?: (?:van )?ondertekening| getekend)?|d\.d\.?|date|ondertekend op|getekend op",
        "namens": r"(?:voor )?(?:rechtsgeldig )?namens(?: (?:de )?(?:organisatie|inschrijver|deelnemer|rechtspersoon))?|organisatie|"
        r"deelnemer(?: [0-9])?|naam organisatie|naam rechtspersoon",
    },
    loose=frozenset({"namens"}),
)
_TYPED = re.compile(r"^\s*(?:w\.\s?g\.|get\.|/s/|s/|was getekend|getekend\b)")
_PLATFORM = re.compile(r"docusign|validsign|zynyo|signrequest|evidos|adobe (?:acrobat )?sign|connective|dropbox sign|skribble|onesign|"
                       r"signhost")
_SIGNED_AT = re.compile(
    r"(?:getekend|ondertekend|opgemaakt|verklaard|vastgesteld|overeengekomen|signed)(?: \w+){0,4}? te (?P<place>[^,;.]{2,40}?),? (?:op|"
    r"d\.d\.|dd|den)\s"
)
_PLACE_DATE = re.compile(r"^\s*(?P<place>[A-Z'’][\w'’ .\-]{1,30}?),?\s(?:d\.d\.\s?|op\s|den\s|dd\.?\s)?(?=[0-9]{1,2}[ \-./]|de\s)")
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
_RULE = re.compile(r"(?:[._…]\s?){5,}")
_CELLS = re.compile(r"\s{2,}|\s?\|\s?|\t")
_REACH = 130.0  # points between a mark and the block it belongs to


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


def _start(rows: Sequence[Row]) -> int:
    """Where the signing part begins: a little before the last run of words about signing, else the last lines."""
    anchors = [index for index, row in enumerate(rows) if _ANCHOR.search(row.plain) and len(row.text) < 110]
    if not anchors:
        return max(len(rows) // 3, len(rows) - 12)
    first = next((index for index in anchors if index >= anchors[-1] - 45), anchors[-1])
    return max(0, first - 7)


def _person(found: Labelled) -> Fact | None:
    _, _, rest = found.value.partition(",")
    if rest and _INITIALS.fullmatch(rest.strip()):  # "Vries, J. de"
        return found.fact("ondertekenaar", found.value)
    value = without_title(re.split(r"[,(]", found.value)[0].strip())
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
    for one in _by_column(found):
        if one.name == "namens" and ":" not in one.row.text and not organisations_in(one.value):
            continue
        kind = {"beide": "naam", "plaatsdatum": "datum"}.get(one.name, one.name)
        if kind not in ("naam", "functie", "namens", "handtekening"):
            continue
        fresh = kind in seen or not blocks or one.row.page != blocks[-1].page or one.index > blocks[-1].index + 24
        if fresh and kind == "handtekening" and blocks and _is_heading(blocks[-1].line) and one.index < blocks[-1].index + 24:
            blocks[-1] = replace(blocks[-1], line=None)
            fresh = False
        if fresh:
            blocks.append(Block(page=one.row.page, index=one.index))
            seen = set()
        seen.add(kind)
        blocks[-1] = _with(blocks[-1], one)
    return [_typed_name(block) for block in blocks if block.name or block.line]


def _is_heading(line: Labelled | None) -> bool:
    """"Ondertekening" above a block is its heading, not the place of the signature."""
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
        if not _CLOSING.match(row.plain) and not _is_place_and_date(row):
            continue
        for index in range(start + 1, min(start + 9, len(rows))):
            text = rows[index].text.strip()
            if rows[index].page != row.page and index > start + 6:
                break
            for cell in _CELLS.split(text):
                if is_person(cell.split(",")[0]) and not organisations_in(cell) and not dates(fold(cell)):
                    block = _closed(rows, index, cell)
                    if block.name not in [known.name for known in blocks]:
                        blocks.append(block)
    return blocks[:6]


def _is_place_and_date(row: Row) -> bool:
    match = _PLACE_DATE.match(row.text)
    day = first_date(row.plain, start=match.end(), within=4) if match else None
    return day is not None and len(row.plain.strip()) <= day.end + 8


def organisations_in(text: str) -> str:
    """The first organisation named in a text, as written; "" when there is none."""
    return next((text[start:end] for start, end in organisations(text)), "")


def _closed(rows: Sequence[Row], index: int, text: str) -> Block:
    row = rows[index]
    name, _, rest = text.partition(",")
    under = [one.text.strip() for one in rows[index + 1 : index + 3] if one.page == row.page]
    role = rest.strip() or next((words for words in under if _ROLE.match(fold(words))), "")
    party = next((organisations_in(words) for words in (*under, *[one.text for one in rows[max(0, index - 3) : index]])
                  if organisations_in(words)), "")  # fmt: skip
    clean = without_title(name)
    ruled = any(_RULE.search(one.text) and not re.search(r"\w", one.text.replace("_", "")) for one in rows[max(0, index - 2) : index])
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
    start = _start(seen.rows)
    rows = seen.rows[start:]
    found = _labelled_blocks(labelled(rows, _LABELS))
    found = [block for block in found if block.line or not (block.name and fold(block.name.value) in others)]
    named = [block for block in found if block.name]
    if not named:
        closed = _closed_blocks(rows)
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


def _distance(mark: Mark, block: Block) -> float:
    """Points between mark and block; 0 where positions are not known."""
    places = [row.box for row in block.rows if row.box is not None]
    if mark.box is None or not places:
        return 0.0
    middle = (mark.box.y0 + mark.box.y1) / 2
    across = min(max(0.0, place.x0 - mark.box.x1, mark.box.x0 - place.x0 - 260) for place in places)
    return min(abs((place.y0 + place.y1) / 2 - middle) for place in places) + across / 2


def _fits(mark: Mark, block: Block, *, alone: bool) -> bool:
    """Is this mark the signature of this block? A certificate of the file needs no place when there is one signer."""
    if mark.how in ("zegel", "getypt"):
        return False
    if mark.how in ("certificaat", "platform") and alone:
        return True
    if mark.how in ("certificaat", "platform") and mark.signer and block.name:
        words = set(fold(mark.signer).replace(".", " ").split()) & set(fold(block.name.value).replace(".", " ").split())
        if any(len(word) > 2 for word in words):
            return True
    if mark.page != block.page:
        return False
    return _distance(mark, block) <= _REACH


def _is_below_head(mark: Mark) -> bool:
    """Far enough down not to be a logo, and a sign that a person made."""
    return mark.how not in ("zegel", "getypt") and mark.box is not None and mark.box.y0 > 150


def _words_of(block: Block) -> str:
    """What the words in the place of the signature say: `platform`, `getypt` or `leeg`."""
    if block.line is None:
        return "getypt" if block.name and not block.ruled else "leeg"
    value = fold(block.line.value)
    if _RULE.search(block.line.row.text):  # an empty line; what stands under it is the printed name
        return "leeg"
    if _PLATFORM.search(value):
        return "platform"
    if _TYPED.match(value) or (is_person(block.line.value) and not dates(value)):
        return "getypt"
    return "leeg"


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
    scanned = any(page.characters < 10 for page in seen.pages)
    for block in found:
        near = sorted(
            (index for index, mark in enumerate(seen.marks) if index not in spent and _fits(mark, block, alone=len(found) == 1)),
            key=lambda index: (_strength(seen.marks[index]), _distance(seen.marks[index], block), index),
        )
        field = next((one for one in seen.fields if one.kind == "handtekening" and one.value == "gezet"), None)
        if not near and len(found) == 1:
            near = [index for index, mark in enumerate(seen.marks) if _is_below_head(mark) and mark.page == block.page]
        how = seen.marks[near[0]].how if near else "certificaat" if field and len(found) == 1 else _words_of(block)
        spent |= set(near[:1])
        if how == "leeg" and scanned:  # the signature may be on the page that is a picture
            continue
        if (fact := _signature(block, how)) is not None:
            facts.append(fact)
    return facts


def _strength(mark: Mark) -> int:
    order = ("certificaat", "platform", "inkt", "afbeelding")
    return order.index(mark.how) if mark.how in order else len(order)


def signers(found: Sequence[Block]) -> list[Fact]:
    """The names in the blocks, with function and organisation."""
    facts = []
    for block in found:
        if block.name is not None:
            about = {"functie": " ".join(block.role.split()), "namens": " ".join(block.party.split())}
            facts.append(replace(block.name, about={key: value[:120] for key, value in about.items() if value}))
    return facts


def _labelled_days(rows: Sequence[Row]) -> tuple[list[Fact], list[Fact]]:
    days, places = [], []
    for one in labelled(rows, _LABELS):
        if one.name in ("datum", "plaatsdatum"):
            day = first_date(fold(one.value))
            if day is not None:
                days.append(one.fact("datum", day.value, day.about))
        place = one.value if one.name == "plaats" else ""
        if one.name == "plaatsdatum" and (match := _PLACE_DATE.match(one.value)):
            place = match["place"]
        if place and place[0].isupper() and len(place) < 40 and not dates(fold(place)):
            places.append(one.fact("plaats", place))
    return days, places


def _sentence_days(seen: Excerpt) -> tuple[list[Fact], list[Fact]]:
    """"Aldus getekend te Utrecht op 4 mei 2026"."""
    days, places = [], []
    for sheet in seen.sheets:
        for match in _SIGNED_AT.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=12)
            if day is not None:
                span = (match.start(), day.end)
                place = " ".join(sheet.text[slice(*match.span("place"))].split())
                days.append(sheet.fact("datum", day.value, day.about, span=span))
                places.append(sheet.fact("plaats", place, span=span))
    return days, places


def letter_date(seen: Excerpt, *, rows: Sequence[Row] | None = None) -> tuple[list[Fact], list[Fact]]:
    """"Nijmegen, 4 mei 2026" or "Datum: 4 mei 2026" on a line of its own."""
    for row in seen.rows[:45] if rows is None else rows:
        match = _PLACE_DATE.match(row.text)
        day = first_date(row.plain, start=match.end() if match else 0, within=16 if not match else 4)
        alone = day is not None and len(row.plain.strip()) <= day.end - day.start + 32
        if day is None or not alone or "gebo" in row.plain:
            continue
        fact = row.fact("datum", day.value, day.about, span=(0, len(row.text)))
        place = match["place"].strip() if match else ""
        no_place = not place or fold(place).startswith(("datum", "onze datum", "d.d", "betreft", "date", "uw "))
        return [fact], [] if no_place else [row.fact("plaats", place, span=(0, len(row.text)))]
    return [], []


def signed_on(seen: Excerpt) -> tuple[list[Fact], list[str]]:
    """Date and place of signing, and what could not be read of them."""
    rows = seen.rows[_start(seen.rows) :]
    days, places = _labelled_days(rows)
    said_days, said_places = _sentence_days(seen)
    days, places = said_days or days, said_places or places
    if not days:
        late_days, late_places = letter_date(seen, rows=rows)
        days, places = late_days, places or late_places
    if not days:
        days, top_places = letter_date(seen)
        places = places or top_places
    return [*days[:6], *places[:6]], [] if days else ["Er staat geen leesbare datum van ondertekening in."]
