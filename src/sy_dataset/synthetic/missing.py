"""Children who went missing; their council records most of it and the police nearly all."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import DAY, hours_later, minutes
from sy_dataset.synthetic.people import CHILDHOOD, Period, local_ids
from sy_dataset.synthetic.rows import uniform_days

FROM_CARE_A_YEAR = 0.85
"""Incidents a year of a child of eleven or more in care: few children, again and again."""
FROM_HOME_A_YEAR = 0.06
"""Of a child of eleven or more whom a council knows. Both rates are invented; a tenth of the
looked-after children are published as missing in a year, with about seven incidents each."""


def missing_episodes(
    child: Frame, record: Frame, episode: Frame, period: Period, seed: int
) -> Frame:
    """One entry per incident: child, council, record, gone, found, in_care, placement."""
    chance = Chance(seed, "missing")
    care = _incidents(
        child,
        episode["child"],
        episode["started"],
        episode["ended"],
        FROM_CARE_A_YEAR,
        period,
        chance,
    )
    home = _incidents(
        child, record["child"], record["known"], np.full(len(record["child"]), period.horizon),
        FROM_HOME_A_YEAR, period, chance,
    )  # fmt: skip
    of, on = (np.concatenate([one, two]) for one, two in zip(care, home, strict=True))
    in_care = np.arange(len(of)) < len(care[0])
    record_of = where(in_care, 0, of)
    record_of[in_care] = episode["record"][care[0]]
    order = np.argsort(on, kind="stable")
    minute = chance.whole(len(order), 0, 1439) * np.timedelta64(60, "s")
    gone = clock.avoid_clock_change(on[order].astype("M8[s]") + minute)
    away = np.clip(chance.skewed(len(order), 9, 1.1), 0.5, 500)
    found = clock.avoid_clock_change(minutes(hours_later(gone, away)))
    record_of, in_care = record_of[order], in_care[order]
    placed = where(in_care, of[order], 0)
    frame: Frame = {
        "record": record_of,
        "child": record["child"][record_of],
        "council": record["council"][record_of],
        "gone": gone,
        "found": found,
        "in_care": in_care,
        "case": where(in_care, episode["case"][placed] if len(episode["case"]) else -1, -1),
    }
    return frame | {"missing_episode_id": local_ids(frame["council"], "MI")}


def _incidents(
    child: Frame,
    who: Values,
    since: Values,
    until: Values,
    a_year: float,
    period: Period,
    chance: Chance,
) -> tuple[Values, Values]:
    """The place in `who` and the day of each incident within the window, from the age of eleven."""
    birth = child["birth"][who]
    opens = np.maximum(np.maximum(since, period.first), birth + 11 * 365 * DAY)
    ends = where(np.isnat(until), period.horizon, until)
    ends = np.minimum(np.minimum(ends, period.horizon), birth + CHILDHOOD * DAY)
    years = np.maximum((ends - opens) / DAY / 365.25, 0)
    often = chance.rng.gamma(0.12, 1 / 0.12, len(who)) * a_year  # most never, some often
    times = chance.rng.poisson(often * years)
    of = np.repeat(np.arange(len(who)), times)
    return of, uniform_days(opens[of], ends[of] - DAY, chance.rng.random(len(of)))
