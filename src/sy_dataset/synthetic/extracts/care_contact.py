"""Who sees looked-after children: statutory visits and reviews by the independent officer.

The law asks for a visit within a week of a placement and then every six weeks, later every three
months in a place that is to last; for a review within 20 working days, three months later, and
then every six months. The shares in time are not published; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.protecting import AHEAD, participation, seen
from sy_dataset.synthetic.extracts.recurring import reviews, visits
from sy_dataset.synthetic.people import local_ids
from sy_dataset.synthetic.rows import Rows, joined

REVIEW_LIMITS = (28, 91, 182)
REVIEWED_IN_TIME, CANCELLED = 0.93, 0.03
SIX_WEEKS, SETTLED = 42, 8
"""Days between visits at most, and the visits after which every second one is enough."""
LASTING = ("U1", "U4")


def cla_visits(county: County) -> Rows:
    """ssd_cla_visits: one row per visit to a child in care."""
    episode, chance = county.episode, county.chance("ssd_cla_visits")
    ends = where(np.isnat(episode["ended"]), county.period.horizon + DAY, episode["ended"])
    made = visits(episode["started"], ends, SIX_WEEKS, chance, late=0.1, first=6)
    lasting = np.isin(episode["placement_code"].astype(str), LASTING)[made["of"]]
    kept = ~lasting | (made["turn"] <= SETTLED) | (made["turn"] % 2 == 0)
    of, on = made["of"][kept], made["on"][kept]
    columns: Frame = {
        "cla_visit_id": local_ids(episode["council"][of], "LV"),
        "cla_id": episode["cla_id"][of],
        "person_id": episode["person_id"][of],
        "visit_date": on,
    }
    columns |= seen(county, episode["child"][of], on, chance)
    return Rows(columns, on, episode["council"][of])


def care_reviews(county: County) -> Frame:
    """Reviews of children in care: spell, planned, due, held."""
    spell, chance = county.spell, county.chance("cla reviews")
    ends = where(np.isnat(spell["left"]), county.period.horizon + AHEAD * DAY, spell["left"])

    def in_time(of: Values, on: Values) -> Values:
        return np.full(len(on), REVIEWED_IN_TIME)

    made = reviews(spell["entered"], ends, REVIEW_LIMITS, in_time, chance)
    return made | {"spell": made.pop("of")}


def cla_reviews(county: County) -> Rows:
    """ssd_cla_reviews: one row per review, from the day on which it is planned.

    A cancelled one has a row of its own, without a date, beside the one that was held.
    """
    review, chance = care_reviews(county), county.chance("ssd_cla_reviews")
    spell = {name: values[review["spell"]] for name, values in county.spell.items()}
    count = len(review["spell"])
    held: Frame = {
        "cla_id": spell["cla_id"],
        "review_due_date": review["due"],
        "review_date": review["held"],
        "is_cancelled": np.zeros(count, dtype=bool).astype(object),
        "participation_code": participation(county, spell["child"], review["held"], chance),
    }
    reveals = {"review_date": {"is_cancelled": None, "participation_code": None}}
    called_off = chance.happens(count, CANCELLED)
    none = held | {
        "review_date": np.full(count, np.datetime64("NaT", "D")),
        "is_cancelled": np.ones(count, dtype=bool).astype(object),
        "participation_code": blank(held["participation_code"], np.ones(count, dtype=bool)),
    }
    before = np.maximum(review["planned"], review["held"] - 10 * DAY)
    rows = joined(
        [
            Rows(held, review["planned"], spell["council"], reveals),
            Rows(none, before, spell["council"], reveals).only(called_off),
        ]
    )
    ids = local_ids(np.asarray(rows.council), "LR")
    return Rows(rows.columns | {"cla_review_id": ids}, rows.appears_on, rows.council, rows.reveals)


ROWS = {"ssd_cla_visits": cla_visits, "ssd_cla_reviews": cla_reviews}
