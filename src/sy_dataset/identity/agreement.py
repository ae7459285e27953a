"""How two records agree, field by field, and what each agreement weighs in the model's eyes.

The model is that of the night, its file and its macros. It is asked here of pairs that are
given, linked by whatever rule or by none.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log2
from typing import Any

import duckdb
import pyarrow as pa

from sy_dataset.identity import likely

SHOWN = ("given_name", "family_name", "birth_date", "sex", "postcodes", "nhs_number", "upn")
"""What is shown of a record, in this order. A name is shown as it was sent."""

NUMBERS = ("nhs_number", "upn")
"""Not in the model: equal numbers join two records before it is asked."""

# A child of whom nothing was sent has a digest too, and it changes when something is.
SAID = """
create or replace temp table said as
with homes as (
    select record_no, list(distinct postcode order by postcode) as postcodes
    from record_postcode where record_no in (select unnest([record_no, other_record_no])
        from shown_pair) group by record_no
),
sources as (
    select record_no, list(distinct register order by register) as registers
    from record_source group by record_no
)
select
    record_no, agency_id, person_token, coalesce(registers, []) as registers,
    given_as_sent as given_name, family_as_sent as family_name, birth_text as birth_date, sex,
    array_to_string(postcodes, ', ') as postcodes, nhs_number, upn,
    token('sy|v1|review_values|' || array_to_string(list_transform(
        [given_as_sent, family_as_sent, birth_text, sex, nhs_number, upn, postcodes::varchar],
        lambda value: coalesce('=' || value, '')), chr(31))) as digest
from record
left join homes using (record_no)
left join sources using (record_no)
where record_no in (select unnest([record_no, other_record_no]) from shown_pair)
"""

# Each pair is a row of its own on either side, for a record may stand in several pairs.
PAIRED = """
create or replace temp table paired as
select shown_pair.pair_no * 2 + side as unique_id, shown_pair.pair_no,
    left_over.* exclude (unique_id)
from shown_pair cross join (values (0), (1)) as sides(side)
inner join left_over
    on left_over.unique_id = if(side = 0, shown_pair.record_no, shown_pair.other_record_no)
"""

NUMBERS_AGREE = """
select
    pair_no, unnest(['nhs_number', 'upn']) as field,
    unnest([agree(l.nhs_number, r.nhs_number), agree(l.upn, r.upn)]) as agreement
from shown_pair
inner join record as l on shown_pair.record_no = l.record_no
inner join record as r on shown_pair.other_record_no = r.record_no
"""

AGREE = """
create or replace temp macro agree(a, b) as case
    when a is null or b is null then 'missing'
    when a = b then 'equal'
    when damerau_levenshtein(a, b) = 1 then 'near'
    else 'different' end
"""


@dataclass(frozen=True)
class Said:
    """One record: whose it is, and what it says. Its printed form leaves the values out.

    values  field of SHOWN -> text as sent, None where nothing was
    digest  keyed digest of the values: another one means that something compared has changed
    """

    agency_id: str
    person_token: str
    registers: tuple[str, ...]
    values: Mapping[str, str | None] = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Agreement:
    """How one field of two records agrees.

    agreement  equal, near, different or missing
    level      the model's own word for it; "" for what the model does not look at
    m, u       how often records of one person, and of two, agree so; None where not known
    bits       log2 of m / u, with the name's frequency; 0 where a value is missing
    """

    field: str
    agreement: str
    level: str = ""
    m: float | None = None
    u: float | None = None
    bits: float = 0.0


@dataclass(frozen=True)
class Pair:
    """Two records side by side.

    start_bits  the weight before anything is compared: one pair in as many as records
    bits        the weight in sum, that before included; None where the model cannot be asked,
                because only events speak of a record
    """

    left: Said
    right: Said
    fields: tuple[Agreement, ...]
    start_bits: float
    bits: float | None

    @property
    def probability(self) -> float | None:
        """The model's probability that both are one person."""
        return None if self.bits is None else 1 / (1 + 2**-self.bits)


def compare_pairs(
    connection: duckdb.DuckDBPyConnection, pairs: Iterable[tuple[int, int]]
) -> list[Pair]:
    """Lay pairs of records side by side, in the order given.

    connection  has the tables of `link.compare`
    pairs       record_no of either; a record may stand in several
    """
    shown = list(pairs)
    if not shown:
        return []
    lay_out(connection, shown)
    said = _said(connection)
    weighed, start = _weighed(connection)
    numbers = _numbers(connection)
    return [
        Pair(
            said[one],
            said[other],
            (*weighed.get(pair_no, ([], None))[0], *numbers[pair_no]),
            start,
            weighed.get(pair_no, ([], None))[1],
        )
        for pair_no, (one, other) in enumerate(shown)
    ]


def lay_out(connection: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[int, int]]) -> None:
    """Fill `shown_pair`, numbered from 0 in the order given, and `said`: one row per record of it.

    Also gives each record its digest; the arguments are those of `compare_pairs`.
    """
    numbers = pa.array(range(len(pairs)), pa.int64())
    left, right = (pa.array([pair[side] for pair in pairs], pa.int64()) for side in (0, 1))
    table = pa.table({"pair_no": numbers, "record_no": left, "other_record_no": right})
    connection.register("shown", table)
    connection.execute("create or replace temp table shown_pair as from shown")
    connection.unregister("shown")
    connection.execute(SAID)


def _said(connection: duckdb.DuckDBPyConnection) -> dict[int, Said]:
    rows = connection.execute(
        f"select record_no, agency_id, person_token, registers, digest, {', '.join(SHOWN)}"
        " from said"
    ).fetchall()
    return {
        number: Said(
            agency_id, token, tuple(registers), dict(zip(SHOWN, values, strict=True)), digest
        )
        for number, agency_id, token, registers, digest, *values in rows
    }


def _numbers(connection: duckdb.DuckDBPyConnection) -> dict[int, list[Agreement]]:
    connection.execute(AGREE)
    found: dict[int, list[Agreement]] = {}
    for pair_no, name, agreement in connection.execute(NUMBERS_AGREE).fetchall():
        found.setdefault(pair_no, []).append(Agreement(name, agreement))
    return found


def _weighed(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[dict[int, tuple[list[Agreement], float]], float]:
    """Of every pair the model may be asked of: its fields and its weight; and the weight before."""
    from splink import DuckDBAPI, Linker  # noqa: PLC0415 — takes seconds to load

    rows = _lay_out_model(connection)
    logging.getLogger("splink").setLevel(logging.ERROR)
    model = _model(rows)
    linker = Linker("paired", model, DuckDBAPI(connection), set_up_basic_logging=False)
    for column in ("given_name", "family_name"):
        connection.execute(likely.FREQUENCIES.format(column=column))
        linker.table_management.register_term_frequency_lookup(
            connection.table(f"frequency_{column}").to_arrow_table(), column
        )
    predicted = linker.inference.predict()
    asked = connection.execute(f"select * from {predicted.physical_name}").to_arrow_table()
    linker.table_management.delete_tables_created_by_splink_from_db()
    weighed = {
        row["unique_id_l"] // 2: (
            [_agreement(comparison, row) for comparison in model["comparisons"]
             if comparison["output_column_name"] in SHOWN],
            row["match_weight"],
        )
        for row in asked.to_pylist()
    }  # fmt: skip
    chance = model["probability_two_random_records_match"]
    return weighed, log2(chance / (1 - chance))


def _lay_out_model(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill `paired` as the night fills `left_over`. Returns the number of all records."""
    connection.execute(
        "create temp table if not exists cluster as select record_no, record_no as cluster_no"
        " from record"
    )
    connection.execute("create or replace temp table asked as select record_no from said")
    for statement in (likely.SOUND, likely.SPARE, likely.LEFT_OVER, PAIRED):
        connection.execute(statement)
    [(rows,)] = connection.execute("select count(*) from record").fetchall()
    return max(2, int(rows))


def _model(rows: int) -> dict[str, Any]:
    """The night's model, asked of the pairs of `paired` and telling how it came to its weight."""
    model: dict[str, Any] = json.loads(likely.MODEL.read_text(encoding="utf-8"))["settings"]
    return model | {
        "probability_two_random_records_match": 1 / rows,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": "l.pair_no = r.pair_no", "sql_dialect": "duckdb"}
        ],
        "retain_matching_columns": True,  # the levels come with them
        "retain_intermediate_calculation_columns": True,
    }


def _agreement(comparison: Mapping[str, Any], row: Mapping[str, Any]) -> Agreement:
    """What one comparison of the model said of one pair; the levels stand surest first."""
    name = str(comparison["output_column_name"])
    levels = [one for one in comparison["comparison_levels"] if not one.get("is_null_level")]
    place = len(levels) - 1 - int(row[f"gamma_{name}"])
    if place >= len(levels):
        return Agreement(name, "missing", "missing")
    level = levels[place]
    words = {0: "equal", len(levels) - 1: "different"}
    return Agreement(
        name,
        words.get(place, "near"),
        level["label_for_charts"],
        level.get("m_probability"),
        level.get("u_probability"),
        log2(row[f"bf_{name}"]) + log2(row.get(f"bf_tf_adj_{name}") or 1.0),
    )
