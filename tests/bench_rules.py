"""The statutory rules on a return of 20,000 children: a CIN census, and an SSDA903 with its last year.

The returns are those that an invented county sends, read and conformed; the rows of its councils
are given to one return, again and again under other ids, until it has children enough. The lists
that rules ask are as long as the real ones. Each measurement runs in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sy_dataset.contracts import AS_SENT, Contract, Table, load_contracts
from sy_dataset.identifiers import UPN_LETTERS
from sy_dataset.paths import PROJECT, Workspace
from sy_dataset.quality.rules.sheets import typed_columns

YEAR = 2026
COUNTY = 40_000
POSTCODES, PROVIDERS = 1_700_000, 10_000
"""About as many as the kingdom has, and as Ofsted lists for children's social care."""
BLOCK = 1_000_000
"""How far the numbers of one council's rows stand from those of the next."""


@dataclass(frozen=True)
class Sent:
    """A return: its book and extract, the form it counts as, and the councils whose rows it gets."""

    book: str
    extract: str
    form: str
    register: str
    councils: tuple[str, ...]


RETURNS = (
    Sent(
        "cin", "cin_census", "xml", "children", ("barnsley", "doncaster", "rotherham", "sheffield")
    ),
    Sent("ssda903", "ssda903", "csv", "header", ("doncaster", "sheffield")),  # with the year before
)

CHECK = """
import json, resource, sys, time
from collections import Counter
from pathlib import Path
import pyarrow
from sy_dataset.contracts import load_contracts
from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import checked, runner
from sy_dataset.quality.rules.returns import Return
home, (book, extract, form, year) = Path(sys.argv[1]), sys.argv[2:]
files = [{p.stem: p for p in (home / book / of).glob("*.parquet")} for of in ("now", "before")]
one = Return(load_contracts()[extract], int(year), form, "371", *files)
alone, spent = [], {}
def timed(run, tell):
    def inner(*given, **named):
        started = time.perf_counter()
        answer = run(*given, **named)
        tell(answer, time.perf_counter() - started)
        return answer
    return inner
checked.run_rules = timed(checked.run_rules, lambda _, seconds: alone.append(seconds))
runner._run = timed(runner._run, lambda result, seconds: spent.update({result.rule_id: seconds}))
pyarrow.array([1])  # it loads pandas when it is first asked for; loading is not what is measured
started, cpu = time.perf_counter(), time.process_time()
answer = checked.check_return(
    one, PROJECT / "expectations/rules" / book, scratch=home / "scratch", references=home / "lists"
)
seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
print(json.dumps({
    "seconds": seconds, "alone": alone[0], "cpu": cpu, "rules": spent,
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "states": Counter(result.state.value for result in answer.results),
    "findings": answer.findings.num_rows,
}))
"""

FRESH_UPN = f"""
create macro digits_of(upn, copy) as substr(upn, 2, 3) || lpad(
    ((substr(upn, 5)::bigint + copy * 12345678) % 1000000000)::varchar, 9, '0');
create macro lettered(digits) as substr('{UPN_LETTERS}', 1 + list_sum(list_transform(
    range(1, 13), lambda place: substr(digits, place, 1)::bigint * (place + 1)
))::bigint % 23, 1) || digits;
create macro fresh_upn(upn, copy) as case
    when regexp_full_match(upn, '[A-Z][0-9]{{12}}') then lettered(digits_of(upn, copy)) else upn end;
"""


def prepare(home: Path, children: int) -> None:
    """Write each return, `<book>/now` and `<book>/before`, and the lists."""
    import duckdb

    county, contracts = Workspace(home / "county"), load_contracts()
    conform_county(county, contracts)
    for sent in RETURNS:
        with duckdb.connect() as connection:
            connection.execute(FRESH_UPN)
            write_return(connection, home, county, sent, children)
    with duckdb.connect() as connection:
        write_lists(connection, home)


def conform_county(county: Workspace, contracts: dict[str, Contract]) -> None:
    """Let an invented county send its extracts, and read and conform the returns."""
    from sy_dataset.config import load_config
    from sy_dataset.ingest import conform_arrival, receive_agency
    from sy_dataset.ledger import Ledger
    from sy_dataset.synthetic import write_nights

    write_nights(county, children=COUNTY, years=3, seed=1)
    config, ledger = load_config(county.config), Ledger(county.ledger)
    agencies = {agency.id: agency for agency in config.agency}
    for agency in config.agency:
        receive_agency(agency, contracts, workspace=county, ledger=ledger)
    for arrival in ledger.arrivals("received"):
        if arrival.extract_id in {sent.extract for sent in RETURNS}:
            conform_arrival(
                arrival,
                contracts[arrival.extract_id],
                agency=agencies[arrival.agency_id],
                config=config,
                workspace=county,
                ledger=ledger,
                derived_with="bench",
            )
    ledger.close()


def write_return(connection: Any, home: Path, county: Workspace, sent: Sent, children: int) -> None:
    """Copies of the councils' rows until there are children enough; the year before as many."""
    for year, name in ((YEAR, "now"), (YEAR - 1, "before")):
        (home / sent.book / name).mkdir(parents=True)
        rows = _rows(county, sent, year)
        if name == "now":
            _choose(connection, rows[sent.register], children)
        for table in load_contracts()[sent.extract].tables:
            out = home / sent.book / name / f"{table.name}.parquet"
            query = _no_rows(table)
            if table.name in rows:
                query = _copies(table, rows[table.name], len(sent.councils), name)
            if rows:
                connection.execute(f"copy ({query}) to '{out}' (format parquet, compression zstd)")


def _rows(county: Workspace, sent: Sent, year: int) -> dict[str, str]:
    """Name of a table -> the rows that the councils sent in a year, with the `council`'s number."""
    from sy_dataset.ledger import Ledger

    ledger = Ledger(county.ledger)
    parts: dict[str, list[str]] = {}
    for arrival in ledger.arrivals("conformed"):
        of_year = arrival.period_date and arrival.period_date.year == year
        if arrival.extract_id == sent.extract and of_year and arrival.agency_id in sent.councils:
            number = sent.councils.index(arrival.agency_id)
            for table in arrival.tables:
                path = county.conformed / arrival.arrival_id / f"{table}.parquet"
                query = f"select {number} as council, * from read_parquet('{path}')"
                parts.setdefault(table, []).append(query)
    ledger.close()
    return {table: " union all by name ".join(queries) for table, queries in parts.items()}


def _no_rows(table: Table) -> str:
    """A table that no child has a row of; it came all the same, so that its rules are run."""
    columns = [f"null::{kind} as {name}" for name, kind in typed_columns(table) if name != "row_id"]
    return f"select {', '.join(columns)} where false"


def _choose(connection: Any, register: str, children: int) -> None:
    """Fill `chosen`: the children of every copy of every council, as many as are wanted."""
    connection.execute(
        f"create table known as select distinct council, person_id from ({register})"
        " where person_id is not null"
    )
    [(known,)] = connection.execute("select count(*) from known").fetchall()
    connection.execute(
        "create table chosen as select round, council, person_id from known,"
        f" range({children // known + 1}) as copies (round) order by all limit {children}"
    )


def _copies(table: Table, rows: str, councils: int, name: str) -> str:
    """The rows of every copy; ids, numbers and rows of no two copies are the same."""
    if not table.person:
        return f"select * exclude (council) from ({rows}) where council = 0"
    person, copy = table.person.name, f"(round * {councils} + council)"
    counted = [c.name for c in table.arriving if c.is_counted][:1]
    instead = [f"{column} + {copy} * {BLOCK} as {column}" for column in (*counted, "source_row")]
    told = [person, *(c.name for c in table.arriving if c.identity == "upn")]
    for column in (name for one in told for name in (one, one + AS_SENT)):
        as_upn = f"fresh_upn({column}, {copy})"
        as_person = f"{column} || 'c' || {copy}"
        instead.append(f"{as_person if column.startswith(person) else as_upn} as {column}")
    join = f"join chosen using (council, {person})"
    if name == "before":
        join = "join (select distinct round, council from chosen) using (council)"
    return (
        f"select * exclude (council, round) replace ({', '.join(instead)})"
        f" from ({rows}) {join} order by {copy}, source_row"
    )


def write_lists(connection: Any, home: Path) -> None:
    """The lists of postcodes and providers: those of the return, and invented ones besides."""
    (home / "lists").mkdir()
    episodes = f"read_parquet('{home}/ssda903/*/episodes.parquet')"
    written = " union ".join(
        f"select replace(upper({column}{AS_SENT}), ' ', '') as postcode from {episodes}"
        for column in ("home_postcode", "placement_postcode")
    )
    connection.execute(
        f"copy (select postcode, (370 + hash(postcode) % 4)::varchar as la_code,"
        f" 400000 + hash(postcode) % 60000 as easting, 380000 + hash(postcode) % 60000 as northing"
        f" from ({written} union select 'ZZ' || number from range({POSTCODES}) as others (number))"
        f" where postcode is not null) to '{home}/lists/postcodes.csv' (header)"
    )
    connection.execute(
        "copy (select distinct on (urn) urn, '371' as la_code, postcode,"
        " 'U1,U4,K2' as place_codes, 'PR1,PR4' as provider_codes, null as reg_end"
        f" from (select upper(placement_urn{AS_SENT}) as urn, replace(placement_postcode{AS_SENT}, ' ', '')"
        f" as postcode from {episodes} where placement_urn{AS_SENT} is not null"
        f" union all select 'SC' || (900000 + number), 'ZZ' || number from range({PROVIDERS})"
        f" as others (number))) to '{home}/lists/providers.csv' (header)"
    )


def check(home: Path, sent: Sent) -> dict[str, Any]:
    """What checking a return took, in a process of its own."""
    asked = [str(home), sent.book, sent.extract, sent.form, str(YEAR)]
    done = subprocess.run(
        [sys.executable, "-c", CHECK, *asked], cwd=PROJECT, check=True, capture_output=True
    )
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def report(children: int, times: int) -> None:
    """Measure several times and print medians, peaks, states and the slowest rules."""
    with tempfile.TemporaryDirectory() as made:
        prepare(Path(made), children)
        for sent in RETURNS:
            _tell(sent, children, [check(Path(made), sent) for _ in range(times)])


def _tell(sent: Sent, children: int, runs: list[dict[str, Any]]) -> None:
    last = runs[-1]
    print(f"rules of {sent.extract}, {children:,} children; median of {len(runs)} (least to most)")
    for title, key in (("the rules alone", "alone"), ("with laying out", "seconds"), ("", "cpu")):
        figures = [run[key] for run in runs]
        spread = f"({min(figures):.2f} to {max(figures):.2f})"
        print(f"{title or 'of the processor':<32}{statistics.median(figures):9.2f} s  {spread}")
    print(f"{'peak of the process':<32}{max(run['peak'] for run in runs):9.0f} MB")
    states = ", ".join(f"{count} {state}" for state, count in sorted(last["states"].items()))
    print(f"{states}; {last['findings']:,} findings")
    rules = {one: statistics.median(run["rules"][one] for run in runs) for one in last["rules"]}
    slow = sorted(rules.items(), key=lambda rule: -rule[1])[:8]
    print("slowest: " + ", ".join(f"{one} {seconds * 1000:.0f} ms" for one, seconds in slow))
