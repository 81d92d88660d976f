"""What can be wrong with a round file, said in Dutch: file, place, problem, wish. All faults at once.

Looks at the raw content of the file, so that a fault of one kind never hides one of another. Knows no library.
"""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

ARGUMENTS: Mapping[str, frozenset[str]] = {
    "present": frozenset(),
    "right_kind": frozenset(),
    "right_round": frozenset({"years"}),
    "filled_in": frozenset(),
    "signed": frozenset(),
    "age": frozenset(),
    "searchable": frozenset({"paper"}),
    "same_entity": frozenset(),
    "own_text": frozenset(),
    "complete_pages": frozenset(),
    "authority_chain": frozenset(),
    "joint_liability": frozenset(),
    "subcontractors_declared": frozenset({"years"}),
    "plan_elements": frozenset({"elements"}),
    "plan_region": frozenset(),
    "annexes": frozenset({"annexes"}),
    "motivated": frozenset(),
}
"""The arguments that each check understands."""

CHECKS = tuple(ARGUMENTS)
"""The closed list of checks a rule can name."""

GROUPS = {"documents": "D", "requirements": "G", "selection": "S", "plan": "N"}
CALENDAR = (
    "publication", "questions_until", "nvi", "closes", "assessment_from", "decision", "objection_until", "answer_by",
    "contracting", "starts",
)  # fmt: skip

WISHES = {
    "clause": "elke regel noemt een artikel of paragraaf",
    "source": "elke regel noemt een bron uit [sources]",
    "quote": "elke regel citeert kort de woorden van de bron (2 tot 200 tekens)",
    "says": "zeg in gewone woorden wat er gevraagd wordt",
    "sha256": "geef de sha256 van het bronbestand: 64 cijfers of kleine letters a-f",
    "mailbox": "neem het e-mailadres over zoals het gedrukt staat",
    "code": "een code is een letter met cijfers, zoals D03, G07 of S1b",
    "moment": "schrijf een datum (2026-07-31) of een tijdstip met tijdzone (2026-07-31T17:00:00+02:00)",
    "boundary_until": "schrijf een tijdstip met tijdzone, zoals 2026-07-31T17:00:59+02:00",
    "months": "noem een heel aantal maanden, 1 tot en met 120",
    "days": "noem een heel aantal dagen, 1 of meer",
    "places": "noem een heel aantal plaatsen, 1 of meer",
    "dated": "schrijf een datum, zoals 2026-06-30",
    "args": "een argument is een woord, een getal, true of false, of een lijst van woorden",
}
PROBLEMS = {
    "missing": "ontbreekt",
    "extra_forbidden": "onbekende sleutel",
    "string_type": "is geen tekst",
    "string_too_short": "is leeg of te kort",
    "string_too_long": "is te lang",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "too_short": "is leeg",
    "tuple_type": "is geen lijst",
    "model_type": "is geen tabel",
    "dict_type": "is geen tabel",
    "mapping_type": "is geen tabel",
    "int_type": "is geen geheel getal",
    "bool_type": "is geen true of false",
    "greater_than": "is te klein",
    "less_than_equal": "is te groot",
    "date_type": "is geen datum",
    "naive": "is een tijdstip zonder tijdzone",
    "moment": "is geen datum of tijdstip",
    "instant": "is geen tijdstip met tijdzone",
    "argument": "is geen geldig argument",
    "literal_error": "staat niet in de vaste lijst",
    "enum": "staat niet in de vaste lijst",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong with a round file."""

    file: str
    place: str  # documents[2].clause
    problem: str
    wish: str

    def __str__(self) -> str:
        where = f"{self.file} {self.place}".rstrip()
        return f"{where}: {self.problem}; {self.wish}"


class RoundError(Exception):
    """A round file that cannot be used, with every fault in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults), key=lambda fault: (fault.file, fault.place, fault.problem, fault.wish)))
        super().__init__("\n".join(map(str, self.faults)))


Row = tuple[str, Mapping[str, Any]]


def syntax_fault(file: str, error: Exception) -> Fault:
    """A file that cannot be read as TOML at all."""
    if isinstance(error, UnicodeDecodeError):
        return Fault(file=file, place="", problem="is geen UTF-8-tekst", wish="bewaar het bestand als UTF-8")
    if isinstance(error, OSError):
        return Fault(file=file, place="", problem="kan niet worden gelezen", wish="controleer of het bestand bestaat")
    spot = re.search(r"line (\d+), column (\d+)", str(error))
    place = f"regel {spot[1]}, kolom {spot[2]}" if spot else "aan het eind"
    twice = re.search(r"overwrite|twice|already", str(error), re.IGNORECASE)
    date = "date" in str(error).lower()
    problem = "deze sleutel komt twee keer voor" if twice else "deze datum bestaat niet" if date else "is geen geldige TOML"
    return Fault(file=file, place=place, problem=problem, wish="verbeter de regel op deze plaats; daarna volgen de andere fouten")


def shape_faults(errors: Sequence[Mapping[str, Any]], *, content: Mapping[str, Any], file: str) -> Iterator[Fault]:
    """The errors of the model, each as a fault in Dutch."""
    for error in errors:
        if error["type"] == "too_short" and _at(error["loc"], content):
            continue  # not empty: what is in it is wrong, and is said there
        name = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
        value = error.get("input")
        shown = f" ({value!r})" if isinstance(value, (str, int, dt.date)) and error["type"] != "extra_forbidden" else ""
        yield Fault(
            file=file,
            place=_place(error["loc"], content),
            problem=PROBLEMS.get(error["type"], "klopt niet") + shown,
            wish=_wish(error, name),
        )


def _wish(error: Mapping[str, Any], name: str) -> str:
    """What to do about it."""
    if error["type"] == "extra_forbidden":
        return "haal deze regel weg of verbeter de naam"
    expected = error.get("ctx", {}).get("expected")
    if expected:
        return f"kies uit {str(expected).replace(' or ', ' of ')}"
    if error["loc"] == ("id",):
        return "een ronde heet naar haar jaar of twee jaren, zoals 2026 of 2027-2028"
    if error["type"] == "string_pattern_mismatch":
        return WISHES.get(name, "gebruik kleine letters en cijfers, met een streepje ertussen, zoals 'noord-en-midden-limburg'")
    return WISHES.get(name, "vul dit in")


def _place(loc: Sequence[str | int], content: Mapping[str, Any]) -> str:
    """documents[2].clause (D03): the place as one would look for it, with the code of the rule."""
    place, code, here = "", "", content
    for part in loc:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
        here = _inside(here, part)
        if isinstance(here, Mapping):
            code = str(here.get("code") or here.get("id") or code)
    return f"{place} ({code})" if code and isinstance(loc[0], str) and len(loc) > 1 else place


def _at(loc: Sequence[str | int], content: Any) -> Any:
    for part in loc:
        content = _inside(content, part)
    return content


def _inside(here: Any, part: str | int) -> Any:
    try:
        return here[part]
    except (KeyError, IndexError, TypeError):
        return None


def cross_faults(content: Mapping[str, Any], *, file: str, checks: Sequence[str], days: bool = True) -> Iterator[Fault]:
    """What is wrong between the rules of one file, whatever the shape of each; without `days` the order of its days is left alone."""
    finders = (_unknown_sources, _half_citations, _undated, _codes, _ownership, _ages, _references)
    for finder in (*finders, *((_calendar,) if days else ())):
        for place, problem, wish in finder(content):
            yield Fault(file=file, place=_with_code(place, content), problem=problem, wish=wish)
    for place, problem, wish in _check_names(content, checks):
        yield Fault(file=file, place=_with_code(place, content), problem=problem, wish=wish)


def _with_code(place: str, content: Mapping[str, Any]) -> str:
    """The place with the code of the rule it is in: documents[4].checks[2].check (D05)."""
    spot = re.match(r"(\w+)\[(\d+)\]", place)
    row = _at((spot[1], int(spot[2])), content) if spot else None
    code = str(row.get("code") or row.get("id") or "") if isinstance(row, dict) else ""
    return f"{place} ({code})" if code else place


Trouble = Iterator[tuple[str, str, str]]


def _rows(content: Mapping[str, Any], name: str) -> list[Row]:
    """The tables of one list with their places; whatever is no table is left to the model."""
    rows = content.get(name)
    if not isinstance(rows, list):
        return []
    return [(f"{name}[{number}]", row) for number, row in enumerate(rows) if isinstance(row, dict)]


def _words(row: Mapping[str, Any], name: str) -> list[str]:
    value = row.get(name)
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _tables(value: Any, place: str = "") -> Iterator[Row]:
    """Every table in the file, at any depth, except the sources themselves."""
    if isinstance(value, dict):
        yield place, value
        for key, item in value.items():
            if place or key != "sources":
                yield from _tables(item, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _tables(item, f"{place}[{number}]")


def _unknown_sources(content: Mapping[str, Any]) -> Trouble:
    sources = content.get("sources")
    listed = sorted(sources) if isinstance(sources, dict) else []
    for place, row in _tables(content):
        source = row.get("source")
        if isinstance(source, str) and source not in listed:
            wish = f"kies een bron uit [sources]: {', '.join(listed) or 'er staat er geen'}"
            yield f"{place}.source", f"de bron {source!r} staat niet in [sources]", wish


def _half_citations(content: Mapping[str, Any]) -> Trouble:
    """A check or a question cites wholly or not at all."""
    loose = _rows(content, "questions")
    for place, row in _rows(content, "documents"):
        loose += [(f"{place}.{inner}", check) for inner, check in _rows(row, "checks")]
    for place, row in loose:
        given = [name for name in ("source", "clause", "quote") if name in row]
        if 0 < len(given) < 3:
            yield place, f"noemt alleen {' en '.join(given)}", "noem source, clause en quote alle drie, of geen van drie"


def _undated(content: Mapping[str, Any]) -> Trouble:
    sources = content.get("sources")
    for name, row in sources.items() if isinstance(sources, dict) else ():
        if isinstance(row, dict) and "dated" not in row and not row.get("remark"):
            yield f"sources.{name}.dated", "ontbreekt", "geef de datum van de bron, of zeg in remark waarom die er niet is"


def _codes(content: Mapping[str, Any]) -> Trouble:
    """Codes and ids occur once, and a code begins with the letter of its group."""
    seen: dict[tuple[str, str], str] = {}
    for group in (*GROUPS, "offices", "regions", "questions"):
        for place, row in _rows(content, group):
            name = "code" if group in GROUPS else "id"
            code = row.get(name)
            if not isinstance(code, str):
                continue
            first = seen.setdefault(("code" if group in GROUPS else group, code), place)
            if first != place:
                yield f"{place}.{name}", f"{code} komt ook voor in {first}", "geef elke regel een eigen code"
            if group in GROUPS and not code.startswith(GROUPS[group]):
                yield f"{place}.code", f"{code} hoort niet in deze groep", f"een code in {group} begint met {GROUPS[group]}"


def _ownership(content: Mapping[str, Any]) -> Trouble:
    """Every region belongs to exactly one office, and every office owns regions that exist."""
    regions = {str(row.get("id")): place for place, row in _rows(content, "regions")}
    owners: dict[str, list[str]] = {region: [] for region in regions}
    for place, office in _rows(content, "offices"):
        for name in ("regions", "open_regions"):
            for region in _words(office, name):
                if region not in regions:
                    yield f"{place}.{name}", f"de regio {region!r} staat niet in [[regions]]", "verbeter de naam"
                elif name == "regions":
                    owners[region].append(str(office.get("id")))
        for region in set(_words(office, "open_regions")) - set(_words(office, "regions")):
            yield f"{place}.open_regions", f"{region!r} hoort niet bij dit zorgkantoor", "noem alleen eigen regio's"
    for region, found in owners.items():
        if len(found) != 1:
            names = " en ".join(found) or "geen enkel zorgkantoor"
            yield regions[region], f"de regio {region!r} hoort bij {names}", "elke regio hoort bij precies een zorgkantoor"


def _day(row: Any) -> dt.date | None:
    """The last day of a term, whatever it is written as."""
    value = row.get("last", row.get("moment")) if isinstance(row, dict) else None
    return value.date() if isinstance(value, dt.datetime) else value if isinstance(value, dt.date) else None


def _calendar(content: Mapping[str, Any]) -> Trouble:
    """The moments of the procedure follow each other."""
    terms = content.get("terms")
    known = [(name, day) for name in CALENDAR if isinstance(terms, dict) and (day := _day(terms.get(name)))]
    for (before, first), (after, second) in itertools.pairwise(known):
        if second < first:
            yield f"terms.{after}.moment", f"{second} ligt voor {first} ({before})", "zet de data in de goede volgorde"
    closes = terms.get("closes") if isinstance(terms, dict) else None
    moment, until = (closes.get(name) if isinstance(closes, dict) else None for name in ("moment", "boundary_until"))
    if isinstance(moment, dt.datetime) and isinstance(until, dt.datetime):
        aware = moment.tzinfo is not None and until.tzinfo is not None
        if aware and until < moment:
            yield "terms.closes.boundary_until", f"{until} ligt voor de sluiting", "de grens begint bij de sluiting"


def _ages(content: Mapping[str, Any]) -> Trouble:
    """The age rule and the documents it is checked on name the same kinds."""
    age = content.get("age")
    ruled = set(_words(age, "kinds")) if isinstance(age, dict) else set()
    checked: set[str] = set()
    for place, row in _rows(content, "documents"):
        if any(check.get("check") == "age" for _, check in _rows(row, "checks")):
            checked |= set(_words(row, "kinds"))
            if not ruled & set(_words(row, "kinds")):
                yield f"{place}.checks", "controleert de leeftijd zonder regel in [age]", "noem de soort in age.kinds"
    for kind in sorted(ruled - checked):
        yield "age.kinds", f"de soort {kind!r} wordt bij geen document op leeftijd gecontroleerd", "voeg de controle toe"


def _references(content: Mapping[str, Any]) -> Trouble:
    """Questions and checks refer to rules that exist."""
    codes = {str(row.get("code")) for group in GROUPS for _, row in _rows(content, group)}
    ids = {str(row.get("id")) for group in ("offices", "regions") for _, row in _rows(content, group)}
    for place, row in _rows(content, "questions"):
        for name in _words(row, "about"):
            if name not in codes | ids | set(CALENDAR):
                yield f"{place}.about", f"{name!r} bestaat niet in deze ronde", "noem een code, zorgkantoor, regio of termijn"
    for place, row in _rows(content, "documents"):
        for inner, check in _rows(row, "checks"):
            args = check.get("args")
            for name in _words(args, "elements") if isinstance(args, dict) else []:
                if name not in codes:
                    yield f"{place}.{inner}.args.elements", f"{name!r} bestaat niet in deze ronde", "noem een code uit [[plan]]"


def _check_names(content: Mapping[str, Any], checks: Sequence[str]) -> Trouble:
    """Every check exists and gets only the arguments it understands."""
    for place, row in _rows(content, "documents"):
        for inner, check in _rows(row, "checks"):
            name, args = check.get("check"), check.get("args")
            if isinstance(name, str) and name not in checks:
                yield f"{place}.{inner}.check", f"de controle {name!r} bestaat niet", f"kies uit {', '.join(checks)}"
            for argument in sorted(set(args) - ARGUMENTS.get(str(name), frozenset())) if isinstance(args, dict) else []:
                wish = "haal dit argument weg of verbeter de naam"
                yield f"{place}.{inner}.args.{argument}", f"de controle {name!r} kent dit argument niet", wish
