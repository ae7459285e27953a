-- title: A temporary placement for the carers' holiday of more than three weeks
-- message: Temporary placements coded as being due to holiday of usual foster carer(s) cannot
--   exceed three weeks.
-- severity: error
-- flags: Episodes(DECOM, PLACE)
-- needs: Episodes
-- years: 2023-
-- dimension: validity
-- to do: Correct the type of placement, or the start or end of the episode.
-- choice: Each episode by itself; one without an end goes on to 31 March.
-- differs: The public validator leaves out episodes without an end, and children without a date of
--   birth in the header, which is not asked here.
-- source: SSDA903 rule 376, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Episodes
from Episodes
where
    PLACE = 'T3'
    and case when DEC_as_sent is null then collection_end() else DEC end > DECOM + 21

/* examples
- name: a day too long, or open for longer when the year ends
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-23, PLACE: T3}
    - {DECOM: 2027-03-09, PLACE: T3}
  flags: {Episodes: [1, 2]}
- name: just long enough, another placement, or a date that is missing or cannot be read
  Episodes:
    - {DECOM: 2026-05-01, DEC: 2026-05-22, PLACE: T3}
    - {DECOM: 2027-03-10, PLACE: T3}
    - {DECOM: 2026-05-01, DEC: 2026-12-01, PLACE: T0}
    - {DEC: 2026-12-01, PLACE: T3}
    - {DECOM: 2026-05-01, DEC: 31/31/2026, PLACE: T3}
  flags: {}
*/
