"""What the file of a letter is called."""

import dataclasses

from result_sample import sample

from reports.letter_words import LetterKind
from toetssteen.commands.brief import _name


def test_the_number_of_a_decision_is_never_cut() -> None:
    bid = dataclasses.replace(sample().bids[0], name="Stichting " + "Zeer lange naam " * 9, kvk_number="90090303")
    for kind in LetterKind:
        name = _name(bid, kind, "zuidoost-brabant-en-omstreken-van-heel-ver", "besluit-123893")
        assert name.endswith("-besluit-123893.docx")
        assert len(name) <= 85
    assert _name(bid, LetterKind.RECEIVED, "", "").endswith("-90090303.docx")
