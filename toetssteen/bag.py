"""A folder as a BagIt bag, and is a bag still whole? The one file that knows bagit. Asks no clock: the same content gives the same bag."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import bagit  # type: ignore[import-untyped]  # it ships no types

ALGORITHMS = ["sha256", "sha512"]
MANIFEST = "manifest-sha256.txt"

_OUTSIDE = {"data", "bagit.txt", "bag-info.txt", *(f"{tag}manifest-{kind}.txt" for tag in ("", "tag") for kind in ALGORITHMS)}
"""All that a package of ours has in its own folder."""

logging.getLogger("bagit").setLevel(logging.CRITICAL)  # it would put names of files in a log


def make_bag(folder: Path, about: Mapping[str, str]) -> None:
    """Turn this folder into a bag in place; `about` (with Bagging-Date and Bag-Software-Agent) goes into bag-info.txt."""
    bagit.make_bag(str(folder), dict(about), processes=1, checksums=list(ALGORITHMS))


def bag_faults(folder: Path) -> tuple[str, ...]:
    """Dutch sentences about everything in the bag that is not as its manifests say, each file once; none = whole."""
    try:
        bag = bagit.Bag(str(folder))
        bag.validate(processes=1)
    except bagit.BagValidationError as wrong:
        told = [_told(one) for one in wrong.details] or list(_counted(folder, bag))
        return tuple(dict.fromkeys(told)) or ("De lijsten van bestanden kloppen niet met wat er staat.",)
    except (bagit.BagError, OSError, ValueError):
        return ("Dit is geen heel bewijspakket: bagit.txt of een van de lijsten van bestanden ontbreekt of is beschadigd.",)
    return tuple(_strange(folder))


def _strange(folder: Path) -> Iterator[str]:
    """What stands beside `data`, and BagIt would let stand there: no entry vouches for it, and a person could open it first."""
    for path in sorted(folder.iterdir()):
        if path.name not in _OUTSIDE:
            name = path.name.encode(errors="replace").decode()
            yield f"{name} hoort niet in een bewijspakket: buiten de map data staan alleen lijsten van bestanden. Iemand zette het erbij."


def _told(one: bagit.ManifestErrorDetail) -> str:
    if isinstance(one, bagit.FileMissing):
        return f"{one.path} ontbreekt, maar staat wel in de lijst van bestanden."
    if isinstance(one, bagit.UnexpectedFile):
        return f"{one.path} staat niet in de lijst van bestanden: het is er later bijgezet."
    return f"{one.path} is veranderd: het controlegetal klopt niet met de lijst van bestanden."


def _counted(folder: Path, bag: bagit.Bag) -> Iterator[str]:
    """Which files are too many, too few or changed, where the bag only says that the count is not right."""
    listed, there = bag.payload_entries(), set(bag.payload_files())
    yield from (f"{path} staat niet in de lijst van bestanden: het is er later bijgezet." for path in sorted(there - listed.keys()))
    yield from (f"{path} ontbreekt, maar staat wel in de lijst van bestanden." for path in sorted(listed.keys() - there))
    for path in sorted(listed.keys() & there):
        with (folder / path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != listed[path].get("sha256"):
                yield f"{path} is veranderd: het controlegetal klopt niet met de lijst van bestanden."
