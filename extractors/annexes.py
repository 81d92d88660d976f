"""The two annexes of a declaration: 1 motivates the selection criteria, 2 is about subcontractors. Where each begins, and is it filled in?

Source: inkoopbeleid 2027-2028, the form's annexes. Bidders that write a declaration of their own give an annex a line ("Bijlage 1: zie de
notitie, deel C") or a paragraph ("3. Wat voegen wij toe? (bijlage 1)"). A head without a word of its topic counts beside one that has it:
a list of what a mail brings has "Bijlage 1: uittreksel" and "Bijlage 2: VOG". That an annex points at another document is filling it in;
whether that document is there and says enough is not judged here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.days.place import is_place_and_date
from extractors.document import Fact
from extractors.excerpt import Excerpt, Row, cells_of
from extractors.grids.tables import Grid
from extractors.subcontractors.answers import subcontracting

_LONGEST = 16  # words of a head
_SOME_WORDS = 60  # letters: one short sentence an annex; an empty form has only its questions and places to fill in
_BEFORE = r"^[\s☐☒☑]*(?:(?:artikel|onderdeel|punt|deel)\s)?(?:[a-z0-9]{1,2}[.):]?\s+)?\(?"
_ANNEX = re.compile(_BEFORE + r"bijlage\s(?P<number>[12])\b(?!\s?(?:van|bij)\s(?:het|de)\s(?:inkoop|beleid|overeenkomst))")
_BEHIND = re.compile(r"^\W*(?:[a-z0-9]{1,2}[.)]\s+)?\S[^.;]{2,80}\(bijlage\s(?P<number>[12])\)[\s.:]*$")
"""The number behind the heading: "4. Onderaannemers? (bijlage 2)"."""
_OF_POLICY = re.compile(r"bijlage\s[12]\W*bestuurs\W?verklaring(?!.*(?:motiv|selectie|criteri|onder ?aann))")
"""An annex of the policy, which is the declaration itself."""
_BARE = (
    r"\s*\(?bijlage\s[12]\)?"
    r"(?: (?:bij|van|behorende? bij|hoort bij) (?:de|deze|mijn|onze|ons|het|dit) (?:eigen )?(?:verklaring|formulier))?\s*[:.\-–]?\s*"
)
_OF_IT = re.compile(
    rf"motiv|selectie|onder ?aann|bestuursverklaring|criteri|toelichting|ervaring|leemte|branche|inzet van derden|^{_BARE}$"
)
_TOPICS = {
    "1": re.compile(r"motiv\w* (?:van de |per |bij de )?selectiecriteri"),
    "2": re.compile(r"^\W*(?:opgave |inzet (?:van )?|verklaring |werken met )?onderaannemers?\b"),
}
"""What the annex is called where it has no number: a title only."""
_ANOTHER_PAPER = re.compile(r"uittreksel|\bkvk\b|\bvog\b|\bubo\b|handelsregister|machtiging|volmacht|verzekering|jaarrekening|\bcv\b")


def heads(seen: Excerpt) -> list[tuple[str, Row]]:
    """The heads of annex 1 and 2, first of each, where they begin as a heading and not as a mention."""
    found: list[tuple[str, Row]] = []
    maybe: list[tuple[str, Row]] = []
    for row in seen.rows:
        number, sure = _head(row, titled=row in seen.titles[:3])
        if number:
            (found if sure else maybe).append((number, row))
    if found or _tell_by_body(maybe, seen.rows):  # "Bijlage 1: zie bestand 6", beside "Bijlage 2: onderaannemers"
        found += maybe
    order = {id(row): at for at, row in enumerate(seen.rows)}
    firsts: dict[str, Row] = {}
    for number, row in sorted(found, key=lambda one: order[id(one[1])]):
        firsts.setdefault(number, row)
    return list(firsts.items())


def _tell_by_body(maybe: Sequence[tuple[str, Row]], rows: Sequence[Row]) -> bool:
    """Are "Bijlage 1: waarom wij" and "Bijlage 2: inzet van anderen" these annexes: does what stands under the second say so?"""
    places = {id(row): at for at, row in enumerate(rows)}
    begins = next((places[id(row)] for number, row in maybe if number == "2"), None)
    return (
        begins is not None
        and maybe[0][0] == "1"
        and any(re.search(r"onder ?aannem", row.plain) for row in rows[begins + 1 : begins + 1 + _NEAR])
    )


def _head(row: Row, *, titled: bool) -> tuple[str, bool]:
    """The number of the annex that begins with this row ("" for none), and whether its own words say so."""
    label = row.text.split("  ")[0]  # of a form field the label alone: "Bijlage 1: ervaring", with its answer beside it
    if len(label.split()) > _LONGEST or row.plain.rstrip().endswith((",", ";")) or _OF_POLICY.search(row.plain):
        return "", False
    match = _ANNEX.match(row.plain) or _BEHIND.match(row.plain)
    if match is not None:
        words = row.plain[match.end("number") - 9 :] if match.re is _ANNEX else row.plain
        sure = bool(_OF_IT.search(words)) and not re.match(r"\W*zie\b", words[9:])
        return ("", False) if not sure and _ANOTHER_PAPER.search(words) else (match["number"], sure)
    if titled and ":" not in row.plain.strip(" :"):
        return next((number for number, topic in _TOPICS.items() if topic.search(row.plain)), ""), True
    return "", False


def annexes(seen: Excerpt, tables: Sequence[Grid] | None = None) -> list[Fact]:
    """`bijlage` 1 and 2, with `ingevuld` `ja` or `nee` where that can be told. `tables`: those on these pages, if they were read."""
    facts = []
    found = heads(seen)
    places = [seen.rows.index(row) for _, row in found]
    for (number, row), start in zip(found, places, strict=True):
        stop = min((place for place in places if place > start), default=len(seen.rows))
        about = {} if (filled := _filled(number, seen.rows[start:stop], seen, tables)) is None else {"ingevuld": "ja" if filled else "nee"}
        facts.append(row.fact("bijlage", number, about, span=(0, len(row.text))))
    return facts


def _filled(number: str, rows: Sequence[Row], seen: Excerpt, tables: Sequence[Grid] | None) -> bool | None:
    """Is the annex with its head in the first of these rows filled in? None when there are answers that cannot be read."""
    if number == "2":
        answers = [fact.value for fact in subcontracting(seen, tables)]
        return any(value != "leeg" for value in answers) if answers else None
    head, *body = rows
    written = [row for row in (*([head] if "  " in head.text else ()), *body) if not _TO_FILL.search(row.plain)]
    told = [row for row in written if not is_place_and_date(row) and not _IS_LABEL.match(row.plain)]
    if any(_TO_COME.search(row.plain) for row in told) and sum(len(row.text.strip()) for row in told) < _MORE_WORDS:
        return False
    letters = sum(len(row.text.strip()) for row in told if not _is_of_form(row))
    return (letters >= _SOME_WORDS and any(_answers(row) for row in told)) or _refers(rows)


_MORE_WORDS = 250  # letters: who writes so much has said something, whatever is still to come
_IS_LABEL = re.compile(r"[^:]{2,40}:\s*$")
_TO_COME = re.compile(
    r"\b(?:volgt|volgen|nagezonden|nagestuurd|nog komt|komt nog|nog aan|nog niet (?:klaar|gereed|beschikbaar|bekend|af))\b|"
    r"\b(?:sturen|zenden|leveren|dienen|vullen)\b[^.]{0,60}\b(?:later|na|nog)\b[^.]{0,30}\b(?:in|aan|na|toe|op)?\b"
)
"""Says that the motivation is still to come."""
_TO_FILL = re.compile(r"\.{4,}|_{4,}|…|\[[a-z ]+\]|<<")
_INSTRUCTS = re.compile(r"\W*(?:motiveer|geef|beschrijf|licht|noem|vul|verwijs|onderbouw|schrijf|criterium|selectiecriteri\w*|u\b)")
_FORM = re.compile(
    r"\b(?:kunt|kan|dient|mag|moet|vult|geeft|schrijft) u\b|\bu (?:kunt|kan|dient|mag|moet)\b|\bruimte voor\b|"
    r"\buw (?:eigen )?(?:motivati\w+|motivering|toelichting|antwoord\w*|onderbouwing|tekst)\b|"
    r"\bzie\b[^.;]{0,60}\b\w*(?:beleid|kader|leidraad)\b|\b(?:invullen|in te vullen) door\b"
)
_OWN = re.compile(r"\b(?:wij|we|ik|onze?|ons|mijn)\b")


def _is_of_form(row: Row) -> bool:
    """Does the form speak here: it tells its reader what to do, or where the policy has the criteria, and the bidder says nothing?"""
    return bool(_INSTRUCTS.match(row.plain) or (_FORM.search(row.plain) and not _OWN.search(row.plain)))


_ALLOWS = re.compile(r"\b(?:mag|mogen|kunt|dient|dienen)\b[^.]{0,60}\b(?:document|bestand|bijlage|stuk|toegevoegd|bijgevoegd)\b")
_TELLS = re.compile(r"\bzie\b|\b(?:wij|we|ik|onze?|ons|hebben|heeft|zijn|is|werkt|werken|sinds)\b|[0-9]{4}")


def _answers(row: Row) -> bool:
    """Does this row of an annex say something, beyond the words of the form: a second cell, a sentence, a year, a reference?"""
    if _is_of_form(row) or row.plain.rstrip().endswith("?") or _ALLOWS.search(row.plain):
        return False
    beside = cells_of(row.text)[1:]
    own = row.plain.partition(":")[2] if ":" in row.plain else row.plain if not row.plain.rstrip().endswith(")") else ""
    return any(len(cell) >= 12 for cell in beside) or len(own.split()) >= 12 or bool(_TELLS.search(own)) or own.rstrip().endswith(".")


_NEAR = 4  # rows behind the head in which an annex of one line stands
_PLACE = r"\b(?:paragraaf|par|hoofdstuk|onderdelen|onderdeel|deel|bladzijden?|pagina'?s?|bestand|bijlage|document|stuk|nummer|tabblad)\b\.?"
_FILE = (
    r"\b(?:bestand|document|stuk|notitie|\w*onderbouwing|\w*motivering|\w*motivatie|\w*plan|boekje|memo|brief|toelichting|nota|rapport)\b"
)
_REFERS = re.compile(
    rf"\bzie\b[^.?;]{{0,40}}(?:[\"'“”‘’«„]|{_PLACE}|{_FILE})|"
    rf"\b(?:staat|staan|vindt u|opgenomen|uitgewerkt|beschreven|verwoord|toegevoegd|bijgevoegd|apart|gegeven) in\b[^.?;]{{0,40}}"
    rf"(?:[\"'“”‘’«„]|{_PLACE}|{_FILE})|"
    rf"{_FILE} [\"'“”‘’«„]|^\W*(?:in )?(?:mijn|onze?|ons|het|de)? ?{_FILE}[^.?;]{{0,60}}{_PLACE}|"
    rf":\s*{_FILE}[^.?;]{{0,60}}{_PLACE}|"
    rf"(?<!\w)[\"'“”‘’«„][^\"“”‘’«»]{{3,60}}[\"'“”‘’»](?!\w)[^.?;]{{0,40}}$"
)
_MAY = re.compile(r"\b(?:u|uw|mag|kan|kunt|moet|moeten|dient|dienen|indien|eventueel|maximaal|invullen|\w*beleid)\b|\?\s*$")
"""The form speaks: it says what the bidder may or must do, or where the policy has the criteria."""


def _refers(rows: Sequence[Row]) -> bool:
    """Does a line of the annex point at the document, chapter or page where the motivation stands?"""
    head, *body = rows
    match = _ANNEX.match(head.plain)
    own = head.plain[match.end() :] if match else ""
    lines = [row.plain for row in body[:_NEAR]]
    pairs = [f"{first} {second}" for first, second in pairwise(lines)]
    told = [own, *(f"{own} {line}" for line in lines[:1]), *(line for line in (*lines, *pairs) if not _INSTRUCTS.match(line))]
    return any(_REFERS.search(line.strip(" :.–-")) and not _MAY.search(line) for line in told)
