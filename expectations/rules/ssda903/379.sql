-- title: A temporary placement without a reason of more than seven days
-- message: Temporary placements for unspecified reason (placement code T4) cannot exceed seven
--   days.
-- severity: error
-- flags: Episodes(DECOM, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement, or the start or end of the episode.
-- choice: Each episode by itself; one without an end goes on to 31 March.
-- differs: The public validator leaves out episodes without an end, and children without a date of
--   birth in the header, which is not asked here.
-- source: SSDA903 rule 379, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE = 'T4'
    and case when DEC_as_sent is null then collection_end() else DEC end > DECOM + 7

/* examples
- name: a day too long, or open for longer when the year ends
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-09, PLACE: T4}
    - {DECOM: 2027-03-23, PLACE: T4}
  flags: {Episodes: [1, 2]}
- name: just long enough, another placement, or a date that is missing or cannot be read
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-08, PLACE: T4}
    - {DECOM: 2027-03-24, PLACE: T4}
    - {DECOM: 2026-05-01, DEC: 2026-12-01, PLACE: T0}
    - {DEC: 2026-12-01, PLACE: T4}
    - {DECOM: 2026-05-01, DEC: 31/31/2026, PLACE: T4}
  flags: {}
*/
