"""Rounds as text for a person: one round, all rounds, and what differs between two. Layout only; knows no library.

docs/rondes.md is `page` of all known rounds; a test holds it to the round files.
"""

from collections.abc import Iterator, Mapping, Sequence

from checklist.round import Check, Clause, Criterion, Document, Nota, Round, known, load
from checklist.timing import dutch

TERMS = {
    "publication": "Publicatie",
    "questions_until": "Vragen stellen tot",
    "nvi": "Nota van Inlichtingen",
    "closes": "Sluiting",
    "assessment_from": "Beoordeling vanaf",
    "decision": "Uitslag",
    "objection_until": "Bezwaar tot",
    "answer_by": "Antwoord op bezwaar",
    "contracting": "Overeenkomsten",
    "starts": "Ingang",
    "objection_period": "Termijn voor bezwaar",
    "court": "Termijn voor kort geding",
}
CONDITIONS = {
    "always": "altijd",
    "consortium": "alleen voor een samenwerkingsverband",
    "new_in_region": "alleen voor wie nieuw is in de regio",
    "new_organisation": "alleen voor een organisatie zonder lopende overeenkomst",
    "new_consortium": "alleen voor een samenwerkingsverband zonder lopende overeenkomst",
    "existing_contract_holder": "alleen voor wie al een overeenkomst heeft",
}
LANES = {
    "verplicht": "na sluiting niet meer aan te vullen",
    "gerede_twijfel": "mag na sluiting worden gevraagd",
    "": "aanvullen niet geregeld",
}
STATUSES = {"definitief": "definitief", "voorlopig": "voorlopig", "onvolledig": "onvolledig"}
CHECKS = {
    "present": "aanwezig",
    "right_kind": "juiste soort",
    "right_round": "juiste ronde",
    "filled_in": "ingevuld",
    "signed": "ondertekend",
    "age": "leeftijd",
    "searchable": "digitaal en doorzoekbaar",
    "same_entity": "zelfde rechtspersoon",
    "complete_pages": "alle bladzijden",
    "authority_chain": "bevoegd om te tekenen",
    "joint_liability": "hoofdelijk voor het geheel",
    "subcontractors_declared": "onderaannemers opgegeven",
    "plan_elements": "onderdelen van het plan",
    "annexes": "bijlagen",
    "motivated": "gemotiveerd",
}
SUBMISSION = {
    "by_mail": "Per e-mail",
    "one_bid_per_office": "Een inschrijving per Wlz-uitvoerder",
    "searchable": "Digitaal en doorzoekbaar",
    "late_supply": "Niet aanvullen na sluiting",
    "doubt": "Gerede twijfel",
    "joint_liability": "Samenwerkingsverband",
    "per_region": "Beoordeling per regio",
}
GROUPS = {"requirements": "Geschiktheidseisen", "selection": "Selectiecriteria", "plan": "Plan van wie nieuw is in de regio"}

Facets = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Group, rule, and what the rule says under each heading."""


def page(rounds: Sequence[Round]) -> str:
    """All rounds, newest first: the text of docs/rondes.md."""
    head = "# De rondes en hun regels\n\nDeze bladzijde wordt gemaakt uit `checklist/rounds/*.toml`. Verander haar niet met de hand.\n"
    newest = sorted(rounds, key=lambda rules: rules.id, reverse=True)
    return "\n".join([head, overview(newest), *(markdown(rules) for rules in newest)])


def documentation() -> str:
    """The page of the rounds that come with the program."""
    return page([load(name) for name in known()])


def overview(rounds: Sequence[Round]) -> str:
    """One row a round."""
    rows = [
        (rules.id, rules.terms.closes.text, rules.status, str(len(rules.documents)), str(len(rules.criteria)), rules.status_because)
        for rules in rounds
    ]
    return table(("ronde", "sluiting", "stand", "documenten", "eisen en criteria", "toelichting"), rows)


def markdown(rules: Round) -> str:
    """One round with every rule and its clause."""
    parts = (
        f"## Ronde {rules.id}: {rules.title}\n\nStand: {STATUSES[rules.status]}. {rules.status_because}\n",
        f"### Bronnen\n\n{_sources(rules)}",
        f"### Verwerkte nota's\n\n{_bullets([_nota(row) for row in rules.amendments])}" if rules.amendments else "",
        f"### Kalender\n\n{_calendar(rules)}",
        f"### Inschrijven\n\n{_submission(rules)}",
        f"### Zorgkantoren en regio's\n\n{_offices(rules)}",
        f"### Documenten\n\n{_documents(rules)}",
        *(f"### {title}\n\n{_criteria(getattr(rules, name))}" for name, title in GROUPS.items() if getattr(rules, name)),
        f"### Vragen over de tekst\n\n{_questions(rules)}" if rules.questions else "",
        f"### Wat de bron niet zegt\n\n{_bullets(rules.unstated)}" if rules.unstated else "",
    )
    return "\n".join(part for part in parts if part)


def compare(a: Round, b: Round) -> str:
    """What differs from round a to round b, rule by rule; what is the same is counted."""
    lines = [f"# Van ronde {a.id} naar ronde {b.id}", ""]
    first, second = facets(a), facets(b)
    for group in first:
        changes = [change for code in _union(first[group], second[group]) for change in _change(code, first[group], second[group])]
        same = sum(first[group][code] == second[group].get(code) for code in first[group])
        lines += [f"## {group}", "", *(changes or ["Geen verschillen."]), "", f"Gelijk: {same}.", ""]
    return "\n".join(lines)


def facets(rules: Round) -> Facets:
    """Everything a rule says, under headings, so that two rounds can be laid side by side."""
    return {
        "Kalender": {TERMS[name]: {"tekst": term.text, "moment": term.moment.isoformat()} for name, term in rules.terms.all()},
        "Termijnen en aantallen": dict(_numbers(rules)),
        "Inschrijven": {SUBMISSION[name]: {"regel": row.says} for name, row in rules.submission if row is not None},
        "Zorgkantoren": {office.name: _office(office.printed_name, office.mailbox, office.regions) for office in rules.offices},
        "Regio's": {region.id: {"naam": region.name} for region in rules.regions},
        "Documenten": {row.code: _document(row) for row in rules.documents},
        "Eisen en criteria": {row.code: {"naam": row.name, "regel": row.says, "citaat": row.quote} for row in rules.criteria},
    }


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A markdown table; a bar inside a cell is written so that it stays inside."""
    cells = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in cells)


def _office(printed: str, mailbox: str, regions: Sequence[str]) -> dict[str, str]:
    return {"gedrukt als": printed, "adres": mailbox, "regio's": ", ".join(regions)}


def _document(row: Document) -> dict[str, str]:
    return {
        "naam": row.name,
        "regel": row.says,
        "citaat": row.quote,
        "wanneer": CONDITIONS[row.condition],
        "aanvullen": LANES[row.lane],
        "controles": _checks(row.checks),
    }


def _numbers(rules: Round) -> Iterator[tuple[str, dict[str, str]]]:
    if rules.age is not None:
        kinds = ", ".join(rules.age.kinds)
        yield "leeftijd", {"maanden": str(rules.age.months), "soorten": kinds, "regel": rules.age.says}
    if rules.cap is not None:
        yield "aanbieders per regio", {"aantal": str(rules.cap.places), "regel": rules.cap.says}
    for name, period in (("bezwaar", rules.periods.objection), ("kort geding", rules.periods.court)):
        if period is not None:
            yield name, {"dagen": str(period.days), "regel": period.says}


def _union(first: Mapping[str, object], second: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys((*first, *second)))


def _change(code: str, first: Mapping[str, Mapping[str, str]], second: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The lines about one rule; none when it is the same."""
    old, new = first.get(code), second.get(code)
    if old is None or new is None:
        known_one = old or new or {}
        words = "vervallen" if new is None else "nieuw"
        yield f"- **{code}**: {words}. {next(iter(known_one.values()), '')}".rstrip()
    elif old != new:
        yield f"- **{code}**: gewijzigd."
        for heading in _union(old, new):
            if old.get(heading) != new.get(heading):
                yield f"  - {heading}: {old.get(heading, 'niets')} → {new.get(heading, 'niets')}"


def _nota(row: Nota) -> str:
    return f"{row.file} van {dutch(row.dated)}, sha256 `{row.sha256}`, wijzigt: {', '.join(row.changes) or 'niets'}."


def _sources(rules: Round) -> str:
    rows = [
        (row.title, dutch(row.dated) if row.dated else "niet gedateerd", f"`{row.sha256}`", row.remark) for row in rules.sources.values()
    ]
    return table(("bron", "datum", "sha256 van de gelezen tekst", "opmerking"), rows)


def _calendar(rules: Round) -> str:
    rows = [(TERMS[name], term.text, _place(term.clause, term.quote)) for name, term in rules.terms.all()]
    periods = (("objection_period", rules.periods.objection), ("court", rules.periods.court))
    rows += [(TERMS[name], row.says, _place(row.clause, row.quote)) for name, row in periods if row is not None]
    return table(("stap", "regel", "vindplaats"), rows)


def _submission(rules: Round) -> str:
    found: list[tuple[str, Clause]] = [(SUBMISSION[name], row) for name, row in rules.submission if row is not None]
    found += [(name, row) for name, row in (("Leeftijd", rules.age), ("Aantal per regio", rules.cap)) if row is not None]
    return table(("onderwerp", "regel", "vindplaats"), [(name, row.says, _place(row.clause, row.quote)) for name, row in found])


def _offices(rules: Round) -> str:
    rows = [
        (
            office.name,
            f"`{office.mailbox}`" + (f" ({office.mailbox_doubt})" if office.mailbox_doubt else ""),
            "; ".join(_region(rules, region, office.open_regions) for region in office.regions),
        )
        for office in rules.offices
    ]
    return table(("zorgkantoor", "adres zoals gedrukt", "regio's"), rows)


def _region(rules: Round, region: str, opened: Sequence[str] | None) -> str:
    """The name, with what sets this region apart."""
    found = rules.region(region)
    closed = opened is not None and region not in opened
    places = f" ({found.places} plaats)" if found.places else ""
    return found.name + (" (gesloten voor nieuwe aanbieders)" if closed else places)


def _documents(rules: Round) -> str:
    rows = [
        (
            row.code,
            row.name,
            row.says,
            f"{CONDITIONS[row.condition]}; {LANES[row.lane]}",
            _checks(row.checks),
            _place(row.clause, row.quote),
        )
        for row in rules.documents
    ]
    return table(("code", "document", "wat wordt gevraagd", "wanneer", "controles", "vindplaats"), rows)


def _criteria(rows: Sequence[Criterion]) -> str:
    found = [(row.code, row.name, row.says, ", ".join(part.name for part in row.elements), _place(row.clause, row.quote)) for row in rows]
    return table(("code", "naam", "wat wordt gevraagd", "onderdelen", "vindplaats"), found)


def _questions(rules: Round) -> str:
    rows = [(row.id, ", ".join(row.about), row.text, _place(row.clause or "", row.quote or "")) for row in rules.questions]
    return table(("vraag", "gaat over", "tekst", "vindplaats"), rows)


def _checks(checks: Sequence[Check]) -> str:
    return ", ".join(CHECKS[check.check] + _arguments(check) for check in checks)


def _arguments(check: Check) -> str:
    """The words of the arguments that a reader needs: years, annexes, elements."""
    words = [word for value in check.args.values() if isinstance(value, tuple) for word in value]
    words += [] if check.ground else ["alleen als vraag"]
    return f" ({', '.join(words)})" if words else ""


def _place(clause: str, quote: str) -> str:
    return f"{clause}: “{quote}”" if quote else clause


def _bullets(rows: Sequence[str]) -> str:
    return "".join(f"- {row}\n" for row in rows)
