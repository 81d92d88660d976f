"""Invented page texts in varied layouts, for the tests of recognition; no real person, number or organisation."""

from extractors.document import Box, Line, Page, Piece, Searchability
from extractors.identify import identify


def page(text: str, number: int = 1, *, boxes: bool = False) -> Page:
    """A page of this text; with `boxes` every line gets a place of its own."""
    lines = tuple(
        Line(text=line, box=Box(x0=50, y0=40 + 14 * at, x1=50 + 5 * len(line), y1=52 + 14 * at) if boxes else None)
        for at, line in enumerate(text.strip("\n").split("\n"))
    )
    empty = not text.strip()
    return Page(
        number=number, width=595, height=842, lines=() if empty else lines,
        searchability=Searchability.SCAN if empty else Searchability.DIGITAL, because="test",
    )  # fmt: skip


def pages(*texts: str, boxes: bool = False) -> tuple[Page, ...]:
    """Pages 1, 2, ... of these texts."""
    return tuple(page(text, number, boxes=boxes) for number, text in enumerate(texts, start=1))


def read(text: str) -> Piece:
    """The one piece that stands on a page of this text."""
    (piece,) = identify(pages(text), (), ())
    return piece


def values(piece: Piece, name: str) -> list[str]:
    """The values of its facts of this name, in their order."""
    return [fact.value for fact in piece.all(name)]


def about(piece: Piece, name: str) -> list[tuple[str, dict[str, str]]]:
    """The same, with what is told about each."""
    return [(fact.value, dict(fact.about)) for fact in piece.all(name)]


DECLARES = "Bestuursverklaring 2027\nStichting De Dijkwacht (KvK 90210011) verklaart aan de geschiktheidseisen te voldoen.\n"
"""The head of a declaration, to put more under it."""


KVK_STICHTING = """
KVK
Uittreksel Handelsregister Kamer van Koophandel
KvK-nummer 09912345
Pagina 1 (van 2)

De onderneming / organisatie wil niet dat haar adresgegevens worden gebruikt voor reclame.

Rechtspersoon
RSIN                         123456782
Rechtsvorm                   Stichting
Statutaire naam              Stichting Onafhankelijke Cliëntondersteuning De
                             Lindeboom
Statutaire zetel             gemeente Nijmegen
Eerste inschrijving handelsregister   14-03-2011
Datum akte van oprichting    11-03-2011
Activiteiten                 SBI-code: 88999 - Overig maatschappelijk advies

Bestuurder
Naam                         Vermeer, Johanna Maria
Geboortedatum                02-11-1968
Datum in functie             01-01-2019
Titel                        Directeur-bestuurder
Bevoegdheid                  Alleen/zelfstandig bevoegd

Waarmerk Kamer van Koophandel
Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur.
"""
KVK_STICHTING_2 = """
Uittreksel Handelsregister Kamer van Koophandel
KvK-nummer 09912345
Pagina 2 (van 2)

Toezichthouder
Naam                         Bos, Karel
Datum in functie             01-06-2020
Gegevens zijn vervaardigd op 04-05-2026 om 14.32 uur.
"""
KVK_BV = """
Uittreksel Handelsregister
Uittreksel is vervaardigd op 30 april 2026
KvK-nummer
81234567
Rechtspersoon
RSIN
862345673
Rechtsvorm
Besloten Vennootschap
Statutaire naam
Zorgwegwijzer Midden B.V.
Statutaire zetel
Gouda
Datum akte van oprichting
12-12-2017
Geplaatst kapitaal
EUR 100,00
Onderneming
Handelsnamen
Zorgwegwijzer
Startdatum onderneming
01-01-2018
Enig aandeelhouder
Naam
Wegwijzer Holding B.V.
Ingeschreven onder KvK-nummer
81230001
Bestuurders
Naam
Wegwijzer Holding B.V.
Ingeschreven onder KvK-nummer
81230001
Datum in functie
12-12-2017
Bevoegdheid
Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)
Naam
de Wit, Peter
Datum in functie
01-02-2020
Bevoegdheid
Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)
Gevolmachtigden
Naam
Aziz, Samira
Titel
Bedrijfsleider
Inhoud volmacht
Beperkte volmacht tot een bedrag van EUR 25.000
"""
KVK_EENMANSZAAK = """
Kamer van Koophandel                               Uittreksel Handelsregister
Dit document is gewaarmerkt met een digitale handtekening
Vervaardigd op 2 juni 2026
KvK-nummer: 70011223
Onderneming
Handelsnaam: Praktijk Raadwijzer
Rechtsvorm: Eenmanszaak
Startdatum onderneming: 01-09-2014
Activiteiten: SBI-code 8899
Werkzame personen: 1
Vestiging
Vestigingsnummer: 000031234567
Bezoekadres: Lindelaan 3, 6511 AA Nijmegen
Eigenaar
Naam: Kuipers, Anna
Geboortedatum: 03-03-1980
Datum in functie: 01-09-2014
"""
KVK_ENGELS = """
Business Register extract
Netherlands Chamber of Commerce
CCI number                   70998877
Page 1 (of 1)
Legal entity
Legal entities and partnerships identification number (RSIN)   123456782
Legal form                   Private limited liability company
Statutory name               Careguide Netherlands B.V.
Corporate seat               Utrecht
Date of incorporation        12-01-2015
Board members
Name                         Jansen, Erik
Date of entry into office    12-01-2015
Authority                    Solely/independently authorised
This extract was produced on 15 May 2026 at 10.02 hrs.
"""
KVK_VESTIGING = """
Uittreksel Handelsregister Kamer van Koophandel
Vestiging
Vestigingsnummer             000012345678
KvK-nummer                   09912345
Handelsnaam                  De Lindeboom locatie Arnhem
Bezoekadres                  Markt 1, 6811 CG Arnhem
Werkzame personen            4
Activiteiten                 SBI-code: 88999
Datum vestiging              01-01-2015
Gegevens zijn vervaardigd op 12-05-2026 om 09.10 uur.
"""
KVK_WEBPAGINA = """
https://www.kvk.nl/zoeken/?q=lindeboom
KVK zoeken      Inloggen     In winkelwagen
Bedrijfsprofiel
Stichting Onafhankelijke Cliëntondersteuning De Lindeboom
KVK-nummer 09912345
Vestigingsnummer 000012345678
Rechtsvorm Stichting
Bestel uittreksel
Activiteiten: Overig maatschappelijk advies
Cookies  Privacy
"""
KVK_VOF = """
Uittreksel Handelsregister Kamer van Koophandel
Gegevens zijn vervaardigd op 1 mei 2026 om 08.15 uur
KvK-nummer                   55667788
Samenwerkingsverband
RSIN                         123456782
Naam                         V.O.F. Raad en Wijs
Rechtsvorm                   Vennootschap onder firma
Activiteiten                 SBI-code: 88999
Vennoten
Naam                         Smit, Bart
Datum in functie             01-01-2020
Bevoegdheid                  Onbeperkt bevoegd
Naam                         Smit-Maas, Ilse
Datum in functie             01-01-2020
Bevoegdheid                  Beperkt bevoegd
De onderneming verkeert in surseance van betaling sinds 3 april 2026
"""

VOG_RP = """
Ministerie van Justitie en Veiligheid
Screeningsautoriteit Justis
> Retouradres Postbus 16115 2500 BC Den Haag
Stichting Onafhankelijke Cliëntondersteuning De Lindeboom
Lindelaan 12
6511 AA Nijmegen

Datum      18 maart 2026
Kenmerk    R-2026-00123456
Verklaring Omtrent het Gedrag
rechtspersonen
De Minister voor Rechtsbescherming verklaart dat uit het onderzoek, gelet op het doel waarvoor de afgifte is
gevraagd, niet is gebleken van bezwaren tegen de rechtspersoon
Statutaire naam: Stichting Onafhankelijke Cliëntondersteuning De Lindeboom
KvK-nummer: 09912345
Vestigingsplaats: Nijmegen
als bedoeld in artikel 28 van de Wet justitiële en strafvorderlijke gegevens.
"""
VOG_RP_BRIEF = """
Justis
VOG RP
Den Haag, 2 april 2026
Geachte heer, mevrouw,
Hierbij verklaar ik dat niet is gebleken van bezwaren tegen Zorgwegwijzer Midden B.V., gevestigd te Gouda, ingeschreven
bij de Kamer van Koophandel onder nummer 81234567. Deze verklaring omtrent het gedrag is aangevraagd op 1 februari 2026.
De Minister voor Rechtsbescherming, namens deze,
"""
VOG_NP = """
Justis, Ministerie van Justitie en Veiligheid
Verklaring Omtrent het Gedrag
natuurlijke personen
Nummer N-4455667
De Minister voor Rechtsbescherming verklaart dat niet is gebleken van bezwaren tegen
Geslachtsnaam    Vermeer
Voornamen        Johanna Maria
Geboortedatum    02-11-1968
Geboorteplaats   Tiel
Screeningsprofiel 45 gezondheidszorg en welzijn van mens en dier
Datum 11 mei 2026
"""
GVA = """
Screeningsautoriteit Justis
Gedragsverklaring aanbesteden
Datum 3 februari 2026
De Minister voor Rechtsbescherming verklaart op grond van de Aanbestedingswet 2012 dat niet is gebleken van bezwaren tegen
de rechtspersoon Zorgwegwijzer Midden B.V., KvK-nummer 81234567.
"""
BEWIJS_VAN_TEKENEN = """
Certificaat van ondertekening
Transactie: TR-90AB-12CD
Bestand: Bestuursverklaring 2027.pdf
SHA-256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
Ondertekenaar: Amber Dijkman
Identificatie: iDIN en sms-code
Ondertekend 02-06-2026 09:12:11 (CEST)
"""
VOG_AANVRAAG = """
Justis
Betreft: ontvangstbevestiging aanvraag Verklaring Omtrent het Gedrag rechtspersonen (VOG RP)
Datum: 20 juni 2026
Geachte aanvrager,
Wij hebben uw aanvraag voor Stichting De Lindeboom, KvK-nummer 09912345, ontvangen en in behandeling genomen.
De beslistermijn is acht weken. Aanvraagnummer 2026-778899.
"""
INTEGRITEIT = """
Integriteitsverklaring
Ondergetekende, J. Vermeer, directeur van Stichting De Lindeboom, verklaart dat de organisatie en haar medewerkers
integer handelen en dat van iedere cliëntondersteuner een VOG in het dossier aanwezig is.
Nijmegen, 12 juni 2026
J. Vermeer
"""

UBO = """
KVK
Uittreksel UBO-register
Gegevens zijn vervaardigd op 06-05-2026 om 11.20 uur.
KvK-nummer           81234567
RSIN                 862345673
Statutaire naam      Zorgwegwijzer Midden B.V.
Rechtsvorm           Besloten Vennootschap
UBO 1
Naam                 de Wit, Peter
Geboortemaand en -jaar  05-1975
Nationaliteit        Nederlandse
Woonland             Nederland
Aard van het belang  Aandelen
Omvang van het belang  Meer dan 50% tot en met 75%
UBO 2
Naam                 Aziz, Samira
Geboortemaand en -jaar  08-1981
Nationaliteit        Nederlandse
Woonland             Nederland
Aard van het belang  Aandelen
Omvang van het belang  Meer dan 25% tot en met 50%
Pagina 1 (van 1)
"""
UBO_PSEUDO = """
Uittreksel Register uiteindelijk belanghebbenden
Kamer van Koophandel
Vervaardigd op 11 mei 2026
Statutaire naam
Stichting Onafhankelijke Cliëntondersteuning De Lindeboom
KvK-nummer
09912345
Uiteindelijk belanghebbende
Naam
Vermeer, Johanna Maria
Nationaliteit
Nederlandse
Woonland
Nederland
Aard van het belang
Hoger leidinggevend personeel (pseudo-UBO)
"""
UBO_BEVESTIGING = """
Kamer van Koophandel
Postbus 48, 3500 AA Utrecht
Datum: 19 februari 2026
Onderwerp: Bevestiging van inschrijving in het UBO-register
Geachte heer Vermeer,
Hiermee bevestigen wij dat de volgende UBO's van Stichting De Lindeboom (KvK-nummer 09912345) zijn ingeschreven in het
UBO-register. Er zijn 3 UBO's geregistreerd.
Met vriendelijke groet,
KVK
"""
UBO_SCHERM = """
Mijn KVK    Ingelogd als J. Vermeer    Uitloggen
Mijn UBO-gegevens bekijken
Stichting De Lindeboom
Uiteindelijk belanghebbenden (UBO)
Naam Vermeer, Johanna
Aard belang Hoger leidinggevend personeel
Terug naar overzicht
https://mijn.kvk.nl/ubo
12-6-2026
"""
UBO_EIGEN = """
UBO-verklaring
Ondergetekende verklaart hierbij dat de uiteindelijk belanghebbenden (UBO's) van Zorgwegwijzer Midden B.V. zijn:
1. P. de Wit, 60% van de aandelen en stemrecht
2. S. Aziz, 40% van de aandelen en stemrecht
Gouda, 1 juni 2026
P. de Wit
"""

BESTUUR_FORMULIER = """
Bijlage 2 - Bestuursverklaring 2027
Inkoop onafhankelijke cliëntondersteuning Wlz 2027-2028

Naam organisatie:      Stichting Onafhankelijke Cliëntondersteuning De Lindeboom
KvK-nummer:            09912345
Correspondentieadres:  Lindelaan 12, 6511 AA Nijmegen
Regio('s):             Nijmegen, Waardenland en Noord- en Midden-Limburg

Ondergetekende verklaart dat de organisatie:
☒ voldoet aan de geschiktheidseisen uit hoofdstuk 4 van het inkoopbeleid
☒ kennis heeft genomen van de conceptovereenkomst 2027-2028
☐ inschrijft als samenwerkingsverband

Aldus naar waarheid ingevuld,
Naam:          J.M. Vermeer
Functie:       directeur-bestuurder
Plaats:        Nijmegen
Datum:         15 juli 2026
Handtekening:
"""
BESTUUR_BIJLAGE_2 = """
Bijlage 2 bij de bestuursverklaring: onderaannemers
Is de organisatie van plan te werken met onderaannemers?
2027:   ☐ ja   ☒ nee
2028:   ☒ ja   ☐ nee
"""
BESTUUR_BIJLAGE_1 = """
Bijlage 1 Motivatie selectiecriteria
De organisatie heeft in 2026 een overeenkomst met het zorgkantoor VGZ in de regio Nijmegen. Daarnaast hebben wij een
contract met de gemeente Nijmegen en de gemeente Tiel op grond van de Wmo, waardoor er een warme overdracht is. Onze
meerwaarde ligt in de ondersteuning van cliënten met niet aangeboren hersenletsel en hun naasten.
"""
BESTUUR_BRIEF = """
Zorgwegwijzer Midden B.V.
Gouda, 3 juli 2026

Verklaring van het bestuur

Ondergetekende, de heer P. de Wit, bestuurder van Zorgwegwijzer Midden B.V., gevestigd te Gouda en ingeschreven in het
handelsregister van de Kamer van Koophandel onder nummer 81234567, verklaart ten behoeve van de inschrijving op de
inkoop van onafhankelijke cliëntondersteuning 2027-2028 bij het zorgkantoor dat de organisatie voldoet aan alle gestelde
eisen en dat deze bestuursverklaring naar waarheid is opgesteld. In 2027 en 2028 maken wij geen gebruik van onderaannemers.

Hoogachtend,

P. de Wit
bestuurder
"""
BESTUUR_TABEL = """
BESTUURSVERKLARING 2025
Onderdeel | Antwoord
Statutaire naam | Coöperatie Samen Wijzer U.A.
KvK-nummer | 66 55 44 33
Zorgkantoorregio | Midden-Holland
Nieuw in deze regio? | nee
Wij voldoen aan de geschiktheidseisen | ☒ Ja ☐ Nee
Wij beschikken over een klachtenregeling | ☐ Ja ☒ Nee
Wij werken met onderaannemers | 2025 | 2026
Ja | ☐ | ☐
Nee | ☒ | ☒
Naam tekenbevoegde | mevrouw F. el Amrani
Functie | voorzitter
Plaats en datum | Gouda, 9-7-2026
Handtekening | ....................
"""
BESTUUR_LEEG = """
Bestuursverklaring 2027
Naam organisatie: ..............................
KvK-nummer: xx
Ondergetekende verklaart namens [naam organisatie] te voldoen aan de geschiktheidseisen van het inkoopbeleid.
Naam:
Functie:
Plaats: <<plaats>>
Datum: dd-mm-jjjj
Handtekening: ____________________
"""

VOLMACHT = """
VOLMACHT
De ondergetekende:
mevrouw J.M. Vermeer, directeur-bestuurder van Stichting Onafhankelijke Cliëntondersteuning De Lindeboom, statutair gevestigd te
Nijmegen, KvK-nummer 09912345 (hierna: volmachtgever),
verleent hierbij volmacht aan de heer drs. K. Bos, manager bedrijfsvoering, om namens de organisatie de bestuursverklaring en alle
overige documenten voor de inschrijving OCO 2027-2028 te ondertekenen.
Deze volmacht is geldig tot en met 31 december 2026.
Getekend te Nijmegen op 1 juni 2026,
Naam: J.M. Vermeer
Handtekening:
"""
BESTUURSBESLUIT = """
Uittreksel uit de notulen van de bestuursvergadering van 12 mei 2026
Coöperatie Samen Wijzer U.A.
Agendapunt 5. Inschrijving cliëntondersteuning
Het bestuur besluit mevrouw F. el Amrani, voorzitter, te machtigen om de inschrijving namens de coöperatie te ondertekenen.
Voor eensluidend uittreksel,
Gouda, 14 mei 2026
T. Hendriks
secretaris
"""
MACHTIGING_LABELS = """
Bewijs van machtiging
Volmachtgever:     P. de Wit, bestuurder
Organisatie:       Zorgwegwijzer Midden B.V.
Gevolmachtigde:    S. Aziz, bedrijfsleider
Omvang:            ondertekenen van de inschrijving onafhankelijke cliëntondersteuning tot een bedrag van € 100.000
Ingangsdatum:      05-06-2026
Geldig tot:        01-02-2027
Plaats: Gouda      Datum: 5-6-2026
Handtekening volmachtgever: w.g. P. de Wit
"""
MACHTIGING_PASSIEF = """
Stichting De Lindeboom
Verklaring tekenbevoegdheid
Hierbij verklaren wij dat mevrouw S. de Groot, teamleider, gemachtigd is om namens de stichting de inschrijving te ondertekenen.
Nijmegen, 2 juni 2026
Met vriendelijke groet,
J.M. Vermeer
directeur-bestuurder
"""

HOOFDELIJK = """
Verklaring hoofdelijke aansprakelijkheid
De deelnemers aan het samenwerkingsverband Samen voor Nijmegen:
1. Stichting De Lindeboom, KvK-nummer 09912345 (penvoerder)
2. Zorgwegwijzer Midden B.V., KvK-nummer 81234567
verklaren hierbij dat ieder van hen hoofdelijk aansprakelijk is voor het geheel van de verplichtingen.
Ondertekening:
Naam: J.M. Vermeer      Namens: Stichting De Lindeboom      Datum: 1 juli 2026
Handtekening:
Naam: P. de Wit         Namens: Zorgwegwijzer Midden B.V.   Datum: 2 juli 2026
Handtekening:
"""
AANSPRAKELIJK_DEEL = """
Samenwerkingsverklaring combinatie
Ondergetekenden, Stichting Alfa en Beta Zorg B.V., vormen samen een combinatie voor deze inschrijving en verklaren dat
elke deelnemer voor zijn eigen deel aansprakelijk is voor de uitvoering van de overeenkomst.
Zwolle, 3 juli 2026
A. Alting
B. Beumer
"""
AANSPRAKELIJK_PENVOERDER = """
Verklaring samenwerkingsverband
De combinanten verklaren dat Stichting Alfa als penvoerder optreedt. De penvoerder is volledig aansprakelijk tegenover
het zorgkantoor voor de nakoming door de deelnemers van het consortium.
Handtekening namens de combinanten
"""

ONDERBOUWING = """
Onderbouwing van onze inschrijving
Onafhankelijke cliëntondersteuning Wlz 2027-2028
Stichting De Lindeboom

1. Ervaring met doelgroepen
Onze cliëntondersteuners beschikken over ruime ervaring in de ouderenzorg, de gehandicaptenzorg en de ggz. In 2025 hielpen wij 412
cliënten in de regio Nijmegen. Wij kennen complexe casuïstiek en werken volgens de beroepscode van de BCMB. Van iedere medewerker
hebben wij een VOG, en het uittreksel KvK en de bestuursverklaring zijn apart bijgevoegd bij deze inschrijving.
2. Opleiding en kennis
Alle cliëntondersteuners hebben een hbo-opleiding en houden hun kennis van de sociale kaart en de Wlz-uitvoering bij. Zij volgen
jaarlijks scholing over wetgeving en over chronische ziekten. De registratie in het register is op orde.
3. Klachtenregeling en privacyreglement
De klachtenregeling en het privacyreglement staan op onze website. Wij doen mee aan het landelijke cliëntervaringsonderzoek en
bespreken de uitkomsten volgens een vaste PDCA-cyclus in ons team. Onze duurzaamheid sluit aan bij de Green Deal.
4. Onderaannemers
Voor avonduren werken wij samen met onderaannemer Beta Zorg B.V. en met zzp'ers die wij al jaren kennen.
5. Leemte in de regio
Onze meerwaarde is de ondersteuning van mensen met hersenletsel; er is een contract met de gemeente Tiel en een warme overdracht.
"""
PLAN = """
Inwerk- en implementatieplan regio Waardenland
Stichting De Lindeboom is nieuw in de regio. Dit plan beschrijft stap voor stap hoe wij kennis opbouwen.
Fase 1: inventarisatie van de ondersteuningsbehoefte
januari 2027   gesprekken met tien Wlz-zorgaanbieders en ketenpartners
februari 2027  analyse van cijfers van het zorgkantoor
Fase 2: contacten en regionaal overleg
maart 2027     deelname aan het regionale overleg cliëntondersteuning
Mijlpaal: uiterlijk 1 juli 2027 is de inventarisatie gereed. Actiehouder: teamleider.
"""
BRIEF = """
Stichting De Lindeboom
Nijmegen, 16 juli 2026
Betreft: inschrijving onafhankelijke cliëntondersteuning 2027-2028

Geachte heer, mevrouw,

Hierbij schrijven wij ons in voor de regio's Nijmegen en Waardenland. Bijgaand treft u aan:
1. Bestuursverklaring 2027
2. Bewijs van machtiging
3. VOG RP
4. Uittreksel KvK
5. Uittreksel UBO-register
6. Onderbouwing

Met vriendelijke groet,
J.M. Vermeer
directeur-bestuurder
"""
MAIL = """
Van: J. Vermeer <info@lindeboom.example>
Verzonden: donderdag 16 juli 2026 15:02
Aan: oco@vgz.example
Onderwerp: Inschrijving OCO 2027-2028 deel 1 van 2

Beste collega's,
In de bijlage onze inschrijving met bestuursverklaring, volmacht, VOG en KvK. De rest volgt in een tweede mail.
Groet, Jo
"""
PROGNOSE = """
Format voor prognose aantal cliënten en uren
Regio | Nijmegen
Kwartaal 1 | 110 | 880
Kwartaal 2 | 120 | 960
Kwartaal 3 | 100 | 800
Kwartaal 4 | 130 | 1040
Totaal aantal cliënten | 460
Verwacht aantal uren | 3680
"""
OVERZICHT = """
Overzicht cliëntondersteuners
Naam | Functie | fte | BCMB | Registratienummer
A. Albers | cliëntondersteuner | 0,8 | ja | 4610001234
B. Bakker | cliëntondersteuner | 1,0 | ja | 4610001235
C. Claes | junior cliëntondersteuner, in opleiding | 0,6 | nee | -
Totale formatie 2,4 fte
"""
JAARREKENING = """
Jaarrekening 2025
Stichting De Lindeboom
Balans per 31 december 2025
Vaste activa  12.000
Vlottende activa  340.000
Liquide middelen  210.000
Eigen vermogen  250.000
Kortlopende schulden  102.000
Staat van baten en lasten
Controleverklaring van de onafhankelijke accountant: ons oordeel
"""
BCMB = """
BCMB
Bewijs van lidmaatschap
De beroepsvereniging BCMB verklaart dat Stichting De Lindeboom als organisatie is aangesloten bij de vereniging.
Lidnummer 2231, lid sinds 1 januari 2021
Utrecht, 5 januari 2026
"""
REGISTER = """
Registerplein
Inschrijfbewijs
Register Cliëntondersteuners
A. Albers
Registratienummer 4610001234
is ingeschreven als cliëntondersteuner. Geldig tot 1 maart 2029
"""
BRANCHE = """
Verklaring deelname branchevorming OCO-Wlz
Hierbij bevestigt de vereniging in oprichting dat Stichting De Lindeboom deelneemt aan het samenwerkingsverband gericht op
branchevorming en de intentie heeft lid te worden van de branchevereniging.
Utrecht, 4 juni 2026
"""
PASPOORT = """
KONINKRIJK DER NEDERLANDEN
PASPOORT / PASSPORT
Naam / Surname Vermeer
Nationaliteit / Nationality Nederlandse
Geboortedatum / Date of birth 02 NOV/NOV 1968
Geldig tot / Date of expiry 10 JAN/JAN 2031
P<NLDVERMEER<<JOHANNA<MARIA<<<<<<<<<<<<<<<<<
"""
INSTEMMING = """
Instemmingsverklaring 2023
Ondergetekende, rechtsgeldig vertegenwoordiger van Stichting De Lindeboom, KvK-nummer 09912345, stemt in met verlenging van de
overeenkomst onafhankelijke cliëntondersteuning voor 2023 conform het inkoopkader.
Plaats: Nijmegen
Datum: 20 juli 2022
Naam: J.M. Vermeer
Handtekening: w.g. J.M. Vermeer
"""
FOLDER = """
Welkom bij De Lindeboom
Bij ons kunt u terecht voor koffie en gezelligheid. Elke dinsdag is er bingo in de grote zaal en op vrijdag eten we samen soep.
"""
HOOFDELIJK_KOLOMMEN = """
Verklaring van hoofdelijkheid
Ondergetekenden nemen deel aan het samenwerkingsverband Zorgduo en aanvaarden ieder hoofdelijke aansprakelijkheid voor het geheel.

Namens Stichting Alfa               Namens Beta Zorg B.V.
Naam: A. Alting                     Naam: B. Beumer
Functie: voorzitter                 Functie: directeur
Datum: 3 juli 2026                  Datum: 4 juli 2026
Handtekening:                       Handtekening:
"""
BIJZONDERE_VOLMACHT = """
Bijzondere volmacht
De raad van bestuur van Stichting Kompas, statutair gevestigd te Zwolle, ingeschreven in het handelsregister onder nummer 05098765,
te dezen rechtsgeldig vertegenwoordigd door haar voorzitter, mevrouw dr. A.C. de Boer,
verleent hierbij bijzondere volmacht aan:
Naam: B. Smit
Functie: manager zorg
Geboortedatum: 12-03-1979
om Stichting Kompas te vertegenwoordigen bij de inschrijving op de inkoop OCO 2027-2028, waaronder het ondertekenen van de
bestuursverklaring.
De volmacht geldt tot uiterlijk 1 januari 2027 en is beperkt tot deze inschrijving.
Zwolle, 12 juni 2026
A.C. de Boer
voorzitter raad van bestuur
"""
BESTUUR_REGIOVAKJES = """
Bestuursverklaring 2027
Organisatie            Stichting Kompas
KvK nummer             05098765
Zorgkantoorregio's waarvoor wordt ingeschreven:
☒ Zwolle   ☐ Drenthe   ☒ Flevoland
☐ Utrecht  ☒ 't Gooi
Schrijft u in als samenwerkingsverband?   ☐ ja  ☒ nee
Ondergetekende(n), de heer T. Maas, bestuurder, verklaart naar waarheid dat aan de geschiktheidseisen wordt voldaan.
Inzet onderaannemers 2027: geen
Inzet onderaannemers 2028: n.v.t.
Opgemaakt te Zwolle d.d. 6 juli 2026
Handtekening bestuurder:  ..............
"""
KVK_ENKELE_SPATIE = """
Uittreksel Handelsregister Kamer van Koophandel

KVK-nummer 05098765

Rechtspersoon
RSIN 123456782
Rechtsvorm Stichting
Statutaire naam Stichting Kompas
Statutaire zetel Zwolle
Datum akte van oprichting 01-02-1999
Activiteiten SBI-code: 88999
Bestuurders
Naam de Boer, Anna Catharina
Geboortedatum 04-04-1970
Datum in functie 01-01-2015
Titel Voorzitter
Bevoegdheid Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)
Naam Maas, Theodorus
Geboortedatum 05-05-1965
Datum in functie 01-01-2015
Titel Secretaris
Bevoegdheid Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)
Gegevens zijn vervaardigd op 22-01-2026 om 16.45 uur
"""
UBO_TABEL = """
Inschrijving UBO-register
Uittreksel uit het register van uiteindelijk belanghebbenden van vennootschappen en andere juridische entiteiten
Vervaardigd op 3-6-2026
Stichting Kompas   KVK-nummer 05098765
Naam   Geboortemaand/-jaar   Nationaliteit   Woonstaat   Aard belang   Omvang
A.C. de Boer   04-1970   Nederlandse   Nederland   hoger leidinggevend personeel   n.v.t.
T. Maas   05-1965   Nederlandse   Nederland   hoger leidinggevend personeel   n.v.t.
"""
VOG_RP_KOPRIJ = """
Verklaring Omtrent het Gedrag voor rechtspersonen (VOG RP)
Datum                Ons kenmerk
9 februari 2026      R-778899
Geacht bestuur,
Naar aanleiding van uw aanvraag deel ik u mede dat mij niet is gebleken van bezwaren tegen de rechtspersoon Stichting Kompas
(KvK 05098765)
in verband met het deelnemen aan een inkoopprocedure.
Screeningsautoriteit Justis
"""
NOTULEN = """
NOTULEN BESTUURSVERGADERING
Datum: 8 juni 2026
Aanwezig: A.C. de Boer (voorzitter), T. Maas (secretaris)
4. Inkoop OCO
Besluit: het bestuur machtigt de heer R. Visser, directeur, om alle stukken voor de inschrijving OCO Wlz te ondertekenen.
Aldus vastgesteld te Zwolle op 10 juni 2026
A.C. de Boer, voorzitter        T. Maas, secretaris
"""
OFFERTE = """
Offerte onafhankelijke cliëntondersteuning Wlz
Zorgkantoorregio Zwolle
Inhoudsopgave
1. Wie wij zijn ........ 2
2. Bestuursverklaring ........ 3
3. VOG en uittreksel KvK ........ 4
Wij zijn een organisatie met 12 cliëntondersteuners. Onze ervaring met de sociale kaart is groot en onze bereikbaarheid is geregeld. De
volmacht, de hoofdelijkheidsverklaring en de UBO-inschrijving zijn bijgevoegd. Wij kennen de geschiktheidseisen en de
selectiecriteria goed.
Ons team werkt met een pdca-cyclus, privacyreglement, klachtenregeling en cliëntervaringsonderzoek.
"""
AANBIEDINGSBRIEF = """
Stichting Kompas
Postbus 100
8000 AA Zwolle

Zilveren Kruis Zorgkantoor
t.a.v. afdeling inkoop

Zwolle, 20 juli 2026

Onderwerp: Aanbieding inschrijfdocumenten OCO 2027/2028 regio Zwolle

Geachte mevrouw, heer,

Namens Stichting Kompas (KvK 05098765) bied ik u hierbij onze inschrijving aan voor de zorgkantoorregio's Zwolle, Flevoland
en 't Gooi. Wij schrijven zelfstandig in.
Meegezonden: bestuursverklaring, machtiging, VOG RP, uittreksel KvK, UBO en onderbouwing.

Hoogachtend,

T. Maas
secretaris
"""
PROGNOSE_MAANDEN = """
Prognose 2027
Regio: Zwolle
Maand  Cliënten  Uren
januari  20  160
februari  22  176
maart  25  200
Totaal  67  536
"""
INTENTIE = """
Intentieverklaring
Ondergetekenden verklaren deel te nemen aan de oprichting van een branchevereniging voor OCO Wlz. De deelnemende
organisaties maken afspraken over branchevorming.
Utrecht, 1 april 2026
"""
BEVOEGDVERKLARING = """
Verklaring
Hierbij verklaar ik, T. Maas, secretaris van Stichting Kompas, dat mevrouw S. Post bevoegd is om namens Stichting Kompas
alle stukken voor de inschrijving te tekenen.
Zwolle, 4 juni 2026
T. Maas
"""
VOG_RP_AFGIFTE = """
Ministerie van Justitie en Veiligheid
VERKLARING OMTRENT HET GEDRAG (VOG) - RECHTSPERSONEN
Nummer R-1234567
Afgiftedatum 14-01-2026
Rechtspersoon Stichting Kompas Zorg
Gevestigd te Zwolle
KvK-nummer 05098765
Doel: inschrijving aanbesteding zorginkoop
Ten aanzien van bovengenoemde rechtspersoon is niet gebleken van bezwaren.
"""
KVK_COOPERATIE = """
KVK
Uittreksel Handelsregister
Gegevens zijn vervaardigd op 12-06-2026 om 08.30 uur.
KVK-nummer  66112233
Pagina 1 (van 1)

Rechtspersoon
RSIN  856712344
Rechtsvorm  Coöperatie met uitgesloten aansprakelijkheid
Statutaire naam  Coöperatie Wegwijs U.A.
Ook genoemd  Wegwijs
Statutaire zetel  Utrecht
Eerste inschrijving handelsregister  12-03-2016

Bestuurder
Naam  van den Heuvel, Maria
Geboortedatum  11-09-1961
Datum in functie  12-03-2016
Titel  Voorzitter
Bevoegdheid  Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)

Gevolmachtigde
Naam  Yilmaz, Emre
Geboortedatum  21-02-1985
Titel  Manager
Aanvang (huidige) volmacht  01-01-2022
Inhoud volmacht  Volledige volmacht
"""
UBO_VERWERKT = """
KVK
Aan het bestuur van Coöperatie Wegwijs U.A.
Utrecht, 4 maart 2026
Betreft: inschrijving UBO
Geachte heer/mevrouw,
Wij hebben de opgave van uw uiteindelijk belanghebbende(n) (UBO) verwerkt. In het UBO-register staan nu ingeschreven voor
KVK-nummer 66112233: 2 UBO's.
Met vriendelijke groet,
Kamer van Koophandel
"""
MACHTIG_IK = """
Machtiging
Hierbij machtig ik, Maria van den Heuvel, voorzitter van Coöperatie Wegwijs U.A., de heer E. Yilmaz om namens de coöperatie
alle documenten in verband met de inschrijving OCO te tekenen.
Deze machtiging loopt tot 31-12-2026.
Utrecht, 1 juli 2026
M. van den Heuvel
"""
PARTIJEN = """
Samenwerkingsovereenkomst / verklaring consortium 'Samen Wijs'
Partijen:
Coöperatie Wegwijs U.A., gevestigd te Utrecht, KvK-nummer 66112233, penvoerder;
Duinzorg Advies B.V., gevestigd te Den Haag, KvK-nummer 71112223;
Praktijk Raadwijzer, eenmanszaak van A. Kuipers, KvK-nummer 70011223;
verklaren dat zij ieder voor het geheel aansprakelijk zijn jegens het zorgkantoor voor de nakoming van alle verplichtingen.
Aldus getekend:
M. van den Heuvel, Coöperatie Wegwijs U.A., 3-7-2026
P. Duin, Duinzorg Advies B.V., 4-7-2026
A. Kuipers, Praktijk Raadwijzer, 4-7-2026
"""
OVERZICHT_BLAD = """
Cliëntondersteuner  Functie  Uren per week  Lid BCMB  Register
A. Albers  senior cliëntondersteuner  32  ja  4610000111
B. Bos  cliëntondersteuner  24  ja  4610000112
C. Dekker  cliëntondersteuner in opleiding  24  nee  aangevraagd
Totaal  80
"""
BCMB_BRIEF = """
BCMB, beroepsvereniging voor cliëntondersteuners
Nieuwegein, 12 mei 2026
Beste relatie,
Hierbij bevestigen wij dat Coöperatie Wegwijs U.A. sinds 2020 als organisatielid is aangesloten bij de BCMB.
Met vriendelijke groet,
Bestuur BCMB
"""
BESTUUR_PLATFORM = """
Bestuursverklaring 2027
Stichting Kompas, KvK 05098765
Ondergetekende T. Maas, secretaris, verklaart dat Stichting Kompas voldoet aan alle geschiktheidseisen van het inkoopbeleid.
Zwolle, 15 juli 2026
Handtekening
T. Maas
"""
ONDERTEKENBEWIJS = """
ValidSign Ondertekeningsbewijs
Document-ID 8f2c-1123
Ondertekend door: Theo Maas (t.maas@kompas.example)
Tijdstip: 15-07-2026 14:22:05 CEST
IP-adres 192.0.2.7
Pagina 1 van 1
"""
BESTUUR_ZONDER_DUBBELEPUNT = """
BESTUURSVERKLARING 2027 ONAFHANKELIJKE CLIËNTONDERSTEUNING
A. Gegevens inschrijver
Naam inschrijver  Vereniging Raad en Daad
Rechtsvorm  Vereniging met volledige rechtsbevoegdheid
Inschrijfnummer KvK  40 12 34 56
Bezoekadres  Kerkstraat 2, 7511 AB Enschede
Inschrijving betreft regio('s)  Twente; Groningen; Arnhem
Samenwerkingsverband  Nee
B. Verklaring
Inschrijver verklaart door ondertekening van deze bestuursverklaring te voldoen aan de geschiktheidseisen.
C. Ondertekening
Naam bevoegd persoon  H.J. ten Cate
Functie  penningmeester
Plaats  Enschede
Datum  09.07.2026
Handtekening
w.g. H.J. ten Cate
"""
BESLUIT = """
Besluit van het bestuur
Het bestuur van Vereniging Raad en Daad (KvK 40123456), in vergadering bijeen op 1 juni 2026,
BESLUIT:
I. mevrouw L. Kok, coördinator, volmacht te verlenen om de vereniging te vertegenwoordigen en alle documenten te
ondertekenen ten behoeve van de
inschrijving onafhankelijke cliëntondersteuning 2027-2028;
II. deze volmacht te laten eindigen op 31 december 2028.
Enschede, 2 juni 2026
Voorzitter                         Secretaris
G. Smits                           H.J. ten Cate
"""
UBO_VERENIGING = """
Uittreksel UBO-register
KVK-nummer 40123456
Naam juridische entiteit  Vereniging Raad en Daad
Vervaardigd op 30-06-2026 09:15
Uiteindelijk belanghebbende 1
Volledige naam  G. Smits
Geboortemaand 03  Geboortejaar 1959
Nationaliteit Nederlandse  Woonstaat Nederland
Aard belang  Lid van het hoger leidinggevend personeel
Uiteindelijk belanghebbende 2
Volledige naam  Afgeschermd
Aard belang  Lid van het hoger leidinggevend personeel
Uiteindelijk belanghebbende 3
Volledige naam  H.J. ten Cate
Aard belang  Lid van het hoger leidinggevend personeel
"""
KVK_VERENIGING = """
Uittreksel Handelsregister Kamer van Koophandel
KVK-nummer 40123456
Pagina 1 (van 1)
Rechtspersoon
RSIN  008765434
Rechtsvorm  Vereniging met volledige rechtsbevoegdheid
Statutaire naam  Vereniging Raad en Daad
Statutaire zetel  Enschede
Bezoekadres  Kerkstraat 2, 7511AB Enschede
Datum laatste statutenwijziging  03-03-2015
Bestuurders
Naam  Smits, Gerard
Titel  Voorzitter
Bevoegdheid  Gezamenlijk bevoegd (met andere bestuurder(s), zie statuten)
Naam  ten Cate, Hendrik Jan
Titel  Penningmeester
Bevoegdheid  Niet bevoegd
Waarmerk  Dit uittreksel is niet gewaarmerkt
Gegevens zijn vervaardigd op 29-12-2025 om 23.59 uur.
"""


VOLMACHT_INGETROKKEN = """
Stichting De Lindeboom (KvK 09912345)
Intrekking volmacht
De volmacht aan mevrouw B. Beumer om namens de stichting inschrijvingen te ondertekenen wordt ingetrokken.
Nijmegen, 3 juni 2026
J.M. Vermeer, voorzitter
"""


ZELF_BEVOEGD = """
Bewijs van machtiging
Dijkwacht Advies (KvK 90210011) is een eenmanszaak.
Ik ben de enige eigenaar en dus zelf bevoegd om de inschrijving te ondertekenen.
Nijmegen, 3 juni 2026
A. Alting, eigenaar
"""
