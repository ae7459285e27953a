"""The return of children looked after: twelve tables, three forms, every year's own codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from sy_dataset.check import check_files
from sy_dataset.config import Config
from sy_dataset.contracts import Contract, Table, load_contracts
from sy_dataset.findings import RULES
from sy_dataset.ingest.read_csv import read_csv
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.test_conform import Door
from tests.ingest.workbooks import workbook

RETURN = load_contracts()["ssda903"]
YEARS = range(2018, 2027)
"""Years whose last day may have come; a file of 2027 can only be checked, not yet received."""
HEADERS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "prev_perm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "sw_episodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "dolo": "CHILD,DOB,DOLO_START,DOLO_END",
}
"""The header of each file, as the public validator of the return matches it."""

ROWS = {
    "header": "1,F,13/02/2012,WBRI,,0,",
    "episodes": "1,01/05/2020,S,C1,N1,U1,PR1,,,,,,",
    "reviews": "1,13/02/2012,01/06/2020,PN1",
    "uasc": "1,F,13/02/2012,",
    "oc2": "1,13/02/2012,12,,0,,1,1,1,0,,",
    "oc3": "1,13/02/2002,YES,F1,B1",
    "ad1": "1,13/02/2012,01/05/2020,01/06/2020,0,2,MF,L11",
    "placed_adoption": "1,13/02/2012,01/05/2020,,",
    "prev_perm": "1,13/02/2012,P1,370,01/05/2015",
    "missing": "1,13/02/2012,M,01/05/2020,02/05/2020",
    "sw_episodes": "1,13/02/2012,SW1,01/05/2020,,OTHERS",
    "dolo": "1,13/02/2012,01/05/2020,",
}
"""A row of each table that breaks no rule."""


@pytest.fixture
def door(
    workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
) -> Door:
    return Door(workspace, config, contracts, ledger)


def lines(table: str, *rows: str, year: int = 2026) -> bytes:
    """A file of one table; a girl is F from 2025 and 2 before."""
    made = [row if year >= 2025 else row.replace(",F,", ",2,") for row in rows]
    return "\n".join([HEADERS[table], *made, ""]).encode()


def send(door: Door, table: str, *rows: str, year: int = 2026) -> Arrival:
    name = f"ssda903_part_{year}-03-31.csv"
    return door.send("ssda903", lines(table, *rows, year=year), name=name)


def found(door: Door, table: str, *rows: str, year: int = 2026) -> set[tuple[str | None, str]]:
    arrival = send(door, table, *rows, year=year)
    assert arrival.state == "conformed"
    return {(column, rule_id) for _, column, rule_id in door.findings(arrival)}


def with_cell(table: str, header: str, text: str) -> str:
    cells = ROWS[table].split(",")
    cells[HEADERS[table].split(",").index(header)] = text
    return ",".join(cells)


@pytest.mark.parametrize("table", HEADERS)
def test_a_file_is_known_by_its_header_alone(table: str):
    [part] = read_csv(lines(table, ROWS[table]), RETURN, RETURN.form, 2027).tables
    assert part.table.name == table
    assert part.cells["row_number"].to_pylist() == [1]


@pytest.mark.parametrize("table", HEADERS)
def test_every_published_header_is_agreed_to_the_last_name(table: str):
    reading = read_csv(lines(table, ROWS[table]), RETURN, RETURN.form, 2027)
    assert reading.notes == []
    called = {str(c.called) for c in RETURN.table(table).arriving if not c.is_counted}
    assert called - {"UASC"} == set(HEADERS[table].split(","))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("table", HEADERS)
def test_a_row_that_breaks_no_rule_is_read_in_every_year(door: Door, table: str, year: int):
    first = {"sw_episodes": 2024, "dolo": 2027}.get(table, 2018)
    expected = set() if year >= first else {(None, "file/table_of_another_year")}
    assert found(door, table, ROWS[table], year=year) == expected


CODES = [
    ("header", "SEX", "sex_code", "1", None, 2024),
    ("header", "SEX", "sex_code", "M", 2025, None),
    ("uasc", "SEX", "sex_code", "2", None, 2024),
    ("uasc", "SEX", "sex_code", "U", 2025, None),
    ("episodes", "PLACE", "placement_type_code", "H5", None, 2024),
    ("episodes", "PLACE", "placement_type_code", "P2", None, 2024),
    ("episodes", "PLACE", "placement_type_code", "K3", 2025, None),
    ("episodes", "PLACE", "placement_type_code", "Z12", 2026, None),
    ("episodes", "REC", "episode_ceased_reason_code", "E43", None, 2018),
    ("episodes", "REC", "episode_ceased_reason_code", "E44", None, 2018),
    ("episodes", "REC", "episode_ceased_reason_code", "E45", 2019, None),
    ("episodes", "REC", "episode_ceased_reason_code", "E48", 2019, None),
    ("episodes", "REASON_PLACE_CHANGE", "place_change_reason_code", "CUSTOD", 2019, None),
    ("oc3", "ACTIV", "activity_code", "F3", None, 2021),
    ("oc3", "ACTIV", "activity_code", "P3", None, 2021),
    ("oc3", "ACTIV", "activity_code", "F5", 2022, None),
    ("oc3", "ACTIV", "activity_code", "P4", 2022, None),
]
"""Table, header, our name, code, and the first and last return year in which the code holds."""


@pytest.mark.parametrize(("table", "header", "column", "code", "first", "last"), CODES)
def test_a_code_holds_in_its_years_and_is_told_of_and_kept_in_others(
    door: Door, table: str, header: str, column: str, code: str, first: int | None, last: int | None
):
    for year in {2018, (first or 2019) - 1, first or 2018, last or 2026, (last or 2025) + 1, 2026}:
        expected = set()
        if year < (first or year):
            expected = {(column, "cell/code_not_yet")}
        if year > (last or year):
            expected = {(column, "cell/code_retired")}
        row = with_cell(table, header, code)
        told = found(door, table, row.replace(",F,", ",U,") if header != "SEX" else row, year=year)
        others = {(None, "file/table_of_another_year"), ("sex_code", "cell/code_not_yet")}
        assert told - (others if header != "SEX" else set()) == expected, year
        [kept] = door.rows(door.ledger.arrivals()[-1], table)
        assert kept[column] == code


def coded_rows(table: Table, year: int) -> list[str]:
    """A row for every code of every column that the return year has."""
    names = HEADERS[table.name].split(",")
    made = []
    for column in table.arriving:
        dated = dict(column.dated_codes)
        for code in sorted(column.codes or ()):
            if code not in dated or dated[code].holds(year):
                cells = ROWS[table.name].split(",")
                if year < 2025 and "SEX" in names:
                    cells[names.index("SEX")] = "1"
                cells[names.index(str(column.called))] = code
                made.append(",".join(cells))
    return made


@pytest.mark.parametrize("year", YEARS)
def test_every_code_of_a_year_is_accepted_in_it(door: Door, year: int):
    for table in RETURN.tables:
        rows = coded_rows(table, year)
        if rows and table.years.holds(year):
            assert found(door, table.name, *rows, year=year) == set(), table.name


def test_the_return_of_2027_has_twelve_tables_and_every_code_of_2026(
    tmp_path: Path, workspace: Workspace, config: Config
):
    paths = []
    for table in RETURN.tables:
        paths.append(tmp_path / f"{table.name}.csv")
        paths[-1].write_bytes(lines(table.name, ROWS[table.name], *coded_rows(table, 2027)))
    checked = check_files(
        paths, RETURN, year=2027, agency=config.agency[0], config=config, workspace=workspace
    )
    assert [found for found in checked.findings if found.rule_id in RULES] == []
    assert {count.table_name for count in checked.counts} == {t.called for t in RETURN.tables}


def test_copies_second_rows_and_rows_without_a_child_all_stay(door: Door):
    one, other = ROWS["header"], with_cell("header", "SEX", "M")
    nameless = with_cell("header", "CHILD", "")
    assert found(door, "header", one, one, other, nameless) == {("person_id", "cell/missing")}
    rows = door.rows(door.ledger.arrivals()[-1], "header")
    assert [(row["row_number"], row["person_id"]) for row in rows] == [
        (1, "1"),
        (2, "1"),
        (3, "1"),
        (4, None),
    ]


@pytest.mark.parametrize("code", ["UN1", "UN2", "UN3", "UN4", "UN5"])
def test_a_code_in_the_place_of_a_pupil_number_is_no_fault(door: Door, code: str):
    assert found(door, "header", with_cell("header", "UPN", code)) == set()
    [row] = door.rows(door.ledger.arrivals()[-1], "header")
    assert (row["upn"], row["upn_written"]) == (None, code)


def test_a_wrong_pupil_number_is_told_of_and_its_row_stays(door: Door):
    rows = [with_cell("header", "UPN", text) for text in ("3412", "UN6", "B801200005001")]
    assert found(door, "header", *rows) == {("upn", "cell/upn")}
    assert [row["upn"] for row in door.rows(door.ledger.arrivals()[-1], "header")] == [
        None,
        None,
        "B801200005001",
    ]


@pytest.mark.parametrize("text", ["ZZ/05/2015", "ZZ/ZZ/2015", "01/ZZ/2015", "01/05/ZZZZ"])
def test_a_date_of_which_a_part_is_not_known_is_told_of_and_kept_as_written(door: Door, text: str):
    row = with_cell("prev_perm", "DATE_PERM", text)
    assert found(door, "prev_perm", row) == {("previous_permanence_date", "cell/date_partial")}
    [kept] = door.rows(door.ledger.arrivals()[-1], "prev_perm")
    assert kept["previous_permanence_date"] is None
    assert kept["previous_permanence_date_written"] == text


@pytest.mark.parametrize("text", ["ZZ/5/2015", "ZZ", "ZZ/05/15", "05/2015"])
def test_what_only_looks_like_a_partial_date_is_none(door: Door, text: str):
    row = with_cell("prev_perm", "DATE_PERM", text)
    assert found(door, "prev_perm", row) == {("previous_permanence_date", "cell/date")}


def test_a_placement_is_no_home_that_children_could_be_linked_by():
    episodes = RETURN.table("episodes")
    assert episodes.column("home_postcode").identity == "postcode"
    assert episodes.column("placement_postcode").identity == "place_postcode"


def test_columns_of_a_council_beside_the_agreed_ones_are_told_of(door: Door):
    header = f"{HEADERS['episodes']},TEST_COLUMN"
    data = f"{header}\n{ROWS['episodes']},*DUMMY*\n".encode()
    arrival = door.send("ssda903", data, name="ssda903_Episodes_2026-03-31.csv")
    assert door.findings(arrival) == {(1, None, "file/header_unknown_column")}


XML = """<Message xmlns="urn:x">
<CHILD><CHILDID>T1</CHILDID><SEX>F</SEX><DOB>13/02/2012</DOB><ETHNIC>WBRI</ETHNIC>
<UPN>UN1</UPN><UASC>1</UASC>
<EPISODE><DECOM>01/05/2025</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N1</CIN><PL>U1</PL></EPISODE>
<EPISODE><DECOM>01/06/2025</DECOM><RNE>P</RNE><LS>V2</LS><CIN>N1</CIN><PL>U4</PL></EPISODE>
<AREVIEW><REVIEW>01/07/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AMISSING><MISSING>M</MISSING><MIS_START>02/07/2025</MIS_START></AMISSING>
<OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>
<PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE>
<AD_PLACED><DATE_PLACED>01/08/2025</DATE_PLACED></AD_PLACED>
<SWEPISODE><SW_ID>SW1</SW_ID><SW_DECOM>01/05/2025</SW_DECOM></SWEPISODE></CHILD>
<CHILD><CHILDID>T2</CHILDID><SEX>M</SEX><DOB>14/02/2008</DOB><ETHNIC>WBRI</ETHNIC><UASC>0</UASC>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F1</ACTIV><ACCOM>B1</ACCOM></CHILD>
<CHILD><CHILDID>T3</CHILDID><SEX>M</SEX><DOB>15/02/2019</DOB><ETHNIC>WBRI</ETHNIC><UASC>0</UASC>
<AD1><DATE_INT>01/05/2025</DATE_INT><DATE_MATCH>01/06/2025</DATE_MATCH><FOSTER_CARE>0</FOSTER_CARE>
<NB_ADOPTR>1</NB_ADOPTR><SEX_ADOPTR>F1</SEX_ADOPTR><LS_ADOPTR>L0</LS_ADOPTR></AD1></CHILD>
</Message>
"""


def test_the_xml_form_holds_every_table_and_says_who_is_unaccompanied(door: Door):
    arrival = door.send("ssda903", XML.encode(), name="ssda903_2026-03-31.xml")
    assert arrival.state == "conformed"
    assert door.findings(arrival) == set()
    assert arrival.tables == set(HEADERS) - {"dolo"}
    header = door.rows(arrival, "header")
    assert [(row["person_id"], row["is_uasc"]) for row in header] == [
        ("T1", True),
        ("T2", False),
        ("T3", False),
    ]
    assert [row["person_id"] for row in door.rows(arrival, "uasc")] == ["T1"]
    episodes = door.rows(arrival, "episodes")
    assert [
        (row["row_number"], row["person_id"], row["placement_type_code"]) for row in episodes
    ] == [(1, "T1", "U1"), (2, "T1", "U4")]
    [review] = door.rows(arrival, "reviews")
    assert (review["person_id"], review["birth_date"]) == ("T1", date(2012, 2, 13))
    assert [row["person_id"] for row in door.rows(arrival, "oc3")] == ["T2"]
    assert [row["person_id"] for row in door.rows(arrival, "ad1")] == ["T3"]
    for table in ("missing", "oc2", "prev_perm", "placed_adoption", "sw_episodes"):
        [row] = door.rows(arrival, table)
        assert (row["row_number"], row["person_id"]) == (1, "T1")


def test_a_workbook_holds_a_table_on_each_sheet(door: Door):
    def sheet(table: str) -> list[list[str]]:
        return [HEADERS[table].split(","), ROWS[table].split(",")]

    data = workbook({table: sheet(table) for table in ("header", "episodes", "reviews")})
    arrival = door.send("ssda903", data, name="ssda903_2026-03-31.xlsx")
    assert arrival.state == "conformed"
    assert arrival.tables >= {"header", "episodes", "reviews"}
    assert {rule_id for _, _, rule_id in door.findings(arrival)} <= {"file/table_missing"}
    [row] = door.rows(arrival, "header")
    assert (row["person_id"], row["birth_date"]) == ("1", date(2012, 2, 13))


def test_the_files_of_one_return_stand_beside_one_another(door: Door):
    first = door.send("ssda903", lines("header", ROWS["header"]), name="ssda903_a_2026-03-31.csv")
    second = door.send(
        "ssda903", lines("missing", ROWS["missing"]), name="ssda903_b_2026-03-31.csv"
    )
    assert (first.tables, second.tables) == ({"header"}, {"missing"})
    kept = pq.read_table(door.workspace.conformed / second.arrival_id / "missing.parquet")
    assert kept.num_rows == 1
