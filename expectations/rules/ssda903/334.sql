-- title: Decided for adoption before the child came into care
-- message: Date child started to be looked after in latest period of care must be on or prior to
--   the date should be placed for adoption.
-- severity: error
-- flags: Episodes(DECOM, RNE), AD1(DATE_INT)
-- needs: Episodes, AD1
-- years: 2023-
-- dimension: consistency
-- to do: Correct the date of the decision or the start of the period of care.
-- choice: The latest period of care begins with the latest episode of RNE S in this return;
--   without one, nothing is compared.
-- source: SSDA903 rule 334, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

with starts as (
    select CHILD, DECOM, row_id
    from Episodes
    where RNE = 'S' and DECOM is not null and CHILD is not null
    qualify row_number() over (partition by CHILD order by DECOM desc, row_id asc) = 1
)

select starts.row_id as Episodes, AD1.row_id as AD1
from starts
join AD1 on starts.CHILD = AD1.CHILD
where AD1.DATE_INT < starts.DECOM

/* examples
- name: decided the day before the latest start
  Episodes: [{DECOM: 2026-05-01, RNE: S}, {DECOM: 2024-05-01, RNE: S}, {DECOM: 2026-08-01, RNE: P}]
  AD1: [{DATE_INT: 2026-04-30}]
  flags: {Episodes: [1], AD1: [1]}
- name: decided on the day, never, or the start is not in this return
  Episodes:
    - {DECOM: 2026-05-01, RNE: S}
    - {CHILD: B, DECOM: 2026-05-01, RNE: S}
    - {CHILD: C, DECOM: 2026-05-01, RNE: P}
    - {CHILD: D, RNE: S}
  AD1:
    - {DATE_INT: 2026-05-01}
    - {CHILD: B}
    - {CHILD: C, DATE_INT: 2026-04-30}
    - {CHILD: D, DATE_INT: 2026-04-30}
  flags: {}
*/
