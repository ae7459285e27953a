"""Attendances at emergency departments, with those before a contact from there.

As published, by authority and year ending in March: admissions after injury of children under
15 (Local Authority Interactive Tool, Open Government Licence v3.0). Not published for these
authorities and assumed: 130,000 attendances a year by age, what they were for, the intent of
injuries, whether safeguarding was considered and Child Protection - Information Sharing asked.
SNOMED CT codes are unverified.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    blank,
    identifiers,
    no_date,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY, as_date, day, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.health import STATED_GENDER
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    YEAR,
    age_on,
    at_hospital,
    at_random,
    clock_times,
    either,
    lives_in,
    patients,
    place_of,
)
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.rows import Rows

A_YEAR = {1: 0.85, 5: 0.6, 10: 0.34, 15: 0.37, 18: 0.44}
"""Attendances a year below each age."""
INJURED = {1: 0.2, 5: 0.33, 10: 0.45, 15: 0.5, 18: 0.42}
"""Share of attendances that are for an injury, below each age."""
INTENTS = NO_INJURY, UNINTENTIONAL, SELF_HARM, ASSAULT, UNDETERMINED = range(5)
GROUPS = np.array([None, "UNINTENTIONAL", "SELF_HARM", "ASSAULT", "UNDETERMINED"], dtype=object)
BY_INTENT = {
    "young": (0.97, 0.0, 0.012, 0.018),
    "older": (0.855, 0.085, 0.045, 0.015),
    "told": (0.6, 0.16, 0.16, 0.08),
}
"""Shares of the intents of injuries: under ten, from ten, and where a contact followed."""
INTENT_CODES = np.array([None, "282641006", "248062006", "52684005", "261782000"], dtype=object)
MECHANISMS = {"1912002": 0.5, "242053009": 0.2, "55566008": 0.1, "418715001": 0.1, "283545005": 0.1}
POISONED = "75478009"
COMPLAINTS = {
    "386661006": 0.3, "21522001": 0.2, "82991003": 0.2, "271594007": 0.1, "267036007": 0.2,
}  # fmt: skip
"""SNOMED CT codes, by number of digits only: no code list of ours holds them."""
WARD, HOME, ELSEWHERE = "306706006", "306689006", "305398007"
OTHERS_ADMITTED = 0.13
"""Share of attendances without an injury after which a child stays in hospital."""
INJURY_RATES = {
    "barnsley": (89.1, 87.9, 84.2, 83.2, 69.6, 75.2),
    "doncaster": (91.1, 94.2, 67.6, 82.9, 81.9, 82.3),
    "rotherham": (72.3, 69.0, 85.4, 95.6, 76.7, 93.4),
    "sheffield": (75.2, 74.7, 66.0, 64.3, 61.6, 54.1),
}
"""Admissions after injury per 10,000 under 15, years ending in March 2019 to 2024."""
FIRST_RATE, LAST_RATE = 2019, 2024
ASKED = 0.97
QUERIED = np.array([0.52, 0.61, 0.44, 0.7])
"""Share of attendances with a look-up for a plan, by provider, in the first year; it rises."""
QUERIED_MORE = 0.05


def rate_in(rates: Mapping[str, tuple[float, ...]], council: int, year: int) -> float:
    """A published rate of an authority and financial year; the nearest for other years."""
    place = min(max(year, FIRST_RATE), LAST_RATE) - FIRST_RATE
    return rates[COUNCILS[council].agency_id][place]


def residents(county: County, who: Frame, limit: int, middle: np.datetime64) -> Values:
    """How many children under an age live in each authority on a day."""
    age = age_on(who["birth"], middle)
    here = (age >= 0) & (age < limit) & (who["since"] <= middle) & (who["until"] >= middle)
    council = lives_in(county.child, who["child"][here], np.full(int(here.sum()), middle))
    counts: Values = np.bincount(council, minlength=len(COUNCILS))
    return counts


def years_of(county: County) -> list[tuple[int, np.datetime64, np.datetime64, float]]:
    """The financial years of the window: number, first day, day after, and share within it."""
    first, last = as_date(county.period.first), as_date(county.period.horizon)
    found = []
    for year in range(first.year, last.year + 2):
        begins, ends = date(year - 1, 4, 1), date(year, 4, 1)
        start, end = max(begins, first), min(ends, last + timedelta(days=1))
        if start < end:
            found.append((year, day(start), day(end), (end - start) / (ends - begins)))
    return found


def emergencies(county: County, who: Frame) -> Frame:
    """One entry per attendance in the order of arrival; `of` is the place in `who`.

    council is the authority of residence, provider the number of the department; intent one of
    INTENTS; is_admitted whether a stay in hospital followed; attendance_id its identifier
    """
    chance = county.chance("emergencies")
    of, arrived, told = _arrivals(county, who, chance)
    count = len(of)
    age = age_on(who["birth"][of], arrived)
    council = lives_in(county.child, who["child"][of], days(arrived))
    intent = _intents(age, told, chance)
    hours = np.clip(chance.skewed(count, 2.6, 0.6), 0.3, 30)
    return {
        "of": of,
        "child": who["child"][of],
        "arrived": arrived,
        "departed": clock.avoid_clock_change(minutes(hours_later(arrived, hours))),
        "council": council,
        "provider": where(chance.happens(count, 0.85), council, chance.whole(count, 0, 3)),
        "age": age,
        "intent": intent,
        "is_admitted": _admitted(county, who, days(arrived), age, council, intent, chance),
        "attendance_id": identifiers("EA", count, 10),
    }


def _arrivals(county: County, who: Frame, chance: Chance) -> tuple[Values, Values, Values]:
    """The person and moment of each attendance, and whether a contact came of it."""
    contact, place = county.contact, place_of(county, who)
    told = np.flatnonzero((contact["source"] == "3E") & (place[contact["child"]] >= 0))
    before = hours_later(contact["received"][told], -chance.rng.uniform(1, 20, len(told)))
    of, on = at_random(who, A_YEAR, county.period.first, chance)
    at = clock_times(on, chance, 0, 17, 24)
    at += chance.whole(len(at), 0, 59) * np.timedelta64(1, "s")
    of = np.concatenate([of, place[contact["child"][told]]])
    arrived = clock.avoid_clock_change(np.concatenate([at, before]))
    seen = (days(arrived) >= who["since"][of]) & (days(arrived) <= who["until"][of])
    led = np.arange(len(of)) >= len(of) - len(told)
    kept = np.flatnonzero(seen)
    kept = kept[np.argsort(arrived[kept], kind="stable")]
    return of[kept], arrived[kept], led[kept]


def _intents(age: Values, told: Values, chance: Chance) -> Values:
    """The intent of each attendance's injury, or that there was none."""
    count = len(age)
    share = np.array([*INJURED.values()])[np.searchsorted([*INJURED], age, "right").clip(0, 4)]
    injured = chance.happens(count, where(told, 0.6, share))
    draw = chance.rng.random(count)
    group = np.select([told & (age >= 10), age >= 10], [2, 1], 0)
    edges = np.cumsum([BY_INTENT[name] for name in ("young", "older", "told")], axis=1)
    intent = 1 + (draw[:, None] > edges[group][:, :-1]).sum(axis=1)
    return where(injured, intent, NO_INJURY).astype(np.int8)


def _admitted(
    county: County,
    who: Frame,
    on: Values,
    age: Values,
    council: Values,
    intent: Values,
    chance: Chance,
) -> Values:
    """Whether the child stayed in hospital: after injuries as often as was published."""
    count = len(on)
    injured = intent != NO_INJURY
    admitted: Values = ~injured & chance.happens(count, OTHERS_ADMITTED)
    order = chance.rng.exponential(size=count) / where(intent == SELF_HARM, 9.0, 1.0)
    for year, start, end, share in years_of(county):
        children = residents(county, who, 15, start + (end - start) // 2)
        within = injured & (on >= start) & (on < end)
        for which in range(len(COUNCILS)):
            here = np.flatnonzero(within & (council == which))
            young = here[age[here] < 15]
            rate = rate_in(INJURY_RATES, which, year)
            wanted = round(rate / 10_000 * children[which] * share)
            chosen = young[np.argsort(order[young])[:wanted]]
            admitted[chosen] = True
            older = here[age[here] >= 15]
            latest = order[chosen].max(initial=0.0)  # as urgent as the last one under 15
            admitted[older[order[older] <= latest]] = True
    return admitted


def attendances(county: County) -> Rows:
    """ics_emergency_attendance: one row per attendance.

    What is written down there in haste differs from the register, as HOSPITAL says.
    """
    who, chance = patients(county), county.chance("ics_emergency_attendance")
    seen = emergencies(county, who)
    of, arrived, count = seen["of"], seen["arrived"], len(seen["of"])
    known = at_hospital(who, of, chance)
    stays_home = either(chance.happens(count, 0.97), HOME, ELSEWHERE)
    columns: Frame = {
        "attendance_id": seen["attendance_id"],
        "person_id": who["person_id"][of],
        "nhs_number": known["nhs"],
        "birth_date": known["birth"],
        "postcode": known["postcode"],
        "sex_code": coded(known["sex"], STATED_GENDER),
        "provider_code": PROVIDERS[seen["provider"]],
        "arrived_at": arrived,
        "departed_at": seen["departed"],
        "destination_code": where(seen["is_admitted"], WARD, stays_home),
        "chief_complaint_code": chance.pick(count, COMPLAINTS),
        "is_safeguarding_enquiry_recorded": yes_no(
            chance.happens(count, 0.94), chance.happens(count, ASKED)
        ),
        "cpis_queried_at": queried_at(county, seen),
    }
    columns |= _injuries(seen, who, chance)
    reveals = {
        "departed_at": {"destination_code": None, "is_safeguarding_enquiry_recorded": None},
        "cpis_queried_at": {},
    }
    return Rows(columns, days(arrived), None, reveals)


def _injuries(seen: Frame, who: Frame, chance: Chance) -> Frame:
    """What is recorded of an injury: most happened on the day itself."""
    intent, count = seen["intent"], len(seen["intent"])
    injured, self_harm = intent != NO_INJURY, intent == SELF_HARM
    earlier = where(chance.happens(count, 0.85), 0, chance.whole(count, 1, 6))
    on = np.maximum(days(seen["arrived"]) - earlier * DAY, who["birth"][seen["of"]])
    mechanism = where(
        self_harm & chance.happens(count, 0.8), POISONED, chance.pick(count, MECHANISMS)
    )
    coded_too = injured & chance.happens(count, 0.88)
    return {
        "injury_date": no_date(on, ~injured),
        "injury_intent_code": blank(INTENT_CODES[intent], ~coded_too),
        "injury_mechanism_code": blank(mechanism, ~coded_too),
        "injury_intent_group_code": GROUPS[intent],
    }


def queried_at(county: County, seen: Frame) -> Values:
    """When the department looked for a plan; NaT for attendances without a look-up."""
    chance, count = county.chance("cpis queries"), len(seen["of"])
    years = (days(seen["arrived"]) - county.period.first) / DAY / YEAR
    share = np.minimum(QUERIED[seen["provider"]] + QUERIED_MORE * years, 0.95)
    stay = (seen["departed"] - seen["arrived"]).astype(int)
    delay = np.minimum(chance.rng.exponential(6 * 60, count), stay * 0.9).astype(int)
    at = clock.avoid_clock_change(minutes(seen["arrived"]) + delay * np.timedelta64(1, "s"))
    at = np.maximum(at, seen["arrived"])
    return no_date(np.minimum(at, seen["departed"]), ~chance.happens(count, share))


ROWS = {"ics_emergency_attendance": attendances}
