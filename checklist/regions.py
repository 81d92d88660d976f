"""Where a text names a zorgkantoorregio or municipality, and what a written region means. Never corrects without saying so.

Knows no bid and decides nothing: two readings are given as two, and a doubt is a sentence for a person. Linear in the text.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

import ahocorasick
from rapidfuzz import process
from rapidfuzz.distance import OSA

from checklist.region_context import MUNICIPAL, NEAR, ORDINARY, REGIONAL, is_address, is_listing, is_organisation, is_person, opens_sentence
from checklist.region_context import cue as cue_before
from checklist.region_names import Entry, How, Municipality, entries, municipalities
from checklist.round import Round
from checklist.spelling import Spelled, key, spelled

FILLERS = frozenset(
    (*MUNICIPAL, *REGIONAL, "de", "het", "in", "en", "of", "te", "voor", "van", "alle", "ook", "plus", "tevens", "onze", "provincie")
)
DIRECTIONS = re.compile(r"noord|zuid|oost|west|midden")
SEPARATOR = re.compile(r"[,;\n\r•·|]|\s(?:en|of|plus)\s|\s&\s")
CALLED = re.compile(r"\b(?:[Rr]egio|[Zz]orgkantoorregio|[Gg]emeente)\s+((?:[A-Z'‘’][\w'‘’-]*[ /&-]{0,3}){1,5})")
ELLIPSIS = re.compile(
    r"\b([^\W\d_]{3,12})-(?=(?:,?\s{1,3}[^\W\d_]{3,12}-){0,6},?\s{1,3}(?:en|&|of)\s{1,3}[^\W\d_]{3,12}[- ]([^\W\d_]{3,12}))"
)
LONGEST = 4000  # characters of a written list of regions; what follows is given back as unknown
WHOLE_COUNTRY = frozenset({"nederland", "landelijk", "heel het land", "het hele land", "hele land", "alle regios", "landelijke dekking"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A stretch of text that names one or more regions."""

    start: int
    end: int
    written: str  # literally as in the text
    name: str  # of the region, municipality or place that is meant
    regions: tuple[str, ...]  # ids; more than one: it can be any of these; none: unknown, or in the name of an organisation
    how: How
    doubt: str = ""  # Dutch: what a person should know before trusting this
    municipality: str = ""


class Regions:
    """The names of one round, ready to be found."""

    def __init__(self, rules: Round, towns: Sequence[Municipality] | None = None) -> None:
        self._rules = rules
        self._towns = tuple(towns) if towns is not None else municipalities()
        self._entries = entries(rules, self._towns)
        self._squeezed = {_squeezed(written): written for written in self._entries}
        self._candidates = tuple(self._squeezed)
        self._fillers = FILLERS | {word for office in rules.offices for word in key(f"{office.name} {office.printed_name}").split()}
        self._names = {region.id: region.name for region in rules.regions}
        self._automaton = ahocorasick.Automaton()
        for written in self._entries:
            self._automaton.add_word(written, written)
        self._automaton.make_automaton()

    def municipalities_of(self, region: str) -> tuple[str, ...]:
        """The present municipalities of a region."""
        return tuple(town.name for town in self._towns if town.region == region)

    def names_of(self, region: str) -> tuple[str, ...]:
        """The region's name in this round and its other names."""
        found = self._rules.region(region)
        return (found.name, *found.variants)

    def office_of(self, region: str) -> str:
        """The name of the Wlz-uitvoerder of this region."""
        return next((office.name for office in self._rules.offices if region in office.regions), "")

    def municipal_names_of(self, region: str) -> tuple[str, ...]:
        """Every name, old or new, of a municipality that lies in this region beyond doubt."""
        towns = [town for town in self._towns if town.region == region]
        return tuple(name for town in towns for name in (town.name, *town.aliases, *town.old_names))

    def region_of_municipality(self, name: str) -> tuple[str, ...]:
        """The region of a municipality, present or gone; more than one when it can be either, none when unknown."""
        meanings = self._entries.get(key(name), ())
        towns = [entry for entry in meanings if entry.how in (How.MUNICIPALITY, How.OLD_MUNICIPALITY)]
        return towns[0].regions if towns else ()

    def find(self, text: str) -> tuple[Match, ...]:
        """Every mention in a running text, in its order, none inside another."""
        found = self._exact(text, strict=True)
        return tuple(sorted((*found, *self._called(text, found)), key=lambda match: match.start))

    def resolve(self, written: str) -> tuple[Match, ...]:
        """What is meant by a region as filled in somewhere; what is not understood comes back as unknown, never dropped."""
        text = written[:LONGEST]
        whole = self._whole(text)
        if whole is not None:
            return (whole,)
        found = self._exact(text, strict=False)
        if not _is_covered(text, found):
            whole = self._misspelt(text, 0, len(text))
            if whole is not None:
                return (whole,)
        pieces = _pieces(text, found)
        known = [match for start, end in pieces for match in self._piece(text, start, end, found)]
        return tuple(known if text == written else [*known, _unknown(written, (LONGEST, len(written)), "de rest van de tekst")])

    def _whole(self, text: str) -> Match | None:
        """The text as one name, with words such as regio and gemeente left out."""
        words = key(text).split()
        while words and words[0] in FILLERS - {"het"} and " ".join(words) not in self._entries:
            words.pop(0)
        written = " ".join(words)
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        if written in WHOLE_COUNTRY:
            written = "heel nederland"
        if written not in self._entries:
            written = self._squeezed.get(_squeezed(written), "")
        if not written:
            return None
        cue = next((word for word in reversed(key(text).split()) if word in MUNICIPAL | REGIONAL), "")
        return self._asked(self._match(text, (start, end), self._entries[written], cue=cue), cue)

    def _exact(self, text: str, *, strict: bool) -> tuple[Match, ...]:
        """Names as listed, the longest first where they overlap, and those of which a part is left out."""
        whole = list(self._readings(text, strict=strict))
        found = sorted((*whole, *self._elliptic(text, whole)), key=lambda match: match.start)
        return _in_company(text, found) if strict else tuple(found)

    def _readings(self, text: str, *, strict: bool) -> Iterator[Match]:
        """Each name in its place; a word such as gemeente counts for the whole list that follows it."""
        form = spelled(text)
        ends, cue = 0, ""
        for start, end, written in self._hits(form):
            if start < ends:
                continue
            span = _span(text, form, start, end)
            own = cue_before(form.text[max(0, start - NEAR) : start])
            cue = own or (cue if start - ends < NEAR and is_listing(form.text[ends:start]) else "")
            if strict and not self._is_meant(text, form, span=span, hit=(start, end, written), cue=cue):
                continue
            match = self._match(text, span, self._entries[written], cue=cue)
            yield self._asked(match, cue) if not strict else match if cue else _in_its_place(text, match)
            ends = end

    def _elliptic(self, text: str, found: Sequence[Match]) -> Iterator[Match]:
        """The first half of West- en Midden-Brabant."""
        for part in ELLIPSIS.finditer(text):
            meanings = self._entries.get(key(f"{part[1]} {part[2]}"))
            span = part.start(), part.start() + len(part[1]) + 1
            if meanings and _is_free(found, *span):
                yield self._match(text, span, meanings, cue="")

    def _hits(self, form: Spelled) -> list[tuple[int, int, str]]:
        """Whole words only; by place, the longest first."""
        text = form.text
        found = ((end + 1 - len(written), end + 1, written) for end, written in self._automaton.iter(text))
        whole = [hit for hit in found if not text[hit[0] - 1 : hit[0]].isalnum() and not text[hit[1] : hit[1] + 1].isalnum()]
        return sorted(whole, key=lambda hit: (hit[0], -hit[1]))

    def _is_meant(self, text: str, form: Spelled, *, span: tuple[int, int], hit: tuple[int, int, str], cue: str) -> bool:
        """Is this the name, and not a word, a person or two lines of a list?"""
        start, end, written = hit
        original = text[span[0] : span[1]]
        if self._is_two_lines(original) or is_person(text, span[0]):
            return False
        meant = self._entries[written][0]
        if meant.acronym or meant.how is How.PROVINCE:
            joined = text[max(0, span[0] - 2) : span[0]]  # W-Brabant is no Brabant
            return original.upper() == original if meant.acronym else joined[-1:] != "-" or not joined[:1].isalpha()
        if cue or " " in written:
            return True
        if not any(letter.isupper() for letter in original):
            return False
        return written not in ORDINARY or not opens_sentence(form.text, start, end, original)

    def _is_two_lines(self, original: str) -> bool:
        """Two names on two lines of a list that happen to form a third (Apeldoorn, Zutphen)."""
        lines = [key(line) for line in original.splitlines()]
        return len(lines) > 1 and all(line in self._entries for line in lines)

    def _match(self, text: str, span: tuple[int, int], meanings: tuple[Entry, ...], *, cue: str) -> Match:
        """The reading that the words before it ask for, with the other reading as a doubt."""
        city = next((entry for entry in meanings if entry.how is How.MUNICIPALITY), None)
        entry, doubt = meanings[0], meanings[0].doubt
        if city is not None and entry is not city:
            if cue in MUNICIPAL:
                entry, doubt = (
                    city,
                    f"Hier staat de gemeente {city.name}. Er is ook een regio {entry.name}: kijk na of de hele regio is bedoeld.",
                )
            elif not cue:
                doubt = f"{entry.name} is een regio en ook een gemeente: kijk na welke van de twee is bedoeld."
        return Match(
            start=span[0], end=span[1], written=text[span[0] : span[1]], name=entry.name, regions=entry.regions,
            how=entry.how, doubt=doubt, municipality=entry.municipality,
        )  # fmt: skip

    def _asked(self, match: Match, cue: str) -> Match:
        """In a place where a region was asked: a bare city is its region, and any other municipality is said to be one."""
        if match.how is How.NAME:
            return replace(match, doubt="") if cue not in MUNICIPAL else match
        if match.how is How.MUNICIPALITY and not match.doubt:
            region = " of ".join(self._names[region] for region in match.regions)
            return replace(match, doubt=f"{match.name} is een gemeente in de regio {region}; inschrijven gaat per regio.")
        return match

    def _piece(self, text: str, start: int, end: int, found: Sequence[Match]) -> Iterator[Match]:
        """One part of a list: names as listed, else a name misspelt, else unknown."""
        inside = [match for match in found if start <= match.start and match.end <= end]
        rest = _rest(text, (start, end), inside, self._fillers)
        if not rest:
            yield from inside
            return
        misspelt = self._misspelt(text, start, end)
        if misspelt is not None:
            yield misspelt
            return
        yield from inside
        yield _unknown(text, (start, end), rest)

    def _called(self, text: str, found: Sequence[Match]) -> Iterator[Match]:
        """Misspelt names after the word regio or gemeente."""
        for called in CALLED.finditer(text):
            start, end = called.span(1)
            match = self._nearest(text, start, called[1]) if _is_free(found, start, end) else None
            if match is not None:
                yield match

    def _nearest(self, text: str, start: int, called: str) -> Match | None:
        """The longest row of these words that is nearly a name."""
        ends = [word.end() for word in re.finditer(r"\S+", called)]
        tries = (self._misspelt(text, start, start + end) for end in reversed(ends))
        return next((match for match in tries if match is not None), None)

    def _misspelt(self, text: str, start: int, end: int) -> Match | None:
        """The name nearest to these words, when it is near enough; two that are as near are both given."""
        words = key(text[start:end]).split()
        forms = dict.fromkeys(_squeezed(" ".join(some)) for some in (words, [word for word in words if word not in FILLERS]))
        near = [found for form in forms for found in self._near(form)]
        best = sorted(name for distance, name in near if distance == min(near)[0])
        meanings = {entry.name: entry for name in best for entry in self._entries[self._squeezed[name]][:1]}
        return _misspelling(text, start, end, tuple(meanings.values())) if meanings else None

    def _near(self, form: str) -> list[tuple[int, str]]:
        """Names that differ from these letters by a slip or two; in a short word every letter counts."""
        allowed = 0 if len(form) < 6 else 1 if len(form) < 10 else 2
        if not allowed:
            return []
        near = process.extract(form, self._candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None)
        return [(distance, name) for name, distance, _ in near if _same_directions(form, name)]


def _is_free(found: Sequence[Match], start: int, end: int) -> bool:
    """Does no match lie in this stretch?"""
    following = bisect(found, start, key=lambda match: match.end)
    return following == len(found) or found[following].start >= end


def _in_company(text: str, found: Sequence[Match]) -> tuple[Match, ...]:
    """A bare city in a list is read as what stands beside it: a region between regions, a municipality between those."""
    groups: list[list[Match]] = []
    for match in found:
        beside = bool(groups) and is_listing(spelled(text[groups[-1][-1].end : match.start][: NEAR + 1]).text)
        groups[-1].append(match) if beside else groups.append([match])
    companies = [{match.how for match in group if not match.doubt} for group in groups]
    return tuple(_settled(match, company) for group, company in zip(groups, companies, strict=True) for match in group)


def _settled(match: Match, company: Set[How]) -> Match:
    regions, towns = company & {How.NAME, How.VARIANT}, company & {How.MUNICIPALITY}
    if match.how is not How.NAME or not match.doubt or bool(regions) == bool(towns):
        return match
    if regions:
        return replace(match, doubt="")
    doubt = f"{match.name} staat hier tussen gemeenten en is daarom als gemeente gelezen; er is ook een regio {match.name}."
    return replace(match, how=How.MUNICIPALITY, municipality=match.name, doubt=doubt)


def _squeezed(written: str) -> str:
    """Only the letters: however the words of a name are joined or separated."""
    return written.replace(" ", "").replace(",", "")


def _in_its_place(text: str, match: Match) -> Match:
    """A name that stands in an address is the city; one inside the name of an organisation says nothing about a region."""
    if is_organisation(text, match.start, match.end):
        return replace(match, how=How.IN_NAME, regions=(), doubt=f"{match.written} staat hier in de naam van een organisatie.")
    if match.how is How.NAME and is_address(text, match.start, match.end) and match.doubt:
        return replace(match, how=How.MUNICIPALITY, municipality=match.name, doubt="")
    return match


def _unknown(text: str, span: tuple[int, int], rest: str) -> Match:
    """Words in which no region was recognised."""
    doubt = f"'{rest}' is niet herkend als regio of gemeente. Kijk na wat is bedoeld."
    start, end = span
    return Match(start=start, end=end, written=text[start:end], name=rest, regions=(), how=How.UNKNOWN, doubt=doubt)


def _misspelling(text: str, start: int, end: int, meant: tuple[Entry, ...]) -> Match:
    """What was probably meant, said as a doubt."""
    written = text[start:end].strip()
    names = " of ".join(entry.name for entry in meant)
    start = text.index(written, start)
    return Match(
        start=start, end=start + len(written), written=written, name=names,
        regions=tuple(dict.fromkeys(region for entry in meant for region in entry.regions)),
        how=How.MISSPELLING, doubt=f"Er staat '{written}'; waarschijnlijk is {names} bedoeld. Kijk dit na.",
        municipality=meant[0].municipality if len(meant) == 1 else "",
    )  # fmt: skip


def _same_directions(written: str, name: str) -> bool:
    """Oost is no misspelling of West."""
    return set(DIRECTIONS.findall(written)) <= set(DIRECTIONS.findall(name))


def _span(text: str, form: Spelled, start: int, end: int) -> tuple[int, int]:
    """The stretch of the original, with the apostrophe of 't Gooi and 's-Gravenhage and a closing bracket."""
    first, last = form.origin(start, end)
    if first and text[first] in "ts" and text[first - 1] in "'‘’‛ʼ′`´":
        first -= 1
    if "(" in text[first:last] and text[last : last + 1] == ")":
        last += 1
    elif "(" in text[first:last] and text[last : last + 2] == ".)":
        last += 2
    return first, last


def _pieces(text: str, found: Sequence[Match]) -> list[tuple[int, int]]:
    """The parts of a written list; a separator inside a name separates nothing."""
    cuts = [cut.span() for cut in SEPARATOR.finditer(text)]
    loose = [(start, end) for start, end in cuts if not any(match.start <= start and end <= match.end for match in found)]
    starts = [0, *(end for _, end in loose)]
    ends = [*(start for start, _ in loose), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]


def _is_covered(text: str, found: Sequence[Match]) -> bool:
    """Are there no words beside the names as listed?"""
    return not _rest(text, (0, len(text)), found, FILLERS)


def _rest(text: str, span: tuple[int, int], inside: Sequence[Match], fillers: Set[str]) -> str:
    """The words of a piece that no name covers, without fillers and short leftovers."""
    start, end = span
    kept, place = [], start
    for match in (*inside, None):
        kept.append(text[place : match.start if match else end])
        place = match.end if match else end
    words = [word for part in kept for word in re.findall(r"[^\W\d_]{3,}", part) if key(word) not in fillers]
    return " ".join(words)
