"""Papers that nobody asks for and that lie beside a bid all the same: a contract, a policy, a profile of a function, a brochure.

Knows what they are called; a document that opens with such a name is of no other kind, unless it carries the title of one too.
"""

import re

from extractors.excerpt import Excerpt, cells_of

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


_OFFERS = re.compile(r"\W*(?:offerte|prijsopgave|opdrachtbevestiging|orderbevestiging|aanbieding|quotation|quote)\b")
_PRICED = re.compile(
    r"(?:€|\beur\b)\s?[0-9]|[0-9] ?euro\b|\b(?:excl\.?|incl\.?|exclusief|inclusief) btw\b|"
    r"\bbtw [0-9]|\bper (?:maand|stuk|uur|jaar) (?:eur|€)"
)
_OF_A_BID = re.compile(r"zorgkanto|inschrijv|aanbested|geschiktheidseis|selectiecriteri|bestuursverklaring")
_SHORT_SALE = 2_500  # letters


def is_sale(seen: Excerpt) -> bool:
    """A quotation of somebody who sells to the bidder: it opens as one, names prices, and nothing of a bid."""
    opens = any(_OFFERS.match(row.plain) for row in seen.rows[:3] if len(row.plain.split()) <= 8)
    short = len(seen.squeezed) < _SHORT_SALE and not _OF_A_BID.search(seen.squeezed)
    return opens and short and _PRICED.search(seen.squeezed) is not None


def _is_life(seen: Excerpt) -> bool:
    """Words of a curriculum vitae, on lines of their own: as heads of the columns of one table they are about several people."""
    if len(seen.squeezed) >= _LONG_LIFE or len(set(_LIFE.findall(seen.squeezed))) < _FEWEST_LIFE:
        return False
    found = [(set(_LIFE.findall(f"{row.plain} ")), len(cells_of(row.plain))) for row in seen.rows]
    own = [words for words, cells in found if len(words) < _FEWEST_LIFE and not (len(words) > 1 and cells >= _COLUMNS)]
    return len(set().union(*own)) >= _FEWEST_LIFE


_FEWEST_LIFE = 3  # different words of a curriculum vitae; in one row they are the head of a table
_COLUMNS = 3


def is_other_paper(seen: Excerpt) -> bool:
    """Does the document open with the name of a paper that belongs to no bid, or is it a page of a web shop?"""
    if _is_life(seen) or is_sale(seen):
        return True
    if any(_CALLED.match(row.plain) for row in seen.rows[:2] if len(row.plain.split()) <= 10):
        return True
    return len(seen.squeezed) < _MOST_WEB and len(set(_WEB.findall(seen.squeezed))) > 1
