"""What a decision on a whole bid did with one defect of it: took it as a ground, let it pass, or neither. Judges nothing."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from checklist.finding import Standing, check_name
from reports.decision import BY_PERSON, Outcome, Ruling, ruling_on
from reports.outcomes import LATE_CHECK, LATE_RULE
from templates.wording import STANDINGS, spoken


class Treatment(StrEnum):
    """What became of a bid because of a defect, or in spite of it."""

    AGAINST = "afgewezen"  # the defect is a ground
    PASSED = "telde_mee"  # selected, or placed behind others that were chosen
    NONE = ""  # not decided yet, or rejected on something else


@dataclass(frozen=True, kw_only=True, slots=True)
class Defect:
    """A defect as decisions name it."""

    bid: str
    region: str  # id
    rule: str  # "" when the standing of the bid is the defect
    checks: Set[str] = frozenset()  # the checks under the rule that found it; none where only a person did
    standing: Standing | None = None

    @property
    def named(self) -> str:
        """Dutch: how a sentence names it."""
        return f"“{STANDINGS[self.standing]}”" if self.standing else self.rule

    @property
    def code(self) -> str:
        """How a selection names it (`--ondanks`)."""
        return self.standing.value if self.standing else self.rule


@dataclass(frozen=True, kw_only=True, slots=True)
class Treated:
    """The decision on the whole bid, as far as this defect goes."""

    treatment: Treatment = Treatment.NONE
    words: str = ""  # Dutch, such as "geselecteerd ondanks D02"; "" when there is nothing to say
    ruling: Ruling | None = None


def treated(rulings: Sequence[Ruling], defect: Defect, *, lifted: bool) -> Treated:
    """What the decision that stands on the bid did with this defect; `lifted`: a person said of the part that it is none."""
    whole = ruling_on(rulings, bid=defect.bid, region=defect.region)
    if whole is None:
        return Treated()
    if whole.outcome is Outcome.REJECTED and _is_ground(whole, defect):
        return Treated(treatment=Treatment.AGAINST, words=f"afgewezen om {defect.named}", ruling=whole)
    if lifted:
        return Treated()
    match whole.outcome:
        case Outcome.REJECTED if others := [check_name(check) for rule, check in whole.grounds if rule == defect.rule]:
            return Treated(words=f"afgewezen om {spoken([f'{defect.rule}/{one}' for one in others])}, niet om dit", ruling=whole)
        case Outcome.REJECTED:
            return Treated(words=f"afgewezen, niet om {defect.named}", ruling=whole)
        case Outcome.SELECTED if defect.code in {code for code, _ in whole.despite}:
            return Treated(treatment=Treatment.PASSED, words=f"geselecteerd ondanks {defect.named}", ruling=whole)
        case Outcome.SELECTED:
            return Treated(treatment=Treatment.PASSED, words=f"geselecteerd, zonder {defect.named} te noemen", ruling=whole)
        case Outcome.NOT_CHOSEN:
            return Treated(treatment=Treatment.PASSED, words=f"niet gekozen, en niet afgewezen om {defect.named}", ruling=whole)
        case _:
            return Treated(words="eerst een vraag stellen", ruling=whole)


def _is_ground(whole: Ruling, defect: Defect) -> bool:
    """Does the rejection name it? Older ones may name a rule without a check; what only a person saw has none."""
    if defect.standing:
        return defect.standing is Standing.LATE and (LATE_RULE, LATE_CHECK) in whole.grounds
    mine = [check for rule, check in whole.grounds if rule == defect.rule]
    return any(check in defect.checks or check in ("", BY_PERSON) or not defect.checks for check in mine)
