"""A name from a mail becomes a name that stays in its folder, on every system, and opens as what the file is."""

import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.safe_names import LONGEST, RESERVED, Names, file_name, safe_name, same_ending

PDF = "application/pdf"
HOSTILE = {
    "../../etc/passwd": "etc-passwd.pdf",
    "..\\..\\windows\\system32": "windows-system32.pdf",
    "C:\\geheim.pdf": "C-geheim.pdf",
    "/": "bestand.pdf",
    "": "bestand.pdf",
    "...": "bestand.pdf",
    ".verborgen": "verborgen.pdf",
    "con": "_con.pdf",
    "NUL.pdf": "_NUL.pdf",
    "com1.txt.pdf": "_com1.txt.pdf",
    "KvK uittreksel (1).PDF": "KvK-uittreksel-1.pdf",
    "VOG\u202efdp.exe": "VOG-fdp.exe.pdf",
    "naam\x00.pdf": "naam.pdf",
    "een:stroom.pdf": "een-stroom.pdf",
    "bestand.pdf.": "bestand.pdf",
    "bestand.pdf ": "bestand.pdf",
    "cliëntondersteuning é.pdf": "clientondersteuning-e.pdf",
    "／etc／passwd": "etc-passwd.pdf",
    "~$brief.docx": "brief.docx.pdf",
    "<script>.pdf": "script.pdf",
    "%2e%2e%2fx.pdf": "2e-2e-2fx.pdf",
    "日本": "bestand.pdf",
    "a" * 300 + ".pdf": "a" * (LONGEST - 4) + ".pdf",
}


@pytest.mark.parametrize(("name", "safe"), HOSTILE.items(), ids=range(len(HOSTILE)))
def test_a_hostile_name_becomes_a_harmless_one(name: str, safe: str) -> None:
    assert file_name(name, media_type=PDF) == safe


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("kvk.pdf", "text/html", "kvk.pdf.html.txt"),
        ("pagina.html", "text/html", "pagina.html.txt"),
        ("factuur.pdf.exe", "application/vnd.microsoft.portable-executable", "factuur.pdf.exe.bin"),
        ("plan.docm", "application/vnd.ms-word.document.macroenabled.12", "plan.docm.bin"),
        ("foto.JPEG", "image/jpeg", "foto.jpg"),
        ("lijst.csv", "text/csv", "lijst.csv.txt"),
        ("zonder", "application/octet-stream", "zonder.bin"),
    ],
)
def test_the_suffix_says_what_the_file_is_and_nothing_active_opens(name: str, kind: str, safe: str) -> None:
    assert file_name(name, media_type=kind) == safe


@given(st.text(max_size=120), st.sampled_from([PDF, "text/html", "image/jpeg", "x/y"]))
def test_any_name_stays_where_it_is_put(name: str, kind: str) -> None:
    for safe in (safe_name(name), file_name(name, media_type=kind)):
        assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", safe)
        assert len(safe) <= LONGEST + 1
        assert not safe.endswith(".")
        assert ".." not in safe
        assert Path("map", safe).parent == Path("map")
        assert PureWindowsPath(safe).name == safe
        assert safe.split(".")[0].lower() not in RESERVED


def test_the_same_name_twice_gets_a_number_whatever_its_capitals() -> None:
    names = Names()
    assert [names.once(name) for name in ("a.pdf", "A.pdf", "a.pdf", "a-2.pdf", "b")] == ["a.pdf", "A-2.pdf", "a-3.pdf", "a-2-2.pdf", "b"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("afwijzing-" + "x" * 90 + ".docx", "afwijzing-" + "x" * (LONGEST - 15) + ".docx"),
        ("Brief aan Eik.PDF", "Brief-aan-Eik.PDF"),
        ("con.pdf", "_con.pdf"),
        ("../../brief.docx", "brief.docx"),
        ("brief zonder einde", "brief-zonder-einde"),
        ("....pdf", "brief.pdf"),
        (".verborgen", "verborgen"),
    ],
)
def test_a_long_name_keeps_how_it_ends(name: str, safe: str) -> None:
    """A letter that was sent under a long name came into the evidence package as something that nothing opens."""
    assert same_ending(name, otherwise="brief") == safe
