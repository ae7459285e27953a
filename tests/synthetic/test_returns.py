"""The returns as written: fit for their contracts in every form, lawful, and one with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from sy_dataset.check import check_files
from sy_dataset.config import Config
from sy_dataset.contracts import Contract, table_label
from sy_dataset.findings import RULES
from sy_dataset.paths import Workspace
from sy_dataset.spellings import SpellingMap
from sy_dataset.synthetic.county import County, build_county
from sy_dataset.synthetic.extracts.annex_a import lists
from sy_dataset.synthetic.extracts.looked_after_return import SENT_AGAIN, tables
from sy_dataset.synthetic.nights import deliveries
from sy_dataset.synthetic.people import COUNCILS, Period
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.sending import Extract, File
from sy_dataset.synthetic.spoiling import NOBODYS_WORD

LAST_DAY = date(2026, 3, 31)
RETURNS = ("annex_a", "ssda903")


@pytest.fixture(scope="module")
def county() -> County:
    return build_county(12_000, Period.of(LAST_DAY, 2), 11)


@pytest.fixture(scope="module")
def looked_after(county: County) -> dict[str, Rows]:
    return tables(county)


def sent(
    county: County, contract: Contract, *, with_faults: bool, night: int = 1
) -> Iterator[tuple[str, File]]:
    extract = Extract(county, contract, LAST_DAY, with_faults=with_faults)
    for delivery in deliveries({contract.id: contract}, night):
        if delivery.extract_id == contract.id and delivery.night == night:
            for file in extract.files(delivery):
                yield delivery.agency_id, file


def found_in(
    file: File, agency_id: str, contract: Contract, config: Config, home: Path
) -> list[tuple[str, str, str]]:
    """What the night's own reader finds in a file: rule, table as the sender calls it, row."""
    path = home / file.name
    path.write_bytes(file.content)
    checked = check_files(
        [path],
        contract,
        year=file.period.year,
        agency=next(agency for agency in config.agency if agency.id == agency_id),
        config=config,
        workspace=Workspace(home),
    )
    of_reading = (each for each in checked.findings if each.rule_id in RULES)
    return sorted((each.rule_id, each.table, each.source_row) for each in of_reading)


def in_year(rows: Rows, council: int | None = None) -> Rows:
    which = rows.period == np.datetime64(LAST_DAY)
    return rows.only(which if council is None else which & (rows.council == council))


@pytest.mark.parametrize("extract_id", RETURNS)
def test_just_the_planted_faults_are_found_in_every_form(
    extract_id: str, county: County, contracts: dict[str, Contract], config: Config, tmp_path: Path
) -> None:
    contract, planted = contracts[extract_id], 0
    files = list(sent(county, contract, with_faults=True))
    forms = {file.name.rsplit(".", 1)[-1] for _, file in files}
    assert forms == {form.file_format for form in contract.forms}
    for agency_id, file in files:
        owed = sorted(
            (fault.rule_id, table_label(contract.table(fault.table_name)), str(fault.source_row))
            for fault in file.faults
        )
        assert found_in(file, agency_id, contract, config, tmp_path) == owed, file.name
        planted += len(owed)
    assert planted > 5


def test_a_return_comes_once_and_for_some_councils_with_the_year_before(
    county: County, contracts: dict[str, Contract]
) -> None:
    assert list(sent(county, contracts["ssda903"], with_faults=False, night=2)) == []
    periods = {
        agency_id: {str(file.period) for who, file in files if who == agency_id}
        for files in [list(sent(county, contracts["ssda903"], with_faults=False))]
        for agency_id in {who for who, _ in files}
    }
    both = {COUNCILS[place].agency_id for place in SENT_AGAIN}
    assert {who for who, found in periods.items() if len(found) > 1} == both
    assert all("2026-03-31" in found for found in periods.values())


def test_what_ends_an_episode_begins_the_next(looked_after: dict[str, Rows]) -> None:
    rows = in_year(looked_after["episodes"])
    person, start, end = (
        rows[name] for name in ("person_id", "episode_start_date", "episode_end_date")
    )
    same = person[1:] == person[:-1]
    assert same.any()
    assert (start[1:][same] >= end[:-1][same]).all()
    goes_on = same & (rows["episode_ceased_reason_code"][:-1] == "X1")
    assert (start[1:][goes_on] == end[:-1][goes_on]).all()
    begins = rows["new_episode_reason_code"][1:]
    assert (begins[same & ~goes_on] == "S").all()
    assert (begins[goes_on] != "S").all()
    assert (np.isnat(end) == (rows["episode_ceased_reason_code"] == None)).all()  # noqa: E711


def test_every_child_of_the_return_stands_in_its_header_once(
    looked_after: dict[str, Rows],
) -> None:
    listed = in_year(looked_after["header"])["person_id"].tolist()
    assert len(set(listed)) == len(listed)
    for name, rows in looked_after.items():
        assert set(in_year(rows)["person_id"]) <= set(listed), name


def test_the_case_system_and_the_return_agree_on_who_is_in_care(
    county: County, looked_after: dict[str, Rows]
) -> None:
    rows = in_year(looked_after["episodes"])
    spell, last = county.spell, np.datetime64(LAST_DAY)
    in_care = (spell["entered"] <= last) & ~(spell["left"] <= last)
    open_now = set(rows["person_id"][np.isnat(rows["episode_end_date"])])
    assert open_now == set(spell["person_id"][in_care])
    care_list = lists(county)["children_in_care"]
    assert set(care_list["child_id"][np.isnat(care_list["cla_end_date"])]) == open_now


def test_health_is_told_of_those_in_care_all_year_and_workers_have_numbers(
    county: County, looked_after: dict[str, Rows]
) -> None:
    spell, last = county.spell, np.datetime64(LAST_DAY)
    all_year = (spell["entered"] <= np.datetime64("2025-04-01")) & ~(spell["left"] <= last)
    outcomes = in_year(looked_after["oc2"])
    assert set(outcomes["person_id"]) == set(spell["person_id"][all_year])
    assert 0.6 < outcomes["has_health_assessment"].mean() <= 1
    assert all(looked_after["sw_episodes"]["worker_registration_id"])


def test_nobody_s_word_is_mapped_in_no_column(contracts: dict[str, Contract]) -> None:
    dictionary = SpellingMap.load()
    spelled = [
        (table.called, str(column.called))
        for table in contracts["annex_a"].tables
        for column in table.columns
        if column.is_spelled
    ]
    assert spelled
    assert {dictionary.map_spelling(*place, NOBODYS_WORD).code for place in spelled} == {None}


def test_councils_write_codes_in_words_of_their_own(
    county: County, contracts: dict[str, Contract]
) -> None:
    words = {
        agency_id: set(file.texts["contacts"]["contact_source_code"].to_pylist())
        for agency_id, file in sent(county, contracts["annex_a"], with_faults=False)
    }
    assert len(words) == len(COUNCILS)
    for one, other in pairwise(COUNCILS):
        assert len(words[one.agency_id] - words[other.agency_id]) > 3
    assert (
        words["barnsley"]
        - contracts["annex_a"].table("contacts").column("contact_source_code").codes
    )
