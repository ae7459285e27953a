"""What happens again and again within a span of days: visits, reviews, changes of worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY, before_working_day, working_day

Timely = Callable[[Values, Values], Values]


def turns(begins: Values, ends: Values, shortest: int) -> tuple[Values, Values]:
    """Enough turns for each span, if they are `shortest` days apart or more: span and turn.

    A span that ends on the day it begins, or before, has none.
    """
    days = ((ends - begins) // DAY).astype(int)
    count = np.maximum(-(-days // shortest), 0)
    of = np.repeat(np.arange(len(count)), count)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)


def running(turn: Values, gaps: Values) -> Values:
    """The days since the span began: gaps added up from each span's first turn on."""
    total = np.cumsum(gaps)
    first = np.flatnonzero(turn == 0)
    before = np.repeat(total[first] - gaps[first], np.diff(np.append(first, len(turn))))
    since: Values = total - before
    return since


def heaped_gaps(count: int, limit: int, chance: Chance, *, late: float, usual: int) -> Values:
    """Days between visits: most at the limit or just before it, some early, a share late.

    usual  the fewest days of an early one; a late one comes up to half the limit too late
    """
    draw = chance.rng.random(count)
    heaped = limit - (draw < 0.2) - (draw < 0.1)
    overdue = limit + chance.whole(count, 1, max(2, limit // 2))
    early = chance.whole(count, usual, limit)
    return np.select([draw < 1 - late - 0.3, draw < 1 - late], [heaped, early], overdue)


def visits(
    begins: Values, ends: Values, limit: int, chance: Chance, *, late: float, first: int
) -> Frame:
    """Visits on working days within each span: `of`, the number of the span, and `on`.

    limit  the days at most from one visit to the next; the first comes within `first` days
    """
    usual = max(2, limit // 2)
    of, turn = turns(begins, ends, usual)
    gaps = heaped_gaps(len(of), limit, chance, late=late, usual=usual)
    soon = chance.whole(len(of), 0, first)
    on = working_day(begins[of] + running(turn, where(turn == 0, soon, gaps)) * DAY)
    kept = on < ends[of]
    return {"of": of[kept], "on": on[kept], "turn": turn[kept]}


def reviews(
    begins: Values, ends: Values, limits: Sequence[int], in_time: Timely, chance: Chance
) -> Frame:
    """Reviews within each span: `of`, `turn`, when each was `planned`, `due` and `held`.

    limits   days from the begin to the first review at most, to the next, …; the last repeats
    in_time  the share held in time, of the spans and the days on which reviews are about due

    A review is planned when the one before is held. Most are held at the limit or a little before.
    """
    of, turn = turns(begins, ends, min(60, *limits))
    usual = np.cumsum([0, *limits])
    about = begins[of] + (usual[1:][np.minimum(turn, len(limits) - 1)]) * DAY
    about = about + np.maximum(turn - len(limits) + 1, 0) * limits[-1] * DAY
    limit = np.asarray(limits)[np.minimum(turn, len(limits) - 1)]
    early = np.minimum(chance.rng.exponential(limit / 25), limit // 3).astype(int)
    late = np.minimum(3 + chance.rng.exponential(14, len(of)), 60).astype(int)
    gap = where(chance.happens(len(of), in_time(of, about)), limit - early, limit + late)
    since = running(turn, gap)
    held = before_working_day(begins[of] + since * DAY)
    planned = np.maximum(before_working_day(begins[of] + (since - gap) * DAY), begins[of])
    kept = held < ends[of]
    found: Frame = {
        "of": of, "turn": turn, "planned": planned, "due": planned + limit * DAY, "held": held,
    }  # fmt: skip
    return {name: values[kept] for name, values in found.items()}
