"""What the lists of an inspection share: the children, who works with them, and its own codes."""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Frame, Values, no_date, where
from sy_dataset.synthetic.clock import days
from sy_dataset.synthetic.county import County
from sy_dataset.synthetic.extracts.characteristics import disabled
from sy_dataset.synthetic.extracts.returns import ages
from sy_dataset.synthetic.extracts.tools import TEAMS, coded, text
from sy_dataset.synthetic.extracts.workforce import allocations, worker_names
from sy_dataset.synthetic.growing import NOBODY
from sy_dataset.synthetic.known_as import COUNCIL, known_as

GENDERS = {"M": "a) Male", "F": "b) Female", "U": "c) Not stated/recorded"}
WHITE, MIXED, ASIAN, BLACK = (
    "a) White", "b) Mixed", "c) Asian or Asian British", "d) Black or black British",
)  # fmt: skip
ETHNICITIES = {
    **dict.fromkeys(("WBRI", "WIRI", "WIRT", "WOTH", "WROM"), WHITE),
    **dict.fromkeys(("MWBC", "MWBA", "MWAS", "MOTH"), MIXED),
    **dict.fromkeys(("AIND", "APKN", "ABAN", "AOTH", "CHNE"), ASIAN),
    **dict.fromkeys(("BCRB", "BAFR", "BOTH"), BLACK),
    "OOTH": "e) Other ethnic group", "REFU": "f) Not stated", "NOBT": "f) Not stated",
}  # fmt: skip
HEALTH, SERVICES = "d) Health services", "f) LA services"
SOURCES = {
    **dict.fromkeys(("1A", "1B", "1C", "1D"), "a) Individual"),
    **dict.fromkeys(("3A", "3B", "3C", "3D", "3E", "3F"), HEALTH),
    **dict.fromkeys(("5A", "5B", "5C", "5D"), SERVICES),
    "2A": "b) Schools", "2B": "c) Education services", "4": "e) Housing", "6": "g) Police",
    "7": "h) Other legal agency", "8": "i) Other", "9": "j) Anonymous", "10": "k) Unknown",
}  # fmt: skip
NEEDS = {
    "N1": "a) Abuse or neglect", "N2": "b) Child's disability",
    "N3": "c) Parents illness or disability", "N4": "d) Family in acute stress",
    "N5": "e) Family dysfunction", "N6": "f) Socially unacceptable behaviour",
    "N7": "g) Low income", "N8": "h) Absent parenting", "N9": "i) Not CIN", "N0": "j) Not stated",
}  # fmt: skip
CLOSURES = {
    "RC1": "a) Adopted", "RC2": "b) Died", "RC3": "c) Residence Order",
    "RC4": "d) Special Guardianship Order", "RC5": "e) Transfer to another LA",
    "RC6": "f) Transfer to Adult Social Services",
    "RC7": "g) 'Other' incl. Child no longer in need",
    "RC8": "h) Child not in need after assessment",
    "RC9": "h) Child not in need after assessment",
}  # fmt: skip
ABUSE = {
    "Neglect": "a) Neglect", "Physical Abuse": "b) Physical Abuse",
    "Sexual Abuse": "c) Sexual Abuse", "Emotional Abuse": "d) Emotional Abuse",
}  # fmt: skip
TEAM_NAMES = ("Assessment", "Safeguarding", "Looked After", "Disabled Children")
HOMES = {
    "B": "a) With parents or relatives", "C": "b) Community home",
    "D": "c) Semi-independent transitional accommodation", "E": "d) Supported lodgings",
    "G": "e) Gone abroad", "H": "f) Deported", "K": "g) Ordinary lodgings",
    "R": "h) Residence not known", "S": "i) No fixed abode / homeless", "T": "j) Foyers",
    "U": "k) Independent living", "V": "l) Emergency accommodation", "W": "m) Bed and breakfast",
    "X": "n) In custody", "Y": "p) Other accommodation", "Z": "o) With Former Foster Carer",
}  # fmt: skip
SUITABLE = {
    "Suitable": "a) Suitable", "Not suitable": "b) Not suitable",
    "Not in touch or not recorded": "c) Not in touch or not recorded", "Exclude": "d) Exclude",
}  # fmt: skip
TOUCH = {
    "YES": "a) In touch", "NO": "b) Not in touch", "DIED": "d) Exclude", "REFU": "b) Not in touch",
    "NREQ": "d) Exclude", "RHOM": "d) Exclude",
}  # fmt: skip
ELIGIBLE = {
    "Relevant": "a) Relevant", "Former relevant": "b) Former relevant",
    "Qualifying": "c) Qualifying", "Eligible": "d) Eligible", "Other": "e) Other",
}  # fmt: skip
ACTIVE = {
    "F1": "F1: Full time in higher education",
    "F2": "F2: Full time in education other than higher",
    "F4": "F4: Young person engaged full time in an apprenticeship",
    "F5": "F5: Young person engaged full time in training or employment (not apprenticeship)",
    "P1": "P1: Part time in higher education",
    "P2": "P2: Part time in education other than higher",
    "P4": "P4: Young person engaged part time in an apprenticeship",
    "P5": "P5: Young person engaged part time in training or employment (not apprenticeship)",
    "G4": "G4: Not in education, employment or training - illness or disability",
    "G5": "G5: Not in education, employment or training - other",
    "G6": "G6: Not in education, employment or training - pregnancy or parenting",
}  # fmt: skip
REVERSED = {
    "RD1": "a) Child’s needs changed", "RD2": "b) Court did not make a PO",
    "RD3": "c) Prospective adopters cannot be found", "RD4": "d) Any other reason",
}  # fmt: skip


def true_false(values: Values) -> Values:
    """Yes and no as the answers that may also be unknown write them."""
    return where(values.astype(bool), "True", "False").astype(object)


def people(county: County, records: list[Values]) -> list[Frame]:
    """What every list says of the child of each record; the unborn have no day of birth yet.

    records  of each list, the records that its rows speak of
    """
    known = known_as(
        county.child_of(county.record), county.errors(COUNCIL), county.chance("council identifiers")
    )
    last = county.period.last
    child, unborn = county.record["child"], known["birth"] > last
    every: Frame = {
        "_council": county.record["council"],
        "child_id": county.record["person_id"],
        "gender_code": where(unborn, GENDERS["U"], coded(known["sex"], GENDERS)),
        "ethnic_group_code": coded(county.child["ethnicity"], ETHNICITIES)[child],
        "birth_date": no_date(known["birth"], unborn),
        "age_years": where(unborn, None, ages(known["birth"], last).astype(object)),
        "disability_code": true_false(disabled(county)[child]),
    }
    return [{name: values[record] for name, values in every.items()} for record in records]


def worked_by(county: County, case: Values, on: Values) -> Frame:
    """The team and worker of each case on a day of it; of one that nobody held, the duty team's."""
    held = allocations(county)
    order = held["case"] * 10**6 + held["started"].astype(int)
    asked = case * 10**6 + days(on).astype(int)
    place = np.searchsorted(order, asked, "right") - 1
    place = where((place >= 0) & (held["case"][place] == case), place, NOBODY)
    council = county.case["council"][case]
    number = where(place >= 0, held["number"][place], case % TEAMS)
    names = np.array(TEAM_NAMES, dtype=object)[number % len(TEAM_NAMES)]
    return {
        "allocated_team": text(names, " ", 1 + number % TEAMS // len(TEAM_NAMES)),
        "allocated_worker_name": worker_names(county, council, number),
    }
