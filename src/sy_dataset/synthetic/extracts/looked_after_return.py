"""The yearly return of children looked after: twelve tables of one return year.

It tells the year that ended on the 31 March on or before the county's last day, as it stood
then; some councils' return of the year before is there as well. Whoever was in care in the
year stands in it, and care leavers from 17 to 21. What the case system holds of reviews,
health, adoption and workers is told again here. Needs that the return has no code for are
told as abuse or neglect; which parts of a day are unknown is not published; assumed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, blank, no_date, where
from sy_dataset.synthetic.clock import DAY, as_date
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.care_episodes import return_episodes
from sy_dataset.synthetic.extracts.characteristics import young_mothers
from sy_dataset.synthetic.extracts.looked_after_outcomes import OUTCOMES, Year
from sy_dataset.synthetic.extracts.returns import (
    Days,
    in_force,
    taken,
    year_begins,
    year_ends,
)
from sy_dataset.synthetic.known_as import COUNCIL, known_as
from sy_dataset.synthetic.rows import Rows

ADULT_MONTHS = 18 * 12
SENT_AGAIN = (1, 3)
"""Councils whose return of the year before is there as well."""
LETTERS_FROM, SUPPORTED_FROM = 2025, 2025
"""The first return years with M and F for 1 and 2, and with K3 for H5."""


def tables(county: County) -> dict[str, Rows]:
    """The tables of the return by name, of this year and for some councils the year before.

    `_id` numbers a child, `_parent` is the child of a row.
    """
    ends = year_ends(county)
    earlier = year_begins(ends) - DAY
    known = known_as(
        county.child_of(county.record), county.errors(COUNCIL), county.chance("council identifiers")
    )
    years = [_of_year(county, known, ends)]
    if year_begins(earlier) >= county.period.shown:
        before = _of_year(county, known, earlier)
        years.append({name: _only(frame, SENT_AGAIN) for name, frame in before.items()})
    return {name: _rows([year[name] for year in years], county) for name in years[0]}


def _only(frame: Frame, councils: tuple[int, ...]) -> Frame:
    return taken(frame, np.isin(frame["_council"], councils))


def _rows(parts: list[Frame], county: County) -> Rows:
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    council, period = columns.pop("_council"), columns.pop("_period")
    return Rows(columns, np.full(len(council), county.period.first), council, period=period)


def _of_year(county: County, known: Frame, ends: Days) -> dict[str, Frame]:
    """Every table of one return year, its rows in the order of their children."""
    begins = year_begins(ends)
    episodes = return_episodes(county)
    episodes = taken(episodes, in_force(episodes["started"], episodes["ended"], begins, ends))
    year = Year(begins, ends, episodes)
    frames = {"episodes": _episodes(county, year)}
    frames |= {name: made(county, year) for name, made in OUTCOMES.items()}
    frames["uasc"] = _unaccompanied(county, year)
    everyone = np.unique(np.concatenate([frame["_record"] for frame in frames.values()]))
    told = {"header": _header(county, known, year, everyone)}
    return told | {name: _of_children(county, known, frame, ends) for name, frame in frames.items()}


def _of_children(county: County, known: Frame, frame: Frame, ends: Days) -> Frame:
    """The rows of a table in the order of their children, with what all tables say of these."""
    frame = taken(frame, np.argsort(frame["_record"], kind="stable"))
    record = frame.pop("_record")
    return _whose(county, known, record, ends) | {"_parent": record} | frame


def _whose(county: County, known: Frame, record: Values, ends: Days) -> Frame:
    child = county.record["child"][record]
    sex = known["sex"][record]
    if as_date(ends).year < LETTERS_FROM:
        sex = np.select([sex == "M", sex == "F"], ["1", "2"], "1").astype(object)
    return {
        "_council": county.record["council"][record],
        "_period": np.full(len(record), ends),
        "_child": child,
        "person_id": county.record["person_id"][record],
        "birth_date": known["birth"][record],
        "sex_code": sex,
    }


def _header(county: County, known: Frame, year: Year, record: Values) -> Frame:
    """One row per child; a pupil number, or why there is none; young mothers of the year.

    Of those who were not in care in the year motherhood is not told, nor that they came alone.
    """
    frame = _whose(county, known, record, year.ends)
    child = county.child
    who = frame["_child"]
    pair = young_mothers(county)
    born = np.full(len(county.record["child"]), np.datetime64("NaT", "D"))
    born[pair["mother"]] = child["birth"][county.record["child"][pair["baby"]]]
    born = no_date(born, ~(born <= year.ends))[record]
    held = np.isin(record, year.episodes["record"])
    girl = (child["sex"][who] == "F") & held
    alone = _came_alone(county)[who]
    upn = child["upn"][who]
    none = where(alone, "UN2", "UN1")
    return frame | {
        "_id": record,
        "ethnicity_code": child["ethnicity"][who],
        "upn_written": where(upn == None, none, None),  # noqa: E711 - an array is compared
        "upn": where(upn == None, none, upn),  # noqa: E711 - XML has one place for both
        "is_mother": where(girl, ~np.isnat(born), None),
        "mothers_child_birth_date": no_date(born, ~(born >= year.begins) | ~held),
        "is_uasc": alone & held,
    }


def _came_alone(county: County) -> Values:
    alone = np.zeros(len(county.child["birth"]), dtype=bool)
    alone[county.case["child"][county.case["is_unaccompanied"]]] = True
    return alone


def _episodes(county: County, year: Year) -> Frame:
    """Episodes that touch the year; what came after it is not known."""
    these = year.episodes
    child = county.record["child"][these["record"]]
    goes_on = ~(these["ended"] <= year.ends)
    place = these["place_code"]
    if as_date(year.ends).year < SUPPORTED_FROM:
        place = where(place == "K3", "H5", place)
    return {
        "_record": these["record"],
        "episode_start_date": these["started"],
        "new_episode_reason_code": these["began_code"],
        "legal_status_code": these["status_code"],
        "need_code": these["need_code"],
        "placement_type_code": place,
        "placement_provider_code": these["provider_code"],
        "episode_end_date": no_date(these["ended"], goes_on),
        "episode_ceased_reason_code": blank(these["ceased_code"], goes_on),
        "place_change_reason_code": blank(these["change_code"], goes_on),
        "home_postcode": blank(county.child["postcode"][child], _came_alone(county)[child]),
        "placement_postcode": these["postcode"],
        "placement_urn": these["urn"],
    }


def _unaccompanied(county: County, year: Year) -> Frame:
    """Children in care who came alone, and the day they turn 18, when they cease to be so."""
    record = np.unique(year.episodes["record"])
    child = county.record["child"][record]
    alone = _came_alone(county)[child]
    record = record[alone]
    born = county.child["birth"][child[alone]]
    month = born.astype("datetime64[M]")
    grown = (month + ADULT_MONTHS).astype(born.dtype) + (born - month.astype(born.dtype))
    return {"_record": record, "uasc_ceased_date": grown}


ROWS: dict[str, Callable[[County], dict[str, Rows]]] = {"ssda903": tables}
