-- title: A care leaver under 18 in a foyer
-- message: Care leavers aged under 18 years, can not be accommodated in a Foyer.
-- severity: error
-- flags: OC3(ACCOM, DOB)
-- needs: OC3
-- years: 2024-
-- dimension: validity
-- to do: Correct the accommodation or the date of birth.
-- choice: Aged under 18 at the beginning of the year.
-- differs: The public validator looks for the accommodation T, but a foyer is coded T1 or T2; it
--   counts 18 years as 6574.365 days, so that in some years it flags an 18th birthday on 1 April.
-- source: SSDA903 rule 347, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC3
from OC3
where ACCOM in ('T', 'T1', 'T2') and birthday(DOB, 18) > collection_start()

/* examples
- name: turns 18 the day after the year begins
  year: 2026
  OC3: [{ACCOM: T1, DOB: 2007-04-02}, {CHILD: B, ACCOM: T2, DOB: 2007-04-02}, {CHILD: C, ACCOM: T, DOB: 2007-04-02}]
  flags: {OC3: [1, 2, 3]}
- name: is 18 on the first day, lives elsewhere, or has no date of birth
  year: 2026
  OC3: [{ACCOM: T1, DOB: 2007-04-01}, {CHILD: B, ACCOM: K1, DOB: 2008-01-01}, {CHILD: C, ACCOM: T2}]
  flags: {}
*/
