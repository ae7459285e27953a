-- title: Unknown reason for no SDQ score
-- message: Strengths and Difficulties (SDQ) reason is not a valid code.
-- severity: error
-- flags: OC2(SDQ_REASON)
-- needs: OC2
-- years: 2023-
-- dimension: validity
-- to do: Give a reason of the code list, SDQ1 to SDQ5.
-- differs: It flags a code that is sent in small letters; here codes are read in capitals.
-- source: SSDA903 rule 196, as listed by data-to-insight/csc-validator-be-903 (2026-04-22)

select row_id as OC2
from OC2
where SDQ_REASON not in ('SDQ1', 'SDQ2', 'SDQ3', 'SDQ4', 'SDQ5')

/* examples
- name: not on the list
  OC2: [{SDQ_REASON: 'SDQ6'}, {CHILD: B, SDQ_REASON: 'SDQ'}]
  flags: {OC2: [1, 2]}
- name: on the list, or missing
  OC2: [{SDQ_REASON: 'SDQ1'}, {CHILD: B, SDQ_REASON: 'SDQ5'}, {CHILD: C}]
  flags: {}
*/
