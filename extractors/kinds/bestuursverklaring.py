"""The declaration of the board, as form, letter or table, of any round, with its annexes; and the instemmingsverklaring.

Knows the titles, the vocabulary and the layouts; whether the round is the right one is for a rule.
"""

import re
from collections.abc import Sequence

from extractors.acts.done import agrees_to_go_on, declares_to_meet, only_asks_to_declare, only_instructs, refuses_to_go_on
from extractors.acts.not_met import not_met
from extractors.annexes import annexes, heads
from extractors.answer_tables import Told, told
from extractors.blanks import blanks
from extractors.boxes import has_box
from extractors.document import Fact, Kind, Searchability
from extractors.excerpt import Excerpt, fold
from extractors.grids.tables import grids, without
from extractors.kinds.procedure import bought_by
from extractors.mail_form import own_words
from extractors.newness import newness, rows_beneath
from extractors.parties.consortium import consortium
from extractors.parties.participants import participants, with_roles
from extractors.pdf.platform import is_signing_proof
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.positions import positions
from extractors.regions.written import regions
from extractors.signing.blocks import blocks
from extractors.signing.initials import without_initials
from extractors.signing.part import signed_on
from extractors.signing.printed import printed_signers
from extractors.signing.signed import signatures, signers
from extractors.stated import identity, personal
from extractors.statements import statements
from extractors.subcontractors.answers import subcontracting

_ROUND = re.compile(
    r"(?:bestuurs|instemmings)\s?-?verklaring[^0-9.]{0,60}?(?<![0-9])(20[12][0-9])(?![0-9])|"
    r"(?<![0-9])(20[12][0-9])(?:-20[0-9]{2})?\s?[-:]?\s?(?:bestuurs|instemmings)verklaring"
)


def rounds(seen: Excerpt) -> list[Fact]:
    """The year in the title, where the title gives one."""
    facts: list[Fact] = []
    short = [row for row in seen.rows if "verklaring" in row.plain and len(row.text) < 100]
    for row in (*seen.titles, *short[:6]):
        match = _ROUND.search(row.plain)
        if match is not None and not any(fact.value == (match[1] or match[2]) for fact in facts):
            facts.append(row.fact("ronde", match[1] or match[2], span=match.span()))
            break
    return facts or _spread_round(seen)


def _spread_round(seen: Excerpt) -> list[Fact]:
    """A title over two lines: the year on the line under "Bestuursverklaring"."""
    for first, second in zip(seen.rows[:12], seen.rows[1:13], strict=False):
        match = re.search(r"(?<![0-9-])(20[12][0-9])(?:\s?[-/]\s?20[0-9]{2})?\s*$", second.plain)
        if re.search(r"(?:bestuurs|instemmings)\s?-?verklaring", first.plain) and match and len(second.plain.split()) < 10:
            return [second.fact("ronde", match[1], span=(0, len(second.text)))]
    return []


def declared(seen: Excerpt, *, others: frozenset[str] = frozenset()) -> Reading:
    """What every signed declaration states: who, for whom, where, when, how signed, and what was left open."""
    seen = without_initials(own_words(seen))
    found = blocks(seen, others=others)
    signed, unread = signed_on(seen)
    facts = [
        *identity(seen),
        *signers(found),
        *printed_signers(seen, found),
        *signed,
        *signatures(seen, found),
        *blanks(seen),
        *personal(seen),
    ]
    names = {fact.name for fact in facts}
    unread += ["Wie ondertekent, is niet gelezen."] if "ondertekenaar" not in names else []
    unread += ["De naam van de organisatie is niet gelezen."] if "statutaire_naam" not in names else []
    if "handtekening" not in names:
        blank_pages = [page.number for page in seen.pages if page.characters < 10]
        pictured = [page.number for page in seen.pages if page.searchability is Searchability.SCAN_WITH_OCR]
        unread.append(
            f"Op bladzijde {blank_pages[0]} staat geen leesbare tekst; een handtekening daarop kan niet worden gelezen."
            if blank_pages
            else f"Bladzijde {pictured[0]} is een scan; een handtekening daarop kan niet worden gelezen."
            if pictured
            else "Er is geen plek voor een handtekening gevonden."
        )
    return Reading(facts=tuple(facts), unread=tuple(unread))


def _regions(tables: Told, *, before: int | None, only_bid: bool = True, stands: Sequence[Fact] = ()) -> list[Fact]:
    """The regions of a table, and those that are named elsewhere; a row that answers whether somebody is new there names none."""
    own = [*tables.regions, *(fact for fact in stands if fact.name == "regio" and fold(fact.value) not in tables.refused)]
    known = {fold(found.value) for found in own} | tables.refused
    rest = without(tables.rest, rows_beneath(tables.rest.rows))
    return [*own, *(found for found in regions(rest, only_bid=only_bid, before=before) if fold(found.value) not in known)]


def consent(seen: Excerpt) -> Reading:
    """Everything an instemmingsverklaring states: it names the regions that it is about, and has no annex with other contracts."""
    return read(seen, only_bid=False)


def read(seen: Excerpt, *, only_bid: bool = True) -> Reading:
    """Everything a declaration of the board states."""
    base, found = declared(seen), grids(seen)
    annexed = annexes(seen, found)
    first = next((seen.rows.index(row) for number, row in heads(seen) if number == "1"), None)
    tables = told(seen, found, before=first)
    stands = [] if tables.newness else positions(seen, before=first)
    facts = (
        *rounds(seen), *base.facts, *annexed, *subcontracting(tables.on_others, found), *tables.statements, *statements(tables.rest),
        *not_met(seen, [fact.value for fact in base.facts if fact.name == "statutaire_naam"]),
        *_regions(tables, before=first, only_bid=only_bid, stands=stands),
        *(tables.consortium or ([] if tables.asks_together else consortium(tables.rest))),
        *tables.newness, *newness(tables.rest), *(fact for fact in stands if fact.name == "nieuw_in_regio"),
        *participants(seen),
    )  # fmt: skip
    facts = with_roles(facts)
    asked = any(fact.value == "2" for fact in annexed) and not any(fact.name == "onderaannemers" for fact in facts)
    doubt = (*tables.doubts, *(("Bij de vraag naar onderaannemers is geen antwoord te lezen.",) if asked else ()))
    only_annex = bool(annexed) and not any(fact.name == "ronde" for fact in facts) and not seen.has("ondergetekende", "verklaart")
    return Reading(facts=facts, unread=doubt if only_annex else (*base.unread, *doubt))


def _structure(seen: Excerpt) -> tuple[float, str]:
    """Boxes with statements, annexes with their own heading."""
    weight, shown = 0.0, []
    ticks = sum(has_box(row.text) for row in seen.rows[:400])
    if ticks >= 2:
        weight += min(0.5 * ticks, 2.0)
        shown.append(f"{ticks} regels met een aankruisvakje")
    if found := heads(seen):
        weight += 2.0 + 1.0 * (len(found) > 1)
        shown.append(f"de kop '{found[0][1].text.strip()[:60]}'")
    if re.search(r"ondergetekenden?\b.{0,260}?\bverkla(?:art|ren|ar)\b.{0,160}\beisen\b", seen.squeezed[:900]):
        weight += 4.0
        shown.append("een ondertekenaar verklaart aan de eisen te voldoen")
    years = set(re.findall(r"(?<![0-9-])20[12][0-9](?![0-9])", seen.squeezed[:4_000]))
    if seen.has("onderaannem") and len(years) > 1 and len(seen.squeezed) < 4_000 and subcontracting(seen):
        weight += 3.0
        shown.append("een opgave van onderaannemers per jaar")
    if len(seen.squeezed) < _SHORT and declares_to_meet(seen):
        weight += 2.6 + 1.0 * seen.has("onderaannem", "subcontract")
        shown.append("iemand verklaart aan de eisen te voldoen")
    return weight, ", ".join(shown)


_SHORT = 4_000  # letters; a longer text that says so is a substantiation


def _tell(seen: Excerpt) -> str:
    """A list of documents, a contract, a website or the certificate of a signing service names the declaration and declares nothing."""
    if is_signing_proof(seen):
        return "maar dit is het bewijs van een ondertekendienst"
    declares = seen.has(
        "ondergetekende",
        "getekend",
        "namens het bestuur",
        "voor akkoord",
        "bevestig",
        "mijn bestuursverklaring",
        "onze bestuursverklaring",
        "schrijven in voor",
        "schrijft in voor",
        "verklaar",
        "verklaren",
        "verklaren wij",
        "handtekening",
        "naar waarheid",
        "tekenbevoegd",
        "onderteken",
        "wij voldoen aan",
        "voldoen wij aan",
        "ik voldoe aan",
        "voldoe ik aan",
    )
    if only_asks_to_declare(seen):
        return "maar dit is een brief die om de verklaring vraagt"
    if only_instructs(seen):
        return "maar dit is een toelichting op het formulier"
    declares = declares or bool(declares_to_meet(seen)) or _answers_form(seen)
    return bought_by(seen) if declares or heads(seen) or _headed_list(seen) else "maar niemand verklaart er iets in"


_HEADED = re.compile(
    r"\W*(?:bestuurs\s?-?verklaring|verklaring (?:van|door) (?:het|de) (?:bestuur|directie|vennoten|maten))(?:\s\S+){0,6}\s*$"
)
_ITEM = re.compile(r"\W*(?:[0-9]{1,2}|[a-z])(?:[.)]\s|\s{2,})")


def _headed_list(seen: Excerpt) -> bool:
    """Under the bare title a list of statements: that declares, though no verb says so."""
    items = sum(bool(_ITEM.match(row.plain)) for row in seen.rows[:60])
    return items >= _ITEMS and _is_headed(seen)


def _is_headed(seen: Excerpt) -> bool:
    """Is its bare title the first thing that stands there, or does it stand under a letterhead?"""
    return any(_HEADED.match(row.plain) for row in seen.rows[:_TOP])


def _answers_form(seen: Excerpt) -> bool:
    """A form under that title with the answers about subcontractors filled in: who answers declares, though no word says so."""
    answers = [fact for fact in subcontracting(seen) if fact.value in ("ja", "nee")] if _is_headed(seen) else []
    return len(answers) > 1 and seen.has("kvk", "k.v.k", "handelsregister") and bool(_REQUIRED.search(seen.squeezed))


_REQUIRED = re.compile(r"eisen\b|\beis\b|beroepscode|\bregio\b")
_TOP = 5  # rows: a letterhead, the steps of a web form
_ITEMS = 5  # statements in a list; the policy has seventeen requirements


_DECLARES = (
    "ondergetekende",
    "verklaart",
    "naar waarheid",
    "rechtsgeldig vertegenwoordig",
    "tekenbevoegd",
    "tekeningsbevoegd",
    "kvk-nummer",
    "kvk nummer",
    "aldus",
)
RECOGNISER = Recogniser(
    kind=Kind.BESTUURSVERKLARING,
    title=re.compile(r"(?<!tekenen van de )bestuurs\s?-?\s?verklaring|verklaring (?:van )?(?:het |de )?(?:bestuur|besturen|"
                     r"bestuurders?|directie|"
                     r"raad van bestuur|vennoten|maten|eigenaar)\b|"
                     r"bestuurdersverklaring|"
                     r"^\s*bijlage [12]\b.{0,40}(?:motiv|selectiecriteri|onder ?aannem)|^\W*(?:opgave |"
                     r"inzet (?:van )?)?onder ?aannemers? 20"),
    needs=("bestuur", "onderaannem", "selectiecriteri", "eisen", "subcontract"),
    read=read,
    weigh=_structure,
    tell=_tell,
    signals=(
        Signal(shown="woorden van een ondertekende verklaring", weight=0.6, each=True, cap=3.0, phrases=_DECLARES),
        Signal(shown="woorden over de eisen van de inkoop", weight=0.7, each=True, cap=2.8,
               phrases=("geschiktheidseisen", "selectiecriteria", "inkoopbeleid", "zorgkantoor", "onafhankelijke clientondersteuning",
                        "gestelde eisen", "voldoet aan", "inkoopkader", "aan alle eisen", "alle eisen", "de eisen", "zeventien eisen",
                        "inkoopvoorwaarden", "eis 1 ", "eis 17")),
        Signal(shown="'bestuursverklaring'", weight=1.0, phrases=("bestuursverklaring", "bestuurs verklaring", "bestuurs-verklaring")),
        Signal(shown="woorden van een machtiging", weight=-1.5, each=True, cap=6.0, phrases=("hierbij machtigt", "volmachtgever",
            "verleent hierbij volmacht", "verleent volmacht", "machtigt hierbij")),
        Signal(shown="hoofdelijke aansprakelijkheid als onderwerp", weight=-1.5, phrases=("verklaring hoofdelijke aansprakelijkheid",
            "hoofdelijkheidsverklaring")),
        Signal(shown="woorden van een brief of inhoudsopgave", weight=-1.0, each=True, cap=5.0,
               phrases=("bijgaand", "inhoudsopgave", "treft u aan", "in de bijlage", "hoogachtend", "met vriendelijke groet",
                        "ons team", "onze werkwijze", "instemmingsverklaring")),
        Signal(shown="woorden van een extract of verklaring van een ander", weight=-3.0, phrases=("vervaardigd op", "justis")),
    ),
)  # fmt: skip


_LETTER = 1_200  # letters


def _no_consent(seen: Excerpt) -> str:
    """Who refuses to go on, ends the contract, or only asks whether going on is possible, consents to nothing."""
    refused = len(seen.squeezed) < _SHORT and refuses_to_go_on(seen)
    return "maar de schrijver stemt er niet mee in, of niet zonder meer" if refused else ""


def _goes_on(seen: Excerpt) -> tuple[float, str]:
    """A sentence that agrees to go on with the contract; a letter or plan that mentions its contract is longer. A refusal weighs the
    same: it is about this declaration, and `_no_consent` says that it is none."""
    agrees = len(seen.squeezed) < _SHORT and agrees_to_go_on(seen)
    if not agrees and not _no_consent(seen):
        return 0.0, ""
    shown = "instemming met verlenging of voortzetting" if agrees else "het gaat over verlenging of voortzetting"
    return 4.0 + 1.0 * (len(seen.squeezed) < _LETTER), shown


CONSENT = Recogniser(
    kind=Kind.INSTEMMINGSVERKLARING,
    tell=_no_consent,
    title=re.compile(r"instemmings\s?-?\s?verklaring|verklaring van instemming|"
                     r"^\W{0,4}(?:[0-9]{1,2}[.)]\s)?instemming met\b|(?:betreft|onderwerp)\W{0,3}.{0,30}\binstemming|"
                     r"^\W{0,4}(?:akkoord|instemming)(?:verklaring)? (?:met|op) (?:(?:de|het) )?(?:\w+ )?"
                     r"(?:overeenkomst|contract|addendum)"),
    needs=("instem", "stem", "akkoord", "verleng", "voortzet"),
    read=consent,
    weigh=_goes_on,
    signals=(
        Signal(shown="woorden van een ondertekende verklaring", weight=0.6, each=True, cap=3.0, phrases=_DECLARES),
        Signal(shown="'stemt in met'", weight=2.0, phrases=("stemt in met", "stemmen in met", "in te stemmen", "instemming met",
                                                            "instemt met",
                                                            "stemmen wij in", "stem ik in", "akkoord met de verlenging",
                                                            "voortzetting van onze overeenkomst",
                                                            "verlenging van de overeenkomst")),
        Signal(shown="'instemmingsverklaring'", weight=1.0, phrases=("instemmingsverklaring",)),
        Signal(shown="woorden van een brief of plan", weight=-1.0, each=True, cap=5.0, phrases=("bijgaand", "inhoudsopgave",
            "treft u aan", "geschiktheidseisen", "instemming van de client")),
    ),
)  # fmt: skip
