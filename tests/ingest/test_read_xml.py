"""XML is streamed by its contract; whatever could expand or reach out is refused unparsed."""

from __future__ import annotations

import pytest

from sy_dataset.contracts import load_contracts
from sy_dataset.ingest.read_xml import read_xml
from sy_dataset.ingest.reading import FileRefused, Reading

CIN = load_contracts()["cin_census"]

RETURN = """<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
      <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
    <Source><LEA>370</LEA></Source>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers><LAchildID>T1</LAchildID><Sex>F</Sex></ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities><Disability>MOB</Disability><Disability>VIS</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-05-01</CINreferralDate>
        <ReferralNFA>false</ReferralNFA>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2025-09-01</CINreferralDate>
        <Assessments>
          <AssessmentActualStartDate>2025-09-02</AssessmentActualStartDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>1A</AssessmentFactors>
            <AssessmentFactors>2B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
      </CINdetails>
    </Child>
  </Children>
</Message>
"""


def rows(reading: Reading, table: str) -> list[dict[str, object]]:
    found = next(part for part in reading.tables if part.table.name == table)
    return found.cells.to_pylist()  # type: ignore[no-any-return]


def refusal(text: str | bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_xml(text.encode() if isinstance(text, str) else text, CIN, CIN.form, 2026)
    return refused.value.rule_id


def test_nested_rows_carry_their_parents_keys_and_their_own_lines():
    reading = read_xml(RETURN.encode(), CIN, CIN.form, 2026)
    [header] = rows(reading, "header")
    assert header["la_code"] == "370"
    details = rows(reading, "cin_details")
    assert [(d["person_id"], d["cin_detail_number"], d["source_row"]) for d in details] == [
        ("T1", 1, 14),
        ("T1", 2, 18),
    ]
    factors = rows(reading, "assessment_factors")
    assert [
        (f["cin_detail_number"], f["assessment_number"], f["factor_code"]) for f in factors
    ] == [
        (2, 1, "1A"),
        (2, 1, "2B"),
    ]
    assert [d["disability_code"] for d in rows(reading, "disabilities")] == ["MOB", "VIS"]


def test_an_element_that_is_not_agreed_is_noted_and_not_kept():
    text = RETURN.replace("<Sex>F</Sex>", "<Sex>F</Sex><MothersName>x</MothersName>")
    assert [n.rule_id for n in read_xml(text.encode(), CIN, CIN.form, 2026).notes] == [
        "file/header_unknown_column"
    ]


DOCTYPE = '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        ("file/empty", ""),
        ("file/doctype", DOCTYPE + RETURN),
        ("file/doctype", '<?xml version="1.0"?><!doctype m>' + RETURN),
        ("file/cut_short", RETURN[: len(RETURN) // 2]),
        ("file/not_well_formed", RETURN.replace("</Source>", "</Sorce>")),
        ("file/wrong_root", "<Other><Thing/></Other>"),
        ("file/wrong_format", "LAchildID,Sex\nT1,F\n"),
        ("file/wrong_encoding", '<?xml version="1.0" encoding="iso-8859-1"?>' + RETURN),
        ("file/wrong_encoding", RETURN.encode("utf-16")),
        ("file/wrong_encoding", RETURN.replace("T1", "Të1").encode("cp1252")),
    ],
)
def test_xml_that_is_not_what_was_agreed_is_refused_with_its_rule(rule_id: str, text: str):
    assert refusal(text) == rule_id


def test_a_deeply_nested_document_is_refused_and_does_not_bring_the_reader_down():
    assert refusal("<Message>" + "<a>" * 100_000 + "</a>" * 100_000 + "</Message>") == (
        "file/not_well_formed"
    )
