"""What linkage reckons once from all records: which values are too common to say anything."""

from __future__ import annotations

import duckdb

from sy_dataset.identity.rungs import COMMON_NAME

NAME_HELD = 4
"""Birth dates in one register of those who bear a forename: with so many it is a name of its own.
A slip of the pen seldom makes another; Ellie and Elsie are rather twins than one child."""

SHARED_POSTCODE = 60
"""Persons of one register, by name and birth date, at one postcode: more live in a hospital, a
hostel or an office, and the postcode joins strangers. About 15 addresses share one postcode."""

DEFAULT_BIRTH_SHARE, DEFAULT_BIRTH_LEAST = 10, 20
"""A birth date that so many times more records hold than one date does on average, and at least
so many, stands for an unknown one."""

# A postcode in another form than the United Kingdom's is an area, and may hold many.
STATEMENTS = (
    f"""
    create or replace temp table default_birth as
    with days as (
        select birth_date, max(holders) as holders
        from (
            select register, birth_date, count(*) as holders
            from record inner join record_source using (record_no)
            where birth_date is not null group by register, birth_date
        ) group by birth_date
    )
    select birth_date from days
    where holders >= {DEFAULT_BIRTH_LEAST}
        and holders > {DEFAULT_BIRTH_SHARE} * (select avg(holders) from days)
    """,
    f"""
    create or replace temp table common_name as
    select distinct given_name, family_name
    from (
        select register, given_name, family_name
        from record inner join record_source using (record_no)
        where given_name is not null and family_name is not null
        group by register, given_name, family_name
        having count(distinct birth_date) > {COMMON_NAME}
    )
    """,
    f"""
    create or replace temp table held_name as
    select distinct given_name
    from record inner join record_source using (record_no)
    where given_name is not null
    group by register, given_name having count(distinct birth_date) >= {NAME_HELD}
    """,
    f"""
    create or replace temp table shared_postcode as
    select distinct postcode
    from (
        select register, postcode
        from record
        inner join record_postcode using (record_no)
        inner join record_source using (record_no)
        where postcode in (
            select postcode from record_postcode
            group by postcode having count(*) > {SHARED_POSTCODE}
        ) and postcode_fault(postcode) is null
        group by register, postcode
        having count(*) > {SHARED_POSTCODE}
            and count(distinct hash(given_name, family_name, birth_date)) > {SHARED_POSTCODE}
    )
    """,
    "delete from record_postcode where postcode in (from shared_postcode)",
    "delete from record_address where postcode in (from shared_postcode)",
    # Children of one birth: of one register, birth date and home, with another forename; the
    # surname may be written in two ways, and strangers who are born on one day seldom share a home.
    """
    create or replace temp table of_multiple_birth as
    with homes as (
        select record_no, hash(register, birth_date, postcode) as birth_no,
            coalesce(given_name, '') as given_name
        from record
        inner join record_postcode using (record_no)
        inner join record_source using (record_no)
        where birth_date is not null
    )
    select distinct record_no from homes
    semi join (
        select birth_no from homes group by birth_no having min(given_name) != max(given_name)
    ) using (birth_no)
    """,
)


def weigh(connection: duckdb.DuckDBPyConnection) -> None:
    """Say what is too common, or a name of its own, or of one birth; drop shared postcodes.

    Fills `default_birth`, `common_name`, `held_name` and `of_multiple_birth`.

    connection  has the macros of `identifiers` and the tables `record`, `record_source`,
                `record_postcode` and `record_address`; from the last two the postcodes are
                taken away that a home cannot have
    """
    for statement in STATEMENTS:
        connection.execute(statement)
