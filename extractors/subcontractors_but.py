"""What an answer on subcontractors is worth with an exception or a condition behind it: "geen, behalve Zorghulp B.V.", "nee, tenzij ...".

Knows what an exception names: a party, a year, or neither; which words except or set a condition is for `really`.
"""

import re
from collections.abc import Sequence

from extractors.clauses import clause
from extractors.document import Fact
from extractors.excerpt import Excerpt
from extractors.names import NO_BIDDER, organisations
from extractors.really import excepted, is_conditional
from extractors.subcontractors_open import TOPIC, YEAR

Answer = tuple[str, str]
"""The year, and `ja`, `nee` or `leeg`."""
_HANGS = re.compile(r"(?:tenzij|behoudens)\b")
_ASIDE = re.compile(r",\s(?:die|welke|waarbij|waarvan|waarmee)\b")
_NAMED = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÀ-Ý][\w&'-]+")
_OUR_OWN = re.compile(r"\b(?:regio|zorgkantoor|gemeente|wlz|wij|onze|vgz|cz)\b")
_COMPANY = re.compile(r"\b(?:b\.v|n\.v|u\.a|v\.o\.f)\.\s*\n\s*(?=\S)", re.IGNORECASE)
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


def _blanked(words: str, start: int, end: int) -> str:
    part = words[start:end]
    if TOPIC.search(part) or YEAR.search(part) or _INTENDS.search(part):
        return words
    return words[:start] + _DENIAL.sub(lambda match: "x" * len(match[0]), part) + words[end:]


_FULL_LINE = 60  # letters
_BREAK = re.compile(r"[,;:]\s")
_BESIDE = re.compile(r"\b(?:die|omdat|want|aangezien|doordat|waarbij|welke)\s[^,;:]*")
_DENIAL = re.compile(r"\b(?:niet|geen|zonder|noch|evenmin)\b")
_INTENDS = re.compile(
    r"\b(?:voorneme\w*|plan\w*|bedoeling|intentie|verwacht\w*|gebruik|kies|kiezen|kiest|besloten|beslist|dat|dit|daar\w*)\b"
)


def sentence_end(text: str, start: int, end: int) -> int:
    """Where a sentence ends that closes with a legal form at the end of a line: "... dan Zorghulp B.V.", and below it the place and day."""
    for match in _COMPANY.finditer(text, start, end):
        if text[match.end()].isupper():
            return match.start() + len(match[0].rstrip())
    return end


def is_day(words: str, year: re.Match[str]) -> bool:
    """Is this the year of a day, as under a declaration, and not the one that an answer is for?"""
    return _DAY.search(words, max(0, year.start() - 40), year.start()) is not None


def of_round(seen: Excerpt, facts: Sequence[Fact]) -> list[Fact]:
    """The answers for years from that of the title on, where any is: an earlier year is that of a day or of a round before."""
    titles = " ".join(row.plain for row in seen.titles if "verklaring" in row.plain)
    first = re.search(r"(?<![0-9-])20[12][0-9](?![0-9])", titles)
    kept = [fact for fact in facts if first is None or fact.about.get("jaar", "") >= first[0]]
    return kept or list(facts)


def on_line(row: str, at: int, answer: str, text: str) -> str:
    """What "2027: nee, tenzij ..." is worth: `row` folded, from the place of the year on."""
    ((_, said),) = answered([("", answer)], f"onderaannemers {row[at:]}", f"onderaannemers {text[at:]}")
    return said
