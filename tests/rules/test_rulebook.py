"""The rulebook is whole: every rule that the published lists name, for the years they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import load_rules

BOOKS = PROJECT / "expectations" / "rules"
SPECS = PROJECT.parent / "shared" / "specs"
LISTED = re.compile(r"^- (?P<code>[A-Za-z0-9]+) \|", re.MULTILINE)


def codes(book: str, year: int) -> set[str]:
    return {r.id.split("/")[1] for r in load_rules(BOOKS / book) if r.holds_in(year)}


def test_the_books_hold_as_many_rules_as_the_published_sets():
    assert len(codes("cin", 2023)) == 105
    assert len(codes("cin", 2024)) == 105
    assert len(codes("cin", 2025)) == len(codes("cin", 2026)) == 109
    assert len(codes("ssda903", 2027)) == 322


@pytest.mark.parametrize(
    ("book", "year", "text"), [("cin", 2026, "cin_rules.md"), ("ssda903", 2027, "ssda903_rules.md")]
)
def test_every_listed_rule_stands(book: str, year: int, text: str):
    listing = SPECS / text
    if not listing.is_file():
        pytest.skip("the published lists are not beside the project")
    listed = set(LISTED.findall(listing.read_text(encoding="utf-8")))
    assert codes(book, year) == listed


def test_there_are_sixty_cross_agency_rules():
    assert len(load_rules(BOOKS / "partnership")) >= 60


def test_no_rule_reads_a_file_or_writes(tmp_path: Path):
    for path in BOOKS.rglob("*.sql"):
        query = path.read_text(encoding="utf-8").split("/* examples")[0]
        words = re.findall(r"[a-z_]+", re.sub(r"--.*", "", query).lower())
        assert not {"read_csv", "read_parquet", "copy", "attach", "insert", "pragma"} & set(
            words
        ), path
