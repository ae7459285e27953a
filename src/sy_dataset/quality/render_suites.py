"""Render the suite of an extract from its contract.

A suite judges measures, not rows: one row per arrival, built by `measures`. Limits stand
in it by the name they have under [gates] in the configuration, as {"$parameter": name},
so that a partnership changes a limit without rendering anything again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sy_dataset.config import Gates
from sy_dataset.contracts import Contract, Table
from sy_dataset.quality.drift import DRIFT, drift_columns, may_drift
from sy_dataset.quality.measures import may_be_unfit, measure_name

Expectation = dict[str, Any]


def as_suite(contract: Contract) -> dict[str, Any]:
    """The suite that every arrival of an extract must pass, in its JSON form.

    "refuse" keeps the arrival out; "hold" waits for a named person to decide.
    """
    per_table = (check for table in contract.tables for check in _table_checks(table))
    drift = (check for table in contract.tables for check in _drift_checks(contract, table))
    return {
        "suite": contract.id,
        "table": contract.id,
        "expectations": [*_arrival_checks(), *per_table, *drift],
    }


def with_limits(suite: Mapping[str, Any], gates: Gates) -> dict[str, Any]:
    """The suite with every named limit replaced. Raises KeyError for a name that is no limit."""
    limits = gates.model_dump()
    return {
        **suite,
        "expectations": [
            {**item, "kwargs": {k: _limit(v, limits) for k, v in item["kwargs"].items()}}
            for item in suite["expectations"]
        ],
    }


def _limit(value: Any, limits: Mapping[str, float]) -> Any:
    return limits[value["$parameter"]] if isinstance(value, dict) else value


def _arrival_checks() -> Iterator[Expectation]:
    yield _known("rows_accepted", "It is not known how many of its rows could be used")
    yield _between("rows_accepted", "None of its rows could be used", lowest=1)
    yield _known("findings", "It is not known what reading it found")
    yield _between(
        "rows_refused_share",
        "Too many of its rows could not be read",
        highest=_named("rows_refused_max_share"),
    )
    yield _between(
        "rows_share_of_last",
        "It has far fewer or far more rows than the last good one",
        lowest=_named("rows_min_share_of_last"),
        highest=_named("rows_max_share_of_last"),
        on_failure="hold",
    )
    yield _between(
        "days_after_last",
        "It speaks of an earlier day than the last good one",
        lowest=0,
        on_failure="hold",
    )


def _table_checks(table: Table) -> Iterator[Expectation]:
    lost = measure_name(table, "rows_lost")
    yield _known(lost, f"It is not known whether rows of {table.name} were lost")
    yield _between(lost, f"Rows of {table.name} were lost after reading", lowest=0, highest=0)
    yield _between(
        measure_name(table, "rows_key_repeated"),
        f"Rows of {table.name} share one key",
        lowest=0,
        highest=0,
    )
    for column in table.arriving:
        called = f"{table.name}.{column.name}"
        if column.required:
            yield _between(
                measure_name(table, "missing_share", column),
                f"Too many values of {called} are missing",
                highest=0 if column in table.key else _named("cells_unfit_max_share"),
            )
        if may_be_unfit(table, column):
            yield _between(
                measure_name(table, "unfit_share", column),
                f"Too many values of {called} do not fit",
                highest=_named("cells_unfit_max_share"),
            )


def _drift_checks(contract: Contract, table: Table) -> Iterator[Expectation]:
    if may_drift(contract, table):
        check = _between(
            drift_columns(table)[0],
            f"The codes of {table.name} are spread otherwise than in the last good one",
            highest=_named("codes_max_drift"),
            on_failure="hold",
        )
        check["meta"]["check_id"] = f"{DRIFT}/{table.name}"
        yield check


def _named(parameter: str) -> dict[str, str]:
    return {"$parameter": parameter}


def _between(
    measure: str, title: str, *, lowest: Any = None, highest: Any = None, on_failure: str = "refuse"
) -> Expectation:
    limits = {"min_value": lowest, "max_value": highest}
    kwargs = {"column": measure} | {k: v for k, v in limits.items() if v is not None}
    return _expectation("expect_column_values_to_be_between", measure, title, kwargs, on_failure)


def _known(measure: str, title: str) -> Expectation:
    """A measure may not be missing. Great Expectations leaves nulls out of every other check."""
    return _expectation(
        "expect_column_values_to_not_be_null",
        f"{measure}__known",
        title,
        {"column": measure},
        "refuse",
    )


def _expectation(
    kind: str, check_id: str, title: str, kwargs: dict[str, Any], on_failure: str
) -> Expectation:
    meta = {"check_id": check_id, "title": title, "on_failure": on_failure}
    return {"type": kind, "kwargs": kwargs, "meta": meta}
