"""The evidence package, doing a case again, and taking away what may go. Run as a lawyer runs them."""

import html
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from links import dead_links
from main_job import FINISHED, POST, Job, toetssteen
from test_tampering_package import bagged

from intake.originals import sha256_of
from toetssteen.case import open_case
from toetssteen.choosing import today
from toetssteen.dossier import VERIFIER
from toetssteen.left_out import mark_of
from toetssteen.named_files import files_of
from toetssteen.removal import packages

NAME, NUMBER = "Vereniging Naast Elkaar", "90090505"


@pytest.fixture
def case(job: Job, tmp_path: Path) -> Path:
    shutil.copytree(job.case, copy := tmp_path / "zaak")
    return copy


def decide(case: Path, outcome: str = "afgewezen") -> None:
    words = ("--inschrijver", NUMBER, "--uitkomst", outcome, "--reden", "zie de bevinding", "--door", "M. Jansen", "--op", "2026-09-10")
    assert toetssteen("besluit", "--zaak", case, *words).returncode == 0
    assert toetssteen("termijnen", "--zaak", case, "--bekendgemaakt", "2026-09-15", "--door", "M. Jansen").returncode in (0, 1)


def pack(case: Path, *more: str) -> Path:
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", NUMBER, *more)
    assert done.returncode == 0, done.stderr
    found = re.search(r"Bewijspakket van .*?: (.+)", done.stdout)
    assert found
    return Path(found[1])


def second(folder: Path) -> subprocess.CompletedProcess[str]:
    """The verifier in the package itself, by a Python that has none of our code."""
    script = folder / "data" / "controleer_zelf.py"
    return subprocess.run([sys.executable, "-I", script, folder], capture_output=True, text=True, encoding="utf-8", cwd=folder)


def words(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_package_holds_and_can_be_checked_by_both(case: Path) -> None:
    decide(case)
    folder = pack(case)
    done = toetssteen("controleer", folder)
    assert done.returncode == 0, done.stdout
    assert second(folder).returncode == 0, second(folder).stdout


def test_a_package_proves_its_own_pages_and_shows_what_to_keep_of_it(case: Path) -> None:
    decide(case)
    said = toetssteen("dossier", "--zaak", case, "--inschrijver", NUMBER, "--uit", case.with_name("weg")).stdout
    (folder,) = case.with_name("weg").iterdir()
    anchor = next(line for line in said.splitlines() if line.startswith("toetssteen-anker"))
    digest = sha256_of((folder / "manifest-sha256.txt").read_bytes())
    assert f"sha256 van de lijst van bestanden (manifest-sha256.txt): {digest}" in said
    for place in (folder, case):
        done = toetssteen("controleer", place, "--anker", anchor)
        assert done.returncode == 0, done.stdout
        assert done.stdout.startswith("CONCLUSIE: alles klopt, ook met het anker van toen"), done.stdout
        assert "Niet bewezen" not in done.stdout
    assert "niet bewezen" not in second(folder).stdout
    page = folder / "data" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"afgewezen", b"gekozen"))
    bagged(folder)
    assert "FOUT: index.html is veranderd" in toetssteen("controleer", folder).stdout
    assert "FOUT data/index.html is anders dan" in second(folder).stdout


def test_a_decision_that_is_shown_otherwise_is_found_although_the_lists_were_made_again(case: Path) -> None:
    decide(case)
    folder = pack(case, "--uit", str(case.with_name("weg")))
    path = folder / "data" / "besluiten.json"
    path.write_bytes(path.read_bytes().replace(b'"outcome": "afgewezen"', b'"outcome": "geselecteerd"'))
    bagged(folder)
    done = toetssteen("controleer", folder)
    assert done.returncode == 1
    assert "(uitkomst): geselecteerd. In het register staat: afgewezen." in done.stdout
    assert "FOUT data/besluiten.json is anders dan" in second(folder).stdout
    assert "niet een pakket dat het register van" in toetssteen("controleer", folder, "--zaak", case).stdout


def test_an_original_is_called_by_its_file_and_its_bidder(case: Path, job: Job) -> None:
    bid = next(one for one in job.result["bids"] if one["kvk_number"] == NUMBER)
    row = next(one for one in job.result["messages"] if one["bid"] == [bid["id"]] and one["attachments"])
    sha256 = row["attachments"][0]["sha256"]
    path = case / "originelen" / sha256[:2] / sha256
    path.chmod(0o600)
    path.write_bytes(b"iets anders")
    (case / "originelen" / row["sha256"][:2] / row["sha256"]).unlink()
    said = toetssteen("controleer", case, "--volledig").stdout
    assert f"Origineel {sha256} ({row['attachments'][0]['path'][-1]}, van {bid['name']}) is niet meer gelijk" in said
    assert f'Origineel {row["sha256"]} (de mail "{row["subject"]}", van {bid["name"]}) ontbreekt' in said


@pytest.mark.parametrize("more", [(), ("--met-derden", "verzoek van de rechter")], ids=["alone", "with others"])
def test_every_link_in_a_package_leads_somewhere(case: Path, more: tuple[str, ...]) -> None:
    decide(case)
    assert toetssteen("brief", "ontvangstbevestiging", "--zaak", case, "--inschrijver", NUMBER, "--datum", "2026-09-15").returncode == 0
    folder = pack(case, *more)
    pages = sorted((folder / "data").rglob("*.html"))
    assert len(pages) >= (4 if more else 2)
    assert [fault for page in pages for fault in dead_links(page)] == []


def test_a_package_with_others_names_its_pages_as_people_do(case: Path) -> None:
    decide(case)
    front = (pack(case, "--met-derden", "verzoek van de rechter") / "data" / "index.html").read_text(encoding="utf-8")
    listed = front.partition('id="gezien"')[2].partition("</section>")[0]
    names = re.findall(r'<li><a href="[^"]+"><bdi class="name">([^<]+)</bdi></a>', listed)
    heads = re.findall(r"<h3>(Toetsing|Besluiten, zoals)[^<]*</h3>", listed)
    assert {"Midden-Brabant: Rapport (pdf)", f"Midden-Brabant: {NAME}"} <= set(names)
    assert "Overzicht van de hele mailbox" not in names  # that is of every region
    assert not any("/" in name or name.endswith(".html") for name in names)
    assert heads == ["Toetsing"]


def test_nothing_of_another_bidder_is_in_a_package(case: Path, job: Job) -> None:
    decide(case)
    everything = words(pack(case)).lower()
    others = [bid for bid in job.result["bids"] if bid["kvk_number"] != NUMBER]
    assert others
    for bid in others:
        assert bid["name"].lower().encode() not in everything
        assert bid["kvk_number"].encode() not in everything


def test_with_others_everything_goes_of_who_bids_in_the_same_region_and_nothing_of_the_rest(case: Path, job: Job) -> None:
    decide(case)
    data = pack(case, "--met-derden", "kort geding over gelijke behandeling") / "data"
    own = next(bid for bid in job.result["bids"] if bid["kvk_number"] == NUMBER)
    inside = [bid for bid in job.result["bids"] if set(bid["regions"]) & set(own["regions"])]
    outside = [bid for bid in job.result["bids"] if bid not in inside]
    assert len(inside) > 1
    assert outside
    ids = {bid["id"] for bid in inside}
    for row in job.result["messages"]:
        mails = [row["sha256"], *(leaf["sha256"] for leaf in row["attachments"])] if set(row["bid"]) & ids else []
        assert all((data / "originelen" / one[:2] / one).is_file() is (set(row["bid"]) <= ids) for one in mails)
    lines = [json.loads(line) for line in (data / "register.jsonl").read_text(encoding="utf-8").splitlines()]
    whole = {line["onderwerp"] for line in lines if line.get("soort") == "bevinding"}
    assert {one.partition("/")[0] for one in whole} == ids & {row["bid"] for row in job.result["assessments"]}
    everything, front = words(data).lower(), (data / "index.html").read_text(encoding="utf-8")
    for bid in outside:
        assert bid["kvk_number"].encode() not in everything
    assert "<strong>Wel erin:</strong>" in front
    assert all(html.escape(bid["name"]) in front for bid in inside)
    assert f"<strong>Niet erin:</strong> wat van {len(outside)} inschrijver" in front
    assert not [path for path in data.rglob("*") if path.name in ("toetsing.json", "gelijke-behandeling.html", "proces-verbaal.html")]


def test_what_is_not_in_a_package_is_all_listed_and_nothing_follows_of_others(case: Path) -> None:
    decide(case)
    data = pack(case) / "data"
    listed = json.loads((data / "weggelaten.json").read_bytes())
    lines = [json.loads(line) for line in (data / "register.jsonl").read_text(encoding="utf-8").splitlines()]
    apart = {number for some in listed["vermeldingen"].values() for number in some}
    assert apart == {line["nummer"] for line in lines if "inhoud" not in line}
    marks = {mark for some in listed["kenmerken"].values() for mark in some}
    with open_case(case).open_register() as register:
        entries = [entry for entry in register.entries() if entry.number < len(lines)]
    said = (data / "weggelaten.json").read_text(encoding="utf-8")
    for entry in entries:
        for path, sha256 in files_of(entry):
            inside = (data / path).exists() or (data / "originelen" / sha256[:2] / sha256).exists()
            assert inside or sha256 in listed["bestanden"] or mark_of(sha256) in marks, (entry.number, path)
            if entry.number in apart and not inside and sha256 not in listed["bestanden"]:
                assert sha256 not in said
    page = (data / "index.html").read_text(encoding="utf-8")
    assert f'<td class="count" data-label="Vermeldingen">{len(listed["vermeldingen"]["gaat over een andere inschrijver"])}</td>' in page


def test_the_extract_of_the_opening_has_the_digest_of_the_whole_record(case: Path, job: Job) -> None:
    data = pack(case) / "data"
    text = (data / "uittreksel-proces-verbaal.html").read_text(encoding="utf-8")
    whole = sha256_of((job.folder / "proces-verbaal.html").read_bytes())
    assert whole in text
    assert whole in (data / "register.jsonl").read_text(encoding="utf-8")
    assert json.loads((data / "weggelaten.json").read_bytes())["bestanden"][whole] == "gaat ook over andere inschrijvers"


def test_what_was_sent_is_in_the_package_in_the_place_of_the_draft(case: Path, tmp_path: Path) -> None:
    words = ("brief", "ontvangstbevestiging", "--zaak", case, "--inschrijver", NUMBER, "--datum", "2026-09-15")
    assert toetssteen(*words).returncode == 0
    (draft,) = (case / "brieven").rglob("*.docx")
    (final := tmp_path / "definitief.docx").write_bytes(b"zoals verzonden")
    listed = re.search(r"Brief (\d+): ontvangstbevestiging aan " + NAME, toetssteen("verzonden", "--zaak", case).stdout)
    assert listed
    sent = ("verzonden", "--zaak", case, "--brief", listed[1], "--door", "M. Jansen", "--bestand", final)
    assert toetssteen(*sent).returncode == 2
    done = toetssteen(*sent, "--op", today().isoformat())
    assert done.returncode == 0, done.stderr
    draft.unlink()
    assert "is vervangen door de versie die is verzonden op" in toetssteen("controleer", case).stdout
    folder = pack(case)
    (letter,) = (folder / "data" / "brieven").rglob("*.docx")
    assert letter.read_bytes() == b"zoals verzonden"
    assert "-verzonden-" in letter.name
    assert "door M. Jansen (vermelding" in (folder / "data" / "index.html").read_text(encoding="utf-8")
    done = toetssteen("controleer", folder)
    assert done.returncode == 0, done.stdout
    assert second(folder).returncode == 0, second(folder).stdout


def test_a_list_that_hides_an_entry_is_found(case: Path) -> None:
    folder = pack(case)
    path = folder / "data" / "weggelaten.json"
    listed = json.loads(path.read_bytes())
    gone = listed["vermeldingen"]["gaat over een andere inschrijver"].pop()
    path.write_text(json.dumps(listed), encoding="utf-8")
    bagged(folder)
    said = toetssteen("controleer", folder, "--volledig").stdout
    assert f"Vermelding {gone} staat alleen met controlegetallen in register.jsonl, maar weggelaten.json zegt iets anders." in said
    assert "weggelaten.json is veranderd" in said


def test_others_go_in_with_a_reason_that_is_on_record(case: Path) -> None:
    folder = pack(case, "--met-derden", "kort geding over gelijke behandeling")
    assert b"kort geding over gelijke behandeling" in (folder / "data" / "index.html").read_bytes()
    assert toetssteen("controleer", folder).returncode == 0
    assert second(folder).returncode == 0, second(folder).stdout
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", NUMBER, "--uit", case / "nog-een")
    assert done.returncode == 0
    assert any(b"kort geding over gelijke behandeling" in path.read_bytes() for path in (case / "nog-een").rglob("register.jsonl"))


@pytest.mark.parametrize(
    "pattern", ["originelen/*/*", "bevindingen/*.json", "rapporten/*/regios/*/*.html", "register.jsonl", "ronde/*.toml"]
)
def test_a_changed_file_in_a_package_is_found_by_both(case: Path, pattern: str) -> None:
    folder = pack(case)
    path = next(iter(sorted((folder / "data").glob(pattern))))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    assert toetssteen("controleer", folder).returncode in (1, 2)
    assert second(folder).returncode == 1


def test_the_same_case_comes_out_byte_for_byte(job: Job) -> None:
    done = toetssteen("herhaal", "--zaak", job.case, "--stil")
    assert done.returncode == 0, done.stdout
    assert "Precies hetzelfde" in done.stdout


def test_another_rule_gives_exactly_the_differences_of_that_rule(case: Path, tmp_path: Path) -> None:
    """Seven months instead of six: only findings on age may be otherwise."""
    rules = (Path(__file__).parent.parent / "checklist" / "rounds" / "2027-2028.toml").read_text(encoding="utf-8")
    (tmp_path / "2027-2028.toml").write_text(rules.replace("[age]\nmonths = 6", "[age]\nmonths = 60"), encoding="utf-8")
    done = toetssteen("herhaal", "--zaak", case, "--stil", "--ronde", tmp_path / "2027-2028.toml")
    assert done.returncode == 1, done.stdout
    said = done.stdout.splitlines()
    assert re.match(r"CONCLUSIE: van toetsing .+ zijn \d+ van de \d+ bevindingen gelijk\. \d+ verschil\(len\): \d+ met een andere", said[0])
    places = {re.split(r" \(\d+\)$", line.split(", ")[-1])[0] for line in said if re.search(r", D\d\d", line)}
    assert places <= {"D03 leeftijd", "D04 leeftijd", "D05 leeftijd"}
    sorts = said[said.index("Per soort:") + 1 : said.index("Per inschrijver:")]
    assert [line.split(":")[0] for line in sorts] == ["  leeftijd"]
    assert said.index("Verschillen met een andere uitkomst:") < said.index(
        "Verschillen met dezelfde uitkomst, maar een andere uitleg of vindplaats:"
    )
    assert any("te oud" in line for line in done.stdout.splitlines() if line.startswith("  toen"))
    assert "Anders is het regelbestand van de ronde" in done.stdout


def test_nothing_goes_before_its_period_is_over(case: Path) -> None:
    decide(case)
    before = {path for path in case.rglob("*") if path.is_file()}
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    assert "geen afgewezen_maanden" in done.stdout
    assert before == {path for path in case.rglob("*") if path.is_file()}


def _with_period(case: Path) -> None:
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("# afgewezen_maanden = 24", "afgewezen_maanden = 1"), encoding="utf-8")


def test_nothing_goes_on_a_day_that_has_yet_to_come(case: Path) -> None:
    done = toetssteen("opruimen", "--zaak", case, "--op", "2099-01-01", "--doe", "--door", "M. Jansen")
    assert done.returncode == 2
    assert "in de toekomst" in done.stderr


def test_what_is_held_stays(case: Path) -> None:
    decide(case)
    _with_period(case)
    hold = ("opruimen", "--zaak", case, "--door", "M. Jansen", "--inschrijver", NUMBER)
    done = toetssteen(*hold, "--vasthouden", "kort geding", "--doe")
    assert done.returncode == 0, done.stderr
    assert "niets dat weg mag" in done.stdout
    assert "mag weg" in toetssteen(*hold, "--vrijgeven", "uitspraak gedaan").stdout
    done = toetssteen(*hold, "--vasthouden", "kort geding", "--doe")  # in the same words on the same day
    assert "niets dat weg mag" in done.stdout


def test_what_goes_leaves_its_digest_and_reason(case: Path) -> None:
    decide(case)
    _with_period(case)
    pack(case)
    assert "mag weg" in toetssteen("opruimen", "--zaak", case).stdout
    assert NAME.encode() in words(case / "rapporten")
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    assert NAME.encode() not in words(case)
    done = toetssteen("controleer", case)
    assert done.returncode == 0, done.stdout
    assert toetssteen("herhaal", "--zaak", case, "--stil").returncode == 0
    other = toetssteen("dossier", "--zaak", case, "--inschrijver", "heldere koers", "--uit", case / "later")
    assert other.returncode == 0, other.stderr
    (folder,) = (case / "later").iterdir()
    assert toetssteen("controleer", folder).returncode == 0
    assert second(folder).returncode == 0, second(folder).stdout


def test_one_removal_is_told_as_one_and_counted_the_same_everywhere(case: Path, tmp_path: Path) -> None:
    decide(case)
    _with_period(case)
    anchor = toetssteen("anker", "--zaak", case).stdout.splitlines()[0]
    (tmp_path / "script").mkdir()
    shutil.copy(pack(case, "--uit", str(tmp_path / "elders")) / "data" / "controleer_zelf.py", tmp_path / "script")
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    found = re.search(r"(\d+) bestanden zijn verwijderd: (.+)\.", done.stdout)
    assert found
    assert sum(int(part.split()[0]) for part in found[2].split(", ")) == int(found[1])
    done = toetssteen("controleer", case, "--anker", anchor)
    assert done.returncode == 1
    asked = [line for line in done.stdout.splitlines() if line.startswith("Let op")]
    assert len(asked) == 1
    assert f"({found[1]} vermeldingen, " in asked[0]
    assert "door M. Jansen, reden: niet gegund (besluit " in asked[0]
    assert f"Eerder verwijderd, volgens het register: {found[1]} bestanden." in done.stdout
    assert toetssteen("controleer", case, "--anker", anchor, "--volledig").stdout.count("is verwijderd.") == int(found[1])
    script = [sys.executable, "-I", str(tmp_path / "script" / "controleer_zelf.py"), str(case), "--anker", anchor]
    said = subprocess.run(script, capture_output=True, text=True, encoding="utf-8").stdout
    assert f"{found[1]} verwijderd" in said
    assert said.count("VRAAG na het anker") == 1
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", NUMBER)
    assert done.returncode == 2
    assert f"Inschrijver {NUMBER} is verwijderd op" in done.stderr
    assert "met hun KvK-nummer: 90090505" in toetssteen("dossier", "--zaak", case, "--inschrijver", NAME).stderr


def test_packages_that_hold_what_was_removed_are_named_or_go(case: Path, tmp_path: Path) -> None:
    decide(case)
    _with_period(case)
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", NUMBER, "--uit", tmp_path / "elders")
    assert "buiten de zaakmap" in done.stdout
    inside = toetssteen("dossier", "--zaak", case, "--inschrijver", "heldere koers", "--met-derden", "kort geding")
    assert "buiten de zaakmap" not in inside.stdout
    assert f"over inschrijver {NUMBER} (vermelding" in toetssteen("opruimen", "--zaak", case).stdout
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert f"over inschrijver {NUMBER} (vermelding" in done.stdout
    assert "1 bewijspakket." in done.stdout
    assert NAME.encode() not in words(case)
    assert NAME.encode() in words(tmp_path / "elders")


def test_a_package_that_went_has_a_tombstone_and_may_not_come_back(case: Path, tmp_path: Path) -> None:
    """Also one that somebody changed: the digest is of its list of files as it lay there."""
    decide(case)
    _with_period(case)
    pack(case)
    (package,) = (case / "dossiers").iterdir()
    (package / "manifest-sha256.txt").write_bytes((package / "manifest-sha256.txt").read_bytes() + b"\n")
    digest = sha256_of((package / "manifest-sha256.txt").read_bytes())
    assert toetssteen("dossier", "--zaak", case, "--inschrijver", "heldere koers", "--met-derden", "kort geding").returncode == 0
    shutil.copytree(case / "dossiers", tmp_path / "eerder")
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert ", 2 bewijspakketten." in done.stdout
    with closing(sqlite3.connect(case / "register.sqlite")) as base:
        gone = dict(base.execute("SELECT onderwerp, inhoud FROM vermeldingen WHERE soort = 'verwijdering'").fetchall())
    assert '"reden":"niet gegund (besluit ' in gone[digest]
    assert f"{len(gone)} bestanden zijn verwijderd" in done.stdout
    assert toetssteen("controleer", case).returncode == 0
    shutil.copytree(tmp_path / "eerder", case / "dossiers", dirs_exist_ok=True)
    said = toetssteen("controleer", case, "--volledig").stdout
    assert said.count("staat er nog, terwijl in het register staat dat het is verwijderd.") == 2
    script = [sys.executable, "-I", str(VERIFIER), str(case)]
    told = subprocess.run(script, capture_output=True, text=True, encoding="utf-8").stdout
    for other in (tmp_path / "eerder").iterdir():
        assert f"FOUT dossiers/{other.name}/data/index.html: geen vermelding noemt dit bestand nu." in told
    assert toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen").returncode == 0
    assert not any((case / "dossiers").iterdir())
    here = open_case(case)
    with here.open_register() as register:
        left = packages(here, list(register.entries()), frozenset({NUMBER}))
    assert [str(one.content["met_derden"]) for one in left.elsewhere] == [""]  # only the one that somebody changed is not known to be gone


def test_a_removal_that_was_cut_off_is_finished_the_next_time(case: Path, tmp_path: Path) -> None:
    """As after a power cut: the tombstones stand in the register, and some of the bytes are still there."""
    decide(case)
    _with_period(case)
    pack(case)
    shutil.copytree(case, before := tmp_path / "eerder")
    assert toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen").returncode == 0
    gone = [path.relative_to(before) for path in before.rglob("*") if path.is_file() and not (case / path.relative_to(before)).exists()]
    for path in (path for path in gone if path.parts[0] in ("originelen", "lezingen", "dossiers", "rapporten")):
        (case / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(before / path, case / path)
    assert NAME.encode() in words(case)
    assert toetssteen("controleer", case).returncode == 1
    assert "er nog, terwijl in het register staat dat ze zijn verwijderd" in toetssteen("opruimen", "--zaak", case).stdout
    done = toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    assert NAME.encode() not in words(case)
    assert "er nog, terwijl" not in toetssteen("opruimen", "--zaak", case).stdout
    assert toetssteen("controleer", case).returncode == 0


def _two_persons(case: Path) -> None:
    """This case asks for two, and the second confirms what the first recorded."""
    settings = case / "zaak.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("twee_personen = false", "twee_personen = true"), encoding="utf-8")
    decide(case)
    decided = re.search(r"Wacht op een tweede persoon: besluit (\d+)", toetssteen("besluit", "--zaak", case).stdout)
    assert decided
    announced = re.search(r"--bevestig (\d+)", toetssteen("termijnen", "--zaak", case).stdout)
    assert announced
    for command, one, *more in (("besluit", decided[1], "--op", "2026-09-12"), ("termijnen", announced[1])):  # before it was made known
        assert toetssteen(command, "--zaak", case, "--bevestig", one, "--door", "P. de Wit", *more).returncode == 0


def test_where_two_persons_decide_two_persons_remove(case: Path) -> None:
    _two_persons(case)
    _with_period(case)
    before = words(case / "originelen")
    tidy = ("opruimen", "--zaak", case)
    done = toetssteen(*tidy, "--doe", "--door", "M. Jansen")
    assert done.returncode == 0, done.stderr
    found = re.search(r"Voornemen (\d+) is vastgelegd", done.stdout)
    assert found
    assert before == words(case / "originelen")
    settings = case / "zaak.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("twee_personen = true", "twee_personen = false"), encoding="utf-8")
    assert "Voornemen" in toetssteen(*tidy, "--doe", "--door", "M. Jansen").stdout  # who asked for two persons gets two
    assert before == words(case / "originelen")
    assert f"Voornemen {found[1]} van M. Jansen" in toetssteen(*tidy).stdout
    for who, what, said in (("m jansen", found[1], "Een ander moet"), ("P. de Wit", "3", "geen voornemen 3"), ("", found[1], "--door")):
        done = toetssteen(*tidy, "--bevestig", what, "--door", who)
        assert done.returncode == 2
        assert said in done.stderr
    assert before == words(case / "originelen")
    done = toetssteen(*tidy, "--weiger", found[1], "--reden", "Er loopt nog een klacht.", "--door", "P. de Wit")
    assert done.returncode == 0, done.stderr
    assert f"Voornemen {found[1]} van M. Jansen is geweigerd door P. de Wit. Er is niets verwijderd." in done.stdout
    assert "De reden: Er loopt nog een klacht." in toetssteen(*tidy).stdout
    assert before == words(case / "originelen")
    found = re.search(r"Voornemen (\d+) is vastgelegd", toetssteen(*tidy, "--doe", "--door", "M. Jansen").stdout)  # two look again
    assert found
    done = toetssteen(*tidy, "--bevestig", found[1], "--door", "P. de Wit")
    assert done.returncode == 0, done.stderr
    assert NAME.encode() not in words(case)
    assert "al uitgevoerd" in toetssteen(*tidy, "--bevestig", found[1], "--door", "P. de Wit").stderr
    assert b'"bevestigd_door":"P. de Wit"' in (case / "register.sqlite").read_bytes()
    assert toetssteen("controleer", case).returncode == 0


def test_what_is_held_stays_also_when_a_second_person_confirms(case: Path) -> None:
    _two_persons(case)
    _with_period(case)
    tidy = ("opruimen", "--zaak", case)
    found = re.search(r"Voornemen (\d+) is vastgelegd", toetssteen(*tidy, "--doe", "--door", "M. Jansen").stdout)
    assert found
    assert toetssteen(*tidy, "--vasthouden", "kort geding", "--door", "M. Jansen").returncode == 0
    done = toetssteen(*tidy, "--bevestig", found[1], "--door", "P. de Wit")
    assert done.returncode == 2
    assert "wordt vastgehouden: kort geding" in done.stderr


def test_giving_the_whole_mailbox_again_brings_nothing_back(case: Path) -> None:
    decide(case)
    _with_period(case)
    assert toetssteen("opruimen", "--zaak", case, "--doe", "--door", "M. Jansen").returncode == 0
    assert toetssteen("beoordeel", POST, "--zaak", case, "--stil").returncode in FINISHED
    assert NAME.encode() not in words(case)
    done = toetssteen("controleer", case)
    assert done.returncode == 0, done.stdout


def test_reports_of_another_result_never_replace_recorded_ones(case: Path, tmp_path: Path) -> None:
    """The same mails from a folder with another name: the result names that folder, so its reports are other reports."""
    shutil.copytree(POST, tmp_path / "elders")
    before = {path: path.read_bytes() for path in (case / "rapporten").rglob("*") if path.is_file()}
    assert toetssteen("beoordeel", tmp_path / "elders", "--zaak", case, "--stil").returncode in FINISHED
    assert all(path.read_bytes() == content for path, content in before.items())
    assert len(list((case / "rapporten").iterdir())) == 2
    assert toetssteen("controleer", case).returncode == 0


def test_without_a_source_the_reports_are_made_again_from_the_case(case: Path) -> None:
    (folder,) = (case / "rapporten").iterdir()
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    shutil.rmtree(case / "rapporten")
    assert toetssteen("beoordeel", "--zaak", case, "--stil").returncode in FINISHED
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
