"""Criterion by bidder, each with its best passage: what a purchaser reads side by side. Orders by name; ranks and judges nothing."""

from dataclasses import dataclass

from checklist.finding import RegionRow, Result, RuleRow
from reports.beside import NOTHING, Beside
from reports.matrix import GROUPS
from reports.sheet import CriterionView, Sheet, sheets
from reports.unread import bids_in, unread_lines
from templates import render


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One requirement or criterion with the answer of every bid; None where it does not apply."""

    anchor: str
    rule: RuleRow
    group: str
    answers: tuple[tuple[Sheet, CriterionView | None], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonPage:
    """Everything the template lays out."""

    region: RegionRow
    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, tuple[Compared, ...]], ...]


def comparison_report(result: Result, region_id: str, *, head: str, beside: Beside = NOTHING) -> str:
    """One self-contained HTML page; KeyError for a region that is not of this office."""
    return render(
        "comparison.html",
        page=comparison_page(result, region_id, beside),
        result=result,
        missed=unread_lines(result, bids=bids_in(result, region_id)),
        head=head,
    )


def comparison_page(result: Result, region_id: str, beside: Beside = NOTHING) -> ComparisonPage:
    """Every criterion of the round in its order, every bid by name."""
    region = {row.id: row for row in result.procedure.regions}[region_id]
    found = sheets(result, region_id, Beside(links=beside.links))
    answers = {sheet.anchor: {view.row.rule: view for view in sheet.criteria} for sheet in found}
    groups: dict[str, list[Compared]] = {}
    for at, rule in enumerate((rule for rule in result.procedure.rules if rule.group != "document"), start=1):
        of = tuple((sheet, answers[sheet.anchor].get(rule.code)) for sheet in found)
        group = GROUPS.get(rule.group, "Overig")
        groups.setdefault(group, []).append(Compared(anchor=f"eis-{at}", rule=rule, group=group, answers=of))
    return ComparisonPage(region=region, sheets=found, groups=tuple((name, tuple(of)) for name, of in groups.items()))
