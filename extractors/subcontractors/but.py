"""What an answer on subcontractors is worth with an exception or a condition behind it: "geen, behalve Zorghulp B.V.", "nee, tenzij ...".

Knows what an exception names: a party, a year, or neither; which words except or set a condition is for `really`.
"""

import re
from collections.abc import Sequence

from extractors.acts.clauses import clause
from extractors.acts.really import excepted, is_conditional
from extractors.document import Fact
from extractors.excerpt import Excerpt, Sheet, sentence
from extractors.parties.names import NO_BIDDER, organisations
from extractors.subcontractors.open import TOPIC, YEAR

Answer = tuple[str, str]
"""The year, and `ja`, `nee` or `leeg`."""
_HANGS = re.compile(r"(?:tenzij|behoudens)\b")
_MAY_BE = re.compile(r"\bslui(?:t|ten) (?:\w+ ){0,8}?niet uit\b|\bniet (?:\w+ )?(?:uit te sluiten|uitsluiten|uitgesloten)\b")
"""Who does not rule it out says neither yes nor no."""
_ASIDE = re.compile(r",\s(?:die|welke|waarbij|waarvan|waarmee)\b")
_NAMED = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w&'-]+")
_OUR_OWN = re.compile(r"\b(?:regio|zorgkantoor|gemeente|wlz|wij|onze|vgz|cz)\b")
_COMPANY = re.compile(r"\b(?:b\.v|n\.v|u\.a|v\.o\.f)\.\s*\n\s*(?=\S)", re.IGNORECASE)
_SHORT_STOP = re.compile(r"(?<=\s(?:in|af|op|zo|we|ik|ja))[.!]\s+(?=[A-ZÀ-Ý]|20[0-9]{2}\b)")
_DAY = re.compile(
    r"(?<!\bper )(?<!\bvanaf )(?<!\bvan )(?<!\btot )(?<!\bingang )\b[0-9]{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|"
    r"september|oktober|november|december) $"
)


def answered(said: Sequence[Answer], words: str, text: str) -> list[Answer]:
    """The answers of a sentence, with what it excepts or what they hang on. `words` are those of the sentence folded, `text` as written."""
    topic = TOPIC.search(words)
    but = excepted(words, topic.span()) if topic else ""
    named = {match[1] for match in YEAR.finditer(but)}
    told = dict(said)
    if _MAY_BE.search(_ASIDE.split(words)[0]):
        return sorted((year, "leeg") for year, _ in said)
    for year, answer in said:
        if _HANGS.match(but) or (answer == "ja" and is_conditional(_ASIDE.split(words)[0])):
            told[year] = "leeg"
        elif but and year in named:
            told[year] = "ja" if answer == "nee" else "leeg"
        elif but and not named and answer == "nee":
            told[year] = "ja" if _is_party(text[len(words) - len(but) :]) else "leeg"
    return sorted(told.items())


def _is_party(text: str) -> bool:
    """Is a party named in these words: by its legal form, or by capitals that are no place or office of ours?"""
    named = [text[slice(*span)] for span in organisations(text)] or [match[0] for match in _NAMED.finditer(text)]
    return any(not NO_BIDDER.search(name.lower()) and not _OUR_OWN.search(name.lower()) for name in named)


def own_denials(words: str, text: str) -> str:
    """The sentence with the denials blanked that say nothing of the question: "wij zijn niet groot en werken met onderaannemers".

    A clause of its own counts as such without the subject, a year or an intention: behind "die" or "omdat", or before "en" with a verb.
    """
    for match in _BESIDE.finditer(words):
        words = _blanked(words, *match.span())
    for match in _OF_THEM.finditer(words):
        words = _blanked(words, *match.span(), but=_USES)
    line = text.find("\n", len(text) - len(text.lstrip()))
    head = line + 1 if line < _FULL_LINE else 0  # a heading above the sentence has no stop
    topics = [match for match in TOPIC.finditer(words) if match.start() >= head]
    if not topics:
        return words
    topic = topics[-1]
    first = max(head, *(match.end() for match in _BREAK.finditer(words, 0, topic.start())), 0)
    end = _BREAK.search(words, topic.end())
    stretch = words[first : end.start() if end else len(words)]
    _, before, _ = clause(stretch, topic.start() - first, topic.end() - first)
    return _blanked(words, first, topic.start() - len(before))


def _blanked(words: str, start: int, end: int, *, but: re.Pattern[str] | None = None) -> str:
    part = words[start:end]
    if TOPIC.search(part) or YEAR.search(part) or (but or _INTENDS).search(part):
        return words
    return words[:start] + _DENIAL.sub(lambda match: "x" * len(match[0]), part) + words[end:]


_FULL_LINE = 60  # letters
_BREAK = re.compile(r"[,;:]\s")
_BESIDE = re.compile(r"\b(?:die|omdat|want|aangezien|doordat|waarbij|welke)\s[^,;:]*")
_OF_THEM = re.compile(r"(?<=, )waar(?:van|voor|mee|over|aan|door|uit|in|op)\s[^,;:]*")
"""What is told of the subcontractors: "..., waarvan wij de gegevens niet hebben bijgevoegd"."""
_USES = re.compile(r"\b(?:gebruik|inzet\w*|zet|zetten|inschakel\w*|schakel\w*|samenwerk\w*|werk|werken|besloten)\b")
_DENIAL = re.compile(r"\b(?:niet|geen|zonder|noch|evenmin)\b")
_INTENDS = re.compile(
    r"\b(?:voorneme\w*|plan\w*|bedoeling|intentie|verwacht\w*|gebruik|kies|kiezen|kiest|besloten|beslist|dat|dit|daar\w*)\b"
)


def bounds(sheet: Sheet, start: int, end: int, *, reach: int = 250) -> tuple[int, int]:
    """The sentence around these letters of the page, `reach` letters either side at most.

    It also ends behind a legal form that closes a line ("... dan Zorghulp B.V.", and below it the place and day), and behind a short
    word ("... zetten wij geen onderaannemers in. In 2028 ...").
    """
    first, last = sentence(sheet.plain, start, end, reach=reach)
    stops = [match.end() for match in _SHORT_STOP.finditer(sheet.text, first, start)]
    behind = _SHORT_STOP.search(sheet.text, end, last)
    last = behind.start() + 1 if behind else last
    for match in _COMPANY.finditer(sheet.text, end, last):
        if sheet.text[match.end()].isupper():
            last = match.start() + len(match[0].rstrip())
            break
    return (stops[-1] if stops else first), last


def is_day(words: str, year: re.Match[str]) -> bool:
    """Is this the year of a day, as under a declaration, and not the one that an answer is for?"""
    return _DAY.search(words, max(0, year.start() - 40), year.start()) is not None


def of_round(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """The answers for years from that of the title on, where any is: an earlier year is that of a day or of a round before."""
    titles = " ".join(row.plain for row in seen.titles if "verklaring" in row.plain)
    first = re.search(r"(?<![0-9-])20[12][0-9](?![0-9])", titles)
    kept = [fact for fact in facts if first is None or fact.about.get("jaar", "") >= first[0]]
    return kept or list(facts)


_NO_BUT = re.compile(
    r"\b(?:nee|neen|geen|niet)\b(?: onder ?aannemers?)?\W{1,3}(?:(?:maar|doch|en) )?"
    r"(?:alleen|slechts|enkel|wel|mogelijk|wellicht|misschien|eventueel|hooguit|incidenteel)\b"
    r"(?! (?:eigen|met (?:ons )?eigen|onze|(?:onze )?mensen in (?:loon)?dienst|(?:in |voor |vanaf )?20[0-9]{2}))"
)
"""A "nee" that takes something back in the same breath: "nee, alleen bij ziekte", "nee, maar mogelijk later"."""


def on_line(row: str, at: int, answer: str, text: str) -> str:
    """What "2027: nee, tenzij ..." is worth: `row` folded, from the place of the year on."""
    if answer == "nee" and _NO_BUT.search(row, at):
        return "leeg"
    ((_, said),) = answered([("", answer)], f"onderaannemers {row[at:]}", f"onderaannemers {text[at:]}")
    return said
