"""Whether the second person can be the first with another spelling. Pure; knows two names as they were typed, and no account.

Two names are two people when each holds a word in full that the other has not: "Maria Jansen" and "Piet Jansen". Order, initials,
titles, positions, accents and letters of another alphabet that look the same tell nobody apart.
Residual risk: whoever types a name that is not theirs is not seen; the register only keeps what was said.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Protocol

from reports.decision import Refused
from templates.wording import day, sentence
from toetssteen.chain import Draft, Entry, Kind
from toetssteen.reason import is_sentence

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЅаеѕіјокрсухһӏԁԛԝѵгё" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινοκρτυχε" + "ıłøđðŁØĐ",
    "ABESIJKMHOPCTYXSaesijokpcyxhldqwvre" + "ABEZHIKMNOPTYXaivokptuxe" + "ilodd" + "LOD",
)
"""Letters of Cyrillic and Greek, and strokes through Latin ones, as the Latin letters that they are read for."""
_TITLES = frozenset("heer mevrouw mevr mw dhr meneer jhr drs dr ir ing mr prof msc bsc ba llm llb mba rc".split())
_BETWEEN = frozenset("van der den de het ten ter te op in la le el al von bij aan onder en of namens".split())
_POSITIONS = re.compile(
    r".*(?:inkoper|inkoopster|leider|leidster|manager|adviseur|adviseuse|medewerker|medewerkster|directeur|directrice|bestuurder|voorzitter"
    r"|secretaris|secretaresse|jurist|juriste|controller|specialist|specialiste|consulent|consulente|functionaris|co[oö]rdinator|officer"
    r"|beoordelaar|behandelaar|hoofd|chef|ambtenaar|accountant|advocaat|analist|assistent|assistente|inkoop|zorgkantoor|afdeling|team"
    r"|directie|bestuur|waarnemend|interim|senior|junior|plaatsvervangend|plv)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """What can tell somebody apart: words in full, in their order, and first letters."""

    words: tuple[str, ...]
    initials: frozenset[str]

    def beside(self, other: "_Name") -> tuple[str, ...]:
        """The words that the other has neither in full nor as a first letter."""
        return tuple(word for word in self.words if word not in other.words and word[0] not in other.initials)


@dataclass(frozen=True, kw_only=True, slots=True)
class Second:
    """What a second person says of a decision, announcement, answer or intention: that it is right, or why it is not."""

    by: str
    on: dt.date
    refuses: bool = False
    reason: str = ""  # of who refuses

    def draft(self, number: int) -> Draft:
        """The entry of this about the entry of that number."""
        body = {"door": self.by, "op": self.on.isoformat()}
        if self.refuses:
            return Draft(kind=Kind.REFUSAL, subject=str(number), body={**body, "reden": self.reason})
        return Draft(kind=Kind.CONFIRMATION, subject=str(number), body=body)


class Waiting(Protocol):
    """What a second person can look at."""

    @property
    def number(self) -> int: ...
    @property
    def waits(self) -> bool: ...
    @property
    def confirmed_by(self) -> str: ...
    @property
    def refused(self) -> Refused | None: ...


def hindrance(said: Second, one: Waiting, *, what: str, first: str, again: str) -> str:
    """Dutch: why this person cannot say this of that entry, and what to do; "" when nothing is against it.

    `what` as "Besluit 12", `first` who put it on record, `again` how that person does so once more.
    """
    if one.refused:
        return f"{what} is al geweigerd door {one.refused.by}, op {day(one.refused.on)}. De reden: {sentence(one.refused.reason)}"
    if one.confirmed_by:
        return f"{what} is al bevestigd door {one.confirmed_by}."
    if not said.by.strip():
        return f"Noem met --door wie {what[:1].lower()}{what[1:]} {'weigert' if said.refuses else 'bevestigt'}."
    if said.refuses and not one.waits:
        return f"{what} wacht niet op een tweede persoon. Weigeren kan dan niet."
    if said.refuses and not is_sentence(said.reason):
        return "Zeg met --reden in een zin waarom u weigert. Wie het vastlegde, moet weten wat er anders moet."
    return refusal(what=f"{what} is van", first=first, second=said.by, again=again)


def refused(entry: Entry) -> Refused:
    """What an entry of a refusal says."""
    body = entry.content
    return Refused(by=str(body["door"]), on=dt.date.fromisoformat(str(body["op"])), at=entry.at, reason=str(body["reden"]))


def asked_second(entry: Entry, *, otherwise: bool) -> bool:
    """Must a second person confirm what this entry says: as it says itself; an entry of before it could say so as `otherwise`.

    What the settings ask later changes nothing about it: neither a decision that counted nor one that waits.
    """
    said = entry.content.get("twee_personen")
    return otherwise if said is None else bool(said)


def same_person(first: str, second: str) -> bool:
    """Can these two names be one person? What holds no word of a name ("Teamleider", "1") can be anybody."""
    one, other = _name(first), _name(second)
    if not (one.words or one.initials) or not (other.words or other.initials):
        return True
    if not set(one.words) & set(other.words) and one.words and other.words:
        return _letters(one) == _letters(other)
    if not one.words or not other.words:
        return _stands_for(one, other) or _stands_for(other, one)
    ours, theirs = one.beside(other), other.beside(one)
    return not (ours and theirs) or "".join(ours) == "".join(theirs)


def refusal(*, what: str, first: str, second: str, again: str) -> str:
    """Dutch: why this second person cannot confirm, and what to do; "" when nothing is against it.

    `what` as "Besluit 12 is van", `again` how the first puts it on record once more.
    """
    if not same_person(first, second):
        return ""
    said = f"{what} {first}. Een ander moet het bevestigen."
    if _folded(first) == _folded(second):
        return said
    return (
        f"{said} “{second.strip()}” kan dezelfde persoon zijn. Zijn het twee mensen met dezelfde achternaam? Schrijf dan van beiden "
        f"de voornaam voluit, zoals Maria Jansen en Piet Jansen. {again}"
    )


def _name(text: str) -> _Name:
    plain = re.sub(r"@\S+", " ", _plain(text))
    mixed = any(letter.islower() for letter in plain)  # in a name all in capitals no word is a row of first letters
    words, initials = dict[str, None](), set[str]()
    for word in re.findall(r"[^\W\d_]+", plain):
        if len(word) == 1 or (mixed and len(word) <= 3 and word.isupper()):
            initials |= set(word.casefold())
        elif word.casefold() not in _TITLES | _BETWEEN and not _POSITIONS.fullmatch(word.casefold()):
            words[word.casefold()] = None
    return _Name(words=tuple(words), initials=frozenset(initials))


def _plain(text: str) -> str:
    """Without accents and what nobody sees, in the letters of our alphabet."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES))
    return "".join(letter for letter in folded if unicodedata.category(letter) not in ("Mn", "Cf")).translate(_LOOK_ALIKES)


def _stands_for(short: _Name, long: _Name) -> bool:
    """Are these first letters alone, each of a word or first letter of the other?"""
    begins = {word[0] for word in long.words} | long.initials
    return not short.words and short.initials <= begins


def _letters(name: _Name) -> str:
    return "".join(name.words)


def _folded(text: str) -> str:
    return "".join(letter for letter in _plain(text).casefold() if letter.isalnum())
