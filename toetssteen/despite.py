"""What stands against an outcome that somebody chooses all the same: each point is named (`--ondanks`), goes on record and has a reason.

Against a selection: everything found or decided against the bid. Against "not chosen": places that are still free, for not chosen means
that others came before it (policy 2027-2028, chapter 6). Judges nothing; lists what was not named.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.decision import EVERYWHERE, Outcome
from reports.outstanding import Known, Matter, gathered, outstanding, vacancies
from toetssteen.grounds import DecisionError


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """The outcome that somebody wants, on a whole bid."""

    bid: str
    region: str  # id, or EVERYWHERE
    outcome: Outcome


def despite(about: Question, named: Sequence[str], known: Known) -> list[tuple[str, str]]:
    """Code and Dutch words of each point against this outcome, all of them in `named`; DecisionError lists what is not."""
    if about.outcome not in (Outcome.SELECTED, Outcome.NOT_CHOSEN):
        if named:
            raise DecisionError("--ondanks hoort bij de uitkomst geselecteerd of niet_gekozen. Laat het weg.")
        return []
    regions = [row.region for row in known.result.assessments if row.bid == about.bid and about.region in (row.region, EVERYWHERE)]
    names = {row.id: row.name for row in known.result.procedure.regions}
    against = outstanding if about.outcome is Outcome.SELECTED else vacancies
    found = [
        (matter, f"{matter.words} ({', '.join(names.get(one, one) for one in where)})" if where else matter.words)
        for matter, where in gathered(against(known, bid=about.bid, region=about.region), regions=regions)
    ]
    codes = {_plain(matter.code): matter.code for matter, _ in found}
    if strange := [code for code in named if _plain(code) not in codes]:
        wanted = ", ".join(codes.values()) or "niets"
        raise DecisionError(f"Bij --ondanks staat {', '.join(strange)}, maar dat staat dit besluit niet in de weg. Wel: {wanted}.")
    if missing := [(matter, words) for matter, words in found if _plain(matter.code) not in map(_plain, named)]:
        raise DecisionError(_free(missing) if about.outcome is Outcome.NOT_CHOSEN else _stands_against(named, missing))
    return [(matter.code, words) for matter, words in found]


def _plain(code: str) -> str:
    return code.casefold().replace("_", " ").replace("-", " ").strip()


def _stands_against(named: Sequence[str], missing: Sequence[tuple[Matter, str]]) -> str:
    codes = dict.fromkeys([*named, *(matter.code for matter, _ in missing)])
    part = next((matter.code for matter, _ in missing if not matter.whole), "")
    lines = ["Tegen deze inschrijving staat nog:", *(f"  {matter.code:4} {words}" for matter, words in missing)]
    lines += [f"Beslis eerst over elk punt, zoals met --onderdeel {part} --uitkomst voldoet, en geef de reden."] if part else []
    lines.append(
        f"{'Of noem' if part else 'Noem'} elk punt bij dit besluit, en zeg in --reden waarom u deze inschrijving toch selecteert: "
        + " ".join(f"--ondanks {code}" for code in codes)
    )
    if any(matter.closed for matter, _ in missing):
        lines.append("Let op: er zit iets bij dat na sluiting niet te herstellen is. Wie daarom is afgewezen, kan zich hierop beroepen.")
    return "\n".join(lines)


def _free(missing: Sequence[tuple[Matter, str]]) -> str:
    lines = ["Niet gekozen betekent dat anderen voorgingen. Maar er is nog plaats:", *(f"  {words}" for _, words in missing)]
    lines.append(
        "Leg eerst vast wie is geselecteerd (besluit --uitkomst geselecteerd). Voldoet deze inschrijving niet, kies dan afgewezen."
    )
    lines.append(f"Blijft de plaats met opzet leeg? Zeg dan in --reden waarom, en zet erbij: --ondanks {missing[0][0].code}")
    return "\n".join(lines)
