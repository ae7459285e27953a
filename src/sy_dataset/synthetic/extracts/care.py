"""Looked-after children: episodes of care and the places where they lived."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.care import LEAVINGS
from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.people import COUNCILS
from sy_dataset.synthetic.rows import Rows

NEXT_REASONS = {"P": 0.82, "T": 0.05, "B": 0.09, "U": 0.04}


def care_episodes(county: County) -> Rows:
    """ssd_cla_episodes: one row per episode of care; what ends one begins the next."""
    episode, chance = county.episode, county.chance("ssd_cla_episodes")
    count = len(episode["spell"])
    visited = episode["started"] + chance.whole(count, 3, 40) * DAY
    began = where(episode["is_first"], "S", chance.pick(count, NEXT_REASONS))
    columns = {
        "cla_episode_id": episode["cla_episode_id"],
        "person_id": episode["person_id"],
        "episode_start_date": episode["started"],
        "episode_start_reason_code": began,
        "primary_need_code": county.case["need"][episode["case"]],
        "episode_ceased_date": episode["ended"],
        "episode_ceased_reason_code": ceased_reasons(county),
        "cla_id": episode["cla_id"],
        "referral_id": episode["referral_id"],
        "placement_id": episode["placement_id"],
        "entered_care_date": episode["entered"],
        "last_iro_contact_date": no_date(visited, visited > episode["ended"]),
    }
    reveals = {
        "episode_ceased_date": {"episode_ceased_reason_code": None},
        "last_iro_contact_date": {},
    }
    return Rows(columns, episode["started"], episode["council"], reveals)


def ceased_reasons(county: County) -> Values:
    """Why each episode of care ceased, None while it lasts."""
    episode = county.episode
    leaving = np.array([*LEAVINGS, None], dtype=object)[episode["leaving"]]
    ended = ~np.isnat(episode["ended"])
    return where(ended, where(episode["is_last"], leaving, "X1"), None)


def placements(county: County) -> Rows:
    """ssd_cla_placement: one row per placement."""
    episode, chance = county.episode, county.chance("ssd_cla_placement")
    count = len(episode["spell"])
    each = len(county.postcodes["pcds"]) // len(COUNCILS)
    elsewhere = chance.whole(count, 0, len(COUNCILS) - 1)
    area = where(episode["is_far"], elsewhere, episode["council"])
    at = area * each + chance.whole(count, 0, each - 1)
    homes = np.char.mod("%d", 9_900_000 + episode["council"] * 100 + chance.whole(count, 0, 39))
    in_home = np.isin(episode["placement_code"].astype(str), ("K1", "K2", "R1"))
    columns: Frame = {
        "placement_id": episode["placement_id"],
        "placement_start_date": episode["started"],
        "placement_type_code": episode["placement_code"],
        "placement_urn": blank(homes.astype(object), ~in_home),
        "distance_miles": episode["distance_miles"],
        "cla_id": episode["cla_id"],
        "placement_provider_code": episode["provider_code"],
        "postcode": county.postcodes["pcds"][at],
        "placement_end_date": episode["ended"],
        "change_reason_code": episode["change_reason_code"],
        "person_id": episode["person_id"],
    }
    reveals = {"placement_end_date": {"change_reason_code": None}}
    return Rows(columns, episode["started"], episode["council"], reveals)


ROWS = {"ssd_cla_episodes": care_episodes, "ssd_cla_placement": placements}
