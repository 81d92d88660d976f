"""What the tables of answers in a declaration say: each row by what it asks, and each row read once.

Knows which question a row asks: by its own words, else by those of its column, its neighbours or the words above the table. How a table is
read is known in grids, what words ask in asked. What is unclear in a table is given as unanswered, never as an answer; a row that gave
nothing stays for who reads lines. Whether an answer is the right one is for a rule.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.asked import BIDS, NEW, OTHERS_WORK, TOGETHER, asks_new, asks_together, is_denied, mentions_new, some_of, turned
from extractors.document import Fact
from extractors.excerpt import Excerpt, fold
from extractors.grids.cells import UNCLEAR
from extractors.grids.tables import Answers, Grid, fact, without
from extractors.regions import named as regions_named
from extractors.regions.tables import CLEAR, Regional, is_region, is_regional, names

_YEAR = re.compile(r"(?<![0-9\-./])20[1-4][0-9](?![0-9]|-[0-9])")
_PAPERS = re.compile(r"bijgevoegd|bijlage|aanwezig|toegevoegd|document|\bstuk(?:ken)?\b|meegestuurd")
_ASKED = re.compile(r"onder ?aannem|\?|nieuw in de(?:ze)? (?:zorgkantoor)?regio")  # a question, not a statement
_ASKS_TO_STATE = re.compile(
    r"\bvoldoe[nt]?\b|\bvoldaan\b|\bakkoord\b|\bstemt? u\b|\binstemm|\bverklaar(?:t)?\b|\bbevestigt?\b|\bonderschrij"
)
"""A question with which somebody is asked to declare: "Voldoet u aan alle eisen?"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LEAST_WORDS = 3  # of a statement without a number
_COUNTED = re.compile(r"\W{0,3}([0-9]{1,2})[a-z]?(?:[.)]|\s)\s*\S")
_WHERE = re.compile(r"\b(?i:regio)\s(?:de\s)?(['’]?[A-Zs][\w'’-]+(?:[ -](?:en|&|e\.o\.|[A-Z][\w'’-]*))*)")
_MOST = 80
_BARE = 4  # words beside a year: "Inzet in 2027" has its subject elsewhere


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the tables of a declaration say."""

    regions: tuple[Fact, ...]
    refused: frozenset[str]  # regions, folded, answered nee: other words may name them, and do not bid for them
    newness: tuple[Fact, ...]
    statements: tuple[Fact, ...]
    consortium: tuple[Fact, ...]
    asks_together: bool  # the question is in a table, whether it was answered or not
    doubts: tuple[str, ...]  # Dutch
    rest: Excerpt  # the pages without the rows that said something
    on_others: Excerpt  # the same, with the rows about subcontractors


@dataclass(kw_only=True, slots=True)
class _Found:
    """What was found so far, and which rows of the pages it was found in."""

    regions: list[Fact] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    newness: list[Fact] = field(default_factory=list)
    statements: list[Fact] = field(default_factory=list)
    consortium: list[Fact] = field(default_factory=list)
    asks_together: bool = False
    doubts: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    of_others: set[int] = field(default_factory=set)


def told(seen: Excerpt, tables: Sequence[Grid], *, before: int | None = None) -> Told:
    """All that these tables of the pages say; regions count in the rows `before` a position only (an annex may list other contracts)."""
    found = _Found()
    for grid in tables:
        _read(seen, grid, found, counts=before is None or grid.first < before)
    return Told(
        regions=tuple(found.regions),
        refused=frozenset(found.refused),
        newness=tuple(found.newness),
        statements=tuple(found.statements[:_MOST]),
        consortium=tuple(found.consortium),
        asks_together=found.asks_together,
        doubts=tuple(dict.fromkeys(found.doubts)),
        rest=without(seen, frozenset(found.used | found.of_others)),
        on_others=without(seen, frozenset(found.used - found.of_others)),
    )


def _read(seen: Excerpt, grid: Grid, found: _Found, *, counts: bool) -> None:
    """Each row of one table by what it asks; a row that says something, and then the head too, is used."""
    others = {row.rows for row, _, _ in _by_year(grid)}
    of_papers = bool(_PAPERS.search(" ".join(column.label for column in grid.columns)))
    by_region = is_regional(grid)
    placed: list[Answers] = []
    stated: list[Answers] = []
    used: set[int] = set()
    for row in grid.answers:
        plain = fold(row.label)
        if row.rows in others:
            found.of_others.update(row.rows)
        elif of_papers and (asks_together(plain) or mentions_new(plain)):  # asked is whether a paper is enclosed
            used.update(row.rows)
        elif (asks_together(plain) or asks_new(plain)) and not (by_region and names(row) and "?" not in plain):
            used.update(row.rows)
            _asked(seen, row, found)
        elif not (by_region and is_region(row)) and (name := _bid_for(row)) is not None:
            used.update(row.rows)
            found.regions += [fact(seen, row, "regio", one, {}) for one in name] if counts else []
        else:
            (placed if by_region else stated).append(row)
    if by_region:
        used.update(_regional(seen, grid, placed, found, counts=counts))
    if stated and not of_papers:
        facts, rows = _statements(seen, grid, stated)
        found.statements += facts
        used.update(rows)
    (found.of_others if others else found.used).update(grid.head if used or others else ())
    found.used.update(used)


def _asked(seen: Excerpt, row: Answers, found: _Found) -> None:
    """The answer to a question about a consortium, or about being new."""
    plain = fold(row.label)
    values = {value for value in row.said.values() if value}
    said = values.pop() if len(values) == 1 else UNCLEAR if values else ""
    if asks_together(plain):
        found.asks_together = True
        answer = turned(plain, said, TOGETHER)
        found.consortium += [fact(seen, row, "samenwerkingsverband", answer, {})] if answer else []
        if said in (UNCLEAR, "beide"):
            found.doubts.append(f"Wat bij «{row.label[:60]}» is geantwoord, is in de tabel niet te lezen.")
        return
    answer = said if said == "beide" else turned(plain, said, NEW) or "leeg"
    where = names(row) or [match[1] for match in _WHERE.finditer(row.label)] or [some_of(plain) if answer == "ja" else ""]
    found.newness += [fact(seen, row, "nieuw_in_regio", answer, {"regio": name[:80]}) for name in where]


def _bid_for(row: Answers) -> list[str] | None:
    """The regions of a question such as "Schrijft u in voor de regio Twente?" with a clear answer: named for ja, none for nee."""
    plain = fold(row.label)
    values = {value for value in row.said.values() if value}
    if len(values) != 1 or not names(row) or not _WISHES.search(plain):
        return None
    said = turned(plain, values.pop(), BIDS)
    return None if said is None else names(row) if said == "ja" else []


_WISHES = re.compile(
    r"\bschrij(?:f|ft|ven)\b[^.?]{0,30}\bin\b|\b(?:inschrijving|inschrijven|aanmelding) (?:voor|in) (?:de )?(?:zorgkantoor)?regio"
)


def _regional(seen: Excerpt, grid: Grid, rows: Sequence[Answers], found: _Found, *, counts: bool) -> set[int]:
    """What the rows with a region say, and the rows of which is known what they were asked."""
    own = Regional(seen, grid, rows)
    found.regions += own.regions() if counts else []
    found.refused.update(own.refused() if counts else [])
    found.newness += own.newness()
    found.doubts += own.doubts()
    return {number for row in rows for number in row.rows} if own.is_clear else set()


def subcontractors_in_tables(seen: Excerpt, tables: Sequence[Grid]) -> list[Fact]:
    """`onderaannemers` per year from tables with the years in their head or beside their rows; [] where rows differ."""
    said: dict[str, set[str]] = {}
    facts: list[Fact] = []
    for grid in tables:
        for row, year, value in _by_year(grid):
            one = value if value in CLEAR else "leeg"
            said.setdefault(year, set()).add(one)
            facts.append(fact(seen, row, "onderaannemers", one, {"jaar": year}))
    if any(len(values) > 1 for values in said.values()):
        return []
    return [one for number, one in enumerate(facts) if one.about not in [other.about for other in facts[:number]]]


def rows_that_deny(tables: Sequence[Grid]) -> frozenset[int]:
    """The places of rows that deny subcontractors: their ja and nee mean something else than in a line."""
    denied = (row for grid in tables for row, _, _ in _by_year(grid) if is_denied(fold(row.label), OTHERS_WORK))
    return frozenset(number for row in denied for number in row.rows)


def _by_year(grid: Grid) -> Iterator[tuple[Answers, str, str]]:
    """Answers of rows that ask about subcontractors, by the year of their column or label."""
    asking = _about_others(grid)
    options = [fold(row.label).strip(" .:") for row in grid.answers]
    if set(options) == {"ja", "nee"} and asking:  # a row for ja and one for nee, with a mark under the year
        for row, option in zip(grid.answers, options, strict=True):
            for column, value in row.said.items():
                years = _YEAR.findall(grid.columns[column].label)
                if len(years) == 1 and value == "ja":
                    yield row, years[0], option
        return
    for row in asking:
        own = _YEAR.findall(row.label)
        for column, value in row.said.items():
            head = grid.columns[column].label
            years = _YEAR.findall(head) or (own if len(grid.asked) == 1 else [])
            one = _of_others(fold(row.label), head, value)
            if len(years) == 1 and value:
                yield row, years[0], one
            elif one == "nee":  # "in 2027 en 2028": no is no for each; yes may be for one of them
                yield from ((row, year, one) for year in years)


def _of_others(label: str, head: str, said: str) -> str:
    """The answer, turned where the label or else the head denies that others do the work; what then cannot be told is unclear."""
    words = label if OTHERS_WORK.search(label) else head
    return said if said not in ("ja", "nee") else turned(words, said, OTHERS_WORK) or UNCLEAR


def _about_others(grid: Grid) -> list[Answers]:
    """The rows about subcontractors: by their own label, or by head, lead or the row above where the label asks nothing else."""
    heads = [grid.columns[column].label for column in grid.asked]
    around = bool(OTHERS_WORK.search(" ".join((grid.lead, *(column.label for column in grid.columns)))))
    whole = around and any(_YEAR.search(head) for head in heads)
    by_region = is_regional(grid)
    found = []
    near = around
    for row in grid.answers:
        plain = fold(row.label)
        if own := bool(OTHERS_WORK.search(plain)):
            near = True
        asks_other = by_region or asks_new(plain) or asks_together(plain) or _ITSELF.search(plain)
        bare = len(re.findall(r"[a-z]+", _YEAR.sub("", plain))) <= _BARE
        near = near and (own or bare)
        found += [row] if own or (not asks_other and (whole or ((around or near) and bare))) else []
    return found


_ITSELF = re.compile(r"\bzelf\b|\beigen\b")


def _statements(seen: Excerpt, grid: Grid, rows: Sequence[Answers]) -> tuple[list[Fact], set[int]]:
    """`verklaart` for each row with a statement, with the rows; `leeg` for one of them that was not answered."""
    unanswered = _unanswered(grid)
    facts: list[Fact] = []
    used: set[int] = set()
    for number, row in enumerate(grid.answers):
        words = " ".join(row.label.split()).strip(" :|-")
        if row not in rows or not _is_statement(words):
            continue
        values = [value for value in row.said.values() if value] or (["leeg"] if number in unanswered else [])
        about = {"vraag": words[:80]}
        facts += [fact(seen, row, "verklaart", value if value in CLEAR else "leeg", about) for value in values]
        used.update(row.rows if values else ())
    return facts, used


def _unanswered(grid: Grid) -> set[int]:
    """The rows without any mark that ask for one: their number goes on from that of an answered row, or follows on it; without numbers
    a sentence of the writer between answered rows."""
    labels = [" ".join(row.label.split()) for row in grid.answers]
    numbers = [int(begun[1]) if (begun := _COUNTED.match(label)) else None for label in labels]
    answered = [number for number, row in enumerate(grid.answers) if any(row.said.values())]
    counted = {own for number in answered if (own := numbers[number]) is not None}
    spoken = sum(_OF_WRITER.search(labels[number]) is not None for number in answered) * 2 > len(answered)
    found: set[int] = set()
    for number, row in enumerate(grid.answers):
        if row.said or not answered:
            continue
        own = numbers[number]
        if own is None:
            inside = not counted and answered[0] < number < answered[-1] and not labels[number].endswith(":")
            whole = all(labels[at].endswith(".") for at in (*answered, number)) and len(_WORD.findall(labels[number])) >= _LEAST_WORDS
            of_writer = _OF_WRITER.search(labels[number]) is not None or whole
            goes_on = inside and (of_writer if spoken else _is_alike(number, labels, answered))
        else:
            last = next((one for one in reversed(numbers[:number]) if one is not None), None)
            following = next((one for one in numbers[number + 1 :] if one is not None), None)
            in_order = last == own - 1 or following == own + 1  # "4. Ondertekening" behind statement 5 begins another list
            goes_on = in_order and len(counted) > 1 and bool({own - 1, own + 1} & counted) and not _HEADING.fullmatch(fold(labels[number]))
        if goes_on:
            found.add(number)
    return found


_HEADING = re.compile(
    r"\W*[0-9]{0,2}\W*(?:ondertekening|handtekening(?:en)?|bijlagen?(?: [0-9])?|contactgegevens|(?:gegevens (?:van de )?)?inschrijver|"
    r"(?:inzet )?onderaannemers?|regio\W{0,4}s?\W*|slot(?:bepaling)?)\W*"
)
"""The next part of a form, numbered on behind the statements."""
_FEWEST_ALIKE = 3  # answered rows of a table of short subjects
_MOST_OPEN = 2  # rows without a mark; more are headings


def _is_alike(number: int, labels: Sequence[str], answered: Sequence[int]) -> bool:
    """In a table of subjects ("Klachtenregeling op de website"): one or two without a mark, written as those that have one."""
    open_rows = [at for at in range(answered[0], answered[-1]) if at not in answered]
    label = labels[number]
    case = all(labels[at][:1].isupper() == label[:1].isupper() for at in answered)
    return len(answered) >= _FEWEST_ALIKE and len(open_rows) <= _MOST_OPEN and len(_WORD.findall(label)) >= _LEAST_WORDS and case


_OF_WRITER = re.compile(r"\b(?:wij|we|ik|onze?|ons|mijn|inschrijver|organisatie|aanbieder)\b", re.IGNORECASE)


def _is_statement(words: str) -> bool:
    """A sentence, or a few words with a number, that is no question but one to declare."""
    plain = fold(words)
    enough = len(_WORD.findall(words)) >= (1 if _COUNTED.match(words) else _LEAST_WORDS)
    asks_to_state = plain.rstrip().endswith("?") and _ASKS_TO_STATE.search(plain) and not OTHERS_WORK.search(plain)
    return enough and bool(asks_to_state or not _ASKED.search(plain)) and not regions_named.is_name(words)
