"""What is the same spelling, and what is a code before words."""

from __future__ import annotations

import pytest

from sy_dataset.spellings.normalise import key, parts, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Not stated/recorded", "NOT STATED / RECORDED"),
        ("  Telford & Wrekin ", "telford and wrekin"),
        ("‘8", "8"),
        ("Child’s disability", "Child's Disability"),
        ("Section\u00a020", "section 20"),
        ("U1 – long term", "U1-LONG TERM"),
        ("ＷＢＲＩ", "wbri"),
        ("White + Black", "White & Black"),
    ],
)
def test_case_space_punctuation_and_width_make_no_other_spelling(one: str, other: str):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("N1", "N11"), ("Suitable", "Unsuitable"), ("-", "--")])
def test_what_says_something_else_stays_another_spelling(one: str, other: str):
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("raw", "codes", "text"),
    [
        ("a) Male", ("a",), "male"),
        ("a) 1A: Individual", ("a", "1a"), "individual"),
        ("1A - Individual", ("1a",), "individual"),
        ("(A.A1) White - British", ("a", "a1"), "white british"),
        ("Police protection [L1]", ("l1",), "police protection"),
        ("Deceased (RC2)", ("rc2",), "deceased"),
        ("N1", ("n1",), ""),
        ("Code 'S' is not mapped", ("s",), ""),
        ("Stepmother", (), "stepmother"),
    ],
)
def test_a_code_before_or_after_the_words_is_taken_off(raw: str, codes: tuple[str, ...], text: str):
    assert (parts(raw).codes, parts(raw).text) == (codes, text)


def test_the_order_of_words_plurals_and_fillers_make_no_other_set_of_words():
    assert parts("Schools and the Police").word_set == parts("police / school").word_set


@pytest.mark.parametrize(
    ("plural", "single"), [("schools", "school"), ("agencies", "agency"), ("illness", "illness")]
)
def test_a_plural_is_compared_as_its_singular(plural: str, single: str):
    assert stem(plural) == single
