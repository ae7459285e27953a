"""The law in looked-after children's lives: legal statuses and the time before proceedings.

As many of the spells see care proceedings as bring the applications near the published ones,
mostly those that last, so that most children in care are under an order. Proceedings last 26
weeks, as the law wants, in nearly half of the cases and longer in most others. Children who live
with their parents are under an order, those with adopters under a placement order unless the
parents agreed. The other levels are not published by council; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.permanence import adoptions
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.people import LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows

TO_COURT = {90: 0.06, 180: 0.2, 365: 0.35}
"""Share that comes to court of the spells that last no longer than so many days."""
LASTING_TO_COURT, OPEN_TO_COURT = 0.78, 0.5
"""The same of those that last longer, and of those of less than a year that have not ended."""
FIRST_STATUS = {"C1": 0.5, "V2": 0.36, "L2": 0.07, "L1": 0.07}
"""Of the spells that come to court; the others are agreed with the parents all along."""
BRIEF = {"L1": 3, "L2": 8}
"""Days that police protection and an emergency protection order last at most."""
LIMIT = 182
"""Days of 26 weeks."""
STEPPED_DOWN = 0.09
"""Share of the protection plans with a period of pre-proceedings that ended without any."""
FAR_AHEAD = np.datetime64("2900-01-01", "D")
INITIAL_PLANS = {"Foster care": 0.55, "Family and friends": 0.25, "At home": 0.2}
FINAL_PLANS = {
    "Long-term foster care": 0.42, "Special guardianship": 0.22, "Placement order": 0.16,
    "At home": 0.2,
}  # fmt: skip

REVEALS: dict[str, dict[str, int | None]] = {
    "initial_meeting_date": {},
    "pre_proceedings_letter_date": {},
    "care_proceedings_letter_date": {},
    "step_down_or_issue_agreed_date": {"outcome": None, "review_meeting_count": 0},
    "_issued": dict.fromkeys((
        "is_parent_represented_at_issue", "court_reference", "court_hearing_count",
        "is_short_notice", "short_notice_reason", "is_initial_plan_approved", "initial_care_plan",
    )),
    "_final": dict.fromkeys(("is_final_plan_approved", "final_care_plan")),
}  # fmt: skip
"""When a period's facts become known, as in Rows."""


def proceedings(county: County) -> Frame:
    """One entry per spell in care: status at first, and when each order was made, NaT if never.

    first_code, interim, full, placement_order; `is_court` says that there are proceedings
    """
    spell, chance = county.spell, county.chance("proceedings")
    count = len(spell["case"])
    plan = adoptions(county)
    order = np.full(count, NEVER)
    order[plan["spell"]] = plan["ordered"]
    by_order = ~np.isnat(order)
    parents = _first_with_parents(county)
    alone = county.case["is_unaccompanied"][spell["case"]]
    court = by_order | ~np.isnat(parents) | (chance.happens(count, _to_court(county)) & ~alone)
    first = chance.pick(count, FIRST_STATUS)
    wait = np.select([first == "C1", first == "V2", first == "L2"],
                     [0, chance.whole(count, 20, 140), BRIEF["L2"]], BRIEF["L1"])  # fmt: skip
    interim = np.fmin(np.fmin(spell["entered"] + wait * DAY, parents), order)
    interim = np.maximum(interim, spell["entered"])
    lasts = where(chance.happens(count, 0.45), LIMIT - chance.whole(count, 0, 9),
                  LIMIT + chance.skewed(count, 80, 0.8).astype(int))  # fmt: skip
    full = interim + lasts * DAY
    full = no_date(full, full >= order)
    return {
        "is_court": court,
        "first_code": where(court & (interim > spell["entered"]), first, where(court, "C1", "V2")),
        "interim": no_date(interim, ~court),
        "full": no_date(full, ~court),
        "placement_order": order,
    }


def _to_court(county: County) -> Values:
    """How likely each spell comes to court: the likelier, the longer the child stays."""
    spell, last = county.spell, county.period.horizon
    stays = where(np.isnat(spell["left"]), last, spell["left"]) - spell["entered"]
    is_open = np.isnat(spell["left"])
    ended = [~is_open & (stays <= days * DAY) for days in TO_COURT]
    young = is_open & (stays <= max(TO_COURT) * DAY)
    return np.select([*ended, young], [*TO_COURT.values(), OPEN_TO_COURT], LASTING_TO_COURT)


def _first_with_parents(county: County) -> Values:
    """The first day of each spell on which the child lived with the parents; NaT if never."""
    episode = county.episode
    at_home = episode["placement_code"] == "P1"
    since = np.full(len(county.spell["case"]), FAR_AHEAD)
    np.minimum.at(since, episode["spell"][at_home], episode["started"][at_home])
    return no_date(since, since == FAR_AHEAD)


def legal_statuses(county: County) -> Rows:
    """ssd_legal_status: one row per status; what ends one begins the next."""
    spell, made = county.spell, proceedings(county)
    starts = np.stack([spell["entered"], made["interim"], made["full"], made["placement_order"]])
    codes = np.broadcast_to(np.array(["", "C1", "C2", "E1"], dtype=object)[:, None], starts.shape)
    codes = codes.copy()
    codes[0] = made["first_code"]
    ends = where(np.isnat(spell["left"]), FAR_AHEAD, spell["left"])
    later = np.full(len(ends), FAR_AHEAD)
    ended, kept = np.full(starts.shape, NEVER), np.zeros(starts.shape, dtype=bool)
    for place in range(len(starts) - 1, -1, -1):  # the last status that begins on a day holds
        kept[place] = starts[place] < np.minimum(later, ends)
        ended[place] = where(later < ends, later, spell["left"])
        later = where(kept[place], starts[place], later)
    turn, of = np.nonzero(kept)
    columns: Frame = {
        "person_id": spell["person_id"][of],
        "legal_status_code": codes[turn, of],
        "legal_status_start_date": starts[turn, of],
        "legal_status_end_date": ended[turn, of],
        "legal_status_id": local_ids(spell["council"][of], "LS"),
    }
    begins = columns["legal_status_start_date"]
    return Rows(columns, begins, spell["council"][of], {"legal_status_end_date": {}})


def _periods(county: County) -> Frame:
    """Periods before proceedings: case, decided, agreed (to issue or step down), issued, final.

    `is_short` marks applications at short notice, with no time before them; `issued` and `final`
    are NaT where there were no proceedings.
    """
    spell, made = county.spell, proceedings(county)
    chance = county.chance("pre-proceedings")
    of = np.flatnonzero(made["is_court"] & ~(made["interim"] >= spell["left"]))
    issued = made["interim"][of]
    begun = issued - np.clip(chance.skewed(len(of), 110, 0.5), 30, 300).astype(int) * DAY
    short = (begun < county.case["referred"][spell["case"][of]]) | chance.happens(len(of), 0.2)
    decided = where(short, issued - chance.whole(len(of), 0, 3) * DAY, begun)
    final = np.fmin(made["full"][of], made["placement_order"][of])
    plan = county.plan
    steps = chance.happens(len(plan["case"]), STEPPED_DOWN)
    steps[np.isin(plan["case"], spell["case"])] = False
    down = np.flatnonzero(steps)
    starts = plan["started"][down] + chance.whole(len(down), 20, 150) * DAY
    down, starts = down[~(starts >= plan["ended"][down])], starts[~(starts >= plan["ended"][down])]
    ends = starts + np.clip(chance.skewed(len(down), 112, 0.4), 30, 300).astype(int) * DAY
    never = np.full(len(down), NEVER)
    return {
        "case": np.concatenate([spell["case"][of], plan["case"][down]]),
        "decided": np.concatenate([decided, starts]),
        "agreed": np.concatenate([np.maximum(decided, issued - 14 * DAY), ends]),
        "issued": np.concatenate([issued, never]),
        "final": np.concatenate([no_date(final, final >= spell["left"][of]), never]),
        "is_short": np.concatenate([short, np.zeros(len(down), dtype=bool)]),
    }


def pre_proceedings(county: County) -> Rows:
    """ssd_pre_proceedings: one row per child and period, whether or not proceedings followed."""
    found, chance = _periods(county), county.chance("ssd_pre_proceedings")
    case = {name: values[found["case"]] for name, values in county.case.items()}
    count = len(found["case"])
    court, short = ~np.isnat(found["issued"]), found["is_short"]
    home = np.char.mod("PL%07d", county.child["household"][case["child"]] + 1).astype(object)
    room = ((found["agreed"] - found["decided"]) / DAY).astype(int)
    sent = found["decided"] + np.minimum(chance.whole(count, 2, 9), room) * DAY
    met = found["decided"] + np.minimum(chance.whole(count, 10, 24), room) * DAY
    warned = found["issued"] - np.minimum(chance.whole(count, 1, 6), _apart(found)) * DAY
    plans = np.bincount(county.plan["case"], minlength=len(county.case["child"]))[found["case"]]
    columns: Frame = {
        "pre_proceedings_id": local_ids(case["council"], "PR"),
        "person_id": case["person_id"],
        "plo_family_id": LETTERS[case["council"]] + home,
        "decision_date": found["decided"],
        "initial_meeting_date": no_date(met, short),
        "outcome": where(court, "Issue care proceedings", "Step down"),
        "step_down_or_issue_agreed_date": found["agreed"],
        "cp_plan_count": plans,
        "legal_gateway_outcome": where(short, "Issue", "Pre-proceedings").astype(object),
        "previous_pre_proceedings_count": chance.rng.choice([0, 1], count, p=[0.88, 0.12]),
        "previous_care_proceedings_count": chance.rng.choice([0, 1], count, p=[0.9, 0.1]),
        "pre_proceedings_letter_date": no_date(sent, short),
        "care_proceedings_letter_date": warned,
        "review_meeting_count": where(short, 0, room // 42),
        "is_parent_represented": yes_no(chance.happens(count, 0.86), ~short),
    }
    columns |= _in_court(county, found, court, chance) | {"_issued": found["issued"]}
    return Rows(columns, found["decided"], case["council"], REVEALS)


def _apart(found: Frame) -> Values:
    """The days from the decision to the issue; none where nothing was issued."""
    issued = where(np.isnat(found["issued"]), found["decided"], found["issued"])
    days: Values = ((issued - found["decided"]) / DAY).astype(int)
    return days


def _in_court(county: County, found: Frame, court: Values, chance: Chance) -> Frame:
    """What is known of the proceedings; nothing where there are none."""
    count, short = len(court), found["is_short"]
    ended = ~np.isnat(found["final"])
    number = np.char.mod("%05d", 10_000 + np.arange(count)).astype(object)
    year = where(court, found["issued"], county.period.last).astype("datetime64[Y]")
    reason = chance.pick(count, {"Emergency": 0.7, "Birth of the child": 0.3})
    return {
        "is_parent_represented_at_issue": yes_no(chance.happens(count, 0.8), court),
        "court_reference": blank(text("ZZ", year.astype(int) - 30, "C", number), ~court),
        "court_hearing_count": blank(chance.whole(count, 1, 6).astype(object), ~court),
        "is_short_notice": yes_no(short, court),
        "short_notice_reason": blank(reason, ~(short & court)),
        "is_initial_plan_approved": yes_no(chance.happens(count, 0.9), court),
        "initial_care_plan": blank(chance.pick(count, INITIAL_PLANS), ~court),
        "is_final_plan_approved": yes_no(chance.happens(count, 0.92), ended),
        "final_care_plan": blank(chance.pick(count, FINAL_PLANS), ~ended),
        "_final": found["final"],
    }


ROWS = {"ssd_legal_status": legal_statuses, "ssd_pre_proceedings": pre_proceedings}
