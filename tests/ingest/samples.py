"""Files drawn from the contracts: an undeclared column cannot be written by accident."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from sy_dataset.contracts import Contract


def csv_file(
    contract: Contract, rows: Iterable[Mapping[str, str]], header: list[str] | None = None
) -> bytes:
    """A CSV file of the contract's one table; cells by our names, empty where none is given.

    Raises KeyError if a row names a column that the contract does not declare.
    """
    [table] = contract.tables
    called = {column.name: str(column.called) for column in table.arriving}
    out = io.StringIO()
    names = header or list(dict.fromkeys(called.values()))
    writer = csv.DictWriter(out, names, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows({called[name]: cell for name, cell in row.items()} for row in rows)
    return out.getvalue().encode()


def person(number: int, **cells: str) -> dict[str, str]:
    """A row of ssd_person that breaks no rule, with some cells of your own."""
    return {
        "person_id": f"T{number:05}",
        "given_name": "Tazqel",
        "family_name": "Novxar",
        "sex_code": "F",
        "birth_date": "13/02/2012",
    } | cells
