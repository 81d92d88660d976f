"""The KvK extract: of the registration (inschrijving) and of a branch (vestiging), Dutch or English.

Knows its labels, sections and look-alikes; a web page or company profile is no extract.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, fold
from extractors.kinds.kvk_officers import has_table, officers, section_of
from extractors.kinds.kvk_past import without_past
from extractors.kinds.made_on import MADE, made_on
from extractors.labels import Labelled, labelled, vocabulary
from extractors.numbers import numbers
from extractors.page_counts import page_counts
from extractors.parties.names import NO_BIDDER, legal_form, organisations
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.stated import kvk_numbers, personal

_LABELS = vocabulary(
    {
        "ander_kvk": r"ingeschreven onder kvk-?\s?nummer|registered under cci number|inschrijving handelsregister",
        "kvk": r"kvk-?\s?nummer|kvk-?\s?nr\.?|nummer (?:kvk|kamer van koophandel|handelsregister)|cci number|kvk number|"
        r"dossiernummer(?: kvk)?|"
        r"chamber of commerce (?:number|no\.?)|(?:kvk-?\s?)?inschrij(?:f|vings)nummer(?: kvk)?|handelsregister-?\s?(?:nummer|nr\.?)|"
        r"(?:trade|business) register (?:number|no\.?)|kvk-?\s?dossier|ondernemingsnummer|(?:company )?registration number",
        "rsin": r"rsin|legal entities and partnerships identification number",
        "vestigingsnummer": r"vestigingsnummer|vestigingsnr\.?|branch number|establishment number",
        "naam_statutair": r"statutaire naam|statutory name",
        "van_wie": r"(?:onderneming|vestiging) van|(?:hoort|behoort) (?:tot|bij)",
        "handelsnaam": r"handelsna(?:am|men)|trade names?",
        "rechtsvorm": r"rechtsvorm|legal form",
        "zetel": r"statutaire zetel|zetel|corporate seat|statutory seat|registered office",
        "naam": r"naam|name|(?:bestuurder|vennoot|maat|gevolmachtigde|director|partner) [0-9]{1,2}",
        "bevoegdheid": r"bevoegdheid|authority|powers?(?: of representation)?",
        "volmacht": r"(?:soort |inhoud )?volmacht|power of attorney|proxy",
        "grens": r"beperking(?:en)?(?: (?:in geld|in handeling|volmacht))?|limitations?",
        "titel": r"titel|title|functie|position",
        "status": r"bijzondere rechtstoestand|rechtstoestand|datum ontbinding|datum uitschrijving|status",
        "geboren": r"geboortedatum(?: en -?\s?plaats)?|date (?:and place )?of birth",
        "anders": r"eerste inschrijving(?: handelsregister)?|datum akte (?:van oprichting|laatste statutenwijziging)|geplaatst kapitaal|"
        r"gestort kapitaal|startdatum(?: onderneming)?|bezoekadres|postadres|telefoonnummer|e-?mailadres|internetadres|werkzame personen|"
        r"activiteiten|(?:enig )?aandeelhouder sedert|datum vestiging|date of incorporation|issued capital|paid-up capital|"
        r"visiting address|start date(?: of (?:the )?company)?|date of deed of incorporation",
        "in_functie": r"datum in functie|(?:in functie )?sinds|date of entry into office|datum toetreding",
        "uit_functie": r"(?:datum )?uit functie(?: (?:per|sinds))?|datum (?:uittreding|aftreden|ontslag)|uitgetreden|afgetreden|"
        r"(?:in )?functie tot|date of (?:resignation|leaving office)",
        "bijzonder": r"bijzonderhe(?:id|den)|geschorst(?: (?:per|sinds))?|schorsing|remarks?",
    },
    loose=True,
)
_STATES = (
    ("faillissement", re.compile(r"faillissement|failliet|bankrupt|^\s*curator\b")),
    ("surseance", re.compile(r"surseance|suspension of payments?|moratorium")),
    ("schuldsanering", re.compile(r"schuldsanering|wsnp|debt restructuring")),
    ("ontbinding", re.compile(r"ontbonden|ontbinding|in liquidatie|vereffenaar|dissolved|dissolution|liquidation")),
    ("uitschrijving", re.compile(r"uitgeschreven|uitschrijving|deregistered|is opgeheven|opheffing")),
)
_NO_STATE = re.compile(r"\b(?:geen|niet|nimmer|no|not|zonder)\b")
_SEALED = re.compile(
    r"waarmerk kamer van koophandel|(?:digitaal|elektronisch) gewaarmerkt|gewaarmerkt (?:digitaal )?(?:uittreksel|document)|"
    r"gewaarmerkt met een|certified (?:extract|digital)|official certified|has been digitally signed|voorzien van (?:een )?(?:digitaal |"
    r"elektronisch )?"
    r"(?:waarmerk|handtekening van de kamer)|elektronisch(?:e)? zegel"
)


def certified(seen: Excerpt) -> list[Fact]:
    """Does the page say that it is a certified extract?"""
    for sheet in seen.sheets:
        for match in _SEALED.finditer(sheet.plain):
            if not re.search(r"\b(?:niet|geen|not)\b", sheet.plain[max(0, match.start() - 12) : match.start()]):
                return [sheet.fact("gewaarmerkt", "ja", span=match.span())]
    return []


def _states(seen: Excerpt) -> list[Fact]:
    facts: list[Fact] = []
    for row in seen.rows:
        for name, pattern in _STATES:
            match = pattern.search(row.plain)
            if match is None or any(fact.value == name for fact in facts):
                continue
            if not _NO_STATE.search(row.plain[max(0, match.start() - 40) : match.start()]) and not _NO_STATE.match(
                row.plain[match.end() :].strip(" :.")
            ):
                facts.append(row.fact("toestand", name, span=(0, len(row.text))))
    return facts


def _main(found: Sequence[Labelled]) -> list[Fact]:
    """The entity the extract is about, from its labels."""
    facts: list[Fact] = []
    own = ""
    for one in found:
        plain = fold(one.value)
        if one.name in ("kvk", "ander_kvk"):
            for number in [number for number in numbers(plain, default="kvk") if number.kind == "kvk"][:1]:
                other = one.name == "ander_kvk" or (own not in ("", number.value))
                own = own or ("" if other else number.value)
                facts.append(one.fact("kvk_nummer", number.value, {"rol": "ander"} if other else {}))
        elif one.name == "rsin" and (match := re.search(r"[0-9]{9}", plain.replace(" ", "").replace(".", ""))):
            facts.append(one.fact("rsin", match[0]))
        elif one.name == "vestigingsnummer" and (match := re.search(r"[0-9]{12}", plain.replace(" ", "").replace(".", ""))):
            facts.append(one.fact("vestigingsnummer", match[0]))
        elif (one.name == "naam_statutair" and one.value) or (one.name == "van_wie" and legal_form(one.value)):
            facts.append(one.fact("statutaire_naam", one.value))
        elif one.name == "handelsnaam" and one.value:
            facts += _trade_names(one)
        elif one.name == "zetel" and one.value:
            facts.append(one.fact(one.name, one.value))
        elif one.name == "rechtsvorm" and one.value:
            facts.append(one.fact("rechtsvorm", legal_form(one.value) or "anders"))
    return _with_own(facts, found)


_GOES_ON = re.compile(r"(?:[-,&/(]|\b(?:en|van|voor|de|het|in|bij|of|met))\s*$")
_SHORT = 40  # letters; a name that fills its column goes on in the next line


def _trade_names(one: Labelled) -> list[Fact]:
    """Every line under "Handelsnamen" is a name of its own, unless the line before it was full or ends in a word that goes on."""
    lines = [one.row.text[one.start + len(one.label) : one.end].strip(" :|"), *(row.text.strip() for row in one.below)] if one.below else []
    if len(lines) < 2 or not lines[0] or any(len(line) >= _SHORT or _GOES_ON.search(fold(line)) for line in lines[:-1]):
        return [one.fact("handelsnaam", one.value)]
    if not all(line[:1].isupper() for line in lines):
        return [one.fact("handelsnaam", one.value)]
    return [one.fact("handelsnaam", line) for line in lines]


def _with_first(seen: Excerpt, facts: list[Fact]) -> list[Fact]:
    """With the first number that any words call a KvK number, where no label did, or only one farther down: that of a shareholder."""
    first = next(iter(kvk_numbers(seen)), None)
    own = next((fact for fact in facts if fact.name == "kvk_nummer" and "rol" not in fact.about), None)
    if first is None or first.value in {fact.value for fact in facts if fact.name == "kvk_nummer"}:
        return facts
    at = next((index for index, row in enumerate(seen.rows) if first.locator.quote.split("\n")[0] in row.text), len(seen.rows))
    if own is not None and at >= _TOP:
        return facts
    if own is None and any(fact.name == "kvk_nummer" for fact in facts) and at >= _TOP:
        return facts
    others = [replace(fact, about={"rol": "ander"}) if fact is own else fact for fact in facts]
    return [replace(first, about={}), *others]


_TOP = 10  # rows: what stands here is about the entity itself


def _with_own(facts: list[Fact], found: Sequence[Labelled]) -> list[Fact]:
    """ "Ingeschreven onder KvK-nummer ..." above everything else is the number of the extract, and not of a director."""
    first = next((one for one in found if one.name == "ander_kvk" and one.index < _TOP), None)
    own = any(fact.name == "kvk_nummer" and "rol" not in fact.about for fact in facts)
    place = next((index for index, fact in enumerate(facts) if fact.name == "kvk_nummer"), None)
    if own or first is None or place is None:
        return facts
    value = facts[place].value
    return [replace(fact, about={}) if fact.name == "kvk_nummer" and fact.value == value else fact for fact in facts]


def _heading_name(seen: Excerpt, found: Sequence[Labelled]) -> Fact | None:
    """Without any label of a name: the organisation in the heading, above the first field and everybody who acts for it."""
    stop = min((one.index for one in found if one.name in _BELOW_HEADING), default=_TOP)
    for row in seen.rows[: min(stop, _TOP)]:
        if section_of(row) not in (None, "geen"):
            return None
        if (trade := _OF_ENTERPRISE.match(row.text)) is not None:
            return row.fact("handelsnaam", trade["name"].strip(), span=trade.span("name"))
        for start, end in organisations(row.text):
            if not NO_BIDDER.search(row.plain[start:end]):
                return row.fact("statutaire_naam", row.text[start:end], span=(start, end))
    return None


_OF_ENTERPRISE = re.compile(r"\s*(?:[Nn]aam (?:van de )?)?[Oo]nderneming(?:\s*[:|]\s*|\s{2,})(?P<name>[A-ZÀ-Ý][^:|]{2,70}?)(?:\s{2,}|\s*$)")
_BELOW_HEADING = frozenset({"rechtsvorm", "zetel", "naam", "bevoegdheid", "volmacht", "titel", "geboren", "in_functie"})


_DRIVEN_BY = re.compile(
    r"\b(?:gedreven door|voor rekening van|(?:hoort|behoort) (?:tot|bij)|(?:onderneming|vestiging) van|operated by|"
    r"belongs to|(?:is )?part of)\b"
)
_NEAR = 2  # rows from those words down to the name


def _owner_of_branch(seen: Excerpt) -> Fact | None:
    """On an extract of a branch the first organisation behind words that say whose branch it is, in their row or right under it."""
    for index, row in enumerate(seen.rows):
        match = _DRIVEN_BY.search(row.plain)
        if match is None:
            continue
        for at, below in enumerate(seen.rows[index : index + 1 + _NEAR]):
            for start, end in organisations(below.text):
                whole = bool(at) or start >= match.end()
                if whole and legal_form(below.text[start:end]) and not NO_BIDDER.search(below.plain[start:end]):
                    return below.fact("statutaire_naam", below.text[start:end], span=(start, end))
    return None


def _name_of_entity(seen: Excerpt, found: Sequence[Labelled], facts: list[Fact]) -> list[Fact]:
    """Without "Statutaire naam": the first plain "Naam" outside the officers, or the heading; and the legal form that the name holds."""
    extra: list[Fact] = []
    named = next((fact for fact in facts if fact.name == "statutaire_naam"), None)
    if named is None:
        first = next((one for one in found if one.name == "naam" and one.value and legal_form(one.value)), None)
        named = first.fact("statutaire_naam", first.value) if first else None
        if named is None and any(fact.name == "vestigingsnummer" for fact in facts):
            named = _owner_of_branch(seen)
        if named is None and not any(fact.name == "handelsnaam" for fact in facts):
            named = _heading_name(seen, found)
        extra += [named] if named else []
    if named is not None and not any(fact.name == "rechtsvorm" for fact in facts) and (form := legal_form(named.value)):
        extra.append(replace(named, name="rechtsvorm", value=form))
    return extra


def read(seen: Excerpt) -> Reading:
    """Everything an extract states about the entity and the people who act for it; of what it says of the past, nothing."""
    dated, unread = made_on(seen)
    seen = without_past(seen)
    found = labelled(seen.rows, _LABELS)
    facts = _main(found)
    people = officers(seen, found, on=min((fact.value for fact in dated), default=""))
    ours = [fact for fact in facts if not (fact.name == "statutaire_naam" and any(fact.locator == one.locator for one in people))]
    ours = _with_first(seen, ours)
    facts = [*dated, *ours, *_name_of_entity(seen, found, ours), *people]
    facts += [*_states(seen), *page_counts(seen.rows), *certified(seen), *personal(seen)]
    missing = [] if any(fact.name == "kvk_nummer" for fact in facts) else ["Er is geen KvK-nummer gelezen."]
    return Reading(facts=tuple(facts), unread=(*unread, *missing))


_FIELDS = (
    "rsin", "rechtsvorm", "statutaire naam", "statutaire zetel", "datum akte van oprichting", "eerste inschrijving", "sbi-code", "sbi",
    "handelsnamen", "handelsnaam", "werkzame personen", "bezoekadres", "datum in functie", "bevoegdheid", "geplaatst kapitaal",
    "gestort kapitaal", "deponering", "startdatum", "vestigingsnummer", "activiteiten", "enig aandeelhouder",
    "akte laatste statutenwijziging",
    "legal form", "statutory name", "corporate seat", "cci number", "trade name", "date of incorporation", "branch number", "employees",
    "date of entry into office", "visiting address", "date of deed", "sole shareholder", "onbeperkt bevoegd", "alleen/zelfstandig bevoegd",
)  # fmt: skip
_WEB = (
    "https://", "http://", "www.kvk.nl/zoeken", "bedrijfsprofiel", "company.info", "zoekresultaat", "cookie", "drimble", "creditsafe",
             "graydon", "gratis bedrijfsgegevens", "bestel uittreksel", "in winkelwagen", "inloggen", "openkvk", "bestel het uittreksel",
             "adresgegevens controleren",
)  # fmt: skip


def _tell(seen: Excerpt) -> str:
    """A page of a website or a company profile has the fields, and no date of making."""
    web = sum(word in seen.squeezed for word in _WEB)
    made = bool(MADE.search(seen.squeezed))
    if web >= 2 or (web and not made):
        return "maar dit is een webpagina of bedrijfsprofiel en geen uittreksel"
    return "" if made or seen.has("uittreksel", "extract") else "maar nergens staat dat het een uittreksel is of wanneer het is vervaardigd"


_BASE = (
    Signal(shown="'vervaardigd op'", weight=3.0, phrases=("vervaardigd op", "produced on", "extract was made", "extracted on",
                                                          "extract is made", "extract produced")),
    Signal(shown="de uitgever Kamer van Koophandel", weight=1.0, phrases=("kamer van koophandel", "chamber of commerce", "kvk.nl")),
    Signal(shown="velden van het Handelsregister (zoals Rechtsvorm en RSIN)", weight=0.6, each=True, cap=5.0, phrases=_FIELDS),
    Signal(shown="'Uittreksel Handelsregister'", weight=1.0, phrases=("uittreksel handelsregister", "business register extract",
        "uittreksel uit het handelsregister")),
    Signal(shown="woorden van het UBO-register", weight=-5.0, phrases=("uittreksel ubo", "ubo-register",
        "register uiteindelijk belanghebbenden", "uiteindelijk belanghebbende")),
    Signal(shown="verklarende of overeenkomende tekst", weight=-2.0, each=True, cap=6.0,
           phrases=("ondergetekende", "verklaart", "hierbij machtigt", "geachte ", "wij schrijven in", "geschiktheidseisen")),
    Signal(shown="woorden van een aanbod of plan", weight=-1.5, each=True, cap=6.0,
           phrases=("clientondersteuner zijn", "onze clientondersteuners", "inhoudsopgave", "plan van aanpak", "wij zijn")),
)  # fmt: skip
_TITLE = re.compile(
    r"uittreksel (?:uit het )?(?:handelsregister|kvk|kamer van koophandel)|kvk-?\s?uittreksel|handelsregister kamer van koophandel|"
    r"business register extract|extract (?:from the )?(?:business|trade|commercial) register|uittreksel (?:inschrijving|rechtspersoon)|"
    r"handelsregister.{0,20}uittreksel|^uittreksel$"
)


_BELONGS = re.compile(r"\b(?:hoort|behoort|part of|belongs)\b")


def _branch(seen: Excerpt) -> tuple[float, str]:
    """An extract of a branch speaks of the vestiging and not of the legal person and its board."""
    heads = {name for row in seen.rows if (name := section_of(row)) and name != "geen"}
    plain = [row.plain.strip(" :") for row in seen.rows[:60]]
    told = any(
        line in ("rechtspersoon", "legal entity") and not _BELONGS.search(plain[at - 1] if at else "") for at, line in enumerate(plain)
    )
    entity = bool(heads) or has_table(seen) or told or seen.has("statutaire zetel")
    early = any(line.startswith(("vestigingsnummer", "branch number")) for line in plain[:14])
    titled = any(re.search(r"uittreksel\b.{0,40}\bvestiging\b(?!s)", row.plain) for row in seen.titles[:3])
    if titled or seen.has("uittreksel vestiging", "vestigingsuittreksel", "extract of a branch", "uittreksel van een vestiging"):
        return 4.0, "een uittreksel van een vestiging"
    if not entity and early:
        return 3.0, "vestigingsnummer bovenaan, geen rechtspersoon en geen bestuurders"
    return -3.0, ""


def _registration(seen: Excerpt) -> tuple[float, str]:
    weight, _ = _branch(seen)
    return (1.0, "") if weight < 0 else (-2.0, "")


RECOGNISER = Recogniser(kind=Kind.UITTREKSEL_KVK, title=_TITLE, signals=_BASE, read=read, weigh=_registration, tell=_tell,
                        needs=("kvk", "handelsregister", "koophandel", "chamber of commerce", "business register"))  # fmt: skip
BRANCH = Recogniser(kind=Kind.UITTREKSEL_KVK_VESTIGING, title=_TITLE, signals=_BASE, read=read, weigh=_branch, tell=_tell,
                    needs=("vestiging", "branch", "establishment"))  # fmt: skip
