"""`sy-dataset person` and `never-link`, as an analyst types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sy_dataset.cli import app
from tests.identity.land import Land, nhs
from tests.identity.test_link import child, council


@pytest.fixture
def land(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Land:
    """Two agencies' records of one child, linked; its key is in the environment."""
    land = Land(tmp_path)
    monkeypatch.setenv("SY_DATASET_HOME", str(tmp_path))
    monkeypatch.setenv("SY_DATASET_TOKEN_KEY", land.key.secret.hex())
    council(land, "barnsley", child("b1"), child("b2", given_name="Chidi", nhs_number=nhs(1)))
    land.send("police", "police_person", persons=[child("p1")])
    land.link()
    return land


def typed(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_a_person_is_split_looked_at_and_made_whole_again(land: Land):
    whole = land.person("barnsley", "b1")
    decided = ("--by", "A. Analyst", "--reason", "another child")
    code, told = typed("person", "split", whole, "--record", land.token("police", "p1"), *decided)
    assert (code, told) == (0, "Verdicts 1; they hold from the next night on.\n")
    land.link()
    assert land.person("police", "p1") != land.person("barnsley", "b1")
    code, told = typed("person", "history", whole)
    assert code == 0
    assert "verdict 1: apart" in told
    assert typed("person", "recalls") == (0, told_recall(typed("person", "recalls")[1]))
    assert typed("person", "undo", "1", "--by", "A. Analyst")[0] == 0
    assert typed("person", "undo", "1", "--by", "A. Analyst")[0] == 1
    land.link()
    assert land.person("police", "p1") == land.person("barnsley", "b1")


def told_recall(told: str) -> str:
    assert "verdict 1: none" in told  # no release was ever published here
    assert told.endswith("1 to recall\n")
    return told


def test_two_persons_are_merged(land: Land):
    one, other = land.person("barnsley", "b1"), land.person("barnsley", "b2")
    decided = ("--by", "A. Analyst", "--reason", "seen on paper")
    assert typed("person", "merge", one, other, *decided)[0] == 0
    assert typed("person", "merge", one, one, *decided) == (1, "These are one person already\n")
    assert typed("person", "merge", one, "p_nobody", *decided) == (1, "There is no such person\n")


def test_a_never_link_list_is_taken_and_its_bad_rows_are_told_without_a_value(
    land: Land, tmp_path: Path
):
    file = tmp_path / "list.csv"
    file.write_text(
        "person_id_before,person_id_after,class,decided_date\n"
        "b1,b9,adoption,2026-01-05\nzqsecret,b9,wedding,2026-01-05\n"
    )
    said = ("never-link", "take", str(file), "--by", "A. Team", "--agency")
    code, told = typed(*said, "barnsley")
    assert code == 1
    assert "1 pairs are kept apart, 1 rows refused." in told
    assert "row 3, class" in told
    assert "zqsecret" not in told
    assert typed(*said, "nowhere")[0] == 2
    assert len(land.stored("verdict")) == 1
