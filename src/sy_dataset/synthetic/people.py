"""The population: every child of the county, in households, and what is true of each.

All who are under 18 at some time from the warm-up to the last night stand here, those not yet
born included. On the last day there are as many aged 0 to 17 as were asked for, shared among
the authorities as the estimates of mid-2024 are and spread evenly over the ages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from sy_dataset.synthetic import numbers, origins
from sy_dataset.synthetic.chance import Chance, Frame, Values, identifiers, no_date, where
from sy_dataset.synthetic.clock import DAY, day
from sy_dataset.synthetic.names import HEADS, NAMES, TAIL, family_names, given_names
from sy_dataset.synthetic.published import COUNTY_POPULATION, LAST_YEAR, figures
from sy_dataset.synthetic.rows import uniform_days

MOST_NIGHTS = 30
"""The county is made once, up to its last night; each night sees it as it stood that day."""
WARM_UP = 3
"""Years that are lived through before the window, so that its first day has its stocks."""
HISTORY = 366
"""Days before the window of which cases are still shown: re-referrals look back a year."""
CHILDHOOD = 6575
"""Days of eighteen years, of which four or five are leap years."""
PREGNANCY = 150
"""Days before birth from which an agency may know a child."""


@dataclass(frozen=True)
class Council:
    """One authority; `letter` begins its local ids, `area` its postcodes."""

    agency_id: str
    la_code: str
    letter: str
    area: str


COUNCILS = (
    Council("barnsley", "370", "B", "ZB"),
    Council("doncaster", "371", "D", "ZD"),
    Council("rotherham", "372", "R", "ZR"),
    Council("sheffield", "373", "S", "ZS"),
)
LETTERS = np.array([council.letter for council in COUNCILS], dtype=object)
AGENCIES = np.array([council.agency_id for council in COUNCILS], dtype=object)
LA_CODES = np.array([council.la_code for council in COUNCILS], dtype=object)

ETHNICITIES = {
    "WOTH": 13, "WROM": 6, "WIRI": 1, "WIRT": 1, "MWBC": 8, "MWBA": 5, "MWAS": 7, "MOTH": 6,
    "APKN": 19, "AIND": 3, "ABAN": 3, "AOTH": 5, "BAFR": 10, "BCRB": 2, "BOTH": 3, "CHNE": 2,
    "OOTH": 6, "REFU": 2, "NOBT": 6,
}  # fmt: skip
WHITE_BRITISH = np.array([0.87, 0.78, 0.8, 0.62])
"""Invented; ordered as the shares of pupils whose first language is not English are published."""
SIZES = {1: 0.24, 2: 0.45, 3: 0.2, 4: 0.08, 5: 0.03}
"""Children that a household has in all."""
TWINS = 0.016
MOVERS_A_YEAR = 0.02
"""Share of households that move to another of the four councils, more of those who are often
heard of; invented."""
HOMES_PER_POSTCODE = 6
YEARS_AT_ADDRESS = 9.0


@dataclass(frozen=True)
class Period:
    """The days that the county covers.

    began    the warm-up's first day; nothing before it is shown but what was then still open
    shown    cases that were open on this day or later are shown
    first    first day of the window: contacts from here on are shown
    last     the day that the files of night 1 speak of
    horizon  the last night that can be written
    """

    began: np.datetime64
    shown: np.datetime64
    first: np.datetime64
    last: np.datetime64
    horizon: np.datetime64

    @classmethod
    def of(cls, last_day: date, years: int) -> Period:
        first = last_day - timedelta(days=round(years * 365.25))
        return cls(
            began=day(date(first.year - WARM_UP, 4, 1)),
            shown=day(first - timedelta(days=HISTORY)),
            first=day(first),
            last=day(last_day),
            horizon=day(last_day + timedelta(days=MOST_NIGHTS)),
        )


def children_by_council(count: int) -> list[int]:
    """How many of `count` children live in each authority."""
    shares = np.array([figures(c.agency_id, LAST_YEAR).population for c in COUNCILS])
    ends = np.round(np.cumsum(shares) / shares.sum() * count).astype(int)
    return [int(n) for n in np.diff(ends, prepend=0)]


def make_children(count: int, period: Period, seed: int) -> Frame:
    """One entry per child, the children of a household side by side.

    household, place    the home, and the place among its children
    council, at         now, `at` numbering the postcode; `left` (-1 for most) and `was_at`
                        before `moved_on`
    arrived             from when the family lives in the county
    weight              how often, relative to others, the family is heard of; a few very often
    given_no, family_no numbers of the names; `former_no` a surname that was changed, or -1
    """
    chance = Chance(seed, "children")
    parts = [
        _births(which, target, period, chance)
        for which, target in enumerate(children_by_council(count))
    ]
    child = _together(parts)
    homes = int(child["household"][-1]) + 1
    child |= _homes(child, homes, count, period, chance)
    child |= _names(child, homes, chance)
    return child


def _births(which: int, target: int, period: Period, chance: Chance) -> Frame:
    """Households of one authority until `target` of their children are under 18 on the last day."""
    earliest = period.began - CHILDHOOD * DAY
    latest = period.horizon + PREGNANCY * DAY
    first_born = earliest - 12 * 365 * DAY
    wanted = int(target / CHILDHOOD * ((latest - first_born) / DAY) / 2.0) + 50
    sizes = chance.rng.choice(list(SIZES), size=wanted, p=list(SIZES.values()))
    home = np.repeat(np.arange(wanted), sizes)
    place = np.arange(len(home)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    gap = np.maximum(chance.skewed(len(home), 960, 0.45), 310).astype(int)
    is_twin = (place > 0) & chance.happens(len(home), TWINS)
    gap[is_twin | (place == 0)] = 0
    since = np.cumsum(gap)
    eldest = uniform_days(np.full(wanted, first_born), latest, chance.rng.random(wanted))
    birth = eldest[home] + (since - since[np.flatnonzero(place == 0)][home]) * DAY
    lives = (birth > earliest) & (birth <= latest)
    minor = lives & (birth > period.last - CHILDHOOD * DAY) & (birth <= period.last)
    enough = int(np.searchsorted(np.cumsum(minor), target)) + 1
    kept = np.flatnonzero(lives[:enough])
    return {
        "household": home[kept],
        "place": place[kept],
        "birth": birth[kept],
        "is_twin": is_twin[kept],
        "council": np.full(len(kept), which, dtype=np.int64),
    }


def _together(parts: list[Frame]) -> Frame:
    """The authorities' children as one frame, households numbered through."""
    child = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    starts = np.r_[True, (np.diff(child["household"]) != 0) | (np.diff(child["council"]) != 0)]
    child["household"] = np.cumsum(starts) - 1
    child["place"] = np.arange(len(starts)) - np.flatnonzero(starts)[child["household"]]
    child["is_twin"] &= child["place"] > 0
    return child


def _homes(child: Frame, homes: int, count: int, period: Period, chance: Chance) -> Frame:
    """Where a household lives and lived, and when it came to the county."""
    firsts = np.flatnonzero(child["place"] == 0)
    council = child["council"][firsts]
    last = last_postcode(homes)
    at = chance.whole(homes, 0, last)
    before = (at + chance.whole(homes, 1, last)) % (last + 1)
    weight = (chance.rng.gamma(0.45, 1.0, homes) + 0.02) * np.bincount(child["household"])
    years = float((period.last - period.first) / DAY / 365)
    moves = chance.happens(homes, MOVERS_A_YEAR * years * (0.4 + 0.6 * weight / weight.mean()))
    left = where(moves, (council + chance.whole(homes, 1, 3)) % 4, -1)
    span = uniform_days(
        np.full(homes, period.first + 60 * DAY), period.last - 60 * DAY, chance.rng.random(homes)
    )
    ago = (chance.rng.exponential(YEARS_AT_ADDRESS * 365, homes)).astype(int)
    moved_on = where(moves, span, period.last - ago * DAY)
    home: Frame = {
        "left": left,
        "moved_on": moved_on,
        "at": at,
        "was_at": before,
        "house": chance.whole(homes, 1, 180),
        "arrived": _arrivals(council, child["birth"][firsts], count, period, chance),
        "ethnicity": _ethnicities(council, chance),
        "weight": weight,
    }
    return {name: values[child["household"]] for name, values in home.items()}


def last_postcode(homes: int) -> int:
    """The highest number of a postcode of each area."""
    return max(20, homes // 4 // HOMES_PER_POSTCODE)


def _ethnicities(council: Values, chance: Chance) -> Values:
    british = chance.happens(len(council), WHITE_BRITISH[council])
    return where(british, "WBRI", chance.pick(len(council), ETHNICITIES))


def _arrivals(
    council: Values, eldest: Values, count: int, period: Period, chance: Chance
) -> Values:
    """As many families come from elsewhere as the population grew by from year to year."""
    arrived = np.full(len(council), np.datetime64("1900-01-01", "D"))
    scale = count / COUNTY_POPULATION
    free = chance.rng.permutation(len(council))
    for which, authority in enumerate(COUNCILS):
        of_council = free[council[free] == which]
        for year in range(2019, LAST_YEAR):
            grown = [figures(authority.agency_id, y).population for y in (year, year + 1)]
            families = max(0, round((grown[1] - grown[0]) * scale / 1.7))
            summer = day(date(year - 1, 7, 1))
            grown_up = eldest[of_council] > summer - 12 * 365 * DAY
            these = of_council[grown_up & (eldest[of_council] < summer)][:families]
            arrived[these] = summer + chance.whole(len(these), 0, 364) * DAY
            of_council = np.setdiff1d(of_council, these, assume_unique=True)
    return arrived


def _names(child: Frame, homes: int, chance: Chance) -> Frame:
    """Numbers of names; twins' forenames differ in a syllable; some surnames are common."""
    count = len(child["council"])
    alike = origins.commonness(child["ethnicity"])
    given = (NAMES * chance.rng.random(count) ** alike).astype(int)
    single = np.where(child["is_twin"], 0, np.arange(count))
    eldest = np.maximum.accumulate(single)
    given = origins.like_the_other(given, eldest, len(HEADS), TAIL, NAMES)
    family = chance.whole(homes, 0, NAMES - 1)[child["household"]]
    family = (NAMES * (family / NAMES) ** alike).astype(int)
    changed = chance.happens(homes, 0.02)[child["household"]]
    former = where(changed, (family * 7 + 5) % NAMES, -1)
    return {"given_no": given, "family_no": family, "former_no": former}


def with_newcomers(child: Frame, count: int, period: Period, seed: int) -> Frame:
    """The children and room for `count` more, who are not there until they come or are adopted."""
    chance = Chance(seed, "newcomers")
    homes = int(child["household"][-1]) + 1
    last = last_postcode(homes)
    ahead = np.datetime64("2900-01-01", "D")
    room: Frame = {
        "household": homes + np.arange(count),
        "place": np.zeros(count, dtype=int),
        "birth": np.full(count, ahead),
        "is_twin": np.zeros(count, dtype=bool),
        "council": np.zeros(count, dtype=np.int64),
        "left": np.full(count, -1, dtype=np.int64),
        "moved_on": np.full(count, period.began - 9999 * DAY),
        "at": chance.whole(count, 0, last),
        "was_at": chance.whole(count, 0, last),
        "house": chance.whole(count, 1, 180),
        "arrived": np.full(count, ahead),
        "ethnicity": chance.pick(count, ETHNICITIES),
        "weight": np.ones(count),
        "given_no": chance.whole(count, 0, NAMES - 1),
        "family_no": chance.whole(count, 0, NAMES - 1),
        "former_no": np.full(count, -1),
    }
    both = {name: np.concatenate([child[name], room[name]]) for name in child}
    return both | {"origin": np.full(len(both["birth"]), -1)}


def describe(child: Frame, homes: int, period: Period, seed: int) -> Frame:
    """What is written of each child: names, sex, identifiers, and who is not yet born."""
    chance = Chance(seed, "identifiers")
    last = last_postcode(homes)
    area = np.stack([numbers.postcodes(c.area, last + 1) for c in COUNCILS])
    before = where(child["left"] < 0, child["council"], child["left"])
    count = len(child["birth"])
    age_days = (period.last - child["birth"]) // DAY
    schooled = (age_days > 4.6 * 365) & chance.happens(count, 0.96)
    entry = (child["birth"] + round(4.5 * 365) * DAY).astype("datetime64[Y]").astype(int) + 1970
    unborn = child["birth"] > period.last
    given, family = given_names(seed)[child["given_no"]], family_names(seed)[child["family_no"]]
    return {
        "given": origins.marked(given, child["given_no"], child["ethnicity"]),
        "family": origins.marked(family, child["family_no"], child["ethnicity"]),
        "former": where(child["former_no"] < 0, None, family_names(seed)[child["former_no"]]),
        "sex": chance.pick(count, {"M": 0.512, "F": 0.485, "U": 0.003}),
        "postcode": area[child["council"], child["at"]],
        "old_postcode": area[before, child["was_at"]],
        "unborn": unborn,
        "expected": no_date(child["birth"] + chance.whole(count, -9, 9) * DAY, ~unborn),
        "nhs": numbers.nhs_numbers(count, chance),
        "upn": where(schooled, numbers.upns(LA_CODES[child["council"]], entry), None),
        "in_ics": chance.happens(count, 0.985),
    }


def local_ids(council: Values, kind: str) -> Values:
    """Local identifiers of events of councils, e.g. BRF00000012; numbered through the county."""
    return identifiers(LETTERS[council] + kind, len(council))


def postcode_lookup(homes: int) -> Frame:
    """Every postcode of the county with its invented lower super output area."""
    last = last_postcode(homes)
    return {
        "pcds": np.concatenate([numbers.postcodes(c.area, last + 1) for c in COUNCILS]),
        "lsoa21cd": np.concatenate([numbers.lsoa_codes(i, last + 1) for i in range(4)]),
    }
