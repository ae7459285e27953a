"""What the independent scrutineer raised, and how the partnership answered."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers.office import INVENTED, ids, regularly
from sy_dataset.synthetic.extracts.tools import text
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows, joined

EVERY_MONTHS = 2
ANSWER_DAYS = 28
ANSWERED, AGAIN, JUDGED = 0.86, 0.25, 0.8
THEMES = {
    "FRONT_DOOR": 0.24, "INFORMATION_SHARING": 0.2, "NEGLECT": 0.14, "VOICE": 0.14,
    "CHILD_PROTECTION": 0.14, "EXPLOITATION": 0.08, "WORKFORCE": 0.06,
}  # fmt: skip
ASKED = {"COUNCIL": 0.4, "HEALTH": 0.2, "POLICE": 0.2, "EDUCATION": 0.06, "ALL": 0.14}
ACCEPTS = {"ACCEPTED": 0.7, "PARTLY": 0.24, "REJECTED": 0.06}
JUDGEMENTS = {"SATISFIED": 0.42, "PARTLY_SATISFIED": 0.4, "NOT_SATISFIED": 0.18}


def tables(county: County) -> dict[str, Rows]:
    """The scrutineer's issues and the responses by name."""
    issue = issues(county)
    return {
        "scrutineer_issues": _issue_rows(county, issue),
        "scrutineer_responses": _responses(county, issue),
    }


def issues(county: County) -> Frame:
    """One entry per issue: id, council, when raised, due and first answered (NaT if never)."""
    time, chance = regularly(county, EVERY_MONTHS), county.chance("scrutineer issues")
    count = len(time["on"])
    raised = working_day(time["on"] + chance.whole(count, 0, 40) * DAY)
    due = raised + ANSWER_DAYS * DAY
    wait = where(chance.happens(count, 0.6), -chance.whole(count, 0, 6), chance.whole(count, 1, 40))
    answered = no_date(working_day(due + wait * DAY), ~chance.happens(count, ANSWERED))
    asked = chance.pick(count, ASKED)
    return {
        "scrutineer_issue_id": ids(time["council"], "ISS"),
        "council": time["council"],
        "raised": raised,
        "due": due,
        "answered": answered,
        "asked": blank(asked, asked == "ALL"),
        "theme": chance.pick(count, THEMES),
    }


def _issue_rows(county: County, issue: Frame) -> Rows:
    chance, count = county.chance("scrutineer_issues"), len(issue["due"])
    judged = issue["answered"] + chance.whole(count, 10, 60) * DAY
    judged = no_date(judged, ~chance.happens(count, JUDGED))
    columns: Frame = {
        "scrutineer_issue_id": issue["scrutineer_issue_id"],
        "issue_reference": text("S", np.arange(1, count + 1), LETTERS[issue["council"]]),
        "theme_code": issue["theme"],
        "issue_wording": np.full(count, INVENTED, dtype=object),
        "issue_raised_date": issue["raised"],
        "issue_due_date": issue["due"],
        "addressed_agency_code": issue["asked"],
        "scrutineer_judgement_code": blank(chance.pick(count, JUDGEMENTS), np.isnat(judged)),
        "scrutineer_judged_date": judged,
    }
    reveals = {"scrutineer_judged_date": {"scrutineer_judgement_code": None}}
    return Rows(columns, issue["raised"], issue["council"], reveals)


def _responses(county: County, issue: Frame) -> Rows:
    """The first response to every answered issue, and a second one to some."""
    chance, count = county.chance("scrutineer_responses"), len(issue["due"])
    answered = ~np.isnat(issue["answered"])
    second = answered & chance.happens(count, AGAIN)
    later = working_day(issue["answered"] + chance.whole(count, 20, 80) * DAY)
    parts = [
        _response(issue, issue["answered"], chance.pick(count, ACCEPTS)).only(answered),
        _response(issue, where(second, later, issue["raised"]), chance.pick(count, ACCEPTS)).only(
            second
        ),
    ]
    every = joined(parts)
    council = every.council if every.council is not None else issue["council"]
    return Rows(
        every.columns | {"scrutineer_response_id": ids(council, "RSP")}, every.appears_on, council
    )


def _response(issue: Frame, on: Values, acceptance: Values) -> Rows:
    asked = issue["asked"]
    columns: Frame = {
        "scrutineer_issue_id": issue["scrutineer_issue_id"],
        "responding_agency_code": where(asked == None, "PARTNERSHIP", asked),  # noqa: E711
        "responded_date": on,
        "response_acceptance_code": acceptance,
        "response_wording": np.full(len(on), INVENTED, dtype=object),
    }
    return Rows(columns, on, issue["council"])
