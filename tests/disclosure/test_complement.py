"""No hidden count can be had from the shown ones, by subtraction or by knowing the rule."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.disclosure.complement import parts_to_hide, protected_row
from sy_dataset.disclosure.figures import Shown

THRESHOLD = 5
rows = st.lists(st.one_of(st.integers(0, 8), st.integers(0, 500)), min_size=2, max_size=6)


def hidden(figures):
    return [i for i, figure in enumerate(figures) if figure.shown is Shown.SUPPRESSED]


@given(rows)
def test_no_hidden_part_is_the_total_less_the_shown_ones(parts):
    figures, total = protected_row(parts, THRESHOLD)
    if total.shown is not Shown.SUPPRESSED and hidden(figures):
        assert len(hidden(figures)) >= 2
        left = total.value - sum(figure.value or 0 for figure in figures)
        assert left >= len(hidden(figures)) + THRESHOLD - 1


@given(rows)
def test_small_parts_are_always_hidden_and_zeros_never(parts):
    figures, _ = protected_row(parts, THRESHOLD)
    for part, figure in zip(parts, figures, strict=True):
        if part == 0:
            assert figure.shown is Shown.ZERO
        if 0 < part <= THRESHOLD:
            assert figure.shown is Shown.SUPPRESSED


@given(rows)
def test_nothing_is_hidden_without_need(parts):
    figures, total = protected_row(parts, THRESHOLD)
    if all(part == 0 or part > THRESHOLD for part in parts):
        assert not hidden(figures)
        assert total.value == sum(parts)


@pytest.mark.parametrize(("parts", "largest_total"), [(2, 60), (3, 40), (4, 26), (5, 18)])
def test_an_attacker_who_knows_the_rule_is_left_three_values_for_every_hidden_count(
    parts, largest_total
):
    """Every row up to a total is published: pages that look alike must come from unlike rows."""
    pages = defaultdict(list)
    for row in product(range(largest_total + 1), repeat=parts):
        if sum(row) <= largest_total:
            figures, total = protected_row(row, THRESHOLD)
            pages[(*map(str, figures), str(total))].append(row)
    attacked = [
        (page, {row[position] for row in sources})
        for page, sources in pages.items()
        for position in range(parts)
        if page[position] == "[c]"
    ]
    assert attacked
    assert min(len(values) for _, values in attacked) >= 3


@pytest.mark.parametrize(
    ("parts", "printed", "total"),
    [
        ((3, 40, 50, 60), "[c] [c] 50 60", "153"),
        ((3, 0, 50, 60), "[c] 0 [c] 60", "113"),  # a zero hides nothing
        ((40, 50, 60, 3), "[c] 50 60 [c]", "153"),  # round the row
        ((1, 1, 50, 60), "[c] [c] [c] 60", "112"),  # 1 + 1 = 2 leaves no doubt, so it widens
        ((5, 50, 5, 60), "[c] [c] [c] 60", "120"),  # nor does 5 + 5 = 10
        ((2, 50, 5, 60), "[c] 50 [c] 60", "117"),
        ((3, 0, 0, 0), "[c] 0 0 0", "[c]"),
        ((0, 0, 0, 0), "0 0 0 0", "0"),
        ((1, 1, 1, 3), "[c] [c] [c] [c]", "[c]"),  # nothing is left to widen to but the total
        ((6, 7, 8, 9), "6 7 8 9", "30"),
        ((None, 7, 8, 9), "[x] 7 8 9", "[x]"),
    ],
)
def test_rows_as_they_are_printed(parts, printed, total):
    figures, whole = protected_row(parts, THRESHOLD)
    assert " ".join(map(str, figures)) == printed
    assert str(whole) == total


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=5))
def test_a_percentage_is_protected_in_its_part_its_rest_and_its_whole(parts_and_rests):
    parts = [part for part, _ in parts_and_rests]
    rests = [rest for _, rest in parts_and_rests]
    wholes = [part + rest for part, rest in parts_and_rests]
    hide = parts_to_hide([parts, rests, wholes], THRESHOLD)
    for counts in (parts, rests, wholes):
        left = [counts[i] for i in hide.parts if counts[i]]
        if any(0 < count <= THRESHOLD for count in left) and not hide.total:
            assert len(left) >= 2
            assert sum(left) >= len(left) + THRESHOLD - 1
