"""Which version of a letter went out: what may be recorded, what the verifiers say of the letter then, and what goes with its bidder."""

import datetime as dt
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tampering import LETTER, rows_of, small_case
from test_tampering import first, second

from intake.originals import Originals, sha256_of
from toetssteen.case import open_case
from toetssteen.chain import Draft, Entry, Kind, following
from toetssteen.removal import removals
from toetssteen.sendings import Made, Sending, SendingError, letters_made, sending, sendings, sent, sent_of, withdrawal

DAY = dt.date(2099, 1, 1)
FINAL = b"brief, zoals verzonden"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("zaken") / "zaak")


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "zaak"))


def _wish(letter: int, content: bytes = FINAL, **more: object) -> Sending:
    one = Sending(number=0, letter=letter, file=sha256_of(content), name="def.docx", on=DAY, by="M. Jansen")
    return replace(one, **more)  # type: ignore[arg-type]


def _put(folder: Path, content: bytes = FINAL, **more: object) -> int:
    """As the command does: the bytes first, then the entry."""
    case = open_case(folder)
    Originals(case.originals).put(content)
    with case.open_register() as register:
        entries = list(register.entries())
        letter = letters_made(entries)[-1].number
        return register.entered([sending(_wish(letter, content, **more), letters_made(entries), sendings(entries))])[0].number


def _letter(folder: Path) -> Path:
    return folder / "brieven" / LETTER


@pytest.mark.parametrize("change", ["worked on", "gone", "another name", "as it was"])
def test_a_letter_that_was_sent_is_no_question_any_more(case: Path, change: str) -> None:
    path = _letter(case)
    match change:
        case "worked on":
            path.write_bytes(FINAL)
        case "gone":
            path.unlink()
        case "another name":
            path.rename(path.with_name("definitief.docx")).write_bytes(FINAL)
    if change != "as it was":
        assert first(case)[0]
        assert second(case)[0]
    number = _put(case)
    for verifier in (first, second):
        found, said = verifier(case)
        assert not found, said
    said = first(case)[1]
    assert "is vervangen door de versie die is verzonden op 1 januari 2099 door M. Jansen" in said
    assert f"(vermelding {number}): def.docx, originelen/" in said


def test_who_works_on_after_sending_is_asked(case: Path) -> None:
    _put(case)
    _letter(case).write_bytes(b"een derde versie")
    assert "anders dan wat is verzonden op" in first(case)[1]
    assert second(case)[0]


def test_a_letter_that_was_sent_as_it_was_made_is_said_to_be(case: Path) -> None:
    _put(case, b"brief")
    assert "is verzonden zoals hij is gemaakt" in first(case)[1]


def _withdraw(folder: Path, number: int) -> None:
    with open_case(folder).open_register() as register:
        said = _wish(0, reason="er is niets verzonden")
        register.record([withdrawal(number, sendings(register.entries()), said)])


def test_only_what_counts_excuses_a_letter(case: Path) -> None:
    """For both: not what was corrected since, nor what was withdrawn, under its own name or another."""
    number = _put(case)
    _letter(case).write_bytes(FINAL)
    _letter(case).with_name("kopie.docx").write_bytes(FINAL)
    assert not first(case)[0]
    assert not second(case)[0]
    number = _put(case, b"een ander bestand", replaces=number, reason="verkeerd bestand")
    for path in (_letter(case), _letter(case).with_name("kopie.docx")):
        for verifier in (first, second):
            found, said = verifier(case)
            assert found, said
        path.write_bytes(b"een ander bestand")
    assert not first(case)[0]
    assert not second(case)[0]
    _withdraw(case, number)
    _letter(case).with_name("kopie.docx").unlink()
    for verifier in (first, second):
        found, said = verifier(case)
        assert found, said
    assert "is ingetrokken op 1 januari 2099" in first(case)[1]
    _put(case, b"een ander bestand")
    assert not first(case)[0]
    assert not second(case)[0]


def test_a_withdrawal_names_what_there_is(case: Path) -> None:
    number = _put(case)
    known = sendings(open_case(case).open_register().entries())
    for wrong, said, words in (
        (3, _wish(0, reason="x"), f"geen verzending 3. Kies uit: {number}"),
        (number, _wish(0), "--reden"),
        (number, _wish(0, by=" ", reason="x"), "--door"),
    ):
        with pytest.raises(SendingError, match=words):
            withdrawal(wrong, known, said)


def test_what_was_sent_is_an_original_that_both_verifiers_guard(case: Path) -> None:
    _put(case)
    path = Originals(open_case(case).originals).path(sha256_of(FINAL))
    path.chmod(0o600)
    path.write_bytes(b"iets anders")
    for verifier in (first, second):
        assert verifier(case)[0]
    path.unlink()
    for verifier in (first, second):
        assert verifier(case)[0]


def test_a_sending_excuses_no_other_file(case: Path) -> None:
    """One that names an arrival or a report as its letter does not make that file free to change."""
    for row in rows_of(case):
        copy = Path(shutil.copytree(case, case.with_name(f"kopie-{row['volgnummer']}")))
        Originals(open_case(copy).originals).put(FINAL)
        body = {"bestand": sha256_of(FINAL), "naam": "x", "op": "2026-10-01", "door": "x", "vervangt": None, "reden": ""}
        with open_case(copy).open_register() as register:
            register.record([Draft(kind=Kind.SENDING, subject=str(row["volgnummer"]), body=body)])
        for store in ("originelen", "rapporten"):
            path = next(path for path in sorted((copy / store).rglob("*")) if path.is_file() and path.name != sha256_of(FINAL))
            path.chmod(0o600)
            path.write_bytes(FINAL)
        for verifier in (first, second):
            assert verifier(copy)[0]
        shutil.rmtree(copy)


@pytest.mark.parametrize("body", ["{}", '{"bestand":1}', '{"bestand":"x"}', '{"bestand":"' + "0" * 64 + '"}'])
def test_a_sending_that_cannot_be_understood_or_names_nothing_is_a_fault(case: Path, body: str) -> None:
    from tampering import put_rows, rebuilt

    rows = rows_of(case)
    put_rows(case, rebuilt([*rows, dict(rows[-1], soort="verzending", onderwerp=str(rows[-1]["volgnummer"]), inhoud=body)]))
    for verifier in (first, second):
        assert verifier(case)[0]


MADE = (
    Made(
        number=7, bid="a", kind="afwijzing", path="brieven/r/a.docx", sha256="a" * 64, at=dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC), newer=9
    ),
    Made(number=9, bid="a", kind="afwijzing", path="brieven/r/a.docx", sha256="b" * 64, at=dt.datetime(2026, 9, 3, 8, tzinfo=dt.UTC)),
)
KNOWN = (
    Sending(number=11, letter=9, file="c" * 64, name="x", on=DAY, by="M. Jansen", replaced_by=12),
    Sending(number=12, letter=9, file="d" * 64, name="x", on=DAY, by="M. Jansen", replaces=11, reason="verkeerd bestand"),
)


@pytest.mark.parametrize(
    ("wish", "known", "words"),
    [
        (_wish(9, by=" "), (), "--door"),
        (_wish(8), (), "geen brief 8. Kies uit: 9."),
        (_wish(9, on=dt.date(2026, 9, 2)), (), "gemaakt op 3 september 2026"),
        (_wish(9), KNOWN, "--vervangt 12"),
        (_wish(9, replaces=3, reason="x"), KNOWN, "geen verzending 3. Kies uit: 12."),
        (_wish(9, replaces=11, reason="x"), KNOWN, "al vervangen door 12"),
        (_wish(9, replaces=12), KNOWN, "--reden"),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_what_can(wish: Sending, known: Sequence[Sending], words: str) -> None:
    with pytest.raises(SendingError, match=words.replace("(", r"\(")):
        sending(wish, MADE, known)


def test_a_letter_made_at_night_can_be_sent_on_either_day() -> None:
    """Just after midnight in the Netherlands it is the day before in UTC, and a computer may keep that time."""
    late = replace(MADE[1], at=dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC))
    assert late.on == dt.date(2026, 11, 23)
    for day in (22, 23):
        assert sending(_wish(9, on=dt.date(2026, 11, day)), (late,), ()).body["op"] == f"2026-11-{day}"


def test_a_correction_takes_the_place_of_the_other_and_both_stay() -> None:
    letter = Draft(kind=Kind.LETTER, subject="a/r/a.docx", body={"sha256": "a" * 64, "soort": "afwijzing", "besluiten": []})
    entries = [following(None, letter, at="2026-09-01T08:00:00Z")]
    for wish in (_wish(1), _wish(1, b"goed", replaces=2, reason="verkeerd bestand")):
        draft = sending(wish, letters_made(entries), sendings(entries))
        entries.append(following(entries[-1], draft, at="2026-09-02T08:00:00Z"))
    assert [one.replaced_by for one in sendings(entries)] == [3, None]
    assert sent_of(sendings(entries))[1].file == sha256_of(b"goed")
    assert sent(entries).files == {sha256_of(b"goed")}


def _chain(*drafts: Draft) -> list[Entry]:
    entries: list[Entry] = []
    for draft in drafts:
        entries.append(following(entries[-1] if entries else None, draft, at="2026-09-02T08:00:00Z"))
    return entries


def test_what_was_sent_goes_with_its_bidder_and_with_no_other() -> None:
    letters = [
        Draft(kind=Kind.LETTER, subject=f"{bid}/r/{bid}.docx", body={"sha256": bid * 64, "soort": "selectie", "besluiten": []})
        for bid in "ab"
    ]
    body = {"naam": "x", "op": "2026-10-01", "door": "x", "vervangt": None, "reden": ""}
    sends = [Draft(kind=Kind.SENDING, subject=letter, body={**body, "bestand": file * 64}) for letter, file in (("1", "c"), ("2", "d"))]
    both = Draft(kind=Kind.SENDING, subject="1", body={**body, "bestand": "d" * 64})
    for drafts, gone in ((sends, {"c" * 64}), ([*sends, both], {"c" * 64})):
        made = list(removals(_chain(*letters, *drafts), {}, body={"inschrijvers": ["a"]}))
        assert {draft.subject for draft in made} == gone
