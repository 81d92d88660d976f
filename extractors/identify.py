"""Names what a file holds: cuts it into pieces, recognises each by many weak signals, and lets its kind read the facts.

Pure and total: every page is in exactly one piece; what is not recognised is `overig`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractors.document import Fact, Field, Kind, Mark, Page, Piece
from extractors.excerpt import Excerpt, excerpt
from extractors.kind_words import Likeness, Words, kind_words, words_of
from extractors.kinds import KINDS
from extractors.kinds.implementatieplan import holds_plan
from extractors.kinds.machtiging import covers_bid
from extractors.kinds.others import is_other_paper, is_sale
from extractors.page_counts import page_counts
from extractors.recogniser import FLOOR, LOOK_ALIKE, MARGIN, Score, score
from extractors.segments import OF_DECLARATION, STRONG, cut

SHOWN: dict[Kind, str] = {
    Kind.BESTUURSVERKLARING: "bestuursverklaring",
    Kind.MACHTIGING: "bewijs van machtiging",
    Kind.VOG_RP: "VOG voor rechtspersonen",
    Kind.VOG_NP: "VOG voor een persoon",
    Kind.GVA: "gedragsverklaring aanbesteden",
    Kind.UITTREKSEL_KVK: "KvK-uittreksel",
    Kind.UITTREKSEL_KVK_VESTIGING: "KvK-uittreksel van een vestiging",
    Kind.UITTREKSEL_UBO: "stuk uit het UBO-register",
    Kind.HOOFDELIJKHEIDSVERKLARING: "verklaring over hoofdelijke aansprakelijkheid",
    Kind.ONDERBOUWING: "onderbouwing",
    Kind.IMPLEMENTATIEPLAN: "inwerk- en implementatieplan",
    Kind.PROGNOSE: "prognose",
    Kind.OVERZICHT_CLIENTONDERSTEUNERS: "overzicht van cliëntondersteuners",
    Kind.INSTEMMINGSVERKLARING: "instemmingsverklaring",
    Kind.JAARREKENING: "jaarrekening of accountantsverklaring",
    Kind.BCMB_LIDMAATSCHAP: "bewijs van lidmaatschap van de BCMB",
    Kind.REGISTER_INSCHRIJFBEWIJS: "inschrijfbewijs van het Register",
    Kind.BRANCHEVERKLARING: "verklaring over branchevorming",
    Kind.IDENTITEITSBEWIJS: "identiteitsbewijs",
    Kind.BEGELEIDENDE_BRIEF: "begeleidende brief",
    Kind.OVERIG: "ander stuk",
}
"""Each kind in words for a person."""
_UNNAMED = Score(kind=Kind.OVERIG, value=0.0, reasons=(), titled=False)
_NEARLY = 3.0  # above this, below FLOOR: said as a possibility
_ALSO_LIKE = -0.3  # what the words weigh for a kind from which they add to phrases that nearly say so
_UNLIKE = -0.4  # ... and below which they speak against phrases that do say so
_BARELY = FLOOR + 2.0  # phrases that say so little are no match for words that say it is another paper


def rank(seen: Excerpt) -> tuple[Score, ...]:
    """Every kind's score, best first; the register's order decides between equals."""
    scores = [score(recogniser, seen) for kind, recogniser in KINDS.items() if kind is not Kind.OVERIG]
    if any(one.headed and one.value >= FLOOR for one in scores):
        scores = [one if one.headed or one.kind not in _ANY_TEXT else replace(one, value=one.value - _UNTITLED) for one in scores]
    if _lists_papers(seen) and not any(one.headed and one.kind not in _ANY_TEXT for one in scores):
        scores = [replace(one, value=min(one.value, LOOK_ALIKE if _is_called(seen, one.kind) else 0.0)) for one in scores]
    if is_other_paper(seen):
        sale = is_sale(seen)  # "Offerte" is a title of a substantiation too
        spared = [(one.headed or one.value < FLOOR) and not (sale and one.kind in _ANY_TEXT) for one in scores]
        scores = [one if kept else replace(one, value=one.value - _ANOTHER) for one, kept in zip(scores, spared, strict=True)]
    return tuple(sorted(scores, key=lambda one: -one.value)) or (_UNNAMED,)


_CONTENTS = re.compile(
    r"\W*(?:inhoud(?:sopgave)?|bijlagen?|overzicht (?:van )?(?:de )?(?:stukken|bijlagen|documenten)|lijst van bijlagen)\W*"
)
_ITEM = re.compile(r"\s*(?:[0-9]{1,2}[.):]?|[a-z][.)]|[-•·▪*])\s+\S")
_MOST_ROWS = 30  # of a page that is nothing but a list


_AT_THE_TOP = 6  # rows: a name, a number, a region, a date above the heading
_SIGNED = re.compile(
    r"\b(?:ondergetekenden?|verklaart|verklaren|machtigt|machtigen|handtekening|w\.\s?g\.|getekend|ondertekend|aansprakelijk)\b"
)


def _lists_papers(seen: Excerpt) -> bool:
    """Is this a cover with nothing but a list of what follows? The names in it are of other papers.

    A paper that ends with a list of its annexes is none: the list must open the page, be most of it, and nobody signs or declares.
    """
    rows = [row for row in seen.rows if row.plain.strip()]
    headed = any(_CONTENTS.fullmatch(row.plain) for row in rows[:_AT_THE_TOP])
    items = sum(bool(_ITEM.match(row.plain)) and len(row.plain.split()) <= 10 for row in rows)
    few = len(seen.pages) == 1 and len(rows) <= _MOST_ROWS and items >= 4 and items >= 0.5 * len(rows)
    return headed and few and not _SIGNED.search(seen.squeezed)


def _is_called(seen: Excerpt, kind: Kind) -> bool:
    """Does a line above the list call the page this? Then it may be that paper all the same."""
    above = takewhile(lambda row: not _CONTENTS.fullmatch(row.plain), seen.rows)
    title = KINDS[kind].title
    return kind not in _ANY_TEXT and title is not None and any(title.search(row.plain) for row in above if row in seen.titles)


_ANY_TEXT = frozenset({Kind.ONDERBOUWING})
"""Kinds that long texts about the work score on by themselves: a document that opens with the title of another kind is that kind."""
_UNTITLED = 5.0
_ANOTHER = 4.0  # what the name of another paper counts against every kind that is not in its head as well


def _also(best: Score, others: Sequence[Score], seen: Excerpt) -> tuple[Kind, ...]:
    """The other kinds it could be."""
    close = [one.kind for one in others if one.value >= max(FLOOR, best.value - MARGIN)]
    if best.kind is Kind.ONDERBOUWING and Kind.IMPLEMENTATIEPLAN not in close and holds_plan(seen):
        close.append(Kind.IMPLEMENTATIEPLAN)
    if best.kind is Kind.BEGELEIDENDE_BRIEF and Kind.MACHTIGING not in close and covers_bid(seen):
        close.append(Kind.MACHTIGING)
    return tuple(close[:3])


def _because(best: Score) -> str:
    named = ", ".join(best.reasons)
    return f"Herkend aan: {named}." if named else "Herkend aan de woorden in de tekst."


def _unnamed(seen: Excerpt, ranked: Sequence[Score]) -> tuple[str, tuple[Kind, ...]]:
    """Why nothing was recognised, and what came nearest."""
    if all(page.characters < 10 for page in seen.pages):
        return "Er is geen leesbare tekst, daarom is de soort niet te herkennen.", ()
    near = ranked[0]
    if near.value >= _NEARLY:
        shown = ", ".join(near.reasons) or "enkele woorden"
        family = KINDS[near.kind].title  # kinds with one title, such as the two KvK extracts, are one question
        kinds = tuple(
            one.kind
            for one in ranked[:4]
            if one.value >= max(_NEARLY, near.value - 0.5) or (one.value > 0 and family is not None and KINDS[one.kind].title is family)
        )
        if Kind.IMPLEMENTATIEPLAN not in kinds and near.kind is Kind.ONDERBOUWING and holds_plan(seen):
            kinds = (*kinds, Kind.IMPLEMENTATIEPLAN)
        return f"Lijkt op een {SHOWN[near.kind]}, maar zeker is dat niet: {shown}.", kinds
    return "Geen bekende soort: te weinig kenmerken van een van de gevraagde documenten.", ()


def _named(seen: Excerpt) -> tuple[Kind, str, tuple[Kind, ...]]:
    """The kind, why, and the other kinds it could be: by phrases and structure, and by all its words together.

    Where the two do not agree, the clearer decides and the other is named as well.
    """
    ranked = rank(seen)
    best = ranked[0]
    words = words_of(seen)
    like = kind_words().like(words)
    clear = like.is_clear and _may_be(like.kind, seen)
    if best.value < FLOOR:
        if like.kind is not Kind.OVERIG and (clear or _adds(best, like, seen)):
            because = _because_words(like.kind, words)
            return (like.kind, because, ()) if like.is_sure else (Kind.OVERIG, f"{because} Zeker is dat niet.", (like.kind,))
        because, also = _unnamed(seen, ranked)
        return Kind.OVERIG, because, also
    also = _also(best, ranked[1:], seen)
    if best.kind is Kind.BESTUURSVERKLARING and any(OF_DECLARATION.match(row.plain) for row in seen.titles[:1]):
        return best.kind, _because(best), ()  # an annex that says of what it is one
    if not clear or like.kind is best.kind or like.of(best.kind) > _UNLIKE:
        return best.kind, _because(best), also
    others = tuple(one for one in also if one is not like.kind)
    if not best.headed and best.value < (_BARELY if like.kind is Kind.OVERIG else STRONG):
        return like.kind, _because_words(like.kind, words), (best.kind, *others)[:3]
    return best.kind, _because(best), also if like.kind is Kind.OVERIG else (like.kind, *others)[:3]


def _adds(best: Score, like: Likeness, seen: Excerpt) -> bool:
    """Do the words say what the phrases nearly say?"""
    return like.kind is best.kind and best.value >= _NEARLY and like.of(best.kind) >= _ALSO_LIKE and _may_be(best.kind, seen)


def _may_be(kind: Kind, seen: Excerpt) -> bool:
    """Is this kind possible: has it the words that it cannot do without, and nothing that tells it is only much alike?"""
    recogniser = KINDS[kind]
    return recogniser.tell is None or not recogniser.tell(seen)


def _because_words(kind: Kind, words: Words) -> str:
    told = kind_words().heaviest(kind, words)
    return f"De woorden samen lijken het meest op die van een {SHOWN[kind]}: {', '.join(told)}."


def _piece(seen: Excerpt) -> Piece:
    kind, because, also = _named(seen)
    reading = KINDS[kind].read(seen) if seen.squeezed else None
    beyond = ("Het stuk is zo lang dat alleen het eerste deel op feiten is gelezen.",) if seen.beyond else ()
    return Piece(
        kind=kind,
        first=seen.pages[0].number,
        last=seen.pages[-1].number,
        because=because,
        facts=_in_order(_with_counts(reading.facts, seen)) if reading else (),
        also=also,
        unread=(*(reading.unread if reading else ()), *beyond),
    )


_EDGE = 3  # rows at the head and the foot of a page: there it counts its pages


def _with_counts(facts: Sequence[Fact], seen: Excerpt) -> Sequence[Fact]:
    """With the pages that the piece itself counts ("pagina 1 van 4"), for kinds of which the reader does not look at them."""
    if any(fact.name == "paginatelling" for fact in facts):
        return facts
    by_page = [[row for row in seen.rows if row.page == page.number] for page in seen.pages]
    edges = tuple(row for rows in by_page for row in (rows if len(rows) <= 2 * _EDGE else (*rows[:_EDGE], *rows[-_EDGE:])))
    return (*facts, *page_counts(edges, alone=True))


def _in_order(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """By page, the reader's order within a page; the same fact at the same place once."""
    kept: list[Fact] = []
    seen: set[tuple[str, str, int, str, tuple[tuple[str, str], ...]]] = set()
    for fact in sorted(facts, key=lambda one: one.locator.page):
        key = (fact.name, fact.value, fact.locator.page, fact.locator.quote, tuple(sorted(fact.about.items())))
        if key not in seen and fact.locator.quote:
            seen.add(key)
            kept.append(fact)
    return tuple(kept)


def identify(pages: Sequence[Page], fields: Sequence[Field], marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The pieces of a file, in page order."""
    if not pages:
        return ()
    return tuple(_piece(excerpt(pages[first : last + 1], fields=fields, marks=marks)) for first, last in cut(pages, rank=rank))
