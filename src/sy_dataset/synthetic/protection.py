"""Section 47 enquiries, conferences and child protection plans of one month in one council."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import DAY, after_working_days, working_day
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.published import mix
from sy_dataset.synthetic.world import ASSESSED, NEED, Month, World

BANDS = {"0-10": (4, 10), "11-15": (11, 15), "16-20": (16, 20), "21+": (21, 45)}
NEW_SHARE = 0.74
"""Of the enquiries, those that a new referral leads to; the rest are about older cases."""
AGAIN_LIKELY = 3.0
TRANSFERS = 0.03
TWO_YEARS = 730
"""Days of a plan that count as two years: more than 729, both ends counted."""


def enquire(world: World, council: int, month: Month, new: Values) -> None:
    """Add the month's section 47 enquiries."""
    figures = world.figures(council, month.year)
    wanted = world.quota.take(figures.count("s47_rate") * world.scale / 12, council, "s47")
    at_once = _of_new(world, new, round(wanted * NEW_SHARE))
    later = _of_open(world, council, month, wanted - len(at_once))
    cases = np.concatenate([at_once, later])
    chance, count = world.chance, len(cases)
    soon = world.case["referred"][at_once] + np.minimum(
        chance.rng.exponential(1.2, len(at_once)).astype(int), 9
    ) * DAY  # fmt: skip
    some_day = month.start + chance.whole(len(later), 0, 27) * DAY
    started = working_day(np.concatenate([soon, some_day]))
    wait = _waits(world, council, world.case["event"][cases], month)
    world.enquiry.add(
        case=cases,
        started=started,
        ended=after_working_days(started, np.minimum(chance.whole(count, 2, 9), wait - 1)),
        wait=wait,
        due=after_working_days(started, wait),
    )
    world.case["enquired"][cases] = started


def _of_new(world: World, new: Values, wanted: int) -> Values:
    """Cases referred this month, whole families together; few of those found not in need."""
    route = world.case["route"][new]
    able: Values = new[
        (route == NEED) | ((route == ASSESSED) & world.chance.happens(len(new), 0.2))
    ]
    return able[world.by_home(world.case["child"][able], _likely(world, able))[:wanted]]


def _likely(world: World, cases: Values) -> Values:
    """Children who had a plan before are more often enquired about."""
    council = world.case["council"][cases]
    had = world.planned_in[world.case["child"][cases]] == council
    return where(had, AGAIN_LIKELY, 1.0)


def _of_open(world: World, council: int, month: Month, wanted: int) -> Values:
    case, cases = world.case, world.open_cases(council)
    last = case["enquired"][cases]
    may = (case["plan"][cases] == NOBODY) & (case["spell"][cases] == NOBODY)
    may &= (np.isnat(last) | (last < month.start - 90 * DAY)) & (
        case["referred"][cases] < month.start
    )
    able: Values = cases[may & _born(world, cases, month)]
    return able[world.by_home(case["child"][able], _likely(world, able))[: max(0, wanted)]]


def _born(world: World, cases: Values, month: Month) -> Values:
    born: Values = world.child["birth"][world.case["child"][cases]] <= month.start
    return born


def _waits(world: World, council: int, event: Values, month: Month) -> Values:
    """Working days from enquiry to conference: most on or just before the 15th."""
    chance = world.chance
    _, of = np.unique(event, return_inverse=True)
    count = int(of.max(initial=-1)) + 1
    shares = band_shares(world, council, month)
    band = chance.rng.choice(len(BANDS), size=count, p=list(shares.values()))
    low, high = np.array(list(BANDS.values())).T
    wait = chance.whole(count, low[band], high[band])
    on_limit = (band == 1) & chance.happens(count, 0.62)
    late = np.minimum(21 + chance.rng.exponential(6, count).astype(int), 60)
    wait = where(on_limit, 15, where(band == 3, late, wait))
    heaped = (band == 2) & chance.happens(count, 0.25)
    return where(heaped, 20, wait).astype(np.int16)[of]


def band_shares(world: World, council: int, month: Month) -> dict[str, float]:
    """Bands of 2024-25, stretched to the share within 15 working days of the year."""
    bands = mix(COUNCILS[council].agency_id, "icpc_working_days")
    in_time = world.figures(council, month.year).icpc_15_pct / 100
    within = bands["0-10"] + bands["11-15"]
    beyond = bands["16-20"] + bands["21+"]
    return {
        name: bands[name]
        * (in_time / within if name in ("0-10", "11-15") else (1 - in_time) / beyond)
        for name in BANDS
    }


def confer(world: World, council: int, month: Month) -> None:
    """Hold the month's conferences, of enquiries whose day has come; and begin plans."""
    figures = world.figures(council, month.year)
    wanted = world.quota.take(figures.count("icpc_rate") * world.scale / 12, council, "icpc")
    starts = world.quota.take(figures.cp_started * world.scale / 12, council, "plans")
    repeats = min(starts, world.quota.take(figures.cp_repeat_pct / 100 * starts, council, "repeat"))
    due = _due(world, council, month)
    order = _by_repeats(world, council, due, repeats, wanted)
    chosen = _in_bands(world, council, month, order, wanted)
    cases = world.enquiry["case"][chosen]
    protects, is_repeat = _decide(world, council, cases, starts, repeats)
    conferences = world.conference.add(
        enquiry=chosen,
        case=cases,
        held=world.enquiry["due"][chosen],
        is_transfer=world.chance.happens(len(chosen), TRANSFERS),
        protects=protects,
    )
    held = world.enquiry["due"][chosen]
    world.case["held"][cases] = np.fmax(world.case["held"][cases], held + 20 * DAY)
    begun = np.flatnonzero(protects)
    _begin(world, council, cases[begun], conferences[begun], held[begun], is_repeat[begun])
    _begin_elsewhere(world, council, month, starts - len(begun))


def _due(world: World, council: int, month: Month) -> Values:
    """Enquiries whose conference would fall into the month, of children in need without a plan."""
    due = world.enquiry["due"]
    these = np.flatnonzero((due >= month.start) & (due < month.end))
    case, cases = world.case, world.enquiry["case"][these]
    able = (case["council"][cases] == council) & (case["route"][cases] == NEED)
    able &= np.isnat(case["closed"][cases]) & (case["plan"][cases] == NOBODY)
    able &= (case["spell"][cases] == NOBODY) & _may_plan(world, council, cases, month)
    _, first = np.unique(cases[able], return_index=True)
    due_now: Values = these[able][first]
    return due_now


def _may_plan(world: World, council: int, cases: Values, month: Month) -> Values:
    children = world.case["child"][cases]
    return world.is_minor(children, month) & world.lives_in(children, council, month)


def _by_repeats(world: World, council: int, due: Values, repeats: int, wanted: int) -> Values:
    """The enquiries in an order that brings as many repeated plans as were published."""
    children = world.case["child"][world.enquiry["case"][due]]
    order = world.by_home(children)
    had = world.planned_in[children[order]] == council
    needed = round(repeats * 1.1)
    first = order[had][:needed]
    rest = order[~np.isin(order, first)]
    rest = np.concatenate(
        [
            rest[world.planned_in[children[rest]] != council],
            rest[world.planned_in[children[rest]] == council],
        ]
    )
    ordered: Values = due[np.concatenate([first, rest])]
    return ordered


def _in_bands(world: World, council: int, month: Month, order: Values, wanted: int) -> Values:
    """The first of each band of waiting, as many as the band's share of the conferences."""
    wait = world.enquiry["wait"][order]
    chosen: list[Values] = []
    shares = band_shares(world, council, month)
    for name, (low, high) in BANDS.items():
        high = 99 if name == "21+" else high  # noqa: PLW2901
        count = world.quota.take(shares[name] * wanted, council, "band", name)
        found = order[(wait >= low) & (wait <= high)][:count]
        world.quota.give_back(count - len(found), council, "band", name)
        chosen.append(found)
    return np.concatenate(chosen)


def _decide(
    world: World, council: int, cases: Values, starts: int, repeats: int
) -> tuple[Values, Values]:
    """Which conferences lead to a plan, and which of these plans are not the child's first."""
    children = world.case["child"][cases]
    had = world.planned_in[children] == council
    order = world.by_home(children)
    again = order[had[order]][:repeats]
    first = order[~had[order]][: starts - len(again)]
    protects = np.zeros(len(cases), dtype=bool)
    protects[again] = protects[first] = True
    is_repeat = np.zeros(len(cases), dtype=bool)
    is_repeat[again] = True
    return protects, is_repeat


def _begin(
    world: World,
    council: int,
    cases: Values,
    conferences: Values | int,
    on: Values,
    is_repeat: Values,
) -> None:
    plans = world.plan.add(
        case=cases, conference=conferences, started=on, ended=NEVER, is_repeat=is_repeat
    )
    world.case["plan"][cases] = plans
    world.planned_in[world.case["child"][cases]] = council
    world.planned(council, plans)


def _begin_elsewhere(world: World, council: int, month: Month, wanted: int) -> None:
    """Plans that another authority's conference decided on: there is no conference of one's own."""
    case, cases = world.case, world.open_cases(council)
    free = (case["plan"][cases] == NOBODY) & (case["spell"][cases] == NOBODY)
    able = cases[free & (case["referred"][cases] < month.start) & _born(world, cases, month)]
    able = able[_may_plan(world, council, able, month)]
    able = able[world.planned_in[case["child"][able]] != council]
    able = able[world.by_home(case["child"][able])[: max(0, wanted)]]
    on = working_day(month.start + world.chance.whole(len(able), 0, 27) * DAY)
    _begin(world, council, able, NOBODY, on, np.zeros(len(able), dtype=bool))


def end_plans(world: World, council: int, month: Month) -> None:
    """End as many plans as bring the month's stock to the published line."""
    plan, plans = world.plan, world.open_plans(council)
    must = _must_end(world, council, plans, month)
    wanted = len(plans) - round(world.target(council, month, "cp_open"))
    figures = world.figures(council, month.year)
    age = ((month.end - plan["started"][plans]) / DAY).astype(int)
    long = world.quota.take(figures.cp_ended_2y_pct / 100 * max(0, wanted), council, "2y plans")
    must_long = int((must & (age >= TWO_YEARS)).sum())
    world.quota.give_back(min(0, long - must_long), council, "2y plans")
    chosen = [plans[must]]
    for which, count in ((age >= TWO_YEARS + 30, long), (age < TWO_YEARS, wanted - long)):
        able = np.flatnonzero(which & ~must & (age > 45))
        count = max(0, count - int((must & which).sum()))  # noqa: PLW2901
        children = world.case["child"][plan["case"][plans[able]]]
        order = world.by_home(children, _ending(age[able], figures.cp_ended_2y_pct))
        chosen.append(plans[able[order[:count]]])
    _end(world, np.concatenate(chosen), month)


def _must_end(world: World, council: int, plans: Values, month: Month) -> Values:
    """Plans of children who grow up, move away, or have been looked after for a while."""
    cases = world.plan["case"][plans]
    spells = world.case["spell"][cases]
    entered = np.full(len(plans), NEVER)
    entered[spells != NOBODY] = world.spell["entered"][spells[spells != NOBODY]]
    leaves = ~_may_plan(world, council, cases, month)
    return leaves | (entered < month.start - 30 * DAY)


def _ending(age: Values, long_pct: float) -> Values:
    """Plans end after reviews: at three months, then every six; where few last for two years, the
    old ones end soon."""
    old = 1.4 + max(0.0, 7 - long_pct)
    edges = (75, 130, 250, 300, 480, 600)
    return np.select([age < edge for edge in edges], [0.2, 1.6, 0.8, 1.5, 1.2, 1.4], old)


def _end(world: World, plans: Values, month: Month) -> None:
    plan, chance = world.plan, world.chance
    on = working_day(month.start + chance.whole(len(plans), 0, 25) * DAY)
    on = np.minimum(on, month.end - DAY)
    plan["ended"][plans] = np.maximum(on, plan["started"][plans] + 14 * DAY)
    cases = plan["case"][plans]
    world.case["plan"][cases] = NOBODY
    after = plan["ended"][plans] + chance.whole(len(plans), 10, 90) * DAY
    world.case["held"][cases] = np.fmax(world.case["held"][cases], after)
