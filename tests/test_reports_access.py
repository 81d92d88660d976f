"""Every kind of page for who cannot see it, cannot use a mouse or has no colours: axe-core, keyboard, contrast, forced colours, paper."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser import CHROMIUM, WHY_NOT, Browser, saved
from test_reports_pages import SAMPLE

import templates

AXE = Path(__file__).parent.parent / ".axe" / "package" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"  # axe-core 4.14.1, from the npm registry
KINDS = (
    *("regio 0", "regio 2", "inschrijver 0.1", "vergelijking 0", "gelijke behandeling", "gelijke behandeling, besloten"),
    *("besluiten", "bewijspakket", "index", "proces-verbaal", "voortoets 0"),
)
STYLE = (Path(templates.__file__).parent / "style.css").read_text(encoding="utf-8")

needs_browser = pytest.mark.skipif(not CHROMIUM, reason=WHY_NOT)
needs_axe = pytest.mark.skipif(
    not AXE.exists(), reason="no axe-core: mkdir .axe; cd .axe; npm pack axe-core@4.14.1; tar xzf axe-core-4.14.1.tgz"
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return saved({name: SAMPLE[name] for name in KINDS}, tmp_path_factory.mktemp("paginas"))


def test_every_kind_of_page_is_looked_at() -> None:
    kinds = {re.sub(r"[ 0-9.]+$", "", name) for name in SAMPLE}
    assert kinds == {re.sub(r"[ 0-9.]+$", "", name) for name in KINDS}


@needs_browser
@needs_axe
@pytest.mark.parametrize("wide", [1280, 320])
@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_no_violation(browser: Browser, files: dict[str, Path], name: str, wide: int) -> None:
    script = AXE.read_text(encoding="utf-8")
    assert hashlib.sha256(script.encode()).hexdigest() == AXE_SHA256
    browser.window(wide, 900)
    browser.open(files[name])
    browser.run("document.querySelectorAll('details').forEach(box => box.open = true)")
    browser.say("Runtime.evaluate", expression=script)
    said = "run.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 200))])"
    found = browser.run(f"axe.run(document, {{resultTypes: ['violations']}}).then(run => JSON.stringify({said}))")
    assert json.loads(found) == []


@needs_browser
@pytest.mark.parametrize("name", KINDS)
def test_a_keyboard_walks_in_the_order_of_the_page(browser: Browser, files: dict[str, Path], name: str) -> None:
    browser.window(1280, 900)
    browser.open(files[name])
    assert browser.run('document.querySelectorAll(\'[tabindex]:not([tabindex="0"]):not([tabindex="-1"])\').length') == 0
    where = """(() => { const here = document.activeElement, all = [...document.querySelectorAll('*')];
        return here === document.body ? [-1]
            : [all.indexOf(here), here.className, getComputedStyle(here).outlineStyle, here.checkVisibility()]; })()"""
    seen: list[list[Any]] = []
    for _ in range(25):
        browser.key("Tab", code=9)
        now = browser.run(where)
        if now in seen[:1] or now == [-1]:  # around, or back at the page itself
            break
        seen.append(now)
    assert seen[0][1] == "skip"
    places = [place for place, *_ in seen]
    assert len(places) > 2
    assert places == sorted(set(places))
    assert all(outline != "none" and shown for _, _, outline, shown in seen)


@needs_browser
def test_the_skip_link_leads_to_the_text(browser: Browser, files: dict[str, Path]) -> None:
    browser.open(files["regio 0"])
    browser.key("Tab", code=9)
    browser.say("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    browser.key("Enter", code=13)
    assert browser.run("document.activeElement.id") == "inhoud"


@needs_browser
@pytest.mark.parametrize("name", KINDS)
def test_without_colours_every_verdict_still_has_a_word_and_a_shape(browser: Browser, files: dict[str, Path], name: str) -> None:
    bare = """[...document.querySelectorAll('.mark')].filter(mark => !mark.querySelector('.shape')?.innerText.trim()
        || mark.innerText.trim().length < 4).length"""
    for kind, preferred in (("screen", {"forced_colors": "active"}), ("print", {})):
        browser.open(files[name])
        browser.run("document.querySelectorAll('details').forEach(box => box.open = true)")
        browser.media(kind, **preferred)
        shown = browser.run("[...document.querySelectorAll('.mark')].filter(mark => mark.checkVisibility()).length")
        assert kind == "print" or browser.run("matchMedia('(forced-colors: active)').matches")
        assert browser.run(bare) == 0 or not shown
        browser.media("")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_stands_out_on_every_paper() -> None:
    """4,5 to 1 (WCAG 2.2, 1.4.3); verdicts also on their own tint."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", STYLE.split("}")[0]))
    papers = [colours["paper"], colours["card"], "#fbfaf7", "#faf9f5", "#efede6"]
    pairs = [(ink, paper) for ink in ("ink", "muted", "accent", "ok", "no", "unknown", "person", "none") for paper in papers]
    pairs += [(ink, colours[f"{ink}-tint"]) for ink in ("ok", "no", "unknown", "person", "none")]
    pairs += [(ink, colours[f"{tint}-tint"]) for ink in ("ink", "muted") for tint in ("no", "unknown", "person", "none")]
    for ink, paper in pairs:
        light, dark = sorted((luminance(colours[ink]), luminance(paper)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, paper)
