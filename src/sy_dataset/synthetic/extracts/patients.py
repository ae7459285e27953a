"""What the extracts of the integrated care system share: who may be seen when, where, and under
what number, and how a month's submission is made of what was open in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.health import registered
from sy_dataset.synthetic.known_as import HOSPITAL, known_as
from sy_dataset.synthetic.people import CHILDHOOD
from sy_dataset.synthetic.rows import Rows, joined, uniform_days

PROVIDERS = np.array(["ZZB01", "ZZD01", "ZZR01", "ZZS01"], dtype=object)
"""Invented organisation codes, one provider an authority."""
YEAR = 365.25
MONTHS_SENT = 2
"""Months whose submissions come with night 1; a later one comes on its last day."""
FAR = 99_999
"""A day, counted from 1970, that comes after every other."""


def patients(county: County) -> Frame:
    """The register, with the days from and until which events of a child are possible.

    since, until  both included; nobody is seen after the eighteenth birthday, death or adoption
    ends          `until`, but of the days after the last night too
    """
    who = registered(county)
    child = county.child
    adopted = np.full(len(child["birth"]), np.datetime64("NaT", "D"))
    again = np.flatnonzero(child["origin"] >= 0)
    adopted[child["origin"][again]] = child["arrived"][again]
    ends = np.fmin(who["death"], adopted[who["child"]])
    ends = np.fmin(who["birth"] + (CHILDHOOD - 1) * DAY, ends - DAY)
    return who | {"ends": ends, "until": np.minimum(ends, county.period.horizon)}


def place_of(county: County, who: Frame) -> Values:
    """For each child of the county its place in `who`, or -1."""
    place = np.full(len(county.child["birth"]), -1)
    place[who["child"]] = np.arange(len(who["child"]))
    return place


def lives_in(child: Frame, of: Values, on: Values) -> Values:
    """The number of the authority in which each child lives on a day."""
    left = child["left"][of]
    return where((left >= 0) & (on < child["moved_on"][of]), left, child["council"][of])


def age_on(birth: Values, on: Values | np.datetime64) -> Values:
    """Age in years, broken."""
    age: Values = (days(np.asarray(on)) - birth) / DAY / YEAR
    return age


def at_random(
    who: Frame, by_age: Mapping[int, float], first: Values | np.datetime64, chance: Chance
) -> tuple[Values, Values]:
    """The place and the day of events that happen to children at random, in no order.

    by_age  age below which a rate holds -> events a year
    """
    opens = np.maximum(who["since"], first)
    years = np.maximum((who["until"] - opens) / DAY / YEAR, 0)
    most = max(by_age.values())
    of = np.repeat(np.arange(len(years)), chance.rng.poisson(most * years))
    on = uniform_days(opens[of], who["until"][of], chance.rng.random(len(of)))
    rate = np.array([*by_age.values(), 0.0])[
        np.searchsorted(list(by_age), age_on(who["birth"][of], on), "right")
    ]
    kept = np.flatnonzero(chance.rng.random(len(of)) * most < rate)
    return of[kept], on[kept]


def clock_times(on: Values, chance: Chance, low: float, peak: float, high: float) -> Values:
    """A moment of each day, most near the peak; hours of the day."""
    minute = (chance.rng.triangular(low, peak, high, len(on)) * 60).astype(int)
    at: Values = on.astype("M8[s]") + np.minimum(minute, 24 * 60 - 1) * np.timedelta64(60, "s")
    return at


def within(child: Values, on: Values, spans: Frame) -> Values:
    """Whether each day lies in a span of the child: from `started` to the day before `ended`."""
    sorter = np.argsort(_keyed(child, on), kind="stable")
    keys = _keyed(child, on)[sorter]
    ends = spans["child"] * (FAR + 1) + FAR
    closed = ~np.isnat(spans["ended"])
    ends[closed] = _keyed(spans["child"][closed], spans["ended"][closed])
    depth = np.zeros(len(keys) + 1, dtype=np.int64)
    np.add.at(depth, np.searchsorted(keys, _keyed(spans["child"], spans["started"])), 1)
    np.add.at(depth, np.searchsorted(keys, ends), -1)
    inside = np.zeros(len(keys), dtype=bool)
    inside[sorter] = np.cumsum(depth[:-1]) > 0
    return inside


def _keyed(child: Values, on: Values) -> Values:
    keyed: Values = child * (FAR + 1) + days(on).astype(int)
    return keyed


def either(mask: Values, yes: str, no: str) -> Values:
    """One text or another, as objects."""
    chosen: Values = np.array([no, yes], dtype=object)[mask.astype(np.int8)]
    return chosen


def at_hospital(who: Frame, of: Values, chance: Chance) -> Frame:
    """What is written down in haste of patients: birth, sex, nhs, postcode, as `known_as`."""
    needed = (
        "given", "family", "former", "birth", "sex", "nhs", "postcode", "old_postcode",
        "care_postcode",
    )  # fmt: skip
    return known_as({name: who[name][of] for name in needed}, HOSPITAL, chance)


def care_spans(county: County) -> Frame:
    """Spells of care by child: started, ended."""
    spell = county.spell
    return {"child": spell["child"], "started": spell["entered"], "ended": spell["left"]}


def months_sent(county: County) -> list[tuple[np.datetime64, np.datetime64]]:
    """The first and last day of every month whose submission may be sent by the last night."""
    first, last = (of.astype("M8[M]") for of in (county.period.last, county.period.horizon))
    months = np.arange(first - MONTHS_SENT, last + 1)
    ends = (months + 1).astype("M8[D]") - DAY
    sent = ends <= county.period.horizon
    before = np.flatnonzero(ends <= county.period.last)[-MONTHS_SENT:]
    return [(months[k].astype("M8[D]"), ends[k]) for k in range(before[0], int(sent.sum()))]


def submissions(county: County, of_month: Callable[[np.datetime64, np.datetime64], Rows]) -> Rows:
    """The rows of every month that is sent, as they stood on its last day.

    of_month  the rows of a month by its first and last day
    """
    every = joined([_submission(of_month(*month), *month) for month in months_sent(county)])
    return Rows(every.columns, every.appears_on, period=every.appears_on)


def _submission(rows: Rows, first: np.datetime64, last: np.datetime64) -> Rows:
    seen = rows.as_at(last)
    columns = seen.columns | {"reporting_month_start_date": np.full(len(seen), first)}
    return Rows(columns, np.full(len(seen), last))
