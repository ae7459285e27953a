"""Missing episodes as the police hold them, with what they were told of the return interviews.

Not published for this force and assumed: how soon a child is reported, what came to it, who
found it. Offers and interviews are those of the councils (see `return_interviews`), but for one
in twenty that the police were never told of.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, identifiers, no_date, where
from sy_dataset.synthetic.clock import avoid_clock_change, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.police import local_numbers
from sy_dataset.synthetic.extracts.return_interviews import interviews
from sy_dataset.synthetic.people import LA_CODES
from sy_dataset.synthetic.rows import Rows

RISKS = {"NONE": 0.1, "LOW": 0.3, "MEDIUM": 0.5, "HIGH": 0.1}
HARMS = {
    "NONE": 0.74, "NOT_KNOWN": 0.16, "EMOTIONAL": 0.03, "PHYSICAL": 0.025, "EXPLOITATION": 0.02,
    "SEXUAL": 0.012, "SELF_HARM": 0.013,
}  # fmt: skip
FOUND_BY = {"RETURNED": 0.54, "POLICE": 0.22, "FAMILY": 0.11, "STAFF": 0.11, "PUBLIC": 0.02}
REPORTED, KNOWN = 0.85, 0.97
"""Share of the incidents that reach the police, and of these whose report time is known."""
UNTOLD = 0.05
TOLD = {
    "is_return_interview_offered": "is_offered",
    "return_interview_offered_at": "offered_at",
    "is_return_interview_accepted": "is_accepted",
    "return_interview_held_at": "completed_at",
    "return_interview_provider_code": "provider_code",
    "_closed": "_closed",
}
"""Our columns and those of the councils' extract."""


def episodes(county: County) -> Rows:
    """police_missing_episode: one row per missing episode that was reported, with its times."""
    missing, chance = county.missing, county.chance("police_missing_episode")
    count, gone, found = len(missing["gone"]), missing["gone"], missing["found"]
    delay = np.minimum(chance.skewed(count, 2.4, 0.8), (found - gone).astype(int) / 3600 * 0.8)
    reported = avoid_clock_change(minutes(hours_later(gone, delay)))
    reported = np.minimum(np.maximum(reported, gone), found)
    harm, found_by = chance.pick(count, HARMS), chance.pick(count, FOUND_BY)
    columns: Frame = {
        "missing_episode_id": identifiers("MP", count, 8),
        "person_id": local_numbers(county)[missing["child"]],
        "missing_from_at": gone,
        "found_at": found,
        "risk_level_code": chance.pick(count, RISKS),
        "is_missing_from_care": missing["in_care"],
        "la_code": LA_CODES[missing["council"]],
        "reported_at": no_date(reported, ~chance.happens(count, KNOWN)),
        "harm_code": harm,
        "found_by_code": found_by,
    }
    columns |= _interviews(county, chance)
    reveals = {
        "found_at": {"harm_code": None, "found_by_code": None},
        "reported_at": {},
        "return_interview_offered_at": {},
        "_known": {"is_return_interview_offered": None},
        "_closed": {"is_return_interview_accepted": None},
        "return_interview_held_at": {"return_interview_provider_code": None},
    }
    heard_of = where(np.isnat(columns["reported_at"]), gone, reported)
    rows = Rows(columns, days(heard_of), None, reveals)
    known = columns["person_id"] != None  # noqa: E711 - an array is compared
    return rows.only(known & chance.happens(count, REPORTED))


def _interviews(county: County, chance: Chance) -> Frame:
    """What the police were told of the interview after each episode; nothing for some."""
    told = interviews(county)
    told = told.only(told["missing_episode_id"] != None)  # noqa: E711 - an array is compared
    told = told.only(np.argsort(told["missing_episode_id"].astype(str), kind="stable"))
    names, ids = told["missing_episode_id"].astype(str), county.missing["missing_episode_id"]
    heard = np.isin(ids.astype(str), names) & ~chance.happens(len(ids), UNTOLD)
    of = np.searchsorted(names, ids[heard].astype(str))
    columns: Frame = {}
    for ours, theirs in TOLD.items():
        values = told[theirs]
        empty = np.datetime64("NaT") if values.dtype.kind == "M" else None
        columns[ours] = np.full(len(ids), empty, values.dtype if empty is not None else object)
        columns[ours][heard] = values[of]
    offered = ~np.isnat(columns["return_interview_offered_at"])
    known = where(offered, columns["return_interview_offered_at"], columns["_closed"])
    return columns | {"_known": known}


ROWS = {"police_missing_episode": episodes}
