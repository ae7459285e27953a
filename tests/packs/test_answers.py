"""An answer is taken with its day, refused without its value, and counts in the next pack."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from sy_dataset.cli import app
from sy_dataset.errors import NightError
from sy_dataset.packs import Refusal, Taken, standing_answers, take_answers
from sy_dataset.packs.answers import Answer, Said, append_answers, only_taker, read_answers
from sy_dataset.paths import Workspace
from tests.ingest.samples import csv_file, person
from tests.ingest.test_conform import Door
from tests.packs.releases import NIGHT, Pack, Release

VALUE = "Tazqel"
WHY = {"answer": "not a fault, because", "reason": "a foundling"}


@pytest.fixture
def pack(door: Door, release: Release) -> Pack:
    """A pack of Barnsley's with four findings, while Doncaster has one."""
    rows = [person(number, birth_date="30/02/2012") for number in range(1, 5)]
    release.arrived(door.send("ssd_person", csv_file(door.contracts["ssd_person"], rows)))
    theirs = csv_file(door.contracts["ssd_person"], [person(9, sex_code="?")])
    release.arrived(door.send("ssd_person", theirs, "doncaster"))
    return release.packed()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "back.csv"


def take(path: Path, workspace: Workspace, today: date = NIGHT, agency: str = "barnsley") -> Taken:
    return take_answers(path, agency, "A. Lead", workspace, today)


def test_the_three_answers_are_taken_with_their_days(pack: Pack, out: Path, workspace: Workspace):
    cannot = {"answer": "Cannot fix ", "reason": "closed system", "until": "30/04/2026"}
    taken = take(pack.answered(out, [{"answer": "corrected"}, WHY, cannot]), workspace)
    assert taken == Taken(
        {"corrected": 1, "not a fault, because": 1, "cannot fix": 1}, unchanged=0, unanswered=1
    )
    keys = [row["finding_key"] for row in pack.corrections]
    who = (NIGHT, "A. Lead")
    usual = NIGHT + timedelta(days=90)
    assert read_answers(workspace) == [
        Answer("barnsley", keys[0], Said.CORRECTED, "", None, *who),
        Answer("barnsley", keys[1], Said.NOT_A_FAULT, "a foundling", usual, *who),
        Answer("barnsley", keys[2], Said.CANNOT_FIX, "closed system", date(2026, 4, 30), *who),
    ]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"answer": VALUE}, "answer"),
        ({"answer": "", "reason": VALUE}, "answer"),
        ({"answer": "cannot fix"}, "reason"),
        ({"answer": "not a fault"}, "reason"),
        ({"answer": "cannot fix", "reason": "x" * 1001}, "reason"),
        (WHY | {"until": VALUE}, "until"),
        (WHY | {"until": "2026-03-31"}, "until"),
        (WHY | {"until": "2027-04-01"}, "until"),
        (WHY | {"until": "31/02/2027"}, "until"),
        ({"answer": "corrected", "finding_key": VALUE}, "finding_key"),
        ({"answer": "corrected", "finding_key": ""}, "finding_key"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place_and_no_value(
    pack: Pack, out: Path, workspace: Workspace, cells: dict[str, str], field: str
):
    taken = take(pack.answered(out, [{"answer": "corrected"}, cells]), workspace)
    [refusal] = taken.refused
    assert (refusal.row, refusal.field) == (3, field)
    assert VALUE not in refusal.reason
    assert taken.taken == {"corrected": 1}
    assert VALUE not in workspace.answers.read_text()


def test_a_key_of_another_agency_is_as_unknown_as_any(
    pack: Pack, out: Path, workspace: Workspace, release: Release
):
    theirs = Pack(workspace.packs / "doncaster" / NIGHT.isoformat())
    [row] = theirs.corrections
    mine = take(theirs.answered(out, [{"answer": "corrected"}]), workspace)
    unknown = take(theirs.answered(out, [{"answer": "corrected", "finding_key": "0"}]), workspace)
    assert mine.refused == unknown.refused
    assert not workspace.answers.exists() and row["finding_key"]
    assert take(theirs.answered(out, [WHY]), workspace, agency="doncaster").taken


def test_a_key_answered_twice_in_one_file_is_refused(pack: Pack, out: Path, workspace: Workspace):
    first = pack.corrections[0]["finding_key"]
    rows = [{"answer": "corrected"}, WHY | {"finding_key": first}]
    assert [r.field for r in take(pack.answered(out, rows), workspace).refused] == ["finding_key"]


def test_the_longest_exception_lasts_a_year(pack: Pack, out: Path, workspace: Workspace):
    last = NIGHT + timedelta(days=365)
    assert take(pack.answered(out, [WHY | {"until": str(last)}]), workspace).taken
    assert standing_answers(workspace, last).num_rows == 1
    assert standing_answers(workspace, last + timedelta(days=1)).num_rows == 0


def test_an_exception_leaves_the_corrections_and_comes_back_when_it_is_over(
    pack: Pack, out: Path, workspace: Workspace, release: Release
):
    assert "Excepted" not in openpyxl.load_workbook(pack.workbook).sheetnames
    take(pack.answered(out, [WHY | {"until": "2026-04-30", "reason": "=1+1"}]), workspace)
    release.night = date(2026, 4, 30)
    standing = release.packed()
    [row] = standing.sheet("Excepted")
    assert (len(standing.corrections), len(standing.sheet("Corrections"))) == (3, 3)
    assert row["excepted_as"] == "not a fault, because"
    assert (row["excepted_because"], row["excepted_until"].date()) == ("=1+1", date(2026, 4, 30))
    [told] = standing.excepted
    assert (told["excepted_because"], told["answered_by"]) == ("'=1+1", "A. Lead")
    assert '<span class="many">1</span> more are excepted' in standing.page
    release.night = date(2026, 5, 1)
    over = release.packed()
    assert over.excepted == []
    remarks = {row["finding_key"]: row["remark"] for row in over.corrections}
    assert len(remarks) == 4
    assert remarks[row["finding_key"]] == "the exception ended on 2026-04-30"


def test_what_was_said_to_be_corrected_and_is_not_comes_back_with_a_remark(
    pack: Pack, out: Path, workspace: Workspace, release: Release
):
    take(pack.answered(out, [{"answer": "corrected"}]), workspace)
    release.night = NIGHT + timedelta(days=1)
    later = release.packed()
    remarks = [row["remark"] for row in later.corrections]
    assert remarks == ["said to be corrected on 2026-03-31", "", "", ""]
    assert '<span class="many">1</span> of these were said to be corrected' in later.page


def test_the_last_answer_counts(pack: Pack, out: Path, workspace: Workspace):
    take(pack.answered(out, [WHY]), workspace)
    assert standing_answers(workspace, NIGHT).num_rows == 1
    take(pack.answered(out, [{"answer": "corrected"}]), workspace)
    assert standing_answers(workspace, NIGHT).num_rows == 0
    assert len(read_answers(workspace)) == 2


def test_the_same_file_again_adds_nothing_and_prolongs_nothing(
    pack: Pack, out: Path, workspace: Workspace
):
    back = pack.answered(out, [WHY, {"answer": "corrected"}])
    take(back, workspace)
    before = workspace.answers.read_bytes()
    assert take(back, workspace).unchanged == 2
    assert workspace.answers.read_bytes() == before
    later = take(back, workspace, NIGHT + timedelta(days=30))  # corrected, said once more
    assert (later.unchanged, later.taken) == (1, {"corrected": 1})
    over = take(pack.answered(out, [WHY]), workspace, NIGHT + timedelta(days=91))
    assert over.taken == {"not a fault, because": 1}


def test_a_workbook_comes_back_with_answers_on_several_sheets(
    pack: Pack, out: Path, workspace: Workspace, release: Release, tmp_path: Path
):
    take(pack.answered(out, [WHY]), workspace)
    book = openpyxl.load_workbook(release.packed().workbook)
    for name, row, cells in (
        ("Corrections", 5, ("cannot fix", "old\nsystem", date(2026, 5, 1))),
        ("Corrections", 6, ("cannot fix", None, None)),
        ("Excepted", 4, ("corrected", None, None)),
    ):
        names = [cell.value for cell in book[name][3]]
        for column, value in zip(("answer", "reason", "until"), cells, strict=True):
            book[name].cell(row, names.index(column) + 1, value)
    back = tmp_path / "back.XLSX"
    book.save(back)
    taken = take(back, workspace)
    assert taken.taken == {"cannot fix": 1, "corrected": 1}
    assert taken.refused == (Refusal("Corrections", 6, "reason", "this answer needs one"),)
    answers = read_answers(workspace)
    assert [(a.reason, a.until) for a in answers[1:]] == [
        ("old\nsystem", date(2026, 5, 1)),
        ("", None),
    ]


def test_a_file_as_a_spreadsheet_saves_it_is_read(pack: Pack, out: Path, workspace: Workspace):
    pack.answered(out, [WHY | {"reason": "the child’s own"}])
    out.write_bytes(out.read_text(encoding="utf-8").encode("cp1252"))
    assert take(out, workspace).taken
    assert read_answers(workspace)[0].reason == "the child’s own"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("back.csv", b"name\nTazqel\n", "no table has the columns"),
        ("back.xlsx", b"Tazqel", "cannot be read"),
        ("back.pdf", b"Tazqel", "comes back as"),
        ("back.csv", b'finding_key,answer\n"' + b"Tazqel" * 50_000, "to its end"),
    ],
)
def test_a_file_that_is_no_pack_is_refused_without_a_value(
    pack: Pack, workspace: Workspace, tmp_path: Path, name: str, content: bytes, said: str
):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NightError, match=said) as refused:
        take(tmp_path / name, workspace)
    assert VALUE not in str(refused.value)
    with pytest.raises(NightError, match="cannot be opened"):
        take(tmp_path / "nothing.csv", workspace)


def test_answers_wait_for_nobody_and_lose_no_row(pack: Pack, out: Path, workspace: Workspace):
    back = pack.answered(out, [WHY])
    with only_taker(workspace), pytest.raises(NightError, match="at this moment"):
        take(back, workspace)
    take(back, workspace)
    damaged = workspace.answers.read_text() + "half a row"
    workspace.answers.write_text(damaged)
    with pytest.raises(NightError, match="line 3 is wrong"):
        take(pack.answered(out, [{"answer": "corrected"}]), workspace)
    assert workspace.answers.read_text() == damaged


def test_nothing_is_taken_before_a_release_with_a_history(
    pack: Pack, out: Path, workspace: Workspace, release: Release
):
    back = pack.answered(out, [WHY])
    with pytest.raises(NightError, match="who gives it"):
        take_answers(back, "barnsley", " ", workspace, NIGHT)
    workspace.current_database.unlink()
    with pytest.raises(NightError, match="nothing is published"):
        take(back, workspace)


said = st.builds(
    Answer,
    agency_id=st.sampled_from(["barnsley", "police"]),
    finding_key=st.sampled_from(["a", "b"]),
    answer=st.sampled_from(Said),
    reason=st.text(st.characters(exclude_categories=["Cs"])),
    until=st.none() | st.dates(),
    answered_on=st.dates(),
    answered_by=st.text("=,\"'\r\nA", min_size=1),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.lists(said, min_size=1, max_size=3), max_size=3))
def test_what_is_kept_is_what_was_said(workspace: Workspace, takings: list[list[Answer]]):
    workspace.answers.unlink(missing_ok=True)
    for answers in takings:
        append_answers(answers, workspace)
    assert read_answers(workspace) == [answer for answers in takings for answer in answers]


def test_the_command_line_takes_a_pack_and_says_what_became_of_it(
    pack: Pack, out: Path, workspace: Workspace
):
    back = pack.answered(out, [WHY, {"answer": VALUE}])
    asked = ["packs", "take", str(back), "--agency", "barnsley", "--by", "A. Lead"]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 1
    assert "refused: row 3, answer: it is none of" in result.output
    assert "taken: 1 not a fault, because" in result.output and VALUE not in result.output
    assert CliRunner().invoke(app, [*asked[:4], "nobody", *asked[5:]]).exit_code == 2


def test_the_command_line_writes_the_packs_of_the_current_release(
    pack: Pack, workspace: Workspace, release: Release
):
    import duckdb

    with duckdb.connect(str(workspace.current_database)) as connection:
        connection.execute("create table marts.dim_night as select date '2026-04-05' as as_of_date")
    result = CliRunner().invoke(app, ["packs", "write", "--agency", "barnsley"])
    assert result.exit_code == 0, result.output
    assert "barnsley: 4 to correct" in result.output and "doncaster" not in result.output
    written = Pack(workspace.packs / "barnsley" / "2026-04-05")
    assert len(written.corrections) == 4 and "Invented data." in written.page
    assert CliRunner().invoke(app, ["packs", "write", "--agency", "nobody"]).exit_code == 1


def test_a_returned_csv_needs_the_key_and_the_answer_alone(
    pack: Pack, out: Path, workspace: Workspace
):
    with out.open("w", newline="") as lines:
        csv.writer(lines).writerows(
            [["Answer", "finding_key"], ["corrected", pack.corrections[0]["finding_key"]], []]
        )
    assert take(out, workspace).taken == {"corrected": 1}
