"""By which words people know a bidder: its whole name, that without its legal form, and the words in it that are its own. Pure.

Nobody writes "Coöperatie Kustlijn U.A." in a reason; they write Kustlijn. A word of the trade (advies, zorg) and the name of a place say
nothing by themselves. A word that also stands in small letters in what others wrote is an ordinary word: whether the bidder is meant
only a person can see, so whoever searches must say so. Residual risk: an abbreviation or a nickname that nobody gives, a slip of the
pen, and who is described without a name. Source: how people shorten names, not any register.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache

from checklist.finding import Bid, Result

SHORTEST = 4
"""Letters of one word that is looked for in any letters."""
LEAST = 3
"""Letters of one word that is looked for at all."""
NAMES = frozenset({"statutaire_naam", "handelsnaam", "deelnemer"})
NUMBERS = frozenset({"kvk_nummer", "rsin", "vestigingsnummer"})
"""Facts that say who an organisation is (docs/feiten.md)."""
_LOOSE = re.compile(r"(?<![\w.@/\\-])[a-zà-ÿ][a-zà-ÿ'’-]*(?![\w@/\\]|\.\w)")
_FORM = re.compile(
    r"(?<!\w)(?:b\.?\s?v\.?|n\.?\s?v\.?|v\.?\s?o\.?\s?f\.?|u\.?\s?a\.?|b\.?\s?a\.?|w\.?\s?a\.?|i\.?\s?o\.?|c\.?\s?v\.?|vof|stichting|vereniging|"
    r"co[oö]peratie(?:ve)?|maatschap|eenmanszaak|vennootschap onder firma|besloten vennootschap(?: met beperkte aansprakelijkheid)?)(?!\w)",
    re.IGNORECASE,
)
_GLUE = frozenset("de het een en of van voor bij in op aan te ten ter den der uit met 't the and".split())
_TRADE = frozenset(
    "advies adviesbureau adviesgroep adviespunt adviseur adviseurs begeleiding beheer belang belangen belangenbehartiging "
    "bemiddeling beter bureau care centraal centrum client clienten clientondersteuning clientsteun cliënt cliëntadvies cliënten "
    "cliëntenadvies cliëntenbelang cliëntenondersteuning cliëntenraad cliëntondersteuner cliëntondersteuners cliëntondersteuning "
    "cliëntsteun coach coaches coaching collectief consulent consulenten consult consultancy diensten dienstverlening expertise "
    "expertisecentrum gehandicaptenzorg groep holding huis hulp informatie instituut jeugd jeugdhulp kantoor kenniscentrum "
    "ketenzorg landelijk landelijke langdurige maatschappelijk maatschappelijke maatwerk mantelzorg mens mensen midden nederland "
    "nederlandse netwerk noord oco onafhankelijk onafhankelijke onderneming ondersteuner ondersteuners ondersteuning oost "
    "organisatie ouderen ouderenadvies ouderenzorg partner partners persoonlijk persoonlijke platform praktijk project projecten "
    "provincie punt raad regio regionaal regionale samen samenwerking service services sociaal sociale steun steunpunt stichting "
    "support team thuis thuiszorg verband vereniging welzijn werk west wijk wijkteam wlz wmo zeggenschap zelfstandig zelfstandige "
    "zorg zorgadvies zorgadviseur zorgadviseurs zorgbelang zorgbemiddeling zorgbureau zorgcentrum zorgconsulent zorgconsulenten "
    "zorgconsult zorggroep zorgkantoor zorgloket zorgnetwerk zorgondersteuning zorgpunt zuid".split()
)
"""Words that many names in this trade share."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What a bidder can be known by. Each has at least `LEAST` letters, and none is a sign in two ways."""

    sure: tuple[str, ...] = ()  # in any letters: numbers, whole names, names without legal form, words of its own
    written: tuple[str, ...] = ()  # only as written here or in capitals: rows of words that are ordinary one by one
    doubtful: tuple[str, ...] = ()  # a single word that is ordinary too: it can be the bidder, and only a person sees whether it is
    places: tuple[str, ...] = ()  # longer names of places in which one of these words stands: Den Helder says nothing of Helder


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """Which words are no name by themselves."""

    ordinary: frozenset[str] = frozenset()  # words, in small letters, that people also write for themselves
    places: tuple[str, ...] = ()  # names of regions, provinces and municipalities

    def is_ordinary(self, word: str) -> bool:
        return _bare(word) in self.ordinary

    def is_common(self, word: str) -> bool:
        """Is it, or each half of it, a word of the trade or a place?"""
        common = _TRADE | _single(self.places)
        return _bare(word) in common or all(part in common for part in _bare(word).split("-"))


@lru_cache(maxsize=8)
def _single(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_bare(place) for place in places if " " not in place)


def signs(names: Iterable[str], numbers: Iterable[str], language: Language) -> Signs:
    """What one bidder with these names and these numbers can be known by."""
    sure = [number for number in numbers if len(number) >= LEAST]
    written: list[str] = []
    doubtful: list[str] = []
    for name in dict.fromkeys(" ".join(one.split()) for one in names):
        if name != short(name):
            sure.append(name)
        for one in _ways(short(name), language):
            found = _own(one, language)
            if any(_is_sure(word, language) for word in found):
                sure.append(one)
                sure += [word for word in found if _is_sure(word, language)]
            elif len(_content(one)) > 1 or one != " ".join(_content(one)):
                written.append(one)
            else:
                doubtful.append(one)
            doubtful += [word for word in found if len(found) == 1 and not _is_sure(word, language)]  # of more, nobody says one alone
    single = {_bare(one) for one in (*sure, *doubtful) if " " not in one}
    return Signs(
        sure=_once(sure, ()),
        written=_once(written, sure),
        doubtful=_once((word for word in doubtful if len(word) >= LEAST), (*sure, *written)),
        places=tuple(place for place in language.places if " " in place and single & {_bare(word) for word in place.split()}),
    )


def _once(words: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
    known = {word.casefold() for word in before}
    found = {word.casefold(): word for word in words if word and word.casefold() not in known}
    return tuple(sorted(found.values(), key=lambda word: (-len(word), word)))


def short(name: str) -> str:
    """A name as people say it: without its legal form and what stands between brackets; the name itself when nothing is left."""
    plain = " ".join(_FORM.sub(" ", re.sub(r"\([^)]*\)", " ", name)).split()).strip(" .,&-–")
    return plain or name


def _ways(name: str, language: Language) -> Iterator[str]:
    """The name, and the row of words in it that is left without the words of the trade and places at its ends."""
    yield name
    words = name.split()
    while words and (language.is_common(words[-1]) or _bare(words[-1]) in _GLUE):
        words = words[:-1]
    while words and (language.is_common(words[0]) or _bare(words[0]) in _GLUE):
        words = words[1:]
    if len(words) > 1 and " ".join(words) != name:
        yield " ".join(words)


def _content(name: str) -> list[str]:
    """The words of a name without those between them."""
    return [word for word in re.findall(r"[\w'’&-]+", name) if _bare(word) not in _GLUE]


def _own(name: str, language: Language) -> list[str]:
    """The words of a name that neither the trade nor the map shares."""
    return [word for word in _content(name) if not language.is_common(word) and len(word) >= LEAST]


def _is_sure(word: str, language: Language) -> bool:
    return len(word) >= SHORTEST and not language.is_ordinary(word)


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().strip(" .,;:()&'’-–")


def others(result: Result, bid: Bid, language: Language) -> dict[str, Signs]:
    """Id -> what each other bidder can be known by, without what is also of this one; what is written here adds to the language."""
    named = _named(result, bid)
    spoken = _spoken(result, named)
    places = tuple(dict.fromkeys((*language.places, *(region.name for region in result.procedure.regions))))
    mine = " | ".join((*named[bid.id][0], *named[bid.id][1], result.procedure.mailbox, result.procedure.office_name))
    found = {}
    for other in result.bids:
        if other.id != bid.id:
            ordinary = language.ordinary.union(*(words for whose, words in spoken.items() if whose != other.id))
            names, numbers = named[other.id]
            all_of_it = signs(names, numbers, Language(ordinary=ordinary, places=places))
            found[other.id] = _without(all_of_it, mine)
    return found


def _without(all_of_it: Signs, mine: str) -> Signs:
    """Without what stands in the names of the one who reads."""
    return replace(
        all_of_it,
        sure=tuple(one for one in all_of_it.sure if not stands(one, mine)),
        written=tuple(one for one in all_of_it.written if not stands(one, mine)),
        doubtful=tuple(one for one in all_of_it.doubtful if not stands(one, mine)),
    )


def _named(result: Result, mine: Bid) -> dict[str, tuple[list[str], list[str]]]:
    """Id -> what a bid and its members call themselves, and their numbers: as the bid has them and as its own documents say.

    What stands in a mail that is of this one and of others can be of either, so it tells nothing.
    """
    found: dict[str, tuple[list[str], list[str]]] = {}
    for bid in result.bids:
        names = (bid.name, *(member.name for member in bid.members))
        numbers = (bid.kvk_number, *(member.kvk_number for member in bid.members))
        found[bid.id] = ([*filter(None, names)], [*filter(None, numbers)])
    for row in result.messages:
        facts = [fact for leaf in (*row.attachments, *row.parts) for piece in leaf.pieces for fact in piece.facts if fact.value]
        for of in row.bid if mine.id not in row.bid or len(row.bid) == 1 else ():
            if of in found:
                found[of][0].extend(fact.value for fact in facts if fact.name in NAMES)
                found[of][1].extend(fact.value for fact in facts if fact.name in NUMBERS)
    return found


def _spoken(result: Result, named: Mapping[str, tuple[list[str], list[str]]]) -> dict[str, frozenset[str]]:
    """Id ("" for the round) -> which words of anybody's name stand in small letters in what is written by or about that bid."""
    wanted = {_bare(word) for names, _ in named.values() for name in names for word in _content(name)} - {""}
    texts: dict[str, list[str]] = {"": [*_texts(result.procedure)]}
    for assessment in result.assessments:
        texts.setdefault(assessment.bid, []).extend(_texts(assessment))
    for row in result.messages:
        for bid in row.bid:
            pieces = [piece for leaf in (*row.attachments, *row.parts) for piece in leaf.pieces]  # names of files and addresses are no text
            texts.setdefault(bid, []).extend(_texts(tuple(pieces)))
    return {bid: small_words(rows, wanted) for bid, rows in texts.items()}


def _texts(value: object) -> Iterator[str]:
    """Every text of a row, at any depth."""
    if type(value) is str:
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))


def small_words(texts: Iterable[str], wanted: Collection[str]) -> frozenset[str]:
    """Those of the wanted words that stand in small letters, loose in a sentence: not in an address or the name of a file."""
    found: set[str] = set()
    for text in texts:
        found |= {word for word in _LOOSE.findall(text) if word in wanted}
    return frozenset(found)


def stands(sign: str, text: str, *, as_written: bool = False) -> bool:
    """Does this stand in the text as words of its own: whatever the capitals, or only as written and all in capitals."""
    return pattern_of(sign, as_written=as_written).search(text) is not None


@lru_cache(maxsize=4096)
def pattern_of(sign: str, *, as_written: bool = False) -> re.Pattern[str]:
    """Where a sign stands as words of its own, also over two lines."""
    spaced = r"\s+".join(re.escape(word) for word in sign.split())
    if not as_written:
        return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    capitals = r"\s+".join(re.escape(word) for word in sign.upper().split())
    return re.compile(rf"(?<!\w)(?:{spaced}|{capitals})(?!\w)")
