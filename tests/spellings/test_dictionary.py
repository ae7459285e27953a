"""What the dictionary answers, and above all when it does not."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sy_dataset.errors import NightError
from sy_dataset.spellings import Mapped, SpellingMap, State
from sy_dataset.spellings.dictionary import LISTS
from sy_dataset.spellings.lists import load_codes, load_columns, load_listed
from sy_dataset.spellings.normalise import key

COLUMNS = load_columns(LISTS / "annex_a_columns.csv")
CODES = load_codes(LISTS / "annex_a_codes.csv")
LISTED = load_listed(LISTS / "annex_a.csv")
COLUMN_OF = {(place.question, place.asked_in): column for column, place in COLUMNS.items()}
HEADER = "list,column,raw_spelling,code,decided_on,decided_by,reason\n"


def by_spelling() -> dict[tuple[tuple[str, str], str], set[str]]:
    codes: dict[tuple[tuple[str, str], str], set[str]] = defaultdict(set)
    for item in LISTED:
        codes[COLUMN_OF[item.question, item.asked_in], key(item.raw_spelling)].add(item.code)
    return codes


def decided(folder: Path, *rows: str) -> SpellingMap:
    path = folder / "spellings.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return SpellingMap.load(path)


def test_the_lists_hold_every_pair_of_the_source():
    assert len(LISTED) == 6600


def test_every_listed_spelling_of_one_code_maps_to_it(spellings: SpellingMap):
    codes = by_spelling()
    for item in LISTED:
        place = COLUMN_OF[item.question, item.asked_in]
        if len(codes[place, key(item.raw_spelling)]) == 1:
            assert spellings.map_spelling(*place, item.raw_spelling).code == item.code


def test_every_listed_spelling_of_two_codes_is_a_conflict(spellings: SpellingMap):
    torn = [asked for asked, codes in by_spelling().items() if len(codes) > 1]
    assert len(torn) > 10
    for (list_name, column), written in torn:
        answer = spellings.map_spelling(list_name, column, written)
        assert (answer.code, answer.state) == (None, State.CONFLICT)


@pytest.mark.parametrize(
    ("list_name", "column", "raw", "code"),
    [
        ("list_1", "Gender", "A) MALE", "a) Male"),
        ("list_1", "Gender", "neither", "d) Neither"),
        ("list_1", "Ethnicity", "A1 : White / British", "a) White"),
        ("list_1", "Contact Source", "1A - individual", "a) Individual"),
        ("list_3", "Referral Source", "Polce", "g) Police"),
        ("list_6", "Primary Need Code", "N1Z: Neglect", "a) Abuse or neglect"),
        ("list_7", "Latest Category of Abuse", "Sexual + Neglect", "e) Multiple"),
        ("list_7", "Latest Category of Abuse", "NNNY", "d) Emotional Abuse"),
        ("list_7", "Latest Category of Abuse", "NYNY", "e) Multiple"),
        ("list_4", "Child Seen During Continuous Assessment", "TRUE", "True"),
        ("list_5", "Was an Initial Child Protection Conference deemed unnecessary?", "n", "False"),
        ("list_8", "Placement Type", "K2", "h) Children’s Homes"),
        ("list_8", "LA of Placement", "Rotherham M.B.C", "Rotherham"),
        ("list_8", "LA of Placement", "E08000017", "Doncaster"),
        ("list_8", "LA of Placement", "REDCAR AND CLEVE", "Redcar and Cleveland"),
    ],
)
def test_a_spelling_that_nobody_listed_is_mapped_by_rule(
    spellings: SpellingMap, list_name: str, column: str, raw: str, code: str
):
    assert spellings.map_spelling(list_name, column, raw).code == code


@pytest.mark.parametrize(("list_name", "column"), sorted(COLUMNS))
@pytest.mark.parametrize("raw", ["", " ", "zzqx wv", "Ωμέγα", "77777", "?", "qwxzv kjhgf plmokn"])
def test_what_nothing_decides_is_never_other(
    spellings: SpellingMap, list_name: str, column: str, raw: str
):
    answer = spellings.map_spelling(list_name, column, raw)
    assert (answer.code, answer.state) == (None, State.UNMAPPED)


def test_a_column_that_is_not_agreed_maps_nothing(spellings: SpellingMap):
    assert spellings.map_spelling("list_1", "Sex", "Male").state is State.UNMAPPED


def test_two_columns_that_ask_the_same_question_share_their_spellings(spellings: SpellingMap):
    raw = next(
        item.raw_spelling
        for item in LISTED
        if (item.question, item.asked_in) == ("need", "list_6") and item.raw_spelling == "N3.CHIL21"
    )
    assert spellings.map_spelling("list_8", "Child's Category of Need", raw).how == "listed"


@pytest.mark.parametrize("raw", ["N7 - Absent parenting!", "N1 - low income family!"])
def test_the_sender_s_code_and_words_that_contradict_each_other_are_not_mapped(
    spellings: SpellingMap, raw: str
):
    answer = spellings.map_spelling("list_6", "Primary Need Code", raw)
    assert answer.state is State.UNMAPPED


def test_a_single_letter_is_not_read_as_a_code_of_another_agency(spellings: SpellingMap):
    assert spellings.map_spelling("list_8", "Placement Type", "q").state is State.UNMAPPED


ASKED = LISTED[::9]
MAP = SpellingMap.load()
WITHOUT_ASKED = SpellingMap(
    COLUMNS,
    CODES,
    [item for item in LISTED if item.raw_spelling not in {asked.raw_spelling for asked in ASKED}],
)


@given(
    item=st.sampled_from(ASKED),
    spaces=st.lists(st.sampled_from([" ", "  ", "\u00a0", "\t"]), min_size=1, max_size=5),
    change=st.sampled_from([str.upper, str.lower, str.title, str]),
    ends=st.sampled_from(["", ".", " ", "'", " -", ";"]),
    spellings=st.sampled_from([MAP, WITHOUT_ASKED]),
)
def test_case_space_and_punctuation_change_no_code(item, spaces, change, ends, spellings):
    place, raw = COLUMN_OF[item.question, item.asked_in], item.raw_spelling
    words = raw.split(" ")
    noisy = "".join(word + spaces[i % len(spaces)] for i, word in enumerate(words))
    if not any(letter.isalnum() for letter in raw):  # is compared as it stands
        ends = ""
    assert spellings.map_spelling(*place, change(noisy) + ends) == spellings.map_spelling(
        *place, raw
    )


def test_a_steward_s_decision_wins_over_a_listed_spelling_and_a_conflict(tmp_path: Path):
    spellings = decided(
        tmp_path,
        "list_1,Contact Source,CEOP,g) Police,2026-03-02,A Steward,It is a police command",
        "list_1,Gender,Male,c) Not stated/recorded,2026-03-02,A Steward,An example",
    )
    steward = Mapped("g) Police", State.MAPPED, "steward")
    assert spellings.map_spelling("list_1", "Contact Source", " c.e.o.p ") != steward
    assert spellings.map_spelling("list_1", "Contact Source", " Ceop. ") == steward
    assert spellings.map_spelling("list_1", "Gender", "MALE").code == "c) Not stated/recorded"
    assert spellings.map_spelling("list_3", "Referral Source", "CEOP").state is State.CONFLICT


@pytest.mark.parametrize("turn", [1, -1])
def test_the_later_decision_wins_whatever_the_order_of_rows(tmp_path: Path, turn: int):
    rows = [
        "list_1,Contact Source,XQ7,g) Police,2026-03-02,A Steward,first",
        "list_1,Contact Source,xq7,e) Housing,2026-04-01,A Steward,second",
    ]
    spellings = decided(tmp_path, *rows[::turn])
    assert spellings.map_spelling("list_1", "Contact Source", "XQ7").code == "e) Housing"


def test_of_two_decisions_on_one_day_the_later_row_wins(tmp_path: Path):
    spellings = decided(
        tmp_path,
        "list_1,Contact Source,XQ7,g) Police,2026-03-02,A Steward,first",
        "list_1,Contact Source,XQ7,e) Housing,2026-03-02,A Steward,second",
    )
    assert spellings.map_spelling("list_1", "Contact Source", "XQ7").code == "e) Housing"


@pytest.mark.parametrize(
    "row",
    [
        "list_1,Contact Source,SECRET,z) Nothing,2026-03-02,A Steward,no such code",
        "list_1,No Column,SECRET,g) Police,2026-03-02,A Steward,no such column",
        "list_1,Contact Source,SECRET,g) Police,02/03/2026,A Steward,another date form",
        "list_1,Contact Source,SECRET,g) Police,2026-03-02,,nobody",
    ],
)
def test_a_wrong_decision_is_refused_with_its_place_and_without_the_spelling(
    tmp_path: Path, row: str
):
    with pytest.raises(NightError, match="decision 1") as error:
        decided(tmp_path, row)
    assert "SECRET" not in str(error.value)


def test_the_project_s_file_of_decisions_can_be_read():
    from sy_dataset.paths import PROJECT

    assert SpellingMap.load(PROJECT / "config" / "spellings.csv").columns == COLUMNS


def test_every_listed_code_is_a_code_of_its_question():
    assert all(item.code in CODES[item.question].values() for item in LISTED)
