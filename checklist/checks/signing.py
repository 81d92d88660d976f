"""Is it signed, and may the signer sign: declaration -> KvK extract -> mandate, closed or open at a named step. Pure."""

from dataclasses import dataclass

from checklist.checks.answer import Asked
from checklist.checks.extracts import chain
from checklist.checks.mandate import accompanied, aimed, by_outsider, dated, elsewhere, for_another_region, for_this_bid, limited, undone
from checklist.checks.sealed import Shown, empty_words, question, shown, words_of
from checklist.checks.versions import unsigned_version, wrong_day
from checklist.entity import names_of, plain
from checklist.filed import Filed
from checklist.finding import Evidence, Finding, Reason, Verdict
from checklist.person import Likeness, likeness
from checklist.wording import listed
from extractors.document import Fact, Kind

_REAL = frozenset({"certificaat", "afbeelding", "inkt", "platform"})
_HOW = {
    "certificaat": "een digitale handtekening",
    "afbeelding": "een handtekening als afbeelding",
    "inkt": "een met de pen gezette handtekening",
    "platform": "een handtekening via een ondertekendienst",
}


def signed(asked: Asked) -> Finding | None:
    """Does a real sign of signing stand in the document? A typed name is for a person; an empty place is not signed.

    A digital signature counts as far as it holds; one that was broken, or that is of somebody else, is for a person.
    """
    bodies = _bodies(asked)
    if not bodies:
        return None
    marks = [mark for item in bodies for mark in shown(item)]
    found = question(asked, bodies, marks) or unsigned_version(asked, bodies, marks) or _by_marks(asked, bodies, marks)
    return (wrong_day(asked, bodies) if found.verdict is Verdict.MET else None) or found


def _by_marks(asked: Asked, bodies: tuple[Filed, ...], marks: list[Shown]) -> Finding:
    real = [mark for mark in marks if mark.how in _REAL]
    hands = {plain(mark.name) for mark in real if mark.name}
    empty = [mark for mark in marks if mark.how == "leeg" and plain(mark.name) not in hands]  # who signed another copy has signed
    typed = [mark for mark in marks if mark.how == "getypt"]
    if real and empty:
        text = f"In {empty[0].item.origin.name} is een plek voor een handtekening leeg gebleven; een andere is wel getekend."
        return asked.person(Reason.UNSIGNED, text, evidence=empty[0].evidence)
    if real and (unsigned := _only_typed(typed, real)):
        text = (
            f"In {unsigned[0].item.origin.name} staat bij {unsigned[0].name} alleen een getypte naam; een ander heeft wel getekend. "
            f"Een mens kijkt na of {unsigned[0].name} ook moet tekenen."
        )
        return asked.person(Reason.UNSIGNED, text, evidence=unsigned[0].evidence)
    if real:
        text = f"{real[0].item.origin.name} draagt {_HOW[real[0].how]}{_beside(real[0])}. {words_of(real[0])}"
        return asked.met(text.strip(), real[0].evidence)
    if empty:
        text = empty_words(empty[0])
        return asked.not_met(Reason.UNSIGNED, text, evidence=empty[0].evidence)
    if beside := _proof_beside(asked, typed):
        return beside
    item, words = typed[0].item if typed else bodies[0], "is geen handtekening gevonden"
    if typed:
        words = "staat alleen een getypte naam" if typed[0].name else "staat op de plek van de handtekening alleen getypte tekst"
    text = f"Onder {item.origin.name} {words}. Een mens kijkt na of het document ondertekend is."
    return asked.person(Reason.UNSIGNED, text, evidence=typed[0].evidence if typed else item.opening())


def _only_typed(typed: list[Shown], real: list[Shown]) -> list[Shown]:
    """Those whose name was typed and nothing more, while others signed; a signature without a name may be of one of them."""
    hands = [mark.name for mark in real if mark.name]
    others = [mark for mark in typed if mark.name and all(likeness(mark.name, hand) is Likeness.OTHER for hand in hands)]
    return others if len(others) > len(real) - len(hands) else []


def _proof_beside(asked: Asked, typed: list[Shown]) -> Finding | None:
    """A typed name, and in a file of its own the proof of a signing service that this person signed: whether that is of this very
    document, a person must see."""
    for item in asked.file.counting((Kind.OVERIG,)):
        for fact in item.piece.all("ondertekenbewijs"):
            mark = next((mark for mark in typed if mark.name and likeness(mark.name, fact.value) is Likeness.SAME), None)
            if mark is not None:
                text = (
                    f"Onder {mark.item.origin.name} staat een getypte naam; {item.origin.name} zegt dat {fact.value} via een "
                    "ondertekendienst heeft getekend. Een mens kijkt na of dat bewijs bij dit document hoort."
                )
                return asked.person(Reason.DOUBT, text, evidence=(*mark.evidence, *item.evidence(fact)))
    return None


def _bodies(asked: Asked) -> tuple[Filed, ...]:
    """The documents themselves; an annex that came as a file of its own need not be signed."""
    whole = tuple(item for item in asked.found if item.piece.all("ondertekenaar") or item.piece.all("handtekening"))
    return whole or asked.found[:1]


def _beside(mark: Shown) -> str:
    return f" bij de naam {mark.name}" if mark.name else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Registered:
    """Someone on the extract who may act for the entity."""

    fact: Fact
    item: Filed

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the extract names this person, and where it says what he or she may do."""
        powers = [fact for fact in self.item.piece.all("bevoegdheid") if fact.about.get("naam") == self.fact.value]
        return self.item.evidence(self.fact, *powers)

    @property
    def name(self) -> str:
        return self.fact.value

    @property
    def alone(self) -> bool:
        power = self.fact.about.get("bevoegdheid", "")
        full = self.fact.name == "gevolmachtigde" and self.fact.about.get("volmacht") == "volledig"
        owns = self.fact.name == "eigenaar" and not power
        return owns or power in ("alleen", "onbeperkt") or full

    @property
    def jointly(self) -> bool:
        return self.fact.about.get("bevoegdheid") == "gezamenlijk"

    @property
    def directs(self) -> bool:
        return self.fact.name in ("bestuurder", "vennoot")

    @property
    def unread(self) -> bool:
        """Was it not read what this director may do?"""
        return self.directs and self.fact.about.get("bevoegdheid", "onbekend") == "onbekend"


def authority_chain(asked: Asked) -> Finding | None:
    """Follow the signers of the declaration to the extract and, where needed, over a mandate."""
    declared = asked.file.counting((Kind.BESTUURSVERKLARING,))
    signers = _signers(declared)
    if not signers:
        text = (
            "Of de ondertekenaar mag tekenen, is niet na te gaan: uit de bestuursverklaring blijkt niet wie tekent. Een mens kijkt dit na."
        )
        return asked.person(Reason.DOUBT, text, evidence=declared[0].opening() if declared else ())
    extracts = chain(asked)
    registered = _registered(extracts)
    if not extracts or not registered:
        own = "" if not asked.file.counting((Kind.UITTREKSEL_KVK,)) else " van de inschrijver zelf"
        step = "op het KvK-uittreksel zijn geen bestuurders gelezen" if extracts else f"er is geen leesbaar KvK-uittreksel{own}"
        return _open(asked, step, evidence=_signed(signers))
    mandates = tuple(item for item in asked.found if item.piece.kind is Kind.MACHTIGING)
    unread = next((item for item in asked.file.mute if Kind.MACHTIGING in item.meant), None)
    if unread and not mandates:
        step = f"{unread.origin.name} is waarschijnlijk bedoeld als een bewijs van machtiging, maar is niet te lezen"
        return _open(asked, step, evidence=_signed(signers))
    return (
        _by_mandate(asked, signers, registered=registered, mandates=mandates)
        if mandates
        else _directly(asked, signers, registered=registered)
    )


def _signers(declared: tuple[Filed, ...]) -> list[tuple[Fact, Filed]]:
    """Who stands under the declaration, each name once."""
    seen: dict[str, tuple[Fact, Filed]] = {}
    for item in declared:
        for fact in item.piece.all("ondertekenaar"):
            seen.setdefault(fact.value.casefold(), (fact, item))
    return list(seen.values())


def _signed(signers: list[tuple[Fact, Filed]]) -> tuple[Evidence, ...]:
    """Where each of them stands under the declaration."""
    return tuple(proof for fact, item in signers for proof in item.evidence(fact))


_NONE = "Er is geen apart bewijs van machtiging."


def _unseen_director(registered: list[_Registered], extracts: tuple[Filed, ...]) -> _Registered | None:
    """A director that is a legal person of which no extract is here, so that nobody can tell who acts for it."""
    seen = {plain(name) for item in extracts for name in names_of(item.piece)}
    return next((row for row in registered if row.fact.about.get("rechtspersoon") == "ja" and plain(row.name) not in seen), None)


def _beyond(registered: list[_Registered], extracts: tuple[Filed, ...]) -> str:
    """What is missing when a legal person directs the bidder and its own extract is not here; "" otherwise."""
    director = _unseen_director(registered, extracts)
    return f"; {director.name} bestuurt de inschrijver, en van die rechtspersoon is geen KvK-uittreksel gevonden" if director else ""


def _registered(extracts: tuple[Filed, ...]) -> list[_Registered]:
    names = ("bestuurder", "eigenaar", "vennoot", "gevolmachtigde")
    return [_Registered(fact=fact, item=item) for item in extracts for name in names for fact in item.piece.all(name)]


def _match(name: str, registered: list[_Registered]) -> tuple[_Registered | None, Likeness]:
    for wanted in (Likeness.SAME, Likeness.POSSIBLE):
        for person in registered:
            if likeness(name, person.name) is wanted:
                return person, wanted
    return None, Likeness.OTHER


def _directly(asked: Asked, signers: list[tuple[Fact, Filed]], *, registered: list[_Registered], none: str = _NONE) -> Finding:
    """No mandate for who signs, as `none` says: the extract alone must show that this person may sign."""
    matches = [_match(fact.value, registered) for fact, _ in signers]
    fact, item = signers[0]
    people = [person for person, _ in matches if person]
    evidence = (*_signed(signers), *(proof for person in people for proof in person.evidence))
    if not people and (director := _unseen_director(registered, chain(asked))):
        step = f"{director.name} bestuurt de inschrijver, en van die rechtspersoon is geen KvK-uittreksel gevonden"
        return _open(asked, f"{step}; een bewijs van machtiging evenmin", evidence=(*evidence, *director.evidence))
    told = all(one.about.get("uit") == "zin" for one, _ in signers)
    if not people and told:
        text = (
            f"Volgens een zin in {item.origin.name} tekent {fact.value}, die niet op het KvK-uittreksel staat. Of dat de ondertekenaar van "
            "dit document is, kijkt een mens na."
        )
        return asked.person(Reason.UNAUTHORISED, text, evidence=evidence)
    if not people:
        text = f"{fact.value} tekent, maar staat niet op het KvK-uittreksel, en een bewijs van machtiging is niet gevonden."
        return asked.not_met(Reason.UNAUTHORISED, text, evidence=evidence)
    sure = [person for person, how in matches if person and how is Likeness.SAME]
    alone = [person for person in sure if person.alone]
    if alone:
        text = (
            f"{none} {alone[0].name} is volgens het KvK-uittreksel alleen bevoegd. De regel zegt niet of dat genoeg is; een mens beslist."
        )
        return asked.person(Reason.DOUBT, text, evidence=evidence)
    if _together(sure, registered):
        text = f"{none} Alle gezamenlijk bevoegde bestuurders tekenen; een mens beslist of dat genoeg is."
        return asked.person(Reason.DOUBT, text, evidence=evidence)
    if any(person.jointly for person in people) and not told and _signs_without_others(people, registered):
        text = (
            f"{people[0].name} is volgens het KvK-uittreksel alleen samen met anderen bevoegd, maar tekent alleen. "
            "Een bewijs van machtiging is niet gevonden."
        )
        return asked.not_met(Reason.UNAUTHORISED, text, evidence=evidence)
    names = listed([fact.value for fact, _ in signers], last="en") + (" zo mogen" if len(signers) > 1 else " alleen mag")
    text = f"Uit het KvK-uittreksel blijkt niet zeker dat {names} tekenen, en een bewijs van machtiging is niet gevonden."
    return asked.person(Reason.UNAUTHORISED, text, evidence=evidence)


def _signs_without_others(people: list[_Registered], registered: list[_Registered]) -> bool:
    """Does one director sign alone, where the extract has others and says of each what he or she may do?"""
    names = {person.name for person in people}
    board = [person for person in registered if person.directs]
    return len(names) == 1 and not names.issuperset(person.name for person in board) and not any(person.unread for person in board)


def _by_mandate(asked: Asked, signers: list[tuple[Fact, Filed]], *, registered: list[_Registered], mandates: tuple[Filed, ...]) -> Finding:
    """Each signer is entitled alone, or mandated by those who are; the first open step is named."""
    proof: list[Evidence] = []
    matches = [_match(fact.value, registered) for fact, _ in signers]
    together = _together([person for person, how in matches if person and how is Likeness.SAME], registered)
    for fact, item in signers:
        proof.extend(item.evidence(fact))
        person, how = _match(fact.value, registered)
        if person and how is Likeness.SAME and person in together:
            proof.extend(person.evidence)
            continue
        if person and how is Likeness.SAME and person.alone:
            proof.extend(person.evidence)
            continue
        names = [signer.value for signer, _ in signers]
        step, found = _mandated(fact, mandates, registered=registered, declared=item, signers=names)
        proof.extend(found)
        step = step or _aimed_elsewhere(asked, mandates)
        if step:
            return _open(asked, step + _beyond(registered, chain(asked)), evidence=tuple(proof))
    known = [person.name for person in registered]
    worth = tuple(item for item in mandates if not by_outsider(item, known))
    if not worth:
        return _directly(asked, signers, registered=registered, none=by_outsider(mandates[0], known))
    if not any(_is_about(asked, item, fact.value) for item in worth for fact, _ in signers) and not _decided(signers, worth):
        none = f"Het bewijs van machtiging gaat niet over {listed([fact.value for fact, _ in signers], last='en')}."
        return _directly(asked, signers, registered=registered, none=none)
    return asked.met(
        f"{listed([fact.value for fact, _ in signers], last='en')} mag namens {asked.who} tekenen: de keten is gesloten.", tuple(proof)
    )


def _aimed_elsewhere(asked: Asked, mandates: tuple[Filed, ...]) -> str:
    """Dutch: that the mandate is for another zorgkantoor or another region; "" otherwise."""
    office = asked.round.office_of(asked.region).name
    others = [other.name for other in asked.round.offices if other.name != office]
    names = {row.id: row.name for row in asked.round.regions}
    step = elsewhere(mandates, own=office, others=others)
    return step or for_another_region(mandates, asked.file.told_of, region=asked.region, names=names)


def _is_about(asked: Asked, mandate: Filed, signer: str) -> bool:
    """Does this paper name as mandated the signer, or the bidder or a participant itself; or says of who signs it that the signer
    may?"""
    bid = asked.file.bid
    attorneys = mandate.piece.all("gevolmachtigde")
    if {plain(fact.value) for fact in attorneys} & {plain(name) for name in (bid.name, *(member.name for member in bid.members))}:
        return True
    own = mandate.piece.all("mag_tekenen")
    return any(likeness(fact.value, signer) is not Likeness.OTHER for fact in (*attorneys, *own))


def _decided(signers: list[tuple[Fact, Filed]], mandates: tuple[Filed, ...]) -> bool:
    """Several who sign together, and a resolution of the same people that mandates nobody else: they decided to do so."""
    for item in mandates:
        if item.piece.all("gevolmachtigde") or item.piece.all("geen_machtiging") or len(signers) < 2:
            continue
        givers = item.piece.all("volmachtgever")
        if all(any(likeness(giver.value, fact.value) is not Likeness.OTHER for giver in givers) for fact, _ in signers):
            return True
    return False


def _together(present: list[_Registered], registered: list[_Registered]) -> list[_Registered]:
    """The directors that may act together only, when every one of them is present, and with another director; none when one is missing.

    None as well where the extract does not say what another director may do: who else must act along is then unknown.
    """
    names, joint = {person.name for person in present}, [person for person in registered if person.jointly]
    if not names.issuperset(person.name for person in joint):
        return []
    boards = {id(item): [one for one in registered if one.item is item and one.directs] for item in (person.item for person in joint)}
    whole = {key for key, board in boards.items() if len(names & {one.name for one in board}) > 1 and not any(one.unread for one in board)}
    return [person for person in joint if id(person.item) in whole]


def _mandated(
    signer: Fact, mandates: tuple[Filed, ...], *, registered: list[_Registered], declared: Filed, signers: list[str]
) -> tuple[str, tuple[Evidence, ...]]:
    """Which step of the mandate for this signer is open ("" when none), and what was seen."""
    if (gone := undone(signer, mandates)) is not None:
        return gone
    for item in mandates:
        attorneys = [fact for fact in item.piece.all("gevolmachtigde") if likeness(fact.value, signer.value) is Likeness.SAME]
        if not attorneys:
            continue
        givers = item.piece.all("volmachtgever") or item.piece.all("ondertekenaar")
        seen = item.evidence(attorneys[0], *givers)
        known = [(giver, _match(giver.value, registered)) for giver in givers]
        entitled = [person for _, (person, how) in known if person and how is Likeness.SAME]
        seen += tuple(place for person in entitled for place in person.evidence)
        if not givers:
            return "het bewijs van machtiging noemt niet wie machtigt", seen
        if not entitled:
            return f"{givers[0].value} machtigt, maar staat niet als bevoegd op het KvK-uittreksel", seen
        own, how = _match(signer.value, registered)
        beside = [own] if own and how is Likeness.SAME and own.jointly and for_this_bid(item) else []
        if not any(person.alone for person in entitled) and not _together([*entitled, *beside], registered):
            return _why_not(entitled, registered), seen
        year = int(on.value[:4]) if (on := declared.piece.one("datum")) and on.value[:4].isdecimal() else 0
        how_far = limited(attorneys[0]) or aimed(item, attorneys[0], signed_in=year)
        how_far = how_far or accompanied(attorneys[0], signers, givers=[giver.value for giver in givers])
        return how_far or dated(item, declared), seen
    names = listed([fact.value for item in mandates for fact in item.piece.all("gevolmachtigde")], last="en") or "niemand bij naam"
    return f"{signer.value} tekent, maar het bewijs van machtiging noemt {names}", mandates[0].opening()


def _why_not(givers: list[_Registered], registered: list[_Registered]) -> str:
    """Why these directors cannot give a mandate, as far as the extract says."""
    if givers[0].jointly and len(givers) == 1 and not any(person.unread for person in registered):
        return f"{givers[0].name} machtigt alleen, maar is alleen samen met anderen bevoegd"
    names, verb = listed([person.name for person in givers], last="en"), "mogen" if len(givers) > 1 else "mag"
    return f"{names} {'machtigen' if len(givers) > 1 else 'machtigt'}, maar dat dit zo {verb}, blijkt niet zeker uit het KvK-uittreksel"


def _open(asked: Asked, step: str, *, evidence: tuple[Evidence, ...]) -> Finding:
    text = f"De bevoegdheid om te tekenen is niet rond: {step}. Een mens kijkt dit na."
    return asked.person(Reason.UNAUTHORISED, text, evidence=evidence)
