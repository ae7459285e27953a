"""The findings of one agency, with everything that its people need to put them right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb

from sy_dataset.contracts import Contract
from sy_dataset.engine import literal
from sy_dataset.errors import NightError
from sy_dataset.packs.answers import Said, last_answers
from sy_dataset.packs.records import find_records
from sy_dataset.packs.words import (
    column_words,
    due_words,
    file_words,
    letter_words,
    table_words,
)
from sy_dataset.paths import Workspace

LISTED = "listed"
"""The view that `prepare` makes: errors and queries with all their words.

is_excepted  an exception stands
number       their order, from 1, among the excepted and among the others
"""

SHOWN = (
    "finding_key",
    "severity",
    "extract",
    "table",
    "field",
    "file",
    "place",
    "child_id",
    "record_id",
    "rule_id",
    "title",
    "message",
    "to_do",
    "due_date",
    "affects",
    "first_seen",
    "days_open",
    "remark",
)
"""The columns of a correction that we fill in, in the order in which they stand."""

MOST_LETTERS = 500
"""What a sender wrote is cut there: a cell of a workbook holds no more than it can show."""

STRANGERS = """
    select count(*) from marts.fct_finding as findings
    join marts.fct_arrival as arrivals using (arrival_id)
    where findings.agency_id is distinct from arrivals.agency_id
"""

# Rules of the returns are asked of every newest arrival, whatever became of it; rules of the
# partnership of the arrivals in use, which may be older. One key, one row.
TOLD = """
    create or replace temp table told as
    select findings.*, coalesce(history.first_seen_date, $night::date) as first_seen_date,
        $night::date - coalesce(history.first_seen_date, $night::date) as days_open,
        coalesce(rules.severity, 'error') as severity,
        coalesce(rules.due_working_days, 10) as due_working_days
    from marts.fct_finding as findings
    join marts.fct_arrival as arrivals using (arrival_id)
    left join marts.dim_rule as rules on rules.rule_id = findings.rule_id
    left join marts.fct_finding_history as history
        on history.finding_key = findings.finding_key
    where findings.agency_id = $agency and arrivals.agency_id = $agency
        and (arrivals.is_latest or rules.book = 'partnership')
    qualify row_number() over (
        partition by findings.finding_key
        order by arrivals.is_latest desc, arrivals.period_date desc, findings.finding_id
    ) = 1
"""

# Errors before queries, what is due first before the rest, then as it stands in the file.
ORDERED = """
    create or replace temp table ordered as
    with judged as (
        select told.*, coalesce(answers.until >= $night, false) as is_excepted
        from told left join answers
            on told.agency_id = answers.agency_id and told.finding_key = answers.finding_key
        where told.severity != 'note'
    )
    select *, row_number() over (
        partition by is_excepted
        order by severity, first_seen_date, due_working_days, extract_id, table_name, rule_id,
            arrival_id, source_row, column_name, finding_key
    ) as number
    from judged
"""

# A view, for the words of two hundred thousand findings would fill the memory.
LIST = f"""
    create or replace temp view {LISTED} as
    select
        ordered.number,
        ordered.is_excepted,
        ordered.finding_key,
        ordered.severity,
        coalesce(extracts.extract_name, ordered.extract_id) as extract,
        coalesce(table_words.label, ordered.table_name) as "table",
        coalesce(column_words.label, ordered.column_name) as field,
        left(files.file_name, {MOST_LETTERS}) as file,
        case
            when ordered.source_row is null then 'the whole file'
            when files.file_format = 'xlsx'
                then coalesce(letters.letter, 'row ') || ordered.source_row
            when files.file_format = 'parquet' then 'record ' || ordered.source_row
            else 'line ' || ordered.source_row
        end as place,
        left(records.child_id, {MOST_LETTERS}) as child_id,
        left(records.record_id, {MOST_LETTERS}) as record_id,
        ordered.rule_id,
        rules.title,
        coalesce(rules.message, rules.title) as message,
        coalesce(rules.to_do, case
            when starts_with(ordered.rule_id, 'file/') then 'Correct the file and send it again'
            else 'Correct the record in your own system'
        end) as to_do,
        due.due_date,
        rules.affects,
        ordered.first_seen_date as first_seen,
        ordered.days_open,
        case
            when answers.answer = {{corrected}}
                then 'said to be corrected on ' || answers.answered_on
            when not ordered.is_excepted then 'the exception ended on ' || answers.until
        end as remark,
        answers.answer as last_answer,
        answers.reason as last_reason,
        answers.until as last_until,
        answers.answered_on as last_answered_on,
        answers.answered_by as last_answered_by
    from ordered
    left join marts.dim_rule as rules using (rule_id)
    left join marts.dim_extract as extracts using (extract_id)
    left join table_words using (extract_id, table_name)
    left join column_words using (extract_id, table_name, column_name)
    left join files using (arrival_id)
    left join letters using (arrival_id, table_name, column_name)
    left join records using (arrival_id, table_name, source_row)
    left join due on ordered.first_seen_date = due.first_seen_date
        and ordered.due_working_days = due.due_working_days
    left join answers
        on ordered.agency_id = answers.agency_id and ordered.finding_key = answers.finding_key
"""


def check_owners(connection: duckdb.DuckDBPyConnection) -> None:
    """Raises NightError if a finding names another agency than the one that sent the file."""
    [(strangers,)] = connection.execute(STRANGERS).fetchall()
    if strangers:
        raise NightError(f"{strangers:,} findings name another agency than their file's")


def bring_words(
    connection: duckdb.DuckDBPyConnection, contracts: Mapping[str, Contract], workspace: Workspace
) -> None:
    """Give a connection what is the same for every agency: labels, and every last answer."""
    connection.register("table_words", table_words(contracts))
    connection.register("column_words", column_words(contracts))
    connection.register("answers", last_answers(workspace))


def prepare(
    connection: duckdb.DuckDBPyConnection,
    agency_id: str,
    *,
    contracts: Mapping[str, Contract],
    workspace: Workspace,
    night: date,
) -> None:
    """Make LISTED for one agency, and `told`: the same findings bare, with the notes.

    connection  was given its words
    """
    connection.execute(TOLD, {"agency": agency_id, "night": night})
    find_records(connection, contracts, workspace)
    arrivals = connection.execute("select distinct arrival_id from told").fetchall()
    days = connection.execute(
        "select distinct first_seen_date, due_working_days from told"
    ).fetchall()
    arrival_ids = [arrival_id for (arrival_id,) in arrivals]
    connection.register("files", file_words(arrival_ids, workspace))
    connection.register("letters", letter_words(arrival_ids, workspace))
    connection.register("due", due_words(days))
    connection.execute(ORDERED, {"night": night})
    connection.execute(LIST.format(corrected=literal(Said.CORRECTED)))
