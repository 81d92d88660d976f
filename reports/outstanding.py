"""What stands against a bid and nobody lifted, and what still waits for a person. Counts what was found and decided; judges nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Assessment, CriterionRow, DocumentRow, Result, Standing
from reports.album import OPEN
from reports.decision import EVERYWHERE, Outcome, Ruling, ruling_on
from templates.wording import REASONS, STANDINGS, VERDICTS

CLOSED = "verplicht"
"""The lane of what had to be there at closing."""
FREE = "plaats_vrij"
"""The code of a place that nobody has yet."""
REQUIREMENTS = frozenset({"eis", "plan"})
"""Groups of rules that a bid must meet; a selection criterion is weighed, and no decision on it stands against a bid."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One thing that stands against a bid in one region, or that still waits for a person."""

    region: str
    code: str  # the rule, or the standing ("te_laat")
    name: str  # Dutch, of the document or criterion
    said: str  # Dutch: what was found, or which decision says so
    sign: str  # as the report has it: ✗ ? ◆ !
    closed: bool = False  # had to be there, or in, at closing: the policy lets nobody mend it later
    whole: bool = False  # about the bid as a whole: no decision on a part of it lifts this
    ruling: Ruling | None = None  # the decision that it comes from, or that would lift it once it is confirmed

    @property
    def words(self) -> str:
        """All of it in one line."""
        return f"{self.sign} {self.name}: {self.said}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The result and everything decided about it: what the functions below look at."""

    result: Result
    rulings: tuple[Ruling, ...]


def outstanding(known: Known, *, bid: str, region: str = EVERYWHERE) -> tuple[Matter, ...]:
    """Everything of this bid in this region, or in all of its regions, in the order of the report."""
    rows = [row for row in known.result.assessments if row.bid == bid and region in (row.region, EVERYWHERE)]
    return tuple(matter for row in rows for matter in _of(known, row))


def unnamed(known: Known, *, bid: str, region: str) -> tuple[tuple[Ruling, Matter], ...]:
    """A selection that stands, with each matter against the bid that it does not name: refused or found after it, by person or run."""
    whole = ruling_on(known.rulings, bid=bid, region=region)
    if whole is None or whole.outcome is not Outcome.SELECTED:
        return ()
    named = {code for code, _ in whole.despite}
    return tuple((whole, matter) for matter in outstanding(known, bid=bid, region=region) if matter.code not in named)


def undecided(known: Known) -> Iterator[tuple[str, str]]:
    """Bid and region of every assessment without a decision on the whole bid that stands, in the order of the regions."""
    for region in known.result.procedure.regions:
        for row in known.result.assessments:
            if row.region == region.id and ruling_on(known.rulings, bid=row.bid, region=row.region) is None:
                yield row.bid, row.region


def vacancies(known: Known, *, bid: str, region: str = EVERYWHERE) -> tuple[Matter, ...]:
    """The regions of this bid, or this one, in which others leave places free: that it is not chosen does not follow from them."""
    rows = [row.region for row in known.result.assessments if row.bid == bid and region in (row.region, EVERYWHERE)]
    return tuple(
        Matter(region=one, code=FREE, name="Plaatsen", said=said, sign="!", whole=True)
        for one in rows
        if (said := free_places(known, region=one, but=bid))
    )


def free_places(known: Known, *, region: str, but: str = "") -> str:
    """Dutch: how many places of this region are taken by others than `but`; "" when none is free.

    Of a region whose number of places the round does not tell only whether anybody was selected. A selection that waits for a second
    person takes a place.
    """
    places = next((row.places for row in known.result.procedure.regions if row.id == region), None)
    others = {row.bid for row in known.result.assessments if row.region == region and row.bid != but}
    taken = sum(_takes(known, bid, region) for bid in others)
    if taken and (places is None or taken >= places):
        return ""
    return f"{taken} van de {places} bezet" if taken else "nog niemand is geselecteerd"


def _takes(known: Known, bid: str, region: str) -> bool:
    """Is this bid selected here, or will it be once a second person confirms that?"""
    mine = [one for one in known.rulings if one.bid == bid and one.part == EVERYWHERE and one.region in (region, EVERYWHERE)]
    standing = ruling_on(known.rulings, bid=bid, region=region)
    return any(one.outcome is Outcome.SELECTED and (one.waits or one is standing) for one in mine)


def gathered(matters: Iterable[Matter], *, regions: Sequence[str]) -> tuple[tuple[Matter, tuple[str, ...]], ...]:
    """The same matter in more regions once, with the regions it is about; () when it is about all of these."""
    together: dict[tuple[str, str], list[Matter]] = {}
    for matter in matters:
        together.setdefault((matter.code, matter.words), []).append(matter)
    return tuple((found[0], () if len(found) >= len(regions) else tuple(one.region for one in found)) for found in together.values())


def _of(known: Known, row: Assessment) -> Iterator[Matter]:
    if row.standing is not Standing.PENDING:
        late, said = row.standing is Standing.LATE, STANDINGS[row.standing]
        yield Matter(region=row.region, code=row.standing.value, name="Stand bij ontvangst", said=said, sign="!", closed=late, whole=True)
    names = {rule.code: rule for rule in known.result.procedure.rules}
    for document in row.documents:
        yield from _document(known, row, document, names[document.rule].name)
    for criterion in row.criteria:
        rule = names[criterion.rule]
        yield from _criterion(known, row, criterion, name=rule.name, must=rule.group in REQUIREMENTS)


def _document(known: Known, row: Assessment, document: DocumentRow, name: str) -> Iterator[Matter]:
    ruling = ruling_on(known.rulings, bid=row.bid, region=row.region, part=document.rule)
    where, code = row.region, document.rule
    closed = any(one.lane == CLOSED for one in document.findings if one.verdict in OPEN)
    if ruling is not None and ruling.outcome is not Outcome.MET:
        yield Matter(
            region=row.region, code=document.rule, name=name, said=_decided(ruling), sign=_sign(ruling), closed=closed, ruling=ruling
        )
    elif ruling is None and document.verdict in OPEN:
        sign, word = VERDICTS[document.verdict]
        waits = _waiting(known, row, document.rule)
        said = f"{word}, {REASONS.get(document.reason, document.reason)}"
        said += f" (besluit {waits.number} wacht op een tweede persoon)" if waits else ""
        yield Matter(region=where, code=code, name=name, said=said, sign=sign, closed=closed, ruling=waits)


def _criterion(known: Known, row: Assessment, criterion: CriterionRow, *, name: str, must: bool) -> Iterator[Matter]:
    """Only what a person said: what the program finds in a text is where to read, never what to think."""
    ruling = ruling_on(known.rulings, bid=row.bid, region=row.region, part=criterion.rule)
    if ruling is not None and (ruling.outcome is Outcome.ASK or (ruling.outcome is Outcome.NOT_MET and must)):
        yield Matter(region=row.region, code=criterion.rule, name=name, said=_decided(ruling), sign=_sign(ruling), ruling=ruling)


def _waiting(known: Known, row: Assessment, part: str) -> Ruling | None:
    """The decision on this part that nobody confirmed yet."""
    about = ((one, one.region) for one in known.rulings if one.waits and one.bid == row.bid and one.part == part)
    return next((one for one, region in about if region in (row.region, EVERYWHERE)), None)


def _decided(ruling: Ruling) -> str:
    if ruling.outcome is Outcome.ASK:
        return f"er is een vraag gesteld en nog niet beslist over het antwoord (besluit {ruling.number})"
    return f"voldoet niet, volgens besluit {ruling.number}"


def _sign(ruling: Ruling) -> str:
    return "◆" if ruling.outcome is Outcome.ASK else "✗"
