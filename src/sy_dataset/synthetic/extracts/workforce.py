"""Who works in the councils: departments, professionals, and which of them worked with a child.

The case holders are as many as the published caseload asks for. Of the other roles, changes of
worker and working time nothing is published by council; assumed.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, as_date, day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.levels import level, share, year_of
from sy_dataset.synthetic.extracts.recurring import running, turns
from sy_dataset.synthetic.extracts.tools import TEAMS, WORKERS, text, workers
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.names import NAMES, family_names, given_names
from sy_dataset.synthetic.people import COUNCILS, local_ids
from sy_dataset.synthetic.rows import Rows, joined
from sy_dataset.synthetic.world import NFA

DEPARTMENTS = {
    "D01": "Front Door and Assessment",
    "D02": "Safeguarding and Care Planning",
    "D03": "Looked After Children and Leaving Care",
    "D04": "Early Help and Disabled Children",
}
PLACES = (
    "North", "South", "East", "West", "Central", "Riverside", "Hillside", "Valley", "Park",
    "Bridge", "Moor", "Canal", "Forge", "Meadow",
)  # fmt: skip
"""What tells a council's teams apart."""
CASE_HOLDERS, MANAGERS, REVIEWERS, ADVISERS = 240, 252, 264, 276
"""Numbers below which workers are social workers, team managers, reviewing officers, advisers."""
TITLES = {"Social Worker": 0.62, "Senior Social Worker": 0.28, "Newly Qualified Social Worker": 0.1}
FEWEST_DAYS, USUAL_DAYS = 30, 290
"""Days that a worker keeps a case: never fewer than the first, the second more on average."""
HOURS = {1.0: 0.72, 0.8: 0.14, 0.6: 0.09, 0.5: 0.05}
CHANGE_REASONS = {"MANAGE": 34, "LEFTRL": 28, "TSPROC": 22, "ABSENC": 8, "ORGRST": 4, "PCCHAN": 4}


def departments(county: County) -> Rows:
    """ssd_department: one row per team and per department around teams."""
    codes, names = np.array(list(DEPARTMENTS)), np.array(list(DEPARTMENTS.values()))
    of = np.repeat(np.arange(len(codes)), TEAMS // len(codes))
    chance = county.chance("ssd_department")
    parts = []
    for which in range(len(COUNCILS)):
        places = chance.rng.permutation(np.array(PLACES))[:TEAMS]
        teams = np.char.add(np.char.add(names[of], " "), places)
        parts.append(_departments(county, which, codes, names, of, teams))
    return joined(parts)


def _departments(
    county: County, which: int, codes: Values, names: Values, of: Values, teams: Values
) -> Rows:
    """The departments of one council, and the teams of each, `of` being the number of its own."""
    letter, count = COUNCILS[which].letter, len(codes) + len(of)
    own = np.concatenate([codes, np.char.mod("T%02d", np.arange(1, len(of) + 1))])
    nothing = np.full(len(codes), None, dtype=object)
    columns: Frame = {
        "team_id": np.char.add(letter, own).astype(object),
        "team_name": np.concatenate([names, teams]).astype(object),
        "parent_team_id": np.concatenate([nothing, np.char.add(letter, codes[of])]),
        "parent_team_name": np.concatenate([nothing, names[of]]),
    }
    return Rows(columns, np.full(count, county.period.first), np.full(count, which))


def worker_names(county: County, council: Values, number: Values) -> Values:
    """The invented name of each worker."""
    place = council * WORKERS + number
    given = given_names(county.seed)[(place * 131 + 17) % NAMES]
    return text(given, " ", family_names(county.seed)[(place * 977 + 41) % NAMES])


def professionals(county: County) -> Rows:
    """ssd_professionals: one row per worker, with the cases held on the last 30 September."""
    chance, period = county.chance("ssd_professionals"), county.period
    council = np.repeat(np.arange(len(COUNCILS)), WORKERS)
    number = np.tile(np.arange(WORKERS), len(COUNCILS))
    count = len(council)
    title = np.select(
        [number < CASE_HOLDERS, number < MANAGERS, number < REVIEWERS, number < ADVISERS],
        [chance.pick(count, TITLES), "Team Manager", "Independent Reviewing Officer",
         "Personal Adviser"],
        "Family Support Worker",
    )  # fmt: skip
    registered = number < REVIEWERS
    registration = np.char.mod("SW%06d", 900_000 + council * WORKERS + number).astype(object)
    agency = chance.happens(count, share("agency_workers", council, year_of(period.last)))
    teams = departments(county)
    team = dict(zip(teams["team_id"].tolist(), teams["team_name"].tolist(), strict=True))
    who = workers(council, number)
    columns: Frame = {
        "worker_id": who["worker_id"],
        "staff_number": np.char.mod("%06d", 100_000 + np.arange(count) * 7).astype(object),
        "worker_name": worker_names(county, council, number),
        "social_worker_registration_number": blank(registration, ~registered),
        "job_title": title.astype(object),
        "caseload_count": _caseloads(county),
        "department": np.array([team[of] for of in who["team_id"].tolist()], dtype=object),
        "full_time_equivalent": chance.rng.choice(list(HOURS), count, p=list(HOURS.values())),
        "is_agency_worker": agency & registered,
    }  # fmt: skip
    return Rows(columns, np.full(count, period.first), council)


def census_day(last: np.datetime64) -> np.datetime64:
    """The 30 September on or before a day, of which the workforce return speaks."""
    on = as_date(last)
    this_year = date(on.year, 9, 30)
    return day(this_year if this_year <= on else date(on.year - 1, 9, 30))


def _caseloads(county: County) -> Values:
    held = allocations(county)
    on = census_day(county.period.last)
    now = (held["started"] <= on) & ~(held["ended"] <= on)
    place = held["council"][now] * WORKERS + held["number"][now]
    return np.bincount(place, minlength=len(COUNCILS) * WORKERS)


def _pools(county: County) -> Values:
    """How many case holders each council has, that they hold as many cases as was published."""
    case, on = county.case, census_day(county.period.last)
    is_open = (case["referred"] <= on) & ~(case["closed"] <= on)
    councils = np.arange(len(COUNCILS))
    cases = np.bincount(case["council"][is_open], minlength=len(COUNCILS))
    pools: Values = np.round(cases / level("caseload", councils, year_of(on))).astype(int)
    return np.clip(pools, 2, CASE_HOLDERS)


def allocations(county: County) -> Frame:
    """Whose case it was, from the referral to the closing: case, council, number, started, ended.

    Siblings begin with the same worker. After the assessment most cases go to another team.
    `ended` is NaT while it lasts, `is_last` says that the case, not the worker, ended it.
    """
    chance, case = county.chance("allocations"), county.case
    worked = np.flatnonzero(case["route"] != NFA)
    ends = where(np.isnat(case["closed"]), county.period.horizon + DAY, case["closed"])
    begins = case["referred"]
    of, turn = turns(begins[worked], ends[worked] + DAY, FEWEST_DAYS)
    gaps = FEWEST_DAYS + chance.rng.exponential(USUAL_DAYS, len(of)).astype(int)
    first = turn == 0
    moves = chance.happens(len(of), 0.5) & (turn == 1)
    settled = (case["authorised"] - begins)[worked[of]] // DAY + 7
    gaps = where(first, 0, where(moves & (settled > 0), np.maximum(settled, 14), gaps))
    on = begins[worked[of]] + running(turn, gaps) * DAY
    kept = first | (on < ends[worked[of]] - 7 * DAY)
    of, on, first, turn = worked[of[kept]], on[kept], first[kept], turn[kept]
    last = np.append(first[1:], True)
    ended = np.append(on[1:], NEVER)
    ended[last] = case["closed"][of[last]]
    pool = _pools(county)[case["council"][of]]
    homes = chance.whole(int(county.child["household"].max()) + 1, 0, 10**6)
    step = running(turn, where(first, 0, chance.whole(len(of), 1, pool - 1)))
    number = (homes[county.child["household"][case["child"][of]]] + step) % pool
    return {
        "case": of, "council": case["council"][of], "number": number, "started": on,
        "ended": ended, "is_last": last,
    }  # fmt: skip


def case_workers(county: County, case: Values, on: Values) -> Frame:
    """worker_id and team_id of those whose cases these were on a day of the case."""
    held = allocations(county)
    order = held["case"] * 10**6 + held["started"].astype(int)
    place = np.searchsorted(order, case * 10**6 + on.astype(int), "right") - 1
    return workers(held["council"][place], held["number"][place])


def involvements(county: County) -> Rows:
    """ssd_involvements: case workers, the officers of children in care, the chairs of plans."""
    held = allocations(county)
    parts = [_involved(county, held, "Allocated Case Worker", held["is_last"])]
    for frame, begins, ends, role in (
        (county.spell, "entered", "left", "Independent Reviewing Officer"),
        (county.plan, "started", "ended", "Conference Chair"),
    ):
        chance, count = county.chance(f"involvements {role}"), len(frame["case"])
        one = {
            "case": frame["case"], "council": frame["council"], "started": frame[begins],
            "ended": frame[ends], "number": chance.whole(count, MANAGERS, REVIEWERS - 1),
        }  # fmt: skip
        parts.append(_involved(county, one, role, np.ones(count, dtype=bool)))
    rows = joined(parts)
    ids = local_ids(np.asarray(rows.council), "IV")
    return Rows(rows.columns | {"involvement_id": ids}, rows.appears_on, rows.council, rows.reveals)


def _involved(county: County, held: Frame, role: str, is_last: Values) -> Rows:
    count = len(held["case"])
    reasons = county.chance(f"ssd_involvements {role}").pick(count, CHANGE_REASONS)
    case = county.case
    columns: Frame = {
        **workers(held["council"], held["number"]),
        "role": np.full(count, role, dtype=object),
        "involvement_start_date": held["started"],
        "involvement_end_date": no_date(held["ended"], held["ended"] < held["started"]),
        "change_reason_code": blank(reasons, is_last | np.isnat(held["ended"])),
        "person_id": case["person_id"][held["case"]],
        "referral_id": case["referral_id"][held["case"]],
    }
    reveals = {"involvement_end_date": {"change_reason_code": None}}
    return Rows(columns, held["started"], held["council"], reveals)


ROWS = {
    "ssd_department": departments,
    "ssd_professionals": professionals,
    "ssd_involvements": involvements,
}
