"""Papers that nobody asks for and that lie beside a bid all the same: a contract, a policy, a profile of a function, a brochure.

Knows what they are called; a document that opens with such a name is of no other kind, unless it carries the title of one too.
"""

import re

from extractors.excerpt import Excerpt

_CALLED = re.compile(
    r"^\W*(?:concept\W+|bijlage\s?\w{0,2}\W+|model\W+|onze |ons |het |de |uw |jouw )*(?:"
    r"functie(?:profiel|omschrijving|beschrijving|-eisen)|vacature|curriculum vitae|cv\b|levensloop|arbeids(?:overeenkomst|contract)|"
    r"huur(?:overeenkomst|contract)|verwerkersovereenkomst|raamovereenkomst|koopovereenkomst|geheimhoudings|polis|verzekerings|"
    r"(?:credit)?factuur|pakbon|bank(?:garantie|afschrift)|privacy|klachten|geschillen|gedragscode|beroepscode|huisregels|"
    r"protocol|nieuwsbrief|folder|flyer|brochure|agenda|uitnodiging|programma(?!nota)|diploma|getuigschrift|organogram|"
    r"organisatieschema|statuten|"
    r"akte van (?:oprichting|levering|statuten)|oprichtingsakte|zoek(?:resulta|en\b)|zoek in het|bedrijfsprofiel|winkel(?:wagen|mand)|"
    r"bestelling|"
    r"orderbevestiging|bedankt voor uw bestelling|dank u voor uw bestelling|handleiding|instructie|vragenlijst|enquete|convenant|"
    r"samenwerkings(?:convenant|overeenkomst)|referentie|tevredenheids|scholings(?:plan|overzicht)|opleidingsplan|"
    r"tarieven|prijslijst|algemene (?:inkoop|leverings)?\W?voorwaarden|nota van inlichtingen|inkoop(?:beleid|kader)|beschikking|"
    r"presentielijst|inhoudsopgave|inhoud\W*$|"
    r"reglement|huishoudelijk reglement|persbericht|veelgestelde vragen|sollicitatie|loonstrook|urenstaat|cookie|disclaimer)"
)
_WEB = re.compile(r"\bcookies?\b|\bin winkel(?:wagen|mand)\b|\binloggen\b|\bbestellen\b|\bzoekresulta|\bprivacyverklaring\b|\bsitemap\b")
_LIFE = re.compile(
    r"\bwerkervaring\b|\bopleiding(?:en)?\b(?= )|\b20[0-9]{2}\s?[-–]\s?heden\b|\bpersonalia\b|\bnevenfuncties\b|\bhobby'?s\b|"
    r"\bcursussen\b|"
    r"\bgeboortedatum\b|\bloopbaan\b|\brijbewijs\b|\btalen\b"
)
_LONG_LIFE = 4_000  # letters of a curriculum vitae
_MOST_WEB = 900  # letters of a page that is a shop or a menu and little else


def is_other_paper(seen: Excerpt) -> bool:
    """Does the document open with the name of a paper that belongs to no bid, or is it a page of a web shop?"""
    if len(seen.squeezed) < _LONG_LIFE and len(set(_LIFE.findall(seen.squeezed))) > 2:
        return True
    if any(_CALLED.match(row.plain) for row in seen.rows[:2] if len(row.plain.split()) <= 10):
        return True
    return len(seen.squeezed) < _MOST_WEB and len(set(_WEB.findall(seen.squeezed))) > 1
