"""Plans for permanence of looked-after children, their care plans, and what was before.

A child who is adopted, or lives with adopters now, was matched, placed and had an order in that
order. How long each step takes, how often a plan is given up and what a care plan aims at is not
published by council; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.care import ADOPTED, GUARDIAN
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import staff, text
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.people import LA_CODES, local_ids
from sy_dataset.synthetic.placements import FOSTER, HOME, KINDS, PARENTS, SEMI
from sy_dataset.synthetic.rows import Rows, uniform_days

WITH_ADOPTERS = ("A3", "A4", "A5", "A6")
BY_ORDER = ("A5", "A6")
STEPS = (0.45, 0.6, 0.8)
"""When the decision, the placement order and the match came, as shares of the time till placed."""
STAYED = 0.72
"""Of the time in care, the share till a foster carer who adopts is an adopter to be."""
ADOPTERS = {"MF": 0.78, "MM": 0.07, "FF": 0.06, "F1": 0.08, "M1": 0.01}
BEFORE = {"Z1": 0.88, "P2": 0.06, "P1": 0.03, "P3": 0.02, "P4": 0.01}
FIRST_AIMS = {
    "is_aim_return_within_6_months": 0.32, "is_aim_return_eventually": 0.22, "is_aim_other": 0.06,
    "is_aim_relatives_or_friends": 0.2, "is_aim_return_within_1_month": 0.12,
    "is_aim_long_term_fostering": 0.08,
}  # fmt: skip
LATER_AIMS = {
    PARENTS: "is_aim_return_eventually", FOSTER: "is_aim_long_term_fostering",
    SEMI: "is_aim_supported_living", HOME: "is_aim_residential",
}  # fmt: skip
AIMS = (*FIRST_AIMS, "is_aim_remain_with_support", *LATER_AIMS.values(), "is_aim_adoption")


def adoptions(county: County) -> Frame:
    """Spells with a plan for adoption: spell, decided, ordered, matched, placed, reversed, …

    by_carer  the child stayed with the foster carer, who adopted; `fostered` is the day that
              began. `ordered` is missing where the parents agreed.
    reversed  the day on which a placement with adopters ended without an adoption
    """
    spell, episode = county.spell, county.episode
    code = episode["placement_code"].astype(str)
    by_order = np.isin(np.arange(len(spell["case"])), episode["spell"][np.isin(code, BY_ORDER)])
    first, last = (np.full(len(by_order), NOBODY) for _ in range(2))
    places = np.flatnonzero(np.isin(code, WITH_ADOPTERS))
    last[episode["spell"][places]] = places
    first[episode["spell"][places[::-1]]] = places[::-1]
    adopted = np.isin(spell["leaving"], ADOPTED)
    of = np.flatnonzero(adopted | (first >= 0))
    first, last, adopted = first[of], last[of], adopted[of]
    entered, left = spell["entered"][of], spell["left"][of]
    moved = where(first >= 0, episode["started"][first], NEVER)
    by_carer = adopted & (first < 0)
    stayed = where(by_carer, left, entered) - entered
    later = entered + (stayed / DAY * STAYED).astype(int) * DAY
    placed = where(by_carer, later, moved)
    span = ((placed - entered) / DAY).astype(int)
    decided, ordered, matched = (entered + (span * step).astype(int) * DAY for step in STEPS)
    stays = (first >= 0) & episode["is_last"][last] & np.isnat(episode["ended"][last])
    ended = episode["ended"][last]
    return {
        "spell": of, "is_adopted": adopted, "by_carer": by_carer, "fostered": entered,
        "decided": decided, "ordered": no_date(ordered, ~by_order[of] & ~by_carer),
        "matched": matched, "placed": placed, "reversed": no_date(ended, adopted | stays),
        "left": left,
    }  # fmt: skip


def permanences(county: County) -> Rows:
    """ssd_permanence: one row per plan for adoption, and per special guardianship order."""
    plan = adoptions(county)
    spell = {name: values[plan["spell"]] for name, values in county.spell.items()}
    chance, count = county.chance("ssd_permanence"), len(plan["spell"])
    early = plan["by_carer"] & chance.happens(count, 0.4)
    siblings = chance.rng.choice([0, 1, 2], count, p=[0.66, 0.26, 0.08])
    found = ~np.isnat(plan["reversed"])
    reasons = chance.pick(count, {"RD1": 0.3, "RD2": 0.15, "RD3": 0.3, "RD4": 0.25})
    columns = _whose(spell) | {
        "adoption_decision_date": plan["decided"],
        "fostering_for_adoption_decision_date": no_date(plan["fostered"], ~early),
        "placement_order_date": plan["ordered"],
        "placed_for_adoption_date": plan["placed"],
        "matched_date": plan["matched"],
        "is_adopted_by_carer": yes_no(plan["by_carer"], plan["is_adopted"]),
        "fostering_for_adoption_placed_date": no_date(plan["fostered"], ~early),
        "decision_reversed_date": plan["reversed"],
        "placed_foster_carer_date": no_date(plan["fostered"], ~plan["by_carer"]),
        "is_in_sibling_group": siblings > 0,
        "siblings_placed_together_count": siblings + 1,
        "siblings_placed_apart_count": (chance.happens(count, 0.2) & (siblings > 0)).astype(int),
        "decision_reversed_reason_code": blank(reasons, ~found),
        "permanence_order_date": no_date(plan["left"], ~plan["is_adopted"]),
        "permanence_order_type": where(plan["is_adopted"], "Adoption order", None),
        "adoption_worker_id": staff(spell["council"], chance)["worker_id"],
    }
    columns |= _adopters(count, ~plan["is_adopted"], chance)
    appears = where(early, plan["fostered"], plan["decided"])
    adopted = Rows(columns, appears, spell["council"])
    return _with_guardians(county, adopted)


def _whose(spell: Frame) -> Frame:
    return {"person_id": spell["person_id"], "cla_id": spell["cla_id"]}


def _adopters(count: int, missing: Values, chance: Chance) -> Frame:
    """The adopters' sex, legal status and number, which go together."""
    sex = chance.pick(count, ADOPTERS)
    single = np.isin(sex.astype(str), ("M1", "F1"))
    married = chance.happens(count, 0.7)
    mixed = sex == "MF"
    status = np.select(
        [single, mixed & married, mixed, married], ["L0", "L11", "L3", "L12"], "L4"
    ).astype(object)
    return {
        "adopter_sex_code": blank(sex, missing),
        "adopter_legal_status_code": blank(status, missing),
        "adopter_count": blank(where(single, 1, 2).astype(object), missing),
    }


def _with_guardians(county: County, adopted: Rows) -> Rows:
    """The rows of adoption, and one for each special guardianship order."""
    these = np.flatnonzero(county.spell["leaving"] == GUARDIAN)
    spell = {name: values[these] for name, values in county.spell.items()}
    count = len(these)
    columns: Frame = {
        name: np.full(count, np.datetime64("NaT", "D") if values.dtype.kind == "M" else None)
        for name, values in adopted.columns.items()
    }
    columns |= _whose(spell) | {
        "permanence_order_date": spell["left"],
        "permanence_order_type": np.full(count, "Special guardianship order", dtype=object),
    }
    both = {
        name: np.concatenate([values.astype(object), columns[name]])
        if values.dtype.kind != "M"
        else np.concatenate([values, columns[name]])
        for name, values in adopted.columns.items()
    }
    council = np.concatenate([np.asarray(adopted.council), spell["council"]])
    both["permanence_id"] = local_ids(council, "PM")
    known = {"permanence_order_type": None, "is_adopted_by_carer": None, "adopter_count": None,
             "adopter_sex_code": None, "adopter_legal_status_code": None}  # fmt: skip
    reveals: dict[str, dict[str, None]] = {
        name: {} for name, values in both.items() if values.dtype.kind == "M"
    }
    reveals |= {
        "permanence_order_date": known,
        "decision_reversed_date": {"decision_reversed_reason_code": None},
    }
    appears = np.concatenate([adopted.appears_on, spell["left"]])
    return Rows(both, appears, council, reveals)


def previous_permanences(county: County) -> Rows:
    """ssd_cla_previous_permanence: one row per child who came into care, mostly that there is none.

    The day of an order that happened elsewhere is often known in part.
    """
    spell, chance = county.spell, county.chance("ssd_cla_previous_permanence")
    _, first = np.unique(spell["record"], return_index=True)
    spell = {name: values[first] for name, values in spell.items()}
    count = len(first)
    adopted = county.child["origin"][spell["child"]] >= 0
    code = where(adopted, "P1", chance.pick(count, BEFORE))
    none = code == "Z1"
    birth = county.child["birth"][spell["child"]]
    young = spell["entered"] - birth < 400 * DAY
    code, none = where(young & ~adopted, "Z1", code), none | (young & ~adopted)
    ordered = uniform_days(birth + 60 * DAY, spell["entered"] - 90 * DAY, chance.rng.random(count))
    columns: Frame = {
        "previous_permanence_id": local_ids(spell["council"], "PP"),
        "person_id": spell["person_id"],
        "order_date": blank(_in_part(ordered, chance), none),
        "previous_permanence_code": code,
        "order_authority": blank(LA_CODES[spell["council"]], none | chance.happens(count, 0.15)),
    }
    return Rows(columns, spell["entered"] + 20 * DAY, spell["council"])


def _in_part(on: Values, chance: Chance) -> Values:
    """Days as dd/mm/yyyy, some with zz for the day, a few for the month as well."""
    draw = chance.rng.random(len(on))
    year = on.astype("datetime64[Y]").astype(int) + 1970
    month = on.astype("datetime64[M]").astype(int) % 12 + 1
    of_month = (on - on.astype("datetime64[M]").astype(on.dtype)) // DAY + 1
    written_day = where(draw < 0.3, "zz", np.char.mod("%02d", of_month.astype(int)))
    written_month = where(draw < 0.12, "zz", np.char.mod("%02d", month))
    return text(written_day.astype(object), "/", written_month.astype(object), "/", year)


def care_plans(county: County) -> Rows:
    """ssd_cla_care_plan: the first plan of each spell in care, and the one that replaced it."""
    spell, chance = county.spell, county.chance("ssd_cla_care_plan")
    count = len(spell["case"])
    started = spell["entered"] + chance.whole(count, 1, 9) * DAY
    again = started + chance.whole(count, 100, 240) * DAY
    lasts = ~(spell["left"] <= started)
    second = lasts & ~(spell["left"] <= again)
    ended = where(second, again, spell["left"])
    aims = np.concatenate([chance.pick(count, FIRST_AIMS), _later_aims(county)])
    kept = np.flatnonzero(np.concatenate([lasts, second]))
    of = np.tile(np.arange(count), 2)[kept]
    begins = np.concatenate([started, again])[kept]
    columns: Frame = {
        "care_plan_id": local_ids(spell["council"][of], "LP"),
        "person_id": spell["person_id"][of],
        "care_plan_start_date": begins,
        "care_plan_end_date": np.concatenate([ended, spell["left"]])[kept],
    }
    columns |= {name: aims[kept] == name for name in dict.fromkeys(AIMS)}
    return Rows(columns, begins, spell["council"][of], {"care_plan_end_date": {}})


def _later_aims(county: County) -> Values:
    """What the second plan of each spell aims at: adoption, or where the child lives in the end."""
    spell, episode = county.spell, county.episode
    kind = np.zeros(len(spell["case"]), dtype=int)
    code = np.full(len(kind), "", dtype=object)
    last = np.flatnonzero(episode["is_last"])
    kind[episode["spell"][last]] = episode["kind"][last]
    code[episode["spell"][last]] = episode["placement_code"][last]
    aims = np.array([LATER_AIMS.get(name, "is_aim_other") for name in KINDS], dtype=object)[kind]
    aims[np.isin(code.astype(str), ("U1", "U3"))] = "is_aim_relatives_or_friends"
    aims[adoptions(county)["spell"]] = "is_aim_adoption"
    return aims


ROWS = {
    "ssd_permanence": permanences,
    "ssd_cla_previous_permanence": previous_permanences,
    "ssd_cla_care_plan": care_plans,
}
