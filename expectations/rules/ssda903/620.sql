-- title: A mother under 11
-- message: Child has been recorded as a mother, but date of birth shows that the mother is under 11
--   years of age.
-- severity: error
-- flags: Header(DOB, MOTHER)
-- needs: Header
-- years: 2023-
-- dimension: accuracy
-- to do: Correct the date of birth or the mother field.
-- choice: Her age is that on the first day of the year. 1 may be written TRUE, as in XML.
-- source: SSDA903 rule 620, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where MOTHER in ('1', 'TRUE') and birthday(DOB, 11) > collection_start()

/* examples
- name: eleven on the second day
  Header: [{MOTHER: '1', DOB: 2015-04-02}]
  flags: {Header: [1]}
- name: eleven on the first day, no mother, or of unknown age
  Header: [{MOTHER: '1', DOB: 2015-04-01}, {CHILD: B, MOTHER: '0', DOB: 2020-01-01}, {CHILD: C, MOTHER: '1'}]
  flags: {}
*/
