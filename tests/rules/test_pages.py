"""Every rule has its page, and a page says what its rule says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sy_dataset.paths import PROJECT
from sy_dataset.quality.rules import load_rules
from sy_dataset.quality.rules.pages import as_pages
from sy_dataset.render import PAGES, RULEBOOK, drift, render

RULE = """-- title: A stay ends before it starts
-- message: End < start | *check*
-- severity: error
-- flags: Stays(START, END), rooms = Rooms(NO)
-- needs: Stays, Rooms
-- years: 2025-
-- dimension: consistency
-- to do: Correct the day that is wrong.
-- choice: A stay of one day is one.
-- owner: council
-- affects: waits
-- source: a rule of this test

select row_id as Stays, room as rooms
from stays_in_order
where "END" < START

/* examples
- name: a day before
  year: 2026
  without: [Guests]
  Stays: [{START: 2025-05-02, END: 2025-05-01}, {START: 'a|b', END: ''}, {CODE: null, IS: true}]
  flags: {Stays: [1, 3], rooms: [2]}
- name: the same day
  Stays: [{START: 2025-05-02, END: 2025-05-02}]
  references: {inns: [{urn: X1}]}
  flags: {}
- name: nothing came
  state: not run
  flags: {}
*/
"""
EARLIER = RULE.replace("years: 2025-", "years: -2024").replace("A stay ends", "A visit ends")


@pytest.fixture
def pages(tmp_path: Path) -> dict[Path, str]:
    book = tmp_path / "inn"
    (book / "shared").mkdir(parents=True)
    (book / "shared" / "stays_in_order.sql").write_text("select 1", encoding="utf-8")
    (book / "12.sql").write_text(RULE, encoding="utf-8")
    (book / "12@2024.sql").write_text(EARLIER, encoding="utf-8")
    (book / "9.sql").write_text(RULE.replace("years: 2025-", "years: -"), encoding="utf-8")
    return as_pages(tmp_path)


def test_every_rule_has_its_page_and_its_line_in_the_index():
    folder = PROJECT / PAGES
    index = (folder / "README.md").read_text(encoding="utf-8")
    ids = {rule.id for book in (PROJECT / RULEBOOK).iterdir() for rule in load_rules(book)}
    assert ids
    assert {
        path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob("*/*.md")
    } == ids
    assert [rule_id for rule_id in sorted(ids) if f"({rule_id}.md)" not in index] == []


def test_a_page_that_was_changed_lost_or_outlived_its_rule_is_told_of_and_put_right(tmp_path: Path):
    render(tmp_path)
    changed, lost, *_ = sorted((tmp_path / PAGES).glob("*/*.md"))
    changed.write_text(changed.read_text(encoding="utf-8") + "And more.\n", encoding="utf-8")
    lost.unlink()
    ghost = tmp_path / PAGES / "ghosts" / "1.md"
    ghost.parent.mkdir()
    ghost.write_text("# A rule that is gone\n", encoding="utf-8")
    wrong = sorted(path.relative_to(tmp_path) for path in (changed, lost, ghost))
    assert drift(tmp_path) == wrong
    assert render(tmp_path) == wrong
    assert not ghost.exists()
    assert drift(tmp_path) == []


def test_the_index_lists_the_rules_by_number_with_the_years_of_all_versions(
    pages: dict[Path, str],
):
    lines = [line for line in pages[Path("README.md")].splitlines() if line.startswith("| [")]
    assert lines == [
        "| [9](inn/9.md) | A stay ends before it starts | error | every | consistency"
        " | `Stays`: `START`, `END`; `Rooms`: `NO` |",
        "| [12](inn/12.md) | A stay ends before it starts | error | until 2024; from 2025"
        " | consistency | `Stays`: `START`, `END`; `Rooms`: `NO` |",
    ]


def test_a_page_holds_every_word_of_the_header(pages: dict[Path, str]):
    page = pages[Path("inn/9.md")]
    for said in (
        "# `inn/9` A stay ends before it starts",
        "> End \\< start \\| \\*check\\*",
        "| return years | every |",
        "| needs | `Stays`, `Rooms` |",
        "| asks | [`stays_in_order`](../../../expectations/rules/inn/shared/stays_in_order.sql) |",
        "| put right by | council |",
        "| affects | `waits` |",
        "| source | a rule of this test |",
        "**What to do.** Correct the day that is wrong.",
        "**Choice.** A stay of one day is one.",
        '```sql\nselect row_id as Stays, room as rooms\nfrom stays_in_order\nwhere "END" < START\n```',
    ):
        assert said in page
    assert "Differs" not in page


def test_an_example_is_its_tables_and_what_is_flagged_in_them(pages: dict[Path, str]):
    examples = pages[Path("inn/9.md")].split("### Example: ")[1:]
    assert examples[0] == (
        "a day before\n\nFailed.\n\nReturn year: `2026`; Did not come: `Guests`\n\n"
        "| `Stays` | `START` | `END` | `CODE` | `IS` | flagged |\n|---|---|---|---|---|---|\n"
        "| 1 | `2025-05-02` | `2025-05-01` |  |  | `START`, `END` |\n"
        '| 2 | `a\\|b` | `""` |  |  |  |\n'
        "| 3 |  |  |  | `true` | `START`, `END` |\n\n"
        "| `Rooms` | flagged |\n|---|---|\n| 1 |  |\n| 2 | `NO` |\n\n"
    )
    assert examples[1].startswith("the same day\n\nPassed.\n\n| `Stays` |")
    assert "| `inns` | `urn` |\n|---|---|\n| 1 | `X1` |" in examples[1]
    assert examples[2] == "nothing came\n\nNot run.\n"


def test_each_version_stands_under_its_years_with_its_own_title(pages: dict[Path, str]):
    page = pages[Path("inn/12.md")]
    later, earlier = page.split("## Return years: ")[1:]
    assert (later.splitlines()[0], earlier.splitlines()[0]) == ("from 2025", "until 2024")
    assert "A visit ends before it starts" in earlier
    assert "visit" not in later
    assert page.count("```sql") == 2
