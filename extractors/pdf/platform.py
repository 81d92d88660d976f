"""Pages that a signing service added to a PDF: who signed and when, by the traces that such pages have together.

Knows the words of such pages, and no service by its name alone; must not judge whether a signature is valid.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.days.dates import dates
from extractors.document import Box, Fact, Line, Mark
from extractors.excerpt import Excerpt, cells_of, fold
from extractors.parties.names import is_person, person_at
from extractors.pdf.wrapped import with_whole_cells
from extractors.signing.log_words import ASKED_AT, MOMENT_HEAD, NOT_YET, WAITS, has_signed, moment_in, moments, told_signed

TRACES = {
    "een transactienummer": re.compile(
        r"\b(?:transacti(?:e|on)|envelope?|document|agreement|ondertekenverzoek|dossier)[\s-]{0,2}(?:id|nummer|number|referentie|"
        r"reference|code)\b"
        r"\W{0,4}[0-9a-z][0-9a-z-]{6,}|\b(?:transactie|envelope?)\W{1,3}(?=[a-z-]*[0-9])[0-9a-z][0-9a-z-]{6,}|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|"
        r"\bid\W{1,3}(?=[a-f-]{0,8}[0-9])[0-9a-f]{4,8}(?:-[0-9a-f]{2,8}){1,5}\b|"
        r"\b(?:ondertekend|afgesloten|ingediend)\b[^\n]{0,30}\breferentie\W{1,3}(?=[a-z-]{0,8}[0-9])[0-9a-z][0-9a-z-]{5,}"
    ),
    "een IP-adres": re.compile(
        r"\bip\b.{0,24}?(?:\d{1,3}(?:\.(?:\d{1,3}|[x*•]{1,3})){3}|[0-9a-f]{1,4}(?::[0-9a-fx*]{0,4}){3,})|"
        r"(?<![\w.])\d{1,3}\.\d{1,3}\.(?:\d{1,3}|[x*•]{1,3})\.(?:\d{1,3}|[x*•]{1,3})(?![\w.])"
    ),
    "tijdstippen": re.compile(
        r"\b\d{1,2}:\d{2}(?::\d{2})?\b[^\n]{0,12}\b(?:utc|gmt|cet|cest|am|pm)\b|\b\d{1,2}:\d{2}:\d{2}\b|\b20\d{2}-\d{2}-\d{2}t\d{2}:\d{2}|"
        r"\b\d{1,2}[-/.]\d{1,2}[-/.]20\d{2},?\s(?:om |at )?\d{1,2}:\d{2}\b|"
        r"\b\d{1,2} [a-z]{3,9} 20\d{2},?\s(?:om |at )?\d{1,2}[:.]\d{2}\b"
    ),
    "de bestandsnaam van het document": re.compile(r"\b(?:document|bestand|file)(?:s?naam|name)?\s?:\s*[\w(][^\n:]{1,90}\.(?:pdf|docx?)\b"),
    "een controlegetal van het document": re.compile(r"\bsha-?\d{1,3}\b|\b(?:hash|vingerafdruk|checksum|fingerprint)\b|\b[0-9a-f]{40,}\b"),
    "een nagegaan e-mailadres of telefoonnummer": re.compile(
        r"\b(?:geverifieerd|verificatie|verified|authenticati(?:e|on)|sms-?code|idin|itsme|eherkenning|toegangscode|access code)\b"
    ),
    "een logboek": re.compile(
        r"\b(?:audit\s?(?:trail|log)|logboek|ondertekeningsbewijs|bewijs van ondertekening|certificate of completion|transactiebewijs|"
        r"transactiebon|"
        r"onderteken(?:ings|aars)?-?(?:bewijs|blad|pagina|certificaat|verslag|rapport|overzicht|logboek|log|historie|protocol)|"
        r"(?:digitaal|elektronisch) (?:handtekening|onderteken)\w*bewijs|handtekening(?:en)?(?:blad|certificaat|overzicht|verslag)|"
        r"certificaat van voltooiing|transaction receipt|signer events|document history|geschiedenis van het document|activiteiten)\b"
    ),
    "de gegevens van een certificaat": re.compile(r"\bdn:\s?cn\s?=|\bdatum: 20\d{2}\.\d{2}\.\d{2} \d{1,2}:\d{2}:\d{2}"),
    "de manier van ondertekenen": re.compile(
        r"\b(?:elektronisch|digitaal|electronically|digitally) (?:onder|ge)?(?:tekend|signed)\b|\b(?:onder|ge)tekend (?:via|"
        r"met) [a-z]{3}|"
        r"\b(?:geavanceerde|gekwalificeerde|advanced|qualified) (?:elektronische |electronic )(?:handtekening|signature)\b"
    ),
    "de naam van een ondertekendienst": re.compile(
        r"\b(?:validsign|docusign|evidos|signhost|adobe (?:acrobat )?sign|zynyo|signrequest|connective|dropbox sign|hellosign|skribble|"
        r"onespan|onesign|oneflow|scrive|penneo|yousign|digidentity|entrust|pandadoc|ondertekenen\.nl)\b"
    ),
}
"""What a page of a signing service shows, each weak by itself."""

SIGNING_PROOF = re.compile(
    r"ondertekeningsbewijs|onderteken(?:ings)?certificaat|audit ?trail|evidence summary|ondertekenverslag|"
    r"signing (?:certificate|log|report)|certificate of completion|ondertekenbewijs|transactiebewijs|transactiebon|"
    r"certificaat van (?:ondertekening|voltooiing)|"
    r"onderteken(?:ings|aars)?-?(?:verslag|rapport|overzicht|logboek|protocol|blad|pagina|historie)|"
    r"handtekening(?:en)?(?:blad|certificaat|overzicht|verslag)"
)
"""The title of the page or file with which a signing service proves who signed."""

_MOST_ROWS = 12  # signers under one head
FEWEST = 3  # traces, beside the words that somebody signed
TELLING = (
    "een transactienummer",
    "een controlegetal van het document",
    "de gegevens van een certificaat",
    "de bestandsnaam van het document",
)  # one of these ties the page to a document

_SIGNED_BY = re.compile(
    r"\b(?:(?:elektronisch |digitaal |e-)?(?:ondertekend|getekend|signed)(?: door| by)|(?:naam (?:van de )?)?ondertekenaar|"
    r"signer(?: name)?|signatory)\b(?!\s*events)(?:\s+\d{1,2})?\s?:?\s*"
)
_TOLD = re.compile(r"tekend|signe[dr]|signator|ondertekenaar")
_SIGNERS = re.compile(r"\b(?:signer events|ondertekenaars|signers|signatories)\b|^\s*(?:naam|name)\s+e-?mail(?:-?adres)?\s+status\b")
_SIGNED_LAST = re.compile(r"\b(?:onder|ge)tekend\s*$")
_BY = re.compile(r"\s*door\s?:?\s*(?=\S)")
_OTHERS = re.compile(r"\b(?:carbon copy|kopie|delivery events|witness|notary|originator|afzender|sender|summary|verzonden door|sent by)\b")
_MAIL = re.compile(r"[\w.+*•-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_STATUS = re.compile(r"(?:Sent|Viewed|Signed|Completed|Verzonden|Bekeken|Ondertekend|Getekend)\b")


_BROKEN_DAY = re.compile(r"(?<=[0-9])-\n(?=[0-9])")
"""A day that breaks over the end of a line: "13-07-" and "2026"."""


def platform_marks(number: int, lines: Sequence[Line]) -> list[Mark]:
    """A mark for every person of whom a page of a signing service says that he or she signed."""
    lines = with_whole_cells(lines)
    plain = [fold(line.text) for line in lines]
    whole = _BROKEN_DAY.sub("-", "\n".join(plain))
    if not _TOLD.search(whole):
        return []
    if not any(TRACES[name].search(whole) for name in (*TELLING, "een logboek")) or not _tells(traces := traces_of(whole)):
        return _with_token(number, lines, plain)
    because = f"bladzijde van een ondertekendienst, herkend aan {', '.join(traces[:-1])} en {traces[-1]}"
    told = (
        *_listed(lines, plain),
        *_tabled(lines, plain),
        *_events(lines, plain),
        *_labelled(lines, plain),
        *_stamped(lines, plain),
        *_headed(lines, plain),
        *_inline(lines, plain),
        *_typed(lines, plain),
        *_by_name(lines, plain),
    )
    found = {name: (line, at) for name, line, at in told}
    return [Mark(page=number, how="platform", signer=name, at=at, box=box, because=because) for name, (box, at) in found.items()]


def listed_beside(pages: Sequence[tuple[int, Sequence[Line]]]) -> list[Mark]:
    """Who signed by a list with moments ("Digitaal ondertekend:" and a name and a moment a row), where another of these pages is the proof
    of a signing service that names nobody itself; nothing without such a page."""
    plain = {number: "\n".join(fold(line.text) for line in lines) for number, lines in pages}
    proofs = [number for number, words in plain.items() if is_service_page(words)]
    if not proofs:
        return []
    because = f"lijst met tijdstippen, bij de bladzijde van een ondertekendienst op pagina {proofs[0]}"
    return [
        Mark(page=number, how="platform", signer=name, at=at, box=box, because=because)
        for number, lines in pages
        if number not in proofs
        for name, box, at in _headed(lines, plain[number].split("\n"))
    ]


def is_service_page(plain: str) -> bool:
    """Does this folded text show traces enough of a signing service, one of which ties it to a document?"""
    return _tells(traces_of(plain))


def is_signing_proof(seen: Excerpt) -> bool:
    """Is this piece nothing but what a signing service says about a document that is elsewhere?"""
    head = " ".join(row.plain for row in seen.rows[:3])
    return SIGNING_PROOF.search(head) is not None and is_service_page("\n".join(row.plain for row in seen.rows[:120]))


def signed_elsewhere(seen: Excerpt) -> list[Fact]:
    """Who signed a document elsewhere, as the proof of a signing service says; nothing when this piece is no such proof."""
    if not is_signing_proof(seen):
        return []
    names = dict.fromkeys(mark.signer for page in seen.pages for mark in platform_marks(page.number, page.lines))
    rows = [(name, next((row for row in seen.rows if name in row.text), None)) for name in names]
    return [row.fact("ondertekenbewijs", name, span=(0, len(row.text))) for name, row in rows if row is not None]


def names_service(name: str) -> bool:
    """Is this the name of a signing service?"""
    return TRACES["de naam van een ondertekendienst"].search(fold(name)) is not None


def _tells(traces: Sequence[str]) -> bool:
    tied = not set(TELLING).isdisjoint(traces)
    return len(traces) >= (FEWEST if tied else FEWEST + 1) and (tied or "een logboek" in traces)


def traces_of(plain: str) -> list[str]:
    """Which traces of a signing service this folded text shows."""
    return [name for name, pattern in TRACES.items() if pattern.search(plain)]


Signer = tuple[str, Box | None, dt.datetime | None]


def _labelled(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """Names behind "ondertekend door" and the like, or alone on the line below."""
    starts = [index for index in range(len(plain)) if _label_end(plain, index)]
    for index, following in pairwise([*starts, len(lines)]):
        words = plain[index : min(following, index + 6)]
        end = _label_end(plain, index)
        if not _is_done(plain, index, words) or _is_head(_with_signed_head(plain[index])):
            continue
        behind = lines[index].text[end:] if len(plain[index]) == len(lines[index].text) else ""
        below = lines[index + 1].text if index + 1 < len(lines) and not behind.strip() else ""
        if name := _person(behind) or (_person(below) if is_person(below) else "") or _broken_name(behind, lines[index + 1 : index + 2]):
            yield name, lines[index].box, moment_in(" ".join(words))


def _broken_name(behind: str, below: Sequence[Line]) -> str:
    """The name that goes on in the same column of the next row: "door Hendrik Jan" and under that "Veldhuizen"."""
    first, rest = behind.strip(), next((cells[-1] for line in below if (cells := cells_of(line.text))), "")
    alone = first.replace(".", "").replace(" ", "").isalpha() and rest.replace("-", "").replace(" ", "").isalpha()
    name = f"{first} {rest}"
    return name if alone and first[0].isupper() and len(first.split()) < 3 and is_person(name) else ""


def _label_end(plain: Sequence[str], index: int) -> int:
    """Where the name of a signer begins in a row, behind its label; 0 when the row has no such label."""
    label = _SIGNED_BY.search(plain[index]) or (_BY.match(plain[index]) if index and _SIGNED_LAST.search(plain[index - 1]) else None)
    return label.end() if label else 0


def _is_done(plain: Sequence[str], index: int, words: Sequence[str]) -> bool:
    """Does "ondertekend door" tell what was done? "Ondertekenaar" tells only who it is about: a moment of signing must stand with it."""
    label = _SIGNED_BY.search(plain[index])
    if NOT_YET.search(plain[index]):
        return False
    if label is None:  # "door: A. Alting" below "elektronisch ondertekend"
        return not NOT_YET.search(plain[index - 1]) and told_signed(plain[index - 1]) is not None
    if "tekend" in label[0] or "signed" in label[0]:
        return told_signed(plain[index]) is not None
    return not any(map(WAITS.search, words)) and any(told_signed(row) is not None or _is_moment(row) for row in words)


def _is_moment(row: str) -> bool:
    """A moment in a row that does not say it is of an invitation."""
    return _HAS_CLOCK.search(row) is not None and ASKED_AT.search(row) is None


def _listed(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """Names beside or above an e-mail address in a list of signers, of whom the list says that they signed; not the head of a table."""
    first = next((index for index, words in enumerate(plain) if _SIGNERS.search(words)), len(lines))
    last = next((index for index in range(first + 1, len(lines)) if _OTHERS.search(plain[index])), len(lines))
    mails = [index for index in range(first, last) if _MAIL.search(plain[index])]
    above = any(_STATE.fullmatch(plain[index - 1].strip()) for index in mails[:1] if index)  # each name under its own state
    for index, following in pairwise([*mails, last]):
        beside = _person(lines[index].text.split("@")[0].rpartition(" ")[0])
        name = beside or _person(lines[max(index - 1, 0)].text)
        start, end = index - (above or not beside), following - (above and following in mails)
        words = "\n".join([row for row in plain[max(start, first) : end] if not _is_head(row)])
        if name and not NOT_YET.search(words) and (signed := told_signed(words)) is not None:
            yield name, lines[index].box, moment_in(words[signed:].replace("\n", " "))


_STATE = re.compile(r"(?:document )?(?:ondertekend|getekend|signed|uitgenodigd|verzonden|geopend|bekeken|open|invited|sent|viewed)")
_SIGNER_HEAD = re.compile(r"\b(?:ondertekenaar|naam|signer|signatory|name)s?\b")
_SIGNED_HEAD = re.compile(r"\b(?:(?:onder|ge)tekend(?: op| om)?|signed(?: at| on)?|tijdstip (?:van )?ondertekening)\b")
_IS_SIGNED = re.compile(r"\bgetekend (?:via|met) [a-z]|\b(?:document|bestand|stuk|verklaring)\w* is (?:\w+ ){0,3}(?:onder|ge)tekend\b")
_IS_MOMENT = re.compile(r"\b(?:tijdstip|datum en tijd|tijd|timestamp)\b")
_HAS_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_YES = re.compile(r"ja|yes|ondertekend|getekend|signed|[✓✔☑]")
_ASKED_ONLY = re.compile(r"\b(?:uitgenodigd|open|verzonden|invited|sent)\b")


def _is_head(words: str) -> bool:
    """A row such as "Ondertekenaar  E-mail  Ondertekend op  IP", and none about a signer."""
    return _SIGNER_HEAD.match(words.strip()) is not None and _SIGNED_HEAD.search(words) is not None and not dates(words)


def _tabled(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """A signer a row under a head such as "Ondertekenaar  E-mail  Ondertekend op  IP": the name first, and a moment under "ondertekend".

    Under "Ondertekenaar ... Tijdstip" the moment is that of signing where the page says that the document is signed.
    """
    whole = any(_IS_SIGNED.search(row) and told_signed(row) is not None and not NOT_YET.search(row) for row in plain)
    for at, row in enumerate(plain):
        head = _with_signed_head(row) if whole else row
        if not _is_head(head):
            continue
        for index in range(at + 1, min(at + 1 + _MOST_ROWS, len(lines))):
            name, words = _person(_MAIL.split(lines[index].text)[0]), plain[index]
            if not name:
                break
            stated = not (_STATE_HEAD.search(head) or (head != row and _NEUTRAL.sub("", head))) or _says_signed(words)
            if stated and (signed := _under_signed(head, words)) and not NOT_YET.search(words):
                yield name, lines[index].box, moment_in(signed)


_STATE_HEAD = re.compile(r"\b(?:status|stand|voortgang|state|progress)\b")
_NEUTRAL = re.compile(
    r"\b(?:ondertekenaars?|na(?:am|men)|signers?|names?|signator(?:y|ies)|e-?mail(?:-?adres)?|mail|telefoon(?:nummer)?|ip(?:-?\s?adres)?|rol|"
    r"functie|hoedanigheid|verificatie|identificatie|authenticatie|methode|wijze|organisatie|bedrijf|namens|nr|nummer|locatie|"
    r"(?:onder)?getekend|ondertekend|signed|op|om|en|van|de)\b|[^a-z]"
)
"""The columns of a list of signers that say nothing of whether somebody signed; any other may say that he or she did not."""


def _says_signed(words: str) -> bool:
    """Does this row itself say that it was signed? "Bekeken" with its moment beside it says something else."""
    return told_signed(words) is not None or any(_YES.fullmatch(cell) for cell in cells_of(words))


def _with_signed_head(row: str) -> str:
    """The head of a table of signers with one moment, as the head of a table of when they signed; any other row as it is."""
    is_head = _SIGNER_HEAD.match(row.strip()) is not None and not ASKED_AT.search(row) and not dates(row)
    return _IS_MOMENT.sub("ondertekend", row) if is_head else row


def _under_signed(head: str, words: str) -> str:
    """What a row says from its place under "ondertekend" on, when that is a moment or yes; "" when it is neither.

    Where the cells of row and head do not pair off, the row must hold a moment for every column of the head that is for one.
    """
    heads, cells = cells_of(head), cells_of(words)
    if any(_ASKED_ONLY.fullmatch(cell) for cell in cells):
        return ""
    if len(heads) == len(cells) > 1:
        own = [cell for cell, title in zip(cells, heads, strict=True) if _SIGNED_HEAD.search(title) and not _ASKED_ONLY.search(cell)]
        stamped = next((cell for cell in own if moments(cell)), "")
        return stamped or (words if any(_YES.fullmatch(cell) for cell in own) and moments(words) else "")
    columns, found = len(MOMENT_HEAD.findall(head)), [day.start for day in dates(words)]
    return words[found[columns - 1] :] if moments(words) >= columns and not _ASKED_ONLY.search(words) else ""


_STAMP = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:CES?T|UTC|GMT))?\W*")
_DONE = re.compile(r"(?:document )?(?:digitaal |elektronisch )?(?:ondertekend|getekend|signed)")


def _events(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """ "10:42:05 Anna Alting heeft ondertekend", or a row of a log with a moment, one name and "ondertekend", a cell each."""
    for line, words in zip(lines, plain, strict=True):
        if not _HAS_CLOCK.search(words) or NOT_YET.search(words):
            continue
        cells = cells_of(line.text)
        done = has_signed(words) if len(words) == len(line.text) else None
        people = [cell for cell in cells if is_person(cell)]
        if done is not None:
            name = _person(_STAMP.split(line.text[:done])[-1])
        else:
            name = people[0] if len(people) == 1 and any(_DONE.fullmatch(fold(cell)) for cell in cells) else _before_done(line.text, words)
        if name:
            yield name, line.box, moment_in(words)


def _before_done(text: str, words: str) -> str:
    """ "Anna Alting Ondertekend 03-07-2026 14:02:11 CEST IP 192.0.2.18" with one space between: the name that the row begins with."""
    match = _DONE_THEN.search(words)
    return text[: match.start()].strip() if match is not None and is_person(text[: match.start()].strip()) else ""


_DONE_THEN = re.compile(r"\s(?:digitaal |elektronisch )?(?:ondertekend|getekend|signed)\s+(?:op |om |on |at )?[0-9]{1,4}[-/. ]")
_STAMPED = re.compile(
    r"\W*(?:document )?(?:(?:elektronisch|digitaal|electronically|digitally)\s)?(?:ondertekend|getekend|signed)"
    r"(?:\s(?:op|om|via|met|at|on|using|with)\b|\s?:)"
)
_BLOCK = 5  # rows between a name alone and the moment at which that person signed: an address, an invitation


def _stamped(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """A name alone above "Elektronisch ondertekend op" with its moment, or between "Ondertekend via" and its moment."""
    for index, words in enumerate(plain):
        if not _STAMPED.match(words) or NOT_YET.search(words) or told_signed(words) is None:
            continue
        stamped = bool(dates(words))
        above = [row for row in range(index - 1, max(index - 1 - _BLOCK, -1), -1) if is_person(lines[row].text)]
        place = above[0] if stamped and above else index - 1 if stamped else index + 1
        moment = words if stamped else " ".join(plain[index + 2 : index + 3])
        if 0 <= place < len(lines) and is_person(lines[place].text) and (_HAS_CLOCK.search(moment) or (stamped and place == index - 1)):
            yield _person(lines[place].text), lines[place].box, moment_in(moment)


_LIST_HEAD = re.compile(_DONE.pattern + r"(?: (?:via|met) [^:;]{2,40})?")


def _headed(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """A name and a moment a row, under "Digitaal ondertekend:"."""
    for at, words in enumerate(plain):
        if not _LIST_HEAD.fullmatch(words.strip(" :")) or NOT_YET.search(words):
            continue
        for line, row in zip(lines[at + 1 : at + 1 + _MOST_ROWS], plain[at + 1 :], strict=False):
            name = _person(line.text)
            if not name or not line.text.strip().startswith(name) or not moments(row) or ASKED_AT.search(row):
                break
            yield name, line.box, moment_in(row)


_PARTS = re.compile(r"\s[·|•–—-]\s")


def _inline(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """ "Elektronisch ondertekend via X · Anna Alting · 29-06-2026 11:20": the way, the name and the moment on one line."""
    for line, words in zip(lines, plain, strict=True):
        parts = _PARTS.split(line.text)
        if len(parts) < 3 or NOT_YET.search(words) or told_signed(words) is None or not moments(words):
            continue
        for part in parts[1:]:
            if is_person(part.strip()):
                yield part.strip(), line.box, moment_in(words)


_DIGITALLY = re.compile(r"\b(?:get\.|(?:onder|ge)tekend) digitaal\b\W{0,3}")


def _typed(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """ "get. digitaal 20-07-2026 10:02 A. Alting" in the cell of a table; the name may go on in the next row."""
    for index, (line, words) in enumerate(zip(lines, plain, strict=True)):
        match = _DIGITALLY.search(words)
        if match is None or not moments(words[match.end() :]) or len(words) != len(line.text):
            continue
        behind = _AFTER_CLOCK.split(line.text[match.end() :], maxsplit=1)[-1]
        if name := _person(behind) or _broken_name(behind, lines[index + 1 : index + 2]):
            yield name, line.box, moment_in(words[match.end() :])


_NUMBERED = re.compile(r"\W*(?:[0-9]{1,2}[.)]\s+)?")
_ALL_SIGNED = re.compile(
    r"\b(?:alle|beide) (?:partijen|ondertekenaars|deelnemers|personen)\b[^.;]{0,50}\b(?:onder|ge)tekend\b|\bdoor (?:alle|beide) [^.;]{0,40}"
    r"\b(?:onder|ge)tekend\b|\ball (?:parties|signers) (?:have )?signed\b"
)
_OTHER_STEP = re.compile(r"\b(?:uitgenodigd|verzonden|verstuurd|bekeken|geopend|aangemaakt|gelezen|sent|viewed|invited|created)\b")
_UNDER = 2  # rows of a stamp between the name and the moment


def _by_name(lines: Sequence[Line], plain: Sequence[str]) -> Iterator[Signer]:
    """A row that begins with a name and says "ondertekend" with a moment, or has a moment where the page says that all have signed; and
    the stamp of three lines: "Digitaal ondertekend", the name, the moment."""
    everybody = any(_ALL_SIGNED.search(row) and not NOT_YET.search(row) and told_signed(row) is not None for row in plain)
    for index, line in enumerate(lines):
        text = line.text[_NUMBERED.match(line.text).end() :]  # type: ignore[union-attr]  # it matches nothing as well
        name, words = _person(re.split(r"\s[(]", cells_of(text)[0])[0]) if text.strip() else "", plain[index]
        if not name or not text.startswith(name) or any(found.search(words) for found in (NOT_YET, WAITS, ASKED_AT, _OTHER_STEP, _OTHERS)):
            continue
        if index and _OTHERS.search(plain[index - 1]):
            continue
        below = " ".join(plain[index + 1 : index + 1 + _UNDER])
        stamped = index > 0 and _LIST_HEAD.fullmatch(plain[index - 1].strip(" :")) is not None and _HAS_CLOCK.search(below) is not None
        if (moments(words) and (told_signed(words) is not None or everybody)) or (stamped and dates(below) and not NOT_YET.search(below)):
            yield name, line.box, moment_in(words) or moment_in(below)


_AFTER_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?\W+")
_TOKEN = re.compile(r"[0-9A-F]{12,16}(?:\.{3}|…)")
_STAMP_HEAD = re.compile(r"(?:docu|e-?)?(?:signed by|(?:onder)?tekend door)\s?:?")


def _with_token(number: int, lines: Sequence[Line], plain: Sequence[str]) -> list[Mark]:
    """The stamp that a service draws at the place to sign: "Ondertekend door:", a name, and the beginning of its own mark."""
    found = []
    for index, line in enumerate(lines[2:], start=2):
        if _TOKEN.fullmatch(line.text.strip()) and _STAMP_HEAD.fullmatch(plain[index - 2].strip()) and is_person(lines[index - 1].text):
            because = "stempel van een ondertekendienst: “ondertekend door”, de naam en een kenmerk"
            found.append((_person(lines[index - 1].text), lines[index - 1].box, because))
    return [Mark(page=number, how="platform", signer=name, box=box, because=because) for name, box, because in found if name]


def _person(text: str) -> str:
    text = _STATUS.split(text)[0]
    span = person_at(text, within=1)
    name = text[slice(*span)].strip() if span else ""
    return name if len(name.split()) > 1 else ""
