"""Images: read as far as size and pages, refused before they are unpacked when they are bombs."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from extractors import image
from extractors.document import Searchability
from extractors.image import read_image
from extractors.unsupported import KINDS, unsupported
from intake.message import State


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_an_image_is_a_page_without_text(form: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "white").save(tmp_path / "i", format=form)
    content = read_image(tmp_path / "i")
    page = content.pages[0]
    assert (content.state, page.searchability, page.lines) == (State.READ, Searchability.IMAGE, ())
    assert "40 bij 30 beeldpunten" in page.because


def test_every_frame_is_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("L", (20, 20), shade) for shade in (0, 90, 180)]
    frames[0].save(tmp_path / "i.tiff", save_all=True, append_images=frames[1:], dpi=(200, 200))
    content = read_image(tmp_path / "i.tiff")
    assert [page.number for page in content.pages] == [1, 2, 3]
    assert content.pages[0].width == pytest.approx(7.2)
    monkeypatch.setattr(image, "MAX_FRAMES", 2)
    cut = read_image(tmp_path / "i.tiff")
    assert (len(cut.pages), cut.state) == (2, State.PARTLY_READ)


def png_of(wide: int, high: int) -> bytes:
    """A PNG that claims a size; its pixels are not there."""

    def chunk(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    header = struct.pack(">IIBBBBB", wide, high, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


REFUSED = {
    "a bomb": (png_of(60_000, 60_000), State.TOO_LARGE),
    "just under Pillow's own error": (png_of(13_300, 13_300), State.TOO_LARGE),
    "no image": (b"MZ\x00\x01" * 50, State.UNREADABLE),
    "a head only": (b"\x89PNG\r\n\x1a\n", State.UNREADABLE),
    "a broken TIFF": (b"II*\x00\xff\xff\xff\xff", State.UNREADABLE),
    "an image of a kind that is not asked for": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", State.UNREADABLE),
}


@pytest.mark.parametrize(("blob", "state"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_safe_image_is_refused(blob: bytes, state: State, tmp_path: Path) -> None:
    (tmp_path / "i").write_bytes(blob)
    content = read_image(tmp_path / "i")
    assert content.state is state
    assert content.because.endswith(("beeldpunten.", "doorzoekbaar."))


@pytest.mark.parametrize("media_type", sorted(KINDS))
def test_an_unsupported_file_says_what_it_is(media_type: str) -> None:
    content = unsupported(media_type)
    assert content.state is State.UNSUPPORTED
    assert content.because == f"Dit bestand is {KINDS[media_type]}; dat kan Toetssteen niet lezen."
    assert media_type not in content.because


@pytest.mark.parametrize("media_type", ["application/octet-stream", "video/mp4", "audio/mpeg", "image/x-raw", "", "a/b/c"])
def test_an_unknown_kind_is_said_too(media_type: str) -> None:
    assert unsupported(media_type).because.startswith("Dit bestand is ")


def test_an_encrypted_office_file_is_encrypted() -> None:
    assert unsupported("application/x-ole-encrypted").state is State.ENCRYPTED
