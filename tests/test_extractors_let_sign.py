"""Whom a board, partners or a co-director let sign, in sentences without a word of mandating."""

import pytest
import sample_texts as samples

from extractors.document import Kind
from extractors.identify import identify

PAPER = "{title}\nStichting De Wegwijzer (KvK 90010001)\n{words}\nGoes, 3 juni 2026\n{signers}"
BOTH = "A. Alting, voorzitter\nC. Cremers, secretaris"


def proxies(words: str, *, title: str = "Bestuursbesluit", signers: str = BOTH) -> list[tuple[str, str]]:
    (piece,) = identify(samples.pages(PAPER.format(title=title, words=words, signers=signers)), (), ())
    assert piece.kind is Kind.MACHTIGING
    return [(fact.value, fact.about.get("samen_met", "")) for fact in piece.all("gevolmachtigde")]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Het bestuur heeft besloten dat de voorzitter, A. Alting, alle stukken van de inschrijving zelf mag ondertekenen.", "A. Alting"),
        ("Het bestuur besluit dat B. Beumer, manager, de bestuursverklaring en de bijlagen ondertekent.", "B. Beumer"),
        ("Het bestuur besluit:\n- dat de stichting inschrijft;\n- dat Bea Beumer alle documenten ondertekent.", "Bea Beumer"),
        ("Wij komen overeen dat Anja Alting de bestuursverklaring en de andere papieren tekent voor de inschrijving.", "Anja Alting"),
        ("Wij hebben afgesproken dat mevrouw B. Beumer alle papieren voor de inschrijving tekent.", "B. Beumer"),
        ("Wij besluiten dat Chris Cremers de stukken voorbereidt en dat Bea Beumer de inschrijving ondertekent.", "Bea Beumer"),
    ],
)  # fmt: skip
def test_who_may_sign_by_what_was_decided_or_agreed(words: str, named: str) -> None:
    assert proxies(words) == [(named, "")]


def test_a_co_director_who_agrees_lets_the_other_sign() -> None:
    words = "Ik stem ermee in dat A. Alting de inschrijving mede namens mij ondertekent."
    assert proxies(words, title="Verklaring medebestuurder", signers="C. Cremers, bestuurder") == [("A. Alting", "")]
    words = "Ik verklaar dat ik ermee instem dat Anja Alting de inschrijving mede namens mij ondertekent."
    assert proxies(words, title="Verklaring medebestuurder", signers="C. Cremers, bestuurder") == [("Anja Alting", "")]


@pytest.mark.parametrize(
    "words",
    [
        "Het bestuur besluit dat B. Beumer de inschrijving niet ondertekent.",
        "Het bestuur besluit dat B. Beumer de inschrijving ondertekent als de raad van toezicht akkoord is.",
        "Het bestuur is niet akkoord dat B. Beumer de inschrijving ondertekent.",
        "Het bestuur besluit later of het ermee instemt dat B. Beumer de inschrijving ondertekent.",
        "Het bestuur besluit dat B. Beumer de stukken voorbereidt en de heer C. Cremers de inschrijving ondertekent.",
        "Het bestuur besluit dat B. Beumer de huurovereenkomst ondertekent.",
        "Het bestuur besluit dat B. Beumer de inschrijving voorbereidt.",
    ],
)
def test_who_is_not_let_sign(words: str) -> None:
    (piece,) = identify(samples.pages(PAPER.format(title="Bestuursbesluit", words=words, signers=BOTH)), (), ())
    assert "B. Beumer" not in [fact.value for fact in piece.all("gevolmachtigde")]
