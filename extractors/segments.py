"""Cuts a file into runs of pages at the starts of new documents, by many weak signs and never by one phrase.

Knows pages and scores; which kinds there are is told by the caller.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.document import Kind, Page, Searchability
from extractors.excerpt import Excerpt, excerpt, fold, is_chapter
from extractors.pdf.platform import SIGNING_PROOF
from extractors.recogniser import FLOOR, Score

STRONG = 8.0  # a page that scores this much is a document and no chapter
CUT = 4.0  # weight of signs from which a page begins a new document

_COUNTER = re.compile(
    r"(?:pagina|blad|bladzijde|page|blz\.?|p\.)\s{0,2}([0-9]{1,3})\s?(?:\(|/)?\s?(?:van|of|/)\s?([0-9]{1,3})\b|"
    r"^\s*-?\s?([0-9]{1,3})\s?(?:/|van)\s?([0-9]{1,3})\s?-?\s*$"
)
_LETTERHEAD = re.compile(r"\b(?:geachte|beste|betreft|onderwerp|kenmerk|ons kenmerk)\b")
_CLOSED = re.compile(r"handtekening|hoogachtend|met vriendelijke groet|ondertekening")
OF_DECLARATION = re.compile(r"^\s*bijlage\s[0-9]{1,2}\b.{0,20}\b(?:bij|van) (?:de |onze )?(?:bestuurs|instemmings)verklaring")
"""The head of an annex that says what it is an annex of."""
_OWN_ANNEX = re.compile(r"^\s*bijlage\s[12]\b.{0,24}\b(?:motiv\w+|selectiecriteria|onderaannemers?)\b")
_SHORT_ANNEX = 2_600  # letters on the page; what is longer may be the supporting text itself
_FOOT = re.compile(r"^(?P<words>[^\W\d].{4,80}?)\W{1,6}(?P<number>[0-9]{1,3})$")
_FOOT_OF_PAPER = re.compile(
    r"(?:(?:digitaal )?(?:web)?formulier )?(?:bestuursverklaring|instemmingsverklaring|hoofdelijkheidsverklaring|volmacht|machtiging|"
    r"(?:inwerk- en )?implementatieplan|onderbouwing)(?: (?:oco|wlz|20[0-9]{2}|-|–|van|de|het|[\w&.-]+)){0,8}"
)
"""The foot of every page of one paper, that names it: "Formulier bestuursverklaring"."""
_HEADING = re.compile(
    r"^\s*(?P<word>eis|criterium|geschiktheidseis|selectiecriterium|onderdeel|vraag|hoofdstuk|paragraaf|artikel|punt|ad|)\s?"
    r"(?P<number>[0-9]{1,2})(?:[.:)]|\s[-–])\s{1,3}(?=[a-z])"
)
_ANNEX = re.compile(r"^\s*(?:bijlage|annex|appendix)\s[0-9a-z]{1,2}\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One page with what it looks like on its own."""

    page: Page
    excerpt: Excerpt
    scores: tuple[Score, ...]  # best first
    counter: tuple[int, int] | None  # "Pagina 1 van 2"

    @property
    def best(self) -> Score:
        return self.scores[0]

    def score_of(self, kind: Kind) -> float:
        """What this page scores for a kind."""
        return next((score.value for score in self.scores if score.kind == kind), 0.0)


def _counter(seen: Excerpt) -> tuple[int, int] | None:
    """The printed page number with its total, at the top or the bottom."""
    for row in (*seen.rows[:6], *seen.rows[-6:]):
        match = _COUNTER.search(row.plain)
        if match is not None:
            number, total = (int(match[1]), int(match[2])) if match[1] else (int(match[3]), int(match[4]))
            if 1 <= number <= total:
                return number, total
    return None


def look(page: Page, *, rank: Callable[[Excerpt], tuple[Score, ...]]) -> Seen:
    """A page on its own."""
    alone = excerpt((page,))
    return Seen(page=page, excerpt=alone, scores=rank(alone), counter=_counter(alone))


_NUMBERED_ROW = re.compile(r"^\s*([0-9]{1,2})\s{1,4}(?=[a-z(])")


def _by_running(before: Seen, page: Seen) -> float:
    """The same words with the next number at the foot of both pages, or a first heading or row that counts on from the last."""
    foots = [_FOOT.match(seen.excerpt.rows[-1].text.strip()) for seen in (before, page) if seen.excerpt.rows]
    weight = 0.0
    if len(foots) == 2 and foots[0] and foots[1]:
        goes_on = foots[0]["words"] == foots[1]["words"] and int(foots[1]["number"]) == int(foots[0]["number"]) + 1
        weight -= 4.0 if goes_on else 0.0
    last, own = (seen.excerpt.rows[-1].plain.strip() if seen.excerpt.rows else "" for seen in (before, page))
    weight -= 6.0 if last == own and _FOOT_OF_PAPER.fullmatch(own) else 0.0
    heads = [match for row in before.excerpt.rows if (match := _HEADING.match(row.plain))]
    first = next((match for row in page.excerpt.rows[:3] if (match := _HEADING.match(row.plain))), None)
    if heads and first and first["word"] == heads[-1]["word"] and int(first["number"]) == int(heads[-1]["number"]) + 1:
        weight -= 4.0
    rows = [int(match[1]) for row in before.excerpt.rows if (match := _NUMBERED_ROW.match(row.plain))]
    opening = _NUMBERED_ROW.match(page.excerpt.rows[0].plain) if page.excerpt.rows else None
    if opening and len(rows) >= 3 and rows[-3:] == [rows[-1] - 2, rows[-1] - 1, rows[-1]] and int(opening[1]) == rows[-1] + 1:
        weight -= 4.0  # a table that goes on
    return weight


def _by_counter(before: Seen, page: Seen) -> float:
    """Printed page numbers that start again, go on, or were complete."""
    if page.counter and before.counter:
        number, total = page.counter
        if number == before.counter[0] + 1 and total == before.counter[1]:
            whole_file = page.best.titled and page.best.value >= STRONG and page.best.kind not in _INSIDE
            return -0.5 if whole_file and page.best.kind != before.best.kind else -4.0  # a merged file is often numbered as a whole
    if page.counter and page.counter[0] == 1:
        return 5.0
    if before.counter and before.counter[0] == before.counter[1]:
        return 3.0
    return -2.0 if page.counter and page.counter[0] > 1 else 0.0


_SIGNED = frozenset(
    {Kind.BESTUURSVERKLARING, Kind.MACHTIGING, Kind.HOOFDELIJKHEIDSVERKLARING, Kind.INSTEMMINGSVERKLARING, Kind.BRANCHEVERKLARING}
)


def _by_title(run: Seen, before: Seen, page: Seen) -> float:
    """A title at the top of the page, of another kind or the same again."""
    best = page.best
    if not best.titled or best.value < FLOOR - 1:
        return 0.0
    top = page.excerpt.titles[0] if page.excerpt.titles else None
    chapter = top is not None and is_chapter(top)
    same = best.kind == run.best.kind and run.best.value > 0  # a page without any sign of a kind is of no kind
    if same and best.kind in _ON_ONE_PAGE and best.value >= STRONG:
        return 4.5  # each is a whole certificate
    if same:
        annex = any(_ANNEX.match(row.plain) for row in page.excerpt.titles[:4])
        closed = best.kind in _SIGNED and "handtekening" in before.excerpt.squeezed
        return 0.0 if annex else 3.0 if closed else 2.0
    weight = 4.5 if best.value >= FLOOR else 2.5
    if run.best.value > 0 and page.score_of(run.best.kind) >= best.value - 1:
        weight -= 1.5
    inside = before.counter is None and run.best.kind in _LONG and best.kind in _INSIDE and best.value < STRONG
    return weight - (4.0 if chapter else 0.0) - (1.0 if inside else 0.0)


_ON_ONE_PAGE = frozenset({Kind.VOG_RP, Kind.VOG_NP, Kind.GVA})
_DECLARED = frozenset({Kind.BESTUURSVERKLARING, Kind.INSTEMMINGSVERKLARING})
_LONG = frozenset({Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN, Kind.JAARREKENING})
_INSIDE = frozenset({Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN, Kind.PROGNOSE, Kind.OVERZICHT_CLIENTONDERSTEUNERS, Kind.BRANCHEVERKLARING})


def _by_change(run: Seen, page: Seen) -> float:
    """Without any title: the page is clearly of another kind, and nothing of the run's kind is on it."""
    best = page.best
    if best.titled or best.kind == run.best.kind or best.value < FLOOR:
        return 0.0
    if run.best.kind in _LONG and best.kind in _INSIDE:
        return 0.0
    rest = page.score_of(run.best.kind)
    if run.best.kind in _ISSUED and run.best.value >= STRONG and best.kind in _OWN_TEXT and rest <= 0 and best.value > FLOOR:
        return 4.5  # what an authority wrote does not go on in the bidder's own words
    headed = bool(page.excerpt.titles) and page.excerpt.rows[0] == page.excerpt.titles[0] and not is_chapter(page.excerpt.rows[0])
    if headed and best.value >= STRONG and rest <= best.value - STRONG and best.kind in _SIGNED:
        return 4.5  # the minutes of a board behind its declaration, under a head of their own
    return 3.0 if rest <= best.value - 4 else 0.0


_ISSUED = frozenset({*_ON_ONE_PAGE, Kind.UITTREKSEL_KVK, Kind.UITTREKSEL_KVK_VESTIGING, Kind.UITTREKSEL_UBO})
_OWN_TEXT = frozenset({Kind.ONDERBOUWING, Kind.IMPLEMENTATIEPLAN})


def _by_number(run: Seen, page: Seen) -> float:
    """The same kind about another KvK number is another document."""
    labels = re.compile(r"(?<!onder )(?<!under )(?:kvk(?:-?\s?nummer)?|cci number)\W{0,4}([0-9]{8})")
    first, second = labels.search(run.excerpt.squeezed), labels.search(page.excerpt.squeezed)
    return 3.0 if first and second and first[1] != second[1] and page.best.kind == run.best.kind and page.best.titled else 0.0


def begins(run: Seen, before: Seen, page: Seen) -> bool:
    """Does this page begin a new document after the run that began with `run` and now ends with `before`?"""
    weight = _by_counter(before, page) + _by_title(run, before, page) + _by_change(run, page) + _by_number(run, page)
    top = " ".join(row.plain for row in page.excerpt.rows[:22])
    if _LETTERHEAD.search(top) and re.search(r"\b(?:geachte|beste|l\.s\.)\b", top):
        weight += 2.0
    tail = " ".join(row.plain for row in before.excerpt.rows[-14:])
    if _CLOSED.search(tail):
        weight += 1.0
    if abs(page.page.width - before.page.width) > 20 or abs(page.page.height - before.page.height) > 20:
        weight += 1.0
    weight += _by_running(before, page)
    if run.best.kind in _DECLARED and any(OF_DECLARATION.match(row.plain) for row in page.excerpt.rows[:4]):
        weight -= 6.0
    short = page.page.characters < _SHORT_ANNEX
    if run.best.kind is Kind.BESTUURSVERKLARING and short and any(_OWN_ANNEX.match(row.plain) for row in page.excerpt.rows[:3]):
        weight -= 6.0
    if run.best.kind in _SIGNED and SIGNING_PROOF.search(page.excerpt.squeezed[:400]):
        weight -= 6.0  # the page a signing service adds belongs to what was signed
    first = page.excerpt.rows[0].text.strip() if page.excerpt.rows else ""
    if first[:1].islower() or fold(first).startswith(("vervolg", "- ")):
        weight -= 2.0
    return weight >= CUT


def _runs(pages: Sequence[Seen]) -> list[list[Seen]]:
    runs: list[list[Seen]] = []
    for page in pages:
        if not runs or begins(runs[-1][0], runs[-1][-1], page):
            runs.append([page])
        else:
            runs[-1].append(page)
    return runs


def _belongs_before(run: Sequence[Seen], missing: int) -> bool:
    """Does a page without text complete the run before it: by its printed count, or as the page with signatures?"""
    last = run[-1]
    if last.counter is not None:
        return last.counter[0] + missing <= last.counter[1]
    if run[0].best.value < FLOOR:
        return True
    words = " ".join(seen.excerpt.squeezed for seen in run)
    return run[0].best.kind in _SIGNED and not re.search(
        r"hoogachtend|handtekening\b|aldus (?:naar waarheid )?(?:opgemaakt|getekend|"
        r"ondertekend)|\b[a-z][a-z' -]{2,30}, (?:d\.d\. |op |den )?[0-9]{1,2}[ ./-][a-z0-9]{1,9}[ ./-]20[0-9]{2}(?: [^.;:]{4,60}){1,3}$",
        words,
    )


def _are_empty(pages: Sequence[Page]) -> bool:
    """Blank pages, or with a small picture only, such as a signature that slipped to the next page, belong to what they follow."""
    return all(page.searchability is Searchability.EMPTY for page in pages)


def cut(pages: Sequence[Page], *, rank: Callable[[Excerpt], tuple[Score, ...]]) -> list[tuple[int, int]]:
    """First and last position of every document in the file; every page is in exactly one."""
    read = [(position, look(page, rank=rank)) for position, page in enumerate(pages) if page.characters >= 10]
    positions = {id(seen): position for position, seen in read}
    runs = _runs([seen for _, seen in read])
    spans: list[tuple[int, int]] = []
    for index, run in enumerate(runs):
        first, last = positions[id(run[0])], positions[id(run[-1])]
        done = spans[-1][1] + 1 if spans else 0
        if first > done:
            missing = first - done
            if run[0].counter is not None and run[0].counter[0] == missing + 1:
                first = done
            elif index and (_are_empty(pages[done:first]) or _belongs_before(runs[index - 1], missing)):
                spans[-1] = (spans[-1][0], first - 1)
            else:
                spans.append((done, first - 1))
        spans.append((first, last))
    end = spans[-1][1] + 1 if spans else 0
    if end < len(pages):
        if runs and (_are_empty(pages[end:]) or _belongs_before(runs[-1], len(pages) - end)):
            spans[-1] = (spans[-1][0], len(pages) - 1)
        else:
            spans.append((end, len(pages) - 1))
    return spans
