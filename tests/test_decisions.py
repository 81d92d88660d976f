"""People on record: decisions, a second person, announcements, objections. Run as they run it, on a copy of the example case."""

import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest
from main_job import FINISHED, Job, toetssteen

from reports.decision import ruling_on
from toetssteen.decisions import rulings
from toetssteen.register import Register

BIDDER = "naast elkaar"


@pytest.fixture(scope="module")
def folder(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the case that the tests of this file work on, one after the other on bidders of their own."""
    shutil.copytree(job.case, copy := tmp_path_factory.mktemp("besluiten") / "zaak")
    return copy


def besluit(folder: Path, *words: str) -> tuple[int, str]:
    done = toetssteen("besluit", "--zaak", folder, *words)
    return done.returncode, done.stdout + done.stderr


def decide(folder: Path, bidder: str, outcome: str, *more: str) -> int:
    """A decision that must succeed; its number."""
    words = ("--inschrijver", bidder, "--uitkomst", outcome, "--reden", "zo is besloten", "--door", "M. Jansen", "--op", "2026-09-10")
    free = ("--ondanks", "plaats_vrij") if outcome == "niet_gekozen" else ()  # of most regions few bids are in the example
    code, said = besluit(folder, *words, *free, *more)
    assert code == 0, said
    found = re.search(r"Besluit (\d+) is vastgelegd", said)
    assert found
    return int(found[1])


def recorded(folder: Path, number: int) -> dict[str, Any]:
    """What the entry of this decision says."""
    connection = sqlite3.connect(folder / "register.sqlite")
    (body,) = connection.execute("SELECT inhoud FROM vermeldingen WHERE volgnummer = ?", (number,)).fetchone()
    connection.close()
    said: dict[str, Any] = json.loads(body)
    return said


def newest(folder: Path) -> str:
    """The page of the last state."""
    last = max((folder / "rapporten").glob("besluiten-*"))
    return (last / "besluiten.html").read_text(encoding="utf-8")


def test_what_replaces_or_confirms_a_decision_is_not_older(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    number = decide(case, "kustlijn", "niet_gekozen")
    words = ("--inschrijver", "kustlijn", "--uitkomst", "vraag", "--reden", "zo is besloten", "--door", "P. de Wit")
    code, said = besluit(case, *words, "--vervangt", str(number), "--op", "2026-09-09")
    assert code == 2
    assert f"Besluit {number} is van 10 september 2026 (vastgelegd op " in said
    assert "niet van een eerdere dag zijn (9 september 2026)" in said
    code, said = besluit(case, "--bevestig", str(number), "--door", "P. de Wit", "--op", "2026-09-09")
    assert code == 2
    assert "Bevestigen of weigeren kan niet op een eerdere dag" in said
    code, said = besluit(case, "--inschrijver", "kustlijn")
    assert "vastgelegd op" in " ".join(said.replace("│", " ").split())


@pytest.mark.parametrize(("day", "told"), [("2026-09-11", 1), ("2026-09-10", 0)], ids=["decided afterwards", "on the same day"])
def test_a_rejection_of_before_the_decision_that_it_rests_on_is_told(folder: Path, tmp_path: Path, day: str, told: int) -> None:
    """A judge would read of a ground that came after the rejection; nothing said so when it was put on record."""
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("--reden", "zo is besloten", "--door", "M. Jansen", "--inschrijver", "kustlijn")
    number = re.search(r"Besluit (\d+)", besluit(case, *words, "--onderdeel", "G05", "--uitkomst", "voldoet_niet", "--op", day)[1])
    code, said = besluit(case, *words, "--uitkomst", "afgewezen", "--op", "2026-09-10")
    assert code == 0, said
    assert number
    assert said.count(f"rust op besluit {number[1]}, dat pas geldt vanaf 11 september 2026") == told


def test_a_decision_stands_with_its_reason_clause_and_name(folder: Path) -> None:
    number = decide(folder, BIDDER, "voldoet_niet", "--onderdeel", "D04")
    page = newest(folder)
    assert f'id="besluit-{number}"' in page
    assert "zo is besloten" in page
    assert "M. Jansen, 10 september 2026 (vastgelegd op " in page
    assert "Inkoopbeleid" in page
    assert "voldoet niet, niet doorzoekbaar" in page


def test_a_second_decision_on_the_same_must_name_the_first(folder: Path) -> None:
    first = decide(folder, "ankerpunt", "geselecteerd")
    assert recorded(folder, first)["bepaling"].endswith("hoofdstuk 6, Selectiecriteria")
    words = ("--inschrijver", "ankerpunt", "--uitkomst", "niet_gekozen", "--reden", "vier anderen gingen voor", "--door", "P. de Wit")
    words = (*words, "--ondanks", "plaats_vrij")
    code, said = besluit(folder, *words)
    assert code == 2
    assert f"--vervangt {first}" in said
    code, said = besluit(folder, *words, "--vervangt", str(first))
    assert code == 0, said
    assert "Bepaling: Inkoopbeleid" in said
    code, said = besluit(folder, *words, "--vervangt", str(first))
    assert code == 2
    assert "al vervangen" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ["--uitkomst", "voldoet", "--inschrijver", "regelaar", "--reden", "zo is besloten", "--door", "y"],
            "past niet bij",
            id="of a bid",
        ),
        pytest.param(["--uitkomst", "geselecteerd", "--inschrijver", "regelaar", "--door", "y"], "reden", id="no reason"),
        pytest.param(["--uitkomst", "geselecteerd", "--inschrijver", "regelaar", "--reden", "zo is besloten"], "--door", id="no name"),
        pytest.param(
            ["--uitkomst", "voldoet", "--inschrijver", "regelaar", "--onderdeel", "D99", "--reden", "zo is besloten", "--door", "y"],
            "D99",
            id="no such part",
        ),
        pytest.param(["--uitkomst", "geselecteerd"], "--inschrijver", id="no bidder"),
        pytest.param(
            ["--uitkomst", "geselecteerd", "--inschrijver", "regelaar", "--reden", "zo is besloten", "--door", "y", "--op", "2099-01-01"],
            "tot en met vandaag",
            id="a day to come",
        ),
        pytest.param(
            ["--uitkomst", "geselecteerd", "--inschrijver", "regelaar", "--reden", "zie rapport", "--door", "y"],
            "De reden “zie rapport” is te kort",
            id="no sentence",
        ),
        pytest.param(["--bevestig", "99999", "--door", "y"], "geen besluit 99999", id="no such decision"),
    ],
)
def test_what_is_missing_is_said(folder: Path, words: list[str], said: str) -> None:
    code, text = besluit(folder, *words)
    assert code == 2
    assert said in text


def test_a_rejection_needs_a_ground(folder: Path, job: Job) -> None:
    fine = next(
        row
        for row in job.result["assessments"]
        if row["standing"] == "in_behandeling" and all(one["verdict"] in ("voldoet", "niet_van_toepassing") for one in row["documents"])
    )
    name = next(bid["kvk_number"] for bid in job.result["bids"] if bid["id"] == fine["bid"])
    code, said = besluit(
        folder, "--inschrijver", name, "--uitkomst", "afgewezen", "--reden", "zo is besloten", "--door", "y", "--regio", fine["region"]
    )
    assert code == 2
    assert "een grond nodig" in said


def test_grounds_are_written_and_shown_by_the_names_of_the_report(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("--inschrijver", "horizon", "--uitkomst", "afgewezen", "--reden", "zo is besloten", "--door", "y")
    code, said = besluit(case, *words, "--grond", "D01/handtekening", "--grond", "D99", "--grond", "leeftijd")
    assert code == 2
    assert "handtekening is geen controle van D01. Kies uit: aanwezig, bijlagen, " in said
    assert "D99 is geen grond" in said  # all faults at once
    assert "leeftijd is geen grond" in said
    code, said = besluit(case, *words, "--grond", "D01/aanwezig", "--grond", "te laat", "--grond", "D03")
    assert code == 2
    assert "Gronden die hier kunnen: D01/ondertekend, D05/aanwezig." in said
    assert "te laat: deze inschrijving was niet te laat" in said
    number = decide(case, "horizon", "afgewezen", "--grond", "d01/Ondertekend", "--grond", "D05")
    assert recorded(case, number)["gronden"] == [["D01", "signed"], ["D05", "present"]]
    assert "D01 Bestuursverklaring (ondertekend); D05 Inschrijving UBO-register (aanwezig)" in newest(case)


def test_a_selection_criterion_is_never_a_ground(folder: Path, tmp_path: Path) -> None:
    """The policy weighs with it (2027-2028, chapter 6, Selectiecriteria): who is weighed lower was not chosen, and not excluded."""
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("--inschrijver", "kustlijn", "--reden", "zo is besloten", "--door", "y")
    code, said = besluit(case, *words, "--onderdeel", "S1a", "--uitkomst", "voldoet_niet")
    assert code == 0
    assert "Let op: S1a (Contract met een zorgkantoor in 2026) is een selectiecriterium" in said
    for more in ((), ("--grond", "S1a")):
        code, said = besluit(case, *words, "--uitkomst", "afgewezen", *more)
        assert code == 2
        assert "Het is geen grond om iemand af te wijzen" in said
        assert "niet_gekozen" in said


def test_a_requirement_is_a_ground_once_a_person_decided_that_it_is_not_met(folder: Path, tmp_path: Path) -> None:
    """Who does not meet an eligibility requirement gets no contract (2027-2028, paragraph 4.1); the program never says so itself."""
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("--inschrijver", "raadgever", "--uitkomst", "afgewezen", "--reden", "zo is besloten", "--door", "y")
    code, said = besluit(case, *words, "--grond", "G02")
    assert code == 2
    assert "Beslis eerst zelf: --onderdeel G02 --uitkomst voldoet_niet" in said
    decide(case, "raadgever", "voldoet_niet", "--onderdeel", "G02")
    number = decide(case, "raadgever", "afgewezen")
    assert recorded(case, number)["gronden"] == [["G02", "besluit"]]
    assert "paragraaf 4.1, eis 2" in str(recorded(case, number)["bepaling"])
    done = toetssteen("brief", "afwijzing", "--zaak", case, "--inschrijver", "raadgever", "--datum", "2026-09-15", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next((case / "brieven").rglob("afwijzing-Stichting-Raadgever*.docx"))) as letter:
        text = letter.read("word/document.xml").decode()
    assert "zo is besloten" in text  # the reason of who decided is what was found
    assert "Opleiding en kennis" in text


def test_who_selects_a_bid_with_something_against_it_names_each_point(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    asked = decide(case, "lindeboom", "vraag", "--onderdeel", "D02")
    words = ("--inschrijver", "lindeboom", "--uitkomst", "geselecteerd", "--reden", "enige in de regio", "--door", "M. Jansen")
    code, said = besluit(case, *words, "--ondanks", "D03")
    assert code == 2
    assert f"D02  ◆ Bewijs van machtiging: er is een vraag gesteld en nog niet beslist over het antwoord (besluit {asked})" in said
    assert "D05  ◆ Inschrijving UBO-register: mens beslist, ontbreekt" in said
    assert "--ondanks D03 --ondanks D02 --ondanks D05" in said
    code, said = besluit(case, *words, "--ondanks", "D07")
    assert code == 2
    assert "D07, maar dat staat dit besluit niet in de weg. Wel: D02, D03, D05." in said
    decide(case, "lindeboom", "voldoet", "--onderdeel", "D02", "--vervangt", str(asked))  # a point that somebody lifted stands no longer
    number = decide(case, "lindeboom", "geselecteerd", "--ondanks", "d03,D05")
    against = ["✗", "◆", "?"]
    kept = recorded(case, number)["ondanks"]
    assert [code for code, _ in kept] == ["D03", "D05"]
    assert all(said[0] in against for _, said in kept)
    assert "Geselecteerd ondanks</dt><dd>◆ VOG RP: mens beslist, verkeerd soort document<br>" in newest(case)


def test_who_is_not_chosen_while_a_place_is_free_is_asked_about(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("--inschrijver", "kustlijn", "--uitkomst", "niet_gekozen", "--reden", "de plaats blijft leeg", "--door", "M. Jansen")
    code, said = besluit(case, *words)
    assert code == 2
    assert "Niet gekozen betekent dat anderen voorgingen. Maar er is nog plaats:" in said
    assert "! Plaatsen: nog niemand is geselecteerd" in said
    assert "--ondanks plaats_vrij" in said
    assert "D02, maar dat staat dit besluit niet in de weg" in besluit(case, *words, "--ondanks", "D02")[1]
    code, said = besluit(case, *words, "--ondanks", "plaats vrij")
    assert code == 0, said
    assert "Niet gekozen ondanks: ! Plaatsen: nog niemand is geselecteerd" in said
    assert "Niet gekozen ondanks" in newest(case)


def test_a_requirement_refused_after_the_selection_is_told(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    selected = decide(case, "kustlijn", "geselecteerd")
    refused = decide(case, "kustlijn", "voldoet_niet", "--onderdeel", "D02", "--bepaling", "H6")
    code, said = besluit(case, "--inschrijver", "kustlijn")
    assert code == 1
    waits = said.split("Wacht nog op een mens:")[1]
    assert re.search(rf"D02 .*volgens besluit {refused}.*dat staat niet bij besluit {selected} \(geselecteerd\)", waits)
    assert f"Kijk opnieuw naar besluit {selected} " in besluit(case)[1]
    done = toetssteen("brief", "selectie", "--zaak", case, "--inschrijver", "kustlijn", "--datum", "2026-09-20")
    assert done.returncode == 2
    assert f"toetssteen besluit --vervangt {selected}" in done.stderr
    decide(case, "kustlijn", "geselecteerd", "--ondanks", "D02", "--vervangt", str(selected))
    assert besluit(case, "--inschrijver", "kustlijn")[0] == 0


def test_a_late_bid_is_not_selected_unnoticed(folder: Path) -> None:
    words = ("--inschrijver", "regelaar", "--reden", "zo is besloten", "--door", "y")
    code, said = besluit(folder, *words, "--uitkomst", "geselecteerd")
    assert code == 2
    assert "te_laat ! Stand bij ontvangst: te laat ontvangen" in said
    assert "Wie daarom is afgewezen, kan zich hierop beroepen" in said
    assert "--onderdeel" not in said  # no decision on a part lifts that
    code, said = besluit(folder, *words, "--uitkomst", "niet_gekozen", "--ondanks", "te_laat")
    assert code == 2
    assert "Bij --ondanks staat te_laat, maar dat staat dit besluit niet in de weg. Wel: plaats_vrij." in said


def test_one_bidder_is_shown_with_all_its_decisions_and_what_waits(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    code, said = besluit(case, "--inschrijver", "oeverlicht")
    assert (code, "nog niets besloten" in said, said.count("De hele inschrijving, ")) == (1, True, 2)
    first = decide(case, "oeverlicht", "geselecteerd", "--regio", "nijmegen")
    second = decide(case, "oeverlicht", "niet_gekozen", "--regio", "nijmegen", "--vervangt", str(first))
    code, said = besluit(case, "--inschrijver", "oeverlicht")
    assert code == 1
    assert said.index(f"│ {first} ") < said.index(f"│ {second} ")
    assert f"vervangen door {second}" in said
    assert "10 september 2026" in said
    assert "De hele inschrijving, Waardenland" in said
    assert "De hele inschrijving, Nijmegen" not in said
    decide(case, "oeverlicht", "geselecteerd", "--regio", "waardenland")
    code, said = besluit(case, "--inschrijver", "oeverlicht")
    assert (code, "Er wacht hier niets meer op een besluit." in said) == (0, True)
    code, said = besluit(case, "--inschrijver", "oeverlicht", "--reden", "zo is besloten")
    assert (code, "Bij --reden hoort een besluit" in said) == (2, True)


def test_the_case_is_told_in_a_few_lines(folder: Path, tmp_path: Path, job: Job) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    code, said = besluit(case)
    total = len(job.result["assessments"])
    assert code == 1
    assert f"Er is beslist over 0 van de {total} inschrijvingen." in said
    number = decide(case, "naast elkaar", "vraag", "--onderdeel", "D02")
    decide(case, "ankerpunt", "geselecteerd")
    code, said = besluit(case)
    assert f"Er is beslist over 1 van de {total} inschrijvingen." in said
    assert f"Gevraagd, en nog niet beslist over het antwoord: besluit {number} (Vereniging Naast Elkaar, D02)." in said
    rows = {line.split("│")[1].strip(): line.split("│")[2:-1] for line in said.splitlines() if line.startswith("│")}
    assert [cell.strip() for cell in rows["Midden-Holland"]] == ["4", "3", "1", "", "", "", "2"]
    assert len(said.splitlines()) < 25


def test_the_page_prints_the_head_after_the_decision_and_the_newest_first(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    first = decide(case, "kustlijn", "geselecteerd")
    second = decide(case, "kustlijn", "niet_gekozen", "--vervangt", str(first))
    page = newest(case)
    assert (
        page.index(f'id="besluit-{second}"')
        < page.index("Eerder besloten, en vervangen of geweigerd")
        < page.index(f'id="besluit-{first}"')
    )
    connection = sqlite3.connect(case / "register.sqlite")
    (head,) = connection.execute("SELECT kop FROM vermeldingen WHERE volgnummer = ?", (second,)).fetchone()
    connection.close()
    assert head in page
    assert toetssteen("controleer", case, "--kop", head).returncode == 0


def test_a_letter_is_a_draft_until_a_decision_stands_behind_it(folder: Path) -> None:
    words = ("brief", "afwijzing", "--zaak", folder, "--inschrijver", BIDDER, "--datum", "2026-09-15", "--door", "M. Jansen")
    assert "CONCEPT" in toetssteen(*words).stdout
    number = decide(folder, BIDDER, "afgewezen")
    done = toetssteen(*words)
    assert done.returncode == 0, done.stderr
    assert "CONCEPT" not in done.stdout
    assert "NOG INVULLEN" in done.stdout  # this case names no address for objections
    assert f"besluit-{number}.docx" in done.stdout


def test_a_rejection_falls_with_its_ground(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    words = ("brief", "afwijzing", "--zaak", case, "--inschrijver", "zorgwijzer", "--datum", "2026-09-15", "--door", "M. Jansen")
    number = decide(case, "zorgwijzer", "afgewezen")
    rule = re.search(r"Gronden</dt><dd>(D\d\d) [^<]*\(leeftijd\)", newest(case).partition(f'id="besluit-{number}"')[2])
    assert rule
    decide(case, "zorgwijzer", "voldoet", "--onderdeel", rule[1].lower())
    done = toetssteen(*words)
    assert done.returncode == 2
    assert f"besluit {number}" in done.stderr


def test_all_regions_and_one_region_cannot_both_be_decided(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    first = decide(case, "oeverlicht", "geselecteerd", "--regio", "Nijmegen")
    code, said = besluit(case, "--inschrijver", "oeverlicht", "--uitkomst", "niet_gekozen", "--reden", "zo is besloten", "--door", "y")
    assert code == 2
    assert f"al besluit {first}" in said
    decide(case, "oeverlicht", "niet_gekozen", "--regio", "waardenland")


def test_a_decision_for_one_region_leaves_the_one_for_all_standing_elsewhere(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    first = decide(case, "oeverlicht", "niet_gekozen")
    words = ("--inschrijver", "oeverlicht", "--uitkomst", "vraag", "--reden", "zo is besloten", "--door", "y")
    code, said = besluit(case, *words, "--regio", "nijmegen", "--vervangt", str(first))
    assert code == 0
    assert f"alleen voor Nijmegen. In de andere regio's blijft besluit {first} gelden" in said
    second = int(re.findall(r"Besluit (\d+) is vastgelegd", said)[0])
    code, said = besluit(case, *words, "--regio", "nijmegen")
    assert (code, f"besluit {second}" in said) == (2, True)
    with Register(case / "register.sqlite", name="2027-2028-vgz") as register:
        known = rulings(register.entries(), two_persons=False)
    bid = known[-1].bid
    places = {place: ruling_on(known, bid=bid, region=place) for place in ("nijmegen", "waardenland")}
    assert [one.number for one in places.values() if one] == [second, first]
    code, said = besluit(case, *words, "--regio", "waardenland", "--vervangt", str(first))
    assert "blijft besluit" not in said  # nothing is left of it: these are all its regions
    with Register(case / "register.sqlite", name="2027-2028-vgz") as register:
        assert not any(one.stands for one in rulings(register.entries(), two_persons=False) if one.number == first)


def test_nothing_is_written_on_a_broken_chain(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    connection = sqlite3.connect(case / "register.sqlite")
    connection.execute("DROP TRIGGER geen_update")
    connection.execute("UPDATE vermeldingen SET inhoud = '{}' WHERE volgnummer = 3")
    connection.commit()
    connection.close()
    code, said = besluit(case, "--inschrijver", "regelaar", "--uitkomst", "geselecteerd", "--reden", "zo is besloten", "--door", "y")
    assert code == 2
    assert "klopt niet" in said


WITHDRAWN = """\
Delivered-To: oco@vgz.nl
Received: from mx1.vgz.nl (10.20.0.75)
 by postvak.vgz.nl with ESMTPS; Mon, 20 Jul 2026 12:00:03 +0200
Received: from mail.helderekoers.example (192.0.2.75)
 by mx1.vgz.nl with ESMTPS id ec6052913e99; Mon, 20 Jul 2026 12:00:00 +0200
Date: Mon, 20 Jul 2026 11:59:48 +0200
From: Heldere Koers <kantoor@helderekoers.example>
To: oco@vgz.nl
Subject: Intrekking inschrijving Stichting Heldere Koers
Message-ID: <intrekking@helderekoers.example>

Hierbij trekken wij onze inschrijving voor alle regio's in.
"""


def test_a_run_never_touches_a_decision_and_a_changed_observation_is_a_point(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    number = decide(case, "heldere koers", "geselecteerd")
    post = tmp_path / "post"
    post.mkdir()
    (post / "nieuw.eml").write_text(WITHDRAWN, encoding="utf-8")
    done = toetssteen("beoordeel", post, "--zaak", case, "--stil")
    assert done.returncode in FINISHED, done.stderr
    assert f"Kijk opnieuw naar besluit {number}" in done.stdout
    page = max((case / "rapporten").glob("besluiten-*")) / "besluiten.html"
    assert int(page.parent.name.rpartition("-")[2]) > number, "no page that was recorded is written over"
    assert str(page) in " ".join(done.stdout.split())
    assert f"<h3>Besluit {number}: " in page.read_text(encoding="utf-8").partition('id="anders"')[2]
    code, said = besluit(case)
    assert code == 1
    assert f"Kijk opnieuw naar besluit {number}" in said
    assert f"Alle besluiten: {page}" in " ".join(said.split())
    assert "staat niet in het register" not in toetssteen("controleer", case).stdout
    assert re.search(r"Er (geldt|gelden) \d+ besluit", said)


def test_a_second_person_confirms_where_the_case_asks_it(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    number = decide(case, "kustlijn", "geselecteerd")
    words = ("brief", "selectie", "--zaak", case, "--inschrijver", "kustlijn", "--datum", "2026-09-15")
    assert "CONCEPT" in toetssteen(*words).stdout
    assert besluit(case)[0] == 1
    code, said = besluit(case, "--bevestig", str(number), "--door", "m. jansen")
    assert code == 2
    assert "Een ander" in said
    code, said = besluit(case, "--bevestig", str(number), "--door", "Drs. M. Jansen (inkoper)")
    assert code == 2
    assert "de voornaam voluit" in said
    assert besluit(case, "--bevestig", str(number), "--door", "P. de Wit")[0] == 0
    assert "CONCEPT" not in toetssteen(*words).stdout
    later = decide(case, "kustlijn", "niet_gekozen", "--vervangt", str(number))
    assert "CONCEPT" not in toetssteen(*words).stdout  # the first stands until the second is confirmed
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = true", "twee_personen = false"), encoding="utf-8")
    assert f"Wacht op een tweede persoon: besluit {later} " in besluit(case)[1]  # it was asked then: a setting does not take that away
    assert besluit(case, "--bevestig", str(later), "--door", "P. de Wit")[0] == 0
    assert "CONCEPT" in toetssteen(*words).stdout
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    assert "Wacht op een tweede persoon" not in besluit(case)[1]  # nor does it take away that a decision counted already
    told = toetssteen("controleer", case).stdout
    assert told.count("[besluiten] twee_personen van false naar true") == 2
    assert told.count("[besluiten] twee_personen van true naar false") == 1
    assert "Nog niet in het register: [besluiten] twee_personen van false naar true." in told


def test_a_second_person_refuses_with_a_reason(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    number = str(decide(case, "kustlijn", "geselecteerd"))
    assert besluit(case, "--weiger", number, "--door", "P. de Wit")[0] == 2
    code, said = besluit(case, "--weiger", number, "--reden", "De VOG van de bestuurder ontbreekt.", "--door", "P. de Wit")
    assert code == 0, said
    assert f"Geweigerd door P. de Wit: besluit {number} over" in said
    page = newest(case)
    assert "<strong>geweigerd</strong> door P. de Wit" in page
    assert "De VOG van de bestuurder ontbreekt." in page
    code, said = besluit(case, "--inschrijver", "kustlijn")
    assert code == 1
    assert "De hele inschrijving" in said  # it is not decided on
    code, said = besluit(
        case, "--inschrijver", "kustlijn", "--uitkomst", "vraag", "--reden", "eerst de VOG opvragen", "--door", "M. Jansen"
    )
    assert code == 2
    assert (
        f"is geweigerd door P. de Wit. De reden: De VOG van de bestuurder ontbreekt. Beslist u opnieuw? Zet er --vervangt {number}" in said
    )
    decide(case, "kustlijn", "geselecteerd", "--vervangt", number)
    assert toetssteen("controleer", case).returncode == 0


def test_the_number_of_something_else_leads_to_its_own_command(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, case := tmp_path / "zaak")
    number = str(decide(case, "kustlijn", "geselecteerd"))
    done = toetssteen("termijnen", "--zaak", case, "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")
    found = re.search(r"onder nummer (\d+)", done.stdout)
    assert found
    assert "Bekendgemaakt op 15 september 2026 (vastgelegd op" in " ".join(done.stdout.split())
    for command, other, said in (
        ("besluit", found[1], f"Nummer {found[1]} is een bekendmaking en niet een besluit. Gebruik: toetssteen termijnen --zaak"),
        ("termijnen", number, f"Nummer {number} is een besluit en niet een bekendmaking. Gebruik: toetssteen besluit --zaak"),
        ("bezwaar", number, f"Nummer {number} is een besluit en niet een antwoord op een bezwaar."),
        ("opruimen", number, f"Nummer {number} is een besluit en niet een voornemen om te verwijderen."),
    ):
        done = toetssteen(command, "--zaak", case, "--bevestig", other, "--door", "P. de Wit")
        assert done.returncode == 2
        assert said in done.stderr


def test_the_terms_run_from_the_announcement_in_both_readings(folder: Path) -> None:
    done = toetssteen("termijnen", "--zaak", folder, "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    assert "29 september 2026" in done.stdout
    assert "1 oktober 2026" in done.stdout
    assert "30 oktober 2026" in done.stdout
    calendar = max((folder / "rapporten").glob("besluiten-*")) / "termijnen.ics"
    text = calendar.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20260929" in text
    assert all(len(line.encode()) <= 75 for line in text.splitlines())


def test_an_objection_and_its_answer_are_on_record(folder: Path, tmp_path: Path) -> None:
    number = decide(folder, "zorgwijzer", "afgewezen")
    toetssteen("termijnen", "--zaak", folder, "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen")
    letter = tmp_path / "bezwaar.txt"
    letter.write_text("Wij zijn het er niet mee eens.", encoding="utf-8")
    words = ("bezwaar", "--zaak", folder, "--inschrijver", "zorgwijzer", "--ontvangen", "2026-09-30", "--tegen", str(number))
    done = toetssteen(*words, "--punt", "De VOG was erbij", "--punt", "De termijn klopt niet", "--door", "P. de Wit", "--bestand", letter)
    assert done.returncode == 1, done.stderr
    assert "hangt af van de lezing" in done.stdout
    found = re.search(r"Vastgelegd onder nummer (\d+)", done.stdout)
    assert found
    answer = ("bezwaar", "--zaak", folder, "--beantwoord", found[1], "--uitkomst", "ongegrond", "--op", "2026-10-10", "--door", "M. Jansen")
    done = toetssteen(*answer, "--antwoord", "Nee")
    assert done.returncode == 2
    assert "2 punten" in done.stderr
    done = toetssteen(*answer, "--antwoord", "Er zat een VOG van een persoon bij", "--antwoord", "Zie hoofdstuk 6")
    assert done.returncode == 0, done.stderr
    page = newest(folder)
    assert "De termijn klopt niet" in page
    assert "Zie hoofdstuk 6" in page


def test_equal_treatment_shows_what_people_decided(folder: Path, job: Job) -> None:
    numbers = {bid["id"]: bid["kvk_number"] for bid in job.result["bids"]}
    bidder, rule = next(
        (numbers[row["bid"]], one["rule"])
        for row in job.result["assessments"]
        for one in row["documents"]
        if one["verdict"] == "mens_beslist" and BIDDER not in row["bid"]
    )
    number = decide(folder, bidder, "voldoet", "--onderdeel", rule)
    page = (max((folder / "rapporten").glob("besluiten-*")) / "gelijke-behandeling.html").read_text(encoding="utf-8")
    assert f"besluit {number}" in page
    assert "Waar iemand heeft besloten, telt dat besluit" in page


def test_everything_on_record_still_holds(folder: Path) -> None:
    done = toetssteen("controleer", folder)
    assert done.returncode == 0, done.stdout


def test_what_somebody_writes_is_shown_as_text(folder: Path) -> None:
    words = ("--inschrijver", "regelaar", "--uitkomst", "niet_gekozen", "--door", "<script>alert(1)</script>")
    code, said = besluit(folder, *words, "--ondanks", "plaats_vrij", "--reden", "<img src=x onerror=alert(1)> [bold]x[/bold]")
    assert code == 0, said
    page = newest(folder)
    assert "<script>" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_the_register_holds_no_words_of_documents(folder: Path) -> None:
    """Of findings only codes and digests: the words stand in files that can be taken away."""
    connection = sqlite3.connect(folder / "register.sqlite")
    rows = connection.execute("SELECT inhoud FROM vermeldingen WHERE soort IN ('aankomst', 'lezing', 'bevinding', 'toetsing', 'rapport')")
    for (body,) in rows:
        assert set(json.loads(body)) <= {
            *("grootte", "ontvangen", "kopieen", "onderdelen", "toestand", "doorzoekbaarheid", "lezer", "sha256"),
            *("run", "stand", "stukken", "compleet"),
        }
    connection.close()
