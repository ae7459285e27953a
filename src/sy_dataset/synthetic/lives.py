"""The county's cases, lived through month by month from a warm-up before the window."""

from __future__ import annotations

from sy_dataset.synthetic import beginnings, care, closing, intake, protection
from sy_dataset.synthetic.chance import Frame
from sy_dataset.synthetic.people import COUNCILS, Period
from sy_dataset.synthetic.world import World


def live(child: Frame, base: int, children: int, period: Period, seed: int) -> World:
    """Every case, enquiry, conference, plan and spell of care from the warm-up on.

    base      how many of the children are there from the first; the others are room for newcomers
    children  the size of the county: published counts are scaled by it
    """
    world = World(child, base, children, period, seed)
    for council in range(len(COUNCILS)):
        beginnings.stock(world, council)
    for month in world.months():
        for council in range(len(COUNCILS)):
            new = intake.refer(world, council, month)
            protection.enquire(world, council, month, new)
            protection.confer(world, council, month)
            care.enter(world, council, month, new)
            protection.end_plans(world, council, month)
            care.leave(world, council, month)
            closing.close(world, council, month)
    return world
