-- title: A care leaver of another age than 17 to 21
-- message: Young person was not 17, 18, 19, 20 or 21 during the current collection year.
-- severity: error
-- flags: OC3(DOB, IN_TOUCH, ACTIV, ACCOM)
-- needs: OC3
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth, or take the young person out of the care leavers.
-- choice: 17 by the last day of the year, and not yet 22 on its first.
-- differs: The validator tests only that the young person turns 17 by 31 March; the words also name
--   21 as the highest age.
-- source: SSDA903 rule 391, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select OC3.row_id as OC3
from OC3
where
    (birthday(OC3.DOB, 17) > collection_end() or birthday(OC3.DOB, 22) <= collection_start())
    and coalesce(OC3.IN_TOUCH, OC3.ACTIV, OC3.ACCOM) is not null

/* examples
- name: turns 17 the day after the year
  year: 2026
  OC3: [{DOB: 2009-04-01, IN_TOUCH: 'YES'}, {DOB: 2009-04-01, ACTIV: F1}, {DOB: 2009-04-01, ACCOM: B1}]
  flags: {OC3: [1, 2, 3]}
- name: turned 22 on the first day of the year
  year: 2026
  OC3: [{DOB: 2003-04-01, IN_TOUCH: 'YES'}]
  flags: {OC3: [1]}
- name: turns 17 on the last day, was 21 on the first, or tells nothing
  year: 2026
  OC3: [{DOB: 2009-03-31, IN_TOUCH: 'YES'}, {DOB: 2003-04-02, IN_TOUCH: 'NO'}, {DOB: 2009-04-01}, {IN_TOUCH: 'YES'}]
  flags: {}
*/
