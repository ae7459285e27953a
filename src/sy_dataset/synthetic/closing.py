"""Cases that close in one month of one council, so that the stock follows the published line."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values, where
from sy_dataset.synthetic.clock import DAY, before_working_day
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.intake import RC
from sy_dataset.synthetic.people import CHILDHOOD
from sy_dataset.synthetic.world import ASSESSED, Month, World


def close(world: World, council: int, month: Month) -> None:
    """Close cases: those that must, then by their age until the stock is as published."""
    case, cases = world.case, world.open_cases(council)
    recent = np.concatenate(world.recent[council])
    waiting = (case["route"][recent] == ASSESSED) & (case["closed"][recent] >= month.end)
    children = case["child"][cases]
    busy = (case["plan"][cases] != NOBODY) | (case["spell"][cases] != NOBODY)
    away = ~world.lives_in(children, council, month) & ~busy
    grown = _is_grown(world, cases, month) & ~busy
    must = away | grown
    wanted = (
        int((case["referred"][cases] < month.end).sum())
        + int(waiting.sum())
        - round(world.target(council, month, "cin_open"))
    )
    free = ~must & ~busy & (case["held"][cases] < month.end)
    age = (month.end - case["referred"][cases]) / DAY
    order = world.by_home(children[free], _ending(age[free]))
    chosen = cases[free][order[: max(0, wanted - int(must.sum()))]]
    reason = world.chance.rng.choice(
        [RC["RC7"], RC["RC3"], RC["RC4"]], len(chosen), p=[0.95, 0.03, 0.02]
    )
    _close(world, chosen, reason, month)
    _close(world, cases[away], RC["RC5"], month)
    _close(world, cases[grown & ~away], RC["RC6"], month)


def _is_grown(world: World, cases: Values, month: Month) -> Values:
    """Young people over 18, or over 21 if they were looked after till then."""
    children = world.case["child"][cases]
    leaver = world.case["is_leaver"][cases]
    limit = where(leaver, CHILDHOOD + 3 * 365, CHILDHOOD)
    grown: Values = world.child["birth"][children] + limit * DAY < month.end
    return grown


def _ending(age: Values) -> Values:
    """Most cases end within a year; of the few that last, most last long."""
    return np.select(
        [age < 60, age < 91, age < 183, age < 365, age < 730], [0.8, 1.3, 1.1, 0.8, 0.5], 0.28
    )


def _close(world: World, cases: Values, reason: Values | int, month: Month) -> None:
    case = world.case
    on = before_working_day(month.start + world.chance.whole(len(cases), 1, 27) * DAY)
    on = np.maximum(np.maximum(on, month.start), np.minimum(case["held"][cases], month.end - DAY))
    case["closed"][cases] = np.maximum(on, case["referred"][cases])
    case["reason"][cases] = reason
    world.open_case[case["child"][cases]] = NOBODY
