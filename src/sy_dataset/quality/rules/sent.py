"""The returns of a night: their statutory rules, asked once, and the answers kept as files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset.config import Agency
from sy_dataset.contracts import Contract
from sy_dataset.delivery import return_year_of
from sy_dataset.engine import written_whole
from sy_dataset.findings import RULE_RESULT_SCHEMA
from sy_dataset.inputs import Selection
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace
from sy_dataset.quality.rules.checked import CheckedReturn, check_return
from sy_dataset.quality.rules.returns import Return
from sy_dataset.quality.rules.runner import SECONDS

BOOKS = "rules"


@dataclass(frozen=True)
class Sent:
    """The selected arrivals of one return of one agency, and those of the year before."""

    contract: Contract
    agency: Agency
    arrivals: tuple[Arrival, ...]
    previous: tuple[Arrival, ...]

    @property
    def period(self) -> date:
        return max(a.period_date for a in self.arrivals if a.period_date)


def check_returns(
    selection: Selection,
    *,
    contracts: Mapping[str, Contract],
    agencies: Mapping[str, Agency],
    workspace: Workspace,
    derived_with: str,
    seconds: float = SECONDS,
) -> dict[str, int]:
    """Run the statutory rules on every return that feeds the release.

    What was checked already by the same rules on the same arrivals is not checked again. The
    answers are files of `workspace.rule_results`, without values; others there are deleted.
    Returns the number of returns by agency.

    derived_with  digest of what the answers depend on beside the arrivals
    seconds       the time that one rule may take
    """
    kept: set[str] = set()
    counts: dict[str, int] = {}
    for sent in sent_returns(selection, contracts, agencies):
        path = answers_of(sent, workspace, derived_with=derived_with, seconds=seconds)
        kept |= {path.name, findings_of(path).name}
        counts[sent.agency.id] = counts.get(sent.agency.id, 0) + 1
    for path in workspace.rule_results.glob("*.parquet"):
        if path.name not in kept:
            path.unlink()
    return counts


def answers_of(
    sent: Sent, workspace: Workspace, *, derived_with: str, seconds: float = SECONDS
) -> Path:
    """The file of one return's results, made if it is not there; `findings_of` names the other."""
    path = workspace.rule_results / f"{digest_of(sent, derived_with)}.parquet"
    if not path.is_file():
        _write(path, sent, _check(sent, workspace, seconds))
    return path


def sent_returns(
    selection: Selection, contracts: Mapping[str, Contract], agencies: Mapping[str, Agency]
) -> Iterator[Sent]:
    """Every return of every agency whose rules a book holds, if any of it speaks."""
    for contract in contracts.values():
        for agency in agencies.values():
            if contract.rules is None:
                continue
            arrivals = _of(selection.selected, contract, agency)
            if arrivals:
                yield Sent(contract, agency, arrivals, _of(selection.previous, contract, agency))


def _of(arrivals: Iterable[Arrival], contract: Contract, agency: Agency) -> tuple[Arrival, ...]:
    return tuple(a for a in arrivals if (a.extract_id, a.agency_id) == (contract.id, agency.id))


def digest_of(sent: Sent, derived_with: str) -> str:
    """What a return's answers depend on: its arrivals, those of the year before, and the rest."""
    parts = [derived_with, sent.agency.id, sent.contract.id]
    parts += [f"{a.arrival_id} {sorted(a.tables)}" for a in (*sent.arrivals, *sent.previous)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def _check(sent: Sent, workspace: Workspace, seconds: float) -> CheckedReturn:
    one = Return(
        sent.contract,
        return_year_of(sent.period),
        str(sent.arrivals[-1].file_format),
        sent.agency.la_code or "",
        _files(sent.arrivals, workspace),
        _files(sent.previous, workspace),
    )
    return check_return(
        one,
        workspace.rulebook / BOOKS / str(sent.contract.rules),
        scratch=workspace.restricted / "scratch",
        references=workspace.references,
        seconds=seconds,
    )


def _files(arrivals: Iterable[Arrival], workspace: Workspace) -> dict[str, Path]:
    """Name of a table -> its conformed rows."""
    return {
        table: workspace.conformed / arrival.arrival_id / f"{table}.parquet"
        for arrival in arrivals
        for table in arrival.tables
    }


def _write(path: Path, sent: Sent, checked: CheckedReturn) -> None:
    rows = [
        (sent.agency.id, sent.contract.id, sent.period, r.rule_id, r.state.value, r.reason, r.cases)
        for r in checked.results
    ]
    speaks = {table: a.arrival_id for a in sent.arrivals for table in a.tables}
    whole = sent.arrivals[-1].arrival_id
    found = checked.findings
    tables = found["table_name"].to_pylist()
    arrivals = pa.array([speaks.get(table, whole) for table in tables], pa.string())
    findings = found.select(["table_name", "source_row", "column_name", "rule_id"])
    with written_whole(findings_of(path)) as part:
        pq.write_table(findings.add_column(0, "arrival_id", arrivals), part)
    # last, for where the results stand nothing is asked again
    _save(rows, RULE_RESULT_SCHEMA, path)


def _save(rows: Sequence[tuple[object, ...]], schema: pa.Schema, path: Path) -> None:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)]
    with written_whole(path) as part:
        pq.write_table(pa.table(arrays, schema=schema), part)


def findings_of(path: Path) -> Path:
    """The file of findings beside a file of results."""
    return path.with_name(f"{path.stem}-findings.parquet")
