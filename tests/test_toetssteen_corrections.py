"""Corrections after a removal, corrected and withdrawn sendings and announcements, and what goes in a package: through the commands."""

import json
import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from main_job import Job
from people_case import BY, HORIZON, KUSTLIJN, NOW, REGELAAR, announce, copy_of, decide, done, file, run, settings, write_letter
from test_tampering import first, second

from intake.originals import Originals, sha256_of
from reports import letters
from toetssteen.case import open_case
from toetssteen.reason import TOLD
from toetssteen.sendings import OF_ANOTHER
from toetssteen.unfinished import looked_at

OURS, THEIRS = "Geachte Bureau Horizon, dit is uw brief.", "Geachte Coöperatie Kustlijn, dit is uw brief."


@pytest.fixture(scope="module")
def decided(job: Job, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two bidders are not chosen, that is made known with a file, and each has a letter."""
    folder = tmp_path_factory.mktemp("besloten")
    case = copy_of(job.case, folder)
    settings(case, afgewezen_maanden="1")
    decide(case, HORIZON, KUSTLIJN)
    announce(case, "--bestand", file(folder, "bekend.txt", OURS))
    return case


@pytest.fixture
def case(decided: Path, tmp_path: Path) -> Path:
    return copy_of(decided, tmp_path)


@pytest.fixture(scope="module")
def gone(decided: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """As `decided`, with a sending, an objection and an answer of Horizon, which is removed; and the numbers of those entries."""
    folder = tmp_path_factory.mktemp("weg")
    case = copy_of(decided, folder)
    numbers = {"brief": write_letter(case, HORIZON)}
    wrong, sent = file(folder, "bekend.txt", OURS), file(folder, "brief-aan-Bureau-Horizon.txt", f"{OURS} Dag.")
    mistake = done("verzonden", case, "--brief", numbers["brief"], "--op", NOW, "--bestand", wrong, *BY).number
    words = ("--vervangt", mistake, "--bestand", sent, "--reden", "verkeerd bestand")
    numbers["verzending"] = done("verzonden", case, *map(str, words), *BY).number
    words = ("--ontvangen", "2026-09-10", "--punt", "een punt", "--bestand", file(folder, "bezwaar.txt", "Wij maken bezwaar."))
    numbers["bezwaar"] = done("bezwaar", case, "--inschrijver", HORIZON, *words, *BY).number
    words = ("--uitkomst", "ongegrond", "--op", "2026-10-01", "--antwoord", "Nee", "--bestand", file(folder, "antwoord.txt", "Nee."))
    numbers["antwoord"] = done("bezwaar", case, "--beantwoord", numbers["bezwaar"], *words, *BY).number
    preview = done("opruimen", case, "--inschrijver", HORIZON)
    removal = done("opruimen", case, "--inschrijver", HORIZON, "--doe", *BY)
    for said in (preview.said, removal.said):
        assert "Wat bij een bekendmaking is bewaard, blijft" in said
        assert "In het register blijven namen staan" in said
    return case, numbers


@pytest.fixture
def after(gone: tuple[Path, dict[str, int]], tmp_path: Path) -> tuple[Path, dict[str, int]]:
    return copy_of(gone[0], tmp_path), gone[1]


def entries_of(case: Path) -> list[tuple[str, str, dict[str, object]]]:
    with open_case(case).open_register() as register:
        return [(str(entry.kind), entry.subject, entry.content) for entry in register.entries()]


def whole(case: Path) -> None:
    """Both verifiers find no fault."""
    for verifier in (first, second):
        faultless(verifier(case)[1])


def faultless(said: str) -> None:
    """Nothing is wrong; a person may have to look."""
    assert "keer FOUT" not in said, said
    assert "klopt niet" not in said, said
    assert "ontbreekt" not in said, said


# Corrections after a removal


@pytest.mark.parametrize("which", ["verzending", "bezwaar", "antwoord"])
def test_a_correction_after_a_removal_stands_without_the_file_and_says_so(after: tuple[Path, dict[str, int]], which: str) -> None:
    case, numbers = after
    command = "verzonden" if which == "verzending" else "bezwaar"
    day = {"verzending": ("--op", NOW), "bezwaar": ("--ontvangen", "2026-09-11"), "antwoord": ("--op", "2026-10-02")}[which]
    said = done(command, case, "--vervangt", numbers[which], *day, "--reden", "verkeerde dag", *BY).said
    assert "Het bestand dat erbij hoorde, is verwijderd (vermelding" in said
    assert "is bewaard" not in said
    body = next(body for kind, _, body in reversed(entries_of(case)) if kind == which)
    assert body["bestand"] == ""
    assert body["bestand_verwijderd"]
    whole(case)
    assert "brief-aan-Bureau-Horizon" not in done("verzonden", case).said


def test_an_announcement_keeps_its_file_that_was_a_letter_too_when_it_is_corrected(after: tuple[Path, dict[str, int]]) -> None:
    """The same bytes were recorded as sent to who is gone: they are of everybody as well, so they stay."""
    case, _ = after
    number = next(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    assert sha256_of(OURS.encode()) in Originals(open_case(case).originals)
    said = done("termijnen", case, "--bekendgemaakt", "2026-09-06", "--vervangt", str(number), "--reden", "verkeerde dag", *BY).said
    assert "is bewaard in originelen" in said
    whole(case)


@pytest.mark.parametrize("which", ["verzending", "bezwaar", "antwoord"])
def test_a_new_file_about_who_was_removed_is_refused(after: tuple[Path, dict[str, int]], which: str, tmp_path: Path) -> None:
    case, numbers = after
    command = "verzonden" if which == "verzending" else "bezwaar"
    new = file(tmp_path, "nieuw.txt", "een ander bestand")
    found = run(command, case, "--vervangt", numbers[which], "--bestand", new, "--reden", "verkeerd bestand", *BY)
    assert found.code == 2
    assert f"De stukken van inschrijver {HORIZON} zijn verwijderd" in found.said
    assert sha256_of(new.read_bytes()) not in Originals(open_case(case).originals)
    whole(case)


def test_a_letter_to_who_was_removed_cannot_be_recorded_as_sent_any_more(after: tuple[Path, dict[str, int]]) -> None:
    case, numbers = after
    withdrawn = done("verzonden", case, "--trek-in", numbers["verzending"], "--reden", "is niet verzonden", *BY)
    assert "is ingetrokken" in withdrawn.said
    found = run("verzonden", case, "--brief", numbers["brief"], "--op", NOW, *BY)
    assert found.code == 2
    assert "zijn verwijderd" in found.said
    whole(case)


# Whose a file is


def test_a_letter_of_objection_first_put_under_another_goes_with_whom_it_is_of(case: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "bezwaar.txt", "Bureau Horizon maakt bezwaar.")
    words = ("--ontvangen", "2026-09-10", "--punt", "een punt", "--bestand", path, *BY)
    number = done("bezwaar", case, "--inschrijver", REGELAAR, *words).number
    moved = done("bezwaar", case, "--vervangt", number, "--inschrijver", HORIZON, "--reden", "van een ander", *BY).number
    done("bezwaar", case, "--beantwoord", moved, "--uitkomst", "ingetrokken", "--op", "2026-09-20", *BY)
    done("opruimen", case, "--inschrijver", HORIZON, "--doe", *BY)
    assert sha256_of(path.read_bytes()) not in Originals(open_case(case).originals)
    whole(case)


def test_a_file_recorded_by_mistake_holds_nothing_for_whom_it_was_put_under(case: Path, tmp_path: Path) -> None:
    """The letter to Horizon, first recorded with the letter to Kustlijn: it goes with Horizon."""
    ours, theirs = write_letter(case, HORIZON), write_letter(case, KUSTLIJN)
    path = file(tmp_path, "brief.txt", OURS + " Met vriendelijke groet.")
    wrong = done("verzonden", case, "--brief", theirs, "--op", NOW, "--bestand", path, *BY).number
    done("verzonden", case, "--vervangt", wrong, "--bestand", file(tmp_path, "goed.txt", THEIRS), "--reden", "verkeerd bestand", *BY)
    done("verzonden", case, "--brief", ours, "--op", NOW, "--bestand", path, *BY)
    done("opruimen", case, "--inschrijver", HORIZON, "--doe", *BY)
    assert sha256_of(path.read_bytes()) not in Originals(open_case(case).originals)
    assert sha256_of(THEIRS.encode()) in Originals(open_case(case).originals)
    whole(case)


# What goes in a package


def packed(case: Path, bid: str) -> Path:
    done("dossier", case, "--inschrijver", bid)
    (folder,) = (case / "dossiers").iterdir()
    return folder


def test_a_package_holds_only_what_counts_as_sent(case: Path, tmp_path: Path) -> None:
    number = write_letter(case, HORIZON)
    wrong, right = file(tmp_path, "fout.txt", THEIRS), file(tmp_path, "goed.txt", OURS)
    mistake = done("verzonden", case, "--brief", number, "--op", NOW, "--bestand", wrong, *BY).number
    better = done("verzonden", case, "--vervangt", mistake, "--bestand", right, "--reden", "verkeerd bestand", *BY).number
    folder = packed(case, HORIZON)
    assert not any(THEIRS.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    left = json.loads((folder / "data" / "weggelaten.json").read_bytes())["bestanden"]
    assert left[sha256_of(THEIRS.encode())] == f"hoort bij een vermelding die is verbeterd of ingetrokken (vermelding {better})"
    whole(folder)


@pytest.mark.parametrize("how", ["moved", "withdrawn"])
def test_a_sending_that_was_not_is_withdrawn_everywhere(case: Path, tmp_path: Path, how: str) -> None:
    ours, theirs = write_letter(case, HORIZON), write_letter(case, KUSTLIJN)
    mistake = done("verzonden", case, "--brief", ours, "--op", NOW, "--bestand", file(tmp_path, "fout.txt", THEIRS), *BY).number
    if how == "moved":
        said = done("verzonden", case, "--vervangt", mistake, "--brief", theirs, "--reden", "verkeerde brief", *BY).said
    else:
        said = done("verzonden", case, "--trek-in", mistake, "--reden", "verkeerde brief", *BY).said
    assert f"verzending {mistake} van brief {ours} is ingetrokken" in said
    told = done("verzonden", case).said
    assert f"Nog niet vastgelegd of en wanneer deze is verzonden. Eerder vastgelegd: dat deze is verzonden (vermelding {mistake})" in told
    letter = next(path for path in (case / "brieven").rglob("*Horizon*"))
    letter.write_bytes(b"er is aan gewerkt")
    folder = packed(case, HORIZON)
    assert not any(THEIRS.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert f"dat deze is verzonden (vermelding {mistake}), is ingetrokken" in (folder / "data" / "index.html").read_text(encoding="utf-8")
    for place in (case, folder):
        for verifier in (first, second):
            found, said = verifier(place)
            assert found, said  # an altered draft of which nothing counts as sent is a question for both
            faultless(said)
            assert f"(vermelding {ours}) is vervangen" not in said
    assert first(folder)[1].count("is ingetrokken") == 1
    again = run("verzonden", case, "--trek-in", mistake, "--reden", "nog eens", *BY)
    assert again.code == 2
    assert "al ingetrokken" in again.said


def test_the_file_of_an_objection_that_was_corrected_stays_out_of_the_package(case: Path, tmp_path: Path) -> None:
    words = ("--ontvangen", "2026-09-10", "--punt", "een punt", "--bestand", file(tmp_path, "fout.txt", THEIRS), *BY)
    number = done("bezwaar", case, "--inschrijver", HORIZON, *words).number
    done("bezwaar", case, "--vervangt", number, "--bestand", file(tmp_path, "goed.txt", "Bezwaar"), "--reden", "verkeerd bestand", *BY)
    folder = packed(case, HORIZON)
    assert not any(THEIRS.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    whole(folder)


def test_the_words_of_who_moves_a_sending_stay_out_of_the_package_of_the_other(case: Path, tmp_path: Path) -> None:
    ours, theirs = write_letter(case, HORIZON), write_letter(case, KUSTLIJN)
    mistake = done("verzonden", case, "--brief", ours, "--op", NOW, "--bestand", file(tmp_path, "fout.txt", THEIRS), *BY).number
    words = "hoort bij Kwetterdam"
    said = done("verzonden", case, "--vervangt", mistake, "--brief", theirs, "--reden", words, *BY).said
    assert " ".join(said.split()).count(TOLD) == 1
    folder = packed(case, HORIZON)
    for path in (one for one in folder.rglob("*") if one.is_file()):
        assert b"Kwetterdam" not in path.read_bytes(), path
    assert OF_ANOTHER in (folder / "data" / "index.html").read_text(encoding="utf-8")
    done("dossier", case, "--inschrijver", KUSTLIJN)
    (other,) = (one for one in folder.parent.iterdir() if one != folder)
    assert words.encode() in (other / "data" / "register.jsonl").read_bytes()
    moved = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "verzending")
    withdrawn = done("verzonden", case, "--trek-in", moved, "--reden", "toch niet", *BY).said
    assert TOLD in " ".join(withdrawn.split())


def test_a_first_sending_has_no_reason_to_warn_of(case: Path, tmp_path: Path) -> None:
    number = write_letter(case, HORIZON)
    said = done("verzonden", case, "--brief", number, "--op", NOW, "--bestand", file(tmp_path, "brief.txt", OURS), *BY).said
    assert "Let op: wat u bij --reden schreef" not in " ".join(said.split())


# Withdrawn announcements


def test_a_mistaken_announcement_is_withdrawn_and_nothing_is_computed_from_it(case: Path) -> None:
    mine = next(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    region = done("termijnen", case, "--bekendgemaakt", "2026-09-04", "--regio", "nijmegen", *BY).said
    assert "4 september" in region
    mistake = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    refused = run("termijnen", case, "--bekendgemaakt", "2026-09-04", "--vervangt", mistake, "--regio", "alle", "--reden", "x", *BY)
    assert f"--trek-in {mistake}" in refused.said
    for words, why in ((BY, "--reden"), (("--reden", "vergissing"), "--door"), ((*BY, "--reden", "x", "--regio", "alle"), "--regio")):
        found = run("termijnen", case, "--trek-in", mistake, *words)
        assert (found.code, why in found.said) == (2, True), found.said
    said = done("termijnen", case, "--trek-in", mistake, "--reden", "er is niets bekendgemaakt", *BY).said
    assert re.search(
        rf"Bekendmaking {mistake} van 4 september 2026 \(vastgelegd op [^()]+\), door Maria Jansen, is ingetrokken op ",
        " ".join(said.split()),
    )
    assert TOLD in " ".join(said.split())
    assert "is ingetrokken" in said
    assert "Bekendgemaakt op 4 september" not in said
    assert f"(nummer {mine})" in said
    page = max((case / "rapporten").glob("besluiten-*/besluiten.html")).read_text(encoding="utf-8")
    assert "is ingetrokken" in page
    assert "er is niets bekendgemaakt" in page
    assert "al ingetrokken" in run("termijnen", case, "--trek-in", mistake, "--reden", "nog eens", *BY).said
    assert done("termijnen", case, "--bekendgemaakt", "2026-09-07", "--regio", "nijmegen", *BY).code == 0


def test_a_region_taken_out_of_one_for_all_comes_back_when_that_is_withdrawn(case: Path) -> None:
    mine = next(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    words = ("--bekendgemaakt", "2026-09-06", "--vervangt", mine, "--regio", "nijmegen", "--reden", "daar later", *BY)
    assert "behalve Nijmegen" in done("termijnen", case, *words).said
    own = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    words = ("--bekendgemaakt", "2026-09-07", "--vervangt", own, "--reden", "toch een dag later", *BY)
    assert "behalve Nijmegen" in done("termijnen", case, *words).said  # the one for all stays where it was
    own = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    said = done("termijnen", case, "--trek-in", own, "--reden", "ook daar op dezelfde dag", *BY).said
    assert "behalve" not in said.partition("is ingetrokken")[0]
    assert f"alle regio's (nummer {mine})" in said


def test_a_withdrawal_waits_for_a_second_person_where_that_is_asked(case: Path) -> None:
    mine = next(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    settings(case, twee_personen="true")
    said = run("termijnen", case, "--trek-in", mine, "--reden", "vergissing", *BY).said
    assert "telt pas als een ander het bevestigt" in said
    assert f"(nummer {mine})" in said  # counts until then
    number = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    refused = done("termijnen", case, "--weiger", number, "--door", "Piet Smit", "--reden", "het was echt die dag")
    assert f"Intrekking {number} van nummer {mine} is geweigerd" in refused.said
    again = run("termijnen", case, "--trek-in", mine, "--reden", "toch een vergissing", *BY)
    assert again.code in (0, 1)
    number = max(place for place, one in enumerate(entries_of(case), start=1) if one[0] == "bekendmaking")
    assert run("termijnen", case, "--bevestig", number, *BY).code == 2
    confirmed = done("termijnen", case, "--bevestig", number, "--door", "Piet Smit").said
    assert f"(nummer {mine})" not in confirmed.partition("is ingetrokken")[0]
    assert "bevestigd door Piet Smit" in confirmed
    assert "nog niet vastgelegd wanneer de uitslag" in done("opruimen", case).said


# Days, and words left empty


def test_the_day_of_what_somebody_does_is_possible(case: Path) -> None:
    settings(case, twee_personen="true")
    number = run("opruimen", case, "--inschrijver", HORIZON, "--doe", *BY).number
    for words in (
        ("--bevestig", number, "--op", "2026-10-15"),  # before the intention
        ("--vasthouden", "kort geding", "--op", "2001-01-01"),
        ("--doe", "--op", "2001-01-01"),
    ):
        found = run("opruimen", case, *words, "--door", "Piet Smit")
        assert (found.code, "kan niet: noem een dag van" in found.said) == (2, True), found.said
    held = done("opruimen", case, "--vasthouden", "kort geding", "--op", "2026-09-20", *BY).number
    found = run("opruimen", case, "--vrijgeven", "geding voorbij", "--nummer", held, "--op", "2026-09-19", *BY)
    assert (found.code, "20 september 2026" in found.said) == (2, True), found.said
    done("opruimen", case, "--vrijgeven", "geding voorbij", "--nummer", held, "--op", "2026-09-21", *BY)


@pytest.mark.parametrize("name", ["vasthouden", "vrijgeven", "inschrijver"])
def test_an_option_without_words_is_refused(decided: Path, name: str) -> None:
    """A word that a shell left empty would else mean: everybody."""
    before = len(entries_of(decided))
    found = run("opruimen", decided, "--doe", f"--{name}", " ", *BY)
    assert (found.code, f"Achter --{name} staat niets" in found.said) == (2, True), found.said
    assert len(entries_of(decided)) == before


# Letters that are not finished


def test_a_draft_is_recorded_as_sent_only_when_somebody_says_so(case: Path) -> None:
    number = write_letter(case, HORIZON)
    found = run("verzonden", case, "--brief", number, "--op", NOW, *BY)
    assert found.code == 2
    assert "“CONCEPT – nog door niemand nagekeken" in found.said
    assert "--ondanks concept" in found.said
    done("verzonden", case, "--brief", number, "--op", NOW, "--ondanks", "concept", *BY)
    despite = entries_of(case)[-1][2]["ondanks"]
    assert isinstance(despite, list)
    assert all(code == "concept" for code, _ in despite)
    mine = len(entries_of(case))
    done("verzonden", case, "--vervangt", mine, "--door", "Piet Smit", "--reden", "iemand anders verstuurde de brief")
    assert entries_of(case)[-1][2]["ondanks"] == despite  # it is the same file
    assert "Daarin stond nog: “CONCEPT" in done("verzonden", case).said
    whole(case)


def test_to_name_a_draft_where_there_is_none_is_refused(case: Path, tmp_path: Path) -> None:
    number = write_letter(case, HORIZON)
    words = ("--op", NOW, "--bestand", file(tmp_path, "brief.txt", "Wij sturen u een conceptovereenkomst, voorlopig."), *BY)
    assert "Laat --ondanks weg" in run("verzonden", case, "--brief", number, *words, "--ondanks", "concept").said
    assert "Let op" not in done("verzonden", case, "--brief", number, *words).said.partition("Leg ook vast")[0]


@pytest.mark.parametrize("mark", [letters.UNDECIDED, letters.UNSEEN_YET, letters.UNFILLED, letters.PROVISIONAL, letters.DECIDED_LATER])
def test_every_mark_of_our_own_letters_is_seen(mark: str, tmp_path: Path) -> None:
    assert looked_at(file(tmp_path, "brief.txt", f"Geachte,\n\n{mark}\n\nMet groet")).marks


def test_a_mail_is_read_with_what_is_in_it_and_a_picture_is_said_to_be_unread(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", "uw brief"
    mail.set_content("Zie de bijlage.")
    mail.add_attachment("Stuur uw bezwaar naar: [VUL IN: het adres voor bezwaar].", filename="brief.txt")
    path = tmp_path / "verzonden.eml"
    path.write_bytes(mail.as_bytes())
    assert looked_at(path).marks == ("[VUL IN: het adres voor bezwaar]",)
    (odd := tmp_path / "odd.pdf").write_bytes(b"%PDF-1.4 kapot")
    assert not looked_at(odd).whole
