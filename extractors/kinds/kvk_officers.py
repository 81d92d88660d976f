"""The people of a KvK extract: directors, partners, proxies and the owner, each with what they may do alone, from labels, lists and tables.

Knows the sections and columns in which they stand; says nothing of the entity itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.days.dates import first_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.kinds.kvk_powers import NOT_ALONE, attorney, is_reserved, power
from extractors.labels import Labelled
from extractors.parties.names import is_legal_person

_SECTIONS = (
    ("bestuurder", re.compile(r"^(?:(?:actuele|huidige|current) )?(?:bestuurders?|directors?|board members?|bestuur|officials?|"
                              r"functionarissen|officers?)(?:\(s\))?"
                              r"(?: ?\((?:actueel|huidige?|in functie|current)\))?$")),
    ("gevolmachtigde", re.compile(r"^(?:gevolmachtigden?|proxies|proxy|proxyholders?|procuratiehouders?|"
                                  r"authori[sz]ed representatives?)(?:\(n\))?$")),
    ("eigenaar", re.compile(r"^(?:eigenaar|owner)$")),
    ("vennoot", re.compile(r"^(?:gegevens (?:van )?(?:de )?)?(?:venno(?:ot|ten)|ma(?:at|ten)|beherend(?:e)? venno(?:ot|ten)|partners?)"
                           r"(?:\(.{1,4}\))?(?: (?:van|in) de (?:maatschap|vennootschap))?$")),
    ("geen", re.compile(
        r"^(?:rechtspersoon|onderneming|hoofdvestiging|vestiging(?:en|\(en\))?|(?:enig )?aandeelhouders?(?:\(s\))?|sole shareholder|"
        r"commissaris(?:sen)?|leden? (?:van het )?toezichth\w+ orgaan|toezichthouders?|legal entity|company|branch(?:es)?|"
        r"overige functionarissen|supervisory board.{0,20}|uittreksel|waarmerk|gedeponeerde stukken|activiteiten|activities)$")),
)  # fmt: skip


_NOW = re.compile(r"^(?:huidige?|actuele?|current) |\s?\((?:actueel|huidig|thans|current)\)$|\s[–—-]\s(?:actueel|huidig|current)$")


def section_of(row: Row) -> str | None:
    plain = _NOW.sub("", row.plain.strip(" :"))
    return next((name for name, pattern in _SECTIONS if pattern.match(plain)), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Officer:
    section: str
    fact: Fact
    stated: str = ""  # what was read so far of what he may do: it may go on behind a second label

    def told(self, key: str, value: str) -> "_Officer":
        return replace(self, fact=replace(self.fact, about={**self.fact.about, key: value}))


def _begun(one: Labelled, section: str) -> _Officer:
    about: dict[str, str] = {}
    if section in ("bestuurder", "vennoot"):
        about["bevoegdheid"] = "onbekend"
    if section == "gevolmachtigde":
        about["volmacht"] = "onbekend"
    if section != "gevolmachtigde" and is_legal_person(one.value):
        about["rechtspersoon"] = "ja"
    return _Officer(section=section, fact=one.fact(section, one.value, about))


_BARE = 2  # words of "Beperkt bevoegd", which tells no limit


def _empowered(officer: _Officer, value: str) -> _Officer:
    """What the extract says that a director or partner may do, with the limit of who may act alone up to an amount."""
    value = f"{officer.stated} {value}".strip()
    code = power(value, officer.section)
    told = replace(officer, stated=value).told("bevoegdheid", code)
    return told.told("grens", value) if code == "beperkt" and len(value.split()) > _BARE else told


def _continued(officer: _Officer, one: Labelled) -> _Officer:
    """What a further label tells about the officer; nobody who is gone or suspended acts alone, whatever else is told."""
    plain = fold(one.value)
    if one.name == "uit_functie" and any(letter.isdigit() for letter in plain):
        return officer.told(_GONE, "uit functie")
    if one.name == "bijzonder" and _SUSPENDED.search(f"{fold(one.label)} {plain}") and not _NOT_SO.search(plain):
        return officer.told(_GONE, "geschorst")
    if one.name == "bevoegdheid" and officer.section in ("bestuurder", "vennoot"):
        return _empowered(officer, one.value)
    if one.name == "bevoegdheid" and officer.section == "eigenaar":
        less = NOT_ALONE.search(plain) or re.search(r"\b(?:niet|geen|gezamenlijk|beperkt|bewind|curatele|not|jointly|limited)\b", plain)
        full = re.search(r"onbeperkt|volledig|alleen|zelfstandig", plain)
        code = power(one.value, "eigenaar") if less or (full and is_reserved(plain)) else "alleen" if full else ""
        return officer.told("bevoegdheid", code) if code else officer  # "Eigenaar" says no more than the heading does
    if one.name == "grens" and officer.section in ("bestuurder", "vennoot") and plain and not _NOT_SO.match(plain):
        acts = officer.fact.about.get("bevoegdheid") in ("alleen", "onbeperkt", "beperkt")
        return (officer.told("bevoegdheid", "beperkt") if acts else officer).told("grens", one.value)
    if officer.section == "gevolmachtigde" and one.name in ("volmacht", "bevoegdheid"):
        kind = attorney(plain)
        known = officer.fact.about.get("volmacht", "onbekend")
        if kind == "onbekend" and known != "onbekend":  # "Soort volmacht: beperkt", and then what it holds
            return officer.told("grens", one.value) if known == "beperkt" and plain else officer
        officer = officer.told("volmacht", kind)
        return officer.told("grens", one.value) if len(plain.split()) > 3 and kind == "beperkt" else officer
    if one.name == "grens" and officer.section == "gevolmachtigde":
        return officer.told("volmacht", "beperkt").told("grens", one.value)
    if one.name == "titel":
        return officer.told("functie", one.value)
    if one.name == "ander_kvk" and officer.section != "gevolmachtigde":
        return officer.told("rechtspersoon", "ja")
    return officer


_GONE = "toestand"
_SUSPENDED = re.compile(r"\bgeschorst|\bschorsing|\bsuspended|\bsuspension|\bafgetreden|\bontslagen|\buit functie")
_NOT_SO = re.compile(r"\b(?:geen|niet|nee|no|not|none|n\.v\.t|opgeheven)\b")


def _sure(fact: Fact) -> Fact:
    """Of who is gone or suspended it is not known that he may do anything."""
    if _GONE not in fact.about:
        return fact
    return replace(fact, about={**fact.about, "volmacht" if fact.name == "gevolmachtigde" else "bevoegdheid": "onbekend"})


def _has_left(one: Labelled, on: str) -> bool:
    """Does a director's day of leaving lie no later than the day of the extract?"""
    day = first_date(fold(one.value), within=4)
    return one.name == "uit_functie" and day is not None and bool(on) and day.value <= on


def _officers(seen: Excerpt, found: Sequence[Labelled], on: str) -> list[Fact]:
    sections = [(index, name) for index, row in enumerate(seen.rows) if (name := section_of(row))]
    officers: list[_Officer] = []
    powers: list[Fact] = []
    open_section, current = "", ""
    for one in found:
        current = next((name for index, name in reversed(sections) if index < one.index), "geen")
        if current == "geen":
            open_section = ""
        elif one.name in ("naam", "naam_statutair") and one.value and not _HEAD_ROW.fullmatch(fold(one.value)):
            officers.append(_begun(one, current))
            open_section = current
        elif open_section == current and officers:
            if _has_left(one, on):
                gone = officers.pop().fact.value
                powers = [fact for fact in powers if fact.about["naam"] != gone]
                open_section = ""
                continue
            officers[-1] = _continued(officers[-1], one)
            if one.name == "bevoegdheid" and one.value:
                powers.append(one.fact("bevoegdheid", one.value, {"naam": officers[-1].fact.value}))
    return [*(_sure(officer.fact) for officer in officers), *powers]


_HEAD_ROW = re.compile(r"(?:(?:geboren|geboortedatum|in functie|datum in functie|sinds|bevoegdheid|functie|titel)\s*)+")
_ONE_LINE = re.compile(
    r"(?P<name>[A-Za-zÀ-ÿ'’][^0-9]{3,60}?)(?:\s+(?:[0-9]{2}-[0-9]{2}-[0-9]{4}\s+){1,3}|\s{2,}"
    r"(?=(?:on)?beperkt|alleen|niet|gezamenlijk|zelfstandig|volledig))(?P<power>[^0-9]*bevoegd[^0-9]*)$",
    re.IGNORECASE,
)


def _listed_officers(seen: Excerpt) -> list[Fact]:
    """A table of one officer a line: name, since when, authority; a long name may stand on a line of its own."""
    facts: list[Fact] = []
    section = ""
    for index, row in enumerate(seen.rows):
        section = section_of(row) or section
        joined = f"{seen.rows[index - 1].text.strip()} {row.text.strip()}" if index and not row.text[:1].isalpha() else row.text.strip()
        match = _ONE_LINE.match(joined) if section in ("bestuurder", "vennoot") else None
        if match is not None:
            name, stated = match["name"].strip(), match["power"].strip()
            at = row if name in row.text else seen.rows[index - 1]
            facts.append(at.fact(section, name, {"bevoegdheid": power(stated, section)}, span=(0, len(at.text))))
            facts.append(row.fact("bevoegdheid", stated, {"naam": name}, span=(0, len(row.text))))
        elif section in ("bestuurder", "vennoot") and (named := _NAMED.match(row.text)):
            facts += _with_power_below(seen, index, named["name"], section)
    return facts[:MOST_OFFICERS]


_NAMED = re.compile(r"\s*(?P<name>(?:['’][tsn]\s)?[^\W\d_][^,0-9:]{1,45},\s[A-ZÀ-Ý][^,0-9:]{1,45}?)(?:\s{2,}.*)?$")
_POWER_ROWS = 3  # under the name of an officer


def _with_power_below(seen: Excerpt, index: int, name: str, section: str) -> list[Fact]:
    """A name, surname first, at the head of its row, and what that person may do beside it or in the rows below; [] without the latter."""
    own = seen.rows[index].text.replace(name, "", 1).strip()
    for at in range(index, min(index + 1 + _POWER_ROWS, len(seen.rows))):
        words = own if at == index else seen.rows[at].text.strip()
        if at > index and (_NAMED.match(seen.rows[at].text) or section_of(seen.rows[at]) is not None):
            break
        if _AUTHORITY.search(fold(words)):
            row = seen.rows[at]
            officer = seen.rows[index].fact(section, name, {"bevoegdheid": power(words, section)}, span=(0, len(seen.rows[index].text)))
            return [officer, row.fact("bevoegdheid", words, {"naam": name}, span=(0, len(row.text)))]
    return []


MOST_OFFICERS = 60
"""Facts about officers that are kept; a board is smaller than this."""


_COLUMNS = (
    ("achternaam", re.compile(r"(?:achternaam|geslachtsnaam|surname)")),
    ("voornamen", re.compile(r"(?:voorna(?:am|men)|voorletters|given names?)")),
    ("naam", re.compile(r"(?:volledige )?(?:naam(?: (?:van )?(?:de )?(?P<who>maat|vennoot|bestuurder|partner|functionaris))?|"
                        r"(?P<it>maat|vennoot|bestuurder|partner)|name)")),
    ("bevoegdheid", re.compile(r"(?:soort )?(?:vertegenwoordigings)?bevoegdheid|authority")),
    ("functie", re.compile(r"functie|titel|title")),
    ("", re.compile(r"geboren|geboorte(?:datum|plaats)?(?: en -?\s?plaats)?|(?:datum )?in functie(?: sinds)?|sinds|"
                    r"datum (?:toetreding|aanvang)|"
                    r"toegetreden(?: op)?|date of .{3,20}|soort belang|nr\.?|#")),
)  # fmt: skip
_AUTHORITY = re.compile(r"bevoegd|authori[sz]ed|jointly|beperkt|gezamenlijk|zelfstandig|volledig|^alleen\b|^geen$")
_DATED = re.compile(r"\b[0-9]{2}-[0-9]{2}-[0-9]{4}\b")
_MOST_ROWS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """A table with a person a row: which column is what, and under which section it stands."""

    index: int  # of its head row
    section: str
    columns: tuple[str, ...]

    def cell(self, cells: Sequence[str], name: str) -> str:
        """The cell of this column; "" when there is no such column."""
        return cells[self.columns.index(name)].strip() if name in self.columns else ""

    def name(self, cells: Sequence[str]) -> str:
        """The name in this row, surname first where it has a column of its own."""
        surname, given = self.cell(cells, "achternaam"), self.cell(cells, "voornamen")
        return f"{surname}, {given}" if surname and given else surname or self.cell(cells, "naam")


def _head(row: Row, index: int, section: str) -> _Table | None:
    """The table that begins with this row, when every cell of it is a heading and a name and an authority are among them."""
    if "bevoegdheid" not in row.plain and "authority" not in row.plain:
        return None
    cells = cells_of(row.plain)
    found = [next(((name, match) for name, words in _COLUMNS if (match := words.fullmatch(cell.strip(" :")))), None) for cell in cells]
    named = [one for one in found if one is not None]
    columns = tuple(name for name, _ in named)
    if len(named) < len(cells) or "bevoegdheid" not in columns or not {"naam", "achternaam"} & set(columns):
        return None
    told = next((who for name, match in named if name == "naam" and (who := match["who"] or match["it"])), "")
    section = section or {"maat": "vennoot", "partner": "vennoot"}.get(told, told)
    return _Table(index=index, section=section, columns=columns) if section in ("bestuurder", "vennoot") else None


def _tables(seen: Excerpt) -> list[_Table]:
    tables: list[_Table] = []
    section = ""
    for index, row in enumerate(seen.rows):
        now = section_of(row)
        section = section if now is None else now
        table = _head(row, index, "" if section == "geen" else section)
        if table is not None:
            tables.append(table)
    return tables


def has_table(seen: Excerpt) -> bool:
    """Is there a table of directors or partners?"""
    return bool(_tables(seen))


def _in_table(seen: Excerpt, table: _Table) -> tuple[list[Fact], set[int]]:
    """Everyone in this table, and its rows. A name or an authority may go on over two lines."""
    facts: list[Fact] = []
    used = {table.index}
    begun = ""  # of a name that goes on in the next row
    for index, row in enumerate(seen.rows[table.index + 1 : table.index + _MOST_ROWS], start=table.index + 1):
        cells = cells_of(row.text)
        if section_of(row) is not None or row.page != seen.rows[table.index].page:
            break
        if len(cells) == len(table.columns) and _AUTHORITY.search(fold(table.cell(cells, "bevoegdheid"))):
            name = f"{begun} {table.name(cells)}".strip()
            at = seen.rows[index - 1] if begun else row
            facts += _person(table, cells, name, at=at, row=row)
            begun = ""
        elif len(cells) > 1 and _AUTHORITY.search(row.plain) and _DATED.search(row.text):
            return [], set()  # a row of another shape: whoever it is must not be lost, so all are read in another way
        elif 1 < len(cells) < len(table.columns) and table.columns[0] in ("naam", "achternaam") and not begun and _DATED.search(row.text):
            facts += _person(table, (), cells[0], at=row, row=row)  # a cell is empty: who it is is known, and not what he may do
        elif len(cells) == 1 and not begun and _begins_name(seen.rows, index, table):
            begun = cells[0]
        elif not (len(cells) == 1 and facts and row.plain.lstrip().startswith(("(", "met ", "andere "))):
            break
        used.add(index)
    return facts, used


def _begins_name(rows: Sequence[Row], index: int, table: _Table) -> bool:
    """Is this the first half of a name: letters only, and the row under it is one of the table?"""
    following = cells_of(rows[index + 1].text) if index + 1 < len(rows) else []
    is_name = not any(letter.isdigit() or letter in ":;" for letter in rows[index].text)
    return is_name and len(following) == len(table.columns) and bool(_AUTHORITY.search(fold(table.cell(following, "bevoegdheid"))))


def _person(table: _Table, cells: Sequence[str], name: str, *, at: Row, row: Row) -> list[Fact]:
    """Somebody whose name begins in one row and ends in another; without cells nothing more is known of him."""
    stated, job = (table.cell(cells, "bevoegdheid"), table.cell(cells, "functie")) if cells else ("", "")
    about = {"bevoegdheid": power(stated, table.section), **({"functie": job} if job else {})}
    if is_legal_person(name):
        about["rechtspersoon"] = "ja"
    fact = at.fact(table.section, name, about, span=(0, len(at.text)))
    if not stated:
        return [fact]
    return [fact, row.fact("bevoegdheid", stated, {"naam": name}, span=(0, len(row.text)))]


def officers(seen: Excerpt, found: Sequence[Labelled], *, on: str = "") -> list[Fact]:
    """Everyone who acts for the entity: first the tables, then who stands outside them by labels or in a list; not who had left `on` the
    day of the extract."""
    facts: list[Fact] = []
    used: set[int] = set()
    for table in _tables(seen):
        people, rows = _in_table(seen, table)
        facts += people
        used |= rows if people else set()
    outside = [one for one in found if one.index not in used]
    return [*facts[:MOST_OFFICERS], *(_officers(seen, outside, on) or ([] if facts else _listed_officers(seen)))]
