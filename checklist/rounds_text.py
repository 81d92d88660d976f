"""Rounds as text for a person: one round, or all rounds. Layout only; knows no library. What differs is in `rounds_compare`.

docs/rondes.md is `page` of all known rounds; a test holds it to the round files.
"""

from collections.abc import Sequence

from checklist.finding import check_name
from checklist.round import Check, Clause, Criterion, Document, Nota, Question, Round, Term, known, load
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
        f"### Controles met een eigen vindplaats\n\n{_own_places(rules)}" if _cited_checks(rules) else "",
        *(f"### {title}\n\n{_criteria(getattr(rules, name))}" for name, title in GROUPS.items() if getattr(rules, name)),
        f"### Vragen over de tekst\n\n{_questions(rules)}" if rules.questions else "",
        f"### Wat de bron niet zegt\n\n{_bullets(rules.unstated)}" if rules.unstated else "",
    )
    return "\n".join(part for part in parts if part)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A markdown table; a bar inside a cell is written so that it stays inside."""
    cells = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in cells)


def _nota(row: Nota) -> str:
    changes = [TERMS.get(name.removeprefix("terms."), name) for name in row.changes]
    return f"{row.file} van {dutch(row.dated)}, sha256 `{row.sha256}`, wijzigt: {', '.join(changes) or 'niets'}."


def _sources(rules: Round) -> str:
    rows = [
        (name, row.title, dutch(row.dated) if row.dated else "niet gedateerd", f"`{row.sha256}`", row.remark)
        for name, row in rules.sources.items()
    ]
    return table(("naam", "bron", "datum", "sha256 van de gelezen tekst", "opmerking"), rows)


def _calendar(rules: Round) -> str:
    rows = [(TERMS[name], term.text, place(term)) for name, term in rules.terms.all()]
    periods = (("objection_period", rules.periods.objection), ("court", rules.periods.court))
    rows += [(TERMS[name], row.says, place(row)) for name, row in periods if row is not None]
    return table(("stap", "regel", "vindplaats"), rows)


def _submission(rules: Round) -> str:
    found: list[tuple[str, Clause]] = [(SUBMISSION[name], row) for name, row in rules.submission if row is not None]
    found += [(name, row) for name, row in (("Leeftijd", rules.age), ("Aantal per regio", rules.cap)) if row is not None]
    return table(("onderwerp", "regel", "vindplaats"), [(name, row.says, place(row)) for name, row in found])


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
            checks_said(row.checks),
            place(row),
        )
        for row in rules.documents
    ]
    return table(("code", "document", "wat wordt gevraagd", "wanneer", "controles", "vindplaats"), rows)


def _cited_checks(rules: Round) -> list[tuple[Document, Check]]:
    """Checks that rest on another clause than their document, or on none."""
    return [(row, check) for row in rules.documents for check in row.checks if check.source or not check.ground]


def _own_places(rules: Round) -> str:
    rows = [
        (row.code, checks_said([check]), place(check) if check.ground else "geen: wat hieruit komt is een vraag en nooit een grond")
        for row, check in _cited_checks(rules)
    ]
    return table(("code", "controle", "vindplaats"), rows)


def _criteria(rows: Sequence[Criterion]) -> str:
    found = [(row.code, row.name, row.says, ", ".join(part.name for part in row.elements), place(row)) for row in rows]
    return table(("code", "naam", "wat wordt gevraagd", "onderdelen", "vindplaats"), found)


def _questions(rules: Round) -> str:
    named: dict[str, str] = {**TERMS, **{row.id: row.name for row in rules.offices}, **{row.id: row.name for row in rules.regions}}
    rows = [(row.id, ", ".join(named.get(name, name) for name in row.about), row.text, place(row)) for row in rules.questions]
    return table(("vraag", "gaat over", "tekst", "vindplaats"), rows)


def checks_said(checks: Sequence[Check]) -> str:
    return ", ".join(check_name(check.check) + _arguments(check) for check in checks)


def _arguments(check: Check) -> str:
    """The words of the arguments that a reader needs: years, annexes, elements."""
    words = [word for value in check.args.values() if isinstance(value, tuple) for word in value]
    words += [] if check.ground else ["alleen als vraag"]
    return f" ({', '.join(words)})" if words else ""


def place(row: Clause | Term | Question | Check) -> str:
    """Where a rule stands: the source by its name in the list of sources, the clause, and the words."""
    return f"{row.source}, {row.clause}: “{row.quote}”" if row.source else ""


def _bullets(rows: Sequence[str]) -> str:
    return "".join(f"- {row}\n" for row in rows)
