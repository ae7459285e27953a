-- title: More than 2% of the children have no sex recorded
-- message: Please check and either amend or provide a reason: Percentage of children with no sex
--   recorded is more than 2% (excluding unborns)
-- severity: query
-- flags: none
-- needs: ChildIdentifiers
-- years: 2025-
-- dimension: completeness
-- to do: Ask for the sex of the children who have none or U, or say why it is not known.
-- choice: U is not recorded. A child with an expected date of birth is unborn and not counted as
--   lacking, but is one of the children of whom 2% are taken. Exactly 2% passes.
-- source: CIN census rule 2886Q, as listed by data-to-insight/csc-validator-be-cin (2026-05-01)

with counted as (
    select
        count(*) as children,
        count(*) filter (
            coalesce(Sex, 'U') = 'U' and ExpectedPersonBirthDate is null
        ) as without_sex
    from ChildIdentifiers
)

select 'more than 2%' as finding
from counted
where without_sex * 100 > children * 2

/* examples
- name: one of 49
  ChildIdentifiers: [&m {Sex: M}, {Sex: U}, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m,
    *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m, *m,
    *m, *m, *m, *m, *m, *m, *m, *m, *m]
  flags: true
- name: one of 50
  ChildIdentifiers: [&n {Sex: M}, {Sex: U}, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n,
    *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n, *n,
    *n, *n, *n, *n, *n, *n, *n, *n, *n, *n]
  flags: false
- name: missing
  year: 2025
  ChildIdentifiers: [{Sex: F}, {Sex: null}]
  flags: true
- name: unborn children only, or none at all
  ChildIdentifiers: [{Sex: U, ExpectedPersonBirthDate: 2026-05-01}, {Sex: F}]
  flags: false
- name: no child
  ChildIdentifiers: []
  flags: false
*/
