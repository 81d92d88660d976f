"""`lak` in full: of what people put on record nobody is named, and who reads one bidder's edition learns nothing of the others."""

import html
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from main_job import Job, toetssteen

STAFF = (
    "Fokje Wiersma",
    "Sjoerd Hiemstra",
    "Lolkje Dijkstra",
    "Tjitske Hofstra",
    "Durk Elzinga",
    "Nynke Bosma",
)
"""Who decided, refused, answered, refused that, refused an announcement, and made it: none is named by any bidder."""


def put(case: Path, *words: str) -> int:
    """One command that records something a person decides; the number of the last such entry."""
    done = toetssteen(words[0], "--zaak", case, *words[1:])
    assert done.returncode in (0, 1), done.stderr
    connection = sqlite3.connect(case / "register.sqlite")
    kinds = {"besluit", "bekendmaking", "bezwaar", "antwoord", "weigering", "bevestiging"}
    number = max(number for number, kind in connection.execute("SELECT volgnummer, soort FROM vermeldingen") if kind in kinds)
    connection.close()
    return int(number)


@pytest.fixture(scope="module")
def case(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two persons, and somebody who does not agree with each of a decision, an announcement and an answer; and objections of two."""
    case = Path(shutil.copytree(job.case, tmp_path_factory.mktemp("lak") / "zaak"))
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    no = ("--reden", "Dit klopt nog niet, zegt Hiemstra.")
    for name, why in (
        ("kustlijn", "Kustlijn scoort beter dan Helder Advies en Oeverlicht, zegt Wiersma."),
        ("horizon", "De bijlagen van deze inschrijver ontbraken bij sluiting."),
    ):
        said = ("--uitkomst", "vraag", "--reden", why, "--op", "2026-09-01", "--door", STAFF[0])
        number = put(case, "besluit", "--inschrijver", name, *said)
        if name == "kustlijn":
            put(case, "besluit", "--weiger", str(number), "--door", STAFF[1], *no)
    announced = put(case, "termijnen", "--bekendgemaakt", "2026-09-02", "--door", STAFF[5])
    put(case, "termijnen", "--bevestig", str(announced), "--door", STAFF[1])
    again = ("--vervangt", str(announced), "--reden", "Helder Advies belde dat het een dag later was.")
    other = put(case, "termijnen", "--bekendgemaakt", "2026-09-03", *again, "--door", STAFF[5])
    put(case, "termijnen", "--bevestig", str(other), "--door", STAFF[0])
    last = put(case, "termijnen", "--bekendgemaakt", "2026-09-04", "--vervangt", str(other), "--reden", "Toch later.", "--door", STAFF[5])
    put(case, "termijnen", "--weiger", str(last), "--door", STAFF[4], *no)
    for name, outcome in (("kustlijn", "ongegrond"), ("horizon", "deels_gegrond")):
        one = put(case, "bezwaar", "--inschrijver", name, "--ontvangen", "2026-09-10", "--punt", "Niet eens.", "--door", STAFF[0])
        said = ("--uitkomst", outcome, "--op", "2026-09-20", "--antwoord", "Wij keken opnieuw.", "--door", STAFF[2])
        number = put(case, "bezwaar", "--beantwoord", str(one), *said)
        if name == "kustlijn":
            put(case, "bezwaar", "--weiger", str(number), "--door", STAFF[3], *no)
        else:
            put(case, "bezwaar", "--bevestig", str(number), "--door", STAFF[3])
    return case


def made(case: Path, *more: str, door: str = "A. Uijtewaal") -> tuple[dict[str, str], str]:
    """The pages of a new edition by their names, as they can be read; and what the terminal said."""
    before = set((case / "rapporten").glob("gelakt-*"))
    done = toetssteen("lak", "--zaak", case, "--grond", "AVG", "--door", door, *more)
    assert done.returncode == 0, done.stderr
    (folder,) = set((case / "rapporten").glob("gelakt-*")) - before
    pages = {page.relative_to(folder).as_posix(): page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}
    return {name: html.unescape(text).replace("\u00ad", "") for name, text in pages.items()}, done.stdout


def names_left(pages: dict[str, str]) -> list[tuple[str, str]]:
    parts = {part for name in STAFF for part in (name, name.split()[-1])}
    return [(path, part) for path, text in pages.items() for part in sorted(parts) if part in text]


def test_nobody_of_staff_is_named_in_any_edition_who_refused_or_proposed(case: Path) -> None:
    for more in ((), ("--inschrijver", "kustlijn"), ("--inschrijver", "kustlijn", "--ook-anderen", "bedrijfsgegevens")):
        pages, _ = made(case, *more)
        assert names_left(pages) == [], more
        page = pages["besluiten.html"]
        assert "Dit klopt nog niet, zegt [weggelakt: naam van een persoon]" in re.sub(r"<[^>]+>", "", page), more


def test_who_reads_one_bidders_edition_learns_nothing_of_another(case: Path) -> None:
    for more in ((), ("--ook-anderen", "bedrijfsgegevens")):
        pages, _ = made(case, "--inschrijver", "kustlijn", *more)
        page = re.sub(r"<[^>]+>", "", pages["besluiten.html"])
        for word in ("Horizon", "deels gegrond", "voor een deel", "Helder", "Oeverlicht", "ontbraken bij sluiting"):
            assert word not in page, (word, more)
        assert len(re.findall(r"[Bb]ezwaar \d+", page)) > 0
        assert not re.search(r"[Bb]ezwaren \d+", page)
        assert "Kustlijn scoort beter dan [weggelakt: andere inschrijver" in page
        if not more:
            assert re.search(r"De reden: \[weggelakt: andere inschrijver \d+\] belde", page)


def test_who_made_it_and_decided_too_is_named_on_the_first_page_alone_and_that_is_said(case: Path) -> None:
    pages, _ = made(case, "--inschrijver", "kustlijn", door=STAFF[0])
    assert {path for path, name in names_left(pages) if name == STAFF[0]} == {"index.html"}
    assert "Wie deze versie maakte, staat met naam bovenaan deze bladzijde, ook als die persoon zelf iets vastlegde." in pages["index.html"]


def test_a_reason_that_names_others_by_their_short_names_stops_the_letter(job: Job, tmp_path: Path) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    why = "Kustlijn scoort beter dan Helder Advies en Oeverlicht, en werkt ook in Den Helder, naast elkaar en met zorg."
    done = toetssteen(
        "besluit", "--zaak", case, "--inschrijver", "kustlijn", "--uitkomst", "geselecteerd", "--reden", why, "--door", "F. Aa"
    )
    assert done.returncode == 0, done.stderr
    write = ("brief", "selectie", "--zaak", case, "--inschrijver", "kustlijn", "--datum", "2026-09-18")
    refused = toetssteen(*write)
    assert refused.returncode == 2
    assert "van een andere inschrijver is: Helder Advies en Oeverlicht." in refused.stderr
    assert toetssteen(*write, "--nagekeken").returncode == 0
