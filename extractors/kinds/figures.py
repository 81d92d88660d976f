"""Documents that are mostly numbers: the prognosis, the overview of client supporters, the annual accounts.

Knows their vocabulary; adds nothing up.
"""

import re
from collections.abc import Sequence

from extractors.document import Kind
from extractors.excerpt import Excerpt, Row, cells_of
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.written import regions
from extractors.signing.part import letter_date
from extractors.stated import identity, personal


def read(seen: Excerpt) -> Reading:
    """Organisation, date and regions."""
    days, _ = letter_date(seen)
    return Reading(facts=(*days, *identity(seen, rows=seen.rows[:80]), *regions(seen), *personal(seen)))


def _numbers(seen: Excerpt) -> tuple[float, str]:
    """Many rows that end in numbers look like a sheet."""
    rows = seen.rows[:2_000]
    count = sum(bool(re.search(r"[0-9][0-9.,]*\s*(?:uur|uren|%|fte)?\s*\|?\s*$", row.plain)) for row in rows)
    return (1.5, f"{count} regels met getallen") if rows and count >= max(3, len(rows) // 4) else (0.0, "")


def _is_head_of_people(row: Row, under: Sequence[Row]) -> bool:
    """A head row with columns about people, and rows of as many cells under it."""
    cells = len(cells_of(row.text))
    return len(_COLUMN.findall(row.plain)) > 2 and cells > 2 and len(under) == 2 and all(len(cells_of(one.text)) == cells for one in under)


def _people_table(seen: Excerpt) -> tuple[float, str]:
    weight, _ = _numbers(seen)
    head = any(_is_head_of_people(row, seen.rows[at + 1 : at + 3]) for at, row in enumerate(seen.rows[:30]))
    ticks = sum(bool(re.search(r"4610|\b(?:ja|nee)\b\s*\|?\s*$|\bhbo\b", row.plain)) for row in seen.rows[:2_000])
    if head:
        return 3.5, "een tabel van mensen"
    return (1.5, f"{ticks} regels met een registratie of opleiding") if ticks >= 2 else (min(weight, 0.5), "")


_COLUMN = re.compile(
    r"\b(?:naam|medewerker|functie|opleiding|diploma|register\w*|registratie\w*|nummer|fte|uren|dienstverband|sinds|lid|vog|werkgebied)\b"
)

_TEXT = Signal(shown="woorden van een ander stuk", weight=-1.2, each=True, cap=8.0,
               phrases=("inhoudsopgave", "bijgaand", "ondergetekende", "vervaardigd op", "treft u aan", "geschiktheidseis",
                        "selectiecriteri", "hoofdelijk", "machtigt", "klachtenregeling",
                        "innovatie", "duurzaamheid"))  # fmt: skip

_CLIENTS = re.compile(r"\bclient(?:en)?\b")
_HOURS = re.compile(r"\buren\b|\buur\b")
_AHEAD = re.compile(r"\b202[6-9]\b|\bjaar [12]\b|\bkwartaal\b|\bjanuari\b")


def _volume(seen: Excerpt) -> tuple[float, str]:
    """Clients and hours of the years ahead in numbers: rows of a sheet, or sentences with both."""
    weight, shown = _numbers(seen)
    both = sum(len(re.findall(r"[0-9][0-9.,]*", row.plain)) > 1 for row in seen.rows[:2_000])
    together = _CLIENTS.search(seen.squeezed) and _HOURS.search(seen.squeezed) and _AHEAD.search(seen.squeezed)
    if together and both >= 2 and len(seen.squeezed) < _SHEET:
        return weight + 2.0, shown or "aantallen cliënten en uren"
    return weight, shown


_SHEET = 5_000  # letters

FORECAST = Recogniser(
    kind=Kind.PROGNOSE,
    title=re.compile(r"prognose|verwachte? (?:productie|uren|volume|inzet|omzet|afname)|schatting (?:van )?(?:uren|aantal|de)|"
                     r"productieplan|"
                     r"(?:uren|volume)\s?(?:raming|begroting|opgave)|begro(?:te|ting) (?:van )?(?:uren|productie)|"
                     r"format (?:voor )?productie|productie-?\s?(?:format|prognose|opgave|formulier)|verwacht aantal|raming"),
    needs=("prognose", "verwacht", "raming", "productie", "schatting", "geschat", "begro", "volume"),
    read=read,
    weigh=_volume,
    signals=(
        Signal(shown="woorden over aantallen cliënten en uren", weight=1.1, each=True, cap=5.0,
               phrases=("aantal clienten", "aantal uren", "verwacht aantal", "uren per client", "unieke clienten", "prognose",
                        "gemiddeld aantal uren", "totaal uren", "verwachte uren", "uren per maand", "verwachting", "tarief per uur")),
        Signal(shown="woorden voor maanden of jaren", weight=0.8, each=True, cap=1.6, phrases=("januari", "kwartaal 1", "q1", "totaal",
            "2027", "2024")),
        _TEXT,
    ),
)  # fmt: skip
STAFF = Recogniser(
    kind=Kind.OVERZICHT_CLIENTONDERSTEUNERS,
    title=re.compile(r"(?:overzicht|lijst|staat|opgave|register|aantal\w*) .{0,30}(?:clientondersteuners|medewerkers|personeel|"
                     r"formatie)|^\W*(?:onze|ons) (?:mensen|team|medewerkers|clientondersteuners)\W*$|personeels(?:overzicht|bestand|"
                     r"lijst)|formatie(?:staat|lijst)|formatieoverzicht|overzicht formatie|team ?overzicht"),
    needs=("clientondersteuner", "medewerker", "formatie", "personeel", "registerplein", "bcmb"),
    read=read,
    weigh=_people_table,
    signals=(
        Signal(shown="woorden over registratie en dienstverband", weight=0.8, each=True, cap=3.5,
               phrases=("registratienummer", "registernummer", "registerplein", "bcmb", "beroepsregister", "beroepsorganisatie",
                        "beroepsvereniging", "fte", "in dienst", "zzp", "hbo", "in opleiding", "lidmaatschapsnummer",
                        "totale formatie", "ingeschreven bij", "aangesloten bij", "functie", "4610")),
        Signal(shown="cliëntondersteuners", weight=0.7, phrases=("clientondersteuners", "clientondersteuner")),
        _TEXT,
    ),
)  # fmt: skip


def _no_figures(seen: Excerpt) -> str:
    """An agenda, a shop or a list of documents names the accounts; they are not in it."""
    held = any(signal.strength(seen.squeezed)[1] for signal in ACCOUNTS.signals)
    return "" if held else "maar er staan geen cijfers of oordeel van een jaarrekening in"


ACCOUNTS = Recogniser(
    kind=Kind.JAARREKENING,
    tell=_no_figures,
    title=re.compile(r"jaarrekening|jaarstukken|jaarrapport|jaarverslag|controleverklaring|accountantsverklaring|samenstellingsverklaring|"
                     r"beoordelingsverklaring|financieel verslag|balans per|annual (?:report|accounts)"),
    read=read,
    weigh=_numbers,
    needs=("balans", "jaarrekening", "accountant", "jaarstukken", "eigen vermogen", "resultatenrekening", "annual"),
    signals=(
        Signal(shown="woorden van een jaarrekening", weight=0.9, each=True, cap=6.0,
               phrases=("balans per", "eigen vermogen", "totaal activa", "vlottende activa", "kortlopende schulden",
                        "langlopende schulden", "winst-en-verliesrekening", "winst- en verliesrekening",
                        "staat van baten en lasten", "resultatenrekening", "vaste activa", "liquide middelen", "materiele vaste activa",
                        "kasstroomoverzicht", "toelichting op de balans", "boekjaar", "resultaat na belastingen", "passiva")),
        Signal(shown="woorden van een accountant", weight=1.2, each=True, cap=4.0,
               phrases=("controleverklaring van de onafhankelijke accountant", "ons oordeel", "de basis voor ons oordeel",
                        "samenstellingsverklaring", "beoordelingsverklaring", "registeraccountant", "getrouw beeld",
                        "accountant-administratieconsulent", "standaard 4410")),
        _TEXT,
    ),
)  # fmt: skip
