"""Which road a bidder follows where a round has two: of who has a running contract, or of a new organisation.

In 2021 and 2023 who has a contract sends an instemmingsverklaring, and a new organisation all other documents. No list of
contracts lies here: the road is read from what was sent, said with its reason, and left open where papers point both ways. Pure.
"""

from collections.abc import Mapping, Sequence

from checklist.filed import BidFile, Road
from checklist.regions import Regions
from checklist.round import Round
from checklist.wording import listed
from extractors.document import Kind

_PAPERS = (
    Kind.VOG_RP,
    Kind.VOG_NP,
    Kind.UITTREKSEL_UBO,
    Kind.MACHTIGING,
    Kind.PROGNOSE,
    Kind.OVERZICHT_CLIENTONDERSTEUNERS,
    Kind.ONDERBOUWING,
    Kind.HOOFDELIJKHEIDSVERKLARING,
)
"""What only a new organisation need send; a KvK extract comes with many mails."""

_MANY = 2  # kinds of such papers beside an instemmingsverklaring, from which it is no longer clear who sends it


def has_roads(rules: Round) -> bool:
    """Does this round ask other documents of who has a contract than of who is new?"""
    return rules.asks("new_organisation", "new_consortium", "existing_contract_holder")


def roads(file: BidFile, regions: Sequence[str], *, rules: Round, places: Regions, told: bool | None = None) -> Mapping[str, Road]:
    """The road in each region; none in a round with one road. `told` is what a provider says of its own contract."""
    if not has_roads(rules):
        return {}
    if told is not None:
        words = "al een overeenkomst te hebben" if told else "nog geen overeenkomst te hebben"
        return dict.fromkeys(regions, Road(holds=told, because=f"U gaf op {words}."))
    return {region: _road(file, region, places) for region in regions}


def _road(file: BidFile, region: str, places: Regions) -> Road:
    consents = _names(file, Kind.INSTEMMINGSVERKLARING, region=region, places=places)
    declares = _names(file, Kind.BESTUURSVERKLARING, region=region, places=places)
    papers = {item.piece.kind for item in file.filed if item.piece.kind in _PAPERS and not item.replaced_by}
    unread = [item.origin.name for item in file.mute if not item.meant]
    if consents and declares:
        files = listed([*consents, *declares], last="en")
        return _open(f"Deze inschrijving heeft een instemmingsverklaring en ook een bestuursverklaring ({files})")
    if consents and len(papers) >= _MANY:
        text = "een instemmingsverklaring, maar ook documenten die alleen een nieuwe organisatie hoeft te sturen"
        return _open(f"Deze inschrijving heeft {text} ({listed(consents, last='en')})")
    if consents:
        text = f"Deze aanbieder stuurde een instemmingsverklaring ({listed(consents, last='en')}); dat doet wie al een overeenkomst heeft."
        return Road(holds=True, because=text)
    if declares and not papers:
        return _open(f"Deze inschrijving heeft van de verklaringen alleen een bestuursverklaring ({listed(declares, last='en')})")
    if declares or (papers and not unread):
        return Road(holds=False, because="Deze aanbieder stuurde de documenten van een nieuwe organisatie en geen instemmingsverklaring.")
    return Road()


def _open(text: str) -> Road:
    return Road(holds=None, because=f"{text}. Daardoor is niet duidelijk of deze organisatie al een overeenkomst heeft.")


def _names(file: BidFile, kind: Kind, *, region: str, places: Regions) -> list[str]:
    """Files that are, or were meant as, this declaration; one that names other regions only says nothing about this one."""
    read = [item for item in file.filed if item.piece.kind is kind and not item.replaced_by]
    found = []
    for item in read:
        matches = [match for fact in item.piece.all("regio") for match in places.resolve(fact.value)]
        named = {one for match in matches for one in match.regions}
        if not named or region in named:
            found.append(item.origin.name)
    found += [item.origin.name for item in file.mute if kind in item.meant]
    return list(dict.fromkeys(found))
