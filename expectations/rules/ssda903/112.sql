-- title: The day on which the child should be placed for adoption is not a date
-- message: Date should be placed for adoption is not a valid date.
-- severity: error
-- flags: AD1(DATE_INT)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Correct the day of the decision that the child should be placed for adoption.
-- source: SSDA903 rule 112, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where DATE_INT is null and DATE_INT_as_sent is not null

/* examples
- name: no such day
  AD1: [{DATE_INT: '31/02/2026'}, {CHILD: B, DATE_INT: '2019-13-01'}]
  flags: {AD1: [1, 2]}
- name: a day, or none
  AD1: [{DATE_INT: 2026-05-01}, {}]
  flags: {}
*/
