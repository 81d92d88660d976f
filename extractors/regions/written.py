"""Reads the regions and municipalities a text names, exactly as written.

Knows how such lists look; which region a word means is resolved in a later stage.
"""

import re
from collections.abc import Sequence

from extractors.boxes import has_box, tokens
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, cells_of, fold, sentence
from extractors.labels import BLANK, Labelled, labelled, vocabulary
from extractors.regions import named as regions_named

_LABELS = vocabulary(
    {
        "regio": r"(?:in|voor) welke (?:zorgkantoor)?regio(?:\(?['’]?s\)?|n)? [a-z ]{3,40}\?|regio(?:nummer)? ?[0-9]{1,2}|"
        r"(?:zorgkantoor )?regions?|"
        r"(?:[a-z]+ ){0,4}(?:zorgkantoor)?regio(?:\(?['’]?s\)?|n)?(?: (?:waarvoor|waarop|waarin)(?: [a-z]{1,15}){1,7}"
        r"| (?:van )?inschrijving)?|betreffende (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?|"
        r"inschrijving (?:voor|in) (?:de )?(?:zorgkantoor)?regio(?:\(?['’]?s\)?)?|"
        r"wij schrijven in voor(?: de (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?)?|"
        r"werkgebied|perceel|percelen|schrijft (?:zich )?in voor(?: de)? (?:zorgkantoor)?regio(?:\(?['’]?s\)?)?"
    }
)
_SENTENCE = re.compile(
    r"\b(?:welke\s(?:zorgkantoor)?regio\S{0,6}\s[a-z ]{3,40}\?\s*(?=(?-i:['’]?[A-Z]))|regio['’]s(?=(?-i:[A-Z]))|schrij(?:ft|"
    r"ven)\s(?:zich\s|ons\s)?in\svoor\s(?=(?-i:['’]?[A-Zs]))|(?:(?:in|voor|van|naar|op|"
    r"binnen)\s(?:de\s)?)?(?:volgende\s|onderstaande\s)?(?:zorgkantoor\s?)?regio(?:\(?['’]?s\)?|"
    r"n)?(?:\s?:\s?|\s(?!\s))(?=(?-i:['’]?[A-Zs])))",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?<=[a-z)])\.\s(?=[A-Z])")  # "Friesland. Als er in Groningen nog ruimte is ..."
_NEXT = re.compile(r"(?:in|voor) de (?:zorgkantoor)?regio\b")  # "regio Haaglanden en in de regio ..." is found by itself
_GOES_ON = re.compile(r"\s*(?:,|en\b|&)")
_HEADING = re.compile(r"\b(?:zorgkantoor)?regio(?:n|'?s|\('s\))?\b")
_ALL_OF = re.compile(
    r"\balle\s(?:\w+\s){0,2}(?:zorgkantoor)?regio['’]?s\s(?:van|bij)\s(?:zorgkantoor\s)?(?-i:[A-Z][\w&-]*(?:\s(?:&|en)\s[A-Z]\w+)?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"['’]?[A-Z][\w'’\-/]*|[ts]-[A-Z][\w\-]*")
_JOINS = set("en de & - in van te aan den bij op o.o en/of gemeente gemeenten regio regio's alle".split())
_BIDS = re.compile(
    r"verkla(?:art|ren|ar)\s(?:\w+\s){0,3}voor\b|inschrij|schrij(?:f|ft|ven)\b|aanmeld|aanbied|\bbied(?:t|en)?\b|offerte|\bbetreft|"
    r"onderwerp|"
    r"verklaring\b[^.;]{0,30}\baf (?=voor\b)|"
    r"implementatieplan|ding(?:t|en) mee|verlenging|\bstem(?:t|men)?\b|in te stemmen"
)
_WISHES = re.compile(
    r"\bwil(?:len)? (?:graag|wij|we|ik)\b[^.;]{0,160}?(?:\b(?:lever\w*|meedoen|mee te doen|verzorg\w*|uitvoer\w*|blijven|start\w*|"
    r"voortzet\w*|doorgaan|contract\w*|overeenkomst|werken(?! met)|werkzaam|actief|ondersteunen)\b|clientondersteun|aan de slag)"
)
"""A wish bids when it is for the work itself; who wishes to meet or to cooperate bids for nothing."""
_ARTICLE = re.compile(r"^(?:in |voor )?(?:de|alle|heel de) (?=(?:zorgkantoor)?regio|gemeente)")
_NO_REGION = {
    "uit",
    "met",
    "ook",
    "dit",
    "die",
    "dat",
    "een",
    "zie",
    "ons",
    "wat",
    "van",
    "wlz",
    "oco",
    "wmo",
    "vgz",
    "cz",
    "dsw",
    "kvk",
    "wij",
    "de",
    "het",
    "voor",
    "per",
    "onze",
    "zorgkantoor",
    "jaar",
    "zet",
    "kruis",
    "vink",
    "geef",
    "vul",
    "inschrijving",
    "inschrijven",
    "antwoord",
    "akkoord",
    "naam",
    "verklaring",
    "verklaringen",
    "welke",
    "wie",
    "hoe",
    "waar",
    "waarom",
    "wanneer",
    "als",
    "onderdeel",
    "deel",
    "bijlage",
    "hoofdstuk",
    "paragraaf",
    "artikel",
    "ja",
    "nee",
}


def _bare(words: str) -> str:
    """Without the marks around it; brackets that belong together stay."""
    words = " ".join(words.split()).strip(" .:;,[]\t*_|")
    return words if words.count("(") == words.count(")") else words.strip("()")


def _is_region(words: str) -> bool:
    """Does this read as a name, or a list of names, and not as a sentence?"""
    plain = _ARTICLE.sub("", fold(words)).removeprefix("het ")
    if (
        not 2 < len(words) <= 200
        or plain.split(" ")[0].strip(",") in _NO_REGION
        or any(letter.isdigit() or letter == "?" for letter in words)
    ):
        return False
    small = [word for word in words.split() if word[0].islower() and fold(word).strip(",.") not in _JOINS]
    return (
        (words[0].isupper() or words[0] in "'’t" or plain.startswith(("gemeente", "regio"))) and len(small) <= 2 and not BLANK.match(words)
    )


def _without_boxes(words: str) -> str:
    for box in reversed([token for token in tokens(words) if token.what in ("on", "off")]):
        words = words[: box.start] + words[box.end :]
    return words


def _is_option(row: Row, seen: Excerpt) -> bool:
    """Does a row of several names follow: a list to choose from, of which the boxes were drawn and cannot be read?"""
    place = next((index for index, other in enumerate(seen.rows) if other is row), len(seen.rows))
    if place + 1 >= len(seen.rows):
        return False
    following = seen.rows[place + 1]
    cells = cells_of(following.text)
    return (len(cells) > 1 and all(_is_region(_bare(cell)) for cell in cells)) or regions_named.has_named_box(following)


def _is_head(found: Labelled, seen: Excerpt) -> bool:
    """Is the "value" the rest of the head row of a table, with names of regions in the rows under it?"""
    rows = seen.rows[found.index : found.index + 2]
    return len(rows) > 1 and len(cells_of(rows[0].text)) > 1 and not regions_named.has_name(rows[0]) and regions_named.has_name(rows[1])


def _under_head(seen: Excerpt, index: int) -> list[Fact]:
    """The names in the first cells of the rows of such a table, as far as it goes."""
    facts: list[Fact] = []
    for row in seen.rows[index + 1 : index + 45]:
        cells = cells_of(row.text)
        named = [one for one in regions_named.found_in(row.text, row.plain) if one[0] < len(cells[0]) + 3] if cells else []
        if not named and len(cells) < 2:
            break
        facts += [row.fact("regio", regions_named.written(row.text[start:end]), span=(start, end)) for start, end in named]
    return facts


def _facts_of(found: Labelled) -> list[Fact]:
    words = _bare(_FIRST.split(found.value)[0])
    return [found.fact("regio", words)] if not has_box(found.value) and _is_region(words) else []


def _ticked(row: Row) -> list[Fact]:
    """The names beside ticked boxes in a row."""
    boxes = [token for token in tokens(row.text) if token.what in ("on", "off")]
    if regions_named.stand_behind(row.text, row.plain):
        spans = [(before, box.end) for before, box in zip([0, *(box.end for box in boxes)], boxes, strict=False)]
    else:
        spans = list(zip((box.start for box in boxes), [*(box.start for box in boxes[1:]), len(row.text)], strict=True))
    facts = []
    for box, (start, end) in zip(boxes, spans, strict=True):
        words = _bare(row.text[start : box.start] + row.text[box.end : end])
        if box.what == "on" and _is_region(words) and fold(words) not in ("ja", "nee"):
            facts.append(row.fact("regio", words, span=(start, end)))
    return facts


_MOST_CHOSEN = 4  # names on lines of their own; a longer list is one to choose from, of which the marks cannot be read


def _plain_list(seen: Excerpt, index: int) -> list[Row]:
    """The rows under a label that hold the name of a region and nothing else."""
    rows: list[Row] = []
    for row in seen.rows[index + 1 : index + 40]:
        if not regions_named.is_name_alone(row):
            break
        rows.append(row)
    return rows


def _listed(seen: Excerpt, index: int) -> list[Fact]:
    """The rows under a label: bullets, or boxes of which the ticked ones count."""
    facts: list[Fact] = []
    for row in seen.rows[index + 1 : index + 45]:
        text = row.text.strip()
        bullet = re.match(r"(?:[•▪·*○●o]|-|–|[0-9]{1,2}[.)])\s+", text)
        if has_box(row.text):
            facts += _ticked(row)
        elif (said := re.fullmatch(r"(.{3,60}?)\s{2,}(ja|nee|x|-)", text, re.IGNORECASE)) and _is_region(_bare(said[1])):
            facts += [row.fact("regio", _bare(said[1]), span=(0, len(row.text)))] if said[2].lower() in ("ja", "x") else []
        elif bullet and _is_region(_bare(text[bullet.end() :])):
            facts.append(row.fact("regio", _bare(text[bullet.end() :]), span=(0, len(row.text))))
        else:
            break
    return facts


_LEGEND = re.compile(r"[☒☑■●xX]\]?\s?=\s?\w")  # "☒ = inschrijving"
_CHOSEN = re.compile(r"[\[(]?\s?[xv✓✔☒☑●]\s?[\])]?|ja", re.IGNORECASE)
_CHOICE = re.compile(r"inschrij|kruis|aanmeld|keuze|\bx\b|☒|gekozen")


def _in_column(seen: Excerpt, before: int | None) -> list[Fact]:
    """A table with a column of regions and one for a cross: the rows that have the cross."""
    facts: list[Fact] = []
    rows = seen.rows[:before]
    for at, head in enumerate(rows):
        heads = cells_of(head.plain)
        column = next((index for index, cell in enumerate(heads) if _HEADING.fullmatch(cell)), None)
        if column is None or not 2 <= len(heads) <= 4 or not _CHOICE.search(heads[-1]):
            continue
        for row in rows[at + 1 : at + 45]:
            cells = cells_of(row.text)
            if len(cells) == len(heads) and _CHOSEN.fullmatch(cells[-1]) and _is_region(cells[column]):
                facts.append(row.fact("regio", cells[column], span=(0, len(row.text))))
            elif len(cells) < len(heads) - 1:
                break
    return facts


_ANSWERED = re.compile(r"\s{2,}(?:ja|nee)\s*$", re.IGNORECASE)


def _boxed(seen: Excerpt, before: int | None) -> list[Fact]:
    """Names beside ticked boxes in any list of boxes under words about regions, however that heading runs."""
    facts: list[Fact] = []
    rows = seen.rows[:before]
    for index, row in enumerate(rows):
        legend = bool(_LEGEND.search(row.text))
        answered = not legend and (has_box(row.text) or bool(_ANSWERED.search(row.text)))
        last = rows[index - 1].text if index else ""
        if answered and index and (_LEGEND.search(last) or not (has_box(last) or _ANSWERED.search(last))):
            above = " ".join(other.plain for other in rows[max(0, index - 2) : index])
            facts += _listed(seen, index - 1) if _HEADING.search(above) else []
    return facts


_ASIDE = re.compile(r"(?<=\w\s)\((?=[a-z][a-z]+ )(?:[^()]|\([^()]{0,60}\)){4,120}\)(?=\s?(?:,|en\b|&|;|:|\.|$))")
"""What is told of a region within a list of them: "Zeeland (wij werken hier al) en West-Brabant (wij zijn hier nieuw)"."""


def _breaks(before: str) -> bool:
    """A new line after a whole name begins something else; after a comma, hyphen or "en" the list goes on."""
    words = before.rstrip()
    return "\n" in before[len(words) :] and not re.search(r"(?:[,;\-&]|\ben|\bde)$", words)


def _in_sentence(sheet: Sheet) -> list[tuple[Fact, bool]]:
    """ "... in de regio's Nijmegen, Waardenland en Noord- en Midden-Limburg ..."."""
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), sheet.text.replace("\n", " "))
    facts = [
        (sheet.fact("regio", " ".join(match[0].split()), span=match.span()), _is_bid(sheet, match)) for match in _ALL_OF.finditer(text)
    ]
    for match in _SENTENCE.finditer(text):
        start, end = match.end(), match.end()
        for word in re.finditer(r"\S+", text[start : start + 300]):
            bare = word[0].strip("().,;:'’\"")
            if word.start() and _NEXT.match(text, start + word.start()):
                break
            joins = fold(bare) in _JOINS or word[0] in ("'t", "’t", "’s", "'s")
            if word.start() and fold(bare) not in ("en", "&", "en/of") and _breaks(sheet.text[start : start + word.start()]):
                break
            if not (joins or (_WORD.match(word[0].lstrip("(")) and fold(bare) not in _NO_REGION)):
                break
            if not joins:
                end = start + word.start() + len(word[0].rstrip(".;:"))
            if word[0].endswith((".", ":")) or (word[0].endswith(")") and not _GOES_ON.match(text, start + word.end())):
                break
        words = _bare(text[start:end])
        if words and fold(words.split()[0]) in _JOINS - {"gemeente", "gemeenten", "de"}:  # "in de regio. In Tiel ..."
            continue
        if _is_region(words) and len(facts) < 200 and not _is_option_of_line(sheet.text[end : end + 40]):
            facts.append((sheet.fact("regio", words, span=(match.start(), end)), _is_bid(sheet, match)))
    return facts


def _is_option_of_line(behind: str) -> bool:
    """ "Regio's:" and under it "Haaglanden [ ]  Zeeland [x]": a name with a box straight behind it counts only where that is ticked."""
    line = behind.partition("\n")[0]
    box = next((token for token in tokens(line) if token.what in ("on", "off")), None)
    return box is not None and not line[: box.start].strip(" .:|_")


_OFFICE = re.compile(r"\b(?:zorgkantoor|aan)\s?:\s?[^.;:]{0,50}$")
"""The head of a paper: "Zorgkantoor: Zilveren Kruis, regio's Amsterdam en ..."."""
_OFFICE_REACH = 70  # letters


def _is_bid(sheet: Sheet, match: re.Match[str]) -> bool:
    """Does the sentence say that this region is bid for?"""
    words = sheet.plain[slice(*sentence(sheet.plain, match.start(), match.end(), reach=160))]
    headed = _OFFICE.search(sheet.plain, max(0, match.start() - _OFFICE_REACH), match.start())
    return bool(headed or _BIDS.search(words) or _WISHES.search(words)) and not regions_named.is_refused(sheet, match.start(), match.end())


_BIDDER = re.compile(r"(?:naam )?(?:de )?(?:organisatie|inschrijver|aanbieder|rechtspersoon)")
_FOR = re.compile(r"(?:voor )?(?:zorgkantoor)?regio(?:\(?['’]?s\)?)?")
_MOST_LINES = 4  # of the cell under the head


def _beside_bidder(rows: Sequence[Row]) -> list[Fact]:
    """The names in the cell under "Regio", where the only other head is that of the bidder; the cell may have more lines than one."""
    for index, row in enumerate(rows):
        heads = [fold(cell).strip(" :") for cell in cells_of(row.text)]
        if len(heads) != 2 or not _BIDDER.fullmatch(heads[0]) or not _FOR.fullmatch(heads[1]):
            continue
        facts: list[Fact] = []
        for under in rows[index + 1 : index + 1 + _MOST_LINES]:
            cells = cells_of(under.text)
            if len(cells) != 2 or under.page != row.page:
                break
            begins = under.text.rfind(cells[1])
            named = [one for one in regions_named.found_in(under.text, under.plain) if one[0] >= begins]
            facts += [under.fact("regio", regions_named.written(under.text[start:end]), span=(start, end)) for start, end in named]
        return facts
    return []


def regions(seen: Excerpt, *, only_bid: bool = False, before: int | None = None) -> list[Fact]:
    """The regions that are bid for: by label or list, else by a sentence that bids; without those every region named.

    `only_bid` leaves out the last; labels count in the rows `before` a position only (an annex may list other contracts).
    """
    options: set[str] = set()
    facts: list[Fact] = []
    for found in labelled(seen.rows[:before], _LABELS):
        if found.below and (has_box(found.below[-1].text) or _is_option(found.below[-1], seen)):
            options.add(fold(_bare(_without_boxes(found.value))))
            facts += _listed(seen, found.index) if has_box(found.below[-1].text) else []
            continue
        if not found.below and _is_head(found, seen):
            facts += [] if only_bid else _under_head(seen, found.index)
            continue
        alone = _plain_list(seen, found.index) if found.below else []
        if len(alone) > _MOST_CHOSEN:
            options.update(fold(_bare(row.text)) for row in alone)
            continue
        facts += _facts_of(found)
        facts += [row.fact("regio", _bare(row.text), span=(0, len(row.text))) for row in alone[1:]]
        if found.below or not found.value:
            facts += _listed(seen, found.index)
    facts += _in_column(seen, before) or _boxed(seen, before) or _beside_bidder(seen.rows[:before])
    said = [
        one for sheet in seen.sheets for one in _in_sentence(sheet) if fold(one[0].value) not in options and not _is_denied(sheet, one[0])
    ]
    facts += [fact for fact, bids in said if bids]
    facts = _with_names(seen, facts, only_bid=only_bid)
    if not facts and not only_bid:
        facts = [fact for fact, _ in said]
    known: set[tuple[int, str]] = set()
    kept: list[Fact] = []
    for fact in facts:
        key = (fact.locator.page, fold(fact.value))
        if key not in known and len(kept) < 80:
            known.add(key)
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.locator.page)


_DENIED = re.compile(
    r"\bschrij(?:f|ft|ven)\b[^.;]{0,40}\bniet in\b|\bniet (?:voor )?(?:in|voor)\b[^.;]{0,20}\bingeschreven\b|"
    r"\bgeen inschrijving\b"
)


def _is_denied(sheet: Sheet, fact: Fact) -> bool:
    """ "In de regio's Groningen en Zwolle schrijven wij niet in"."""
    place = sheet.text.find(fact.locator.quote)
    return place >= 0 and bool(_DENIED.search(sheet.plain[slice(*sentence(sheet.plain, place, place + len(fact.locator.quote)))]))


_DECLARES = re.compile(r"verkla(?:art|ren|ar)\b|\bvoldoe[nt]\b")


def _declared(seen: Excerpt) -> list[Fact]:
    """ "Regio Drenthe." by itself, or in the sentence that declares."""
    found = [(sheet, fact) for sheet in seen.sheets[:3] for fact, _ in _in_sentence(sheet) if not _is_denied(sheet, fact)]
    facts = []
    for sheet, fact in found:
        place = sheet.text.find(fact.locator.quote)
        start, end = sentence(sheet.plain, place, place + len(fact.locator.quote))
        if place >= 0 and (fold(sheet.text[start:place]).strip() in ("", "-", "perceel") or _DECLARES.search(sheet.plain[start:end])):
            facts.append(fact)
    return facts


def _with_names(seen: Excerpt, facts: list[Fact], *, only_bid: bool) -> list[Fact]:
    """And those that are called by their name only, which is looked for further the less was found."""
    if not seen.rows:
        return facts
    named = regions_named.boxed(seen) if not facts else []
    named += regions_named.bid_for(seen)
    if not facts:
        named += regions_named.titled(seen, whole=not only_bid)
    if not facts and not named:
        named = (_declared(seen) if only_bid else regions_named.headed(seen)) or regions_named.works_in(seen)
    whole = [re.sub(r"[^a-z]", "", fold(fact.value)) for fact in facts]
    return facts + [fact for fact in named if not any(re.sub(r"[^a-z]", "", fold(fact.value)) in other for other in whole)]
