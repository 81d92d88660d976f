"""What can be wrong with zaak.toml, said in Dutch: line, setting, value, what may stand there, what to do. All faults at once.

Knows the settings by their names only, not what they are for. A line that is no TOML does not hide what is wrong with the others.
"""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checklist.round import RoundError, known, load
from extractors.seals.trust import read_fingerprint

_YES_NO = "true of false, met kleine letters en zonder aanhalingstekens"
LONGEST_KEPT = 1200  # months
_MONTHS = f"een heel aantal maanden van 0 tot en met {LONGEST_KEPT}, zonder aanhalingstekens, zoals 24"
ALLOWED: Mapping[str, str] = {
    "ronde": 'een ronde tussen aanhalingstekens, zoals "2027-2028"',
    "zorgkantoor": 'een zorgkantoor tussen aanhalingstekens, zoals "vgz"',
    "bevestigd": _YES_NO,
    "ontvangst.eigen_servers": 'namen van mailservers, zoals ["mx1.voorbeeld.nl"], of [] voor geen',
    "ontvangst.eigen_domeinen": 'domeinen, zoals ["voorbeeld.nl"], of [] voor geen',
    "vertrouwen.certificaten": 'namen van bestanden in deze map, zoals ["uitgever.pem"], of [] voor geen',
    "vertrouwen.vingerafdrukken": "sha256-vingerafdrukken tussen aanhalingstekens, elk 64 cijfers en letters a tot f, of [] voor geen",
    "brieven.sjablonen": 'de naam van een map in deze map, zoals "sjablonen", of "" voor geen',
    "brieven.bezwaar_naar": 'een adres tussen aanhalingstekens, of ""',
    "register.adres": 'een adres zonder wachtwoord, zoals "postgresql://server/database", of "" voor een register in deze map',
    "register.naam": 'een naam tussen aanhalingstekens, zoals "2027-2028-vgz"',
    "besluiten.twee_personen": _YES_NO,
    "bekendmaking.twee_personen": _YES_NO,
    "bewaren.afgewezen_maanden": _MONTHS,
    "bewaren.gegund_maanden": _MONTHS,
}
"""Every setting with what may stand there."""

UNSHOWN = "register.adres"
"""Somebody may have put a password in it."""
SECTIONS = tuple(dict.fromkeys(key.partition(".")[0] for key in ALLOWED if "." in key))
_NESTED = "er staan te veel lijsten in elkaar"
_MOST = 25  # lines that are no TOML, before we stop looking for more
_LONGEST = 60  # letters of a value that are shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that is wrong; `line` 0: nowhere, because it is not there."""

    line: int
    shown: str  # the setting with its value, or the line as it stands
    problem: str
    wish: str

    def __str__(self) -> str:
        where = f"regel {self.line}, " if self.line else ""
        return f"{where}{self.shown}: {self.problem}. {self.wish}"


def decoded(content: bytes) -> str:
    """The text of the file, with or without the mark that some editors put in front; ValueError with a Dutch sentence when it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise ValueError(
            f"regel {line}: hier staan tekens die geen UTF-8 zijn. Open het bestand in uw editor en bewaar het als UTF-8."
        ) from wrong


def parsed(text: str) -> tuple[dict[str, Any], tuple[Fault, ...]]:
    """What the file says, and a fault for every line that is no TOML; such a line is passed over."""
    lines = text.splitlines()
    faults: list[Fault] = []
    while True:
        try:
            return tomllib.loads("\n".join(lines) + "\n"), tuple(faults)
        except RecursionError:
            deepest = max(range(len(lines)), key=lambda index: lines[index].count("[") + lines[index].count("{"))
            faults.append(Fault(line=deepest + 1, shown=_short(lines[deepest].strip()), problem=_NESTED, wish="Haal de regel weg."))
            lines[deepest] = ""
        except tomllib.TOMLDecodeError as wrong:
            number = _broken_line(str(wrong), lines)
            if not number or len(faults) >= _MOST:
                return {}, tuple(faults)
            faults.append(_no_toml(number, lines[number - 1], str(wrong)))
            head = re.match(r"\s*\[+\s*([\w-]+)", lines[number - 1])  # what stands under a broken head still belongs there
            lines[number - 1] = f"[{head[1]}]" if head and head[1] in SECTIONS and lines[number - 1] != f"[{head[1]}]" else ""
            if "Unclosed array" in str(wrong):
                _pass_over_list(lines, number)


def _pass_over_list(lines: list[str], number: int) -> None:
    """Blank the rest of a list of which line `number` was the first: up to its end, or the next setting or head."""
    for index in range(number, len(lines)):
        line = lines[index]
        if re.match(r"\s*(\[\s*\w|[\w-]+\s*=)", line):
            return
        lines[index] = ""
        if "]" in line:
            return


def _broken_line(said: str, lines: Sequence[str]) -> int:
    """The number of the line that is wrong, going by where the parser stopped; 0 when nothing stands there or above it."""
    spot = re.search(r"at line (\d+), column (\d+)", said)
    number = min(int(spot[1]), len(lines)) if spot else len(lines)
    if spot and int(spot[2]) == 1 and "Invalid statement" not in said and "Unclosed" not in said:
        number -= 1  # the parser stopped behind the line
    if "Unclosed array" in said:  # the list that was never closed began on an earlier line
        number = next((one for one in range(number, 0, -1) if _opens(lines[one - 1])), number)
    while number and not lines[number - 1].strip():
        number -= 1
    return number


def _opens(line: str) -> bool:
    return bool(re.match(r"\s*[\w-]+\s*=\s*\[", line)) and line.count("[") > line.count("]")


_SAID = (
    (r"overwrite|twice|already|[Dd]uplicate", "dit staat er twee keer", "Laat er één staan en haal de andere weg."),
    (r"Unclosed array", "de lijst is niet af", "Zet tussen de namen een komma en sluit de lijst af met ]."),
    (r"Unterminated|Illegal character", "de tekst is niet af", "Sluit de tekst op dezelfde regel af met een aanhalingsteken."),
    (r"Unescaped|escape", "in de tekst staat een \\", "Schrijf / in plaats van \\."),
    (r"Expected '='", "dit is geen instelling", "Schrijf een naam, een = en een waarde. Uitleg begint met #."),
    (r"Invalid statement|table declaration", "dit is geen instelling en geen kop", "Uitleg begint met #, een kop staat tussen [ en ]."),
    (r"Invalid value", "dit is geen waarde", "{allowed}"),
    (r"Expected newline", "achter de waarde staat nog iets", "{allowed}"),
)


def _no_toml(number: int, line: str, said: str) -> Fault:
    key = re.match(r"\s*([\w-]+)\s*=", line)
    name = next((setting for setting in ALLOWED if key and setting.rpartition(".")[2] == key[1]), "")
    allowed = f"Hier mag staan: {ALLOWED[name]}." if name else "Zet tekst tussen rechte aanhalingstekens."
    shown = f"{key[1]} = …" if key and name == UNSHOWN else _short(line.strip())
    for pattern, problem, wish in _SAID:
        if re.search(pattern, said):
            return Fault(line=number, shown=shown, problem=problem, wish=wish.format(allowed=allowed))
    return Fault(line=number, shown=shown, problem="dit klopt niet", wish="Verbeter de regel, of haal hem weg.")


def lines_of(text: str) -> dict[str, int]:
    """Which setting (`ontvangst.eigen_servers`), and which head (`ontvangst`), stands on which line."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if head := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            section = head[1]
            found.setdefault(section, number)
        elif key := re.match(r"\s*([\w.-]+)\s*=", line):
            found.setdefault(f"{section}.{key[1]}" if section else key[1], number)
    return found


def shape_faults(errors: Sequence[Mapping[str, Any]], lines: Mapping[str, int]) -> Iterator[Fault]:
    """The errors of the model (of pydantic), each as a fault; more errors about one setting are one."""
    told: set[str] = set()
    for error in errors:
        steps = [str(step) for step in error["loc"] if isinstance(step, str)]
        key = ".".join(steps[:2])
        if key not in told:
            told.add(key)
            yield _shape(error, key, lines)


def _shape(error: Mapping[str, Any], key: str, lines: Mapping[str, int]) -> Fault:
    line = lines.get(key, lines.get(key.partition(".")[0], 0))
    if error["type"] == "missing":
        return Fault(
            line=0, shown=key, problem="ontbreekt", wish=f"Voeg deze regel toe, vóór de eerste kop. Hier mag staan: {ALLOWED[key]}."
        )
    if error["type"] == "extra_forbidden":
        return Fault(line=line, shown=_shown(key, error.get("input")), problem="onbekende instelling", wish=_instead(key))
    if key in SECTIONS:
        return Fault(
            line=line, shown=_shown(key, error.get("input")), problem=f"{key} is een kop", wish=f"Schrijf [{key}] op een eigen regel."
        )
    allowed = f"Hier mag staan: {ALLOWED[key]}."
    return Fault(line=line, shown=_shown(key, error.get("input")), problem="deze waarde kan hier niet", wish=allowed)


def _instead(key: str) -> str:
    """Which setting was meant, or which there are."""
    section, _, name = key.rpartition(".")
    elsewhere = next((one for one in ALLOWED if one.rpartition(".")[2] == name), "")
    if elsewhere:
        where = elsewhere.rpartition(".")[0]
        return f"Zet deze regel onder [{where}]." if where else "Zet deze regel boven aan het bestand, vóór de eerste kop."
    here = [one.rpartition(".")[2] for one in ALLOWED if one.rpartition(".")[0] == section]
    choices = here if section else [*here, *(f"[{one}]" for one in SECTIONS)]
    near = difflib.get_close_matches(name, [*here, *SECTIONS], n=1)
    meant = f"Bedoelt u {near[0]}? Verbeter dan de naam. Haal de regel anders weg." if near else "Haal deze regel weg."
    return f"{meant} Hier kunnen staan: {', '.join(choices)}."


def value_faults(content: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[Fault]:
    """Values of the right type that cannot be: a round or office that is not there, an address for a host name, half a fingerprint."""
    for key, problem, wish in (*_bent(content), *_round_faults(content), *_name_faults(content), *_fingerprint_faults(content)):
        section, _, name = key.rpartition(".")
        value = content[section][name] if section else content[name]
        yield Fault(line=lines.get(key, 0), shown=_shown(key, value), problem=problem, wish=wish)


def _bent(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A path of Windows that TOML takes for something else: `"C:\\temp"` has a tab in it."""
    for key in ALLOWED:
        section, _, name = key.rpartition(".")
        table = content.get(section) if section else content
        value = table.get(name) if isinstance(table, Mapping) else None
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and not one.isprintable() for one in texts):
            yield key, "een \\ met een letter erachter betekent hier iets anders", "Schrijf / in plaats van \\."


def _round_faults(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    named, office = content.get("ronde"), content.get("zorgkantoor")
    if not isinstance(named, str):
        return
    if named not in known():
        yield "ronde", f"de ronde {named or '(leeg)'} is er niet", f"Kies uit: {', '.join(known())}."
        return
    try:
        offices = [one.id for one in load(named).offices]
    except RoundError:
        return  # told where the round itself is needed
    if isinstance(office, str) and office not in offices:
        yield "zorgkantoor", f"{office or '(leeg)'} staat niet in ronde {named}", f"Kies uit: {', '.join(offices)}."


def words_in(content: Mapping[str, Any], section: str, name: str) -> list[str]:
    """The texts of a list, as far as it is one: what is not is a fault of shape."""
    table = content.get(section)
    value = table.get(name) if isinstance(table, Mapping) else None
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []


def _name_faults(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for name, mark in (("eigen_servers", "*/@ "), ("eigen_domeinen", "*/ ")):
        for word in words_in(content, "ontvangst", name):
            rest = word.lstrip("@") if name == "eigen_domeinen" else word
            if not rest.strip() or set(rest) & {*mark, "@"}:
                what = "naam van een mailserver" if name == "eigen_servers" else "domein"
                allowed = ALLOWED[f"ontvangst.{name}"]
                yield (
                    f"ontvangst.{name}",
                    f"{word or '(leeg)'} is geen {what}",
                    f"Schrijf alleen de naam, zonder * of /. Hier mogen staan: {allowed}.",
                )


def _fingerprint_faults(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for word in words_in(content, "vertrouwen", "vingerafdrukken"):
        try:
            read_fingerprint(word)
        except ValueError:
            wish = "Dat zijn 64 cijfers en letters a tot f. Neem hem over van het certificaat."
            yield "vertrouwen.vingerafdrukken", f"{_short(word)} is geen sha256-vingerafdruk", wish


def _shown(key: str, value: object) -> str:
    """The setting with its value as it would stand in the file."""
    if key == UNSHOWN:
        return f"{key} = …"
    if isinstance(value, bool):
        return f"{key} = {str(value).lower()}"
    if isinstance(value, str):
        return f'{key} = "{_short(value)}"'
    if isinstance(value, list):
        return f"{key} = [{_short(', '.join(_quoted(one) for one in value))}]"
    return key if value is None or isinstance(value, Mapping) else f"{key} = {_short(str(value))}"


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _short(text: str) -> str:
    """One line of it that a person can read, whatever it is."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
