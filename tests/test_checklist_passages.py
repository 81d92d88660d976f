"""Pages become passages a person would call one, with offsets that stay literal."""

import pytest

from checklist.passages import Cut, Form, Text, cut
from extractors.document import Box, Kind, Line, Page, Searchability


def text(*pages: str, boxes: bool = False) -> Text:
    """A text of these pages; with boxes every line stands 14 points below the one before."""
    made = []
    for number, raw in enumerate(pages, start=1):
        lines = tuple(
            Line(text=line, box=Box(x0=50, y0=at * 14.0, x1=50 + 5.0 * len(line), y1=at * 14.0 + 11) if boxes else None)
            for at, line in enumerate(raw.split("\n"))
            if line or not boxes
        )
        made.append(Page(number=number, width=0, height=0, lines=lines, searchability=Searchability.DIGITAL, because=""))
    return Text(sha256="a" * 64, part="m/1", pages=tuple(made), kind=Kind.ONDERBOUWING, name="proef.pdf")


def shown(cuts: tuple[Cut, ...]) -> list[str]:
    return [" ".join(one.literal.split()) for one in cuts]


WRAPPED = """Wij werken sinds 2014 in deze regio en kennen de meeste aanbieders van
verpleging en verzorging persoonlijk, omdat wij er vaak komen en er ook de
zorgbemiddelaars spreken.
Elke maand overleggen wij met de gemeente over mensen die van de Wmo naar
de Wlz gaan."""


@pytest.mark.parametrize("boxes", [pytest.param(True, id="with boxes"), pytest.param(False, id="without boxes")])
def test_wrapped_lines_are_one_paragraph_until_a_short_last_line(boxes: bool) -> None:  # noqa: FBT001
    assert [one.split()[0] for one in shown(cut([text(WRAPPED, boxes=boxes)]))] == ["Wij", "Elke"]


def test_every_line_of_a_word_file_is_a_paragraph() -> None:
    assert len(cut([text("Wij zijn lid sinds 2016.\nOnze mensen staan in het register.\nDe code is getekend.")])) == 3


def test_a_heading_goes_with_what_follows() -> None:
    heading, below = cut([text("4.1.7 Beroepsvereniging\nWij zijn lid sinds 2016.")])
    assert (heading.form, below.headings) == (Form.HEADING, ("4.1.7 Beroepsvereniging",))


def test_deeper_headings_keep_the_ones_above() -> None:
    found = [one for one in cut([text("2 Eisen\n2.1 Ervaring\nWij werken sinds 2010.")]) if one.form is Form.PARAGRAPH]
    assert found[0].headings == ("2 Eisen", "2.1 Ervaring")


def test_a_question_stands_above_its_answer() -> None:
    found = cut([text("Bent u lid van de BCMB?\nJa, sinds 2016.")])
    assert found[-1].lead == "Bent u lid van de BCMB?"


def test_a_short_list_is_one_passage_with_its_introduction() -> None:
    found = cut([text("Wij hebben contracten met:\n- Tiel\n- Buren\nDaarna iets anders.")])
    assert shown(found)[0] == "Wij hebben contracten met: - Tiel - Buren"
    assert len(found[0].breaks) == 2


def test_a_long_list_is_cut_by_item_and_remembers_its_introduction() -> None:
    items = "\n".join(f"- gemeente nummer {number} {'x ' * 60}" for number in range(12))
    found = cut([text(f"Wij hebben contracten met:\n{items}")])
    assert len(found) > 2
    assert {one.lead for one in found[1:]} == {"Wij hebben contracten met:"}


def test_a_table_row_is_a_passage_with_its_column_heads() -> None:
    found = cut([text("Eis | Toelichting\n7 | Lid sinds 2016\n8 | Op onze website")])
    assert [one.form for one in found] == [Form.ROW] * 3
    assert found[2].lead == "Eis | Toelichting"


def test_cells_beside_each_other_are_one_row() -> None:
    lines = tuple(Line(text=words, box=Box(x0=x, y0=100, x1=x + 90, y1=111)) for words, x in (("Eis 7", 50), ("Lid sinds 2016", 200)))
    page = Page(number=1, width=595, height=842, lines=lines, searchability=Searchability.DIGITAL, because="")
    found = cut([Text(sha256="a" * 64, part="m/1", pages=(page,), kind=Kind.ONDERBOUWING, name="p")])
    assert shown(found) == ["Eis 7 Lid sinds 2016"]


def test_a_cell_that_runs_on_stays_in_its_row() -> None:
    drawn = (("9  CEO  Landelijke lijst sinds 2023, cijfer", 50), ("8,1; gedeeld met Zilveren Kruis", 150), ("10  Leren  Voldoet", 50))
    lines = tuple(
        Line(text=words, box=Box(x0=x, y0=100 + 13.0 * at, x1=x + 200, y1=110 + 13.0 * at)) for at, (words, x) in enumerate(drawn)
    )
    page = Page(number=1, width=595, height=842, lines=lines, searchability=Searchability.DIGITAL, because="")
    found = cut([Text(sha256="a" * 64, part="m/1", pages=(page,), kind=Kind.ONDERBOUWING, name="p")])
    assert len(found) == 2


def test_a_sentence_over_two_pages_is_one_passage_with_two_literal_parts() -> None:
    first = (
        "Wij werken al jaren in deze regio en zijn bekend bij alle partijen die\nhier actief zijn, zoals de huisartsen, de wijkteams en de"
    )
    found = cut([text(first, "verpleeghuizen in de streek, en dat blijft zo.")])
    assert len(found) == 1
    assert found[0].page_at(0) == 1
    assert found[0].page_at(len(found[0].words) - 1) == 2
    start, end = found[0].part_of(0)
    assert found[0].literal[start:end].strip() == first


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [f"Stichting Naast U - onderbouwing\nZin nummer {name}.\nPagina {at} van 4" for at, name in enumerate("abcd", start=1)]
    assert shown(cut([text(*pages)])) == [f"Zin nummer {name}." for name in "abcd"]


def test_words_have_one_character_for_each_character_on_the_page() -> None:
    lines = ("Onze cliënt-", "ondersteuners komen bij u thuis en in de zorg-", "en welzijnsinstelling waar u woont of werkt.")
    found = cut([text("\n".join(lines))])
    assert len(found[0].words) == len(found[0].literal)
    assert "\u00ad\u00adondersteuners" in found[0].words
    assert "zorg- en" in found[0].words


def test_empty_pages_give_nothing() -> None:
    assert cut([text("", "  \n ")]) == ()
    assert cut([]) == ()


def test_order_is_reading_order() -> None:
    found = cut([text("Een.\nTwee."), text("Drie.")])
    assert [one.order for one in found] == [0, 1, 2]


def test_a_filled_in_line_is_no_heading_and_boxes_are_no_column_heads() -> None:
    found = cut([text("Heeft u een contract met een zorgkantoor?\n[x] Ja  [ ] Nee\nZo ja, met welk zorgkantoor: Menzis, Twente")])
    assert Form.HEADING not in {one.form for one in found}
    assert found[-1].lead == "Heeft u een contract met een zorgkantoor?"


def test_a_label_with_a_sentence_beside_it_is_a_row_and_no_heading() -> None:
    label = Line(text="Ervaring", box=Box(x0=50, y0=0, x1=95, y1=11))
    answer = Line(text="Wij hebben sinds 2015 een contract met Gouda", box=Box(x0=160, y0=0, x1=400, y1=11))
    page = Page(number=1, width=0, height=0, lines=(label, answer), searchability=Searchability.DIGITAL, because="")
    asked = Text(sha256="a" * 64, part="m/1", pages=(page,), kind=Kind.ONDERBOUWING, name="proef.pdf")
    assert [one.form for one in cut([asked])] == [Form.ROW]


@pytest.mark.parametrize("sign", ["+", "...", "…", "*"])
def test_points_of_a_folder_are_items(sign: str) -> None:
    assert cut([text(f"Wist u dat\n{sign} Al 14 jaar in Twente")])[-1].form is Form.LIST


def test_a_point_of_wist_u_dat_is_told_and_not_asked() -> None:
    assert cut([text("Wist u dat\n... wij in 2025 met 40 mensen spraken?")])[-1].form is Form.LIST


def test_keywords_on_lines_of_their_own_are_no_headings() -> None:
    found = cut([text("BCMB\nRegister\nKlachtenregeling\nDuurzaamheid\nWij zijn begonnen in 2014 met twee mensen.")])
    assert all(one.headings == () for one in found)


def test_a_line_of_a_megabyte_is_cut_at_spaces() -> None:
    found = cut([text("klachtenregeling " * 10_000)])
    assert max(len(one.words) for one in found) < 9000
    assert all(one.words.strip().startswith("klachtenregeling") for one in found)


def test_a_numbered_clause_begins_a_passage() -> None:
    clauses = (
        "4.1 Wij ontvangen geen geld van aanbieders, en dat is zo afgesproken in het reglement van\nde stichting sinds 2019.\n"
        "4.2 Op de medewerkers rust een plicht tot geheimhouding, met een boete van 2.500 euro bij iedere\novertreding daarvan."
    )
    assert [one.split()[0] for one in shown(cut([text(clauses)]))] == ["4.1", "4.2"]


def test_letters_with_a_full_stop_are_items() -> None:
    (made,) = cut([text("Wij hebben deze overeenkomsten:\na. gemeente Tiel, tot 2027;\nb. gemeente Druten, tot 2028.")])
    assert len(made.breaks) == 2


def test_a_full_line_that_breaks_before_a_capital_is_no_heading() -> None:
    told = "Eerste gesprekken en vaste afspraken met Woonzorg Weidehof en De Polder\nHoeve en de wijkteams. Tien op 31 december 2026."
    assert [one.split()[0] for one in shown(cut([text(f"{told}\n{WRAPPED}", boxes=True)]))] == ["Eerste", "Wij", "Elke"]
