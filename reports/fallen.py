"""Rejections under which another decision stands now than the one they rest on: lifted, asked about, replaced, or gone.

Compares numbers and outcomes of decisions; says that somebody must look again and never what is right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checklist.finding import Result
from reports.decision import BY_PERSON, EVERYWHERE, Outcome, Ruling, ruling_on


@dataclass(frozen=True, kw_only=True, slots=True)
class Fallen:
    """One ground of a rejection that counts, or waits for a second person, with what was decided on that part since."""

    whole: Ruling
    rule: str
    basis: int  # number of the decision that the rejection rests on; 0 = it names none
    now: Ruling | None  # what stands on that part now; None: nothing

    @property
    def words(self) -> str:
        """Dutch: what is otherwise, in sentences."""
        whole = f"de afwijzing (besluit {self.whole.number})"
        if self.now is None:
            if self.basis:
                return f"{whole.capitalize()} rust op besluit {self.basis} over {self.rule}. Dat besluit geldt niet meer."
            return f"{self.rule} is een grond van {whole}, maar er geldt geen besluit dat {self.rule} niet voldoet."
        match self.now.outcome:
            case Outcome.MET:
                return f"Besluit {self.now.number} zegt dat {self.rule} voldoet, maar {self.rule} is een grond van {whole}."
            case Outcome.ASK:
                return f"Over {self.rule} is nu een vraag gesteld (besluit {self.now.number}), maar {self.rule} is een grond van {whole}."
            case _:
                return (
                    f"{whole.capitalize()} rust op besluit {self.basis} over {self.rule}. Nu geldt daar besluit {self.now.number}: "
                    "ook 'voldoet niet', maar met een eigen reden."
                )


def fallen(rulings: Iterable[Ruling], *, bid: str, region: str) -> tuple[Fallen, ...]:
    """Every such ground of the rejections of this bid in this region, in the order of the grounds."""
    known = tuple(rulings)
    standing = ruling_on(known, bid=bid, region=region)
    about = [one for one in known if (one.bid, one.part) == (bid, EVERYWHERE) and one.region in (region, EVERYWHERE)]
    rejected = [one for one in about if one.outcome is Outcome.REJECTED and (one is standing or one.waits)]
    return tuple(found for whole in rejected for found in _of(whole, known, region))


def fallen_grounds(rulings: Iterable[Ruling], result: Result, *, bid: str = "") -> dict[int, tuple[str, ...]]:
    """Number of a rejection -> the words about its grounds that fell in any region of the result, each once; of one bid, or of all."""
    known = tuple(rulings)
    found: dict[int, dict[str, None]] = {}
    for row in result.assessments:
        for one in fallen(known, bid=row.bid, region=row.region) if bid in ("", row.bid) else ():
            found.setdefault(one.whole.number, {})[one.words] = None
    return {number: tuple(words) for number, words in sorted(found.items())}


def _of(whole: Ruling, known: tuple[Ruling, ...], region: str) -> Iterator[Fallen]:
    here = {one.number for one in known if one.region in (region, EVERYWHERE)}
    for rule in dict.fromkeys(rule for rule, _ in whole.grounds):
        named = [one.number for one in whole.rests_on if one.rule == rule and one.number in here]
        by_person = (rule, BY_PERSON) in whole.grounds
        now = ruling_on(known, bid=whole.bid, region=region, part=rule)
        if named and now and now.number in named and now.outcome is Outcome.NOT_MET:
            continue
        if named or (now and now.outcome is Outcome.MET) or (by_person and (now is None or now.outcome is not Outcome.NOT_MET)):
            yield Fallen(whole=whole, rule=rule, basis=max(named, default=0), now=now)
