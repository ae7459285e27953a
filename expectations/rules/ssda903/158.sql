-- title: An intervention was received, and yet it is said whether one was offered
-- message: If a child has been recorded as receiving an intervention for their substance misuse
--   problem, then the additional item on whether an intervention was offered should be left blank.
-- severity: error
-- flags: OC2(INTERVENTION_RECEIVED, INTERVENTION_OFFERED)
-- needs: OC2
-- years: 2023-
-- dimension: consistency
-- to do: Leave empty whether an intervention was offered, or correct that one was received.
-- source: SSDA903 rule 158, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where INTERVENTION_RECEIVED = '1' and INTERVENTION_OFFERED is not null

/* examples
- name: received, and offered or not
  OC2: [{INTERVENTION_RECEIVED: 1, INTERVENTION_OFFERED: 0}, {CHILD: B, INTERVENTION_RECEIVED: 1, INTERVENTION_OFFERED: 1}]
  flags: {OC2: [1, 2]}
- name: not received, or nothing more is said
  OC2: [{INTERVENTION_RECEIVED: 0, INTERVENTION_OFFERED: 1}, {CHILD: B, INTERVENTION_RECEIVED: 1}, {CHILD: C, INTERVENTION_OFFERED: 1}]
  flags: {}
*/
