-- title: Too young to take part in a review, though 4 or over
-- message: Participation method indicates child was under 4 years old at the time of the review, but date of birth and review date indicates the child was 4 years old or over.
-- severity: error
-- flags: Reviews(DOB, REVIEW, REVIEW_CODE)
-- needs: Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Correct the participation code, the date of the review or the date of birth.
-- differs: The validator passes a review on the 4th birthday itself; on that day the child is 4.
-- source: SSDA903 rule 440, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Reviews.row_id as Reviews
from Reviews
where Reviews.REVIEW_CODE = 'PN0' and Reviews.REVIEW >= birthday(Reviews.DOB, 4)

/* examples
- name: on the 4th birthday
  Reviews: [{DOB: 2022-06-01, REVIEW: 2026-06-01, REVIEW_CODE: PN0}]
  flags: {Reviews: [1]}
- name: the day before, another code, or a date is missing
  Reviews: [{DOB: 2022-06-01, REVIEW: 2026-05-31, REVIEW_CODE: PN0}, {DOB: 2022-06-01, REVIEW: 2026-06-01, REVIEW_CODE: PN1}, {DOB: 2022-06-01, REVIEW_CODE: PN0}, {REVIEW: 2026-06-01, REVIEW_CODE: PN0}]
  flags: {}
*/
