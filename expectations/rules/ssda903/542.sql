-- title: A conviction is told of a child under 10
-- message: A child aged under 10 at 31 March should not have conviction information completed.
-- severity: error
-- flags: OC2(CONVICTED)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave CONVICTED empty, or correct the date of birth.
-- choice: Any value counts, also 0.
-- source: SSDA903 rule 542, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC2.row_id as OC2
from OC2
where birthday(OC2.DOB, 10) > collection_end() and OC2.CONVICTED is not null

/* examples
- name: turns 10 the day after the year, even with 0
  year: 2026
  OC2: [{DOB: 2016-04-01, CONVICTED: '1'}, {DOB: 2016-04-01, CONVICTED: '0'}]
  flags: {OC2: [1, 2]}
- name: turns 10 on the last day, nothing is told, or no date of birth
  year: 2026
  OC2: [{DOB: 2016-03-31, CONVICTED: '0'}, {DOB: 2016-04-01}, {CONVICTED: '0'}]
  flags: {}
*/
