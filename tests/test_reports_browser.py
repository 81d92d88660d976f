"""The pages in a real browser: nothing falls off a phone, the matrix fits a desk, and what is printed is what was meant."""

import dataclasses
from pathlib import Path

import pytest
from browser import CHROMIUM, WHY_NOT, Browser, saved
from result_sample import HEAD, sample
from test_reports_pages import pages

from checklist.finding import Assessment, Reason, Result, Verdict
from reports.region import region_report
from reports.write import write

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
WIDTHS = (320, 390, 1280, 1920)
SAMPLE = pages(sample())
OVERFLOWING = """[...document.querySelectorAll('.scroll')].filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
    .map(box => box.getAttribute('aria-labelledby') || box.getAttribute('aria-label'))"""


def with_many_documents(number: int) -> Result:
    """The sample in a round that asks so many documents, each found wanting in long words."""
    result = sample()
    rules = [rule for rule in result.procedure.rules if rule.group == "document"]
    more = [dataclasses.replace(rules[at % len(rules)], code=f"D{at + 1:02}") for at in range(number)]
    procedure = dataclasses.replace(result.procedure, rules=(*more, *(rule for rule in result.procedure.rules if rule.group != "document")))

    def longer(row: Assessment) -> Assessment:
        given = [
            dataclasses.replace(row.documents[at % len(row.documents)], rule=rule.code, verdict=Verdict.UNKNOWN, reason=Reason.UNAUTHORISED)
            for at, rule in enumerate(more)
        ]
        return dataclasses.replace(row, documents=tuple(given))

    return dataclasses.replace(result, procedure=procedure, assessments=tuple(map(longer, result.assessments)))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return saved(SAMPLE, tmp_path_factory.mktemp("paginas"))


@pytest.mark.parametrize("name", SAMPLE)
def test_nothing_falls_off_the_screen(browser: Browser, files: dict[str, Path], name: str) -> None:
    for wide in WIDTHS:
        browser.window(wide, 800)
        browser.open(files[name])
        assert browser.run("document.documentElement.scrollWidth") <= wide, wide
        if wide >= 1280:
            assert not {"documenten-kop", "mail-kop"} & set(browser.run(OVERFLOWING)), wide


def test_the_matrix_of_a_round_with_many_documents_fits_a_desk(browser: Browser, tmp_path: Path) -> None:
    """Eleven mandatory documents with the longest names and reasons that there are, and two bidders with long names."""
    page = tmp_path / "veel.html"
    page.write_text(region_report(with_many_documents(11), "nijmegen", head=HEAD), encoding="utf-8")
    for wide in (1280, 1920):
        browser.window(wide, 800)
        browser.open(page)
        assert "documenten-kop" not in browser.run(OVERFLOWING), wide
        assert browser.run("document.querySelector('.matrix.many thead tr').cells.length") == 12


@pytest.mark.parametrize("name", [name for name in SAMPLE if name.startswith("regio")])
def test_a_wide_table_keeps_its_first_column_in_sight(browser: Browser, files: dict[str, Path], name: str) -> None:
    browser.window(390, 800)
    browser.open(files[name])
    script = """[...document.querySelectorAll('.scroll:has(.matrix)')].map(box => {
        box.scrollLeft = 400; const head = box.querySelector('tbody tr:not(.group) th');
        return Math.round(head.getBoundingClientRect().left - box.getBoundingClientRect().left); })"""
    assert all(left <= 2 for left in browser.run(script))


def test_the_report_prints_what_is_open_and_the_page_of_a_bid_prints_everything(browser: Browser, tmp_path: Path) -> None:
    write(sample(), tmp_path, head=HEAD)
    region = tmp_path / "regios" / "nijmegen"
    seen = {}
    for page in (region / "rapport.html", *sorted(region.glob("inschrijver-*.html"))[:1]):
        browser.window(1280, 800)
        browser.open(page)
        browser.media("print")
        seen[page.name] = browser.run(
            "[...document.querySelectorAll('details')].map(box => [box.open, box.lastElementChild.checkVisibility()])"
        )
        browser.media("")
    report, alone = seen.values()
    assert all(shown == opened or not shown for opened, shown in report)
    assert all(shown for _, shown in alone)
