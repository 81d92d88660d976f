"""The words by which each criterion is recognised, read strictly from lexicon/*.toml.

Knows the notation of a pattern; knows no bid, no region and no verdict. The notation stands in lexicon/LEESMIJ.md.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.document import Kind

FOLDER = Path(__file__).with_name("lexicon")
FACTS = frozenset(
    "jaar datum tijd bedrag percent getal frequentie nummer web bijlage naam organisatie verleden toekomst duur "
    "gemeente elders regio zorgkantoor".split()
)
_RULE_KEYS = {"code", "name", "elements", "needs", "region", "plan", "subject", "titles", "numbers", "policy", "ordered"}
_ELEMENT_KEYS = {"id", "name", "serves", "strong", "weak", "concrete", "core", "denial", "proves", "needs_fact"}


class LexiconError(Exception):
    """Faults in our own word lists, all at once."""


def names(key: str) -> bool:
    """Does an atom with this key name something, and not merely count or date it? A zorgkantoor by name is as good as the word."""
    return key[0] != "#" or key == "#zorgkantoor"


@dataclass(frozen=True, kw_only=True, slots=True)
class Atom:
    """The smallest thing looked for: a word or phrase, a part of a word, or a class of facts."""

    key: str  # as written in the word list

    @property
    def is_fact(self) -> bool:
        return self.key.startswith("#")

    @property
    def is_part(self) -> bool:
        return self.key.startswith("*") or self.key.endswith("*")


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Pattern:
    """Groups that must all occur in one sentence; one atom of a group is enough."""

    text: str
    groups: tuple[tuple[Atom, ...], ...]
    ranks: tuple[Mapping[str, int], ...]  # for each group the place of each atom in it, by key: the first that occurs is the one shown
    without: tuple[Atom, ...] = ()
    own: bool = False  # written "= ...": nothing may be borrowed from a heading or question
    spread: bool = False  # written "~ ...": the groups may stand in two sentences that follow each other
    chain: bool = False  # written "> ...": the groups stand in this order, spread over a few sentences; the last in this one


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class Element:
    """One thing a criterion asks for."""

    id: str
    name: str
    serves: str  # the words of the clause it serves
    strong: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    concrete: tuple[Pattern, ...]  # details that only someone who does it would name; each counts as a fact
    core: bool  # carries the criterion by itself
    denial: bool  # here "geen" is the answer ("geen belangen"), not its opposite
    proves: frozenset[Kind]  # a piece of this kind is itself the proof
    needs_fact: frozenset[str]  # substantiated only with one of these facts beside it


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class RuleTerms:
    """One criterion as it is recognised."""

    code: str
    name: str
    elements: tuple[Element, ...]
    needs: str  # "een" or "alle": how many core elements a substantiated answer holds
    region: str  # "nodig": only about this region counts; "liefst": about another region is weak; "kop": idem by its heading; "" = any
    plan: bool  # intentions are what is asked for, with dates
    ordered: bool  # the core elements must come in this order
    subject: bool  # says something only when the texts are about cliëntondersteuning
    titles: tuple[str, ...]  # how a bidder would head the answer
    numbers: tuple[str, ...]  # how a bidder would number it, after the policy
    policy: tuple[str, ...]  # the policy's own sentences, to recognise repetition


@lru_cache(maxsize=1)
def load() -> tuple[RuleTerms, ...]:
    """Every criterion of the word lists, by code."""
    faults: list[str] = []
    sets = _sets(_read(FOLDER / "_woorden.toml", faults))
    paths = sorted(FOLDER.glob("[!_]*.toml"))
    rules = [_rule(_read(path, faults), sets=sets, place=path.name, faults=faults) for path in paths]
    faults += [
        f"{path.name}: heet anders dan zijn code {rule.code}" for path, rule in zip(paths, rules, strict=True) if path.stem != rule.code
    ]
    if faults:
        raise LexiconError("\n".join(faults))
    return tuple(sorted(rules, key=lambda rule: rule.code))


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """The plain word lists of _woorden.toml: cues of promise, negation, known organisations and so on."""
    raw = _read(FOLDER / "_woorden.toml", [])
    return {name: tuple(entries) for name, entries in raw.get("words", {}).items()}


def _read(path: Path, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        faults.append(f"{path.name}: geen geldige TOML ({fault})")
        return {}


def _sets(raw: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(entries) for name, entries in raw.get("sets", {}).items()}


def _rule(raw: Mapping[str, Any], *, sets: Mapping[str, Sequence[str]], place: str, faults: list[str]) -> RuleTerms:
    code = str(raw.get("code", ""))
    here = place
    _check_keys(raw, _RULE_KEYS, needed={"code", "name", "elements", "policy"}, place=here, faults=faults)
    if raw.get("needs", "een") not in ("een", "alle") or raw.get("region", "") not in ("", "kop", "liefst", "nodig"):
        faults.append(f"{here}: needs is 'een' of 'alle', region is '', 'kop', 'liefst' of 'nodig'")
    faults += [f"{here}: titel '{title}' is een patroon" for title in raw.get("titles", ()) if "|" in title or "+" in title]
    elements = tuple(_element(one, sets=sets, place=here, faults=faults) for one in raw.get("elements", []))
    if elements and not any(element.core for element in elements):
        faults.append(f"{here}: geen enkel element is core")
    return RuleTerms(
        code=code,
        name=str(raw.get("name", "")),
        elements=elements,
        needs=str(raw.get("needs", "een")),
        region=str(raw.get("region", "")),
        plan=bool(raw.get("plan", False)),
        ordered=bool(raw.get("ordered", False)),
        subject=bool(raw.get("subject", True)),
        titles=tuple(raw.get("titles", ())),
        numbers=tuple(raw.get("numbers", ())),
        policy=tuple(raw.get("policy", ())),
    )


def _element(raw: Mapping[str, Any], *, sets: Mapping[str, Sequence[str]], place: str, faults: list[str]) -> Element:
    here = f"{place}.{raw.get('id', '?')}"
    _check_keys(raw, _ELEMENT_KEYS, needed={"id", "name", "serves", "strong"}, place=here, faults=faults)
    read = {
        part: tuple(_pattern(text, sets=sets, place=here, faults=faults) for text in raw.get(part, ()))
        for part in ("strong", "weak", "concrete")
    }
    return Element(
        id=str(raw.get("id", "")),
        name=str(raw.get("name", "")),
        serves=str(raw.get("serves", "")),
        **read,
        core=bool(raw.get("core", True)),
        denial=bool(raw.get("denial", False)),
        proves=frozenset(Kind(kind) for kind in raw.get("proves", ())),
        needs_fact=frozenset(raw.get("needs_fact", ())),
    )


def _check_keys(raw: Mapping[str, Any], allowed: set[str], *, needed: set[str], place: str, faults: list[str]) -> None:
    faults += [f"{place}: onbekende sleutel {key}" for key in sorted(set(raw) - allowed)]
    faults += [f"{place}: {key} ontbreekt" for key in sorted(needed - set(raw))]


def _pattern(text: str, *, sets: Mapping[str, Sequence[str]], place: str, faults: list[str]) -> Pattern:
    groups: list[tuple[Atom, ...]] = []
    without: list[Atom] = []
    for group in text[2 if text[:2] in ("= ", "~ ", "> ") else 0 :].split(" + "):
        atoms = tuple(_atoms(group.removeprefix("!"), sets=sets, place=place, faults=faults))
        if group.startswith("!"):
            without.extend(atoms)
        else:
            groups.append(atoms)
    if not groups or any(not group for group in groups):
        faults.append(f"{place}: patroon '{text}' is leeg")
    elif all(atom.is_fact for group in groups for atom in group):
        faults.append(f"{place}: patroon '{text}' bestaat alleen uit feiten")
    sign = text[:2]
    return Pattern(
        text=text,
        groups=tuple(groups),
        ranks=tuple({atom.key: rank for rank, atom in reversed(tuple(enumerate(group)))} for group in groups),
        without=tuple(without),
        own=sign == "= ",
        spread=sign == "~ ",
        chain=sign == "> ",
    )


def _atoms(group: str, *, sets: Mapping[str, Sequence[str]], place: str, faults: list[str]) -> Iterator[Atom]:
    for one in (part.strip() for part in group.split("|")):
        if one.startswith("@"):
            if one[1:] not in sets:
                faults.append(f"{place}: woordgroep {one} bestaat niet")
            yield from (Atom(key=word) for word in sets.get(one[1:], ()))
        elif one.startswith("#") and one[1:] not in FACTS:
            faults.append(f"{place}: feitsoort {one} bestaat niet")
        elif one:
            yield Atom(key=one)
