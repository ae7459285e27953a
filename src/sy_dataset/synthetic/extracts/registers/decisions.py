"""What the Performance and Quality Assurance group decided, and the Executive after it."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, no_date, where
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers.office import INVENTED, ids, next_meeting, regularly
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.rows import Rows, joined

ITEMS = 3
"""Items on the agenda of every monthly meeting, besides those that are never minuted."""
KINDS = {
    "LATE_ACTION": 0.34, "UNANSWERED_ISSUE": 0.16, "INDICATOR": 0.2, "AUDIT": 0.14,
    "DATA_GATE": 0.08, "RECOMMENDATION": 0.08,
}  # fmt: skip
DECIDES = {
    "DIRECT": 0.38, "AGREE": 0.2, "NOTE": 0.18, "ESCALATE": 0.16, "DEFER": 0.06, "REJECT": 0.02,
}  # fmt: skip
EXECUTIVE_DECIDES = {"DIRECT": 0.5, "AGREE": 0.32, "NOTE": 0.12, "DEFER": 0.06}
EXECUTIVE_AFTER = 21


def decisions(county: County, action: Frame, issue: Frame) -> Rows:
    """decisions: one row per item of a meeting; an escalated item stands in the Executive's too."""
    chance, month = county.chance("decisions"), regularly(county, 1)
    council = np.repeat(month["council"], ITEMS)
    on = next_meeting(np.repeat(month["on"], ITEMS))
    count = len(on)
    kind = chance.pick(count, KINDS)
    actions = _earlier(action["council"], action["due"], council, on, chance)
    issues = _earlier(issue["council"], issue["due"], council, on, chance)
    item: Frame = {
        "agenda_item_id": ids(council, "AGI"),
        "agenda_item_kind_code": where((kind == "LATE_ACTION") & (actions < 0), "INDICATOR", kind),
        "action_id": _named(action["action_id"], where(kind == "LATE_ACTION", actions, NOBODY)),
        "scrutineer_issue_id": _named(
            issue["scrutineer_issue_id"], where(kind == "UNANSWERED_ISSUE", issues, NOBODY)
        ),
    }
    decided = chance.pick(count, DECIDES)
    first = _meeting(item, council, on, "PAQA", decided, chance)
    later = working_day(on + EXECUTIVE_AFTER * DAY)
    second = _meeting(
        item, council, later, "EXECUTIVE", chance.pick(count, EXECUTIVE_DECIDES), chance
    )
    every = joined([first, second.only(decided == "ESCALATE")])
    of = every.council if every.council is not None else council
    columns = every.columns | {"decision_id": ids(of, "DEC")}
    return Rows(columns, every.appears_on, of, every.reveals)


def _named(names: Values, numbers: Values) -> Values:
    return where(numbers >= 0, names[numbers], None) if len(names) else np.full(len(numbers), None)


def _earlier(of: Values, since: Values, council: Values, on: Values, chance: Chance) -> Values:
    """One of the council's entries that began before each meeting, by chance; NOBODY if none."""
    order = np.lexsort((since, of))
    keys = of[order].astype(np.int64) * 1_000_000 + since[order].astype(np.int64)
    begin = np.searchsorted(keys, council.astype(np.int64) * 1_000_000)
    end = np.searchsorted(keys, council.astype(np.int64) * 1_000_000 + on.astype(np.int64))
    recent = np.maximum(begin, end - 8)
    place = recent + (chance.rng.random(len(on)) * (end - recent)).astype(int)
    return where(end > begin, order[np.minimum(place, len(order) - 1)], NOBODY)


def _meeting(
    item: Frame, council: Values, on: Values, group: str, decided: Values, chance: Chance
) -> Rows:
    count = len(on)
    minuted = no_date(
        working_day(on + chance.whole(count, 5, 35) * DAY), chance.happens(count, 0.05)
    )
    columns = item | {
        "meeting_code": np.full(count, group, dtype=object),
        "meeting_date": on,
        "meeting_decision_code": decided,
        "minuted_date": minuted,
        "decision_wording": np.full(count, INVENTED, dtype=object),
    }
    return Rows(columns, on, council, {"minuted_date": {}})
