"""What each agency says of each of its records: the values that linkage compares.

One record is one person of one agency's case system. Several tables may speak of it; a
stated order of survivorship picks one value for each role, and postcodes are all kept,
because children move and agencies learn of it at different times.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from sy_dataset.config import Agency, Config
from sy_dataset.contracts.model import Column, Contract, Table
from sy_dataset.engine import literal
from sy_dataset.errors import NightError
from sy_dataset.identity import likeness, tokens
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace

ROLES = ("given_name", "family_name", "birth_date", "nhs_number", "upn", "sex")
"""What a record keeps one value of: identities, and the sex that a register writes."""

SEX_COLUMNS = ("sex_code", "gender_code")

EXCHANGED = "nhs_number_exchange"
"""The identity of a token that stands for an NHS number, made by an agency that may not send it."""

SINCE = ("valid_from_date", "address_start_date", "arrived_at")
"""Columns that say from when a row holds; the latest row of a table speaks first."""

UNTIL = ("valid_to_date",)
"""Columns that say when an identifier ended. An ended identifier is not used: after an
adoption a child gets new ones, and the old must lead nowhere."""

SPOKEN = """
create temp table spoken (
    agency_id varchar, scope varchar, person_id varchar, place varchar,
    given_name varchar, family_name varchar, birth_date varchar, nhs_number varchar,
    upn varchar, sex varchar, postcode varchar
)
"""

# The best standing speaks first, then the latest; nobody knows since when: last.
PLACE = "'{standing}' || coalesce((99999999999 - epoch({since})::bigint)::varchar, '~~~~~~~~~~~')"
PLACE_LENGTH = 12

# A value that reading let through unchecked (the rows of a table that says itself what it
# holds) is judged here; an invalid number would gather strangers into one child.
CHECKED = {
    "nhs_number": "case when nhs_number_fault({0}, {accept_never_issued}) is null"
    " then clean_nhs_number({0}) end",
    "upn": "case when upn_fault({0}) is null then clean_upn({0}) end",
    "postcode": "case when postcode_fault({0}) is null then clean_postcode({0}) end",
}


@dataclass(frozen=True)
class _Part:
    """One table of one selected arrival."""

    arrival: Arrival
    agency: Agency
    contract: Contract
    table: Table

    def file(self, folder: Path) -> Path:
        path = folder / self.arrival.arrival_id / f"{self.table.name}.parquet"
        if not path.is_file():
            raise NightError(f"{self.contract.id}: the rows of {self.table.name} are missing")
        return path


def gather(
    connection: duckdb.DuckDBPyConnection,
    selected: Sequence[Arrival],
    *,
    contracts: Mapping[str, Contract],
    config: Config,
    workspace: Workspace,
    as_of: date,
    has_exchange: bool,
) -> None:
    """Fill the temporary tables `record` (one row per record) and `record_postcode`.

    connection     has the macros of `tokens` and of `identifiers`
    has_exchange   it has that of exchange tokens too; else tokens that arrive are not compared

    Records are numbered by their tokens, so that a smaller number is a smaller token and
    nothing depends on the order of rows. `record` holds one value per role, null where no
    table has one; a token that only an event carries has a record of nulls. Also fills
    `own_conflict`: the records whose own sources disagree on a birth date or identifier.
    Raises NightError if a table of a selected arrival is missing.
    """
    parts = list(_parts(selected, contracts, config))
    likeness.install(connection, as_of)
    connection.execute(SPOKEN)
    for part in parts:
        if roles := _roles(part.table):
            values = _checked(
                roles,
                accept_never_issued=config.partnership.invented_data,
                has_exchange=has_exchange,
            )
            connection.execute(_spoken(part, values, workspace, as_of))
    _survive(connection)
    _number(connection, parts, workspace)
    _describe(connection)


def _parts(
    selected: Sequence[Arrival], contracts: Mapping[str, Contract], config: Config
) -> Iterator[_Part]:
    """The tables that name persons, of every selected arrival."""
    agencies = {agency.id: agency for agency in config.agency}
    for arrival in selected:
        contract = contracts[str(arrival.extract_id)]
        for table in contract.tables:
            if table.name in arrival.tables and table.person:
                yield _Part(arrival, agencies[arrival.agency_id], contract, table)


def is_register(table: Table) -> bool:
    """Whether a table lists persons, each once; others only mention them."""
    return table.is_register or list(table.key) == [table.person]


def standing(table: Table) -> int:
    """The place of a table in the order of survivorship; 0 speaks first.

    0 the table that describes persons by name, 1 further identifiers of persons, 2 persons
    without names, as in a yearly return, 3 events, where identifiers are taken down in haste.
    """
    if is_register(table):
        return 0 if table.with_identity("given_name") else 2
    return 1 if table.identity_by_type else 3


def _roles(table: Table) -> dict[str, str]:
    """Role -> SQL of its value in a row of this table."""
    roles = {
        str(column.identity): f'cast("{column.name}" as varchar)'
        for column in table.arriving
        if column.identity in {*ROLES, "postcode", EXCHANGED}
    }
    for column in table.arriving:
        if column.name in SEX_COLUMNS and is_register(table):
            roles["sex"] = f'sex_written("{column.name}")'
    if by_type := table.identity_by_type:
        for written, role in by_type.types:
            roles[role] = (
                f'case when "{by_type.type_column}" = {literal(written)}'
                f' then "{by_type.value_column}" end'
            )
    return roles


def _checked(roles: dict[str, str], *, accept_never_issued: bool, has_exchange: bool) -> list[str]:
    """SQL of every role's value, valid or null, in the order of the columns of `spoken`.

    Where a key was agreed, every NHS number is compared by its exchange token, so that an
    agency that sends numbers and one that sends tokens meet in one value.
    """
    values = {
        role: CHECKED.get(role, "{0}").format(
            roles.get(role, "null::varchar"), accept_never_issued=accept_never_issued
        )
        for role in (*ROLES, "postcode")
    }
    if has_exchange:
        sent = roles.get(EXCHANGED, "null")
        values["nhs_number"] = f"coalesce(exchange_token({values['nhs_number']}), {sent})"
    return list(values.values())


def _spoken(part: _Part, values: Sequence[str], workspace: Workspace, as_of: date) -> str:
    column = _person(part.table)
    person, domain = column.name, str(column.identity)
    names = {column.name for column in part.table.arriving}
    since = next((f'cast("{name}" as timestamp)' for name in SINCE if name in names), "null")
    ended = [
        f'coalesce("{name}" < {literal(as_of.isoformat())}, false)'
        for name in UNTIL
        if name in names
    ]
    place = PLACE.format(standing=standing(part.table), since=f"{since}::timestamp")
    return (
        f"insert into spoken select {literal(part.agency.id)},"
        f' {literal(f"{domain}|{tokens.scope(domain, part.agency)}")}, "{person}", {place},'
        f" {', '.join(values)}"
        f" from read_parquet({literal(part.file(workspace.conformed))}, hive_partitioning = false)"
        f' where "{person}" is not null and not ({" or ".join(ended) or "false"})'
    )


def _person(table: Table) -> Column:
    column = table.person
    if column is None:
        raise NightError(f"{table.name}: no column names a person")
    return column


def _number(
    connection: duckdb.DuckDBPyConnection, parts: Sequence[_Part], workspace: Workspace
) -> None:
    """Number every record that any table knows, claims or not, so that no event loses its child.

    `record_source` says which registers of persons hold a record. A register holds a person
    once; but a council's case system and its census may hold one child under two numbers.
    """
    seen = ["select agency_id, person_token, null as register from picked"]
    for part in parts:
        rows = literal(part.file(workspace.pseudonymised))
        register = literal(f"{part.agency.id}/{part.contract.product}")
        seen.append(
            f'select agency_id, "{_person(part.table).pseudonym}",'
            f" {register if is_register(part.table) else 'null'}"
            f" from read_parquet({rows}, hive_partitioning = false)"
        )
    connection.execute(f"create temp table seen as {' union '.join(seen)}")
    connection.execute(
        "create temp table numbered as select agency_id, person_token,"
        " row_number() over (order by person_token, agency_id) as record_no"
        " from (select distinct agency_id, person_token from seen where person_token is not null)"
    )
    connection.execute(
        "create temp table record_source as select distinct record_no, register"
        " from seen inner join numbered using (agency_id, person_token)"
        " where register is not null"
    )


def _survive(connection: duckdb.DuckDBPyConnection) -> None:
    """Pick one value per role and record: best standing, then latest, then smallest."""
    first = ", ".join(
        f"substr(min(place || {role}), {PLACE_LENGTH + 1}) as {role}" for role in ROLES
    )
    differ = ", ".join(
        f"coalesce(min({value}) != max({value}), false) as differs_in_{role}"
        for role, value in (
            ("birth_date", "birth_date"),
            ("nhs_number", "nhs_number"),
            ("upn", "permanent_upn(upn)"),
        )
    )
    connection.execute(
        "create temp table picked as select agency_id, scope, person_id,"
        f" token('sy|v1|' || scope || '|' || person_id) as person_token, {first}, {differ}"
        " from spoken group by agency_id, scope, person_id"
    )


def _describe(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "create temp table record as select record_no, agency_id, person_token,"
        " own_forename(given_name) as given_name, only_letters(family_name) as family_name,"
        " given_name as given_as_sent, family_name as family_as_sent,"
        " birth_date, birth_date as birth_text, sex, nhs_number, upn, null::varchar as other_id"
        " from numbered left join picked using (agency_id, person_token)"
    )
    connection.execute(
        "create temp table record_postcode as"
        " select distinct record_no, spoken.postcode from spoken"
        " inner join picked using (agency_id, scope, person_id)"
        " inner join numbered using (agency_id, person_token)"
        " where spoken.postcode is not null"
    )
    connection.execute(
        "create temp table record_address"
        " (record_no bigint, postcode varchar, address_line varchar)"
    )
    connection.execute(
        "create temp table own_conflict as select * from ("
        " select agency_id, person_token, unnest(["
        " case when differs_in_birth_date then 'own_birth_dates' end,"
        " case when differs_in_nhs_number then 'own_nhs_numbers' end,"
        " case when differs_in_upn then 'own_upns' end]) as reason from picked)"
        " where reason is not null"
    )
    connection.execute("drop table spoken")
    connection.execute("drop table picked")
