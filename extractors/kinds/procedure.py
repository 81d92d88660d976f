"""Texts of the buyer: policy, contract, announcement. They talk about every document of a bid and are none of them."""

import re

from extractors.excerpt import Excerpt

_POLICY = (
    "voor u ligt het inkoopbeleid", "dient u de volgende documenten", "de geschiktheidseisen zijn", "komen overeen",
    "het zorgkantoor selecteert",
    "zorgkantoren toetsen of u", "nota van inlichtingen", "de organisatie voor onafhankelijke clientondersteuning voldoet",
    "wlz-uitvoerder",
    "in aanmerking te komen voor een overeenkomst", "sluiting inschrijving", "mogelijkheid tot bezwaar", "mogelijkheid voor bezwaar",
    "ingangsdatum overeenkomst", "welke informatie levert u aan", "bekendmaking van de", "publicatie inkoopbeleid",
    "publicatie van het inkoopkader",
    "leveren zij minimaal de volgende documenten", "inschrijven via email", "beoordeling door zorgkantoren",
)  # fmt: skip


_NUMBER = re.compile(r"\b(?:kvk|k\.v\.k|handelsregister|kamer van koophandel)\b[^0-9]{0,24}[0-9]{8}\b")


def bought_by(seen: Excerpt) -> str:
    """Why this is the buyer's own text; nobody in it speaks of the own work."""
    policy = sum(phrase in seen.squeezed for phrase in _POLICY)
    own = sum(seen.squeezed.count(word) for word in (" wij ", " onze ", " ons "))
    filled_in = bool(_NUMBER.search(seen.squeezed))  # a form that quotes the policy and lists every region, of somebody
    if policy >= 4 or (policy >= 2 and own * 1_500 < len(seen.squeezed) and not filled_in):
        return "maar dit lijkt het inkoopbeleid of de overeenkomst zelf"
    return ""
