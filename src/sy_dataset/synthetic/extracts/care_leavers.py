"""Young people who were looked after at sixteen or later, as their council knows them now.

Suitable accommodation, activity and being in touch follow the published shares of those of 19 to
21; which accommodation and activity it is, and the rarer answers, is not published; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.levels import share, year_of
from sy_dataset.synthetic.extracts.tools import workers
from sy_dataset.synthetic.extracts.workforce import ADVISERS, REVIEWERS, worker_names
from sy_dataset.synthetic.people import CHILDHOOD, local_ids
from sy_dataset.synthetic.rows import Rows

FOURTEEN, SIXTEEN, TWENTY_FIVE = 5114, 5844, 9131
"""Days of so many years."""
LONG_ENOUGH = 91
"""Days in care from the age of fourteen that make a young person a care leaver: 13 weeks."""
TOLD_FROM = 17
"""Age in years from which accommodation and activity are told."""
OTHERWISE = {"REFU": 0.006, "NREQ": 0.006, "RHOM": 0.004, "DIED": 0.001}
SUITABLE = {"U": 36, "B": 15, "Z": 14, "D": 14, "E": 6, "Y": 6, "K": 4, "T": 3, "C": 2}
UNSUITABLE = {"X": 36, "S": 18, "U": 12, "V": 10, "B": 9, "W": 7, "R": 8}
ACTIVE = {"F5": 44, "F2": 29, "F1": 7, "F4": 7, "P5": 9, "P2": 4}
INACTIVE = {"G5": 62, "G4": 24, "G6": 14}


def care_leavers(county: County) -> Frame:
    """Care leavers of a council, by their last spell there: spell, since, age and left.

    since  the day on which they became one: sixteen, and long enough in care
    age    in years, on the last day or on `since` if that is later
    """
    spell = county.spell
    birth = county.child["birth"][spell["child"]]
    enough = np.maximum(spell["entered"], birth + FOURTEEN * DAY) + LONG_ENOUGH * DAY
    since = np.maximum(enough, birth + SIXTEEN * DAY)
    at = np.maximum(since, county.period.last)
    able = ~(since >= spell["left"]) & (at < birth + TWENTY_FIVE * DAY)
    able &= since <= county.period.horizon
    order = np.flatnonzero(able)[np.argsort(spell["entered"][able], kind="stable")]
    _, latest = np.unique(spell["record"][order][::-1], return_index=True)
    of = order[::-1][latest]
    return {
        "spell": of, "since": since[of], "at": at[of], "age": ((at - birth) / DAY / 365.25)[of],
        "is_grown": (at >= birth + CHILDHOOD * DAY)[of], "left": spell["left"][of],
    }  # fmt: skip


def leavers(county: County) -> Rows:
    """ssd_care_leavers: one row per care leaver, as things stand on the last day."""
    found, chance = care_leavers(county), county.chance("ssd_care_leavers")
    spell = {name: values[found["spell"]] for name, values in county.spell.items()}
    council, count = spell["council"], len(found["spell"])
    adviser = chance.whole(count, REVIEWERS, ADVISERS - 1)
    touch = _in_touch(council, found, chance)
    ago = where(touch == "YES", chance.whole(count, 0, 56), chance.whole(count, 60, 240))
    reviewed = found["at"] - where(
        chance.happens(count, 0.86), chance.whole(count, 3, 182), chance.whole(count, 183, 300)
    ) * DAY  # fmt: skip
    columns: Frame = {
        "care_leaver_id": local_ids(council, "CL"),
        "person_id": spell["person_id"],
        "eligibility": _eligibility(found, chance),
        "in_touch_code": touch,
        "latest_contact_date": np.maximum(found["at"] - ago * DAY, found["since"]),
        "pathway_plan_review_date": no_date(reviewed, reviewed < found["since"]),
        "personal_adviser": worker_names(county, council, adviser),
    }
    columns |= _lives(council, found["age"] >= TOLD_FROM, touch, county, chance)
    columns |= workers(council, adviser)
    return Rows(columns, found["since"], council)


def _eligibility(found: Frame, chance: Chance) -> Values:
    """Eligible while in care, relevant under 18, former relevant afterwards; a few others."""
    in_care = ~(found["left"] <= found["at"])
    few = chance.happens(len(in_care), 0.03)
    adult = where(few, "Qualifying", "Former relevant")
    minor = where(in_care, "Eligible", "Relevant")
    return where(found["is_grown"], adult, minor).astype(object)


def _in_touch(council: Values, found: Frame, chance: Chance) -> Values:
    """Whether the council is in touch; all are under 18 and in care."""
    count = len(council)
    lost = share("leavers_not_in_touch", council, year_of(found["at"]))
    draw = chance.rng.random(count)
    edges = np.cumsum(list(OTHERWISE.values()))
    codes = [np.full(count, code, dtype=object) for code in OTHERWISE]
    touch = np.select(
        [draw < edge for edge in edges], codes, where(draw < edges[-1] + lost, "NO", "YES")
    )
    return where(found["is_grown"], touch, "YES").astype(object)


def _lives(council: Values, told: Values, touch: Values, county: County, chance: Chance) -> Frame:
    """Where they live and what they do; the shares are of all, those not in touch included."""
    count, year = len(council), year_of(county.period.last)
    reached = touch == "YES"
    known = 1 - share("leavers_not_in_touch", council, year)
    suitable = chance.happens(count, share("suitable_accommodation", council, year) / known)
    active = chance.happens(count, share("leavers_active", council, year) / known)
    kinds = where(suitable, chance.pick(count, SUITABLE), chance.pick(count, UNSUITABLE))
    home = kinds + where(suitable, "1", "2").astype(object)
    does = where(active, chance.pick(count, ACTIVE), chance.pick(count, INACTIVE))
    word = where(suitable, "Suitable", "Not suitable").astype(object)
    none = "Not in touch or not recorded"
    return {
        "accommodation_code": where(told, where(reached, home, "0"), None),
        "accommodation_suitability": where(told, where(reached, word, none), None),
        "activity_code": where(told, where(reached, does, "0"), None),
    }


ROWS = {"ssd_care_leavers": leavers}
