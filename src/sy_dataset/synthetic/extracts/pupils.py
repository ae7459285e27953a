"""The register of pupils: who the education services know, for linkage.

It holds those who are on a roll, taught at home or missing education, and those who left since
the county's first day. Free school meals and special educational needs are as the Department
for Education published them for January 2025 (children in need and looked after: March 2025),
by authority; how they fall on ages within a phase is not. Plans are those of the Standard
Safeguarding Dataset but for a few. Errors in identifiers are assumed to be as rare as in a
register that parents fill in.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Chance, Frame, Values, blank, no_date, where, yes_no
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts import out_of_school, school_rolls
from sy_dataset.synthetic.extracts.school_rolls import (
    FIRST_YEAR_OF_SECONDARY,
    LAST_COMPULSORY_YEAR,
    LAST_YEAR,
    NONE,
    PHASES,
    SECONDARY,
    SPECIAL,
)
from sy_dataset.synthetic.known_as import Errors, known_as
from sy_dataset.synthetic.rows import Rows

EDUCATION = Errors(
    no_nhs_number=1.0, birth_date=0.0012, sex=0.001, name=0.004, former_name=0.3, old_postcode=0.09,
    by_ear=0.02, swapped=0.003, in_part=0.12, short=0.03, no_marks=0.25, first_day=0.0002,
)  # fmt: skip
NO_UPN = 0.012
UNKNOWN_CODES = {"UN1": 0.5, "UN2": 0.2, "UN3": 0.2, "UN4": 0.1}
FORMER_UPN = 0.5
"""Share of adopted children whose number from before is still on record."""
FREE_MEALS = np.array([[0.282, 0.302], [0.282, 0.305], [0.272, 0.302], [0.338, 0.33]])
"""By council, in primary and in secondary schools."""
FREE_MEALS_KNOWN = np.array([0.685, 0.699, 0.75, 0.768])
"""Of children in need, by council."""
SUPPORT = np.array([[0.14, 0.228, 0.25, 0.257], [0.13, 0.241, 0.26, 0.245],
                    [0.14, 0.324, 0.33, 0.248], [0.15, 0.252, 0.27, 0.332]])  # fmt: skip
"""Shares with support and no plan, by council and by status: none (assumed), in need, on a
protection plan (assumed) and in care."""
DIFFERENT = 0.03
"""Share of the plans that the school's own record does not know."""
YEARS = np.array(["R", *map(str, range(1, LAST_YEAR + 1))], dtype=object)


def pupils(county: County) -> Rows:
    """education_pupils: one row per child and council whose education service knows them."""
    roll, chance = school_rolls.rolls(county), county.chance("education_pupils")
    who = {name: values[roll["child"]] for name, values in county.child.items()}
    known, last = known_as(who, county.errors(EDUCATION), chance), county.period.last
    upn = blank(who["upn"], chance.happens(len(who["birth"]), NO_UPN))
    at_school = _at_school(county, roll)
    year = school_rolls.year_of(roll, _until(roll, last))
    phase = school_rolls.phase_on(roll, _until(roll, last))
    urn = school_rolls.urn_on(roll, _until(roll, last))
    joined = _joined(roll, year)
    columns: Frame = {
        "pupil_id": roll["pupil_id"],
        "upn": upn,
        "former_upn": _former_upns(county, roll, chance),
        "upn_unknown_code": _why_unknown(upn, chance),
        "given_name": known["given"],
        "family_name": known["family"],
        "birth_date": known["birth"],
        "postcode": known["postcode"],
        "sex_code": known["sex"],
        "ethnicity_code": who["ethnicity"],
        "school_urn": blank(urn, ~at_school),
        "school_phase_code": blank(np.array(PHASES, dtype=object)[phase], ~at_school),
        "year_group": YEARS[np.clip(year, 0, LAST_YEAR)],
        "sen_provision_code": _needs(county, roll, phase, chance),
        "is_free_school_meals_eligible": _free_meals(county, roll, phase, chance),
        "is_compulsory_school_age": _is_compulsory(who["birth"], roll, last),
        "registered_date": no_date(joined, ~at_school),
        "left_date": no_date(roll["ends"], ~at_school | (roll["ends"] > county.period.horizon)),
        "_child": roll["child"],
    }
    since = np.maximum(roll["begins"], county.period.first)
    return Rows(columns, since, roll["council"], {"left_date": {}})


def _until(roll: Frame, last: np.datetime64) -> Values:
    """The day of which the register speaks: for those who left, their last on the roll."""
    return np.maximum(np.minimum(roll["ends"], last), roll["begins"])


def _at_school(county: County, roll: Frame) -> Values:
    """Whether each pupil has, or had at the end, a school."""
    spans = [out_of_school.at_home(county, roll), out_of_school.missing(county, roll)]
    return ~out_of_school.away_on(roll, spans, county.period.last)


def _joined(roll: Frame, year: Values) -> Values:
    """The day on which each pupil joined the school: with year 7 for those who are older."""
    seventh = school_rolls.september(roll["entered"] + FIRST_YEAR_OF_SECONDARY)
    is_older = (year >= FIRST_YEAR_OF_SECONDARY) & (roll["kind"] == 0)
    return where(is_older, np.maximum(seventh, roll["begins"]), roll["begins"])


def _former_upns(county: County, roll: Frame, chance: Chance) -> Values:
    """The number that an adopted child had before, for some of them."""
    child = county.child
    origin = child["origin"][roll["child"]]
    kept = (origin >= 0) & chance.happens(len(origin), FORMER_UPN)
    return where(kept, child["upn"][origin], None)


def _why_unknown(upn: Values, chance: Chance) -> Values:
    known = upn != None  # noqa: E711 - an array is compared
    return blank(chance.pick(len(upn), UNKNOWN_CODES), known)


def _needs(county: County, roll: Frame, phase: Values, chance: Chance) -> Values:
    """Provision for special educational needs; plans are those that the council has issued."""
    status, count = _status(county, roll), len(phase)
    plan = school_rolls.has_plan(county)[roll["child"]]
    known = plan & ((phase == PHASES.index(SPECIAL)) | ~chance.happens(count, DIFFERENT))
    supported = plan | chance.happens(count, SUPPORT[roll["council"], status] / (1 - 0.05))
    codes: Values = np.select([known, supported], ["E", "K"], "N").astype(object)
    return codes


def _status(county: County, roll: Frame) -> Values:
    """What the councils do for each pupil on the last day, or did when they left."""
    return school_rolls.status_on(county, roll["child"], _until(roll, county.period.last))


def _free_meals(county: County, roll: Frame, phase: Values, chance: Chance) -> Values:
    council, status = roll["council"], _status(county, roll)
    older = (phase == PHASES.index(SECONDARY)).astype(int)
    share = where(status == NONE, FREE_MEALS[council, older] - 0.015, FREE_MEALS_KNOWN[council])
    return yes_no(chance.happens(len(share), share), np.ones(len(share), dtype=bool))


def _is_compulsory(birth: Values, roll: Frame, on: np.datetime64) -> Values:
    """From the term after the fifth birthday to the last Friday of June of year 11.

    Education Act 1996, section 8; the prescribed days are 31 March, 31 August and 31 December.
    """
    fifth = (birth.astype("datetime64[M]") + 60).astype(int)
    month, year = fifth % 12, fifth // 12
    term = np.select([month < 3, month < 8], [year * 12 + 3, year * 12 + 8], year * 12 + 12)
    begins = term.astype("datetime64[M]").astype("datetime64[D]")
    july = school_rolls.september(roll["entered"] + LAST_COMPULSORY_YEAR + 1)
    july = july.astype("datetime64[M]").astype(int) - 2
    month_end = july.astype("datetime64[M]").astype("datetime64[D]") - DAY
    friday = month_end - (month_end.astype(np.int64) + 6) % 7 * DAY  # day 0 was a Thursday
    return (begins <= on) & (on <= friday)


ROWS = {"education_pupils": pupils}
