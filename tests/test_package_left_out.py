"""Why something is not in an evidence package: each kind of entry, in the words that a reader gets, and nothing of others in them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from result_sample import sample

from toetssteen.chain import Draft, Entry, Kind, following
from toetssteen.left_out import FILE, View, Why, as_json, left_out, left_out_faults, mark_of

OURS, THEIRS = "90090505", "90090606"
A, B, C, D = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)


@pytest.fixture(scope="module")
def view() -> View:
    result = sample()
    row = replace(result.messages[0], copies=(), attachments=(), parts=())
    mails = (
        replace(row, sha256=A, bid=(OURS,)),
        replace(row, sha256=B, bid=(THEIRS,)),
        replace(row, sha256=C, bid=(OURS, THEIRS)),
        replace(row, sha256=D, bid=()),
    )
    own = {"run/regios/zwolle/inschrijver-Wij.html"}
    return View(bid=OURS, result=replace(result, messages=mails), whole={1}, inside={f"originelen/aa/{A}"}, own_reports=own)


def _arrival(sha256: str) -> Draft:
    return Draft(kind=Kind.ARRIVAL, subject=sha256, body={"kopieen": [], "onderdelen": [["1", A]], "grootte": 1, "ontvangen": ""})


def _entries(*drafts: Draft) -> list[Entry]:
    made: list[Entry] = []
    for draft in (_arrival(A), *drafts):
        made.append(following(made[-1] if made else None, draft, at="2026-10-01T08:00:00Z"))
    return made


def _report(name: str) -> Draft:
    return Draft(kind=Kind.REPORT, subject=name, body={"sha256": mark_of(name)})


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (_arrival(B), Why.OTHERS),
        (_arrival(C), Why.ALSO),
        (_arrival(D), Why.NOBODY),
        (_report("run/index.html"), Why.ALSO),
        (_report("run/regios/zwolle/inschrijver-Wij.html"), Why.NOT_ASKED),
        (_report("run/regios/zwolle/inschrijver-Zij.html"), Why.OTHERS),
        (_report("run/bijlagen/Zij/stuk.pdf"), Why.OTHERS),
        (Draft(kind=Kind.DECISION, subject=f"{THEIRS}/*/*", body={}), Why.OTHERS),
        (Draft(kind=Kind.INTENTION, subject="*", body={"inschrijvers": [OURS, THEIRS]}), Why.ALSO),
        (Draft(kind=Kind.INTENTION, subject="*", body={"inschrijvers": [THEIRS]}), Why.OTHERS),
        (Draft(kind=Kind.PACKAGE, subject=THEIRS, body={"sha256": B, "met_derden": ""}), Why.OTHERS),
    ],
)
def test_every_entry_that_is_not_whole_has_its_reason(draft: Draft, why: Why, view: View) -> None:
    entries = _entries(draft)
    assert left_out(entries, view, {}).entries == {2: why}


def test_files_of_others_have_a_mark_and_no_digest(view: View) -> None:
    found = left_out(_entries(_arrival(B), _arrival(D)), view, {C: "gaat ook over andere inschrijvers"})
    assert found.marks == {mark_of(B): Why.OTHERS, mark_of(D): Why.NOBODY}
    written = as_json(found, [C], register="proef").decode()
    assert B not in written
    assert mark_of(B) in written
    assert THEIRS not in written
    assert {why: (entries, files) for why, entries, files in found.counted()}["gaat ook over andere inschrijvers"] == (0, 1)


def test_what_was_removed_of_who_came_back_is_listed(view: View) -> None:
    """The objection goes in whole and its letter is gone; the entry of the removal is about all that went with it."""
    objection = Draft(kind=Kind.OBJECTION, subject=OURS, body={"bestand": D})
    entries = _entries(objection, Draft(kind=Kind.REMOVAL, subject=D, body={"inschrijvers": [OURS, THEIRS]}))
    assert left_out(entries, replace(view, whole={1, 2}), {}).files == {D: Why.REMOVED}
    assert left_out(entries, replace(view, whole={1, 2, 3}), {}).files == {}


def test_the_list_must_name_exactly_what_is_not_whole(view: View, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_bytes(as_json(left_out(_entries(_arrival(B)), view, {}), [], register="proef"))
    assert list(left_out_faults({FILE: path}, [2])) == []
    assert [one.text.split()[1] for one in left_out_faults({FILE: path}, [3])] == ["2", "3"]
    for odd in ("[]", "{", json.dumps({"bestanden": {}})):
        path.write_text(odd, encoding="utf-8")
        assert list(left_out_faults({FILE: path}, [2])) == []
