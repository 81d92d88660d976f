"""What the file of a letter is called."""

import dataclasses
import itertools

from result_sample import sample

from checklist.round import known, load
from reports.letter_words import LetterKind
from toetssteen.commands.brief import _name

LONG = dataclasses.replace(sample().bids[0], name="Stichting " + "Zeer lange naam " * 9, kvk_number="90090303")


def regions() -> set[str]:
    return {region.id for name in known() for region in load(name).regions}


def test_the_number_of_a_decision_is_never_cut() -> None:
    for kind, region in itertools.product(LetterKind, regions()):
        name = _name(LONG, kind, region, "besluit-123893")
        assert name.endswith(f"-{region}-besluit-123893.docx")
        assert len(name) <= 95
    assert _name(LONG, LetterKind.RECEIVED, "", "").endswith("-90090303.docx")


def test_letters_on_one_decision_for_other_regions_are_other_files() -> None:
    names = [_name(LONG, LetterKind.NOT_CHOSEN, region, "besluit-1024") for region in sorted(regions())]
    assert len(set(names)) == len(names)
