"""Reads who takes part in a consortium: from lists, tables, labels and running sentences.

Knows how such lists look; a subcontractor is not a participant.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from extractors.days.dates import first_date
from extractors.document import Fact, Locator
from extractors.excerpt import Excerpt, Row, Sheet, cells_of, fold, sentence
from extractors.labels import Labelled, labelled, vocabulary
from extractors.numbers import EIGHT, PHONE, numbers
from extractors.parties.names import NO_BIDDER, is_person, legal_form, organisations, person_at, without_letter
from extractors.signing.block import TYPED

_LABELS = vocabulary(
    {
        "penvoerder": r"penvoerder|hoofdinschrijver|leadpartner",
        "deelnemer": r"deelnemer(?: ?[0-9a-d])?|combinant(?: ?[0-9a-d])?|(?:naam )?(?:deelnemende )?(?:organisatie|"
        r"partij)(?: ?[0-9a-d])|lid ?[0-9]|"
        r"naam (?:deelnemer|combinant|partij)|samenwerkingspartner(?: ?[0-9])?|deelnemers|combinanten|partijen",
    }
)
_HEAD = re.compile(
    r"^\W*(?:naam )?deelnemer\s{2,}.*|^\W*(?:de )?(?:deelnemers|deelnemende (?:partijen|organisaties)|combinanten|partijen|"
    r"ondergetekenden|"
    r"samenwerkingspartners)\b[^.]{0,80}:?\s*$"
)
_SENTENCE = re.compile(
    r"(?:samenwerkingsverband|combinatie|consortium)(?: \w+){0,4}? (?:bestaat uit|bestaande uit|van|tussen|gevormd door|"
    r"wordt gevormd door)|deelnemers zijn|"
    r"(?:deelnemers|combinanten|ondergetekenden|partijen)(?: aan het samenwerkingsverband)?:|samen met|ondergetekenden,|"
    r"deelnemende organisaties"
)
_TOGETHER = re.compile(
    r"\b(?:schrijven|bieden|dienen|doen|treden|vormen|gaan)\b(?: \w+){0,5}? "
    r"(?:combinatie|samen|gezamenlijk|consortium|samenwerkingsverband)\b|\bhierna (?:te noemen )?(?:samen|tezamen|gezamenlijk)\b|"
    r"\b(?:samen|tezamen|gezamenlijk) (?:de|het) (?:combinatie|samenwerkingsverband|consortium)\b"
)
_LEADS = re.compile(r"\bpenvoerder (?:is|wordt|blijft) |\bals penvoerder (?:treedt|trad) ")
_TEXT_GOES_ON = re.compile(r"\W*(?:verklaren|verklaart|aldus|overwegende|komen overeen|handtekening|ondertekening|hierna)\b")
_TOPIC = re.compile(r"samenwerkingsverband|combinatie|combinant|consortium|penvoerder|deelnemers")
_SUB = re.compile(r"onder ?aannem")


def _about(row_text: str, *, lead: bool) -> dict[str, str]:
    plain = fold(row_text)
    number = next((found.value for found in numbers(plain) if found.kind == "kvk"), "")
    if not number and (match := EIGHT.search(plain)):
        number = match[0]
    about = {"kvk_nummer": number} if number else {}
    if lead or "penvoerder" in plain:
        about["penvoerder"] = "ja"
    return about


def _name(text: str) -> tuple[int, int] | None:
    found = next(iter(organisations(text)), None)
    if found is not None:
        return found
    span = person_at(text, within=1)
    return span if span and is_person(text[slice(*span)]) else None


def _from_row(row: Row, *, lead: bool = False) -> Fact | None:
    span = _name(row.text)
    if span is None or _SUB.search(row.plain):
        return None
    if PHONE.search(row.plain) and is_person(row.text[slice(*span)]):  # whom to call
        return None
    return row.fact("deelnemer", " ".join(row.text[slice(*span)].split()), _about(row.text, lead=lead), span=(0, len(row.text)))


_HEADS_ONLY = re.compile(
    r"(?:(?:naam|handtekening|ondertekening|functie|datum|plaats|rol|kvk|kvk-?nummer|nummer|adres|vertegenwoordig(?:er|ing|d door)|"
    r"organisatie|rechtsvorm|aandeel|taken?|en|/|ondertekenaar)\W*)+"
)


def _from_label(one: Labelled) -> Fact | None:
    span = _name(one.value) or ((0, len(one.value)) if one.value[:1].isupper() and len(one.value.split()) <= 8 else None)
    inside = one.below and one.start > 5  # "..., penvoerder" at the end of a line is no label of the next
    if one.start > 5 and next(iter(organisations(one.row.text[: one.start])), None):  # a row of a table: its organisation, not its person
        return _from_row(one.row, lead=one.name == "penvoerder")
    if span is None or inside or ":" in one.value or fold(one.value).startswith(("kvk", "rol")) or TYPED.match(one.value):
        return None
    if _HEADS_ONLY.fullmatch(fold(one.value)) or first_date(fold(one.value)) is not None:  # the head of a table; the place and day
        return None
    if one.value.endswith(".") and not legal_form(one.value):  # a sentence under a heading
        return None
    return one.fact("deelnemer", one.value[slice(*span)], _about(one.value, lead=one.name == "penvoerder"))


_SEVERAL = re.compile(r"deelnemers|combinanten|partijen|leden")


def _beside_label(one: Labelled, seen: Excerpt, *, others: set[int]) -> list[Fact]:
    """ "Deelnemers  Alfa B.V. (KvK 1); Stichting Beta (KvK 2)", over as many rows as name an organisation."""
    rows = [seen.rows[one.index]]
    for index in range(one.index + 1, min(one.index + 6, len(seen.rows))):
        if index in others or seen.rows[index].page != rows[0].page:
            break
        rows.append(seen.rows[index])
    text = "\n".join(row.text for row in rows)  # a name may break at the end of a line
    start, last_row, facts = one.start + len(one.label), 0, list[Fact]()
    for first, last in ((start + first, start + last) for first, last in organisations(text[start:])):
        row = text.count("\n", 0, last)
        if row > last_row + 1:
            break
        last_row = row
        about = _about(" ".join(text[first : last + 40].split(";")[0].split()), lead=False)
        name = " ".join(text[first:last].split())
        facts.append(Fact(name="deelnemer", value=name, locator=Locator(page=rows[0].page, quote=text[first:last]), about=about))
    return facts


_ALONE = re.compile(r"\W*(?:deelnemers|combinanten|partijen)\W*")
_LEAD = re.compile(r"\(\s*(?:tevens )?penvoerder\s*\)")


def _around_label(seen: Excerpt) -> list[Fact]:
    """ "Alfa B.V. (penvoerder), Stichting Beta (KvK 1), Gamma" / "Deelnemers" / "Advies (KvK 2)": a label beside the middle of its cell."""
    for above, row, below in zip(seen.rows, seen.rows[1:], seen.rows[2:], strict=False):
        if not _ALONE.fullmatch(row.plain) or above.page != below.page:
            continue
        cell = f"{above.text}\n{below.text}"
        parts = [match.span() for match in re.finditer(r"(?:[^,;()]|\([^()]*\))+", cell)]
        told = [
            (start, end)
            for start, end in parts
            if EIGHT.search(cell[start:end]) or _LEAD.search(fold(cell[start:end])) or _name(cell[start:end])
        ]
        if len(told) < 2 or len(told) < len(parts):
            continue
        facts = []
        for start, end in told:
            name = re.sub(r"\([^()]*\)", "", cell[start:end])
            about = _about(cell[start:end], lead=bool(_LEAD.search(fold(cell[start:end]))))
            quote = cell[start:end].strip()
            facts.append(Fact(name="deelnemer", value=" ".join(name.split()), locator=Locator(page=row.page, quote=quote), about=about))
        return facts
    return []


def _listed(seen: Excerpt) -> list[Fact]:
    """The rows under a heading such as "Deelnemers"."""
    facts: list[Fact] = []
    for index, row in enumerate(seen.rows):
        if not _HEAD.match(row.plain):
            continue
        missed = 0
        for under in seen.rows[index + 1 : index + 25]:
            if _TEXT_GOES_ON.match(under.plain):
                break
            fact = _from_row(under)
            missed = 0 if fact else missed + 1
            if missed > 4 or under.page != row.page:
                break
            facts += [fact] if fact else []
    return facts


def _said(seen: Excerpt) -> list[Fact]:
    """Names in a sentence about the consortium."""
    facts = []
    for sheet in seen.sheets[:20]:
        for count, match in enumerate(_SENTENCE.finditer(sheet.plain)):
            if count > 20:
                break
            end = match.end() + 450
            stops = (stop.start() for stop in _STOPS.finditer(sheet.plain, match.end(), end) if _is_stop(sheet, stop))
            end = next(stops, end)
            facts += _in_window(sheet, match.end(), end)
        for match in islice(_TOGETHER.finditer(sheet.plain), 20):
            start, _ = sentence(sheet.plain, match.start(), match.end(), reach=300)
            before = _in_window(sheet, start, match.start())
            facts += before if len(before) > 1 else []
    return facts


_STOPS = re.compile(r"\.\s+(?P<word>[a-z]{2,}[^.])|verkla(?:art|ren)|hierna gezamenlijk|aanvaard")


def _is_stop(sheet: Sheet, stop: re.Match[str]) -> bool:
    """Does the sentence about the participants end here? "Alfa B.V. te Oss" goes on in a small letter, and "S. Yilmaz" is a person."""
    initial = sheet.text[max(0, stop.start() - 2) : stop.start()]
    return stop["word"] is None or (sheet.text[stop.start("word")].isupper() and not (initial[-1:].isupper() and not initial[:1].isalnum()))


def _in_window(sheet: Sheet, first: int, last: int) -> list[Fact]:
    """The organisations named between two places of a page, each with the KvK number behind it."""
    facts, opens = [], sheet.text.rfind("\n", 0, first) + 1  # how long a line is tells whether a name may go on below it
    window = sheet.text[opens:last]
    spans = ((max(start, first - opens), close) for start, close in organisations(window) if opens + close > first)
    for start, close in spans:
        name = " ".join(window[start:close].split())
        tail = window[start : close + 60].split(";")[0]
        nearest = re.split(r"\ben\b|,\s(?=[A-Z])", tail[close - start :])[0]
        facts.append(sheet.fact("deelnemer", name, _about(nearest, lead=False), span=(opens + start, opens + close)))
    return facts


_ORGANISATION_COLUMN = re.compile(r"(?:naam )?(?:deelnemer|lid|leden|organisatie|partij|combinant|inschrijver|partner)")
_NUMBER_COLUMN = re.compile(r"\bk\.?v\.?k\b|handelsregister")


def _tabled(seen: Excerpt) -> list[Fact]:
    """One participant a row under a head row such as "Lid  KvK  Rol  Vertegenwoordiger", with or without a legal form."""
    facts: list[Fact] = []
    for at, head in enumerate(seen.rows):
        heads = cells_of(head.plain)
        column = next((index for index, cell in enumerate(heads) if _ORGANISATION_COLUMN.match(cell)), None)
        if len(heads) < 3 or column is None or not any(_NUMBER_COLUMN.search(cell) for cell in heads) or EIGHT.search(head.plain):
            continue
        for row in seen.rows[at + 1 : at + 25]:
            cells = cells_of(row.text)
            number = EIGHT.search(row.plain)
            if row.page != head.page or number is None or len(cells) <= column:
                break
            name = re.sub(r"\s*\([^()]*\)\s*$", "", cells[column])
            name += _rest_below(name, seen, row)
            if name[:1].isupper() and not EIGHT.search(name):
                facts.append(row.fact("deelnemer", name, _about(row.text, lead=False), span=(0, len(row.text))))
    return facts


def _rest_below(name: str, seen: Excerpt, row: Row) -> str:
    """What goes on in the next row of a cell whose name breaks off: "Stichting Raad en", and under it "Daad"."""
    at = seen.rows.index(row) + 1
    below = seen.rows[at] if at < len(seen.rows) and seen.rows[at].page == row.page else None
    broken = below is not None and _BROKEN.search(name) and len(cells_of(below.text)) == 1 and len(below.plain.split()) <= _REST
    return f" {below.text.strip()}" if below is not None and broken else ""


_BROKEN = re.compile(r"\s(?:en|&|van|voor|de|der|het|in|te|bij|met)$|-$")
_REST = 4  # words


def with_roles(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The KvK numbers of participants, marked as such; one that stands only beside its participant becomes a fact too."""
    theirs = {fact.about["kvk_nummer"]: fact for fact in facts if fact.name == "deelnemer" and "kvk_nummer" in fact.about}
    marked = [
        replace(fact, about={**fact.about, "rol": "deelnemer"}) if fact.name == "kvk_nummer" and fact.value in theirs else fact
        for fact in facts
    ]
    known = {fact.value for fact in facts if fact.name == "kvk_nummer"}
    more = (
        Fact(name="kvk_nummer", value=number, locator=fact.locator, about={"rol": "deelnemer"})
        for number, fact in theirs.items()
        if number not in known
    )
    return (*marked, *more)


_NUMBERED = re.compile(
    r"(?P<name>[A-ZÀ-Ý][\w'’&.-]*(?:\s(?:[A-ZÀ-Ý&][\w'’&.-]*|van|de|der|en|voor|het|in|te|den)){0,8})\s*(?:[,(]\s*"
    r"(?i:kvk|k\.v\.k|handelsregister|coc|cci|chamber of commerce)[^0-9]{0,14}|\()(?P<number>[0-9]{8})(?![0-9])"
)


def numbered(seen: Excerpt) -> list[Fact]:
    """Names that each have their own KvK number behind them, with or without a legal form, where there are several."""
    kept: dict[str, Fact] = {}
    for sheet in seen.sheets[:20]:
        for match in islice(_ITEMISED.finditer(sheet.text), 40):
            name = _SEAT.sub("", " ".join(match["name"].split()))
            kept.setdefault(match["number"], sheet.fact("deelnemer", name, {"kvk_nummer": match["number"]}, span=match.span()))
        for match in islice(_NUMBERED.finditer(sheet.text), 40):
            name = _on_its_line(sheet.text, *match.span("name")).removeprefix("De combinanten ").removeprefix("Partijen ")
            kept.setdefault(match["number"], sheet.fact("deelnemer", name, {"kvk_nummer": match["number"]}, span=match.span()))
    return list(kept.values()) if len(kept) > 1 else []


_ITEMISED = re.compile(
    r"^\s*(?:[0-9]{1,2}[.)]|[a-z][.)]|[-•])\s+(?P<name>[A-ZÀ-Ý][^,;\n]{2,80}),[^;]{0,200}?\b(?:nummer|nr\.?|kvk)[^0-9;]{0,20}"
    r"(?P<number>[0-9]{8})(?![0-9])",
    re.MULTILINE | re.IGNORECASE,
)
"""As in a contract: "1. Stichting X, gevestigd te Y, ingeschreven in het handelsregister onder nummer 12345678, ..."."""
_FULL_LINE = 60  # letters; a shorter line was ended on purpose


def _on_its_line(text: str, start: int, end: int) -> str:
    """The name without the words of a line above that ended on purpose: the person who signs for the one before."""
    last = text.rfind("\n", start, end)
    if last >= 0 and last - (text.rfind("\n", 0, last) + 1) < _FULL_LINE and len(text[last:end].split()) > 1:
        start = last + 1
    return _SEAT.sub("", " ".join(text[without_letter(text, start, end) : end].split()))


_SEAT = re.compile(r" te [A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?$")
"""The seat between a name and its number: "Alfa B.V. te Oss (KvK 1)"."""


def _leads(seen: Excerpt) -> list[Fact]:
    """ "Penvoerder is Stichting X": the first organisation behind these words."""
    found = (_in_window(sheet, match.end(), match.end() + 90)[:1] for sheet in seen.sheets[:20] for match in _LEADS.finditer(sheet.plain))
    return [fact for facts in islice(found, 20) for fact in facts]


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(name))


_FORMED = re.compile(
    r"\b(?:samen|tezamen|gezamenlijk) (?:vormend |vormende )?(?:het|de) (?:consortium|combinatie|samenwerkingsverband)\b|"
    r"\bhierna genoemde (?:\w+ )?(?:rechtspersonen|organisaties|partijen|deelnemers)\b|\bgezamenlijke bestuursverklaring\b"
)
"""Who is listed here forms the consortium."""


def participants(seen: Excerpt) -> list[Fact]:
    """Every participant once, with the most that is said about it; nothing when the text is not about a consortium."""
    if not _TOPIC.search(seen.squeezed):
        return []
    found = labelled(seen.rows, _LABELS)
    tabled = _tabled(seen)
    rows = {fact.locator.quote for fact in tabled}  # "deelnemer  Dirk Sprong" in such a row is the role and the person
    facts = [fact for one in found if one.value and one.row.text.strip() not in rows and (fact := _from_label(one))]
    facts += [
        fact
        for one in found
        if _SEVERAL.match(fold(one.label))
        for fact in _beside_label(one, seen, others={other.index for other in found})
    ]
    facts += tabled or _listed(seen)
    facts = _around_label(seen) or facts
    facts += _said(seen)
    kept: dict[str, Fact] = {}
    leads = {_key(fact.value) for fact in _leads(seen)}
    for fact in facts:
        if NO_BIDDER.search(fold(fact.value)):
            continue
        key = _key(fact.value)
        first = kept.setdefault(key, fact)
        kept[key] = replace(first, about={**fact.about, **first.about, **({"penvoerder": "ja"} if key in leads else {})})
    if len(kept) < 2 and _FORMED.search(seen.squeezed):
        kept |= {_key(fact.value): fact for fact in numbered(seen) if not NO_BIDDER.search(fold(fact.value))}
    if len(kept) > 1:  # a sole trader among them has a number and no legal form
        numbers_known = {fact.about.get("kvk_nummer") for fact in kept.values()}
        for fact in (fact for fact in numbered(seen) if fact.about["kvk_nummer"] not in numbers_known):
            known = kept.setdefault(_key(fact.value), fact)
            kept[_key(fact.value)] = replace(known, about={**fact.about, **known.about})
    whole = [fact for fact in kept.values() if not _is_rest(fact, kept.values())]
    numbered_ones = [fact for fact in whole if "kvk_nummer" in fact.about]
    if len(numbered_ones) > 1:  # "..., vertegenwoordigd door A. Alting, bestuurder (penvoerder)": who signs takes no part
        whole = [fact for fact in whole if fact in numbered_ones or not is_person(fact.value)]
    return whole[:30] if len(whole) > 1 else []


def _is_rest(fact: Fact, others: Iterable[Fact]) -> bool:
    """Is this the end of a name that broke over two lines: the same number, and another name ends in it?"""
    number = fact.about.get("kvk_nummer")
    return any(
        other is not fact
        and number
        and other.about.get("kvk_nummer") == number
        and _key(other.value).endswith(_key(fact.value))
        and len(other.value) > len(fact.value)
        for other in others
    )
