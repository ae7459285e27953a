"""The health of looked-after children: assessments, teeth, immunisations, well-being, misuse.

Each published measure is of the children looked after for a year on 31 March, who have just one
anniversary of coming into care in the year before: what is counted of a year hangs on it.
Initial assessments in time, why a check was not done, and what substances and offences there
were, is not published; assumed.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.levels import level, share, year_of
from sy_dataset.synthetic.extracts.recurring import turns
from sy_dataset.synthetic.people import COUNCILS, local_ids
from sy_dataset.synthetic.rows import Rows, uniform_days

INITIAL_LIMIT, INITIAL_IN_TIME = 20, 0.72
"""Working days to the initial assessment, and the share of them kept."""
NOT_DONE = {"Refused": 0.4, "Not attended": 0.3, "Overdue": 0.22, "Cancelled": 0.08}
BOOKED_AHEAD = 21
SCORED, SPREAD = 0.8, 7.2
"""Questionnaires that came back with a score, and the standard deviation of the scores."""
NO_SCORE = {"SDQ2": 0.35, "SDQ3": 0.1, "SDQ4": 0.3, "SDQ5": 0.25}
SUBSTANCES = {"Cannabis": 0.7, "Alcohol": 0.18, "Ketamine": 0.05, "Cocaine": 0.07}
OFFENCES = {
    "Criminal damage": 0.27, "Assault": 0.3, "Theft": 0.16, "Public order offence": 0.12,
    "Possession of a controlled drug": 0.1, "Vehicle offence": 0.05,
}  # fmt: skip


def anniversaries(county: County) -> Frame:
    """Every anniversary of coming into care while a child was there: spell, on, year, age, …"""
    spell = county.spell
    ends = where(np.isnat(spell["left"]), county.period.horizon + DAY, spell["left"])
    of, turn = turns(spell["entered"], ends, 365)
    on = spell["entered"][of] + np.round((turn + 1) * 365.25).astype(int) * DAY
    kept = on < ends[of]
    of, on = of[kept], on[kept]
    birth = county.child["birth"][spell["child"][of]]
    return {
        "spell": of, "on": on, "year": year_of(on), "age": (on - birth) / DAY / 365.25,
        "council": spell["council"][of], "person_id": spell["person_id"][of],
        "entered": spell["entered"][of], "ends": ends[of],
    }  # fmt: skip


def _year_begins(year: Values) -> Values:
    """The 1 April with which each year ending 31 March begins."""
    first = day(date(1970, 4, 1)).astype("datetime64[M]")
    begins: Values = (first + (year - 1971) * 12).astype("datetime64[D]")
    return begins


def health_checks(county: County) -> Frame:
    """Checks of children in care: spell, kind, on, is_done, status; `on` is when it is due to be.

    Initial assessments, reviews each year and for those under five each half, and dental checks.
    """
    chance, year = county.chance("health checks"), anniversaries(county)
    count = len(year["on"])
    begins = _year_begins(year["year"])
    before = np.maximum(year["on"] - chance.whole(count, 0, 24) * DAY, begins)
    checked = chance.happens(count, share("health_assessment", year["council"], year["year"]))
    half = np.flatnonzero((year["age"] < 5) & (year["on"] - 182 * DAY > year["entered"]))
    again = checked[half] & chance.happens(len(half), 0.9)
    last = np.minimum(begins + 364 * DAY, year["ends"] - DAY)
    teeth = uniform_days(
        np.maximum(begins, year["entered"] + 30 * DAY), last, chance.rng.random(count)
    )
    clean = chance.happens(count, share("dental_check", year["council"], year["year"]))
    first = _initial(county, chance)
    parts = [
        (first["spell"], "Initial Health Assessment", first["on"], first["is_done"]),
        (year["spell"], "Review Health Assessment", before, checked),
        (year["spell"][half], "Review Health Assessment", before[half] - 182 * DAY, again),
        (year["spell"], "Dental Check", teeth, clean),
    ]
    frame: Frame = {
        "spell": np.concatenate([of for of, _, _, _ in parts]),
        "kind": np.concatenate([np.full(len(of), kind, dtype=object) for of, kind, _, _ in parts]),
        "on": np.concatenate([on for _, _, on, _ in parts]),
        "is_done": np.concatenate([done for _, _, _, done in parts]),
    }
    missed = chance.pick(len(frame["on"]), NOT_DONE)
    return frame | {"status": where(frame["is_done"], "Completed", missed)}


def _initial(county: County, chance: Chance) -> Frame:
    """The initial assessment of each spell that lasted till then."""
    spell = county.spell
    count = len(spell["case"])
    draw = chance.rng.random(count)
    early = INITIAL_LIMIT - np.minimum(chance.rng.exponential(2.5, count).astype(int), 15)
    late = INITIAL_LIMIT + 1 + np.minimum(chance.rng.exponential(12, count).astype(int), 70)
    on = after_working_days(spell["entered"], where(draw < INITIAL_IN_TIME, early, late))
    of = np.flatnonzero(~(on >= spell["left"]))
    return {"spell": of, "on": on[of], "is_done": chance.happens(len(of), 0.96)}


def health(county: County) -> Rows:
    """ssd_cla_health: one row per check, booked some weeks before; an overdue one has no date."""
    check = health_checks(county)
    spell = {name: values[check["spell"]] for name, values in county.spell.items()}
    undated = check["status"] == "Overdue"
    columns: Frame = {
        "health_check_id": local_ids(spell["council"], "HC"),
        "person_id": spell["person_id"],
        "health_check_type": check["kind"],
        "health_check_date": no_date(check["on"], undated),
        "health_check_status": check["status"],
        "_due": no_date(check["on"], undated),
    }
    booked = np.maximum(check["on"] - BOOKED_AHEAD * DAY, spell["entered"])
    reveals = {"_due": {"health_check_status": "Booked"}}
    return Rows(columns, where(undated, check["on"], booked), spell["council"], reveals)


def immunisations(county: County) -> Rows:
    """ssd_cla_immunisations: one row per child, of the last spell in care."""
    spell, chance = county.spell, county.chance("ssd_cla_immunisations")
    of = np.zeros(len(county.record["child"]), dtype=int)
    of[spell["record"]] = np.arange(len(spell["case"]))
    of = of[np.unique(spell["record"])]
    spell = {name: values[of] for name, values in spell.items()}
    count, last = len(of), county.period.last
    until = np.fmin(spell["left"], np.maximum(last, spell["entered"]))
    checked = uniform_days(
        np.maximum(spell["entered"], until - 330 * DAY), until, chance.rng.random(count)
    )
    columns: Frame = {
        "person_id": spell["person_id"],
        "is_up_to_date": chance.happens(count, share("immunised", spell["council"], year_of(last))),
        "status_date": checked,
    }
    return Rows(columns, checked, spell["council"])


def sdq_scores(county: County) -> Rows:
    """ssd_sdq_scores: one row per questionnaire due: each year, of children from 4 to 16."""
    year, chance = anniversaries(county), county.chance("ssd_sdq_scores")
    year = _only(year, (year["age"] >= 4) & (year["age"] < 17))
    count = len(year["on"])
    scored = chance.happens(count, SCORED)
    score = chance.rng.normal(level("sdq_average", year["council"], year["year"]), SPREAD)
    score = np.clip(np.round(score), 0, 40).astype(int).astype(object)
    columns: Frame = {
        "sdq_score_id": local_ids(year["council"], "SQ"),
        "person_id": year["person_id"],
        "completed_date": no_date(year["on"], ~scored),
        "no_score_reason_code": blank(chance.pick(count, NO_SCORE), scored),
        "sdq_score": blank(score, ~scored),
    }
    return Rows(columns, year["on"], year["council"])


def _only(frame: Frame, which: Values) -> Frame:
    return {name: values[which] for name, values in frame.items()}


def _in_the_year(
    county: County, measure: str, youngest: int, chance: Chance
) -> tuple[Frame, Values]:
    """Anniversaries of those of an age in whose year it happened, and the day it did.

    As many of them as make the published share of all who were looked after for a year.
    """
    year = anniversaries(county)
    old = year["age"] >= youngest
    councils = np.arange(len(COUNCILS))
    every = np.bincount(year["council"], minlength=len(councils))
    able = np.maximum(np.bincount(year["council"][old], minlength=len(councils)), 1)
    often = share(measure, year["council"], year["year"]) * (every / able)[year["council"]]
    happens = old & chance.happens(len(old), often)
    year = _only(year, happens)
    since = np.maximum(_year_begins(year["year"]), year["entered"])
    return year, uniform_days(since, year["on"], chance.rng.random(len(year["on"])))


def substance_misuse(county: County) -> Rows:
    """ssd_cla_substance_misuse: one row per child and year in which a problem was recorded."""
    chance = county.chance("ssd_cla_substance_misuse")
    year, on = _in_the_year(county, "substance_misuse", 11, chance)
    count = len(on)
    columns: Frame = {
        "substance_misuse_id": local_ids(year["council"], "SM"),
        "person_id": year["person_id"],
        "substance_misuse_date": on,
        "substance": chance.pick(count, SUBSTANCES),
        "is_intervention_received": chance.happens(count, 0.62),
    }
    return Rows(columns, on, year["council"])


def convictions(county: County) -> Rows:
    """ssd_cla_convictions: offences of children in care of ten or more, known some weeks later."""
    chance = county.chance("ssd_cla_convictions")
    year, on = _in_the_year(county, "convicted", 10, chance)
    tenth = year["on"] - ((year["age"] - 10) * 365.25).astype(int) * DAY
    on = np.maximum(on, tenth)
    columns: Frame = {
        "conviction_id": local_ids(year["council"], "CV"),
        "person_id": year["person_id"],
        "offence_date": on,
        "offence": chance.pick(len(on), OFFENCES),
    }
    return Rows(columns, on + chance.whole(len(on), 30, 120) * DAY, year["council"])


ROWS = {
    "ssd_cla_health": health,
    "ssd_cla_immunisations": immunisations,
    "ssd_sdq_scores": sdq_scores,
    "ssd_cla_substance_misuse": substance_misuse,
    "ssd_cla_convictions": convictions,
}
