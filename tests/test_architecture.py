"""The house stands as drawn: imports run one way, one library has one room, nothing grows too big, names agree."""

import ast
import functools
import statistics
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("intake", "extractors", "checklist", "templates", "reports", "toetssteen")
MODULES = sorted(path.relative_to(ROOT).as_posix() for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

VOCABULARIES = {"intake": "intake.message", "extractors": "extractors.document", "checklist": "checklist.finding"}
"""The one file of a stage that later stages may import."""

MAY_IMPORT = {
    "intake": frozenset(),
    "extractors": frozenset({"intake"}),
    "checklist": frozenset({"intake", "extractors"}),
    "templates": frozenset(),
    "reports": frozenset({"intake", "extractors", "checklist", "templates"}),
    "toetssteen": frozenset(PACKAGES),
}
"""Only the vocabulary file of each, except for the application, which knows every door."""

LIBRARIES = {
    "asn1crypto": {
        "extractors/seals/trust.py",
        "extractors/seals/certificate.py",
        "extractors/pdf/seals.py",
        "toetssteen/timestamp.py",
    },  # certificates, and the stamps of time-stamp servers
    "ahocorasick": {"checklist/hits.py", "checklist/regions.py"},  # two indexes over different words
    "bagit": {"toetssteen/bag.py"},
    "docx": {"extractors/relations.py", "templates/letter.py"},  # the first reads, the second writes
    "docxtpl": {"templates/letter.py"},
    "email": {"intake/mail.py", "intake/parcel.py"},  # the second only writes
    "fitz": set(),  # AGPL
    "icalendar": {"toetssteen/calendar.py"},
    "imap_tools": {"intake/imap.py", "intake/imap_folders.py"},  # the second only their alphabet
    "jinja2": {"templates/__init__.py", "templates/letter.py"},  # pages; the sandbox in which a Word template is filled
    "lxml": {"extractors/ooxml.py", "extractors/markup.py", "templates/letter.py"},  # the last only its error
    "olefile": {"intake/compound.py", "intake/outlook.py"},
    "openpyxl": {"extractors/sheet_cells.py"},
    "oxmsg": {"intake/outlook.py"},
    "pdfplumber": set(),  # only in tests, as a second reader: see docs/bibliotheken.md
    "pebble": {"extractors/bounded.py"},
    "PIL": {"extractors/image.py", "extractors/drawing.py"},  # the first reads, the second draws
    "pypdf": {"extractors/pdf/structure.py", "extractors/pdf/blank.py"},  # the second only for pages that seem empty
    "psycopg": set(),  # found by SQLAlchemy itself, where a register stands on a server
    "pyhanko": {"extractors/pdf/seals.py"},
    "pyhanko_certvalidator": {"extractors/pdf/seals.py"},
    "rapidfuzz": {"checklist/regions.py", "checklist/language.py"},  # misspelt place names; misspelt long words
    "rich": {"toetssteen/progress.py"},
    "snowballstemmer": {"checklist/language.py"},
    "spacy": {"checklist/sentences.py"},
    "sqlalchemy": {"toetssteen/register.py"},
    "stdnum": {"extractors/numbers.py"},
    "typst": {"templates/typeset.py"},
    "xlsxwriter": {"reports/spreadsheet.py"},
}
"""One outside library, one file; a second file needs a reason beside it."""

LONGEST_FUNCTION = 60
LONGEST_MODULE = 400
MOST_ARGUMENTS = 5

EXCEPTIONS: dict[str, str] = {}
"""A function or module over the size, with the reason."""


@functools.cache
def _tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def _imports(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def _room(module: str) -> str:
    return module.split("/", 1)[0]


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_one_way(module: str) -> None:
    room = _room(module)
    for name in _imports(module):
        other = name.split(".", 1)[0]
        if other not in PACKAGES or other == room:
            continue
        assert other in MAY_IMPORT[room], f"{module} imports {name}"
        if room != "toetssteen" and other in VOCABULARIES:
            vocabulary = VOCABULARIES[other]
            assert name == vocabulary or name.startswith(f"{vocabulary}.") or vocabulary.startswith(f"{name}."), (
                f"{module} imports {name}; of {other} only {vocabulary} is open to it"
            )


FORMATS = ("pdf", "word", "rtf", "opendocument")
"""Folders of the extractors that know how a file is written."""
MEANINGS = ("kinds", "grids", "subcontractors", "signing", "acts", "regions")
"""Folders that know what a document says; of the last, a format may use the words and places that tell a signature from other ink."""


@pytest.mark.parametrize("module", [module for module in MODULES if module.split("/")[1] in FORMATS])
def test_a_format_knows_no_kind_of_document(module: str) -> None:
    open_to_all = ("extractors.signing.places", "extractors.signing.log_words", "extractors.signing.block", "extractors.signing.one_person")
    for name in _imports(module):
        if name.startswith(tuple(f"extractors.{folder}" for folder in MEANINGS)):
            assert name.startswith(open_to_all), f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_one_library_has_one_room(module: str) -> None:
    for name in {name.split(".", 1)[0] for name in _imports(module)}:
        if name in LIBRARIES:
            assert module in LIBRARIES[name], f"{module} imports {name}, which belongs in {sorted(LIBRARIES[name])}"


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_too_long(module: str) -> None:
    lines = [line for line in (ROOT / module).read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= LONGEST_MODULE or module in EXCEPTIONS


def _functions(module: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(_tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("module", MODULES)
def test_no_function_is_too_long_or_asks_too_much(module: str) -> None:
    for function in _functions(module):
        where = f"{module}:{function.name}"
        size = (function.end_lineno or 0) - function.body[0].lineno + 1
        assert size <= LONGEST_FUNCTION or where in EXCEPTIONS, f"{where} has {size} lines"
        given = function.args
        count = len([name for name in (*given.posonlyargs, *given.args, *given.kwonlyargs) if name.arg not in ("self", "cls")])
        assert count <= MOST_ARGUMENTS or where in EXCEPTIONS, f"{where} has {count} parameters"


def test_most_functions_are_short() -> None:
    sizes = sorted((function.end_lineno or 0) - function.body[0].lineno + 1 for module in MODULES for function in _functions(module))
    assert statistics.median(sizes) <= 8
    assert sizes[int(len(sizes) * 0.95)] <= 40


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_knows(module: str) -> None:
    assert ast.get_docstring(_tree(module)), f"{module} has no docstring"


def test_packages_are_the_same_in_every_tool() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert tuple(settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES
    assert tuple(settings["tool"]["mypy"]["packages"]) == PACKAGES


def test_every_name_of_an_excluded_library_is_known() -> None:
    """A library of pyproject.toml that no file imports is not needed, unless it serves another library."""
    imported = {name.split(".", 1)[0] for module in MODULES for name in _imports(module)}
    outside = imported - set(PACKAGES) - set(sys.stdlib_module_names)
    free = {"pydantic", "pydantic_core", "pypdfium2"}  # pydantic at every edge; pypdfium2 in the files of the PDF reader
    assert outside - free <= set(LIBRARIES), f"no room is named for {sorted(outside - free - set(LIBRARIES))}"
