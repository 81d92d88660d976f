"""Files beside a report open as what they are, under names that stay in their folder; pictures are shown once and stay within bounds."""

import base64
import dataclasses
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image
from result_sample import HEAD, hostile, sample

from checklist.finding import AttachmentRow, Result
from extractors.png import size_of
from intake.message import State
from reports.album import LARGEST, MOST, Album, wanted
from reports.beside import FOLDER, NOBODY, Beside, Quoted, attached
from reports.bidder import bidder_pages
from reports.region import region_report
from reports.sheet import bid_pages
from reports.write import write

REGIONS = [row.id for row in sample().procedure.regions]
SAFE = re.compile(rf"{FOLDER}/[A-Za-z0-9_][A-Za-z0-9_-]*/[A-Za-z0-9_][A-Za-z0-9._-]*")
NAMES = ("../../etc/passwd", "C:\\x.pdf", "\u202efdp.exe", "", "nul", "a/b\x00c.pdf", "<img src=x>.pdf", "x" * 400 + ".pdf")


def renamed(result: Result, name: str) -> Result:
    """The result with this name on every bid and every attachment."""

    def leaf(row: AttachmentRow) -> AttachmentRow:
        return dataclasses.replace(row, path=(*row.path[:-1], name))

    bids = tuple(dataclasses.replace(bid, name=name, kvk_number=name) for bid in result.bids)
    messages = tuple(dataclasses.replace(message, attachments=tuple(map(leaf, message.attachments))) for message in result.messages)
    return dataclasses.replace(result, messages=messages, bids=bids)


def png(shade: int = 0, wide: int = 40) -> bytes:
    out = io.BytesIO()
    Image.new("P", (wide, 20), shade).save(out, format="PNG")
    return out.getvalue()


def pictures(result: Result, content: bytes) -> dict[Quoted, bytes]:
    return dict.fromkeys(wanted(result.assessments), content)


def test_every_attachment_has_one_safe_path_of_its_own_content() -> None:
    result = sample()
    links, contents = attached(result, has=lambda _: True)
    rows = {(message.sha256, row.part): row for message in result.messages for row in message.attachments}
    assert set(links) == {leaf for leaf, row in rows.items() if row.state is not State.UNPACKED}
    assert all(contents[path] == rows[leaf].sha256 for leaf, path in links.items())
    assert all(SAFE.fullmatch(path) for path in contents)
    assert len({path.lower() for path in contents}) == len(contents)
    assert any(path.startswith(f"{FOLDER}/{NOBODY}/") for path in contents)


def test_what_is_not_kept_has_no_path() -> None:
    assert attached(sample(), has=lambda _: False) == ({}, {})


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_from_a_mail_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    result = renamed(sample(), name)
    original = tmp_path / "origineel"
    original.write_bytes(b"%PDF-1.7 wat er was")
    links, contents = attached(result, has=lambda _: True)
    assert all(SAFE.fullmatch(path) for path in contents)
    folder = tmp_path / "rapporten" / "run"
    write(result, folder, head=HEAD, beside=Beside(links=links, files=dict.fromkeys(contents, original)))
    assert {path.name for path in tmp_path.iterdir()} == {"origineel", "rapporten"}
    found = {path.relative_to(folder).as_posix() for path in (folder / FOLDER).rglob("*") if path.is_file()}
    assert found == set(contents)


def test_a_changed_copy_is_put_right_and_the_original_never_touched(tmp_path: Path) -> None:
    original = tmp_path / "origineel"
    original.write_bytes(b"zoals het kwam")
    beside = Beside(files={"bijlagen/een/brief.pdf": original})
    folder = tmp_path / "run"
    copy = folder / "bijlagen" / "een" / "brief.pdf"
    write(sample(), folder, head=HEAD, beside=beside)
    assert not copy.is_symlink()
    copy.write_bytes(b"anders")
    assert original.read_bytes() == b"zoals het kwam"
    write(sample(), folder, head=HEAD, beside=beside)
    assert copy.read_bytes() == b"zoals het kwam"


class Page(HTMLParser):
    """Images, links and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "img":
            self.images.append(found)
        if tag == "a":
            self.links.append(found.get("href") or "")
        if "id" in found:
            self.ids.append(found["id"] or "")


def report(result: Result, region: str, **beside: object) -> Page:
    return Page(region_report(result, region, head=HEAD, beside=Beside(**beside)))  # type: ignore[arg-type]


@pytest.mark.parametrize("region", REGIONS)
def test_a_picture_is_shown_once_and_pointed_at_after_that(region: str) -> None:
    result, content = sample(), png()
    page = report(result, region, pictures=pictures(result, content))
    quotes = wanted([row for row in result.assessments if row.region == region], only_open=True)
    assert len(page.images) == len(quotes)
    assert len(page.ids) == len(set(page.ids))
    assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))
    for image in page.images:
        address, _, data = (image["src"] or "").partition(",")
        assert address == "data:image/png;base64"
        assert base64.b64decode(data, validate=True) == content
        assert (image["width"], image["height"]) == ("40", "20")
        assert "Uitsnede van bladzijde" in (image["alt"] or "")


@pytest.mark.parametrize("region", REGIONS)
def test_the_page_of_a_bid_shows_every_picture_once(region: str) -> None:
    result = sample()
    names = bid_pages(result)
    found = bidder_pages(result, region, head=HEAD, beside=Beside(pictures=pictures(result, png())))
    for row in result.assessments:
        if row.region == region:
            page = Page(found[names[row.bid]])
            assert len(page.images) == len(wanted([row]))
            assert all(link[1:] in page.ids for link in page.links if link.startswith("#"))


@pytest.mark.parametrize("region", REGIONS)
def test_links_lead_to_the_file_and_its_page(region: str) -> None:
    result = sample()
    links, contents = attached(result, has=lambda _: True)
    page = report(result, region, links=links)
    outward = [link for link in page.links if FOLDER in link]
    assert all(link.startswith("../../") and link[6:].partition("#")[0] in contents for link in outward)
    assert all(re.fullmatch(r"(#page=\d+)?", "".join(link.partition("#")[1:])) for link in outward)
    evidence = wanted([row for row in result.assessments if row.region == region])
    assert not evidence or any("#page=" in link for link in outward)


def test_a_hostile_name_makes_no_other_page() -> None:
    def shape(result: Result) -> list[str]:
        links, _ = attached(result, has=lambda _: True)
        text = region_report(result, result.procedure.regions[0].id, head=HEAD, beside=Beside(links=links))
        return re.findall(r"<[a-z/]+", text)

    assert shape(renamed(hostile("x"), 'a.pdf" onmouseover="x')) == shape(renamed(hostile("x"), "gewoon.pdf"))


def test_a_report_stays_light_whatever_there_is_to_show() -> None:
    result = sample()
    heavy = png() + b"\0" * (LARGEST - len(png()))
    (first, *_) = [row for row in result.assessments if row.documents]
    findings = first.documents[0].findings
    proof = next(
        proof for row in result.assessments for document in row.documents for found in document.findings for proof in found.evidence
    )
    many = tuple(
        dataclasses.replace(proof, quote=f"woorden {number}", boxes=proof.boxes or wanted(result.assessments).popitem()[1])
        for number in range(400)
    )
    crowded = dataclasses.replace(
        first, documents=(dataclasses.replace(first.documents[0], findings=(dataclasses.replace(findings[0], evidence=many),)),)
    )
    album = Album([crowded], dict.fromkeys(wanted([crowded]), heavy))
    shown = [found for one in many if (found := album.show(one)) is not None]
    assert 0 < len(shown) < len(many)
    assert sum(len(base64.b64encode(found.png)) for found in shown) <= MOST
    assert len(shown) == MOST // len(base64.b64encode(heavy))
    assert Album([crowded], dict.fromkeys(wanted([crowded]), heavy + b"\0")).show(many[0]) is None


def test_nothing_but_a_png_gets_into_a_page() -> None:
    result = sample()
    with pytest.raises(ValueError, match="PNG"):
        report(result, REGIONS[0], pictures=pictures(result, b"<svg onload=alert(1)>" + b" " * 20))


def test_the_sample_has_something_to_show() -> None:
    assert wanted(sample().assessments)
    assert size_of(png()) == (40, 20)
