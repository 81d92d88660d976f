"""Learns from the labelled texts which words tell of which criterion, and writes them to checklist/lexicon/_gewichten.toml.

Run by hand: `python tests/make_weights.py [--toets]`. One logistic regression for each criterion over the stems of a passage and of what
stands above it; the heaviest stems are kept and weighed again. `--toets` writes nothing, but leaves out each sixth of the texts in turn
and says how well the rest finds what stands in it. The texts kept apart (51-58) are never learned from.
"""

import hashlib
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measure_criteria import REGIONS, TEXTS, labels, region_words, text_of

from checklist.criteria import Laid
from checklist.finding import Source
from checklist.language import words
from checklist.lexicon import load, vocabulary
from checklist.likeness import TABLE, Likeness, share_of, telling
from checklist.passages import Form
from checklist.readings import Index
from checklist.region_words import Places

KEPT, AGAINST = 120, 30  # stems kept for a criterion: those that speak for it most, and those that speak against it most
SHORTEST = 3  # letters of a stem; "nl" is the end of an address
TEXTS_AT_LEAST = 2  # a stem in one text only may be a name
STEPS, RATE, EVEN, RARE = 60, 0.08, 1.0, 3.0  # steps and rate of learning, pull to zero, weight of a passage that tells of the criterion
NO_BIDS = ("07_schoonmaakbedrijf", "08_alleen_beleidszinnen")
HEAD = """# Welke woorden samen over een criterium gaan: geleerd uit de proefteksten met labels, door tests/make_weights.py.
# Niet met de hand bijwerken. Per criterium: `begin` is het gewicht zonder woorden; achter elk gewicht staan de
# woordstammen die zoveel wegen, in de zinnen zelf (`woorden`) of in het kopje of de vraag erboven (`kopje`).
# Een min spreekt tegen.
"""
RULES = tuple(rule for rule in load() if not rule.plan)
CODES = [rule.code for rule in RULES]

Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A passage or sentence, with for each criterion whether it tells of it: 1, 0, or -1 when that is not known."""

    text: str
    stems: frozenset[str]  # those above it begin with ^
    tells: tuple[int, ...]


def examples() -> list[Example]:
    """Every passage of every labelled text, every loose sentence, and the policy's own."""
    passages = [one for name, (region, apart, _) in labels().items() if not apart for one in _of_text(name, region)]
    return [*passages, *_of_sentences(), *_of_policy()]


def _of_text(name: str, region: str) -> Iterator[Example]:
    """The passages of one text. A criterion is told where a pattern finds it on a labelled page; not known where only one of both holds."""
    wanted = labels()[name][2]
    sources = {rule.code: Source(title="", clause=rule.code, quote="") for rule in RULES}
    laid = Laid([text_of(name)], RULES, sources=sources, starts=2027)
    index = Index(laid.reads, places=Places(region_words(region)))
    found: list[tuple[frozenset[str], list[int]]] = []
    for cut in laid.cuts:
        if cut.form in (Form.HEADING, Form.QUESTION):
            continue
        answers = laid.weighed(cut, index)
        held = {code for code, all_of in answers.items() if any(one.strong or one.spot.heading for one in all_of)}
        pages = {cut.page_at(0), cut.page_at(len(cut.words) - 1)}
        tells = [_told(code in held, wanted[code].pages & pages if code in wanted else None) for code in CODES]
        above = {f"^{stem}" for stem in telling(word.stem for word in words(cut.context))}
        found.append((telling(word.stem for word in words(cut.words)) | above, tells))
    for place in range(len(CODES)):
        if any(tells[place] == 1 for _, tells in found):
            for _, tells in found:
                tells[place] = max(0, tells[place])
    for stems, tells in found:
        yield Example(text=name, stems=stems, tells=tuple(tells))


def _told(held: bool, pages: Any) -> int:  # noqa: FBT001
    if pages is None:
        return 0
    if pages:
        return 1 if held else -1
    return -1 if held else 0


def _of_sentences() -> Iterator[Example]:
    raw = tomllib.loads((TEXTS / "zinnen.toml").read_text("utf-8"))
    for code, one in raw.items():
        for number, said in enumerate(one["zegt"]):
            stems = telling(word.stem for word in words(said))
            yield Example(text=f"{code}/{number}", stems=stems, tells=tuple(int(other == code) for other in CODES))
        for number, said in enumerate(one["zegt_niet"]):
            stems = telling(word.stem for word in words(said))
            yield Example(text=f"{code}/niet {number}", stems=stems, tells=tuple(0 if other == code else -1 for other in CODES))


def _of_policy() -> Iterator[Example]:
    for rule in RULES:
        for said in rule.policy:
            stems = telling(word.stem for word in words(said))
            yield Example(text=f"beleid {rule.code}", stems=stems, tells=tuple(1 if other == rule.code else -1 for other in CODES))


def learn(from_examples: Sequence[Example]) -> tuple[list[str], Numbers, Numbers]:
    """The stems, what each weighs for each criterion, and what each criterion weighs without any."""
    stems = _stems(from_examples)
    place = {stem: number for number, stem in enumerate(stems)}
    given = np.zeros((len(from_examples), len(stems)))
    for number, one in enumerate(from_examples):
        given[number, [place[stem] for stem in one.stems if stem in place]] = 10 * share_of(len(one.stems))
    tells = np.array([one.tells for one in from_examples], dtype=float)
    every, _ = _fitted(given, tells, np.ones((len(stems), len(CODES))))
    order = np.argsort(-every, axis=0, kind="stable")
    kept = np.zeros_like(every)
    for number in range(len(CODES)):
        kept[order[:KEPT, number], number] = 1
        kept[order[-AGAINST:, number], number] = 1
    weights, begin = _fitted(given, tells, kept)
    return stems, np.round(weights * kept, 1), np.round(begin, 2)


def _stems(from_examples: Sequence[Example]) -> list[str]:
    texts: dict[str, set[str]] = {}
    for one in from_examples:
        for stem in one.stems:
            texts.setdefault(stem, set()).add(one.text)
    names = _names()
    known = (stem for stem, held in texts.items() if len(held) >= TEXTS_AT_LEAST)
    return sorted(stem for stem in known if len(stem.removeprefix("^")) >= SHORTEST and stem.removeprefix("^") not in names)


def _names() -> frozenset[str]:
    """The stems of municipalities, regions and zorgkantoren: where and for whom a bid is written says nothing of what it answers."""
    places = (name for region, municipalities in REGIONS.values() for name in (region, *municipalities))
    return frozenset(word.stem for name in (*places, *vocabulary()["zorgkantoren"]) for word in words(name) if word.written[0].isupper())


def _fitted(given: Numbers, tells: Numbers, kept: Numbers) -> tuple[Numbers, Numbers]:
    """Logistic regression by Adam from a fixed start: the same texts give the same weights."""
    known, told = (tells >= 0).astype(float), np.maximum(tells, 0)
    share = known * np.where(told > 0, RARE, 1.0)
    weights, begin = np.zeros((given.shape[1], tells.shape[1])), np.full(tells.shape[1], -3.0)
    moved = [(np.zeros_like(one), np.zeros_like(one)) for one in (weights, begin)]
    for step in range(1, STEPS + 1):
        wrong = (1 / (1 + np.exp(-(given @ weights + begin))) - told) * share
        slopes = ((given.T @ wrong + EVEN * weights) * kept, wrong.sum(axis=0))
        for learned, slope, (mean, square) in zip((weights, begin), slopes, moved, strict=True):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.99 * square + 0.01 * slope * slope
            learned[...] -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return weights, begin


def written(stems: Sequence[str], weights: Numbers, begin: Numbers) -> str:
    """The table as it stands in the file."""
    parts = [HEAD]
    for number, code in enumerate(CODES):
        parts.append(f"\n[{code}]\nbegin = {begin[number]}\n")
        for name, sign in (("woorden", ""), ("kopje", "^")):
            grouped: dict[float, list[str]] = {}
            for stem, weight in zip(stems, weights[:, number], strict=True):
                if weight and stem.startswith("^") == bool(sign):
                    grouped.setdefault(float(weight), []).append(stem.removeprefix("^"))
            lines = (f'"{weight}" = "{" ".join(held)}"\n' for weight, held in sorted(grouped.items(), reverse=True))
            parts.append(f"[{code}.{name}]\n{''.join(lines)}")
    return "".join(parts)


def main() -> None:
    """Write the table, or say how well it does on texts it did not learn from."""
    all_of = examples()
    if "--toets" not in sys.argv:
        TABLE.write_text(written(*learn(all_of)), encoding="utf-8")
        return
    names = sorted({one.text for one in all_of if one.text in labels()}, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    hits = extra = missed = 0
    trial = TABLE.with_suffix(".proef")
    for fold in range(6):
        left_out = set(names[fold::6]) - set(NO_BIDS)
        trial.write_text(written(*learn([one for one in all_of if one.text not in left_out])), encoding="utf-8")
        weights = Likeness(trial)
        for name in left_out:
            found = _found(weights, [one for one in all_of if one.text == name])
            wanted = labels()[name][2].keys() & set(CODES)
            hits, extra, missed = hits + len(found & wanted), extra + len(found - wanted), missed + len(wanted - found)
    trial.unlink()
    print(f"F1 {2 * hits / (2 * hits + extra + missed):.3f}: {hits} gevonden, {extra} te veel, {missed} gemist")  # noqa: T201


def _found(weights: Likeness, passages: Sequence[Example]) -> set[str]:
    found: set[str] = set()
    for one in passages:
        above = frozenset(stem.removeprefix("^") for stem in one.stems if stem.startswith("^"))
        (near,) = weights.near([frozenset(stem for stem in one.stems if not stem.startswith("^"))], above)
        found |= {code for code, like in near.items() if like.chance >= 0.15}
    return found


if __name__ == "__main__":
    main()
