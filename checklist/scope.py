"""For which regions a bid asks to be assessed, and where it is new. Pure; names of regions are resolved in regions.py."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checklist.beside_region import beside
from checklist.filed import BidFile
from checklist.finding import CriterionRow, PieceRef
from checklist.held_contract import has_contract, running, told_outright
from checklist.mail import Mail
from checklist.region_names import REGION_NAMES, How
from checklist.regions import Match, Regions
from checklist.round import Round
from checklist.says_new import own_texts, says_new, says_no_contract
from extractors.document import Kind

_DECLARES = (Kind.BESTUURSVERKLARING, Kind.INSTEMMINGSVERKLARING)
_TELLS = (Kind.BEGELEIDENDE_BRIEF, Kind.HOOFDELIJKHEIDSVERKLARING, Kind.IMPLEMENTATIEPLAN, Kind.ONDERBOUWING)
_IN_REGION = frozenset({*REGION_NAMES, How.MUNICIPALITY, How.OLD_MUNICIPALITY, How.PLACE}) - {How.COUNTRY}
_HEAD = 12  # lines: title, name, region and date stand there


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What a provider says of its own bid when it checks beforehand; a purchaser is told nothing."""

    region: str
    new: bool
    consortium: bool
    contract: bool = False  # it has a running contract


@dataclass(frozen=True, kw_only=True, slots=True)
class Scope:
    """The regions a bid asks for, and what is unclear about them."""

    regions: tuple[str, ...]  # of this office, in the order of the round
    elsewhere: tuple[str, ...]  # of other offices: a separate bid is needed there; these are `regions` when none is of this office
    doubts: tuple[str, ...]  # Dutch


def asked_regions(file: BidFile, mails: Sequence[Mail], *, rules: Round, office: str, places: Regions) -> Scope:
    """The declaration says it; without one the mail; without that the texts; without any, every region of the office."""
    own = rules.office(office).regions
    declared = _resolved(_written(file, _DECLARES), places)
    own_words = [mail for mail in mails if not mail.only_withdraws]
    mailed = _in_words(own_words, places)
    told = _resolved(_written(file, _TELLS), places)
    late = _resolved(_written(file, (*_DECLARES, *_TELLS), late=True), places)
    matches = declared or mailed or told or _in_papers(file, places) or late
    named = {region for match in matches for region in match.regions}
    doubts = [f"{match.written}: {match.doubt}" for match in (*matches, *_unknown(file, places)) if match.doubt]
    if declared:
        alone = [mail for mail in own_words if mail.message.sha256 not in file.shared]
        doubts.extend(_difference(declared, _in_words(alone, places), rules=rules))
    regions = tuple(region for region in own if region in named)
    if not named:
        doubts.append("In de mail en de documenten is geen regio van deze ronde gevonden; daarom staat deze inschrijving bij elke regio.")
        regions = own
    elsewhere = tuple(row.id for row in rules.regions if row.id in named and row.id not in own)
    return Scope(regions=regions or elsewhere, elsewhere=elsewhere, doubts=tuple(dict.fromkeys(doubts)))


def regions_of_papers(file: BidFile, places: Regions) -> dict[PieceRef, frozenset[str]]:
    """The regions that each plan of a newcomer names, by their own name or by a municipality or place in them; and those that each mandate
    says it is for.
    """
    plans = file.counting((Kind.IMPLEMENTATIEPLAN, Kind.ONDERBOUWING))
    words = {item.ref: "\n".join(line.text for page in item.pages for line in page.lines) for item in plans}
    found = {ref: [match for match in places.find(text) if match.how in _IN_REGION] for ref, text in words.items()}
    mandates = file.counting((Kind.MACHTIGING,))
    found |= {item.ref: _resolved([fact.value for fact in item.piece.all("regio")], places) for item in mandates}
    return {ref: frozenset(region for match in matches for region in match.regions) for ref, matches in found.items()}


def withdrawn_regions(mails: Sequence[Mail], places: Regions) -> tuple[str, ...] | None:
    """Regions that the sentences of a withdrawal name; none when no region is named at all, so that it is about the whole bid.

    None when regions stand only elsewhere in the mail ("Voor die regio zien wij af ..."): a person must read what is meant.
    """
    letters = [(mail, mail.withdrawal.sentence) for mail in mails if mail.only_withdraws and mail.withdrawal]
    inside = [region for _, sentence in letters for region in _named(sentence, places)]
    around = [region for mail, _ in letters for region in _named(mail.told, places)]
    return None if set(around) - set(inside) else tuple(dict.fromkeys(inside))


def _named(text: str, places: Regions) -> list[str]:
    return [region for match in places.find(text) if match.how in REGION_NAMES for region in match.regions]


def _in_words(mails: Sequence[Mail], places: Regions) -> list[Match]:
    """Regions by their names in what the senders wrote; a municipality may be an address."""
    return [match for mail in mails for match in places.find(mail.written) if match.how in REGION_NAMES]


def _in_papers(file: BidFile, places: Regions) -> list[Match]:
    """Names of regions anywhere in the declaration, else at the head of a text: "Ik werk in Friesland"."""
    declared = "\n".join(line.text for item in file.counting(_DECLARES) for page in item.pages for line in page.lines)
    found = [match for match in places.find(declared) if match.how in REGION_NAMES]
    heads = "\n".join(line.text for item in file.counting(_TELLS) for line in item.pages[0].lines[:_HEAD])
    return found or [match for match in places.find(heads) if match.how in REGION_NAMES]


def _written(file: BidFile, kinds: Iterable[Kind], *, late: bool = False) -> list[str]:
    """Regions as the documents write them, from those that count; with `late` from those that came after closing."""
    return [fact.value for item in (file.set_aside(kinds) if late else file.counting(kinds)) for fact in item.piece.all("regio")]


def _resolved(written: Iterable[str], places: Regions) -> list[Match]:
    return [match for words in dict.fromkeys(written) for match in places.resolve(words) if match.regions]


def _unknown(file: BidFile, places: Regions) -> list[Match]:
    """What the declaration calls a region and nobody knows: said, not dropped."""
    written = dict.fromkeys(_written(file, _DECLARES))
    return [match for words in written for match in places.resolve(words) if match.how is How.UNKNOWN]


def _difference(declared: Sequence[Match], mailed: Sequence[Match], *, rules: Round) -> list[str]:
    """Regions named in one place and not in the other."""
    ours = {region for match in declared for region in match.regions}
    theirs = {region for match in mailed for region in match.regions}
    names = {row.id: row.name for row in rules.regions}
    only = [names[row.id] for row in rules.regions if row.id in theirs - ours]
    return [f"De mail noemt ook {name}, de bestuursverklaring niet." for name in only]


def new_in(
    file: BidFile, regions: Sequence[str], *, experience: dict[str, CriterionRow], places: Regions, mailed: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Regions where the bidder seems new, and regions where that cannot be told.

    The bidder's own answer in the declaration counts first ("nieuw in deze regio? nee"); where its words elsewhere differ, it cannot
    be told; nor can it where it tells of a contract there and calls itself new there too. Then: a contract in this very region says
    no (one elsewhere is experience, but leaves the bidder new here); a plan for newcomers or the bidder's own words say yes, in its
    papers or in the words `mailed`.
    """
    plans = file.counting((Kind.IMPLEMENTATIEPLAN,))
    planned = {region for match in _resolved(_written(file, (Kind.IMPLEMENTATIEPLAN,)), places) for region in match.regions}
    answered = {said: _answered(file, said, regions, places) for said in ("ja", "nee")}
    texts = own_texts(file, (*_TELLS, *_DECLARES), mailed)
    near = beside(texts, places, year=file.bid.submitted.year if file.bid.submitted else None)
    said = says_new(texts, regions, places) | near.new | answered["ja"]
    nowhere = says_no_contract(texts, places)
    runs = {one: running(experience.get(one), file, places) for one in regions}
    told = told_outright(texts, file, places)
    contracts = near.contract | {one for one in regions if has_contract([*runs[one], *told], one, places, only=len(regions) == 1)}
    new, unsure = [], []
    for region in regions:
        contracted = region in answered["nee"] or (region in contracts)
        planned_here = region in planned and (not contracted or planned == {region})  # a plan also names where its writer comes from
        if ((region in said or planned_here) and region in answered["nee"]) or (region in said and region in contracts):
            unsure.append(region)
        elif region in said or planned_here or (((plans and not planned) or nowhere) and not contracted):
            new.append(region)
        elif not contracted:
            unsure.append(region)
    return tuple(new), tuple(unsure)


def _answered(file: BidFile, said: str, regions: Sequence[str], places: Regions) -> frozenset[str]:
    """The regions for which the declaration answers this to the question whether the bidder is new there."""
    found: set[str] = set()
    for fact in (fact for item in file.counting(_DECLARES) for fact in item.piece.all("nieuw_in_regio") if fact.value == said):
        named = _named(fact.about.get("regio", ""), places)
        found |= set(named) if named else set(regions) if not fact.about.get("regio") or len(regions) == 1 else set()
    return frozenset(found)
