"""The page of an evidence package says where each letter is: of the objection and of the answer that counts."""

import shutil
from pathlib import Path

from main_job import Job, toetssteen
from test_toetssteen_ways import BY, numbers

from intake.originals import sha256_of


def test_the_page_names_the_letter_of_every_answer(job: Job, tmp_path: Path) -> None:
    case = Path(shutil.copytree(job.case, tmp_path / "zaak"))
    letters = {name: f"%PDF-1.4 {name}".encode() for name in ("bezwaar", "antwoord", "beter")}
    for name, content in letters.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)

    def put(*words: str, letter: str) -> None:
        done = toetssteen("bezwaar", "--zaak", case, *words, "--bestand", tmp_path / f"{letter}.pdf", *BY)
        assert done.returncode in (0, 1), done.stderr

    put("--inschrijver", "horizon", "--ontvangen", "2026-09-10", "--punt", "Niet eens.", letter="bezwaar")
    (number,) = numbers(case)
    said = ("--uitkomst", "ongegrond", "--op", "2026-09-20", "--antwoord", "Wij keken opnieuw.")
    put("--beantwoord", str(number), *said, letter="antwoord")
    (first,) = numbers(case, "antwoord")
    put("--vervangt", str(first), "--reden", "De verkeerde brief zat erbij.", letter="beter")
    done = toetssteen("dossier", "--zaak", case, "--inschrijver", "horizon")
    assert done.returncode == 0, done.stderr
    (page,) = case.rglob("data/index.html")
    text = page.read_text(encoding="utf-8")
    for what, name in (("De brief zelf", "bezwaar"), ("Het antwoord zelf", "beter")):
        digest = sha256_of(letters[name])
        path = f"originelen/{digest[:2]}/{digest}"
        assert f'{what}: <span class="hash full">{path}</span>' in text, what
        assert (page.parent / path).read_bytes() == letters[name]
    assert f"Antwoord {first} zelf: niet in dit pakket" in text  # replaced: it can be a letter to somebody else
