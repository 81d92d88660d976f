"""What a provider reads of a place for a signature: the sentence says what stands there."""

from dataclasses import replace

import pytest
from rule_cases import bid_file
from sample_texts import DECLARES, read

from checklist.finding import Finding, Verdict
from checklist.judge import judge
from checklist.round import load


def judged(place: str) -> Finding:
    file = bid_file({"documents": [{"kind": "bestuursverklaring"}]})
    piece = read(f"{DECLARES}Goes, 3 juli 2026\n{place}")
    file = replace(file, filed=(replace(file.filed[0], piece=piece),))
    rows = judge(file, "nijmegen", rules=load("2027-2028"), criteria=(), points=()).documents
    return next(finding for row in rows if row.rule == "D01" for finding in row.findings if finding.check == "signed")


def test_typed_words_without_a_name_are_not_called_a_name() -> None:
    found = judged("Handtekening: akkoord")
    assert found.verdict is Verdict.PERSON
    assert "op de plek van de handtekening alleen getypte tekst" in found.because
    assert "alleen een getypte naam" in judged("w.g. A. Alting").because


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("Naam: A. Alting\nHandtekening: volgt", "staat geen handtekening, maar «volgt»."),
        ("Handtekening: nog te zetten", "staat geen handtekening, maar «nog te zetten»."),
        ("Naam: A. Alting\nHandtekening:", "is leeg."),
        ("Naam: A. Alting\nHandtekening: ..........", "is leeg."),
    ],
)
def test_an_empty_place_with_words_in_it_is_told_by_these_words(place: str, words: str) -> None:
    found = judged(place)
    assert found.verdict is Verdict.NOT_MET
    assert found.because.endswith(words)
