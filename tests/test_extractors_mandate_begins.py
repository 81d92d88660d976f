"""When a mandate begins: the words that say it of the mandate, and those that say it of something else."""

import pytest
import sample_texts as samples

BASE = (
    "Volmacht\nStichting De Wegwijzer (KvK 90010001), vertegenwoordigd door A. Alting, {grant} "
    "om namens de stichting de inschrijving cliëntondersteuning te ondertekenen.\n{more}\nGoes, 3 juni 2026\nA. Alting, directeur"
)
GRANT = "machtigt hierbij mevrouw B. Beumer"


@pytest.mark.parametrize(
    ("grant", "more"),
    [
        (GRANT, "Deze volmacht gaat in op 1 september 2026."),
        (GRANT, "Deze volmacht treedt in werking per 1 september 2026 en eindigt op 31 december 2028."),
        (GRANT, "De machtiging is geldig vanaf 1 september 2026 tot en met 31 december 2028."),
        (GRANT, "Geldig van 1-9-2026 tot 31-12-2028"),
        (GRANT, "Ingangsdatum: 1 september 2026"),
        (GRANT, "Geldigheid: van 1 september 2026 tot en met 31 december 2026"),
        (GRANT, "Geldigheidsduur: 1 september 2026 t/m 31 december 2026"),
        ("machtigt met ingang van 1 september 2026 mevrouw B. Beumer", ""),
        ("verleent hierbij, met ingang van 1 september 2026, volmacht aan mevrouw B. Beumer", ""),
        ("verleent volmacht per 1 september 2026 aan mevrouw B. Beumer", ""),
        (GRANT, "Met ingang van 1 september 2026 is mevrouw B. Beumer bevoegd om te tekenen."),
        (GRANT, "Vanaf 1 september 2026 geldt deze volmacht ook zonder handtekening van de directeur."),
        (GRANT, "Mevrouw B. Beumer is per 1 september 2026 gemachtigd."),
    ],
)
def test_the_first_day_of_a_mandate_is_read(grant: str, more: str) -> None:
    piece = samples.read(BASE.format(grant=grant, more=more))
    assert samples.values(piece, "geldig_vanaf") == ["2026-09-01"]
    assert samples.values(piece, "gevolmachtigde") == ["B. Beumer"]


@pytest.mark.parametrize(
    ("grant", "more"),
    [
        (GRANT, "Geldig tot en met 31 december 2026."),
        (GRANT, "De overeenkomst gaat in op 1 januari 2027 en loopt tot en met 31 december 2028."),
        (GRANT, "Dit geldt voor de overeenkomst met ingang van 1 januari 2027."),
        (GRANT, "Looptijd: 1 januari 2027 t/m 31 december 2028"),
        (GRANT, "Ingangsdatum overeenkomst: 1 januari 2027"),
        (GRANT, "Mevrouw Beumer is sinds 1 september 2026 manager."),
        (GRANT, "De stichting levert vanaf 1 januari 2027 cliëntondersteuning."),
        ("machtigt mevrouw B. Beumer, met ingang van 1 juli 2026 directeur,", ""),
        ("machtigt hierbij mevrouw B. Beumer", "Het bestuur is bevoegd de overeenkomst per 1 januari 2027 te sluiten."),
    ],
)
def test_a_day_of_something_else_is_not_when_a_mandate_begins(grant: str, more: str) -> None:
    piece = samples.read(BASE.format(grant=grant, more=more))
    assert samples.values(piece, "geldig_vanaf") == []


@pytest.mark.parametrize(
    "more",
    [
        "De volmacht is geldig vanaf de datum van ondertekening tot 31 januari 2027.",
        "Ingaande op de dag van ondertekening en eindigend 31 januari 2027.",
    ],
)
def test_the_last_day_is_not_the_day_it_was_given(more: str) -> None:
    piece = samples.read(BASE.format(grant=GRANT, more=more))
    assert samples.values(piece, "datum") == ["2026-06-03"]
    assert samples.values(piece, "geldig_tot") == ["2027-01-31"]
