"""Published levels of the four authorities by year, for what is not calibrated in the core.

Source: DfE, Local Authority Interactive Tool, years ending 31 March 2022 to 2025. Open Government
Licence v3.0. Later years carry the level of 2025 forward, earlier ones that of 2022. A level that
was suppressed stands as that of the region or of the years around (substance misuse, convictions,
not in touch). Doncaster's reviews of 2023, published as none of 219 in time, are a known defect:
the mean of the years around stands in its place.
"""

from __future__ import annotations

import numpy as np

from sy_dataset.synthetic.chance import Values

FIRST, LAST = 2022, 2025
LEVELS = {
    "cp_reviews_in_time": ((100, 98.7, 94.6, 83.2), (57.9, 75, 91.8, 89.7), (87.7, 98, 91.5, 96.4),
                           (92.8, 93, 95.3, 97.1)),
    "health_assessment": ((95, 94, 86, 92), (69, 87, 87, 90), (95, 94, 91, 91), (95, 92, 90, 93)),
    "dental_check": ((85, 89, 81, 65), (40, 63, 42, 79), (53, 88, 87, 91), (86, 90, 89, 91)),
    "immunised": ((93, 89, 76, 79), (99, 98, 100, 100), (97, 97, 96, 96), (86, 83, 78, 83)),
    "sdq_average": ((14, 15.2, 16, 17), (13.8, 14, 15.6, 15), (13.9, 14.7, 16.1, 15.3),
                    (15.8, 16.3, 16, 16.2)),
    "substance_misuse": ((5, 5, 4, 4), (5, 2, 4, 4), (6, 6, 6, 7), (1, 1, 1, 1)),
    "convicted": ((4, 4, 4, 5), (2, 2, 2, 2), (2, 2, 2, 2), (5, 3, 5, 4)),
    "suitable_accommodation": ((92, 94, 95, 93), (90, 75, 88, 86), (92, 94, 92, 93),
                               (86, 83, 80, 87)),
    "leavers_active": ((68, 61, 58, 64), (48, 48, 50, 47), (49, 48, 49, 46), (46, 45, 42, 39)),
    "leavers_not_in_touch": ((2, 2, 1, 2), (5, 22, 7, 3), (2, 2, 2, 2), (6, 9, 12, 6)),
    "in_need_with_plan": ((22.9, 24.9, 20.5, 21.8), (6.6, 7.2, 9, 12.5), (13.7, 13.7, 16.4, 19),
                          (18.6, 18, 20.1, 18.9)),
    "in_care_with_plan": ((27.3, 27.8, 28.7, 31), (26.2, 28.5, 25, 31.4), (36.8, 36.7, 41.1, 46.2),
                          (28.8, 33.3, 39, 37.3)),
    "agency_workers": ((14.3, 28.1, 19.2, 13), (20.8, 20.4, 20, 12.8), (9.4, 8.6, 5.9, 1.9),
                       (5, 2.3, 2.8, 0.4)),
    "caseload": ((19.1, 14.1, 16.2, 15.2), (17.7, 19.2, 15.6, 15.1), (18.1, 13.2, 12.5, 13.3),
                 (15.9, 16.1, 15.3, 14.9)),
}  # fmt: skip
"""Measure -> of each authority, in the order of COUNCILS, the level of each year.

Percentages, but the average score of the strengths and difficulties questionnaire and the cases
of a social worker. Of children looked after for a year: health, dental, immunised, score, misuse,
convicted; of care leavers of 19 to 21: accommodation, activity, in touch; of school-age children:
education, health and care plans.
"""


def year_of(on: Values | np.datetime64) -> Values:
    """The year ending 31 March in which each day lies."""
    month = np.asarray(on).astype("datetime64[M]").astype(int)
    year: Values = 1970 + (month + 9) // 12
    return year


def level(measure: str, council: Values, year: Values | int) -> Values:
    """The level of a measure of each council and year."""
    column = np.clip(year, FIRST, LAST) - FIRST
    levels: Values = np.array(LEVELS[measure], dtype=float)[council, column]
    return levels


def share(measure: str, council: Values, year: Values | int) -> Values:
    """A percentage as a share of one."""
    return level(measure, council, year) / 100
