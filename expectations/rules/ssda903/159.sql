-- title: No intervention was received, and it is not said whether one was offered
-- message: If a child has been recorded as not receiving an intervention for their substance
--   misuse problem, then the additional item on whether an intervention was offered should be
--   completed as well.
-- severity: error
-- flags: OC2(SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2
-- years: 2023-
-- dimension: completeness
-- to do: Say whether an intervention was offered.
-- source: SSDA903 rule 159, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where SUBSTANCE_MISUSE = '1' and INTERVENTION_RECEIVED = '0' and INTERVENTION_OFFERED is null

/* examples
- name: not received
  OC2: [{SUBSTANCE_MISUSE: 1, INTERVENTION_RECEIVED: 0}]
  flags: {OC2: [1]}
- name: it is said, it was received, or there is no misuse
  OC2:
    - {SUBSTANCE_MISUSE: 1, INTERVENTION_RECEIVED: 0, INTERVENTION_OFFERED: 0}
    - {CHILD: B, SUBSTANCE_MISUSE: 1, INTERVENTION_RECEIVED: 1}
    - {CHILD: C, SUBSTANCE_MISUSE: 0, INTERVENTION_RECEIVED: 0}
    - {CHILD: D, INTERVENTION_RECEIVED: 0}
  flags: {}
*/
