"""Early help and family help: episodes, assessments, meetings of the team around the family.

The episodes are those of the Standard Safeguarding Dataset, but for a few that this system
lacks. Nothing of it is published by council: shares and lengths of time are assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, after_working_days, days, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.early_help import early_help
from sy_dataset.synthetic.extracts.mash import where_told
from sy_dataset.synthetic.extracts.spans import one_of
from sy_dataset.synthetic.extracts.tools import staff
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.people import LETTERS, local_ids
from sy_dataset.synthetic.rows import Rows, joined

NOT_RECORDED = 0.02
"""Share of the episodes that this system lacks."""
LED_BY = {
    "LA_EARLY_HELP": 0.52, "SCHOOL": 0.22, "HEALTH": 0.11, "VOLUNTARY": 0.06, "EARLY_YEARS": 0.05,
    "HOUSING": 0.02, "LA_OTHER": 0.02,
}  # fmt: skip
OWN = "LA_EARLY_HELP"
REASONS = {
    "PARENTING": 0.24, "DOMESTIC_ABUSE": 0.13, "PARENT_MENTAL_HEALTH": 0.11, "BEHAVIOUR": 0.1,
    "CHILD_MENTAL_HEALTH": 0.11, "ATTENDANCE": 0.09, "SEND": 0.07, "HOUSING_MONEY": 0.06,
    "SUBSTANCE": 0.04, "EXPLOITATION": 0.02, "YOUNG_CARER": 0.01, "HEALTH": 0.01, "OTHER": 0.01,
}  # fmt: skip
CONSENTS = {"GIVEN": 0.9, "WITHDRAWN": 0.05, "NOT_RECORDED": 0.05}
OUTCOMES = {
    "NEEDS_MET": 0.54, "NEEDS_PARTLY_MET": 0.14, "UNIVERSAL": 0.12, "CONSENT_WITHDRAWN": 0.16,
    "MOVED": 0.03, "OTHER": 0.01,
}  # fmt: skip
ASSESSED, ASSESSMENT_DAYS = 0.94, 45
"""Share of episodes with an assessment, and the working days within which most are completed."""
FIRST_MEETING, NEXT_MEETING, MOST_MEETINGS = 28, 42, 16
DECISIONS = {"CONTINUE": 0.72, "CHANGE": 0.28}
SCHOOL_AGE = 5 * 365


def helped(county: County) -> Frame:
    """One entry per child and episode, in the order of early help.

    Besides the episode's own columns: asked, lead, led_on, plan, family_help_episode_id.
    `ended` may be ahead.
    """
    chance = county.chance("family help")
    episode = early_help(county)
    count = len(episode["record"])
    kept = ~chance.happens(count, NOT_RECORDED)
    episode = {name: values[kept] for name, values in episode.items()}
    count = len(episode["record"])
    asked = _asked(county, episode)
    led_on = np.maximum(asked, episode["started"]) + chance.whole(count, 0, 8) * DAY
    return episode | {
        "asked": asked,
        "lead": chance.pick(count, LED_BY),
        "led_on": np.minimum(led_on, episode["ended"]),
        "plan": after_working_days(episode["started"], chance.whole(count, 5, 30)),
        "family_help_episode_id": local_ids(episode["council"], "FH"),
    }


def one_day(dates: Values, numbers: Values) -> Values:
    """The day that each number names; NaT for NOBODY."""
    return no_date(np.append(dates, np.datetime64("NaT", "D"))[numbers], numbers < 0)


def _asked(county: County, episode: Frame) -> Values:
    """The day of the decision at the front door, or of the closing of the case before."""
    decided = one_day(days(county.contact["decided"]), episode["from_contact"])
    closed = one_day(county.case["closed"], episode["from_case"])
    asked = where(np.isnat(decided), closed, decided)
    return np.minimum(np.where(np.isnat(asked), episode["started"], asked), episode["started"])


def episodes(county: County) -> Rows:
    """family_help_episode: one row per child per episode."""
    episode, chance = helped(county), county.chance("family_help_episode")
    count = len(episode["record"])
    told = where_told(county)[1]
    contact = episode["from_contact"]
    contact = where((contact >= 0) & np.append(told, False)[contact], contact, NOBODY)
    led = chance.happens(count, 0.95)
    plan = no_date(episode["plan"], ~chance.happens(count, 0.9))
    plan = no_date(plan, plan > episode["ended"])
    stepped = episode["case_after"] >= 0
    household = county.child["household"][episode["child"]] + 1
    number = np.char.mod("FA%07d", household).astype(object)
    columns: Frame = {
        "family_help_episode_id": episode["family_help_episode_id"],
        "person_id": episode["person_id"],
        "family_id": LETTERS[episode["council"]] + number,
        "entry_route_code": where(episode["from_case"] >= 0, "STEP_DOWN", _routes(count, chance)),
        "contact_id": one_of(county.contact["contact_id"], contact),
        "referral_id": one_of(county.case["referral_id"], episode["from_case"]),
        "primary_reason_code": chance.pick(count, REASONS),
        "requested_date": episode["asked"],
        "episode_start_date": episode["started"],
        "lead_organisation_code": episode["lead"],
        "lead_worker_id": blank(
            staff(episode["council"], chance)["worker_id"], (episode["lead"] != OWN) | ~led
        ),
        "lead_assigned_date": no_date(episode["led_on"], ~led),
        "consent_code": chance.pick(count, CONSENTS),
        "plan_start_date": plan,
        "episode_end_date": episode["ended"],
        "outcome_code": where(stepped, "STEP_UP", chance.pick(count, OUTCOMES)),
    }
    reveals = {
        "lead_assigned_date": {"lead_worker_id": None},
        "plan_start_date": {},
        "episode_end_date": {"outcome_code": None},
    }
    return Rows(columns, episode["started"], episode["council"], reveals)


def _routes(count: int, chance: Chance) -> Values:
    """How an episode after a contact came about; few front doors write anything else."""
    return chance.pick(count, {"FRONT_DOOR": 0.97, "FAMILY": 0.02, "OTHER_AREA": 0.01})


def assessments(county: County) -> Rows:
    """family_help_assessment: one row per child per assessment, reviews after some months."""
    episode = helped(county)
    return joined([_assessment(county, episode, is_review) for is_review in (False, True)])


def _assessment(county: County, episode: Frame, is_review: bool) -> Rows:
    chance = county.chance(f"family_help_assessment {is_review}")
    count = len(episode["record"])
    since = chance.whole(count, 120, 200) if is_review else chance.whole(count, 0, 12)
    begun = working_day(episode["started"] + since * DAY)
    early = np.minimum(chance.whole(count, 8, 90), ASSESSMENT_DAYS)
    late = chance.happens(count, 0.2)
    done = after_working_days(begun, where(late, chance.whole(count, 46, 80), early))
    done = no_date(done, done > episode["ended"])
    columns: Frame = {
        "family_help_assessment_id": local_ids(episode["council"], "FR" if is_review else "FS"),
        "family_help_episode_id": episode["family_help_episode_id"],
        "person_id": episode["person_id"],
        "assessment_start_date": begun,
        "assessment_completed_date": done,
        "organisation_code": episode["lead"],
        "is_child_seen": chance.happens(count, 0.93),
        "is_child_view_recorded": chance.happens(count, 0.82),
        "is_review": np.full(count, is_review),
    }
    unknown = dict.fromkeys(("is_child_seen", "is_child_view_recorded"))
    done_by = {"assessment_completed_date": unknown}
    rows = Rows(columns, begun, episode["council"], done_by)
    return rows.only(chance.happens(count, ASSESSED) & (begun < episode["ended"]))


def meetings(county: County) -> Rows:
    """family_help_meeting: one row per child per meeting, from the day of the one before."""
    episode, chance = helped(county), county.chance("family_help_meeting")
    last, of = episode["started"], np.arange(len(episode["record"]))
    parts = []
    for turn in range(MOST_MEETINGS):
        due = last + (NEXT_MEETING if turn else FIRST_MEETING) * DAY
        count = len(of)
        gap = where(
            chance.happens(count, 0.78),
            -(chance.whole(count, 0, 20) // 3),
            chance.whole(count, 1, 28),
        )
        held = np.maximum(working_day(due + gap * DAY), last + DAY)
        goes_on = (held < episode["ended"][of]) & (held <= county.period.horizon + 60 * DAY)
        parts.append((of[goes_on], held[goes_on], due[goes_on], last[goes_on]))
        of, last = of[goes_on], held[goes_on]
    of, held, due, called = (np.concatenate(part) for part in zip(*parts, strict=True))
    return _meeting_rows(county, episode, (of, held, due, called), chance)


def _meeting_rows(
    county: County, episode: Frame, met: tuple[Values, Values, Values, Values], chance: Chance
) -> Rows:
    of, held, due, called = met
    count = len(of)
    child = episode["child"][of]
    old = held > county.child["birth"][child] + SCHOOL_AGE * DAY
    columns: Frame = {
        "family_help_meeting_id": local_ids(episode["council"][of], "FM"),
        "family_help_episode_id": episode["family_help_episode_id"][of],
        "person_id": episode["person_id"][of],
        "due_date": due,
        "meeting_date": held,
        "chair_organisation_code": episode["lead"][of],
        "is_parent_present": chance.happens(count, 0.92),
        "is_child_present": chance.happens(count, where(old, 0.3, 0.06)),
        "is_plan_reviewed": chance.happens(count, 0.9),
        "decision_code": chance.pick(count, DECISIONS),
    }
    known = ("is_parent_present", "is_child_present", "is_plan_reviewed", "decision_code")
    reveals = {"meeting_date": dict.fromkeys((*known, "chair_organisation_code"))}
    return Rows(columns, called, episode["council"][of], reveals)


ROWS = {
    "family_help_episode": episodes,
    "family_help_assessment": assessments,
    "family_help_meeting": meetings,
}
