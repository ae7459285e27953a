"""The words of the report: dates, ages and sentences."""

from __future__ import annotations

from datetime import date

STATES = {
    "good": ("✓", "Good"),
    "late": ("◷", "Late"),
    "held": ("‖", "Held"),
    "refused": ("✕", "Refused"),
    "never": ("–", "Never received"),
}
"""State of an extract -> the symbol and the word that tell it; colour only repeats them."""

GATE_STATES = {
    "passed": ("✓", "Passed", "good"),
    "failed": ("✕", "Failed", "refused"),
    "crashed": ("⚠", "Crashed", "refused"),
    "not run": ("◌", "Not run", "late"),
    "not applicable": ("–", "Not applicable", "never"),
}
"""State of a gate of rules -> its symbol and word, and the state whose colour repeats them."""

PRODUCTS = {
    "ssd": "Standard Safeguarding Dataset",
    "mash": "Multi-agency front door",
    "cin_census": "Children in need census",
    "ics": "Health",
    "police": "Police",
    "ssda903": "Looked-after children return (SSDA903)",
    "annex_a": "Annex A",
    "education": "Education",
    "family_help": "Family help",
    "missing": "Missing children",
    "registers": "Registers",
}


def full_date(day: date | None) -> str:
    """A date as it is read aloud: 31 March 2026. Missing: "an unknown day"."""
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"


def month_name(day: date) -> str:
    """The month of a date: March 2026."""
    return f"{day:%B} {day.year}"


def age(days: int | None) -> str:
    """Age of data in words; missing where there are none."""
    if days is None:
        return "no data in use"
    return plural(days, "day") + " old"


def plural(number: int, word: str) -> str:
    """A number with its word: 1 day, 2 days."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def limits(lowest: float | None, highest: float | None) -> str:
    """What a share may be, in words; nothing where the title of the check says it already."""
    if lowest is not None and highest is not None:
        return f"{lowest * 100:.4g}% to {highest * 100:.4g}% is allowed"
    return f"up to {highest * 100:.4g}% is allowed" if highest else ""


def lower_first(sentence: str) -> str:
    """A sentence as part of another; a word of capitals stays as it is."""
    return sentence if sentence[:2].isupper() else sentence[:1].lower() + sentence[1:]
