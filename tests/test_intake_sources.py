"""Where mails come from: in order of place, the same on every machine, and nothing skipped in silence."""

import os
import sys
from pathlib import Path

import pytest
from mail_pieces import PDF, PNG, TOP, encrypted_zip, tnef, zipped

from intake.source import SourceError
from intake.sources import open_source

MAIL = TOP + b"\r\nhallo\r\n"
FROM = b"From a@b.test Fri Jul 31 10:00:00 2026\n"
PLAIN = b"Subject: x\nFrom: a@b.test\n\nregel\n"


def found(path: Path) -> list[tuple[str, str]]:
    return [(raw.place.source, raw.place.position) for raw in open_source(str(path))]


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_is_read_through_sorted_and_relative(tmp_path: Path) -> None:
    folder = write(tmp_path / "postbus", {"b/2.eml": MAIL, "a.eml": MAIL, "B.eml": MAIL, "b/1": MAIL, "c.tnef": tnef(("a", b"b"))})
    assert found(folder) == [("postbus", place) for place in ("B.eml", "a.eml", "b/1", "b/2.eml", "c.tnef")]


def test_what_is_no_mail_is_listed_with_the_reason(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "p", {"1.eml": MAIL, "VOG.pdf": PDF, "post.pst": b"!BDN" + b"\x00" * 600, "leeg": b"", "x.zip": zipped([("a.pdf", PDF)])}
    )
    source = open_source(str(folder))
    assert [raw.place.position for raw in source] == ["1.eml"]
    assert {one.position for one in source.passed_over} == {"VOG.pdf", "leeg", "post.pst", "x.zip"}
    assert all(one.because for one in source.passed_over)
    assert "pst" in {one.position: one.because for one in source.passed_over}["post.pst"]


def test_a_damaged_mail_is_still_a_mail(tmp_path: Path) -> None:
    assert found(write(tmp_path / "p", {"1.eml": b"rommel", "2.msg": PNG})) == [("p", "1.eml"), ("p", "2.msg")]


def test_a_maildir_keeps_its_place_when_a_mail_is_read(tmp_path: Path) -> None:
    mark = "!2," if sys.platform == "win32" else ":2,"
    folder = write(tmp_path / "Maildir", {"new/1.M1": MAIL, f"cur/2.M2{mark}S": MAIL, f"cur/3.M3{mark}RS": MAIL})
    assert [place for _, place in found(folder)] == ["cur/2.M2", "cur/3.M3", "new/1.M1"]


@pytest.mark.parametrize("name", ["post.eml", "post.msg", "post", "post.txt"])
def test_one_file_is_a_source_without_a_position(name: str, tmp_path: Path) -> None:
    assert found(write(tmp_path, {name: MAIL}) / name) == [(name, "")]


def test_a_zip_of_mails_is_read_in_order_of_name(tmp_path: Path) -> None:
    archive = zipped([("map/b.eml", MAIL), ("a.eml", MAIL), ("map\\c.eml", MAIL), ("VOG.pdf", PDF)])
    source = open_source(str(write(tmp_path, {"export.zip": archive}) / "export.zip"))
    assert [raw.place.position for raw in source] == ["a.eml", "map/b.eml", "map/c.eml"]
    assert [one.position for one in source.passed_over] == ["VOG.pdf"]


def test_one_mail_with_an_envelope_line_is_kept_to_the_byte(tmp_path: Path) -> None:
    (raw,) = open_source(str(write(tmp_path, {"post.eml": FROM + PLAIN}) / "post.eml"))
    assert (raw.place.position, raw.data) == ("", FROM + PLAIN)
    assert len(list(open_source(str(write(tmp_path, {"twee.eml": FROM + PLAIN + b"\n" + FROM + PLAIN}) / "twee.eml")))) == 2


def test_a_zip_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    source = open_source(str(write(tmp_path / "p", {"e.zip": encrypted_zip("post.eml")})))
    assert list(source) == []
    assert "wachtwoord" in source.passed_over[0].because


def test_an_mbox_in_a_zip_is_divided(tmp_path: Path) -> None:
    archive = zipped([("post/Postvak", FROM + PLAIN + b"\n" + FROM + PLAIN)])
    assert [place for _, place in found(write(tmp_path, {"e.zip": archive}) / "e.zip")] == ["post/Postvak#1", "post/Postvak#2"]


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a name be no UTF-8")
def test_a_name_that_is_no_utf8_can_still_be_written(tmp_path: Path) -> None:
    folder = write(tmp_path / "p", {os.fsdecode(b"cli\xebnt.eml"): MAIL})
    assert found(folder) == [("p", "cli\ufffdnt.eml")]


def test_a_zip_in_a_folder_has_its_name_in_the_place(tmp_path: Path) -> None:
    folder = write(tmp_path / "p", {"export.zip": zipped([("a.eml", MAIL)])})
    assert found(folder) == [("p", "export.zip/a.eml")]


@pytest.mark.parametrize(
    ("content", "mails"),
    [
        pytest.param(FROM + PLAIN + b"\n" + FROM + PLAIN, [PLAIN, PLAIN], id="two mails"),
        pytest.param(
            FROM + PLAIN + b"\nFrom hier af een gewone zin\nrest\n",
            [PLAIN + b"\nFrom hier af een gewone zin\nrest\n"],
            id="a sentence that begins with From",
        ),
        pytest.param(FROM + PLAIN + FROM + b"x\n", [PLAIN + FROM + b"x\n"], id="no empty line before it"),
        pytest.param(FROM + PLAIN + b"\n" + FROM + b"geen veld\n", [PLAIN + b"\n" + FROM + b"geen veld\n"], id="no field behind it"),
        pytest.param(FROM + PLAIN + b">From a\n", [PLAIN + b">From a\n"], id="escaped line is left as it is"),
        pytest.param(b"From - Fri Jul 31 10:00:00 2026\n" + PLAIN, [PLAIN], id="Thunderbird"),
        pytest.param(
            (FROM + PLAIN + b"\n" + FROM + PLAIN).replace(b"\n", b"\r\n"), [PLAIN.replace(b"\n", b"\r\n")] * 2, id="Windows line ends"
        ),
    ],
)
def test_an_mbox_is_divided_at_real_envelope_lines_only(content: bytes, mails: list[bytes], tmp_path: Path) -> None:
    source = open_source(str(write(tmp_path, {"post.mbox": content}) / "post.mbox"))
    assert [raw.data for raw in source] == mails
    assert [raw.place.position for raw in source] == [f"#{number}" for number in range(1, len(mails) + 1)]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("bestaat-niet", "bestaat niet", id="absent"),
        pytest.param("VOG.pdf", "geen mail", id="a document"),
        pytest.param("https://post.test/INBOX", "internetadres", id="an address"),
    ],
)
def test_a_source_that_cannot_be_used_says_what_to_do(name: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, {"VOG.pdf": PDF})
    with pytest.raises(SourceError, match=says):
        open_source(name if "://" in name else str(tmp_path / name))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_not_followed(tmp_path: Path) -> None:
    folder = write(tmp_path / "p", {"1.eml": MAIL})
    (folder / "rond").symlink_to(folder)
    (folder / "buiten.eml").symlink_to(tmp_path / "elders.eml")
    source = open_source(str(folder))
    assert [raw.place.position for raw in source] == ["1.eml"]
    assert [one.position for one in source.passed_over] == ["buiten.eml", "rond"]


def test_a_source_can_be_read_twice_with_the_same_result(tmp_path: Path) -> None:
    source = open_source(str(write(tmp_path / "p", {"1.eml": MAIL, "x.zip": zipped([("a.pdf", PDF)]), "y.zip": b"PK stuk"})))
    assert list(source) == list(source)
    assert [one.position for one in source.passed_over] == ["x.zip", "y.zip"]


def test_the_path_of_this_machine_is_nowhere(tmp_path: Path) -> None:
    source = open_source(str(write(tmp_path / "p", {"1.eml": MAIL, "x": PDF}) / ".." / "p"))
    told = [str(raw.place) for raw in source] + [str(one) for one in source.passed_over]
    assert not any(str(tmp_path) in text for text in told)
    assert source.name == "p"
