"""How the arrivals of one extract follow one another; each contract declares its kind."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

APRIL = 4


class Delivery(StrEnum):
    """How the arrivals of an extract follow one another."""

    SNAPSHOT = "snapshot"  # each says everything; a newer one replaces the older
    RETURN = "return"  # one a year; the newest year is current, the year before stays known
    PERIODS = "periods"  # each adds its period; sent again, it replaces that period
    DELTA = "delta"  # each says what changed; a tombstone takes a row away


def return_year_of(day: date) -> int:
    """The year in which the return year of a day ends; it runs from 1 April to 31 March."""
    return day.year + (day.month >= APRIL)
