"""The names of facts: the table in docs/feiten.md and what the readers write are one list."""

import re
from pathlib import Path

import pytest
import sample_texts as samples

from extractors.document import Fact
from extractors.identify import identify

TABLE = Path(__file__).parent.parent / "docs" / "feiten.md"
ROWS = {match[1]: match[2] for match in re.finditer(r"^\| `(\w+)` \|(.*)\|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)}
TEXTS = {name.lower(): text for name, text in vars(samples).items() if name.isupper()}


def facts(text: str) -> list[Fact]:
    return [fact for piece in identify(samples.pages(text), (), ()) for fact in piece.facts]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_every_name_and_qualifier_is_in_the_table(text: str) -> None:
    for fact in facts(text):
        assert fact.name in ROWS
        for key in fact.about:
            assert f"`{key}`" in ROWS[fact.name], f"{fact.name}: {key}"


def test_every_name_in_the_table_is_written_by_some_reader() -> None:
    assert {fact.name for text in TEXTS.values() for fact in facts(text)} == set(ROWS)


CODES = {
    "rechtsvorm": {"bv", "nv", "stichting", "vereniging", "cooperatie", "eenmanszaak", "vof", "maatschap", "cv", "owm", "anders"},
    "handtekening": {"certificaat", "afbeelding", "inkt", "platform", "getypt", "leeg"},
    "aansprakelijk": {"geheel", "deel", "penvoerder", "onduidelijk"},
    "ubo_bewijs": {"uittreksel", "bevestiging", "schermafdruk", "opgave", "eigen_verklaring"},
    "persoonsgegeven": {"bsn", "paspoortnummer", "geboortedatum"},
    "onderaannemers": {"ja", "nee", "beide", "leeg"},
}


@pytest.mark.parametrize("name", sorted(CODES))
def test_closed_lists_stay_closed(name: str) -> None:
    assert {fact.value for text in TEXTS.values() for fact in facts(text) if fact.name == name} <= CODES[name]


def test_dates_and_numbers_have_one_form() -> None:
    shapes = {
        "datum": r"\d{4}-\d\d-\d\d",
        "geldig_vanaf": r"\d{4}-\d\d-\d\d",
        "geldig_tot": r"\d{4}-\d\d-\d\d",
        "kvk_nummer": r"\d{8}",
        "rsin": r"\d{9}",
        "vestigingsnummer": r"\d{12}",
    }
    for text in TEXTS.values():
        for fact in facts(text):
            assert re.fullmatch(shapes.get(fact.name, ".+"), fact.value)


PERSONAL = """
Ondergetekende A. de Vries verklaart dit naar waarheid.
BSN: 111222333
Geboortedatum 12-03-1979
Paspoortnummer NX1234567
"""


def test_personal_data_are_named_and_never_kept() -> None:
    found = facts(samples.BESTUUR_FORMULIER + PERSONAL)
    assert {fact.value for fact in found if fact.name == "persoonsgegeven"} == {"bsn", "geboortedatum", "paspoortnummer"}
    kept = " ".join(f"{fact.value} {fact.locator.quote} {dict(fact.about)}" for fact in found)
    for secret in ("111222333", "12-03-1979", "NX1234567"):
        assert secret not in kept
