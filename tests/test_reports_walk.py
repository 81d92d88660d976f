"""A purchaser with only the report of the example mailbox: ten questions, each answered within three clicks and one screen further.

The table is the one in docs/leesproef.md; the browser walks it again at every run.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from browser import CHROMIUM, WHY_NOT, Browser
from main_job import Job

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
ROOT = Path(__file__).parent.parent
HIGH = 900

WALKS = {
    "Hoeveel inschrijvingen zijn er, en hoe staan ze ervoor?": ((), ("18 inschrijvingen", "voldoet niet", "niets open")),
    "Wie was te laat?": ((), ("De Regelaar B.V.", "te laat ontvangen")),
    "Wie kan in Waardenland zo niet door, en waarom?": (("Waardenland",), ("tekenbevoegdheid niet aangetoond",)),
    "Op welke bladzijde staat dat, en met welke woorden?": (("Waardenland", "Bewijs van machtiging"), ("Gezamenlijk bevoegd",)),
    "Wat beslis ik in Noordoost-Brabant, en vóór welke dag?": (("Noordoost-Brabant",), ("18 september 2026",)),
    "Wat mag ik Praktijk Lindeboom nog vragen, in welke woorden?": (
        ("Noordoost-Brabant", "Wat mag u nog vragen", "Vraag om te kopiëren voor Praktijk Lindeboom"),
        ("Geachte heer, mevrouw", "binnen vijf werkdagen"),
    ),
    "Kreeg een VOG van een persoon overal dezelfde uitkomst?": (
        ("Gelijke behandeling",),
        ("VOG RP D03: verkeerd soort document", "Reden voor het verschil"),
    ),
    "Welke bepaling is geschonden bij Zorgwijzer?": (
        ("Zorgwijzer Midden-Holland B.V.", "VOG RP"),
        ("niet ouder dan 6 maanden", "Datum 20 januari 2026"),
    ),
    "Wat schrijven de inschrijvers in Nijmegen over een Wmo-contract?": (
        ("Nijmegen", "Teksten naast elkaar", "Wmo-contract met een gemeente in de regio"),
        ("Beste passage", "Stichting Heldere Koers"),
    ),
    "Welke mails en bestanden moet ik zelf bekijken?": (("Bekijk deze zelf",), ("Mails waarvan een mens moet zeggen wat het is",)),
}
"""The question, the words that are clicked from the overview on, and words of the answer."""

FIND = """(words => { const shown = text => text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ').trim();
    const here = [...document.querySelectorAll('a, summary')].filter(one => one.checkVisibility() && shown(one.innerText) === words);
    if (!here.length) return null; here[0].click(); return here[0].href || ''; })"""
SEEN = """(words => { const shown = text => text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ');
    const all = [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && shown(one.innerText || '').includes(words));
    const least = all.filter(one => !all.some(other => other !== one && one.contains(other)));
    const below = least.map(one => one.getBoundingClientRect().top).filter(top => top > -40);
    return below.length ? Math.min(...below) : null; })"""


def click(browser: Browser, words: str) -> None:
    """Follow the first link or unfold the first box with exactly these words."""
    before = browser.run("location.href.split('#')[0]")
    target = browser.run(f"{FIND}({words!r})")
    assert target is not None, f"no way called {words!r}"
    if target and target.split("#")[0] != before:
        parts = urlsplit(target)
        browser.open(Path(unquote(parts.path)))
        if parts.fragment:
            browser.run(f"location.hash = {parts.fragment!r}")


@pytest.mark.parametrize("question", WALKS)
def test_a_purchaser_finds_the_answer(browser: Browser, job: Job, question: str) -> None:
    clicks, answers = WALKS[question]
    assert len(clicks) <= 3
    browser.window(1280, HIGH)
    browser.open(job.folder / "index.html")
    browser.run("document.documentElement.style.scrollBehavior = 'auto'")
    for words in clicks:
        click(browser, words)
        browser.run("document.documentElement.style.scrollBehavior = 'auto'")
    tops: dict[str, Any] = {words: browser.run(f"{SEEN}({words!r})") for words in answers}
    assert all(top is not None and top < 2 * HIGH for top in tops.values()), tops


def test_the_table_in_the_documentation_is_this_walk() -> None:
    text = (ROOT / "docs" / "leesproef.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| (.+?) \| (.+?) \| (\d) \|", text, re.MULTILINE)
    assert {question: int(count) for question, _, count in rows} == {question: len(clicks) for question, (clicks, _) in WALKS.items()}
    for question, way, _ in rows:
        assert all(words in way for words in WALKS[question][0]), question
