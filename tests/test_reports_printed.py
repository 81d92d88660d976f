"""The PDFs: the same content as the pages, tagged for everybody (PDF/UA-1), text that stays text, the same bytes anywhere."""

import io
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from main_job import Job, digests_elsewhere
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject
from result_sample import HEAD, changed_texts, hostile, sample
from test_reports_beside import png

from checklist.finding import Result
from reports.album import wanted
from reports.beside import Beside
from reports.printed import region_job
from reports.printed_opening import opening_job
from reports.receipt import run_id
from reports.sheet import sheets
from reports.write import unprinted, write
from templates.typeset import FONTS, OURS, PLAIN, _answers, printable, typeset
from templates.typeset import Job as Print
from templates.wording import VERDICTS

REGION = "nijmegen"
PAYLOADS = (
    '#read("/etc/passwd")', "= Kop", "*vet* _schuin_", "$ x^2 $", "#panic()", ']]>](#include "print.typ")', "// weg",
    "\\u{41}", "@bidder <x>",
)  # fmt: skip


def made(result: Result) -> dict[str, bytes]:
    """The opening record, a region with bids and a region without."""
    regions = [row.id for row in result.procedure.regions]
    jobs = [opening_job(result, head=HEAD), *(region_job(result, region, head=HEAD) for region in (regions[0], regions[2]))]
    return dict(zip(("opening", "regio", "leeg"), filter(None, typeset(jobs)), strict=True))


def words(content: bytes) -> list[str]:
    """The text of every page, with white space as single spaces."""
    document = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "").split()) for page in document]


def squeezed(content: bytes) -> str:
    """All text without white space and hyphens: names and digests break over lines."""
    return bare("".join(words(content)))


def bare(text: str) -> str:
    return re.sub(r"[\s\u0002\u00ad\u2010-]", "", text)  # pdfium gives U+0002 for a hyphen at the end of a line


def elements(content: bytes) -> Iterator[tuple[str, DictionaryObject]]:
    """Every structure element with its kind, in reading order."""
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    kinds = {str(key): str(value) for key, value in root["/StructTreeRoot"].get("/RoleMap", {}).items()}
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        here = waiting.pop().get_object() if not isinstance(waiting[-1], dict) else waiting.pop()
        if isinstance(here, list):
            waiting.extend(reversed(here))
        elif isinstance(here, DictionaryObject):
            if "/S" in here:
                kind = str(here["/S"])
                yield kinds.get(kind, kind).strip("/"), here
            if "/K" in here:
                waiting.append(here["/K"])


PDFS = made(sample())


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_tagged_titled_and_dutch(name: str) -> None:
    root: Any = PdfReader(io.BytesIO(PDFS[name])).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    assert re.search(rb"pdfuaid:part>1<", metadata.get_data())
    assert PdfReader(io.BytesIO(PDFS[name])).metadata.title  # type: ignore[union-attr]


@pytest.mark.parametrize("name", PDFS)
def test_headings_tables_and_pictures_can_be_walked_by_ear(name: str) -> None:
    found = list(elements(PDFS[name]))
    levels = [int(kind[1]) for kind, _ in found if re.fullmatch(r"H[1-6]", kind)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    count = Counter(kind for kind, _ in found)
    assert count["TH"] >= count["Table"] > 0
    for kind, element in found:
        if kind == "Table":
            inside = [str(row["/S"]) for row in _inside(element)]
            assert "/TH" in inside, "a table without a head"
        assert kind not in {"Figure", "Formula"} or "/Alt" in element


def numbers_in_tree(element: Any, page: int, found: set[tuple[int, int]]) -> None:
    """(page, number) of all marked content that the structure tree holds."""
    if isinstance(element, int):
        found.add((page, int(element)))
        return
    element = element.get_object()
    if isinstance(element, list):
        for each in element:
            numbers_in_tree(each, page, found)
        return
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    if element.get("/Type") == "/MCR":
        found.add((page, int(element["/MCID"])))
    elif "/K" in element:
        numbers_in_tree(element["/K"], page, found)


@pytest.mark.parametrize("name", PDFS)
def test_everything_on_a_page_is_in_the_tree_or_said_to_be_decoration(name: str) -> None:
    """What a checker for PDF/UA asks first: nothing is drawn outside a tag, and page and tree hold the same numbers."""
    reader = PdfReader(io.BytesIO(PDFS[name]))
    root: Any = reader.trailer["/Root"]
    tree: set[tuple[int, int]] = set()
    numbers_in_tree(root["/StructTreeRoot"]["/K"], 0, tree)
    drawn: set[tuple[int, int]] = set()
    for page in reader.pages:
        within: list[str] = []
        for given, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                within.append(str(given[0]))
                about = given[1] if operator == b"BDC" else {}
                drawn |= {(page.indirect_reference.idnum, int(about["/MCID"]))} if "/MCID" in about else set()  # type: ignore[union-attr]
            elif operator == b"EMC":
                within.pop()
            elif operator in (b"Tj", b"TJ", b"Do", b"f", b"f*", b"S", b"B", b"B*"):
                assert within, "drawn outside every tag"
    assert drawn == tree


@pytest.mark.parametrize("name", PDFS)
def test_every_head_of_a_table_says_what_it_is_the_head_of_and_every_font_is_inside(name: str) -> None:
    for kind, element in elements(PDFS[name]):
        about: Any = element["/A"].get_object() if "/A" in element else []
        assert kind != "TH" or any("/Scope" in each.get_object() for each in (about if isinstance(about, list) else [about]))
    for page in PdfReader(io.BytesIO(PDFS[name])).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            inner: Any = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
            assert "/ToUnicode" in font.get_object()


def _inside(element: DictionaryObject) -> Iterator[DictionaryObject]:
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, DictionaryObject) and "/S" in each:
            yield each
            yield from _inside(each)


@pytest.mark.parametrize("name", PDFS)
def test_the_receipt_stands_on_every_page(name: str) -> None:
    pages = words(PDFS[name])
    for number, page in enumerate(pages, start=1):
        text = page.replace(" ", "")
        assert HEAD in text
        assert run_id(sample().receipt) in text
        assert f"bladzijde{number}van{len(pages)}" in text


def test_the_report_holds_every_bid_document_finding_and_file() -> None:
    text = squeezed(PDFS["regio"])

    def holds(said: str) -> bool:
        return bare(said) in text

    assert all(word.replace(" ", "") in text for _, word in VERDICTS.values())
    for sheet in sheets(sample(), REGION):
        assert holds(sheet.bid.name)
        for document in sheet.documents:
            assert holds(document.row.because)
            for view in document.findings:
                assert holds(view.finding.because)
                assert view.finding.source is None or holds(view.finding.source.quote)
                assert all(holds(place.quote) and holds(place.file.sha256[:12]) for place in view.places)
        assert all(holds(view.row.because) and all(holds(place.quote) for place in view.places) for view in sheet.criteria)
        assert all(file.sha256 in text for file in sheet.files)
    assert all(holds(line) for line in sample().procedure.unstated)


def test_every_message_and_leaf_is_in_the_opening_record_and_two_can_sign() -> None:
    text = squeezed(PDFS["opening"])
    for message in sample().messages:
        assert message.sha256 in text
        assert all(row.sha256 in text for row in (*message.attachments, *message.parts))
    assert "Geopenddoortweemedewerkers" in text


def test_an_incomplete_run_is_said_on_the_first_page() -> None:
    assert all("deze toetsing is niet volledig" in words(content)[0] for content in PDFS.values())
    assert all("deze toetsing is niet volledig" not in words(content)[0] for content in made(sample(complete=True)).values())


def test_the_same_result_gives_the_same_bytes_in_another_zone_and_locale() -> None:
    assert len(digests_elsewhere("test_reports_printed", "repr(sorted(PDFS.items())).encode()")) == 1


def test_what_a_bidder_writes_is_text_and_never_markup() -> None:
    def shape(content: bytes) -> Counter[str]:
        kinds = {"H1", "H2", "H3", "H4", "Table", "TH", "Figure", "Formula", "Link"}
        return Counter(kind for kind, _ in elements(content) if kind in kinds)

    payload = " ".join(PAYLOADS)
    plain, attacked = made(hostile(" ".join(["woorden"] * len(PAYLOADS)))), made(hostile(payload))
    for name, content in attacked.items():
        assert shape(content) == shape(plain[name]), name
    assert bare(payload) in squeezed(attacked["regio"])


def of_texts(texts: list[str]) -> Print:
    """A small document that holds these texts."""
    job = opening_job(sample(), head=HEAD)
    return Print(template=job.template, data={**job.data, "messages": [], "gaps": texts})


def test_the_fonts_have_every_letter_that_is_not_written_out() -> None:
    letters = sorted({chr(code) for block in (*PLAIN, *FONTS) for code in block} | OURS)
    texts = [" ".join(letters), *("".join(pair) for pair in pairwise(letters)), *(f"a{accent}" for accent in letters)]
    assert len(list(_answers([of_texts(texts)], plain=False))) == 1


def test_any_text_at_all_can_be_printed() -> None:
    chance = random.Random(20260731)  # noqa: S311  # the same texts every time
    blocks = ((0, 0x250), (0x250, 0x3000), (0x3000, 0x10000), (0x10000, 0x110000), (0x300, 0x370), (0x590, 0x1000))
    texts = ["".join(chr(chance.randrange(*chance.choice(blocks))) for _ in range(chance.randrange(1, 60))) for _ in range(1500)]
    assert len(list(_answers([of_texts(texts)], plain=False))) == 1


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\u3164", "\u00a0", "\u00ad", "\ufeff"])
def test_texts_without_a_visible_letter_can_be_printed(nothing: str) -> None:
    """A heading without words is refused by the standard: one bidder without a name may not stop the run."""
    result = sample()
    kept = {row.id for row in (*result.bids, *result.procedure.regions)} | {rule.code for rule in result.procedure.rules}
    kept |= {term.moment for term in result.procedure.terms} | set(result.receipt.libraries)

    def change(text: str) -> str:
        return text if text in kept or re.fullmatch(r"[0-9a-f]{64}|[0-9a-f]{12}/.*|[\d./]+", text) else nothing

    regions = [row.id for row in result.procedure.regions]
    empty: Result = changed_texts(result, change)
    jobs = [opening_job(empty, head=HEAD), *(region_job(empty, region, head=HEAD) for region in regions[:1])]
    assert len(list(_answers(jobs, plain=False))) == 2


def test_letters_no_font_has_are_written_out() -> None:
    assert printable("中 ع ✓ é e\u0301 \u202ex") == "‹U+4E2D› ‹U+0639› ✓ é é ‹U+202E›x"
    assert printable("ѐ\u0330") == "ѐ‹U+0330›"
    assert printable("éА", plain=True) == "é‹U+0410›"


def test_a_pdf_that_cannot_be_made_is_the_only_one_lost() -> None:
    """Two good jobs around one that Typst refuses because of what is missing: both good ones are there."""
    job = opening_job(sample(), head=HEAD)
    broken = Print(template=job.template, data={})
    assert len(list(_answers([job, broken, job], plain=False))) == 1
    first, none, last = typeset([job, broken, job])
    assert none is None
    assert first == last is not None
    assert typeset([Print(template="bestaat-niet.typ", data={})]) == [None]


def test_a_run_without_its_pdfs_is_whole_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that sets PDFs cannot start: every other file is there, and each page says how to print it instead."""
    result = sample()
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    write(result, tmp_path / "run", head=HEAD)
    assert not list(tmp_path.rglob("*.pdf"))
    assert len(unprinted(result, tmp_path / "run")) == 1 + len(result.procedure.regions)
    for page in [tmp_path / "run" / "proces-verbaal.html", *tmp_path.rglob("rapport.html")]:
        said = page.read_text(encoding="utf-8")
        assert "kon geen PDF worden gemaakt" in said
        assert 'rapport.pdf"' not in said
        assert 'proces-verbaal.pdf"' not in said
    monkeypatch.undo()
    write(result, tmp_path / "run", head=HEAD)
    assert unprinted(result, tmp_path / "run") == ()


def test_pictures_of_open_passages_stand_in_the_pdf_with_words_for_who_cannot_see_them() -> None:
    result = sample()
    beside = Beside(pictures={quoted: png(shade) for shade, quoted in enumerate(wanted(result.assessments))})
    job = region_job(result, REGION, head=HEAD, beside=beside)
    shown = wanted([row for row in result.assessments if row.region == REGION], only_open=True)
    assert 0 < len(job.pictures) == len(shown)
    once, again = typeset([job, job])
    assert once == again
    assert once is not None
    figures = [element for kind, element in elements(once) if kind == "Figure"]
    assert len(figures) == len(shown)
    assert all("Uitsnede van bladzijde" in str(figure["/Alt"]) for figure in figures)
    drawn = {(image.width, image.height) for page in PdfReader(io.BytesIO(once)).pages for image in (i.image for i in page.images) if image}
    assert drawn == {(40, 20)}


def test_a_picture_that_cannot_be_set_costs_only_the_pictures() -> None:
    good = region_job(sample(), REGION, head=HEAD)
    shown = dict.fromkeys(wanted(sample().assessments), b"no picture at all, but long enough for a head")
    bad = region_job(sample(), REGION, head=HEAD, beside=Beside(pictures=shown))
    (content,) = typeset([bad])
    assert content is not None
    assert len(PdfReader(io.BytesIO(content)).pages) == len(PdfReader(io.BytesIO(next(filter(None, typeset([good]))))).pages)


def test_very_long_words_stay_on_the_page() -> None:
    long = changed_texts(sample(), lambda text: text + "x" * 300)
    content = made(long)["regio"]
    for page in pypdfium2.PdfDocument(content):
        wide, text = page.get_width(), page.get_textpage()
        assert all(text.get_charbox(at)[2] <= wide for at in range(0, text.count_chars(), 7))


def test_the_main_job_lays_a_pdf_beside_every_page(job: Job) -> None:
    assert (job.folder / "proces-verbaal.pdf").is_file()
    for page in job.folder.glob("regios/*/rapport.html"):
        pages = words(page.with_suffix(".pdf").read_bytes())
        assert job.said.split("Kop van het register: ")[1].split()[0] in pages[-1].replace(" ", "")
