-- title: A child of school age is recorded as too young for a pupil number
-- message: Child looked after is of school age and should not have an unknown Unique Pupil Number
--   (UPN) code of UN1.
-- severity: error
-- flags: Header(UPN, DOB)
-- needs: Header
-- years: 2023-
-- dimension: validity
-- to do: Ask the school for the pupil number, or give the reason that holds at the child's age.
-- choice: Of school age is a child who was 4 on 31 August of the year before the return year's
--   first day: for 2025/26, on 31 August 2024.
-- source: SSDA903 rule 209, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as Header
from Header
where UPN = 'UN1' and birthday(DOB, 4) <= make_date(collection_year() - 2, 8, 31)

/* examples
- name: was 4 on the last day of August before the year before
  year: 2026
  Header: [{UPN: UN1, DOB: 2020-08-31}]
  flags: {Header: [1]}
- name: turned 4 the day after, has another code, or has no date of birth
  year: 2026
  Header: [{UPN: UN1, DOB: 2020-09-01}, {CHILD: B, UPN: UN2, DOB: 2015-01-01}, {CHILD: C, UPN: UN1}]
  flags: {}
*/
