"""Write a county's nights into a workspace."""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sy_dataset.contracts.load import load_contracts
from sy_dataset.contracts.model import Contract
from sy_dataset.engine import written_whole
from sy_dataset.paths import Workspace
from sy_dataset.synthetic.chance import Frame
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.extracts import EXTRACTS
from sy_dataset.synthetic.faults import Fault
from sy_dataset.synthetic.nights import Delivery, deliveries
from sy_dataset.synthetic.people import MOST_NIGHTS, Period
from sy_dataset.synthetic.sending import Extract, File
from sy_dataset.synthetic.truth import CENSUS, fault_table, person_table

ALONE_UP_TO = 100_000
"""Children times years up to which one process is as fast as two."""
PROCESSES = 2


@dataclass(frozen=True)
class _Work:
    """What every process needs to write its extracts."""

    county: County
    contracts: dict[str, Contract]
    workspace: Workspace
    last_day: date
    nights: int
    with_faults: bool


@dataclass
class _Sent:
    """What was sent of an extract: every delivery, and the faults of the files that still stand."""

    faults: dict[tuple[Delivery, str], tuple[date, list[Fault]]] = field(default_factory=dict)
    log: list[tuple[Delivery, dict[str, Any]]] = field(default_factory=list)
    census: list[pa.Table] = field(default_factory=list)


def write_nights(
    workspace: Workspace,
    *,
    children: int,
    years: int,
    seed: int,
    nights: int = 1,
    last_day: date = date(2026, 3, 31),
    with_faults: bool = True,
    identifier_errors: float = 1.0,
) -> None:
    """Write the inbox as it stands after a number of nights, the lookup and the truth.

    children   the population aged 0 to 17 on `last_day`; 295,870 is the real county
    years      how far back contacts go from `last_day`, the period of night 1
    identifier_errors  how many times as many errors in names and identifiers as usual

    Only extracts that have rows in EXTRACTS are written, and no file that would hold no row.
    The same arguments write the same bytes. Raises ValueError for more than MOST_NIGHTS
    nights or too few children.
    """
    if not 1 <= nights <= MOST_NIGHTS:
        raise ValueError(f"from 1 to {MOST_NIGHTS} nights can be written")
    period = Period.of(last_day, years)
    county = build_county(children, period, seed, identifier_errors=identifier_errors)
    contracts = {name: contract for name, contract in load_contracts().items() if name in EXTRACTS}
    work = _Work(county, contracts, workspace, last_day, nights, with_faults)
    sent = dict(zip(contracts, _send_all(work, children * years), strict=True))
    _write_truth(work, sent)
    _write_lookup(workspace, county.postcodes)


def _send_all(work: _Work, size: int) -> Iterator[_Sent]:
    """Write every extract, in the order of their ids; a large county with two processes."""
    if size <= ALONE_UP_TO:
        yield from (_send(work, extract_id) for extract_id in work.contracts)
        return
    _SHARED.append(work)
    gc.freeze()  # what is shared stays shared: the collector does not touch it
    fork = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(PROCESSES, mp_context=fork) as pool:
            yield from pool.map(_send_shared, work.contracts)
    finally:
        _SHARED.clear()


_SHARED: list[_Work] = []
"""The work that forked processes find in their copy of the memory."""


def _send_shared(extract_id: str) -> _Sent:
    return _send(_SHARED[0], extract_id)


def _send(work: _Work, extract_id: str) -> _Sent:
    """Write the files of one extract in the order of their arrival."""
    extract = Extract(
        work.county, work.contracts[extract_id], work.last_day, with_faults=work.with_faults
    )
    sent = _Sent()
    standing: dict[Path, Delivery] = {}
    for delivery in deliveries(work.contracts, work.nights):
        if delivery.extract_id != extract_id:
            continue
        for file in extract.files(delivery):
            path = work.workspace.inbox / delivery.agency_id / file.name
            if path in standing:
                sent.faults.pop((standing[path], file.name))
            standing[path] = delivery
            sent.faults[delivery, file.name] = (file.period, file.faults)
            sent.log.append((delivery, _entry(delivery, file)))
            if extract_id == CENSUS:
                sent.census.append(_children_of(delivery, file))
            _write(path, file.content)
    return sent


def _entry(delivery: Delivery, file: File) -> dict[str, Any]:
    return {
        "agency_id": delivery.agency_id,
        "extract_id": delivery.extract_id,
        "period_date": file.period.isoformat(),
        "file": file.name,
        "kind": delivery.kind,
        "sha256": hashlib.sha256(file.content).hexdigest(),
    }


def _children_of(delivery: Delivery, file: File) -> pa.Table:
    """The local id of every child in a census, with the UPN that was sent."""
    children = file.texts["children"]
    agency = pa.array([delivery.agency_id] * len(children["person_id"]))
    return pa.table({"agency_id": agency} | {name: children[name] for name in ("person_id", "upn")})


def _write_truth(work: _Work, sent: dict[str, _Sent]) -> None:
    """What is true of the files that stand in the inbox, of the persons, and of the nights."""
    truth = work.workspace.restricted / "truth"
    order = {
        delivery: place for place, delivery in enumerate(deliveries(work.contracts, work.nights))
    }
    every = [item for one in sent.values() for item in one.faults.items()]
    every.sort(key=lambda item: order[item[0][0]])
    faults = [(delivery, *standing) for (delivery, _), standing in every]
    log = sorted((entry for one in sent.values() for entry in one.log), key=lambda e: order[e[0]])
    _write_table(truth / "faults.parquet", fault_table(faults))
    census = pa.concat_tables(sent[CENSUS].census) if CENSUS in sent else None
    last_night = work.last_day + timedelta(days=work.nights - 1)
    _write_table(truth / "persons.parquet", person_table(work.county, last_night, census))
    nights = [
        {
            "night": night,
            "period_date": (work.last_day + timedelta(days=night - 1)).isoformat(),
            "files": [entry for delivery, entry in log if delivery.night == night],
        }
        for night in range(1, work.nights + 1)
    ]
    _write(truth / "nights.json", (json.dumps(nights, indent=1) + "\n").encode())


def _write(path: Path, content: bytes) -> None:
    with written_whole(path) as part:
        part.write_bytes(content)


def _write_table(path: Path, table: pa.Table) -> None:
    with written_whole(path) as part:
        pq.write_table(table, part, compression="zstd")


def _write_lookup(workspace: Workspace, postcodes: Frame) -> None:
    lines = pc.binary_join_element_wise(
        *(pa.array(of) for of in postcodes.values()), ","
    ).to_pylist()
    path = workspace.data / "raw" / "reference" / "postcode_lsoa.csv"
    _write(path, ("\n".join([",".join(postcodes), *lines]) + "\n").encode())
