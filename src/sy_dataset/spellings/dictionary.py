"""The category dictionary: (list, column, raw spelling) -> code and state.

What decides, in this order: a steward's dated decision; a listed spelling; a rule that
needs no list; the same words; the sender's code alone; and last the counted evidence of
the listed spellings, with a margin. Whatever none of them decides is unmapped.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from sy_dataset.spellings import rules
from sy_dataset.spellings.evidence import Evidence
from sy_dataset.spellings.lists import (
    Codes,
    Columns,
    Listed,
    load_codes,
    load_columns,
    load_decisions,
    load_listed,
)
from sy_dataset.spellings.normalise import Parts, key, parts

LISTS = Path(__file__).parents[1] / "contracts" / "spellings"
AUTHORITY_QUESTION = "authority"
LEAST_MARGIN = 4.2
LEAST_MARGINS = {
    "closure_reason": 10.0,
    "need": 1.7,
    "legal_status": 2.1,
    "accommodation_type": 3.4,
    "placement_type": 4.2,
    "looked_after_end": 5.0,
    "ethnicity": 4.6,
    "contact_source": 5.9,
}
"""Log odds below which counted evidence is no answer.

Found by folds (see the tests): of a hundred spellings that are new to their column 84 get a
code and 82 to 83 of them the right one. A steward's decision stands above all of it.
"""
AGREE_SHARE = 0.5
"""Of that, what counted evidence must reach to bear out a spelling of the same words."""


class State(StrEnum):
    """What became of a spelling."""

    MAPPED = "mapped"
    UNMAPPED = "unmapped"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Mapped:
    """The code of a spelling, or none; `how` names what decided it."""

    code: str | None
    state: State
    how: str


UNKNOWN_COLUMN = Mapped(None, State.UNMAPPED, "no such column")
NOTHING_DECIDES = Mapped(None, State.UNMAPPED, "nothing decides")
IN_CONFLICT = Mapped(None, State.CONFLICT, "listed under several codes")


class Question:
    """One question, asked in one or more columns, with all that is listed for it."""

    def __init__(self, name: str, codes: frozenset[str], listed: Iterable[Listed]) -> None:
        self.name = name
        self._margin = LEAST_MARGINS.get(name, LEAST_MARGIN)
        self.codes = codes
        self._by_key: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._pairs: dict[tuple[str, str], str] = {}
        for item in listed:
            self._by_key[key(item.raw_spelling)][item.asked_in].add(item.code)
            self._pairs.setdefault((key(item.raw_spelling), item.code), item.raw_spelling)
        self._labels = _unique((rules.label(code), code) for code in codes)

    @cached_property
    def evidence(self) -> Evidence:
        return Evidence((raw, code) for (_, code), raw in self._pairs.items())

    def map(self, asked_in: str, raw: str) -> Mapped:
        """The code of a spelling in this question; see the module for the order."""
        if codes := self._listed(asked_in, key(raw)):
            return _mapped(codes.pop(), "listed") if len(codes) == 1 else IN_CONFLICT
        for how, code in self._ruled(raw):
            if code:
                return _mapped(code, how)
        if self.name == AUTHORITY_QUESTION:
            return NOTHING_DECIDES
        return self._judged(self.evidence.mend(parts(raw)))

    def _listed(self, asked_in: str, written: str) -> set[str]:
        """The codes that this column holds for the spelling, else those that others hold."""
        by_place = self._by_key.get(written, {})
        return set(by_place.get(asked_in) or set().union(*by_place.values()))

    def _ruled(self, raw: str) -> Iterable[tuple[str, str | None]]:
        yield "yes or no", rules.yes_no(raw, self.codes)
        yield "kinds of abuse", rules.abuse(raw, self.codes)
        if self.name == AUTHORITY_QUESTION:
            yield "authority", rules.authorities(LISTS / "authorities.csv").find(raw)
        labelled = self._labels.get(parts(raw).text)
        if labelled and not self.evidence.code_contradicts(parts(raw), labelled):
            yield "label of the code", labelled

    def _judged(self, part: Parts) -> Mapped:
        weighed = self.evidence.weigh(part)
        for how, counts in (
            ("same words", self.evidence.by_text.get(part.text)),
            ("same words in another order", self.evidence.by_words.get(part.word_set)),
        ):
            code = _pure(counts, least=1)
            if code and self._bears_out(weighed, code, part):
                return _mapped(code, how)
        if not part.words:
            return self._by_code_alone(part)
        least = LEAST_MARGINS.get(self.name, LEAST_MARGIN)
        if weighed and weighed[1] >= least and not self.evidence.code_contradicts(part, weighed[0]):
            return _mapped(weighed[0], "counted evidence")
        return NOTHING_DECIDES

    def _bears_out(self, weighed: tuple[str, float] | None, code: str, part: Parts) -> bool:
        """The rest of the evidence does not speak against it, the sender's code least of all."""
        if self.evidence.code_contradicts(part, code):
            return False
        return not weighed or (weighed[0] == code and weighed[1] >= AGREE_SHARE * self._margin)

    def _by_code_alone(self, part: Parts) -> Mapped:
        # a single letter or digit is an agency's own numbering more often than not
        least = 6 if len("".join(part.codes)) == 1 else 3
        code = _pure(self.evidence.by_code.get(" ".join(part.codes)), least=least)
        return _mapped(code, "code alone") if code else NOTHING_DECIDES


class SpellingMap:
    """The dictionary of all questions, with the stewards' decisions."""

    def __init__(
        self,
        columns: Columns,
        codes: Codes,
        listed: Iterable[Listed],
        decisions: dict[tuple[str, str, str], str] | None = None,
    ) -> None:
        """
        columns    which question each column asks
        codes      the codes of each question
        listed     the listed spellings
        decisions  (list, column, key of the spelling) -> code
        """
        by_question: dict[str, list[Listed]] = defaultdict(list)
        for item in listed:
            by_question[item.question].append(item)
        self.columns = columns
        self._decisions = decisions or {}
        self._questions = {
            name: Question(name, frozenset(codes[name].values()), by_question[name])
            for name in {place.question for place in columns.values()}
        }
        self._known: dict[tuple[str, str, str], Mapped] = {}

    @classmethod
    def load(cls, decisions: Path | None = None, folder: Path = LISTS) -> SpellingMap:
        """The dictionary of the project; `decisions` is the stewards' file, if there is one.

        Raises NightError, naming the file and line, if a decision is wrong.
        """
        columns = load_columns(folder / "annex_a_columns.csv")
        codes = load_codes(folder / "annex_a_codes.csv")
        listed = load_listed(folder / "annex_a.csv")
        decided = load_decisions(decisions, columns, codes) if decisions else {}
        return cls(columns, codes, listed, decided)

    def map_spelling(self, list_name: str, column: str, raw: str) -> Mapped:
        """What becomes of one spelling. Never raises on data and never falls back on Other."""
        asked = (list_name, column, raw)
        if asked not in self._known:
            self._known[asked] = self._map(list_name, column, raw)
        return self._known[asked]

    def _map(self, list_name: str, column: str, raw: str) -> Mapped:
        place = self.columns.get((list_name, column))
        if place is None:
            return UNKNOWN_COLUMN
        if decided := self._decisions.get((list_name, column, key(raw))):
            return _mapped(decided, "steward")
        if not raw.strip():
            return NOTHING_DECIDES
        return self._questions[place.question].map(place.asked_in, raw)


def _mapped(code: str, how: str) -> Mapped:
    return Mapped(code, State.MAPPED, how)


def _pure(counts: Counter[str] | None, *, least: int) -> str | None:
    """The one code of these spellings, if there are enough of them and all agree."""
    if not counts or len(counts) > 1 or counts.total() < least:
        return None
    return next(iter(counts))


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for text, code in pairs:
        if text:
            found[text].add(code)
    return {text: codes.pop() for text, codes in found.items() if len(codes) == 1}
