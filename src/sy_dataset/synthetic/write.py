"""Write a county's nights into a workspace."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset.contracts.load import load_contracts
from sy_dataset.engine import written_whole
from sy_dataset.identifiers import upn_fault
from sy_dataset.paths import Workspace
from sy_dataset.synthetic.county import build_county
from sy_dataset.synthetic.nights import Delivery, Fault, Sender, deliveries, written
from sy_dataset.synthetic.people import MOST_NIGHTS, Period
from sy_dataset.synthetic.truth import fault_table, person_table


def write_nights(
    workspace: Workspace,
    *,
    children: int,
    years: int,
    seed: int,
    nights: int = 1,
    last_day: date = date(2026, 3, 31),
    with_faults: bool = True,
) -> None:
    """Write the inbox as it stands after a number of nights, the lookup and the truth.

    children   how many children at least one agency knows
    years      how far back events go from `last_day`, the period of night 1

    The same arguments write the same bytes. Raises ValueError for more than MOST_NIGHTS
    nights or so few children (some 150 are enough) that an extract would hold no row.
    """
    if not 1 <= nights <= MOST_NIGHTS:
        raise ValueError(f"from 1 to {MOST_NIGHTS} nights can be written")
    county = build_county(children, Period.of(last_day, years), seed)
    sender = Sender(county, written(load_contracts(), county), last_day, seed, with_faults)
    sent = _send(workspace, sender, nights)
    truth = workspace.restricted / "truth"
    periods = {delivery: sender.period(delivery.of_night) for delivery in sent.faults}
    _write_table(truth / "faults.parquet", fault_table(sent.faults, periods))
    persons = person_table(county, sender.period(nights), sent.census)
    _write_table(truth / "persons.parquet", persons)
    _write(truth / "nights.json", _nights_json(sender, sent, nights))
    _write_lookup(workspace, county.postcodes)


@dataclass
class _Sent:
    """What was sent: faults of the files that still stand, every delivery, who is in a census."""

    faults: dict[Delivery, list[Fault]] = field(default_factory=dict)
    log: list[tuple[Delivery, dict[str, Any]]] = field(default_factory=list)
    census: dict[str, dict[str, str | None]] = field(default_factory=dict)


def _send(workspace: Workspace, sender: Sender, nights: int) -> _Sent:
    """Write every file in the order of its arrival."""
    sent = _Sent()
    standing: dict[Path, Delivery] = {}
    for delivery in deliveries(sender.contracts, nights):
        path = _path(workspace, sender, delivery)
        content, faults = sender.content(delivery)
        if path in standing:
            sent.faults.pop(standing[path])
        standing[path] = delivery
        sent.faults[delivery] = faults
        sent.log.append((delivery, _entry(sender, delivery, path, content)))
        if path.suffix == ".xml":
            sent.census[delivery.agency_id] = _children_of(content)
        _write(path, content)
    return sent


def _path(workspace: Workspace, sender: Sender, delivery: Delivery) -> Path:
    period = sender.period(delivery.of_night).isoformat()
    name = sender.contracts[delivery.extract_id].file_name.format(period=period)
    return workspace.inbox / delivery.agency_id / name


def _entry(sender: Sender, delivery: Delivery, path: Path, content: bytes) -> dict[str, Any]:
    return {
        "agency_id": delivery.agency_id,
        "extract_id": delivery.extract_id,
        "period_date": sender.period(delivery.of_night).isoformat(),
        "file": path.name,
        "kind": delivery.kind,
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _nights_json(sender: Sender, sent: _Sent, nights: int) -> bytes:
    listed = [
        {
            "night": night,
            "period_date": sender.period(night).isoformat(),
            "files": [entry for delivery, entry in sent.log if delivery.night == night],
        }
        for night in range(1, nights + 1)
    ]
    return (json.dumps(listed, indent=1) + "\n").encode()


def _children_of(census: bytes) -> dict[str, str | None]:
    """The local id of every child in a census, with the UPN if a valid one is sent."""
    pattern = r"<LAchildID>([^<]+)</LAchildID>(?:\s*<UPN>([^<]+)</UPN>)?"
    found = re.findall(pattern, census.decode())
    return {local: upn if upn and upn_fault(upn) is None else None for local, upn in found}


def _write(path: Path, content: bytes) -> None:
    with written_whole(path) as part:
        part.write_bytes(content)


def _write_table(path: Path, table: pa.Table) -> None:
    with written_whole(path) as part:
        pq.write_table(table, part, compression="zstd")


def _write_lookup(workspace: Workspace, postcodes: dict[str, Any]) -> None:
    rows = zip(*(postcodes[name].tolist() for name in postcodes), strict=True)
    lines = [",".join(postcodes), *(",".join(row) for row in rows)]
    path = workspace.data / "raw" / "reference" / "postcode_lsoa.csv"
    _write(path, ("\n".join(lines) + "\n").encode())
