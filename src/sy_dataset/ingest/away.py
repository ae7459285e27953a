"""An agency's place that cannot be reached is told of, and the night goes on without it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from sy_dataset.errors import LocationAway
from sy_dataset.ledger import Ledger
from sy_dataset.ledger_doors import LeftStanding

Result = TypeVar("Result")
TRIES, PAUSE_SECONDS = 3, 5.0


def unless_away(
    stage: Callable[[], Result], agency_id: str, seen_by: str, ledger: Ledger
) -> Result | str:
    """What the stage returns; if the place is away, why, in plain words.

    A host that does not answer is asked three times, five seconds apart; a key or a folder
    that is wrong stays wrong, and is asked once. The reason is in the ledger until the
    stage reaches the place again; the agency's last good data stay.
    """
    for is_last in (False,) * (TRIES - 1) + (True,):
        try:
            return stage()
        except LocationAway as away:
            if is_last or not away.may_pass:
                ledger.record_left(agency_id, seen_by, [LeftStanding("away", str(away))])
                return f"away: {away}"
            time.sleep(PAUSE_SECONDS)
    raise AssertionError("the last try returns")
