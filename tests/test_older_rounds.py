"""The older rounds from the command line, as an aanbieder and an inkoper use them: two roads, a closed region, texts that were not read."""

import email.message
import email.policy
import re
from pathlib import Path

import pytest
from main_job import Job, toetssteen

HOLDER = """Instemmingsverklaring {year}
Onafhankelijke cliëntondersteuning Wlz

Naam organisatie: Stichting De Wegwijzer
KvK-nummer: 90010001
Regio: Nijmegen

Ondergetekende verklaart in te stemmen met de verlenging van de overeenkomst voor het jaar {year} en te voldoen aan de minimumeisen.

Plaats: Nijmegen
Naam: A. Bakker
Functie: bestuurder
Handtekening: A. Bakker
"""
NEW = """Bestuursverklaring {year}
Onafhankelijke cliëntondersteuning Wlz

Naam organisatie: Stichting Het Pad
KvK-nummer: 90010027
Regio: Nijmegen

Ondergetekende verklaart dat de organisatie voldoet aan de eisen van het inkoopkader.

Plaats: Nijmegen
Naam: P. Smit
Functie: bestuurder
Handtekening: P. Smit
"""
FORECAST = """Format prognose aantal cliënten, verwacht aantal uren en onderbouwing
Naam organisatie: Stichting Het Pad
KvK-nummer: 90010027
Regio Nijmegen
Aantal cliënten 120
Aantal uren 900
Onderbouwing: op basis van de instroom in het vorige jaar.
"""


def _folder(folder: Path, **papers: str) -> Path:
    folder.mkdir()
    for name, text in papers.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def _check(folder: Path, year: str, *more: str) -> tuple[int, str]:
    page = folder.parent / "voortoets.html"
    day = {"2021": "2020-07-20", "2023": "2022-07-20"}[year]
    done = toetssteen("voortoets", folder, "--ronde", year, "--regio", "nijmegen", "--datum", day, "--pagina", page, "--stil", *more)
    return done.returncode, done.stdout + done.stderr + (page.read_text("utf-8") if page.exists() else "")


def test_who_has_a_contract_needs_only_its_consent(tmp_path: Path) -> None:
    code, said = _check(_folder(tmp_path / "map", instemming=HOLDER.format(year="2021")), "2021")
    assert (code, bool(re.search(r"│ Instemmingsverklaring +│ ✓ voldoet", said)), "VOG RP" in said.partition("<!")[0]) == (0, True, False)
    assert "De eisen en criteria van deze ronde zijn niet gelezen." in said
    assert "niet volledig gelezen" in said
    assert "uw eigen overeenkomsten" not in said


MISSING = ("Bewijs van machtiging", "VOG RP", "Uittreksel KvK", "Overzicht cliëntondersteuners")


def test_a_new_organisation_is_told_what_is_missing(tmp_path: Path) -> None:
    code, said = _check(_folder(tmp_path / "map", verklaring=NEW.format(year="2021"), prognose=FORECAST), "2021", "--nieuw")
    assert code == 1
    assert all(re.search(rf"│ {name} +│ ✗ voldoet niet", said) for name in MISSING)
    assert "zegt de tekst van deze ronde niet" in said
    assert "vóór vrijdag 31 juli 2020, 17.00 uur" in said


def test_a_region_without_a_place_is_said_first_and_is_never_fine(tmp_path: Path) -> None:
    papers = {"verklaring": NEW.format(year="2023"), "prognose": FORECAST}
    code, said = _check(_folder(tmp_path / "map", **papers), "2023", "--nieuw")
    assert code == 1
    assert "Let op: In deze regio is volgens de bekendmaking geen plaats voor een nieuwe aanbieder." in said
    assert "uiterlijk op vrijdag 29 juli 2022" in said
    assert "23.59" not in said


def test_new_and_with_a_contract_at_once_is_refused(tmp_path: Path) -> None:
    code, said = _check(_folder(tmp_path / "map", verklaring=NEW.format(year="2021")), "2021", "--nieuw", "--overeenkomst")
    assert (code, "gaat --nieuw niet samen met --overeenkomst" in said) == (2, True)


def _mail(folder: Path, name: str, papers: dict[str, str]) -> None:
    message = email.message.EmailMessage()
    message["From"], message["To"], message["Subject"] = f"info@{name}.example", "oco@vgz.nl", "Inschrijving regio Nijmegen"
    message["Date"], message["Message-ID"] = "Mon, 20 Jul 2020 10:00:00 +0200", f"<1@{name}.example>"
    hop = f"from mx.{name}.example (mx.{name}.example [192.0.2.1]) by mail.vgz.nl with ESMTP id 1"
    message["Received"] = f"{hop}; Mon, 20 Jul 2020 10:00:05 +0200"
    message.set_content("Hierbij onze stukken voor de regio Nijmegen.")
    for title, text in papers.items():
        message.add_attachment(text, filename=f"{title}.txt")
    (folder / f"{name}.eml").write_bytes(message.as_bytes(policy=email.policy.SMTP))


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Round 2021 with one bidder on each road."""
    folder = tmp_path_factory.mktemp("ronde2021")
    post = folder / "post"
    post.mkdir()
    _mail(post, "wegwijzer", {"instemming": HOLDER.format(year="2021")})
    _mail(post, "pad", {"verklaring": NEW.format(year="2021"), "prognose": FORECAST})
    done = toetssteen("beoordeel", post, "--zaak", folder / "zaak", "--ronde", "2021", "--zorgkantoor", "vgz")
    return Job(case=folder / "zaak", code=done.returncode, said=done.stdout)


def test_each_bidder_is_judged_by_its_own_road(job: Job) -> None:
    verdicts = {
        row["bid"]: {one["rule"] for one in row["documents"] if one["verdict"] != "niet_van_toepassing"}
        for row in job.result["assessments"]
    }
    assert verdicts == {"90010001": {"D11"}, "90010027": {"D01", "D02", "D03", "D04", "D07", "D09", "D10"}}


def test_the_report_says_what_was_not_read_and_names_no_lane_that_is_not_there(job: Job) -> None:
    page = job.folder / "regios" / "nijmegen" / "rapport.html"
    said = page.read_text("utf-8")
    assert "Let op: deze ronde is niet volledig gelezen" in said
    assert "zegt niet wat na sluiting nog mag worden aangevuld of gevraagd" in said
    assert "Gerede twijfel: mag worden gevraagd" not in said
    assert "Gevraagd: alleen van wie al een overeenkomst heeft." in said
    assert "kijk het na in uw eigen overeenkomsten" in said
