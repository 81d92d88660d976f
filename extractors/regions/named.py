"""Reads regions by their own names, where a text says so without the word "regio": in a title, or in a sentence that bids.

Knows the words that zorgkantoorregio's are called by (a test holds them against every round); which region of which round a word means,
and whether it may be bid for, is for a later stage. A city of the same name in an address, a signature or the name of an organisation
is no region.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.acts.really import is_denied, without_harmless
from extractors.boxes import has_box, tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, sentence
from extractors.parties.names import organisations

_APART = (
    "drenthe", "flevoland", "'t gooi", "het gooi", "gooi en vechtstreek", "kennemerland", "zaanstreek waterland", "friesland", "fryslan",
    "zaanstreek en waterland",
    "noord holland noord", "noord en midden limburg", "noord limburg en midden limburg", "noord midden limburg", "waardenland",
    "midden holland", "midden brabant", "noordoost brabant", "noord oost brabant", "haaglanden", "zuid hollandse eilanden", "zeeland",
    "west brabant", "zuidoost brabant", "zuid oost brabant", "zuid limburg", "twente", "amstelland en de meerlanden",
    "amstelland en meerlanden", "amstelland meerlanden", "zuid holland noord", "westland schieland en delfland",
    "westland schieland delfland", "delft westland oostland", "nieuwe waterweg noord", "midden ijssel", "middel ijssel",
    "apeldoorn en zutphen", "apeldoorn zutphen",
)  # fmt: skip
_CITIES = ("zwolle", "utrecht", "amsterdam", "rotterdam", "nijmegen", "groningen", "arnhem")
_SHORT = ("nhn", "nml", "zhn", "zhe", "wsd")  # only in capitals
_BETWEEN = r"[\s/,&-]{1,3}"


def _pattern(name: str) -> str:
    """One name, its words however they are joined, each word perhaps broken over two lines with a hyphen."""
    words = ("en" if word == "en" else r"(?:- )?".join(map(re.escape, word)) for word in name.split())
    return _BETWEEN.join(words).replace(f"{_BETWEEN}en{_BETWEEN}", r"-?\s?(?:en|[&/])\s")


@cache
def _names() -> re.Pattern[str]:
    listed = sorted((*_APART, *_CITIES, *_SHORT), key=len, reverse=True)
    tails = r"(?:,? (?:e\.o\.|en omstreken))?(?: \(wsd\))?"
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, listed))})(?![\w]|-[a-z]){tails}")


_PLACE = re.compile(
    r"(?:\b(?:te|gemeenten?|provincie|stad|rechtbank|universiteit|hogeschool|gevestigd in|kantoor in|statutair in|geboren in|wonende in|"
    r"vestiging|arrondissement|kvk|kamer van koophandel|heer|mevrouw|van den|van der)\s+|"
    r"[0-9][a-z0-9\-]{0,5},?\s+|\b[0-9]{4}\s?[a-z]{2},?\s+|"
    r"\b[a-z]\.\s?)$"
)
_DAY = re.compile(
    r"\s*,?\s*(?:d\.?d\.?\s*|den\s*|op\s*)?[0-9]{1,2}[ ./-]\s?(?:[0-9]{1,2}[ ./-]|[a-z]{3,9})|\s*,\s*(?:datum|op)\b|\s*,\s*[_.…]{3}"
)


def found_in(text: str, plain: str) -> Iterator[tuple[int, int]]:
    """Where names of regions stand: with a capital, and no address, dateline, or part of the name of an organisation."""
    named = [match.span() for match in _names().finditer(plain)]
    if not named:
        return
    bidders = list(organisations(text))
    starts = [start for start, _ in bidders]
    for start, end in named:
        written = text[start:end]
        capital = written.lstrip("'’‘`´t ")[:1].isupper() or (written[:1].isupper())
        if not capital or (fold(written) in _SHORT and not written.isupper()):
            continue
        near = text[max(0, start - 40) : start].rsplit("\n", 1)[-1]
        if _PLACE.search(fold(near)) or (fold(written) in _CITIES and _DAY.match(plain[end : end + 30])):
            continue
        place = bisect(starts, start) - 1
        last = bidders[place][1] if place >= 0 else 0
        if start >= last and not (last and start - last < 8 and plain[last:start].strip() == "in"):
            yield start, end


def written(text: str) -> str:
    """The name as written, on one line: a word that was broken is whole again."""
    whole = re.sub(r"(?<=[a-z])[-\u2010\xad]\s*\n\s*(?=[a-z])", "", text)
    return " ".join(re.sub(r"(?<=[-/])\s*\n\s*", "", whole).split())


_GAP = re.compile(
    r"(?:[\s,;/|•·▪●☒☑&+–-]|\([^()]{1,40}\)|\b(?:en|and|ook|voor|in|het|eerst|de|the|regio|plus|tevens|alsmede|als|zowel|"
    r"daarnaast|wel|of|vgz|cz|dsw|menzis|salland|zilveren|kruis|zorg|zekerheid|nieuw|bestaand|beide|opnieuw|e\.?o\.?)(?![\w-]))*\.?"
)


def _lists(sheet: Sheet) -> Iterator[list[tuple[int, int]]]:
    """Names that stand together in one list."""
    group: list[tuple[int, int]] = []
    for start, end in found_in(sheet.text, sheet.plain):
        if group and not (start - group[-1][1] <= 60 and _GAP.fullmatch(sheet.plain, group[-1][1], start)):
            yield group
            group = []
        group.append((start, end))
    if group:
        yield group


_BIDS = re.compile(
    r"\b(?:inschrij\w*|schrij(?:f|ft|ven)|ingeschreven|in te schrijven|(?:aan|mee)?bied(?:t|en)?|aanbieding|offerte|doe[nt]?|"
    r"mee(?:doe[nt]?|dingen|dingt)|mee te doen|ding(?:t|en)?|meld(?:t|en)?|aanmelding|zorginkoop|"
    r"kandidaat|instemmen|stem(?:t|men)? in|verleng\w*|tender|bid|bids|proposal|"
    r"stukken|documenten|pakket|dossier|meedoen|overeenkomst (?:oco|onafhankelijke|wlz)\b[^.;]{0,40}|plan van aanpak|"
    r"(?:inwerk- en )?implementatieplan|inwerkplan|plan)\b"
)
_BEFORE_LIST = re.compile(
    r"(?:\b(?:voor|in|op|bij|for|van|binnen|naar)|[:(/–\-])\s*(?:(?:de|het|the|heel|onze|alle|tevens|"
    r"ook|zowel|beide|volgende|(?:zorgkantoor\s?)?regio[\w'()]*|regions?|zorgkantoren|zorgkantoor|perceel|percelen|[:•·▪●☒☑/–\-])\s*)*$"
)
_DIRECT = re.compile(r"(?:inschrijving|offerte|aanbieding|bid|plan|aanmelding)\s*$")
_NOT_BID = re.compile(
    r"\b(?:niet|geen|vorige|eerder|eerdere|destijds|toen|voorheen|collega|zorgaanbieder|contract(?:en)? (?:met|van)|overeenkomst met)\b"
)
_SINCE = re.compile(r"\bsinds 20[0-9]{2}\b|\bin 20(?:1[0-9]|2[0-6])\b|\b20(?:1[0-9]|2[0-6]) ")
_STOP = re.compile(r"(?<=[a-z0-9)\]]{3})[.?!;](?=\s)")
_REACH = 160  # letters between the word that bids and the first name


_ELSEWHERE = re.compile(r"\b(?:collega|overgenomen|overgedragen|vervallen|ingetrokken|afgewezen)\b")
_LATER = re.compile(
    r"\b(?:later|volgend jaar|volgende ronde|in de toekomst|te zijner tijd)\b[^.;,]{0,30}\b(?:in\s?schrij|schrij|mee|bied|aanmeld)|"
    r"\b(?:schrij(?:f|ven)|bied(?:en)?|doen|meld(?:en)?)\b[^.;,]{0,60}\b(?:later|volgend jaar|volgende ronde|in de toekomst)\b"
)


def is_refused(sheet: Sheet, first: int, last: int) -> bool:
    """Does the sentence say of the names between these places that they are not bid for: denied, later, or of somebody else?"""
    start, end = sentence(sheet.plain, first, last, reach=_REACH)
    words = sheet.plain[start:end]
    behind = re.split(r"[;,:]\s", sheet.plain[last:end])[0]
    return is_denied(words, (first - start, last - start)) or bool(_ELSEWHERE.search(behind) or _LATER.search(words))


def _bids(sheet: Sheet, first: int) -> bool:
    """Is this list introduced by a word that bids, in the same sentence?"""
    start = max(0, first - _REACH)
    stops = [match.end() for match in _STOP.finditer(sheet.plain, start, first)]
    lead = sheet.plain[stops[-1] if stops else start : first]
    said = [match.end() for match in _BIDS.finditer(lead)]
    if not said or _NOT_BID.search(without_harmless(lead)) or _SINCE.search(lead[said[-1] :]):
        return False
    return bool(_BEFORE_LIST.search(lead) or _DIRECT.search(lead))


def bid_for(seen: Excerpt) -> list[Fact]:
    """ "... schrijft in voor Zeeland en, voor het eerst, West-Brabant": every name of such a list."""
    return [
        sheet.fact("regio", written(sheet.text[start:end]), span=(start, end))
        for sheet in seen.sheets[:40]
        for group in _lists(sheet)
        if _bids(sheet, group[0][0])
        and not is_refused(sheet, group[0][0], group[-1][1])
        and not (len(group) == 1 and _is_answered(sheet, *group[0]))
        for start, end in group
    ]


def _is_answered(sheet: Sheet, start: int, end: int) -> bool:
    """Does the name stand on a line with a box: an option of a list, which is read as such?"""
    before = sheet.text[sheet.text.rfind("\n", 0, start) + 1 : start]
    behind, _, under = sheet.text[end : end + 200].partition("\n")
    under = under.partition("\n")[0]
    return has_box(f"{before}naam{behind}") or has_named_box(Row(page=sheet.page, text=under, plain=fold(under)))


_WORKS = re.compile(
    r"\b(?:ik|wij|we|stichting|organisatie|cooperatie)? ?"
    r"(?:werk(?:t|en)?|zijn actief|contracthouder) (?:[a-z]+ ){0,3}in (?:de |heel )?$"
)


_UNTIL_NOW = re.compile(r"\btot nu toe\b|\btot op heden\b|\bnu nog\b|\bander(?:e)? zorgkanto")


def works_in(seen: Excerpt) -> list[Fact]:
    """ "Ik werk in Friesland", where a declaration says nothing else of a region."""
    for sheet in seen.sheets[:4]:
        for group in _lists(sheet):
            works = _WORKS.search(sheet.plain[max(0, group[0][0] - 70) : group[0][0]])
            if works and not _UNTIL_NOW.search(sheet.plain[slice(*sentence(sheet.plain, group[0][0], group[-1][1], reach=_REACH))]):
                return [sheet.fact("regio", written(sheet.text[start:end]), span=(start, end)) for start, end in group]
    return []


_HEAD = 10  # rows in which a title and the line under it stand
_ABOUT = re.compile(
    r"\bplan|implementatie|inwerk|onderbouwing|inschrijving|verklaring|propositie|toelichting|nieuw in|opbouw|starten|start in|kennen|"
    r"aanpak|motivatie|machtiging|volmacht|overzicht|contracten|visie|aanbod|bieden|bidbook|offerte|notitie"
)


def _is_line_of_names(row: Row, spans: Sequence[tuple[int, int]]) -> bool:
    """Nothing on the line but names, at least one of which is no city."""
    rest = row.plain
    for start, end in reversed(spans):
        rest = rest[:start] + " " + rest[end:]
    alone = bool(_GAP.fullmatch(rest.replace("regio's", " ").strip(" .:|")))
    return alone and (len(spans) > 1 or fold(row.text[slice(*spans[0])]) not in _CITIES)


def titled(seen: Excerpt, *, whole: bool) -> list[Fact]:
    """Names in the title or alone on the line under it; with `whole` every name in a line of the head that tells what it is about."""
    facts: list[Fact] = []
    for row in [row for row in seen.rows[:_HEAD] if row.page == seen.rows[0].page]:
        spans = list(found_in(row.text, row.plain))
        if not spans or len(row.plain.split()) > 16:
            continue
        told = _ABOUT.search(row.plain) and (whole or _DIRECT.search(row.plain[: spans[0][0]]))
        if told or (whole and (row in seen.titles[:2]) and not _is_letterhead(row)) or (_is_line_of_names(row, spans) and whole):
            facts += [row.fact("regio", written(row.text[start:end]), span=(start, end)) for start, end in spans]
    return facts


def _is_letterhead(row: Row) -> bool:
    """Is the city alone on its line, as in an address?"""
    return len(row.plain.split()) <= 2 and fold(row.text.strip()) in _CITIES


_IN_HEADING = re.compile(r"\b(?:in|voor|van|regio)\s(?:de\s)?$")


def headed(seen: Excerpt) -> list[Fact]:
    """Names that end a heading further on: "Wat wij toevoegen in Drenthe"."""
    facts = []
    for row in seen.rows:
        spans = list(found_in(row.text, row.plain)) if len(row.text) < 70 else []
        if spans and _IN_HEADING.search(row.plain[: spans[0][0]]) and not row.plain[spans[-1][1] :].strip(" :") and row.text[:1].isupper():
            facts += [row.fact("regio", written(row.text[start:end]), span=(start, end)) for start, end in spans]
    return facts


_LEADERS = " .:|_;"  # between a name and its box, and behind the last box
_FEWEST = 3  # boxes with names; fewer may be anything


def has_named_box(row: Row) -> bool:
    """Does a box with the name of a region behind it stand in this row?"""
    starts = {start for start, _ in found_in(row.text, row.plain)}
    ends = [token.end for token in tokens(row.text) if token.what in ("on", "off")]
    return any(end + len(row.text[end:]) - len(row.text[end:].lstrip()) in starts for end in ends)


def stand_behind(text: str, plain: str) -> bool:
    """ "Haaglanden [X] Zeeland [ ]": does a name stand before the first box of this line, and nothing behind the last?"""
    boxes = [token for token in tokens(text) if token.what in ("on", "off")]
    if not boxes or text[boxes[-1].end :].strip(_LEADERS):
        return False
    ends = {end for _, end in found_in(text, plain)}
    return all(len(text[: box.start].rstrip(_LEADERS)) in ends for box in boxes)


def is_name_alone(row: Row) -> bool:
    """Is there a region on this line and nothing else?"""
    spans = list(found_in(row.text, row.plain))
    return len(spans) == 1 and not (row.text[: spans[0][0]] + row.text[spans[0][1] :]).strip(" .;,•-")


def is_name(text: str) -> bool:
    """Is there the name of a region in these words, and is nothing else said?"""
    words = " ".join(text.replace("(", " ").replace(")", " ").split())
    spans = list(found_in(words, fold(words)))
    rest = words
    for start, end in reversed(spans):
        rest = rest[:start] + rest[end:]
    return bool(spans) and not re.search(r"[^\W\d]{3,}", re.sub(r"\b(?:zorgkantoor|regio|regio's|voor|in)\b", "", fold(rest)))


def has_name(row: Row) -> bool:
    """Does the row name a region?"""
    return any(found_in(row.text, row.plain))


def boxed(seen: Excerpt) -> list[Fact]:
    """Names beside a ticked box, on the side on which the boxes of their line stand, in a list of boxes however it is laid out."""
    facts: list[Fact] = []
    boxes = 0
    for sheet in seen.sheets[:10]:
        names = dict(found_in(sheet.text, sheet.plain))
        starts = {end: start for start, end in names.items()}
        behind: dict[int, bool] = {}  # of each line, by its first letter
        for token in tokens(sheet.text) if names else ():
            if token.what not in ("on", "off"):
                continue
            first, last = sheet.text.rfind("\n", 0, token.start) + 1, sheet.text.find("\n", token.end)
            line = slice(first, last if last >= 0 else len(sheet.text))
            if first not in behind:
                behind[first] = stand_behind(sheet.text[line], sheet.plain[line])
            if behind[first]:
                end = len(sheet.text[first : token.start].rstrip(_LEADERS)) + first
                start = starts.get(end, -1)
            else:
                start = token.end + len(sheet.text[token.end :]) - len(sheet.text[token.end :].lstrip())
                end = names.get(start, -1)
            if start < 0 or end < 0:
                continue
            boxes += 1
            if token.what == "on":
                span = (min(start, token.start), max(end, token.end))
                facts.append(sheet.fact("regio", written(sheet.text[start:end]), span=span))
    return facts if boxes >= _FEWEST else []
