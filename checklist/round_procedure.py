"""A round as one office needs it, in the plain rows that reports read. Knows no library and decides nothing."""

import datetime as dt
from collections.abc import Iterator

from checklist.finding import Procedure, Question, RegionRow, RuleRow, Term
from checklist.round import Clause, Criterion, Office, Period, Round
from checklist.timing import dutch


def procedure(rules: Round, office: str) -> Procedure:
    """Everything a report may say about this round for this office; KeyError for an office it does not have."""
    owner = rules.office(office)
    return Procedure(
        round=rules.id,
        title=rules.title,
        closes=rules.terms.closes.moment,
        office=owner.id,
        office_name=owner.name,
        mailbox=owner.mailbox,
        regions=tuple(_regions(rules, owner)),
        rules=tuple(rule_rows(rules)),
        terms=tuple(_terms(rules)),
        questions=tuple(_questions(rules, owner)),
        unstated=rules.unstated,
        age_months=rules.age.months if rules.age else None,
        age_kinds=rules.age.kinds if rules.age else (),
        mailbox_doubt=owner.mailbox_doubt,
        unread_because=rules.status_because if rules.status == "onvolledig" else "",
        late_supply=rules.submission.late_supply.says if rules.submission.late_supply else "",
        may_ask=rules.submission.doubt.says if rules.submission.doubt else "",
    )


def rule_rows(rules: Round) -> Iterator[RuleRow]:
    """Every rule with its clause: documents, requirements, selection criteria, elements of the plan."""
    for row in rules.documents:
        yield _rule(rules, row, code=row.code, name=row.name, group=("document", row.condition))
    groups = (("eis", "always", rules.requirements), ("selectie", "always", rules.selection))
    for group, condition, criteria in (*groups, ("plan", "new_in_region", rules.plan)):
        yield from (_criterion(rules, row, group=(group, condition)) for row in criteria)


def _criterion(rules: Round, row: Criterion, *, group: tuple[str, str]) -> RuleRow:
    return _rule(rules, row, code=row.code, name=row.name, group=group)


def _rule(rules: Round, row: Clause, *, code: str, name: str, group: tuple[str, str]) -> RuleRow:
    source = rules.cite(row)
    assert source is not None  # noqa: S101  # a Clause always cites; the model refuses one that does not
    return RuleRow(code=code, group=group[0], name=name, says=row.says, source=source, condition=group[1])


def _regions(rules: Round, owner: Office) -> Iterator[RegionRow]:
    for region in owner.regions:
        yield RegionRow(id=region, name=rules.region(region).name, places=rules.places(region))


def _terms(rules: Round) -> Iterator[Term]:
    """The calendar, and after it the periods that run from an event, with their last possible day."""
    for name, term in rules.terms.all():
        source = rules.cite(term)
        if source is not None:
            last = term.last.isoformat() if term.last else ""
            yield Term(name=name, moment=term.moment.isoformat(), text=term.text, source=source, last=last)
    runs = (("objection_period", rules.periods.objection, "decision"), ("court", rules.periods.court, "answer_by"))
    for name, period, event in runs:
        if period is not None:
            yield from _period(rules, period, name=name, event=event)


def _period(rules: Round, period: Period, *, name: str, event: str) -> Iterator[Term]:
    """A period as a term: counted from the last day its event may fall on, and said so."""
    start, source = dict(rules.terms.all()).get(event), rules.cite(period)
    if start is None or source is None:
        return
    first = dt.date(start.moment.year, start.moment.month, start.moment.day)
    last = first + dt.timedelta(days=period.days)
    text = f"{period.says} Gerekend vanaf {dutch(first)} is dat {dutch(last)}; begint de termijn eerder, dan eindigt hij eerder."
    yield Term(name=name, moment=last.isoformat(), text=text, source=source, days=period.days, says=period.says)


def _questions(rules: Round, owner: Office) -> Iterator[Question]:
    """All questions but those about other offices only."""
    others = {row.id for row in rules.offices} - {owner.id}
    for row in rules.questions:
        if not row.about or set(row.about) - others:
            yield Question(id=row.id, text=row.text, source=rules.cite(row))
