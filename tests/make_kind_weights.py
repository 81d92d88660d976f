"""Learns from labelled fictitious documents which words tell of which kind, and writes them to extractors/kinds/_gewichten.toml.

Run by hand: `python tests/make_kind_weights.py [--toets]`. The documents stand in tests/soorten: one file for each hand that wrote them;
those in geleerd/ as they were read from files, the others typed. For each kind a linear support vector machine (squared hinge) over the
different words of a document and those at its top; the heaviest are kept and weighed again. `--toets` writes nothing, but leaves out each
hand in turn and says how well the others recognise its documents, and which not.
"""

# ruff: noqa: T201 - it prints what it measured

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import sample_texts as samples
from measure_criteria import REGIONS

from extractors.document import Kind
from extractors.excerpt import excerpt, fold
from extractors.kind_words import TABLE, KindWords, Words, share_of, words_of

TEXTS = Path(__file__).parent / "soorten"
PAGE = "--- bladzijde"
KEPT, AGAINST = 300, 150  # words kept for a kind: those that speak for it most, and those that speak against it most
DOCUMENTS_AT_LEAST, HANDS_AT_LEAST = 3, 2  # a word of one hand only may be a name or a habit
STEPS, RATE = 200, 0.05
HEAD = """# Welke woorden over welke soort stuk gaan: geleerd uit verzonnen stukken in tests/soorten,
# door tests/make_kind_weights.py.
# Niet met de hand bijwerken. Per soort: `begin` is het gewicht zonder woorden; achter elk gewicht staan de woorden die
# zoveel wegen, ergens in het stuk (`woorden`) of nog eens bovenaan (`kopje`). Een min spreekt tegen.
"""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A document with its kind, and the kinds it may be taken for as well."""

    hand: str  # the name of the file it stands in
    title: str
    kind: Kind
    also: frozenset[Kind]
    words: Words


def examples(folder: Path = TEXTS) -> list[Example]:
    """Every document of every hand."""
    return [one for path in sorted(folder.rglob("*.txt")) for one in _of_hand(path)]


def _of_hand(path: Path) -> Iterator[Example]:
    for number, part in enumerate(path.read_text("utf-8").split("=== ")[1:], 1):
        first, _, text = part.partition("\n")
        kind, *also = first.split("|")[0].split("/")
        words = words_of(excerpt(samples.pages(*text.split(f"{PAGE}\n"))))
        others = frozenset(map(Kind, also))
        yield Example(hand=path.stem, title=f"{path.stem} {number}", kind=Kind(kind), also=others, words=words)


def learn(given: Sequence[Example]) -> str:
    """The table of weights, as it stands in the file."""
    kinds = sorted({one.kind for one in given})
    known = _known(given)
    place = {word: number for number, word in enumerate(known)}
    counted = np.zeros((len(given), len(known)))
    for number, one in enumerate(given):
        for words, sign in ((one.words.told, ""), (one.words.head, "^")):
            counted[number, [place[f"{sign}{word}"] for word in words if f"{sign}{word}" in place]] = share_of(words)
    tells = np.array([[1.0 if one.kind is kind else -1.0 for kind in kinds] for one in given])
    every, _ = _fitted(counted, tells, np.ones((len(known), len(kinds))))
    order = np.argsort(-every, axis=0, kind="stable")
    kept = np.zeros_like(every)
    for number in range(len(kinds)):
        kept[order[:KEPT, number], number] = 1
        kept[order[-AGAINST:, number], number] = 1
    weights, begin = _fitted(counted, tells, kept)
    return _written(kinds, known, np.round(weights * kept, 1), np.round(begin, 2))


def _known(given: Sequence[Example]) -> list[str]:
    """The words that enough documents of enough hands hold; no names of places."""
    held, hands = Counter[str](), dict[str, set[str]]()
    for one in given:
        for word in (*one.words.told, *(f"^{word}" for word in one.words.head)):
            held[word] += 1
            hands.setdefault(word, set()).add(one.hand)
    places = {word for region, towns in REGIONS.values() for name in (region, *towns) for word in fold(name).replace("-", " ").split()}
    enough = (word for word, count in held.items() if count >= DOCUMENTS_AT_LEAST and len(hands[word]) >= HANDS_AT_LEAST)
    return sorted(word for word in enough if word.removeprefix("^") not in places)


def _fitted(given: Numbers, tells: Numbers, kept: Numbers) -> tuple[Numbers, Numbers]:
    """Squared hinge loss with a pull to zero, by Adam from a fixed start: the same documents give the same weights."""
    weights, begin = np.zeros((given.shape[1], tells.shape[1])), np.full(tells.shape[1], -1.0)
    moved = [(np.zeros_like(one), np.zeros_like(one)) for one in (weights, begin)]
    for step in range(1, STEPS + 1):
        wrong = -2 * tells * np.maximum(0, 1 - tells * (given @ weights + begin))
        slopes = ((given.T @ wrong + weights) * kept, wrong.sum(axis=0))
        for learned, slope, (mean, square) in zip((weights, begin), slopes, moved, strict=True):
            mean[...] = 0.9 * mean + 0.1 * slope
            square[...] = 0.99 * square + 0.01 * slope * slope
            learned[...] -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return weights, begin


def _written(kinds: Sequence[Kind], known: Sequence[str], weights: Numbers, begin: Numbers) -> str:
    parts = [HEAD]
    for number, kind in enumerate(kinds):
        parts.append(f"\n[{kind}]\nbegin = {begin[number]}\n")
        for name, sign in (("woorden", ""), ("kopje", "^")):
            grouped: dict[float, list[str]] = {}
            for word, weight in zip(known, weights[:, number], strict=True):
                if weight and word.startswith("^") == bool(sign):
                    grouped.setdefault(float(weight), []).append(word.removeprefix("^"))
            lines = (f'"{weight}" = "{" ".join(held)}"\n' for weight, held in sorted(grouped.items(), reverse=True))
            parts.append(f"[{kind}.{name}]\n{''.join(lines)}")
    return "".join(parts)


def main() -> None:
    """Write the table, or say how well the others recognise each hand's documents."""
    all_of = examples()
    if "--toets" not in sys.argv:
        TABLE.write_text(learn(all_of), encoding="utf-8")
        return
    right = 0
    trial = TABLE.with_suffix(".proef")
    for hand in sorted({one.hand for one in all_of}):
        trial.write_text(learn([one for one in all_of if one.hand != hand]), encoding="utf-8")
        table, left_out = KindWords(trial), [one for one in all_of if one.hand == hand]
        wrong = [(one, like) for one in left_out if (like := table.like(one.words)).kind not in {one.kind, *one.also}]
        right += len(left_out) - len(wrong)
        print(f"{hand}: {len(left_out) - len(wrong)} of {len(left_out)}")
        for one, like in wrong:
            print(f"   {one.title}: {one.kind} {like.of(one.kind):.2f}, taken for {like.kind} {like.of(like.kind):.2f}")
    trial.unlink()
    print(f"{right} of {len(all_of)} = {right / len(all_of):.1%}")


if __name__ == "__main__":
    main()
