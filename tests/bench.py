"""`make bench`: the night on 20,000 invented children, beside the floor of merely reading the bytes.

Prints medians over several runs, the ratio to the floor, and the peak memory of a whole
process. Nothing here passes or fails; a test that is timed would.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sy_dataset.paths import PROJECT, Workspace
from tests import bench_linkage, bench_rules, bench_workbook
from tests.bench_returns import report

NIGHT = """
import json, resource, sys
from pathlib import Path
from flows.order import plain_steps, run_night
from rich.console import Console
from sy_dataset.paths import Workspace
from sy_dataset.progress import Progress
progress = Progress(Console(quiet=True))
run_night(Workspace(Path(sys.argv[1])), plain_steps(progress))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"peak_mb": peak, "stages": {d.title: d.seconds for d in progress.done}}))
"""


def one_night(children: int, home: Path) -> dict[str, float]:
    """Seconds by stage of one night in a process of its own, and its peak memory in MB."""
    from sy_dataset.identity.keys import init_key
    from sy_dataset.synthetic import write_nights

    workspace = Workspace(home)
    init_key(workspace)
    write_nights(workspace, children=children, years=3, seed=1)
    done = subprocess.run(
        [sys.executable, "-c", NIGHT, str(home)], cwd=PROJECT, check=True, capture_output=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    figures: dict[str, float] = {}
    for title, seconds in told["stages"].items():
        stage = title.split()[0] if title.startswith(("receive", "conform")) else title
        figures[stage] = figures.get(stage, 0.0) + seconds
    return figures | {"whole night": sum(figures.values()), "peak MB": told["peak_mb"]}


def floor(home: Path) -> float:
    """Seconds that merely reading the same extracts into columns takes."""
    import duckdb
    import pyarrow.parquet as pq
    import python_calamine
    from lxml import etree

    started = time.perf_counter()
    for path in sorted(Workspace(home).inbox.rglob("*.*")):
        if path.suffix == ".csv":
            duckdb.read_csv(str(path), all_varchar=True, ignore_errors=True).fetchall()
        elif path.suffix == ".xml":
            for _, element in etree.iterparse(str(path)):
                _ = element.text
        elif path.suffix == ".xlsx":
            with path.open("rb") as file:
                book = python_calamine.load_workbook(file)
                for name in book.sheet_names:
                    book.get_sheet_by_name(name).to_python()
        elif path.suffix == ".parquet":
            pq.read_table(path)
        else:
            path.read_bytes()
    return time.perf_counter() - started


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--children", type=int, default=20_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--rows", type=int, default=20_000, help="rows in each list of Annex A")
    options.add_argument("--only", choices=["linkage", "night", "returns", "rules", "workbook"])
    options.add_argument(
        "--identifier-errors", type=float, nargs="*", default=bench_linkage.LEVELS,
        help="for linkage: how many times the usual errors in names and identifiers",
    )  # fmt: skip
    chosen = options.parse_args()
    if chosen.only in (None, "returns"):
        report(chosen.children, chosen.runs)
    if chosen.only in (None, "workbook"):
        bench_workbook.report(chosen.rows, chosen.runs)
    if chosen.only in (None, "rules"):
        bench_rules.report(chosen.children, chosen.runs)
    if chosen.only in (None, "linkage"):
        bench_linkage.report(chosen.children, chosen.runs, errors=tuple(chosen.identifier_errors))
    if chosen.only in (None, "night"):
        report_night(chosen.children, chosen.runs)


def report_night(children: int, times: int) -> None:
    """Run whole nights and print what each stage took."""
    runs, floors = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as home:
            runs.append(one_night(children, Path(home)))
            floors.append(floor(Path(home)))
    print(f"{children:,} children, 3 years; median of {times} (least to most)")
    for title in runs[0]:
        figures = [run[title] for run in runs]
        print(
            f"{title:<32}{statistics.median(figures):9.1f}  ({min(figures):.1f} to {max(figures):.1f})"
        )
    conform = statistics.median(run["conform"] for run in runs)
    least = statistics.median(floors)
    print(f"{'floor: merely reading':<32}{least:9.1f}")
    print(f"{'conform, times the floor':<32}{conform / least:9.1f}")
    print(
        f"{'this process, peak MB':<32}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f}"
    )


if __name__ == "__main__":
    main()
