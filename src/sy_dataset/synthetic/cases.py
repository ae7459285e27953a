"""The cases that are shown, and all that belongs to them, each with its local ids."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.front_desk import RATING_CODES, referrers, sources
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.intake import REASONS
from sy_dataset.synthetic.people import COUNCILS, local_ids
from sy_dataset.synthetic.published import mix
from sy_dataset.synthetic.world import ASSESSED, NEED, NFA, World

NEEDS = {
    "N1": 58, "N2": 8, "N3": 3, "N4": 9, "N5": 14, "N6": 2, "N7": 0.5, "N8": 2, "N9": 1.5, "N0": 1,
}  # fmt: skip
CATEGORIES = {"Neglect": 0.5, "Emotional Abuse": 0.35, "Physical Abuse": 0.09, "Sexual Abuse": 0.06}
OTHER_FACTORS = {"1A": 3, "2A": 4, "3A": 5, "5A": 5, "6A": 4, "7A": 3, "13A": 2, "14A": 4, "19C": 3}
"""Further factors in per cent of assessments; invented, unlike the twelve that are published."""
NO_FACTOR = "20"
NEED_PLANS = 0.7
"""Share of cases in need, without a protection plan or care, that get a plan of their own."""
ENDLESS = np.datetime64("2900-01-01", "D")


def shown(world: World, contact: Frame, episode: Frame, seed: int) -> dict[str, Frame]:
    """Frames by name: contact, case, and what belongs to a case, by `case`, its new number.

    Shown are the cases that were open at the begin of the history before the window or later,
    and earlier ones with a protection plan of a child who then got a second.
    """
    chance = Chance(seed, "cases")
    tables = {
        name: getattr(world, name).frame() for name in ("enquiry", "conference", "plan", "spell")
    }
    whole = world.case.frame()
    kept = np.flatnonzero(_is_shown(world, whole, tables["plan"]))
    kept = kept[np.argsort(whole["referred"][kept], kind="stable")]
    place = np.full(len(whole["child"]), NOBODY)
    place[kept] = np.arange(len(kept))
    case = _cases({name: values[kept] for name, values in whole.items()}, chance)
    _contacts(contact, case, place, chance)
    frames = {"contact": contact, "case": case, "assessment": _assessments(case, chance)}
    numbers: dict[str, Values] = {}
    for name, table in tables.items():
        frames[name], numbers[name] = _of_cases(table, case, place)
    _link(frames, numbers, episode, chance)
    frames["factor"] = _factors(frames["assessment"], chance)
    frames["need_plan"] = _need_plans(frames, chance)
    return frames


def _is_shown(world: World, case: Frame, plan: Frame) -> Values:
    inside = ~(case["closed"] < world.period.shown) & (case["referred"] <= world.period.horizon)
    planned = np.unique(case["child"][plan["case"]][inside[plan["case"]]])
    earlier = np.zeros(len(inside), dtype=bool)
    earlier[plan["case"]] = np.isin(case["child"][plan["case"]], planned)
    shown: Values = inside | (earlier & (case["referred"] <= world.period.horizon))
    return shown


def _cases(case: Frame, chance: Chance) -> Frame:
    count = len(case["child"])
    need = chance.pick(count, NEEDS)
    nfa = case["route"] == NFA
    source = sources(case["group"], chance)
    return case | {
        "referral_id": local_ids(case["council"], "RF"),
        "need": where(case["is_unaccompanied"], "N8", need),
        "source": where(case["is_unaccompanied"], "7", source),
        "close_reason": np.array(REASONS, dtype=object)[case["reason"]],
        "is_nfa": nfa,
    }


def _contacts(contact: Frame, case: Frame, place: Values, chance: Chance) -> None:
    """Give the contacts their ids, and those that led to a case its source and number."""
    led = contact["case"] >= 0
    contact["case"] = where(led, place[contact["case"]], NOBODY)
    led = contact["case"] >= 0
    source = sources(contact["group"], chance)
    source[led] = case["source"][contact["case"][led]]
    contact["source"] = _of_event(source, contact["event"])
    case["source"][contact["case"][led]] = contact["source"][led]
    contact["referrer"] = referrers(contact["source"])
    contact["rating"] = RATING_CODES[contact["rating"]]
    contact["contact_id"] = local_ids(contact["council"], "C")
    contact["referral_id"] = np.full(len(led), None, dtype=object)
    contact["referral_id"][led] = case["referral_id"][contact["case"][led]]


def _of_event(values: Values, event: Values) -> Values:
    """The value of each event's first entry, for all of them: siblings come from one source."""
    _, first, of = np.unique(event, return_index=True, return_inverse=True)
    shared: Values = values[first][of]
    return shared


def _of_cases(table: Frame, case: Frame, place: Values) -> tuple[Frame, Values]:
    """The entries of shown cases in the order of their cases, and every entry's new number."""
    new = place[table["case"]]
    kept = np.flatnonzero(new >= 0)
    kept = kept[np.argsort(new[kept], kind="stable")]
    numbers = np.full(len(new), NOBODY)
    numbers[kept] = np.arange(len(kept))
    frame = {name: values[kept] for name, values in table.items()} | {"case": new[kept]}
    return frame | _whose(case, frame["case"]), numbers


def _whose(case: Frame, of: Values) -> Frame:
    return {name: case[name][of] for name in ("council", "child", "referral_id")}


def _link(
    frames: dict[str, Frame], numbers: dict[str, Values], episode: Frame, chance: Chance
) -> None:
    """Local ids, and for each entry those of the entries it follows from."""
    enquiry, conference, plan, spell = (
        frames[name] for name in ("enquiry", "conference", "plan", "spell")
    )
    for name, kind, ids in (
        ("enquiry", "SF", "s47_enquiry_id"),
        ("conference", "IC", "icpc_id"),
        ("plan", "CP", "cp_plan_id"),
        ("spell", "LA", "cla_id"),
    ):
        frames[name][ids] = local_ids(frames[name]["council"], kind)
    conference["enquiry"] = _renumbered(conference["enquiry"], numbers["enquiry"])
    conference["s47_enquiry_id"] = _named(enquiry["s47_enquiry_id"], conference["enquiry"])
    plan["conference"] = _renumbered(plan["conference"], numbers["conference"])
    plan["icpc_id"] = _named(conference["icpc_id"], plan["conference"])
    conference["plan"] = np.full(len(conference["case"]), NOBODY)
    has = plan["conference"] >= 0
    conference["plan"][plan["conference"][has]] = np.flatnonzero(has)
    conference["cp_plan_id"] = _named(plan["cp_plan_id"], conference["plan"])
    enquiry["confers"] = np.zeros(len(enquiry["case"]), dtype=bool)
    enquiry["confers"][conference["enquiry"][conference["enquiry"] >= 0]] = True
    _categories(plan, chance)
    spell_of = _renumbered(episode["spell"], numbers["spell"])
    kept = spell_of >= 0
    shown_episodes = {name: values[kept] for name, values in episode.items()}
    shown_episodes["spell"] = spell_of[kept]
    owner = shown_episodes["spell"]
    shown_episodes |= {
        name: spell[name][owner] for name in ("case", "council", "child", "referral_id")
    }
    shown_episodes |= {
        name: spell[name][owner] for name in ("cla_id", "entered", "left", "leaving")
    }
    shown_episodes["cla_episode_id"] = local_ids(shown_episodes["council"], "CE")
    shown_episodes["placement_id"] = local_ids(shown_episodes["council"], "PL")
    frames["episode"] = shown_episodes


def _renumbered(numbers: Values, new: Values) -> Values:
    return where(numbers >= 0, new[numbers], NOBODY)


def _named(ids: Values, numbers: Values) -> Values:
    """The id of each numbered entry; None where there is none."""
    if not len(ids):
        return np.full(len(numbers), None, dtype=object)
    return where(numbers >= 0, ids[numbers], None)


def _categories(plan: Frame, chance: Chance) -> None:
    count = len(plan["case"])
    plan["first_category"] = chance.pick(count, CATEGORIES)
    changed = chance.pick(count, CATEGORIES)
    plan["latest_category"] = where(chance.happens(count, 0.92), plan["first_category"], changed)
    plan["is_elsewhere"] = plan["conference"] < 0


def _assessments(case: Frame, chance: Chance) -> Frame:
    """The assessment of every referral that was followed up, begun on its day or soon after."""
    of = np.flatnonzero(case["route"] != NFA)
    begun = case["referred"][of] + where(chance.happens(len(of), 0.8), 0, 1) * DAY
    frame = _whose(case, of) | {
        "case": of,
        "started": np.minimum(begun, case["authorised"][of]),
        "authorised": case["authorised"][of],
        "is_nfa": case["route"][of] == ASSESSED,
    }
    return frame | {"assessment_id": local_ids(frame["council"], "AS")}


def _factors(assessment: Frame, chance: Chance) -> Frame:
    """What an assessment found, each factor as often as its authority published it."""
    council = assessment["council"]
    named = [mix(authority.agency_id, "assessment_factor_pct") for authority in COUNCILS]
    codes = sorted([*named[0], *OTHER_FACTORS])
    shares = np.array([[(of | OTHER_FACTORS)[code] / 100 for code in codes] for of in named])
    found = chance.rng.random((len(council), len(codes))) < shares[council]
    found = np.column_stack([found, ~found.any(axis=1)])
    of, which = np.nonzero(found)
    factor: Frame = {name: assessment[name][of] for name in ("council", "child", "case")}
    factor["assessment"] = of
    factor["factor_code"] = np.array([*codes, NO_FACTOR], dtype=object)[which]
    return factor


def _need_plans(frames: dict[str, Frame], chance: Chance) -> Frame:
    """Child in need plans, from the assessment or from the end of a protection plan."""
    case, plan = frames["case"], frames["plan"]
    count = len(case["child"])
    begins = case["authorised"] + chance.whole(count, 0, 10) * DAY
    latest = np.full(count, NEVER)
    np.fmax.at(latest, plan["case"], where(np.isnat(plan["ended"]), ENDLESS, plan["ended"]))
    begins = np.fmax(begins, latest + DAY)
    begins = where(begins >= ENDLESS, NEVER, begins)
    may = (case["route"] == NEED) & chance.happens(count, NEED_PLANS) & ~np.isnat(begins)
    may[frames["spell"]["case"]] = False
    closed = where(np.isnat(case["closed"]), ENDLESS, case["closed"])
    of = np.flatnonzero(may & (begins < closed - 7 * DAY))
    ended = case["closed"][of] - chance.whole(len(of), 0, 5) * DAY
    return _whose(case, of) | {"case": of, "started": begins[of], "ended": ended}
