"""Every rule of the statutory returns does to its examples what they say."""

from __future__ import annotations

import pytest

from sy_dataset.findings import CheckState
from sy_dataset.quality.rules import RuleFile
from tests.rules.examples import BOOKS, examples_of, rules_of, run_example

RULES = [rule for book in ("cin", "ssda903") for rule in rules_of(book)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.last_year or ''}")
def test_a_rule_flags_what_breaks_it_and_passes_what_keeps_it(rule: RuleFile):
    examples = examples_of(rule)
    assert any(one["flags"] for one in examples), "no example breaks it"
    assert any(not one["flags"] and "state" not in one for one in examples), "none keeps it"
    for example in examples:
        result, flags = run_example(rule, example)
        expected = example.get("state") or (
            CheckState.FAILED if example["flags"] else CheckState.PASSED
        )
        assert result.state == expected, (example["name"], result)
        assert flags == example["flags"], example["name"]


def test_every_flag_names_a_table_and_fields_that_the_return_has():
    from tests.rules.examples import sheets_of

    for rule in RULES:
        for flag in rule.flags:
            sheet = sheets_of(rule.book)[flag.table.removesuffix("_last")]
            fields = {*sheet.columns, *sheet.also}
            assert set(flag.fields) <= fields, rule.id
    assert BOOKS.is_dir()
