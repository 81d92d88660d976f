"""Where the signing part of a document is: its labels, and the lines that give a place and a date.

Knows layout and words about signing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.dates import dates, first_date
from extractors.days.decided import (
    changed_day,
    decided_label,
    is_another,
    is_not_signing,
    is_of_other,
    is_of_receipt,
    labelled_day,
    left_day,
    names_another,
    told_day,
)
from extractors.days.loose import UNTOLD, printed
from extractors.days.place import PLACE_DATE, is_day, is_place_and_date, is_town
from extractors.days.split import days_in_split_cells
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.labels import Labelled, labelled, vocabulary
from extractors.mail_form import sent_on
from extractors.parties.names import is_person
from extractors.signing.tables import in_tables

_ANCHOR = re.compile(
    r"\b(?:handtekening|ondertekening|ondertekend|ondertekenaars?|hoogachtend|met (?:vriendelijke|hartelijke|beste) groet|"
    r"me[it] freonlike groet\w*|(?:kind|best) regards|"
    r"aldus|voor akkoord|getekend (?:te|door)|"
    r"tekenbevoegde|tekeningsbevoegde|w\.g\.|signature|signed|plaats (?:en |, ?)?datum)\b|^\s*(?:_{8,}\s*)+$"
)
_NAMES_OF_LABELS = {
    "beide": r"naam (?:en|/|\+|&) functie(?: ondertekenaar| tekenbevoegde)?|naam, functie",
    "handtekening": r"(?:digitale )?handtekening(?: (?:van )?(?:de )?(?:bestuurder|directeur|volmachtgever|"
    r"(?:machtiging)?gever|(?:ge(?:vol)?)?machtigde|ondertekenaar|tekenbevoegde|voorzitter|secretaris|penningmeester|vennoot|maat|"
    r"eigenaar)"
    r"(?: [0-9])?| [a-d0-9])?|"
    r"ondertekening|voor akkoord(?: (?:de )?(?:ge(?:vol)?machtigde|volmachtgever|(?:machtiging)?gever|penvoerder|bestuurder|directeur|"
    r"voorzitter|secretaris|penningmeester|vennoot|maat|eigenaar))?|signature|paraaf|krabbel|getekend door",
    "naam": r"(?:voor- en achter|voorletters en |volledige )?naam(?: (?:en voorletters|ondertekenaar|tekenbevoegde|tekeningsbevoegde|"
    r"tekeningsbevoegd persoon|tekenbevoegde persoon|bestuurder|vertegenwoordiger|(?:van de )?ondergetekende|directeur|volmachtgever|"
    r"rechtsgeldig vertegenwoordiger|wettelijk vertegenwoordiger))?(?: [0-9])?|ondertekenaar(?: [0-9])?|ondergetekende|"
    r"(?:onder)?getekend door|ondertekend door|(?:bestuurder|vennoot|maat) [0-9]|"
    r"verklaard door|ingevuld door|name|de heer/mevrouw|tekenbevoegde",
    "functie": r"functie(?:naam)?(?: (?:ondertekenaar|tekenbevoegde|bestuurder|vertegenwoordiger))?|hoedanigheid|position|title",
    "plaatsdatum": r"plaats ?(?:en|/|,|\+|&) ?datum|plaats, datum|datum en plaats|datum, plaats",
    "plaats": r"plaats(?: (?:van )?ondertekening)?|te|getekend te|place",
    "datum": r"datum(?: (?:van )?ondertekening| getekend)?|tijdstip|d\.d\.?|date|(?:ondertekend |getekend )?op",
    "namens": r"(?:voor )?(?:rechtsgeldig )?namens(?: (?:de )?(?:organisatie|inschrijver|deelnemer|rechtspersoon))?|organisatie|"
    r"deelnemer(?: [0-9])?|naam organisatie|naam rechtspersoon",
}
LABELS = vocabulary(_NAMES_OF_LABELS, loose=frozenset({"namens"}))
_TIGHT = vocabulary(_NAMES_OF_LABELS, loose=True)
_STACKED = re.compile(
    r"\s*(?:naam|functie|plaats|datum|handtekening|hoedanigheid)\b(?! (?:organisatie|inschrijver|rechtspersoon|instelling))"
)
_SIGNED_AT = re.compile(
    r"(?:getekend|ondertekend|\b(?:onder)?teken(?:en)? (?:deze|dit|hiervoor)|"
    r"opgemaakt|ingevuld|verklaard|vastgesteld|besloten|overeengekomen|"
    r"gegeven|gedaan|signed|ondertekening)(?:(?: \w+){0,4}? (?:te|in) |(?<=ondertekening) )(?P<place>[^,;.]{2,40}?)(?:,? (?:op|on|"
    r"d\.d\.|dd|den|de)\s|,\s(?=[0-9]{1,2}\s)|\s(?=[0-9]{1,2}[ -]))"
)
_CLOSED_ON = re.compile(
    r"\bvoor eensluidend (?:afschrift|uittreksel)\b[^0-9.;]{0,40}(?=[0-9])|"
    r"\b(?:deze|dit) [a-z]{4,25} (?:is|werd|wordt|hebben|heb)\b[^.;]{0,80}\b(?:onder|ge)tekend op |"
    r"\baldus (?:\w+ ){0,3}(?:vastgesteld|getekend|ondertekend|opgemaakt|besloten|verklaard)(?: \w+){0,4}? (?:op|d\.d\.|dd|den)\s"
)
_BY_SERVICE = re.compile(
    r"^\W*(?:digitaal |elektronisch )?(?:ondertekend|getekend|signed)\b(?: (?:met|via|door|by|with|op|on)\b)?[^0-9]{0,60}"
)
_PRINTED = re.compile(
    r"\s*[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{2,4},? [0-9]{1,2}:[0-9]{2}(?: ?[ap]m)?\b"
)  # what a browser prints above a page
_BEFORE_DATE = re.compile(
    r"\s*(?:(?:onze |uw )?datum|date|d\.d\.?|dd\.?|de dato|(?:op )?heden|den|op|ondertekend op|afgegeven op|dagtekening|gedagtekend|"
    r"gedateerd|ontvangen|ingediend|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?: de)?|(?:ma|di|wo|do|vr|za|zo)\.?|"
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)?[\s:,]*"
)


def signing_labels(rows: Sequence[Row]) -> list[Labelled]:
    """The labels of a signature block; in a stack of them ("Naam A. Alting", "Functie lid", "Datum 4 mei") one space is enough."""
    found = labelled(rows, LABELS)
    told = {one.index for one in found if one.value}
    tight = [index for index in _stacked(rows) if index not in told]
    more = [replace(one, index=index) for index in tight for one in labelled(rows[index : index + 1], _TIGHT) if one.value]
    again = {one.index for one in more}
    kept = [one for one in found if one.index not in again]
    tabled, spent = in_tables(rows)
    kept = [one for one in [*kept, *more] if one.index not in spent]
    return sorted([*kept, *tabled, *_around(rows)], key=lambda one: (one.index, one.start))


_OPEN_LABEL = re.compile(r"\s*naam(?: (?:van de )?(?:ondertekenaar|ondergetekende|tekenbevoegde|bestuurder))?\s?\([^()]*$")


def _around(rows: Sequence[Row]) -> list[Labelled]:
    """A name beside a label of two lines: "Naam ondertekenaar (geldt als", under it "handtekening)", and the name to the right of both."""
    found = []
    for index, (label, *under) in enumerate(zip(rows, rows[1:], rows[2:], strict=False)):
        if not _OPEN_LABEL.match(label.plain):
            continue
        for offset, (value, rest) in enumerate((under, under[::-1]), start=1):
            boxes = label.box, value.box, rest.box
            if not is_person(value.text.strip()) or None in boxes or not label.page == value.page == rest.page:
                continue
            if label.box and value.box and value.box.x0 > label.box.x1 and rest.text.strip().endswith(")"):
                words, at = value.text.strip(), index + offset
                found.append(Labelled(name="naam", label="", value=words, row=value, index=at, start=0, end=len(value.text)))
    return found


def _stacked(rows: Sequence[Row]) -> list[int]:
    """The rows of a stack of at least three labels, one under the other, among them a name."""
    stacked: list[int] = []
    run: list[int] = []
    for index in range(len(rows) + 1):
        if index < len(rows) and _STACKED.match(rows[index].plain):
            run.append(index)
            continue
        if len(run) >= 3 and any(rows[at].plain.strip().startswith("naam") for at in run):
            stacked += run
        run = []
    return stacked


def _last_stack(rows: Sequence[Row]) -> int | None:
    """Where the last stack of labels with a name and a day begins: annexes may follow it."""
    stacked = _stacked(rows)
    starts = [index for index in stacked if index - 1 not in stacked]
    dated = (start for start in reversed(starts) if any(_DAY_LABEL.match(row.plain) for row in rows[start : start + _STACK]))
    return next(dated, None)


_STACK = 12  # rows of a stack: two signers
_DAY_LABEL = re.compile(r"\s*(?:datum|d\.d\.?|date)\b.*[0-9]")


def signing_part(rows: Sequence[Row]) -> int:
    """Where the signing part begins: a little before the last run of words about signing, else the last lines."""
    anchors = [index for index, row in enumerate(rows) if len(row.text) < 110 and (_ANCHOR.search(row.plain) or is_place_and_date(row))]
    if not anchors and (stack := _last_stack(rows)) is not None:
        return max(0, stack - 7)
    if not anchors:
        return max(len(rows) // 3, len(rows) - 12)
    first = next((index for index in anchors if index >= anchors[-1] - 45), anchors[-1])
    return max(0, first - 7)


def _labelled_days(rows: Sequence[Row]) -> tuple[list[Fact], list[Fact]]:
    days, places = [], []
    for one in signing_labels(rows):
        if one.name in ("datum", "plaatsdatum"):
            day = labelled_day(one)
            if day is not None:
                days.append(one.fact("datum", day.value, day.about))
        place = one.value if one.name == "plaats" else ""
        if one.name == "plaatsdatum" and (match := PLACE_DATE.match(one.value)):
            place = match["place"]
        if place and place[0].isupper() and len(place) < 40 and not dates(fold(place)):
            places.append(one.fact("plaats", place))
    return days, places


_NO_TOWN_WORDS = frozenset({"tot", "op", "van", "en", "per", "vanaf", "na", "voor", "eindigend", "eindigende", "uiterlijk", "ingaande"})


def _sentence_days(seen: Excerpt) -> tuple[list[Fact], list[Fact]]:
    """ "Aldus getekend te Utrecht op 4 mei 2026"."""
    days, places = [], []
    for sheet in seen.sheets:
        for match in _SIGNED_AT.finditer(sheet.plain):
            day = first_date(sheet.plain, start=match.end(), within=12)
            place = " ".join(sheet.text[slice(*match.span("place"))].split())
            if day is None or is_of_other(sheet.plain, day.start) or place in _NO_TOWN_WORDS:
                continue
            if not place[:1].islower() or place.startswith("den ") or len(place.split()) == 1:
                span = (match.start(), day.end)
                days.append(sheet.fact("datum", day.value, day.about, span=span))
                places.append(sheet.fact("plaats", place, span=span))
        closed = [(match, first_date(sheet.plain, start=match.end(), within=12)) for match in _CLOSED_ON.finditer(sheet.plain)]
        known = {fact.value for fact in days}
        days += [
            sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))
            for match, day in closed
            if day is not None and day.value not in known
        ]
    return days, places


def _days_beside_names(rows: Sequence[Row]) -> list[Fact]:
    """ "M. de Boer, Stichting Kompas, 3 juli 2026"; not when somebody was sent something or looked at it."""
    named = [
        row
        for row in rows
        if len(row.text) < 120 and not _BORN.search(row.plain) and not _OTHER_EVENT.search(row.plain) and _names_a_person(row)
    ]
    found = [(row, first_date(row.plain, within=90)) for row in named]
    return [row.fact("datum", day.value, day.about, span=(0, len(row.text))) for row, day in found if day is not None]


_DAY_ENDS = re.compile(r"(?:\b\w+dag|[^\W\d]{3,},|\bdatum:|moment:)\s(?P<day>[0-9]{1,2})(?![\w./-])")
_MONTH_BEGINS = re.compile(
    r"(?<![\w])(?<![0-9]\s)(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\s20[0-9]{2}\b"
)


def _days_over_two_rows(rows: Sequence[Row]) -> list[Fact]:
    """ "Breda, maandag 20" in a cell, and "juli 2026" on the row under it."""
    for first, second in pairwise(rows):
        starts, rest = list(_DAY_ENDS.finditer(first.plain)), _MONTH_BEGINS.search(second.plain)
        if len(starts) != 1 or rest is None or first.page != second.page or first_date(first.plain, start=starts[0].start("day"), within=0):
            continue
        day = first_date(f"{starts[0]['day']} {rest[0]}", within=0)
        if day is not None:
            return [second.fact("datum", day.value, day.about, span=rest.span())]
    return []


_ROW_ACT = re.compile(
    r"\b(?:getekend|ondertekend|opgemaakt|verklaard|akkoord|aldus|gedaan|gegeven|handtekening|ondertekening|tekent|tekenen|w\.g\.)\b"
)


def _days_on_signing_rows(rows: Sequence[Row]) -> list[Fact]:
    """ "Zo verklaard en getekend: Goes 7 juli 2026": one date on a short line that tells of signing."""
    for row in reversed(rows):
        found = [day for day in dates(row.plain) if day.day is not None] if len(row.text) < 120 and _ROW_ACT.search(row.plain) else []
        other = _BORN.search(row.plain) or names_another(row.plain) or _OTHER_EVENT.search(row.plain)
        if len(found) == 1 and not other and not is_of_other(row.plain, found[0].start):
            return [row.fact("datum", found[0].value, found[0].about, span=(0, len(row.text)))]
    return []


def _days_in_cells(rows: Sequence[Row]) -> list[Fact]:
    """A cell of the signing part that is a date and nothing else, where no label or sentence gave one."""
    for row in rows:
        for cell in cells_of(row.text) if len(row.text) < 120 and not _BORN.search(row.plain) else ():
            day = first_date(fold(cell), within=0)
            start = row.text.index(cell)
            if day is None or day.day is None or is_of_other(row.plain, start):
                continue
            if day.end >= len(cell.rstrip(" .")) and len(cells_of(row.text)) > 1:
                return [row.fact("datum", day.value, day.about, span=(start, start + len(cell)))]
    return []


def _names_a_person(row: Row) -> bool:
    """Does the row open with a person's name, or has it one as a cell of a table?"""
    cells = cells_of(row.text)
    return is_person(row.text.split(",")[0].strip()) or (len(cells) > 1 and any(is_person(cell) for cell in cells))


_OTHER_EVENT = re.compile(
    r"\b(?:sent|viewed|opened|created|verzonden|verstuurd|bekeken|geopend|uitgenodigd|aangemaakt|toegevoegd|concept|versie [0-9]|"
    r"nog (?:ter|te) (?:onder)?teken)"
)


_TIME = re.compile(r"[0-9]{1,2}[:.][0-9]{2}\b")


def _days_side_by_side(rows: Sequence[Row]) -> list[Fact]:
    """ "Sneek, 1-7-2026    Drachten, 4-7-2026": a date for each signer, with or without a place."""
    facts: list[Fact] = []
    for row in rows:
        cells = cells_of(row.text)
        numbered = [cell for cell in cells if any(map(str.isdigit, cell)) and not _TIME.match(cell)]
        dated = [cell for cell in cells if dates(fold(cell)) and (PLACE_DATE.match(cell) or first_date(fold(cell), within=0))]
        if len(cells) < 2 or len(dated) < 2 or len(dated) < len(numbered):
            continue
        for cell in dated:
            day = first_date(fold(cell), within=40)
            start = row.text.index(cell)
            facts += [row.fact("datum", day.value, day.about, span=(start, start + len(cell)))] if day else []
    return facts


_BORN = re.compile(r"gebo|\bbirth\b|\bborn\b")
_MOMENT = re.compile(r"\s*[0-9]{1,4}[-/ ][0-9]{1,2}[-/ ][0-9]{2,4},?\s{1,3}[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\b")


def _days_of_service(rows: Sequence[Row]) -> list[Fact]:
    """ "Ondertekend met ... op 27-07-2026 11:42": the line a signing service writes under a signature."""
    found = [(row, match) for row in rows if (match := _BY_SERVICE.match(row.plain)) and len(row.text) < 120]
    days = [(row, first_date(row.plain, start=match.end(), within=4)) for row, match in found]
    if not any(day for _, day in days) and found:  # the line of a service over several rows, the moment on a row of its own
        index = next(index for index, row in enumerate(rows) if row is found[0][0])
        days = [(row, first_date(row.plain, within=4)) for row in rows[index : index + 12] if _MOMENT.match(row.plain)]
    return [row.fact("datum", day.value, day.about, span=(0, len(row.text))) for row, day in days if day is not None]


def _days_under_names(rows: Sequence[Row]) -> list[Fact]:
    """ "A. Alting, voorzitter" and right under it "28-7-2026 | 10:12 CEST", for two signers or more, one below the other."""
    found = []
    for index, row in enumerate(rows):
        if len(row.text) < _STAMPED and (is_day(row) or _MOMENT.match(row.plain.replace("|", " ")) or _is_moment(row)):
            day, above = first_date(row.plain, within=1), [one for one in rows[max(index - 2, 0) : index] if one.page == row.page]
            named = any(_names_a_person(one) or _SIGNED_BY.match(one.plain) for one in above)
            found += [(row, day)] if day is not None and named else []
    return [row.fact("datum", day.value, day.about, span=(0, len(row.text))) for row, day in found] if len(found) > 1 else []


_STAMPED = 40  # letters of a day with its time and zone
_SIGNED_BY = re.compile(r"\W*(?:(?:digitaal|elektronisch|digitally) )?(?:(?:ge|onder)tekend door|signed by)\s+\S")
_TIME_ALONE = re.compile(r"[\s,|]*(?:om |at )?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?(?:uur|u|h|[a-z]{3,4}))?\W*$")


def _is_moment(row: Row) -> bool:
    """Is this "25 mei 2026 20:11:09" and nothing more?"""
    day = first_date(row.plain, within=1)
    return day is not None and _TIME_ALONE.match(row.plain, day.end) is not None


def _day_over_names(rows: Sequence[Row]) -> list[Fact]:
    """ "Alzoe besjlaote te Heële, ein juli 2026 (1 juli 2026)" right above a signer: a line that ends in one day, in whatever words.

    Behind a comma, as behind a place, it is the day of signing; else that is not sure.
    """
    for index, row in enumerate(rows[:-1]):
        above, under = rows[index - 1] if index else None, [one for one in rows[index + 1 : index + 3] if one.page == row.page]
        found = [day for day in dates(row.plain) if day.day is not None]
        if len({day.value for day in found}) != 1 or len(row.text) >= _LINE or row.plain[found[-1].end :].strip(" .,;)]"):
            continue
        before = row.plain[: found[0].start].rstrip()
        other = is_of_other(row.plain, found[0].start) or is_another(before) or is_not_signing(before) or names_another(before)
        if other or _BORN.search(row.plain) or _OTHER_EVENT.search(row.plain) or (above is not None and _goes_on(above, row)):
            continue
        if not under or not any(map(_names_a_person, under[: 1 + _is_bare(under[0])])):
            continue
        doubt = {} if any(_BEHIND_COMMA.search(row.plain[: day.start]) for day in found) else {"onzeker": UNTOLD}
        return [row.fact("datum", found[0].value, {**doubt, **found[0].about}, span=(0, len(row.text)))]
    return []


_LINE = 120  # letters
_BEHIND_COMMA = re.compile(r"[,(–—-]\s*(?:(?:op|den|de|d\.d\.|dd\.?|\w+dag)\s){0,3}$")


def _is_bare(row: Row) -> bool:
    """A few words between a closing line and the name: "Het bestuur,"."""
    return len(row.plain.split()) <= _MANY and not any(map(str.isdigit, row.plain))


_QUOTED = re.compile(r"\bschreef\b|\bwrote:|\bprint(?:datum)?\b|\bafdruk(?:datum)?\b")  # an older mail; a day of printing


_TELLS = re.compile(r"\s(?:is|zijn|was|waren|wordt|worden|werd|heeft|hebben|zit|zitten|ligt|staat|wij|ik|maakt|dat|die|waarin|om te)\b")
"""Behind a day: a sentence that only begins with a capital and a day, "VOG d.d. 3 juni 2026 is bijgevoegd"."""
_GOES_ON = re.compile(r"\w.{20,}\b(?:op|van|per|sinds|vanaf|uiterlijk|tot|met|en|d\.d\.|de|het|voor|na)\s*$")
"""A row of running text that does not end here."""


def _goes_on(above: Row, row: Row) -> bool:
    """Is this the next row of running text: after words that want a day, or in a small letter under many words without a full stop?"""
    end = above.text.rstrip()[-1:]
    runs = len(above.plain.split()) > _MANY and (end.isalnum() or end == ",")
    return _GOES_ON.search(above.plain) is not None or (row.text.strip()[:1].islower() and runs)


_MANY = 6  # words


def _is_headed(above: Row, row: Row) -> bool:
    """Is this a row of cells under as many heads: "Uw brief van  Datum  Kenmerk"?"""
    heads = cells_of(above.plain)
    return above.page == row.page and len(heads) == len(cells_of(row.text)) > 1 and not any(map(str.isdigit, above.plain))


_NAME_ENDS = re.compile(r"\s*[,(]|\s[–—-]\s|\s{2,}")


def _is_label_of_another(above: Row) -> bool:
    """Is the row above a day no more than the label of another day: "Versie", "Uiterste datum"?"""
    label = above.plain.strip(" :")
    short = len(label.split()) <= _LABEL_WORDS and not any(map(str.isdigit, label))
    return short and (not is_town(label) or is_of_other(f"{label} ", len(label) + 1))


_LABEL_WORDS = 3


def letter_date(seen: Excerpt, *, rows: Sequence[Row] | None = None) -> tuple[list[Fact], list[Fact]]:
    """ "Nijmegen, 4 mei 2026" or "Datum: 4 mei 2026" on a line of its own."""
    looked = seen.rows[:45] if rows is None else rows
    found = (_dated_row(above, row) for above, row in zip((None, *looked), looked, strict=False))
    return next((one for one in found if one[0]), ([], []))


def _dated_row(above: Row | None, row: Row) -> tuple[list[Fact], list[Fact]]:
    """The day, and the place where there is one, of a line that holds nothing else."""
    match = PLACE_DATE.match(row.text)
    if above is not None and (_goes_on(above, row) or _is_headed(above, row) or _is_label_of_another(above)):
        return [], []  # "... zoals gewijzigd op", and in the next row the date of it; or a table, of which the heads tell
    if match and (not is_town(match["place"]) or is_another(row.plain[: match.end()]) or is_not_signing(fold(match["place"]))):
        return [], []
    day = first_date(row.plain, start=match.end() if match else 0, within=16 if not match else 4)
    if day is None or _PRINTED.match(row.plain) or _TELLS.match(row.plain, day.end) or is_of_receipt(row.plain, day):
        return [], []
    if match is None and not _BEFORE_DATE.fullmatch(row.plain[: day.start]):
        return [], []
    ended = match is not None and row.plain[day.end :].startswith(".")
    behind = _NAME_ENDS.split(row.text[day.end :].strip(" –—-,;:|/"))[0]
    alone = ended or len(row.plain.strip()) <= day.end - day.start + 32 or (match is not None and is_person(behind))
    if not alone or _BORN.search(row.plain) or _QUOTED.search(row.plain):
        return [], []
    fact = row.fact("datum", day.value, day.about, span=(0, len(row.text)))
    place = match["place"].strip() if match else ""
    no_place = not place or fold(place).startswith(("datum", "onze datum", "d.d", "betreft", "date", "uw "))
    return [fact], [] if no_place else [row.fact("plaats", place, span=(0, len(row.text)))]


def _others_beside(row: Row, fact: Fact) -> list[Fact]:
    """The other dates of a row of dates: "Assen, 22 juli 2026 Groningen, 23 juli 2026"."""
    found = [day for day in dates(row.plain) if day.day is not None]
    return [row.fact("datum", day.value, day.about, span=(day.start, day.end)) for day in found if day.value != fact.value][:5]


def _with_others(seen: Excerpt, days: list[Fact]) -> list[Fact]:
    if len(days) != 1:
        return days
    row = next((row for row in seen.rows if row.page == days[0].locator.page and row.text.strip() == days[0].locator.quote), None)
    return [*days, *_others_beside(row, days[0])] if row is not None and len(row.text) < 120 else days


def _of_each(rows: Sequence[Row], days: list[Fact]) -> list[Fact]:
    """And the days on further lines of a place and a date, as where each signer has one."""
    found = (_dated_row(above, row) for above, row in zip((None, *rows), rows, strict=False)) if days else ()
    told = {fact.value: fact for placed, places in found if places for fact in placed}
    known = {fact.value for fact in days}
    return [*days, *(fact for value, fact in told.items() if value not in known)]


def signed_on(seen: Excerpt) -> tuple[list[Fact], list[str]]:
    """Date and place of signing, and what could not be read of them."""
    begin = signing_part(seen.rows)
    aside = printed(seen.rows)
    rows = [row for index, row in enumerate(seen.rows[begin:], start=begin) if index not in aside]
    days, places = _labelled_days(rows)
    days = sent_on(seen) or days  # of a mail
    said_days, said_places = _sentence_days(seen)
    days, places = said_days or days, said_places or places
    days = days or _days_side_by_side(rows) or _days_under_names(rows) or _days_beside_names(rows) or _days_of_service(rows)
    days = days or _days_over_two_rows(rows)
    if not days:
        late_days, late_places = letter_date(seen, rows=rows)
        days, places = _of_each(rows, _with_others(seen, late_days)), places or late_places
    days = days or days_in_split_cells(rows) or _days_on_signing_rows(rows) or decided_label(seen.rows)
    days = days or _days_in_cells(rows) or told_day(seen)
    if not days:
        days, top_places = letter_date(seen)
        places = places or top_places
    blank = [one.index for one in signing_labels(seen.rows) if one.name in ("datum", "plaatsdatum") and not one.value]
    days = days or _day_over_names(rows) or left_day(seen, blank) or ([] if blank else changed_day(seen, said=False))
    return [*days[:6], *places[:6]], [] if days else ["Er staat geen leesbare datum van ondertekening in."]
