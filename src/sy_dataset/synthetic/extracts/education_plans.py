"""Personal education plans of looked-after children, term by term.

Nearly every child of school age in care has one each term; the share signed off in time and
the virtual school's judgements are not published and are assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY, after_working_days, as_date, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import school_rolls
from sy_dataset.synthetic.rows import Rows, joined

TERMS = {"AUTUMN": (9, 1, 110), "SPRING": (1, 5, 85), "SUMMER": (4, 15, 97)}
"""First day of each term (month and day) and how many days later its plans are due."""
HELD, SIGNED, IN_TIME = 0.97, 0.97, 0.9
FIRST_PLAN = 20
"""Working days within which a child who comes into care has a plan."""
QUALITY = {"GREEN": 0.68, "AMBER": 0.22, "RED": 0.05, "NOT_JUDGED": 0.05}


def plans(county: County) -> Rows:
    """education_peps: one row per looked-after pupil per term, from the day it is asked for."""
    chance, roll = county.chance("education_peps"), school_rolls.rolls(county)
    first, last = (as_date(edge) for edge in (county.period.first, county.period.horizon))
    parts = [
        _term(county, roll, year, term, chance)
        for year in range(first.year - 1, last.year + 1)
        for term in TERMS
    ]
    return joined(parts)


def _term(county: County, roll: Frame, year: int, term: str, chance: Chance) -> Rows:
    month, day_of_month, length = TERMS[term]
    calendar = year if term == "AUTUMN" else year + 1
    begins = np.datetime64(f"{calendar}-{month:02}-{day_of_month:02}", "D")
    which, entered = _in_care(county, roll, begins, begins + length * DAY)
    pupil, count = school_rolls.of(roll, which), len(which)
    opens = np.maximum(entered, begins)
    new = after_working_days(opens, FIRST_PLAN)
    due = where(entered > begins, np.maximum(new, begins), begins + length * DAY)
    on_time = working_day(due - chance.whole(count, 1, 40) * DAY)
    held = where(
        chance.happens(count, IN_TIME), on_time, working_day(due + chance.whole(count, 2, 30) * DAY)
    )
    held = np.maximum(held, working_day(opens + DAY))
    held = no_date(held, ~chance.happens(count, HELD))
    signed = no_date(held + chance.whole(count, 0, 12) * DAY, ~chance.happens(count, SIGNED))
    told = ~np.isnat(held)
    columns: Frame = {
        "pupil_id": pupil["pupil_id"],
        "academic_year": np.full(count, year),
        "term_code": np.full(count, term, dtype=object),
        "school_urn": school_rolls.urn_on(pupil, opens),
        "due_date": due,
        "meeting_date": held,
        "completed_date": signed,
        "quality_code": blank(chance.pick(count, QUALITY), np.isnat(signed)),
        "is_child_view_recorded": yes_no(chance.happens(count, 0.9), told),
        "is_social_worker_present": yes_no(chance.happens(count, 0.92), told),
        "is_carer_present": yes_no(chance.happens(count, 0.86), told),
    }
    met = ("is_child_view_recorded", "is_social_worker_present", "is_carer_present")
    reveals = {"meeting_date": dict.fromkeys(met), "completed_date": {"quality_code": None}}
    inside = (opens >= county.period.first - 120 * DAY) & (opens <= county.period.horizon)
    return Rows(columns, opens, pupil["council"], reveals).only(inside)


def _in_care(
    county: County, roll: Frame, begins: np.datetime64, ends: Values
) -> tuple[Values, Values]:
    """Pupils on a roll and in care for some weeks of a term, once each, and since when."""
    spell = county.spell
    there = (spell["entered"] <= ends - 30 * DAY) & ~(spell["left"] < begins + 14 * DAY)
    spells = np.flatnonzero(there)
    on = np.maximum(spell["entered"][spells], begins)
    which = school_rolls.roll_on(roll, spell["child"][spells], on)
    entered = spell["entered"][spells]
    known = which >= 0
    which, place = np.unique(which[known], return_index=True)
    number = school_rolls.year_of(school_rolls.of(roll, which), begins)
    kept = (number >= 0) & (number <= school_rolls.LAST_YEAR)
    return which[kept], entered[known][place][kept]


ROWS = {"education_peps": plans}
