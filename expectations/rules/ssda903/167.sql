-- title: The child's part in the review is missing or not a code
-- message: Data entry for participation is invalid or blank.
-- severity: error
-- flags: Reviews(REVIEW_CODE)
-- needs: Reviews
-- years: 2023-
-- dimension: validity
-- to do: Give a code PN0 to PN7 with the date of the review.
-- choice: A code without a review is not valid; a review date that cannot be read is one, and rule
--   166 reports it.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 167, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Reviews
from Reviews
where
    coalesce(REVIEW_as_sent, REVIEW_CODE) is not null
    and (
        REVIEW_as_sent is null
        or REVIEW_CODE is null
        or REVIEW_CODE not in ('PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
    )

/* examples
- name: no code, a wrong one, or one without a review
  Reviews: [{REVIEW: 2026-05-01}, {REVIEW: 2026-05-01, REVIEW_CODE: PN8}, {REVIEW_CODE: PN1}]
  flags: {Reviews: [1, 2, 3]}
- name: both or neither
  Reviews: [{REVIEW: 2026-05-01, REVIEW_CODE: PN0}, {REVIEW: 2026-05-01, REVIEW_CODE: PN7}, {}, {REVIEW: '31/02/2026', REVIEW_CODE: PN1}]
  flags: {}
*/
