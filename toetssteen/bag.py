"""A folder as a BagIt bag, and is a bag still whole? The one file that knows bagit. Asks no clock: the same content gives the same bag."""

import logging
from collections.abc import Mapping
from pathlib import Path

import bagit  # type: ignore[import-untyped]  # it ships no types

ALGORITHMS = ["sha256", "sha512"]
MANIFEST = "manifest-sha256.txt"

logging.getLogger("bagit").setLevel(logging.CRITICAL)  # it would put names of files in a log


def make_bag(folder: Path, about: Mapping[str, str]) -> None:
    """Turn this folder into a bag in place; `about` (with Bagging-Date and Bag-Software-Agent) goes into bag-info.txt."""
    bagit.make_bag(str(folder), dict(about), processes=1, checksums=list(ALGORITHMS))


def bag_faults(folder: Path) -> tuple[str, ...]:
    """Dutch sentences about everything in the bag that is not as its manifests say; none = whole."""
    try:
        bag = bagit.Bag(str(folder))
        bag.validate(processes=1)
    except bagit.BagValidationError as wrong:
        details = wrong.details or [wrong]
        return tuple(f"Het pakket klopt niet met zijn lijst van bestanden: {one}." for one in details)
    except (bagit.BagError, OSError, ValueError) as wrong:
        return (f"Dit is geen heel bewijspakket: {wrong}.",)
    return ()
