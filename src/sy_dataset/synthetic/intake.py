"""The referrals of one month in one council: whose, from whom, and what becomes of each."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import DAY, after_working_days, days
from sy_dataset.synthetic.front_desk import arrivals, decisions, ratings
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.published import Figures
from sy_dataset.synthetic.seasons import GROUPS, HEALTH, OTHER, POLICE, SCHOOL
from sy_dataset.synthetic.world import ASSESSED, NEED, NFA, Month, World

REASONS = ("RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9", None)
RC = {code: place for place, code in enumerate(REASONS)}
UNBORN_PCT = 4.0
"""Of referrals at most; about 1 % of the children in need are then not yet born. Invented."""


def refer(world: World, council: int, month: Month) -> Values:
    """Add the month's cases of a council; their numbers, siblings side by side."""
    figures = world.figures(council, month.year)
    counts = _by_group(world, council, month, figures)
    total = sum(counts)
    wanted = world.quota.take(figures.re_referral_pct / 100 * total, council, "again")
    again = _again(world, council, min(wanted, total), month)
    world.quota.give_back(wanted - len(again), council, "again")
    left = total - len(again)
    expected = min(left, world.quota.take(UNBORN_PCT / 100 * total, council, "unborn"))
    unborn = world.unborn(council, expected, month)
    others = world.first_time(council, left - len(unborn), month)
    children = np.concatenate([again, unborn, others])
    is_again = np.arange(len(children)) < len(again)
    cases = _open(world, council, month, children, is_again, counts)
    world.opened(council, cases)
    return cases


def _by_group(world: World, council: int, month: Month, figures: Figures) -> list[int]:
    """How many referrals each group of sources sends this month."""
    shares = {
        POLICE: figures.police_pct / 100,
        SCHOOL: figures.school_pct / 100,
        HEALTH: figures.health_pct / 100,
    }
    shares[OTHER] = 1 - sum(shares.values())
    return [
        world.quota.take(
            figures.referrals * world.scale * shares[name] * world.share_of_year(name, month),
            council,
            name,
        )
        for name in GROUPS
    ]


def _again(world: World, council: int, wanted: int, month: Month) -> Values:
    """Children in no case whose last referral to this council is less than a year old."""
    cases = np.concatenate([*world.recent[council], np.zeros(0, dtype=int)])
    case, children = world.case, world.case["child"][cases]
    may = (world.last_case[children] == cases) & (world.open_case[children] == NOBODY)
    may &= world.last_referred[children] > month.end - 357 * DAY
    may &= (case["closed"][cases] < month.start) & (case["referred"][cases] < month.start)
    may &= world.is_minor(children, month) & world.lives_in(children, council, month)
    able: Values = children[may]
    return able[world.by_home(able, world.child["weight"][able])[:wanted]]


def _open(
    world: World, council: int, month: Month, children: Values, is_again: Values, counts: list[int]
) -> Values:
    """Add one case per child, with the contact that led to it."""
    chance, count = world.chance, len(children)
    figures = world.figures(council, month.year)
    event = world.new_events(world.child["household"][children])
    shuffled = chance.rng.permutation(count)
    leads = np.unique(event[shuffled], return_index=True, return_inverse=True)
    group = np.empty(count, dtype=np.int64)
    group[_in_events(event, chance.rng)] = np.repeat(np.arange(len(GROUPS)), counts)[:count]
    # one event comes from one source at one time
    first, of = shuffled[leads[1]], leads[2][np.argsort(shuffled)]
    on = world.days_of(group[first], month)
    rating = ratings(len(first), 0.85, chance)
    received = arrivals(on, group[first], chance)
    decided = decisions(received, rating, chance)
    route = _routes(world, council, event, figures)
    referred = days(decided)[of]
    authorised = _assessments(world, council, month, referred, route)
    cases = world.case.add(
        child=children, council=council, event=event, received=received[of], decided=decided[of],
        rating=rating[of], group=group[first][of], route=route, referred=referred,
        authorised=authorised, closed=NEVER, reason=RC[None],
        held=authorised + chance.whole(count, 3, 40) * DAY,
        enquired=NEVER, plan=NOBODY, spell=NOBODY, is_again=is_again, is_unaccompanied=False,
        is_leaver=False,
    )  # fmt: skip
    world.last_case[children] = cases
    world.last_referred[children] = referred
    _close_early(world, cases)
    return cases


def _in_events(event: Values, rng: np.random.Generator) -> Values:
    """An order by chance in which the children of one event stand together."""
    draw = rng.random(int(event.max(initial=0)) - int(event.min(initial=0)) + 1)
    order: Values = np.argsort(draw[event - event.min(initial=0)], kind="stable")
    return order


def _routes(world: World, council: int, event: Values, figures: Figures) -> Values:
    """No further action for some, assessed and not in need for some, in need for the rest."""
    count = len(event)
    nothing = world.quota.take(figures.referral_nfa_pct / 100 * count, council, "nfa")
    assessed = world.quota.take(figures.not_in_need_pct / 100 * count, council, "assessed")
    route = np.full(count, NEED, dtype=np.int64)
    order = _in_events(event, world.chance.rng)
    route[order[:nothing]] = NFA
    route[order[nothing : nothing + assessed]] = ASSESSED
    return route


def _assessments(
    world: World, council: int, month: Month, referred: Values, route: Values
) -> Values:
    """The day an assessment was authorised: heaped on the 45th working day, and on the 20th."""
    chance, count = world.chance, len(referred)
    figures = world.figures(council, month.year + (month.passed > 0.9))  # when it will end
    assessed = np.flatnonzero(route != NFA)
    in_time = np.zeros(count, dtype=bool)
    wanted = world.quota.take(figures.assessed_45_pct / 100 * len(assessed), council, "in time")
    in_time[chance.rng.permutation(assessed)[:wanted]] = True
    draw = chance.rng.random(count)
    early = chance.whole(count, 6, 44)
    wait = np.select([draw < 0.3, draw < 0.4], [45 - (draw * 10).astype(int), 20], early)
    late = np.clip(47 + chance.rng.exponential(14, count), 47, 130).astype(int)
    authorised = after_working_days(referred, where(in_time, np.minimum(wait, 45), late))
    authorised[route == NFA] = NEVER
    return authorised


def _close_early(world: World, cases: Values) -> None:
    """Cases without further action close at once, those not in need after their assessment."""
    chance, case = world.chance, world.case
    route, children = case["route"][cases], case["child"][cases]
    after = chance.rng.choice([RC["RC8"], RC["RC9"]], size=len(cases), p=[0.68, 0.32])
    case["closed"][cases] = where(
        route == NFA,
        case["referred"][cases],
        case["authorised"][cases] + chance.whole(len(cases), 0, 5) * DAY,
    )
    case["closed"][cases[route == NEED]] = NEVER
    case["reason"][cases] = where(
        route == NFA, RC["RC8"], where(route == ASSESSED, after, RC[None])
    )
    world.open_case[children] = where(route == NEED, cases, NOBODY)
