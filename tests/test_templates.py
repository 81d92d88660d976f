"""Wording holds for every code, dates are Dutch everywhere, and no template can let a bid's text through unescaped."""

import datetime as dt
import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

import templates
from checklist.finding import MessageKind, Other, Reason, Standing, Support, Timeliness, Verdict
from extractors.document import Kind, Searchability
from intake.message import INCOMPLETE_STATES, Role, State
from reports.files import UNSEEN
from templates import wording

FOLDER = Path(templates.__file__).parent
PAGES = sorted(path.name for path in FOLDER.glob("*.html"))
TABLES = {
    "verdict": (Verdict, wording.VERDICTS),
    "support": (Support, wording.SUPPORTS),
    "reason": (Reason, wording.REASONS),
    "standing": (Standing, wording.STANDINGS),
    "timeliness": (Timeliness, wording.TIMELINESS),
    "other mail": (Other, wording.OTHER_MAILS),
    "message kind": (MessageKind, wording.MESSAGE_KINDS),
    "state": (State, wording.STATES),
    "searchability": (Searchability, wording.SEARCHABILITIES),
    "piece": (Kind, wording.PIECES),
    "role": (Role, wording.ROLES),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_words_of_its_own(table: str) -> None:
    codes, words = TABLES[table]
    assert [code.value for code in codes] == list(words)
    assert len(set(words.values())) == len(words)


def test_files_that_block_complete_are_those_of_intake() -> None:
    assert {state.value for state in INCOMPLETE_STATES} == UNSEEN


@pytest.mark.parametrize("name", PAGES)
def test_a_template_lets_nothing_through(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|Markup|autoescape|<script|javascript:|\son[a-z]+=|\sstyle=|https?://", text)
    assert not re.search(r"=\s*\{\{", re.sub(r"\{%.*?%\}", "", text)), "an attribute without quotes"


@pytest.mark.parametrize("name", PAGES)
def test_only_our_own_words_stand_in_attributes(name: str) -> None:
    """An attribute may hold an anchor, a code or a region's id, never a name, a quote or a subject."""
    ours = r"anchor|verdict|support|stand|index|id|code|link|path|home|page|number|wide|high|png\|png"  # links and paths have safe letters
    allowed = re.compile(rf"(\w+\.)*({ours})|code|loop\.index|page\.criteria\.sheets\|length \+ 2|line\.documents\|length")
    text = (FOLDER / name).read_text(encoding="utf-8")
    for attribute in re.findall(r'[a-z-]+="([^"]*)"', text):
        for value in re.findall(r"\{\{\s*(.*?)\s*\}\}", attribute):
            assert allowed.fullmatch(value), value


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        templates.render("base.html", page=None) + templates.render("region.html")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param("2026-07-31T15:00:00Z", "31 juli 2026, 17.00 uur", id="summer"),
        pytest.param("2026-01-01T00:00:00Z", "1 januari 2026, 01.00 uur", id="winter"),
        pytest.param("2026-12-31T23:30:00Z", "1 januari 2027, 00.30 uur", id="the next year in Amsterdam"),
        pytest.param("2026-10-25T00:30:00Z", "25 oktober 2026, 02.30 uur (zomertijd)", id="first of the double hour"),
        pytest.param("2026-10-25T01:30:00Z", "25 oktober 2026, 02.30 uur (wintertijd)", id="second of the double hour"),
        pytest.param("2026-03-29T01:30:00Z", "29 maart 2026, 03.30 uur", id="after the skipped hour"),
    ],
)
def test_moments_are_dutch(moment: str, words: str) -> None:
    assert wording.moment(dt.datetime.fromisoformat(moment)) == words
    assert wording.written(moment) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("2026-10-02", "2 oktober 2026", id="date"),
        pytest.param("2026-02-30", "2026-02-30", id="no such day"),
        pytest.param("bekendmaking + 14 dagen", "bekendmaking + 14 dagen", id="words"),
        pytest.param("2026-10-02T25:00:00Z", "2026-10-02T25:00:00Z", id="no such hour"),
        pytest.param("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", id="before the calendar"),
    ],
)
def test_dates_inside_text_are_dutch_and_anything_else_is_kept(text: str, words: str) -> None:
    assert wording.written(text) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1,0 MB"),
        (1_234_567, "1,2 MB"),
        (12_345_678_900, "12.345,7 MB"),
    ],
)
def test_sizes_are_dutch(value: int, words: str) -> None:
    assert wording.size(value) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("rekening\u202efdp.exe", "rekening‹U+202E›fdp.exe", id="turned around"),
        pytest.param("VO\u200bG", "VO‹U+200B›G", id="zero width"),
        pytest.param("a\x00b\x1b", "a‹U+0000›b‹U+001B›", id="control"),
        pytest.param("\ud800", "‹U+D800›", id="half a pair"),
        pytest.param("\u3164", "‹U+3164›", id="a letter nobody sees"),
        pytest.param("e" + "\u0301" * 5, "e\u0301\u0301\u0301‹U+0301›‹U+0301›", id="stacked accents"),
        pytest.param("regel\neen\ttwee", "regel\neen\ttwee", id="white space stays"),
        pytest.param("Cliëntondersteuning 't Gooi € ✓ 日本", "Cliëntondersteuning 't Gooi € ✓ 日本", id="ordinary"),
    ],
)
def test_what_hides_is_written_out(text: str, shown: str) -> None:
    assert wording.visible(text) == shown
    assert wording.visible(shown) == shown


def test_a_very_long_text_is_cut_and_says_so() -> None:
    assert wording.visible("a" * 5_000).endswith("(nog 3.000 tekens, zie toetsing.json)")
    assert wording.clipped("woord " * 100, 20) == "woord woord woord …"
