"""Every cross-agency rule does to its examples what they say."""

from __future__ import annotations

import pytest

from sy_dataset.findings import CheckState
from sy_dataset.quality.rules import RuleFile
from tests.rules.partnership_examples import examples_of, rules, run_example, tables

RULES = rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
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


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_flags_rows_of_its_owner_in_declared_columns(rule: RuleFile):
    assert rule.flags
    for flag in rule.flags:
        one = tables()[flag.table]
        assert one.contract.domain == rule.owner
        assert set(flag.fields) <= {column.name for column in one.table.columns}
    assert set(rule.needs) <= set(tables())
