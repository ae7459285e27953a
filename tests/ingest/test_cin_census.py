"""The children in need census of every year: its own schema, and no row of it is ever lost."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from sy_dataset.config import Config
from sy_dataset.contracts import Contract, load_contracts
from sy_dataset.ingest.read_xml import read_xml
from sy_dataset.ingest.reading import Reading
from sy_dataset.ledger import Arrival, Ledger
from sy_dataset.paths import Workspace
from tests.ingest.test_conform import Door

YEARS = range(2017, 2027)
CIN = load_contracts()["cin_census"]
Found = set[tuple[str | None, str | None, str]]


@pytest.fixture
def door(
    workspace: Workspace, config: Config, contracts: dict[str, Contract], ledger: Ledger
) -> Door:
    return Door(workspace, config, contracts, ledger)


def census(*children: str, year: int = 2026) -> str:
    return (
        f"<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{year}</Year>"
        f"<ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails>"
        f"<Source><SourceLevel>L</SourceLevel><LEA>370</LEA></Source></Header>"
        f"<Children>{''.join(children)}</Children></Message>"
    )


def child(*details: str, local_id: str = "T1", sex: str = "<Sex>F</Sex>", more: str = "") -> str:
    identifier = f"<LAchildID>{local_id}</LAchildID>" if local_id else ""
    return (
        f"<Child><ChildIdentifiers>{identifier}<PersonBirthDate>2012-02-13</PersonBirthDate>{sex}"
        f"{more}</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>"
        "<Disabilities><Disability>MOB</Disability></Disabilities></ChildCharacteristics>"
        f"{''.join(details)}</Child>"
    )


def detail(*parts: str, source: str = "1A", closed: str = "") -> str:
    return (
        f"<CINdetails><CINreferralDate>2016-05-01</CINreferralDate>"
        f"<ReferralSource>{source}</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>{closed}"
        f"{''.join(parts)}<ReferralNFA>false</ReferralNFA></CINdetails>"
    )


def assessment(*factors: str) -> str:
    listed = "".join(f"<AssessmentFactors>{code}</AssessmentFactors>" for code in factors)
    return (
        "<Assessments><AssessmentActualStartDate>2016-05-02</AssessmentActualStartDate>"
        f"<FactorsIdentifiedAtAssessment>{listed}</FactorsIdentifiedAtAssessment></Assessments>"
    )


CLOSED = "<CINclosureDate>2016-09-01</CINclosureDate><ReasonForClosure>{}</ReasonForClosure>"
PLAN = "<CINPlanDates><CINPlanStartDate>2016-06-01</CINPlanStartDate></CINPlanDates>"
PROCEEDINGS = (
    "<PreProceedingsandFGDM><PPStartDate>2016-06-02</PPStartDate>"
    "<ReviewMeetingsCount>2</ReviewMeetingsCount></PreProceedingsandFGDM>"
)
SEX, GENDER = "<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>"


def of_year(year: int) -> str:
    """A return of a year that uses everything that the years before did not have."""
    factors = ["1A", "18A", "19A"]
    factors += ["18B", "18C", "19B", "19C"] if year >= 2021 else []
    factors += ["24A"] if year >= 2022 else []
    parts = [assessment(*factors), *([PLAN] if year >= 2022 else [])]
    parts += [PROCEEDINGS] if year >= 2026 else []
    is_late = year >= 2023
    made = detail(
        *parts,
        source="5D" if is_late else "5A",
        closed=CLOSED.format("RC9" if is_late else "RC8"),
    )
    return census(child(made, sex=SEX if year >= 2025 else GENDER), year=year)


def send(door: Door, text: str, year: int = 2026) -> Arrival:
    return door.send("cin_census", text.encode(), name=f"cin_census_{year}-03-31.xml")


def found(door: Door, text: str, year: int = 2026) -> Found:
    """Findings without their lines: the whole return stands on one."""
    arrival = send(door, text, year)
    assert arrival.state == "conformed"
    path = door.workspace.findings / f"{arrival.arrival_id}.parquet"
    rows = pq.read_table(path).to_pylist()
    return {(row["table_name"], row["column_name"], row["rule_id"]) for row in rows}


@pytest.mark.parametrize("year", YEARS)
def test_every_year_accepts_its_own_elements_and_codes(door: Door, year: int):
    assert found(door, of_year(year), year) == set()


OTHERS = [
    (2020, assessment("18B"), "assessment_factors", "factor_code", "cell/code_not_yet"),
    (2020, assessment("19C"), "assessment_factors", "factor_code", "cell/code_not_yet"),
    (2021, assessment("24A"), "assessment_factors", "factor_code", "cell/code_not_yet"),
    (2021, PLAN, "cin_plans", None, "file/table_of_another_year"),
    (2025, PROCEEDINGS, "pre_proceedings", None, "file/table_of_another_year"),
]


@pytest.mark.parametrize(("year", "part", "table", "column", "rule_id"), OTHERS)
def test_what_a_later_year_brings_is_told_of_and_kept(
    door: Door, year: int, part: str, table: str, column: str | None, rule_id: str
):
    text = census(child(detail(part), sex=SEX if year >= 2025 else GENDER), year=year)
    assert found(door, text, year) == {(table, column, rule_id)}
    assert door.rows(door.ledger.arrivals()[-1], table)


@pytest.mark.parametrize(
    ("made", "column"),
    [(detail(source="5D"), "referral_source_code"), (CLOSED.format("RC9"), "close_reason_code")],
)
def test_a_code_of_2023_is_told_of_in_2022(door: Door, made: str, column: str):
    part = made if made.startswith("<CINdetails>") else detail(closed=made)
    text = census(child(part, sex=GENDER), year=2022)
    assert found(door, text, 2022) == {("cin_details", column, "cell/code_not_yet")}


def test_sex_took_the_place_of_gender_in_2025(door: Door):
    of_2024 = census(child(detail(), sex=SEX), year=2024)
    assert found(door, of_2024, 2024) == {
        ("children", "sex_code", "file/header_column_of_another_year"),
        ("children", "gender_code", "cell/missing"),
    }
    of_2025 = census(child(detail(), sex=GENDER), year=2025)
    assert found(door, of_2025, 2025) == {
        ("children", "gender_code", "file/header_column_of_another_year"),
        ("children", "sex_code", "cell/missing"),
    }


def test_a_return_that_names_another_year_is_refused(door: Door):
    arrival = send(door, census(child(detail()), year=2025))
    assert (arrival.state, arrival.rule_id) == ("refused", "file/names_another_year")


def test_a_child_who_stands_twice_and_one_without_an_identifier_all_stay(door: Door):
    twice = child(detail(assessment("1A")))
    text = census(twice, twice, child(detail(), local_id=""))
    assert found(door, text) == {("children", "person_id", "cell/missing")}
    arrival = door.ledger.arrivals()[-1]
    children = door.rows(arrival, "children")
    assert [(c["child_number"], c["person_id"]) for c in children] == [
        (1, "T1"),
        (2, "T1"),
        (3, None),
    ]
    factors = door.rows(arrival, "assessment_factors")
    assert [(f["child_number"], f["person_id"]) for f in factors] == [(1, "T1"), (2, "T1")]
    assert [d["person_id"] for d in door.rows(arrival, "disabilities")] == ["T1", "T1", None]
    for counts in door.ledger.row_counts(arrival.arrival_id):
        assert counts.rows_in == counts.rows_accepted


def test_factors_are_read_nested_directly_and_between_commas(door: Door):
    mixed = (
        "<Assessments><AssessmentActualStartDate>2016-05-02</AssessmentActualStartDate>"
        "<AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>2A, 2B</AssessmentFactors>"
        "<FactorsIdentifiedAtAssessment><AssessmentFactors>3A</AssessmentFactors>"
        "</FactorsIdentifiedAtAssessment></Assessments>"
    )
    made = detail(mixed, assessment("4A"))
    assert found(door, census(child(made))) == set()
    factors = door.rows(door.ledger.arrivals()[-1], "assessment_factors")
    assert [(f["assessment_number"], f["factor_number"], f["factor_code"]) for f in factors] == [
        (1, 1, "1A"),
        (1, 2, "2A"),
        (1, 3, "2B"),
        (1, 4, "3A"),
        (2, 1, "4A"),
    ]


def test_an_element_that_is_empty_is_a_row_with_nothing_in_it(door: Door):
    plan = (
        "<ChildProtectionPlans><CPPstartDate>2016-06-01</CPPstartDate>"
        "<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
        "<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>"
        "<NumberOfPreviousCPP>0</NumberOfPreviousCPP>"
        "<Reviews><CPPreviewDate/><CPPreviewDate>2016-07-01</CPPreviewDate></Reviews>"
        "</ChildProtectionPlans>"
    )
    empty = assessment("1A").replace("1A", "")
    assert found(door, census(child(detail(empty, plan)))) == {
        ("assessment_factors", "factor_code", "cell/missing"),
        ("cp_reviews", "review_date", "cell/missing"),
    }
    reviews = door.rows(door.ledger.arrivals()[-1], "cp_reviews")
    assert [review["cp_review_number"] for review in reviews] == [1, 2]


def test_a_pupil_number_that_is_no_valid_one_stays_as_it_was_written(door: Door):
    text = census(child(detail(), more="<UPN>A123456789123</UPN>"))
    assert found(door, text) == {("children", "upn", "cell/upn")}
    [row] = door.rows(door.ledger.arrivals()[-1], "children")
    assert (row["upn"], row["upn_written"]) == (None, "A123456789123")


def test_a_date_after_the_end_of_the_year_stays_for_the_rules(door: Door):
    made = detail().replace("2016-05-01", "2031-05-01")
    assert found(door, census(child(made))) == set()
    [row] = door.rows(door.ledger.arrivals()[-1], "cin_details")
    assert str(row["referral_date"]) == "2031-05-01"


def read(text: str) -> Reading:
    return read_xml(text.encode(), CIN, CIN.form, 2026)


def content(reading: Reading) -> dict[str, list[dict[str, object]]]:
    return {
        part.table.name: part.cells.drop_columns(["source_row"]).to_pylist()
        for part in reading.tables
    }


PLAIN = census(child(detail(assessment("1A", "2B"))), child(detail(), local_id="T2"))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("<Message>", '<Message xmlns="urn:x" year="2026">'),
        PLAIN.replace("<Child>", '<Child status="new" id="7">'),
        PLAIN.replace("</Sex>", "</Sex>PersonBirthDate "),
        PLAIN.replace("<Sex>F</Sex>", "<Sex><!-- checked -->F</Sex>"),
        PLAIN.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:Message>", '<x:Message xmlns:x="u">'),
    ],
    ids=["namespace", "attributes", "stray text", "comment", "prefix"],
)  # fmt: skip
def test_noise_of_the_document_changes_nothing(text: str):
    reading = read(text)
    assert reading.notes == []
    assert content(reading) == content(read(PLAIN))


def test_an_unknown_element_is_told_of_once_for_its_name():
    text = PLAIN.replace("</Sex>", "</Sex><Mother><Sex>F</Sex></Mother>")
    text = text.replace("<Children>", "<Staff/><Children>")
    assert [note.rule_id for note in read(text).notes] == ["file/header_unknown_column"] * 2
    assert content(read(text)) == content(read(PLAIN))


def test_of_two_elements_where_one_is_agreed_the_first_is_kept_and_told_of():
    reading = read(PLAIN.replace("<Sex>F</Sex>", "<Sex>F</Sex>\n<Sex>M</Sex>", 1))
    [note] = reading.notes
    assert (note.rule_id, note.source_row, note.column_name, note.table_name) == (
        "file/element_repeated",
        2,
        "sex_code",
        "children",
    )
    assert content(reading)["children"][0]["sex_code"] == "F"


def test_rows_keep_their_lines_in_a_very_long_file():
    text = census("\n" * 100_000, child(detail()))
    [part] = [part for part in read(text).tables if part.table.name == "children"]
    assert part.cells["source_row"].to_pylist() == [100_001]


def test_as_many_children_are_read_as_were_sent():
    text = census(*(child(detail(assessment("1A")), local_id=f"T{n}") for n in range(3_000)))
    tables = content(read(text))
    assert [row["person_id"] for row in tables["assessment_factors"]] == [
        f"T{n}" for n in range(3_000)
    ]
    assert [row["child_number"] for row in tables["cin_details"]] == list(range(1, 3_001))
