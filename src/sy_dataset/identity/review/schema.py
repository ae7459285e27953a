"""The tables of review in the identity store: tokens, answers and dates, no identifier."""

from __future__ import annotations

from enum import StrEnum

import duckdb


class Answer(StrEnum):
    """What a reviewer says of two records."""

    SAME = "same"
    APART = "apart"
    CANNOT_TELL = "cannot_tell"


TABLES = (
    # One row per pair and the values it was asked with; the smaller record number stands first.
    """
    create table if not exists store.review_question (
        question_no integer not null, queued_date date not null,
        agency_id varchar not null, person_token varchar not null,
        other_agency_id varchar not null, other_person_token varchar not null,
        digest varchar not null, other_digest varchar not null
    )
    """,
    # Why a question was asked in a month: `pairs` is how many there were to draw it from.
    """
    create table if not exists store.review_draw (
        month varchar not null, kind varchar not null
            check (kind in ('conflict', 'tie', 'near_threshold', 'link', 'non_link')),
        rule_id varchar not null, band varchar not null, pairs bigint not null,
        question_no integer not null
    )
    """,
    """
    create table if not exists store.review_answer (
        question_no integer not null, round integer not null check (round between 1 and 3),
        answered_by varchar not null, answered_date date not null,
        answer varchar not null check (answer in ('same', 'apart', 'cannot_tell')),
        reason varchar not null
    )
    """,
)

SETTLED = """
create or replace temp view settled as
with sided as (
    select
        question_no,
        max(answer) filter (where round = 1) as first_answer,
        max(answer) filter (where round = 2) as second_answer,
        max(answer) filter (where round = 3) as third_answer,
        max(answered_date) as decided_date
    from store.review_answer group by question_no
)
select
    question_no, decided_date, first_answer, second_answer,
    coalesce(third_answer, first_answer) as decision
from sided where third_answer is not null or first_answer = second_answer
"""


def install(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables where they are not, and the view `settled`; the store is attached.

    settled  one row per question that is decided: two who agree, else the third
    """
    for statement in (*TABLES, SETTLED):
        connection.execute(statement)
