"""Why a run is not complete: which file, of whom, what it means, what to do; and nobody else is named on a page of one bidder."""

from dataclasses import replace

import pytest
from result_sample import sample

from checklist.finding import Result
from intake.message import State
from reports.bidder import bidder_pages
from reports.index import index_page
from reports.own_files import PACKED, PHOTO, own_files
from reports.unread import bids_in, place, unread_lines

NAME = "VOG RP (beveiligd).pdf"


def _with(state: State, *, whose: str | None, media_type: str = "application/pdf") -> Result:
    """The sample with one file that was not read, of this bidder or of nobody."""
    result = sample(complete=False)
    at = next(n for n, row in enumerate(result.messages) if row.attachments and (not whose or row.bid == (whose,)))
    leaf = replace(result.messages[at].attachments[0], path=(NAME,), state=state, because="Zo staat het.", media_type=media_type)
    message = replace(result.messages[at], bid=(whose,) if whose else (), attachments=(leaf,), parts=())
    rest = tuple(
        replace(row, attachments=tuple(replace(each, state=State.READ) for each in row.attachments), parts=()) for row in result.messages
    )
    reasons = (f"{place(message, leaf)}: {state}", "post.zip: niet te openen")
    receipt = replace(result.receipt, incomplete_because=reasons)
    return replace(result, messages=(*rest[:at], message, *rest[at + 1 :]), receipt=receipt)


def _two() -> tuple[str, str]:
    result = sample()
    first, second, *_ = (row.bid[0] for row in result.messages if len(row.bid) == 1 and row.attachments)
    return first, second


@pytest.mark.parametrize(
    "state", sorted(State(code) for code in ("deels_gelezen", "niet_leesbaar", "versleuteld", "niet_ondersteund", "te_groot"))
)
def test_a_file_that_was_not_read_is_named_with_its_bidder_and_what_to_do(state: State) -> None:
    own, _ = _two()
    result = _with(state, whose=own)
    name = next(bid.name for bid in result.bids if bid.id == own)
    first, other = unread_lines(result)
    assert first.startswith(f"{NAME}, van {name}, ontvangen op ")
    assert "Zo staat het. Wat Toetssteen niet las, is niet getoetst. " in first
    assert "onderdeel" not in first
    assert other == "post.zip: niet te openen"
    assert ("dan mag u vragen hoe het bestand is te openen" in first) == (state is State.ENCRYPTED)
    assert ("vraag dan niet om een nieuw bestand" in first) == (state is not State.PARTLY_READ)


def test_a_file_in_a_mail_of_nobody_says_so_on_every_page() -> None:
    result = _with(State.ENCRYPTED, whose=None)
    (line, _) = unread_lines(result, bids=frozenset())
    assert "die bij geen inschrijver hoort" in line


def test_on_the_page_of_another_bidder_the_file_is_counted_and_nobody_is_named() -> None:
    own, other = _two()
    result = _with(State.ENCRYPTED, whose=own)
    assert unread_lines(result, bids=frozenset({other})) == (
        "post.zip: niet te openen",
        "In een ander deel van de postbus is 1 bestand niet of niet helemaal gelezen.",
    )
    calm = replace(result, receipt=replace(result.receipt, incomplete_because=result.receipt.incomplete_because[:1]))
    assert unread_lines(calm, bids=frozenset({other}))[0].endswith("gelezen. Van wie op deze bladzijde staat, is elk bestand gelezen.")
    assert "onderdeel" not in index_page(result, head="").split("<footer")[0].split("alarm")[1].split("</section>")[0]
    for region in {row.region for row in result.assessments if row.bid == other} & {row.id for row in result.procedure.regions}:
        assert own not in bids_in(result, region) or unread_lines(result, bids=bids_in(result, region))[0].startswith(NAME)
        pages = bidder_pages(result, region, head="")
        assert any(NAME not in page for page in pages.values())


def test_what_is_complete_has_nothing_unread() -> None:
    assert unread_lines(sample(complete=True)) == ()


@pytest.mark.parametrize(
    ("media_type", "todo"),
    [("image/heic", PHOTO), ("application/vnd.rar", PACKED), ("application/vnd.apple.pages", "Sla het op als PDF of Word (.docx)")],
    ids=["a photo stays a scan", "a packed file", "another program"],
)
def test_a_provider_reads_what_to_do_with_a_file_that_cannot_be_read(media_type: str, todo: str) -> None:
    own, _ = _two()
    (found,) = (file for file in own_files(_with(State.UNSUPPORTED, whose=own, media_type=media_type)) if file.name == NAME)
    assert found.todo.startswith(todo)
    assert found.todo.endswith("Doe de voortoets daarna opnieuw.")
