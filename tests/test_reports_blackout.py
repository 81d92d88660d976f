"""What is about a person in a text, and what is not: rows of texts, and what stands in the place of the words."""

import pytest

from reports.blackout import Blackout, Left, mark, ordinary_in, people_in

PERSON, MAIL, PHONE = mark(Left.PERSON), mark(Left.MAIL), mark(Left.PHONE)
PEOPLE = ("Terlouw, Hendrik", "T. el Khatib", "Kuipers-Maas, Elly", "J.W. van Dongen", "Lindeboom, Wietske")
KEPT = ("Praktijk Lindeboom", "oco@vgz.nl")
BLACKOUT = Blackout(people=PEOPLE, kept=KEPT, wishes=("Huize Rozenhof",))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("Naam: H. Terlouw", f"Naam: {PERSON}", id="initials"),
        pytest.param("Terlouw, Hendrik", PERSON, id="as the register has it"),
        pytest.param("HENDRIK TERLOUW is directeur", f"{PERSON} is directeur", id="capitals"),
        pytest.param("Hendrik\nTerlouw", PERSON, id="over two lines"),
        pytest.param("de heer drs. H. Terlouw tekent", f"{PERSON} tekent", id="titles"),
        pytest.param("mevrouw Kuipers-Maas en Elly Kuipers", f"mevrouw {PERSON} en {PERSON}", id="double name and half of it"),
        pytest.param("Van Dongen en Khatib", f"{PERSON} en {PERSON}", id="last names alone"),
        pytest.param("Praktijk Lindeboom, W. Lindeboom", f"Praktijk Lindeboom, {PERSON}", id="a trade name stays"),
        pytest.param("Terlouwlaan 3", "Terlouwlaan 3", id="part of a longer word"),
        pytest.param("mail h.terlouw@horizon.example of oco@vgz.nl", f"mail {MAIL} of oco@vgz.nl", id="addresses"),
        pytest.param("jan(at)horizon.example", MAIL, id="an address that hides"),
        pytest.param("bel 06 - 12 34 56 78 of +31 (0)40 123 45 67", f"bel {PHONE} of {PHONE}", id="telephones"),
        pytest.param("bel 0475-123456.", f"bel {PHONE}.", id="a telephone at the end of a sentence"),
        pytest.param("op 08-07-2026 om 09.41 uur", "op 08-07-2026 om 09.41 uur", id="a day and a time"),
        pytest.param("KvK 90090505, vestiging 000090090505", "KvK 90090505, vestiging 000090090505", id="numbers of an organisation"),
        pytest.param("sha256 0123456789abcdef", "sha256 0123456789abcdef", id="a digest"),
        pytest.param("in Huize\nRozenhof", f"in {mark(Left.WISH)}", id="what somebody wants out too"),
        pytest.param("[weggelakt: alles]", "(weggelakt: alles]", id="a mark that is not ours"),
        pytest.param("Het bestuur besluit", "Het bestuur besluit", id="nobody"),
    ],
)
def test_what_is_of_a_person_goes_and_the_rest_stays(text: str, left: str) -> None:
    assert BLACKOUT.text(text) == left
    assert BLACKOUT.left_in(left) == ()


LOOSE = Blackout(people=("Terlouw, Hendrik Jan", "Bos, Jan", "A. Bakker"), named=("M. de Groot",), ordinary=frozenset({"bakker"}))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("vraag het aan terlouw", f"vraag het aan {PERSON}", id="last name in small letters"),
        pytest.param("dat zag een bakker", "dat zag een bakker", id="an ordinary word"),
        pytest.param("in het bos", "in het bos", id="too short to be sure"),
        pytest.param("Bakker belt, Jan ook", f"{PERSON} belt, {PERSON} ook", id="given name of three letters"),
        pytest.param("12 Jan 2026 en Jan. 2027", "12 Jan 2026 en Jan. 2027", id="a month"),
        pytest.param("HENDRIK tekent", f"{PERSON} tekent", id="given name in capitals"),
        pytest.param("paraaf H.J.T., ook H. J. en HJT", f"paraaf {PERSON}, ook {PERSON} en {PERSON}", id="initials"),
        pytest.param("volgens de Groot is het groot", f"volgens {PERSON} is het groot", id="what stands before it makes it a name"),
        pytest.param("jan @ horizon.example of jan at horizon punt nl", f"{MAIL} of {MAIL}", id="addresses written out"),
        pytest.param("bel +32 475 12 34 56 of +49 30 901820", f"bel {PHONE} of {PHONE}", id="telephones abroad"),
        pytest.param("een B.V. en een VOG, zie bladzijde 3 at the end", "een B.V. en een VOG, zie bladzijde 3 at the end", id="nobody"),
    ],
)
def test_a_known_person_is_found_loose_in_a_text(text: str, left: str) -> None:
    assert LOOSE.text(text) == left
    assert LOOSE.left_in(left) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dit nummer is van Hartelt & Moonsamy V.O.F.", "Dit nummer is van Hartelt & Moonsamy V.O.F."),
        ("Uittreksel van De Hartelt & Moonsamy V.O.F.", "Uittreksel van De Hartelt & Moonsamy V.O.F."),
        ("Getekend door Hartelt.", "Getekend door [weggelakt: naam van een persoon]."),
        ("De handtekening van Moonsamy staat er.", "De handtekening [weggelakt: naam van een persoon] staat er."),
    ],
    ids=["behind a small word", "behind two", "the person alone", "behind a small word, the person alone"],
)
def test_a_firm_that_is_called_after_people_keeps_its_name_whole(text: str, left: str) -> None:
    """Half of the name went, and what was left of it stopped the edition of every bidder in the region."""
    blackout = Blackout(people=("Joris Hartelt", "R. Moonsamy"), kept=("Hartelt & Moonsamy V.O.F.",))
    assert blackout.text(text) == left
    assert blackout.left_in(blackout.text(text)) == ()


def test_initials_that_are_a_legal_form_or_an_abbreviation_stay() -> None:
    one = Blackout(people=("Visser, Berend", "Vos, Ulla Bente", "Oost, Vera Gerda"))
    assert one.text("Horizon B.V. met een VGO en UBV") == "Horizon B.V. met een " + PERSON + " en " + PERSON
    assert Blackout(people=("Geel, Vera Olga",)).text("de VOG") == "de VOG"


def test_a_last_name_is_an_ordinary_word_by_how_it_is_used() -> None:
    people = ("A. Bakker", "B. Terlouw", "C. Meer", "D. Post", "E. Lindeboom")
    ours = ("Stuur het per post.",)
    first = ("bel de bakker", "meer aandacht, en meer zorg, voor meer mensen", "kvk terlouw.pdf en terlouw@x.example en vog terlouw.docx")
    second = ("vraag het aan terlouw", "lindeboom")
    assert ordinary_in((first, second), people, ours) == {"bakker", "meer", "post"}
    assert "lindeboom" in ordinary_in((("lindeboom",), second), people, ours)


@pytest.mark.parametrize("name", ["machtiging terlouw.pdf", "VOG_Terlouw.pdf", "vog-kuipers-maas.pdf"])
def test_small_letters_are_found_in_the_name_of_a_file(name: str) -> None:
    assert PERSON in BLACKOUT.text(name, name_of_file=True)


def test_what_is_left_is_told() -> None:
    assert {"h@x.example", "H. Terlouw"} <= set(BLACKOUT.left_in("namens H. Terlouw, h@x.example"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("U spreekt met mevrouw Achterberg.", "Achterberg"),
        ("Getekend: S.A. Verhagen", "S.A. Verhagen"),
        ("onze coördinator Petra Loos belt u", "Petra Loos"),
        ("dhr. M. van der Ploeg", "M. van der Ploeg"),
    ],
)
def test_a_name_is_known_by_what_stands_before_it(text: str, name: str) -> None:
    sure, whole = people_in((text,))
    assert name in sure | whole


def test_a_heading_and_a_legal_form_are_no_person() -> None:
    texts = ("A. Ervaring", "Onze ervaring is groot.", "Helder Advies B.V. Nijmegen", "Coöperatie Kustlijn U.A. Texel")
    assert people_in(texts) == (frozenset(), frozenset())


def test_a_last_name_that_is_a_common_word_goes_only_with_the_whole_name() -> None:
    sure, whole = people_in(("J. de Groot tekent.", "Een groot team."))
    assert (sure, whole) == (frozenset(), frozenset({"J. de Groot"}))
    assert Blackout(named=("J. de Groot",)).text("J. de Groot; Groot in de regio") == f"{PERSON}; Groot in de regio"
