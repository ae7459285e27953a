"""Contacts at the front door: those that became referrals, and the many that did not."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values
from sy_dataset.synthetic.clock import DAY, as_date, day, working_day
from sy_dataset.synthetic.front_desk import arrivals, decisions, ratings
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import COUNCILS, MOST_NIGHTS
from sy_dataset.synthetic.published import CONTACTS_PER_REFERRAL, contact_level
from sy_dataset.synthetic.seasons import GROUPS, HEALTH, OTHER, POLICE, SCHOOL
from sy_dataset.synthetic.world import Month, World

OUTCOMES = {"NFA": 0.56, "IA": 0.25, "EH": 0.19}
KNOWN = 0.4
"""Share of contacts about families that the council has worked with in the last months."""
LINGERS = 180
"""Days after the end of a case in which a family is still often heard of."""
NIGHTLY = 1
"""Contacts of each council that are added on every day that a night covers."""
AFTER_ADOPTION = 0.5
"""Share of adopted children whom a council hears of again; invented."""
POLICE_EXTRA = 1.3
"""More of the contacts than of the referrals come from the police; unpublished."""
PARTS = ("child", "council", "event", "received", "decided", "rating", "group", "outcome", "case")
Span = tuple[np.datetime64, np.datetime64]


def make_contacts(world: World, seed: int) -> Frame:
    """One entry per child per contact of the window, in the order of receipt.

    case     the number of the case it led to, else NOBODY
    outcome  a code of contact_outcome
    """
    chance = Chance(seed, "contacts")
    parts = [_referrals(world)]
    for month in world.months():
        span = _shown_part(world, month)
        if span[0] < span[1]:
            for council in range(len(COUNCILS)):
                parts.append(_others(world, council, month, span, chance))
                parts.append(_lost(world, council, month, span, chance))
                parts.append(_of_each_night(world, council, month, span, chance))
    parts.append(_adopted(world, chance))
    contact = {name: np.concatenate([part[name] for part in parts]) for name in PARTS}
    inside = contact["received"] >= world.period.first
    inside &= contact["received"] < world.period.horizon + DAY
    order = np.flatnonzero(inside)[np.argsort(contact["received"][inside], kind="stable")]
    return {name: values[order] for name, values in contact.items()}


def _shown_part(world: World, month: Month) -> Span:
    """The first day of a month that is shown, and the day after the last."""
    period = world.period
    start = period.first if period.first > month.start else month.start
    last = day(as_date(period.horizon) + timedelta(days=1))
    return start, last if last < month.end else month.end


def _referrals(world: World) -> Frame:
    """The contacts that led to cases."""
    names = ("child", "council", "event", "received", "decided", "rating", "group")
    contact: Frame = {name: world.case[name].copy() for name in names}
    count = len(world.case)
    return contact | {"outcome": np.full(count, "REF", dtype=object), "case": np.arange(count)}


def _others(world: World, council: int, month: Month, span: Span, chance: Chance) -> Frame:
    """The contacts of a month that led to no case."""
    counts = [_expected(world, council, month, name, span) for name in GROUPS]
    total = sum(counts)
    known = _known_families(world, council, month, round(total * KNOWN))
    others = world.families(council, total - len(known), month, world.may_be_heard_of)
    children = np.concatenate([known, others])
    group = np.repeat(np.arange(len(GROUPS), dtype=np.int64), counts)[: len(children)]
    home = 2 * world.child["household"][children] + (np.arange(len(children)) < len(known))
    return _entries(world, council, children, home, group, span, chance)


def _expected(world: World, council: int, month: Month, name: str, span: Span) -> int:
    """How many contacts of a group of sources lead to no case."""
    figures = world.figures(council, month.year)
    level = contact_level(COUNCILS[council].agency_id, month.year) * world.scale
    shares = {POLICE: figures.police_pct, SCHOOL: figures.school_pct, HEALTH: figures.health_pct}
    shares[OTHER] = 100 - sum(shares.values())
    shares[POLICE] *= POLICE_EXTRA
    expected = level * (CONTACTS_PER_REFERRAL - 1) * shares[name] / sum(shares.values())
    return world.quota.take(
        expected * world.share_of_year(name, month, span), council, "contacts", name
    )


def _known_families(world: World, council: int, month: Month, wanted: int) -> Values:
    """Children with a case that is open or ended not long ago, each once."""
    case = world.case
    ended = case["closed"] < month.start - LINGERS * DAY
    recent = (case["council"] == council) & (case["referred"] < month.start) & ~ended
    children = np.unique(case["child"][recent])
    children = children[world.may_be_heard_of(children, council, month)]
    heard_of: Values = children[world.by_home(children)[:wanted]]
    return heard_of


def _entries(
    world: World,
    council: int,
    children: Values,
    home: Values,
    group: Values,
    span: Span,
    chance: Chance,
) -> Frame:
    """Contacts about children; those of one home side by side are one event."""
    count = len(children)
    begins = np.r_[True, np.diff(home) != 0][:count]
    of = np.cumsum(begins) - 1
    turn = chance.rng.permutation(int(begins.sum()))
    spread = np.empty(count, dtype=np.int64)
    spread[np.argsort(turn[of], kind="stable")] = group
    group_of = spread[begins]
    rating = ratings(len(group_of), 0.42, chance)
    received = arrivals(world.days_between(group_of, *span), group_of, chance)
    decided = decisions(received, rating, chance)
    outcome = chance.pick(len(group_of), OUTCOMES)
    event = world.events + of
    world.events += len(group_of)
    return {
        "child": children, "council": np.full(count, council, dtype=np.int64), "event": event,
        "received": received[of], "decided": decided[of], "rating": rating[of],
        "group": group_of[of], "outcome": outcome[of], "case": np.full(count, NOBODY),
    }  # fmt: skip


def _adopted(world: World, chance: Chance) -> Frame:
    """Contacts about adopted children under their new names, in the year or two after the order."""
    child = world.child
    new = np.flatnonzero(child["origin"][: world.spare] >= 0)
    children = new[chance.happens(len(new), AFTER_ADOPTION)]
    on = child["arrived"][children] + chance.whole(len(children), 20, 600) * DAY
    group = np.full(len(children), GROUPS.index(HEALTH), dtype=np.int64)
    span = (world.period.first, world.period.horizon)
    home = child["household"][children]
    entries = _entries(world, 0, children, home, group, span, chance)
    entries["council"] = child["council"][children]
    entries["received"] = arrivals(working_day(on), group, chance)
    entries["decided"] = decisions(entries["received"], entries["rating"], chance)
    return entries


def _lost(world: World, council: int, month: Month, span: Span, chance: Chance) -> Frame:
    """Contacts whose referral the council's own records lost: a known defect of one year."""
    level = contact_level(COUNCILS[council].agency_id, month.year)
    missing = (level - world.figures(council, month.year).referrals) * world.scale / 12
    wanted = world.quota.take(missing, council, "lost")
    children = world.families(council, wanted, month, world.may_be_heard_of)
    group = chance.rng.integers(0, len(GROUPS), len(children))
    home = world.child["household"][children]
    lost = _entries(world, council, children, home, group, span, chance)
    lost["outcome"][:] = "REF"
    return lost


def _of_each_night(world: World, council: int, month: Month, span: Span, chance: Chance) -> Frame:
    """A contact of no consequence on each day that a night covers."""
    nights = world.period.last + np.arange(-1, MOST_NIGHTS + 1) * DAY
    nights = np.repeat(nights[(nights >= span[0]) & (nights < span[1])], NIGHTLY)
    children = world.families(council, len(nights), month, world.may_be_heard_of)
    count = len(children)
    group = np.full(count, GROUPS.index(POLICE), dtype=np.int64)
    entries = _entries(world, council, children, np.arange(count), group, span, chance)
    entries["received"] = arrivals(nights[:count], group, chance)
    entries["decided"] = decisions(entries["received"], entries["rating"], chance)
    return entries
