"""The children in need census of one authority: who is in it, and what belongs to each case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from sy_dataset.synthetic.census_xml import CensusWriter, Element, Record
from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import day
from sy_dataset.synthetic.county import County, la_code
from sy_dataset.synthetic.rows import Rows
from sy_dataset.synthetic.text import as_text

ABUSE = {"Neglect": "NEG", "Emotional Abuse": "EMO", "Physical Abuse": "PHY", "Sexual Abuse": "SAB"}
DISABILITIES = ("MOB", "HAND", "COMM", "LD", "HEAR", "VIS", "BEH", "AUT", "DDA")
FACTORS = ("1B", "2B", "3A", "3B", "4A", "4B", "5A", "6A", "7A", "8B", "9A", "10A", "11A", "14A")
SHOWN = (
    "ssd_person", "ssd_cin_episodes", "ssd_cin_assessments", "ssd_s47_enquiry", "ssd_cp_plans",
    "ssd_initial_cp_conference", "cin_plans", "cp_reviews",
)  # fmt: skip
"""Tables of the county that the census draws on."""

NO_DATE = np.datetime64("NaT", "D")


def reference_date(last_day: date) -> date:
    """The 31 March on or before a day: the last day of the census year."""
    this_year = date(last_day.year, 3, 31)
    return this_year if this_year <= last_day else date(last_day.year - 1, 3, 31)


def build_census(
    county: County, agency_id: str, writer: CensusWriter, last_day: date, seed: int
) -> Element:
    """The return of one authority: every child with a case open in the census year."""
    ends = reference_date(last_day)
    begins = day(date(ends.year - 1, 4, 1))
    tables = county.extracts | county.parts
    seen = {name: tables[name].of(agency_id).as_at(day(ends)) for name in SHOWN}
    chance = Chance(seed, f"census {agency_id}")
    cases = _cases(seen["ssd_cin_episodes"], begins)
    details = _Details(writer, seen, cases, chance)
    of_person: dict[str, list[str]] = defaultdict(list)
    for person_id, referral_id in zip(cases["person_id"], cases["referral_id"], strict=True):
        of_person[person_id].append(referral_id)
    root = Element("Message")
    root.inner.append(_header(writer, agency_id, ends))
    children = root.at("Children")
    for person in _persons(county, seen["ssd_person"], set(of_person), chance, writer):
        child = writer.element("children", person)
        _add_disabilities(writer, child, chance)
        child.inner += [details.element(case) for case in of_person[str(person["_local_id"])]]
        children.inner.append(child)
    return root


def _cases(episodes: Rows, begins: np.datetime64) -> Frame:
    """Cases open in the year; without further action only those received in it, unclosed."""
    closed, referred = episodes["close_date"], episodes["referral_date"]
    nfa = episodes["is_referral_nfa"].astype(bool)
    in_year = where(nfa, referred >= begins, np.isnat(closed) | (closed >= begins))
    columns = dict(episodes.columns)
    columns["close_date"] = where(nfa, NO_DATE, closed)
    columns["close_reason_code"] = where(nfa, None, columns["close_reason_code"])
    return {name: values[in_year.astype(bool)] for name, values in columns.items()}


def _header(writer: CensusWriter, agency_id: str, reference: date) -> Element:
    collection: Record = {
        "collection_code": "CIN",
        "return_year": str(reference.year),
        "reference_date": reference.isoformat(),
    }
    header = writer.element("header", collection)
    header.at("Source/SourceLevel").text = "L"
    writer.fill(header, {"la_code": la_code(agency_id)})
    header.at("Source/SoftwareCode").text = "Synthetic"
    return header


def _persons(
    county: County, persons: Rows, wanted: set[str], chance: Chance, writer: CensusWriter
) -> Iterator[Record]:
    """The children of the return as text; `_local_id` is the case system's own id."""
    table = writer.tables["children"]
    here = persons.only(np.isin(persons["person_id"].astype(str), sorted(wanted)))
    places = {name: place for place, name in enumerate(county.records["person_id"].tolist())}
    record = np.array([places[name] for name in here["person_id"]], dtype=int)
    names = ("birth_date", "expected_birth_date", "sex_code", "ethnicity_code")
    texts = {name: as_text(here[name], table.column(name)) for name in names}
    unborn = np.isnat(here["birth_date"])
    texts["expected_birth_date"] = where(unborn, texts["expected_birth_date"], None)
    upn = county.child["upn"][county.records["child"][record]]
    texts["upn"] = where(chance.happens(len(upn), 0.12), None, upn)
    texts["upn_unknown_code"] = where(texts["upn"] == None, "UN1", None)  # noqa: E711 - an array
    texts["person_id"] = county.records["census_id"][record]
    texts["_local_id"] = here["person_id"]
    for values in zip(*texts.values(), strict=True):
        yield dict(zip(texts, values, strict=True))


def _add_disabilities(writer: CensusWriter, child: Element, chance: Chance) -> None:
    """No disability for most; one or two for the others."""
    several = int(chance.rng.choice([0, 1, 2], p=[0.86, 0.1, 0.04]))
    codes = chance.rng.choice(DISABILITIES, size=several, replace=False).tolist() or ["NONE"]
    holder = child.at("ChildCharacteristics/Disabilities")
    holder.inner += [writer.element("disabilities", {"disability_code": code}) for code in codes]


class _Details:
    """Episodes of need with all that is nested in them, by referral."""

    def __init__(
        self, writer: CensusWriter, seen: dict[str, Rows], cases: Frame, chance: Chance
    ) -> None:
        self.writer, self.chance = writer, chance
        conference = seen["ssd_initial_cp_conference"].columns
        held = conference["icpc_date"]
        cases = cases | {"icpc_date": _looked_up(cases, conference["referral_id"], held)}
        self.nested = {
            "cin_details": cases,
            "assessments": seen["ssd_cin_assessments"].columns,
            "cin_plans": seen["cin_plans"].columns,
            "s47_enquiries": _with_conferences(seen["ssd_s47_enquiry"], conference),
            "cp_plans": _protection(seen["ssd_cp_plans"]),
            "cp_reviews": seen["cp_reviews"].columns,
        }
        self.rows = {table: self._by_referral(table) for table in self.nested}

    def _by_referral(self, table: str) -> dict[str, list[Record]]:
        """Rows of a table as text, by the referral they belong to."""
        columns = self.nested[table]
        texts = {
            column.name: as_text(columns[column.name], column)
            for column in self.writer.tables[table].arriving
            if column.name in columns
        }
        grouped: dict[str, list[Record]] = defaultdict(list)
        for key, *values in zip(columns["referral_id"], *texts.values(), strict=True):
            grouped[key].append(dict(zip(texts, values, strict=True)))
        return grouped

    def _elements(self, table: str, key: str) -> list[Element]:
        return [self.writer.element(table, record) for record in self.rows[table].get(key, [])]

    def element(self, key: str) -> Element:
        """One episode of need, its parts in the order of the schema."""
        [record] = self.rows["cin_details"][key]
        first = [name for name in record if name != "is_referral_nfa"]
        made = self.writer.element("cin_details", record, first)
        made.inner += [self._with_factors(item) for item in self._elements("assessments", key)]
        made.inner += self._elements("cin_plans", key)
        made.inner += self._elements("s47_enquiries", key)
        self.writer.fill(made, record, ["is_referral_nfa"])
        plans = self._elements("cp_plans", key)
        reviews = self._elements("cp_reviews", key)
        if plans and reviews:
            plans[0].at("Reviews").inner += reviews
        made.inner += plans
        return made

    def _with_factors(self, assessment: Element) -> Element:
        """An assessment that is finished names one to three factors."""
        if "assessment_authorised_date" in assessment.cells:
            count = int(self.chance.rng.integers(1, 4))
            codes = sorted(self.chance.rng.choice(FACTORS, size=count, replace=False).tolist())
            assessment.at("FactorsIdentifiedAtAssessment").inner += [
                self.writer.element("assessment_factors", {"factor_code": code}) for code in codes
            ]
        return assessment


def _looked_up(rows: Any, keys: Values, dates: Values) -> Values:
    """The date that belongs to each row's referral, or none."""
    found = dict(zip(keys.tolist(), dates, strict=True))
    return np.array([found.get(key, NO_DATE) for key in rows["referral_id"]], "datetime64[D]")


def _with_conferences(enquiries: Rows, conference: Frame) -> Frame:
    """Enquiries with the target and day of the conference, or that none was needed."""
    called = conference["referral_id"]
    needed = np.isin(enquiries["referral_id"].astype(str), called.astype(str))
    ended = ~np.isnat(enquiries["s47_end_date"])
    return {
        "referral_id": enquiries["referral_id"],
        "s47_start_date": enquiries["s47_start_date"],
        "icpc_target_date": _looked_up(enquiries, called, conference["icpc_target_date"]),
        "icpc_date": _looked_up(enquiries, called, conference["icpc_date"]),
        "is_icpc_not_required": (ended & ~needed).astype(object),
    }


def _protection(plans: Rows) -> Frame:
    """Plans with the census codes; the number of earlier plans counts those of this council."""
    person = plans["person_id"].astype(str)
    order = np.argsort(person, kind="stable")
    earlier = np.empty(len(person), dtype=np.int64)
    earlier[order] = np.arange(len(person)) - np.searchsorted(person[order], person[order])

    def codes(name: str) -> Values:
        return np.array([ABUSE.get(value) for value in plans[name]], dtype=object)

    return {
        "referral_id": plans["referral_id"],
        "cp_plan_start_date": plans["cp_plan_start_date"],
        "cp_plan_end_date": plans["cp_plan_end_date"],
        "initial_category_code": codes("initial_category"),
        "latest_category_code": codes("latest_category"),
        "previous_plan_count": earlier.astype(str).astype(object),
    }
