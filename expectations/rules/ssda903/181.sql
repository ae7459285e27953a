-- title: A health field of a child looked after all year is not 0 or 1
-- message: Data items relating to children looked after continuously for 12 months should be
--   completed with a 0 or 1.
-- severity: error
-- flags: OC2(CONVICTED, HEALTH_CHECK, IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT,
--   SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2
-- years: 2023-
-- dimension: validity
-- to do: Give 0 or 1.
-- differs: Where a column has gaps it may read 0 and 1 as 0.0 and 1.0, and flags them.
-- source: SSDA903 rule 181, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where
    CONVICTED not in ('0', '1')
    or HEALTH_CHECK not in ('0', '1')
    or IMMUNISATIONS not in ('0', '1')
    or TEETH_CHECK not in ('0', '1')
    or HEALTH_ASSESSMENT not in ('0', '1')
    or SUBSTANCE_MISUSE not in ('0', '1')
    or INTERVENTION_RECEIVED not in ('0', '1')
    or INTERVENTION_OFFERED not in ('0', '1')

/* examples
- name: no such value
  OC2: [{CONVICTED: 2}, {CHILD: B, CONVICTED: 1, INTERVENTION_OFFERED: 'YES'}]
  flags: {OC2: [1, 2]}
- name: 0, 1 or missing
  OC2: [{CONVICTED: 0, HEALTH_CHECK: 1}, {CHILD: B}]
  flags: {}
*/
