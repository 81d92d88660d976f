"""Whose document is it: the same legal entity everywhere? Pure."""

from checklist.checks.answer import Asked
from checklist.entity import letters, names_of, numbers_of, plain
from checklist.filed import Filed
from checklist.finding import Evidence, Finding, Reason
from checklist.person import Likeness, likeness
from checklist.wording import listed
from extractors.document import Fact, Kind


def same_entity(asked: Asked) -> Finding | None:
    """The KvK number decides; without one, the name; otherwise a person."""
    if not asked.found:
        return None
    answers = [_of_item(asked, item) for item in asked.found]
    good = [answer for answer in answers if answer.reason is Reason.IN_ORDER]
    return good[0] if good else answers[0]


def own_text(asked: Asked) -> Finding | None:
    """A text of the bidder's own that is in the name of somebody else, and in which the bidder is nowhere: a question."""
    if not asked.found or not all(_is_of_another(asked, item) for item in asked.found):
        return None
    item = asked.found[0]
    text = f"{item.origin.name} staat op naam van een ander ({_about(item)}) en noemt {asked.who} nergens."
    return asked.person(Reason.WRONG_ENTITY, f"{text} Een mens kijkt na van wie deze tekst is.", evidence=_proof(item))


def _is_of_another(asked: Asked, item: Filed) -> bool:
    numbers, names = _wanted(asked)
    said, stated = {plain(name) for name in names_of(item.piece)}, set(numbers_of(item.piece))
    telling = {word for name in names for word in name.split() if len(word) >= _TELLING and word not in _ANYBODY}
    if not (said or stated) or numbers & stated or names & said or not telling:
        return False
    words = {word for page in item.pages for line in page.lines for word in plain(line.text).split()}
    return not any(one in word for one in telling for word in words)


_TELLING = 4  # letters of a word of a name, from which it tells who it is
_ANYBODY = frozenset(
    "client clienten clientondersteuning clientondersteuners ondersteuning zorg zorgadvies clientadvies advies onafhankelijke praktijk "
    "bureau adviesbureau groep nederland voor onafhankelijk".split()
)
"""Words that stand in many names, and in every text about this work."""


def _of_item(asked: Asked, item: Filed) -> Finding:
    numbers, names = _wanted(asked)
    stated = numbers_of(item.piece)
    if numbers and stated:
        facts = [fact for fact in item.piece.all("kvk_nummer") if fact.value in (numbers & set(stated))]
        if facts:
            return asked.met(f"{item.origin.name} noemt KvK-nummer {facts[0].value}, dat van {asked.who}.", item.evidence(facts[0]))
        if doubt := _of_namesake(asked, item):
            return doubt
        text = f"{item.origin.name} is van een andere rechtspersoon ({_about(item)}), niet van {_ours(asked)}."
        return asked.not_met(Reason.WRONG_ENTITY, text, evidence=_proof(item))
    said = names_of(item.piece)
    if item.piece.kind is Kind.MACHTIGING and not {plain(name) for name in said} & names and (own := _in_words(asked, item)):
        return own
    if not said and (known := _by_directors(asked, item)):
        return known
    if not said:
        text = f"{item.origin.name} noemt geen KvK-nummer of naam van een rechtspersoon. Kijk na of het van {asked.who} is."
        return asked.unknown(Reason.DOUBT, text, evidence=item.opening())
    if {plain(name) for name in said} & names:
        return asked.met(f"{item.origin.name} staat op naam van {said[0]}.", _proof(item))
    text = f"{item.origin.name} staat op naam van {listed(list(said), last='en')}; de inschrijver is {_ours(asked)}. Kijk dit na."
    return asked.person(Reason.WRONG_ENTITY, text, evidence=_proof(item))


def _of_namesake(asked: Asked, item: Filed) -> Finding | None:
    """Another number with the name of the bidder, or with its number mentioned beside: a slip or another entity, for a person."""
    numbers, names = _wanted(asked)
    stated = f"KvK-nummer {listed(list(numbers_of(item.piece)), last='en')}"
    if {plain(name) for name in names_of(item.piece)} & names:
        text = f"{item.origin.name} staat op naam van {asked.who}, maar noemt {stated}; het nummer van de inschrijver is een ander"
        text += f" ({listed(sorted(numbers), last='en')}). Een mens kijkt na van wie het is."
        return asked.person(Reason.WRONG_ENTITY, text, evidence=_proof(item))
    beside = [fact for fact in item.piece.all("kvk_nummer") if fact.value in numbers]
    if beside and item.piece.kind is Kind.MACHTIGING:  # the legal person that directs the bidder gives it; whether it may is for the chain
        return asked.met(f"{item.origin.name} noemt KvK-nummer {beside[0].value}, dat van {asked.who}.", item.evidence(beside[0]))
    if not beside:
        return None
    text = f"{item.origin.name} is van een andere rechtspersoon ({_about(item)}) en noemt {asked.who} alleen daarnaast."
    return asked.person(Reason.WRONG_ENTITY, f"{text} Een mens kijkt dit na.", evidence=(*_proof(item), *item.evidence(beside[0])))


_LONG_ENOUGH = 10  # letters of a name, without spaces, that are no chance


def _in_words(asked: Asked, item: Filed) -> Finding | None:
    """A line of the paper that has the name of the bidder in it, with whatever space between its letters."""
    _, names = _wanted(asked)
    wanted = {letters(name) for name in names if len(letters(name)) >= _LONG_ENOUGH}
    for page in item.pages:
        for line in page.lines:
            if any(name in letters(line.text) for name in wanted):
                return asked.met(f"{item.origin.name} noemt {asked.who}.", item.at(page.number, line.text.strip()[:160]))
    return None


def _by_directors(asked: Asked, item: Filed) -> Finding | None:
    """Minutes that name no entity are of the one whose directors sign them, when each signer stands on its own extract."""
    numbers, names = _wanted(asked)
    extracts = asked.file.counting((Kind.UITTREKSEL_KVK,))
    own = [one for one in extracts if numbers & set(numbers_of(one.piece)) or names & {plain(name) for name in names_of(one.piece)}]
    registered = [(fact, one) for one in own for name in ("bestuurder", "vennoot", "eigenaar") for fact in one.piece.all(name)]
    signers = item.piece.all("ondertekenaar")
    matches = [next((row for row in registered if likeness(fact.value, row[0].value) is Likeness.SAME), None) for fact in signers]
    if numbers_of(item.piece) or not signers or not all(matches):
        return None
    people = listed(list(dict.fromkeys(fact.value for fact in signers)), last="en")
    text = f"{item.origin.name} noemt geen rechtspersoon, maar {people} staat als bestuurder op het KvK-uittreksel van {asked.who}."
    if len(signers) > 1:
        text = text.replace(" staat als bestuurder", " staan als bestuurders")
    proof = tuple(evidence for found in matches if found for evidence in found[1].evidence(found[0]))
    return asked.met(text, (*item.evidence(*signers), *proof))


def _wanted(asked: Asked) -> tuple[frozenset[str], frozenset[str]]:
    """Numbers and plain names of the entity this document should be of: a participant, or the bid with all its participants."""
    bid = asked.file.bid
    if asked.member:
        pairs = [(asked.member.kvk_number, asked.member.name)]
    else:
        pairs = [(bid.kvk_number, bid.name), *((member.kvk_number, member.name) for member in bid.members)]
    numbers = frozenset(number for number, _ in pairs if number)
    names = {plain(name) for _, name in pairs}
    names |= {plain(name) for item in asked.file.filed if numbers & set(numbers_of(item.piece)) for name in names_of(item.piece)}
    return numbers, frozenset(names)


def _ours(asked: Asked) -> str:
    number = asked.member.kvk_number if asked.member else asked.file.bid.kvk_number
    return f"{asked.who} (KvK {number})" if number else asked.who


def _about(item: Filed) -> str:
    words = [*names_of(item.piece)[:1], *(f"KvK {number}" for number in numbers_of(item.piece)[:1])]
    return ", ".join(words)


def _proof(item: Filed) -> tuple[Evidence, ...]:
    facts: list[Fact] = [fact for name in ("kvk_nummer", "statutaire_naam", "handelsnaam", "eigenaar") for fact in item.piece.all(name)]
    return item.evidence(facts[0]) if facts else item.opening()
