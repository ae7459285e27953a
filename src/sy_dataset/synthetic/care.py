"""Who comes into care and who leaves it in one month of one council; unaccompanied children."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.intake import RC
from sy_dataset.synthetic.people import CHILDHOOD
from sy_dataset.synthetic.seasons import GROUPS, OTHER
from sy_dataset.synthetic.world import NEED, Month, World

LEAVINGS = ("E4A", "E4B", "E13", "E8", "E3", "E45", "E11", "E12", "E17")
"""Why care ended, the last for all who turn 18."""
EIGHTEEN = LEAVINGS.index("E17")
ADOPTED = (LEAVINGS.index("E11"), LEAVINGS.index("E12"))
GUARDIAN = LEAVINGS.index("E45")
HOME = {"E4A": 0.5, "E4B": 0.18, "E13": 0.1, "E8": 0.17, "E3": 0.05}
ADOPTED_PCT, GUARDIAN_PCT = 10.0, 13.0
"""Of all who leave care; England's shares, unverified."""


def enter(world: World, council: int, month: Month, new: Values) -> None:
    """Take children into care: unaccompanied ones up to their stock, the others from open cases."""
    figures = world.figures(council, month.year)
    wanted = world.quota.take(figures.cla_started * world.scale / 12, council, "care")
    alone = _unaccompanied(world, council, month, new, wanted)
    case, cases = world.case, world.open_cases(council)
    children = case["child"][cases]
    free = (case["spell"][cases] == NOBODY) & (case["route"][cases] == NEED)
    free &= world.is_minor(children, month) & world.lives_in(children, council, month)
    free &= (world.child["birth"][children] <= month.start) & (
        case["referred"][cases] < month.start
    )
    able = cases[free]
    order = world.by_home(case["child"][able], _likely(world, able, month))
    chosen = able[order[: max(0, wanted - len(alone))]]
    on = month.start + world.chance.whole(len(chosen), 0, 27) * DAY
    _begin(
        world,
        council,
        np.concatenate([alone, chosen]),
        np.concatenate([case["referred"][alone], on]),
    )


def _likely(world: World, cases: Values, month: Month) -> Values:
    """How likely a case leads to care: with a plan, soon after an enquiry, for the very young."""
    case = world.case
    age = (month.start - world.child["birth"][case["child"][cases]]) / DAY / 365.25
    by_age = np.select([age < 1, age < 5, age < 10, age < 16], [9.0, 1.3, 0.9, 1.1], 1.1)
    planned = where(case["plan"][cases] != NOBODY, 7.0, 1.0)
    asked = where(case["enquired"][cases] > month.start - 120 * DAY, 3.0, 1.0)
    likely: Values = by_age * planned * asked
    return likely


def _unaccompanied(world: World, council: int, month: Month, new: Values, most: int) -> Values:
    """Of this month's new cases, as many unaccompanied children as the published stock lacks."""
    open_now = int(
        world.case["is_unaccompanied"][world.spell["case"][world.open_spells(council)]].sum()
    )
    wanted = min(most, round(world.target(council, month, "uasc_open")) - open_now)
    case = world.case
    may = (case["group"][new] == GROUPS.index(OTHER)) & (case["route"][new] == NEED)
    may &= ~case["is_again"][new]
    cases: Values = new[may][: max(0, wanted)]
    children = world.replaced_by_strangers(cases, month)
    case["is_unaccompanied"][cases] = True
    case["child"][cases] = children
    world.open_case[children] = world.last_case[children] = cases
    world.last_referred[children] = case["referred"][cases]
    return cases


def _begin(world: World, council: int, cases: Values, on: Values) -> None:
    spells = world.spell.add(case=cases, entered=on, left=NEVER, leaving=NOBODY)
    world.case["spell"][cases] = spells
    world.entered(council, spells)


def leave(world: World, council: int, month: Month) -> None:
    """Let as many leave care as bring the month's stock to the published line."""
    spell, spells = world.spell, world.open_spells(council)
    cases = spell["case"][spells]
    children = world.case["child"][cases]
    birthday = world.child["birth"][children] + CHILDHOOD * DAY
    grown = birthday < month.end
    wanted = len(spells) - round(world.target(council, month, "cla_open"))
    spell["left"][spells[grown]] = np.maximum(
        birthday[grown], spell["entered"][spells[grown]] + DAY
    )
    spell["leaving"][spells[grown]] = EIGHTEEN
    others = max(0, wanted - int(grown.sum()))
    total = max(0, wanted)
    months = (month.end - spell["entered"][spells]) / DAY / 30.4
    age = (month.end - world.child["birth"][children]) / DAY / 365.25
    alone = world.case["is_unaccompanied"][cases]
    free = ~grown & (months > 0.5) & ~alone
    young = free & (age < 7) & (months > 14) & (months < 44)
    wanted = min(others, world.quota.take(ADOPTED_PCT / 100 * total, council, "adopted"))
    others -= _leave_as(world, spells[young], wanted, ADOPTED)
    free &= np.isnat(spell["left"][spells])
    wanted = min(others, world.quota.take(GUARDIAN_PCT / 100 * total, council, "sgo"))
    others -= _leave_as(world, spells[free & (age < 15) & (months > 6)], wanted, (GUARDIAN,))
    free &= np.isnat(spell["left"][spells])
    _leave_home(world, spells, free, months, others)
    _after(world, spells, month)


def _leave_as(world: World, able: Values, wanted: int, reasons: tuple[int, ...]) -> int:
    """Give a reason of leaving to some of the able; how many."""
    chosen = world.chance.rng.permutation(able)[:wanted]
    world.spell["leaving"][chosen] = world.chance.rng.choice(reasons, size=len(chosen))
    world.spell["left"][chosen] = np.datetime64("1900-01-01", "D")  # dated below
    return len(chosen)


def _leave_home(world: World, spells: Values, free: Values, months: Values, wanted: int) -> None:
    """The others go home: most within a year, few after two."""
    able = np.flatnonzero(free)
    weight = np.select(
        [months < 3, months < 6, months < 12, months < 24], [3.0, 2.4, 1.4, 0.7], 0.25
    )
    draw = world.chance.rng.exponential(size=len(able)) / weight[able]
    chosen = spells[able[np.argsort(draw)[: max(0, wanted)]]]
    codes = np.array([LEAVINGS.index(code) for code in HOME])
    shares = np.array(list(HOME.values()))
    world.spell["leaving"][chosen] = world.chance.rng.choice(codes, size=len(chosen), p=shares)
    world.spell["left"][chosen] = np.datetime64("1900-01-01", "D")


def _after(world: World, spells: Values, month: Month) -> None:
    """Date what was decided, and say what becomes of the case."""
    spell, chance = world.spell, world.chance
    gone = spells[~np.isnat(spell["left"][spells])]
    undated = gone[spell["left"][gone] < month.start - 3650 * DAY]
    on = month.start + chance.whole(len(undated), 0, 27) * DAY
    spell["left"][undated] = np.maximum(working_day(on), spell["entered"][undated] + 3 * DAY)
    cases = spell["case"][gone]
    world.case["spell"][cases] = NOBODY
    after = spell["left"][gone] + chance.whole(len(gone), 7, 120) * DAY
    world.case["held"][cases] = np.fmax(world.case["held"][cases], after)
    world.case["is_leaver"][cases[spell["leaving"][gone] == EIGHTEEN]] = True
    adopted = np.isin(spell["leaving"][gone], ADOPTED)
    world.case["reason"][cases[adopted]] = RC["RC1"]
    world.adopted(cases[adopted], spell["left"][gone[adopted]])
