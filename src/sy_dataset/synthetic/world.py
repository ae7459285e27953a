"""The county while it lives: who may be referred where, and what has happened so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values
from sy_dataset.synthetic.clock import DAY, as_date, day
from sy_dataset.synthetic.growing import NOBODY, Growing, Quota
from sy_dataset.synthetic.people import CHILDHOOD, COUNCILS, PREGNANCY, Period
from sy_dataset.synthetic.published import COUNTY_POPULATION, Figures, figures
from sy_dataset.synthetic.seasons import GROUPS, day_weights

NFA, ASSESSED, NEED = range(3)
"""What becomes of a referral: nothing further; assessed and not in need; in need."""
MONTHS_AHEAD = 2
"""The county lives on after the last night, so that what was then awaited comes."""
LONG_AGO = np.datetime64("1900-01-01", "D")


class Month(NamedTuple):
    """One month; `end` is the first day after it, `year` the one that ends on 31 March after.

    passed  the share of the year that has passed at its end
    """

    start: np.datetime64
    end: np.datetime64
    year: int
    passed: float


class World:
    """Everything that the steps of a month read and write. Councils are numbers from 0 to 3."""

    def __init__(self, child: Frame, base: int, children: int, period: Period, seed: int) -> None:
        self.child, self.period = child, period
        self.scale = children / COUNTY_POPULATION
        self.chance = Chance(seed, "lives")
        self.quota = Quota(self.chance.rng)
        count = len(child["birth"])
        self.open_case = np.full(count, NOBODY)
        self.last_case = np.full(count, NOBODY)
        self.last_referred = np.full(count, LONG_AGO)
        self.planned_in = np.full(count, NOBODY, dtype=np.int64)
        self.gone = np.full(count, np.datetime64("2999-01-01", "D"))
        self.spare = base
        self._weigh_homes(base)
        self._weigh_days()
        self.recent: list[list[Values]] = [[] for _ in COUNCILS]
        self._open, self._plans, self._spells = (
            [np.zeros(0, dtype=int) for _ in COUNCILS] for _ in range(3)
        )
        self.events = 0
        self.case = Growing(
            child="i8", council="i8", event="i8", received="M8[s]", decided="M8[s]", rating="i8",
            group="i8", route="i8", referred="M8[D]", authorised="M8[D]", closed="M8[D]",
            reason="i8", held="M8[D]", enquired="M8[D]", plan="i8", spell="i8", is_again="?",
            is_unaccompanied="?", is_leaver="?",
        )  # fmt: skip
        self.enquiry = Growing(case="i8", started="M8[D]", ended="M8[D]", wait="i2", due="M8[D]")
        self.conference = Growing(
            enquiry="i8", case="i8", held="M8[D]", is_transfer="?", protects="?"
        )
        self.plan = Growing(
            case="i8", conference="i8", started="M8[D]", ended="M8[D]", is_repeat="?"
        )
        self.spell = Growing(case="i8", entered="M8[D]", left="M8[D]", leaving="i8")

    def replaced_by_strangers(self, cases: Values, month: Month) -> Values:
        """New children who came alone, in place of those that the cases were opened for."""
        case = self.case
        was = case["child"][cases]
        self.open_case[was] = self.last_case[was] = NOBODY
        self.last_referred[was] = LONG_AGO
        case["event"][cases] = self.events + np.arange(len(cases))
        self.events += len(cases)
        years = case["referred"][cases].astype("M8[Y]") - self.chance.whole(len(cases), 16, 17)
        return self._newcomers(
            birth=years.astype("M8[D]"), council=case["council"][cases], origin=NOBODY,
            arrived=case["referred"][cases],
        )  # fmt: skip

    def adopted(self, cases: Values, on: Values) -> None:
        """Close the cases of adopted children, who live on as other children whom nobody links."""
        case, child = self.case, self.child
        was = case["child"][cases]
        case["closed"][cases] = on
        self.open_case[was] = NOBODY
        self._newcomers(
            birth=child["birth"][was], council=self.chance.whole(len(was), 0, 3), origin=was,
            given_no=child["given_no"][was], ethnicity=child["ethnicity"][was], arrived=on,
        )  # fmt: skip
        self.gone[was] = on

    def _newcomers(self, **columns: Values | int) -> Values:
        """Take so many of the spare children at the end of the frame; each is a home of its own."""
        count = len(columns["birth"])  # type: ignore[arg-type]
        begin = self.spare
        self.spare += count
        for name, values in columns.items():
            self.child[name][begin : self.spare] = values
        return np.arange(begin, self.spare)

    def figures(self, council: int, year: int) -> Figures:
        """What was published of an authority and year."""
        return figures(COUNCILS[council].agency_id, year)

    def months(self) -> Iterator[Month]:
        """Every month from the warm-up to some time after the last night."""
        starts = np.arange(
            self.period.began.astype("M8[M]"),
            self.period.horizon.astype("M8[M]") + 1 + MONTHS_AHEAD,
        )
        for start in starts:
            first = as_date(start)
            turn = (first.month - 4) % 12
            year = first.year + (first.month > 3)
            yield Month(day(first), (start + 1).astype("M8[D]"), year, (turn + 1) / 12)

    def target(self, council: int, month: Month, name: str) -> float:
        """The stock at a month's end, on the line from one 31 March to the next."""
        before, after = (
            float(getattr(self.figures(council, year), name))
            for year in (month.year - 1, month.year)
        )
        return (before + (after - before) * month.passed) * self.scale

    def share_of_year(
        self, group: str, month: Month, within: tuple[np.datetime64, np.datetime64] | None = None
    ) -> float:
        """The share of a year's contacts of a group that this month, or a part of it, brings."""
        april, next_april = day(date(month.year - 1, 4, 1)), day(date(month.year, 4, 1))
        start, end = within or (month.start, month.end)
        return self._total(group, start, end) / self._total(group, april, next_april)

    def days_of(self, group: Values, month: Month) -> Values:
        """A day of the month for each contact, as its group of sources writes."""
        return self.days_between(group, month.start, month.end)

    def days_between(self, group: Values, start: np.datetime64, end: np.datetime64) -> Values:
        """A day from `start` to the day before `end` for each contact of a group of sources."""
        draws = self.chance.rng.random(len(group))
        on = np.empty(len(group), dtype="M8[D]")
        for which, name in enumerate(GROUPS):
            these = group == which
            low, high = (self._upto[name][self._place(edge)] for edge in (start, end))
            place = np.searchsorted(self._upto[name], low + draws[these] * (high - low), "right")
            on[these] = self._first_day + (place - 1) * DAY
        return np.minimum(on, end - DAY)

    def new_events(self, household: Values) -> Values:
        """A number for each child's event: those of one household share one."""
        _, of_home = np.unique(household, return_inverse=True)
        numbers = self.events + of_home
        self.events += int(of_home.max(initial=-1)) + 1
        return numbers

    def by_home(self, children: Values, weights: Values | None = None) -> Values:
        """An order of the children by chance, in which those of one household stand together.

        weights  relative chance of each child to stand in front; the household's highest counts
        """
        homes, of_home = np.unique(self.child["household"][children], return_inverse=True)
        draw = self.chance.rng.exponential(size=len(homes))
        if weights is not None:
            most = np.zeros(len(homes))
            np.maximum.at(most, of_home, weights)
            draw = draw / np.maximum(most, 1e-9)
        return np.lexsort((np.arange(len(children)), draw[of_home]))

    def first_time(self, council: int, wanted: int, month: Month) -> Values:
        """Children of this council with no referral in the last year, siblings side by side."""

        def may(children: Values, council: int, month: Month) -> Values:
            born: Values = self.child["birth"][children] < month.end
            return born & self._may_be_referred(children, council, month)

        return self.families(council, wanted, month, may)

    def unborn(self, council: int, wanted: int, month: Month) -> Values:
        """So many children of this council who will be born in the next months."""
        births = self._by_birth[council]
        edges = np.searchsorted(
            self.child["birth"][births], np.array([month.end, month.end + (PREGNANCY - 40) * DAY])
        )
        children = births[edges[0] : edges[1]]
        children = children[self._may_be_referred(children, council, month)]
        found: Values = children[self.by_home(children, self.child["weight"][children])[:wanted]]
        return found

    def families(
        self, council: int, wanted: int, month: Month, may: Callable[[Values, int, Month], Values]
    ) -> Values:
        """So many children of whom `may` holds, by the weight of their homes, siblings together.

        Fewer if the council has no more.
        """
        found: list[Values] = []
        taken = np.zeros(0, dtype=int)
        short = wanted
        for _ in range(20):
            if short <= 0:
                break
            homes = self._draw_homes(council, short)
            children = self._children_of(np.setdiff1d(homes, taken))
            taken = np.union1d(taken, homes)
            children = children[may(children, council, month)]
            children = children[self.by_home(children)]
            found.append(children[:short])
            short -= len(found[-1])
        return np.concatenate(found) if found else np.zeros(0, dtype=int)

    def may_be_heard_of(self, children: Values, council: int, month: Month) -> Values:
        """Any child who lives here; fewer of the unborn."""
        unborn = self.child["birth"][children] > month.start
        heard = ~unborn | self.chance.happens(len(children), 0.6)
        return heard & self.is_minor(children, month) & self.lives_in(children, council, month)

    def lives_in(self, children: Values, council: int, month: Month) -> Values:
        """Whether each child lives in this authority from the month's first day to its last."""
        child = self.child
        moved, left = child["moved_on"][children], child["left"][children]
        now = (child["council"][children] == council) & ((left < 0) | (moved < month.start))
        before = (left == council) & (moved > month.end)
        here = (child["arrived"][children] <= month.start) & (self.gone[children] > month.end)
        lives: Values = (now | before) & here
        return lives

    def is_minor(self, children: Values, month: Month) -> Values:
        """Whether each child is under 18 all the month; the unborn are."""
        birth = self.child["birth"][children]
        minor: Values = (birth + CHILDHOOD * DAY > month.end + 4 * DAY) & (
            birth - PREGNANCY * DAY < month.start
        )
        return minor

    def open_cases(self, council: int) -> Values:
        """The numbers of the council's cases that no day of closing is known of."""
        cases = self._open[council]
        self._open[council] = cases[np.isnat(self.case["closed"][cases])]
        return self._open[council]

    def open_plans(self, council: int) -> Values:
        """The numbers of the council's child protection plans that have not ended."""
        plans = self._plans[council]
        self._plans[council] = plans[np.isnat(self.plan["ended"][plans])]
        return self._plans[council]

    def open_spells(self, council: int) -> Values:
        """The numbers of the spells of care that have not ended."""
        spells = self._spells[council]
        self._spells[council] = spells[np.isnat(self.spell["left"][spells])]
        return self._spells[council]

    def planned(self, council: int, plans: Values) -> None:
        """Note new plans of a council."""
        self._plans[council] = np.concatenate([self._plans[council], plans])

    def entered(self, council: int, spells: Values) -> None:
        """Note new spells of care of a council."""
        self._spells[council] = np.concatenate([self._spells[council], spells])

    def opened(self, council: int, cases: Values) -> None:
        """Note new cases of a council."""
        self._open[council] = np.concatenate([self._open[council], cases])
        self.recent[council].append(cases)
        del self.recent[council][:-13]

    def _may_be_referred(self, children: Values, council: int, month: Month) -> Values:
        child = self.child
        homes, of_home = np.unique(child["household"][children], return_inverse=True)
        draws = self.chance.rng.random(len(homes))[of_home]
        age = (month.start - child["birth"][children]) / DAY / 365.25
        heard_of = np.select(
            [age < 0, age < 1, age < 5, age < 10, age < 16], [1.0, 1.0, 0.65, 0.6, 0.7], 0.5
        )
        quiet = self.last_referred[children] + 366 * DAY < month.start
        free = self.open_case[children] == NOBODY
        minor = self.is_minor(children, month)
        may: Values = free & quiet & minor & (draws < heard_of)
        return may & self.lives_in(children, council, month)

    def _draw_homes(self, council: int, children: int) -> Values:
        upto = self._upto_home[council]
        draws = self.chance.rng.random(int(children * 0.9) + 8) * upto[-1]
        homes: Values = self._homes_of[council][np.searchsorted(upto, draws, "right")]
        return homes

    def _children_of(self, homes: Values) -> Values:
        sizes = self._home_sizes[homes]
        begins = np.repeat(self._home_starts[homes] - np.cumsum(sizes) + sizes, sizes)
        return begins + np.arange(len(begins))

    def _weigh_homes(self, base: int) -> None:
        """The households of each council, by how often they are heard of."""
        child = self.child
        self._home_starts = np.flatnonzero(child["place"][:base] == 0)
        self._home_sizes = np.diff(np.append(self._home_starts, base))
        weight = child["weight"][self._home_starts]
        self._homes_of, self._upto_home, self._by_birth = [], [], []
        for council in range(len(COUNCILS)):
            here = child["council"][self._home_starts] == council
            was_here = child["left"][self._home_starts] == council
            homes = np.flatnonzero(here | was_here)
            self._homes_of.append(homes)
            self._upto_home.append(np.cumsum(weight[homes]))
            children = np.flatnonzero(child["council"][:base] == council)
            self._by_birth.append(children[np.argsort(child["birth"][children], kind="stable")])

    def _weigh_days(self) -> None:
        self._first_day = day(date(as_date(self.period.began).year - 1, 4, 1))
        last = day(as_date(self.period.horizon) + timedelta(days=500))
        weights = day_weights(self._first_day, last)
        self._upto = {name: np.append(0.0, np.cumsum(of)) for name, of in weights.items()}

    def _place(self, on: np.datetime64) -> int:
        return int((on - self._first_day) / DAY)

    def _total(self, group: str, start: np.datetime64, end: np.datetime64) -> float:
        upto = self._upto[group]
        return float(upto[self._place(end)] - upto[self._place(start)])
