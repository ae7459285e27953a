"""Link two files of persons with the engine of the night."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sy_dataset import identifiers
from sy_dataset.engine import connect, literal, written_whole
from sy_dataset.errors import scrubbed
from sy_dataset.identity import clusters, comparable, likely, likeness, verdicts
from sy_dataset.identity.person_files import read_persons
from sy_dataset.identity.rungs import RUNGS, SCORES


@dataclass(frozen=True)
class FilesLinked:
    """Persons in each file, links by the rule that made them, and persons left as ties."""

    left: int
    right: int
    links: dict[str, int]
    ties: int


LINKS = """
select
    l.person_token as left_record_id, r.person_token as right_record_id,
    coalesce(graded.grade, 'likely') as grade,
    round(coalesce(graded.score, best_pair.probability), 6) as score, one.rule_id as rule
from cluster as one
inner join record as l on one.record_no = l.record_no and l.agency_id = 'left'
inner join cluster as other on one.cluster_no = other.cluster_no
inner join record as r on other.record_no = r.record_no and r.agency_id = 'right'
left join graded on one.rule_id = graded.rule_id
left join best_pair on one.cluster_no = least(best_pair.one, best_pair.other)
order by left_record_id, right_record_id
"""


def link_files(
    left: Path,
    right: Path,
    out: Path,
    *,
    as_of: date,
    accept_never_issued: bool,
    details: Path,
    scratch: Path,
) -> FilesLinked:
    """Link two CSV files of persons; each holds a person once.

    out  one row per link: left_record_id, right_record_id, grade (of the sharing standard, or
         `likely` for the model's), score (the grade's, or the model's probability), rule
    as_of  who is a child is reckoned to this day
    accept_never_issued  whether 9… NHS numbers count, which are only ever test data
    details  folder in the restricted zone that receives the text of exceptions

    A record that fits two of the other file equally is not linked. Raises NightError, without
    any value, if a file cannot be read.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    with (
        scrubbed("linking files", details),
        tempfile.TemporaryDirectory(dir=scratch) as spill,
        connect(scratch=Path(spill)) as connection,
    ):
        identifiers.install(connection)
        likeness.install(connection, as_of)
        counts = read_persons(
            connection, left, right, as_of=as_of, accept_never_issued=accept_never_issued
        )
        comparable.weigh(connection)
        verdicts.none(connection)
        clusters.build(connection)
        likely.join(connection)
        grades = ", ".join(
            f"({literal(rung.rule_id)}, {literal(rung.grade)}, {SCORES[rung.grade]})"
            for rung in RUNGS
        )
        connection.execute(
            f"create temp table graded as from (values {grades}) as t(rule_id, grade, score)"
        )
        connection.execute(f"create temp table linked as {LINKS}")
        with written_whole(out) as part:
            connection.execute(f"copy linked to {literal(part)} (format csv, header)")
        links = connection.execute("select rule, count(*) from linked group by rule order by rule")
        by_rule = {str(rule): int(count) for rule, count in links.fetchall()}
        [(ties,)] = connection.execute("select count(distinct person_token) from tie").fetchall()
    return FilesLinked(*counts, by_rule, int(ties))
