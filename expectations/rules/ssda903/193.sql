-- title: No substance misuse, but an intervention is told of
-- message: Child not identified as having a substance misuse problem but at least one of the two
--   additional items on whether an intervention were offered and received have been completed.
-- severity: error
-- flags: OC2(SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave the interventions empty, or correct that there is no substance misuse.
-- source: SSDA903 rule 193, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where
    (SUBSTANCE_MISUSE is null or SUBSTANCE_MISUSE = '0')
    and coalesce(INTERVENTION_RECEIVED, INTERVENTION_OFFERED) is not null

/* examples
- name: no misuse, or nothing said of it
  OC2: [{SUBSTANCE_MISUSE: 0, INTERVENTION_RECEIVED: 0}, {CHILD: B, INTERVENTION_OFFERED: 1}]
  flags: {OC2: [1, 2]}
- name: misuse, or no intervention
  OC2: [{SUBSTANCE_MISUSE: 1, INTERVENTION_RECEIVED: 0}, {CHILD: B, SUBSTANCE_MISUSE: 0}, {CHILD: C}]
  flags: {}
*/
