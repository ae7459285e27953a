"""`make bench`: Annex A with 20,000 rows in each list, beside calamine's plain read of the same file.

Ours is all of it: the package looked through, the lists found, every cell typed and
judged, spellings mapped, findings and rows written, the ledger entered. The floor is
`load_workbook` and every sheet's `to_python`. Each runs in a process of its own, in turn;
imports are made before the clock starts. The peak is of the whole process (Linux only).
"""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sy_dataset.contracts import Column, Kind, Table, load_contracts
from sy_dataset.ingest.headers import written
from sy_dataset.paths import PROJECT
from sy_dataset.spellings.dictionary import LISTS
from sy_dataset.spellings.lists import load_columns, load_listed

LAST_DAY = date(2026, 3, 31)
OWN_WORDS_SHARE, UNKNOWN_WORDS_SHARE, OPEN_SHARE, MISTAKE_SHARE = 0.3, 0.005, 0.4, 0.002

TIMED = """
import json, re, sys, time
from pathlib import Path
{prepare}
wall, cpu = time.perf_counter(), time.process_time()
{work}
print(json.dumps([
    time.perf_counter() - wall, time.process_time() - cpu,
    int(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024,
]))
"""

FLOOR = TIMED.format(
    prepare="import io, python_calamine\ndata = Path(sys.argv[1]).read_bytes()",
    work="book = python_calamine.load_workbook(io.BytesIO(data))\n"
    "for name in book.sheet_names:\n    book.get_sheet_by_name(name).to_python()",
)

OURS = TIMED.format(
    prepare="""
import fastexcel, pandas, python_calamine
from sy_dataset.config import load_config
from sy_dataset.contracts import load_contracts
from sy_dataset.ingest import conform_arrival, receive_agency
from sy_dataset.ledger import Ledger
from sy_dataset.paths import Workspace
workspace = Workspace(Path(sys.argv[2]))
config, contract = load_config(workspace.config), load_contracts()["annex_a"]
ledger = Ledger(workspace.ledger)
channel = workspace.inbox / "barnsley"
channel.mkdir(parents=True, exist_ok=True)
(channel / "annex_a_2026-03-31.xlsx").write_bytes(Path(sys.argv[1]).read_bytes())
receive_agency(config.agency[0], {contract.id: contract}, workspace=workspace, ledger=ledger)
[arrival] = ledger.arrivals()
""",
    work="state = conform_arrival(arrival, contract, agency=config.agency[0], config=config,"
    " workspace=workspace, ledger=ledger, derived_with='bench')\nassert state == 'conformed'",
)


def write_workbook(path: Path, rows: int, seed: int = 1) -> None:
    """A workbook as a council sends it: a cover, titles above the lists, its own words for codes."""
    import xlsxwriter

    chance = random.Random(seed)  # noqa: S311
    book = xlsxwriter.Workbook(path)
    as_date = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Cover").write_string(0, 0, "Child-level data")
    own_words = _own_words()
    for number, table in enumerate(load_contracts()["annex_a"].tables, start=1):
        sheet = book.add_worksheet(f"List_{number}")
        sheet.write_string(0, 0, f"List {number}")
        for place, column in enumerate(written(table)):
            sheet.write_string(1, place, str(column.called))
            draw = _drawn(table, column, own_words, chance)
            for row in range(2, rows + 2):
                value = draw()
                if isinstance(value, date):
                    sheet.write_datetime(row, place, value, as_date)
                elif value is not None:
                    sheet.write(row, place, value)
    book.close()


def _own_words() -> dict[str, list[str]]:
    """The listed spellings of each question, those of all its codes together."""
    words = defaultdict(list)
    for item in load_listed(LISTS / "annex_a.csv"):
        words[item.question].append(item.raw_spelling)
    return words


def _drawn(
    table: Table, column: Column, own_words: dict[str, list[str]], chance: random.Random
) -> Callable[[], Any]:
    """A function that draws one cell of a column."""
    if column.is_spelled:
        return _words(table, column, own_words, chance)
    if column.kind is Kind.DATE:
        oldest = 6500 if column.identity == "birth_date" else 400
        return lambda: _or_none(
            LAST_DAY - timedelta(days=chance.randrange(1, oldest)), column, chance
        )
    if column.kind is Kind.INTEGER:
        return lambda: chance.randrange(0, 18)
    if column.identity == "place_postcode":
        return lambda: f"ZS{chance.randrange(1, 9)} {chance.randrange(1, 9)}AB"
    if column.identity == "person":
        return lambda: chance.randrange(100_000, 999_999)
    return lambda: f"{column.name} {chance.randrange(60)}"


def _or_none(value: Any, column: Column, chance: random.Random) -> Any:
    """The value, or nothing: often where it may be missing, seldom where it may not."""
    missing = MISTAKE_SHARE if column.required else OPEN_SHARE
    return None if chance.random() < missing else value


def _words(
    table: Table, column: Column, own_words: dict[str, list[str]], chance: random.Random
) -> Callable[[], Any]:
    asked = load_columns(LISTS / "annex_a_columns.csv")[table.called, str(column.called)]
    codes = sorted(column.codes or {*column.true_values, *column.false_values})
    used = chance.sample(own_words[asked.question], min(12, len(own_words[asked.question])))

    def draw() -> Any:
        share = chance.random()
        if share < UNKNOWN_WORDS_SHARE:
            return f"not yet known {chance.randrange(5)}"
        written_so = chance.choice(used if share < OWN_WORDS_SHARE else codes)
        return _or_none(written_so, column, chance)

    return draw


def _timed(program: str, *arguments: Path) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of the processor, and peak memory in MB, of one process."""
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    )
    seconds, cpu, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, cpu, peak


def report(rows: int, runs: int) -> None:
    """Run in turn and print medians, the ratio and the peaks."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "annex_a.xlsx"
        write_workbook(book, rows)
        ours, floors = [], []
        for run in range(runs):
            floors.append(_timed(FLOOR, book))
            ours.append(_timed(OURS, book, Path(folder) / str(run)))
        size = book.stat().st_size / (1 << 20)
    print(f"\nAnnex A, {rows:,} rows in each of 11 lists, {size:.0f} MB; median of {runs}")
    print(f"{'':<32}{'clock s':>9}{'cpu s':>9}{'peak MB':>9}")
    medians = []
    for title, figures in (("calamine, plain read", floors), ("read and conformed", ours)):
        clock, cpu, peak = (statistics.median(part) for part in zip(*figures, strict=True))
        medians.append((clock, cpu))
        print(f"{title:<32}{clock:9.2f}{cpu:9.2f}{peak:9.0f}")
    (floor_clock, floor_cpu), (our_clock, our_cpu) = medians
    print(f"{'times the floor':<32}{our_clock / floor_clock:9.2f}{our_cpu / floor_cpu:9.2f}")
