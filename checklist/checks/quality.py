"""May the file count: is it searchable and not scanned, filled in, complete with its annexes? Pure."""

from checklist.checks.answer import Asked
from checklist.filed import Filed
from checklist.finding import Finding, Reason, Support
from checklist.sentences import sentences
from checklist.substance import manner
from checklist.wording import listed, sentence
from extractors.document import Kind, Page, Searchability
from intake.message import State

_SCANS = frozenset({Searchability.SCAN, Searchability.SCAN_WITH_OCR, Searchability.IMAGE, Searchability.OUTLINES})
_GARBLED = frozenset({Searchability.GARBLED})


def searchable(asked: Asked) -> Finding | None:
    """ "niet als ingescande bestanden ... volledig digitaal en doorzoekbaar": two tests, page by page."""
    if not asked.found:
        return None
    for item in asked.found:
        scanned = [page for page in item.pages if page.searchability in _SCANS]
        garbled = [page for page in item.pages if page.searchability in _GARBLED]
        if item.document.state is State.PARTLY_READ:
            text = f"{item.origin.name} is niet helemaal gelezen: {item.document.because}"
            return asked.unknown(Reason.UNREADABLE, text, evidence=item.opening())
        if scanned:
            return _scanned(asked, item, scanned)
        if garbled:
            text = f"De tekst op {_pages(garbled)} van {item.origin.name} is niet uit te lezen. {sentence(garbled[0].because)}"
            return asked.not_met(Reason.NOT_SEARCHABLE, text, evidence=item.opening())
    item = asked.found[0]
    return asked.met(f"{item.origin.name} is digitaal en doorzoekbaar.", item.opening())


def _scanned(asked: Asked, item: Filed, scanned: list[Page]) -> Finding:
    text = f"{sentence(_pages(scanned))} van {item.origin.name} is ingescand. {sentence(scanned[0].because)}"
    readable = [page for page in item.pages if page not in scanned and page.characters]
    if asked.args.get("paper"):
        text += " Een VOG RP wordt op papier uitgegeven; het beleid weigert ingescande bestanden. Een mens beslist."
        return asked.person(Reason.NOT_SEARCHABLE, text, evidence=item.opening())
    if readable:
        text += " De andere pagina's zijn digitaal. Een mens beslist of dit document zo mag tellen."
        return asked.person(Reason.NOT_SEARCHABLE, text, evidence=item.opening())
    return asked.not_met(Reason.NOT_SEARCHABLE, text, evidence=item.opening())


def _pages(pages: list[Page]) -> str:
    numbers = [str(page.number) for page in pages]
    return f"pagina {listed(numbers, last='en')}"


def filled_in(asked: Asked) -> Finding | None:
    """Is the form filled in: no places left open, no statement unanswered or answered twice?"""
    for item in asked.found:
        open_places = item.piece.all("invulplek")
        unanswered = [fact for fact in item.piece.all("verklaart") if fact.value in ("leeg", "beide")]
        denied = [fact for fact in item.piece.all("verklaart") if fact.value == "nee"]
        named = item.piece.all("statutaire_naam") or item.piece.all("kvk_nummer")
        if len(open_places) >= 3 and not named:
            text = f"{item.origin.name} lijkt een leeg formulier: {len(open_places)} plekken zijn niet ingevuld."
            return asked.not_met(Reason.NOT_FILLED_IN, text, evidence=item.evidence(*open_places[:3]))
        if open_places or unanswered:
            left = [fact.locator.quote.strip() for fact in (*open_places, *unanswered)][:3]
            text = f"In {item.origin.name} is niet alles ingevuld: {listed([f'«{words}»' for words in left], last='en')}."
            return asked.person(Reason.NOT_FILLED_IN, text, evidence=item.evidence(*open_places[:3], *unanswered[:3]))
        if denied and all(fact.about.get("uit") == "zin" for fact in denied):
            text = f"In {item.origin.name} staat: «{denied[0].about['vraag']}». Een mens kijkt na wat dat betekent."
            return asked.person(Reason.CONTRADICTION, text, evidence=item.evidence(*denied[:3]))
        if denied:
            text = f"In {item.origin.name} is bij een verklaring 'nee' ingevuld. Een mens kijkt na wat dat betekent."
            return asked.person(Reason.CONTRADICTION, text, evidence=item.evidence(*denied[:3]))
    if not asked.found:
        return None
    item = asked.found[0]
    return asked.met(f"In {item.origin.name} zijn geen open plekken gevonden.", item.opening())


def annexes(asked: Asked) -> Finding | None:
    """Are the annexes of the bestuursverklaring there that the round names (1 motivation, 2 subcontractors)?"""
    if not asked.found:
        return None
    wanted = asked.words("annexes")
    there = [(fact, item) for item in asked.found for fact in item.piece.all("bijlage") if fact.value in wanted]
    gone = [number for number in wanted if number not in {fact.value for fact, _ in there}]
    if gone:
        text = f"Bijlage {listed(gone, last='en')} van de bestuursverklaring is niet gevonden. Een mens beslist of dat nodig is."
        return asked.person(Reason.INCOMPLETE, text, evidence=asked.found[0].opening())
    empty = [(fact, item) for fact, item in there if fact.about.get("ingevuld") == "nee"]
    if empty:
        fact, item = empty[0]
        text = f"Bijlage {fact.value} in {item.origin.name} is niet ingevuld."
        return asked.person(Reason.NOT_FILLED_IN, text, evidence=item.evidence(fact))
    fact, item = there[0]
    return asked.met(f"Bijlage {listed(list(wanted), last='en')} van de bestuursverklaring is gevonden.", item.evidence(fact))


def motivated(asked: Asked) -> Finding | None:
    """Is there text of the bidder's own in which it motivates how it meets the requirements? How well is for a person."""
    texts = [item for item in asked.found if item.piece.kind is Kind.ONDERBOUWING]
    if not texts:
        return None
    letters = sum(page.characters for item in texts for page in item.pages)
    own = {item.document.sha256 for item in texts}
    touched = sum(any(passage.sha256 in own for passage in row.passages) for row in asked.criteria)
    told = [row for row in asked.criteria if row.support is Support.SUBSTANTIATED]
    names = listed(list(dict.fromkeys(item.origin.name for item in texts)), last="en")
    text = f"{names}: {letters} tekens."
    if not asked.criteria:
        return asked.met(f"{text} De eisen van deze ronde zijn niet gelezen; een mens leest of zij worden beantwoord.", texts[0].opening())
    text = f"{text[:-1]}; bij {touched} van {len(asked.criteria)} eisen en criteria is een passage gevonden."
    if not any(is_told(passage.quote) for row in told for passage in row.passages if passage.sha256 in own):
        text += "" if touched == 0 else " Geen daarvan zegt meer dan een kopje, een ontkenning of een voornemen."
        return asked.person(Reason.DOUBT, f"{text} Een mens kijkt na of dit een onderbouwing is.", evidence=texts[0].opening())
    return asked.met(text, texts[0].opening())


_SENTENCE, _LONG = 6, 12  # words; a row of a table without a verb tells something when it is long


def is_told(quote: str) -> bool:
    """Is it a sentence, or a row with enough in it: no heading and no label with a year?"""
    found = sentences(quote)
    return sum(len(one.words) for one in found) >= _LONG or any(len(one.words) >= _SENTENCE and manner(one).has_verb for one in found)
