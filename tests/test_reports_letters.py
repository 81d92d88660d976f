"""Letters: only what is of this bidder, every ground proven and decided on, terms in every reading, drafts that say so."""

import dataclasses
import datetime as dt
import hashlib
import io
import re
import shutil
import zipfile
from pathlib import Path

import make_letters
import pytest
from docx import Document
from lxml import etree
from main_job import Job, digests_elsewhere, toetssteen
from result_sample import HEAD, changed_texts, clause, hostile, sample

from checklist.finding import PieceRef, Reason, Result, Term, Verdict
from extractors.document import Kind
from reports.decision import Decision, Ground, Outcome, Part, Person
from reports.leaks import leaks
from reports.letter_words import OF_AN_OUTCOME, LetterKind, LetterRefusedError, Wanted
from reports.letters import PROVISIONAL, UNDECIDED, UNFILLED, UNSEEN_YET, letter
from reports.objection import objection
from reports.outcomes import tells
from reports.questions import questions
from reports.region import region_page
from reports.result import from_json
from templates.letter import FOLDER, WordTemplateError, fill

SENT = dt.date(2026, 9, 15)
WHO = Person(name="A. de Vries", role="inkoper")


def with_terms() -> Result:
    """The sample with the terms as a round has them."""
    closing = clause("hoofdstuk 6", "tot en met 31 juli 2026 17.00 uur")
    decided = clause("tijdschema", "Uiterlijk 18 september 2026")
    fixed, period = clause("tijdschema", "Tot 2 oktober 2026"), clause("bezwaar", "binnen 14 kalenderdagen")
    court, channel = clause("bezwaar", "binnen een termijn van 14"), "Langs de weg in de e-mail."
    terms = (
        Term(name="closes", moment="2026-07-31T17:00:00+02:00", text="Sluiting.", source=closing),
        Term(name="decision", moment="2026-09-18", text="Uiterlijk 18 september 2026.", source=decided),
        Term(name="objection_until", moment="2026-10-02", text="Bezwaar.", source=fixed),
        Term(name="objection_period", moment="2026-10-02", text="Bezwaar.", source=period, days=14, says=channel),
        Term(name="court", moment="2026-10-30", text="Kort geding.", source=court, days=14, says="Kort geding in Den Haag."),
    )
    result = sample()
    return dataclasses.replace(result, procedure=dataclasses.replace(result.procedure, terms=terms))


RESULT = with_terms()


def wanted(kind: LetterKind, bid: str = "esdoorn", **more: object) -> Wanted:
    given: dict[str, object] = {"kind": kind, "bid": bid, "sent": SENT, "region": "nijmegen", "person": WHO, **more}
    return Wanted(**given)  # type: ignore[arg-type]  # fields by name


def filled(result: Result, asked: Wanted) -> bytes:
    made = letter(result, asked, head=HEAD)
    return fill(FOLDER / f"{made.kind}.docx", made.values, draft=made.draft)


def text(content: bytes) -> str:
    """Every word in every part, a space between paragraphs."""
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                paragraphs = etree.fromstring(archive.read(name)).iter("{*}p")
                said += ["".join(str(part.text or "") for part in paragraph.iter("{*}t")) for paragraph in paragraphs]
    return " ".join(said)


# Rejection


def test_a_rejection_holds_all_grounds_with_clause_and_proof_at_once() -> None:
    values = letter(RESULT, wanted(LetterKind.REJECTED), head=HEAD).values
    assert [(ground["code"], ground["bevinding"]) for ground in values["gronden"]] == [
        ("sluiting", "Ontvangen na het sluitingsmoment."),
        ("D01", "Dit is de bestuursverklaring 2024; gevraagd is 2027."),
        ("D01", "Het handtekeningvak op bladzijde 4 is leeg."),
        ("D01", "Bijlage 2 is niet ingevuld."),
    ]
    for ground in values["gronden"]:
        assert ground["bepaling"]
        assert ground["citaat"]
        assert ground["bewijs"] or ground["gezocht"]
        assert ground["beslist_door"] == WHO.name
    said = text(filled(RESULT, wanted(LetterKind.REJECTED)))
    assert all(ground["bevinding"] in said and ground["citaat"] in said for ground in values["gronden"])


def refused(result: Result, asked: Wanted) -> str:
    with pytest.raises(LetterRefusedError) as why:
        letter(result, asked, head=HEAD)
    return str(why.value)


@pytest.mark.parametrize("person", [None, Person(name="  ")])
def test_a_ground_on_which_nobody_decided_is_refused(person: Person | None) -> None:
    said = refused(RESULT, wanted(LetterKind.REJECTED, person=person))
    assert said.count("niet bij wie dit besluit") == 4


def test_a_ground_without_a_clause_is_refused() -> None:
    decision = Decision(by=WHO, on=SENT, grounds=(Ground(rule="D07", check="tegenstrijdig", by=WHO.name),))
    assert "geen bepaling van het beleid" in refused(RESULT, wanted(LetterKind.REJECTED, "falk", decision=decision))


def test_a_ground_without_proof_is_refused() -> None:
    def bare(row: object) -> object:
        if dataclasses.is_dataclass(row) and hasattr(row, "findings"):
            found = tuple(dataclasses.replace(one, evidence=(), searched=()) for one in row.findings)
            return dataclasses.replace(row, findings=found)  # type: ignore[type-var]
        return row

    rows = tuple(dataclasses.replace(row, documents=tuple(map(bare, row.documents))) for row in RESULT.assessments)  # type: ignore[arg-type]
    said = refused(dataclasses.replace(RESULT, assessments=rows), wanted(LetterKind.REJECTED))
    assert said.count("geen bewijs") == 3


def test_a_ground_that_is_not_in_the_result_is_refused() -> None:
    decision = Decision(by=WHO, on=SENT, grounds=(Ground(rule="D99", check="verzonnen", by=WHO.name),))
    assert "staat niet in de toetsing" in refused(RESULT, wanted(LetterKind.REJECTED, decision=decision))


def test_open_points_are_no_grounds() -> None:
    assert "geen grond voor afwijzing" in refused(RESULT, wanted(LetterKind.REJECTED, "anker"))


def test_a_late_bid_without_a_published_closing_is_no_ground() -> None:
    bare = dataclasses.replace(RESULT, procedure=dataclasses.replace(RESULT.procedure, terms=()))
    assert "Moment van ontvangst" in refused(bare, wanted(LetterKind.REJECTED))


# Other letters


def test_an_acknowledgement_lists_every_mail_and_file() -> None:
    said = text(filled(RESULT, wanted(LetterKind.RECEIVED, "berk", region="")))
    for message in RESULT.messages:
        for leaf in message.attachments:
            assert (leaf.sha256 in said) == (message.bid == ("berk",))


def test_of_a_mail_that_serves_two_bids_only_the_own_files_are_named() -> None:
    rows = tuple(
        dataclasses.replace(row, bid=("berk", "anker"), subject="Namens Het Anker") if row.bid == ("anker",) else row
        for row in RESULT.messages
    )
    shared = dataclasses.replace(RESULT, messages=rows)
    made = letter(shared, wanted(LetterKind.RECEIVED, "berk", region=""), head=HEAD)
    assert any("meer dan één inschrijving" in warning for warning in made.warnings)
    said = text(fill(FOLDER / "ontvangstbevestiging.docx", made.values, draft=made.draft))
    assert "Anker" not in said


def test_a_clarification_asks_only_what_may_be_asked_and_says_who_else() -> None:
    made = letter(RESULT, wanted(LetterKind.CLARIFY, "falk", answer_by=dt.date(2026, 8, 14)), head=HEAD)
    assert {point["code"] for point in made.values["vragen"]} == {"D03", "D05", "D07"}
    assert made.values["antwoord_termijn"] == "uiterlijk op vrijdag 14 augustus 2026"
    assert not any("Esdoorn" in str(value) for value in made.values.values())
    calm = letter(RESULT, wanted(LetterKind.CLARIFY, "anker"), head=HEAD)
    assert any("De Berk Cliëntondersteuning B.V." in warning for warning in calm.warnings)


def test_a_clarification_asks_in_the_words_of_the_report() -> None:
    """The same situation, the same question, whether it is sent as a mail or as a letter; nothing in it is left to fill in."""
    made = letter(RESULT, wanted(LetterKind.CLARIFY, "falk"), head=HEAD)
    page = region_page(RESULT, "nijmegen")
    told = questions(page.lanes.askable, procedure=RESULT.procedure, region=page.region)
    copied = [one.text for question in told for one in question.asks if one.sheet.bid.id == "falk"]
    assert len(copied) == len(made.values["vragen"])
    for point in made.values["vragen"]:
        assert any(point["vraag"] in text and point["onduidelijk"] in text and point["bevinding"] in text for text in copied)
        assert not re.search("VUL IN|[Mm]ens (beslist|kijkt)", " ".join(map(str, point.values())))
    assert "binnen vijf werkdagen na de dag van deze brief" in made.values["antwoord_termijn"]


def test_a_file_without_words_is_named_with_its_digest() -> None:
    """Of a scan there is nothing to quote: the file itself is the proof of the ground."""
    (row,) = (row for row in RESULT.assessments if (row.bid, row.region) == ("esdoorn", "nijmegen"))
    document = row.documents[0]
    (part, leaf) = next((message, leaf) for message in RESULT.messages for leaf in message.attachments if "esdoorn" in message.bid)
    ref = PieceRef(sha256=leaf.sha256, part=f"{part.sha256[:12]}/{leaf.part}", pages="1-4", kind=Kind.OVERIG)
    scanned = dataclasses.replace(
        document.findings[0], check="present", verdict=Verdict.NOT_MET, reason=Reason.NOT_SEARCHABLE, evidence=(),
        source=clause("hoofdstuk 6", "niet als ingescande bestanden"), searched=("een scan",),
    )  # fmt: skip
    document = dataclasses.replace(document, verdict=Verdict.NOT_MET, findings=(scanned,), pieces=(ref,))
    rows = tuple(dataclasses.replace(row, documents=(document,)) if one is row else one for one in RESULT.assessments)
    result = dataclasses.replace(RESULT, assessments=rows)
    made = letter(result, wanted(LetterKind.REJECTED), head=HEAD)
    (proof,) = next(ground for ground in made.values["gronden"] if ground["code"] == document.rule)["bewijs"]
    assert (proof["citaat"], proof["sha256"], proof["bladzijde"]) == ("", leaf.sha256, 1)
    said = text(filled(result, wanted(LetterKind.REJECTED)))
    assert f"{proof['bestand']}, bladzijde 1 (controlegetal {leaf.sha256})" in said
    assert "“”" not in said


def test_nothing_to_ask_is_no_letter() -> None:
    rows = tuple(
        dataclasses.replace(row, documents=tuple(document for document in row.documents if document.rule != "D03"))
        for row in RESULT.assessments
    )
    assert "niets open" in refused(dataclasses.replace(RESULT, assessments=rows), wanted(LetterKind.CLARIFY, "gagel"))


def test_a_selection_warns_of_what_stands_against_it() -> None:
    made = letter(RESULT, wanted(LetterKind.SELECTED), head=HEAD)
    assert any("Bestuursverklaring" in warning for warning in made.warnings)
    assert any("telt zo niet mee" in warning for warning in made.warnings)


def test_a_selection_does_not_ask_again_what_a_person_decided() -> None:
    plain = wanted(LetterKind.SELECTED)
    standing = next(row.standing for row in RESULT.assessments if (row.bid, row.region) == (plain.bid, plain.region))
    named = ((standing.value, "! Stand bij ontvangst: te laat ontvangen"), ("D01", "✗ Bestuursverklaring: voldoet niet, niet ondertekend"))
    decision = Decision(by=WHO, on=SENT, number=842, reason="Deze kwam toch mee.", despite=named)
    made = letter(RESULT, dataclasses.replace(plain, decision=decision), head=HEAD)
    assert not any("Beslis daar eerst over" in warning for warning in made.warnings)
    assert any("Besluit 842 is genomen ondanks: ! Stand bij ontvangst: te laat ontvangen; ✗ " in warning for warning in made.warnings)
    lifted = Part(rule="D01", outcome=Outcome.MET, reason="Zij staat op de tweede bladzijde.", by="M. Jansen")
    part = dataclasses.replace(decision, despite=named[:1], parts=(lifted,))
    assert not any("Beslis daar eerst over" in one for one in letter(RESULT, dataclasses.replace(plain, decision=part), head=HEAD).warnings)


def test_a_bid_in_another_region_has_no_letter_there() -> None:
    assert "Kies uit" in refused(RESULT, wanted(LetterKind.SELECTED, "hazel"))


# Objection


@pytest.mark.parametrize(
    ("announced", "counted", "safe"),
    [
        (dt.date(2026, 9, 15), dt.date(2026, 9, 29), dt.date(2026, 9, 29)),
        (dt.date(2026, 9, 18), dt.date(2026, 10, 2), dt.date(2026, 10, 1)),
        (dt.date(2026, 9, 21), dt.date(2026, 10, 5), dt.date(2026, 10, 1)),
    ],
)
def test_the_term_of_objection_is_given_in_both_readings(announced: dt.date, counted: dt.date, safe: dt.date) -> None:
    told = objection(RESULT.procedure, announced=announced)
    assert (told.fixed, told.strict, told.counted, told.safe) == (dt.date(2026, 10, 2), dt.date(2026, 10, 1), counted, safe)
    said = text(filled(RESULT, wanted(LetterKind.REJECTED, announced=announced, channel="bezwaar@voorbeeld.test")))
    assert all(line in said for line in told.lines)
    assert "bezwaar@voorbeeld.test" in said
    assert "Langs de weg in de e-mail." in said


def test_a_last_day_that_has_passed_is_no_advice() -> None:
    told = objection(RESULT.procedure, announced=dt.date(2026, 11, 23))
    assert told.safe is None
    assert not any("volgens beide termijnen op tijd" in line for line in told.lines)


def test_the_term_counts_from_the_announcement_on_record_and_not_from_the_letter() -> None:
    made = letter(RESULT, wanted(LetterKind.SELECTED, "anker", sent=dt.date(2026, 9, 18), announced=SENT), head=HEAD)
    said = " ".join(made.values["bezwaar"])
    assert "Wij maakten de uitslag bekend op dinsdag 15 september 2026. De laatste dag is dan dinsdag 29 september 2026." in said
    assert "voorlopig" not in said
    assert any("de termijn loopt al vanaf dinsdag 15 september 2026" in warning for warning in made.warnings)


def test_without_an_announcement_on_record_the_last_day_is_provisional() -> None:
    made = letter(RESULT, wanted(LetterKind.SELECTED, "anker", decision=DECIDED, channel="x@y.test", budget="€ 1.000"), head=HEAD)
    assert "Dit is dus nog voorlopig." in " ".join(made.values["bezwaar"])
    assert made.draft == PROVISIONAL
    assert any("--bekendgemaakt" in warning for warning in made.warnings)
    sure = wanted(LetterKind.SELECTED, "anker", decision=DECIDED, channel="x@y.test", budget="€ 1.000", announced=SENT)
    assert letter(RESULT, sure, head=HEAD).draft == ""
    unfilled = wanted(LetterKind.SELECTED, "anker", decision=DECIDED)
    assert letter(RESULT, unfilled, head=HEAD).draft == f"{UNFILLED} {PROVISIONAL}"


def test_a_calendar_that_names_an_hour_leaves_no_doubt_about_the_day() -> None:
    terms = tuple(
        dataclasses.replace(term, moment="2026-10-02T17:00:00+02:00", source=clause("tijdschema", "Tot 2 oktober 2026 17.00 uur"))
        if term.name == "objection_until"
        else term
        for term in RESULT.procedure.terms
    )
    told = objection(dataclasses.replace(RESULT.procedure, terms=terms), announced=dt.date(2026, 9, 20))
    assert (told.strict, told.safe) == (dt.date(2026, 10, 2), dt.date(2026, 10, 2))
    assert not any("nog meetelt" in line for line in told.lines)


def test_a_round_that_names_no_term_leaves_it_to_a_person() -> None:
    bare = dataclasses.replace(RESULT, procedure=dataclasses.replace(RESULT.procedure, terms=()))
    made = letter(bare, wanted(LetterKind.SELECTED, "anker"), head=HEAD)
    assert made.values["bezwaar"] == ["[VUL IN: tot wanneer en hoe iemand bezwaar kan maken]"]
    assert made.values["bezwaar_naar"].startswith("[VUL IN")
    assert any("geen termijn" in warning for warning in made.warnings)


def test_a_letter_after_the_last_day_is_warned_about() -> None:
    made = letter(RESULT, wanted(LetterKind.SELECTED, "anker", sent=dt.date(2026, 9, 21)), head=HEAD)
    assert any("21 september 2026" in warning for warning in made.warnings)


# What was decided

DECIDED = Decision(by=WHO, on=SENT, number=332, reason="U past goed bij de regio.", second="P. de Wit")


@pytest.mark.parametrize("kind", sorted(OF_AN_OUTCOME))
def test_a_letter_names_the_decision_its_reason_and_the_second_person(kind: LetterKind) -> None:
    grounds = (Ground(rule="D01", check=check_of("esdoorn"), by=WHO.name, reason="Het vak is leeg gelaten."),)
    decision = dataclasses.replace(DECIDED, grounds=grounds)
    said = text(filled(RESULT, wanted(kind, "esdoorn", decision=decision, announced=SENT)))
    assert "Dit is besluit 332 in ons register. A. de Vries (inkoper) nam het op 15 september 2026." in said
    assert "P. de Wit keek als tweede persoon mee en bevestigde het." in said
    later = dataclasses.replace(
        decision, at="2026-09-20T10:00:00Z", second_on=SENT + dt.timedelta(days=1), second_at="2026-09-16T21:30:00Z"
    )
    said_later = text(filled(RESULT, wanted(kind, "esdoorn", decision=later, announced=SENT)))
    assert "nam het op 15 september 2026 (vastgelegd op 20 september 2026, 12.00 uur)." in said_later
    assert "bevestigde het op 16 september 2026." in said_later  # recorded on that day itself, in Amsterdam
    assert "U past goed bij de regio." in said
    assert f"register {HEAD} · besluit 332" in said
    assert ("Ons oordeel: Het vak is leeg gelaten." in said) == (kind is LetterKind.REJECTED)


def check_of(bid: str) -> str:
    (row,) = (row for row in RESULT.assessments if (row.bid, row.region) == (bid, "nijmegen"))
    return next(one.check for document in row.documents if document.rule == "D01" for one in document.findings)


def test_a_reason_that_names_another_bidder_is_refused_unless_a_person_looked() -> None:
    decision = dataclasses.replace(DECIDED, reason="De Berk Cliëntondersteuning B.V. was beter.")
    assert "Berk" in refused(RESULT, wanted(LetterKind.NOT_CHOSEN, "anker", decision=decision))


@pytest.mark.parametrize("decision", [None, dataclasses.replace(DECIDED, reason=" ")])
def test_not_chosen_without_a_reason_is_refused(decision: Decision | None) -> None:
    assert "--uitkomst niet_gekozen --reden" in refused(RESULT, wanted(LetterKind.NOT_CHOSEN, "anker", decision=decision))


def test_not_chosen_tells_per_criterion_what_a_person_decided_and_nothing_of_the_chosen() -> None:
    codes = [rule.code for rule in RESULT.procedure.rules if rule.group == "selectie"]
    parts = (
        Part(rule=codes[0], outcome=Outcome.NOT_MET, reason="U noemt geen contract.", by=WHO.name, number=330),
        Part(rule="D01", outcome=Outcome.MET, reason="Dit hoort er niet in.", by=WHO.name, number=331),
    )
    asked = wanted(LetterKind.NOT_CHOSEN, "anker", decision=dataclasses.replace(DECIDED, parts=parts), announced=SENT)
    made = letter(RESULT, asked, head=HEAD)
    (told,) = made.values["criteria"]
    assert (told["oordeel"], told["reden"]) == ("hieraan voldoet u niet of niet genoeg", "U noemt geen contract.")
    assert made.values["bepaling"]
    assert tells(RESULT, asked) == (332, 330)
    said = text(filled(RESULT, asked))
    assert "U noemt geen contract." in said
    assert "Dit hoort er niet in." not in said
    bare = letter(RESULT, wanted(LetterKind.NOT_CHOSEN, "anker", decision=DECIDED), head=HEAD)
    assert any("geen enkel selectiecriterium" in warning for warning in bare.warnings)


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_has_words_of_ours(kind: LetterKind) -> None:
    """No codes, no words of the program; at most three places to fill in."""
    said = text(filled(RESULT, ready(kind)))
    body = said.split("Geachte heer, mevrouw,")[1].split("Voor ons dossier:")[0]
    for rule in RESULT.procedure.rules:
        body = body.replace(rule.source.clause, "")  # the policy's own words
    assert not re.search(r"\b(D\d\d|S\d[a-c]?|run|bevinding|gerede_twijfel|niet_gekozen|sha256 [0-9a-f]|Received)\b", body)
    assert body.count("[VUL IN") <= 3


# Drafts and templates


def ready(kind: LetterKind) -> Wanted:
    """Of each kind a letter that can be made."""
    if kind is LetterKind.NOT_CHOSEN:
        return wanted(kind, "anker", decision=dataclasses.replace(DECIDED, parts=(PART,)))
    return wanted(kind, "esdoorn" if kind is LetterKind.REJECTED else "anker")


PART = Part(
    rule=next(rule.code for rule in RESULT.procedure.rules if rule.group == "selectie"), outcome=Outcome.MET, reason="Ja.", by=WHO.name
)


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.NOT_CHOSEN])
def test_a_draft_says_so_at_the_head_of_every_page(kind: LetterKind) -> None:
    section = Document(io.BytesIO(filled(RESULT, ready(kind)))).sections[0]
    expected = UNDECIDED if kind in {LetterKind.SELECTED, LetterKind.REJECTED} else UNSEEN_YET
    assert section.header.paragraphs[0].text == expected


def test_a_decision_with_a_name_takes_the_mark_away() -> None:
    sheet = next(row for row in RESULT.assessments if (row.bid, row.region) == ("esdoorn", "nijmegen"))
    check = next(one.check for row in sheet.documents if row.rule == "D01" for one in row.findings)
    decision = Decision(by=WHO, on=SENT, grounds=(Ground(rule="D01", check=check, by=WHO.name),))
    said = text(filled(RESULT, wanted(LetterKind.REJECTED, decision=decision)))
    assert "CONCEPT" not in said
    assert "Reden 1" in said
    assert "Reden 2" not in said


def own_template(path: Path, words: str, *, odd: bool = False) -> Path:
    """A house style with other heads on the first and on even pages, in two sections."""
    document = Document()
    document.add_paragraph(words)
    second = document.add_section()
    if odd:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].header.paragraphs[0].text = "Huisstijl"
        second.header.is_linked_to_previous = False
        second.different_first_page_header_footer = True
    document.save(str(path))
    return path


def test_the_mark_stands_in_every_kind_of_head_of_an_own_template(tmp_path: Path) -> None:
    path = own_template(tmp_path / "eigen.docx", "Aan {{ inschrijver }}", odd=True)
    made = Document(io.BytesIO(fill(path, {"inschrijver": "X"}, draft=UNDECIDED)))
    for section in made.sections:
        heads = (section.header, section.first_page_header, section.even_page_header)
        assert all(UNDECIDED in [paragraph.text for paragraph in head.paragraphs] for head in heads)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{{ onbekend_veld }}", "onbekend_veld"),
        ("{% for x in %}", "klopt niet"),
        ("{{ ''.__class__.__mro__ }}", "klopt niet"),
        ("{{ inschrijver.__init__.__globals__ }}", "klopt niet"),
    ],
)
def test_a_template_that_asks_what_is_not_there_is_refused_with_what_is(tmp_path: Path, words: str, told: str) -> None:
    path = own_template(tmp_path / "eigen.docx", words)
    with pytest.raises(WordTemplateError, match=told) as why:
        fill(path, {"inschrijver": "X"}, draft="")
    assert "inschrijver" in str(why.value)


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    for content in (b"geen zip", b"PK\x03\x04kapot", b""):
        (tmp_path / "eigen.docx").write_bytes(content)
        with pytest.raises(WordTemplateError, match="geen Word-bestand"):
            fill(tmp_path / "eigen.docx", {}, draft="")


def test_the_manual_names_every_field_of_every_letter() -> None:
    manual = (Path(__file__).resolve().parent.parent / "docs" / "handleiding.md").read_text(encoding="utf-8")

    def fields(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {name for item in value.values() for name in fields(item)}
        return {name for item in value for name in fields(item)} if isinstance(value, list) else set()

    for kind in LetterKind:
        made = letter(RESULT, ready(kind), head=HEAD)
        assert {name for name in fields(made.values) if f"`{name}`" not in manual} == set()


def test_the_templates_are_those_that_the_script_makes(tmp_path: Path) -> None:
    make_letters.make(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {path.name: path.read_bytes() for path in FOLDER.glob("*.docx")}
    assert {path.stem for path in tmp_path.iterdir()} == {kind.value for kind in LetterKind}


@pytest.mark.parametrize(
    "payload", ["</w:t></w:r><w:r>", "&lt;", "{{ 7*7 }}", "{% for x in y %}", "{_{ 7*7 }_}", "\x07\x0c\x0b", "\ud800", "\ufffe"]
)
def test_what_a_bidder_writes_is_text_in_a_letter(payload: str) -> None:
    def shape(content: bytes) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [str(element.tag) for element in etree.fromstring(archive.read("word/document.xml")).iter()]

    def attacked(words: str) -> bytes:
        result = hostile(words)
        return filled(result, Wanted(kind=LetterKind.RECEIVED, bid=f"berk{words}", sent=SENT, checked=True))

    assert shape(attacked(payload)) == shape(attacked("woorden"))
    assert "49" not in text(attacked("{{ 7*7 }}")).split("Aan:")[1].split("(")[0]


def test_the_same_letter_has_the_same_bytes_in_another_zone_and_locale() -> None:
    assert len(digests_elsewhere("test_reports_letters", "filled(RESULT, wanted(LetterKind.REJECTED))")) == 1


# Nothing of another bidder


def test_a_name_of_another_bidder_is_refused_unless_a_person_looked() -> None:
    told = changed_texts(
        RESULT, lambda words: words.replace("Bijlage 2 is niet ingevuld.", "Bijlage 2 noemt de Berk  Cliëntondersteuning b.v.")
    )
    told = dataclasses.replace(told, bids=tuple(dataclasses.replace(bid, name=" ".join(bid.name.split())) for bid in told.bids))
    assert "Berk" in refused(told, wanted(LetterKind.REJECTED))
    assert letter(told, wanted(LetterKind.REJECTED, checked=True), head=HEAD).values


@pytest.mark.parametrize("of", ["02345678", "inschrijving@berk.test", RESULT.messages[1].sha256, RESULT.messages[1].attachments[0].sha256])
def test_numbers_addresses_and_digests_of_others_are_found(of: str) -> None:
    bid = next(row for row in RESULT.bids if row.id == "esdoorn")
    assert leaks({"iets": [{"dieper": f"zie {of}."}]}, result=RESULT, bid=bid)
    assert leaks({"citaat": of}, result=RESULT, bid=bid) == []


def test_no_letter_of_the_example_mailbox_holds_anything_of_another_bidder(job: Job) -> None:
    result = from_json((job.folder / "toetsing.json").read_bytes())
    made = 0
    for bid in result.bids:
        others = [row for row in result.bids if row.id != bid.id]
        own_mail = [row for row in result.messages if bid.id in row.bid]
        mine = {leaf.sha256 for row in own_mail for leaf in row.attachments} | {row.sender for row in own_mail}
        for kind in LetterKind:
            try:
                said = text(filled(result, Wanted(kind=kind, bid=bid.id, sent=SENT, region=bid.regions[0], person=WHO)))
            except LetterRefusedError:
                continue
            made += 1
            for other in others:
                assert other.name not in said
                assert other.kvk_number == bid.kvk_number or other.kvk_number not in said
            for row in result.messages:
                if bid.id not in row.bid:
                    assert row.sender in mine or row.sender not in said
                    assert all(leaf.sha256 in mine or leaf.sha256 not in said for leaf in row.attachments)
    assert made >= 2 * len(result.bids)


def test_who_is_named_signs_and_an_earlier_announcement_is_told() -> None:
    person = Person(name="K. Smit", role="manager")
    asked = wanted(LetterKind.SELECTED, "esdoorn", decision=DECIDED, announced_before=SENT - dt.timedelta(days=3))
    said = text(filled(RESULT, dataclasses.replace(asked, person=person)))
    assert "K. Smit" in said
    assert "A. de Vries (inkoper) nam het op" in said
    assert "Wij maakten de uitslag eerder bekend, op zaterdag 12 september 2026. Dit besluit geldt sinds een dag daarna." in said
    assert "nog niet vastgelegd. Is dat" not in said
    made = letter(RESULT, asked, head=HEAD)
    assert "VOORLOPIG – dit besluit geldt sinds een dag na de bekendmaking van 12 september 2026;" in made.draft
    assert PROVISIONAL not in made.draft
    assert any(one.startswith("De bekendmaking van 12 september 2026 was voordat dit besluit gold.") for one in made.warnings)
    assert not any("wanneer de uitslag bekend is gemaakt" in one for one in made.warnings)


# The command


def test_the_command_writes_a_draft_and_never_over_work_of_a_person(job: Job, tmp_path: Path) -> None:
    words = ("--inschrijver", "zorgwijzer", "--datum", "2026-09-15", "--door", "A. de Vries")
    shutil.copytree(job.case, case := tmp_path / "zaak")
    done = toetssteen("brief", "afwijzing", "--zaak", case, *words)
    assert done.returncode == 0, done.stderr
    (path,) = (case / "brieven").rglob("*.docx")
    assert "CONCEPT" in text(path.read_bytes())
    assert toetssteen("brief", "afwijzing", "--zaak", case, *words).returncode == 0
    path.write_bytes(path.read_bytes() + b" ")
    again = toetssteen("brief", "afwijzing", "--zaak", case, *words)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr
    looked = toetssteen("controleer", case)
    assert looked.returncode == 1  # a letter somebody worked on is a question, and no fault
    assert "na het maken veranderd" in looked.stdout
    nobody = toetssteen("brief", "afwijzing", "--zaak", case, *words[:4])
    assert nobody.returncode == 2
    assert "--door" in nobody.stderr
    many = toetssteen("brief", "selectie", "--zaak", case, "--inschrijver", "stichting", "--datum", "2026-09-15")
    assert many.returncode == 2
    assert "Meer dan één" in many.stderr


def test_the_command_uses_the_templates_of_the_zorgkantoor(job: Job, tmp_path: Path) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    (case / "stijl").mkdir()
    own_template(case / "stijl" / "selectie.docx", "Eigen stijl voor {{ inschrijver }}, bezwaar naar {{ bezwaar_naar }}")
    settings = (case / "zaak.toml").read_text(encoding="utf-8")
    settings = settings.replace('sjablonen = ""', 'sjablonen = "stijl"').replace('bezwaar_naar = ""', 'bezwaar_naar = "bezwaar@vgz.test"')
    (case / "zaak.toml").write_text(settings, encoding="utf-8")
    done = toetssteen("brief", "selectie", "--zaak", case, "--inschrijver", "ankerpunt", "--datum", "2026-09-15")
    assert done.returncode == 0, done.stderr
    (path,) = (case / "brieven").rglob("*.docx")
    assert "Eigen stijl voor Stichting Ankerpunt, bezwaar naar bezwaar@vgz.test" in text(path.read_bytes())
    assert UNDECIDED in text(path.read_bytes())


def test_a_result_that_was_changed_makes_no_letter(job: Job, tmp_path: Path) -> None:
    shutil.copytree(job.case, case := tmp_path / "zaak")
    (report,) = case.glob("rapporten/*/toetsing.json")
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    path = case / "vastgelegd" / digest[:2] / digest
    path.write_bytes(path.read_bytes().replace(b"voldoet_niet", b"voldoet", 1))
    done = toetssteen("brief", "selectie", "--zaak", case, "--inschrijver", "ankerpunt", "--datum", "2026-09-15")
    assert done.returncode == 2
    assert "veranderd" in done.stderr
