"""A small case made with our own code, and what somebody who owns the folder could do to it. Every attack starts from a whole copy."""

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from intake.originals import Originals
from intake.receipt import RelaySettings
from toetssteen.assignment import Assignment, Gathered, assignment_bytes
from toetssteen.case import make_case
from toetssteen.chain import START, Draft, Kind, canonical, digest_of, next_head, next_seal

Row = dict[str, Any]
Attack = Callable[[Path, random.Random, Path], None]
"""Changes the first folder; the second holds the same case when it was younger."""

COLUMNS = ("register", "volgnummer", "soort", "onderwerp", "inhoud", "vermelding", "kop", "tijdstip", "zegel")
LETTER = "2027-2028-vgz-0123456789ab/brief 100% klaar.docx"
READER = hashlib.sha256(b"reader").hexdigest()


def small_case(folder: Path) -> Path:
    """Two mails with a part each, a reading, what was asked, a result, three reports and a letter; and a younger copy beside it."""
    case = make_case(folder, round_id="2027-2028", office="vgz", domains=("vgz.nl",))
    case.open_register().close()  # as a run does, before it keeps anything
    store, kept, run = Originals(case.originals), case.kept, "2027-2028-vgz-0123456789ab"
    for number in (1, 2):
        mail, part = f"Subject: {number}\n\nDag.\n".encode(), f"stuk {number}".encode()
        leaf = store.put(part)
        arrival = {"grootte": len(mail), "kopieen": [], "onderdelen": [["1", leaf]], "ontvangen": "2026-06-09T08:00:00+00:00"}
        drafts = [Draft(kind=Kind.ARRIVAL, subject=store.put(mail), body=arrival)]
        reading = f'{{"tekst":"stuk {number}"}}'.encode()
        path = case.readings / READER[:16] / leaf[:2] / f"{leaf}.lezing.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(reading)
        said = {"doorzoekbaarheid": "digitaal", "lezer": READER, "sha256": _sha(reading), "toestand": "gelezen"}
        drafts.append(Draft(kind=Kind.READING, subject=leaf, body=said))
        with case.open_register() as register:
            register.record(drafts)
        if number == 1:
            shutil.copytree(folder, younger(folder))
    assignment = Assignment(
        round="2027-2028",
        round_files=(("2027-2028.toml", kept.put(b"id = '2027-2028'\n")),),
        office="vgz",
        settings=_sha(b"settings"),
        relays=RelaySettings(hosts=(), domains=("vgz.nl",)),
        certificates=(kept.put(b"certificate"),),
        fingerprints=(),
        gathered=Gathered(parcels=(), passed_over=(), unread=()),
    )
    drafts = [Draft(kind=Kind.ASSIGNMENT, subject=run, body={"sha256": kept.put(assignment_bytes(assignment))})]
    drafts.append(Draft(kind=Kind.RESULT, subject=run, body={"compleet": True, "sha256": kept.put(b'{"bids":[]}')}))
    for name in ("index.html", "regios/zwolle/rapport.html", "toetsing.json"):
        path = case.report(run) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"rapport {name}".encode())
        drafts.append(Draft(kind=Kind.REPORT, subject=f"{run}/{name}", body={"sha256": _sha(path.read_bytes())}))
    letter = folder / "brieven" / LETTER
    letter.parent.mkdir(parents=True)
    letter.write_bytes(b"brief")
    drafts.append(
        Draft(kind=Kind.LETTER, subject=f"90090909/{LETTER}", body={"besluiten": [], "sha256": _sha(b"brief"), "soort": "afwijzing"})
    )
    with case.open_register() as register:
        register.record(drafts)
    return folder


def younger(folder: Path) -> Path:
    """Where the younger copy of a case stands."""
    return folder.with_name(f"{folder.name}-jonger")


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def rows_of(folder: Path) -> list[Row]:
    """The entries as they stand in the database, first to last."""
    with closing(sqlite3.connect(folder / "register.sqlite")) as base:
        found = base.execute("SELECT * FROM vermeldingen ORDER BY volgnummer").fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def put_rows(folder: Path, rows: list[Row]) -> None:
    """Other entries in the place of all; the guards against accidents and double entries are taken away first, the former put back."""
    with closing(sqlite3.connect(folder / "register.sqlite")) as base:
        guards = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            base.execute(f"DROP TRIGGER {name}")
        base.execute("DROP INDEX IF EXISTS vermelding_eenmaal")
        base.execute("DELETE FROM vermeldingen")
        base.executemany("INSERT INTO vermeldingen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [[row[name] for name in COLUMNS] for row in rows])
        for _, sql in guards:
            base.execute(sql)
        base.commit()


def rebuilt(rows: list[Row]) -> list[Row]:
    """A valid chain of what these rows say."""
    head = seal = START
    for number, row in enumerate(rows, start=1):
        digest = digest_of(kind=row["soort"], subject=row["onderwerp"], body=row["inhoud"])
        head = next_head(head, digest=digest)
        seal = next_seal(seal, head=head, at=row["tijdstip"])
        row.update(volgnummer=number, vermelding=digest, kop=head, zegel=seal)
    return rows


def _any(folder: Path, chance: random.Random, place: str) -> Path:
    files = [path for path in (folder / place).rglob("*") if path.is_file()]
    return chance.choice(sorted(path for path in files if place != "lezingen" or path.name.endswith(".lezing.json")))


def _other_text(text: str, chance: random.Random) -> str:
    """One letter or digit of it is another one."""
    where = chance.choice([place for place, letter in enumerate(text) if letter.isalnum()])
    other = chance.choice([letter for letter in "0123456789abcdef" if letter != text[where]])
    return text[:where] + other + text[where + 1 :]


def _other_bytes(content: bytes, chance: random.Random) -> bytes:
    where = chance.randrange(len(content))
    return content[:where] + bytes([content[where] ^ (1 << chance.randrange(8))]) + content[where + 1 :]


def _other_row(rows: list[Row], chance: random.Random) -> list[Row]:
    """One entry says something else that is still JSON: a digest of it is another one."""
    row = chance.choice([row for row in rows if '"sha256":"' in row["inhoud"]])
    start = row["inhoud"].index('"sha256":"') + 10
    row["inhoud"] = row["inhoud"][:start] + _sha(chance.randbytes(8)) + row["inhoud"][start + 64 :]
    return rows


def _edit(column: str, *, again: bool = False) -> Attack:
    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        rows = rows_of(folder)
        row = chance.choice(rows)
        row[column] = row[column] + chance.choice((-(10**6), 10**6)) if column == "volgnummer" else _other_text(row[column], chance)
        put_rows(folder, rebuilt(rows) if again else rows)

    return attack


def _rows(change: Callable[[list[Row], random.Random], list[Row]], *, again: bool = False) -> Attack:
    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        rows = change(rows_of(folder), chance)
        put_rows(folder, rebuilt(rows) if again else rows)

    return attack


def _delete(rows: list[Row], chance: random.Random) -> list[Row]:
    rows.pop(chance.randrange(len(rows) - 1))
    return rows


BARE = ("instellingen",)
"""Kinds of entries that vouch for no file: without them everything that is left agrees."""


def _delete_with_file(rows: list[Row], chance: random.Random) -> list[Row]:
    rows.pop(chance.choice([at for at, row in enumerate(rows[:-1]) if row["soort"] not in BARE]))
    return rows


def _delete_bare(rows: list[Row], chance: random.Random) -> list[Row]:
    rows.pop(chance.choice([at for at, row in enumerate(rows[:-1]) if row["soort"] in BARE]))
    return rows


def _numbered(rows: list[Row]) -> list[Row]:
    for number, row in enumerate(rows, start=1):
        row["volgnummer"] = number
    return rows


def _swap(rows: list[Row], chance: random.Random) -> list[Row]:
    one, two = chance.sample(range(len(rows)), 2)
    rows[one], rows[two] = rows[two], rows[one]
    return _numbered(rows)


def _insert(rows: list[Row], chance: random.Random) -> list[Row]:
    copy = dict(chance.choice(rows), inhoud=canonical({"door": "x", "reden": _sha(chance.randbytes(8))}), soort="vasthouden")
    rows.insert(chance.randrange(len(rows)), copy)
    return _numbered(rows)


def _double(rows: list[Row], chance: random.Random) -> list[Row]:
    rows.insert(chance.randrange(len(rows)), dict(chance.choice(rows)))
    return _numbered(rows)


def _cut(rows: list[Row], chance: random.Random) -> list[Row]:
    return rows[: chance.randrange(1, len(rows))]


def _other_times(rows: list[Row], chance: random.Random) -> list[Row]:
    """In order, as whoever does this would: a day before that of the entry before it is a question by itself."""
    moments = sorted(f"2026-0{chance.randrange(1, 9)}-11T0{chance.randrange(9)}:00:00Z" for _ in rows)
    for row, moment in zip(rows, moments, strict=True):
        row["tijdstip"] = moment
    return rows


def _say_something_else(rows: list[Row], chance: random.Random) -> list[Row]:
    """What no file depends on."""
    row = chance.choice([row for row in rows if '"2026-' in row["inhoud"] or '"gelezen"' in row["inhoud"]])
    row["inhoud"] = row["inhoud"].replace('"2026-', f'"20{chance.randrange(27, 99)}-').replace('"gelezen"', f'"scan{chance.randrange(9)}"')
    return rows


def _renamed(rows: list[Row], chance: random.Random) -> list[Row]:
    name = f"{rows[0]['register']}-{chance.randrange(100)}"
    return [dict(row, register=name) for row in rows]


def _hidden(rows: list[Row], chance: random.Random) -> list[Row]:
    return [*rows, dict(chance.choice(rows), register=f"ander{chance.randrange(100)}")]


def _cut_with_files(folder: Path, chance: random.Random, young: Path) -> None:
    """The end goes, with every file that only the end names: as it was when the case was younger, but for the times on disk."""
    rows = rows_of(folder)[: len(rows_of(young))]
    rows = rows[: chance.randrange(1, len(rows) + 1)]
    put_rows(folder, rows)
    text = "".join(row["onderwerp"] + row["inhoud"] for row in rows)
    for store in ("originelen", "vastgelegd", "lezingen", "rapporten", "brieven"):
        for path in sorted((folder / store).rglob("*")):
            if path.is_file() and path.name[:64] not in text:
                path.unlink()
    for path in (folder / "lezingen").rglob("*.json"):
        if not any(row["soort"] == "lezing" and row["onderwerp"] in path.name for row in rows):
            path.unlink()


def _roll_back(folder: Path, _chance: random.Random, young: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(young, folder)


def _roll_back_register(folder: Path, _chance: random.Random, young: Path) -> None:
    shutil.copy(young / "register.sqlite", folder / "register.sqlite")


def _change_file(store: str) -> Attack:
    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        path = _any(folder, chance, store)
        path.chmod(0o644)
        path.write_bytes(_other_bytes(path.read_bytes(), chance))

    return attack


def _delete_file(store: str) -> Attack:
    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        _any(folder, chance, store).unlink()

    return attack


def _plant(store: str, *, as_stored: bool = True) -> Attack:
    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        content = chance.randbytes(chance.randrange(1, 50))
        sha256 = _sha(content)
        name = f"{sha256[:2]}/{sha256}" if as_stored else f"{_any(folder, chance, store).parent.relative_to(folder / store)}/{sha256[:9]}.x"
        path = folder / store / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return attack


def _plant_reading(folder: Path, chance: random.Random, _young: Path) -> None:
    (folder / "lezingen" / f"{_sha(chance.randbytes(4))}.lezing.json").write_bytes(b"{}")


def _replace_and_rename(folder: Path, chance: random.Random, _young: Path) -> None:
    path = _any(folder, chance, "originelen")
    content = _other_bytes(path.read_bytes(), chance)
    path.unlink()
    Originals(folder / "originelen").put(content)


def _swap_contents(folder: Path, chance: random.Random, _young: Path) -> None:
    one, two = chance.sample(sorted(path for path in (folder / "originelen").rglob("*") if path.is_file()), 2)
    first, second = one.read_bytes(), two.read_bytes()
    for path, content in ((one, second), (two, first)):
        path.chmod(0o644)
        path.write_bytes(content)


def _link(folder: Path, chance: random.Random, young: Path) -> None:
    """The same bytes, but kept by somebody else, who can change them later."""
    path = _any(folder, chance, chance.choice(("originelen", "rapporten", "vastgelegd")))
    outside = young.parent / "elders" / path.name
    outside.parent.mkdir(exist_ok=True)
    shutil.copy(path, outside)
    path.unlink()
    path.symlink_to(outside)


def _forge(store: str) -> Attack:
    """A file is another one, and everything that names it says so, in a chain that is valid."""

    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        path = _any(folder, chance, store)
        before = path.read_bytes()
        after = _other_bytes(before, chance)
        old, new = _sha(before), _sha(after)
        for other in sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder):
            if other.read_bytes() == before:
                other.unlink()
                other = other.parent / other.name if other.name != old else other.parent.parent / new[:2] / new  # noqa: PLW2901
                other.parent.mkdir(exist_ok=True)
                other.write_bytes(after)
            elif old in other.name:
                other.parent.parent.joinpath(new[:2]).mkdir(exist_ok=True)
                other.rename(other.parent.parent / new[:2] / other.name.replace(old, new))
        rows = rows_of(folder)
        for row in rows:
            row.update({name: row[name].replace(old, new) for name in ("onderwerp", "inhoud")})
        put_rows(folder, rebuilt(rows))

    return attack


def _removal(*, again: bool) -> Attack:
    """An original goes, and an entry says that this was meant; not again: in the middle, without a chain that follows."""

    def attack(folder: Path, chance: random.Random, _young: Path) -> None:
        path = _any(folder, chance, "originelen")
        rows = rows_of(folder)
        body = canonical({"door": "x", "op": "2026-11-22", "reden": "termijn voorbij"})
        entry = dict(rows[-1], soort="verwijdering", onderwerp=path.name, inhoud=body)
        rows.insert(len(rows) if again else chance.randrange(len(rows)), entry)
        path.unlink()
        for reading in (folder / "lezingen").rglob(f"{path.name}.*"):
            reading.unlink()
        put_rows(folder, rebuilt(rows) if again else _numbered(rows))

    return attack


def _empty(folder: Path, _chance: random.Random, _young: Path) -> None:
    put_rows(folder, [])


def _nothing(folder: Path, chance: random.Random, _young: Path) -> None:
    (folder / "register.sqlite").write_bytes(chance.choice((b"", b"\0" * 100, b"SQLite format 3\0", chance.randbytes(5000))))


def _gone(folder: Path, _chance: random.Random, _young: Path) -> None:
    (folder / "register.sqlite").unlink()


def _journal(folder: Path, chance: random.Random, _young: Path) -> None:
    (folder / f"register.sqlite-{chance.choice(('journal', 'wal'))}").write_bytes(chance.randbytes(600))


def _start_over(folder: Path, chance: random.Random, young: Path) -> None:
    """Everything goes but one mail: an honest looking case with less in it."""
    _cut_with_files(folder, chance, young)
    put_rows(folder, rebuilt(_other_times(rows_of(folder), chance)))


ATTACKS: dict[str, Attack] = {
    "vermelding: inhoud veranderd": _edit("inhoud"),
    "vermelding: onderwerp veranderd": _edit("onderwerp"),
    "vermelding: soort veranderd": _edit("soort"),
    "vermelding: tijdstip veranderd": _edit("tijdstip"),
    "vermelding: digest veranderd": _edit("vermelding"),
    "vermelding: kop veranderd": _edit("kop"),
    "vermelding: zegel veranderd": _edit("zegel"),
    "vermelding: nummer veranderd": _edit("volgnummer"),
    "vermelding weggehaald": _rows(_delete),
    "vermelding weggehaald, doorgenummerd": _rows(lambda rows, chance: _numbered(_delete(rows, chance))),
    "twee vermeldingen verwisseld": _rows(_swap),
    "vermelding tussengevoegd": _rows(_insert),
    "vermelding verdubbeld": _rows(_double),
    "vermelding verdubbeld, keten opnieuw gemaakt": _rows(_double, again=True),
    "vermelding onder een andere naam verstopt": _rows(_hidden),
    "eind afgehaald, bestanden gelaten": _rows(_cut),
    "eind afgehaald, met de bestanden": _cut_with_files,
    "inhoud veranderd, keten opnieuw gemaakt": _rows(_say_something_else, again=True),
    "digest in inhoud veranderd, keten opnieuw gemaakt": _rows(_other_row, again=True),
    "vermelding weggehaald, keten opnieuw gemaakt": _rows(_delete_with_file, again=True),
    "vermelding zonder bestand weggehaald, keten opnieuw gemaakt": _rows(_delete_bare, again=True),
    "andere tijdstippen, keten opnieuw gemaakt": _rows(_other_times, again=True),
    "register een andere naam gegeven": _rows(_renamed),
    "hele map teruggezet": _roll_back,
    "alleen het register teruggezet": _roll_back_register,
    "opnieuw begonnen met minder mails": _start_over,
    "origineel veranderd": _change_file("originelen"),
    "origineel vervangen, naam opnieuw berekend": _replace_and_rename,
    "origineel vervangen, alles eromheen opnieuw gemaakt": _forge("originelen"),
    "origineel weggehaald": _delete_file("originelen"),
    "origineel erbij gezet": _plant("originelen"),
    "bestand met een vreemde naam bij de originelen": _plant("originelen", as_stored=False),
    "originelen van inhoud verwisseld": _swap_contents,
    "bestand vervangen door een verwijzing": _link,
    "rapport veranderd": _change_file("rapporten"),
    "rapport weggehaald": _delete_file("rapporten"),
    "rapport erbij gezet": _plant("rapporten", as_stored=False),
    "rapport veranderd, keten opnieuw gemaakt": _forge("rapporten"),
    "vastgelegd veranderd": _change_file("vastgelegd"),
    "vastgelegd weggehaald": _delete_file("vastgelegd"),
    "vastgelegd erbij gezet": _plant("vastgelegd"),
    "brief veranderd": _change_file("brieven"),
    "brief weggehaald": _delete_file("brieven"),
    "bestand bij de brieven gezet": _plant("brieven", as_stored=False),
    "lezing veranderd": _change_file("lezingen"),
    "lezing erbij gezet": _plant_reading,
    "verwijdering verzonnen, in het midden": _removal(again=False),
    "verwijdering verzonnen aan het eind, origineel weg": _removal(again=True),
    "register leeggemaakt": _empty,
    "register vervangen door een leeg bestand": _nothing,
    "register weggehaald": _gone,
    "half geschreven bestand naast het register gezet": _journal,
}

ONLY_ANCHOR = frozenset(
    {
        "eind afgehaald, met de bestanden",
        "inhoud veranderd, keten opnieuw gemaakt",
        "vermelding zonder bestand weggehaald, keten opnieuw gemaakt",
        "andere tijdstippen, keten opnieuw gemaakt",
        "hele map teruggezet",
        "opnieuw begonnen met minder mails",
        "origineel vervangen, alles eromheen opnieuw gemaakt",
        "rapport veranderd, keten opnieuw gemaakt",
        "verwijdering verzonnen aan het eind, origineel weg",
    }
)
"""What no verifier can see without something that was kept elsewhere: what is there is whole, it is only not what it was."""

FIRST_SEES_SOME = frozenset({"inhoud veranderd, keten opnieuw gemaakt"})
"""The first verifier holds settings on record against zaak.toml, and so sees a rewritten entry of settings all the same."""

SECOND_ONLY_ANCHOR = frozenset({"register een andere naam gegeven"})
"""The first verifier knows the name from zaak.toml; the second reads no settings."""

SECOND_ASKS = frozenset({"verwijdering verzonnen aan het eind, origineel weg"})
"""The first verifier holds the copies beside a report against the originals: a fault there. The second only asks about the removal."""
