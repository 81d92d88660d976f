"""A redacted edition of the reports of the example mailbox: nothing of a person in any byte, what went is counted, and it reads on."""

import html
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from links import dead_links
from main_job import Job, toetssteen
from people_sample import rulings
from result_sample import hostile, sample

from checklist.finding import Result
from reports.blackout import Blackout
from reports.complaint import Answer, Complaint, Upheld
from reports.decided import Announcement, Register
from reports.decision import Person
from reports.redacted import RedactionError, _check, edition
from reports.redacted_words import PEOPLE, Edition, named_others
from reports.result import from_json
from reports.signs import Language
from templates.wording import moment

GROUND = "bescherming van persoonsgegevens"
ASKED = Edition(ground=GROUND, made_by="A. Uijtewaal", made_on="1 oktober 2026", run="x", sha256="0" * 64)


@pytest.fixture(scope="module")
def result(job: Job) -> Result:
    return from_json((job.folder / "toetsing.json").read_bytes())


@pytest.fixture(scope="module")
def pages(result: Result) -> dict[str, str]:
    return {path: content.decode() for path, content in edition(result, ASKED, head="f" * 64).items()}


def plain(text: str) -> str:
    """Everything in the file that could be read, also in attributes: without soft hyphens and coded letters."""
    return html.unescape(text).replace("\u00ad", "")


def quotes(result: Result, bid: str, *, own: bool) -> set[str]:
    """What this bidder, or the others, wrote about the criteria."""
    rows = [row for row in result.assessments if (row.bid == bid) == own]
    return {passage.quote for row in rows for criterion in row.criteria for passage in criterion.passages}


def family_names(result: Result) -> set[str]:
    """Of every person that a document names, straight from the facts."""
    facts = [fact for row in result.messages for leaf in row.attachments for piece in leaf.pieces for fact in piece.facts]
    names = {fact.value for fact in facts if fact.name in PEOPLE}
    found = {name.partition(",")[0] if "," in name else name.split()[-1] for name in names}
    return {re.sub(r"^(?:(?:van|de|der|el)\s)+", "", name) for name in found if len(name) > 3}


def test_no_name_address_or_number_of_a_person_is_in_any_byte(result: Result, pages: dict[str, str]) -> None:
    trade = {word for bid in result.bids for word in bid.name.split()}  # Praktijk Lindeboom is the name of a business
    names = family_names(result) - trade
    assert len(names) > 20
    senders = {row.sender for row in result.messages if "@" in row.sender}
    for path, text in pages.items():
        said = plain(text)
        assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)] == [], path
        assert [sender for sender in senders if sender in said] == [], path
        assert set(re.findall(r"[\w.+-]+@[\w.-]+\w", said)) <= {result.procedure.mailbox}, path
        assert "data:image" not in said, path


def test_what_went_is_counted_and_says_why(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path == "index.html":
            continue
        body = text.partition("</aside>")[2]
        marks = len(re.findall(r"\[weggelakt: naam van een persoon\]", plain(body)))
        said = re.search(r"naam van een persoon \((\d+) keer\)", text)
        head = len(re.findall(r"\[weggelakt: naam van een persoon\]", plain(text.partition("<aside")[0])))
        assert (int(said[1]) if said else 0) == marks + head, path
    front = plain(pages["index.html"])
    assert f"<td>{GROUND}</td>" in front
    assert "Een mens leest elke bladzijde voordat deze versie wordt gegeven." in front


def test_the_page_still_reads(result: Result, pages: dict[str, str]) -> None:
    """Every verdict with its reason, its clause and its place is still there."""
    one = next(text for path, text in pages.items() if "Vierhoek" in path)
    assert "is volgens het KvK-uittreksel alleen samen met anderen bevoegd, maar tekent alleen." in one
    assert '<span class="lak">[weggelakt: naam van een persoon]</span>' in one
    assert "hoofdstuk 6, verplicht document 2" in one
    assert "Bladzijde 1 van" in one


def test_every_link_leads_somewhere(pages: dict[str, str], tmp_path: Path) -> None:
    for path, text in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert [fault for page in sorted(tmp_path.rglob("*.html")) for fault in dead_links(page)] == []


def test_for_one_bidder_the_others_can_be_blacked_out_too(result: Result, tmp_path: Path) -> None:
    bid = next(bid for bid in result.bids if "Vierhoek" in bid.name)
    asked = Edition(ground=GROUND, others_ground="bedrijfsgegevens", made_by="A. Uijtewaal", made_on="1 oktober 2026", bid=bid)
    made = {path: content.decode() for path, content in edition(result, asked, head="").items()}
    assert {path.split("/")[1] for path in made if path.startswith("regios/")} == set(bid.regions)
    everything = plain("\n".join(made.values()))
    for other in result.bids:
        if other.id != bid.id:
            numbers = [number for member in other.members for number in (member.name, member.kvk_number)]
            assert [one for one in (other.name, other.kvk_number, *numbers) if one and one in everything] == []
    mine, others = quotes(result, bid.id, own=True), quotes(result, bid.id, own=False)
    own = " ".join(mine)
    assert [quote for quote in others if len(quote) > 40 and quote[:120] in everything and quote[:120] not in own] == []
    assert "[weggelakt: andere inschrijver 1]" in everything
    assert "[weggelakt: gegevens van een andere inschrijver]" in everything
    assert "(weggelakt" not in everything
    assert any(quote[:40] in everything for quote in mine)


def test_of_others_neither_the_moment_nor_a_digest_is_told(result: Result) -> None:
    bid = next(bid for bid in result.bids if "Vierhoek" in bid.name)
    asked = Edition(ground=GROUND, others_ground="bedrijfsgegevens", made_by="A. Uijtewaal", made_on="1 oktober 2026", bid=bid)
    everything = plain(b"".join(edition(result, asked, head="").values()).decode())
    own = {moment(row.received) for row in result.messages if bid.id in row.bid}
    for row in result.messages:
        if bid.id not in row.bid:
            assert moment(row.received) in own or moment(row.received) not in everything
            assert [one for one in (row.sha256, *row.copies, *(leaf.sha256 for leaf in row.attachments)) if one[:12] in everything] == []
        else:
            assert [leaf.part for leaf in row.attachments if leaf.sha256[:12] not in everything] == []
    assert "[weggelakt: tijdstip van een andere inschrijver]" in everything
    assert "[weggelakt: controlegetal van een andere inschrijver]" in everything


def _kept(result: Result) -> tuple[Register, Register]:
    """Decisions on two bids of the mailbox, with people who are named in the reasons; and nothing else."""
    ours, theirs = (next(bid for bid in result.bids if name in bid.name) for name in ("Vierhoek", "Horizon"))
    one = replace(rulings(sample())[0], bid=ours.id, by=Person(name="jansen", role="inkoper"), reason="Besproken met jansen en Terlouw.")
    other = replace(one, number=one.number + 1, bid=theirs.id, by=Person(name="P. de Wit"), reason="Een geheim van de ander.")
    answer = Answer(number=9, outcome=Upheld.NO, on=one.on, by="P. de Wit", texts=("Nee, zegt P. de Wit.",))
    objection = Complaint(number=8, bid=theirs.id, received=one.on, against=(), arguments=("Ook geheim.",), by="jansen", answer=answer)
    mine = replace(objection, bid=ours.id, number=10, arguments=("Niet eens.",))
    remarks = (Announcement(region="Alle regio's", on="15 september 2026", terms=(), remarks=("Vastgelegd door jansen onder nummer 4.",)),)
    return Register(rulings=(one, other), complaints=((objection, ()), (mine, ())), announcements=remarks), Register(rulings=())


@pytest.mark.parametrize("others", ["", "bedrijfsgegevens"], ids=["own pages", "with others"])
def test_decisions_are_in_the_edition_without_who_took_them(result: Result, others: str) -> None:
    bid = next(bid for bid in result.bids if "Vierhoek" in bid.name)
    kept, _ = _kept(result)
    asked = replace(ASKED, bid=bid, others_ground=others, kept=kept, staff=("P. de Wit", "jansen"))
    text = plain(edition(result, asked, head="f" * 64)["besluiten.html"].decode())
    for word in ("jansen", "Jansen", "de Wit", "Terlouw", "geheim", "Horizon"):
        assert word not in text, word
    assert "inkoper" in text
    assert "Niet eens." in text
    assert "Besproken met" in text
    assert ("[weggelakt: tekst van een andere inschrijver]" in text) == bool(others)


def test_decisions_of_all_are_in_an_edition_for_all(result: Result) -> None:
    kept, nothing = _kept(result)
    made = edition(result, replace(ASKED, kept=kept, staff=("P. de Wit", "jansen")), head="f" * 64)
    text = plain(made["besluiten.html"].decode())
    assert "Een geheim van de ander." in text
    assert "de Wit" not in text
    assert "besluiten.html" in made["index.html"].decode()
    assert "besluiten.html" in edition(result, replace(ASKED, kept=nothing), head="")


def test_without_that_only_its_own_pages_are_in_the_edition(result: Result) -> None:
    bid = next(bid for bid in result.bids if "Oeverlicht" in bid.name)
    asked = Edition(ground=GROUND, made_by="A. Uijtewaal", made_on="1 oktober 2026", bid=bid)
    made = edition(result, asked, head="")
    assert len(made) == 1 + len(bid.regions)
    text = plain(b"".join(made.values()).decode())
    assert [other.name for other in result.bids if other.id != bid.id and other.name in text] == []


def test_the_first_page_says_that_a_name_which_is_an_ordinary_word_was_not_searched_and_not_which(result: Result) -> None:
    bid = next(bid for bid in result.bids if "Vierhoek" in bid.name)
    asked = replace(ASKED, bid=bid, language=Language(ordinary=frozenset({"horizon"})))
    front = plain(edition(result, asked, head="")["index.html"].decode())
    assert "Bij 1 andere inschrijver is een los woord uit de naam ook een gewoon woord." in front
    assert "Horizon" not in front
    assert [one.doubtful for one in named_others(result, asked).values() if one.doubtful] == [("Horizon",)]
    sure = plain(edition(result, replace(asked, language=Language()), head="")["index.html"].decode())
    assert "ook een gewoon woord" not in sure.replace("die ook een gewoon woord is, zoals", "")


def test_a_name_that_the_first_page_gives_as_an_example_does_not_stop_it(result: Result) -> None:
    """The words `zoals bakker` stand there, whoever is called Bakker."""
    made = edition(result, replace(ASKED, kept=_kept(result)[0], staff=("Piet Bakker", "An")), head="")
    assert "zoals bakker" in plain(made["index.html"].decode())


def test_what_somebody_wrote_stays_text() -> None:
    """Blacking out changes pages by their tags: text that looks like a tag, a link or a mark must stay text."""
    payload = '<a href="x">x</a><script>y</script>[weggelakt: <b>x</b>]<main id="inhoud" tabindex="-1">'
    made = edition(hostile(payload), ASKED, head="")
    for path, content in made.items():
        text = content.decode()
        assert "<script" not in text, path
        assert "<b>x</b>" not in text, path
        assert text.count("<main ") == 1, path


def test_what_would_still_be_readable_stops_the_edition() -> None:
    with pytest.raises(RedactionError, match="niet gemaakt"):
        _check({"a.html": '<p title="H. Terlouw">x</p>'}, Blackout(people=("H. Terlouw",)), frozenset())


def test_an_edition_is_on_record_and_holds(job: Job, tmp_path: Path) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    words = ("lak", "--zaak", case, "--grond", GROUND, "--door", "A. Uijtewaal", "--inschrijver", "vierhoek", "--ook", "zie statuten")
    done = toetssteen(*words)
    assert done.returncode == 0, done.stderr
    (folder,) = (case / "rapporten").glob("gelakt-*")
    page = next(folder.rglob("inschrijver-*.html"))
    assert "[weggelakt: op verzoek]" in page.read_text(encoding="utf-8")
    assert toetssteen("controleer", case).returncode == 0
    page.write_bytes(page.read_bytes() + b" ")
    assert toetssteen("controleer", case).returncode == 1
    for more in (("--inschrijver", "", "--ook-anderen", "x"), ("--door", " ")):
        refused = toetssteen(*words[:7], *more)
        assert refused.returncode == 2, more


def test_files_that_are_no_mail_are_counted_and_not_named(result: Result) -> None:
    """Anybody may have named a file after a person."""
    receipt = replace(
        result.receipt, passed_over=("Ziekmelding Pieter Terlouw.txt is geen mail",), incomplete_because=("VOG A. Terlouw.pdf",)
    )
    made = edition(replace(result, receipt=receipt), ASKED, head="")
    assert not [path for path, text in made.items() if b"Terlouw" in text]
