"""Identifiers that are valid in form and were never issued to anyone."""

from __future__ import annotations

import numpy as np

from sy_dataset.identifiers import UPN_LETTERS
from sy_dataset.synthetic.chance import Chance, Values, where

UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""Letters that the last two places of a postcode may hold."""

POSTCODES = 40 * 10 * len(UNIT_LETTERS) ** 2
"""Postcodes of one area: districts 1 to 40, ten sectors, 400 units."""


def nhs_numbers(count: int, chance: Chance) -> Values:
    """Different NHS numbers of the range 9…, which is never issued, with their check digit."""
    tries = count + count // 5 + 100  # one in eleven has no check digit
    bodies = 900_000_000 + chance.distinct(tries, 99_999_999)
    digits = bodies[:, None] // 10 ** np.arange(8, -1, -1) % 10
    check = 11 - (digits * np.arange(10, 1, -1)).sum(axis=1) % 11
    check = where(check == 11, 0, check)
    numbers: Values = (bodies * 10 + check)[check != 10][:count].astype(str)
    return numbers.astype(object)


def upns(la_codes: Values, entry_years: Values) -> Values:
    """Unique pupil numbers: check letter, authority, school, year of entry, running number."""
    running = np.arange(len(la_codes))
    body = (
        la_codes.astype(np.int64) * 10**9
        + (2000 + running // 1000) * 10**5
        + entry_years.astype(np.int64) % 100 * 1000
        + running % 1000
    )
    digits = body[:, None] // 10 ** np.arange(11, -1, -1) % 10
    letters = np.array(list(UPN_LETTERS))[(digits * np.arange(2, 14)).sum(axis=1) % 23]
    return np.char.add(letters, np.char.mod("%012d", body)).astype(object)


def postcodes(area: str, count: int) -> Values:
    """The first `count` postcodes of an area that does not exist, scattered over its districts."""
    place = (np.arange(count, dtype=np.int64) * 7919 + 13) % POSTCODES  # 7919 visits each once
    unit = place % 400
    letters = np.array(list(UNIT_LETTERS))
    outward = np.char.add(area, (place // 4000 + 1).astype(str))
    inward = np.char.add(np.char.add(" ", (place // 400 % 10).astype(str)), letters[unit // 20])
    return np.char.add(np.char.add(outward, inward), letters[unit % 20]).astype(object)


def lsoa_codes(council: int, count: int) -> Values:
    """An invented lower super output area for each of `count` postcodes; eight share one."""
    return np.char.mod("E01%d", 900_000 + council * 20_000 + np.arange(count) // 8).astype(object)
