"""Gate 1: what is accepted, held and refused, and that nothing passes unjudged."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import pytest

from sy_dataset.contracts import load_contracts
from sy_dataset.findings import CheckState
from sy_dataset.quality.render_suites import as_suite, with_limits


def _findings(rule_id, column, rows, table="contacts"):
    return [(table, row + 2, column, rule_id) for row in range(rows)]


@pytest.mark.parametrize("extract_id", sorted(load_contracts()))
def test_a_sound_extract_is_accepted(night, extract_id):
    assert night.verdict(night.arrive(extract_id)) == "accepted"


def test_every_check_of_an_accepted_arrival_has_an_answer(night):
    arrival = night.arrive("mash_contact")
    night.judge(arrival)
    wanted = {
        e["meta"]["check_id"] for e in as_suite(night.contracts["mash_contact"])["expectations"]
    }
    assert set(night.states(arrival)) == wanted | {"completeness"}
    assert set(night.states(arrival).values()) <= {"passed", "not applicable"}


@pytest.mark.parametrize(("refused", "verdict"), [(2, "accepted"), (3, "refused")])
def test_too_many_unreadable_rows_refuse_an_extract(night, refused, verdict):
    # the limit is 5 %: 2 of 40 rows are at it, 3 of 40 above it
    assert (
        night.verdict(night.arrive("mash_contact", rows=40 - refused, refused=refused)) == verdict
    )


def test_an_extract_without_a_usable_row_is_refused(night):
    assert night.verdict(night.arrive("mash_contact", rows=0)) == "refused"


@pytest.mark.parametrize(
    ("rows", "verdict"), [(24, "accepted"), (23, "held"), (120, "accepted"), (121, "held")]
)
def test_a_fall_or_rise_in_rows_holds_an_extract(night, rows, verdict):
    # against 40 rows the limits are 0.6 and 3 times
    night.judge(night.arrive("mash_contact", rows=40))
    assert (
        night.verdict(night.arrive("mash_contact", rows=rows, period=date(2026, 4, 1))) == verdict
    )


def test_rows_are_compared_with_the_last_accepted_arrival_not_with_a_held_one(night):
    night.judge(night.arrive("mash_contact", rows=40))
    night.judge(night.arrive("mash_contact", rows=8))
    assert night.verdict(night.arrive("mash_contact", rows=39)) == "accepted"


def test_rows_are_compared_with_the_same_agency_only(night):
    night.judge(night.arrive("mash_contact", "barnsley", rows=400))
    assert night.verdict(night.arrive("mash_contact", "doncaster", rows=40)) == "accepted"


def test_a_first_arrival_has_nothing_to_be_compared_with(night):
    arrival = night.arrive("mash_contact")
    night.judge(arrival)
    assert night.states(arrival)["rows_share_of_last"] == "not applicable"
    assert night.states(arrival)["days_after_last"] == "not applicable"


def test_an_extract_of_an_earlier_day_is_held(night):
    night.judge(night.arrive("mash_contact", period=date(2026, 3, 31)))
    assert night.verdict(night.arrive("mash_contact", period=date(2026, 3, 30))) == "held"


def test_verdicts_are_the_same_whether_extracts_come_one_by_one_or_in_a_heap(night):
    sizes = (40, 10, 39, 200, 30)
    heap = [night.arrive("mash_contact", "barnsley", rows=rows) for rows in sizes]
    together = list(night.judge(*heap).values())
    one_by_one = [night.verdict(night.arrive("mash_contact", "doncaster", rows=r)) for r in sizes]
    assert together == one_by_one == ["accepted", "held", "accepted", "held", "accepted"]


@pytest.mark.parametrize(("unfit", "verdict"), [(8, "accepted"), (9, "refused")])
def test_too_many_values_that_do_not_fit_refuse_an_extract(night, unfit, verdict):
    findings = _findings("cell/code", "referrer_agency_code", unfit)
    # an unfit value is empty after reading; 8 of 40 are at the limit of 20 %
    arrival = night.arrive("mash_contact", findings=findings, empty={"referrer_agency_code": unfit})
    assert night.verdict(arrival) == verdict


def test_one_unfit_value_in_a_nearly_empty_column_does_not_refuse_an_extract(night):
    findings = _findings("cell/timestamp", "feedback_sent_at", 1)
    arrival = night.arrive("mash_contact", findings=findings, empty={"feedback_sent_at": 38})
    assert night.verdict(arrival) == "accepted"


def test_a_column_without_any_value_is_not_applicable_unless_it_is_required(night):
    arrival = night.arrive("mash_contact", empty={"feedback_sent_at": 40})
    assert night.verdict(arrival) == "accepted"
    state = night.states(arrival)["contacts__feedback_sent_at__unfit_share"]
    assert state == CheckState.NOT_APPLICABLE.value


@pytest.mark.parametrize(("missing", "verdict"), [(8, "accepted"), (9, "refused")])
def test_too_many_gaps_in_a_required_column_refuse_an_extract(night, missing, verdict):
    arrival = night.arrive("mash_contact", empty={"received_at": missing})
    assert night.verdict(arrival) == verdict


def test_one_gap_in_a_key_refuses_an_extract(night):
    assert night.verdict(night.arrive("mash_contact", empty={"contact_id": 1})) == "refused"


def test_gaps_in_a_required_column_that_does_not_travel_are_counted_from_the_findings(night):
    findings = _findings("cell/missing", "identifier_value", 9, table="linked_identifiers")
    assert night.verdict(night.arrive("ssd_linked_identifiers", findings=findings)) == "refused"


def test_findings_of_rows_that_were_not_accepted_do_not_count(night):
    findings = [("contacts", 1000 + row, "channel_code", "cell/code") for row in range(30)]
    assert night.verdict(night.arrive("mash_contact", findings=findings)) == "accepted"


def test_one_agency_s_fault_does_not_touch_the_others(night):
    bad = night.arrive("mash_contact", "doncaster", rows=20, refused=20)
    good = [night.arrive("mash_contact", a) for a in ("barnsley", "rotherham", "sheffield")]
    assert night.judge(bad, *good) == {
        bad.arrival_id: "refused",
        **{arrival.arrival_id: "accepted" for arrival in good},
    }


def test_rows_lost_between_reading_and_pseudonymising_refuse_an_extract(night):
    arrival = night.arrive("mash_contact")
    other = night.arrive("mash_contact", rows=40)
    _relabel(night, other, arrival, "where source_row > 2")
    assert night.verdict(arrival) == "refused"
    assert night.states(arrival)["contacts__rows_lost"] == "failed"


def test_a_row_that_stands_twice_under_one_key_refuses_an_extract(night):
    arrival = night.arrive("mash_contact")
    other = night.arrive("mash_contact")
    _relabel(night, other, arrival, "", **{"contact_token": "'same'"})
    assert night.verdict(arrival) == "refused"
    assert night.states(arrival)["contacts__rows_key_repeated"] == "failed"


def _relabel(night, source, target, where, **values):
    import duckdb

    replaced = "".join(f", {sql} as {name}" for name, sql in values.items())
    duckdb.connect().execute(
        f"copy (select * replace ('{target.arrival_id}' as arrival_id{replaced})"
        f" from '{night.rows_of(source, 'contacts')}' {where})"
        f" to '{night.rows_of(target, 'contacts')}' (format parquet)"
    )


def test_missing_rows_or_findings_refuse_an_extract(night):
    without_rows = night.arrive("mash_contact", "barnsley")
    night.rows_of(without_rows, "contacts").unlink()
    without_findings = night.arrive("mash_contact", "doncaster")
    (night.workspace.findings / f"{without_findings.arrival_id}.parquet").unlink()
    assert set(night.judge(without_rows, without_findings).values()) == {"refused"}


def test_an_arrival_without_row_counts_is_refused(night):
    arrival = night.arrive("mash_contact")
    night.ledger.record_conformed(
        arrival.arrival_id, [], state="conformed", rule_id=None, derived_with="test"
    )
    assert night.verdict(arrival) == "refused"


def test_an_arrival_that_reading_refused_is_not_judged(night):
    refused = night.arrive("mash_contact", state="refused")
    assert night.judge(refused) == {}
    assert night.states(refused) == {}


def _rewrite_suite(night, tmp_path, change):
    folder = tmp_path / "book" / "rendered"
    folder.mkdir(parents=True)
    suite = as_suite(night.contracts["mash_contact"])
    change(suite)
    (folder / "mash_contact.json").write_text(json.dumps(suite))
    night.rulebook = folder.parent


def test_a_check_that_raises_refuses_every_arrival_it_should_have_judged(night, tmp_path):
    def break_one(suite):
        suite["expectations"][0]["kwargs"]["column"] = "no_such_measure"

    _rewrite_suite(night, tmp_path, break_one)
    arrivals = [night.arrive("mash_contact", agency) for agency in ("barnsley", "doncaster")]
    assert set(night.judge(*arrivals).values()) == {"refused"}
    assert night.states(arrivals[0])["rows_accepted__known"] == "crashed"
    assert night.states(arrivals[0])["completeness"] == "failed"


def test_a_check_that_holds_refuses_when_it_raises(night, tmp_path):
    def break_one(suite):
        hold = next(e for e in suite["expectations"] if e["meta"]["on_failure"] == "hold")
        hold["kwargs"]["column"] = "no_such_measure"

    _rewrite_suite(night, tmp_path, break_one)
    assert night.verdict(night.arrive("mash_contact")) == "refused"


def test_a_check_that_was_left_out_of_the_suite_refuses_an_arrival(night, tmp_path):
    _rewrite_suite(night, tmp_path, lambda suite: suite["expectations"].pop())
    arrival = night.arrive("mash_contact")
    assert night.verdict(arrival) == "refused"
    assert "not run" in night.states(arrival).values()


@pytest.mark.parametrize(
    "content", [None, "", "{}", '{"suite": "x", "table": "t", "expectations": []}']
)
def test_an_extract_without_a_readable_suite_is_refused(night, tmp_path, content):
    folder = tmp_path / "book" / "rendered"
    folder.mkdir(parents=True)
    if content is not None:
        (folder / "mash_contact.json").write_text(content)
    night.rulebook = folder.parent
    assert night.verdict(night.arrive("mash_contact")) == "refused"


def test_limits_are_those_of_the_configuration_at_the_time(night):
    strict = night.with_gates(rows_refused_max_share=0.01)
    assert strict.verdict(night.arrive("mash_contact", rows=38, refused=2)) == "refused"


def test_the_ledger_holds_what_was_observed_and_what_was_allowed(night):
    night.judge(night.arrive("mash_contact", rows=30, refused=10))
    [check] = [c for c in night.ledger.gate_checks() if c.check_id == "rows_refused_share"]
    assert (check.state, check.observed, check.lowest, check.highest) == (
        "failed",
        0.25,
        None,
        0.05,
    )


def test_a_named_limit_that_the_configuration_lacks_is_refused_by_name(night):
    suite = {"expectations": [{"kwargs": {"max_value": {"$parameter": "no_such_limit"}}}]}
    with pytest.raises(KeyError, match="no_such_limit"):
        with_limits(suite, night.config.gates)


def test_judging_writes_nothing_outside_the_ledger_and_the_restricted_zone(night):
    night.judge(night.arrive("mash_contact"))
    written = {p.name for p in night.workspace.state.rglob("*")}
    assert written <= {"ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"}


def test_a_part_is_compared_with_the_same_part_and_a_change_with_nothing(night):
    night.judge(night.arrive("partnership_registers", rows=40, tables=("actions",)))
    other = night.arrive("partnership_registers", rows=4, tables=("recommendations",))
    assert night.verdict(other) == "accepted"
    same = night.arrive("partnership_registers", rows=4, tables=("actions",))
    assert night.verdict(same) == "held"
    night.judge(night.arrive("ics_appointment", "ics", rows=400))
    assert night.verdict(night.arrive("ics_appointment", "ics", rows=3)) == "accepted"


def test_an_earlier_month_is_no_fault_where_months_add_up(night):
    night.judge(night.arrive("education_attendance", period=date(2026, 3, 31)))
    late = night.arrive("education_attendance", period=date(2026, 2, 28))
    assert night.verdict(late) == "accepted"


def _coded(night, arrival, column, *codes):
    """Draw the codes of a column anew, in turn, in the rows of an arrival."""
    listed = ", ".join(f"'{code}'" for code in codes)
    _relabel(
        night, arrival, arrival, "", **{column: f"[{listed}][1 + (source_row % {len(codes)})]"}
    )
    return arrival


def _drift(night, arrival):
    [check] = [
        c
        for c in night.ledger.gate_checks()
        if (c.arrival_id, c.check_id) == (arrival.arrival_id, "drift/contacts")
    ]
    return check


def test_codes_that_are_spread_as_before_pass_and_others_hold(night):
    arrive = partial(night.arrive, "mash_contact", rows=400)
    night.judge(_coded(night, arrive(), "channel_code", "A", "A", "A", "B"))
    same = _coded(night, arrive(rows=300), "channel_code", "A", "A", "A", "B")
    assert night.verdict(same) == "accepted"
    assert (_drift(night, same).state, _drift(night, same).observed) == ("passed", 0)
    flipped = _coded(night, arrive(), "channel_code", "B", "B", "B", "A")
    assert night.verdict(flipped) == "held"
    check = _drift(night, flipped)
    # (0.75 - 0.25) ln(0.75 / 0.25), and once more the other way
    assert (check.state, check.observed, check.highest) == ("failed", 1.099, 0.25)
    assert check.title.endswith(": channel_code")


def test_what_a_person_accepts_is_what_the_next_one_is_compared_with(night):
    arrive = partial(night.arrive, "mash_contact", rows=400)
    night.judge(_coded(night, arrive(), "channel_code", "A"))
    other = _coded(night, arrive(), "channel_code", "B")
    assert night.verdict(other) == "held"
    night.ledger.decide(other.arrival_id, "accepted", by="A. Nalyst", reason="a new phone line")
    assert night.verdict(_coded(night, arrive(), "channel_code", "B")) == "accepted"
    assert night.verdict(_coded(night, arrive(), "channel_code", "A")) == "held"


@pytest.mark.parametrize(("before", "now"), [(199, 250), (250, 199)])
def test_a_small_file_does_not_drift(night, before, now):
    night.judge(_coded(night, night.arrive("mash_contact", rows=before), "channel_code", "A"))
    arrival = _coded(night, night.arrive("mash_contact", rows=now), "channel_code", "B")
    assert night.verdict(arrival) == "accepted"
    assert _drift(night, arrival).state == CheckState.NOT_APPLICABLE.value


def test_codes_that_are_missing_are_a_category_and_one_new_code_is_no_drift(night):
    arrive = partial(night.arrive, "mash_contact", rows=200)
    night.judge(_coded(night, arrive(), "channel_code", "A"))
    assert night.verdict(_coded(night, arrive(), "channel_code", *["A"] * 199, "B")) == "accepted"
    assert night.verdict(arrive(empty={"channel_code": 200})) == "held"
