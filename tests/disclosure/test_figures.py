"""Suppressed, zero, not applicable and not available are four different things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.disclosure.figures import (
    Figure,
    Shown,
    count_figure,
    percentage_figure,
    round_half_up,
    rounded_figure,
)

counts = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("count", "printed"),
    [(0, "0"), (1, "[c]"), (5, "[c]"), (6, "6"), (1234, "1,234"), (None, "[x]")],
)
def test_counts_from_one_to_five_are_hidden_and_their_neighbours_are_shown(count, printed):
    assert str(count_figure(count, 5)) == printed


@pytest.mark.parametrize(
    ("count", "printed"),
    [(0, "0"), (1, "[c]"), (5, "[c]"), (6, "10"), (14, "10"), (15, "20"), (25, "30"), (45, "50")],
)
def test_rounding_goes_up_from_the_middle_and_never_makes_a_zero(count, printed):
    assert str(rounded_figure(count, 5)) == printed


def test_a_count_that_would_round_to_zero_is_hidden_even_above_the_threshold():
    assert rounded_figure(4, 2).shown is Shown.SUPPRESSED


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        (0, 0, "[z]"),  # a share of nothing
        (0, 5, "[c]"),  # a small whole
        (0, 6, "0%"),
        (5, 50, "[c]"),  # a small part
        (6, 50, "12%"),
        (49, 50, "[c]"),  # a small rest
        (44, 50, "88%"),
        (50, 50, "100%"),
        (None, 50, "[x]"),
        (50, None, "[x]"),
        (25, 200, "13%"),  # 12.5 goes up
    ],
)
def test_a_percentage_is_hidden_with_its_part_its_whole_or_its_rest(
    numerator, denominator, printed
):
    assert str(percentage_figure(numerator, denominator, 5)) == printed


@given(counts, st.integers(1, 100))
def test_rounding_moves_a_count_by_half_a_step_at_most(count, to):
    moved = round_half_up(count, to) - count
    assert -to / 2 < moved <= to / 2


@given(counts, st.integers(1, 20))
def test_no_hidden_figure_holds_its_value(count, threshold):
    for figure in (count_figure(count, threshold), rounded_figure(count, threshold)):
        assert (figure.value is None) == (figure.shown is Shown.SUPPRESSED)
        if 0 < count <= threshold:
            assert str(count) not in repr(figure).replace("[c]", "")


def test_a_part_larger_than_its_whole_and_a_negative_count_are_refused():
    with pytest.raises(ValueError, match="larger than its whole"):
        percentage_figure(7, 6, 5)
    with pytest.raises(ValueError, match="negative"):
        count_figure(-1, 5)


@pytest.mark.parametrize("shown", list(Shown))
def test_a_figure_cannot_contradict_itself(shown):
    has_value = shown in (Shown.EXACT, Shown.ROUNDED, Shown.ZERO)
    with pytest.raises(ValueError, match="must"):
        Figure(None if has_value else 7, shown)
