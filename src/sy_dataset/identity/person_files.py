"""Two files of persons, laid out as linkage compares them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import duckdb

from sy_dataset.engine import literal
from sy_dataset.errors import NightError

COLUMNS = (
    "record_id",
    "given_name",
    "family_name",
    "birth_date",
    "sex",
    "postcode",
    "address",
    "nhs_number",
    "upn",
    "other_id",
)
"""What a file may hold; only `record_id` must be there. Other columns are not read."""

SIDES = ("left", "right")

EARLIEST_BIRTH_YEAR = 1900

# A part of a birth date that is not known is 00; a date without a year is none.
BIRTH = """
create or replace temp macro dated(y, m, d) as
    case when y is not null then y || '-' || lpad(coalesce(m, '00'), 2, '0') || '-'
        || lpad(coalesce(d, '00'), 2, '0') end;
create or replace temp macro birth_text(t) as case
    when regexp_full_match(t, '[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([T ].*)?')
        then dated(t[1:4], regexp_extract(t, '^[0-9]{4}.([0-9]+)', 1),
            regexp_extract(t, '^[0-9]{4}.[0-9]+.([0-9]+)', 1))
    when regexp_full_match(t, '[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}')
        then dated(regexp_extract(t, '([0-9]{4})$', 1), regexp_extract(t, '^[0-9]+.([0-9]+)', 1),
            regexp_extract(t, '^([0-9]+)', 1))
    when regexp_full_match(t, '[0-9]{8}') then dated(t[1:4], t[5:6], t[7:8])
    when regexp_full_match(t, '[0-9]{4}[-/][0-9]{1,2}')
        then dated(t[1:4], regexp_extract(t, '([0-9]+)$', 1), null)
    when regexp_full_match(t, '[0-9]{4}') then dated(t, null, null)
end;
"""

# Only a date that can be one is compared as a whole; of others their parts are.
PERSON = """
insert into person
select
    row_number() over () + $first as record_no, $side as agency_id, record_id as person_token,
    given_name as given_as_sent, family_name as family_as_sent,
    own_forename(given_name) as given_name, only_letters(family_name) as family_name,
    case when substr(birth, 1, 4)::integer between $earliest and $latest then birth end
        as birth_text,
    sex_written(sex) as sex,
    case when nhs_number_fault(nhs_number, $accept_never_issued) is null
        then clean_nhs_number(nhs_number) end as nhs_number,
    case when upn_fault(upn) is null then clean_upn(upn) end as upn,
    upper(regexp_replace(other_id, '\\s', '', 'g')) as other_id,
    case
        when postcode_fault(postcode) is null then clean_postcode(postcode)
        when postcode_fault(postcode) != 'cell/postcode_placeholder'
            then upper(regexp_replace(postcode, '\\s', '', 'g'))
    end as postcode,
    nullif(list_filter(string_split_regex(plain_name(address), '[^a-z0-9]+'),
        lambda word: word != ''), []) as address_words
from (select *, birth_text(birth_date) as birth from sent)
"""

# A number that one file gives to several is a placeholder, and says nothing.
TABLES = """
update person set other_id = null
where other_id in (
    select other_id from person group by agency_id, other_id having count(*) > 1
) or length(other_id) < 3;
create temp table record as
select
    * exclude (postcode, address_words),
    case when birth_text not like '%-00%' and try_cast(birth_text as date) is not null
        then birth_text end as birth_date
from person;
create temp table record_source as select record_no, agency_id as register from person;
create temp table record_postcode as
select record_no, postcode from person where postcode is not null;
create temp table record_address as
select record_no, postcode, array_to_string(list_sort(address_words), ' ') as address_line
from person where address_words is not null;
create temp table own_conflict (agency_id varchar, person_token varchar, reason varchar);
drop table person;
"""


def read_persons(
    connection: duckdb.DuckDBPyConnection,
    left: Path,
    right: Path,
    *,
    as_of: date,
    accept_never_issued: bool,
) -> tuple[int, int]:
    """Fill the tables that linkage reads from two CSV files. Returns the persons of each.

    Each file is UTF-8 with a header of COLUMNS, any of which but record_id may be absent; an
    empty cell is missing. A birth date may be written 2012-05-17, 17/05/2012 or 20120517, or be
    partial: 2012-05, 2012. An identifier that is not valid, a postcode of no fixed abode and a
    year of birth before 1900 or after `as_of` are missing. Raises NightError, without a value,
    if a file cannot be read, lacks record_id, or has a record_id that is missing or stands twice.
    """
    connection.execute(BIRTH)
    connection.execute(
        "create temp table person (record_no bigint, agency_id varchar, person_token varchar,"
        " given_as_sent varchar, family_as_sent varchar, given_name varchar,"
        " family_name varchar, birth_text varchar, sex varchar, nhs_number varchar,"
        " upn varchar, other_id varchar, postcode varchar,"
        " address_words varchar[])"
    )
    counts: list[int] = []
    for side, path in zip(SIDES, (left, right), strict=True):
        _read(connection, path, side)
        [(rows,)] = connection.execute(
            PERSON,
            {
                "first": sum(counts),
                "side": side,
                "earliest": EARLIEST_BIRTH_YEAR,
                "latest": as_of.year + 1,
                "accept_never_issued": accept_never_issued,
            },
        ).fetchall()
        counts.append(int(rows))
    connection.execute(TABLES)
    return counts[0], counts[1]


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file), [])
    if len({name.strip().lower() for name in names}) < len(names):
        raise csv.Error
    return names


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _read(connection: duckdb.DuckDBPyConnection, path: Path, side: str) -> None:
    """The file as `sent`: every column of COLUMNS as trimmed text, "" as missing."""
    try:
        header = _header(path)
        called = {name.strip().lower(): name for name in header}
        if "record_id" not in called:
            raise NightError(f"the {side} file has no column record_id")
        cells = ", ".join(
            f"nullif(trim({_quoted(called[name])}, ' \t\u00a0'), '') as {name}"
            if name in called
            else f"null::varchar as {name}"
            for name in COLUMNS
        )
        # nothing is sniffed: a header of our own reading, and every cell is text
        columns = ", ".join(f"{literal(name)}: 'varchar'" for name in header)
        connection.execute(
            f"create or replace temp table sent as select {cells} from read_csv({literal(path)},"
            f" columns = {{{columns}}}, auto_detect = false, header = true, delim = ',',"
            " quote = '\"', escape = '\"', strict_mode = true)"
        )
    except (duckdb.Error, csv.Error, UnicodeDecodeError):  # its text holds whole records
        raise NightError(
            f"the {side} file cannot be read: it is not comma-separated UTF-8 with the same"
            " number of fields in every row, each column named once"
        ) from None
    [(missing, twice)] = connection.execute(
        "select count(*) filter (record_id is null),"
        " count(record_id) - count(distinct record_id) from sent"
    ).fetchall()
    if missing or twice:
        raise NightError(
            f"the {side} file: record_id is missing in {missing} rows and repeated in {twice}"
        )
