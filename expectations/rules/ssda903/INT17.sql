-- title: The date of birth in Reviews is not that of the header
-- message: Internal Check: DOB in Reviews is different to DOB in Header.
-- severity: error
-- flags: Reviews(DOB)
-- needs: Header, Reviews
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of birth in Reviews or in the header.
-- choice: A child who stands twice in the header must agree with each row. A date that is missing
--   or cannot be read passes.
-- source: SSDA903 rule INT17, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select Reviews.row_id as Reviews
from Reviews
join Header using (CHILD)
where Reviews.DOB <> Header.DOB

/* examples
- name: another day, or that of one of two rows in the header
  Header: [{DOB: 2015-05-01}, {CHILD: B, DOB: 2015-05-01}, {CHILD: B, DOB: 2015-05-02}]
  Reviews: [{DOB: 2015-05-02}, {CHILD: B, DOB: 2015-05-02}]
  flags: {Reviews: [1, 2]}
- name: the same day, a date that is missing, or a child who is not in the header
  Header: [{DOB: 2015-05-01}, {CHILD: B}, {CHILD: C, DOB: 2015-05-01}]
  Reviews: [{DOB: 2015-05-01}, {CHILD: B, DOB: 2015-05-01}, {CHILD: C, DOB: '31/31/2015'}, {CHILD: D, DOB: 2015-05-01}]
  flags: {}
*/
