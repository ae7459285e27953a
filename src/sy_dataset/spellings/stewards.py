"""The stewards' work: what waits for a decision, and how one is written down.

A queue holds raw spellings, and a free-text answer in a coded column may hold anything:
it stays in the restricted zone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from sy_dataset.engine import written_whole
from sy_dataset.errors import NightError
from sy_dataset.ledger import Arrival
from sy_dataset.paths import Workspace
from sy_dataset.spellings.bulk import ASKED, review_queue
from sy_dataset.spellings.dictionary import LISTS, SpellingMap
from sy_dataset.spellings.lists import load_codes, load_columns, load_decisions

QUEUE_COLUMNS = ("agency_id", *ASKED, "state", "rows")


class Decision(NamedTuple):
    """One row of the stewards' file: this spelling in this column means this code."""

    list: str
    column: str
    raw_spelling: str
    code: str
    decided_on: str
    decided_by: str
    reason: str


def waiting(
    arrivals: Sequence[Arrival], workspace: Workspace, agency_id: str | None = None
) -> pa.Table:
    """One row per agency, column and spelling that nothing decides, most frequent first.

    Columns: agency_id, list, column, raw_spelling, state (unmapped or conflict), rows (in
    the arrivals that the night still tells of). What was decided since they were read is
    left out. Raises NightError if a decision is wrong.
    """
    counted = []
    for arrival in arrivals:
        path = workspace.undecided_spellings / f"{arrival.arrival_id}.parquet"
        if path.is_file() and agency_id in (None, arrival.agency_id):
            found = pq.read_table(path).drop_columns(["state"])
            sender = pa.array([arrival.agency_id] * found.num_rows, pa.string())
            counted.append(found.append_column("agency_id", sender))
    if not counted:
        return pa.table({name: pa.array([], pa.string()) for name in QUEUE_COLUMNS})
    spellings = SpellingMap.load(workspace.spelling_decisions)
    return review_queue(spellings, pa.concat_tables(counted)).select(QUEUE_COLUMNS)


def as_csv(queue: pa.Table) -> str:
    """The queue as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(QUEUE_COLUMNS)
    writer.writerows(zip(*(queue[name].to_pylist() for name in QUEUE_COLUMNS), strict=True))
    return out.getvalue()


def decide(
    list_name: str,
    column: str,
    spelling: str,
    code: str,
    *,
    by: str,
    reason: str,
    workspace: Workspace,
) -> Path:
    """Append a decision of this day to the stewards' file. Returns the file.

    An installation without a file of its own gets one, with the decisions of the checkout.
    Raises NightError, without the spelling, if the column or the code is not known, or if
    something is left out.
    """
    columns, codes = (
        load_columns(LISTS / "annex_a_columns.csv"),
        load_codes(LISTS / "annex_a_codes.csv"),
    )
    place = columns.get((list_name, column))
    if place is None:
        raise NightError(f"{list_name} has no coded column of that name")
    if code not in codes[place.question]:
        known = "; ".join(dict.fromkeys(codes[place.question].values()))
        raise NightError(f"that is no code of this column; its codes are: {known}")
    if not (spelling.strip() and by.strip() and reason.strip()):
        raise NightError("a decision needs a spelling, who decides, and a reason")
    today = datetime.now(UTC).date().isoformat()
    made = Decision(list_name, column, spelling, code, today, by, reason)
    known_so_far = workspace.spelling_decisions.read_text(encoding="utf-8-sig")
    own = workspace.home / "config" / "spellings.csv"
    with written_whole(own) as part:
        part.write_text(_appended(known_so_far, made), encoding="utf-8")
        load_decisions(part, columns, codes)
    return own


def _appended(text: str, decision: Decision) -> str:
    """The file with one row more, in the order of its own header."""
    header = next(csv.reader(io.StringIO(text)))
    out = io.StringIO()
    csv.DictWriter(out, header, lineterminator="\n").writerow(
        {name: decision._asdict().get(name, "") for name in header}
    )
    return text + ("" if text.endswith("\n") else "\n") + out.getvalue()
