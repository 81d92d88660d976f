"""Looks at an image file: how many pages, how large, and what one page looks like. Reads no text from it.

Knows image formats through Pillow; the size is judged before anything is unpacked.
"""

import warnings
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from extractors.content import Content
from extractors.document import Page, Searchability
from extractors.raster import Raster
from extractors.view import PictureError
from intake.message import State

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
MAX_PIXELS = 100_000_000
MAX_DRAWN = 60_000_000  # pixels that are unpacked to draw a page; all of them take memory then
MAX_FRAMES = 200
INCH = 72.0
MUTE = "Een afbeelding is niet doorzoekbaar."


def read_image(path: Path) -> Content:
    """One page a frame, without lines; only the headers are read."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                return _content(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Content(state=State.TOO_LARGE, because=f"Afbeelding heeft meer dan {MAX_PIXELS // 1_000_000} miljoen beeldpunten. {MUTE}")
    except UnidentifiedImageError:
        return Content(state=State.UNREADABLE, because=f"Bestand is geen afbeelding die te openen is, of het is beschadigd. {MUTE}")
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, Warning) as damage:
        return Content(state=State.UNREADABLE, because=f"Afbeelding is beschadigd ({type(damage).__name__}). {MUTE}")


def _content(image: Image.Image) -> Content:
    pages = [_page(image, 1)]
    is_cut = False
    while True:
        try:
            image.seek(len(pages))
        except EOFError:
            break
        if len(pages) >= MAX_FRAMES:
            is_cut = True
            break
        pages.append(_page(image, len(pages) + 1))
    state = State.PARTLY_READ if is_cut else State.READ
    because = f"Alleen de eerste {MAX_FRAMES} beelden zijn bekeken. {MUTE}" if is_cut else ""
    return Content(pages=tuple(pages), state=state, because=because)


def _page(image: Image.Image, number: int) -> Page:
    wide, high = image.size
    dots = _resolution(image)
    return Page(
        number=number,
        width=wide * INCH / dots,
        height=high * INCH / dots,
        lines=(),
        searchability=Searchability.IMAGE,
        because=f"afbeelding van {wide} bij {high} beeldpunten, zonder tekst",
    )


def _resolution(image: Image.Image) -> float:
    """Dots per inch as the file says, else one dot a point."""
    said = image.info.get("dpi")
    try:
        dots = float(said[0]) if said else INCH
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return INCH
    return dots if 20 <= dots <= 5_000 else INCH


def image_raster(path: Path, number: int, *, width: int, pixels: int) -> Raster:
    """One page as pixels on white, no wider than `width` and no more than `pixels`; PictureError where it cannot be drawn."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                image.seek(number - 1)
                return _raster(image, width, pixels)
    except EOFError as missing:
        raise PictureError(f"Het bestand heeft geen bladzijde {number}.") from missing
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureError("Deze afbeelding is te groot om te tekenen. Open het bestand met de hand.") from bomb
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError, TypeError, Warning) as damage:
        raise PictureError(
            "Deze afbeelding is niet te tekenen: beschadigd, of van een ongewone soort. Open het bestand met de hand."
        ) from damage


def _raster(image: Image.Image, width: int, pixels: int) -> Raster:
    wide, high = image.size
    if wide * high > MAX_DRAWN:
        raise PictureError("Deze afbeelding is te groot om te tekenen. Open het bestand met de hand.")
    scale = min(width / wide, (pixels / (wide * high)) ** 0.5, 1.0)
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    image.draft("RGB", size)
    whole = image.convert("RGBA")
    paper = Image.new("RGB", whole.size, (255, 255, 255))
    paper.paste(whole, mask=whole.getchannel("A"))
    small = paper.resize(size, Image.Resampling.BOX) if size != paper.size else paper
    points = _resolution(image) / INCH
    return Raster(small.width, small.height, 3 * small.width, "RGB", small.tobytes(), scale * points, 0.0, 0.0)
