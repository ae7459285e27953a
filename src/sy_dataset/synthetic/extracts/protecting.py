"""Plans at work: reviews and visits of child protection plans, child in need plans and visits.

The share of protection plans reviewed in time is the published one of each council and year.
How often children are visited is not published; assumed: every ten working days on a protection
plan and every twenty on a child in need plan, most visits on or just before the limit.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.levels import share, year_of
from sy_dataset.synthetic.extracts.recurring import reviews, visits
from sy_dataset.synthetic.extracts.workforce import case_workers
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows

REVIEW_LIMITS = (91, 182)
"""Days to the first review of a protection plan and to each that follows: three and six months."""
REVIEWS_A_YEAR = 1.5
"""The published share is of children all of whose reviews were in time."""
AHEAD = 400
"""Days after the last night up to which reviews are planned."""
LAST_REVIEWS = 0.85
"""Share of the ended plans that a review ended; the others ended by a move or a birthday."""
PARTICIPATIONS = {
    "PN1": 0.16, "PN2": 0.06, "PN3": 0.03, "PN4": 0.03, "PN5": 0.12, "PN6": 0.38, "PN7": 0.22,
}  # fmt: skip
FOUR_YEARS, TALKS = 1461, 1096
"""Days after birth up to which a child takes no part in reviews, or is not seen alone."""


def protection_reviews(county: County) -> Frame:
    """Reviews of protection plans, in the order of plans and days: plan, planned, due, held.

    `is_last` marks the review that ended the plan, on the day it ended.
    """
    plan, chance = county.plan, county.chance("cp_reviews")
    begins, ended = plan["started"], plan["ended"]
    ahead = county.period.horizon + AHEAD * DAY

    def in_time(of: Values, on: Values) -> Values:
        shares = share("cp_reviews_in_time", plan["council"][of], year_of(on))
        timely: Values = shares ** (1 / REVIEWS_A_YEAR)
        return timely

    ends = where(np.isnat(ended), ahead, ended)
    found = reviews(begins, ends, REVIEW_LIMITS, in_time, chance)
    closes = ~np.isnat(ended) & chance.happens(len(ended), LAST_REVIEWS)
    closes &= ended - begins > 40 * DAY
    of = found["of"]
    merges = closes[of] & (found["held"] > ended[of] - 45 * DAY) & (found["due"] >= ended[of])
    frame = {name: values[~merges] for name, values in found.items()}
    before, limit = begins.copy(), np.full(len(begins), REVIEW_LIMITS[0])
    before[frame["of"]], limit[frame["of"]] = frame["held"], REVIEW_LIMITS[1]
    which = np.flatnonzero(closes)
    last: Frame = {
        "of": which, "planned": before[which], "due": (before + limit * DAY)[which],
        "held": ended[which],
    }  # fmt: skip
    both = {name: np.concatenate([frame[name], last[name]]) for name in last}
    both["is_last"] = np.arange(len(both["of"])) >= len(frame["of"])
    order = np.lexsort((both["held"], both["of"]))
    made = {name: values[order] for name, values in both.items()}
    return made | {"plan": made.pop("of")}


def cp_reviews(county: County) -> Rows:
    """ssd_cp_reviews: one row per review, from the day on which it is planned."""
    review, chance = protection_reviews(county), county.chance("ssd_cp_reviews")
    plan = {name: values[review["plan"]] for name, values in county.plan.items()}
    count = len(review["plan"])
    columns: Frame = {
        "cp_review_id": local_ids(plan["council"], "CR"),
        "person_id": plan["person_id"],
        "cp_plan_id": plan["cp_plan_id"],
        "review_due_date": review["due"],
        "review_date": review["held"],
        "meeting_id": local_ids(plan["council"], "MR"),
        "is_plan_to_continue": ~review["is_last"],
        "is_quorate": chance.happens(count, 0.94),
        "participation_code": participation(county, plan["child"], review["held"], chance),
    }
    known = ("is_plan_to_continue", "is_quorate", "participation_code", "meeting_id")
    reveals = {"review_date": dict.fromkeys(known)}
    return Rows(columns, review["planned"], plan["council"], reveals)


def participation(county: County, child: Values, on: Values, chance: Chance) -> Values:
    """How each child took part in a review; those under four at the time are said to be so."""
    young = on < county.child["birth"][child] + FOUR_YEARS * DAY
    return where(young, "PN0", chance.pick(len(child), PARTICIPATIONS))


def seen(county: County, child: Values, on: Values, chance: Chance) -> Frame:
    """Whether a visitor saw each child, and alone: none before birth, no infant alone."""
    birth, count = county.child["birth"][child], len(child)
    is_seen = chance.happens(count, 0.93) & (birth <= on)
    alone = is_seen & chance.happens(count, 0.66) & (on > birth + TALKS * DAY)
    return {"is_child_seen": is_seen, "is_child_seen_alone": alone}


def _visited(
    county: County, frame: Frame, limit: int, late: float, first: int, topic: str
) -> tuple[Frame, Frame]:
    """The visits of each plan of a frame, with what was seen, and the plan of each visit."""
    chance = county.chance(topic)
    ends = where(np.isnat(frame["ended"]), county.period.horizon + DAY, frame["ended"])
    made = visits(frame["started"], ends, limit, chance, late=late, first=first)
    plan = {name: values[made["of"]] for name, values in frame.items()}
    columns: Frame = {"person_id": plan["person_id"], "visit_date": made["on"]}
    columns |= seen(county, plan["child"], made["on"], chance)
    bedroom = chance.happens(len(made["on"]), 0.55)
    columns["is_bedroom_seen"] = yes_no(bedroom, columns["is_child_seen"])
    return columns, plan


def cp_visits(county: County) -> Rows:
    """ssd_cp_visits: one row per visit to a child on a protection plan."""
    columns, plan = _visited(county, county.plan, 14, 0.14, 9, "ssd_cp_visits")
    columns |= {
        "cp_visit_id": local_ids(plan["council"], "PV"),
        "cp_plan_id": plan["cp_plan_id"],
    }
    return Rows(columns, columns["visit_date"], plan["council"])


def cin_plans(county: County) -> Rows:
    """ssd_cin_plans: one row per child in need plan."""
    plan = county.need_plan
    columns: Frame = {
        "cin_plan_id": local_ids(plan["council"], "NP"),
        "referral_id": plan["referral_id"],
        "person_id": plan["person_id"],
        "cin_plan_start_date": plan["started"],
        "cin_plan_end_date": plan["ended"],
    }
    columns |= case_workers(county, plan["case"], plan["started"])
    return Rows(columns, plan["started"], plan["council"], {"cin_plan_end_date": {}})


def cin_visits(county: County) -> Rows:
    """ssd_cin_visits: one row per visit to a child with a child in need plan."""
    columns, plan = _visited(county, county.need_plan, 28, 0.2, 14, "ssd_cin_visits")
    columns["cin_visit_id"] = local_ids(plan["council"], "NV")
    return Rows(columns, columns["visit_date"], plan["council"])


def voices(county: County) -> Rows:
    """ssd_voice_of_child: what some children with a plan, of five years or more, answered."""
    chance = county.chance("ssd_voice_of_child")
    both = {
        name: np.concatenate([county.plan[name], county.need_plan[name]])
        for name in ("council", "child", "person_id", "started", "ended")
    }
    count = len(both["child"])
    asked = both["started"] + chance.whole(count, 10, 90) * DAY
    old = asked > county.child["birth"][both["child"]] + 5 * 365 * DAY
    kept = chance.happens(count, 0.4) & old & ~(asked >= both["ended"])
    answers = {"is_worry_explained": 0.72, "is_story_helpful": 0.6, "is_worker_agreed_with": 0.58,
               "is_plan_clear": 0.63, "is_tablet_helpful": 0.5}  # fmt: skip
    columns: Frame = {
        name: yes_no(chance.happens(count, often), chance.happens(count, 0.9))
        for name, often in answers.items()
    }
    columns["person_id"] = both["person_id"]
    rows = Rows(columns, asked, both["council"]).only(kept)
    ids = local_ids(both["council"][kept], "VC")
    return Rows(rows.columns | {"voice_id": ids}, rows.appears_on, rows.council)


ROWS = {
    "ssd_cp_reviews": cp_reviews,
    "ssd_cp_visits": cp_visits,
    "ssd_cin_plans": cin_plans,
    "ssd_cin_visits": cin_visits,
    "ssd_voice_of_child": voices,
}
