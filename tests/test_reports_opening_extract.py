"""The extract of the proces-verbaal for one bidder: its mails as in the whole record, how many others there were, and nobody else."""

import re
from dataclasses import replace

import pytest
from result_sample import at, hostile, sample

from checklist.finding import RefusalRow, Result
from reports.opening import opening_record
from reports.opening_extract import extract, extract_page


@pytest.fixture(scope="module")
def result() -> Result:
    return sample()


def _page(result: Result, bid: str, *, within: frozenset[str] = frozenset()) -> str:
    one = next(one for one in result.bids if one.id == bid)
    return extract_page(result, extract(result, one, [("proces-verbaal.html", "e" * 64)], within=within), head="f" * 64)


def test_its_mails_stand_there_as_in_the_whole_record(result: Result) -> None:
    whole = opening_record(result, head="f" * 64)
    for bid in result.bids:
        page = _page(result, bid.id)
        for number, row in enumerate(result.messages, start=1):
            section = whole.partition(f'<section aria-labelledby="mail-{number}">')[2].partition("</section>")[0]
            assert (row.bid == (bid.id,)) == (section in page), (bid.name, number)


def test_nothing_else_of_others_than_how_many_there_are(result: Result) -> None:
    for bid in result.bids:
        page = _page(result, bid.id)
        for row in result.messages:
            if bid.id not in row.bid:
                assert row.sha256 not in page
        own = sum(bid.id in row.bid for row in result.messages)
        assert f"{len(result.messages) - own} andere mail" in page
        assert "e" * 64 in page


def test_a_mail_of_more_bidders_is_counted_and_shown_only_where_asked(result: Result) -> None:
    first, second = result.bids[0].id, result.bids[1].id
    rows = tuple(replace(row, bid=(first, second)) if row.bid == (first,) else row for row in result.messages)
    shared = replace(result, messages=rows)
    count = sum(row.bid == (first, second) for row in rows)
    assert re.search(rf"{count} mails? (?:is|zijn) ook van een andere inschrijver", _page(shared, first))
    assert next(row.sha256 for row in rows if row.bid == (first, second)) in _page(shared, first, within=frozenset({second}))


def test_a_refused_mail_is_told_where_it_arrived_after_all(result: Result) -> None:
    bid, row = result.bids[0], next(row for row in result.messages if row.bid == (result.bids[0].id,))
    ours = RefusalRow(
        at=at(1, 8, 0), sender="wij@x.nl", subject="te groot", message_id="", reason="552", arrived=(row.sha256,), because="Ja."
    )
    theirs = replace(ours, sender="zij@y.nl", arrived=())
    page = _page(replace(result, refusals=(ours, theirs)), bid.id)
    assert "wij@x.nl" in page
    assert "zij@y.nl" not in page
    assert "1 andere geweigerde mail lijkt niet op" in page


def test_what_somebody_wrote_stays_text() -> None:
    result = hostile("<script>x</script>")
    assert "<script" not in _page(result, result.bids[0].id)
