"""Child Protection - Information Sharing: its copy of the councils' plans, and who looked.

Not published and assumed: one plan in twenty-five differs from the council's own, by being missing,
late, begun a day off, or still open though it has ended. Plans of unborn children stand under
their mothers, whom the register of children lacks; so they come with the birth.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.emergency import emergencies, queried_at
from sy_dataset.synthetic.extracts.patients import (
    PROVIDERS,
    clock_times,
    patients,
    place_of,
    within,
)
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows, uniform_days

COUNCIL_CODES = np.array(["ZZLA1", "ZZLA2", "ZZLA3", "ZZLA4"], dtype=object)
"""Invented organisation codes of the councils."""
DIFFERENT = {"": 0.955, "missing": 0.015, "late": 0.01, "day off": 0.01, "not ended": 0.01}
HELD_FOR = 365
"""Days after its end for which a plan is still held."""
TOLD = 0.985
"""Share of the look-ups of an emergency department that are among the access events."""
OTHER_SETTINGS = {
    "URGENT_CARE": 0.3, "PAEDIATRIC_WARD": 0.25, "MATERNITY": 0.1, "AMBULANCE": 0.1,
    "OUT_OF_HOURS": 0.15, "SCHEDULED": 0.1,
}  # fmt: skip
OTHERS_PER_PLAN = 0.9
"""Look-ups elsewhere than in an emergency department, for each plan."""
ROLES = {"R8000": 0.3, "R8001": 0.4, "R8006": 0.3}
"""Role codes of the national directory, unverified."""
STAFF = 160


def held_plans(county: County, who: Frame) -> Frame:
    """Plans as the service holds them: of, child, kind, council, started, ended, appears."""
    chance, place = county.chance("cpis plans"), place_of(county, who)
    plan, spell = county.plan, county.spell
    held: Frame = {
        "child": np.concatenate([plan["child"], spell["child"]]),
        "council": np.concatenate([plan["council"], spell["council"]]),
        "started": np.concatenate([plan["started"], spell["entered"]]),
        "ended": np.concatenate([plan["ended"], spell["left"]]),
        "kind": np.repeat(np.array(["CPPI", "LACI"], dtype=object), [len(plan["child"]),
                                                                    len(spell["child"])]),
    }  # fmt: skip
    held["of"] = place[held["child"]]
    difference = chance.pick(len(held["of"]), DIFFERENT)
    late = where(difference == "late", chance.whole(len(difference), 6, 45), 0)
    appears = held["started"] + (chance.whole(len(late), 0, 2) + late) * DAY
    held["started"] = held["started"] + where(difference == "day off", 1, 0) * DAY
    held["ended"] = no_date(held["ended"], difference == "not ended")
    held["ended"] = np.maximum(held["ended"], held["started"])
    held["appears"] = np.maximum(np.maximum(appears, held["started"]), who["since"][held["of"]])
    kept = np.flatnonzero((difference != "missing") & (held["of"] >= 0))
    keys = [held[name][kept] for name in ("of", "council", "started")]
    order = np.lexsort((*keys, held["kind"][kept] == "CPPI"))
    kept = kept[order]
    parts = [held[name][kept] for name in ("of", "council", "started", "kind")]
    again = np.logical_and.reduce([part[1:] == part[:-1] for part in parts])
    kept = kept[np.append(True, ~again)[: len(kept)]]
    return {name: values[kept] for name, values in held.items()}


def plans(county: County) -> Rows:
    """ics_cpis_plan: one row per plan held; those that ended a year before night 1 are not."""
    who = patients(county)
    held = held_plans(county, who)
    of = held["of"]
    columns: Frame = {
        "person_id": who["person_id"][of],
        "plan_type_code": held["kind"],
        "plan_start_date": held["started"],
        "submitting_organisation_code": COUNCIL_CODES[held["council"]],
        "nhs_number": who["nhs"][of],
        "plan_end_date": held["ended"],
        "la_code": LA_CODES[held["council"]],
    }
    rows = Rows(columns, held["appears"], None, {"plan_end_date": {}})
    return rows.only(~(held["ended"] + HELD_FOR * DAY < county.period.last))


def access_events(county: County) -> Rows:
    """ics_cpis_access_event: one row per look-up, of emergency departments and of others."""
    who, chance = patients(county), county.chance("ics_cpis_access_event")
    seen = emergencies(county, who)
    queried = queried_at(county, seen)
    told = np.flatnonzero(~np.isnat(queried) & chance.happens(len(queried), TOLD))
    held = held_plans(county, who)
    of, at = _elsewhere(county, who, held, chance)
    others = len(of)
    looked: Frame = {
        "of": np.concatenate([seen["of"][told], of]),
        "at": np.concatenate([queried[told], at]),
        "attendance_id": np.concatenate(
            [seen["attendance_id"][told], np.full(others, None, dtype=object)]
        ),
        "provider": np.concatenate([seen["provider"][told], chance.whole(others, 0, 3)]),
        "setting": np.concatenate(
            [np.full(len(told), "EMERGENCY", dtype=object), chance.pick(others, OTHER_SETTINGS)]
        ),
    }
    order = np.argsort(looked["at"], kind="stable")
    looked = {name: values[order] for name, values in looked.items()}
    return _events(who, held, looked, chance)


def _elsewhere(county: County, who: Frame, held: Frame, chance: Chance) -> tuple[Values, Values]:
    """Look-ups in other settings: of children with a plan at some time, and of some without."""
    count = round(len(held["of"]) * OTHERS_PER_PLAN)
    known = held["of"][chance.whole(count // 2, 0, max(len(held["of"]) - 1, 0))]
    of = np.concatenate([known, chance.whole(count - count // 2, 0, len(who["child"]) - 1)])
    first = np.maximum(who["since"][of], county.period.first)
    able = first < who["until"][of]
    of, first = of[able], first[able]
    on = uniform_days(first, who["until"][of], chance.rng.random(len(of)))
    return of, clock_times(on, chance, 3, 14, 24)


def _events(who: Frame, held: Frame, looked: Frame, chance: Chance) -> Rows:
    of, on, count = looked["of"], days(looked["at"]), len(looked["of"])
    spans = {"child": held["of"], "started": held["appears"], "ended": held["ended"]}
    workers = np.char.mod("H%04d", np.arange(STAFF * len(PROVIDERS))).astype(object)
    organisation = PROVIDERS[looked["provider"]]
    columns: Frame = {
        "access_event_id": identifiers("CA", count, 9),
        "person_id": who["person_id"][of],
        "accessed_at": looked["at"],
        "attendance_id": looked["attendance_id"],
        "organisation_code": organisation,
        "site_code": where(chance.happens(count, 0.9), organisation, None),
        "setting_code": looked["setting"],
        "accessor_role_code": chance.pick(count, ROLES),
        "worker_id": workers[looked["provider"] * STAFF + chance.whole(count, 0, STAFF - 1)],
        "is_plan_found": within(of, on, spans),
    }
    return Rows(columns, on, None)


ROWS = {"ics_cpis_plan": plans, "ics_cpis_access_event": access_events}
