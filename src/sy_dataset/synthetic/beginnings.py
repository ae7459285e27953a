"""What stands open on the first day of the warm-up, and plans that ended before it."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.front_desk import arrivals, decisions, ratings
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.intake import RC
from sy_dataset.synthetic.seasons import GROUPS
from sy_dataset.synthetic.world import NEED, Month, World

AGES = {(10, 90): 0.28, (91, 182): 0.13, (183, 364): 0.15, (365, 729): 0.15, (730, 2500): 0.29}
"""Days that children in need at 31 March had been so, as published for 2019, and their shares."""
EARLIER_YEARS = 5
"""For so many years' plans that had ended by then, the child is remembered."""


def stock(world: World, council: int) -> None:
    """Open the cases, plans and spells of care that the published stocks count."""
    [month] = [month for month in world.months() if month.start == world.period.began]
    figures = world.figures(council, month.year - 1)
    cases = _cases(world, council, month, round(figures.cin_open * world.scale))
    chance, case = world.chance, world.case
    age = (month.start - case["referred"][cases]) / DAY
    born = world.child["birth"][case["child"][cases]] < month.start - 30 * DAY
    able = cases[born]
    likely = chance.rng.exponential(size=len(able)) / (age[born] + 60)
    in_care = able[np.argsort(likely)[: round(figures.cla_open * world.scale)]]
    since = case["referred"][in_care] + chance.whole(len(in_care), 1, 90) * DAY
    spells = world.spell.add(
        case=in_care, entered=np.minimum(since, month.start - 3 * DAY), left=NEVER, leaving=NOBODY
    )
    case["spell"][in_care] = spells
    world.entered(council, spells)
    rest = np.setdiff1d(able, in_care)
    rest = rest[case["referred"][rest] < month.start - 25 * DAY]
    rest = rest[world.by_home(case["child"][rest])][: round(figures.cp_open * world.scale)]
    _plans(world, council, rest, month)
    _earlier_plans(world, council, month, round(figures.cp_started * world.scale * EARLIER_YEARS))


def _cases(world: World, council: int, month: Month, wanted: int) -> Values:
    chance = world.chance
    children = world.first_time(council, wanted, month)
    count = len(children)
    bands = np.array(list(AGES))[chance.rng.choice(len(AGES), count, p=list(AGES.values()))]
    event = world.new_events(world.child["household"][children])
    age = chance.whole(count, bands[:, 0], bands[:, 1])
    birth = world.child["birth"][children]
    referred = working_day(np.maximum(month.start - age * DAY, birth - 60 * DAY))
    referred = np.minimum(referred, month.start - DAY)
    cases = _add(world, council, children, event, referred)
    world.open_case[children] = world.last_case[children] = cases
    world.last_referred[children] = referred
    world.opened(council, cases)
    return cases


def _add(world: World, council: int, children: Values, event: Values, referred: Values) -> Values:
    """Cases in need that a contact some days before led to."""
    chance, count = world.chance, len(children)
    group = chance.rng.choice(len(GROUPS), count)
    rating = ratings(count, 0.85, chance)
    received = arrivals(referred, group, chance)
    decided = np.minimum(decisions(received, rating, chance), received + np.timedelta64(20, "h"))
    return world.case.add(
        child=children, council=council, event=event, received=received, decided=decided,
        rating=rating, group=group, route=NEED, referred=referred,
        authorised=referred + chance.whole(count, 10, 60) * DAY, closed=NEVER, reason=RC[None],
        held=referred, enquired=NEVER, plan=NOBODY, spell=NOBODY, is_again=False,
        is_unaccompanied=False, is_leaver=False,
    )  # fmt: skip


def _plans(world: World, council: int, cases: Values, month: Month) -> None:
    """Plans that began some time after the referral, each from a conference."""
    referred = world.case["referred"][cases]
    since = np.maximum(
        referred + 20 * DAY, month.start - world.chance.whole(len(cases), 1, 540) * DAY
    )
    on = working_day(np.minimum(since, month.start - 5 * DAY))
    conferences = world.conference.add(
        enquiry=NOBODY, case=cases, held=on, is_transfer=False, protects=True
    )
    plans = world.plan.add(
        case=cases, conference=conferences, started=on, ended=NEVER, is_repeat=False
    )
    world.case["plan"][cases] = plans
    world.planned_in[world.case["child"][cases]] = council
    world.planned(council, plans)


def _earlier_plans(world: World, council: int, month: Month, wanted: int) -> None:
    """Cases with a plan that ended before the county begins: children may have a second one."""
    children = world.first_time(council, wanted, month)
    birth = world.child["birth"][children]
    children = children[birth < month.start - 500 * DAY]
    birth = world.child["birth"][children]
    first = np.maximum(birth, month.start - EARLIER_YEARS * 365 * DAY)
    room = ((month.start - 420 * DAY - first) / DAY).astype(int)
    referred = working_day(first + world.chance.whole(len(children), 0, np.maximum(room, 1)) * DAY)
    event = world.new_events(world.child["household"][children])
    cases = _add(world, council, children, event, referred)
    on = working_day(referred + world.chance.whole(len(children), 20, 60) * DAY)
    ended = on + world.chance.whole(len(children), 80, 300) * DAY
    conferences = world.conference.add(
        enquiry=NOBODY, case=cases, held=on, is_transfer=False, protects=True
    )
    world.plan.add(case=cases, conference=conferences, started=on, ended=ended, is_repeat=False)
    world.case["closed"][cases] = ended + 30 * DAY
    world.case["reason"][cases] = RC["RC7"]
    world.planned_in[children] = council
    world.last_referred[children] = referred
