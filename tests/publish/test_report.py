"""The report of a release: what it says, what it hides, and how it behaves in a browser."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.paths import Workspace
from sy_dataset.publish.mash_figures import REGION, protected_cells
from sy_dataset.publish.quality_figures import item_figure
from sy_dataset.publish.report import write_report
from sy_dataset.publish.wording import STATES, full_date

CHROMIUM = Path("/usr/bin/chromium")


class Text(HTMLParser):
    """The words of a page: all of them, and those of each table cell and heading."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.cells: list[str] = []
        self.tags: list[str] = []
        self._cell: list[str] | None = None
        self._hidden = 0
        self.feed(page)

    @property
    def all(self) -> str:
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self._hidden += tag == "style"
        if tag == "td":
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "style"
        if tag == "td" and self._cell is not None:
            self.cells.append(" ".join(" ".join(self._cell).split()))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.words.append(data)
        if self._cell is not None:
            self._cell.append(data)


@pytest.fixture
def release(published_county: Workspace, tmp_path: Path) -> Path:
    """A release of its own, with the database of an invented county's first night."""
    shutil.copy(published_county.current.resolve() / "partnership.duckdb", tmp_path)
    with duckdb.connect(str(tmp_path / "partnership.duckdb")) as connection:
        for table in (
            "fct_arrival",
            "fct_gate_check",
            "mart_mash_performance",
            "dim_rule",
            "fct_rule_gate",
            "fct_indicator_gate",
            "fct_rule_result",
            "fct_quality_score",
            "fct_item_quality",
        ):
            # without the keys, so that a test may change it
            connection.execute(
                f"create or replace table marts.{table} as select * from marts.{table}"
            )
    return tmp_path


def change(release: Path, *statements: str) -> None:
    with duckdb.connect(str(release / "partnership.duckdb")) as connection:
        connection.execute("set search_path = 'marts'")
        for statement in statements:
            connection.execute(statement)


def page_of(release: Path) -> str:
    return write_report(release).read_text(encoding="utf-8")


def text_of(release: Path) -> str:
    return Text(page_of(release)).all


NEWEST = "agency_id = 'doncaster' and extract_id = 'mash_contact'"
STOP = f"""
    insert into fct_arrival by name
    select * replace ('newest' as arrival_id, '{{state}}' as state, {{rule}} as rule_id,
        false as is_selected, true as is_latest)
    from fct_arrival where {NEWEST} and is_selected
"""
AGE = f"""
    update fct_arrival set is_latest = false, age_days = 3, period_date = period_date - 3
    where {NEWEST} and is_selected
"""
FAILED = """
    insert into fct_gate_check by name
    select 'newest' as arrival_id, '{check}' as check_id, '{title}' as title,
        '{state}' as state, {lowest} as lowest, {highest} as highest
"""
ALL_GOOD = """
    update fct_arrival set is_selected = true, state = 'accepted', age_days = 0;
    -- in so small a county a council may have nothing to tell of what is rare
    delete from dim_extract as extracts where exists (
        select 1 from dim_agency as agencies
        where agencies.agency_kind = extracts.agency_kind and not exists (
            select 1 from fct_arrival as sent
            where (sent.agency_id, sent.extract_id) = (agencies.agency_id, extracts.extract_id)
        )
    )
"""


def stop(release: Path, state: str, rule: str = "null") -> None:
    change(release, STOP.format(state=state, rule=rule), AGE)


def test_the_verdict_says_that_everything_is_good_only_when_it_is(release):
    change(release, ALL_GOOD)
    assert re.search(r"Published: all \d+ extracts are good", text_of(release))
    stop(release, "refused", "'file/empty'")
    assert not re.search(r"Published: all", text_of(release))


def test_a_file_that_could_not_be_read_is_named_with_its_reason_and_the_age_of_what_is_used(
    release,
):
    change(release, ALL_GOOD)
    stop(release, "refused", "'file/empty'")
    said = text_of(release)
    assert re.search(r"Published: (\d+) of (\d+) extracts are good", said)
    assert (
        "Doncaster Council’s extract “MASH contact” of 31 March 2026 was refused because the file"
        " is empty. Its data of 28 March 2026, 3 days old, stay in use." in said
    )
    assert "Doncaster Council corrects it and sends it again." in said


def test_a_failed_gate_is_named_with_the_limit_and_never_with_what_was_observed(release):
    stop(release, "refused")
    title = "Too many of its rows could not be read"
    change(
        release,
        FAILED.format(
            check="rows_refused_share", title=title, state="failed", lowest="null", highest=0.05
        ),
        "update fct_gate_check set observed = 0.1234567 where arrival_id = 'newest'",
    )
    said = text_of(release)
    assert "because too many of its rows could not be read (up to 5% is allowed)." in said
    assert "12.3" not in said
    assert "0.12" not in said


def test_a_held_extract_waits_for_a_named_person(release):
    stop(release, "held")
    change(
        release,
        FAILED.format(
            check="rows_share_of_last",
            title="It has far fewer or far more rows than the last good one",
            state="failed",
            lowest=0.6,
            highest=3.0,
        ),
    )
    said = text_of(release)
    assert "waits for a decision because it has far fewer or far more rows" in said
    assert "(60% to 300% is allowed)" in said
    assert "accepts or refuses it by name" in said


def test_a_check_that_gave_no_answer_is_the_analyst_s_to_repair(release):
    stop(release, "refused")
    change(
        release,
        FAILED.format(check="x", title="Rows share one key", state="crashed", lowest=0, highest=0),
    )
    said = text_of(release)
    assert "because a check gave no answer: rows share one key" in said
    assert "The analyst repairs the check; the agency need do nothing." in said


def test_an_extract_that_was_never_received_is_told_as_such(release):
    change(release, f"delete from fct_arrival where {NEWEST}")
    said = text_of(release)
    assert "Doncaster Council’s extract “MASH contact” has never been received." in said
    assert "None: it is missing from every figure." in said


def test_an_extract_is_late_from_the_day_on_which_the_next_is_due(release):
    change(release, ALL_GOOD, f"update fct_arrival set age_days = 1 where {NEWEST}")
    assert "Doncaster Council’s extract “MASH contact” is late" in text_of(release)
    change(
        release,
        ALL_GOOD,
        "update fct_arrival set age_days = 364 where extract_id = 'cin_census'",
    )
    assert re.search(r"Published: all \d+ extracts are good", text_of(release))


def test_the_same_release_gives_the_same_bytes(release):
    first = write_report(release).read_bytes()
    (release / "report" / "index.html").unlink()
    assert write_report(release).read_bytes() == first


def test_the_page_is_one_small_file_without_script_or_outside_reference(release):
    page = page_of(release)
    assert len(page.encode()) < 400_000
    assert [path.name for path in (release / "report").iterdir()] == ["index.html"]
    assert "script" not in Text(page).tags
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) <= {
        "data:,",
        *(f"#{name}" for name in re.findall(r'id="([^"]*)"', page)),
    }
    assert not re.search(r"url\(|@import|@font-face|https?://", page)


def test_the_page_says_that_invented_data_are_invented_and_real_ones_not(release):
    assert "Invented data." in text_of(release)
    change(release, "update dim_night set is_invented_data = false")
    assert "Invented" not in text_of(release)


def test_the_page_names_its_release_and_its_day_in_words(release):
    change(release, "update dim_night set release_id = 'the-release-id'")
    said = text_of(release)
    assert "Release the-release-id . The data speak of the time up to 31 March 2026." in said


def test_every_state_is_told_in_word_and_symbol(release):
    said = text_of(release)
    for symbol, word in STATES.values():
        assert word in said
        assert symbol in said


def test_text_from_the_data_is_never_markup(release):
    change(
        release,
        "update dim_extract set extract_name = '<script>alert(1)</script>'",
        "update dim_agency set agency_name = '<img src=x onerror=alert(1)>'",
        "update dim_rule set title = '</style><b>x</b>'",
        "update dim_night set partnership_name = '\"><svg onload=alert(1)>'",
    )
    tags = Text(page_of(release)).tags
    assert not {"script", "img", "b", "svg"} & set(tags)


def small_numbers(cells: list[str]) -> list[str]:
    """Cells that hold a number from 1 to 5 which is no age, percentage or number of rules."""
    found = []
    for cell in cells:
        without = re.sub(r"\d+ days? old|\d+%|\d+ rules?", "", cell)
        if {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", without)} & {1, 2, 3, 4, 5}:
            found.append(cell)
    return found


def test_no_count_from_one_to_five_of_the_county_is_printed(release):
    page = Text(page_of(release))
    assert "[c]" in page.all
    assert small_numbers(page.cells) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_small_count_is_printed_nowhere(release, count):
    """Everything that can be counted is made small; then no cell may hold a number but zero."""
    change(
        release,
        f"update fct_arrival set rows_in = {4 * count}, rows_accepted = {2 * count},"
        f" rows_refused = {count}, rows_duplicate = {count}",
        f"update mart_mash_performance set numerator = {count}, denominator = {count}, value = 100"
        " where is_available",
        "create or replace table fct_finding as select * from fct_finding qualify"
        f" row_number() over (partition by rule_id, agency_id order by finding_id) <= {count}",
        f"update fct_rule_gate set rows_standing = {count}, rows_in_error = {count},"
        f" rows_in_query = {count}, error_share = 1, query_share = 1",
        f"update fct_rule_result set cases = {count} where cases > 0",
        f"update fct_quality_score set records = {count}, records_flagged = {count}",
        f"update fct_item_quality set records = {count}, valid = {count}",
    )
    page = Text(page_of(release))
    assert small_numbers(page.cells) == []
    assert not re.search(rf"\b{count}%", " ".join(page.cells))
    assert "100%" not in " ".join(page.cells)


def test_the_check_for_small_numbers_would_find_one():
    assert small_numbers(["in 20, used 3 rows", "30", "3 days old", "4%", "[c]", "1,240"]) == [
        "in 20, used 3 rows"
    ]


def test_all_six_dimensions_are_told_and_one_without_rules_is_not_applicable(release):
    change(release, "delete from dim_rule where dimension = 'timeliness'")
    page = page_of(release)
    rows = re.findall(r'<tr><th scope="row">(\w+)</th>((?:<td>.*?</td>)+)</tr>', page)
    by_name = {name: Text(cells).cells for name, cells in rows}
    assert {
        "Accuracy", "Completeness", "Consistency", "Timeliness", "Uniqueness", "Validity"
    } <= set(by_name)  # fmt: skip
    assert set(by_name["Timeliness"]) == {"[z]"}


def test_a_return_whose_gate_of_rules_failed_is_named_with_what_rests_on_it(release):
    change(
        release,
        "update fct_rule_gate set state = 'passed', reason = null",
        "update fct_rule_gate set state = 'failed', reason = 'errors flag too many rows'"
        " where agency_id = 'barnsley' and extract_id = 'cin_census'",
        "update dim_rule set affects = null",
        "update dim_rule set affects = 'FD04, FD01' where rule_id ="
        " (select min(rule_id) from fct_rule_result where extract_id = 'cin_census')",
    )
    said = text_of(release)
    assert "1 return is not fit" in said
    assert re.search(
        r"Barnsley Council, [^.]*: errors flag too many rows."
        r" Indicators that rest on it: FD01, FD04\.",
        said,
    )
    assert "✕ Failed errors flag too many rows" in said


def test_a_rule_that_crashed_is_named_and_its_return_is_not_fit(release):
    one = "(select min(rule_id) from fct_rule_result where extract_id = 'cin_census')"
    change(
        release,
        "update fct_rule_gate set state = 'crashed', reason = 'a rule crashed', rules_crashed = 1"
        " where agency_id = 'barnsley' and extract_id = 'cin_census'",
        "update fct_rule_result set state = 'crashed', cases = null where agency_id = 'barnsley'"
        f" and rule_id = {one}",
    )
    assert re.search(r"Barnsley Council, [^.]*: a rule crashed \(cin/\w+\)\.", text_of(release))


def test_a_stopped_indicator_is_named_with_its_council_and_why_and_is_not_available(release):
    assert "is stopped because" not in text_of(release)
    change(
        release,
        "update fct_indicator_gate set is_stopped = true, state = 'failed',"
        " reason = 'an error flags too many rows', rule_id = 'partnership/one'"
        " where agency_id = 'barnsley' and indicator_id = 'FD08'",
        "update mart_mash_performance set is_available = false, value = null, numerator = null,"
        " denominator = null where agency_id in ('barnsley', 'all') and indicator_id = 'FD08'",
    )
    said = text_of(release)
    why = (
        "Barnsley Council’s indicator “Feedback sent to the referrer” (FD08) is stopped because"
        " an error flags too many rows (partnership/one)."
    )
    assert said.count(why) == 2  # in the verdict and at the front door
    assert "1 figure of councils is stopped" in said


def test_every_score_stands_with_its_worst_items_and_one_of_few_records_is_hidden(release):
    page = page_of(release)
    tables = re.findall(r'<table class="figures scores">.*?</table>', page, re.DOTALL)
    cells = [c for t in tables for c in re.findall(r"<td>.*?</td>", t, re.DOTALL)]
    scored = [cell for cell in cells if re.search(r">\d+%<", cell)]
    assert scored
    assert all(1 <= cell.count("<li>") <= 3 for cell in scored)
    change(release, "update fct_quality_score set records = 3")
    hidden = re.findall(r'<table class="figures scores">.*?</table>', page_of(release), re.DOTALL)
    cells = [c for t in hidden for c in re.findall(r"<td>(.*?)(?:<details|</td>)", t, re.DOTALL)]
    assert {Text(f"<td>{cell}</td>").cells[0] for cell in cells} <= {"[c]", "[x]", "[z]"}


@pytest.mark.parametrize(
    ("score", "records", "said"),
    [
        (100.0, 40, "100%"),
        (99.9, 9000, "99%"),
        (95.0, 40, "[c]"),
        (50.0, 4, "[c]"),
        (0.0, 40, "0%"),
    ],
)
def test_an_item_is_rounded_down_and_hidden_where_few_are_without_a_value(score, records, said):
    assert str(item_figure({"item_score": score, "records": records}, 5)) == said


def test_rules_without_findings_stay_on_the_page(release):
    change(release, "delete from fct_finding")
    assert "The file is empty" in text_of(release)


def test_a_release_without_any_figure_says_so(release):
    change(release, "delete from mart_mash_performance")
    assert "No figure is available yet" in text_of(release)


@pytest.mark.parametrize(
    ("day", "words"), [("2026-03-31", "31 March 2026"), ("2024-02-01", "1 February 2024")]
)
def test_a_date_is_written_in_full(day, words):
    from datetime import date

    assert full_date(date.fromisoformat(day)) == words


# --- the front door's figures ------------------------------------------------------------


def indicator(*parts: tuple[int, int] | None, unit: str = "%") -> dict[str, dict[str, Any]]:
    """Rows of one indicator: a part and a whole per authority, None where not available."""
    rows = {
        f"authority_{number}": {
            "numerator": part[0] if part else None,
            "denominator": part[1] if part and unit == "%" else None,
            "is_available": part is not None,
            "unit": unit,
        }
        for number, part in enumerate(parts)
    }
    known = [part for part in parts if part]
    rows[REGION] = {
        "numerator": sum(part[0] for part in known) if None not in parts else None,
        "denominator": sum(part[1] for part in known) if unit == "%" else None,
        "is_available": None not in parts,
        "unit": unit,
    }
    return rows


def printed(*parts: tuple[int, int] | None, unit: str = "%") -> str:
    cells = protected_cells(indicator(*parts, unit=unit), 5)
    return " ".join(
        f"{cell.figure}" + (f"/{cell.out_of}" if cell.out_of else "") for cell in cells.values()
    )


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (((40, 80), (30, 60), (20, 40)), "50%/80 50%/60 50%/40 50%/180"),
        (((3, 80), (30, 60), (20, 40)), "[c] [c] 50%/40 29%/180"),  # a small part
        (((77, 80), (30, 60), (20, 40)), "[c] [c] 50%/40 71%/180"),  # a small rest
        (((0, 4), (30, 60), (20, 40)), "[c] [c] 50%/40 48%/100"),  # a small whole
        (((0, 0), (30, 60), (20, 40)), "[z] 50%/60 50%/40 50%/100"),  # nothing to share
        (((0, 20), (30, 60), (20, 40)), "0%/20 50%/60 50%/40 42%/120"),
        ((None, (30, 60), (20, 40)), "[x] 50%/60 50%/40 [x]"),  # not available is not hidden
        (((1, 2), (1, 2), (0, 0)), "[c] [c] [z] [c]"),
    ],
)
def test_a_percentage_is_hidden_with_whatever_would_give_it_away(parts, said):
    assert printed(*parts) == said


def test_counts_are_rounded_and_small_ones_hidden_with_another():
    assert printed((44, 0), (30, 0), (21, 0), unit="n") == "40 30 20 100"
    assert printed((3, 0), (30, 0), (21, 0), unit="n") == "[c] [c] 20 50"


shares = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(shares, min_size=3, max_size=5))
def test_no_hidden_authority_is_alone_where_the_region_is_shown(parts):
    cells = protected_cells(indicator(*parts), 5)
    region = cells.pop(REGION)
    hidden = [part for part, c in zip(parts, cells.values(), strict=True) if str(c.figure) == "[c]"]
    if hidden and str(region.figure) != "[c]":
        for counts in zip(*((n, d - n, d) for n, d in hidden), strict=True):
            if any(0 < count <= 5 for count in counts):
                assert sum(count > 0 for count in counts) >= 2


# --- in a browser ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        assert "SY_REQUIRE_BROWSER" not in os.environ, "Chromium is required here"
        pytest.skip("Chromium is not installed, so the page is not looked at: apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture
def stopped_release(release: Path) -> Path:
    """A release in which something of every kind stopped."""
    change(
        release,
        f"delete from fct_arrival where {NEWEST.replace('doncaster', 'sheffield')}",
        "update fct_arrival set age_days = 9 where agency_id = 'police'",
        "update fct_arrival set state = 'held' where agency_id = 'ics'",
    )
    stop(release, "refused", "'file/empty'")
    return release


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_accessible_and_asks_for_nothing(browser, stopped_release, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    path = write_report(stopped_release)
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    requests: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(path.as_uri())
    assert [url for url in requests if url not in (path.as_uri(), "data:,")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(
        page,
        options={
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        },
    )
    broken = [
        (violation["id"], violation["nodes"][0]["html"][:200])
        for violation in found.response["violations"]
    ]
    assert broken == []
    assert found.response["passes"]
    assert told == []
    page.close()


def test_a_wide_table_can_be_scrolled_from_the_keyboard(browser, stopped_release):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(write_report(stopped_release).as_uri())
    region = page.locator("[role=region]").first
    region.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert region.evaluate("element => element.scrollLeft") > 0
    page.close()


def test_nothing_is_cut_off_on_paper(browser, stopped_release, tmp_path):
    page = browser.new_page(viewport={"width": 1040, "height": 700})
    page.goto(write_report(stopped_release).as_uri())
    page.emulate_media(media="print")
    too_wide = page.evaluate(
        "[...document.querySelectorAll('table')].filter("
        "t => t.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"
    )
    assert too_wide == 0
    page.close()
