"""The children in need census: every case that was open in the year, and what belongs to it.

It tells the year that ended on the 31 March on or before the county's last day, as it stood then.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import after_working_days, as_date, day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.characteristics import disabilities
from sy_dataset.synthetic.extracts.protecting import protection_reviews
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.known_as import COUNCIL, known_as
from sy_dataset.synthetic.people import COUNCILS, LA_CODES
from sy_dataset.synthetic.rows import Rows

ABUSE = {"Neglect": "NEG", "Emotional Abuse": "EMO", "Physical Abuse": "PHY", "Sexual Abuse": "SAB"}


def reference_date(last_day: date) -> date:
    """The 31 March on or before a day: the last day of the census year."""
    this_year = date(last_day.year, 3, 31)
    return this_year if this_year <= last_day else date(last_day.year - 1, 3, 31)


def tables(county: County) -> dict[str, Rows]:
    """The tables of the census by name. `_id` numbers a row, `_parent` is the row it stands in."""
    ends = day(reference_date(as_date(county.period.last)))
    chance = county.chance("census")
    cases = _in_year(county, ends)
    record = county.case["record"][cases]
    of_record, child_of = np.unique(record, return_inverse=True)
    order = np.argsort(child_of, kind="stable")
    cases, child_of = cases[order], child_of[order]
    frames = {
        "header": _header(ends),
        "children": _children(county, of_record, chance),
        "disabilities": _disabilities(county, of_record),
        "cin_details": _details(county, cases, child_of, ends),
    }
    place = np.full(len(county.case["child"]), -1)
    place[cases] = np.arange(len(cases))
    frames["assessments"] = _assessments(county, place, ends)
    frames["assessment_factors"] = _factors(county, frames["assessments"])
    frames["cin_plans"] = _need_plans(county, place, ends)
    frames["s47_enquiries"] = _enquiries(county, place, ends)
    frames["cp_plans"] = _plans(county, place, ends)
    frames["cp_reviews"] = _reviews(county, frames["cp_plans"], ends)
    return {name: _rows(frame, county, ends) for name, frame in frames.items()}


def _rows(frame: Frame, county: County, ends: np.datetime64) -> Rows:
    count = len(frame["_council"])
    columns = {name: values for name, values in frame.items() if name != "_council"}
    columns.setdefault("_id", np.arange(count))
    appears = np.full(count, county.period.first)
    return Rows(columns, appears, frame["_council"], period=np.full(count, ends))


def _until(values: Values, ends: np.datetime64) -> Values:
    """The days that had come by the end of the census year."""
    return no_date(values, values > ends)


def _in_year(county: County, ends: np.datetime64) -> Values:
    """Cases open in the year; without further action only those received in it."""
    case = county.case
    begins = day(date(as_date(ends).year - 1, 4, 1))
    referred, closed = case["referred"], case["closed"]
    within = where(case["is_nfa"], referred >= begins, ~(closed < begins)).astype(bool)
    return np.flatnonzero(within & (referred <= ends))


def _header(ends: np.datetime64) -> Frame:
    count = len(COUNCILS)
    return {
        "_council": np.arange(count),
        "_parent": np.full(count, -1),
        "collection_code": np.full(count, "CIN", dtype=object),
        "return_year": np.full(count, as_date(ends).year),
        "reference_date": np.full(count, ends),
        "source_level_code": np.full(count, "L", dtype=object),
        "la_code": LA_CODES,
        "software_name": np.full(count, "Synthetic", dtype=object),
    }


def _children(county: County, of_record: Values, chance: Chance) -> Frame:
    """The children, with what the case system says of them."""
    record = county.record
    known = known_as(
        county.child_of(record), county.errors(COUNCIL), county.chance("council identifiers")
    )
    who = {name: values[record["child"][of_record]] for name, values in county.child.items()}
    count = len(of_record)
    upn = blank(who["upn"], chance.happens(count, 0.12))
    unborn = who["birth"] > county.period.last
    return {
        "_council": record["council"][of_record],
        "_parent": np.full(count, -1),
        "_record": of_record,
        "person_id": record["census_id"][of_record],
        "upn": upn,
        "upn_unknown_code": where(upn == None, "UN1", None),  # noqa: E711 - an array is compared
        "birth_date": no_date(known["birth"][of_record], unborn),
        "expected_birth_date": no_date(who["expected"], ~unborn),
        "sex_code": where(unborn, "U", known["sex"][of_record]),
        "ethnicity_code": who["ethnicity"],
    }


def _disabilities(county: County, of_record: Values) -> Frame:
    """The disabilities of every child, or that there is none."""
    found = disabilities(county)
    place = np.full(len(county.record["child"]), -1)
    place[of_record] = np.arange(len(of_record))
    of, parent = found["record"], place[found["record"]]
    kept = parent >= 0
    return {
        "_council": county.record["council"][of[kept]],
        "_parent": parent[kept],
        "disability_code": found["code"][kept],
    }


def _details(county: County, cases: Values, child_of: Values, ends: np.datetime64) -> Frame:
    """The cases; a conference that followed an enquiry is told with that."""
    case = {name: values[cases] for name, values in county.case.items()}
    conference = county.conference
    held = np.full(len(county.case["child"]), NEVER)
    alone = conference["enquiry"] < 0
    held[conference["case"][alone]] = conference["held"][alone]
    closed = no_date(_until(case["closed"], ends), case["is_nfa"])
    return {
        "_council": case["council"],
        "_parent": child_of,
        "_referral_id": case["referral_id"],
        "referral_date": case["referred"],
        "referral_source_code": case["source"],
        "primary_need_code": case["need"],
        "close_date": closed,
        "close_reason_code": blank(case["close_reason"], np.isnat(closed)),
        "icpc_date": _until(held[cases], ends),
        "is_referral_nfa": case["is_nfa"],
    }


def _of_case(
    frame: Frame, place: Values, begins: Values, over: Values, ends: np.datetime64
) -> Frame:
    """The entries of cases in the census that had begun, in the order of their cases.

    over  the day that ended each; what was over before the census year is not told
    """
    parent = place[frame["case"]]
    told = ~(over < day(date(as_date(ends).year - 1, 4, 1)))
    kept = np.flatnonzero((parent >= 0) & (begins <= ends) & told)
    kept = kept[np.lexsort((begins[kept], parent[kept]))]
    chosen = {name: values[kept] for name, values in frame.items()}
    return chosen | {"_parent": parent[kept], "_council": chosen["council"]}


def _assessments(county: County, place: Values, ends: np.datetime64) -> Frame:
    numbered = county.assessment | {"number": np.arange(len(county.assessment["case"]))}
    started, over = county.assessment["started"], county.assessment["authorised"]
    these = _of_case(numbered, place, started, over, ends)
    return {
        "_council": these["_council"],
        "_parent": these["_parent"],
        "_assessment": these["number"],
        "assessment_start_date": these["started"],
        "assessment_authorised_date": _until(these["authorised"], ends),
    }


def _factors(county: County, assessments: Frame) -> Frame:
    """The factors of every finished assessment in the census."""
    done = ~np.isnat(assessments["assessment_authorised_date"])
    place = np.full(len(county.assessment["case"]), -1)
    place[assessments["_assessment"][done]] = np.flatnonzero(done)
    parent = place[county.factor["assessment"]]
    kept = np.flatnonzero(parent >= 0)
    kept = kept[np.argsort(parent[kept], kind="stable")]
    return {
        "_council": county.factor["council"][kept],
        "_parent": parent[kept],
        "factor_code": county.factor["factor_code"][kept],
    }


def _need_plans(county: County, place: Values, ends: np.datetime64) -> Frame:
    plan = county.need_plan
    these = _of_case(plan, place, plan["started"], plan["ended"], ends)
    return {
        "_council": these["_council"],
        "_parent": these["_parent"],
        "cin_plan_start_date": these["started"],
        "cin_plan_end_date": _until(these["ended"], ends),
    }


def _enquiries(county: County, place: Values, ends: np.datetime64) -> Frame:
    """Enquiries with the target and day of the conference, or that none was needed."""
    enquiry, conference = county.enquiry, county.conference
    held = np.full(len(enquiry["case"]), NEVER)
    asked = conference["enquiry"] >= 0
    held[conference["enquiry"][asked]] = conference["held"][asked]
    these = _of_case(enquiry | {"conference": held}, place, enquiry["started"], held, ends)
    called = these["confers"] & (these["ended"] <= ends)
    target = after_working_days(these["started"], 15)
    return {
        "_council": these["_council"],
        "_parent": these["_parent"],
        "s47_start_date": these["started"],
        "icpc_target_date": no_date(target, ~called),
        "icpc_date": _until(no_date(these["conference"], ~called), ends),
        "is_icpc_not_required": ~these["confers"] & (these["ended"] <= ends),
    }


def _plans(county: County, place: Values, ends: np.datetime64) -> Frame:
    """Plans with the census codes; the number of earlier plans counts those of this council."""
    plan = county.plan
    order = np.lexsort((plan["started"], plan["record"]))
    ordered = plan["record"][order]
    earlier = np.empty(len(ordered), dtype=np.int64)
    earlier[order] = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
    numbered = plan | {"earlier": earlier, "number": np.arange(len(order))}
    these = _of_case(numbered, place, plan["started"], plan["ended"], ends)
    return {
        "_plan": these["number"],
        "_council": these["_council"],
        "_parent": these["_parent"],
        "cp_plan_start_date": these["started"],
        "cp_plan_end_date": _until(these["ended"], ends),
        "initial_category_code": coded(these["first_category"], ABUSE),
        "latest_category_code": coded(these["latest_category"], ABUSE),
        "previous_plan_count": these["earlier"],
    }


def _reviews(county: County, plans: Frame, ends: np.datetime64) -> Frame:
    """The reviews that were held of the plans in the census, in the order of the plans."""
    review = protection_reviews(county)
    place = np.full(len(county.plan["case"]), -1)
    place[plans["_plan"]] = np.arange(len(plans["_plan"]))
    parent = place[review["plan"]]
    kept = np.flatnonzero((parent >= 0) & (review["held"] <= ends))
    kept = kept[np.argsort(parent[kept], kind="stable")]
    return {
        "_council": plans["_council"][parent[kept]],
        "_parent": parent[kept],
        "review_date": review["held"][kept],
    }


ROWS = {"cin_census": tables}
