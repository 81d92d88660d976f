"""What makes liability "hoofdelijk" less than each for the whole: refused, only known of or wished, or held within a share, a sum, a time,
an order, a part of the work, or the circle of the participants themselves.

Knows constructions around the words of liability; which words those are, and what follows for the statement, is for `liability`. Pure, on
folded text. Accepted: what limits in a construction that is not here is not seen; what only looks so becomes a question for a person.
"""

import re

from extractors.acts.really import Act, without_harmless

INTERNAL = re.compile(r"onderling|intern|draagplicht|draagt bij|dragen bij|verhaal op|verrekening")
"""The shares between themselves, which limit nothing towards the buyer."""
_INSURED = re.compile(r"verzeker|polis|dekking")
_CAP = re.compile(
    r"\bmaxim(?:um|aal|ale)\b|\bmax\.|\bgemaximeerd|\bten hoogste\b|\bhoogstens\b|\bniet (?:meer|hoger|verder) dan\b|\bplafond\b|"
    r"\blimiet\b|"
    r"\b(?:is|wordt|blijft|zijn|worden|,) (?:\w+ ){0,3}?(?:beperkt|begrensd|gelimiteerd) tot\b|\b(?:beperkt|begrensd|gelimiteerd) tot "
    r"(?:een bedrag|eur\b|€|maximaal|de (?:waarde|opdrachtwaarde|directe))|\btot (?:een |het )?bedrag (?:van|dat)\b|\btot (?:eur\b|€)"
)
_ENDS = re.compile(
    r"\baansprakelijkheid\b[^.;]{0,40}\b(?:vervalt|eindigt|stopt|houdt op|komt te vervallen)\b"
    r"(?![^.;]{0,80}\b(?:niet|nagekomen|voldaan|nakoming|"
    r"(?:einde?|afloop|beeindiging|looptijd) van (?:de|het) (?:overeenkomst|contract))\b)"
)
"""It ends before the contract does: "vervalt bij uittreding"."""
_REFUSES = re.compile(
    r"\b(?:uitgesloten|uit te sluiten|uitsluiten)\b|\bslui(?:t|ten)\b[^.;]*\buit\b(?=\s*(?:[.,;]|$))|\bverwer(?:p\w*|kt)\b|\bverworpen\b|"
    r"\bwij(?:st|zen|s)\b[^.;]*\b(?:af|van de hand)\b(?=\s*(?:[.,;]|$))|\bafge?wezen\b|\bafwij\w+|\bweiger\w*|\bontken\w*|\bbetwist\w*|"
    r"\bte (?:zwaar|groot|ver|riskant|risicovol)\b|\bonaanvaardbaar\b|\bbezwaa?r\w* (?:tegen|bij)\b"
)
_WISHES = re.compile(r"\bbereid\b|\bstre(?:ven|eft)\b|\bintentie\b|\bvoornemens?\b")
_KNOWS = re.compile(
    r"\bkennis ?(?:te )?(?:ge)?nomen\b|\bkennis ?te ?nemen\b|\bne(?:emt|men) (?:\w+ )?(?:kennis|nota)\b|\bbegr(?:epen|ijpen|ijpt)\b|"
    r"\bbewust\b|"
    r"\bbekend (?:te zijn )?met\b|\bop de hoogte\b|\bbesef\w*|\bgelezen\b"
)
_ACCEPTS = re.compile(
    r"\bverkla\w+ zich\b|\baanvaard\w*|\baccept\w*|\binstem\w*|\bstem\w* .{0,40}\bin\b|\bgarand\w*|\bverbind\w*|\bop zich\b|"
    r"\bdaarmee akkoord\b"
)
_TO_COME = re.compile(
    r"\bnog\b|\b(?:wordt|worden|zal|zullen)\b(?: \w+){0,4}? (?:uitgewerkt|geregeld|vastgelegd|opgenomen|bepaald|overeengekomen|besproken)\b"
)
_SHARES = re.compile(
    r"\b(?!100\b)[0-9]{1,3}(?:[.,][0-9]+)? ?(?:%|procent\b)|\b(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|"
    r"negentig) procent\b|"
    r"\b(?:de helft|een (?:derde|kwart|vierde|gelijk deel|evenredig deel))\b|\bnaar (?:verhouding|evenredigheid|rato|eigen)\b|"
    r"\bin verhouding tot\b"
)
_WHOLE = (
    r"(?:het (?:geheel|volle|totaal)|alle\b|alles\b|de (?:gehele|volledige|totale|hele|nakoming|verplichtingen)|honderd|100|"
    r"elkaar|een ander)"
)
_EACH = re.compile(
    rf"\b(?:ieder|elk)\w*(?: van (?:hen|ons|de \w+))?,? (?:slechts |alleen )?(?:voor|naar|in)\b(?! (?:{_WHOLE}|zich,? voor {_WHOLE}))"
    r"(?! zich\b)"
)
_OWN = re.compile(r"(?<!ongeacht )(?<!op )\b(?:eigen|zelf)\b")
_BESIDES = re.compile(r"(?:x{4,}|\book|\bnaast|\bongeacht|\bmede|\bzowel)\b[^;]{0,60}$")
_ONLY = re.compile(
    r"\b(?:uitsluitend|slechts|enkel|alleen)\b"
    r"(?! (?:gedurende|voor|in|over|tijdens) (?:\w+ ){0,3}20[0-9]{2} ?(?:[-/–]|en|t/m|tot en met) ?20[0-9]{2})"
)
""" "Uitsluitend voor de jaren 2027 en 2028" limits nothing: these are the years of the contract."""
_UNTIL = re.compile(
    r"\btot (?:en met |uiterlijk )?(?=[0-9]{1,2} [a-z]|[0-9]{1,2}-|het moment)|\btotdat\b|\bt/m\b|"
    r"\b(?:gedurende|tijdens|voor de duur van)\b(?! (?:\w+ ){0,3}?(?:looptijd|duur|contractduur|contractperiode|overeenkomst\w*|"
    r"contract)\b)|"
    r"\bzolang\b(?! (?:de|het) (?:overeenkomst|contract))"
)
_AFTER = re.compile(
    r"\bsubsidiair\b|\bnadat\b|\bpas (?:na|als|wanneer|indien|zodra)\b|\bna uitwinning\b|\bin (?:tweede|laatste) instantie\b"
)
_BUT = re.compile(
    r"\bmet dien verstande\b|\bechter\b|\bdoch\b|\bzij het\b|\bbeperk(?:t|ing)\b|"
    rf"\bmaar\b(?! (?:ook |tevens |juist )?(?:ieder |elk )?(?:voor )?{_WHOLE})|,\s+niet\b"
)
_EACH_OTHER = re.compile(r"\bonderlinge? hoofdelijk|\b(?:tegenover|jegens) elkaar\b")
_WITHOUT_LIMIT = re.compile(
    r"\b(?:zonder|geen)\b (?:\w+ ){0,4}(?:beperking\w*|uitsluiting\w*)(?: of \w+)?|"
    r"\b(?:beperking|uitsluiting)\b[^.;]{0,60}\b(?:uitgesloten|niet mogelijk)\b"
)
_BUYER = re.compile(r"\b(?:zorgkanto\w+|opdrachtgever|derden|inkoper|wlz-uitvoerder)\b")
_PARTS = re.compile(r";|,\s(?=(?:waarbij|terwijl)\b)")
_BEHIND = 300  # letters behind the sentence: the next one or two
_UNDONE = re.compile(
    r"\b(?:uitgesloten|uitgezonderd|ontheven|gevrijwaard|vrijgesteld)\b|\bgeen (?:\w+ )?aansprakelijkheid\b|"
    r"\bniet (?:\w+ ){0,2}aansprakelijk\b|"
    r"\b(?:dit|dat|zulks|hiervoor|daarvoor|hierop|daarop|aansprakelijkheid)\b[^.;]{0,60}"
    r"\b(?:geldt|gelden|is|zijn|gaat|strekt|werkt)\b(?:(?!\b(?:ook|als|indien|wanneer)\b)[^.;]){0,40}\bniet\b|"
    r"^(?:\W*(?:de )?[a-z0-9&'’. -]{2,60}) niet\W*$"
)


_PLEDGE = rf"(?=(?:(?:ook|wel|juist) )?(?:(?:ieder|elk)\w* )?(?:van (?:ons|hen) )?(?:voor )?{_WHOLE})"
_EMPHASIS = re.compile(
    rf"\bzowel voor [^.;:]{{3,60}}? als {_PLEDGE}|"
    rf"\b(?:dus |en )?niet (?!(?:\w+ ){{0,3}}(?:hoofdelijk|aansprakelijk))[^.;:]{{0,50}}\b(?:(?:aan)?deel|gedeelte|helft|eigen|"
    rf"evenredig\w*|procent|werkzaamheden)\b[^.;:]{{0,30}}?,? maar {_PLEDGE}|"
    r"\b(?:en )?niet (?:(?:ieder|elk) )?(?:(?:slechts|alleen|enkel) )?voor (?:een|het|zijn|haar|hun|ons|de) (?:eigen )?"
    r"(?:deel|aandeel|gedeelte|regio|werk|werkzaamheden)(?=\s*(?:[.,;]|$))"
)
"""Denies what would be less, to say the whole: "zowel voor de eigen werkzaamheden als voor het geheel", "niet voor een deel"."""


def without_emphasis(words: str) -> str:
    """The words with what is denied only to stress the whole blanked, as long as they were."""
    return _EMPHASIS.sub(lambda match: " " * len(match[0]), words)


def is_capped(words: str) -> bool:
    """Does the sentence set a limit in money to a liability, or an end before that of the contract?

    That of an insurance, or of the shares between themselves, is another.
    """
    capped = _CAP.search(without_harmless(words)) or re.search(r"\bniet (?:meer|hoger|verder) dan\b", words)
    insured = _INSURED.search(words) and "uitke" not in words  # "tot wat de verzekering uitkeert" is a limit
    return ((bool(capped) and not insured) or _ENDS.search(words) is not None) and not INTERNAL.search(words)


def _plain(words: str) -> str:
    """The words without what only looks like a denial or limit."""
    return _WITHOUT_LIMIT.sub(lambda match: "x" * len(match[0]), without_harmless(words))


def is_not_taken_on(words: str, act: Act) -> bool:
    """Is the liability refused, wished, only known of, or still to be arranged?"""
    plain = _plain(words)
    before, own = plain[: act[0]], plain[: act[1]] + _PARTS.split(plain[act[1] :])[0]
    if _REFUSES.search(own) or _WISHES.search(before) or _TO_COME.search(_PARTS.split(plain[act[1] :])[0][:80]):
        return True
    return _KNOWS.search(before) is not None and _ACCEPTS.search(plain) is None


def is_narrowed(words: str, act: Act) -> bool:
    """Does the sentence hold the liability within a share, time, order or part, or between the participants only?"""
    plain = _plain(words)
    first = max((match.end() for match in _PARTS.finditer(plain, 0, act[0])), default=0)
    parts = [part for part in _PARTS.split(plain[act[1] :]) if not INTERNAL.search(part)]
    behind = ";".join(parts)
    near = f"{plain[first : act[0]]}{plain[act[0] : act[1]]}"
    if _EACH_OTHER.search(plain) and not _BUYER.search(plain):
        return True
    if any(pattern.search(behind) for pattern in (_SHARES, _EACH, _ONLY, _UNTIL, _AFTER, _BUT)):
        return not _is_spelled_out(behind)
    if any(not _BESIDES.search(behind[: match.start()]) for match in _OWN.finditer(behind)):
        return True
    return bool(_SHARES.search(near) or re.search(rf"(?:{_ONLY.pattern}) voor\b", near) or _UNTIL.search(near))


_SPELLED_OUT = re.compile(rf"\b(?:en dus|dus|dat wil zeggen|d\.w\.z\.)\b[^;]{{0,40}}\b(?:voor )?{_WHOLE}")


def _is_spelled_out(behind: str) -> bool:
    """ "..., ieder in zijn hoedanigheid, en dus voor het geheel": the sentence says itself that it is the whole."""
    return _SPELLED_OUT.search(behind) is not None


def is_undone_behind(plain: str) -> bool:
    """Do the next one or two sentences (from the place where they begin) take one of the participants or a part of it out again?"""
    for said in re.split(r"(?<=[a-z)]{3}[.;])\s", plain[:_BEHIND])[:2]:
        words = _plain(said)
        if not INTERNAL.search(words) and (_UNDONE.search(words) or (is_capped(words) and re.search(r"€|\beuro?\b|\bbedrag\b", words))):
            return True
    return False
