"""The links of a whole night, scored against who is who."""

from __future__ import annotations

import duckdb
import pytest

from sy_dataset.contracts import deliveries, load_contracts
from sy_dataset.inputs import select
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def linked(published_county: Workspace) -> duckdb.DuckDBPyConnection:
    """`record`: one row per record that describes a person, with its person and the true child."""
    workspace, ledger = published_county, Ledger(published_county.ledger)
    connection = duckdb.connect()
    connection.execute(
        "create table sent (agency_id varchar, source varchar, person_id varchar, token varchar)"
    )
    for arrival in select(ledger.arrivals(), deliveries(load_contracts())).selected:
        for table, name in (("persons", "person"), ("children", "person"), ("pupils", "pupil")):
            clear = workspace.conformed / arrival.arrival_id / f"{table}.parquet"
            tokens = workspace.pseudonymised / arrival.arrival_id / f"{table}.parquet"
            if clear.is_file():
                product = str(arrival.extract_id)
                source = product if product == "cin_census" else product.split("_", maxsplit=1)[0]
                connection.execute(
                    f"insert into sent select $1, $2, {name}_id, {name}_token"
                    " from read_parquet($3) join read_parquet($4) using (source_row)",
                    [arrival.agency_id, source, str(clear), str(tokens)],
                )
    ledger.close()
    connection.execute(
        "create table record as select sent.*, link.person_id as person, truth.child"
        " from sent join (select person_token as token, person_id from read_parquet($1)) as link"
        "   on link.token = sent.token"
        " join read_parquet($2) as truth"
        "   on truth.agency_id = sent.agency_id and truth.source = sent.source"
        "   and truth.person_id = sent.person_id",
        [str(workspace.person_links), str(workspace.restricted / "truth" / "persons.parquet")],
    )
    return connection


def number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])


def test_no_two_children_are_ever_one_person(linked: duckdb.DuckDBPyConnection):
    assert number(linked, "select count(*) from record") > 500
    assert (
        number(
            linked,
            "select count(*) from (select person from record group by person"
            " having count(distinct child) > 1)",
        )
        == 0
    )


def test_most_children_that_several_agencies_know_are_one_person(
    linked: duckdb.DuckDBPyConnection,
):
    """Typing errors, moves and changed names included."""
    known = "select child from record group by child having count(distinct agency_id || source) > 1"
    several = number(linked, f"select count(*) from ({known})")
    whole = number(
        linked,
        f"select count(*) from (select child from record where child in ({known})"
        " group by child having count(distinct person) = 1)",
    )
    assert several > 100
    assert whole / several > 0.93
