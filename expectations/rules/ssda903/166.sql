-- title: No valid date of the review
-- message: Date of review is invalid or blank.
-- severity: error
-- flags: Reviews(REVIEW)
-- needs: Reviews
-- years: 2023-
-- dimension: validity
-- to do: Give the day of the review.
-- source: SSDA903 rule 166, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Reviews
from Reviews
where REVIEW is null

/* examples
- name: no such day, or none
  Reviews: [{REVIEW: '31/02/2026'}, {}]
  flags: {Reviews: [1, 2]}
- name: a day
  Reviews: [{REVIEW: 2026-05-01}]
  flags: {}
*/
