"""The proof of authority to sign: power of attorney, board resolution, extract of minutes or statement.

Knows its wordings; whether the grantor was entitled is for a rule.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.acts import GREETS, declares_to_meet, hands_over_a_bid, is_contract, is_register, lets_sign
from extractors.decided_days import day_of_meeting
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, Sheet, fold, sentence
from extractors.kinds.bestuursverklaring import declared
from extractors.kinds.not_given import given, may_sign, without_undone
from extractors.labels import Labelled, labelled, vocabulary
from extractors.mail_form import authorised, own_words
from extractors.mandate_limits import limited, power, valid_from, valid_until
from extractors.names import is_person, person_at, without_title
from extractors.parties import numbered, with_roles
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions_written import regions
from extractors.signing_part import letter_date

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
_GRANTS = re.compile(
    r"machtigt|machtigen|volmacht te verlenen(?! aan)|\bmachtig(?= ik\b)|verlee?n(?:en)?(?= (?:ik|wij)\b)|volmacht (?:te verlenen |"
    r"verleend |te geven )?aan|"
    r"verleent (?:hierbij )?(?:een |bijzondere |algehele |"
    r"onherroepelijke )?"
    r"(?:schriftelijke )?volmacht|verlenen (?:hierbij )?(?:een |bijzondere )?volmacht|gemachtigd|geautoriseerd|authori[sz]es|bevoegd is|"
    r"bevoegd zijn"
)
_PASSIVE = frozenset({"volmacht te verlenen", "gemachtigd", "geautoriseerd", "bevoegd is", "bevoegd zijn"})
_BY_WRITER = re.compile(r"(?:machtig|machtigen|verleen|verlenen|volmacht)\s(?:ik|wij)\b")
_PURPOSE = re.compile(r"\s(?:om|teneinde)\s")
_TO = re.compile(
    r"\s?(?:hierbij\s|zonder (?:enige )?beperking(?:en)?\s|bij deze\s|uitdrukkelijk\s|aan:?\s{1,4}|is\s|wordt\s|worden\s|"
    r"zijn\s|om\s|naam:?\s{1,4}|(?:met ingang van|per|vanaf)\s[0-9]{1,2}[ ./\-][a-z0-9]{1,9}[ ./\-][0-9]{4},?\s)*(?=de heer|"
    r"mevrouw|dhr|mw|mevr|"
    r"drs|mr|ir|[a-z])"
)
_SCOPE = re.compile(
    r"\bom\s(?=[^.]{0,90}\bte (?:vertegenwoordigen|ondertekenen|tekenen|verrichten))|\b(?:om|teneinde|tot het|voor het)\s(?:(?:in|voor|"
    r"uit)?\s?(?:namens?|naam)\b|(?:rechtsgeldig )?(?:te )?(?:vertegenwoordig|"
    r"onderteken|tekenen)|alle|de bestuursverklaring|"
    r"(?:de )?(?:inschrijving|aanbieding|offerte|documenten))"
)


def _people(text: str) -> list[tuple[int, int]]:
    """One person, or two joined by "en"."""
    first = person_at(text, within=2)
    if first is None:
        return []
    joined = re.match(r"[^.;]{0,80}?\sen\s(?=(?:de heer|mevrouw|dhr|mw|drs|mr|[A-Z]\.))", text[first[1] :])
    second = person_at(text, first[1] + joined.end(), within=1) if joined else None
    return [first] + ([second] if second else [])


def _role_after(sheet: Sheet, end: int) -> dict[str, str]:
    match = re.match(
        r",?\s{0,2}\(?(?:in (?:zijn|haar) (?:functie|hoedanigheid) (?:van|als)\s|als\s|"
        r"functie:?\s)?(?P<role>[a-z][\w\- ]{3,50}?)\s?(?:,|\)|;|\.| om | van | bij | te | teneinde |$)",
        sheet.plain[end : end + 90],
    )
    if match is None or re.search(r"geboren|hierna|gevestigd|wonende|machtig|volmacht", match["role"]):
        return {}
    return {"functie": match["role"].strip()}


def _named(sheet: Sheet, match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the name of the proxy stands: after the verb, or before it when the verb is passive or of the writer."""
    skip = _TO.match(sheet.plain, match.end())
    start = skip.end() if skip else match.end()
    window = sheet.text[start : start + 220]
    spans = [(begin + start, end + start) for begin, end in _people(window) if begin < 60 or len(window) < 60]
    if _BY_WRITER.match(sheet.plain, match.start()):
        purpose = _PURPOSE.search(sheet.plain, match.end(), match.end() + 320)
        return _before(sheet, purpose.start()) if purpose else spans
    passive = match[0] in _PASSIVE or sheet.plain[max(0, match.start() - 4) : match.start()].split() == ["te"]
    return (_before(sheet, match.start()) if passive else []) or spans


_GIVES = re.compile(
    r"\b(?:geeft|geven|verleent|verlenen|geef|verleen)\s(?!\w{0,12}\s?volmacht)(?P<who>[^;:]{4,160}?)\s(?:hierbij )?(?:toestemming en )?"
    r"(?:een |bijzondere |schriftelijke |algehele )*(?:volmacht|machtiging|mandaat)\b"
)
_CLOSE_TO = re.compile(r"\b(?:directeur|bestuurder|mevrouw|de heer|dhr\.?|mw\.?|maat|vennoot|collega|medewerker|manager|aan|ik|wij)\s")
_EACH_OTHER = re.compile(r"\b(?:machtigen|geven|verlenen) (?:hierbij )?elkaar\b")


def _between(seen: Excerpt) -> list[Fact]:
    """ "... geven hun maat A. Alting toestemming en volmacht om": the person between the verb and what is given."""
    for sheet in seen.sheets[:10]:
        for match in _GIVES.finditer(sheet.plain):
            starts = [match.start("who") + one.end() for one in _CLOSE_TO.finditer(match["who"])] or [match.start("who")]
            spans = [span for start in starts if (span := person_at(sheet.text, start, within=2)) and span[1] <= match.end("who")]
            if given(sheet, match.span()) and spans and is_person(" ".join(sheet.text[slice(*spans[-1])].split())):
                name = " ".join(sheet.text[slice(*spans[-1])].split())
                return [sheet.fact("gevolmachtigde", name, power(seen), span=match.span())]
    return []


def _each_other(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "Zij machtigen elkaar": everyone who signs is mandated by the others."""
    said = any(given(sheet, match.span()) for sheet in seen.sheets[:10] for match in _EACH_OTHER.finditer(sheet.plain))
    return [replace(fact, name="gevolmachtigde", about=power(seen)) for fact in signers] if said and len(signers) > 1 else []


def _granted(seen: Excerpt) -> list[Fact]:
    """Everyone a granting verb names."""
    facts: list[Fact] = []
    how_far = power(seen)
    for sheet in seen.sheets[:10]:
        for match in _GRANTS.finditer(sheet.plain):
            if len(facts) > 10 or not given(sheet, match.span()):
                continue
            for begin, end in _named(sheet, match):
                name = " ".join(sheet.text[begin:end].split())
                span = (min(match.start(), begin), max(match.end(), end))
                facts.append(sheet.fact("gevolmachtigde", name, {**how_far, **_role_after(sheet, end)}, span=span))
    return facts


_OFFICE = r"voorzitter|secretaris|penningmeester|directeur(?:-bestuurder)?|bestuurder|manager"
_ROLE_GRANTED = re.compile(
    rf"\b(?P<role>{_OFFICE})(?: en (?:de )?(?P<second>{_OFFICE}))? (?:wordt|worden|is|zijn) (?:hierbij )?gemachtigd\b|"
    rf"\bmachtig(?:t|en) (?:hierbij )?(?:zijn |haar |de )?(?P<active>{_OFFICE})(?: en (?:de )?(?P<other>{_OFFICE}))? "
    r"(?:samen |gezamenlijk )?om\b"
)


def _by_role(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "De voorzitter en de secretaris worden gemachtigd": the persons who have these functions in the same document."""
    facts: list[Fact] = []
    for sheet in seen.sheets[:4]:
        match = next((match for match in _ROLE_GRANTED.finditer(sheet.plain) if given(sheet, match.span())), None)
        roles = [role for role in match.groups() if role] if match else []
        for role in roles:
            found = next((fact for fact in signers if role in fold(fact.about.get("functie", ""))), None)
            if found is not None:
                facts.append(replace(found, name="gevolmachtigde", about={**power(seen), "functie": role}))
        if facts:
            break
    return facts


_PAIR = re.compile(r"(?:de heer|mevrouw|dhr\.?|mw\.?|mevr\.?)\s(?=[^;]{3,80}\sen\s(?:de heer|mevrouw|dhr|mw|mevr))")


_NO_TITLE = ("wordt", "worden", "is", "besluit", "dat", "bestuurder", "directeur")


def _before(sheet: Sheet, at: int) -> list[tuple[int, int]]:
    """ "... mevrouw X, directeur, gemachtigd is om": the last person named before the verb, in the same sentence."""
    start, _ = sentence(sheet.plain, at, at, reach=220)
    last, position = None, start
    for match in re.finditer(
        r"(?:de heer|mevrouw|dhr\.?|mw\.?|mevr\.?|drs\.|mr\.|wordt|worden|is|besluit|besluiten|dat|bestuurder|directeur)[\s,]\s?",
        sheet.plain[start:at],
    ):
        begin = match.end() if match[0].startswith(_NO_TITLE) else match.start()
        span = person_at(sheet.text, position + begin, within=3)
        if span is not None and span[1] <= at and len(sheet.text[slice(*span)].split()) > 1:
            last = span
    pair = _PAIR.search(sheet.plain, start, at)
    both = _people(sheet.text[pair.start() : at]) if pair else []
    if pair and len(both) == 2:
        return [(begin + pair.start(), end + pair.start()) for begin, end in both]
    return [last] if last else []


def _scope(seen: Excerpt) -> list[Fact]:
    """The words that say what the mandate is for."""
    for one in labelled(seen.rows, _LABELS):
        if one.name == "omvang" and len(one.value) > 10:
            return [one.fact("omvang", one.value[:300])]
    for sheet in seen.sheets[:6]:
        grant = _GRANTS.search(sheet.plain)
        match = _SCOPE.search(sheet.plain, grant.start()) if grant else _SCOPE.search(sheet.plain)
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
        together = len(signers) > 1 and seen.has("besluit", "besloten", "vergadering", "notulen")  # a board also mandates its own members
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


def read(seen: Excerpt) -> Reading:
    """Who gives the mandate to whom, for what, until when, and how it was signed."""
    whole, seen = seen, own_words(seen)
    granted = authorised(seen) or _between(seen) or _granted(seen)
    proxies = [one.value for one in labelled(seen.rows, _LABELS) if one.name == "gevolmachtigde"] + [fact.value for fact in granted]
    base = declared(seen, others=frozenset(fold(without_title(name.split(",")[0])) for name in proxies))
    signers = [fact for fact in base.facts if fact.name == "ondertekenaar"]
    days = [] if any(fact.name == "datum" for fact in base.facts) else letter_date(seen)[0] or day_of_meeting(seen)
    granted = granted or _by_role(seen, signers) or _each_other(seen, signers)
    parties = limited(_parties(seen, signers, granted), whole)
    parties, refused = without_undone(seen, parties)
    base = _signed_by_giver(base, parties)
    together = numbered(seen) if seen.has("deelnemers", "combinatie", "samenwerkingsverband", "combinanten", "penvoerder") else []
    own, all_labels = labelled(seen.rows, _LABELS), labelled(whole.rows, _LABELS)
    ends = valid_until(seen, own) or valid_until(whole, all_labels)
    starts = valid_from(seen, own) or valid_from(whole, all_labels)
    facts = (*with_roles((*base.facts, *together)), *days, *parties, *refused, *_scope(seen), *starts, *ends, *regions(seen))
    named = any(fact.name == "gevolmachtigde" for fact in facts)
    facts += tuple(may_sign(seen, signers) if not named else ())
    missing = () if named else ("Wie gemachtigd wordt, is niet gelezen.",)
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
