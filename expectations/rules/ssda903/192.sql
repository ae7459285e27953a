-- title: Substance misuse, and it is not said whether an intervention was received
-- message: Child has been identified as having a substance misuse problem but the additional item
--   on whether an intervention was received has been left blank.
-- severity: error
-- flags: OC2(SUBSTANCE_MISUSE, INTERVENTION_RECEIVED)
-- needs: OC2
-- years: 2023-
-- dimension: completeness
-- to do: Say whether an intervention was received.
-- source: SSDA903 rule 192, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where SUBSTANCE_MISUSE = '1' and INTERVENTION_RECEIVED is null

/* examples
- name: not said
  OC2: [{SUBSTANCE_MISUSE: 1}]
  flags: {OC2: [1]}
- name: said, or no misuse
  OC2: [{SUBSTANCE_MISUSE: 1, INTERVENTION_RECEIVED: 0}, {CHILD: B, SUBSTANCE_MISUSE: 0}, {CHILD: C}]
  flags: {}
*/
