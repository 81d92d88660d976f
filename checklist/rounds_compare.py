"""What differs between two rounds, rule by rule, as text for a person. Layout only; knows no library."""

import datetime as dt
from collections.abc import Iterator, Mapping

from checklist.round import Document, Office, Region, Round, Term
from checklist.rounds_text import CONDITIONS, LANES, SUBMISSION, TERMS, checks_said, place
from checklist.timing import dutch, moment
from checklist.wording import KINDS, listed

Facets = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Group, rule, and what the rule says under each heading; the first heading is its name or its words."""


def compare(a: Round, b: Round) -> str:
    """What differs from round a to round b, rule by rule; what is the same is counted."""
    lines = [f"# Van ronde {_called(a, b)} naar ronde {_called(b, a)}", ""]
    partly = {rules.id: rules.status_because for rules in (a, b) if rules.status == "onvolledig"}
    lines += [f"Let op: ronde {name} is onvolledig. {because}" for name, because in partly.items()]
    if partly:
        lines += ["Wat in een onvolledige ronde niet staat, kan in een tekst staan die niet is gelezen.", ""]
    first, second = facets(a), facets(b)
    for group in first:
        codes = dict.fromkeys((*first[group], *second[group]))
        changes = [change for code in codes for change in _change(code, first[group], second[group], only=(_called(a, b), _called(b, a)))]
        same = sum(first[group][code] == second[group].get(code) for code in first[group])
        lines += [f"## {group}", "", *(changes or ["Geen verschillen."]), "", f"Gelijk: {same}.", ""]
    return "\n".join(lines)


def _called(rules: Round, other: Round) -> str:
    """The id of a round; with its nota's where both have the same."""
    notes = listed([row.file for row in rules.amendments], last="en")
    return f"{rules.id} met {notes}" if rules.id == other.id and notes else rules.id


def facets(rules: Round) -> Facets:
    """Everything a rule says, under headings, so that two rounds can be laid side by side."""
    return {
        "Kalender": {TERMS[name]: _term(term) for name, term in rules.terms.all()},
        "Termijnen en aantallen": dict(_numbers(rules)),
        "Inschrijven": {
            SUBMISSION[name]: {"regel": row.says, "vindplaats": place(row)} for name, row in rules.submission if row is not None
        },
        "Zorgkantoren": {office.name: _office(office) for office in rules.offices},
        "Regio's": {region.id: _region(region, rules) for region in rules.regions},
        "Documenten": {row.code: _document(row) for row in rules.documents},
        "Eisen en criteria": {row.code: {"naam": row.name, "regel": row.says, "vindplaats": place(row)} for row in rules.criteria},
        "Vragen over de tekst": {row.id: {"tekst": row.text} for row in rules.questions},
        "Wat de bron niet zegt": {row: {} for row in rules.unstated},
    }


def _term(term: Term) -> dict[str, str]:
    at = term.moment
    said = moment(at) if isinstance(at, dt.datetime) else dutch(at)
    last = f" tot en met {dutch(term.last)}" if term.last else ""
    return {"tekst": term.text, "moment": f"{said}{last}", "vindplaats": place(term)}


def _office(office: Office) -> dict[str, str]:
    return {"gedrukt als": office.printed_name, "adres": office.mailbox, "regio's": ", ".join(office.regions)}


def _region(region: Region, rules: Round) -> dict[str, str]:
    opened, places = rules.office_of(region.id).open_regions, rules.places(region.id)
    new = "alleen voor wie al een overeenkomst heeft" if opened is not None and region.id not in opened else "voor iedereen"
    return {"naam": region.name, "plaatsen": str(places) if places else "niet genoemd", "open": new}


def _document(row: Document) -> dict[str, str]:
    own = [f"{checks_said([check])}: {place(check)}" for check in row.checks if check.source]
    return {
        "naam": row.name,
        "regel": row.says,
        "vindplaats": place(row),
        "wanneer": CONDITIONS[row.condition],
        "aanvullen": LANES[row.lane],
        "controles": checks_said(row.checks),
        "kan ook dienen": ", ".join(KINDS[kind] for kind in row.arguable) or "niets",
        "eigen vindplaats van controles": "; ".join(own) or "geen",
    }


def _numbers(rules: Round) -> Iterator[tuple[str, dict[str, str]]]:
    if rules.age is not None:
        kinds = ", ".join(KINDS[kind] for kind in rules.age.kinds)
        yield "leeftijd", {"regel": rules.age.says, "maanden": str(rules.age.months), "soorten": kinds}
    if rules.cap is not None:
        yield "aanbieders per regio", {"regel": rules.cap.says, "aantal": str(rules.cap.places)}
    for name, period in (("bezwaar", rules.periods.objection), ("kort geding", rules.periods.court)):
        if period is not None:
            yield name, {"regel": period.says, "dagen": str(period.days)}


def _change(
    code: str, first: Mapping[str, Mapping[str, str]], second: Mapping[str, Mapping[str, str]], *, only: tuple[str, str]
) -> Iterator[str]:
    """The lines about one rule; none when it is the same. A rule that stands in one round only need not have been repealed."""
    old, new = first.get(code), second.get(code)
    if old is None or new is None:
        said = next(iter((old or new or {}).values()), "")
        yield f"- **{code}**: alleen in {only[0] if new is None else only[1]}. {said}".rstrip()
    elif old != new:
        name = new.get("naam", "")
        yield f"- **{code}**{f' {name}' if name else ''}: gewijzigd."
        for heading in dict.fromkeys((*old, *new)):
            if old.get(heading) != new.get(heading):
                yield f"  - {heading}: {old.get(heading, 'niets')} → {new.get(heading, 'niets')}"
