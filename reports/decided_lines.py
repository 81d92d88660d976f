"""What people decided, in the lines of a terminal: a whole case in a few, one bidder with all its decisions. Counts; judges nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checklist.finding import Bid, Result
from reports.decision import EVERYWHERE, Outcome, Ruling, ruling_on
from reports.fallen import fallen_grounds
from reports.outstanding import Known, Matter, free_places, gathered, outstanding, undecided, unnamed
from templates.wording import OUTCOMES, clipped, count, decided_day, sentence, spoken, visible

OF_REGIONS = ("regio", "plaatsen", "inschrijvingen", "geselecteerd", "afgewezen", "niet gekozen", "vraag", "nog niet beslist")
OF_RULINGS = ("nr.", "regio", "onderdeel", "uitkomst en reden", "door", "stand")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """A table as plain text, lines below it, and whether a person still has something to do."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]
    to_do: bool


def of_case(known: Known) -> Lines:
    """How far the decisions of the whole case are: a row a region, and what waits."""
    left = tuple(undecided(known))
    total = sum(row.region in {region.id for region in known.result.procedure.regions} for row in known.result.assessments)
    standing, waiting = [one for one in known.rulings if one.stands], [one for one in known.rulings if one.waits]
    lines = [f"Er is beslist over {total - len(left)} van de {total} inschrijvingen. Wie voor meer regio's inschreef, telt in elke regio."]
    lines += [f"Er {'geldt' if len(standing) == 1 else 'gelden'} {count(len(standing), 'besluit', 'besluiten')}."]
    lines += [f"Wacht op een tweede persoon: {spoken([_where(known.result, one) for one in waiting])}."] if waiting else []
    asked = [one for one in standing if one.outcome is Outcome.ASK]
    lines += [f"Gevraagd, en nog niet beslist over het antwoord: {spoken([_where(known.result, one) for one in asked])}."] if asked else []
    matters = [(bid, matter) for bid, region in left for matter in outstanding(known, bid=bid, region=region)]
    if matters:
        bids = len({bid for bid, _ in matters})
        lines.append(f"Open punten bij wie nog niet is beslist: {len(matters)}, bij {count(bids, 'inschrijver', 'inschrijvers')}.")
    lines += [*over_places(known), *left_places(known)]
    lines += (after := [*_since_selected(known), *_since_rejected(known), *_changed(known.rulings), *_upheld(known.rulings)])
    return Lines(columns=OF_REGIONS, rows=tuple(_regions(known)), lines=tuple(lines), to_do=bool(left or waiting or asked or after))


def of_bidder(known: Known, bid: Bid) -> Lines:
    """Every decision about this bidder in the order they were taken, and what still waits for one."""
    mine = [one for one in known.rulings if one.bid == bid.id]
    rows = tuple(
        (
            str(one.number),
            _region(known.result, one.region),
            "inschrijving" if one.part == EVERYWHERE else one.part,
            "\n".join([OUTCOMES[one.outcome], clipped(one.reason, 90), *(f"ondanks {words}" for _, words in one.despite)]),
            "\n".join([visible(one.by.name), decided_day(one.on, one.at)]),
            stand(one),
        )
        for one in mine
    )
    waits = list(_waits(known, bid))
    anew = [*_since_rejected(known, bid.id), *_changed(mine), *_upheld(mine)]
    lines = [*anew, *(["Wacht nog op een mens:", *(f"  {line}" for line in waits)] if waits else [])]
    if not mine:
        lines.insert(0, f"Over {visible(bid.name)} is nog niets besloten.")
    elif not (waits or anew):
        lines.append("Er wacht hier niets meer op een besluit.")
    return Lines(columns=OF_RULINGS, rows=rows, lines=tuple(lines), to_do=bool(waits or anew))


def stand(one: Ruling) -> str:
    """Does this decision count, who confirmed or replaced it, and was an objection against it upheld?"""
    return f"{_stand(one)}; {one.upheld}" if one.upheld else _stand(one)


def _stand(one: Ruling) -> str:
    replaced = f"vervangen door {one.replaced_by}" if one.replaced_by is not None else ""
    if one.refused:
        when = decided_day(one.refused.on, one.refused.at)
        said = f"geweigerd door {visible(one.refused.by)} op {when}: {sentence(clipped(one.refused.reason, 90))}"
        return f"{said}\n{replaced.capitalize()}." if replaced else said
    if one.waits:
        return "wacht op een tweede persoon"
    if one.confirmed_by:
        when = f" op {decided_day(one.confirmed_on, one.confirmed_at)}" if one.confirmed_on else ""
        return f"{f'{replaced}; was' if replaced else 'geldt,'} bevestigd door {visible(one.confirmed_by)}{when}"
    if replaced:
        return f"{replaced}; nooit bevestigd door een tweede persoon" if one.needs_second else replaced
    return "geldt"


def _since_selected(known: Known) -> Iterator[str]:
    """A sentence for each selection against which something stands that it does not name."""
    found: dict[int, tuple[Ruling, list[str]]] = {}
    for row in known.result.assessments:
        for whole, matter in unnamed(known, bid=row.bid, region=row.region):
            found.setdefault(whole.number, (whole, []))[1].append(matter.code)
    for whole, codes in found.values():
        yield f"Kijk opnieuw naar {_where(known.result, whole)}: geselecteerd, en daar staat nu {spoken(list(dict.fromkeys(codes)))} tegen."


def _since_rejected(known: Known, bid: str = "") -> list[str]:
    """A line for each rejection that rests on what was decided otherwise since."""
    return [
        f"Kijk opnieuw naar besluit {number}. {' '.join(lost)}"
        for number, lost in fallen_grounds(known.rulings, known.result, bid=bid).items()
    ]


def over_places(known: Known) -> tuple[str, ...]:
    """A sentence for each region in which more bids are selected than the policy has places."""
    found = []
    for region in known.result.procedure.regions:
        selected = sum(one is not None and one.outcome is Outcome.SELECTED for one in _on_bids(known, region.id))
        if region.places is not None and selected > region.places:
            found.append(
                f"Let op: in {region.name} zijn {selected} inschrijvingen geselecteerd, en het beleid heeft {region.places} plaatsen."
            )
    return tuple(found)


def left_places(known: Known) -> tuple[str, ...]:
    """A sentence for each region in which a place is free while somebody was not chosen, and nobody said that it stays free."""
    found = []
    for region in known.result.procedure.regions:
        outcomes = [one for one in _on_bids(known, region.id) if one is not None and one.outcome is Outcome.NOT_CHOSEN and not one.despite]
        if outcomes and (said := free_places(known, region=region.id)):
            who = count(len(outcomes), "inschrijving", "inschrijvingen")
            found.append(f"Let op: in {region.name} is nog plaats ({said}), en daar staat bij {who}: niet gekozen.")
    return tuple(found)


def _on_bids(known: Known, region: str) -> list[Ruling | None]:
    """What stands on each whole bid of this region; None where nobody decided."""
    rows = [row for row in known.result.assessments if row.region == region]
    return [ruling_on(known.rulings, bid=row.bid, region=region) for row in rows]


def _regions(known: Known) -> Iterator[tuple[str, ...]]:
    for region in known.result.procedure.regions:
        found = _on_bids(known, region.id)
        outcomes = [one.outcome for one in found if one is not None]
        counted = [outcomes.count(one) for one in (Outcome.SELECTED, Outcome.REJECTED, Outcome.NOT_CHOSEN, Outcome.ASK)]
        places = "" if region.places is None else str(region.places)
        yield (region.name, places, *(str(number or "") for number in (len(found), *counted, found.count(None))))


def _waits(known: Known, bid: Bid) -> Iterator[str]:
    """What a person still decides about this bidder: where nobody decided on the bid, what stands against it too."""
    names = {row.id: row.name for row in known.result.procedure.regions}
    regions = [row.region for row in known.result.assessments if row.bid == bid.id]
    open_here = [region for region in regions if _is_open(ruling_on(known.rulings, bid=bid.id, region=region))]
    for region in open_here:
        yield f"De hele inschrijving, {names.get(region, region)}"
    matters = [matter for region in open_here for matter in outstanding(known, bid=bid.id, region=region)]
    for matter, where in gathered((one for one in matters if _undecided(one)), regions=open_here):
        place = f" ({', '.join(names.get(one, one) for one in where)})" if where else ""
        yield f"{matter.code} {visible(matter.words)}{place}"
    against = {region: unnamed(known, bid=bid.id, region=region) for region in regions}
    selected = {matter: whole for found in against.values() for whole, matter in found}
    for matter, where in gathered(selected, regions=regions):
        place = f" ({', '.join(names.get(one, one) for one in where)})" if where else ""
        yield f"{matter.code} {visible(matter.words)}{place}; dat staat niet bij besluit {selected[matter].number} (geselecteerd)"
    for one in known.rulings:
        if one.bid == bid.id and one.waits:
            yield f"Bevestiging van besluit {one.number} ({OUTCOMES[one.outcome]}) door een tweede persoon"


def _is_open(ruling: Ruling | None) -> bool:
    return ruling is None or ruling.outcome is Outcome.ASK


def _undecided(matter: Matter) -> bool:
    """Of what a person already decided against the bid nothing waits any more."""
    return matter.ruling is None or matter.ruling.outcome is Outcome.ASK or matter.ruling.waits


def _changed(rulings: Sequence[Ruling]) -> list[str]:
    return [f"Kijk opnieuw naar besluit {one.number}. {one.changed}" for one in rulings if one.changed]


def _upheld(rulings: Sequence[Ruling]) -> list[str]:
    return [one.decide_anew for one in rulings if one.upheld]


def _where(result: Result, one: Ruling) -> str:
    names = {bid.id: bid.name for bid in result.bids}
    part = "" if one.part == EVERYWHERE else f", {one.part}"
    return f"besluit {one.number} ({visible(names.get(one.bid, one.bid))}{part})"


def _region(result: Result, region: str) -> str:
    return {row.id: row.name for row in result.procedure.regions}.get(region, "alle" if region == EVERYWHERE else region)
