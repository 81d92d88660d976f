"""The register of checks: the names that round files use, each a pure function of what is asked."""

from collections.abc import Mapping

from checklist.checks.age import age
from checklist.checks.answer import Asked, Check
from checklist.checks.belonging import own_text, same_entity
from checklist.checks.presence import complete_pages, present, right_kind, right_round
from checklist.checks.quality import annexes, filled_in, motivated, searchable
from checklist.checks.signing import authority_chain, signed
from checklist.checks.together import joint_liability, plan_elements, plan_region, subcontractors_declared

__all__ = ["CHECKS", "Asked", "Check"]

CHECKS: Mapping[str, Check] = {
    "present": present,
    "right_kind": right_kind,
    "right_round": right_round,
    "filled_in": filled_in,
    "signed": signed,
    "age": age,
    "searchable": searchable,
    "same_entity": same_entity,
    "own_text": own_text,
    "complete_pages": complete_pages,
    "authority_chain": authority_chain,
    "joint_liability": joint_liability,
    "subcontractors_declared": subcontractors_declared,
    "plan_elements": plan_elements,
    "plan_region": plan_region,
    "annexes": annexes,
    "motivated": motivated,
}
