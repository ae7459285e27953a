"""Precision, recall and agreement against numbers reckoned by hand."""

from __future__ import annotations

from datetime import date

import pyarrow.parquet as pq
import pytest

from sy_dataset.identity.review.quality import (
    Stratum,
    kappa,
    quality,
    recall,
    share_same,
    wilson,
    write_table,
)
from sy_dataset.identity.review.schema import Answer

from .land import Land
from .reviewing import TODAY, desk, draw
from .test_review import county


def stratum(pairs: int, same: int, apart: int, cannot_tell: int = 0, kind: str = "link") -> Stratum:
    sampled = same + apart + cannot_tell
    return Stratum("2026-11", kind, "likely", "", pairs, sampled, same, apart, cannot_tell)


def test_wilsons_interval_as_reckoned_by_hand():
    """9 of 10: centre (0.9 + z²/20) / (1 + z²/10), half width z √(0.009 + z²/400) / (1 + z²/10)."""
    z = 1.959963984540054
    centre, half = (0.9 + z * z / 20), z * (0.9 * 0.1 / 10 + z * z / 400) ** 0.5
    low, high = wilson(9, 10)
    assert low == pytest.approx((centre - half) / (1 + z * z / 10))
    assert high == pytest.approx((centre + half) / (1 + z * z / 10))
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)


def test_all_of_a_sample_right_is_not_certainty():
    low, high = wilson(100, 100)
    assert (round(low, 4), high) == (0.9630, 1.0)


def test_one_stratum_has_its_own_wilson_interval():
    share = share_same([stratum(1_000, 57, 3)])
    assert share is not None
    assert (share.value, share.low, share.high) == (0.95, *wilson(57, 60))


def test_strata_weigh_as_many_as_they_have_pairs():
    """Nine tenths of 40 / 40 and one tenth of 10 / 20: 0.95, on 1 / (0.81/40 + 0.01/20) = 48.2."""
    share = share_same([stratum(900, 40, 0), stratum(100, 10, 10)])
    assert share is not None
    trials = 1 / (0.81 / 40 + 0.01 / 20)
    assert share.value == pytest.approx(0.95)
    assert (share.low, share.high) == pytest.approx(wilson(0.95 * trials, trials))


def test_what_nobody_can_tell_counts_neither_way():
    assert share_same([stratum(100, 40, 10, 5)]) == share_same([stratum(100, 40, 10)])


@pytest.mark.parametrize(
    "strata",
    [[], [stratum(100, 28, 1)], [stratum(100, 40, 0), stratum(100, 0, 0, 9)]],
    ids=["nothing", "29 decided", "half of the pairs have no decision"],
)
def test_too_few_decisions_are_not_available(strata: list[Stratum]):
    assert share_same(strata) is None
    assert recall(strata, [stratum(100, 40, 0, kind="non_link")]) is None


def test_recall_is_found_among_found_and_missed():
    """1,000 links of which 0.9 are right, 200 others of which 0.1 are: 900 / 920."""
    links, others = [stratum(1_000, 90, 10)], [stratum(200, 10, 90, kind="non_link")]
    share = recall(links, others)
    assert share is not None
    assert share.value == pytest.approx(900 / 920)
    (low, high), (few, many) = wilson(90, 100, 0.025), wilson(10, 100, 0.025)
    assert share.low == pytest.approx(1_000 * low / (1_000 * low + 200 * many))
    assert share.high == pytest.approx(1_000 * high / (1_000 * high + 200 * few))


def test_cohens_kappa_as_reckoned_by_hand():
    """20 + 15 of 50 agree: 0.7 observed, 0.5 × 0.6 + 0.5 × 0.4 = 0.5 by chance, so 0.4."""
    answers = [("same", "same", 20), ("same", "apart", 5), ("apart", "same", 10),
               ("apart", "apart", 15)]  # fmt: skip
    assert kappa(answers) == pytest.approx(0.4)


@pytest.mark.parametrize("answers", [[], [("same", "same", 9)]])
def test_kappa_without_two_answers_in_use_has_no_value(answers: list[tuple[str, str, int]]):
    assert kappa(answers) is None


def decide_all(land: Land, *by: str) -> None:
    for name in by:
        at = desk(land, name)
        while question := at.next():
            at.answer(question.question_no, Answer.SAME, "all agrees", today=TODAY)


def test_a_month_is_measured_and_written_for_the_marts(land: Land):
    draw(county(land))
    decide_all(land, "Ann")
    none_yet = quality(land.workspace, land.key, "2026-11")
    assert (none_yet.precision, none_yet.recall, none_yet.answered_twice) == (None, None, 0)
    decide_all(land, "Ben")
    told = quality(land.workspace, land.key, "2026-11")
    assert told.precision is not None and told.precision.value == 1
    assert told.precision.low == pytest.approx(wilson(40, 40)[0])
    assert told.answered_twice == 40
    assert write_table(land.workspace, land.key) == 1
    [row] = pq.read_table(land.workspace.linkage_review).to_pylist()
    low, high = wilson(40, 40)
    assert row == {
        "month": "2026-11", "kind": "link", "rule_id": "nhs_number_birth_date", "band": "best",
        "pairs": 40, "sampled": 40, "same": 40, "apart": 0, "cannot_tell": 0,
        "low": low, "high": high,
    }  # fmt: skip


def test_a_decision_counts_again_where_its_pair_is_drawn_again(land: Land):
    draw(county(land))
    decide_all(land, "Ann", "Ben")
    draw(land, date(2026, 12, 1))
    december = quality(land.workspace, land.key, "2026-12")
    assert december.precision == quality(land.workspace, land.key, "2026-11").precision
    assert december.precision is not None


def test_a_month_without_a_sample_is_not_available(land: Land):
    draw(county(land))
    told = quality(land.workspace, land.key, "2027-01")
    assert (told.strata, told.precision, told.kappa) == ((), None, None)
