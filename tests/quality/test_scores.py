"""What scores and gates of rules are made from: thresholds, defaults, and who is asked what."""

from __future__ import annotations

from pathlib import Path

import pytest

from sy_dataset.contracts import load_contracts
from sy_dataset.findings import RULES
from sy_dataset.paths import PROJECT
from sy_dataset.quality.scores import (
    DEFAULT_LABEL,
    _reading_rules,
    default_codes,
    periods_counted,
)
from sy_dataset.quality.thresholds import load_thresholds

OWN = "\nindicators: {error: 0.2}"


def thresholds(folder: Path, text: str) -> Path:
    (folder / "thresholds.yaml").write_text(text)
    return folder


def test_the_thresholds_of_the_project_are_those_that_were_agreed():
    agreed = load_thresholds(PROJECT / "expectations")
    assert (agreed.of("anything").error, agreed.of("anything").query) == (0.2, 0.5)
    assert agreed.items.defaults == 0.05
    assert agreed.indicators.error == 0.2


def test_an_extract_may_have_its_own_threshold_of_one_severity(tmp_path):
    rulebook = thresholds(
        tmp_path,
        "rules: {default: {error: 0.2, query: 0.5}, census: {error: 0.1}}\nitems: {defaults: 0.05}"
        "\nindicators: {error: 0.2}",
    )
    own = load_thresholds(rulebook).of("census")
    assert (own.error, own.query) == (0.1, 0.5)


@pytest.mark.parametrize(
    "text",
    [
        "rules: {default: {error: 0.2, query: 0.5}}\nitems: {defaults: 0.05}",  # no indicators
        "rules: {census: {error: 0.1}}\nitems: {defaults: 0.05}" + OWN,  # no default
        "rules: {default: {error: 0.2}}\nitems: {defaults: 0.05}" + OWN,  # a severity is left out
        "rules: {default: {error: 20, query: 0.5}}\nitems: {defaults: 0.05}" + OWN,  # no share
        "rules: {default: {error: 0.2, query: 0.5, note: 1}}\nitems: {defaults: 0.05}" + OWN,
    ],
)
def test_a_threshold_that_is_missing_or_impossible_stops_the_night(tmp_path, text):
    with pytest.raises((ValueError, KeyError)):
        load_thresholds(thresholds(tmp_path, text))


@pytest.mark.parametrize(
    ("label", "is_default"),
    [
        ("Not stated", True),
        ("j) Not stated", True),
        ("UNKNOWN", True),
        ("Information not yet obtained", True),
        ("Refused", False),
        ("Residence not known, suitable", False),
        ("UPN unknown, reason 1", False),
        ("No", False),
    ],
)
def test_a_default_is_a_code_for_no_answer_and_not_an_answer_that_was_refused(label, is_default):
    assert bool(DEFAULT_LABEL.match(label)) == is_default


def test_some_required_columns_can_hold_a_default():
    columns = [c for e in load_contracts().values() for t in e.tables for c in t.arriving]
    assert any(default_codes(column) for column in columns if column.required)


def test_a_night_looks_back_on_thirty_nights_and_a_return_on_itself():
    assert [periods_counted(days) for days in (1, 7, 30, 91, 365)] == [30, 52, 12, 4, 1]


def test_a_rule_about_a_whole_file_is_asked_of_no_record():
    for contract in load_contracts().values():
        asked = set(_reading_rules(contract))
        assert asked <= RULES.keys()
        assert not [rule for rule in asked if rule.startswith("file/")]
        is_workbook = any(form.file_format == "xlsx" for form in contract.forms)
        assert ("cell/digits_lost" in asked) == is_workbook
