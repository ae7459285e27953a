-- title: More than 2% of the children have no gender recorded
-- message: Please check and either amend or provide a reason: Percentage of children with no
--   gender recorded is more than 2% (excluding unborns)
-- severity: query
-- flags: none
-- needs: ChildIdentifiers
-- years: 2023-2024
-- dimension: completeness
-- to do: Ask for the gender of the children who have none or 0, or say why it is not known.
-- choice: Until 2023/24 the return gave GenderCurrent, in which 0 is not recorded; the words are
--   those of 2024/25 with gender for sex. A child with an expected date of birth is unborn and not
--   counted as lacking, but is one of the children of whom 2% are taken. Exactly 2% passes.
-- source: CIN census rule 2886Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with counted as (
    select
        count(*) as children,
        count(*) filter (
            coalesce(GenderCurrent, '0') = '0' and ExpectedPersonBirthDate is null
        ) as without_gender
    from ChildIdentifiers
)

select 'more than 2%' as finding
from counted
where without_gender * 100 > children * 2

/* examples
- name: one of 49
  year: 2024
  ChildIdentifiers: [&m {GenderCurrent: '1'}, {GenderCurrent: '0'}, *m, *m, *m, *m, *m, *m, *m, *m,
    *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m,
    *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m]
  flags: true
- name: one of 50
  year: 2023
  ChildIdentifiers: [&n {GenderCurrent: '1'}, {GenderCurrent: '0'}, *n, *n, *n, *n, *n, *n, *n, *n,
    *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n,
    *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
  flags: false
- name: missing
  ChildIdentifiers: [{GenderCurrent: '9'}, {Sex: M}]
  flags: true
- name: an unborn child, and one of a gender not specified
  ChildIdentifiers:
    - {GenderCurrent: '0', ExpectedPersonBirthDate: 2024-05-01}
    - {GenderCurrent: '9'}
  flags: false
*/
