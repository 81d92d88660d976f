"""The certificates of conduct of Justis: VOG RP, VOG NP, GVA; and the receipt of an application or a refusal, which is none of them.

Knows issuer, statutory words and look-alikes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.dates import first_date
from extractors.days.decided import told_day
from extractors.days.loose import HANDLED, loose_days, one_of
from extractors.document import Fact, Kind
from extractors.excerpt import Excerpt, Row, cells_of, fold
from extractors.labels import labelled, vocabulary
from extractors.numbers import EIGHT
from extractors.page_counts import page_counts
from extractors.parties.names import is_person, legal_form
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.signing.part import letter_date
from extractors.stated import introduced, kvk_numbers, lone_number, name_alone, personal

_LABELS = vocabulary(
    {
        "datum": r"datum(?: (?:van )?(?:afgifte|verklaring|beslissing|brief|besluit))?|date|afgegeven op|d\.d\.|afgiftedatum",
        "naam": r"(?:statutaire )?naam(?: (?:van de )?(?:rechtspersoon|organisatie|onderneming|aanvrager))?|rechtspersoon|"
        r"statutaire naam|"
        r"ten name van|betreft rechtspersoon|handelsnaam|naam en rechtsvorm",
        "kvk": r"kvk-?\s?nummer|nummer (?:kvk|kamer van(?: koophandel)?)|kvk-?\s?nr\.?|"
        r"ingeschreven onder(?: nummer| nr\.?)?|inschrij(?:f|vings)nummer(?: kvk| kamer van koophandel)?|handelsregisternummer",
        "vestiging": r"vestigingsplaats|plaats van vestiging|zetel",
    },
    loose=True,
)
_APPLICATION = (
    "ontvangstbevestiging", "bevestiging van uw aanvraag", "uw aanvraag is ontvangen", "wij hebben uw aanvraag", "aanvraag in behandeling",
    "in behandeling genomen", "bevestiging ontvangst", "betaalbewijs", "betalingsbevestiging", "aanvraagformulier", "uw aanvraag voor een",
    "de behandeling van uw aanvraag", "ontvangst van uw aanvraag", "beslistermijn", "aanvraag verklaring omtrent het gedrag",
    "status van uw aanvraag", "aanvraagnummer", "wij hebben van u een aanvraag", "uw betaling", "leges ontvangen",
)  # fmt: skip
_STATEMENT = (
    "niet is gebleken van bezwaren", "geen bezwaren", "niet gebleken van bezwaren", "verklaart dat uit het onderzoek", "geen bezwaar tegen",
    "niet is gebleken van enig bezwaar", "is niet gebleken", "hierbij verklaar ik", "verklaart hierbij", "niet van bezwaren is gebleken",
    "gelet op het doel waarvoor de afgifte",
)  # fmt: skip
_DECIDES = re.compile(
    r"(?:geen|niet)\b[^.]{0,40}\b(?:bezwa(?:ar|ren)|feiten (?:die|welke) (?:zich )?(?:daar)?tegen|feiten (?:die|welke) zich verzetten)|"
    r"bezwa(?:ar|ren)\b[^.]{0,30}\bniet\b"
)
_CLEARED = re.compile(
    r"(?:geen|niet)(?: \w+){0,3}? (?:gebleken )?(?:van )?(?:enige? )?bezwa(?:ar|ren)\b|bezwa(?:ar|ren)\b[^.]{0,30}\bniet\b|"
    r"\bniet is gebleken|\bis niet gebleken|\bgeen feiten\b|\bgeen (?:grond|reden|aanleiding)\b[^.]{0,80}\bte weigeren\b"
)
_ABOUT_IT, _ON = r"(?:afgifte|verklaring|vog|aanvraag)\b", r"(?:[^.]|(?<=\b[a-z])\.)"  # a stop in "b.v." ends no sentence
_FOR_MINISTER = re.compile(r"\b(?:minister|staatssecretaris)\b[^.]{0,80}\bnamens (?:deze|dezen|hem|haar)\b")
_REFUSES = re.compile(
    r"\bzijn\s(?:wel\s)?bezwaren\b|(?<!niet )\b(?:is|zijn|wel)\sgebleken\svan\s(?:enig\s)?bezwa|(?<!niet )\bvan\sbezwaren\sis\sgebleken|"
    rf"\bweiger(?:t|en|ing)?\b{_ON}{{0,60}}?\b{_ABOUT_IT}|\b{_ABOUT_IT}{_ON}{{0,90}}?\b(?:geweigerd|te\sweigeren|afgewezen)\b|"
    rf"\b(?:verklaring|vog)\b{_ON}{{0,60}}?\b(?:niet|geen)\b{_ON}{{0,25}}?\b(?:afgegeven|afgeef|afgeven|verstrekt|verleend)\b|"
    rf"\bvoornemen (?:tot (?:weigering|afwijzing)|om {_ON}{{0,80}}?\bte weigeren)|\b{_ABOUT_IT}{_ON}{{0,60}}?\bingetrokken\b|"
    rf"\b(?:wijst?|trekt?)\b{_ON}{{0,80}}?\b{_ABOUT_IT}"
)
"""What a decision of refusal says, or the announcement of one; beside the words that clear somebody it says nothing."""
_APPLIED = re.compile(
    r"aangevraagd|ontvangen|ontvangst|aanvraag|verzoek|gebo|afdruk|afgedrukt|geprint|print(?:datum)?\b|uitgedraaid|gedownload|download|"
    r"gescand|scandatum|binnengekomen"
)
"""What is said beside a day on which something else was done with it: applied for, received, printed."""


def _day(seen: Excerpt) -> tuple[list[Fact], list[str]]:
    """The date of the letter: its label, its own line, or "afgegeven op"; not the date of the application."""
    facts = [
        one.fact("datum", day.value, day.about)
        for one in labelled(seen.rows, _LABELS)
        if one.name == "datum" and not _APPLIED.match(fold(one.value)) and (day := first_date(fold(one.value))) is not None
    ]
    unborn = [row for row, above in zip(seen.rows, (None, *seen.rows), strict=False) if above is None or not _is_label_of_another(above)]
    letter = [row for row in unborn[:45] if not _APPLIED.match(row.plain.strip())]
    facts = facts or letter_date(seen, rows=letter)[0] or _issued(seen) or told_day(seen) or _left(seen)
    return facts[:3], [] if facts else ["De datum van de verklaring is niet gevonden."]


def _is_label_of_another(row: Row) -> bool:
    """ "Geboortedatum", "Uw aanvraag", "Uw brief van": a day under it is not that of the letter."""
    first = next(iter(cells_of(row.plain)), "")  # of a letter with its data in a column at the left, the text stands beside it
    label = len(first.split()) <= _LABEL_WORDS and not any(map(str.isdigit, first))
    return "gebo" in row.plain or (label and bool(_OF_ANOTHER.search(first)))


_LABEL_WORDS = 5
_ISSUED = re.compile(
    r"\b(?:afgegeven|dagtekening|gedagtekend|gegeven|verstrekt|besluitdatum|"
    r"(?:datum|dag) (?:van )?(?:de )?(?:besluit|beslissing|afgifte))\b"
    r"[^0-9.;]{0,45}?(?=[0-9]|\b(?:de|het|eerste)\b)"
)


def _issued(seen: Excerpt) -> list[Fact]:
    """ "Afgegeven 's-Gravenhage, de dertigste juni 2026"."""
    for sheet in seen.sheets[:3]:
        for match in _ISSUED.finditer(sheet.plain):
            if (day := first_date(sheet.plain, start=match.end(), within=6)) is not None:
                return [sheet.fact("datum", day.value, day.about, span=(match.start(), day.end))]
    return []


def _left(seen: Excerpt) -> list[Fact]:
    """The day that is no day of birth, application, founding or validity; of several none is sure."""
    left = loose_days(seen, others=_OF_ANOTHER)
    said = [one for one in left if _OF_LETTER.search(one.words)]
    return one_of(said or left, told=bool(said))


_OF_ANOTHER = re.compile(
    rf"{HANDLED}|gebo(?:ren|orte)|\bgeb\.|birth|aangevraagd|aanvra|ingediend|verzoek|opricht|"
    r"opgericht|statut|\bakte|inschrijving|ingeschreven|"
    r"\bsinds\b|\bvanaf\b|ingang|\bstart|begin|\beind(?!hoven)|\btot (?:en met )?#|\bt/m|geldig|verval|verloop|\bwet\b|"
    r"\bwet |gewijzigd|wijziging|"
    r"betaald|betaling|leges|print|afdruk|afgedrukt|uitgedraaid|gedownload|"
    r"uw (?:brief|bericht|kenmerk)|uittreksel|terugkijk|periode|regeling|staatsblad|besluit van de"
)
"""Words with a day that make it another than that of the letter; `#` is the day."""
_OF_LETTER = re.compile(
    r"datum|afg[ei]|gegeven|dagteken|gedagtekend|besl(?:ist|oot|oten|issing|uit)|verstrekt|uitgereikt|uitgegeven|date\b|"
    r"(?:den haag|'s-gravenhage),?\s*(?:de |op )?#"
)


_NO_NAME = re.compile(r"minister|\b(?:is|zijn|wordt|worden|heeft|betrokken)\b")  # the words of a sentence


def _entity(seen: Excerpt) -> list[Fact]:
    """The legal person it is about."""
    facts: list[Fact] = []
    facts += [
        one.fact("statutaire_naam", name_alone(one.value))
        for one in labelled(seen.rows, _LABELS)
        if one.name == "naam" and one.value and not is_person(one.value) and not _NO_NAME.search(fold(one.value))
    ]
    facts = facts or [fact for fact in introduced(seen) if "justis" not in fold(fact.value)][:1]
    if facts and (form := legal_form(facts[0].value)):
        facts.append(Fact(name="rechtsvorm", value=form, locator=facts[0].locator))
    return facts


_LIKE_ANOTHER = re.compile(r"\b(?:holding|moeder\w*|aandeelhouders?|accountant\w*|notaris\w*)\b")
"""In a name, these make its own number look like that of another party."""


def _number(seen: Excerpt, entity: Sequence[Fact]) -> list[Fact]:
    """The KvK number of the one legal person it is about; also of a holding, and where its label goes on in the next line.

    A lone number that stands with another party stays of that one, unless the legal person is itself called so.
    """
    found = kvk_numbers(seen)
    if not found:
        for one in labelled(seen.rows, _LABELS):
            if one.name == "kvk" and (match := EIGHT.search(one.value)):
                return [one.fact("kvk_nummer", match[0])]
        return lone_number(seen)
    named = fold(next((fact.value for fact in entity if fact.name == "statutaire_naam"), ""))
    if len({fact.value for fact in found}) > 1 and (own := _beside_name(seen)):
        return [replace(fact, about={} if fact.value == own else {"rol": "ander"}) for fact in found]
    alone = len({fact.value for fact in found}) == 1 and (not named or _LIKE_ANOTHER.search(named) or "rol" not in found[0].about)
    return [replace(found[0], about={})] if alone else found


def _beside_name(seen: Excerpt) -> str:
    """The labelled number that stands with the name of the legal person; "" where no number has a label of its own.

    A purpose or a note can name another: "Doel: inschrijving van dochter Stichting Alfa, KvK 90210011".
    """
    rows = labelled(seen.rows, _LABELS)
    names = [one.index for one in rows if one.name == "naam" and one.value]
    given = [(one.index, match[0]) for one in rows if one.name == "kvk" and (match := EIGHT.match(one.value))]
    return min(given, key=lambda one: (min((abs(one[0] - at) for at in names), default=0), one[0]))[1] if given else ""


def proof(seen: Excerpt) -> str:
    """`verklaring`, `weigering` or `aanvraag`: what the words are, a decision, a refusal or the receipt of a request."""
    if _REFUSES.search(seen.squeezed) and not _CLEARED.search(seen.squeezed):
        return "weigering"
    stated = sum(words in seen.squeezed for words in _STATEMENT)
    stated += bool(_DECIDES.search(seen.squeezed))
    applied = sum(words in seen.squeezed for words in _APPLICATION)
    return "aanvraag" if applied > stated else "verklaring"


def _proof_fact(seen: Excerpt) -> list[Fact]:
    what = proof(seen)
    words = (
        _APPLICATION
        if what == "aanvraag"
        else (*_STATEMENT, "verklaring omtrent het gedrag", "verklaring omtrent gedrag", "gedragsverklaring")
    )
    patterns = [r"\s+".join(map(re.escape, phrase.split())) for phrase in words]
    if what == "weigering":
        patterns = [_REFUSES.pattern, *patterns]
    for sheet in seen.sheets:
        for pattern in patterns:
            match = re.search(pattern, sheet.plain)
            if match is not None:
                return [sheet.fact("vog_bewijs", what, span=match.span())]
    return []


def receipt(seen: Excerpt) -> list[Fact]:
    """That a piece which is no certificate is the receipt of an application for one, or a refusal, and of which day; else nothing."""
    if not seen.has("verklaring omtrent", "vog") or not seen.has(*_ISSUER.phrases) or proof(seen) == "verklaring":
        return []
    said = _proof_fact(seen)
    return [*(_day(seen)[0][:1] if said else []), *said]


def read(seen: Excerpt) -> Reading:
    """Date, entity and what kind of proof it is."""
    days, unread = _day(seen)
    entity = _entity(seen)
    facts = [*days, *entity, *_number(seen, entity), *_proof_fact(seen), *page_counts(seen.rows), *personal(seen)]
    return Reading(facts=tuple(facts), unread=tuple(unread))


_TITLE = re.compile(
    r"verklaring omtrent (?:het )?gedrag|\bvog(?:\b|-)|certificate of conduct|integriteits\s?-?verklaring|"
    r"verklaring (?:van )?(?:goed gedrag|integriteit)"
)


def _is_decision(seen: Excerpt) -> bool:
    """A letter in which the minister decides: its end is signed for the minister, and nobody speaks of "us" in it."""
    signed = _FOR_MINISTER.search(seen.squeezed[-_CLOSING:]) is not None
    return signed and _DECIDES.search(seen.squeezed) is not None and not seen.has(" wij ", " onze ")


_CLOSING = 300  # letters


def _tell(seen: Excerpt) -> str:
    """The receipt of an application, a refusal, talk about one, or an own statement about integrity is no certificate of Justis."""
    if (what := proof(seen)) != "verklaring":
        words = "een weigering" if what == "weigering" else "een bewijs van aanvraag of ontvangst"
        return f"maar dit is {words}, niet de verklaring zelf"
    if not seen.has(*_ISSUER.phrases, *_CORE.phrases):
        return "maar de uitgever Justis en de wettelijke woorden ontbreken"
    if seen.has("geacht", "groet,", "groeten") and not seen.has(*_CORE.phrases) and not _is_decision(seen):
        return "maar dit is een brief over een VOG"
    if seen.has(" ik ", " mijn ", " wij ", " onze ") and not seen.has(*_CORE.phrases) and not _DECIDES.search(seen.squeezed):
        return "maar dit is een eigen tekst over een VOG"
    own = seen.has("ondergetekende", "wij verklaren", "hierbij verklaren wij", "verklaart dat de organisatie")
    return "maar dit is een eigen verklaring, niet van Justis" if own and not seen.has(*_ISSUER.phrases) else ""


_ISSUER = Signal(shown="de uitgever Justis", weight=2.0,
                 phrases=("justis", "screeningsautoriteit", "ministerie van justitie en veiligheid", "minister voor rechtsbescherming",
                          "minister van justitie", "staatssecretaris van justitie", "staatssecretaris rechtsbescherming"))  # fmt: skip
_CORE = Signal(shown="de wettelijke woorden van een verklaring omtrent gedrag", weight=2.5,
               phrases=("gebleken van bezwaren", "van bezwaren is gebleken",
                        "wet justitiele en strafvorderlijke gegevens", "wjsg", "geen bezwaren zijn gebleken",
                        "afgifte van de verklaring omtrent", "geen bezwaar bestaat"))  # fmt: skip
_NAMED = Signal(shown="'verklaring omtrent het gedrag'", weight=1.5, phrases=("verklaring omtrent het gedrag", "verklaring omtrent gedrag"))
_RP = Signal(shown="woorden over een rechtspersoon", weight=1.2, each=True, cap=4.5,
             phrases=("rechtspersonen", "rechtspersoon", "vog rp", "(rp)", "statutaire naam", "kvk-nummer", "kvk nummer", "nummer kvk",
                      "vestigingsplaats", "handelsregister", "bestuurders van de rechtspersoon"))  # fmt: skip
_NP = Signal(shown="woorden over een natuurlijke persoon", weight=1.5, each=True, cap=6.0,
             phrases=("natuurlijke personen", "natuurlijk persoon", "natuurlijke persoon", "vog np", "geboortedatum", "geboorteplaats",
                      "geboren ", "geslachtsnaam", "voornamen", "screeningsprofiel", "functieaspect", "(np)"))  # fmt: skip
_OTHER = (
    Signal(shown="eigen verklaring", weight=-3.0, each=True, cap=9.0,
           phrases=("eigen verklaring", "uniform europees", "hierbij machtig")),
    Signal(shown="woorden van een aanbod, plan of brief", weight=-1.5, each=True, cap=8.0,
           phrases=("bijgaand", "wij schrijven in", "onze clientondersteuners", "inhoudsopgave", "bijlagen:", "geschiktheidseisen",
                    "inschrijving oco",
                    "uittreksel kvk", "bestuursverklaring", "ubo", "onze organisatie", "onze medewerkers", "rechtsvorm",
                    "datum in functie")),
)  # fmt: skip
_NOT_RP = Signal(shown="", weight=-1.6, each=True, cap=6.5, phrases=_NP.phrases)
_NOT_NP = Signal(shown="", weight=-1.0, each=True, cap=3.0, phrases=("rechtspersonen", "vog rp", "statutaire naam", "de rechtspersoon"))
_GVA_WORDS = ("gedragsverklaring aanbesteden", "gedragsverklaring aanbesteding", "aanbestedingswet 2012")
_NO_GVA = Signal(shown="", weight=-6.0, phrases=("gedragsverklaring aanbested", "aanbestedingswet", "gedragsverklaring voor aanbested"))
_NEEDS = ("gedrag", "vog", "conduct")

RECOGNISER = Recogniser(
    kind=Kind.VOG_RP, title=_TITLE, signals=(_ISSUER, _CORE, _NAMED, _RP, _NOT_RP, _NO_GVA, *_OTHER), read=read, needs=_NEEDS, tell=_tell
)
PERSON = Recogniser(
    kind=Kind.VOG_NP,
    title=_TITLE,
    signals=(_ISSUER, _CORE, _NAMED, _NP, _NOT_NP, _NO_GVA, *_OTHER),
    read=read,
    needs=_NP.phrases,
    tell=_tell,
)
PROCUREMENT = Recogniser(
    kind=Kind.GVA, title=re.compile(r"gedragsverklaring aanbeste"), read=read, needs=("aanbested",), tell=_tell,
    signals=(_ISSUER, Signal(shown="'gedragsverklaring aanbesteden'", weight=4.0, phrases=_GVA_WORDS[:2]),
             Signal(shown="de Aanbestedingswet", weight=1.5, phrases=("aanbestedingswet", "artikel 4.1", "artikel 4.7",
                 "twee jaar geldig")),
             *_OTHER),
)  # fmt: skip
