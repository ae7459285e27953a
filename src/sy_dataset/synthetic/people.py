"""The children of the county: households, names, identifiers, and who knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sy_dataset.synthetic import numbers
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, day
from sy_dataset.synthetic.names import family_names, given_names
from sy_dataset.synthetic.rows import uniform_days

MOST_NIGHTS = 30
"""The county is made once, up to its last night; each night sees it as it stood that day."""


@dataclass(frozen=True)
class Council:
    """One authority; `letter` begins its local ids, `area` its postcodes."""

    agency_id: str
    la_code: str
    letter: str
    area: str
    share: float


COUNCILS = (
    Council("barnsley", "370", "B", "ZB", 0.17),
    Council("doncaster", "371", "D", "ZD", 0.22),
    Council("rotherham", "372", "R", "ZR", 0.19),
    Council("sheffield", "373", "S", "ZS", 0.42),
)
LETTERS = np.array([council.letter for council in COUNCILS], dtype=object)
AGENCIES = np.array([council.agency_id for council in COUNCILS], dtype=object)
LA_CODES = np.array([council.la_code for council in COUNCILS], dtype=object)

ETHNICITIES = {
    "WBRI": 76, "WOTH": 5, "WROM": 1.5, "WIRI": 0.4, "WIRT": 0.3, "MWBC": 2, "MWBA": 1,
    "MWAS": 1.5, "MOTH": 1.2, "APKN": 5, "AIND": 0.8, "ABAN": 0.8, "AOTH": 1, "BAFR": 2,
    "BCRB": 0.6, "BOTH": 0.6, "CHNE": 0.4, "OOTH": 1.4, "REFU": 0.5, "NOBT": 1.5,
}  # fmt: skip


@dataclass(frozen=True)
class Period:
    """The days that the county covers; `horizon` is the last night that can be written."""

    first: np.datetime64
    last: np.datetime64
    horizon: np.datetime64

    @classmethod
    def of(cls, last_day: date, years: int) -> Period:
        first = last_day - timedelta(days=round(years * 365.25))
        return cls(day(first), day(last_day), day(last_day + timedelta(days=MOST_NIGHTS)))


def make_children(count: int, period: Period, seed: int) -> Frame:
    """One entry per child: who they are and which agencies know them.

    `left` is the council that a child moved away from, -1 for most.
    """
    chance = Chance(seed, "children")
    sizes = chance.rng.choice([1, 2, 3, 4], size=count, p=[0.45, 0.33, 0.15, 0.07])
    household = np.repeat(np.arange(count), sizes)[:count]
    homes = int(household[-1]) + 1
    place = np.arange(count) - np.searchsorted(household, household)
    council = chance.rng.choice(4, size=homes, p=[c.share for c in COUNCILS])
    child: Frame = {"household": household, "place": place, "council": council[household]}
    child |= _names(child, homes, chance)
    child |= _births(child, period, chance)
    child |= _known_to(child, period, chance)
    child |= _homes(child, homes, chance)
    child |= _identifiers(child, period, chance)
    child["ethnicity"] = chance.pick(homes, ETHNICITIES)[household]
    sex = chance.pick(count, {"M": 0.51, "F": 0.485, "U": 0.005})
    child["sex"] = sex
    return child


def _names(child: Frame, homes: int, chance: Chance) -> Frame:
    family = family_names(homes, chance)
    pool = given_names(max(200, homes // 3), chance)
    first = chance.whole(homes, 0, len(pool) - 1)
    # one household takes names that follow each other in the pool: siblings differ
    given = pool[(first[child["household"]] + child["place"]) % len(pool)]
    return {"given": given, "family": family[child["household"]]}


def _births(child: Frame, period: Period, chance: Chance) -> Frame:
    """Dates of birth under 18; a few lie ahead, those of the unborn; some siblings are twins."""
    count = len(child["council"])
    birth = period.last - chance.whole(count, 3, 18 * 365) * DAY
    unborn = chance.happens(count, 0.01)
    unborn[2:4] = True
    birth = where(unborn, period.last + chance.whole(count, 2, 150) * DAY, birth)
    birth[:2] = period.last - np.array([9, 12]) * 365 * DAY
    twin = (child["place"] == 1) & chance.happens(count, 0.05)
    birth = where(twin, np.roll(birth, 1), birth)
    unborn = birth > period.last
    expected = no_date(birth + chance.whole(count, -9, 9) * DAY, ~unborn)
    return {"birth": birth, "expected": expected, "unborn": unborn}


def _known_to(child: Frame, period: Period, chance: Chance) -> Frame:
    """Which agencies know a child; the police learn of more through their own notices."""
    count = len(child["council"])
    unborn = child["unborn"]
    in_council = chance.happens(count, 0.70) | unborn
    in_ics = chance.happens(count, 0.75) | ~in_council
    late = ~in_council & chance.happens(count, 0.03)
    begins = np.maximum(period.first, child["birth"])
    settled = in_council & ~unborn & (period.last - begins > 300 * DAY)
    moves = settled & chance.happens(count, 0.02)
    at_school = settled & (child["birth"] < period.last - 7 * 365 * DAY)
    moves[np.flatnonzero(at_school)[:2]] = True
    moved_on = uniform_days(begins + 100 * DAY, period.last - 100 * DAY, chance.rng.random(count))
    other = (child["council"] + chance.whole(count, 1, 3)) % 4
    return {
        "in_council": in_council | late,
        "late": late,
        "in_ics": in_ics,
        "in_police": chance.happens(count, 0.09) & ~unborn,
        "left": where(moves, other, -1),
        "moved_on": no_date(moved_on, ~moves),
    }


def _homes(child: Frame, homes: int, chance: Chance) -> Frame:
    """Postcodes, now and before; `number` is the house."""
    last = max(20, homes // 12)
    at = chance.whole(homes, 0, last)[child["household"]]
    before = (at + chance.whole(homes, 1, last)[child["household"]]) % (last + 1)
    area = np.stack([numbers.postcodes(council.area, last + 1) for council in COUNCILS])
    left = where(child["left"] < 0, child["council"], child["left"])
    return {
        "postcode": area[child["council"], at],
        "old_postcode": area[left, before],
        "number": chance.whole(homes, 1, 180)[child["household"]],
        "moved_home": chance.happens(homes, 0.25)[child["household"]] | (child["left"] >= 0),
    }


def _identifiers(child: Frame, period: Period, chance: Chance) -> Frame:
    """An NHS number for all who are born; a UPN for those of school age, most of them."""
    count = len(child["council"])
    age_days = (period.last - child["birth"]) // DAY
    schooled = (age_days > 4.6 * 365) & chance.happens(count, 0.95)
    entry = (child["birth"] + round(4.5 * 365) * DAY).astype("datetime64[Y]").astype(int) + 1970
    return {
        "nhs": numbers.nhs_numbers(count, chance),
        "upn": blank(numbers.upns(LA_CODES[child["council"]], entry), ~schooled),
    }


def council_records(child: Frame, period: Period, seed: int) -> Frame:
    """One entry per child and council: its local id and the days in which contacts can fall.

    A child that moved stands in two councils. `first_by` is the day by which it is known.
    """
    now = np.flatnonzero(child["in_council"])
    before = now[child["left"][now] >= 0]
    who = np.concatenate([now, before])
    earlier = np.arange(len(who)) >= len(now)
    council = where(earlier, child["left"][who], child["council"][who])
    from_birth = where(child["unborn"][who], child["birth"][who] - 150 * DAY, child["birth"][who])
    moved_on = child["moved_on"][who]
    opens = np.maximum(period.first, from_birth)
    opens = where(~earlier & ~np.isnat(moved_on), moved_on, opens)
    opens = where(child["late"][who], period.last + DAY, opens)
    closes = where(earlier, moved_on - DAY, period.horizon)
    local = (np.arange(len(who)) * 104_729 + 1_234_567 + seed) % 9_000_000 + 1_000_000
    return {
        "child": who,
        "council": council,
        "person_id": np.char.add(LETTERS[council].astype(str), local.astype(str)).astype(object),
        "earlier": earlier,
        "opens": opens,
        "closes": closes,
        "first_by": where(child["late"][who], period.horizon, np.minimum(closes, period.last)),
    }


def postcode_lookup(child: Frame) -> Frame:
    """Every postcode of the county with its invented lower super output area."""
    homes = int(child["household"][-1]) + 1
    last = max(20, homes // 12)
    return {
        "pcds": np.concatenate([numbers.postcodes(c.area, last + 1) for c in COUNCILS]),
        "lsoa21cd": np.concatenate([numbers.lsoa_codes(i, last + 1) for i in range(4)]),
    }


def local_ids(letters: Values, kind: str) -> Values:
    """Local identifiers of events of a council, e.g. BRF00000012."""
    prefixes = np.char.add(letters.astype(str), kind)
    return identifiers(prefixes, len(letters))
