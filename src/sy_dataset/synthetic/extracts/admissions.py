"""Stays in hospital: after an attendance at an emergency department, and for mental health.

As published, by authority and year ending in March: admissions after injury under 15 (see
`emergency`) and inpatient admissions for mental health under 18 (Local Authority Interactive
Tool, Open Government Licence v3.0). Not published for these authorities and assumed: lengths of
stay, the mix of diagnoses, and how long coding takes. ICD-10 codes are those that anybody
knows; treatment functions, methods and destinations are unverified.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, identifiers, where
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.emergency import (
    ASSAULT,
    NO_INJURY,
    SELF_HARM,
    UNDETERMINED,
    UNINTENTIONAL,
    emergencies,
    rate_in,
    residents,
    years_of,
)
from sy_dataset.synthetic.extracts.health import STATED_GENDER
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    age_on,
    at_hospital,
    clock_times,
    either,
    lives_in,
    patients,
)
from sy_dataset.synthetic.extracts.tools import coded
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.rows import Rows, uniform_days

MENTAL_RATES = {
    "barnsley": (100.9, 100.7, 90.1, 119.8, 59.3, 68.6),
    "doncaster": (62.0, 62.2, 54.6, 78.0, 69.2, 52.8),
    "rotherham": (44.1, 44.0, 61.9, 62.1, 70.1, 68.9),
    "sheffield": (66.4, 88.6, 101.9, 93.4, 66.1, 83.1),
}
"""Inpatient admissions for mental health per 100,000 under 18, as `emergency.INJURY_RATES`."""
YOUNGEST = 10
ILLNESSES = {
    "J06.9": 20, "J21.9": 12, "A08.4": 10, "J45.9": 9, "R56.0": 6, "B34.9": 14, "R10.4": 12,
    "K35.8": 5, "N39.0": 5, "L03.9": 4, "E10.1": 3,
}  # fmt: skip
INJURIES = {
    "S00.9": 10, "S01.0": 8, "S06.0": 12, "S52.5": 24, "S42.4": 14, "S82.3": 8, "S61.9": 8,
    "T30.0": 5, "T17.9": 5, "T78.4": 6,
}  # fmt: skip
POISONINGS = {"T39.1": 55, "T43.2": 25, "T42.4": 10, "T50.9": 10}
CAUSES: dict[int, dict[str, float]] = {
    UNINTENTIONAL: {"W19.0": 35, "W09.2": 15, "W22.0": 12, "V18.4": 8, "X12.0": 8, "X58.9": 22},
    SELF_HARM: {"X60.0": 45, "X61.0": 25, "X64.9": 12, "X78.0": 18},
    ASSAULT: {"Y04.0": 60, "X99.9": 22, "Y09.9": 18},
    UNDETERMINED: {"Y33.9": 60, "Y14.9": 40},
}
"""External causes, ICD-10 chapter XX, by intent."""
MENTAL = {"F50.0": 18, "F32.9": 26, "F41.9": 18, "F43.2": 14, "F90.0": 8, "F84.0": 8, "F29": 8}
FURTHER = {"J45.9": 30, "Z91.5": 15, "F41.9": 15, "Z63.8": 10, "E66.9": 15, "K59.0": 15}
PAEDIATRICS, ORTHOPAEDICS, CHILD_PSYCHIATRY = "420", "110", "711"
CODED_WITHIN = 40
"""Days after the end of a stay within which its diagnoses are coded."""
UNCODED = 0.015


def admissions(county: County) -> Rows:
    """ics_admission: one row per stay in hospital."""
    who, chance = patients(county), county.chance("ics_admission")
    stay = _stays(county, who, chance)
    of, count = stay["of"], len(stay["of"])
    known = at_hospital(who, of, chance)
    admitted, discharged = stay["admitted"], stay["discharged"]
    wait = np.minimum(chance.rng.exponential(11, count).astype(int), CODED_WITHIN)
    columns: Frame = {
        "admission_id": identifiers("AD", count, 9),
        "person_id": who["person_id"][of],
        "birth_date": known["birth"],
        "sex_code": coded(known["sex"], STATED_GENDER),
        "provider_code": PROVIDERS[stay["provider"]],
        "attendance_id": stay["attendance_id"],
        "admitted_at": admitted,
        "admission_method_code": where(
            stay["attendance_id"] != None,  # noqa: E711 - an array is compared
            "21",
            either(chance.happens(count, 0.6), "28", "11"),
        ),
        "discharged_at": discharged,
        "discharge_method_code": either(chance.happens(count, 0.985), "1", "2"),
        "discharge_destination_code": either(chance.happens(count, 0.97), "19", "51"),
        "treatment_function_code": _specialties(stay),
        "_coded": days(discharged) + (wait + 1) * DAY,
    }
    diagnoses = _diagnoses(stay, chance)
    left = dict.fromkeys(("discharge_method_code", "discharge_destination_code"))
    reveals = {"discharged_at": left, "_coded": dict.fromkeys(diagnoses)}
    return Rows(columns | diagnoses, days(admitted), None, reveals)


def _stays(county: County, who: Frame, chance: Chance) -> Frame:
    """Stays in the order of admission: of, admitted, discharged, intent, is_mental, …"""
    seen = emergencies(county, who)
    ward = np.flatnonzero(seen["is_admitted"])
    of, on, council = _mental(county, who, chance)
    mental = len(of)
    none = np.full(mental, None, dtype=object)
    stay: Frame = {
        "of": np.concatenate([seen["of"][ward], of]),
        "admitted": np.concatenate([seen["departed"][ward], clock_times(on, chance, 8, 14, 22)]),
        "provider": np.concatenate([seen["provider"][ward], council]),
        "attendance_id": np.concatenate([seen["attendance_id"][ward], none]),
        "intent": np.concatenate([seen["intent"][ward], np.full(mental, NO_INJURY)]),
        "is_mental": np.arange(len(ward) + mental) >= len(ward),
    }
    hours = np.maximum(chance.skewed(len(stay["of"]), 22, 0.9), 1.0)
    hours[stay["is_mental"]] = np.maximum(chance.skewed(mental, 30 * 24, 0.9), 24)
    ends = clock.avoid_clock_change(minutes(hours_later(stay["admitted"], hours)))
    stay["discharged"] = np.maximum(ends, stay["admitted"])
    order = np.argsort(stay["admitted"], kind="stable")
    return {name: values[order] for name, values in stay.items()}


def _mental(county: County, who: Frame, chance: Chance) -> tuple[Values, Values, Values]:
    """As many inpatient admissions for mental health as were published: child, day, council."""
    found: list[tuple[Values, Values, Values]] = []
    for year, start, end, share in years_of(county):
        children = residents(county, who, 18, start + (end - start) // 2)
        age = age_on(who["birth"], start)
        able = np.flatnonzero((age >= YOUNGEST) & (who["until"] >= end) & (who["since"] < start))
        council = lives_in(county.child, who["child"][able], np.full(len(able), start))
        likely = chance.rng.exponential(size=len(able)) / (1 + (age[able] - YOUNGEST))
        for which in range(len(COUNCILS)):
            wanted = rate_in(MENTAL_RATES, which, year) / 100_000 * children[which] * share
            here = np.flatnonzero(council == which)
            count = int(wanted + chance.rng.random())  # rounded by chance: the numbers are small
            these = able[here[np.argsort(likely[here])[:count]]]
            on = uniform_days(np.full(len(these), start), end - DAY, chance.rng.random(len(these)))
            found.append((these, on, np.full(len(these), which)))
    of, on, council = (np.concatenate(part) for part in zip(*found, strict=True))
    return of, on, council


def _specialties(stay: Frame) -> Values:
    injured = stay["intent"] == UNINTENTIONAL
    physical = where(injured, ORTHOPAEDICS, PAEDIATRICS)
    return where(stay["is_mental"], CHILD_PSYCHIATRY, physical).astype(object)


def _diagnoses(stay: Frame, chance: Chance) -> Frame:
    """Codes of the first finished episode; all are missing for the few that are never coded."""
    count, intent = len(stay["of"]), stay["intent"]
    main = chance.pick(count, ILLNESSES)
    main = where(stay["is_mental"], chance.pick(count, MENTAL), main)
    main = where(intent != NO_INJURY, chance.pick(count, INJURIES), main)
    poisoned = (intent == SELF_HARM) & chance.happens(count, 0.82)
    main = where(poisoned, chance.pick(count, POISONINGS), main)
    cause = np.full(count, None, dtype=object)
    for which, codes in CAUSES.items():
        these = np.flatnonzero(intent == which)
        cause[these] = chance.pick(len(these), codes)
    second = blank(chance.pick(count, FURTHER), ~chance.happens(count, 0.35))
    third = blank(chance.pick(count, FURTHER), ~chance.happens(count, 0.3))
    third = blank(third, (second == None) | (third == second))  # noqa: E711
    uncoded = chance.happens(count, UNCODED)
    found: Frame = {
        "primary_diagnosis_code": main,
        "secondary_diagnosis_1_code": second,
        "secondary_diagnosis_2_code": third,
        "external_cause_1_code": cause,
    }
    return {name: blank(values, uncoded) for name, values in found.items()}


ROWS = {"ics_admission": admissions}
