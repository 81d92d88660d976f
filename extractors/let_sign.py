"""Whom those who decide or agree let sign, in sentences without a word of mandating: "wij komen overeen dat B. Beumer tekent".

Knows verbs of deciding and of signing; the names of who is mandated by a granting verb are for `grants`.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, fold, sentence
from extractors.grants import ROLED, SHEETS, last_before, together
from extractors.kinds.not_given import given
from extractors.mandate_limits import power
from extractors.parties.names import is_person, person_at

_DECIDES = re.compile(
    r"\bbeslui\w+|\bbesloten\b|\bgoedgekeurd|\bkeur(?:t|en)\b|\bingestemd\b|\bstem(?:t|men)\b|\b(?:akkoord|vastgesteld)\b"
)
_WILL_SIGN = re.compile(
    r"\b(?:onder)?tekent\b|\bmag\b(?=[^.;]{0,90}\b(?:teken|onderteken)(?:en|t)\b)|\b(?:mag|gaat|zal) (?:onder)?tekenen\b"
)
_FOR_ALL = re.compile(r"\bnamens\b|\bmag\b[^.;]{0,60}\bvertegenwoordigen\b")
_HELD_BACK = re.compile(r"\b(?:niet|geen|nog|pas|als|indien|mits|tenzij|of)\b")
_OF_BID = re.compile(r"\bbestuursverklaring|\binschrijving|\balle (?:\w+ )?(?:stukken|documenten|verklaringen|papieren)\b")
_NOT_SUBJECT = re.compile(r"\b(?:door|van|aan|met|namens|voor)\s(?:de heer\s|mevrouw\s|dhr\.?\s|mw\.?\s)?$")


def let_sign(seen: Excerpt, signers: Sequence[Fact]) -> list[Fact]:
    """ "De raad keurt de inschrijving goed. B. Beumer tekent alle stukken namens de stichting": whom those who decide let sign."""
    if not _DECIDES.search(seen.squeezed):
        return []
    own = {fold(signer.value) for signer in signers}
    for sheet in seen.sheets[:SHEETS]:
        for match in _WILL_SIGN.finditer(sheet.plain):
            start, end = sentence(sheet.plain, *match.span())
            words = sheet.plain[start:end]
            if not _FOR_ALL.search(words) or not _OF_BID.search(words) or _HELD_BACK.search(words) or not given(sheet, match.span()):
                continue
            for first, stop in last_before(sheet, match.start()):
                roled = re.match(ROLED, sheet.plain[first:stop])  # "Manager B. Beumer" at the head of a sentence
                begin = first + (roled.end() if roled else 0)
                name = " ".join(sheet.text[begin:stop].split())
                if begin >= start and fold(name) not in own and not _NOT_SUBJECT.search(sheet.plain, start, begin):
                    about = {**power(seen), **together(sheet, [(begin, stop)], [name], name)}
                    return [sheet.fact("gevolmachtigde", name, about, span=(begin, match.end()))]
    return []


_AGREES = re.compile(
    r"\b(?:beslui(?:t|ten)|besloten|overeengekomen|spre(?:ken|ekt) af|afgesproken|instem(?:t|men)?|goedkeur(?:t|en)?|"
    r"stem(?:t|men)? (?:er)?mee in|akkoord|kom(?:t|en)\b[^.;]{0,20}\bovereen|(?:vind|keur)(?:t|en)?\b[^.;]{0,30}\bgoed)\b"
)
_THAT = re.compile(r"\bdat\s")
_REACH = 400  # letters from the verb to the last of what was decided
_SIGNS = re.compile(r"\b(?:onder)?tekent\b|\b(?:mag|zal|kan)\s(?:\w+\s){0,6}?(?:onder)?tekenen\b|\b(?:onder)?tekenen (?:mag|zal)\b")
_ROLE_BEFORE = re.compile(r"(?:(?:de|haar|onze|mijn|zijn|het|ons)\s)?[a-z][\w-]{3,30}(?:\s[a-z]\w{3,25})?,\s")
"""The function in front of the name: "dat de voorzitter, A. Alting, ..."."""
_NEXT_POINT = re.compile(r"[^.]?[;,:\s](?:\s|[-•–*]|\(?[0-9a-z]{1,2}[.)])*")
"""Between two points of one resolution."""
_STOPS = re.compile(r";|\bdat\s")


def agreed(seen: Excerpt) -> list[Fact]:
    """ "Het bestuur besluit dat de voorzitter, A. Alting, alle stukken ondertekent": who may sign by what was decided or agreed."""
    how_far = power(seen)
    for sheet in seen.sheets[:SHEETS]:
        for match in _AGREES.finditer(sheet.plain):
            for spans, end in _subjects(sheet, match):
                names = [" ".join(sheet.text[slice(*span)].split()) for span in spans]
                told = [{**how_far, **together(sheet, spans, names, name)} for name in names]
                return [sheet.fact("gevolmachtigde", name, one, span=(spans[0][0], end)) for name, one in zip(names, told, strict=True)]
    return []


def _subjects(sheet: Sheet, match: re.Match[str]) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """Each of whom, or the two of whom, is decided without a condition that they sign the bid, and where the words of signing end."""
    floor, stop = match.end(), min(len(sheet.plain), match.end() + _REACH)
    whole = sentence(sheet.plain, *match.span(), reach=_REACH)[1]
    for that in _THAT.finditer(sheet.plain, floor, stop) if given(sheet, match.span()) else ():
        if that.start() >= whole and not _NEXT_POINT.fullmatch(sheet.plain, whole - 2, that.start()):
            return
        whole = max(whole, sentence(sheet.plain, *that.span(), reach=_REACH)[1])
        last = _STOPS.search(sheet.plain, that.end(), whole)
        end = last.start() if last else whole
        span = _subject(sheet, that.end())
        signs = _SIGNS.search(sheet.plain, span[1], end) if span else None
        words = sheet.plain[that.end() : end]
        if span is None or signs is None or not _OF_BID.search(words) or _HELD_BACK.search(words):
            continue
        nearest = last_before(sheet, signs.start())
        if not nearest or nearest[0][0] <= span[1]:
            yield [span], signs.end()
        elif _AND.fullmatch(sheet.plain, span[1], nearest[0][0]):
            yield [span, *nearest], signs.end()


_AND = re.compile(r"\s?(?:,\s[^,.;]{2,40},\s|\([^)]*\)\s)?(?:en|alsmede)\s(?:(?:de heer|mevrouw|dhr\.?|mw\.?)\s|[a-z-]+,?\s)?")


def _subject(sheet: Sheet, at: int) -> tuple[int, int] | None:
    """The person about whom it goes on behind "dat", with or without a function before the name."""
    begin = roled.end() if (roled := _ROLE_BEFORE.match(sheet.plain, at)) else at
    bare = re.match(ROLED, sheet.plain[begin : begin + 60])
    begin += bare.end() if bare else 0
    span = person_at(sheet.text, begin, within=3)
    near = span is not None and span[0] <= begin + 12 and is_person(" ".join(sheet.text[slice(*span)].split()))
    return span if near else None
