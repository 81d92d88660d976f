"""Every name by which a zorgkantoorregio or municipality can be called, from the round and the two lists beside this file.

Knows names and what they may mean; must not know how they are found in a text.
"""

import csv
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from checklist.round import Round
from checklist.spelling import key

FOLDER = Path(__file__).parent
ABBREVIATED = {" aan den ": (" a d ", " ad ", " aan de "), " aan de ": (" a d ", " ad "), "sint ": ("st ",)}
SHORT_WORDS = 4  # joining the words of longer names would give too many forms
COUNTS = ("", "", "beide", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")
MINIMUM = 3  # letters of a first word that may be joined to the next


class How(StrEnum):
    """By what kind of name something was recognised."""

    NAME = "name"
    VARIANT = "variant"
    MISSPELLING = "misspelling"
    MUNICIPALITY = "municipality"
    OLD_MUNICIPALITY = "old_municipality"
    PLACE = "place"
    PROVINCE = "province"
    COUNTRY = "country"
    IN_NAME = "in_name"  # a part of the name of an organisation
    UNKNOWN = "unknown"


REGION_NAMES = frozenset({How.NAME, How.VARIANT, How.MISSPELLING, How.COUNTRY})
"""A region by its own name, or all of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a name means: one or more regions, and a sentence when that is not certain."""

    name: str  # canonical: of the region, municipality or place
    how: How
    regions: tuple[str, ...]
    doubt: str = ""
    municipality: str = ""  # the present municipality, when it is (in) one
    acronym: bool = False  # only counts in capitals


@dataclass(frozen=True, kw_only=True, slots=True)
class Municipality:
    """A present municipality and its region."""

    code: str
    name: str
    region: str
    aliases: tuple[str, ...]
    old_names: tuple[str, ...]
    doubt: str
    remark: str


def municipalities(path: Path = FOLDER / "municipalities.csv") -> tuple[Municipality, ...]:
    """All present municipalities in the order of the list."""
    return tuple(
        Municipality(
            code=row["code"],
            name=row["municipality"],
            region=row["region"],
            aliases=_split(row["aliases"]),
            old_names=_split(row["old_names"]),
            doubt=row["doubt"],
            remark=row["remark"],
        )
        for row in _rows(path)
    )


def entries(rules: Round, towns: tuple[Municipality, ...]) -> Mapping[str, tuple[Entry, ...]]:
    """What each name, in the form for comparing, can mean; the region first where a region and a city share it."""
    found: dict[str, list[Entry]] = {}
    listed = {region.id for region in rules.regions}
    everything = itertools.chain(_regions(rules), _towns(towns), _offices(rules), _others(rules))
    for written, entry in everything:
        if not set(entry.regions) <= listed:
            continue  # a round need not have every region
        meanings = found.setdefault(written, [])
        if all((entry.name, entry.regions) != (other.name, other.regions) or _is_city(entry, other) for other in meanings):
            meanings.append(entry)
    return {written: tuple(meanings) for written, meanings in found.items()}


def _is_city(entry: Entry, region: Entry) -> bool:
    """A city and the region of its name are two meanings."""
    return entry.how is How.MUNICIPALITY and region.how is How.NAME


def _regions(rules: Round) -> Iterator[tuple[str, Entry]]:
    for region in rules.regions:
        for name in (region.name, *region.variants):
            how = How.NAME if name == region.name else How.VARIANT
            entry = Entry(name=region.name, how=how, regions=(region.id,), acronym=name.isupper())
            yield from ((form, entry) for form in _joined(name))


def _joined(name: str) -> tuple[str, ...]:
    """Every way in which the words of a name may be written together; a name with commas or initials only as it is."""
    words = key(name).split()
    if not 1 < len(words) <= SHORT_WORDS or "," in name or len(words[0]) < MINIMUM:
        return (key(name),)
    ways = itertools.product((" ", ""), repeat=len(words) - 1)
    return tuple("".join(map("".join, zip(words, (*way, ""), strict=True))) for way in ways)


def _towns(towns: tuple[Municipality, ...]) -> Iterator[tuple[str, Entry]]:
    for town in towns:
        whole = Entry(name=town.name, how=How.MUNICIPALITY, regions=(town.region,), doubt=town.doubt, municipality=town.name)
        for name in (town.name, *town.aliases):
            yield from ((form, whole) for form in _abbreviations(key(name)))
        for name in town.old_names:
            doubt = f"{name} is geen gemeente meer; het gebied hoort nu bij de gemeente {town.name}."
            gone = Entry(name=name, how=How.OLD_MUNICIPALITY, regions=(town.region,), doubt=doubt, municipality=town.name)
            yield from ((form, gone) for form in _abbreviations(key(name)))


def _abbreviations(written: str) -> tuple[str, ...]:
    """The name, and with aan den, aan de and Sint shortened."""
    forms = [written]
    for whole, short in ABBREVIATED.items():
        if whole in written:
            forms += [written.replace(whole, form) for form in short]
    return tuple(forms)


def _offices(rules: Round) -> Iterator[tuple[str, Entry]]:
    """All regions of one office, named as such."""
    for office in rules.offices:
        count = COUNTS[len(office.regions)] if len(office.regions) < len(COUNTS) else ""
        doubt = (
            f"Er staat dat het om alle regio's van {office.name} gaat: {'; '.join(rules.region(region).name for region in office.regions)}."
        )
        entry = Entry(name=f"alle regio's van {office.name}", how=How.VARIANT, regions=office.regions, doubt=doubt)
        for name in dict.fromkeys((office.name, office.printed_name)):
            for number in ("", f"{count} "):
                forms = (f"alle {number}{name} regio's", f"alle {number}regio's van {name}", f"alle {number}zorgkantoorregio's van {name}")
                yield from ((key(form), entry) for form in forms)


def _others(rules: Round) -> Iterator[tuple[str, Entry]]:
    everywhere = tuple(region.id for region in rules.regions)
    nation = (
        f"Er staat dat het om het hele land gaat. Dat zijn {len(everywhere)} regio's van {len(rules.offices)} Wlz-uitvoerders; "
        "bij elke Wlz-uitvoerder is een aparte inschrijving nodig. Kijk na welke regio's zijn bedoeld."
    )
    for row in _rows(FOLDER / "region_names.csv"):
        how = How(row["how"])
        country = how is How.COUNTRY
        entry = Entry(
            name=row["name"],
            how=how,
            regions=everywhere if country else _split(row["regions"]),
            doubt=nation if country else row["doubt"],
            municipality=row["municipality"],
        )
        yield from ((form, entry) for form in _abbreviations(key(row["name"])))


def _split(listed: str) -> tuple[str, ...]:
    return tuple(part for part in listed.split("; ") if part)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if not line.startswith("#"))
