"""Is this installation what was shipped, and are its limits in force? For the IT department, and for proof of which program ran."""

import base64
import functools
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

LIBRARIES = (
    "lxml",
    "openpyxl",
    "pillow",
    "pydantic",
    "pyhanko",
    "pypdf",
    "pypdfium2",
    "python-docx",
    "spacy",
    "tzdata",
)
"""Libraries whose version can change what is read."""


PACKAGES = ("intake", "extractors", "checklist", "templates", "reports", "toetssteen")
"""Where our own code, rules and wording stand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One thing looked at."""

    good: bool
    text: str  # Dutch


def versions() -> dict[str, str]:
    """Version of every library that can change what is read; "afwezig" when it is not there."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "afwezig"
    return found


@functools.cache
def source_digest(*packages: str) -> str:
    """sha256 over every file of these packages of ours, by path and content: what the program is, whatever its version says."""
    digest = hashlib.sha256()
    for package in packages:
        root = Path(__file__).resolve().parent.parent / package
        for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
            content = path.read_bytes()
            digest.update(f"{package}/{path.relative_to(root).as_posix()}:{len(content)}:".encode() + content)
    return digest.hexdigest()


def diagnose() -> Iterator[Answer]:
    """Everything worth knowing about this installation."""
    good = sys.version_info >= (3, 11)
    yield Answer(good=good, text=f"Python {sys.version.split()[0]} op {sys.platform}")
    yield from _shipped()
    yield from _neighbours()
    for name, version in versions().items():
        yield Answer(good=version != "afwezig", text=f"{name} {version}")
    yield _limits()


def _shipped() -> Iterator[Answer]:
    """Compare each installed file with the digest that the package recorded for it."""
    if _is_editable():
        yield Answer(good=True, text="dit is een ontwikkelinstallatie: de bestanden zijn niet vergeleken met wat is geleverd")
        return
    changed = 0
    count = 0
    for file in metadata.files("toetssteen") or ():
        if file.hash is None or not file.suffix:
            continue
        count += 1
        path = Path(str(file.locate()))
        digest = _digest(path, file.hash.mode) if path.is_file() else ""
        if digest != file.hash.value:
            changed += 1
            yield Answer(good=False, text=f"{file} is niet het bestand dat is geleverd")
    if changed == 0:
        yield Answer(good=True, text=f"{count} geïnstalleerde bestanden zijn gelijk aan wat is geleverd")


def _is_editable() -> bool:
    """Does the program run from a checkout, where files may change?"""
    origin = metadata.distribution("toetssteen").read_text("direct_url.json")
    return bool(origin and json.loads(origin).get("dir_info", {}).get("editable"))


def _digest(path: Path, mode: str) -> str:
    raw = hashlib.new(mode, path.read_bytes()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _neighbours() -> Iterator[Answer]:
    """Our folders have plain names; another package with such a name in the same environment would overwrite ours."""
    import checklist
    import extractors
    import intake
    import reports
    import templates

    home = Path(__file__).resolve().parent.parent
    for module in (intake, extractors, checklist, templates, reports):
        place = Path(module.__file__ or "").resolve().parent.parent
        if place != home:
            yield Answer(good=False, text=f"de map {module.__name__} komt uit {place}; installeer Toetssteen in een eigen omgeving")


def _limits() -> Answer:
    """Memory limits of the child processes need an operating system that can set them."""
    try:
        import resource
    except ImportError:
        return Answer(good=True, text="dit systeem kan het geheugen van een lezer niet begrenzen; de tijd wordt wel begrensd")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    words = "onbegrensd" if hard == resource.RLIM_INFINITY else f"{hard >> 20} MiB"
    return Answer(good=True, text=f"lezers krijgen hooguit 1 GiB geheugen en 20 seconden (grens van het systeem: {words})")
