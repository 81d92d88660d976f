"""Whom a sentence mandates: the people, or the organisation, that a granting verb is about, and whether only together.

Knows the grammar of such sentences; whether the grantor was entitled, and how far the mandate reaches, is for others.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import GRANTOR, SOMEBODY, Fact
from extractors.excerpt import Excerpt, Sheet, fold, sentence
from extractors.kinds.not_given import given
from extractors.mandate_limits import power
from extractors.parties.names import is_legal_person, is_person, organisations, person_at

SHEETS, _MOST = 10, 10
_CLAUSE = 220  # letters behind a granting verb in which the names stand
_NEAR = 60  # letters between the verb and the first of them

_RIGHT = (
    r"(?:een |de |het |bijzondere |schriftelijke |algehele |volledige )*(?:volmacht|machtiging|mandaat|recht|toestemming|procuratie|"
    r"(?:teken(?:ings)?|onderteken(?:ings)?|vertegenwoordigings)?bevoegdheid)\b"
)
"""What is given to who is mandated; a right or consent is one to sign only where the sentence says so."""
GRANTS = re.compile(
    r"\b(?:ik|ondergetekende)\b(?:[^.;]|(?<=\b[a-z])\.){0,160}?\bmachtig\b(?! ik\b)|"
    r"\b(?:wijst|wijzen)\b(?=(?:[^.;]|(?<=\b[a-z])\.){2,120}?\baan (?:om|als|teneinde)\b)|"
    r"aangewezen(?= (?:om|(?:als|tot) (?:ge(?:vol)?machtigde|vertegenwoordiger))\b)|"
    r"machtigt|machtigen|volmacht te verlenen(?! aan)|\bmachtig(?= ik\b)|verlee?n(?:en)?(?= (?:ik|wij)\b)|volmacht (?:te verlenen |"
    r"verleend |te geven )?aan|"
    r"verleent (?:hierbij )?(?:een |bijzondere |algehele |"
    r"onherroepelijke )?"
    r"(?:schriftelijke )?volmacht|verlenen (?:hierbij )?(?:een |bijzondere )?volmacht|gemachtigd|geautoriseerd|authori[sz]es|bevoegd is|"
    r"bevoegd zijn|"
    rf"(?:krijgt|krijgen|ontvangt|ontvangen) (?:hierbij |bij deze )?{_RIGHT}(?= om\b)|wordt (?:hierbij |bij deze )?{_RIGHT}"
    r"(?= (?:verleend|gegeven|toegekend)\b)|"
    rf"(?:verleen(?:t)?|verlenen|geeft?|geven) (?:ik |wij )?(?:hierbij |bij deze )?{_RIGHT}(?: om [^.;]{{5,140}}?)? aan"
)
"""The verbs, folded as in `excerpt.fold`."""
_PASSIVE = re.compile(
    r"volmacht te verlenen|gemachtigd|aangewezen|geautoriseerd|bevoegd is|bevoegd zijn|(?:krijgt|krijgen|ontvangt|ontvangen|wordt)\b.*"
)
_BY_WRITER = re.compile(r"(?:machtig|machtigen|verleen|verlenen|volmacht)\s(?:ik|wij)\b")
_PURPOSE = re.compile(r"\s(?:om|teneinde)\s")
_TITLE = r"de heer|mevrouw|dhr\.?|mw\.?|mevr\.?|drs\.?|mr\.?|ir\.?|dr\.?"
_OFFICE = r"voorzitter|secretaris|penningmeester|directeur(?:-bestuurder)?|bestuurder|manager"
ROLED = (
    rf"(?:(?:de|het|haar|zijn|onze|mijn|hun)\s)?(?:\w+\s)?(?:mede-?)?(?:{_OFFICE}|bestuurslid|vennoot|maat|medewerker|collega)\s?[,(]?\s?"
)
_ORGAN = (
    r"(?:(?:de|het|ons|onze)\s(?:algemene\s)?(?:bestuur|directie|raad van (?:bestuur|toezicht|commissarissen)|(?:leden)?vergadering|"
    r"stichting|vennootschap|vereniging|cooperatie|maatschap|organisatie)|ondergetekenden?|hij|zij|ik|wij)\s"
)
"""Who grants, where that stands behind the verb: "Hierbij machtigt het bestuur van X mevrouw Y"."""
_TO = re.compile(
    r",?\s?(?:hierbij,?\s|met (?:onmiddellijke ingang|ingang van heden|(?:het )?recht van substitutie),?\s|"
    r"met (?:goedkeuring|instemming|toestemming) van [^,;.]{3,80},\s|"
    r"zonder (?:enige )?beperking(?:en)?\s|bij deze\s|uitdrukkelijk\s|aan:?\s{1,4}|is\s|wordt\s|worden\s|"
    r"zijn\s|om\s|naam:?\s{1,4}|(?:met ingang van|per|vanaf)\s[0-9]{1,2}[ ./\-][a-z0-9]{1,9}[ ./\-][0-9]{4},?\s)*(?=de heer|"
    r"mevrouw|dhr|mw|mevr|"
    r"drs|mr|ir|[a-z])"
)
_SUBJECT = re.compile(rf"\s?(?:hierbij\s|bij deze\s)?{_ORGAN}(?P<of>van\s)?(?:hierbij\s|bij deze\s)?(?:aan\s)?")
_FULL_NAME = r"(?-i:[A-ZÀ-Ý][a-zà-ÿ]+\s(?:(?:van|de|der|den|ten|ter|het)\s){0,3}[A-ZÀ-Ý][a-zà-ÿ])"
_AND = re.compile(
    rf"[^.;]{{0,80}}?\s(?:en|alsmede|evenals)\s(?:(?=(?:{_TITLE})\s|[A-Z]\.|{_FULL_NAME})|{ROLED}(?=(?:{_TITLE})\s|[A-Z]))", re.IGNORECASE
)
_PAIR = re.compile(rf"(?:{_TITLE})\s(?=[^;]{{3,90}}\sen\s(?:{ROLED})?(?:{_TITLE})\s)")
_HER = re.compile(
    r"\s(?:haar|hem|hen|zich(?:zelf)?|mijzelf|mezelf|deze)\s(?=(?:om|te|tot|de|het|alle|voor|namens|ook|hierbij|deze|als|in|stukken|dan|"
    r"zelfstandig|alleen|bij|met)\s)"
)
"""A pronoun instead of a name; "machtigt haar manager" names somebody else."""
_SHE = re.compile(r"\b(?:zij|hij)\s(?:is|wordt|zijn)\s(?:\w+\s){0,2}$|\b(?:dat|waarbij|en)\s(?:zij|hij)\s[^.;]{0,90}$")
_BACK = 420  # letters before a pronoun in which its name stands
_REPRESENTED = re.compile(r"\b(?:vertegenwoordigd door|in de persoon van)\b")
_TO_SIGN = re.compile(r"\ste\s(?:mogen\s)?(?:onder)?tekenen\b")


def granted(seen: Excerpt) -> list[Fact]:
    """Everyone a granting verb names, as `gevolmachtigde`; with `samen_met` where they may act only together."""
    facts: list[Fact] = []
    how_far = power(seen)
    for sheet in seen.sheets[:SHEETS]:
        for match in GRANTS.finditer(sheet.plain):
            if len(facts) > _MOST or not given(sheet, match.span()) or not _is_to_sign(sheet, match):
                continue
            spans = [_closed(sheet, span) for span in _named(sheet, match)]
            names = [" ".join(sheet.text[begin:end].split()) for begin, end in spans]
            for (begin, end), name in zip(spans, names, strict=True):
                span = (min(match.start(), begin), max(match.end(), end))
                about = {**how_far, **_role_after(sheet, end), **together(sheet, spans, names, name)}
                facts.append(sheet.fact("gevolmachtigde", name, about, span=span))
    return facts


_RIGHT_ALONE = re.compile(r"\b(?:recht|toestemming|bevoegdheid)\b")
_FOR_SIGNING = re.compile(r"teken|vertegenwoordig|inschrijv|verbind|handel")


def _is_to_sign(sheet: Sheet, match: re.Match[str]) -> bool:
    """Is a mandate given, or a right or consent of which the rest of the sentence says that it is one to sign?"""
    if not _RIGHT_ALONE.search(match[0]):
        return True
    return bool(_FOR_SIGNING.search(sheet.plain, match.start(), sentence(sheet.plain, *match.span(), reach=_CLAUSE)[1]))


def _closed(sheet: Sheet, span: tuple[int, int]) -> tuple[int, int]:
    """The name without a bracket that begins behind it: "Maud Janssen (Peelpad) om"."""
    name = sheet.text[slice(*span)]
    return span if name.count("(") == name.count(")") else (span[0], span[0] + len(name.rpartition("(")[0].rstrip()))


def _named(sheet: Sheet, match: re.Match[str]) -> list[tuple[int, int]]:
    """Where the name of the proxy stands: after the verb, or before it when the verb is passive, of the writer, or has a pronoun."""
    start = _object(sheet, match)
    window = sheet.text[start : start + _CLAUSE]
    spans = [(begin + start, end + start) for begin, end in _people(window) if begin < _NEAR or len(window) < _NEAR]
    if _BY_WRITER.match(sheet.plain, match.start()):
        purpose = _PURPOSE.search(sheet.plain, match.end(), match.end() + 320)
        before = _before(sheet, purpose.start()) if purpose else []
        return (before if before and before[0][0] >= start else []) or spans
    passive = bool(_PASSIVE.fullmatch(match[0])) or sheet.plain[max(0, match.start() - 4) : match.start()].split() == ["te"]
    if _HER.match(sheet.plain, match.end()) or (passive and _SHE.search(sheet.plain, max(0, match.start() - 110), match.start())):
        return last_before(sheet, match.start(), pronoun=sheet.plain[match.end() : match.end() + 5].strip())
    before = (_before(sheet, match.start()) or _straight_before(sheet, match.start())) if passive else []
    return before or _represented(sheet, start) or spans


def _object(sheet: Sheet, match: re.Match[str]) -> int:
    """Where the words begin that say who is mandated: past who grants, and past words such as "hierbij aan"."""
    start = _past_writer(sheet, match.end())
    if (subject := _SUBJECT.match(sheet.plain, start)) is not None:
        start = subject.end()
        if subject["of"]:
            start += next((end for begin, end in organisations(sheet.text[start : start + _CLAUSE]) if begin == 0), 0)
    skip = _TO.match(sheet.plain, start)
    start = skip.end() if skip else start
    roled = re.match(rf"{ROLED}(?=(?:{_TITLE})\s|[A-Z])", sheet.text[start : start + _NEAR], re.IGNORECASE)
    return start + roled.end() if roled else start


def _past_writer(sheet: Sheet, at: int) -> int:
    """Where it goes on behind the name of who grants, and behind a function: "machtig ik, A. Alting, vennoot, onze manager B. Beumer"."""
    said = _WRITER.match(sheet.plain, at)
    span = person_at(sheet.text, said.end(), within=1) if said else None
    if said is None or span is None or span[0] != said.end():
        return at
    rest = _REST_OF_NAME.match(sheet.text, span[1])
    end = rest.end() if rest else span[1]
    if (past := _past_apposition(sheet, end)) is not None:
        return past
    behind = _OWN_ROLE.match(sheet.plain, end)
    return behind.end() if behind else at


def _past_apposition(sheet: Sheet, at: int) -> int | None:
    """Past what the writer is, and of which organisation with its number: ", directeur van Alfa B.V. (KvK 90010001), de heer B. Beumer"."""
    purpose = _purpose(sheet, at)
    said = _OF_WRITER.match(sheet.plain, at, purpose.start()) if purpose else None
    if said is None or purpose is None:
        return None
    for comma in re.finditer(r",\s", sheet.plain[said.end() : purpose.start()]):
        start = said.end() + comma.end()
        roled = re.match(rf"{ROLED}(?=(?:{_TITLE})\s|[A-Z])", sheet.text[start : start + _NEAR], re.IGNORECASE)
        begin = start + (roled.end() if roled else 0)
        span = person_at(sheet.text, begin, within=1)
        if span is not None and span[0] <= begin + 1 and is_person(" ".join(sheet.text[slice(*span)].split())):
            return start
    return None


_REST_OF_NAME = re.compile(r"(?:\s?\([A-ZÀ-Ý][\w'-]+)?\)(?:\s(?:(?:van|de|der|den|ten|ter|het|'t)\s)*[A-ZÀ-Ý][\w'-]+)?")
"""A name to call somebody by, and the family name behind it: "Gerritje Willemina (Gea) Aalbers"."""
_OF_WRITER = re.compile(r",\s?(?:in (?:mijn|de) (?:hoedanigheid|functie) (?:van|als)\s)?[a-z][^,;]{2,70}? (?:van|bij|namens)\s")
_OWN_ROLE = re.compile(r",\s?(?:(?!mijn|onze|haar|zijn|de heer|mevrouw|dhr|mw)[a-z][\w -]{2,40},\s?)?")


_WRITER = re.compile(r"\s?(?:ik|wij|ondergetekenden?),\s")
_ROLE_TO = re.compile(r"(?:\s?[,(]\s?[a-z][\w -]{2,50}[,)]?)?\s(?:hierbij |bij deze )?(?:te\s)?")
"""Between a name and "te machtigen": at most a function."""


def _straight_before(sheet: Sheet, at: int) -> list[tuple[int, int]]:
    """ "... besluit met algemene stemmen A. Alting, manager, te machtigen om": the name right before the verb, at most with a function."""
    last = last_before(sheet, at)
    return last if last and _ROLE_TO.fullmatch(sheet.plain, last[0][1], at) else []


def _people(text: str) -> list[tuple[int, int]]:
    """One person, or two joined by "en", each with or without a function before the name."""
    first = person_at(text, within=3)
    if first is None:
        return []
    joined = _AND.match(text, first[1]) if not is_legal_person(" ".join(text[slice(*first)].split())) else None
    second = person_at(text, joined.end(), within=1) if joined else None
    return [first] + ([second] if second and is_person(" ".join(text[slice(*second)].split())) else [])


def _represented(sheet: Sheet, start: int) -> list[tuple[int, int]]:
    """An organisation that is mandated, and who represents it: one participant mandates the other."""
    window = sheet.text[start : start + 2 * _CLAUSE]
    whole = next(((begin, end) for begin, end in organisations(window) if begin < 4), None)
    purpose = _purpose(sheet, start) if whole else None
    if whole is None or purpose is None:
        return []
    spans = [(start + whole[0], start + whole[1])]
    by = _REPRESENTED.search(sheet.plain, spans[0][1], purpose.start())
    last = last_before(sheet, purpose.start() + 1) if by else []
    return [*spans, *(span for span in last if by and span[0] >= by.end())]


def _purpose(sheet: Sheet, start: int) -> re.Match[str] | None:
    """Where the words of the purpose begin; in a sentence without "om" those of signing itself."""
    stop = min(start + 2 * _CLAUSE, sentence(sheet.plain, start, start, reach=2 * _CLAUSE)[1])
    return _PURPOSE.search(sheet.plain, start, start + 2 * _CLAUSE) or _TO_SIGN.search(sheet.plain, start, stop)


def _before(sheet: Sheet, at: int) -> list[tuple[int, int]]:
    """ "... mevrouw X, directeur, gemachtigd is om": the last person named before the verb, in the same sentence; two joined by "en"."""
    start, _ = sentence(sheet.plain, at, at, reach=220)
    last, position = None, start
    for match in re.finditer(
        r"(?:de heer|mevrouw|dhr\.?|mw\.?|mevr\.?|drs\.|mr\.|wordt|worden|is|besluit|besluiten|dat|bestuurder|directeur)[\s,]\s?",
        sheet.plain[start:at],
    ):
        begin = match.end() if match[0].startswith(_NO_TITLE) else match.start()
        span = person_at(sheet.text, position + begin, within=3)
        name = " ".join(sheet.text[slice(*span)].split()) if span is not None else ""
        if span is not None and span[1] <= at and " " in name and not is_legal_person(name):
            last = span
    pair = _PAIR.search(sheet.plain, start, at)
    both = _people(sheet.text[pair.start() : at]) if pair else []
    if pair and len(both) == 2:
        return [(begin + pair.start(), end + pair.start()) for begin, end in both]
    return [last] if last else []


_NO_TITLE = ("wordt", "worden", "is", "besluit", "dat", "bestuurder", "directeur")
_CAPITAL = re.compile(r"(?<![\w.\-])(?!Aan\s)(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?\s)")


_OTHER_TITLE = {
    "haar": re.compile(r"\b(?:de heer|dhr\.?)\s*$"),
    "hem": re.compile(r"\b(?:mevrouw|mw\.?|mevr\.?)\s*$"),
}


def last_before(sheet: Sheet, at: int, *, pronoun: str = "") -> list[tuple[int, int]]:
    """The last person named before a pronoun, whatever stands before that name but a title that the pronoun rules out; no organisation."""
    other = _OTHER_TITLE.get(pronoun)
    floor = max(0, at - _BACK)
    parties = [(floor + begin, floor + end) for begin, end in organisations(sheet.text[floor:at])]
    last, done = None, floor
    for match in _CAPITAL.finditer(sheet.text, floor, at):
        span = person_at(sheet.text, match.start(), within=1) if match.start() >= done else None
        if span is None or span[0] != match.start() or span[1] > at or any(begin < span[1] and span[0] < end for begin, end in parties):
            continue
        name = " ".join(sheet.text[slice(*span)].split())
        done = span[1]
        if " " in name and is_person(name) and not (other and other.search(sheet.plain, max(0, span[0] - 10), span[0])):
            last = span
    return [last] if last else []


_APART = re.compile(r"\b(?:ieder|elk|zowel|afzonderlijk|zelfstandig|ieder voor zich)\b")
_JOINTLY = re.compile(r"\b(?:gezamenlijk|tezamen|samen|beiden|met z'n tweeen)\b(?!werk)")
_WITH = re.compile(r"\b(?:samen|tezamen|gezamenlijk|in overeenstemming) met\s")
_COSIGNED = re.compile(r"\b(?:samen|tezamen|alleen) met (?:de |een )?(?:mede)?(?:handtekening|ondertekening) van\s")
_GRANTOR = re.compile(r"(?:mij|ons|ondergetekende|de volmachtgever)\b")
_SOMEBODY = re.compile(r"(?:een|een van de|de) (?:ander\w*|tweede|mede-?\w*|bestuurslid|bestuurder|bestuursleden|vennoot|directeur)\b")


def together(sheet: Sheet, spans: Sequence[tuple[int, int]], names: Sequence[str], name: str) -> dict[str, str]:
    """With whom this person must sign: `samen_met`, the names with "; " between them."""
    end = max(last for _, last in spans)
    stop = sentence(sheet.plain, end, end)[1]
    words = sheet.plain[end:stop]
    if _APART.search(words):
        return {}
    others = [other for other in names if other != name]
    if (beside := _WITH.search(sheet.plain, end, stop) or _COSIGNED.search(sheet.plain, end, end + _CLAUSE)) is not None:
        others += [_beside(sheet, beside.end())]
    elif not (len(names) > 1 and _JOINTLY.search(words)):
        return {}
    others = [other for other in dict.fromkeys(others) if other]
    return {"samen_met": "; ".join(others)} if others else {}


def _beside(sheet: Sheet, at: int) -> str:
    """Who stands behind "samen met": a name, who grants, or somebody without a name; "" for anything else."""
    if _GRANTOR.match(sheet.plain, at):
        return GRANTOR
    if _SOMEBODY.match(sheet.plain, at):
        return SOMEBODY
    span = person_at(sheet.text, at, within=4)
    return " ".join(sheet.text[slice(*span)].split()) if span else ""


_NO_ROLE = (
    r"(?!(?:om|tot|te|teneinde|en|of|voor|bij|die|dat|ten|ter|ons|namens|met|is|wordt|worden|zich|deze|dit|mee|op|in|aan|hem|haar|welke|zulks|"
    r"daartoe|onder|per|vanaf|krijgt|krijgen|ontvangt|ontvangen|de heer|mevrouw|dhr|mw)\b)"
)
"""What behind a name goes on with the sentence and tells no function: "A. Alting om de inschrijving te tekenen"."""


def _role_after(sheet: Sheet, end: int) -> dict[str, str]:
    match = re.match(
        r",?\s{0,2}\(?(?:in (?:zijn|haar) (?:functie|hoedanigheid) (?:van|als)\s|als\s|"
        rf"functie:?\s)?{_NO_ROLE}(?P<role>[a-z][\w\- ]{{3,50}}?)\s?(?:,|\)|;|\.| om | van | bij | te | teneinde |$)",
        sheet.plain[end : end + 90],
    )
    if (
        match is None
        or re.match(r"aan (?:om|als|teneinde)\b|(?:en|om|gezamenlijk|samen)\b", match["role"])
        or re.search(r"geboren|hierna|gevestigd|wonende|machtig|volmacht", match["role"])
    ):
        return {}
    return {"functie": match["role"].strip()}


_GIVES = re.compile(
    r"\b(?:geeft|geven|verleent|verlenen|geef|verleen|kent|kennen)\s(?!\w{0,12}\s?volmacht)(?P<who>[^;:]{4,160}?)\s(?:hierbij )?"
    rf"(?:toestemming en )?(?P<what>{_RIGHT})"
)
_CLOSE_TO = re.compile(r"\b(?:directeur|bestuurder|mevrouw|de heer|dhr\.?|mw\.?|maat|vennoot|collega|medewerker|manager|aan|ik|wij)\s")
_EACH_OTHER = re.compile(r"\b(?:machtigen|geven|verlenen) (?:(?:wij|hierbij|bij deze) ){0,2}elkaar\b")


def between(seen: Excerpt) -> list[Fact]:
    """ "... geven hun maat A. Alting toestemming en volmacht om": the person between the verb and what is given."""
    for sheet in seen.sheets[:SHEETS]:
        for match in _GIVES.finditer(sheet.plain):
            if not _is_to_sign(sheet, match):
                continue
            first = _past_writer(sheet, match.start("who"))
            starts = [first, *(first + one.end() for one in _CLOSE_TO.finditer(sheet.plain[first : match.end("who")]))]
            spans = [span for start in starts if (span := person_at(sheet.text, start, within=2)) and span[1] <= match.end("who")]
            spans = [span for span in spans if is_person(" ".join(sheet.text[slice(*span)].split()))]
            pairs = (_people(sheet.text[start : match.end("who")]) for start in starts)
            pair = next(((start, found) for start, found in zip(starts, pairs, strict=True) if len(found) > 1), None)
            spans = [(begin + pair[0], end + pair[0]) for begin, end in pair[1]] if pair else spans[-1:]
            names = [" ".join(sheet.text[slice(*span)].split()) for span in spans]
            if given(sheet, match.span()) and names and is_person(names[0]):
                how_far = power(seen)
                beside = [{**how_far, **together(sheet, spans, names, name)} for name in names]
                return [sheet.fact("gevolmachtigde", name, about, span=match.span()) for name, about in zip(names, beside, strict=True)]
    return []


def each_other(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "Zij machtigen elkaar": everyone who signs is mandated by the others."""
    said = any(given(sheet, match.span()) for sheet in seen.sheets[:SHEETS] for match in _EACH_OTHER.finditer(sheet.plain))
    return [replace(fact, name="gevolmachtigde", about=power(seen)) for fact in signers] if said and len(signers) > 1 else []


_ROLE_GRANTED = re.compile(
    rf"\b(?P<role>{_OFFICE})(?: en (?:de )?(?P<second>{_OFFICE}))? (?:wordt|worden|is|zijn) (?:hierbij )?gemachtigd\b|"
    rf"\b(?P<first>{_OFFICE}) en (?:de |haar |zijn )?(?P<last>{_OFFICE}) (?:hierbij )?te machtigen\b|"
    rf"\bmachtig(?:t|en) (?:hierbij )?(?:zijn |haar |de )?(?P<active>{_OFFICE})(?: en (?:de )?(?P<other>{_OFFICE}))? "
    r"(?:samen |gezamenlijk )?om\b"
)


def by_role(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "De voorzitter en de secretaris worden gemachtigd": the persons who have these functions in the same document."""
    for sheet in seen.sheets[:4]:
        match = next((match for match in _ROLE_GRANTED.finditer(sheet.plain) if given(sheet, match.span())), None)
        roles = [role for role in match.groups() if role] if match else []
        facts = [fact for role in roles for fact in _with_role(role, signers, seen)]
        if match and facts:
            stop = sentence(sheet.plain, match.end(), match.end())[1]
            words = f"{match[0]} {sheet.plain[match.end() : stop]}"
            return _jointly(facts) if _JOINTLY.search(words) and not _APART.search(words) else facts
    return []


def _jointly(facts: Sequence[Fact]) -> list[Fact]:
    """Everyone with all the others; somebody alone with nobody."""
    names = [fact.value for fact in facts]
    with_whom = ["; ".join(other for other in names if other != name) for name in names]
    return [
        replace(fact, about={**fact.about, "samen_met": them} if them else fact.about) for fact, them in zip(facts, with_whom, strict=True)
    ]


def _with_role(role: str, signers: Sequence[Fact], seen: Excerpt) -> Iterator[Fact]:
    found = next((fact for fact in signers if role in fold(fact.about.get("functie", ""))), None)
    if found is not None:
        yield replace(found, name="gevolmachtigde", about={**power(seen), "functie": role})
