"""Clerical review: who is asked what, who decides, and what is never asked twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sy_dataset.errors import NightError
from sy_dataset.identity.review.schema import Answer
from sy_dataset.lock import only_one

from .land import Land, nhs, shuffled
from .reviewing import TODAY, desk, draw, only_question, person, refused, send

SAME, APART, CANNOT_TELL = Answer.SAME, Answer.APART, Answer.CANNOT_TELL


def say(land: Land, by: str, answer: Answer, reason: str = "the names") -> bool:
    at = desk(land, by)
    return at.answer(only_question(at).question_no, answer, reason, today=TODAY)


def verdicts(land: Land) -> list[tuple[str, str, object]]:
    """Kind, who, and when it was revoked."""
    return [(row[3], row[2], row[10]) for row in land.stored("verdict")]


# --- two reviewers, and a third ------------------------------------------------------------


def test_two_who_agree_decide_and_the_decision_is_a_dated_verdict(land: Land):
    draw(refused(land))
    assert say(land, "Ann", APART) is False
    assert verdicts(land) == []
    assert say(land, "Ben", APART) is True
    [verdict] = land.stored("verdict")
    assert verdict[1:4] == (TODAY, "ann, ben", "apart")
    assert {verdict[5], verdict[7]} == {land.token("barnsley", "b1"), land.token("ics", "i1")}
    assert verdict[8:] == ("review", "the names", None, None)
    assert desk(land, "Cleo").next() is None


def test_the_second_is_asked_as_the_first_was(land: Land):
    """Nothing of the first's answer reaches the second: the question is the same object."""
    draw(refused(land))
    first = only_question(desk(land, "Ann"))
    say(land, "Ann", APART, "different birth dates")
    second = only_question(desk(land, "Ben"))
    assert second == first


def test_a_reviewer_is_not_asked_twice_however_the_name_is_written(land: Land):
    draw(refused(land))
    say(land, "Ann Lee", SAME)
    assert desk(land, " ann  LEE ").next() is None
    at_once = desk(land, "ANN LEE")
    with pytest.raises(NightError, match="does not answer it again"):
        at_once.answer(1, SAME, "again")


def test_two_who_disagree_leave_it_to_a_third_who_decides(land: Land):
    draw(refused(land))
    assert say(land, "Ann", SAME) is False
    assert say(land, "Ben", APART) is False
    assert verdicts(land) == []
    assert desk(land, "Ann").next() is None and desk(land, "Ben").next() is None
    assert say(land, "Cleo", APART) is True
    assert verdicts(land) == [("apart", "ann, ben, cleo", None)]


def test_what_nobody_can_tell_is_decided_without_a_verdict(land: Land):
    draw(refused(land))
    say(land, "Ann", CANNOT_TELL)
    assert say(land, "Ben", CANNOT_TELL) is True
    assert verdicts(land) == []
    assert desk(land, "Cleo").next() is None


def test_a_fourth_answer_is_refused(land: Land):
    draw(refused(land))
    late = desk(land, "Dora")
    question = only_question(late)
    say(land, "Ann", SAME)
    say(land, "Ben", SAME)
    with pytest.raises(NightError, match="decided meanwhile"):
        late.answer(question.question_no, APART, "no")
    assert len(land.stored("review_answer")) == 2


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_answer_has_a_reason(land: Land, reason: str):
    draw(refused(land))
    with pytest.raises(NightError, match="reason"):
        say(land, "Ann", SAME, reason)
    assert land.stored("review_answer") == []


def test_nobody_answers_while_a_night_is_running(land: Land):
    draw(refused(land))
    at = desk(land, "Ann")
    question = only_question(at)
    with only_one(land.workspace.lock), pytest.raises(NightError, match="a night is running"):
        at.answer(question.question_no, SAME, "the names")
    assert land.stored("review_answer") == []


# --- asked once, unless what is compared has changed -----------------------------------------


def test_a_decided_pair_is_not_asked_again_next_month(land: Land):
    draw(refused(land))
    say(land, "Ann", APART)
    say(land, "Ben", APART)
    filled = draw(land, date(2026, 12, 1))
    assert (filled.drawn["conflict"], filled.new_questions) == (1, 0)
    assert desk(land, "Cleo").next() is None


def test_a_pair_whose_values_changed_is_asked_again_and_the_new_decision_stands(land: Land):
    draw(refused(land))
    say(land, "Ann", APART)
    say(land, "Ben", APART)
    send(land, "ics", person("i1", nhs_number=nhs(1), given_name="Amarah",
                             birth_date=date(2009, 11, 3)))  # fmt: skip
    land.link()
    assert draw(land, date(2026, 12, 1)).new_questions == 1
    say(land, "Ann", SAME)
    say(land, "Ben", SAME)
    assert verdicts(land) == [("apart", "ann, ben", TODAY), ("same", "ann, ben", None)]


def test_a_pair_whose_values_changed_before_it_was_answered_is_no_longer_asked(land: Land):
    draw(refused(land))
    send(land, "ics", person("i1", nhs_number=nhs(1), birth_date=date(2009, 11, 4)))
    land.link()
    assert desk(land, "Ann").next() is None
    draw(land)
    assert only_question(desk(land, "Ann")).question_no == 2


def test_the_queue_is_filled_twice_with_no_more(land: Land):
    draw(refused(land))
    before = land.stored("review_draw"), land.stored("review_question")
    assert draw(land).new_questions == 0
    assert (land.stored("review_draw"), land.stored("review_question")) == before


# --- what is drawn ---------------------------------------------------------------------------


def county(land: Land, order: int = 0) -> Land:
    """Forty children of two agencies, joined by number, and twenty only alike in name."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    named = [person(f"b{n}", nhs_number=nhs(n), given_name=f"{letters[n % 26]}{letters[n // 26]}in",
                    family_name=f"Ha{letters[n % 26]}don", birth_date=date(2010, 1 + n % 12, 1 + n % 28))
             for n in range(1, 41)]  # fmt: skip
    send(land, "barnsley", *shuffled(named, order))
    theirs = [{**row, "person_id": f"i{n}"} for n, row in enumerate(named, start=1)]
    send(land, "ics", *shuffled(theirs, order))
    land.link()
    return land


def test_a_months_sample_of_links_knows_how_many_there_were(land: Land):
    filled = draw(county(land))
    assert filled.drawn["link"] == 40
    assert {(row[1], row[2], row[3], row[4]) for row in land.stored("review_draw")
            if row[1] == "link"} == {("link", "nhs_number_birth_date", "best", 40)}  # fmt: skip


def test_a_sample_depends_on_the_month_and_not_on_the_order_of_rows(land: Land, tmp_path: Path):
    other = Land(tmp_path / "other")
    draw(county(land), sampled=10)
    draw(county(other, order=5), sampled=10)
    assert _drawn(land) == _drawn(other)
    assert len(_drawn(land)) == 10
    draw(land, date(2026, 12, 1), sampled=10)
    december = _drawn(land, "2026-12")
    assert len(december) == 10 and december != _drawn(land)


def _drawn(land: Land, month: str = "2026-11") -> set[tuple[object, ...]]:
    """The tokens of the month's links."""
    asked = {row[0]: row[2:6] for row in land.stored("review_question")}
    return {asked[row[5]] for row in land.stored("review_draw")
            if row[:2] == (month, "link")}  # fmt: skip


def test_a_tie_is_asked_with_the_record_it_might_belong_to(land: Land):
    send(land, "barnsley", person("b1", nhs_number=nhs(1)), person("b2", nhs_number=nhs(1)))
    send(land, "ics", person("i1", nhs_number=nhs(1)))
    land.link()
    draw(land)
    tied = {row[5] for row in land.stored("review_draw") if row[1] == "tie"}
    pairs = {
        frozenset((row[3], row[5])) for row in land.stored("review_question") if row[0] in tied
    }
    ours = land.token("ics", "i1")
    assert pairs == {frozenset((land.token("barnsley", one), ours)) for one in ("b1", "b2")}


def test_two_records_of_one_register_are_never_asked(land: Land):
    send(land, "barnsley", person("b1", nhs_number=nhs(1)), person("b2", nhs_number=nhs(1)))
    land.link()
    draw(land)
    assert land.stored("review_question") == []


def test_the_store_of_review_holds_no_value(land: Land):
    draw(refused(land))
    say(land, "Ann", APART)
    text = str([land.stored(name) for name in
                ("review_question", "review_draw", "review_answer", "verdict", "look")])  # fmt: skip
    assert "Amara" not in text and "Okafor" not in text and nhs(1) not in text
