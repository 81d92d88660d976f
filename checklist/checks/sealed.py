"""What digital signatures say about a document that must be signed: which signs count, and which are for a person. Pure.

A signature that holds counts whether or not the user trusts the certificate: that is told beside it, and never fails a bid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist import seals
from checklist.checks.answer import Asked
from checklist.filed import Filed
from checklist.finding import Evidence, Finding, Reason
from checklist.person import Likeness, likeness
from checklist.wording import listed
from extractors.document import Fact, Seal

UNSURE = "onzeker"  # a digital signature of which it cannot be told whether it holds
SEALED = "zegel"  # a seal of an organisation where a person should sign


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One sign of signing as it counts: what stands at a place to sign, in the light of the file's digital signatures."""

    how: str  # certificaat | platform | inkt | afbeelding | getypt | leeg | zegel | onzeker
    name: str  # beside which it stands; "" when there is none
    item: Filed
    evidence: tuple[Evidence, ...]
    seal: Seal | None = None  # the digital signature that it rests on


def shown(item: Filed) -> Iterator[Shown]:
    """Every sign in the document; a signature of a person that stands at no place to sign comes last."""
    facts = item.piece.all("handtekening")
    yield from (_shown(fact, item) for fact in facts)
    people = seals.of_people(item)
    if not facts and people:
        yield Shown(how="certificaat", name="", item=item, evidence=item.opening(), seal=people[0])


def _shown(fact: Fact, item: Filed) -> Shown:
    name = fact.about.get("ondertekenaar", "")
    how, seal = _counted(fact, name, item)
    return Shown(how=how, name=name, item=item, evidence=item.evidence(fact), seal=seal)


def _counted(fact: Fact, name: str, item: Filed) -> tuple[str, Seal | None]:
    """As what the sign counts: a signature that shows nowhere is one all the same, and one that nobody can check is none."""
    if fact.value in ("leeg", "getypt") and name and (own := seals.by_name(item, name)):
        return "certificaat", own
    if fact.value != "certificaat" or not item.document.seals:
        return fact.value, None
    if people := seals.of_people(item):
        return "certificaat", seals.by_name(item, name) or people[0]
    organisations = seals.of_organisations(item)
    if organisations and _by_service(name, item):
        return "platform", organisations[0]
    return (SEALED, organisations[0]) if organisations else (UNSURE, None)


def _by_service(name: str, item: Filed) -> bool:
    """Does a page of a signing service name this signer? Such services seal the file in their own name."""
    marks = [mark for mark in item.document.marks if mark.how == "platform"]
    return any(not name or likeness(mark.signer, name) is not Likeness.OTHER for mark in marks)


_INSTEAD = re.compile(
    r"\W*(?:digitale )?(?:handtekening|paraaf|signature)\b[^:]{0,40}:\s*(?P<words>(?!leeg\b)[^\W\d_][^:_…]{2,60})", re.IGNORECASE
)


def empty_words(mark: Shown) -> str:
    """What to say of a place without a signature, also when words such as "volgt" stand there."""
    name = mark.item.origin.name
    written = _INSTEAD.fullmatch(mark.evidence[0].quote.split("\n")[0]) if mark.evidence else None
    if written:
        return f"Op de plek voor de handtekening in {name} staat geen handtekening, maar «{written['words'].strip()}»."
    return f"De plek voor de handtekening in {name} is leeg."


def words_of(mark: Shown) -> str:
    """What is known of the digital signature that this sign rests on; "" when it rests on none."""
    return seals.told(mark.seal) if mark.seal else ""


def question(asked: Asked, bodies: Sequence[Filed], marks: Sequence[Shown]) -> Finding | None:
    """What a person must look at because of the digital signatures; None when they leave no question."""
    for item in bodies:
        if spoilt := seals.broken(item):
            text = f"In {item.origin.name} zit een digitale handtekening die niet meer past. {seals.told(spoilt[0])}"
            return asked.person(Reason.UNSIGNED, f"{text} Een mens beslist of het document zo getekend is.", evidence=_proof(item, marks))
    resting = [mark for mark in marks if mark.how in ("certificaat", SEALED, UNSURE)]
    return next((found for mark in resting if (found := _about(asked, mark))), None)


def _about(asked: Asked, mark: Shown) -> Finding | None:
    item, name = mark.item, mark.item.origin.name
    if mark.how == UNSURE:
        why = (seals.unanswered(item)[0]).because if seals.unanswered(item) else ""
        text = f"Er zit een digitale handtekening in {name}. {why} Een mens kijkt na of het document ondertekend is."
        return asked.person(Reason.DOUBT, text, evidence=mark.evidence)
    if mark.how == SEALED and mark.seal:
        text = f"{name} draagt een digitaal zegel van een organisatie en geen handtekening van een persoon. {seals.told(mark.seal)}"
        return asked.person(Reason.DOUBT, f"{text} Een mens beslist of dat als ondertekening telt.", evidence=mark.evidence)
    people = seals.of_people(item)
    if seals.had_ended(people):
        text = f"Het certificaat van de digitale handtekening in {name} was niet geldig op het tijdstip erbij. {seals.told(people[0])}"
        return asked.person(Reason.DOUBT, text, evidence=mark.evidence)
    if ahead := seals.after(item, item.origin.received):
        text = f"De digitale handtekening in {name} zou zijn gezet nadat de mail al was ontvangen. {seals.told(ahead)} Kijk dit na."
        return asked.person(Reason.CONTRADICTION, text, evidence=mark.evidence)
    return _other_name(asked, mark, people)


def _other_name(asked: Asked, mark: Shown, people: Sequence[Seal]) -> Finding | None:
    """Signed by somebody who is not named as signer."""
    named = [fact.value for fact in mark.item.piece.all("ondertekenaar")]
    if not named or not people or any(seals.may_be(seal, name) for seal in people for name in named):
        return None
    signers = listed([seal.signer for seal in people], last="en")
    text = (
        f"De digitale handtekening in {mark.item.origin.name} is van {signers}, maar als ondertekenaar staat er "
        f"{listed(named, last='en')}. Een mens kijkt na wie er heeft getekend."
    )
    return asked.person(Reason.CONTRADICTION, text, evidence=mark.evidence)


def _proof(item: Filed, marks: Sequence[Shown]) -> tuple[Evidence, ...]:
    return next((mark.evidence for mark in marks if mark.item is item), item.opening())
