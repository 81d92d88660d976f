"""Signs of signing in a Word document: a picture near words of signing, ink, and digital signatures in the package.

Says that a sign is there; never that it is valid.
"""

import base64
import binascii
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from extractors.days.dates import dates
from extractors.document import Mark, Page
from extractors.excerpt import cells_of, fold
from extractors.flow import Picture, Sheet
from extractors.markup import Element, RefusedError, every
from extractors.ooxml import Package
from extractors.signing.block import RULE
from extractors.signing.one_person import signer_in
from extractors.signing.places import NAME_LABEL, NAMES, PLACE_AND_DATE

SIGNING = re.compile(
    r"\w*(?:handteken|ondertek|tekenbevoegd|paraaf|signature)\w*|\b(?:getekend|namens)\b",  # not "ondergetekende", who only declares
    re.IGNORECASE,
)
REACH = 4  # lines above and below a picture
_LARGEST = (320.0, 170.0)  # points: a signature is smaller than a photograph
_COMMON_NAME = bytes.fromhex("0603550403")  # id-at-commonName


def picture_marks(pages: Sequence[Page], sheets: Sequence[Sheet]) -> list[Mark]:
    """Pictures that could be a signature, and ink, page by page."""
    return [
        mark
        for page, sheet in zip(pages, sheets, strict=True)
        for picture in sheet.pictures
        if (mark := _mark(picture, page, sheet)) is not None
    ]


def _mark(picture: Picture, page: Page, sheet: Sheet) -> Mark | None:
    above = len(sheet.top)
    here = picture.line + above
    if picture.kind == "ink":
        return Mark(page=page.number, how="inkt", because="met pen of vinger in het document getekend", line=here)
    if picture.width > _LARGEST[0] or picture.height > _LARGEST[1]:
        return None
    near = page.lines[max(0, here - REACH) : here + REACH]
    words = next((found[0] for line in near if (found := SIGNING.search(line.text))), "")
    named = SIGNING.search(picture.words)
    cells = sorted(one.cell for one in sheet.pictures if one.line == picture.line and one.kind == picture.kind)
    over, under = _between_date_and_name(picture, page, above=above), _under_block(page, here) or _under_names(page, here, cells)
    over = over or _on_rule(page, here)
    under = under or _in_cell_of_name(picture, page, here)
    if not (words or named or over or under):
        return None
    place = "boven de naam van wie tekent" if over else "onder de naam van wie tekent en de datum"
    beside = f"bij het woord “{words}”" if words else f"met de naam “{picture.words[:60]}”" if named else place
    return Mark(page=page.number, how="afbeelding", because=f"afbeelding {_size(picture)}{beside}", line=here)


def _between_date_and_name(picture: Picture, page: Page, *, above: int) -> bool:
    """Straight above the printed name of a signer, or the label of one, with place and date a little higher."""
    here = picture.line + above
    under = next((line.text for line in page.lines[here : here + 2] if line.text.strip()), "")
    over = page.lines[max(0, here - 2 * REACH) : here]
    named = NAMES.match(under) or (NAME_LABEL.match(under) and _FILLED.search(under)) or signer_in(under)
    return bool(named) and any(PLACE_AND_DATE.match(line.text) or _DATED.match(line.text) or _ends_in_day(line.text) for line in over)


def _ends_in_day(text: str) -> bool:
    """ "Deze verklaring is opgemaakt in Goes op woensdag 15 juli 2026."."""
    plain = fold(text).rstrip(" .,")
    return any(day.day is not None and day.end >= len(plain) for day in dates(plain)) and _MADE.search(plain) is not None


_MADE = re.compile(r"\b(?:opgemaakt|afgegeven|(?:onder|ge)tekend|verklaard|vastgesteld|gedaan|signed)\b")


def _on_rule(page: Page, here: int) -> bool:
    """Straight above a line that is drawn to sign on, with the printed name of a signer below it."""
    below = [line.text for line in page.lines[here : here + _RULED] if line.text.strip()]
    return len(below) > 1 and RULE.fullmatch(below[0].strip()) is not None and bool(NAMES.match(below[1]))


def _under_block(page: Page, here: int) -> bool:
    """Straight under the labelled name and day of a signer, with nothing but such a block below it."""
    over = page.lines[max(0, here - REACH) : here]
    below = next((line.text for line in page.lines[here:] if line.text.strip()), "")
    named = any(NAME_LABEL.match(line.text) and _FILLED.search(line.text) for line in over)
    dated = any(_DATED.match(line.text) or PLACE_AND_DATE.match(line.text) for line in over)
    return named and dated and (not below or bool(NAME_LABEL.match(below) or _DATED.match(below)))


def _in_cell_of_name(picture: Picture, page: Page, here: int) -> bool:
    """In the cell of a table that holds the name of one signer and nothing else, with a place and day, or a day, a little higher."""
    cells = cells_of(page.lines[here].text) if picture.cell >= 0 and here < len(page.lines) else []
    if not cells:
        return False
    own = cells[picture.cell] if picture.cell < len(cells) else cells[0] if len(cells) == 1 else ""
    over = page.lines[max(0, here - 2 * REACH) : here]
    return signer_in(own) is not None and any(PLACE_AND_DATE.match(line.text) or _DATED.match(line.text) for line in over)


_RULED = 4  # lines below a picture: the rule, the name, and a blank line above each


def _under_names(page: Page, here: int, cells: Sequence[int]) -> bool:
    """Straight under the row of two names or more in a table, with a picture in the cell under each, and a place and day close by."""
    over = page.lines[max(0, here - 1) : here]
    names = len(cells_of(over[0].text)) if over and NAMES.match(over[0].text) else 0
    near = [*page.lines[max(0, here - REACH) : here], *page.lines[here : here + 2]]
    return (
        names > 1 and list(cells) == list(range(names)) and any(PLACE_AND_DATE.match(line.text) or _DATED.match(line.text) for line in near)
    )


_FILLED = re.compile(r"[:\t]\s*[^\W\d_]")
_DATED = re.compile(r"^\s*(?:datum|d\.?d\.?|date)\s*:?\s.{0,30}[0-9]{2}\s*$", re.IGNORECASE)


def _size(picture: Picture) -> str:
    if not picture.width or not picture.height:
        return ""
    wide, high = (f"{points / 72 * 2.54:.1f}".replace(".", ",") for points in (picture.width, picture.height))
    return f"van {wide} bij {high} cm "


def certificate_marks(package: Package) -> list[Mark]:
    """Digital signatures kept inside the package (Office and OpenDocument)."""
    names = [name for name in package.names if _is_signature(name)]
    marks: list[Mark] = []
    for name in names:
        try:
            root = package.xml(name)
        except RefusedError:
            marks.append(_certificate(None))
            continue
        marks += [_certificate(signature) for signature in every(root, "ds:Signature")]
    return marks


def _is_signature(name: str) -> bool:
    return (name.startswith("_xmlsignatures/") and name.endswith(".xml")) or name == "META-INF/documentsignatures.xml"


def _certificate(signature: Element | None) -> Mark:
    return Mark(
        page=1,
        how="certificaat",
        signer="" if signature is None else _signer(every(signature, "ds:X509Certificate")),
        at=None if signature is None else _moment(every(signature, "mdssi:Value", "xades:SigningTime", "dc:date")),
        because="digitale handtekening in het bestand; of zij geldig is, is niet gecontroleerd",
    )


def _moment(values: Iterable[Element]) -> dt.datetime | None:
    for value in values:
        try:
            moment = dt.datetime.fromisoformat((value.text or "").strip().replace("Z", "+00:00"))
        except ValueError:
            continue
        if moment.tzinfo is not None:
            return moment
    return None


def _signer(certificates: Iterable[Element]) -> str:
    """The subject's common name of the first certificate: the last one in it, after the issuer's."""
    for certificate in certificates:
        try:
            der = base64.b64decode("".join((certificate.text or "").split()), validate=True)
        except (binascii.Error, ValueError):
            continue
        place = der.rfind(_COMMON_NAME)
        if place >= 0 and len(der) > place + 7:
            start = place + len(_COMMON_NAME) + 2
            encoding = "utf-16-be" if der[start - 2] == 0x1E else "utf-8"
            return der[start : start + der[start - 1]].decode(encoding, errors="replace")
    return ""
