"""The whole county: everything that is true of it, up to the last night that can be written."""

from __future__ import annotations

from dataclasses import dataclass

from sy_dataset.synthetic import cases, identities
from sy_dataset.synthetic.chance import Chance, Frame
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.contacts import make_contacts
from sy_dataset.synthetic.known_as import Errors
from sy_dataset.synthetic.lives import live
from sy_dataset.synthetic.missing import missing_episodes
from sy_dataset.synthetic.people import (
    Period,
    describe,
    make_children,
    postcode_lookup,
    with_newcomers,
)
from sy_dataset.synthetic.placements import care_episodes
from sy_dataset.synthetic.published import COUNTY_POPULATION
from sy_dataset.synthetic.records import council_records

FEWEST_CHILDREN = 200
NEWCOMERS_A_YEAR = 350
"""Room for unaccompanied and newly adopted children in the real county; about 200 come."""


@dataclass(frozen=True)
class County:
    """Everything that is true of the county. Each frame holds columns of equal length.

    child       a person: names, birth, home, identifiers; see `people`
    record      a child as one council knows it: child, council, person_id, known
    contact     a child's contact: what came in, from whom, how it was decided
    case        a referral and what became of it; `record` and `child` say whose
    assessment, factor, enquiry, conference, plan, need_plan, spell, episode
                what belongs to a case, by `case`; a factor is what an assessment found, an episode
                a placement within a spell of care
    missing     a child's missing episode

    Every event frame also has council, child, record, person_id and its own and its parents' ids.
    Dates that have not come are NaT; some lie after the last night.
    """

    period: Period
    seed: int
    child: Frame
    record: Frame
    contact: Frame
    case: Frame
    assessment: Frame
    enquiry: Frame
    conference: Frame
    plan: Frame
    need_plan: Frame
    factor: Frame
    spell: Frame
    episode: Frame
    missing: Frame
    postcodes: Frame
    identifier_errors: float = 1.0

    def errors(self, usual: Errors) -> Errors:
        """An agency's errors, as often as this county is to have them."""
        return usual.times(self.identifier_errors)

    def chance(self, topic: str) -> Chance:
        """The draws of one topic; a topic is drawn from in one place alone."""
        return Chance(self.seed, topic)

    def child_of(self, frame: Frame) -> Frame:
        """The child of every entry of a frame, column by column."""
        return {name: values[frame["child"]] for name, values in self.child.items()}


def build_county(
    children: int, period: Period, seed: int, *, identifier_errors: float = 1.0
) -> County:
    """Make the county.

    identifier_errors  how many times as many errors in names and identifiers as usual

    Raises ValueError if it is too small to share among four councils.
    """
    if children < FEWEST_CHILDREN:
        raise ValueError(f"a county needs at least {FEWEST_CHILDREN} children")
    made = make_children(children, period, seed)
    base, homes = len(made["birth"]), int(made["household"][-1]) + 1
    years = (period.horizon - period.began) / DAY / 365
    room = 60 + int(children / COUNTY_POPULATION * NEWCOMERS_A_YEAR * years)
    world = live(with_newcomers(made, room, period, seed), base, children, period, seed)
    contact = make_contacts(world, seed)
    episode = care_episodes(world, seed)
    child = {name: values[: world.spare] for name, values in world.child.items()}
    child = identities.with_protected(child, world.case["child"], period, seed)
    child |= identities.shared_ways(child, homes, seed)
    child |= describe(child, homes, period, seed)
    child["sex"] = identities.same_as_before(child["sex"], child["origin"])
    frames = cases.shown(world, contact, episode, seed)
    child["care_postcode"] = identities.care_postcodes(child, frames["episode"], period)
    record = council_records(child, frames, period, seed)
    frames["missing"] = missing_episodes(child, record, frames["episode"], period, seed)
    for frame in frames.values():
        frame["person_id"] = record["person_id"][frame["record"]]
    return County(
        period, seed, child, record, postcodes=postcode_lookup(homes),
        identifier_errors=identifier_errors, **frames,
    )  # fmt: skip
