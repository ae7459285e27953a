"""Children who went missing, as their council records it; the police know of most of them."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.people import AGENCIES, LETTERS, Period, local_ids
from sy_dataset.synthetic.rows import Rows, uniform_days


def missing_tables(
    child: Frame, records: Frame, care: Rows, period: Period, seed: int
) -> tuple[Rows, Frame]:
    """Rows of ssd_missing, and every episode with its times for the police to know of."""
    chance = Chance(seed, "missing")
    in_care = np.isin(records["person_id"].astype(str), care["person_id"].astype(str))
    age = (period.last - child["birth"][records["child"]]) / DAY / 365.25
    known = np.maximum(records["known"], child["birth"][records["child"]] + 10 * 365 * DAY)
    may = (age >= 11) & (known < records["closes"])
    times = chance.rng.poisson(where(in_care, 2.2, 0.05) * may)
    example = _longest_known(records["council"], known, may)
    times[example] = 1
    who = np.repeat(np.arange(len(times)), times)
    on = uniform_days(known[who], records["closes"][who], chance.rng.random(len(who)))
    on = where(example[who], known[who] + DAY, on)
    at = on.astype("datetime64[s]") + chance.whole(len(who), 0, 1439) * np.timedelta64(60, "s")
    gone = clock.avoid_clock_change(at)
    found = hours_later(gone, np.clip(chance.skewed(len(who), 9, 1.1), 0.5, 500))
    episodes: Frame = {
        "child": records["child"][who],
        "council": records["council"][who],
        "person_id": records["person_id"][who],
        "gone": gone,
        "found": clock.avoid_clock_change(minutes(found)),
        "in_care": in_care[who],
        "example": example[who],
    }
    return _council_missing(episodes, chance), episodes


def _longest_known(council: Values, known: Values, may: Values) -> Values:
    """Two records of each council, so that no council's extract is empty."""
    first = np.zeros(len(council), dtype=bool)
    for which in range(len(LETTERS)):
        able = np.flatnonzero(may & (council == which))
        first[able[np.argsort(known[able], kind="stable")[:2]]] = True
    return first


def _council_missing(episodes: Frame, chance: Chance) -> Rows:
    count = len(episodes["gone"])
    offered = chance.happens(count, 0.85)
    away = episodes["in_care"] & chance.happens(count, 0.2)
    columns: Frame = {
        "missing_episode_id": local_ids(LETTERS[episodes["council"]], "MI"),
        "person_id": episodes["person_id"],
        "missing_start_date": days(episodes["gone"]),
        "missing_type_code": where(away, "A", "M").astype(object),
        "missing_end_date": days(episodes["found"]),
        "is_rhi_offered": yes_no(offered, offered | True),
        "is_rhi_accepted": yes_no(chance.happens(count, 0.6), offered),
    }
    known = dict.fromkeys(("is_rhi_offered", "is_rhi_accepted"))
    agency = AGENCIES[episodes["council"]]
    rows = Rows(columns, agency, columns["missing_start_date"], {"missing_end_date": known})
    return rows.only(chance.happens(count, 0.92) | episodes["example"]).in_order()
