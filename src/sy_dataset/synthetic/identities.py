"""Who is hard to tell apart or must not be: changed identities, hostels and children's homes.

The shares are assumed. A protected child goes on as another child with the same birth date and
sex, as an adopted one does; the two are never to be linked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sy_dataset.synthetic import numbers
from sy_dataset.synthetic.chance import Chance, Frame, Values, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.names import NAMES, TAIL
from sy_dataset.synthetic.people import CHILDHOOD, COUNCILS, Period

if TYPE_CHECKING:
    from sy_dataset.synthetic.county import County

PROTECTED = 0.0003
"""Share of the children whose identity was changed to protect them in the window."""
KNOWN_BEFORE = 0.7
"""Share of them whom a council knew."""
FORENAME_KEPT = 0.5
ADOPTED_RENAMED = 0.15
TOLD_LATE = 0.2
"""Share of the changes of identity of which others hear only months later."""
HOSTELS = 2
IN_HOSTELS = 0.7
"""Hostels of each council, and the share of the children from abroad who live there."""
HOSTEL_FORENAMES, HOSTEL_SURNAMES = 60, 40
"""Children from the same few places have few names, which each agency spells by ear."""
IN_A_HOME = 5
"""Children in one children's home."""
REGISTERED_WITHIN = 42
"""Days from birth within which a birth is registered: Births and Deaths Registration Act 1953."""
NOT_YET_NAMED: dict[str, dict[str, Any]] = {
    "_named": {"given_name": "Baby"},
    "_first_named": {"given_name": "Twin 1"},
    "_second_named": {"given_name": "Twin 2"},
    "_third_named": {"given_name": "Baby 3"},
}
"""What stands for a forename until the birth is registered, of single children and of others."""


def with_protected(child: Frame, known: Values, period: Period, seed: int) -> Frame:
    """The children, and at their end those who some of them became under protection.

    known  children of whom a council has heard

    Adds `is_protected`, of both identities, and `told`, the day on which the agencies hear that
    an identity (also of an adopted child) is no longer the child's; NaT for all others.
    """
    chance, count = Chance(seed, "protected"), len(child["birth"])
    was = _chosen(child, known, period, chance)
    new = {name: values[was] for name, values in child.items()}
    many, last = len(was), int(child["at"].max())
    spread = int((period.last - period.first) / DAY) - 90
    new |= {
        "household": int(child["household"].max()) + 1 + np.arange(many),
        "place": np.zeros(many, dtype=int),
        "is_twin": np.zeros(many, dtype=bool),
        "council": (new["council"] + chance.whole(many, 1, 3)) % len(COUNCILS),
        "left": np.full(many, -1, dtype=np.int64),
        "moved_on": period.began - np.full(many, 9999) * DAY,
        "at": chance.whole(many, 0, last),
        "was_at": chance.whole(many, 0, last),
        "house": chance.whole(many, 1, 180),
        "arrived": period.first + (60 + chance.whole(many, 0, spread)) * DAY,
        "given_no": where(
            chance.happens(many, FORENAME_KEPT), new["given_no"], chance.whole(many, 0, NAMES - 1)
        ),
        "family_no": (new["family_no"] + chance.whole(many, 1, NAMES - 1)) % NAMES,
        "former_no": np.full(many, -1),
        "origin": was,
    }
    both = {name: np.concatenate([child[name], new[name]]) for name in child}
    protected = np.zeros(count + many, dtype=bool)
    protected[was] = protected[count:] = True
    return both | {"is_protected": protected, "told": _told(both, chance)}


def _chosen(child: Frame, known: Values, period: Period, chance: Chance) -> Values:
    """Children who are neither adopted nor from abroad, and under 18 and here in all the window."""
    count = len(child["birth"])
    free = (child["origin"] < 0) & (child["arrived"] < period.first)
    free &= (child["birth"] < period.first) & (child["birth"] + CHILDHOOD * DAY > period.horizon)
    free[child["origin"][child["origin"] >= 0]] = False
    heard = np.isin(np.arange(count), known)
    many = max(1, round(count * PROTECTED))
    of_known = round(many * KNOWN_BEFORE)
    return np.sort(
        np.concatenate(
            [
                chance.rng.permutation(np.flatnonzero(free & which))[:size]
                for which, size in ((heard, of_known), (~heard, many - of_known))
            ]
        )
    )


def _told(child: Frame, chance: Chance) -> Values:
    count, again = len(child["birth"]), child["origin"] >= 0
    late = chance.happens(count, TOLD_LATE)
    after = where(late, chance.whole(count, 90, 270), chance.whole(count, 0, 20))
    told = child["arrived"] + after * DAY
    told[~again] = np.datetime64("NaT")
    told[child["origin"][again]] = told[again]
    days: Values = told
    return days


def shared_ways(child: Frame, homes: int, seed: int) -> Frame:
    """What many share: `at`, `given_no` and `family_no`, changed for some; and `is_alone`.

    homes  the number of households of those who were there from the first

    Children who came alone live in hostels and have few names; adopted children mostly keep
    the forename.
    """
    chance, count = Chance(seed, "shared ways"), len(child["birth"])
    alone = (child["household"] >= homes) & (child["origin"] < 0)
    hostel = 3 + 7 * chance.whole(count, 0, HOSTELS - 1)
    renamed = (child["origin"] >= 0) & ~child["is_protected"]
    renamed &= chance.happens(count, ADOPTED_RENAMED)
    given = where(renamed, (child["given_no"] + 5 * TAIL + 37) % NAMES, child["given_no"])
    return {
        "is_alone": alone,
        "at": where(alone & chance.happens(count, IN_HOSTELS), hostel, child["at"]),
        "given_no": where(alone, 11 + 23 * chance.whole(count, 0, HOSTEL_FORENAMES), given),
        "family_no": where(
            alone, 17 + 41 * chance.whole(count, 0, HOSTEL_SURNAMES), child["family_no"]
        ),
    }


def named_on(county: County, child: Values) -> Frame:
    """The day on which each birth was registered, in the column of the child's placeholder."""
    birth, is_twin = county.child["birth"], county.child["is_twin"]
    count = len(birth)
    after = county.chance("births registered").whole(count, 3, REGISTERED_WITHIN)
    nth = np.arange(count) - np.maximum.accumulate(where(is_twin, 0, np.arange(count)))
    nth += (nth > 0) | np.append(nth[1:] > 0, False)  # the eldest of several is the first
    on = (birth + after * DAY)[child]
    columns = zip(NOT_YET_NAMED, range(len(NOT_YET_NAMED)), strict=True)
    return {name: no_date(on, nth[child] != place) for name, place in columns}


def same_as_before(values: Values, origin: Values) -> Values:
    """What a child whose identity was changed keeps of the one before."""
    kept = values.copy()
    again = origin >= 0
    kept[again] = values[origin[again]]
    return kept


def care_postcodes(child: Frame, episode: Frame, period: Period) -> Values:
    """The postcode of the children's home in which each child lives on the last day, or None."""
    open_now = (episode["started"] <= period.last) & ~(episode["ended"] <= period.last)
    code = episode["placement_code"].astype(str)
    lives = np.unique(episode["child"][open_now & (np.char.startswith(code, "K"))])
    found = np.full(len(child["birth"]), None, dtype=object)
    last = int(child["at"].max())
    for number, council in enumerate(COUNCILS):
        here = lives[child["council"][lives] == number]
        of_area = numbers.postcodes(council.area, last + 1)
        found[here] = of_area[(5 + 11 * (np.arange(len(here)) // IN_A_HOME)) % (last + 1)]
    return found
