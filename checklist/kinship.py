"""A second opinion on what the patterns found, by all words of a passage together: what is about something else, and what they missed.

Knows weighed answers and learned weights; knows no row. What is remembered here is the same in every region.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from checklist.language import Remembered
from checklist.lexicon import RuleTerms
from checklist.likeness import Like, likeness, telling
from checklist.passages import Cut, Form
from checklist.readings import Index, Reader, Reading
from checklist.weighing import DENIED, ELSEWHERE, REPEATED, Run, Weighed, by_words
from checklist.worth import lacks

LIKELY = 0.35  # chance from which words together are taken for an answer where no pattern found one
STRANGE = 0.05  # chance under which a pattern is taken to have met words about something else
TAKEN = 0.4  # idem, when the words that were found are not among those learned of
FEWEST = 3  # words that must tell of it together
CLAIMED = 0.2  # chance from which another criterion lays claim to the words
AT_HOME = 0.4  # chance from which a place is where the text itself speaks of the criterion
SHARE = 0.6  # of the chance at home; a place with less is about something else


class Kinship:
    """The passages of one bid beside the learned weights."""

    def __init__(self, reads: Reader, cuts: Iterable[Cut]) -> None:
        self._reads = reads
        self._cuts = tuple(cut for cut in cuts if cut.form not in (Form.HEADING, Form.QUESTION))
        self._near: Remembered[Cut, tuple[Mapping[str, Like], ...]] = Remembered(self._likes)

    def settled(self, rule: RuleTerms, found: Sequence[Weighed], *, index: Index) -> list[Weighed]:
        """What patterns found, without what is about something else; and where nothing is substantiated, what they missed."""
        if rule.plan or rule.code not in likeness().codes:
            return list(found)
        kept = [one for one in found if not one.substantiated or not self._is_strange(one, STRANGE)]
        home = self._home(kept)
        kept = [self._elsewhere(one) if one.substantiated and self._is_strange(one, SHARE * home) else one for one in kept]
        if any(one.substantiated or one.denied for one in kept):
            return kept
        return [*kept, *self._in_other_words(rule, index, least=max(SHARE * home, LIKELY))]

    def _home(self, found: Sequence[Weighed]) -> float:
        """How likely the place where the text itself speaks of it, but says nothing of its own: facts elsewhere prove less. 0 = none."""
        bare = [one for one in found if not one.substantiated and one.cut.form is not Form.HEADING]
        return max((self._chance(one) for one in bare if one.spot.is_titled or self._chance(one) >= AT_HOME), default=0.0)

    def _is_strange(self, one: Weighed, least: float) -> bool:
        """Are its words less likely about this criterion than this, and rather about another?"""
        if one.spot.heading or self._chance(one) >= least:
            return False
        words = one.sentence.words
        known = likeness().knows(words[number].stem for number in one.found.words)
        claims = max((like.chance for code, like in self._of(one).items() if code != one.spot.rule.code), default=0.0)
        return claims >= (CLAIMED if known else TAKEN)

    def _elsewhere(self, one: Weighed) -> Weighed:
        return replace(one, substantiated=False, score=one.score / 2, against=(ELSEWHERE,))

    def _in_other_words(self, rule: RuleTerms, index: Index, *, least: float) -> list[Weighed]:
        """Answers that no pattern knows: in each passage the few sentences whose words tell of it most."""
        shelf, titles, found = self._reads.shelf, self._reads.titles, list[Weighed]()
        for cut, like in self._told.get(rule.code, ()):
            words = likeness().heaviest(rule.code, like.stems) if like.chance >= least else ()
            if len(words) >= FEWEST:
                run = Run(like.first, like.last, words)
                found.append(by_words(rule, index.read(cut), run, shelf=shelf, titles=titles))
        return [one for one in found if DENIED not in one.against and not lacks(rule, one.stated)]

    @cached_property
    def _told(self) -> Mapping[str, Sequence[tuple[Cut, Like]]]:
        """For each criterion the passages that are likely to tell of it, each with the stretch that tells of it most."""
        told: dict[str, list[tuple[Cut, Like]]] = {}
        for cut in self._cuts:
            best: dict[str, Like] = {}
            for near in self._near[cut]:
                for code, like in near.items():
                    if like.chance >= LIKELY and (code not in best or like.chance > best[code].chance):
                        best[code] = like
            for code, like in best.items():
                told.setdefault(code, []).append((cut, like))
        return told

    def _chance(self, one: Weighed) -> float:
        """How likely the words around an answer tell of its criterion."""
        like = self._of(one).get(one.spot.rule.code)
        return like.chance if like is not None else 0.0

    def _of(self, one: Weighed) -> Mapping[str, Like]:
        """What the words around an answer tell of; a heading by itself tells nothing."""
        return {} if one.cut.form in (Form.HEADING, Form.QUESTION) else self._near[one.cut][one.spot.number]

    def _likes(self, cut: Cut) -> tuple[Mapping[str, Like], ...]:
        """For each sentence what it tells of; what repeats the policy or only sums up keywords tells nothing."""
        readings = self._reads.read(cut.words, breaks=cut.breaks)
        sentences = [
            telling(word.stem for word in reading.sentence.words) if _may_tell(reading) else frozenset[str]() for reading in readings
        ]
        above = telling(word.stem for reading in self._reads.read(cut.context) for word in reading.sentence.words)
        return likeness().near(sentences, above)


def _may_tell(reading: Reading) -> bool:
    return reading.copied < REPEATED and not reading.listed
