"""The tables about the night itself that stand beside the agencies' tables in `accepted`.

They are not sent by anyone: the pipeline writes them from the ledger and the configuration.
One declaration serves the writer, the dbt sources and the tests.
"""

from __future__ import annotations

from typing import NamedTuple


class Field(NamedTuple):
    """One column: its name, SQL type and meaning."""

    name: str
    sql_type: str
    meaning: str


ARRIVAL_ID = Field("arrival_id", "varchar", "The arrival: one file of one agency.")
AGENCY_ID = Field("agency_id", "varchar", "The agency.")
EXTRACT_ID = Field("extract_id", "varchar", "The extract.")
RULE_ID = Field("rule_id", "varchar", "The rule.")

PARTNERSHIP_TABLES: dict[str, tuple[str, tuple[Field, ...]]] = {
    "night": (
        "One row: the release that is being built.",
        (
            Field("release_id", "varchar", "The release."),
            Field("as_of_date", "date", "The newest day that any selected extract speaks of."),
            Field("partnership_name", "varchar", "The partnership."),
            Field("invented_data", "boolean", "Whether the data are invented."),
            Field("suppress_at_or_below", "integer", "Counts from 1 up to this are not shown."),
        ),
    ),
    "agencies": (
        "One row per agency.",
        (
            AGENCY_ID,
            Field("agency_name", "varchar", "Its name."),
            Field("agency_kind", "varchar", "council, ics or police."),
            Field("la_code", "varchar", "DfE number of the authority; missing for others."),
        ),
    ),
    "mash_clocks": (
        "One row per council: the clocks of its front door.",
        (
            AGENCY_ID,
            Field("red_clock_hours", "integer", "Clock hours allowed for a red enquiry."),
            Field("amber_clock_hours", "integer", "Clock hours allowed for an amber enquiry."),
            Field("green_clock_hours", "integer", "Clock hours allowed for a green enquiry."),
            Field("closes_at", "time", "Local time at which the office closes."),
            Field("after_hours_wait", "boolean", "Whether a contact after closing starts its clock on the next working day."),
            Field("feedback_standard_working_days", "integer", "Working days within which the referrer is told the outcome."),
        ),
    ),
    "extracts": (
        "One row per extract that the partnership has agreed.",
        (
            EXTRACT_ID,
            Field("extract_name", "varchar", "Its name."),
            Field("product", "varchar", "The data product that it belongs to."),
            Field("agency_kind", "varchar", "The kind of agency that sends it."),
            Field("file_format", "varchar", "The usual form: csv, xml, parquet or xlsx."),
            Field("every_days", "integer", "How often it is due, in calendar days."),
            Field("is_own_specification", "boolean", "Whether the partnership wrote its specification itself."),
            Field("delivery", "varchar", "How its arrivals follow one another: snapshot, return, periods or delta."),
            Field("is_in_parts", "boolean", "Whether it may be sent as one file per table."),
        ),
    ),
    "rules": (
        "One row per rule: of reading, of a return, or across agencies.",
        (
            RULE_ID,
            Field("book", "varchar", "reading, cin, ssda903 or partnership."),
            Field("dimension", "varchar", "Dimension of the Government Data Quality Framework."),
            Field("reach", "varchar", "What a broken rule takes away: note, cell, row, list (of a workbook) or file."),
            Field("title", "varchar", "The rule in words."),
            Field("severity", "varchar", "error, query or note."),
            Field("message", "varchar", "What the agency reads."),
            Field("to_do", "varchar", "How it is put right; missing for a rule of reading."),
            Field("owner_kind", "varchar", "The kind of agency that puts it right; missing if whoever sent it does."),
            Field("affects", "varchar", "Indicators that the fault falsifies, with commas; may be missing."),
            Field("due_working_days", "integer", "Working days until it is to be put right."),
        ),
    ),
    "rule_results": (
        "One row per rule of the rulebook and return, or agency that owns it.",
        (
            AGENCY_ID,
            EXTRACT_ID,
            Field("period_date", "date", "The day that the return speaks of."),
            RULE_ID,
            Field("state", "varchar", "passed, failed, not applicable, not run or crashed."),
            Field("reason", "varchar", "Why it did not run or crashed; never a value."),
            Field("cases", "bigint", "What the rule flagged; missing if it has no result."),
        ),
    ),
    "arrivals": (
        "One row per arrival that is its extract's newest or feeds this release.",
        (
            ARRIVAL_ID,
            AGENCY_ID,
            EXTRACT_ID,
            Field("period_date", "date", "The day that the extract speaks of."),
            Field("state", "varchar", "accepted, held or refused."),
            Field("rule_id", "varchar", "Why reading refused the file; missing if it did not."),
            Field("part", "varchar", "Which of several files of an extract, as a digest; empty if the whole."),
            Field("is_selected", "boolean", "Whether the arrival feeds this release."),
            Field("is_latest", "boolean", "Whether the arrival is the newest of its agency, extract and part."),
            Field("rows_in", "bigint", "Rows received; missing if the file could not be read."),
            Field("rows_accepted", "bigint", "Rows accepted."),
            Field("rows_refused", "bigint", "Rows refused."),
            Field("rows_duplicate", "bigint", "Rows that stood in the file more than once."),
            Field("rows_superseded", "bigint", "Rows accepted in whose place a later arrival speaks; missing if the arrival does not feed this release."),
        ),
    ),
    "findings": (
        "One row per broken rule; never a value.",
        (
            ARRIVAL_ID,
            Field("table_name", "varchar", "The table; missing for a rule about the file."),
            Field("source_row", "bigint", "Physical row in the file."),
            Field("column_name", "varchar", "The field; missing for a rule about a row or the file."),
            RULE_ID,
            Field("record_token", "varchar", "The record, by the tokens of its key; missing where the row is not accepted."),
            Field("is_standing", "boolean", "Whether the row is one of the release; missing if it is not."),
        ),
    ),
    "finding_history": (
        "One row per finding that the release before knew; none on the first night.",
        (
            Field("finding_key", "varchar", "The finding, the same in every night."),
            AGENCY_ID,
            EXTRACT_ID,
            RULE_ID,
            Field("first_seen_date", "date", "The first night's day on which it was found."),
            Field("last_seen_date", "date", "The last one."),
            Field("fixed_date", "date", "The first night's day without it; missing while it is found."),
        ),
    ),
    "submissions": (
        "One row per agency, extract and day that an accepted arrival speaks of.",
        (
            AGENCY_ID,
            EXTRACT_ID,
            Field("period_date", "date", "The day that the arrival speaks of."),
        ),
    ),
    "item_counts": (
        "One row per agency and item: a required column of an extract.",
        (
            AGENCY_ID,
            EXTRACT_ID,
            Field("table_name", "varchar", "The table."),
            Field("column_name", "varchar", "The column."),
            Field("records", "bigint", "Rows that stand or were refused."),
            Field("valid", "bigint", "Rows with a value that reading accepted."),
            Field("defaults", "bigint", "Those of them whose code says that there is no answer."),
        ),
    ),
    "rule_extracts": (
        "One row per rule and extract whose records it can flag.",
        (RULE_ID, EXTRACT_ID),
    ),
    "rule_rows": (
        "One row per agency, extract and rule that can flag rows of it: how many it looks at.",
        (
            AGENCY_ID,
            EXTRACT_ID,
            RULE_ID,
            Field("rows_looked_at", "bigint", "Rows of the release in the tables that the rule can flag."),
        ),
    ),
    "thresholds": (
        "One row per extract, and one for the rules across agencies: what may be wrong.",
        (
            EXTRACT_ID,
            Field("error_max_share", "double", "The largest share of rows that errors may flag."),
            Field("query_max_share", "double", "The largest share of rows that queries may flag."),
            Field("indicator_error_max_share", "double", "The largest share of the rows it looks at that one error may flag before an indicator is stopped."),
            Field("defaults_max_share", "double", "The share of defaults that does not count against an item."),
            Field("periods_counted", "integer", "Periods that the coverage looks back on."),
        ),
    ),
    "quality_score_history": (
        "One row per score that the release before knew; none on the first night.",
        (
            AGENCY_ID,
            EXTRACT_ID,
            Field("dimension", "varchar", "A dimension of quality, or overall."),
            Field("as_of_date", "date", "The night's day."),
            Field("score", "double", "The score, from 0 to 100."),
        ),
    ),
    "gate_checks": (
        "One row per check of the arrivals' gate.",
        (
            ARRIVAL_ID,
            Field("check_id", "varchar", "The check."),
            Field("title", "varchar", "The check in words."),
            Field("state", "varchar", "passed, failed, not applicable, not run or crashed."),
            Field("observed", "double", "What was measured."),
            Field("lowest", "double", "The least that passes; missing if there is no such bound."),
            Field("highest", "double", "The most that passes; missing if there is no such bound."),
        ),
    ),
    "person_links": (
        "One row per agency and person token: the person that the record was linked to.",
        (
            AGENCY_ID,
            Field("person_token", "varchar", "Keyed token of the agency's own identifier."),
            Field("person_id", "varchar", "The person, the same in every agency and every night."),
            Field("rule_id", "varchar", "The rung that joined the record to its person, or alone."),
        ),
    ),
}  # fmt: skip
