"""Training, and counts of the workforce.

Vacancies, turnover, agency staff and cases per social worker are those that the Department for
Education published for September 2022 to 2024 (years ending March 2023 to 2025), by authority;
later years carry the last on. Posts follow from the open cases of the county. Other roles and
all of training are assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers.office import ids, open_cases, regularly
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows, joined

TOPICS = ("NEGLECT", "DOMESTIC_ABUSE", "EXPLOITATION", "CORE", "SEXUAL_ABUSE", "LEARNING")
AGENCIES = {"COUNCIL": 0.34, "HEALTH": 0.26, "EDUCATION": 0.24, "POLICE": 0.1, "VOLUNTARY": 0.06}
ROLES = {
    "COUNCIL": "SOCIAL_WORKER", "HEALTH": "NURSE", "EDUCATION": "SAFEGUARDING_LEAD",
    "POLICE": "POLICE_OFFICER", "VOLUNTARY": "VOLUNTARY_WORKER",
}  # fmt: skip
OPINIONS = {"STRONGLY_AGREE": 0.4, "AGREE": 0.46, "NEITHER": 0.1, "DISAGREE": 0.04}
LEARNERS, BOOKED = 800, 18
"""People of each council who may be booked, and how many are for an event."""
FORMATS = {"ROOM": 0.4, "ONLINE": 0.45, "SELF_PACED": 0.15}
ELIGIBLE = {"COUNCIL": 420, "HEALTH": 640, "EDUCATION": 900, "POLICE": 160}
FIRST_YEAR, LAST_YEAR = 2022, 2025
VACANCY = np.array([[23.8, 15.7, 8.4, 5.9], [22.7, 24, 17.3, 14.5],
                    [9.4, 8.6, 5.9, 1.9], [4.5, 2.9, 3.5, 3.4]])  # fmt: skip
TURNOVER = np.array([[25.4, 16.8, 17.4, 8], [12.8, 20.5, 10.6, 7.9],
                     [19.5, 16.4, 12, 13.6], [14.4, 10.9, 10.7, 10.7]])  # fmt: skip
AGENCY = np.array([[14.3, 28.1, 19.2, 13], [20.8, 20.4, 20, 12.8],
                   [9.4, 8.6, 5.9, 1.9], [5, 2.3, 2.8, 0.4]])  # fmt: skip
CASELOAD = np.array([[19.1, 14.1, 16.2, 15.2], [17.7, 19.2, 15.6, 15.1],
                     [18.1, 13.2, 12.5, 13.3], [15.9, 16.1, 15.3, 14.9]])  # fmt: skip
"""Per cent, and cases a worker; by council and by the year that ends in March."""
HOLD_CASES = 0.72
"""Share of social workers in post who hold cases."""
OTHERS = {
    ("COUNCIL", "FAMILY_SUPPORT"): 0.5, ("COUNCIL", "MASH"): 0.14, ("COUNCIL", "CHAIR"): 0.1,
    ("HEALTH", "HEALTH_VISITOR"): 0.45, ("HEALTH", "SCHOOL_NURSE"): 0.2,
    ("HEALTH", "SAFEGUARDING_NURSE"): 0.06, ("POLICE", "CHILD_ABUSE_OFFICER"): 0.18,
}  # fmt: skip
"""Posts of other roles for each post of a social worker."""


def tables(county: County) -> dict[str, Rows]:
    """The tables of training and of the workforce by name."""
    return {
        "training_events": _event_rows(county),
        "training_attendances": _attendances(county),
        "training_eligible_staff": _eligible(county),
        "workforce_returns": _workforce(county),
    }


def _events(county: County) -> Frame:
    time, chance = regularly(county, 1), county.chance("training events")
    count = len(time["on"])
    number = time["on"].astype("datetime64[M]").astype(int) + time["council"]
    return {
        "training_event_id": ids(time["council"], "TRE"),
        "council": time["council"],
        "on": working_day(time["on"] + chance.whole(count, 2, 25) * DAY),
        "topic": np.array(TOPICS, dtype=object)[number % len(TOPICS)],
    }


def _event_rows(county: County) -> Rows:
    event, chance = _events(county), county.chance("training_events")
    count = len(event["on"])
    columns: Frame = {
        "training_event_id": event["training_event_id"],
        "training_topic_code": event["topic"],
        "training_date": event["on"],
        "training_format_code": chance.pick(count, FORMATS),
        "is_multi_agency": chance.happens(count, 0.8),
        "training_hours": chance.rng.choice([1.5, 3.0, 6.0], count),
        "place_count": chance.rng.choice([20, 25, 30], count),
    }
    return Rows(columns, event["on"] - 60 * DAY, event["council"])


def _attendances(county: County) -> Rows:
    event, chance = _events(county), county.chance("training_attendances")
    of = np.repeat(np.arange(len(event["on"])), BOOKED)
    count, council, on = len(of), event["council"][of], event["on"][of]
    turn = np.tile(np.arange(BOOKED), len(event["on"]))
    number = (turn * (LEARNERS // BOOKED) + chance.whole(count, 0, LEARNERS // BOOKED - 1)) + 1
    agency = chance.pick(count, AGENCIES)
    kinds = {name: place for place, name in enumerate(ROLES)}
    roles = np.array(list(ROLES.values()), dtype=object)
    came = chance.happens(count, 0.84)
    scored = came & chance.happens(count, 0.75)
    before = np.clip(chance.rng.normal(56, 12, count), 10, 95).round()
    after = np.clip(before + chance.rng.normal(18, 9, count), 10, 100).round()
    later = np.clip(after - chance.rng.normal(5, 6, count), 10, 100).round()
    asked = scored & chance.happens(count, 0.4)
    changed = chance.pick(count, {"YES": 0.58, "NO": 0.16, "UNSURE": 0.26})
    useful = chance.pick(count, OPINIONS)
    columns: Frame = {
        "training_event_id": event["training_event_id"][of],
        "learner_id": text(LETTERS[council], "L", number),
        "learner_agency_code": agency,
        "learner_role_code": roles[[kinds[name] for name in agency.tolist()]],
        "is_attended": came,
        "score_before": blank(before.astype(object), ~scored),
        "score_after": blank(after.astype(object), ~scored),
        "score_later": blank(later.astype(object), ~asked),
        "found_useful_code": blank(useful, ~came | ~chance.happens(count, 0.7)),
        "practice_changed_code": blank(changed, ~asked),
        "_later": on + 92 * DAY,
    }
    reveals = {"_later": dict.fromkeys(("score_later", "practice_changed_code"))}
    return Rows(columns, on, council, reveals)


def _eligible(county: County) -> Rows:
    time, chance = regularly(county, 6), county.chance("training_eligible_staff")
    size = np.array([1.0, 1.1, 1.05, 1.9])[time["council"]]
    parts = []
    for agency, staff in ELIGIBLE.items():
        for topic in TOPICS[:4]:
            count = len(time["on"])
            people = (staff * size * chance.rng.uniform(0.9, 1.1, count) * 0.7).astype(int)
            columns: Frame = {
                "eligible_agency_code": np.full(count, agency, dtype=object),
                "training_topic_code": np.full(count, topic, dtype=object),
                "counted_date": time["on"] - DAY,
                "eligible_staff_count": people,
            }
            parts.append(Rows(columns, time["on"], time["council"]))
    return joined(parts)


def _workforce(county: County) -> Rows:
    """Counts on 31 March and 30 September of every role."""
    time, chance = regularly(county, 6), county.chance("workforce_returns")
    on, council = time["on"] - DAY, time["council"]
    year = (
        on.astype("datetime64[Y]").astype(int)
        + 1970
        + (on.astype("datetime64[M]").astype(int) % 12 > 2)
    )
    place = np.clip(year, FIRST_YEAR, LAST_YEAR) - FIRST_YEAR
    shares = [table[council, place] for table in (VACANCY, TURNOVER, AGENCY)]
    cases = np.array(
        [len(open_cases(county, *key)) for key in zip(council.tolist(), on, strict=True)]
    )
    holders = cases / CASELOAD[council, place]
    posts = holders / HOLD_CASES / (1 - shares[0] / 100)
    own = _counts("COUNCIL", "SOCIAL_WORKER", time, posts, shares)
    own |= {"case_holders_fte": holders.round(1), "open_case_count": cases.astype(object)}
    parts = [_counted(own, on, time)]
    for (agency, role), times in OTHERS.items():
        usual = [chance.rng.uniform(*ends, len(on)) for ends in ((5, 15), (8, 18), (0, 5))]
        parts.append(_counted(_counts(agency, role, time, posts * times, usual), on, time))
    return joined(parts)


def _counts(agency: str, role: str, time: Frame, posts: Values, shares: list[Values]) -> Frame:
    vacancy, turnover, agency_share = shares
    count, filled = len(posts), posts * (1 - vacancy / 100)
    leavers = filled * turnover / 100
    return {
        "workforce_agency_code": np.full(count, agency, dtype=object),
        "workforce_role_code": np.full(count, role, dtype=object),
        "posts_fte": posts.round(1),
        "vacancies_fte": (posts - filled).round(1),
        "agency_staff_fte": (posts * agency_share / 100).round(1),
        "starters_fte": (leavers * 1.05).round(1),
        "leavers_fte": leavers.round(1),
        "case_holders_fte": np.full(count, None, dtype=object),
        "open_case_count": np.full(count, None, dtype=object),
    }


def _counted(counts: Frame, on: Values, time: Frame) -> Rows:
    columns = counts | {"workforce_date": on}
    columns["case_holders_fte"] = columns["case_holders_fte"].astype(object)
    return Rows(columns, time["on"] + 20 * DAY, time["council"])
