"""Nothing that identifies a child stands anywhere outside data/raw and data/restricted.

A whole night with Prefect, a night that fails, and everything they wrote: files, databases,
logs, Prefect's own, and what stood on the screen.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sy_dataset.identity import likeness
from sy_dataset.paths import PROJECT, Workspace
from tests.nights import copy_of

pytestmark = pytest.mark.slow


def canaries(workspace: Workspace) -> set[bytes]:
    """Every name, NHS number, UPN and postcode of the invented county, as bytes to look for."""
    persons = pq.read_table(workspace.restricted / "truth" / "persons.parquet").to_pylist()
    words: set[str] = set()
    for person in persons:
        words |= {person["given_name"] or "", person["family_name"] or ""}
        for identifier in ("nhs_number", "upn", "postcode"):
            words.add(person[identifier] or "")
    words |= {word.replace(" ", "") for word in words}
    # "Unborn" and "Baby" stand where a child has no name yet; they are words, not names
    words -= {word.title() for word in likeness.GENERIC.split("|")}
    return {word.casefold().encode() for word in words if len(word) >= 5}


def outside_the_zones(workspace: Workspace) -> Iterator[Path]:
    zones = (workspace.data / "raw", workspace.restricted)
    for path in sorted(workspace.home.rglob("*")):
        if path.is_file() and not any(path.is_relative_to(zone) for zone in zones):
            yield path


def found_in(data: bytes, words: set[bytes]) -> int:
    """How many of the words stand in the data; pieces of text are looked up, not searched."""
    import re

    folded = data.decode("utf-8", errors="replace").casefold()
    pieces = {piece.encode() for piece in re.findall(r"[\w'’\-]+(?: [0-9][a-z]{2})?", folded)}
    packed = folded.encode()
    numbers = {word for word in words if any(48 <= byte <= 57 for byte in word)}
    return len(words & pieces) + sum(number in packed for number in numbers)


def run(workspace: Workspace, *command: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "SY_DATASET_HOME": str(workspace.home)}
    environment.pop("PREFECT_HOME", None)
    return subprocess.run(
        [sys.executable, "-m", "sy_dataset.cli", *command],
        cwd=PROJECT,
        env=environment,
        check=False,
        capture_output=True,
        timeout=600,
    )


def test_the_search_finds_what_is_there(sent_county: Workspace):
    """A search that finds nothing must be one that could."""
    words = canaries(sent_county)
    assert len(words) > 500
    sent = (sent_county.inbox / "barnsley" / "ssd_person_2026-03-31.csv").read_bytes()
    assert found_in(sent, words) > 50


def test_a_night_with_prefect_leaves_no_identifier_outside_its_zones(
    sent_county: Workspace, tmp_path: Path
):
    workspace = copy_of(sent_county, tmp_path)
    words = canaries(workspace)
    done = run(workspace, "run")
    assert done.returncode == 0, done.stderr[-2000:]
    assert b"Published release" in done.stdout
    assert (workspace.state / "prefect" / "prefect.db").is_file()
    paths = list(outside_the_zones(workspace))
    assert len(paths) > 100
    leaks = [path.name for path in paths if found_in(path.read_bytes(), words)]
    assert leaks == []
    assert found_in(done.stdout + done.stderr, words) == 0
    again = run(workspace, "run")
    assert b"Nothing new" in again.stdout


def test_a_night_that_fails_on_a_record_says_nothing_of_it(sent_county: Workspace, tmp_path: Path):
    """A file in the vault that is replaced by rubbish makes an engine fail with the record in its mouth."""
    workspace = copy_of(sent_county, tmp_path)
    words = canaries(workspace)
    done = run(workspace, "run")
    assert done.returncode == 0
    for conformed in workspace.conformed.rglob("persons.parquet"):
        people = conformed.read_bytes()
        conformed.write_bytes(people[: len(people) // 2])
    for path in workspace.inbox.rglob("*person_2026-03-31.*"):
        name = path.name.replace("2026-03-31", "2026-04-01")
        path.with_name(name).write_bytes(path.read_bytes().replace(b"\n", b"\n\n"))
    (workspace.inbox / "barnsley" / "Zqmarker_Jxvora_CP_plan.csv").write_text("x")
    failed = run(workspace, "run")
    told = failed.stdout + failed.stderr
    assert found_in(told, words) == 0
    assert b"Zqmarker" not in told
    leaks = [
        path.name
        for path in outside_the_zones(workspace)
        if found_in(path.read_bytes(), words | {b"zqmarker"})
    ]
    assert leaks == []
