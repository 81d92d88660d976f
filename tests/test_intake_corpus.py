"""Real mails of other projects: every attachment is found, under the name it was sent with. Skipped where they are absent."""

import csv
from pathlib import Path

import pytest
from mail_pieces import read

from intake.filetype import TNEF
from intake.message import Leaf, Role

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "mail"
ROWS = list(csv.DictReader((CORPUS / "labels.csv").read_text("utf-8").splitlines())) if CORPUS.is_dir() else []

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not ROWS, reason="the collection of real mails is not here")]


def attached(leaves: tuple[Leaf, ...]) -> list[Leaf]:
    """Attachments of the mail itself; what a winmail.dat holds counts as the mail's own."""
    found = [leaf for leaf in leaves if leaf.role in (Role.ATTACHMENT, Role.INLINE)]
    holders = {leaf.inside for leaf in found}
    shells = {leaf.part for leaf in found if leaf.media_type == TNEF and leaf.part in holders}
    return [leaf for leaf in found if (leaf.inside is None and leaf.part not in shells) or leaf.inside in shells]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["file"]) for row in ROWS])
def test_every_attachment_is_found_under_its_name(row: dict[str, str], tmp_path: Path) -> None:
    leaves = attached(read((CORPUS / "files" / row["file"]).read_bytes(), tmp_path).leaves)
    if row["sure"] != "yes":
        return  # read without a fault; its label may be disputed
    wanted = sorted(name for name in row["attachment_names"].split("; ") if name and not name.startswith("(unnamed"))
    names = [leaf.name for leaf in leaves if leaf.name]
    assert len(leaves) == int(row["n_attachments"])
    assert all(names.count(name) >= wanted.count(name) for name in wanted)
