"""What a package shows of decisions and objections against the entries in its own register: a swindler may make the manifests anew."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports.result import plain
from toetssteen.chain import Draft, Entry, Kind, following
from toetssteen.decisions import rulings
from toetssteen.objections import complaints
from toetssteen.verify_shown import DECISIONS, OBJECTIONS, shown_faults

BID = "90090505"


def _decision(outcome: str, replaces: int | None = None) -> Draft:
    body = {
        "uitkomst": outcome,
        "reden": "zie de bevinding",
        "bepaling": "artikel 4",
        "door": "M. Jansen",
        "functie": "inkoper",
        "op": "2026-09-10",
        "vervangt": replaces,
        "gronden": [["D03", "age"]],
        "toetsing": "0" * 64,
        "waarneming": "1" * 64,
        "gezien": "voldoet niet",
    }
    return Draft(kind=Kind.DECISION, subject=f"{BID}/*/*", body=body)


def _entries() -> list[Entry]:
    objection = {"ontvangen": "2026-09-20", "tegen": [1], "argumenten": ["Te streng."], "door": "M. Jansen", "bestand": ""}
    answer = {"uitkomst": "gegrond", "op": "2026-09-25", "door": "M. Jansen", "antwoorden": ["Ja."], "bestand": ""}
    drafts = [
        _decision("afgewezen"),
        Draft(kind=Kind.OBJECTION, subject=BID, body=objection),
        Draft(kind=Kind.ANSWER, subject="2", body=answer),
        _decision("geselecteerd", 1),
        Draft(kind=Kind.CONFIRMATION, subject="4", body={"door": "P. de Vries", "op": "2026-09-26"}),
    ]
    made: list[Entry] = []
    for draft in drafts:
        made.append(following(made[-1] if made else None, draft, at="2026-09-26T08:00:00+00:00"))
    return made


def _written(folder: Path, rows: Sequence[object], name: str) -> Path:
    path = folder / name
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return path


@pytest.fixture(params=[False, True], ids=["one person", "two persons"])
def files(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Path]:
    entries = _entries()
    objected = complaints(entries)
    return {
        DECISIONS: _written(tmp_path, [plain(one) for one in rulings(entries, two_persons=request.param)], DECISIONS),
        OBJECTIONS: _written(tmp_path, [plain(one) for one in (*objected.replaced, *objected.standing)], OBJECTIONS),
    }


def _said(files: dict[str, Path]) -> list[str]:
    return [one.text for one in shown_faults(files, _entries())]


def test_what_is_shown_as_it_was_recorded_is_right(files: dict[str, Path]) -> None:
    assert _said(files) == []


def _set(rows: Any, name: str, value: object) -> None:
    rows[0][name] = value


@pytest.mark.parametrize(
    ("name", "change", "words"),
    [
        (DECISIONS, lambda rows: _set(rows, "outcome", "geselecteerd"), ("besluit 1", "uitkomst", "geselecteerd", "afgewezen")),
        (DECISIONS, lambda rows: _set(rows, "reason", "gunst"), ("besluit 1", "reden", "gunst", "zie de bevinding")),
        (DECISIONS, lambda rows: _set(rows, "by", {"name": "X", "role": ""}), ("wie het vastlegde", "X", "M. Jansen, inkoper")),
        (DECISIONS, lambda rows: _set(rows, "on", "2026-01-01"), ("dag", "2026-01-01", "2026-09-10")),
        (DECISIONS, lambda rows: _set(rows, "number", 9), ("toont besluit 9, maar", "niet in het register")),
        (DECISIONS, lambda rows: rows.pop(0), ("toont besluit 1 niet",)),
        (DECISIONS, lambda rows: rows.append(rows[0]), ("iets dubbel",)),
        (DECISIONS, lambda rows: rows.reverse(), ("andere volgorde",)),
        (DECISIONS, lambda rows: rows[0].pop("replaced_by"), ("vervangen door",)),
        (OBJECTIONS, lambda rows: rows[0]["answer"].update(outcome="ongegrond"), ("bezwaar 2", "antwoord", "ongegrond")),
        (OBJECTIONS, lambda rows: _set(rows, "arguments", ["Niets."]), ("bezwaar 2", "punten", "Niets.", "Te streng.")),
        (
            OBJECTIONS,
            lambda rows: _set(rows, "recorded", "2026-09-20T08:00:00+00:00"),
            ("moment van vastleggen", "2026-09-26"),
        ),
        (OBJECTIONS, lambda rows: rows[0]["answer"].update(recorded="2026-09-25T08:00:00+00:00"), ("bezwaar 2", "2026-09-26")),
        (OBJECTIONS, lambda rows: rows.clear(), ("toont bezwaar 2 niet",)),
    ],
)
def test_what_is_shown_otherwise_is_named(files: dict[str, Path], name: str, change: Callable[[Any], None], words: Sequence[str]) -> None:
    rows = json.loads(files[name].read_bytes())
    change(rows)
    _written(files[name].parent, rows, name)
    said = "\n".join(_said(files))
    assert name in said
    assert all(word in said for word in words), said
    assert "register.jsonl" in said


def test_a_package_of_before_a_name_existed_says_the_same(files: dict[str, Path]) -> None:
    rows = json.loads(files[OBJECTIONS].read_bytes())
    for name in ("needs_second", "confirmed_by", "confirmed_on", "refused", "recorded"):
        del rows[0]["answer"][name]
    del rows[0]["recorded"]
    del rows[0]["proposed"]
    _written(files[OBJECTIONS].parent, rows, OBJECTIONS)
    assert _said(files) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"number": 1}', b"\xff", b"[" * 5000, b"null"])
def test_a_file_that_cannot_be_read_is_a_fault(files: dict[str, Path], content: bytes) -> None:
    files[DECISIONS].write_bytes(content)
    assert "niet te lezen" in "\n".join(_said(files))


def test_a_name_that_stands_twice_is_seen(files: dict[str, Path]) -> None:
    text = files[DECISIONS].read_text(encoding="utf-8")
    files[DECISIONS].write_text(
        text.replace('"reason": "zie de bevinding"', '"reason": "gunst", "reason": "zie de bevinding"'), encoding="utf-8"
    )
    assert "anders geschreven" in "\n".join(_said(files))


def test_a_file_that_is_gone_is_a_fault_where_something_was_decided(files: dict[str, Path]) -> None:
    del files[DECISIONS]
    assert "besluiten.json ontbreekt" in "\n".join(_said(files))
    assert list(shown_faults({}, [])) == []
