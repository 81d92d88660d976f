"""Documents that are mostly numbers: the prognosis, the overview of client supporters, the annual accounts.

Knows their vocabulary; adds nothing up.
"""

import re

from extractors.document import Kind
from extractors.excerpt import Excerpt
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions_written import regions
from extractors.signing_part import letter_date
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


def _people_table(seen: Excerpt) -> tuple[float, str]:
    weight, _ = _numbers(seen)
    ticks = sum(bool(re.search(r"4610|\b(?:ja|nee)\b\s*\|?\s*$|\bhbo\b", row.plain)) for row in seen.rows[:2_000])
    return (1.5, f"{ticks} regels met een registratie of opleiding") if ticks >= 2 else (min(weight, 0.5), "")


_TEXT = Signal(shown="woorden van een ander stuk", weight=-1.2, each=True, cap=8.0,
               phrases=("inhoudsopgave", "bijgaand", "ondergetekende", "vervaardigd op", "treft u aan", "geschiktheidseis",
                        "selectiecriteri", "hoofdelijk", "machtigt", "klachtenregeling",
                        "innovatie", "duurzaamheid"))  # fmt: skip

FORECAST = Recogniser(
    kind=Kind.PROGNOSE,
    title=re.compile(r"prognose|format (?:voor )?productie|productie-?\s?(?:format|prognose|opgave|formulier)|verwacht aantal|raming"),
    needs=("prognose", "verwacht", "raming", "productie"),
    read=read,
    weigh=_numbers,
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
                     r"formatie)|personeelsoverzicht|formatieoverzicht|overzicht formatie|team ?overzicht"),
    needs=("clientondersteuner", "medewerker", "formatie", "personeel"),
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
ACCOUNTS = Recogniser(
    kind=Kind.JAARREKENING,
    title=re.compile(r"jaarrekening|jaarstukken|jaarverslag|controleverklaring|accountantsverklaring|samenstellingsverklaring|"
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
