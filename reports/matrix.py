"""The two tables that show all bids of a region at once. Counts and orders; judges nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from checklist.finding import RuleRow, Support, Verdict
from reports.sheet import CriterionView, DocumentView, Sheet

GROUPS = {"eis": "Geschiktheidseisen", "selectie": "Selectiecriteria", "plan": "Inwerk- en implementatieplan"}


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentMatrix:
    """Bids down, mandatory documents across."""

    rules: tuple[tuple[str, str], ...]  # code and name, in the round's order
    rows: tuple[tuple[Sheet, tuple[DocumentView | None, ...]], ...]
    totals: tuple[tuple[tuple[Verdict, int], ...], ...]  # per rule, in the order of the verdicts; only what occurs


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionLine:
    code: str
    name: str
    cells: tuple[CriterionView | None, ...]
    totals: tuple[tuple[Support, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionMatrix:
    """Criteria down, in groups; bids across."""

    sheets: tuple[Sheet, ...]
    groups: tuple[tuple[str, tuple[CriterionLine, ...]], ...]


def document_matrix(sheets: Sequence[Sheet], rules: Sequence[RuleRow]) -> DocumentMatrix:
    """Every rule about documents, asked or found, so that no column is lost."""
    found = {view.row.rule: view.name for sheet in sheets for view in sheet.documents}
    named = {rule.code: rule.name for rule in rules if rule.group == "document"} | found
    rows = []
    for sheet in sheets:
        mine = {view.row.rule: view for view in sheet.documents}
        rows.append((sheet, tuple(mine.get(code) for code in named)))
    totals = tuple(_verdicts([cells[at] for _, cells in rows]) for at in range(len(named)))
    return DocumentMatrix(rules=tuple(named.items()), rows=tuple(rows), totals=totals)


def criterion_matrix(sheets: Sequence[Sheet], rules: Sequence[RuleRow]) -> CriterionMatrix:
    """Every requirement and criterion, asked or found, in the round's groups and order."""
    known = {rule.code: (rule.group, rule.name) for rule in rules if rule.group != "document"}
    for sheet in sheets:
        for view in sheet.criteria:
            known.setdefault(view.row.rule, ("", view.name))
    mine = [{view.row.rule: view for view in sheet.criteria} for sheet in sheets]
    lines: dict[str, list[CriterionLine]] = {}
    for code, (group, name) in known.items():
        cells = tuple(views.get(code) for views in mine)
        line = CriterionLine(code=code, name=name, cells=cells, totals=_supports(cells))
        lines.setdefault(GROUPS.get(group, "Overig"), []).append(line)
    return CriterionMatrix(sheets=tuple(sheets), groups=tuple((name, tuple(of)) for name, of in lines.items()))


def _verdicts(cells: Sequence[DocumentView | None]) -> tuple[tuple[Verdict, int], ...]:
    given = [cell.row.verdict for cell in cells if cell]
    return tuple((verdict, given.count(verdict)) for verdict in Verdict if verdict in given)


def _supports(cells: Sequence[CriterionView | None]) -> tuple[tuple[Support, int], ...]:
    given = [cell.row.support for cell in cells if cell]
    return tuple((support, given.count(support)) for support in Support if support in given)
