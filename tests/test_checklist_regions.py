"""Names of regions and municipalities: every spelling that was seen, every trap, and no correction without a word."""

import itertools
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.region_names import How, entries, municipalities
from checklist.regions import Match, Regions
from checklist.round import Region, load
from checklist.spelling import key, spelled

RULES = load("2027-2028")
REGIONS = Regions(RULES)
MUNICIPALITIES = 342
LIST = Path(__file__).resolve().parents[2] / "shared" / "sources" / "002_93672227a4721462.txt"


def ids(found: tuple[Match, ...]) -> list[str]:
    return [region for match in found for region in match.regions]


def one(written: str) -> Match:
    (match,) = REGIONS.resolve(written)
    return match


@pytest.mark.parametrize(
    ("written", "region"),
    [
        pytest.param("Apeldoorn/Zutphen e.o.", "apeldoorn-zutphen", id="with a slash and omstreken"),
        pytest.param("Apeldoorn, Zutphen e.o.", "apeldoorn-zutphen", id="with a comma inside"),
        pytest.param("Apeldoorn & Zutphen", "apeldoorn-zutphen", id="ampersand"),
        pytest.param("’t Gooi", "t-gooi", id="curly apostrophe"),
        pytest.param("‘t Gooi", "t-gooi", id="opening quote"),
        pytest.param("'t Gooi", "t-gooi", id="straight apostrophe"),
        pytest.param("ʼt\u00a0Gooi", "t-gooi", id="modifier letter and no-break space"),
        pytest.param("t Gooi", "t-gooi", id="no apostrophe"),
        pytest.param("Het Gooi", "t-gooi", id="het"),
        pytest.param("Zaanstreek-Waterland", "zaanstreek-waterland", id="hyphen for slash"),
        pytest.param("Fryslân", "friesland", id="Frisian name"),
        pytest.param("Noord\u2011Holland\u2011Noord", "noord-holland-noord", id="no-break hyphens"),
        pytest.param("Noord Holland Noord", "noord-holland-noord", id="no hyphens"),
        pytest.param("NHN", "noord-holland-noord", id="abbreviation"),
        pytest.param("N&M Limburg", "noord-en-midden-limburg", id="abbreviated words"),
        pytest.param("Noord en Midden Limburg", "noord-en-midden-limburg", id="spaces"),
        pytest.param("De Waarden", "waardenland", id="old name"),
        pytest.param("Midden Holland", "midden-holland", id="space for hyphen"),
        pytest.param("Middenbrabant", "midden-brabant", id="written together"),
        pytest.param("Noord-Oost Brabant", "noordoost-brabant", id="taken apart"),
        pytest.param("ZHE", "zuid-hollandse-eilanden", id="abbreviation of the islands"),
        pytest.param("Zuidoost-Brabant", "zuid-oost-brabant", id="official name"),
        pytest.param("Zuid-Oost-Brabant", "zuid-oost-brabant", id="three parts"),
        pytest.param("Arnhem,", "arnhem", id="trailing comma as printed"),
        pytest.param("Amstelland & de Meerlanden", "amstelland-en-de-meerlanden", id="ampersand for en"),
        pytest.param("Zuid-Holland Noord", "zuid-holland-noord", id="official spelling"),
        pytest.param("WSD", "westland-schieland-delfland-wsd", id="WSD"),
        pytest.param("Westland, Schieland, Delfland (WSD)", "westland-schieland-delfland-wsd", id="name with commas"),
        pytest.param("Westland, Schieland en Delfland", "westland-schieland-delfland-wsd", id="commas and en"),
        pytest.param("Westland Schieland, Delfland (WSD)", "westland-schieland-delfland-wsd", id="a comma forgotten"),
        pytest.param("Apeldoorn, Zutphen", "apeldoorn-zutphen", id="both cities, where a region is asked"),
        pytest.param("Midden Ijssel", "midden-ijssel", id="lower-case j"),
        pytest.param("Middel-IJssel", "midden-ijssel", id="misprint of 2021"),
        pytest.param("zorgkantoorregio Utrecht", "utrecht", id="called a region"),
        pytest.param("regio Twente (Menzis)", "twente", id="with the office behind it"),
    ],
)
def test_a_written_region_is_understood(written: str, region: str) -> None:
    match = one(written)
    assert (match.regions, match.doubt) == ((region,), "")


@pytest.mark.parametrize("region", RULES.regions, ids=lambda region: region.id)
def test_every_name_and_variant_means_its_own_region(region: Region) -> None:
    names = (region.name, *region.variants)
    assert [ids(REGIONS.resolve(name)) for name in names] == [[region.id]] * len(names)


@pytest.mark.parametrize(
    ("written", "regions"),
    [
        pytest.param("Haaglanden, Zeeland en West-Brabant", ["haaglanden", "zeeland", "west-brabant"], id="commas and en"),
        pytest.param("Twente; Groningen\nArnhem", ["twente", "groningen", "arnhem"], id="semicolon and line"),
        pytest.param(
            "Westland, Schieland, Delfland (WSD), Haaglanden",
            ["westland-schieland-delfland-wsd", "haaglanden"],
            id="a name with commas in a list",
        ),
        pytest.param("regio's Utrecht en 't Gooi", ["utrecht", "t-gooi"], id="called regions"),
        pytest.param("West- en Midden-Brabant", ["west-brabant", "midden-brabant"], id="a part left out"),
        pytest.param("West-, Midden- en Noordoost-Brabant", ["west-brabant", "midden-brabant", "noordoost-brabant"], id="two left out"),
        pytest.param("Zuid- en Midden-Limburg", ["zuid-limburg", "noord-en-midden-limburg"], id="half of a region"),
        pytest.param("Noord- en Midden-Limburg en Nijmegen", ["noord-en-midden-limburg", "nijmegen"], id="en inside a name"),
    ],
)
def test_a_list_of_regions_is_taken_apart(written: str, regions: list[str]) -> None:
    assert ids(REGIONS.resolve(written)) == regions


@pytest.mark.parametrize(
    ("written", "regions", "how", "words"),
    [
        pytest.param("Bergen", ["noord-en-midden-limburg", "noord-holland-noord"], How.MUNICIPALITY, "twee gemeenten", id="Bergen"),
        pytest.param("gemeente Nijmegen", ["nijmegen"], How.MUNICIPALITY, "hele regio", id="the city, not the region"),
        pytest.param("Tilburg", ["midden-brabant"], How.MUNICIPALITY, "gemeente in de regio", id="a municipality"),
        pytest.param("Capelle a/d IJssel", ["rotterdam"], How.MUNICIPALITY, "gemeente", id="a/d"),
        pytest.param("Alphen a.d. Rijn", ["zuid-holland-noord"], How.MUNICIPALITY, "gemeente", id="a.d."),
        pytest.param("Bergen (L.)", ["noord-en-midden-limburg"], How.MUNICIPALITY, "gemeente", id="with its province"),
        pytest.param("Den Bosch", ["noordoost-brabant"], How.MUNICIPALITY, "'s-Hertogenbosch", id="everyday name"),
        pytest.param("Weesp", ["amsterdam", "t-gooi"], How.OLD_MUNICIPALITY, "niet bevestigd", id="moved between regions"),
        pytest.param("Leerdam", ["utrecht", "waardenland"], How.OLD_MUNICIPALITY, "niet bevestigd", id="VGZ or Zilveren Kruis"),
        pytest.param("Uden", ["noordoost-brabant"], How.OLD_MUNICIPALITY, "geen gemeente meer", id="merged in 2022"),
        pytest.param("Hoofddorp", ["amstelland-en-de-meerlanden"], How.PLACE, "Haarlemmermeer", id="a place"),
        pytest.param("Midden-Limburg", ["noord-en-midden-limburg"], How.PLACE, "deel van", id="half a region"),
        pytest.param("Midden Brabnt", ["midden-brabant"], How.MISSPELLING, "waarschijnlijk", id="a letter lost"),
        pytest.param("Zuid-Limbrug", ["zuid-limburg"], How.MISSPELLING, "waarschijnlijk", id="letters swapped"),
        pytest.param("Noord-Holland Nord", ["noord-holland-noord"], How.MISSPELLING, "waarschijnlijk", id="not the province"),
        pytest.param(
            "Amstellnd en de Meerlanden", ["amstelland-en-de-meerlanden"], How.MISSPELLING, "Amstelland en de", id="not its halves"
        ),
        pytest.param("Maasluis", ["westland-schieland-delfland-wsd"], How.MISSPELLING, "Maassluis", id="misprint in the list of 2021"),
    ],
)
def test_a_doubtful_name_is_understood_with_its_doubt(written: str, regions: list[str], how: How, words: str) -> None:
    match = one(written)
    assert (list(match.regions), match.how) == (regions, how)
    assert words in match.doubt


def slips(name: str) -> list[str]:
    """Every way to lose, swap or double a letter."""
    places = range(len(name))
    lost = [name[:place] + name[place + 1 :] for place in places]
    swapped = [name[:place] + name[place + 1 : place + 2] + name[place] + name[place + 2 :] for place in places]
    return sorted({*lost, *swapped, *(name[:place] + name[place:][:1] + name[place:] for place in places)} - {name})


@pytest.mark.parametrize("region", RULES.regions, ids=lambda region: region.id)
def test_a_slip_of_the_pen_never_makes_another_region(region: Region) -> None:
    found = {slip: ids(REGIONS.resolve(slip)) for slip in slips(region.name)}
    assert {slip: regions for slip, regions in found.items() if regions and region.id not in regions} == {}


@pytest.mark.parametrize("written", ["heel Nederland", "landelijk", "alle zorgkantoorregio's"])
def test_the_whole_country_is_every_region_and_seven_bids(written: str) -> None:
    match = one(written)
    assert match.how is How.COUNTRY
    assert match.regions == tuple(region.id for region in RULES.regions)
    assert "7 Wlz-uitvoerders" in match.doubt


@pytest.mark.parametrize("written", ["Limburg", "Noord-Holland", "Brabant", "Gelderland", "Zuid-Holland"])
def test_a_province_is_never_one_region(written: str) -> None:
    match = one(written)
    assert match.how is How.PROVINCE
    assert len(match.regions) > 1
    assert "geen zorgkantoorregio" in match.doubt


@pytest.mark.parametrize(
    ("written", "never"),
    [
        pytest.param("Midden-Limburg", "midden-brabant", id="another province"),
        pytest.param("Oost-Brabant", "west-brabant", id="another direction"),
        pytest.param("Oost-Brabnt", "west-brabant", id="another direction, misspelt"),
        pytest.param("Noord-Limburg", "zuid-limburg", id="north and south"),
        pytest.param("Bergen op Zoom", "noord-en-midden-limburg", id="a longer name"),
        pytest.param("Zuid-Holland-Noord", "zuid-limburg", id="begins alike"),
        pytest.param("Waterland", "waardenland", id="rhymes"),
    ],
)
def test_a_name_is_never_taken_for_its_neighbour(written: str, never: str) -> None:
    assert never not in ids(REGIONS.resolve(written))


def test_what_is_not_understood_is_never_dropped() -> None:
    known, unknown = REGIONS.resolve("Twente, Verweggistan")
    assert (known.regions, unknown.regions, unknown.how) == (("twente",), (), How.UNKNOWN)
    assert "Verweggistan" in unknown.doubt


def test_a_very_long_list_is_not_cut_in_silence() -> None:
    assert REGIONS.resolve("Twente, " * 1000)[-1].how is How.UNKNOWN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Best kan dat. Houten is een woord.", [], id="ordinary words that begin a sentence"),
        pytest.param("De klant goes naar huizen en putten.", [], id="ordinary words"),
        pytest.param("Contracten met de gemeenten Best, Bladel en Asten.", ["Best", "Bladel", "Asten"], id="called municipalities"),
        pytest.param("Mevrouw Van Heusden en J.P. van Zwolle, dhr. Beek.", [], id="surnames"),
        pytest.param("BEST PRACTICES in de zorg", [], id="shouted"),
        pytest.param("een wsd-test, en de regio WSD", ["WSD"], id="an abbreviation only in capitals"),
        pytest.param("Utrechtse zorg, Zwollenaren", [], id="only whole words"),
        pytest.param("Apeldoorn\nZutphen\nLochem", ["Apeldoorn", "Zutphen", "Lochem"], id="two lines are no region"),
        pytest.param("Apeldoorn, Zutphen en Epe", ["Apeldoorn", "Zutphen", "Epe"], id="two municipalities are no region"),
        pytest.param("regio Noord- en Midden-\nLimburg", ["Noord- en Midden-\nLimburg"], id="a name over two lines"),
        pytest.param("inschrijving regio nijmegen", ["nijmegen"], id="lower case after its cue"),
        pytest.param("de regio Middden-Brabant voor 2027", ["Middden-Brabant"], id="misspelt after its cue"),
        pytest.param("te ’s-Gravenhage (Bergen (NH.))", ["’s-Gravenhage", "Bergen (NH.)"], id="signs that belong to the name"),
    ],
)
def test_mentions_in_a_text(text: str, found: list[str]) -> None:
    matches = REGIONS.find(text)
    assert [match.written for match in matches] == found
    assert [text[match.start : match.end] for match in matches] == found


def test_a_city_and_its_region_are_told_apart_by_the_words_before() -> None:
    bare, city, region = REGIONS.find("In Utrecht. In de gemeente Utrecht. In de regio Utrecht.")
    assert (bare.how, city.how, region.how) == (How.NAME, How.MUNICIPALITY, How.NAME)
    assert "ook een gemeente" in bare.doubt
    assert "hele regio" in city.doubt
    assert region.doubt == ""


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param("Postbus 1, 3511 AB Utrecht", How.MUNICIPALITY, id="after a postcode"),
        pytest.param("gevestigd te Groningen", How.MUNICIPALITY, id="after te"),
        pytest.param("Zwolle, 30 juni 2026", How.MUNICIPALITY, id="above a letter"),
        pytest.param("Stichting Voorbeeldzorg Haaglanden", How.IN_NAME, id="a foundation"),
        pytest.param("Steunpunt Twente B.V.", How.IN_NAME, id="a company"),
        pytest.param("Inschrijving OCO Twente", How.NAME, id="a subject line"),
        pytest.param("Coöperatie VGZ Waardenland", How.NAME, id="the office before its region"),
        pytest.param("inschrijving voor Utrecht", How.NAME, id="plain"),
    ],
)
def test_a_name_in_an_address_or_an_organisation_is_no_region(text: str, how: How) -> None:
    (match,) = REGIONS.find(text)
    assert match.how is how


@pytest.mark.parametrize(
    ("text", "how", "words"),
    [
        pytest.param("Friesland, Utrecht en Drenthe", How.NAME, "", id="between regions"),
        pytest.param("Contracten met Amersfoort, Utrecht en Zeist", How.MUNICIPALITY, "tussen gemeenten", id="between municipalities"),
        pytest.param("Drenthe, Utrecht en Zeist", How.NAME, "ook een gemeente", id="between both"),
        pytest.param("Friesland. Utrecht", How.NAME, "ook een gemeente", id="in another sentence"),
    ],
)
def test_a_city_in_a_list_is_read_as_its_neighbours(text: str, how: How, words: str) -> None:
    city = next(match for match in REGIONS.find(text) if match.written == "Utrecht")
    assert city.how is how
    assert words in city.doubt if words else city.doubt == ""


def test_all_regions_of_one_office() -> None:
    (match,) = REGIONS.find("Wij schrijven in voor alle zeven VGZ-regio's.")
    assert (match.regions, match.how) == (RULES.office("vgz").regions, How.VARIANT)
    assert ids(REGIONS.resolve("alle regio's van Coöperatie VGZ")) == list(RULES.office("vgz").regions)


def test_every_municipality_lies_in_one_region() -> None:
    towns = municipalities()
    assert len({town.name for town in towns}) == len({town.code for town in towns}) == len(towns) == MUNICIPALITIES
    listed = [name for region in RULES.regions for name in REGIONS.municipalities_of(region.id)]
    assert sorted(listed) == sorted(town.name for town in towns)


@pytest.mark.parametrize(
    ("name", "regions"),
    [
        ("Almere", ("t-gooi",)), ("Maasdriel", ("noordoost-brabant",)), ("Nijkerk", ("utrecht",)), ("Gennep", ("nijmegen",)),
        ("Tiel", ("nijmegen",)), ("Voorst", ("midden-ijssel",)), ("Lochem", ("apeldoorn-zutphen",)), ("Harderwijk", ("zwolle",)),
        ("Castricum", ("kennemerland",)), ("Ridderkerk", ("zuid-hollandse-eilanden",)), ("Zuidplas", ("midden-holland",)),
        ("Lansingerland", ("westland-schieland-delfland-wsd",)), ("Súdwest Fryslân", ("friesland",)), ("Den Haag", ("haaglanden",)),
        ("Bergen", ("noord-en-midden-limburg", "noord-holland-noord")), ("Nijmegen", ("nijmegen",)), ("Atlantis", ()),
    ],
)  # fmt: skip
def test_municipalities_that_lie_elsewhere_than_one_would_think(name: str, regions: tuple[str, ...]) -> None:
    assert REGIONS.region_of_municipality(name) == regions


def test_no_name_means_two_things_but_cities_and_their_regions() -> None:
    double = {written: found for written, found in entries(RULES, municipalities()).items() if len(found) > 1}
    assert sorted(double) == ["amsterdam", "arnhem", "groningen", "nijmegen", "rotterdam", "utrecht", "zwolle"]
    assert {entry.how for found in double.values() for entry in found} == {How.NAME, How.MUNICIPALITY}


@pytest.mark.parametrize("part", ["Best ", "gemeente Tilburg, ", "regio Xxxxxxx Yyy ", "Noord-", "st. ", "'t "])
def test_time_grows_with_the_text_only(part: str) -> None:
    started = time.perf_counter()
    REGIONS.find((part * 20_000)[:60_000])
    assert time.perf_counter() - started < 3  # a quadratic search takes minutes


def test_the_way_back_to_the_original() -> None:
    text = "“’t Gooi”, Súdwest‑Fryslân & ﬁets"
    form = spelled(text)
    start = form.text.index("sudwest")
    first, last = form.origin(start, start + len("sudwest fryslan"))
    assert text[first:last] == "Súdwest‑Fryslân"
    assert key("  'S-GRAVENHAGE. ") == "s gravenhage"


@pytest.mark.shared
@pytest.mark.skipif(not LIST.exists(), reason="de beleidsteksten staan naast het project, niet erin")
def test_the_list_of_2021_is_understood_whole() -> None:
    rules = Regions(load("2021"))
    text = LIST.read_text("utf-8")
    annex = text[text.index("Gemeenten (werkgebied)") : text.index("BIJLAGE 4 -")]
    blocks = re.findall(r"\n\t([^\t\n(]+)\n\([^)]*\) *\n\t([^\t]+)(?=\n)", annex)
    moved, wrong, count = [], [], 0
    for region, listed in blocks:
        ((owner,),) = (match.regions for match in rules.resolve(region))
        for town in re.split(r",\s*|(?<=Vlaardingen) en ", listed.replace("Nuenen, Gerwen", "Nuenen Gerwen").strip(" .\n")):
            found = ids(rules.resolve(town.strip()))
            count += 1
            moved += [town] if len(found) > 1 and owner in found else []
            wrong += [(town, found)] if owner not in found else []
    assert (len(blocks), count, wrong) == (31, 380, [])
    assert moved == ["Weesp", "Haarlemmerliede en Spaarnwoude", "Haaren"]


ANYTHING = st.lists(
    st.sampled_from(
        ["Utrecht", "gemeente ", "'t Gooi", "’s-", "Bergen (NH.)", ", ", "\n", "- ", "&", "st. ", "regio Twennte", "ﬁ", "İ", "ß", "\u0301"]
    )
    | st.text(max_size=5)
).map("".join)


@given(ANYTHING)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_the_text_a_match_is_literally_in_it(text: str) -> None:
    found = REGIONS.find(text)
    assert all(text[match.start : match.end] == match.written for match in (*found, *REGIONS.resolve(text)))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
