"""The proof of authority to sign: power of attorney, board resolution, extract of minutes or statement.

Knows its wordings; whether the grantor was entitled is for a rule.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.acts.done import GREETS, declares_to_meet, hands_over_a_bid, is_contract, is_register, lets_sign
from extractors.days.decided import day_of_meeting
from extractors.days.loose import UNTOLD
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, fold, sentence
from extractors.grants import GRANTS, between, by_role, each_other, granted
from extractors.kinds.bestuursverklaring import declared
from extractors.kinds.not_given import may_sign, without_undone
from extractors.labels import Labelled, labelled, vocabulary
from extractors.let_sign import agreed, let_sign
from extractors.mail_form import authorised, own_words
from extractors.mandate_limits import lasting, limited, power, valid_from, valid_until
from extractors.parties.names import is_person, without_title
from extractors.parties.participants import numbered, with_roles
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.written import regions
from extractors.signing.part import letter_date

_LABELS = vocabulary(
    {
        "volmachtgever": r"(?:naam )?volmachtgevers?|machtiginggever|de machtigende|lastgever|naam volmachtgever|"
        r"(?:rechtsgeldig )?vertegenwoordigd door",
        "gevolmachtigde": r"(?:naam )?gevolmachtigden?|(?:naam )?gemachtigden?|volmachtnemer|naam gevolmachtigde",
        "ingang": r"ingangsdatum(?: (?:van de )?(?:volmacht|machtiging))?|datum (?:van )?ingang|geldig vanaf|valid from",
        "geldig": r"geldig(?:heid)?(?: ?tot(?: en met)?|sduur)?|einddatum|looptijd|valid until",
        "omvang": r"omvang(?: (?:van de )?(?:volmacht|machtiging))?|reikwijdte|bevoegdheden|strekking|betreft de volmacht|doel",
    }
)
_SCOPE = re.compile(
    r"\bom\s(?=[^.]{0,90}\bte (?:vertegenwoordigen|ondertekenen|tekenen|verrichten))|\b(?:om|teneinde|tot het|voor het)\s(?:(?:in|voor|"
    r"uit)?\s?(?:namens?|naam)\b|(?:rechtsgeldig )?(?:te )?(?:vertegenwoordig|"
    r"onderteken|tekenen)|alle|de bestuursverklaring|"
    r"(?:de )?(?:inschrijving|aanbieding|offerte|documenten))"
)


_FOR = re.compile(
    r"\b(?:voor|tot|inzake|betreffende|met betrekking tot|ten behoeve van)\s"
    r"(?!(?:de |een )?(?:duur|periode|looptijd)\b|akkoord\b|ons\b|mij\b|(?:een|het) (?:kalender)?jaar\b|[0-9])"
)
"""What it is for, in a sentence without "om": "machtigt B. Beumer voor het aangaan van huurovereenkomsten"."""
_AIMED = re.compile(r"\b(?:om|teneinde)\s(?!en om\b)")


def _scope(seen: Excerpt) -> list[Fact]:
    """The words that say what the mandate is for."""
    for one in labelled(seen.rows, _LABELS):
        if one.name == "omvang" and len(one.value) > 10:
            return [one.fact("omvang", one.value[:300])]
    for sheet in seen.sheets[:6]:
        grant = GRANTS.search(sheet.plain)
        own = _AIMED.search(sheet.plain, grant.end(), sentence(sheet.plain, *grant.span())[1]) if grant else None
        match = own or (_SCOPE.search(sheet.plain, grant.start()) if grant else _SCOPE.search(sheet.plain))
        if match is None and grant is not None:
            match = _FOR.search(sheet.plain, grant.end(), sentence(sheet.plain, *grant.span())[1])
        if match is not None:
            stop = re.search(r"[.;](?:\s|$)", sheet.plain[match.start() : match.start() + 400])
            end = match.start() + (stop.start() if stop else 300)
            return [sheet.fact("omvang", " ".join(sheet.text[match.start() : end].split())[:300], span=(match.start(), end))]
    return []


def _labelled_person(seen: Excerpt, one: Labelled) -> Fact | None:
    value, _, rest = one.value.partition(",")
    called = re.match(r"\S+(?: \S+)? \([A-ZÀ-Ý][\w-]+\) [^()]+", without_title(value))  # "N. (Noortje) Hamelink"
    value = called[0].strip() if called else without_title(value.split(" (")[0])
    if not is_person(value):
        return None
    role = rest.strip()
    about = {"functie": role[:80]} if role and not re.search(r"[0-9]{4}", role) else {}
    if one.name == "gevolmachtigde":
        about = {**power(seen), **about}
    return one.fact(one.name, value, about)


def _in_full(seen: Excerpt, name: str) -> str:
    """ "Bas Quint" or "S.H. Quint" as the text itself writes him out, "S.H. (Bas) Quint": registers know initials, signers their names."""
    given, _, rest = name.partition(" ")
    initials, called = (re.escape(given), r"[A-ZÀ-Ý][\w-]+") if "." in given else (r"(?:[A-ZÀ-Ý][a-z]?\.\s?)+", re.escape(given))
    written = re.compile(rf"{initials}\s?\({called}\)\s{re.escape(rest)}(?!\w)")
    found = next((match for sheet in seen.sheets if (match := written.search(sheet.text))), None) if rest else None
    return " ".join(found[0].split()) if found else name


_BODIES = (
    "besluit",
    "besloten",
    "vergadering",
    "notulen",
    "het bestuur",
    "voltallige bestuur",
    "alle bestuurders",
    "de bestuurders",
    "komen overeen",
    "overeengekomen",
    "spreken af",
    "afgesproken",
)
"""A body that grants may mandate its own members: they give the mandate too."""


def _parties(seen: Excerpt, signers: list[Fact], granted: list[Fact]) -> list[Fact]:
    facts = [
        fact
        for one in labelled(seen.rows, _LABELS)
        if one.name in ("volmachtgever", "gevolmachtigde") and (fact := _labelled_person(seen, one))
    ]
    if not any(fact.name == "gevolmachtigde" for fact in facts):
        facts += granted
    proxies = {fold(fact.value) for fact in facts if fact.name == "gevolmachtigde"}
    if not any(fact.name == "volmachtgever" for fact in facts):
        together = len(signers) > 1 and seen.has(*_BODIES)
        givers = [fact for fact in signers if together or fold(fact.value) not in proxies]
        facts += [
            Fact(name="volmachtgever", value=fact.value, locator=fact.locator,
                 about={key: value for key, value in fact.about.items() if key == "functie"})
            for fact in givers
        ]  # fmt: skip
    kept: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        kept.setdefault((fact.name, fold(fact.value)), replace(fact, value=_in_full(seen, fact.value)))
    return list(kept.values())


_NOBODY = "Wie ondertekent, is niet gelezen."


def _signed_by_giver(base: Reading, parties: Sequence[Fact]) -> Reading:
    """A place to sign without a name under it is that of the only person who gives the mandate, unless its label says otherwise."""
    givers = [fact for fact in parties if fact.name == "volmachtgever"]
    places = [fact for fact in base.facts if fact.name == "handtekening" and "machtigde" not in fold(fact.locator.quote)]
    if len(givers) != 1 or not places or any(fact.name == "ondertekenaar" for fact in base.facts):
        return base
    name = {"ondertekenaar": givers[0].value}
    facts = [replace(fact, about=name) if fact in places else fact for fact in base.facts]
    return Reading(facts=(*facts, replace(givers[0], name="ondertekenaar")), unread=tuple(one for one in base.unread if one != _NOBODY))


_MINUTES = re.compile(r"\bnotulen\b|\bverslag (?:van )?(?:de )?\w*vergadering\b")
_ESTABLISHED = re.compile(r"\bvastgesteld (?:in|op|tijdens)\b")


def _is_of_establishing(seen: Excerpt, fact: Fact) -> bool:
    """Is this the day on which minutes were established: "Vastgesteld in de vergadering van 9 juni 2026"?"""
    sheet = next((sheet for sheet in seen.sheets if sheet.page == fact.locator.page), None)
    at = sheet.text.find(fact.locator.quote) if sheet else -1
    return sheet is not None and at >= 0 and bool(_ESTABLISHED.search(sheet.plain, max(0, at - 30), at + len(fact.locator.quote)))


def _without_later_day(seen: Excerpt, base: Reading) -> Reading:
    """Minutes are established at a later meeting; the mandate was given at the meeting they are of, where they tell its day."""
    later = [fact for fact in base.facts if fact.name == "datum" and _is_of_establishing(seen, fact)]
    if not later or not any(_MINUTES.search(row.plain) for row in seen.titles):
        return base
    held = [fact for fact in day_of_meeting(seen) if fact.value < later[0].value]
    return replace(base, facts=tuple(fact for fact in base.facts if fact not in later) + tuple(held[:1])) if held else base


def _days(seen: Excerpt, base: Reading) -> list[Fact]:
    """The day of the letter or meeting, where nothing tells a day of signing or only a day of which nothing is told."""
    found = [fact for fact in base.facts if fact.name == "datum"]
    if not found:
        return letter_date(seen)[0] or day_of_meeting(seen)
    return day_of_meeting(seen) if all(fact.about.get("onzeker") == UNTOLD for fact in found) else []


def read(seen: Excerpt) -> Reading:
    """Who gives the mandate to whom, for what, until when, and how it was signed."""
    whole, seen = seen, own_words(seen)
    named = authorised(seen) or between(seen) or granted(seen) or agreed(seen)
    proxies = [one.value for one in labelled(seen.rows, _LABELS) if one.name == "gevolmachtigde"] + [fact.value for fact in named]
    base = declared(seen, others=frozenset(fold(without_title(name.split(",")[0])) for name in proxies))
    signers = [fact for fact in base.facts if fact.name == "ondertekenaar"]
    base = _without_later_day(seen, base)
    days = _days(seen, base)
    base = replace(base, facts=tuple(fact for fact in base.facts if fact.name != "datum")) if days else base
    named = named or by_role(seen, signers) or each_other(seen, signers) or let_sign(seen, signers)
    parties = limited(_parties(seen, signers, named), whole)
    parties, refused = without_undone(seen, parties)
    base = _signed_by_giver(base, parties)
    together = numbered(seen) if seen.has("deelnemers", "combinatie", "samenwerkingsverband", "combinanten", "penvoerder") else []
    own, all_labels = labelled(seen.rows, _LABELS), labelled(whole.rows, _LABELS)
    ends = valid_until(seen, own) or valid_until(whole, all_labels) or lasting(seen, (*days, *base.facts))
    starts = valid_from(seen, own) or valid_from(whole, all_labels)
    facts = (*with_roles((*base.facts, *together)), *days, *parties, *refused, *_scope(seen), *starts, *ends, *regions(seen))
    known = any(fact.name == "gevolmachtigde" for fact in facts)
    facts += tuple(may_sign(seen, signers) if not known else ())
    missing = () if known else ("Wie gemachtigd wordt, is niet gelezen.",)
    return Reading(facts=facts, unread=(*base.unread, *missing))


_LONG = 6_000  # letters; in a longer text somebody signs somewhere
_SHORT = 2_500
_ROLES = re.compile(
    r"\b(?:directeur|directie|bestuurder|bestuur|voorzitter|secretaris|penningmeester|eigenaar|vennoten|vennoot|maten|dga|leden|"
    r"aandeelhouder|commissarissen|director|board|raad van toezicht|deelnemers|combinanten)\b|\b(?:machtiging|volmacht)gever\b"
)


def _grants(seen: Excerpt) -> tuple[float, str]:
    """Sentences that let somebody sign, in whatever words; a contract or a declaration has them too, and is something else."""
    lets = lets_sign(seen)
    if not lets.count or len(seen.squeezed) > _LONG or is_contract(seen) or is_register(seen):
        return 0.0, ""
    weight = 2.5 + 1.0 * lets.others + 1.0 * lets.about + 0.5 * (lets.count > 1) + 0.5 * (len(seen.squeezed) < _SHORT)
    weight += 1.0 * bool(_ROLES.search(seen.squeezed)) - 3.0 * bool(declares_to_meet(seen))
    shown = "iemand mag voor de organisatie tekenen" if lets.really else "het gaat erover of iemand voor de organisatie mag tekenen"
    return max(weight, 0.0), shown


_TITLE = re.compile(r"\bvolmacht(?:formulier|verlening)?\b|machtiging|vertegenwoordigingsbevoegdheid|"
                     r"bewijs (?:van )?bevoegdheid|bestuursbesluit|besluit (?:van )?(?:het )?bestuur\b|"
                     r"uittreksel (?:uit )?(?:de )?notulen|"
                     r"directiebesluit|power of attorney|teken(?:ings)?bevoegd|procuratie|mandaat|\bwie (?:er )?(?:mag|mogen|tekent|"
                     r"tekenen)\b|"
                     r"\b(?:mag|mogen) (?:\w+ ){0,8}tekenen\b|"
                     r"besluit (?:van )?(?:de )?(?:aandeelhouders|(?:algemene )?(?:leden)?vergadering|raad van toezicht|vennoten|"
                     r"maten|directie)|"
                     r"(?:aandeelhouders|leden|vennoten|maten)besluit|toestemming (?:om )?(?:te )?(?:onder)?teken")  # fmt: skip


def covers_bid(seen: Excerpt) -> bool:
    """Is this a letter that sends a bid, and says in passing who may sign? Nothing in its head calls it a mandate."""
    greeted = any(GREETS.search(row.plain) for row in seen.rows[:30])
    return greeted and hands_over_a_bid(seen) and lets_sign(seen).count > 0 and not any(_TITLE.search(row.plain) for row in seen.titles)


def _tell(seen: Excerpt) -> str:
    """What is given to a bank, or asked of a client or visitor, is no mandate to sign a bid."""
    if seen.has("incasso", "af te schrijven", "afschrijven", "sepa"):
        return "maar dit is een machtiging voor de bank"
    if seen.has("foto's", "beeldmateriaal", "dossier in te zien", "gegevens van de client"):
        return "maar dit is toestemming voor iets anders dan een inschrijving"
    return "maar dit is een brief bij de stukken" if covers_bid(seen) else ""


RECOGNISER = Recogniser(
    kind=Kind.MACHTIGING,
    tell=_tell,
    title=_TITLE,
    weigh=_grants,
    needs=(
        "teken", "machtig", "rechtsgeldig", "volmacht", "mandaat", "power of attorney", "gerechtigd", "bevoegd", "vertegenwoordig", "sign",
        "represent", "toestemming", "mag ", "mogen ",
    ),
    read=read,
    signals=(
        Signal(shown="woorden over machtigen", weight=1.6, each=True, cap=5.0,
               phrases=("machtigt", "hierbij machtig", "verleent volmacht", "verleent hierbij", "volmacht te verlenen", "volmacht aan",
                        "volmachtgever", "gevolmachtigde",
                        "te machtigen", "wordt gemachtigd", "is gemachtigd", "gemachtigd om", "gemachtigd is", "bevoegd is om namens",
                        "gevolmachtigd", "machtigen hierbij",
                        "verlenen hierbij", "verleent bijzondere volmacht", "hereby authori", "power of attorney is",
                        "grants power of attorney", "machtigt :", "machtigt:", "zelfstandig bevoegd is",
                        "alleen bevoegd is", "mag ondertekenen", "mag tekenen", "mogen tekenen", "mogen ondertekenen",
                        "volmacht om",
                        "bevoegd is de inschrijving", "is authori", "hereby appoints")),
        Signal(shown="woorden over het ondertekenen namens de organisatie", weight=1.0, each=True, cap=3.0,
               phrases=("te ondertekenen", "ondertekenen van", "rechtsgeldig te vertegenwoordigen", "namens de organisatie",
                        "om namens", "te vertegenwoordigen", "te tekenen", "rechtsgeldig ondertekent", "rechtsgeldig te ondertekenen",
                        "zorgkantoren vertegenwoordigt", "handelend namens", "de vennootschap te vertegenwoordigen",
                        "namens de vennootschap",
                        "namens de stichting", "namens de vereniging", "to sign", "to represent", "on behalf of")),
        Signal(shown="een orgaan dat beslist", weight=1.5,
               phrases=("de raad van toezicht van", "raad van toezicht stemt", "de aandeelhouders van", "de ledenvergadering van",
                        "het bestuur van", "de raad van commissarissen van")),
        Signal(shown="woorden van een besluit of notulen", weight=0.8, each=True, cap=2.4,
               phrases=("notulen", "besluit", "bestuursvergadering", "vergadering van", "is aanwezig", "aanwezig:", "besluitenlijst",
                        "bestuursbesluit", "buiten vergadering", "aan te wijzen", "overwegende")),
        Signal(shown="woorden van een andere verklaring", weight=-2.0, each=True, cap=8.0,
               phrases=("hoofdelijk aansprakelijk", "vervaardigd op", "geschiktheidseisen", "verklaring omtrent het gedrag",
                        "selectiecriteria", "onderaannemers", "datum in functie")),
        Signal(shown="woorden van een plan of brief", weight=-1.2, each=True, cap=6.0,
               phrases=("inhoudsopgave", "bijlagen:", "treft u aan", "wij schrijven in", "onze clientondersteuners", "ketenpartners",
                        "uittreksel kvk", "bijgaand", "clientervaringsonderzoek")),
    ),
)  # fmt: skip
