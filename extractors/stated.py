"""Reads what documents of many kinds state about the organisation: KvK number, names, legal form, and personal data to mask.

Knows how such statements look; never keeps the value of a BSN, passport number or birth date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.dates import dates
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, Sheet, fold, squeeze
from extractors.labels import BLANK, Labelled, labelled, vocabulary
from extractors.numbers import EIGHT, numbers
from extractors.parties.headed_numbers import headed_numbers
from extractors.parties.names import NO_BIDDER, legal_form, organisations
from extractors.parties.numbered import KVK_LABEL, names_with_number
from extractors.parties.own_names import own_of
from extractors.parties.owners import SERVES, is_in_anothers_block, is_labelled_other, is_labelled_own, is_others, is_stranger, names_other

MOST = 40  # facts of one name that are kept; a piece that states more than this states nothing

IDENTITY = vocabulary(
    {
        "kvk": r"(?:inschrijf)?nummer (?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister)|"
        r"(?:kvk|k\.v\.k\.|kamer van koophandel)[ -]?(?:inschrijf)?[ -]?(?:nummer|nr\.?)?(?: (?:organisatie|inschrijver|aanbieder))?|"
        r"handelsregister(?:nummer|nr\.?)?|inschrij(?:f|vings)nummer|chamber of commerce(?: (?:number|no\.?))?|registration number",
        "naam": r"(?:volledige )?(?:statutaire )?naam (?:van )?(?:de )?(?:organisatie|inschrijver|inschrijvende organisatie|"
        r"rechtspersoon|"
        r"(?:oco-?\s?)?aanbieder|zorgaanbieder|onderneming|instelling|stichting|vennootschap|inschrijvende partij)(?: (?:volgens|"
        r"conform) "
        r"(?:de )?(?:kvk|statuten|het handelsregister))?|statutaire naam|inschrijver|(?:oco-?\s?)?aanbieder|organisatie(?:naam)?|"
        r"naam (?:van )?(?:het |ons |mijn |de )?(?:bedrijf|onderneming|praktijk)|"
        r"rechtspersoon|bedrijfsnaam|name of (?:the )?(?:provider|bidder|tenderer|organi[sz]ation|company)|provider|bidder|tenderer",
        "handelsnaam": r"handelsna(?:am|men)(?: en rechtsvorm)?|trade names?",
        "rechtsvorm": r"rechtsvorm|legal form",
    }
)
_PERSONAL = (
    ("bsn", re.compile(r"\bbsn\b|burgerservice\s?-?nummer|sofi\s?-?nummer")),
    (
        "paspoortnummer",
        re.compile(r"(?:paspoort|document|identiteitskaart|id-?kaart|legitimatie|rijbewijs)\s?-?(?:nummer|nr)\b|passport n(?:o|umber)"),
    ),
    ("geboortedatum", re.compile(r"geboortedatum|geboren (?:op|te)|geb\.\s?dat|date of birth|geboren:")),
)
_PASSPORT = re.compile(r"\b[a-z]{2}[a-z0-9]{6}[0-9]\b|\b[0-9]{10}\b")


_TRADING_AS = re.compile(
    r"(?i:handelend(?:e)? onder (?:de )?(?:handels)?naam|h\.?o\.?d\.?n\.?|onder de (?:handels)?naam|tevens handelend als)\s*:?\s*[\"“‘']?"
    r"(?P<name>[A-Z][^,.;:()\"”\n]{2,60})"
)


_IN_BRACKETS = re.compile(r"(?<=[a-z.])(?:\s\((?=[0-9]{8}\))|,\s(?=[0-9]{8}\))|\s[–—|-]\s(?=[0-9]{8}(?:\s|$)))([0-9]{8})(?![0-9])")
"""Behind a name: "Maatschap Rietgors (61924408)", "VLC (Vereniging Alfa, 61924408)", "Alfa V.O.F. - 61924408".

Telephone numbers have ten digits, an RSIN nine.
"""


def trading_as(seen: Excerpt) -> list[Fact]:
    """ "handelend onder de naam Pelsma Advies": the name of a sole trader."""
    found = ((sheet, match) for sheet in seen.sheets[:4] for match in _few(_TRADING_AS.finditer(sheet.text)))
    return [sheet.fact("handelsnaam", match["name"].strip(), span=match.span()) for sheet, match in found][:2]


def kvk_numbers(seen: Excerpt) -> list[Fact]:
    """Every labelled KvK number, once a page, in order; not what a table says to be another number."""
    headed, known = _in_tables(seen)
    placed: list[tuple[int, int, Fact]] = []
    for nth, sheet in enumerate(seen.sheets):
        placed += [(nth, sheet.text.find(fact.locator.quote), fact) for fact in headed if fact.locator.page == sheet.page]
        for number in numbers(sheet.plain):
            if number.kind == "kvk" and (sheet.page, number.value) not in known and len(placed) < MOST:
                known.add((sheet.page, number.value))
                placed.append((nth, number.start, _owned(sheet, number.value, (number.start, number.end))))
        for match in _few(_IN_BRACKETS.finditer(sheet.plain)):
            if (sheet.page, match[1]) not in known and len(placed) < MOST:
                known.add((sheet.page, match[1]))
                placed.append((nth, _LAST, _owned(sheet, match[1], match.span(1))))
    return [fact for _, _, fact in sorted(placed, key=lambda one: one[:2])]


def lone_number(seen: Excerpt) -> list[Fact]:
    """Where no number stands behind a KvK label: the one number of eight digits of the piece, with such a label in or beside its row.

    A label of two lines, or one that stands behind or under its number: "Nummer waarmee u ingeschreven staat bij de  90210011", and under
    it "Kamer van Koophandel".
    """
    found: dict[str, Fact] = {}
    for index, row in enumerate(seen.rows):
        for match in EIGHT.finditer(row.plain):
            taken = _OTHER_NUMBER.search(row.plain, max(0, match.start() - _LABEL), match.start()) or dates(match[0])
            labelled_so = not taken and KVK_LABEL.search(_words_around(seen.rows, index, match.span()))
            found.setdefault(match[0], row.fact("kvk_nummer" if labelled_so else "", match[0], span=match.span()))
    return [fact for fact in found.values() if fact.name] if len(found) == 1 else []


def _words_around(rows: Sequence[Row], index: int, number: tuple[int, int]) -> str:
    """The words of the row of a number, between those over and under it; a row with digits of its own tells of these."""
    start, end = number
    over, under = (
        rows[at].plain if 0 <= at < len(rows) and rows[at].page == rows[index].page and not any(map(str.isdigit, rows[at].plain)) else ""
        for at in (index - 1, index + 1)
    )
    return squeeze(f"{over} {rows[index].plain[:start]} {under} {rows[index].plain[end:]}")


_LABEL = 40  # letters before a number
_OTHER_NUMBER = re.compile(
    r"\b(?:kenmerk|referentie|rsin|tel(?:efoon)?|mobiel|fax|iban|bank|btw|agb|bsn|order|factuur|vestiging|zaak|klant)\w*\b"
)
_LAST = 1_000_000  # letters: behind everything else of a page


def _in_tables(seen: Excerpt) -> tuple[list[Fact], set[tuple[int, str]]]:
    """The KvK numbers of tables as facts, and page and value of every number that tables tell about."""
    headed, others = headed_numbers(seen)
    facts: dict[tuple[int, str], Fact] = {}
    written = [row.text for row in seen.rows]
    for one in headed[:MOST]:
        stranger = is_in_anothers_block([*written[: one.head + 1], one.row.text], one.head + 1)
        fact = one.row.fact("kvk_nummer", one.value, {"rol": "ander"} if stranger else {}, span=one.span)
        facts.setdefault((one.row.page, one.value), fact)
    return list(facts.values()), {*facts, *others}


def _owned(sheet: Sheet, value: str, span: tuple[int, int]) -> Fact:
    """The number, with whose it is when it is not the writer's own."""
    return sheet.fact("kvk_nummer", value, {"rol": "ander"} if is_others(sheet, *span) else {}, span=span)


def _bare_kvk(found: Labelled) -> list[Fact]:
    """A number right of the label `KvK`, however it is spaced."""
    return [found.fact("kvk_nummer", number.value) for number in numbers(fold(found.value), default="kvk") if number.kind == "kvk"]


def _is_labelled_other(found: Labelled, fact: Fact) -> bool:
    """Does the label itself, or a word before it in its row, give this number to another party?"""
    words = fold(f"{found.row.text[: found.start]}{fact.locator.quote}")
    at = re.search(r"[ .-]{0,2}".join(fact.value), words)
    return at is not None and is_labelled_other(words[: at.end()])


def identity(seen: Excerpt, *, rows: Sequence[Row] | None = None) -> list[Fact]:
    """The organisation a declaration or letter speaks for: by its labels, else by the sentence that introduces it."""
    facts: list[Fact] = []
    rows = seen.rows if rows is None else rows
    written = [row.text for row in rows]
    _, refused = headed_numbers(seen)
    for one in labelled(rows, IDENTITY):
        facts += _written_over(rows, one) if one.name == "kvk" and not any(map(str.isdigit, one.value)) else []
        if not one.value or BLANK.match(one.value) or len(one.value) > 140:
            continue
        others = is_in_anothers_block(written, one.index)
        if one.name == "kvk":
            kept = [fact for fact in _bare_kvk(one) if (fact.locator.page, fact.value) not in refused]
            others = others or names_other(one.row.text[: one.start])
            facts += [replace(fact, about={"rol": "ander"}) if others or _is_labelled_other(one, fact) else fact for fact in kept]
        elif others:
            continue
        elif one.name == "naam" and _is_name(one.value):
            facts.append(one.fact("statutaire_naam", name_alone(one.value)))
            if (number := _BARE_BEHIND.search(one.value)) is not None:
                facts.append(one.fact("kvk_nummer", number[1]))
        elif one.name == "handelsnaam":
            facts.append(one.fact("handelsnaam", _WITH_FORM.sub("", one.value)))
        elif one.name == "rechtsvorm" and (form := legal_form(one.value)):
            facts.append(one.fact("rechtsvorm", form))
    return _with_sentences(seen, facts)


def _written_over(rows: Sequence[Row], label: Labelled) -> list[Fact]:
    """A number written with a pen above its dotted line: it stands alone on the row over the label, to the right of where that begins."""
    over = rows[label.index - 1] if label.index else label.row
    before = rows[label.index - 2].plain.rstrip() if label.index > 1 else ""
    alone = EIGHT.fullmatch(over.plain.strip()) is not None and over.page == label.row.page and not before.endswith(":")
    right = over.box is not None and label.row.box is not None and over.box.x0 > label.row.box.x0
    return [over.fact("kvk_nummer", over.plain.strip(), span=(0, len(over.text)))] if alone and right else []


_WITH_FORM = re.compile(r",\s*(?:een )?(?:eenmanszaak|maatschap|v\.?o\.?f\.?|stichting|vereniging)\s*$", re.IGNORECASE)
_BEHIND_NAME = re.compile(
    r"\s*[,;|(–—-]*\s*\b(?:kvk|k\.v\.k|kamer van koophandel|chamber of commerce|handelsregister|rsin)\b|\s[–—|-]\s|\s\(|"
    r"\s(?:h\.?o\.?d\.?n\.?|handelend onder)\b",
    re.IGNORECASE,
)


_BARE_BEHIND = re.compile(r"\((?:kvk\W{0,3})?([0-9]{8})\)\s*$", re.IGNORECASE)


_ADDRESS = re.compile(
    r"\s*[,;●•·]\s*(?=[^,;]{0,40}[0-9])|\s*[●•]\s*|,\s*(?:bestaande uit|hierna|gevestigd|ingeschreven|statutair|"
    r"vertegenwoordigd|handelend|kantoorhoudend)\b.*$"
)
_WITH_PLACE = re.compile(r"^(.*\b(?:[BN]\.?V|U\.?A|V\.?O\.?F)\.?),\s(?:te\s|gevestigd te\s)?[A-Z'][\w' -]{2,30}$")


def name_alone(value: str) -> str:
    """A name without the number or address that stands behind it on the same line."""
    found = _BEHIND_NAME.search(value)
    name = value[: found.start()].rstrip(" ,;") if found and found.start() > 2 else value
    cut = _ADDRESS.search(name)
    name = name[: cut.start()] if cut and cut.start() > 2 else name
    return _WITH_PLACE.sub(r"\1", name.rstrip(" ,;"))


def _named_with_number(seen: Excerpt) -> list[Fact]:
    """ "Naam: Boerma Wegwijzer - KvK: 83406612": a name that has a KvK number is no person's."""
    for row in seen.rows[:60]:
        if (match := _NAME_AND_NUMBER.match(row.text)) is not None:
            return [row.fact("statutaire_naam", match["name"].strip(), span=match.span("name"))]
    written = [row.text for row in seen.rows[:40]]
    for index, row in enumerate(seen.rows[:40]):
        match = _PLAIN_NAME.match(row.text)
        near = " ".join(other.plain for other in seen.rows[index + 1 : index + 4])
        if match is not None and KVK_LABEL.search(near) and not _IS_SIGNER.search(near) and not is_in_anothers_block(written, index):
            return [row.fact("statutaire_naam", match["name"].strip(), span=match.span("name"))]
    return []


_PLAIN_NAME = re.compile(r"\s*[Nn]aam(?:\s*:\s*|\s{2,})(?P<name>[A-Z](?:(?!\s{2})[^:|]){2,70})(?:\s{2,}.*)?$")
_IS_SIGNER = re.compile(r"\bfunctie\b|handtekening|\bdatum\b")


_WITH_NUMBER = re.compile(
    r"\b(?:onze|mijn|de|ons) (?:vof|v\.o\.f\.|maatschap|stichting|praktijk|eenmanszaak|b\.v\.|bv|vereniging|cooperatie|onderneming) "
    r"\((?P<name>[^(),]{3,60}), ?kvk"
)


def _in_same_brackets(seen: Excerpt) -> list[Fact]:
    """ "namens onze vof (Hemmink & Obbink, kvk 66093471)"."""
    found = ((sheet, match.span("name")) for sheet in seen.sheets[:4] for match in _few(_WITH_NUMBER.finditer(sheet.plain)))
    return [sheet.fact("statutaire_naam", sheet.text[slice(*place)].strip(), span=place) for sheet, place in found]


_NAME_AND_NUMBER = re.compile(
    r"\s*(?:naam|name)\s*:\s*(?P<name>[A-Z][^:|]{2,80}?)\s*[,;|(–—-]+\s*(?:kvk|k\.v\.k|kamer van koophandel|"
    r"handelsregister)",
    re.IGNORECASE,
)


_IS_ADDRESS = re.compile(
    r"^(?:adres|bezoekadres|postadres|vestigingsplaats)$|\b[0-9]{4} ?[a-z]{2}\b|"
    r"^[^,]{4,40}\s[0-9]{1,4}[a-z]?(?:,|$)"
)


_PARTY = re.compile(
    r"\W*(?:(?:penvoerder|(?:tussen)?holding|moeder\w*|deelnemer|combinant|accountant|inschrijver|(?:zorg)?aanbieder|organisatie|rechtspersoon|"
    r"onderaannemer|gemachtigde|contactpersoon|zorgkantoor|opdrachtgever|bestuurder|naam|adres|(?:vestigings)?plaats|zetel|rechtsvorm|gegevens|en|of|[0-9a-d])\W*)+"
)
"""Nothing but the words for who it is: the head of the next column."""


def _is_name(value: str) -> bool:
    if not value[:1].isupper() and not legal_form(value):
        return False
    if (
        KVK_LABEL.match(fold(value)) or _PARTY.fullmatch(fold(value)) or _IS_ADDRESS.search(fold(value))
    ):  # the label or the value of the next line
        return False
    return not dates(fold(value)) and not value.endswith("?") and value.count(" ") < 14


def _with_sentences(seen: Excerpt, facts: list[Fact]) -> list[Fact]:
    own = {fact.value for fact in facts if fact.name == "kvk_nummer" and "rol" not in fact.about}
    told = {fact.value for fact in facts if fact.name == "kvk_nummer"}
    for fact in sorted(kvk_numbers(seen), key=lambda one: not is_labelled_own(fold(one.locator.quote))):
        if fact.value in told:
            continue
        if fact.value not in own and not own:
            own = {fact.value} if "rol" not in fact.about else own
            facts.append(fact)
        elif fact.value not in own:  # the first number is the writer's own; a later one belongs to somebody it mentions
            facts.append(replace(fact, about={"rol": "ander"}))
    if not any(fact.name == "handelsnaam" for fact in facts):
        facts += trading_as(seen)
    if not any(fact.name == "statutaire_naam" for fact in facts):
        facts += (
            own_of(seen, _in_same_brackets(seen))[:1]
            or own_of(seen, _named_with_number(seen))
            or own_of(seen, introduced(seen))[:1]
            or own_of(seen, names_with_number(seen))[:1]
        )
    facts += [] if any(fact.name == "kvk_nummer" for fact in facts) else lone_number(seen)
    facts = _with_its_number(seen, facts)
    if not any(fact.name == "rechtsvorm" for fact in facts):
        named = next((fact for fact in facts if fact.name == "statutaire_naam"), None)
        if named is not None and (form := legal_form(named.value)):
            facts.append(Fact(name="rechtsvorm", value=form, locator=named.locator))
    return facts


def _with_its_number(seen: Excerpt, facts: list[Fact]) -> list[Fact]:
    """Where one organisation directs the other, the KvK number right behind the name of the second is the one spoken for."""
    named = next((fact for fact in facts if fact.name == "statutaire_naam"), None)
    known = {fact.value for fact in facts if fact.name == "kvk_nummer"}
    directed = _directed(seen, []) if len(known) > 1 else []
    if named is None or not directed or directed[0].value != named.value:
        return facts
    written = r"\s+".join(map(re.escape, fold(named.value).split()))
    behind = re.compile(written + r"[\s,(]{1,4}(?:kvk|k\.v\.k\.)[^0-9]{0,14}([0-9]{8})(?![0-9])")
    own = next((match[1] for sheet in seen.sheets[:3] if (match := behind.search(sheet.plain))), "")
    if own not in known:
        return facts
    marked = {id(fact) for fact in facts if fact.name == "kvk_nummer" and fact.about.get("rol") in (None, "ander")}
    return [replace(fact, about={} if fact.value == own else {"rol": "ander"}) if id(fact) in marked else fact for fact in facts]


_INTRODUCES = re.compile(
    r"(?:namens|\b(?:ik|wij) (?:bestu(?:ur|ren)|leid(?:en)?|vertegenwoordig(?:en)?)|"
    r"handelend voor|van|voor|:|ondergetekenden?,?|inschrijver,?|organisatie,?|bestuurders? van|directeur van|aan|"
    r"bestuur van(?: de)?|is|tegen|door|wij,|de)\s*$"
)


_DIRECTS = re.compile(
    r"\b(?:bestuurder|directeur|vennoot|director|partner)\b(?: \(?[a-z]+\)?){0,2}? (?:is )?(?:van|of) "
    r"(?=(?:de |het )?(?:stichting|cooperatie|vereniging|[a-z0-9]))"
)


def _directed(seen: Excerpt, facts: list[Fact]) -> list[Fact]:
    """ "X Beheer B.V., enig bestuurder van Y B.V.": Y is spoken for, X only directs it; so for as many organisations in a row."""
    for sheet in seen.sheets[:3]:
        spans = [(start, end) for start, end in organisations(sheet.text[:40_000]) if not NO_BIDDER.search(fold(sheet.text[start:end]))]
        for (_, first), (start, end) in pairwise(spans):
            between = sheet.plain[first:start]
            close = len(between) < 160 and "." not in between.replace("k.v.k.", "")
            if close and _DIRECTS.search(f"{between}x") and between.rstrip().endswith(("van", "of", "de")):
                name = " ".join(sheet.text[start:end].split())
                return [sheet.fact("statutaire_naam", name, span=(start, end)), *(fact for fact in facts if fact.value != name)]
    return []


def introduced(seen: Excerpt) -> list[Fact]:
    """Organisations that the text introduces with a seat or KvK number, or speaks in the name of; no buyers or offices."""
    facts: list[Fact] = []
    numbered: set[str] = set()
    for sheet in seen.sheets[:12]:
        for start, end in organisations(sheet.text[:40_000]):
            name = " ".join(sheet.text[start:end].split())
            after, before = sheet.plain[end : end + 90], sheet.plain[max(0, start - 40) : start]
            strong = re.match(
                r"(?: - |[\s,(]{0,3})(?:(?:te )?[a-z' -]{2,24}(?:, ?| \())?(?:hierna|statutair|gevestigd|kantoorhoudend|bekend bij|"
                r"ingeschreven|(?:staat |is )?(?:te vinden |bekend )?in het handelsregister|kvk|k\.v\.k|kamer van)",
                after,
            )
            if "\n" in sheet.text[start:end] and after.startswith(" - "):  # a foot: the word above it is not of the name
                strong = None
            if re.match(r"[\s,(]{1,3}(?:kvk|k\.v\.k|kamer van koophandel|chamber of commerce)", after):
                numbered.add(name)
            if SERVES.search(before) or is_stranger(fold(name)):
                continue
            if not NO_BIDDER.search(fold(name)) and (strong or _INTRODUCES.search(before)) and len(name) < 120:
                facts.append(sheet.fact("statutaire_naam", name, span=(start, end)))
        if len(facts) > MOST:
            break
    facts.sort(key=lambda fact: fact.locator.page)
    if directed := _directed(seen, facts):
        return directed
    owned = dict.fromkeys(fact.value for fact in facts if fact.value in numbered)
    if len(owned) == 1 and facts[0].value not in owned:  # "X Holding B.V., bestuurder van Y B.V. (KvK ...)": Y is spoken for
        facts.sort(key=lambda fact: fact.value not in owned)
    return facts or _headed(seen)


def _headed(seen: Excerpt) -> list[Fact]:
    """The organisation in the letterhead or title, whole where it goes on in the next line."""
    top = sum(len(row.text) + 1 for row in seen.rows[:12])
    for sheet in seen.sheets[:1]:
        spans = [(start, end) for start, end in organisations(sheet.text[: top + 200]) if start < top and "\n" in sheet.text[start:end]]
        for start, end in spans[:1]:
            if not _is_nobody(sheet.text[start:end]) and not re.search(r"[0-9]{4}", sheet.text[start:end]):
                return [sheet.fact("statutaire_naam", " ".join(sheet.text[start:end].split()), span=(start, end))]
    for index, row in enumerate(seen.rows[:12]):
        last = seen.rows[index - 1].plain if index else ""
        for start, end in organisations(row.text):
            name = row.text[start:end]
            if not _is_nobody(name) and not SERVES.search(f"{last} {row.plain[:start]}"):
                return [row.fact("statutaire_naam", " ".join(name.split()), span=(start, end))]
    return []


def _is_nobody(name: str) -> bool:
    """Is this the name of who buys or issues, or of a firm that never bids?"""
    return bool(NO_BIDDER.search(fold(name))) or is_stranger(fold(name))


def _personal(sheet: Sheet, kind: str, label: re.Match[str]) -> bool:
    """Is there a value of this kind behind the label?"""
    after = sheet.plain[label.end() : label.end() + 40]
    if kind == "bsn":
        return any(number.kind == "bsn" for number in numbers(sheet.plain[label.start() : label.end() + 40]))
    if kind == "paspoortnummer":
        return bool(_PASSPORT.search(after))
    return bool(re.search(r"[0-9]{1,2}[\s./\-][a-z0-9]{1,9}", after))


def personal(seen: Excerpt) -> list[Fact]:
    """Which personal data are in the pages; the quote holds the label and never the value."""
    facts = []
    for sheet in seen.sheets:
        for kind, pattern in _PERSONAL:
            match = next((label for label in _few(pattern.finditer(sheet.plain)) if _personal(sheet, kind, label)), None)
            if match is not None:
                facts.append(sheet.fact("persoonsgegeven", kind, span=match.span()))
    return facts


def _few(matches: Iterable[re.Match[str]]) -> Iterable[re.Match[str]]:
    for count, match in enumerate(matches):
        if count > MOST:
            return
        yield match
