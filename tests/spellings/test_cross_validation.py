"""How often the dictionary is right about spellings that are kept from it.

The pairs are dealt into five folds by a digest, the same on every machine; each fold is
asked of a dictionary that is made of the four others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from sy_dataset.spellings import Listed, Mapped, SpellingMap, State
from tests.spellings.test_dictionary import CODES, COLUMN_OF, COLUMNS, LISTED

FOLDS = 5
DEALS = ("first", "second", "third")  # one deal alone is right by chance more or less often
Asked = list[tuple[Listed, Mapped]]


def fold(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % FOLDS


def asked(what: Callable[[Listed], str]) -> Asked:
    return [answer for deal in DEALS for answer in _dealt(deal, what)]


def _dealt(deal: str, what: Callable[[Listed], str]) -> Asked:
    def fold_of(item: Listed) -> int:
        return fold(deal + what(item))

    answers = []
    for kept in range(FOLDS):
        rest = [item for item in LISTED if fold_of(item) != kept]
        spellings = SpellingMap(COLUMNS, CODES, rest)
        answers += [
            (item, spellings.map_spelling(*column_of(item), item.raw_spelling))
            for item in LISTED
            if fold_of(item) == kept
        ]
    return answers


def column_of(item: Listed) -> tuple[str, str]:
    return COLUMN_OF[item.question, item.asked_in]


def precision(answers: Asked) -> float:
    mapped = [(item, a) for item, a in answers if a.state is State.MAPPED]
    return sum(item.code == a.code for item, a in mapped) / len(mapped)


def coverage(answers: Asked) -> float:
    return sum(a.state is State.MAPPED for _, a in answers) / len(answers)


@pytest.fixture(scope="module")
def new_pairs() -> Asked:
    """Spellings that are new in their column; another column may hold them."""
    return asked(lambda item: "".join(column_of(item)) + item.raw_spelling)


@pytest.fixture(scope="module")
def new_spellings() -> Asked:
    """Spellings that no column holds. The source contradicts itself on one in a hundred."""
    return asked(lambda item: item.raw_spelling)


def test_of_a_hundred_codes_given_to_new_pairs_98_are_right(new_pairs: Asked):
    assert precision(new_pairs) >= 0.98
    assert coverage(new_pairs) >= 0.835


def test_of_a_thousand_codes_given_to_new_spellings_972_are_right(new_spellings: Asked):
    assert precision(new_spellings) >= 0.972
    assert coverage(new_spellings) >= 0.77


def test_no_large_question_is_right_less_than_ninety_six_times_in_a_hundred(new_pairs: Asked):
    for question in sorted({place.question for place in COLUMNS.values()}):
        answers = [(item, a) for item, a in new_pairs if item.question == question]
        if len(answers) >= 100 * len(DEALS):
            assert precision(answers) >= 0.96, question


def test_every_way_of_deciding_is_right_ninety_five_times_in_a_hundred(new_pairs: Asked):
    for how in sorted({a.how for _, a in new_pairs if a.state is State.MAPPED}):
        assert precision([(item, a) for item, a in new_pairs if a.how == how]) >= 0.95, how


def test_a_dictionary_of_nothing_answers_nothing_that_needs_a_list():
    empty = SpellingMap(COLUMNS, CODES, [])
    assert empty.map_spelling("list_1", "Ethnicity", "White Irish").state is State.UNMAPPED
    assert empty.map_spelling("list_1", "Gender", "A) male").code == "a) Male"
