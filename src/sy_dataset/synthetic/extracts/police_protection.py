"""Children whom the police took into protection, and what became of them.

Not published for this force and assumed: one in twenty police contacts that became referrals comes
of it, and one in eight entries into care follows it; so three in four are followed by a contact
with the council within a day. Many uses last until just before the legal limit of 72 hours.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.patients import age_on, clock_times, either, lives_in
from sy_dataset.synthetic.extracts.police import local_numbers
from sy_dataset.synthetic.people import CHILDHOOD, LA_CODES
from sy_dataset.synthetic.rows import Rows

OF_REFERRALS, OF_ENTRIES = 0.045, 0.12
LIMIT = 72
REASONS = {
    "VIOLENCE": 0.2, "SEXUAL": 0.06, "NEGLECT": 0.28, "DOMESTIC_ABUSE": 0.14, "EXPLOITATION": 0.07,
    "MISSING": 0.1, "NO_SAFE_ADULT": 0.12, "OTHER": 0.03,
}  # fmt: skip
PLACES = {"HOME": 0.55, "OTHER_HOME": 0.12, "PUBLIC_PLACE": 0.17, "HOSPITAL": 0.07, "SCHOOL": 0.05,
          "POLICE_STATION": 0.04}  # fmt: skip
PLACED = {"RELATIVE": 0.42, "FOSTER_CARE": 0.3, "CHILDRENS_HOME": 0.07, "HOSPITAL": 0.08,
          "POLICE_STATION": 0.05, "KEPT_WHERE_FOUND": 0.08}  # fmt: skip
AT_HOME = {"RETURNED_HOME": 0.62, "WITH_RELATIVE": 0.3, "HOSPITAL": 0.04, "OTHER": 0.04}
INTO_CARE = {"ACCOMMODATED": 0.5, "INTERIM_ORDER": 0.28, "EMERGENCY_ORDER": 0.22}


def uses(county: County) -> Frame:
    """One entry per child and use: child, council, started, ended, told, into_care."""
    chance = county.chance("police protection")
    contact = county.contact
    led = (contact["source"] == "6") & (contact["case"] >= 0)
    event, of = np.unique(contact["event"], return_inverse=True)
    chosen = np.flatnonzero(led & chance.happens(len(event), OF_REFERRALS)[of])
    before = chance.rng.uniform(0.5, 20, len(event))[of[chosen]]
    from_contact = hours_later(contact["received"][chosen], -before)
    spell = county.spell
    entries = np.flatnonzero(
        (spell["entered"] >= county.period.first + 3 * DAY)
        & chance.happens(len(spell["entered"]), OF_ENTRIES)
    )
    on = spell["entered"][entries] - chance.whole(len(entries), 0, 2) * DAY
    child = np.concatenate([contact["child"][chosen], spell["child"][entries]])
    started = np.concatenate([from_contact, clock_times(on, chance, 0, 19, 24)])
    started = clock.avoid_clock_change(minutes(started))
    into_care = np.arange(len(child)) >= len(chosen)
    kept = _able(county, child, started)
    child, started, into_care = child[kept], started[kept], into_care[kept]
    told = np.concatenate([contact["received"][chosen], np.full(len(entries), "NaT", "M8[s]")])
    return {
        "child": child,
        "started": started,
        "ended": _ended(started, chance),
        "told": _told(started, told[kept], chance),
        "into_care": into_care,
        "council": lives_in(county.child, child, days(started)),
    }


def _able(county: County, child: Values, started: Values) -> Values:
    """Uses of children whom the police know, born and under 18, in the window, in order."""
    birth, known = county.child["birth"][child], local_numbers(county)[child]
    able = (known != None) & (days(started) > birth)  # noqa: E711 - an array is compared
    able &= days(started) < birth + CHILDHOOD * DAY
    able &= (days(started) >= county.period.first) & (days(started) <= county.period.horizon)
    kept = np.flatnonzero(able)
    by_child = kept[np.lexsort((started[kept], child[kept]))]
    again = (child[by_child][1:] == child[by_child][:-1]) & (
        started[by_child][1:] < started[by_child][:-1] + np.timedelta64(5, "D")
    )
    kept = by_child[np.append(True, ~again)[: len(by_child)]]
    able_now: Values = kept[np.argsort(started[kept], kind="stable")]
    return able_now


def _ended(started: Values, chance: Chance) -> Values:
    """Up to the legal limit, much of it in the last hour before; a few beyond."""
    count, draw = len(started), chance.rng.random(len(started))
    hours = np.select(
        [draw < 0.32, draw < 0.985],
        [LIMIT - chance.rng.random(count) * 0.9, np.minimum(chance.skewed(count, 19, 0.8), 71)],
        LIMIT + chance.rng.random(count) * 6,
    )
    return clock.avoid_clock_change(minutes(hours_later(started, np.maximum(hours, 1.0))))


def _told(started: Values, contact: Values, chance: Chance) -> Values:
    """When the council was told: soon after, and no later than its contact where there is one."""
    soon = minutes(hours_later(started, np.clip(chance.skewed(len(started), 1.2, 0.8), 0.1, 20)))
    told = clock.avoid_clock_change(np.fmin(soon, contact))
    return no_date(np.maximum(told, started), chance.happens(len(started), 0.03))


def protections(county: County) -> Rows:
    """police_protection: one row per child and use of the power."""
    use, chance = uses(county), county.chance("police_protection")
    count = len(use["child"])
    reason = chance.pick(count, REASONS)
    older = age_on(county.child["birth"][use["child"]], use["started"]) >= 10
    reason = where(~older & np.isin(reason.astype(str), ["EXPLOITATION", "MISSING"]),
                   "NEGLECT", reason)  # fmt: skip
    place = where(reason == "MISSING", "PUBLIC_PLACE", chance.pick(count, PLACES))
    cared_for = either(chance.happens(count, 0.8), "FOSTER_CARE", "CHILDRENS_HOME")
    outcome = where(use["into_care"], chance.pick(count, INTO_CARE), chance.pick(count, AT_HOME))
    columns: Frame = {
        "police_protection_id": identifiers("PP", count, 8),
        "person_id": local_numbers(county)[use["child"]],
        "person_role_code": either(chance.happens(count, 0.75), "SUBJECT", "VICTIM"),
        "started_at": use["started"],
        "ended_at": use["ended"],
        "reason_code": reason,
        "found_place_code": place,
        "placed_code": where(use["into_care"], cared_for, chance.pick(count, PLACED)),
        "council_told_at": use["told"],
        "outcome_code": outcome,
        "la_code": LA_CODES[use["council"]],
    }
    reveals = {"ended_at": {"outcome_code": None}, "council_told_at": {}}
    return Rows(columns, days(use["started"]), None, reveals)


ROWS = {"police_protection": protections}
