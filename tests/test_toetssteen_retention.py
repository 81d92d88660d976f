"""Nothing goes while somebody can still object or go to court about it, and no period starts before the decision was made known."""

import datetime as dt
import json
import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from main_job import Job, toetssteen
from test_toetssteen_objections import RESULT, Record, decided

from checklist.finding import Result
from reports.complaint import Upheld
from reports.decision import Ruling
from toetssteen.case import RetentionSettings
from toetssteen.retention import Keeping, keepings

SETTINGS = RetentionSettings(gegund_maanden=1, afgewezen_maanden=1)
ENDS = dt.date(2026, 10, 15)
"""A month after the announcement."""


def kept(record: Record, rulings: list[Ruling], result: Result = RESULT) -> dict[str, Keeping]:
    now = replace(record.state, rulings=tuple(rulings))
    return {one.bid.id: one for one in keepings(result, now, record.entries, SETTINGS)}


def neighbours() -> tuple[str, str, str]:
    """A bid, another in one of its regions, and one in none of them."""
    regions: dict[str, set[str]] = {}
    for row in RESULT.assessments:
        regions.setdefault(row.bid, set()).add(row.region)
    for bid, mine in regions.items():
        near = [one for one, theirs in regions.items() if one != bid and theirs & mine]
        far = [one for one, theirs in regions.items() if not theirs & mine]
        if near and far:
            return bid, near[0], far[0]
    raise AssertionError


def test_an_answered_objection_holds_everybody_in_its_region_until_the_term_of_the_court_is_over() -> None:
    bid, near, far = neighbours()
    record = Record()
    record.announce()
    number = record.complain(bid=bid)
    rulings = [decided(one.id, number=900 + place) for place, one in enumerate(RESULT.bids)]
    rows = kept(record, rulings)
    assert (rows[bid].held, rows[near].held, rows[far].held) == (True, True, False)
    record.answer(number, dt.date(2026, 10, 10))
    rows = kept(record, rulings)
    last = dt.date(2026, 10, 24)
    assert (rows[bid].until, rows[near].until, rows[far].until) == (last, last, ENDS)
    assert not rows[bid].is_due(last)
    assert rows[bid].is_due(last + dt.timedelta(days=1))
    assert f"over bezwaar {number} kan iemand naar de rechter tot en met 24 oktober 2026" in rows[bid].because
    assert f"bezwaar {number} van een ander in dezelfde regio" in rows[near].because
    assert "bezwaar" not in rows[near].period  # what stays on record when it goes is about itself alone


@pytest.mark.parametrize(("outcome", "texts"), [(Upheld.WITHDRAWN, ()), (Upheld.NO, ("nee", "nee"))])
def test_a_term_of_the_court_that_ends_first_or_does_not_run_holds_nothing(outcome: Upheld, texts: tuple[str, ...]) -> None:
    bid = RESULT.bids[0].id
    record = Record()
    record.announce()
    record.answer(record.complain(bid=bid), dt.date(2026, 9, 20), outcome=outcome, texts=texts)
    row = kept(record, [decided(bid)])[bid]
    assert (row.until, row.held) == (ENDS, False)
    assert "rechter" not in row.because


def test_no_period_starts_before_the_decision_was_made_known() -> None:
    bid = RESULT.bids[0].id
    record = Record()
    record.announce()
    later = decided(bid, dt.date(2026, 10, 20))
    row = kept(record, [later])[bid]
    assert row.until is None
    assert "besluit dat geldt sinds 20 oktober 2026" in row.because
    assert "bekendmaking van 15 september 2026 was eerder" in row.because
    for region in {each.region for each in RESULT.assessments if each.bid == bid}:
        record.announce(dt.date(2026, 10, 21), region=region)
    assert kept(record, [later])[bid].until == dt.date(2026, 11, 21)


def test_who_went_is_told_by_its_own_decisions(job: Job, tmp_path: Path) -> None:
    """Two go at once; the answer about the one names nothing of the other."""
    shutil.copytree(job.case, case := tmp_path / "zaak")
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("# afgewezen_maanden = 24", "afgewezen_maanden = 1"), encoding="utf-8")
    numbers = {}
    for bid in ("90090505", "kustlijn"):
        words = (
            "--inschrijver",
            bid,
            "--uitkomst",
            "niet_gekozen",
            "--reden",
            "anderen gingen voor",
            "--door",
            "M. Jansen",
            "--op",
            "2026-09-10",
        )
        words = (*words, "--ondanks", "plaats_vrij")
        said = toetssteen("besluit", "--zaak", case, *words).stdout
        numbers[bid] = re.findall(r"Besluit (\d+) is vastgelegd", said)[0]
    toetssteen("termijnen", "--zaak", case, "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    said = toetssteen("dossier", "--zaak", case, "--inschrijver", "90090505").stderr
    assert f"(besluit {numbers['90090505']})" in said
    assert numbers["kustlijn"] not in said
    base = sqlite3.connect(case / "register.sqlite")
    bodies = [json.loads(body) for (body,) in base.execute("SELECT inhoud FROM vermeldingen WHERE soort = 'verwijdering'")]
    base.close()
    assert {body["reden"] for body in bodies} == {"van 2 inschrijvers is de bewaartermijn voorbij; de reden staat bij elk van hen"}
    assert all(len(body["redenen"]) == 2 for body in bodies)
