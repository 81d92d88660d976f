"""Dutch words and signs for codes, and Dutch ways to write dates, sizes and names. Knows no rule and no library.

Independent of locale and TZ: months are written out here and every moment is shown in Europe/Amsterdam.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

LONGEST = 2_000
"""No text from outside is shown longer than this; the whole text is in toetsing.json."""

MOST_ACCENTS = 3
"""Accents on one letter; more would be drawn over the lines above and below."""

INVISIBLE_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u17b4\u17b5")
"""Letters and marks by category that no reader sees."""

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})

VERDICTS = {
    "voldoet": ("✓", "voldoet"),
    "voldoet_niet": ("✗", "voldoet niet"),
    "niet_vast_te_stellen": ("?", "niet vast te stellen"),
    "mens_beslist": ("◆", "mens beslist"),
    "niet_van_toepassing": ("–", "n.v.t."),
}
SUPPORTS = {
    "onderbouwd": ("●", "onderbouwd"),
    "zwak": ("◐", "zwak"),
    "niet_gevonden": ("○", "niet gevonden"),
}
CONDITIONS = {
    "always": "altijd",
    "consortium": "alleen bij een samenwerkingsverband",
    "new_in_region": "alleen van wie nieuw is in de regio",
    "new_organisation": "alleen van een organisatie zonder lopende overeenkomst",
    "new_consortium": "alleen van een samenwerkingsverband zonder lopende overeenkomst",
    "existing_contract_holder": "alleen van wie al een overeenkomst heeft",
}
REASONS = {
    "in_orde": "in orde",
    "ontbreekt": "ontbreekt",
    "te_oud": "te oud",
    "niet_doorzoekbaar": "niet doorzoekbaar",
    "niet_leesbaar": "niet leesbaar",
    "niet_ondertekend": "niet ondertekend",
    "niet_ingevuld": "niet ingevuld",
    "verkeerde_soort": "verkeerd soort document",
    "verkeerde_ronde": "van een andere ronde",
    "verkeerde_rechtspersoon": "andere rechtspersoon",
    "tegenstrijdig": "tegenstrijdig",
    "onbevoegd": "tekenbevoegdheid niet aangetoond",
    "onvolledig": "onvolledig",
    "te_laat": "te laat",
    "twijfel": "twijfel",
}
STANDINGS = {
    "in_behandeling": "in behandeling",
    "te_laat": "te laat ontvangen",
    "grens": "op de grens van het sluitingsmoment",
    "ingetrokken": "ingetrokken",
    "verkeerd_zorgkantoor": "gericht aan een ander zorgkantoor",
    "regio_gesloten": "regio niet opengesteld",
}
SHORT_STANDS = {"telt_zo_niet_mee": "apart bekijken", "voldoet_niet": "voldoet niet", "u_kijkt": "u beslist", "niets_open": "niets open"}
STANDS = {
    "telt_zo_niet_mee": ("!", "niet gewoon in behandeling: te laat, op de grens, ingetrokken of niet voor u"),
    "voldoet_niet": ("✗", "een verplicht document voldoet niet"),
    "u_kijkt": ("◆", "u beslist of kijkt iets na"),
    "niets_open": ("✓", "niets open bij de verplichte documenten"),
}
OUTCOMES = {
    "geselecteerd": "geselecteerd",
    "afgewezen": "afgewezen",
    "niet_gekozen": "niet gekozen",
    "voldoet": "voldoet",
    "voldoet_niet": "voldoet niet",
    "vraag": "eerst een vraag stellen",
}
UPHELD = {
    "gegrond": "Gegrond",
    "deels_gegrond": "Voor een deel gegrond",
    "ongegrond": "Ongegrond",
    "ingetrokken": "Ingetrokken door de bezwaarmaker",
}
TIMELINESS = {"op_tijd": "op tijd", "te_laat": "te laat", "grens": "op de grens", "onzeker": "tijdstip onzeker"}
OTHER_MAILS = {
    "vraag": "vraag",
    "antwoord": "antwoord op een mail",
    "intrekking": "intrekking",
    "concept": "nog geen inschrijving, zegt de afzender",
    "aankondiging": "inschrijving zonder documenten",
    "automatisch": "automatisch bericht",
    "leesbevestiging": "leesbevestiging",
    "niet_bezorgd": "bericht van een mailserver",
    "afspraak": "afspraak voor de agenda",
    "intern": "mail van een zorgkantoor",
    "mailing": "nieuwsbrief of mailing",
    "ongewenst": "ongewenste mail (spam)",
    "onduidelijk": "niet duidelijk",
}
MESSAGE_KINDS = {
    "inschrijving": "inschrijving",
    "aanvulling": "aanvulling",
    "vervanging": "vervanging",
    "dubbel": "dubbel ontvangen",
    "geen_inschrijving": "geen inschrijving",
}
STATES = {
    "gelezen": "gelezen",
    "deels_gelezen": "deels gelezen",
    "niet_leesbaar": "niet leesbaar",
    "versleuteld": "versleuteld",
    "niet_ondersteund": "soort bestand dat wij niet lezen",
    "te_groot": "te groot om te lezen",
    "dubbel": "dubbel",
    "uitgepakt": "uitgepakt",
}
SEARCHABILITIES = {
    "digitaal": "digitaal",
    "scan": "scan",
    "scan_met_ocr": "scan met tekstlaag",
    "gemengd": "deels scan",
    "contouren": "tekst als tekening",
    "onleesbare_tekst": "onleesbare tekst",
    "afbeelding": "afbeelding",
    "leeg": "leeg",
    "onbekend": "onbekend",
}
PIECES = {
    "bestuursverklaring": "bestuursverklaring",
    "machtiging": "machtiging",
    "vog_rp": "VOG voor rechtspersonen",
    "vog_np": "VOG voor natuurlijke personen",
    "gva": "gedragsverklaring aanbesteden",
    "uittreksel_kvk": "KvK-uittreksel",
    "uittreksel_kvk_vestiging": "KvK-uittreksel van een vestiging",
    "uittreksel_ubo": "UBO-inschrijving",
    "hoofdelijkheidsverklaring": "verklaring hoofdelijke aansprakelijkheid",
    "onderbouwing": "onderbouwing",
    "implementatieplan": "inwerk- en implementatieplan",
    "prognose": "prognose",
    "overzicht_clientondersteuners": "overzicht cliëntondersteuners",
    "instemmingsverklaring": "instemmingsverklaring",
    "jaarrekening": "jaarrekening",
    "bcmb_lidmaatschap": "bewijs van lidmaatschap BCMB",
    "register_inschrijfbewijs": "inschrijfbewijs Register cliëntondersteuners",
    "brancheverklaring": "verklaring branchevorming",
    "identiteitsbewijs": "identiteitsbewijs",
    "begeleidende_brief": "begeleidende brief",
    "overig": "overig",
}
ROLES = {
    "tekst": "tekst van de mail",
    "bijlage": "bijlage",
    "in_de_tekst": "afbeelding in de mailtekst",
    "handtekening": "handtekening van de mail",
    "technisch": "technisch deel",
}
LEGAL_FORMS = {
    "bv": "besloten vennootschap",
    "nv": "naamloze vennootschap",
    "stichting": "stichting",
    "vereniging": "vereniging",
    "cooperatie": "coöperatie",
    "eenmanszaak": "eenmanszaak",
    "vof": "vennootschap onder firma",
    "maatschap": "maatschap",
    "cv": "commanditaire vennootschap",
    "owm": "onderlinge waarborgmaatschappij",
    "anders": "andere rechtsvorm",
}


def _hides(letter: str) -> bool:
    """Does this letter show nothing of itself, or turn what stands beside it?"""
    hidden = unicodedata.category(letter) in HIDDEN_CATEGORIES and letter not in "\n\t\r"
    return hidden or letter in INVISIBLE_LETTERS


@cache
def _innocent() -> re.Pattern[str]:
    """Text of letters of which none hides or stacks, as nearly every text is: there is nothing to write out."""
    letters = (chr(code) for code in range(0x2800))
    safe = (letter for letter in letters if not _hides(letter) and unicodedata.category(letter) not in {"Mn", "Me"})
    return re.compile(f"[{re.escape(''.join(safe))}]*")


def visible(text: str) -> str:
    """Text as a person may safely read it: what hides, turns or stacks letters is written out, as ‹U+202E›."""
    if len(text) <= LONGEST and _innocent().fullmatch(text):
        return text
    shown: list[str] = []
    accents = 0
    for letter in text[:LONGEST]:
        accents = accents + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        hides = _hides(letter) or accents > MOST_ACCENTS
        shown.append(f"‹U+{ord(letter):04X}›" if hides else letter)
    if len(text) > LONGEST:
        shown.append(f" … (nog {number(len(text) - LONGEST)} tekens, zie toetsing.json)")
    return "".join(shown)


def clipped(text: str, longest: int = 160) -> str:
    """The first words of a long text, with an ellipsis when there was more.

    Made visible first: splitting on white space would swallow some of what hides.
    """
    words = " ".join(visible(text).split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip() + " …"


def jointed(text: str) -> str:
    """Long words with soft hyphens at their joints, for narrow columns; only for text that is already safe to show."""
    return re.sub(r"\w{10,}", lambda word: _JOINTS.sub("\u00ad", word[0]), text)


_JOINTS = re.compile(
    r"(?<=\w{3})(?=verklaring|implementatie|doorzoek|ondersteun|bevoegd|tekening|register|machtig|financi|ontwikkel"
    r"|klachten|professional|integriteit|continu|vorming|schrijving|leesbaar|volledig|rechtspersoon|stellen|ontvangst)"
    r"|(?<=aan)(?=sprakelijk)|(?<=sprakelijk)(?=heid)|(?<=onder)(?=bouwing|tekend)|(?<=hoofde)(?=lijk)|(?<=tatie)(?=plan)"
    r"|(?<=machti)(?=ging)|(?<=rechts)(?=perso)|(?<=inschrij)(?=ving)|(?<=bevoegd)(?=heid)|(?<=doorzoek)(?=baar)|(?<=tegen)(?=strijdig)"
    r"|(?<=verkla)(?=ring)|(?<=sprake)(?=lijk)|(?<=instem)(?=mings)|(?<=aange)(?=toond)|(?<=onder)(?=steun)"
    r"|(?<=samen)(?=werkings)|(?<=werkings)(?=verband)|(?<=implemen)(?=tatie)|(?<=betrouw)(?=baar)|(?<=bereik)(?=baar)|(?<=beschik)(?=baar)",
    re.IGNORECASE,
)
"""Where a Dutch compound of these texts may be broken; browsers without a Dutch word list break nowhere else."""


def number(value: int) -> str:
    """1234567 as 1.234.567."""
    return f"{value:,}".replace(",", ".")


def count(value: int, singular: str, plural: str) -> str:
    """`1 mail`, `2 mails`, `geen mails`."""
    if not value:
        return f"geen {plural}"
    return f"{number(value)} {singular if value == 1 else plural}"


def size(value: int) -> str:
    """Bytes as 812 bytes, 12 kB or 1,2 MB, in steps of a thousand."""
    if value < 1_000:
        return "1 byte" if value == 1 else f"{value} bytes"
    if value < 999_500:
        return f"{(value + 500) // 1_000} kB"
    tenths = (value + 50_000) // 100_000
    return f"{number(tenths // 10)},{tenths % 10} MB"


def short(sha256: str) -> str:
    """The first twelve characters: enough to find a file, too few to prove it. The mark of one that was left out stays whole."""
    return sha256 if sha256.startswith("[") else sha256[:12]


def day(value: dt.date) -> str:
    """31 juli 2026; a moment is first brought to Amsterdam."""
    if isinstance(value, dt.datetime):
        value = value.astimezone(AMSTERDAM)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: dt.date) -> str:
    """vrijdag 31 juli 2026."""
    local = value.astimezone(AMSTERDAM) if isinstance(value, dt.datetime) else value
    return f"{WEEKDAYS[local.weekday()]} {day(local)}"


HIDDEN = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
"""Stands in a redacted edition for a moment that is left out."""

HIDDEN_SAYS = "[weggelakt: tijdstip van een andere inschrijver]"


def moment(value: dt.datetime | None) -> str:
    """31 juli 2026, 17.00 uur; in the hour that comes twice a year it says which of the two."""
    if value == HIDDEN:
        return HIDDEN_SAYS
    if value is None:
        return "tijdstip onbekend"
    local = value.astimezone(AMSTERDAM)
    return f"{day(local)}, {clock(local)} uur{_season(local)}"


def decided_day(on: dt.date, at: str) -> str:
    """The day of a decision as who decided said it, and when that was recorded (`at`, ISO 8601; "" = unknown) where that is another day."""
    return day(on) + recorded_later(on, at)


def recorded_later(on: dt.date, at: str) -> str:
    """Behind a day: when it was put on record (`at`, ISO 8601), where that is another day; "" where it is the same or not known."""
    recorded = dt.datetime.fromisoformat(at) if at else None
    if recorded is None or recorded.astimezone(AMSTERDAM).date() == on:
        return ""
    return f" (vastgelegd op {moment(recorded)})"


def difference(sent: dt.datetime | None, received: dt.datetime | None) -> str:
    """How far the sender's own date lies from the receipt: "12 seconden voor de ontvangst"; "" when one of them is unknown."""
    if sent is None or received is None:
        return ""
    seconds = round((received - sent).total_seconds())
    if seconds == 0:
        return "dezelfde seconde als de ontvangst"
    size, (one, many) = next((size, words) for size, words in _UNITS if abs(seconds) >= size)
    amount = abs(seconds) // size
    about = "ruim " if abs(seconds) % size else ""
    return f"{about}{count(amount, one, many)} {'voor' if seconds > 0 else 'na'} de ontvangst"


_UNITS = ((86400, ("dag", "dagen")), (3600, ("uur", "uur")), (60, ("minuut", "minuten")), (1, ("seconde", "seconden")))


def closing(value: dt.datetime) -> str:
    """vrijdag 31 juli 2026, 17.00 uur; the end of a day stands for a day without an hour."""
    if clock(value) == _DAY_END:
        return f"{weekday(value)} (een uur is niet genoemd)"
    return f"{weekday(value)}, {clock(value)} uur"


def deadline(value: dt.datetime) -> str:
    """vóór vrijdag 31 juli 2026, 17.00 uur; of a day without an hour: uiterlijk op vrijdag 29 juli 2022."""
    return f"uiterlijk op {weekday(value)}" if clock(value) == _DAY_END else f"vóór {closing(value)}"


_DAY_END = "23.59.59"


def clock(value: dt.datetime) -> str:
    """17.00 in Amsterdam, and 17.00.01 where there are seconds: the same as in the sentences of the findings."""
    local = value.astimezone(AMSTERDAM)
    seconds = f".{local.second:02}" if local.second else ""
    return f"{local.hour:02}.{local.minute:02}{seconds}"


def _season(local: dt.datetime) -> str:
    other = local.replace(fold=1 - local.fold)
    if other.utcoffset() == local.utcoffset():
        return ""
    return " (wintertijd)" if local.fold else " (zomertijd)"


def written(value: str) -> str:
    """An ISO date or moment inside a text field as a Dutch date; anything else unchanged."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return _tried(value, lambda text: day(dt.date.fromisoformat(text)))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}T[0-9:.]+(Z|[+-]\d{2}:\d{2})", value):
        return _tried(value, lambda text: moment(dt.datetime.fromisoformat(text.replace("Z", "+00:00"))))
    return value


def _tried(value: str, reader: Callable[[str], str]) -> str:
    try:
        return reader(value)
    except (ValueError, OverflowError):
        return value


def sentence(text: str) -> str:
    """What somebody wrote, with a full stop where it has no end of its own, so that another sentence can follow."""
    said = text.strip()
    return said if not said or said.rstrip("\"'”’)»]").endswith((".", "!", "?", "…", ":", ";")) else f"{said}."


def spoken(items: Sequence[str]) -> str:
    """a, b en c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"
