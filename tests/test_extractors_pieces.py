"""Properties that hold for any text: no page is lost, every quote is on its page, nothing raises."""

import sample_texts as samples
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import Box, Field, Mark
from extractors.identify import identify

LINES = [line for name, text in vars(samples).items() if name.isupper() for line in text.split("\n")]
ODD = st.text(alphabet=" .:|_☒☐[]()xX0123456789-/'\"ëÉ–…\t<>", max_size=40)
PAGE = st.lists(st.one_of(st.sampled_from(LINES), ODD), max_size=20).map("\n".join)
MARK = st.builds(
    Mark,
    page=st.integers(1, 3),
    how=st.sampled_from(["certificaat", "zegel", "afbeelding", "inkt", "platform", "getypt"]),
    box=st.sampled_from([None, Box(x0=10, y0=200, x1=90, y1=240)]),
)
FIELD = st.builds(
    Field,
    page=st.sampled_from([None, 1]),
    name=st.sampled_from(["onderaannemers_2027_ja", "naam", "handtekening", ""]),
    kind=st.sampled_from(["tekst", "vakje", "keuze", "handtekening"]),
    value=st.sampled_from(["", "aan", "uit", "Ja", "gezet", "leeg"]),
    label=st.sampled_from(["", "Naam", "ja"]),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(PAGE, min_size=1, max_size=3), st.lists(MARK, max_size=2), st.lists(FIELD, max_size=3))
def test_any_pages_are_cut_whole_and_quoted_truly(texts: list[str], marks: list[Mark], fields: list[Field]) -> None:
    pages = samples.pages(*texts, boxes=True)
    pieces = identify(pages, fields, marks)
    assert [number for piece in pieces for number in range(piece.first, piece.last + 1)] == list(range(1, len(pages) + 1))
    for fact in (fact for piece in pieces for fact in piece.facts):
        assert fact.value.strip()
        assert 0 < len(fact.locator.quote) <= 160
        assert " ".join(fact.locator.quote.split()) in " ".join(pages[fact.locator.page - 1].text.split())
