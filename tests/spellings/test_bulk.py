"""Many spellings at once, and the command."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from sy_dataset.cli import app
from sy_dataset.spellings import SpellingMap
from sy_dataset.spellings.bulk import map_table, review_queue
from tests.spellings.test_dictionary import COLUMN_OF, LISTED

ROWS = [
    ["list_1", "Gender", "Male"],
    ["list_1", "Gender", "zzqx"],
    ["list_1", "Contact Source", "CEOP"],
    ["list_1", "Gender", "Male"],
    ["list_8", "Placement Type", 'K2, "Homes and hostels"'],
    ["list_9", "No Such Column", "Male"],
    ["list_1", "Gender", ""],
]


def written(path: Path, header: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([header, *rows])
    return path


def run(source: Path, out: Path):
    return CliRunner().invoke(app, ["codes", "map", str(source), "--out", str(out)])


@pytest.mark.parametrize("first", ["list", "first_list"])
def test_every_row_of_a_file_comes_out_once_in_its_order(tmp_path: Path, first: str):
    source = written(tmp_path / "in.csv", [first, "column", "raw_spelling"], ROWS)
    told = run(source, tmp_path / "out.csv")
    assert told.exit_code == 0, told.output
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert header == [first, "column", "raw_spelling", "code", "state"]
    assert [row[:3] for row in rows] == ROWS
    assert [row[3:] for row in rows] == [
        ["a) Male", "mapped"],
        ["", "unmapped"],
        ["", "conflict"],
        ["a) Male", "mapped"],
        ["h) Children’s Homes", "mapped"],
        ["", "unmapped"],
        ["", "unmapped"],
    ]


def test_a_code_that_stands_in_the_file_is_not_looked_at(tmp_path: Path):
    header = ["first_list", "column", "canonical_code", "raw_spelling"]
    rows = [["list_1", "Gender", "b) Female", "Male"]]
    run(written(tmp_path / "in.csv", header, rows), tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert text == "first_list,column,raw_spelling,code,state\nlist_1,Gender,Male,a) Male,mapped\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"list,column\nlist_1,SECRET\n", "raw_spelling"),
        (b"list,first_list,column,raw_spelling\na,b,c,SECRET\n", "header"),
        (b"list,column,raw_spelling\nlist_1,Gender,SECRET,more\n", "line 2"),
        (b'list,column,raw_spelling\nlist_1,Gender,"SECRET\n', "not readable"),
        (b"list,column,raw_spelling\nlist_1,Gender,SECRET\xff\n", "UTF-8"),
        (b"", "header"),
    ],
)
def test_a_file_that_is_not_as_agreed_is_refused_in_plain_words(
    tmp_path: Path, content: bytes, told: str
):
    (tmp_path / "in.csv").write_bytes(content)
    answer = run(tmp_path / "in.csv", tmp_path / "out.csv")
    assert answer.exit_code == 1
    assert told in answer.output
    assert "SECRET" not in answer.output
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path):
    answer = run(tmp_path / "none.csv", tmp_path / "out.csv")
    assert (answer.exit_code, "cannot be read" in answer.output) == (1, True)


def test_a_table_is_answered_as_its_spellings_are_one_by_one(spellings: SpellingMap):
    items = LISTED[::37]
    rows = [(*COLUMN_OF[item.question, item.asked_in], item.raw_spelling) for item in items] * 2
    columns = dict(
        zip(("list", "column", "raw_spelling"), map(list, zip(*rows, strict=True)), strict=True)
    )
    answers = map_table(spellings, pa.table(columns)).to_pylist()
    for row, answer in zip(rows, answers, strict=True):
        one = spellings.map_spelling(*row)
        assert (answer["code"], answer["state"], answer["how"]) == (one.code, one.state, one.how)


def test_an_empty_table_stays_empty(spellings: SpellingMap):
    empty = pa.table(
        {name: pa.array([], pa.string()) for name in ("list", "column", "raw_spelling")}
    )
    assert map_table(spellings, empty).num_rows == 0


def test_a_hundred_thousand_rows_are_mapped_within_two_seconds():
    spellings = SpellingMap.load()
    distinct = [
        (*COLUMN_OF[item.question, item.asked_in], f"{item.raw_spelling} {i % 7}x")
        for i, item in enumerate(LISTED[:5000])
    ]
    rows = [distinct[i % 5000] for i in range(100_000)]
    columns = dict(
        zip(("list", "column", "raw_spelling"), map(list, zip(*rows, strict=True)), strict=True)
    )
    table = pa.table(columns)
    start = time.process_time()
    assert map_table(spellings, table).num_rows == 100_000
    assert time.process_time() - start < 2


def test_the_queue_holds_what_a_steward_must_decide_with_its_count_per_agency(
    spellings: SpellingMap,
):
    rows = [
        ("barnsley", "list_1", "Contact Source", "CEOP", 2),
        ("barnsley", "list_1", "Contact Source", "CEOP", 3),
        ("doncaster", "list_1", "Contact Source", "CEOP", 1),
        ("doncaster", "list_1", "Gender", "zzqx", 9),
        ("doncaster", "list_1", "Gender", "Male", 99),
    ]
    names = ("agency_id", "list", "column", "raw_spelling", "rows")
    counted = pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
    queue = [tuple(row.values()) for row in review_queue(spellings, counted).to_pylist()]
    assert queue == [
        ("doncaster", "list_1", "Gender", "zzqx", "unmapped", 9),
        ("barnsley", "list_1", "Contact Source", "CEOP", "conflict", 5),
        ("doncaster", "list_1", "Contact Source", "CEOP", "conflict", 1),
    ]
