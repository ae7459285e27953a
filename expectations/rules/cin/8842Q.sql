-- title: A review has no date
-- message: Please check and either amend or provide a reason: Review Record has a missing date
-- severity: query
-- flags: Reviews(CPPreviewDate)
-- needs: Reviews
-- years: 2023-
-- dimension: completeness
-- to do: Give the date of the review, or take the record out if there was none.
-- choice: A date that cannot be read is missing.
-- source: CIN census rule 8842Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

select Reviews.row_id as Reviews
from Reviews
where Reviews.CPPreviewDate is null

/* examples
- name: no date, and one that is no day
  Reviews: [{LAchildID: A}, {cp_review_number: 2, CPPreviewDate: '31/31/2025'}]
  flags: {Reviews: [1, 2]}
- name: a date
  Reviews: [{CPPreviewDate: 2025-06-01}]
  flags: {}
*/
