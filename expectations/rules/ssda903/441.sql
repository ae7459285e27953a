-- title: Old enough to take part in a review, though under 4
-- message: Participation method indicates child was 4 years old or over at the time of the review, but the date of birth and review date indicates the child was under 4 years old.
-- severity: error
-- flags: Reviews(DOB, REVIEW, REVIEW_CODE)
-- needs: Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Correct the participation code to PN0, the date of the review or the date of birth.
-- source: SSDA903 rule 441, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Reviews.row_id as Reviews
from Reviews
where
    Reviews.REVIEW_CODE in ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
    and Reviews.REVIEW < birthday(Reviews.DOB, 4)

/* examples
- name: the day before the 4th birthday
  Reviews: [{DOB: 2022-06-01, REVIEW: 2026-05-31, REVIEW_CODE: PN1}, {DOB: 2022-06-01, REVIEW: 2026-05-31, REVIEW_CODE: PN7}]
  flags: {Reviews: [1, 2]}
- name: on the birthday, another code, or a date is missing
  Reviews: [{DOB: 2022-06-01, REVIEW: 2026-06-01, REVIEW_CODE: PN1}, {DOB: 2022-06-01, REVIEW: 2026-05-31, REVIEW_CODE: PN0}, {DOB: 2022-06-01, REVIEW: 2026-05-31, REVIEW_CODE: PN8}, {DOB: 2022-06-01, REVIEW_CODE: PN1}, {REVIEW: 2026-05-31, REVIEW_CODE: PN1}]
  flags: {}
*/
