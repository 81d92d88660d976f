"""Is the text of a page or file really there? Measured signals in, one answer with its Dutch reason out.

Pure: knows no library, no file and no rule of the policy. What a scan means for a bid is decided elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document import Page, Searchability

FULL_COVER = 0.80  # a scanner's image leaves at most a fifth of the sheet free (cropped margins, a receipt on A4)
LARGE_COVER = 0.35  # a scan placed on a page with digital lines covers at least a third of it; logos and photos rarely do
STAMP_CHARACTERS = 150  # a stamp, page number, file mark or mail header printed over a scan stays below this
OCR_SHARE = 0.5  # an OCR layer holds at least half of the characters of its page
GARBLED_SHARE = 0.25  # one wrong character in four: no sentence can be read or found any more
GARBLED_LEAST = 12  # below this many characters such a share says nothing
GARBLED_ALL = 0.9  # unless nearly every character is wrong, however few there are
SOME_COVER = 0.10  # an image of a tenth of the page can hold a paragraph; logos and signatures stay below
SHORT_PAGE = 400  # a page with more characters than this is a text with a figure, not a scan with a caption
INSET_SHARE = 0.2  # of the lines of a short text, so many must be picture before it is called mixed
FIGURES_SHARE = 0.45  # in a digital text up to so many of the pages may hold figures with words in them
MOST_PICTURES = 0.5  # share of pages; with more pictures than text it is no longer a text with illustrations
FIGURES_LEAST = 4  # pages; in a shorter file one such page weighs
LINES_OF_TEXT = 4  # so many bands of letters in a picture are a text, fewer are a logo, caption or signature
PAPER_LIGHT = 0.45  # of scanned pages 0.62 and more is light (measured on 24 scans); of a photo cover 0.25
MANY_PATHS = 20  # letters drawn as outlines need a path each; a frame, rule or logo needs a few


@dataclass(frozen=True, kw_only=True, slots=True)
class Signals:
    """What was measured on one page."""

    number: int
    characters: int  # visible, spaces not counted
    invisible: int = 0  # characters in an invisible mode, or drawn behind a large image
    over_image: int = 0  # of the visible characters, those on top of the largest images
    garbled: float = 0.0  # share of the characters that stand for no letter, or for the wrong one
    image_cover: float = 0.0  # share of the page under images, 0 to 1
    images: int = 0
    paths: int = 0
    picture_lines: int | None = None  # bands of letters in the picture without its text; None = not looked at
    inset_lines: int = 0  # sentences in light pictures that stand amid the text
    rows: int = 0  # lines of visible text
    light: float | None = None  # share of the picture that is as light as paper; None = not looked at
    ocr_font: bool = False  # the font that OCR programs use for text without shapes
    filled: int = 0  # characters a person filled in, in form fields


Answer = tuple[Searchability, str]


def judge_page(signals: Signals) -> Answer:
    """What this page is, with the measured reason as the end of a sentence ("Pagina 2 ...")."""
    for judge in (_garbled, _layered, _pictured, _inset, _written, _drawn):
        if answer := judge(signals):
            return answer
    return Searchability.EMPTY, "er staat niets op de pagina"


def _garbled(signals: Signals) -> Answer | None:
    most = GARBLED_SHARE if signals.characters >= GARBLED_LEAST else GARBLED_ALL
    if not signals.characters or signals.garbled < most or signals.ocr_font:
        return None
    share = _percent(signals.garbled)
    return Searchability.GARBLED, f"{share} van de tekens is niet als letter te lezen: het lettertype mist zijn vertaling naar tekst"


def _layered(signals: Signals) -> Answer | None:
    """Text that software laid under or over a scan."""
    text = signals.characters + signals.invisible
    if not signals.invisible or signals.image_cover < LARGE_COVER or signals.invisible < OCR_SHARE * text:
        return None
    cover = _percent(signals.image_cover)
    return Searchability.SCAN_WITH_OCR, (
        f"een afbeelding bedekt {cover} van de pagina en de {signals.invisible} tekens liggen er onzichtbaar bij"
    )


def _pictured(signals: Signals) -> Answer | None:
    """Pages whose words, or most of them, are in an image."""
    if not must_be_drawn(characters=signals.characters, image_cover=signals.image_cover):
        return None
    full = signals.image_cover >= FULL_COVER
    lines = signals.picture_lines
    if signals.characters == 0:
        return _picture_only(signals)
    if lines is not None and lines < LINES_OF_TEXT:
        return None
    if full and signals.characters <= STAMP_CHARACTERS:
        return Searchability.SCAN, (
            f"{_images(signals)} {_percent(signals.image_cover)} van de pagina en er staan maar {signals.characters} tekens bij"
        )
    if lines is not None and signals.over_image < signals.characters * OCR_SHARE:
        return Searchability.MIXED, (
            f"{_images(signals)} {_percent(signals.image_cover)} van de pagina, met ongeveer {lines} regels die alleen beeld zijn"
        )
    return None


def _inset(signals: Signals) -> Answer | None:
    """A short text of which some sentences are a picture."""
    lines = signals.inset_lines
    if not 0 < signals.characters < SHORT_PAGE or not lines or lines < INSET_SHARE * (lines + signals.rows):
        return None
    return (
        Searchability.MIXED,
        f"tussen de {signals.characters} tekens echte tekst staat beeld met ongeveer {lines} {'regel' if lines == 1 else 'regels'} tekst",
    )


def _is_dark(signals: Signals) -> bool:
    """Too dark for paper: a photograph or a coloured cover, whatever words are in it."""
    return signals.light is not None and signals.light < PAPER_LIGHT


def _may_be_illustration(signals: Signals) -> bool:
    """A picture without words, one that leaves much of the page free, or one that is too dark to be paper."""
    return _is_dark(signals) or not signals.picture_lines or signals.image_cover < FULL_COVER


def must_be_drawn(*, characters: int, image_cover: float) -> bool:
    """Must the page be drawn without its text, to see whether its images hold words?"""
    return image_cover >= LARGE_COVER or (image_cover >= SOME_COVER and 0 < characters < SHORT_PAGE)


def _picture_only(signals: Signals) -> Answer:
    cover = f"{_images(signals)} {_percent(signals.image_cover)} van de pagina"
    lines = signals.picture_lines
    if lines is not None and (lines < LINES_OF_TEXT or _is_dark(signals)) and _may_be_illustration(signals):
        return Searchability.IMAGE, f"{cover} en er is geen tekst, ook niet in beeld"
    return Searchability.SCAN, f"{cover} en er is geen tekst"


def _written(signals: Signals) -> Answer | None:
    if signals.characters + signals.filled == 0:
        return None
    return Searchability.DIGITAL, f"{signals.characters} tekens echte tekst"


def _drawn(signals: Signals) -> Answer | None:
    """No text at all, but something to see."""
    if signals.paths >= MANY_PATHS:
        return Searchability.OUTLINES, f"er is geen tekst, wel {signals.paths} getekende vormen: letters als lijnen"
    if signals.images:
        return Searchability.IMAGE, f"er is geen tekst, alleen een afbeelding op {_percent(signals.image_cover)} van de pagina"
    if signals.invisible:
        return Searchability.UNKNOWN, f"er staat niets zichtbaars op de pagina, wel {signals.invisible} onzichtbare tekens"
    return None


def _images(signals: Signals) -> str:
    return "één afbeelding bedekt" if signals.images == 1 else f"{signals.images} afbeeldingen bedekken"


def _percent(share: float) -> str:
    return f"{min(round(share * 100), 100)} %"


WEIGHT = (
    Searchability.SCAN,
    Searchability.SCAN_WITH_OCR,
    Searchability.OUTLINES,
    Searchability.GARBLED,
)
"""Kinds of page that spoil a file; a file with one of these and real text is mixed."""

_IS = {
    Searchability.SCAN: ("is een scan", "zijn scans"),
    Searchability.SCAN_WITH_OCR: ("is een scan met tekstherkenning", "zijn scans met tekstherkenning"),
    Searchability.OUTLINES: ("bestaat uit getekende letters", "bestaan uit getekende letters"),
    Searchability.GARBLED: ("heeft tekst die niet te lezen is", "hebben tekst die niet te lezen is"),
    Searchability.MIXED: ("is deels tekst en deels een scan", "zijn deels tekst en deels een scan"),
    Searchability.IMAGE: ("is een afbeelding", "zijn afbeeldingen"),
    Searchability.EMPTY: ("is leeg", "zijn leeg"),
    Searchability.UNKNOWN: ("kon niet worden gelezen", "konden niet worden gelezen"),
    Searchability.DIGITAL: ("is digitale tekst", "zijn digitale tekst"),
}


def judge_file(pages: Sequence[Page], *, picture: bool = False) -> Answer:
    """What the file as a whole is; the sentence names the pages. `picture`: the file is an image, not a document of pages."""
    kinds = {page.searchability for page in pages}
    telling = kinds - {Searchability.EMPTY, Searchability.UNKNOWN}
    if not telling:
        return _nothing_told(pages, kinds)
    if Searchability.DIGITAL in telling and _only_figures(pages):
        return Searchability.DIGITAL, _digital_sentence(pages)
    if Searchability.GARBLED in telling and _share(pages, Searchability.GARBLED) > 0.5:
        return Searchability.GARBLED, _sentence(pages, [Searchability.GARBLED])
    if telling == {Searchability.IMAGE} and not picture:
        return Searchability.SCAN, _sentence(pages, [Searchability.IMAGE])
    if len(telling) == 1:
        kind = next(iter(telling))
        return kind, _sentence(pages, [kind])
    spoiled = [kind for kind in _IS if kind in telling and kind is not Searchability.DIGITAL]
    if Searchability.DIGITAL not in telling and Searchability.MIXED not in telling:
        return _gravest(pages, spoiled)
    return Searchability.MIXED, _sentence(pages, spoiled)


def _share(pages: Sequence[Page], kind: Searchability) -> float:
    """Share of this kind among the pages with anything on them."""
    told = [page for page in pages if page.searchability not in (Searchability.EMPTY, Searchability.UNKNOWN)]
    return sum(page.searchability is kind for page in told) / len(told) if told else 0.0


def _only_figures(pages: Sequence[Page]) -> bool:
    """Apart from digital pages only pictures without words, and in a longer file a few figures with words in them."""
    telling = {page.searchability for page in pages} - {Searchability.EMPTY, Searchability.UNKNOWN}
    if telling <= {Searchability.DIGITAL, Searchability.IMAGE}:
        return _share(pages, Searchability.IMAGE) <= MOST_PICTURES
    few = len(pages) >= FIGURES_LEAST and _share(pages, Searchability.MIXED) <= FIGURES_SHARE
    return few and telling <= {Searchability.DIGITAL, Searchability.IMAGE, Searchability.MIXED}


def _nothing_told(pages: Sequence[Page], kinds: set[Searchability]) -> Answer:
    if not pages or Searchability.UNKNOWN in kinds:
        return Searchability.UNKNOWN, _sentence(pages, [Searchability.UNKNOWN]) if pages else "Er is geen pagina te lezen."
    return Searchability.EMPTY, _sentence(pages, [Searchability.EMPTY])


def _gravest(pages: Sequence[Page], spoiled: Sequence[Searchability]) -> Answer:
    """No real text anywhere: the file is what most of its spoiled pages are, a scan before anything else."""
    scans = [kind for kind in spoiled if kind in (Searchability.SCAN, Searchability.SCAN_WITH_OCR)]
    kind = scans[0] if scans else spoiled[0]
    return kind, _sentence(pages, spoiled)


def _digital_sentence(pages: Sequence[Page]) -> str:
    characters = sum(page.characters for page in pages)
    return f"{'De pagina bevat' if len(pages) == 1 else f'De {len(pages)} pagina’s bevatten'} echte tekst ({characters} tekens)."


def _sentence(pages: Sequence[Page], kinds: Iterable[Searchability]) -> str:
    parts = []
    for kind in kinds:
        these = [page for page in pages if page.searchability is kind]
        if len(these) == 1:
            because = f": {these[0].because}" if these[0].because else ""
            parts.append(f"Pagina {these[0].number} {_IS[kind][0]}{because}.")
        elif these:
            because = f"; op pagina {these[0].number}: {these[0].because}" if these[0].because else ""
            parts.append(f"Pagina’s {spans([page.number for page in these])} {_IS[kind][1]}{because}.")
    return " ".join(parts)


def spans(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1-3 en 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return " en ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
