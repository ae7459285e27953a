"""Children as each council knows them: a child who moved stands in two councils."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, where
from sy_dataset.synthetic.clock import days
from sy_dataset.synthetic.people import COUNCILS, LETTERS, Period

OTHER_CENSUS_IDS = 0.03


def council_records(child: Frame, frames: dict[str, Frame], period: Period, seed: int) -> Frame:
    """One entry per child and council with a case or a contact; sets `record` on every frame.

    known      the day of the first contact or referral that is shown
    is_former  whether the child has left this council for another
    census_id  its LAchildID, for most the case system's own id
    """
    keys = {name: _key(frame) for name, frame in frames.items()}
    every = np.concatenate([keys["case"], keys["contact"]])
    pairs, place = np.unique(every, return_inverse=True)
    since = np.concatenate([frames["case"]["referred"], days(frames["contact"]["received"])])
    known = np.full(len(pairs), period.horizon)
    np.minimum.at(known, place, since)
    for name, frame in frames.items():
        frame["record"] = np.searchsorted(pairs, keys[name])
    who, council = pairs // len(COUNCILS), pairs % len(COUNCILS)
    local = (np.arange(len(pairs)) * 104_729 + 1_234_567 + seed) % 9_000_000 + 1_000_000
    letters = LETTERS[council].astype(str)
    record: Frame = {
        "child": who,
        "council": council,
        "person_id": np.char.add(letters, local.astype(str)).astype(object),
        "known": known,
        "is_former": (child["left"][who] == council) & (child["moved_on"][who] <= period.last),
    }
    other = Chance(seed, "census_ids").happens(len(pairs), OTHER_CENSUS_IDS)
    others = np.char.add(np.char.add(letters, "X"), np.char.mod("%07d", np.arange(len(pairs))))
    return record | {"census_id": where(other, others.astype(object), record["person_id"])}


def _key(frame: Frame) -> Values:
    key: Values = frame["child"] * len(COUNCILS) + frame["council"]
    return key
