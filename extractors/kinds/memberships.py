"""Proofs of membership and registration: BCMB, the Register of client supporters, the branch association; and identity papers.

Knows issuers and vocabulary; keeps no number of a person's paper.
"""

import re

from extractors.days.dates import dates
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.signing.blocks import blocks
from extractors.signing.initials import without_initials
from extractors.signing.part import letter_date
from extractors.signing.signed import signatures, signers
from extractors.stated import identity, personal

_MRZ = re.compile(r"[a-z0-9<]{28,46}")


def _day(seen: Excerpt) -> list[Fact]:
    """The date of issue: a labelled date, or the only one."""
    found, _ = letter_date(seen)
    if found:
        return found
    for sheet in seen.sheets:
        days = [
            day
            for day in dates(sheet.plain)
            if day.day and not re.search(r"gebo|geldig|tot |verloopt|expiry", sheet.plain[max(0, day.start - 25) : day.start])
        ]
        issued = [
            day
            for day in days
            if re.search(
                r"(?:afgegeven|afgifte|datum|uitgegeven|getekend|ingangsdatum|sinds|"
                r"vanaf)[^.]{0,25}$",
                sheet.plain[max(0, day.start - 45) : day.start],
            )
        ]
        chosen = issued[0] if issued else days[0] if len(days) == 1 else None
        if chosen is not None:
            return [sheet.fact("datum", str(chosen.day), span=(max(0, chosen.start - 20), chosen.end))]
    return []


def read(seen: Excerpt) -> Reading:
    """Organisation and date."""
    return Reading(facts=(*_day(seen), *identity(seen), *personal(seen)))


def read_signed(seen: Excerpt) -> Reading:
    """The same, and who signed."""
    seen = without_initials(seen)
    found = blocks(seen)
    return Reading(facts=(*_day(seen), *identity(seen), *signers(found), *signatures(seen, found), *personal(seen)))


def read_identity(seen: Excerpt) -> Reading:
    """Nothing but what must be masked."""
    facts = personal(seen)
    if not any(fact.value == "paspoortnummer" for fact in facts):
        row = next(
            (
                row
                for row in seen.rows
                if re.search(
                    r"paspoort|passport|identiteitskaart|identity card|"
                    r"rijbewijs",
                    row.plain,
                )
            ),
            None,
        )
        match = re.search(r"paspoort|passport|identiteitskaart|identity card|rijbewijs", row.plain) if row else None
        facts += [row.fact("persoonsgegeven", "paspoortnummer", span=match.span())] if row and match else []
    return Reading(facts=tuple(facts))


def _machine_zone(seen: Excerpt) -> tuple[float, str]:
    rows = [row.plain.replace(" ", "") for row in seen.rows[:200]]
    found = sum(bool(_MRZ.fullmatch(row)) and "<<" in row and row.count("<") >= 4 for row in rows)
    return (4.0, "de regels voor machines onderaan een paspoort of kaart") if found else (0.0, "")


def _no_issuer(seen: Excerpt) -> str:
    """A text in which a bidder mentions its membership is no proof of it."""
    issued = (
        "verklaar",
        "bevestig",
        "certificaat",
        "bewijs van lidmaatschap",
        "lidmaatschapsbewijs",
        "is aangesloten",
        "is lid van",
        "factuur",
        "lidnummer",
        "lid sinds",
        "organisatielid",
        "ledenpas",
    )
    return "" if seen.has(*issued) and len(seen.squeezed) < 6_000 else "maar niemand bevestigt hier een lidmaatschap"


_TEXT = Signal(shown="woorden van een ander stuk", weight=-1.3, each=True, cap=9.0,
               phrases=("inhoudsopgave", "bijgaand", "ondergetekende", "vervaardigd op", "treft u aan", "geschiktheidseis",
                        "selectiecriteri", "hoofdelijk", "machtigt", "klachtenregeling", "wij schrijven in",
                        "ketenpartners", "onze clientondersteuners", "sociale kaart", "duurzaamheid", "verwacht aantal"))  # fmt: skip

BCMB = Recogniser(
    kind=Kind.BCMB_LIDMAATSCHAP,
    tell=_no_issuer,
    title=re.compile(r"\bbcmb\b|lidmaatschap|bewijs van lidmaatschap|aansluiting(?:sovereenkomst)?|certificaat"),
    needs=("bcmb", "beroepsvereniging van clientondersteuners", "beroepsvereniging voor clientondersteuners"),
    read=read,
    signals=(
        Signal(shown="'BCMB'", weight=2.0, phrases=("bcmb", "beroepsvereniging van clientondersteuners",
                                                    "beroepsvereniging voor clientondersteuners")),
        Signal(shown="woorden over lidmaatschap", weight=1.3, each=True, cap=4.0,
               phrases=("lidmaatschap", "is aangesloten bij", "aangesloten als", "lidnummer", "organisatielid", "is lid van",
                        "lid sinds", "verklaart dat", "certificaat", "contributie", "bevestigen dat", "lidmaatschapsnummer")),
        Signal(shown="woorden van een register per persoon", weight=-1.5, each=True, cap=3.0, phrases=("registerplein", "4610",
            "inschrijfbewijs")),
        _TEXT,
    ),
)  # fmt: skip


def _one_person(seen: Excerpt) -> tuple[float, str]:
    """A proof is of one person; several numbers of registration are a list of people."""
    return (-4.0, "") if len(set(re.findall(r"(?<![0-9])4610[0-9]{3,8}(?![0-9])", seen.squeezed))) > 1 else (0.0, "")


REGISTER = Recogniser(
    weigh=_one_person,
    kind=Kind.REGISTER_INSCHRIJFBEWIJS,
    title=re.compile(r"inschrijfbewijs|bewijs van (?:inschrijving|registratie)|registratiebewijs|registerplein|"
                     r"register (?:van )?clientondersteuners|certificaat van registratie"),
    needs=("register",),
    read=read,
    signals=(
        Signal(shown="het Register cliëntondersteuners of Registerplein", weight=2.5, phrases=("registerplein",
            "register clientondersteuners", "register van clientondersteuners", "beroepsregister")),
        Signal(shown="een registratienummer dat met 4610 begint", weight=2.0, phrases=("4610",)),
        Signal(shown="woorden over inschrijving in een register", weight=1.0, each=True, cap=3.0,
               phrases=("inschrijfbewijs", "registratienummer", "is ingeschreven", "staat ingeschreven", "geregistreerd", "geldig tot",
                        "registratieperiode", "clientondersteuner", "herregistratie", "bewijs van registratie")),
        Signal(shown="een overzicht van meerdere medewerkers", weight=-1.5, each=True, cap=4.5, phrases=("fte", "in dienst", "totaal",
            "overzicht", "formatie")),
        Signal(shown="woorden van een levensloop of een lijst van mensen", weight=-1.8, each=True, cap=7.0,
               phrases=("curriculum vitae", "werkervaring", "opleiding", "-heden", "vog aanwezig", "werkgebied", "hobby", "rijbewijs",
                        "cursussen", "wie doet wat", "ons team", "onze clientondersteuners")),
        Signal(shown="woorden van een ander register", weight=-5.0, phrases=("kamer van koophandel", "ubo", "handelsregister")),
        _TEXT,
    ),
)  # fmt: skip
BRANCH_ASSOCIATION = Recogniser(
    kind=Kind.BRANCHEVERKLARING,
    title=re.compile(r"branche\s?-?(?:verklaring|vorming|vereniging|organisatie)|verklaring (?:van )?deelname|intentieverklaring|"
                     r"samenwerkingsverband branchevorming|deelnameverklaring"),
    needs=("branche",),
    read=read_signed,
    signals=(
        Signal(shown="woorden over branchevorming", weight=1.6, each=True, cap=4.8, phrases=("branchevorming", "branchevereniging",
            "brancheorganisatie", "branche oco", "brancheverklaring", "branche-vereniging")),
        Signal(shown="woorden over deelname", weight=0.9, each=True, cap=3.6,
               phrases=("neemt deel", "deelneemt", "deelname", "intentie", "verklaart", "is lid", "aangesloten", "verklaren",
                        "afspraken", "lidmaatschap", "toetreding", "bevestigt")),
        Signal(shown="woorden van een bestuursverklaring", weight=-2.0, each=True, cap=4.0, phrases=("bestuursverklaring",
            "onderaannemers")),
        _TEXT,
    ),
)  # fmt: skip


def _no_fields(seen: Excerpt) -> str:
    """A paper that is called a passport and has no field of one."""
    held = IDENTITY_PAPER.signals[0].strength(seen.squeezed)[1] or _machine_zone(seen)[0]
    return "" if held else "maar de velden van een identiteitsbewijs ontbreken"


IDENTITY_PAPER = Recogniser(
    tell=_no_fields,
    kind=Kind.IDENTITEITSBEWIJS,
    title=re.compile(r"paspoort|passport|identiteitskaart|identity card|rijbewijs|driving licence|identiteitsbewijs"),
    needs=("paspoort", "passport", "identiteitskaart", "identity card", "rijbewijs", "driving", "<<"),
    read=read_identity,
    weigh=_machine_zone,
    signals=(
        Signal(shown="velden van een identiteitsbewijs", weight=1.0, each=True, cap=6.0,
               phrases=("koninkrijk der nederlanden", "kingdom of the netherlands", "nationaliteit", "nationality", "geboortedatum",
                        "date of birth", "plaats van afgifte", "authority", "documentnummer", "document no",
                        "surname", "given names", "lengte", "height", "geldig tot", "date of expiry", "persoonsnummer", "geslacht",
                        "burgemeester van")),
        Signal(shown="velden van een register", weight=-3.0, each=True, cap=6.0, phrases=("rechtsvorm", "kvk-nummer", "vervaardigd op",
            "justis", "belang")),
        _TEXT,
    ),
)  # fmt: skip
