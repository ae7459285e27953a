-- title: Matched with adopters before the decision for adoption
-- message: Date should be placed for adoption must be on or prior to the date of matching child
--   with adopter(s).
-- severity: error
-- flags: AD1(DATE_INT)
-- needs: AD1
-- years: 2023-
-- dimension: consistency
-- to do: Give or correct the date of the decision that the child should be placed for adoption.
-- choice: A match without any date of the decision is flagged too.
-- source: SSDA903 rule 333, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as AD1
from AD1
where DATE_MATCH is not null and (DATE_INT > DATE_MATCH or DATE_INT is null)

/* examples
- name: decided the day after the match, never, or on a day that cannot be read
  AD1:
    - {DATE_INT: 2026-05-02, DATE_MATCH: 2026-05-01}
    - {CHILD: B, DATE_MATCH: 2026-05-01}
    - {CHILD: C, DATE_INT: 31/31/2026, DATE_MATCH: 2026-05-01}
  flags: {AD1: [1, 2, 3]}
- name: decided on the day of the match, or not matched
  AD1: [{DATE_INT: 2026-05-01, DATE_MATCH: 2026-05-01}, {CHILD: B, DATE_INT: 2026-05-01}]
  flags: {}
*/
