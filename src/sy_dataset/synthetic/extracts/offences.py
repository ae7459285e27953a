"""Children as victims of recorded offences, in custody, and searched in the street.

Not published for this force and assumed: how many there are of each, and of which kind; one in
eight children in a domestic abuse incident is the victim of an offence recorded with it; the
same few young people are held and searched again and again. What was looked for and what came
of it are of the order of published stop and search data, unverified.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    blank,
    identifiers,
    no_date,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.domestic_abuse import incidents
from sy_dataset.synthetic.extracts.patients import (
    YEAR,
    age_on,
    at_random,
    clock_times,
    either,
    lives_in,
)
from sy_dataset.synthetic.extracts.police import local_numbers, notices
from sy_dataset.synthetic.people import CHILDHOOD, LA_CODES
from sy_dataset.synthetic.rows import Rows, uniform_days

OFFENCES_A_YEAR = {5: 0.03, 10: 0.07, 14: 0.17, 18: 0.22}
"""Of a child whom the police know."""
OFFENCE_GROUPS = {
    "VIOLENCE": 0.5, "CRUELTY": 0.07, "SEXUAL": 0.15, "INDECENT_IMAGES": 0.05, "EXPLOITATION": 0.01,
    "ROBBERY": 0.05, "STALKING_HARASSMENT": 0.1, "OTHER": 0.07,
}  # fmt: skip
AT_HOME = {"VIOLENCE": 0.66, "CRUELTY": 0.22, "SEXUAL": 0.04, "STALKING_HARASSMENT": 0.08}
FROM_INCIDENTS = 0.12
ONLINE = {"INDECENT_IMAGES": 0.9, "SEXUAL": 0.22, "STALKING_HARASSMENT": 0.4}
OUTCOMES = {
    "CHARGED": 0.09, "CAUTIONED": 0.02, "COMMUNITY_RESOLUTION": 0.09,
    "EVIDENCE_VICTIM_SUPPORTS": 0.22, "EVIDENCE_VICTIM_DOES_NOT": 0.27, "NO_SUSPECT": 0.17,
    "NOT_IN_PUBLIC_INTEREST": 0.05,
    "OTHER_AGENCY": 0.07, "OTHER": 0.02,
}  # fmt: skip
SEARCHES_A_YEAR = {10: 0.0, 13: 0.016, 15: 0.075, 18: 0.17}
OBJECTS = {"DRUGS": 0.58, "WEAPON": 0.22, "STOLEN": 0.1, "THEFT_TOOLS": 0.05, "DAMAGE_TOOLS": 0.02,
           "FIREARM": 0.01, "FIREWORKS": 0.01, "OTHER": 0.01}  # fmt: skip
EXTENTS = {"STANDARD": 0.93, "MORE_THOROUGH": 0.06, "STRIP": 0.01}
FOUND = {"COMMUNITY_RESOLUTION": 0.35, "ARREST": 0.35, "SUMMONS": 0.06, "CAUTION": 0.04,
         "WARNING": 0.08, "SAFEGUARDING": 0.07, "NO_ACTION": 0.05}  # fmt: skip
NOT_FOUND = {"NO_ACTION": 0.9, "ARREST": 0.05, "SAFEGUARDING": 0.04, "OTHER": 0.01}
WITH_NOTICE = 0.012
"""Share of the notices about young people that were written for a search."""
CUSTODY_A_YEAR = {10: 0.0, 13: 0.008, 15: 0.042, 18: 0.11}
UNEVEN = 0.05
"""The smaller, the more events happen to the same few."""
ADULTS = {"PARENT": 0.55, "SOCIAL_WORKER": 0.14, "YOUTH_JUSTICE": 0.11, "SCHEME": 0.17,
          "OTHER": 0.03}  # fmt: skip
RELEASED = {"NO_ACTION": 0.36, "BAIL": 0.46, "OUT_OF_COURT": 0.16, "OTHER": 0.02}
HELD_EXTENTS = {"STANDARD": 0.93, "MORE_THOROUGH": 0.05, "STRIP": 0.018, "INTIMATE": 0.002}


def known_children(county: County) -> Frame:
    """The children whom the police know: child, number, birth, since, until."""
    numbers, child, period = local_numbers(county), county.child, county.period
    which = np.flatnonzero(numbers != None)  # noqa: E711 - an array is compared
    birth = child["birth"][which]
    return {
        "child": which,
        "number": numbers[which],
        "birth": birth,
        "since": np.maximum(np.maximum(birth + DAY, child["arrived"][which]), period.first),
        "until": np.minimum(birth + (CHILDHOOD - 1) * DAY, period.horizon),
    }


def _few_often(
    county: County, who: Frame, by_age: Mapping[int, float], chance: Chance
) -> tuple[Values, Values]:
    """As `at_random`, but most happens to few: each child takes the events of a drawn number."""
    of, _ = at_random(who, by_age, county.period.first, chance)
    weight = chance.rng.gamma(UNEVEN, 1 / UNEVEN, len(who["child"]))
    middle = age_on(who["birth"], county.period.last)
    able = np.flatnonzero((middle >= 11) & (who["until"] > who["since"] + 30 * DAY))
    if not len(able):
        return of[:0], who["since"][of[:0]]
    share = np.cumsum(weight[able]) / weight[able].sum()
    taken = able[np.searchsorted(share, chance.rng.random(len(of))).clip(0, len(able) - 1)]
    opens = np.maximum(who["since"][taken], who["birth"][taken] + round(11 * YEAR) * DAY)
    draw = np.sqrt(chance.rng.random(len(of)))  # more when older
    on = uniform_days(opens, who["until"][taken], draw)
    kept = np.flatnonzero(opens <= who["until"][taken])
    kept = kept[np.argsort(on[kept], kind="stable")]
    return taken[kept], on[kept]


def victim_offences(county: County) -> Rows:
    """police_child_victim_offence: one row per offence and child, victim under 18."""
    who, chance = known_children(county), county.chance("police_child_victim_offence")
    of, on = at_random(who, OFFENCES_A_YEAR, county.period.first, chance)
    at = clock.avoid_clock_change(clock_times(on, chance, 5, 16, 24))
    found, children = incidents(county)
    hurt = (children["role"] == "VICTIM") & chance.happens(len(children["role"]), FROM_INCIDENTS)
    these = np.flatnonzero(hurt)
    child = np.concatenate([who["child"][of], children["child"][these]])
    reported = np.concatenate([at, found["reported"][children["incident"][these]]])
    is_da = np.arange(len(child)) >= len(of)
    day_of = np.concatenate([on, days(found["occurred"][children["incident"][these]])])
    order = np.argsort(reported, kind="stable")
    child, reported, is_da, day_of = child[order], reported[order], is_da[order], day_of[order]
    count = len(child)
    group = where(is_da, chance.pick(count, AT_HOME), chance.pick(count, OFFENCE_GROUPS))
    ago = where(group == "SEXUAL", chance.skewed(count, 40, 1.6), chance.rng.exponential(3, count))
    ago = where(is_da, 0, np.minimum(ago, 2000)).astype(int)
    council = lives_in(county.child, child, day_of)
    ended = days(reported) + (1 + np.minimum(chance.skewed(count, 55, 1.0), 900).astype(int)) * DAY
    columns: Frame = {
        "offence_id": identifiers("OF", count, 8),
        "person_id": local_numbers(county)[child],
        "person_role_code": either(chance.happens(count, 0.99), "VICTIM", "WITNESS"),
        "reported_at": reported,
        "committed_from_date": np.maximum(day_of - ago * DAY, county.child["birth"][child]),
        "offence_group_code": group,
        "is_domestic_abuse": is_da,
        "is_child_sexual_exploitation": np.isin(group.astype(str), ["SEXUAL", "EXPLOITATION"])
        & (age_on(county.child["birth"][child], reported) >= 11)
        & chance.happens(count, 0.14),
        "is_online": chance.happens(count, _by(group, ONLINE)),
        "outcome_code": chance.pick(count, OUTCOMES),
        "outcome_date": ended,
        "la_code": LA_CODES[council],
    }
    return Rows(columns, days(reported), None, {"outcome_date": {"outcome_code": None}})


def _by(groups: Values, shares: dict[str, float]) -> Values:
    """The share of each value; 0 for those without."""
    found = np.zeros(len(groups))
    for name, share in shares.items():
        found[groups == name] = share
    return found


def searches(county: County) -> Rows:
    """police_stop_search: one row per child and search; a few with the notice that came of it."""
    who, chance = known_children(county), county.chance("police_stop_search")
    of, on = _few_often(county, who, SEARCHES_A_YEAR, chance)
    at = clock_times(on, chance, 8, 18, 24)
    sent = notices(county)
    age = age_on(county.child["birth"][sent["_child"]], sent["incident_at"])
    told = np.flatnonzero((age >= 11) & chance.happens(len(age), WITH_NOTICE))
    notice = np.concatenate([np.full(len(of), None, dtype=object), sent["notice_id"][told]])
    child = np.concatenate([who["child"][of], sent["_child"][told]])
    at = np.concatenate([at, sent["incident_at"][told]])
    written = np.concatenate([at[: len(of)], sent["created_at"][told]])
    role = np.concatenate(
        [chance.pick(len(of), {"SUSPECT": 0.7, "SUBJECT": 0.3}), sent["person_role_code"][told]]
    )
    kept = np.flatnonzero(days(at) >= county.period.first)
    order = kept[np.argsort(at[kept], kind="stable")]
    looked: Frame = {"child": child, "at": clock.avoid_clock_change(at), "notice": notice,
                     "written": written, "role": role}  # fmt: skip
    return _searched(county, {name: values[order] for name, values in looked.items()}, chance)


def _searched(county: County, looked: Frame, chance: Chance) -> Rows:
    child, at, count = looked["child"], looked["at"], len(looked["at"])
    extent = chance.pick(count, EXTENTS)
    found = chance.happens(count, 0.27)
    outcome = where(found, chance.pick(count, FOUND), chance.pick(count, NOT_FOUND))
    columns: Frame = {
        "stop_search_id": identifiers("SS", count, 8),
        "person_id": local_numbers(county)[child],
        "person_role_code": looked["role"],
        "searched_at": at,
        "object_code": chance.pick(count, OBJECTS),
        "search_extent_code": extent,
        "was_adult_present_at_search": yes_no(chance.happens(count, 0.7), extent == "STRIP"),
        "outcome_code": outcome,
        "is_object_found": found,
        "notice_id": looked["notice"],
        "la_code": LA_CODES[lives_in(county.child, child, days(at))],
        "_written": looked["written"],
    }
    return Rows(columns, days(at), None, {"_written": {"notice_id": None}})


def custodies(county: County) -> Rows:
    """police_child_custody: one row per child and stay."""
    who, chance = known_children(county), county.chance("police_child_custody")
    of, on = _few_often(county, who, CUSTODY_A_YEAR, chance)
    arrived = clock.avoid_clock_change(clock_times(on, chance, 6, 19, 24))
    kept = _apart(of, arrived)
    of, arrived = of[kept], arrived[kept]
    count = len(of)
    charged = chance.happens(count, 0.2)
    hours = np.clip(chance.skewed(count, where(charged, 15.0, 10.5), 0.45), 1.5, 40)
    released = clock.avoid_clock_change(minutes(hours_later(arrived, hours)))
    asked = minutes(hours_later(arrived, np.clip(chance.skewed(count, 0.7, 0.7), 0.1, 8)))
    came = minutes(hours_later(asked, np.clip(chance.skewed(count, 4.0, 0.7), 0.3, 20)))
    asked, came = clock.avoid_clock_change(asked), clock.avoid_clock_change(came)
    asked = np.minimum(asked, released)
    came = no_date(np.maximum(came, asked), (came > released) | chance.happens(count, 0.02))
    stay: Frame = {"of": of, "arrived": arrived, "released": released, "asked": asked,
                   "came": came, "is_charged": charged}  # fmt: skip
    return _held(county, who, stay, chance)


def _apart(of: Values, at: Values) -> Values:
    """The events of a child that come at least three days after the one before, in order."""
    order = np.lexsort((at, of))
    near = (of[order][1:] == of[order][:-1]) & (
        at[order][1:] - at[order][:-1] < np.timedelta64(3, "D")
    )
    kept = order[np.append(True, ~near)[: len(order)]]
    apart: Values = kept[np.argsort(at[kept], kind="stable")]
    return apart


def overnight(arrived: Values, released: Values) -> Values:
    """Whether a stay holds a whole night from midnight until four."""
    midnight = (days(arrived) + DAY).astype("M8[s]")
    tonight = days(arrived).astype("M8[s]") == arrived
    midnight = where(tonight, arrived, midnight)
    held: Values = released >= midnight + np.timedelta64(4, "h")
    return held


def _held(county: County, who: Frame, stay: Frame, chance: Chance) -> Rows:
    of, arrived, came, count = stay["of"], stay["arrived"], stay["came"], len(stay["of"])
    extent = chance.pick(count, HELD_EXTENTS)
    adult = (extent == "STRIP") | (extent == "INTIMATE")
    columns: Frame = {
        "custody_id": identifiers("CU", count, 8),
        "person_id": who["number"][of],
        "person_role_code": either(chance.happens(count, 0.97), "SUSPECT", "VICTIM"),
        "arrived_at": arrived,
        "released_at": stay["released"],
        "was_held_overnight": overnight(arrived, stay["released"]),
        "appropriate_adult_requested_at": stay["asked"],
        "appropriate_adult_arrived_at": came,
        "appropriate_adult_type_code": blank(chance.pick(count, ADULTS), np.isnat(came)),
        "search_extent_code": extent,
        "was_adult_present_at_search": yes_no(chance.happens(count, 0.85), adult),
        "la_code": LA_CODES[lives_in(county.child, who["child"][of], days(arrived))],
    }
    at_the_end = ("was_held_overnight", "was_held_after_charge", "is_council_bed_requested",
                  "is_council_bed_provided", "outcome_code")  # fmt: skip
    reveals = {
        "released_at": dict.fromkeys(at_the_end),
        "charged_at": {},
        "appropriate_adult_requested_at": {},
        "appropriate_adult_arrived_at": {"appropriate_adult_type_code": None},
    }
    return Rows(columns | _charged(stay, chance), days(arrived), None, reveals)


def _charged(stay: Frame, chance: Chance) -> Frame:
    """When the child was charged, whether it was held for court after that, and the outcome."""
    arrived, released, charged = stay["arrived"], stay["released"], stay["is_charged"]
    count, span = len(arrived), (released - arrived).astype(int)
    share = chance.rng.uniform(0.55, 0.95, count)
    charged_at = clock.avoid_clock_change(minutes(arrived + (span * share).astype("m8[s]")))
    held = charged & chance.happens(count, 0.3)
    asked_bed = held & chance.happens(count, 0.8)
    bed = asked_bed & chance.happens(count, 0.15)
    after = np.select([bed, held], ["CHARGED_COUNCIL_BED", "CHARGED_HELD"], "CHARGED_RELEASED")
    return {
        "charged_at": no_date(np.clip(charged_at, arrived, released), ~charged),
        "was_held_after_charge": yes_no(held, charged),
        "is_council_bed_requested": yes_no(asked_bed, held),
        "is_council_bed_provided": yes_no(bed, asked_bed),
        "outcome_code": where(charged, after, chance.pick(count, RELEASED)).astype(object),
    }


ROWS = {
    "police_child_victim_offence": victim_offences,
    "police_stop_search": searches,
    "police_child_custody": custodies,
}
