"""The links of a county against its truth: what is joined rightly, wrongly, and not at all.

A record is one person of one agency under one number. Two records of the same child are a true
pair; every pair of records of different registers counts. A link is a record that stands in a
person beyond its first record; it is false if it is not of the child of most of that person's
records. Records that the truth does not know, those with a planted fault in the number itself,
are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from sy_dataset.contracts import deliveries, load_contracts
from sy_dataset.inputs import select
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace

REGISTERS = (("persons", "person"), ("children", "person"), ("pupils", "pupil"))
"""The tables that the truth speaks of, and what their number is called."""

GROUPS = {
    "ethnicity": "ethnicity_group",
    "sex": "sex_code",
    "authority": "la_code",
    "agency": "agency_id",
}
"""Recall is told for each group of these; a pair counts for both of its records."""

RECORDS = """
create table record as
with known as (
    select distinct sent.agency_id, sent.token, link.person_id as person, truth.* exclude
        (agency_id, person_id)
    from sent
    inner join links as link on link.agency_id = sent.agency_id and link.person_token = sent.token
    inner join truth on truth.agency_id = sent.agency_id and truth.source = sent.source
        and truth.person_id = sent.person_id
)
select
    agency_id, token, person, child, any_value(never_link) as never_link,
    any_value(ethnicity_group) as ethnicity_group, any_value(sex_code) as sex_code,
    any_value(la_code) as la_code, any_value(household) as household,
    any_value(twin_group) as twin_group, bool_or(is_protected) as is_protected,
    bool_or(is_parent) as is_parent,
    any_value(nhs_number) as nhs_number, any_value(upn) as upn,
    any_value(lower(strip_accents(given_name))) as given_name,
    any_value(lower(strip_accents(family_name))) as family_name,
    any_value(birth_date) as birth_date, any_value(postcode) as postcode
from known group by all
"""

PARTNERS = """
create table partnered as
select
    record.*,
    count(*) over (partition by child) - 1 as partners,
    count(*) over (partition by child, person) - 1 as found
from record
"""

CHILDREN_OF_PERSONS = """
create table mixed as
select person, child, count(*) as records, any_value(never_link) as never_link,
    any_value(household) as household, any_value(twin_group) as twin_group,
    bool_or(is_protected) as is_protected, bool_or(is_parent) as is_parent
from record
where person in (select person from record group by person having count(distinct child) > 1)
group by person, child
"""

LINKS = """
with sizes as (select person, child, count(*) as records from record group by person, child)
select sum(records) - count(distinct person),
    sum(records) - (select sum(most) from (select max(records) as most from sizes group by person))
from sizes
"""

WRONG = """
select
    count(*) filter (a.never_link = b.never_link and not a.is_protected),
    count(*) filter (a.never_link = b.never_link and a.is_protected),
    count(*) filter (a.twin_group = b.twin_group),
    count(*) filter (a.household = b.household and a.twin_group is distinct from b.twin_group
        and not a.is_parent and not b.is_parent),
    count(*) filter (a.is_parent or b.is_parent),
    count(*)
from mixed as a inner join mixed as b on a.person = b.person and a.child < b.child
"""

HELD = """
select
    count(*),
    avg((shares_number or shares_names)::int),
    avg((same_number or same_names)::int),
    avg((same_number or same_part)::int)
from (
    select
        coalesce((a.nhs_number is not null and b.nhs_number is not null)
            or (a.upn is not null and b.upn is not null), false) as shares_number,
        a.birth_date is not null and b.birth_date is not null
            and a.given_name is not null and b.given_name is not null as shares_names,
        coalesce(a.nhs_number = b.nhs_number or a.upn = b.upn, false) as same_number,
        coalesce(a.birth_date = b.birth_date and a.given_name = b.given_name
            and a.family_name = b.family_name, false) as same_names,
        coalesce((a.birth_date = b.birth_date)::int + (a.given_name = b.given_name)::int
            + (a.family_name = b.family_name)::int + (a.postcode = b.postcode)::int >= 2, false)
            as same_part
    from record as a inner join record as b on a.child = b.child and a.token < b.token
)
"""


WRONGLY = ("adopted", "protected", "twins", "siblings", "parents", "merged")


@dataclass(frozen=True)
class Held:
    """Shares of the true pairs that the agencies' data lets anybody find.

    comparable  both hold an NHS number, or a pupil number, or names and birth date
    exact       a number agrees, or both names and the birth date
    partly      a number agrees, or two of forename, surname, birth date and postcode
    """

    comparable: float
    exact: float
    partly: float


@dataclass(frozen=True)
class Score:
    """What linkage got right. Counts are of records, of pairs of records, or of pairs of children.

    false_links      links of a record that is not of the child of most of its person
    recall           share of the true pairs that are in one person
    by_group         kind of group -> group -> (true pairs' ends, recall)
    adopted, protected  pairs of the two identities of a child that stand in one person; must be 0
    twins, siblings  pairs of different children of one birth, or of one home, in one person
    parents          pairs of a parent and a child in one person
    merged           all pairs of different children in one person
    """

    records: int
    links: int
    false_links: int
    true_pairs: int
    recall: float
    adopted: int
    protected: int
    twins: int
    siblings: int
    parents: int
    merged: int
    held: Held
    by_group: dict[str, dict[str, tuple[int, float]]] = field(default_factory=dict)

    @property
    def false_share(self) -> float:
        return self.false_links / self.links if self.links else 0.0

    def spread(self, kind: str, *, least: int = 100) -> float:
        """Points between the best and the worst group of a kind, of those with pairs enough."""
        shares = [recall for pairs, recall in self.by_group[kind].values() if pairs >= least]
        return 100 * (max(shares) - min(shares)) if shares else 0.0


def open_records(workspace: Workspace) -> duckdb.DuckDBPyConnection:
    """`record`: one row per record that linkage saw, with its person and the true child.

    The values beside it are those that its agency holds, before any fault was planted.
    """
    ledger, connection = Ledger(workspace.ledger), duckdb.connect()
    connection.execute(
        "create table sent (agency_id text, source text, person_id text, token text)"
    )
    for arrival in select(ledger.arrivals(), deliveries(load_contracts())).selected:
        for table, name in REGISTERS:
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
    for name, path in (("links", workspace.person_links), ("truth", truth_of(workspace))):
        connection.execute(f"create view {name} as from read_parquet('{path}')")
    connection.execute(RECORDS)
    return connection


def truth_of(workspace: Workspace) -> Path:
    return workspace.restricted / "truth" / "persons.parquet"


def score(workspace: Workspace) -> Score:
    """The links of the last night against the truth."""
    with open_records(workspace) as connection:
        connection.execute(PARTNERS)
        connection.execute(CHILDREN_OF_PERSONS)
        [(records, ends, found)] = connection.execute(
            "select count(*), sum(partners), sum(found) from partnered"
        ).fetchall()
        [(links, false_links)] = connection.execute(LINKS).fetchall()
        [wrong] = connection.execute(WRONG).fetchall()
        [(_, *held)] = connection.execute(HELD).fetchall()
        by_group = {
            kind: {
                group: (pairs, recall)
                for group, pairs, recall in connection.execute(
                    f"select {column}, sum(partners)::int, sum(found) / sum(partners)"
                    " from partnered where partners > 0 group by 1 order by 1"
                ).fetchall()
            }
            for kind, column in GROUPS.items()
        }
    return Score(
        records=records, links=int(links), false_links=int(false_links), true_pairs=int(ends) // 2,
        recall=found / ends, **dict(zip(WRONGLY, wrong, strict=True)),
        held=Held(*held), by_group=by_group,
    )  # fmt: skip


def as_text(told: Score) -> str:
    """The score as lines."""
    lines = [
        f"{told.records:,} records, {told.true_pairs:,} true pairs",
        f"links {told.links:,}, false {told.false_links:,} ({100 * told.false_share:.4f} %)",
        f"recall {100 * told.recall:.2f} %; pairs that can be compared {100 * told.held.comparable:.2f} %,"
        f" that agree wholly {100 * told.held.exact:.2f} %, partly {100 * told.held.partly:.2f} %",
        f"merged: adopted {told.adopted}, protected {told.protected}, twins {told.twins},"
        f" other siblings {told.siblings}, parents {told.parents},"
        f" all pairs of children {told.merged}",
    ]
    for kind, groups in told.by_group.items():
        figures = ", ".join(
            f"{group} {100 * recall:.2f} ({pairs:,})" for group, (pairs, recall) in groups.items()
        )
        lines.append(f"recall by {kind}, {told.spread(kind):.1f} points apart: {figures}")
    return "\n".join(lines)
