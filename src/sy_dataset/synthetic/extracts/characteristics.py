"""What councils record of children besides the person: family, motherhood, disability.

Children in need by reason of disability nearly all have one recorded; of the others few do, so
that about one in eight children in need does, as in England. Which disabilities, how many young
mothers there are, and the slips in the lists of families, is not published; assumed.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values
from sy_dataset.synthetic.clock import DAY
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.tools import numbered, text
from sy_dataset.synthetic.growing import NEVER
from sy_dataset.synthetic.people import LETTERS
from sy_dataset.synthetic.rows import Rows

NOT_LISTED = 0.03
"""Share of known children who are missing from the list of families."""
BY_DISABILITY, OTHERS_DISABLED = 0.96, 0.035
DISABILITIES = {
    "LD": 0.42, "AUT": 0.36, "BEH": 0.26, "COMM": 0.22, "MOB": 0.17, "PC": 0.1, "INC": 0.08,
    "HEAR": 0.07, "VIS": 0.06, "CON": 0.05, "HAND": 0.04, "DDA": 0.12,
}  # fmt: skip
"""Share of the disabled children with each."""
YOUNG_MOTHERS = 0.12
"""Share of the first children known to a council whose mother it knows as a child as well."""
USUAL_AGE, EITHER_WAY = 6200, 700
"""Days of age of a young mother at the birth: about 17 years, from 15 to 19."""


def families(county: County) -> Rows:
    """ssd_family: one row per child whom a council knows; children who came alone have none."""
    record = county.record
    child = record["child"]
    alone = np.zeros(len(county.child["birth"]), dtype=bool)
    alone[county.case["child"][county.case["is_unaccompanied"]]] = True
    listed = ~alone[child] & ~county.chance("ssd_family").happens(len(child), NOT_LISTED)
    number = np.char.mod("FA%07d", county.child["household"][child] + 1).astype(object)
    columns: Frame = {
        "family_id": LETTERS[record["council"]] + number,
        "person_id": record["person_id"],
    }
    rows = Rows(columns, record["known"], record["council"]).only(listed)
    return numbered(rows, "family_member_id", "FM")


def disabled(county: County) -> Values:
    """Whether each child of the county is disabled, whichever council knows it."""
    count = len(county.child["birth"])
    by_need = np.zeros(count, dtype=bool)
    by_need[county.case["child"][county.case["need"] == "N2"]] = True
    draw = county.chance("disabled").rng.random(count)
    return np.where(by_need, draw < BY_DISABILITY, draw < OTHERS_DISABLED)


def disabilities(county: County) -> Frame:
    """Disabilities of the children whom a council knows: record and code, NONE if it has none.

    The rows of a record stand together. A child has the same in every council.
    """
    child = county.record["child"]
    codes, shares = list(DISABILITIES), np.array(list(DISABILITIES.values()))
    draws = county.chance("disabilities").rng.random((len(county.child["birth"]), len(codes)))
    found = (draws < shares)[child]
    found[np.arange(len(child)), (draws / shares).argmin(axis=1)[child]] = True  # at least one
    found &= disabled(county)[child, None]
    of, which = np.nonzero(np.column_stack([found, ~found.any(axis=1)]))
    return {"record": of, "code": np.array([*codes, "NONE"], dtype=object)[which]}


def disability(county: County) -> Rows:
    """ssd_disability: disabilities, and that there is none, once a child was assessed."""
    found, record = disabilities(county), county.record
    assessed = np.full(len(record["child"]), NEVER)
    done = county.assessment
    np.fmin.at(assessed, done["record"], done["authorised"])
    of = found["record"]
    born = county.child["birth"][record["child"][of]] + 180 * DAY
    lag = county.chance("ssd_disability").whole(len(record["child"]), 0, 60)[of]
    since = np.maximum(np.fmin(assessed[of], record["known"][of] + lag * DAY), born)
    shown = (found["code"] != "NONE") | ~np.isnat(assessed[of])
    columns: Frame = {"person_id": record["person_id"][of], "disability_code": found["code"]}
    since = np.maximum(since, np.where(found["code"] == "NONE", assessed[of], since))
    rows = Rows(columns, since, record["council"][of]).only(shown)
    return numbered(rows, "disability_id", "DI")


def young_mothers(county: County) -> Frame:
    """Girls known to a council who gave birth to a child it knows: mother and baby, two records.

    A mother has one child, which is the eldest of another household.
    """
    record, child = county.record, county.child
    who = record["child"]
    birth = child["birth"][who]
    baby = np.flatnonzero((child["place"][who] == 0) & (birth > county.period.shown))
    baby = baby[birth[baby] <= county.period.horizon]
    girl = np.flatnonzero(child["sex"][who] == "F")
    if not len(girl):
        return {"mother": girl, "baby": girl}
    key = record["council"] * 10**6 + birth.astype(int)
    girl = girl[np.argsort(key[girl])]
    wanted = key[baby] - USUAL_AGE
    after = np.minimum(np.searchsorted(key[girl], wanted), len(girl) - 1)
    around = girl[np.stack([np.maximum(after - 1, 0), after])]
    nearest = abs(key[around] - wanted).argmin(axis=0)
    mother = around[nearest, np.arange(len(baby))]
    near = abs(key[mother] - wanted) < EITHER_WAY
    near &= child["household"][who[mother]] != child["household"][who[baby]]
    near &= county.chance("young mothers").happens(len(baby), YOUNG_MOTHERS)
    mother, first = np.unique(mother[near], return_index=True)
    return {"mother": mother, "baby": baby[near][first]}


def mothers(county: County) -> Rows:
    """ssd_mother: one row per young mother and child."""
    pair, record = young_mothers(county), county.record
    mother, baby = pair["mother"], pair["baby"]
    birth = county.child["birth"][record["child"][baby]]
    columns: Frame = {
        "mother_row_id": text(record["person_id"][mother], "M1"),
        "person_id": record["person_id"][mother],
        "child_person_id": record["person_id"][baby],
        "child_birth_date": birth,
    }
    since = np.maximum(np.maximum(record["known"][mother], record["known"][baby]), birth)
    return Rows(columns, since, record["council"][mother])


ROWS = {
    "ssd_family": families,
    "ssd_disability": disability,
    "ssd_mother": mothers,
}
