"""What the sentences of a document do, in whatever words: let somebody sign, make each liable for the whole, hand over papers, declare.

Knows which words together make such a sentence, in any order; the kinds decide what it weighs. Pure, on folded text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise

from extractors.acts.really import Undoing, is_conditional, is_denied, really_does, takes_back
from extractors.excerpt import Excerpt

_STOP = re.compile(r"(?<=[a-z0-9)\]]{3}[.!?;])\s|(?<=\su\.a\.)\s(?=[a-z]{3})")
_MOST = 400  # sentences that are looked at
_LONGEST = 420  # letters of one; headings and tables run into each other without a stop


def sentences(seen: Excerpt) -> Iterator[str]:
    """The sentences of the running words, folded, each with its stop; what never stops is cut in stretches."""
    for part in islice(_STOP.split(seen.squeezed), _MOST):
        for start in range(0, max(len(part), 1), _LONGEST // 2):
            yield part[start : start + _LONGEST]
            if start + _LONGEST >= len(part):
                break


_PERMITS = re.compile(
    r"\bmachtig|gemachtigd|volmacht|gevolmachtigd|\bmandaat|mandateer|mandateren|\btoestemming\b|\bgerechtigd\b|\bbevoegd|goedkeuring\b|"
    r"\bkeur\w* .{0,60}\bgoed\b|\bvind\w* (?:het )?goed\b|\bstem(?:t|men)?\b.{0,20}\bin\b|\baan te wijzen\b|\baangewezen\b|"
    r"\bwij[sz]\w{0,2} .{0,70}\baan\b|\bhet recht\b|\bauthori[sz]|\bauthority\b|\bempower|\bprocura|\bopdracht om\b|\bdelegeer|"
    r"\bgevraagd om\b|"
    r"\b(?:besluit(?:en)?|besloten|spreken? af|afgesproken|eens|instem(?:t|men)?|akkoord(?: mee)?|komen overeen|overeengekomen) dat\b|"
    r"\bstel(?:t|len)? .{0,70}\baan als\b"
)
_MAY = re.compile(r"\bkan\b|\bkunnen\b|\bmag\b|\bmogen\b|\bla(?:at|ten)\b|\bmay\b|\bhoeft? niet iedereen\b|\bzelf te tekenen\b")
_SIGNS = re.compile(
    r"\bteken(?:t|en)?\b|\bonderteken(?:t|en|ing)?\b|\bhandtekening(?:en)? (?:te )?(?:zet|plaats|gev)|\bhandtekening(?:en)? (?:onder|"
    r"geldt|bindt)|"
    r"\bhandtekening voorzien|\bvertegenwoordig(?:t|en)\b|\bte binden\b|\brechtshandeling|\bto (?:sign|represent|bind)\b|\bparafer|"
    r"\boptreden\b|\boptreedt\b|"
    r"\binschrijving (?:mag |te |kan )?(?:doen|regelen|verzorgen)\b|\b(?:contract|overeenkomst)(?:en)?\b.{0,50}\b(?:sluiten|aangaan|"
    r"aan te gaan)\b|"
    r"\bverklaringen (?:te doen|af ?geven|af te geven)\b|\b(?:in te dienen|indient|indienen|in te schrijven|inschrijft)\b"
)
_FOR_OTHERS = re.compile(
    r"\bnamens\b|\bin (?:onze|mijn|haar|zijn) naam\b|\buit naam\b|\bon behalf\b|\bvoor (?:ons|mij|ons allen|iedereen|allen)\b|"
    r"\bvoor (?:de|het|onze|mijn) (?:stichting|vereniging|vennootschap|cooperatie|maatschap|vof|v\.o\.f\.|b\.?v\b|bedrijf|organisatie|"
    r"club)|"
    r"\bvoor (?:alle|de) (?:vennoten|maten|leden|deelnemers|partners|combinanten|partijen)\b|\b(?:de|onze|het) (?:stichting|"
    r"vereniging|vennootschap|"
    r"cooperatie|maatschap|vof|organisatie)\b.{0,40}\b(?:te )?vertegenwoordig|\balleen (?:te )?(?:teken|onderteken|vertegenwoordig)|"
    r"\bin (?:zijn|haar|m'n|mijn) eentje\b|\bzelfstandig\b|\balleen te\b"
)
_SIGNS_FOR = re.compile(
    r"\bteken(?:t|en)\b.{0,40}\b(?:namens|voor) (?:ons|mij|allen|iedereen|de andere|de overige|elkaar)\b|"
    r"\b(?:namens|voor) (?:ons|mij|elkaar)\b.{0,60}\bteken(?:t|en)\b|\bwat (?:hij|zij|ze) tekent\b|\btekenen door\b|"
    r"\bvolsta\w*\b.{0,40}\bhandtekening|\bteken(?:t|en)\b.{0,90}\bnamens\b(?! het bestuur)|\bin plaats van (?:de|het|mij|"
    r"ons)\b.{0,40}\bteken|"
    r"\bteken(?:t|en) in plaats van\b|\bhandtekening(?:en)? (?:\w+ )?(?:bindt|volstaat|is genoeg|is voldoende)\b|"
    r"\bjij (?:\w+ ){0,4}teken(?:t|en)?\b"
)
_BID = re.compile(
    r"inschrijv|zorgkanto|tender|\binkoop\b|zorginkoop|aanbested|offerte|aanbieding|bestuursverklaring|clientondersteuning|\boco\b|"
    r"\bvgz\b|"
    r"\bcz\b|menzis|\bwlz\b|procurement|\bstukken\b|\bpapieren\b|\bformulier|"
    r"\balle (?:verklaringen|documenten|handelingen)\b"
)
_ASKED = re.compile(r"\b(?:moet|moeten|dient te|dienen te|vereist|verplicht)\b.{0,60}\bteken|\bniet (?:bevoegd|gemachtigd)\b|\?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Lets:
    """How many sentences are about letting somebody sign, and what of them."""

    count: int
    others: bool  # one is for somebody else's sake
    about: bool  # one is about a bid
    really: bool  # one does so: nothing in it denies, asks, or leaves it open


@lru_cache(maxsize=4096)  # every sentence is asked of its page alone and of its whole document
def _is_about_signing(words: str) -> bool:
    may = bool(_PERMITS.search(words)) or (bool(_MAY.search(words)) and bool(_FOR_OTHERS.search(words) or _BID.search(words)))
    return not _ASKED.search(words) and bool(_SIGNS_FOR.search(words) or (may and _SIGNS.search(words)))


def _does(words: str) -> bool:
    return any(really_does(words, act, despite=(Undoing.EXCEPTED,)) for act in (_PERMITS, _MAY, _SIGNS_FOR))


def really_lets_sign(words: str) -> bool:
    """Does this one folded sentence let somebody sign, now and by its writer?"""
    return _is_about_signing(words) and _does(words)


def lets_sign(seen: Excerpt) -> Lets:
    """The sentences about letting somebody sign. Those that take it back or ask for it count too: they make the paper one about a mandate;
    what it grants is for who reads it."""
    found = 0
    others = about = really = False
    for words in sentences(seen):
        if not _is_about_signing(words):
            continue
        found += 1
        others = others or bool(_FOR_OTHERS.search(words) or _SIGNS_FOR.search(words))
        about = about or bool(_BID.search(words))
        really = really or _does(words)
    return Lets(count=found, others=others, about=about, really=really)


_EACH = re.compile(
    r"\bieder\w*|\belk\w{0,2}\b|\ballen?\b|\ballemaal\b|\ballebei\b|\bbeiden?\b|\balle (?:twee|drie|vier)\b|\bwie van\b|\bgezamenlijk\b|"
    r"\bsamen\b|\bhoofdelijke?\b|\beach\b|\ball\b|\bover en weer\b|\bvoor elkaar\b|\bwij\b"
)
_LIABLE = re.compile(
    r"aansprakelijk|\bhoofdelijke?\b|\bgarant\b|\bborg\b|\binstaan\b|\bsta(?:at|an)\b.{0,60}\bin\b|\binstaat\b|aanspreken|"
    r"\baangesproken\b|"
    r"\bverhalen\b|\bbij (?:ieder|elk)\w* (?:van (?:ons|hen) )?(?:terecht|aankloppen)|\bterecht\b|\baankloppen\b|\bliab|"
    r"\bverantwoordelijk\b|"
    r"\bverbonden\b|\bgebonden\b|\bnakom|\bhouden aan\b|\bborgstelling"
)
_WHOLE = re.compile(
    r"\bgeheel\b|\bgehele\b|\bvolledig|\balles\b|\bvolle\b|\bhele\b|\bniet (?:alleen|slechts|enkel) voor (?:ons|zijn|haar|het|een)\b|"
    r"\bhoofdelijke?\b|\bfull\b|\ball obligations\b|\balle (?:verbintenissen|schulden|schade|afspraken)\b|\bongeacht wie\b|"
    r"\book als de (?:fout|ander)\b|\bjoint|\btotale\b|\bhet totaal\b|\balle verplichtingen\b|\bvoor elkaar\b|\bneemt? .{0,20}over\b"
)
_SHARED = re.compile(
    r"\bnaar rato\b|\beigen (?:deel|aandeel|gedeelte)\b|\bpenvoerder\b.{0,60}\baansprakelijk|\baansprakelijk\b.{0,60}\bpenvoerder\b|"
    r"\bpro rata\b"
)
_TOGETHER = re.compile(
    r"combinatie|combinant|samenwerkingsverband|consortium|penvoerder|deelnemers|\bsamen\b|\bgezamenlijk|\bpartijen\b|\bpartners\b|"
    r"together"
)


def makes_liable(seen: Excerpt) -> tuple[bool, bool]:
    """Does a sentence make each of several liable for the whole; and does one of them share or shift the liability?"""
    whole = shared = False
    for words in sentences(seen):
        if not _LIABLE.search(words):
            continue
        whole = whole or bool(_EACH.search(words) and _WHOLE.search(words))
        shared = shared or bool(_SHARED.search(words) and (_EACH.search(words) or "penvoerder" in words))
    return whole, shared


def answers_for_all(seen: Excerpt) -> bool:
    """The same told in two sentences, a question and its answer: "Wie kan worden aangesproken? Ieder van ons, voor alles."."""
    return any(
        _LIABLE.search(first) and _ALL_OF_US.search(second) and _WHOLE.search(second)
        for first, second in pairwise(islice(sentences(seen), 40))
    )


_ALL_OF_US = re.compile(
    r"\b(?:ieder|elk|elke|allen|allebei|beiden?) (?:van (?:ons|hen|de)|deelnemer|partij|combinant)|\bwij (?:allen|"
    r"allebei|beiden)\b"
)


def is_together(seen: Excerpt) -> bool:
    """Is it about several who bid or work together?"""
    return bool(_TOGETHER.search(seen.squeezed))


GREETS = re.compile(
    r"\b(?:geachte?|beste|dear)\b|\bl\.\s?s\.?(?=[\s,]|$)|\bgoede(?:morgen|middag|navond|ndag)\b|\b(?:dag|hallo|hoi) (?:allen|allemaal|"
    r"meneer|mevrouw|heer|team|inkopers?|mensen|lezer|[a-z]+,)|\bdames en heren\b|\bmijne heren\b"
)
"""The salutation of a letter."""

_SENDS = re.compile(
    r"\b(?:ontvangt|ontvang|krijgt|vindt|vind|treft|tref) (?:u|je|jullie|van mij|van ons)\b|\b(?:u|je|jullie) (?:ontvangt|krijgt|"
    r"vindt|treft)\b|"
    r"\bstu(?:ur|ren|urden)\b|\bzend(?:en)?\b|\btoekomen\b|\bhierbij\b|\bbijgevoegd|\bbijgaand|\bbijgesloten\b|\bin de bijlage|"
    r"\bals bijlage|"
    r"\bmeegestuurd|\bmeegezonden|\btoegevoegd\b|\baan te bieden\b|\bbieden (?:wij|we)\b|\bbied ik\b|\bleveren (?:wij|we)\b|\blever ik\b|"
    r"\bzit(?:ten)? (?:erbij|in)\b|\bhier (?:is|zijn|komen|komt)\b|\bdit zijn (?:onze|mijn)\b|\bin de (?:map|zip|link|envelop)\b|"
    r"\binhoud van deze\b|\bonze inzending\b|"
    r"\bplease find\b|\benclosed\b|"
    r"\bhieronder (?:staat|staan|vindt)\b|\bdaarbij\b|\bbevat(?:ten)?\b|\bbied ik\b"
)
_PAPERS = re.compile(
    r"\binschrijving\b|\bstukken\b|\bdocumenten\b|\bbestanden\b|\bbijlagen?\b|\bpapieren\b|\bbestuursverklaring\b|\baanbieding\b|"
    r"\bofferte\b|"
    r"\bons bod\b|\binzending\b|\bdossier\b|\bonderbouwing\b|\bmap\b|\bbid\b|\bdocuments\b|\bvog\b|\buittreksel\b|\bprognose\b|"
    r"\bvraagt\b|"
    r"\bvroeg\b|\bgevraagde\b|\bnodig is\b|\bpakket\b|\bbewijsstukken\b|\bverklaring\b.{0,40}\b(?:toelichting|plan|uittreksel)|"
    r"\bimplementatieplan\b"
)
_NOT_MINE = re.compile(
    r"\buw (?:opgave|aanvraag|bestelling|melding|verzoek is|offerteaanvraag|lidmaatschap)|\bwij hebben uw\b|\bbedankt voor uw bestelling"
)


def hands_over(seen: Excerpt) -> int:
    """How many sentences send papers of a bid to the reader; none where an office answers the bidder."""
    if _NOT_MINE.search(seen.squeezed):
        return 0
    return sum(bool(_SENDS.search(words) and _PAPERS.search(words)) for words in sentences(seen))


_WHOLE_BID = re.compile(
    r"\binschrijving\b|\bstukken\b|\bdocumenten\b|\bbestuursverklaring\b|\baanbieding\b|\bofferte\b|\bonderbouwing\b|\bdossier\b|"
    r"\binzending\b|\bimplementatieplan\b"
)


def hands_over_a_bid(seen: Excerpt) -> bool:
    """Does a sentence send the bid itself to the reader, and not only let somebody sign it?"""
    if _NOT_MINE.search(seen.squeezed):
        return False
    return any(_SENDS.search(words) and _WHOLE_BID.search(words) and not _PERMITS.search(words) for words in sentences(seen))


_DECLARES = re.compile(
    r"\bverkla(?:ar|art|ren)\b|\bbevestig(?:t|en)?\b|\bgarandeer|\bgaranderen\b|\bsta(?:an)? (?:ervoor|er voor|in voor)|"
    r"\bkunnen zeggen\b|"
    r"\bverzeker(?:en)? u\b|\bnaar waarheid\b|\bla(?:at|ten)\b.{0,90}\bweten\b|\bverklaring\b|\bdeclare|\bconfirm"
)
_MEETS = re.compile(
    r"\bvoldoe\w*|\baan (?:alle |uw |de )*(?:gestelde |17 |zeventien )*(?:eisen|voorwaarden)\b|\bmeets?\b|\bgeschiktheidseis|\beisen\b"
)


def declares_to_meet(seen: Excerpt) -> int:
    """How many sentences declare that the requirements are met."""
    found = sum(bool(_DECLARES.search(words) and _MEETS.search(words)) for words in sentences(seen))
    if not found and _STATED.search(seen.squeezed):
        found = sum(bool(_WE_MEET.search(words) or _BINDS.search(words)) for words in sentences(seen))
    return found


def only_asks_to_declare(seen: Excerpt) -> bool:
    """Is this a letter that asks its reader to fill in or sign the declaration, and in which nobody declares but "u" or "je"?"""
    if not any(GREETS.search(row.plain) for row in seen.rows[:_GREETING]) or _OWN_DECLARING.search(seen.squeezed):
        return False
    return any(_ASKS.search(words) and _DECLARATION.search(words) and _TO_FILL.search(words) for words in sentences(seen))


_GREETING = 30  # rows
_ASKS = re.compile(
    r"\b(?:vra(?:ag|gen)|verzoek(?:en)?) (?:wij |we |ik )?(?:u|je|jou|jullie)\b|\b(?:wil|wilt|kunt|kun|kan|zou|zoudt|willen|kunnen|zouden) "
    r"(?:u|je|jij|jullie)\b|\b(?:stuurt?|vult?|ondertekent?|tekent?|retourneert?) (?:u|je|jij|jullie)\b|\bgraag\b|"
    r"\b(?:moet|dient|moeten|dienen) (?:u|je|jij|jullie)\b|\b(?:u|je|jij|jullie) (?:moet|dient|moeten|dienen)\b"
)
_DECLARATION = re.compile(r"\b(?:bestuurs\s?-?)?verklaring\b")
_TO_FILL = re.compile(
    r"\b(?:in te vullen|invullen|ingevulde?|vul(?:t|len)? .{0,40}\bin\b|(?:te )?(?:onder)?tekenen|"
    r"(?:onder|ge)tekende?|(?:onder)?teken(?:t|en)?|"
    r"retourneren|geretourneerd|retour|terug(?: te)?(?:sturen|gestuurd|zenden)?)\b"
)
_OWN_DECLARING = re.compile(
    r"\bondergetekenden?\b|\b(?:wij|ik) (?:\w+ ){0,3}?(?:verkla(?:ar|ren)|voldoe\w*|bevestig\w*|garande\w+)\b|"
    r"\b(?:verkla(?:ar|ren)|voldoe\w*|bevestig\w*|garande\w+) (?:\w+ )?(?:wij|ik)\b|\b(?:hierbij|bij deze) verkla\w+|"
    r"\baldus\b|\bnaar waarheid\b"
)


def denials_of_meeting(seen: Excerpt) -> tuple[str, ...]:
    """The sentences that say that the requirements are not met, or not declared to be.

    Where no sentence declares that they are met, each that denies it in any words; beside one that does, only what says it outright.
    """
    said = [words for words in sentences(seen) if _DECLARES.search(words) and _MEETS.search(words)]
    denied = tuple(words for words in said if not (really_does(words, _MEETING, despite=_FINE) and _really_declares(words)))
    if len(denied) == len(said):
        return denied
    return tuple(words for words in denied if not is_conditional(words) and _denies(words, _IS_MET))


def _denies(words: str, act: re.Pattern[str]) -> bool:
    places = [match.span() for match in act.finditer(words)]
    return bool(places) and all(is_denied(words, place) for place in places)


def _really_declares(words: str) -> bool:
    """In "verklaart niet failliet te zijn" what is denied is what is declared, and not the declaring."""
    places = [match.span() for match in _DECLARES.finditer(words)]
    return any(not is_denied(words[:end] if _TO_BE.search(words, end) else words, (start, end)) for start, end in places)


_FINE = frozenset(Undoing) - {Undoing.DENIED}
_TO_BE = re.compile(r"\bte [a-z]+n\b")
_MEETING = re.compile(rf"\baan (?:\w+ ){{0,5}}?(?:eisen|voorwaarden)\b(?: \w+){{0,3}}? (?:voldoe[nt]?|voldaan)\b|{_MEETS.pattern}")
"""What is met together with the verb, wherever both stand in that order: a denial stands before them both."""
_IS_MET = re.compile(r"\bvoldoe[nt]?\b|\bvoldaan\b")


_STATED = re.compile(
    r"\b(?:bestuursverklaring|verkla(?:ar|art|ren)|akkoord|sta(?:an)? in voor|naar waarheid|ondergetekenden?|"
    r"garandeer|garanderen)\b|\bverklaring (?:van|door) (?:het|de) (?:bestuur|directie|vennoten|maten)\b|\bbestuursverklaring"
)
_WE_MEET = re.compile(
    r"\b(?:wij|we|ik|organisatie|stichting|vereniging)\b.{0,60}\b(?:komen|komt|kom|halen|haalt|haal|voldoe\w*|houden|vinden|"
    r"onderschrij\w+|"
    r"aanvaard\w*|accepte\w+)\b.{0,60}\b(?:eisen|voorwaarden|inkoopvoorwaarden)\b|"
    r"\b(?:zeg(?:gen|t)? (?:\w+ ){0,2}toe|sta(?:at|an)? (?:\w+ ){0,3}in|beloof\w*|beloven|garande\w+)\b.{0,140}\beisen\b|"
    r"\beisen\b.{0,30}\b(?:na(?:komt|komen|leeft|leven)|nageleefd|nagekomen|waarmaakt|waarmaken)\b"
)

_BINDS = re.compile(
    r"\b(?:commit\w*|conformeren|conformeer|verbinden|verbind|onderschrij\w+|aanvaard\w*) (?:wij|we|ik)\b"
    r".{0,60}\b\w*(?:eisen|voorwaarden)\b|"
    r"\b(?:eisen|inkoopbeleid|voorwaarden)\b.{0,30}:\s?(?:akkoord|voldaan|wij voldoen|ja)\b"
)
"""They bind themselves to the requirements, in a sentence or in an item of a list."""


_PROPOSES = re.compile(
    r"\bin(?:ge)?stem\w*\b|\bstem(?:t|men)? .{0,30}\bin\b|\bakkoord\b|\bgaa?n? .{0,40}\bdoor met\b|\bdoorgaan met\b|\bverleng\w*|"
    r"\bvoortzet\w*|"
    r"\bzetten? .{0,60}\bvoort\b|\bagree"
)
_RUNNING = re.compile(
    r"\b(?:huidige|lopende|bestaande|onze|verlenging van de) (?:overeenkomst|contract)|\bovereenkomst\b.{0,40}\bverleng|"
    r"\bverleng\w*\b.{0,40}\bovereenkomst|\bcontractverlenging\b|\bhet (?:lopende |"
    r"huidige )?contract\b|"
    r"\bverlenging\b|\bvoorwaarden voor 20|\baddendum\b.{0,40}\bovereenkomst|\baangeboden (?:addendum|overeenkomst|contract)"
)


def agrees_to_go_on(seen: Excerpt) -> bool:
    """Does a sentence agree that a running contract goes on?"""
    about = _about_going_on(seen)
    return any(really_does(words, _AGREEING, despite=_PASSED) and not takes_back(following) for words, following in about)


def refuses_to_go_on(seen: Excerpt) -> bool:
    """Is it about agreeing to go on with a running contract, and does no sentence agree: refused, asked, or left open?"""
    return bool(_about_going_on(seen)) and not agrees_to_go_on(seen)


def _about_going_on(seen: Excerpt) -> list[tuple[str, str]]:
    """The sentences about it, each with the one that follows; none where nobody agrees or wishes anything."""
    if not _AGREES.search(seen.squeezed):
        return []
    every = chain(sentences(seen), ("",))
    return [(words, following) for words, following in pairwise(every) if _PROPOSES.search(words) and _RUNNING.search(words)]


_PASSED = (Undoing.LATER, Undoing.EXCEPTED)
_AGREEING = re.compile(rf"(?!\binstemmings\s?-?\s?verklaring)(?:{_PROPOSES.pattern})")
"""A title agrees to nothing."""


_AGREES = re.compile(r"\binstem|\bstem(?:t|men)?\b|\bakkoord\b|\bgraag\b|\bagree|\bwillen\b|\binstem")


_INSTRUCTS = re.compile(
    r"\bhoe vult u\b|\bvul(?:t u)? .{0,40}\bin\b|\b(?:moet|dient) (?:te )?(?:worden )?(?:door .{0,40})?(?:ingevuld|ondertekend|"
    r"ondertekenen)|"
    r"\bmoet worden (?:ingevuld|ondertekend)|\btoelichting (?:bij|op) het\b|\bu dient\b|\bu moet\b|\bzo vult u\b|\blever .{0,40}\baan\b"
)
_FILLED = re.compile(r"(?<![0-9])[0-9]{8}(?![0-9])|\bondergetekende|\bverklaart\b|\bik verklaar\b|\bwij verklaren\b")


def only_instructs(seen: Excerpt) -> bool:
    """Does the text tell the reader how to fill something in, and say nothing of anybody?"""
    return not _FILLED.search(seen.squeezed) and sum(bool(_INSTRUCTS.search(words)) for words in sentences(seen)) > 1


_ARTICLES = re.compile(r"\bartikel [0-9]{1,2}\b|\bart\. [0-9]{1,2}\b")
_AGREED = re.compile(
    r"\bcomparant|\bstatuten\b|\bovereenkomst\b|\bopdrachtgever\b|\bopdrachtnemer\b|\bhuurder\b|\breglement\b|\bconvenant\b|"
    r"\bverwerker\b|\bverzekering|\bpolis\b|\bde houder\b|\bwerknemer\b"
)


def is_contract(seen: Excerpt) -> bool:
    """Articles of a contract, statute, policy or set of rules: every act stands in such a text, and none is done by it."""
    return len(_ARTICLES.findall(seen.squeezed)) >= _FEW and bool(_AGREED.search(seen.squeezed))


_FEW = 3
_REGISTERED = (
    "datum in functie", "in functie sinds", "statutaire zetel", "geboortedatum", "vervaardigd op", "inhoud volmacht", "soort volmacht",
    "sbi-code", "rsin", "uittreksel handelsregister", "date of entry into office", "produced on", "bevoegdheid", "infunctietreding",
)  # fmt: skip


def is_register(seen: Excerpt) -> bool:
    """The fields of a register: who may sign for whom stands in it, and nobody is allowed anything by it."""
    return sum(words in seen.squeezed for words in _REGISTERED) >= _FEW
