"""What the listed spellings of one question say of a spelling that is not listed.

Nothing is trained: every figure is a count of listed spellings, so that a steward can
see why, and a new decision is one more count.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import jellyfish
import numpy as np
from numpy.typing import NDArray

from sy_dataset.spellings.normalise import Parts, parts, stem

CODE_START = re.compile(r"[a-z]*\d+")
SMOOTHING = 0.2
FLOOR = 1e-3
FEWEST_LISTED = 40  # below this, counts of words say nothing
FEWEST_WITH_CODE = 3
MISTYPED_FROM = 5  # a shorter word is one slip away from another word


class Evidence:
    """Counts over the listed spellings of one question."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        """`listed`  (raw spelling, code), one for each spelling that differs in its key"""
        taken = [(parts(raw), code) for raw, code in listed]
        self.by_text = _counted((part.text, code) for part, code in taken)
        self.by_words = _counted((part.word_set, code) for part, code in taken)
        self.by_code = _counted((" ".join(part.codes), code) for part, code in taken)
        self._words = Counter(word for part, _ in taken for word in set(part.words))
        self._lengths: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            if len(word) >= MISTYPED_FROM and word.isalpha():
                self._lengths[len(word)].append(word)
        self._mended: dict[str, str] = {}
        self._weigh(taken)

    def _weigh(self, taken: list[tuple[Parts, str]]) -> None:
        self.codes = sorted({code for _, code in taken})
        place = {code: i for i, code in enumerate(self.codes)}
        counts: dict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(self.codes)))
        totals = np.ones(len(self.codes))
        for part, code in taken:
            totals[place[code]] += 1
            for clue in clues(part):
                counts[clue][place[code]] += 1
        prior = totals / totals.sum()
        self._prior = np.log(prior)
        self._row = {clue: i for i, clue in enumerate(counts)}
        seen = np.array(list(counts.values())).reshape(len(counts), len(self.codes))
        self._seen = seen
        share = (seen + SMOOTHING * prior) / (seen.sum(axis=1, keepdims=True) + SMOOTHING)
        self._weights = np.log(share + FLOOR) - np.log(prior + FLOOR)
        self._enough = len(taken) >= FEWEST_LISTED and len(self.codes) > 1

    def weigh(self, part: Parts) -> tuple[str, float] | None:
        """The code that most of the clues speak for, and by how much before the next.

        The margin is a difference of log odds: 0 is a tie, 10 about 20,000 to 1 if the
        clues were independent, which they are not; its least size is found by folds.
        None if too few spellings are listed.
        """
        if not self._enough:
            return None
        found = list(clues(part))
        rows = [self._row[clue] for clue in found if clue in self._row]
        score = self._prior + self._weights[rows].sum(axis=0) / (1 + len(found) / 8)
        second, first = np.argsort(score)[-2:]
        return self.codes[first], float(score[first] - score[second])

    def code_contradicts(self, part: Parts, code: str) -> bool:
        """Whether the sender's own code is listed, nearly always, with another code."""
        return any(
            said not in (None, code)
            for sent in part.codes
            for said in (self._says(f"code {sent}"), self._says(code_start(sent)))
        )

    def _says(self, clue: str) -> str | None:
        row = self._row.get(clue)
        if row is None or self._seen[row].sum() < FEWEST_WITH_CODE:
            return None
        best = int(self._seen[row].argmax())
        return self.codes[best] if self._seen[row, best] >= 0.8 * self._seen[row].sum() else None

    def mend(self, part: Parts) -> Parts:
        """The same words, each unknown one replaced by the one listed word it is a slip from."""
        return replace(part, words=tuple(self._mend(word) for word in part.words))

    def _mend(self, word: str) -> str:
        if word in self._words or len(word) < MISTYPED_FROM or not word.isalpha():
            return word
        if word not in self._mended:
            near = [
                other
                for size in (len(word) - 1, len(word), len(word) + 1)
                for other in self._lengths.get(size, ())
                if other[0] == word[0] and jellyfish.damerau_levenshtein_distance(word, other) == 1
            ]
            self._mended[word] = near[0] if len(near) == 1 else word
        return self._mended[word]


def clues(part: Parts) -> Iterator[str]:
    """Everything about a spelling that is counted: code, words, neighbours, first and last."""
    found = {f"code {code}" for code in part.codes} | {f"codes {' '.join(part.codes)}"}
    found |= {code_start(code) for code in part.codes}
    found |= {f"mnemonic {part.mnemonic[:size]}" for size in (1, 2) if part.mnemonic}
    words = [stem(word) for word in part.words]
    for size in (1, 2, 3):
        found |= {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}
    if words:
        found |= {f"^{words[0]}", f"^{' '.join(words[:2])}", f"{words[-1]}$"}
    return iter(sorted(found - {"codes "}))


def code_start(code: str) -> str:
    """The clue of a code's first letters and digits: "n6" of "n6sa"."""
    start = CODE_START.match(code)
    return f"code {start[0]}~" if start else f"code {code}"


def _counted(pairs: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text, code in pairs:
        if text:
            counts[text][code] += 1
    return dict(counts)
