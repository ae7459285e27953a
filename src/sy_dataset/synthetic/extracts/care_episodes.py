"""Episodes of care as the yearly return counts them: one for each place and legal status."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.care import LEAVINGS
from sy_dataset.synthetic.chance import Frame, Values, no_date, where
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.care import placements
from sy_dataset.synthetic.extracts.legal import legal_statuses
from sy_dataset.synthetic.extracts.returns import records_of
from sy_dataset.synthetic.growing import NEVER

DAYS = 1_000_000
"""More than any number of a day, so that a record and a day make one number."""
SAME_CARER = "PLACE"
"""The reason for a change in which only the status of the place changes."""
OTHER_NEED = "N1"


def return_episodes(county: County) -> Frame:
    """One entry per child, spell and stretch of one place and one legal status.

    record, spell, started, ended, began_code, status_code, need_code, ceased_code and, of the
    place, place_code, provider_code, kind, is_far, change_code, postcode, urn. What ends
    one begins the next.
    """
    episode, legal = county.episode, legal_statuses(county)
    of_legal = records_of(county, legal["person_id"])
    placed = _keys(episode["record"], episode["started"])
    lawful = _keys(of_legal, legal["legal_status_start_date"])
    by_place, by_status = np.argsort(placed), np.argsort(lawful)
    point = np.union1d(placed, lawful)
    place = by_place[np.searchsorted(placed[by_place], point, "right") - 1]
    status = by_status[np.searchsorted(lawful[by_status], point, "right") - 1]
    code = legal["legal_status_code"][status]
    on = (point % DAYS).astype("timedelta64[D]") + np.datetime64("1900-01-01")
    held = (episode["record"][place] == point // DAYS) & ~(on >= episode["ended"][place])
    held &= of_legal[status] == point // DAYS
    place, code, on = place[held], code[held], on[held]
    new, moved, turned = _changes(episode["spell"][place], place, code)
    kept = new | moved | turned
    place, code, on = place[kept], code[kept], on[kept]
    new, moved, turned = _changes(episode["spell"][place], place, code)
    return _told(county, place, on, code, _began(county, place, new, moved, turned), new, moved)


def _keys(record: Values, on: Values) -> Values:
    since = (on - np.datetime64("1900-01-01")).astype(np.int64)
    keys: Values = record.astype(np.int64) * DAYS + since
    return keys


def _changes(spell: Values, place: Values, code: Values) -> tuple[Values, Values, Values]:
    """Where a spell begins, and where within one the place or the legal status is another."""
    new = np.r_[True, spell[1:] != spell[:-1]][: len(spell)]
    moved = ~new & np.r_[False, place[1:] != place[:-1]][: len(spell)]
    turned = ~new & np.r_[False, code[1:] != code[:-1]][: len(spell)]
    return new, moved, turned


def _began(county: County, place: Values, new: Values, moved: Values, turned: Values) -> Values:
    """Why each began: with the spell, or for what changed."""
    reason = county.episode["change_reason_code"][place]
    same = np.r_[False, reason[:-1] == SAME_CARER][: len(place)]
    kinds = [new, moved & turned & same, moved & turned, moved & same, moved]
    return np.select(kinds, ["S", "U", "B", "T", "P"], "L").astype(object)


def _told(
    county: County,
    place: Values,
    on: Values,
    code: Values,
    began: Values,
    new: Values,
    moved: Values,
) -> Frame:
    episode, where_placed = county.episode, placements(county)
    last = np.append(new[1:], True)[: len(new)]
    left = episode["left"][place]
    ended = np.append(on[1:], NEVER)[: len(on)]
    ended[last] = left[last]
    leaving = np.array([*LEAVINGS, None], dtype=object)[episode["leaving"][place]]
    moves_next = np.append(moved[1:], False)[: len(moved)]
    need = county.case["need"][episode["case"][place]]
    return {
        "record": episode["record"][place],
        "spell": episode["spell"][place],
        "started": on,
        "ended": no_date(ended, np.isnat(ended)),
        "began_code": began,
        "status_code": code,
        "need_code": where(np.isin(need.astype(str), ("N9", "N0")), OTHER_NEED, need),
        "ceased_code": where(np.isnat(ended), None, where(last, leaving, "X1")),
        "place_code": episode["placement_code"][place],
        "provider_code": episode["provider_code"][place],
        "kind": episode["kind"][place],
        "is_far": episode["is_far"][place],
        "change_code": where(moves_next, episode["change_reason_code"][place], None),
        "postcode": where_placed["postcode"][place],
        "urn": where_placed["placement_urn"][place],
    }
