"""Rounds of audits: programmes, cases, grades, second grades, criteria, concerns raised at once.

A round a quarter, of a theme that comes back every year with the same sampling. Two grades of
one case agree in about two thirds and lie within one grade of each other in nearly all.
"""

from __future__ import annotations

import hashlib

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, by_day, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers.office import (
    INVENTED,
    drawn_cases,
    ids,
    person,
    regularly,
)
from sy_dataset.synthetic.extracts.school_rolls import status_on
from sy_dataset.synthetic.extracts.spans import in_hours
from sy_dataset.synthetic.extracts.tools import TEAMS, text
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows, joined

THEMES = np.array(["FRONT_DOOR", "NEGLECT", "CHILD_PROTECTION", "EXPLOITATION"], dtype=object)
METHODS = np.array(["STRATIFIED", "TRACER", "RANDOM", "SYSTEMATIC"], dtype=object)
"""By quarter of the year, from April."""
CASES = 12
PLANNED = {"COUNCIL": 24, "HEALTH": 12, "POLICE": 12, "EDUCATION": 8}
GRADES = np.array(["OUTSTANDING", "GOOD", "REQUIRES_IMPROVEMENT", "INADEQUATE"], dtype=object)
LEVELS = np.array([0.06, 0.5, 0.36, 0.08])
AUDITORS = {
    "COUNCIL": (1.0, "QUALITY_LEAD"), "HEALTH": (0.7, "DESIGNATED_PROFESSIONAL"),
    "POLICE": (0.55, "POLICE_OFFICER"), "EDUCATION": (0.45, "SAFEGUARDING_LEAD"),
}  # fmt: skip
CRITERIA = (
    "IMMEDIATE_RISK", "CHILD_SEEN", "CHILD_HEARD", "MANAGER_OVERSIGHT", "TIMELINESS",
    "INFORMATION_SHARED", "FEEDBACK_TO_REFERRER", "HISTORY", "PLAN",
)  # fmt: skip
EXCLUDED = {"CONFLICT": 0.3, "NOT_IN_SCOPE": 0.3, "NOT_DONE": 0.3, "LEGAL": 0.1}
BASES = {"PANEL": 0.55, "SINGLE": 0.25, "SAFETY_CRITERION": 0.2}
MODERATED = 0.3
CONCERNS = 0.09
REASONS = {"DRIFT": 0.4, "UNMET_NEED": 0.28, "RECORD": 0.2, "IMMEDIATE_RISK": 0.12}
ENDS = {
    "PLAN_CHANGED": 0.44, "RECORD_CORRECTED": 0.24, "CHILD_SAFEGUARDED": 0.22,
    "NO_ACTION_NEEDED": 0.1,
}  # fmt: skip
STRATA = np.array(["ASSESSED", "CIN", "CP", "CLA"], dtype=object)


def tables(county: County) -> dict[str, Rows]:
    """The tables of audits by name."""
    held, case = rounds(county), _cases(county)
    grades = _grades(county, case)
    return {
        "audit_programmes": _programmes(county),
        "audit_rounds": _round_rows(county, held),
        "audit_cases": _case_rows(county, case),
        "audit_grades": grades,
        "audit_answers": _answers(county, case),
        "audit_moderations": _moderations(county, grades),
        "audit_escalations": _concerns(county, case),
    }


def _programmes(county: County) -> Rows:
    year = regularly(county, 12)
    first = np.unique(year["on"])
    starts = np.concatenate([first[:1] - 365 * DAY, first]) if len(first) else first
    starts = starts.astype("datetime64[Y]").astype("datetime64[M]") + 3
    council = np.repeat(np.arange(4, dtype=np.int8), len(starts) * len(PLANNED))
    begins = np.tile(np.repeat(starts, len(PLANNED)), 4)
    agency = np.tile(np.array(list(PLANNED), dtype=object), 4 * len(starts))
    more = county.chance("audit_programmes").whole(len(agency), 0, 8)
    columns: Frame = {
        "audit_programme_id": _programme(council, begins),
        "agency_code": agency,
        "programme_start_date": begins.astype("datetime64[D]"),
        "programme_end_date": (begins + 12).astype("datetime64[D]") - DAY,
        "planned_audit_count": np.tile(np.array(list(PLANNED.values())), 4 * len(starts)) + more,
    }
    return Rows(columns, begins.astype("datetime64[D]"), council)


def _programme(council: Values, on: Values) -> Values:
    """The programme of the year from April in which each day lies."""
    month = on.astype("datetime64[M]").astype(int)
    return text(LETTERS[council], "PRG", 1970 + (month - 3) // 12)


def rounds(county: County) -> Frame:
    """One entry per council and quarter: id, theme, when drawn and when reported."""
    quarter, chance = regularly(county, 3), county.chance("audit rounds")
    number = (quarter["on"].astype("datetime64[M]").astype(int) // 3 - 1) % 4
    count = len(number)
    drawn = after_working_days(quarter["on"], chance.whole(count, 4, 12))
    year = 1970 + quarter["on"].astype("datetime64[M]").astype(int) // 12
    names = [
        text(LETTERS[quarter["council"]], "RND", back, "Q", number + 1) for back in (year, year - 1)
    ]
    before = quarter["on"] >= county.period.first + 400 * DAY
    return quarter | {
        "audit_round_id": names[0],
        "repeats": blank(names[1], ~before),
        "theme": THEMES[number],
        "method": METHODS[number],
        "drawn": drawn,
        "reported": drawn + chance.whole(count, 50, 75) * DAY,
    }


def _round_rows(county: County, held: Frame) -> Rows:
    chance, count = county.chance("audit_rounds"), len(held["on"])
    _, _, sizes = drawn_cases(county, held["council"], held["drawn"], 0, chance)
    is_tracer = held["method"] == "TRACER"
    seeds = chance.whole(count, 10_000, 99_999).astype(object)
    hashes = [hashlib.sha256(name.encode()).hexdigest() for name in held["audit_round_id"].tolist()]
    columns: Frame = {
        "audit_round_id": held["audit_round_id"],
        "audit_programme_id": _programme(held["council"], held["on"]),
        "theme_code": held["theme"],
        "sampling_method_code": held["method"],
        "sampling_seed": blank(seeds, is_tracer),
        "frame_sha256": blank(np.array(hashes, dtype=object), is_tracer),
        "frame_count": blank(sizes.astype(object), is_tracer),
        "planned_case_count": np.full(count, CASES),
        "frame_drawn_date": held["drawn"],
        "round_completed_date": held["reported"],
        "repeats_audit_round_id": held["repeats"],
    }
    return Rows(columns, held["drawn"], held["council"], {"round_completed_date": {}})


def _cases(county: County) -> Frame:
    """The cases of every round: the round, the child, the true grade, when audited."""
    held, chance = rounds(county), county.chance("audit cases")
    of, case, sizes = drawn_cases(county, held["council"], held["drawn"], CASES, chance)
    count, council = len(of), held["council"][of]
    child = county.case["child"][case]
    status = status_on(county, child, held["drawn"][of])
    audited = after_working_days(held["drawn"][of], chance.whole(count, 5, 28))
    excluded = chance.happens(count, 0.06)
    return {
        "audit_case_id": ids(council, "AUC"),
        "audit_round_id": held["audit_round_id"][of],
        "council": council,
        "drawn": held["drawn"][of],
        "person_id": county.case["person_id"][case],
        "stratum": STRATA[status],
        "weight": np.round(sizes[of] / np.maximum(np.bincount(of, minlength=1)[of], 1), 2),
        "is_random": held["method"][of] != "TRACER",
        "excluded": excluded,
        "audited": no_date(audited, excluded),
        "level": chance.rng.choice(len(LEVELS), count, p=LEVELS),
    }


def _only(frame: Frame, which: Values) -> Frame:
    return {name: values[which] for name, values in frame.items()}


def _case_rows(county: County, case: Frame) -> Rows:
    chance, count = county.chance("audit_cases"), len(case["level"])
    unaudited = case["excluded"]
    columns: Frame = {
        "audit_case_id": case["audit_case_id"],
        "audit_round_id": case["audit_round_id"],
        "person_id": case["person_id"],
        "stratum_code": blank(case["stratum"], ~case["is_random"]),
        "sampling_weight": blank(case["weight"].astype(object), ~case["is_random"]),
        "is_substitute": chance.happens(count, 0.07),
        "exclusion_code": blank(chance.pick(count, EXCLUDED), ~unaudited),
        "case_audited_date": case["audited"],
        "final_grade_code": blank(GRADES[case["level"]], unaudited),
        "final_grade_basis_code": blank(chance.pick(count, BASES), unaudited),
    }
    known = dict.fromkeys(("final_grade_code", "final_grade_basis_code"))
    return Rows(columns, case["drawn"], case["council"], {"case_audited_date": known})


def _grades(county: County, case: Frame) -> Rows:
    case = _only(case, ~case["excluded"])
    parts = [_graded(county, case, agency) for agency in AUDITORS]
    every = joined(parts)
    return Rows(
        every.columns | {"audit_grade_id": ids(_council(every), "AUG")},
        every.appears_on, every.council,
    )  # fmt: skip


def _council(rows: Rows) -> Values:
    return rows.council if rows.council is not None else np.zeros(len(rows), dtype=np.int8)


def _off_by(level: Values, chance: Chance, agrees: float) -> Values:
    """The same level, or the next better or worse one."""
    moved = level + chance.rng.choice([-1, 1], len(level))
    return np.clip(where(chance.happens(len(level), agrees), level, moved), 0, len(GRADES) - 1)


def _graded(county: County, case: Frame, agency: str) -> Rows:
    share, role = AUDITORS[agency]
    chance = county.chance(f"audit_grades {agency}")
    case = _only(case, chance.happens(len(case["level"]), share))
    count, council = len(case["level"]), case["council"]
    who, name = person(council, chance, county.seed)
    on = np.maximum(case["drawn"] + DAY, case["audited"] - chance.whole(count, 0, 3) * DAY)
    own = agency == "COUNCIL"
    team = text(LETTERS[council], "T9", chance.whole(count, 0, TEAMS - 3))
    columns: Frame = {
        "audit_case_id": case["audit_case_id"],
        "auditor_id": who,
        "auditor_name": name,
        "auditor_agency_code": np.full(count, agency, dtype=object),
        "auditor_role_code": np.full(count, role, dtype=object),
        "auditor_team_id": blank(team, np.full(count, not own)),
        "graded_agency_code": np.full(count, agency, dtype=object),
        "grade_code": GRADES[_off_by(case["level"], chance, 0.8)],
        "graded_date": on,
        "grade_rationale": np.full(count, INVENTED, dtype=object),
    }
    return Rows(columns, on, council)


def _answers(county: County, case: Frame) -> Rows:
    """Worse cases meet fewer of the criteria."""
    case = _only(case, ~case["excluded"])
    parts = []
    for criterion in CRITERIA:
        chance, count = county.chance(f"audit_answers {criterion}"), len(case["level"])
        draw = chance.rng.random(count) - 0.12 * (1.5 - case["level"])
        kinds = [draw < 0.55, draw < 0.75, draw < 0.9, draw < 0.97]
        answers = np.select(kinds, ["MET", "PARTLY", "NOT_MET", "NOT_EVIDENCED"], "NOT_APPLICABLE")
        columns: Frame = {
            "audit_case_id": case["audit_case_id"],
            "criterion_code": np.full(count, criterion, dtype=object),
            "criterion_agency_code": np.full(count, "COUNCIL", dtype=object),
            "criterion_answer_code": answers.astype(object),
            "criterion_evidence": blank(np.full(count, "Invented reference."), draw > 0.9),
        }
        parts.append(Rows(columns, case["audited"], case["council"]))
    return joined(parts)


def _moderations(county: County, grades: Rows) -> Rows:
    chance = county.chance("audit_moderations")
    grades = grades.only(chance.happens(len(grades), MODERATED))
    count, council = len(grades), _council(grades)
    who, name = person(council, chance, county.seed)
    first = np.searchsorted(np.arange(len(GRADES)), _places(grades["grade_code"]))
    on = after_working_days(grades["graded_date"], chance.whole(count, 2, 15))
    columns: Frame = {
        "audit_moderation_id": ids(council, "AUM"),
        "audit_grade_id": grades["audit_grade_id"],
        "moderator_id": where(who == grades["auditor_id"], text(LETTERS[council], "W9000"), who),
        "moderator_name": name,
        "moderator_agency_code": chance.pick(count, {"COUNCIL": 0.5, "HEALTH": 0.3, "POLICE": 0.2}),
        "is_blind": chance.happens(count, 0.85),
        "moderator_grade_code": GRADES[_off_by(first, chance, 0.67)],
        "moderated_date": on,
    }
    return Rows(columns, on, council)


def _places(grades: Values) -> Values:
    known = {grade: place for place, grade in enumerate(GRADES.tolist())}
    return np.array([known[grade] for grade in grades.tolist()], dtype=int)


def _concerns(county: County, case: Frame) -> Rows:
    chance = county.chance("audit_escalations")
    case = _only(case, ~case["excluded"] & chance.happens(len(case["level"]), CONCERNS))
    count = len(case["level"])
    raised = in_hours(case["audited"], chance)
    ended = minutes(hours_later(raised, np.clip(chance.skewed(count, 30, 1.1), 1, 900)))
    columns: Frame = {
        "audit_escalation_id": ids(case["council"], "AUE"),
        "audit_case_id": case["audit_case_id"],
        "escalated_at": raised,
        "escalated_to_code": chance.pick(count, {"COUNCIL": 0.75, "HEALTH": 0.13, "POLICE": 0.12}),
        "escalation_reason_code": chance.pick(count, REASONS),
        "escalation_resolved_at": by_day(ended, chance.whole(count, 0, 110)),
        "escalation_outcome_code": chance.pick(count, ENDS),
    }
    reveals = {"escalation_resolved_at": {"escalation_outcome_code": None}}
    return Rows(columns, case["audited"], case["council"], reveals)
