"""The child-level lists of an inspection: children in care, care leavers, adoption.

They say what the case system and the yearly return of children looked after say. How adopters
come through their assessment is not published by council; assumed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.annex_a_words import (
    ACTIVE,
    ELIGIBLE,
    HOMES,
    NEEDS,
    REVERSED,
    SUITABLE,
    TOUCH,
    true_false,
    worked_by,
)
from sy_dataset.synthetic.extracts.care_contact import care_reviews, cla_visits
from sy_dataset.synthetic.extracts.care_episodes import return_episodes
from sy_dataset.synthetic.extracts.care_health import health_checks
from sy_dataset.synthetic.extracts.care_leavers import leavers
from sy_dataset.synthetic.extracts.permanence import adoptions, permanences
from sy_dataset.synthetic.extracts.returns import Days, in_force, records_of, taken, within
from sy_dataset.synthetic.extracts.social_care import missing_episodes
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.placements import FOSTER, HOME, KINDS, SEMI

HALF_YEAR, YEAR = 182 * DAY, 365 * DAY
LEGAL = {
    "C1": "a) Interim care orders", "C2": "b) Full care orders", "D1": "c) Freed for  Adoption",
    "E1": "d) Placement order granted", "V2": "e) Accommodated under S20",
    "L1": "f) Detained on child protection grounds in LA accommodation",
    "L2": "f) Detained on child protection grounds in LA accommodation",
    "L3": "f) Detained on child protection grounds in LA accommodation",
    "J1": "g) Youth justice legal Statuses", "J2": "g) Youth justice legal Statuses",
    "J3": "g) Youth justice legal Statuses",
}  # fmt: skip
PLACES = {
    **dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6"), "a) Foster placement"),
    **dict.fromkeys(("A3", "A4", "A5", "A6"), "b) Placed for adoption"),
    "P1": "c) Placed with parents", "K3": "f) Residential accommodation",
    "K1": "g) Secure Children’s Homes", "K2": "h) Children’s Homes",
    "R1": "i) Residential Care Home", "R2": "j) NHS/Health Trust",
    "R3": "k) Family Centre or Mother and Baby Unit", "R5": "l) Young Offender Institution",
    "S1": "m) Residential school", "Z1": "n) Other placements",
}  # fmt: skip
PROVIDERS = {
    "PR1": "a) Own LA", "PR4": "b) Private", "PR0": "c) Other", "PR2": "c) Other",
    "PR3": "c) Other", "PR5": "c) Other",
}  # fmt: skip
LEAVINGS = {
    "E11": "a) Adopted", "E12": "a) Adopted", "E2": "b) Died",
    "E3": "c) Care taken by another LA",
    "E4A": "d) Returned home to live with parents or relatives",
    "E4B": "d) Returned home to live with parents or relatives",
    "E13": "e) Left care to live with parents, relatives or other person with no parental "
    "responsibility",
    "E45": "g) Special Guardianship Orders", "E8": "n) Care ceased for any other reason",
    "E17": "n) Care ceased for any other reason",
}  # fmt: skip
AUTHORITIES = np.array(["Barnsley", "Doncaster", "Rotherham", "Sheffield"], dtype=object)
FAR = np.array(["Leeds", "Derbyshire", "Nottinghamshire", "Kirklees"], dtype=object)
PERMANENCE = {
    FOSTER: "f) Long-term fostering", HOME: "e) Long-term residential placement",
    SEMI: "d) Supported living in the community",
}  # fmt: skip


def children_in_care(county: County) -> Frame:
    """List 8: spells in care that held or ended, with the last episode of each."""
    spell, last = county.spell, county.period.last
    of = np.flatnonzero(in_force(spell["entered"], spell["left"], last - HALF_YEAR, last))
    left = _until(spell["left"][of], last)
    case = spell["case"][of]
    return (
        {"_record": spell["record"][of]}
        | {
            "was_uasc_in_12_months": county.case["is_unaccompanied"][case],
            "cla_start_date": spell["entered"][of],
            "primary_need_code": coded(county.case["need"][case], NEEDS),
            "is_repeat_in_12_months": _again(county)[of],
            "cla_end_date": left,
        }
        | _where_living(county, of, left)
        | _looked_after(county, of)
        | _gone(county, of)
        | worked_by(county, case, np.fmin(left, last))
    )


def _until(on: Values, last: Days) -> Values:
    return no_date(on, on > last)


def _again(county: County) -> Values:
    """Whether another spell of the child ended less than a year before each began."""
    spell = county.spell
    order = np.lexsort((spell["entered"], spell["record"]))
    of, begun, left = (spell[name][order] for name in ("record", "entered", "left"))
    again = np.zeros(len(order), dtype=bool)
    again[order[1:]] = (of[1:] == of[:-1]) & (begun[1:] - left[:-1] < YEAR)
    return again


def _where_living(county: County, of: Values, left: Values) -> Frame:
    """The last episode of each spell, and since when its place and its legal status hold."""
    last, spell = county.period.last, county.spell
    told = return_episodes(county)
    told = taken(told, told["started"] <= last)
    place = _last_of(told["spell"], len(spell["case"]))[of]
    status, moved = (_since(told, name)[place] for name in ("status_code", "place_code"))
    now = taken(told, place)
    council = spell["council"][of]
    away = now["is_far"]
    parents = now["place_code"] == "P1"
    ended = ~np.isnat(left)
    aim = np.array([PERMANENCE.get(kind, "a) Return to family") for kind in KINDS], dtype=object)
    return {
        "legal_status_start_date": status,
        "legal_status_code": coded(now["status_code"], LEGAL),
        "permanence_plan_code": where(parents, "a) Return to family", aim[now["kind"]]),
        "cla_end_reason_code": blank(coded(now["ceased_code"], LEAVINGS), ~ended),
        "placement_start_date": moved,
        "placement_type_code": coded(now["place_code"], PLACES),
        "placement_provider_code": coded(now["provider_code"], PROVIDERS),
        "placement_postcode": now["postcode"],
        "placement_urn": now["urn"],
        "placement_location_code": where(away, "b) Out", "a) In").astype(object),
        "placement_authority_code": where(away, FAR[place % len(FAR)], AUTHORITIES[council]),
    }


def _last_of(owner: Values, count: int) -> Values:
    """The place of the last entry of each owner; entries of one stand in the order of days."""
    place = np.full(count, NOBODY)
    place[owner] = np.arange(len(owner))
    return place


def _since(told: Frame, name: str) -> Values:
    """Since when each episode's place or status has been as it is, in the same spell."""
    same = (told["spell"][1:] == told["spell"][:-1]) & (told[name][1:] == told[name][:-1])
    if name == "place_code":
        same = (told["spell"][1:] == told["spell"][:-1]) & (told["began_code"][1:] == "L")
    begins = where(np.r_[False, same][: len(told[name])], 0, np.arange(len(told[name])))
    since: Values = told["started"][np.maximum.accumulate(begins)]
    return since


def _looked_after(county: County, of: Values) -> Frame:
    """The last review, visit, contact of the reviewing officer and checks of each spell."""
    spell, last = county.spell, county.period.last
    count = len(spell["case"])
    review, check, rows = care_reviews(county), health_checks(county), cla_visits(county)
    ids = spell["cla_id"].astype(str)
    by_id = np.argsort(ids)
    visited = by_id[np.searchsorted(ids[by_id], rows["cla_id"].astype(str))]
    teeth = check["kind"] == "Dental Check"
    done = check["is_done"]
    reviewed = _latest(review["spell"], review["held"], count, last)
    return {
        "latest_review_date": reviewed[of],
        "last_visit_date": _latest(visited, rows["visit_date"], count, last)[of],
        "last_iro_contact_date": reviewed[of],
        "last_health_assessment_date": _latest(
            check["spell"][done & ~teeth], check["on"][done & ~teeth], count, last
        )[of],
        "last_dental_check_date": _latest(
            check["spell"][done & teeth], check["on"][done & teeth], count, last
        )[of],
    }


def _latest(owner: Values, on: Values, count: int, last: Days) -> Values:
    found = np.full(count, NEVER)
    past = on <= last
    np.fmax.at(found, owner[past], on[past])
    return found


def _gone(county: County, of: Values) -> Frame:
    """Placements and times missing or away in a year, and the interview after the last time."""
    last, episode, spell = county.period.last, county.episode, county.spell
    held = in_force(episode["started"], episode["ended"], last - YEAR, last)
    placed = np.bincount(episode["spell"][held], minlength=len(spell["case"]))
    rows = missing_episodes(county)
    recent = within(rows["missing_start_date"], last - YEAR, last)
    rows = rows.only(recent)
    who = records_of(county, rows["person_id"])
    away = rows["missing_type_code"] == "A"
    count = len(county.record["child"])
    record = spell["record"][of]
    order = np.argsort(rows["missing_start_date"], kind="stable")
    latest = np.full(count, NOBODY)
    latest[who[order]] = order
    asked = latest[record]
    known = (asked >= 0) & (np.append(rows["missing_end_date"], NEVER)[asked] <= last)
    nothing = np.array([None], dtype=object)
    offered = np.append(rows["is_rhi_offered"], nothing)[where(known, asked, -1)]
    return {
        "placements_in_12_months_count": placed[of],
        "missing_in_12_months_count": np.bincount(who[~away], minlength=count)[record],
        "absent_in_12_months_count": np.bincount(who[away], minlength=count)[record],
        "is_rhi_offered": offered,
        "is_rhi_accepted": np.append(rows["is_rhi_accepted"], nothing)[where(known, asked, -1)],
    }


def care_leavers(county: County) -> Frame:
    """List 9: young people who are entitled to support on leaving care."""
    rows, last = leavers(county), county.period.last
    rows = rows.only(rows.appears_on <= last)
    record = records_of(county, rows["person_id"])
    case = _last_of(county.case["record"], len(county.record["child"]))[record]
    home = np.array(
        [(code or " ")[0] for code in rows["accommodation_code"].tolist()], dtype=object
    )
    frame = {"_record": record}
    work = worked_by(county, case, np.fmin(county.case["closed"][case], last))
    return (
        frame
        | {
            "was_uasc": county.case["is_unaccompanied"][case],
            "personal_adviser_name": rows["personal_adviser"],
            "eligibility_code": coded(rows["eligibility"], ELIGIBLE),
            "pathway_plan_review_date": _until(rows["pathway_plan_review_date"], last),
            "in_touch_code": coded(rows["in_touch_code"], TOUCH),
            "latest_contact_date": _until(rows["latest_contact_date"], last),
            "accommodation_type_code": coded(home, HOMES),
            "accommodation_suitability_code": coded(rows["accommodation_suitability"], SUITABLE),
            "activity_code": coded(rows["activity_code"], ACTIVE),
        }
        | work
    )


def adoptions_list(county: County) -> Frame:
    """List 10: children whose plan is or was adoption in twelve months."""
    plan, rows, last = adoptions(county), permanences(county), county.period.last
    spell = county.spell
    ended = np.fmin(plan["left"], plan["reversed"])
    of = np.flatnonzero(in_force(plan["decided"], ended, last - YEAR, last))
    gone = _until(plan["reversed"][of], last)
    early = rows["fostering_for_adoption_placed_date"][of]
    return {"_record": spell["record"][plan["spell"][of]]} | {
        "adoptive_family_id": blank(
            _families(county, plan["spell"][of]), plan["matched"][of] > last
        ),
        "cla_start_date": spell["entered"][plan["spell"][of]],
        "adoption_decision_date": plan["decided"][of],
        "placement_order_date": _until(plan["ordered"][of], last),
        "matched_date": _until(plan["matched"][of], last),
        "placed_date": _until(plan["placed"][of], last),
        "adoption_order_date": _until(no_date(plan["left"], ~plan["is_adopted"])[of], last),
        "adoption_reversed_date": gone,
        "adoption_reversed_reason_code": blank(
            coded(rows["decision_reversed_reason_code"][of], REVERSED), np.isnat(gone)
        ),
        "fostered_for_adoption_date": _until(early, last),
    }


def _families(county: County, spell: Values) -> Values:
    """The adoptive family of each spell's child."""
    number = np.char.mod("AF%06d", spell + 1).astype(object)
    families: Values = LETTERS[county.spell["council"][spell]] + number
    return families


def adopters(county: County) -> Frame:
    """List 11: the families of list 10, an adopter each, through their assessment."""
    plan, last, chance = adoptions(county), county.period.last, county.chance("annex a adopters")
    ended = np.fmin(plan["left"], plan["reversed"])
    of = np.flatnonzero(in_force(plan["matched"], ended, last - YEAR, last))
    count, family = len(of), _families(county, plan["spell"][of])
    approved = plan["matched"][of] - chance.whole(count, 20, 200) * DAY
    second = approved - chance.whole(count, 90, 125) * DAY
    applied = approved - chance.whole(count, 10, 30) * DAY
    first = second - chance.whole(count, 50, 75) * DAY
    placed = _until(plan["placed"][of], last)
    return {
        "_record": county.spell["record"][plan["spell"][of]],
        "adopter_id": family + "A",
        "adoptive_family_id": family,
        "gender_code": chance.pick(count, {"a) Male": 0.3, "b) Female": 0.7}),
        "ethnic_group_code": chance.pick(count, {"a) White": 0.9, "b) Mixed": 0.1}),
        "disability_code": true_false(chance.happens(count, 0.05)),
        "is_fostering_for_adoption": plan["by_carer"][of],
        "enquiry_date": first - chance.whole(count, 20, 120) * DAY,
        "stage_1_start_date": first,
        "stage_1_end_date": second - chance.whole(count, 0, 10) * DAY,
        "stage_2_start_date": second,
        "stage_2_end_date": approved,
        "application_date": applied,
        "approved_date": approved,
        "matched_date": plan["matched"][of],
        "placed_date": placed,
        "children_placed_count": where(np.isnat(placed), 0, 1),
        "adoption_order_date": _until(no_date(plan["left"], ~plan["is_adopted"])[of], last),
    }


CARE_LISTS: dict[str, Callable[[County], Frame]] = {
    "children_in_care": children_in_care,
    "care_leavers": care_leavers,
    "adoptions": adoptions_list,
    "adopters": adopters,
}
