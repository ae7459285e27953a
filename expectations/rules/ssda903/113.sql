-- title: The day of the match with the adopters is not a date
-- message: Date matching child and adopter(s) is not a valid date.
-- severity: error
-- flags: AD1(DATE_MATCH)
-- needs: AD1
-- years: 2023-
-- dimension: validity
-- to do: Correct the day on which child and adopters were matched.
-- source: SSDA903 rule 113, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where DATE_MATCH is null and DATE_MATCH_as_sent is not null

/* examples
- name: no such day
  AD1: [{DATE_MATCH: '31/02/2026'}, {CHILD: B, DATE_MATCH: '2019-13-01'}]
  flags: {AD1: [1, 2]}
- name: a day, or none
  AD1: [{DATE_MATCH: 2026-05-01}, {}]
  flags: {}
*/
