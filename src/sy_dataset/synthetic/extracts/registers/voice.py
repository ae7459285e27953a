"""Occasions on which children, young people and parents were heard, and what they said.

Heard of are a share of return interviews, of reviews in care, of conferences and of visits, and
some care leavers. A fifth of the occasions is coded by a second person.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.care import EIGHTEEN
from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, days, working_day
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.registers import actions
from sy_dataset.synthetic.extracts.registers.office import ids
from sy_dataset.synthetic.extracts.spans import one_of
from sy_dataset.synthetic.growing import NEVER, NOBODY
from sy_dataset.synthetic.rows import Rows, joined

SOURCES = {
    "RETURN_INTERVIEW": (0.3, "ADVOCATE"), "REVIEW": (0.5, "CHAIR"), "CONFERENCE": (0.12, "CHAIR"),
    "CONFERENCE_FEEDBACK": (0.16, "QUALITY_LEAD"), "VISIT": (0.06, "SOCIAL_WORKER"),
    "SURVEY": (0.4, "OTHER"),
}  # fmt: skip
"""Share of the occasions that are kept, and who asked."""
ANONYMOUS = 0.12
QUESTIONS = ("FEELS_SAFE", "KNOWS_WHY", "TRUSTS_WORKER", "LISTENED_TO")
ANSWERS = {"YES": 0.5, "SOMETIMES": 0.25, "NO": 0.13, "NOT_SURE": 0.08, "NOT_ANSWERED": 0.04}
THEMES = {
    "SAFE": 0.18, "LISTENED_TO": 0.18, "FAMILY": 0.16, "WORKER_CHANGE": 0.13, "HOME": 0.1,
    "KNOWS_PLAN": 0.09, "SCHOOL": 0.08, "HEALTH": 0.05, "FAIRNESS": 0.03,
}  # fmt: skip
CODED_TWICE, SAME = 0.2, 0.8
ANSWERED = 0.14
"""Share of the occasions that an action answers."""
AGES = (5, 10, 16, 18)
BANDS = np.array(["UNDER_5", "5_9", "10_15", "16_17", "18_25"], dtype=object)


def tables(county: County) -> dict[str, Rows]:
    """The tables of voice by name."""
    entry = _entries(county)
    return {
        "voice_entries": _entry_rows(county, entry),
        "voice_answers": joined([_answer(county, entry, question) for question in QUESTIONS]),
        "voice_themes": _themes(county, entry, actions.agreed(county)),
    }


def _entries(county: County) -> Frame:
    """One entry per occasion: council, child, person_id, on, source, speaker."""
    missing, spell, conference, plan = (
        county.missing,
        county.spell,
        county.conference,
        county.need_plan,
    )
    leaver = np.flatnonzero(spell["leaving"] == EIGHTEEN)
    past = {name: spell[name][leaver] for name in ("council", "child", "person_id", "left")}
    sources = [
        (missing, days(missing["found"]) + 2 * DAY, "RETURN_INTERVIEW", "CHILD"),
        (spell, spell["entered"] + 25 * DAY, "REVIEW", "CHILD"),
        (conference, conference["held"], "CONFERENCE", "CHILD"),
        (conference, conference["held"] + 14 * DAY, "CONFERENCE_FEEDBACK", "PARENT"),
        (plan, plan["started"] + 40 * DAY, "VISIT", "CHILD"),
        (past, past["left"] + 120 * DAY, "SURVEY", "CARE_LEAVER"),
    ]
    parts = [_kept(county, *source) for source in sources]
    entry = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    order = np.argsort(entry["on"], kind="stable")
    entry = {name: values[order] for name, values in entry.items()}
    return entry | {"voice_entry_id": ids(entry["council"], "VOI")}


def _kept(county: County, of: Frame, on: Values, source: str, speaker: str) -> Frame:
    chance, share = county.chance(f"voice {source}"), SOURCES[source][0]
    on = working_day(on)
    age = (on - county.child["birth"][of["child"]]) / DAY / 365.25
    kept = (on >= county.period.first) & chance.happens(len(on), share)
    kept &= (age >= 4) | (speaker == "PARENT")
    kept &= age >= 0
    which = np.flatnonzero(kept)
    return {
        "council": of["council"][which],
        "person_id": of["person_id"][which],
        "age": age[which],
        "on": on[which],
        "source": np.full(len(which), source, dtype=object),
        "speaker": np.full(len(which), speaker, dtype=object),
        "asker": np.full(len(which), SOURCES[source][1], dtype=object),
    }


def _entry_rows(county: County, entry: Frame) -> Rows:
    chance, count = county.chance("voice_entries"), len(entry["on"])
    is_parent = entry["speaker"] == "PARENT"
    told = working_day(entry["on"] + chance.whole(count, 7, 60) * DAY)
    columns: Frame = {
        "voice_entry_id": entry["voice_entry_id"],
        "person_id": blank(entry["person_id"], chance.happens(count, ANONYMOUS)),
        "voice_date": entry["on"],
        "voice_speaker_code": entry["speaker"],
        "voice_source_code": entry["source"],
        "asked_by_code": entry["asker"],
        "age_band_code": blank(BANDS[np.searchsorted(AGES, entry["age"], "right")], is_parent),
        "verbatim_reference": where(chance.happens(count, 0.7), "Invented reference.", None),
        "wants_change_code": chance.pick(count, {"YES": 0.42, "NO": 0.4, "UNSURE": 0.18}),
        "is_use_agreed": chance.happens(count, 0.72),
        "response_given_date": no_date(told, chance.happens(count, 0.45)),
    }
    return Rows(columns, entry["on"], entry["council"], {"response_given_date": {}})


def _answer(county: County, entry: Frame, question: str) -> Rows:
    chance, count = county.chance(f"voice_answers {question}"), len(entry["on"])
    columns: Frame = {
        "voice_entry_id": entry["voice_entry_id"],
        "voice_question_code": np.full(count, question, dtype=object),
        "voice_answer_code": chance.pick(count, ANSWERS),
    }
    rows = Rows(columns, entry["on"], entry["council"])
    return rows.only(chance.happens(count, 0.6) & (entry["speaker"] != "PARENT"))


def _themes(county: County, entry: Frame, action: Frame) -> Rows:
    """One or two themes an occasion; the second coder mostly hears what the first one heard."""
    chance, count = county.chance("voice_themes"), len(entry["on"])
    names = np.array(list(THEMES), dtype=object)
    shares = np.array(list(THEMES.values())) / sum(THEMES.values())
    first = chance.rng.choice(len(names), count, p=shares)
    second = (first + chance.whole(count, 1, len(names) - 1)) % len(names)
    mood = chance.rng.choice([-1, 0, 1], count, p=[0.42, 0.22, 0.36])
    other = chance.happens(count, 0.35)
    again = chance.happens(count, CODED_TWICE)
    heard = where(chance.happens(count, SAME), first, second)
    after = _answered_by(entry, action, chance)
    entry = entry | {
        "action_id": one_of(action["action_id"], after),
        "agreed": no_date(np.append(action["agreed"], NEVER)[after], after < 0),
    }
    parts = [
        _coded(entry, names[first], 1, mood),
        _coded(entry, names[second], 1, -mood).only(other),
        _coded(entry, names[heard], 2, _again(mood, chance)).only(again),
    ]
    return joined(parts)


def _again(mood: Values, chance: Chance) -> Values:
    return where(chance.happens(len(mood), SAME), mood, 0)


def _coded(entry: Frame, theme: Values, coder: int, mood: Values) -> Rows:
    count = len(theme)
    columns: Frame = {
        "voice_entry_id": entry["voice_entry_id"],
        "voice_theme_code": theme,
        "coder_position": np.full(count, coder),
        "valence": mood,
        "action_id": entry["action_id"],
        "_agreed": entry["agreed"],
    }
    return Rows(columns, entry["on"], entry["council"], {"_agreed": {"action_id": None}})


def _answered_by(entry: Frame, action: Frame, chance: Chance) -> Values:
    """For a few of the occasions one of the council's next actions; NOBODY for the others."""
    step = 1_000_000
    order = np.lexsort((action["agreed"], action["council"]))
    keys = action["council"].astype(int)[order] * step + action["agreed"].astype(int)[order]
    asked = entry["council"].astype(int) * step + entry["on"].astype(int)
    place = np.searchsorted(keys, asked) + chance.whole(len(asked), 0, 4)
    found = order[np.minimum(place, len(order) - 1)]
    fits = (place < len(order)) & (action["council"][found] == entry["council"])
    return where(fits & chance.happens(len(asked), ANSWERED), found, NOBODY)
