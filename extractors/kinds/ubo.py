"""The registration of UBOs: the extract, the letter that confirms it, a screen print, a receipt of the return, an own statement.

Counts UBOs and never keeps their names or birth dates.
"""

import re
from dataclasses import replace

from extractors.days.dates import dates, first_date
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, fold
from extractors.kinds.kvk import certified
from extractors.kinds.made_on import made_on
from extractors.labels import Labelled, labelled, vocabulary
from extractors.numbers import EIGHT, numbers
from extractors.page_counts import page_counts
from extractors.parties.names import is_person, legal_form
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.signing.part import letter_date
from extractors.stated import introduced, kvk_numbers, lone_number, personal

_LABELS = vocabulary(
    {
        "kvk": r"kvk-?\s?nummer|cci number|nummer kvk",
        "rsin": r"rsin",
        "statutair": r"statutaire naam|naam (?:rechtspersoon|organisatie|onderneming|juridische entiteit)|statutory name",
        "rechtsvorm": r"rechtsvorm|legal form",
        "naam": r"(?:volledige )?naam|voornamen|voor- en achternaam|geslachtsnaam|name",
        "belang": r"aard (?:en omvang )?(?:van het |(?:economisch )?)?belang|soort belang|aard (?:van het )?(?:economisch )?belang|"
        r"nature of (?:the )?interest|"
        r"belang",
        "aantal": r"aantal ubo'?s|aantal (?:geregistreerde )?uiteindelijk belanghebbenden|number of ubos",
        "datum": r"(?:brief)?datum|onze datum|datum (?:van )?(?:de |deze )?(?:brief|bevestiging)|date|"
        r"stand (?:van de )?gegevens(?: per)?|stand (?:per|op)|"
        r"gegevens (?:per|van)|opgevraagd op|geraadpleegd op",
    },
    loose=True,
)
_ON_THAT_DAY = re.compile(r"\bgegevens die op (?=[0-9])|\bgegevens per (?=[0-9])|\bin het ubo-register (?:op|per) (?=[0-9])")
_HEAD = re.compile(
    r"^\s*(?:ubo\s?(?:nummer\s)?[0-9]{1,2}|uiteindelijk belanghebbende\s?[0-9]{1,2}|(?:pseudo-?)?ubo\s?[0-9]{0,2}\s?:|"
    r"[0-9]{1,2}[.)]\s?(?:pseudo-?\s?ubo|ubo|uiteindelijk))"
)
_OWNER = re.compile(r"^\W*(?:[0-9]{1,2}[.)]|[-•*])\s+\w.{3,80}(?:%|aandelen|belang|zeggenschap|bestuurder)")
_NOBODY = re.compile(
    r"\b(?:geen|nog geen|0) (?:geregistreerde? )?(?:uiteindelijk(?:e)? belanghebbenden?|ubo'?s?)\b[^.;]{0,60}"
    r"\b(?:ingeschreven|geregistreerd|opgegeven|bekend|gevonden|aanwezig)\b"
)
"""The register shows nobody."""
_SAID = re.compile(
    r"(?<![a-z0-9])([0-9]{1,2}|een|twee|drie|vier|vijf|zes)\s(?:\(?(?:pseudo-?\s?)?ubo\(?'?s?\)?|uiteindelijk(?:e)? belanghebbende)"
)
_WORDS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_PSEUDO = re.compile(r"pseudo-?\s?ubo|hoger leidinggevend|senior manag\w+ official|statutair(?:e)? bestuur\w* als ubo")
_HIDDEN = re.compile(r"afgeschermd|shielded|gegevens niet zichtbaar")
_PROOFS = (
    ("schermafdruk", ("mijn kvk", "digid", "uitloggen", "ingelogd als", "https://", "log uit", "u bent ingelogd", "schermafdruk",
                      "terug naar overzicht")),
    ("opgave", ("ontvangst van uw opgave", "opgave ubo", "ubo-opgave", "opgaveformulier", "ontvangstbevestiging", "formulier opgave",
                "uw opgave is ontvangen",
                "we hebben uw opgave ontvangen", "wij hebben uw opgave ontvangen", "aanmelden ubo", "opgave is verzonden")),
    ("bevestiging", ("bevestiging van inschrijving", "bevestigen wij", "bevestigen we", "is ingeschreven in het ubo-register",
                     "zijn ingeschreven in het ubo-register",
                     "hebben wij ingeschreven", "hebben we ingeschreven", "bevestiging registratie", "bevestiging ubo",
                     "zijn geregistreerd in het ubo", "hebben uw opgave verwerkt",
                     "bevestiging inschrijving", "is verwerkt in het ubo-register", "geachte ")),
    ("eigen_verklaring", ("ondergetekende", "ubo-verklaring", "verklaart hierbij", "wij verklaren", "verklaren hierbij", "organogram",
                          "naar waarheid")),
    ("uittreksel", ("uittreksel ubo", "uittreksel register uiteindelijk", "vervaardigd op", "uittreksel uit het ubo",
                    "uittreksel inschrijving ubo", "ubo extract",
                    "extract from the ubo", "produced on", "uittreksel uit het register")),
)  # fmt: skip


_SELF_SAID = re.compile(r"\bverkla(?:ar|art|ren) (?:hierbij |wij |ik )*dat\b")
_SELF_TITLE = re.compile(
    r"^\W*(?:(?:eigen|interne) )?(?:ubo-?\s?verklaring|verklaring (?:inzake |over |van )?(?:de )?(?:ubo|uiteindelijk))"
)
_CONFIRMS = re.compile(r"\bgeachte\b|\bbevestigen (?:wij|we)\b|\b(?:hebben|heb) (?:wij|we|ik)? ?(?:uw|u) |\buw opgave\b")


def _is_self_written(seen: Excerpt) -> bool:
    """A declaration about the owners by its title or its verb, and no letter to the one it is about."""
    titled = any(_SELF_TITLE.match(row.plain) for row in seen.titles[:3])
    return (titled or bool(_SELF_SAID.search(seen.squeezed))) and not _CONFIRMS.search(seen.squeezed)


def proof(seen: Excerpt) -> str:
    """Which of the five kinds of proof the words speak for most; an extract only when nothing else does."""
    counts = {name: sum(phrase in seen.squeezed for phrase in phrases) for name, phrases in _PROOFS}
    counts["eigen_verklaring"] += bool(_SELF_SAID.search(seen.squeezed))
    extract = counts.pop("uittreksel")
    if _is_self_written(seen):
        counts.pop("bevestiging")  # nobody else confirms anything: the writer says what the register holds
    best = max(counts, key=lambda name: counts[name])  # the order of _PROOFS decides between equals
    if extract >= 2 and extract >= counts[best]:
        return "uittreksel"
    if counts[best] == 0:
        return "uittreksel" if extract else "eigen_verklaring" if not seen.has("kamer van koophandel", "kvk") else "uittreksel"
    return best if counts[best] >= extract else "uittreksel"


def _shown(seen: Excerpt, name: str, value: str, words: re.Pattern[str], about: dict[str, str] | None = None) -> list[Fact]:
    for sheet in seen.sheets:
        match = words.search(sheet.plain)
        if match is not None:
            return [sheet.fact(name, value, about, span=match.span())]
    return []


def _table(seen: Excerpt) -> Fact | None:
    """A table with a head row of name and interest: its rows are counted, its names not kept."""
    for index, row in enumerate(seen.rows):
        cells = re.split(r"\s{2,}|\|", row.plain.strip())
        if len(cells) < 3 or not re.search(r"\bnaam\b|\bname\b", row.plain) or not re.search(r"belang|interest|omvang", row.plain):
            continue
        count = 0
        for under in seen.rows[index + 1 : index + 25]:
            if under.page != row.page or len(re.split(r"\s{2,}|\|", under.plain.strip())) < 3:
                break
            count += 1
        if count:
            return row.fact("aantal_ubo", str(count), span=(0, len(row.text)))
    return None


def _count(seen: Excerpt, what: str) -> list[Fact]:
    """How many UBOs are shown; a number said in so many words goes first, then headings, then blocks with an interest."""
    about = {"pseudo": "ja" if _PSEUDO.search(seen.squeezed) else "nee", "afgeschermd": "ja" if _HIDDEN.search(seen.squeezed) else "nee"}
    found = labelled(seen.rows, _LABELS)
    said = next((one for one in found if one.name == "aantal" and one.value[:1].isdigit()), None)
    if said is not None and (digits := re.match(r"[0-9]{1,3}", said.value)):
        return [said.fact("aantal_ubo", digits[0], about)]
    heads = [row for row in seen.rows if _HEAD.match(row.plain)]
    if heads:
        start = _HEAD.match(heads[0].plain)
        return [heads[0].fact("aantal_ubo", str(len(heads)), about, span=start.span() if start else (0, 0))]
    table = _table(seen)
    if table is not None:
        return [replace(table, about=about)]
    interests = [one for one in found if one.name == "belang"]
    persons = [one for one in found if one.name == "naam" and (is_person(one.value) or "afgeschermd" in fold(one.value))]
    if interests or persons:
        shown = (interests or persons)[0]
        count = max(len({(one.row.page, one.index) for one in group}) for group in (interests, persons))
        return [replace(shown.masked("aantal_ubo", str(count)), about=about)]
    if _NOBODY.search(seen.squeezed):
        return _shown(seen, "aantal_ubo", "0", re.compile(_NOBODY.pattern.replace(" ", r"\s")), about)
    owners = [row for row in seen.rows if _OWNER.match(row.plain)]
    if owners and what == "eigen_verklaring":
        return _shown(seen, "aantal_ubo", str(len(owners)), re.compile(r"ubo|uiteindelijk\s+belanghebbende"), about)
    match = _SAID.search(seen.squeezed)
    if match is not None:
        number = match[1] if match[1].isdigit() else str(_WORDS[match[1]])
        return _shown(seen, "aantal_ubo", number, _SAID, about)
    return []


def _day(seen: Excerpt, what: str) -> tuple[list[Fact], list[str]]:
    facts, unread = made_on(seen)
    if not facts and what != "uittreksel":
        facts = (
            [
                one.fact("datum", day.value, day.about)
                for one in labelled(seen.rows, _LABELS)
                if one.name == "datum" and (day := first_date(fold(one.value))) is not None
            ][:1]
            or _on_that_day(seen)
            or letter_date(seen)[0]
            or _received_on(seen)
            or _printed_on(seen)
        )
        unread = [] if facts else ["De datum van dit UBO-stuk is niet gevonden."]
    return facts, unread


def _on_that_day(seen: Excerpt) -> list[Fact]:
    """ "Dit zijn de gegevens die op 21 juli 2026 in het UBO-register zijn opgenomen"."""
    for sheet in seen.sheets[:3]:
        for match in _ON_THAT_DAY.finditer(sheet.plain):
            if (day := first_date(sheet.plain, start=match.end(), within=3)) is not None:
                return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []


_RECEIVED = re.compile(
    r"\b(?:opgave|registratie|wijziging)\b[^.]{0,60}?\bop (?=[0-9])|\bhebben (?:wij )?op (?=[0-9])|\bgeraadpleegd op (?=[0-9])"
)


def _received_on(seen: Excerpt) -> list[Fact]:
    """ "Wij hebben op 3 juni 2026 uw opgave ontvangen", "geraadpleegd op 3-6-2026"."""
    for sheet in seen.sheets[:2]:
        for match in _RECEIVED.finditer(sheet.plain):
            if (day := first_date(sheet.plain, start=match.end(), within=2)) is not None:
                return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []


_CLOCK = re.compile(r",?\s{1,3}(?:om )?[0-9]{1,2}[:.][0-9]{2}\b")


def _printed_on(seen: Excerpt) -> list[Fact]:
    """The moment a browser prints above or below a page: the day of a screen print that says none itself."""
    for row in (*seen.rows[:3], *seen.rows[-3:]):
        for day in dates(row.plain):
            if day.day is not None and _CLOCK.match(row.plain, day.end):
                return [row.fact("datum", day.value, {**day.about, "wat": "afdruk"}, span=(day.start, day.end))]
    return []


_KVK_ROW = re.compile(r"kvk-?\s?nummer\W{1,4}[0-9 .]{8,11}$")


def _is_of_entity(seen: Excerpt, one: Labelled) -> bool:
    """A name straight under the heading of the organisation, above the first UBO."""
    above = seen.rows[one.index - 1].plain.strip(" :") if one.index else ""
    if _KVK_ROW.match(above) and not any(_HEAD.match(row.plain) for row in seen.rows[: one.index]):
        return bool(one.value)
    return bool(one.value) and above in ("samenwerkingsverband", "rechtspersoon", "organisatie", "onderneming", "juridische entiteit")


def _entity(seen: Excerpt) -> list[Fact]:
    facts: list[Fact] = []
    for one in labelled(seen.rows, _LABELS):
        if one.name == "kvk":
            facts += [one.fact("kvk_nummer", number.value) for number in numbers(fold(one.value), default="kvk") if number.kind == "kvk"]
        elif one.name == "rsin" and (match := re.search(r"[0-9]{9}", one.value.replace(" ", ""))):
            facts.append(one.fact("rsin", match[0]))
        elif (one.name == "statutair" and one.value) or (one.name == "naam" and (legal_form(one.value) or _is_of_entity(seen, one))):
            facts.append(one.fact("statutaire_naam", one.value))
    if not any(fact.name == "kvk_nummer" for fact in facts):
        facts += kvk_numbers(seen) or lone_number(seen)
    if not any(fact.name == "statutaire_naam" for fact in facts):
        facts += introduced(seen)[:1]
    return facts


def read(seen: Excerpt) -> Reading:
    """Date, entity, what kind of proof, and how many UBOs."""
    what = proof(seen)
    days, unread = _day(seen, what)
    phrases = dict(_PROOFS)[what]
    words = re.compile("|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases))
    fallback = re.compile(r"ubo|uiteindelijk\s+belanghebbende")
    proofs = _shown(seen, "ubo_bewijs", what, words) or _shown(seen, "ubo_bewijs", what, fallback)
    facts = [*days, *_entity(seen), *proofs, *_count(seen, what), *page_counts(seen.rows), *certified(seen), *personal(seen)]
    return Reading(facts=tuple(facts), unread=tuple(unread))


_OWN = re.compile(r"\b(?:ik|mijn(?! (?:kvk|kamer van koophandel|overheid)\b))\b")


def _tell(seen: Excerpt) -> str:
    """A letter in which a bidder explains something about the register is no proof from it."""
    if seen.has("wat is een ubo", "wie is ubo", "lees meer", "veelgestelde vragen") and not EIGHT.search(seen.squeezed):
        return "maar dit is uitleg over het UBO-register"
    fields = RECOGNISER.signals[2].strength(seen.squeezed)[1]
    letter = _OWN.search(seen.squeezed) is not None and seen.has("geacht", "beste ", "groet")
    own = letter or (seen.has(" ik ") and not fields)
    return "maar dit is een eigen brief over het UBO-register" if own else ""


_SIGNED_BY_REGISTER = re.compile(
    r"\b(?:hoogachtend|groet(?:en)?|namens)\b\W+(?:(?:de|het|team|klantenservice) )*"
    r"(?:kvk|kamer van koophandel)\b"
)


def _from_register(seen: Excerpt) -> tuple[float, str]:
    """A letter that the register itself closes, about an organisation by its number; one that only says what must be done tells nothing."""
    closed = _SIGNED_BY_REGISTER.search(seen.squeezed) is not None and EIGHT.search(seen.squeezed) is not None
    return (6.0, "een brief van de Kamer van Koophandel") if closed and not _MUST_STILL.search(seen.squeezed) else (0.0, "")


_MUST_STILL = re.compile(r"\b(?:nog (?:niet|geen)|bent u verplicht|u bent verplicht|moet u(?:w)?|dient u|u moet|u dient|herinnering)\b")


RECOGNISER = Recogniser(
    kind=Kind.UITTREKSEL_UBO,
    tell=_tell,
    title=re.compile(r"\bubo\b|\bubo-|\bubo's|uiteindelijk(?:e)? belanghebbende|ultimate beneficial owner"),
    needs=("ubo", "uiteindelijk belanghebbende", "beneficial owner"),
    read=read,
    weigh=_from_register,
    signals=(
        Signal(shown="'uittreksel UBO-register'", weight=2.5, phrases=("uittreksel ubo",
            "uittreksel register uiteindelijk belanghebbenden", "uittreksel uit het ubo-register",
                                                                      "extract ubo", "ubo register extract",
                                                                          "uittreksel uit het register uiteindelijk")),
        Signal(shown="'vervaardigd op'", weight=1.0, phrases=("vervaardigd op", "produced on")),
        Signal(shown="velden van het UBO-register (zoals aard en omvang van het belang)", weight=0.9, each=True, cap=5.0,
               phrases=("aard van het belang", "omvang van het belang", "meer dan 25%", "meer dan 50%", "meer dan 75%",
                        "hoger leidinggevend personeel", "pseudo-ubo",
                        "geboortemaand", "geboortejaar", "nationaliteit", "woonland", "woonstaat", "economisch belang", "stemrecht",
                        "eigendomsbelang", "feitelijke zeggenschap",
                        "aard en omvang", "nature of interest", "size of interest", "country of residence", "nationality",
                        "aard belang", "omvang belang", "soort belang")),
        Signal(shown="een inschrijving of opgave van UBO's", weight=2.5,
               phrases=("ingeschreven in het ubo-register", "inschrijving in het ubo-register", "registratie in het ubo-register",
                        "opgave ubo", "ubo-opgave", "inschrijving ubo", "uw ubo",
                        "ubo-verklaring", "opgave van uw ubo", "geregistreerde ubo", "ubo-gegevens",
                        "uiteindelijk belanghebbenden (ubo", "geregistreerd in het ubo", "verwerkt in het ubo",
                        "inschrijving van de uiteindelijk", "registratie van de uiteindelijk", "opgave van de uiteindelijk",
                        "inschrijving uiteindelijk belanghebbende", "registratie ubo", "inschrijving van de ubo")),
        Signal(shown="woorden van een aanbod, plan of brief", weight=-1.5, each=True, cap=9.0,
               phrases=("bijgaand", "wij schrijven in", "onze clientondersteuners", "inhoudsopgave", "bijlagen:", "geschiktheidseisen",
                        "uittreksel kvk", "bestuursverklaring", "vog",
                        "hoofdelijk", "jaarrekening", "clientondersteuning wlz")),
    ),
)  # fmt: skip
