"""Who is or was at school, where and when: what the education extracts stand on.

Every child of school age is known to the education service of the council where the family
lives, but for a few; one who moved is known to both councils, under numbers of their own.
School years begin on 1 September. A third stay at school after year 11 (assumed). Schools are
those of the neighbourhood for most. Their numbers begin with 9, which is not issued.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY, as_date, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.spans import case_on, standing
from sy_dataset.synthetic.extracts.special_needs import special_needs
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import COUNCILS, local_ids
from sy_dataset.synthetic.seasons import school_holidays
from sy_dataset.working_days import bank_holidays

PRIMARY, SECONDARY, SPECIAL, INDEPENDENT = PHASES = (
    "PRIMARY", "SECONDARY", "SPECIAL", "INDEPENDENT",
)  # fmt: skip
UNKNOWN, SIXTH_FORM = 0.02, 0.34
SPECIAL_SHARE, INDEPENDENT_SHARE = 0.45, 0.04
"""Of the children with an education, health and care plan, and of the others."""
SIBLINGS_APART = 0.12
PUPILS_A_SCHOOL = {PRIMARY: 270, SECONDARY: 1050, SPECIAL: 120, INDEPENDENT: 300}
FIRST_URN, URNS_A_COUNCIL, URNS_A_PHASE = 900_000, 10_000, 2_000
FIRST_YEAR_OF_SECONDARY, LAST_COMPULSORY_YEAR, LAST_YEAR = 7, 11, 13
NONE, NEED, PLAN, CARE = range(4)
"""What a council does for a child: nothing lasting, child in need, protection plan, care."""


def rolls(county: County) -> Frame:
    """One entry per child and council whose education service knows or knew them.

    child, council, pupil_id
    entered  the year in which reception began, or would have
    begins, ends  first and last day on a roll of this council; `ends` may be ahead
    kind     place in PHASES of a special or independent school, else of the primary school
    """
    chance, child, period = county.chance("school rolls"), county.child, county.period
    count = len(child["birth"])
    entered = _years(child["birth"]) + where(_months(child["birth"]) < 9, 4, 5)
    stays = chance.happens(count, SIXTH_FORM)
    over = september(entered + where(stays, LAST_YEAR, LAST_COMPULSORY_YEAR) + 1) - DAY
    over = np.minimum(over, _adopted(county))
    known = ~chance.happens(count, UNKNOWN)
    moved = child["left"] >= 0
    since = np.maximum(september(entered), child["arrived"])
    here = np.maximum(since, where(moved, child["moved_on"], since))
    before = np.minimum(over, child["moved_on"] - DAY)
    parts = [
        _part(child["council"], here, over, known),
        _part(child["left"], since, before, known & moved),
    ]
    roll = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    kept = (roll["begins"] <= period.horizon) & (roll["ends"] >= period.first)
    kept &= roll["begins"] < roll["ends"]
    roll = {name: values[kept] for name, values in roll.items()}
    roll["entered"] = entered[roll["child"]]
    roll["kind"] = _kinds(county, chance)[roll["child"]]
    return roll | _schools(county, roll, chance) | {"pupil_id": local_ids(roll["council"], "ED")}


def _years(on: Values) -> Values:
    return on.astype("datetime64[Y]").astype(int) + 1970


def _months(on: Values) -> Values:
    return on.astype("datetime64[M]").astype(int) % 12 + 1


def september(year: Values) -> Values:
    """The first day of the school year that begins in each calendar year."""
    months = (year - 1970) * 12 + 8
    return days(months.astype("datetime64[M]"))


def school_year(on: Values) -> Values:
    """The calendar year in which the school year of each day begins."""
    return _years(on) - (_months(on) < 9)


def year_of(roll: Frame, on: Values | np.datetime64) -> Values:
    """The national curriculum year on a day; 0 is reception."""
    year: Values = school_year(np.asarray(on)) - roll["entered"]
    return year


def _adopted(county: County) -> Values:
    """The last day under the name before adoption; far ahead for everybody else."""
    origin = county.child["origin"]
    gone = np.full(len(origin), np.datetime64("2900-01-01", "D"))
    later = np.flatnonzero(origin >= 0)
    gone[origin[later]] = county.child["arrived"][later] - DAY
    return gone


def _part(council: Values, begins: Values, ends: Values, which: Values) -> Frame:
    return {
        "child": np.flatnonzero(which),
        "council": council[which],
        "begins": begins[which],
        "ends": ends[which],
    }


def _kinds(county: County, chance: Chance) -> Values:
    """The place in PHASES of each child's school before year 7."""
    count = len(county.child["birth"])
    plan, draw = has_plan(county), chance.rng.random(count)
    kinds = [plan & (draw < SPECIAL_SHARE), ~plan & (draw < INDEPENDENT_SHARE)]
    places = [PHASES.index(SPECIAL), PHASES.index(INDEPENDENT)]
    return np.select(kinds, places, PHASES.index(PRIMARY)).astype(np.int8)


def has_plan(county: County) -> Values:
    """Whether each child of the county has an education, health and care plan on the last day."""
    plan = np.zeros(len(county.child["birth"]), dtype=bool)
    asked = special_needs(county)
    plan[asked["child"][asked["has_plan"]]] = True
    return plan


def _schools(county: County, roll: Frame, chance: Chance) -> Frame:
    """The numbers of the first school and of the one from year 7 on."""
    child = county.child
    homes = int(child["household"].max()) + 1
    apart = chance.happens(homes, SIBLINGS_APART)
    near = child["at"] / (int(child["at"].max()) + 1)
    place = where(apart[child["household"]], chance.rng.random(homes)[child["household"]], near)
    place = place[roll["child"]]
    size = np.bincount(roll["council"], minlength=len(COUNCILS))
    later = where(roll["kind"] == 0, PHASES.index(SECONDARY), roll["kind"])
    return {
        "first_urn": _urns(roll, roll["kind"], place, size),
        "later_urn": _urns(roll, later, place, size),
    }


def _urns(roll: Frame, kind: Values, place: Values, size: Values) -> Values:
    pupils = np.array(list(PUPILS_A_SCHOOL.values()))
    shares = np.array([0.5, 0.45, 0.022, INDEPENDENT_SHARE])
    schools = np.maximum(2, (size[:, None] * shares / pupils).astype(int))
    number = (place * schools[roll["council"], kind]).astype(int)
    council = roll["council"].astype(int)
    urns: Values = FIRST_URN + council * URNS_A_COUNCIL + kind.astype(int) * URNS_A_PHASE + number
    return urns


def urn_on(roll: Frame, on: Values | np.datetime64) -> Values:
    """The number of the school of each entry on a day, as text."""
    is_older = year_of(roll, on) >= FIRST_YEAR_OF_SECONDARY
    return written(where(is_older, roll["later_urn"], roll["first_urn"]))


def written(numbers: Values) -> Values:
    """Whole numbers as text; each different one is written once."""
    found, of = np.unique(numbers, return_inverse=True)
    return found.astype(str).astype(object)[of]


def phase_on(roll: Frame, on: Values | np.datetime64) -> Values:
    """The place in PHASES of the school of each entry on a day."""
    is_older = year_of(roll, on) >= FIRST_YEAR_OF_SECONDARY
    return where((roll["kind"] == 0) & is_older, PHASES.index(SECONDARY), roll["kind"])


def of(roll: Frame, which: Values) -> Frame:
    """The entries that a mask or an index names."""
    return {name: values[which] for name, values in roll.items()}


def roll_on(roll: Frame, child: Values, on: Values) -> Values:
    """The number of the entry of each child that holds a day, else NOBODY."""
    return standing(roll["child"], roll["begins"], roll["ends"], child, on)


def status_on(county: County, child: Values, on: Values) -> Values:
    """What the councils did for each child on a day: NONE, NEED, PLAN or CARE."""
    plan, spell = county.plan, county.spell
    planned = standing(plan["child"], plan["started"], plan["ended"], child, on) != NOBODY
    cared = standing(spell["child"], spell["entered"], spell["left"], child, on) != NOBODY
    in_need = case_on(county, child, on) != NOBODY
    status: Values = np.select([cared, planned, in_need], [CARE, PLAN, NEED], NONE)
    return status


def school_days(first: np.datetime64, last: np.datetime64) -> Values:
    """The days of school from one day to another, both included, in order."""
    every: Values = first + np.arange(int((last - first) / DAY) + 1) * DAY
    out = school_holidays(as_date(first), as_date(last)) | set(bank_holidays())
    off = np.isin(every, np.array(sorted(out), dtype="datetime64[D]"))
    weekend = (every.astype(np.int64) + 3) % 7 > 4  # day 0 was a Thursday
    school: Values = every[~off & ~weekend]
    return school
