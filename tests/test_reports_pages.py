"""Every page: whole HTML, nothing born from a bid, nothing from outside, the same bytes anywhere, and what it must say."""

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import people_sample
import pytest
from main_job import digests_elsewhere
from result_sample import HEAD, hostile, sample

from checklist.finding import Result
from reports.album import OPEN
from reports.bidder import bidder_pages
from reports.comparison import comparison_report
from reports.decided import decided_report
from reports.dossier import dossier_page
from reports.equality import equality_report
from reports.index import index_page, totals
from reports.opening import opening_record, times
from reports.precheck import precheck_lines, precheck_page
from reports.printed_opening import opening_job
from reports.region import region_report
from reports.result import from_json, schema, to_json
from reports.summary import summary
from reports.write import write
from templates.wording import STANDINGS, STATES, VERDICTS

TODAY = dt.date(2026, 7, 14)
REGIONS = tuple(row.id for row in sample().procedure.regions)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "javascript:alert(1)",
    "<iframe src=//evil.example></iframe>",
    "{{ 7*7 }}{% raw %}",
    "<a href='file:///etc/passwd'>x</a>",
    "\u202ecod.exe\u202c \u200b",
    "&lt;script&gt;",
    "]]><x>",
)


def pages(result: Result) -> dict[str, str]:
    """Every page that can be made of a result."""
    regions = [row.id for row in result.procedure.regions]
    found = {f"regio {number}": region_report(result, region, head=HEAD) for number, region in enumerate(regions)}
    found |= {f"voortoets {number}": precheck_page(result, region, today=TODAY) for number, region in enumerate(regions[:2])}
    for number, region in enumerate(regions[:2]):
        found |= {f"inschrijver {number}.{at}": page for at, page in enumerate(bidder_pages(result, region, head=HEAD).values())}
        found[f"vergelijking {number}"] = comparison_report(result, region, head=HEAD)
    found["gelijke behandeling"] = equality_report(result, head=HEAD)
    found["gelijke behandeling, besloten"] = equality_report(result, head=HEAD, rulings=people_sample.rulings(result))
    found["besluiten"] = decided_report(result, people_sample.register(result), head=HEAD)
    found["bewijspakket"] = dossier_page(result, result.bids[0], people_sample.contents(result), head=HEAD)
    return found | {"index": index_page(result, head=HEAD), "proces-verbaal": opening_record(result, head=HEAD)}


class Reader(HTMLParser):
    """Collects elements, attributes, ids and headings, and checks that what is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


SAMPLE = pages(sample())


@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_is_whole_and_easy_to_walk(name: str) -> None:
    found = Reader(SAMPLE[name])
    assert len(found.ids) == len(set(found.ids))
    assert found.headings[0] == 1 or 1 in found.headings
    assert all(after - before <= 1 for before, after in zip(found.headings, found.headings[1:], strict=False))
    for link in found.links:
        assert not link.startswith("#") or link[1:] in found.ids, link


@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_needs_nothing_from_outside(name: str) -> None:
    found = Reader(SAMPLE[name])
    assert "default-src 'none'" in SAMPLE[name]
    assert not {tag for tag, _ in found.shape} & {"script", "iframe", "object", "embed", "link", "form"}
    assert not [link for link in found.links if re.match(r"[a-z]+:|//", link)]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_element_or_attribute_is_born_from_a_bid(payload: str) -> None:
    plain, attacked = pages(hostile("woorden")), pages(hostile(payload))
    for name, text in attacked.items():
        assert Reader(text).shape == Reader(plain[name]).shape, name


def test_what_hides_is_written_out() -> None:
    assert "‹U+202E›" in pages(hostile("\u202etekst"))["index"]
    assert "\u202e" not in pages(hostile("\u202etekst"))["index"]


def test_the_same_result_gives_the_same_bytes_in_another_zone_and_locale() -> None:
    assert len(digests_elsewhere("test_reports_pages", "repr(sorted(SAMPLE.items())).encode()")) == 1


def test_every_verdict_and_state_that_occurs_is_in_words() -> None:
    text = " ".join(SAMPLE.values())
    assert all(word in text for _, word in VERDICTS.values())
    seen = {row.state for message in sample().messages for row in (*message.attachments, *message.parts)}
    assert all(STATES[state] in text for state in seen)


def test_an_incomplete_run_is_said_on_every_page() -> None:
    assert not sample().receipt.complete
    assert all("niet volledig" in text for text in SAMPLE.values())
    assert all("deze toetsing is niet volledig" not in text for text in pages(sample(complete=True)).values())


def test_the_totals_add_up() -> None:
    result = sample()
    counted = totals(result.messages)
    assert sum(number for _, number in counted.kinds) == len(result.messages)
    assert sum(number for _, number in counted.timeliness) == len(result.messages)
    assert sum(number for _, number in counted.states) == counted.leaves


@pytest.mark.parametrize(
    ("told_of", "said"),
    [
        pytest.param({}, (), id="a result that tells neither"),
        pytest.param(
            {"own_servers": (), "confirmed": False},
            ("nog niemand heeft de instellingen", "geen eigen mailserver"),
            id="nothing set, nobody looked",
        ),
        pytest.param({"own_servers": (), "confirmed": True}, ("geen eigen mailserver",), id="nothing set, and somebody said so"),
        pytest.param({"own_servers": ("mx1.vgz.nl",), "confirmed": True}, ("eigen mailserver (mx1.vgz.nl)",), id="as it should be"),
    ],
)
def test_the_opening_record_says_whose_time_counts(told_of: dict[str, Any], said: tuple[str, ...]) -> None:
    result = sample()
    result = replace(result, receipt=replace(result.receipt, **told_of))
    told = times(result.receipt)
    assert len(told) == len(said)
    page = opening_record(result, head=HEAD)
    for words, line in zip(said, told, strict=True):
        assert words in line
        assert words in page
    assert opening_job(result, head=HEAD).data["times"] == told


def test_every_message_and_leaf_is_in_the_opening_record() -> None:
    text = SAMPLE["proces-verbaal"]
    for message in sample().messages:
        assert message.sha256 in text
        assert all(row.sha256 in text for row in (*message.attachments, *message.parts))


def test_json_goes_around_and_keeps_its_schema() -> None:
    raw = to_json(sample())
    assert to_json(from_json(raw)) == raw
    assert raw == to_json(sample())
    assert schema()["$schema"].endswith("2020-12/schema")


def test_a_run_is_written_whole_and_left_alone_the_second_time(tmp_path: Path) -> None:
    folder = tmp_path / "rapporten" / "run"
    first = write(sample(), folder, head=HEAD)
    times = {path: path.stat().st_mtime_ns for path in first}
    assert write(sample(), folder, head=HEAD) == first
    assert {path: path.stat().st_mtime_ns for path in first} == times
    assert [path.name for path in folder.parent.iterdir()] == ["run"]
    assert write(sample(complete=True), folder, head=HEAD)
    assert [path.name for path in folder.parent.iterdir()] == ["run"]


def test_the_summary_names_every_bid_once_and_what_lies_open() -> None:
    result = sample()
    found = summary(result)
    named = [row[0] for row in found.rows]
    assert sorted(named + [bid.name for bid in result.bids if bid.name in found.calm]) == sorted(bid.name for bid in result.bids)
    assert {len(row) for row in found.rows} == {len(found.columns)}
    told = {row[0]: row[2].split("\n") for row in found.rows}
    rules = {rule.code: rule.name for rule in result.procedure.rules}
    for row in result.assessments:
        bid = next(bid for bid in result.bids if bid.id == row.bid)
        for document in row.documents:
            if document.verdict in OPEN:
                assert any(rules[document.rule] in line for line in told[bid.name])
        if row.standing != "in_behandeling":
            assert f"! {STANDINGS[row.standing]}" in told[bid.name]


def test_the_provider_is_told_what_to_do_and_until_when() -> None:
    for region in REGIONS[:2]:
        for line in precheck_lines(sample(), region, today=TODAY):
            assert bool(line.todo) == (line.verdict not in ("voldoet", "niet_van_toepassing"))


def test_a_package_says_which_texts_its_rules_were_read_from_and_that_these_are_not_in_it() -> None:
    result = sample()
    page = dossier_page(result, result.bids[0], people_sample.contents(result), head=HEAD)
    assert '<a href="ronde/0a1b-2027-2028.toml">' in page
    assert "zitten <strong>niet</strong> in dit pakket, en ook niet in Toetssteen" in page
    assert "Inkoopbeleid, 1 juni 2026" in page
    assert "ab" * 32 in page
