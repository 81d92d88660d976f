"""What leaves a mandate open that somebody entitled did give: a limit, or the day it was given, begun or ended. Pure."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from checklist.filed import Filed
from checklist.finding import Evidence, PieceRef
from checklist.person import Likeness, likeness
from checklist.timing import dutch
from checklist.wording import listed
from extractors.document import GRANTOR, SOMEBODY, Fact

_MONEY = re.compile(r"€|\beur(?:o)?\b|\bbedrag|\bwaarde\b", re.IGNORECASE)
_WITHHOLDS = re.compile(
    r"\bniet (?:tot|om|voor)\b[^.;]{0,40}\b(?:onder)?teken|\bna\b[^.;]{0,40}\b(?:toestemming|akkoord|goedkeuring|instemming)\b",
    re.IGNORECASE,
)
"""Not for signing, or only after somebody else's consent."""
_THIS_BID = re.compile(
    r"inschrij|cli[eë]ntondersteun|\boco\b|offerte|aanbested|tender|zorginkoop|inkoop(?:procedure|ronde| (?:oco|wlz|van (?:oco|zorg|"
    r"onafhankelijke)))|zorgkanto|bestuursverklaring|\bwlz\b|deze (?:verklaring|procedure)|aanbieding",
    re.IGNORECASE,
)
_ANYTHING = re.compile(
    r"\balle\b|\bvolledig|\balgehele?\b|rechtsgeldig te vertegenwoordig|(?:stichting|vennootschap|vereniging|organisatie|co[öo]peratie|"
    r"rechtspersoon|bedrijf|b\.?v\.?|maatschap|vof)\s(?:\w+\s){0,2}te (?:vertegenwoordig|verbind|bind)|zorgovereenkomst|contract|"
    r"\b(?:stukken|documenten|verklaringen|overeenkomsten)\b",
    re.IGNORECASE,
)
"""So wide that a bid is in it, as far as the words go."""
_OTHER_THINGS = re.compile(
    r"arbeidsovereenkomst|huurovereenkomst|\bhuur|\bbank|\bfactu|betaling|belasting|\baangifte|kantoorartikel|leas|personeel|verzekering|"
    r"leverancier|vastgoed|\bpand\b|subsidie|jaarrekening|salaris|inventaris|voertuig|notari|hypothe|aandelen|telefoon|\bpost\b|digid|eherkenning",
    re.IGNORECASE,
)
_OTHER_BIDS = re.compile(
    r"\bwmo\b|\bjeugd(?:wet|hulp|zorg)|\bgemeente|\bzvw\b|wijkverpleging|zorgverzekeraar|\bggz\b|participatiewet|inburgering|"
    r"schuldhulp|\bgemeentelijke?\b|ziekenhui|\bwet maatschappelijke",
    re.IGNORECASE,
)
"""Who buys other things in the same way: their tenders are no bid to a zorgkantoor."""
_BRINGS = re.compile(
    r"\b(?:in te dienen|indien(?:en|t)|voor te bereiden|voorbereid\w*|te versturen|te verzenden|aan te leveren|te uploaden|te mailen|"
    r"te beantwoorden|te paraferen|paraferen|contactpersoon|aanspreekpunt)\b",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"teken|vertegenwoordig|handteken|verklaring|rechtshandeling|verplichting|\bsluiten|aangaan|aan te gaan|te binden|\bdoen\b|namens|"
    r"in naam van|\bsign|verricht|handelingen|volledig|algehele|te regelen|verzorgen|behartig",
    re.IGNORECASE,
)
"""What says that somebody may sign, and what only lets him bring the papers."""
_BY_NAME = re.compile(r"\bwlz\b|zorgkanto|bestuursverklaring|langdurige zorg", re.IGNORECASE)
_WORK = re.compile(r"\boco\b|cli[eë]ntondersteun", re.IGNORECASE)
"""What this bid is about by its own words; and the work itself, which municipalities buy as well, for the Wmo."""
_NOT_FOR = re.compile(
    r"\b(?:niet|geen|behalve|uitgezonderd|met uitzondering van|buiten)\b(?! (?:alleen|slechts|enkel|uitsluitend)\b)"
    r"(?![^.;]{0,90}\book\b)[^.;]*",
    re.IGNORECASE,
)
_TENDER = r"(?:aanbested|inschrijv|tender|inkoop|offerte|perceel|subsidie|openstelling|raamovereenkomst|bestek)"
_TOWN = (
    r"(?:\bwmo\b|\bgemeentelijke\b|\bsociaal domein\b|(?<!inwoners )(?<!cli[eë]nten )(?<!burgers )(?<!mensen )"
    r"\b(?:van|bij|door|aan|voor|met) (?:de |het |onze |alle )?(?:\w+ )?gemeenten?\b)"
)
_TOWN_BUYS = re.compile(rf"{_TENDER}[^.;]{{0,120}}?{_TOWN}|{_TOWN}[^.;]{{0,120}}?{_TENDER}", re.IGNORECASE)
"""A municipality that buys; that one is only named, as where somebody is established or works, says nothing."""


def limited(attorney: Fact) -> str:
    """A mandate up to an amount, that keeps signing back, or for other things leaves the chain open: no size of a bid is compared."""
    limit = attorney.about.get("grens", "") if attorney.about.get("volmacht") == "beperkt" else ""
    kept = "voorbehoud" in attorney.about or _WITHHOLDS.search(limit)
    if limit and (kept or _MONEY.search(limit) or not _THIS_BID.search(limit)):
        return f"de machtiging van {attorney.value} is begrensd ({limit}); of deze inschrijving daarbinnen valt, is niet na te gaan"
    return ""


def for_this_bid(mandate: Filed) -> bool:
    """Does it speak of this bid, and not only of everything? Directors who act together may let one of them sign a bid for them; one
    for everything would undo that they act together."""
    scope = mandate.piece.one("omvang")
    words = [scope.value] if scope else [line.text for page in mandate.pages for line in page.lines]
    return _THIS_BID.search(" ".join(words)) is not None


def aimed(mandate: Filed, attorney: Fact, *, signed_in: int) -> str:
    """A mandate for other things, and in no word for a bid or for everything, or for a bid of years gone by leaves the chain open."""
    scope = mandate.piece.one("omvang")
    words = scope.value if scope else ""
    other = _OTHER_THINGS.search(words) and not _THIS_BID.search(words) and not _ANYTHING.search(_OTHER_KINDS.sub("", words))
    if other or _for_other_buyer(words):
        return f"de machtiging van {attorney.value} gaat over iets anders: {words[:160]}"
    if town := _for_town(mandate, words):
        return f"de machtiging van {attorney.value} gaat over iets anders: {town[:160]}"
    if _BRINGS.search(words) and not _SIGNING.search(words):
        return f"de machtiging van {attorney.value} zegt niets over tekenen: {words[:160]}"
    last = max((int(match["last"] or match["first"]) for match in _OF_YEAR.finditer(words)), default=signed_in)
    if last < signed_in:
        return f"de machtiging van {attorney.value} gaat over {last}: {words[:160]}"
    return ""


def _for_other_buyer(words: str) -> bool:
    """Is this scope about what others buy? The work by its name alone is no answer where a municipality asks for it."""
    if not _OTHER_BIDS.search(words) or _BY_NAME.search(_NOT_FOR.sub("", words)):
        return False
    return not _WORK.search(words) or bool(_TOWN_BUYS.search(words))


def _for_town(mandate: Filed, scope: str) -> str:
    """The words of a mandate for the tender of a municipality, wherever they stand in it; "" where it speaks of this bid, or of neither."""
    lines = [scope, *(" ".join(line.text for line in page.lines) for page in mandate.pages)]
    whole = re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(" ".join(lines).split()))
    if _BY_NAME.search(_NOT_FOR.sub("", whole)):
        return ""
    bought = _TOWN_BUYS.search(whole)
    return bought[0] if bought else ""


def elsewhere(mandates: Sequence[Filed], *, own: str, others: Sequence[str]) -> str:
    """A mandate that names another zorgkantoor, and not the one of this bid, leaves the chain open."""
    for item in mandates:
        scope = item.piece.one("omvang")
        words = scope.value.casefold() if scope else ""
        named = [name for name in others if re.search(rf"\b{re.escape(name.casefold())}\b", words)]
        if named and own.casefold() not in words and not _EVERY_OFFICE.search(words):
            return f"de machtiging noemt zorgkantoor {listed(named, last='en')}, en niet {own}"
    return ""


def for_another_region(
    mandates: Sequence[Filed], told_of: Mapping[PieceRef, frozenset[str]], *, region: str, names: Mapping[str, str]
) -> str:
    """A mandate that says for which regions it is, and not for this one, leaves the chain open."""
    for item in mandates:
        named = told_of.get(item.ref, frozenset())
        if named and region not in named:
            return f"de machtiging is voor {listed(sorted(names.get(one, one) for one in named), last='en')}, en niet voor {names[region]}"
    return ""


_OF_YEAR = re.compile(
    r"\b(?:inschrij\w*|offerte|oco|wlz|inkoop\w*|aanbested\w*|tender)\b[^.;,()0-9]{0,25}"
    r"(?P<first>20[0-9]{2})(?:\s?[-/–]\s?(?P<last>20[0-9]{2}))?\b",
    re.IGNORECASE,
)
"""The year or years of a bid, and no day of a resolution or of the founding that its scope mentions."""
_EVERY_OFFICE = re.compile(r"\b(?:alle|elk|ieder\w*|de) zorgkantoren|\b(?:elk|ieder) zorgkantoor|onder andere|zoals", re.IGNORECASE)
_OTHER_KINDS = re.compile(
    r"\b\w*(?:arbeids|huur|lease?|koop|verzekerings)overeenkomst\w*|\b\w*(?:huur|arbeids)contract\w*|"
    r"\b(?:overeenkomst|contract)\w* met (?:leverancier|werknemer|personeel|verhuurder)\w*",
    re.IGNORECASE,
)


def accompanied(attorney: Fact, signers: Sequence[str], *, givers: Sequence[str]) -> str:
    """Who may act only together with others does not act alone: each of them signs too, or who grants, or anybody where nobody is named."""
    wanted = [name for name in attorney.about.get("samen_met", "").split("; ") if name]
    gone = [name for name in wanted if not _signs(name, signers, givers)]
    if gone:
        return f"{attorney.value} mag alleen samen met {listed(gone, last='en')} tekenen, en die handtekening is niet gevonden"
    return ""


def _signs(name: str, signers: Sequence[str], givers: Sequence[str]) -> bool:
    if name == SOMEBODY:
        return len(signers) > 1
    names = givers if name == GRANTOR else [name]
    return any(likeness(one, signer) is not Likeness.OTHER for one in names for signer in signers)


_ORGAN = re.compile(
    r"\braad van\b|commissaris|toezicht|aandeelhouder|vergadering|\bbestuur\b|notaris|\bvennoten\b|\bmaten\b|\bleden\b|directie|"
    r"\brvt\b|\brvc\b|shareholder|supervisory|\bboard\b",
    re.IGNORECASE,
)
"""Who else than a registered director may give one: a body, or a notary."""
_SEAT = re.compile(r"voorzitter|secretaris|penningmeester|\blid\b|bestuurder|directeur|eigenaar|vennoot|\bmaat\b|president", re.IGNORECASE)


def _under(name: str, lines: Sequence[str]) -> str:
    """The few words under a signature's name: a function that no list knows, such as teamleider; "" where there are none."""
    places = [at for at, line in enumerate(lines[:-1]) if line.strip() == name]
    words = lines[places[-1] + 1].strip() if places else ""
    return words if words.isascii() and 0 < len(words.split()) <= _FEW and not re.search(r"[0-9:]", words) else ""


_FEW = 4  # words


def by_outsider(mandate: Filed, registered: Sequence[str]) -> str:
    """Dutch: that nobody who gives this mandate stands on the extract, and that it speaks of no body that may give one; "" otherwise."""
    givers = mandate.piece.all("volmachtgever")
    if not givers or any(likeness(giver.value, name) is not Likeness.OTHER for giver in givers for name in registered):
        return ""
    words = [line.text for page in mandate.pages for line in page.lines]
    roles = [giver.about.get("functie", "") or _under(giver.value, words) for giver in givers]
    staff = all(roles) and not any(_ORGAN.search(role) or _SEAT.search(role) for role in roles)
    if not staff and any(_ORGAN.search(text) for text in (*words, *roles)):
        return ""
    named, verb = listed([giver.value for giver in givers], last="en"), "staan" if len(givers) > 1 else "staat"
    return f"Het bewijs van machtiging is gegeven door {named}; die {verb} niet op het KvK-uittreksel."


def dated(mandate: Filed, declared: Filed) -> str:
    """A mandate given or begun after signing, or ended before it, leaves the chain open.

    A paper with a day for each signer is complete on the last of them: a mandate must be so before anybody signs the declaration.
    """
    days, signed = mandate.piece.all("datum"), sorted(declared.piece.all("datum"), key=_value)
    begun, ended = mandate.piece.all("geldig_vanaf"), mandate.piece.all("geldig_tot")
    if not signed:
        return ""
    unsure = next((fact for fact in (*days, *begun, *ended, *signed) if "onzeker" in fact.about), None)
    if unsure:
        return unsure.about["onzeker"][0].lower() + unsure.about["onzeker"][1:].rstrip(".")
    first, last = signed[0], signed[-1]
    given, starts, ends = max(days, key=_value, default=None), max(begun, key=_value, default=None), min(ended, key=_value, default=None)
    if given and given.value > first.value:
        whole = f"is van {_date(given)}" if min(map(_value, days)) == given.value else f"is pas op {_date(given)} door iedereen ondertekend"
        return f"de machtiging {whole}, na de {_of_some(first, last)}ondertekening op {_date(first)}"
    if starts and starts.value > first.value:
        return f"de machtiging geldt vanaf {_date(starts)}, na de {_of_some(first, last)}ondertekening op {_date(first)}"
    if ends and ends.value < last.value:
        return f"de machtiging gold tot {_date(ends)}, voor de ondertekening op {_date(last)}"
    return ""


def _value(fact: Fact) -> str:
    return fact.value


def _of_some(first: Fact, last: Fact) -> str:
    return "" if first.value == last.value else "eerste "


def _date(fact: Fact) -> str:
    try:
        return dutch(dt.date.fromisoformat(fact.value))
    except ValueError:
        return fact.value


_UNDONE = {"ingetrokken": "trekt een machtiging in", "geweigerd": "weigert een machtiging"}


def undone(signer: Fact, mandates: Sequence[Filed]) -> tuple[str, tuple[Evidence, ...]] | None:
    """A paper that takes back, refuses or only asks for a mandate, of this signer or of nobody by name; None when there is none."""
    for item in mandates:
        for fact in item.piece.all("geen_machtiging"):
            if "naam" not in fact.about or likeness(fact.about["naam"], signer.value) is not Likeness.OTHER:
                does = _UNDONE.get(fact.value, "vraagt om een machtiging of laat die nog open")
                return f"{item.origin.name} {does}", item.evidence(fact)
    return None
