"""A hundred and fifty attacks in every text of a result, through every page, in a real browser: no dialog, no request, nothing run.

By default the attacks are dealt out over the texts, so that one pass has them all; TOETSSTEEN_ALLE_AANVALLEN=1 puts every single
attack in every text in turn (150 passes over every page, some fifteen minutes). Mails are attacked from their bytes too.
"""

import dataclasses
import email.headerregistry
import email.message
import hashlib
import io
import json
import os
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from browser import CHROMIUM, WHY_NOT, Browser
from mail_pieces import zipped
from main_job import assess
from pdf_files import Sheet, form, pdf, place, prose, text, widget
from result_sample import changed_texts, sample
from sample_texts import KVK_STICHTING
from test_reports_pages import pages
from test_reports_region import OPENERS
from word_files import body, p, word

from checklist.finding import Result

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
CANARY = "toetssteen-kanarie"
RUNS = (
    f"<script>alert('{CANARY}')</script>",
    f"<img src=x onerror=alert('{CANARY}')>",
    f"<svg onload=alert('{CANARY}')>",
    f"<details open ontoggle=alert('{CANARY}')>",
    f"<a href=\"javascript:alert('{CANARY}')\" autofocus onfocus=alert(1)>x</a>",
    f"<iframe srcdoc=\"<script>parent.alert('{CANARY}')</script>\">",
    "<img src=https://kwaad.example/pixel.png>",
    "<link rel=stylesheet href=https://kwaad.example/x.css>",
    "<style>@import url(https://kwaad.example/y.css);body{background:url(https://kwaad.example/z.png)}</style>",
    "<meta http-equiv=refresh content='0;url=https://kwaad.example/'>",
    "<base href=https://kwaad.example/>",
    "<object data=https://kwaad.example/o></object>",
    "<form action=https://kwaad.example/><input autofocus></form>",
    f"\" onmouseover=alert('{CANARY}') autofocus onfocus=alert(1) x=\"",
    f"<video><source onerror=alert('{CANARY}')></video>",
)
PAYLOADS = tuple(opener + attack for opener in OPENERS for attack in RUNS)
EVERY = os.environ.get("TOETSSTEEN_ALLE_AANVALLEN") == "1"
DO_ALL = """(() => { document.querySelectorAll('details').forEach(box => box.open = true);
    document.querySelectorAll('*').forEach(one => { for (const kind of ['mouseover', 'focus', 'click', 'toggle'])
        if (kind !== 'click' || one.tagName !== 'A') one.dispatchEvent(new Event(kind)); });
    return document.querySelectorAll('script, iframe, object, embed, form, input, link, base, video, svg').length; })()"""
SHAPE = "JSON.stringify([...document.querySelectorAll('*')].map(one => [one.tagName, ...one.getAttributeNames()]))"


class Dealt:
    """Behind each new text the next attack, behind the same text the same one, so that references still meet."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return text + self._given.setdefault(text, PAYLOADS[len(self._given) % len(PAYLOADS)])


def walked(browser: Browser, page: Path) -> dict[str, Any]:
    """What a page does when it is opened, everything in it is unfolded and every element is touched."""
    browser.open(page)
    strange = browser.run(DO_ALL)
    asked = [event["request"]["url"] for event in browser.events("Network.requestWillBeSent", seconds=0.05)]
    return {
        "dialogs": len(browser.events("Page.javascriptDialogOpening")),
        "requests": [url for url in asked if not url.startswith(("data:image/png;base64,", page.resolve().as_uri()))],
        "moved": browser.run("location.href").split("#")[0] != page.resolve().as_uri(),
        "strange": strange,
        "shape": hashlib.sha256(browser.run(SHAPE).encode()).hexdigest(),
    }


def looked_through(browser: Browser, folder: Path, change: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    result: Result = changed_texts(sample(), change)
    found = {}
    for number, (name, content) in enumerate(pages(result).items()):
        page = folder / f"{number}.html"
        page.write_text(content, encoding="utf-8", errors="surrogatepass")
        found[name] = walked(browser, page)
    return found


def test_the_counting_sees_a_dialog_a_request_and_a_script(browser: Browser, tmp_path: Path) -> None:
    """Without this the tests below would pass with a browser that sees nothing."""
    page = tmp_path / "kwaad.html"
    page.write_text("<!doctype html><p>x<img src=http://127.0.0.1:9/pixel.png><script>alert(1)</script>", encoding="utf-8")
    found = walked(browser, page)
    assert (found["dialogs"], len(found["requests"]), found["strange"]) == (1, 1, 1)


def test_a_hundred_and_fifty_attacks_do_nothing(browser: Browser, tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) == 150
    calm = looked_through(browser, tmp_path, lambda text: text + "woorden")
    attacked = looked_through(browser, tmp_path, Dealt())
    assert attacked == calm
    assert {(page["dialogs"], len(page["requests"]), page["moved"], page["strange"]) for page in attacked.values()} == {(0, 0, False, 0)}


def test_the_attacks_of_one_pass_reach_every_kind_of_text() -> None:
    """Dealt over the texts of the sample, each attack stands somewhere, and each named kind of text holds several."""
    result: Result = changed_texts(sample(), Dealt())
    held = json.dumps(dataclasses.asdict(result), default=str, ensure_ascii=False)
    seen = sum(json.dumps(payload, ensure_ascii=False)[1:-1] in held for payload in PAYLOADS)
    assert seen == len(PAYLOADS)
    kinds = {
        "subject": {row.subject for row in result.messages},
        "sender": {row.sender_name + row.sender for row in result.messages},
        "file": {name for row in result.messages for leaf in row.attachments for name in leaf.path},
        "member of a zip": {leaf.path[-1] for row in result.messages for leaf in row.attachments if leaf.inside},
        "bidder": {bid.name for bid in result.bids},
        "value": {fact.value for row in result.messages for leaf in row.attachments for piece in leaf.pieces for fact in piece.facts},
        "quote": {
            proof.quote for row in result.assessments for document in row.documents for f in document.findings for proof in f.evidence
        },
    }
    for kind, texts in kinds.items():
        assert sum(any(payload in text for payload in PAYLOADS) for text in texts) >= 3, kind


@pytest.mark.skipif(not EVERY, reason="fifteen minutes; TOETSSTEEN_ALLE_AANVALLEN=1 runs it")
def test_every_attack_in_every_text_does_nothing(browser: Browser, tmp_path: Path) -> None:
    for payload in PAYLOADS:
        found = looked_through(browser, tmp_path, lambda text, payload=payload: text + payload)  # type: ignore[misc]
        assert {(page["dialogs"], len(page["requests"]), page["moved"], page["strange"]) for page in found.values()} == {(0, 0, False, 0)}


def sheet_file(payload: str) -> bytes:
    """A workbook with the attack as the name of its sheet, as far as a name may hold it, and in a cell."""
    book = openpyxl.Workbook()
    book.active.title = re.sub(r"[\\[\]:*?/\\\\\x00]", "", payload)[:31] or "blad"
    book.active["A1"] = re.sub(r"[\x00]", "", payload)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def form_file(payload: str) -> bytes:
    """A PDF with the attack as its title and as what a form field holds."""
    safe = re.sub(r"([\\\\()])", r"\\\1", payload.replace("\0", ""))
    field = widget(place(200, 80, 300, 16), f"/FT /Tx /T (naam) /V ({safe})")
    sheet = Sheet(drawn=[text(70, 90, "Naam inschrijver"), *prose(y=200)], notes=[field])
    return pdf(sheet, catalogue=f"{form(12)} /Title ({safe})")


def hostile_mail(number: int, folder: Path) -> bytes:
    """A bid of which the bidder, sender, subject, names of files and members, sheet, title and form value are attacks."""
    mine = [PAYLOADS[(number * 10 + at) % len(PAYLOADS)] for at in range(10)]
    stated = KVK_STICHTING.replace("Stichting Onafhankelijke Cliëntondersteuning De", f"Stichting Doel {mine[0]}").replace(
        "09912345", f"0991{number:04}"
    )
    lines = "".join(p(escape(line.replace("\0", ""))) for line in stated.splitlines())
    extract = word(folder / f"{number}.docx", body(lines)).read_bytes()
    raw = email.message.EmailMessage()
    raw["Received"] = "from uit.post.test by mx1.vgz.nl with ESMTPS; Tue, 21 Jul 2026 10:00:00 +0200"
    raw["From"] = email.headerregistry.Address(mine[1].replace("\0", ""), f"afzender{number}", "aanbieder.test")
    raw["To"] = "oco@vgz.nl"
    raw["Subject"] = f"Inschrijving regio Nijmegen {mine[2]}".replace("\0", "")
    raw.set_content(f"Hierbij onze inschrijving voor Nijmegen. {mine[3]}")
    office = "application", "octet-stream"
    named = zip(mine, (extract, sheet_file(mine[4]), form_file(mine[5])), (".docx", ".xlsx", ".pdf"), strict=False)
    for name, content, suffix in named:
        raw.add_attachment(content, maintype=office[0], subtype=office[1], filename=name.replace("\0", "") + suffix)
    members = zipped((f"{payload}{at}.pdf".replace("\0", ""), form_file(payload)) for at, payload in enumerate(mine))
    raw.add_attachment(members, maintype="application", subtype="zip", filename=f"{mine[6]}.zip".replace("\0", ""))
    return raw.as_bytes()


def test_mails_made_of_attacks_do_nothing_either(browser: Browser, tmp_path: Path) -> None:
    """The whole way, from the bytes of a mail: every attack is the name of a zip member and the value of a form at least once."""
    post = tmp_path / "post"
    post.mkdir()
    for number in range(15):
        (post / f"{number:02}.eml").write_bytes(hostile_mail(number, tmp_path))
    run = assess(post, tmp_path / "zaak").folder
    result = json.loads((run / "toetsing.json").read_bytes())
    assert len(result["bids"]) >= 10
    assert sum("kanarie" in leaf["path"][-1] for message in result["messages"] for leaf in message["attachments"]) >= 80
    found = {page.relative_to(run).as_posix(): walked(browser, page) for page in sorted(run.rglob("*.html"))}
    assert len(found) > len(result["bids"])
    wrong = {name: page for name, page in found.items() if page["dialogs"] or page["requests"] or page["moved"] or page["strange"]}
    assert wrong == {}
