"""Early help: episodes that contacts led to, or that followed a closed case.

How much early help there is and how long it lasts is not published by council; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.spans import case_on, next_case
from sy_dataset.synthetic.extracts.tools import staff
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import CHILDHOOD, local_ids
from sy_dataset.synthetic.rows import Rows

TAKEN_UP = 0.85
"""Share of the contacts passed to early help that an episode follows."""
STEPPED_DOWN = {"RC9": 0.85, "RC7": 0.22}
"""Share of the cases closed for a reason that an episode of early help follows."""
ORGANISATIONS = {
    "Early help service": 0.5, "School": 0.24, "Health visiting": 0.1, "Voluntary sector": 0.08,
    "Nursery": 0.04, "Housing provider": 0.04,
}  # fmt: skip
REASONS = {
    "Parenting support": 0.28, "Behaviour": 0.17, "Domestic abuse": 0.14, "Parental mental health":
    0.12, "School attendance": 0.11, "Emotional wellbeing": 0.1, "Housing and finance": 0.08,
}  # fmt: skip
END_REASONS = {
    "Outcomes met": 0.61, "Family withdrew": 0.2, "Did not engage": 0.13, "Moved away": 0.06,
}  # fmt: skip
STEPPED_UP = "Step up to social care"


def early_help(county: County) -> Frame:
    """Episodes of early help: record, council, child, person_id, started, ended.

    A child has one at a time, and none while a case is open. `from_contact` and `from_case`
    number what came before, `case_after` the case that ended it, or are -1.
    """
    chance, contact, case = county.chance("early help"), county.contact, county.case
    passed = np.flatnonzero(contact["outcome"] == "EH")
    passed = passed[chance.happens(len(passed), TAKEN_UP)]
    shares = sum((case["close_reason"] == code) * often for code, often in STEPPED_DOWN.items())
    closed = np.flatnonzero(~np.isnat(case["closed"]) & chance.happens(len(shares), shares))
    record = np.concatenate([contact["record"][passed], case["record"][closed]])
    after = np.concatenate([days(contact["decided"])[passed], case["closed"][closed]])
    none = np.full(len(record), -1)
    from_contact, from_case = none.copy(), none
    from_contact[: len(passed)], from_case[len(passed) :] = passed, closed
    count = len(record)
    started = after + chance.whole(count, 1, 21) * DAY
    lasted = np.clip(chance.skewed(count, 128, 0.6), 14, 720).astype(int)
    child = county.record["child"][record]
    grown = county.child["birth"][child] + CHILDHOOD * DAY
    ended = np.minimum(started + lasted * DAY, grown)
    order = np.lexsort((started, record))
    order = order[case_on(county, child[order], started[order]) == NOBODY]
    before = np.r_[False, (np.diff(record[order]) == 0) & (started[order][1:] <= ended[order][:-1])]
    kept = order[~before & (started[order] < grown[order] - 14 * DAY)]
    kept = kept[started[kept] <= county.period.horizon]
    case_after = next_case(county, child[kept], started[kept])
    opens = no_date(case["referred"][case_after], case_after == NOBODY)
    stepped = opens <= ended[kept]
    return {
        "record": record[kept], "child": child[kept], "started": started[kept],
        "ended": where(stepped, opens, ended[kept]),
        "council": county.record["council"][record[kept]],
        "person_id": county.record["person_id"][record[kept]],
        "from_contact": from_contact[kept], "from_case": from_case[kept],
        "case_after": where(stepped, case_after, NOBODY),
    }  # fmt: skip


def episodes(county: County) -> Rows:
    """ssd_early_help_episodes: one row per episode; a tenth name no reason."""
    episode, chance = early_help(county), county.chance("ssd_early_help_episodes")
    count = len(episode["record"])
    columns: Frame = {
        "early_help_episode_id": local_ids(episode["council"], "EH"),
        "person_id": episode["person_id"],
        "episode_start_date": episode["started"],
        "episode_end_date": episode["ended"],
        "episode_reason": blank(chance.pick(count, REASONS), chance.happens(count, 0.1)),
        "episode_end_reason": where(
            episode["case_after"] >= 0, STEPPED_UP, chance.pick(count, END_REASONS)
        ),
        "lead_organisation": chance.pick(count, ORGANISATIONS),
    }
    own = columns["lead_organisation"] == "Early help service"
    worker = staff(episode["council"], chance)["worker_id"]
    columns["worker_id"] = where(own, worker, None)
    reveals = {"episode_end_date": {"episode_end_reason": None}}
    return Rows(columns, episode["started"], episode["council"], reveals)


ROWS = {"ssd_early_help_episodes": episodes}
