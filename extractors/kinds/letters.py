"""Covering letters, also a mail saved as a file; and everything that is no known kind.

Knows how a letter opens, lists its enclosures and closes.
"""

import re

from extractors.acts.done import GREETS, hands_over, lets_sign, makes_liable
from extractors.document import Kind
from extractors.excerpt import Excerpt
from extractors.kinds.vog import receipt
from extractors.parties.consortium import consortium_in_words
from extractors.parties.letterhead import named_at_head
from extractors.parties.participants import participants, with_roles
from extractors.pdf.platform import signed_elsewhere
from extractors.recogniser import Reading, Recogniser, Signal
from extractors.regions.written import regions
from extractors.signing.part import letter_date
from extractors.stated import identity, kvk_numbers, personal

_DOCUMENTS = (
    "bestuursverklaring", "machtiging", "volmacht", "vog", "verklaring omtrent", "uittreksel", "ubo", "hoofdelijk", "onderbouwing",
    "implementatieplan", "prognose",
    "jaarrekening", "bcmb", "motivatie", "instemmingsverklaring",
)  # fmt: skip


def read(seen: Excerpt) -> Reading:
    """Sender, date, regions and participants."""
    days, places = letter_date(seen)
    own, asked = identity(seen), regions(seen)
    named = any(fact.name in ("statutaire_naam", "handelsnaam") for fact in own)
    head = [] if named else named_at_head(seen, asked)
    facts = (*days, *places, *own, *head, *asked, *consortium_in_words(seen), *participants(seen), *personal(seen))
    return Reading(facts=with_roles(facts))


def read_other(seen: Excerpt) -> Reading:
    """Of an unknown piece what identifies the organisation, what must be masked, and what it proves: an application, a signing."""
    return Reading(facts=(*kvk_numbers(seen), *receipt(seen), *signed_elsewhere(seen), *personal(seen)))


_OF_A_BID = re.compile(
    r"\binschrij|\bschrij(?:f|ven) (?:wij |we |ons |in\b)|\bzorgkanto|\binkoop|\boco\b|clientondersteun|\baanbested|\bbod\b|\bstukken\b|"
    r"\btender\b|\bbid\b|"
    r"\baanbieding\b|\bofferte\b|\bmee ?(?:te )?doen\b|\baanvulling\b|\bvgz\b|\bmenzis\b|\bdsw\b|\bcz\b|\bsalland\b|"
    r"\bverklaring\b.{0,40}\btoelichting\b|\bzilveren kruis\b|\bregio\b"
)
_LEAVES = re.compile(
    r"\bgroet(?:en|jes)?\b|\bgr\.|\bhoogachtend\b|\bnamens (?:het bestuur|het team|ons|allen|de directie)\b|\bhoren (?:wij |we )?graag\b|"
    r"\btegemoet\b|\bhoogachting\b|\bfijne (?:dag|avond|week|zomer)\b|\bmet dank\b|\bvragen\W+bel\b|\bbel (?:mij|me|ons|gerust)\b|"
    r"\bregards\b|\bmvg\b|\btot ziens\b|\bhoor (?:ik )?graag\b"
)


def _letter(seen: Excerpt) -> tuple[float, str]:
    """Short, opens with a salutation, names several enclosed documents."""
    weight, shown = 0.0, []
    top = " ".join(row.plain for row in seen.rows[:30])
    greeted = bool(GREETS.search(top))
    if greeted:
        weight += 2.0
        shown.append("de aanhef van een brief")
    if re.search(r"(?:^|\s)(?:van|from)\s?:\s?.{3,80}(?:aan|to)\s?:", top) and re.search(r"(?:onderwerp|subject)\s?:", top):
        weight += 2.5
        shown.append("de kop van een e-mail")
    if _LEAVES.search(" ".join(row.plain for row in seen.rows[-12:])):
        weight += 0.5 + 0.5 * greeted
    if not greeted and re.search(r"(?:^|\s)aan\s?:", top):
        weight += 1.0
    if sent := hands_over(seen):
        weight += min(1.5 + 0.5 * sent, 3.0) + 1.0 * (greeted and seen.has("verklaring", "inschrijving", "plan voor"))
        shown.append("stukken worden aangeboden")
    if lets_sign(seen).count or any(makes_liable(seen)):
        weight -= 1.5
    if not _OF_A_BID.search(seen.squeezed) and not seen.has(*_DOCUMENTS):
        weight -= 2.5
    named = sum(name in seen.squeezed for name in _DOCUMENTS)
    if named >= 3:
        weight += 2.0
        shown.append(f"{named} bijgevoegde stukken worden genoemd")
    if len(seen.squeezed) > 9_000:
        weight -= 3.0
    return weight, ", ".join(shown)


def _tell(seen: Excerpt) -> str:
    """A letter of the KvK, Justis or an association answers the bidder; it covers no bid."""
    answers = ("de opgave van uw", "uw opgave", "uw aanvraag", "hiermee bevestigen wij", "hierbij bevestigen wij", "heeft u ingeschreven")
    return "maar dit is een antwoord van een andere instantie" if seen.has(*answers) else ""


COVERING = Recogniser(
    kind=Kind.BEGELEIDENDE_BRIEF,
    title=re.compile(r"begeleidende brief|aanbiedingsbrief|(?:betreft|onderwerp|subject)\s?:? .{0,40}(?:inschrij|aanbieding|\boco\b|"
                     r"clientondersteuning)|geleidebrief|"
                     r"begeleidend schrijven"),
    title_weight=2.0,
    read=read,
    weigh=_letter,
    tell=_tell,
    signals=(
        Signal(shown="woorden bij het aanbieden van stukken", weight=1.2, each=True, cap=3.6,
               phrases=("bijgaand", "hierbij ontvangt u", "treft u", "bijgevoegd", "hierbij dienen wij", "hierbij bieden wij",
                        "als bijlage", "bijlagen:", "in de bijlage", "hierbij sturen", "u hierbij", "meegezonden", "meegestuurd",
                        "bijgesloten", "doen wij u toekomen", "wij schrijven ons in", "schrijven wij in",
                        "hierbij schrijven", "hierbij zend", "hierbij de bijlagen", "bijlagen bij onze", "gevraagde stukken", "please find",
                        "attached our", "bijgaand ontvangt", "bijlagen bij de inschrijving",
                        "hierbij onze", "onze inschrijving", "zenden wij", "zit erbij", "zitten erbij",
                        "achter deze brief", "bieden wij u", "wij bieden u onze")),
        Signal(shown="de afsluiting van een brief", weight=1.0, phrases=("met vriendelijke groet", "hoogachtend",
            "met hartelijke groet", "hartelijke groet", "kind regards", "sincerely")),
        Signal(shown="woorden van een verklaring", weight=-1.5, each=True, cap=9.0,
               phrases=("ondergetekende", "hierbij machtig", "verleent hierbij", "vervaardigd op", "justis",
                        "ubo-register ingeschreven", "hierbij verklaar", "niet is gebleken", "bevestigen wij de inschrijving",
                        "volmacht aan", "naar waarheid",
                        "verleent volmacht", "aanvraag verklaring omtrent", "uw aanvraag", "gemachtigd om", "uw opgave",
                        "hoofdelijk aansprakelijk voor")),
    ),
)  # fmt: skip
OTHER = Recogniser(kind=Kind.OVERIG, title=None, signals=(), read=read_other)
