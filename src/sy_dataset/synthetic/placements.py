"""Where looked-after children live: episodes of care, in the published mix at each 31 March.

The mix of 2024-25 holds for every year: foster care, children's homes and secure units, semi-
independent homes from 16, with parents; the rest is placed for adoption or elsewhere. The mix
is of all children; who is placed where by age is invented.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY, as_date, day
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.published import mix
from sy_dataset.synthetic.world import World

FOSTER, HOME, SEMI, PARENTS, ELSEWHERE = KINDS = (
    "foster", "home_or_secure", "semi_independent", "with_parents", "elsewhere",
)  # fmt: skip
STAYS = 0.88
"""Share of those in care a year before who are still in a place of the same kind."""
MOVES_A_YEAR = 0.38
"""Further moves within a kind, besides those between kinds; more in the first year."""
CODES = {
    FOSTER: {"U1": 12, "U3": 8, "U4": 34, "U6": 46},
    HOME: {"K2": 94, "K1": 6},
    SEMI: {"K3": 100},
    PARENTS: {"P1": 100},
    ELSEWHERE: {"A4": 35, "A6": 15, "R2": 20, "R1": 15, "Z1": 15},
}
"""Placement codes of the looked-after return within each kind; K3 was H5 until 2024."""
PROVIDERS = {
    FOSTER: {"PR1": 58, "PR4": 37, "PR5": 5},
    HOME: {"PR1": 25, "PR4": 68, "PR5": 7},
    SEMI: {"PR1": 15, "PR4": 75, "PR5": 10},
    PARENTS: {"PR0": 100},
    ELSEWHERE: {"PR1": 40, "PR3": 25, "PR4": 25, "PR5": 10},
}
CHANGES = {
    "CARPL": 45, "CLOSE": 4, "ALLEG": 2, "STAND": 2, "CREQB": 16, "CREQO": 8, "CHILD": 7,
    "LAREQ": 5, "PLACE": 5, "OTHER": 6,
}  # fmt: skip
FAR_AWAY = 0.15
"""Share of the places more than 20 miles from home; 8 to 19 % were published for these councils."""


def care_episodes(world: World, seed: int) -> Frame:
    """One entry per spell and placement: spell, started, ended, kind, is_first, is_last.

    Each spell's episodes follow each other without a gap. `started` of the first is the day of
    coming into care; the last ends with the spell. Of the place: placement_code, provider_code,
    distance_miles, and why it was left, change_reason_code, None while it lasts.
    """
    chance = Chance(seed, "placements")
    spell = world.spell
    age = (
        (spell["entered"] - world.child["birth"][world.case["child"][spell["case"]]]) / DAY / 365.25
    )
    kinds, changes = _kinds(world, age, chance)
    moves = _moves(world, chance)
    of = np.concatenate([np.arange(len(spell)), changes[0], moves[0]])
    on = np.concatenate([spell["entered"], changes[1], moves[1]])
    kind = np.concatenate([kinds, changes[2], np.full(len(moves[0]), NOBODY)])
    ends = np.where(np.isnat(spell["left"]), np.datetime64("2900-01-01"), spell["left"])
    kept = (on < ends[of] - DAY) & (on >= spell["entered"][of])
    order = np.flatnonzero(kept)[np.lexsort((on[kept], of[kept]))]
    of, on, kind = of[order], on[order], kind[order]
    apart = np.r_[True, (np.diff(of) != 0) | (np.diff(on) > 6 * DAY)]
    kind = kind[np.maximum.accumulate(where(kind == NOBODY, 0, np.arange(len(kind))))]
    of, on, kind = of[apart], on[apart], kind[apart]
    first = np.r_[True, np.diff(of) != 0]
    ended = np.append(on[1:], np.datetime64("NaT", "D"))
    last = np.append(first[1:], True)
    ended[last] = spell["left"][of[last]]
    return {
        "spell": of, "started": on, "ended": ended, "kind": kind, "is_first": first,
        "is_last": last, **_places(kind, ended, chance),
    }  # fmt: skip


def _places(kind: Values, ended: Values, chance: Chance) -> Frame:
    count = len(kind)
    code, provider = np.full((2, count), None, dtype=object)
    for which, name in enumerate(KINDS):
        these = np.flatnonzero(kind == which)
        code[these] = chance.pick(len(these), CODES[name])
        provider[these] = chance.pick(len(these), PROVIDERS[name])
    away = chance.happens(count, FAR_AWAY) & (kind != KINDS.index(PARENTS))
    miles = where(away, 20.5 + chance.rng.exponential(25, count), chance.rng.gamma(2, 3.2, count))
    reason = chance.pick(count, CHANGES)
    return {
        "placement_code": code,
        "provider_code": provider,
        "is_far": away,
        "distance_miles": np.round(np.minimum(miles, where(away, 250, 20)), 1),
        "change_reason_code": where(np.isnat(ended), None, reason),
    }


def _kinds(world: World, age: Values, chance: Chance) -> tuple[Values, tuple[Values, ...]]:
    """The kind that each spell begins with, and the changes: spell, day and new kind."""
    spell, council = world.spell, world.case["council"][world.spell["case"]]
    alone = world.case["is_unaccompanied"][spell["case"]]
    first = _at_random(age, alone, chance)
    now = np.full(len(spell), NOBODY)
    changes: list[tuple[Values, Values, Values]] = []
    last_year = as_date(world.period.horizon).year + 1
    for year in range(as_date(world.period.began).year, last_year + 1):
        on = day(date(year, 3, 31))
        here = (spell["entered"] <= on) & ~(spell["left"] <= on)
        older = age + (on - spell["entered"]) / DAY / 365.25
        for which in range(len(COUNCILS)):
            these = np.flatnonzero(here & (council == which))
            was = now[these]
            now[these] = _mixed(was, older[these], alone[these], _counts(which, len(these)), chance)
            new = these[was == NOBODY]
            first[new] = now[new]
            changed = these[(was != NOBODY) & (now[these] != was)]
            room = np.minimum((on - spell["entered"][changed]) / DAY - 1, 364).astype(int)
            when = on - chance.whole(len(changed), 0, np.maximum(room, 0)) * DAY
            changes.append((changed, when, now[changed]))
    return first, tuple(np.concatenate(part) for part in zip(*changes, strict=True))


def _counts(council: int, total: int) -> Values:
    """How many of a council's children live in each kind of place."""
    named = mix(COUNCILS[council].agency_id, "placement_pct")
    shares = [named[name] / 100 for name in KINDS[:-1]]
    return np.diff(np.round(np.cumsum([*shares, 1 - sum(shares)]) * total), prepend=0).astype(int)


def _mixed(was: Values, age: Values, alone: Values, counts: Values, chance: Chance) -> Values:
    """A kind for each child so that the counts are met; most keep theirs."""
    now = where((was != NOBODY) & chance.happens(len(was), STAYS), was, NOBODY)
    now[(now == KINDS.index(ELSEWHERE)) & (age > 8)] = NOBODY
    for kind in (2, 1, 4, 3, 0):
        held = np.flatnonzero(now == kind)
        surplus = len(held) - counts[kind]
        if surplus > 0:
            now[chance.rng.permutation(held)[:surplus]] = NOBODY
        free = np.flatnonzero(now == NOBODY)
        draw = chance.rng.exponential(size=len(free)) / _fits(kind, age[free], alone[free])
        now[free[np.argsort(draw)[: max(0, -surplus)]]] = kind
    return where(now == NOBODY, 0, now)


def _fits(kind: int, age: Values, alone: Values) -> Values:
    """How well a kind of place suits children of an age; hardly at all is never quite nothing."""
    name = KINDS[kind]
    if name == SEMI:
        return where(age >= 16, 5.0, 1e-6) + where(alone & (age >= 16), 3.0, 0.0)
    if name == HOME:
        return np.select([age < 6, age < 10, age < 18], [1e-4, 0.3, 2.0], 2.0)
    if name == ELSEWHERE:
        return np.select([age < 6, age < 10], [4.0, 0.2], 0.25)
    return np.ones(len(age))


def _at_random(age: Values, alone: Values, chance: Chance) -> Values:
    """A kind for spells that see no 31 March."""
    draw = chance.rng.random(len(age))
    kind = np.select([draw < 0.74, draw < 0.84], [0, 3], 0)
    kind = where((age >= 16) & (alone | (draw > 0.7)), 2, kind)
    return where((age >= 9) & (age < 16) & (draw > 0.86), 1, kind)


def _moves(world: World, chance: Chance) -> tuple[Values, Values]:
    """Moves from one place to another of the same kind: spell and day."""
    spell = world.spell
    end = np.where(np.isnat(spell["left"]), world.period.horizon + 60 * DAY, spell["left"])
    stay = np.maximum((end - spell["entered"]) / DAY, 0)
    often = MOVES_A_YEAR * np.minimum(stay, 365) / 365 * 1.8 + 0.2 * np.maximum(stay - 365, 0) / 365
    times = chance.rng.poisson(often)
    of = np.repeat(np.arange(len(spell)), times)
    on = spell["entered"][of] + (chance.rng.random(len(of)) * stay[of]).astype(int) * DAY
    return of, on
