"""`make model`: train the model of linkage on an invented county and write it where it is used.

About once a year, or when the model's comparisons change; a night only predicts. Every record
is laid out as if nothing were linked yet.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from sy_dataset.identity import clusters, likely, train
from tests.bench_linkage import link, read, sent_county

CHILDREN, YEARS = 40_000, 2
TRAINED_ON = (
    f"the invented county of {CHILDREN:,} children and {YEARS} years, seed 1; each chance is the"
    " mean of what was found there and of what was assumed; addresses and shared numbers, which"
    " the county does not have, stand as assumed"
)


def main() -> None:
    """Write the model."""

    def unlinked(connection: duckdb.DuckDBPyConnection, *_: Any) -> None:
        connection.execute(clusters.TABLES)

    def trained(connection: duckdb.DuckDBPyConnection) -> None:
        likely.lay_out(connection)
        train.train(connection, likely.MODEL, TRAINED_ON)

    with tempfile.TemporaryDirectory() as home:
        workspace = sent_county(Path(home), children=CHILDREN, years=YEARS)
        read(workspace)
        with patch.object(clusters, "build", unlinked), patch.object(likely, "join", trained):
            link(workspace)


if __name__ == "__main__":
    main()
