"""What the police hold: persons, notices to the front door, and missing episodes with times."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic import clock
from sy_dataset.synthetic.chance import (
    Chance,
    Frame,
    Values,
    identifiers,
    no_date,
    where,
    yes_no,
)
from sy_dataset.synthetic.clock import DAY, days, hours_later, minutes
from sy_dataset.synthetic.health import coded
from sy_dataset.synthetic.people import LA_CODES, Period
from sy_dataset.synthetic.rows import Rows, uniform_days

POLICE_ETHNICITY = {
    "WBRI": "W1", "WIRI": "W2", "WIRT": "W9", "WOTH": "W9", "WROM": "W9", "MWBC": "M1",
    "MWBA": "M2", "MWAS": "M3", "MOTH": "M9", "AIND": "A1", "APKN": "A2", "ABAN": "A3",
    "AOTH": "A9", "BCRB": "B1", "BAFR": "B2", "BOTH": "B9", "CHNE": "O1", "OOTH": "O9",
    "REFU": "NS", "NOBT": "NS",
}  # fmt: skip
ROLES = {"SUBJECT": 0.7, "VICTIM": 0.18, "WITNESS": 0.08, "SUSPECT": 0.04}


def police_tables(
    child: Frame, contacts: Frame, missing: Frame, period: Period, seed: int
) -> dict[str, Rows]:
    """Rows of police_person, police_child_notice and police_missing_episode by extract id.

    The police know a child whom they gave notice of, who went missing, and some others.
    """
    chance = Chance(seed, "police")
    born = days(contacts["received"]) > child["birth"][contacts["child"]]
    told = (contacts["source"] == "6") & born & chance.happens(len(born), 0.75)
    known = child["in_police"].copy()
    known[contacts["child"][told]] = True
    known[missing["child"]] |= chance.happens(len(missing["child"]), 0.95)
    which = np.flatnonzero(known & (child["birth"] <= period.last))
    local = np.full(len(known), None, dtype=object)
    local[which] = identifiers("NP", len(which), 8, 20_000_001)
    person = {name: values[which] for name, values in child.items()}
    return {
        "police_person": _police_persons(person, which, local, period, chance),
        "police_child_notice": _notices(child, contacts, told, local, period, chance),
        "police_missing_episode": _police_missing(missing, local, chance),
    }


def _police_persons(
    person: Frame, which: Values, local: Values, period: Period, chance: Chance
) -> Rows:
    count = len(which)
    shouted = chance.happens(count, 0.08)
    loud = np.array([name.upper() for name in person["family"]], dtype=object)
    stale = person["moved_home"] & chance.happens(count, 0.2)
    columns: Frame = {
        "person_id": local[which],
        "given_name": person["given"],
        "family_name": where(shouted, loud, person["family"]),
        "birth_date": person["birth"],
        "sex_code": person["sex"],
        "postcode": where(stale, person["old_postcode"], person["postcode"]),
        "ethnicity_code": coded(person["ethnicity"], POLICE_ETHNICITY),
        "_child": which,
    }
    appears = np.maximum(period.first, person["birth"])
    return Rows(columns, np.full(count, "police", dtype=object), appears).in_order()


def _notices(
    child: Frame, contacts: Frame, told: Values, local: Values, period: Period, chance: Chance
) -> Rows:
    """A notice before each contact from the police, notices of no consequence, and siblings."""
    contact = np.flatnonzero(told & (local[contacts["child"]] != None))  # noqa: E711 - an array
    sent = minutes(
        hours_later(contacts["received"][contact], -chance.rng.uniform(0, 1.5, len(contact)))
    )
    known = np.flatnonzero(local != None)  # noqa: E711 - an array is compared
    first = np.maximum(period.first, child["birth"][known]) + 3 * DAY
    years = np.maximum((period.horizon - first) / DAY / 365.25, 0)
    other = np.repeat(np.arange(len(known)), chance.rng.poisson(0.15 * years))
    on = uniform_days(
        first[other], np.full(len(other), period.horizon), chance.rng.random(len(other))
    )
    at = on.astype("datetime64[s]") + chance.whole(len(on), 8 * 60, 1380) * np.timedelta64(60, "s")
    who = np.concatenate([contacts["child"][contact], known[other]])
    council = np.concatenate([contacts["council"][contact], child["council"][known[other]]])
    sent = clock.avoid_clock_change(np.concatenate([sent, at]))
    return _notice_rows(child, who, council, sent, local, chance)


def _notice_rows(
    child: Frame, who: Values, council: Values, sent: Values, local: Values, chance: Chance
) -> Rows:
    count = len(who)
    created = minutes(hours_later(sent, -np.clip(chance.skewed(count, 3, 0.8), 0.1, 40)))
    happened = minutes(hours_later(created, -np.clip(chance.skewed(count, 2, 0.9), 0.1, 60)))
    created, happened = clock.avoid_clock_change(created), clock.avoid_clock_change(happened)
    columns: Frame = {
        "notice_id": identifiers("VN", count, 8),
        "person_id": local[who],
        "person_role_code": chance.pick(count, ROLES),
        "incident_at": happened,
        "created_at": created,
        "sent_at": no_date(sent, chance.happens(count, 0.01)),
        "risk_grade_code": chance.pick(count, {"STANDARD": 0.6, "MEDIUM": 0.3, "HIGH": 0.1}),
        "la_code": LA_CODES[council],
    }
    rows = Rows(columns, np.full(count, "police", dtype=object), days(created), {"sent_at": {}})
    following = np.minimum(who + 1, len(child["household"]) - 1)
    sibling = (following > who) & (child["household"][following] == child["household"][who])
    sibling &= (local[following] != None) & (child["birth"][following] <= days(happened))  # noqa: E711
    also = rows.only(sibling)
    also.columns["person_id"] = local[following[sibling]]
    also.columns["person_role_code"] = np.full(len(also), "SUBJECT", dtype=object)
    kept = rows.only(child["birth"][who] <= days(happened))
    everyone = {name: np.concatenate([kept[name], also[name]]) for name in columns}
    appears = np.concatenate([kept.appears_on, also.appears_on])
    return Rows(
        everyone, np.full(len(appears), "police", dtype=object), appears, rows.reveals
    ).in_order()


def _police_missing(missing: Frame, local: Values, chance: Chance) -> Rows:
    count = len(missing["gone"])
    columns: Frame = {
        "missing_episode_id": identifiers("MP", count, 8),
        "person_id": local[missing["child"]],
        "missing_from_at": missing["gone"],
        "found_at": missing["found"],
        "risk_level_code": chance.pick(
            count, {"NONE": 0.1, "LOW": 0.3, "MEDIUM": 0.5, "HIGH": 0.1}
        ),
        "is_missing_from_care": yes_no(missing["in_care"], missing["in_care"] | True),
        "la_code": LA_CODES[missing["council"]],
    }
    agency = np.full(count, "police", dtype=object)
    rows = Rows(columns, agency, days(missing["gone"]), {"found_at": {}})
    reported = (columns["person_id"] != None) & chance.happens(count, 0.85)  # noqa: E711 - an array
    return rows.only(reported).in_order()
