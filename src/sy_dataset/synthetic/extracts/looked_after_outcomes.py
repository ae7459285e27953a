"""What the return of children looked after tells besides episodes, taken from the case system.

Health and offending are told of those who were in care all the year on its last day, questionnaires
of those from 4 to 16, checks of development of those under five. Care leavers are told at the age
of 17 to 21, once they have left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sy_dataset.synthetic.care import ADOPTED
from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import care_health
from sy_dataset.synthetic.extracts.care_contact import cla_reviews
from sy_dataset.synthetic.extracts.care_leavers import leavers
from sy_dataset.synthetic.extracts.permanence import adoptions, permanences, previous_permanences
from sy_dataset.synthetic.extracts.returns import ages, in_force, records_of, within
from sy_dataset.synthetic.extracts.social_care import missing_episodes
from sy_dataset.synthetic.extracts.workforce import involvements, professionals
from sy_dataset.synthetic.rows import Rows

FIRST_WORKER = "FCONTA"


@dataclass(frozen=True)
class Year:
    """A return year: its first and last day, and the episodes of care that touch it."""

    begins: np.datetime64
    ends: np.datetime64
    episodes: Frame

    def holds(self, on: Values) -> Values:
        """Which days lie in it."""
        return within(on, self.begins, self.ends)


def _reviews(county: County, year: Year) -> Frame:
    rows = cla_reviews(county)
    rows = rows.only(year.holds(rows["review_date"]))
    spells = county.spell["cla_id"].astype(str)
    order = np.argsort(spells)
    spell = order[np.searchsorted(spells[order], rows["cla_id"].astype(str))]
    return {
        "_record": county.spell["record"][spell],
        "review_date": rows["review_date"],
        "review_code": rows["participation_code"],
    }


def _all_year(county: County, year: Year) -> Values:
    """The spells that held all the year, its last day included."""
    spell = county.spell
    return np.flatnonzero((spell["entered"] <= year.begins) & ~(spell["left"] <= year.ends))


def _outcomes(county: County, year: Year) -> Frame:
    spell = _all_year(county, year)
    record = county.spell["record"][spell]
    person = county.record["person_id"][record]
    age = ages(county.child["birth"][county.record["child"][record]], year.ends)
    count = len(record)
    misuse = _rows_in(care_health.substance_misuse(county), "substance_misuse_date", year)
    treated = misuse.only(misuse["is_intervention_received"].astype(bool))
    misused, received = _told(person, misuse), _told(person, treated)
    convicted = _told(person, _rows_in(care_health.convictions(county), "offence_date", year))
    immune = care_health.immunisations(county)
    checked, clean = _checked(county, spell, year)
    small = np.ones(count, dtype=bool)
    return {
        "_record": record,
        **_questionnaires(county, person, age, year),
        "is_convicted": yes_no(convicted, age >= 10),
        "has_health_check": yes_no(checked, age < 5),
        "has_immunisations": _told(person, immune.only(immune["is_up_to_date"].astype(bool))),
        "has_teeth_check": clean,
        "has_health_assessment": checked,
        "has_substance_misuse": yes_no(misused, small),
        "has_received_intervention": yes_no(received, misused),
        "has_been_offered_intervention": yes_no(small, misused & ~received),
    }


def _rows_in(rows: Rows, column: str, year: Year) -> Rows:
    return rows.only(year.holds(rows[column]))


def _told(person: Values, rows: Rows) -> Values:
    """Whether there is a row of each person."""
    return np.isin(person.astype(str), rows["person_id"].astype(str))


def _checked(county: County, spell: Values, year: Year) -> tuple[Values, Values]:
    """Whether each spell's child had the health assessment and the dental check of the year."""
    check = care_health.health_checks(county)
    done = check["is_done"] & year.holds(check["on"])
    teeth = check["kind"] == "Dental Check"
    return np.isin(spell, check["spell"][done & ~teeth]), np.isin(
        spell, check["spell"][done & teeth]
    )


def _questionnaires(county: County, person: Values, age: Values, year: Year) -> Frame:
    """The score of the year's questionnaire, or why there is none, from 4 to 16 years."""
    rows = care_health.sdq_scores(county)
    rows = rows.only(within(rows.appears_on, year.begins, year.ends))
    asked = (age >= 4) & (age < 17)
    place = dict(zip(rows["person_id"].tolist(), range(len(rows)), strict=True))
    at = np.array([place.get(one, -1) for one in person.tolist()], dtype=int)
    found = (at >= 0) & asked
    score = np.append(rows["sdq_score"], np.array([None], dtype=object))[where(found, at, -1)]
    reason = np.append(rows["no_score_reason_code"], np.array([None], dtype=object))[
        where(found, at, -1)
    ]
    none = asked & ~found
    return {"sdq_score": score, "sdq_reason_code": where(none, "SDQ4", reason)}


def _leavers(county: County, year: Year) -> Frame:
    rows = leavers(county)
    record = records_of(county, rows["person_id"])
    age = ages(county.child["birth"][county.record["child"][record]], year.ends)
    in_care = np.zeros(len(county.record["child"]), dtype=bool)
    spell = county.spell
    in_care[spell["record"][~(spell["left"] <= year.ends) & (spell["entered"] <= year.ends)]] = True
    told = rows["activity_code"] != None  # noqa: E711 - an array is compared
    kept = told & (age >= 17) & (age <= 21) & ~in_care[record] & (rows.appears_on <= year.ends)
    return {
        "_record": record[kept],
        "in_touch_code": rows["in_touch_code"][kept],
        "activity_code": rows["activity_code"][kept],
        "accommodation_code": rows["accommodation_code"][kept],
    }


def _adopted(county: County, year: Year) -> Frame:
    plan = adoptions(county)
    rows = permanences(county)
    leaving = county.spell["leaving"][plan["spell"]]
    these = np.flatnonzero(np.isin(leaving, ADOPTED) & year.holds(plan["left"]))
    return {
        "_record": county.spell["record"][plan["spell"][these]],
        "adoption_decision_date": plan["decided"][these],
        "adopters_matched_date": plan["matched"][these],
        "is_adopted_by_foster_carer": rows["is_adopted_by_carer"][these],
        "adopter_count": rows["adopter_count"][these],
        "adopter_sex_code": rows["adopter_sex_code"][these],
        "adopter_legal_status_code": rows["adopter_legal_status_code"][these],
    }


def _placed(county: County, year: Year) -> Frame:
    """Decisions to place for adoption, of children who were in care in the year."""
    plan, spell = adoptions(county), county.spell
    rows = permanences(county)
    of = plan["spell"]
    held = in_force(spell["entered"][of], spell["left"][of], year.begins, year.ends)
    these = np.flatnonzero(held & (plan["decided"] <= year.ends))
    undone = plan["reversed"][these]
    undone = no_date(undone, ~(undone <= year.ends))
    return {
        "_record": spell["record"][of[these]],
        "placement_decision_date": plan["decided"][these],
        "placement_reversed_date": undone,
        "placement_reversal_reason_code": blank(
            rows["decision_reversed_reason_code"][these], np.isnat(undone)
        ),
    }


def _before(county: County, year: Year) -> Frame:
    """What permanence there was before, of the children who came into care in the year."""
    spell = county.spell
    came = np.unique(spell["record"][year.holds(spell["entered"])])
    rows = previous_permanences(county)
    record = records_of(county, rows["person_id"])
    kept = np.isin(record, came)
    return {
        "_record": record[kept],
        "previous_permanence_code": rows["previous_permanence_code"][kept],
        "previous_permanence_la_code": rows["order_authority"][kept],
        "previous_permanence_date": _whole_dates(rows["order_date"][kept]),
    }


def _whole_dates(texts: Values) -> Values:
    """Days written dd/mm/yyyy; missing where a part of one is not known."""
    text = pa.array(texts, pa.string())
    whole = pc.if_else(pc.match_substring(text, "zz"), None, text)
    dates = pc.cast(pc.strptime(whole, "%d/%m/%Y", "s"), pa.date32())
    found: Values = dates.to_numpy(zero_copy_only=False).astype("datetime64[D]")
    return found


def _missing(county: County, year: Year) -> Frame:
    """Times missing or away from a placement, as the case system has them."""
    rows, missing = missing_episodes(county), county.missing
    ids = missing["missing_episode_id"].astype(str)
    order = np.argsort(ids)
    of = order[np.searchsorted(ids[order], rows["missing_episode_id"].astype(str))]
    known = missing["in_care"][of] & in_force(
        rows["missing_start_date"], rows["missing_end_date"], year.begins, year.ends
    )
    found = rows["missing_end_date"][known]
    return {
        "_record": missing["record"][of[known]],
        "missing_code": rows["missing_type_code"][known],
        "missing_start_date": rows["missing_start_date"][known],
        "missing_end_date": no_date(found, ~(found <= year.ends)),
    }


def _workers(county: County, year: Year) -> Frame:
    """Who worked with each child in care, by the number of their registration, and why they came.

    The case system says why a worker went; that is why the next one came. The first of a case
    is the one of the first contact.
    """
    rows = involvements(county)
    rows = rows.only(rows["role"] == "Allocated Case Worker")
    follows = np.r_[False, rows["referral_id"][1:] == rows["referral_id"][:-1]][: len(rows)]
    came = where(follows, np.roll(rows["change_reason_code"], 1), FIRST_WORKER)
    started, ended = rows["involvement_start_date"], rows["involvement_end_date"]
    held = in_force(started, ended, year.begins, year.ends)
    rows, came = rows.only(held), came[held]
    record = records_of(county, rows["person_id"])
    kept = np.isin(record, year.episodes["record"])
    rows, record, came = rows.only(kept), record[kept], came[kept]
    ended = rows["involvement_end_date"]
    goes_on = ~(ended <= year.ends)
    return {
        "_record": record,
        "worker_registration_id": _registered(county, rows["worker_id"]),
        "worker_start_date": rows["involvement_start_date"],
        "worker_end_date": no_date(ended, goes_on),
        "worker_change_reason_code": came,
    }


def _registered(county: County, worker_id: Values) -> Values:
    """The registration of each worker at Social Work England."""
    staff = professionals(county)
    ids = staff["worker_id"].astype(str)
    order = np.argsort(ids)
    at = order[np.searchsorted(ids[order], worker_id.astype(str))]
    number: Values = staff["social_worker_registration_number"][at]
    return number


OUTCOMES = {
    "reviews": _reviews,
    "oc2": _outcomes,
    "oc3": _leavers,
    "ad1": _adopted,
    "placed_adoption": _placed,
    "prev_perm": _before,
    "missing": _missing,
    "sw_episodes": _workers,
}
"""Table -> its rows of a return year, by `_record`, the child that each speaks of."""
