"""Serious incidents that a council has to notify, and the reviews that follow them.

England's councils notify some 450 a year, so that South Yorkshire's four notify a dozen; a
rapid review is due within fifteen working days. What follows is assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers.office import drawn_cases, ids, regularly
from sy_dataset.synthetic.rows import Rows, joined

EVERY_MONTHS = 4
NATURES = {"SERIOUS_HARM": 0.62, "DEATH": 0.3, "DEATH_IN_CARE": 0.03, "OTHER": 0.05}
ROLES = {"SUBJECT": 0.7, "VICTIM": 0.3}
NOTIFY_DAYS, RAPID_DAYS = 5, 15
GOES_ON = 0.35
"""Share of the incidents that a local child safeguarding practice review follows."""


def tables(county: County) -> dict[str, Rows]:
    """The tables of incidents and reviews by name."""
    incident = _incidents(county)
    return {"serious_incidents": _incident_rows(incident), "reviews": reviews(county)}


def _incidents(county: County) -> Frame:
    """One entry per incident and child; one child each."""
    chance, time = county.chance("serious incidents"), regularly(county, EVERY_MONTHS)
    happened = time["on"] + chance.whole(len(time["on"]), 0, 100) * DAY
    of, case, _ = drawn_cases(county, time["council"], happened, 1, chance)
    council, happened = time["council"][of], happened[of]
    count = len(of)
    aware = happened + np.minimum(chance.rng.exponential(3, count).astype(int), 60) * DAY
    late = chance.happens(count, 0.14)
    wait = where(
        late, chance.whole(count, 6, 20), np.minimum(chance.whole(count, 1, 7), NOTIFY_DAYS)
    )
    return {
        "serious_incident_id": ids(council, "SIN"),
        "council": council,
        "person_id": county.case["person_id"][case],
        "role": chance.pick(count, ROLES),
        "happened": happened,
        "aware": aware,
        "notified": after_working_days(aware, wait),
        "nature": chance.pick(count, NATURES),
    }


def _incident_rows(incident: Frame) -> Rows:
    columns: Frame = {
        "serious_incident_id": incident["serious_incident_id"],
        "person_id": incident["person_id"],
        "person_role_code": incident["role"],
        "incident_date": incident["happened"],
        "aware_date": incident["aware"],
        "notified_date": incident["notified"],
        "incident_nature_code": incident["nature"],
    }
    return Rows(columns, incident["aware"], incident["council"], {"notified_date": {}})


def reviews(county: County) -> Rows:
    """One row per review: a rapid one of every incident, a longer one of some."""
    incident, chance = _incidents(county), county.chance("reviews")
    count = len(incident["aware"])
    late = chance.happens(count, 0.2)
    wait = where(
        late, chance.whole(count, 16, 30), np.minimum(chance.whole(count, 11, 18), RAPID_DAYS)
    )
    done = after_working_days(incident["notified"], wait)
    rapid = _review(incident, "RAPID", incident["notified"], done, chance)
    goes_on = chance.happens(count, GOES_ON)
    goes_on |= np.r_[True, np.diff(incident["council"]) != 0][:count]  # each council has one
    begun = done + chance.whole(count, 10, 40) * DAY
    finished = begun + chance.whole(count, 150, 330) * DAY
    longer = _review(incident, "LCSPR", begun, finished, chance).only(goes_on)
    every = joined([rapid, longer])
    council = every.council if every.council is not None else incident["council"]
    return Rows(
        every.columns | {"review_id": ids(council, "REV")}, every.appears_on, council, every.reveals
    )


def _review(incident: Frame, kind: str, decided: Values, done: Values, chance: Chance) -> Rows:
    count = len(done)
    sent = after_working_days(done, chance.whole(count, 0, 3))
    published = sent + chance.whole(count, 20, 120) * DAY
    public = chance.happens(count, 0.65) if kind == "LCSPR" else np.zeros(count, dtype=bool)
    waits = ~public & chance.happens(count, 0.4 if kind == "LCSPR" else 0.0)
    columns: Frame = {
        "serious_incident_id": incident["serious_incident_id"],
        "review_type_code": np.full(count, kind, dtype=object),
        "review_decided_date": decided,
        "review_completed_date": done,
        "review_sent_date": sent,
        "review_published_date": no_date(published, ~public),
        "is_publication_delayed": waits,
    }
    reveals: dict[str, dict[str, None]] = {
        "review_completed_date": {}, "review_sent_date": {}, "review_published_date": {},
    }  # fmt: skip
    return Rows(columns, decided, incident["council"], reveals)
