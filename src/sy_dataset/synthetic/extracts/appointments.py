"""Appointments of children: everything with the first night, then what changed on each day.

Not published for these authorities and assumed: half an appointment a child a year, more for
children whom a council works with; one in fourteen not brought, twice as many of the children
on a plan; most of what did not take place is booked anew.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, avoid_clock_change, before_working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.health import on_register
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    age_on,
    at_random,
    lives_in,
    patients,
    within,
)
from sy_dataset.synthetic.rows import Rows, joined

A_YEAR = {1: 0.55, 5: 0.46, 11: 0.37, 18: 0.39}
MORE_IF_KNOWN = 0.5
SPECIALTIES = {"420": 0.4, "711": 0.12, "110": 0.12, "120": 0.1, "130": 0.1, "650": 0.16}
BOOKED, ATTENDED, NOT_BROUGHT, NOT_ATTENDED = (
    "BOOKED", "ATTENDED", "WAS_NOT_BROUGHT", "DID_NOT_ATTEND",
)  # fmt: skip
BY_FAMILY, BY_PROVIDER, LATE = "CANCELLED_BY_FAMILY", "CANCELLED_BY_PROVIDER", "ARRIVED_TOO_LATE"
OUTCOMES = {ATTENDED: 0.815, NOT_BROUGHT: 0.07, BY_FAMILY: 0.06, BY_PROVIDER: 0.05, LATE: 0.005}
ALONE_FROM = 16
REBOOKED = 0.62
DELETED_A_NIGHT = 0.004
"""Of the appointments to come; on the second night at least a few."""
FEWEST_DELETED = 3
AHEAD = 150
"""Days after the last night up to which appointments are booked."""


def appointments(county: County) -> Rows:
    """ics_appointment: one row per appointment that is new, changed or deleted on a day.

    The day of night 1 brings the latest state of every appointment; what was deleted before
    it is not told of.
    """
    who, chance = patients(county), county.chance("ics_appointment")
    made = _made(county, who, chance)
    first, last = county.period.last, county.period.horizon
    booked, settled = made["booked"], made["settled"]
    deleted = _deleted(county, made, chance)
    stands = ~(settled >= deleted)
    none, every = np.zeros(len(booked), dtype=bool), np.ones(len(booked), dtype=bool)
    versions = [
        ("N", settled > first, np.full(len(booked), first), booked <= first),
        ("N", every, booked, (booked > first) & (booked <= last)),
        ("U", none, settled, (settled > first) & (settled <= last) & stands),
        ("D", every, deleted, deleted <= last),
    ]
    return joined([_version(who, made, *version) for version in versions])


def _version(
    who: Frame, made: Frame, status: str, is_open: Values, on: Values, which: Values
) -> Rows:
    """The appointments of a mask as they stood on a day; open ones are booked and no more."""
    these = np.flatnonzero(which)
    is_open, count = is_open[these], len(these)
    columns: Frame = {
        "appointment_id": made["id"][these],
        "row_status_code": np.full(count, status, dtype=object),
        "person_id": who["person_id"][made["of"][these]],
        "birth_date": made["birth"][these],
        "provider_code": PROVIDERS[made["council"][these]],
        "appointment_at": made["at"][these],
        "treatment_function_code": made["specialty"][these],
        "is_first_appointment": made["is_first"][these],
        "attendance_status_code": where(is_open, BOOKED, made["outcome"][these]),
        "rebooked_for_date": no_date(made["rebooked"][these], is_open),
    }
    return Rows(columns, on[these])


def _made(county: County, who: Frame, chance: Chance) -> Frame:
    """One entry per appointment; those that replace another come after all others.

    booked, settled  the days on which it was made, and on which it is known what became of it
    """
    first = _first(county, who, chance)
    again = _replacing(who, first, chance)
    both = {name: np.concatenate([first[name], again[name]]) for name in again}
    of, on, count = both["of"], both["on"], len(both["of"])
    minute = chance.whole(count, 9 * 6, 17 * 6) * 10 * np.timedelta64(60, "s")
    register, _ = on_register(county, who)
    return both | {
        "at": avoid_clock_change(on.astype("M8[s]") + minute),
        "birth": register["birth"][of],
        "council": lives_in(county.child, who["child"][of], on),
        "id": identifiers("AP", count, 9),
    }


def _first(county: County, who: Frame, chance: Chance) -> Frame:
    """Appointments that replace no other."""
    ahead = county.period.horizon + AHEAD * DAY
    some = {name: who[name] for name in ("birth", "since")}
    some["until"] = np.minimum(who["ends"], ahead)
    of, on = at_random(some, A_YEAR, county.period.first, chance)
    known = np.flatnonzero(np.isin(who["child"], county.case["child"]))
    more = {age: rate * MORE_IF_KNOWN for age, rate in A_YEAR.items()}
    theirs = {name: values[known] for name, values in some.items()}
    of_known, on_known = at_random(theirs, more, county.period.first, chance)
    of = np.concatenate([of, known[of_known]])
    on = before_working_day(np.concatenate([on, on_known]))
    lead = np.clip(chance.skewed(len(of), 30, 0.7), 2, 130).astype(int)
    booked = np.maximum(on - lead * DAY, who["since"][of])
    kept = np.flatnonzero((on > booked) & (on <= some["until"][of]))
    of, on, booked = of[kept], on[kept], booked[kept]
    made: Frame = {
        "of": of,
        "on": on,
        "booked": booked,
        "specialty": chance.pick(len(of), SPECIALTIES),
        "is_first": chance.happens(len(of), 0.4),
    }
    made |= _outcome(county, who, made, chance)
    return made | {"rebooked": _rebooked(who, made, ahead, chance)}


def _outcome(county: County, who: Frame, made: Frame, chance: Chance) -> Frame:
    """What becomes of each appointment, and when that is known."""
    of, on, count = made["of"], made["on"], len(made["of"])
    outcome = chance.pick(count, OUTCOMES)
    on_plan = within(who["child"][of], on, county.plan)
    outcome[on_plan & (outcome == ATTENDED) & chance.happens(count, 0.085)] = NOT_BROUGHT
    alone = (age_on(who["birth"][of], on) >= ALONE_FROM) & chance.happens(count, 0.6)
    outcome[alone & (outcome == NOT_BROUGHT)] = NOT_ATTENDED
    cancelled = (outcome == BY_FAMILY) | (outcome == BY_PROVIDER)
    settled = on - where(cancelled, chance.whole(count, 0, 12), 0) * DAY
    return {"outcome": outcome, "settled": np.maximum(settled, made["booked"] + DAY)}


def _rebooked(who: Frame, made: Frame, ahead: Values, chance: Chance) -> Values:
    """The day of the appointment that replaces one that did not take place."""
    count = len(made["of"])
    on = before_working_day(made["on"] + chance.whole(count, 10, 60) * DAY)
    may = (made["outcome"] != ATTENDED) & chance.happens(count, REBOOKED)
    may &= (on <= who["ends"][made["of"]]) & (on <= ahead) & (on > made["settled"])
    return no_date(on, ~may)


def _replacing(who: Frame, first: Frame, chance: Chance) -> Frame:
    """The appointments that replace others, on the days that those name."""
    old = np.flatnonzero(~np.isnat(first["rebooked"]))
    count = len(old)
    made = {name: first[name][old] for name in ("of", "specialty", "is_first")}
    outcome = chance.pick(count, OUTCOMES)
    older = age_on(who["birth"][made["of"]], first["rebooked"][old]) >= ALONE_FROM
    outcome[older & (outcome == NOT_BROUGHT)] = NOT_ATTENDED
    return made | {
        "on": first["rebooked"][old],
        "booked": first["settled"][old],
        "outcome": outcome,
        "settled": first["rebooked"][old],
        "rebooked": np.full(count, np.datetime64("NaT", "D")),
    }


def _deleted(county: County, made: Frame, chance: Chance) -> Values:
    """The day on which an appointment to come was taken back; NaT for nearly all."""
    first, last = county.period.last, county.period.horizon
    deleted = np.full(len(made["of"]), np.datetime64("NaT", "D"))
    able = np.flatnonzero((made["settled"] > first + DAY) & (made["booked"] <= first))
    able = chance.rng.permutation(able[np.isnat(made["rebooked"][able])])
    tonight = max(FEWEST_DELETED, round(len(able) * DELETED_A_NIGHT))
    nights = int((last - first) / DAY)
    on = first + (1 + np.arange(len(able)) // tonight) * DAY
    chosen = np.arange(len(able)) < tonight * nights
    chosen &= on < made["settled"][able]
    deleted[able[chosen]] = on[chosen]
    return deleted


ROWS = {"ics_appointment": appointments}
