"""Reads registration numbers: KvK, RSIN, vestigingsnummer, BSN; tells them apart by label, length and the eleven test.

Pure. A BSN is recognised so that it can be masked; its value never leaves this file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RUN = re.compile(r"(?:(?<![\w+/])|(?<=nummer)|(?<=nr))(?:[0-9]{12}|[0-9]{8,9}|[0-9](?:[ .\-]{0,2}[0-9]){7,11})(?![0-9])(?!-[0-9])")
_LABEL_REACH = 70
_CLOSE = 30  # letters before a number, in which another label goes before one behind it
EIGHT = re.compile(
    r"(?<![0-9])(?<!06-)(?<!06 )(?<!06- )(?<!06 -)(?<!06 - )(?<!06\.)(?<!06/)(?<!06\) )(?<!31 6 )(?<!31 6-)(?<!31-6-)(?<!316-)(?<!316 )"
    r"(?<!\(0\)6 )(?<!\(0\)6-)[0-9]{8}(?![0-9])"
)
"""As many digits as a KvK number has, where the place tells what they are; not the last eight of a mobile number."""
PHONE = re.compile(r"(?<![0-9])(?:\+\s?31|0031|0)(?:\s?\(0\))?(?:[\s./-]{0,3}[0-9]){9}(?![0-9])")
"""A Dutch telephone number, as far as its digits tell."""

_KVK_LABEL = re.compile(
    r"kvk|k\.\s?v\.\s?k|\bcoc\b|kamers? (?:van|v\.) ?koophandel|handelsregister|handelsreg\.|dossiernummer|"
    r"inschrij(?:f|vings?)-?nummer|chamber of commerce|"
    r"registered (?:under|with) (?:the )?(?:registration )?number|"
    r"\bcci\b|(?:trade|business|commercial) register|registration number|company number|ingeschreven onder (?:het )?nummer|"
    r"\bhr-?\s?(?:nummer|nr)|ondernemingsnummer"
)
_OTHER_LABEL = re.compile(
    r"rsin|fiscaal|vestigings?\s?-?n(?:umme)?r|vestigingsnummer|branch number|establishment|btw|vat|omzetbelasting|iban|bank|"
    r"rekening|tel(?:efoon|\b|\.)|mobiel|fax|phone|bsn|burgerservice|sofi|agb|postbus|kenmerk|referentie|zaaknummer|"
    r"registratienummer|factuur|relatienummer|klantnummer|certificaat|lidnummer|paspoort|document|"
    r"\b[a-z]{2,}-?(?:nummer|nr\b\.?|code\b)"
)
_ANY_NUMBER = re.compile(
    r"(?:,?\s(?:te [a-z'-]{2,20}|onder|met|het|de|is|staat|geregistreerd|bekend)){0,4}[\s.-]{0,2}"
    r"(?:(?:inschrijf|inschrijvings|registratie|dossier)\s?)?(?:nummer|nr\b\.?)"
)
"""What goes on with a label: "KvK registratienummer"."""
_RSIN_LABEL = re.compile(r"rsin|fiscaal\s?nummer|legal entities and partnerships")
_BRANCH_LABEL = re.compile(r"vestigings?\s?-?n(?:umme)?r|vestigingsnummer|branch number|establishment number")
_BSN_LABEL = re.compile(r"\bbsn\b|burgerservice\s?-?nummer|sofi\s?-?nummer|citizen service number")


_LABEL_BEHIND = re.compile(
    r"\s(?:(?:opgenomen|ingeschreven|geregistreerd|vermeld|bekend|staat|staand|registered|entered) ){0,2}"
    r"(?:in|bij|van) (?:het |de )?(?:handelsregister|kvk\b|kamer van koophandel)(?!\W{1,3}(?:onder|nummer|nr|met)\b|\s?:)|"
    r"\s?[(\[]\s?(?:kvk|k\.v\.k\.?|handelsregister|kamer van koophandel)[ -]?(?:nummer|nr\.?)?\s?[)\]]"
)

_ENTERED = re.compile(r"ingeschreven onder|inschrij(?:f|vings?)-?nummer")
_REGISTER = re.compile(r"(?<![\w-])(?:(?:beroeps)?register(?:plein)?\b(?! (?:van|bij) (?:de )?(?:kamer|kvk))|(?:bcmb|bpsw|skj)\b)")

_NO_NUMBER = re.compile(
    r"(?:19|20)[0-9]{2}\s?-\s?(?:19|20)[0-9]{2}|"
    r"[0-3]?[0-9][ .-][01]?[0-9][ .-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[.-][01][0-9][.-][0-3][0-9]"
)
"""Two years ("2027-2028") or a date, however close to a label."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number with what it is and where it stands; `start` includes its label."""

    kind: str  # kvk | rsin | vestiging | bsn
    value: str
    start: int
    end: int
    label_end: int


def is_kvk_label(plain: str) -> bool:
    """Do these folded words name a KvK number, and no other number behind it?"""
    kvk, other = _last(_KVK_LABEL, plain), _last(_OTHER_LABEL, plain)
    return kvk is not None and (other is None or other.start() < kvk.start() or _is_part(kvk, other, plain))


def eleven_test(digits: str) -> bool:
    """Do nine digits pass the eleven test of RSIN and BSN?"""
    if len(digits) != 9 or not digits.isdigit() or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007  the last match is wanted, and the text is short
        pass
    return found


def _is_part(kvk: re.Match[str], other: re.Match[str], before: str) -> bool:
    """Is the other label no other one, but the KvK label itself or the rest of it: "handelsregisternummer", "KvK registratienummer"?"""
    if other.start() <= kvk.start() and other.end() >= kvk.end():
        return True
    more = _ANY_NUMBER.match(before, kvk.end())
    return kvk.start() <= other.start() and more is not None and other.end() <= more.end()


def _named(digits: str, before: str, *, default: str) -> tuple[str, re.Match[str] | None]:
    """Which number this is by the nearest label before it; "" when nothing says so."""
    kvk, other = _last(_KVK_LABEL, before), _last(_OTHER_LABEL, before)
    own = kvk is not None and other is not None and _is_part(kvk, other, before)
    other = None if own else other
    if len(digits) == 8 and kvk and (not other or other.start() < kvk.start()):
        return "kvk", kvk
    if len(digits) == 8 and default == "kvk" and not other:
        return "kvk", None
    if len(digits) == 9 and (label := _last(_BSN_LABEL, before)) and eleven_test(digits):
        return "bsn", label
    if len(digits) == 9 and (label := _last(_RSIN_LABEL, before)):
        return "rsin", label
    if len(digits) == 12 and (label := _last(_BRANCH_LABEL, before)):
        return "vestiging", label
    return "", None


def _is_of_other_register(plain: str, start: int, end: int) -> bool:
    """ "Ingeschreven onder nummer 4610 0871 in het register van cliëntondersteuners": the label fits any register, and another is named."""
    return _ENTERED.match(plain, start) is not None and _REGISTER.search(plain, max(0, start - _CLOSE), end + _CLOSE) is not None


def numbers(plain: str, *, default: str = "") -> Iterator[Number]:
    """Every labelled registration number in folded text; `default` names a bare number of the right length."""
    spent = 0
    for match in _RUN.finditer(plain):
        if _NO_NUMBER.fullmatch(match[0]):
            continue
        digits = "".join(letter for letter in match[0] if letter.isdigit())
        if len(digits) == 8 and len(set(re.findall(r"[^0-9]+", match[0]))) > 1:  # "2026 15.44": a year and an hour
            continue
        floor = max(spent, match.start() - _LABEL_REACH)
        kind, label = _named(digits, plain[floor : match.start()], default=default)
        near = plain[max(floor, match.start() - _CLOSE) : match.start()]
        if not kind and len(digits) == 8 and _LABEL_BEHIND.match(plain, match.end()) and not _OTHER_LABEL.search(near):
            kind = "kvk"
        spent = match.end()
        if kind == "kvk" and label and _is_of_other_register(plain, floor + label.start(), match.end()):
            continue
        if kind:
            start = floor + label.start() if label else match.start()
            label_end = floor + label.end() if label else match.start()
            yield Number(kind=kind, value=digits, start=start, end=match.end(), label_end=label_end)
