"""What facts weigh for a criterion, and which of them it cannot do without.

Knows facts and word lists; knows no sentence.
"""

import re
from collections.abc import Sequence

from checklist.facts import Stated
from checklist.lexicon import RuleTerms


def weight_of(rule: RuleTerms, stated: Sequence[Stated]) -> float:
    """What these facts weigh together; however many pieces are pointed at, they count as one."""
    pieces = max((fact.weight for fact in stated if fact.kind == "bijlage"), default=0.0)
    return pieces + sum(_weight(rule, fact) for fact in stated if fact.kind != "bijlage")


_BARE_YEAR = re.compile(r"(?:in |vanaf |per |het jaar )?20[0-9]{2}", re.IGNORECASE)
"""Binds a plan to no time: each step of it falls in the years of the agreement."""


def _weight(rule: RuleTerms, fact: Stated) -> float:
    if fact.kind == "toekomst":
        return (1.0 if _BARE_YEAR.fullmatch(fact.text.strip()) else 2.0) if rule.plan else 0.0
    if fact.kind == "elders":
        return 0.0 if rule.region else 1.0
    return fact.weight


def lacks(rule: RuleTerms, stated: Sequence[Stated]) -> bool:
    """Is a fact missing without which this criterion is not answered, such as the name of a zorgkantoor?"""
    needed = frozenset[str]().union(*(element.needs_fact for element in rule.elements if element.core))
    return bool(needed) and needed.isdisjoint(fact.kind for fact in stated)
