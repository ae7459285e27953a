"""One agency's bad file never silences the others: ten ways to spoil one, and what becomes of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sy_dataset.paths import Workspace
from tests.nights import ask, copy_of, night

pytestmark = pytest.mark.slow

PERSON = "ssd_person_2026-04-01.csv"
CENSUS = "cin_census_2026-03-31_v2.xml"
RETURNS = ("cin_census_", "ssda903_", "annex_a_")


def lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("ssd_person.csv", data)
    return out.getvalue()


def one_unquoted_comma(data: bytes) -> bytes:
    rows = lines(data)
    rows[20] = rows[20].replace(b",", b",,", 1)
    return b"".join(rows)


def turned_header(data: bytes) -> bytes:
    import csv

    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [row[::-1] for row in rows if len(row) == len(rows[0])]
    )
    return out.getvalue().encode()


def one_us_date(data: bytes) -> bytes:
    import re

    return re.sub(rb"\b(\d\d)/(\d\d)/(20[01]\d)\b", rb"03/25/\3", data, count=1)


REFUSED: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "empty": (PERSON, lambda _: b"", "file/empty"),
    "header only": (PERSON, lambda data: lines(data)[0], "file/no_rows"),
    "cut in a row": (PERSON, lambda data: data[: len(data) * 2 // 3], "file/cut_short"),
    "wrong encoding": (PERSON, lambda data: data.decode().encode("utf-16"), "file/wrong_encoding"),
    "duplicated header": (
        PERSON,
        lambda data: data.replace(b"pers_gender", b"pers_sex", 1),
        "file/header_duplicated",
    ),
    "zip instead of CSV": (PERSON, zipped, "file/wrong_format"),
    "DOCTYPE in XML": (
        CENSUS,
        lambda data: b'<!DOCTYPE x [<!ENTITY a "b">]>' + data[data.index(b"<Message") :],
        "file/doctype",
    ),
}


def spoil(
    published: Workspace, home: Path, name: str, change: Callable[[bytes], bytes]
) -> Workspace:
    """A second night: every agency sends again, and one file of Barnsley's is spoilt."""
    workspace = copy_of(published, home)
    for path in sorted(workspace.inbox.rglob("*_2026-03-31.*")):
        # A return is sent again for its year, all else for the next day.
        again = "2026-03-31_v2" if path.name.startswith(RETURNS) else "2026-04-01"
        renamed = path.with_name(path.name.replace("2026-03-31", again))
        data = path.read_bytes()
        is_spoilt = (path.parent.name, renamed.name) == ("barnsley", name)
        renamed.write_bytes(change(data) if is_spoilt else data)
    assert night(workspace).state == "published"
    return workspace


def others_published(workspace: Workspace) -> bool:
    """Whether every other arrival of that night feeds the release."""
    return ask(
        workspace,
        "select count(*) from fct_arrival where is_latest and not is_selected"
        " and agency_id != 'barnsley'",
    ) == [(0,)] and ask(
        workspace,
        "select count(distinct agency_id) from fct_arrival where is_selected and age_days = 0",
    ) == [(6,)]


@pytest.mark.parametrize("way", REFUSED)
def test_a_spoilt_file_is_refused_its_last_good_data_stay_and_the_others_publish(
    way: str, published_county: Workspace, tmp_path: Path
):
    name, change, rule_id = REFUSED[way]
    workspace = spoil(published_county, tmp_path, name, change)
    extract_id = name.split("_2026")[0]
    arrivals = ask(
        workspace,
        "select state, rule_id, is_latest, is_selected, age_days from fct_arrival"
        f" where agency_id = 'barnsley' and extract_id = '{extract_id}' order by is_latest",
    )
    age_days = 1 if name == CENSUS else 0
    assert arrivals == [
        ("accepted", None, False, True, 1),
        ("refused", rule_id, True, False, age_days),
    ]
    assert others_published(workspace)
    assert ask(workspace, "select count(*) from dim_child") == ask(
        published_county, "select count(*) from dim_child"
    )
    page = (workspace.current / "report" / "index.html").read_text()
    assert "refused" in page


def test_an_unquoted_comma_sets_one_row_aside(published_county: Workspace, tmp_path: Path):
    workspace = spoil(published_county, tmp_path, PERSON, one_unquoted_comma)
    assert (21, "row/field_count") in ask(
        workspace,
        "select source_row, rule_id from fct_finding"
        " where agency_id = 'barnsley' and extract_id = 'ssd_person'",
    )
    assert others_published(workspace)
    assert ask(
        workspace,
        "select is_selected, age_days from fct_arrival where agency_id = 'barnsley'"
        " and extract_id = 'ssd_person'",
    ) == [(True, 0)]


def test_a_turned_header_is_read_rightly_by_name(published_county: Workspace, tmp_path: Path):
    workspace = spoil(published_county, tmp_path, PERSON, turned_header)
    children = "select person_id, birth_month, sex_code, ethnicity_code from dim_child order by all"
    assert ask(workspace, children) == ask(published_county, children)
    assert others_published(workspace)


def test_one_us_date_is_one_more_finding_and_no_other_date_moves(
    published_county: Workspace, tmp_path: Path
):
    workspace = spoil(published_county, tmp_path, PERSON, one_us_date)
    findings = (
        "select count(*) from fct_finding where agency_id = 'barnsley'"
        " and extract_id = 'ssd_person' and rule_id = 'cell/date'"
    )
    assert ask(workspace, findings)[0][0] == ask(published_county, findings)[0][0] + 1
    births = "select person_id, birth_month from dim_child"
    moved = set(ask(workspace, births)) ^ set(ask(published_county, births))
    assert len({person for person, _ in moved}) <= 1
    assert others_published(workspace)
